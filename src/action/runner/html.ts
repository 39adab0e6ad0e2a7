// SPDX-License-Identifier: Apache-2.0
// The blocks that job summaries are made of. All foreign text in them is escaped, and can be broken
// into lines: GitHub shows a summary about 900 pixels wide.
import type { FailureReport } from './report.ts';
import { fitting, html, plain, shortDigest, type TableLimits } from './text.ts';

export type Mark = '✅' | '❌' | '⚠️';

export function heading(mark: Mark, text: string): string {
  return `<h3>${mark} ${words(text)}</h3>`;
}

const longWord = 30;

/** Foreign text whose long words may be broken, best after a slash and the like. */
export function words(text: string): string {
  return plain(text)
    .split(' ')
    .map((word) =>
      word.length <= longWord
        ? html(word)
        : (word.match(/[^/@:=,]{1,30}[/@:=,]{0,3}|[/@:=,]{1,3}/gu) ?? []).map(html).join('<wbr>'),
    )
    .join(' ');
}

export function code(text: string): string {
  return `<code>${words(text)}</code>`;
}

/** A link to a page of the log; text alone without one, or where it is not a web address. */
export function link(text: string, url: string | null): string {
  return url !== null && /^https?:\/\/[^\s"<>]+$/.test(url)
    ? `<a href="${html(url)}">${words(text)}</a>`
    : words(text);
}

/** Lines as they are, in a box that scrolls by itself. */
export function preformatted(text: string): string {
  return `<pre>${text.split('\n').map(html).join('\n')}</pre>`;
}

export interface ShownImage {
  /** `name@digest`, or as it was named. */
  readonly image: string;
  readonly tags: readonly string[];
}

/**
 * Name and tags, with the digest below: in full it is in the command and in the report.
 * @param place the file that names the image, where one does
 */
export function imageCell({ image, tags }: ShownImage, place?: string): string {
  const [name = '', digest] = image.split('@');
  const tagged = tags.map((tag) => `:${tag}`).join(' ');
  return (
    `<td><b>${words(name)}</b>${words(tagged)}` +
    (digest === undefined ? '' : `<br>${code(shortDigest(digest))}`) +
    `${place === undefined ? '' : `<br>in ${code(place)}`}</td>`
  );
}

/** The repository, when all images are of one. */
export function commonRepository(images: readonly ShownImage[]): string | undefined {
  const names = new Set(images.map(({ image }) => image.replace(/@.*$|:[^:/@]*$/, '')));
  const [only] = names;
  return names.size === 1 ? only : undefined;
}

export interface FailureContext {
  /** Where the documentation explains it. */
  readonly paragraph?: string | undefined;
  /** A table tells what belongs to the fact. */
  readonly isTold: boolean;
}

/** Code, fact and fix of what failed. */
export function failureBlock(
  failure: FailureReport | null,
  { paragraph, isTold }: FailureContext,
): string[] {
  if (failure === null) return [];
  const [fact = '', ...details] = failure.message.split('\n');
  return [
    `<p><b>${link(failure.code, paragraph ?? null)}</b>: ${words(fact)}</p>`,
    ...(isTold || details.length === 0
      ? []
      : ['<ul>', ...details.map((line) => `<li>${words(line.replace(/^- /, ''))}</li>`), '</ul>']),
    ...(failure.hint === null ? [] : ['<p><b>What to do</b></p>', ...fixBlocks(failure.hint)]),
  ];
}

/** Prose as paragraphs; lines to paste keep their indentation. */
function fixBlocks(hint: string): string[] {
  const lines = hint.split('\n').filter((text) => text.trim() !== '');
  return lines.flatMap((text, at) => {
    if (!isIndented(text)) return [`<p>${words(text)}</p>`];
    const opens = !isIndented(lines[at - 1] ?? '');
    const closes = !isIndented(lines[at + 1] ?? '');
    return [`${opens ? '<pre>' : ''}${html(text)}${closes ? '</pre>' : ''}`];
  });
}

function isIndented(text: string): boolean {
  return text.startsWith('  ');
}

/** @param rows each one or more whole `<tr>`; what does not fit is counted in a line below */
export function table(
  columns: readonly string[],
  rows: readonly string[],
  limits?: TableLimits,
): string[] {
  if (rows.length === 0) return [];
  const { shown, cut } = fitting(rows, limits);
  return [
    `<table><tr>${columns.map((column) => `<th align="left">${html(column)}</th>`).join('')}</tr>`,
    ...shown,
    '</table>',
    ...(cut > 0 ? [`<p>${cut} more are in the report.</p>`] : []),
  ];
}

/** A mark and its words in one piece. */
export function status(mark: Mark, text: string): string {
  return `<td>${mark}&nbsp;${text.split(' ').map(html).join('&nbsp;')}</td>`;
}

/** What needs a person stands first. */
export function failedFirst<Image>(
  images: readonly Image[],
  isGood: (image: Image) => boolean,
): Image[] {
  return [...images.filter((image) => !isGood(image)), ...images.filter(isGood)];
}

/** A row below another, across all columns but the first. */
export function reasonRow(columns: number, text: string): string {
  return `<tr><td></td><td colspan="${columns - 1}">${text}</td></tr>`;
}

export function details(title: string, body: readonly string[]): string[] {
  return [`<details><summary>${html(title)}</summary>`, ...body, '</details>'];
}

/** `2026-01-02 03:04:05 UTC`. */
export function timeInWords(time: string): string {
  return time.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC');
}

/** The file is gone with the runner when a summary is read. */
export const reportLine =
  '<p>The whole report: output <code>report-path</code>; keep it with ' +
  'actions/upload-artifact.</p>';
