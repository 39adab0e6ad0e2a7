// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';

import { digestOf } from '../../src/image/digest.ts';
import { mediaTypes } from '../../src/oci/manifest.ts';
import {
  provenanceOf,
  pushBuild,
  sbomOf,
  type BuildOptions,
} from '../../playground/registry/buildkit.ts';
import type { PlayRegistry } from '../../playground/registry/registry.ts';
import { refusalOf } from '../http/ports.ts';
import { build, clientOf, path, play, put, repositoryOf, toDigest } from './setup.ts';

const spdx = 'https://spdx.dev/Document';
const provenanceTypes = ['https://slsa.dev/provenance/v1', 'https://slsa.dev/provenance/v0.2'];
const limits = { maxBytes: 100_000, maxTotalBytes: 1_000_000 };

/** What is read of the image, and what was requested for it. */
async function read(
  server: PlayRegistry,
  image: string,
  types: readonly string[] = [spdx],
  bounds = limits,
) {
  const { registries, urls } = clientOf();
  const digest = toDigest(image);
  const children = await registries.children({ repository: repositoryOf(server), digest });
  const statements = await registries.buildStatements(children, types, bounds);
  return { ...statements, requests: urls.length };
}

async function built(options?: BuildOptions) {
  const server = await play();
  return { server, image: pushBuild(server.store, path, options) };
}

const parsed = (statements: readonly { platform: { digest: string }; json: Buffer }[]) =>
  statements.map(({ platform, json }) => [
    platform.digest,
    JSON.parse(json.toString('utf8')) as unknown,
  ]);

describe('what BuildKit put beside the platforms of an image', () => {
  test.each(['artifact', 'image'] as const)(
    'is its SBOM of each platform, kept as an %s',
    async (form) => {
      const platforms = ['linux/amd64', 'linux/arm/v7'];
      const { server, image } = await built({ form, platforms });
      const { statements, missing, requests } = await read(server, image.digest);
      expect(parsed(statements)).toEqual(
        platforms.map((name) => [image.platforms[name], sbomOf(name).predicate]),
      );
      expect(statements.map(({ platform }) => platform.platform)).toEqual(platforms);
      expect(statements.map(({ manifest }) => manifest)).toEqual(Object.values(image.statements));
      expect(statements.map(({ predicateType }) => predicateType)).toEqual([spdx, spdx]);
      expect(missing).toEqual([]);
      // The index; a manifest and a layer of each platform; the provenance is not read.
      expect(requests).toBe(5);
    },
  );

  test.each(provenanceTypes)(
    'is its provenance of whichever version: %s',
    async (predicateType) => {
      const { server, image } = await built({
        platforms: ['linux/amd64'],
        statements: (name) => [sbomOf(name), { ...provenanceOf(name), predicateType }],
      });
      const { statements, missing } = await read(server, image.digest, provenanceTypes);
      expect(statements).toMatchObject([{ predicateType }]);
      expect(missing).toEqual([]);
    },
  );

  test('is the scan of the image, and not of a stage that follows', async () => {
    const { server, image } = await built({
      platforms: ['linux/amd64'],
      statements: (name) => [sbomOf(name), sbomOf('a stage')],
    });
    const { statements } = await read(server, image.digest);
    expect(parsed(statements)).toEqual([
      [image.platforms['linux/amd64'], sbomOf('linux/amd64').predicate],
    ]);
  });

  test('is missing where the build was not asked for it, platform by platform', async () => {
    const { server, image } = await built({
      platforms: ['linux/amd64', 'linux/arm64', 'linux/s390x'],
      statements: (name) =>
        ({
          'linux/amd64': [sbomOf(name)],
          'linux/arm64': [provenanceOf(name)],
        })[name] ?? [],
    });
    const { statements, missing } = await read(server, image.digest);
    expect(statements.map(({ platform }) => platform.platform)).toEqual(['linux/amd64']);
    expect(missing.map(({ platform }) => platform)).toEqual(['linux/arm64', 'linux/s390x']);
  });

  test('is nothing beside an image that is not an index', async () => {
    const server = await play();
    expect(await read(server, build(server).digest)).toMatchObject({ statements: [], missing: [] });
  });

  test('is not looked for beside an index within the index', async () => {
    const { server, image } = await built();
    const inner = { mediaType: mediaTypes.index, digest: image.digest, size: 1 };
    const outer = put(server, { manifests: [inner] }, mediaTypes.index);
    const { statements, missing } = await read(server, outer.digest);
    expect(statements.map(({ platform }) => platform.platform)).toEqual([
      'linux/amd64',
      'linux/arm64',
    ]);
    expect(missing).toEqual([]);
  });
});

/** An index of one platform, beside which someone put these layers. */
async function besides(
  layers: readonly { readonly statement: unknown; readonly hint?: string; mediaType?: string }[],
) {
  const server = await play();
  const platform = put(server, { layers: [] });
  const described = layers.map(
    ({ statement, hint, mediaType = 'application/vnd.in-toto+json' }) => {
      const bytes = Buffer.isBuffer(statement) ? statement : Buffer.from(JSON.stringify(statement));
      server.store.blobs.set(`${path}/${digestOf(bytes)}`, bytes);
      const annotations = hint === undefined ? {} : { 'in-toto.io/predicate-type': hint };
      return { mediaType, digest: digestOf(bytes), size: bytes.length, annotations };
    },
  );
  const beside = put(server, { layers: described });
  const annotations = {
    'vnd.docker.reference.type': 'attestation-manifest',
    'vnd.docker.reference.digest': platform.digest,
  };
  const manifests = [platform, { ...beside, annotations }];
  const index = put(server, { manifests }, mediaTypes.index);
  return { server, platform, beside, index, layers: described };
}

