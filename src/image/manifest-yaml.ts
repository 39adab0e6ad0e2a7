// SPDX-License-Identifier: Apache-2.0
// The YAML of manifests and Compose files, in time and memory that grow with its length; what
// parsers of YAML 1.1 and 1.2 read differently is refused.
import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  type Alias,
  type Document,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';

import { SignetError } from '../errors.ts';

const maxDepth = 100;
/**
 * A file of 4 MiB has some 600,000 tokens. `aliased` is what all aliases together may stand for:
 * as many as one likes may stand for little.
 */
const limits = { tokens: 1_000_000, aliased: 1_000_000 };

/** Who reads the YAML, where readers differ. */
export interface YamlReader {
  readonly name: string;
  /** Tags that it knows, and whether they leave a value what it is or take it away. */
  readonly tags: Readonly<Record<string, 'kept' | 'gone'>>;
  /** Whether keys of a mapping rule over merged ones, wherever the merge key stands. */
  readonly mergesAnywhere: boolean;
  /** What to do with text that is no YAML. */
  readonly hint: string;
}

const renderHint = 'Render templates (helm template, kustomize build) before this step.';
const kubernetes: YamlReader = {
  name: 'Kubernetes',
  tags: {},
  mergesAnywhere: false,
  hint: renderHint,
};

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

/**
 * The documents in a text, without empty ones.
 * @throws SignetError INPUT_INVALID
 */
export function* readYaml(
  text: string,
  file: string,
  reader: YamlReader = kubernetes,
): Iterable<YamlValue> {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const source: Source = { file, reader, lines };
  for (const { errors, contents } of documentsIn(text, source)) {
    refuseErrors(errors, source);
    if (contents === null || (isScalar(contents) && contents.value === null)) continue;
    const survey: Survey = { ...source, anchors: new Map(), targets: new Map(), aliased: 0 };
    surveyNode(contents, survey, 0);
    yield valueOf(contents, survey, { depth: 0, isAliased: false });
  }
}

interface Source {
  readonly file: string;
  readonly reader: YamlReader;
  readonly lines: LineCounter;
}

/**
 * The parser is fed token by token, and stopped where it would nest without end or collect a
 * million errors.
 */
function* documentsIn(text: string, source: Source): Iterable<Document> {
  const { file } = source;
  const parser = new Parser(source.lines.addNewLine);
  // The parser's own search for repeated keys compares each with all others. Merge keys (`<<`) are
  // read because Kubernetes reads them.
  const composer = new Composer({ merge: true, uniqueKeys: false, prettyErrors: false });
  let tokens = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > limits.tokens)
      throw refused(file, `it has more than ${limits.tokens} YAML tokens`, 'Split it.');
    for (const token of parser.next(lexeme)) yield* composer.next(token);
    if (parser.stack.length > maxDepth + 5) throw tooDeep(file);
  }
  for (const token of parser.end()) yield* composer.next(token);
  yield* composer.end();
  refuseErrors(composer.streamInfo().errors, source);
}

function refuseErrors(errors: readonly Error[], source: Source): void {
  const [error] = errors;
  if (error !== undefined) throw notYaml(source, error.message.split('\n')[0] ?? '');
}

interface Survey extends Source {
  /** Anchors as they stand at this place of the document: a later one of a name replaces it. */
  readonly anchors: Map<string, unknown>;
  readonly targets: Map<Alias, unknown>;
  /** How many values were read by way of aliases. */
  aliased: number;
}

/** Refuses what parsers of YAML 1.1 and 1.2 read differently, and finds what each alias means. */
function surveyNode(node: unknown, survey: Survey, depth: number): void {
  const { file, reader, anchors, targets } = survey;
  if (depth > maxDepth) throw tooDeep(file);
  if (isAlias(node)) {
    if (!anchors.has(node.source))
      throw notYaml(survey, `nothing is called &${node.source} before`);
    targets.set(node, anchors.get(node.source));
    return;
  }
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return;
  // Absent unless it is written: it can make another key or value of a text (`!!binary aW1hZ2U=`).
  if (node.tag !== undefined && !Object.hasOwn(reader.tags, node.tag))
    throw refused(
      file,
      `the tag ${JSON.stringify(node.tag)} is written in it`,
      'Leave out YAML tags (“!…”).',
    );
  if (node.anchor !== undefined) anchors.set(node.anchor, node);
  if (isMap(node)) surveyMapping(node, survey, depth);
  if (isSeq(node)) for (const item of node.items) surveyNode(item, survey, depth + 1);
}

