// SPDX-License-Identifier: Apache-2.0
// May import: image/digest, image/reference.
import { hexOf } from '../image/digest.ts';
import { repositoryName, type Image } from '../image/reference.ts';

/** cosign's predicate type of a plain image signature (cosign, pkg/types/predicate.go). */
export const signaturePredicateType = 'https://sigstore.dev/cosign/sign/v1';

/** The payload type of every in-toto statement in a DSSE envelope (in-toto attestation, spec/v1/envelope.md). */
export const statementPayloadType = 'application/vnd.in-toto+json';

/**
 * The in-toto statement (spec/v1/statement.md) that says: this image is signed. As cosign 3 writes it, plus the subject's `name`, the repository
 * without a tag, which sigstore-python demands and every verifier accepts.
 */
export function signatureStatement(image: Image, annotations: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(
    JSON.stringify({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: repositoryName(image.repository), digest: { sha256: hexOf(image.digest) }, annotations }],
      predicateType: signaturePredicateType,
      predicate: {},
    }),
  );
}
