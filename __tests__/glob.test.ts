// SPDX-License-Identifier: Apache-2.0
// The stars that users write in names of workflows and refs.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { glob } from '../src/glob.ts';

describe('a glob', () => {
  test.each([
    ['a*c', 'abc', true],
    ['a*c', 'ab/c', false],
    ['a**c', 'ab/c', true],
    ['**', '', true],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['a', '', false],
    ['*a*', 'bab', true],
    ['v?', 'v1', false],
    ['[a]', 'a', false],
    ['ä*', 'äöü', true],
    ['*/**/x', 'a/b/c/x', true],
    ['*/**/x', 'a/x', false],
  ])('%j is for %j: %s', async (pattern, text, expected) => {
    expect(glob(pattern).test(text)).toBe(expected);
  });

  test('is what a regular expression of the same meaning is', async () => {
    const text = fc.stringMatching(/^[ab/]{0,12}$/);
    fc.assert(
      fc.property(fc.stringMatching(/^[ab/*]{0,8}$/), text, (pattern, name) => {
        const source = pattern.replace(/\*\*|\*/g, (star) => (star === '**' ? '.*' : '[^/]*'));
        expect(glob(pattern).test(name)).toBe(new RegExp(`^${source}$`).test(name));
      }),
      { numRuns: 2000 },
    );
  });

  test('with many stars takes no longer for a long name', async () => {
    const start = performance.now();
    for (const star of ['*', '**'])
      expect(glob(`${`${star}a`.repeat(40)}b`).test('a'.repeat(5000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
