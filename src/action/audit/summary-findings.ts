// SPDX-License-Identifier: Apache-2.0
// The open findings in a job summary: a table for each class, with what to do above it.
import { findingClasses, type Severity } from '../../audit/finding-classes.ts';
import type { AuditFinding, AuditReport } from '../../audit/report.ts';
import { code, details, imageCell, table, words } from '../runner/html.ts';
import { cut, fitting, html } from '../runner/text.ts';
import { counted, dayOf, inWords, openFindings, placeInWords } from './words.ts';

/** Of all classes together; GitHub drops a summary above 1 MiB whole. */
const limits = { rows: 200, bytes: 300 * 1024 };

export function findingBlocks(report: AuditReport): string[] {
  const open = openFindings(report);
  const groups = groupsOf(open);
  const { shown } = fitting(
    groups.flatMap(({ rows }) => rows),
    limits,
  );
  let room = shown.length;
  const blocks = groups.map((group) => {
    const rows = group.rows.slice(0, room);
    room -= rows.length;
    return { ...group, lines: rows.length === 0 ? [] : classBlock({ ...group, rows }) };
  });
  const grave = blocks.filter(({ severity }) => severity !== 'notice');
  const notices = blocks.filter(({ severity }) => severity === 'notice');
  const noticeLines = notices.flatMap(({ lines }) => lines);
  const noticeCount = notices.reduce((sum, { count }) => sum + count, 0);
  const more = open.length - shown.length;
  return [
    '<h4>Open findings</h4>',
    ...(open.length === 0 ? ['<p>None.</p>'] : []),
    ...grave.flatMap(({ lines }) => lines),
    ...(noticeLines.length === 0 ? [] : details(counted(noticeCount, 'notice'), noticeLines)),
    ...(more > 0
      ? [`<p>${inWords(more)} of ${counted(open.length, 'finding')} are only in the report.</p>`]
      : []),
    ...exceptedLine(report),
  ];
}

interface ClassGroup {
  readonly title: string;
  readonly severity: Severity;
  readonly count: number;
  /** Undefined when it is not the same for all: each row says its own then. */
  readonly action: string | undefined;
  /** The first; only what may be shown is rendered. */
  readonly rows: readonly string[];
}

function groupsOf(open: readonly AuditFinding[]): ClassGroup[] {
  return [...Map.groupBy(open, ({ finding }) => finding)].map(([name, all]) => {
    const { title, severity } = findingClasses[name];
    const [action, ...others] = new Set(all.map((finding) => finding.action));
    const isAlike = others.length === 0;
    return {
      title,
      severity,
      count: all.length,
      action: isAlike ? action : undefined,
      rows: all
        .slice(0, limits.rows)
        .map((finding) => rowOf(finding, isAlike ? [] : [toDo(finding.action)])),
    };
  });
}

function classBlock({ title, severity, count, action, rows }: ClassGroup): string[] {
  const times = count === 1 ? '' : `, ${inWords(count)} times`;
  return [
    `<h5>${title} (${severity}${times})</h5>`,
    ...(action === undefined ? [] : [`<p>${toDo(action)}</p>`]),
    ...table(['Where', 'Since', 'What'], rows, limits),
  ];
}

function rowOf(finding: AuditFinding, advice: readonly string[]): string {
  const { subject, firstSeen, message, evidence, places } = finding;
  const [place] = places;
  const what = [
    words(cut(message, 400)),
    ...evidence.slice(0, 1).map((proof) => words(cut(proof, 300))),
    ...whereabouts(finding),
    ...advice,
  ];
  return (
    '<tr>' +
    imageCell(
      { image: cut(subject, 300), tags: [] },
      place === undefined ? undefined : cut(placeInWords(place), 200),
    ) +
    `<td>${html(dayOf(firstSeen)).replaceAll('-', '&#8209;')}</td>` +
    `<td>${what.join('<br>')}</td></tr>`
  );
}

function whereabouts({ environments, places }: AuditFinding): string[] {
  const names = environments.slice(0, 5).map((each) => words(cut(each, 60)));
  const parts = [
    ...(names.length === 0 ? [] : [`In ${names.join(', ')}`]),
    ...(places.length < 2 ? [] : [`named in ${inWords(places.length)} places`]),
  ];
  return parts.length === 0 ? [] : [parts.join('; ')];
}

function toDo(action: string): string {
  return `<b>What to do:</b> ${words(cut(action, 400))}`;
}

function exceptedLine({ findings }: AuditReport): string[] {
  const days = findings.flatMap(({ exception }) => exception?.expires ?? []).toSorted();
  const [next] = days;
  return next === undefined
    ? []
    : [
        `<p>${counted(days.length, 'finding')} ${days.length === 1 ? 'is' : 'are'} excepted; ` +
          `the first exception ends on ${code(cut(next, 40))}.</p>`,
      ];
}
