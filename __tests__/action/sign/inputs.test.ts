// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';

import { readSignInputs, signDefaults } from '../../../src/action/sign/inputs.ts';
import { defaultsOf, digestOf, inputsOf, problemsOf } from '../given.ts';

const read = (given: Readonly<Record<string, string>> = {}) =>
  readSignInputs(inputsOf('action.yml', given));
const problems = (given: Readonly<Record<string, string>>) => problemsOf(() => read(given));

test('the defaults of action.yml sign keylessly, with a log, what the images input names', () => {
  expect(read({ images: 'a:1' })).toEqual({
    annotations: {},
    instance: { kind: 'public-good', rekorVersion: 1 },
    disclosePrivateRepository: false,
    patienceMs: 600_000,
    registryLogin: undefined,
    tokenHosts: [],
    githubToken: '',
    summary: true,
    formats: ['bundle'],
    recursive: false,
    tags: [],
    existing: 'skip',
    key: undefined,
    transparencyLog: true,
    signatureRepository: undefined,
    dockerReference: '',
    destination: 'registry',
    statements: {
      sbom: { kind: 'files', lines: [] },
      attestations: [],
      style: 'unversioned',
      maxBytes: 64 * 1024 * 1024,
      provenance: 'none',
      largeStatements: 'same-log',
      isStoredOnGitHub: false,
    },
  });
});

test('an input that a wrapper passes on empty means its default', () => {
  const empty = Object.fromEntries(Object.keys(signDefaults).map((name) => [name, ' ']));
  expect(read(empty)).toEqual(read());
  expect(signDefaults).toEqual(defaultsOf('action.yml'));
});

test('every input has its place', () => {
  const all = {
    digest: ` ${digestOf('a')} `,
    annotations: 'a=1',
    'signing-config': 's.json',
    'trusted-root': ' t.json ',
    'disclose-private-repository': 'true',
    patience: '90s',
    'registry-username': 'me',
    'registry-password': ' pass ',
    'token-hosts': 'authn.nvidia.com',
    'github-token': 'token',
    summary: 'false',
    format: 'both',
    recursive: 'true',
    'publish-tags': '1.2.3, latest\nghcr.io/acme/app:1\n',
    existing: 'sign',
    key: 'cosign.key',
    'key-password': 'word',
    'transparency-log': 'false',
    'signature-repository': 'ghcr.io/acme/signatures',
    'docker-reference': 'mirror.example/app',
    sbom: 'linux/amd64=amd64.json\n*.cdx.json',
    attestations: 'vuln=scan.json',
    provenance: 'from-build',
    'predicate-type-style': 'versioned',
    'max-statement-size': '1MB',
    'large-statements': 'rekor-v2',
  };
  expect(read(all)).toEqual({
    annotations: { a: '1' },
    instance: { kind: 'private', signingConfigFile: 's.json', trustedRootFile: 't.json' },
    disclosePrivateRepository: true,
    patienceMs: 90_000,
    registryLogin: { username: 'me', password: ' pass ' },
    tokenHosts: ['authn.nvidia.com'],
    githubToken: 'token',
    summary: false,
    formats: ['bundle', 'legacy'],
    recursive: true,
    tags: [
      { repository: undefined, tag: '1.2.3' },
      { repository: undefined, tag: 'latest' },
      { repository: { registry: 'ghcr.io', path: 'acme/app' }, tag: '1' },
    ],
    existing: 'sign',
    key: { text: 'cosign.key', password: 'word' },
    transparencyLog: false,
    signatureRepository: { registry: 'ghcr.io', path: 'acme/signatures' },
    dockerReference: 'mirror.example/app',
    statements: {
      sbom: {
        kind: 'files',
        lines: [
          { path: 'amd64.json', platform: 'linux/amd64' },
          { path: '*.cdx.json', platform: undefined },
        ],
      },
      attestations: [
        { path: 'scan.json', predicateType: 'https://cosign.sigstore.dev/attestation/vuln/v1' },
      ],
      style: 'versioned',
      maxBytes: 1_000_000,
      provenance: 'build',
      largeStatements: 'rekor-v2',
      isStoredOnGitHub: false,
    },
    destination: 'registry',
  });
  expect(read({ signer: 'key', key: 'cosign.key' }).key?.text).toBe('cosign.key');
  expect(read({ format: 'legacy', push: 'true' }).formats).toEqual(['legacy']);
  expect(read({ 'rekor-version': ' 2 ' }).instance).toEqual({
    kind: 'public-good',
    rekorVersion: 2,
  });
  expect(read({ push: 'false' }).destination).toBe('files');
});

test('a tag that is named twice is published once', () => {
  expect(
    read({
      'publish-tags':
        'latest, latest\nghcr.io/acme/app:1\nghcr.io/acme/app:1, ghcr.io/acme/web:1\nLatest',
    }).tags,
  ).toEqual([
    { repository: undefined, tag: 'latest' },
    { repository: { registry: 'ghcr.io', path: 'acme/app' }, tag: '1' },
    { repository: { registry: 'ghcr.io', path: 'acme/web' }, tag: '1' },
    { repository: undefined, tag: 'Latest' },
  ]);
});

