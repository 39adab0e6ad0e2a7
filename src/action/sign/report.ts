// SPDX-License-Identifier: Apache-2.0
// The report of a sign run, as schemas/report.schema.json describes it.
import type { Identity } from '../../identity/claims.ts';
import { digestOf } from '../../image/digest.ts';
import { repositoryName, type Image } from '../../image/reference.ts';
import type { StoredSignature } from '../../sign/destination.ts';
import type { ExistingStatement } from '../../sign/existing.ts';
import type { PublishedTag } from '../../sign/publish-tags.ts';
import type { ImageResult, MadeStatement, SignedImage, StatementResult } from '../../sign/sign.ts';
import type { Certificate } from '../../sigstore/certificate.ts';
import type { ProvenEntry } from '../../sigstore/cryptography.ts';
import type { SignedArtifact } from '../../sigstore/sign.ts';
import { failureOf } from '../runner/failure.ts';
import { failureReport, tagsOf, type FailureReport, type ReportHead } from '../runner/report.ts';
import { verifyCommand } from './verify-command.ts';

/** What a run did, for machines: `schemas/report.schema.json`. Digests carry their algorithm. */
export interface Report extends ReportHead {
  readonly signed: boolean;
  readonly sigstore: SigstoreFacts;
  readonly identity: Identity | null;
  /** Of the key that signs in place of an identity; null when none does. */
  readonly key: KeyReport | null;
  /** Signed with every image. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly certificate: CertificateFacts | null;
  readonly images: readonly ImageReport[];
  readonly tags: readonly TagReport[];
  readonly failure: FailureReport | null;
}

export interface SigstoreFacts {
  readonly instance: 'public-good' | 'private';
  readonly trustedRootFile: string | null;
}

export interface KeyReport {
  /** SHA-256 of the public key (SPKI, DER). */
  readonly fingerprint: string;
}

export interface CertificateFacts {
  readonly serialNumber: string;
  readonly fingerprint: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /**
   * Fulcio's extensions by the last part of their OID `1.3.6.1.4.1.57264.1.N` (fulcio,
   * docs/oid-info.md).
   */
  readonly extensions: Readonly<Record<string, string>>;
}

export type ImageReport = SignedReport | FailedReport;

export interface FailedReport {
  readonly status: 'failed';
  readonly image: string;
  readonly failure: FailureReport;
  /** The tags by which it was named. */
  readonly tags: readonly string[];
}

export interface SignedReport {
  /** `existing`: all signatures were there already, and nothing was written. */
  readonly status: 'signed' | 'existing';
  /** `name@digest` */
  readonly image: string;
  readonly digest: string;
  /** Null when no registry was asked. */
  readonly subject: SubjectReport | null;
  readonly signatures: readonly SignatureReport[];
  readonly verifyCommand: string;
  /** The tags by which it was named. */
  readonly tags: readonly string[];
}

export interface SubjectReport {
  readonly digest: string;
  readonly mediaType: string;
  readonly size: number;
}

export interface SignatureReport {
  readonly status: 'made' | 'found';
  readonly format: string;
  /** Of the manifest that holds it, or of the bundle itself when it is kept as a file only. */
  readonly digest: string;
  /** Null for a file. */
  readonly repository: string | null;
  /** Where verifiers find it; null when it was there already. */
  readonly listing: string | null;
  readonly tag: string | null;
  readonly log: readonly LogReport[];
  /** The trusted time of signing; null for a key without timestamp. */
  readonly time: string | null;
  readonly bundlePath: string | null;
}

export interface LogReport {
  /** Null when it is not known: a bundle names its log by key only. */
  readonly url: string | null;
  readonly version: number | null;
  readonly index: string;
  readonly link: string | null;
}

/** A tag that was pointed at a signed image. */
export interface TagReport {
  readonly name: string;
  readonly digest: string;
  /** What it pointed at before; null when it was new. */
  readonly previous: string | null;
  readonly failure: FailureReport | null;
}

