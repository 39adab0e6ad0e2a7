// SPDX-License-Identifier: Apache-2.0
// Inputs as the runner hands them over, hostile text, and what people get to see of single images.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { parse } from 'yaml';

import { SignetError } from '../../src/errors.ts';
import { scalarValue } from '../unicode.ts';

export const digestOf = (digit: string): `sha256:${string}` => `sha256:${digit.repeat(64)}`;

/**
 * The getter that the runner's variables amount to: what is not given has the default of this
 * action.yml.
 */
export function inputsOf(
  actionFile: 'action.yml' | 'verify/action.yml',
  given: Readonly<Record<string, string>> = {},
): (name: string) => string {
  const { inputs } = parse(
    readFileSync(join(import.meta.dirname, '../..', actionFile), 'utf8'),
  ) as { inputs: Record<string, { default: string }> };
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(inputs, name));
  if (unknown.length > 0) throw new Error(`no inputs of ${actionFile}: ${unknown.join(', ')}`);
  return (name) => {
    const input = inputs[name];
    if (input === undefined) throw new Error(`${name} is no input of ${actionFile}`);
    return given[name] ?? (name === 'github-token' ? '' : input.default);
  };
}

/** The defaults of this action.yml that are not empty; what the runner itself fills in is left out. */
export function defaultsOf(actionFile: 'action.yml' | 'verify/action.yml'): Record<string, string> {
  const { inputs } = parse(
    readFileSync(join(import.meta.dirname, '../..', actionFile), 'utf8'),
  ) as { inputs: Record<string, { default: string }> };
  return Object.fromEntries(
    Object.entries(inputs)
      .map(([name, input]) => [name, input.default] as const)
      .filter(([, value]) => value !== '' && !value.includes('${{')),
  );
}

/** The lines of an error, to be compared as a person reads them. */
export function problemsOf(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof SignetError && error.code === 'INPUT_INVALID')
      return error.message
        .replace(/^\d+ problems:\n/, '')
        .split('\n')
        .map((line) => line.replace(/^- /, ''));
    throw error;
  }
  return [];
}

/** Text made of what terminals, runners, shells, HTML and Markdown obey. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '::error::',
        '::',
        '##[',
        '##[command]',
        '\n',
        '\r',
        '\r\n',
        '\u2028',
        '\u0085',
        '\u001b[31m',
        '\u202e',
        '\u0000',
        ' ',
        '\u00a0',
      ),
      fc.constantFrom(
        '<script>',
        '</td>',
        '</code>',
        '<!--',
        '&lt;',
        '&',
        '"',
        "'",
        '`',
        '*',
        '_',
        '[x](javascript:y)',
        '|',
        '~',
        '@octocat',
        '#1',
        '<img src=x onerror=y>',
      ),
      fc.constantFrom('$(id)', '${HOME}', ';', '\\', '!', '{a,b}', '-rf', '%0A', '%25'),
      fc.string({ unit: scalarValue, maxLength: 6 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
