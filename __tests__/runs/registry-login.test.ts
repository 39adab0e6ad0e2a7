// SPDX-License-Identifier: Apache-2.0
// The login that the inputs give, when somebody else may name an image: no other registry gets to
// see it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { pushImage, startRegistry, type PlayRegistry } from '../../playground/registry/registry.ts';
import { startWorld, type World } from '../../playground/world.ts';

const login = { 'registry-username': 'me', 'registry-password': 'right-one' };
const auth = { kind: 'basic', username: 'me', password: 'right-one' } as const;

describe('a login is not sent to a second registry', () => {
  let world: World;
  let other: PlayRegistry;
  let image: string;
  let evil: string;
  beforeAll(async () => {
    world = await startWorld({ auth });
    other = await startRegistry({ auth });
    image = world.push('acme/app').image;
    evil = `${other.host}/acme/app@${pushImage(other.store, 'acme/app').digest}`;
    expect((await world.sign({ inputs: { images: image, ...login } })).outputs['signed']).toBe(
      'true',
    );
  });
  afterAll(async () => Promise.all([world.close(), other.close()]));

  test('that an image, a tag or the place of signatures names', async () => {
    const elsewhere = { 'signature-repository': `${other.host}/acme/signatures` };
    const runs = [
      await world.sign({ inputs: { images: `${image}\n${evil}`, ...login } }),
      await world.sign({
        inputs: { images: image, 'publish-tags': `${other.host}/acme/app:1`, ...login },
      }),
      await world.sign({ inputs: { images: image, ...elsewhere, ...login } }),
      await world.verify({ inputs: { images: `${image}\n${evil}`, ...login } }),
      await world.verify({ inputs: { images: image, ...elsewhere, ...login } }),
    ];
    for (const { exitCode, stdout } of runs) {
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(
        /^::error .*::INPUT_INVALID: .*would be sent to 2 registries.*docker\/login-action/m,
      );
    }
    expect(other.requests).toEqual([]);
  });

  test('that a manifest names, be it the only one', async () => {
    const file = join(world.trust['trusted-root'], '../evil.yaml');
    writeFileSync(file, `kind: Pod\nspec:\n  containers:\n    - image: ${evil}\n`);
    const run = await world.verify({ inputs: { 'images-from': file, ...login } });
    expect(run.stdout).toMatch(/^::error .*::INPUT_INVALID: .*docker\/login-action/m);
    expect(other.requests).toEqual([]);
    // Without the login it is asked, and told nothing.
    await world.verify({ inputs: { 'images-from': file, patience: '1s' } });
    expect([...new Set(other.requests.map(({ authorization }) => authorization))]).toEqual([
      'none',
    ]);
  });
});
