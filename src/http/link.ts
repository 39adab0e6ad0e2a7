// SPDX-License-Identifier: Apache-2.0
// The Link header (RFC 8288, section 3).

/** One link: where it leads, and its relations in lower case. */
export interface Link {
  readonly target: string;
  readonly relations: readonly string[];
}

const maxLength = 16_384;

const space = String.raw`[ \t]*`;
const token = String.raw`[!#$%&'*+\-.^_\x60|~\w]+`;
const quoted = String.raw`"(?:[^"\\]|\\.)*"`;
// Registries leave out the quotes around values that are not tokens, such as URLs.
const value = String.raw`(?:${quoted}|[^\s";,]*)`;
const target = new RegExp(String.raw`${space}<([^<>]*)>${space}`, 'y');
const parameter = new RegExp(
  String.raw`;${space}(?:(${token})${space}(?:=${space}(${value})${space})?)?`,
  'y',
);
const separator = new RegExp(String.raw`(?:${space},)+${space}|${space}$`, 'y');

/**
 * The links of a header, in its order; undefined when it is not one, so that a list with a next
 * page is never taken for a whole one.
 */
export function parseLinks(header: string): readonly Link[] | undefined {
  if (header.length > maxLength) return undefined;
  const links: Link[] = [];
  let at = 0;
  const take = (grammar: RegExp): RegExpExecArray | undefined => {
    grammar.lastIndex = at;
    const found = grammar.exec(header);
    at += found?.[0].length ?? 0;
    return found ?? undefined;
  };
  take(separator);
  while (at < header.length) {
    const found = take(target);
    if (found === undefined) return undefined;
    links.push({ target: found[1] ?? '', relations: relationsIn(() => take(parameter)) });
    if (take(separator) === undefined) return undefined;
  }
  return links;
}

/** Of several parameters "rel" of one link, the first counts. */
function relationsIn(next: () => RegExpExecArray | undefined): readonly string[] {
  let relations: readonly string[] | undefined;
  for (let found = next(); found !== undefined; found = next()) {
    const [, name = '', text = ''] = found;
    if (name.toLowerCase() === 'rel') relations ??= unquoted(text).toLowerCase().split(/\s+/);
  }
  return relations ?? [];
}

function unquoted(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll(/\\(.)/g, '$1') : text;
}
