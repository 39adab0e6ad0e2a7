// SPDX-License-Identifier: Apache-2.0
// However the process is disturbed, it gives an account and an exit code, and no stack trace.
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { pushImage } from '../../playground/registry/registry.ts';
import { startWorld, type World } from '../../playground/world.ts';

let world: World;
let image: string;
beforeAll(async () => {
  world = await startWorld();
  image = `${world.name('acme/app')}@${pushImage(world.registry.store, 'acme/app').digest}`;
});
afterAll(() => world.close());

const stackTrace = /^\s+at .*:\d+:\d+\)?$/m;

/** Runs this before the action, in its process. */
async function disturbance(code: string): Promise<Record<string, string>> {
  const file = join(await mkdtemp(join(tmpdir(), 'signet-disturbed-')), 'disturb.mjs');
  await writeFile(file, code);
  return { NODE_OPTIONS: `--import=${file}` };
}

/** As soon as the first connection is made. */
const atFirstConnection = (what: string) => `
import net from 'node:net';
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  net.Socket.prototype.connect = connect;
  setImmediate(() => { ${what} });
  return connect.apply(this, given);
};`;

test.each([
  ['an error that nobody catches', 'throw new Error("thrown from afar");'],
  ['a promise that nobody waits for', 'Promise.reject(new Error("thrown from afar"));'],
])('%s ends the step with its account', async (_what, code) => {
  for (const action of ['sign', 'verify'] as const) {
    const run = await world[action]({
      inputs: { images: image, existing: 'sign' },
      env: await disturbance(atFirstConnection(code)),
    });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toMatch(/^::error .*::INTERNAL: .*thrown from afar/m);
    expect(`${run.stdout}${run.stderr}`).not.toMatch(stackTrace);
    expect(run.outputs[action === 'sign' ? 'signed' : 'verified']).toBe('false');
    expect(JSON.parse(await readFile(run.outputs['report-path'] ?? '', 'utf8'))).toMatchObject({
      failure: { code: 'INTERNAL' },
    });
  }
});

test('outputs that cannot be written fail the step, which says that the image is signed', async () => {
  const run = await world.sign({
    inputs: { images: image, existing: 'sign' },
    env: { GITHUB_OUTPUT: '/nowhere/output' },
  });
  expect(run.exitCode).toBe(1);
  expect(run.stdout).toMatch(/^::error .*::FILE_UNWRITABLE: .*1 of 1 images signed/m);
  expect(`${run.stdout}${run.stderr}`).not.toMatch(stackTrace);
});

test('verdicts that cannot be put out fail the step, whatever "on-failure" says', async () => {
  const run = await world.verify({
    inputs: { images: image, 'on-failure': 'warn' },
    env: { GITHUB_OUTPUT: '/nowhere/output' },
  });
  expect(run.exitCode).toBe(1);
  expect(run.stdout).toMatch(/^::error .*::FILE_UNWRITABLE: /m);
});

test('a log that nobody reads any more does not stop the signature, and fails the step', async () => {
  const run = await world.sign({ inputs: { images: image, existing: 'sign' }, unread: true });
  expect([run.exitCode, run.stdout, run.stderr]).toEqual([1, '', '']);
  expect(run.outputs['signed']).toBe('true');
  expect(run.summary).toContain('acme/app');
});
