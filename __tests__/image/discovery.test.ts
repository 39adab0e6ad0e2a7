// SPDX-License-Identifier: Apache-2.0
// May import: errors, image.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { SignetError } from '../../src/errors.ts';
import type { Digest } from '../../src/image/digest.ts';
import { discoverImages, type Discovery } from '../../src/image/discovery.ts';
import { build, path, registry, tag } from './arbitraries.ts';

const one: Digest = `sha256:${'1'.repeat(64)}`;
const two: Digest = `sha256:${'2'.repeat(64)}`;
const app = { registry: 'ghcr.io', path: 'acme/app' };

interface World {
  images?: string;
  digest?: string;
  env?: Record<string, string>;
  files?: Record<string, string>;
}

/** What is found in a world where only this is known. */
async function discover({ images = '', digest = '', env = {}, files = {} }: World): Promise<Discovery> {
  return discoverImages({ images, digest }, env, async (name) => {
    const text = files[name];
    if (text === undefined) throw new Error(`no such file: ${name}`);
    return text;
  });
}

describe('the input "images"', () => {
  test('holds references, one per line or separated by commas, and "digest" is for those without one', async () => {
    const images = `  ghcr.io/acme/app:1\r\n,\n\nghcr.io/acme/web@${two} , acme/app`;
    await expect(discover({ images, digest: one })).resolves.toEqual({
      source: 'input "images"',
      images: [
        { repository: app, digest: one },
        { repository: { registry: 'ghcr.io', path: 'acme/web' }, digest: two },
        { repository: { registry: 'docker.io', path: 'acme/app' }, digest: one },
      ],
    });
  });

  test('keeps the tag only when no digest is known, and "latest" is the tag of none', async () => {
    const { images } = await discover({ images: `ghcr.io/acme/app:1\nghcr.io/acme/app\nghcr.io/acme/app:2@${two}` });
    expect(images).toEqual([
      { repository: app, tag: '1' },
      { repository: app, tag: 'latest' },
      { repository: app, digest: two },
    ]);
  });

  test('may hold metadata as it is, and its tags are one image each repository', async () => {
    const images = JSON.stringify({ 'image.name': 'ghcr.io/acme/app:1,ghcr.io/acme/app:latest,acme/app:1', 'containerimage.digest': one });
    await expect(discover({ images })).resolves.toEqual({
      source: 'build-push-action metadata',
      images: [
        { repository: app, digest: one },
        { repository: { registry: 'docker.io', path: 'acme/app' }, digest: one },
      ],
    });
  });

  test('may hold a bake, and each build keeps its own digest whatever "digest" says', async () => {
    const target = (name: string, digest: Digest) => ({ 'image.name': name, 'containerimage.digest': digest });
    const images = JSON.stringify({ app: target('ghcr.io/acme/app:1', one), web: target('ghcr.io/acme/web:1', two) });
    const found = await discover({ images, digest: one });
    expect(found.source).toBe('bake-action metadata');
    expect(found.images.map(({ digest }) => digest)).toEqual([one, two]);
  });

  test('tells which targets of a bake made no image', async () => {
    const images = JSON.stringify({ lint: { 'buildx.build.ref': 'x' }, app: { 'image.name': 'ghcr.io/acme/app:1', 'containerimage.digest': one } });
    await expect(discover({ images })).resolves.toEqual({ source: 'bake-action metadata', images: [{ repository: app, digest: one }], skipped: ['lint'] });
  });

  test('rules over every other source', async () => {
    const env = { DOCKER_METADATA_OUTPUT_TAGS: 'ghcr.io/acme/other:1', GITHUB_ARTIFACTS_LIST: 'list.json' };
    expect((await discover({ images: 'ghcr.io/acme/app:1', env })).source).toBe('input "images"');
  });

  test('tells apart by repository and digest: any number of tags is one image, in the order of their first mention', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(build, { minLength: 1, maxLength: 5 }), fc.array(tag, { minLength: 1, maxLength: 3 }), async (builds, tags) => {
        const lines = builds.flatMap(({ names, digest }) =>
          names.flatMap((name) => [`${name}@${digest}`, ...tags.map((other) => `${name.replace(/:[^:/]*$/, '')}:${other}@${digest}`)]),
        );
        const { images } = await discover({ images: lines.join('\n') });
        const keys = lines.map((line) => line.replace(/:[^:/@]*@/, '@'));
        expect(images.map(({ repository, digest }) => `${repository.registry}/${repository.path}@${digest ?? ''}`)).toEqual([...new Set(keys)]);
      }),
    );
  });
});

