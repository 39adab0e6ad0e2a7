// SPDX-License-Identifier: Apache-2.0
// Reads an in-toto statement that another tool wrote, and cuts its predicate out as text (in-toto
// attestation, spec/v1/statement.md).
import * as v from 'valibot';

import { parseJson } from '../json.ts';

export interface WrittenStatement {
  /** Hexadecimal SHA-256 digests of what it is about. */
  readonly subjects: readonly string[];
  readonly predicateType: string;
  /**
   * The text of the predicate as it was written, from its first brace to its last. What is between
   * them is not judged, and may be anything.
   */
  readonly json: Buffer;
}

const statementSchema = v.strictObject({
  _type: v.picklist(['https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1']),
  subject: v.array(v.looseObject({ digest: v.record(v.string(), v.string()) })),
  predicateType: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
  predicate: v.null(),
});

const [quote, backslash, colon, comma] = Buffer.from('"\\:,');
const [openObject, closeObject, openArray, closeArray] = Buffer.from('{}[]');

/**
 * A predicate may have many megabytes, so that only the rest of the statement is parsed. A field
 * that the specification does not know, or that is there twice, makes it no statement: others
 * would read another one in it.
 */
export function parseStatement(text: Buffer): WrittenStatement | undefined {
  const members = membersOf(text);
  const keys = members.map(({ key }) => key).toSorted();
  if (keys.join() !== '_type,predicate,predicateType,subject') return undefined;
  const predicate = members.find(({ key }) => key === 'predicate');
  if (predicate === undefined) return undefined;
  const json = trimmed(text.subarray(predicate.start, predicate.end));
  if (json.at(0) !== openObject || json.at(-1) !== closeObject) return undefined;
  const rest = [text.subarray(0, predicate.start), 'null', text.subarray(predicate.end)];
  const parsed = v.safeParse(statementSchema, parseJson(rest.join('')));
  if (!parsed.success) return undefined;
  const { subject, predicateType } = parsed.output;
  const subjects = subject.flatMap(({ digest }) => digest['sha256'] ?? []);
  return { subjects, predicateType, json };
}

interface Member {
  /** As it is written, escapes and all. */
  readonly key: string;
  /** Where its value is, blanks around it included. */
  readonly start: number;
  readonly end: number;
}

/** Finds the members of a JSON object. Of what is not one, it finds anything. */
function membersOf(text: Buffer): Member[] {
  const members: Member[] = [];
  let key: string | undefined;
  let start = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const byte = text[at];
    if (byte === quote) {
      const end = endOfString(text, at);
      if (depth === 1) key ??= text.toString('utf8', at + 1, end);
      at = end;
    } else if (byte === openObject || byte === openArray) depth++;
    else if (byte === colon && depth === 1) start = at + 1;
    else if (byte === comma || byte === closeObject || byte === closeArray) {
      if (depth === 1 && key !== undefined) members.push({ key, start, end: at });
      if (depth === 1) key = undefined;
      if (byte !== comma) depth--;
    }
  }
  return members;
}

/** @returns where its closing quote is */
function endOfString(text: Buffer, opening: number): number {
  let at = opening + 1;
  while (at < text.length && text[at] !== quote) at += text[at] === backslash ? 2 : 1;
  return at;
}

function trimmed(text: Buffer): Buffer {
  const isBlank = (byte: number | undefined) =>
    byte !== undefined && ' \t\n\r'.includes(String.fromCharCode(byte));
  let [start, end] = [0, text.length];
  while (isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  return text.subarray(start, end);
}
