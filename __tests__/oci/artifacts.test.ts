// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { messageOf } from '../../src/errors.ts';
import { digestOf } from '../../src/image/digest.ts';
import { parseManifest } from '../../src/oci/layers.ts';
import { mediaTypes } from '../../src/oci/manifest.ts';
import { fallbackTag } from '../../src/oci/tagged-index.ts';
import type { PlayRegistry } from '../../playground/registry/registry.ts';
import { refusalOf } from '../http/ports.ts';
import { digest } from '../image/arbitraries.ts';
import {
  artifact,
  asRead,
  attach,
  build,
  bundleType,
  clientOf,
  path,
  play,
  put,
  repositoryOf,
  shapes,
  verified,
  withoutApi,
} from './setup.ts';

const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));
const wanted = {
  isWanted: (type: string) => type === bundleType,
  maxBytes: 1000,
  maxTotalBytes: 4000,
};

function blob(server: PlayRegistry, content: string, mediaType = bundleType) {
  const bytes = Buffer.from(content);
  server.store.blobs.set(`${path}/${digestOf(bytes)}`, bytes);
  return { mediaType, digest: digestOf(bytes), size: bytes.length };
}

describe('a manifest', () => {
  const layer = fc.record(
    {
      mediaType: fc.stringMatching(/^[a-z]{1,6}\/[a-z+.]{1,9}$/),
      digest,
      size: fc.nat(),
      annotations: fc.oneof(
        fc.constant(null),
        fc.dictionary(fc.stringMatching(/^[a-z.]{1,9}$/), fc.string(), { noNullPrototype: true }),
      ),
    },
    { requiredKeys: ['mediaType', 'digest', 'size'], noNullPrototype: true },
  );
  const foreign = fc.dictionary(
    fc.stringMatching(/^x-[a-z]{1,5}$/),
    fc.jsonValue({ maxDepth: 1 }),
    { noNullPrototype: true },
  );

  test('is read with all that others wrote into it', () => {
    fc.assert(
      fc.property(fc.array(layer, { maxLength: 5 }), foreign, foreign, (layers, others, more) => {
        const content: unknown = JSON.parse(
          bytesOf({
            schemaVersion: 2,
            layers: layers.map((each) => ({ ...each, ...more })),
            ...others,
          }).toString(),
        );
        expect(parseManifest(bytesOf(content))).toEqual(content);
      }),
    );
  });

  const one = { mediaType: 'a/b', digest: digestOf(Buffer.alloc(0)), size: 0 };
  test.each([
    ['an index', { schemaVersion: 2, manifests: [] }],
    [
      'a manifest and an index at once (CVE-2021-41190)',
      { schemaVersion: 2, layers: [], manifests: [] },
    ],
    ['one of version 1', { schemaVersion: 1, layers: [] }],
    [
      'a digest that would be a path (CVE-2024-3727)',
      { schemaVersion: 2, layers: [{ ...one, digest: '../x' }] },
    ],
    [
      'a size below zero (oras-go GHSA-f36w-mj3v-6jqv)',
      { schemaVersion: 2, layers: [{ ...one, size: -1 }] },
    ],
    [
      'more than 1000 layers (cosign GHSA-88jx-383q-w4qc)',
      { schemaVersion: 2, layers: Array.from({ length: 1001 }, () => one) },
    ],
    ['null', null],
  ])('is not %s', (_what, content) => {
    expect(parseManifest(bytesOf(content))).toBeUndefined();
  });
});

