// SPDX-License-Identifier: Apache-2.0
// Plays GitHub's REST API, as far as jobs use it: strict about paths, parameters, bodies and
// permissions, as GitHub's OpenAPI description says.
import { judgeRequest, missingPermission, type Asked } from './github-rules.ts';
import { serve, type PlayAnswer, type PlayRequest, type PlayServer } from './server.ts';

export interface GitHub extends PlayServer {
  /** What the runner sets. */
  readonly env: { readonly GITHUB_API_URL: string };
  /** What was uploaded, in order. */
  readonly attestations: readonly object[];
  readonly artifacts: PlayArtifact[];
  readonly runs: PlayRun[];
  /** The container packages of organizations. */
  readonly packages: Map<string, readonly string[]>;
  readonly issues: PlayIssue[];
  /** Requests that GitHub’s description does not know; a test with any fails. */
  readonly violations: string[];
  /** Where artifacts lie: another host, which must not hear the token. */
  readonly storage: PlayServer;
}

export interface PlayArtifact {
  readonly id: number;
  readonly name: string;
  readonly archive: Uint8Array;
  readonly expired?: boolean;
  readonly createdAt: string;
  readonly runId: number;
  readonly headRepositoryId: number;
  readonly headBranch: string;
  /** Where a download is redirected to; the storage when absent. */
  readonly location?: string;
}

export interface PlayRun {
  readonly id: number;
  readonly path: string;
  readonly headSha: string;
  readonly headBranch: string;
  readonly repositoryId: number;
  /** `schedule` when absent. */
  readonly event?: string;
}

export interface PlayIssue {
  readonly number: number;
  readonly user: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  labels: readonly string[];
}

export interface GitHubOptions {
  readonly token?: string;
  /** What the job's token may do. */
  readonly permissions?: readonly string[];
  readonly repository?: string;
  readonly repositoryId?: number;
  readonly defaultBranch?: string;
  /** A classic token with the scope read:packages. */
  readonly packagesToken?: string;
}

const versions = /^application\/vnd\.github(?:\.v3)?\+json$/;
/** Who acts by a job’s token. */
const bot = 'github-actions[bot]';

export async function startGitHub({
  token = 'job-token',
  permissions = ['attestations: write'],
  repository = 'acme/app',
  repositoryId = 1001,
  defaultBranch = 'main',
  packagesToken = 'classic-token',
}: GitHubOptions = {}): Promise<GitHub> {
  const storage = await serve(({ url, headers }) => {
    if (headers['authorization'] !== undefined) return { status: 400, body: 'two ways to log in' };
    const artifact = state.artifacts.find(({ id }) => url.pathname === `/artifacts/${id}`);
    return artifact === undefined
      ? { status: 404 }
      : { status: 200, body: Buffer.from(artifact.archive) };
  });
  const state: State = {
    repository,
    repositoryId,
    defaultBranch,
    attestations: [],
    artifacts: [],
    runs: [],
    packages: new Map(),
    issues: [],
    storage: storage.url,
  };
  const violations: string[] = [];
  const server = await serve((request) => {
    const { headers } = request;
    const given = (headers['authorization'] ?? '').replace(/^token /, '');
    if (given !== token && given !== packagesToken) return refuse(401, 'Bad credentials');
    if (!versions.test(headers['accept'] ?? '')) return refuse(415, 'Unsupported Media Type');
    if (headers['user-agent'] === undefined) return refuse(403, 'Request forbidden');
    const asked = judgeRequest(request);
    if ('violation' in asked) {
      violations.push(asked.violation);
      return refuse(asked.violation.includes('description') ? 404 : 422, asked.violation);
    }
    const own = given === token ? permissions : ['scope read:packages'];
    if (missingPermission(asked, own) !== undefined)
      return refuse(403, 'Resource not accessible by integration');
    const { owner, repo } = asked.values;
    if (owner !== undefined && `${owner}/${repo ?? ''}` !== repository)
      return refuse(404, 'Not Found');
    return answer(asked, state, request);
  });
  return {
    ...server,
    ...state,
    storage,
    violations,
    env: { GITHUB_API_URL: server.url },
    async close() {
      await Promise.all([server.close(), storage.close()]);
    },
  };
}

interface State {
  readonly repository: string;
  readonly repositoryId: number;
  readonly defaultBranch: string;
  readonly attestations: object[];
  readonly artifacts: PlayArtifact[];
  readonly runs: PlayRun[];
  readonly packages: Map<string, readonly string[]>;
  readonly issues: PlayIssue[];
  readonly storage: string;
}

function refuse(status: number, message: string): PlayAnswer {
  return {
    status,
    body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
  };
}

function answer(asked: Asked, state: State, request: PlayRequest): PlayAnswer {
  switch (asked.name.replace('/repos/{owner}/{repo}', 'REPO')) {
    case 'GET REPO':
      return {
        status: 200,
        body: { id: state.repositoryId, default_branch: state.defaultBranch },
      };
    case 'POST REPO/attestations':
      return createAttestation(asked, state);
    case 'GET REPO/actions/artifacts':
      return listArtifacts(asked, state, request);
    case 'GET REPO/actions/artifacts/{artifact_id}/{archive_format}':
      return downloadArtifact(asked, state);
    case 'GET REPO/actions/runs/{run_id}':
      return readRun(asked, state);
    case 'GET /orgs/{org}/packages':
      return listPackages(asked, state, request);
    case 'GET REPO/issues':
      return listIssues(asked, state, request);
    case 'POST REPO/issues':
      return createIssue(asked, state);
    case 'PATCH REPO/issues/{issue_number}':
      return updateIssue(asked, state);
    default:
      return refuse(404, 'Not Found');
  }
}

