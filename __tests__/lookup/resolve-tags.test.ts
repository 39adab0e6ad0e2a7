// SPDX-License-Identifier: Apache-2.0
// Names become digests once, and each image keeps who asked for it.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { NamedImage } from '../../src/image/named-images.ts';
import { resolveTags } from '../../src/lookup/resolve-tags.ts';
import { digestOf } from '../action/given.ts';

const repository = { registry: 'ghcr.io', path: 'acme/app' } as const;
const digests = { v1: digestOf('1'), latest: digestOf('1'), next: digestOf('2') } as const;
const isKnown = (tag: string): tag is keyof typeof digests => tag in digests;

async function resolve(images: readonly NamedImage[]) {
  const told: string[] = [];
  const registries = {
    resolveTag: (_: unknown, tag: string) =>
      isKnown(tag) ? Promise.resolve(digests[tag]) : Promise.reject(new Error(`no ${tag}`)),
  };
  const notify = { tagResolved: (name: string) => void told.push(name) };
  return { resolved: await resolveTags(images, { registries, notify }), told };
}

test('four names of one digest are one image, asked for four times', async () => {
  const images: NamedImage[] = [
    { repository, tag: 'v1' },
    {
      repository,
      digest: digests.v1,
      source: { kind: 'file', file: 'deployment.yaml', line: 7 },
    },
    { repository },
    { repository, tag: 'latest' },
  ];
  const { resolved, told } = await resolve(images);
  expect(resolved).toEqual([
    {
      name: `ghcr.io/acme/app@${digests.v1}`,
      image: { ok: true, value: { repository, digest: digests.v1 } },
      sources: images,
    },
  ]);
  expect(told).toHaveLength(3);
});

test('a tag that cannot be resolved keeps its name and its reason', async () => {
  const { resolved } = await resolve([{ repository, tag: 'gone' }]);
  expect(resolved).toEqual([
    {
      name: 'ghcr.io/acme/app:gone',
      image: { ok: false, error: new Error('no gone') },
      sources: [{ repository, tag: 'gone' }],
    },
  ]);
});

test('nobody who asked for an image is forgotten, and nobody is counted twice', async () => {
  const named = fc.record(
    {
      repository: fc.constantFrom(repository, { registry: 'ghcr.io', path: 'acme/other' }),
      tag: fc.constantFrom('v1', 'latest', 'next', 'gone'),
      digest: fc.constantFrom(digests.v1, digests.next),
      source: fc.constantFrom(
        { kind: 'file', file: 'a.yaml', line: 1 } as const,
        { kind: 'input', input: 'images' } as const,
      ),
    },
    { requiredKeys: ['repository'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(named, { maxLength: 12 }), async (images) => {
      const { resolved } = await resolve(images);
      const sources = resolved.flatMap((image) => image.sources);
      expect(sources).toHaveLength(images.length);
      expect(new Set(sources)).toEqual(new Set(images));
      expect(new Set(resolved.map(({ name }) => name)).size).toBe(resolved.length);
    }),
  );
});
