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
 * Work that is begun now and awaited later: a failure is kept until then, and does not end the
 * process before.
 */
export function eager<Value>(work: Promise<Value>): Promise<Value> {
  work.catch(() => undefined);
  return work;
}

/** Work that is begun by the first who asks, and done once. */
export function onDemand<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let begun: Promise<Value> | undefined;
  return () => (begun ??= eager(work()));
}

/** Work that is done once for each key, however many ask for it. */
export function oncePerKey(): (key: string, work: () => Promise<void>) => Promise<void> {
  const known = new Map<string, Promise<void>>();
  return async (key, work) => {
    const done = known.get(key) ?? work();
    known.set(key, done);
    return done;
  };
}

/**
 * One value for all who ask, made anew when it is no longer fresh; many who ask together cause one
 * making.
 */
export function keepFresh<Value>(
  make: () => Promise<Value>,
  isFresh: (value: Value) => boolean,
): () => Promise<Value> {
  let latest: Promise<Value> | undefined;
  return async () => {
    const known = latest;
    if (known !== undefined && isFresh(await known)) return known;
    const next = latest === undefined || latest === known ? make() : latest;
    latest = next;
    return next;
  };
}