function createAttestation({ body }: Asked, { attestations }: State): PlayAnswer {
  const { bundle } = body;
  const isBundle =
    typeof bundle === 'object' &&
    bundle !== null &&
    ['mediaType', 'verificationMaterial', 'dsseEnvelope'].every((name) => name in bundle);
  if (!isBundle) return refuse(422, 'Invalid bundle');
  attestations.push(bundle);
  return { status: 201, body: { id: 1000 + attestations.length } };
}

function listArtifacts(asked: Asked, state: State, request: PlayRequest): PlayAnswer {
  const name = asked.query.get('name');
  const all = state.artifacts.filter((artifact) => name === null || artifact.name === name);
  return page(request, all, (artifacts) => ({
    total_count: all.length,
    artifacts: artifacts.map((artifact) => ({
      id: artifact.id,
      name: artifact.name,
      size_in_bytes: artifact.archive.length,
      expired: artifact.expired ?? false,
      created_at: artifact.createdAt,
      workflow_run: {
        id: artifact.runId,
        repository_id: state.repositoryId,
        head_repository_id: artifact.headRepositoryId,
        head_branch: artifact.headBranch,
        head_sha: 'a'.repeat(40),
      },
    })),
  }));
}

function downloadArtifact({ values }: Asked, { artifacts, storage }: State): PlayAnswer {
  const artifact = artifacts.find(({ id }) => String(id) === values['artifact_id']);
  if (artifact === undefined || values['archive_format'] !== 'zip') return refuse(404, 'Not Found');
  if (artifact.expired === true) return refuse(410, 'Artifact has expired');
  const location = artifact.location ?? `${storage}/artifacts/${artifact.id}?signature=secret`;
  return { status: 302, headers: { location } };
}

function readRun({ values }: Asked, { runs, repository }: State): PlayAnswer {
  const run = runs.find(({ id }) => String(id) === values['run_id']);
  if (run === undefined) return refuse(404, 'Not Found');
  return {
    status: 200,
    body: {
      id: run.id,
      path: run.path,
      event: run.event ?? 'schedule',
      head_sha: run.headSha,
      head_branch: run.headBranch,
      html_url: `https://github.com/${repository}/actions/runs/${run.id}`,
      repository: { id: run.repositoryId },
      head_repository: { id: run.repositoryId },
      status: 'completed',
      conclusion: 'success',
    },
  };
}

function listPackages(asked: Asked, state: State, request: PlayRequest): PlayAnswer {
  const names = state.packages.get(asked.values['org'] ?? '');
  if (names === undefined) return refuse(404, 'Not Found');
  return page(request, names, (some) =>
    some.map((name, at) => ({ id: at + 1, name, package_type: 'container', visibility: 'public' })),
  );
}

function listIssues(asked: Asked, state: State, request: PlayRequest): PlayAnswer {
  const labels = (asked.query.get('labels') ?? '').split(',').filter((name) => name !== '');
  const wanted = asked.query.get('state') ?? 'open';
  const creator = asked.query.get('creator');
  const all = state.issues.filter(
    (issue) =>
      (wanted === 'all' || issue.state === wanted) &&
      (creator === null || issue.user === creator) &&
      labels.every((name) => issue.labels.includes(name)),
  );
  return page(request, all, (issues) => issues.map(issueBody));
}

function issueBody({ number, user, title, body, state, labels }: PlayIssue): object {
  return {
    number,
    title,
    body,
    state,
    user: { login: user },
    labels: labels.map((name) => ({ name })),
    html_url: `https://github.com/acme/app/issues/${number}`,
  };
}

function createIssue({ body }: Asked, { issues }: State): PlayAnswer {
  const issue: PlayIssue = {
    number: issues.length + 1,
    user: bot,
    title: textOf(body['title']),
    body: textOf(body['body']),
    state: 'open',
    labels: (body['labels'] as readonly string[] | undefined) ?? [],
  };
  if (issue.body.length > 65_536) return refuse(422, 'body is too long');
  issues.push(issue);
  return { status: 201, body: issueBody(issue) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function updateIssue({ values, body }: Asked, { issues }: State): PlayAnswer {
  const issue = issues.find(({ number }) => String(number) === values['issue_number']);
  if (issue === undefined) return refuse(404, 'Not Found');
  if (typeof body['title'] === 'string') issue.title = body['title'];
  if (typeof body['body'] === 'string') issue.body = body['body'];
  if (body['state'] === 'open' || body['state'] === 'closed') issue.state = body['state'];
  return { status: 200, body: issueBody(issue) };
}

/** A page, and a Link to the next one where there is one. */
function page<Item>(
  { url }: PlayRequest,
  all: readonly Item[],
  body: (items: readonly Item[]) => object,
): PlayAnswer {
  const size = Number(url.searchParams.get('per_page') ?? '30');
  const number = Number(url.searchParams.get('page') ?? '1');
  const next = new URL(url);
  next.searchParams.set('page', String(number + 1));
  const hasMore = all.length > number * size;
  return {
    status: 200,
    headers: hasMore ? { link: `<${next.href}>; rel="next"` } : {},
    body: body(all.slice((number - 1) * size, number * size)),
  };
}
