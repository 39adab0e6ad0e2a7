// SPDX-License-Identifier: Apache-2.0
// Bundles in GitHub's store, by the sign action as it is shipped; the store is never worth a red
// step.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { startGitHub, type GitHub, type GitHubOptions } from '../../playground/github.ts';
import { startWorld, type World, type WorldResult } from '../../playground/world.ts';
import { expectReport } from './schemas.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(async () => world.close());

async function signed(
  options: GitHubOptions,
  prepare: (github: GitHub) => void = () => undefined,
): Promise<{
  readonly run: WorldResult;
  readonly stored: readonly object[];
  readonly asked: number;
}> {
  const github = await startGitHub(options);
  prepare(github);
  const run = await world.sign({
    inputs: {
      images: world.push('acme/app').image,
      provenance: 'true',
      'github-attestations': 'true',
      'github-token': 'job-token',
    },
    env: github.env,
  });
  await github.close();
  return { run, stored: github.attestations, asked: github.requests.length };
}

describe('GitHub’s store', () => {
  test('gets each bundle that the registry has', async () => {
    const { run, stored } = await signed({});
    expect(run.outputs['signed']).toBe('true');
    expect(stored).toHaveLength(2);
    expect(run.outputs['attestation-urls']?.split('\n').sort()).toEqual([
      'https://github.com/acme/app/attestations/1001',
      'https://github.com/acme/app/attestations/1002',
    ]);
    expectReport('sign', run);
    expect(run.masks).toContain('job-token');
  });

  test('that may not be written is a warning with the permission that is missing', async () => {
    const { run, stored } = await signed({ permissions: [] });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ signed: 'true', 'attestation-urls': '' });
    expect(stored).toEqual([]);
    expect(run.stdout).toMatch(/^::warning::.*attestations: write/m);
  });

  test('that does not take the token is a warning with the input that is wrong', async () => {
    const { run, stored } = await signed({ token: 'another-token' });
    expect(run.exitCode).toBe(0);
    expect(stored).toEqual([]);
    expect(run.stdout).toContain('The input "github-token" is empty, wrong or expired');
  });

  test('that limits the job says so, and is not asked for each bundle', async () => {
    const message = 'You have exceeded a secondary rate limit. Please wait.';
    const { run, asked } = await signed({}, ({ faults }) => {
      const headers = { 'retry-after': '3600' };
      faults.push({ path: /attestations/, fault: { status: 403, headers, body: { message } } });
    });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(/did not take 2 of 2 bundles.*rate limit.*Run the job again later/);
    expect(run.stdout).not.toContain('attestations: write');
    expect(asked).toBe(1);
  });

  test('that answers with something else, or not at all, is a warning', async () => {
    const { run } = await signed({}, ({ faults }) => {
      faults.push({ path: /attestations/, fault: { status: 201, body: { id: [] } }, times: 1 });
      faults.push({ path: /attestations/, fault: { status: 404, body: { message: 'Not Found' } } });
    });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(/^::warning::GitHub’s store did not take 2 of 2 bundles/m);
    expect(run.stdout).toContain('the answer names no attestation');
    expect(run.stdout).toContain('may have no such store');
  });

  test('is tried again when it was busy for a moment', async () => {
    const { run, stored } = await signed({}, ({ faults }) => {
      faults.push({ path: /attestations/, fault: { status: 502, body: 'Bad Gateway' }, times: 1 });
    });
    expect(run.exitCode).toBe(0);
    expect(stored).toHaveLength(2);
  });
});
