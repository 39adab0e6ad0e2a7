// SPDX-License-Identifier: Apache-2.0
// The parts of a sign report that tell of one statement: where it stands, and how to check it.
import type { Identity } from '../../identity/claims.ts';
import { imageName, repositoryName, type Image } from '../../image/reference.ts';
import type { StatementResult } from '../../sign/sign.ts';
import type { FileFacts } from '../../sign/statements.ts';
import type { StatementPlace } from '../../sign/subject.ts';
import type { ProvenEntry } from '../../sigstore/cryptography.ts';
import type { RecordedEntry } from '../../sigstore/sign.ts';
import { githubCommand, verifyCommand, type Verification } from './verify-command.ts';

export interface SigstoreFacts {
  readonly instance: 'public-good' | 'private';
  readonly trustedRootFile: string | null;
}

/** What a report needs to know of the run beside an image's result. */
export interface ReportContext {
  readonly sigstore: SigstoreFacts;
  readonly identity: Identity | undefined;
  readonly isLogged: boolean;
  readonly repository: string | undefined;
  readonly annotations: Readonly<Record<string, string>>;
  /** Pages of bundles in GitHub's store, by the bundle's path. */
  readonly githubUrls: ReadonlyMap<string, string>;
}

/** Where a statement stands beside one of its subjects. */
export interface PlaceReport {
  /** Of the manifest that holds it, or of the bundle itself when it is kept as a file only. */
  readonly digest: string;
  /** Null for a file. */
  readonly repository: string | null;
  /** Where verifiers find it; null when it was there already. */
  readonly listing: string | null;
  readonly tag: string | null;
}

export interface ProofReport {
  readonly log: readonly LogReport[];
  /** The trusted time of signing; null for a key without timestamp. */
  readonly time: string | null;
  readonly bundlePath: string | null;
  /** Its page in GitHub's store; null when it was not uploaded. */
  readonly githubUrl: string | null;
}

export interface SignatureReport extends PlaceReport, ProofReport {
  readonly status: 'made' | 'found';
  readonly format: string;
}

export interface LogReport {
  /** Null when it is not known: a bundle names its log by key only. */
  readonly url: string | null;
  readonly version: number | null;
  readonly index: string;
  readonly link: string | null;
}

/** A statement other than the signature. */
export interface StatementReport extends ProofReport {
  /** `found`: it was there beside each of its subjects. */
  readonly status: 'made' | 'found';
  readonly kind: string;
  /** In words. */
  readonly title: string;
  readonly predicateType: string;
  /** The file that was stated, with the SHA-256 of its bytes. */
  readonly file: FileFacts | null;
  readonly platform: string | null;
  /** One for each subject. */
  readonly places: readonly SubjectPlaceReport[];
  /** Manifests of statements of this type by this signer that say something else; they stay. */
  readonly older: readonly string[];
  readonly verifyCommand: string;
  /** GitHub's own command; null where it cannot check the statement. */
  readonly githubCommand: string | null;
}

export interface SubjectPlaceReport extends PlaceReport {
  readonly status: 'made' | 'found';
  /** The digest that it is about. */
  readonly subject: string;
}

export function signatureReport(
  place: StatementPlace,
  image: Image,
  context: ReportContext,
): SignatureReport {
  return {
    status: place.kind,
    format: place.statement.format,
    ...placeReport(place, image, context),
    ...proofReport(place, context),
  };
}

export function statementReport(
  result: StatementResult,
  image: Image,
  context: ReportContext,
): StatementReport {
  const { statement, places } = result;
  const { kind, title, predicateType, file, platform } = statement;
  const made = places.filter((place) => place.kind === 'made');
  const verification = verificationOf(image, result, context);
  const proof = made[0] ?? places[0];
  return {
    status: made.length > 0 ? 'made' : 'found',
    kind,
    title,
    predicateType,
    file: file ?? null,
    platform: platform ?? null,
    places: places.map((place) => ({
      status: place.kind,
      subject: place.subject,
      ...placeReport(place, image, context),
    })),
    older: [...new Set(made.flatMap(({ older }) => older.map(({ manifest }) => manifest)))],
    ...(proof === undefined
      ? { log: [], time: null, bundlePath: null, githubUrl: null }
      : proofReport(proof, context)),
    verifyCommand: verifyCommand(verification),
    githubCommand: githubCommand(verification, context.identity?.repository ?? undefined) ?? null,
  };
}

