// SPDX-License-Identifier: Apache-2.0
// The bytes that a signature is over, whatever carries them, and the hashes that may stand for
// them.
import { createHash, createVerify, timingSafeEqual, verify, type KeyObject } from 'node:crypto';

import type { Bundle } from '@sigstore/bundle';
import type { SignedEntity } from '@sigstore/verify';

import { encodingHead } from './envelope.ts';
import { Flawed } from './flaw.ts';

export type SignatureContent = SignedEntity['signature'];

/** By length of the digest in bytes. */
const hashes: Readonly<Record<number, string>> = { 32: 'sha256', 48: 'sha384', 64: 'sha512' };

/**
 * Signers hash with the size of their curve, or with SHA-256 whatever the curve (cosign, legacy
 * format); each is as strong as the weaker of the two.
 */
const hashesOfCurve: Readonly<Record<string, readonly string[]>> = {
  prime256v1: ['sha256'],
  secp384r1: ['sha384', 'sha256'],
  secp521r1: ['sha512', 'sha256'],
};

/**
 * What the bundle's signature is over. An artifact is needed for a message signature, and is
 * compared with the digest that the bundle claims.
 * @throws Flawed
 */
export function signedContent(bundle: Bundle, artifact: Buffer | undefined): SignatureContent {
  if (bundle.content.$case === 'dsseEnvelope') {
    const { payload, payloadType, signatures } = bundle.content.dsseEnvelope;
    const [signature] = signatures;
    if (signature === undefined || signatures.length !== 1)
      throw new Flawed('malformed', `the envelope has ${signatures.length} signatures`);
    const head = encodingHead(payloadType, payload.length);
    return contentOf(signature.sig, [head, payload], payload);
  }
  const { messageDigest, signature } = bundle.content.messageSignature;
  if (artifact === undefined)
    throw new Flawed('malformed', 'it signs a message, not an in-toto statement');
  if (!matches(messageDigest.digest, [artifact]))
    throw new Flawed('digest', 'it is about another message');
  return contentOf(signature, [artifact], artifact);
}

/** @param message in parts, because a payload may have many megabytes */
function contentOf(
  signature: Buffer,
  message: readonly Buffer[],
  payload: Buffer,
): SignatureContent {
  return {
    signature,
    compareSignature: (other) => isSame(other, signature),
    compareDigest: (digest) => matches(digest, [payload]),
    compareSignedDigest: (digest) => matches(digest, message),
    verifySignature: (key) =>
      algorithmsOf(key).some((algorithm) => verifies(algorithm, message, key, signature)),
  };
}

function algorithmsOf({
  asymmetricKeyType,
  asymmetricKeyDetails,
}: KeyObject): readonly (string | null)[] {
  if (asymmetricKeyType === 'ec')
    return hashesOfCurve[asymmetricKeyDetails?.namedCurve ?? ''] ?? [];
  if (asymmetricKeyType === 'rsa') return ['sha256'];
  return asymmetricKeyType === 'ed25519' ? [null] : [];
}

function verifies(
  algorithm: string | null,
  message: readonly Buffer[],
  key: KeyObject,
  signature: Buffer,
): boolean {
  try {
    // A scheme that hashes by itself wants the message as one.
    if (algorithm === null) return verify(null, Buffer.concat(message), key, signature);
    const verifying = createVerify(algorithm);
    for (const part of message) verifying.update(part);
    return verifying.verify(key, signature);
  } catch {
    return false;
  }
}

function matches(digest: Buffer, message: readonly Buffer[]): boolean {
  const algorithm = hashes[digest.length];
  if (algorithm === undefined) return false;
  const hash = createHash(algorithm);
  for (const part of message) hash.update(part);
  return isSame(hash.digest(), digest);
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
