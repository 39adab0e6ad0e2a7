// SPDX-License-Identifier: Apache-2.0
// Behind a proxy that wants a login, as in many companies.
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';

import { pushImage } from '../../playground/registry/registry.ts';
import { startWorld, type World } from '../../playground/world.ts';

const login = `Basic ${Buffer.from('me:proxy-pass').toString('base64')}`;
/** The hosts that were asked for through the proxy, and those it refused for want of a login. */
const passed = new Set<string>();
const refused = new Set<string>();
let proxy: Server;
let world: World;
let image: string;

beforeAll(async () => {
  world = await startWorld();
  image = `${world.name('acme/app')}@${pushImage(world.registry.store, 'acme/app').digest}`;
  proxy = startProxy();
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  proxy.closeAllConnections();
  await Promise.all([world.close(), new Promise((done) => proxy.close(done))]);
});
afterEach(() => {
  passed.clear();
  refused.clear();
});

/**
 * Both ways in which clients speak to proxies: a tunnel (CONNECT), and a request with the whole
 * URL.
 */
function startProxy(): Server {
  const mayPass = (message: IncomingMessage, host: string) => {
    const isKnown = message.headers['proxy-authorization'] === login;
    (isKnown ? passed : refused).add(host);
    return isKnown;
  };
  const server = createServer((message, response) => {
    const url = new URL(message.url ?? '');
    if (!mayPass(message, url.host)) return void response.writeHead(407).end();
    const forwarded = request(
      url,
      { method: message.method ?? 'GET', headers: message.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    message.pipe(forwarded);
  });
  server.on('connect', (message: IncomingMessage, socket, head) => {
    const [hostname = '', port = ''] = (message.url ?? '').split(':');
    if (!mayPass(message, `${hostname}:${port}`))
      return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const upstream = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    for (const end of [upstream, socket])
      end.on('error', () => [upstream, socket].forEach((other) => other.destroy()));
  });
  return server;
}

const proxyUrl = (credentials: string) =>
  `http://${credentials}127.0.0.1:${(proxy.address() as AddressInfo).port}`;
const hosts = () => [world.oidc.host, world.registry.host, world.sigstore.host].toSorted();

test.each(['http_proxy', 'HTTP_PROXY'])(
  '%s: every request goes through it, and its password is never shown',
  async (name) => {
    const run = await world.sign({
      inputs: { images: image, existing: 'sign' },
      env: { [name]: proxyUrl('me:proxy-pass@'), RUNNER_DEBUG: '1' },
    });
    expect(run.outputs['signed']).toBe('true');
    expect([...passed].toSorted()).toEqual(hosts());
    for (const text of [run.stdout, run.stderr, run.summary, JSON.stringify(run.outputs)])
      expect(text).not.toMatch(/proxy-pass|bWU6cHJveHktcGFzcw/);
    passed.clear();
    const verified = await world.verify({
      inputs: { images: image },
      env: { [name]: proxyUrl('me:proxy-pass@') },
    });
    expect(verified.outputs['verified']).toBe('true');
    expect([...passed]).toEqual([world.registry.host]);
  },
);

test('NO_PROXY is obeyed', async () => {
  const run = await world.sign({
    inputs: { images: image, existing: 'sign' },
    env: { http_proxy: proxyUrl(''), no_proxy: '127.0.0.1' },
  });
  expect(run.outputs['signed']).toBe('true');
  expect([...passed, ...refused]).toEqual([]);
});

test('a proxy that refuses is no registry and no Sigstore: the step fails and sends nothing elsewhere', async () => {
  const asked =
    world.sigstore.requests.length + world.registry.requests.length + world.oidc.requests.length;
  const run = await world.sign({
    inputs: { images: image, existing: 'sign', patience: '1s' },
    env: { http_proxy: proxyUrl('me:wrong-pass@'), RUNNER_DEBUG: '1' },
  });
  expect(run.exitCode).toBe(1);
  expect(run.stdout).toMatch(/^::error title=(?:OIDC_UNREACHABLE|REGISTRY_UNAVAILABLE),.+407/m);
  expect(run.stdout).not.toContain('wrong-pass');
  expect([...passed]).toEqual([]);
  expect(
    world.sigstore.requests.length + world.registry.requests.length + world.oidc.requests.length,
  ).toBe(asked);
});

test('a proxy that is not there is named', async () => {
  const run = await world.sign({
    inputs: { images: image, existing: 'sign', patience: '1s' },
    env: { http_proxy: 'http://127.0.0.1:1' },
  });
  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain('127.0.0.1:1');
});
