// SPDX-License-Identifier: Apache-2.0
// Audits from one day to the next.
import { judgeAudit, type AuditFacts } from '../../src/audit/judge.ts';
import type { AuditReport } from '../../src/audit/report.ts';
import type { ImageEvidence } from '../../src/audit/image-evidence.ts';
import { asPrevious, factsOf, imageOf, now } from './given.ts';

const dayMs = 86_400_000;

/** Images, or whatever else the audit of a day is about. */
export type Day = readonly ImageEvidence[] | (() => Partial<AuditFacts>);

/** One audit a day; each knows the one before it. */
export function days(...given: readonly Day[]): AuditReport[] {
  const reports: AuditReport[] = [];
  for (const [at, one] of given.entries()) {
    const before = reports.at(-1);
    const changes: Partial<AuditFacts> = {
      now: new Date(now.getTime() + at * dayMs),
      ...(before === undefined ? {} : { previous: asPrevious(before) }),
      ...(typeof one === 'function' ? one() : {}),
    };
    reports.push(judgeAudit(factsOf(typeof one === 'function' ? [] : one, changes)));
  }
  return reports;
}

export const classes = ({ findings }: AuditReport | { findings: AuditReport['findings'] }) =>
  findings.map(({ finding }) => finding);
export const tagged = (hex: string, tag: string, changes: Partial<ImageEvidence> = {}) =>
  imageOf({ hex, tags: [tag], ...changes });
