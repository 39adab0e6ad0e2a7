// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Digest } from '../../src/image/digest.ts';
import { build, path, registry, tag } from './arbitraries.ts';
import { app, discover, input, one, two } from './discovered.ts';

const variable = (name: string) => ({ kind: 'environment', variable: name });

describe('the input "images"', () => {
  test('holds references, one per line or separated by commas, and "digest" is for those without one', async () => {
    const images = `  ghcr.io/acme/app:1\r\n,\n\nghcr.io/acme/web@${two} , acme/app`;
    await expect(discover({ images, digest: one })).resolves.toEqual({
      source: 'input "images"',
      notes: [],
      images: [
        { repository: app, digest: one, source: input },
        { repository: { registry: 'ghcr.io', path: 'acme/web' }, digest: two, source: input },
        { repository: { registry: 'docker.io', path: 'acme/app' }, digest: one, source: input },
      ],
    });
  });

  test('keeps the tag only when no digest is known', async () => {
    const { images } = await discover({
      images: `ghcr.io/acme/app:1\nghcr.io/acme/app:2@${two}`,
    });
    expect(images).toEqual([
      { repository: app, tag: '1', source: input },
      { repository: app, digest: two, source: input },
    ]);
  });

  test('with a name alone needs a digest: "latest" may be the image of another build', async () => {
    const images = `ghcr.io/acme/app\nghcr.io/acme/web:1`;
    await expect(discover({ images })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: '"ghcr.io/acme/app" has neither tag nor digest, and the input "digest" is empty',
      hint: expect.stringMatching(/id of that step.*write it: ghcr\.io\/acme\/app:latest\.$/),
    });
  });

  test('may hold metadata as it is, and its tags are one image each repository', async () => {
    const images = JSON.stringify({
      'image.name': 'ghcr.io/acme/app:1,ghcr.io/acme/app:latest,acme/app:1',
      'containerimage.digest': one,
    });
    await expect(discover({ images })).resolves.toEqual({
      source: 'build-push-action metadata',
      notes: [],
      images: [
        { repository: app, digest: one, source: input },
        { repository: { registry: 'docker.io', path: 'acme/app' }, digest: one, source: input },
      ],
    });
  });

  test('may hold a bake, and each build keeps its own digest', async () => {
    const target = (name: string, digest: Digest) => ({
      'image.name': name,
      'containerimage.digest': digest,
    });
    const images = JSON.stringify({
      app: target('ghcr.io/acme/app:1', one),
      web: target('ghcr.io/acme/web:1', two),
    });
    const found = await discover({ images });
    expect(found.source).toBe('bake-action metadata');
    expect(found.images.map(({ digest }) => digest)).toEqual([one, two]);
  });

  test('tells which targets of a bake made no image', async () => {
    const images = JSON.stringify({
      lint: { 'buildx.build.ref': 'x' },
      app: { 'image.name': 'ghcr.io/acme/app:1', 'containerimage.digest': one },
    });
    await expect(discover({ images })).resolves.toEqual({
      source: 'bake-action metadata',
      notes: [],
      images: [{ repository: app, digest: one, source: input }],
      skipped: ['lint'],
    });
  });

  test('rules over every other source', async () => {
    const env = {
      DOCKER_METADATA_OUTPUT_TAGS: 'ghcr.io/acme/other:1',
      GITHUB_ARTIFACTS_LIST: 'list.json',
    };
    expect((await discover({ images: 'ghcr.io/acme/app:1', env })).source).toBe('input "images"');
  });

  test('tells apart by repository and digest: any number of tags is one image, in the order of their first mention', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(build, { minLength: 1, maxLength: 5 }),
        fc.array(tag, { minLength: 1, maxLength: 3 }),
        async (builds, tags) => {
          const lines = builds.flatMap(({ names, digest }) =>
            names.flatMap((name) => [
              `${name}@${digest}`,
              ...tags.map((other) => `${name.replace(/:[^:/]*$/, '')}:${other}@${digest}`),
            ]),
          );
          const { images } = await discover({ images: lines.join('\n') });
          const keys = lines.map((line) => line.replace(/:[^:/@]*@/, '@'));
          expect(
            images.map(
              ({ repository, digest }) =>
                `${repository.registry}/${repository.path}@${digest ?? ''}`,
            ),
          ).toEqual([...new Set(keys)]);
        },
      ),
    );
  });
});

