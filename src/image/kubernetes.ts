// SPDX-License-Identifier: Apache-2.0
// The images in Kubernetes manifests, as kubectl reads them: what it could read in another way is
// refused, because an image not seen is not verified.
import { isMap, isScalar, parseAllDocuments, visit, type Document, type Pair } from 'yaml';

import { messageOf, SignetError } from '../errors.ts';

const limits = { bytes: 4 * 1024 * 1024, depth: 100 };
const containerLists: readonly string[] = [
  'containers[]',
  'initContainers[]',
  'ephemeralContainers[]',
];
/** Where a string `image` is a name of the user's own, or a disk's. */
const otherNames: readonly string[] = ['labels', 'annotations', 'matchLabels', 'rbd'];

/**
 * The text of a file of manifests.
 * @throws SignetError INPUT_INVALID unless it is UTF-8 in lines that every parser ends at the same
 * places
 */
export function manifestText(bytes: Uint8Array, file: string): string {
  if (bytes.length > limits.bytes)
    throw refused(file, `it is longer than ${limits.bytes} bytes`, 'Split it.');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused(file, 'it is not UTF-8', 'Save it as UTF-8.');
  }
  // kubectl ends lines at these characters, other parsers do not: what one takes for a comment is
  // an image to the other.
  const odd = /\0|\r(?!\n)|[\u0085\u2028\u2029\uFEFF]/.exec(text)?.[0];
  if (odd === undefined) return text;
  throw refused(
    file,
    `the character U+${odd.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} stands in it`,
    'Save it as UTF-8 with plain line ends.',
  );
}

/**
 * The references in one file of manifests, in their order.
 * @throws SignetError INPUT_INVALID when kubectl could see others
 */
export function referencesIn(text: string, file: string): string[] {
  // kubectl separates documents before it reads them, by such lines.
  if (/^---\S/m.test(text))
    throw refused(
      file,
      'a line begins with "---" and goes on',
      'Write "---" on a line of its own.',
    );
  return documentsIn(text, file).flatMap((document) => {
    const plain = toPlain(document, file);
    if (plain === null || plain === undefined) return [];
    if (!isRecord(plain) || Array.isArray(plain))
      throw refused(file, 'it holds something that is no mapping', 'Give manifests only.');
    return referencesWithin(plain, { file, parent: '', depth: 0 });
  });
}

function documentsIn(text: string, file: string): readonly Document[] {
  try {
    // Kubernetes reads merge keys (`<<`), so an image that comes by one is an image.
    const documents: readonly Document[] = [parseAllDocuments(text, { merge: true })].flat();
    for (const document of documents) checkDocument(document, file);
    return documents;
  } catch (error) {
    throw error instanceof SignetError ? error : noYaml(file, messageOf(error));
  }
}

/** Refuses what parsers of YAML 1.1 and 1.2 read differently. */
function checkDocument(document: Document, file: string): void {
  const [error] = document.errors;
  if (error !== undefined) throw noYaml(file, error.message.split('\n')[0] ?? '');
  visit(document, {
    Node(_, { tag }, path) {
      // Absent unless it is written: it can make another key or value of a text (`!!binary
      // aW1hZ2U=`).
      if (tag !== undefined)
        throw refused(
          file,
          `the tag ${JSON.stringify(tag)} is written in it`,
          'Leave out YAML tags (“!…”).',
        );
      if (path.length > 2 * limits.depth) throw tooDeep(file);
    },
    Pair(_, pair, path) {
      checkKey(pair, path.at(-1), file);
    },
  });
}

function checkKey(pair: Pair, map: unknown, file: string): void {
  const { key } = pair;
  if (!isScalar(key)) throw noYaml(file, 'a key is no text, as where {{ … }} is not rendered');
  // To kubectl, a merge changes what stands before it; to other parsers it never does.
  if ((key.value === '<<' || typeof key.value === 'symbol') && isMap(map) && map.items[0] !== pair)
    throw refused(
      file,
      'a merge key "<<" is not the first of its mapping',
      'Write one "<<" before the other keys, with a list for several mappings.',
    );
}

/** Aliases that would multiply without end are refused by the parser's own limit. */
function toPlain(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw noYaml(file, messageOf(error));
  }
}

interface Place {
  readonly file: string;
  /** The key above, with `[]` in a list. */
  readonly parent: string;
  readonly depth: number;
}

/**
 * Every string `image` counts, whatever the kind: resources of others (Argo, Tekton, operators) run
 * containers too.
 */
function referencesWithin(value: unknown, { file, parent, depth }: Place): string[] {
  if (depth > limits.depth) throw tooDeep(file);
  if (!isRecord(value)) return [];
  if (Array.isArray(value))
    return value.flatMap((item) =>
      referencesWithin(item, { file, parent: `${parent}[]`, depth: depth + 1 }),
    );
  checkKind(value, file);
  const isConfig =
    value['apiVersion'] === 'v1' && (value['kind'] === 'ConfigMap' || value['kind'] === 'Secret');
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    // The files in a ConfigMap are called as one likes.
    if (
      isConfig &&
      (key === 'data' || key === 'stringData') &&
      isRecord(inner) &&
      Object.values(inner).every((text) => typeof text === 'string')
    )
      return [];
    const isVolume = key === 'reference' && parent === 'image';
    if (isVolume || (key === 'image' && containerLists.includes(parent)))
      return [textOf(inner, file, key)];
    if (key === 'image' && typeof inner === 'string' && inner !== '')
      return otherNames.includes(parent) ? [] : [inner];
    return referencesWithin(inner, { file, parent: key, depth: depth + 1 });
  });
}

/** A template that is not rendered makes something else of it, or nothing. */
function textOf(value: unknown, file: string, key: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw refused(
    file,
    `the ${JSON.stringify(key)} of a container or volume is ${value === '' ? 'empty' : 'no text'}`,
  );
}

/** @throws SignetError INPUT_INVALID for what only says how to make manifests */
function checkKind({ kind, apiVersion }: Readonly<Record<string, unknown>>, file: string): void {
  if (
    kind === 'Kustomization' ||
    (typeof apiVersion === 'string' && apiVersion.startsWith('kustomize.config.k8s.io/'))
  )
    throw kustomization(file);
}

/** What kustomize reads names images in ways of its own, and changes those of other files. */
export function kustomization(file: string): SignetError {
  return refused(
    file,
    'it is a kustomization',
    'Render it (kustomize build … > rendered.yaml) before this step, and give that file.',
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function tooDeep(file: string): SignetError {
  return refused(file, `it is nested more than ${limits.depth} deep`, 'Give manifests only.');
}

const renderHint = 'Render templates (helm template, kustomize build) before this step.';

function noYaml(file: string, what: string): SignetError {
  return new SignetError('INPUT_INVALID', `${file} is no YAML: ${what}`, { hint: renderHint });
}

function refused(file: string, what: string, hint = renderHint): SignetError {
  return new SignetError(
    'INPUT_INVALID',
    `The images in ${file} cannot be told for certain: ${what}`,
    { hint },
  );
}
