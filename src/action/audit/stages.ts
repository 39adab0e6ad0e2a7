// SPDX-License-Identifier: Apache-2.0
// The stages of an audit, each of which may be a job of its own: plan, gather, join.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { AuditDeclaration } from '../../audit/declared.ts';
import { gather, type Evidence } from '../../audit/gather.ts';
import { memoryOf } from '../../audit/memory.ts';
import { declarationDigest, planAudit } from '../../audit/plan.ts';
import type { AuditPlan, PlannedImage } from '../../audit/planned.ts';
import type { Shard, ShardEvidence } from '../../audit/shards.ts';
import { readEvidence, readPlan } from '../../audit/stored.ts';
import { messageOf, SignetError } from '../../errors.ts';
import { readRegularFile } from '../../image/regular-file.ts';
import type { KnownPrevious } from './previous.ts';
import type { AuditServices } from './services.ts';
import type { SourcePorts } from '../../audit/sources.ts';

const maxBytes = 256 * 1024 * 1024;

export async function planned(
  declaration: AuditDeclaration,
  { registries, network }: AuditServices,
  files: Omit<SourcePorts, 'registries'>,
): Promise<AuditPlan> {
  const now = () => new Date(network.patience.clock.now());
  return planAudit(declaration, { registries, ...files, now });
}

export interface GatherRequest {
  readonly images: readonly PlannedImage[];
  readonly declaration: AuditDeclaration;
  readonly previous: KnownPrevious | undefined;
  readonly fullEveryMs: number;
}

export async function gathered(
  { images, declaration, previous, fullEveryMs }: GatherRequest,
  { registries, network, http, trust }: AuditServices,
): Promise<Evidence> {
  const { clock, deadline } = network.patience;
  const memory = memoryOf(previous?.report);
  const incidents = new Set(
    (previous?.report.findings ?? [])
      .filter(({ severity }) => severity === 'incident')
      .map(({ subject }) => subject),
  );
  const now = clock.now();
  return gather(images, {
    registries,
    clock,
    policies: declaration.policies,
    probes: new Map(),
    trust: (policy) => trust(policy.trust),
    earlier(name, policy) {
      // What no one has signed may say anything; and what was an incident is looked at again.
      if (previous?.facts.isVerified !== true || incidents.has(name)) return undefined;
      const image = memory.of(name, policy);
      if (image === undefined) return undefined;
      const judgedAt = image.carriedFrom ?? previous.facts.time;
      return now - Date.parse(judgedAt) < fullEveryMs ? { image, judgedAt } : undefined;
    },
    wasVerified: (name, policy) => (memory.of(name, policy)?.lastVerified ?? null) !== null,
    isOutOfPatience: () => clock.now() >= deadline,
    requests: http.count,
    measure: () => undefined,
  });
}

/** @throws SignetError INPUT_INVALID when it cannot be read, or is not of this declaration */
export async function storedPlan(path: string, declaration: AuditDeclaration): Promise<AuditPlan> {
  const stored = readPlan(await bytesOf('plan', path));
  if (!stored.ok) throw unreadable('plan', path, stored.why);
  if (stored.content.declaration === declarationDigest(declaration)) return stored.content;
  throw new SignetError(
    'INPUT_INVALID',
    `The plan ${JSON.stringify(path.slice(0, 300))} was made for other scopes or policies than ` +
      'this job has',
    {
      hint:
        'Give the jobs "plan", "shard" and "merge" of one audit the same inputs, and the scopes ' +
        'file of the same commit.',
    },
  );
}

/** @throws SignetError INPUT_INVALID when the plan is shared out among another number of jobs */
export function ownShard(shard: Shard, { shards }: AuditPlan): Shard {
  if (shard.of === shards) return shard;
  throw new SignetError(
    'INPUT_INVALID',
    `The input "shard" is ${shard.number}/${shard.of}, and the plan is for ` +
      (shards === 1 ? '1 job' : `${shards} jobs`),
    { hint: 'Take the matrix from the output "matrix" of the job that made the plan.' },
  );
}

export interface StoredShards {
  readonly shards: readonly ShardEvidence[];
  /** Files that cannot be used, a sentence each: what they were for is not known then. */
  readonly notices: readonly string[];
}

/** All evidence in a folder, in whatever folders below it the jobs’ files lie. */
export async function storedShards(folder: string): Promise<StoredShards> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (cause: unknown) => {
      throw unreadable('shards', folder, messageOf(cause));
    },
  );
  const names = entries
    .filter((entry) => entry.isFile() && /^evidence-\d+-of-\d+\.json$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const shards: ShardEvidence[] = [];
  const notices: string[] = [];
  // One after the other, since each may be large.
  for (const name of names) {
    const stored = readEvidence(await bytesOf('shards', name));
    if (stored.ok) shards.push(stored.content);
    else notices.push(`${name} cannot be used: ${stored.why}`);
  }
  return { shards, notices };
}

export function evidenceName({ number, of }: Shard): string {
  return `evidence-${number}-of-${of}.json`;
}

async function bytesOf(input: string, path: string): Promise<Uint8Array> {
  const content = await readRegularFile(path, maxBytes).catch((cause: unknown) => {
    throw unreadable(input, path, messageOf(cause));
  });
  if (content.kind === 'content') return content.bytes;
  throw unreadable(
    input,
    path,
    content.kind === 'too long' ? 'it is too long' : 'it is not a file',
  );
}

function unreadable(input: string, path: string, why: string): SignetError {
  return new SignetError(
    'INPUT_INVALID',
    `The input "${input}" names ${JSON.stringify(path.slice(0, 300))}, ` +
      `which cannot be used: ${why}`,
    {
      hint:
        'Download what the jobs before this one uploaded (actions/download-artifact), and give ' +
        'its path.',
    },
  );
}
