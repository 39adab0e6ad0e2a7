// SPDX-License-Identifier: Apache-2.0
// The list of referrers that clients keep under a tag (distribution-spec, Referrers Tag Schema).
import type { Patience } from '../http/retry.ts';
import type { Digest } from '../image/digest.ts';
import type { Image } from '../image/reference.ts';
import { watchAbsences } from './absences.ts';
import {
  emptyIndex,
  indexBytes,
  maxManifestBytes,
  mediaTypes,
  mergeDescriptors,
  type Descriptor,
  type ListedDescriptor,
} from './manifest.ts';
import { blobCost } from './memory.ts';
import type { Registry } from './registry.ts';
import { addToSharedTag, type SharedTag, type TagSnapshot } from './shared-tag.ts';
import { readTag, type TaggedIndex } from './tagged-index.ts';

const busyMs = 15_000;

/**
 * What all steps of this job wrote to lists. No authority: who believes it watches a list for less
 * long, and writes and keeps the same entries as who does not.
 */
export interface JobEntries {
  /** Those of steps before this one. */
  earlier(): Promise<ReadonlySet<Digest>>;
  /** Remembers what this step wrote, for steps after it. */
  add(written: readonly Digest[]): void;
}

export const noJobEntries: JobEntries = {
  earlier: () => Promise.resolve(new Set()),
  add: () => undefined,
};

/** The list of one image, and what is known of it. */
export interface FallbackList {
  readonly image: Image;
  readonly tag: string;
  /** Entries of this run, which are not a sign of another writer. */
  readonly ownEntries: ReadonlySet<Digest>;
  /** Nor are those of the steps before it. */
  readonly jobEntries: JobEntries;
}

/**
 * Adds entries to the list in one write, so that neither they nor another writer's are lost.
 * @param first the list as it was read a moment ago
 * @returns what the list no longer names, because the registry has deleted it
 * @throws SignetError REGISTRY_TAG_UNUSABLE, REGISTRY_TAG_IMMUTABLE, REGISTRY_READ_BACK and other
 * REGISTRY_ codes
 */
export async function addToFallbackTag(
  registry: Registry,
  { image, tag, ownEntries, jobEntries }: FallbackList,
  entries: readonly Descriptor[],
  first: TagSnapshot<TaggedIndex>,
  patience: Patience,
): Promise<readonly Digest[]> {
  const absences = watchAbsences((digest) => lacksManifest(registry, image, digest));
  const list: SharedTag<TaggedIndex> = {
    repository: image.repository,
    tag,
    names: 'manifests',
    read: (wasThere) => readTag(registry, image, tag, { wasThere }),
    write: (content, current) => writeTag(registry, image, tag, content, current),
    merge: (current, mine) => ({
      index: {
        ...(current?.index ?? emptyIndex),
        manifests: mergeDescriptors(current?.index.manifests ?? [], mine.index.manifests).filter(
          ({ digest }) => !absences.gone.has(digest),
        ),
      },
      etag: current?.etag,
    }),
    recover: async (content) => {
      // Nothing is lost with an entry whose manifest is gone. Earlier steps' may be gone too.
      const listed = content.index.manifests.map(({ digest }) => digest);
      await absences.look(listed.filter((digest) => !ownEntries.has(digest)));
      return list.merge(undefined, content);
    },
    entries: ({ index }) => index.manifests.map(({ digest }) => digest),
    async isBusy({ index }) {
      const recent = index.manifests.filter(
        (listed) => !ownEntries.has(listed.digest) && isRecent(listed, patience.clock.now()),
      );
      if (recent.length === 0) return false;
      const earlier = await jobEntries.earlier();
      return recent.some(({ digest }) => !earlier.has(digest));
    },
  };
  const mine = { index: { ...emptyIndex, manifests: entries }, etag: undefined };
  await addToSharedTag(registry, list, mine, first, patience);
  jobEntries.add(entries.map(({ digest }) => digest));
  return [...absences.gone];
}

async function lacksManifest(
  registry: Registry,
  { repository }: Image,
  digest: Digest,
): Promise<boolean> {
  return registry.memory.manifests(
    blobCost(maxManifestBytes),
    async () => !(await registry.hasManifest(repository, digest)),
  );
}

async function writeTag(
  registry: Registry,
  { repository }: Image,
  tag: string,
  { index }: TaggedIndex,
  current: TaggedIndex | undefined,
) {
  const condition = current?.etag === undefined ? {} : { 'if-match': current.etag };
  const response = await registry.send(repository, {
    method: 'PUT',
    path: `manifests/${tag}`,
    headers: { 'content-type': mediaTypes.index, ...condition },
    body: indexBytes(index),
    maxBytes: 64 * 1024,
  });
  return { response, isConditional: current?.etag !== undefined };
}

/** Signatures carry the time of their making. */
function isRecent({ annotations }: ListedDescriptor, now: number): boolean {
  const created = Date.parse(annotations?.['org.opencontainers.image.created'] ?? '');
  return Math.abs(now - created) < busyMs;
}
