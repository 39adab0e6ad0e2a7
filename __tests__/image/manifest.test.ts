// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';

import { imagesOfManifests, isFluxOnly } from '../../src/image/kubernetes.ts';
import { thrownBy } from '../http/ports.ts';
import { build } from './arbitraries.ts';

/** The references alone, without their lines. */
const referencesIn = (text: string, file: string) =>
  imagesOfManifests(text, file).map((image) => image.text);

const reference = build.map(({ names, digest }) => `${names[0] ?? ''}@${digest}`);

describe('what the user names', () => {
  const image = 'ghcr.io/acme/app:1';
  const pod = (spec: object) => ({ apiVersion: 'v1', kind: 'Pod', spec });
  test.each<[string, object, string[]]>([
    ['the selector of a Service', { kind: 'Service', spec: { selector: { image } } }, []],
    ['the node selector of a pod', pod({ nodeSelector: { image } }), []],
    ['labels and annotations', { metadata: { labels: { image }, annotations: { image } } }, []],
    [
      'the parameters of a storage class',
      { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', parameters: { image } },
      [],
    ],
    [
      'the parameters of another resource',
      { apiVersion: 'acme.example/v1', kind: 'App', spec: { parameters: { image } } },
      [image],
    ],
    ['attributes of a volume', pod({ csi: { driver: 'rbd.x', volumeAttributes: { image } } }), []],
    [
      'attributes of a volume that is an image',
      pod({ csi: { driver: 'image.csi.k8s.io', volumeAttributes: { image } } }),
      [image],
    ],
    ['the image of a disk', pod({ volumes: [{ rbd: { image } }] }), []],
    [
      'a container below a key of that name',
      { kind: 'X', spec: { selector: { containers: [{ image }] } } },
      [image],
    ],
    [
      'a ConfigMap with what is not a text',
      { apiVersion: 'v1', kind: 'ConfigMap', data: { a: { image } } },
      [image],
    ],
    [
      'data within a ConfigMap',
      { apiVersion: 'v1', kind: 'ConfigMap', x: { data: { image } } },
      [image],
    ],
  ])('is an image only where a container may run it: %s', (_what, manifest, expected) => {
    expect(referencesIn(stringify(manifest), 'a.yaml')).toEqual(expected);
  });

  test('Flux’s Kustomization is a resource, in whatever file it is', () => {
    const text =
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n' +
      'spec: { path: ./apps, images: [], postBuild: { substitute: { a: b } } }\n';
    expect(referencesIn(`${text}---\nspec: { containers: [{ image: a }] }`, 'a.yaml')).toEqual([
      'a',
    ]);
    expect(isFluxOnly(text, 'a.yaml')).toBe(true);
    for (const other of ['', 'resources: [a.yaml]', `${text}---\nresources: [a.yaml]`])
      expect(isFluxOnly(other, 'a.yaml')).toBe(false);
  });
});

test.each(["' '", "''", '7'])(
  'an image that a trigger in the cluster fills in (%s) is told as one that nobody can verify here',
  (image) => {
    const text = `kind: Pod\nspec: { containers: [{ name: a, image: ${image} }] }`;
    expect(thrownBy(() => imagesOfManifests(text, 'a.yaml'))).toMatchObject({
      code: 'INPUT_INVALID',
      hint: expect.stringContaining('only known in the cluster cannot be verified here'),
    });
  },
);

describe('a manifest', () => {
  test('may use one anchor as often as it likes', () => {
    const containers = '  - { image: a, env: *env }\n'.repeat(1000);
    const text = `env: &env [{ name: A, value: b }]\nspec:\n  containers:\n${containers}`;
    expect(referencesIn(text, 'a.yaml')).toHaveLength(1000);
  });

  test('with an anchor twice means the one before the alias', () => {
    const text = 'a: &x { image: one }\nb: *x\nc: &x { image: two }\nd: *x';
    expect(referencesIn(text, 'a.yaml')).toEqual(['one', 'one', 'two', 'two']);
  });

  test('with several merges takes a key from the first that has it', () => {
    const text =
      'a: &a { image: one }\nb: &b { image: two }\nc: { <<: [*a, *b] }\nd: { <<: [*b, *a] }';
    expect(referencesIn(text, 'a.yaml')).toEqual(['one', 'two', 'one', 'two']);
  });

  test('with 40,000 keys in one mapping is read at once, and no key may be there twice', () => {
    const keys = Array.from({ length: 40_000 }, (_, at) => `k${at}: v\n`).join('');
    const began = performance.now();
    expect(referencesIn(`${keys}image: a`, 'a.yaml')).toEqual(['a']);
    // Minutes where each key is compared with all others.
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(() => referencesIn(`${keys}k7: w`, 'a.yaml')).toThrow('the key "k7" is there twice');
  });

  test('says in which line each image is named, however it is written', () => {
    const line = fc.constantFrom('# image: no/one', '', 'kind: Pod', 'x: |\n  image: no/one');
    const named = reference.map((image) => `spec: { containers: [{\n  image: "${image}" }] }`);
    fc.assert(
      fc.property(
        fc.array(fc.oneof(line, named), { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        (parts, end) => {
          const text = parts.join('\n---\n').replaceAll('\n', end);
          const lines = text.split(end);
          const images = imagesOfManifests(text, 'a.yaml');
          expect(images).toHaveLength(parts.filter((part) => part.includes('containers')).length);
          for (const image of images)
            expect(lines[image.line - 1]).toBe(`  image: "${image.text}" }] }`);
        },
      ),
    );
  });

  test('says the line of the anchor for what an alias or a merge brings', () => {
    const text = 'x: &x\n  image: a\nspec:\n  containers:\n  - *x\n  - <<: *x\n    name: b';
    expect(imagesOfManifests(text, 'a.yaml')).toEqual([
      { text: 'a', line: 2 },
      { text: 'a', line: 2 },
      { text: 'a', line: 2 },
    ]);
  });
});