const subjectOf = (digest: string) => [{ digest: { sha256: digest.slice('sha256:'.length) } }];
/** The digest of the platform that `besides` makes. */
const here = digestOf(
  Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.manifest, layers: [] })),
);
const statement = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: subjectOf(here),
  predicateType: spdx,
  predicate: { spdxVersion: 'SPDX-2.3' },
};

describe('a statement beside a platform', () => {
  test('says itself of which type it is, whatever its annotation says', async () => {
    const other = { ...statement, predicateType: 'https://example.com/other' };
    const mine = { ...statement, predicate: { mine: true } };
    const { server, index } = await besides([
      { statement: other, hint: spdx },
      { statement: other },
      { statement, hint: spdx, mediaType: 'application/json' },
      { statement: mine },
      { statement },
    ]);
    expect(parsed((await read(server, index.digest)).statements)).toEqual([[here, { mine: true }]]);
  });

  test.each([
    ['another image', { ...statement, subject: subjectOf(digestOf(Buffer.from('other'))) }],
    ['nothing', { ...statement, subject: [] }],
    ['something without sha256', { ...statement, subject: [{ digest: { sha512: '00' } }] }],
  ])('is refused when it is about %s', async (_, foreign) => {
    const { server, index, layers } = await besides([{ statement: foreign }, { statement }]);
    expect(await refusalOf(read(server, index.digest))).toMatchObject({
      code: 'REGISTRY_RESPONSE_INVALID',
      message: expect.stringContaining(`its layer ${layers[0]?.digest ?? ''} is not about ${here}`),
    });
  });

  test.each([
    ['no JSON', Buffer.from('{"_type": ')],
    ['an array', []],
    ['of another version', { ...statement, _type: 'https://in-toto.io/Statement/v9' }],
    ['without a predicate', { ...statement, predicate: undefined }],
    ['with a text as its predicate', { ...statement, predicate: 'SPDXVersion: SPDX-2.3' }],
    ['with a field that others read in its place', { ...statement, Predicate: {} }],
    [
      'with its predicate twice',
      Buffer.from(JSON.stringify(statement).replace('{', '{"predicate":{"evil":true},')),
    ],
    [
      'with its predicate spelled in two ways',
      Buffer.from(JSON.stringify(statement).replace('{', String.raw`{"\u0070redicate":{},`)),
    ],
    ['deeper than anything reads', Buffer.from('['.repeat(90_000))],
  ])('is refused when it is %s', async (_, broken) => {
    const { server, index, beside } = await besides([{ statement: broken }]);
    expect(await refusalOf(read(server, index.digest))).toMatchObject({
      code: 'REGISTRY_RESPONSE_INVALID',
      message: expect.stringMatching(
        new RegExp(`${beside.digest} is called .* is not a statement`),
      ),
      hint: expect.stringContaining('file'),
    });
  });

  test.each([
    ['than is taken', { maxBytes: 50, maxTotalBytes: 1_000_000 }],
    ['than is taken of all together', { maxBytes: 100_000, maxTotalBytes: 50 }],
  ])('is refused unread when it is longer %s', async (_, bounds) => {
    const { server, index, layers } = await besides([{ statement }]);
    expect(await refusalOf(read(server, index.digest, [spdx], bounds))).toMatchObject({
      message: expect.stringMatching(/ of \d+ bytes, where 50 are left$/),
      hint: expect.stringContaining('max-statement-size'),
    });
    expect(server.requests.some(({ path: asked }) => asked.includes(layers[0]?.digest ?? ''))).toBe(
      false,
    );
  });

  test.each(['manifest', 'layer'] as const)(
    'whose %s was not copied is not "none": the copy lacks it',
    async (what) => {
      const { server, index, beside, layers } = await besides([{ statement }]);
      if (what === 'manifest') server.store.forget(path, beside.digest);
      else server.store.blobs.delete(`${path}/${layers[0]?.digest ?? ''}`);
      expect(await refusalOf(read(server, index.digest))).toMatchObject({
        code: 'REGISTRY_READ_BACK',
        hint: expect.stringContaining('crane copy'),
      });
    },
  );

  test('is not looked for in what is not a manifest', async () => {
    const { server, index, beside } = await besides([{ statement }]);
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, layers: 'many' }));
    const holder = { mediaType: mediaTypes.manifest, digest: digestOf(bytes), size: bytes.length };
    server.store.put(path, undefined, { ...holder, bytes });
    const text = server.store.manifest(path, index.digest)?.bytes.toString('utf8') ?? '';
    const changed = Buffer.from(text.replace(beside.digest, holder.digest));
    const digest = digestOf(changed);
    server.store.put(path, undefined, { digest, mediaType: mediaTypes.index, bytes: changed });
    expect(await refusalOf(read(server, digest))).toMatchObject({
      message: expect.stringContaining('is not a manifest'),
    });
  });
});
