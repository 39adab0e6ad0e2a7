// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { parseStatement } from '../../src/oci/statement.ts';
import { scalarValue } from '../unicode.ts';

const blanks = fc.stringMatching(/^[ \t\r\n]{0,3}$/);
const hex = fc.stringMatching(/^[0-9a-f]{64}$/);
/** Texts that mean something to a scanner of JSON. */
const tricky = fc.oneof(
  fc.string({ unit: scalarValue, maxLength: 5 }),
  fc.stringMatching(/^[{}[\]",:\\]{0,6}$/),
  fc.constantFrom('predicate', '"predicate":{}', '\\', '\\"'),
);
const value = fc.oneof(tricky, fc.array(tricky, { maxLength: 2 }), fc.jsonValue({ maxDepth: 1 }));
const object = fc.dictionary(tricky, value, { maxKeys: 3, noNullPrototype: true });
const predicate = fc.dictionary(tricky, fc.oneof(value, object), {
  maxKeys: 4,
  noNullPrototype: true,
});
const statement = fc.record(
  {
    _type: fc.constantFrom('https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1'),
    subject: fc.array(
      fc.record(
        { name: tricky, digest: fc.record({ sha256: hex }, { noNullPrototype: true }) },
        { requiredKeys: ['digest'], noNullPrototype: true },
      ),
      { maxLength: 3 },
    ),
    predicateType: tricky.filter((text) => text !== ''),
    predicate,
  },
  { noNullPrototype: true },
);

const keys = ['_type', 'subject', 'predicateType', 'predicate'] as const;

/** Members in any order, with blanks wherever the grammar allows them at the top. */
const written = fc
  .record({
    stated: statement,
    order: fc.shuffledSubarray([...keys], { minLength: keys.length }),
    blank: blanks,
  })
  .map(({ stated, order, blank }) => {
    const members = order.map(
      (key) => `${blank}"${key}"${blank}:${blank}${JSON.stringify(stated[key])}${blank}`,
    );
    return { stated, text: `${blank}{${members.join(',')}}${blank}` };
  });

test('a statement is read as any JSON parser reads it, and its predicate is kept letter by letter', () => {
  fc.assert(
    fc.property(written, ({ stated, text }) => {
      expect({ ...parseStatement(Buffer.from(text)) }).toEqual({
        subjects: stated.subject.map(({ digest }) => digest.sha256),
        predicateType: stated.predicateType,
        json: Buffer.from(JSON.stringify(stated.predicate)),
      });
    }),
    { numRuns: 300 },
  );
});

test('what is cut out of a text that was changed is what a JSON parser finds there, or nothing', () => {
  const change = fc.record({ at: fc.nat(), byte: fc.constantFrom(...Buffer.from('{}[]",:\\ a0')) });
  fc.assert(
    fc.property(written, fc.array(change, { minLength: 1, maxLength: 3 }), ({ text }, changes) => {
      const bytes = Buffer.from(text);
      for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
      const found = parseStatement(bytes);
      const whole = asJson(bytes);
      // What is not JSON may be cut out of what is not JSON; nothing else.
      if (found === undefined || (whole === undefined && asJson(found.json) === undefined)) return;
      expect(whole).toMatchObject({
        predicateType: found.predicateType,
        predicate: asJson(found.json),
      });
    }),
    { numRuns: 1000 },
  );
});

function asJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
