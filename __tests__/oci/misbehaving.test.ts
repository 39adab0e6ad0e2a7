// SPDX-License-Identifier: Apache-2.0
// Registries, proxies and clean-up jobs that do what the specification does not say.
import { describe, expect, test } from '@jest/globals';

import { digestOf } from '../../src/image/digest.ts';
import { mediaTypes } from '../../src/oci/manifest.ts';
import { fallbackTag } from '../../src/oci/tagged-index.ts';
import { signatureTag } from '../../src/oci/signature-tag.ts';
import { pushImage } from '../../playground/registry/registry.ts';
import { patienceOf, refusalOf } from '../http/ports.ts';
import { foreign, listAt, putList, world } from './lists.ts';
import {
  artifact,
  asRead,
  attach,
  build,
  clientOf,
  path,
  play,
  repositoryOf,
  toDigest,
  tokenAuth,
  verified,
  watched,
} from './setup.ts';

const digestsAt = (...args: Parameters<typeof listAt>) =>
  listAt(...args).manifests.map(({ digest }) => digest);

describe('after a clean-up job deleted a signature', () => {
  test.each([400, 404] as const)(
    'an image is signed again, and its list names what is left (%i)',
    async (status) => {
      const { server, image, tag } = await world(status === 404 ? { unknownIs: status } : {});
      const client = clientOf();
      const [kept, deleted] = [foreign(server.store, 'kept'), foreign(server.store, 'deleted')];
      putList(server.store, tag, { manifests: [kept, deleted] });
      server.store.forget(path, deleted.digest);
      const publication = await attach(client, image);
      expect(digestsAt(server.store, tag)).toEqual([kept.digest, publication.digest]);
      expect(publication.dropped).toEqual([deleted.digest]);
    },
  );

  test('an entry that is there again at the second look is kept', async () => {
    const { server, image, tag } = await world();
    const late = foreign(server.store, 'late');
    const stored = server.store.manifest(path, late.digest);
    putList(server.store, tag, { manifests: [late] });
    server.store.forget(path, late.digest);
    const looks: string[] = [];
    const fetch = watched(({ url }) => {
      if (url.pathname.endsWith(late.digest) && looks.push('look') === 2 && stored)
        server.store.put(path, undefined, stored);
      return undefined;
    });
    const publication = await attach(clientOf({ fetch }), image);
    expect(digestsAt(server.store, tag)).toEqual([late.digest, publication.digest]);
    expect(publication.dropped).toBeUndefined();
  });

  test('an entry that could not be read stays in the list, and the refusal is told', async () => {
    const { server, image, tag } = await world();
    const [hidden, deleted] = [foreign(server.store, 'hidden'), foreign(server.store, 'deleted')];
    putList(server.store, tag, { manifests: [hidden, deleted] });
    server.store.forget(path, deleted.digest);
    server.store.forget(path, hidden.digest);
    server.faults.push({ path: new RegExp(`manifests/${hidden.digest}`), fault: { status: 403 } });
    expect(await refusalOf(attach(clientOf(), image))).toMatchObject({
      code: 'REGISTRY_REJECTED',
      message: expect.stringContaining('MANIFEST_BLOB_UNKNOWN'),
    });
    expect(digestsAt(server.store, tag)).toEqual([hidden.digest, deleted.digest]);
  });

  test('a verifier learns what happened', async () => {
    const { server, image, tag } = await world();
    const deleted = { ...foreign(server.store, 'deleted'), artifactType: '' };
    putList(server.store, tag, { manifests: [deleted] });
    server.store.forget(path, deleted.digest);
    expect(await refusalOf(verified(image))).toMatchObject({
      code: 'REGISTRY_READ_BACK',
      hint: expect.stringContaining('cleans up'),
    });
  });
});

describe('a tag that is replaced in steps (Gitea)', () => {
  test('is no reason to fail, and no list is lost', async () => {
    const { server, image, tag } = await world({ unsteadyTags: true });
    const first = await attach(clientOf(), image, artifact('first'));
    server.store.unsettle(path, tag);
    const client = clientOf();
    await client.registries.list(image);
    server.store.unsettle(path, tag);
    const second = await attach(client, image, artifact('second'));
    expect(digestsAt(server.store, tag)).toEqual([first.digest, second.digest]);
  });

  test('is read as the list that it is, though it is called a text', async () => {
    const { server, image, tag } = await world();
    putList(server.store, tag, { manifests: [] });
    server.faults.push({
      path: new RegExp(`manifests/${tag}`),
      times: 1,
      fault: {
        status: 200,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body: server.store.manifest(path, tag)?.bytes ?? '',
      },
    });
    const client = clientOf();
    await expect(client.registries.list(image)).resolves.toMatchObject({
      listing: { kind: 'fallback-tag' },
    });
    expect(client.patience.slept).toEqual([]);
  });

  test('that holds something else is never to be removed by the user', async () => {
    const { server, image, tag } = await world();
    server.store.tags.set(`${path}:${tag}`, image.digest);
    const { hint } = await refusalOf(attach(clientOf(), image));
    expect(hint).not.toMatch(/remove|delete/i);
    expect(hint).toContain('signature-repository');
  });

  test('takes a legacy signature whose blobs it did not know at first', async () => {
    const { server, image } = await world({ unsteadyTags: true });
    const { registries } = clientOf();
    const attachment = await registries.prepare(image, { kind: 'referrers-api' }, 1);
    await attachment.append(artifact('legacy'));
    const stored = server.store.manifest(path, signatureTag(image.digest))?.bytes.toString();
    expect(stored).toContain(digestOf(artifact('legacy').bytes));
  });
});

