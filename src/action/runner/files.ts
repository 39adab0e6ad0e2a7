// SPDX-License-Identifier: Apache-2.0
// The files and facts that every step leaves behind.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as core from '@actions/core';

import { messageOf } from '../../errors.ts';
import { actionVersion, tempOf, type Env } from './environment.ts';
import { debug, warn } from './log.ts';
import type { RunFacts } from '../sign/report.ts';

/**
 * A folder for this step's files; a job may run several steps. Undefined, with a warning, when none
 * can be made.
 */
export async function makeFolder(env: Env): Promise<string | undefined> {
  return mkdtemp(join(tempOf(env), 'signet-')).catch((error: unknown) => {
    warn(`Bundles and report cannot be written: ${messageOf(error)}`);
    return undefined;
  });
}

/**
 * Writes for this user only; a file that cannot be written is a warning, because what it tells is
 * in the log too.
 */
export async function writePrivately(
  folder: string | undefined,
  name: string,
  content: string | Buffer,
): Promise<string | undefined> {
  if (folder === undefined) return undefined;
  const path = join(folder, name);
  try {
    await writeFile(path, content, { mode: 0o600 });
    return path;
  } catch (error) {
    warn(`${path} cannot be written: ${messageOf(error)}`);
    return undefined;
  }
}

/** Runners before 2.297 have no summaries. */
export async function writeSummary(text: string): Promise<void> {
  await core.summary
    .addRaw(text)
    .write()
    .catch((error: unknown) => {
      debug(`No job summary: ${messageOf(error)}`);
    });
}

export function runFacts(env: Env): RunFacts {
  const fact = (name: string) => env[name] ?? null;
  return {
    repository: fact('GITHUB_REPOSITORY'),
    workflow: fact('GITHUB_WORKFLOW_REF'),
    runId: fact('GITHUB_RUN_ID'),
    runAttempt: fact('GITHUB_RUN_ATTEMPT'),
    event: fact('GITHUB_EVENT_NAME'),
    actor: fact('GITHUB_ACTOR'),
    actionVersion,
  };
}

/** The path in `OWNER/REPO/PATH@REF`, where most failures are corrected. */
export function workflowFile(env: Env): string | undefined {
  return /^[^/@]+\/[^/@]+\/(\.github\/workflows\/[^@]+\.ya?ml)@/.exec(
    env['GITHUB_WORKFLOW_REF'] ?? '',
  )?.[1];
}
