// SPDX-License-Identifier: Apache-2.0
// Container engines: podman, skopeo and CRI-O pull by one library, which reads the legacy format
// only, looks at the platform's manifest, and knows keys but no workflow's identity.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { peer } from './build.ts';
import type { Builder, PushedImage } from './images.ts';
import { act, makeKey, push, type Scene } from './modes.ts';
import { mustRun, run } from './process.ts';
import type { PeerRegistry } from './registries.ts';
import type { Stack } from './stack.ts';
import type { Tally } from './tally.ts';

type Inputs = Readonly<Record<string, string>>;

export async function runEngines(
  registry: PeerRegistry,
  stack: Stack,
  builder: Builder,
  tally: Tally,
): Promise<void> {
  console.log(`\nengines, ${registry.name}`);
  const folder = await mkdtemp(join(stack.folder, 'engine-'));
  const keys = {
    ours: await makeKey(folder, 'ours', p256),
    others: await makeKey(folder, 'others', p256),
  };
  const scene: EngineScene = { registry, stack, builder, folder, keys };
  const check = (what: string, body: () => Promise<void>) =>
    tally.check(`engines, ${registry.name}: ${what}`, body);
  await check('accept each platform, signed with the key, by digest and by tag', () =>
    acceptSigned(scene),
  );
  await check('refuse an unsigned image, and one signed in the bundle format only', () =>
    refuseUnsigned(scene),
  );
  await check('refuse an image whose index alone is signed, until its platforms are too', () =>
    refuseIndexOnly(scene),
  );
  await check('refuse a signature by another key', () => refuseOtherKey(scene));
  await check('refuse a signature that was moved from another image', () => refuseMoved(scene));
  await check('accept a mirrored name only where the policy names it', () => judgeMirror(scene));
  await check('accept under a policy that names the log, and refuse another log or none', () =>
    judgeLog(scene),
  );
}

const p256 = 'EC -pkeyopt ec_paramgen_curve:P-256';

const architectures = ['amd64', 'arm64'] as const;

type Architecture = (typeof architectures)[number];

/** Fields of a `sigstoreSigned` requirement beside the type and the key. */
type Requirement = Readonly<Record<string, unknown>>;

const noSignature = /A signature was required, but no signature exists/;

interface EngineScene extends Scene {
  readonly folder: string;
  readonly keys: Readonly<
    Record<'ours' | 'others', { readonly key: string; readonly pub: string }>
  >;
}

async function signed(scene: EngineScene, inputs: Inputs = {}): Promise<PushedImage> {
  const image = await push(scene);
  await act(scene, '.', {
    images: image.reference,
    key: scene.keys.ours.key,
    format: 'legacy',
    recursive: 'true',
    ...inputs,
  });
  return image;
}

async function acceptSigned(scene: EngineScene): Promise<void> {
  for (const format of ['legacy', 'both']) {
    const { reference, repository } = await signed(scene, {
      format,
      'publish-tags': `for-engines-${format}`,
    });
    await accepts(scene, reference);
    await accepts(scene, `${repository}:for-engines-${format}`);
    await act(scene, 'verify', { images: reference, recursive: 'true', key: scene.keys.ours.pub });
  }
}

async function refuseUnsigned(scene: EngineScene): Promise<void> {
  const [unsigned, bundled] = [await push(scene), await signed(scene, { format: 'bundle' })];
  for (const { reference } of [unsigned, bundled]) await refuses(scene, reference, noSignature);
}

async function refuseIndexOnly(scene: EngineScene): Promise<void> {
  const { reference } = await signed(scene, { recursive: 'false' });
  await refuses(scene, reference, noSignature);
  await act(scene, '.', {
    images: reference,
    key: scene.keys.ours.key,
    format: 'legacy',
    recursive: 'true',
  });
  await accepts(scene, reference);
}

