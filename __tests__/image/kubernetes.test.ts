// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';

import { imagesOfManifests, manifestText } from '../../src/image/kubernetes.ts';
import { build } from './arbitraries.ts';

/** The references alone, without their lines. */
const referencesIn = (text: string, file: string) =>
  imagesOfManifests(text, file).map((image) => image.text);

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
      { apiVersion: 'v1', kind: 'ConfigMap', data: { image: 'not/one' } },
      { kind: 'DaemonSet', spec: { template: { spec } } },
    ],
  }),
];

/** What a person would copy out of the specification, in the order in which it is written. */
function named(spec: PodSpec): string[] {
  return Object.entries(spec).flatMap(([key, list]) =>
    list.map((entry) =>
      key === 'volumes'
        ? (entry as { image: { reference: string } }).image.reference
        : (entry as { image: string }).image,
    ),
  );
}

describe('the references in manifests', () => {
  test('are those of all containers and image volumes, wherever the pod is, as YAML and as JSON', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(podSpec, fc.constantFrom(...manifests)), { maxLength: 4 }),
        fc.constantFrom(stringify, JSON.stringify),
        (pods, print) => {
          const text = pods.map(([spec, manifest]) => print(manifest(spec))).join('\n---\n');
          expect(referencesIn(text, 'all.yaml')).toEqual(pods.flatMap(([spec]) => named(spec)));
        },
      ),
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
    expect(referencesIn(text, 'pod.yaml')).toEqual([
      'ghcr.io/acme/app:1',
      'ghcr.io/acme/app:1',
      'ghcr.io/acme/app:1',
      'ghcr.io/acme/app:2',
    ]);
  });

  test.each([
    '',
    '---\n---\n',
    'null',
    'apiVersion: v1\nkind: ConfigMap\ndata: { image: a/b }',
    'apiVersion: v1\nkind: Secret\nstringData: { image: a/b }',
    'metadata: { labels: { image: a }, annotations: { image: b } }\nspec: { selector: { ' +
      'matchLabels: { image: c } } }',
    'spec: { volumes: [{ name: v, rbd: { image: disk } }] }',
    'values: { image: { repository: a, tag: b } }\nimage: true',
    'spec: { containers: [{ name: a }, 7, null] }',
    'spec: { volumes: [null, { name: v, emptyDir: {} }] }',
    'spec: { containers: text }',
  ])('are none in %j', (text) => {
    expect(referencesIn(text, 'a.yaml')).toEqual([]);
  });

  test.each([
    ['a template', 'image: {{ .Values.image }}\nspec: {{- toYaml . }}'],
    ['a key twice', 'image: a\nimage: b'],
    ['an unknown alias', 'spec: *nowhere'],
    ['keys that are one text', '1: a\n"1": b'],
    ['a merge of a text', 'spec: { <<: text }'],
    ['half a directive', '%TAG'],
    ['an image that is a template', 'spec:\n  container:\n    image: {{ .Values.image }}'],
    ['a key that is an alias', '&a image: good\n*a : evil'],
  ])('are not guessed from %s', (_what, text) => {
    expect(() => referencesIn(text, 'a.yaml')).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: expect.stringMatching(/^a\.yaml is not YAML that Kubernetes reads: [^\n]+$/),
        hint: expect.stringContaining('helm template'),
      }),
    );
  });

  test.each([
    [
      'a merge that comes late',
      'spec: { containers: [{ image: good, <<: { image: evil } }] }',
      'is not the first of its mapping',
    ],
    [
      'two merges',
      'spec: { containers: [{ <<: { image: evil }, <<: { name: a } }] }',
      'is not the first of its mapping',
    ],
    ['a key in base64', '!!binary aW1hZ2U=: evil', 'the tag "tag:yaml.org,2002:binary"'],
    [
      'a container whose image is a mapping',
      'spec: { containers: [{ image: { name: a } }] }',
      'the "image" of a container or volume is not text',
    ],
    [
      'a container whose image is a number',
      'spec: { initContainers: [{ image: 7 }] }',
      'is not text',
    ],
    [
      'a container whose image is missing its value',
      'spec: { ephemeralContainers: [{ image: }] }',
      'is not text',
    ],
    ['a container whose image is empty', 'spec: { containers: [{ image: "" }] }', 'is empty'],
    [
      'a volume whose image is a mapping',
      'spec: { volumes: [{ image: { reference: {} } }] }',
      'the "reference" of a container or volume',
    ],
    [
      'a separator that is none to YAML',
      'a\n---x\n{"spec":{"containers":[{"image":"evil"}]}}',
      'a line begins with "---"',
    ],
    ['a text', 'a {"image":"evil"}', 'not a mapping'],
    ['a list of documents', '[{ kind: Pod }]', 'not a mapping'],
    [
      'what is nested deeply',
      `${'{ a: '.repeat(110)}{ image: evil }${' }'.repeat(110)}`,
      'nested more than 100 deep',
    ],
    [
      'lists that are nested deeply',
      `a: ${'['.repeat(110)}{ image: evil }${']'.repeat(110)}`,
      'nested more than 100 deep',
    ],
    ['brackets without end', '['.repeat(100_000), 'nested more than 100 deep'],
    ['keys in one line without end', 'a: '.repeat(1_300_000), 'nested more than 100 deep'],
    ['an alias of what it stands in', 'a: &a { b: *a }', 'nested more than 100 deep'],
    ['a merge of what it stands in', 'a: &a { <<: *a }', 'nested more than 100 deep'],
    ['aliases that multiply', multipliedAliases(7), 'stand for more than 1000000 values'],
    ['merges that multiply', multipliedMerges(20), 'stand for more than 1000000 values'],
    ['more tokens than a manifest has', '\n'.repeat(1_000_001), 'more than 1000000 YAML tokens'],
    ['an image of spaces', 'spec: { containers: [{ image: " " }] }', 'is empty'],
    [
      'images that Flux changes',
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  images: ' +
        '[{ name: a, newName: evil }]',
      'the "images" of Flux in line 4 change the images of other manifests',
    ],
    [
      'patches that Flux applies',
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec: { patches: ' +
        '[{ patch: "{}" }] }',
      'the "patches" of Flux',
    ],
    [
      'images that Argo CD changes',
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: { source: { kustomize: ' +
        '{ images: [evil] } } }',
      'the "images" of Argo CD',
    ],
    ['aliases that are nested deeply', nestedAliases(4), 'nested more than 100 deep'],
  ])('are refused where kubectl could see others: %s', (_what, text, problem) => {
    expect(() => referencesIn(text, 'a.yaml')).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: expect.stringContaining(problem),
        hint: expect.stringMatching(/./),
      }),
    );
  });

  test.each([
    'kind: Kustomization',
    'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component',
    'kind: List\nitems: [{ kind: Kustomization }]',
    'kind: Kustomization\nimages: [{ name: a, newName: evil }]',
  ])('are not sought in %j, which only says how to make manifests', (text) => {
    expect(() => referencesIn(text, 'a.yaml')).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('it is a kustomization'),
        hint: expect.stringContaining('kustomize build'),
      }),
    );
  });

  test('are found in resources of all kinds, whatever surrounds them and however it is written', () => {
    const key = fc.constantFrom(
      'spec',
      'template',
      'containers',
      'initContainers',
      'steps',
      'container',
      'kind',
      'data',
      'volumes',
      'x',
      '10',
    );
    const leaf = fc.constantFrom<unknown>(
      'text',
      '- image: no/one',
      '# image: no/one\n',
      '',
      0,
      true,
      null,
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6, depthSize: 'medium' },
        leaf,
        reference.map((image) => ({ name: 'c', image })),
        fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
        fc.array(tie('tree'), { maxLength: 3 }),
      ),
    }));
    const manifest = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 4, noNullPrototype: true });
    const printers: ((value: unknown) => string)[] = [
      (value) => stringify(value),
      (value) => stringify(value, { collectionStyle: 'flow' }).replaceAll('\n', '\r\n'),
      (value) => stringify(value, { defaultStringType: 'QUOTE_SINGLE', indent: 4 }),
      (value) => JSON.stringify(value),
    ];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(manifest, fc.constantFrom(...printers)), { maxLength: 4 }),
        (all) => {
          const text = all.map(([value, print]) => print(value)).join('\n--- # next\n');
          const placed = [
            ...JSON.stringify(all.map(([value]) => value)).matchAll(/"image":"([^"]+)"/g),
          ].map(([, image = '']) => image);
          expect(referencesIn(manifestText(Buffer.from(text), 'a.yaml'), 'a.yaml')).toEqual(placed);
        },
      ),
    );
  });
});

