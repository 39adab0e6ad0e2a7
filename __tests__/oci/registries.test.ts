// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';

import { digestOf } from '../../src/image/digest.ts';
import { mediaTypes, subjectTypes } from '../../src/oci/manifest.ts';
import { fallbackTag } from '../../src/oci/tagged-index.ts';
import type { PlayRegistry } from '../../playground/registry/registry.ts';
import type { PlayAnswer } from '../../playground/server.ts';
import { refusalOf } from '../http/ports.ts';
import { listAt } from './lists.ts';
import {
  artifact,
  attach,
  auths,
  build,
  bundleType,
  clientOf,
  path,
  paths,
  play,
  playServer,
  repositoryOf,
  shapes,
  toDigest,
  tokenAuth,
  verified,
  withoutApi,
} from './setup.ts';

const everyWorld = shapes.flatMap((shape) =>
  auths.map((auth) => ({ shape, auth, kind: auth.kind })),
);

/** The manifest of a publication, as the registry keeps it. */
function stored(server: PlayRegistry, digest: string): Record<string, unknown> {
  const manifest = server.store.manifest(path, digest);
  return JSON.parse(manifest?.bytes.toString() ?? 'null') as Record<string, unknown>;
}

describe('a signature', () => {
  test.each(everyWorld)(
    'is attached, listed and read back: $shape, $kind',
    async ({ shape, auth }) => {
      const server = await play({ shape, auth });
      const image = build(server, { platforms: ['amd64', 'arm64'] });
      const publication = await attach(clientOf(), image);
      const listing = withoutApi.includes(shape)
        ? { kind: 'fallback-tag', tag: fallbackTag(image.digest) }
        : { kind: 'referrers-api' };
      expect(publication).toEqual({
        digest: publication.digest,
        repository: image.repository,
        listing,
      });
      const { mediaType, bytes, annotations } = artifact();
      const { listed, contents } = await verified(image);
      expect(contents).toEqual([bytes.toString()]);
      expect(listed.descriptors).toEqual([
        {
          mediaType: mediaTypes.manifest,
          digest: publication.digest,
          size: server.store.manifest(path, publication.digest)?.bytes.length,
          artifactType: bundleType,
        },
      ]);
      if (listing.kind === 'fallback-tag')
        expect(listAt(server.store, fallbackTag(image.digest)).manifests).toMatchObject([
          { annotations },
        ]);
      expect(stored(server, publication.digest)).toMatchObject({
        artifactType: mediaType,
        subject: { digest: image.digest, mediaType: mediaTypes.index },
        layers: [{ digest: digestOf(bytes) }],
      });
    },
  );

  test.each(shapes)('of several makes all of them found: %s', async (shape) => {
    const server = await play({ shape });
    const image = build(server);
    const client = clientOf();
    const [subject, { listing }] = await Promise.all([
      client.registries.subject(image),
      client.registries.list(image),
    ]);
    const attachment = await client.registries.prepare(image, listing, 1);
    const contents = ['one', 'two', 'three'].map(artifact);
    const publications = await Promise.all(
      contents.map((content) => attachment.attach([content], subject)),
    );
    expect(new Set(publications.flat().map(({ digest }) => digest)).size).toBe(3);
    expect((await verified(image)).contents.toSorted()).toEqual(
      contents.map(({ bytes }) => bytes.toString()).toSorted(),
    );
  });

  test.each(shapes)('that is attached again is one: %s', async (shape) => {
    const server = await play({ shape });
    const image = build(server);
    const first = await attach(clientOf(), image);
    await expect(attach(clientOf(), image)).resolves.toEqual(first);
    expect((await verified(image)).listed.descriptors).toHaveLength(1);
  });

  test('leaves everything that was there as it was', async () => {
    const server = await play({ shape: 'none-404-json' });
    const image = build(server, { tag: 'v1' });
    const before = server.store.snapshot();
    await attach(clientOf(), image);
    expect(server.store.snapshot()).toMatchObject(before);
  });

  test('writes no tag where there is the API', async () => {
    const server = await play();
    const image = build(server);
    await attach(clientOf(), image);
    expect([...server.store.tags]).toEqual([]);
    expect(paths(server, /PUT .*manifests\/(?!sha256:)/)).toEqual([]);
  });

  test('after another that failed is attached all the same', async () => {
    const server = await play();
    const image = build(server);
    const { registries } = clientOf();
    const subject = await registries.subject(image);
    const attachment = await registries.prepare(image, { kind: 'referrers-api' }, 1);
    server.faults.push({ method: 'PUT', path: /manifests/, times: 1, fault: { status: 415 } });
    const [first, second] = await Promise.allSettled([
      attachment.attach([artifact('one')], subject),
      attachment.attach([artifact('two')], subject),
    ]);
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
  });

  test('of many images in one repository makes one empty configuration and asks for one token', async () => {
    const server = await play({ auth: tokenAuth });
    const images = ['one', 'two', 'three', 'four'].map((content) => build(server, { content }));
    const client = clientOf();
    await Promise.all(images.map((image) => attach(client, image)));
    expect(paths(server, /GET \/token/)).toHaveLength(1);
    expect(
      paths(server, new RegExp(`PUT .*digest=${encodeURIComponent(digestOf(Buffer.from('{}')))}`)),
    ).toHaveLength(1);
  });

  test('survives a token that expires again and again', async () => {
    const server = await play({ auth: { ...tokenAuth, lifetime: 4 }, shape: 'none-404-text' });
    const image = build(server);
    await attach(clientOf(), image);
    expect((await verified(image)).contents).toHaveLength(1);
    expect(paths(server, /GET \/token/).length).toBeGreaterThan(3);
  });

  test('is found on a registry that shows what was pushed only after a while', async () => {
    const server = await play({ staleReads: 3 });
    const image = build(server);
    const client = clientOf();
    await attach(client, image);
    expect(client.patience.slept.length).toBeGreaterThan(3);
  });

  test('is listed only after a while, as on Docker Hub', async () => {
    const server = await play();
    const image = build(server);
    const client = clientOf();
    const subject = await client.registries.subject(image);
    const attachment = await client.registries.prepare(image, { kind: 'referrers-api' }, 1);
    const empty: PlayAnswer = {
      status: 200,
      headers: { 'content-type': mediaTypes.index },
      body: '{"schemaVersion":2,"manifests":[]}',
    };
    server.faults.push({ path: /referrers/, times: 4, fault: empty });
    await attachment.attach([artifact()], subject);
    expect(client.patience.slept).toEqual([250, 500, 1000, 2000]);
    server.faults.push({ path: /referrers/, fault: empty });
    expect(await refusalOf(attachment.attach([artifact('other')], subject))).toMatchObject({
      code: 'REGISTRY_READ_BACK',
      message: expect.stringContaining('its list of referrers does not show it'),
    });
  });
});

