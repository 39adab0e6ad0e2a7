// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { referencesInFiles } from '../../src/image/named-files.ts';
import { makePipe } from './pipe.ts';

describe('the files that name images', () => {
  let root = '';
  let workspace = '';
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'signet-files-'));
    workspace = join(root, 'work');
    await mkdir(workspace);
  });
  afterEach(async () => {
    await rm(root, { recursive: true });
  });

  async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    for (const [file, content] of Object.entries(files)) {
      await mkdir(dirname(join(workspace, file)), { recursive: true });
      await writeFile(join(workspace, file), content);
    }
  }
  const pod = (image: string) =>
    JSON.stringify({ apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ image }] } });
  /** Each reference in one line: `compose.yaml:3 nginx`. */
  async function named(...patterns: string[]): Promise<string[]> {
    const { references, unresolved, problems } = await referencesInFiles(patterns, workspace);
    expect({ unresolved, problems }).toEqual({ unresolved: [], problems: [] });
    return references.map(({ file, line, text }) => `${file}:${line} ${text}`);
  }
  async function problemsOf(...patterns: string[]): Promise<string[]> {
    const { problems } = await referencesInFiles(patterns, workspace);
    for (const { hint } of problems) expect(hint).not.toBe('');
    return problems.map(({ file, message }) => `${file}: ${message}`);
  }

  test('are read by whom they are for: their names and their texts tell it', async () => {
    const services = 'services:\n  a:\n    image: compose\n';
    await write({
      Dockerfile: 'FROM dockerfile',
      'web/Dockerfile.prod': 'FROM prod',
      'web/api.Dockerfile': 'FROM api',
      'web/db.dockerfile': 'FROM db',
      'web/Containerfile': 'FROM containerfile',
      'web/Dockerfile-alpine': 'FROM hyphen',
      'web/Dockerfile.dockerignore': 'FROM not/one',
      'web/Dockerfile.md': 'FROM not/two',
      'web/dockerfile.ts': 'FROM not/three',
      'web/README': 'FROM not/four',
      'compose.yaml': services,
      'docker-compose.override.yml': services,
      'stack.yaml': services,
      'rendered.json': '{"services":{"a":{"image":"compose"}}}',
      'k8s.yaml': pod('kubernetes'),
      'compose-operator.yaml': pod('kubernetes'),
      'crd.yaml': `apiVersion: acme.test/v1\nkind: App\nspec: { image: kubernetes }\n${services}`,
    });
    await expect(named('.')).resolves.toEqual([
      'Dockerfile:1 dockerfile',
      'compose-operator.yaml:1 kubernetes',
      'compose.yaml:3 compose',
      'crd.yaml:3 kubernetes',
      'crd.yaml:6 compose',
      'docker-compose.override.yml:3 compose',
      'k8s.yaml:1 kubernetes',
      'rendered.json:1 compose',
      'stack.yaml:3 compose',
      'web/Containerfile:1 containerfile',
      'web/Dockerfile-alpine:1 hyphen',
      'web/Dockerfile.prod:1 prod',
      'web/api.Dockerfile:1 api',
      'web/db.dockerfile:1 db',
    ]);
  });

  test('may be called as one likes when they are given themselves', async () => {
    await write({ 'a.txt': pod('a'), 'build.df': '# x\n\nfrom b', 'c[1].yaml': pod('c') });
    await expect(named('a.txt', 'build.df', 'c[1].yaml')).resolves.toEqual([
      'a.txt:1 a',
      'build.df:3 b',
      'c[1].yaml:1 c',
    ]);
  });

  test('are found by globs of files and of folders, and read once', async () => {
    await write({
      'deploy/a.yaml': pod('a'),
      'deploy/x/b.yaml': pod('b'),
      'deploy/x/y/c.yml': pod('c'),
      'deploy/x/y/notes.txt': 'x',
      'other/d.yaml': pod('d'),
    });
    await expect(named('deploy/**/*.yaml', 'deploy/a.yaml')).resolves.toEqual([
      'deploy/a.yaml:1 a',
      'deploy/x/b.yaml:1 b',
    ]);
    await expect(named('{deploy,other}/*', join(workspace, 'other'))).resolves.toHaveLength(4);
    await expect(named('deploy/**')).resolves.toHaveLength(3);
  });

  test('hide none of the others when one of them cannot be read', async () => {
    await write({
      'a.yaml': pod('a'),
      'b.yaml': 'image: {{ .Values.image }}',
      'c.yaml': Buffer.from(pod('c'), 'utf16le'),
      'd/Dockerfile': 'FORM d',
      'e/kustomization.yaml': 'images: []',
      'f/compose.yaml': 'web: { image: f }',
      'g.yaml': '',
      'z.yaml': pod('z'),
    });
    await truncate(join(workspace, 'g.yaml'), 4 * 1024 * 1024 + 1);
    await symlink('nowhere', join(workspace, 'h.yaml'));
    makePipe(join(workspace, 'i.yaml'));
    const { references } = await referencesInFiles(['.', 'none', '*.tmpl', ' '], workspace);
    expect(references.map(({ text }) => text)).toEqual(['a', 'z']);
    await expect(problemsOf('.', 'none', '*.tmpl', ' ')).resolves.toEqual([
      expect.stringMatching(/^h\.yaml: "h\.yaml" cannot be read: .*ENOENT/),
      'none: "none" names no file that is read',
      '*.tmpl: "*.tmpl" names no file that is read',
      ' : " " names no file that is read',
      expect.stringMatching(/^b\.yaml: b\.yaml is not YAML that Kubernetes reads/),
      expect.stringContaining('c.yaml: The images in c.yaml cannot be told for certain'),
      expect.stringContaining('d/Dockerfile: The images in d/Dockerfile cannot be told'),
      expect.stringContaining('it is a kustomization'),
      expect.stringContaining('it has no "services", but "web"'),
      'g.yaml: g.yaml is longer than 4194304 bytes',
      'i.yaml: i.yaml is not a regular file',
    ]);
  });

  test('tell which images they leave open, and why', async () => {
    await write({
      Dockerfile: '# syntax=docker/dockerfile:1\nARG V=1\nFROM a:$V',
      'compose.yaml': 'include: [db/compose.yaml, gone.yaml]\nservices: { a: { image: "b:${T}" } }',
      'db/compose.yaml': 'services: { a: { extends: { file: ../compose.yaml, service: a } } }',
      'k8s.yaml': pod('c:${TAG}'),
      'template.yaml': 'kind: Pod\nspec: { containers: [{ image: "{{ .Values.image }}" }] }',
    });
    const { references, unresolved, problems } = await referencesInFiles(['.'], workspace);
    expect(problems).toEqual([]);
    expect(references).toEqual([{ file: 'Dockerfile', line: 1, text: 'docker/dockerfile:1' }]);
    expect(unresolved).toEqual([
      { file: 'Dockerfile', line: 3, text: 'a:$V', why: expect.stringContaining('"a:1"') },
      { file: 'compose.yaml', line: 2, text: 'b:${T}', why: expect.stringContaining('"T"') },
      { file: 'k8s.yaml', line: 1, text: 'c:${TAG}', why: expect.stringContaining('fills in') },
      {
        file: 'template.yaml',
        line: 2,
        text: '{{ .Values.image }}',
        why: expect.stringContaining('fills in'),
      },
      {
        file: 'compose.yaml',
        line: 1,
        text: 'gone.yaml',
        why: expect.stringContaining('other file'),
      },
    ]);
  });

  test('name an image in one place once, however many services share it', async () => {
    await write({
      'compose.yaml':
        'x-a: &a\n  image: a\nservices:\n  b: { <<: *a }\n  c: { <<: *a }\n  d: { image: a }\n',
    });
    await expect(named('.')).resolves.toEqual(['compose.yaml:2 a', 'compose.yaml:6 a']);
  });

  test('are not read through links that leave the workspace', async () => {
    await mkdir(join(root, 'work-secrets'));
    await writeFile(join(root, 'work-secrets', 'a.yaml'), pod('secret'));
    await write({ 'deploy/ok.yaml': pod('ok') });
    await symlink(join(root, 'work-secrets', 'a.yaml'), join(workspace, 'deploy', 'a.yaml'));
    await symlink(join(root, 'work-secrets'), join(workspace, 'folder'));
    await symlink(join(workspace, 'deploy', 'ok.yaml'), join(workspace, 'ok.yaml'));
    const out = expect.stringContaining('it is a link out of');
    for (const patterns of [
      ['deploy'],
      ['deploy/a.yaml', 'deploy/ok.yaml'],
      ['deploy/*.yaml'],
      ['folder', 'ok.yaml'],
      ['folder/*', 'ok.yaml'],
      ['folder/a.yaml', '*.yaml'],
    ]) {
      const { references, problems } = await referencesInFiles(patterns, workspace);
      expect({ patterns, texts: references.map(({ text }) => text), problems }).toEqual({
        patterns,
        texts: ['ok'],
        problems: [expect.objectContaining({ message: out })],
      });
    }
  });

  test('may be outside of the workspace when they are named so, and keep their own bounds', async () => {
    const outside = join(root, 'rendered');
    await mkdir(join(outside, 'x'), { recursive: true });
    await writeFile(join(outside, 'a.yaml'), pod('a'));
    await symlink(join(outside, 'a.yaml'), join(outside, 'x', 'b.yaml'));
    await expect(named(join(outside, 'a.yaml'))).resolves.toEqual([`${outside}/a.yaml:1 a`]);
    await expect(named('../rendered/*.yaml', outside)).resolves.toEqual([`${outside}/a.yaml:1 a`]);
    await expect(problemsOf('../rendered/x')).resolves.toEqual([
      expect.stringContaining('it is a link out of'),
    ]);
  });

  test('are read up to a number, and the rest is told', async () => {
    await write(
      Object.fromEntries(Array.from({ length: 1002 }, (_, at) => [`${at + 1000}.yaml`, pod('a')])),
    );
    const { references, problems } = await referencesInFiles(['.'], workspace);
    expect(references).toHaveLength(1000);
    expect(problems).toEqual([
      {
        file: '2000.yaml',
        message: 'At most 1000 files are read; left out, from this file on: 2',
        hint: expect.stringMatching(/./),
      },
    ]);
  });

  test('are read up to a length, and the rest is told', async () => {
    const long = Buffer.alloc(4 * 1024 * 1024, '#');
    await write(
      Object.fromEntries(Array.from({ length: 18 }, (_, at) => [`${at + 10}.yaml`, long])),
    );
    await expect(problemsOf('.')).resolves.toEqual([
      '27.yaml: At most 67108864 bytes are read; left out, from this file on: 1',
    ]);
  });
});
