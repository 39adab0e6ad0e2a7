// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { failureOf, failureOfImages, type Failure } from '../../../src/action/runner/failure.ts';
import { SignetError } from '../../../src/errors.ts';
import { hostileText } from '../given.ts';

describe('a failure', () => {
  test('is the code, the fact and the fix', () => {
    expect(
      failureOf(new SignetError('IMAGE_NONE', 'Nothing names an image', { hint: 'Name one.' })),
    ).toEqual({
      code: 'IMAGE_NONE',
      fact: 'Nothing names an image',
      hint: 'Name one.',
    });
  });

  test('tells those causes that say something new, three at most', () => {
    const chain = ['d', 'c', 'b'].reduce<unknown>(
      (cause, name) => new SignetError('HTTP_TIMEOUT', `cause ${name}`, { cause }),
      new SignetError('HTTP_TIMEOUT', 'cause e'),
    );
    expect(
      failureOf(new SignetError('REKOR_UNAVAILABLE', 'Rekor is down', { cause: chain })).fact,
    ).toBe('Rekor is down (cause b; cause c; cause d)');
    expect(
      failureOf(
        new SignetError('REKOR_UNAVAILABLE', 'Rekor is down: cause b', {
          cause: new SignetError('HTTP_TIMEOUT', 'cause b'),
        }),
      ).fact,
    ).toBe('Rekor is down: cause b');
    expect(
      failureOf(
        new SignetError('REKOR_UNAVAILABLE', 'Rekor is down', {
          cause: new Error('a library’s own words'),
        }),
      ).fact,
    ).toBe('Rekor is down');
  });

  test.each([
    [new TypeError('x is not a function'), 'x is not a function'],
    ['a string', 'a string'],
    [undefined, 'undefined'],
  ])('that nobody foresaw, %p, is our own fault', (thrown, fact) => {
    expect(failureOf(thrown)).toEqual({
      code: 'INTERNAL',
      fact,
      hint: expect.stringContaining('please report it'),
    });
  });

  test('has no line that the runner obeys', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (message, hint) => {
        const { fact, hint: fix = '' } = failureOf(
          new SignetError('INTERNAL', message, { hint, cause: new SignetError('INTERNAL', hint) }),
        );
        for (const line of `${fact}\n${fix}`.split('\n'))
          expect(line).not.toMatch(/^\s*::|##\[|[\p{Cc}]/u);
      }),
    );
  });
});

describe('the failures of several images', () => {
  const failure = (code: Failure['code'], fact: string, hint?: string): Failure => ({
    code,
    fact,
    hint,
  });
  const down = failure('REKOR_UNAVAILABLE', 'Rekor is down', 'Try later.');
  const absent = failure('IMAGE_NOT_FOUND', 'b is not there', 'Push it.');

  test('are one failure: of the only image, as it is', () => {
    expect(failureOfImages([{ name: 'a', failure: down }], 1)).toEqual(down);
  });

  test('of one among several, with its name', () => {
    expect(failureOfImages([{ name: 'b', failure: absent }], 3)).toEqual({
      ...absent,
      fact: '1 of 3 images is not signed: b\nb is not there',
    });
  });

  test('of one cause, said once', () => {
    const failed = ['a', 'b'].map((name) => ({ name, failure: down }));
    expect(failureOfImages(failed, 2)).toEqual({
      ...down,
      fact: '2 of 2 images are not signed: Rekor is down',
    });
  });

  test('of different causes, each with its image; every fix once', () => {
    const failed = [
      { name: 'a', failure: down },
      { name: 'b', failure: absent },
      { name: 'c', failure: failure('REKOR_UNAVAILABLE', 'status 503', 'Try later.') },
    ];
    expect(failureOfImages(failed, 4)).toEqual({
      code: 'SEVERAL_FAILED',
      fact:
        '3 of 4 images are not signed:\n- a: REKOR_UNAVAILABLE: Rekor is down\n- b: ' +
        'IMAGE_NOT_FOUND: b is not there\n- c: REKOR_UNAVAILABLE: status 503',
      hint: 'Try later.\nPush it.',
    });
  });

  test('of the same kind keep its code, and have no fix when nobody knows one', () => {
    const failed = ['a', 'b'].map((name) => ({
      name,
      failure: failure('REGISTRY_REJECTED', `${name} is refused`),
    }));
    expect(failureOfImages(failed, 2)).toMatchObject({
      code: 'REGISTRY_REJECTED',
      hint: undefined,
    });
  });

  test('are cut before they are longer than an annotation may be', () => {
    const failed = Array.from({ length: 1000 }, (_, at) => ({
      name: `ghcr.io/acme/app-${at}`,
      failure: failure('REGISTRY_REJECTED', `${at} ${'x'.repeat(600)}`),
    }));
    const { fact } = failureOfImages(failed, 1000);
    expect(fact.length).toBeLessThan(32_000);
    expect(fact).toContain('1000 of 1000 images are not signed:\n- ghcr.io/acme/app-0: ');
    expect(fact).toMatch(/\n- … and 980 more$/);
  });
});
