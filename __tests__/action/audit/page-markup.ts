// SPDX-License-Identifier: Apache-2.0
// Reads HTML much more strictly than a browser: what a browser would mend is an error here.
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** With all that is below it, as a person reads it. */
  text: string;
}

export interface Markup {
  /** In the order in which they begin. */
  readonly elements: readonly Element[];
  readonly text: string;
}

const empty = new Set(['meta', 'input', 'br', 'wbr', 'rect', 'path']);
const raw = new Set(['style', 'script']);
const tag = /^<([a-z][a-z0-9]*)((?: [a-zA-Z-]+(?:="[^"<>]*")?)*)(\/?)>/;
const attribute = / ([a-zA-Z-]+)(?:="([^"]*)")?/g;

/** @throws Error at the first thing that is not in order */
export function readMarkup(page: string): Markup {
  const start = '<!DOCTYPE html>\n';
  if (!page.startsWith(start)) throw new Error('no document type');
  const elements: Element[] = [];
  const open: Element[] = [];
  let text = '';
  let rest = page.slice(start.length);
  const say = (said: string) => {
    text += said;
    for (const element of open) element.text += said;
  };
  const refuse = (why: string): never => {
    throw new Error(`${why}: ${rest.slice(0, 200)}`);
  };
  while (rest !== '') {
    const closing = /^<\/([a-z0-9]+)>/.exec(rest);
    const opening = tag.exec(rest);
    if (closing !== null) {
      if (open.pop()?.name !== closing[1]) refuse('this closes another element');
      rest = rest.slice(closing[0].length);
    } else if (opening !== null) {
      const [whole, name = '', attributes = '', slash] = opening;
      const element = { name, attributes: attributesOf(attributes), text: '' };
      elements.push(element);
      rest = rest.slice(whole.length);
      if (raw.has(name)) {
        const end = rest.indexOf(`</${name}>`);
        if (end < 0) refuse('no end');
        element.text = rest.slice(0, end);
        rest = rest.slice(end + name.length + 3);
      } else if (slash === '' && !empty.has(name)) open.push(element);
    } else {
      const [said = ''] = /^[^<>]+/.exec(rest) ?? [];
      if (said === '') refuse('this is no markup');
      say(decoded(said));
      rest = rest.slice(said.length);
    }
  }
  if (open.length > 0) throw new Error(`${open.map(({ name }) => name).join(', ')} left open`);
  return { elements, text };
}

function attributesOf(written: string): Record<string, string> {
  const pairs = [...written.matchAll(attribute)].map(
    ([, name = '', value = '']) => [name, decoded(value)] as const,
  );
  const attributes = Object.fromEntries(pairs);
  if (Object.keys(attributes).length < pairs.length) throw new Error(`twice: ${written}`);
  return attributes;
}

function decoded(written: string): string {
  return written.replace(/&([^;\s]*;?)/g, (whole, name: string) => {
    const [, code] = /^#(\d+);$/.exec(name) ?? [];
    if (code !== undefined) return String.fromCodePoint(Number(code));
    if (name === 'nbsp;') return ' ';
    throw new Error(`no such entity: ${whole}`);
  });
}
