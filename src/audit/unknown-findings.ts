// SPDX-License-Identifier: Apache-2.0
// What could not be looked at, told once for each cause; pure.
import { draftOf, type FindingDraft } from './draft.ts';
import { isGone } from './image-findings.ts';
import type { Unlisted } from './planned.ts';
import type { AuditFailure, AuditSource, ImageEvidence } from './image-evidence.ts';

/** One thing that is not known, and why. */
interface NotKnown {
  readonly subject: string;
  readonly repository: string;
  readonly environments: readonly string[];
  readonly sources: readonly AuditSource[];
  readonly failure: AuditFailure;
}

const shown = 5;

export function unknownFindings(
  images: readonly ImageEvidence[],
  unlisted: readonly Unlisted[],
): FindingDraft[] {
  const notKnown: NotKnown[] = [
    ...images.flatMap((image) =>
      image.failure === null || isGone(image)
        ? []
        : [{ ...image, subject: image.image, failure: image.failure }],
    ),
    ...unlisted.map(({ subject, source, failure }) => ({
      subject,
      repository: subject,
      environments: [source.environment],
      sources: [source],
      failure,
    })),
  ];
  const causes = Map.groupBy(notKnown, ({ repository, failure: { code } }) =>
    JSON.stringify([repository, code]),
  );
  return [...causes.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [causeFinding(first, [first, ...others])],
  );
}

function causeFinding(first: NotKnown, all: readonly NotKnown[]): FindingDraft {
  const { repository, failure } = first;
  const what = all.length === 1 ? first.subject : `${all.length} images of ${repository}`;
  const more = all.length - shown;
  return draftOf('unknown', {
    subject: all.length === 1 ? first.subject : repository,
    repository,
    reference: failure.code,
    environments: [...new Set(all.flatMap(({ environments }) => environments))].toSorted(),
    message: `${what} could not be checked: ${failure.message}`,
    evidence: [
      ...all.slice(0, shown).map(({ subject }) => subject),
      ...(more > 0 ? [`and ${more} more`] : []),
    ],
    places: all
      .flatMap(({ sources }) => sources)
      .flatMap(({ file, line }) => (file === null ? [] : [{ file, line }]))
      .slice(0, shown),
    ...(failure.hint === null ? {} : { action: failure.hint }),
  });
}
