// SPDX-License-Identifier: Apache-2.0
// The numbers of an audit as outputs of the step.
import type { AuditReport } from '../../audit/report.ts';
import { changeCount } from './words.ts';

/** Without the paths of files. `coverage` is empty when no image was audited. */
export function auditOutputs(report: AuditReport): Record<string, string> {
  const { figures, passed } = report;
  return {
    passed: String(passed),
    coverage: String(figures.coverage ?? ''),
    verified: String(figures.verified),
    unsigned: String(figures.unsigned),
    untrusted: String(figures.untrusted),
    unknown: String(figures.unknown),
    violations: String(figures.violations),
    'violations-new': String(figures.violationsNew),
    incidents: String(figures.incidents),
    changed: String(changeCount(report) > 0),
  };
}
