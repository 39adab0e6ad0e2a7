// SPDX-License-Identifier: Apache-2.0
// Plays a company's proxy: it lets through what is on its list, and wants a login if it has one.
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

export interface ProxyOptions {
  /** `user:password`; anyone may pass when absent. */
  readonly login?: string;
  /** Where a name of the outer world is served on this machine: `name:port` to `host:port`. */
  readonly hosts?: Readonly<Record<string, string>>;
}

export interface PlayProxy {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** What was asked for, let through or not. */
  readonly passed: string[];
  readonly refused: string[];
  close(): Promise<void>;
}

export async function startProxy({ login, hosts = {} }: ProxyOptions = {}): Promise<PlayProxy> {
  const passed: string[] = [];
  const refused: string[] = [];
  const wanted = login === undefined ? undefined : `Basic ${Buffer.from(login).toString('base64')}`;
  const server = createServer((message, response) => {
    // A request with a whole URL: nothing that must stay secret may come this way.
    passed.push(message.url ?? '');
    response.writeHead(502).end();
  });
  server.on('connect', (message: IncomingMessage, socket, head) => {
    const asked = message.url ?? '';
    const end = (status: string) => socket.end(`HTTP/1.1 ${status}\r\n\r\n`);
    if (wanted !== undefined && message.headers['proxy-authorization'] !== wanted) {
      refused.push(asked);
      return void end('407 Proxy Authentication Required');
    }
    const [hostname, port] = hosts[asked]?.split(':') ?? [];
    if (hostname === undefined) {
      refused.push(asked);
      return void end('403 Forbidden');
    }
    passed.push(asked);
    const upstream = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    for (const side of [upstream, socket])
      side.on('error', () => [upstream, socket].forEach((other) => other.destroy()));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  server.unref();
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    refused,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
