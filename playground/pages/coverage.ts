// SPDX-License-Identifier: Apache-2.0
// What becomes of the blocks of the pages that `npm test` does not run, and why not.

/** By the key of the block, as blocks.ts makes it. */
export type Reasons = Readonly<Record<string, string>>;

/** Commands that the part `pages` of the peers runs as they stand. */
export const shellOfPeers = [
  'docs/attestations.md#check-them sh',
  'docs/keys.md#make-a-key sh',
  'docs/migrate/notation.md#run-both-for-a-while sh',
  'docs/private-sigstore.md#the-two-files sh',
] as const;

/** Commands. */
export const shellNotRun: Reasons = {
  'README.md#try-it-without-an-account sh': 'clones from GitHub; .ci/run runs the demo',
  'CONTRIBUTING.md#contributing sh': 'would run these tests within themselves; see .ci/run',
  'CONTRIBUTING.md#real-services-and-verifiers sh': 'needs the peers; see .ci/run',
  'RELEASE.md#make-a-release sh': 'makes a release on GitHub',
  'RELEASE.md#make-a-release sh 2': 'starts a workflow on GitHub',
  'RELEASE.md#check-a-release sh': 'needs a release on GitHub',
  'RELEASE.md#updates-of-packages sh': 'starts a workflow on GitHub',
  'docs/migrate/actions-attest.md#what-verifiers-change sh':
    'asks GitHub’s attestation store, which gh finds on github.com only',
};

/** YAML without a step of these actions. */
export const yamlNotRun: Reasons = {
  'docs/audit.md#the-scopes-file yaml': 'the audits of the pages read it as their scopes file',
  'docs/errors.md#oidc_unavailable yaml': 'grants permissions; actionlint checks it',
  'docs/registries.md#registries yaml': 'only logs in, by an action of others',
};

/** Scripts of steps that need another program, and which the peers run with it. */
export const scriptsOfPeers = [
  'docs/compare.md#comparison yaml',
  'docs/migrate/cosign-installer.md#from-cosign-installer yaml',
  'docs/migrate/cosign-installer.md#before-and-after yaml',
  'docs/migrate/cosign-installer.md#run-both-for-a-while yaml',
  'docs/recipes.md#bake-and-metadata yaml 2',
  'docs/recipes.md#one-job-per-platform yaml',
  'docs/verify.md#verify yaml',
  'docs/verify.md#gate-on-a-scan-result yaml',
] as const;

/** Scripts that nothing runs; the steps around them are run. */
export const scriptsNotRun: Reasons = {
  'docs/migrate/docker-content-trust.md#from-docker-content-trust yaml':
    'needs Docker before 29 and a Notary v1 server',
  'docs/verify.md#gate-on-a-scan-result yaml 2': 'needs conftest and a policy of the user’s own',
};

/** Programs that `npm test` does without. */
export const otherPrograms = /\b(?:docker|cosign|kubectl|jq|conftest)\b/;
