// SPDX-License-Identifier: Apache-2.0
// Reads what is attached to an image, whole and bounded: referrers, and the layers of a tagged
// manifest.
import * as v from 'valibot';

import { SignetError } from '../errors.ts';
import { isDigest, type Digest } from '../image/digest.ts';
import type { Image, Repository } from '../image/reference.ts';
import { parseJson } from '../json.ts';
import { eager, settle, type Settled } from '../concurrency.ts';
import {
  judgeSubject,
  mediaTypes,
  parseIndex,
  type ListedDescriptor,
  type ReferrersIndex,
} from './manifest.ts';
import { fallbackTag, listReferrers, type Listing } from './referrers.ts';
import { invalid, type Registry } from './registry.ts';

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
const maxChildren = 1000;

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
  return v.is(manifestSchema, manifest) && !('manifests' in manifest) ? manifest : undefined;
}

/** What refers to an image, and how that is listed here. */
export interface ReferrersList {
  readonly listing: Listing;
  readonly descriptors: readonly ListedDescriptor[];
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

/** All wanted blobs of the listed referrers. */
export async function readReferrers(
  registry: Registry,
  repository: Repository,
  { descriptors }: ReferrersList,
  wanted: BlobFilter,
): Promise<Settled<AttachedBlob>[]> {
  const read = layerReader(registry, repository, wanted);
  const referrers = await settle(
    descriptors.filter((descriptor) => mayHold(descriptor, wanted)),
    inFlight,
    async ({ digest }) => {
      const found = await registry.manifest(repository, digest);
      if (found === undefined) throw missing(repository, digest);
      // An index may refer to an image too, and holds nothing itself.
      const layers =
        parseManifest(found.response.body)?.layers ??
        (parseIndex(found.response.body) === undefined ? undefined : []);
      if (layers === undefined)
        throw invalid(repository, `it lists ${digest} as a referrer, which is not a manifest`);
      return read(digest, layers);
    },
  );
  return referrers.flatMap((outcome) => (outcome.ok ? outcome.value : [outcome]));
}

/**
 * All wanted layers of the manifest under a tag; none when there is no such tag.
 * @throws SignetError REGISTRY_…
 */
export async function readTagged(
  registry: Registry,
  repository: Repository,
  tag: string,
  wanted: BlobFilter,
): Promise<Settled<AttachedBlob>[]> {
  const found = await registry.manifest(repository, tag);
  if (found === undefined) return [];
  const layers = parseManifest(found.response.body)?.layers;
  if (layers === undefined) throw invalid(repository, `${tag} is not a manifest`);
  return layerReader(registry, repository, wanted)(found.digest, layers);
}

/**
 * Lists of older clients give no artifact type, or that of the empty configuration (cosign before
 * 3.1).
 */
function mayHold({ artifactType }: ListedDescriptor, { isWanted }: BlobFilter): boolean {
  return (
    artifactType === undefined ||
    artifactType === null ||
    artifactType === '' ||
    artifactType === mediaTypes.empty ||
    isWanted(artifactType)
  );
}

/**
 * Reads the wanted layers of manifests, each by itself. Anyone with push access could attach more
 * than fits into memory (cosign GHSA-vfp6-jrw2-99g9): of all that one reader reads, number and
 * bytes are bounded, what a descriptor says of the size is held to, and a blob that comes again is
 * read once.
 */
function layerReader(
  registry: Registry,
  repository: Repository,
  { isWanted, maxBytes, maxTotalBytes }: BlobFilter,
) {
  const left = { bytes: maxTotalBytes, layers: maxLayers };
  const blobs = new Map<Digest, Promise<Buffer>>();
  const fetch = async ({ digest, size }: Layer): Promise<Buffer> => {
    const bytes = await registry.blob(repository, digest, size);
    if (bytes === undefined) throw missing(repository, digest);
    return bytes;
  };
  const read = async (manifest: Digest, layer: Layer): Promise<AttachedBlob> => {
    const { mediaType, digest, size, annotations } = layer;
    if (size > maxBytes) throw invalid(repository, `${digest} is longer than ${maxBytes} bytes`);
    const known = blobs.get(digest);
    if (left.layers < 1 || (known === undefined && size > left.bytes))
      throw invalid(repository, `too much is attached to read ${digest} too`);
    left.layers--;
    if (known === undefined) left.bytes -= size;
    const blob = known ?? fetch(layer);
    blobs.set(digest, blob);
    return { manifest, mediaType, annotations: annotations ?? {}, bytes: await blob };
  };
  return async (manifest: Digest, layers: readonly Layer[]): Promise<Settled<AttachedBlob>[]> =>
    settle(
      layers.filter(({ mediaType }) => isWanted(mediaType)),
      inFlight,
      (layer) => read(manifest, layer),
    );
}

function missing({ registry, path }: Repository, digest: Digest): SignetError {
  return new SignetError(
    'REGISTRY_READ_BACK',
    `${registry} lists ${digest} in ${path}, and does not give it`,
    {
      hint: 'Run the job again; if it stays, report it to the registry’s operator.',
    },
  );
}

/**
 * The manifests that an index holds, nested ones too, each digest once, without the index itself;
 * none of a plain manifest.
 */
export async function readChildren(registry: Registry, image: Image, depth = 0): Promise<Image[]> {
  const found = await registry.manifest(image.repository, image.digest);
  const index =
    found === undefined ? undefined : judgeIndex(image, found.response.body, found.mediaType);
  if (index === undefined) return [];
  if (depth >= 4) throw invalid(image.repository, 'an index within an index within an index');
  const nested = await settle(index.manifests, inFlight, async ({ digest, mediaType }) => {
    const child = { repository: image.repository, digest };
    return [child, ...(isIndex(mediaType) ? await readChildren(registry, child, depth + 1) : [])];
  });
  const children = nested.flatMap((outcome) => {
    if (!outcome.ok) throw outcome.error;
    return outcome.value;
  });
  return [...new Map(children.map((child) => [child.digest, child])).values()];
}

/**
 * The index in the bytes, undefined when they are a manifest. The bytes decide: nobody signed the
 * registry's Content-Type (CVE-2021-41190).
 */
function judgeIndex(
  { repository, digest }: Image,
  bytes: Buffer,
  mediaType: string,
): ReferrersIndex | undefined {
  const index = parseIndex(bytes);
  const isOne = isIndex(mediaType) ? index : parseManifest(bytes);
  if (isOne === undefined || !judgeSubject(bytes, mediaType).ok)
    throw invalid(repository, `${digest} is not the ${mediaType} that it is called`);
  if (index !== undefined && index.manifests.length > maxChildren)
    throw invalid(repository, `${digest} holds more than ${maxChildren} manifests`);
  return isIndex(mediaType) ? index : undefined;
}

function isIndex(mediaType: string): boolean {
  return mediaType === mediaTypes.index || mediaType === mediaTypes.dockerList;
}