describe('docker/metadata-action', () => {
  test('names the images that the input "digest" is about', async () => {
    const env = { DOCKER_METADATA_OUTPUT_TAGS: 'ghcr.io/acme/app:1\nghcr.io/acme/app:latest' };
    await expect(discover({ digest: one, env })).resolves.toEqual({
      source: 'docker/metadata-action (DOCKER_METADATA_OUTPUT_TAGS)',
      images: [{ repository: app, digest: one }],
    });
  });

  test('is also understood by its JSON alone', async () => {
    const env = {
      DOCKER_METADATA_OUTPUT_TAGS: ' ',
      DOCKER_METADATA_OUTPUT_JSON: JSON.stringify({ tags: ['ghcr.io/acme/app:1'], labels: {}, annotations: [] }),
    };
    await expect(discover({ env })).resolves.toEqual({
      source: 'docker/metadata-action (DOCKER_METADATA_OUTPUT_JSON)',
      images: [{ repository: app, tag: '1' }],
    });
  });

  test('without tags is no source', async () => {
    await expect(discover({ env: { DOCKER_METADATA_OUTPUT_JSON: '{"tags":[]}' } })).rejects.toThrow(expect.objectContaining({ code: 'IMAGE_NONE' }));
  });
});

describe('the runner’s list of artifacts', () => {
  const list = (...subjects: object[]) => ({ env: { GITHUB_ARTIFACTS_LIST: 'list.json' }, files: { 'list.json': JSON.stringify({ version: 1, subjects }) } });

  test('is the last source, and only its images count', async () => {
    const world = list(
      { name: 'oci://ghcr.io/acme/app', digest: one, kind: 'oci' },
      { name: 'app.tgz', digest: two, kind: 'file' },
      { name: 'ghcr.io/acme/app:2', digest: two, kind: 'oci' },
    );
    await expect(discover({ ...world, digest: one })).resolves.toEqual({
      source: 'the runner’s list of artifacts (GITHUB_ARTIFACTS_LIST)',
      images: [
        { repository: app, digest: one },
        { repository: app, digest: two },
      ],
    });
  });

  test('with an image whose digest is none is refused, not shortened', async () => {
    const world = list({ name: 'ghcr.io/acme/app', digest: one, kind: 'oci' }, { name: 'ghcr.io/acme/web', digest: 'sha256:abc', kind: 'oci' });
    await expect(discover(world)).rejects.toThrow(/"ghcr.io\/acme\/web@sha256:abc" is not an image: .* sha256 has 64 hexadecimal digits, this has 3/);
  });

  test.each([
    ['cannot be read', {}],
    ['is no JSON', { 'list.json': 'x' }],
    ['is of another version', { 'list.json': JSON.stringify({ version: 2, subjects: [] }) }],
    ['has files only', { 'list.json': JSON.stringify({ version: 1, subjects: [{ name: 'a', digest: one, kind: 'file' }] }) }],
  ])('that %s is no source', async (_what, files) => {
    await expect(discover({ env: { GITHUB_ARTIFACTS_LIST: 'list.json' }, files })).rejects.toThrow(expect.objectContaining({ code: 'IMAGE_NONE' }));
  });
});

