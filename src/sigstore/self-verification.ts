// SPDX-License-Identifier: Apache-2.0
// Our own signature is judged as any other before it is published.
import { SignetError } from '../errors.ts';
import type { SignedArtifact } from './sign.ts';
import { judgeSignatureLayer } from './signature-layer.ts';
import type { TrustMaterial } from './trust-material.ts';
import { judgeBundle, type Expectation, type VerifiedSignature } from './verification.ts';

/** @throws SignetError VERIFY_FAILED unless it states this type about the expected image */
export function verifySigned(
  { format, bytes, annotations }: SignedArtifact,
  predicateType: string,
  trust: TrustMaterial,
  expected: Expectation,
): VerifiedSignature {
  const judgement =
    format === 'bundle'
      ? judgeBundle(bytes, trust, expected)
      : judgeSignatureLayer({ payload: bytes, annotations }, trust, expected);
  if (judgement.ok && judgement.signature.predicateType === predicateType)
    return judgement.signature;
  throw new SignetError(
    'VERIFY_FAILED',
    judgement.ok
      ? `The signature states ${JSON.stringify(judgement.signature.predicateType)}`
      : `The signature does not verify (${judgement.flaw}): ${judgement.detail}`,
    {
      hint:
        'Nothing was published. For a private Sigstore, check that "trusted-root" belongs to ' +
        '"signing-config". Otherwise please report it with the log of a run with debug logging.',
    },
  );
}
