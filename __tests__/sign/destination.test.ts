// SPDX-License-Identifier: Apache-2.0
// Signing into files asks no registry anything.
import { expect, test } from '@jest/globals';

import { filesDestination } from '../../src/sign/destination.ts';
import { digestOf } from '../action/given.ts';
import { refusalOf } from '../http/ports.ts';
import { artifact } from '../oci/setup.ts';

const image = {
  repository: { registry: 'registry.invalid', path: 'acme/app' },
  digest: digestOf('a'),
} as const;

test('signing into files knows nothing of the image, and stores nothing elsewhere', async () => {
  const lookup = await filesDestination.lookUp(image, () => Promise.reject(new Error('asked')));
  expect(lookup).toMatchObject({ subject: undefined, own: [], hasBundles: false });
  const store = await lookup.prepare(2);
  await expect(store.store('bundle', [artifact('one'), artifact('two')])).resolves.toEqual([
    { kind: 'files' },
    { kind: 'files' },
  ]);
  await expect(filesDestination.children(image)).resolves.toEqual([]);
});

test('signing into files can resolve no tag and move none', async () => {
  expect(await refusalOf(filesDestination.resolveTag(image.repository, 'v1'))).toMatchObject({
    code: 'INPUT_INVALID',
    hint: 'Name the image with its digest.',
  });
  expect(await refusalOf(filesDestination.tag(image, 'v1'))).toMatchObject({
    code: 'INPUT_INVALID',
  });
});
