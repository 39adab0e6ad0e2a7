// SPDX-License-Identifier: Apache-2.0
// A provenance of a workflow beside the certificate that it was signed with: each of its facts is
// in Fulcio's extensions too, where no step of a job can change it.
import type { CertificateFacts } from './certificate-facts.ts';

/** What its fields mean (slsa-framework/github-actions-buildtypes, workflow/v1). */
export const workflowBuildType = 'https://actions.github.io/buildtypes/workflow/v1';

/** Where a provenance says something, and what the certificate says of it. */
interface Fact {
  readonly path: string;
  readonly said: unknown;
  readonly certified: string | undefined;
}

/**
 * Where a provenance and a certificate differ, in words; nothing when every fact agrees. What
 * either of them lacks differs too, except for the facts that other tools may leave out.
 */
export function disagreements(predicate: unknown, certificate: CertificateFacts): string[] {
  const facts = [...factsOf(predicate, certificate), ...sourcesOf(predicate, certificate)];
  return facts
    .filter(({ path, said }) => said !== undefined || !optional.includes(path))
    .filter(({ said, certified }) => certified === undefined || said !== certified)
    .map(
      ({ path, said, certified }) =>
        `${path} is ${quote(said)}, and certified is ${quote(certified)}`,
    );
}

const github = 'buildDefinition.internalParameters.github';
const workflow = 'buildDefinition.externalParameters.workflow';
const invocationId = 'runDetails.metadata.invocationId';
const optional: readonly string[] = [
  `${github}.event_name`,
  `${github}.repository_id`,
  `${github}.repository_owner_id`,
  `${github}.runner_environment`,
  invocationId,
];

function factsOf(predicate: unknown, certificate: CertificateFacts): Fact[] {
  const certified: Readonly<Record<string, string | undefined>> = {
    'buildDefinition.buildType': workflowBuildType,
    'runDetails.builder.id': certificate.buildSignerUri,
    [`${workflow}.repository`]: certificate.sourceRepository,
    [`${workflow}.ref`]: certificate.sourceRef,
    [`${workflow}.path`]: workflowPath(certificate.buildConfigUri, certificate.sourceRepository),
    [`${github}.event_name`]: certificate.trigger,
    [`${github}.repository_id`]: certificate.sourceRepositoryId,
    [`${github}.repository_owner_id`]: certificate.sourceOwnerId,
    [`${github}.runner_environment`]: certificate.runnerEnvironment,
    [invocationId]: certificate.runUrl,
  };
  return Object.entries(certified).map(([path, fact]) => ({
    path,
    said: valueAt(predicate, path.split('.')),
    certified: fact,
  }));
}

/**
 * The path of the file in `REPOSITORY/PATH@REF`, as @actions/attest cuts it: at the first `@`.
 * @param repository written as it is before the path
 */
export function workflowPath(
  workflowRef: string | undefined,
  repository: string | undefined,
): string | undefined {
  if (workflowRef === undefined || repository === undefined) return undefined;
  const prefix = `${repository}/`;
  const rest = workflowRef.startsWith(prefix) ? workflowRef.slice(prefix.length) : workflowRef;
  return rest.split('@')[0];
}

/**
 * Of what was built from, the source comes first, where policies look for it; other dependencies
 * are not in a certificate. Whatever is from the same repository must be the same commit, so that
 * no one takes another entry for the source.
 */
function sourcesOf(predicate: unknown, certificate: CertificateFacts): Fact[] {
  const { sourceRepository = '', sourceRef = '', sourceCommit } = certificate;
  const path = 'buildDefinition.resolvedDependencies';
  const listed = valueAt(predicate, path.split('.'));
  const entries: readonly unknown[] = Array.isArray(listed) ? listed : [];
  const certified =
    sourceRepository === '' || sourceRef === ''
      ? undefined
      : `git+${sourceRepository}@${sourceRef}`;
  const [first, ...others] = entries;
  const sources = [first, ...others.filter((entry) => isOf(sourceRepository, entry))];
  return sources.flatMap((entry) => {
    const at = `${path}[${Math.max(0, entries.indexOf(entry))}]`;
    return [
      { path: `${at}.uri`, said: valueAt(entry, ['uri']), certified },
      {
        path: `${at}.digest.gitCommit`,
        said: valueAt(entry, ['digest', 'gitCommit']),
        certified: sourceCommit,
      },
    ];
  });
}

/** Whether a dependency leads into this repository, in whatever way its URI is written. */
function isOf(repository: string, dependency: unknown): boolean {
  const uri = valueAt(dependency, ['uri']);
  const name = repository.replace(/^https?:\/\//, '').toLowerCase();
  if (name === '' || typeof uri !== 'string') return false;
  const at = uri.toLowerCase().indexOf(name);
  return at >= 0 && /^(?:\.git)?(?:$|[@#/?])/.test(uri.slice(at + name.length).toLowerCase());
}

/** The own value at a path; undefined when there is none. */
function valueAt(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return valueAt(Object.getOwnPropertyDescriptor(value, key)?.value, rest);
}

function quote(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 200);
}
