// SPDX-License-Identifier: Apache-2.0
// What people get wrong when they set up an audit is told as theirs, where it is, with the fix.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startWorld, type World } from '../../playground/world.ts';
import { auditIn } from './audits.ts';
import { workspace } from './workspace.ts';

let world: World;
let inputs: Readonly<Record<string, string>>;
beforeAll(async () => {
  world = await startWorld();
  const { image } = world.push('acme/app', { tag: 'v1.0.0' });
  await world.sign({ inputs: { images: image } });
  inputs = { repositories: world.name('acme/app') };
});
afterAll(async () => world.close());

describe('the step fails, with an annotation, and keeps its report, when', () => {
  test('the signing config cannot be read', async () => {
    const run = await auditIn(world, { ...inputs, 'signing-config': 'nowhere.json' });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toMatch(/^::error [^\n]*::TRUST_FILE_INVALID: .*nowhere\.json/m);
    expect(run.report.figures.verified).toBe(1);
  });
});

describe('the scopes file', () => {
  test('is where the annotation of its mistake points, with the line', async () => {
    const env = workspace({ 'scopes.yml': 'scopes:\n  - name: a\n    imags: b\n' });
    const { stdout, exitCode } = await world.audit({ inputs: { scopes: 'scopes.yml' }, env });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^::error [^\n]*file=scopes\.yml,line=3::INPUT_INVALID: /m);
  });

  test('that names nothing is told so, and what to look at', async () => {
    const text = `scopes:\n  - name: a\n    repositories: ['${world.name('acme/app')}']\n    tags: none\n`;
    const env = workspace({ 'scopes.yml': text });
    const { stdout } = await auditIn(world, { scopes: 'scopes.yml' }, env);
    expect(stdout).toMatch(/::AUDIT_FAILED: The scope names no image%0A.*do these repositories/);
  });

  test('may name a list of pods that is not there: the command that writes it is told', async () => {
    const { report } = await auditIn(world, { running: 'pods.json' });
    expect(report.findings.map(({ action }) => action)).toContainEqual(
      expect.stringContaining('kubectl get pods -A -o json > pods.json'),
    );
  });
});

describe('a previous report that is named, and cannot be read, is no first run:', () => {
  const folder = mkdtempSync(join(tmpdir(), 'signet-previous-'));
  test.each([
    ['one that is not there', 'artefact', /"artefact", which cannot be read: ENOENT/],
    ['a folder', folder, /which cannot be read: it is not a file/],
  ])('%s', async (_, previous, why) => {
    const { stdout, exitCode, outputs } = await world.audit({ inputs: { ...inputs, previous } });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^::error [^\n]*::INPUT_INVALID: The input "previous" names/m);
    expect(stdout).toMatch(why);
    expect(outputs['report-path'] ?? '').toBe('');
  });

  test('one that is no report is ignored, with a notice that says what it is', async () => {
    const path = join(folder, 'plan.json');
    writeFileSync(path, '{"schemaVersion":1,"kind":"plan"}');
    const { report } = await auditIn(world, { ...inputs, previous: path, 'sign-report': 'false' });
    expect(report.notices).toContainEqual(
      expect.stringContaining('ignored: it is not the report of an audit'),
    );
  });
});

test('a repository that the registry does not know has a hint about its name', async () => {
  const { report } = await auditIn(world, { repositories: world.name('acme/ap') });
  expect(report.findings.map(({ action }) => action)).toContainEqual(
    expect.stringContaining('Is the name right'),
  );
});

test('a mistyped repository among many passes, and is warned of', async () => {
  const repositories = `${world.name('acme/app')}\n${world.name('acme/ap')}`;
  const run = await auditIn(world, { repositories, 'max-unknown': '50' });
  expect(run.report.passed).toBe(true);
  expect(run.stdout).toMatch(
    /^::warning::The audit passes, [^\n]*acme\/ap could not be checked[^\n]*Is the name right/m,
  );
});

test('an audit that fails says what was found, and what to do', async () => {
  const unsigned = world.push('acme/unsigned', { tag: 'v1.0.0' });
  const { stdout } = await auditIn(world, { images: unsigned.image });
  const annotation = /^::error [^\n]*::AUDIT_FAILED: .*$/m.exec(stdout)?.[0] ?? '';
  expect(annotation).toContain(`Begin with ${unsigned.image} has no signature. Sign the image`);
});
