// SPDX-License-Identifier: Apache-2.0
// The report of a sign run, as schemas/report.schema.json describes it.
import { repositoryName } from '../../image/reference.ts';
import type { Identity } from '../../identity/claims.ts';
import type { PublishedTag } from '../../sign/publish-tags.ts';
import type { ImageResult, ImageSignature, SignedImage } from '../../sign/sign.ts';
import type { Certificate } from '../../sigstore/certificate.ts';
import { failureOf, type Failure } from '../runner/failure.ts';
import { verifyCommand } from './verify-command.ts';

/**
 * What a run did, for machines: `schemas/report.schema.json`. Times are RFC 3339 in UTC, digests
 * carry their algorithm, nothing in it is secret.
 */
export interface Report {
  readonly schemaVersion: 1;
  readonly signed: boolean;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly run: RunFacts;
  readonly sigstore: SigstoreFacts;
  readonly source: string | null;
  readonly identity: Identity | null;
  readonly certificate: CertificateFacts | null;
  readonly images: readonly ImageReport[];
  readonly tags: readonly TagReport[];
  readonly failure: FailureReport | null;
}

/** The run as the runner describes it; every value is taken as it is and may be absent. */
export interface RunFacts {
  readonly repository: string | null;
  readonly workflow: string | null;
  readonly runId: string | null;
  readonly runAttempt: string | null;
  readonly event: string | null;
  readonly actor: string | null;
  readonly actionVersion: string;
}

export interface SigstoreFacts {
  readonly instance: 'public-good' | 'private';
  readonly trustedRootFile: string | null;
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

export interface FailureReport {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

export type ImageReport =
  | SignedReport
  | { readonly status: 'failed'; readonly image: string; readonly failure: FailureReport };

export interface SignedReport {
  /** `existing`: all signatures were there already, and nothing was written. */
  readonly status: 'signed' | 'existing';
  readonly image: string;
  readonly subject: { readonly digest: string; readonly mediaType: string; readonly size: number };
  readonly signatures: readonly SignatureReport[];
  /** Null when the signature is nowhere: in no registry, and its file could not be written. */
  readonly verifyCommand: string | null;
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
  /** Null for a signature that was found: a bundle names its log by key only. */
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
  readonly bundlePaths: ReadonlyMap<ImageSignature, string>;
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
export function imageReport({ name, outcome }: ImageResult, context: ReportContext): ImageReport {
  return outcome.ok
    ? signedReport(name, outcome.value, context)
    : { status: 'failed', image: name, failure: failureReport(failureOf(outcome.error)) };
}

export function tagReport({ name, digest, before, outcome }: PublishedTag): TagReport {
  return {
    name,
    digest,
    previous: before ?? null,
    failure: outcome.ok ? null : failureReport(failureOf(outcome.error)),
  };
}

export function failureReport({ code, fact, hint }: Failure): FailureReport {
  return { code, message: fact, hint: hint ?? null };
}

function signedReport(
  name: string,
  { image, subject, signatures }: SignedImage,
  context: ReportContext,
): SignedReport {
  return {
    status: signatures.some(({ kind }) => kind === 'made') ? 'signed' : 'existing',
    image: name,
    subject: { digest: subject.digest, mediaType: subject.mediaType, size: subject.size },
    signatures: signatures.map((signature) =>
      signatureReport(signature, context, repositoryName(image.repository)),
    ),
    verifyCommand: commandFor(name, { image, signatures }, context),
  };
}

function commandFor(
  name: string,
  { image, signatures }: Pick<SignedImage, 'image' | 'signatures'>,
  context: ReportContext,
): string | null {
  const inFile = signatures.find(
    (signature) => signature.kind === 'made' && signature.publication.listing.kind === 'none',
  );
  const bundlePath = inFile === undefined ? undefined : context.bundlePaths.get(inFile);
  if (inFile !== undefined && bundlePath === undefined) return null;
  return verifyCommand({
    image: name,
    signer:
      context.identity === undefined ? { kind: 'key' } : { kind: 'identity', ...context.identity },
    trustedRootFile: context.sigstore.trustedRootFile ?? undefined,
    isLogged: context.isLogged,
    signatureRepository: context.repository,
    file: bundlePath === undefined ? undefined : { bundlePath, digest: image.digest },
  });
}

function signatureReport(
  signature: ImageSignature,
  { repository, bundlePaths }: ReportContext,
  own: string,
): SignatureReport {
  const time = signature.verified.time?.toISOString() ?? null;
  if (signature.kind === 'found') {
    const { format, verified } = signature;
    return {
      status: 'found',
      format,
      digest: verified.manifest,
      repository: repository ?? own,
      listing: null,
      tag: null,
      log: verified.logEntries.map(({ index }) => ({
        url: null,
        version: null,
        index,
        link: null,
      })),
      time,
      bundlePath: null,
    };
  }
  const { format, signed, publication } = signature;
  return {
    status: 'made',
    format,
    digest: publication.digest,
    repository: publication.listing.kind === 'none' ? null : repositoryName(publication.repository),
    listing: publication.listing.kind,
    tag: 'tag' in publication.listing ? publication.listing.tag : null,
    log: signed.logEntries.map(({ url, version, index }) => ({
      url,
      version,
      index,
      link: logLink(url, version, index),
    })),
    time,
    bundlePath: bundlePaths.get(signature) ?? null,
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
