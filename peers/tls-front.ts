// SPDX-License-Identifier: Apache-2.0
// TLS and tokens in front of a registry, at one address: clients that guard against hostile realms
// accept no other on this machine.
import { request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Server } from './process.ts';

interface Front {
  readonly port: number;
  readonly registryPort: number;
  readonly certificate: string;
  readonly key: string;
  /** Answers `/token`. */
  readonly token: (request: IncomingMessage, response: ServerResponse) => void;
}

const tlsHandshake = 0x16;

export async function startTlsFront({
  port,
  registryPort,
  certificate,
  key,
  token,
}: Front): Promise<Pick<Server, 'stop'>> {
  const tls = createTlsServer({ cert: certificate, key }, (request, response) => {
    if (request.url?.startsWith('/token') === true) token(request, response);
    else pass(request, response, registryPort);
  });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.once('readable', () => {
      const first = socket.read() as Buffer | null;
      if (first === null) return;
      if (first[0] === tlsHandshake) {
        socket.unshift(first);
        tls.emit('connection', socket);
      } else {
        // As Go's server does (net/http), which all registries are made with.
        socket.end(
          'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n',
        );
      }
    });
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    async stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await delay(0);
    },
  };
}

function pass(request: IncomingMessage, response: ServerResponse, port: number): void {
  const onward = forward(
    {
      host: '127.0.0.1',
      port,
      method: request.method,
      path: request.url,
      headers: request.headers,
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
