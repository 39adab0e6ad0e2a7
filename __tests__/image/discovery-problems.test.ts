// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { SignetError } from '../../src/errors.ts';
import type { Digest } from '../../src/image/digest.ts';
import { nameImages } from '../../src/image/named-images.ts';
import { path, registry } from './arbitraries.ts';
import { app, discover, input, one, two } from './discovered.ts';

describe('problems of what is to be signed', () => {
  test('nothing to sign is told with the lines to add', async () => {
    await expect(discover({})).rejects.toThrow(
      expect.objectContaining({
        code: 'IMAGE_NONE',
        message:
          'Nothing says what to sign: the input "images" is empty, and neither ' +
          'docker/metadata-action nor the runner’s list of artifacts names an image',
        hint:
          'Give the build step an id and add to this step:\n  with:\n    images: ' +
          'ghcr.io/acme/app # as the build step names it\n    digest: ${{ ' +
          'steps.build.outputs.digest }}',
      }),
    );
  });

  test('nothing to verify is not told as nothing to sign', async () => {
    await expect(discover({ purpose: 'verify' })).rejects.toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/^Nothing says what to verify: /),
        hint: expect.stringContaining('images-from'),
      }),
    );
    await expect(discover({ purpose: 'verify', digest: one })).rejects.toThrow(
      'The input "digest" says what to verify, but nothing says in which repository',
    );
  });

  test('a digest alone is not enough, and separators name nothing', async () => {
    await expect(discover({ digest: one })).rejects.toThrow(
      'The input "digest" says what to sign, but nothing says in which repository',
    );
    await expect(discover({ images: ' ,\n,' })).rejects.toThrow(
      expect.objectContaining({
        code: 'IMAGE_NONE',
        message: 'Nothing says what to sign: the input "images" names none',
      }),
    );
  });

  test('all are told at once', async () => {
    const images =
      'ghcr.io/acme/app/\nghcr.io/acme/app:1\nghcr.io/acme/web@sha256:12\n' +
      'https://ghcr.io/acme/app';
    await expect(discover({ images, digest: 'sha256:xyz' })).rejects.toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: [
          '4 problems:',
          '- The input "digest": "sha256:xyz" is not a digest: after sha256: only hexadecimal ' +
            'digits may follow',
          '- "ghcr.io/acme/app/" is not an image: it ends with a slash',
          '- "ghcr.io/acme/web@sha256:12" is not an image: "sha256:12" is not a digest: sha256 ' +
            'has 64 hexadecimal digits, this has 2',
          '- "https://ghcr.io/acme/app" is not an image: leave out https://',
        ].join('\n'),
      }),
    );
  });

  test('each bad line is one problem, whatever stands between them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ host: registry, rest: path, bad: fc.boolean() }), {
          minLength: 1,
          maxLength: 8,
        }),
        async (entries) => {
          const lines = entries.map(({ host, rest, bad }) => `${host}/${rest}${bad ? '/' : ''}`);
          const bad = entries.filter((entry) => entry.bad).length;
          const problems = await discover({ images: lines.join('\n'), digest: one }).then(
            () => 0,
            (error: unknown) =>
              error instanceof SignetError
                ? error.message.split('\n').filter((line) => line.includes('ends with a slash'))
                    .length
                : NaN,
          );
          expect(problems).toBe(bad);
        },
      ),
    );
  });

  test('one problem is told without a list', async () => {
    await expect(discover({ images: 'ghcr.io/acme/app:' })).rejects.toThrow(
      expect.objectContaining({
        message: '"ghcr.io/acme/app:" is not an image: the tag after ":" is empty',
      }),
    );
  });

  test.each([
    one,
    `sha512:${'a'.repeat(128)}`,
    `SHA256:${'A'.repeat(64)}`,
    `sha256:${'1'.repeat(63)}`,
  ])('a digest in the place of a name is not an image called sha256: %s', async (images) => {
    await expect(discover({ images })).rejects.toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message: `"${images}" is a digest without a name`,
        hint: 'Write name@sha256:…, or pass it as "digest" with the name in "images".',
      }),
    );
  });

  test('a digest that contradicts the image, or that no image takes, is refused', async () => {
    const build = (name: string, digest: Digest) => ({
      'image.name': name,
      'containerimage.digest': digest,
    });
    const alone = `The input "digest" is ${one}, but the image is named with ${two}`;
    const several =
      'The input "digest" is for images that are named without one, but all 2 have their own';
    const cases: [string, string][] = [
      [`ghcr.io/acme/app@${two}`, alone],
      [`ghcr.io/acme/app@${two}, ghcr.io/acme/web@${two}`, alone],
      [JSON.stringify(build('ghcr.io/acme/app:1,acme/app:1', two)), alone],
      [`ghcr.io/acme/app@${two}\nghcr.io/acme/web@${one}`, several],
      [
        JSON.stringify({
          app: build('ghcr.io/acme/app:1', one),
          web: build('ghcr.io/acme/web:1', two),
        }),
        several,
      ],
    ];
    for (const [images, message] of cases)
      await expect(discover({ images, digest: one })).rejects.toThrow(
        expect.objectContaining({ code: 'INPUT_INVALID', message }),
      );
  });

  test('a digest that is the image’s own does not contradict it', async () => {
    for (const images of [
      `ghcr.io/acme/app@${one}`,
      JSON.stringify({ 'image.name': 'ghcr.io/acme/app:1', 'containerimage.digest': one }),
    ])
      await expect(discover({ images, digest: one })).resolves.toMatchObject({
        images: [{ repository: app, digest: one }],
      });
  });

  test('a name that contradicts its build is refused', async () => {
    const images = JSON.stringify({
      'image.name': `ghcr.io/acme/app@${two}`,
      'containerimage.digest': one,
    });
    await expect(discover({ images })).rejects.toThrow(
      `"ghcr.io/acme/app@${two}" names ${two}, but its build reports ${one}`,
    );
  });

  test('a SHA-512 digest is refused, as signatures are about SHA-256 ones', async () => {
    const digest = `sha512:${'1'.repeat(128)}`;
    await expect(discover({ images: 'ghcr.io/acme/app', digest })).rejects.toThrow(
      `ghcr.io/acme/app@${digest}: signatures of images are about sha256 digests`,
    );
  });

  test('more than can be meant is refused', async () => {
    await expect(discover({ images: 'a'.repeat(1024 * 1024 + 1) })).rejects.toThrow(
      'The input "images" is longer than 1 MiB',
    );
    const images = Array.from({ length: 1001 }, (_, index) => `ghcr.io/acme/app:${index}`).join(
      '\n',
    );
    await expect(discover({ images })).rejects.toThrow(
      '1001 images are named; at most 1000 can be signed in one step',
    );
    await expect(discover({ images, purpose: 'verify' })).rejects.toThrow(
      '1001 images are named; at most 1000 can be verified in one step',
    );
  });

  test('one image that is named a thousand times and more is one', async () => {
    expect((await discover({ images: `ghcr.io/acme/app@${one}\n`.repeat(1001) })).images).toEqual([
      { repository: app, digest: one, source: input },
    ]);
  });

  test('metadata of an image that was not pushed stops everything', async () => {
    const images = JSON.stringify({
      'image.name': 'ghcr.io/acme/app:1',
      'containerimage.digest': one,
      'containerimage.config.digest': one,
    });
    await expect(discover({ images })).rejects.toThrow(
      expect.objectContaining({ code: 'IMAGE_IS_CONFIG' }),
    );
  });
});

