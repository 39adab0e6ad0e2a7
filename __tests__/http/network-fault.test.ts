// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, test } from '@jest/globals';

import { createHttpClient } from '../../src/http/client.ts';
import { judgeNetworkFault, UnreachableError } from '../../src/http/network-fault.ts';
import { readProxy } from '../../src/http/proxy.ts';
import { openTransport } from '../../src/http/transport.ts';
import { serve, type PlayServer } from '../../playground/server.ts';
import { selfSigned } from '../../playground/tls.ts';
import { refusalOf } from './ports.ts';

const open: Pick<PlayServer, 'close'>[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function faultOf(url: string, env: Record<string, string> = {}): Promise<UnreachableError> {
  const fetch = openTransport(readProxy(env, () => undefined));
  const client = createHttpClient({ fetch, userAgent: 'x' });
  const error = await refusalOf(
    client.send({ method: 'GET', url: new URL(url), maxBytes: 100, timeoutMs: 5_000 }),
  );
  if (error instanceof UnreachableError) return error;
  throw error;
}

async function talker(words: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(words));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  open.push({ close: () => new Promise((done) => void server.close(() => done())) });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function secure(days?: number, names = ['localhost']): Promise<string> {
  const server = await serve(() => ({ status: 200 }), selfSigned(names, days));
  open.push(server);
  return server.url.replace('127.0.0.1', 'localhost');
}

describe('what never passes by itself is told with its fix', () => {
  test('a certificate of a private authority', async () => {
    expect(await faultOf(await secure())).toMatchObject({
      lasts: 'never',
      hint: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
    });
  });

  test('a server that speaks plain http', async () => {
    const server = await serve(() => ({ status: 200 }));
    open.push(server);
    const fault = await faultOf(server.url.replace('http:', 'https:'));
    expect(fault).toMatchObject({
      lasts: 'never',
      hint: expect.stringContaining('Plain http is allowed on this machine only'),
    });
    expect(fault.message).toMatch(/: wrong version number \(ERR_SSL_WRONG_VERSION_NUMBER\)$/);
  });

  test('a server that speaks something else', async () => {
    expect(await faultOf(`http://${await talker('SSH-2.0-x\r\n')}`)).toMatchObject({
      lasts: 'never',
      hint: expect.stringContaining('does not speak HTTP'),
    });
  });

  test('a name that does not exist', () => {
    const cause = Object.assign(new Error('getaddrinfo ENOTFOUND ghcr.oi'), { code: 'ENOTFOUND' });
    expect(judgeNetworkFault(cause)).toMatchObject({
      lasts: 'never',
      hint: expect.stringContaining('Is the name spelled right?'),
    });
  });

  test('a proxy that is not there, by its variable', async () => {
    const fault = await faultOf('https://registry.example', {
      HTTPS_PROXY: 'http://me:secret@127.0.0.1:1',
    });
    expect(fault).toMatchObject({
      lasts: 'never',
      message: expect.stringMatching(/the proxy 127\.0\.0\.1:1 that HTTPS_PROXY names: .*REFUSED/),
      hint: expect.stringContaining('HTTPS_PROXY'),
    });
    expect(fault.message).not.toContain('secret');
  });

  test.each([
    [407, 'never', 'login'],
    [403, 'never', 'NO_PROXY'],
    [502, 'outage', 'NO_PROXY'],
  ])('a proxy that answers %i: %s', async (status, lasts, hint) => {
    const host = await talker(`HTTP/1.1 ${status} No\r\n\r\n`);
    expect(await faultOf('https://registry.example', { https_proxy: host })).toMatchObject({
      lasts,
      message: expect.stringContaining(`that https_proxy names: status ${status}`),
      hint: expect.stringContaining(hint),
    });
  });
});

describe('how long it lasts', () => {
  test.each([
    ['ECONNREFUSED', 'outage'],
    ['ECONNRESET', 'outage'],
    ['ETIMEDOUT', 'outage'],
    ['EPROTO', 'outage'],
    ['EAI_AGAIN', 'moment'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'never'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'never'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'never'],
    ['CERT_HAS_EXPIRED', 'never'],
    ['CERT_NOT_YET_VALID', 'never'],
    ['CERT_SIGNATURE_FAILURE', 'never'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'never'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'never'],
    ['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', 'outage'],
    ['HPE_INVALID_EOF_STATE', 'outage'],
  ])('%s: %s', (code, lasts) => {
    const cause = Object.assign(new Error('x'), { code });
    expect(judgeNetworkFault(new TypeError('fetch failed', { cause })).lasts).toBe(lasts);
  });
});
