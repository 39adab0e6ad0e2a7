// SPDX-License-Identifier: Apache-2.0
// May import: flows' types, image, identity, sigstore types, action/failure, action/verify-command.
import { repositoryName } from '../image/reference.ts';
import type { Identity } from '../identity/claims.ts';
import type { Publication } from '../oci/registries.ts';
import type { ImageResult, SignedImage } from '../sign.ts';
import type { Certificate } from '../sigstore/certificate.ts';
import { failureOf, type Failure } from './failure.ts';
import { verifyCommand } from './verify-command.ts';

/** What a run did, for machines: `schemas/report.schema.json`. Times are RFC 3339 in UTC, digests carry their algorithm, nothing in it is secret. */
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
  /** Fulcio's extensions by the last part of their OID `1.3.6.1.4.1.57264.1.N` (fulcio, docs/oid-info.md). */
  readonly extensions: Readonly<Record<string, string>>;
}

export interface FailureReport {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

export type ImageReport = SignedReport | { readonly status: 'failed'; readonly image: string; readonly failure: FailureReport };

export interface SignedReport {
  readonly status: 'signed';
  readonly image: string;
  readonly subject: { readonly digest: string; readonly mediaType: string; readonly size: number };
  readonly signature: { readonly digest: string; readonly mediaType: string; readonly repository: string; readonly listing: string; readonly tag: string | null };
  readonly log: readonly { readonly url: string; readonly version: number; readonly index: string; readonly link: string | null }[];
  /** The trusted time of signing. */
  readonly time: string | null;
  readonly bundlePath: string | null;
  readonly verifyCommand: string;
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

/** Describes one image's outcome. `bundlePath` says where its bundle was written. */
export function imageReport({ name, outcome }: ImageResult, sigstore: SigstoreFacts, bundlePath: string | undefined): ImageReport {
  return outcome.ok ? signedReport(name, outcome.value, sigstore, bundlePath) : { status: 'failed', image: name, failure: failureReport(failureOf(outcome.error)) };
}

export function failureReport({ code, fact, hint }: Failure): FailureReport {
  return { code, message: fact, hint: hint ?? null };
}

function signedReport(name: string, { subject, signed, signature, publication }: SignedImage, sigstore: SigstoreFacts, bundlePath: string | undefined): SignedReport {
  return {
    status: 'signed',
    image: name,
    subject: { digest: subject.digest, mediaType: subject.mediaType, size: subject.size },
    signature: {
      digest: publication.manifest.digest,
      mediaType: signed.mediaType,
      repository: repositoryName(publication.repository),
      listing: publication.listing.kind,
      tag: tagOf(publication),
    },
    log: signed.logEntries.map(({ url, version, index }) => ({ url, version, index, link: logLink(url, version, index) })),
    time: signature.time?.toISOString() ?? null,
    bundlePath: bundlePath ?? null,
    verifyCommand: verifyCommand({ image: name, ...signed.signer.identity, trustedRootFile: sigstore.trustedRootFile ?? undefined }),
  };
}

function tagOf({ listing }: Publication): string | null {
  return listing.kind === 'fallback-tag' ? listing.tag : null;
}

/** Only the public-good Rekor v1 has a page per entry; Rekor v2 offers its tiles, 256 entries each (C2SP tlog-tiles). */
function logLink(url: string, version: number, index: string): string | null {
  if (version === 2) return new URL(`/api/v2/tile/entries/${tilePath(BigInt(index) / 256n)}`, url).href;
  return new URL(url).host === 'rekor.sigstore.dev' ? `https://search.sigstore.dev/?logIndex=${index}` : new URL(`/api/v1/log/entries?logIndex=${index}`, url).href;
}

/** A tile's number in groups of three digits, all but the last with an x: 1234067 is x001/x234/067. */
function tilePath(tile: bigint): string {
  const digits = tile.toString();
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
}
