// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { digestOf } from '../../src/image/digest.ts';
import { parseManifest } from '../../src/oci/layers.ts';
import {
  emptyConfig,
  emptyIndex,
  indexBytes,
  judgeSubject,
  mediaTypes,
  mergeDescriptors,
  parseIndex,
  referrerManifest,
  subjectTypes,
  type Descriptor,
} from '../../src/oci/manifest.ts';
import { digest, sha512 } from '../image/arbitraries.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const mediaType = fc.stringMatching(/^[a-z]{1,8}\/[a-z0-9.+-]{1,20}$/);
/** Some names that objects have already; `__proto__` can be written in JSON only. */
const key = fc
  .oneof({ weight: 5, arbitrary: text }, fc.constantFrom('prototype', 'constructor', 'toString'))
  .filter((name) => name !== '__proto__');
const annotations = fc.dictionary(key, text, { noNullPrototype: true, maxKeys: 4 });
/** What another tool may write into a descriptor or an index beside what we know. */
const foreign = fc.dictionary(fc.stringMatching(/^x-[a-z]{1,6}$/), fc.jsonValue({ maxDepth: 2 }), {
  noNullPrototype: true,
  maxKeys: 3,
});
const known = fc.record(
  {
    mediaType,
    digest: fc.oneof(digest, sha512),
    size: fc.nat(),
    artifactType: mediaType,
    annotations: fc.oneof(annotations, fc.constant(null)),
  },
  { requiredKeys: ['mediaType', 'digest', 'size'], noNullPrototype: true },
);
const descriptor = fc.tuple(known, foreign).map(([own, more]) => ({ ...own, ...more }));
const descriptors = fc.uniqueArray(descriptor, { maxLength: 6, selector: (entry) => entry.digest });
/** JSON knows no -0. */
const json = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));

describe('a referrer’s manifest', () => {
  const subject = fc.record({
    mediaType: fc.constantFrom(...subjectTypes),
    digest,
    size: fc.nat(),
  });

  test('binds artifact and subject, and is described by its own bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 50 }),
        mediaType,
        annotations,
        subject,
        (content, type, notes, about) => {
          const bytes = Buffer.from(content);
          const referrer = referrerManifest({ bytes, mediaType: type, annotations: notes }, about);
          expect(JSON.parse(referrer.bytes.toString())).toEqual({
            schemaVersion: 2,
            mediaType: mediaTypes.manifest,
            config: { mediaType: mediaTypes.empty, size: 2, digest: digestOf(emptyConfig) },
            layers: [{ mediaType: type, size: bytes.length, digest: digestOf(bytes) }],
            annotations: notes,
            subject: about,
            artifactType: type,
          });
          expect(referrer.descriptor).toEqual({
            mediaType: mediaTypes.manifest,
            digest: digestOf(referrer.bytes),
            size: referrer.bytes.byteLength,
            artifactType: type,
            annotations: notes,
          });
        },
      ),
    );
  });

  test('names of the subject only what registries with strict readers take', () => {
    const about = {
      mediaType: mediaTypes.index,
      digest: digestOf(emptyConfig),
      size: 2,
      artifactType: 'x/y',
      annotations: { a: 'b' },
      platform: {},
    } as Descriptor;
    const { bytes } = referrerManifest(
      { bytes: emptyConfig, mediaType: 'x/y', annotations: {} },
      about,
    );
    expect(JSON.parse(bytes.toString())).toHaveProperty('subject', {
      mediaType: about.mediaType,
      digest: about.digest,
      size: 2,
    });
  });

  test('is a manifest to our own reader', () => {
    const { bytes } = referrerManifest(
      { bytes: emptyConfig, mediaType: 'x/y', annotations: { a: 'b' } },
      { mediaType: mediaTypes.manifest, digest: digestOf(emptyConfig), size: 1 },
    );
    expect(parseManifest(bytes)?.layers).toEqual([
      { mediaType: 'x/y', size: 2, digest: digestOf(emptyConfig) },
    ]);
  });
});

