// SPDX-License-Identifier: Apache-2.0
// The Merkle tree of RFC 6962, section 2.1, over entries kept in memory.
import { createHash } from 'node:crypto';

const hash = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

export function leafHash(entry: Uint8Array): Buffer {
  return hash(Buffer.from([0]), entry);
}

/** The root of a tree with these leaf hashes. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (first === undefined) return hash();
  if (leaves.length === 1) return first;
  const split = splitOf(leaves.length);
  return hash(Buffer.from([1]), rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/** The inclusion proof of a leaf, from its sibling upwards. */
export function proofOf(leaves: readonly Buffer[], index: number): Buffer[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  return index < split
    ? [...proofOf(leaves.slice(0, split), index), rootOf(leaves.slice(split))]
    : [...proofOf(leaves.slice(split), index - split), rootOf(leaves.slice(0, split))];
}

/**
 * That the tree begins with the tree of its first leaves (section 2.1.2, PROOF and SUBPROOF).
 * @param isKnown whether who asks knows the root of these leaves
 */
export function consistencyOf(leaves: readonly Buffer[], first: number, isKnown = true): Buffer[] {
  if (first === 0) return [];
  if (first === leaves.length) return isKnown ? [] : [rootOf(leaves)];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return first <= split
    ? [...consistencyOf(left, first, isKnown), rootOf(right)]
    : [...consistencyOf(right, first - split, false), rootOf(left)];
}

/** The largest power of two below n. */
function splitOf(n: number): number {
  return 2 ** Math.floor(Math.log2(n - 1));
}
