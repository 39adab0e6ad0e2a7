// SPDX-License-Identifier: Apache-2.0
// A reverse proxy that delays every request, to make requests that wait in line visible.
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface DelayProxy {
  /** `localhost:PORT` */
  readonly host: string;
  close(): void;
}

/** One delay for all proxies, in milliseconds. */
export const delay = { ms: 0 };

/** The Host header is passed on, so that absolute addresses in answers lead back here. */
export async function startDelayProxy(target: string): Promise<DelayProxy> {
  const { hostname, port } = new URL(target);
  const agent = new Agent({ keepAlive: true });
  const server = createServer((message, response) => {
    setTimeout(() => {
      const onward = request(
        {
          host: hostname,
          port,
          method: message.method,
          path: message.url,
          headers: message.headers,
          agent,
        },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        },
      );
      onward.on('error', () => response.destroy());
      message.pipe(onward);
    }, delay.ms);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
      agent.destroy();
    },
  };
}
