// SPDX-License-Identifier: Apache-2.0
// Publishes artifacts beside an image: pushes them, lists them, and reads them back as a verifier
// would.
import { eager } from '../concurrency.ts';
import { SignetError } from '../errors.ts';
import type { Patience } from '../http/retry.ts';
import { digestOf, type Digest } from '../image/digest.ts';
import { imageName, type Image, type Repository } from '../image/reference.ts';
import { addToFallbackTag, type JobEntries } from './fallback-tag.ts';
import { referrerManifest, type Artifact, type Descriptor } from './manifest.ts';
import { pushBlob, pushManifest } from './push.ts';
import { isSeen } from './put.ts';
import { listReferrers, type Listing } from './referrers.ts';
import type { Registry } from './registry.ts';
import { takeSnapshot } from './shared-tag.ts';
import { appendLayer, readSignatures, signatureTag } from './signature-tag.ts';
import { readTag } from './tagged-index.ts';

/** An artifact that was pushed, listed and read back. */
export interface Publication {
  /** Of the manifest that holds it. */
  readonly digest: Digest;
  readonly repository: Repository;
  readonly listing: Listing | { readonly kind: 'signature-tag'; readonly tag: string };
  /** What the list named and no longer does, as the registry had deleted it. */
  readonly dropped?: readonly Digest[];
}

/** What is known and under way before there is something to attach. */
export interface Preparation {
  readonly registry: Registry;
  /** Where artifacts are stored: the image, or its digest in another repository. */
  readonly image: Image;
  readonly listing: Listing;
  readonly patience: Patience;
  /** The empty configuration is in the repository. */
  readonly config: Promise<void>;
  /**
   * An upload session of its own for each blob: registries that get two blobs over one may store
   * wrong bytes under a digest.
   */
  readonly takeSession: () => Promise<URL>;
  /** Digests of this run's entries in lists. */
  readonly ownEntries: Set<Digest>;
  readonly jobEntries: JobEntries;
  /** A list was there when the image was looked at. */
  readonly wasListed: boolean;
}

/** Upload sessions that are opened in advance, each for one blob; further ones when asked for. */
export function openSessions(
  registry: Registry,
  repository: Repository,
  count: number,
): { readonly first: Promise<URL>; readonly take: () => Promise<URL> } {
  const open = () => eager(registry.startUpload(repository));
  const sessions = Array.from({ length: Math.max(count, 1) }, open);
  const [first = open()] = sessions;
  return { first, take: () => sessions.shift() ?? open() };
}

interface Referrer {
  readonly artifact: Artifact;
  readonly bytes: Buffer;
  readonly descriptor: Descriptor;
}

/** Attaches all artifacts to the subject, with one write of the list. @throws SignetError … */
export async function attachReferrers(
  preparation: Preparation,
  artifacts: readonly Artifact[],
  subject: Descriptor,
): Promise<Publication[]> {
  const { registry, image, listing, config, patience, wasListed } = preparation;
  const { ownEntries, jobEntries } = preparation;
  const referrers = artifacts.map((artifact): Referrer => ({
    artifact,
    ...referrerManifest(artifact, subject),
  }));
  for (const { descriptor } of referrers) ownEntries.add(descriptor.digest);
  await Promise.all([...referrers.map(({ artifact }) => push(preparation, artifact)), config]);
  const pushed = Promise.all(
    referrers.map(({ bytes, descriptor }) =>
      pushManifest(registry, image.repository, bytes, descriptor, patience),
    ),
  );
  const readAllBack = async () =>
    Promise.all(referrers.map((referrer) => readBack(registry, image.repository, referrer)));
  const entries = referrers.map(({ descriptor }) => descriptor);
  const dropped: Digest[] = [];
  if (listing.kind === 'fallback-tag') {
    const { tag } = listing;
    // The list is read as late as possible, but beside the push of the manifests, which must be
    // there before they are listed.
    const [current] = await Promise.all([
      takeSnapshot(readTag(registry, image, tag, { wasThere: wasListed }), patience),
      pushed,
    ]);
    const list = { image, tag, ownEntries, jobEntries };
    const [gone] = await Promise.all([
      addToFallbackTag(registry, list, entries, current, patience),
      readAllBack(),
    ]);
    dropped.push(...gone);
  } else {
    await pushed;
    await Promise.all([readListBack(preparation, referrers), readAllBack()]);
  }
  return entries.map(({ digest }) => ({
    digest,
    repository: image.repository,
    listing,
    ...(dropped.length === 0 ? {} : { dropped }),
  }));
}

