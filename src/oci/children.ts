// SPDX-License-Identifier: Apache-2.0
// The manifests within an index (image-spec, image-index.md).
import * as v from 'valibot';

import { settle, valueOf } from '../concurrency.ts';
import { isDigest, type Digest } from '../image/digest.ts';
import type { Image } from '../image/reference.ts';
import { invalid } from './failure.ts';
import { parseManifest } from './layers.ts';
import { isIndexType, judgeSubject, parseIndex, type ListedDescriptor } from './manifest.ts';
import { readList } from './memory.ts';
import type { Registry } from './registry.ts';

/** A manifest within an index, and what the index calls it. */
export interface Child extends Image {
  readonly index: Digest;
  readonly mediaType: string;
  /** `os/architecture[/variant]`, as the index writes it; undefined where it names none. */
  readonly platform: string | undefined;
  /** The manifest whose statements this one holds, when BuildKit put it there for that. */
  readonly describes: Digest | undefined;
}

type Entry = Pick<Child, 'digest' | 'mediaType' | 'platform' | 'describes'>;

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
  const children = listed.flatMap((entry): Child[] => {
    if (seen.has(entry.digest)) return [];
    seen.add(entry.digest);
    return [{ repository, index: image.digest, ...entry }];
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

async function readIndex(registry: Registry, image: Image): Promise<readonly Entry[]> {
  return readList(
    registry.memory.lists,
    (maxBytes) => registry.manifest(image.repository, image.digest, { maxBytes }),
    (found) =>
      found === undefined
        ? []
        : judgeIndex(image, found.response.body, found.mediaType).map(entryOf),
  );
}

/** What containerd takes for a part of a platform (platforms.go, specifierRe). */
const platformPart = v.pipe(v.string(), v.regex(/^[\w.-]{1,64}$/));
const platformSchema = v.looseObject({
  platform: v.looseObject({
    os: platformPart,
    architecture: platformPart,
    variant: v.nullish(v.union([platformPart, v.literal('')])),
  }),
});
/** https://docs.docker.com/build/metadata/attestations/attestation-storage/ */
const attestationSchema = v.looseObject({
  annotations: v.looseObject({
    'vnd.docker.reference.type': v.literal('attestation-manifest'),
    'vnd.docker.reference.digest': v.custom<Digest>(isDigest, 'a digest'),
  }),
});

/** Whatever else an entry says of itself is not known, and is no reason to refuse its index. */
function entryOf(listed: ListedDescriptor): Entry {
  const { digest, mediaType } = listed;
  const attestation = v.safeParse(attestationSchema, listed);
  const describes = attestation.success
    ? attestation.output.annotations['vnd.docker.reference.digest']
    : undefined;
  return { digest, mediaType, platform: platformOf(listed), describes };
}

function platformOf(listed: ListedDescriptor): string | undefined {
  const parsed = v.safeParse(platformSchema, listed);
  if (!parsed.success) return undefined;
  const { os, architecture, variant } = parsed.output.platform;
  if (os === 'unknown' && architecture === 'unknown') return undefined;
  return [os, architecture, ...(variant ? [variant] : [])].join('/');
}

/**
 * The entries of the index in the bytes, none when they are a manifest. The bytes decide,
 * because the registry's Content-Type is not signed (CVE-2021-41190).
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
