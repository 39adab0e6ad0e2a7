// SPDX-License-Identifier: Apache-2.0
// Reads the wanted layers of manifests, each by itself and all of them bounded.
import * as v from 'valibot';

import { outcomeOf, settle, valueOf, type Settled } from '../concurrency.ts';
import { SignetError } from '../errors.ts';
import { isDigest, type Digest } from '../image/digest.ts';
import { repositoryName, type Repository } from '../image/reference.ts';
import { parseJson } from '../json.ts';
import { roomForErrors } from './exchange.ts';
import { invalid } from './failure.ts';
import { hasLookalike } from './manifest.ts';
import { blobCost } from './memory.ts';
import { crowded } from './referrers.ts';
import type { Registry } from './registry.ts';

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

export const inFlight = 16;
const maxLayers = 1000;

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

/**
 * What is made of a blob as soon as it is read, before its bytes are dropped; an error is why it
 * could not be read.
 */
export type Judge<Judged> = (blob: Settled<AttachedBlob>) => Promise<Judged>;

/**
 * Reads the wanted layers of manifests, each by itself, and has them judged. Anyone with push
 * access could attach more than fits into memory (cosign GHSA-vfp6-jrw2-99g9): of all that one
 * reader reads, number and bytes are bounded, what a descriptor says of the size is held to, and no
 * bytes are kept. A blob that several layers of one manifest share is read once.
 */
export function layerReader<Judged>(
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
export function readingTime({ patience }: Registry, repository: Repository): () => void {
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

export function tooMuch(repository: Repository, digest: Digest): SignetError {
  return new SignetError(
    'REGISTRY_RESPONSE_INVALID',
    `${repository.registry}: too much is attached to read ${digest} too`,
    { hint: crowded },
  );
}

export function missing({ registry, path }: Repository, digest: Digest): SignetError {
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
