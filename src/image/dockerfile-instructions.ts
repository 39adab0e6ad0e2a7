// SPDX-License-Identifier: Apache-2.0
// The instructions of a Dockerfile as BuildKit separates them (frontend/dockerfile/parser), without
// here-documents, whose lines must not be taken for instructions.
import { parseJson } from '../json.ts';
import { escapeOf, syntaxOf, type Syntax } from './dockerfile-directives.ts';
import {
  dockerfileHint,
  lineOf,
  logicalLine,
  withoutEnd,
  type LogicalLine,
} from './dockerfile-lines.ts';
import { quoted } from './file-image.ts';
import { refused } from './file-refusal.ts';
import { documentsIn } from './here-documents.ts';

export interface Instruction {
  /** In capitals. */
  readonly name: string;
  readonly flags: readonly Flag[];
  /** What follows the flags. */
  readonly rest: string;
  /** Where the instruction begins, and where its rest does, counted from 1. */
  readonly line: number;
  readonly restLine: number;
  /** What ONBUILD keeps for the builds that are based on this one. */
  readonly trigger?: Instruction;
}

/** A word with two hyphens, without its quotes. */
export interface Flag {
  readonly text: string;
  readonly line: number;
}

export interface Dockerfile {
  readonly syntax: Syntax | undefined;
  /** A backslash or a backquote. */
  readonly escape: string;
  readonly instructions: readonly Instruction[];
}

/** @throws SignetError INPUT_INVALID when BuildKit would not build it */
export function readDockerfile(text: string, file: string): Dockerfile {
  const lines = text.split('\n').map((line) => withoutEnd(line, '\r'));
  const escape = escapeOf(lines, file);
  return {
    syntax: syntaxOf(lines),
    escape,
    instructions: [...instructionsIn(lines, escape, file)],
  };
}

function* instructionsIn(
  lines: readonly string[],
  escape: string,
  file: string,
): Iterable<Instruction> {
  const cursor = { at: 0 };
  while (cursor.at < lines.length) {
    const logical = logicalLine(lines, cursor, escape);
    if (logical.text.trim() === '') continue;
    const instruction = instructionIn(logical, file);
    yield instruction;
    skipDocuments(lines, cursor, logical.text, instruction.trigger ?? instruction, file);
  }
}

const names: readonly string[] = [
  ...['ADD', 'ARG', 'CMD', 'COPY', 'ENTRYPOINT', 'ENV', 'EXPOSE', 'FROM', 'HEALTHCHECK', 'LABEL'],
  ...['MAINTAINER', 'ONBUILD', 'RUN', 'SHELL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'],
];
const triggers = names.filter((name) => !['FROM', 'MAINTAINER', 'ONBUILD'].includes(name));

function instructionIn(logical: LogicalLine, file: string): Instruction {
  const { instruction, restAt } = instructionAt(logical, 0, names, file);
  if (instruction.name !== 'ONBUILD') return instruction;
  const trigger = instructionAt(logical, restAt, triggers, file).instruction;
  return { ...instruction, trigger };
}

function instructionAt(
  { text, starts }: LogicalLine,
  from: number,
  known: readonly string[],
  file: string,
): { instruction: Instruction; restAt: number } {
  const begin = skipBlanks(text, from);
  const word = /^[^\t\v\f\r ]*/.exec(text.slice(begin))?.[0] ?? '';
  const name = word.toUpperCase();
  const line = lineOf(starts, begin);
  if (!known.includes(name))
    throw refused(file, `${quoted(word)} in line ${line} is not an instruction`, dockerfileHint);
  const { flags, end } = flagsIn(text, begin + word.length);
  const restAt = skipBlanks(text, end);
  const instruction = {
    name,
    flags: flags.map((flag) => ({ text: flag.text, line: lineOf(starts, flag.at) })),
    rest: text.slice(restAt).trimEnd(),
    line,
    restLine: lineOf(starts, restAt),
  };
  return { instruction, restAt };
}

function skipBlanks(text: string, at: number): number {
  return text.length - text.slice(at).trimStart().length;
}

/** Quotes and backslashes are taken away here, whatever the escape of the file is. */
function flagsIn(text: string, start: number): { flags: readonly Word[]; end: number } {
  const flags: Word[] = [];
  let end = start;
  for (;;) {
    const at = skipBlanks(text, end);
    if (!text.startsWith('--', at)) return { flags, end };
    const flag = flagAt(text, at);
    end = flag.end;
    // Two hyphens alone end the flags.
    if (flag.text === '--') return { flags, end };
    flags.push({ text: flag.text, at });
  }
}

interface Word {
  readonly text: string;
  readonly at: number;
}

function flagAt(text: string, at: number): { text: string; end: number } {
  let flag = '';
  let quote = '';
  let end = at;
  for (; end < text.length; end++) {
    const character = text.charAt(end);
    if (quote === '' && /\s/.test(character)) break;
    if (character === '\\') {
      end += 1;
      flag += text.charAt(end);
    } else if (character === quote) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    else flag += character;
  }
  return { text: flag, end };
}

/** Passes over the documents that belong to an instruction. */
function skipDocuments(
  lines: readonly string[],
  cursor: { at: number },
  text: string,
  { name, rest, line }: Instruction,
  file: string,
): void {
  if (!['ADD', 'COPY', 'RUN'].includes(name) || !text.includes('<<')) return;
  // A command that is a list of arguments is not a shell's.
  if (rest.startsWith('[') && Array.isArray(parseJson(rest))) return;
  const documents = documentsIn(text);
  if (documents === undefined)
    throw refused(file, `whether line ${line} begins a here-document is not clear`, dockerfileHint);
  for (const { end, isIndented } of documents) {
    let next: string | undefined;
    do {
      next = lines[cursor.at];
      if (next === undefined)
        throw refused(
          file,
          `the here-document of line ${line} has no line ${quoted(end)}`,
          dockerfileHint,
        );
      cursor.at += 1;
    } while ((isIndented ? next.replace(/^\t+/, '') : next) !== end);
  }
}
