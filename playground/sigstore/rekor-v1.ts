// SPDX-License-Identifier: Apache-2.0
// Plays Rekor v1 (rekor, openapi.yaml): entries, the search index, checkpoints and their proofs, as
// strict about what it is asked as the real one.
import { sign } from 'node:crypto';

import type { PlayAnswer, PlayRequest } from '../server.ts';
import { canonicalJson } from './canonical.ts';
import { createLog, hashOf, type Included, type Log } from './log.ts';
import { createIndex, refusal, type RekorIndex } from './rekor-index.ts';
import { canonicalEntry, type Proposed } from './rekor-v1-bodies.ts';

/** The tree of the first shard, as it is in the origin of its checkpoints. */
export const firstTree = 1234n;

export interface RekorV1 {
  readonly index: RekorIndex;
  /** The shard that takes entries. */
  readonly log: () => Log;
  /** Answers what belongs to Rekor v1; undefined otherwise. */
  play(request: PlayRequest): PlayAnswer | undefined;
  /** Closes the shard; a new one, empty, takes what comes. */
  split(): void;
}

interface Shard {
  readonly tree: bigint;
  readonly log: Log;
  /** How many entries the shards before it have. */
  readonly before: number;
}

interface Found {
  readonly shard: Shard;
  readonly entry: Included;
}

const base = '/api/v1';
const uuidPattern = /^(?:[0-9a-fA-F]{64}|[0-9a-fA-F]{80})$/;

/** @param host what checkpoints are signed for */
export function createRekorV1(first: Log, host: string, now: () => number): RekorV1 {
  const shards: Shard[] = [{ tree: firstTree, log: first, before: 0 }];
  const index = createIndex();
  const times = new Map<string, number>();
  const active = () => shards.at(-1) ?? { tree: firstTree, log: first, before: 0 };
  const state = { shards, active, index, times, now };
  return {
    index,
    log: () => active().log,
    split() {
      const { tree, log, before } = active();
      const next = tree + 1n;
      shards.push({
        tree: next,
        log: createLog({ origin: `${host} - ${next}`, name: host, kind: log.kind, keys: log }),
        before: before + log.head().treeSize,
      });
    },
    play: (request) => answer(state, request),
  };
}

interface State {
  readonly shards: readonly Shard[];
  readonly active: () => Shard;
  readonly index: RekorIndex;
  readonly times: Map<string, number>;
  readonly now: () => number;
}

function answer(state: State, { method, url, body }: PlayRequest): PlayAnswer | undefined {
  const json = () => JSON.parse(body.toString('utf8')) as unknown;
  const asked = `${method} ${url.pathname}`;
  if (asked === `GET ${base}/log`) return logInfo(state);
  if (asked === `GET ${base}/log/proof`) return consistency(state, url.searchParams);
  if (asked === `POST ${base}/index/retrieve`) return state.index.search(json());
  if (asked === `POST ${base}/log/entries/retrieve`) return retrieve(state, json());
  if (asked === `POST ${base}/log/entries`) return add(state, json() as Proposed);
  if (!asked.startsWith(`GET ${base}/log/entries/`)) return undefined;
  const [found] = findAll(state, url.pathname.slice(-64));
  return found === undefined
    ? refusal(404, 'entry not found')
    : { status: 200, body: describe(state, found) };
}

function add(state: State, proposed: Proposed): PlayAnswer {
  const canonical = canonicalEntry(proposed);
  if (canonical === undefined)
    return refusal(400, 'error processing entry: signature could not be verified');
  const shard = state.active();
  const { entry, isNew } = shard.log.add(Buffer.from(canonical.body));
  const uuid = uuidOf({ shard, entry });
  const location = `${base}/log/entries/${uuid}`;
  if (!isNew)
    return {
      ...refusal(
        409,
        `an equivalent entry already exists in the transparency log with UUID ${uuid}`,
      ),
      headers: { location },
    };
  state.times.set(uuid, Math.floor(state.now() / 1000));
  state.index.add(uuid, canonical.keys);
  return { status: 201, headers: { location }, body: describe(state, { shard, entry }) };
}

