// SPDX-License-Identifier: Apache-2.0
// What an audit asks the transparency log, and what it makes of the answers.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { startGitHub, type GitHub } from '../../playground/github.ts';
import { startWorld, type World } from '../../playground/world.ts';
import { auditIn, classesIn } from './audits.ts';

let world: World;
let github: GitHub;
let inputs: Readonly<Record<string, string>>;
beforeEach(async () => {
  world = await startWorld();
  github = await startGitHub({ permissions: ['actions: read'] });
  github.runs.push({
    id: 42,
    path: '.github/workflows/release.yml',
    headSha: 'a'.repeat(40),
    headBranch: 'main',
    repositoryId: 1001,
  });
  const { image } = world.push('acme/app', { tag: 'v1.0.0' });
  await world.sign({ inputs: { images: image } });
  inputs = { repositories: world.name('acme/app'), log: 'true', 'github-token': 'job-token' };
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await Promise.all([world.close(), github.close()]);
});

const audit = (more: Readonly<Record<string, string>> = {}) =>
  auditIn(world, { ...inputs, ...more }, github.env);

test('entries that a run of this repository explains are no finding', async () => {
  const { report, exitCode } = await audit();
  expect(classesIn(report)).toEqual([]);
  expect(report.log).toMatchObject({ failure: null, url: expect.stringContaining('http') });
  expect(Number(report.log?.treeSize)).toBeGreaterThan(0);
  expect(exitCode).toBe(0);
});

test('an entry in our name that no run explains is an incident, and the only finding', async () => {
  world.oidc.setClaims({ run_id: '666' });
  const { image } = world.push('acme/app', { tag: 'v1.0.1', content: 'by someone' });
  await world.sign({ inputs: { images: image } });
  world.oidc.setClaims({});
  const { report } = await audit();
  expect(classesIn(report)).toEqual(['log-entry-not-ours']);
  expect(report.findings[0]).toMatchObject({ severity: 'incident', subject: image });
  expect(report.findings[0]?.evidence.join('\n')).toMatch(/666/);
});

test('a log that has changed what it showed before is an incident, and the only finding', async () => {
  // The second entry is about something that is not audited.
  await world.sign({ inputs: { images: world.push('acme/other').image } });
  const { path } = await audit({ previous: 'none' });
  world.sigstore.rekorV1.log().rewrite(1, Buffer.from('{"history":"rewritten"}'));
  const { report } = await audit({ previous: path });
  expect(classesIn(report)).toEqual(['log-inconsistent']);
  expect(report.findings[0]?.evidence).toHaveLength(2);
});

test('a token that sees no runs at all accuses no one', async () => {
  github.runs.splice(0);
  const { report } = await audit();
  expect(report.figures.incidents).toBe(0);
});

describe('an index that does not answer is told as such, and accuses no one:', () => {
  test.each(['off', 'silent'] as const)('%s', async (mode) => {
    world.sigstore.rekorV1.index.mode = mode;
    const { report } = await audit();
    expect(classesIn(report)).toEqual(['unknown']);
    expect(report.findings[0]?.severity).toBe('operational');
    expect(report.log?.failure).not.toBeNull();
    expect(report.figures).toMatchObject({ verified: 1, incidents: 0, violations: 0 });
  });

  test('GitHub’s API away', async () => {
    github.faults.push({ path: /runs/, fault: { status: 403 } });
    const { report } = await audit();
    expect(classesIn(report)).toEqual(['unknown']);
  });
});
