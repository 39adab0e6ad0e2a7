// SPDX-License-Identifier: Apache-2.0
// A key that signs, and how bundles and logs name it.
import { createHash, sign, type KeyObject } from 'node:crypto';

import type { Certificate } from './certificate-facts.ts';

/** A key, with the certificate that says whose it is when it was made for this run. */
export interface Signer {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly certificate: Certificate | undefined;
  /** The authority's certificates above it, in PEM. */
  readonly chain: string;
}

interface Algorithm {
  /** Null where the scheme hashes by itself. */
  readonly hash: 'sha256' | null;
  /** protobuf-specs, sigstore_common.proto, PublicKeyDetails. */
  readonly keyDetails: string;
}

/**
 * `cosign verify --key` hashes with SHA-256 whatever the curve (cosign 3.1.3,
 * pkg/signature/keys.go), so every curve signs with it.
 */
const curves: Readonly<Record<string, Algorithm>> = {
  prime256v1: { hash: 'sha256', keyDetails: 'PKIX_ECDSA_P256_SHA_256' },
  secp384r1: { hash: 'sha256', keyDetails: 'PKIX_ECDSA_P384_SHA_256' },
  secp521r1: { hash: 'sha256', keyDetails: 'PKIX_ECDSA_P521_SHA_256' },
};

/** The algorithm of a key; undefined for kinds that no verifier of images knows. */
export function algorithmOf({
  asymmetricKeyType,
  asymmetricKeyDetails,
}: KeyObject): Algorithm | undefined {
  if (asymmetricKeyType === 'ec') return curves[asymmetricKeyDetails?.namedCurve ?? ''];
  if (asymmetricKeyType === 'ed25519') return { hash: null, keyDetails: 'PKIX_ED25519' };
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  if (asymmetricKeyType !== 'rsa' || ![2048, 3072, 4096].includes(bits)) return undefined;
  return { hash: 'sha256', keyDetails: `PKIX_RSA_PKCS1V15_${bits}_SHA256` };
}

/** RSA below 2048 bits does not prove anything (NIST SP 800-131A; Go and cosign refuse it too). */
export function isShortKey({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  return (
    (asymmetricKeyType === 'rsa' || asymmetricKeyType === 'rsa-pss') &&
    (asymmetricKeyDetails?.modulusLength ?? 0) < 2048
  );
}

/** A key as a person knows it: with the curve or the size that is the reason. */
export function kindOf({
  asymmetricKeyType: kind,
  asymmetricKeyDetails: { namedCurve, modulusLength } = {},
}: KeyObject): string {
  if (namedCurve !== undefined) return `a key on the curve ${namedCurve}`;
  return modulusLength === undefined
    ? `a key of the kind ${kind ?? 'unknown'}`
    : `a key of the kind ${kind ?? 'unknown'} with ${modulusLength} bits`;
}

/**
 * Whether the log and the verifiers of a format take this key. Undefined when they do, else why
 * not: logs allow the larger curves only with the larger hashes, which `cosign verify --key` does
 * not use (Rekor v1 does not look at the curve in an envelope's entry), and expect Ed25519
 * prehashed.
 */
export function unfitness(
  { publicKey }: Signer,
  format: 'bundle' | 'legacy',
  logVersions: readonly number[],
): string | undefined {
  const { asymmetricKeyType, asymmetricKeyDetails } = publicKey;
  if (asymmetricKeyType === 'ed25519')
    return format === 'legacy' || logVersions.length > 0
      ? 'an Ed25519 key signs bundles without a log only'
      : undefined;
  if (asymmetricKeyType !== 'ec' || asymmetricKeyDetails?.namedCurve === 'prime256v1')
    return undefined;
  const isTaken = format === 'bundle' ? !logVersions.includes(2) : logVersions.length === 0;
  return isTaken
    ? undefined
    : `the log takes no ${format === 'bundle' ? 'envelopes' : 'legacy signatures'} by a key on ` +
        `${asymmetricKeyDetails?.namedCurve ?? 'this curve'} that verifiers take too`;
}

/**
 * The hash that this signer's bundles use; what signs by itself is recorded by SHA-512 (Ed25519).
 */
export function digestFor({ publicKey }: Signer, bytes: Buffer): Buffer {
  return createHash(algorithmOf(publicKey)?.hash ?? 'sha512')
    .update(bytes)
    .digest();
}

export function signBytes(
  { privateKey, publicKey }: Signer,
  bytes: Buffer,
  hash: 'sha256' | null = algorithmOf(publicKey)?.hash ?? null,
): Buffer {
  return sign(hash, bytes, privateKey);
}

/** Certificate or public key in PEM, as Rekor v1 wants a verifier. */
export function verifierPem({ certificate, publicKey }: Signer): string {
  return certificate?.pem ?? publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

/** As Rekor v2 wants a verifier (rekor-tiles, verifier.proto). */
export function verifierJson({ certificate, publicKey }: Signer): object {
  const keyDetails = algorithmOf(publicKey)?.keyDetails ?? '';
  return certificate === undefined
    ? { publicKey: { rawBytes: spki(publicKey).toString('base64') }, keyDetails }
    : { x509Certificate: { rawBytes: certificate.der.toString('base64') }, keyDetails };
}

/** As a bundle names the signer; a key by cosign's hint (cosign, internal/key/svkeypair.go). */
export function verificationMaterial({ certificate, publicKey }: Signer): object {
  if (certificate !== undefined)
    return { certificate: { rawBytes: certificate.der.toString('base64') } };
  return { publicKey: { hint: createHash('sha256').update(spki(publicKey)).digest('base64') } };
}

function spki(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' });
}
