// SPDX-License-Identifier: Apache-2.0
// What goes wrong on the way of a signature into a registry.
import { describe, expect, test } from '@jest/globals';

import { digestOf } from '../../src/image/digest.ts';
import { mediaTypes } from '../../src/oci/manifest.ts';
import type { RegistryOptions } from '../../playground/registry/registry.ts';
import type { Fault, PlayAnswer, PlayServer } from '../../playground/server.ts';
import { refusalOf } from '../http/ports.ts';
import {
  artifact,
  auths,
  build,
  clientOf,
  path,
  paths,
  play,
  playServer,
  tokenAuth,
  verified,
} from './setup.ts';

const error = (status: number, code: string): PlayAnswer => ({
  status,
  body: { errors: [{ code, message: code.toLowerCase() }] },
});
const bundle = encodeURIComponent(digestOf(artifact().bytes));
const uploaded = new RegExp(`digest=${bundle}`);

/** A signature that is ready to be attached when the faults begin. */
async function ready(options: RegistryOptions, ...faults: Fault[]) {
  const server = await play(options);
  const image = build(server);
  const client = clientOf();
  const [subject, { listing }] = await Promise.all([
    client.registries.subject(image),
    client.registries.list(image),
  ]);
  const attachment = await client.registries.prepare(image, listing, 1);
  server.faults.push(...faults);
  return { server, image, client, attach: () => attachment.attach([artifact()], subject) };
}

describe('a signature gets there', () => {
  const cases: [string, Fault][] = [
    [
      'the answer to the upload is lost',
      { method: 'PUT', path: uploaded, times: 1, fault: 'lost' },
    ],
    ['the upload is cut off', { method: 'PUT', path: uploaded, times: 1, fault: 'reset' }],
    [
      'the session has ended after a long wait',
      { method: 'PUT', path: uploaded, times: 1, fault: error(404, 'BLOB_UPLOAD_UNKNOWN') },
    ],
    [
      'the upload is refused once',
      { method: 'PUT', path: uploaded, times: 2, fault: error(400, 'BLOB_UPLOAD_INVALID') },
    ],
    [
      'the registry is away for a moment',
      { method: 'PUT', path: uploaded, times: 3, fault: { status: 503 } },
    ],
    [
      'the registry wants a pause',
      {
        method: 'PUT',
        path: uploaded,
        times: 1,
        fault: { status: 429, headers: { 'retry-after': '20' } },
      },
    ],
    [
      'the answer to the manifest is lost',
      { method: 'PUT', path: /manifests\/sha256:/, times: 1, fault: 'lost' },
    ],
    [
      'the registry forgot the blob for a moment (ghcr.io)',
      {
        method: 'PUT',
        path: /manifests\/sha256:/,
        times: 3,
        fault: error(400, 'MANIFEST_BLOB_UNKNOWN'),
      },
    ],
    [
      'the registry forgot it with 404',
      { method: 'PUT', path: /manifests\/sha256:/, times: 1, fault: error(404, 'BLOB_UNKNOWN') },
    ],
    [
      'the reading back fails for a moment',
      { method: 'GET', path: /blobs\/sha256:/, times: 2, fault: { status: 502 } },
    ],
    [
      'the blob is shown late',
      { method: 'GET', path: /blobs\/sha256:/, times: 4, fault: { status: 404 } },
    ],
    [
      'the answer to the list is lost',
      { method: 'PUT', path: /manifests\/sha256-/, times: 1, fault: 'lost' },
    ],
    [
      'the list cannot be read for a moment',
      { method: 'GET', path: /manifests\/sha256-/, times: 2, fault: { status: 500 } },
    ],
  ];

  test.each(
    cases.flatMap(([what, fault]) =>
      (['api', 'none-404-text'] as const).map((shape) => ({ what, fault, shape })),
    ),
  )('although $what ($shape)', async ({ fault, shape }) => {
    const { image, attach } = await ready({ shape }, { ...fault });
    await attach();
    expect((await verified(image)).contents).toEqual([artifact().bytes.toString()]);
  });

  test.each(auths)('although it is attached twice over one session ($kind)', async (auth) => {
    const { server, image, attach } = await ready({ auth });
    await attach();
    await attach();
    expect((await verified(image)).contents).toHaveLength(1);
    expect(paths(server, /DELETE|PATCH/)).toEqual([]);
  });

  test('although the empty configuration is there already', async () => {
    const { server, attach } = await ready({});
    await attach();
    const again = clientOf();
    const image = build(server, { content: 'other' });
    const attachment = await again.registries.prepare(image, { kind: 'referrers-api' }, 1);
    await attachment.attach([artifact('other')], await again.registries.subject(image));
    expect(
      paths(server, new RegExp(`PUT .*digest=${encodeURIComponent(digestOf(Buffer.from('{}')))}`)),
    ).toHaveLength(1);
  });
});

