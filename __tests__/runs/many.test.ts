// SPDX-License-Identifier: Apache-2.0
// Many manifests in one run: each is signed once, no more at a time than allowed, and what fails is
// told with what was done.
import { readFileSync } from 'node:fs';

import { afterEach, describe, expect, test } from '@jest/globals';

import { type RegistryOptions } from '../../playground/registry/registry.ts';
import { startWorld, type World } from '../../playground/world.ts';
import { digestOf } from '../../src/image/digest.ts';

const types = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
};
const worlds: World[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});
async function prepare(options: RegistryOptions = {}) {
  const world = await startWorld(options);
  worlds.push(world);
  const push = (content: string, platforms: readonly string[] = [], repository = 'acme/app') =>
    world.push(repository, { content, platforms }).image;
  return { world, push };
}

interface Report {
  readonly images: readonly {
    readonly image: string;
    readonly status: string;
    readonly failure?: { readonly code: string; readonly message: string };
  }[];
}

const reportOf = ({ outputs }: { readonly outputs: Readonly<Record<string, string>> }) =>
  JSON.parse(readFileSync(outputs['report-path'] ?? '', 'utf8')) as Report;
const putIndex = ({ registry }: World, children: readonly string[]) => {
  const manifests = children.map((name) => {
    const digest = name.slice(name.indexOf('@') + 1);
    return {
      mediaType: types.manifest,
      digest,
      size: registry.store.manifest('acme/app', digest)?.bytes.length ?? 1,
    };
  });
  const bytes = Buffer.from(
    JSON.stringify({ schemaVersion: 2, mediaType: types.index, manifests }),
  );
  registry.store.put('acme/app', undefined, {
    digest: digestOf(bytes),
    mediaType: types.index,
    bytes,
  });
  return `${registry.host}/acme/app@${digestOf(bytes)}`;
};

describe('a bare tag to publish', () => {
  test('is for the images that were named, not for another tag’s repository', async () => {
    const { world, push } = await prepare();
    const [here] = [push('same', [], 'acme/here'), push('same', [], 'acme/mirror')];
    await world.sign({
      inputs: { images: here, 'publish-tags': `latest\n${world.name('acme/mirror')}:1.0` },
    });
    expect([...world.registry.store.tags.keys()].toSorted()).toEqual([
      'acme/here:latest',
      'acme/mirror:1.0',
    ]);
  });
});

describe('with recursive', () => {
  test('a manifest that is named, or in two indexes, is signed once', async () => {
    const { world, push } = await prepare();
    const shared = push('shared');
    const [one, two] = [putIndex(world, [shared, push('one')]), putIndex(world, [shared])];
    const { images } = reportOf(
      await world.sign({ inputs: { images: [one, two, shared].join('\n'), recursive: 'true' } }),
    );
    expect(images.map(({ image }) => image).toSorted()).toEqual(
      [one, two, shared, push('one')].toSorted(),
    );
    expect(
      world.registry.store
        .all('acme/app')
        .filter(({ bytes }) => bytes.includes(`"subject":{"mediaType":"${types.manifest}"`)),
    ).toHaveLength(2);
  });

  test('at most 16 manifests are signed at a time, as without it', async () => {
    const { world, push } = await prepare({ delayMs: 20 });
    const platforms = Array.from({ length: 8 }, (_, at) => `arch${at}`);
    const images = Array.from({ length: 8 }, (_, at) => push(String(at), platforms));
    const { exitCode } = await world.sign({
      inputs: { images: images.join('\n'), recursive: 'true' },
    });
    expect(exitCode).toBe(0);
    // 16 are signed and 16 looked up, each by a few requests at once.
    expect(world.registry.mostAtOnce()).toBeGreaterThan(16);
    expect(world.registry.mostAtOnce()).toBeLessThanOrEqual(80);
  });

  test('a manifest with a sha512 digest fails alone, before anything of it is recorded', async () => {
    const { world, push } = await prepare();
    const good = push('good');
    const index = putIndex(world, [good, `x@sha512:${'a'.repeat(128)}`]);
    const run = await world.sign({ inputs: { images: index, recursive: 'true' } });
    const { images } = reportOf(run);
    expect(images.map(({ status }) => status)).toEqual(['signed', 'signed', 'failed']);
    expect(images[2]?.failure).toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('only images with a sha256 digest'),
    });
  });

  test('an index whose manifests cannot be listed is signed, and reported as failed too', async () => {
    const { world, push } = await prepare();
    const index = push('index', ['amd64']);
    world.registry.faults.push({
      method: 'GET',
      path: new RegExp(`manifests/${index.slice(index.indexOf('@') + 1)}`),
      fault: { status: 403 },
    });
    const { images } = reportOf(
      await world.sign({
        inputs: { images: [index, push('other')].join('\n'), recursive: 'true' },
      }),
    );
    expect(images).toMatchObject([
      { status: 'signed', image: index },
      { status: 'failed', image: index, failure: { code: 'REGISTRY_DENIED' } },
      { status: 'signed' },
    ]);
  });

  test('what is not an image fails once, and not a second time because nothing is within it', async () => {
    const { world } = await prepare();
    const mediaType = 'application/vnd.docker.distribution.manifest.v1+prettyjws';
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 1, fsLayers: [] }));
    const digest = digestOf(bytes);
    world.registry.store.put('acme/old', undefined, { digest, mediaType, bytes });
    const { images } = reportOf(
      await world.sign({
        inputs: { images: `${world.name('acme/old')}@${digest}`, recursive: 'true' },
      }),
    );
    expect(images).toMatchObject([{ status: 'failed', failure: { code: 'IMAGE_NOT_FOUND' } }]);
  });
});

test('where one of two formats fails, the failure says that the other was published', async () => {
  const { world, push } = await prepare();
  const image = push('app');
  const bytes = Buffer.from(
    JSON.stringify({ schemaVersion: 2, mediaType: types.index, manifests: [] }),
  );
  world.registry.store.put(
    'acme/app',
    `${image.slice(image.indexOf('@') + 1).replace(':', '-')}.sig`,
    {
      digest: digestOf(bytes),
      mediaType: types.index,
      bytes,
    },
  );
  const { images } = reportOf(
    await world.sign({ inputs: { images: image, format: 'both', existing: 'sign' } }),
  );
  expect(images).toMatchObject([
    {
      status: 'failed',
      failure: {
        message: expect.stringContaining('its signature in the format "bundle" was published'),
      },
    },
  ]);
});

test('with push: false, a signature whose file cannot be written fails the step', async () => {
  const { world, push } = await prepare();
  const run = await world.sign({
    inputs: { images: push('app'), push: 'false' },
    env: { RUNNER_TEMP: '/dev/null/none' },
  });
  expect([run.exitCode, run.outputs['signed']]).toEqual([1, 'false']);
  expect(run.stdout).toMatch(/^::error .*::FILE_UNWRITABLE: /m);
});
