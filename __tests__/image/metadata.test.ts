// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { isMetadata, parseMetadata } from '../../src/image/metadata.ts';
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

describe('metadata', () => {
  test.each([
    ['{}', true],
    ['\n  {"a": 1}', true],
    ['ghcr.io/acme/app', false],
    ['', false],
  ])('%j is told from references: %j', (text, expected) => {
    expect(isMetadata(text)).toBe(expected);
  });

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
    });
    expect(() => parseMetadata(JSON.stringify(checks))).toThrow(
      'The target "lint" reports no digest',
    );
    // An image that was made, but not pushed, is never left out.
    expect(() =>
      parseMetadata(
        JSON.stringify({
          app: pushed,
          web: { 'buildx.build.ref': 'x', 'image.name': 'ghcr.io/acme/web:1' },
        }),
      ),
    ).toThrow('The target "web" reports no digest');
    expect(() =>
      parseMetadata(
        JSON.stringify({ app: pushed, web: { 'containerimage.config.digest': config } }),
      ),
    ).toThrow('The target "web" reports no digest');
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
      '{',
      'INPUT_INVALID',
      'The metadata is not a JSON object',
      'Pass the step’s output as it is: ${{ steps.build.outputs.metadata }}',
    ],
    ['{}', 'INPUT_INVALID', 'The metadata names no build, so it was probably not pushed', pushHint],
    [
      '{"app":[]}',
      'INPUT_INVALID',
      'The metadata names no build, so it was probably not pushed',
      pushHint,
    ],
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
      'The build reports no image name, so it was probably not pushed',
      pushHint,
    ],
    [
      { 'containerimage.digest': digest },
      'INPUT_INVALID',
      'The build reports no image name, so it was probably not pushed',
      pushHint,
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
      'The build reports a digest that is none: "sha256:abc"',
      undefined,
    ],
    [
      { ...pushed, 'containerimage.digest': 7 },
      'INPUT_INVALID',
      expect.stringContaining('The build has metadata of another form'),
      undefined,
    ],
  ])('%j is refused with its own reason', (value, code, message, hint) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    expect(() => parseMetadata(text)).toThrow(expect.objectContaining({ code, message, hint }));
  });
});
