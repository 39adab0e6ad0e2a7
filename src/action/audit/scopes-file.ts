// SPDX-License-Identifier: Apache-2.0
// The scopes file: what is audited, by which policies, and what is excepted
// (schemas/audit-scopes.schema.json).
import type {
  AuditDeclaration,
  AuditPolicy,
  DeclaredEnvironment,
  DeclaredException,
  DeclaredScope,
} from '../../audit/declared.ts';
import { findingClasses, type FindingClass } from '../../audit/finding-classes.ts';
import { allProblems, messageOf, SignetError } from '../../errors.ts';
import type { Refuse } from '../../image/file-refusal.ts';
import { manifestText } from '../../image/kubernetes.ts';
import type { YamlReader } from '../../image/yaml-survey.ts';
import { readYaml } from '../../image/yaml.ts';
import type { Env } from '../runner/environment.ts';
import { quote } from '../runner/input-readers.ts';
import { auditPolicy, policyKeys, readDeclaredPolicy } from './policies.ts';
import { readSources, sourceKeys } from './source-inputs.ts';
import {
  booleanAt,
  keysOf,
  lineOf,
  listAt,
  namedEntries,
  nameIn,
  neededText,
  numberAt,
  textAt,
  textsAt,
  type Keys,
  type ProblemSink,
} from './yaml-reader.ts';

export const scopesKeys = {
  file: ['environments', 'policies', 'scopes', 'exceptions', 'immutable-tags'],
  environment: ['min-coverage'],
  scope: ['name', 'environment', 'policy', 'required', 'signers', ...sourceKeys],
  exception: ['match', 'finding', 'reason', 'owner', 'expires'],
} as const;

const correct = 'Correct the scopes file; docs/audit.md explains its keys.';
const refuse: Refuse = (file, what, hint) =>
  new SignetError('INPUT_INVALID', `The scopes file ${file} cannot be read: ${what}`, {
    hint,
    place: { file },
  });
const signet: YamlReader = {
  name: 'Signet',
  tags: {},
  mergesAnywhere: false,
  hint:
    'Is that line, or the one above it, indented like its neighbours, and is every quotation ' +
    'mark closed? docs/audit.md shows a whole file.',
  refuse,
};

const limits = { scopes: 200, exceptions: 1000 };

/** @throws SignetError INPUT_INVALID with every problem, each with its line */
export async function readScopesFile(
  bytes: Uint8Array,
  file: string,
  env: Env,
): Promise<AuditDeclaration> {
  const problems: string[] = [];
  const lines: number[] = [];
  const problem: ProblemSink = (line, text) => {
    if (problems.length >= 100) return;
    problems.push(`${file}:${line}: ${text}`);
    lines.push(line);
  };
  const documents = [...readYaml(manifestText(bytes, file, refuse), file, signet)];
  const [document] = documents;
  if (documents.length > 1) problem(1, 'it has more than one YAML document');
  const top = document && keysOf(document, { where: '', line: 1, problem }, scopesKeys.file);
  if (document === undefined) problem(1, 'it is empty');
  const declared = top === undefined ? undefined : await readDeclaration(top, file, env);
  if (problems.length === 0 && declared !== undefined) return declared;
  throw allProblems('INPUT_INVALID', problems, { hint: correct, place: { file, line: lines[0] } });
}

async function readDeclaration(top: Keys, file: string, env: Env): Promise<AuditDeclaration> {
  const environments = readEnvironments(top);
  const policies = await readPolicies(top, env);
  const known = {
    environments: new Set(environments.map(({ name }) => name)),
    declared: new Set(namedEntries(top, 'policies').map(({ name }) => name)),
    names: new Set<string>(),
  };
  const scopes: DeclaredScope[] = [];
  const given = listAt(top, 'scopes').slice(0, limits.scopes);
  for (const [at, { value, line }] of given.entries()) {
    const where = `scopes[${at}].`;
    const keys = keysOf(value, { where, line, problem: top.problem }, scopesKeys.scope);
    if (keys !== undefined) scopes.push(await readScope(keys, known));
  }
  for (const [key, most] of [
    ['scopes', limits.scopes],
    ['exceptions', limits.exceptions],
  ] as const)
    if (listAt(top, key).length > most)
      top.problem(lineOf(top, key), `it has more than ${most} ${key}: share them between files`);
  if (given.length === 0) top.problem(lineOf(top, 'scopes'), 'it has no "scopes"');
  return {
    scopes,
    environments: environments.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    policies,
    exceptions: readExceptions(top),
    immutableTags: top.entries.has('immutable-tags') ? textsAt(top, 'immutable-tags') : 'semver',
    file,
  };
}

