// SPDX-License-Identifier: Apache-2.0
// JSON as anybody may write it: with blanks anywhere, escapes for any character, and keys that are
// the same in different letters.
import fc from 'fast-check';

/** One value, as it is written and without the blanks. */
export interface Written {
  readonly loose: string;
  readonly compact: string;
  /** Whether an object in it has a key twice. */
  readonly isRepeating: boolean;
}

const blank = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r'), maxLength: 2 });

const character = fc.oneof(
  fc.constantFrom('a', 'é', '€', '😀', ' ', '{', ']', ',', ':', '/', '\u007f', '\u2028'),
  fc.constantFrom(String.raw`\"`, String.raw`\\`, String.raw`\/`, String.raw`\n`, String.raw`\b`),
  fc.constantFrom(String.raw`\u0061`, String.raw`\u0000`, String.raw`\u00E9`),
  fc.constant(String.raw`\uD83d\uDe00`),
);
const string = fc.string({ unit: character, maxLength: 6 }).map((text) => `"${text}"`);

/**
 * Without the key that is one backslash: after `{"k":1,"\\\\":1}`, JSON.parse of Node.js 24.21 reads
 * the key of `{"k":1,"\\u0061":1}` as a backslash too.
 */
const key = fc.oneof(
  { weight: 3, arbitrary: string.filter((text) => text !== String.raw`"\\"`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '"a"',
      String.raw`"\u0061"`,
      '"b"',
      '"é"',
      String.raw`"\u00e9"`,
      '"__proto__"',
      String.raw`"\u005f_proto__"`,
      '"😀"',
      String.raw`"\ud83d\ude00"`,
      '""',
    ),
  },
);

const scalar = fc
  .oneof(
    string,
    fc.constantFrom('true', 'false', 'null', '0', '-0', '1.50', '1e5', '1E+05', '-0.1e-7', '1e308'),
    fc.constantFrom('12345678901234567890', '1.0', '0e0'),
  )
  .map((text): Written => ({ loose: text, compact: text, isRepeating: false }));

const { object: objects } = fc.letrec<{ value: Written; array: Written; object: Written }>(
  (tie) => ({
    value: fc.oneof({ maxDepth: 4, withCrossShrink: true }, scalar, tie('array'), tie('object')),
    array: fc
      .array(fc.tuple(blank, tie('value'), blank), { maxLength: 4 })
      .chain((items) => blank.map((empty) => joined('[', items, ']', empty))),
    object: fc
      .array(fc.tuple(blank, fc.tuple(key, blank, blank, tie('value')), blank), { maxLength: 4 })
      .chain((members) =>
        blank.map((empty) => {
          const keys = members.map(([, [each]]) => String(JSON.parse(each)));
          const items = members.map(
            ([before, [name, beforeColon, afterColon, value], after]): Item => [
              before,
              {
                loose: `${name}${beforeColon}:${afterColon}${value.loose}`,
                compact: `${name}:${value.compact}`,
                isRepeating: value.isRepeating,
              },
              after,
            ],
          );
          const all = joined('{', items, '}', empty);
          return { ...all, isRepeating: all.isRepeating || new Set(keys).size < keys.length };
        }),
      ),
  }),
);

type Item = readonly [before: string, value: Written, after: string];

function joined(open: string, items: readonly Item[], close: string, empty: string): Written {
  const loose = items.map(([before, value, after]) => `${before}${value.loose}${after}`);
  return {
    loose: `${open}${items.length === 0 ? empty : loose.join(',')}${close}`,
    compact: `${open}${items.map(([, value]) => value.compact).join(',')}${close}`,
    isRepeating: items.some(([, value]) => value.isRepeating),
  };
}

/** A JSON object, with blanks around it. */
export const writtenObjects: fc.Arbitrary<Written> = fc
  .tuple(fc.constantFrom('', '\uFEFF'), blank, objects, blank)
  .map(([mark, before, value, after]) => ({
    ...value,
    loose: `${mark}${before}${value.loose}${after}`,
  }));
