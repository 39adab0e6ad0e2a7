// SPDX-License-Identifier: Apache-2.0
// Images as a cluster may be asked to admit them, and what each policy must say of them.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';

import { runAction } from '../playground/runner.ts';
import { peer } from './build.ts';
import { keylessWays } from './gate.ts';
import type { Builder, PushedImage } from './images.ts';
import { attachWithOras } from './listings.ts';
import { mustRun } from './process.ts';
import type { PeerRegistry } from './registries.ts';
import { jobEnvironment, signWithCosign } from './signers.ts';
import type { SigstoreFiles } from './sigstore-files.ts';
import type { Stack } from './stack.ts';

export interface Scene {
  readonly registry: PeerRegistry;
  readonly stack: Stack;
  readonly builder: Builder;
}

export type Verdict = 'admit' | 'deny';

/** In which format the policy looks for signatures. */
export type Reader = 'bundle' | 'legacy' | 'both';

interface Fixture {
  readonly name: string;
  /**
   * Of policies for bundles, for legacy signatures and for either, and of an engine that takes any
   * statement for a signature and legacy ones where there is no bundle.
   */
  readonly expected: Readonly<Record<Reader | 'loose', Verdict>>;
  readonly make: (scene: Scene) => Promise<PushedImage>;
}

export type MadeFixture = Omit<Fixture, 'make'> & { readonly image: PushedImage };

/** All of them in one repository, which the policy names. */
export async function makeFixtures(scene: Scene): Promise<readonly MadeFixture[]> {
  const made: MadeFixture[] = [];
  for (const { make, ...fixture } of fixtures) made.push({ ...fixture, image: await make(scene) });
  return made;
}

function admitted(bundle: Verdict, legacy: Verdict, loose?: Verdict): Fixture['expected'] {
  const both = bundle === 'admit' || legacy === 'admit' ? 'admit' : 'deny';
  return { bundle, legacy, both, loose: loose ?? both };
}
const never = admitted('deny', 'deny');

type Sign = (scene: Scene, image: PushedImage) => Promise<unknown>;

const signed = (name: string, expected: Fixture['expected'], ...steps: readonly Sign[]) => ({
  name,
  expected,
  async make(scene: Scene) {
    const image = await push(scene);
    for (const sign of steps) await sign(scene, image);
    return image;
  },
});

const v1 = ({ stack }: Scene) => stack.rekorV1;
const v2 = ({ stack }: Scene) => stack.rekorV2;

/** This project's action, as a workflow of acme/app. */
const ours =
  (
    files: (scene: Scene) => SigstoreFiles,
    inputs: Readonly<Record<string, string>> = {},
    workflow?: string,
    ref?: string,
  ): Sign =>
  async (scene, image) => {
    const { signingConfig, trustedRoot } = files(scene);
    const { exitCode, stdout } = await runAction({
      inputs: {
        images: image.reference,
        'signing-config': signingConfig,
        'trusted-root': trustedRoot,
        ...inputs,
      },
      env: jobEnvironment(scene.stack.issuer, workflow, ref),
    });
    assert.equal(exitCode, 0, stdout);
  };

const cosign =
  (files: (scene: Scene) => SigstoreFiles): Sign =>
  (scene, image) =>
    signWithCosign(image, files(scene), jobEnvironment(scene.stack.issuer));

const cosignLegacy: Sign = ({ stack, registry }, image) => {
  const way = keylessWays(stack, registry.env).find(({ name }) => name === 'cosign 2.6.4, legacy');
  assert(way !== undefined);
  return way.sign(image);
};

const legacy = { format: 'legacy' };
const provenance = { signature: 'false', provenance: 'true' };
const old = 'refs/heads/main-old';

