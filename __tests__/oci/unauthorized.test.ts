// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';

import type { Credential } from '../../src/oci/credentials.ts';
import type { PlayAnswer } from '../../playground/server.ts';
import { refusalOf } from '../http/ports.ts';
import {
  auths,
  bearer,
  build,
  clientOf,
  goodToken,
  guarded,
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
          /^127\.0\.0\.1:\d+ does not take the login from \/docker\/config\.json, entry "x" \((the token service answers|status) 401\)$/,
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
      hint: 'The login needs the right to push to this repository.',
    });
  });
});
