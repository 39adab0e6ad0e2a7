// SPDX-License-Identifier: Apache-2.0
// Whether a log only grew between two of its checkpoints (RFC 9162, section 2.1.4.2; the same trees
// as RFC 6962).
import { createHash } from 'node:crypto';

/** A state of a log: how many entries it has, and the hash over all of them. */
export interface TreeState {
  readonly size: bigint;
  readonly root: Buffer;
}

/** Whether the tree of the first state is the beginning of the second's, as this proof shows. */
export function verifyConsistency(
  first: TreeState,
  second: TreeState,
  proof: readonly Buffer[],
): boolean {
  if (first.size < 0n || first.size > second.size) return false;
  if (first.size === second.size) return proof.length === 0 && first.root.equals(second.root);
  // Every tree begins with the empty one.
  if (first.size === 0n) return proof.length === 0 && first.root.equals(emptyRoot);
  // A whole subtree is its own first node, which proofs leave out.
  const isWhole = (first.size & (first.size - 1n)) === 0n;
  const [seed, ...path] = isWhole ? [first.root, ...proof] : proof;
  if (seed === undefined || (isWhole && proof.length === 0)) return false;
  return climb(first, second, seed, path);
}

/** Both roots from the nodes that the trees share; the names are those of the RFC. */
function climb(
  first: TreeState,
  second: TreeState,
  seed: Buffer,
  path: readonly Buffer[],
): boolean {
  let [fn, sn] = [first.size - 1n, second.size - 1n];
  while (isOdd(fn)) [fn, sn] = [fn >> 1n, sn >> 1n];
  let [fr, sr] = [seed, seed];
  for (const node of path) {
    if (sn === 0n) return false;
    if (isOdd(fn) || fn === sn) {
      fr = hashOf(node, fr);
      sr = hashOf(node, sr);
      while (!isOdd(fn) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      sr = hashOf(sr, node);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && fr.equals(first.root) && sr.equals(second.root);
}

const emptyRoot = createHash('sha256').digest();
const nodePrefix = Buffer.from([1]);

function isOdd(number: bigint): boolean {
  return (number & 1n) === 1n;
}

function hashOf(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest();
}
