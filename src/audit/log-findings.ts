// SPDX-License-Identifier: Apache-2.0
// What the transparency log said, as findings; pure.
import { draftOf, signerText, type FindingDraft } from './draft.ts';
import type { JudgedLog } from './judge.ts';
import type { LogInconsistency } from './log-growth.ts';
import type { EntryNotOurs, LoggedImage, OurIdentity } from './log-judgement.ts';
import type { LogEvidence } from './log-audit.ts';
import type { AuditFailure, ImageEvidence } from './image-evidence.ts';

export function logFindings(
  {
    report,
    entriesNotOurs,
    inconsistent,
  }: Pick<LogEvidence, 'report' | 'entriesNotOurs' | 'inconsistent'>,
  images: readonly ImageEvidence[],
): JudgedLog {
  return {
    report,
    findings: [
      ...entriesNotOurs.map((entry) => entryFinding(entry, images)),
      ...(inconsistent === null ? [] : [inconsistentFinding(report.url, inconsistent)]),
      ...(report.failure === null ? [] : [unansweredFinding(report.url, report.failure)]),
    ],
  };
}

function entryFinding(entry: EntryNotOurs, images: readonly ImageEvidence[]): FindingDraft {
  const { uuid, index, signer, time, why, image: name, evidence } = entry;
  const image = images.find((one) => one.image === name);
  return draftOf('log-entry-not-ours', {
    subject: name ?? `entry ${index} of the log`,
    repository: image?.repository ?? '',
    reference: uuid,
    environments: image?.environments ?? [],
    message: why,
    evidence: [`entry ${index} of ${time}, ${uuid}`, ...evidence],
    signer: signerText(signer),
  });
}

function inconsistentFinding(url: string, { before, now, why }: LogInconsistency): FindingDraft {
  const state = ({ treeSize, rootHash }: LogInconsistency['now']) =>
    `${treeSize ?? 'no'} entries, root ${rootHash ?? 'none'}`;
  return draftOf('log-inconsistent', {
    subject: url,
    repository: url,
    reference: '',
    environments: [],
    message: why,
    evidence: [`before: ${state(before)}`, `now: ${state(now)}`],
  });
}

function unansweredFinding(url: string, { code, message, hint }: AuditFailure): FindingDraft {
  return draftOf('unknown', {
    subject: url,
    repository: url,
    reference: code,
    environments: [],
    message: `What the log says is not complete: ${message}`,
    ...(hint === null ? {} : { action: hint }),
  });
}

/** Those who sign for us: whoever signed what is verified. */
export function identitiesIn(images: readonly ImageEvidence[]): OurIdentity[] {
  const signers = images
    .filter(({ verdict }) => verdict === 'verified')
    .flatMap(({ signatures }) => signatures)
    .flatMap(({ signer: { identity, issuer, sourceRepository } }): OurIdentity[] =>
      identity === null || issuer === null
        ? []
        : [{ subject: identity, issuer, repository: sourceRepository }],
    );
  return [...new Map(signers.map((one) => [JSON.stringify(one), one])).values()];
}

/** What can be in a log: images that have a digest. */
export function loggedImages(images: readonly ImageEvidence[]): LoggedImage[] {
  return images.filter(({ digest }) => digest !== null);
}
