// SPDX-License-Identifier: Apache-2.0
// Which refusals of a manifest pass by themselves.
import { describe, expect, test } from '@jest/globals';

import { isForgetful, isSeen } from '../../src/oci/put.ts';
import { answer, patienceOf } from '../http/ports.ts';

const told = (status: number, code: string) => ({
  ...answer(status, {}, JSON.stringify({ errors: [{ code, message: 'unknown' }] })),
  url: new URL('https://registry.example/v2/acme/app/manifests/x'),
});

describe('a registry that does not know what a manifest names', () => {
  test.each([
    // distribution, and Gitea's moments
    [400, 'MANIFEST_BLOB_UNKNOWN', ['blobs', 'manifests']],
    [404, 'MANIFEST_BLOB_UNKNOWN', ['blobs', 'manifests']],
    [404, 'BLOB_UNKNOWN', ['blobs', 'manifests']],
    // go-containerregistry, of a list
    [404, 'MANIFEST_UNKNOWN', ['manifests']],
    [404, 'NAME_UNKNOWN', []],
    [400, 'MANIFEST_INVALID', []],
    [403, 'BLOB_UNKNOWN', []],
    [500, 'MANIFEST_BLOB_UNKNOWN', []],
  ] as const)('%i %s', (status, code, named) => {
    expect(
      (['blobs', 'manifests'] as const).filter((each) => isForgetful(told(status, code), each)),
    ).toEqual(named);
  });

  test('says so without an error code, which means nothing', () => {
    const bare = { ...answer(404), url: new URL('https://registry.example/v2/') };
    expect(isForgetful(bare, 'manifests')).toBe(false);
  });
});

test('waiting to see what was put is told as soon as it takes more than a second', async () => {
  const patience = patienceOf(600_000);
  let looks = 0;
  await isSeen(() => Promise.resolve(++looks > 5), 'registry.example/acme/app:v1', patience);
  expect(patience.slept).toEqual([250, 500, 1_000, 2_000, 4_000]);
  expect(patience.pauses.map(({ where, ms }) => [where, ms])).toEqual([
    ['registry.example/acme/app:v1', 2_000],
    ['registry.example/acme/app:v1', 4_000],
  ]);
});
