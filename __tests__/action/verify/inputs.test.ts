// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';

import { readVerifyInputs, verifyDefaults } from '../../../src/action/verify/inputs.ts';
import { anySource } from '../../../src/policy/declared.ts';
import { defaultsOf, inputsOf, problemsOf } from '../given.ts';

const read = (given: Readonly<Record<string, string>> = {}) =>
  readVerifyInputs(inputsOf('verify/action.yml', given), 'https://github.com');
const problems = (given: Readonly<Record<string, string>>) => problemsOf(() => read(given));

test('the defaults of action.yml demand a logged signature by any workflow of this repository', () => {
  expect(read({ images: 'a:1' })).toEqual({
    images: 'a:1',
    digest: '',
    imagesFrom: '',
    signer: {
      kind: 'workflow',
      repository: '',
      workflow: '',
      ref: '',
      issuer: '',
      source: anySource,
    },
    predicateTypes: [],
    requireProvenance: false,
    annotations: {},
    recursive: false,
    trustedRootFile: '',
    signatureRepository: undefined,
    maxAgeMs: undefined,
    onFailure: 'fail',
    policies: '',
    policiesFormat: 'bundle',
    tufMirror: '',
    tufRootFile: '',
    transparencyLog: true,
    patienceMs: 120_000,
    registryLogin: undefined,
    tokenHosts: [],
    githubToken: '',
    summary: true,
  });
});

test('an input that a wrapper passes on empty means its default', () => {
  const empty = Object.fromEntries(Object.keys(verifyDefaults).map((name) => [name, '']));
  expect(read(empty)).toEqual(read());
  expect(verifyDefaults).toEqual(defaultsOf('verify/action.yml'));
});

describe('who must have signed', () => {
  test.each([
    [{ key: ' cosign.pub' }, { kind: 'key', key: ' cosign.pub' }],
    [
      { 'certificate-identity': ' me ', 'certificate-oidc-issuer': 'https://i' },
      { kind: 'identity', identity: 'me', issuer: 'https://i', source: anySource },
    ],
    [
      { 'certificate-identity-regexp': '.*' },
      { kind: 'identity-regexp', pattern: '.*', issuer: '', source: anySource },
    ],
    [
      { 'signer-repository': 'acme/app', 'signer-ref': 'refs/tags/v*' },
      {
        kind: 'workflow',
        repository: 'acme/app',
        workflow: '',
        ref: 'refs/tags/v*',
        issuer: '',
        source: anySource,
      },
    ],
  ])('%j', (given, signer) => {
    expect(read(given).signer).toEqual(signer);
  });

  test.each([
    [
      { key: 'k', 'certificate-identity': 'me' },
      'the inputs key and certificate-identity say who must have signed in different ways; ' +
        'give one',
    ],
    [
      { 'certificate-identity': 'me', 'signer-workflow': 'a.yml' },
      'the inputs certificate-identity and signer-repository, signer-workflow and signer-ref ' +
        'say who must have signed in different ways; give one',
    ],
    [
      { key: 'k', 'certificate-oidc-issuer': 'https://i' },
      'input "certificate-oidc-issuer" means nothing for a key',
    ],
    [
      { 'signer-repository': 'https://github.com/acme/app' },
      'input "signer-repository" must be OWNER/REPOSITORY, not "https://github.com/acme/app"',
    ],
    [
      { 'signer-repository': 'acme' },
      'input "signer-repository" must be OWNER/REPOSITORY, not "acme"',
    ],
  ])('cannot be %j', (given, problem) => {
    expect(problems(given)).toEqual([problem]);
  });
});

const says = { repository: 'acme/app', workflow: '.github/workflows/release.yml' };

