// SPDX-License-Identifier: Apache-2.0
// What both steps tell of a run: who signs, what was claimed, and what to do now.
import { createHash, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import { startWorld, type World } from '../../playground/world.ts';
import type { Observed } from './observed.ts';
import { stepsIn, type Steps } from './step-runs.ts';

let world: World;
let { push, sign, verify } = {} as Steps;
beforeAll(async () => {
  world = await startWorld({ shape: 'api' });
  ({ push, sign, verify } = stepsIn(world));
});
afterAll(async () => world.close());
afterEach(() => {
  world.registry.faults.length = 0;
});

describe('who signs', () => {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const der = key.publicKey.export({ type: 'spki', format: 'der' });
  const fingerprint = `SHA256:${createHash('sha256').update(der).digest('hex')}`;
  const firstLine = ({ stdout }: Observed) =>
    stdout.split('\n').find((line) => line !== '' && !line.startsWith('::'));

  test('is the first line of the log', async () => {
    const image = push();
    expect(firstLine(await sign({ images: image }))).toBe(
      'Signer      the workflow’s identity (keyless)',
    );
    const run = await sign({ images: image, key: pem });
    expect(firstLine(run)).toBe(`Signer      the key ${fingerprint}`);
    expect(run.summary.replaceAll('<wbr>', '')).toContain(fingerprint);
    expect(JSON.parse(readFileSync(run.outputs['report-path'] ?? '', 'utf8'))).toMatchObject({
      key: { fingerprint },
      identity: null,
    });
    const gate = await verify({ images: image });
    expect(firstLine(gate)).toBe('Trusted     acme/app (the default: this repository)');
  });

  test('is never the workflow when a key is demanded and its secret is missing', async () => {
    const run = await sign({ images: push(), signer: 'key', key: '', 'key-password': '' });
    expect(run.exitCode).toBe(1);
    expect(run.outputs['signed']).toBe('false');
    expect(run.stdout).toContain(
      'input "signer" is key, and the input "key" is empty: is the secret set, and available to ' +
        'this event?',
    );
  });
});

test('signed annotations are in log, summary, report and command', async () => {
  const run = await sign({ images: push(), annotations: 'team=payments\nnote=a,b' });
  expect(run.stdout).toMatch(/^Annotated {3}team=payments$/m);
  expect(run.summary).toContain('team=payments');
  expect(JSON.parse(readFileSync(run.outputs['report-path'] ?? '', 'utf8'))).toMatchObject({
    annotations: { team: 'payments', note: 'a,b' },
  });
  expect(run.outputs['verify-commands']).toContain(` -a team=payments -a '"note=a,b"' `);
});

test('an image that is signed already says that there is nothing to do', async () => {
  const images = push();
  await sign({ images });
  const again = await sign({ images });
  expect(again.stdout).toMatch(/^Done {8}already signed, nothing to do \(\d+\.\d s\)$/m);
});

test('tags are resolved in one warning, however many there are', async () => {
  const [one, two] = [push({ tag: 'one' }), push({ tag: 'two' })];
  const images = `${world.name('acme/app')}:one, ${world.name('acme/app')}:two`;
  const { stdout } = await sign({ images, existing: 'sign' });
  expect(stdout.match(/^::warning::.*$/gm)).toEqual([
    expect.stringMatching(/^::warning::2 tags were resolved to digests, .*A tag can be moved/),
  ]);
  for (const image of [one, two])
    expect(stdout).toMatch(new RegExp(`^Resolved {4}\\S+ → ${image.split('@')[1] ?? ''}$`, 'm'));
});

test('when an image fails, it is said that no tag was moved', async () => {
  const missing = `${world.name('acme/app')}@sha256:${'0'.repeat(64)}`;
  const run = await sign({ images: missing, 'publish-tags': '1.2.3' });
  expect(run.stdout).toMatch(/^Failed {6}0 of 1 images signed, no tag was moved in /m);
});

describe('a gate that cannot look', () => {
  test('prints the fix of its cause, and does not advise to run again what will not go away', async () => {
    const missing = `${world.name('acme/app')}@sha256:${'0'.repeat(64)}`;
    const run = await verify({ images: missing });
    expect(run.stdout).toMatch(
      /^::error .*::IMAGE_UNKNOWN: \S+ is unknown: IMAGE_NOT_FOUND: it is not in the registry.*%0AIs the name right, and was the image pushed\?/m,
    );
    expect(run.stdout).not.toContain('Run the job again');
  });

  test('advises to run again after an outage', async () => {
    const image = push();
    world.registry.faults.push({ path: /referrers/, fault: { status: 503 } });
    const run = await verify({ images: image, patience: '1s' });
    expect(run.stdout).toMatch(/^::error .*REGISTRY_UNAVAILABLE.*%0ARun the job again/m);
  });

  test('lets the job go on with a warning of the same form', async () => {
    const run = await verify({ images: push(), 'on-failure': 'warn' });
    expect(run.stdout).toMatch(
      /^::warning title=Signet%3A not signed,file=.*::IMAGE_UNSIGNED: \S+ is unsigned%0ASign the image/m,
    );
    expect(run.summary).toContain('<h3>⚠️ ');
  });
});
