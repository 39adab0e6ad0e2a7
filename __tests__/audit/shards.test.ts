// SPDX-License-Identifier: Apache-2.0
// An audit that several jobs share comes to the same report as one job.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { judgeAudit } from '../../src/audit/judge.ts';
import type { ImageEvidence } from '../../src/audit/image-evidence.ts';
import {
  inShard,
  joinShards,
  planDigest,
  shardOf,
  type ShardEvidence,
} from '../../src/audit/shards.ts';
import { declaration, evidenceOf, factsOf, images, planOf } from './given.ts';

const { policies } = declaration;

/** What each of so many jobs would gather. */
function shared(given: readonly ImageEvidence[], of: number): ShardEvidence[] {
  const plan = planOf(given);
  const whole = evidenceOf(given);
  return Array.from({ length: of }, (_, at) => {
    const shard = { number: at + 1, of };
    const names = new Set(
      inShard(plan, shard).map(({ path, digest }) => `${path} ${digest ?? ''}`),
    );
    const isOwn = ({ repository, digest }: ImageEvidence) =>
      names.has(`${repository.replace('ghcr.io/', '')} ${digest ?? ''}`);
    const own = given.map((image, index) => ({ image, index })).filter(({ image }) => isOwn(image));
    return {
      ...whole,
      images: own.map(({ image }) => image),
      samples: {
        wall: own.map(({ index }) => whole.samples.wall[index] ?? 0),
        cpu: own.map(({ index }) => whole.samples.cpu[index] ?? 0),
        requests: 4 * own.length,
      },
      shard,
      plan: planDigest(plan),
    };
  });
}

const text = (value: unknown) => JSON.stringify(value);

describe('the shards of an audit', () => {
  test('have every image of the plan exactly once, and a repository in one of them', () => {
    fc.assert(
      fc.property(images, fc.integer({ min: 1, max: 8 }), (given, of) => {
        const plan = planOf(given);
        const all = Array.from({ length: of }, (_, at) => inShard(plan, { number: at + 1, of }));
        expect(all.flat().map(text).toSorted()).toEqual(plan.images.map(text).toSorted());
        for (const image of plan.images)
          expect(all[shardOf(image, of) - 1]?.map(text)).toContain(text(image));
        const homes = all.flatMap((own) => [...new Set(own.map(({ path }) => path))]);
        expect(homes).toHaveLength(new Set(homes).size);
      }),
    );
  });

  test('joined in any order make the same report as one job, byte for byte', () => {
    fc.assert(
      fc.property(
        images,
        fc
          .integer({ min: 1, max: 8 })
          .chain((of) =>
            fc.tuple(
              fc.constant(of),
              fc.shuffledSubarray([...Array(of).keys()], { minLength: of }),
            ),
          ),
        (given, [of, order]) => {
          const shards = shared(given, of);
          const shuffled = order.flatMap((at) => shards[at] ?? []);
          const { evidence, missing } = joinShards(shuffled, planOf(given), policies);
          expect(missing).toEqual([]);
          expect(text(judgeAudit(factsOf([], { evidence })))).toBe(
            text(judgeAudit(factsOf(given))),
          );
        },
      ),
    );
  });

  test('that left nothing make their images unknown, never fewer', () => {
    fc.assert(
      fc.property(images, fc.integer({ min: 1, max: 8 }), fc.nat(), (given, of, seed) => {
        const shards = shared(given, of);
        const lost = seed % of;
        const rest = shards.filter((_, at) => at !== lost);
        const { evidence } = joinShards(rest, planOf(given), policies);
        const names = ({ images: some }: { images: readonly ImageEvidence[] }) =>
          some.map(({ image }) => image);
        expect(names(evidence)).toEqual(names(evidenceOf(given)));
        const own = new Set(shards[lost]?.images.map(({ image }) => image));
        for (const image of evidence.images)
          if (own.has(image.image)) expect(image.verdict).toBe('unknown');
      }),
    );
  });

  test('of another plan are not joined', () => {
    const given = fc.sample(images, 1)[0] ?? [];
    const other = shared(given, 2).map((one) => ({ ...one, plan: 'another' }));
    const { evidence } = joinShards(other, planOf(given), policies);
    expect(evidence.images.every(({ verdict }) => verdict === 'unknown')).toBe(true);
  });
});
