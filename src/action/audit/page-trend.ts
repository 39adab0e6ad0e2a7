// SPDX-License-Identifier: Apache-2.0
// The days so far in the HTML report: two charts, and a table that says the same.
import type { AuditReport, DailyPoint } from '../../audit/report.ts';
import { counted, details, number, percent, section, text, wideTable } from './page-text.ts';

export function trend({ history }: AuditReport): string[] {
  const [first, last] = [history[0], history.at(-1)];
  if (first === undefined || last === undefined) return [];
  const most = Math.max(1, ...history.map(({ violations, incidents }) => violations + incidents));
  const covered = history.flatMap(({ coverage }) => coverage ?? []);
  return section('trend', 'Trend', [
    '<div class="charts">',
    ...chart(
      covered.length === 0
        ? 'Coverage: no images yet'
        : `Coverage: ${percent(last.coverage)} on the last day; between ` +
            `${percent(Math.min(...covered))} and ${percent(Math.max(...covered))}`,
      ['100&nbsp;%', '0&nbsp;%'],
      [first.day, last.day],
      [{ kind: 'coverage', path: pathOf(history, ({ coverage }) => coverage, 100) }],
    ),
    ...chart(
      `Open findings on the last day: ${counted(last.violations, 'violation')} (line), ` +
        `${counted(last.incidents, 'incident')} (dashes)`,
      [number(most), '0'],
      [first.day, last.day],
      [
        { kind: 'violations', path: pathOf(history, ({ violations }) => violations, most) },
        { kind: 'incidents', path: pathOf(history, ({ incidents }) => incidents, most) },
      ],
    ),
    '</div>',
    ...details(
      `The same as a table (${counted(history.length, 'day')})`,
      wideTable(
        'Figures of each day, the latest first',
        ['Day', 'Coverage', 'Images', 'Verified', 'Unknown', 'Violations', 'Incidents'],
        history
          .toReversed()
          .map(({ day, coverage, images, verified, unknown, violations, incidents }) => [
            text(day),
            percent(coverage),
            ...[images, verified, unknown, violations, incidents].map(number),
          ]),
      ),
    ),
  ]);
}

interface Line {
  /** A class of the style sheet. */
  readonly kind: 'coverage' | 'violations' | 'incidents';
  readonly path: string;
}

/** Words stand beside the drawing, which is stretched to any width. */
function chart(
  caption: string,
  [top, bottom]: readonly [string, string],
  [from, to]: readonly [string, string],
  lines: readonly Line[],
): string[] {
  return [
    '<figure class="chart">',
    `<figcaption>${caption}</figcaption>`,
    `<div class="axis" aria-hidden="true"><span>${top}</span><span>${bottom}</span></div>`,
    `<svg viewBox="-1 -4 102 108" preserveAspectRatio="none" role="img" aria-label="${caption}">`,
    '<path class="grid" d="M0 0h100M0 50h100M0 100h100"/>',
    ...lines.map(({ kind, path }) => `<path class="${kind}" d="${path}"/>`),
    '</svg>',
    `<div class="days"><span>${text(from)}</span><span>${text(to)}</span></div>`,
    '</figure>',
  ];
}

/**
 * A line from day to day, broken where there is no value. A day alone is a line without a length:
 * its round ends are a dot.
 */
function pathOf(
  history: readonly DailyPoint[],
  valueOf: (point: DailyPoint) => number | null,
  most: number,
): string {
  const times = history.map(({ day }) => Date.parse(`${day}T00:00:00Z`));
  const start = Math.min(...times);
  const length = Math.max(...times) - start;
  let isDrawing = false;
  return history
    .map((point, at) => {
      const value = valueOf(point);
      const x = length === 0 ? 50 : (((times[at] ?? start) - start) / length) * 100;
      if (value === null || !Number.isFinite(x)) {
        isDrawing = false;
        return '';
      }
      const place = `${round(x)} ${round(100 - (value / most) * 100)}`;
      const step = isDrawing ? `L${place}` : `M${place}h0`;
      isDrawing = true;
      return step;
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
