// SPDX-License-Identifier: Apache-2.0
// Asks the transparency log what it holds about the images of an audit, and by its signers.
import type { KnownCheckpoint } from '../sigstore/log-checkpoint.ts';
import type { ServicePorts } from '../sigstore/service-exchange.ts';
import { findEntries, type EntryLimits, type EntryQuestion } from './log-entries.ts';
import { checkGrowth, type LogInconsistency } from './log-growth.ts';
import { judgeEntries, type EntryCounts, type EntryNotOurs } from './log-judgement.ts';
import { askRuns, type AskRun } from './log-runs.ts';
import type { LogReport } from './report.ts';
import { signedPayloads } from './signed-payloads.ts';

export interface LogQuestion extends EntryQuestion {
  /** What the previous audit saw of this log. */
  readonly previous: KnownCheckpoint | undefined;
  readonly limits?: Partial<LogLimits>;
}

/** How much is asked in one audit; what is beyond it is said. */
export interface LogLimits extends EntryLimits {
  readonly runs: number;
}

export interface LogPorts extends ServicePorts {
  /** Asks the Actions API. */
  readonly runs: AskRun;
}

export interface LogEvidence {
  readonly report: LogReport;
  readonly entriesNotOurs: readonly EntryNotOurs[];
  readonly inconsistent: LogInconsistency | null;
  readonly counts: EntryCounts;
  /** What could not be known beside the failure in the report, a sentence each. */
  readonly notices: readonly string[];
}

/** A job's token may ask GitHub 1,000 questions an hour in a repository. */
const usualLimits: LogLimits = { digests: 2_000, entries: 10_000, runs: 500 };

/** @throws SignetError CANCELLED; whatever else fails is told, and accuses nobody */
export async function auditLog(question: LogQuestion, ports: LogPorts): Promise<LogEvidence> {
  const { log, trust, images, identities, previous } = question;
  const limits = { ...usualLimits, ...question.limits };
  const now = new Date(ports.patience.clock.now());
  const [growth, found] = await Promise.all([
    checkGrowth(previous, log, trust, ports),
    findEntries(question, limits, now, ports),
  ]);
  const names = images.map(({ repository, digest }) => `${repository}@${digest ?? ''}`);
  const context = { images, identities, payloads: signedPayloads([...new Set(names)]), now };
  const runs = await askRuns(found.entries, context, limits.runs, ports.runs);
  const { notOurs, counts } = judgeEntries(found.entries, context, runs.answers);
  const problems = [...growth.problems, ...found.problems, ...runs.problems];
  const [failure = null, ...others] = problems;
  return {
    report: { url: log.href, ...growth.checkpoint, entries: found.entries.length, failure },
    entriesNotOurs: notOurs,
    inconsistent: growth.inconsistent,
    counts,
    notices: others.map(({ message }) => message),
  };
}
