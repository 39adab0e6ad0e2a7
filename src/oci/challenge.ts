// SPDX-License-Identifier: Apache-2.0
// WWW-Authenticate by its grammar (RFC 9110, sections 5.6 and 11.6.1): challenges in one list,
// separated by the same comma as their parameters.

/** One challenge; the scheme and the parameters' names are in lower case. */
export interface Challenge {
  readonly scheme: string;
  readonly parameters: ReadonlyMap<string, string>;
}

// token = 1*tchar (RFC 9110, section 5.6.2)
const token = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
// token68 = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"=" (section 11.2), up to the
// end of its challenge. Only with "=" can it be told from a token.
const token68 = /[A-Za-z0-9._~+/-]+=+(?=[ \t]*(?:,|$))/y;
// quoted-string = DQUOTE *( qdtext / quoted-pair ) DQUOTE (section 5.6.4)
const quotedString = /"((?:[^"\\]|\\.)*)"/y;
// BWS "=" BWS (section 11.2)
const equals = /[ \t]*=[ \t]*/y;
// OWS "," OWS, where a list may have empty elements (section 5.6.1.2)
const separators = /[ \t,]*/y;
// challenge = auth-scheme [ 1*SP ( token68 / #auth-param ) ] (section 11.6.1)
const spaces = / +/y;

/** A place in a text, which moves on over what a grammar matches there. */
class Cursor {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Takes what the grammar matches here, with its first group; otherwise the place stays. */
  take(grammar: RegExp): { readonly text: string; readonly group: string | undefined } | undefined {
    grammar.lastIndex = this.#at;
    const match = grammar.exec(this.#text);
    if (match === null) return undefined;
    this.#at = grammar.lastIndex;
    return { text: match[0], group: match[1] };
  }

  /** Takes both in a row, or nothing. @returns what the first one matched */
  takePair(first: RegExp, second: RegExp): string | undefined {
    const start = this.#at;
    const taken = this.take(first);
    if (taken !== undefined && this.take(second) !== undefined) return taken.text;
    this.#at = start;
    return undefined;
  }
}

/**
 * Reads all challenges of a header; what follows the first thing that breaks the grammar is left
 * out.
 */
export function parseChallenges(header: string): Challenge[] {
  const cursor = new Cursor(header.slice(0, 16_384));
  const challenges: Challenge[] = [];
  for (;;) {
    cursor.take(separators);
    const scheme = cursor.take(token)?.text.toLowerCase();
    if (scheme === undefined) return challenges;
    const hasMore = cursor.take(spaces) !== undefined;
    challenges.push({ scheme, parameters: hasMore ? readParameters(cursor) : new Map() });
  }
}

/**
 * Reads `name=value` pairs until the next challenge begins, which is a token that no "=" follows.
 * Of a parameter that is repeated, the first counts.
 */
function readParameters(cursor: Cursor): Map<string, string> {
  const parameters = new Map<string, string>();
  if (cursor.take(token68) !== undefined) return parameters;
  for (;;) {
    cursor.take(separators);
    const name = cursor.takePair(token, equals)?.toLowerCase();
    if (name === undefined) return parameters;
    const value = readValue(cursor);
    if (value === undefined) return parameters;
    if (!parameters.has(name)) parameters.set(name, value);
  }
}

function readValue(cursor: Cursor): string | undefined {
  const quoted = cursor.take(quotedString);
  return quoted === undefined ? cursor.take(token)?.text : quoted.group?.replace(/\\(.)/g, '$1');
}
