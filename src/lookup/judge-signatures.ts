// SPDX-License-Identifier: Apache-2.0
// What the things beside an image are worth; loaded only when there is something to judge.
import type { TrustMaterial } from '../sigstore/trust-material.ts';

import type { Candidate, CandidateFormat, Finding, FoundSignature } from './find-signatures.ts';
import type { AttachedBlob } from '../oci/artifacts.ts';
import { judgeAttestationLayer, judgeSignatureLayer } from '../sigstore/simple-signing.ts';
import { judgeBundle, type Expectation, type Judgement } from '../sigstore/verification.ts';

export interface JudgedSignatures {
  readonly signatures: readonly FoundSignature[];
  readonly findings: readonly Finding[];
  /** Why something could not be read. */
  readonly unread: readonly unknown[];
}

/** Judges each by itself: nothing that lies beside a signature can hide it. */
export function judgeSignatures(
  candidates: readonly Candidate[],
  trust: TrustMaterial,
  expected: Expectation,
): JudgedSignatures {
  const signatures: FoundSignature[] = [];
  const findings: Finding[] = [];
  const unread: unknown[] = [];
  for (const { format, content } of candidates) {
    if (!content.ok) {
      unread.push(content.error);
      continue;
    }
    const { manifest } = content.value;
    const judgement = judge(format, content.value, trust, expected);
    if (judgement.ok) signatures.push({ ...judgement.signature, format, manifest });
    else
      findings.push({
        flaw: judgement.flaw,
        detail: judgement.detail,
        certificate: judgement.certificate,
        manifest,
      });
  }
  return { signatures, findings, unread };
}

function judge(
  format: CandidateFormat,
  { bytes, annotations }: AttachedBlob,
  trust: TrustMaterial,
  expected: Expectation,
): Judgement {
  if (format === 'bundle') return judgeBundle(bytes, trust, expected);
  return (format === 'legacy' ? judgeSignatureLayer : judgeAttestationLayer)(
    { payload: bytes, annotations },
    trust,
    expected,
  );
}
