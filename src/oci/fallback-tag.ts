// SPDX-License-Identifier: Apache-2.0
// The list of referrers that clients keep under a tag (distribution-spec, Referrers Tag Schema).
import type { Patience } from '../http/retry.ts';
import type { Digest } from '../image/digest.ts';
import type { Image } from '../image/reference.ts';
import {
  emptyIndex,
  indexBytes,
  mediaTypes,
  mergeDescriptors,
  type Descriptor,
  type ListedDescriptor,
} from './manifest.ts';
import { readTag, type TaggedIndex } from './referrers.ts';
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
 * @throws SignetError REGISTRY_TAG_UNUSABLE, REGISTRY_TAG_IMMUTABLE, REGISTRY_READ_BACK, REGISTRY_…
 */
export async function addToFallbackTag(
  registry: Registry,
  { image, tag, ownEntries }: FallbackList,
  entries: readonly Descriptor[],
  first: TagSnapshot<TaggedIndex>,
  patience: Patience,
): Promise<void> {
  const list: SharedTag<TaggedIndex> = {
    repository: image.repository,
    tag,
    read: () => readTag(registry, image, tag),
    write: (content, current) => writeTag(registry, image, tag, content, current),
    merge: (current, mine) => ({
      index: {
        ...(current?.index ?? emptyIndex),
        manifests: mergeDescriptors(current?.index.manifests ?? [], mine.index.manifests),
      },
      etag: current?.etag,
    }),
    entries: ({ index }) => index.manifests.map(({ digest }) => digest),
    isBusy: ({ index }) =>
      index.manifests.some(
        (listed) => !ownEntries.has(listed.digest) && isRecent(listed, patience.clock.now()),
      ),
  };
  const mine = { index: { ...emptyIndex, manifests: entries }, etag: undefined };
  await addToSharedTag(registry, list, mine, first, patience);
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
