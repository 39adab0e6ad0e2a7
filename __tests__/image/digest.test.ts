// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { digestOf, hexOf, isDigest, parseDigest } from '../../src/image/digest.ts';
import { digest, sha512 } from './arbitraries.ts';

const hex = 'a'.repeat(64);

describe('a digest', () => {
  test('is read as it is written', () => {
    fc.assert(
      fc.property(
        fc.oneof(digest, sha512),
        (value) =>
          isDigest(value) &&
          parseDigest(value) === value &&
          `${value.slice(0, 6)}:${hexOf(value)}` === value,
      ),
    );
  });

  test('of bytes is their SHA-256 (FIPS 180-4, the empty message)', () => {
    expect(digestOf(new Uint8Array())).toBe(
      'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  test.each([undefined, null, 7, {}, ['sha256:' + hex]])('is text, never %j', (value) => {
    expect(isDigest(value)).toBe(false);
  });

  test.each([
    ['', 'it must read sha256: and 64 hexadecimal digits'],
    [hex, 'it must read sha256: and 64 hexadecimal digits'],
    ['sha256:', 'sha256 has 64 hexadecimal digits, this has 0'],
    ['sha256:abc', 'sha256 has 64 hexadecimal digits, this has 3'],
    [`sha256:${hex.slice(1)}`, 'sha256 has 64 hexadecimal digits, this has 63'],
    [`sha256:${hex}a`, 'sha256 has 64 hexadecimal digits, this has 65'],
    [`sha512:${hex}`, 'sha512 has 128 hexadecimal digits, this has 64'],
    [`sha256:${hex.toUpperCase()}`, 'hexadecimal digits are written in lower case'],
    [`SHA256:${hex}`, 'write sha256 in lower case'],
    [`md5:${'a'.repeat(32)}`, 'the algorithm "md5" is not supported, only sha256 is'],
    [`sha256:${'g'.repeat(64)}`, 'after sha256: only hexadecimal digits may follow'],
    [`sha256:${hex}\n`, 'after sha256: only hexadecimal digits may follow'],
    [`sha256:sha256:${hex}`, 'after sha256: only hexadecimal digits may follow'],
  ])('%j is refused with its own reason', (text, reason) => {
    expect(isDigest(text)).toBe(false);
    expect(() => parseDigest(text)).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: `${JSON.stringify(text)} is not a digest: ${reason}`,
      }),
    );
  });

  test('with one character changed is either another digest or refused', () => {
    fc.assert(
      fc.property(
        digest,
        fc.nat({ max: 70 }),
        fc.string({ minLength: 1, maxLength: 1 }),
        (value, at, character) => {
          const changed = value.slice(0, at) + character + value.slice(at + 1);
          expect(isDigest(changed)).toBe(
            /^sha256:[0-9a-f]{64}$/.test(changed) && !changed.includes('\n'),
          );
        },
      ),
    );
  });
});