/** What a report needs to know of the run beside an image's result. */
export interface ReportContext {
  readonly sigstore: SigstoreFacts;
  readonly identity: Identity | undefined;
  readonly isLogged: boolean;
  readonly repository: string | undefined;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Describes the certificate for the report and the log. */
export function certificateFacts(certificate: Certificate): CertificateFacts {
  return {
    serialNumber: certificate.serialNumber,
    fingerprint: certificate.fingerprint,
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
    extensions: certificate.extensions,
  };
}

/** Describes one image's outcome. */
export function imageReport(
  { name, outcome, sources }: ImageResult,
  context: ReportContext,
): ImageReport {
  const tags = tagsOf(sources);
  return outcome.ok
    ? { ...signedReport(name, outcome.value, context), tags }
    : { status: 'failed', image: name, failure: failureReport(failureOf(outcome.error)), tags };
}

export function tagReport({ name, digest, before, outcome }: PublishedTag): TagReport {
  return {
    name,
    digest,
    previous: before ?? null,
    failure: outcome.ok ? null : failureReport(failureOf(outcome.error)),
  };
}

function signedReport(
  name: string,
  { image, subject, statements }: SignedImage,
  context: ReportContext,
): Omit<SignedReport, 'tags'> {
  const repository = context.repository ?? repositoryName(image.repository);
  return {
    status: statements.some(({ kind }) => kind === 'made') ? 'signed' : 'existing',
    image: name,
    digest: image.digest,
    subject:
      subject === undefined
        ? null
        : { digest: subject.digest, mediaType: subject.mediaType, size: subject.size },
    signatures: statements.map((statement) =>
      statement.kind === 'found'
        ? foundReport(statement, repository, context.sigstore)
        : madeReport(statement),
    ),
    verifyCommand: commandFor(name, image, statements, context),
  };
}

function commandFor(
  name: string,
  { digest }: Image,
  statements: readonly StatementResult[],
  { identity, sigstore, isLogged, repository, annotations }: ReportContext,
): string {
  const inFile = statements.find(
    (statement): statement is MadeStatement =>
      statement.kind === 'made' && statement.stored.kind === 'files',
  );
  return verifyCommand({
    image: name,
    signer: identity === undefined ? { kind: 'key' } : { kind: 'identity', ...identity },
    trustedRootFile: sigstore.trustedRootFile ?? undefined,
    isLogged,
    signatureRepository: repository,
    annotations,
    file: inFile?.path === undefined ? undefined : { bundlePath: inFile.path, digest },
  });
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

function foundReport(
  { statement, verified }: ExistingStatement,
  repository: string,
  sigstore: SigstoreFacts,
): SignatureReport {
  return {
    status: 'found',
    format: statement.format,
    digest: verified.manifest,
    repository,
    listing: null,
    tag: null,
    log: verified.logEntries.map((entry) => foundEntry(entry, sigstore)),
    time: verified.time?.toISOString() ?? null,
    bundlePath: null,
  };
}

function madeReport({ statement, signed, verified, stored, path }: MadeStatement): SignatureReport {
  return {
    status: 'made',
    format: statement.format,
    ...placeOf(stored, signed),
    log: signed.logEntries.map(({ url, version, index }) => ({
      url,
      version,
      index,
      link: logLink(url, version, index),
    })),
    time: verified.time?.toISOString() ?? null,
    bundlePath: path ?? null,
  };
}

function placeOf(
  stored: StoredSignature,
  { bytes }: SignedArtifact,
): Pick<SignatureReport, 'digest' | 'repository' | 'listing' | 'tag'> {
  if (stored.kind === 'files')
    return { digest: digestOf(bytes), repository: null, listing: 'none', tag: null };
  const { digest, repository, listing } = stored;
  return {
    digest,
    repository: repositoryName(repository),
    listing: listing.kind,
    tag: 'tag' in listing ? listing.tag : null,
  };
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
