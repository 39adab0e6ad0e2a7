// SPDX-License-Identifier: Apache-2.0
// What the HTML report says first: passed or failed, what has changed, and the figures.
import { findingClasses } from '../../audit/finding-classes.ts';
import type {
  AuditReport,
  ChangedFinding,
  EnvironmentFigures,
  Figures,
} from '../../audit/report.ts';
import {
  counted,
  details,
  duration,
  imageName,
  list,
  mark,
  number,
  percent,
  section,
  severityMark,
  text,
  time,
  verdictMark,
  wideTable,
} from './page-text.ts';

export function header(report: AuditReport): string[] {
  const { passed, failures, run, nextExpected } = report;
  const about = run.repository === null ? '' : ` of ${text(run.repository)}`;
  const outcomeMark = passed ? mark('verified', '✓ Passed') : mark('incident', '✗ Failed');
  return [
    ...(nextExpected === null
      ? []
      : [
          '<p id="late" role="alert" hidden>' +
            `This report is out of date: the next one was due ${time(nextExpected)} and should ` +
            'have replaced it. See whether the audit still runs.</p>',
        ]),
    `<header class="${passed ? 'passed' : 'failed'}">`,
    `<h1>Signature audit${about}</h1>`,
    `<p class="outcome">${outcomeMark}</p>`,
    ...(failures.length === 0 ? [] : list(failures.map(text))),
    '<p>' +
      `Made ${time(report.time)}` +
      (nextExpected === null ? '.' : `; the next one is due ${time(nextExpected)}.`) +
      '</p>',
    ...limits(report),
    '</header>',
  ];
}

/** What keeps the report from saying all, with the way to it. */
function limits({ scopes, notices, log, blindRuns }: AuditReport): string[] {
  const unlisted = scopes.filter(({ failure }) => failure !== null).length;
  const shortened = scopes.filter(({ cut }) => cut !== null).length;
  const facts = [
    ...(blindRuns > 0
      ? [
          blindRuns === 1
            ? 'this run could not check everything'
            : `this run and ${counted(blindRuns - 1, 'run')} before it could not check everything`,
        ]
      : []),
    ...(unlisted > 0 ? [`<a href="#scopes">${counted(unlisted, 'source')} not listed</a>`] : []),
    ...(shortened > 0
      ? [`<a href="#scopes">${counted(shortened, 'source')} listed in part</a>`]
      : []),
    ...(log?.failure == null ? [] : ['<a href="#basis">the log did not answer</a>']),
    ...(notices.length > 0
      ? [`<a href="#notices">${counted(notices.length, 'notice')} about this report</a>`]
      : []),
  ];
  return facts.length === 0 ? [] : [`<p>What limits it: ${facts.join('; ')}.</p>`];
}

export function changes({
  changes: { added, resolved, changed },
  previous,
}: AuditReport): string[] {
  if (previous === null)
    return section('changes', 'What has changed', [
      '<p>There is no previous report to compare with.</p>',
    ]);
  const since = `Since the report of ${time(previous.time)}`;
  if (added.length + resolved.length + changed.length === 0)
    return section('changes', 'What has changed', [`<p>${since}: nothing.</p>`]);
  return section('changes', 'What has changed', [
    `<p>${since}:</p>`,
    '<div class="columns">',
    ...block('New findings', added.map(changedFinding)),
    ...block('Resolved findings', resolved.map(changedFinding)),
    ...block(
      'Changed verdicts',
      changed.map(
        ({ image, policy, before, after }) =>
          `${verdictMark(before)} → ${verdictMark(after)}<br>${imageName(image)}` +
          `<br><small>policy ${text(policy)}</small>`,
      ),
    ),
    '</div>',
  ]);
}

function block(title: string, items: readonly string[]): string[] {
  return [
    `<div><h3>${title} (${number(items.length)})</h3>`,
    ...(items.length === 0 ? ['<p>None.</p>'] : list(items, 8)),
    '</div>',
  ];
}

function changedFinding({ finding, severity, subject, message }: ChangedFinding): string {
  return (
    `${severityMark(severity)} <b>${findingClasses[finding].title}</b><br>` +
    `${imageName(subject)}<br><small>${text(message)}</small>`
  );
}

