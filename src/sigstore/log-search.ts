// SPDX-License-Identifier: Apache-2.0
// Asks the index of Rekor v1 which entries are about something or by someone, and reads entries
// (rekor, openapi.yaml). The index is experimental there: what it does not name may be in the log.
import { createHash } from 'node:crypto';

import * as v from 'valibot';

import { SignetError } from '../errors.ts';
import type { HttpResponse } from '../http/client.ts';
import type { Digest } from '../image/digest.ts';
import { describeIssue } from '../json.ts';
import { rekorEntrySchema, type RekorEntry } from './rekor-v1-entry.ts';
import { askService, endpointOf, parseAnswer, type ServicePorts } from './service-exchange.ts';

/**
 * By a digest that is signed or stated about, or by a name of a certificate, exactly. Servers
 * before 1.5.4 do not know `subject`, and answer that there is nothing.
 */
export type LogQuery = { readonly hash: Digest } | { readonly subject: string };

export type IndexAnswer =
  | { readonly kind: 'found'; readonly uuids: readonly string[] }
  /** As in most private set-ups. */
  | { readonly kind: 'switched-off' };

/** An entry that was asked for: its SHA-256 is the end of its UUID. */
export type EntryAnswer =
  | { readonly kind: 'read'; readonly uuid: string; readonly entry: RekorEntry }
  | { readonly kind: 'unread'; readonly uuid: string; readonly why: string };

/** More are refused with 422 (rekor, pkg/api/entries.go). */
export const entriesPerRequest = 10;

/** With or without the ID of the shard before it. */
const uuidSchema = v.pipe(
  v.string(),
  v.regex(/^(?:[0-9a-f]{64}|[0-9a-f]{80})$/i, 'an entry’s UUID'),
  v.toLowerCase(),
);
/** Go writes an empty list as `null` in places. */
const uuidsSchema = v.nullable(v.pipe(v.array(uuidSchema), v.maxLength(20_000)));
const entriesSchema = v.nullable(
  v.pipe(
    v.array(v.pipe(v.record(v.string(), v.unknown()), v.maxEntries(1))),
    // One entry may lie in several shards.
    v.maxLength(100),
  ),
);

const mebibyte = 1024 * 1024;

/**
 * @throws SignetError REKOR_REJECTED, REKOR_UNAVAILABLE, REKOR_RESPONSE_INVALID
 */
export async function searchLog(
  query: LogQuery,
  log: URL,
  ports: ServicePorts,
): Promise<IndexAnswer> {
  const response = await post('api/v1/index/retrieve', query, 2 * mebibyte, log, ports, [501]);
  if (response.status === 501) return { kind: 'switched-off' };
  return { kind: 'found', uuids: parseAnswer('REKOR', uuidsSchema, response) ?? [] };
}

/**
 * Reads at most ten entries. Those that are too long to be read together are read one by one, so
 * that nobody hides an entry by writing a huge one.
 * @throws SignetError REKOR_REJECTED, REKOR_UNAVAILABLE, REKOR_RESPONSE_INVALID
 */
export async function readEntries(
  uuids: readonly string[],
  log: URL,
  ports: ServicePorts,
): Promise<readonly EntryAnswer[]> {
  try {
    const found = await retrieve({ entryUUIDs: uuids }, log, ports);
    return uuids.map((uuid) => {
      const answer = found.get(leafOf(uuid));
      return answer === undefined
        ? { kind: 'unread', uuid, why: 'the log does not have it' }
        : readEntry({ uuid, entry: answer.entry });
    });
  } catch (error) {
    if (!isTooLong(error)) throw error;
    if (uuids.length === 1) return uuids.map((uuid) => ({ kind: 'unread', uuid, why: 'too long' }));
  }
  const answers: EntryAnswer[] = [];
  for (const uuid of uuids) answers.push(...(await readEntries([uuid], log, ports)));
  return answers;
}

/**
 * Reads the entry with an index; undefined when the log does not have it.
 * @throws SignetError REKOR_REJECTED, REKOR_UNAVAILABLE, REKOR_RESPONSE_INVALID
 */
export async function readEntryAt(
  logIndex: string,
  log: URL,
  ports: ServicePorts,
): Promise<EntryAnswer | undefined> {
  const found = await retrieve({ logIndexes: [Number(logIndex)] }, log, ports);
  const [only] = found.values();
  return only === undefined ? undefined : readEntry(only);
}

/** An entry as it is answered, and what it is called there. */
interface Answered {
  readonly uuid: string;
  readonly entry: unknown;
}

/** By the ends of their UUIDs. */
async function retrieve(
  query: { readonly entryUUIDs: readonly string[] } | { readonly logIndexes: readonly number[] },
  log: URL,
  ports: ServicePorts,
): Promise<ReadonlyMap<string, Answered>> {
  const response = await post('api/v1/log/entries/retrieve', query, 8 * mebibyte, log, ports);
  const answers = parseAnswer('REKOR', entriesSchema, response) ?? [];
  return new Map(
    answers.flatMap((answer) =>
      Object.entries(answer).map(([uuid, entry]) => [leafOf(uuid), { uuid, entry }] as const),
    ),
  );
}

function readEntry({ uuid, entry }: Answered): EntryAnswer {
  const parsed = v.safeParse(rekorEntrySchema, entry);
  if (!parsed.success) return { kind: 'unread', uuid, why: describeIssue(parsed.issues[0]) };
  const { body } = parsed.output;
  // RFC 6962, 2.1: what the log calls an entry by is made of it.
  const leaf = createHash('sha256').update('\0').update(Buffer.from(body, 'base64')).digest('hex');
  return leaf === leafOf(uuid)
    ? { kind: 'read', uuid, entry: parsed.output }
    : { kind: 'unread', uuid, why: 'the log answers with another entry' };
}

/** The entry's own part of its UUID, which every shard and server has in common. */
export function leafOf(uuid: string): string {
  return uuid.slice(-64).toLowerCase();
}

function isTooLong(error: unknown): boolean {
  return (
    error instanceof SignetError &&
    error.cause instanceof SignetError &&
    error.cause.code === 'HTTP_TOO_LARGE'
  );
}

async function post(
  path: string,
  body: object,
  maxBytes: number,
  log: URL,
  ports: ServicePorts,
  expected: readonly number[] = [],
): Promise<HttpResponse> {
  return askService(
    'REKOR',
    {
      method: 'POST',
      url: endpointOf(log, path),
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: Buffer.from(JSON.stringify(body)),
      maxBytes,
    },
    ports,
    expected,
  );
}
