// SPDX-License-Identifier: Apache-2.0
// Every way the sign action signs, and every cosign asked about it.
import assert from 'node:assert/strict';
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runAction, type ActionResult } from '../playground/runner.ts';
import { peer } from './build.ts';
import { legacyTrust, makeCosignKey } from './gate.ts';
import type { Builder, PushedImage } from './images.ts';
import { discoverWithOras } from './listings.ts';
import { mustRun, run, type Environment } from './process.ts';
import type { PeerRegistry } from './registries.ts';
import { jobEnvironment } from './signers.ts';
import type { Stack } from './stack.ts';
import type { Tally } from './tally.ts';
import { verifiers } from './verifiers.ts';

type Inputs = Readonly<Record<string, string>>;

export async function runModes(
  registry: PeerRegistry,
  stack: Stack,
  builder: Builder,
  tally: Tally,
): Promise<void> {
  console.log(`\nmodes, ${registry.name}`);
  const scene: Scene = { registry, stack, builder };
  const check = (what: string, body: () => Promise<void>) =>
    tally.check(`modes, ${registry.name}: ${what}`, body);
  await check('keyless, both formats', () => signsBoth(scene));
  await check('recursive, and the tag last', () => signsPlatforms(scene));
  await check('a second run changes nothing', () => signsOnce(scene));
  await check('appends to what cosign signed', () => appends(scene));
  for (const [kind, algorithm] of Object.entries(algorithms)) {
    await check(`${kind} key, both formats`, () => signsWithKey(scene, kind, algorithm));
  }
  for (const [kind, algorithm] of Object.entries(otherAlgorithms)) {
    await check(`${kind} key, where log and verifiers agree`, () =>
      signsWithLargeKey(scene, kind, algorithm),
    );
  }
  await check('Ed25519 key, without a log', () => signsWithEd25519(scene));
  await check("cosign's encrypted key, without a log", () => signsWithoutLog(scene));
  await check('a key made by "npm run keygen", as every cosign reads it', () => makesKey(scene));
  await check('another repository for signatures', () => signsElsewhere(scene));
  await check('files only', () => signsFiles(scene));
}

export interface Scene {
  readonly registry: PeerRegistry;
  readonly stack: Stack;
  readonly builder: Builder;
}

const algorithms: Readonly<Record<string, string>> = {
  'P-256': 'EC -pkeyopt ec_paramgen_curve:P-256',
  'RSA-2048': 'RSA -pkeyopt rsa_keygen_bits:2048',
  'RSA-4096': 'RSA -pkeyopt rsa_keygen_bits:4096',
};

const otherAlgorithms: Readonly<Record<string, string>> = {
  'P-384': 'EC -pkeyopt ec_paramgen_curve:P-384',
  'P-521': 'EC -pkeyopt ec_paramgen_curve:P-521',
};

export async function push({ builder, registry }: Scene): Promise<PushedImage> {
  const [image] = await builder.pushNew([registry], 'team/modes');
  assert(image !== undefined);
  return image;
}

export async function act(
  { stack }: Scene,
  action: '.' | 'verify',
  inputs: Inputs,
): Promise<ActionResult> {
  const { trustedRoot, signingConfig } = stack.rekorV1;
  const trust = {
    'trusted-root': trustedRoot,
    ...(action === '.' ? { 'signing-config': signingConfig } : {}),
  };
  const result = await runAction({
    action,
    inputs: { ...trust, patience: '20s', ...inputs },
    env: jobEnvironment(stack.issuer),
  });
  assert.equal(result.exitCode, 0, result.stdout);
  return result;
}