/** What a command needs that checks the statement beside the image, or where else it is. */
export function verificationOf(
  image: Image,
  { statement, places }: StatementResult,
  { identity, sigstore, isLogged, repository, annotations }: ReportContext,
): Verification {
  const about = statement.subjects.some((subject) => subject.image.digest === image.digest)
    ? image
    : statement.subjects[0].image;
  const inFile = places.find((place) => place.kind === 'made' && place.stored.kind === 'files');
  return {
    image: imageName(about),
    predicateType: statement.kind === 'signature' ? undefined : statement.predicateType,
    signer: identity === undefined ? { kind: 'key' } : { kind: 'identity', ...identity },
    trustedRootFile: sigstore.trustedRootFile ?? undefined,
    isLogged,
    signatureRepository: repository,
    annotations,
    file:
      inFile?.kind !== 'made' || inFile.path === undefined
        ? undefined
        : { bundlePath: inFile.path, digest: about.digest },
  };
}

function placeReport(
  place: StatementPlace,
  image: Image,
  { repository }: ReportContext,
): PlaceReport {
  if (place.kind === 'found')
    return {
      digest: place.verified.manifest,
      repository: repository ?? repositoryName(image.repository),
      listing: null,
      tag: null,
    };
  const { stored, facts } = place;
  if (stored.kind === 'files')
    return { digest: facts.digest, repository: null, listing: 'none', tag: null };
  const { listing } = stored;
  return {
    digest: stored.digest,
    repository: repositoryName(stored.repository),
    listing: listing.kind,
    tag: 'tag' in listing ? listing.tag : null,
  };
}

function proofReport(place: StatementPlace, { sigstore, githubUrls }: ReportContext): ProofReport {
  if (place.kind === 'found') {
    const { logEntries, time } = place.verified;
    return {
      log: logEntries.map((entry) => foundEntry(entry, sigstore)),
      time: time?.toISOString() ?? null,
      bundlePath: null,
      githubUrl: null,
    };
  }
  const { facts, path } = place;
  return {
    log: facts.logEntries.map(recordedEntry),
    time: facts.time?.toISOString() ?? null,
    bundlePath: path ?? null,
    githubUrl: (path === undefined ? undefined : githubUrls.get(path)) ?? null,
  };
}

function recordedEntry({ url, version, index }: RecordedEntry): LogReport {
  return { url, version, index, link: logLink(url, version, index) };
}

/** The public-good Rekor v1, by its key: what a bundle calls its log. */
const publicGoodLog = {
  logId: 'c0d23d6ad406973f9559f3ba2d1ca01f84147d8ffc5b8445c224f98b9591801d',
  url: 'https://rekor.sigstore.dev',
  version: 1,
};

function foundEntry({ logId, index }: ProvenEntry, { instance }: SigstoreFacts): LogReport {
  if (instance !== 'public-good' || logId !== publicGoodLog.logId)
    return { url: null, version: null, index, link: null };
  const { url, version } = publicGoodLog;
  return { url, version, index, link: logLink(url, version, index) };
}

/**
 * Only the public-good Rekor v1 has a page per entry; Rekor v2 offers its tiles, 256 entries each
 * (C2SP tlog-tiles).
 */
function logLink(url: string, version: number, index: string): string | null {
  if (version === 2)
    return new URL(`/api/v2/tile/entries/${tilePath(BigInt(index) / 256n)}`, url).href;
  return new URL(url).host === 'rekor.sigstore.dev'
    ? `https://search.sigstore.dev/?logIndex=${index}`
    : new URL(`/api/v1/log/entries?logIndex=${index}`, url).href;
}

/**
 * A tile's number in groups of three digits, all but the last with an x: 1234067 is x001/x234/067.
 */
function tilePath(tile: bigint): string {
  const digits = tile.toString();
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
}
