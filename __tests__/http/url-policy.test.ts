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
import { refusalOf, thrownBy } from './ports.ts';
import { webPath, webUrl } from '../urls.ts';

const ghcr = new URL('https://ghcr.io/v2/acme/app/');
const local = new URL('http://127.0.0.1:5000/v2/acme/app/');
const withLogin = { kind: 'login', tokenHosts: [] } as const;
const judges = {
  judgeRealm: async (url: string, from: URL) => judgeRealm(url, from, withLogin),
  'judgeRealm without a login': async (url: string, from: URL) =>
    judgeRealm(url, from, { kind: 'anonymous' }),
  judgeRedirect: async (url: string, from: URL) => judgeRedirect(url, from),
  judgeUploadLocation: async (url: string, from: URL) => judgeUploadLocation(url, from),
  judgeNextPage: async (url: string, from: URL) => judgeNextPage(url, from),
};

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
  ])('refuses %s', async (_what, url) => {
    expect(await refusalOf(judge(url, ghcr))).toMatchObject({
      code: 'URL_REFUSED',
      hint: expect.stringContaining('Credentials do not follow'),
    });
  });

  test('refuses addresses from public names, however they are written', () =>
    fc.assert(
      fc.asyncProperty(site, writtenIpv4, async (host, address) =>
        expect(
          await refusalOf(judge(`https://${address}/token`, new URL(`https://${host}/v2/`))),
        ).toMatchObject({ code: 'URL_REFUSED' }),
      ),
    ));

  test('takes the same origin', () =>
    fc.assert(
      fc.asyncProperty(site, webPath, async (host, path) => {
        const from = new URL(`https://${host}/v2/`);
        expect(await judge(`https://${host}${path}?a=b`, from)).toEqual(
          new URL(`https://${host}${path}?a=b`),
        );
      }),
    ));

  test('takes plain http on this machine only', async () => {
    expect((await judge('http://127.0.0.1:5000/x', local)).href).toBe('http://127.0.0.1:5000/x');
    for (const [url, from] of [
      ['http://registry.example/x', 'http://registry.example/v2/'],
      ['http://mallory.example/x', local.href],
    ] as const)
      expect(await refusalOf(judge(url, new URL(from)))).toMatchObject({ code: 'URL_REFUSED' });
  });

  test('shows no secrets of a refused URL', async () => {
    const error = await refusalOf(judge('http://user:secret@ghcr.io/x?signature=secret', ghcr));
    expect(`${error.message} ${error.hint ?? ''}`).not.toContain('secret');
    expect(error.message).toContain('ghcr.io');
  });
});

/** Whether a registry's login may be sent to a host that the registry names as its token service. */
async function judgeLogin(registry: string, realm: string, tokenHosts: readonly string[] = []) {
  return judgeRealm(realm, new URL(`https://${registry}`), { kind: 'login', tokenHosts });
}

describe('a token service that is sent the login', () => {
  test.each([
    ['registry-1.docker.io', 'https://auth.docker.io/token'],
    ['registry.gitlab.com', 'https://gitlab.com/jwt/auth'],
    ['registry.example.co.uk', 'https://auth.example.co.uk/token'],
    ['registry.acme.com', 'https://gitlab.acme.com/jwt/auth'],
    ['registry.digitalocean.com', 'https://api.digitalocean.com/v2/registry/auth'],
    ['registry.cn-hangzhou.aliyuncs.com', 'https://dockerauth.cn-hangzhou.aliyuncs.com/auth'],
    ['acme.cn-hangzhou.cr.aliyuncs.com', 'https://dockerauth-ee.cn-hangzhou.aliyuncs.com/auth'],
    ['acme.azurecr.io', 'https://acme.azurecr.io/oauth2/token'],
    ['acme.jfrog.io', 'https://acme.jfrog.io/artifactory/api/docker/docker/v2/token'],
    ['quay.io', 'https://quay.io/v2/auth'],
    ['10.0.0.5:5000', 'https://10.0.0.5:5001/token'],
    ['vault:5000', 'https://vault/token'],
  ])('of %s may be %s', async (registry, realm) => {
    expect((await judgeLogin(registry, realm)).href).toBe(realm);
  });

  // oras-go GHSA-xf85-363p-868w and GHSA-28r5-37g7-p6mp, distribution GHSA-3p65-76g6-3w7r:
  // credentials to any realm.
  test.each([
    ['ghcr.io', 'https://mallory.example/token'],
    ['ghcr.io', 'https://ghcr.io.mallory.example/token'],
    ['ghcr.io', 'https://notghcr.io/token'],
    ['ghcr.io', 'https://ghcr.io@mallory.example/token'],
    ['registry.example.co.uk', 'https://mallory.co.uk/token'],
    ['10.0.0.5:5000', 'https://10.0.0.6/token'],
    ['vault:5000', 'https://other/token'],
    ['registry.lan', 'https://auth.lan/token'],
    ['registry.cn-hangzhou.aliyuncs.com', 'https://dockerauth.oss-cn-hangzhou.aliyuncs.com/'],
    ['registry.example.com', 'https://dockerauth.cn-hangzhou.aliyuncs.com/auth'],
    ['ghcr.io', '/token'],
    ['ghcr.io', ''],
  ])('of %s is never %s', async (registry, realm) => {
    expect(await refusalOf(judgeLogin(registry, realm))).toMatchObject({ code: 'URL_REFUSED' });
  });

  test.each([
    'jfrog.io',
    'fly.dev',
    'web.app',
    'windows.net',
    'blob.core.windows.net',
    'aliyuncs.com',
    'azurecr.io',
    'pkg.dev',
    'gcr.io',
    'github.io',
    'gitlab.io',
    'govt.nz',
    'ocir.io',
    'scw.cloud',
    'herokuapp.com',
    'run.app',
    's3.eu-west-1.amazonaws.com',
    'dkr.ecr.eu-west-1.amazonaws.com',
    'dkr.ecr.cn-north-1.amazonaws.com.cn',
    'azurewebsites.net',
    'cloudfront.net',
    'icr.io',
    'nip.io',
  ])('is never another customer’s below %s', async (shared) => {
    expect(
      await refusalOf(judgeLogin(`acme.${shared}`, `https://mallory.${shared}/token`)),
    ).toMatchObject({ code: 'URL_REFUSED' });
  });

  test('stays within the site, whatever the names before it', () =>
    fc.assert(
      fc.asyncProperty(site, site, label, label, async (own, other, one, two) => {
        const service = `https://${two}.${own}/token`;
        expect((await judgeLogin(`${one}.${own}`, service)).hostname).toBe(`${two}.${own}`);
        if (own !== other)
          expect(
            await refusalOf(judgeLogin(`${one}.${own}`, `https://${two}.${other}/token`)),
          ).toMatchObject({ code: 'URL_REFUSED' });
      }),
    ));

  test('on this machine may be on another port, never elsewhere', async () => {
    expect((await judgeRealm('http://localhost:5001/token', local, withLogin)).port).toBe('5001');
    for (const realm of ['http://mallory.example/token', 'https://10.0.0.1/token'])
      expect(await refusalOf(judgeRealm(realm, local, withLogin))).toMatchObject({
        code: 'URL_REFUSED',
      });
  });
});

