// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

import { afterEach, describe, expect, test } from '@jest/globals';

import { createHttpClient, type HttpRequest } from '../../src/http/client.ts';
import { openTransport } from '../../src/http/transport.ts';
import {
  serve,
  type PlayAnswer,
  type PlayRequest,
  type PlayServer,
} from '../../playground/server.ts';
import { refusalOf } from './ports.ts';

const servers: PlayServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(
  obey: (request: PlayRequest) => PlayAnswer = () => ({ status: 200 }),
): Promise<PlayServer> {
  const server = await serve(obey);
  servers.push(server);
  return server;
}

const clientWith = () => createHttpClient({ fetch: openTransport(), userAgent: 'signet/test' });
const get = (url: string, changes: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: new URL(url),
  maxBytes: 1000,
  ...changes,
});

describe('the head of an answer', () => {
  test('may be as long as Google Artifact Registry’s, which is more than Node’s 16 KiB', async () => {
    const location = `/v2/${'x'.repeat(40_000)}`;
    const server = await start(() => ({ status: 202, headers: { location } }));
    const response = await clientWith().send(get(server.url));
    expect(response.headers.get('Location')).toBe(location);
  });

  test('longer than 64 KiB is an error that does not pass', async () => {
    const server = await start(() => ({
      status: 202,
      headers: { location: 'x'.repeat(66_000) },
    }));
    expect(await refusalOf(clientWith().send(get(server.url)))).toMatchObject({
      code: 'HTTP_UNREACHABLE',
      lasts: 'never',
      hint: expect.stringContaining('64 KiB'),
    });
  });

  test('joins fields of one name', async () => {
    const server = createServer((_message, response) => {
      response.writeHead(200, [
        ['Link', '<a>; rel=x'],
        ['link', '<b>; rel=next'],
        ['retry-after', '1'],
      ]);
      response.end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const { headers } = await clientWith().send(get(`http://127.0.0.1:${port}`));
    expect(headers.get('LINK')).toBe('<a>; rel=x, <b>; rel=next');
    expect([headers.get('etag'), headers.has('retry-after'), headers.has('etag')]).toEqual([
      null,
      true,
      false,
    ]);
    await new Promise((done) => server.close(done));
  });

  test('of the request takes no second line from a value, and no login from a URL', async () => {
    const server = await start();
    const client = clientWith();
    for (const request of [
      get(server.url, { headers: { accept: 'a\r\nauthorization: Basic x' } }),
      get(server.url.replace('//', '//me:secret@')),
    ]) {
      const error = await refusalOf(client.send(request));
      expect(error).toMatchObject({ code: 'HTTP_UNREACHABLE', lasts: 'never' });
      expect(error.message).not.toContain('secret');
    }
    expect(server.requests).toEqual([]);
  });
});

describe('a body', () => {
  test.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('that is packed by %s unasked is unpacked', async (coding, pack) => {
    const server = await start(() => ({
      status: 200,
      headers: { 'content-encoding': coding },
      body: pack('hello'),
    }));
    expect((await clientWith().send(get(server.url))).body.toString()).toBe('hello');
  });

  test('that is packed in another way is no answer', async () => {
    const server = await start(() => ({
      status: 200,
      headers: { 'content-encoding': 'compress' },
      body: 'x',
    }));
    expect(await refusalOf(clientWith().send(get(server.url)))).toMatchObject({
      code: 'HTTP_UNREACHABLE',
      message: expect.stringContaining('content encoding'),
    });
  });

  test('that is empty is so, whatever its encoding', async () => {
    const server = await start(({ method }) => ({
      status: method === 'HEAD' ? 200 : 201,
      headers: { 'content-encoding': 'gzip' },
    }));
    for (const method of ['GET', 'HEAD'] as const)
      expect((await clientWith().send(get(server.url, { method }))).body).toHaveLength(0);
  });
});

test('a port that browsers refuse is asked like any other (nodejs/node#45481)', async () => {
  const error = await refusalOf(clientWith().send(get('http://127.0.0.1:6000/')));
  expect(error.message).toMatch(/ECONNREFUSED 127\.0\.0\.1:6000/);
});

test('requests in a row share a connection', async () => {
  const ports = new Set<number | undefined>();
  const server = createServer(({ socket }, response) => {
    ports.add(socket.remotePort);
    response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const client = clientWith();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (let count = 0; count < 3; count++) await client.send(get(url));
  expect(ports.size).toBe(1);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});