describe('a name with capitals', () => {
  test('is the name without them, which is told once; tags keep theirs', async () => {
    const images = `GHCR.IO/Acme/MyApp:Tag-A\nGHCR.IO/Acme/MyApp:Tag-B\nghcr.io/acme/app:1`;
    await expect(discover({ images })).resolves.toMatchObject({
      notes: [`GHCR.IO/Acme/MyApp taken as ghcr.io/acme/myapp`],
      images: [{ tag: 'Tag-A' }, { tag: 'Tag-B' }, { tag: '1' }],
    });
  });

  test('is told in whatever way it came', async () => {
    const name = 'ghcr.io/Acme/MyApp';
    const note = `${name} taken as ghcr.io/acme/myapp`;
    const metadata = JSON.stringify({ 'image.name': `${name}:1`, 'containerimage.digest': one });
    for (const world of [
      { images: `${name}@${one}` },
      { images: metadata },
      { digest: one, env: { DOCKER_METADATA_OUTPUT_TAGS: `${name}:1` } },
    ])
      expect((await discover(world)).notes).toEqual([note]);
  });

  test('means what it means in lower case, wherever the capitals are', async () => {
    await fc.assert(
      fc.asyncProperty(
        registry,
        path,
        tag,
        fc.array(fc.boolean(), { minLength: 1 }),
        async (host, rest, version, coins) => {
          // Without dot and port, capitals make a registry of an owner (distribution/reference).
          const name = `${host}${/[.:[]/.test(host) ? '' : ':5000'}/${rest}`;
          const given = name
            .split('')
            .map((letter, at) => (coins[at % coins.length] ? letter.toUpperCase() : letter))
            .join('');
          const [lowered, plain] = await Promise.all(
            [given, name].map(async (each) => discover({ images: `${each}:${version}` })),
          );
          expect(lowered?.images).toEqual(plain?.images);
          expect(plain?.images[0]?.tag).toBe(version);
          expect(lowered?.notes).toEqual(given === name ? [] : [`${given} taken as ${name}`]);
        },
      ),
    );
  });
});

describe('docker/metadata-action', () => {
  test.each([
    [{ DOCKER_METADATA_OUTPUT_TAGS: '1.2.3\nlatest' }],
    [{ DOCKER_METADATA_OUTPUT_JSON: '{"tags":["1.2.3","latest"]}' }],
    [{ DOCKER_METADATA_OUTPUT_TAGS: 'ghcr.io/acme/app:1\n1.2.3\nlatest' }],
  ])('that knows no repository names no images of Docker Hub: %j', async (env) => {
    await expect(discover({ digest: one, env })).rejects.toMatchObject({
      code: 'IMAGE_NONE',
      message: 'docker/metadata-action names tags without a repository: "1.2.3", "latest"',
      hint: expect.stringContaining('images: ghcr.io/acme/app'),
    });
  });

  test('may name an image of Docker Hub by its short name', async () => {
    const { images } = await discover({ env: { DOCKER_METADATA_OUTPUT_TAGS: 'ubuntu:24.04' } });
    expect(images).toMatchObject([{ repository: { path: 'library/ubuntu' }, tag: '24.04' }]);
  });

  test('names the images that the input "digest" is about', async () => {
    const env = { DOCKER_METADATA_OUTPUT_TAGS: 'ghcr.io/acme/app:1\nghcr.io/acme/app:latest' };
    await expect(discover({ digest: one, env })).resolves.toEqual({
      source: 'docker/metadata-action (DOCKER_METADATA_OUTPUT_TAGS)',
      notes: [],
      images: [{ repository: app, digest: one, source: variable('DOCKER_METADATA_OUTPUT_TAGS') }],
    });
  });

  test('is also understood by its JSON alone', async () => {
    const env = {
      DOCKER_METADATA_OUTPUT_TAGS: ' ',
      DOCKER_METADATA_OUTPUT_JSON: JSON.stringify({
        tags: ['ghcr.io/acme/app:1'],
        labels: {},
        annotations: [],
      }),
    };
    await expect(discover({ env })).resolves.toEqual({
      source: 'docker/metadata-action (DOCKER_METADATA_OUTPUT_JSON)',
      notes: [],
      images: [{ repository: app, tag: '1', source: variable('DOCKER_METADATA_OUTPUT_JSON') }],
    });
  });

  test('without tags is not a source', async () => {
    await expect(discover({ env: { DOCKER_METADATA_OUTPUT_JSON: '{"tags":[]}' } })).rejects.toThrow(
      expect.objectContaining({ code: 'IMAGE_NONE' }),
    );
  });
});

