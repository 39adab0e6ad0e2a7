// SPDX-License-Identifier: Apache-2.0
// Signing configs, trusted roots and bundles are protobuf's JSON: in whatever spelling a writer
// puts a message, it is read as the same message (protobuf.dev/programming-guides/json).
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { readProtoJson, type FieldType, type Message } from '../../src/sigstore/proto-json.ts';
import {
  bundleMessage,
  signingConfigMessage,
  trustedRootMessage,
} from '../../src/sigstore/proto-messages.ts';

const messages = {
  'signing config': signingConfigMessage,
  'trusted root': trustedRootMessage,
  bundle: bundleMessage,
};

/** A value as it is read, and one of the ways to write it. */
interface Spelling {
  readonly read: unknown;
  readonly written: unknown;
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (one) => `_${one.toLowerCase()}`);

function spellingOf(type: FieldType): fc.Arbitrary<Spelling> {
  switch (type) {
    case 'string':
      return fc.string().map((text) => ({ read: text, written: text }));
    case 'int32':
      return numberIn(-(2 ** 31), 2 ** 31 - 1, Number);
    case 'int64':
      return fc.oneof(
        numberIn(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, String),
        fc
          .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
          .map(String)
          .map((text) => ({ read: text, written: text })),
      );
    case 'bytes':
      return fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.nat({ max: 3 })).map(([bytes, way]) => {
        const read = Buffer.from(bytes).toString('base64');
        const url = read.replaceAll('+', '-').replaceAll('/', '_');
        const bare = (text: string) => text.replace(/=+$/, '');
        return { read, written: [read, bare(read), url, bare(url)][way] };
      });
    case 'timestamp':
      return timestamp;
  }
  if ('message' in type) return messageIn(type.message);
  if ('list' in type)
    return fc.array(spellingOf(type.list), { maxLength: 3 }).map((items) => ({
      read: items.map(({ read }) => read),
      written: items.map(({ written }) => written),
    }));
  return fc
    .constantFrom(...Object.entries(type.enum))
    .chain(([number, name]) =>
      fc.constantFrom(name, Number(number), number).map((written) => ({ read: name, written })),
    );
}

function numberIn(
  min: number,
  max: number,
  read: (value: number) => unknown,
): fc.Arbitrary<Spelling> {
  return fc
    .tuple(fc.integer({ min, max }), fc.constantFrom(Number, String))
    .map(([value, write]) => ({ read: read(value), written: write(value) }));
}

/** A moment, with any offset and any number of digits of a fraction. */
const timestamp: fc.Arbitrary<Spelling> = fc
  .tuple(
    fc.integer({ min: Date.parse('1000-01-01'), max: Date.parse('9000-01-01') }),
    fc.integer({ min: -14 * 60, max: 14 * 60 }),
    fc.constantFrom('', '0', '000', '000999'),
  )
  .map(([ms, offset, more]) => {
    const local = new Date(ms + offset * 60_000).toISOString();
    const digits = local.slice(20, 23) + more;
    const fraction = ms % 1000 === 0 && more === '' ? '' : `.${digits}`;
    const pad = (number: number) => String(Math.floor(number)).padStart(2, '0');
    const zone =
      offset === 0
        ? 'Z'
        : `${offset < 0 ? '-' : '+'}${pad(Math.abs(offset) / 60)}:${pad(Math.abs(offset) % 60)}`;
    return { read: new Date(ms).toISOString(), written: `${local.slice(0, 19)}${fraction}${zone}` };
  });

/** Any of its fields, under either name, some as null, among others that nobody knows. */
function messageIn({ fields, oneof = [] }: Message): fc.Arbitrary<Spelling> {
  const one = fc.record({
    way: fc.constantFrom('absent', 'null', 'lowerCamel', 'snake'),
  });
  const parts = Object.entries(fields).map(([name, type]) =>
    fc.tuple(fc.constant(name), one, spellingOf(type)),
  );
  return fc
    .tuple(fc.tuple(...parts), fc.nat(), fc.boolean())
    .map(([spelled, chosen, hasUnknown]) => {
      const keep = oneof[chosen % Math.max(1, oneof.length)];
      const read: Record<string, unknown> = {};
      const written: Record<string, unknown> = hasUnknown ? { newField: { a: [null] } } : {};
      for (const [name, { way }, value] of spelled) {
        if (way === 'absent' || (oneof.includes(name) && name !== keep)) continue;
        const key = way === 'snake' ? snakeCase(name) : name;
        written[key] = way === 'null' ? null : value.written;
        if (way !== 'null') read[name] = value.read;
      }
      return { read, written };
    });
}

