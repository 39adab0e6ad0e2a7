// SPDX-License-Identifier: Apache-2.0
// A report whose foreign text is whatever a test wants, and as long as it wants.
import { findingClasses, type FindingClass } from '../../../src/audit/finding-classes.ts';
import type { AuditReport } from '../../../src/audit/report.ts';
import { auditReport, changeOf, findingOf, imageOf, sha256 } from './outputs-given.ts';

export const classes = Object.keys(findingClasses) as FindingClass[];

/** One of each class, and everything that comes from outside is this text. */
export function reportOfText(text: string, times = 1): AuditReport {
  const place = { file: text, line: 1 };
  const texts = {
    subject: text,
    repository: text,
    environments: [text],
    message: text,
    evidence: [text, text],
    action: text,
    signer: text,
    places: [place],
  };
  const all = Array.from({ length: times }, (_, at) =>
    classes.map((finding) =>
      findingOf(finding, { ...texts, fingerprint: sha256(`${finding} ${at}`) }),
    ),
  ).flat();
  const given = auditReport();
  return {
    ...given,
    failures: all.map(() => text),
    environments: all.map(() => ({ environment: text, ...given.figures, minCoverage: 100 })),
    changes: {
      added: all.map(changeOf),
      resolved: all.map(changeOf),
      changed: all.map(() => ({ image: text, policy: text, before: 'verified', after: 'unknown' })),
    },
    findings: [
      ...all,
      findingOf('stale', { exception: { reason: text, owner: text, expires: text } }),
    ],
    scopes: given.scopes.map((scope) => ({ ...scope, scope: text, given: text, cut: text })),
    policies: all.map(() => ({ name: text, digest: text, trusted: text })),
    notices: all.map(() => text),
    images: all.map(() => imageOf('unknown', { image: text, repository: text, tags: [text] })),
    history: given.history.map((point) => ({ ...point, day: text })),
  };
}
