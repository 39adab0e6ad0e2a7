// SPDX-License-Identifier: Apache-2.0
// What the things beside an image are worth; loaded only when there is something to judge.
import type { AttachedBlob } from '../oci/layers.ts';
import { judgeAttestationLayer, judgeSignatureLayer } from '../sigstore/signature-layer.ts';
import type { TrustMaterial } from '../sigstore/trust-material.ts';
import { judgeBundle, type Expectation, type Judgement } from '../sigstore/verification.ts';
import type { Candidate, CandidateFormat, Finding, FoundSignature } from './find-signatures.ts';

/** What one candidate is worth. */
export type JudgedCandidate =
  | { readonly kind: 'signature'; readonly signature: FoundSignature }
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'unread'; readonly error: unknown };

/** Judges one by itself: nothing that lies beside a signature can hide it. */
export function judgeCandidate(
  { format, content }: Candidate,
  trust: TrustMaterial,
  expected: Expectation,
): JudgedCandidate {
  if (!content.ok) return { kind: 'unread', error: content.error };
  const { manifest } = content.value;
  const judgement = judge(format, content.value, trust, expected);
  if (judgement.ok)
    return { kind: 'signature', signature: { ...judgement.signature, format, manifest } };
  const { flaw, detail, certificate } = judgement;
  return { kind: 'finding', finding: { flaw, detail, certificate, manifest } };
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
