// SPDX-License-Identifier: Apache-2.0
// A transparency log in memory: a growing tree and its signed checkpoints (C2SP, tlog-checkpoint
// and signed-note).
import { createHash, sign, type KeyObject } from 'node:crypto';

import { generateKeys, type KeyKind, type KeyPair } from './authority.ts';
import { consistencyOf, leafHash, proofOf, rootOf } from './merkle.ts';

export interface Included {
  readonly index: number;
  readonly body: Buffer;
  readonly leaf: Buffer;
}

export interface Proof {
  readonly hashes: readonly Buffer[];
  readonly rootHash: Buffer;
  readonly treeSize: number;
  readonly checkpoint: string;
}

export interface Log {
  readonly kind: KeyKind;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  /**
   * What entries and trusted roots call it by; its first four bytes are the hint in checkpoints.
   */
  readonly id: Buffer;
  /** The entry, or the one with the same body that is in the log already. */
  add(body: Buffer): { readonly entry: Included; readonly isNew: boolean };
  find(leaf: string): Included | undefined;
  at(index: number): Included | undefined;
  prove(entry: Included): Proof;
  /** What it signs of its present state. */
  head(): Omit<Proof, 'hashes'>;
  /** That its first entries begin those up to `last`. */
  extend(first: number, last: number): readonly Buffer[];
  /** What no log may do: puts another entry in the place of one. */
  rewrite(index: number, body: Buffer): void;
}

/** What a log with such a key hashes with (sigstore_common.proto, PublicKeyDetails). */
export function hashOf(kind: KeyKind): string | null {
  if (kind === 'ed25519') return null;
  return { 'P-256': 'sha256', 'P-384': 'sha384', 'P-521': 'sha512', rsa: 'sha256' }[kind];
}

/** `origin` is the first line of its checkpoints, `name` who signs them. */
export function createLog({
  origin,
  name,
  kind,
  keys = generateKeys(kind),
}: {
  origin: string;
  name: string;
  kind: KeyKind;
  /** Those of another shard; its own when absent. */
  keys?: KeyPair;
}): Log {
  const { publicKey, privateKey } = keys;
  const der = publicKey.export({ format: 'der', type: 'spki' });
  // Rekor v1 names its key by the hash of the whole; signed notes hash name, algorithm and raw key.
  const id = createHash('sha256')
    .update(
      kind !== 'ed25519' ? der : Buffer.concat([Buffer.from(`${name}\n\u0001`), der.subarray(-32)]),
    )
    .digest();
  const entries: Included[] = [];
  const leaves = () => entries.map(({ leaf }) => leaf);
  const head = () => {
    const rootHash = rootOf(leaves());
    const note = `${origin}\n${entries.length}\n${rootHash.toString('base64')}\n`;
    const signature = Buffer.concat([
      id.subarray(0, 4),
      sign(hashOf(kind), Buffer.from(note), privateKey),
    ]);
    const checkpoint = `${note}\n— ${name} ${signature.toString('base64')}\n`;
    return { rootHash, treeSize: entries.length, checkpoint };
  };
  return {
    kind,
    publicKey,
    privateKey,
    id,
    add(body) {
      const leaf = leafHash(body);
      const known = entries.find((entry) => entry.leaf.equals(leaf));
      if (known !== undefined) return { entry: known, isNew: false };
      const entry = { index: entries.length, body, leaf };
      entries.push(entry);
      return { entry, isNew: true };
    },
    find: (leaf) => entries.find((entry) => entry.leaf.toString('hex') === leaf),
    at: (index) => entries[index],
    prove: ({ index }) => ({ hashes: proofOf(leaves(), index), ...head() }),
    head,
    extend: (first, last) => consistencyOf(leaves().slice(0, last), first),
    rewrite(index, body) {
      entries[index] = { index, body, leaf: leafHash(body) };
    },
  };
}
