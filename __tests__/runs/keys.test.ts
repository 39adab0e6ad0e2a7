// SPDX-License-Identifier: Apache-2.0
// The sign action as it is shipped, with keys of every kind and in every form.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startWorld, type World } from '../../playground/world.ts';
import { encryptedForms } from './encrypted-keys.ts';
import { expectSecretsHidden } from './secrets.ts';

describe('a key', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ shape: 'none-404-text' });
  });
  afterAll(async () => world.close());
  const keys = {
    'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    'P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }),
    'P-521': generateKeyPairSync('ec', { namedCurve: 'P-521' }),
    'RSA 2048': generateKeyPairSync('rsa', { modulusLength: 2048 }),
    Ed25519: generateKeyPairSync('ed25519'),
  };
  const privatePem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const publicPem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();
  const { Ed25519, ...logged } = keys;

  // Logs and verifiers agree about all formats for these only.
  test.each([
    ['P-256', 'both'],
    ['RSA 2048', 'both'],
    ['P-384', 'bundle'],
    ['P-521', 'bundle'],
  ] satisfies [keyof typeof logged, string][])(
    '%s signs in the format "%s" with a log entry',
    async (kind, format) => {
      const { privateKey, publicKey } = logged[kind];
      const images = world.push('acme/keyed', { content: kind }).image;
      const signed = await world.sign({ inputs: { images, key: privatePem(privateKey), format } });
      expect(signed.outputs['signed']).toBe('true');
      const by = { key: publicPem(publicKey), 'certificate-oidc-issuer': '' };
      const verified = await world.verify({ inputs: { images, ...by } });
      expect(verified.outputs['verified']).toBe('true');
    },
  );

  test('Ed25519 is refused with a log, which takes its signatures in no form', async () => {
    const images = world.push('acme/keyed', { content: 'Ed25519' }).image;
    const key = privatePem(Ed25519.privateKey);
    const signed = await world.sign({ inputs: { images, key, format: 'bundle' } });
    expect(signed.outputs['signed']).toBe('false');
    expect(signed.stdout).toContain('KEY_INVALID');
  });

  describe.each(Object.entries(keys))('%s without a log', (kind, { privateKey, publicKey }) => {
    const by = (key: KeyObject) => ({
      images,
      key: publicPem(key),
      'certificate-oidc-issuer': '',
      'trusted-root': '',
      'transparency-log': 'false',
    });
    let images: string;

    test('signs without a token and asks no Sigstore', async () => {
      images = world.push('acme/unlogged', { content: kind }).image;
      const run = await world.sign({
        inputs: {
          images,
          key: privatePem(privateKey),
          'transparency-log': 'false',
          'signing-config': '',
          'trusted-root': '',
        },
        env: {
          ACTIONS_ID_TOKEN_REQUEST_URL: undefined,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined,
        },
      });
      expect(run.outputs['signed']).toBe('true');
      expect(new Set(run.requests.map(({ role }) => role))).toEqual(new Set(['registry']));
    });

    test('verifies with its public key, and with no other', async () => {
      const own = await world.verify({ inputs: by(publicKey) });
      expect(own.outputs['verified']).toBe('true');
      const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
      expect((await world.verify({ inputs: by(other) })).exitCode).toBe(1);
    });
  });

  describe.each(Object.entries(encryptedForms))('as %s', (_, encrypt) => {
    const { pem, secrets } = encrypt('correct horse');
    const file = () => {
      const path = join(mkdtempSync(join(tmpdir(), 'signet-key-')), 'cosign.key');
      writeFileSync(path, pem);
      return path;
    };
    const images = (content: string) =>
      world.push('acme/secret', { content: `${pem}${content}` }).image;

    test.each([
      ['in the input', () => pem],
      ['in a file', file],
      ['in the environment', () => 'env://SIGNING_KEY'],
    ])('%s signs, and is never shown at any debug level', async (place, key) => {
      const run = await world.sign({
        inputs: {
          images: images(place),
          key: key(),
          format: 'both',
          'key-password': 'correct horse',
        },
        env: { SIGNING_KEY: pem, RUNNER_DEBUG: '1' },
      });
      expect(run.outputs['signed']).toBe('true');
      expectSecretsHidden(run, secrets);
    });

    test.each([
      ['with another password', { key: pem, 'key-password': 'wrong horse' }],
      [
        'with a line missing',
        { key: pem.split('\n').toSpliced(2, 1).join('\n'), 'key-password': 'correct horse' },
      ],
    ])('%s is refused, and is not shown either', async (_, inputs) => {
      const run = await world.sign({
        inputs: { images: `${world.name('acme/secret')}@sha256:${'1'.repeat(64)}`, ...inputs },
        env: { RUNNER_DEBUG: '1' },
      });
      expect(run.stdout).toContain('KEY_INVALID');
      expectSecretsHidden(run, ['wrong horse', ...secrets]);
    });
  });

  test('that the log takes in one format only records nothing when both are asked for', async () => {
    const key = generateKeyPairSync('ec', { namedCurve: 'P-384' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    const { image } = world.push('acme/large');
    const asked = world.sigstore.requests.length;
    const run = await world.sign({ inputs: { images: image, key, format: 'both' } });
    expect(run.stdout).toMatch(/^::error .*::KEY_INVALID: /m);
    expect(world.sigstore.requests.slice(asked)).toEqual([]);
  });

  test('and its password are masked before anything else is said', async () => {
    const { pem } = encryptedForms['cosign writes it']('correct horse');
    const run = await world.sign({
      inputs: {
        images: `not an image ${pem.slice(60, 100)}`,
        key: pem,
        'key-password': 'correct horse',
      },
    });
    const said = run.stdout.split('\n').findIndex((line) => !line.startsWith('::add-mask::'));
    const masks = run.stdout.split('\n').slice(0, said).join('\n');
    for (const secret of ['correct horse', ...pem.trim().split('\n').slice(1, -1)])
      expect(masks).toContain(secret);
  });
});
