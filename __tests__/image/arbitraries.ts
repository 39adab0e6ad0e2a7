// SPDX-License-Identifier: Apache-2.0
// Generators that speak the grammar of references, digests and build metadata.
import fc from 'fast-check';

import type { Digest } from '../../src/image/digest.ts';

const lower = 'abcdefghijklmnopqrstuvwxyz'.split('');
const digits = '0123456789'.split('');
const hexDigits = '0123456789abcdef'.split('');
const text = (alphabet: readonly string[], minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });

export const hex = (length: number) => text(hexDigits, length, length);
export const digest: fc.Arbitrary<Digest> = hex(64).map((value): Digest => `sha256:${value}`);
export const sha512: fc.Arbitrary<Digest> = hex(128).map((value): Digest => `sha512:${value}`);

const label = fc
  .tuple(
    fc.constantFrom(...lower),
    text([...lower, ...digits, '-'], 0, 8),
    fc.constantFrom(...lower, ...digits),
  )
  .map((parts) => parts.join(''))
  .filter((value) => !value.startsWith('xn--'));
const name = fc
  .array(label, { minLength: 2, maxLength: 4 })
  .map((labels) => labels.join('.'))
  .filter((value) => /[a-z][^.]*$/.test(value));
const ipv4 = fc
  .array(fc.integer({ min: 0, max: 255 }), { minLength: 4, maxLength: 4 })
  .map((parts) => parts.join('.'));
const port = fc.integer({ min: 1, max: 65_535 }).map((value) => `:${value}`);

/**
 * Registries in the form in which they are kept: lower case, and none of Docker Hub's other names.
 */
export const registry = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: name },
      ipv4,
      fc.constant('localhost'),
      fc.constant('[::1]'),
      fc.constant('[fd00::5:1]'),
    ),
    fc.option(port, { nil: '' }),
  )
  .map((parts) => parts.join(''));

const separator = fc.constantFrom('.', '_', '__', '-', '--', '---');
const word = text([...lower, ...digits], 1, 8);
export const component = fc
  .tuple(word, fc.array(fc.tuple(separator, word), { maxLength: 3 }))
  .map(([first, rest]) => first + rest.flat().join(''));
export const path = fc
  .array(component, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('/'));

export const tag = fc
  .tuple(
    fc.constantFrom(...lower, ...digits, 'A', 'Z', '_'),
    text([...lower, ...digits, 'A', 'Z', '_', '.', '-'], 0, 127),
  )
  .map((parts) => parts.join(''));

/** What docker/build-push-action reports of one build that was pushed. */
export const build = fc
  .record({
    names: fc.array(fc.tuple(registry, path, tag), { minLength: 1, maxLength: 4 }),
    digest,
  })
  .map(({ names, digest: of }) => ({
    names: names.map(([host, rest, version]) => `${host}/${rest}:${version}`),
    digest: of,
  }));
