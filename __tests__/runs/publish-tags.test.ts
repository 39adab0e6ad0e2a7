// SPDX-License-Identifier: Apache-2.0
// Whoever pulls a tag that is published gets an image with a valid signature: at any moment of the
// run, and wherever it is killed.
import { describe, expect, test } from '@jest/globals';

import { pushImage, type RegistryShape } from '../../playground/registry/registry.ts';
import { startWorld, type World } from '../../playground/world.ts';
import { settle } from '../../src/concurrency.ts';

interface Release {
  readonly world: World;
  /** What `stable` shows: an image that was signed before. */
  readonly before: string;
  /** What is about to be signed and published as `stable` and `latest`. */
  readonly next: string;
  /** Whatever the next requests to the registry should bring about. */
  readonly watch: { onObeyed?: () => void };
}

async function prepareRelease(shape: RegistryShape): Promise<Release> {
  const watch: Release['watch'] = {};
  const world = await startWorld({ shape, onObeyed: () => watch.onObeyed?.() });
  const [before, next] = [
    pushImage(world.registry.store, 'acme/app', { content: 'before' }).digest,
    pushImage(world.registry.store, 'acme/app').digest,
  ];
  await world.sign({
    inputs: { images: `${world.name('acme/app')}@${before}`, 'publish-tags': 'stable' },
  });
  return { world, before, next, watch };
}

async function release(
  { world, next }: Release,
  onStart?: (kill: (signal: NodeJS.Signals) => void) => void,
) {
  const inputs = { images: `${world.name('acme/app')}@${next}`, 'publish-tags': 'stable\nlatest' };
  return world.sign({ inputs, ...(onStart === undefined ? {} : { onStart }) });
}

/** What somebody finds who verifies a tag. */
async function verdictOf(world: World, tag: string): Promise<string> {
  if (!world.registry.store.tags.has(`acme/app:${tag}`)) return 'absent';
  const { outputs } = await world.verify({
    inputs: { images: `${world.name('acme/app')}:${tag}` },
  });
  return (JSON.parse(outputs['verdicts'] ?? '[]') as { verdict: string }[])[0]?.verdict ?? 'none';
}

describe.each(['api', 'none-404-text'] as const)('on a registry of the shape %s', (shape) => {
  test('after each of its requests, also when the run is killed there, every tag that exists verifies', async () => {
    const whole = await prepareRelease(shape);
    const counted = { steps: 0 };
    whole.watch.onObeyed = () => counted.steps++;
    await release(whole);
    await whole.world.close();
    const steps = Array.from({ length: counted.steps }, (_, at) => at + 1);
    const states = await settle(steps, 4, (last) => stateAfter(shape, last));
    expect(states.filter((state) => !state.ok)).toEqual([]);
    const verdicts = states.map((state) => (state.ok ? state.value.verdicts : []));
    expect(
      verdicts.filter(
        ([stable, latest]) =>
          stable !== 'verified' || !['verified', 'absent'].includes(latest ?? ''),
      ),
    ).toEqual([]);
    // Among the states are those before the tags moved, and those after.
    expect(new Set(states.map((state) => state.ok && state.value.isMoved))).toEqual(
      new Set([true, false]),
    );
    expect(steps.length).toBeGreaterThan(10);
  });
});

/**
 * The registry as it is when the run was killed after so many requests; what it asked later was not
 * obeyed.
 */
async function stateAfter(
  shape: RegistryShape,
  last: number,
): Promise<{ verdicts: string[]; isMoved: boolean }> {
  const prepared = await prepareRelease(shape);
  const { world, watch, next } = prepared;
  let obeyed = 0;
  await release(prepared, (kill) => {
    watch.onObeyed = () => {
      obeyed++;
      if (obeyed !== last) return;
      world.registry.faults.push({ path: /./, fault: 'silent' });
      kill('SIGKILL');
    };
  });
  delete watch.onObeyed;
  world.registry.faults.length = 0;
  const verdicts = [await verdictOf(world, 'stable'), await verdictOf(world, 'latest')];
  const isMoved = world.registry.store.tags.get('acme/app:stable') === next;
  await world.close();
  return { verdicts, isMoved };
}
