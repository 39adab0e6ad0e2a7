// SPDX-License-Identifier: Apache-2.0
// Adds to what many jobs write under one tag, on registries that offer no atomic change.
import { SignetError } from '../errors.ts';
import type { HttpResponse } from '../http/client.ts';
import type { Patience } from '../http/retry.ts';
import { repositoryName, type Repository } from '../image/reference.ts';
import { hasErrorCode, refusal, registryWords } from './failure.ts';

/** A list under a tag, as a set of entries by their digest. */
export interface SharedTag<Content> {
  readonly repository: Repository;
  readonly tag: string;
  /** What is there now; undefined when the tag does not exist. */
  read(): Promise<Content | undefined>;
  /** All entries of both, those of `mine` last. */
  merge(current: Content | undefined, mine: Content): Content;
  /**
   * Puts there what must be there before the content: between reading a list and writing it there
   * is time for nothing else.
   */
  stage(content: Content): Promise<void>;
  /** Writes over `current`, conditionally where the registry can. */
  write(content: Content, current: Content | undefined): Promise<HttpResponse>;
  /** Names of the entries, by which a lost one is noticed. */
  entries(content: Content): readonly string[];
  /** Whether somebody wrote to it a moment ago. */
  isBusy(content: Content): boolean;
  /** How fast this registry answers at its best, in milliseconds. */
  fastest(): number;
  /** Whether the write was conditional, so that 412 means that somebody else was first. */
  isConditional(current: Content | undefined): boolean;
}

/** What was there, and when: milliseconds since the epoch. */
export interface Reading<Content> {
  readonly content: Content | undefined;
  readonly readAt: number;
}

/**
 * Times in milliseconds. What was read is written over at once, or read again; whoever read before
 * our write has written before `settle` is over, so that the read-back sees a loss: unless their
 * way to the registry takes longer than that, which nobody here can know. While others write, we
 * stay until the list rests.
 */
const times = { fresh: 100, settle: 150, usual: 40, rest: 1_500, most: 180_000 };

/**
 * Merges our entries into the list, writes, reads back, and again while an entry that was there is
 * gone. Nothing is removed or deleted.
 * @param first what was read a moment ago
 * @throws SignetError REGISTRY_TAG_IMMUTABLE, REGISTRY_READ_BACK, REGISTRY_…
 */
export async function addToSharedTag<Content>(
  list: SharedTag<Content>,
  mine: Content,
  first: Reading<Content>,
  { clock, random }: Patience,
): Promise<Content> {
  const deadline = clock.now() + times.most;
  let { content: current, readAt } = first;
  let wanted = mine;
  let restedFor = 0;
  let slowness = 0;
  let isContended = current !== undefined && list.isBusy(current);
  while (clock.now() < deadline) {
    const before = current;
    if (!covers(list, current, wanted)) {
      wanted = list.merge(current, wanted);
      await list.stage(wanted);
      if (clock.now() - readAt > times.fresh) {
        current = await list.read();
        const merged = list.merge(current, wanted);
        if (!isSame(list, merged, wanted)) await list.stage(merged);
        wanted = merged;
      }
      const began = clock.now();
      const response = await list.write(wanted, current);
      slowness = Math.max(0, clock.now() - began - list.fastest() - times.usual);
      const isConflict =
        response.status === 412 && list.isConditional(current) && !saysImmutable(response);
      if (!isConflict) judgeWrite(list.repository, list.tag, response);
      restedFor = 0;
    }
    // Where our own write was slow beyond the way there, so are those of others.
    await clock.sleep(
      isContended ? times.rest * (0.75 + random() / 2) : times.settle + 4 * slowness,
    );
    current = await list.read();
    readAt = clock.now();
    const isWhole = covers(list, current, wanted);
    if (current !== undefined && isWhole && !isContended && covers(list, wanted, current))
      return current;
    // Another writer is at work: stay until two readings in a row are the same.
    isContended = true;
    restedFor = isWhole && isSame(list, before, current) ? restedFor + 1 : 0;
    if (current !== undefined && restedFor >= 2) return current;
    wanted = list.merge(current, wanted);
  }
  throw new SignetError(
    'REGISTRY_READ_BACK',
    `The list of signatures under ${repositoryName(list.repository)}:${list.tag} does not come ` +
      'to rest while several jobs write to it',
    {
      hint:
        'Run the job again; fewer jobs should sign the same image at the same time on a ' +
        'registry without the referrers API.',
    },
  );
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

/**
 * Whether the list was taken; an immutable tag has an error of its own (Harbor answers 412, ECR 400
 * TAG_INVALID, ACR and GAR 409 or 405).
 */
export function judgeWrite(repository: Repository, tag: string, response: HttpResponse): void {
  if (response.status === 201 || response.status === 200 || response.status === 202) return;
  const isImmutable =
    [405, 409, 412].includes(response.status) ||
    (response.status === 400 && hasErrorCode(response, 'TAG_INVALID')) ||
    saysImmutable(response);
  if (!isImmutable) throw refusal(`write the list of signatures ${tag}`, repository, response);
  throw new SignetError(
    'REGISTRY_TAG_IMMUTABLE',
    `The signature was pushed to ${repositoryName(repository)}, but the list under the tag ` +
      `${tag}, by which verifiers find it, cannot be changed: status ` +
      `${response.status}${registryWords(response)}`,
    { hint: 'Exempt tags that begin with "sha256-" from the registry’s immutability rule.' },
  );
}

function saysImmutable(response: HttpResponse): boolean {
  return /immutable/i.test(registryWords(response));
}
