// SPDX-License-Identifier: Apache-2.0
// Adds to what many jobs write under one tag, on registries that offer no atomic change.
import { SignetError } from '../errors.ts';
import type { HttpResponse } from '../http/client.ts';
import { pauseFor, type Patience } from '../http/retry.ts';
import { repositoryName, type Repository } from '../image/reference.ts';
import { refusal } from './failure.ts';
import { forgotten, isForgetful, isImmutable, isTaken, saysImmutable, type Named } from './put.ts';
import type { Registry } from './registry.ts';
import { registryWords } from './words.ts';

/** A list under a tag, as a set of entries by their names. */
export interface SharedTag<Content> {
  readonly repository: Repository;
  readonly tag: string;
  readonly names: Named;
  /**
   * What is there now; undefined when the tag does not exist. One that was there a moment ago is
   * looked for a little longer.
   */
  read(wasThere: boolean): Promise<Content | undefined>;
  /** Writes over `current`, conditionally where the registry can. */
  write(content: Content, current: Content | undefined): Promise<TagWrite>;
  /**
   * Puts there what must be there before the content: between reading a list and writing it there
   * is time for nothing else.
   */
  stage?(content: Content): Promise<void>;
  /**
   * Called when the registry does not know something that the content names: puts there what is
   * ours, and leaves out what is gone.
   */
  recover(content: Content): Promise<Content>;
  /** All entries of both, those of `mine` last. */
  merge(current: Content | undefined, mine: Content): Content;
  /** Names of the entries, by which a lost one is noticed. */
  entries(content: Content): readonly string[];
  /** Whether another job wrote to it a moment ago; without it, nothing tells. */
  isBusy?(content: Content): Promise<boolean>;
}

export interface TagWrite {
  readonly response: HttpResponse;
  /** Then 412 means that another writer was first. */
  readonly isConditional: boolean;
}

/** What was there, and when: milliseconds since the epoch. */
export interface TagSnapshot<Content> {
  readonly content: Content | undefined;
  readonly readAt: number;
}

/** Reads, and notes the time at which the answer was there. */
export async function takeSnapshot<Content>(
  content: Promise<Content | undefined>,
  { clock }: Patience,
): Promise<TagSnapshot<Content>> {
  return { content: await content, readAt: clock.now() };
}

/**
 * Times in milliseconds. What was read is written over at once, or read again. A job that read
 * before our write has written before `settle` is over, so the read-back sees a loss, unless its
 * way to the registry takes longer than that, which cannot be known here. While others write, we
 * stay until the list rests.
 */
const times = { fresh: 100, settle: 150, usual: 40, rest: 1_500, most: 180_000 };

const maxRecoveries = 3;

/**
 * Merges our entries into the list, writes, reads back, and again while an entry that was there is
 * gone. Nothing is removed or deleted.
 * @param first what was read a moment ago
 * @throws SignetError REGISTRY_TAG_IMMUTABLE, REGISTRY_READ_BACK, REGISTRY_…
 */
export async function addToSharedTag<Content>(
  registry: Pick<Registry, 'fastestMs'>,
  list: SharedTag<Content>,
  mine: Content,
  first: TagSnapshot<Content>,
  patience: Patience,
): Promise<Content> {
  const { clock } = patience;
  const where = `${repositoryName(list.repository)}:${list.tag}`;
  const deadline = clock.now() + times.most;
  let { content: current, readAt } = first;
  let wanted = mine;
  let restedFor = 0;
  let slowness = 0;
  let recoveries = 0;
  let isContended = current !== undefined && (await list.isBusy?.(current)) === true;
  if (isContended) tellContended(where, patience);
  while (clock.now() < deadline) {
    const before = current;
    if (!covers(list, current, wanted)) {
      wanted = list.merge(current, wanted);
      await list.stage?.(wanted);
      if (clock.now() - readAt > times.fresh) {
        current = await list.read(current !== undefined);
        const merged = list.merge(current, wanted);
        if (!isSame(list, merged, wanted)) await list.stage?.(merged);
        wanted = merged;
      }
      const began = clock.now();
      const written = await list.write(wanted, current);
      if (recoveries < maxRecoveries && isForgetful(written.response, list.names)) {
        await pauseFor(patience, 500 * 2 ** recoveries++, { where, why: forgotten });
        wanted = await list.recover(wanted);
        current = await list.read(current !== undefined);
        readAt = clock.now();
        continue;
      }
      judgeWrite(list, written);
      slowness = Math.max(0, clock.now() - began - registry.fastestMs - times.usual);
      restedFor = 0;
    }
    // Where our own write was slow beyond the way there, so are those of others.
    if (isContended) await clock.sleep(times.rest * (0.75 + patience.random() / 2));
    else await pauseFor(patience, times.settle + 4 * slowness, { where, why: slow });
    current = await list.read(true);
    readAt = clock.now();
    const isWhole = covers(list, current, wanted);
    if (current !== undefined && isWhole && !isContended && covers(list, wanted, current))
      return current;
    // Another writer is at work: stay until two readings in a row are the same.
    if (!isContended) tellContended(where, patience);
    isContended = true;
    restedFor = isWhole && isSame(list, before, current) ? restedFor + 1 : 0;
    if (current !== undefined && restedFor >= 2) return current;
    wanted = list.merge(current, wanted);
  }
  throw new SignetError(
    'REGISTRY_READ_BACK',
    `The list of signatures under ${where} does not come to rest while several jobs write to it`,
    {
      hint:
        'Run the job again; fewer jobs should sign the same image at the same time on a ' +
        'registry without the referrers API.',
    },
  );
}

const slow = 'the registry is slow, so another job’s write may still be under way';

/** Told once: how often the list is looked at until it rests concerns no one. */
function tellContended(where: string, { onPause }: Patience): void {
  onPause?.({
    where,
    why:
      'another job or tool wrote this list of signatures a moment ago, and it is watched until ' +
      'it rests',
    ms: 3 * times.rest,
  });
}

function covers<Content>(
  list: SharedTag<Content>,
  content: Content | undefined,
  wanted: Content,
): boolean {
  if (content === undefined) return false;
  const there = new Set(list.entries(content));
  return list.entries(wanted).every((entry) => there.has(entry));
}

function isSame<Content>(
  list: SharedTag<Content>,
  one: Content | undefined,
  other: Content | undefined,
): boolean {
  return (
    one !== undefined && other !== undefined && covers(list, one, other) && covers(list, other, one)
  );
}

/** Passes what was written, and what lost to another writer; an immutable tag has its own error. */
function judgeWrite(
  { repository, tag }: Pick<SharedTag<unknown>, 'repository' | 'tag'>,
  { response, isConditional }: TagWrite,
): void {
  if (isTaken(response)) return;
  if (isConditional && response.status === 412 && !saysImmutable(response)) return;
  if (!isImmutable(response))
    throw refusal(`write the list of signatures ${tag}`, repository, response);
  throw new SignetError(
    'REGISTRY_TAG_IMMUTABLE',
    `The signature was pushed to ${repositoryName(repository)}, but the list under the tag ` +
      `${tag}, by which verifiers find it, cannot be changed: status ` +
      `${response.status}${registryWords(response)}`,
    { hint: 'Exempt tags that begin with "sha256-" from the registry’s immutability rule.' },
  );
}
