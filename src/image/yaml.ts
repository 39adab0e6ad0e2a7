// SPDX-License-Identifier: Apache-2.0
// The values in YAML files, with aliases and merge keys followed.
import { isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';

import {
  isMergeLike,
  maxDepth,
  notYaml,
  surveyYaml,
  tooDeep,
  type SurveyedDocument,
  type YamlReader,
} from './yaml-survey.ts';

/** A value, with aliases and merge keys followed. Its inside is read when it is asked for. */
export type YamlValue =
  | { readonly kind: 'mapping'; readonly entries: () => ReadonlyMap<string, YamlEntry> }
  | { readonly kind: 'list'; readonly items: () => readonly YamlValue[] }
  | { readonly kind: 'scalar'; readonly value: unknown };

export interface YamlEntry {
  readonly value: YamlValue;
  /** Where the key stands, counted from 1. */
  readonly line: number;
}

/** What all aliases of a document may stand for: any number of them may stand for little. */
const maxAliased = 1_000_000;

/**
 * The documents in a text, without empty ones.
 * @throws SignetError INPUT_INVALID, or what the reader refuses with
 */
export function* readYaml(text: string, file: string, reader: YamlReader): Iterable<YamlValue> {
  for (const document of surveyYaml(text, file, reader))
    yield valueOf(document.contents, { ...document, aliased: 0 }, { depth: 0, isAliased: false });
}

interface Reading extends SurveyedDocument {
  /** How many values were read by way of aliases. */
  aliased: number;
}

function isMerge({ key }: Pair): boolean {
  return isScalar(key) && isMergeLike(key) && key.type === 'PLAIN';
}

interface Place {
  readonly depth: number;
  readonly isAliased: boolean;
}

function valueOf(node: unknown, reading: Reading, place: Place): YamlValue {
  const { file, reader } = reading;
  if (place.depth > maxDepth) throw tooDeep(reading);
  if (place.isAliased) reading.aliased += 1;
  if (reading.aliased > maxAliased)
    throw reader.refuse(
      file,
      `its aliases stand for more than ${maxAliased} values`,
      'Write out what they stand for, or split the file.',
    );
  const within = { depth: place.depth + 1, isAliased: place.isAliased };
  if (isAlias(node))
    return valueOf(reading.targets.get(node), reading, { ...within, isAliased: true });
  if (isGone(node, reader)) return { kind: 'scalar', value: null };
  if (isMap(node)) return { kind: 'mapping', entries: () => entriesOf(node, reading, within) };
  if (isSeq(node))
    return {
      kind: 'list',
      items: () => node.items.map((item) => valueOf(item, reading, within)),
    };
  return { kind: 'scalar', value: isScalar(node) ? node.value : null };
}

function isGone(node: unknown, { tags }: YamlReader): boolean {
  const tag = isScalar(node) || isMap(node) || isSeq(node) ? node.tag : undefined;
  return tag !== undefined && tags[tag] === 'gone';
}

function entriesOf(node: YAMLMap, reading: Reading, place: Place): Map<string, YamlEntry> {
  const entries = new Map<string, YamlEntry>();
  for (const pair of node.items) {
    if (isMerge(pair)) {
      for (const [name, entry] of mergedEntries(pair.value, reading, place))
        if (!entries.has(name)) entries.set(name, entry);
    } else if (isScalar(pair.key)) {
      const { range, value } = pair.key;
      const line = reading.lines.linePos(range?.[0] ?? 0).line;
      entries.set(String(value), { value: valueOf(pair.value, reading, place), line });
    }
  }
  return entries;
}

/** Of several mappings, the first that has a key rules (yaml.org/type/merge.html). */
function* mergedEntries(
  source: unknown,
  reading: Reading,
  place: Place,
): Iterable<[string, YamlEntry]> {
  const value = valueOf(source, reading, { ...place, isAliased: true });
  const mappings = value.kind === 'list' ? value.items() : [value];
  for (const mapping of mappings) {
    if (mapping.kind !== 'mapping')
      throw notYaml(reading, 'a merge key "<<" has no mapping', undefined);
    yield* mapping.entries();
  }
}
