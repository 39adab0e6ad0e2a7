// SPDX-License-Identifier: Apache-2.0
// Joins what is found today with what was open before: one finding of each thing; pure.
import { stillOpen } from './changes.ts';
import type { DeclaredException } from './declared.ts';
import type { FindingDraft } from './draft.ts';
import { exceptionFor } from './exceptions.ts';
import { severities } from './finding-classes.ts';
import type { ImageEvidence } from './image-evidence.ts';
import type { AuditFinding, AuditReport } from './report.ts';

/** What makes a finding open, new or excepted. */
export interface FindingContext {
  readonly exceptions: readonly DeclaredException[];
  readonly previous: AuditReport | undefined;
  /** The log was asked, and did not answer: what it said before stays. */
  readonly isLogSilent: boolean;
  readonly now: Date;
}

/** One finding of each thing, the gravest first; what cannot be seen today stays open. */
export function openFindings(
  drafts: readonly FindingDraft[],
  images: readonly ImageEvidence[],
  { exceptions, previous, isLogSilent, now }: FindingContext,
): AuditFinding[] {
  const known = new Map(previous?.findings.map((one) => [one.fingerprint, one]));
  const byFingerprint = Map.groupBy(drafts, ({ fingerprint }) => fingerprint);
  const unseen = new Set(
    images.flatMap((image) =>
      image.verdict === 'unknown'
        ? [image.image, ...image.tags.map((tag) => `${image.repository}:${tag}`)]
        : [],
    ),
  );
  const kept = stillOpen(previous, new Set(byFingerprint.keys()), (one) =>
    one.finding.startsWith('log-') ? isLogSilent : unseen.has(one.subject),
  );
  const found = [...byFingerprint.values()].flatMap((same) => {
    const draft = merged(same);
    if (draft === undefined) return [];
    const firstSeen = known.get(draft.fingerprint)?.firstSeen ?? now.toISOString();
    return [{ ...draft, firstSeen }];
  });
  return [...found, ...kept]
    .map((one): AuditFinding => ({ ...one, exception: exceptionFor(one, exceptions, now) }))
    .toSorted(byGravity);
}

/** One finding of all that is said of the same thing, under whatever policy. */
function merged([first, ...others]: readonly FindingDraft[]): FindingDraft | undefined {
  if (first === undefined) return undefined;
  const all = [first, ...others];
  const places = new Map(
    all.flatMap((one) => one.places.map((place) => [JSON.stringify(place), place] as const)),
  );
  return {
    ...first,
    environments: [...new Set(all.flatMap(({ environments }) => environments))].toSorted(),
    places: [...places.values()],
  };
}

/** The gravest first, then by class and subject: the same order in every report. */
function byGravity(one: AuditFinding, other: AuditFinding): number {
  const rank = ({ severity }: AuditFinding) => severities.indexOf(severity);
  const text = ({ finding, subject, fingerprint }: AuditFinding) =>
    `${finding} ${subject} ${fingerprint}`;
  return rank(one) - rank(other) || (text(one) < text(other) ? -1 : 1);
}
