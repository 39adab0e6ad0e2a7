// SPDX-License-Identifier: Apache-2.0
// What lies beside images is anyone's, and must not exhaust the runner.
import { describe, expect, test } from '@jest/globals';

import { attacks, measureHostile } from '../../bench/hostile.ts';

describe('a registry that wants to fill the runner’s memory', () => {
  // Sixteen images, as many as are looked at together, take bench/hostile.ts a minute.
  test.each(attacks)('cannot take more than 300 MB of it with %s', async (attack) => {
    expect(await measureHostile(attack, 4)).toBeLessThan(300);
  });
});
