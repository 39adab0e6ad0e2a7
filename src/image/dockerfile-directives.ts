// SPDX-License-Identifier: Apache-2.0
// The directives at the top of a Dockerfile: who reads it, and which character continues its lines
// (frontend/dockerfile/parser/directives.go).
import { dockerfileHint } from './dockerfile-lines.ts';
import { refused } from './file-refusal.ts';

/** The image of the program that reads the file instead of BuildKit's own. */
export interface Syntax {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
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
export function syntaxOf(lines: readonly string[]): Syntax | undefined {
  const skipped = lines[0]?.startsWith('#!') === true ? 1 : 0;
  for (const { name, value, line } of directivesIn(lines.slice(skipped)))
    if (name === 'syntax') return { text: value.split(' ')[0] ?? '', line: line + skipped };
  return undefined;
}

/** @throws SignetError INPUT_INVALID */
export function escapeOf(lines: readonly string[], file: string): string {
  const seen = new Set<string>();
  let escape = '\\';
  for (const { name, value, line } of directivesIn(lines.map((text) => text.trimStart()))) {
    if (seen.has(name) || (name === 'escape' && value !== '\\' && value !== '`'))
      throw refused(
        file,
        `the directive in line ${line} is not one that BuildKit reads`,
        dockerfileHint,
      );
    seen.add(name);
    if (name === 'escape') escape = value;
  }
  return escape;
}
