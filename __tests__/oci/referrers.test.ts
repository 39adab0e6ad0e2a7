// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { HttpResponse } from '../../src/http/client.ts';
import { digestOf } from '../../src/image/digest.ts';
import { mediaTypes } from '../../src/oci/manifest.ts';
import { judgeListing, listReferrers, nextPage } from '../../src/oci/referrers.ts';
import { fallbackTag, readTag } from '../../src/oci/tagged-index.ts';
import type { PlayAnswer, PlayRequest } from '../../playground/server.ts';
import { answer, refusalOf, thrownBy } from '../http/ports.ts';
import { digest, sha512 } from '../image/arbitraries.ts';
import {
  build,
  clientOf,
  path,
  play,
  playServer,
  repositoryOf,
  tokenAuth,
  toDigest,
} from './setup.ts';

const here = new URL('https://registry.example/v2/acme/app/referrers/sha256:0?n=1');
const linked = (link?: string): HttpResponse => ({
  ...answer(200, link === undefined ? {} : { link }),
  url: here,
});

describe('the tag of a list', () => {
  test('is the digest with a dash, at most 64 characters of it', () => {
    fc.assert(
      fc.property(digest, (value) => expect(fallbackTag(value)).toBe(value.replace(':', '-'))),
    );
    fc.assert(
      fc.property(sha512, (value) =>
        expect(fallbackTag(value)).toBe(value.replace(':', '-').slice(0, 'sha512-'.length + 64)),
      ),
    );
  });
});

describe('the next page', () => {
  const repository = { registry: 'registry.example', path: 'acme/app' };

  test.each([undefined, '', '</v2/x>; rel="prev"'])('of %s is none', (link) => {
    expect(nextPage(repository, linked(link))).toBeUndefined();
  });

  test('is within the registry', () => {
    expect(nextPage(repository, linked('</v2/x?n=2>; rel="next"'))?.href).toBe(
      'https://registry.example/v2/x?n=2',
    );
  });

  test('on another host is refused (go-containerregistry#2332)', () => {
    expect(
      thrownBy(() => nextPage(repository, linked('<https://mallory.example/v2/>; rel="next"'))),
    ).toMatchObject({ code: 'URL_REFUSED' });
  });

  test.each(['/v2/x; rel="next"', '</v2/x; rel="next"', '</v2/x>; rel="next'])(
    'that cannot be read makes the list unreadable, never a whole one: %s',
    (link) => {
      expect(thrownBy(() => nextPage(repository, linked(link)))).toMatchObject({
        code: 'REGISTRY_RESPONSE_INVALID',
      });
    },
  );
});

const entries = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({
    mediaType: mediaTypes.manifest,
    digest: digestOf(Buffer.from(String(from + index))),
    size: 1,
  }));
const page = (count: number, from: number, next?: string): PlayAnswer => ({
  status: 200,
  headers: {
    'content-type': mediaTypes.index,
    ...(next === undefined ? {} : { link: `<${next}>; rel="next"` }),
  },
  body: Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaTypes.index,
      manifests: entries(count, from),
    }),
  ),
});

