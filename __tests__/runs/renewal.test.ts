// SPDX-License-Identifier: Apache-2.0
// One certificate serves a whole run, as long as two minutes of it are left; then it is renewed, in
// the middle of the run too.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import type { ActionResult } from '../../playground/runner.ts';
import { startWorld, type World } from '../../playground/world.ts';

const seconds = 1000;
const lifetime = 600 * seconds;

describe('forty images', () => {
  let world: World;
  let names: string[];
  beforeAll(async () => {
    world = await startWorld();
    names = Array.from(
      { length: 40 },
      (_, at) => world.push('acme/many', { content: String(at) }).image,
    );
  });
  afterAll(async () => world.close());
  afterEach(() => {
    world.sigstore.certificateAges.length = 0;
    world.sigstore.requests.length = 0;
    world.oidc.requests.length = 0;
  });
  const run = async () => world.sign({ inputs: { images: names.join('\n'), existing: 'sign' } });
  const bought = () =>
    world.sigstore.requests.filter(({ path }) => path.includes('signingCert')).length;
  const tokens = () => world.oidc.requests.filter(({ path }) => path.startsWith('/token')).length;

  /** Every image is signed, and its newest signature verifies. */
  async function expectSigned({ outputs, stdout }: ActionResult): Promise<void> {
    expect({ signed: outputs['signed'], stdout }).toMatchObject({ signed: 'true' });
    expect(JSON.parse(outputs['signatures'] ?? '[]')).toHaveLength(names.length);
    expect((await world.verify({ inputs: { images: names.join('\n') } })).outputs['verified']).toBe(
      'true',
    );
  }

  test('share one certificate while it has more than two minutes left', async () => {
    world.sigstore.certificateAges.push(lifetime - 180 * seconds);
    await expectSigned(await run());
    expect([bought(), tokens()]).toEqual([1, 1]);
  });

  test('are finished with a new certificate and token where the first has less than two minutes left', async () => {
    world.sigstore.certificateAges.push(lifetime - 110 * seconds);
    const result = await run();
    await expectSigned(result);
    expect([bought(), tokens()]).toEqual([2, 2]);
    expect(result.stdout.match(/^::group::Certificate /gm)).toHaveLength(2);
  });

  test('are all signed where every certificate is old, because it is still valid', async () => {
    world.sigstore.certificateAges.push(...names.concat(names).map(() => lifetime - 110 * seconds));
    await expectSigned(await run());
    expect(bought()).toBeGreaterThan(1);
    expect(bought()).toBeLessThanOrEqual(names.length + 1);
    expect(tokens()).toBe(bought());
  });
});