describe.each(Object.entries(messages))('a %s', (_, message) => {
  test('reads the same in every spelling', () => {
    fc.assert(
      fc.property(messageIn(message), ({ read, written }) => {
        expect(readProtoJson(JSON.parse(JSON.stringify(written)), message)).toEqual(read);
      }),
      { numRuns: 300 },
    );
  });

  test('that was read reads as itself', () => {
    fc.assert(
      fc.property(messageIn(message), ({ read }) => {
        expect(readProtoJson(read, message, 'refused')).toEqual(read);
      }),
    );
  });

  test('is refused with a place, and never with an exception of another kind', () => {
    fc.assert(
      fc.property(
        fc.json().map((text) => JSON.parse(text) as unknown),
        (json) => {
          const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
          if (isObject) expect(readProtoJson(json, message)).toBeInstanceOf(Object);
          else expect(() => readProtoJson(json, message)).toThrow('expected an object');
        },
      ),
    );
  });
});

const small: Message = {
  fields: {
    someText: 'string',
    number: 'int32',
    long: 'int64',
    bytes: 'bytes',
    time: 'timestamp',
    kind: { enum: { 0: 'NONE', 1: 'SOME' } },
    texts: { list: 'string' },
    inner: { message: { fields: { a: 'string', b: 'string' }, oneof: ['a', 'b'] } },
  },
};

describe('what protobuf refuses', () => {
  test.each([
    ['text where a number belongs', { number: 'x' }],
    ['a number in hexadecimal', { number: '0x1' }],
    ['a fraction', { number: 1.5 }],
    ['a number that is too large', { number: 2 ** 31 }],
    ['a number that JSON cannot hold exactly', { long: 2 ** 60 }],
    ['a number beyond 64 bits', { long: '9223372036854775808' }],
    ['a number where text belongs', { someText: 1 }],
    ['a list where text belongs', { someText: ['a'] }],
    ['text where a list belongs', { texts: 'a' }],
    ['null in a list', { texts: ['a', null] }],
    ['text where a message belongs', { inner: 'a' }],
    ['a list where a message belongs', { inner: [] }],
    ['one field by both of its names', { someText: 'a', some_text: 'a' }],
    ['two fields of which there may be one', { inner: { a: 'x', b: 'y' } }],
    ['base64 of both alphabets', { bytes: 'a+b_' }],
    ['base64 that is cut', { bytes: 'abcde' }],
    ['base64 with the wrong padding', { bytes: 'ab=' }],
    ['base64 with spaces', { bytes: 'YW Jj' }],
    ['a day that is not', { time: '2025-02-30T00:00:00Z' }],
    ['a time without an offset', { time: '2025-01-01T00:00:00' }],
    ['a time with ten digits of a fraction', { time: '2025-01-01T00:00:00.0123456789Z' }],
    ['a date alone', { time: '2025-01-01' }],
    ['a truth where an enum belongs', { kind: true }],
  ])('%s', (_, json) => {
    expect(() => readProtoJson(json, small)).toThrow('expected');
  });

  test('and not what later versions may add', () => {
    expect(readProtoJson({ kind: 'LATER', other: 1, number: '1e3' }, small)).toEqual({
      number: 1000,
    });
    expect(readProtoJson({ kind: 7 }, small)).toEqual({});
    expect(() => readProtoJson({ other: 1 }, small, 'refused')).toThrow('other');
    expect(() => readProtoJson({ inner: { c: 1 } }, small, 'refused')).toThrow('inner.c');
  });

  test('names that objects have by themselves are not fields', () => {
    const json = JSON.parse('{"__proto__":{"someText":"a"},"constructor":"b"}') as unknown;
    expect(readProtoJson(json, small)).toEqual({});
  });
});
