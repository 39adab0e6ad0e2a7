// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from 'node:zlib';

import { afterEach, describe, expect, test } from '@jest/globals';

import {
  createHttpClient,
  type Exchange,
  type HttpPorts,
  type HttpRequest,
  timeoutFor,
  timeoutOf,
} from '../../src/http/client.ts';
import { publicUrl } from '../../src/http/public-url.ts';
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
  obey: (request: PlayRequest) => PlayAnswer | Promise<PlayAnswer> = () => ({
    status: 200,
    body: 'hello',
  }),
): Promise<PlayServer> {
  const server = await serve(obey);
  servers.push(server);
  return server;
}

function clientWith(ports: Partial<HttpPorts> = {}) {
  const exchanges: Exchange[] = [];
  return {
    ...createHttpClient({
      fetch: openTransport(),
      userAgent: 'signet/test',
      onExchange: (exchange) => void exchanges.push(exchange),
      ...ports,
    }),
    exchanges,
  };
}

const get = (url: string, changes: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: new URL(url),
  maxBytes: 1000,
  ...changes,
});

/** As `fetch` fails: its own words say nothing, the cause does. */
const failing =
  (cause: unknown): typeof fetch =>
  () =>
    Promise.reject(new TypeError('fetch failed', { cause }));

describe('one exchange', () => {
  test('carries method, headers and body as they are, and says who asks', async () => {
    const seen: PlayRequest[] = [];
    const server = await start((request) => {
      seen.push(request);
      return { status: 201, headers: { 'x-kind': 'test' }, body: 'done' };
    });
    const body = Buffer.from([0, 255, 10, 13]);
    const response = await clientWith().send(
      get(`${server.url}/a?b=c`, {
        method: 'PUT',
        headers: { 'content-type': 'application/x' },
        body,
      }),
    );
    expect(response).toMatchObject({ status: 201, url: new URL(`${server.url}/a?b=c`) });
    expect(response.headers.get('x-kind')).toBe('test');
    expect(response.body.toString()).toBe('done');
    expect(seen).toMatchObject([
      {
        method: 'PUT',
        body,
        headers: {
          'user-agent': 'signet/test',
          'accept-encoding': 'identity',
          'content-type': 'application/x',
          'content-length': '4',
        },
      },
    ]);
  });

  test.each([200, 204, 304, 401, 404, 429, 500, 503])(
    'status %i is an answer, not an error',
    async (status) => {
      const server = await start(() => ({ status }));
      await expect(clientWith().send(get(server.url))).resolves.toMatchObject({ status });
      expect(server.requests).toHaveLength(1);
    },
  );

  test.each([301, 302, 303, 307, 308])(
    'a redirect by %i is shown, not followed',
    async (status) => {
      const server = await start(({ url }) =>
        url.pathname === '/elsewhere'
          ? { status: 200 }
          : { status, headers: { location: '/elsewhere' } },
      );
      const response = await clientWith().send(get(server.url));
      expect(response.status).toBe(status);
      expect(response.headers.get('location')).toBe('/elsewhere');
      expect(server.requests).toHaveLength(1);
    },
  );

  test('a HEAD has no body, however long it says it is', async () => {
    const server = await start(() => ({ status: 200, body: 'x'.repeat(5000) }));
    const response = await clientWith().send(get(server.url, { method: 'HEAD' }));
    expect(response.body).toHaveLength(0);
    expect(response.headers.get('content-length')).toBe('5000');
  });
});

