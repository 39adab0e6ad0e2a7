// SPDX-License-Identifier: Apache-2.0
// The audit as a badge: JSON for the endpoint of shields.io.
import type { AuditReport } from '../../audit/report.ts';
import { counted, dayOf, percent } from './words.ts';

/** Schema version 1 of the endpoint, "Endpoint Badge" of its documentation. */
interface Badge {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: 'brightgreen' | 'green' | 'yellow' | 'orange' | 'red' | 'lightgrey';
  /** Nobody may give it another colour. */
  readonly isError: boolean;
  readonly cacheSeconds: number;
}

const dayMs = 24 * 60 * 60 * 1000;
/** How old a report may be when nothing says when the next one is due. */
const longestMs = 7 * dayMs;

/** Grey when the report is older than twice the time between two: an old one proves nothing. */
export function renderBadge(report: AuditReport, now: Date): string {
  const badge: Badge = {
    schemaVersion: 1,
    label: 'images',
    ...messageOf(report, now),
    cacheSeconds: 3600,
  };
  return `${JSON.stringify(badge, undefined, 2)}\n`;
}

function messageOf(report: AuditReport, now: Date): Pick<Badge, 'message' | 'color' | 'isError'> {
  const { passed, time, figures } = report;
  const { coverage, incidents } = figures;
  if (isOld(report, now))
    return { message: `no audit since ${dayOf(time)}`, color: 'lightgrey', isError: true };
  const signed = coverage === null ? 'none audited' : `${percent(coverage)} signed`;
  if (incidents > 0)
    return { message: `${counted(incidents, 'incident')}, ${signed}`, color: 'red', isError: true };
  if (!passed) return { message: signed, color: 'orange', isError: true };
  if (coverage === null) return { message: signed, color: 'lightgrey', isError: false };
  return { message: signed, color: colorOf(coverage), isError: false };
}

/** An audit may pass with old violations, and little be signed. */
function colorOf(coverage: number): Badge['color'] {
  if (coverage === 100) return 'brightgreen';
  if (coverage >= 90) return 'green';
  return coverage >= 60 ? 'yellow' : 'orange';
}

function isOld({ time, nextExpected }: AuditReport, now: Date): boolean {
  const made = Date.parse(time);
  const allowed = nextExpected === null ? longestMs : 2 * (Date.parse(nextExpected) - made);
  // A time that cannot be read is not recent.
  return !(now.getTime() - made <= allowed);
}
