// SPDX-License-Identifier: Apache-2.0
// Trust files that are wrong, belong to another Sigstore, or cannot be had: nothing is published,
// and nothing is called verified or unsigned.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startWorld, type World } from '../../playground/world.ts';

let world: World;
let image: string;
let unsigned: string;
const folder = mkdtempSync(join(tmpdir(), 'signet-trust-'));

beforeAll(async () => {
  world = await startWorld();
  image = world.push('acme/app').image;
  unsigned = world.push('acme/app', { content: 'unsigned' }).image;
});
afterAll(async () => world.close());

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const old = { start: '2020-01-01T00:00:00Z', end: '2021-01-01T00:00:00Z' };

describe('signing', () => {
  test.each([
    [
      'a signing config that is not JSON',
      () => ({ 'signing-config': file('a.json', '{') }),
      'TRUST_FILE_INVALID',
      'a.json',
    ],
    [
      'a signing config of another format',
      () => ({ 'signing-config': file('b.json', { mediaType: 'other' }) }),
      'TRUST_FILE_INVALID',
      'mediaType',
    ],
    [
      'a trusted root that is not JSON',
      () => ({ 'trusted-root': file('c.json', 'certificates') }),
      'TRUST_FILE_INVALID',
      'c.json',
    ],
    [
      'a trusted root whose file does not exist',
      () => ({ 'trusted-root': join(folder, 'none.json') }),
      'TRUST_FILE_INVALID',
      'Correct the input "trusted-root"',
    ],
    [
      'a trusted root that is an address',
      () => ({ 'trusted-root': 'https://corp.example/trusted_root.json' }),
      'TRUST_FILE_INVALID',
      'download the file',
    ],
    [
      'services whose period of use has ended',
      () => ({
        'signing-config': file('d.json', {
          ...world.sigstore.signingConfig,
          caUrls: [{ url: world.sigstore.url, majorApiVersion: 1, validFor: old }],
        }),
      }),
      'SERVICES_UNUSABLE',
      'certificate authority',
    ],
    [
      'services that would get the token over plain HTTP',
      () => ({
        'signing-config': file('e.json', {
          ...world.sigstore.signingConfig,
          caUrls: [
            { url: 'http://fulcio.example', majorApiVersion: 1, validFor: { start: old.start } },
          ],
        }),
      }),
      'TRUST_FILE_INVALID',
      'https',
    ],
  ])('with %s', async (_, inputs, code, words) => {
    const before = world.registry.store.snapshot();
    const run = await world.sign({ inputs: { images: image, ...inputs() } });
    expect(run.stdout).toMatch(new RegExp(`^::error .*::${code}: .*${words}`, 'm'));
    expect(run).toMatchObject({ exitCode: 1, outputs: { signed: 'false', signatures: '[]' } });
    expect(
      Object.keys(world.registry.store.snapshot()).filter(
        (key) => !(key in before) && key.includes(':sha256-'),
      ),
    ).toEqual([]);
  });

  test('with another Sigstore’s trusted root, the signature does not verify and is not published', async () => {
    const other = await startWorld();
    const run = await world.sign({
      inputs: { images: image, 'trusted-root': other.trust['trusted-root'] },
    });
    await other.close();
    expect(run.stdout).toMatch(/^::error .*::VERIFY_FAILED: /m);
    expect(run.outputs['signed']).toBe('false');
    expect((await world.verify({ inputs: { images: image } })).stdout).toMatch(
      /^::error .*::IMAGE_UNSIGNED: /m,
    );
  });
});

describe('verifying', () => {
  test('an image is unknown, not unsigned, while the trusted root cannot be fetched', async () => {
    const env = { HTTPS_PROXY: 'http://127.0.0.1:1', no_proxy: '127.0.0.1' };
    const run = await world.verify({
      inputs: { images: unsigned, 'trusted-root': '', patience: '1s' },
      env,
    });
    expect(run.stdout).toMatch(/^::error .*::IMAGE_UNKNOWN: .*TRUST_UNAVAILABLE/m);
    expect(run.outputs).toMatchObject({
      verified: 'false',
      verdicts: expect.stringContaining('"verdict":"unknown"'),
    });
  });

  test('a trusted root that is missing or not JSON fails the step even with on-failure: warn', async () => {
    for (const root of [file('f.json', '[]'), join(folder, 'none.json')]) {
      const run = await world.verify({
        inputs: { images: unsigned, 'trusted-root': root, 'on-failure': 'warn' },
      });
      expect(run.stdout).toMatch(/^::error .*::TRUST_FILE_INVALID: /m);
      expect(run).toMatchObject({ exitCode: 1, outputs: { verified: 'false', images: '' } });
    }
  });

  test('max-age needs a trusted root for a key’s signature, even without a log', async () => {
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .publicKey.export({ type: 'spki', format: 'pem' })
      .toString();
    const inputs = {
      images: unsigned,
      key,
      'certificate-oidc-issuer': '',
      'trusted-root': '',
      'transparency-log': 'false',
      patience: '1s',
    };
    const env = { HTTPS_PROXY: 'http://127.0.0.1:1', no_proxy: '127.0.0.1' };
    expect((await world.verify({ inputs, env })).stdout).toMatch(/^::error .*::IMAGE_UNSIGNED: /m);
    expect((await world.verify({ inputs: { ...inputs, 'max-age': '90d' }, env })).stdout).toContain(
      'TRUST_UNAVAILABLE',
    );
  });

  test('signed with one Sigstore, an image is untrusted by the root of another', async () => {
    await world.sign({ inputs: { images: image } });
    const other = await startWorld();
    const run = await world.verify({
      inputs: { images: image, 'trusted-root': other.trust['trusted-root'] },
    });
    await other.close();
    expect(run.stdout).toMatch(/^::error .*::IMAGE_UNTRUSTED: /m);
  });
});