describe('an index', () => {
  test('is written as it was read, with all that others put there', () => {
    fc.assert(
      fc.property(descriptors, foreign, annotations, (manifests, others, notes) => {
        const original = json({
          schemaVersion: 2,
          mediaType: mediaTypes.index,
          manifests,
          annotations: notes,
          ...others,
        });
        const read = parseIndex(bytesOf(original));
        expect(read).toBeDefined();
        expect(json(JSON.parse(indexBytes(read ?? emptyIndex).toString()))).toEqual(original);
      }),
    );
  });

  test('keeps a field by any name', () => {
    const entry = `{"mediaType":"a/b","digest":"${digestOf(emptyConfig)}","size":2,"annotations":{"__proto__":"a","constructor":"b"},"__proto__":{"x":1}}`;
    const original = `{"schemaVersion":2,"mediaType":"${mediaTypes.index}","manifests":[${entry}],"__proto__":{"size":7},"constructor":"c"}`;
    expect(indexBytes(parseIndex(Buffer.from(original)) ?? emptyIndex).toString()).toBe(original);
  });

  test('loses a subject of its own, which would make the list a referrer', () => {
    const read = parseIndex(
      bytesOf({
        schemaVersion: 2,
        mediaType: mediaTypes.index,
        manifests: [],
        subject: { digest: 'x' },
        annotations: {},
      }),
    );
    expect(JSON.parse(indexBytes(read ?? emptyIndex).toString())).toEqual({
      schemaVersion: 2,
      mediaType: mediaTypes.index,
      manifests: [],
      annotations: {},
    });
  });

  test.each([
    ['without a media type', { schemaVersion: 2, manifests: [] }],
    ['of Docker', { schemaVersion: 2, mediaType: mediaTypes.dockerList, manifests: [] }],
    ['of Go, where nothing is null', { schemaVersion: 2, manifests: null }],
    ['without entries', { schemaVersion: 2 }],
  ])('%s is one', (_what, content) => {
    expect(parseIndex(bytesOf(content))).toEqual(emptyIndex);
  });

  const entry = { mediaType: 'a/b', digest: digestOf(emptyConfig), size: 2 };
  test.each([
    ['a manifest', { schemaVersion: 2, mediaType: mediaTypes.manifest, config: entry, layers: [] }],
    [
      'an index and a manifest at once (CVE-2021-41190)',
      { schemaVersion: 2, mediaType: mediaTypes.index, manifests: [], layers: [] },
    ],
    ['an index with a configuration', { schemaVersion: 2, manifests: [], config: entry }],
    ['of version 1', { schemaVersion: 1, manifests: [] }],
    [
      'an entry without a digest',
      { schemaVersion: 2, manifests: [{ ...entry, digest: 'sha256:abc' }] },
    ],
    [
      'a digest that would be a path (CVE-2024-3727)',
      { schemaVersion: 2, manifests: [{ ...entry, digest: '../../../x' }] },
    ],
    ['a size that is none', { schemaVersion: 2, manifests: [{ ...entry, size: -1 }] }],
    ['a size beyond counting', { schemaVersion: 2, manifests: [{ ...entry, size: 2 ** 53 }] }],
    ['a page’s text', 'Sign in'],
    ['null', null],
  ])('%s is none', (_what, content) => {
    expect(parseIndex(bytesOf(content))).toBeUndefined();
  });

  test('is not read from what is not JSON', () => {
    expect(parseIndex(Buffer.from('<html>'))).toBeUndefined();
    expect(parseIndex(Buffer.alloc(0))).toBeUndefined();
  });
});

describe('lists that are merged', () => {
  const digests = (list: readonly { digest: string }[]) => list.map((entry) => entry.digest);

  test('keep every entry of both, once, those of the first in their order', () => {
    fc.assert(
      fc.property(descriptors, descriptors, fc.nat(6), (one, other, shared) => {
        const more = [...one.slice(0, shared), ...other];
        const merged = mergeDescriptors(one, more);
        expect(digests(merged)).toEqual([...new Set([...digests(one), ...digests(more)])]);
        expect(mergeDescriptors(merged, more)).toEqual(merged);
      }),
    );
  });

  test('are the same whichever two are merged first', () => {
    fc.assert(
      fc.property(
        fc.array(descriptor, { maxLength: 4 }),
        fc.array(descriptor, { maxLength: 4 }),
        fc.nat(4),
        (one, other, shared) => {
          const third = [...other.slice(0, shared), ...one.slice(0, shared)].map((entry) => ({
            ...entry,
            size: entry.size + 1,
          }));
          expect(mergeDescriptors(mergeDescriptors(one, other), third)).toEqual(
            mergeDescriptors(one, mergeDescriptors(other, third)),
          );
        },
      ),
    );
  });

  test('take the later words about a digest', () => {
    const entry = { mediaType: 'a/b', digest: digestOf(emptyConfig), size: 2 };
    expect(mergeDescriptors([entry], [{ ...entry, artifactType: 'x/y' }])).toEqual([
      { ...entry, artifactType: 'x/y' },
    ]);
  });
});

describe('what can be signed', () => {
  const manifest = { schemaVersion: 2, config: {}, layers: [] };
  const index = { schemaVersion: 2, manifests: [] };

  test.each(subjectTypes)('%s, whether or not it says so itself', (type) => {
    const content = type.includes('index') || type.includes('list') ? index : manifest;
    expect(judgeSubject(bytesOf(content), type)).toEqual({ ok: true, mediaType: type });
    expect(judgeSubject(bytesOf({ ...content, mediaType: type }), type)).toEqual({
      ok: true,
      mediaType: type,
    });
  });

  test.each([
    [
      'a configuration',
      { architecture: 'amd64', os: 'linux', rootfs: { type: 'layers', diff_ids: [] } },
      mediaTypes.manifest,
      'config',
    ],
    [
      'what the registry calls otherwise',
      { ...manifest, mediaType: mediaTypes.manifest },
      mediaTypes.index,
      'other',
    ],
    [
      'a type nobody signs',
      manifest,
      'application/vnd.docker.distribution.manifest.v1+prettyjws',
      'other',
    ],
    ['an index and a manifest at once', { ...manifest, ...index }, mediaTypes.index, 'other'],
    ['an index with layers', { ...index, layers: [] }, mediaTypes.index, 'other'],
    ['text', 'text', mediaTypes.manifest, 'other'],
  ])('is not %s', (_what, content, contentType, what) => {
    expect(judgeSubject(bytesOf(content), contentType)).toEqual({ ok: false, what });
  });
});
