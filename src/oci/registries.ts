// SPDX-License-Identifier: Apache-2.0
// What the flows want of registries, in the order of publishing one referrer.
import { SignetError } from '../errors.ts';
import { within, type Patience } from '../http/retry.ts';
import { digestOf, type Digest } from '../image/digest.ts';
import { imageName, repositoryName, type Image, type Repository } from '../image/reference.ts';
import type { Settled } from '../concurrency.ts';
import {
  listEitherWay,
  readChildren,
  readReferrers,
  readTagged,
  type Attached,
  type Listed,
  type Wanted,
} from './artifacts.ts';
import { createAuthorizer, type AuthorizationPorts } from './authorization.ts';
import { addToTag } from './fallback-tag.ts';
import { refusal, unknownImage } from './failure.ts';
import {
  judgeSubject,
  maxManifestBytes,
  referrerManifest,
  subjectTypes,
  type Artifact,
  type Descriptor,
} from './manifest.ts';
import { pushBlob, pushEmptyConfig, pushManifest } from './push.ts';
import { listReferrers, readTag, type Listing } from './referrers.ts';
import { invalid, mediaTypeOf, Registry } from './registry.ts';
import type { Reading } from './shared-tag.ts';
import { appendLayer, readSignatures, signatureTag } from './signature-tag.ts';
import { moveTag, type MovedTag } from './tags.ts';

/** A signature that was pushed, listed and read back. */
export interface Publication {
  /** Of the manifest that holds it. */
  readonly digest: Digest;
  readonly repository: Repository;
  readonly listing: Listing | { readonly kind: 'signature-tag'; readonly tag: string };
}

/** Everything that could be done before there is something to attach. */
export interface Attachment {
  /**
   * Pushes the artifact as a referrer, lists it, and reads it back as a verifier does.
   * @throws SignetError REGISTRY_…
   */
  attach(artifact: Artifact, subject: Descriptor): Promise<Publication>;
  /**
   * Appends the artifact as a layer to the manifest under the image's signature tag, and reads it
   * back.
   * @throws SignetError REGISTRY_…
   */
  append(artifact: Artifact): Promise<Publication>;
}

export interface Registries {
  /** @throws SignetError IMAGE_NOT_FOUND, REGISTRY_… */
  resolveTag(repository: Repository, tag: string): Promise<Digest>;
  /**
   * The image's descriptor, when the registry has it and it can be signed.
   * @throws SignetError IMAGE_NOT_FOUND, IMAGE_IS_CONFIG, REGISTRY_…
   */
  subject(image: Image): Promise<Descriptor>;
  /**
   * The manifests within an index, nested ones too; none of a plain manifest.
   * @throws SignetError REGISTRY_…
   */
  children(image: Image): Promise<Image[]>;
  /**
   * What refers to the image.
   * @throws SignetError REGISTRY_… when the list cannot be had, which never means that it is empty
   */
  list(image: Image): Promise<Listed>;
  /** The wanted blobs of what is listed. */
  referrers(repository: Repository, listed: Listed, wanted: Wanted): Promise<Settled<Attached>[]>;
  /**
   * The wanted layers of the manifest under this tag; none when there is no such tag.
   * @throws SignetError REGISTRY_…
   */
  tagged(repository: Repository, tag: string, wanted: Wanted): Promise<Settled<Attached>[]>;
  /** Opens the upload; a login that may not push is found here. @throws SignetError REGISTRY_… */
  prepare(image: Image, listing: Listing): Promise<Attachment>;
  /**
   * Points a tag at the image, and reads it back.
   * @throws SignetError REGISTRY_… when nothing is known of the tag
   */
  tag(image: Image, tag: string): Promise<MovedTag>;
}

/**
 * How long a registry may take to show what was pushed a moment ago (ghcr.io and Docker Hub copy
 * behind the answer).
 */
const propagationMs = { subject: 5_000, readBack: 60_000 };

