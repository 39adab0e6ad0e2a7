// SPDX-License-Identifier: Apache-2.0
// Looks for the previous report, once, where the inputs say that it is.
import * as v from 'valibot';

import { SignetError } from '../../errors.ts';
import type { TrustSource } from '../../sigstore/trust.ts';
import { readEvent, type Env } from '../runner/environment.ts';
import { refusalText, repositoryOf, type Octokit } from '../runner/github.ts';
import { line } from '../runner/log.ts';
import type { AuditInputs, PreviousSource } from './inputs.ts';
import { judgePrevious, storedAt, type KnownPrevious, type StoredReport } from './previous.ts';
import { previousReports } from './previous-artifact.ts';
import type { AuditProgress } from './progress.ts';
import type { AuditServices } from './services.ts';

/**
 * What cannot be found out is an error: a first run would forget every incident.
 * @throws SignetError PREVIOUS_UNKNOWN
 */
export async function lookedUpPrevious(
  inputs: AuditInputs,
  services: AuditServices,
  { env, notices }: AuditProgress,
): Promise<KnownPrevious | undefined> {
  const { previous: source, signReport, trustedRootFile, issuer } = inputs;
  if (source.kind === 'none') return undefined;
  const { candidates, defaultBranch } = await locate(source, inputs, services, env);
  const root: TrustSource =
    trustedRootFile === '' ? { kind: 'public-good' } : { kind: 'file', path: trustedRootFile };
  const context = {
    env,
    defaultBranch,
    issuer,
    isSigned: signReport,
    trust: async () => (await services.trust(root)).material,
  };
  let isNone = true;
  // A run whose report could not be signed must not make all before it forgotten.
  for await (const stored of candidates) {
    isNone = false;
    const outcome = await judgePrevious(stored, context);
    if (outcome.notice !== undefined) notices.push(outcome.notice);
    if (outcome.kind === 'ignored') continue;
    line('Previous', outcome.previous.facts.time);
    return outcome.previous;
  }
  if (isNone && source.kind === 'artifact')
    notices.push(
      `There is no previous report (no artifact "${source.name}" of this workflow on the default ` +
        'branch), so everything is new',
    );
  return undefined;
}

interface Located {
  /** The newest first. */
  readonly candidates: AsyncIterable<StoredReport> | readonly StoredReport[];
  readonly defaultBranch: string;
}

async function locate(
  source: Exclude<PreviousSource, { kind: 'none' }>,
  { githubToken }: AuditInputs,
  services: AuditServices,
  env: Env,
): Promise<Located> {
  const event = v.safeParse(eventSchema, await readEvent(env));
  const known = event.success ? event.output.repository.default_branch : undefined;
  if (source.kind === 'file') {
    return { candidates: [await storedAt(source.path)], defaultBranch: known ?? 'main' };
  }
  const octokit = await services.octokit(githubToken);
  const { owner, repo } = repositoryOf(env);
  const defaultBranch = known ?? (await defaultBranchOf(octokit, owner, repo));
  const candidates = previousReports(octokit, services.http, {
    owner,
    repo,
    repositoryId: env['GITHUB_REPOSITORY_ID'] ?? '',
    defaultBranch,
    workflowPath: workflowPath(env),
    runId: env['GITHUB_RUN_ID'] ?? '',
    artifactName: source.name,
  });
  return { candidates, defaultBranch };
}

const eventSchema = v.object({ repository: v.object({ default_branch: v.string() }) });

/** The path in `OWNER/REPO/PATH@REF`. */
function workflowPath(env: Env): string {
  const ref = env['GITHUB_WORKFLOW_REF'] ?? '';
  return /^[^/]+\/[^/]+\/([^@]+)@/.exec(ref)?.[1] ?? '';
}

const repositorySchema = v.object({ default_branch: v.pipe(v.string(), v.maxLength(300)) });

async function defaultBranchOf(octokit: Octokit, owner: string, repo: string): Promise<string> {
  try {
    const { data } = await octokit.request('GET /repos/{owner}/{repo}', { owner, repo });
    return v.parse(repositorySchema, data).default_branch;
  } catch (cause) {
    throw new SignetError(
      'PREVIOUS_UNKNOWN',
      `GitHub does not say which branch is the default: ${refusalText(cause)}`,
      {
        cause,
        hint:
          'Leave out "github-token": the job’s own token is enough. If GitHub is away, run the ' +
          'job again; with "previous: none", nothing is compared.',
      },
    );
  }
}
