// SPDX-License-Identifier: Apache-2.0
// Every character that UTF-8 can write. fast-check's unit `binary` has the same ones, and makes a
// table of all of them, which takes each suite a second and 150 MB.
import fc from 'fast-check';

const surrogates = { first: 0xd800, count: 0x800 };
const last = 0x10ffff - surrogates.count;

/** A Unicode scalar value, as the unit of a string. */
export const scalarValue = fc.integer({ min: 0, max: last }).map(
  (index) => String.fromCodePoint(index < surrogates.first ? index : index + surrogates.count),
  (text) => {
    const point = typeof text === 'string' ? text.codePointAt(0) : undefined;
    if (point === undefined || text !== String.fromCodePoint(point))
      throw new Error('no character');
    return point < surrogates.first ? point : point - surrogates.count;
  },
);
