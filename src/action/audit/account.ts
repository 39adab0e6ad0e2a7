// SPDX-License-Identifier: Apache-2.0
// Tells what an audit found: log, files, summary, outputs and the one error.
import { dirname } from 'node:path';

import type { AuditFinding, AuditReport } from '../../audit/report.ts';
import { allProblems, SignetError } from '../../errors.ts';
import { annotationOf } from '../runner/annotation.ts';
import { paragraphOf } from '../runner/documentation.ts';
import type { Env } from '../runner/environment.ts';
import { failureOf, type Failure } from '../runner/failure.ts';
import { setOutputs, workflowFile, writeSummary } from '../runner/files.ts';
import { failureBlock, heading } from '../runner/html.ts';
import { fail, line, notice, warn, type Place } from '../runner/log.ts';
import { failureReport } from '../runner/report.ts';
import { renderBadge } from './badge.ts';
import { tellAudit } from './log-lines.ts';
import { renderMetrics } from './metrics.ts';
import { auditOutputs } from './outputs.ts';
import { renderPage } from './page.ts';
import type { AuditProgress } from './progress.ts';
import { renderAuditSarif } from './sarif.ts';
import { renderAuditSummary } from './summary.ts';
import { openFindings, uncheckedInWords } from './words.ts';

export async function giveAccount(progress: AuditProgress): Promise<void> {
  const { env, inputs, notices, outputs, report, startedAt } = progress;
  for (const text of notices.slice(0, 10)) notice(text);
  const seconds = ((Date.now() - startedAt.getTime()) / 1000).toFixed(1);
  if (report !== undefined) {
    tellAudit(report);
    await writeRenderings(report, progress);
    Object.assign(outputs, auditOutputs(report));
    const unchecked = report.passed ? uncheckedInWords(report) : undefined;
    if (unchecked !== undefined) warn(unchecked);
  }
  const failure = failureIn(progress);
  if (report === undefined) line(failure === undefined ? 'Done' : 'Failed', `in ${seconds} s`);
  if (inputs?.summary !== false) await writeSummary(summaryOf(report, failure, env));
  const unset = setOutputs(outputs, 'The report is in the log');
  if (failure !== undefined) fail(annotationOf(failure, { place: placeOf(progress), env }));
  else if (unset !== undefined) fail(annotationOf(unset, { place: undefined, env }));
}

/** What people, dashboards and code scanning read, beside the report itself. */
async function writeRenderings(
  report: AuditReport,
  { folder, outputs, startedAt, declaration, env }: AuditProgress,
): Promise<void> {
  const file = declaration?.file ?? '';
  const place = file === '' ? (workflowFile(env) ?? '.github/workflows') : file;
  const renderings = {
    'sarif-path': ['audit.sarif', renderAuditSarif(report, place)],
    'html-path': ['report.html', renderPage(report)],
    'badge-path': ['badge.json', renderBadge(report, startedAt)],
    'metrics-path': ['metrics.txt', renderMetrics(report)],
  } as const;
  for (const [output, [name, content]] of Object.entries(renderings)) {
    const path = (await folder.write(name, content)) ?? '';
    outputs[output] = path;
    if (path !== '') outputs['path'] = dirname(path);
  }
}

function failureIn({ error, report }: AuditProgress): Failure | undefined {
  if (error !== undefined) return failureOf(error);
  if (report === undefined || report.passed) return undefined;
  const [worst] = openFindings(report);
  return failureOf(
    allProblems('AUDIT_FAILED', report.failures, {
      hint:
        worst !== undefined
          ? beginWith(worst)
          : report.images.length === 0
            ? 'See what the scope names: do these repositories have tags, does a glob of "tags" ' +
              'match them, and do the files name images?'
            : 'See the report: every image, and why it could not be checked.',
    }),
  );
}

function beginWith({ subject, message, action }: AuditFinding): string {
  const fact = message.startsWith(subject) ? message : `${subject}: ${message}`;
  return `Begin with ${fact}${/[.!?]$/.test(fact) ? '' : '.'} ${action}`;
}

function summaryOf(
  report: AuditReport | undefined,
  failure: Failure | undefined,
  env: Env,
): string {
  if (report !== undefined) return renderAuditSummary(report);
  if (failure === undefined) return '';
  return [
    heading('❌', 'The audit did not come to a report'),
    ...failureBlock(failureReport(failure), {
      paragraph: paragraphOf(failure.code, env),
      isTold: false,
    }),
    '',
  ].join('\n');
}

/** Where a person begins: at the mistake, or the first finding, else in the scopes file. */
function placeOf({ error, report, declaration, env }: AuditProgress): Place | undefined {
  const workflow = workflowFile(env);
  const here = workflow === undefined ? undefined : { file: workflow };
  if (error !== undefined) return (error instanceof SignetError ? error.place : undefined) ?? here;
  const places = report?.findings.flatMap((finding) => finding.places) ?? [];
  // A glob that names nothing is a place for a person, and no file for GitHub.
  const place = places.find(({ file }) => !/[*?[{]/.test(file));
  if (place !== undefined) return { file: place.file, line: place.line ?? undefined };
  const file = declaration?.file ?? '';
  return file === '' ? here : { file };
}
