// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { failureOf } from '../../../src/action/runner/failure.ts';
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
      details: [],
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
      details: [],
    });
  });

  test('has no line that the runner obeys', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (message, hint) => {
        const {
          fact,
          details,
          hint: fix = '',
        } = failureOf(
          new SignetError('INTERNAL', message, { hint, cause: new SignetError('INTERNAL', hint) }),
        );
        expect(fact).not.toContain('\n');
        for (const line of [...details, fact, ...fix.split('\n')])
          expect(line).not.toMatch(/^\s*::|##\[|[\p{Cc}]/u);
      }),
    );
  });

  test('tells the first line as its fact, and the list below as details, at most a hundred', () => {
    const problems = Array.from({ length: 130 }, (_, at) => `- problem ${at}`);
    const { fact, details } = failureOf(
      new SignetError('INPUT_INVALID', ['130 problems:', ...problems].join('\n')),
    );
    expect(fact).toBe('130 problems:');
    expect(details).toHaveLength(101);
    expect(details.at(-1)).toBe('- … and 30 more');
  });

  test('shows no user name and no password of a URL, and is short, also when nobody foresaw it', () => {
    const url = 'http://proxy-user:pa@ss:w0rd@proxy.corp.example:8080/x';
    for (const thrown of [
      new Error(`connect to ${url} failed ${'x'.repeat(5000)}`),
      new SignetError('HTTP_UNREACHABLE', `${url} refused`, {
        hint: `Look at ${url}`,
        cause: new SignetError('HTTP_UNREACHABLE', `by ${url}`),
      }),
    ]) {
      const { fact, hint } = failureOf(thrown);
      expect(`${fact} ${hint ?? ''}`).toContain('http://proxy.corp.example:8080/x');
      expect(`${fact} ${hint ?? ''}`).not.toMatch(/proxy-user|w0rd/);
      expect(fact.length).toBeLessThan(1300);
    }
  });
});
