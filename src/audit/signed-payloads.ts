// SPDX-License-Identifier: Apache-2.0
// What is signed of an image, by its hash: an entry of a log holds no more; pure.
import { createHash } from 'node:crypto';

import { SignetError } from '../errors.ts';
import { hexOf } from '../image/digest.ts';
import { dockerReference, parseReference, type Image } from '../image/reference.ts';
import type { RecordedDigest } from '../sigstore/rekor-v1-entry.ts';
import { simpleSigningPayload } from '../sigstore/simple-signing.ts';
import { signaturePredicateType, statementParts } from '../sigstore/statement.ts';

export interface SignedPayloads {
  /** The image, as `name@digest`, of which this is signed; undefined when it is none of them. */
  imageOf(digest: RecordedDigest): string | undefined;
}

/**
 * A plain signature of an image has the same bytes whoever makes it, so its hash says which image
 * it is without trusting an index; one with annotations has others.
 * @param images as `name@digest`; the first counts where a payload names a digest alone
 */
export function signedPayloads(images: readonly string[]): SignedPayloads {
  const byHash = new Map<string, string>();
  for (const name of images) {
    const image = readImage(name);
    const hashes = image === undefined ? [] : payloadsOf(image).map(sha256);
    for (const hash of hashes) if (!byHash.has(hash)) byHash.set(hash, name);
  }
  return {
    imageOf: ({ algorithm, value }) => (algorithm === 'sha256' ? byHash.get(value) : undefined),
  };
}

function readImage(name: string): Image | undefined {
  try {
    const { repository, digest } = parseReference(name);
    return digest === undefined ? undefined : { repository, digest };
  } catch (error) {
    if (error instanceof SignetError) return undefined;
    throw error;
  }
}

/** Of our bundles, of cosign's, and of the older format, which both write alike. */
function payloadsOf(image: Image): readonly (readonly Buffer[])[] {
  const cosigns = JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ digest: { sha256: hexOf(image.digest) }, annotations: {} }],
    predicateType: signaturePredicateType,
    predicate: {},
  });
  return [
    statementParts({
      subjects: [{ image, annotations: {} }],
      predicateType: signaturePredicateType,
      predicate: Buffer.from('{}'),
    }),
    [Buffer.from(cosigns)],
    // Some builds of Go’s protojson write blanks, on purpose.
    [Buffer.from(cosigns.replaceAll(',"', ', "'))],
    [simpleSigningPayload(dockerReference(image.repository), image.digest, {})],
  ];
}

function sha256(parts: readonly Buffer[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
