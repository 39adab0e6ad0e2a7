// SPDX-License-Identifier: Apache-2.0
// What lies beside images is anyone's, and must not exhaust the runner.
import { describe, expect, test } from '@jest/globals';

import { attacks, measureHostile, type Attack } from '../../bench/hostile.ts';
import { peakOf } from '../../bench/memory.ts';
import { startWorld } from '../../playground/world.ts';
import { stateBeside } from './stated.ts';

describe('a registry that wants to fill the runner’s memory', () => {
  // Sixteen images, as many as are looked at together, take bench/hostile.ts a minute.
  const names: readonly Attack[] = [
    'long blobs',
    'long manifests',
    'long lists',
    'long statements',
  ];
  test.each(names)('cannot take more of it than it may with %s', async (attack) => {
    // Three images have 540 MB of long statements, more than may be taken.
    const images = attack === 'long statements' ? 3 : 4;
    expect(await measureHostile(attack, images)).toBeLessThan(attacks[attack]);
  });
});

test('an SBOM of 60 MB is verified in half a gigabyte, and a gate that does not ask for it never reads it', async () => {
  const world = await startWorld({ rekorVersion: 2 });
  const { image } = world.push('acme/app');
  await world.sign({ inputs: { images: image } });
  const file = {
    SPDXID: 'SPDXRef-File-1',
    fileName: 'usr/lib/x',
    checksums: [{ value: 'ab'.repeat(32) }],
  };
  const entry = `${JSON.stringify(file)},`;
  const files = Buffer.alloc(Math.floor(60e6 / entry.length) * entry.length, entry);
  const predicate = Buffer.concat([Buffer.from('{"files":['), files, Buffer.from('{}]}')]);
  await stateBeside(world, image, { type: 'https://spdx.dev/Document', predicate });
  const peak = (inputs: Readonly<Record<string, string>>) =>
    peakOf((run) => world.verify(run), { images: image, ...inputs });
  expect(await peak({ 'predicate-types': 'spdxjson' })).toBeLessThan(512);
  expect(await peak({})).toBeLessThan(150);
  await world.close();
});
