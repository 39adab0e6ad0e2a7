// SPDX-License-Identifier: Apache-2.0
// What a registry does not have any more, as after a clean-up job: it takes no list that names it.
import { settle } from '../concurrency.ts';
import type { Digest } from '../image/digest.ts';

export interface Absences {
  /** Absent at two looks in a row: what others put a moment ago may not be shown at the first. */
  readonly gone: ReadonlySet<Digest>;
  look(digests: readonly Digest[]): Promise<void>;
}

const inFlight = 16;

/** @param lacks whether the registry says (404) that it has none; one that fails says nothing */
export function watchAbsences(lacks: (digest: Digest) => Promise<boolean>): Absences {
  const gone = new Set<Digest>();
  let before: readonly Digest[] = [];
  return {
    gone,
    async look(digests) {
      const looks = await settle(digests, inFlight, async (digest) =>
        (await lacks(digest)) ? [digest] : [],
      );
      const absent = looks.flatMap((each) => (each.ok ? each.value : []));
      for (const digest of absent) if (before.includes(digest)) gone.add(digest);
      before = absent;
    },
  };
}
