// SPDX-License-Identifier: Apache-2.0
// The previous report among the artifacts of this repository. Artifacts have any names, also those
// of runs for forks’ pull requests, so only the run that made one says whose it is.
import * as v from 'valibot';

import { SignetError } from '../../errors.ts';
import type { HttpClient } from '../../http/client.ts';
import { judgeRedirect } from '../../http/url-policy.ts';
import { describeIssue } from '../../json.ts';
import { refusalText, type Octokit } from '../runner/github.ts';
import type { StoredReport } from './previous.ts';
import { filesInZip } from './zip.ts';

export interface ArtifactRequest {
  readonly owner: string;
  readonly repo: string;
  readonly repositoryId: string;
  readonly defaultBranch: string;
  /** `.github/workflows/audit.yml` */
  readonly workflowPath: string;
  /** Of this run, whose own artifacts are not those of the run before. */
  readonly runId: string;
  readonly artifactName: string;
}

const limits = { pages: 20, archive: 64 * 1024 * 1024, bundle: 1024 * 1024, candidates: 10 };
const reportName = 'report.json';
const bundleName = `${reportName}.sigstore.json`;

const id = v.pipe(v.number(), v.integer(), v.minValue(1));
const artifactsSchema = v.object({
  total_count: v.number(),
  artifacts: v.array(
    v.object({
      id,
      name: v.string(),
      expired: v.boolean(),
      created_at: v.nullable(v.string()),
      workflow_run: v.nullish(
        v.object({
          id,
          repository_id: id,
          head_repository_id: v.nullish(id),
          head_branch: v.nullish(v.string()),
        }),
      ),
    }),
  ),
});
const runSchema = v.object({
  id,
  path: v.string(),
  event: v.string(),
  html_url: v.pipe(v.string(), v.maxLength(500)),
});

/**
 * The reports of this very workflow on the default branch, the newest first. What cannot be found
 * out is an error: taken for a first run, it would forget every incident.
 * @throws SignetError PREVIOUS_UNKNOWN
 */
export async function* previousReports(
  octokit: Octokit,
  http: HttpClient,
  request: ArtifactRequest,
): AsyncIterable<StoredReport> {
  const { owner, repo, workflowPath } = request;
  let looked = 0;
  for (const artifact of await ownArtifacts(octokit, request)) {
    const run = await orUnknown('the run of an artifact', async () => {
      const { data } = await octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', {
        owner,
        repo,
        run_id: artifact.runId,
      });
      return parsed(runSchema, data);
    });
    // A pull request from the default branch has it as its head, and runs what the other side says.
    const isOther = run.path.replace(/@.*$/s, '') !== workflowPath;
    if (isOther || run.event.startsWith('pull_request')) continue;
    if (++looked > limits.candidates) return;
    const archive = await orUnknown('the artifact of the previous report', () =>
      download(octokit, http, { owner, repo, artifactId: artifact.id }),
    );
    yield { ...reportIn(archive), run: run.html_url };
  }
}

/** What cannot be unpacked is an empty report, which no one has signed. */
function reportIn(archive: Uint8Array): Pick<StoredReport, 'report' | 'bundle'> {
  const wanted = { [reportName]: limits.archive, [bundleName]: limits.bundle };
  const files = filesInZip(archive, wanted);
  return { report: files.get(reportName) ?? new Uint8Array(), bundle: files.get(bundleName) };
}

interface OwnArtifact {
  readonly id: number;
  readonly runId: number;
}

async function ownArtifacts(
  octokit: Octokit,
  { owner, repo, repositoryId, defaultBranch, runId, artifactName }: ArtifactRequest,
): Promise<OwnArtifact[]> {
  const found: (OwnArtifact & { readonly createdAt: string })[] = [];
  for (let page = 1; page <= limits.pages; page++) {
    const { artifacts } = await orUnknown('the list of artifacts', async () => {
      const { data } = await octokit.request('GET /repos/{owner}/{repo}/actions/artifacts', {
        owner,
        repo,
        name: artifactName,
        per_page: 100,
        page,
      });
      return parsed(artifactsSchema, data);
    });
    for (const { id: artifactId, name, expired, created_at, workflow_run: run } of artifacts) {
      const isOwn =
        name === artifactName &&
        !expired &&
        run != null &&
        String(run.repository_id) === repositoryId &&
        String(run.head_repository_id ?? '') === repositoryId &&
        run.head_branch === defaultBranch &&
        String(run.id) !== runId;
      if (isOwn) found.push({ id: artifactId, runId: run.id, createdAt: created_at ?? '' });
    }
    if (artifacts.length < 100) break;
  }
  return found.toSorted((one, other) =>
    one.createdAt === other.createdAt
      ? other.id - one.id
      : one.createdAt < other.createdAt
        ? 1
        : -1,
  );
}

/** GitHub redirects to a storage with a signed address, which the token must not reach. */
async function download(
  octokit: Octokit,
  http: HttpClient,
  { owner, repo, artifactId }: { owner: string; repo: string; artifactId: number },
): Promise<Buffer> {
  const route = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';
  const values = { owner, repo, artifact_id: artifactId, archive_format: 'zip' };
  const { headers } = await octokit.request(route, values);
  const { location } = v.parse(redirectSchema, headers);
  const from = octokit.request.endpoint(route, values).url;
  const answer = await http.send({
    method: 'GET',
    url: judgeRedirect(location, new URL(from)),
    maxBytes: limits.archive,
    timeoutMs: 120_000,
  });
  if (answer.status !== 200) throw new Error(`its storage answers with ${answer.status}`);
  return answer.body;
}

const redirectSchema = v.object({ location: v.pipe(v.string(), v.maxLength(5_000)) });

function parsed<Content>(schema: v.GenericSchema<unknown, Content>, data: unknown): Content {
  const read = v.safeParse(schema, data);
  if (read.success) return read.output;
  throw new Error(`GitHub’s answer cannot be used: ${describeIssue(read.issues[0])}`);
}

async function orUnknown<Value>(what: string, ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask();
  } catch (cause) {
    const why = refusalText(cause, (status) =>
      status === 403 ? 'Grant the job "actions: read", beside its other permissions' : undefined,
    );
    throw new SignetError('PREVIOUS_UNKNOWN', `GitHub does not give ${what}: ${why}`, {
      cause,
      hint:
        'The job needs "actions: read". If GitHub is away, run the job again; with ' +
        '"previous: none", nothing is compared.',
    });
  }
}
