// SPDX-License-Identifier: Apache-2.0
// The list of referrers that clients keep under a tag (distribution-spec, Referrers Tag Schema).
import type { Patience } from '../http/retry.ts';
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
import { addToSharedTag, type Reading, type SharedTag } from './shared-tag.ts';

const busyMs = 15_000;

/**
 * Adds an entry to the list, so that neither it nor another writer's is lost.
 * @param first the list as it was read a moment ago
 * @param own digests that this process wrote, which are no sign of another writer
 * @throws SignetError REGISTRY_TAG_UNUSABLE, REGISTRY_TAG_IMMUTABLE, REGISTRY_READ_BACK, REGISTRY_…
 */
export async function addToTag(
  registry: Registry,
  image: Image,
  tag: string,
  entry: Descriptor,
  first: Reading<TaggedIndex>,
  own: ReadonlySet<string>,
  patience: Patience,
): Promise<void> {
  const list: SharedTag<TaggedIndex> = {
    repository: image.repository,
    tag,
    read: () => readTag(registry, image, tag),
    merge: (current, mine) => ({
      index: {
        ...(current ?? { index: emptyIndex }).index,
        manifests: mergeDescriptors(current?.index.manifests ?? [], mine.index.manifests),
      },
      etag: current?.etag,
    }),
    stage: () => Promise.resolve(),
    write: ({ index }, current) =>
      registry.send(image.repository, {
        method: 'PUT',
        path: `manifests/${tag}`,
        headers: {
          'content-type': mediaTypes.index,
          ...(current?.etag === undefined ? {} : { 'if-match': current.etag }),
        },
        body: indexBytes(index),
        maxBytes: 64 * 1024,
      }),
    entries: ({ index }) => index.manifests.map(({ digest }) => digest),
    isBusy: ({ index }) =>
      index.manifests.some(
        (listed) => !own.has(listed.digest) && isRecent(listed, patience.clock.now()),
      ),
    fastest: () => registry.fastestMs,
    isConditional: (current) => current?.etag !== undefined,
  };
  await addToSharedTag(
    list,
    { index: { ...emptyIndex, manifests: [entry] }, etag: undefined },
    first,
    patience,
  );
}

/** Signatures carry the time of their making. */
function isRecent({ annotations }: ListedDescriptor, now: number): boolean {
  const created = Date.parse(annotations?.['org.opencontainers.image.created'] ?? '');
  return Math.abs(now - created) < busyMs;
}
