// SPDX-License-Identifier: Apache-2.0
// The previous report, taken from the artifacts of this repository, where anyone who opens a pull
// request can put others of the same name.
import { readFileSync } from 'node:fs';

import { afterEach, beforeAll, beforeEach, afterAll, describe, expect, test } from '@jest/globals';
import { zipSync } from 'fflate';

import { startGitHub, type GitHub, type PlayArtifact } from '../../playground/github.ts';
import { startWorld, type World } from '../../playground/world.ts';
import { listContainerPackages, registryOf } from '../../src/action/audit/packages.ts';
import { openGitHub } from '../../src/action/runner/github.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { openTransport } from '../../src/http/transport.ts';
import { auditIn, type Audited } from './audits.ts';

let world: World;
let first: Audited;
let inputs: Readonly<Record<string, string>>;
beforeAll(async () => {
  world = await startWorld();
  const { image } = world.push('acme/app', { tag: 'v1.0.0' });
  await world.sign({ inputs: { images: image } });
  inputs = { repositories: world.name('acme/app') };
  first = await auditIn(world, inputs);
});
afterAll(async () => world.close());

let github: GitHub;
beforeEach(async () => {
  github = await startGitHub({ permissions: ['actions: read'] });
  github.runs.push({
    id: 7,
    path: '.github/workflows/release.yml',
    headSha: 'a'.repeat(40),
    headBranch: 'main',
    repositoryId: 1001,
  });
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

/** As upload-artifact packs the folder of a report. */
function archiveOf({ path }: Audited, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  return zipSync({
    'report.json': readFileSync(path),
    'report.json.sigstore.json': readFileSync(`${path}.sigstore.json`),
    'report.html': Buffer.from('<html>'),
    ...more,
  });
}

function artifact(changes: Partial<PlayArtifact> = {}): PlayArtifact {
  return {
    id: 70,
    name: 'signet-audit',
    archive: archiveOf(first),
    createdAt: '2026-11-25T05:24:00Z',
    runId: 7,
    headRepositoryId: 1001,
    headBranch: 'main',
    ...changes,
  };
}

const audit = (more: Readonly<Record<string, string>> = {}) =>
  world.audit({
    inputs: { ...inputs, previous: 'artifact', 'github-token': 'job-token', ...more },
    env: github.env,
  });
const reportOf = ({ outputs }: Awaited<ReturnType<typeof audit>>) =>
  JSON.parse(readFileSync(outputs['report-path'] ?? '', 'utf8')) as Audited['report'];

test('the report of the last run is known, and its run is named', async () => {
  github.artifacts.push(artifact());
  const result = await audit();
  expect(reportOf(result).previous).toEqual({
    time: first.report.time,
    run: 'https://github.com/acme/app/actions/runs/7',
    isVerified: true,
  });
  // The storage is another host, and would refuse the token.
  expect(github.storage.requests.map(({ authorization }) => authorization)).toEqual(['none']);
  expect(result.masks).toContain('job-token');
});

test('the newest is taken, also from the third page', async () => {
  const others = Array.from({ length: 230 }, (_, at) =>
    artifact({ id: 1000 + at, createdAt: '2026-11-01T00:00:00Z', headBranch: 'topic' }),
  );
  github.artifacts.push(...others, artifact());
  expect(reportOf(await audit()).previous).toMatchObject({ isVerified: true });
});

describe('is not looked at: an artifact of the same name', () => {
  test.each<[string, Partial<PlayArtifact>]>([
    ['by a fork’s pull request', { headRepositoryId: 6666 }],
    ['of another branch', { headBranch: 'topic' }],
    ['of this very run', { runId: 42 }],
    ['that has expired', { expired: true }],
  ])('%s', async (_, changes) => {
    github.artifacts.push(artifact(changes));
    const report = reportOf(await audit());
    expect(report.previous).toBeNull();
    expect(report.notices).toEqual([expect.stringContaining('no previous report')]);
    expect(github.storage.requests).toEqual([]);
  });

  test('of another workflow on the same branch', async () => {
    github.runs.push({
      id: 8,
      path: '.github/workflows/other.yml',
      headSha: 'a'.repeat(40),
      headBranch: 'main',
      repositoryId: 1001,
    });
    github.artifacts.push(artifact({ runId: 8 }));
    expect(reportOf(await audit()).previous).toBeNull();
    expect(github.storage.requests).toEqual([]);
  });
});

test('an artifact of a pull request from the default branch is not looked at', async () => {
  github.runs.push({
    id: 9,
    path: '.github/workflows/release.yml',
    headSha: 'a'.repeat(40),
    headBranch: 'main',
    repositoryId: 1001,
    event: 'pull_request',
  });
  github.artifacts.push(artifact({ runId: 9 }));
  expect(reportOf(await audit()).previous).toBeNull();
  expect(github.storage.requests).toEqual([]);
});

test('one that cannot be believed is passed over for the one before it', async () => {
  const unsigned = zipSync({ 'report.json': readFileSync(first.path) });
  const bomb = zipSync({ 'report.json': new Uint8Array(80 * 1024 * 1024) }, { level: 9 });
  github.artifacts.push(
    artifact({ id: 71, archive: unsigned, createdAt: '2026-11-26T01:00:00Z' }),
    artifact({ id: 72, archive: bomb, createdAt: '2026-11-26T02:00:00Z' }),
    artifact({
      id: 73,
      archive: archiveOf(first).slice(0, 400),
      createdAt: '2026-11-26T03:00:00Z',
    }),
    artifact(),
  );
  const report = reportOf(await audit());
  expect(report.previous).toMatchObject({ isVerified: true });
  expect(report.notices).toHaveLength(3);
});

describe('what cannot be found out stops the audit, and is never taken for a first run:', () => {
  const stops = async () => {
    const { exitCode, stdout, outputs } = await audit({ patience: '1s' });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^::error [^\n]*::PREVIOUS_UNKNOWN: /m);
    expect(outputs['report-path'] ?? '').toBe('');
    return stdout;
  };

  test('a token without "actions: read"', async () => {
    await github.close();
    github = await startGitHub({ permissions: [] });
    expect(await stops()).toContain('actions: read');
  });

  test('a token that GitHub does not know', async () => {
    github.faults.push({
      path: /artifacts/,
      fault: { status: 401, body: { message: 'Bad credentials' } },
    });
    expect(await stops()).toMatch(/status 401: Bad credentials.*"github-token" is .*wrong/);
  });

  test('a page of the list that fails', async () => {
    github.artifacts.push(
      ...Array.from({ length: 120 }, (_, at) => artifact({ id: 1000 + at, headBranch: 'topic' })),
      artifact(),
    );
    github.faults.push({ path: /page=2/, fault: { status: 404, body: { message: 'gone' } } });
    await stops();
  });

  test('a list that is not one', async () => {
    github.faults.push({ path: /artifacts/, fault: { status: 200, body: { artifacts: 'all' } } });
    await stops();
  });

  test.each([
    ['to plain http elsewhere', 'http://storage.example/artifact'],
    ['to an address with a user', 'https://user@storage.example/artifact'],
    ['to nothing', 'nowhere at all ://'],
  ])('a download that is redirected %s', async (_, location) => {
    github.artifacts.push(artifact({ location }));
    await stops();
  });
});

describe('the packages of an organization', () => {
  test('are listed with a classic token, all pages, names with slashes too', async () => {
    const names = [...Array.from({ length: 130 }, (_, at) => `app-${at}`), 'team/tool'];
    github.packages.set('acme', names);
    const http = createHttpClient({ fetch: openTransport(), userAgent: 'signet-test' });
    const octokit = openGitHub('classic-token', github.env, http);
    const found = await listContainerPackages(octokit, 'acme', registryOf('https://github.com'));
    expect(found).toEqual(names.map((name) => ({ registry: 'ghcr.io', path: `acme/${name}` })));
    expect(registryOf('https://octo.ghe.com')).toBe('containers.octo.ghe.com');
    expect(github.requests.map(({ path }) => path)).toEqual([
      '/orgs/acme/packages?package_type=container&per_page=100&page=1',
      '/orgs/acme/packages?package_type=container&per_page=100&page=2',
    ]);
  });

  test('cannot be listed with the job’s token, and the report says what is needed', async () => {
    github.packages.set('acme', ['app']);
    const result = await audit({ previous: 'none', repositories: '', organization: 'acme' });
    const report = reportOf(result);
    expect(report.findings.map(({ finding }) => finding)).toEqual(['unknown']);
    expect(report.findings[0]?.action).toContain('read:packages');
    expect(result.exitCode).toBe(1);
  });
});
