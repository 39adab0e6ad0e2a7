// SPDX-License-Identifier: Apache-2.0
// Reads what is attached to an image, whole and bounded: referrers, and the layers of a tagged
// manifest.
import * as v from 'valibot';

import { SignetError } from '../errors.ts';
import { isDigest, type Digest } from '../image/digest.ts';
import { repositoryName, type Image, type Repository } from '../image/reference.ts';
import { parseJson } from '../json.ts';
import { eager, outcomeOf, settle, valueOf, type Settled } from '../concurrency.ts';
import { hasLookalike, mediaTypes, parseIndex } from './manifest.ts';
import { blobCost, jsonCost, readList } from './memory.ts';
import {
  crowded,
  fallbackTag,
  listReferrers,
  type ListedReferrer,
  type Listing,
} from './referrers.ts';
import { invalid, roomForErrors, type Registry } from './registry.ts';

/**
 * A blob that is attached to an image. One that cannot be read is told apart from one that is not
 * there.
 */
export interface AttachedBlob {
  /** Of the manifest that holds it. */
  readonly manifest: Digest;
  readonly mediaType: string;
  /** Of the layer's descriptor. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  /** It is the only layer of its manifest. */
  readonly isAlone: boolean;
}

/**
 * What is wanted of a repository, by media type; `maxBytes` bounds each blob, and `maxTotalBytes`
 * all that is read for one list.
 */
export interface BlobFilter {
  readonly isWanted: (mediaType: string) => boolean;
  readonly maxBytes: number;
  readonly maxTotalBytes: number;
}

const inFlight = 16;
const maxLayers = 1000;
/** A signature's manifest has about a thousand bytes; a thousand layers fit into this. */
const maxReferrerBytes = 512 * 1024;

const layerSchema = v.looseObject({
  mediaType: v.pipe(v.string(), v.maxLength(300)),
  digest: v.custom<Digest>(isDigest, 'a digest'),
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  annotations: v.optional(v.nullable(v.record(v.string(), v.string()))),
});
const manifestSchema = v.looseObject({
  schemaVersion: v.literal(2),
  layers: v.pipe(v.array(layerSchema), v.maxLength(maxLayers)),
});

export type Layer = v.InferOutput<typeof layerSchema>;

/**
 * A manifest with all that others wrote into it, or undefined when the bytes are
 * not a manifest. A body that is an index too is neither (CVE-2021-41190).
 */
export function parseManifest(bytes: Uint8Array): v.InferOutput<typeof manifestSchema> | undefined {
  // Checked, and kept as it is: a copy of valibot's would lack a field or annotation named
  // "constructor".
  const manifest = parseJson(bytes);
  return v.is(manifestSchema, manifest) && !('manifests' in manifest) && !hasLookalike(manifest)
    ? manifest
    : undefined;
}

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
 * What is made of a blob as soon as it is read, before its bytes are dropped; an error is why it
 * could not be read.
 */
export type Judge<Judged> = (blob: Settled<AttachedBlob>) => Promise<Judged>;

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

/**
 * Reads the wanted layers of manifests, each by itself, and has them judged. Anyone with push
 * access could attach more than fits into memory (cosign GHSA-vfp6-jrw2-99g9): of all that one
 * reader reads, number and bytes are bounded, what a descriptor says of the size is held to, and no
 * bytes are kept. A blob that several layers of one manifest share is read once.
 */
function layerReader<Judged>(
  registry: Registry,
  repository: Repository,
  { isWanted, maxBytes, maxTotalBytes }: BlobFilter,
  judge: Judge<Judged>,
  inTime: () => void,
) {
  const left = { bytes: maxTotalBytes, layers: maxLayers };
  const fetch = async ({ digest, size }: Layer, sharing: number): Promise<Buffer> => {
    if (size > maxBytes) throw invalid(repository, `${digest} is longer than ${maxBytes} bytes`);
    if (left.layers < sharing || size > left.bytes) throw tooMuch(repository, digest);
    left.layers -= sharing;
    left.bytes -= size;
    inTime();
    const bytes = await registry.blob(repository, digest, size);
    if (bytes === undefined) throw missing(repository, digest);
    return bytes;
  };
  return async (manifest: Digest, layers: readonly Layer[]): Promise<Judged[]> => {
    const listed = layers.filter(({ mediaType }) => isWanted(mediaType));
    const shared = [...Map.groupBy(listed.entries(), ([, { digest }]) => digest).values()];
    const judged: Judged[] = [];
    const outcomes = await settle(shared, inFlight, async (entries) => {
      const [first] = entries;
      if (first === undefined) return;
      const room = Math.min(Math.max(first[1].size, roomForErrors), maxBytes);
      await registry.memory.blobs(blobCost(room), async () => {
        const bytes = await outcomeOf(() => fetch(first[1], entries.length));
        for (const [at, { mediaType, annotations }] of entries)
          judged[at] = await judge(
            bytes.ok
              ? {
                  ok: true,
                  value: {
                    manifest,
                    mediaType,
                    annotations: annotations ?? {},
                    bytes: bytes.value,
                    isAlone: layers.length === 1,
                  },
                }
              : bytes,
          );
      });
    });
    for (const outcome of outcomes) valueOf(outcome);
    return judged;
  };
}

/** What is read for one list has so long, also when patience has ended before. */
const leastReadingMs = 60_000;

/**
 * Ends the reading of one list, in which each answer is good but slow: a thousand of them would
 * take hours. What is under way then ends as every request does.
 * @returns what throws when the time is over
 */
function readingTime({ patience }: Registry, repository: Repository): () => void {
  const { clock, deadline } = patience;
  const began = clock.now();
  const end = Math.max(deadline, began + leastReadingMs);
  return () => {
    const now = clock.now();
    if (now < end) return;
    throw new SignetError(
      'REGISTRY_UNAVAILABLE',
      `${repositoryName(repository)}: what is attached was not all read in ` +
        `${Math.round((now - began) / 1000)} s`,
      { hint: `If the registry is slow, raise the input "patience". ${crowded}` },
    );
  };
}

function tooMuch(repository: Repository, digest: Digest): SignetError {
  return new SignetError(
    'REGISTRY_RESPONSE_INVALID',
    `${repository.registry}: too much is attached to read ${digest} too`,
    { hint: crowded },
  );
}

function missing({ registry, path }: Repository, digest: Digest): SignetError {
  return new SignetError(
    'REGISTRY_READ_BACK',
    `${registry} lists ${digest} in ${path}, and does not give it`,
    {
      hint:
        'A job that cleans up untagged versions may have deleted it: exempt what refers to ' +
        'images there, and sign the image again. If nothing was deleted, run the job again.',
    },
  );
}
