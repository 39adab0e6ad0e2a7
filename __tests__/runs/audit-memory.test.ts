// SPDX-License-Identifier: Apache-2.0
// What an audit remembers of the one before it, and whom it believes.
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startWorld, type World } from '../../playground/world.ts';
import { auditIn, classesIn } from './audits.ts';

let world: World;
let inputs: Readonly<Record<string, string>>;
let first: Awaited<ReturnType<typeof auditIn>>;
beforeAll(async () => {
  world = await startWorld();
  const { image } = world.push('acme/app', { tag: 'v1.0.0' });
  await world.sign({ inputs: { images: image } });
  world.push('acme/app', { tag: 'v1.0.1', content: 'unsigned' });
  inputs = { repositories: world.name('acme/app') };
  first = await auditIn(world, inputs);
});
afterAll(async () => world.close());

/** A copy of the first report and its bundle, changed. */
function stored(change: (text: string) => string = (text) => text): string {
  const path = join(mkdtempSync(join(tmpdir(), 'signet-previous-')), 'report.json');
  writeFileSync(path, change(readFileSync(first.path, 'utf8')));
  copyFileSync(`${first.path}.sigstore.json`, `${path}.sigstore.json`);
  return path;
}

describe('a previous report of this workflow, on the default branch', () => {
  test('makes what is known old, and a verdict that has not changed is carried over', async () => {
    const { report, exitCode, requests } = await auditIn(world, {
      ...inputs,
      previous: stored(),
    });
    expect(report.previous).toMatchObject({ time: first.report.time, isVerified: true });
    expect(report.changes).toEqual({ added: [], resolved: [], changed: [] });
    expect(classesIn(report)).toEqual(['unsigned']);
    expect(report.findings[0]?.firstSeen).toBe(first.report.time);
    expect(report.images.map(({ verdict, carriedFrom }) => [verdict, carriedFrom])).toEqual(
      expect.arrayContaining([
        ['verified', first.report.time],
        ['unsigned', null],
      ]),
    );
    expect(exitCode).toBe(0);
    const blobs = requests.filter(({ path }) => path.includes('/blobs/sha256:'));
    expect(blobs).toEqual([]);
  });

  test('is not enough for a verdict that is older than "full-every"', async () => {
    const { report } = await auditIn(world, {
      ...inputs,
      previous: stored(),
      'full-every': '1m',
      'max-unknown': '5',
    });
    expect(report.images.some(({ carriedFrom }) => carriedFrom !== null)).toBe(true);
    const old = new Date(Date.now() - 8 * 86_400_000).toISOString();
    const aged = stored((text) => text.replaceAll(first.report.time, old));
    const later = await auditIn(world, { ...inputs, previous: aged, 'sign-report': 'false' });
    expect(later.report.images.every(({ carriedFrom }) => carriedFrom === null)).toBe(true);
  });
});

describe('is ignored, with a notice, and all is new again: a previous report that', () => {
  const spoiled: readonly (readonly [string, () => string, RegExp])[] = [
    [
      'was changed',
      () => stored((text) => text.replace('"verified"', '"unsigned"')),
      /changed since/,
    ],
    ['is cut off', () => stored((text) => text.slice(0, 1000)), /changed since/],
    [
      'has no signature',
      () => {
        const path = join(mkdtempSync(join(tmpdir(), 'signet-previous-')), 'report.json');
        copyFileSync(first.path, path);
        return path;
      },
      /not signed/,
    ],
  ];
  test.each(spoiled)('%s', async (_, previous, why) => {
    const { report, exitCode } = await auditIn(world, { ...inputs, previous: previous() });
    expect(report.previous).toBeNull();
    expect(report.notices).toEqual([expect.stringMatching(why)]);
    expect(report.findings[0]?.firstSeen).toBe(report.time);
    expect(exitCode).toBe(1);
  });

  const others = {
    'another workflow of the repository signed': {
      workflow_ref: 'acme/app/.github/workflows/other.yml@refs/heads/main',
    },
    'another branch signed': {
      workflow_ref: 'acme/app/.github/workflows/release.yml@refs/heads/topic',
    },
    'a fork signed': { repository: 'mallory/app', repository_id: '6666' },
  };
  test.each(Object.entries(others))('%s', async (_, claims) => {
    world.oidc.setClaims(claims);
    const theirs = await auditIn(world, inputs);
    world.oidc.setClaims({});
    expect(theirs.outputs['bundle-path']).not.toBe('');
    const { report } = await auditIn(world, { ...inputs, previous: theirs.path });
    expect(report.previous).toBeNull();
    expect(report.notices).toEqual([expect.stringMatching(/^The previous report is ignored: /)]);
  });
});

test('a report of a later version is ignored, whoever signed it', async () => {
  const path = stored((text) => text.replace('"schemaVersion": 1', '"schemaVersion": 2'));
  writeFileSync(`${path}.sigstore.json`, '');
  const { report } = await auditIn(world, { ...inputs, previous: path });
  expect(report.previous).toBeNull();
});

test('without "sign-report", an unsigned report is remembered and closes nothing', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'signet-previous-')), 'report.json');
  copyFileSync(first.path, path);
  const { report } = await auditIn(world, { ...inputs, previous: path, 'sign-report': 'false' });
  expect(report.previous).toMatchObject({ isVerified: false });
  expect(report.notices).toEqual([expect.stringContaining('nothing is closed on its word')]);
  expect(report.images.every(({ carriedFrom }) => carriedFrom === null)).toBe(true);
});

describe('where the list is under a tag, which outlives what it names', () => {
  test('a clean-up of untagged manifests is found the next day', async () => {
    const tagged = await startWorld({ shape: 'none-404-text' });
    try {
      const images = ['v1.0.0', 'v1.0.1', 'v1.1.0'].map(
        (tag) => tagged.push('acme/app', { tag, content: tag }).image,
      );
      await tagged.sign({ inputs: { images: images.join('\n') } });
      const all = { repositories: tagged.name('acme/app') };
      const before = await auditIn(tagged, all);
      const same = await auditIn(tagged, { ...all, previous: before.path });
      const carried = same.report.images.filter(({ carriedFrom }) => carriedFrom !== null);
      expect(carried).toHaveLength(2);
      const { store } = tagged.registry;
      for (const { digest, bytes } of store.all('acme/app'))
        if (bytes.includes('"subject"')) store.forget('acme/app', digest);
      const { report } = await auditIn(tagged, { ...all, previous: same.path });
      expect(classesIn(report)).toEqual(Array(3).fill('signature-removed'));
      expect(report.findings[0]?.evidence.join('\n')).toContain('missing');
    } finally {
      await tagged.close();
    }
  });
});
