// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { imageName } from '../../src/image/reference.ts';
import { build } from './arbitraries.ts';
import { discover, one, two } from './discovered.ts';
import { makePipe } from './pipe.ts';

const app = `ghcr.io/acme/app@${one}`;
const web = `ghcr.io/acme/web@${two}`;
const metadata = { 'image.name': 'ghcr.io/acme/app:1', 'containerimage.digest': one };
const webMetadata = { 'image.name': 'ghcr.io/acme/web:1', 'containerimage.digest': two };
const text = JSON.stringify;

/** The images that an input names, as people write them. */
async function names(images: string): Promise<string[]> {
  const found = await discover({ images });
  return found.images.map(({ repository, digest, tag }) =>
    digest === undefined
      ? `${repository.registry}/${repository.path}:${tag ?? ''}`
      : imageName({ repository, digest }),
  );
}

describe('the input "images" takes', () => {
  test.each<[string, string, string[], string]>([
    [
      'all outputs of a build step',
      text({ digest: one, imageid: two, metadata: text(metadata) }),
      [app],
      'build-push-action metadata',
    ],
    [
      'a whole step',
      text({ outputs: { metadata: text(metadata) }, outcome: 'success', conclusion: 'success' }),
      [app],
      'build-push-action metadata',
    ],
    ['metadata through toJSON', text(text(metadata)), [app], 'build-push-action metadata'],
    [
      'metadata through toJSON twice',
      text(text(text(metadata))),
      [app],
      'build-push-action metadata',
    ],
    ['a JSON list of references', text([app, web]), [app, web], 'input "images"'],
    [
      'a JSON list of metadata',
      text([metadata, webMetadata]),
      [app, web],
      'build-push-action metadata',
    ],
    ['a list of lines through toJSON', text(`${app}\n${web}`), [app, web], 'input "images"'],
    ['a quoted reference', `"${app}"\n"${web}"`, [app, web], 'input "images"'],
    [
      'the metadata of two steps below each other',
      `${JSON.stringify(metadata, null, 2)}\n${text(webMetadata)}\n`,
      [app, web],
      'build-push-action metadata',
    ],
    [
      'metadata, a bake and references in any order',
      `${web}, ${text(metadata)}\nghcr.io/acme/api:1\n${text({ t: metadata })}`,
      [web, app, 'ghcr.io/acme/api:1'],
      'input "images" and build-push-action metadata and bake-action metadata',
    ],
    [
      'an IPv6 host, which begins as a list does',
      '[::1]:5000/app:1',
      ['[::1]:5000/app:1'],
      'input "images"',
    ],
    [
      'metadata with a mark of UTF-8 before it',
      `\uFEFF${text(metadata)}\r\n`,
      [app],
      'build-push-action metadata',
    ],
    [
      'the file that jib writes',
      text({ image: 'ghcr.io/acme/app', imageId: two, imageDigest: one, tags: ['1', 'latest'] }),
      [app],
      'jib-image.json',
    ],
    [
      'goreleaser’s list, with each image once it is published',
      text([
        { name: 'app.tgz', path: 'dist/app.tgz', type: 'Archive' },
        { name: 'ghcr.io/acme/app:1', path: 'ghcr.io/acme/app:1', type: 'Docker Image' },
        { name: 'ghcr.io/acme/app:1', type: 'Published Docker Image', extra: { Digest: one } },
        { name: 'ghcr.io/acme/web:1', type: 'Docker Manifest', extra: { Digest: two } },
      ]),
      [app, web],
      'goreleaser’s artifacts',
    ],
    [
      'the JSON of docker/metadata-action',
      text({ tags: ['ghcr.io/acme/app:1'], labels: {}, annotations: [] }),
      ['ghcr.io/acme/app:1'],
      'docker/metadata-action',
    ],
    [
      'all outputs of docker/metadata-action',
      text({
        version: '1',
        tags: 'ghcr.io/acme/app:1\nghcr.io/acme/app:2',
        labels: '',
        json: '{}',
      }),
      ['ghcr.io/acme/app:1', 'ghcr.io/acme/app:2'],
      'docker/metadata-action',
    ],
  ])('%s', async (_what, images, expected, source) => {
    await expect(names(images)).resolves.toEqual(expected);
    expect((await discover({ images })).source).toBe(source);
  });

  test('builds in any form, mixed and wrapped as often as one likes', async () => {
    const forms: ((name: string, digest: string) => string)[] = [
      (name, digest) => `${name}@${digest}`,
      (name, digest) => text(`${name}@${digest}`),
      (name, digest) => text([`${name}@${digest}`]),
      (name, digest) => text({ 'image.name': name, 'containerimage.digest': digest }),
      (name, digest) => text({ target: { 'image.name': name, 'containerimage.digest': digest } }),
      (name, digest) => text({ image: name, imageId: '', imageDigest: digest, tags: ['}', '"'] }),
      (name, digest) => text({ name, path: name, type: 'Docker Image', extra: { Digest: digest } }),
      (name, digest) =>
        text({ digest, metadata: text({ 'image.name': name, 'containerimage.digest': digest }) }),
    ];
    const wrappers: ((value: string) => string)[] = [
      (value) => value,
      (value) => text(value),
      (value) => text(text(value)),
      (value) => text([value]),
      (value) => JSON.stringify([value], null, 2),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(build, fc.constantFrom(...forms), fc.constantFrom(...wrappers)), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.constantFrom('\n', '\r\n', ', ', ' ,\n\n'),
        async (parts, separator) => {
          const images = parts
            .map(([{ names: all, digest }, form, wrap]) => wrap(form(all[0] ?? '', digest)))
            .join(separator);
          const expected = parts.map(
            ([{ names: all, digest }]) => `${(all[0] ?? '').replace(/:[^:/]*$/, '')}@${digest}`,
          );
          await expect(names(images)).resolves.toEqual(
            (await names(expected.join('\n'))).filter((name) => name !== ''),
          );
        },
      ),
    );
  });

  test('arbitrary text without another error than of a wrong input', async () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      ',',
      '\n',
      ':',
      'a',
      '1',
      'file:/',
      text(metadata),
      '#',
      '${{',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const outcome = await discover({ images: pieces.join('') }).catch(
          (error: unknown) => error,
        );
        if (outcome instanceof Error)
          expect(outcome).toMatchObject({
            code: expect.stringMatching(/^(?:INPUT_INVALID|IMAGE_NONE)$/),
            hint: expect.stringMatching(/./),
          });
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['quotes that are never closed', '{"a":"'.padEnd(1024 * 1024, '\\"')],
    ['brackets', '['.repeat(1024 * 1024)],
    ['quotes', '"'.repeat(1024 * 1024)],
    ['empty lists', '[],'.repeat(300_000)],
    ['numbers', `[${'1,'.repeat(500_000)}1]`],
    ['names', 'a,'.repeat(500_000)],
    ['a name of a build with commas', text({ ...metadata, 'image.name': ','.repeat(99_999) })],
  ])('no more time than its length is worth: %s', async (_what, images) => {
    const began = performance.now();
    await expect(discover({ images })).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('what is not read', () => {
  test.each([
    [text({ a: 1, b: 2 }), 'a JSON object with the keys "a", "b", which names no image'],
    ['{}', 'a JSON object without keys, which names no image'],
    ['[7]', '"[7]" is not an image'],
    [text([[7]]), '7 in JSON, which names no image'],
    ['{"containerimage.digest": "sha', 'JSON that is cut off, or not JSON'],
    [text([{ name: 'a.tgz', type: 'Archive' }]), 'goreleaser’s artifacts hold no Docker image'],
    [
      text({ image: 'a', imageDigest: 'sha256:1' }),
      'jib reports "sha256:1", which is not a digest',
    ],
    ['metadata.json', '"metadata.json" is the name of a file'],
    [`moby-dangling@${one}`, 'is what buildx calls an image without a tag'],
  ])('says what it is: %s', async (images, message) => {
    await expect(discover({ images })).rejects.toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: expect.stringContaining(message),
        hint: expect.stringMatching(/./),
      }),
    );
  });

  test('is one problem among others, each told once', async () => {
    const unpushed = { ...metadata, 'containerimage.config.digest': one };
    const images = `${text(unpushed)}\n${text({ a: 1 })}\nghcr.io/acme/app:\n${text(metadata)}`;
    await expect(discover({ images, digest: 'latest' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      problems: [
        expect.stringContaining('digest of its configuration'),
        expect.stringContaining('a JSON object with the keys "a"'),
        expect.stringContaining('The input "digest": "latest" is not a digest'),
        expect.stringContaining('the tag after ":" is empty'),
      ],
    });
  });
});

