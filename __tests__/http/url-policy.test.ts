// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  isLoopback,
  judgeNextPage,
  judgeRealm,
  judgeRedirect,
  judgeUploadLocation,
} from '../../src/http/url-policy.ts';
import { thrownBy } from './ports.ts';

const ghcr = new URL('https://ghcr.io/v2/acme/app/');
const local = new URL('http://127.0.0.1:5000/v2/acme/app/');
const judges = { judgeRealm, judgeRedirect, judgeUploadLocation, judgeNextPage };

const label = fc.stringMatching(/^[a-z][a-z0-9]{3,9}$/);
const site = fc
  .tuple(label, fc.constantFrom('com', 'org', 'io', 'co.uk'))
  .map((parts) => parts.join('.'));
const ipv4 = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 4, maxLength: 4 });
/** All the ways in which URLs write an IPv4 address. */
const writtenIpv4 = fc.tuple(ipv4, fc.nat(4)).map(([parts, way]) => {
  const number = parts.reduce((sum, part) => sum * 256 + part, 0);
  const [a = 0, b = 0, c = 0, d = 0] = parts;
  return (
    [
      parts.join('.'),
      String(number),
      `0x${number.toString(16)}`,
      `${a}.${b * 65536 + c * 256 + d}`,
      `[::ffff:${parts.join('.')}]`,
    ][way] ?? ''
  );
});

describe.each(Object.entries(judges))('%s', (_name, judge) => {
  test.each([
    ['plain http', 'http://ghcr.io/token'],
    ['another scheme', 'ftp://ghcr.io/token'],
    ['a file', 'file:///etc/passwd'],
    ['a user name', 'https://user@ghcr.io/token'],
    ['a password', 'https://:secret@ghcr.io/token'],
    ['a fragment', 'https://ghcr.io/token#x'],
    ['an address inside the network', 'https://10.0.0.1/token'],
    ['the cloud’s metadata service', 'https://169.254.169.254/latest/meta-data'],
    ['0.0.0.0 (go-containerregistry#2284)', 'https://0.0.0.0/'],
    ['an IPv6 address', 'https://[fd00::1]/token'],
    ['this machine', 'https://localhost/token'],
    ['this machine with a final dot', 'https://localhost./token'],
    ['a name of this machine', 'https://x.localhost/token'],
    ['an internal name', 'https://metadata.google.internal/token'],
    ['an internal name with a final dot', 'https://metadata.google.internal./token'],
    ['a local name', 'https://printer.local/'],
    ['a name without a dot', 'https://vault/'],
    ['what is no URL', 'https://['],
  ])('refuses %s', (_what, url) => {
    expect(thrownBy(() => judge(url, ghcr))).toMatchObject({
      code: 'URL_REFUSED',
      hint: expect.stringContaining('Credentials do not follow'),
    });
  });

  test('refuses addresses from public names, however they are written', () => {
    fc.assert(
      fc.property(site, writtenIpv4, (host, address) =>
        expect(
          thrownBy(() => judge(`https://${address}/token`, new URL(`https://${host}/v2/`))),
        ).toMatchObject({ code: 'URL_REFUSED' }),
      ),
    );
  });

  test('takes the same origin', () => {
    fc.assert(
      fc.property(site, fc.webPath(), (host, path) => {
        const from = new URL(`https://${host}/v2/`);
        expect(judge(`https://${host}${path}?a=b`, from)).toEqual(
          new URL(`https://${host}${path}?a=b`),
        );
      }),
    );
  });

  test('takes plain http on this machine only', () => {
    expect(judge('http://127.0.0.1:5000/x', local).href).toBe('http://127.0.0.1:5000/x');
    expect(
      thrownBy(() => judge('http://registry.example/x', new URL('http://registry.example/v2/'))),
    ).toMatchObject({ code: 'URL_REFUSED' });
  });

  test('shows no secrets of a refused URL', () => {
    const error = thrownBy(() => judge('http://user:secret@ghcr.io/x?signature=secret', ghcr));
    expect(`${error.message} ${error.hint ?? ''}`).not.toContain('secret');
    expect(error.message).toContain('ghcr.io');
  });
});

