// SPDX-License-Identifier: Apache-2.0
// The lines of a Dockerfile, with those that continue them and without comments.

/** Of a file that BuildKit would not build. */
export const dockerfileHint =
  'Correct it (docker build --check); a template must be rendered before this step.';

/** A line with those that continue it, and where each of them begins in it. */
export interface LogicalLine {
  readonly text: string;
  readonly starts: readonly { readonly at: number; readonly line: number }[];
}

function isComment(line: string): boolean {
  return line.trimStart().startsWith('#');
}

/** The next one, past blank lines and comments; its text is empty where there is none. */
export function logicalLine(
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
export function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** In which line of the file a place of a logical line stands. */
export function lineOf(starts: LogicalLine['starts'], at: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle]?.at ?? 0) <= at) low = middle;
    else high = middle;
  }
  return starts[low]?.line ?? 0;
}