describe('a registry that knows every blob in every repository (zot)', () => {
  test('does not make an image its own configuration', async () => {
    const server = await play({ blobsEverywhere: true });
    const { digest } = pushImage(server.store, 'acme/other', { platforms: ['amd64'] });
    const image = { repository: repositoryOf(server), digest: toDigest(digest) };
    expect(await refusalOf(clientOf().registries.subject(image))).toMatchObject({
      code: 'IMAGE_NOT_FOUND',
    });
  });
});

describe('a registry that does not take HEAD for manifests', () => {
  test.each([403, 404, 405, 501])('is asked with GET (%i)', async (status) => {
    const server = await play();
    const image = build(server);
    server.faults.push({ method: 'HEAD', path: /manifests/, fault: { status } });
    await expect(clientOf().registries.subject(image)).resolves.toMatchObject({
      digest: image.digest,
    });
  });

  test('is quoted when it refuses that too', async () => {
    const server = await play();
    const image = build(server);
    server.faults.push({
      path: /manifests/,
      fault: {
        status: 412,
        body: { errors: [{ code: 'PROJECTPOLICYVIOLATION', message: 'not signed' }] },
      },
    });
    expect(await refusalOf(clientOf().registries.subject(image))).toMatchObject({
      message: expect.stringContaining('PROJECTPOLICYVIOLATION: not signed'),
    });
  });
});

describe('manifests that are served under a vague type', () => {
  test.each(['application/json', 'application/octet-stream', ''])(
    'are what their bytes say: %j',
    async (type) => {
      const server = await play();
      const image = build(server, { platforms: ['amd64', 'arm64'] });
      server.faults.push({
        path: new RegExp(`manifests/${image.digest}`),
        fault: {
          status: 200,
          headers: type === '' ? {} : { 'content-type': type },
          body: server.store.manifest(path, image.digest)?.bytes ?? '',
        },
      });
      const { registries } = clientOf();
      await expect(registries.subject(image)).resolves.toMatchObject({
        mediaType: mediaTypes.index,
      });
      await expect(registries.children(image)).resolves.toHaveLength(2);
    },
  );
});

describe('an index', () => {
  /** An index of one child, as whoever built it wrote it. */
  async function indexOf(child: object, called: string) {
    const server = await play();
    const put = (content: object, mediaType: string) => {
      const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...content }));
      server.store.put(path, undefined, { digest: digestOf(bytes), mediaType, bytes });
      return { mediaType, digest: digestOf(bytes), size: bytes.length };
    };
    const inner = put(child, mediaTypes.index);
    const outer = put({ manifests: [{ ...inner, mediaType: called }] }, mediaTypes.index);
    const { registries } = clientOf();
    const image = { repository: repositoryOf(server), digest: outer.digest };
    return { server, registries, inner, children: () => registries.children(image) };
  }

  test('cannot hide another one by calling it a manifest', async () => {
    const { registries, children } = await indexOf({ manifests: [] }, mediaTypes.manifest);
    const [child] = await children();
    expect(child).toBeDefined();
    expect(child && (await refusalOf(registries.subject(child)))).toMatchObject({
      code: 'REGISTRY_RESPONSE_INVALID',
      message: expect.stringContaining('calls it'),
    });
  });

  test('is not read when Go would read another one in it ("Manifests")', async () => {
    const { children } = await indexOf({ manifests: [], Manifests: [] }, mediaTypes.index);
    expect(await refusalOf(children())).toMatchObject({ code: 'REGISTRY_RESPONSE_INVALID' });
  });

  test('that names what is no image says which index it was, and how to leave it out', async () => {
    const artifact = { mediaType: 'application/vnd.oci.artifact.manifest.v1+json', blobs: [] };
    const { registries, children } = await indexOf(artifact, artifact.mediaType);
    const [child] = await children();
    expect(child && (await refusalOf(registries.subject(child)))).toMatchObject({
      code: 'IMAGE_NOT_FOUND',
      message: expect.stringContaining('which is not an image'),
      hint: expect.stringMatching(/^The index sha256:.* names it: leave out "recursive"\.$/),
    });
  });

  test('of which not all platforms were copied says which is absent', async () => {
    const { server, registries, inner, children } = await indexOf(
      { manifests: [] },
      mediaTypes.manifest,
    );
    const [child] = await children();
    server.store.forget(path, inner.digest);
    expect(child && (await refusalOf(registries.subject(child)))).toMatchObject({
      code: 'IMAGE_NOT_FOUND',
      message: expect.stringMatching(
        new RegExp(`${inner.digest} is not in the registry, though the index sha256:.* names it`),
      ),
      hint: expect.stringContaining('recursive'),
    });
  });
});

