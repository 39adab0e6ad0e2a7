// SPDX-License-Identifier: Apache-2.0
// Every error that the action names is one that a test has seen, and one that docs/errors.md
// explains (see docs.test.ts).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

const folder = import.meta.dirname;
const errors = readFileSync(join(folder, '../src/errors.ts'), 'utf8');
const codes = [...errors.matchAll(/^ {2}\| '([A-Z_]+)'/gm)].map(([, code = '']) => code);
const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && path !== 'codes.test.ts')
  .map((path) => readFileSync(join(folder, path), 'utf8'))
  .join('\n');

test('every error code is expected by a test', () => {
  expect(codes.length).toBeGreaterThan(40);
  expect(codes.filter((code) => !new RegExp(String.raw`\b${code}\b`).test(tests))).toEqual([]);
});