describe('what refers to an image', () => {
  test.each(shapes)('is found on a registry of shape %s, and how it is listed', async (shape) => {
    const server = await play({ shape });
    const image = build(server);
    await expect(clientOf().registries.list(image)).resolves.toEqual({
      listing: withoutApi.includes(shape)
        ? { kind: 'fallback-tag', tag: fallbackTag(image.digest) }
        : { kind: 'referrers-api' },
      descriptors: [],
    });
    await attach(clientOf(), image);
    expect((await verified(image)).contents).toEqual([artifact().bytes.toString()]);
  });

  test('is what the API says, where there is one, whatever a tag says', async () => {
    const server = await play();
    const image = build(server);
    put(server, { manifests: [] }, mediaTypes.manifest, fallbackTag(image.digest));
    await expect(clientOf().registries.list(image)).resolves.toMatchObject({
      listing: { kind: 'referrers-api' },
    });
  });

  test.each([
    ['the API', /referrers/],
    ['the tag', /manifests\/sha256-/],
  ])('is unknown, not empty, when %s cannot be asked', async (_what, asked) => {
    const server = await play({ shape: 'none-404-text' });
    const image = build(server);
    server.faults.push({ path: asked, fault: { status: 500 } });
    expect(await refusalOf(clientOf().registries.list(image))).toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
    });
  });

  test('is passed over by its type only when that says what it is', async () => {
    const server = await play({ shape: 'none-404-text' });
    const image = build(server);
    const entry = (content: string, artifactType?: string) => ({
      ...put(server, { layers: [blob(server, content)] }),
      ...(artifactType === undefined ? {} : { artifactType }),
    });
    const manifests = [
      entry('none'),
      entry('empty', ''),
      entry('older cosign', mediaTypes.empty),
      entry('named', bundleType),
      entry('other', 'application/spdx+json'),
    ];
    put(server, { manifests }, mediaTypes.index, fallbackTag(image.digest));
    expect((await verified(image)).contents).toEqual(['none', 'empty', 'older cosign', 'named']);
    expect(
      server.requests.filter(({ path: asked }) => asked.includes(manifests[4]?.digest ?? '')),
    ).toEqual([]);
  });

  test('has its layers of the wanted type alone, with their annotations', async () => {
    const server = await play();
    const image = build(server);
    const layers = [
      { ...blob(server, 'wanted'), annotations: { a: 'b' } },
      blob(server, 'unwanted', 'text/plain'),
    ];
    const { digest: manifest } = put(server, {
      layers,
      subject: { digest: image.digest },
      artifactType: bundleType,
    });
    const { registries } = clientOf();
    await expect(
      registries.referrers(image.repository, await registries.list(image), wanted, asRead),
    ).resolves.toEqual([
      {
        ok: true,
        value: {
          manifest,
          mediaType: bundleType,
          annotations: { a: 'b' },
          bytes: Buffer.from('wanted'),
          isAlone: false,
        },
      },
    ]);
  });

  test('that cannot be read does not hide the others', async () => {
    const server = await play();
    const image = build(server);
    const refer = (layers: object[]) =>
      put(server, { layers, subject: { digest: image.digest }, artifactType: bundleType }).digest;
    refer([blob(server, 'good')]);
    refer([{ ...blob(server, 'gone'), digest: digestOf(Buffer.from('never pushed')) }]);
    refer([blob(server, 'x'.repeat(1001))]);
    const swapped = refer([blob(server, 'swapped')]);
    server.faults.push({
      path: new RegExp(`manifests/${swapped}`),
      fault: { status: 200, body: '{}' },
    });
    const lost = refer([blob(server, 'lost')]);
    server.faults.push({ path: new RegExp(`manifests/${lost}`), fault: { status: 404 } });
    const { registries } = clientOf();
    const found = await registries.referrers(
      image.repository,
      await registries.list(image),
      wanted,
      asRead,
    );
    expect(
      found.map((outcome) => (outcome.ok ? outcome.value.bytes.toString() : outcome.error)),
    ).toMatchObject([
      'good',
      { code: 'REGISTRY_READ_BACK', message: expect.stringContaining('and does not give it') },
      { code: 'REGISTRY_RESPONSE_INVALID' },
      { code: 'REGISTRY_RESPONSE_INVALID' },
      { code: 'REGISTRY_READ_BACK' },
    ]);
  });

  test('is read up to a bound for all together, whatever the descriptors say (cosign GHSA-vfp6-jrw2-99g9)', async () => {
    const server = await play();
    const image = build(server);
    const refer = (content: string, claimed = content.length) =>
      put(server, {
        layers: [{ ...blob(server, content), size: claimed }],
        subject: { digest: image.digest },
        artifactType: bundleType,
      });
    for (const letter of 'abcdef') refer(letter.repeat(900));
    refer('g'.repeat(300), 1);
    refer('h'.repeat(100));
    const { registries } = clientOf();
    const found = await registries.referrers(
      image.repository,
      await registries.list(image),
      wanted,
      asRead,
    );
    const read = found.flatMap((outcome) => (outcome.ok ? [outcome.value.bytes.length] : []));
    expect(read.toSorted((one, other) => one - other)).toEqual([100, 900, 900, 900, 900]);
    const reasons = found.flatMap((outcome) =>
      outcome.ok
        ? []
        : [/too much is attached|longer than 1 bytes/.exec(messageOf(outcome.error))?.[0]],
    );
    expect(reasons.toSorted()).toEqual([
      'longer than 1 bytes',
      'too much is attached',
      'too much is attached',
    ]);
    const layers = Array.from('abcdef', (letter) => blob(server, letter.repeat(900)));
    put(server, { layers }, mediaTypes.manifest, 'sigs');
    expect(
      (await registries.tagged(repositoryOf(server), 'sigs', wanted, asRead)).filter(
        ({ ok }) => ok,
      ),
    ).toHaveLength(4);
  });

  test('may be something without layers', async () => {
    const server = await play();
    const image = build(server);
    put(
      server,
      { manifests: [], subject: { digest: image.digest }, artifactType: bundleType },
      mediaTypes.index,
    );
    expect((await verified(image)).contents).toEqual([]);
  });
});

describe('what is under a tag', () => {
  test('is read layer by layer', async () => {
    const server = await play();
    const { digest: manifest } = put(
      server,
      {
        layers: [
          blob(server, 'one'),
          blob(server, 'other', 'text/plain'),
          { ...blob(server, 'two'), annotations: { c: 'd' } },
        ],
      },
      mediaTypes.manifest,
      'sigs',
    );
    await expect(
      clientOf().registries.tagged(repositoryOf(server), 'sigs', wanted, asRead),
    ).resolves.toEqual([
      {
        ok: true,
        value: {
          manifest,
          mediaType: bundleType,
          annotations: {},
          bytes: Buffer.from('one'),
          isAlone: false,
        },
      },
      {
        ok: true,
        value: {
          manifest,
          mediaType: bundleType,
          annotations: { c: 'd' },
          bytes: Buffer.from('two'),
          isAlone: false,
        },
      },
    ]);
  });

  test('is nothing where there is no such tag', async () => {
    const server = await play();
    await expect(
      clientOf().registries.tagged(repositoryOf(server), 'sigs', wanted, asRead),
    ).resolves.toEqual([]);
  });

  test('is refused when it is no manifest', async () => {
    const server = await play();
    put(server, { manifests: [] }, mediaTypes.index, 'sigs');
    expect(
      await refusalOf(clientOf().registries.tagged(repositoryOf(server), 'sigs', wanted, asRead)),
    ).toMatchObject({
      code: 'REGISTRY_RESPONSE_INVALID',
      message: expect.stringContaining('sigs is not a manifest'),
    });
  });
});