describe('a body', () => {
  test('may be as long as the limit', async () => {
    const server = await start(() => ({ status: 200, body: 'x'.repeat(1000) }));
    expect((await clientWith().send(get(server.url))).body).toHaveLength(1000);
  });

  test('one byte more is an error, never a truncation', async () => {
    const server = await start(() => ({ status: 200, body: 'x'.repeat(1001) }));
    expect(await refusalOf(clientWith().send(get(`${server.url}/big?sig=secret`)))).toMatchObject({
      code: 'HTTP_TOO_LARGE',
      message: `GET ${server.url}/big?…: the answer is longer than 1000 bytes`,
    });
  });

  test('without an end is left where the limit is', async () => {
    const server = await start();
    server.faults.push({ path: /./, fault: 'endless' });
    expect(
      await refusalOf(clientWith().send(get(server.url, { maxBytes: 200_000 }))),
    ).toMatchObject({ code: 'HTTP_TOO_LARGE' });
  });

  test('is counted as it unfolds, not as it was packed', async () => {
    const server = await start(() => ({
      status: 200,
      headers: { 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.alloc(1_000_000)),
    }));
    expect(
      await refusalOf(clientWith().send(get(server.url, { maxBytes: 100_000 }))),
    ).toMatchObject({ code: 'HTTP_TOO_LARGE' });
  });

  test('that breaks off is no answer', async () => {
    const server = await start(() => ({
      status: 200,
      headers: { 'content-length': '5000' },
      body: 'x'.repeat(5000),
    }));
    server.faults.push({ path: /./, fault: 'cut' });
    expect(
      await refusalOf(clientWith().send(get(server.url, { maxBytes: 10_000, timeoutMs: 300 }))),
    ).toMatchObject({
      code: expect.stringMatching(/^HTTP_(UNREACHABLE|TIMEOUT)$/),
    });
  });
});

describe('without an answer', () => {
  test('a server that says nothing is a timeout, told in seconds', async () => {
    const server = await start();
    server.faults.push({ path: /./, fault: 'silent' });
    expect(
      await refusalOf(clientWith().send(get(`${server.url}/slow?x=1`, { timeoutMs: 50 }))),
    ).toMatchObject({
      code: 'HTTP_TIMEOUT',
      message: `GET ${server.url}/slow?…: no complete answer within 0.05 s`,
    });
  });

  test('a long body has a second more for each megabyte, on its way there or back', () => {
    const upload = { ...get('https://registry.example/'), body: Buffer.alloc(20_000_000) };
    expect(timeoutOf(get('https://registry.example/'))).toBe(30_000);
    expect(timeoutOf(upload)).toBe(50_000);
    expect(timeoutFor(20_000_000)).toBe(50_000);
    expect(timeoutOf({ ...upload, timeoutMs: 7 })).toBe(7);
  });

  test('the timeout holds for the body too', async () => {
    const body = new ReadableStream({
      pull: (controller) =>
        new Promise((resolve) => setTimeout(resolve, 5)).then(() =>
          controller.enqueue(new Uint8Array(1)),
        ),
    });
    const dripping: typeof fetch = async (_url, init) => {
      init?.signal?.addEventListener('abort', () => void body.cancel().catch(() => undefined));
      return new Response(
        body.pipeThrough(new TransformStream(), init?.signal ? { signal: init.signal } : {}),
      );
    };
    expect(
      await refusalOf(
        clientWith({ fetch: dripping }).send(get('https://registry.example/', { timeoutMs: 60 })),
      ),
    ).toMatchObject({ code: 'HTTP_TIMEOUT' });
  });

  test('without a timeout of its own, a request has 30 s', async () => {
    const impatient: typeof fetch = () => Promise.reject(new Error('x'));
    const spied: number[] = [];
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (ms) => {
      spied.push(ms);
      return timeout(ms);
    };
    try {
      await refusalOf(clientWith({ fetch: impatient }).send(get('https://registry.example/')));
    } finally {
      AbortSignal.timeout = timeout;
    }
    expect(spied).toEqual([30_000]);
  });

  test('a closed port is unreachable', async () => {
    const server = await start();
    await servers.pop()?.close();
    expect(await refusalOf(clientWith().send(get(`${server.url}/v2/`)))).toMatchObject({
      code: 'HTTP_UNREACHABLE',
      message: expect.stringMatching(/^GET http:\/\/127\.0\.0\.1:\d+\/v2\/: /),
    });
  });

  test.each([
    [
      'what the cause says',
      Object.assign(new Error('connect ECONNREFUSED 192.0.2.1:443'), { code: 'ECONNREFUSED' }),
      'connect ECONNREFUSED 192.0.2.1:443',
    ],
    [
      'the cause’s code where its words lack it',
      Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }),
      'other side closed (UND_ERR_SOCKET)',
    ],
    [
      'the first of several addresses',
      new AggregateError([
        Object.assign(new Error('connect ENETUNREACH ::1'), { code: 'ENETUNREACH' }),
        new Error('second'),
      ]),
      'connect ENETUNREACH ::1',
    ],
    [
      'a certificate’s flaw',
      Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
      'self-signed certificate (DEPTH_ZERO_SELF_SIGNED_CERT)',
    ],
    [
      'a proxy’s refusal',
      new Error('Request was cancelled.', { cause: new Error('Proxy response (407)') }),
      'Proxy response (407)',
    ],
    ['a code that is no text', Object.assign(new Error('odd'), { code: 7 }), 'odd'],
    ['nothing, where nothing is known', 'text', 'the connection failed'],
    ['nothing of an empty list', new AggregateError([]), 'the connection failed'],
  ])('the reason is %s', async (_what, cause, reason) => {
    const error = await refusalOf(
      clientWith({ fetch: failing(cause) }).send(get('https://registry.example/v2/?token=secret')),
    );
    expect(error).toMatchObject({
      code: 'HTTP_UNREACHABLE',
      message: `GET https://registry.example/v2/?…: ${reason}`,
      cause: { cause },
    });
  });

  test('an error without a cause speaks for itself', async () => {
    const error = await refusalOf(
      clientWith({ fetch: () => Promise.reject(new Error('bad port')) }).send(
        get('https://registry.example/'),
      ),
    );
    expect(error.message).toBe('GET https://registry.example/: bad port');
  });

  test('a cancelled job is that, before and during an exchange', async () => {
    const server = await start();
    server.faults.push({ path: /./, fault: 'silent' });
    const early = AbortSignal.abort();
    expect(await refusalOf(clientWith({ signal: early }).send(get(server.url)))).toMatchObject({
      code: 'CANCELLED',
    });
    const controller = new AbortController();
    const work = refusalOf(
      clientWith({ signal: controller.signal }).send(get(server.url, { timeoutMs: 5000 })),
    );
    controller.abort();
    expect(await work).toMatchObject({ code: 'CANCELLED', message: 'the job was cancelled' });
  });
});

