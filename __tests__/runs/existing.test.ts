// SPDX-License-Identifier: Apache-2.0
// A signature that only a lenient verifier reads is no reason to skip signing.
import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startWorld, type World } from '../../playground/world.ts';

interface Manifest {
  readonly layers: readonly { readonly digest: string; readonly size: number }[];
}

const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const digestOf = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

describe('a genuine signature that was attached again', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ shape: 'api' });
  });
  afterAll(async () => world.close());

  /** Signs, and puts in the place of the signature what `change` makes of its manifest. */
  async function signedAndChanged(
    repository: string,
    change: (manifest: Manifest, bundle: Buffer) => { manifest: object; blobs: readonly Buffer[] },
  ) {
    const { image, digest } = world.push(repository, { content: repository });
    await world.sign({ inputs: { images: image } });
    const { store } = world.registry;
    const signature = store
      .all(repository)
      .find(({ bytes }) => bytes.includes('"subject"') && bytes.includes(digest));
    if (signature === undefined) throw new Error('nothing was signed');
    const manifest = JSON.parse(signature.bytes.toString()) as Manifest;
    const bundle = store.blobs.get(`${repository}/${manifest.layers[0]?.digest ?? ''}`);
    if (bundle === undefined) throw new Error('the bundle is missing');
    store.forget(repository, signature.digest);
    const changed = change(manifest, bundle);
    for (const blob of changed.blobs) store.blobs.set(`${repository}/${digestOf(blob)}`, blob);
    const bytes = Buffer.from(JSON.stringify(changed.manifest));
    store.put(repository, undefined, { ...signature, digest: digestOf(bytes), bytes });
    const again = await world.sign({ inputs: { images: image } });
    const [made] = JSON.parse(again.outputs['signatures'] ?? '[]') as { status: string }[];
    return made?.status;
  }

  test('as it was is found, and not made again', async () => {
    await expect(
      signedAndChanged('acme/same', (manifest) => ({ manifest, blobs: [] })),
    ).resolves.toBe('found');
  });

  test('behind a second layer, where cosign does not look, is made again', async () => {
    const other = Buffer.from('{}');
    const layer = { mediaType: bundleType, size: other.length, digest: digestOf(other) };
    await expect(
      signedAndChanged('acme/second', (manifest) => ({
        manifest: { ...manifest, layers: [layer, ...manifest.layers] },
        blobs: [other],
      })),
    ).resolves.toBe('made');
  });

  test('with a field that Go refuses is made again', async () => {
    await expect(
      signedAndChanged('acme/field', (manifest, bundle) => {
        const odd = Buffer.from(bundle.toString().replace(/^\{/, '{"unknownField":1,'));
        const layer = { mediaType: bundleType, size: odd.length, digest: digestOf(odd) };
        return { manifest: { ...manifest, layers: [layer] }, blobs: [odd] };
      }),
    ).resolves.toBe('made');
  });
});
