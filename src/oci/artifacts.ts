// SPDX-License-Identifier: Apache-2.0
// May import: errors, json, image, settle, oci/*. Reads what is attached to an image, whole and bounded: referrers, and the layers of a tagged manifest.
import * as v from 'valibot';

import { SignetError } from '../errors.ts';
import { isDigest, type Digest } from '../image/digest.ts';
import type { Image, Repository } from '../image/reference.ts';
import { parseJson } from '../json.ts';
import { settle, type Settled } from '../settle.ts';
import { mediaTypes, parseIndex, type ListedDescriptor } from './manifest.ts';
import { fallbackTag, listReferrers, type Listing } from './referrers.ts';
import { invalid, type Registry } from './registry.ts';

/** A blob that is attached to an image. One that cannot be read is told apart from one that is not there. */
export interface Attached {
  /** Of the manifest that holds it. */
  readonly manifest: Digest;
  readonly mediaType: string;
  /** Of the layer's descriptor. */
  readonly annotations: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** What is wanted of a repository, by media type; `maxBytes` bounds each blob, and `maxTotalBytes` all that is read for one list. */
export interface Wanted {
  readonly isWanted: (mediaType: string) => boolean;
  readonly maxBytes: number;
  readonly maxTotalBytes: number;
}

const inFlight = 16;
const maxLayers = 1000;

const layerSchema = v.looseObject({
  mediaType: v.pipe(v.string(), v.maxLength(300)),
  digest: v.custom<Digest>(isDigest, 'a digest'),
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  annotations: v.optional(v.nullable(v.record(v.string(), v.string()))),
});
const manifestSchema = v.looseObject({ schemaVersion: v.literal(2), layers: v.pipe(v.array(layerSchema), v.maxLength(maxLayers)) });

export type Layer = v.InferOutput<typeof layerSchema>;

/** A manifest with all that others wrote into it, or undefined when the bytes are none. A body that is an index too is none (CVE-2021-41190). */
export function parseManifest(bytes: Uint8Array): v.InferOutput<typeof manifestSchema> | undefined {
  // Checked, and kept as it is: a copy of valibot's would lack a field or annotation named "constructor".
  const manifest = parseJson(bytes);
  return v.is(manifestSchema, manifest) && !('manifests' in manifest) ? manifest : undefined;
}

/** What refers to an image, and how that is listed here. */
export interface Listed {
  readonly listing: Listing;
  readonly descriptors: readonly ListedDescriptor[];
}

/**
 * Asks for both kinds of list at once, and believes the registry's own when it has one, as verifiers do.
 * @throws SignetError REGISTRY_… when the list cannot be had, which never means that it is empty
 */
export async function listEitherWay(registry: Registry, image: Image): Promise<Listed> {
  const tagged: Listing = { kind: 'fallback-tag', tag: fallbackTag(image.digest) };
  const [byApi, byTag] = await Promise.allSettled([listReferrers(registry, image, { kind: 'referrers-api' }), listReferrers(registry, image, tagged)]);
  if (byApi.status === 'rejected') throw byApi.reason;
  if (byApi.value !== undefined) return { listing: { kind: 'referrers-api' }, descriptors: byApi.value };
  if (byTag.status === 'rejected') throw byTag.reason;
  return { listing: tagged, descriptors: byTag.value ?? [] };
}

/** All wanted blobs of the listed referrers, by referrer. */
export async function readReferrers(
  registry: Registry,
  repository: Repository,
  { descriptors }: Listed,
  wanted: Wanted,
): Promise<Settled<readonly Attached[]>[]> {
  const budget = { left: wanted.maxTotalBytes };
  return settle(
    descriptors.filter((descriptor) => mayHold(descriptor, wanted)),
    inFlight,
    async ({ digest }) => {
      const found = await registry.manifest(repository, digest);
      if (found === undefined) throw missing(repository, digest);
      const layers = (parseManifest(found.response.body)?.layers ?? []).filter(({ mediaType }) => wanted.isWanted(mediaType));
      return Promise.all(layers.map((layer) => readLayer(registry, repository, digest, layer, wanted, budget)));
    },
  );
}

/** All wanted layers of the manifest under a tag; none when there is no such tag. @throws SignetError REGISTRY_… */
export async function readTagged(registry: Registry, repository: Repository, tag: string, wanted: Wanted): Promise<Settled<Attached>[]> {
  const found = await registry.manifest(repository, tag);
  if (found === undefined) return [];
  const layers = parseManifest(found.response.body)?.layers;
  if (layers === undefined) throw invalid(repository, `${tag} is no manifest`);
  const budget = { left: wanted.maxTotalBytes };
  return settle(
    layers.filter(({ mediaType }) => wanted.isWanted(mediaType)),
    inFlight,
    (layer) => readLayer(registry, repository, found.digest, layer, wanted, budget),
  );
}

/** Lists of older clients give no artifact type, or that of the empty configuration (cosign before 3.1). */
function mayHold({ artifactType }: ListedDescriptor, { isWanted }: Wanted): boolean {
  return artifactType === undefined || artifactType === '' || artifactType === mediaTypes.empty || isWanted(artifactType);
}

/** Somebody who may push could attach more than fits into memory (cosign GHSA-vfp6-jrw2-99g9); what a descriptor says of the size is held to. */
async function readLayer(
  registry: Registry,
  repository: Repository,
  manifest: Digest,
  { mediaType, digest, size, annotations }: Layer,
  { maxBytes }: Wanted,
  budget: { left: number },
): Promise<Attached> {
  if (size > maxBytes) throw invalid(repository, `${digest} is longer than ${maxBytes} bytes`);
  if (size > budget.left) throw invalid(repository, `too much is attached to read ${digest} too`);
  budget.left -= size;
  const bytes = await registry.blob(repository, digest, size);
  if (bytes === undefined) throw missing(repository, digest);
  return { manifest, mediaType, annotations: annotations ?? {}, bytes };
}

function missing({ registry, path }: Repository, digest: Digest): SignetError {
  return new SignetError('REGISTRY_READ_BACK', `${registry} lists ${digest} in ${path}, and does not give it`, {
    hint: 'Run the job again; if it stays, report it to the registry’s operator.',
  });
}

/** The manifests that an index holds, nested ones too, each digest once, without the index itself; none of a plain manifest. */
export async function readChildren(registry: Registry, image: Image, depth = 0): Promise<Image[]> {
  const found = await registry.manifest(image.repository, image.digest);
  if (found === undefined || !isIndex(found.mediaType)) return [];
  const index = parseIndex(found.response.body)?.manifests;
  if (index === undefined) throw invalid(image.repository, `${image.digest} is no index, although it is called one`);
  if (depth >= 4) throw invalid(image.repository, 'an index within an index within an index');
  const nested = await settle(index, inFlight, async ({ digest, mediaType }) => {
    const child = { repository: image.repository, digest };
    return [child, ...(isIndex(mediaType) ? await readChildren(registry, child, depth + 1) : [])];
  });
  const children = nested.flatMap((outcome) => {
    if (!outcome.ok) throw outcome.error;
    return outcome.value;
  });
  return [...new Map(children.map((child) => [child.digest, child])).values()];
}

function isIndex(mediaType: string): boolean {
  return mediaType === mediaTypes.index || mediaType === mediaTypes.dockerList;
}