describe('a usual mistake is told by what it is and what to do', () => {
  const hex = '1'.repeat(64);
  test.each<[string, string, RegExp, string]>([
    [
      'a wrong step id',
      'ghcr.io/acme/app@',
      /digest after "@" is empty/,
      'steps.ID.outputs.digest',
    ],
    ['an empty tag', 'ghcr.io/acme/app:', /tag after ":" is empty/, 'empty?'],
    ['an empty owner', 'ghcr.io//app', /part between two slashes is empty/, 'empty?'],
    ['a slash at its end', 'ghcr.io/acme/', /ends with a slash/, 'empty?'],
    ['a slash before its tag', `ghcr.io/acme/@sha256:${hex}`, /name ends with a slash/, 'empty?'],
    ['a slash at its beginning', '/acme/app', /begins as a path does/, 'file:///path'],
    ['a path', './metadata.json', /begins as a path does/, 'file://metadata.json'],
    ['a mark of a list', '- ghcr.io/acme/app', /mark of a list/, 'Leave out the "- "'],
    ['spaces between names', 'ghcr.io/a/b ghcr.io/a/c', /has a space/, 'one image per line'],
    ['semicolons', 'ghcr.io/a/b;ghcr.io/a/c', /semicolon/, 'one image per line'],
    ['a comment', '# the app, and its friends', /is a comment/, 'Comments are not read'],
    ['a comment at its end', 'ghcr.io/acme/app # app', /is a comment, or has one/, 'Comments'],
    ['an expression', '${{ format("a", "b") }}', /was not expanded/, 'in the workflow file only'],
    [
      'a shell variable',
      'ghcr.io/$GITHUB_REPOSITORY',
      /variable in it/,
      '${{ github.repository }}',
    ],
    ['half a quotation', "'ghcr.io/acme/app", /quotation mark/, 'Leave out the quotation'],
    ['a scheme', 'docker://ghcr.io/acme/app', /leave out docker:\/\//, 'without a scheme'],
    [
      'an owner in capitals alone',
      'Acme/MyApp',
      /"Acme" is taken for a registry/,
      'ghcr.io/acme/myapp',
    ],
  ])('%s', async (_what, images, message, hint) => {
    for (const purpose of ['sign', 'verify'] as const)
      await expect(discover({ images, purpose })).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        message: expect.stringMatching(message),
        hint: expect.stringContaining(hint),
        problems: [expect.stringMatching(message)],
      });
  });

  test.each<[string, string, RegExp, string]>([
    ['a name before it', `ghcr.io/acme/app@${one}`, /holds a name before its digest/, one],
    ['several', `${one}\n${two}`, /holds more than one word/, 'name@sha256:… per line'],
    ['a tag', 'latest', /"digest": "latest" is not a digest/, 'steps.build.outputs.digest'],
    ['half of one', 'sha256:abc', /this has 3$/, 'steps.build.outputs.digest'],
  ])('in "digest": %s', async (_what, digest, message, hint) => {
    await expect(discover({ images: 'ghcr.io/acme/app', digest })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringMatching(message),
      hint: expect.stringContaining(hint),
    });
  });

  test('quotation marks around a digest are not one', async () => {
    await expect(
      discover({ images: 'ghcr.io/acme/app', digest: `"${one}"` }),
    ).resolves.toMatchObject({ images: [{ digest: one }] });
  });

  test.each([
    ['INPUT_IMAGE', 'The input is called "images", not "image".'],
    ['INPUT_SUBJECT-NAME', expect.stringContaining('actions/attest')],
  ])('an input of another name: %s', async (name, hint) => {
    await expect(discover({ env: { [name]: 'ghcr.io/acme/app' } })).rejects.toMatchObject({
      code: 'IMAGE_NONE',
      hint,
    });
  });

  const built = (name: string) =>
    JSON.stringify({ 'image.name': name, 'containerimage.digest': one });

  test('no problem of "images" or "digest" is left without a fix', async () => {
    const line = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'aA/:@.-#$ {}[]"1'.split('')), maxLength: 12 }),
      fc.constantFrom(`a@${one}`, `a@${two}`, 'a', 'moby-dangling', hex, one, '{}'),
      fc.constantFrom(`a@sha512:${hex}${hex}`, built(`a@${two}`), built('a'), built('')),
    );
    const digestInput = fc.oneof(line, fc.constantFrom('', one, two));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 3 }), digestInput, async (lines, digest) => {
        const outcome = await discover({ images: lines.join('\n'), digest }).catch(
          (error: unknown) => error,
        );
        if (!(outcome instanceof Error)) return;
        if (!(outcome instanceof SignetError)) throw outcome;
        expect(outcome).toHaveProperty('hint', expect.stringMatching(/./));
        const { problems, message } = outcome;
        expect(message).toBe(
          problems.length === 1
            ? problems[0]
            : `${problems.length} problems:\n${problems.map((each) => `- ${each}`).join('\n')}`,
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('references of manifests', () => {
  const named =
    (...entries: { text: string; file: string; line: number }[]) =>
    () =>
      nameImages(
        {
          source: 'manifests',
          entries: entries.map(({ text, ...place }) => ({
            text,
            source: { kind: 'file', ...place },
          })),
        },
        { digest: '', purpose: 'verify' },
      );

  test('keep the first file and line that name them', () => {
    const text = `ghcr.io/acme/app@${one}`;
    expect(
      named(
        { text, file: 'a.yaml', line: 7 },
        { text, file: 'b.yaml', line: 1 },
        { text: 'ghcr.io/acme/app', file: 'c.yaml', line: 2 },
      )(),
    ).toEqual({
      source: 'manifests',
      notes: [],
      images: [
        { repository: app, digest: one, source: { kind: 'file', file: 'a.yaml', line: 7 } },
        { repository: app, tag: 'latest', source: { kind: 'file', file: 'c.yaml', line: 2 } },
      ],
    });
  });

  test('are one image each, whatever they look like, and problems name file and line', () => {
    expect(named({ text: '{{ .Values.image }}', file: 'a.yaml', line: 3 })).toThrow(
      expect.objectContaining({
        message:
          'a.yaml:3: "{{ .Values.image }}" is not an image: the template in it was not rendered',
        hint: expect.stringContaining('helm template'),
      }),
    );
    expect(
      named({ text: 'a,b', file: 'a.yaml', line: 3 }, { text: '', file: 'b.yaml', line: 9 }),
    ).toThrow(
      /^2 problems:\n- a.yaml:3: "a,b" is not an image: .*\n- b.yaml:9: "" is not an image: it is empty$/,
    );
  });
});
