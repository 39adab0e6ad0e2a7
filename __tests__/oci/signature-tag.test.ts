// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { digestOf } from '../../src/image/digest.ts';
import type { Image } from '../../src/image/reference.ts';
import { mediaTypes, type Artifact } from '../../src/oci/manifest.ts';
import { attestationTag, signatureTag } from '../../src/oci/signature-tag.ts';
import type { PlayRegistry } from '../../playground/registry/registry.ts';
import { refusalOf, sharedPatience } from '../http/ports.ts';
import { digest, sha512 } from '../image/arbitraries.ts';
import { asRead, auths, build, clientOf, path, paths, play, shapes, watched } from './setup.ts';

const payloadType = 'application/vnd.dev.cosign.simplesigning.v1+json';
/** Two signatures of one image share the payload, and differ by their annotations. */
const signature = (name: string, content = 'payload'): Artifact => ({
  bytes: Buffer.from(content),
  mediaType: payloadType,
  annotations: { 'dev.cosignproject.cosign/signature': name },
});
const layerOf = ({ bytes, mediaType, annotations }: Artifact) => ({
  mediaType,
  size: bytes.length,
  digest: digestOf(bytes),
  annotations,
});

async function append(
  { registries }: ReturnType<typeof clientOf>,
  image: Image,
  artifact: Artifact,
) {
  const attachment = await registries.prepare(image, { kind: 'referrers-api' }, 1);
  return attachment.append(artifact);
}

interface Manifest {
  readonly config: { readonly digest: string; readonly mediaType: string };
  readonly layers: readonly { readonly digest: string }[];
}

function at(server: PlayRegistry, { digest: image }: Image): Manifest {
  return JSON.parse(
    server.store.manifest(path, signatureTag(image))?.bytes.toString() ?? 'null',
  ) as Manifest;
}

/** Puts a manifest under the tag as another tool does. */
function put(server: PlayRegistry, image: Image, content: object): string {
  const config = Buffer.from('{"other":"tool"}');
  server.store.blobs.set(`${path}/${digestOf(config)}`, config);
  const bytes = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config: { mediaType: 'x/y', digest: digestOf(config), size: config.length },
      ...content,
    }),
  );
  server.store.put(path, signatureTag(image.digest), {
    digest: digestOf(bytes),
    mediaType: mediaTypes.manifest,
    bytes,
  });
  return digestOf(bytes);
}

describe('the tag', () => {
  test('is the whole digest with a dash', () => {
    fc.assert(
      fc.property(fc.oneof(digest, sha512), (value) => {
        expect(signatureTag(value)).toBe(`${value.replace(':', '-')}.sig`);
        expect(attestationTag(value)).toBe(`${value.replace(':', '-')}.att`);
      }),
    );
  });
});

