// SPDX-License-Identifier: Apache-2.0
// The files and outputs that every step leaves behind.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as core from '@actions/core';

import { messageOf, SignetError } from '../../errors.ts';
import { tempOf, type Env } from './environment.ts';
import { failureOf, type Failure } from './failure.ts';
import { debug, warn } from './log.ts';

/** A folder for one step's files; a job may run several steps. */
export interface StepFolder {
  /**
   * Writes for this user only. What the file tells is in the log too, so a file that cannot be
   * written is a warning.
   * @returns its path; undefined when it could not be written
   */
  write(name: string, content: string | Buffer): Promise<string | undefined>;
}

/** The folder is made when something is written. */
export function stepFolder(env: Env): StepFolder {
  let making: Promise<string | undefined> | undefined;
  return {
    async write(name, content) {
      const folder = await (making ??= makeFolder(env));
      return folder === undefined ? undefined : writePrivately(join(folder, name), content);
    },
  };
}

async function makeFolder(env: Env): Promise<string | undefined> {
  return mkdtemp(join(tempOf(env), 'signet-')).catch((error: unknown) => {
    warn(`Bundles and report cannot be written: ${messageOf(error)}`);
    return undefined;
  });
}

async function writePrivately(path: string, content: string | Buffer): Promise<string | undefined> {
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

/**
 * Sets the outputs. That they cannot be written is a failure, which says what was `done` all the
 * same.
 */
export function setOutputs(
  outputs: Readonly<Record<string, string>>,
  done: string,
): Failure | undefined {
  try {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
    return undefined;
  } catch (cause) {
    return failureOf(
      new SignetError(
        'FILE_UNWRITABLE',
        `The outputs cannot be written: ${messageOf(cause)}. ${done}`,
        {
          hint: 'Steps that need the outputs cannot run. Is the runner’s disk full?',
          cause,
        },
      ),
    );
  }
}

/** The path in `OWNER/REPO/PATH@REF`, where most failures are corrected. */
export function workflowFile(env: Env): string | undefined {
  return /^[^/@]+\/[^/@]+\/(\.github\/workflows\/[^@]+\.ya?ml)@/.exec(
    env['GITHUB_WORKFLOW_REF'] ?? '',
  )?.[1];
}
