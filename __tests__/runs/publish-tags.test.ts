// SPDX-License-Identifier: Apache-2.0
// A tag that is published never shows an image without a valid signature, whenever the run ends.
import { describe, expect, test } from '@jest/globals';

import { pushImage, type RegistryOptions } from '../../playground/registry.ts';
import { startWorld, type World } from '../../playground/world.ts';

/** Whether the image that the tag shows is listed as signed, by the registry or under the fallback tag. */
function showsUnsigned({ registry: { store } }: World, tag: string): boolean {
  const digest = store.tags.get(`acme/app:${tag}`);
  if (digest === undefined) return false;
  const listed = store.manifest('acme/app', digest.replace(':', '-'))?.bytes.toString('utf8') ?? '';
  const referrers = store
    .all('acme/app')
    .filter(
      ({ bytes }) => bytes.toString('utf8').includes(`"subject":{"mediaType":"application/vnd.oci.image.manifest.v1+json","size"`) && bytes.includes(digest),
    );
  return !listed.includes('sigstore.bundle') && referrers.length === 0;
}

describe.each(['api', 'none-404-text'] as const)('on a registry of the shape %s', (shape) => {
  const start = (options: RegistryOptions = {}) => startWorld({ shape, ...options });
  const inputs = (world: World) => ({ images: `${world.name('acme/app')}@${pushImage(world.registry.store, 'acme/app').digest}`, 'publish-tags': 'stable' });

  test('the tag comes after the signature', async () => {
    const seen: boolean[] = [];
    const holder: { world?: World } = {};
    const world = await start({
      onTagPut: (tag) => {
        if (tag === 'stable' && holder.world !== undefined) seen.push(showsUnsigned(holder.world, tag));
      },
    });
    holder.world = world;
    expect((await world.sign({ inputs: inputs(world) })).outputs['signed']).toBe('true');
    expect(seen).toEqual([false]);
    await world.close();
  });

  test('a run that is killed at any of its requests leaves no tag on an unsigned image', async () => {
    const whole = await start();
    await whole.sign({ inputs: inputs(whole) });
    const steps = whole.registry.requests.length;
    await whole.close();
    const outcomes = await Promise.all(
      Array.from({ length: steps }, async (_, at) => {
        const world = await start();
        const onStart = (kill: (signal: NodeJS.Signals) => void) => {
          const watch = setInterval(() => {
            if (world.registry.requests.length <= at) return;
            clearInterval(watch);
            kill('SIGKILL');
          }, 1);
        };
        await world.sign({ inputs: inputs(world), onStart });
        const isBroken = showsUnsigned(world, 'stable');
        await world.close();
        return isBroken;
      }),
    );
    expect(outcomes.filter(Boolean)).toEqual([]);
    expect(steps).toBeGreaterThan(10);
  });
});
