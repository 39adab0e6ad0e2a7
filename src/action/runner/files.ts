// SPDX-License-Identifier: Apache-2.0
// The files and outputs that every step leaves behind.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';

import * as core from '@actions/core';

import { messageOf, SignetError } from '../../errors.ts';
import { isWithin, readRegularFile } from '../../image/regular-file.ts';
import { tempOf, workspaceOf, type Env } from './environment.ts';
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

/** A file below a folder that the user names. */
export interface NamedFile {
  readonly path: string;
  readonly content: string;
}

/**
 * Writes a folder anew, so that nothing of an earlier run stays. `mark` begins the first of the
 * files, and shows that the folder holds nothing else. Links in it are replaced, never followed.
 * @returns the path of the folder
 * @throws SignetError FILE_UNWRITABLE
 */
export async function replaceFolder(
  folder: string,
  files: readonly NamedFile[],
  mark: string,
): Promise<string> {
  const root = resolve(workspaceOf(), folder);
  try {
    await mkdir(root, { recursive: true });
    if (isBelow(root, workspaceOf()) && !(await isWithin(root, workspaceOf())))
      throw new Error('a link leads out of the workspace');
    if (!(await isOurs(root, files[0]?.path ?? '', mark))) throw new Error('it holds other files');
    for (const name of await readdir(root)) await rm(join(root, name), { recursive: true });
    for (const { path, content } of files) {
      const file = join(root, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content, { flag: 'wx' });
    }
    return root;
  } catch (cause) {
    throw new SignetError('FILE_UNWRITABLE', `${root} cannot be written: ${messageOf(cause)}`, {
      hint: 'Name a folder for these files alone; a path begins at the workspace.',
      cause,
    });
  }
}

async function isOurs(folder: string, first: string, mark: string): Promise<boolean> {
  const names = await readdir(folder);
  if (names.length === 0) return true;
  if (!names.includes(first)) return false;
  const content = await readRegularFile(join(folder, first), 1024 * 1024);
  return content.kind === 'content' && Buffer.from(content.bytes).toString().startsWith(mark);
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(`${resolve(folder)}${sep}`);
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