describe('a file in "images"', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signet-images-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  test('may be longer than a variable of the environment can be', async () => {
    const file = join(folder, 'metadata.json');
    const provenance = { 'buildx.build.provenance': { filler: 'x'.repeat(4 * 1024 * 1024) } };
    await writeFile(file, text({ ...provenance, ...metadata }));
    const images = `file://${file}\n${web}`;
    await expect(names(images)).resolves.toEqual([app, web]);
    expect((await discover({ images })).source).toBe(
      `build-push-action metadata in ${file} and input "images"`,
    );
  });

  test('is relative to the workspace, and neither a link nor dots lead out of it', async () => {
    const before = process.cwd();
    const workspace = join(folder, 'workspace');
    await mkdir(join(workspace, 'out'), { recursive: true });
    await writeFile(join(workspace, 'out', 'digests.txt'), `${app}\n${web}\n`);
    await writeFile(join(folder, 'secret'), 'hunter2!');
    await symlink(join(folder, 'secret'), join(workspace, 'link.json'));
    process.chdir(workspace);
    try {
      await expect(names('file://out/digests.txt')).resolves.toEqual([app, web]);
      for (const path of ['link.json', '../secret', 'out/../../secret'])
        await expect(discover({ images: `file://${path}` })).rejects.toThrow(
          `names "file://${path}", which cannot be read: it leads out of the workspace`,
        );
    } finally {
      process.chdir(before);
    }
  });

  test.each<[string, (path: string) => unknown, string]>([
    ['is not there', () => undefined, 'ENOENT'],
    ['is empty', (path) => writeFile(path, ' \n'), 'which is empty'],
    [
      'is not UTF-8',
      (path) => writeFile(path, Buffer.from('{}', 'utf16le').fill(255)),
      'not UTF-8',
    ],
    [
      'is too long',
      (path) => writeFile(path, Buffer.alloc(8 * 1024 * 1024 + 1)),
      'it is longer than',
    ],
    ['is a device without end', (path) => symlink('/dev/zero', path), 'it is not a regular file'],
    ['is a pipe', (path) => makePipe(path), 'it is not a regular file'],
    ['is a folder', (path) => symlink('/tmp', path), 'it is not a regular file'],
    ['names other files', (path) => writeFile(path, 'file:///etc/hosts'), 'leave out file://'],
  ])('that %s is told with its name', async (_what, make, message) => {
    const path = join(folder, 'metadata.json');
    await make(path);
    await expect(discover({ images: `file://${path}` })).rejects.toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: expect.stringContaining(message),
        hint: expect.stringMatching(/./),
      }),
    );
  });
});