describe('a signature that is appended', () => {
  test.each(shapes.flatMap((shape) => auths.map((auth) => ({ shape, auth, kind: auth.kind }))))(
    'is read as a layer: $shape, $kind',
    async ({ shape, auth }) => {
      const server = await play({ shape, auth });
      const image = build(server);
      const publication = await append(clientOf(), image, signature('one'));
      const stored = server.store.manifest(path, signatureTag(image.digest));
      expect(publication).toEqual({
        digest: stored?.digest,
        repository: image.repository,
        listing: { kind: 'signature-tag', tag: signatureTag(image.digest) },
      });
      await expect(
        clientOf().registries.tagged(
          image.repository,
          signatureTag(image.digest),
          { isWanted: (type) => type === payloadType, maxBytes: 100, maxTotalBytes: 1000 },
          asRead,
        ),
      ).resolves.toEqual([
        {
          ok: true,
          value: {
            manifest: stored?.digest,
            mediaType: payloadType,
            annotations: signature('one').annotations,
            bytes: Buffer.from('payload'),
            isAlone: true,
          },
        },
      ]);
    },
  );

  test('makes the same bytes each time, with a configuration that counts the layers', async () => {
    const [one, two] = await Promise.all([play(), play()]);
    for (const server of [one, two]) {
      const image = build(server);
      for (const name of ['a', 'b']) await append(clientOf(), image, signature(name));
    }
    const tags = (server: PlayRegistry) => [...server.store.tags.values()];
    expect(tags(one)).toEqual(tags(two));
    const manifest = at(one, build(one));
    const config: unknown = JSON.parse(
      one.store.blobs.get(`${path}/${manifest.config.digest}`)?.toString() ?? 'null',
    );
    expect(config).toEqual({
      architecture: '',
      created: '0001-01-01T00:00:00Z',
      history: [{ created: '0001-01-01T00:00:00Z' }, { created: '0001-01-01T00:00:00Z' }],
      os: '',
      rootfs: { type: 'layers', diff_ids: manifest.layers.map((layer) => layer.digest) },
      config: {},
    });
  });

  test('keeps the layers and the fields of others', async () => {
    const server = await play();
    const image = build(server);
    const others = [
      { ...layerOf(signature('cosign', 'other')), 'x-tool': 1 },
      { ...layerOf(signature('plain', 'other')), annotations: null },
    ];
    server.store.blobs.set(`${path}/${digestOf(Buffer.from('other'))}`, Buffer.from('other'));
    put(server, image, { layers: others, annotations: { owner: 'someone' } });
    await append(clientOf(), image, signature('ours'));
    expect(at(server, image)).toMatchObject({
      mediaType: mediaTypes.manifest,
      annotations: { owner: 'someone' },
      layers: [...others, layerOf(signature('ours'))],
    });
  });

  test('is one for each signature, and the same one is not appended twice', async () => {
    const server = await play();
    const image = build(server);
    for (const name of ['a', 'b', 'a']) await append(clientOf(), image, signature(name));
    expect(at(server, image).layers).toEqual([layerOf(signature('a')), layerOf(signature('b'))]);
    expect(paths(server, /PUT .*manifests/)).toHaveLength(2);
  });

  test('is told by the manifest that is there in the end, whoever wrote it', async () => {
    const written: string[] = [];
    const server: PlayRegistry = await play({
      onTagPut: () => {
        if (written.length === 0)
          written.push(
            put(server, image, {
              layers: [layerOf(signature('ours')), layerOf(signature('theirs'))],
            }),
          );
      },
    });
    const image = build(server);
    const { digest: told } = await append(clientOf(), image, signature('ours'));
    expect([told]).toEqual(written);
  });

  test('by several at the same moment is not lost and loses nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 5 }),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        async (writers, draws) => {
          const server = await play();
          const image = build(server);
          const patience = sharedPatience(writers, () => Number(draws.next().value));
          const names = Array.from({ length: writers }, (_, index) => `writer ${index}`);
          await Promise.all(
            names.map((name) =>
              append(clientOf({ patience }), image, signature(name)).finally(() =>
                patience.leave(),
              ),
            ),
          );
          expect(at(server, image).layers).toHaveLength(writers);
          expect(at(server, image).layers).toEqual(
            expect.arrayContaining(names.map((name) => layerOf(signature(name)))),
          );
        },
      ),
      { numRuns: 10 },
    );
  });
});

