// SPDX-License-Identifier: Apache-2.0
// Opens what asking the transparency log needs, and asks it.
import * as v from 'valibot';

import { chooseCanary } from '../../audit/log-canary.ts';
import { identitiesIn, logFindings, loggedImages } from '../../audit/log-findings.ts';
import { checkpointOf } from '../../audit/log-growth.ts';
import { auditLog, type LogEvidence } from '../../audit/log-audit.ts';
import type { JudgedLog } from '../../audit/judge.ts';
import { logFailure } from '../../audit/log-failure.ts';
import type { AuditReport } from '../../audit/report.ts';
import type { ImageEvidence } from '../../audit/image-evidence.ts';
import type { RunAnswer, RunReference } from '../../audit/workflow-run.ts';
import { outcomeOf } from '../../concurrency.ts';
import { SignetError } from '../../errors.ts';
import { readTrustFile } from '../../sigstore/trust.ts';
import { parseSigningConfig } from '../../sigstore/trusted-root.ts';
import { readText, type Env } from '../runner/environment.ts';
import type { Octokit } from '../runner/github.ts';
import type { AuditInputs } from './inputs.ts';
import type { AuditServices } from './services.ts';

/** The public log with an index; Rekor v2 has none. */
const publicLog = new URL('https://rekor.sigstore.dev/');

export async function askLog(
  images: readonly ImageEvidence[],
  previous: AuditReport | undefined,
  inputs: AuditInputs,
  services: AuditServices,
  env: Env,
): Promise<{ readonly judged: JudgedLog; readonly notices: readonly string[] }> {
  const asked = await outcomeOf(() => evidenceOf(images, previous, inputs, services, env));
  if (asked.ok) return { judged: logFindings(asked.value, images), notices: asked.value.notices };
  const failure = logFailure(asked.error);
  const report = { url: '', treeSize: null, rootHash: null, entries: 0, failure };
  const nothing = { report, entriesNotOurs: [], inconsistent: null };
  return { judged: logFindings(nothing, images), notices: [] };
}

async function evidenceOf(
  images: readonly ImageEvidence[],
  previous: AuditReport | undefined,
  { signingConfigFile, trustedRootFile, githubToken }: AuditInputs,
  services: AuditServices,
  env: Env,
): Promise<LogEvidence> {
  const log = await logOf(signingConfigFile);
  const { material } = await services.trust(
    trustedRootFile === '' ? { kind: 'public-good' } : { kind: 'file', path: trustedRootFile },
  );
  const logged = loggedImages(images);
  const logIds = material.tlogs.map(({ logID }) => logID.toString('hex'));
  const { http, network } = services;
  return auditLog(
    {
      log,
      trust: material,
      images: logged,
      identities: identitiesIn(images),
      canary: chooseCanary(logged, logIds),
      previous: checkpointOf(previous?.log ?? null, log),
    },
    {
      http,
      patience: network.patience,
      runs: async (run) => findRun(await services.octokit(githubToken), run, env),
    },
  );
}

/** @throws SignetError SERVICES_UNUSABLE where a signing config names no log with an index */
async function logOf(signingConfigFile: string): Promise<URL> {
  if (signingConfigFile === '') return publicLog;
  const text = await readTrustFile(signingConfigFile, 'signing-config', readText);
  const { rekorTlogUrls } = parseSigningConfig(text, signingConfigFile);
  const first = rekorTlogUrls.find(({ majorApiVersion }) => majorApiVersion === 1);
  if (first !== undefined) return new URL(first.url);
  throw new SignetError('SERVICES_UNUSABLE', 'The signing config names no Rekor v1', {
    hint: 'Only Rekor v1 has an index that can be asked: leave out "log".',
  });
}

const runRoute = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}';
const runSchema = v.object({
  id: v.number(),
  head_sha: v.string(),
  path: v.string(),
  repository: v.object({ id: v.number() }),
  run_attempt: v.optional(v.number()),
});

/**
 * A run of this repository; of others, a job’s token sees nothing, which is no proof that there
 * is nothing.
 */
async function findRun(octokit: Octokit, run: RunReference, env: Env): Promise<RunAnswer> {
  const own = env['GITHUB_REPOSITORY'] ?? '';
  const [owner = '', repo = ''] = own.split('/');
  if (run.repository.toLowerCase() !== own.toLowerCase()) return 'unknown';
  try {
    const { data } = await octokit.request(runRoute, { owner, repo, run_id: Number(run.id) });
    const found = v.parse(runSchema, data);
    return {
      id: String(found.id),
      headSha: found.head_sha,
      path: found.path,
      repositoryId: String(found.repository.id),
      attempts: found.run_attempt,
    };
  } catch (error) {
    const status = v.safeParse(v.object({ status: v.number() }), error);
    if (!status.success || status.output.status !== 404) throw error;
  }
  // Nor is it a proof where the token cannot see the very run that asks.
  const isSeeing = await octokit
    .request(runRoute, { owner, repo, run_id: Number(env['GITHUB_RUN_ID'] ?? '0') })
    .then(
      () => true,
      () => false,
    );
  return isSeeing ? 'not-found' : 'unknown';
}
