// SPDX-License-Identifier: Apache-2.0
// Whether a workflow run explains a certificate; pure.
import type { Certificate } from '../sigstore/certificate-facts.ts';
import { workflowPath } from '../sigstore/workflow-provenance.ts';

/** The run that a certificate names (fulcio, docs/oid-info.md, 1.21). */
export interface RunReference {
  /** `owner/name` */
  readonly repository: string;
  readonly id: string;
  readonly attempt: number | undefined;
}

/** What the Actions API says of a run (GitHub, "Get a workflow run"). */
export interface WorkflowRun {
  readonly id: string;
  readonly headSha: string;
  /** May have the ref behind an `@`. */
  readonly path: string;
  readonly repositoryId: string;
  /** How often it was begun; undefined when that is not known. */
  readonly attempts?: number | undefined;
}

/** `not-found` is said by the API; `unknown` is that it could not be asked. */
export type RunAnswer = WorkflowRun | 'not-found' | 'unknown';

/** The run behind `https://HOST/OWNER/NAME/actions/runs/ID/attempts/N`. */
export function runOf({ runUrl = '' }: Pick<Certificate, 'runUrl'>): RunReference | undefined {
  const [, repository, id, attempt] =
    /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/actions\/runs\/(\d{1,20})(?:\/attempts\/(\d{1,6}))?$/.exec(
      runUrl,
    ) ?? [];
  if (repository === undefined || id === undefined) return undefined;
  return { repository, id, attempt: attempt === undefined ? undefined : Number(attempt) };
}

/** Of the events whose commit is the one that the API calls the head of their runs. */
const plainEvents: readonly string[] = [
  'push',
  'schedule',
  'workflow_dispatch',
  'repository_dispatch',
  'release',
  'merge_group',
];

/**
 * Where a run differs from the certificate that names it, in words; undefined when it explains it.
 * Any state of a run will do, because signing happens in the middle of it.
 */
export function contradiction(certificate: Certificate, run: WorkflowRun): string | undefined {
  const { sourceCommit, sourceRepositoryId, trigger = '' } = certificate;
  const named = runOf(certificate);
  // A pull request is run at a merge commit that the API does not name.
  const commit = plainEvents.includes(trigger) ? sourceCommit : undefined;
  const differences = [
    differs('run', named?.id, run.id),
    differs('id of the repository', sourceRepositoryId, run.repositoryId),
    differs('commit', commit, run.headSha),
    differs('workflow', ownPath(certificate), run.path.split('@')[0]),
    (named?.attempt ?? 0) > (run.attempts ?? Infinity)
      ? `it names attempt ${named?.attempt ?? 0} of a run that was begun ${run.attempts ?? 0} times`
      : undefined,
  ];
  return differences.find((difference) => difference !== undefined);
}

/** The started workflow's file, when it lies in the repository that is run. */
function ownPath({ buildConfigUri, sourceRepository }: Certificate): string | undefined {
  if (sourceRepository === undefined) return undefined;
  return buildConfigUri?.startsWith(`${sourceRepository}/`) === true
    ? workflowPath(buildConfigUri, sourceRepository)
    : undefined;
}

function differs(
  what: string,
  certified: string | undefined,
  known: string | undefined,
): string | undefined {
  return certified === undefined || certified === known
    ? undefined
    : `the certificate says that the ${what} is ${quote(certified)}, and GitHub ${quote(known)}`;
}

function quote(text: string | undefined): string {
  return JSON.stringify((text ?? '').slice(0, 300));
}
