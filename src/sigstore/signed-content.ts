// SPDX-License-Identifier: Apache-2.0
// The bytes that a signature is over, whatever carries them, and the hashes that may stand for
// them.
import { createHash, timingSafeEqual, verify, type KeyObject } from 'node:crypto';

import type { Bundle } from '@sigstore/bundle';
import { dsse } from '@sigstore/core';
import type { SignedEntity } from '@sigstore/verify';

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
    return contentOf(signature.sig, dsse.preAuthEncoding(payloadType, payload), payload);
  }
  const { messageDigest, signature } = bundle.content.messageSignature;
  if (artifact === undefined)
    throw new Flawed('malformed', 'it signs a message, not an in-toto statement');
  if (!matches(messageDigest.digest, artifact))
    throw new Flawed('digest', 'it is about another message');
  return contentOf(signature, artifact, artifact);
}

function contentOf(signature: Buffer, message: Buffer, payload: Buffer): SignatureContent {
  return {
    signature,
    compareSignature: (other) => isSame(other, signature),
    compareDigest: (digest) => matches(digest, payload),
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
  message: Buffer,
  key: KeyObject,
  signature: Buffer,
): boolean {
  try {
    return verify(algorithm, message, key, signature);
  } catch {
    return false;
  }
}

function matches(digest: Buffer, bytes: Buffer): boolean {
  const hash = hashes[digest.length];
  return hash !== undefined && isSame(createHash(hash).update(bytes).digest(), digest);
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
