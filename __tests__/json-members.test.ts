// SPDX-License-Identifier: Apache-2.0
// The members of an object are where JSON.parse finds them, in every text.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { membersOf } from '../src/json-members.ts';
import { scalarValue } from './unicode.ts';

/** What JSON.parse makes of a text; undefined unless it is an object. */
function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The same by the places of the members. */
function found(bytes: Buffer): Readonly<Record<string, unknown>> | undefined {
  const members = membersOf(bytes);
  return (
    members &&
    Object.fromEntries(
      members.map(({ name, start, end }) => [
        name,
        JSON.parse(bytes.toString('utf8', start, end)) as unknown,
      ]),
    )
  );
}

/** Pieces of JSON's grammar, right ones and such as other languages have. */
const piece = fc.constantFrom(
  ...['{', '}', '[', ']', ',', ':', '"', '"a"', '"a":', '"\\u0061":', '"é":', '{"a":1}', '[1,2]'],
  ...['0', '-0', '-', '01', '1.', '.5', '1.5', '1e5', '1E+5', '1e', '1e-', '+1', 'NaN', 'Infinity'],
  ...['true', 'false', 'null', 'True', 'nul', ' ', '\n', '\t', '\r', '\v', '\u00a0', '\ufeff'],
  ...['"\\"', '"\\""', '"\\x"', '"\\u12"', '"\\ud800"', '"\n"', '"\u0000"', '//', "'a'", '😀'],
);
const scalar = fc.oneof(
  fc.string({ unit: scalarValue }).map((text) => JSON.stringify(text)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom('-0', '1E+2', '0.5e-3', 'true', 'false', 'null', '"\\u005c\\/"'),
);
const blank = fc.stringMatching(/^[ \t\r\n]{0,2}$/);
const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc
      .tuple(fc.array(tie('value'), { maxLength: 4 }), blank)
      .map(([items, space]) => `[${space}${items.join(`${space},`)}]`),
    objectOf(tie('value')),
  ),
}));
function objectOf(inner: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const name = fc.constantFrom('"a"', '"b"', '"\\u0062"', '""', '"predicate"', '"__proto__"');
  const member = fc
    .tuple(blank, name, blank, inner, blank)
    .map(([before, key, space, text, after]) => `${before}${key}${space}:${space}${text}${after}`);
  return fc
    .tuple(fc.array(member, { maxLength: 5 }), blank)
    .map(([members, space]) => `{${members.join(',')}${members.length === 0 ? space : ''}}`);
}
const nearlyJson = fc
  .tuple(objectOf(value), fc.nat(), piece, fc.nat(3))
  .map(([text, place, other, cut]) => {
    const at = place % (text.length + 1);
    return `${text.slice(0, at)}${other}${text.slice(at + cut)}`;
  });

test('any text is an object with the same members, or is none, for JSON.parse and for us', () => {
  const texts = fc.oneof(
    objectOf(value),
    nearlyJson,
    fc.array(piece, { maxLength: 12 }).map((pieces) => `{${pieces.join('')}}`),
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const bytes = Buffer.from(text);
      // A lone surrogate has no bytes of its own.
      expect(found(bytes)).toEqual(parsed(bytes.toString('utf8')));
    }),
    { numRuns: 5000 },
  );
});

test('bytes that are not UTF-8 are judged as a lenient decoder reads them', () => {
  fc.assert(
    fc.property(objectOf(value), fc.nat(), fc.nat(255), (text, place, byte) => {
      const bytes = Buffer.from(text);
      bytes[place % bytes.length] = byte;
      expect(membersOf(bytes) === undefined).toBe(parsed(bytes.toString('utf8')) === undefined);
    }),
    { numRuns: 2000 },
  );
});

test('of one name, each is listed, and the last one is what JSON.parse takes', () => {
  const text = Buffer.from('{"a":1,"\\u0061": {"b":[2]} }');
  expect(membersOf(text)).toEqual([
    { name: 'a', start: 5, end: 6 },
    { name: 'a', start: 17, end: 26 },
  ]);
});

test('what is deeper or has more members than anything read here is refused', () => {
  const nested = (depth: number) => Buffer.from(`{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`);
  expect(membersOf(nested(499))).toHaveLength(1);
  expect(membersOf(nested(500))).toBeUndefined();
  const wide = (count: number) => Buffer.from(`{${'"a":0,'.repeat(count - 1)}"a":0}`);
  expect(membersOf(wide(1000))).toHaveLength(1000);
  expect(membersOf(wide(1001))).toBeUndefined();
  expect(membersOf(Buffer.from(`{"a":[${'{"b":0},'.repeat(300_000)}0]}`))).toHaveLength(1);
});
