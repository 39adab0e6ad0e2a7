// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';

import { timeoutOf } from '../../src/http/client.ts';
import { digestOf, type Digest } from '../../src/image/digest.ts';
import type { Repository } from '../../src/image/reference.ts';
import type { Authorizer } from '../../src/oci/authorization.ts';
import { mediaTypes } from '../../src/oci/manifest.ts';
import { Registry } from '../../src/oci/registry.ts';
import type { PlayAnswer } from '../../playground/server.ts';
import { answer, patienceOf, refusalOf, scripted } from '../http/ports.ts';
import { build, clientOf, path, play, playServer, repositoryOf, tokenAuth } from './setup.ts';

const index = '{"schemaVersion":2,"manifests":[]}';
const manifest: PlayAnswer = {
  status: 200,
  headers: { 'content-type': `${mediaTypes.index}; charset=utf-8` },
  body: index,
};
const bytes = Buffer.from('some bytes');
const sha512 = (content: string | Buffer): Digest =>
  `sha512:${createHash('sha512').update(content).digest('hex')}`;

describe('what is fetched by digest', () => {
  test('is what it should be, whatever the header says (regclient GHSA-qv35-3gw6-8q4j)', async () => {
    const server = await play();
    const { repository, digest } = build(server);
    server.faults.push({
      path: /manifests/,
      fault: { ...manifest, headers: { 'docker-content-digest': digest } },
    });
    expect(await refusalOf(clientOf().registry.manifest(repository, digest))).toMatchObject({
      code: 'REGISTRY_RESPONSE_INVALID',
      message: expect.stringContaining(`it gave other bytes for ${digest}`),
    });
  });

  test('by SHA-512 is hashed too', async () => {
    const server = await playServer(() => manifest);
    const { registry } = clientOf();
    await expect(registry.manifest(repositoryOf(server), sha512(index))).resolves.toMatchObject({
      digest: sha512(index),
      mediaType: mediaTypes.index,
    });
    expect(await refusalOf(registry.manifest(repositoryOf(server), sha512('other')))).toMatchObject(
      { code: 'REGISTRY_RESPONSE_INVALID' },
    );
    await expect(registry.blob(repositoryOf(server), sha512(index), 1000)).resolves.toEqual(
      Buffer.from(index),
    );
    expect(
      await refusalOf(registry.blob(repositoryOf(server), sha512('other'), 1000)),
    ).toMatchObject({ code: 'REGISTRY_RESPONSE_INVALID' });
  });

  test('has its time on a slow line when it is long, as its upload had', async () => {
    const http = scripted(answer(404));
    const open: Authorizer = {
      current: async () => undefined,
      answer: async () => '',
    };
    const registry = new Registry({
      http,
      patience: patienceOf(300_000),
      authorizer: open,
      anonymous: open,
      purpose: 'verify',
    });
    const repository: Repository = { registry: 'registry.example', path: 'acme/app' };
    await registry.blob(repository, digestOf(bytes), 20_000_000);
    expect(http.sent.map(timeoutOf)).toEqual([50_000]);
  });

  test('by a tag has the digest of its bytes', async () => {
    const server = await playServer(() => ({
      ...manifest,
      headers: { 'docker-content-digest': digestOf(bytes) },
    }));
    await expect(
      clientOf().registry.manifest(repositoryOf(server), 'latest'),
    ).resolves.toMatchObject({ digest: digestOf(Buffer.from(index)) });
  });

  test('may be missing, which is no error', async () => {
    const server = await play();
    const { registry } = clientOf();
    await expect(registry.manifest(repositoryOf(server), 'latest')).resolves.toBeUndefined();
    await expect(
      registry.blob(repositoryOf(server), digestOf(bytes), 100),
    ).resolves.toBeUndefined();
    await expect(registry.hasBlob(repositoryOf(server), digestOf(bytes))).resolves.toBe(false);
  });

  test('cannot be had from a registry that refuses', async () => {
    const server = await playServer(() => ({ status: 405 }));
    const { registry } = clientOf();
    expect(await refusalOf(registry.manifest(repositoryOf(server), 'latest'))).toMatchObject({
      code: 'REGISTRY_REJECTED',
      message: expect.stringContaining('could not give the manifest latest'),
    });
    expect(
      await refusalOf(registry.blob(repositoryOf(server), digestOf(bytes), 100)),
    ).toMatchObject({ code: 'REGISTRY_REJECTED' });
  });

  test('a small blob may be missing with many words', async () => {
    const server = await playServer(() => ({ status: 404, body: `<html>${' '.repeat(5000)}` }));
    await expect(
      clientOf().registry.blob(repositoryOf(server), digestOf(bytes), bytes.length),
    ).resolves.toBeUndefined();
  });

  test('a blob of other bytes is refused, and so is one that is too long', async () => {
    const server = await play();
    const repository = repositoryOf(server);
    server.store.blobs.set(`${path}/${digestOf(bytes)}`, Buffer.from('others'));
    expect(
      await refusalOf(clientOf().registry.blob(repository, digestOf(bytes), 100)),
    ).toMatchObject({ code: 'REGISTRY_RESPONSE_INVALID' });
    const long = Buffer.alloc(100_000);
    server.store.blobs.set(`${path}/${digestOf(long)}`, long);
    expect(
      await refusalOf(clientOf().registry.blob(repository, digestOf(long), 99_999)),
    ).toMatchObject({ code: 'HTTP_TOO_LARGE' });
    server.store.blobs.set(`${path}/${digestOf(bytes)}`, bytes);
    expect(await refusalOf(clientOf().registry.blob(repository, digestOf(bytes), 9))).toMatchObject(
      {
        code: 'REGISTRY_RESPONSE_INVALID',
        message: expect.stringContaining('longer than 9 bytes'),
      },
    );
  });
});

