// SPDX-License-Identifier: Apache-2.0
// May import: nothing of the project. Stands in front of a server, keeps every request for a settable time, and tells when each arrived.
import { once } from 'node:events';
import { Agent, createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** One for all proxies of a bench. */
export interface Delays {
  /** How long each request is kept before it goes on. */
  ms: number;
  /** `performance.now()` of every request since this was emptied. */
  readonly arrivals: number[];
}

export interface DelayProxy extends AsyncDisposable {
  readonly port: number;
}

export async function startDelayProxy(targetPort: number, delays: Delays): Promise<DelayProxy> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((request, response) => {
    delays.arrivals.push(performance.now());
    void delay(delays.ms).then(() => {
      pass(request, response, targetPort, agent);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    port: address.port,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await delay(0);
    },
  };
}

/** `Host` goes along unchanged, so that an upload's Location points to the proxy. */
function pass(request: IncomingMessage, response: ServerResponse, port: number, agent: Agent): void {
  const onward = forward({ host: '127.0.0.1', port, method: request.method, path: request.url, headers: request.headers, agent }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
