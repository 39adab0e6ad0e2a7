// SPDX-License-Identifier: Apache-2.0
// Reads what is attached to an image: what refers to it, and what lies under a tag of its digest.
import { eager, outcomeOf, settle, valueOf } from '../concurrency.ts';
import type { Digest } from '../image/digest.ts';
import type { Image, Repository } from '../image/reference.ts';
import { roomForErrors } from './exchange.ts';
import { invalid } from './failure.ts';
import {
  inFlight,
  layerReader,
  missing,
  parseManifest,
  readingTime,
  tooMuch,
  type BlobFilter,
  type Judge,
  type Layer,
} from './layers.ts';
import { mediaTypes, parseIndex } from './manifest.ts';
import { jsonCost, readList } from './memory.ts';
import { listReferrers, type ListedReferrer, type Listing } from './referrers.ts';
import type { Registry } from './registry.ts';
import { fallbackTag } from './tagged-index.ts';

/** A signature's manifest has about a thousand bytes; a thousand layers fit into this. */
const maxReferrerBytes = 512 * 1024;

/** What refers to an image, and how that is listed here. */
export interface ReferrersList {
  readonly listing: Listing;
  readonly descriptors: readonly ListedReferrer[];
}

/**
 * Asks for both kinds of list at once, and believes the registry's own when it has one, as
 * verifiers do.
 * @throws SignetError REGISTRY_… when the list cannot be had, which never means that it is empty
 */
export async function listEitherWay(registry: Registry, image: Image): Promise<ReferrersList> {
  const tagged: Listing = { kind: 'fallback-tag', tag: fallbackTag(image.digest) };
  const byTag = eager(listReferrers(registry, image, tagged));
  const byApi = await listReferrers(registry, image, { kind: 'referrers-api' });
  return byApi === undefined
    ? { listing: tagged, descriptors: (await byTag) ?? [] }
    : { listing: { kind: 'referrers-api' }, descriptors: byApi };
}

/**
 * Asks in one way where it is known, and in both where that one has no answer: an image without a
 * fallback tag has nothing under it.
 * @throws SignetError REGISTRY_…
 */
export async function listOneWay(
  registry: Registry,
  image: Image,
  known: Listing['kind'] | undefined,
): Promise<ReferrersList> {
  if (known === undefined) return listEitherWay(registry, image);
  const listing: Listing =
    known === 'referrers-api' ? { kind: known } : { kind: known, tag: fallbackTag(image.digest) };
  const descriptors = await listReferrers(registry, image, listing);
  if (descriptors === undefined && known === 'referrers-api') return listEitherWay(registry, image);
  return { listing, descriptors: descriptors ?? [] };
}

/** Judges all wanted blobs of the listed referrers, in their order. */
export async function readReferrers<Judged>(
  registry: Registry,
  repository: Repository,
  { descriptors }: ReferrersList,
  wanted: BlobFilter,
  judge: Judge<Judged>,
): Promise<Judged[]> {
  const inTime = readingTime(registry, repository);
  const read = layerReader(registry, repository, wanted, judge, inTime);
  const left = { bytes: wanted.maxTotalBytes };
  const outcomes = await settle(
    descriptors.filter((descriptor) => mayHold(descriptor, wanted)),
    inFlight,
    async ({ digest, size }) => {
      const maxBytes = Math.min(Math.max(size, roomForErrors), maxReferrerBytes);
      return registry.memory.manifests(jsonCost(maxBytes), async () => {
        const layers = await outcomeOf(async () => {
          if (size > maxReferrerBytes)
            throw invalid(repository, `${digest} is longer than ${maxReferrerBytes} bytes`);
          left.bytes -= size;
          if (left.bytes < 0) throw tooMuch(repository, digest);
          inTime();
          return readLayers(registry, repository, digest, maxBytes);
        });
        return layers.ok ? read(digest, layers.value) : [await judge(layers)];
      });
    },
  );
  return outcomes.flatMap(valueOf);
}

/** The layers of a referrer; an index may refer to an image too, and holds nothing itself. */
async function readLayers(
  registry: Registry,
  repository: Repository,
  digest: Digest,
  maxBytes: number,
): Promise<readonly Layer[]> {
  const found = await registry.manifest(repository, digest, { maxBytes });
  if (found === undefined) throw missing(repository, digest);
  const { body } = found.response;
  const layers = parseManifest(body)?.layers ?? (parseIndex(body) === undefined ? undefined : []);
  if (layers === undefined)
    throw invalid(repository, `it lists ${digest} as a referrer, which is not a manifest`);
  return layers;
}

/**
 * Judges all wanted layers of the manifest under a tag; none when there is no such tag.
 * @throws SignetError REGISTRY_…
 */
export async function readTagged<Judged>(
  registry: Registry,
  repository: Repository,
  tag: string,
  wanted: BlobFilter,
  judge: Judge<Judged>,
): Promise<Judged[]> {
  return readList(
    registry.memory.lists,
    (maxBytes) => registry.manifest(repository, tag, { maxBytes }),
    async (found) => {
      if (found === undefined) return [];
      const layers = parseManifest(found.response.body)?.layers;
      if (layers === undefined) throw invalid(repository, `${tag} is not a manifest`);
      const inTime = readingTime(registry, repository);
      return layerReader(registry, repository, wanted, judge, inTime)(found.digest, layers);
    },
  );
}

/**
 * Lists of older clients give no artifact type, or that of the empty configuration (cosign before
 * 3.1).
 */
function mayHold({ artifactType }: ListedReferrer, { isWanted }: BlobFilter): boolean {
  return (
    artifactType === undefined ||
    artifactType === null ||
    artifactType === '' ||
    artifactType === mediaTypes.empty ||
    isWanted(artifactType)
  );
}