function surveyMapping(node: YAMLMap, survey: Survey, depth: number): void {
  const { file, reader } = survey;
  const keys = new Set<string>();
  for (const [at, { key, value }] of node.items.entries()) {
    if (!isScalar(key))
      throw notYaml(survey, 'a key is not text, as where {{ … }} is not rendered');
    // To kubectl, a merge changes what stands before it; to other parsers it never does.
    if (isMergeLike(key) && at > 0 && !reader.mergesAnywhere)
      throw refused(
        file,
        'a merge key "<<" is not the first of its mapping',
        'Write one "<<" before the other keys, with a list for several mappings.',
      );
    const name = String(key.value);
    if (keys.has(name)) throw notYaml(survey, `the key ${JSON.stringify(name)} is there twice`);
    keys.add(name);
    surveyNode(key, survey, depth + 1);
    surveyNode(value, survey, depth + 1);
  }
}

/** Also a quoted "<<", which some parsers take for a merge key. */
function isMergeLike({ value }: Scalar): boolean {
  return value === '<<' || typeof value === 'symbol';
}

function isMerge({ key }: Pair): boolean {
  return isScalar(key) && isMergeLike(key) && key.type === 'PLAIN';
}

interface Place {
  readonly depth: number;
  readonly isAliased: boolean;
}

function valueOf(node: unknown, survey: Survey, place: Place): YamlValue {
  const { file } = survey;
  if (place.depth > maxDepth) throw tooDeep(file);
  if (place.isAliased) survey.aliased += 1;
  if (survey.aliased > limits.aliased)
    throw refused(
      file,
      `its aliases stand for more than ${limits.aliased} values`,
      'Write out what they stand for, or split the file.',
    );
  const within = { depth: place.depth + 1, isAliased: place.isAliased };
  if (isAlias(node))
    return valueOf(survey.targets.get(node), survey, { ...within, isAliased: true });
  if (isGone(node, survey.reader)) return { kind: 'scalar', value: null };
  if (isMap(node)) return { kind: 'mapping', entries: () => entriesOf(node, survey, within) };
  if (isSeq(node))
    return {
      kind: 'list',
      items: () => node.items.map((item) => valueOf(item, survey, within)),
    };
  return { kind: 'scalar', value: isScalar(node) ? node.value : null };
}

function isGone(node: unknown, { tags }: YamlReader): boolean {
  const tag = isScalar(node) || isMap(node) || isSeq(node) ? node.tag : undefined;
  return tag !== undefined && tags[tag] === 'gone';
}

function entriesOf(node: YAMLMap, survey: Survey, place: Place): Map<string, YamlEntry> {
  const entries = new Map<string, YamlEntry>();
  for (const pair of node.items) {
    if (isMerge(pair)) {
      for (const [name, entry] of mergedEntries(pair.value, survey, place))
        if (!entries.has(name)) entries.set(name, entry);
    } else if (isScalar(pair.key)) {
      const { range, value } = pair.key;
      const line = survey.lines.linePos(range?.[0] ?? 0).line;
      entries.set(String(value), { value: valueOf(pair.value, survey, place), line });
    }
  }
  return entries;
}

/** Of several mappings, the first that has a key rules (yaml.org/type/merge.html). */
function* mergedEntries(
  source: unknown,
  survey: Survey,
  place: Place,
): Iterable<[string, YamlEntry]> {
  const value = valueOf(source, survey, { ...place, isAliased: true });
  const mappings = value.kind === 'list' ? value.items() : [value];
  for (const mapping of mappings) {
    if (mapping.kind !== 'mapping') throw notYaml(survey, 'a merge key "<<" has no mapping');
    yield* mapping.entries();
  }
}

function tooDeep(file: string): SignetError {
  return refused(file, `it is nested more than ${maxDepth} deep`, 'Give manifests only.');
}

function notYaml({ file, reader }: Source, what: string): SignetError {
  return new SignetError(
    'INPUT_INVALID',
    `${file} is not YAML that ${reader.name} reads: ${what}`,
    {
      hint: renderHint,
    },
  );
}

/** What may be read, but not by every parser in the same way, or not to the end. */
export function refused(file: string, what: string, hint = renderHint): SignetError {
  return new SignetError(
    'INPUT_INVALID',
    `The images in ${file} cannot be told for certain: ${what}`,
    { hint },
  );
}
