// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';

import {
  elementsOf,
  isArray,
  isObject,
  membersOf,
  parsed,
  type Slice,
} from '../../src/statements/sbom-parts.ts';
import { writtenObjects } from './json-arbitraries.ts';

/** Takes everything apart, and puts it together again. */
function rebuilt(json: Buffer, slice: Slice): unknown {
  if (isArray(json, slice))
    return [...elementsOf(json, slice)].map((element) => rebuilt(json, element));
  if (!isObject(json, slice)) return parsed(json, slice);
  const members = [...membersOf(json, slice)].map(([key, value]) => [key, rebuilt(json, value)]);
  return v.parse(v.record(v.string(), v.unknown()), Object.fromEntries(members));
}

test('a text that is taken apart is the same as one that is parsed whole', () => {
  fc.assert(
    fc.property(writtenObjects, ({ compact, isRepeating }) => {
      fc.pre(!isRepeating && !compact.includes('__proto__') && !compact.includes('005f'));
      const json = Buffer.from(compact);
      expect(rebuilt(json, { start: 0, end: json.length })).toEqual(JSON.parse(compact));
    }),
    { numRuns: 1000 },
  );
});