describe('a list by the referrers API', () => {
  const api = { kind: 'referrers-api' } as const;
  const list = async (obey: (request: PlayRequest, number: number) => PlayAnswer) => {
    const server = await playServer((request) =>
      obey(request, Number(request.url.searchParams.get('page') ?? '0')),
    );
    const image = { repository: repositoryOf(server), digest: digestOf(Buffer.from('image')) };
    return { server, listed: listReferrers(clientOf().registry, image, api) };
  };

  test('is read page by page, in order', async () => {
    const { listed } = await list((_, number) =>
      page(3, number * 3, number < 4 ? `?page=${number + 1}` : undefined),
    );
    await expect(listed).resolves.toEqual(entries(15));
  });

  test.each([
    [
      'turns in a circle',
      (_: PlayRequest, number: number) => page(1, number, `?page=${(number + 1) % 3}`),
    ],
    [
      'has more than 20 pages',
      (_: PlayRequest, number: number) => page(1, number, `?page=${number + 1}`),
    ],
    [
      'has more than 1000 entries',
      (_: PlayRequest, number: number) => page(600, number * 600, `?page=${number + 1}`),
    ],
    ['has them on one page', () => page(1001, 0)],
  ])('that %s is left', async (_what, obey) => {
    const { server, listed } = await list(obey);
    expect(await refusalOf(listed)).toMatchObject({
      code: 'REGISTRY_RESPONSE_INVALID',
      message: expect.stringMatching(/does not end|more than 1000/),
    });
    expect(server.requests.length).toBeLessThan(30);
  });

  test.each([
    { status: 404 },
    { status: 200, body: '<html>' },
    { status: 303, headers: { location: 'https://mallory.example/' } },
  ] satisfies PlayAnswer[])('that breaks off with %j is not a shorter list', async (broken) => {
    const { listed } = await list((_, number) => (number === 0 ? page(3, 0, '?page=1') : broken));
    expect(await refusalOf(listed)).toMatchObject({
      code: 'REGISTRY_RESPONSE_INVALID',
      message: expect.stringContaining('breaks off'),
    });
  });

  test.each([204, 401, 403, 408, 410, 425, 429, 451, 500, 503])(
    'that is refused with %i is not an empty one',
    (status) => {
      const image = {
        repository: { registry: 'registry.example', path },
        digest: digestOf(Buffer.alloc(0)),
      };
      expect(thrownBy(() => judgeListing(image, { ...answer(status), url: here }))).toMatchObject({
        code: expect.stringMatching(/^REGISTRY_(DENIED|UNAVAILABLE|REJECTED)$/),
      });
    },
  );

  test.each([
    [404, {}, ''],
    [404, { 'content-type': mediaTypes.index }, '{"schemaVersion":2,"manifests":[]}'],
    [303, { location: 'https://github.com/' }, ''],
    [200, { 'content-type': 'text/html' }, '<html>'],
    [200, { 'content-type': 'application/json' }, '{"schemaVersion":2,"manifests":[]}'],
    [400, {}, ''],
    [405, {}, ''],
    [406, {}, ''],
  ] as [number, Record<string, string>, string][])(
    'is not what answers %i %j %s',
    (status, headers, body) => {
      const image = {
        repository: { registry: 'registry.example', path },
        digest: digestOf(Buffer.alloc(0)),
      };
      expect(judgeListing(image, { ...answer(status, headers, body), url: here })).toBeUndefined();
    },
  );

  test.each([
    '',
    '<html>',
    '{"schemaVersion":2,"manifests":[{',
    '{"schemaVersion":2,"layers":[],"manifests":[]}',
    '{"schemaVersion":2,"manifests":[{"digest":"x"}]}',
  ])('that is called one and reads %j is not an empty one', (body) => {
    const image = {
      repository: { registry: 'registry.example', path },
      digest: digestOf(Buffer.alloc(0)),
    };
    const answered = { ...answer(200, { 'content-type': mediaTypes.index }, body), url: here };
    expect(thrownBy(() => judgeListing(image, answered))).toMatchObject({
      code: 'REGISTRY_RESPONSE_INVALID',
    });
  });

  test('is read whatever types its entries have, or none', () => {
    const image = {
      repository: { registry: 'registry.example', path },
      digest: digestOf(Buffer.alloc(0)),
    };
    const [one = {}, two = {}] = entries(2);
    const manifests = [
      { ...one, artifactType: null },
      { ...two, artifactType: 'x/'.padEnd(5000, 'y') },
    ];
    const answered = {
      ...answer(
        200,
        { 'content-type': mediaTypes.index },
        JSON.stringify({ schemaVersion: 2, manifests }),
      ),
      url: here,
    };
    expect(judgeListing(image, answered)?.manifests).toEqual(manifests);
  });

  test('may be written with parameters in the media type', () => {
    const image = {
      repository: { registry: 'registry.example', path },
      digest: digestOf(Buffer.alloc(0)),
    };
    const headers = { 'content-type': `${mediaTypes.index.toUpperCase()} ; charset=utf-8` };
    expect(
      judgeListing(image, { ...answer(200, headers, '{"schemaVersion":2}'), url: here }),
    ).toEqual({ manifests: [], others: {} });
  });

  test('carries the login to its pages', async () => {
    const server = await play({ auth: tokenAuth });
    const image = build(server);
    server.faults.push({ path: /referrers\/[^?]*$/, times: 2, fault: page(1, 0, '?page=1') });
    const { registry } = clientOf();
    await registry.manifest(image.repository, image.digest);
    await expect(listReferrers(registry, image, api)).resolves.toEqual(entries(1));
    expect(server.requests.slice(-2).map(({ authorization }) => authorization)).toEqual([
      'bearer',
      'bearer',
    ]);
  });
});

