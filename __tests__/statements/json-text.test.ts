// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { compactJson } from '../../src/statements/json-text.ts';
import { writtenObjects } from './json-arbitraries.ts';

const judge = (text: string | Uint8Array) => {
  const outcome = compactJson(Buffer.from(text));
  return outcome.kind === 'json' ? outcome.json.toString() : outcome;
};
const fault = (text: string | Uint8Array) => {
  const outcome = compactJson(Buffer.from(text));
  return outcome.kind === 'fault' ? outcome.fault : 'no fault';
};
const parse = (text: string): unknown => JSON.parse(text.replace(/^\uFEFF/, ''));

/** Whether no key and no string in it has half of a surrogate pair. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, each]) => key.isWellFormed() && isWellFormed(each));
}

describe('the JSON of a predicate', () => {
  test('loses its blanks and nothing else, whoever wrote it', () => {
    fc.assert(
      fc.property(writtenObjects, ({ loose, compact, isRepeating }) => {
        if (isRepeating) expect(fault(loose)).toMatch(/the key ".*is twice in one object$/s);
        else expect(judge(loose)).toBe(compact);
      }),
      { numRuns: 2000 },
    );
  });

  test('is taken exactly when JSON.parse takes it, apart from what parsers disagree about', () => {
    const edit = fc.record({
      mark: fc.constantFrom(/\d/g, /[^"]"/g, /\\/g, /[,:{}[\]]/g, /./gs),
      at: fc.nat(),
      removed: fc.nat(2),
      added: fc.oneof(
        fc.constantFrom('', '"', '\\', ',', ':', '{', '}', '[', ']', '0', '1', '.', 'e', '-', 't'),
        fc.constantFrom(String.raw`\ud83d`, String.raw`\ude00`, String.raw`\u12`, '\n', '00'),
      ),
    });
    fc.assert(
      fc.property(writtenObjects, edit, ({ loose }, { mark, at, removed, added }) => {
        const places = [0, ...[...loose.matchAll(mark)].map(({ index }) => index)];
        const place = places[at % places.length] ?? 0;
        const text = `${loose.slice(0, place)}${added}${loose.slice(place + removed)}`;
        const outcome = compactJson(Buffer.from(text));
        if (outcome.kind === 'json') {
          expect(parse(outcome.json.toString())).toEqual(parse(text.toWellFormed()));
          expect(isWellFormed(parse(text.toWellFormed()))).toBe(true);
        } else if (!/twice|surrogate|too large|is a JSON/.test(outcome.fault))
          expect(() => parse(text)).toThrow();
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    ['nothing', '', 'is empty'],
    ['blanks', ' \n\t', 'is empty'],
    ['a byte order mark', '\uFEFF', 'is empty'],
    ['an array', ' [{}]', 'is a JSON array: verifiers read only JSON objects'],
    ['a string', '"text"', 'is a JSON string: verifiers read only JSON objects'],
    ['a number', '-1', 'is a JSON number: verifiers read only JSON objects'],
    ['a word', 'null', 'is not JSON: it does not begin with "{"'],
    ['a text', 'SBOM', 'is not JSON: it does not begin with "{"'],
  ])('is an object, and not %s', (_, text, message) => {
    expect(fault(text)).toBe(message);
  });

  test.each([
    ['{"a":1} x', 'line 1, byte 9: something follows the JSON object'],
    ['{\n "a": 1,\n}', 'line 3, byte 1: a key in quotes must stand here'],
    ['{"a" 1}', 'line 1, byte 6: ":" must follow the key'],
    ['{"a":}', 'line 1, byte 6: a JSON value must stand here'],
    ['{"a":[1 2]}', 'line 1, byte 9: "," or "]" must stand here'],
    ['{"a":1', 'line 1, byte 7: "," or "}" must stand here'],
    ['{"a":01}', 'line 1, byte 7: "," or "}" must stand here'],
    ['{"a":1.}', 'line 1, byte 8: a digit must stand here'],
    ['{"a":nul}', 'line 1, byte 6: a JSON value must stand here'],
    ['{"a":"\n"}', 'line 1, byte 7: a string is cut off, or has a control character in it'],
    ['{"a":"', 'line 1, byte 7: a string is cut off, or has a control character in it'],
    [String.raw`{"a":"\x"}`, String.raw`line 1, byte 8: "\" begins no escape of JSON`],
    [String.raw`{"a":"\u12"}`, String.raw`line 1, byte 8: "\" begins no escape of JSON`],
    [String.raw`{"a":"\ud800"}`, 'line 1, byte 13: half of a surrogate pair stands here'],
    [String.raw`{"a":"\ud800\n"}`, 'line 1, byte 15: half of a surrogate pair stands here'],
    [String.raw`{"a":"\udc00"}`, 'line 1, byte 13: half of a surrogate pair stands here'],
    ['{"a":1e999}', 'line 1, byte 11: the number is too large for a double'],
    [String.raw`{"a":1,"\u0061":2}`, String.raw`the key "\u0061" is twice in one object`],
    ['{"__proto__":1,"__proto__":2}', 'the key "__proto__" is twice in one object'],
  ])('is told by line and byte where it ends to be JSON: %s', (text, message) => {
    expect(fault(text)).toMatch(/^is not JSON as verifiers read it: line \d+, byte \d+: /);
    expect(fault(text)).toContain(message);
  });

  test('is UTF-8', () => {
    expect(fault(Buffer.from('{"a":"é"}', 'latin1'))).toBe('is not UTF-8');
    // A surrogate, and a slash in two bytes, which are other ways to write what is forbidden.
    expect(fault(Buffer.from('7b2261223a22eda080227d', 'hex'))).toBe('is not UTF-8');
    expect(fault(Buffer.from('7b2261223a22c0af227d', 'hex'))).toBe('is not UTF-8');
    const utf16 = 'is UTF-16, as ">" of Windows PowerShell writes it: write it as UTF-8';
    expect(fault(Buffer.from('\uFEFF{"é":1}', 'utf16le'))).toBe(utf16);
    expect(fault(Buffer.from('\uFEFF{"é":1}', 'utf16le').swap16())).toBe(utf16);
  });

  test.each(['[', '{"a":'])('is nested 256 times at most: %s', (open) => {
    const close = open === '[' ? ']' : '}';
    const nested = (depth: number) => `{"a":${open.repeat(depth)}1${close.repeat(depth)}}`;
    expect(judge(nested(255))).toBe(nested(255));
    expect(fault(nested(256))).toContain('it is nested deeper than 256');
    expect(fault(nested(1_000_000))).toContain('it is nested deeper than 256');
  });

  test('has no more keys in an object than can be compared in little memory', () => {
    const keys = (count: number) =>
      `{${Array.from({ length: count }, (_, index) => `"${index}":0`).join(',')}}`;
    expect(fault(`{"a":${keys(300_000)}}`)).toBe('has more than 250000 keys in an object');
    const many = `{"a":[${Array.from({ length: 4 }, () => keys(100_000)).join(',')}]}`;
    expect(judge(many)).toBe(many);
  });

  test('of which half is blanks is kept without the memory of the blanks', () => {
    const outcome = compactJson(Buffer.from(`{"a":1${' '.repeat(200_000)}}`));
    expect(outcome.kind === 'json' && outcome.json.buffer.byteLength).toBeLessThan(100_000);
  });
});
