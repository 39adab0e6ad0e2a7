// SPDX-License-Identifier: Apache-2.0
// After a clean-up job deleted a signature's manifest, its image can still be signed.
import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startWorld, type World } from '../../playground/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ shape: 'none-404-json' });
});
afterAll(async () => world.close());

test('an entry whose manifest is gone is left out of the list, and the log says so', async () => {
  const { image, digest } = world.push('acme/app');
  await world.sign({ inputs: { images: image } });
  const { store } = world.registry;
  const list = store.manifest('acme/app', digest.replace(':', '-'))?.bytes.toString() ?? '{}';
  const [gone] = (JSON.parse(list) as { manifests: { digest: string }[] }).manifests;
  store.forget('acme/app', gone?.digest ?? '');
  const again = await world.sign({ inputs: { images: image, existing: 'sign' } });
  expect(again.outputs['signed']).toBe('true');
  expect(again.stdout).toContain(`named ${gone?.digest ?? ''}, which the registry has deleted`);
  expect(store.manifest('acme/app', digest.replace(':', '-'))?.bytes.toString()).not.toContain(
    gone?.digest,
  );
});
