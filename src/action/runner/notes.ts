// SPDX-License-Identifier: Apache-2.0
// Tells what was made of the names of images: what was left out, and what was read otherwise.
import type { Discovery } from '../../image/named-images.ts';
import { line, warn } from './log.ts';

/** How names were read, a line each, and targets of a bake that made no image. */
export function tellNotes({ skipped = [], notes }: Pick<Discovery, 'skipped' | 'notes'>): void {
  for (const note of notes.slice(0, 20)) line('Note', note);
  if (skipped.length === 0) return;
  const names = skipped.slice(0, 20).map((target) => JSON.stringify(target));
  warn(`Left out, because the bake made no image there: ${names.join(', ')}`);
}

/** Tags that were resolved to digests. */
export interface ResolvedTags {
  /** Tells one at once. */
  add(name: string, digest: string): void;
  /** Tells of all at the end, in one sentence: GitHub shows ten annotations for a step. */
  tellAll(): void;
}

/**
 * @param what completes "which is what …"
 * @param advice what to do instead
 * @param tell as a warning, or otherwise
 */
export function resolvedTags(
  what: string,
  advice: string,
  tell: (text: string) => void,
): ResolvedTags {
  const resolved: string[] = [];
  return {
    add(name, digest) {
      line('Resolved', `${name} → ${digest}`);
      resolved.push(`${name} was resolved to ${digest}`);
    },
    tellAll() {
      const [first] = resolved;
      if (first === undefined) return;
      tell(
        resolved.length === 1
          ? `The tag ${first}, which is what ${what}. ${advice}`
          : `${resolved.length} tags were resolved to digests, which is what ${what}: ` +
              `${resolved.slice(0, 10).join(', ')}${resolved.length > 10 ? ' …' : ''}. ${advice}`,
      );
    },
  };
}
