// SPDX-License-Identifier: Apache-2.0
// The images in Dockerfiles, as BuildKit takes them (frontend/dockerfile/dockerfile2llb). A build
// can set every argument, so what has one in it names none; contexts it is given by name are not
// known.
import { readDockerfile, type Instruction } from './dockerfile-instructions.ts';
import { quoted, type FileImage } from './file-image.ts';
import { refused } from './file-refusal.ts';
import {
  defaultOf,
  dockerfileGrammar,
  literalOf,
  partsOf,
  whyVariable,
  type Grammar,
} from './variables.ts';

/** An image to build on or copy from, or (`syntax`) the program that reads the file. */
export type DockerfileImage =
  FileImage | { readonly kind: 'syntax'; readonly text: string; readonly line: number };

/**
 * The images in their order, without stages of the file and without `scratch`.
 * @throws SignetError INPUT_INVALID when BuildKit would not build it, or could see others
 */
export function imagesOfDockerfile(text: string, file: string): DockerfileImage[] {
  const { syntax, escape, instructions } = readDockerfile(text, file);
  const build: Build = {
    file,
    grammar: dockerfileGrammar(escape),
    stages: new Set(),
    isBegun: false,
    defaults: new Map(),
  };
  const images = instructions.flatMap((instruction) => imagesOf(instruction, build));
  if (!build.isBegun) throw refused(file, 'it has no FROM', 'Give Dockerfiles only.');
  return syntax === undefined ? images : [{ kind: 'syntax', ...syntax }, ...images];
}

interface Build {
  readonly file: string;
  readonly grammar: Grammar;
  /** The names of the stages so far, in lower case. */
  readonly stages: Set<string>;
  /** Whether there was a FROM. */
  isBegun: boolean;
  /** Of the arguments before the first FROM: only these count in FROM. */
  readonly defaults: Map<string, string>;
}

function imagesOf(instruction: Instruction, build: Build): FileImage[] {
  switch (instruction.name) {
    case 'ARG':
      if (!build.isBegun) declare(instruction, build);
      return [];
    case 'FROM':
      return imageOfStage(instruction, build);
    default: {
      const { trigger } = instruction;
      if (trigger !== undefined) return sourcesOf(trigger, build).flatMap(imageInTrigger);
      const sources = sourcesOf(instruction, build);
      return sources.filter(({ kind, text }) => kind !== 'image' || !isKnown(text, build));
    }
  }
}

/** Defaults are for messages; one in quotes with a blank is left out. */
function declare({ rest }: Instruction, { defaults, grammar }: Build): void {
  for (const word of rest.split(/\s+/)) {
    const at = word.indexOf('=');
    const parts = at < 0 ? undefined : partsOf(word.slice(at + 1), grammar);
    const value = parts && defaultOf(parts, (name) => defaults.get(name));
    if (value !== undefined) defaults.set(word.slice(0, at), value);
  }
}

function imageOfStage({ rest, line, restLine }: Instruction, build: Build): FileImage[] {
  const { file, grammar, stages, defaults } = build;
  const [base = '', as, name, ...more] = rest.split(/[\t\v\f\r ]+/);
  const parts = partsOf(base, grammar);
  const text = parts && literalOf(parts);
  if (
    parts === undefined ||
    text === '' ||
    base.includes('{{') ||
    more.length > 0 ||
    (as !== undefined && (as.toLowerCase() !== 'as' || name === undefined))
  )
    throw refused(
      file,
      `the FROM in line ${line} is not one that BuildKit reads`,
      'Write FROM image, or FROM image AS stage; a template must be rendered before this step.',
    );
  const known = text !== undefined && isKnown(text, build);
  build.isBegun = true;
  if (name !== undefined) stages.add(name.toLowerCase());
  if (known) return [];
  if (text !== undefined) return [{ kind: 'image', text, line: restLine }];
  const why = whyVariable(parts, 'by each build', (argument) => defaults.get(argument));
  return [{ kind: 'unresolved', text: base, line: restLine, why }];
}

/** A stage before, or nothing at all. */
function isKnown(text: string, { stages }: Build): boolean {
  return text === 'scratch' || stages.has(text.toLowerCase());
}

/** What COPY and RUN take files from; stages among it. */
function sourcesOf({ name, flags }: Instruction, { file }: Build): FileImage[] {
  const isCopy = name === 'COPY';
  if (!isCopy && name !== 'RUN') return [];
  return flags.flatMap(({ text, line }) => {
    const [flag, value] = splitAt(text, '=');
    if (flag !== (isCopy ? '--from' : '--mount')) return [];
    if (value === undefined)
      throw refused(file, `the ${flag} in line ${line} has no value`, 'Write it after a "=".');
    const sources = isCopy ? [value] : sourcesOfMount(value);
    return sources.flatMap((source) => imageOfSource(source, isCopy, line));
  });
}

/** Stages have numbers too, for COPY only. */
function imageOfSource(source: string, isCopy: boolean, line: number): FileImage[] {
  if (source === '' || (isCopy && /^[+-]?\d+$/.test(source))) return [];
  if (!/[$"'\\{]/.test(source)) return [{ kind: 'image', text: source, line }];
  const why = `${quoted(source)} is not an image, and variables have no meaning here`;
  return [{ kind: 'unresolved', text: source, line, why }];
}

/** Of pairs in the way of CSV; with its quotes, which nobody writes here, it is not taken apart. */
function sourcesOfMount(value: string): readonly string[] {
  if (value.includes('"')) return [value];
  return value.split(',').flatMap((field) => {
    const [key, source] = splitAt(field, '=');
    return key.toLowerCase() === 'from' && source !== undefined ? [source] : [];
  });
}

/** A plain word may be a stage of the build that is based on this one. */
function imageInTrigger(image: FileImage): FileImage[] {
  const { text, line } = image;
  if (image.kind !== 'image' || /[/:@]/.test(text)) return [image];
  if (text === 'scratch') return [];
  const why = 'it may be a stage of each build that is based on this image';
  return [{ kind: 'unresolved', text, line, why }];
}

function splitAt(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
