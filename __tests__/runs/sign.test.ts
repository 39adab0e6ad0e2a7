// SPDX-License-Identifier: Apache-2.0
// The sign action as it is shipped, against a whole Sigstore and a registry over real HTTP.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { RegistryShape } from '../../playground/registry/registry.ts';
import type { ActionResult } from '../../playground/runner.ts';
import { startWorld, type World } from '../../playground/world.ts';
import { encryptedForms } from './encrypted-keys.ts';
import { expectReport } from './schemas.ts';

describe.each([
  'api',
  'api-without-header',
  'none-404-text',
  'none-404-json',
  'lying-303',
  'lying-200-html',
  'header-without-api',
] satisfies RegistryShape[])('on a registry of the shape %s', (shape) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ shape });
  });
  afterAll(async () => world.close());

  test('a signed image verifies', async () => {
    const { image } = world.push('acme/app');
    const signed = await world.sign({ inputs: { images: image } });
    expect(signed.outputs).toMatchObject({ signed: 'true', images: image });
    expectReport('sign', signed);
    const verified = await world.verify({ inputs: { images: image } });
    expect(verified.outputs['verified']).toBe('true');
    expectReport('verify', verified);
  });

  test('a second run changes nothing and buys no certificate', async () => {
    const before = world.registry.store.snapshot();
    const again = await world.sign({ inputs: { images: world.push('acme/app').image } });
    expect(again.outputs['signed']).toBe('true');
    expectReport('sign', again);
    expect(world.registry.store.snapshot()).toEqual(before);
    // A token says who would sign; with a signature of the same signer there, that is all.
    expect(new Set(again.requests.map(({ role }) => role))).toEqual(new Set(['oidc', 'registry']));
  });

  test('an index is signed with its platforms in both formats, and only then tagged', async () => {
    const { image, digest } = world.push('acme/release', { platforms: ['amd64', 'arm64'] });
    const run = await world.sign({
      inputs: {
        images: image,
        recursive: 'true',
        format: 'both',
        'publish-tags': `${world.name('acme/release')}:1.2.3, latest`,
      },
    });
    expect(run.outputs['signed']).toBe('true');
    expect(world.registry.store.tags.get('acme/release:1.2.3')).toBe(digest);
    const verified = await world.verify({
      inputs: { images: `${world.name('acme/release')}:latest`, recursive: 'true' },
    });
    expect(JSON.parse(verified.outputs['verdicts'] ?? '[]')).toHaveLength(3);
    expect(verified.outputs['verified']).toBe('true');
  });

  test('nothing is ever deleted', () => {
    expect(world.registry.requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
  });
});

test('nothing is tagged when one image fails', async () => {
  const world = await startWorld();
  const { image } = world.push('acme/failing');
  const inputs = {
    images: `${image}\n${world.name('acme/absent')}@sha256:${'0'.repeat(64)}`,
    'publish-tags': `${world.name('acme/failing')}:2`,
  };
  expect((await world.sign({ inputs })).exitCode).toBe(1);
  expect(world.registry.store.tags.has('acme/failing:2')).toBe(false);
  await world.close();
});

describe('ten images', () => {
  test('cost one token and one certificate', async () => {
    const world = await startWorld({
      shape: 'none-404-text',
      auth: { kind: 'token', username: 'me', password: 'secret-one' },
    });
    const images = Array.from(
      { length: 10 },
      (_, at) => world.push('acme/many', { content: String(at) }).image,
    );
    const run = await world.sign({
      inputs: {
        images: images.join('\n'),
        'registry-username': 'me',
        'registry-password': 'secret-one',
      },
    });
    expect(run.outputs['signed']).toBe('true');
    expect(run.outputs['images']?.split('\n')).toEqual(images);
    expect(world.oidc.requests.filter(({ path }) => path.startsWith('/token'))).toHaveLength(1);
    expect(world.sigstore.requests.filter(({ path }) => path.includes('signingCert'))).toHaveLength(
      1,
    );
    expect(world.registry.requests.filter(({ path }) => path.startsWith('/token'))).toHaveLength(1);
    await world.close();
  });
});

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

/** What must not be in anything that is kept or shown; only the runner's masks may name it. */
function expectSecretsHidden(
  { stdout, stderr, summary, outputs, temp }: ActionResult,
  secrets: readonly string[],
): void {
  const log = stdout
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n');
  const files = readdirSync(temp, { recursive: true, encoding: 'utf8' })
    .map((path) => join(temp, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'));
  expect(files.length).toBeGreaterThan(5);
  for (const secret of secrets)
    for (const text of [log, stderr, summary, JSON.stringify(outputs), ...files])
      expect(text).not.toContain(secret);
}

test('no token and no password is in log, outputs, report or summary, with debug logging too', async () => {
  const world = await startWorld({
    auth: { kind: 'token', username: 'me', password: 'pass-word-1' },
  });
  const { image } = world.push('acme/app');
  const run = await world.sign({
    inputs: {
      images: image,
      'registry-username': 'me',
      'registry-password': 'pass-word-1',
      'github-token': 'ghs_secrettoken',
    },
    env: { RUNNER_DEBUG: '1' },
  });
  expect(run.outputs['signed']).toBe('true');
  expect(run.stdout).toContain('::debug::');
  expectSecretsHidden(run, [
    'pass-word-1',
    'ghs_secrettoken',
    'runner-request-token',
    'eyJhbGciOiJSUzI1NiI',
    Buffer.from('me:pass-word-1').toString('base64'),
    'xxxxxxxxxxxxxxxxxxxx',
  ]);
  expect(run.masks).toEqual(
    expect.arrayContaining(['pass-word-1', 'ghs_secrettoken', 'runner-request-token']),
  );
  await world.close();
});

test('without home and with a temp folder that cannot be written, an image is still signed', async () => {
  const world = await startWorld();
  const { image } = world.push('acme/app');
  const readOnly = mkdtempSync(join(tmpdir(), 'signet-read-only-'));
  writeFileSync(join(readOnly, 'file'), '');
  chmodSync(readOnly, 0o500);
  const run = await world.sign({
    inputs: { images: image },
    env: { HOME: undefined, RUNNER_TEMP: join(readOnly, 'file'), GITHUB_STEP_SUMMARY: undefined },
  });
  expect(run.outputs).toMatchObject({ signed: 'true', 'report-path': '', 'bundle-paths': '' });
  expect(run.stdout).toContain('::warning::Bundles and report cannot be written');
  await world.close();
});

test('a cancelled job ends at once, says so, and reports nothing as signed', async () => {
  const world = await startWorld();
  const { image } = world.push('acme/app');
  world.sigstore.faults.push({ path: /signingCert/, fault: 'silent' });
  const asked = new Promise<void>((done) => {
    const timer = setInterval(() => {
      if (world.sigstore.requests.length === 0) return;
      clearInterval(timer);
      done();
    }, 5);
  });
  const run = await world.sign({
    inputs: { images: image },
    onStart: (kill) => void asked.then(() => kill('SIGINT')),
  });
  expect(run.exitCode).toBe(1);
  expect(run.outputs['signed']).toBe('false');
  expect(run.stdout).toMatch(/^::error .*::CANCELLED: /m);
  await world.close();
});
