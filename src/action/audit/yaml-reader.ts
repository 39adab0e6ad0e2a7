// SPDX-License-Identifier: Apache-2.0
// Reads a YAML file key by key; what is wrong is collected with its line, so that all of it is told
// at once.
import type { YamlEntry, YamlValue } from '../../image/yaml.ts';
import { quote } from '../runner/input-readers.ts';

/** Where problems go: the line is counted from 1. */
export type ProblemSink = (line: number, text: string) => void;

/** The keys of one mapping; `where` names it in messages. */
export interface Keys {
  readonly where: string;
  readonly line: number;
  readonly entries: ReadonlyMap<string, YamlEntry>;
  readonly problem: ProblemSink;
}

/** The mapping, when it is one and has no other keys than these. */
export function keysOf(
  value: YamlValue,
  { where, line, problem }: Omit<Keys, 'entries'>,
  allowed: readonly string[],
): Keys | undefined {
  const name = nameIn(where);
  if (value.kind !== 'mapping') {
    problem(line, `${name} must be a mapping`);
    return undefined;
  }
  const entries = value.entries();
  for (const [key, entry] of entries)
    if (!allowed.includes(key))
      problem(
        entry.line,
        `${name} has the unknown key ${quote(key)}; it may have ${allowed.join(', ')}`,
      );
  return { where, line, entries, problem };
}

/** `policies.ours.`, as it is called by itself. */
export function nameIn(where: string): string {
  return where === '' ? 'the file' : where.replace(/\.$/, '');
}

/** Any keys: names that the user chose. */
export function namedEntries(
  keys: Keys,
  key: string,
): readonly { readonly name: string; readonly entry: YamlEntry }[] {
  const entry = keys.entries.get(key);
  if (entry === undefined || isNull(entry.value)) return [];
  if (entry.value.kind === 'mapping')
    return [...entry.value.entries()].map(([name, own]) => ({ name, entry: own }));
  keys.problem(entry.line, `${keys.where}${key} must be a mapping of names`);
  return [];
}

export function listAt(keys: Keys, key: string): readonly { value: YamlValue; line: number }[] {
  const entry = keys.entries.get(key);
  if (entry === undefined || isNull(entry.value)) return [];
  if (entry.value.kind === 'list')
    return entry.value.items().map((value) => ({ value, line: lineIn(value) ?? entry.line }));
  keys.problem(entry.line, `${keys.where}${key} must be a list`);
  return [];
}

/** Of its first key, as a list’s items have no line of their own. */
function lineIn(value: YamlValue): number | undefined {
  if (value.kind !== 'mapping') return undefined;
  return [...value.entries().values()][0]?.line;
}

/** One text or a list of them; none when the key is absent. */
export function textsAt(keys: Keys, key: string): string[] {
  const entry = keys.entries.get(key);
  if (entry === undefined || isNull(entry.value)) return [];
  const values = entry.value.kind === 'list' ? entry.value.items() : [entry.value];
  const texts = values.flatMap((value) => scalarText(value) ?? []);
  if (texts.length === values.length) return texts;
  keys.problem(entry.line, `${keys.where}${key} must be text, or a list of texts`);
  return [];
}

export function textAt(keys: Keys, key: string): string | undefined {
  const entry = keys.entries.get(key);
  if (entry === undefined || isNull(entry.value)) return undefined;
  const text = scalarText(entry.value);
  if (text === undefined || text.trim() === '')
    keys.problem(entry.line, `${keys.where}${key} must be text`);
  return text;
}

/** A text that must be there. */
export function neededText(keys: Keys, key: string): string {
  const text = textAt(keys, key);
  if (text === undefined && !keys.entries.has(key))
    keys.problem(keys.line, `${nameIn(keys.where)} needs ${quote(key)}`);
  return text ?? '';
}

export function numberAt(
  keys: Keys,
  key: string,
  { least, most }: { readonly least: number; readonly most: number },
): number | undefined {
  const entry = keys.entries.get(key);
  if (entry === undefined || isNull(entry.value)) return undefined;
  const { value } = entry;
  const number = value.kind === 'scalar' ? value.value : undefined;
  if (typeof number === 'number' && number >= least && number <= most) return number;
  keys.problem(entry.line, `${keys.where}${key} must be a number from ${least} to ${most}`);
  return undefined;
}

export function booleanAt(keys: Keys, key: string): boolean {
  const entry = keys.entries.get(key);
  if (entry === undefined || isNull(entry.value)) return false;
  if (entry.value.kind === 'scalar' && typeof entry.value.value === 'boolean')
    return entry.value.value;
  keys.problem(entry.line, `${keys.where}${key} must be true or false`);
  return false;
}

export function lineOf(keys: Keys, key: string): number {
  return keys.entries.get(key)?.line ?? keys.line;
}

function isNull(value: YamlValue): boolean {
  return value.kind === 'scalar' && value.value === null;
}

/** Numbers and truth values are what they look like: `tags: [1.2]` means 1.2. */
export function scalarText(value: YamlValue): string | undefined {
  if (value.kind !== 'scalar') return undefined;
  const { value: content } = value;
  return typeof content === 'string' || typeof content === 'number' || typeof content === 'boolean'
    ? String(content)
    : undefined;
}
