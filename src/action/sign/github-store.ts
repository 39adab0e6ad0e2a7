// SPDX-License-Identifier: Apache-2.0
// Uploads bundles to GitHub's attestation store, which is never worth a failed release.
import { readFile, stat } from 'node:fs/promises';

import * as v from 'valibot';

import { outcomeOf, valueOf } from '../../concurrency.ts';
import type { HttpClient } from '../../http/client.ts';
import { parseJson } from '../../json.ts';
import type { SignResult } from '../../sign/sign.ts';
import type { Env } from '../runner/environment.ts';
import {
  openGitHub,
  refusalIn,
  refusalText,
  repositoryOf,
  type GitHubRepository,
  type Octokit,
} from '../runner/github.ts';

/** What became of one bundle: its page, or why it has none. */
export type Upload =
  | { readonly kind: 'stored'; readonly path: string; readonly url: string }
  | { readonly kind: 'too-large'; readonly path: string; readonly size: number }
  | { readonly kind: 'failed'; readonly path: string; readonly reason: string };

/** The store's limit as actions/attest has it, which nothing documents. */
const maxBytes = 16 * 1024 * 1024;
const createdSchema = v.object({ id: v.union([v.number(), v.pipe(v.string(), v.maxLength(40))]) });

/**
 * Uploads the bundles that a run has published, when it has.
 * @param result of the run; what it found there before is not uploaded
 */
export async function storeOnGitHub(
  result: SignResult,
  token: string,
  env: Env,
  http: HttpClient,
): Promise<Upload[]> {
  const opened = await outcomeOf(() => Promise.resolve(openStore(token, env, http)));
  const uploads: Upload[] = [];
  // One after another, as GitHub wants writes to come. What one is refused for, so are the others:
  // a store that is down must not hold up the job for each bundle.
  let refusal: string | undefined;
  for (const path of bundlePaths(result)) {
    const outcome = await outcomeOf(async () =>
      refusal === undefined ? upload(path, valueOf(opened)) : failed(path, refusal),
    );
    if (!outcome.ok && !isAboutBundle(outcome.error)) refusal = reasonOf(outcome.error);
    uploads.push(outcome.ok ? outcome.value : failed(path, reasonOf(outcome.error)));
  }
  return uploads;
}

interface Store {
  readonly repository: GitHubRepository;
  readonly octokit: Octokit;
}

function openStore(token: string, env: Env, http: HttpClient): Store {
  return { repository: repositoryOf(env), octokit: openGitHub(token, env, http) };
}

function failed(path: string, reason: string): Upload {
  return { kind: 'failed', path, reason };
}

/** The store takes others. */
function isAboutBundle(error: unknown): boolean {
  return [413, 422].includes(refusalIn(error)?.status ?? 0);
}

function bundlePaths({ images }: SignResult): string[] {
  const places = images.flatMap(({ outcome }) =>
    outcome.ok ? outcome.value.statements.flatMap((statement) => statement.places) : [],
  );
  return [...new Set(places.flatMap((place) => (place.kind === 'made' ? (place.path ?? []) : [])))];
}

/** docs.github.com, REST API, "Create an attestation". */
async function upload(path: string, { repository, octokit }: Store): Promise<Upload> {
  const { owner, repo, page } = repository;
  const { size } = await stat(path);
  if (size > maxBytes) return { kind: 'too-large', path, size };
  const bytes = await readFile(path);
  const { data } = await octokit.request('POST /repos/{owner}/{repo}/attestations', {
    owner,
    repo,
    bundle: v.parse(v.looseObject({}), parseJson(bytes)),
  });
  const created = v.safeParse(createdSchema, data);
  if (!created.success) return failed(path, 'the answer names no attestation');
  const url = `${page}/attestations/${encodeURIComponent(created.output.id)}`;
  return { kind: 'stored', path, url };
}

/** With the fix where it is known. */
function reasonOf(error: unknown): string {
  return refusalText(error, (status) => {
    if (status === 403) return 'Grant the job "attestations: write", beside its other permissions';
    return status === 404
      ? 'Private repositories and GitHub Enterprise Server may have no such store'
      : undefined;
  });
}
