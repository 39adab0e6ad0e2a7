// SPDX-License-Identifier: Apache-2.0
// Turns whatever was thrown into what a person reads: code, fact and fix.
import { messageOf, SignetError, type ErrorCode } from '../../errors.ts';
import { plain } from './text.ts';

/**
 * A failure as a person reads it: the code, the fact with its cause, and what to do now. All text
 * is safe to print.
 */
export interface Failure {
  readonly code: ErrorCode;
  readonly fact: string;
  readonly hint: string | undefined;
}

const hintForUnknown =
  'This is a fault of the action itself: please report it with the log of a run with debug ' +
  'logging.';

/** Turns anything thrown into a failure; an unknown error is our own fault and says so. */
export function failureOf(thrown: unknown): Failure {
  if (!(thrown instanceof SignetError))
    return {
      code: 'INTERNAL',
      // What others write may hold an address as it was given, whatever its password looks like.
      fact: plain(messageOf(thrown).replaceAll(/:\/\/.*@/gs, '://…@')),
      hint: hintForUnknown,
    };
  return {
    code: thrown.code,
    fact: withoutLogins(`${bounded(thrown.message.split('\n').map(plain))}${causeOf(thrown)}`),
    hint: thrown.hint?.split('\n').map(plain).join('\n'),
  };
}

/** No user name or password of a URL. */
function withoutLogins(text: string): string {
  return text.replaceAll(/:\/\/[^\s/?#@]*@/g, '://…@');
}

/** Several images' failures as one, because a run shows one error annotation. */
export function failureOfImages(
  failed: readonly { readonly name: string; readonly failure: Failure }[],
  total: number,
): Failure {
  const [first] = failed;
  if (first !== undefined && failed.length === 1) {
    return {
      ...first.failure,
      fact:
        total === 1
          ? first.failure.fact
          : `1 of ${total} images is not signed: ${plain(first.name)}\n${first.failure.fact}`,
    };
  }
  const [fact, ...otherFacts] = [...new Set(failed.map(({ failure }) => failure.fact))];
  if (first !== undefined && fact !== undefined && otherFacts.length === 0)
    return {
      ...first.failure,
      fact: `${failed.length} of ${total} images are not signed: ${fact}`,
    };
  const hints = [
    ...new Set(failed.map(({ failure }) => failure.hint).filter((hint) => hint !== undefined)),
  ];
  const codes = [...new Set(failed.map(({ failure }) => failure.code))];
  return {
    code: codes.length === 1 && codes[0] !== undefined ? codes[0] : 'SEVERAL_FAILED',
    fact: bounded([
      `${failed.length} of ${total} images are not signed:`,
      ...failed.map(({ name, failure }) => `- ${plain(name)}: ${failure.code}: ${failure.fact}`),
    ]),
    hint: hints.length === 0 ? undefined : hints.join('\n'),
  };
}

const limits = { lines: 21, characters: 1000 };

/**
 * A heading and its list, short enough for an annotation and for a summary that GitHub does not
 * drop.
 */
export function bounded(lines: readonly string[]): string {
  const shown = lines
    .slice(0, limits.lines)
    .map((line) =>
      line.length > limits.characters ? `${line.slice(0, limits.characters)}…` : line,
    );
  const more = lines.length - shown.length;
  return [...shown, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n');
}

/** The causes below a failure, as far as they say something new. */
function causeOf(error: SignetError): string {
  const causes: string[] = [];
  for (
    let cause = error.cause;
    cause instanceof SignetError && causes.length < 3;
    cause = cause.cause
  ) {
    const text = plain(cause.message);
    if (!error.message.includes(cause.message)) causes.push(text);
  }
  return causes.length === 0 ? '' : ` (${causes.join('; ')})`;
}
