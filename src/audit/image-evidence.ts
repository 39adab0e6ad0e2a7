// SPDX-License-Identifier: Apache-2.0
// What an audit gathers about an image, as data that shards hand on. Times are RFC 3339 in UTC.
import type { Finding } from '../lookup/find-signatures.ts';
import type { Certificate } from '../sigstore/certificate-facts.ts';
import type { ProvenSignature } from '../verify/verdict.ts';

export type Verdict = 'verified' | 'unsigned' | 'untrusted' | 'unknown';

/** Who asked for an image, and where a person wrote it. */
export interface AuditSource {
  /** The scope's name. */
  readonly scope: string;
  readonly environment: string;
  readonly kind: SourceKind;
  /** The name as it was written or listed there. */
  readonly name: string;
  /** Whether that name is a tag, which can be moved. */
  readonly isTag: boolean;
  /** The file that names it; null where a registry or cluster lists it. */
  readonly file: string | null;
  /** Where in that file, counted from 1. */
  readonly line: number | null;
}

export type SourceKind =
  'images' | 'manifests' | 'repositories' | 'organization' | 'catalog' | 'running';

/** Who signed. Null where it is not said; all null for a key. */
export interface AuditSigner {
  /** The certificate's name, or a key's fingerprint. */
  readonly identity: string | null;
  readonly issuer: string | null;
  readonly sourceRepository: string | null;
  readonly sourceRepositoryId: string | null;
  readonly sourceRef: string | null;
  readonly sourceCommit: string | null;
  readonly run: string | null;
}

export interface SignatureEvidence {
  readonly manifest: string;
  readonly format: 'bundle' | 'legacy' | 'legacy-attestation';
  readonly predicateType: string;
  readonly signer: AuditSigner;
  /** When it was signed; null when nothing proves it. */
  readonly time: string | null;
  readonly log: readonly { readonly logId: string; readonly index: string }[];
}

/** Something beside the image that does not count. */
export interface RefusedEvidence {
  /** Null of what is listed and not there. */
  readonly manifest: string | null;
  readonly flaw: string;
  readonly detail: string;
  /** Who made it, when its cryptography holds; null otherwise. */
  readonly signer: AuditSigner | null;
}

/** Why something could not be known. */
export interface AuditFailure {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

/** What is known of one image under one policy. */
export interface ImageEvidence {
  /** `name@sha256:…`, or as it was named while its digest is not known. */
  readonly image: string;
  readonly repository: string;
  readonly digest: string | null;
  /** The name of the policy that it is judged by. */
  readonly policy: string;
  readonly environments: readonly string[];
  readonly tags: readonly string[];
  readonly sources: readonly AuditSource[];
  readonly verdict: Verdict;
  /** Those that hold, also of an image that lacks something else. */
  readonly signatures: readonly SignatureEvidence[];
  readonly refused: readonly RefusedEvidence[];
  /** Of a verdict that is not known. */
  readonly failure: AuditFailure | null;
  /** The index that it is part of; null when it was asked for itself. */
  readonly within: string | null;
  /** Of the list of what refers to it; null when there is none. */
  readonly listDigest: string | null;
  /** Of the policy and of the trusted root by which it was judged; null when it was not. */
  readonly policyDigest: string;
  readonly trustDigest: string | null;
  /** The verdict is of this time, as nothing has changed since; null when judged in this run. */
  readonly carriedFrom: string | null;
}

/** Characters of one text. */
const most = 1000;

export function signatureEvidence(signature: ProvenSignature): SignatureEvidence {
  const { manifest, format, predicateType, certificate, time, logEntries } = signature;
  return {
    manifest,
    format,
    predicateType: predicateType.slice(0, most),
    signer: signerOf(certificate),
    time: time?.toISOString() ?? null,
    log: logEntries.map(({ logId, index }) => ({ logId, index })),
  };
}

export function refusedEvidence({ manifest, flaw, detail, certificate }: Finding): RefusedEvidence {
  return {
    manifest,
    flaw,
    detail: detail.slice(0, most),
    signer: certificate === undefined ? null : signerOf(certificate),
  };
}

/** All null for a key. */
export function signerOf(certificate: Certificate | undefined): AuditSigner {
  const short = (text: string | undefined) => text?.slice(0, most) ?? null;
  return {
    identity: short(certificate?.subjectAlternativeName),
    issuer: short(certificate?.issuer),
    sourceRepository: short(certificate?.sourceRepository),
    sourceRepositoryId: short(certificate?.sourceRepositoryId),
    sourceRef: short(certificate?.sourceRef),
    sourceCommit: short(certificate?.sourceCommit),
    run: short(certificate?.runUrl),
  };
}
