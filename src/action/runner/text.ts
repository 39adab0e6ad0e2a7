// SPDX-License-Identifier: Apache-2.0
// Makes text from outside safe for a log, for HTML and for a shell command.

/**
 * Foreign text as one harmless line of a log: control characters become visible, and nothing in it
 * can be taken for a command of the runner, which obeys `::` at the start of a line and `##[`
 * anywhere in it.
 */
export function plain(text: string): string {
  return text
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replaceAll('##[', '## [')
    .replace(/^(\s*)::/, '$1: :');
}

/**
 * Foreign text inside HTML of a job summary; also inert as Markdown, because no line can begin in
 * it and its marks are entities.
 */
export function html(text: string): string {
  return plain(text).replace(
    /[&<>"'`*_[\]()|~\\@#]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}

/** At most so many characters, with a mark where something was left out. */
export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** At most so many of them, and how many more there are. */
export function firstOf(texts: readonly string[], most: number): readonly string[] {
  const more = texts.length - most;
  return more > 0 ? [...texts.slice(0, most), `… and ${more} more`] : texts;
}

/** Foreign text without the user names and passwords that URLs may carry. */
export function withoutUserInfo(text: string): string {
  return text.replace(/\b(https?:\/\/)[^\s/?#\\]*@/gi, '$1');
}

/** A digest as a person tells it from others: `sha256:aa7ccdf0dae0…`. */
export function shortDigest(digest: string): string {
  return digest.replace(/^(sha256:[0-9a-f]{12})[0-9a-f]{52}$/, '$1…');
}

export interface TableLimits {
  readonly rows: number;
  readonly bytes: number;
}

/**
 * The first rows of a table, as many as a summary may have: GitHub drops one above 1 MiB whole, and
 * most summaries have up to three tables.
 */
export function fitting(
  rows: readonly string[],
  limits: TableLimits = { rows: 200, bytes: 250 * 1024 },
): {
  readonly shown: readonly string[];
  readonly cut: number;
} {
  let bytes = 0;
  const shown = rows
    .slice(0, limits.rows)
    .filter((row) => (bytes += Buffer.byteLength(row)) <= limits.bytes);
  return { shown, cut: rows.length - shown.length };
}

/** Foreign text as one word of a POSIX shell command that a person may paste. */
export function shellWord(text: string): string {
  const line = plain(text);
  return /^[A-Za-z0-9_./:@%+=,-]+$/.test(line)
    ? line
    : `'${line.replaceAll("'", String.raw`'\''`)}'`;
}
