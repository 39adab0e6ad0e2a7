// SPDX-License-Identifier: Apache-2.0
// How much of what others stored is in memory at a time, for all images of a run together.
import { SignetError } from '../errors.ts';
import { maxManifestBytes } from './manifest.ts';

/** Does the work while so many bytes are set aside for it, in the order in which it was asked. */
export type ByteBudget = <Result>(bytes: number, work: () => Promise<Result>) => Promise<Result>;

/**
 * Work that holds a part of one budget may ask for a part of the next ones only, so that no two
 * wait for each other: what a list names is read while the list is there, and never the other way
 * round.
 */
export interface Memory {
  readonly lists: ByteBudget;
  readonly manifests: ByteBudget;
  readonly blobs: ByteBudget;
}

const mebibyte = 1024 * 1024;

/** Room for hundreds of ordinary signatures at once; larger ones are read one after the other. */
export function openMemory(): Memory {
  return {
    lists: byteBudget(32 * mebibyte),
    manifests: byteBudget(32 * mebibyte),
    blobs: byteBudget(48 * mebibyte),
  };
}

export function byteBudget(total: number): ByteBudget {
  let free = total;
  const waiting: { readonly share: number; readonly begin: () => void }[] = [];
  const admit = () => {
    for (let next = waiting[0]; next !== undefined && next.share <= free; next = waiting[0]) {
      waiting.shift();
      free -= next.share;
      next.begin();
    }
  };
  return async (bytes, work) => {
    // What is larger than all there is has it for itself.
    const share = Math.min(bytes, total);
    await new Promise<void>((begin) => {
      waiting.push({ share, begin });
      admit();
    });
    try {
      return await work();
    } finally {
      free += share;
      admit();
    }
  };
}

/** An answer is there in pieces, then whole; JSON is there as a text and as values too. */
export const blobCost = (bytes: number): number => 2 * bytes;
export const jsonCost = (bytes: number): number => 4 * bytes;

/** Hundreds of signatures fit into such a list. */
const shortList = 256 * 1024;

/**
 * Reads a list whose length is not known before: room for the longest is taken only when it turns
 * out not to be a short one, which costs one more request.
 */
export async function readList<Found, Result>(
  budget: ByteBudget,
  read: (maxBytes: number) => Promise<Found>,
  use: (found: Found) => Promise<Result> | Result,
): Promise<Result> {
  const short = await budget(jsonCost(shortList), async () => {
    const found = await unlessTooLong(read(shortList));
    return found === undefined ? undefined : { result: await use(found.content) };
  });
  if (short !== undefined) return short.result;
  return budget(jsonCost(maxManifestBytes), async () => use(await read(maxManifestBytes)));
}

async function unlessTooLong<Found>(
  reading: Promise<Found>,
): Promise<{ readonly content: Found } | undefined> {
  try {
    return { content: await reading };
  } catch (error) {
    if (error instanceof SignetError && error.code === 'HTTP_TOO_LARGE') return undefined;
    throw error;
  }
}