describe('a signature does not get there', () => {
  const manifests = /manifests\/sha256:/;
  const cases: [string, Fault, string, string][] = [
    [
      'the upload is refused for good',
      { method: 'PUT', path: uploaded, fault: error(400, 'BLOB_UPLOAD_INVALID') },
      'REGISTRY_REJECTED',
      'BLOB_UPLOAD_INVALID',
    ],
    [
      'the upload is forbidden',
      { method: 'PUT', path: uploaded, fault: error(403, 'DENIED') },
      'REGISTRY_DENIED',
      'could not take the blob',
    ],
    [
      'the registry does not come back',
      { method: 'PUT', path: uploaded, fault: 'reset' },
      'REGISTRY_UNAVAILABLE',
      'is not available',
    ],
    [
      'the manifest is refused (GitLab)',
      { method: 'PUT', path: manifests, fault: error(400, 'MANIFEST_INVALID') },
      'REGISTRY_REJECTED',
      'could not take the signature’s manifest',
    ],
    [
      'the manifest is refused (ECR)',
      { method: 'PUT', path: manifests, fault: error(405, 'UNSUPPORTED') },
      'REGISTRY_REJECTED',
      'UNSUPPORTED',
    ],
    [
      'the blob stays unknown',
      { method: 'PUT', path: manifests, fault: error(404, 'BLOB_UNKNOWN') },
      'REGISTRY_REJECTED',
      'BLOB_UNKNOWN',
    ],
    [
      'the manifest is stored under another digest',
      {
        method: 'PUT',
        path: manifests,
        fault: { status: 201, headers: { 'docker-content-digest': digestOf(Buffer.from('x')) } },
      },
      'REGISTRY_RESPONSE_INVALID',
      'under another digest',
    ],
    [
      'the manifest is other bytes when it is read back',
      {
        method: 'GET',
        path: manifests,
        fault: { status: 200, headers: { 'content-type': mediaTypes.manifest }, body: '{}' },
      },
      'REGISTRY_READ_BACK',
      'other bytes',
    ],
    [
      'the blob is other bytes when it is read back',
      { method: 'GET', path: /blobs\/sha256:/, fault: { status: 200, body: 'x' } },
      'REGISTRY_READ_BACK',
      'other bytes',
    ],
    [
      'the blob is more bytes when it is read back',
      { method: 'GET', path: /blobs\/sha256:/, fault: { status: 200, body: 'x'.repeat(1000) } },
      'REGISTRY_READ_BACK',
      'other bytes',
    ],
    [
      'the manifest is not there when it is read back',
      { method: 'GET', path: manifests, fault: { status: 404 } },
      'REGISTRY_READ_BACK',
      'it is not there',
    ],
    [
      'the blob is not there when it is read back',
      { method: 'GET', path: /blobs\/sha256:/, fault: { status: 404 } },
      'REGISTRY_READ_BACK',
      'it is not there',
    ],
  ];

  test.each(
    cases.flatMap(([what, fault, code, words]) =>
      (['api', 'none-404-text'] as const).map((shape) => ({ what, fault, code, words, shape })),
    ),
  )('when $what ($shape): $code', async ({ fault, code, words, shape }) => {
    const { server, attach } = await ready({ shape }, { ...fault });
    const before = [...server.store.tags];
    expect(await refusalOf(attach())).toMatchObject({
      code,
      message: expect.stringContaining(words),
      hint: expect.stringMatching(/\.$/),
    });
    if (code !== 'REGISTRY_READ_BACK') expect([...server.store.tags]).toEqual(before);
  });

  test('when the empty configuration is refused, which is told only then', async () => {
    const server = await play();
    const image = build(server);
    server.faults.push({
      method: 'PUT',
      path: new RegExp(encodeURIComponent(digestOf(Buffer.from('{}')))),
      fault: error(400, 'BLOB_UPLOAD_INVALID'),
    });
    const { registries } = clientOf();
    const attachment = await registries.prepare(image, { kind: 'referrers-api' }, 1);
    expect(
      await refusalOf(attachment.attach([artifact()], await registries.subject(image))),
    ).toMatchObject({ code: 'REGISTRY_REJECTED' });
  });

  test('when the login may not push, which is found before anything else is asked of anybody', async () => {
    const server = await play({ auth: { ...tokenAuth, mayPush: false } });
    const image = build(server);
    expect(
      await refusalOf(clientOf().registries.prepare(image, { kind: 'referrers-api' }, 1)),
    ).toMatchObject({ code: 'REGISTRY_DENIED' });
  });
});

