// SPDX-License-Identifier: Apache-2.0
// The inputs that say who must have signed; what can never match is refused, not tried.
import type { DeclaredSigner, DeclaredSource } from '../../policy/declared.ts';
import {
  canMatchIdentity,
  foundAnywhere,
  isCommit,
  readWrittenWorkflow,
  refProblem,
  workflowProblem,
} from '../../policy/written-names.ts';
import { quote, type Reader } from './input-readers.ts';

/** @param server Where GitHub is, without a slash at the end. */
export function readSigner(reader: Reader, server: string): DeclaredSigner {
  const { get } = reader;
  const text = (name: string) => get(name).trim();
  const issuer = text('certificate-oidc-issuer');
  switch (readKind(reader)) {
    case 'key':
      refuseForKey(reader);
      return { kind: 'key', key: get('key') };
    case 'identity': {
      const identity = text('certificate-identity');
      return { kind: 'identity', identity, issuer, source: readSource(reader) };
    }
    case 'identity-regexp': {
      const pattern = text('certificate-identity-regexp');
      judgeExpression(reader, pattern);
      return { kind: 'identity-regexp', pattern, issuer, source: readSource(reader) };
    }
    case 'workflow':
      return {
        kind: 'workflow',
        ...readWorkflow(reader, server),
        issuer,
        source: readSource(reader),
      };
  }
}

function readKind({ get, problem }: Reader): DeclaredSigner['kind'] {
  const ways = [
    { kind: 'key', names: ['key'] },
    { kind: 'identity', names: ['certificate-identity'] },
    { kind: 'identity-regexp', names: ['certificate-identity-regexp'] },
    { kind: 'workflow', names: ['signer-repository', 'signer-workflow', 'signer-ref'] },
  ] as const;
  const given = ways.filter(({ names }) => names.some((name) => get(name).trim() !== ''));
  if (given.length > 1) {
    const all = given.map(({ names }) => listed(names)).join(' and ');
    problem(`the inputs ${all} say who must have signed in different ways; give one`);
  }
  return given[0]?.kind ?? 'workflow';
}

function listed(names: readonly string[]): string {
  return names.length === 1
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

const ofCertificates = [
  'certificate-oidc-issuer',
  'source-repository',
  'source-repository-id',
  'source-ref',
];

function refuseForKey({ get, problem }: Reader): void {
  for (const name of ofCertificates)
    if (get(name).trim() !== '') problem(`input "${name}" means nothing for a key`);
}

const isRepository = (text: string) => /^[\w.-]+\/[\w.-]+$/.test(text);

/** A workflow may be written with its repository and ref, which other inputs may name too. */
function readWorkflow(reader: Reader, server: string) {
  const { get, problem } = reader;
  const repository = get('signer-repository').trim();
  const ref = get('signer-ref').trim();
  const written = readWrittenWorkflow(get('signer-workflow').trim());
  if (repository !== '' && !isRepository(repository))
    problem(`input "signer-repository" must be OWNER/REPOSITORY, not ${quote(repository)}`);
  if (written.server !== '' && written.server !== server.toLowerCase())
    problem(
      `input "signer-workflow" names a workflow on ${written.server}, and this step trusts ` +
        `those on ${server}: give "certificate-identity" and "certificate-oidc-issuer" instead`,
    );
  const wrongFile = workflowProblem(written.workflow);
  if (wrongFile !== undefined) problem(`input "signer-workflow": ${wrongFile}`);
  judgeRef(reader, 'signer-workflow', isCommit(written.ref) ? '' : written.ref);
  judgeRef(reader, 'signer-ref', isCommit(ref) ? '' : ref);
  const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  return {
    repository: oneOf(reader, 'signer-repository', repository, written.repository, isSame),
    workflow: written.workflow,
    ref: oneOf(reader, 'signer-ref', ref, written.ref, (one, other) => one === other),
  };
}

/** What an input says, or "signer-workflow" does in its place. */
function oneOf(
  { problem }: Reader,
  name: string,
  given: string,
  written: string,
  isSame: (one: string, other: string) => boolean,
): string {
  if (given !== '' && written !== '' && !isSame(given, written))
    problem(
      `input "${name}" is ${quote(given)}, but "signer-workflow" says ${quote(written)}; ` +
        'say it once',
    );
  return given === '' ? written : given;
}

function judgeRef({ problem }: Reader, name: string, ref: string): void {
  const wrong = refProblem(ref);
  if (wrong !== undefined) problem(`input "${name}": ${wrong}`);
}

function judgeExpression({ problem }: Reader, pattern: string): void {
  if (canMatchIdentity(pattern)) return;
  problem(
    'input "certificate-identity-regexp" must match the whole identity, which begins with ' +
      `https:// for a workflow: write ${quote(foundAnywhere(pattern))}, not ${quote(pattern)}`,
  );
}

function readSource(reader: Reader): DeclaredSource {
  const { get, problem } = reader;
  const list = (name: string) =>
    get(name)
      .split(/[\n,]/)
      .map((text) => text.trim())
      .filter((text) => text !== '');
  const repositories = list('source-repository');
  for (const text of repositories.filter((each) => !isRepository(each)))
    problem(`input "source-repository" must be OWNER/REPOSITORY, not ${quote(text)}`);
  const repositoryIds = list('source-repository-id');
  for (const text of repositoryIds.filter((each) => !/^[1-9]\d{0,18}$/.test(each)))
    problem(
      'input "source-repository-id" must be the number that ' +
        `\`gh api repos/OWNER/REPOSITORY --jq .id\` prints, not ${quote(text)}`,
    );
  const ref = get('source-ref').trim();
  judgeRef(reader, 'source-ref', ref);
  return { repositories, repositoryIds, ref };
}