function readEnvironments(top: Keys): DeclaredEnvironment[] {
  return namedEntries(top, 'environments').map(({ name, entry: { value, line } }) => {
    const where = `environments.${name}.`;
    const given = value.kind === 'scalar' && value.value === null ? undefined : value;
    const keys =
      given && keysOf(given, { where, line, problem: top.problem }, scopesKeys.environment);
    return {
      name,
      minCoverage: keys && numberAt(keys, 'min-coverage', { least: 0, most: 100 }),
    };
  });
}

/** The policy that a scope has when it names none: this repository’s workflows. */
const defaultPolicy = 'default';

async function readPolicies(top: Keys, env: Env): Promise<Map<string, AuditPolicy>> {
  const policies = new Map<string, AuditPolicy>();
  const declared = namedEntries(top, 'policies');
  for (const { name, entry } of declared) {
    const where = `policies.${name}.`;
    const context = { where, line: entry.line, problem: top.problem };
    const keys = keysOf(entry.value, context, policyKeys);
    if (keys === undefined) continue;
    const policy = await readDeclaredPolicy(name, keys, env);
    if (policy !== undefined) policies.set(name, policy);
  }
  const names = listAt(top, 'scopes').map(({ value }) =>
    value.kind === 'mapping' ? value.entries().has('policy') : true,
  );
  const isDeclared = declared.some(({ name }) => name === defaultPolicy);
  if (names.includes(false) && !isDeclared) {
    const policy = await orProblem(top, () => auditPolicy(defaultPolicy, () => '', env));
    if (policy !== undefined) policies.set(defaultPolicy, policy);
  }
  return policies;
}

async function orProblem<Value>(top: Keys, read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    top.problem(top.line, messageOf(error));
    return undefined;
  }
}

/** The names in the file, by which its parts refer to each other. */
interface KnownNames {
  readonly environments: ReadonlySet<string>;
  /** Of policies, also of those that cannot be used. */
  readonly declared: ReadonlySet<string>;
  /** Of the scopes so far. */
  readonly names: Set<string>;
}

async function readScope(keys: Keys, known: KnownNames): Promise<DeclaredScope> {
  const policy = textAt(keys, 'policy') ?? defaultPolicy;
  if (keys.entries.has('policy') && policy !== '' && !known.declared.has(policy))
    keys.problem(lineOf(keys, 'policy'), `no policy is called ${quote(policy)}`);
  const name = neededText(keys, 'name');
  if (name !== '' && known.names.has(name))
    keys.problem(lineOf(keys, 'name'), `another scope has the name ${quote(name)}`);
  known.names.add(name);
  const environment = textAt(keys, 'environment') ?? 'default';
  const { environments } = known;
  if (environments.size > 0 && environment !== 'default' && !environments.has(environment))
    keys.problem(
      lineOf(keys, 'environment'),
      `${keys.where}environment: ${quote(environment)} is not among "environments": ` +
        [...environments].join(', '),
    );
  const sources = await readSources({
    texts: (name) => textsAt(keys, name),
    number: (name) => numberAt(keys, name, { least: 1, most: 1000 }),
    problem: (name, text) => {
      keys.problem(lineOf(keys, name), `${keys.where}${text}`);
    },
  });
  if (!sourceKeys.some((key) => keys.entries.has(key)))
    keys.problem(keys.line, `${nameIn(keys.where)} names nothing to audit`);
  return {
    name,
    environment,
    policy,
    required: booleanAt(keys, 'required'),
    signers: textsAt(keys, 'signers'),
    sources,
  };
}

function readExceptions(top: Keys): DeclaredException[] {
  return listAt(top, 'exceptions')
    .slice(0, limits.exceptions)
    .flatMap(({ value, line }, at) => {
      const where = `exceptions[${at}].`;
      const context = { where, line, problem: top.problem };
      const keys = keysOf(value, context, scopesKeys.exception);
      if (keys === undefined) return [];
      const finding = neededText(keys, 'finding');
      const expires = neededText(keys, 'expires');
      if (finding !== '' && !isFindingClass(finding))
        keys.problem(
          lineOf(keys, 'finding'),
          `${where}finding must be one of ${Object.keys(findingClasses).join(', ')}, ` +
            `not ${quote(finding)}`,
        );
      if (expires !== '' && !isDay(expires))
        keys.problem(
          lineOf(keys, 'expires'),
          `${where}expires must be a date such as 2027-01-31, not ${quote(expires)}`,
        );
      return [
        {
          match: neededText(keys, 'match'),
          finding: isFindingClass(finding) ? finding : 'unsigned',
          reason: neededText(keys, 'reason'),
          owner: neededText(keys, 'owner'),
          expires,
          line,
        },
      ];
    });
}

function isFindingClass(text: string): text is FindingClass {
  return Object.hasOwn(findingClasses, text);
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