describe('what cannot be is told with the reason', () => {
  test.each([
    [{ 'rekor-version': '3' }, 'input "rekor-version" must be 1 or 2, not "3"'],
    [
      { 'trusted-root': 't.json' },
      'input "trusted-root" is given without "signing-config": a private Sigstore needs both files',
    ],
    [
      { 'signing-config': 's.json' },
      'input "signing-config" is given without "trusted-root": a private Sigstore needs both files',
    ],
    [
      { 'key-password': 'word' },
      'input "key-password" is given without "key" (is the secret set, and available to this ' +
        'event?)',
    ],
    [
      { signer: 'key' },
      'input "signer" is key, and the input "key" is empty: is the secret set, and available to ' +
        'this event?',
    ],
    [
      { signer: 'key', 'key-password': 'word' },
      'input "signer" is key, and the input "key" is empty: is the secret set, and available to ' +
        'this event?',
    ],
    [
      { signer: 'workflow', key: 'cosign.key' },
      'input "signer" is workflow, but a key is given too: leave out one of them',
    ],
    [{ signer: 'keyless' }, 'input "signer" must be key or workflow, not "keyless"'],
    [{ format: 'cosign' }, 'input "format" must be bundle, legacy or both, not "cosign"'],
    [
      { 'docker-reference': 'a b', format: 'both' },
      'input "docker-reference" must be a repository as people pull it, not "a b"',
    ],
    [
      { 'docker-reference': 'mirror.example/app' },
      'input "docker-reference" is for the legacy format; set "format: legacy" or "format: both"',
    ],
    [
      { push: 'false', format: 'both' },
      'input "push" is false, which writes bundles, but "format" asks for the legacy format, ' +
        'which is kept in registries only',
    ],
    [{ push: 'false', 'publish-tags': '1' }, 'input "push" is false, so "publish-tags" cannot be'],
    [
      { push: 'false', 'signature-repository': 'ghcr.io/acme/signatures' },
      'input "push" is false, so nothing is stored in "signature-repository"',
    ],
    [
      { push: 'false', recursive: 'true' },
      'input "push" is false, so the registry is not asked what is in an index: name the ' +
        'digests instead of "recursive"',
    ],
    [
      { 'publish-tags': 'ghcr.io/acme/app' },
      'input "publish-tags": "ghcr.io/acme/app" is not name:tag',
    ],
    [
      { 'publish-tags': `ghcr.io/acme/app:1@${digestOf('a')}` },
      expect.stringContaining('is not name:tag'),
    ],
    [
      { 'publish-tags': digestOf('a') },
      expect.stringMatching(/^input "publish-tags": "sha256:a+…?" is a digest, not name:tag; /),
    ],
    [
      { 'signature-repository': digestOf('a') },
      expect.stringContaining('is not an image: it is a digest without its name'),
    ],
    [{ 'publish-tags': 'Not An Image:1' }, expect.stringMatching(/^input "publish-tags": /)],
  ])('%j', (given, problem) => {
    expect(problems(given)).toEqual([problem]);
  });

  test('and all of it at once', () => {
    const given = {
      summary: 'si',
      recursive: 'no',
      patience: '1d',
      existing: 'x',
      'rekor-version': '3',
      'publish-tags': 'a b, c d',
      'registry-username': 'me',
    };
    expect(problems(given)).toHaveLength(8);
  });
});

test('no secret is quoted when it is refused', () => {
  const secrets = {
    'registry-password': 'secret-one',
    'key-password': 'secret-two',
    'github-token': 'secret-three',
  };
  expect(problems({ ...secrets, patience: 'x' }).join()).not.toMatch(/secret-(?:one|two|three)/);
});

describe('statements', () => {
  test('that contradict another input are refused, each with what to do', () => {
    const told = (given: Readonly<Record<string, string>>) => problems(given).join('\n');
    expect(told({ signature: 'false' })).toContain('nothing else is to be stated');
    expect(told({ format: 'legacy', sbom: 'a.json' })).toContain('format: both');
    expect(told({ key: 'cosign.key', provenance: 'true' })).toContain('has no certificate');
    expect(told({ key: 'cosign.key', 'github-attestations': 'true' })).toContain('"key" signs');
    expect(told({ signature: 'false', sbom: 'a.json', 'publish-tags': '1' })).toContain(
      'an image that this step did not sign',
    );
    for (const fromRegistry of [
      { sbom: 'from-build' },
      { provenance: 'from-build' },
      { sbom: 'linux/amd64=a.json' },
    ])
      expect(told({ push: 'false', ...fromRegistry })).toContain('the registry is not asked');
  });

  test('are made without a signature when it is not wanted', () => {
    expect(read({ signature: 'false', attestations: 'vuln=a.json' }).formats).toEqual([]);
    expect(problems({ key: 'cosign.key', provenance: 'from-build', sbom: 'a.json' })).toEqual([]);
  });
});
