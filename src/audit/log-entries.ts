// SPDX-License-Identifier: Apache-2.0
// The entries that the log's index names for images and signers, read and judged.
import { outcomeOf, settle } from '../concurrency.ts';
import { isDigest, type Digest } from '../image/digest.ts';
import {
  entriesPerRequest,
  leafOf,
  readEntries,
  searchLog,
  type LogQuery,
} from '../sigstore/log-search.ts';
import { judgeRecordedEntry, type RecordedEntry } from '../sigstore/recorded-entry.ts';
import type { ServicePorts } from '../sigstore/service-exchange.ts';
import type { TrustMaterial } from '../sigstore/trust-material.ts';
import type { AuditFailure } from './image-evidence.ts';
import { keyOfQuery, tryIndex, type Canary, type UsableIndex } from './log-canary.ts';
import { cut, failuresOf, logFailure } from './log-failure.ts';
import type { FoundEntry, LoggedImage, OurIdentity } from './log-judgement.ts';

/** What the index is asked for. */
export interface EntryQuestion {
  readonly log: URL;
  readonly trust: TrustMaterial;
  readonly images: readonly LoggedImage[];
  /** Each is asked for by its name. */
  readonly identities: readonly OurIdentity[];
  readonly canary: Canary | undefined;
}

export interface EntryLimits {
  readonly digests: number;
  readonly entries: number;
}

const inFlight = 16;
const dayMs = 86_400_000;

export interface FoundEntries {
  readonly entries: readonly FoundEntry[];
  readonly problems: readonly AuditFailure[];
}

/** @throws SignetError CANCELLED; what else fails is a problem */
export async function findEntries(
  { log, trust, images, identities, canary }: EntryQuestion,
  limits: EntryLimits,
  now: Date,
  ports: ServicePorts,
): Promise<FoundEntries> {
  const tried = await outcomeOf(() => tryIndex(canary, log, trust, ports));
  if (!tried.ok) return { entries: [], problems: [logFailure(tried.error)] };
  const index = tried.value;
  const digests = [...new Set(images.flatMap(({ digest }) => (isDigest(digest) ? [digest] : [])))];
  const chosen = digestsOfDay(digests.toSorted(), limits.digests, now);
  const subjects = [...new Set(identities.map(({ subject }) => subject))];
  const answers = await askIndex(
    [
      ...(index.subject ? subjects.map((subject) => ({ subject })) : []),
      ...(index.hash ? chosen.map((hash) => ({ hash })) : []),
    ],
    index,
    log,
    ports,
  );
  const named = namedEntries(answers.named);
  const read = await readAll(named.slice(0, limits.entries), log, trust, ports);
  return {
    entries: read.entries,
    problems: [
      ...index.problems,
      ...answers.problems,
      ...read.problems,
      ...cut(chosen.length, digests.length, 'images were looked for in the log'),
      ...cut(Math.min(named.length, limits.entries), named.length, 'entries of the log were read'),
    ],
  };
}

/** Where there are too many, others each day. */
function digestsOfDay(digests: readonly Digest[], most: number, now: Date): readonly Digest[] {
  if (digests.length <= most) return digests;
  const start = (Math.floor(now.getTime() / dayMs) * most) % digests.length;
  return [...digests.slice(start), ...digests.slice(0, start)].slice(0, most);
}

interface Named {
  readonly query: LogQuery;
  readonly uuids: readonly string[];
}

async function askIndex(
  queries: readonly LogQuery[],
  { answers }: UsableIndex,
  log: URL,
  ports: ServicePorts,
): Promise<{ readonly named: readonly Named[]; readonly problems: readonly AuditFailure[] }> {
  const ask = whileUp((query: LogQuery) => searchLog(query, log, ports));
  const outcomes = await settle(queries, inFlight, async (query): Promise<Named> => {
    const known = answers.get(keyOfQuery(query));
    if (known !== undefined) return { query, uuids: known };
    const answer = await ask(query);
    return { query, uuids: answer.kind === 'found' ? answer.uuids : [] };
  });
  return {
    named: outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])),
    problems: failuresOf(outcomes, 'questions to the log’s index'),
  };
}

/** Work that is given up when it failed this often in a row: then the whole log is down. */
function whileUp<Item, Result>(work: (item: Item) => Promise<Result>) {
  let failures = 0;
  let last: unknown;
  return async (item: Item): Promise<Result> => {
    if (failures >= inFlight) throw last;
    const outcome = await outcomeOf(() => work(item));
    failures = outcome.ok ? 0 : failures + 1;
    if (outcome.ok) return outcome.value;
    last = outcome.error;
    throw last;
  };
}

interface NamedEntry {
  readonly uuid: string;
  readonly digests: Set<Digest>;
}

/**
 * Each entry once; of every answer the first, then the second, so that whoever fills the log with
 * entries about one image crowds out no other.
 */
function namedEntries(named: readonly Named[]): readonly NamedEntry[] {
  const entries = new Map<string, NamedEntry>();
  const longest = named.reduce((most, { uuids }) => Math.max(most, uuids.length), 0);
  for (let at = 0; at < longest; at++)
    for (const { query, uuids } of named) {
      const uuid = uuids[at];
      if (uuid === undefined) continue;
      const entry = entries.get(leafOf(uuid)) ?? { uuid, digests: new Set<Digest>() };
      if ('hash' in query) entry.digests.add(query.hash);
      entries.set(leafOf(uuid), entry);
    }
  return [...entries.values()];
}

async function readAll(
  named: readonly NamedEntry[],
  log: URL,
  trust: TrustMaterial,
  ports: ServicePorts,
): Promise<FoundEntries> {
  const byUuid = new Map(named.map((entry) => [entry.uuid, entry]));
  const batches = Array.from({ length: Math.ceil(named.length / entriesPerRequest) }, (_, at) =>
    named.slice(at * entriesPerRequest, (at + 1) * entriesPerRequest).map(({ uuid }) => uuid),
  );
  const read = whileUp(async (uuids: readonly string[]): Promise<readonly FoundEntry[]> => {
    const answers = await readEntries(uuids, log, ports);
    return answers.map((answer) => ({
      uuid: answer.uuid,
      digests: [...(byUuid.get(answer.uuid)?.digests ?? [])].toSorted(),
      entry:
        answer.kind === 'read'
          ? judgeRecordedEntry(answer.entry, trust)
          : ({ kind: 'unreadable', why: answer.why } satisfies RecordedEntry),
    }));
  });
  const outcomes = await settle(batches, inFlight, read);
  return {
    entries: outcomes.flatMap((outcome) => (outcome.ok ? outcome.value : [])),
    problems: failuresOf(outcomes, 'requests for entries of the log'),
  };
}
