// SPDX-License-Identifier: Apache-2.0
// Registries whose answers have more headers than Node takes by itself, which are 16 KB: Google's
// has 21 KB with some federated logins (actions/attest-build-provenance#606).
import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startWorld, type World } from '../../playground/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => world.close());

/** The next upload begins with so many KB of headers. */
function padded(kilobytes: number) {
  world.registry.faults.push({
    method: 'POST',
    path: /blobs\/uploads/,
    fault: {
      status: 202,
      headers: {
        location: `/v2/acme/app/blobs/uploads/${world.registry.store.openSession()}?state=1`,
        'x-padding': 'x'.repeat(kilobytes * 1024),
      },
    },
    times: 1,
  });
}

test('an upload that begins with 21 KB of headers is ended, and the image is signed', async () => {
  const { image } = world.push('acme/app', { content: '21 KB' });
  padded(21);
  const { outputs, requests } = await world.sign({ inputs: { images: image } });
  expect(outputs['signed']).toBe('true');
  expect(
    requests.filter(({ method, path }) => method === 'POST' && path.includes('/uploads')),
  ).toEqual(expect.arrayContaining([expect.objectContaining({ status: 202 })]));
  expect((await world.verify({ inputs: { images: image } })).outputs['verified']).toBe('true');
});

test('headers without an end are refused at once, and not called an outage', async () => {
  const { image } = world.push('acme/app', { content: 'endless' });
  padded(200);
  const began = world.registry.requests.length;
  const { outputs, stdout } = await world.sign({ inputs: { images: image } });
  expect(outputs['signed']).toBe('false');
  expect(stdout).toMatch(/The answer has more than 64 KiB of headers/);
  expect(stdout).not.toContain('Waiting');
  expect(world.registry.requests.slice(began).filter(({ method }) => method === 'PUT')).toEqual([]);
});
