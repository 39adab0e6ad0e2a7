// SPDX-License-Identifier: Apache-2.0
// Every input of the verify action can make verification fail, and each image verifies without it.
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

import { startWorld, type World } from '../../playground/world.ts';

type Inputs = Readonly<Record<string, string>>;

const otherKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .publicKey.export({ type: 'spki', format: 'pem' })
  .toString();
const identity = 'https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main';

describe('an image that verifies', () => {
  let world: World;
  let image: string;
  let foreign: World;
  beforeAll(async () => {
    [world, foreign] = await Promise.all([startWorld(), startWorld()]);
    image = world.push('acme/app', { platforms: ['amd64'] }).image;
    await world.sign({ inputs: { images: image, annotations: 'build=7' } });
  });
  afterAll(async () => Promise.all([world.close(), foreign.close()]));
  const verdict = async (inputs: Inputs) => {
    const run = await world.verify({ inputs: { images: image, ...inputs } });
    return [
      run.exitCode,
      ...(JSON.parse(run.outputs['verdicts'] ?? '[]') as { verdict: string }[]).map(
        (one) => one.verdict,
      ),
    ];
  };

  test.each<[string, Inputs]>([
    ['nothing demanded but this repository', {}],
    ['its identity', { 'certificate-identity': identity }],
    ['a pattern of it', { 'certificate-identity-regexp': 'https://github\\.com/acme/app/.*' }],
    [
      'its repository, workflow and ref',
      {
        'signer-repository': 'acme/app',
        'signer-workflow': '.github/workflows/release.yml',
        'signer-ref': 'refs/heads/**',
      },
    ],
    ['its annotation', { annotations: 'build=7' }],
    ['its age', { 'max-age': '1h' }],
    ['no log', { 'transparency-log': 'false' }],
  ])('does with %s', async (_, inputs) => {
    expect(await verdict(inputs)).toEqual([0, 'verified']);
  });

  test.each<[string, Inputs]>([
    ['certificate-identity', { 'certificate-identity': identity.slice(0, -1) }],
    [
      'certificate-identity-regexp',
      { 'certificate-identity-regexp': 'https://github\\.com/acme/app2/.*' },
    ],
    [
      'certificate-oidc-issuer',
      { 'certificate-oidc-issuer': 'https://token.actions.githubusercontent.com' },
    ],
    ['signer-repository', { 'signer-repository': 'acme/app2' }],
    ['signer-workflow', { 'signer-workflow': 'elease.yml' }],
    ['signer-ref', { 'signer-ref': 'refs/tags/**' }],
    ['source-repository', { 'source-repository': 'acme/app2' }],
    ['source-repository-id', { 'source-repository': 'acme/app', 'source-repository-id': '1' }],
    ['source-ref', { 'source-ref': 'refs/tags/**' }],
    ['key', { key: otherKey, 'certificate-oidc-issuer': '' }],
    ['predicate-types', { 'predicate-types': 'https://slsa.dev/provenance/v1' }],
    ['require-provenance', { 'require-provenance': 'true' }],
    ['annotations', { annotations: 'build=7\nmore=1' }],
  ])('does not with another %s', async (_, inputs) => {
    expect(await verdict(inputs)).toEqual([1, 'untrusted']);
  });

  test('does not against the trusted root of another Sigstore', async () => {
    expect(await verdict({ 'trusted-root': foreign.trust['trusted-root'] })).toEqual([
      1,
      'untrusted',
    ]);
  });

  test('is given to be deployed, and no image beside it that is not verified', async () => {
    const other = world.push('acme/app', { content: 'unsigned' }).image;
    const given = async (inputs: Inputs) =>
      (await world.verify({ inputs: { 'on-failure': 'warn', ...inputs } })).outputs['images'];
    expect(await given({ images: `${other}\n${image}` })).toBe(image);
    expect(await given({ images: image, recursive: 'true' })).toBe('');
    const whole = world.push('acme/whole', { platforms: ['amd64', 'arm64'] }).image;
    await world.sign({ inputs: { images: whole, recursive: 'true' } });
    expect(await given({ images: `${whole}\n${other}`, recursive: 'true' })).toBe(whole);
  });

  test('does not where signatures are looked for elsewhere, nor as a whole when its platforms are unsigned', async () => {
    expect(await verdict({ 'signature-repository': world.name('acme/none') })).toEqual([
      1,
      'unsigned',
    ]);
    expect(await verdict({ recursive: 'true' })).toEqual([1, 'verified', 'unsigned']);
  });

  test('does not with another digest, nor with a login that the registry does not take', async () => {
    const [name = ''] = image.split('@');
    expect(await verdict({ images: name, digest: `sha256:${'1'.repeat(64)}` })).toEqual([
      1,
      'unknown',
    ]);
    const guarded = await startWorld({
      auth: { kind: 'basic', username: 'me', password: 'right-one' },
    });
    const there = guarded.push('acme/app').image;
    const login = (password: string) => ({
      images: there,
      'registry-username': 'me',
      'registry-password': password,
    });
    await guarded.sign({ inputs: login('right-one') });
    const exits = ['right-one', 'wrong-one'].map(
      async (password) => (await guarded.verify({ inputs: login(password) })).exitCode,
    );
    expect(await Promise.all(exits)).toEqual([0, 1]);
    await guarded.close();
  });

  test('without a log entry does only where no log is demanded', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const unlogged = world.push('acme/unlogged').image;
    const key = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const signed = {
      images: unlogged,
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      'transparency-log': 'false',
    };
    await world.sign({ inputs: signed });
    const by = { images: unlogged, key, 'certificate-oidc-issuer': '' };
    expect(await verdict(by)).toEqual([1, 'untrusted']);
    expect(await verdict({ ...by, 'transparency-log': 'false' })).toEqual([0, 'verified']);
  });

  test('the job goes on after any verdict with on-failure: warn', async () => {
    expect(await verdict({ 'signer-workflow': 'other.yml', 'on-failure': 'warn' })).toEqual([
      0,
      'untrusted',
    ]);
  });

  test('is found in manifests of Kubernetes', async () => {
    const file = join(world.trust['trusted-root'], '../pod.yaml');
    writeFileSync(file, `kind: Pod\nspec:\n  containers:\n    - image: ${image}\n`);
    expect(await verdict({ images: '', 'images-from': file })).toEqual([0, 'verified']);
  });
});