describe('problems', () => {
  test('nothing to sign is told with the lines to add', async () => {
    await expect(discover({})).rejects.toThrow(
      expect.objectContaining({
        code: 'IMAGE_NONE',
        message: 'Nothing says what to sign: the input "images" is empty, and neither docker/metadata-action nor the runner’s list of artifacts names an image',
        hint: 'Give the build step an id and add to this step:\n  with:\n    images: ${{ steps.build.outputs.metadata }}',
      }),
    );
  });

  test('a digest alone is not enough, and separators name nothing', async () => {
    await expect(discover({ digest: one })).rejects.toThrow('The input "digest" says what to sign, but nothing says in which repository');
    await expect(discover({ images: ' ,\n,' })).rejects.toThrow(expect.objectContaining({ code: 'IMAGE_NONE' }));
  });

  test('all are told at once', async () => {
    const images = `ghcr.io/Acme/app\nghcr.io/acme/app:1\nghcr.io/acme/web@sha256:12\nhttps://ghcr.io/acme/app`;
    await expect(discover({ images, digest: 'sha256:xyz' })).rejects.toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: [
          '4 problems:',
          '- "sha256:xyz" is not a digest: after sha256: only hexadecimal digits may follow',
          '- "ghcr.io/Acme/app" is not an image: repository names are in lower case: ghcr.io/acme/app',
          '- "ghcr.io/acme/web@sha256:12" is not an image: "sha256:12" is not a digest: sha256 has 64 hexadecimal digits, this has 2',
          '- "https://ghcr.io/acme/app" is not an image: leave out https://',
        ].join('\n'),
      }),
    );
  });

  test('each bad line is one problem, whatever stands between them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ host: registry, rest: path, bad: fc.boolean() }), { minLength: 1, maxLength: 8 }), async (entries) => {
        const lines = entries.map(({ host, rest, bad }) => `${host}/${rest}${bad ? '/UPPER' : ''}`);
        const bad = entries.filter((entry) => entry.bad).length;
        const problems = await discover({ images: lines.join('\n'), digest: one }).then(
          () => 0,
          (error: unknown) => (error instanceof SignetError ? error.message.split('\n').filter((line) => line.includes('lower case')).length : NaN),
        );
        expect(problems).toBe(bad);
      }),
    );
  });

  test('one problem is told without a list', async () => {
    await expect(discover({ images: 'ghcr.io/acme/app:' })).rejects.toThrow(
      expect.objectContaining({ message: '"ghcr.io/acme/app:" is not an image: the tag after ":" is empty' }),
    );
  });

  test.each([one, `sha512:${'a'.repeat(128)}`, `SHA256:${'A'.repeat(64)}`, `sha256:${'1'.repeat(63)}`])(
    'a digest in the place of a name is no image called sha256: %s',
    async (images) => {
      await expect(discover({ images })).rejects.toThrow(
        expect.objectContaining({
          code: 'INPUT_INVALID',
          message: `"${images}" is a digest: write name@sha256:…, or pass it as "digest" with the name in "images"`,
        }),
      );
    },
  );

  test('a name that contradicts its build is refused', async () => {
    const images = JSON.stringify({ 'image.name': `ghcr.io/acme/app@${two}`, 'containerimage.digest': one });
    await expect(discover({ images })).rejects.toThrow(`"ghcr.io/acme/app@${two}" names ${two}, but its build reports ${one}`);
  });

  test('a SHA-512 digest is refused, as signatures are about SHA-256 ones', async () => {
    const digest = `sha512:${'1'.repeat(128)}`;
    await expect(discover({ images: 'ghcr.io/acme/app', digest })).rejects.toThrow(`ghcr.io/acme/app@${digest}: signatures of images are about sha256 digests`);
  });

  test('more than can be meant is refused', async () => {
    await expect(discover({ images: 'a'.repeat(1024 * 1024 + 1) })).rejects.toThrow('The input "images" is longer than 1 MiB');
    const images = Array.from({ length: 1001 }, (_, index) => `ghcr.io/acme/app:${index}`).join('\n');
    await expect(discover({ images })).rejects.toThrow('1001 images are named; at most 1000 can be signed in one step');
  });

  test('metadata of an image that was not pushed stops everything', async () => {
    const images = JSON.stringify({ 'image.name': 'ghcr.io/acme/app:1', 'containerimage.digest': one, 'containerimage.config.digest': one });
    await expect(discover({ images })).rejects.toThrow(expect.objectContaining({ code: 'IMAGE_IS_CONFIG' }));
  });
});
