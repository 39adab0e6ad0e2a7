// SPDX-License-Identifier: Apache-2.0
// Judges what was gathered: one report, whatever jobs gathered it; pure.
import { changesSince, falsePositivesIn } from './changes.ts';
import type { AuditDeclaration } from './declared.ts';
import type { FindingDraft } from './draft.ts';
import { exceptionFor, expiredFindings, idleExceptions } from './exceptions.ts';
import { environmentFigures, figuresOf, verificationTimes, withToday } from './figures.ts';
import type { Evidence } from './gather.ts';
import { imageFindings } from './image-findings.ts';
import { memoryOf, remembered, withHistory, type Memory } from './memory.ts';
import { openFindings } from './open-findings.ts';
import type { AuditPlan } from './planned.ts';
import type {
  AuditedImage,
  AuditedTag,
  AuditFinding,
  AuditReport,
  AuditRun,
  KnownSigner,
  LogReport,
  Measured,
  PreviousReport,
} from './report.ts';
import type { ImageEvidence } from './image-evidence.ts';
import { judgeSigners } from './signers.ts';
import { deployedFindings, judgeTags, type JudgedTags } from './tag-findings.ts';
import { unknownFindings } from './unknown-findings.ts';
import { judgeRun, type RunLimits } from './run-verdict.ts';

/** What the log said, as findings and as a summary of it. */
export interface JudgedLog {
  readonly report: LogReport;
  readonly findings: readonly FindingDraft[];
}

export interface AuditFacts {
  readonly declaration: AuditDeclaration;
  readonly plan: Pick<AuditPlan, 'scopes' | 'unlisted'>;
  readonly evidence: Evidence;
  /** Null when the log was not asked. */
  readonly log: JudgedLog | null;
  readonly previous: { readonly report: AuditReport; readonly facts: PreviousReport } | undefined;
  readonly notices: readonly string[];
  readonly limits: RunLimits;
  /** Milliseconds to the next audit; undefined when it is not known. */
  readonly intervalMs: number | undefined;
  readonly run: AuditRun;
  readonly durationMs: number;
  readonly now: Date;
}

export function judgeAudit(facts: AuditFacts): AuditReport {
  const { declaration, plan, previous, now } = facts;
  const judged = judgeFindings(facts);
  const { images, findings, memory } = judged;
  const figureFacts = { images, findings, now };
  const figures = figuresOf(figureFacts);
  const environments = environmentFigures(figureFacts, declaration.environments);
  const verdict = judgeRun(
    {
      images,
      findings,
      environments,
      figures,
      unlisted: plan.unlisted,
      isLogBlind: isBlindLog(facts.log),
    },
    previous?.report,
    facts.limits,
  );
  const dueAt = facts.intervalMs === undefined ? undefined : now.getTime() + facts.intervalMs;
  return {
    schemaVersion: 1,
    kind: 'report',
    time: now.toISOString(),
    nextExpected: dueAt === undefined ? null : new Date(dueAt).toISOString(),
    run: facts.run,
    ...verdict,
    figures,
    environments,
    falsePositives: falsePositivesIn(findings, previous?.report, images, memory),
    changes: changesSince(previous?.report, findings, images, memory),
    findings,
    scopes: plan.scopes,
    policies: [...declaration.policies.values()].map(({ name, digest, trusted }) => ({
      name,
      digest,
      trusted,
    })),
    trustDigests: [...new Set(images.flatMap(({ trustDigest }) => trustDigest ?? []))].toSorted(),
    previous: previous?.facts ?? null,
    notices: [...facts.notices, ...declarationNotices(facts, judged)],
    log: facts.log?.report ?? null,
    images,
    tags: judged.tags,
    signers: judged.signers,
    history: withToday(previous?.report.history ?? [], figures, now),
    measured: measuredIn(facts, images.length),
  };
}

/** What is declared, and does nothing. */
function declarationNotices(
  { declaration, plan, now }: AuditFacts,
  { images, findings }: JudgedFindings,
): string[] {
  const isSeen = plan.unlisted.length === 0 && images.every(({ verdict }) => verdict !== 'unknown');
  return [...emptyScopes(plan), ...(isSeen ? idleExceptions(declaration, findings, now) : [])];
}

