// SPDX-License-Identifier: Apache-2.0
// Warns of what was named as if it were an image and was left out.
import type { Discovery } from '../../image/discovery.ts';
import { warn } from './log.ts';

/** Targets of a bake that made no image. */
export function warnOfSkipped({ skipped = [] }: Pick<Discovery, 'skipped'>): void {
  if (skipped.length === 0) return;
  const names = skipped.slice(0, 20).map((target) => JSON.stringify(target));
  warn(`Left out, because the bake made no image there: ${names.join(', ')}`);
}
