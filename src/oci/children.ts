// SPDX-License-Identifier: Apache-2.0
// The manifests within an index (image-spec, image-index.md).
import { settle, valueOf } from '../concurrency.ts';
import type { Digest } from '../image/digest.ts';
import type { Image } from '../image/reference.ts';
import { parseManifest } from './artifacts.ts';
import { isIndexType, judgeSubject, parseIndex, type ListedDescriptor } from './manifest.ts';
import { readList } from './memory.ts';
import { invalid, type Registry } from './registry.ts';

/** A manifest within an index, and what the index calls it. */
export interface Child extends Image {
  readonly index: Digest;
  readonly mediaType: string;
  readonly platform?: string | undefined;
}

const inFlight = 16;
const maxChildren = 1000;
const maxDepth = 4;

/**
 * The manifests that an index holds, nested ones too, each digest once, without the index itself;
 * none of a plain manifest. Whether a child is what its index calls it is judged when it is looked
 * at itself.
 */
export async function readChildren(registry: Registry, image: Image): Promise<Child[]> {
  return childrenOf(registry, image, new Set([image.digest]), 0);
}

async function childrenOf(
  registry: Registry,
  image: Image,
  seen: Set<Digest>,
  depth: number,
): Promise<Child[]> {
  const { repository } = image;
  const listed = await readIndex(registry, image);
  if (listed.length === 0) return [];
  if (depth >= maxDepth) throw invalid(repository, 'an index within an index within an index');
  const children = listed.flatMap(({ digest, mediaType }): Child[] => {
    if (seen.has(digest)) return [];
    seen.add(digest);
    return [{ repository, digest, mediaType, index: image.digest }];
  });
  // Counted over all levels: indexes of indexes could name a thousand times a thousand.
  if (seen.size > maxChildren + 1)
    throw invalid(repository, `${image.digest} holds more than ${maxChildren} manifests`);
  const families = await settle(children, inFlight, async (child) => [
    child,
    ...(isIndexType(child.mediaType) ? await childrenOf(registry, child, seen, depth + 1) : []),
  ]);
  return families.flatMap(valueOf);
}

async function readIndex(
  registry: Registry,
  image: Image,
): Promise<readonly Pick<ListedDescriptor, 'digest' | 'mediaType'>[]> {
  return readList(
    registry.memory.lists,
    (maxBytes) => registry.manifest(image.repository, image.digest, { maxBytes }),
    (found) =>
      found === undefined
        ? []
        : judgeIndex(image, found.response.body, found.mediaType).map(({ digest, mediaType }) => ({
            digest,
            mediaType,
          })),
  );
}

/**
 * The entries of the index in the bytes, none when they are a manifest. The bytes decide: nobody
 * signed the registry's Content-Type (CVE-2021-41190).
 */
function judgeIndex(
  { repository, digest }: Image,
  bytes: Buffer,
  mediaType: string,
): readonly ListedDescriptor[] {
  const index = parseIndex(bytes);
  const isOne = isIndexType(mediaType) ? index : parseManifest(bytes);
  if (isOne === undefined || !judgeSubject(bytes, mediaType).ok)
    throw invalid(repository, `${digest} is not the ${mediaType} that it is called`);
  return isIndexType(mediaType) ? (index?.manifests ?? []) : [];
}
