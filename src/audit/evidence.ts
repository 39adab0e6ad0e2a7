// SPDX-License-Identifier: Apache-2.0
// What a verification found, as a report keeps it.
import type { Finding } from '../lookup/find-signatures.ts';
import type { Certificate } from '../sigstore/certificate-facts.ts';
import type { ProvenSignature } from '../verify/verdict.ts';
import type { AuditSigner, RefusedEvidence, SignatureEvidence } from './report.ts';

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
