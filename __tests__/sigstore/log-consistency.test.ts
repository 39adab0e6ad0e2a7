// SPDX-License-Identifier: Apache-2.0
// A log that only grew is told from one that changed what it had shown.
import { createHash } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { consistencyOf, leafHash, rootOf } from '../../playground/sigstore/merkle.ts';
import { verifyConsistency, type TreeState } from '../../src/sigstore/log-consistency.ts';

const leaves = Array.from({ length: 260 }, (_, at) => leafHash(Buffer.from(`entry ${at}`)));
const roots = leaves.map((_, size) => rootOf(leaves.slice(0, size)));
const stateOf = (size: number, of: readonly Buffer[] = leaves): TreeState => ({
  size: BigInt(size),
  root: (of === leaves ? roots[size] : undefined) ?? rootOf(of.slice(0, size)),
});
const proofOf = (first: number, last: number) => consistencyOf(leaves.slice(0, last), first);
/** Two sizes of one log, the smaller first; powers of two among them, where proofs differ. */
const sizes = fc
  .tuple(
    fc.oneof(fc.integer({ min: 0, max: 260 }), fc.constantFrom(1, 2, 4, 8, 64, 128, 256)),
    fc.integer({ min: 0, max: 260 }),
  )
  .map((pair) => pair.toSorted((one, other) => one - other) as [number, number]);
const grown = sizes.filter(([first, last]) => 0 < first && first < last);

/** The same bytes but for one bit. */
function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = Math.floor(bit / 8) % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
  return copy;
}

describe('a log that only grew', () => {
  test('is consistent, between any two sizes', () => {
    fc.assert(
      fc.property(sizes, ([first, last]) => {
        expect(verifyConsistency(stateOf(first), stateOf(last), proofOf(first, last))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('is consistent between all pairs of small sizes', () => {
    for (let last = 0; last <= 40; last++)
      for (let first = 0; first <= last; first++)
        expect([
          first,
          last,
          verifyConsistency(stateOf(first), stateOf(last), proofOf(first, last)),
        ]).toEqual([first, last, true]);
  });

  test('is what RFC 6962 gives as an example', () => {
    // Section 2.1.3: PROOF(3, D[7]) = [c, d, g, l], PROOF(4, D[7]) = [l], PROOF(6, D[7]) = [i, j, k].
    const node = (...parts: readonly Buffer[]) =>
      createHash('sha256')
        .update(Buffer.concat([Buffer.from([1]), ...parts]))
        .digest();
    const [a, b, c, d, e, f, j] = leaves.slice(0, 7) as [
      Buffer,
      Buffer,
      Buffer,
      Buffer,
      Buffer,
      Buffer,
      Buffer,
    ];
    const [g, h, i] = [node(a, b), node(c, d), node(e, f)];
    const [k, l] = [node(g, h), node(i, j)];
    expect(proofOf(3, 7)).toEqual([c, d, g, l]);
    expect(proofOf(4, 7)).toEqual([l]);
    expect(proofOf(6, 7)).toEqual([i, j, k]);
  });
});

describe('a proof of consistency is refused', () => {
  test('with any bit of it changed', () => {
    fc.assert(
      fc.property(grown, fc.nat(), fc.nat(), ([first, last], which, bit) => {
        const proof = proofOf(first, last);
        const at = which % proof.length;
        const changed = proof.map((hash, index) => (index === at ? flipped(hash, bit) : hash));
        expect(verifyConsistency(stateOf(first), stateOf(last), changed)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('with any bit of a root changed, and with the roots swapped', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.boolean(), ([first, last], bit, isFirst) => {
        const [one, other] = [stateOf(first), stateOf(last)];
        const proof = proofOf(first, last);
        const changed = (state: TreeState) => ({ ...state, root: flipped(state.root, bit) });
        // The empty tree proves nothing of the other.
        fc.pre(first > 0 || isFirst);
        expect(
          isFirst
            ? verifyConsistency(changed(one), other, proof)
            : verifyConsistency(one, changed(other), proof),
        ).toBe(false);
        fc.pre(first < last);
        expect(
          verifyConsistency({ ...one, root: other.root }, { ...other, root: one.root }, proof),
        ).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('with a hash more, less, or in another order', () => {
    fc.assert(
      fc.property(grown, fc.nat(), ([first, last], which) => {
        const proof = proofOf(first, last);
        const [one, other] = [stateOf(first), stateOf(last)];
        const at = which % proof.length;
        const extra = leafHash(Buffer.from('extra'));
        expect(verifyConsistency(one, other, proof.toSpliced(at, 1))).toBe(false);
        expect(verifyConsistency(one, other, proof.toSpliced(at, 0, extra))).toBe(false);
        expect(verifyConsistency(one, other, [...proof, extra])).toBe(false);
        if (proof.length > 1) expect(verifyConsistency(one, other, proof.toReversed())).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('for a log that says to have many more entries than its root', () => {
    fc.assert(
      fc.property(grown, ([first, last]) => {
        const said = { ...stateOf(last), size: BigInt(last) * 4n };
        expect(verifyConsistency(stateOf(first), said, proofOf(first, last))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('for a log in which an earlier entry is another', () => {
    fc.assert(
      fc.property(grown, fc.nat(), ([first, last], which) => {
        const rewritten = leaves.with(which % first, leafHash(Buffer.from('rewritten')));
        const proof = consistencyOf(rewritten.slice(0, last), first);
        expect(verifyConsistency(stateOf(first), stateOf(last, rewritten), proof)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('for a log that became smaller, or has a size below nothing', () => {
    expect(verifyConsistency(stateOf(5), stateOf(4), proofOf(4, 5))).toBe(false);
    expect(verifyConsistency({ ...stateOf(0), size: -1n }, stateOf(4), [])).toBe(false);
  });
});
