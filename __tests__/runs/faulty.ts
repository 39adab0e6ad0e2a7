// SPDX-License-Identifier: Apache-2.0
// Runs of the sign action while a server misbehaves, and what a step that fails owes its user.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from '@jest/globals';
import { parse } from 'yaml';

import type { ActionResult } from '../../playground/runner.ts';
import type { Fault } from '../../playground/server.ts';
import type { World } from '../../playground/world.ts';
import { expectReport } from './schemas.ts';

const { outputs } = parse(readFileSync(join(import.meta.dirname, '../../action.yml'), 'utf8')) as {
  outputs: Record<string, unknown>;
};
let content = 0;

/** An image that no other call gives. */
export function pushNext(world: World): string {
  content++;
  return world.push('acme/app', { content: `faults ${content}` }).image;
}

/** All that a failed step owes: its code once, a fix, every output, and the exit code. */
export function expectFailure(
  { stdout, stderr, exitCode, outputs: given, summary }: ActionResult,
  code: string,
): void {
  expect(expectReport('sign', { outputs: given })).toMatchObject({
    signed: false,
    failure: { code },
  });
  expect(
    [...stdout.matchAll(/^::error title=Signet[^:]*::([A-Z_]+): (.+)$/gm)].map(
      ([, title]) => title,
    ),
  ).toEqual([code]);
  expect(stdout).toMatch(/^::error .+%0A.{20,}$/m);
  expect(Object.keys(given).toSorted()).toEqual(Object.keys(outputs).toSorted());
  expect(given['signed']).toBe('false');
  expect(summary).toContain(code.replaceAll('_', '&#95;'));
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
}

/** Signs a new image with the faults, which are gone afterwards. */
export async function signWith(
  world: World,
  faults: readonly Fault[],
  where: 'sigstore' | 'oidc' | 'registry' = 'sigstore',
  patience = '20s',
  inputs: Readonly<Record<string, string>> = {},
): Promise<ActionResult> {
  const images = pushNext(world);
  world[where].faults.push(...faults);
  try {
    return await world.sign({ inputs: { images, patience, ...inputs } });
  } finally {
    world[where].faults.length = 0;
  }
}

export const busy = { status: 429, headers: { 'retry-after': '1' } };
