// SPDX-License-Identifier: Apache-2.0
// What an audit of thousands of images costs on the real registries: requests, time and memory,
// with nothing known before and with a report of the day before.
import { readFile } from 'node:fs/promises';

import type { Stack } from '../peers/stack.ts';
import { runAction, type ActionResult, type ActionRun } from '../playground/runner.ts';
import type { AuditReport } from '../src/audit/report.ts';
import { peakOf } from './memory.ts';
import { populate } from './population.ts';

export interface AuditRow {
  readonly name: string;
  readonly images: number;
  readonly seconds: number;
  readonly requestsPerImage: number;
  /** Megabytes. */
  readonly memory: number;
  readonly wallP99: number;
}

export interface AuditMeasures {
  readonly rows: readonly AuditRow[];
  /** Of the time for all images to that for a tenth of them. */
  readonly ratio: number;
}

export async function measureAudit(
  stack: Stack,
  repositories = 200,
  imagesEach = 25,
): Promise<AuditMeasures> {
  const hosts = stack.registries
    .filter(({ name, login }) => login === undefined && /^(?:docker-registry|olareg)$/.test(name))
    .map(({ host, listing }) => ({ host, hasApi: listing === 'referrers-api' }));
  const fleet = await populate(stack, hosts, repositories, imagesEach);
  const tenth = fleet.repositories.slice(0, Math.ceil(repositories / 10));
  const audit = (name: string, own: readonly string[], previous = 'none') =>
    auditOf(stack, name, own, previous);
  const few = await audit('cold, a tenth of them', tenth);
  const cold = await audit('cold', fleet.repositories);
  const warm = await audit('warm', fleet.repositories, cold.path);
  const rows = [few, cold, warm].map(({ row }) => row);
  for (const { images, name } of rows)
    console.error(`measured: audit of ${images} images, ${name}`);
  return { rows, ratio: cold.row.seconds / few.row.seconds };
}

async function auditOf(
  { issuer, rekorV2 }: Stack,
  name: string,
  repositories: readonly string[],
  previous: string,
): Promise<{ readonly row: AuditRow; readonly path: string }> {
  const env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: issuer.tokenUrl(),
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'runner',
  };
  const inputs = {
    repositories: repositories.join('\n'),
    'signer-workflow': 'release.yml',
    'certificate-oidc-issuer': issuer.url,
    'trusted-root': rekorV2.trustedRoot,
    'signing-config': rekorV2.signingConfig,
    previous,
    summary: 'false',
  };
  let result: ActionResult | undefined;
  const act = async (run: ActionRun) => {
    result = await runAction({ ...run, action: 'audit', env: { ...run.env, ...env } });
    return result;
  };
  const memory = await peakOf(act, inputs);
  const path = result?.outputs['report-path'] ?? '';
  const { figures, measured } = JSON.parse(await readFile(path, 'utf8')) as AuditReport;
  if (figures.verified !== figures.images) throw new Error(JSON.stringify(figures));
  return {
    path,
    row: {
      name,
      images: figures.images,
      seconds: measured.durationMs / 1000,
      requestsPerImage: measured.requestsPerImage ?? 0,
      memory,
      wallP99: measured.verification?.wallP99 ?? 0,
    },
  };
}
