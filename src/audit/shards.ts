// SPDX-License-Identifier: Apache-2.0
// Shares an audit between jobs, and joins what they gathered; pure.
import { createHash } from 'node:crypto';

import type { AuditPolicy } from './declared.ts';
import { unknownImage } from './examine.ts';
import type { Evidence } from './gather.ts';
import type { AuditPlan, PlannedImage } from './planned.ts';

/** One of several jobs: `3/8`. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** Evidence, with the job that gathered it. */
export interface ShardEvidence extends Evidence {
  readonly shard: Shard;
  /** Of the plan that it belongs to. */
  readonly plan: string;
}

/** By repository, so that its token, its list of tags and its rate limit stay in one job. */
export function shardOf({ registry, path }: PlannedImage, of: number): number {
  const hash = createHash('sha256').update(`${registry}/${path}`).digest();
  return (hash.readUInt32BE(0) % of) + 1;
}

export function inShard({ images }: AuditPlan, { number, of }: Shard): PlannedImage[] {
  return images.filter((image) => shardOf(image, of) === number);
}

/** What stands for the plan in what is gathered by it. */
export function planDigest(plan: AuditPlan): string {
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex');
}

/**
 * Joins evidence in any order. What a job that is missing had to look at is not known; it is never
 * left out.
 */
export function joinShards(
  shards: readonly ShardEvidence[],
  plan: AuditPlan,
  policies: ReadonlyMap<string, AuditPolicy>,
): { readonly evidence: Evidence; readonly missing: readonly Shard[] } {
  const digest = planDigest(plan);
  const own = shards.filter((one) => one.plan === digest);
  const of = own[0]?.shard.of ?? 1;
  const byNumber = new Map(
    own.filter(({ shard }) => shard.of === of).map((one) => [one.shard.number, one]),
  );
  const missing = Array.from({ length: of }, (_, at) => ({ number: at + 1, of })).filter(
    ({ number }) => !byNumber.has(number),
  );
  const lost = missing.flatMap((shard) =>
    inShard(plan, shard).map((planned) =>
      unknownImage(planned, policies.get(planned.policy) ?? { name: planned.policy, digest: '' }, {
        code: 'CANCELLED',
        message: `The job of shard ${shard.number}/${shard.of} left no evidence`,
        hint: 'Run that job again, and then this one.',
      }),
    ),
  );
  const all = [...byNumber.values()];
  const overlooked = unexamined(plan, missing, all).map((planned) =>
    unknownImage(planned, policies.get(planned.policy) ?? { name: planned.policy, digest: '' }, {
      code: 'CANCELLED',
      message: 'Its job left evidence in which this image is not',
      hint: 'Run that job again, and then this one.',
    }),
  );
  const sorted = <Value>(values: readonly Value[], key: (value: Value) => string) =>
    values.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
  return {
    missing,
    evidence: {
      schemaVersion: 1,
      kind: 'evidence',
      images: sorted(
        [...all.flatMap(({ images }) => images), ...lost, ...overlooked],
        ({ image, policy }) => JSON.stringify([image, policy]),
      ),
      moved: sorted(
        all.flatMap(({ moved }) => moved),
        (one) => JSON.stringify(one),
      ),
      samples: {
        wall: all.flatMap(({ samples: { wall } }) => wall),
        cpu: all.flatMap(({ samples: { cpu } }) => cpu),
        requests: all.reduce((sum, { samples: { requests } }) => sum + requests, 0),
      },
    },
  };
}

/** What a job had to look at, and did not. */
function unexamined(
  plan: AuditPlan,
  missing: readonly Shard[],
  all: readonly ShardEvidence[],
): PlannedImage[] {
  const known = new Set(
    all.flatMap(({ images }) =>
      images.flatMap(({ repository, digest, tags, policy }) =>
        [...tags.map((tag) => `:${tag}`), `@${digest ?? ''}`].map((reference) =>
          JSON.stringify([repository, reference, policy]),
        ),
      ),
    ),
  );
  const lost = new Set(missing.flatMap((shard) => inShard(plan, shard)));
  return plan.images.filter((image) => {
    const { registry, path, tag, digest, policy } = image;
    const reference = digest === null ? `:${tag ?? 'latest'}` : `@${digest}`;
    const name = JSON.stringify([`${registry}/${path}`, reference, policy]);
    return !lost.has(image) && !known.has(name);
  });
}