export function figures(report: AuditReport): string[] {
  const { figures: all, environments, falsePositives, measured } = report;
  const { verification } = measured;
  const { declared, vanished } = falsePositives;
  return section('figures', 'Figures', [
    '<dl class="tiles">',
    ...tile('Coverage', percent(all.coverage), coverageNote(all)),
    ...tile('Incidents', number(all.incidents), 'open', all.incidents > 0 ? 'bad' : ''),
    ...tile(
      'Violations',
      number(all.violations),
      `open, ${number(all.violationsNew)} of them new within 24 hours`,
      all.violations > 0 ? 'poor' : '',
    ),
    ...tile(
      'Unknown',
      number(all.unknown),
      'images that could not be checked',
      all.unknown > 0 ? 'poor' : '',
    ),
    ...tile(
      'False positives',
      number(declared + vanished),
      `${number(declared)} declared, ${number(vanished)} vanished without a cause`,
    ),
    ...tile(
      'Verification',
      verification === null
        ? '–'
        : `${duration(verification.wallP50)} / ${duration(verification.wallP99)}`,
      verification === null
        ? 'nothing was verified in this run'
        : `p50 / p99 of ${counted(verification.count, 'image')}; of the processor ` +
            `${duration(verification.cpuP50)} / ${duration(verification.cpuP99)}`,
    ),
    '</dl>',
    ...environmentTable(all, environments),
  ]);
}

function coverageNote({ images, verified, coverageKnown }: Figures): string {
  return (
    `${number(verified)} of ${counted(images, 'image')} verified; ` +
    `${percent(coverageKnown)} of those that could be checked`
  );
}

function tile(name: string, value: string, note: string, kind = ''): string[] {
  return [
    `<div${kind === '' ? '' : ` class="${kind}"`}><dt>${name}</dt>`,
    `<dd class="value">${value}</dd><dd>${note}</dd></div>`,
  ];
}

function environmentTable(all: Figures, environments: readonly EnvironmentFigures[]): string[] {
  const row = (name: string, of: Figures, minimum: number | null) => [
    name,
    `${percent(of.coverage)}${bar(of.coverage, minimum)}`,
    minimum === null ? '–' : `${percent(minimum)} ${minimumMark(of.coverage, minimum)}`,
    ...[of.images, of.verified, of.unsigned, of.untrusted, of.unknown, of.exempted].map(number),
    number(of.incidents),
    `${number(of.violations)} (${number(of.violationsNew)})`,
  ];
  return wideTable(
    'Coverage of each environment',
    [
      'Environment',
      'Coverage',
      'Minimum',
      'Images',
      'Verified',
      'Unsigned',
      'Untrusted',
      'Unknown',
      'Exempted',
      'Incidents',
      'Violations (new)',
    ],
    [
      ...environments.map((of) => row(text(of.environment), of, of.minCoverage)),
      row('All', all, null),
    ],
  );
}

/** Without images there is nothing to cover. */
function minimumMark(coverage: number | null, minimum: number): string {
  if (coverage === null) return '';
  return coverage >= minimum ? mark('verified', '✓ met') : mark('violation', '✗ missed');
}

function bar(coverage: number | null, minimum: number | null): string {
  if (coverage === null) return '';
  return (
    '<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">' +
    '<rect class="all" width="100" height="6"/>' +
    `<rect class="part" width="${coverage}" height="6"/>` +
    (minimum === null ? '' : `<path class="least" d="M${Math.min(minimum, 99.5)} 0v6"/>`) +
    '</svg>'
  );
}

/** How the run went: the end of the page has room for it. */
export function measurements({ measured, run }: AuditReport): string[] {
  const facts: readonly (readonly [string, string | null])[] = [
    ['Workflow', run.workflow],
    ['Run', run.runId === null ? null : `${run.runId}, attempt ${run.runAttempt ?? '1'}`],
    ['Event', run.event],
    ['Started by', run.actor],
    ['Signet', run.actionVersion],
  ];
  return details('This run', [
    '<dl class="facts">',
    ...facts.flatMap(([name, value]) =>
      value === null ? [] : [`<dt>${name}</dt><dd>${text(value)}</dd>`],
    ),
    `<dt>Took</dt><dd>${duration(measured.durationMs)}</dd>`,
    `<dt>Requests</dt><dd>${number(measured.requests)}` +
      (measured.requestsPerImage === null
        ? '</dd>'
        : `, ${measured.requestsPerImage.toFixed(2)} for each image</dd>`),
    '</dl>',
  ]);
}
