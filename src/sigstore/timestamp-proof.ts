// SPDX-License-Identifier: Apache-2.0
// Whether a trusted authority has timestamped a signature (RFC 3161).
import { createHash } from 'node:crypto';

import { findPath, type Authority } from './certificate-path.ts';
import { purposes } from './certificate-rules.ts';
import { Flawed } from './flaw.ts';
import { readTimestampToken, type TimestampToken } from './timestamp-token.ts';
import { extensionIds, type X509 } from './x509.ts';

/** The time that an authority proves. @throws Flawed */
export function provenTime(
  der: Buffer,
  signature: Buffer,
  authorities: readonly Authority[],
): Date {
  const token = readToken(der);
  const { hash, digest } = token.imprint;
  if (!createHash(hash).update(signature).digest().equals(digest))
    throw new Flawed('timestamp', 'it is about another signature');
  const isProven = authorities.some((authority) => hasIssued(authority, token));
  if (!isProven) throw new Flawed('timestamp', 'no trusted authority has signed it');
  return token.time;
}

function readToken(der: Buffer): TimestampToken {
  try {
    return readTimestampToken(der);
  } catch (error) {
    throw new Flawed(
      'timestamp',
      `it cannot be read: ${error instanceof Error ? error.message : ''}`,
    );
  }
}

function hasIssued(authority: Authority, token: TimestampToken): boolean {
  const [leaf, ...above] = authority.chain;
  if (leaf === undefined || !isNamed(leaf, token) || !isForTimestamps(leaf)) return false;
  const { ok } = findPath(
    leaf,
    [{ ...authority, chain: above }],
    purposes.timeStamping,
    token.time,
  );
  return ok && isSignedBy(token, leaf);
}

function isNamed({ issuer, parsed }: X509, { signer }: TimestampToken): boolean {
  return issuer.equals(signer.issuer) && parsed.serialNumber.equals(signer.serialNumber);
}

/** Its only purpose, and a critical one (RFC 3161, 2.3); the path proves that it is this one. */
function isForTimestamps({ extensions }: X509): boolean {
  return extensions.get(extensionIds.extendedKeyUsage)?.isCritical === true;
}

function isSignedBy(token: TimestampToken, { node }: X509): boolean {
  try {
    return token.isSignedBy(node.publicKey);
  } catch {
    return false;
  }
}
