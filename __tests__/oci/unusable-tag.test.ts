// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';

import { digestOf } from '../../src/image/digest.ts';
import type { Image } from '../../src/image/reference.ts';
import type { PlayRegistry } from '../../playground/registry/registry.ts';
import type { PlayAnswer } from '../../playground/server.ts';
import { refusalOf } from '../http/ports.ts';
import { foreign, listAt, putList, puts, world } from './lists.ts';
import { artifact, attach, build, clientOf, path, verified } from './setup.ts';

const error = (status: number, code: string, message: string): PlayAnswer => ({
  status,
  body: { errors: [{ code, message }] },
});

describe('a tag that cannot be used', () => {
  test.each([
    [
      'the image itself',
      (server: PlayRegistry, image: Image, tag: string) =>
        server.store.tags.set(`${path}:${tag}`, image.digest),
    ],
    [
      'another image',
      (server: PlayRegistry, _image: Image, tag: string) => {
        build(server, { content: 'other', tag });
      },
    ],
    [
      'no manifest at all',
      (server: PlayRegistry, _image: Image, tag: string) => {
        server.store.put(path, tag, {
          digest: digestOf(Buffer.from('page')),
          mediaType: 'text/html',
          bytes: Buffer.from('page'),
        });
      },
    ],
  ])('as it is %s is left as it is', async (_what, occupy) => {
    const { server, image, tag } = await world();
    occupy(server, image, tag);
    const before = server.store.snapshot();
    expect(await refusalOf(attach(clientOf(), image))).toMatchObject({
      code: 'REGISTRY_TAG_UNUSABLE',
      message: expect.stringContaining('is left as it is'),
    });
    expect(server.store.snapshot()).toEqual(before);
    const { registries } = clientOf();
    const attachment = await registries.prepare(image, { kind: 'fallback-tag', tag }, 1);
    expect(
      await refusalOf(attachment.attach([artifact()], await registries.subject(image))),
    ).toMatchObject({ code: 'REGISTRY_TAG_UNUSABLE' });
    expect(server.store.tags.get(`${path}:${tag}`)).toBe(before[`${path}:${tag}`]);
    expect(puts(server)).toEqual([]);
  });

  test.each([
    [{ immutableTags: 412 }, 'status 412: PRECONDITION: tag is immutable'],
    [{ immutableTags: 400 }, 'status 400: TAG_INVALID: The tag is immutable'],
    [{ immutableTags: 412, etags: true }, 'status 412: PRECONDITION: tag is immutable'],
  ] as const)(
    'as tags are immutable is told at once, and left as it is: %j',
    async (options, words) => {
      const { server, image, tag } = await world(options);
      putList(server.store, tag, { manifests: [foreign(server.store, 'first')] });
      const before = listAt(server.store, tag);
      const client = clientOf();
      expect(await refusalOf(attach(client, image))).toMatchObject({
        code: 'REGISTRY_TAG_IMMUTABLE',
        message: expect.stringMatching(
          new RegExp(
            `^The signature was pushed to .*, but the list under the tag ${tag}, by which ` +
              `verifiers find it, cannot be changed: ${words}`,
          ),
        ),
        hint: expect.stringContaining('sha256-'),
      });
      expect(listAt(server.store, tag)).toEqual(before);
      expect(puts(server)).toHaveLength(1);
      expect(client.patience.slept).toEqual([]);
    },
  );

  test.each(['412', '400'])(
    'is written once on a registry of immutable tags (%s)',
    async (status) => {
      const { image } = await world({ immutableTags: status === '412' ? 412 : 400 });
      await attach(clientOf(), image);
      expect((await verified(image)).contents).toHaveLength(1);
      expect(await refusalOf(attach(clientOf(), image, artifact('second')))).toMatchObject({
        code: 'REGISTRY_TAG_IMMUTABLE',
      });
    },
  );

  test.each([
    [error(409, 'CONFLICT', 'tag exists'), 'REGISTRY_TAG_IMMUTABLE'],
    [error(405, 'UNSUPPORTED', 'tag is locked'), 'REGISTRY_TAG_IMMUTABLE'],
    [error(403, 'DENIED', 'configured as immutable'), 'REGISTRY_TAG_IMMUTABLE'],
    [error(403, 'DENIED', 'no'), 'REGISTRY_DENIED'],
    [error(400, 'MANIFEST_INVALID', 'no'), 'REGISTRY_REJECTED'],
    [error(413, 'SIZE_INVALID', 'too long'), 'REGISTRY_REJECTED'],
  ])('as the registry answers %j is %s', async (answered, code) => {
    const { server, image } = await world();
    server.faults.push({ method: 'PUT', path: /manifests\/sha256-/, fault: answered });
    expect(await refusalOf(attach(clientOf(), image))).toMatchObject({ code });
  });

  test('as what was written never shows is told', async () => {
    const { server, image } = await world();
    server.faults.push({ method: 'GET', path: /manifests\/sha256-/, fault: { status: 404 } });
    expect(await refusalOf(attach(clientOf(), image))).toMatchObject({
      code: 'REGISTRY_READ_BACK',
    });
  });

  test('as it shows only after a while is waited for', async () => {
    const { server, image } = await world();
    server.faults.push({
      method: 'GET',
      path: /manifests\/sha256-/,
      times: 4,
      fault: { status: 404 },
    });
    await attach(clientOf(), image);
    expect((await verified(image)).contents).toHaveLength(1);
  });
});
