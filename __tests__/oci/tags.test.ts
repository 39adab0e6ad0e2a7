// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';

import { digestOf } from '../../src/image/digest.ts';
import type { Image } from '../../src/image/reference.ts';
import { mediaTypes } from '../../src/oci/manifest.ts';
import { valueOf } from '../../src/concurrency.ts';
import type { PlayAnswer } from '../../playground/server.ts';
import { refusalOf } from '../http/ports.ts';
import { auths, build, clientOf, path, paths, play } from './setup.ts';

const done = { ok: true, value: undefined };
const moved = async ({ registries }: ReturnType<typeof clientOf>, image: Image, tag: string) =>
  valueOf((await registries.tag(image, tag)).outcome);
const error = (status: number, code: string, message: string): PlayAnswer => ({
  status,
  body: { errors: [{ code, message }] },
});

describe('a tag', () => {
  test.each(auths)('is pointed at an image, byte for byte ($kind)', async (auth) => {
    const server = await play({ auth });
    const image = build(server, { platforms: ['amd64', 'arm64'] });
    const stored = server.store.manifest(path, image.digest);
    await expect(clientOf().registries.tag(image, 'v1')).resolves.toEqual({
      before: undefined,
      outcome: done,
    });
    expect(server.store.manifest(path, 'v1')).toEqual(stored);
    expect(stored?.mediaType).toBe(mediaTypes.index);
  });

  test('says what it pointed at before', async () => {
    const server = await play();
    const before = build(server, { content: 'before', tag: 'v1' });
    const image = build(server, { content: 'after' });
    await expect(clientOf().registries.tag(image, 'v1')).resolves.toEqual({
      before: before.digest,
      outcome: done,
    });
    expect(server.store.tags.get(`${path}:v1`)).toBe(image.digest);
  });

  test('that points there is left alone', async () => {
    const server = await play({ immutableTags: 412 });
    const image = build(server, { tag: 'v1' });
    await expect(clientOf().registries.tag(image, 'v1')).resolves.toEqual({
      before: image.digest,
      outcome: done,
    });
    expect(paths(server, /PUT/)).toEqual([]);
  });

  test('that shows late is waited for', async () => {
    const server = await play();
    const image = build(server);
    server.faults.push({ method: 'GET', path: /manifests\/v1/, times: 4, fault: { status: 404 } });
    const client = clientOf();
    await client.registries.tag(image, 'v1');
    expect(client.patience.slept).toEqual([250, 500, 1000]);
  });

  test('that another job moves at once is told with what it shows', async () => {
    const other = digestOf(Buffer.from('{}'));
    const server = await play({
      onTagPut: (tag, store) =>
        store.put(path, tag, {
          digest: other,
          mediaType: mediaTypes.manifest,
          bytes: Buffer.from('{}'),
        }),
    });
    const image = build(server);
    expect(await refusalOf(moved(clientOf(), image, 'v1'))).toMatchObject({
      code: 'REGISTRY_READ_BACK',
      message: expect.stringContaining(`was pointed at ${image.digest}, but shows ${other}`),
    });
  });

  test('that could not be moved, or was moved away at once, still says what to go back to', async () => {
    const server = await play({
      onTagPut: (tag, store) =>
        store.put(path, tag, {
          digest: other,
          mediaType: mediaTypes.manifest,
          bytes: Buffer.from('{}'),
        }),
    });
    const other = digestOf(Buffer.from('{}'));
    const before = build(server, { content: 'before', tag: 'v1' });
    await expect(clientOf().registries.tag(build(server), 'v1')).resolves.toMatchObject({
      before: before.digest,
      outcome: { ok: false },
    });
    const denied = await play();
    build(denied, { content: 'before', tag: 'v1' });
    denied.faults.push({ method: 'PUT', path: /manifests\/v1/, fault: error(403, 'DENIED', 'no') });
    await expect(clientOf().registries.tag(build(denied), 'v1')).resolves.toMatchObject({
      before: before.digest,
      outcome: { ok: false },
    });
  });

  test('that never shows is told', async () => {
    const server = await play();
    const image = build(server);
    server.faults.push({ method: 'GET', path: /manifests\/v1/, fault: { status: 404 } });
    expect(await refusalOf(moved(clientOf(), image, 'v1'))).toMatchObject({
      code: 'REGISTRY_READ_BACK',
      message: expect.stringContaining('but shows nothing'),
    });
  });

  test.each([412, 400] as const)(
    'that is immutable is told, and stays (%i)',
    async (immutableTags) => {
      const server = await play({ immutableTags });
      const before = build(server, { content: 'before', tag: 'v1' });
      expect(await refusalOf(moved(clientOf(), build(server), 'v1'))).toMatchObject({
        code: 'REGISTRY_TAG_IMMUTABLE',
        message: expect.stringContaining('/acme/app:v1 exists and cannot be moved'),
        hint: expect.stringContaining('does not exist yet'),
      });
      expect(server.store.tags.get(`${path}:v1`)).toBe(before.digest);
    },
  );

  test.each([
    [error(409, 'CONFLICT', ''), 'REGISTRY_TAG_IMMUTABLE'],
    [error(405, 'UNSUPPORTED', ''), 'REGISTRY_TAG_IMMUTABLE'],
    [error(403, 'DENIED', 'the tag is immutable'), 'REGISTRY_TAG_IMMUTABLE'],
    [error(403, 'DENIED', 'no'), 'REGISTRY_DENIED'],
    [error(400, 'MANIFEST_INVALID', 'no'), 'REGISTRY_REJECTED'],
  ])('to which the registry says %j is %s', async (answered, code) => {
    const server = await play();
    const image = build(server);
    server.faults.push({ method: 'PUT', path: /manifests\/v1/, fault: answered });
    expect(await refusalOf(moved(clientOf(), image, 'v1'))).toMatchObject({ code });
  });

  test('of an image that is not there cannot be', async () => {
    const server = await play();
    const { repository } = build(server);
    expect(
      await refusalOf(
        moved(clientOf(), { repository, digest: digestOf(Buffer.from('unknown')) }, 'v1'),
      ),
    ).toMatchObject({
      code: 'REGISTRY_RESPONSE_INVALID',
    });
  });
});
