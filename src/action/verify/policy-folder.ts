// SPDX-License-Identifier: Apache-2.0
// The folder with the policies. It may hold other files, which stay as they are.
import { lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';

import { messageOf, SignetError } from '../../errors.ts';
import type { PolicyFile } from '../../enforcement/engine.ts';
import { isWithin, readRegularFile } from '../../image/regular-file.ts';
import { workspaceOf } from '../runner/environment.ts';

const readme = 'README.md';
const registries = join('containers', 'registries.d');
const always = [
  readme,
  'kyverno.yaml',
  'policy-controller.yaml',
  'flux.yaml',
  join('containers', 'policy.json'),
];

/**
 * Writes the files, and removes those of an earlier run. Links in their place are replaced, never
 * followed.
 * @param mark the first line of a README of ours
 * @returns the path of the folder
 * @throws SignetError FILE_UNWRITABLE
 */
export async function writePolicyFolder(
  folder: string,
  files: readonly PolicyFile[],
  mark: string,
): Promise<string> {
  const root = resolve(workspaceOf(), folder);
  try {
    await refuseWayOut(root);
    await mkdir(root, { recursive: true });
    const old = await oldFiles(root);
    if (old.length > 0 && !(await isOurs(join(root, readme), mark)))
      throw new Error(`it holds another ${old[0] ?? ''}`);
    for (const link of ['containers', registries]) await removeLink(join(root, link));
    for (const path of old) await rm(join(root, path), { force: true });
    for (const { path, content } of files) {
      const file = join(root, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content, { flag: 'wx' });
    }
    return root;
  } catch (cause) {
    throw new SignetError('FILE_UNWRITABLE', `${root} cannot be written: ${messageOf(cause)}`, {
      hint: 'Name a folder for the policies; a path begins at the workspace.',
      cause,
    });
  }
}

/** A pull request may have put a link there. Judged by what exists of the path already. */
async function refuseWayOut(root: string): Promise<void> {
  const workspace = resolve(workspaceOf());
  if (!root.startsWith(`${workspace}${sep}`)) return;
  let existing = root;
  while (!(await exists(existing))) existing = dirname(existing);
  if (existing !== workspace && !(await isWithin(existing, workspace)))
    throw new Error('a link leads out of the workspace');
}

async function oldFiles(root: string): Promise<string[]> {
  const names = await readdir(join(root, registries)).catch(() => []);
  const settings = names
    .filter((name) => /-signed-[0-9a-f]{8}\.yaml$/.test(name))
    .map((name) => join(registries, name));
  const found = await Promise.all(always.map((path) => exists(join(root, path))));
  return [...always.filter((_, index) => found[index] === true), ...settings];
}

async function isOurs(path: string, mark: string): Promise<boolean> {
  const content = await readRegularFile(path, 4 * 1024 * 1024).catch(() => undefined);
  if (content?.kind !== 'content') return false;
  const [first = ''] = Buffer.from(content.bytes)
    .toString()
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  return first === mark;
}

async function removeLink(path: string): Promise<void> {
  const stats = await lstat(path).catch(() => undefined);
  if (stats?.isSymbolicLink() === true) await rm(path);
}

/** A link to nothing is something, too. */
async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