/** A scope that must name images is a finding of its own. */
function emptyScopes({ scopes, unlisted }: AuditFacts['plan']): string[] {
  return [...Map.groupBy(scopes, ({ scope }) => scope)]
    .filter(
      ([name, sources]) =>
        sources.every(({ images, failure }) => images === 0 && failure === null) &&
        !unlisted.some(({ source }) => source.scope === name),
    )
    .map(([name]) => `The scope ${JSON.stringify(name)} names no image`);
}

/** What is limited by design, or by what a job’s token may read, blinds no one. */
function isBlindLog(log: JudgedLog | null): boolean {
  const code = log?.report.failure?.code;
  return code !== undefined && code !== 'LOG_CUT' && code !== 'LOG_RUNS_UNKNOWN';
}

interface JudgedFindings {
  readonly images: readonly AuditedImage[];
  readonly tags: readonly AuditedTag[];
  readonly signers: readonly KnownSigner[];
  readonly findings: readonly AuditFinding[];
  readonly memory: Memory;
}

function judgeFindings(facts: AuditFacts): JudgedFindings {
  const { declaration, plan, evidence, previous, now } = facts;
  const memory = memoryOf(previous?.report);
  const images = remembered(evidence.images, plan.unlisted, memory).map((image) =>
    withHistory(image, memory.of(image.image, image.policy), now.toISOString()),
  );
  const tags = judgeTags({
    immutableTags: declaration.immutableTags,
    previous: previous?.report.tags ?? [],
    images,
    now,
  });
  const signers = judgeSigners(images, {
    previous: previous?.report.signers,
    scopes: declaration.scopes,
    now: now.toISOString(),
  });
  const drafts = [
    ...aboutImages(images, tags, memory, facts),
    ...tags.findings,
    ...deployedFindings(evidence.moved, images),
    ...signers.findings,
    ...expiredFindings(declaration, now),
    ...unknownFindings(images, plan.unlisted),
    ...(facts.log?.findings ?? []),
  ];
  const findings = openFindings(drafts, images, {
    exceptions: declaration.exceptions,
    previous: previous?.report,
    // A log that is no longer asked says nothing, and keeps nothing open.
    isLogSilent: facts.log !== null && facts.log.report.failure !== null,
    now,
  });
  return { images, tags: tags.tags, signers: signers.signers, findings, memory };
}

function measuredIn({ durationMs, evidence }: AuditFacts, images: number): Measured {
  const { samples } = evidence;
  return {
    durationMs,
    requests: samples.requests,
    requestsPerImage: images === 0 ? null : Math.round((samples.requests / images) * 100) / 100,
    verification: verificationTimes(samples),
  };
}

/** An image whose tag has moved to it is told by that, not once more by itself. */
function aboutImages(
  images: readonly ImageEvidence[],
  tags: JudgedTags,
  memory: Memory,
  { declaration: { policies, exceptions }, now }: AuditFacts,
): FindingDraft[] {
  const byName = new Map(images.map((one) => [JSON.stringify([one.image, one.policy]), one]));
  const takenOver = new Set(
    tags.findings
      .filter(
        (one) =>
          one.finding === 'tag-moved-untrusted' && exceptionFor(one, exceptions, now) === null,
      )
      .flatMap(({ repository, subject }) =>
        tags.tags
          .filter((tag) => `${tag.repository}:${tag.tag}` === subject)
          .map(({ digest }) => `${repository}@${digest}`),
      ),
  );
  return images.flatMap((image) => {
    const found = imageFindings(image, {
      previous: memory.of(image.image, image.policy),
      index: byName.get(JSON.stringify([image.within, image.policy])),
      policy: policies.get(image.policy) ?? { trusted: image.policy, maxAgeMs: undefined },
      now,
    });
    return takenOver.has(image.image)
      ? found.filter(({ severity }) => severity === 'notice')
      : found;
  });
}
