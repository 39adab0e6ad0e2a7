// SPDX-License-Identifier: Apache-2.0
// The images that files name: Kubernetes manifests, Compose files and Dockerfiles, given as files,
// folders and globs. What is wrong with one hides nothing of the others.
import { glob, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';

import { messageOf, SignetError } from '../errors.ts';
import { imagesOfCompose, type ComposeImage } from './compose.ts';
import { imagesOfDockerfile } from './dockerfile.ts';
import { quoted } from './file-image.ts';
import { isImageFile, kindOf } from './file-kind.ts';
import { manifestText } from './kubernetes.ts';
import { imagesOfFile, limits, type FileReference } from './manifest-files.ts';
import { filesIn, isFolder, isWithin, readRegularFile } from './regular-file.ts';

/** A reference that nobody knows who does not run or build what the file says. */
export interface UnresolvedReference extends FileReference {
  readonly why: string;
}

/** A file of which no image is known, or a pattern without files. */
export interface FileProblem {
  readonly file: string;
  readonly message: string;
  readonly hint: string;
}

/** Files are relative to the workspace where they are within it. */
export interface FileReferences {
  readonly references: readonly FileReference[];
  readonly unresolved: readonly UnresolvedReference[];
  readonly problems: readonly FileProblem[];
}

/**
 * Reads all files of the patterns: paths and globs of files and folders, relative to the
 * workspace. In folders and by globs, files count whose names are those of manifests, Compose files
 * or Dockerfiles; a glob's `*` and `**` pass over names that begin with a dot.
 */
export async function referencesInFiles(
  patterns: readonly string[],
  workspace: string,
): Promise<FileReferences> {
  const gathered: Gathered = {
    workspace: resolve(workspace),
    files: new Map(),
    references: [],
    unresolved: [],
    elsewhere: [],
    problems: [],
  };
  for (const pattern of patterns) await addFiles(pattern, gathered);
  await readFiles(gathered);
  for (const { path, ...reference } of gathered.elsewhere) {
    const file = await realpath(path).catch(() => path);
    if (gathered.files.has(file)) continue;
    const why = 'its services are in this other file, which is not among those given';
    gathered.unresolved.push({ ...reference, why });
  }
  const { references, unresolved, problems } = gathered;
  return { references: distinct(references), unresolved: distinct(unresolved), problems };
}

interface Gathered {
  readonly workspace: string;
  /** How files are shown, by their paths without links. */
  readonly files: Map<string, string>;
  readonly references: FileReference[];
  readonly unresolved: UnresolvedReference[];
  readonly elsewhere: (FileReference & { readonly path: string })[];
  readonly problems: FileProblem[];
}

/** Services that share an image by an anchor name it in one line. */
function distinct<T extends FileReference>(references: readonly T[]): readonly T[] {
  return [...new Map(references.map((one) => [JSON.stringify(one), one])).values()];
}

async function addFiles(pattern: string, gathered: Gathered): Promise<void> {
  const { problems, workspace } = gathered;
  const before = problems.length;
  let count = 0;
  try {
    const paths = await pathsOf(pattern, workspace);
    const root = paths.length === 0 ? workspace : await rootOf(pattern, workspace);
    for (const path of paths) {
      const isGiven = path === resolve(workspace, pattern);
      count += await addPath(path, root, isGiven, gathered);
    }
  } catch (error) {
    problems.push(unreadable(pattern, error));
  }
  if (count === 0 && problems.length === before)
    problems.push({
      file: pattern,
      message: `${quoted(pattern)} names no file that is read`,
      hint:
        'Give files, folders or globs relative to the workspace: Kubernetes manifests and ' +
        'Compose files (.yaml, .yml, .json), Dockerfiles, Containerfiles.',
    });
}

/** A pattern that is a path itself is no glob, whatever characters are in it. */
async function pathsOf(pattern: string, workspace: string): Promise<readonly string[]> {
  if (pattern.trim() === '') return [];
  const path = resolve(workspace, pattern);
  const isThere = await realpath(path).then(
    () => true,
    () => false,
  );
  if (isThere) return [path];
  const paths: string[] = [];
  for await (const match of glob(pattern, { cwd: workspace }))
    paths.push(resolve(workspace, match));
  return paths.toSorted();
}

/** The folder that no link may leave: the workspace, unless the pattern itself leaves it. */
async function rootOf(pattern: string, workspace: string): Promise<string> {
  const parts = pattern.split('/');
  const glob = parts.findIndex((part) => /[*?[{(]/.test(part));
  const fixed = glob < 0 ? pattern : parts.slice(0, glob).join('/');
  const path = resolve(workspace, fixed === '' && isAbsolute(pattern) ? sep : fixed);
  if (!isOutside(relative(workspace, path))) return workspace;
  return (await isFolder(path)) ? path : dirname(path);
}

function isOutside(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}

/** How many files there are at a path, with those that cannot be read. */
async function addPath(
  path: string,
  root: string,
  isGiven: boolean,
  gathered: Gathered,
): Promise<number> {
  const { workspace, files, problems } = gathered;
  const real = await realpath(path);
  if (path !== root && !(await isWithin(path, root))) {
    problems.push(unreadable(shown(path, workspace), `it is a link out of ${root}`));
    return 1;
  }
  if (!(await isFolder(path))) {
    if (!isGiven && !isImageFile(path)) return 0;
    if (!files.has(real)) files.set(real, shown(path, workspace));
    return 1;
  }
  let count = 0;
  for (const { file, isLink } of await filesIn(path)) {
    if (!isImageFile(file)) continue;
    try {
      // As for kubectl, what a folder links to is followed unless it is a folder.
      if (isLink && (await isFolder(file))) continue;
      count += await addPath(file, root, false, gathered);
    } catch (error) {
      problems.push(unreadable(shown(file, workspace), error));
    }
  }
  return count;
}

function shown(path: string, workspace: string): string {
  const short = relative(workspace, path);
  return (isOutside(short) ? path : short).replaceAll(sep, '/');
}

/** One after another: of a thousand files, only one need be in memory. */
async function readFiles(gathered: Gathered): Promise<void> {
  const { files, problems } = gathered;
  const all = [...files].toSorted(([, one], [, other]) => (one < other ? -1 : 1));
  let bytes = 0;
  for (const [at, [path, file]] of all.entries()) {
    if (at >= limits.files || bytes > limits.bytes) {
      const limit = at >= limits.files ? `${limits.files} files` : `${limits.bytes} bytes`;
      problems.push({
        file,
        message: `At most ${limit} are read; left out, from this file on: ${all.length - at}`,
        hint: 'Name fewer of them, or spread them over several scopes.',
      });
      return;
    }
    try {
      bytes += await readFile(path, file, gathered);
    } catch (error) {
      problems.push(unreadable(file, error));
    }
  }
}

/** @returns how long the file is */
async function readFile(path: string, file: string, gathered: Gathered): Promise<number> {
  const content = await readRegularFile(path, limits.fileBytes);
  if (content.kind !== 'content')
    throw new SignetError(
      'INPUT_INVALID',
      content.kind === 'too long'
        ? `${file} is longer than ${limits.fileBytes} bytes`
        : `${file} is not a regular file`,
      { hint: content.kind === 'too long' ? 'Split it.' : 'Give a regular file.' },
    );
  const text = manifestText(content.bytes, file);
  for (const image of imagesIn(text, file)) {
    const reference = { text: image.kind === 'elsewhere' ? image.file : image.text, file };
    const place = { ...reference, line: image.line };
    if (image.kind === 'elsewhere')
      gathered.elsewhere.push({ ...place, path: resolve(dirname(path), image.file) });
    else if (image.kind === 'unresolved') gathered.unresolved.push({ ...place, why: image.why });
    else if (/\$|\{\{/.test(image.text))
      gathered.unresolved.push({ ...place, why: 'something else fills in a part of it' });
    else gathered.references.push(place);
  }
  return content.bytes.length;
}

function imagesIn(text: string, file: string): readonly ComposeImage[] {
  const kind = kindOf(file, text);
  switch (kind) {
    case 'compose':
      return imagesOfCompose(text, file);
    case 'dockerfile':
      return imagesOfDockerfile(text, file).map((image) =>
        image.kind === 'syntax' ? { ...image, kind: 'image' } : image,
      );
    case 'kubernetes':
      return imagesOfFile(text, file).map((image) => ({ ...image, kind: 'image' }));
  }
}

function unreadable(file: string, error: unknown): FileProblem {
  if (error instanceof SignetError) return { file, message: error.message, hint: error.hint ?? '' };
  return {
    file,
    message: `${quoted(file)} cannot be read: ${messageOf(error)}`,
    hint: 'Give regular files or folders of them, relative to the workspace.',
  };
}