/** Each of its lists holds ten of the one before. */
function multipliedAliases(depth: number): string {
  const lines = Array.from(
    { length: depth },
    (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(10)}]`,
  );
  return ['a0: &a0 x', ...lines].join('\n');
}

/** Each of its mappings merges the one before twice. */
function multipliedMerges(depth: number): string {
  const lines = Array.from(
    { length: depth },
    (_, at) => `a${at + 1}: &a${at + 1} { <<: [*a${at}, *a${at}] }`,
  );
  return ['a0: &a0 { x: y }', ...lines].join('\n');
}

/** Mappings that are not deep as they are written. */
function nestedAliases(depth: number): string {
  const lines = Array.from(
    { length: depth },
    (_, at) => `a${at + 1}: &a${at + 1} ${'{ a: '.repeat(29)}*a${at}${' }'.repeat(29)}`,
  );
  return ['a0: &a0 { image: evil }', ...lines].join('\n');
}

describe('the text of a file', () => {
  const read = (bytes: Uint8Array) => () => manifestText(bytes, 'a.yaml');

  test('is read as UTF-8, with or without a mark of it, whatever ends its lines', () => {
    expect(read(Buffer.from('\ufeffa: ä\r\nb: c\n'))()).toBe('a: ä\r\nb: c\n');
  });

  test.each([
    ['UTF-16 with a mark', Buffer.from('\ufeffimage: a', 'utf16le'), 'it is not UTF-8'],
    ['UTF-16 without', Buffer.from('image: a', 'utf16le'), 'U+0000'],
    ['Latin-1', Buffer.from('image: \u00e4', 'latin1'), 'it is not UTF-8'],
    [
      'a line that only some parsers end',
      Buffer.from('# ok\u0085  - {name: b, image: evil}'),
      'U+0085',
    ],
    ['a line separator', Buffer.from('# ok\u2028image: evil'), 'U+2028'],
    ['a paragraph separator', Buffer.from('# ok\u2029image: evil'), 'U+2029'],
    ['a carriage return alone', Buffer.from('# ok\rimage: evil'), 'U+000D'],
    ['a mark in its middle', Buffer.from('a: b\n\ufeff# c'), 'U+FEFF'],
    ['far too much', Buffer.alloc(4 * 1024 * 1024 + 1, ' '), 'it is longer than'],
  ])('is refused when it is %s', (_what, bytes, problem) => {
    expect(read(bytes)).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: expect.stringContaining(problem),
        hint: expect.stringMatching(/./),
      }),
    );
  });
});
