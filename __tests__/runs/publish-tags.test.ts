// SPDX-License-Identifier: Apache-2.0
// Anyone who pulls a published tag gets an image with a valid signature: at any moment of the run,
// and wherever it is killed.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startWorld, type PushedImage, type World } from '../../playground/world.ts';

const range = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

// Requests that change nothing leave the registry as the change before them did, so the changes of
// a run are all of its moments.
describe.each([
  ['api', 4],
  ['none-404-text', 5],
] as const)('on a registry of the shape %s, a release', (shape, changes) => {
  const watch: { onChange?: () => void } = {};
  let world: World;
  /** What `stable` shows already, and what is about to be signed and published, by repository. */
  const repositories = ['acme/whole', ...range(changes).map((at) => `acme/change-${at}`)];
  const releases = new Map<string, { before: PushedImage; next: PushedImage }>();

  beforeAll(async () => {
    let known = '';
    world = await startWorld({
      shape,
      onObeyed: () => {
        const now = JSON.stringify(world.registry.store.snapshot());
        if (now !== known) watch.onChange?.();
        known = now;
      },
    });
    for (const repository of repositories) {
      const before = world.push(repository, { content: 'before' });
      releases.set(repository, { before, next: world.push(repository) });
    }
    const images = [...releases.values()].map(({ before }) => before.image).join('\n');
    await world.sign({ inputs: { images, 'publish-tags': 'stable' } });
  });
  afterAll(async () => world.close());

  /** Signs and publishes, until so many changes are made. */
  async function release(repository: string, last = Infinity): Promise<number> {
    let made = 0;
    await world.sign({
      inputs: {
        images: releases.get(repository)?.next.image ?? '',
        'publish-tags': 'stable\nlatest',
      },
      onStart: (kill) => {
        watch.onChange = () => {
          made++;
          if (made !== last) return;
          // What is asked after this moment is not obeyed.
          world.registry.faults.push({ path: /./, fault: 'silent' });
          kill('SIGKILL');
        };
      },
    });
    delete watch.onChange;
    world.registry.faults.length = 0;
    return made;
  }

  /** What verifiers find who ask for those of the two tags that exist. */
  async function verdictsOf(repository: string): Promise<string[]> {
    const tags = ['stable', 'latest'].filter((tag) =>
      world.registry.store.tags.has(`${repository}:${tag}`),
    );
    const images = tags.map((tag) => `${world.name(repository)}:${tag}`).join('\n');
    const { outputs } = await world.verify({ inputs: { images } });
    const verdicts = JSON.parse(outputs['verdicts'] ?? '[]') as { verdict: string }[];
    return [...new Set(verdicts.map(({ verdict }) => verdict))];
  }
  const showsNext = (repository: string) =>
    world.registry.store.tags.get(`${repository}:stable`) === releases.get(repository)?.next.digest;

  test(`changes the registry ${changes} times, and then both tags verify`, async () => {
    expect(await release('acme/whole')).toBe(changes);
    expect(await verdictsOf('acme/whole')).toEqual(['verified']);
    expect(showsNext('acme/whole')).toBe(true);
  });

  test.each(range(changes))('killed after change %i leaves only tags that verify', async (last) => {
    const repository = `acme/change-${last}`;
    expect(await release(repository, last)).toBe(last);
    expect(await verdictsOf(repository)).toEqual(['verified']);
    // The last two changes are the tags: before them, `stable` shows what it did.
    expect(showsNext(repository) && last < changes - 1).toBe(false);
  });
});
