// SPDX-License-Identifier: Apache-2.0
// Reads single inputs; what is wrong with each is collected, so that all problems are told at once.
import { inputProblems, messageOf } from '../../errors.ts';
import { parseReference, type Repository } from '../../image/reference.ts';
import { plain } from './text.ts';

/** Where inputs come from, and where problems go. */
export interface Reader {
  readonly get: (name: string) => string;
  readonly problem: (text: string) => void;
}

/** An input that is empty has its default. */
export function withDefaults(
  get: Reader['get'],
  defaults: Readonly<Record<string, string>>,
): Reader['get'] {
  return (name) => {
    const text = get(name);
    return text.trim() === '' && Object.hasOwn(defaults, name) ? (defaults[name] ?? '') : text;
  };
}

export function readBoolean({ get, problem }: Reader, name: string): boolean {
  const text = get(name).trim().toLowerCase();
  if (text !== 'true' && text !== 'false')
    problem(`input "${name}" must be true or false, not ${quote(text)}`);
  return text === 'true';
}

/** One of a few words. */
export function readChoice<Choice extends string>(
  { get, problem }: Reader,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const text = get(name).trim();
  const found = choices.find((choice) => choice === text);
  const named = choices.filter((choice) => choice !== '');
  if (found === undefined)
    problem(
      `input "${name}" must be ${named.slice(0, -1).join(', ')} or ${named.at(-1) ?? ''}, ` +
        `not ${quote(text)}`,
    );
  return found ?? choices[0];
}

export function readRepository({ get, problem }: Reader, name: string): Repository | undefined {
  const text = get(name).trim();
  if (text === '') return undefined;
  try {
    const { repository, tag, digest } = parseReference(text);
    if (tag !== undefined || digest !== undefined)
      problem(`input "${name}" names a repository, without tag and digest, not ${quote(text)}`);
    return repository;
  } catch (error) {
    problem(`input "${name}": ${messageOf(error)}`);
    return undefined;
  }
}

const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export interface DurationRange {
  readonly units: readonly (keyof typeof units)[];
  readonly example: string;
  readonly mostMs: number;
}

/** A number and a unit. @returns milliseconds; undefined when the input is empty or wrong */
export function readDuration(
  { get, problem }: Reader,
  name: string,
  range: DurationRange,
): number | undefined {
  const text = get(name).trim();
  if (text === '') return undefined;
  const [, number = '', letter = ''] = /^(\d{1,5})\s?([a-z])$/.exec(text) ?? [];
  const unit = range.units.find((each) => each === letter);
  const ms = unit === undefined ? 0 : Number(number) * units[unit];
  if (ms > 0 && ms <= range.mostMs) return ms;
  problem(`input "${name}" must be a time such as ${range.example}, not ${quote(text)}`);
  return undefined;
}

/** How long outages are ridden out, in milliseconds. */
export function readPatience(reader: Reader): number {
  const range = {
    units: ['s', 'm', 'h'],
    example: '90s, 10m or 1h (at most 6h)',
    mostMs: 6 * units.h,
  } as const;
  const ms = readDuration(reader, 'patience', range);
  if (ms === undefined && reader.get('patience').trim() === '')
    reader.problem(`input "patience" must be a time such as ${range.example}, not ""`);
  return ms ?? 0;
}

export function readAnnotations({ get, problem }: Reader): Record<string, string> {
  const annotations = new Map<string, string>();
  for (const line of get('annotations')
    .split('\n')
    .map((text) => text.trim())) {
    if (line === '') continue;
    const at = line.indexOf('=');
    const key = line.slice(0, Math.max(at, 0)).trim();
    if (key === '') problem(`input "annotations": ${quote(line)} is not key=value`);
    else if (annotations.has(key))
      problem(`input "annotations": the key ${quote(key)} is given twice`);
    else annotations.set(key, line.slice(at + 1).trim());
  }
  return Object.fromEntries(annotations);
}

export function readLogin({ get, problem }: Reader): RegistryLogin | undefined {
  const username = get('registry-username').trim();
  const password = get('registry-password');
  if (username === '' && password === '') return undefined;
  if (username === '') problem('input "registry-password" is given without "registry-username"');
  if (password === '')
    problem(
      'input "registry-username" is given without "registry-password" (is the secret set, and ' +
        'available to this event?)',
    );
  return { username, password };
}

/** Hosts, by commas or one per line, as URLs write them: a port only where it is not 443. */
export function readHosts({ get, problem }: Reader, name: string): string[] {
  const given = get(name)
    .split(/[\n,]/)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  return given.flatMap((text) => {
    const url = /^(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d+)?$/i.test(text)
      ? URL.parse(`https://${text}`)
      : null;
    if (url !== null) return [url.host];
    problem(`input "${name}" names hosts such as auth.example.com, not ${quote(text)}`);
    return [];
  });
}

export function quote(text: string): string {
  const line = plain(text);
  return JSON.stringify(line.length > 80 ? `${line.slice(0, 80)}…` : line);
}

export interface RegistryLogin {
  readonly username: string;
  readonly password: string;
}

const correctInputs = 'Correct the "with:" block of this step.';

/**
 * Reads with a fresh list of problems.
 * @throws SignetError INPUT_INVALID that lists every problem at once
 */
export function readAll<Inputs>(get: Reader['get'], read: (reader: Reader) => Inputs): Inputs {
  const problems: string[] = [];
  const inputs = read({ get, problem: (text) => problems.push(text) });
  if (problems.length > 0) throw inputProblems(problems, correctInputs);
  return inputs;
}
