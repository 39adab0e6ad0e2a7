// SPDX-License-Identifier: Apache-2.0
// Two signing steps of one job, on a registry that lists signatures under a tag.
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startWorld, type World } from '../../playground/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ shape: 'none-404-text' });
});
afterAll(async () => world.close());

/** Two signatures of one image, the second by the job of the first or by another. */
async function signTwice(content: string, isSameJob: boolean) {
  const { image, digest } = world.push('acme/app', { content });
  const temps = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'signet-job-')));
  const sign = (step: number) =>
    world.sign({
      inputs: { images: image, annotations: `step=${step}` },
      env: { RUNNER_TEMP: temps[isSameJob ? 0 : step] ?? '' },
    });
  const first = await sign(0);
  const second = await sign(1);
  const listTag = `manifests/${digest.replace(':', '-')}`;
  const asked = second.requests
    .filter(({ role, path }) => role === 'registry' && path.endsWith(listTag))
    .map(({ method }) => method);
  const { outputs } = await world.verify({ inputs: { images: image } });
  const [verdict] = JSON.parse(outputs['verdicts'] ?? '[]') as { signers: unknown[] }[];
  return { first, second, asked, signers: verdict?.signers.length, temp: temps[0] ?? '' };
}

test('the second does not wait to see whether the first is another writer', async () => {
  const { first, second, asked, signers, temp } = await signTwice('one job', true);
  expect([first.outputs['signed'], second.outputs['signed'], signers]).toEqual(['true', 'true', 2]);
  // Looked for, read again before it is written, written, and read back: once.
  expect(asked).toEqual(['GET', 'GET', 'PUT', 'GET']);
  expect(second.stdout).not.toContain('Waiting');
  expect(readdirSync(temp)).toContain('signet-listed.json');
});

test('the step of another job waits, and says what for', async () => {
  const { second, asked, signers } = await signTwice('two jobs', false);
  expect([second.outputs['signed'], signers]).toEqual(['true', 2]);
  expect(asked).toEqual(['GET', 'GET', 'PUT', 'GET', 'GET', 'GET']);
  expect(second.stdout.match(/^Waiting .*/gm)).toEqual([
    expect.stringMatching(
      /^Waiting {5}127\.0\.0\.1:\d+\/acme\/app:sha256-[0-9a-f]{64}: another job or tool wrote this list of signatures a moment ago, and it is watched until it rests; this takes about 5 s$/,
    ),
  ]);
});
