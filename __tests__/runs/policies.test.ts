// SPDX-License-Identifier: Apache-2.0
// The policies that the verify action writes for admission engines.
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';

import { startWorld, type World, type WorldResult } from '../../playground/world.ts';
import { expectTranscript } from './transcript.ts';
import { workspace } from './workspace.ts';

const identity = 'https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main';

describe('an image that verifies', () => {
  let world: World;
  let image: string;
  let legacy: string;
  beforeAll(async () => {
    world = await startWorld();
    image = world.push('acme/app').image;
    legacy = world.push('acme/legacy').image;
    await world.sign({ inputs: { images: image } });
    await world.sign({ inputs: { images: legacy, format: 'legacy' } });
  });
  afterAll(async () => world.close());

  const enforce = (inputs: Readonly<Record<string, string>>, env = workspace({})) =>
    world.verify({ inputs: { images: image, policies: 'policies', ...inputs }, env });
  const written = ({ outputs }: WorldResult) => {
    const folder = outputs['policies-path'] ?? '';
    return readdirSync(folder, { recursive: true }).map(String).toSorted();
  };
  const content = ({ outputs }: WorldResult, name: string) =>
    readFileSync(join(outputs['policies-path'] ?? '', name), 'utf8');

  test('has its policy written, and is told for whom', async () => {
    const run = await enforce({ 'signer-workflow': 'release.yml', 'signer-ref': 'refs/heads/*' });
    expectTranscript('verify-policies', run, world);
    expect(written(run)).toEqual([
      'README.md',
      'flux.yaml',
      'kyverno.yaml',
      'policy-controller.yaml',
    ]);
    for (const name of ['flux.yaml', 'kyverno.yaml', 'policy-controller.yaml']) {
      const documents = parseAllDocuments(content(run, name), { version: '1.1' });
      const subjects = JSON.stringify(documents.map((document) => document.toJS() as unknown));
      const [, text = ''] = /"subject(?:RegExp)?":("\^(?:[^"\\]|\\.)*")/.exec(subjects) ?? [];
      const subject = new RegExp(String(JSON.parse(text)).replace('(?i:', '(?:'));
      expect(subject.test(identity)).toBe(true);
      expect(subject.test(`${identity}/old`)).toBe(false);
    }
  });

  test('has the same bytes written by each run', async () => {
    const [one, other] = [await enforce({}), await enforce({})];
    for (const name of written(one)) expect(content(one, name)).toBe(content(other, name));
  });

  test.each([
    ['source-repository', 'acme/app'],
    ['source-ref', 'refs/heads/main'],
    ['max-age', '1h'],
  ])('has none written that would leave out %s', async (input, value) => {
    const run = await enforce({ [input]: value });
    expect(run.exitCode).toBe(0);
    expect(written(run)).toEqual(['README.md']);
    expect(content(run, 'README.md')).toContain(`No policy holds what "${input}" says`);
    expect(run.stdout).toContain(`left out: No policy holds what "${input}" says`);
    expect(run.stdout).toContain(
      '::warning::No policy was written for any engine: No policy holds',
    );
  });

  test('has nothing of an earlier run left', async () => {
    const env = workspace({});
    expect(written(await enforce({}, env))).toContain('kyverno.yaml');
    expect(written(await enforce({ 'max-age': '1h' }, env))).toEqual(['README.md']);
  });

  test('is said to be refused by a policy for another format', async () => {
    const run = await enforce({ images: legacy });
    expect(run.stdout).toContain(
      `::warning::The policies look for signatures in the format bundle`,
    );
    const both = await enforce({ images: legacy, 'policies-format': 'both' });
    expect(both.stdout).not.toContain('::warning::The policies');
    expect(content(both, 'policy-controller.yaml')).toContain('name: legacy');
  });
});