describe('the log', () => {
  test('knows outcome and request id, and neither query nor headers', async () => {
    const server = await start(({ url }) => ({
      status: 200,
      headers:
        url.pathname === '/github'
          ? { 'x-github-request-id': 'AB:1', 'x-request-id': 'other' }
          : { 'x-request-id': '77' },
    }));
    const client = clientWith();
    await client.send(
      get(`${server.url}/github?signature=secret`, { headers: { authorization: 'Bearer secret' } }),
    );
    await client.send(get(`${server.url}/other`));
    expect(client.exchanges).toEqual([
      {
        method: 'GET',
        url: `${server.url}/github?…`,
        outcome: 200,
        ms: expect.any(Number),
        requestId: 'AB:1',
      },
      {
        method: 'GET',
        url: `${server.url}/other`,
        outcome: 200,
        ms: expect.any(Number),
        requestId: '77',
      },
    ]);
    expect(JSON.stringify(client.exchanges)).not.toContain('secret');
  });

  test('tells failures by their code', async () => {
    const client = clientWith({ fetch: failing(new Error('no')) });
    await refusalOf(client.send(get('https://registry.example/')));
    expect(client.exchanges).toMatchObject([{ outcome: 'HTTP_UNREACHABLE', requestId: undefined }]);
  });

  test('nobody needs to listen', async () => {
    const server = await start();
    await expect(
      createHttpClient({ fetch: openTransport(), userAgent: 'x' }).send(get(server.url)),
    ).resolves.toMatchObject({ status: 200 });
  });

  test('shows no query and no user of a URL', () => {
    expect(
      publicUrl(new URL('https://user:password@registry.example:8443/v2/a?sig=secret#f')),
    ).toBe('https://registry.example:8443/v2/a?…');
    expect(publicUrl(new URL('null://registry.example/token?a=b'))).toBe(
      'null://registry.example/token?…',
    );
    expect(publicUrl(new URL('https://registry.example/v2/a'))).toBe(
      'https://registry.example/v2/a',
    );
  });
});
