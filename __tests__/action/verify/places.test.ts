// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';

import { withPlaces } from '../../../src/action/verify/places.ts';
import { digestOf } from '../given.ts';

const app = { registry: 'ghcr.io', path: 'acme/app' };
const web = { registry: 'ghcr.io', path: 'acme/web' };
const unsigned = { kind: 'unsigned' } as const;

test('each image is placed in the manifest that names it, by digest, by tag, or as part of an index', () => {
  const images = [
    { repository: app, digest: digestOf('a'), file: 'a.yaml' },
    { repository: app, digest: digestOf('b'), file: 'b.yaml' },
    { repository: web, tag: '1', file: 'c.yaml' },
    { repository: web, tag: '2', file: 'd.yaml' },
  ];
  const resolved = new Map([['ghcr.io/acme/web:1', `ghcr.io/acme/web@${digestOf('c')}`]]);
  const names = [
    `app@${digestOf('a')}`,
    `app@${digestOf('b')}`,
    `app@${digestOf('d')}`,
    `web@${digestOf('c')}`,
    'web:2',
  ].map((name) => `ghcr.io/acme/${name}`);
  const placed = withPlaces(
    names.map((name) => ({ name, verdict: unsigned })),
    images,
    resolved,
  );
  expect(placed.map(({ file }) => file)).toEqual([
    'a.yaml',
    'b.yaml',
    'a.yaml',
    'c.yaml',
    'd.yaml',
  ]);
});

test('images of no manifest have no place', () => {
  const verdicts = [{ name: `ghcr.io/acme/app@${digestOf('a')}`, verdict: unsigned }];
  expect(withPlaces(verdicts, [{ repository: app, digest: digestOf('a') }], new Map())).toEqual(
    verdicts,
  );
});
