// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';

import { readVerifyInputs, verifyDefaults } from '../../../src/action/verify/inputs.ts';
import { defaultsOf, inputsOf, problemsOf } from '../given.ts';

const read = (given: Readonly<Record<string, string>> = {}) =>
  readVerifyInputs(inputsOf('verify/action.yml', given));
const problems = (given: Readonly<Record<string, string>>) => problemsOf(() => read(given));

test('the defaults of action.yml demand a logged signature by any workflow of this repository', () => {
  expect(read({ images: 'a:1' })).toEqual({
    images: 'a:1',
    digest: '',
    imagesFrom: '',
    signer: { kind: 'workflow', repository: '', workflow: '', ref: '', issuer: '' },
    predicateTypes: [],
    annotations: {},
    recursive: false,
    trustedRootFile: '',
    signatureRepository: undefined,
    maxAgeMs: undefined,
    onFailure: 'fail',
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
      { kind: 'identity', identity: 'me', issuer: 'https://i' },
    ],
    [
      { 'certificate-identity-regexp': '.*' },
      { kind: 'identity-regexp', pattern: '.*', issuer: '' },
    ],
    [
      { 'signer-repository': 'acme/app', 'signer-ref': 'refs/tags/v*' },
      { kind: 'workflow', repository: 'acme/app', workflow: '', ref: 'refs/tags/v*', issuer: '' },
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
