// SPDX-License-Identifier: Apache-2.0
// The input `images`: references, JSON of build tools and names of files that hold these, in any
// mixture.
import { isAbsolute } from 'node:path';

import { messageOf, SignetError } from '../errors.ts';
import { parseJson } from '../json.ts';
import type { ImageEntry, ImageList, Purpose } from './entry.ts';
import { readMetadata } from './metadata.ts';
import { isWithin, readRegularFile } from './regular-file.ts';
import { partsOf, type Part } from './text-parts.ts';
import {
  isArtifact,
  isObject,
  readArtifacts,
  readJib,
  readMetadataAction,
  type BuiltImage,
  type JsonObject,
  type ToolOutput,
} from './tool-outputs.ts';

const limits = {
  inputBytes: 1024 * 1024,
  fileBytes: 8 * 1024 * 1024,
  entries: 10_000,
  problems: 1000,
  depth: 8,
};

/** What was found so far. */
interface Reading {
  readonly purpose: Purpose;
  readonly kinds: Set<string>;
  readonly entries: ImageEntry[];
  readonly skipped: string[];
  readonly problems: SignetError[];
  /** The file that is read; empty for the input itself. */
  readonly file: string;
}

/** Undefined when the input is empty. What is wrong is added to `problems`. */
export async function readImagesInput(
  text: string,
  purpose: Purpose,
  problems: SignetError[],
): Promise<ImageList | undefined> {
  if (text.trim() === '') return undefined;
  if (text.length > limits.inputBytes)
    throw new SignetError('INPUT_INVALID', 'The input "images" is longer than 1 MiB', {
      hint: 'Pass a file of metadata: images: file://metadata.json',
    });
  const reading: Reading = {
    purpose,
    kinds: new Set(),
    entries: [],
    skipped: [],
    problems,
    file: '',
  };
  for (const part of partsOf(text)) {
    const path = part.kind === 'reference' ? /^file:\/\/(.*)$/s.exec(part.text)?.[1] : undefined;
    if (path === undefined) readPart(part, reading, 0);
    else await readFile(path, reading);
  }
  const { kinds, entries, skipped } = reading;
  if (entries.length > limits.entries)
    throw new SignetError(
      'INPUT_INVALID',
      `The input "images" holds more than ${limits.entries} names`,
      { hint: 'Name each image once, or share them between several steps.' },
    );
  return {
    source: kinds.size === 0 ? 'input "images"' : [...kinds].join(' and '),
    entries,
    ...(skipped.length === 0 ? {} : { skipped }),
  };
}

function readPart(part: Part, reading: Reading, depth: number): void {
  if (part.kind === 'reference') {
    add(reading, 'input "images"', [{ text: part.text }]);
    return;
  }
  const value = parseJson(part.text);
  collect(reading, () => {
    if (value === undefined) throw incomplete();
    readValue(value, reading, depth + 1);
  });
}

function readValue(value: unknown, reading: Reading, depth: number): void {
  if (depth > limits.depth) throw unusable('JSON nested deeper than any tool writes it');
  if (typeof value === 'string') {
    // As toJSON() makes it of an output that is JSON or a list already.
    for (const part of partsOf(value)) readPart(part, reading, depth);
  } else if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isArtifact)) use(readArtifacts(value), reading);
    else
      for (const item of value)
        collect(reading, () => {
          readValue(item, reading, depth + 1);
        });
  } else if (isObject(value)) {
    readObject(value, reading, depth);
  } else {
    throw unusable(`${JSON.stringify(value).slice(0, 40)} in JSON`);
  }
}

function readObject(value: JsonObject, reading: Reading, depth: number): void {
  const metadata = readMetadata(value, reading.purpose);
  if (metadata !== undefined) {
    reading.problems.push(...metadata.problems);
    reading.skipped.push(...metadata.skipped);
    for (const { names, digest } of metadata.builds)
      add(
        reading,
        metadata.kind,
        names.map((text) => ({ text, digest })),
      );
    return;
  }
  const tool = readJib(value) ?? readMetadataAction(value);
  if (tool !== undefined) use(tool, reading);
  else if (isArtifact(value)) use(readArtifacts([value]), reading);
  // All outputs of a build step, or the step with its outputs, as toJSON() makes them.
  else if (typeof value['metadata'] === 'string' && value['metadata'].trim() !== '')
    readValue(value['metadata'], reading, depth + 1);
  else if (isObject(value['outputs'])) readValue(value['outputs'], reading, depth + 1);
  else throw unusable(describe(value));
}

function use({ kind, images }: ToolOutput, reading: Reading): void {
  add(reading, kind, images);
}

function add(reading: Reading, kind: string, images: readonly BuiltImage[]): void {
  reading.kinds.add(reading.file === '' ? kind : `${kind} in ${reading.file}`);
  for (const image of images)
    if (reading.entries.length <= limits.entries)
      reading.entries.push({ ...image, source: { kind: 'input', input: 'images' } });
}

function collect({ problems }: Reading, read: () => void): void {
  if (problems.length >= limits.problems) return;
  try {
    read();
  } catch (error) {
    if (!(error instanceof SignetError)) throw error;
    problems.push(error);
  }
}

/**
 * A relative name stays in the workspace, wherever its links lead; an absolute one is the user's.
 */
async function readFile(path: string, reading: Reading): Promise<void> {
  const name = JSON.stringify(`file://${path}`);
  const content = await contentOf(path).catch((cause: unknown) => messageOf(cause));
  const problem = (what: string) => {
    reading.problems.push(
      new SignetError('INPUT_INVALID', `The input "images" names ${name}, ${what}`, {
        hint:
          'Give the file that "--metadata-file" of buildx wrote, as file://metadata.json ' +
          '(relative to the workspace) or file:///path/metadata.json.',
      }),
    );
  };
  if (typeof content === 'string') {
    problem(`which cannot be read: ${content}`);
    return;
  }
  const text = decode(content);
  if (text === undefined) problem('which is not UTF-8');
  else if (text.trim() === '') problem('which is empty');
  else for (const part of partsOf(text)) readPart(part, { ...reading, file: path }, 0);
}

/** The bytes of a file, or why it is not read. */
async function contentOf(path: string): Promise<Uint8Array | string> {
  if (path === '') return 'no path follows file://';
  if (!isAbsolute(path) && !(await isWithin(path, '.'))) return 'it leads out of the workspace';
  const content = await readRegularFile(path, limits.fileBytes);
  if (content.kind === 'content') return content.bytes;
  return content.kind === 'too long'
    ? `it is longer than ${limits.fileBytes} bytes`
    : 'it is not a regular file';
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function describe(value: JsonObject): string {
  const keys = Object.keys(value);
  if (keys.length === 0) return 'a JSON object without keys';
  const shown = keys.slice(0, 5).map((key) => JSON.stringify(key.slice(0, 60)));
  return `a JSON object with the keys ${shown.join(', ')}${keys.length > 5 ? ' …' : ''}`;
}

function unusable(what: string): SignetError {
  return new SignetError(
    'INPUT_INVALID',
    `The input "images" holds ${what}, which names no image`,
    {
      hint:
        'Pass the metadata of the build step (images: ${{ steps.build.outputs.metadata }}), a ' +
        'file of it (images: file://metadata.json), or one name@sha256:… per line.',
    },
  );
}

function incomplete(): SignetError {
  return new SignetError(
    'INPUT_INVALID',
    'The input "images" holds JSON that is cut off, or not JSON',
    { hint: 'Pass the step’s output as it is: ${{ steps.build.outputs.metadata }}' },
  );
}
