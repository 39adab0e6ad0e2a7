// SPDX-License-Identifier: Apache-2.0
// What must happen while one service of Sigstore misbehaves, in every way that a server can.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import type { Fault } from '../../playground/server.ts';
import { startWorld, type World } from '../../playground/world.ts';
import { busy, expectFailure, signWith } from './faulty.ts';

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

const services = {
  Fulcio: { rekorVersion: 1, path: /signingCert/, code: codes.fulcio },
  'Rekor v1': { rekorVersion: 1, path: /log\/entries/, code: codes.rekor },
  'Rekor v2': { rekorVersion: 2, path: /log\/entries/, code: codes.rekor },
  'the timestamp authority': { rekorVersion: 1, path: /timestamp$/, code: codes.tsa },
} as const;

/** Name, fault, and how often. */
const passingFaults = [
  ['is busy for a second', busy, 1],
  ['is down for a moment', { status: 503 }, 2],
  ['breaks the connection', 'reset', 1],
  ['does what is asked, and its answer is lost', 'lost', 1],
] satisfies [string, Fault['fault'], number][];

/** Name, fault, and what kind of failure it must be called. */
const lastingFaults = [
  ['stays busy', busy, 'down'],
  ['asks for more time than there is', { status: 429, headers: { 'retry-after': '3600' } }, 'down'],
  ['stays down', { status: 503 }, 'down'],
  ['breaks every connection', 'reset', 'down'],
  ['refuses', { status: 400, body: { message: 'no, because' } }, 'refused'],
  ['is cut off', 'cut', 'wrong'],
  ['never stops', 'endless', 'wrong'],
  ['is a web page', { status: 200, body: '<html>Sign in</html>' }, 'wrong'],
  ['says nothing', { status: 201, body: {} }, 'wrong'],
] satisfies [string, Fault['fault'], keyof typeof codes.tsa][];

/** Tests an image's signing for each fault of the service. */
export function describeFaultsOf(service: keyof typeof services): void {
  const { rekorVersion, path, code } = services[service];
  describe(service, () => {
    let world: World;
    beforeAll(async () => {
      world = await startWorld({ rekorVersion });
    });
    afterAll(async () => world.close());
    afterEach(() =>
      expect(world.registry.requests.filter(({ method }) => method === 'DELETE')).toEqual([]),
    );

    test.each(passingFaults)('%s: the image is signed nevertheless', async (_, fault, times) => {
      const run = await signWith(world, [asks(path, fault, times)]);
      expect(run.outputs['signed']).toBe('true');
      const images = run.outputs['images'] ?? '';
      expect((await world.verify({ inputs: { images } })).outputs['verified']).toBe('true');
    });

    test.each(lastingFaults)(
      '%s: the step fails, and nothing is published',
      async (_, fault, kind) => {
        const manifests = world.registry.requests.length;
        const run = await signWith(world, [asks(path, fault)], 'sigstore', '1s');
        expectFailure(run, code[kind]);
        expect(
          world.registry.requests
            .slice(manifests)
            .filter(({ method, path: asked }) => method === 'PUT' && asked.includes('/manifests/')),
        ).toEqual([]);
      },
    );
  });
}
