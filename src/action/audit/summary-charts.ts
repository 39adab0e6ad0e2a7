// SPDX-License-Identifier: Apache-2.0
// Two Mermaid charts for a job summary, and the same numbers as tables for whoever sees no charts.
// Mermaid takes markup and settings from labels without complaint, so only fixed words and numbers
// are in them.
import type { AuditReport, DailyPoint } from '../../audit/report.ts';
import { details, table } from '../runner/html.ts';
import { html } from '../runner/text.ts';
import { inWords, percent, verdicts } from './words.ts';

/** More would not be told apart. */
const maxPoints = 30;

export function charts(report: AuditReport): string[] {
  const blocks = [...pie(report), ...trend(report)];
  return blocks.length === 0 ? [] : details('Charts', blocks);
}

function pie({ figures }: AuditReport): string[] {
  const counts = verdicts
    .map((verdict) => ({ verdict, count: figures[verdict] }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return [];
  return [
    ...mermaid([
      'pie showData',
      '    title Images by verdict',
      ...counts.map(({ verdict, count }) => `    "${verdict}" : ${count}`),
    ]),
    ...table(
      ['Verdict', 'Images'],
      counts.map(({ verdict, count }) => `<tr><td>${verdict}</td><td>${inWords(count)}</td></tr>`),
    ),
  ];
}

/** A line needs two points. */
function trend({ history }: AuditReport): string[] {
  const points = history.filter(hasCoverage).slice(-maxPoints);
  if (points.length < 2) return [];
  const lowest = Math.min(90, ...points.map(({ coverage }) => coverage));
  return [
    ...mermaid([
      'xychart-beta',
      '    title "Coverage in percent"',
      `    x-axis "Days with an audit" 1 --> ${points.length}`,
      `    y-axis "Percent" ${Math.floor(lowest / 10) * 10} --> 100`,
      `    line [${points.map(({ coverage }) => coverage).join(', ')}]`,
    ]),
    ...table(['', 'Day', 'Coverage', 'Images', 'Incidents', 'Violations'], points.map(pointRow)),
  ];
}

type Point = DailyPoint & { readonly coverage: number };

function hasCoverage(point: DailyPoint): point is Point {
  return point.coverage !== null;
}

function pointRow({ day, coverage, images, incidents, violations }: Point, at: number): string {
  const cells = [String(at + 1), html(day), percent(coverage)];
  const counts = [images, incidents, violations].map(inWords);
  return `<tr>${[...cells, ...counts].map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** Markdown between blank lines, which end the HTML before it. */
function mermaid(lines: readonly string[]): string[] {
  return ['', '```mermaid', ...lines, '```', ''];
}