/** Registries whose token service has another name, as they are in the world. */
const otherSites: readonly (readonly [string, string])[] = [
  ['rg.fr-par.scw.cloud', 'https://api.scaleway.com/registry-internal/v1/regions/fr-par/tokens'],
  ['nvcr.io', 'https://authn.nvidia.com/token'],
  ['lscr.io', 'https://ghcr.io/token'],
  ['registry.acme.io', 'https://gitlab.acme.com/jwt/auth'],
  ['docker.acme.example', 'https://acme.jfrog.io/artifactory/api/docker/docker/v2/token'],
];

describe('a token service on another site', () => {
  test.each(otherSites)('of %s is asked where there is no login: %s', async (registry, realm) => {
    const from = new URL(`https://${registry}`);
    expect((await judgeRealm(realm, from, { kind: 'anonymous' })).href).toBe(realm);
  });

  test.each(otherSites)(
    'of %s gets the login only when it is named: %s',
    async (registry, realm) => {
      const { host } = new URL(realm);
      const error = await refusalOf(judgeLogin(registry, realm, ['other.example']));
      expect(error).toMatchObject({
        code: 'URL_REFUSED',
        message:
          `The token service of ${registry} is ${host}, which is on another site and would be ` +
          'sent the login',
        hint: expect.stringContaining(`\n  token-hosts: ${host}\n`),
      });
      expect((await judgeLogin(registry, realm, ['other.example', host])).href).toBe(realm);
    },
  );

  test('is named with its port, and nothing below or beside it is meant', async () => {
    const judge = async (realm: string, named: string) => judgeLogin('nvcr.io', realm, [named]);
    expect((await judge('https://auth.example:8443/token', 'auth.example:8443')).port).toBe('8443');
    for (const [realm, named] of [
      ['https://auth.example:8443/token', 'auth.example'],
      ['https://auth.example/token', 'auth.example:8443'],
      ['https://x.auth.example/token', 'auth.example'],
      ['https://xauth.example/token', 'auth.example'],
    ] as const)
      expect(await refusalOf(judge(realm, named))).toMatchObject({ code: 'URL_REFUSED' });
  });

  test('is not reached over plain http, or inside the network, though it is named', async () => {
    for (const realm of ['http://auth.example/token', 'https://10.0.0.1/token'])
      expect(
        await refusalOf(judgeLogin('nvcr.io', realm, ['auth.example', '10.0.0.1'])),
      ).toMatchObject({ code: 'URL_REFUSED' });
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
      fc.property(fc.oneof(webUrl, webPath, fc.string()), (link) => {
        let next: URL | undefined;
        try {
          next = judgeNextPage(link, ghcr);
        } catch (error) {
          expect(error).toMatchObject({ code: 'URL_REFUSED' });
        }
        if (next !== undefined) expect(next.origin).toBe(ghcr.origin);
      }),
    );
  });
});

describe('this machine', () => {
  test.each([
    'localhost',
    'a.localhost',
    'localhost.',
    'a.b.localhost.',
    '127.0.0.1',
    '127.255.255.254',
    '[::1]',
  ])('is %s', (name) => expect(isLoopback(name)).toBe(true));
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