describe('a folder', () => {
  let world: World;
  let image: string;
  beforeAll(async () => {
    world = await startWorld();
    image = world.push('acme/app').image;
    await world.sign({ inputs: { images: image } });
  });
  afterAll(async () => world.close());
  const enforce = (policies: string, folder: string) =>
    world.verify({ inputs: { images: image, policies }, env: { GITHUB_WORKSPACE: folder } });

  test('that holds a file of that name is left alone', async () => {
    const { GITHUB_WORKSPACE: folder } = workspace({ 'README.md': '# Ours', 'flux.yaml': 'a: 1' });
    const run = await enforce('.', folder);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain('FILE_UNWRITABLE');
    expect(run.stdout).toContain('it holds another README.md');
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe('# Ours');
    expect(readdirSync(folder).toSorted()).toEqual(['README.md', 'flux.yaml']);
  });

  test('keeps what others put there, and is recognized after a checkout on Windows', async () => {
    const { GITHUB_WORKSPACE: folder } = workspace({ 'kustomization.yaml': 'resources: []' });
    expect((await enforce('.', folder)).exitCode).toBe(0);
    const readme = join(folder, 'README.md');
    writeFileSync(readme, `\ufeff${readFileSync(readme, 'utf8').replaceAll('\n', '\r\n')}`);
    const again = await enforce('.', folder);
    expect(again.exitCode).toBe(0);
    expect(readdirSync(folder)).toContain('kustomization.yaml');
    expect(readFileSync(readme, 'utf8')).not.toContain('\r');
  });

  test('that cannot be written does not hide that an image is unsigned', async () => {
    const { GITHUB_WORKSPACE: folder } = workspace({ policies: 'text' });
    const unsigned = world.push('acme/unsigned', { content: 'unsigned' }).image;
    const run = await world.verify({
      inputs: { images: unsigned, policies: 'policies' },
      env: { GITHUB_WORKSPACE: folder },
    });
    expect(run.stdout).toContain('IMAGE_UNSIGNED');
    expect(run.stdout).toContain('::warning::No policies: ');
    expect(run.stdout).not.toContain('::error title=Signet%3A FILE');
  });

  test('that leads out of the workspace is not written', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'signet-outside-'));
    const { GITHUB_WORKSPACE: folder } = workspace({});
    symlinkSync(outside, join(folder, 'policies'));
    const run = await enforce('policies', folder);
    expect(run.stdout).toContain('a link leads out of the workspace');
    const below = await enforce('policies/deeper', folder);
    expect(below.stdout).toContain('a link leads out of the workspace');
    expect(readdirSync(outside)).toEqual([]);
  });

  test('that is a file cannot be one', async () => {
    const { GITHUB_WORKSPACE: folder } = workspace({ policies: 'text' });
    expect((await enforce('policies', folder)).stdout).toContain('FILE_UNWRITABLE');
  });

  test('is never read through a link in it', async () => {
    const { GITHUB_WORKSPACE: folder } = workspace({ mine: 'precious' });
    await enforce('policies', folder);
    const file = join(folder, 'policies', 'kyverno.yaml');
    mkdirSync(join(folder, 'more'));
    writeFileSync(join(folder, 'more', 'kept'), 'kept');
    symlinkSync('../more', join(folder, 'policies', 'containers'));
    expect((await enforce('policies', folder)).exitCode).toBe(0);
    expect(readFileSync(join(folder, 'more', 'kept'), 'utf8')).toBe('kept');
    expect(readFileSync(file, 'utf8')).toContain('ImageValidatingPolicy');
  });
});

describe('before anything is requested', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => world.close());

  test.each([
    [
      { 'tuf-mirror': 'https://tuf.example/' },
      'inputs "tuf-mirror" and "tuf-root" belong together: give both, or neither',
    ],
    [
      { 'tuf-mirror': 'ftp://tuf.example/', 'tuf-root': 'root.json' },
      'input "tuf-mirror" is "ftp://tuf.example/", not the address of a TUF repository',
    ],
    [{ 'policies-format': 'notation' }, 'input "policies-format" must be bundle, legacy or both'],
    [{ 'signer-ref': '**abc' }, 'may stand for a commit: begin it with refs/'],
    [
      { 'tuf-mirror': 'https://tuf.example/', 'tuf-root': 'none.json' },
      'Correct the input "tuf-root"',
    ],
    [{ 'tuf-mirror': 'https://tuf.example/', 'tuf-root': 'text' }, 'The file text is not JSON'],
  ])('%j is refused', async (inputs, words) => {
    const { image } = world.push('acme/app');
    const run = await world.verify({
      inputs: { images: image, policies: 'policies', ...inputs },
      env: workspace({ text: 'text' }),
    });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain(words);
    expect(run.requests).toEqual([]);
  });
});
