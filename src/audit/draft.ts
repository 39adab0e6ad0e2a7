// SPDX-License-Identifier: Apache-2.0
// A finding before it is known since when it is there, and how it is told apart from others.
import { createHash } from 'node:crypto';

import { findingClasses, type FindingClass, type Severity } from './finding-classes.ts';
import type { AuditFinding } from './report.ts';
import type { AuditSigner, AuditSource, ImageEvidence } from './image-evidence.ts';

export type FindingDraft = Omit<AuditFinding, 'firstSeen' | 'exception'>;

export interface DraftFacts {
  readonly subject: string;
  readonly repository: string;
  /** The digest or tag that it is about, or what else tells it apart. */
  readonly reference: string;
  readonly environments: readonly string[];
  readonly message: string;
  readonly evidence?: readonly string[];
  readonly signer?: string | null;
  readonly places?: AuditFinding['places'];
  /** Where it is graver than its class. */
  readonly severity?: Severity;
  readonly action?: string;
}

export function draftOf(finding: FindingClass, facts: DraftFacts): FindingDraft {
  const { severity, action } = findingClasses[finding];
  const { subject, repository, reference, environments, message } = facts;
  const signer = facts.signer ?? null;
  return {
    fingerprint: fingerprintOf(finding, repository, reference, signer),
    finding,
    severity: facts.severity ?? severity,
    subject,
    repository,
    environments,
    message,
    evidence: facts.evidence ?? [],
    action: facts.action ?? action,
    signer,
    places: facts.places ?? [],
  };
}

/** Stable over runs: no time and no place is in it. */
export function fingerprintOf(
  finding: FindingClass,
  repository: string,
  reference: string,
  signer: string | null,
): string {
  const text = JSON.stringify([finding, repository, reference, signer ?? '']);
  return createHash('sha256').update(text).digest('hex');
}

/** What every finding about an image has. */
export function aboutImage(
  image: ImageEvidence,
): Pick<DraftFacts, 'subject' | 'repository' | 'reference' | 'environments' | 'places'> {
  return {
    subject: image.image,
    repository: image.repository,
    reference: image.digest ?? image.tags[0] ?? '',
    environments: image.environments,
    places: placesOf(image.sources),
  };
}

export function placesOf(sources: readonly AuditSource[]): AuditFinding['places'] {
  const places = sources.flatMap(({ file, line }) => (file === null ? [] : [{ file, line }]));
  const byText = new Map(places.map((place) => [JSON.stringify(place), place]));
  return [...byText.values()];
}

/** `identity (issuer)`, as far as it is known; a key has neither. */
export function signerText({ identity, issuer }: AuditSigner): string {
  if (identity === null) return 'a key';
  return issuer === null ? identity : `${identity} (${issuer})`;
}
