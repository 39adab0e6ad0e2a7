// SPDX-License-Identifier: Apache-2.0
// One HTTP server for all that the playground plays: it records requests and answers with faults
// when told to.
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

import type { TlsIdentity } from './tls.ts';

export interface PlayRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

export interface PlayAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | object;
}

/** What goes wrong, for as many matching requests as `times` says (all when absent). */
export interface Fault {
  readonly method?: string;
  /** Of the path with its query. */
  readonly path: RegExp;
  /** Only requests with a longer body, in bytes. */
  readonly above?: number;
  times?: number;
  /**
   * `lost`: the request is obeyed, then the connection breaks; `cut`: the answer ends in the
   * middle; `endless`: it never ends; `silent`: it never begins.
   */
  readonly fault: PlayAnswer | 'lost' | 'reset' | 'cut' | 'endless' | 'silent';
}

export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly status: number | string;
  readonly authorization: 'none' | 'basic' | 'bearer';
}

export interface PlayServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly host: string;
  readonly requests: Recorded[];
  readonly faults: Fault[];
  /** The most requests that were open at a time. */
  readonly mostAtOnce: () => number;
  close(): Promise<void>;
}

/** Serves on a free port of this machine; over TLS when it has a certificate. */
export async function serve(
  obey: (request: PlayRequest) => PlayAnswer | Promise<PlayAnswer>,
  tls?: TlsIdentity,
): Promise<PlayServer> {
  const requests: Recorded[] = [];
  const faults: Fault[] = [];
  const open = { now: 0, most: 0 };
  const listener: RequestListener = (message, response) => {
    open.most = Math.max(open.most, ++open.now);
    response.on('close', () => open.now--);
    void (async () => {
      const request = await readRequest(message);
      const fault = takeFault(faults, request);
      const record = (status: number | string) =>
        requests.push({
          method: request.method,
          path: `${request.url.pathname}${request.url.search}`,
          status,
          authorization: kindOf(request),
        });
      if (typeof fault === 'string') {
        record(fault);
        if (fault === 'lost') await obey(request);
        if (fault !== 'silent')
          breakAnswer(fault, response, fault === 'cut' ? await obey(request) : undefined);
        return;
      }
      const answer = fault ?? (await obey(request));
      record(answer.status);
      write(response, request, answer);
    })().catch((error: unknown) => {
      write(response, undefined, { status: 500, body: { message: String(error) } });
    });
  };
  const server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // Whoever plays is waited for elsewhere; a server that nobody closed must not keep a process
  // alive.
  server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    requests,
    faults,
    mostAtOnce: () => open.most,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function readRequest(message: IncomingMessage): Promise<PlayRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  return {
    method: message.method ?? 'GET',
    url: new URL(message.url ?? '/', `http://${message.headers.host ?? 'localhost'}`),
    headers,
    body: Buffer.concat(chunks),
  };
}

function takeFault(
  faults: readonly Fault[],
  { method, url, body }: PlayRequest,
): Fault['fault'] | undefined {
  const found = faults.find(
    (fault) =>
      (fault.method === undefined || fault.method === method) &&
      fault.path.test(url.pathname + url.search) &&
      body.length > (fault.above ?? -1) &&
      fault.times !== 0,
  );
  if (found?.times !== undefined) found.times--;
  return found?.fault;
}

function kindOf({ headers }: PlayRequest): Recorded['authorization'] {
  const scheme = headers['authorization']?.split(' ')[0]?.toLowerCase();
  return scheme === 'basic' || scheme === 'bearer' ? scheme : 'none';
}

function write(
  response: ServerResponse,
  request: PlayRequest | undefined,
  { status, headers = {}, body = '' }: PlayAnswer,
): void {
  const isJson = typeof body === 'object' && !Buffer.isBuffer(body);
  const bytes = isJson ? Buffer.from(JSON.stringify(body)) : Buffer.from(body);
  response.writeHead(status, {
    'content-length': String(bytes.length),
    ...(isJson ? { 'content-type': 'application/json' } : {}),
    ...headers,
  });
  response.end(request?.method === 'HEAD' ? undefined : bytes);
}

function breakAnswer(
  fault: 'lost' | 'reset' | 'cut' | 'endless',
  response: ServerResponse,
  answer: PlayAnswer | undefined,
): void {
  if (fault === 'lost' || fault === 'reset') {
    response.socket?.destroy();
    return;
  }
  if (fault === 'cut') {
    const text =
      typeof answer?.body === 'object' && !Buffer.isBuffer(answer.body)
        ? JSON.stringify(answer.body)
        : (answer?.body ?? '');
    response.writeHead(answer?.status ?? 200, answer?.headers);
    response.end(Buffer.from(text).subarray(0, Math.floor(text.length / 2)));
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(64 * 1024, ' ');
  const pour = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', pour);
  pour();
}
