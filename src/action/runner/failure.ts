// SPDX-License-Identifier: Apache-2.0
// Turns whatever was thrown into what a person reads: code, fact and fix.
import { messageOf, SignetError, type ErrorCode } from '../../errors.ts';
import { cut, plain, withoutUserInfo } from './text.ts';

/**
 * A failure as a person reads it: the code, the fact with its cause, and what to do now. All text
 * is safe to print.
 */
export interface Failure {
  readonly code: ErrorCode;
  /** One line. */
  readonly fact: string;
  readonly hint: string | undefined;
  /** What belongs to the fact, one line each. */
  readonly details: readonly string[];
}

const hintForUnknown =
  'This is a fault of the action itself: please report it with the log of a run with debug ' +
  'logging.';

const limits = { details: 100, characters: 1000 };

/** Turns anything thrown into a failure; an unknown error is our own fault and says so. */
export function failureOf(thrown: unknown): Failure {
  if (!(thrown instanceof SignetError))
    return {
      code: 'INTERNAL',
      // What others write may hold an address as it was given, whatever its password looks like.
      fact: safe(messageOf(thrown).replaceAll(/:\/\/.*@/gs, '://…@')),
      hint: hintForUnknown,
      details: [],
    };
  const [fact = '', ...details] = thrown.message.split('\n');
  return {
    code: thrown.code,
    fact: `${safe(fact)}${causeOf(thrown)}`,
    hint: thrown.hint?.split('\n').map(safe).join('\n'),
    details: shortened(details.map(safe)),
  };
}

/** Fact and details as one text, short enough for a report. */
export function messageIn({ fact, details }: Failure): string {
  return [fact, ...details].join('\n');
}

/** One harmless line of bounded length. */
function safe(text: string): string {
  return cut(plain(withoutUserInfo(text)), limits.characters);
}

function shortened(lines: readonly string[]): readonly string[] {
  const more = lines.length - limits.details;
  return more <= 0 ? lines : [...lines.slice(0, limits.details), `- … and ${more} more`];
}

/** The causes below a failure, as far as they say something new. */
function causeOf(error: SignetError): string {
  const causes: string[] = [];
  for (
    let cause = error.cause;
    cause instanceof SignetError && causes.length < 3;
    cause = cause.cause
  ) {
    if (!error.message.includes(cause.message)) causes.push(safe(cause.message));
  }
  return causes.length === 0 ? '' : ` (${causes.join('; ')})`;
}
