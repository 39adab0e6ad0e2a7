// SPDX-License-Identifier: Apache-2.0
// Whatever fails on the way: either the image ends up signed, or the step says what failed and what
// to do, and nothing half done is left for verifiers.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

import type { ActionResult } from '../../playground/runner.ts';
import type { Fault } from '../../playground/server.ts';
import { startWorld, type World } from '../../playground/world.ts';
import { expectReport } from './schemas.ts';

const { outputs } = parse(readFileSync(join(import.meta.dirname, '../../action.yml'), 'utf8')) as {
  outputs: Record<string, unknown>;
};
let world: World;
let content = 0;

function push(repository = 'acme/app'): string {
  content++;
  return world.push(repository, { content: `faults ${content}` }).image;
}

/** All that a failed step owes: its code once, a fix, every output, and the exit code. */
function expectFailure(
  { stdout, stderr, exitCode, outputs: given, summary }: ActionResult,
  code: string,
): void {
  expect(expectReport('sign', { outputs: given })).toMatchObject({
    signed: false,
    failure: { code },
  });
  expect(
    [...stdout.matchAll(/^::error title=Signet[^:]*::([A-Z_]+): (.+)$/gm)].map(
      ([, title]) => title,
    ),
  ).toEqual([code]);
  expect(stdout).toMatch(/^::error .+%0A.{20,}$/m);
  expect(Object.keys(given).toSorted()).toEqual(Object.keys(outputs).toSorted());
  expect(given['signed']).toBe('false');
  expect(summary).toContain(code.replaceAll('_', '&#95;'));
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
}

/** Signs with the faults, which are gone afterwards. */
async function signWith(
  faults: readonly Fault[],
  where: 'sigstore' | 'oidc' | 'registry' = 'sigstore',
  patience = '20s',
  inputs: Readonly<Record<string, string>> = {},
): Promise<ActionResult> {
  const images = push();
  world[where].faults.push(...faults);
  try {
    return await world.sign({ inputs: { images, patience, ...inputs } });
  } finally {
    world[where].faults.length = 0;
  }
}

const busy = { status: 429, headers: { 'retry-after': '1' } };
const asks = (path: RegExp, fault: Fault['fault'], times?: number): Fault => ({
  method: 'POST',
  path,
  fault,
  ...(times === undefined ? {} : { times }),
});

const codes = {
  fulcio: {
    down: 'FULCIO_UNAVAILABLE',
    refused: 'FULCIO_REJECTED',
    wrong: 'FULCIO_RESPONSE_INVALID',
  },
  rekor: { down: 'REKOR_UNAVAILABLE', refused: 'REKOR_REJECTED', wrong: 'REKOR_RESPONSE_INVALID' },
  tsa: { down: 'TSA_UNAVAILABLE', refused: 'TSA_REJECTED', wrong: 'TSA_RESPONSE_INVALID' },
} as const;

