// SPDX-License-Identifier: Apache-2.0
// Where a run could show a secret: its log, its outputs and every file that it leaves.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from '@jest/globals';

import type { ActionResult } from '../../playground/runner.ts';

/** What must not be in anything that is kept or shown; only the runner's masks may name it. */
export function expectSecretsHidden(
  { stdout, stderr, summary, outputs, temp }: ActionResult,
  secrets: readonly string[],
): void {
  const log = stdout
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n');
  const files = readdirSync(temp, { recursive: true, encoding: 'utf8' })
    .map((path) => join(temp, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'));
  expect(files.length).toBeGreaterThan(5);
  for (const secret of secrets)
    for (const text of [log, stderr, summary, JSON.stringify(outputs), ...files])
      expect(text).not.toContain(secret);
}
