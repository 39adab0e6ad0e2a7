// SPDX-License-Identifier: Apache-2.0
// An outage makes no violation and no incident, and an audit that could see nothing is not green.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startWorld, type World } from '../../playground/world.ts';
import { auditIn, classesIn } from './audits.ts';

let world: World;
let first: Awaited<ReturnType<typeof auditIn>>;
let inputs: Readonly<Record<string, string>>;
beforeAll(async () => {
  world = await startWorld();
  const images = ['v1.0.0', 'v1.0.1', 'v1.1.0'].map(
    (tag) => world.push('acme/app', { tag, content: tag }).image,
  );
  await world.sign({ inputs: { images: images.join('\n') } });
  inputs = { repositories: world.name('acme/app'), patience: '1s' };
  first = await auditIn(world, inputs);
});
afterAll(async () => world.close());

interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: object;
}

/** Everything that the registry is asked has this answer, for one audit. */
async function withRegistry(fault: Answer, more: Readonly<Record<string, string>> = {}) {
  world.registry.faults.push({ path: /^\/v2\//, times: Infinity, fault: fault as never });
  try {
    return await auditIn(world, { ...inputs, ...more });
  } finally {
    world.registry.faults.splice(0);
  }
}

test('the organization is clean while all is well', () => {
  expect(classesIn(first.report)).toEqual([]);
  expect(first.exitCode).toBe(0);
});

describe('a registry that answers everything with', () => {
  test.each([
    ['401', { status: 401 }],
    ['403', { status: 403 }],
    ['404', { status: 404 }],
    ['429 for longer than patience lasts', { status: 429, headers: { 'retry-after': '30' } }],
    ['500', { status: 500 }],
    ['a web page', { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }],
  ])('%s: nothing is known, and nothing is accused', async (_, fault: Answer) => {
    for (const previous of ['none', first.path]) {
      const { report, exitCode, stdout } = await withRegistry(fault, { previous });
      expect(report.figures).toMatchObject({ verified: 0, incidents: 0, violations: 0 });
      expect(new Set(classesIn(report))).toEqual(new Set(['unknown']));
      expect(report.failures).toContainEqual(expect.stringContaining('could not be checked'));
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(/^::error [^\n]*::AUDIT_FAILED: /m);
      // What was known before is still in scope.
      expect(report.images).toHaveLength(previous === 'none' ? 0 : 3);
      expect(report.figures.unknown).toBe(report.images.length);
    }
  });

  test('503 to what lies beside the images only: they are unknown, not unsigned', async () => {
    world.registry.faults.push({
      path: /referrers|sha256-/,
      times: Infinity,
      fault: { status: 503 },
    });
    const { report } = await auditIn(world, { ...inputs, previous: first.path });
    world.registry.faults.splice(0);
    expect(report.figures).toMatchObject({ images: 3, unknown: 3, violations: 0, incidents: 0 });
  });
});

test('after an outage, what was known before it is known again', async () => {
  const during = await withRegistry({ status: 500 }, { previous: first.path });
  const { report } = await auditIn(world, { ...inputs, previous: during.path });
  expect(report.figures).toMatchObject({ verified: 3, unknown: 0 });
  const [image] = report.images;
  expect(image?.firstSeen).toBe(first.report.time);
  expect(image?.verifiedSince).toBe(first.report.time);
  expect(report.blindRuns).toBe(0);
});

test('a trusted root that cannot be had makes all unknown', async () => {
  const { report, exitCode } = await auditIn(world, {
    ...inputs,
    'trusted-root': '/nowhere/trusted-root.json',
    'sign-report': 'false',
  });
  expect(report.figures).toMatchObject({ images: 3, unknown: 3, violations: 0, incidents: 0 });
  expect(exitCode).toBe(1);
});

test('three runs in a row that could not check everything fail, below "max-unknown", too', async () => {
  const lost = `${world.name('acme/gone')}@sha256:${'0'.repeat(64)}`;
  const most = { ...inputs, images: lost, 'max-unknown': '60' };
  let path = 'none';
  const codes: (number | null)[] = [];
  for (let run = 0; run < 3; run++) {
    const audited = await auditIn(world, { ...most, previous: path });
    codes.push(audited.exitCode);
    path = audited.path;
  }
  expect(codes).toEqual([0, 0, 1]);
});

test('a list of tags that does not end is cut, and the report says so', async () => {
  const endless = await startWorld({ pageSize: 10, endlessLists: true });
  try {
    for (let at = 0; at < 12; at++) endless.push('acme/app', { tag: `t${at}`, content: `${at}` });
    const { report } = await auditIn(endless, { repositories: endless.name('acme/app') });
    expect(report.scopes[0]?.cut).toMatch(/has more than \d+ tags/);
  } finally {
    await endless.close();
  }
});

test('a list of many pages is read to its end', async () => {
  const paged = await startWorld({ pageSize: 5 });
  try {
    for (let at = 0; at < 23; at++) paged.push('acme/app', { tag: `t${at}`, content: `${at}` });
    const { report } = await auditIn(paged, { repositories: paged.name('acme/app') });
    expect(report.images).toHaveLength(23);
    expect(report.scopes[0]?.cut).toBeNull();
  } finally {
    await paged.close();
  }
});