describe('a list under a tag', () => {
  const tagged = async (
    mediaType: string,
    body: string | Buffer,
    headers: Record<string, string> = {},
  ) => {
    const server = await playServer(({ url }) =>
      url.pathname.endsWith('/list')
        ? { status: 200, headers: { 'content-type': mediaType, ...headers }, body }
        : { status: 404 },
    );
    return {
      registry: clientOf().registry,
      image: { repository: repositoryOf(server), digest: digestOf(Buffer.from('image')) },
    };
  };
  const list = JSON.stringify({
    schemaVersion: 2,
    mediaType: mediaTypes.index,
    manifests: entries(2),
    annotations: { a: 'b' },
  });

  test('is read with all that others wrote into it', async () => {
    const { registry, image } = await tagged(mediaTypes.index, list);
    await expect(readTag(registry, image, 'list')).resolves.toEqual({
      index: { manifests: entries(2), others: { annotations: { a: 'b' } } },
      etag: undefined,
    });
    await expect(
      listReferrers(registry, image, { kind: 'fallback-tag', tag: 'list' }),
    ).resolves.toEqual(entries(2));
    await expect(
      listReferrers(registry, image, { kind: 'fallback-tag', tag: 'other' }),
    ).resolves.toBeUndefined();
  });

  test.each([
    ['"abc"', '"abc"'],
    ['W/"abc"', undefined],
    ['abc', undefined],
    ['"a b"', undefined],
    ['""', undefined],
  ])('is replaced by its ETag %s only if that is strong', async (etag, expected) => {
    const { registry, image } = await tagged(mediaTypes.index, list, { etag });
    await expect(readTag(registry, image, 'list')).resolves.toMatchObject({ etag: expected });
  });

  test.each([
    ['a manifest', mediaTypes.manifest, '{"schemaVersion":2,"layers":[]}'],
    ['a list of Docker', mediaTypes.dockerList, list],
    [
      'an index that is a manifest too',
      mediaTypes.index,
      '{"schemaVersion":2,"manifests":[],"layers":[]}',
    ],
    ['a page', 'text/html', '<html>'],
  ])('is not %s', async (_what, mediaType, body) => {
    const { registry, image } = await tagged(mediaType, body);
    expect(await refusalOf(readTag(registry, image, 'list'))).toMatchObject({
      code: 'REGISTRY_TAG_UNUSABLE',
      message: expect.stringContaining(
        `/acme/app:list is ${JSON.stringify(mediaType)}, and not a list of signatures, and is ` +
          'left as it is',
      ),
    });
  });

  test('is not the image itself', async () => {
    const server = await play({ shape: 'none-404-text' });
    const image = build(server, { tag: 'list', platforms: ['amd64', 'arm64'] });
    expect(toDigest(server.store.tags.get(`${path}:list`))).toBe(image.digest);
    expect(await refusalOf(readTag(clientOf().registry, image, 'list'))).toMatchObject({
      code: 'REGISTRY_TAG_UNUSABLE',
      message: expect.stringContaining('is the image itself'),
    });
  });
});
