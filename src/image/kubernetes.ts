// SPDX-License-Identifier: Apache-2.0
// May import: errors. The image references in Kubernetes manifests: those of containers of all kinds, and of image volumes, wherever a pod template is.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { parseAllDocuments } from 'yaml';

import { messageOf, SignetError } from '../errors.ts';

const limits = { files: 1000, bytes: 4 * 1024 * 1024, depth: 100 };
const containerLists: readonly string[] = ['containers', 'initContainers', 'ephemeralContainers'];

/** A reference and the file that names it. */
export interface NamedInFile {
  readonly text: string;
  readonly file: string;
}

/** Reads a file, or all `.yaml`, `.yml` and `.json` files of a folder and its folders. @throws SignetError INPUT_INVALID */
export async function referencesInManifests(path: string): Promise<NamedInFile[]> {
  const files = await manifestFiles(path).catch((cause: unknown) => {
    throw new SignetError('INPUT_INVALID', `The input "images-from" names ${JSON.stringify(path)}, which cannot be read: ${messageOf(cause)}`, {
      cause,
      hint: 'Give a file or a folder, relative to the workspace.',
    });
  });
  if (files.length > limits.files)
    throw new SignetError('INPUT_INVALID', `${path} holds more than ${limits.files} manifests`, { hint: 'Name a folder further down.' });
  const named = await Promise.all(files.map(async (file) => referencesIn(await readFile(file, 'utf8'), file).map((text) => ({ text, file }))));
  return named.flat();
}

async function manifestFiles(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** The references in one file of manifests, in their order. @throws SignetError INPUT_INVALID when it is no YAML */
export function referencesIn(text: string, file: string): string[] {
  if (text.length > limits.bytes) throw invalid(file, `it is longer than ${limits.bytes} bytes`);
  // Kubernetes reads merge keys (`<<`), so an image that comes by one is an image.
  const documents = parseAllDocuments(text, { merge: true });
  return [documents].flat().flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw invalid(file, error.message.split('\n')[0] ?? '');
    return referencesWithin(toPlain(document, file), 0);
  });
}

/** Aliases that would multiply without end are refused by the parser's own limit. */
function toPlain(document: { toJS(options: { maxAliasCount: number }): unknown }, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw invalid(file, messageOf(error));
  }
}

function referencesWithin(value: unknown, depth: number): string[] {
  if (depth > limits.depth || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => referencesWithin(item, depth + 1));
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (containerLists.includes(key) && Array.isArray(inner)) return inner.flatMap((container) => textAt(container, 'image'));
    if (key === 'volumes' && Array.isArray(inner)) return inner.flatMap((volume) => (isRecord(volume) ? textAt(volume['image'], 'reference') : []));
    return referencesWithin(inner, depth + 1);
  });
}

function textAt(value: unknown, key: string): string[] {
  const text = isRecord(value) ? value[key] : undefined;
  return typeof text === 'string' && text !== '' ? [text] : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function invalid(file: string, what: string): SignetError {
  return new SignetError('INPUT_INVALID', `${file} is no YAML: ${what}`, { hint: 'Render templates (helm template, kustomize build) before this step.' });
}
