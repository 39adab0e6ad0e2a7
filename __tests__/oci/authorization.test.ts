// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';

import type { Credential } from '../../src/oci/credential.ts';
import { refusalOf } from '../http/ports.ts';
import {
  auths,
  basicHeader,
  bearer,
  build,
  clientOf,
  goodToken,
  guarded,
  login,
  path,
  paths,
  play,
  playServer,
  refresh,
  repositoryOf,
  tokenAuth,
} from './setup.ts';

describe('a login', () => {
  test.each(auths)('of kind $kind lets in', async (auth) => {
    const server = await play({ auth });
    const image = build(server);
    await expect(
      clientOf().registry.manifest(image.repository, image.digest),
    ).resolves.toMatchObject({ digest: image.digest });
  });

  test.each(auths)('is not sent before it is asked for: $kind', async (auth) => {
    const server = await play({ auth });
    const image = build(server);
    await clientOf().registry.manifest(image.repository, image.digest);
    expect(server.requests[0]).toMatchObject({ authorization: 'none' });
  });

  test('for Basic is asked for once, then sent along', async () => {
    const server = await play({ auth: { kind: 'basic', ...login } });
    const image = build(server);
    const { registry } = clientOf();
    for (let turn = 0; turn < 3; turn++) await registry.manifest(image.repository, image.digest);
    expect(server.requests.map(({ status }) => status)).toEqual([401, 200, 200, 200]);
  });

  test('of another repository is not used', async () => {
    const server = await play({ auth: tokenAuth });
    const image = build(server);
    const { registry } = clientOf();
    await registry.manifest(image.repository, image.digest);
    await registry.manifest({ ...image.repository, path: 'acme/other' }, image.digest);
    expect(
      paths(server, /\/token/).map(({ path: asked }) =>
        new URL(asked, server.url).searchParams.get('scope'),
      ),
    ).toEqual([`repository:${path}:pull,push`, 'repository:acme/other:pull,push']);
  });
});

