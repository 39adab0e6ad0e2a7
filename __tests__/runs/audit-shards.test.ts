// SPDX-License-Identifier: Apache-2.0
// An audit shared out over a matrix of jobs, each the built action, comes to what one job comes to.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startWorld, type World } from '../../playground/world.ts';
import type { AuditReport } from '../../src/audit/report.ts';
import { auditIn } from './audits.ts';

let world: World;
let inputs: Readonly<Record<string, string>>;
beforeAll(async () => {
  world = await startWorld();
  const repositories = Array.from({ length: 12 }, (_, at) => `acme/app-${at}`);
  const images = repositories.flatMap((path, at) =>
    ['v1.0.0', 'v1.0.1'].map((tag) => world.push(path, { tag, content: `${at} ${tag}` }).image),
  );
  // One of them is not signed.
  await world.sign({ inputs: { images: images.slice(1).join('\n') } });
  inputs = { repositories: repositories.map((path) => world.name(path)).join('\n') };
});
afterAll(async () => world.close());

/** Without what differs from run to run over the same state: when, and how long. */
function comparable({ measured: _, time, ...report }: AuditReport): string {
  const { findings, images, history: __, nextExpected: ___, signers, ...rest } = report;
  const text = JSON.stringify({ ...rest, findings, images, signers });
  return text.replaceAll(time, 'NOW');
}

/** Plans, gathers in so many jobs, and gives the folder that a last job downloads. */
async function gatherIn(of: number) {
  const folder = mkdtempSync(join(tmpdir(), 'signet-shards-'));
  const perShard = String(Math.ceil(24 / of));
  const planned = await world.audit({
    inputs: { ...inputs, mode: 'plan', 'images-per-shard': perShard },
  });
  const matrix = JSON.parse(planned.outputs['matrix'] ?? '') as { shard: string }[];
  expect(matrix).toHaveLength(of);
  const plan = join(folder, 'plan.json');
  copyFileSync(planned.outputs['plan-path'] ?? '', plan);
  for (const { shard } of matrix) {
    const run = await world.audit({ inputs: { ...inputs, mode: 'shard', shard, plan } });
    expect(run.exitCode).toBe(0);
    const own = join(folder, `audit-evidence-${shard.replace('/', '-')}`);
    mkdirSync(own);
    const path = run.outputs['evidence-path'] ?? '';
    copyFileSync(path, join(own, path.replace(/^.*\//, '')));
  }
  return { folder, plan };
}

const merge = ({ folder, plan }: { folder: string; plan: string }) =>
  auditIn(world, { ...inputs, mode: 'merge', plan, shards: folder });

describe('eight jobs', () => {
  let gathered: Awaited<ReturnType<typeof gatherIn>>;
  beforeAll(async () => {
    gathered = await gatherIn(8);
  });

  test('come to the same report as one, and fail for the same reason', async () => {
    const one = await auditIn(world, inputs);
    const eight = await merge(gathered);
    expect(one.report.figures).toMatchObject({ images: 24, verified: 23, unsigned: 1 });
    expect(comparable(eight.report)).toBe(comparable(one.report));
    expect([one.exitCode, eight.exitCode]).toEqual([1, 1]);
  });

  test('of which three left nothing, and one half of its evidence: all images are there', async () => {
    for (const lost of ['3-8', '4-8', '6-8'])
      rmSync(join(gathered.folder, `audit-evidence-${lost}`), { recursive: true });
    const cut = join(gathered.folder, 'audit-evidence-5-8', 'evidence-5-of-8.json');
    writeFileSync(cut, readFileSync(cut, 'utf8').slice(0, 60));
    const { report, exitCode } = await merge(gathered);
    expect(report.images).toHaveLength(24);
    const { verified, unknown, unsigned, untrusted } = report.figures;
    expect(verified + unknown + unsigned + untrusted).toBe(24);
    expect(unknown).toBeGreaterThan(0);
    expect(report.findings.some(({ message }) => message.includes('left no evidence'))).toBe(true);
    expect(report.notices).toContainEqual(expect.stringContaining('evidence-5-of-8.json'));
    expect(exitCode).toBe(1);
  });
});

describe('a plan', () => {
  let plan: string;
  beforeAll(async () => {
    const { outputs } = await world.audit({ inputs: { ...inputs, mode: 'plan' } });
    plan = outputs['plan-path'] ?? '';
  });

  test.each([
    ['of other scopes', { repositories: 'localhost:1/other' }, '1/1', /was made for other scopes/],
    ['of another policy', { 'signer-ref': 'refs/tags/v*' }, '1/1', /other scopes or policies/],
    ['for another number of jobs', {}, '2/5', /"shard" is 2\/5, and the plan is for 1 job/],
  ])('%s is refused, and no image is forgotten by it', async (_, other, shard, problem) => {
    const run = await world.audit({
      inputs: { ...inputs, ...other, mode: 'shard', shard, plan },
    });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toMatch(/^::error [^\n]*::INPUT_INVALID: /m);
    expect(run.stdout).toMatch(problem);
    expect(run.outputs['evidence-path'] ?? '').toBe('');
  });

  test('is not taken from a file of another kind, which is called by its name', async () => {
    const { path } = await auditIn(world, inputs);
    const run = await world.audit({
      inputs: { ...inputs, mode: 'shard', shard: '1/1', plan: path },
    });
    expect(run.stdout).toContain('which cannot be used: it is not the plan of an audit');
  });
});

describe('inputs that do not fit their mode are told at once', () => {
  test.each([
    [{ mode: 'shard' }, /needs the input "plan"/],
    [{ mode: 'shard', plan: 'plan.json', shard: '9/8' }, /must be such as 3\/8/],
    [{ mode: 'merge', plan: 'plan.json' }, /needs the input "shards"/],
    [{ shard: '1/2' }, /input "shard" is for "mode: shard"/],
    [{ mode: 'shard', plan: '/nowhere.json', shard: '1/2' }, /input "plan" names/],
    [{ 'images-per-shard': '100' }, /"images-per-shard" is for "mode: plan"/],
    [{ 'fail-on': 'never,incident' }, /never beside other findings/],
    [{ 'signing-config': 'a.json', 'trusted-root': '' }, /needs both files/],
    [{ scopes: 's.yml', repositories: '', environment: 'prod' }, /so does "environment"/],
  ])('%j', async (wrong, problem) => {
    const { stdout, exitCode } = await world.audit({ inputs: { ...inputs, ...wrong } });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(problem);
  });
});