describe('a workflow', () => {
  const path = 'acme/app/.github/workflows/release.yml';
  test.each([
    [path, { ...says, ref: '' }],
    [`github.com/${path}`, { ...says, ref: '' }],
    [`${path}@refs/heads/main`, { ...says, ref: 'refs/heads/main' }],
    [`https://github.com/${path}@refs/tags/v1`, { ...says, ref: 'refs/tags/v1' }],
    [`${path}@${'a'.repeat(40)}`, { ...says, ref: 'a'.repeat(40) }],
    [
      'release.yml@refs/heads/a@b',
      { repository: '', workflow: 'release.yml', ref: 'refs/heads/a@b' },
    ],
    ['release@x.yml', { repository: '', workflow: 'release@x.yml', ref: '' }],
    [
      'https://github.com/acme/app/.github/workflows/my%20release.yml@refs/heads/main',
      {
        repository: 'acme/app',
        workflow: '.github/workflows/my release.yml',
        ref: 'refs/heads/main',
      },
    ],
  ])('written as %s is read', (text, workflow) => {
    expect(read({ 'signer-workflow': text }).signer).toEqual({
      kind: 'workflow',
      issuer: '',
      source: anySource,
      ...workflow,
    });
  });

  test.each([
    [
      { 'signer-ref': 'main' },
      /no ref is called "main": write refs\/heads\/main or refs\/tags\/main$/,
    ],
    [{ 'signer-ref': 'v*' }, /write refs\/heads\/v\* or refs\/tags\/v\*$/],
    [{ 'signer-ref': 'heads/main' }, /write refs\/heads\/main$/],
    [{ 'signer-ref': '*' }, /write refs\/\*\* for any/],
    [{ 'source-ref': 'main' }, /^input "source-ref": no ref is called "main"/],
    [{ 'source-ref': 'a'.repeat(40) }, /^input "source-ref": no ref is called/],
    [
      { 'signer-workflow': 'release.yml@main' },
      /^input "signer-workflow": no ref is called "main"/,
    ],
    [{ 'signer-workflow': 'Release' }, /^input "signer-workflow": .*file.*not its title$/],
    [{ 'signer-workflow': 'ci/release.yml' }, /workflows are files in \.github\/workflows\//],
    [
      { 'signer-workflow': path, 'signer-repository': 'acme/b' },
      /"signer-repository" is "acme\/b", but/,
    ],
    [
      { 'signer-workflow': `${path}@refs/heads/main`, 'signer-ref': 'refs/tags/v*' },
      /^input "signer-ref" is "refs\/tags\/v\*", but "signer-workflow" says "refs\/heads\/main"/,
    ],
    [{ 'signer-workflow': `octo.ghe.com/${path}` }, /names a workflow on https:\/\/octo\.ghe\.com/],
    [
      { 'certificate-identity-regexp': 'acme/app' },
      /must match the whole identity.*write "\.\*acme\/app\.\*"/,
    ],
    [{ 'certificate-identity-regexp': '^github\\.com/acme/.*' }, /must match the whole identity/],
    [{ 'source-repository': 'acme' }, /"source-repository" must be OWNER\/REPOSITORY, not "acme"/],
    [{ 'source-repository-id': 'acme/app' }, /must be the number/],
    [{ key: 'k', 'source-repository': 'acme/app' }, /"source-repository" means nothing for a key/],
  ])('that can never be matched is refused, with what to write: %j', (given, problem) => {
    expect(problems(given)).toEqual([expect.stringMatching(problem)]);
  });

  test.each(['refs/heads/main', 'refs/tags/v*', 'refs/**', '**', '**/main', 'a'.repeat(40)])(
    'may be asked for on %s',
    (ref) => {
      expect(problems({ 'signer-ref': ref })).toEqual([]);
    },
  );

  test.each(['release*', '**/release.yml', '*', '.github/workflows/r*.yaml', 'r*l'])(
    'may be asked for by the pattern %s',
    (workflow) => {
      expect(problems({ 'signer-workflow': workflow })).toEqual([]);
    },
  );
});

test('the sources of a shared workflow are repositories, by lines or commas, their ids and a ref', () => {
  expect(
    read({
      'signer-repository': 'acme/workflows',
      'source-repository': 'acme/app\nacme/b, acme/c',
      'source-repository-id': '1001',
      'source-ref': 'refs/tags/v*',
    }).signer,
  ).toMatchObject({
    source: {
      repositories: ['acme/app', 'acme/b', 'acme/c'],
      repositoryIds: ['1001'],
      ref: 'refs/tags/v*',
    },
  });
});

describe('predicate types', () => {
  test('have the names that cosign gives them, or are URIs', () => {
    expect(
      read({ 'predicate-types': 'slsaprovenance1, spdxjson\nhttps://example.com/v1' })
        .predicateTypes,
    ).toEqual([
      'https://slsa.dev/provenance/v1',
      'https://spdx.dev/Document',
      'https://example.com/v1',
    ]);
  });

  test.each(['slsa', 'constructor', '__proto__', 'two words'])('%j is none', (text) => {
    expect(problems({ 'predicate-types': text })).toEqual([
      expect.stringMatching(/is neither a URI nor one of slsaprovenance, /),
    ]);
  });
});

describe('an age', () => {
  test.each([
    ['30m', 1_800_000],
    ['12h', 43_200_000],
    [' 90 d ', 7_776_000_000],
  ])('%j is %d ms', (text, ms) => {
    expect(read({ 'max-age': text }).maxAgeMs).toBe(ms);
  });

  test.each(['0d', '90', '1w', '-1d', '1.5h', '90s'])('%j is none', (text) => {
    expect(problems({ 'max-age': text })).toEqual([
      `input "max-age" must be a time such as 30m, 12h or 90d, not ${JSON.stringify(text)}`,
    ]);
  });
});

test('a login is not for registries that only manifests name', () => {
  const login = { 'registry-username': 'me', 'registry-password': 'secret-word' };
  expect(problems({ ...login, 'images-from': 'deploy/' })).toEqual([
    expect.stringMatching(/^with "images-from".*docker\/login-action/),
  ]);
  expect(problems({ ...login, images: 'a:1' })).toEqual([]);
});

test('a provenance is not compared with the certificate of a key, which has none', () => {
  const given = { key: 'cosign.pub', 'require-provenance': 'true' };
  expect(problems(given)).toEqual([
    'input "require-provenance" compares a provenance with the certificate that it was signed ' +
      'with, and a key has none: use "predicate-types: slsaprovenance1" to demand one that the ' +
      'key signed',
  ]);
});

test('all problems are told at once', () => {
  expect(
    problems({
      recursive: 'x',
      'on-failure': 'ignore',
      patience: '0s',
      'max-age': 'old',
      annotations: 'x',
      'transparency-log': 'maybe',
      'registry-username': 'me',
    }),
  ).toHaveLength(7);
});