describe('a redirect', () => {
  test.each(['anonymous', 'token'] as const)(
    'of a blob is followed without the login (%s)',
    async (kind) => {
      const server = await play({
        redirectBlobs: true,
        auth: kind === 'token' ? tokenAuth : { kind },
      });
      server.store.blobs.set(`${path}/${digestOf(bytes)}`, bytes);
      const client = clientOf();
      await expect(
        client.registry.blob(repositoryOf(server), digestOf(bytes), 100),
      ).resolves.toEqual(bytes);
      expect(client.urls.at(-1)).toMatch(
        /^GET http:\/\/127\.0\.0\.1:\d+\/acme\/app\/sha256:[0-9a-f]{64}\?…$/,
      );
      expect(client.urls.at(-1)).not.toContain(server.host);
    },
  );

  test('within the registry keeps the login', async () => {
    const server = await play({ auth: tokenAuth });
    const { repository, digest } = build(server);
    server.faults.push({
      path: /manifests\/moved/,
      fault: { status: 307, headers: { location: `/v2/${path}/manifests/${digest}` } },
    });
    const { registry } = clientOf();
    await registry.manifest(repository, digest);
    await expect(registry.manifest(repository, 'moved')).resolves.toMatchObject({ digest });
    expect(server.requests.at(-1)).toMatchObject({ authorization: 'bearer', status: 200 });
  });

  // oras-go GHSA-vh4v-2xq2-g5cg, go-containerregistry#2337: another port is another host, and who
  // was left stays left.
  test('that comes back from elsewhere has lost its login for good', async () => {
    const elsewhere = await playServer(({ url }) => ({
      status: 302,
      headers: { location: `${url.searchParams.get('back') ?? ''}/v2/${path}/manifests/back` },
    }));
    const server = await play({ auth: tokenAuth });
    const { repository, digest } = build(server);
    const { registry } = clientOf();
    await registry.manifest(repository, digest);
    server.faults.push({
      path: /manifests\/away/,
      fault: { status: 302, headers: { location: `${elsewhere.url}/?back=${server.url}` } },
    });
    expect(await refusalOf(registry.manifest(repository, 'away'))).toMatchObject({
      code: 'REGISTRY_DENIED',
    });
    expect(elsewhere.requests).toMatchObject([{ authorization: 'none' }]);
    expect(server.requests.filter((each) => each.path.endsWith('/back'))).toMatchObject([
      { path: `/v2/${path}/manifests/back`, authorization: 'none', status: 401 },
    ]);
  });

  test.each([301, 302, 303, 307, 308])('by %i without end is left after five', async (status) => {
    const server = await playServer(({ url }) => ({
      status,
      headers: { location: `${url.pathname}x` },
    }));
    expect(await refusalOf(clientOf().registry.manifest(repositoryOf(server), 'a'))).toMatchObject({
      code: 'REGISTRY_RESPONSE_INVALID',
      message: expect.stringContaining('more than 5 redirects'),
    });
    expect(server.requests).toHaveLength(6);
  });

  test('without a target is an answer like any other', async () => {
    const server = await playServer(() => ({ status: 302 }));
    expect(await refusalOf(clientOf().registry.manifest(repositoryOf(server), 'a'))).toMatchObject({
      code: 'REGISTRY_REJECTED',
      message: expect.stringContaining('status 302'),
    });
  });

  test('to a place that our policy forbids is refused', async () => {
    const server = await playServer(() => ({
      status: 302,
      headers: { location: 'http://user:x@127.0.0.1/' },
    }));
    expect(await refusalOf(clientOf().registry.manifest(repositoryOf(server), 'a'))).toMatchObject({
      code: 'URL_REFUSED',
    });
  });

  test.each(['POST', 'PUT'] as const)('of a %s is not followed', async (method) => {
    const server = await playServer(() => ({ status: 307, headers: { location: '/elsewhere' } }));
    await expect(
      clientOf().registry.send(repositoryOf(server), {
        method,
        path: 'x',
        body: bytes,
        maxBytes: 100,
      }),
    ).resolves.toMatchObject({ status: 307 });
    expect(server.requests).toHaveLength(1);
  });

  test('of the referrers to another host is shown, not followed (artifacthub#4785)', async () => {
    const elsewhere = await playServer(() => manifest);
    const server = await playServer(() => ({
      status: 303,
      headers: { location: `${elsewhere.url}/page` },
    }));
    const request = { method: 'GET', path: `referrers/${digestOf(bytes)}`, maxBytes: 100 } as const;
    await expect(clientOf().registry.send(repositoryOf(server), request)).resolves.toMatchObject({
      status: 303,
    });
    expect(elsewhere.requests).toEqual([]);
  });

  test('of a blob in a repository that is named like the referrers is followed', async () => {
    const elsewhere = await playServer(() => ({ status: 200, body: bytes }));
    const server = await playServer(() => ({
      status: 307,
      headers: { location: `${elsewhere.url}/blob` },
    }));
    const repository = { registry: server.host, path: 'acme/referrers/app' };
    await expect(clientOf().registry.blob(repository, digestOf(bytes), 100)).resolves.toEqual(
      bytes,
    );
  });
});

