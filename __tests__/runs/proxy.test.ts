// SPDX-License-Identifier: Apache-2.0
// Behind a proxy that wants a login, and a private certificate authority, as in many companies.
import { writeFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';

import { startProxy, type PlayProxy } from '../../playground/proxy.ts';
import { pushImage, startRegistry, type PlayRegistry } from '../../playground/registry/registry.ts';
import type { ActionResult } from '../../playground/runner.ts';
import { selfSigned } from '../../playground/tls.ts';
import { startWorld, type World } from '../../playground/world.ts';

const away = 'registry.example:443';
let world: World;
let registry: PlayRegistry;
let proxy: PlayProxy;
let image: string;
/** The environment of a runner that knows the company’s authority. */
let ca: Record<string, string>;

beforeAll(async () => {
  const tls = selfSigned(['registry.example']);
  const folder = await mkdtemp(join(tmpdir(), 'signet-ca-'));
  await writeFile(join(folder, 'ca.pem'), tls.cert);
  ca = { NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') };
  world = await startWorld();
  registry = await startRegistry({ tls });
  proxy = await startProxy({ login: 'me:proxy-pass', hosts: { [away]: registry.host } });
  image = `registry.example/acme/app@${pushImage(registry.store, 'acme/app').digest}`;
});
afterAll(async () => {
  await Promise.all([proxy.close(), registry.close(), world.close()]);
});
afterEach(() => {
  proxy.passed.length = 0;
  proxy.refused.length = 0;
});

const sign = (env: Record<string, string>, images = image) =>
  world.sign({
    inputs: { images, existing: 'sign', patience: '10m' },
    env: { RUNNER_DEBUG: '1', ...env },
  });
/** All that a person or another step can see. */
const seen = ({ stdout, stderr, summary, outputs }: ActionResult) =>
  [stdout.replaceAll(/^::add-mask::.*$/gm, ''), stderr, summary, JSON.stringify(outputs)].join();

test.each([
  ['https_proxy', (host: string) => `http://me:proxy-pass@${host}`],
  ['HTTPS_PROXY', (host: string) => `me:proxy-pass@${host}`],
  ['HTTPS_PROXY', (host: string) => `"http://me:proxy%2Dpass@${host}/"\n`],
])(
  '%s: what is elsewhere is reached through it, this machine never is, and its password is not shown',
  async (name, value) => {
    const env = { ...ca, [name]: value(proxy.host) };
    const run = await sign(env);
    expect(run.outputs['signed']).toBe('true');
    expect(new Set(proxy.passed)).toEqual(new Set([away]));
    expect(seen(run)).not.toMatch(/proxy-pass|bWU6cHJveHktcGFzcw/);
    expect(run.masks).toEqual(
      expect.arrayContaining(['proxy-pass', Buffer.from('me:proxy-pass').toString('base64')]),
    );
    const verified = await world.verify({ inputs: { images: image }, env });
    expect(verified.outputs['verified']).toBe('true');
  },
);

test('HTTP_PROXY hears nothing: plain http is for this machine only', async () => {
  const { digest } = pushImage(world.registry.store, 'acme/here');
  const here = await sign(
    { HTTP_PROXY: `http://me:proxy-pass@${proxy.host}` },
    `${world.name('acme/here')}@${digest}`,
  );
  expect(here.outputs['signed']).toBe('true');
  expect([...proxy.passed, ...proxy.refused]).toEqual([]);
});

test('NO_PROXY is obeyed, and a name that does not exist is told at once', async () => {
  const run = await sign({ HTTPS_PROXY: proxy.host, NO_PROXY: '10.0.0.0/8, .example' });
  expect([...proxy.passed, ...proxy.refused]).toEqual([]);
  expect(run.stdout).toMatch(/^::error .*::REGISTRY_UNAVAILABLE: .*(?:ENOTFOUND|EAI_AGAIN)/m);
});

test.each([
  ['a login it does not take', () => `http://me:wrong-pass@${proxy.host}`, 'status 407', 'login'],
  ['no proxy there', () => 'http://me:wrong-pass@127.0.0.1:1', 'ECONNREFUSED', 'HTTPS_PROXY'],
])('a proxy with %s is told at once, by its variable', async (_what, value, fact, hint) => {
  const asked = registry.requests.length;
  const run = await sign({ ...ca, HTTPS_PROXY: value() });
  expect(run.exitCode).toBe(1);
  expect(run.stdout).toMatch(
    new RegExp(`^::error .*::REGISTRY_UNAVAILABLE: .*HTTPS_PROXY names: .*${fact}.*${hint}`, 'm'),
  );
  expect(run.stdout).not.toContain('next try');
  expect(seen(run)).not.toContain('wrong-pass');
  expect([proxy.passed, registry.requests.length]).toEqual([[], asked]);
});

test.each(['http://me:s3cret/pw@proxy.example:3128', 'socks5h://me:s3cret@proxy.example:1080'])(
  'a proxy that cannot be one is an input to correct, and %s is not shown',
  async (value) => {
    const run = await sign({ HTTPS_PROXY: value });
    expect(run.stdout).toMatch(/^::error .*::INPUT_INVALID: .*HTTPS_PROXY is not the address/m);
    expect(seen(run)).not.toContain('s3cret');
  },
);

test('an unknown certificate authority is told at once, with the variable that makes it known', async () => {
  const run = await sign({ HTTPS_PROXY: `http://me:proxy-pass@${proxy.host}` });
  expect(run.exitCode).toBe(1);
  expect(run.stdout).toMatch(
    /^::error .*::REGISTRY_UNAVAILABLE: .*CERT.*Set NODE_EXTRA_CA_CERTS in the step’s "env:"/m,
  );
  expect(run.stdout).not.toContain('next try');
});

test('a runner that does not check certificates sends nothing', async () => {
  const asked = world.oidc.requests.length;
  const run = await sign({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
  expect(run.stdout).toMatch(
    /^::error .*::INPUT_INVALID: .*NODE_TLS_REJECT_UNAUTHORIZED.*NODE_EXTRA_CA_CERTS/m,
  );
  expect([world.oidc.requests.length, proxy.passed]).toEqual([asked, []]);
});

test('a Harbor project that forbids pulling unsigned images lets the signer in', async () => {
  const harbor = await startRegistry({ preventUnsigned: true });
  const { digest } = pushImage(harbor.store, 'acme/app');
  const url = `${harbor.url}/v2/acme/app/manifests/${digest}`;
  expect((await fetch(url)).status).toBe(412);
  const run = await sign({}, `${harbor.host}/acme/app@${digest}`);
  expect(run.outputs['signed']).toBe('true');
  expect((await fetch(url)).status).toBe(200);
  await harbor.close();
});
