// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';

import type { Credential } from '../../src/oci/credential.ts';
import type { PlayAnswer } from '../../playground/server.ts';
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
  play,
  playServer,
  refresh,
  repositoryOf,
  tokenAuth,
} from './setup.ts';

describe('without a way in', () => {
  test.each(auths.slice(1))(
    'a wrong password for $kind is told with its source, and without it',
    async (auth) => {
      const server = await play({ auth });
      const credential: Credential = {
        kind: 'basic',
        username: 'alice',
        password: 'wrong secret',
        source: '/docker/config.json, entry "x"',
      };
      const error = await refusalOf(
        clientOf({ credential }).registry.manifest(repositoryOf(server), 'latest'),
      );
      expect(error).toMatchObject({
        code: 'REGISTRY_UNAUTHENTICATED',
        message: expect.stringMatching(
          /^127\.0\.0\.1:\d+ does not take the login from \/docker\/config\.json, entry "x" \((the token service answers 401: UNAUTHORIZED: incorrect username or password|status 401: UNAUTHORIZED: authentication required)\)$/,
        ),
      });
      expect(error.message).not.toContain('secret');
    },
  );

  test.each(auths.slice(1))(
    'no login for $kind is told with the places that were looked at',
    async (auth) => {
      const server = await play({ auth });
      const error = await refusalOf(
        clientOf({ credential: undefined }).registry.manifest(repositoryOf(server), 'latest'),
      );
      expect(error).toMatchObject({
        code: 'REGISTRY_UNAUTHENTICATED',
        message: expect.stringContaining('there is none for it'),
        hint: expect.stringContaining('docker/login-action'),
      });
      expect(error.message).toContain('Looked in: /docker/config.json');
    },
  );

  test.each(['', 'Negotiate', 'Bearer service="x"', 'Digest realm="x"'])(
    'the challenge "%s" cannot be answered',
    async (challenge) => {
      const { get } = await guarded(challenge, () => goodToken);
      expect(await refusalOf(get())).toMatchObject({
        code: 'REGISTRY_UNAUTHENTICATED',
        message: expect.stringContaining('status 401 without a challenge that can be answered'),
      });
    },
  );

  test('a stored token that is not taken is tried once', async () => {
    const { server, get } = await guarded(bearer, () => goodToken);
    expect(
      await refusalOf(get({ credential: { kind: 'bearer', token: 'expired', source: 'x' } })),
    ).toMatchObject({ code: 'REGISTRY_UNAUTHENTICATED' });
    expect(server.requests).toHaveLength(2);
  });

  test('a refresh token is no password', async () => {
    const { get } = await guarded('Basic realm="x"', () => goodToken);
    expect(await refusalOf(get({ credential: refresh }))).toMatchObject({
      code: 'REGISTRY_UNAUTHENTICATED',
    });
  });

  test.each([
    ['a web page', { status: 200, body: '<html>' }],
    ['no token', { status: 200, body: {} }],
    ['an empty token', { status: 200, body: { token: '' } }],
    ['two empty tokens', { status: 200, body: { token: '', access_token: null } }],
    ['a token of several lines', { status: 200, body: { token: 'a\r\nX-Injected: b' } }],
    ['a token outside ASCII', { status: 200, body: { token: 'tök' } }],
    ['a number', { status: 200, body: { token: 7 } }],
  ] satisfies [string, PlayAnswer][])('%s is no token', async (_what, response) => {
    const { get } = await guarded(bearer, () => response);
    expect(await refusalOf(get())).toMatchObject({
      code: 'REGISTRY_RESPONSE_INVALID',
      message: expect.stringContaining('answered without a token'),
    });
  });

  test.each([301, 302, 307, 308])(
    'a token service is not followed elsewhere by %i (go-containerregistry#2291)',
    async (status) => {
      const elsewhere = await playServer(() => goodToken);
      const { get } = await guarded(bearer, () => ({
        status,
        headers: { location: `${elsewhere.url}/token` },
      }));
      expect(await refusalOf(get())).toMatchObject({
        code: 'REGISTRY_REJECTED',
        message: expect.stringContaining('could not issue a token'),
      });
      expect(elsewhere.requests).toEqual([]);
    },
  );

  test.each([400, 401, 403])(
    'a token service that answers %i does not take the login',
    async (status) => {
      const { get } = await guarded(bearer, () => ({ status }));
      expect(await refusalOf(get())).toMatchObject({
        code: 'REGISTRY_UNAUTHENTICATED',
        message: expect.stringContaining(`the token service answers ${status}`),
      });
    },
  );

  test.each<[string, PlayAnswer, string]>([
    [
      'an error list',
      { status: 403, body: { errors: [{ code: 'DENIED', message: 'your address' }] } },
      'DENIED: your address',
    ],
    [
      'the detail alone',
      {
        status: 403,
        body: { errors: [{ code: 'UNSUPPORTED', message: '', detail: 'limit reached' }] },
      },
      'UNSUPPORTED: limit reached',
    ],
    [
      'a detail within an object',
      { status: 400, body: { errors: [{ code: 'DENIED', detail: { message: 'no schema' } }] } },
      'DENIED: no schema',
    ],
    [
      'OAuth 2.0',
      { status: 401, body: { error: 'invalid_grant', error_description: 'it expired' } },
      'invalid_grant: it expired',
    ],
    [
      'Docker Hub’s form',
      { status: 401, body: { details: 'incorrect username or password' } },
      'incorrect username or password',
    ],
    ['a bare message', { status: 401, body: { message: 'reqPackageAccess' } }, 'reqPackageAccess'],
    [
      'plain text',
      {
        status: 401,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body: 'no such user\n::warning::x',
      },
      'no such user ::warning::x',
    ],
  ])('the token service’s words are quoted, on one line: %s', async (_form, response, words) => {
    const { get } = await guarded(bearer, () => response);
    const error = await refusalOf(get());
    expect(error.code).toBe('REGISTRY_UNAUTHENTICATED');
    expect(error.message).toContain(`the token service answers ${response.status}: ${words})`);
  });

  test('a web page is not quoted, and long words are cut', async () => {
    const html = { status: 401, headers: { 'content-type': 'text/html' }, body: '<html>no</html>' };
    const page = await guarded(bearer, () => html);
    expect((await refusalOf(page.get())).message).toMatch(/answers 401\)$/);
    const long = await guarded(bearer, () => ({
      status: 401,
      body: { message: 'x'.repeat(5000) },
    }));
    expect((await refusalOf(long.get())).message.length).toBeLessThan(500);
  });

  test('a token service that stays away is an outage', async () => {
    const { get } = await guarded(bearer, () => ({
      status: 503,
      headers: { 'retry-after': '9999' },
    }));
    expect(await refusalOf(get())).toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
      message: expect.stringContaining('The token service of 127.0.0.1'),
      cause: { code: 'HTTP_IMPATIENT' },
    });
  });

  test.each([
    'https://mallory.example/token',
    'http://mallory.example/token',
    'http://169.254.169.254/token',
    'https://user:x@localhost/token',
    '/token',
    '',
  ])('no login goes to the realm "%s" (oras-go GHSA-xf85-363p-868w)', async (realm) => {
    const { get } = await guarded(`Bearer realm="${realm}"`, () => goodToken);
    const asked: string[] = [];
    const fetchHere: typeof fetch = (url, init) => {
      asked.push(new URL(url instanceof Request ? url.url : url).hostname);
      return fetch(url, init);
    };
    expect(await refusalOf(get({ fetch: fetchHere }))).toMatchObject({ code: 'URL_REFUSED' });
    expect(asked).toEqual(['127.0.0.1']);
  });

  test('a realm on another site is asked without a login, and gets none', async () => {
    const realm = 'https://auth.elsewhere.example/token';
    const { get } = await guarded(`Bearer realm="${realm}"`, () => goodToken);
    const asked: (string | null)[] = [];
    const elsewhere: typeof fetch = async (target, init) => {
      const url = new URL(target instanceof Request ? target.url : target);
      if (url.hostname !== 'auth.elsewhere.example') return fetch(target, init);
      asked.push(new Headers(init?.headers).get('authorization'));
      return Response.json({ token: 'good' });
    };
    await expect(get({ credential: undefined, fetch: elsewhere })).resolves.toBeDefined();
    expect(asked).toEqual([null]);
    for (const credential of [refresh, { kind: 'basic', ...login, source: 'x' } as const])
      expect(await refusalOf(get({ credential, fetch: elsewhere }))).toMatchObject({
        code: 'URL_REFUSED',
        hint: expect.stringContaining('token-hosts: auth.elsewhere.example'),
      });
    expect(asked).toEqual([null]);
    const tokenHosts = ['auth.elsewhere.example'];
    await expect(get({ fetch: elsewhere, tokenHosts })).resolves.toBeDefined();
    expect(asked).toEqual([null, basicHeader]);
  });

  test('a broken credential file is told as it is', async () => {
    const { get } = await guarded(bearer, () => goodToken);
    const broken = new Error('the file is broken');
    await expect(get({ findCredential: () => Promise.reject(broken) })).rejects.toBe(broken);
  });

  test('a right that is missing is found when the upload begins', async () => {
    const server = await play({ auth: { ...tokenAuth, mayPush: false } });
    const image = build(server);
    const { registries } = clientOf();
    await expect(registries.subject(image)).resolves.toBeDefined();
    expect(await refusalOf(registries.prepare(image, { kind: 'referrers-api' }, 1))).toMatchObject({
      code: 'REGISTRY_DENIED',
      message: expect.stringContaining('DENIED: permission_denied: write_package'),
      hint: expect.stringMatching(
        /^The login needs the right to push to this repository\. .*asked too often/,
      ),
    });
  });

  // Gitea answers 401 where a right is missing, with a challenge for its Basic login.
  test('a login that was good for a token and is refused then lacks a right', async () => {
    const body = { errors: [{ code: 'UNAUTHORIZED', message: '', detail: 'reqPackageAccess' }] };
    const server = await playServer((request) => {
      const { authorization } = request.headers;
      if (request.url.pathname === '/token') return goodToken;
      const challenge = authorization === undefined ? bearer(server.url) : 'Basic realm="Gitea"';
      return { status: 401, headers: { 'www-authenticate': challenge }, body };
    });
    const ask = async (client = clientOf()) =>
      refusalOf(client.registry.manifest(repositoryOf(server), 'latest'));
    const client = clientOf();
    // Once, and again with what the first answer left behind.
    for (const said of [/could not give the manifest/, /gave a token for the login from the test/])
      expect(await ask(client)).toMatchObject({
        code: 'REGISTRY_DENIED',
        message: expect.stringMatching(
          new RegExp(`${said.source}.*status 401: UNAUTHORIZED: reqPackageAccess`),
        ),
        hint: 'The login needs the right to push to this repository.',
      });
    expect(await ask(clientOf({ credential: undefined }))).toMatchObject({
      code: 'REGISTRY_UNAUTHENTICATED',
    });
  });
});
