// SPDX-License-Identifier: Apache-2.0
// Parts of a large JSON text, which is never parsed whole: that would take many times its size.
import { elementsOf, membersOf, type Slice } from '../json-members.ts';

/** More members are refused before (json-text.ts). */
const maxMembers = 250_000;

/** The members of an object, of which each key is there once. @param json judged: json-text.ts */
export function partsOf(json: Buffer): ReadonlyMap<string, Slice> {
  return new Map((membersOf(json, maxMembers) ?? []).map((member) => [member.name, member]));
}

/** The elements of an array within the text. */
export function elementsIn(json: Buffer, { start, end }: Slice): readonly Slice[] {
  const elements = elementsOf(json.subarray(start, end)) ?? [];
  return elements.map((element) => ({ start: start + element.start, end: start + element.end }));
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

const [openArray, openObject] = Buffer.from('[{');
