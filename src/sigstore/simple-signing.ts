// SPDX-License-Identifier: Apache-2.0
// Writes cosign’s format before bundles: a payload that names an image, and annotations that hold
// its signature (cosign, specs/SIGNATURE_SPEC.md).
import type { Digest } from '../image/digest.ts';
import type { LogEntry } from './log-entry.ts';
import { simpleSigningType } from './media-types.ts';
import type { Signer } from './signer.ts';

/** The names of the annotations (cosign, pkg/oci/static/signature.go). */
export const annotationNames = {
  signature: 'dev.cosignproject.cosign/signature',
  certificate: 'dev.sigstore.cosign/certificate',
  chain: 'dev.sigstore.cosign/chain',
  bundle: 'dev.sigstore.cosign/bundle',
  timestamp: 'dev.sigstore.cosign/rfc3161timestamp',
} as const;

/**
 * The payload that names an image, byte for byte as cosign writes it (sigstore,
 * pkg/signature/payload): sorted annotations, `null` without any, and Go's escapes for HTML.
 */
export function simpleSigningPayload(
  dockerReference: string,
  digest: Digest,
  annotations: Readonly<Record<string, string>>,
): Buffer {
  const critical = {
    identity: { 'docker-reference': dockerReference },
    image: { 'docker-manifest-digest': digest },
    type: simpleSigningType,
  };
  const sorted = Object.entries(annotations).toSorted(([one], [other]) =>
    Buffer.compare(Buffer.from(one), Buffer.from(other)),
  );
  // Written by hand, because an object would put keys that look like numbers first.
  const members = sorted.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  const optional = members.length === 0 ? 'null' : `{${members.join(',')}}`;
  const text = `{"critical":${JSON.stringify(critical)},"optional":${optional}}`;
  return Buffer.from(
    text.replace(
      /[<>&\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
}

/** The annotations that hold a signature and its proofs, in cosign's names and forms. */
export function layerAnnotations(
  signature: Buffer,
  { certificate, chain }: Signer,
  entry: LogEntry | undefined,
  timestamp: Buffer | undefined,
): Record<string, string> {
  return {
    [annotationNames.signature]: signature.toString('base64'),
    ...(entry === undefined ? {} : { [annotationNames.bundle]: logBundle(entry) }),
    ...(certificate === undefined
      ? {}
      : { [annotationNames.certificate]: certificate.pem, [annotationNames.chain]: chain }),
    ...(timestamp === undefined
      ? {}
      : {
          [annotationNames.timestamp]: JSON.stringify({
            SignedRFC3161Timestamp: timestamp.toString('base64'),
          }),
        }),
  };
}

function logBundle({
  inclusionPromise,
  canonicalizedBody,
  integratedTime,
  logIndex,
  logId,
}: LogEntry): string {
  const payload = {
    body: canonicalizedBody,
    integratedTime: Number(integratedTime),
    logIndex: Number(logIndex),
    logID: Buffer.from(logId.keyId, 'base64').toString('hex'),
  };
  return JSON.stringify({
    SignedEntryTimestamp: inclusionPromise?.signedEntryTimestamp ?? '',
    Payload: payload,
  });
}
