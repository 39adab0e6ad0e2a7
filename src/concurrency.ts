// SPDX-License-Identifier: Apache-2.0
// Concurrency: independent work side by side, and outcomes as data.

/** What became of one of several independent pieces of work. */
export type Settled<Result> =
  { readonly ok: true; readonly value: Result } | { readonly ok: false; readonly error: unknown };

/**
 * Does the work for each item with at most `limit` in flight; one that fails does not stop the
 * others. Results keep the items' order.
 */
export async function settle<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Settled<Result>[]> {
  const results: Settled<Result>[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await outcomeOf(() => work(item, index));
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}

/** What becomes of one piece of work; it is begun at once. */
export async function outcomeOf<Result>(work: () => Promise<Result>): Promise<Settled<Result>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error };
  }
}

/** The value, or the error thrown. */
export function valueOf<Value>(outcome: Settled<Value>): Value {
  if (!outcome.ok) throw outcome.error;
  return outcome.value;
}

/**
 * Runs work with at most `limit` of it in flight, whoever asks for it. Work that waits for other
 * such work would wait for ever.
 */
export function atMost(limit: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let free = limit;
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((begin) => waiting.push(begin));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}

/**
 * Work that is begun for the next `lead` items when it is asked for one, so that it is done by the
 * time they come. Each item's is asked for once.
 */
export function ahead<Item, Result>(
  items: readonly Item[],
  lead: number,
  work: (item: Item) => Promise<Result>,
): (index: number) => Promise<Result> {
  const begun: (Promise<Result> | undefined)[] = [];
  return async (index) => {
    for (const item of items.slice(begun.length, index + lead + 1)) {
      const working = work(item);
      // Awaited when its turn comes; until then a failure must not end the process.
      working.catch(() => undefined);
      begun.push(working);
    }
    const own = begun[index];
    begun[index] = undefined;
    if (own === undefined)
      throw new RangeError(`item ${index} is not there, or was asked for before`);
    return own;
  };
}