export function openRegistries(ports: AuthorizationPorts): Registries {
  const { patience } = ports;
  const registry = new Registry({
    http: ports.http,
    patience,
    authorizer: createAuthorizer(ports),
  });
  const onceEach = remember();
  const inTurn = takeTurns();
  const written = new Set<string>();
  const pushable = new Set<string>();
  return {
    resolveTag: (repository, tag) => resolveTag(registry, repository, tag),
    subject: (image) => findSubject(registry, image),
    children: (image) => readChildren(registry, image),
    list: (image) => listEitherWay(registry, image),
    referrers: (repository, listed, wanted) => readReferrers(registry, repository, listed, wanted),
    tagged: (repository, tag, wanted) => readTagged(registry, repository, tag, wanted),
    tag: (image, tag) => moveTag(registry, image, tag, patience),
    async prepare(image, listing) {
      const config = onceEach(repositoryName(image.repository), () =>
        pushEmptyConfig(registry, image.repository),
      );
      // Awaited when something is attached; until then a failure must not end the process.
      config.catch(() => undefined);
      const session = registry.startUpload(image.repository);
      session.catch(() => undefined);
      // Once a repository took an upload, the next images need not wait to learn that it does.
      if (!pushable.has(repositoryName(image.repository))) await session;
      pushable.add(repositoryName(image.repository));
      const prepared = { registry, image, listing, config, session, written, patience };
      return {
        attach: (artifact, subject) =>
          inTurn(imageName(image), () => attachReferrer(prepared, artifact, subject)),
        append: (artifact) =>
          inTurn(`${imageName(image)} signatures`, () => appendSignature(prepared, artifact)),
      };
    },
  };
}

async function resolveTag(
  registry: Registry,
  repository: Repository,
  tag: string,
): Promise<Digest> {
  const found = await registry.manifest(repository, tag, {
    alsoTransient: [404],
    alsoTransientFor: propagationMs.subject,
  });
  if (found !== undefined) return found.digest;
  throw new SignetError(
    'IMAGE_NOT_FOUND',
    `${repositoryName(repository)}:${tag} is not in the registry`,
    {
      hint:
        'Only pushed images can be signed: set "push: true" on the build step, and sign in a ' +
        'step after it.',
    },
  );
}

async function findSubject(registry: Registry, image: Image): Promise<Descriptor> {
  const { repository, digest } = image;
  const request = {
    path: `manifests/${digest}`,
    headers: { accept: subjectTypes.join(', ') },
    maxBytes: maxManifestBytes,
    alsoTransient: [404],
    alsoTransientFor: propagationMs.subject,
  };
  const response = await registry.send(repository, { method: 'HEAD', ...request });
  if (response.status === 404) {
    // `docker images` and the metadata's config digest name the configuration, which registries
    // keep as a blob.
    throw (await registry.hasBlob(repository, digest))
      ? isConfig(image)
      : unknownImage(image, response);
  }
  if (response.status !== 200) throw refusal(`show ${digest}`, repository, response);
  const mediaType = mediaTypeOf(response);
  const size = Number(response.headers.get('content-length') ?? '0');
  if (
    response.headers.get('docker-content-digest') === digest &&
    subjectTypes.includes(mediaType) &&
    size > 0 &&
    size <= maxManifestBytes
  )
    return { mediaType, digest, size };
  return inspectSubject(registry, image);
}

/** Where a HEAD does not say enough, the manifest itself does. */
async function inspectSubject(registry: Registry, image: Image): Promise<Descriptor> {
  const found = await registry.manifest(image.repository, image.digest);
  if (found === undefined)
    throw invalid(image.repository, `it shows ${image.digest} and does not give it`);
  const judged = judgeSubject(found.response.body, found.mediaType);
  if (judged.ok)
    return { mediaType: judged.mediaType, digest: image.digest, size: found.response.body.length };
  if (judged.what === 'config') throw isConfig(image);
  throw new SignetError(
    'IMAGE_NOT_FOUND',
    `${imageName(image)} is ${JSON.stringify(found.mediaType.slice(0, 100))}, which is no image`,
    {
      hint: 'Pass the digest that the build step reports.',
    },
  );
}

function isConfig(image: Image): SignetError {
  return new SignetError(
    'IMAGE_IS_CONFIG',
    `${imageName(image)} is an image’s configuration (docker’s "image ID"), not the image`,
    {
      hint:
        'Pass the build step’s output "digest", and set "push: true" there: without a push, ' +
        'that output is the configuration’s digest.',
    },
  );
}

