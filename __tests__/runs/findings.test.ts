// SPDX-License-Identifier: Apache-2.0
// The findings of real verifications, with every verdict, as code scanning gets them.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startWorld, type World } from '../../playground/world.ts';
import { expectFindings, expectReport } from './schemas.ts';

let world: World;
let verified: string;
let unsigned: string;

beforeAll(async () => {
  world = await startWorld();
  const push = (content: string) => world.push('acme/app', { content }).image;
  [verified, unsigned] = [push('signed'), push('unsigned')];
  await world.sign({ inputs: { images: verified } });
});
afterAll(async () => world.close());

const rulesOf = (findings: ReturnType<typeof expectFindings>) =>
  findings.map(({ ruleId }) => ruleId);

test.each([
  ['verified', {}, () => verified, []],
  ['unsigned', {}, () => unsigned, ['unsigned']],
  [
    'untrusted',
    { 'signer-workflow': 'other.yml', annotations: 'build=8' },
    () => verified,
    ['untrusted/workflow'],
  ],
  ['unknown', {}, () => `${world.name('acme/none')}@sha256:${'0'.repeat(64)}`, ['unknown']],
])('an image that is %s', async (verdict, inputs: Record<string, string>, image, rules) => {
  const { outputs } = await world.verify({ inputs: { images: image(), ...inputs } });
  expect(JSON.parse(outputs['verdicts'] ?? '')).toMatchObject([{ verdict }]);
  expect(rulesOf(expectFindings({ outputs }))).toEqual(rules);
});

test('an image of a manifest is found in its file, also when the folder is the workspace', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'signet-workspace-'));
  mkdirSync(join(folder, 'deploy'));
  writeFileSync(
    join(folder, 'deploy/pod.yaml'),
    `kind: Pod\nspec: { containers: [{ image: ${unsigned} }] }\n`,
  );
  for (const place of ['./', '.', 'deploy', './deploy/']) {
    const { outputs } = await world.verify({
      inputs: { 'images-from': place },
      env: { GITHUB_WORKSPACE: folder },
    });
    const uris = expectFindings({ outputs }).map(
      ({ locations }) => locations[0].physicalLocation.artifactLocation.uri,
    );
    expect(uris).toEqual(['deploy/pod.yaml']);
    expect(expectReport('verify', { outputs })).toMatchObject({
      images: [{ file: 'deploy/pod.yaml' }],
    });
  }
});

test('all of them in one run; a run later they are the same findings', async () => {
  const inputs = {
    images: [verified, unsigned, `${world.name('acme/none')}@sha256:${'0'.repeat(64)}`].join('\n'),
    'signer-workflow': 'other.yml',
  };
  const runs = [
    await world.verify({ inputs }),
    await world.verify({ inputs: { ...inputs, 'on-failure': 'warn' } }),
  ];
  const [first = [], again = []] = runs.map(expectFindings);
  expect(rulesOf(first).toSorted()).toEqual(['unknown', 'unsigned', 'untrusted/workflow']);
  const prints = (findings: typeof first) =>
    findings.map(({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash']);
  expect(new Set(prints(first)).size).toBe(3);
  expect(prints(again)).toEqual(prints(first));
});
