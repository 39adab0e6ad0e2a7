// SPDX-License-Identifier: Apache-2.0
// The job summary of an audit: what changed, the figures, and every finding with since when and
// what to do.
import { findingClasses } from '../../audit/finding-classes.ts';
import type {
  AuditReport,
  ChangedFinding,
  ChangedImage,
  EnvironmentFigures,
  Figures,
} from '../../audit/report.ts';
import {
  code,
  details,
  heading,
  imageCell,
  reportLine,
  table,
  timeInWords,
  words,
} from '../runner/html.ts';
import { cut, fitting, html } from '../runner/text.ts';
import { charts } from './summary-charts.ts';
import { findingBlocks } from './summary-findings.ts';
import {
  caveatsOf,
  changeCount,
  counted,
  coverageInWords,
  effortInWords,
  gravestFirst,
  inWords,
  percent,
  timesInWords,
} from './words.ts';

/** GitHub drops a summary above 1 MiB whole; what is left out is in the report. */
const limits = {
  changes: { rows: 50, bytes: 60 * 1024 },
  environments: { rows: 50, bytes: 30 * 1024 },
  sentences: { rows: 20, characters: 400 },
};

export function renderAuditSummary(report: AuditReport): string {
  const { passed, failures } = report;
  const result = passed ? 'Audit passed' : 'Audit failed';
  return [
    heading(passed ? '✅' : '❌', `${result}: ${coverageInWords(report)}`),
    ...sentences(failures),
    ...changeBlocks(report),
    ...figureBlocks(report),
    ...findingBlocks(report),
    ...caveatBlocks(report),
    ...charts(report),
    ...runBlocks(report),
    reportLine,
    '',
  ].join('\n');
}

function sentences(all: readonly string[]): string[] {
  if (all.length === 0) return [];
  const shown = all.slice(0, limits.sentences.rows);
  const more = all.length - shown.length;
  return [
    '<ul>',
    ...shown.map((each) => `<li>${words(cut(each, limits.sentences.characters))}</li>`),
    ...(more > 0 ? [`<li>${inWords(more)} more are in the report.</li>`] : []),
    '</ul>',
  ];
}

function changeBlocks(report: AuditReport): string[] {
  const { added, resolved, changed } = report.changes;
  return [
    '<h4>What changed</h4>',
    `<p>${comparison(report)}</p>`,
    ...firstRows(['New', 'Where', 'What'], gravestFirst(added), findingRow),
    ...firstRows(['Resolved', 'Where', 'What it was'], resolved, findingRow),
    ...firstRows(['Verdict', 'Image'], changed, imageRow),
  ];
}

/** Only what is shown is rendered: there may be tens of thousands. */
function firstRows<Item>(
  columns: readonly string[],
  items: readonly Item[],
  rowOf: (item: Item) => string,
): string[] {
  const { shown } = fitting(items.slice(0, limits.changes.rows).map(rowOf), limits.changes);
  const more = items.length - shown.length;
  return [
    ...table(columns, shown, limits.changes),
    ...(more > 0 ? [`<p>${inWords(more)} more are in the report.</p>`] : []),
  ];
}

function comparison(report: AuditReport): string {
  const { previous } = report;
  if (previous === null)
    return 'There is no earlier report to compare with, so everything is new to this audit.';
  const since = `since the audit of ${html(timeInWords(previous.time))}`;
  const doubt = previous.isVerified ? '' : ', whose report bears no signature that was verified';
  return changeCount(report) === 0
    ? `Nothing changed ${since}${doubt}.`
    : `What is different ${since}${doubt}:`;
}

function findingRow({ finding, severity, subject, message }: ChangedFinding): string {
  return (
    `<tr><td>${findingClasses[finding].title}<br>${severity}</td>` +
    imageCell({ image: cut(subject, 300), tags: [] }) +
    `<td>${words(cut(message, 400))}</td></tr>`
  );
}

function imageRow({ image, before, after }: ChangedImage): string {
  return (
    `<tr><td>${before}&nbsp;→&nbsp;${after}</td>` +
    `${imageCell({ image: cut(image, 300), tags: [] })}</tr>`
  );
}

const figureColumns = [
  'Environment',
  'Coverage',
  'Minimum',
  'Images',
  'Verified',
  'Unsigned',
  'Untrusted',
  'Unknown',
  'Incidents',
  'Violations',
  'New',
];

function figureBlocks({ figures, environments, falsePositives }: AuditReport): string[] {
  return [
    '<h4>Figures</h4>',
    ...table(
      figureColumns,
      [
        figureRow('<b>all</b>', figures, null),
        ...environments.map((each) =>
          figureRow(words(cut(each.environment, 100)), each, each.minCoverage),
        ),
      ],
      limits.environments,
    ),
    `<p>${figureWords(figures, falsePositives)}</p>`,
  ];
}

function figureWords(
  { coverageKnown, exempted, unknown }: Figures,
  { declared, vanished }: AuditReport['falsePositives'],
): string {
  return [
    'Coverage is verified images of all images.',
    ...(coverageKnown === null || unknown === 0
      ? []
      : [`Of those that could be checked it is ${percent(coverageKnown)}.`]),
    'New are violations of the last 24 hours.',
    ...(exempted === 0
      ? []
      : [`Exceptions cover ${counted(exempted, 'image')} of those not verified.`]),
    `False positives: ${inWords(declared)} declared, ` +
      `${inWords(vanished)} vanished without a cause.`,
  ].join(' ');
}

function figureRow(
  name: string,
  figures: Figures,
  minCoverage: EnvironmentFigures['minCoverage'],
): string {
  const { coverage, images, verified, unsigned, untrusted, unknown } = figures;
  const isLow = minCoverage !== null && coverage !== null && coverage < minCoverage;
  const cells = [
    name,
    isLow ? `❌&nbsp;${share(coverage)}` : share(coverage),
    share(minCoverage),
    ...[images, verified, unsigned, untrusted, unknown].map(inWords),
    ...[figures.incidents, figures.violations, figures.violationsNew].map(inWords),
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function share(value: number | null): string {
  return percent(value).replace(' ', '&nbsp;');
}

function caveatBlocks(report: AuditReport): string[] {
  const caveats = caveatsOf(report);
  return caveats.length === 0 ? [] : ['<h4>Notices</h4>', ...sentences(caveats)];
}

function runBlocks(report: AuditReport): string[] {
  const { policies, images, nextExpected } = report;
  const carried = images.filter(({ carriedFrom }) => carriedFrom !== null).length;
  const times = timesInWords(report);
  return details('How it was checked', [
    '<ul>',
    ...policies
      .slice(0, limits.sentences.rows)
      .map(({ name, trusted }) => `<li>${code(cut(name, 100))}: ${words(cut(trusted, 400))}</li>`),
    ...(times === undefined ? [] : [`<li>${words(times)}</li>`]),
    ...(carried === 0
      ? []
      : [`<li>${counted(carried, 'verdict')} carried, since nothing had changed</li>`]),
    `<li>${words(effortInWords(report))}</li>`,
    ...(nextExpected === null
      ? []
      : [`<li>The next audit is due ${html(timeInWords(nextExpected))}</li>`]),
    '</ul>',
  ]);
}