describe.each([
  ['Fulcio', 1, /signingCert/, codes.fulcio],
  ['Rekor v1', 1, /log\/entries/, codes.rekor],
  ['Rekor v2', 2, /log\/entries/, codes.rekor],
  ['the timestamp authority', 1, /timestamp$/, codes.tsa],
] as const)('%s', (_, rekorVersion, path, code) => {
  beforeAll(async () => {
    world = await startWorld({ rekorVersion });
  });
  afterAll(async () => world.close());
  afterEach(() =>
    expect(world.registry.requests.filter(({ method }) => method === 'DELETE')).toEqual([]),
  );

  test.each([
    ['is busy for a second', busy, 1],
    ['is down for a moment', { status: 503 }, 2],
    ['breaks the connection', 'reset', 1],
    ['does what is asked, and its answer is lost', 'lost', 1],
  ] satisfies [string, Fault['fault'], number][])(
    '%s: the image is signed nevertheless',
    async (_, fault, times) => {
      const run = await signWith([asks(path, fault, times)]);
      expect(run.outputs['signed']).toBe('true');
      const images = run.outputs['images'] ?? '';
      expect((await world.verify({ inputs: { images } })).outputs['verified']).toBe('true');
    },
  );

  test.each([
    ['stays busy', busy, 'down'],
    [
      'asks for more time than there is',
      { status: 429, headers: { 'retry-after': '3600' } },
      'down',
    ],
    ['stays down', { status: 503 }, 'down'],
    ['breaks every connection', 'reset', 'down'],
    ['refuses', { status: 400, body: { message: 'no, because' } }, 'refused'],
    ['is cut off', 'cut', 'wrong'],
    ['never stops', 'endless', 'wrong'],
    ['is a web page', { status: 200, body: '<html>Sign in</html>' }, 'wrong'],
    ['says nothing', { status: 201, body: {} }, 'wrong'],
  ] satisfies [string, Fault['fault'], keyof typeof codes.tsa][])(
    '%s: the step fails, and nothing is published',
    async (_, fault, kind) => {
      const manifests = world.registry.requests.length;
      const run = await signWith([asks(path, fault)], 'sigstore', '1s');
      expectFailure(run, code[kind]);
      expect(
        world.registry.requests
          .slice(manifests)
          .filter(({ method, path: asked }) => method === 'PUT' && asked.includes('/manifests/')),
      ).toEqual([]);
    },
  );
});

describe('GitHub’s token service', () => {
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => world.close());
  afterEach(() => world.oidc.setClaims({}));

  test.each([{ status: 500 }, 'reset', busy] satisfies Fault['fault'][])(
    'fails once with %j: it is asked again',
    async (fault) => {
      expect(
        (await signWith([{ path: /^\/token/, fault, times: 1 }], 'oidc')).outputs['signed'],
      ).toBe('true');
    },
  );

  test.each([
    [{ status: 503 }, 'OIDC_UNREACHABLE'],
    ['reset', 'OIDC_UNREACHABLE'],
    [{ status: 403, headers: { 'x-github-request-id': 'AB:12' } }, 'OIDC_REJECTED'],
    [{ status: 200, body: '<html>' }, 'OIDC_TOKEN_INVALID'],
    [{ status: 200, body: { value: 'no.token' } }, 'OIDC_TOKEN_INVALID'],
    ['endless', 'OIDC_TOKEN_INVALID'],
  ] satisfies [Fault['fault'], string][])('stays at %j: %s', async (fault, code) => {
    const asked = world.sigstore.requests.length;
    expectFailure(await signWith([{ path: /^\/token/, fault }], 'oidc', '1s'), code);
    expect(world.sigstore.requests.length).toBe(asked);
  });

  test('answers with a token for another audience: Sigstore never sees it', async () => {
    const asked = world.sigstore.requests.length;
    world.oidc.setClaims({ aud: 'https://elsewhere.example' });
    expectFailure(await signWith([]), 'OIDC_AUDIENCE');
    expect(world.sigstore.requests.length).toBe(asked);
  });

  test('has an issuer that the public-good Sigstore does not know', async () => {
    expectFailure(
      await signWith([], 'oidc', '1s', { 'signing-config': '', 'trusted-root': '' }),
      'OIDC_ISSUER_UNSUPPORTED',
    );
  });
});

