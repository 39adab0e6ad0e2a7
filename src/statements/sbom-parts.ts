// SPDX-License-Identifier: Apache-2.0
// Takes a large JSON text apart without parsing it whole, which would take many times its size.

/** A value in compact JSON, by the place of its text. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

/**
 * The members of an object, of which each key is there once.
 * @param json compact and valid: see json-text.ts
 */
export function membersOf(json: Buffer, { start }: Slice): Map<string, Slice> {
  const members = new Map<string, Slice>();
  let at = start + 1;
  while (json[at] === quote) {
    const keyEnd = endOfString(json, at);
    const value = { start: keyEnd + 1, end: endOfValue(json, keyEnd + 1) };
    members.set(String(parsed(json, { start: at, end: keyEnd })), value);
    at = value.end + 1;
  }
  return members;
}

/**
 * The elements of an array, one after another.
 * @param json compact and valid: see json-text.ts
 */
export function* elementsOf(json: Buffer, { start, end }: Slice): Iterable<Slice> {
  let at = start + 1;
  while (at < end - 1) {
    const element = { start: at, end: endOfValue(json, at) };
    yield element;
    at = element.end + 1;
  }
}

export function isArray(json: Buffer, { start }: Slice): boolean {
  return json[start] === openArray;
}

export function isObject(json: Buffer, { start }: Slice): boolean {
  return json[start] === openObject;
}

export function parsed(json: Buffer, { start, end }: Slice): unknown {
  return JSON.parse(json.toString('utf8', start, end));
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** @returns where the comma or bracket after the value is, or the end of the text */
function endOfValue(json: Buffer, start: number): number {
  let depth = 0;
  for (let at = start; at < json.length; at += 1) {
    const byte = json[at];
    if (byte === quote) at = endOfString(json, at) - 1;
    else if (byte === openArray || byte === openObject) depth += 1;
    else if (byte === closeArray || byte === closeObject) {
      if (depth === 0) return at;
      depth -= 1;
    } else if (byte === comma && depth === 0) return at;
  }
  return json.length;
}

/** @returns the place behind the closing quote */
function endOfString(json: Buffer, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== quote) at += json[at] === backslash ? 2 : 1;
  return at + 1;
}
