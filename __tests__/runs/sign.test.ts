// SPDX-License-Identifier: Apache-2.0
// The sign action as it is shipped, against a whole Sigstore and a registry over real HTTP.
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { RegistryShape } from '../../playground/registry/registry.ts';
import { startWorld, type World } from '../../playground/world.ts';
import { expectReport } from './schemas.ts';
import { expectSecretsHidden } from './secrets.ts';

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
