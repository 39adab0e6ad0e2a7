// SPDX-License-Identifier: Apache-2.0
// The hidden comment by which the audit knows its issues again. It holds digests and fixed words
// only, so nothing from outside can end it or pass for it.
import { createHash } from 'node:crypto';

import { findingClasses, type FindingClass } from '../../audit/finding-classes.ts';
import type { AuditFinding } from '../../audit/report.ts';

/** What an issue is about: one incident, or all violations. */
export type IssueMark =
  | {
      readonly kind: 'incident';
      readonly finding: FindingClass;
      readonly fingerprint: string;
      /** Digests, with which the next report is searched. */
      readonly repository: string;
      readonly subject: string;
    }
  | { readonly kind: 'violations' };

export const resolvedLine = '<!-- signet-audit: resolved -->';

export function incidentMark({
  finding,
  fingerprint,
  repository,
  subject,
}: AuditFinding): IssueMark {
  return {
    kind: 'incident',
    finding,
    fingerprint,
    repository: markDigest(repository),
    subject: markDigest(subject),
  };
}

export function markDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Two marks are about the same when their keys are. */
export function keyOf(mark: IssueMark): string {
  return mark.kind === 'violations' ? 'violations' : mark.fingerprint;
}

/** The first line of the body. */
export function markLine(mark: IssueMark): string {
  if (mark.kind === 'violations') return '<!-- signet-audit: violations -->';
  const { finding, fingerprint, repository, subject } = mark;
  return `<!-- signet-audit: incident ${finding} ${fingerprint} ${repository} ${subject} -->`;
}

const hex = '([0-9a-f]{64})';
const incident = new RegExp(`^<!-- signet-audit: incident ([a-z-]+) ${hex} ${hex} ${hex} -->$`);

/** @returns undefined for a body that the audit did not write */
export function readMark(body: string): IssueMark | undefined {
  const [first = ''] = linesOf(body);
  if (first === markLine({ kind: 'violations' })) return { kind: 'violations' };
  const [, finding = '', fingerprint, repository, subject] = incident.exec(first) ?? [];
  if (fingerprint === undefined || repository === undefined || subject === undefined)
    return undefined;
  return isClass(finding)
    ? { kind: 'incident', finding, fingerprint, repository, subject }
    : undefined;
}

function isClass(name: string): name is FindingClass {
  return Object.hasOwn(findingClasses, name);
}

/** Whether an audit wrote into it that the matter is settled. */
export function isMarkedResolved(body: string): boolean {
  return linesOf(body)[1] === resolvedLine;
}

/** GitHub stores what was edited on its pages with CR LF. */
export function linesOf(body: string): string[] {
  return body.trimEnd().split(/\r?\n/);
}
