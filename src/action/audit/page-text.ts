// SPDX-License-Identifier: Apache-2.0
// The smallest pieces of the HTML report: foreign text, links, times, numbers and marks.
import type { Severity } from '../../audit/finding-classes.ts';
import type { Verdict } from '../../audit/image-evidence.ts';
import { timeInWords } from '../runner/html.ts';
import { html, shortDigest } from '../runner/text.ts';

/**
 * What `plain` leaves and nobody would see: names that look alike must not read alike. Halves of
 * surrogate pairs have no form in UTF-8.
 */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}]/gu;

/** Foreign text as HTML: inert, and with nothing invisible in it. */
export function text(foreign: string): string {
  return html(
    foreign.replace(invisible, (character) => {
      const hex = (character.codePointAt(0) ?? 0).toString(16);
      return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
    }),
  );
}

/** What is written from right to left would take the marks around it along. */
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Names and addresses, which may go on in the next line after a slash or an underscore. */
export function name(foreign: string): string {
  const words = text(foreign).replace(/[^/]\/(?!\/)|&#95;/g, '$&<wbr>');
  return rightToLeft.test(foreign) ? `<bdi>${words}</bdi>` : words;
}

export function code(foreign: string): string {
  return `<code>${text(foreign)}</code>`;
}

/** A link where the text is an address that nobody can be misled by; text alone elsewhere. */
export function linked(foreign: string): string {
  return isWebAddress(foreign)
    ? `<a href="${html(foreign)}" rel="noreferrer">${name(foreign)}</a>`
    : name(foreign);
}

/** Addresses within a line become links. */
export function linkedWords(foreign: string): string {
  return foreign.split(' ').map(linked).join(' ');
}

/**
 * Printable ASCII without an `@`: a user name makes one host look like another, and a workflow’s
 * name is no address of a page.
 */
function isWebAddress(foreign: string): boolean {
  return (
    /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:[/?#][\w\-.~!$&'()*+,;=:/?%#]*)?$/i.test(foreign) &&
    URL.canParse(foreign)
  );
}

/** Milliseconds since 1970; null for what is no time in UTC. */
export function momentOf(foreign: string): number | null {
  const moment = Date.parse(foreign);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(foreign) && !Number.isNaN(moment)
    ? moment
    : null;
}

/** To the minute; what is no time is shown as it is. */
export function time(foreign: string): string {
  if (momentOf(foreign) === null) return text(foreign);
  const words = timeInWords(foreign).replace(/:\d\d UTC$/, ' UTC');
  return `<time datetime="${foreign}">${words}</time>`;
}

/** How long before the report something began: `for 6 days`. */
export function age(since: string, now: string): string {
  const [start, end] = [momentOf(since), momentOf(now)];
  if (start === null || end === null || start > end) return '';
  const minutes = Math.floor((end - start) / 60_000);
  if (minutes === 0) return 'new in this run';
  const hours = Math.floor(minutes / 60);
  if (hours < 1) return `for ${counted(minutes, 'minute')}`;
  return `for ${hours < 48 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day')}`;
}

export function number(value: number): string {
  return value.toLocaleString('en-US');
}

export function counted(count: number, one: string, several = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : several}`;
}

/** Two decimals, which is all that there are: nothing is rounded up to 100 %. */
export function percent(value: number | null): string {
  return value === null ? '–' : `${value.toFixed(2)}&nbsp;%`;
}

export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${number(Math.round(milliseconds))}&nbsp;ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)}&nbsp;s`;
  return `${number(Math.floor(seconds / 60))}&nbsp;min ${Math.floor(seconds % 60)}&nbsp;s`;
}

/** `name:tag` as it is; of `name@digest` the digest on a line of its own. */
export function imageName(image: string): string {
  const [before = '', digest] = image.split('@');
  return digest === undefined
    ? `<b>${name(before)}</b>`
    : `<b>${name(before)}</b> ${code(shortDigest(digest))}`;
}

/** Each has a sign, so that colour is not the only mark. */
const verdictSigns: Readonly<Record<Verdict, string>> = {
  verified: '✓',
  unsigned: '○',
  untrusted: '✗',
  unknown: '?',
};

export function verdictMark(verdict: Verdict): string {
  return mark(verdict, `${verdictSigns[verdict]} ${verdict}`);
}

export const severitySigns: Readonly<Record<Severity, string>> = {
  incident: '‼',
  violation: '!',
  operational: '?',
  notice: 'i',
};

export function severityMark(severity: Severity): string {
  return mark(severity, `${severitySigns[severity]} ${severity}`);
}

/** @param kind a class of the style sheet */
export function mark(kind: string, words: string): string {
  return `<span class="mark ${kind}">${words.replaceAll(' ', '&nbsp;')}</span>`;
}

/** The first are in sight, all others a click away. */
export function list(items: readonly string[], most = 10): string[] {
  const elements = items.map((item) => `<li>${item}</li>`);
  const [shown, more] = [elements.slice(0, most), elements.slice(most)];
  return [
    '<ul>',
    ...shown,
    '</ul>',
    ...(more.length === 0
      ? []
      : details(`${number(more.length)} more`, ['<ul>', ...more, '</ul>'])),
  ];
}

export function details(title: string, body: readonly string[], isOpen = false): string[] {
  return [`<details${isOpen ? ' open' : ''}><summary>${title}</summary>`, ...body, '</details>'];
}

export function section(id: string, title: string, body: readonly string[]): string[] {
  return [`<section id="${id}">`, `<h2>${title}</h2>`, ...body, '</section>'];
}

/** A table that scrolls in a box of its own where it is too wide. */
export function wideTable(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  return [
    `<div class="box" role="region" aria-label="${caption}" tabindex="0"><table class="wide">`,
    `<caption>${caption}</caption>`,
    `<thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map(
      ([first = '', ...cells]) =>
        `<tr><th scope="row">${first}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
    ),
    '</tbody></table></div>',
  ];
}

/** A table that can be sorted and filtered, and becomes cards on a phone. */
export function longTable(
  id: string,
  caption: string,
  columns: readonly string[],
  rows: readonly string[],
): string[] {
  return [
    // A box of its own keeps what stands below within reach.
    rows.length > 40
      ? `<div class="box long" role="region" aria-label="${caption}" tabindex="0">`
      : '<div class="box">',
    `<table class="cards" id="${id}"><caption>${caption}</caption>`,
    `<thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows,
    '</tbody></table></div>',
  ];
}
