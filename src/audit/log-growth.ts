// SPDX-License-Identifier: Apache-2.0
// Whether the log still begins with what it showed in the previous audit.
import { outcomeOf } from '../concurrency.ts';
import { judgeGrowth, readLogState, type KnownCheckpoint } from '../sigstore/log-checkpoint.ts';
import type { TreeState } from '../sigstore/log-consistency.ts';
import type { ServicePorts } from '../sigstore/service-exchange.ts';
import type { TrustMaterial } from '../sigstore/trust-material.ts';
import { logFailure } from './log-failure.ts';
import type { LogReport } from './report.ts';
import type { AuditFailure } from './image-evidence.ts';

type ReportedCheckpoint = Pick<LogReport, 'treeSize' | 'rootHash'>;

/** Two checkpoints of which one cannot have become the other. */
export interface LogInconsistency {
  readonly before: ReportedCheckpoint;
  readonly now: ReportedCheckpoint;
  readonly why: string;
}

export interface LogGrowth {
  /**
   * The one to remember: the latest, unless it does not extend what was known. Then that is kept,
   * so that the next audit finds the same.
   */
  readonly checkpoint: ReportedCheckpoint;
  readonly inconsistent: LogInconsistency | null;
  readonly problems: readonly AuditFailure[];
}

/** What the previous report remembers of the same log. */
export function checkpointOf(previous: LogReport | null, log: URL): KnownCheckpoint | undefined {
  if (previous?.url !== log.href) return undefined;
  const { treeSize, rootHash } = previous;
  const isWhole = /^\d{1,19}$/.test(treeSize ?? '') && /^[0-9a-f]{64}$/.test(rootHash ?? '');
  return treeSize === null || rootHash === null || !isWhole
    ? undefined
    : { size: BigInt(treeSize), root: Buffer.from(rootHash, 'hex') };
}

/** @throws SignetError CANCELLED; a log that does not answer is a problem, and never an alarm */
export async function checkGrowth(
  known: KnownCheckpoint | undefined,
  log: URL,
  trust: TrustMaterial,
  ports: ServicePorts,
): Promise<LogGrowth> {
  const remembered =
    known === undefined ? { treeSize: null, rootHash: null } : reportedCheckpoint(known);
  const read = await outcomeOf(async () => {
    const state = await readLogState(log, trust.tlogs, ports);
    return {
      latest: reportedCheckpoint(state.active),
      growth: known === undefined ? undefined : await judgeGrowth(known, state, log, ports),
    };
  });
  if (!read.ok)
    return { checkpoint: remembered, inconsistent: null, problems: [logFailure(read.error)] };
  const { latest, growth } = read.value;
  switch (growth?.kind) {
    case 'inconsistent':
      return {
        checkpoint: remembered,
        inconsistent: { before: remembered, now: latest, why: growth.detail },
        problems: [],
      };
    case 'behind':
      return {
        checkpoint: remembered,
        inconsistent: null,
        problems: [behind(log, remembered, latest)],
      };
    case 'another-shard':
      return { checkpoint: latest, inconsistent: null, problems: [anotherShard(log)] };
    case 'extends':
    case undefined:
      return { checkpoint: latest, inconsistent: null, problems: [] };
  }
}

function reportedCheckpoint({ size, root }: TreeState) {
  return { treeSize: String(size), rootHash: root.toString('hex') };
}

function behind(log: URL, before: ReportedCheckpoint, now: ReportedCheckpoint): AuditFailure {
  return {
    code: 'LOG_BEHIND',
    message:
      `Rekor at ${log.origin} shows ${now.treeSize ?? 'no'} entries, and showed ` +
      `${before.treeSize ?? 'none'} in the previous audit`,
    hint: 'A replica that lags does so. If it stays, ask who runs the log.',
  };
}

function anotherShard(log: URL): AuditFailure {
  return {
    code: 'LOG_ANOTHER_SHARD',
    message: `Rekor at ${log.origin} no longer proves the shard that the previous audit saw`,
    hint: 'The next audit compares with the shard that it shows now.',
  };
}
