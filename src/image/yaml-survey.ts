// SPDX-License-Identifier: Apache-2.0
// Parses YAML in time and memory that grow with its length; what parsers of YAML 1.1 and 1.2 read
// differently is refused.
import {
  Composer,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  type Alias,
  type Document,
  type Scalar,
  type YAMLError,
  type YAMLMap,
} from 'yaml';

import { SignetError } from '../errors.ts';
import type { Refuse } from './file-refusal.ts';

/** Who reads the YAML, where readers differ. */
export interface YamlReader {
  readonly name: string;
  /** Tags that it knows, and whether they leave a value what it is or take it away. */
  readonly tags: Readonly<Record<string, 'kept' | 'gone'>>;
  /** Whether keys of a mapping rule over merged ones, wherever the merge key stands. */
  readonly mergesAnywhere: boolean;
  /** What to do with text that is no YAML. */
  readonly hint: string;
  /** For a file of which readers see different things, or not all. */
  readonly refuse: Refuse;
}

export const maxDepth = 100;
/** A file of 4 MiB has some 600,000. */
const maxTokens = 1_000_000;

export interface YamlSource {
  readonly file: string;
  readonly reader: YamlReader;
  readonly lines: LineCounter;
}

/** A document that all parsers read alike. */
export interface SurveyedDocument extends YamlSource {
  readonly contents: unknown;
  /** What each alias stands for. */
  readonly targets: ReadonlyMap<Alias, unknown>;
}

/**
 * The documents in a text, without empty ones.
 * @throws SignetError INPUT_INVALID, or what the reader refuses with
 */
export function* surveyYaml(
  text: string,
  file: string,
  reader: YamlReader,
): Iterable<SurveyedDocument> {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const source = { file, reader, lines };
  for (const { errors, contents } of documentsIn(text, source)) {
    refuseErrors(errors, source);
    if (contents === null || (isScalar(contents) && contents.value === null)) continue;
    const survey = { ...source, contents, anchors: new Map(), targets: new Map() };
    surveyNode(contents, survey, 0);
    yield survey;
  }
}

/**
 * The parser is fed token by token, and stopped where it would nest without end or collect a
 * million errors.
 */
function* documentsIn(text: string, source: YamlSource): Iterable<Document> {
  const { file, lines, reader } = source;
  const parser = new Parser(lines.addNewLine);
  // The parser's own search for repeated keys compares each with all others. Merge keys (`<<`) are
  // read because Kubernetes reads them.
  const composer = new Composer({ merge: true, uniqueKeys: false, prettyErrors: false });
  let tokens = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > maxTokens)
      throw reader.refuse(file, `it has more than ${maxTokens} YAML tokens`, 'Split it.');
    for (const token of parser.next(lexeme)) yield* composer.next(token);
    if (parser.stack.length > maxDepth + 5) throw tooDeep(source);
  }
  for (const token of parser.end()) yield* composer.next(token);
  yield* composer.end();
  refuseErrors(composer.streamInfo().errors, source);
}

function refuseErrors(errors: readonly YAMLError[], source: YamlSource): void {
  const [error] = errors;
  if (error === undefined) return;
  throw notYaml(source, error.message.split('\n')[0] ?? '', error.pos[0]);
}

interface Survey extends YamlSource {
  /** Anchors as they stand at this place of the document: a later one of a name replaces it. */
  readonly anchors: Map<string, unknown>;
  readonly targets: Map<Alias, unknown>;
}

/** Refuses what parsers of YAML 1.1 and 1.2 read differently, and finds what each alias means. */
function surveyNode(node: unknown, survey: Survey, depth: number): void {
  const { file, reader, anchors, targets } = survey;
  if (depth > maxDepth) throw tooDeep(survey);
  if (isAlias(node)) {
    if (!anchors.has(node.source))
      throw notYaml(
        survey,
        `"*${node.source}" is an alias, and nothing before it is called &${node.source}: text ` +
          'that begins with "*" must stand in quotes',
        offsetOf(node),
      );
    targets.set(node, anchors.get(node.source));
    return;
  }
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return;
  // Absent unless it is written: it can make another key or value of a text (`!!binary aW1hZ2U=`).
  if (node.tag !== undefined && !Object.hasOwn(reader.tags, node.tag))
    throw reader.refuse(
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
      throw notYaml(survey, 'a key is not text, as where {{ … }} is not rendered', offsetOf(key));
    // To kubectl, a merge changes what stands before it; to other parsers it never does.
    if (isMergeLike(key) && at > 0 && !reader.mergesAnywhere)
      throw reader.refuse(
        file,
        'a merge key "<<" is not the first of its mapping',
        'Write one "<<" before the other keys, with a list for several mappings.',
      );
    const name = String(key.value);
    if (keys.has(name))
      throw notYaml(survey, `the key ${JSON.stringify(name)} is there twice`, offsetOf(key));
    keys.add(name);
    surveyNode(key, survey, depth + 1);
    surveyNode(value, survey, depth + 1);
  }
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

/** Also a quoted "<<", which some parsers take for a merge key. */
export function isMergeLike({ value }: Scalar): boolean {
  return value === '<<' || typeof value === 'symbol';
}

export function tooDeep({ file, reader }: YamlSource): SignetError {
  return reader.refuse(file, `it is nested more than ${maxDepth} deep`, reader.hint);
}

/** @param offset of the mistake in the text */
export function notYaml(
  { file, reader, lines }: YamlSource,
  what: string,
  offset: number | undefined,
): SignetError {
  const line = offset === undefined ? undefined : lines.linePos(offset).line;
  const where = line === undefined ? '' : `line ${line}: `;
  return new SignetError(
    'INPUT_INVALID',
    `${file} is not YAML that ${reader.name} reads: ${where}${what}`,
    { hint: reader.hint, place: { file, line } },
  );
}
