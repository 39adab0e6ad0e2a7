// SPDX-License-Identifier: Apache-2.0
// Variables within the texts of Compose files (compose-spec, 12-interpolation.md) and Dockerfiles
// (BuildKit, frontend/dockerfile/shell/lex.go). Nobody here knows their values.
import { quoted } from './file-image.ts';

/** A piece of a text: what is written, or a variable. */
export type Part = string | Variable;

export interface Variable {
  readonly name: string;
  /** What stands between the name and the word, as `:-` for a default; empty when nothing does. */
  readonly operator: string;
  readonly word: readonly Part[];
}

/** What differs between the two languages. */
export interface Grammar {
  readonly name: RegExp;
  readonly operator: RegExp;
  /** Whether `$$` is a dollar, and a dollar before anything else than a name is a mistake. */
  readonly isDollarDoubled: boolean;
  /** What takes its meaning from the next character; with it, quotes have theirs. */
  readonly escape: string | undefined;
}

export const composeGrammar: Grammar = {
  name: /[_a-z][_a-z0-9]*/iy,
  operator: /:?[-?+]/y,
  isDollarDoubled: true,
  escape: undefined,
};

export function dockerfileGrammar(escape: string): Grammar {
  return {
    name: /[\p{L}_][\p{L}\p{Nd}_]*|\p{Nd}+|[@*#?\-$!]/uy,
    operator: /:?[-+?]|[#%/]{1,2}/y,
    isDollarDoubled: false,
    escape,
  };
}

/** Of a reference with all that surrounds it; what is longer is none, and might nest deeply. */
const maxLength = 4096;

/** The parts of a text; undefined when it is not a text of this grammar. */
export function partsOf(text: string, grammar: Grammar): readonly Part[] | undefined {
  if (text.length > maxLength) return undefined;
  try {
    return new PartReader(text, grammar).read('');
  } catch (error) {
    if (error instanceof NoTemplate) return undefined;
    throw error;
  }
}

/** The text of parts without variables; undefined when there is one. */
export function literalOf(parts: readonly Part[]): string | undefined {
  return parts.every((part) => typeof part === 'string') ? parts.join('') : undefined;
}

/** The names of the variables, each once. */
function namesIn(parts: readonly Part[]): readonly string[] {
  const names = parts.flatMap((part) =>
    typeof part === 'string' ? [] : [part.name, ...namesIn(part.word)],
  );
  return [...new Set(names)];
}

/**
 * The text while nobody sets any variable; undefined when it lacks one, or is computed in a way
 * that is not followed here.
 */
export function defaultOf(
  parts: readonly Part[],
  valueOf: (name: string) => string | undefined = () => undefined,
): string | undefined {
  let text = '';
  for (const part of parts) {
    const next = typeof part === 'string' ? part : valueIn(part, valueOf);
    if (next === undefined || text.length + next.length > maxLength) return undefined;
    text += next;
  }
  return text;
}

function valueIn(
  { name, operator, word }: Variable,
  valueOf: (name: string) => string | undefined,
): string | undefined {
  const value = valueOf(name);
  const isSet = operator.startsWith(':') ? (value ?? '') !== '' : value !== undefined;
  switch (operator) {
    case ':-':
    case '-':
      return isSet ? value : defaultOf(word, valueOf);
    case ':+':
    case '+':
      return isSet ? defaultOf(word, valueOf) : '';
    case '':
    case ':?':
    case '?':
      return value;
    default:
      return undefined;
  }
}

/** Why a text with variables names no image for certain. */
export function whyVariable(
  parts: readonly Part[],
  where: string,
  valueOf?: (name: string) => string | undefined,
): string {
  const names = namesIn(parts).map(quoted).join(', ');
  const text = defaultOf(parts, valueOf);
  return (
    `the value of ${names} is set ${where}` +
    (text === undefined ? ', and has no default here' : `; by default this is ${quoted(text)}`)
  );
}

/** Thrown within this file only. */
class NoTemplate extends Error {}

class PartReader {
  readonly #text: string;
  readonly #grammar: Grammar;
  #at = 0;

  constructor(text: string, grammar: Grammar) {
    this.#text = text;
    this.#grammar = grammar;
  }

  /** Reads up to the character, which is taken; to the end of the text when it is empty. */
  read(end: '' | '}' | '"'): Part[] {
    const parts: Part[] = [];
    for (;;) {
      const character = this.#next();
      if (character === end) return parts;
      if (character === '') throw new NoTemplate();
      if (character === '$') parts.push(this.#variable());
      else parts.push(...this.#special(character, end));
    }
  }

  /** The next character, which is taken; empty at the end. */
  #next(): string {
    const character = this.#text.charAt(this.#at);
    this.#at += 1;
    return character;
  }

  #special(character: string, end: string): readonly Part[] {
    const { escape } = this.#grammar;
    if (escape === undefined) return [character];
    if (character === escape) {
      const next = this.#next();
      // Within double quotes, it has a meaning before these only.
      return [end !== '"' || ['"', '$', escape, ''].includes(next) ? next : `${escape}${next}`];
    }
    if (end === '"') return [character];
    if (character === '"') return this.read('"');
    return [character === "'" ? this.#singleQuoted() : character];
  }

  #singleQuoted(): string {
    const end = this.#text.indexOf("'", this.#at);
    if (end < 0) throw new NoTemplate();
    const text = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    return text;
  }

  /** What follows a dollar. */
  #variable(): Part {
    if (this.#grammar.isDollarDoubled && this.#take(/\$/y) !== '') return '$';
    if (this.#take(/\{/y) === '') {
      const name = this.#take(this.#grammar.name);
      if (name !== '') return { name, operator: '', word: [] };
      if (this.#grammar.isDollarDoubled) throw new NoTemplate();
      return '$';
    }
    const name = this.#take(this.#grammar.name);
    if (name === '') throw new NoTemplate();
    if (this.#take(/\}/y) !== '') return { name, operator: '', word: [] };
    const operator = this.#take(this.#grammar.operator);
    if (operator === '') throw new NoTemplate();
    return { name, operator, word: this.read('}') };
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const taken = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += taken.length;
    return taken;
  }
}
