// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { settle } from '../../src/concurrency.ts';
import { byteBudget } from '../../src/oci/memory.ts';

describe('a budget of bytes', () => {
  test('is never exceeded, whatever is asked for, and everything gets its turn', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ bytes: fc.integer({ min: 0, max: 25 }), fails: fc.boolean() })),
        async (asked) => {
          const budget = byteBudget(20);
          let inUse = 0;
          const begun: number[] = [];
          const outcomes = await settle(asked, asked.length, ({ bytes, fails }, at) =>
            budget(bytes, async () => {
              begun.push(at);
              inUse += Math.min(bytes, 20);
              expect(inUse).toBeLessThanOrEqual(20);
              await Promise.resolve();
              inUse -= Math.min(bytes, 20);
              if (fails) throw new Error('failed');
            }),
          );
          expect(outcomes.map(({ ok }) => ok)).toEqual(asked.map(({ fails }) => !fails));
          expect(begun).toEqual(asked.map((_, at) => at));
        },
      ),
    );
  });

  test('lets what fits go on side by side', async () => {
    const budget = byteBudget(20);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const first = budget(10, () => promise);
    await budget(10, async () => resolve(undefined));
    await first;
  });
});
