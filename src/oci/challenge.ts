// SPDX-License-Identifier: Apache-2.0
// WWW-Authenticate by its grammar (RFC 9110, sections 5.6 and 11.6.1): challenges in one list,
// separated by the same comma as their parameters.

/** One challenge; the scheme and the parameters' names are in lower case. */
export interface Challenge {
  readonly scheme: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const tokenGrammar = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const token68Grammar = /[A-Za-z0-9._~+/-]+=*(?=[ \t]*(?:,|$))/y;
const quotedGrammar = /"((?:[^"\\]|\\.)*)"/y;
const blankGrammar = /[ \t]*/y;
const commaGrammar = /[ \t,]*/y;

/**
 * Reads all challenges of a header; what follows the first thing that breaks the grammar is left
 * out.
 */
export function parseChallenges(header: string): Challenge[] {
  const text = header.slice(0, 16_384);
  const challenges: Challenge[] = [];
  let at = 0;
  const take = (grammar: RegExp): RegExpExecArray | null => {
    grammar.lastIndex = at;
    const match = grammar.exec(text);
    if (match !== null) at = grammar.lastIndex;
    return match;
  };
  for (;;) {
    take(commaGrammar);
    const scheme = take(tokenGrammar)?.[0];
    if (scheme === undefined) return challenges;
    const parameters = new Map<string, string>();
    challenges.push({ scheme: scheme.toLowerCase(), parameters });
    if (take(/ +/y) !== null)
      readParameters(
        parameters,
        take,
        () => at,
        (place) => (at = place),
      );
  }
}

/**
 * Reads `name=value` pairs until the next challenge begins, which is a token that no "=" follows.
 */
function readParameters(
  parameters: Map<string, string>,
  take: (grammar: RegExp) => RegExpExecArray | null,
  place: () => number,
  goTo: (place: number) => void,
): void {
  const start = place();
  if (take(token68Grammar)?.[0].includes('=') === true) return;
  goTo(start);
  for (;;) {
    take(commaGrammar);
    const beforeName = place();
    const name = take(tokenGrammar)?.[0];
    take(blankGrammar);
    if (name === undefined || take(/=/y) === null) {
      goTo(beforeName);
      return;
    }
    take(blankGrammar);
    const quoted = take(quotedGrammar)?.[1]?.replace(/\\(.)/g, '$1');
    const value = quoted ?? take(tokenGrammar)?.[0];
    if (value === undefined) return;
    if (!parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), value);
  }
}
