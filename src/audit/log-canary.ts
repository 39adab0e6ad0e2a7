// SPDX-License-Identifier: Apache-2.0
// Whether the log's index answers at all: an old or empty one says "nothing found" of everything,
// so it is first asked for an entry that is known to be there.
import { type Digest, isDigest } from '../image/digest.ts';
import { signaturePredicateType } from '../sigstore/statement.ts';
import {
  leafOf,
  readEntryAt,
  searchLog,
  type IndexAnswer,
  type LogQuery,
} from '../sigstore/log-search.ts';
import { judgeRecordedEntry } from '../sigstore/recorded-entry.ts';
import type { ServicePorts } from '../sigstore/service-exchange.ts';
import type { TrustMaterial } from '../sigstore/trust-material.ts';
import type { LoggedImage } from './log-judgement.ts';
import type { AuditFailure } from './image-evidence.ts';

/** An entry that was just verified beside an image. */
export interface Canary {
  /** The certificate's name. */
  readonly subject: string;
  readonly digest: Digest;
  /** SHA-256 of the log's key, in hex. */
  readonly logId: string;
  readonly index: string;
}

/** What the index can be asked for; what it answered so far is not asked for again. */
export interface UsableIndex {
  readonly hash: boolean;
  readonly subject: boolean;
  readonly answers: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly AuditFailure[];
}

export function keyOfQuery(query: LogQuery): string {
  return 'hash' in query ? `hash ${query.hash}` : `subject ${query.subject}`;
}

/**
 * The newest signature of which the index must know both name and digest: of the older format, it
 * knows the digest of the payload alone. @param logIds of the log that will be asked
 */
export function chooseCanary(
  images: readonly LoggedImage[],
  logIds: readonly string[],
): Canary | undefined {
  const candidates = images.flatMap(({ digest, signatures }) =>
    signatures.flatMap(({ format, predicateType, signer: { identity }, time, log }) => {
      const entry = log.find(({ logId }) => logIds.includes(logId));
      return entry === undefined || identity === null || time === null || !isDigest(digest)
        ? []
        : format === 'bundle' && predicateType === signaturePredicateType
          ? [{ time, canary: { subject: identity, digest, ...entry } }]
          : [];
    }),
  );
  return candidates.toSorted((one, other) => (one.time < other.time ? 1 : -1))[0]?.canary;
}

/** @throws SignetError when the log cannot be asked */
export async function tryIndex(
  canary: Canary | undefined,
  log: URL,
  trust: TrustMaterial,
  ports: ServicePorts,
): Promise<UsableIndex> {
  if (canary === undefined)
    return { hash: true, subject: true, answers: new Map(), problems: [noCanary] };
  const uuid = await uuidOf(canary, log, trust, ports);
  if (uuid === undefined) return unusable(notThere(canary, log));
  const queries = [{ hash: canary.digest }, { subject: canary.subject }] as const;
  const answers = new Map<string, readonly string[]>();
  const [knowsHash, knowsSubject] = [
    await asks(queries[0], uuid, log, ports, answers),
    await asks(queries[1], uuid, log, ports, answers),
  ];
  if (knowsHash === undefined || knowsSubject === undefined) return unusable(switchedOff(log));
  return {
    hash: knowsHash,
    subject: knowsSubject,
    answers,
    problems: [
      ...(knowsHash ? [] : [silent(log, `the digest ${canary.digest}`, canary)]),
      ...(knowsSubject ? [] : [silent(log, `the name ${canary.subject}`, canary)]),
    ],
  };
}

/** Whether the index names the entry; undefined when it is switched off. */
async function asks(
  query: LogQuery,
  uuid: string,
  log: URL,
  ports: ServicePorts,
  answers: Map<string, readonly string[]>,
): Promise<boolean | undefined> {
  const answer: IndexAnswer = await searchLog(query, log, ports);
  if (answer.kind === 'switched-off') return undefined;
  answers.set(keyOfQuery(query), answer.uuids);
  return answer.uuids.some((one) => leafOf(one) === leafOf(uuid));
}

/** The log itself must give the entry that was verified beside the image. */
async function uuidOf(
  { subject, logId, index }: Canary,
  log: URL,
  trust: TrustMaterial,
  ports: ServicePorts,
): Promise<string | undefined> {
  const answer = await readEntryAt(index, log, ports);
  if (answer?.kind !== 'read') return undefined;
  const judged = judgeRecordedEntry(answer.entry, trust);
  if (judged.kind !== 'proven') return undefined;
  const { recorded, signers } = judged;
  const isIt =
    recorded.logId === logId &&
    recorded.logIndex === index &&
    signers.some(
      (signer) =>
        signer.kind === 'certified' && signer.certificate.subjectAlternativeNames.includes(subject),
    );
  return isIt ? answer.uuid : undefined;
}

const askOperator =
  'Nothing is concluded from its silence. If the log is your own, switch its search index on, or ' +
  'leave "log" off.';

const noCanary: AuditFailure = {
  code: 'LOG_CANARY_MISSING',
  message:
    'No image of the scope has a verified signature in this log, so that its index finds nothing ' +
    'proves nothing',
  hint: 'Sign an image with a workflow that the policy names, and record it in this log.',
};

function notThere({ index }: Canary, log: URL): AuditFailure {
  return {
    code: 'LOG_CANARY_UNREAD',
    message:
      `Rekor at ${log.origin} does not give entry ${index}, ` +
      'which a signature proves to be there',
    hint: 'Name the log that the signatures are in. Nothing is concluded from its silence.',
  };
}

function switchedOff(log: URL): AuditFailure {
  return {
    code: 'LOG_INDEX_OFF',
    message: `The search index of Rekor at ${log.origin} is switched off`,
    hint: askOperator,
  };
}

function silent(log: URL, what: string, { index }: Canary): AuditFailure {
  return {
    code: 'LOG_INDEX_SILENT',
    message:
      `The search index of Rekor at ${log.origin} does not name entry ${index} for ${what}, ` +
      'though it is there: an index that is empty, or a server before 1.5.4, which knows no names',
    hint: askOperator,
  };
}

function unusable(problem: AuditFailure): UsableIndex {
  return { hash: false, subject: false, answers: new Map(), problems: [problem] };
}
