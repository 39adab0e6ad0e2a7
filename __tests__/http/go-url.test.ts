// SPDX-License-Identifier: Apache-2.0
// The name in a certificate is foreseen as Fulcio, which is written in Go, writes it.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { encodedAsUri } from '../../src/http/go-url.ts';

const base = 'https://github.com/acme/app/.github/workflows/';

/** What fulcio 1.8 put into certificates for these workflows and refs. */
test.each([
  ['release.yml@refs/heads/main', 'release.yml@refs/heads/main'],
  ['release.yml@refs/heads/mäin', 'release.yml@refs/heads/m%C3%A4in'],
  ['release.yml@refs/heads/日本', 'release.yml@refs/heads/%E6%97%A5%E6%9C%AC'],
  ['release.yml@refs/heads/fix#12', 'release.yml@refs/heads/fix#12'],
  ['release.yml@refs/heads/m%61in', 'release.yml@refs/heads/m%61in'],
  ['release.yml@refs/heads/a"b', 'release.yml@refs/heads/a%22b'],
  ['release.yml@refs/heads/a{b}', 'release.yml@refs/heads/a%7Bb%7D'],
  ['release.yml@refs/heads/a|b', 'release.yml@refs/heads/a%7Cb'],
  ['release.yml@refs/heads/a`b', 'release.yml@refs/heads/a%60b'],
  ["release.yml@refs/heads/a'b", "release.yml@refs/heads/a'b"],
  ['release.yml@refs/tags/v1+2', 'release.yml@refs/tags/v1+2'],
  ['release.yml@refs/heads/a;b,c=d&e!f$g(h)', 'release.yml@refs/heads/a;b,c=d&e!f$g(h)'],
  ['my release.yml@refs/heads/main', 'my%20release.yml@refs/heads/main'],
  ['release.yml@refs/heads/100%', undefined],
])('the certificate of %s says %s', (name, certified) => {
  expect(encodedAsUri(`${base}${name}`)).toBe(
    certified === undefined ? undefined : `${base}${certified}`,
  );
});

/** What Go 1.25's url.Parse and URL.String make of them. */
test.each([
  ["a'b c", 'a%27b%20c'],
  ['m%61ä', 'ma%C3%A4'],
  ['%2fä', '/%C3%A4'],
  ['[x]', '[x]'],
  ['[x] ', '%5Bx%5D%20'],
  ['a#', 'a'],
  ['a#b#c', 'a#b%23c'],
  ["a#b?'", "a#b?'"],
  ["a#b?'ä", 'a#b?%27%C3%A4'],
  ['a?b=c', 'a?b=c'],
])('one character that must be encoded has %s encoded anew', (name, certified) => {
  expect(encodedAsUri(`${base}${name}`)).toBe(`${base}${certified}`);
});

test.each(['a\tb', 'a\u007f', 'a%zz', 'a?ä'])('no certificate can name %j', (name) => {
  expect(encodedAsUri(`${base}${name}`)).toBeUndefined();
});

test('what is encoded is ASCII, means the same, and stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (name) => {
      fc.pre(!/[%#?\u0000-\u001f\u007f]/.test(name));
      const encoded = encodedAsUri(`${base}${name}`) ?? '';
      expect(encoded).toMatch(/^[\x21-\x7e]+$/);
      expect(decodeURIComponent(encoded)).toBe(`${base}${name}`);
      expect(encodedAsUri(encoded)).toBe(encoded);
    }),
  );
});