describe('an upload', () => {
  test('goes where the registry says, with what it put into the URL', async () => {
    const server = await play({ auth: tokenAuth });
    const repository = repositoryOf(server);
    const { registry } = clientOf();
    const location = await registry.startUpload(repository);
    expect(location.search).toBe('?state=1');
    await expect(
      registry.finishUpload(repository, location, bytes, digestOf(bytes)),
    ).resolves.toMatchObject({ status: 201 });
    expect(server.requests.at(-1)?.path).toContain(
      `?state=1&digest=${encodeURIComponent(digestOf(bytes))}`,
    );
    await expect(registry.hasBlob(repository, digestOf(bytes))).resolves.toBe(true);
  });

  // oras-go GHSA-jxpm-75mh-9fp7: Authorization followed the Location.
  test('to another host goes without the login', async () => {
    const storage = await playServer(() => ({ status: 201 }));
    const server = await play({ auth: tokenAuth });
    server.faults.push({
      method: 'POST',
      path: /uploads/,
      fault: { status: 202, headers: { location: `${storage.url}/upload?signature=secret` } },
    });
    const { registry } = clientOf();
    await registry.manifest(repositoryOf(server), 'latest');
    const location = await registry.startUpload(repositoryOf(server));
    await registry.finishUpload(repositoryOf(server), location, bytes, digestOf(bytes));
    expect(storage.requests).toMatchObject([{ method: 'PUT', authorization: 'none' }]);
  });

  test.each([
    [{ status: 202 }, 'REGISTRY_RESPONSE_INVALID', 'an upload without a Location'],
    [{ status: 202, headers: { location: 'http://user@127.0.0.1/x' } }, 'URL_REFUSED', 'user name'],
    [{ status: 202, headers: { location: 'ftp://127.0.0.1/x' } }, 'URL_REFUSED', 'not https'],
    [{ status: 200 }, 'REGISTRY_REJECTED', 'could not begin an upload'],
    [
      { status: 405, body: { errors: [{ code: 'UNSUPPORTED', message: 'read only' }] } },
      'REGISTRY_REJECTED',
      'UNSUPPORTED: read only',
    ],
    [{ status: 500 }, 'REGISTRY_UNAVAILABLE', 'status 500'],
  ] satisfies [PlayAnswer, string, string][])(
    'cannot begin with %j',
    async (answered, code, words) => {
      const server = await playServer(() => answered);
      expect(await refusalOf(clientOf().registry.startUpload(repositoryOf(server)))).toMatchObject({
        code,
        message: expect.stringContaining(words),
      });
    },
  );
});
