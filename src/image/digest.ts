// SPDX-License-Identifier: Apache-2.0
// Content digests (OCI image-spec, descriptor.md, Digests).
import { createHash } from 'node:crypto';

import { SignetError } from '../errors.ts';

/** A content digest as OCI writes it, lower-case hex (image-spec, descriptor.md#digests). */
export type Digest = `sha256:${string}` | `sha512:${string}`;

const grammar = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

export function isDigest(text: unknown): text is Digest {
  return typeof text === 'string' && grammar.test(text);
}

/**
 * Reads a digest that a user typed.
 * @throws SignetError INPUT_INVALID that says what is wrong with it
 */
export function parseDigest(text: string): Digest {
  if (isDigest(text)) return text;
  throw new SignetError('INPUT_INVALID', `${JSON.stringify(text)} is not a digest: ${flaw(text)}`);
}

/** The SHA-256 digest of these bytes. */
export function digestOf(bytes: Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Whether these are the bytes that the digest names, by its own algorithm. */
export function isDigestOf(digest: Digest, bytes: Uint8Array): boolean {
  const algorithm = digest.slice(0, digest.indexOf(':'));
  return createHash(algorithm).update(bytes).digest('hex') === hexOf(digest);
}

/** The hex part of a digest. */
export function hexOf(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}

function flaw(text: string): string {
  const [algorithm = '', ...rest] = text.split(':');
  const hex = rest.join(':');
  if (rest.length === 0) return 'it must read sha256: and 64 hexadecimal digits';
  if (algorithm !== 'sha256' && algorithm !== 'sha512') {
    return /^sha(?:256|512)$/i.test(algorithm)
      ? `write ${algorithm.toLowerCase()} in lower case`
      : `the algorithm ${JSON.stringify(algorithm)} is not supported, only sha256 is`;
  }
  const wanted = algorithm === 'sha256' ? 64 : 128;
  if (/^[0-9a-fA-F]*$/.test(hex) && hex.length !== wanted)
    return `${algorithm} has ${wanted} hexadecimal digits, this has ${hex.length}`;
  if (/[A-F]/.test(hex)) return 'hexadecimal digits are written in lower case';
  return `after ${algorithm}: only hexadecimal digits may follow`;
}
