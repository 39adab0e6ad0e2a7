// SPDX-License-Identifier: Apache-2.0
// Judges SARIF by its published schema (Static Analysis Results Interchange Format 2.1.0, OASIS
// Standard), which a package for tests brings along.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { expect } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

const require = createRequire(import.meta.url);
const path = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// In its form for JSON Schema draft-04, which names itself otherwise than later drafts and differs
// in nothing else that it uses.
const {
  id: _id,
  $schema: _draft,
  ...schema
} = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
// One of its patterns is none in Unicode mode, and its "anyOf" demand properties that are defined
// beside them.
const ajv = addFormats.default(
  new Ajv({ strict: true, strictRequired: false, unicodeRegExp: false, allErrors: true }),
);
const isSarif = ajv.compile(schema);

/** What the schema has against it: the place and the rule of each error. */
export function sarifErrors(sarif: unknown): readonly string[] {
  return isSarif(sarif)
    ? []
    : (isSarif.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

/** The findings, which must be as the schema says. */
export function expectSarif(text: string): unknown {
  const sarif: unknown = JSON.parse(text);
  expect(sarifErrors(sarif)).toEqual([]);
  return sarif;
}
