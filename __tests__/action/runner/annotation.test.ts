// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { annotationOf } from '../../../src/action/runner/annotation.ts';
import type { Env } from '../../../src/action/runner/environment.ts';
import { failureOf, type Failure } from '../../../src/action/runner/failure.ts';
import { failureOfImages } from '../../../src/action/runner/image-failures.ts';
import { SignetError, type ErrorCode } from '../../../src/errors.ts';
import { hostileText } from '../given.ts';

const none: Failure = {
  code: 'IMAGE_NONE',
  fact: 'Nothing says what to sign',
  hint: 'Give the build step an id',
  details: ['- one'],
};
const textOf = (failure: Failure, env: Env = {}) =>
  annotationOf(failure, { place: undefined, env }).text;

describe('an annotation', () => {
  test('has a title in plain words, and code, fact, fix and list in its text', () => {
    expect(annotationOf(none, { place: { file: 'a.yml', line: 3 }, env: {} })).toEqual({
      title: 'Signet: no image is named',
      text: 'IMAGE_NONE: Nothing says what to sign\nGive the build step an id\n- one',
      place: { file: 'a.yml', line: 3 },
    });
  });

  test('is not cut by the runner, and has code and fix, whatever fails, however many images', () => {
    const codes: fc.Arbitrary<ErrorCode> = fc.constantFrom(
      'IMAGE_NOT_FOUND',
      'REGISTRY_DENIED',
      'REKOR_UNAVAILABLE',
    );
    const long = fc.nat({ max: 3000 }).map((length) => 'long '.repeat(length / 5));
    const failures = fc.array(
      fc.record({
        name: fc.oneof(
          fc.nat().map((at) => `ghcr.io/acme/app@sha256:${at.toString(16).padStart(64, '0')}`),
          hostileText,
          long,
        ),
        code: codes,
        message: fc.oneof(hostileText, long, fc.constant('x\n'.repeat(400))),
      }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(failures, fc.boolean(), (given, isLinked) => {
        const failed = given.map(({ name, code, message }) => ({
          name,
          failure: failureOf(
            new SignetError(code, `${name} ${message}`, { hint: `The fix for ${code}.` }),
          ),
        }));
        const failure = failureOfImages(failed, {
          total: failed.length,
          missed: 'signed',
          codeOf: () => 'SEVERAL_FAILED',
        });
        if (failure === undefined) throw new Error('nothing failed');
        const env = isLinked
          ? { GITHUB_ACTION_REPOSITORY: 'acme/signet', GITHUB_ACTION_REF: 'v1.2.3' }
          : {};
        const text = textOf(failure, env);
        expect(text.length).toBeLessThanOrEqual(3500);
        expect(text.startsWith(`${failure.code}: `)).toBe(true);
        for (const { code } of given) expect(text).toContain(`The fix for ${code}.`);
        expect(text.includes('/docs/errors.md#')).toBe(isLinked);
      }),
      { numRuns: 150 },
    );
  });

  test('says how many lines were left out', () => {
    const details = Array.from({ length: 500 }, (_, at) => `- line ${at} ${'x'.repeat(40)}`);
    expect(textOf({ ...none, details })).toMatch(
      /\n- … and \d{3} more \(see the job summary and the report\)$/,
    );
  });
});

describe('the link to the documentation', () => {
  const linked = (env: Env) => /https?:\S+$/.exec(textOf(none, env))?.[0];

  test('is that of the version that runs', () => {
    const env = { GITHUB_ACTION_REPOSITORY: 'acme/signet', GITHUB_ACTION_REF: 'v1.2.3' };
    const path = '/acme/signet/blob/v1.2.3/docs/errors.md#image_none';
    expect(linked(env)).toBe(`https://github.com${path}`);
    expect(linked({ ...env, GITHUB_SERVER_URL: 'https://corp.ghe.com' })).toBe(
      `https://corp.ghe.com${path}`,
    );
  });

  test.each([
    ['', ''],
    ['acme/signet', ''],
    ['', 'v1'],
    ['acme/signet/x', 'v1'],
    ['acme/signet', '../../evil'],
    ['acme/signet', 'v1\nx'],
    ['acme/signet', 'v1?x#y'],
    ['https://evil.example', 'v1'],
  ])('is left out when the runner does not say it properly: %j, %j', (repository, ref) => {
    const env = { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref };
    expect(linked(env)).toBeUndefined();
  });
});
