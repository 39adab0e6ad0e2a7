// SPDX-License-Identifier: Apache-2.0
// What entries of the log mean for those who audit: which of them nobody of us made; pure.
import type { Digest } from '../image/digest.ts';
import type { Certificate } from '../sigstore/certificate-facts.ts';
import type { Recorded, RecordedEntry } from '../sigstore/recorded-entry.ts';
import { type AuditSigner, type ImageEvidence, signerOf } from './image-evidence.ts';
import type { SignedPayloads } from './signed-payloads.ts';
import { contradiction, runOf, type RunAnswer, type RunReference } from './workflow-run.ts';

/** An image that was audited, under one of its policies. */
export type LoggedImage = Pick<ImageEvidence, 'repository' | 'digest' | 'signatures' | 'refused'>;

/** Someone who signs for us, as certificates name them. */
export interface OurIdentity {
  /** The certificate's name, whole. */
  readonly subject: string;
  readonly issuer: string;
  /** The URL of the repository that is run: others may call a workflow of ours. Null for any. */
  readonly repository: string | null;
}

/** An entry that the index named. */
export interface FoundEntry {
  readonly uuid: string;
  /** What the index named it for; empty when it did so for a name alone. */
  readonly digests: readonly Digest[];
  readonly entry: RecordedEntry;
}

/** An entry that should not be there. */
export interface EntryNotOurs {
  readonly uuid: string;
  readonly index: string;
  readonly signer: AuditSigner;
  readonly time: string;
  readonly why: string;
  /** `name@digest`; null when it is about nothing that was audited. */
  readonly image: string | null;
  /** What proves it, a line each. */
  readonly evidence: readonly string[];
}

/** Of the signatures in entries. */
export interface EntryCounts {
  /** By our identities. */
  readonly ours: number;
  /** By others that an authority certified. */
  readonly foreign: number;
  /** With a certificate that no trusted authority issued: anyone can write any name into one. */
  readonly selfMade: number;
  /** By keys, which say nothing of who has them. */
  readonly keys: number;
  /** Entries of other kinds, too long, or not proven. */
  readonly unreadable: number;
}

export interface EntryContext {
  readonly images: readonly LoggedImage[];
  readonly identities: readonly OurIdentity[];
  readonly payloads: SignedPayloads;
  readonly now: Date;
}

/** One signature of an entry, by someone whom an authority certified. */
interface Certified {
  readonly uuid: string;
  readonly digests: readonly Digest[];
  readonly recorded: Recorded;
  readonly certificate: Certificate;
}

/** GitHub keeps runs for 400 days; that older ones are gone says nothing. */
const runsKeptMs = 400 * 86_400_000;

export function keyOfRun({ repository, id }: RunReference): string {
  return `${repository.toLowerCase()} ${id}`;
}

/**
 * The runs that must explain entries with our identities, the most telling first: those of
 * entries that belong to no signature that was verified, and the newest.
 */
export function runsToAsk(
  found: readonly FoundEntry[],
  context: EntryContext,
): readonly RunReference[] {
  const verified = new Set(
    context.images.flatMap(({ signatures }) =>
      signatures.flatMap(({ log }) => log.map(({ logId, index }) => `${logId} ${index}`)),
    ),
  );
  const isOurs = ourTest(context.identities);
  const asked = found
    .flatMap(certifiedIn)
    .filter((one) => isOurs(one.certificate) && isRecent(one, context.now))
    .flatMap(({ recorded: { logId, logIndex, time }, certificate }) => {
      const run = runOf(certificate);
      const rank = verified.has(`${logId} ${logIndex}`) ? 1 : 0;
      return run === undefined ? [] : [{ run, rank, time: time.getTime() }];
    })
    .toSorted((one, other) => one.rank - other.rank || other.time - one.time);
  const byKey = new Map<string, RunReference>();
  for (const { run } of asked) if (!byKey.has(keyOfRun(run))) byKey.set(keyOfRun(run), run);
  return [...byKey.values()];
}

/** @param runs by `keyOfRun`; a run that is not among them explains nothing and accuses nobody */
export function judgeEntries(
  found: readonly FoundEntry[],
  context: EntryContext,
  runs: ReadonlyMap<string, RunAnswer>,
): { readonly notOurs: readonly EntryNotOurs[]; readonly counts: EntryCounts } {
  const isOurs = ourTest(context.identities);
  const certified = found.flatMap(certifiedIn);
  const ours = certified.filter(({ certificate }) => isOurs(certificate));
  const foreign = certified.filter(({ certificate }) => !isOurs(certificate));
  const notOurs = [
    ...ours.flatMap((one) => unexplained(one, context, runs)),
    ...foreign.flatMap((one) => besideImage(one, context)),
  ];
  return {
    notOurs: notOurs.toSorted((one, other) => (one.uuid < other.uuid ? -1 : 1)),
    counts: { ...countsOf(found), ours: ours.length, foreign: foreign.length },
  };
}

