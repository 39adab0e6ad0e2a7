// SPDX-License-Identifier: Apache-2.0
// Carries one request over HTTP/1.1. Node's own `fetch` would do, but for answers with more than
// 16 KB of headers (Google Artifact Registry), ports that browsers refuse, and NO_PROXY.
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { pipeline, type Readable } from 'node:stream';

import type { Fetch } from './client.ts';
import type { Proxy, ProxyChoice } from './proxy.ts';
import { TunnelAgent } from './tunnel.ts';

/**
 * Google Artifact Registry was seen to send 21 KB (actions/attest-build-provenance#606); Node's own
 * limit is 16 KiB.
 */
const maxHeaderSize = 64 * 1024;

/** As Node's own agents: idle connections end before most servers end them. */
const keptAlive = { keepAlive: true, scheduling: 'lifo', timeout: 5_000 } as const;
/** Whatever NODE_TLS_REJECT_UNAUTHORIZED says. */
const checked = { ...keptAlive, rejectUnauthorized: true };

/**
 * A transport with its own connections.
 * @param proxyFor which requests go through a proxy
 * @param onSent called when a request has left
 */
export function openTransport(
  proxyFor: ProxyChoice = () => undefined,
  onSent: () => void = () => undefined,
): Fetch {
  const plain = new http.Agent(keptAlive);
  const secure = new https.Agent(checked);
  const tunnels = new Map<Proxy, TunnelAgent>();
  const agentFor = (url: URL) => {
    const proxy = proxyFor(url);
    if (proxy === undefined) return url.protocol === 'http:' ? plain : secure;
    const tunnel = tunnels.get(proxy) ?? new TunnelAgent(proxy, checked);
    tunnels.set(proxy, tunnel);
    return tunnel;
  };
  return async (url, { method, headers, body, signal }) => {
    const { request } = url.protocol === 'http:' ? http : https;
    // Node would make an Authorization header of them; `fetch` refuses them.
    if (url.username !== '' || url.password !== '')
      throw Object.assign(new Error('the URL has a user name in it'), { code: 'ERR_INVALID_URL' });
    const message = await new Promise<IncomingMessage>((resolve, reject) => {
      const asking = request(url, {
        method,
        headers: body === null ? headers : { 'content-length': body.byteLength, ...headers },
        agent: agentFor(url),
        maxHeaderSize,
        signal,
      });
      asking.once('finish', onSent);
      asking.once('response', resolve);
      asking.on('error', reject);
      asking.once('close', () => {
        reject(new Error('the connection ended without an answer'));
      });
      asking.end(body ?? undefined);
    });
    return {
      status: message.statusCode ?? 0,
      headers: fieldsOf(message),
      body: hasBody(method, message) ? await decoded(message) : message,
    };
  };
}

function fieldsOf({ headersDistinct }: IncomingMessage) {
  const get = (name: string) => headersDistinct[name.toLowerCase()]?.join(', ') ?? null;
  return { get, has: (name: string) => get(name) !== null };
}

function hasBody(method: string, { statusCode, headers }: IncomingMessage): boolean {
  return (
    method !== 'HEAD' &&
    statusCode !== 204 &&
    statusCode !== 304 &&
    headers['content-length'] !== '0'
  );
}

/** No server is asked to pack an answer, but some do it unasked. It is unpacked as it comes. */
async function decoded(message: IncomingMessage): Promise<Readable> {
  const coding = message.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (coding === 'identity' || coding === '') return message;
  const { constants, createBrotliDecompress, createUnzip } = await import('node:zlib');
  if (!/^(?:gzip|x-gzip|deflate|br)$/.test(coding)) {
    message.destroy();
    throw new Error('the answer has a content encoding that was not asked for');
  }
  // Lenient about the end, as browsers are: an empty body is often not packed, whatever its header
  // says, and a body that breaks off is seen by its length.
  const unpacker =
    coding === 'br'
      ? createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH })
      : createUnzip({ finishFlush: constants.Z_SYNC_FLUSH });
  // The reader hears of errors; here nothing is left to do.
  return pipeline(message, unpacker, () => undefined);
}
