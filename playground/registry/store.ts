// SPDX-License-Identifier: Apache-2.0
// What a registry keeps.
import { randomUUID } from 'node:crypto';

export interface StoredManifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export interface Store {
  /** By `repository/digest`. */
  readonly blobs: Map<string, Buffer>;
  /** By `repository:tag`. */
  readonly tags: Map<string, string>;
  put(repository: string, tag: string | undefined, manifest: StoredManifest): void;
  manifest(repository: string, reference: string): StoredManifest | undefined;
  all(repository: string): StoredManifest[];
  openSession(): string;
  closeSession(id: string): boolean;
  /** The blob, or the bytes of a manifest, from any repository. */
  anywhere(digest: string): Buffer | undefined;
  /** Forgets a manifest, as a clean-up job does. */
  forget(repository: string, digest: string): void;
  /** A tag begins to be replaced in steps. */
  unsettle(repository: string, tag: string): void;
  /** The next step of a tag that is being replaced. */
  settle(repository: string, tag: string): 'deleted' | 'untyped' | 'done';
  /** Whether this read comes too early after the manifest was put. */
  isStale(repository: string, digest: string, reads: number): boolean;
  /** Everything that is kept, to be compared before and after. */
  snapshot(): Readonly<Record<string, string>>;
}

export function createStore(): Store {
  const blobs = new Map<string, Buffer>();
  const tags = new Map<string, string>();
  const manifests = new Map<string, StoredManifest>();
  const reads = new Map<string, number>();
  const sessions = new Set<string>();
  const unsettled = new Map<string, number>();
  return {
    blobs,
    tags,
    put(repository, tag, manifest) {
      manifests.set(`${repository}/${manifest.digest}`, manifest);
      if (tag !== undefined) tags.set(`${repository}:${tag}`, manifest.digest);
    },
    manifest(repository, reference) {
      const digest = reference.includes(':') ? reference : tags.get(`${repository}:${reference}`);
      return digest === undefined ? undefined : manifests.get(`${repository}/${digest}`);
    },
    all: (repository) =>
      [...manifests]
        .filter(([key]) => key.startsWith(`${repository}/sha256:`))
        .map(([, manifest]) => manifest),
    openSession() {
      const id = randomUUID();
      sessions.add(id);
      return id;
    },
    anywhere: (digest) =>
      [...blobs].find(([key]) => key.endsWith(`/${digest}`))?.[1] ??
      [...manifests.values()].find((manifest) => manifest.digest === digest)?.bytes,
    forget: (repository, digest) => void manifests.delete(`${repository}/${digest}`),
    unsettle: (repository, tag) => void unsettled.set(`${repository}:${tag}`, 0),
    settle(repository, tag) {
      const key = `${repository}:${tag}`;
      const steps = unsettled.get(key);
      if (steps === undefined) return 'done';
      if (steps > 0) unsettled.delete(key);
      else unsettled.set(key, 1);
      return steps > 0 ? 'untyped' : 'deleted';
    },
    closeSession: (id) => sessions.delete(id),
    isStale(repository, digest, allowed) {
      const key = `${repository}/${digest}`;
      const count = (reads.get(key) ?? 0) + 1;
      reads.set(key, count);
      return count <= allowed;
    },
    snapshot: () => ({
      ...Object.fromEntries(tags),
      ...Object.fromEntries(
        [...manifests].map(([key, { bytes }]) => [key, bytes.toString('utf8')]),
      ),
      ...Object.fromEntries([...blobs.keys()].map((key) => [key, ''])),
    }),
  };
}
