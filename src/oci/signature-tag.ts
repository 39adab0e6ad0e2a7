// SPDX-License-Identifier: Apache-2.0
// The manifest under a tag to which signatures are appended as layers (cosign, pkg/oci/mutate and
// pkg/oci/empty).
import { SignetError } from '../errors.ts';
import type { HttpResponse } from '../http/client.ts';
import type { Patience } from '../http/retry.ts';
import { digestOf, hexOf, type Digest } from '../image/digest.ts';
import { repositoryName, type Repository } from '../image/reference.ts';
import { watchAbsences } from './absences.ts';
import { parseManifest, type Layer } from './layers.ts';
import { maxManifestBytes, mediaTypes } from './manifest.ts';
import { blobCost } from './memory.ts';
import { pushBlob } from './push.ts';
import { replacing } from './put.ts';
import type { Registry } from './registry.ts';
import { addToSharedTag, type SharedTag, type TagSnapshot } from './shared-tag.ts';

/** The tag of an image's signatures (cosign, specs/SIGNATURE_SPEC.md). */
export function signatureTag(digest: Digest): string {
  return `${digest.slice(0, digest.indexOf(':'))}-${hexOf(digest)}.sig`;
}

/** The tag of an image's attestations in the same format. */
export function attestationTag(digest: Digest): string {
  return signatureTag(digest).replace(/sig$/, 'att');
}

/** The manifest as it is: its layers and other fields belong to those who wrote them. */
export interface Signatures {
  readonly layers: readonly Layer[];
  readonly others: Readonly<Record<string, unknown>>;
  /** Of the manifest's bytes, as they are there or as we would write them. */
  readonly digest: Digest;
}

const configMediaType = 'application/vnd.oci.image.config.v1+json';
/** cosign writes no time, so that the same signatures make the same bytes. */
const never = '0001-01-01T00:00:00Z';

/**
 * Reads the manifest under the tag.
 * @throws SignetError REGISTRY_TAG_UNUSABLE when it is something else
 */
export async function readSignatures(
  registry: Registry,
  repository: Repository,
  tag: string,
  wasThere = false,
): Promise<Signatures | undefined> {
  const found = await registry.manifest(repository, tag, wasThere ? replacing : {});
  if (found === undefined) return undefined;
  const manifest = parseManifest(found.response.body);
  if (manifest === undefined) {
    throw new SignetError(
      'REGISTRY_TAG_UNUSABLE',
      `The tag ${repositoryName(repository)}:${tag} holds no signatures, and is left as it is`,
      {
        hint:
          'Signatures in the format "legacy" go under this tag. Find out what else writes it, or ' +
          'set "signature-repository".',
      },
    );
  }
  const { layers, ...others } = manifest;
  return { layers, others, digest: found.digest };
}

/**
 * Appends a layer whose blob is there, changing no one else's. `restore` puts the blob there again,
 * where the registry does not know it any more.
 * @returns the digest of the manifest that holds it, and the layers of others that it no longer
 * names, because the registry has deleted their blobs
 */
export async function appendLayer(
  registry: Registry,
  repository: Repository,
  tag: string,
  { layer, restore }: { readonly layer: Layer; readonly restore: () => Promise<void> },
  first: TagSnapshot<Signatures>,
  patience: Patience,
): Promise<{ readonly digest: Digest; readonly dropped: readonly Digest[] }> {
  const absences = watchAbsences((digest) => lacksBlob(registry, repository, digest));
  const list: SharedTag<Signatures> = {
    repository,
    tag,
    names: 'blobs',
    read: (wasThere) => readSignatures(registry, repository, tag, wasThere),
    write: async (signatures) => ({
      response: await writeSignatures(registry, repository, tag, signatures),
      isConditional: false,
    }),
    merge: (current, mine) =>
      signaturesOf(
        [
          ...new Map(
            [...(current?.layers ?? []), ...mine.layers].map((each) => [nameOf(each), each]),
          ).values(),
        ].filter(({ digest }) => !absences.gone.has(digest)),
        current?.others ?? mine.others,
      ),
    recover: async (signatures) => {
      const others = new Set(signatures.layers.map(({ digest }) => digest));
      others.delete(layer.digest);
      await Promise.all([restore(), list.stage?.(signatures), absences.look([...others])]);
      return list.merge(undefined, signatures);
    },
    stage: (signatures) => pushBlob(registry, repository, render(signatures).config, undefined),
    entries: ({ layers }) => layers.map(nameOf),
  };
  const mine = signaturesOf([layer], {});
  const { digest } = await addToSharedTag(registry, list, mine, first, patience);
  return { digest, dropped: [...absences.gone] };
}

/** By GET where HEAD does not find it, which is not taken everywhere. */
async function lacksBlob(
  registry: Registry,
  repository: Repository,
  digest: Digest,
): Promise<boolean> {
  if (await registry.hasBlob(repository, digest)) return false;
  return registry.memory.blobs(
    blobCost(maxManifestBytes),
    async () => (await registry.blob(repository, digest, maxManifestBytes)) === undefined,
  );
}

async function writeSignatures(
  registry: Registry,
  repository: Repository,
  tag: string,
  signatures: Signatures,
): Promise<HttpResponse> {
  const { bytes, mediaType } = render(signatures);
  return registry.send(repository, {
    method: 'PUT',
    path: `manifests/${tag}`,
    headers: { 'content-type': mediaType },
    body: bytes,
    maxBytes: 64 * 1024,
  });
}

function signaturesOf(layers: readonly Layer[], others: Signatures['others']): Signatures {
  return { layers, others, digest: digestOf(render({ layers, others }).bytes) };
}

/** Signatures of one payload share its blob, and differ by their annotations only. */
function nameOf({ digest, annotations }: Layer): string {
  return JSON.stringify([digest, Object.entries(annotations ?? {}).toSorted()]);
}

/**
 * The manifest's bytes, in cosign's order of keys, and its configuration: an image's, with a layer
 * per signature.
 */
function render({ layers, others }: Omit<Signatures, 'digest'>): {
  config: Buffer;
  bytes: Buffer;
  mediaType: string;
} {
  const config = Buffer.from(
    JSON.stringify({
      architecture: '',
      created: never,
      history: layers.map(() => ({ created: never })),
      os: '',
      rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
      config: {},
    }),
  );
  const { schemaVersion: _, mediaType = mediaTypes.manifest, config: __, ...rest } = others;
  const type = String(mediaType);
  const bytes = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: type,
      config: { mediaType: configMediaType, size: config.length, digest: digestOf(config) },
      layers,
      ...rest,
    }),
  );
  return { config, bytes, mediaType: type };
}