/** All cosigns accept; with bundles there, the legacy format is asked for by name. */
async function allAccept(
  { stack }: Scene,
  image: string,
  signer: readonly string[],
  env: Environment = {},
): Promise<void> {
  const root = ['--trusted-root', stack.rekorV1.trustedRoot];
  const asks: readonly (readonly [string, readonly string[]])[] = [
    ['cosign3', root],
    ['cosign306', root],
    ['cosign26', ['--new-bundle-format', '--use-signed-timestamps', ...root]],
  ];
  for (const [program, flags] of asks) await accepts(program, [...flags, ...signer, image], env);
}

async function accepts(
  program: string,
  args: readonly string[],
  env: Environment = {},
): Promise<void> {
  const { exitCode, stderr } = await run(peer(program), ['verify', ...args], { env });
  assert.equal(exitCode, 0, `${program} verify ${args.join(' ')}: ${stderr}`);
}

async function legacyAccepted(
  { stack }: Scene,
  image: string,
  signer: readonly string[],
): Promise<void> {
  for (const program of ['cosign26', 'cosign306', 'cosign3'])
    await accepts(program, ['--new-bundle-format=false', ...signer, image], legacyTrust(stack));
}

function keyless({ stack }: Scene): readonly string[] {
  return [
    '--certificate-identity',
    stack.issuer.identity(),
    '--certificate-oidc-issuer',
    stack.issuer.url,
  ];
}

function policy({ stack }: Scene): Inputs {
  return {
    'certificate-identity': stack.issuer.identity(),
    'certificate-oidc-issuer': stack.issuer.url,
  };
}

/**
 * cosign 2.6 looks for bundles by itself, so the legacy format is judged on an image that has no
 * bundle.
 */
async function signsBoth(scene: Scene): Promise<void> {
  const [both, alone] = [await push(scene), await push(scene)];
  const annotations = 'build=7\nhtml=<b>&';
  await act(scene, '.', { images: both.reference, format: 'both', annotations });
  await act(scene, '.', { images: alone.reference, format: 'legacy', annotations });
  await allAccept(scene, both.reference, [...keyless(scene), '-a', 'build=7']);
  await legacyAccepted(scene, alone.reference, [...keyless(scene), '-a', 'build=7']);
  for (const { reference } of [both, alone])
    await act(scene, 'verify', { images: reference, ...policy(scene), annotations: 'html=<b>&' });
}

async function signsPlatforms(scene: Scene): Promise<void> {
  const { reference, repository, digest } = await push(scene);
  const { outputs } = await act(scene, '.', {
    images: reference,
    recursive: 'true',
    'publish-tags': `${repository}:stable\nnext`,
  });
  const images = (outputs['images'] ?? '').split('\n');
  assert.equal(images.length, 3);
  for (const image of images) await allAccept(scene, image, keyless(scene));
  for (const tag of ['stable', 'next'])
    assert.equal(
      (await mustRun(peer('crane'), ['digest', '--insecure', `${repository}:${tag}`])).trim(),
      digest,
    );
  await act(scene, 'verify', {
    images: `${repository}:stable`,
    recursive: 'true',
    ...policy(scene),
  });
}

async function signsOnce(scene: Scene): Promise<void> {
  const { reference } = await push(scene);
  await act(scene, '.', { images: reference, format: 'both' });
  const lists = async () => [await list(reference), await legacyManifest(reference)];
  const before = await lists();
  const again = await act(scene, '.', { images: reference, format: 'both' });
  assert.match(again.outputs['signatures'] ?? '', /"status":"found"/);
  assert.doesNotMatch(again.outputs['signatures'] ?? '', /"status":"made"/);
  assert.deepEqual(await lists(), before);
}

async function list(reference: string): Promise<string> {
  return mustRun(peer('oras'), ['discover', '--plain-http', '--format', 'json', reference]);
}

async function legacyManifest(reference: string): Promise<string> {
  return mustRun(peer('crane'), [
    'manifest',
    '--insecure',
    `${reference.replace('@sha256:', ':sha256-')}.sig`,
  ]);
}

