// SPDX-License-Identifier: Apache-2.0
// The files of manifests that a path names, and the images in them.
import { basename } from 'node:path';

import { messageOf, SignetError } from '../errors.ts';
import {
  imagesOfManifests,
  isFluxOnly,
  kustomization,
  manifestText,
  type ManifestReference,
} from './kubernetes.ts';
import { filesIn, isFolder, isWithin, readRegularFile } from './regular-file.ts';

export const limits = { files: 1000, bytes: 64 * 1024 * 1024, fileBytes: 4 * 1024 * 1024 };

/** A reference, and the file and line that name it. */
export interface FileReference {
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

/**
 * Reads a file, or all `.yaml`, `.yml` and `.json` files of a folder and its folders.
 * @throws SignetError INPUT_INVALID
 */
export async function referencesInManifests(path: string): Promise<FileReference[]> {
  const files = await manifestFiles(path).catch((cause: unknown) => {
    throw cause instanceof SignetError ? cause : unreadable(path, messageOf(cause), cause);
  });
  const found: FileReference[] = [];
  let bytes = 0;
  // One after another: of a thousand files, only one need be in memory.
  for (const file of files) {
    const content = await readManifest(file);
    bytes += content.length;
    if (bytes > limits.bytes)
      throw new SignetError(
        'INPUT_INVALID',
        `The manifests in ${path} are longer than ${limits.bytes} bytes`,
        { hint: 'Name a folder further down.' },
      );
    for (const image of imagesOfFile(manifestText(content, file), file))
      found.push({ ...image, file });
  }
  return found;
}

/**
 * The references in one file, by its name and its text.
 * @throws SignetError INPUT_INVALID
 */
export function imagesOfFile(text: string, file: string): ManifestReference[] {
  if (isRecipe(file) && !isFluxOnly(text, file)) throw kustomization(file);
  return imagesOfManifests(text, file);
}

async function readManifest(file: string): Promise<Uint8Array> {
  const content = await readRegularFile(file, limits.fileBytes).catch((cause: unknown) => {
    throw unreadable(file, messageOf(cause), cause);
  });
  if (content.kind === 'content') return content.bytes;
  throw content.kind === 'not regular'
    ? unreadable(file, 'it is not a regular file')
    : new SignetError('INPUT_INVALID', `${file} is longer than ${limits.fileBytes} bytes`, {
        hint: 'Split it.',
      });
}

/** As kubectl takes them: links to files are followed, links to folders are not. */
async function manifestFiles(path: string): Promise<string[]> {
  if (!(await isFolder(path))) return [path];
  const files: string[] = [];
  for (const { file, isLink } of await filesIn(path)) {
    if (!isManifest(file) || (isLink && (await isFolder(file)))) continue;
    if (isLink && !(await isWithin(file, path)))
      throw unreadable(file, `it is a link to a file outside of ${path}`);
    files.push(file);
  }
  if (files.length > limits.files)
    throw new SignetError('INPUT_INVALID', `${path} holds more than ${limits.files} manifests`, {
      hint: 'Name a folder further down.',
    });
  return files.toSorted();
}

/** By its name. */
export function isManifest(file: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(file) || isRecipe(file);
}

function isRecipe(file: string): boolean {
  return /^kustomization(?:\.ya?ml)?$/i.test(basename(file));
}

function unreadable(path: string, what: string, cause?: unknown): SignetError {
  return new SignetError(
    'INPUT_INVALID',
    `The input "images-from" names ${JSON.stringify(path)}, which cannot be read: ${what}`,
    {
      cause,
      hint: 'Give a regular file or a folder of them, relative to the workspace.',
    },
  );
}