describe('more beside an image than is read', () => {
  test.each(['api', 'none-404-text'] as const)(
    'is told with what to do about it (%s)',
    async (shape) => {
      const server = await play({ shape });
      const image = build(server);
      const manifests = Array.from({ length: 1001 }, (_, at) => ({
        mediaType: mediaTypes.manifest,
        digest: digestOf(Buffer.from(String(at))),
        size: 1,
      }));
      const list = { schemaVersion: 2, mediaType: mediaTypes.index, manifests };
      server.faults.push({
        path: shape === 'api' ? /referrers/ : new RegExp(fallbackTag(image.digest)),
        fault: {
          status: 200,
          headers: { 'content-type': mediaTypes.index },
          body: Buffer.from(JSON.stringify(list)),
        },
      });
      expect(await refusalOf(clientOf().registries.list(image))).toMatchObject({
        code: 'REGISTRY_RESPONSE_INVALID',
        message: expect.stringContaining('more than 1000 referrers'),
        hint: expect.stringContaining('oras discover'),
      });
    },
  );
});

describe('answers that are good but slow', () => {
  const bundles = { isWanted: () => true, maxBytes: 1_000, maxTotalBytes: 1_000_000_000 };

  /** A client for whom each answer takes so long, in milliseconds. */
  function slowly(ms: number, patienceMs: number) {
    const patience = patienceOf(patienceMs);
    const fetch = watched(() => {
      void patience.clock.sleep(ms);
      return undefined;
    });
    return clientOf({ patience, fetch });
  }

  test.each([
    // As long as patience lasts, or for a minute.
    [600_000, 600_000],
    [5_000, 60_000],
  ])(
    'hold a verifier with patience of %i ms for %i ms, and then the rest is told as unread',
    async (patienceMs, most) => {
      const { server, image, tag } = await world();
      const manifests = Array.from({ length: 1_000 }, (_, at) => ({
        ...foreign(server.store, String(at)),
        artifactType: '',
      }));
      putList(server.store, tag, { manifests });
      const client = slowly(3_000, patienceMs);
      const list = await client.registries.list(image);
      const began = client.patience.clock.now();
      const outcomes = await client.registries.referrers(image.repository, list, bundles, asRead);
      const errors = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
      expect(errors.length).toBeGreaterThan(700);
      expect(errors.at(-1)).toMatchObject({
        code: 'REGISTRY_UNAVAILABLE',
        message: expect.stringMatching(/was not all read in \d+ s/),
        hint: expect.stringMatching(/raise the input "patience".*oras discover/),
      });
      // What was under way, 16 at a time, ends.
      expect(client.patience.clock.now() - began).toBeLessThan(most + 17 * 3_000);
    },
  );

  test('are all read when there is time, however many they are', async () => {
    const { image } = await world();
    for (const name of ['one', 'two', 'three']) await attach(clientOf(), image, artifact(name));
    expect((await verified(image, slowly(3_000, 5_000))).contents).toHaveLength(3);
  });
});

describe('a redirect to another registry', () => {
  test('that gives tokens to anyone is followed, without the login', async () => {
    const behind = await play();
    const image = build(behind);
    const front = await play({ auth: tokenAuth });
    const asked: string[] = [];
    behind.faults.push(
      {
        path: /manifests/,
        times: 1,
        fault: {
          status: 401,
          headers: { 'www-authenticate': `Bearer realm="${behind.url}/token",service="behind"` },
        },
      },
      { path: /^\/token/, fault: { status: 200, body: { token: 'for-anyone' } } },
    );
    front.faults.push({
      path: /manifests/,
      fault: {
        status: 307,
        headers: { location: `${behind.url}/v2/${path}/manifests/${image.digest}` },
      },
    });
    const found = await clientOf().registry.manifest(repositoryOf(front), image.digest);
    expect(found?.digest).toBe(image.digest);
    asked.push(
      ...behind.requests.map(
        ({ path: each, authorization }) => `${each.split('?')[0]} ${authorization}`,
      ),
    );
    expect(asked).toEqual([
      `/v2/${path}/manifests/${image.digest} none`,
      '/token none',
      `/v2/${path}/manifests/${image.digest} bearer`,
    ]);
  });
});

test('400 TOOMANYREQUESTS is waited for as 429 is (docker/cli#5874)', async () => {
  const server = await play();
  const image = build(server);
  server.faults.push({
    path: /manifests/,
    times: 2,
    fault: { status: 400, body: { errors: [{ code: 'TOOMANYREQUESTS', message: 'slow down' }] } },
  });
  await expect(clientOf().registries.subject(image)).resolves.toMatchObject({
    digest: image.digest,
  });
});