describe('a layer of others whose blob a clean-up job deleted', () => {
  const others = [signature('kept', 'kept'), signature('deleted', 'deleted')];

  async function cleanedUp() {
    const server = await play();
    const image = build(server);
    const [kept] = others.map(layerOf);
    server.store.blobs.set(`${path}/${kept?.digest ?? ''}`, Buffer.from('kept'));
    put(server, image, { layers: others.map(layerOf), annotations: { owner: 'someone' } });
    return { server, image };
  }

  test('is left out and told, where the registry takes no manifest that names it', async () => {
    const { server, image } = await cleanedUp();
    const publication = await append(clientOf(), image, signature('ours'));
    expect(publication.dropped).toEqual([layerOf(signature('deleted', 'deleted')).digest]);
    expect(at(server, image)).toMatchObject({
      annotations: { owner: 'someone' },
      layers: [signature('kept', 'kept'), signature('ours')].map(layerOf),
    });
  });

  test('is left out also where HEAD is not taken, and only what is absent is', async () => {
    const { server, image } = await cleanedUp();
    server.faults.push({ method: 'HEAD', path: /blobs/, fault: { status: 404 } });
    await append(clientOf(), image, signature('ours'));
    expect(at(server, image).layers).toEqual(
      [signature('kept', 'kept'), signature('ours')].map(layerOf),
    );
  });

  test.each([403, 503])(
    'stays when it could not be looked for (%i), and the refusal says what to do',
    async (status) => {
      const { server, image } = await cleanedUp();
      const before = at(server, image);
      const { digest: hidden } = layerOf(signature('deleted', 'deleted'));
      server.faults.push({ path: new RegExp(`blobs/${hidden}`), fault: { status } });
      const client = clientOf({ patienceMs: 20_000 });
      expect(await refusalOf(append(client, image, signature('ours')))).toMatchObject({
        code: 'REGISTRY_REJECTED',
        message: expect.stringContaining('MANIFEST_BLOB_UNKNOWN'),
        hint: expect.stringContaining('clean-up job'),
      });
      expect(at(server, image)).toEqual(before);
    },
  );

  test('stays when it is there at the second look', async () => {
    const { server, image } = await cleanedUp();
    const shown = layerOf(signature('deleted', 'deleted')).digest;
    const asked: string[] = [];
    const before = watched(({ method, url }) => {
      if (!url.pathname.endsWith(shown)) return undefined;
      if (method === 'GET') asked.push(method);
      if (asked.length === 1) server.store.blobs.set(`${path}/${shown}`, Buffer.from('deleted'));
      return asked.length === 1 ? new Response(null, { status: 404 }) : undefined;
    });
    const publication = await append(clientOf({ fetch: before }), image, signature('ours'));
    expect(publication.dropped).toBeUndefined();
    expect(at(server, image).layers).toHaveLength(3);
  });
});

describe('a signature cannot be appended', () => {
  test.each([
    ['an image index', mediaTypes.index, '{"schemaVersion":2,"manifests":[]}'],
    ['a page', 'text/html', '<html>'],
  ])('to %s, which is left as it is', async (_what, mediaType, body) => {
    const server = await play();
    const image = build(server);
    const bytes = Buffer.from(body);
    server.store.put(path, signatureTag(image.digest), {
      digest: digestOf(bytes),
      mediaType,
      bytes,
    });
    expect(await refusalOf(append(clientOf(), image, signature('one')))).toMatchObject({
      code: 'REGISTRY_TAG_UNUSABLE',
      message: expect.stringContaining('is left as it is'),
    });
    expect(server.store.manifest(path, signatureTag(image.digest))?.bytes).toEqual(bytes);
  });

  test.each([412, 400] as const)(
    'a second time, where tags are immutable (%i)',
    async (immutableTags) => {
      const server = await play({ immutableTags });
      const image = build(server);
      await append(clientOf(), image, signature('one'));
      const before = at(server, image);
      expect(await refusalOf(append(clientOf(), image, signature('two')))).toMatchObject({
        code: 'REGISTRY_TAG_IMMUTABLE',
      });
      expect(at(server, image)).toEqual(before);
    },
  );

  test.each([
    [{ status: 404 }, 'it is not there'],
    [{ status: 200, body: 'other' }, 'it gives other bytes'],
  ])('when its blob is read back as %j', async (fault, words) => {
    const server = await play();
    const image = build(server);
    server.faults.push({ method: 'GET', path: /blobs\/sha256:/, fault });
    expect(await refusalOf(append(clientOf(), image, signature('one')))).toMatchObject({
      code: 'REGISTRY_READ_BACK',
      message: expect.stringContaining(words),
    });
  });
});
