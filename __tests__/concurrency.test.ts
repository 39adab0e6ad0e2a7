// SPDX-License-Identifier: Apache-2.0
import { setImmediate } from 'node:timers/promises';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { eager, keepFresh, oncePerKey, settle } from '../src/concurrency.ts';

describe('independent pieces of work', () => {
  test('all are done, in the items’ order, whatever fails and whoever ends first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.record({ id: fc.nat(), fails: fc.boolean() }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (scheduler, items, limit) => {
          const done = settle(items, limit, async ({ id, fails }) => {
            await scheduler.schedule(Promise.resolve());
            if (fails) throw new Error(String(id));
            return id;
          });
          const results = await scheduler.waitFor(done);
          expect(results).toEqual(
            items.map(({ id, fails }) =>
              fails ? { ok: false, error: new Error(String(id)) } : { ok: true, value: id },
            ),
          );
        },
      ),
    );
  });

  test.each([
    { limit: 1, items: 5, most: 1 },
    { limit: 3, items: 10, most: 3 },
    { limit: 16, items: 4, most: 4 },
  ])('at most $limit of $items are in flight', async ({ limit, items, most }) => {
    let inFlight = 0;
    let highest = 0;
    await settle(Array.from({ length: items }), limit, async () => {
      highest = Math.max(highest, ++inFlight);
      await setImmediate();
      inFlight--;
    });
    expect(highest).toBe(most);
  });

  test('nothing to do is done at once', async () => {
    await expect(settle([], 4, () => Promise.reject(new Error('never called')))).resolves.toEqual(
      [],
    );
  });

  test('work that throws before it waits is a failure like any other', async () => {
    const results = await settle([1, 2], 1, (item) => {
      if (item === 1) throw new Error('at once');
      return Promise.resolve(item);
    });
    expect(results).toEqual([
      { ok: false, error: new Error('at once') },
      { ok: true, value: 2 },
    ]);
  });
});

describe('work that is done once for each key', () => {
  test('is begun by the first who asks, and shared by all, also when it fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), fails: fc.boolean() })),
        async (asked) => {
          const begun: string[] = [];
          const once = oncePerKey();
          const outcomes = await settle(asked, 3, ({ key, fails }) =>
            once(key, async () => {
              begun.push(key);
              await setImmediate();
              if (fails) throw new Error(key);
            }),
          );
          expect(begun.toSorted()).toEqual([...new Set(asked.map(({ key }) => key))].toSorted());
          const firsts = new Map(asked.toReversed().map((each) => [each.key, each.fails]));
          expect(outcomes.map(({ ok }) => ok)).toEqual(
            asked.map(({ key }) => firsts.get(key) === false),
          );
        },
      ),
    );
  });
});

describe('work that is begun early', () => {
  test('fails where it is awaited, and not before', async () => {
    const early = eager(Promise.reject(new Error('late')));
    await setImmediate();
    await expect(early).rejects.toThrow('late');
  });
});

describe('a value that is kept fresh', () => {
  test('is made once for all who ask together, and again when it is stale', async () => {
    let made = 0;
    let age = 0;
    const value = keepFresh(
      async () => {
        await setImmediate();
        return { id: ++made, from: age };
      },
      ({ from }) => age - from < 10,
    );
    const ids = async (count: number) =>
      (await Promise.all(Array.from({ length: count }, value))).map(({ id }) => id);
    expect(await ids(3)).toEqual([1, 1, 1]);
    age = 9;
    expect(await ids(2)).toEqual([1, 1]);
    age = 10;
    expect(await ids(3)).toEqual([2, 2, 2]);
  });
});
