// SPDX-License-Identifier: Apache-2.0
// Whatever fails on the way: either the image ends up signed, or the step says what failed and what
// to do, and nothing half done is left for verifiers.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import type { Fault } from '../../playground/server.ts';
import { startWorld, type World } from '../../playground/world.ts';
import { busy, expectFailure, pushNext, signWith } from './faulty.ts';
import { expectReport } from './schemas.ts';

let world: World;

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
        (await signWith(world, [{ path: /^\/token/, fault, times: 1 }], 'oidc')).outputs['signed'],
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
    expectFailure(await signWith(world, [{ path: /^\/token/, fault }], 'oidc', '1s'), code);
    expect(world.sigstore.requests.length).toBe(asked);
  });

  test('answers with a token for another audience: Sigstore never sees it', async () => {
    const asked = world.sigstore.requests.length;
    world.oidc.setClaims({ aud: 'https://elsewhere.example' });
    expectFailure(await signWith(world, []), 'OIDC_AUDIENCE');
    expect(world.sigstore.requests.length).toBe(asked);
  });

  test('has an issuer that the public-good Sigstore does not know', async () => {
    expectFailure(
      await signWith(world, [], 'oidc', '1s', { 'signing-config': '', 'trusted-root': '' }),
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
    const run = await signWith(world, [], 'registry', '20s', login);
    expect(run.outputs['signed']).toBe('true');
    expect(
      world.registry.requests.filter(({ path }) => path.startsWith('/token')).length,
    ).toBeGreaterThan(1);
  });

  test('that shows late what was pushed is waited for', async () => {
    world = await startWorld({ shape: 'none-404-json', staleReads: 1 });
    expect((await signWith(world, [], 'registry')).outputs['signed']).toBe('true');
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
    const run = await signWith(world, [fault], 'registry');
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
      expectFailure(await signWith(world, [fault], 'registry', '2s'), code);
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
    const signed = await world.sign({ inputs: { images: pushNext(world) }, onStart });
    expect(signed).toMatchObject({ exitCode: 1, stderr: '', outputs: { signed: 'false' } });
    expect(expectReport('sign', signed)).toMatchObject({ failure: { code: 'CANCELLED' } });
    const verified = await world.verify({ inputs: { images: pushNext(world) }, onStart });
    expect(verified).toMatchObject({ exitCode: 1, outputs: { verified: 'false' } });
    expect(verified.stdout).toContain('CANCELLED');
    expect(Date.now() - started).toBeLessThan(5000);
    await world.close();
  },
);
