// SPDX-License-Identifier: Apache-2.0
// TLS connections through a proxy, by CONNECT (RFC 9110, section 9.3.6).
import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';

import type { Proxy } from './proxy.ts';

/** A failure of the proxy, not of the host behind it. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  readonly proxy: Proxy;
  /** How the proxy answered; undefined when it could not be asked. */
  readonly status: number | undefined;

  constructor(message: string, proxy: Proxy, status?: number, cause?: unknown) {
    super(message, { cause });
    this.proxy = proxy;
    this.status = status;
  }
}

type ConnectionOptions = Parameters<https.Agent['createConnection']>[0];
type ConnectionCallback = (error: Error | null, stream: Duplex) => void;

/** Connections to many hosts, all through one proxy. */
export class TunnelAgent extends https.Agent {
  readonly #proxy: Proxy;

  constructor(proxy: Proxy, options: https.AgentOptions) {
    super(options);
    this.#proxy = proxy;
  }

  override createConnection(options: ConnectionOptions, callback: ConnectionCallback): undefined {
    const secured = async () => {
      const socket = await openTunnel(this.#proxy, options);
      return super.createConnection({ ...options, ...{ socket } });
    };
    const done = callback as (error: unknown, stream?: Duplex | null) => void;
    secured().then((stream) => {
      done(null, stream);
    }, done);
  }
}

/** Asks the proxy for a connection to the host; what flows then is TLS's business alone. */
function openTunnel(proxy: Proxy, { host, port, signal }: ConnectionOptions): Promise<Duplex> {
  const authority = `${host?.includes(':') === true ? `[${host}]` : host}:${port}`;
  return new Promise((resolve, reject) => {
    const { request } = proxy.url.protocol === 'https:' ? https : http;
    const asking = request(proxy.url, {
      method: 'CONNECT',
      path: authority,
      agent: false,
      ...(signal === undefined ? {} : { signal }),
      headers: {
        host: authority,
        ...(proxy.authorization === undefined
          ? {}
          : { 'proxy-authorization': proxy.authorization }),
      },
    });
    asking.once('connect', ({ statusCode = 0 }, socket, head) => {
      if (statusCode >= 200 && statusCode < 300) {
        socket.unshift(head);
        resolve(socket);
        return;
      }
      socket.destroy();
      reject(new ProxyError(`status ${statusCode}`, proxy, statusCode));
    });
    asking.once('error', (error) => {
      reject(new ProxyError(error.message, proxy, undefined, error));
    });
    asking.once('close', () => {
      reject(new ProxyError('it hung up', proxy));
    });
    asking.end();
  });
}
