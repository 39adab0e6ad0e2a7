// SPDX-License-Identifier: Apache-2.0
// The files of manifests that a path names, and the images in them.
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { messageOf, SignetError } from '../errors.ts';
import { kustomization, manifestText, referencesIn } from './kubernetes.ts';

const limits = { files: 1000, bytes: 64 * 1024 * 1024 };

/** A reference and the file that names it. */
export interface NamedInFile {
  readonly text: string;
  readonly file: string;
}

/**
 * Reads a file, or all `.yaml`, `.yml` and `.json` files of a folder and its folders.
 * @throws SignetError INPUT_INVALID
 */
export async function referencesInManifests(path: string): Promise<NamedInFile[]> {
  const files = await manifestFiles(path).catch((cause: unknown) => {
    throw cause instanceof SignetError ? cause : unreadable(path, cause);
  });
  const named: NamedInFile[] = [];
  // One after another: of a thousand files, only one need be in memory.
  for (const file of files) {
    const bytes = await readFile(file).catch((cause: unknown) => {
      throw unreadable(file, cause);
    });
    named.push(...referencesIn(manifestText(bytes, file), file).map((text) => ({ text, file })));
  }
  return named;
}

/** As kubectl takes them: links to files are followed, links to folders are not. */
async function manifestFiles(path: string): Promise<string[]> {
  const isFolder = (await stat(path)).isDirectory();
  const entries = isFolder ? await readdir(path, { withFileTypes: true, recursive: true }) : [];
  const found = isFolder
    ? entries
        .filter((entry) => entry.isFile() || entry.isSymbolicLink())
        .map((entry) => join(entry.parentPath, entry.name))
    : [path];
  const recipe = found.find((file) => /^kustomization(?:\.ya?ml)?$/i.test(basename(file)));
  if (recipe !== undefined) throw kustomization(recipe);
  const files = isFolder
    ? found.filter((file) => /\.(?:ya?ml|json)$/i.test(file)).toSorted()
    : found;
  if (files.length > limits.files)
    throw new SignetError('INPUT_INVALID', `${path} holds more than ${limits.files} manifests`, {
      hint: 'Name a folder further down.',
    });
  const facts = await Promise.all(files.map(async (file) => ({ file, stats: await stat(file) })));
  // A link to a folder is none of the files that kubectl takes.
  const regular = facts.filter(({ stats }) => !stats.isDirectory());
  if (regular.reduce((sum, { stats }) => sum + stats.size, 0) > limits.bytes)
    throw new SignetError(
      'INPUT_INVALID',
      `The manifests in ${path} are longer than ${limits.bytes} bytes`,
      { hint: 'Name a folder further down.' },
    );
  return regular.map(({ file }) => file);
}

function unreadable(path: string, cause: unknown): SignetError {
  return new SignetError(
    'INPUT_INVALID',
    `The input "images-from" names ${JSON.stringify(path)}, which cannot be read: ` +
      messageOf(cause),
    {
      cause,
      hint: 'Give a file or a folder, relative to the workspace.',
    },
  );
}