describe('a gate', () => {
  test.each([
    [{ DOCKER_METADATA_OUTPUT_TAGS: 'ghcr.io/acme/app:1' }],
    [{ DOCKER_METADATA_OUTPUT_JSON: '{"tags":["ghcr.io/acme/app:1"]}' }],
    [{ GITHUB_ARTIFACTS_LIST: 'list.json' }],
  ])('never verifies what the environment names in the place of its input: %j', async (env) => {
    const subjects = [{ name: 'ghcr.io/acme/app', digest: one, kind: 'oci' }];
    const files = { 'list.json': JSON.stringify({ version: 1, subjects }) };
    await expect(discover({ env, files })).resolves.toMatchObject({ images: [{}] });
    for (const digest of ['', one])
      await expect(discover({ env, files, digest, purpose: 'verify' })).rejects.toMatchObject({
        code: 'IMAGE_NONE',
        message: expect.stringContaining('the inputs "images" and "images-from" are empty'),
        hint: expect.stringContaining('images-from: deploy/'),
      });
  });
});

describe('the runner’s list of artifacts', () => {
  const list = (...subjects: object[]) => ({
    env: { GITHUB_ARTIFACTS_LIST: 'list.json' },
    files: { 'list.json': JSON.stringify({ version: 1, subjects }) },
  });

  test('is the last source, and only its images count', async () => {
    const world = list(
      { name: 'oci://ghcr.io/acme/app', digest: one, kind: 'oci' },
      { name: 'app.tgz', digest: two, kind: 'file' },
      { name: 'ghcr.io/acme/app:2', digest: two, kind: 'oci' },
    );
    await expect(discover(world)).resolves.toEqual({
      source: 'the runner’s list of artifacts (GITHUB_ARTIFACTS_LIST)',
      notes: [],
      images: [
        { repository: app, digest: one, source: variable('GITHUB_ARTIFACTS_LIST') },
        { repository: app, digest: two, source: variable('GITHUB_ARTIFACTS_LIST') },
      ],
    });
  });

  test('with an image whose digest is not one is refused, not shortened', async () => {
    const world = list(
      { name: 'ghcr.io/acme/app', digest: one, kind: 'oci' },
      { name: 'ghcr.io/acme/web', digest: 'sha256:abc', kind: 'oci' },
    );
    await expect(discover(world)).rejects.toThrow(
      /"ghcr.io\/acme\/web@sha256:abc" is not an image: .* sha256 has 64 hexadecimal digits, this has 3/,
    );
  });

  test.each([
    ['cannot be read', {}],
    ['is not JSON', { 'list.json': 'x' }],
    ['is of another version', { 'list.json': JSON.stringify({ version: 2, subjects: [] }) }],
    [
      'has files only',
      {
        'list.json': JSON.stringify({
          version: 1,
          subjects: [{ name: 'a', digest: one, kind: 'file' }],
        }),
      },
    ],
  ])('that %s is not a source', async (_what, files) => {
    await expect(discover({ env: { GITHUB_ARTIFACTS_LIST: 'list.json' }, files })).rejects.toThrow(
      expect.objectContaining({ code: 'IMAGE_NONE' }),
    );
  });
});
