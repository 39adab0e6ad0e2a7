// SPDX-License-Identifier: Apache-2.0
// The instructions of a Dockerfile as BuildKit separates them (frontend/dockerfile/parser):
// directives, comments, continued lines and here-documents, which must not be taken for instructions.
import { parseJson } from '../json.ts';
import { quoted } from './file-image.ts';
import { documentsIn } from './here-documents.ts';
import { refused } from './manifest-yaml.ts';

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
  /** The image of the program that reads the file instead of BuildKit's own. */
  readonly syntax: { readonly text: string; readonly line: number } | undefined;
  /** A backslash or a backquote. */
  readonly escape: string;
  readonly instructions: readonly Instruction[];
}

const hint = 'Correct it (docker build --check); a template must be rendered before this step.';

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

interface Directive {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** They end with the first line that is none. */
function* directivesIn(lines: readonly string[]): Iterable<Directive> {
  for (const [at, line] of lines.entries()) {
    const [, name = '', value = ''] =
      /^#\s*([a-z][a-z0-9]*)\s*=\s*(.+)$/is.exec(line.trimEnd()) ?? [];
    if (!['syntax', 'escape', 'check'].includes(name.toLowerCase())) return;
    yield { name: name.toLowerCase(), value, line: at + 1 };
  }
}

/** The line of an interpreter is passed over, and options may follow the image. */
function syntaxOf(lines: readonly string[]): Dockerfile['syntax'] {
  const skipped = lines[0]?.startsWith('#!') === true ? 1 : 0;
  for (const { name, value, line } of directivesIn(lines.slice(skipped)))
    if (name === 'syntax') return { text: value.split(' ')[0] ?? '', line: line + skipped };
  return undefined;
}

function escapeOf(lines: readonly string[], file: string): string {
  const seen = new Set<string>();
  let escape = '\\';
  for (const { name, value, line } of directivesIn(lines.map((text) => text.trimStart()))) {
    if (seen.has(name) || (name === 'escape' && value !== '\\' && value !== '`'))
      throw refused(file, `the directive in line ${line} is not one that BuildKit reads`, hint);
    seen.add(name);
    if (name === 'escape') escape = value;
  }
  return escape;
}

/** A line with those that continue it, and where each of them begins in it. */
interface LogicalLine {
  readonly text: string;
  readonly starts: readonly { readonly at: number; readonly line: number }[];
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

function isComment(line: string): boolean {
  return line.trimStart().startsWith('#');
}

function logicalLine(
  lines: readonly string[],
  cursor: { at: number },
  escape: string,
): LogicalLine {
  const starts: { at: number; line: number }[] = [];
  const texts: string[] = [];
  let length = 0;
  let isContinued = true;
  for (let isFirst = true; isContinued && cursor.at < lines.length; isFirst = false) {
    const line = lines[cursor.at] ?? '';
    cursor.at += 1;
    const isBlank = isComment(line) || line.trim() === '';
    if (isBlank && isFirst) break;
    if (isBlank) continue;
    const text = uncontinued(isFirst ? line.trimStart() : line, escape);
    isContinued = text !== undefined;
    starts.push({ at: length, line: cursor.at });
    texts.push(text ?? line);
    length += (text ?? line).length;
  }
  return { text: texts.join(''), starts };
}

/** The line without the character that continues it; undefined when it ends there. */
function uncontinued(line: string, escape: string): string | undefined {
  const end = withoutEnd(line, ' \t');
  return end.endsWith(escape) && end.at(-2) !== escape ? end.slice(0, -1) : undefined;
}

/** Without those characters at its end. */
function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
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
    throw refused(file, `${quoted(word)} in line ${line} is not an instruction`, hint);
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

function lineOf(starts: LogicalLine['starts'], at: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle]?.at ?? 0) <= at) low = middle;
    else high = middle;
  }
  return starts[low]?.line ?? 0;
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
    throw refused(file, `whether line ${line} begins a here-document is not clear`, hint);
  for (const { end, isIndented } of documents) {
    let next: string | undefined;
    do {
      next = lines[cursor.at];
      if (next === undefined)
        throw refused(file, `the here-document of line ${line} has no line ${quoted(end)}`, hint);
      cursor.at += 1;
    } while ((isIndented ? next.replace(/^\t+/, '') : next) !== end);
  }
}
