// SPDX-License-Identifier: Apache-2.0
// Whether tags name other images than before, and what that means; pure. A move stays a finding
// until the tag is moved back, or the move is excepted.
import { glob } from '../glob.ts';
import type { AuditDeclaration } from './declared.ts';
import { draftOf, signerText, type FindingDraft } from './draft.ts';
import type { MovedSinceDeployed } from './gather.ts';
import { isSignature, newestTime } from './image-findings.ts';
import type { AuditedTag, TagBefore } from './report.ts';
import type { ImageEvidence } from './image-evidence.ts';
import { isFullVersion } from './select-tags.ts';

export interface TagContext {
  readonly immutableTags: AuditDeclaration['immutableTags'];
  /** What tags named in the previous report. */
  readonly previous: readonly AuditedTag[];
  readonly images: readonly ImageEvidence[];
  readonly now: Date;
}

export interface JudgedTags {
  readonly tags: readonly AuditedTag[];
  readonly findings: readonly FindingDraft[];
}

/** A tag that is deleted and comes back within this time is compared with what it named. */
const rememberedMs = 90 * 86_400_000;

export function judgeTags(context: TagContext): JudgedTags {
  const known = new Map(context.previous.map((one) => [keyOf(one), one]));
  const judged = namedBy(context).map((tag) => judgeTag(tag, known.get(keyOf(tag)), context));
  const seen = new Set(judged.map(({ tag }) => keyOf(tag)));
  const kept = context.previous.filter(
    (tag) =>
      !seen.has(keyOf(tag)) && context.now.getTime() - Date.parse(tag.lastSeen) < rememberedMs,
  );
  return {
    tags: [...judged.map(({ tag }) => tag), ...kept].toSorted((one, other) =>
      keyOf(one) < keyOf(other) ? -1 : 1,
    ),
    findings: judged.flatMap(({ finding }) => finding ?? []),
  };
}

/** Each policy judges for itself: what one has never taken, another may have. */
function keyOf({ repository, tag, policy }: Pick<AuditedTag, 'repository' | 'tag' | 'policy'>) {
  return JSON.stringify([repository, tag, policy]);
}

/** A tag as it is now, and the image that it names. */
interface Named extends Pick<AuditedTag, 'repository' | 'tag' | 'policy' | 'digest'> {
  readonly image: ImageEvidence;
}

function namedBy({ images }: TagContext): Named[] {
  const all = images.flatMap((image) => {
    const { repository, policy, digest, tags, within } = image;
    if (digest === null || within !== null) return [];
    return tags.map((tag): Named => ({ repository, tag, policy, digest, image }));
  });
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

interface JudgedTag {
  readonly tag: AuditedTag;
  readonly finding?: FindingDraft;
}

function judgeTag(
  { image, ...named }: Named,
  previous: AuditedTag | undefined,
  context: TagContext,
): JudgedTag {
  const isSame = previous?.digest === named.digest;
  const proven = provenState(image) ?? (isSame ? previous.proven : null);
  const tag = { ...named, lastSeen: context.now.toISOString(), proven, before: null };
  if (previous === undefined) return { tag };
  const before = previous.before ?? (isSame ? null : stateBefore(previous, context));
  if (before === null || before.digest === named.digest) return { tag };
  const finding = moveFinding({ image, ...named }, before, !isSame, context);
  // What is not known of the new image is told as such, and is judged when it is.
  return finding === undefined && image.verdict !== 'unknown'
    ? { tag }
    : { tag: { ...tag, before }, ...(finding === undefined ? {} : { finding }) };
}

/** How a verified image is proven. */
function provenState({ verdict, digest, signatures }: ImageEvidence): TagBefore | null {
  if (verdict !== 'verified' || digest === null) return null;
  const own = signatures.filter(isSignature);
  const newest = newestTime(own);
  const [signature] = own;
  return {
    digest,
    signedAt: newest === undefined ? null : new Date(newest).toISOString(),
    signer: signature === undefined ? null : signerText(signature.signer),
  };
}

/** Only what a verified image was named by can be taken over; a release tag never moves. */
function stateBefore(
  { tag, digest, proven }: AuditedTag,
  { immutableTags }: TagContext,
): TagBefore | null {
  if (proven !== null || !isImmutable(tag, immutableTags)) return proven;
  return { digest, signedAt: null, signer: null };
}

function moveFinding(
  { repository, tag, digest, image }: Named,
  before: TagBefore,
  hasMoved: boolean,
  { immutableTags }: TagContext,
): FindingDraft | undefined {
  const subject = `${repository}:${tag}`;
  const facts = {
    subject,
    repository,
    reference: tag,
    environments: image.environments,
    evidence: [
      `before: ${before.digest}${before.signedAt === null ? '' : `, signed ${before.signedAt}`}` +
        (before.signer === null ? '' : ` by ${before.signer}`),
      `now: ${digest}`,
      ...image.refused.map(({ flaw, detail }) => `${flaw}: ${detail}`),
    ],
  };
  const isBad = image.verdict === 'unsigned' || image.verdict === 'untrusted';
  if (isBad && before.signer !== null)
    return draftOf('tag-moved-untrusted', {
      ...facts,
      message: `${subject} names another image now, which is ${image.verdict}`,
    });
  // For this, only the digests need be known.
  if (isImmutable(tag, immutableTags))
    return draftOf('immutable-tag-moved', {
      ...facts,
      message: `${subject} should never move, and names another image now`,
    });
  if (image.verdict === 'unknown') return undefined;
  const signedAt = newestTime(image.signatures.filter(isSignature));
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
