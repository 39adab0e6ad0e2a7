// SPDX-License-Identifier: Apache-2.0
// The findings of the HTML report: a table for each severity, the gravest first.
import { findingClasses, severities, type Severity } from '../../audit/finding-classes.ts';
import type { AuditFinding, AuditReport } from '../../audit/report.ts';
import {
  age,
  code,
  counted,
  details,
  imageName,
  linkedWords,
  longTable,
  mark,
  name,
  number,
  section,
  severitySigns,
  text,
  time,
} from './page-text.ts';

const titles: Readonly<Record<Severity, string>> = {
  incident: 'Incidents',
  violation: 'Violations',
  operational: 'Could not be checked',
  notice: 'Notices',
};

const captions: Readonly<Record<Severity, string>> = {
  incident: 'Incidents need a person now',
  violation: 'Violations need a person this week',
  operational: 'What could not be checked says nothing about the images',
  notice: 'Notices are good to know',
};

/** @param environments the values of the filter: rows name them by their places in it */
export function findings(report: AuditReport, environments: readonly string[]): string[] {
  const added = new Set(report.changes.added.map(({ fingerprint }) => fingerprint));
  const groups = severities.flatMap((severity) => {
    const all = report.findings.filter((finding) => finding.severity === severity);
    if (all.length === 0) return [];
    const open = all.filter(({ exception }) => exception === null);
    const excepted = all.filter(({ exception }) => exception !== null);
    const also = excepted.length === 0 ? '' : `, ${number(excepted.length)} excepted`;
    return [
      '<div class="group">',
      `<h3>${mark(severity, severitySigns[severity])} ${titles[severity]}: ` +
        `${number(open.length)} open${also}</h3>`,
      ...longTable(
        `findings-${severity}`,
        captions[severity],
        ['Finding', 'Subject', 'Environments', 'Since'],
        [...open, ...excepted].map((finding) =>
          row(finding, report.time, environments, added.has(finding.fingerprint)),
        ),
      ),
      '</div>',
    ];
  });
  return section(
    'findings',
    `Findings (${number(report.findings.length)})`,
    groups.length === 0 ? ['<p>None: nothing was found that needs a person.</p>'] : groups,
  );
}

function row(
  finding: AuditFinding,
  now: string,
  environments: readonly string[],
  isNew: boolean,
): string {
  const { severity, exception, firstSeen, subject, signer } = finding;
  const since = age(firstSeen, now);
  return (
    `<tr data-severity="${severity}" data-in="${placesIn(finding.environments, environments)}"` +
    `${exception === null ? '' : ' class="excepted"'}>` +
    `<td data-key="${finding.finding}">${fact(finding, isNew)}</td>` +
    `<td>${imageName(subject)}` +
    `${signer === null ? '' : `<br><small>signer ${name(signer)}</small>`}</td>` +
    `<td>${finding.environments.map(name).join(', ')}</td>` +
    `<td>${time(firstSeen)}${since === '' ? '' : `<br><small>${since}</small>`}</td></tr>`
  );
}

/** `0 2`: the names themselves may hold anything. */
export function placesIn(names: readonly string[], all: readonly string[]): string {
  return names.map((name) => all.indexOf(name)).join(' ');
}

function fact(finding: AuditFinding, isNew: boolean): string {
  const { exception, evidence, places, fingerprint } = finding;
  return [
    `<b>${findingClasses[finding.finding].title}</b>${isNew ? ` ${mark('new', 'new')}` : ''}`,
    `<p>${text(finding.message)}</p>`,
    exception === null
      ? `<p><b>What to do:</b> ${text(finding.action)}</p>`
      : `<p>${mark('unknown', 'Excepted')} until ${name(exception.expires)} by ` +
        `${name(exception.owner)}: ${text(exception.reason)}</p>` +
        `<p><b>What to do otherwise:</b> ${text(finding.action)}</p>`,
    ...(places.length === 0
      ? []
      : [
          `<p>Named in ${places
            .slice(0, 3)
            .map((place) => code(placeName(place)))
            .join(', ')}${places.length > 3 ? ` and ${number(places.length - 3)} more` : ''}</p>`,
        ]),
    ...details(
      evidence.length === 0 ? 'Fingerprint' : `Evidence (${counted(evidence.length, 'line')})`,
      [
        ...(evidence.length === 0
          ? []
          : ['<ul>', ...evidence.map((line) => `<li>${linkedWords(line)}</li>`), '</ul>']),
        ...(places.length > 3
          ? [`<p>Named in ${places.map((place) => code(placeName(place))).join(', ')}</p>`]
          : []),
        `<p><small>Fingerprint ${code(fingerprint)}</small></p>`,
      ],
      finding.severity === 'incident',
    ),
  ].join('');
}

export function placeName({
  file,
  line,
}: {
  readonly file: string;
  readonly line: number | null;
}): string {
  return line === null ? file : `${file}:${line}`;
}
