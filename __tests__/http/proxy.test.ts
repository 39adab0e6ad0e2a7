// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { readProxy } from '../../src/http/proxy.ts';
import { thrownBy } from './ports.ts';

const away = new URL('https://registry.example/v2/');

function read(env: Record<string, string>) {
  const masked: string[] = [];
  return { choose: readProxy(env, (secret) => void masked.push(secret)), masked };
}

describe('the proxy’s address', () => {
  test.each([
    ['http://proxy.example:3128', 'http://proxy.example:3128/'],
    ['https://proxy.example:3128', 'https://proxy.example:3128/'],
    ['http://proxy.example:3128/', 'http://proxy.example:3128/'],
    ['proxy.example:3128', 'http://proxy.example:3128/'],
    ['localhost:3128', 'http://localhost:3128/'],
    ['10.0.0.1:3128', 'http://10.0.0.1:3128/'],
    [' http://proxy.example:3128\n', 'http://proxy.example:3128/'],
    ['"http://proxy.example:3128"', 'http://proxy.example:3128/'],
    ["'proxy.example:3128'\n", 'http://proxy.example:3128/'],
  ])('%j is %s', (value, href) => {
    const { choose } = read({ HTTPS_PROXY: value });
    expect(choose(away)).toMatchObject({ variable: 'HTTPS_PROXY', authorization: undefined });
    expect(choose(away)?.url.href).toBe(href);
  });

  test.each([
    'http://me:s3cret/pw@proxy.example:3128',
    'http://me:s3cret#pw@proxy.example:3128',
    'http://me:s3cret?pw@proxy.example:3128',
    'http//me:s3cret@proxy.example:3128',
    'me:s3cret@proxy.example:port',
    'socks5://me:s3cret@proxy.example:1080',
    'http://me:s3cret@',
  ])('%j is refused by the name of its variable, and not shown', (value) => {
    const masked: string[] = [];
    const error = thrownBy(() =>
      readProxy({ https_proxy: value }, (text) => void masked.push(text)),
    );
    expect(error).toMatchObject({
      code: 'INPUT_INVALID',
      message: 'https_proxy is not the address of a proxy',
    });
    expect(
      JSON.stringify([error.message, error.hint, String(error.cause), error.stack]),
    ).not.toMatch(/s3cret/);
    expect(masked.join(' ')).toContain('s3cret');
  });

  test('is that of https_proxy; an empty one is none, and HTTP_PROXY is for plain http', () => {
    const choose = (env: Record<string, string>) => read(env).choose(away)?.url.host;
    expect(choose({ https_proxy: 'a:1', HTTPS_PROXY: 'b:2' })).toBe('a:1');
    expect(choose({ https_proxy: ' ', HTTPS_PROXY: 'b:2' })).toBe('b:2');
    expect(choose({ https_proxy: '', HTTPS_PROXY: '' })).toBeUndefined();
    expect(choose({ HTTP_PROXY: 'a:1', ALL_PROXY: 'b:2' })).toBeUndefined();
  });
});

test('a password is masked in every spelling before it is parsed, and sent as it is meant', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc
        .string({ minLength: 1, maxLength: 20, unit: 'grapheme-ascii' })
        .filter((text) => /[^\s:]/.test(text)),
      fc.constantFrom('http://', 'https://', ''),
      fc.constantFrom('HTTPS_PROXY', 'https_proxy'),
      fc.constantFrom('', '\n', '"'),
      (user, password, scheme, variable, around) => {
        const written = encodeURIComponent(password);
        const value = `${around.trim()}${scheme}${user}:${written}@proxy.example:3128${around}`;
        const { choose, masked } = read({ [variable]: value });
        const proxy = choose(away);
        const credential = Buffer.from(`${user}:${password}`).toString('base64');
        expect(proxy?.authorization).toBe(`Basic ${credential}`);
        expect(proxy?.url.href).not.toContain('@');
        expect(masked).toEqual(expect.arrayContaining([password, written, credential]));
      },
    ),
  );
});

test('a password of HTTP_PROXY is masked too, though it is not used', () => {
  expect(read({ HTTP_PROXY: 'http://me:s3cret@proxy.example' }).masked).toContain('s3cret');
});

test.each([
  'https://localhost:5000/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://registry.localhost/',
  'http://127.0.0.1:5000/',
  'https://registry.internal.example/',
])('%s is asked directly', (url) => {
  const { choose } = read({ HTTPS_PROXY: 'proxy:3128', NO_PROXY: 'internal.example' });
  expect(choose(new URL(url))).toBeUndefined();
  expect(choose(away)).toBeDefined();
});