describe('a token', () => {
  test('is asked for with our own scope, whatever the challenge says (ghcr.io)', async () => {
    const { asked, get } = await guarded(bearer, () => goodToken);
    await get();
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: 'GET', headers: { authorization: basicHeader } });
    expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toEqual({
      service: 'registry',
      scope: `repository:${path}:pull,push`,
    });
  });

  test('keeps what the realm asks for, and needs no service', async () => {
    const { asked, get } = await guarded(
      (url) => `Bearer realm="${url}/token?account=x"`,
      () => goodToken,
    );
    await get();
    expect(asked[0]?.url.search).toBe(
      `?account=x&scope=${encodeURIComponent(`repository:${path}:pull,push`)}`,
    );
  });

  test('is one for all requests that are refused together', async () => {
    const server = await play({ auth: tokenAuth });
    const image = build(server);
    const { registry } = clientOf();
    await Promise.all(
      Array.from({ length: 20 }, () => registry.manifest(image.repository, image.digest)),
    );
    expect(paths(server, /GET \/token/)).toHaveLength(1);
  });

  test('that expires in the middle is replaced, once for all', async () => {
    const server = await play({ auth: { ...tokenAuth, lifetime: 30 } });
    const image = build(server);
    const { registry } = clientOf();
    await Promise.all(
      Array.from({ length: 20 }, () => registry.manifest(image.repository, image.digest)),
    );
    await Promise.all(
      Array.from({ length: 20 }, () => registry.manifest(image.repository, image.digest)),
    );
    expect(paths(server, /GET \/token/)).toHaveLength(2);
  });

  test('that expires with every third request holds up a long run', async () => {
    const server = await play({ auth: { ...tokenAuth, lifetime: 3 } });
    const image = build(server);
    const { registry } = clientOf();
    for (let turn = 0; turn < 10; turn++)
      await expect(registry.manifest(image.repository, image.digest)).resolves.toBeDefined();
    expect(paths(server, /GET \/token/)).toHaveLength(4);
  });

  test('that expired between its answer and its use is asked for once more, not for ever', async () => {
    let issued = 0;
    const late = await guarded(bearer, () => ({
      status: 200,
      body: { token: ++issued === 1 ? 'stale' : 'good' },
    }));
    await expect(late.get()).resolves.toBeDefined();
    const never = await guarded(bearer, () => ({ status: 200, body: { token: 'stale' } }));
    expect(await refusalOf(never.get())).toMatchObject({ code: 'REGISTRY_DENIED' });
    expect(never.asked).toHaveLength(2);
  });

  // bazel-contrib/rules_oci#856: Harbor gives both names, one of them empty.
  const other = [undefined, null, ''];
  test.each(
    other.flatMap((value) => [
      { token: 'good', access_token: value },
      { token: value, access_token: 'good' },
    ]),
  )('is the one of the two names that is given: %j', async (body) => {
    const { get } = await guarded(bearer, () => ({
      status: 200,
      body: { ...body, expires_in: 60 },
    }));
    await expect(get()).resolves.toBeDefined();
  });

  test('got with a login is masked before it is used', async () => {
    const server = await play({ auth: tokenAuth });
    const image = build(server);
    const client = clientOf();
    await client.registry.manifest(image.repository, image.digest);
    expect(client.masked).toEqual([expect.stringMatching(/^token-/)]);
  });

  // A mask hides its text in the whole log of the job, and drops outputs that hold it.
  test.each([
    ['without a login', undefined, 'a-long-token-of-theirs'],
    ['of a few letters', refresh, 'sha256'],
  ])(
    '%s never becomes a mask: a foreign registry could blank the log',
    async (_what, credential, token) => {
      const server = await playServer(({ url, headers }) =>
        url.pathname === '/token'
          ? { status: 200, body: { token } }
          : headers['authorization'] === undefined
            ? { status: 401, headers: { 'www-authenticate': bearer(server.url) } }
            : { status: 404 },
      );
      const client = clientOf({ credential });
      await client.registry.manifest(repositoryOf(server), 'latest');
      expect(server.requests.at(-1)).toMatchObject({ status: 404 });
      expect(client.masked).toEqual([]);
    },
  );

  test('is asked for without a login where there is none', async () => {
    const { asked, get } = await guarded(bearer, () => goodToken);
    await get({ credential: undefined });
    expect(asked[0]?.headers['authorization']).toBeUndefined();
  });

  test('is posted for with an identity token (Azure)', async () => {
    const { asked, get } = await guarded(bearer, () => ({
      status: 200,
      body: { access_token: 'good' },
    }));
    await get({ credential: refresh });
    expect(asked[0]).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(asked[0]?.headers['authorization']).toBeUndefined();
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body.toString()))).toEqual({
      service: 'registry',
      scope: `repository:${path}:pull,push`,
      grant_type: 'refresh_token',
      client_id: 'signet',
      refresh_token: 'identity-token',
    });
    expect(asked[0]?.url.search).toBe('');
  });

  // jetstack/version-checker#65, cloudflare/serverless-registry#51
  test.each([404, 405])(
    'is asked for by GET with an identity token, where a POST is answered by %i',
    async (status) => {
      const { asked, get } = await guarded(bearer, ({ method }) =>
        method === 'POST' ? { status } : goodToken,
      );
      const credential: Credential = {
        kind: 'refresh',
        token: 'identity-token',
        username: 'me',
        source: 'x',
      };
      await get({ credential });
      await get({ credential: refresh });
      const gets = asked.filter(({ method }) => method === 'GET');
      expect(gets.map(({ headers }) => headers['authorization'])).toEqual(
        ['me', ''].map(
          (name) => `Basic ${Buffer.from(`${name}:identity-token`).toString('base64')}`,
        ),
      );
      expect(gets[0]?.url.searchParams.get('scope')).toBe(`repository:${path}:pull,push`);
    },
  );

  test('that was stored is used as it is', async () => {
    const { asked, get } = await guarded(bearer, () => goodToken, 'Bearer stored');
    await expect(
      get({ credential: { kind: 'bearer', token: 'stored', source: 'x' } }),
    ).resolves.toBeDefined();
    expect(asked).toEqual([]);
  });

  test('is asked for again while its service is away', async () => {
    const server = await play({ auth: tokenAuth });
    const image = build(server);
    server.faults.push(
      { path: /\/token/, times: 2, fault: { status: 503 } },
      { path: /\/token/, times: 1, fault: 'reset' },
    );
    await expect(
      clientOf().registry.manifest(image.repository, image.digest),
    ).resolves.toBeDefined();
    expect(paths(server, /GET \/token/)).toHaveLength(4);
  });

  test('is asked for anew after a failure: an error is not remembered', async () => {
    const server = await play({ auth: tokenAuth });
    const image = build(server);
    const { registry } = clientOf({ patienceMs: 0 });
    server.faults.push({ path: /\/token/, times: 1, fault: 'reset' });
    expect(await refusalOf(registry.manifest(image.repository, image.digest))).toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
    });
    await expect(registry.manifest(image.repository, image.digest)).resolves.toBeDefined();
  });
});

describe('of several challenges', () => {
  test('the token is preferred, as the narrower right', async () => {
    const { asked, get } = await guarded(
      (url) => `Basic realm="x", Negotiate, ${bearer(url)}`,
      () => goodToken,
    );
    await get();
    expect(asked).toHaveLength(1);
  });

  test('a Bearer without a realm is passed over', async () => {
    const { get } = await guarded(
      'Bearer service="x", Basic realm="y"',
      () => goodToken,
      basicHeader,
    );
    await expect(get()).resolves.toBeDefined();
  });
});
