// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';

import type { Failure } from '../../../src/action/runner/failure.ts';
import { failureOfImages, type Tally } from '../../../src/action/runner/image-failures.ts';

const failure = (code: Failure['code'], fact: string, hint?: string): Failure => ({
  code,
  fact,
  hint,
  details: [],
});
const tally = (total: number): Tally => ({
  total,
  missed: 'signed',
  codeOf: () => 'SEVERAL_FAILED',
});
const digest = (at: number) => `sha256:${at.toString(16).padStart(64, '0')}`;
const app = (at: number) => `ghcr.io/acme/app@${digest(at)}`;
const absent = (name: string) =>
  failure('IMAGE_NOT_FOUND', `${name} is not in the registry: status 404`, 'Push it.');
const down = failure('REKOR_UNAVAILABLE', 'Rekor is down', 'Try later.');

describe('the failures of several images', () => {
  test('are none when none failed', () => {
    expect(failureOfImages([], tally(3))).toBeUndefined();
  });

  test('are one failure: of the only image, as it is', () => {
    expect(failureOfImages([{ name: 'a', failure: down }], tally(1))).toEqual(down);
  });

  test('of one among several name it once', () => {
    expect(failureOfImages([{ name: app(1), failure: absent(app(1)) }], tally(3))).toEqual({
      ...absent(app(1)),
      fact: `1 of 3 images is not signed: ${app(1)} is not in the registry: status 404`,
    });
    expect(failureOfImages([{ name: app(1), failure: down }], tally(3))?.fact).toBe(
      `1 of 3 images is not signed: ${app(1)}: Rekor is down`,
    );
  });

  test('of one kind are said once, with short digests', () => {
    const failed = [1, 2, 3].map((at) => ({ name: app(at), failure: absent(app(at)) }));
    const short = [1, 2, 3].map((at) => `${digest(at).slice(0, 19)}…`).join(', ');
    expect(failureOfImages(failed, tally(3))).toEqual({
      ...absent(app(1)),
      fact: '3 images are not in the registry: status 404',
      details: [`- ghcr.io/acme/app: ${short}`],
    });
    expect(failureOfImages(failed, tally(4))?.fact).toBe(
      '3 of 4 images are not in the registry: status 404',
    );
  });

  test('that differ only in digests, repositories and uploads are of one kind', () => {
    const failed = ['a', 'b'].map((path, at) => ({
      name: `ghcr.io/acme/${path}@${digest(at)}`,
      failure: failure(
        'REGISTRY_DENIED',
        `ghcr.io could not push in ghcr.io/acme/${path}: status 403 (https://ghcr.io/v2/acme/` +
          `${path}/blobs/uploads/0${at}234567-89ab-cdef-0123-456789abcdef)`,
        'Grant it.',
      ),
    }));
    expect(failureOfImages(failed, tally(2))?.fact).toBe(
      '2 images are not signed: ghcr.io could not push in its repository: status 403 ' +
        '(https://ghcr.io/v2/…/blobs/uploads/…)',
    );
  });

  test('of different kinds have a line each, and say which fix is for which', () => {
    const failed = [
      { name: app(1), failure: down },
      { name: app(2), failure: absent(app(2)) },
      { name: app(3), failure: down },
    ];
    expect(failureOfImages(failed, tally(4))).toEqual({
      code: 'SEVERAL_FAILED',
      fact: '3 of 4 images are not signed',
      hint: 'REKOR_UNAVAILABLE: Try later.\nIMAGE_NOT_FOUND: Push it.',
      details: [
        '- REKOR_UNAVAILABLE: 2 images: Rekor is down',
        `  - ghcr.io/acme/app: ${digest(1).slice(0, 19)}…, ${digest(3).slice(0, 19)}…`,
        `- ${app(2)}: IMAGE_NOT_FOUND: it is not in the registry: status 404`,
      ],
    });
  });

  test('with one code keep it, and have no fix when nobody knows one', () => {
    const failed = ['a', 'b'].map((name) => ({
      name,
      failure: failure('REGISTRY_REJECTED', `${name} is refused for reason ${name}${name}`),
    }));
    expect(failureOfImages(failed, tally(2))).toMatchObject({
      code: 'REGISTRY_REJECTED',
      hint: undefined,
    });
  });
});
