// SPDX-License-Identifier: Apache-2.0
// Asks Rekor v1 for its checkpoint, and whether its log still begins with what it showed before.
import * as v from 'valibot';

import { readCheckpointNote, isUsed } from './log-inclusion.ts';
import { verifyConsistency, type TreeState } from './log-consistency.ts';
import { hexSchema } from './rekor-v1-entry.ts';
import {
  askService,
  endpointOf,
  invalidAnswer,
  parseAnswer,
  type ServicePorts,
} from './service-exchange.ts';
import type { LogKey } from './trust-material.ts';

/** A checkpoint that the log has signed. */
export interface Checkpoint extends TreeState {
  /** Of the shard; a log that is split has a tree for each. */
  readonly treeId: string;
}

/** A checkpoint that was read in an earlier audit. */
export interface KnownCheckpoint extends TreeState {
  /** Undefined when it was not kept. */
  readonly treeId?: string | undefined;
}

/** The latest checkpoint, and the last ones of shards that are closed. */
export interface LogState {
  readonly active: Checkpoint;
  readonly closed: readonly Checkpoint[];
  /** Whether there are closed shards whose last checkpoint cannot be verified. */
  readonly hasUnproven: boolean;
}

export type Growth =
  /** The log begins with what was known, in this shard. */
  | { readonly kind: 'extends'; readonly shard: 'active' | 'closed' }
  /** What was known belongs to a shard that the log does not show. */
  | { readonly kind: 'another-shard' }
  /** The log shows less than before: a replica that lags does so, too. */
  | { readonly kind: 'behind' }
  | { readonly kind: 'inconsistent'; readonly detail: string };

const treeIdSchema = v.pipe(v.string(), v.regex(/^\d{1,20}$/, 'the ID of a tree'));
const noteSchema = v.pipe(v.string(), v.maxLength(20_000));
const stateSchema = v.object({
  signedTreeHead: noteSchema,
  treeID: treeIdSchema,
  inactiveShards: v.nullish(
    v.pipe(
      v.array(v.object({ signedTreeHead: noteSchema, treeID: treeIdSchema })),
      v.maxLength(50),
    ),
  ),
});
const proofSchema = v.object({ hashes: v.pipe(v.array(hexSchema), v.maxLength(128)) });

/**
 * The log's own word about its state, its signature verified.
 * @throws SignetError REKOR_REJECTED, REKOR_UNAVAILABLE, REKOR_RESPONSE_INVALID
 */
export async function readLogState(
  log: URL,
  tlogs: readonly LogKey[],
  ports: ServicePorts,
): Promise<LogState> {
  const url = endpointOf(log, 'api/v1/log');
  const response = await askService('REKOR', { method: 'GET', url, maxBytes: 1024 * 1024 }, ports);
  const { signedTreeHead, treeID, inactiveShards } = parseAnswer('REKOR', stateSchema, response);
  const now = new Date(ports.patience.clock.now());
  const active = signedCheckpoint(
    { signedTreeHead, treeID },
    tlogs.filter((one) => isUsed(one, now)),
  );
  if (active === undefined)
    throw invalidAnswer('REKOR', url, 'its checkpoint is not signed with a key that is trusted');
  const shards = inactiveShards ?? [];
  const closed = shards.flatMap((shard) => signedCheckpoint(shard, tlogs) ?? []);
  return { active, closed, hasUnproven: closed.length < shards.length };
}

/** The shard's ID is a part of what is signed (rekor, pkg/util/checkpoint.go). */
function signedCheckpoint(
  { signedTreeHead, treeID }: { readonly signedTreeHead: string; readonly treeID: string },
  tlogs: readonly LogKey[],
): Checkpoint | undefined {
  try {
    const { origin, logSize, logHash } = readCheckpointNote(signedTreeHead, tlogs, () => true);
    const isWhole = logSize >= 0n && logHash.length === 32 && origin.endsWith(` - ${treeID}`);
    return isWhole ? { treeId: treeID, size: logSize, root: logHash } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether the log begins with a state that it was in. A proof that does not hold is asked for
 * twice, because one alone may be spoilt on its way.
 * @throws SignetError REKOR_REJECTED, REKOR_UNAVAILABLE, REKOR_RESPONSE_INVALID
 */
export async function judgeGrowth(
  known: KnownCheckpoint,
  state: LogState,
  log: URL,
  ports: ServicePorts,
): Promise<Growth> {
  const { active, closed, hasUnproven } = state;
  const trees = [active, ...closed].filter(
    ({ treeId }) => known.treeId === undefined || treeId === known.treeId,
  );
  for (const tree of trees)
    if (
      (await isExtendedBy(known, tree, log, ports)) ||
      (await isExtendedBy(known, tree, log, ports))
    )
      return { kind: 'extends', shard: tree === active ? 'active' : 'closed' };
  const [first] = trees;
  if (first === undefined || (known.treeId === undefined && hasUnproven))
    return { kind: 'another-shard' };
  // Where the shard is not known, it may be the first, which lags.
  if (first.size < known.size) return { kind: 'behind' };
  return {
    kind: 'inconsistent',
    detail:
      `its tree ${first.treeId} of ${first.size} entries does not begin with the ${known.size} ` +
      `that had the root ${known.root.toString('hex')}`,
  };
}

async function isExtendedBy(
  known: KnownCheckpoint,
  tree: Checkpoint,
  log: URL,
  ports: ServicePorts,
): Promise<boolean> {
  if (tree.size < known.size) return false;
  const isPlain = known.size === tree.size || known.size === 0n;
  const proof = isPlain ? [] : await readProof(known, tree, log, ports);
  return verifyConsistency(known, tree, proof);
}

async function readProof(
  first: TreeState,
  last: Checkpoint,
  log: URL,
  ports: ServicePorts,
): Promise<readonly Buffer[]> {
  const url = endpointOf(log, 'api/v1/log/proof');
  url.searchParams.set('firstSize', String(first.size));
  url.searchParams.set('lastSize', String(last.size));
  url.searchParams.set('treeID', last.treeId);
  const response = await askService('REKOR', { method: 'GET', url, maxBytes: 64 * 1024 }, ports);
  return parseAnswer('REKOR', proofSchema, response).hashes.map((hash) => Buffer.from(hash, 'hex'));
}
