// SPDX-License-Identifier: Apache-2.0
// What the previous report knows of the images of this one; pure. What cannot be seen now is
// remembered: an outage must not make an audit forget what was verified before it.
import type { Unlisted } from './planned.ts';
import type { AuditedImage, AuditReport } from './report.ts';
import type { AuditFailure, ImageEvidence, SignatureEvidence } from './image-evidence.ts';

/** The images of the previous report. */
export interface Memory {
  of(image: string, policy: string): AuditedImage | undefined;
  /** What a tag named. */
  tagged(repository: string, tag: string, policy: string): AuditedImage | undefined;
  /** The platforms of an index, as they were known. */
  within(index: ImageEvidence): readonly AuditedImage[];
  /** What a list that cannot be had has named before. */
  named(unlisted: Unlisted): readonly AuditedImage[];
}

export function memoryOf(previous: AuditReport | undefined): Memory {
  const images = previous?.images ?? [];
  const key = (...parts: readonly string[]) => JSON.stringify(parts);
  const byName = new Map(images.map((one) => [key(one.image, one.policy), one]));
  const byTag = new Map(
    images.flatMap((one) =>
      one.tags.map((tag) => [key(one.repository, tag, one.policy), one] as const),
    ),
  );
  const byIndex = Map.groupBy(images, ({ within, policy }) => key(within ?? '', policy));
  return {
    of: (image, policy) => byName.get(key(image, policy)),
    tagged: (repository, tag, policy) => byTag.get(key(repository, tag, policy)),
    within: ({ image, policy }) => byIndex.get(key(image, policy)) ?? [],
    named: (unlisted) => images.filter((image) => mayName(unlisted, image)),
  };
}

/** What was gathered, with what could not be seen as it was known before. */
export function remembered(
  images: readonly ImageEvidence[],
  unlisted: readonly Unlisted[],
  memory: Memory,
): ImageEvidence[] {
  const named = images.map((image) => {
    const [tag] = image.tags;
    if (image.digest !== null || tag === undefined || image.failure === null) return image;
    const known = memory.tagged(image.repository, tag, image.policy);
    return known === undefined ? image : unseen(known, image.failure);
  });
  const unseenLists = unlisted.flatMap((one) =>
    memory.named(one).map((image) => unseen(image, one.failure)),
  );
  const parts = named.flatMap((image) =>
    image.failure === null ? [] : memory.within(image).map((one) => unseen(one, failureOf(image))),
  );
  const byName = new Map(
    [...unseenLists, ...parts, ...named].map((one) => [
      JSON.stringify([one.image, one.policy]),
      one,
    ]),
  );
  return [...byName].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, image]) => image);
}

function failureOf({ failure }: ImageEvidence): AuditFailure {
  return failure ?? { code: '', message: '', hint: null };
}

function mayName({ subject, covers, policy, source }: Unlisted, image: AuditedImage): boolean {
  if (image.policy !== policy) return false;
  const own = image.sources.filter(
    ({ scope, kind }) => scope === source.scope && kind === source.kind,
  );
  switch (covers) {
    case 'repository':
      return own.length > 0 && image.repository === subject;
    case 'file':
      return own.some(({ file }) => file === subject);
    case 'source':
      return own.length > 0;
    case 'reference':
      return false;
  }
}

/** What proved the image when it was last verified. */
export function proofOf(image: AuditedImage | undefined): readonly SignatureEvidence[] {
  if (image === undefined) return [];
  return image.verdict === 'verified' ? image.signatures : image.provenBy;
}

function unseen(known: AuditedImage, failure: AuditFailure): ImageEvidence {
  const {
    firstSeen: _first,
    verifiedSince: _since,
    lastVerified: _last,
    provenBy: _proof,
    ...evidence
  } = known;
  return {
    ...evidence,
    verdict: 'unknown',
    signatures: [],
    refused: [],
    failure,
    listDigest: null,
    trustDigest: null,
    carriedFrom: null,
  };
}

/** With what is known since when. */
export function withHistory(
  image: ImageEvidence,
  previous: AuditedImage | undefined,
  now: string,
): AuditedImage {
  const isVerified = image.verdict === 'verified';
  const wasVerified = previous?.verifiedSince ?? null;
  const since = isVerified
    ? (wasVerified ?? now)
    : image.verdict === 'unknown'
      ? wasVerified
      : null;
  return {
    ...image,
    firstSeen: previous?.firstSeen ?? now,
    verifiedSince: since,
    lastVerified: isVerified ? (image.carriedFrom ?? now) : (previous?.lastVerified ?? null),
    provenBy: isVerified ? [] : proofOf(previous),
  };
}