async function appends(scene: Scene): Promise<void> {
  const { stack } = scene;
  const { reference, registry } = await push(scene);
  const env = {
    ...registry.env,
    ...legacyTrust(stack),
    GITHUB_ACTIONS: 'true',
    ...jobEnvironment(stack.issuer, 'before'),
  };
  await mustRun(
    peer('cosign26'),
    [
      'sign',
      '--yes',
      '--fulcio-url',
      stack.urls.fulcio,
      '--rekor-url',
      stack.urls.rekorV1,
      reference,
    ],
    { env },
  );
  const before = JSON.parse(await legacyManifest(reference)) as { layers: unknown[] };
  await act(scene, '.', { images: reference, format: 'legacy' });
  const after = JSON.parse(await legacyManifest(reference)) as { layers: unknown[] };
  assert.deepEqual(after.layers.slice(0, before.layers.length), before.layers);
  assert.equal(after.layers.length, before.layers.length + 1);
  await legacyAccepted(scene, reference, keyless(scene));
  await legacyAccepted(scene, reference, [
    '--certificate-identity',
    stack.issuer.identity('before'),
    '--certificate-oidc-issuer',
    stack.issuer.url,
  ]);
}

export async function makeKey(
  folder: string,
  kind: string,
  algorithm: string,
): Promise<{ key: string; pub: string }> {
  const [key, pub] = [join(folder, `${kind}.mode.key`), join(folder, `${kind}.mode.pub`)];
  await mustRun('bash', [
    '-c',
    `openssl genpkey -algorithm ${algorithm} -out ${key} 2>/dev/null && openssl pkey -in ` +
      `${key} -pubout -out ${pub}`,
  ]);
  return { key, pub };
}

async function signsWithKey(scene: Scene, kind: string, algorithm: string): Promise<void> {
  const { key, pub } = await makeKey(scene.stack.folder, kind, algorithm);
  const [both, alone] = [await push(scene), await push(scene)];
  await act(scene, '.', { images: both.reference, key, format: 'both' });
  await act(scene, '.', { images: alone.reference, key, format: 'legacy' });
  await allAccept(scene, both.reference, ['--key', pub]);
  await legacyAccepted(scene, alone.reference, ['--key', pub]);
  for (const { reference } of [both, alone])
    await act(scene, 'verify', { images: reference, key: pub });
}

/**
 * Rekor v2 takes such keys only with hashes that "cosign verify --key" does not use, so that is
 * refused before signing.
 */
async function signsWithLargeKey(scene: Scene, kind: string, algorithm: string): Promise<void> {
  const { key, pub } = await makeKey(scene.stack.folder, kind, algorithm);
  const [logged, unlogged] = [await push(scene), await push(scene)];
  const { signingConfig, trustedRoot } = scene.stack.rekorV2;
  const refused = await runAction({
    inputs: {
      images: logged.reference,
      key,
      'signing-config': signingConfig,
      'trusted-root': trustedRoot,
    },
  });
  assert.match(refused.stdout, /KEY_INVALID/);
  await act(scene, '.', { images: logged.reference, key });
  await allAccept(scene, logged.reference, ['--key', pub]);
  await act(scene, '.', {
    images: unlogged.reference,
    key,
    format: 'legacy',
    'transparency-log': 'false',
  });
  for (const program of ['cosign26', 'cosign3'])
    await accepts(program, [
      '--new-bundle-format=false',
      '--insecure-ignore-tlog',
      '--key',
      pub,
      unlogged.reference,
    ]);
  await act(scene, 'verify', { images: logged.reference, key: pub });
  await act(scene, 'verify', { images: unlogged.reference, key: pub, 'transparency-log': 'false' });
}