const fixtures: readonly Fixture[] = [
  signed('by cosign, Rekor v1', admitted('admit', 'deny'), cosign(v1)),
  signed('by cosign, Rekor v2', admitted('admit', 'deny'), cosign(v2)),
  signed('by cosign, legacy', admitted('deny', 'admit'), cosignLegacy),
  signed('by cosign, both', admitted('admit', 'admit'), cosignLegacy, cosign(v1)),
  signed('by us, Rekor v1', admitted('admit', 'deny'), ours(v1)),
  signed('by us, Rekor v2', admitted('admit', 'deny'), ours(v2)),
  signed('by us, legacy', admitted('deny', 'admit'), ours(v1, legacy)),
  signed('by us, both', admitted('admit', 'admit'), ours(v1, { format: 'both' })),
  signed('unsigned', never),
  signed('by another workflow, Rekor v1', never, ours(v1, {}, 'evil')),
  signed('by another workflow, Rekor v2', never, ours(v2, {}, 'evil')),
  signed('by another workflow, legacy', never, ours(v1, legacy, 'evil')),
  signed('on a branch with a longer name', never, ours(v1, {}, 'release', old)),
  signed('on a branch with a longer name, legacy', never, ours(v1, legacy, 'release', old)),
  { name: 'bundle of another image, Rekor v1', expected: never, make: movedBundle(v1) },
  { name: 'bundle of another image, Rekor v2', expected: never, make: movedBundle(v2) },
  {
    name: 'legacy signature of another image',
    expected: admitted('deny', 'deny', 'admit'),
    make: movedLegacy,
  },
  signed('with a provenance only', admitted('deny', 'deny', 'admit'), ours(v1, provenance)),
  { name: 'with a signature of the bytes', expected: never, make: signedBytes },
  signed(
    'by another workflow, with a good legacy signature',
    admitted('deny', 'admit', 'deny'),
    ours(v1, {}, 'release', old),
    ours(v1, legacy),
  ),
  signed(
    'with a provenance, and a good legacy signature',
    admitted('deny', 'admit'),
    ours(v1, provenance),
    ours(v1, legacy),
  ),
  signed(
    'by another workflow, then by ours',
    admitted('admit', 'deny'),
    ours(v1, {}, 'evil'),
    ours(v1),
  ),
];

export const repository = 'adm/app';

export async function push({ builder, registry }: Scene): Promise<PushedImage> {
  const [image] = await builder.pushNew([registry], repository);
  assert(image !== undefined);
  return image;
}

function movedBundle(files: (scene: Scene) => SigstoreFiles): Fixture['make'] {
  return async (scene) => {
    const [from, to] = [await push(scene), await push(scene)];
    const { signingConfig, trustedRoot } = files(scene);
    const { exitCode, outputs, stdout } = await runAction({
      inputs: {
        images: from.reference,
        'signing-config': signingConfig,
        'trusted-root': trustedRoot,
      },
      env: jobEnvironment(scene.stack.issuer),
    });
    assert.equal(exitCode, 0, stdout);
    await attachWithOras(outputs['bundle-paths'] ?? '', to);
    return to;
  };
}

async function movedLegacy(scene: Scene): Promise<PushedImage> {
  const [from, to] = [await push(scene), await push(scene)];
  await ours(v1, legacy)(scene, from);
  const tagOf = (image: PushedImage) => `${image.repository}:${image.digest.replace(':', '-')}.sig`;
  await mustRun(peer('crane'), ['copy', '--insecure', tagOf(from), tagOf(to)]);
  return to;
}

/** A message signature over the manifest, which is no statement about the image. */
async function signedBytes(scene: Scene): Promise<PushedImage> {
  const image = await push(scene);
  const { stack, registry } = scene;
  const [manifest, bundle] = ['bytes.json', 'bytes.sigstore.json'].map((name) =>
    join(stack.folder, name),
  );
  assert(manifest !== undefined && bundle !== undefined);
  const text = await mustRun(peer('crane'), ['manifest', '--insecure', image.reference]);
  await writeFile(manifest, text);
  const { signingConfig, trustedRoot } = stack.rekorV1;
  const trust = ['--signing-config', signingConfig, '--trusted-root', trustedRoot];
  await mustRun(peer('cosign3'), ['sign-blob', '--yes', ...trust, '--bundle', bundle, manifest], {
    env: { ...registry.env, GITHUB_ACTIONS: 'true', ...jobEnvironment(stack.issuer) },
  });
  await attachWithOras(bundle, image);
  return image;
}
