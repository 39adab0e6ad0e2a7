// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';

import type { Slice } from '../../src/json-members.ts';
import { elementsIn, isArray, isObject, parsed, partsOf } from '../../src/statements/sbom-parts.ts';
import { writtenObjects } from './json-arbitraries.ts';

/** Takes everything apart, and puts it together again. */
function rebuilt(json: Buffer, slice: Slice): unknown {
  if (isArray(json, slice)) return elementsIn(json, slice).map((element) => rebuilt(json, element));
  if (!isObject(json, slice)) return parsed(json, slice);
  const object = json.subarray(slice.start, slice.end);
  const members = [...partsOf(object)].map(([key, value]) => [key, rebuilt(object, value)]);
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
