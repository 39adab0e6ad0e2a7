// SPDX-License-Identifier: Apache-2.0
// Runs audits of a world, and reads their reports, which must be as their schemas say.
import type { ActionRun } from '../../playground/runner.ts';
import type { World, WorldResult } from '../../playground/world.ts';
import type { AuditReport } from '../../src/audit/report.ts';
import { expectFindings, expectReport } from './schemas.ts';

export interface Audited extends WorldResult {
  readonly report: AuditReport;
  readonly path: string;
}

export async function auditIn(
  world: World,
  inputs: Readonly<Record<string, string>>,
  env: ActionRun['env'] = {},
): Promise<Audited> {
  const result = await world.audit({ inputs, env });
  const path = result.outputs['report-path'] ?? '';
  if (path === '') throw new Error(result.stdout);
  const report = expectReport('audit', result) as AuditReport;
  expectFindings(result);
  return { ...result, path, report };
}

/** `class: n`, in their order. */
export function classesIn({ findings }: AuditReport): string[] {
  return findings.map(({ finding }) => finding);
}