describe('a token realm, which is sent the credentials', () => {
  test.each([
    ['registry-1.docker.io', 'https://auth.docker.io/token'],
    ['registry.gitlab.com', 'https://gitlab.com/jwt/auth'],
    ['registry.example.co.uk', 'https://auth.example.co.uk/token'],
    ['acme.azurecr.io', 'https://acme.azurecr.io/oauth2/token'],
    ['quay.io', 'https://quay.io/v2/auth'],
    ['10.0.0.5:5000', 'https://10.0.0.5:5001/token'],
    ['vault:5000', 'https://vault/token'],
  ])('%s may name %s', (registry, realm) => {
    expect(judgeRealm(realm, new URL(`https://${registry}`)).href).toBe(realm);
  });

  // oras-go GHSA-xf85-363p-868w and GHSA-28r5-37g7-p6mp, distribution GHSA-3p65-76g6-3w7r:
  // credentials to any realm.
  test.each([
    ['ghcr.io', 'https://mallory.example/token'],
    ['ghcr.io', 'https://ghcr.io.mallory.example/token'],
    ['ghcr.io', 'https://notghcr.io/token'],
    ['ghcr.io', 'https://ghcr.io@mallory.example/token'],
    ['registry.example.co.uk', 'https://mallory.co.uk/token'],
    ['acme.azurecr.io', 'https://mallory.azurecr.io/token'],
    ['123.dkr.ecr.eu-west-1.amazonaws.com', 'https://mallory.s3.eu-west-1.amazonaws.com/token'],
    ['acme.github.io', 'https://mallory.github.io/token'],
    ['10.0.0.5:5000', 'https://10.0.0.6/token'],
    ['vault:5000', 'https://other/token'],
    ['ghcr.io', '/token'],
    ['ghcr.io', ''],
  ])('%s may not name %s', (registry, realm) => {
    expect(thrownBy(() => judgeRealm(realm, new URL(`https://${registry}`)))).toMatchObject({
      code: 'URL_REFUSED',
    });
  });

  test('stays within the site, whatever the names before it', () => {
    fc.assert(
      fc.property(site, site, label, label, (own, other, one, two) => {
        const from = new URL(`https://${one}.${own}`);
        expect(judgeRealm(`https://${two}.${own}/token`, from).hostname).toBe(`${two}.${own}`);
        if (own !== other)
          expect(thrownBy(() => judgeRealm(`https://${two}.${other}/token`, from))).toMatchObject({
            code: 'URL_REFUSED',
          });
      }),
    );
  });

  test('on this machine may be on another port, never elsewhere', () => {
    expect(judgeRealm('http://localhost:5001/token', local).port).toBe('5001');
    expect(thrownBy(() => judgeRealm('http://mallory.example/token', local))).toMatchObject({
      code: 'URL_REFUSED',
    });
    expect(thrownBy(() => judgeRealm('https://10.0.0.1/token', local))).toMatchObject({
      code: 'URL_REFUSED',
    });
  });
});

describe('where no credentials go along', () => {
  test('redirects and uploads may lead to public storage', () => {
    expect(judgeRedirect('https://storage.example/blob?sig=1', ghcr).href).toBe(
      'https://storage.example/blob?sig=1',
    );
    expect(judgeUploadLocation('https://storage.example/upload?sig=1', ghcr).href).toBe(
      'https://storage.example/upload?sig=1',
    );
  });

  test('relative ones are relative to who sent them', () => {
    expect(judgeRedirect('../other/', ghcr).href).toBe('https://ghcr.io/v2/acme/other/');
    expect(judgeUploadLocation('/v2/acme/app/blobs/uploads/1?_state=x', ghcr).href).toBe(
      'https://ghcr.io/v2/acme/app/blobs/uploads/1?_state=x',
    );
  });

  test('within a network, they may lead to its other hosts', () => {
    expect(
      judgeRedirect('https://minio.internal/blob', new URL('https://registry.internal/v2/'))
        .hostname,
    ).toBe('minio.internal');
  });
});

describe('the next page (go-containerregistry#2332)', () => {
  test.each([
    'https://mallory.example/v2/',
    '//mallory.example/v2/',
    'https://ghcr.io:8443/v2/',
    '\\\\mallory.example\\v2',
  ])('is never %s', (link) => {
    expect(thrownBy(() => judgeNextPage(link, ghcr))).toMatchObject({ code: 'URL_REFUSED' });
  });

  test('has the origin of the page before it, or is refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.webPath(), fc.string()),
        (link) => {
          let next: URL | undefined;
          try {
            next = judgeNextPage(link, ghcr);
          } catch (error) {
            expect(error).toMatchObject({ code: 'URL_REFUSED' });
          }
          if (next !== undefined) expect(next.origin).toBe(ghcr.origin);
        },
      ),
    );
  });
});

describe('this machine', () => {
  test.each(['localhost', 'a.localhost', '127.0.0.1', '127.255.255.254', '[::1]'])(
    'is %s',
    (name) => expect(isLoopback(name)).toBe(true),
  );
  test.each([
    'localhost.example',
    'notlocalhost',
    '128.0.0.1',
    '127.0.0.1.example',
    '[::2]',
    '10.0.0.1',
    '',
  ])('is not %s', (name) => expect(isLoopback(name)).toBe(false));
});
