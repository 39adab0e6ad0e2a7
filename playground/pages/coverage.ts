// SPDX-License-Identifier: Apache-2.0
// What becomes of the blocks of the pages that `npm test` does not run, and why not.

/** By the key of the block, as blocks.ts makes it. */
export type Reasons = Readonly<Record<string, string>>;

/** Commands. */
export const shellNotRun: Reasons = {
  'README.md#try-it-without-an-account sh': 'clones from GitHub; .ci/run runs the demo',
  'CONTRIBUTING.md#contributing sh': 'would run these tests within themselves; see .ci/run',
  'CONTRIBUTING.md#real-services-and-verifiers sh': 'needs the peers; see .ci/run',
  'RELEASE.md#make-a-release sh': 'makes a release on GitHub',
  'RELEASE.md#make-a-release sh 2': 'starts a workflow on GitHub',
  'RELEASE.md#check-a-release sh': 'needs a release on GitHub',
  'RELEASE.md#updates-of-packages sh': 'starts a workflow on GitHub',
  'docs/attestations.md#check-them sh':
    'needs cosign and gh; the peers run the same commands in the part `statements`',
  'docs/keys.md#make-a-key sh': 'needs cosign, and a repository on GitHub for the secrets',
  'docs/migrate/actions-attest.md#what-verifiers-change sh': 'asks GitHub’s attestation store',
  'docs/migrate/notation.md#run-both-for-a-while sh': 'needs oras',
  'docs/private-sigstore.md#the-two-files sh':
    'needs cosign; the peers make their own two files by these commands',
};

/** YAML without a step of these actions. */
export const yamlNotRun: Reasons = {
  'docs/audit.md#the-scopes-file yaml': 'the audits of the pages read it as their scopes file',
  'docs/errors.md#oidc_unavailable yaml': 'grants permissions; actionlint checks it',
  'docs/registries.md#registries yaml': 'only logs in, by an action of others',
};

/** Scripts of steps that need another program; the steps around them are run. */
export const scriptsNotRun: Reasons = {
  'docs/compare.md#comparison yaml': 'needs cosign',
  'docs/migrate/cosign-installer.md#from-cosign-installer yaml': 'needs cosign',
  'docs/migrate/cosign-installer.md#before-and-after yaml': 'needs cosign',
  'docs/migrate/cosign-installer.md#run-both-for-a-while yaml': 'needs cosign',
  'docs/migrate/docker-content-trust.md#from-docker-content-trust yaml': 'needs Docker',
  'docs/recipes.md#bake-and-metadata yaml 2': 'needs Docker',
  'docs/recipes.md#one-job-per-platform yaml': 'needs Docker',
  'docs/verify.md#verify yaml': 'needs a cluster',
  'docs/verify.md#gate-on-a-scan-result yaml': 'needs jq',
  'docs/verify.md#gate-on-a-scan-result yaml 2': 'needs jq and conftest',
};

/** Programs that `npm test` does without. */
export const otherPrograms = /\b(?:docker|cosign|kubectl|jq|conftest)\b/;
