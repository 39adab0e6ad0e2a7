// SPDX-License-Identifier: Apache-2.0
// Who has signed for a repository so far, and who is new among them; pure.
import { glob } from '../glob.ts';
import type { DeclaredScope } from './declared.ts';
import { aboutImage, draftOf, type FindingDraft } from './draft.ts';
import { isSignature } from './image-findings.ts';
import type { KnownSigner } from './report.ts';
import type { AuditSigner, ImageEvidence } from './image-evidence.ts';

export interface SignerContext {
  /** Of the previous report; undefined without one, when all are the first. */
  readonly previous: readonly KnownSigner[] | undefined;
  readonly scopes: readonly Pick<DeclaredScope, 'name' | 'signers'>[];
  readonly now: string;
}

export interface JudgedSigners {
  readonly signers: readonly KnownSigner[];
  readonly findings: readonly FindingDraft[];
}

/**
 * A policy's pattern may let in more than was meant. The signers of a repository's first audit are
 * known; a later one is new until it is listed.
 */
export function judgeSigners(
  images: readonly ImageEvidence[],
  { previous, scopes, now }: SignerContext,
): JudgedSigners {
  const known = new Map((previous ?? []).map((one) => [keyOf(one), one]));
  const repositories = new Set((previous ?? []).map(({ repository }) => repository));
  const listed = new Map(scopes.map(({ name, signers }) => [name, signers.map(glob)]));
  const findings = new Map<string, FindingDraft>();
  for (const image of images.filter(({ verdict }) => verdict === 'verified')) {
    const { repository } = image;
    const isListed = (signer: AuditSigner) =>
      image.sources.some(({ scope }) =>
        (listed.get(scope) ?? []).some((pattern) => pattern.test(signer.identity ?? '')),
      );
    for (const { signer } of image.signatures.filter(isSignature)) {
      const name = signerClass(signer);
      const key = keyOf({ repository, signer: name });
      const isFirst = !repositories.has(repository);
      const before = known.get(key) ?? { repository, signer: name, since: now, isKnown: isFirst };
      const entry = before.isKnown ? before : { ...before, isKnown: isListed(signer) };
      known.set(key, entry);
      if (!entry.isKnown && !findings.has(key)) findings.set(key, newSigner(image, entry));
    }
  }
  const signers = [...known.values()].toSorted((one, other) =>
    keyOf(one) < keyOf(other) ? -1 : 1,
  );
  return { signers, findings: [...findings.values()] };
}

function keyOf({ repository, signer }: Pick<KnownSigner, 'repository' | 'signer'>): string {
  return `${repository} ${signer}`;
}

function newSigner(image: ImageEvidence, { repository, signer, since }: KnownSigner): FindingDraft {
  return draftOf('new-signer', {
    ...aboutImage(image),
    reference: '',
    signer,
    message: `${signer} signs for ${repository}, and never did before ${since}`,
    evidence: [`for example ${image.image}`],
  });
}

/**
 * One workflow signs on many refs: what counts is the workflow, the class of the ref, and the
 * repository's id, which another of the same name would not have.
 */
function signerClass({ identity, issuer, sourceRepositoryId }: AuditSigner): string {
  if (identity === null) return 'a key';
  const name = identity
    .replace(/@(refs\/(?:heads|tags|pull))\/.*$/s, '@$1/*')
    .replace(/@[0-9a-f]{40}(?:[0-9a-f]{24})?$/, '@commit');
  return [name, issuer ?? '', sourceRepositoryId === null ? '' : `id ${sourceRepositoryId}`]
    .filter((part) => part !== '')
    .join(' ');
}
