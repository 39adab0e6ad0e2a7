// SPDX-License-Identifier: Apache-2.0
// The findings of an audit as SARIF, one rule per class, for code scanning.
import { findingClasses, type FindingClass, type Severity } from '../../audit/finding-classes.ts';
import type { AuditFinding, AuditReport } from '../../audit/report.ts';
import {
  sarifOf,
  type SarifLevel,
  type SarifPlace,
  type SarifResult,
  type SarifRule,
} from '../runner/sarif.ts';
import { cut, plain } from '../runner/text.ts';
import { counted, dayOf, gravestFirst, inWords, openFindings } from './words.ts';

/**
 * Code scanning keeps 5,000 results of a run, and does not say which (docs.github.com, "SARIF
 * results exceed one or more limits").
 */
const maxResults = 5_000;
/** It takes 1,000 places and shows one. */
const maxPlaces = 20;
const maxEvidence = 5;
/** Of each part of a text: 10 MB is the most that code scanning takes, compressed. */
const maxCharacters = 300;

const levels: Readonly<Record<Severity, SarifLevel>> = {
  incident: 'error',
  violation: 'error',
  operational: 'warning',
  notice: 'note',
};

/** Code scanning calls what is above 9.0 critical, and from 7.0 high. */
const scores: Partial<Readonly<Record<Severity, string>>> = { incident: '9.5', violation: '7.5' };

/** @param fallbackPlace the file that a person edits where no file names an image */
export function renderAuditSarif(report: AuditReport, fallbackPlace: string): string {
  const notice = sarifNotice(report);
  return sarifOf({
    rules,
    results: inOrder(report)
      .slice(0, maxResults)
      .map((finding) => resultOf(finding, fallbackPlace)),
    category: 'signet-audit',
    ...(notice === undefined ? {} : { notifications: [notice] }),
  });
}

/** That findings were left out, as a sentence; undefined when all are in. */
export function sarifNotice({ findings }: AuditReport): string | undefined {
  return findings.length <= maxResults
    ? undefined
    : `${inWords(maxResults)} of ${counted(findings.length, 'finding')} are in the SARIF file, ` +
        'the gravest first: code scanning takes no more. All are in the report.';
}

/** What counts before what is excepted. */
function inOrder(report: AuditReport): AuditFinding[] {
  const excepted = report.findings.filter(({ exception }) => exception !== null);
  return [...openFindings(report), ...gravestFirst(excepted)];
}

// Object.keys() says nothing of the type of keys.
const classes = Object.keys(findingClasses) as FindingClass[];
const rules = classes.map((id): SarifRule => {
  const { severity, title, meaning, action } = findingClasses[id];
  const score = scores[severity];
  return {
    id,
    name: id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    summary: title,
    description: meaning,
    help: `${meaning} ${action}`,
    level: levels[severity],
    properties: {
      tags: score === undefined ? ['supply-chain'] : ['security', 'supply-chain'],
      ...(score === undefined ? {} : { 'security-severity': score }),
    },
  };
});

function resultOf(finding: AuditFinding, fallbackPlace: string): SarifResult {
  const { places, exception } = finding;
  const known = places
    .slice(0, maxPlaces)
    .map(({ file, line }): SarifPlace => ({ file, line: line ?? undefined }));
  return {
    rule: finding.finding,
    level: levels[finding.severity],
    text: textOf(finding),
    about: safe(finding.subject),
    places: known.length === 0 ? [{ file: fallbackPlace, line: undefined }] : known,
    fingerprint: finding.fingerprint,
    suppressions:
      exception === null
        ? []
        : [
            `${safe(exception.reason)} (${safe(exception.owner)}, ` +
              `until ${safe(exception.expires)})`,
          ],
  };
}

/** The first line is what code scanning shows in lists. */
function textOf({ subject, message, evidence, action, firstSeen }: AuditFinding): string {
  const more = evidence.length - maxEvidence;
  return [
    `${subject}: ${message}`,
    `Since ${dayOf(firstSeen)}.`,
    ...evidence.slice(0, maxEvidence).map((each) => `- ${each}`),
    ...(more > 0 ? [`- … and ${inWords(more)} more`] : []),
    `What to do: ${action}`,
  ]
    .map(safe)
    .join('\n');
}

/** Brackets would make a link of it (SARIF 2.1.0, 3.11.6). */
function safe(text: string): string {
  return cut(plain(text), maxCharacters)
    .toWellFormed()
    .replace(/[[\]\\]/g, String.raw`\$&`);
}