interface Prepared {
  readonly registry: Registry;
  readonly image: Image;
  readonly listing: Listing;
  readonly config: Promise<void>;
  /** Taken by the first upload; a second one finds it ended, and opens its own. */
  readonly session: Promise<URL>;
  /** Digests that this process listed. */
  readonly written: Set<string>;
  readonly patience: Patience;
}

async function attachReferrer(
  { registry, image, listing, config, session, written, patience }: Prepared,
  artifact: Artifact,
  subject: Descriptor,
): Promise<Publication> {
  const { repository } = image;
  const { bytes, descriptor } = referrerManifest(artifact, subject);
  written.add(descriptor.digest);
  await Promise.all([pushBlob(registry, repository, artifact.bytes, await session), config]);
  const manifest = pushManifest(registry, repository, bytes, descriptor, patience);
  const readContent = () => readBackContent(registry, repository, artifact, descriptor);
  if (listing.kind === 'fallback-tag') {
    // The list is read as late as possible, but beside the push of the manifest, which must be
    // there before it is listed.
    const [current] = await Promise.all([
      reading(readTag(registry, image, listing.tag), patience),
      manifest,
    ]);
    await Promise.all([
      addToTag(registry, image, listing.tag, descriptor, current, written, patience),
      readContent(),
    ]);
  } else {
    await manifest;
    await Promise.all([
      readBackList(registry, image, listing, descriptor, patience),
      readContent(),
    ]);
  }
  return { digest: descriptor.digest, repository, listing };
}

async function appendSignature(
  { registry, image, session, patience }: Prepared,
  { bytes, mediaType, annotations }: Artifact,
): Promise<Publication> {
  const { repository } = image;
  const tag = signatureTag(image.digest);
  const layer = { mediaType, size: bytes.length, digest: digestOf(bytes), annotations };
  const [current] = await Promise.all([
    reading(readSignatures(registry, repository, tag), patience),
    pushBlob(registry, repository, bytes, await session),
  ]);
  const digest = await appendLayer(registry, repository, tag, layer, current, patience);
  const blob = await registry
    .blob(repository, layer.digest, bytes.length, {
      alsoTransient: [404],
      alsoTransientFor: propagationMs.readBack,
    })
    .catch((cause: unknown) => {
      throw otherBytes(repository, cause);
    });
  if (blob === undefined) throw notReadBack(repository, 'it is not there');
  return { digest, repository, listing: { kind: 'signature-tag', tag } };
}

async function reading<Content>(
  content: Promise<Content | undefined>,
  { clock }: Patience,
): Promise<Reading<Content>> {
  return { content: await content, readAt: clock.now() };
}

async function readBackContent(
  registry: Registry,
  repository: Repository,
  artifact: Artifact,
  descriptor: Descriptor,
): Promise<void> {
  const options = { alsoTransient: [404], alsoTransientFor: propagationMs.readBack };
  const [found, blob] = await Promise.all([
    registry.manifest(repository, descriptor.digest, options),
    registry.blob(repository, digestOf(artifact.bytes), artifact.bytes.length, options),
  ]).catch((cause: unknown) => {
    throw otherBytes(repository, cause);
  });
  if (found === undefined || blob === undefined) throw notReadBack(repository, 'it is not there');
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

async function readBackList(
  registry: Registry,
  image: Image,
  listing: Listing,
  { digest }: Descriptor,
  patience: Patience,
): Promise<void> {
  const { clock, deadline } = within(propagationMs.readBack, patience);
  for (let wait = 250; ; wait = Math.min(wait * 2, 5_000)) {
    const listed = await listReferrers(registry, image, listing);
    if (listed?.some((entry) => entry.digest === digest) === true) return;
    if (clock.now() + wait > deadline)
      throw notReadBack(image.repository, 'its list of referrers does not show it');
    await clock.sleep(wait);
  }
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

/** Work that is done once for each key, however many ask for it. */
function remember(): (key: string, work: () => Promise<void>) => Promise<void> {
  const known = new Map<string, Promise<void>>();
  return async (key, work) => {
    const done = known.get(key) ?? work();
    known.set(key, done);
    return done;
  };
}

/** Work on one image takes turns, because all of it writes the same list. */
function takeTurns(): <Result>(key: string, work: () => Promise<Result>) => Promise<Result> {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    last.set(
      key,
      turn.catch(() => undefined),
    );
    return turn;
  };
}