async function refuseOtherKey(scene: EngineScene): Promise<void> {
  const { reference } = await signed(scene, { key: scene.keys.others.key });
  await refuses(scene, reference, /cryptographic signature verification failed/);
}

async function refuseMoved(scene: EngineScene): Promise<void> {
  const [from, to] = [await signed(scene), await push(scene)];
  const [source, target] = [await amd64Of(from), await amd64Of(to)];
  const tagOf = ({ repository }: PushedImage, digest: string) =>
    `${repository}:${digest.replace(':', '-')}.sig`;
  await mustRun(peer('crane'), ['copy', '--insecure', tagOf(from, source), tagOf(to, target)]);
  await refuses(scene, to.reference, new RegExp(`Signature for digest ${source} does not match`));
}

/** The name that a signature holds is the image's own, or what `docker-reference` says. */
async function judgeMirror(scene: EngineScene): Promise<void> {
  const name = 'registry.example/acme/app';
  const { reference } = await signed(scene, { 'docker-reference': name });
  await refuses(
    scene,
    reference,
    /Signature for identity "registry\.example\/acme\/app" is not accepted/,
  );
  await accepts(scene, reference, {
    signedIdentity: { type: 'exactRepository', dockerRepository: name },
  });
}

/**
 * Rekor's promise is all that engines check of the log; without `rekorPublicKeyPath` they do not
 * ask for it.
 */
async function judgeLog(scene: EngineScene): Promise<void> {
  const [logged, unlogged] = [
    await signed(scene),
    await signed(scene, { 'transparency-log': 'false' }),
  ];
  const by = (log: string) => ({ rekorPublicKeyPath: join(scene.stack.folder, `${log}.pub`) });
  await accepts(scene, logged.reference, by('rekor-v1'));
  await refuses(scene, logged.reference, /verification of Rekor SET failed/, by('rekor-v2'));
  await refuses(
    scene,
    unlogged.reference,
    /missing dev\.sigstore\.cosign\/bundle annotation/,
    by('rekor-v1'),
  );
  await accepts(scene, unlogged.reference);
}

async function amd64Of({ reference }: PushedImage): Promise<string> {
  return (
    await mustRun(peer('crane'), ['digest', '--insecure', '--platform', 'linux/amd64', reference])
  ).trim();
}

async function accepts(
  scene: EngineScene,
  image: string,
  requirement?: Requirement,
): Promise<void> {
  for (const architecture of architectures) {
    const { exitCode, stderr } = await pull(scene, image, architecture, requirement);
    assert.equal(exitCode, 0, `${image}, ${architecture}: ${stderr}`);
  }
}

async function refuses(
  scene: EngineScene,
  image: string,
  reason: RegExp,
  requirement?: Requirement,
): Promise<void> {
  const { exitCode, stderr } = await pull(scene, image, 'amd64', requirement);
  assert.equal(exitCode, 1, `${image} was not refused: ${stderr}`);
  assert.match(stderr, reason);
}

/**
 * Under a policy as an administrator writes it (containers-policy.json(5),
 * containers-registries.d(5)).
 */
async function pull(
  { folder, keys, registry }: EngineScene,
  image: string,
  architecture: Architecture,
  requirement: Requirement = {},
) {
  const work = await mkdtemp(join(folder, 'pull-'));
  const [policy, settings, target] = [
    join(work, 'policy.json'),
    join(work, 'registries.d'),
    join(work, 'image'),
  ];
  await mkdir(settings);
  await mkdir(target);
  const signedBy = {
    type: 'sigstoreSigned',
    keyPath: keys.ours.pub,
    signedIdentity: { type: 'matchRepository' },
    ...requirement,
  };
  await writeFile(policy, JSON.stringify({ default: [signedBy] }));
  await writeFile(
    join(settings, 'default.yaml'),
    `docker:\n  ${registry.host}:\n    use-sigstore-attachments: true\n`,
  );
  return run(peer('containers-image'), [policy, settings, image, architecture, target]);
}