describe('the subject', () => {
  test.each([{}, { silentHead: true }])('is the image as it is stored: %j', async (options) => {
    const server = await play(options);
    const [one, many] = [build(server), build(server, { platforms: ['amd64', 'arm64'] })];
    const size = (digest: string) => server.store.manifest(path, digest)?.bytes.length;
    await expect(clientOf().registries.subject(one)).resolves.toEqual({
      mediaType: mediaTypes.manifest,
      digest: one.digest,
      size: size(one.digest),
    });
    await expect(clientOf().registries.subject(many)).resolves.toEqual({
      mediaType: mediaTypes.index,
      digest: many.digest,
      size: size(many.digest),
    });
  });

  test.each(subjectTypes)('may be %s', async (mediaType) => {
    const server = await play({ silentHead: true });
    const bytes = Buffer.from('{"schemaVersion":2}');
    server.store.put(path, undefined, { digest: digestOf(bytes), mediaType, bytes });
    await expect(
      clientOf().registries.subject({ repository: repositoryOf(server), digest: digestOf(bytes) }),
    ).resolves.toEqual({
      mediaType,
      digest: digestOf(bytes),
      size: 19,
    });
  });

  test('that was pushed a moment ago is waited for', async () => {
    const server = await play({ staleReads: 2 });
    const image = build(server, { tag: 'v1' });
    await expect(clientOf().registries.subject(image)).resolves.toMatchObject({
      digest: image.digest,
    });
    await expect(clientOf().registries.resolveTag(image.repository, 'v1')).resolves.toBe(
      image.digest,
    );
  });

  test('that is the configuration is told as that', async () => {
    const server = await play();
    const { config } = build(server);
    expect(await refusalOf(clientOf().registries.subject(config))).toMatchObject({
      code: 'IMAGE_IS_CONFIG',
      message: expect.stringContaining('docker’s "image ID"'),
      hint: expect.stringContaining('push: true'),
    });
  });

  test('that was never pushed is told as that, after a short wait', async () => {
    const server = await play();
    build(server);
    const client = clientOf();
    const unknown = { repository: repositoryOf(server), digest: digestOf(Buffer.from('unknown')) };
    expect(await refusalOf(client.registries.subject(unknown))).toMatchObject({
      code: 'IMAGE_NOT_FOUND',
      hint: expect.stringContaining('push: true'),
    });
    expect(client.patience.slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(5000);
    expect(await refusalOf(client.registries.resolveTag(unknown.repository, 'v9'))).toMatchObject({
      code: 'IMAGE_NOT_FOUND',
      message: expect.stringContaining('/acme/app:v9 is not in the registry'),
    });
  });

  test.each([
    [
      'is shown and not given',
      { rootfs: {}, architecture: 'amd64' },
      'application/vnd.oci.image.config.v1+json',
      'IMAGE_IS_CONFIG',
    ],
    [
      'is a chart’s provenance',
      {},
      'application/vnd.cncf.helm.chart.provenance.v1.prov',
      'IMAGE_NOT_FOUND',
    ],
    [
      'calls itself otherwise',
      { mediaType: mediaTypes.index, manifests: [] },
      mediaTypes.manifest,
      'IMAGE_NOT_FOUND',
    ],
    [
      'is manifest and index at once',
      { manifests: [], layers: [] },
      mediaTypes.index,
      'IMAGE_NOT_FOUND',
    ],
  ])('that %s cannot be signed', async (_what, content, mediaType, code) => {
    const server = await play({ silentHead: true });
    const bytes = Buffer.from(JSON.stringify(content));
    server.store.put(path, undefined, { digest: digestOf(bytes), mediaType, bytes });
    expect(
      await refusalOf(
        clientOf().registries.subject({
          repository: repositoryOf(server),
          digest: digestOf(bytes),
        }),
      ),
    ).toMatchObject({ code });
  });

  test('that HEAD shows and GET does not give is the registry’s fault', async () => {
    const server = await play({ silentHead: true });
    const image = build(server);
    server.faults.push({ method: 'GET', path: /manifests/, fault: { status: 404 } });
    expect(await refusalOf(clientOf().registries.subject(image))).toMatchObject({
      code: 'REGISTRY_RESPONSE_INVALID',
    });
  });

  test('of a digest that HEAD gives otherwise is looked at', async () => {
    const server = await play();
    const image = build(server);
    server.faults.push({
      method: 'HEAD',
      path: /manifests/,
      fault: {
        status: 200,
        headers: {
          'content-type': mediaTypes.manifest,
          'docker-content-digest': digestOf(Buffer.from('x')),
          'content-length': '7',
        },
      },
    });
    await expect(clientOf().registries.subject(image)).resolves.toMatchObject({
      size: server.store.manifest(path, image.digest)?.bytes.length,
    });
  });

  test.each([
    [403, 'REGISTRY_DENIED'],
    [500, 'REGISTRY_UNAVAILABLE'],
    [405, 'REGISTRY_REJECTED'],
  ])('is unknown when the registry answers %i', async (status, code) => {
    const server = await playServer(() => ({ status }));
    expect(
      await refusalOf(
        clientOf().registries.subject({
          repository: repositoryOf(server),
          digest: toDigest(digestOf(Buffer.alloc(1))),
        }),
      ),
    ).toMatchObject({
      code,
    });
  });
});
