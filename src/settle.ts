// SPDX-License-Identifier: Apache-2.0
// May import: nothing.

/** What became of one of several independent pieces of work. */
export type Settled<Result> = { readonly ok: true; readonly value: Result } | { readonly ok: false; readonly error: unknown };

/** Does the work for each item with at most `limit` in flight; one that fails does not stop the others. Results keep the items' order. */
export async function settle<Item, Result>(items: readonly Item[], limit: number, work: (item: Item) => Promise<Result>): Promise<Settled<Result>[]> {
  const results: Settled<Result>[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await outcomeOf(() => work(item));
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}

async function outcomeOf<Result>(work: () => Promise<Result>): Promise<Settled<Result>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error };
  }
}
