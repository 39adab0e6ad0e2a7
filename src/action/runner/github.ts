// SPDX-License-Identifier: Apache-2.0
// GitHub's API by Octokit, with its own retries and throttling, over the step's one way out of the
// process: one proxy and one CA setting rule all requests.
import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import * as v from 'valibot';

import { messageOf, SignetError } from '../../errors.ts';
import type { HttpClient, HttpRequest } from '../../http/client.ts';
import { isLoopback } from '../../http/url-policy.ts';
import { serverOf, type Env } from './environment.ts';
import { debug } from './log.ts';

export type { Octokit } from '@octokit/core';

/** The repository that runs the job. */
export interface GitHubRepository {
  readonly owner: string;
  readonly repo: string;
  /** Its page, without a slash at its end. */
  readonly page: string;
}

/** Octokit for the API of the GitHub that runs the job. @throws SignetError URL_REFUSED */
export function openGitHub(token: string, env: Env, http: HttpClient): Octokit {
  const WithPlugins = Octokit.plugin(retry, throttling);
  const limited = (
    retryAfter: number,
    request: { readonly method?: string },
    _: Octokit,
    tries: number,
  ) => {
    debug(`GitHub asks to wait ${retryAfter} s before ${request.method ?? 'a request'}`);
    return tries < maxLimited && retryAfter <= longestWait;
  };
  return new WithPlugins({
    auth: token,
    baseUrl: apiOf(env),
    userAgent: 'signet',
    log: { debug, info: debug, warn: debug, error: debug },
    request: { fetch: fetchOver(http) },
    throttle: { onRateLimit: limited, onSecondaryRateLimit: limited },
  });
}

/** A job that waits longer for what is not needed is not worth it, in seconds. */
const longestWait = 60;
const maxLimited = 2;

/** @throws SignetError INPUT_INVALID where the runner does not say which repository it is */
export function repositoryOf(env: Env): GitHubRepository {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(env['GITHUB_REPOSITORY'] ?? '') ?? [];
  if (owner === undefined || repo === undefined)
    throw new SignetError('INPUT_INVALID', 'GITHUB_REPOSITORY does not name a repository', {
      hint: 'The runner sets this variable; do not set it in the workflow.',
    });
  return { owner, repo, page: `${serverOf(env)}/${owner}/${repo}` };
}

/** Octokit's RequestError; where nothing answered it has a status of its own making. */
const refusalSchema = v.looseObject({
  status: v.number(),
  message: v.string(),
  response: v.looseObject({}),
});

/** What GitHub said, and what to do where that is the same for all requests. */
export interface GitHubRefusal {
  readonly status: number;
  /** Without a full stop. */
  readonly words: string;
  readonly advice: string | undefined;
}

/** Undefined when GitHub gave no answer. */
export function refusalIn(error: unknown): GitHubRefusal | undefined {
  const refused = v.safeParse(refusalSchema, error);
  if (!refused.success) return undefined;
  const { status, message } = refused.output;
  const words = `status ${status}: ${message.slice(0, 300).replace(/[.]$/, '')}`;
  return { status, words, advice: adviceFor(status, message) };
}

/**
 * What stopped a request, with the fix where it is known; a sentence without a full stop.
 * @param adviceOn what the caller knows of a status
 */
export function refusalText(
  error: unknown,
  adviceOn: (status: number) => string | undefined = () => undefined,
): string {
  const refusal = refusalIn(error);
  if (refusal === undefined) return messageOf(error);
  const advice = refusal.advice ?? adviceOn(refusal.status);
  return advice === undefined ? refusal.words : `${refusal.words}. ${advice}`;
}

function adviceFor(status: number, message: string): string | undefined {
  if (/rate limit/i.test(message)) return 'Run the job again later';
  if (status === 401) return 'The input "github-token" is empty, wrong or expired';
  return undefined;
}

function apiOf(env: Env): string {
  const given = (env['GITHUB_API_URL'] ?? '').trim() || 'https://api.github.com';
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const mayHearToken =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (mayHearToken) return given.replace(/\/+$/, '');
  throw new SignetError('URL_REFUSED', 'GITHUB_API_URL is not an https URL', {
    hint: 'The runner sets this variable; do not set it in the workflow.',
  });
}

/** What Octokit and its plugins read of an answer. */
const headerNames = [
  'content-type',
  'date',
  'link',
  'location',
  'retry-after',
  'x-github-request-id',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
];
const methods = ['GET', 'HEAD', 'PATCH', 'POST', 'PUT'] as const;

/** `fetch`, as far as Octokit uses it. */
function fetchOver(http: HttpClient) {
  return async (
    url: string,
    options: {
      readonly method?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    },
  ): Promise<Response> => {
    const { headers = {}, body } = options;
    const method = methods.find((each) => each === options.method) ?? 'GET';
    const request: HttpRequest = {
      method,
      url: new URL(url),
      headers,
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
      maxBytes: 32 * 1024 * 1024,
    };
    const answer = await http.send(request);
    const fields = headerNames.flatMap((name): [string, string][] => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value]];
    });
    const { status, body: bytes } = answer;
    // A status that allows no body allows no empty one either (fetch, "null body status").
    const content = [204, 205, 304].includes(status) ? null : new Uint8Array(bytes);
    return new Response(content, { status, headers: fields });
  };
}