function countsOf(
  found: readonly FoundEntry[],
): Pick<EntryCounts, 'selfMade' | 'keys' | 'unreadable'> {
  const signers = found.flatMap(({ entry }) => (entry.kind === 'proven' ? entry.signers : []));
  return {
    selfMade: signers.filter(({ kind }) => kind === 'self-made').length,
    keys: signers.filter(({ kind }) => kind === 'key').length,
    unreadable: found.filter(({ entry }) => entry.kind === 'unreadable').length,
  };
}

/** What nobody certified accuses nobody: it is counted, and looked at no further. */
function certifiedIn({ uuid, digests, entry }: FoundEntry): readonly Certified[] {
  if (entry.kind !== 'proven') return [];
  const { recorded, signers } = entry;
  return signers.flatMap((signer) =>
    signer.kind === 'certified'
      ? [{ uuid, digests, recorded, certificate: signer.certificate }]
      : [],
  );
}

function ourTest(identities: readonly OurIdentity[]): (certificate: Certificate) => boolean {
  const bySubject = Map.groupBy(identities, ({ subject }) => subject);
  return ({ subjectAlternativeNames, issuer, sourceRepository }) =>
    subjectAlternativeNames
      .flatMap((name) => bySubject.get(name) ?? [])
      .some(
        (identity) =>
          identity.issuer === issuer &&
          (identity.repository === null ||
            identity.repository.toLowerCase() === sourceRepository?.toLowerCase()),
      );
}

function isRecent({ recorded: { time } }: Certified, now: Date): boolean {
  return now.getTime() - time.getTime() < runsKeptMs;
}

/** With our identity, and not by the run that it names. */
function unexplained(
  one: Certified,
  context: EntryContext,
  runs: ReadonlyMap<string, RunAnswer>,
): EntryNotOurs[] {
  const named = runOf(one.certificate);
  const run = named === undefined ? undefined : runs.get(keyOfRun(named));
  if (named === undefined || run === undefined || run === 'unknown') return [];
  if (run !== 'not-found') {
    const why = contradiction(one.certificate, run);
    return why === undefined ? [] : [notOurs(one, why, context, imagesOf(one, context))];
  }
  if (!isRecent(one, context.now)) return [];
  const why = `GitHub knows no run ${named.id} of ${named.repository}`;
  return [notOurs(one, why, context, imagesOf(one, context))];
}

/** By someone whom no policy of the image names, and whose signature lies beside it, too. */
function besideImage(one: Certified, context: EntryContext): EntryNotOurs[] {
  const images = imagesOf(one, context);
  const isBy = (signer: AuditSigner | null) => isSame(signer, one.certificate);
  if (images.some(({ signatures }) => signatures.some(({ signer }) => isBy(signer)))) return [];
  const beside = images.filter(({ refused }) => refused.some(({ signer }) => isBy(signer)));
  if (beside.length === 0) return [];
  const why = 'somebody else signed it, and the signature lies beside the image, too';
  return [notOurs(one, why, context, beside)];
}

function isSame(signer: AuditSigner | null, { subjectAlternativeName, issuer }: Certificate) {
  return (
    signer !== null &&
    signer.identity !== null &&
    signer.identity === subjectAlternativeName &&
    signer.issuer === (issuer ?? null)
  );
}

/** Whatever the index says, and what the payload proves. */
function imagesOf(
  { digests, recorded }: Certified,
  { images, payloads }: EntryContext,
): readonly LoggedImage[] {
  const proven = payloads.imageOf(recorded.digest);
  return images.filter(
    ({ repository, digest }) =>
      digest !== null &&
      (digests.some((one) => one === digest) || proven === `${repository}@${digest}`),
  );
}

function notOurs(
  { uuid, recorded, certificate }: Certified,
  why: string,
  { payloads }: EntryContext,
  images: readonly LoggedImage[],
): EntryNotOurs {
  const proven = payloads.imageOf(recorded.digest);
  const [named] = images.map(({ repository, digest }) => `${repository}@${digest ?? ''}`);
  const image = proven ?? named ?? null;
  const time = recorded.time.toISOString();
  return {
    uuid,
    index: recorded.logIndex,
    signer: signerOf(certificate),
    time,
    why,
    image,
    evidence: [
      `entry ${uuid} at index ${recorded.logIndex}, taken at ${time}`,
      `certificate ${certificate.fingerprint} of a trusted authority`,
      ...(certificate.runUrl === undefined ? [] : [`names the run ${certificate.runUrl}`]),
      ...(image === null ? ['about nothing that was audited'] : [boundBy(proven, image)]),
    ],
  };
}

function boundBy(proven: string | undefined, image: string): string {
  return proven === undefined
    ? `about ${image} by the word of the log’s index alone`
    : `signs exactly what is signed of ${image}`;
}
