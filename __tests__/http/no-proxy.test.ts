// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { parseNoProxy } from '../../src/http/no-proxy.ts';

const isDirect = (list: string, url: string) => parseNoProxy(list)(new URL(url));

describe('NO_PROXY, as Go’s httpproxy reads it,', () => {
  test.each([
    ['foo.com', 'https://foo.com', true],
    ['foo.com', 'https://bar.foo.com', true],
    ['foo.com', 'https://barfoo.com', false],
    ['foo.com', 'https://foo.com.evil.org', false],
    ['.y.com', 'https://x.y.com', true],
    ['.y.com', 'https://y.com', false],
    ['*.y.com', 'https://x.y.com', true],
    ['*.y.com', 'https://y.com', false],
    ['FOO.com', 'https://foo.COM', true],
    ['foo.com.', 'https://foo.com', true],
    ['foo.com', 'https://foo.com.', true],
    ['*', 'https://anything.example:8443', true],
    ['1.2.3.4', 'https://1.2.3.4', true],
    ['1.2.3.4', 'https://1.2.3.40', false],
    ['1.2.3.4/8', 'https://1.200.0.1', true],
    ['1.2.3.4/8', 'https://2.2.3.4', false],
    ['10.0.0.0/33', 'https://10.0.0.1', false],
    ['10.0.0.0/8', 'https://10.example.com', false],
    ['fd00::/8', 'https://[fd12::1]', true],
    ['fd00::/8', 'https://[fe80::1]', false],
    ['[::2]', 'https://[::2]', true],
    ['[::2]:5000', 'https://[::2]:5000', true],
    ['[::2]:5000', 'https://[::2]', false],
    ['1.2.3.4:80', 'https://1.2.3.4', false],
    ['1.2.3.4:443', 'https://1.2.3.4', true],
    ['foo.com:80', 'https://foo.com', false],
    ['foo.com:80', 'http://foo.com', true],
    ['foo.com:8443', 'https://a.foo.com:8443', true],
    ['10.0.0.1-10.0.0.9', 'https://10.0.0.5', true],
    ['10.0.0.1-10.0.0.9', 'https://10.0.0.10', false],
    ['10.0.0.9-10.0.0.1', 'https://10.0.0.5', false],
    ['a.example, b.example', 'https://b.example', true],
    ['a.example b.example', 'https://b.example', true],
    ['', 'https://foo.com', false],
    ['.', 'https://foo.com', false],
    [', ,', 'https://foo.com', false],
    ['10.0.0.0/8/8', 'https://10.0.0.1', false],
    ['example.*', 'https://example.com', false],
  ])('%s: %s is direct: %s', (list, url, expected) => {
    expect(isDirect(list, url)).toBe(expected);
  });

  const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}[a-z0-9]$/);
  const name = fc.array(label, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('.'));
  const address = fc.ipV4();

  test('a name stands for itself and all below it, never for what only ends like it', () => {
    fc.assert(
      fc.property(name, label, fc.constantFrom('', '.', '*.'), (domain, sub, prefix) => {
        const list = `other.test,${prefix}${domain}`;
        expect(isDirect(list, `https://${sub}.${domain}`)).toBe(true);
        expect(isDirect(list, `https://${domain}`)).toBe(prefix === '');
        expect(isDirect(list, `https://${sub}${domain}`)).toBe(false);
        expect(isDirect(list, `https://${domain}.${sub}`)).toBe(false);
      }),
    );
  });

  test('a block holds an address if their first bits are the same', () => {
    const bits = (text: string) =>
      text
        .split('.')
        .map((part) => Number(part).toString(2).padStart(8, '0'))
        .join('');
    fc.assert(
      fc.property(address, address, fc.integer({ min: 1, max: 32 }), (one, other, length) => {
        expect(isDirect(`${one}/${length}`, `https://${other}`)).toBe(
          bits(one).slice(0, length) === bits(other).slice(0, length),
        );
        expect(isDirect(`${one}/${length}`, `https://${one}`)).toBe(true);
      }),
    );
  });

  test('a port counts where it is written', () => {
    fc.assert(
      fc.property(
        fc.oneof(name, address),
        fc.integer({ min: 1, max: 65_535 }),
        fc.integer({ min: 1, max: 65_535 }),
        (host, port, other) => {
          expect(isDirect(`${host}:${port}`, `https://${host}:${other}`)).toBe(port === other);
          expect(isDirect(host, `https://${host}:${other}`)).toBe(true);
        },
      ),
    );
  });

  test('nonsense is ignored, and what stands beside it counts', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (text) => {
        fc.pre(!text.includes('*'));
        expect(isDirect(`${text},good.example`, 'https://good.example')).toBe(true);
      }),
    );
  });
});