/** Logs expect Ed25519 prehashed, which keys of this kind cannot be asked for. */
async function signsWithEd25519(scene: Scene): Promise<void> {
  const { key, pub } = await makeKey(scene.stack.folder, 'ed25519', 'Ed25519');
  const { reference } = await push(scene);
  const refused = await runAction({
    inputs: {
      images: reference,
      key,
      'signing-config': scene.stack.rekorV1.signingConfig,
      'trusted-root': scene.stack.rekorV1.trustedRoot,
    },
  });
  assert.match(refused.stdout, /KEY_INVALID/);
  await act(scene, '.', { images: reference, key, 'transparency-log': 'false' });
  await accepts('cosign3', ['--insecure-ignore-tlog', '--key', pub, reference]);
  await act(scene, 'verify', { images: reference, key: pub, 'transparency-log': 'false' });
}

async function signsWithoutLog(scene: Scene): Promise<void> {
  await makeCosignKey(scene.stack);
  const { folder } = scene.stack;
  const { reference } = await push(scene);
  const inputs = {
    key: join(folder, 'cosign.key'),
    'key-password': 'pw',
    'transparency-log': 'false',
  };
  await act(scene, '.', { images: reference, ...inputs, 'signing-config': '', 'trusted-root': '' });
  await accepts('cosign3', [
    '--key',
    join(folder, 'cosign.pub'),
    '--insecure-ignore-tlog',
    reference,
  ]);
  await act(scene, 'verify', {
    images: reference,
    key: join(folder, 'cosign.pub'),
    'transparency-log': 'false',
    'trusted-root': '',
  });
}

async function makesKey({ stack }: Scene): Promise<void> {
  const cwd = await mkdtemp(join(stack.folder, 'keygen-'));
  const env = { COSIGN_PASSWORD: 'a password' };
  await mustRun(process.execPath, [join(import.meta.dirname, '../tools/keygen.mjs')], { cwd, env });
  const made = await readFile(join(cwd, 'cosign.pub'), 'utf8');
  for (const name of ['cosign3', 'cosign306', 'cosign26']) {
    assert.equal(
      (await mustRun(peer(name), ['public-key', '--key', 'cosign.key'], { cwd, env })).trim(),
      made.trim(),
      name,
    );
  }
}

async function signsElsewhere(scene: Scene): Promise<void> {
  const { reference } = await push(scene);
  const storage = `${scene.registry.host}/team/signatures`;
  await act(scene, '.', { images: reference, 'signature-repository': storage });
  await accepts(
    'cosign3',
    ['--trusted-root', scene.stack.rekorV1.trustedRoot, ...keyless(scene), reference],
    { COSIGN_REPOSITORY: storage },
  );
  await act(scene, 'verify', {
    images: reference,
    'signature-repository': storage,
    ...policy(scene),
  });
}

/** Nothing is written to the registry, and verifiers of files accept what was left. */
async function signsFiles(scene: Scene): Promise<void> {
  const { stack } = scene;
  const image = await push(scene);
  const { outputs } = await act(scene, '.', { images: image.reference, push: 'false' });
  assert.deepEqual(await discoverWithOras(image), []);
  const home = await mkdtemp(join(stack.folder, 'home-'));
  const question = {
    image,
    bundle: outputs['bundle-paths'] ?? '',
    files: stack.rekorV1,
    identity: stack.issuer.identity(),
    issuer: stack.issuer.url,
    home,
  };
  const ofFiles = verifiers.filter(({ name }) => name.startsWith('sigstore-'));
  assert.equal(ofFiles.length, 2);
  for (const { name, ask } of ofFiles) {
    const { exitCode, stdout, stderr } = await ask(question);
    assert.equal(exitCode, 0, `${name}: ${stdout}${stderr}`);
  }
  const command = (outputs['verify-commands'] ?? '').replace(/^cosign /, `${peer('cosign3')} `);
  await mustRun('bash', ['-c', command]);
  const { exitCode } = await run('bash', [
    '-c',
    command.replace(/--digest=[0-9a-f]{8}/, '--digest=00000000'),
  ]);
  assert.notEqual(exitCode, 0, 'cosign accepts the file for another digest');
}
