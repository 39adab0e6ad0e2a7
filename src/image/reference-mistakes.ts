// SPDX-License-Identifier: Apache-2.0
// What people write where a reference belongs, and what they usually mean by it.
import type { SignetError } from '../errors.ts';

/** Whether a digest was pasted where a name belongs, whole or nearly so. */
export function isDigestAlone(text: string): boolean {
  return /^sha(?:256|512):[0-9a-f]{32,}$/i.test(text);
}

export type Problem = (what: string, hint?: string) => SignetError;

/** The text as a message may quote it: what stands before an "@" and a host may be a password. */
export function withoutUser(text: string): string {
  return text.replace(/^.*@(?=[^@]*\/)/s, '…@');
}

/** What no reference begins with or has in it, each with what it usually means. */
export function checkForm(text: string, problem: Problem): void {
  if (text === '') throw problem('it is empty');
  if (text.length > 1024) throw problem('it is longer than 1024 characters');
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
  if (scheme !== undefined)
    throw problem(`leave out ${scheme}`, 'Images are named without a scheme: ghcr.io/acme/app.');
  for (const { form, what, hint } of misunderstandings)
    if (form.test(text)) throw problem(what, hint);
  if (/[\u0000-\u001f\u007f]/.test(text)) throw problem('it has a control character in it');
  if (/[^\u0020-\u007e]/.test(text)) throw problem('it has a character outside ASCII in it');
  const odd = /[^A-Za-z0-9._:/@[\]-]/.exec(text)?.[0];
  if (odd !== undefined) throw problem(`${JSON.stringify(odd)} cannot stand in it`);
  // It has the form of a name and a tag, and no one means that.
  if (isDigestAlone(text))
    throw problem('it is a digest without its name', 'Write it behind the name: name@sha256:….');
}

export const emptyHint = 'Is the expression that belongs there empty?';

const misunderstandings: readonly {
  readonly form: RegExp;
  readonly what: string;
  readonly hint: string;
}[] = [
  {
    form: /\$\{\{/,
    what: 'the expression in it was not expanded',
    hint: 'GitHub expands ${{ … }} in the workflow file only, not in what a step or a file says.',
  },
  {
    form: /\{\{/,
    what: 'the template in it was not rendered',
    hint: 'Pass the rendered name: ghcr.io/acme/app@sha256:…',
  },
  {
    form: /\$[A-Za-z_{(]/,
    what: 'the variable in it was not replaced',
    hint: '"with:" replaces no shell variables: use ${{ github.repository }} or ${{ env.NAME }}.',
  },
  {
    form: /^#|\s#/,
    what: 'it is a comment, or has one',
    hint: 'Comments are not read: leave it out.',
  },
  {
    form: /^[-*+•]\s/,
    what: 'it begins with the mark of a list',
    hint: 'Leave out the "- ": each line is an image by itself.',
  },
  { form: /["'`]/, what: 'it has a quotation mark in it', hint: 'Leave out the quotation marks.' },
  {
    form: /[\s;]/,
    what: 'it has a space, a line break or a semicolon in it',
    hint: 'Write one image per line, or separate them by commas.',
  },
  {
    form: /^(?:\/|\.{1,2}\/|~\/)/,
    what: 'it begins as a path does',
    hint: `${emptyHint} A file of metadata is named as file://metadata.json or file:///path.`,
  },
  { form: /\/$/, what: 'it ends with a slash', hint: emptyHint },
  { form: /\/[:@]/, what: 'its name ends with a slash', hint: emptyHint },
];
