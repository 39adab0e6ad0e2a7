// SPDX-License-Identifier: Apache-2.0
import { setImmediate } from 'node:timers/promises';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { ahead, atMost, settle } from '../src/concurrency.ts';

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

describe('work that takes turns', () => {
  test('is never more at once than allowed, whoever asks, and gives each its own result', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ id: fc.nat(), fails: fc.boolean(), waits: fc.nat({ max: 3 }) }), {
          maxLength: 30,
        }),
        fc.integer({ min: 1, max: 5 }),
        async (items, limit) => {
          const inTurn = atMost(limit);
          const seen = { now: 0, most: 0 };
          const outcomes = await settle(items, 10, ({ id, fails, waits }) =>
            inTurn(async () => {
              seen.most = Math.max(seen.most, ++seen.now);
              for (let wait = 0; wait < waits; wait++) await setImmediate();
              seen.now--;
              if (fails) throw new Error(String(id));
              return id;
            }),
          );
          expect(outcomes).toEqual(
            items.map(({ id, fails }) =>
              fails ? { ok: false, error: new Error(String(id)) } : { ok: true, value: id },
            ),
          );
          expect(seen.most).toBeLessThanOrEqual(limit);
          expect(seen.now).toBe(0);
        },
      ),
    );
  });
});

describe('work that is begun ahead', () => {
  test('is begun once for each item, at most so many before it is asked for, and gives each its own result', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ id: fc.nat(), fails: fc.boolean() }), { maxLength: 20 }),
        fc.nat({ max: 5 }),
        async (items, lead) => {
          const begun: unknown[] = [];
          const ask = ahead(items, lead, async (item) => {
            begun.push(item);
            await setImmediate();
            if (item.fails) throw new Error(String(item.id));
            return item.id;
          });
          for (const [at, { id, fails }] of items.entries()) {
            const asked = ask(at);
            expect(begun).toEqual(items.slice(0, at + lead + 1));
            if (fails) await expect(asked).rejects.toThrow(String(id));
            else await expect(asked).resolves.toBe(id);
          }
          expect(begun).toEqual(items);
        },
      ),
    );
  });

  test('is not kept after it was asked for', async () => {
    const ask = ahead(['one'], 1, (item) => Promise.resolve(item));
    await expect(ask(0)).resolves.toBe('one');
    await expect(ask(0)).rejects.toThrow(RangeError);
  });
});
