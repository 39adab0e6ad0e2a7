// SPDX-License-Identifier: Apache-2.0
// Which tags of a repository an audit looks at, and in which order.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { isFullVersion, selectTags } from '../../src/audit/select-tags.ts';

const all = { include: [], exclude: [], latestPerMinor: undefined };
const digest = 'a'.repeat(64);

test('versions come first, the newest first, by semver and not by text', () => {
  const tags = [
    'v1.9.0',
    'v1.10.0',
    'latest',
    'v1.10.0-rc.2',
    'v1.10.0-rc.10',
    'v1.10.0-beta',
    'v2',
  ];
  expect(selectTags(tags, all)).toEqual([
    'v2',
    'v1.10.0',
    'v1.10.0-rc.10',
    'v1.10.0-rc.2',
    'v1.10.0-beta',
    'v1.9.0',
    'latest',
  ]);
});

test('tags of signatures and lists of referrers are no images', () => {
  const beside = [`sha256-${digest}`, `sha256-${digest}.sig`, `sha256-${digest}.att`];
  expect(selectTags([...beside, `sha256-${digest}.sbom`, 'v1.0.0'], all)).toEqual(['v1.0.0']);
});

test('globs choose and leave out', () => {
  const tags = ['v1.0.0', 'v1.0.0-rc.1', 'edge', 'pr-12'];
  expect(selectTags(tags, { ...all, include: ['v*'], exclude: ['*-rc*'] })).toEqual(['v1.0.0']);
  expect(selectTags(tags, { ...all, exclude: ['pr-*'] })).toEqual([
    'v1.0.0',
    'v1.0.0-rc.1',
    'edge',
  ]);
});

test('so many of each minor version; what follows them is not counted', () => {
  const tags = ['v1.0.0', 'v1.0.1', 'v1.0.2', 'v1.1.0', 'v1.1', 'v1', 'latest'];
  expect(selectTags(tags, { ...all, latestPerMinor: 1 }).toSorted()).toEqual(
    ['v1.0.2', 'v1.1.0', 'v1.1', 'v1', 'latest'].toSorted(),
  );
});

describe('of any versions', () => {
  const number = fc.integer({ min: 0, max: 30 });
  const version = fc
    .tuple(number, number, number, fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }))
    .map(([major, minor, patch, candidate]) => ({ major, minor, patch, candidate }));
  const textOf = ({
    major,
    minor,
    patch,
    candidate,
  }: {
    major: number;
    minor: number;
    patch: number;
    candidate: number | undefined;
  }) => `v${major}.${minor}.${patch}${candidate === undefined ? '' : `-rc.${candidate}`}`;

  test('none is lost, and the order is that of their numbers', () => {
    fc.assert(
      fc.property(fc.uniqueArray(version, { selector: textOf }), (versions) => {
        const selected = selectTags(versions.map(textOf), all);
        const rank = (one: (typeof versions)[number]) =>
          ((one.major * 100 + one.minor) * 100 + one.patch) * 100 + (one.candidate ?? 99);
        expect(selected).toEqual(
          versions.toSorted((one, other) => rank(other) - rank(one)).map(textOf),
        );
        expect(selected.filter(isFullVersion)).toEqual(
          selected.filter((tag) => !tag.includes('-')),
        );
      }),
    );
  });

  test('of each minor version, no more than asked for, and the newest of them', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(version, { selector: textOf }),
        fc.integer({ min: 1, max: 3 }),
        (versions, latestPerMinor) => {
          const selected = selectTags(versions.map(textOf), { ...all, latestPerMinor });
          const whole = selectTags(versions.map(textOf), all);
          const minorOf = (tag: string) => tag.split('.').slice(0, 2).join('.');
          for (const [minor, tags] of Map.groupBy(whole, minorOf))
            expect(selected.filter((tag) => minorOf(tag) === minor)).toEqual(
              tags.slice(0, latestPerMinor),
            );
        },
      ),
    );
  });
});
