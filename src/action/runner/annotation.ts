// SPDX-License-Identifier: Apache-2.0
// A failure as one annotation: its title, a text that GitHub does not cut, and where it points.
import { paragraphOf } from './documentation.ts';
import type { Env } from './environment.ts';
import type { Failure } from './failure.ts';
import type { Annotation, Place } from './log.ts';
import { cut } from './text.ts';
import { titleOf } from './titles.ts';

/**
 * The runner cuts an annotation at 4,096 characters before it writes the log, so that both lose the
 * end (actions/runner, ExecutionContext.cs, _maxIssueMessageLength).
 */
export const maxCharacters = 3500;
const limits = { fact: 1000, hint: 2000 };

export function annotationOf(
  failure: Failure,
  { place, env }: { readonly place: Place | undefined; readonly env: Env },
): Annotation {
  return {
    title: titleOf(failure.code),
    text: textOf(failure, paragraphOf(failure.code, env)),
    place,
  };
}

/** The fix stands before the list, which is what may be cut. */
function textOf({ code, fact, hint, details }: Failure, link: string | undefined): string {
  const head = [
    cut(`${code}: ${fact}`, limits.fact),
    ...(hint === undefined ? [] : [cut(hint, limits.hint)]),
  ];
  const tail = link === undefined ? [] : [`More about ${code}: ${link}`];
  const room = maxCharacters - [...head, ...tail].join('\n').length;
  return [...head, ...listWithin(details, room), ...tail].join('\n');
}

/** As many lines as there is room for, and how many there are more. */
function listWithin(lines: readonly string[], room: number): string[] {
  const reserved = '\n- … and 9999 more (see the job summary and the report)'.length;
  let left = room - reserved;
  const shown: string[] = [];
  for (const line of lines) {
    const text = cut(line, limits.fact);
    left -= text.length + 1;
    if (left < 0) break;
    shown.push(text);
  }
  const more = lines.length - shown.length;
  return more === 0
    ? shown
    : [...shown, `- … and ${more} more (see the job summary and the report)`];
}