describe('an upload session', () => {
  /** How many blobs were sent over each session. */
  const blobsPerSession = (server: PlayServer) =>
    [
      ...Map.groupBy(
        paths(server, /^PUT .*\/blobs\/uploads\//),
        ({ path: asked }) => asked.split('?')[0],
      ).values(),
    ].map((uploads) => uploads.length);

  test.each([
    ['as many as were announced', 4],
    ['more than were announced', 1],
    ['fewer than were announced', 7],
  ])(
    'takes one blob, though signatures of both formats are pushed at once: %s',
    async (_what, announced) => {
      const server = await play({ shape: 'none-404-text' });
      const image = build(server);
      const { registries } = clientOf();
      const [subject, { listing }] = await Promise.all([
        registries.subject(image),
        registries.list(image),
      ]);
      const attachment = await registries.prepare(image, listing, announced);
      await Promise.all([
        attachment.attach([artifact('one'), artifact('two')], subject),
        attachment.append(artifact('three')),
        attachment.append(artifact('four')),
      ]);
      // Four signatures, the empty configuration, and that of the signature tag, twice.
      expect(blobsPerSession(server)).toEqual([1, 1, 1, 1, 1, 1, 1]);
      const opened = paths(server, /^POST .*\/blobs\/uploads\//);
      expect(opened).toHaveLength(3 + Math.max(4, announced));
    },
  );
});

describe('the login', () => {
  test.each(auths)('goes to nobody but the registry ($kind)', async (auth) => {
    const server = await play({ auth, redirectBlobs: true });
    const storage = await playServer(({ url, body }) => {
      server.store.blobs.set(`${path}/${url.searchParams.get('digest') ?? ''}`, body);
      return { status: 201 };
    });
    const image = build(server);
    server.faults.push({
      method: 'POST',
      path: /uploads/,
      fault: { status: 202, headers: { location: `${storage.url}/upload` } },
    });
    const client = clientOf();
    const subject = await client.registries.subject(image);
    const attachment = await client.registries.prepare(image, { kind: 'referrers-api' }, 1);
    await attachment.attach([artifact()], subject);
    expect(storage.requests).toHaveLength(2);
    expect(storage.requests.every(({ authorization }) => authorization === 'none')).toBe(true);
    expect((await verified(image)).contents).toHaveLength(1);
  });
});
