// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';

import { digestOf } from '../../src/image/digest.ts';
import { refusalOf } from '../http/ports.ts';
import { build, clientOf, path, play, playServer, repositoryOf, watched } from './setup.ts';

const bytes = Buffer.from('some bytes');

describe('a registry that is not there', () => {
  test('is told as that, with the reason as its cause', async () => {
    const { registry } = clientOf({
      fetch: () => Promise.reject(new Error('connect ECONNREFUSED')),
    });
    const error = await refusalOf(
      registry.manifest({ registry: 'registry.example', path }, 'latest'),
    );
    expect(error).toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
      message: 'registry.example is not available',
      hint: expect.stringContaining('can reach it'),
      cause: { code: 'HTTP_UNREACHABLE' },
    });
  });

  test('and asks for more time than there is, is told with what to do', async () => {
    const server = await playServer(() => ({ status: 429, headers: { 'retry-after': '9999' } }));
    expect(
      await refusalOf(clientOf().registry.manifest(repositoryOf(server), 'latest')),
    ).toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
      hint: 'Run the job again later, or raise the input "patience".',
    });
  });

  test('and comes back, was never away', async () => {
    const server = await play();
    const { repository, digest } = build(server);
    server.faults.push(
      { path: /./, times: 1, fault: 'reset' },
      { path: /./, times: 1, fault: { status: 502 } },
      { path: /./, times: 1, fault: { status: 429, headers: { 'retry-after': '7' } } },
    );
    const { registry, patience } = clientOf();
    await expect(registry.manifest(repository, digest)).resolves.toMatchObject({ digest });
    expect(patience.slept[2]).toBe(7000);
  });
});

describe('where a registry is', () => {
  const asked = async (registry: string) => {
    const urls: string[] = [];
    const client = clientOf({
      fetch: watched(({ url }) => (urls.push(url.href), new Response(null, { status: 404 }))),
    });
    await client.registry.manifest({ registry, path }, 'latest');
    return urls;
  };

  test.each([
    ['docker.io', 'https://registry-1.docker.io'],
    ['ghcr.io', 'https://ghcr.io'],
    ['registry.example:8443', 'https://registry.example:8443'],
    ['localhost:5000', 'http://localhost:5000'],
    ['127.0.0.1:5000', 'http://127.0.0.1:5000'],
    ['[::1]:5000', 'http://[::1]:5000'],
    ['10.0.0.1:5000', 'https://10.0.0.1:5000'],
    ['localhost.example', 'https://localhost.example'],
  ])('%s is %s', async (registry, origin) => {
    expect(await asked(registry)).toEqual([`${origin}/v2/${path}/manifests/latest`]);
  });

  /** A server on this machine that speaks TLS, before the registry of the playground. */
  const tlsOnly =
    (urls: string[]) => async (target: Parameters<typeof fetch>[0], init?: RequestInit) => {
      const url = new URL(target instanceof Request ? target.url : target);
      urls.push(`${init?.method ?? 'GET'} ${url.protocol}${url.pathname}`);
      if (url.protocol === 'https:') return fetch(url.href.replace('https:', 'http:'), init);
      return new Response(
        init?.method === 'HEAD' ? null : 'Client sent an HTTP request to an HTTPS server.\n',
        { status: 400 },
      );
    };

  test.each(['GET', 'HEAD'] as const)(
    'TLS on this machine is found out by the answer to a %s, once',
    async (method) => {
      const server = await play();
      const { repository, digest } = build(server);
      const urls: string[] = [];
      const { registry } = clientOf({ fetch: tlsOnly(urls) });
      const request = { method, path: `manifests/${digest}`, maxBytes: 10_000 };
      await expect(registry.send(repository, request)).resolves.toMatchObject({ status: 200 });
      await expect(registry.send(repository, request)).resolves.toMatchObject({ status: 200 });
      expect(
        urls.filter((url) => url.startsWith(`${method} http:`) && url.includes('manifests')),
      ).toHaveLength(1);
      expect(urls.filter((url) => url.startsWith(`${method} https:`))).toHaveLength(2);
    },
  );

  test('an upload to it goes over TLS', async () => {
    const server = await play();
    const urls: string[] = [];
    const { registry } = clientOf({ fetch: tlsOnly(urls) });
    const location = await registry.startUpload(repositoryOf(server));
    expect(location.protocol).toBe('https:');
    await expect(
      registry.finishUpload(repositoryOf(server), location, bytes, digestOf(bytes)),
    ).resolves.toMatchObject({ status: 201 });
  });

  test('another 400 is just that', async () => {
    const server = await playServer(() => ({ status: 400, body: 'bad request' }));
    await expect(
      clientOf().registry.send(repositoryOf(server), { method: 'GET', path: 'x', maxBytes: 100 }),
    ).resolves.toMatchObject({ status: 400 });
    expect(server.requests).toHaveLength(1);
  });

  test('the words of another registry move nobody to plain http or back', async () => {
    const urls: string[] = [];
    const client = clientOf({
      fetch: watched(
        ({ url }) => (
          urls.push(url.protocol),
          new Response('Client sent an HTTP request to an HTTPS server.', { status: 400 })
        ),
      ),
    });
    await client.registry.send(
      { registry: 'registry.example', path },
      { method: 'GET', path: 'x', maxBytes: 100 },
    );
    expect(urls).toEqual(['https:']);
  });
});
