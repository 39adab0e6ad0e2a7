// SPDX-License-Identifier: Apache-2.0
// The here-documents that follow a line of a Dockerfile, as BuildKit finds them
// (frontend/dockerfile/parser: heredocsFromLine). Its rules are not those of a shell.
import { dockerfileGrammar, literalOf, partsOf } from './variables.ts';

export interface HereDocument {
  /** The line that ends it. */
  readonly end: string;
  /** Whether tabs may stand before that. */
  readonly isIndented: boolean;
}

/** Here, a backslash is the escape in files with another one too. */
const grammar = dockerfileGrammar('\\');

/**
 * The documents that begin in a line, in their order; undefined when that depends on more than is
 * modelled here.
 */
export function documentsIn(line: string): readonly HereDocument[] | undefined {
  // One begins a word; to shift bits or give a line to a program is another thing.
  if (!/\s\d*<</.test(line)) return [];
  const words = wordsOf(line);
  // BuildKit passes over such an error, and finds no documents.
  if (words === 'unclosed quote') return [];
  if (words === 'unclear') return undefined;
  const documents: HereDocument[] = [];
  for (const word of words) {
    const [, indent = '', name = ''] = /^\d*<<(-?)\s*([^<]*)$/.exec(word) ?? [];
    if (name === '') continue;
    const parts = partsOf(name, grammar);
    const end = parts && literalOf(parts);
    if (end === undefined) return undefined;
    if (end !== '') documents.push({ end, isIndented: indent === '-' });
  }
  return documents;
}

/** The words of a line with their quotes; blanks after `<<` do not end one. */
function wordsOf(line: string): readonly string[] | 'unclosed quote' | 'unclear' {
  const words: string[] = [];
  let word = '';
  for (let at = 0; at < line.length;) {
    const character = line.charAt(at);
    if (isSpace(character)) {
      if (word !== '') words.push(word);
      word = '';
      at += 1;
      continue;
    }
    const end = endOfPiece(line, at);
    if (typeof end === 'string') return end;
    word += line.slice(at, end);
    at = end;
  }
  return word === '' ? words : [...words, word];
}

/** Where the quotes, the variable or the character that begins there ends. */
function endOfPiece(line: string, at: number): number | 'unclosed quote' | 'unclear' {
  switch (line.charAt(at)) {
    case '\\':
      return at + 2;
    case "'": {
      const end = line.indexOf("'", at + 1);
      return end < 0 ? 'unclosed quote' : end + 1;
    }
    case '"':
      return endOfQuotes(line, at);
    case '$':
      return endOfVariable(line, at);
    case '<':
      return line.charAt(at + 1) === '<' ? endOfBlanks(line, at + 2) : at + 1;
    default:
      return at + 1;
  }
}

function endOfBlanks(line: string, at: number): number {
  let end = at;
  while (isSpace(line.charAt(end))) end += 1;
  return end;
}

function endOfQuotes(line: string, start: number): number | 'unclosed quote' | 'unclear' {
  let at = start + 1;
  while (at < line.length) {
    const character = line.charAt(at);
    if (character === '"') return at + 1;
    const end =
      character === '$'
        ? endOfVariable(line, at)
        : at + (character === '\\' && '"$\\'.includes(line.charAt(at + 1)) ? 2 : 1);
    if (typeof end === 'string') return end;
    at = end;
  }
  return 'unclosed quote';
}

/** Only what is certain to be one variable is passed over: BuildKit looks for documents in it. */
function endOfVariable(line: string, at: number): number | 'unclear' {
  if (line.charAt(at + 1) !== '{') return at + 1;
  const end = line.indexOf('}', at);
  const variable = line.slice(at, end + 1);
  return end < 0 || /["'\\<]|\$.*\$/s.test(variable) || partsOf(variable, grammar) === undefined
    ? 'unclear'
    : end + 1;
}

function isSpace(character: string): boolean {
  return /^\s$/.test(character);
}
