// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';

import { describeIssue, parseJson } from '../src/json.ts';

describe('JSON from outside', () => {
  test('is read from text and from bytes', () => {
    expect(parseJson('{"a":[1]}')).toEqual({ a: [1] });
    expect(parseJson(new TextEncoder().encode('"é"'))).toBe('é');
  });

  test.each(['', '{', '{"a":1}}', 'undefined', "{'a':1}"])(
    'that is not JSON is undefined, not an exception: %j',
    (text) => {
      expect(parseJson(text)).toBeUndefined();
    },
  );

  test.each(['[', '{"a":'])(
    'that is nested deeper than anything we read is undefined, before it overflows a stack: %s',
    (open) => {
      const close = open === '[' ? ']' : '}';
      const nested = (depth: number) => `${open.repeat(depth)}1${close.repeat(depth)}`;
      expect(parseJson(nested(500))).toBeDefined();
      expect(parseJson(nested(501))).toBeUndefined();
      expect(parseJson(nested(100_000))).toBeUndefined();
    },
  );

  test('that would take many times its length in memory is undefined', () => {
    expect(parseJson(`[${'[],'.repeat(200_000)}1]`)).toBeDefined();
    expect(parseJson(`[${'[],'.repeat(300_000)}1]`)).toBeUndefined();
  });

  test('is bounded by what it is, and not by brackets in its texts', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ stringUnit: fc.constantFrom('[', '{', '"', '\\', '}', 'é', 'a') }),
        (value) => {
          expect(parseJson(JSON.stringify([value, '[{'.repeat(1000)]))).toEqual(
            JSON.parse(JSON.stringify([value, '[{'.repeat(1000)])),
          );
        },
      ),
    );
  });

  test('a violation names the place and what was expected, never the value', () => {
    const parsed = v.safeParse(v.object({ token: v.object({ value: v.string() }) }), {
      token: { value: 4711 },
    });
    const issue = parsed.issues?.[0];
    expect(issue && describeIssue(issue)).toBe('token.value: expected string');
  });

  test('a violation of the whole has no path', () => {
    const issue = v.safeParse(v.string(), 1).issues?.[0];
    expect(issue && describeIssue(issue)).toBe('it is not JSON of the expected kind (string)');
  });

  test('a violation of a check is told in its words', () => {
    const issue = v.safeParse(
      v.object({
        port: v.pipe(
          v.string(),
          v.check(() => false, 'a free port'),
        ),
      }),
      { port: 'secret' },
    ).issues?.[0];
    expect(issue && describeIssue(issue)).toBe('port: expected a free port');
  });

  test('a violation whose schema expects nothing in particular still says something', () => {
    const issue = v.safeParse(
      v.pipe(
        v.string(),
        v.check(() => false),
      ),
      'x',
    ).issues?.[0];
    expect(issue && describeIssue(issue)).toBe(
      'it is not JSON of the expected kind (another value)',
    );
  });
});
