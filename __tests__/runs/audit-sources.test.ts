// SPDX-License-Identifier: Apache-2.0
// Where images are named: what runs in a cluster, Compose files and Dockerfiles, and GitHub's
// issues, where what was found of them goes.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startGitHub } from '../../playground/github.ts';
import { startWorld, type World } from '../../playground/world.ts';
import { auditIn, classesIn } from './audits.ts';

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'signet-sources-'));
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => world.close());

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** `kubectl get pods -A -o json`, as far as an audit reads it. */
function podsOf(...containers: readonly (readonly [asked: string, imageID: string])[]): string {
  const items = containers.map(([image, imageID], at) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `pod-${at}`, namespace: 'default' },
    spec: { containers: [{ name: 'app', image }] },
    status: {
      containerStatuses: [{ name: 'app', image, imageID, state: { running: {} }, ready: true }],
    },
  }));
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}

describe('what runs in a cluster', () => {
  test('is audited by its digest, whatever tag was asked for', async () => {
    const { image } = world.push('acme/runs', { tag: 'v1', content: 'runs' });
    await world.sign({ inputs: { images: image } });
    const asked = `${world.name('acme/runs')}:v1`;
    const { report } = await auditIn(world, { running: write('a.json', podsOf([asked, image])) });
    expect(classesIn(report)).toEqual([]);
    expect(report.images).toMatchObject([{ image, verdict: 'verified' }]);
  });

  test('under a tag that has moved since, is told', async () => {
    const { image } = world.push('acme/moved', { tag: 'v1', content: 'old' });
    await world.sign({ inputs: { images: image } });
    world.push('acme/moved', { tag: 'v1', content: 'new' });
    const asked = `${world.name('acme/moved')}:v1`;
    const { report } = await auditIn(world, { running: write('b.json', podsOf([asked, image])) });
    expect(classesIn(report)).toEqual(['tag-moved']);
    expect(report.findings[0]?.message).toContain('than the one that runs');
  });

  test('as one platform of an index that alone is signed, is told as that', async () => {
    const { image, digest } = world.push('acme/platforms', {
      tag: 'v1',
      platforms: ['amd64', 'arm64'],
    });
    await world.sign({ inputs: { images: image } });
    const index = JSON.parse(
      world.registry.store.manifest('acme/platforms', digest)?.bytes.toString('utf8') ?? '',
    ) as { manifests: [{ digest: string }] };
    const platform = `${world.name('acme/platforms')}@${index.manifests[0].digest}`;
    const asked = `${world.name('acme/platforms')}:v1`;
    const { report } = await auditIn(world, {
      running: write('c.json', podsOf([asked, platform])),
    });
    expect(classesIn(report)).toEqual(['platform-unsigned']);
    expect(report.findings[0]).toMatchObject({ subject: platform });
  });

  test('and is gone from the registry, is told: the next node cannot pull it', async () => {
    world.push('acme/gone', { tag: 'other', content: 'other' });
    const image = `${world.name('acme/gone')}@sha256:${'0'.repeat(64)}`;
    const { report } = await auditIn(world, { running: write('d.json', podsOf([image, image])) });
    expect(classesIn(report)).toEqual(['digest-gone']);
  });

  test('in a list that is cut off, is not known', async () => {
    const cut = podsOf(['a', 'b']).slice(0, 60);
    const { report, exitCode } = await auditIn(world, { running: write('e.json', cut) });
    expect(classesIn(report)).toEqual(['unknown']);
    expect(exitCode).toBe(1);
  });
});

test('files of three kinds name images with file and line, and what is unknown as such', async () => {
  const { image } = world.push('acme/files', { tag: 'v1', content: 'files' });
  await world.sign({ inputs: { images: image } });
  const compose = write(
    'compose.yml',
    `services:\n  web:\n    image: ${image}\n  db:\n    image: postgres:\${VERSION}\n`,
  );
  const dockerfile = write(
    'Dockerfile',
    `FROM ${image} AS build\nFROM scratch\nCOPY --from=build / /\n`,
  );
  const pod = write('pod.yaml', `kind: Pod\nspec: { containers: [{ image: ${image} }] }\n`);
  const { report } = await auditIn(world, {
    manifests: [compose, dockerfile, pod].join('\n'),
    'max-unknown': '60',
  });
  expect(report.images).toHaveLength(1);
  expect(report.images[0]?.sources.map(({ file, line }) => `${file ?? ''}:${line ?? ''}`)).toEqual(
    expect.arrayContaining([`${compose}:3`, `${dockerfile}:1`, `${pod}:2`]),
  );
  expect(classesIn(report)).toEqual(['unknown']);
  expect(report.findings[0]?.places).toEqual([{ file: compose, line: 5 }]);
});

describe('issues at GitHub', () => {
  test('are filed once, kept, and closed when a later audit finds nothing', async () => {
    const github = await startGitHub({ permissions: ['issues: write'] });
    try {
      const { image } = world.push('acme/issues', { tag: 'v1.0.0', content: 'issues' });
      const inputs = {
        repositories: world.name('acme/issues'),
        issues: 'true',
        'github-token': 'job-token',
      };
      const first = await auditIn(world, inputs, github.env);
      expect(github.issues.map(({ state, labels }) => [state, ...labels])).toEqual([
        ['open', 'signet-audit'],
      ]);
      const second = await auditIn(world, { ...inputs, previous: first.path }, github.env);
      expect(github.issues).toHaveLength(1);
      await world.sign({ inputs: { images: image } });
      await auditIn(world, { ...inputs, previous: second.path }, github.env);
      expect(github.issues.map(({ state }) => state)).toEqual(['closed']);
      expect(github.violations).toEqual([]);
    } finally {
      await github.close();
    }
  });

  test('that may not be written are a warning, and the audit says what it found', async () => {
    const github = await startGitHub({ permissions: ['issues: read'] });
    try {
      const { report, stdout } = await auditIn(
        world,
        { images: world.push('acme/no-issues').image, issues: 'true', 'github-token': 'job-token' },
        github.env,
      );
      expect(classesIn(report)).toEqual(['unsigned']);
      expect(stdout).toMatch(/^::warning::.*issues: write/m);
      expect(github.violations).toEqual([]);
    } finally {
      await github.close();
    }
  });
});
