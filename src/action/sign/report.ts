// SPDX-License-Identifier: Apache-2.0
// The report of a sign run, as schemas/report.schema.json describes it.
import type { Identity } from '../../identity/claims.ts';
import type { PublishedTag } from '../../sign/publish-tags.ts';
import type { ImageResult, SignedImage } from '../../sign/sign.ts';
import type { Certificate } from '../../sigstore/certificate.ts';
import { failureOf } from '../runner/failure.ts';
import { failureReport, tagsOf, type FailureReport, type ReportHead } from '../runner/report.ts';
import {
  signatureReport,
  statementReport,
  verificationOf,
  type ReportContext,
  type SignatureReport,
  type SigstoreFacts,
  type StatementReport,
} from './statement-report.ts';
import { verifyCommand } from './verify-command.ts';

/** What a run did, for machines: `schemas/report.schema.json`. Digests carry their algorithm. */
export interface Report extends ReportHead {
  /** Every image is signed; false too when only other statements were asked for. */
  readonly signed: boolean;
  /** What was to be done with each image: only attested when "signature" is false. */
  readonly work: 'signed' | 'attested';
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
  /** `existing`: all statements were there already, and nothing was written. */
  readonly status: 'signed' | 'existing';
  /** `name@digest` */
  readonly image: string;
  readonly digest: string;
  /** Null when no registry was asked. */
  readonly subject: SubjectReport | null;
  readonly signatures: readonly SignatureReport[];
  /** All that is stated beside the signature. */
  readonly statements: readonly StatementReport[];
  readonly verifyCommand: string;
  /** The tags by which it was named. */
  readonly tags: readonly string[];
}

export interface SubjectReport {
  readonly digest: string;
  readonly mediaType: string;
  readonly size: number;
}

/** A tag that was pointed at a signed image. */
export interface TagReport {
  readonly name: string;
  readonly digest: string;
  /** What it pointed at before; null when it was new. */
  readonly previous: string | null;
  readonly failure: FailureReport | null;
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
  const [first] = statements;
  const isMade = statements.some(({ places }) => places.some(({ kind }) => kind === 'made'));
  const { signatures = [], others = [] } = Object.groupBy(statements, ({ statement: { kind } }) =>
    kind === 'signature' ? 'signatures' : 'others',
  );
  return {
    status: isMade ? 'signed' : 'existing',
    image: name,
    digest: image.digest,
    subject:
      subject === undefined
        ? null
        : { digest: subject.digest, mediaType: subject.mediaType, size: subject.size },
    signatures: signatures.flatMap(({ places }) =>
      places.map((place) => signatureReport(place, image, context)),
    ),
    statements: others.map((statement) => statementReport(statement, image, context)),
    verifyCommand: first === undefined ? '' : verifyCommand(verificationOf(image, first, context)),
  };
}
