// SPDX-License-Identifier: Apache-2.0
// What a run of the audit action knows so far.
import type { AuditDeclaration } from '../../audit/declared.ts';
import type { AuditReport } from '../../audit/report.ts';
import type { StepFolder } from '../runner/files.ts';
import type { StepProgress } from '../runner/report.ts';
import type { AuditInputs } from './inputs.ts';

export interface AuditProgress extends StepProgress {
  readonly folder: StepFolder;
  /** What was not believed or not complete, a sentence each. */
  readonly notices: string[];
  /** What this run leaves for the next steps. */
  readonly outputs: Record<string, string>;
  inputs?: AuditInputs;
  declaration?: AuditDeclaration;
  report?: AuditReport;
}

export interface AuditRequest {
  readonly inputs: AuditInputs;
  readonly declaration: AuditDeclaration;
}