/** Appends the artifact as a layer to the manifest under the image's signature tag. */
export async function appendSignature(
  preparation: Preparation,
  artifact: Artifact,
): Promise<Publication> {
  const { registry, image, patience } = preparation;
  const { repository } = image;
  const { bytes, mediaType, annotations } = artifact;
  const tag = signatureTag(image.digest);
  const layer = { mediaType, size: bytes.length, digest: digestOf(bytes), annotations };
  const [current] = await Promise.all([
    takeSnapshot(readSignatures(registry, repository, tag), patience),
    push(preparation, artifact),
  ]);
  const added = { layer, restore: () => push(preparation, artifact) };
  const { digest, dropped } = await appendLayer(
    registry,
    repository,
    tag,
    added,
    current,
    patience,
  );
  const blob = await registry
    .blob(repository, layer.digest, bytes.length, shownLater)
    .catch((cause: unknown) => {
      throw otherBytes(repository, cause);
    });
  if (blob === undefined) throw notReadBack(repository, 'it is not there');
  return {
    digest,
    repository,
    listing: { kind: 'signature-tag', tag },
    ...(dropped.length === 0 ? {} : { dropped }),
  };
}

async function push(
  { registry, image, takeSession }: Preparation,
  { bytes }: Artifact,
): Promise<void> {
  await pushBlob(registry, image.repository, bytes, await takeSession());
}

/** ghcr.io and Docker Hub replicate after they have answered. */
const shownLater = { transient: { statuses: [404], forMs: 60_000 } };

async function readBack(
  registry: Registry,
  repository: Repository,
  { artifact, descriptor }: Referrer,
): Promise<void> {
  const [found, blob] = await Promise.all([
    registry.manifest(repository, descriptor.digest, shownLater),
    registry.blob(repository, digestOf(artifact.bytes), artifact.bytes.length, shownLater),
  ]).catch((cause: unknown) => {
    throw otherBytes(repository, cause);
  });
  if (found === undefined || blob === undefined) throw notReadBack(repository, 'it is not there');
}

/**
 * Some registries keep each list in one file, and lose entries that are put at the same time
 * (olareg, referrer.go): those are put again, one after another.
 */
async function readListBack(
  { registry, image, listing, patience }: Preparation,
  referrers: readonly Referrer[],
): Promise<void> {
  const look = async () => {
    const listed = (await listReferrers(registry, image, listing)) ?? [];
    const there = new Set(listed.map(({ digest }) => digest));
    const absent = referrers.filter(({ descriptor }) => !there.has(descriptor.digest));
    for (const { bytes, descriptor } of absent)
      await pushManifest(registry, image.repository, bytes, descriptor, patience);
    return absent.length === 0;
  };
  if (!(await isSeen(look, imageName(image), patience)))
    throw notReadBack(image.repository, 'its list of referrers does not show it');
}

/**
 * What is read by digest is hashed as it comes; here, another hash means that the signature is not
 * what was pushed.
 */
function otherBytes(repository: Repository, cause: unknown): unknown {
  const isOther =
    cause instanceof SignetError &&
    (cause.code === 'REGISTRY_RESPONSE_INVALID' || cause.code === 'HTTP_TOO_LARGE');
  return isOther ? notReadBack(repository, 'it gives other bytes', cause) : cause;
}

function notReadBack({ registry, path }: Repository, what: string, cause?: unknown): SignetError {
  return new SignetError(
    'REGISTRY_READ_BACK',
    `${registry} took the signature for ${path}, but ${what} when a verifier asks`,
    {
      hint:
        'Verifiers will not find the signature. Run the job again; if it stays, report it to ' +
        'the registry’s operator.',
      cause,
    },
  );
}
