// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { readMetadata, type Metadata } from '../../src/image/metadata.ts';
import { build } from './arbitraries.ts';

const digest = `sha256:${'1'.repeat(64)}`;
const config = `sha256:${'2'.repeat(64)}`;
const pushed = {
  'image.name': 'ghcr.io/acme/app:1',
  'containerimage.digest': digest,
  'containerimage.config.digest': config,
};
const pushHint =
  'Only an image in a registry has a signature: set "push: true" and "tags:" on the build step.';

/** As it comes: JSON text of which nothing is known yet. */
function parseMetadata(text: string): Metadata {
  const metadata = readMetadata(JSON.parse(text) as Record<string, unknown>, 'sign');
  if (metadata === undefined) throw new Error('It is not metadata');
  return metadata;
}

function problemsOf(value: object, purpose: 'sign' | 'verify' = 'sign') {
  return readMetadata({ ...value }, purpose)?.problems.map(({ code, message, hint }) => ({
    code,
    message,
    hint,
  }));
}

describe('metadata', () => {
  test('of build-push-action is read with all its names', () => {
    const text = JSON.stringify({
      ...pushed,
      'buildx.build.ref': 'builder/builder0/x',
      'buildx.build.warnings': [{ detail: 'aGk=' }],
      'buildx.build.provenance': { buildType: 'x' },
      'containerimage.descriptor': {
        mediaType: 'application/vnd.oci.image.index.v1+json',
        digest,
        size: 855,
      },
      'image.name': 'ghcr.io/acme/app:1, ghcr.io/acme/app:latest,docker.io/acme/app:1',
    });
    expect(parseMetadata(text)).toEqual({
      kind: 'build-push-action metadata',
      builds: [
        {
          names: ['ghcr.io/acme/app:1', 'ghcr.io/acme/app:latest', 'docker.io/acme/app:1'],
          digest,
        },
      ],
      skipped: [],
      problems: [],
    });
  });

  test('of bake-action is read target by target, and what lies beside the targets is left out', () => {
    const text = JSON.stringify({
      'buildx.build.warnings': [{}],
      app: pushed,
      web: { ...pushed, 'image.name': 'ghcr.io/acme/web:1' },
      group: {},
      count: 2,
    });
    expect(parseMetadata(text)).toEqual({
      kind: 'bake-action metadata',
      builds: [
        { target: 'app', names: ['ghcr.io/acme/app:1'], digest },
        { target: 'web', names: ['ghcr.io/acme/web:1'], digest },
      ],
      skipped: [],
      problems: [],
    });
  });

  test('of a bake leaves out targets that made no image, and names them', () => {
    const checks = {
      lint: { 'buildx.build.ref': 'builder/builder0/x' },
      test: { 'buildx.build.ref': 'y', 'buildx.build.provenance': {} },
    };
    expect(
      parseMetadata(JSON.stringify({ ...checks, app: { ...pushed, 'buildx.build.ref': 'z' } })),
    ).toEqual({
      kind: 'bake-action metadata',
      builds: [{ target: 'app', names: ['ghcr.io/acme/app:1'], digest }],
      skipped: ['lint', 'test'],
      problems: [],
    });
    expect(problemsOf(checks)).toMatchObject([
      { message: 'The target "lint" reports no digest, so it was probably not pushed' },
    ]);
    // An image that was made, but not pushed, is never left out.
    for (const web of [
      { 'buildx.build.ref': 'x', 'image.name': 'ghcr.io/acme/web:1' },
      { 'containerimage.config.digest': config },
    ])
      expect(problemsOf({ app: pushed, web })).toMatchObject([
        { message: expect.stringContaining('The target "web" reports no digest') },
      ]);
  });

  test('tells every target that cannot be used, and tells a verifier nothing of building', () => {
    const unpushed = { ...pushed, 'containerimage.digest': config };
    const value = { app: unpushed, web: { 'image.name': 'web' }, api: pushed };
    expect(problemsOf(value)).toMatchObject([
      { code: 'IMAGE_IS_CONFIG', message: expect.stringContaining('"app"'), hint: pushHint },
      { code: 'INPUT_INVALID', message: expect.stringContaining('"web"'), hint: pushHint },
    ]);
    for (const { hint } of problemsOf(value, 'verify') ?? [])
      expect(hint).toBe(
        'Only an image in a registry can be verified: name one that was pushed, as ' +
          'ghcr.io/acme/app@sha256:…',
      );
  });

  test('with a name that buildx made up keeps the others, and is not pushed without any', () => {
    const dangling = `moby-dangling@${digest}`;
    expect(
      parseMetadata(JSON.stringify({ ...pushed, 'image.name': `${dangling},acme/app:1` })).builds,
    ).toEqual([{ names: ['acme/app:1'], digest }]);
    for (const name of ['moby-dangling', dangling, `docker.io/library/${dangling}`])
      expect(problemsOf({ ...pushed, 'image.name': name })).toMatchObject([
        {
          message:
            'The build has the name that buildx gives to images without a tag, so it was ' +
            'probably not pushed',
          hint: pushHint,
        },
      ]);
  });

  test('may say null for what it does not say', () => {
    const silent = { 'containerimage.config.digest': null, 'buildx.build.ref': null };
    expect(parseMetadata(JSON.stringify({ ...pushed, ...silent })).builds).toEqual(
      parseMetadata(JSON.stringify(pushed)).builds,
    );
  });

  test('of a hundred thousand targets is read in one go', () => {
    const value = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, at) => [`t${at}`, { 'buildx.build.ref': 'x' }]),
    );
    const began = performance.now();
    expect(readMetadata({ ...value, app: pushed }, 'sign')?.skipped).toHaveLength(100_000);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test.each([{}, { app: [] }, { a: 1 }, { outputs: {} }])('is not %j', (value) => {
    expect(readMetadata(value, 'sign')).toBeUndefined();
  });

  test('says the same of one build, whether it comes alone or as a target', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_-]{0,11}$/), build, {
          minKeys: 1,
          maxKeys: 4,
          noNullPrototype: true,
        }),
        (targets) => {
          const asBuild = ({ names, digest: of }: { names: string[]; digest: string }) => ({
            'image.name': names.join(','),
            'containerimage.digest': of,
            'containerimage.config.digest': config,
          });
          const bake = parseMetadata(
            JSON.stringify(
              Object.fromEntries(
                Object.entries(targets).map(([name, value]) => [name, asBuild(value)]),
              ),
            ),
          );
          const alone = Object.entries(targets).map(([target, value]) => ({
            target,
            ...parseMetadata(JSON.stringify(asBuild(value))).builds[0],
          }));
          expect(bake.kind).toBe('bake-action metadata');
          expect(bake.builds).toEqual(alone);
          expect(bake.builds).toEqual(
            Object.entries(targets).map(([target, value]) => ({ target, ...value })),
          );
        },
      ),
    );
  });

  test.each([
    [
      { 'buildx.build.ref': 'x' },
      'INPUT_INVALID',
      'The build reports no digest, so it was probably not pushed',
      pushHint,
    ],
    [
      { app: { 'buildx.build.ref': 'x' } },
      'INPUT_INVALID',
      'The target "app" reports no digest, so it was probably not pushed',
      pushHint,
    ],
    [
      { ...pushed, 'image.name': ' , ' },
      'INPUT_INVALID',
      `The build reports the digest ${digest}, but no name`,
      expect.stringContaining('    digest: ${{ steps.build.outputs.digest }}'),
    ],
    [
      { 'containerimage.digest': digest },
      'INPUT_INVALID',
      `The build reports the digest ${digest}, but no name`,
      expect.stringContaining('    digest: ${{ steps.build.outputs.digest }}'),
    ],
    [
      { ...pushed, 'containerimage.digest': config },
      'IMAGE_IS_CONFIG',
      `The build reports the digest of its configuration (${config}): the image was not pushed`,
      pushHint,
    ],
    [
      { app: { ...pushed, 'containerimage.digest': config } },
      'IMAGE_IS_CONFIG',
      `The target "app" reports the digest of its configuration (${config}): the image was not ` +
        'pushed',
      pushHint,
    ],
    [
      { ...pushed, 'containerimage.digest': 'sha256:abc' },
      'INPUT_INVALID',
      'The build reports "sha256:abc", which is not a digest',
      expect.stringContaining('Pass the step’s output as it is'),
    ],
    [
      { ...pushed, 'containerimage.digest': 7 },
      'INPUT_INVALID',
      'The build has metadata of another form: containerimage.digest: expected string',
      expect.stringContaining('Pass the step’s output as it is'),
    ],
  ])('%j is refused with its own reason', (value, code, message, hint) => {
    expect(problemsOf(value)).toEqual([{ code, message, hint }]);
  });
});
