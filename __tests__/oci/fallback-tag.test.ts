// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Digest } from '../../src/image/digest.ts';
import { noJobEntries, type JobEntries } from '../../src/oci/fallback-tag.ts';
import { mediaTypes } from '../../src/oci/manifest.ts';
import type { RegistryOptions } from '../../playground/registry/registry.ts';
import type { Store } from '../../playground/registry/store.ts';
import { refusalOf, sharedPatience, start as startTime } from '../http/ports.ts';
import { foreign, listAt, putList, puts, world } from './lists.ts';
import { artifact, attach, clientOf, path, paths, verified, watched, withoutApi } from './setup.ts';

describe('a list that is there', () => {
  test.each(withoutApi)('keeps all that others wrote, and gets our entry: %s', async (shape) => {
    const { server, image, tag } = await world({ shape });
    const others = [foreign(server.store, 'cosign'), foreign(server.store, 'notation')];
    putList(server.store, tag, {
      manifests: others,
      annotations: { owner: 'someone' },
      'x-index': { a: 1 },
    });
    const { digest } = await attach(clientOf(), image);
    const list = listAt(server.store, tag);
    expect(list).toEqual({
      schemaVersion: 2,
      mediaType: mediaTypes.index,
      manifests: [
        ...others,
        expect.objectContaining({
          digest,
          artifactType: artifact().mediaType,
          annotations: artifact().annotations,
        }),
      ],
      annotations: { owner: 'someone' },
      'x-index': { a: 1 },
    });
    expect((await verified(image)).contents).toHaveLength(1);
  });

  test('that has our entry is not written again', async () => {
    const { server, image } = await world();
    await attach(clientOf(), image);
    await attach(clientOf(), image);
    expect(puts(server)).toHaveLength(1);
  });

  test('is written once and read back when nobody else writes', async () => {
    const { server, image } = await world();
    const client = clientOf();
    await attach(client, image);
    expect(puts(server)).toHaveLength(1);
    expect(client.patience.slept).toHaveLength(1);
    expect(client.patience.slept[0]).toBeLessThan(500);
  });

  test('where somebody wrote a moment ago is watched until it rests', async () => {
    const { server, image, tag } = await world();
    const now = new Date(startTime - 2000).toISOString();
    putList(server.store, tag, {
      manifests: [foreign(server.store, 'recent', { 'org.opencontainers.image.created': now })],
    });
    const client = clientOf();
    await attach(client, image);
    expect(client.patience.slept.length).toBeGreaterThanOrEqual(2);
    expect(client.patience.slept.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(2000);
    expect(client.patience.pauses).toEqual([
      {
        where: `${image.repository.registry}/${path}:${tag}`,
        why: expect.stringContaining('another job or tool wrote this list'),
        ms: 4500,
      },
    ]);
  });

  test('of our own making is not taken for another writer’s', async () => {
    const { image } = await world();
    const client = clientOf();
    for (const name of ['one', 'two', 'three']) await attach(client, image, artifact(name));
    expect(client.patience.slept).toHaveLength(3);
    expect((await verified(image)).contents).toHaveLength(3);
  });
});

describe('a list to which an earlier step of the job wrote a moment ago', () => {
  /** What one job remembers, over its steps. */
  function jobEntries() {
    const remembered = new Set<Digest>();
    return {
      earlier: () => Promise.resolve(remembered),
      add: (written: readonly Digest[]) => {
        for (const digest of written) remembered.add(digest);
      },
    };
  }

  test('is not watched: nobody else wrote to it', async () => {
    const { server, image } = await world();
    const job = jobEntries();
    await attach(clientOf({ jobEntries: job }), image, artifact('first'));
    const second = clientOf({ jobEntries: job });
    const reads = () => paths(server, /GET .*manifests\/sha256-/).length;
    const before = reads();
    await attach(second, image, artifact('second'));
    // Looked for, read before it is written, and read back.
    expect(reads() - before).toBe(3);
    expect(second.patience.slept).toEqual([150]);
    expect(second.patience.pauses).toEqual([]);
    expect((await verified(image)).contents).toHaveLength(2);
  });

  test('is watched when another tool wrote to it too', async () => {
    const { server, image, tag } = await world();
    const job = jobEntries();
    await attach(clientOf({ jobEntries: job }), image, artifact('first'));
    const created = new Date(startTime - 2000).toISOString();
    putList(server.store, tag, {
      manifests: [
        ...listAt(server.store, tag).manifests,
        foreign(server.store, 'recent', { 'org.opencontainers.image.created': created }),
      ],
    });
    const second = clientOf({ jobEntries: job });
    await attach(second, image, artifact('second'));
    expect(second.patience.pauses).toHaveLength(1);
    expect(listAt(server.store, tag).manifests).toHaveLength(3);
  });

  test('loses what a clean-up job deleted, though the step is told to have written it', async () => {
    const { server, image, tag } = await world();
    const job = jobEntries();
    const first = await attach(clientOf({ jobEntries: job }), image, artifact('first'));
    server.store.forget(path, first.digest);
    const second = await attach(clientOf({ jobEntries: job }), image, artifact('second'));
    expect(second.dropped).toEqual([first.digest]);
    expect(listAt(server.store, tag).manifests.map(({ digest }) => digest)).toEqual([
      second.digest,
    ]);
  });
});

describe('another writer', () => {
  /** A memory that takes every entry for the job's own, as a forged one would. */
  const credulous: JobEntries = {
    earlier: () => Promise.resolve(Object.assign(new Set<Digest>(), { has: () => true })),
    add: () => undefined,
  };

  /** Whoever writes over the list as if ours were not there, so many times. */
  function rude(times: number): { options: RegistryOptions; names: string[] } {
    const names: string[] = [];
    const onTagPut = (tag: string, store: Store) => {
      if (names.length >= times) return;
      names.push(`rude ${names.length}`);
      putList(store, tag, { manifests: names.map((name) => foreign(store, name)) });
    };
    return { options: { onTagPut }, names };
  }

  test.each(
    [1, 2, 5].flatMap((times) => [noJobEntries, credulous].map((job) => [times, job] as const)),
  )('who drops our entry %i times ends with all entries there', async (times, jobEntries) => {
    const { options, names } = rude(times);
    const { server, image, tag } = await world(options);
    const { digest } = await attach(clientOf({ jobEntries }), image);
    expect(
      listAt(server.store, tag)
        .manifests.map((entry) => entry.annotations?.['name'] ?? entry.digest)
        .toSorted(),
    ).toEqual([...names, digest].toSorted());
  });

  test('who drops what others wrote is mended too', async () => {
    const { options } = rude(1);
    const { server, image, tag } = await world(options);
    const before = foreign(server.store, 'before');
    putList(server.store, tag, { manifests: [before] });
    const { digest } = await attach(clientOf(), image);
    const digests = listAt(server.store, tag).manifests.map((entry) => entry.digest);
    expect(digests).toEqual(expect.arrayContaining([before.digest, digest]));
    expect(digests).toHaveLength(3);
  });

  test('who never rests is told, after three minutes at most', async () => {
    const { options } = rude(Infinity);
    const { image } = await world(options);
    const client = clientOf();
    expect(await refusalOf(attach(client, image))).toMatchObject({
      code: 'REGISTRY_READ_BACK',
      message: expect.stringContaining('does not come to rest'),
      hint: expect.stringContaining('fewer jobs'),
    });
    expect(client.patience.slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(200_000);
  });

  test('who comes between our reading and our writing is noticed by the ETag', async () => {
    const { server, image, tag } = await world({ etags: true });
    const first = foreign(server.store, 'first');
    const late = foreign(server.store, 'late');
    putList(server.store, tag, { manifests: [first] });
    const conditions: (string | null)[] = [];
    const before = watched(({ method, url, headers }) => {
      if (method !== 'PUT' || !url.pathname.endsWith(tag)) return undefined;
      conditions.push(headers.get('if-match'));
      if (conditions.length === 1) putList(server.store, tag, { manifests: [first, late] });
      return undefined;
    });
    const { digest } = await attach(clientOf({ fetch: before }), image);
    expect(puts(server).map(({ status }) => status)).toEqual([412, 201]);
    expect(conditions[0]).toMatch(/^"sha256:/);
    expect(conditions[1]).not.toBe(conditions[0]);
    expect(listAt(server.store, tag).manifests.map((entry) => entry.digest)).toEqual([
      first.digest,
      late.digest,
      digest,
    ]);
  });

  test('is no reason for a condition where there is no ETag, or a weak one', async () => {
    const { server, image, tag } = await world();
    putList(server.store, tag, { manifests: [foreign(server.store, 'first')] });
    const conditions: (string | null)[] = [];
    const weak: typeof fetch = async (target, init) => {
      if (init?.method === 'PUT') conditions.push(new Headers(init.headers).get('if-match'));
      const { status, headers, body } = await fetch(target, init);
      return new Response(body, {
        status,
        headers: { ...Object.fromEntries(headers), etag: 'W/"compressed"' },
      });
    };
    await attach(clientOf({ fetch: weak }), image);
    expect(conditions.length).toBeGreaterThan(0);
    expect(conditions.every((condition) => condition === null)).toBe(true);
  });

  test.each([
    ['nothing', noJobEntries, 15],
    // Nobody is warned by the list then: more is left to chance.
    ['everything that is listed', credulous, 25],
  ])(
    'of our own kind, at the same moment, is not lost and loses nothing, when the job is said to have written %s',
    async (_, jobEntries, numRuns) => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 2, max: 6 }),
          fc.boolean(),
          fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
          async (writers, etags, draws) => {
            const { server, image, tag } = await world({ etags });
            await attach(clientOf(), image, artifact('a moment ago'));
            const [earlier] = listAt(server.store, tag).manifests;
            const draw = () => Number(draws.next().value);
            const patience = sharedPatience(writers, draw);
            // A write is on its way for up to 45 ms, in which others read and write.
            const late: typeof fetch = async (target, init) => {
              if (init?.method === 'PUT') await patience.clock.sleep(45 * draw());
              return fetch(target, init);
            };
            const names = Array.from({ length: writers }, (_, index) => `writer ${index}`);
            const publications = await Promise.all(
              names.map((name) =>
                attach(
                  clientOf({ patience, jobEntries, fetch: late }),
                  image,
                  artifact(name),
                ).finally(() => patience.leave()),
              ),
            );
            const listed = listAt(server.store, tag).manifests.map((entry) => entry.digest);
            expect(listed.toSorted()).toEqual(
              [earlier, ...publications].map((entry) => entry?.digest).toSorted(),
            );
            await server.close();
          },
        ),
        { numRuns },
      );
    },
  );
});
