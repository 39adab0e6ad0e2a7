// SPDX-License-Identifier: Apache-2.0
// The list of referrers that clients keep under a tag (distribution-spec, Referrers Tag Schema).
import { settle } from '../concurrency.ts';
import type { Patience } from '../http/retry.ts';
import type { Digest } from '../image/digest.ts';
import type { Image } from '../image/reference.ts';
import {
  emptyIndex,
  indexBytes,
  maxManifestBytes,
  mediaTypes,
  mergeDescriptors,
  type Descriptor,
  type ListedDescriptor,
} from './manifest.ts';
import { readTag, type TaggedIndex } from './referrers.ts';
import { blobCost } from './memory.ts';
import type { Registry } from './registry.ts';
import { addToSharedTag, type SharedTag, type TagSnapshot } from './shared-tag.ts';

const busyMs = 15_000;

/** The list of one image, and what this run knows of it. */
export interface FallbackList {
  readonly image: Image;
  readonly tag: string;
  /** Entries of this run, which are no sign of another writer. */
  readonly ownEntries: ReadonlySet<Digest>;
}

/**
 * Adds entries to the list in one write, so that neither they nor another writer's are lost.
 * @param first the list as it was read a moment ago
 * @returns what the list no longer names, because the registry has deleted it
 * @throws SignetError REGISTRY_TAG_UNUSABLE, REGISTRY_TAG_IMMUTABLE, REGISTRY_READ_BACK, REGISTRY_…
 */
export async function addToFallbackTag(
  registry: Registry,
  { image, tag, ownEntries }: FallbackList,
  entries: readonly Descriptor[],
  first: TagSnapshot<TaggedIndex>,
  patience: Patience,
): Promise<readonly Digest[]> {
  const gone = new Set<Digest>();
  const list: SharedTag<TaggedIndex> = {
    repository: image.repository,
    tag,
    read: (wasThere) => readTag(registry, image, tag, { wasThere }),
    write: (content, current) => writeTag(registry, image, tag, content, current),
    merge: (current, mine) => ({
      index: {
        ...(current?.index ?? emptyIndex),
        manifests: mergeDescriptors(current?.index.manifests ?? [], mine.index.manifests).filter(
          ({ digest }) => !gone.has(digest),
        ),
      },
      etag: current?.etag,
    }),
    recover: async (content) => {
      const others = content.index.manifests.filter(({ digest }) => !ownEntries.has(digest));
      for (const digest of await deletedOf(registry, image, others)) gone.add(digest);
      return list.merge(undefined, content);
    },
    entries: ({ index }) => index.manifests.map(({ digest }) => digest),
    isBusy: ({ index }) =>
      index.manifests.some(
        (listed) => !ownEntries.has(listed.digest) && isRecent(listed, patience.clock.now()),
      ),
  };
  const mine = { index: { ...emptyIndex, manifests: entries }, etag: undefined };
  await addToSharedTag(registry, list, mine, first, patience);
  return [...gone];
}

/**
 * The entries whose manifest the registry does not have (404): it takes no list that names them,
 * and nothing is lost with them. One that could not be read is not among them.
 */
async function deletedOf(
  registry: Registry,
  { repository }: Image,
  entries: readonly ListedDescriptor[],
): Promise<Digest[]> {
  const looks = await settle(entries, 16, async ({ digest }) =>
    registry.memory.manifests(blobCost(maxManifestBytes), async () =>
      (await registry.hasManifest(repository, digest)) ? [] : [digest],
    ),
  );
  return looks.flatMap((look) => (look.ok ? look.value : []));
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
