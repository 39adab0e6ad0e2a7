// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { digestOf, type Digest } from '../../src/image/digest.ts';
import type { Image } from '../../src/image/reference.ts';
import { mediaTypes } from '../../src/oci/manifest.ts';
import type { PlayRegistry } from '../../playground/registry/registry.ts';
import { refusalOf } from '../http/ports.ts';
import { build, clientOf, path, play, put, repositoryOf, toDigest } from './setup.ts';

/** The platform that is written here, by another way than the parser's. */
function spelled(platform: unknown): string | undefined {
  const { os, architecture, variant } = Object(platform) as Record<string, unknown>;
  const last = variant === undefined || variant === null || variant === '' ? [] : [variant];
  const parts = [os, architecture, ...last];
  const isSafe = parts.every((part) => typeof part === 'string' && /^[\w.-]{1,64}$/.test(part));
  const name = isSafe ? parts.join('/') : 'unknown/unknown';
  return name.startsWith('unknown/unknown') ? undefined : name;
}

describe('the children of an image', () => {
  const children = async (server: PlayRegistry, image: Pick<Image, 'digest'>) =>
    (
      await clientOf().registries.children({
        repository: repositoryOf(server),
        digest: image.digest,
      })
    ).map(({ digest: child }) => child);

  test('are those of an index, each once, without itself', async () => {
    const server = await play();
    const image = build(server, { platforms: ['amd64', 'arm64'] });
    const [one, two] = server.store.all(path).map(({ digest: each }) => toDigest(each));
    expect(await children(server, image)).toEqual([one, two]);
    const entries = [{ mediaType: mediaTypes.manifest, digest: one, size: 1 }];
    expect(
      await children(
        server,
        put(server, { manifests: [...entries, ...entries] }, mediaTypes.dockerList),
      ),
    ).toEqual([one]);
  });

  test('are none of a manifest', async () => {
    const server = await play();
    expect(await children(server, build(server))).toEqual([]);
  });

  test('are those of nested indexes too, down to four', async () => {
    const server = await play();
    const leaf = put(server, { layers: [] });
    const nest = (depth: number): { mediaType: string; digest: Digest; size: number } =>
      depth === 0 ? leaf : put(server, { manifests: [nest(depth - 1)] }, mediaTypes.index);
    expect(await children(server, nest(4))).toEqual(
      [nest(3), nest(2), nest(1), leaf].map(({ digest: each }) => each),
    );
    expect(await refusalOf(children(server, nest(5)))).toMatchObject({
      code: 'REGISTRY_RESPONSE_INVALID',
      message: expect.stringContaining('an index within an index'),
    });
  });

  const described = async (entry: Record<string, unknown>) => {
    const server = await play();
    const leaf = put(server, { layers: [] });
    const index = put(server, { manifests: [{ ...leaf, ...entry }] }, mediaTypes.index);
    const [child] = await clientOf().registries.children({
      repository: repositoryOf(server),
      digest: index.digest,
    });
    return { platform: child?.platform, describes: child?.describes };
  };

  test.each([
    [{ os: 'linux', architecture: 'amd64' }, 'linux/amd64'],
    [{ os: 'linux', architecture: 'arm', variant: 'v7', features: [] }, 'linux/arm/v7'],
    [{ os: 'linux', architecture: 'amd64', variant: '' }, 'linux/amd64'],
    [{ os: 'linux', architecture: 'amd64', variant: null }, 'linux/amd64'],
    [{ os: 'windows', architecture: 'amd64', 'os.version': '10.0.1' }, 'windows/amd64'],
    [{ os: 'unknown', architecture: 'unknown' }, undefined],
  ])('are known by their platform: %j is %s', async (platform, name) => {
    expect(await described({ platform })).toEqual({ platform: name, describes: undefined });
  });

  test.each([
    undefined,
    null,
    'linux/amd64',
    {},
    { os: 'linux' },
    { os: ['linux'], architecture: 'amd64' },
    { os: 'linux', architecture: 'amd64/v2' },
    { os: 'linux', architecture: 'amd64\n::error::' },
    { os: '', architecture: '' },
    { os: 'l'.repeat(65), architecture: 'amd64' },
    { os: 'linux', architecture: 'arm', variant: 7 },
  ])('are children whatever their platform is: %j', async (platform) => {
    expect(await described({ platform })).toEqual({ platform: undefined, describes: undefined });
  });

  test('have no platform but what their index spells with safe letters', async () => {
    const part = fc.oneof(fc.stringMatching(/^[A-Za-z0-9._-]{1,64}$/), fc.jsonValue());
    const platforms = fc.oneof(
      fc.record({ os: part, architecture: part, variant: part }, { requiredKeys: [] }),
      fc.jsonValue(),
    );
    const server = await play();
    const leaves = Array.from({ length: 20 }, (_, at) => put(server, { layers: [], at }));
    await fc.assert(
      fc.asyncProperty(fc.array(platforms, { minLength: 1, maxLength: 20 }), async (given) => {
        const manifests = given.map((platform, at) => ({ ...leaves[at], platform }));
        const index = put(server, { manifests }, mediaTypes.index);
        const image = { repository: repositoryOf(server), digest: index.digest };
        const found = await clientOf().registries.children(image);
        expect(found.map(({ platform }) => platform)).toEqual(given.map(spelled));
      }),
      { numRuns: 50 },
    );
  });

  const about = digestOf(Buffer.from('a platform'));

  test("are known to hold a build's statements about another, and no platform", async () => {
    const annotations = {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': about,
    };
    const platform = { os: 'unknown', architecture: 'unknown' };
    expect(await described({ platform, annotations })).toEqual({
      platform: undefined,
      describes: about,
    });
  });

  test.each([
    null,
    { 'vnd.docker.reference.digest': about },
    { 'vnd.docker.reference.type': 'attestation-manifest' },
    { 'vnd.docker.reference.type': 'other', 'vnd.docker.reference.digest': about },
    {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': '../../secret',
    },
  ])('are not known to hold statements by %j', async (annotations) => {
    expect(await described({ annotations })).toMatchObject({ describes: undefined });
  });

  test('of what calls itself an index and is none are not "none": nothing may be left unsigned by mistake', async () => {
    const server = await play();
    const index = put(server, { manifests: 'many' }, mediaTypes.index);
    expect(await refusalOf(children(server, index))).toMatchObject({
      code: 'REGISTRY_RESPONSE_INVALID',
    });
  });
});
