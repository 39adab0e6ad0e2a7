// SPDX-License-Identifier: Apache-2.0
// Where the members of a JSON object lie in its text (RFC 8259), without making values of them: a
// predicate of many megabytes is judged as a text and handed on as it is.

/** Where the text of a value begins and ends. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

/** A member of an object, by its value. */
export interface Member extends Slice {
  readonly name: string;
}

const maxDepth = 500;
/** Of the outermost object only; others may have any number. */
const usualMembers = 1000;

/**
 * The members of an object in the order of its text; as JSON.parse has it, the last one of a name
 * counts. Undefined when the text is not JSON, as a whole, or not an object, or deeper or with more
 * members than anything that is read here.
 */
export function membersOf(text: Buffer, maxMembers = usualMembers): readonly Member[] | undefined {
  const members: Member[] = [];
  const record = (at: number): number => {
    const nameEnd = skipString(text, at);
    const start = skipColon(text, nameEnd);
    const end = skipValue(text, start, 1);
    if (members.length >= maxMembers) throw new NotJson();
    const name = String(JSON.parse(text.toString('utf8', at, nameEnd)));
    members.push({ name, start, end });
    return end;
  };
  return isWhole(text, bytes.brace, record) ? members : undefined;
}

/** The elements of an array; undefined when the text is not one. */
export function elementsOf(text: Buffer): readonly Slice[] | undefined {
  const elements: Slice[] = [];
  const record = (start: number): number => {
    const end = skipValue(text, start, 1);
    elements.push({ start, end });
    return end;
  };
  return isWhole(text, bytes.bracket, record) ? elements : undefined;
}

/** Whether the text is one object or array, and nothing else, with all of its items skipped. */
function isWhole(text: Buffer, opening: number, skipItem: (at: number) => number): boolean {
  try {
    const start = skipSpace(text, 0);
    return (
      text[start] === opening && skipSpace(text, skipItems(text, start, skipItem)) === text.length
    );
  } catch (error) {
    if (error instanceof NotJson) return false;
    throw error;
  }
}

/** The object without the members of one name, as JSON text with each other name unescaped. */
export function textWithout(text: Buffer, members: readonly Member[], name: string): string {
  const kept = members
    .filter((member) => member.name !== name)
    .map(
      (member) =>
        `${JSON.stringify(member.name)}:${text.toString('utf8', member.start, member.end)}`,
    );
  return `{${kept.join(',')}}`;
}

/** The last member of this name, or of one of these. */
export function lastNamed(
  members: readonly Member[] | undefined,
  ...names: readonly string[]
): Member | undefined {
  return members?.findLast(({ name }) => names.includes(name));
}

/** Thrown within this file only. */
class NotJson extends Error {}

const bytes = {
  quote: 0x22,
  comma: 0x2c,
  minus: 0x2d,
  dot: 0x2e,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  bracket: 0x5b,
  backslash: 0x5c,
  u: 0x75,
  brace: 0x7b,
} as const;

const spaces: readonly (number | undefined)[] = [0x20, 0x0a, 0x0d, 0x09];
const escapes: readonly (number | undefined)[] = [...Buffer.from('"\\/bfnrt')];
const words = ['true', 'false', 'null'].map((word) => Buffer.from(word));

function skipSpace(text: Buffer, at: number): number {
  let next = at;
  while (spaces.includes(text[next])) next++;
  return next;
}

/** @param at where the value begins @returns where it ends */
function skipValue(text: Buffer, at: number, depth: number): number {
  const byte = text[at];
  if (byte === bytes.quote) return skipString(text, at);
  if (byte !== bytes.brace && byte !== bytes.bracket) return skipWord(text, at);
  if (depth >= maxDepth) throw new NotJson();
  const value = (from: number) => skipValue(text, from, depth + 1);
  return skipItems(
    text,
    at,
    byte === bytes.bracket ? value : (from) => value(skipColon(text, skipString(text, from))),
  );
}

/** An object or an array: they differ in their items, and end with the byte two after the first. */
function skipItems(text: Buffer, at: number, skipItem: (at: number) => number): number {
  const closing = (text[at] ?? 0) + 2;
  let next = skipSpace(text, at + 1);
  if (text[next] === closing) return next + 1;
  for (;;) {
    next = skipSpace(text, skipItem(next));
    if (text[next] === closing) return next + 1;
    if (text[next] !== bytes.comma) throw new NotJson();
    next = skipSpace(text, next + 1);
  }
}

function skipColon(text: Buffer, at: number): number {
  const colon = skipSpace(text, at);
  if (text[colon] !== bytes.colon) throw new NotJson();
  return skipSpace(text, colon + 1);
}

function skipString(text: Buffer, at: number): number {
  if (text[at] !== bytes.quote) throw new NotJson();
  for (let next = at + 1; ; next++) {
    const byte = text[next];
    if (byte === bytes.quote) return next + 1;
    if (byte === undefined || byte < 0x20) throw new NotJson();
    if (byte === bytes.backslash) next = skipEscape(text, next + 1);
  }
}

/** @param at behind the backslash @returns where the last character of the escape is */
function skipEscape(text: Buffer, at: number): number {
  if (escapes.includes(text[at])) return at;
  if (text[at] !== bytes.u || !/^[0-9A-Fa-f]{4}$/.test(text.toString('latin1', at + 1, at + 5)))
    throw new NotJson();
  return at + 4;
}

/** A number or one of the three words. */
function skipWord(text: Buffer, at: number): number {
  const word = words.find((one) => text.subarray(at, at + one.length).equals(one));
  return word === undefined ? skipNumber(text, at) : at + word.length;
}

function skipNumber(text: Buffer, at: number): number {
  const start = text[at] === bytes.minus ? at + 1 : at;
  let next = text[start] === bytes.zero ? start + 1 : skipDigits(text, start);
  if (text[next] === bytes.dot) next = skipDigits(text, next + 1);
  if (isOneOf(text[next], 'eE'))
    next = skipDigits(text, isOneOf(text[next + 1], '+-') ? next + 2 : next + 1);
  return next;
}

function skipDigits(text: Buffer, at: number): number {
  let next = at;
  for (let byte = text[next]; isDigit(byte); byte = text[next]) next++;
  if (next === at) throw new NotJson();
  return next;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= bytes.zero && byte <= bytes.nine;
}

function isOneOf(byte: number | undefined, characters: string): boolean {
  return byte !== undefined && characters.includes(String.fromCharCode(byte));
}