test('an old signature is refused by max-age', async () => {
  const world = await startWorld();
  const image = world.push('acme/app').image;
  await world.sign({ inputs: { images: image } });
  // The youngest age that can be asked for is a minute, so the verifier's clock is set forward.
  const clock = `data:text/javascript,const%20now=Date.now;Date.now=()=>now()+${String(3_600_000)}`;
  const run = await world.verify({
    inputs: { images: image, 'max-age': '30m' },
    env: { NODE_OPTIONS: `--import=${clock}` },
  });
  expect(JSON.parse(run.outputs['verdicts'] ?? '[]')).toMatchObject([
    { verdict: 'untrusted', flaws: ['age'] },
  ]);
  await world.close();
});

test('no input is left out above', () => {
  const { inputs } = parse(
    readFileSync(join(import.meta.dirname, '../../verify/action.yml'), 'utf8'),
  ) as { inputs: Record<string, unknown> };
  const own = readFileSync(import.meta.filename, 'utf8');
  // No verdict depends on how long outages are ridden out, on logins, on the summary, or on what is
  // written for others.
  const written = ['policies', 'policies-format', 'tuf-mirror', 'tuf-root'];
  const others = ['patience', 'github-token', 'token-hosts', 'summary', ...written];
  expect(
    Object.keys(inputs).filter(
      (name) => !others.includes(name) && !new RegExp(`'${name}'|\\b${name}:`).test(own),
    ),
  ).toEqual([]);
});
