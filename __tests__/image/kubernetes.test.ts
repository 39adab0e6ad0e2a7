// SPDX-License-Identifier: Apache-2.0
// May import: errors, image.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';

import { referencesIn, referencesInManifests } from '../../src/image/kubernetes.ts';
import { build } from './arbitraries.ts';

const reference = build.map(({ names, digest }) => `${names[0] ?? ''}@${digest}`);
const container = reference.map((image) => ({ name: 'c', image }));
const podSpec = fc.record(
  {
    containers: fc.array(container, { minLength: 1, maxLength: 3 }),
    initContainers: fc.array(container, { maxLength: 2 }),
    volumes: fc.array(
      reference.map((text) => ({ name: 'v', image: { reference: text } })),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['containers'] },
);
type PodSpec = typeof podSpec extends fc.Arbitrary<infer Value> ? Value : never;

const manifests: ((spec: PodSpec) => object)[] = [
  (spec) => ({ kind: 'Pod', spec }),
  (spec) => ({ kind: 'Deployment', spec: { template: { spec } } }),
  (spec) => ({ kind: 'CronJob', spec: { jobTemplate: { spec: { template: { spec } } } } }),
  (spec) => ({
    kind: 'List',
    items: [
      { kind: 'ConfigMap', data: { image: 'not/one' } },
      { kind: 'DaemonSet', spec: { template: { spec } } },
    ],
  }),
];

/** What a person would copy out of the specification, in the order in which it is written. */
function named(spec: PodSpec): string[] {
  return Object.entries(spec).flatMap(([key, list]) =>
    list.map((entry) => (key === 'volumes' ? (entry as { image: { reference: string } }).image.reference : (entry as { image: string }).image)),
  );
}

describe('the references in manifests', () => {
  test('are those of all containers and image volumes, wherever the pod is, as YAML and as JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(podSpec, fc.constantFrom(...manifests)), { maxLength: 4 }), fc.constantFrom(stringify, JSON.stringify), (pods, print) => {
        const text = pods.map(([spec, manifest]) => print(manifest(spec))).join('\n---\n');
        expect(referencesIn(text, 'all.yaml')).toEqual(pods.flatMap(([spec]) => named(spec)));
      }),
    );
  });

  test('are found where YAML writes them down elsewhere: aliases and merge keys', () => {
    const text = `
x-base: &base { name: app, image: ghcr.io/acme/app:1 }
spec:
  containers:
    - *base
    - <<: *base
      name: second
    - { <<: *base, image: ghcr.io/acme/app:2 }
`;
    expect(referencesIn(text, 'pod.yaml')).toEqual(['ghcr.io/acme/app:1', 'ghcr.io/acme/app:1', 'ghcr.io/acme/app:2']);
  });

  test.each([
    '',
    '---\n---\n',
    'null',
    'kind: ConfigMap\ndata: { image: a/b }',
    'spec: { containers: [{ name: a }, 7, null] }',
    'spec: { volumes: [null, { name: v, emptyDir: {} }] }',
    'spec: { containers: text }',
  ])('are none in %j', (text) => {
    expect(referencesIn(text, 'a.yaml')).toEqual([]);
  });

  test.each([
    ['a template', 'image: {{ .Values.image }}\nspec: {{- toYaml . }}'],
    ['a key twice', 'image: a\nimage: b'],
    [
      'a value without end',
      `a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]`,
    ],
    ['an unknown alias', 'spec: *nowhere'],
    ['far too much', ' '.repeat(4 * 1024 * 1024 + 1)],
  ])('are not guessed from %s', (_what, text) => {
    expect(() => referencesIn(text, 'a.yaml')).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: expect.stringMatching(/^a\.yaml is no YAML: [^\n]+$/),
        hint: expect.stringContaining('helm template'),
      }),
    );
  });
});

describe('a folder of manifests', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signet-manifests-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });
  const pod = (image: string) => JSON.stringify({ spec: { containers: [{ image }] } });

  test('is read with its folders, in the order of the paths, and other files are left alone', async () => {
    await mkdir(join(folder, 'b'));
    await Promise.all([
      writeFile(join(folder, 'c.json'), pod('c')),
      writeFile(join(folder, 'b', 'b.YML'), pod('b')),
      writeFile(join(folder, 'a.yaml'), pod('a')),
      writeFile(join(folder, 'README.md'), '# {{'),
    ]);
    await expect(referencesInManifests(folder)).resolves.toEqual([
      { text: 'a', file: join(folder, 'a.yaml') },
      { text: 'b', file: join(folder, 'b', 'b.YML') },
      { text: 'c', file: join(folder, 'c.json') },
    ]);
  });

  test('may be one file, whatever it is called', async () => {
    const file = join(folder, 'pod');
    await writeFile(file, pod('a'));
    await expect(referencesInManifests(file)).resolves.toEqual([{ text: 'a', file }]);
  });

  test('that is not there is told by its input', async () => {
    await expect(referencesInManifests(join(folder, 'none'))).rejects.toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', message: expect.stringContaining('The input "images-from" names') }),
    );
  });

  test('of more files than anybody means is refused', async () => {
    await Promise.all(Array.from({ length: 1001 }, (_, index) => writeFile(join(folder, `${index}.yaml`), '')));
    await expect(referencesInManifests(folder)).rejects.toThrow('holds more than 1000 manifests');
  });
});
