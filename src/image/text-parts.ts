// SPDX-License-Identifier: Apache-2.0
// Cuts the text of the input `images`, or of a file that it names, into JSON values and references.

export type Part =
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'reference'; readonly text: string };

/** Cuts a text into JSON values and what stands between commas and line ends, in one pass. */
export function* partsOf(text: string): Iterable<Part> {
  let at = 0;
  while (at < text.length) {
    if (/[\s,\uFEFF]/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const json = jsonAt(text, at);
    if (json !== '') yield { kind: 'json', text: json };
    // What cannot be a reference is told as one thing.
    const end = /^(?:#|\$\{\{)/.test(text.slice(at, at + 3)) ? /[\r\n]|$/g : /[\r\n,]|$/g;
    end.lastIndex = at;
    const line = json === '' ? text.slice(at, end.exec(text)?.index) : '';
    if (line !== '') yield { kind: 'reference', text: line.trim() };
    at += json.length + line.length;
  }
}

/** The JSON value that begins there, to the end of the text when it is cut off; or nothing. */
function jsonAt(text: string, start: number): string {
  const string = /"(?:[^"\\\r\n]|\\.)*"/y;
  string.lastIndex = start;
  const quoted = string.exec(text)?.[0];
  if (quoted !== undefined) return quoted;
  // "[" begins an IPv6 address too.
  const opening = /\{|\[\s*["{[\]]/y;
  opening.lastIndex = start;
  if (!opening.test(text)) return '';
  return text.slice(start, endOfJson(text, start));
}

/** By hand, since an expression would begin again at each quote of a text that is cut off. */
function endOfJson(text: string, start: number): number {
  let depth = 0;
  let isInString = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') isInString = !isInString;
    else if (isInString && character === '\\') at += 1;
    else if (!isInString && '[{'.includes(character)) depth += 1;
    else if (!isInString && ']}'.includes(character)) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}
