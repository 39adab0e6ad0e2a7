// SPDX-License-Identifier: Apache-2.0
import { createPublicKey } from 'node:crypto';

import { expect, test } from '@jest/globals';

import { fingerprintOf, identityInWords } from '../../../src/action/runner/signer-words.ts';

const server = 'https://github.com';

test.each([
  [
    `${server}/acme/app/.github/workflows/release.yml@refs/heads/main`,
    'release.yml of acme/app, on refs/heads/main',
  ],
  [
    `${server}/acme/app/.github/workflows/a.yml@refs/heads/x@refs/y`,
    'a.yml of acme/app, on refs/heads/x@refs/y',
  ],
  [
    `${server}/acme/app/elsewhere/release.yml@refs/tags/v1`,
    'elsewhere/release.yml of acme/app, on refs/tags/v1',
  ],
])('a workflow of this server, %s, is named in words', (identity, words) => {
  expect(identityInWords(identity, server)).toBe(words);
});

test.each([
  'someone@example.com',
  'https://github.com.evil.example/acme/app/.github/workflows/release.yml@refs/heads/main',
  'https://gitlab.com/acme/app//.gitlab-ci.yml@refs/heads/main',
  `${server}/acme/app/.github/workflows/release.yml`,
  `${server}/acme`,
  '',
])('anything else, %j, is shown as it is', (identity) => {
  expect(identityInWords(identity, server)).toBe(identity);
});

test('a key has the fingerprint that openssl and sha256sum give', () => {
  const pem = [
    '-----BEGIN PUBLIC KEY-----',
    'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEf6PQE8gUVJ4KTWwTQeqLBg9Te7mv',
    'f3rcrhxomXgezeYEgu5agFQCnZPo+/8FVUeXxUlfg7xzeQxyE830g19jCw==',
    '-----END PUBLIC KEY-----',
  ].join('\n');
  // openssl pkey -pubin -in key.pem -outform der | sha256sum
  expect(fingerprintOf(createPublicKey(pem))).toBe(
    'SHA256:d4d9c5ee359c236cee291115b28f4abfbb2d4dc2f121b1d3d96bcd9e0db8fa00',
  );
});
