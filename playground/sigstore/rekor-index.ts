// SPDX-License-Identifier: Apache-2.0
// Plays the search index of Rekor v1 (rekor, pkg/api/index.go and the IndexKeys of pkg/types), as
// strict about its questions as the real one.
import { createHash, X509Certificate } from 'node:crypto';

import type { PlayAnswer } from '../server.ts';

/** `old` knows no names, as servers before 1.5.4; `silent` answers that there is nothing. */
export type IndexMode = 'on' | 'off' | 'silent' | 'old';

export interface RekorIndex {
  mode: IndexMode;
  add(uuid: string, keys: readonly string[]): void;
  search(query: unknown): PlayAnswer;
}

export function createIndex(): RekorIndex {
  const entries = new Map<string, Set<string>>();
  const find = (key: string) => [...(entries.get(key.toLowerCase()) ?? [])];
  return {
    mode: 'on',
    add(uuid, keys) {
      for (const key of keys) {
        const known = entries.get(key.toLowerCase()) ?? new Set();
        entries.set(key.toLowerCase(), known.add(uuid));
      }
    },
    search(query) {
      if (this.mode === 'off')
        return refusal(501, 'Search Index API not enabled in this Rekor instance');
      const { hash, subject, operator } = query as Readonly<Record<string, unknown>>;
      if (hash !== undefined && (typeof hash !== 'string' || !hashes.test(hash)))
        return refusal(422, `hash in body should match '${hashes.source}'`);
      if (subject !== undefined && (typeof subject !== 'string' || subject.length > 512))
        return refusal(422, 'subject in body should be at most 512 chars long');
      if (operator !== undefined && operator !== 'and' && operator !== 'or')
        return refusal(422, 'operator in body should be one of [and or]');
      const asked = [
        ...(hash === undefined ? [] : [find(prefixed(hash))]),
        ...(subject === undefined || this.mode === 'old' ? [] : [find(subject)]),
      ];
      const found = asked.flat().filter((uuid) => operator !== 'and' || isInAll(uuid, asked));
      return { status: 200, body: this.mode === 'silent' ? [] : [...new Set(found)] };
    },
  };
}

const hashes = /^(sha512:)?[0-9a-fA-F]{128}$|^(sha256:)?[0-9a-fA-F]{64}$|^(sha1:)?[0-9a-fA-F]{40}$/;

function prefixed(hash: string): string {
  if (hash.includes(':')) return hash;
  return `${hash.length === 128 ? 'sha512' : hash.length === 64 ? 'sha256' : 'sha1'}:${hash}`;
}

function isInAll(uuid: string, lists: readonly (readonly string[])[]): boolean {
  return lists.every((list) => list.includes(uuid));
}

export function refusal(status: number, message: string): PlayAnswer {
  return { status, body: { code: status, message } };
}

/** By what an entry is found: its signers' keys and names, and what is signed. */
export function keysOf({
  verifiers,
  payload,
  hashes: own,
}: {
  /** PEM, in base64. */
  readonly verifiers: readonly string[];
  /** Of an envelope. */
  readonly payload?: Buffer;
  readonly hashes: readonly string[];
}): string[] {
  const pems = verifiers.map((verifier) => Buffer.from(verifier, 'base64'));
  return [
    ...pems.map((pem) => `sha256:${createHash('sha256').update(pem).digest('hex')}`),
    ...pems.flatMap(namesIn),
    ...own,
    ...(payload === undefined ? [] : statedDigests(payload)),
  ];
}

function namesIn(pem: Buffer): string[] {
  if (!pem.includes('BEGIN CERTIFICATE')) return [];
  const names = new X509Certificate(pem).subjectAltName ?? '';
  return names.split(', ').map((name) => name.slice(name.indexOf(':') + 1));
}

interface Stated {
  readonly digest?: Readonly<Record<string, string>>;
}

/** What an in-toto statement is about, and what it names as materials. */
function statedDigests(payload: Buffer): string[] {
  try {
    const { subject = [], predicate } = JSON.parse(payload.toString('utf8')) as {
      readonly subject?: readonly Stated[];
      readonly predicate?: { readonly materials?: readonly Stated[] };
    };
    return [...subject, ...(predicate?.materials ?? [])].flatMap(({ digest = {} }) =>
      Object.entries(digest).map(([algorithm, value]) => `${algorithm}:${value}`),
    );
  } catch {
    // What is no statement is found by its other keys.
    return [];
  }
}
