// SPDX-License-Identifier: Apache-2.0
// The manifests within an index (image-spec, image-index.md).
import * as v from 'valibot';

import { settle, valueOf } from '../concurrency.ts';
import { isDigest, type Digest } from '../image/digest.ts';
import type { Image } from '../image/reference.ts';
import { parseManifest } from './artifacts.ts';
import { isIndexType, judgeSubject, parseIndex, type ListedDescriptor } from './manifest.ts';
import { readList } from './memory.ts';
import { invalid, type Registry } from './registry.ts';

/** A manifest within an index, and what the index calls it. */
export interface Child extends Image {
  readonly index: Digest;
  readonly mediaType: string;
  /** `os/arch` or `os/arch/variant`; undefined where the index names none that is known. */
  readonly platform: string | undefined;
  /** Of BuildKit's attestation manifest: the manifest that it is about. */
  readonly describes: Digest | undefined;
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

type Entry = Pick<Child, 'digest' | 'mediaType' | 'platform' | 'describes'>;

const part = v.pipe(v.string(), v.maxLength(64), v.regex(/^[a-z0-9][a-z0-9._]*$/i));
const platformSchema = v.object({
  platform: v.object({ os: part, architecture: part, variant: v.optional(v.nullable(part)) }),
});

/** A platform that is written in another way than the specification's is not known. */
function entryOf(descriptor: ListedDescriptor): Entry {
  const { digest, mediaType, annotations } = descriptor;
  const parsed = v.safeParse(platformSchema, descriptor);
  return {
    digest,
    mediaType,
    platform: parsed.success ? platformName(parsed.output.platform) : undefined,
    describes: describedBy(annotations ?? {}),
  };
}

function platformName({
  os,
  architecture,
  variant,
}: v.InferOutput<typeof platformSchema>['platform']): string | undefined {
  if (os === 'unknown' || architecture === 'unknown') return undefined;
  return [os, architecture, ...(variant === undefined || variant === null ? [] : [variant])].join(
    '/',
  );
}

/** moby/buildkit, docs/attestations/attestation-storage.md. */
function describedBy(annotations: Readonly<Record<string, string>>): Digest | undefined {
  const own = (key: string) => (Object.hasOwn(annotations, key) ? annotations[key] : undefined);
  if (own('vnd.docker.reference.type') !== 'attestation-manifest') return undefined;
  const digest = own('vnd.docker.reference.digest') ?? '';
  return isDigest(digest) ? digest : undefined;
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
