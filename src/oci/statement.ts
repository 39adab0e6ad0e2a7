// SPDX-License-Identifier: Apache-2.0
// Reads an in-toto statement that another tool wrote, and cuts its predicate out as text (in-toto
// attestation, spec/v1/statement.md).
import * as v from 'valibot';

import { parseJson } from '../json.ts';
import { membersOf, textWithout } from '../json-members.ts';

export interface WrittenStatement {
  /** Hexadecimal SHA-256 digests of what it is about. */
  readonly subjects: readonly string[];
  readonly predicateType: string;
  /** The text of the predicate, a JSON object, as it was written. */
  readonly json: Buffer;
}

const statementSchema = v.strictObject({
  _type: v.picklist(['https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1']),
  subject: v.array(v.looseObject({ digest: v.record(v.string(), v.string()) })),
  predicateType: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
});

/**
 * A predicate may have many megabytes, so that only the rest of the statement is parsed. A field
 * that the specification does not know, or that is there twice, makes it something else than a
 * statement: others would read another one in it.
 */
export function parseStatement(text: Buffer): WrittenStatement | undefined {
  const members = membersOf(text) ?? [];
  const [predicate, second] = members.filter(({ name }) => name === 'predicate');
  if (predicate === undefined || second !== undefined) return undefined;
  if (new Set(members.map(({ name }) => name)).size !== members.length) return undefined;
  const json = text.subarray(predicate.start, predicate.end);
  const parsed = v.safeParse(statementSchema, parseJson(textWithout(text, members, 'predicate')));
  if (!parsed.success || json[0] !== openObject) return undefined;
  const { subject, predicateType } = parsed.output;
  const subjects = subject.flatMap(({ digest }) => digest['sha256'] ?? []);
  return { subjects, predicateType, json };
}

const [openObject] = Buffer.from('{');
