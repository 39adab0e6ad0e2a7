// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { parseChallenges } from '../../src/oci/challenge.ts';

/** A challenge as values that can be compared. */
const read = (header: string) =>
  parseChallenges(header).map(({ scheme, parameters }) => ({
    scheme,
    parameters: Object.fromEntries(parameters),
  }));

const tokenCharacters =
  "!#$%&'*+.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-".split('');
const token = fc.string({ unit: fc.constantFrom(...tokenCharacters), minLength: 1, maxLength: 12 });
const value = fc.oneof(
  token,
  fc.string({
    unit: fc.constantFrom(...tokenCharacters, ' ', ',', '=', '"', '\\', '/', ':'),
    maxLength: 20,
  }),
);
const blanks = fc.constantFrom('', ' ', '\t', '  ');
const parameter = fc.record({
  name: token,
  value,
  isQuoted: fc.boolean(),
  before: blanks,
  after: blanks,
});
const challenge = fc.record({
  scheme: token,
  parameters: fc.uniqueArray(parameter, {
    maxLength: 4,
    selector: ({ name }) => name.toLowerCase(),
  }),
});
const comma = fc
  .tuple(blanks, fc.constantFrom(',', ',,', ', ,'), blanks)
  .map((parts) => parts.join(''));

interface Written {
  readonly scheme: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly value: string;
    readonly isQuoted: boolean;
    readonly before: string;
    readonly after: string;
  }[];
}

/** The header in the grammar of RFC 9110, section 11.6.1. */
function write(challenges: readonly Written[], separator: string): string {
  return challenges
    .map(({ scheme, parameters }) =>
      parameters.length === 0
        ? scheme
        : `${scheme} ${parameters.map(writeParameter).join(separator)}`,
    )
    .join(separator);
}

function writeParameter({
  name,
  value: text,
  isQuoted,
  before,
  after,
}: Written['parameters'][number]): string {
  const mustQuote = isQuoted || !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text);
  return `${name}${before}=${after}${mustQuote ? `"${text.replace(/["\\]/g, '\\$&')}"` : text}`;
}

describe('the grammar', () => {
  test('what was written is read, in any mixture of commas, blanks and quotes', () => {
    fc.assert(
      fc.property(fc.array(challenge, { maxLength: 4 }), comma, (challenges, separator) => {
        expect(read(write(challenges, separator))).toEqual(
          challenges.map(({ scheme, parameters }) => ({
            scheme: scheme.toLowerCase(),
            parameters: Object.fromEntries(
              parameters.map(({ name, value: text }) => [name.toLowerCase(), text]),
            ),
          })),
        );
      }),
    );
  });

  test('a broken end takes nothing from the challenges before it', () => {
    fc.assert(
      fc.property(
        fc.array(challenge, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('"', '(', '@', 'é', '\u0000'),
        (challenges, broken) => {
          const header = write(challenges, ', ');
          expect(read(`${header}, ${broken}`)).toEqual(read(header));
        },
      ),
    );
  });

  test('reads any text in a time that grows with its length only', () => {
    for (const piece of ['a ', 'a=', 'a="', '"\\', ',', 'a a=b,', '=', '\t', 'Negotiate a==,']) {
      const started = performance.now();
      read(piece.repeat(20_000));
      expect(performance.now() - started).toBeLessThan(500);
    }
  });
});

describe('headers of registries', () => {
  test.each([
    [
      'Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:user/image:pull"',
      [
        {
          scheme: 'bearer',
          parameters: {
            realm: 'https://ghcr.io/token',
            service: 'ghcr.io',
            scope: 'repository:user/image:pull',
          },
        },
      ],
    ],
    [
      'Basic realm="https://123.dkr.ecr.eu-west-1.amazonaws.com/",service="ecr.amazonaws.com"',
      [
        {
          scheme: 'basic',
          parameters: {
            realm: 'https://123.dkr.ecr.eu-west-1.amazonaws.com/',
            service: 'ecr.amazonaws.com',
          },
        },
      ],
    ],
    ['bearer realm="r"', [{ scheme: 'bearer', parameters: { realm: 'r' } }]],
    [
      'Negotiate, Bearer realm="r", Basic realm="b"',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'bearer', parameters: { realm: 'r' } },
        { scheme: 'basic', parameters: { realm: 'b' } },
      ],
    ],
    [
      'Negotiate oYG2MIGz=, Basic realm="b"',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'b' } },
      ],
    ],
    [
      'Bearer realm="r",scope="repository:a:pull,push repository:b:pull"',
      [
        {
          scheme: 'bearer',
          parameters: { realm: 'r', scope: 'repository:a:pull,push repository:b:pull' },
        },
      ],
    ],
    ['Bearer realm="first",realm="second"', [{ scheme: 'bearer', parameters: { realm: 'first' } }]],
    ['Bearer realm="never ends', [{ scheme: 'bearer', parameters: {} }]],
    ['Bearer realm=', [{ scheme: 'bearer', parameters: {} }]],
    ['', []],
    ['"', []],
  ])('%s', (header, challenges) => {
    expect(read(header)).toEqual(challenges);
  });

  test('more than 16 KiB are not looked at', () => {
    expect(read(`${','.repeat(16_384)}Basic realm="b"`)).toEqual([]);
  });
});
