// SPDX-License-Identifier: Apache-2.0
// What a verification found, for machines: `schemas/verify-report.schema.json`.
import type { NamedImage } from '../../image/named-images.ts';
import type { Finding } from '../../lookup/find-signatures.ts';
import type { Certificate } from '../../sigstore/certificate-facts.ts';
import type { ImageVerdict, ProvenSignature } from '../../verify/verdict.ts';
import { failureOf } from '../runner/failure.ts';
import type { Place } from '../runner/log.ts';
import { failureReport, tagsOf, type FailureReport, type ReportHead } from '../runner/report.ts';

export interface VerifyReport extends ReportHead {
  /** Whom the step trusts, in words; null when the inputs could not be read. */
  readonly trusted: string | null;
  /** Every image is. */
  readonly verified: boolean;
  readonly images: readonly VerdictReport[];
  /** Of the step as a whole, when it did not come to verdicts. */
  readonly failure: FailureReport | null;
}

export interface VerdictReport {
  readonly image: string;
  readonly verdict: 'verified' | 'unsigned' | 'untrusted' | 'unknown';
  readonly signatures: readonly SignatureReport[];
  readonly findings: readonly FindingReport[];
  readonly failure: FailureReport | null;
  /** The tags by which it was asked for. */
  readonly tags: readonly string[];
  /** The manifest that names the image; absent when no manifest does. */
  readonly file?: string;
  /** Where in that file, counted from 1; absent when that is not known. */
  readonly line?: number | undefined;
}

/** Who signed, as a certificate says it; null for a key. */
export interface SignerReport {
  readonly subjectAlternativeName: string | null;
  readonly issuer: string | null;
  readonly sourceRepository: string | null;
  readonly sourceRef: string | null;
  readonly sourceCommit: string | null;
  readonly trigger: string | null;
  readonly run: string | null;
}

export interface SignatureReport {
  readonly manifest: string;
  readonly predicateType: string;
  readonly signer: SignerReport | null;
  readonly time: string | null;
  readonly log: readonly { readonly logId: string; readonly index: string }[];
  /** Path of its predicate; null unless it was demanded, and proven with all that was. */
  readonly predicate: string | null;
}

export interface FindingReport {
  readonly manifest: string;
  readonly flaw: string;
  readonly detail: string;
  readonly signer: SignerReport | null;
}

export function verdictReport({ name, sources, verdict }: ImageVerdict): VerdictReport {
  return {
    image: name,
    verdict: verdict.kind,
    signatures:
      verdict.kind === 'verified'
        ? verdict.signatures.map((one) => signatureReport(one, verdict.statements.includes(one)))
        : [],
    findings: verdict.kind === 'untrusted' ? verdict.findings.map(findingReport) : [],
    failure: verdict.kind === 'unknown' ? failureReport(failureOf(verdict.error)) : null,
    tags: tagsOf(sources),
    ...sources.map(placeIn).find((place) => place !== undefined),
  };
}

/** Where a person wrote the image’s name. */
function placeIn({ source }: NamedImage): Place | undefined {
  return source?.kind === 'file' ? { file: source.file, line: source.line } : undefined;
}

function signatureReport(
  { manifest, predicateType, certificate, time, logEntries, kept }: ProvenSignature,
  isComplete: boolean,
): SignatureReport {
  return {
    manifest,
    predicateType,
    signer: signerReport(certificate),
    time: time?.toISOString() ?? null,
    log: logEntries,
    predicate: isComplete ? (kept?.path ?? null) : null,
  };
}

function findingReport({ manifest, flaw, detail, certificate }: Finding): FindingReport {
  return { manifest, flaw, detail, signer: signerReport(certificate) };
}

function signerReport(certificate: Certificate | undefined): SignerReport | null {
  if (certificate === undefined) return null;
  const { subjectAlternativeName = null, issuer = null } = certificate;
  return {
    subjectAlternativeName,
    issuer,
    sourceRepository: certificate.sourceRepository ?? null,
    sourceRef: certificate.sourceRef ?? null,
    sourceCommit: certificate.sourceCommit ?? null,
    trigger: certificate.trigger ?? null,
    run: certificate.runUrl ?? null,
  };
}
