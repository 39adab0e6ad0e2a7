// SPDX-License-Identifier: Apache-2.0
// What the job's log says of an audit: the figures, what changed, and each open finding with what
// proves it, so that the log alone can be audited.
import { findingClasses } from '../../audit/finding-classes.ts';
import type { AuditFinding, AuditReport, ChangedFinding, Figures } from '../../audit/report.ts';
import { group, line, type Fact } from '../runner/log.ts';
import {
  caveatsOf,
  counted,
  coverageInWords,
  effortInWords,
  gravestFirst,
  inWords,
  openFindings,
  percent,
  placeInWords,
  timesInWords,
} from './words.ts';

/** A line, or lines that fold away below a title. */
export type LogPart =
  | { readonly kind: 'line'; readonly label: string; readonly text: string }
  | { readonly kind: 'group'; readonly title: string; readonly facts: readonly Fact[] };

const limits = { changes: 200, findings: 500, evidence: 20, places: 20, sentences: 100 };

export function tellAudit(report: AuditReport): void {
  for (const part of auditLog(report)) {
    if (part.kind === 'line') line(part.label, part.text);
    else group(part.title, part.facts);
  }
}

export function auditLog(report: AuditReport): LogPart[] {
  const { figures, environments, failures, passed } = report;
  const times = timesInWords(report);
  return [
    ...previousLines(report),
    lineOf('Figures', figuresInWords(figures)),
    ...environments.map((each) =>
      lineOf('Figures', `${each.environment}: ${figuresInWords(each)}`),
    ),
    ...changeParts(report),
    ...findingParts(report),
    ...exceptedParts(report),
    ...within(caveatsOf(report), limits.sentences).map((text) => lineOf('Notice', text)),
    ...(times === undefined ? [] : [lineOf('Times', times)]),
    lineOf('Effort', effortInWords(report)),
    ...within(failures, limits.sentences).map((text) => lineOf('Failing', text)),
    lineOf(passed ? 'Done' : 'Failed', coverageInWords(report)),
  ];
}

function lineOf(label: string, text: string): LogPart {
  return { kind: 'line', label, text };
}

function previousLines({ previous }: AuditReport): LogPart[] {
  if (previous === null) return [lineOf('Previous', 'none')];
  const { time, run, isVerified } = previous;
  return [
    lineOf(
      'Previous',
      `${time}${run === null ? '' : `, run ${run}`}, ` +
        (isVerified ? 'signature verified' : 'no signature verified'),
    ),
  ];
}

function figuresInWords(figures: Figures): string {
  const { images, verified, unsigned, untrusted, unknown, coverage } = figures;
  return [
    counted(images, 'image'),
    `${inWords(verified)} verified (${percent(coverage)})`,
    `${inWords(unsigned)} unsigned`,
    `${inWords(untrusted)} untrusted`,
    `${inWords(unknown)} unknown`,
    counted(figures.incidents, 'incident'),
    counted(figures.violations, 'violation'),
    ...(figures.violations === 0 ? [] : [`${inWords(figures.violationsNew)} of them new`]),
  ].join(', ');
}

function changeParts({ changes }: AuditReport): LogPart[] {
  const { added, resolved, changed } = changes;
  const facts = [
    ...within(gravestFirst(added).map(changeInWords), limits.changes).map((text): Fact => [
      'New',
      text,
    ]),
    ...within(resolved.map(changeInWords), limits.changes).map((text): Fact => ['Resolved', text]),
    ...within(
      changed.map(({ image, before, after }) => `${image}: ${before} → ${after}`),
      limits.changes,
    ).map((text): Fact => ['Verdict', text]),
  ];
  if (facts.length === 0) return [lineOf('Changes', 'none')];
  const title =
    `Changes     ${counted(added.length, 'new finding')}, ${inWords(resolved.length)} resolved, ` +
    `${counted(changed.length, 'verdict')} changed`;
  return [{ kind: 'group', title, facts }];
}

function changeInWords({ finding, severity, subject, message }: ChangedFinding): string {
  return `${severity} ${finding}: ${subject}: ${message}`;
}

function findingParts(report: AuditReport): LogPart[] {
  const open = openFindings(report);
  const shown = open.slice(0, limits.findings);
  const more = open.length - shown.length;
  return [
    ...shown.map(findingGroup),
    ...(more > 0 ? [lineOf('Cut', `${counted(more, 'more finding')}, which the report has`)] : []),
  ];
}

function findingGroup(finding: AuditFinding): LogPart {
  const { severity, subject, environments, message, evidence, signer, firstSeen } = finding;
  const label = `${severity.charAt(0).toUpperCase()}${severity.slice(1)}`.padEnd(11);
  return {
    kind: 'group',
    title: `${label} ${findingClasses[finding.finding].title}: ${subject}`,
    facts: [
      ['Finding', finding.finding],
      ['Fact', message],
      ['Since', firstSeen],
      ...(environments.length === 0 ? [] : [['In', environments.join(', ')] as const]),
      ...(signer === null ? [] : [['Signer', signer] as const]),
      ...within(evidence, limits.evidence).map((text): Fact => ['Evidence', text]),
      ...within(finding.places.map(placeInWords), limits.places).map((text): Fact => [
        'Named in',
        text,
      ]),
      ['What to do', finding.action],
      ['Id', finding.fingerprint],
    ],
  };
}

function exceptedParts({ findings }: AuditReport): LogPart[] {
  const excepted = findings.flatMap(({ finding, subject, exception }) =>
    exception === null
      ? []
      : [
          `${finding}: ${subject}: ${exception.reason} (${exception.owner}, until ` +
            `${exception.expires})`,
        ],
  );
  if (excepted.length === 0) return [];
  const facts = within(excepted, limits.findings).map((text): Fact => ['Excepted', text]);
  return [{ kind: 'group', title: `Excepted    ${counted(excepted.length, 'finding')}`, facts }];
}

/** The first, and how many there are more. */
function within(all: readonly string[], most: number): string[] {
  const more = all.length - most;
  return [...all.slice(0, most), ...(more > 0 ? [`… and ${inWords(more)} more`] : [])];
}
