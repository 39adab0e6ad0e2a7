// SPDX-License-Identifier: Apache-2.0
// Descriptors, manifests and indexes (image-spec, descriptor.md, manifest.md, image-index.md).
import * as v from 'valibot';

import { digestOf, isDigest, type Digest } from '../image/digest.ts';
import { parseJson } from '../json.ts';

export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

export const mediaTypes = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
  dockerList: 'application/vnd.docker.distribution.manifest.list.v2+json',
  empty: 'application/vnd.oci.empty.v1+json',
} as const;

/** What can be signed: a manifest or an index, of OCI or Docker. */
export const subjectTypes: readonly string[] = [
  mediaTypes.manifest,
  mediaTypes.index,
  mediaTypes.dockerManifest,
  mediaTypes.dockerList,
];

export function isIndexType(mediaType: string): boolean {
  return mediaType === mediaTypes.index || mediaType === mediaTypes.dockerList;
}

/** Manifests above this are refused; registries stop there too. */
export const maxManifestBytes = 4 * 1024 * 1024;

/**
 * The two bytes that stand for an empty configuration (image-spec, manifest.md, guidance for an
 * empty descriptor).
 */
export const emptyConfig = Buffer.from('{}');

export interface Artifact {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly annotations: Readonly<Record<string, string>>;
}

/**
 * The manifest that attaches an artifact to its subject, in cosign's order of keys; the same input
 * gives the same bytes.
 */
export function referrerManifest(
  { bytes, mediaType, annotations }: Artifact,
  subject: Descriptor,
): { bytes: Buffer; descriptor: Descriptor } {
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config: {
        mediaType: mediaTypes.empty,
        size: emptyConfig.length,
        digest: digestOf(emptyConfig),
      },
      layers: [{ mediaType, size: bytes.length, digest: digestOf(bytes) }],
      annotations,
      subject: { mediaType: subject.mediaType, size: subject.size, digest: subject.digest },
      artifactType: mediaType,
    }),
  );
  // A list must repeat artifactType and annotations (distribution-spec, listing referrers): filters
  // look at nothing else.
  return {
    bytes: manifest,
    descriptor: {
      mediaType: mediaTypes.manifest,
      digest: digestOf(manifest),
      size: manifest.length,
      artifactType: mediaType,
      annotations,
    },
  };
}

const digestSchema = v.custom<Digest>(isDigest, 'a digest');
const descriptorSchema = v.looseObject({
  mediaType: v.string(),
  digest: digestSchema,
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  artifactType: v.nullish(v.string()),
  annotations: v.optional(v.nullable(v.record(v.string(), v.string()))),
});
const indexSchema = v.looseObject({
  schemaVersion: v.literal(2),
  mediaType: v.optional(v.picklist([mediaTypes.index, mediaTypes.dockerList])),
  manifests: v.nullish(v.array(descriptorSchema)),
});

/** A listed entry: our own, or another's with all that was written into it. */
export type ListedDescriptor = Descriptor | v.InferOutput<typeof descriptorSchema>;

/** An index that lists referrers. */
export interface ReferrersIndex {
  readonly manifests: readonly ListedDescriptor[];
  /** The index's other fields, which belong to the tool that wrote them. */
  readonly others: Readonly<Record<string, unknown>>;
}

/**
 * Reads an index, or undefined when the bytes are none. A body that is an index and a manifest at
 * once is none (CVE-2021-41190).
 */
export function parseIndex(bytes: Uint8Array): ReferrersIndex | undefined {
  // Checked, and kept as it is: a copy of valibot's would lack a field or annotation named
  // "constructor".
  const index = parseJson(bytes);
  if (!v.is(indexSchema, index) || 'layers' in index || 'config' in index) return undefined;
  if (hasLookalike(index)) return undefined;
  const { manifests, ...rest } = index;
  const others = Object.fromEntries(
    Object.entries(rest).filter(([key]) => key !== 'schemaVersion' && key !== 'mediaType'),
  );
  return { manifests: manifests ?? [], others };
}

export const emptyIndex: ReferrersIndex = { manifests: [], others: {} };

/**
 * An index as bytes. A `subject` at its top would make the list itself a referrer, so it is
 * dropped.
 */
export function indexBytes({ manifests, others }: ReferrersIndex): Buffer {
  const kept = Object.fromEntries(Object.entries(others).filter(([key]) => key !== 'subject'));
  return Buffer.from(
    JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, manifests, ...kept }),
  );
}

/**
 * All entries of both lists, each digest once, in the first list's order; of two entries for one
 * digest the later, more complete one stays.
 */
export function mergeDescriptors(
  list: readonly ListedDescriptor[],
  more: readonly ListedDescriptor[],
): ListedDescriptor[] {
  return [
    ...new Map([...list, ...more].map((descriptor) => [descriptor.digest, descriptor])).values(),
  ];
}

const meaningful = new Set(['schemaVersion', 'mediaType', 'manifests', 'layers', 'config']);
const folded = new Set([...meaningful].map(foldCase));

/**
 * A field that Go's encoding/json takes for one of those that say what the bytes are, and we do
 * not: it matches names whatever their case, so that others would read another manifest.
 */
export function hasLookalike(content: object): boolean {
  return Object.keys(content).some((key) => !meaningful.has(key) && folded.has(foldCase(key)));
}

/** As Unicode folds case: by way of both, "ſ" becomes "s", and the Kelvin sign "k". */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase();
}

/** What the bytes call themselves, if they do. */
export function ownMediaType(bytes: Uint8Array): string | undefined {
  const parsed = v.safeParse(contentSchema, parseJson(bytes));
  return parsed.success ? parsed.output.mediaType : undefined;
}

const contentSchema = v.looseObject({
  mediaType: v.optional(v.string()),
  schemaVersion: v.optional(v.number()),
});

/**
 * Whether bytes that the registry calls `contentType` are a manifest that can be signed, or what
 * they are instead.
 */
export function judgeSubject(
  bytes: Uint8Array,
  contentType: string,
):
  | { readonly ok: true; readonly mediaType: string }
  | { readonly ok: false; readonly what: 'config' | 'other' } {
  const parsed = v.safeParse(contentSchema, parseJson(bytes));
  if (!parsed.success) return { ok: false, what: 'other' };
  const isConfig =
    'rootfs' in parsed.output && !('layers' in parsed.output) && !('manifests' in parsed.output);
  if (isConfig) return { ok: false, what: 'config' };
  const isAmbiguous =
    hasLookalike(parsed.output) ||
    ('manifests' in parsed.output && ('layers' in parsed.output || 'config' in parsed.output));
  const mediaType = parsed.output.mediaType ?? contentType;
  return !isAmbiguous && mediaType === contentType && subjectTypes.includes(mediaType)
    ? { ok: true, mediaType }
    : { ok: false, what: 'other' };
}