function retrieve(state: State, query: unknown): PlayAnswer {
  const { entryUUIDs = [], logIndexes = [] } = query as {
    readonly entryUUIDs?: readonly string[];
    readonly logIndexes?: readonly number[];
  };
  const most = Math.max(entryUUIDs.length, logIndexes.length);
  if (most > 10) return refusal(422, 'entryUUIDs in body should have at most 10 items');
  if (entryUUIDs.some((uuid) => !uuidPattern.test(uuid)))
    return refusal(422, 'entryUUIDs in body should match the pattern of a UUID');
  const unknown = entryUUIDs.find(
    (uuid) => uuid.length === 80 && !state.shards.some(({ tree }) => hexOf(tree) === treeOf(uuid)),
  );
  if (unknown !== undefined) return refusal(400, `invalid entryID ${unknown}`);
  const found = [
    ...entryUUIDs.flatMap((uuid) =>
      findAll(state, uuid.slice(-64)).filter(
        ({ shard }) => uuid.length === 64 || hexOf(shard.tree) === treeOf(uuid),
      ),
    ),
    ...logIndexes.flatMap((index) => findAt(state, index)),
  ];
  return { status: 200, body: found.map((one) => describe(state, one)) };
}

function logInfo({ shards, active }: State): PlayAnswer {
  const infoOf = ({ tree, log }: Shard) => {
    const { rootHash, treeSize, checkpoint } = log.head();
    return {
      rootHash: rootHash.toString('hex'),
      signedTreeHead: checkpoint,
      treeID: String(tree),
      treeSize,
    };
  };
  const inactive = shards.slice(0, -1).map(infoOf);
  return {
    status: 200,
    body: { inactiveShards: inactive.length === 0 ? null : inactive, ...infoOf(active()) },
  };
}

function consistency({ shards, active }: State, query: URLSearchParams): PlayAnswer {
  const [first, last] = [Number(query.get('firstSize') ?? '1'), Number(query.get('lastSize'))];
  if (!Number.isInteger(first) || first < 1)
    return refusal(422, 'firstSize in query should be greater than or equal to 1');
  if (!Number.isInteger(last) || last < 1) return refusal(422, 'lastSize in query is required');
  if (first > last) return refusal(400, `firstSize(${first}) must be less than lastSize(${last})`);
  const tree = query.get('treeID') ?? String(active().tree);
  const shard = shards.find((one) => String(one.tree) === tree);
  if (shard === undefined) return refusal(400, `no log range found for tree ID ${tree}`);
  const { treeSize, rootHash } = shard.log.head();
  if (last > treeSize)
    return refusal(
      400,
      `the tree size requested(${last}) was greater than what is currently ` +
        `observable(${treeSize})`,
    );
  const hashes = shard.log.extend(first, last).map((hash) => hash.toString('hex'));
  return { status: 200, body: { rootHash: rootHash.toString('hex'), hashes } };
}

function findAll({ shards }: State, leaf: string): Found[] {
  return shards.flatMap((shard) => {
    const entry = shard.log.find(leaf);
    return entry === undefined ? [] : [{ shard, entry }];
  });
}

/** By the index that counts through all shards. */
function findAt({ shards }: State, index: number): Found[] {
  const shard = shards.findLast(({ before }) => before <= index);
  const entry = shard?.log.at(index - shard.before);
  return shard === undefined || entry === undefined ? [] : [{ shard, entry }];
}

function uuidOf({ shard, entry }: Found): string {
  return `${hexOf(shard.tree)}${entry.leaf.toString('hex')}`;
}

function treeOf(uuid: string): string {
  return uuid.slice(0, 16);
}

function hexOf(tree: bigint): string {
  return tree.toString(16).padStart(16, '0');
}

function describe({ times, now }: State, { shard, entry }: Found): object {
  const { log, before } = shard;
  const { hashes, rootHash, treeSize, checkpoint } = log.prove(entry);
  const uuid = uuidOf({ shard, entry });
  const promised = {
    body: entry.body.toString('base64'),
    integratedTime: times.get(uuid) ?? Math.floor(now() / 1000),
    logID: log.id.toString('hex'),
    logIndex: before + entry.index,
  };
  return {
    [uuid]: {
      ...promised,
      verification: {
        inclusionProof: {
          checkpoint,
          hashes: hashes.map((hash) => hash.toString('hex')),
          logIndex: entry.index,
          rootHash: rootHash.toString('hex'),
          treeSize,
        },
        signedEntryTimestamp: sign(
          hashOf(log.kind),
          Buffer.from(canonicalJson(promised)),
          log.privateKey,
        ).toString('base64'),
      },
    },
  };
}
