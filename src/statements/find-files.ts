// SPDX-License-Identifier: Apache-2.0
// Finds the files that a path or a glob names, in the workspace.
import { glob, lstat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';

import { messageOf } from '../errors.ts';

export interface FoundFile {
  /** As people write it: relative to the workspace where it is in there, with "/". */
  readonly name: string;
  readonly absolute: string;
  /** By its name; a link may lead out. An absolute path to elsewhere is the user's own choice. */
  readonly isInWorkspace: boolean;
}

const maxMatches = 100;

/**
 * The regular files and links that a line of an input names. A path that exists is itself, also
 * when it has a mark of globs in its name; globs are those of Node, without hidden files.
 * @returns none after a problem
 */
export async function findFiles(
  written: string,
  workspace: string,
  problem: (text: string) => void,
): Promise<FoundFile[]> {
  const file = located(written, workspace);
  const isPattern = /[*?[\]{}]/.test(written);
  if (!isAbsolute(written) && !file.isInWorkspace) {
    problem(`${quote(written)} leads out of the workspace`);
    return [];
  }
  if (await exists(file.absolute)) return [file];
  if (!isPattern) {
    problem(`${quote(written)} does not exist${file.isInWorkspace ? ' in the workspace' : ''}`);
    return [];
  }
  if (!file.isInWorkspace) {
    problem(`${quote(written)} is a pattern for files out of the workspace: name each of them`);
    return [];
  }
  return matches(file.name, workspace, problem);
}

async function matches(
  pattern: string,
  workspace: string,
  problem: (text: string) => void,
): Promise<FoundFile[]> {
  const names: string[] = [];
  try {
    for await (const entry of glob(pattern, { cwd: workspace, withFileTypes: true })) {
      if (entry.isDirectory()) continue;
      names.push(resolve(entry.parentPath, entry.name));
      if (names.length > maxMatches) {
        problem(`${quote(pattern)} matches more than ${maxMatches} files`);
        return [];
      }
    }
  } catch (error) {
    problem(`${quote(pattern)} cannot be searched for: ${messageOf(error)}`);
  }
  if (names.length === 0) problem(`${quote(pattern)} matches no file in the workspace`);
  return names.toSorted().map((name) => located(name, workspace));
}

function located(path: string, workspace: string): FoundFile {
  const absolute = resolve(workspace, path);
  const inside = relative(workspace, absolute);
  const isInWorkspace = inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
  return {
    name: isInWorkspace && inside !== '' ? inside.replaceAll(sep, '/') : path,
    absolute,
    isInWorkspace,
  };
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}

/** A name for messages, bounded. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}
