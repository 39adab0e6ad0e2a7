// SPDX-License-Identifier: Apache-2.0
// What has changed since the previous report; pure.
import type {
  AuditChanges,
  AuditedImage,
  AuditFinding,
  AuditReport,
  ChangedFinding,
  FalsePositives,
} from './report.ts';
import type { ImageEvidence } from './image-evidence.ts';
import type { Memory } from './memory.ts';

/** Nothing has changed where there is nothing to compare with. */
export function changesSince(
  previous: AuditReport | undefined,
  findings: readonly AuditFinding[],
  images: readonly AuditedImage[],
  memory: Memory,
): AuditChanges {
  if (previous === undefined) return { added: [], resolved: [], changed: [] };
  const before = new Set(previous.findings.map(({ fingerprint }) => fingerprint));
  const now = new Set(findings.map(({ fingerprint }) => fingerprint));
  return {
    added: findings.filter(({ fingerprint }) => !before.has(fingerprint)).map(changedFinding),
    resolved: previous.findings
      .filter(({ fingerprint }) => !now.has(fingerprint))
      .map(changedFinding),
    changed: images.flatMap((image) => {
      const known = memory.of(image.image, image.policy);
      if (known === undefined || known.verdict === image.verdict) return [];
      const { image: name, policy, verdict: after } = image;
      return [{ image: name, policy, before: known.verdict, after }];
    }),
  };
}

function changedFinding(one: AuditFinding): ChangedFinding {
  const { fingerprint, finding, severity, subject, message } = one;
  return { fingerprint, finding, severity, subject, message };
}

/**
 * Findings of the previous report that this one can say nothing about: they stay open.
 * @param isUnknown whether what a finding is about could not be looked at
 */
export function stillOpen(
  previous: AuditReport | undefined,
  found: ReadonlySet<string>,
  isUnknown: (finding: AuditFinding) => boolean,
): AuditFinding[] {
  return (previous?.findings ?? []).filter(
    (one) =>
      (one.severity === 'incident' || one.severity === 'violation') &&
      !found.has(one.fingerprint) &&
      isUnknown(one),
  );
}

/** The reason by which an exception says that a finding was none. */
const falsePositive = 'false-positive';

/** Declared ones, and violations that went away though nothing had changed. */
export function falsePositivesIn(
  findings: readonly AuditFinding[],
  previous: AuditReport | undefined,
  images: readonly ImageEvidence[],
  memory: Memory,
): FalsePositives {
  const now = new Set(findings.map(({ fingerprint }) => fingerprint));
  const unchanged = new Set(
    images
      .filter((image) => isUnchanged(image, memory.of(image.image, image.policy)))
      .map(({ image }) => image),
  );
  const vanished = (previous?.findings ?? []).filter(
    ({ severity, fingerprint, subject }) =>
      severity === 'violation' && !now.has(fingerprint) && unchanged.has(subject),
  );
  return {
    declared: findings.filter(({ exception }) => exception?.reason === falsePositive).length,
    vanished: vanished.length,
  };
}

/** Nothing in registry, policy or trusted root gives a reason for another verdict. */
function isUnchanged(image: ImageEvidence, known: AuditedImage | undefined): boolean {
  return (
    known !== undefined &&
    known.verdict !== 'unknown' &&
    image.verdict !== 'unknown' &&
    known.listDigest === image.listDigest &&
    known.policyDigest === image.policyDigest &&
    known.trustDigest === image.trustDigest &&
    manifestsOf(known) === manifestsOf(image) &&
    known.tags.join() === image.tags.join()
  );
}

function manifestsOf({ signatures, refused }: ImageEvidence): string {
  return [...signatures, ...refused]
    .map(({ manifest }) => manifest)
    .toSorted()
    .join();
}