describe('a registry', () => {
  const login = { 'registry-username': 'me', 'registry-password': 'pass-word' };
  afterEach(async () => world.close());

  test('whose token ends in the middle of the run is asked for another', async () => {
    world = await startWorld({
      shape: 'none-404-text',
      auth: { kind: 'token', username: 'me', password: 'pass-word', lifetime: 3 },
    });
    const run = await signWith([], 'registry', '20s', login);
    expect(run.outputs['signed']).toBe('true');
    expect(
      world.registry.requests.filter(({ path }) => path.startsWith('/token')).length,
    ).toBeGreaterThan(1);
  });

  test('that shows late what was pushed is waited for', async () => {
    world = await startWorld({ shape: 'none-404-json', staleReads: 1 });
    expect((await signWith([], 'registry')).outputs['signed']).toBe('true');
  });

  test.each([
    ['is busy', { path: /\/manifests\//, fault: busy, times: 2 }],
    ['is down for a moment', { path: /\/blobs\/uploads/, fault: { status: 502 }, times: 2 }],
    [
      'breaks the connection while reading',
      { method: 'GET', path: /\/v2\//, fault: 'reset', times: 2 },
    ],
    [
      'loses its answer to the signature',
      { method: 'PUT', path: /\/manifests\//, fault: 'lost', times: 1 },
    ],
    ['loses its answer to the blob', { method: 'PUT', path: /\/blobs\//, fault: 'lost', times: 1 }],
  ] satisfies [string, Fault][])('that %s gets the signature nevertheless', async (_, fault) => {
    world = await startWorld({ shape: 'none-404-text' });
    const run = await signWith([fault], 'registry');
    expect(run.outputs['signed']).toBe('true');
    expect(
      (await world.verify({ inputs: { images: run.outputs['images'] ?? '' } })).outputs['verified'],
    ).toBe('true');
  });

  test.each([
    ['stays down', { path: /\/v2\//, fault: { status: 503 } }, 'REGISTRY_UNAVAILABLE'],
    ['breaks every connection', { path: /\/v2\//, fault: 'reset' }, 'REGISTRY_UNAVAILABLE'],
    [
      'refuses the signature',
      {
        method: 'PUT',
        path: /\/manifests\//,
        fault: { status: 400, body: { errors: [{ code: 'MANIFEST_INVALID', message: 'no' }] } },
      },
      'REGISTRY_REJECTED',
    ],
    [
      'forbids the signature',
      { method: 'PUT', path: /\/manifests\//, fault: { status: 403 } },
      'REGISTRY_DENIED',
    ],
    [
      'never shows the signature',
      {
        method: 'GET',
        path: /\/referrers\//,
        fault: {
          status: 200,
          headers: { 'content-type': 'application/vnd.oci.image.index.v1+json' },
          body: '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}',
        },
      },
      'REGISTRY_READ_BACK',
    ],
    [
      'lists without end',
      { method: 'GET', path: /\/referrers\//, fault: 'endless' },
      'HTTP_TOO_LARGE',
    ],
    [
      'sends uploads away',
      {
        method: 'POST',
        path: /\/blobs\/uploads/,
        fault: { status: 202, headers: { location: 'ftp://elsewhere.example/upload' } },
      },
      'URL_REFUSED',
    ],
  ] satisfies [string, Fault, string][])(
    'that %s is named with the fix',
    async (_, fault, code) => {
      world = await startWorld();
      expectFailure(await signWith([fault], 'registry', '2s'), code);
    },
  );
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends a long wait at once, in either step',
  async (signal) => {
    world = await startWorld();
    const wait: Fault = { path: /./, fault: { status: 429, headers: { 'retry-after': '5' } } };
    world.registry.faults.push(wait);
    const onStart = (kill: (signal: NodeJS.Signals) => void) => {
      const asked = world.registry.requests.length;
      const timer = setInterval(() => {
        if (world.registry.requests.length === asked) return;
        clearInterval(timer);
        setTimeout(() => kill(signal), 100);
      }, 5);
    };
    const started = Date.now();
    const signed = await world.sign({ inputs: { images: push() }, onStart });
    expect(signed).toMatchObject({ exitCode: 1, stderr: '', outputs: { signed: 'false' } });
    expect(expectReport('sign', signed)).toMatchObject({ failure: { code: 'CANCELLED' } });
    const verified = await world.verify({ inputs: { images: push() }, onStart });
    expect(verified).toMatchObject({ exitCode: 1, outputs: { verified: 'false' } });
    expect(verified.stdout).toContain('CANCELLED');
    expect(Date.now() - started).toBeLessThan(5000);
    await world.close();
  },
);
