// SPDX-License-Identifier: Apache-2.0
// Whether tags name other images than before, and what that means; pure. A move stays a finding
// until the tag is moved back, or the move is excepted.
import { glob } from '../sigstore/signer-policy.ts';
import type { AuditDeclaration } from './declared.ts';
import { draftOf, signerText, type FindingDraft } from './draft.ts';
import type { MovedSinceDeployed } from './gather.ts';
import { isSignature, newestTime } from './image-findings.ts';
import type { AuditedImage, AuditedTag, ImageEvidence, TagBefore } from './report.ts';
import { isFullVersion } from './select-tags.ts';

export interface TagContext {
  readonly immutableTags: AuditDeclaration['immutableTags'];
  /** What tags named in the previous report. */
  readonly previous: readonly AuditedTag[];
  /** The images of that report, and of this one. */
  readonly before: readonly AuditedImage[];
  readonly now: readonly ImageEvidence[];
}

export interface JudgedTags {
  readonly tags: readonly AuditedTag[];
  readonly findings: readonly FindingDraft[];
}

export function judgeTags(context: TagContext): JudgedTags {
  const known = new Map(context.previous.map((one) => [keyOf(one), one]));
  const current = tagsOf(context.now);
  const judged = current.map((tag) => judgeTag(tag, known.get(keyOf(tag)), context));
  const seen = new Set(current.map(keyOf));
  // A tag that could not be resolved is remembered: nothing is known of it now.
  const unresolved = new Set(
    context.now.flatMap(({ repository, digest, tags }) =>
      digest === null ? tags.map((tag) => keyOf({ repository, tag })) : [],
    ),
  );
  const kept = context.previous.filter(
    (tag) => !seen.has(keyOf(tag)) && unresolved.has(keyOf(tag)),
  );
  return {
    tags: [...judged.map(({ tag }) => tag), ...kept].toSorted((one, other) =>
      keyOf(one) < keyOf(other) ? -1 : 1,
    ),
    findings: judged.flatMap(({ finding }) => finding ?? []),
  };
}

function keyOf({ repository, tag }: { readonly repository: string; readonly tag: string }): string {
  return `${repository}:${tag}`;
}

function tagsOf(images: readonly ImageEvidence[]): AuditedTag[] {
  const all = images.flatMap(({ repository, digest, tags, within }) =>
    digest === null || within !== null
      ? []
      : tags.map((tag): AuditedTag => ({ repository, tag, digest, before: null })),
  );
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

interface JudgedTag {
  readonly tag: AuditedTag;
  readonly finding?: FindingDraft;
}

function judgeTag(
  tag: AuditedTag,
  previous: AuditedTag | undefined,
  context: TagContext,
): JudgedTag {
  if (previous === undefined) return { tag };
  const hasMoved = previous.digest !== tag.digest;
  const before = previous.before ?? (hasMoved ? stateBefore(previous, context.before) : null);
  if (before === null || before.digest === tag.digest) return { tag };
  const images = context.now.filter(
    ({ repository, digest }) => repository === tag.repository && digest === tag.digest,
  );
  // What is not known of the new image is told as such, and makes no incident.
  if (images.some(({ verdict }) => verdict === 'unknown')) return { tag: { ...tag, before } };
  const finding = moveFinding(tag, before, images, hasMoved, context);
  return finding === undefined ? { tag } : { tag: { ...tag, before }, finding };
}

function stateBefore(
  { repository, digest }: AuditedTag,
  images: readonly AuditedImage[],
): TagBefore | null {
  const same = images.filter((image) => image.repository === repository && image.digest === digest);
  // Only what a verified image was named by can be taken over; a day without sight does not make it
  // another.
  const verified = same.find(
    ({ verdict, lastVerified }) =>
      verdict === 'verified' || (verdict === 'unknown' && lastVerified !== null),
  );
  if (verified === undefined) return null;
  const signatures = verified.signatures.filter(isSignature);
  const newest = newestTime(signatures);
  const [signature] = signatures;
  return {
    digest,
    signedAt: newest === undefined ? null : new Date(newest).toISOString(),
    signer: signature === undefined ? null : signerText(signature.signer),
  };
}

function moveFinding(
  tag: AuditedTag,
  before: TagBefore,
  images: readonly ImageEvidence[],
  hasMoved: boolean,
  { immutableTags }: TagContext,
): FindingDraft | undefined {
  const subject = keyOf(tag);
  const facts = {
    subject,
    repository: tag.repository,
    reference: tag.tag,
    environments: [...new Set(images.flatMap(({ environments }) => environments))].toSorted(),
    evidence: [
      `before: ${before.digest}${before.signedAt === null ? '' : `, signed ${before.signedAt}`}` +
        (before.signer === null ? '' : ` by ${before.signer}`),
      `now: ${tag.digest}`,
    ],
  };
  const bad = images.find(({ verdict }) => verdict !== 'verified');
  if (bad !== undefined)
    return draftOf('tag-moved-untrusted', {
      ...facts,
      evidence: [...facts.evidence, ...bad.refused.map(({ flaw, detail }) => `${flaw}: ${detail}`)],
      message: `${subject} names another image now, which is ${bad.verdict}`,
    });
  if (isImmutable(tag.tag, immutableTags))
    return draftOf('immutable-tag-moved', {
      ...facts,
      message: `${subject} should never move, and names another image now`,
    });
  const signedAt = newestTime(images.flatMap(({ signatures }) => signatures).filter(isSignature));
  if (signedAt !== undefined && before.signedAt !== null && signedAt < Date.parse(before.signedAt))
    return draftOf('rollback', {
      ...facts,
      message:
        `${subject} names an image that was signed ${new Date(signedAt).toISOString()}, before ` +
        'the one that it named last',
    });
  return hasMoved
    ? draftOf('tag-moved', { ...facts, message: `${subject} names another image now` })
    : undefined;
}

function isImmutable(tag: string, globs: TagContext['immutableTags']): boolean {
  return globs === 'semver' ? isFullVersion(tag) : globs.some((pattern) => glob(pattern).test(tag));
}

/** Something runs under a tag that names another image by now. */
export function deployedFindings(
  moved: readonly MovedSinceDeployed[],
  images: readonly ImageEvidence[],
): FindingDraft[] {
  return moved.map(({ repository, tag, digest, running }) => {
    const image = images.find((one) => one.repository === repository && one.digest === running);
    return draftOf('tag-moved', {
      subject: `${repository}:${tag}`,
      repository,
      reference: `${tag} ${running}`,
      environments: image?.environments ?? [],
      message: `${repository}:${tag} names another image than the one that runs`,
      evidence: [`running: ${running}`, `now: ${digest}`],
    });
  });
}
