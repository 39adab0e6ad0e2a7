// SPDX-License-Identifier: Apache-2.0
// The runner's token endpoint (docs.github.com, OpenID Connect reference).
import * as v from 'valibot';

import { SignetError } from '../errors.ts';
import type { HttpClient, HttpResponse } from '../http/client.ts';
import { sendPatiently, type Patience } from '../http/retry.ts';
import { isLoopback } from '../http/url-policy.ts';
import { parseJson } from '../json.ts';

export interface TokenRequest {
  readonly http: HttpClient;
  readonly patience: Patience;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The webhook payload of the run. */
  readonly event: unknown;
  readonly audience: string;
  /** Called with each secret before anything else can print it. */
  readonly maskSecret: (secret: string) => void;
}

/**
 * Asks the runner for the job's ID token.
 * @throws SignetError OIDC_UNAVAILABLE, OIDC_FORK, OIDC_DEPENDABOT, OIDC_REJECTED,
 * OIDC_UNREACHABLE, OIDC_TOKEN_INVALID
 */
export async function requestToken({
  http,
  patience,
  env,
  event,
  audience,
  maskSecret,
}: TokenRequest): Promise<string> {
  const requestUrl = env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '';
  const requestToken = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '';
  if (requestUrl === '' || requestToken === '') throw noTokenFor(env, event);
  maskSecret(requestToken);
  const request = {
    method: 'GET' as const,
    url: tokenUrl(requestUrl, audience),
    headers: { authorization: `Bearer ${requestToken}`, accept: 'application/json' },
    maxBytes: 64 * 1024,
  };
  const response = await sendPatiently(http, request, patience).catch((error: unknown) => {
    if (error instanceof SignetError && error.code === 'CANCELLED') throw error;
    if (error instanceof SignetError && error.code === 'HTTP_TOO_LARGE') throw withoutToken(error);
    throw unreachable('it does not answer', error);
  });
  const token = judgeTokenResponse(response);
  maskSecret(token);
  return token;
}

/** The token in the answer, which is masked before anything else sees it. */
export function judgeTokenResponse(response: HttpResponse): string {
  const id = response.headers.get('x-github-request-id');
  const status = `status ${response.status}${id === null ? '' : ` (request ${id.slice(0, 100)})`}`;
  if (response.status >= 500 || response.status === 429) throw unreachable(status);
  if (response.status !== 200) {
    throw new SignetError(
      'OIDC_REJECTED',
      `GitHub’s token service refused the request for an ID token: ${status}`,
      {
        hint:
          'The permission may have ended with the time limit of the job, or a proxy refused. ' +
          'Run the job again; see https://www.githubstatus.com.',
      },
    );
  }
  const parsed = v.safeParse(
    v.object({ value: v.pipe(v.string(), v.minLength(1)) }),
    parseJson(response.body.toString('utf8')),
  );
  if (!parsed.success) throw withoutToken();
  return parsed.output.value;
}

function withoutToken(cause?: unknown): SignetError {
  const fact = 'GitHub’s token service answered without a token';
  return new SignetError('OIDC_TOKEN_INVALID', fact, {
    hint:
      'Run the job again; if it stays, something between the runner and GitHub changes the ' +
      'answer.',
    cause,
  });
}

/**
 * The URL has a query already, to which the audience is added. Plain http is for a runner's service
 * on the same machine.
 */
function tokenUrl(text: string, audience: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !mayHearSecret(url)) {
    throw new SignetError('OIDC_UNAVAILABLE', 'ACTIONS_ID_TOKEN_REQUEST_URL is not an https URL', {
      hint: 'The runner sets this variable; do not set it in the workflow.',
    });
  }
  url.searchParams.set('audience', audience);
  return url;
}

function mayHearSecret(url: URL): boolean {
  return (
    url.username === '' &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))
  );
}

const pullRequestSchema = v.object({
  pull_request: v.object({
    head: v.object({ repo: v.nullable(v.object({ full_name: v.string() })) }),
    base: v.object({ repo: v.object({ full_name: v.string() }) }),
  }),
});

/** Why there is no token: the fix differs. */
function noTokenFor(env: TokenRequest['env'], event: unknown): SignetError {
  const pull = v.safeParse(pullRequestSchema, event);
  const guard = 'Sign on push or release, and guard this step:\n';
  if (
    pull.success &&
    pull.output.pull_request.head.repo?.full_name !== pull.output.pull_request.base.repo.full_name
  ) {
    return new SignetError(
      'OIDC_FORK',
      'This run is for a pull request from a fork, and GitHub gives such runs no ID token, ' +
        'whatever the workflow’s permissions say',
      {
        hint:
          `${guard}  if: github.event_name != 'pull_request' || ` +
          'github.event.pull_request.head.repo.full_name == github.repository',
      },
    );
  }
  if (env['GITHUB_ACTOR'] === 'dependabot[bot]') {
    return new SignetError(
      'OIDC_DEPENDABOT',
      'This run was started by Dependabot, and such runs start with read-only permissions',
      {
        hint:
          'Grant "id-token: write" in the workflow if such runs should sign. Usually they should ' +
          `not. ${guard}  if: github.actor != 'dependabot[bot]'`,
      },
    );
  }
  return new SignetError('OIDC_UNAVAILABLE', 'This job has no permission to get an ID token', {
    hint:
      'Grant the job all that it needs, as a job’s "permissions" replace the workflow’s (for ' +
      'a reusable workflow, the calling job must grant it too):\n' +
      '  permissions:\n' +
      '    contents: read\n' +
      '    packages: write # for ghcr.io\n' +
      '    id-token: write',
  });
}

function unreachable(what: string, cause?: unknown): SignetError {
  return new SignetError('OIDC_UNREACHABLE', `GitHub’s token service is not available: ${what}`, {
    hint:
      (cause instanceof SignetError && cause.code === 'HTTP_UNREACHABLE'
        ? cause.hint
        : undefined) ?? 'Run the job again later; see https://www.githubstatus.com.',
    cause,
  });
}
