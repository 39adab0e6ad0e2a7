// SPDX-License-Identifier: Apache-2.0
// Plays an OCI registry in memory (distribution-spec), in the shapes that real ones have.
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

import { answerChallenge, type RegistryAuth } from './auth.ts';
import {
  catalog,
  describe,
  error,
  referrers,
  tagList,
  types,
  type PushedManifest,
  type RegistryShape,
} from './lists.ts';
import { createStore, type Store, type StoredManifest } from './store.ts';
import type { TlsIdentity } from '../tls.ts';
import { serve, type PlayAnswer, type PlayRequest, type PlayServer } from '../server.ts';

export type { RegistryShape } from './lists.ts';

export interface RegistryOptions {
  readonly shape?: RegistryShape;
  readonly auth?: RegistryAuth;
  /** A tag that exists cannot be put again: 412 as Harbor, 400 TAG_INVALID as ECR. */
  readonly immutableTags?: 412 | 400;
  /** Gives ETags and obeys If-Match. */
  readonly etags?: boolean;
  /** Blobs come from another origin, as from a cloud's storage. */
  readonly redirectBlobs?: boolean;
  /** So many GETs of a manifest that was put answer 404 at first. */
  readonly staleReads?: number;
  /**
   * A tag is replaced in steps, as by Gitea: after each PUT, the first GET answers 404, the second
   * gives it as a text, and a manifest's blobs are unknown at the first PUT.
   */
  readonly unsteadyTags?: boolean;
  /** Every blob is there in every repository, also in those that do not exist (zot). */
  readonly blobsEverywhere?: boolean;
  /** A list that names a manifest which is not there is refused with 404, and not with 400. */
  readonly unknownIs?: 404;
  /** HEAD says nothing of digest and length. */
  readonly silentHead?: boolean;
  /** As a project of Harbor that forbids pulling images without a signature by cosign. */
  readonly preventUnsigned?: boolean;
  /** Speaks TLS. */
  readonly tls?: TlsIdentity;
  /** Milliseconds until it answers. */
  readonly delayMs?: number;
  /** So many tags or repositories on a page of their list, whatever is asked for. */
  readonly pageSize?: number;
  /** Its lists lead from page to page without end. */
  readonly endlessLists?: boolean;
  /** Called after a tag was put: another writer may come now. */
  readonly onTagPut?: (tag: string, store: Store) => void;
  /** Called after each request is obeyed; between two of them nothing changes. */
  readonly onObeyed?: () => void;
}

export interface ImageOptions {
  readonly tag?: string;
  readonly platforms?: readonly string[];
  readonly content?: string;
}

export interface PlayRegistry extends PlayServer {
  readonly store: Store;
}

export async function startRegistry(options: RegistryOptions = {}): Promise<PlayRegistry> {
  const store = createStore();
  const storage = await serve(({ url, headers }) => {
    if (headers['authorization'] !== undefined)
      return { status: 400, body: 'Only one auth mechanism allowed' };
    const blob = store.blobs.get(url.pathname.slice(1));
    return blob === undefined ? { status: 404 } : { status: 200, body: blob };
  });
  const server = await serve(async (request) => {
    if (options.delayMs !== undefined) await setTimeout(options.delayMs);
    const answer =
      answerChallenge(options.auth ?? { kind: 'anonymous' }, server.url, request) ??
      route(request, store, options, storage.url);
    options.onObeyed?.();
    return answer;
  }, options.tls);
  return {
    ...server,
    store,
    async close() {
      await Promise.all([server.close(), storage.close()]);
    },
  };
}

function route(
  request: PlayRequest,
  store: Store,
  options: RegistryOptions,
  storage: string,
): PlayAnswer {
  const { pathname } = request.url;
  if (pathname === '/v2/') return { status: 200, body: {} };
  if (pathname === '/v2/_catalog') return catalog(request, store, options);
  const listed = /^\/v2\/(.+)\/tags\/list$/.exec(pathname)?.[1];
  if (listed !== undefined) return tagList(request, store, listed, options);
  const [, repository = '', kind = '', reference = ''] =
    /^\/v2\/(.+)\/(blobs|manifests|referrers)\/(.*)$/.exec(pathname) ?? [];
  if (kind === 'blobs') return blobs(request, store, repository, reference, options, storage);
  if (kind === 'manifests') return manifests(request, store, repository, reference, options);
  if (kind === 'referrers') return referrers(store, repository, reference, options);
  return { status: 404, body: '404 page not found\n' };
}

function blobs(
  { method, url, body }: PlayRequest,
  store: Store,
  repository: string,
  reference: string,
  { redirectBlobs, blobsEverywhere }: RegistryOptions,
  storage: string,
): PlayAnswer {
  if (method === 'POST')
    return {
      status: 202,
      headers: { location: `/v2/${repository}/blobs/uploads/${store.openSession()}?state=1` },
    };
  if (method === 'PUT') {
    const digest = url.searchParams.get('digest') ?? '';
    if (!store.closeSession(reference.replace('uploads/', '')))
      return error(404, 'BLOB_UPLOAD_UNKNOWN');
    if (digestOf(body) !== digest) return error(400, 'DIGEST_INVALID');
    store.blobs.set(`${repository}/${digest}`, body);
    return {
      status: 201,
      headers: { location: `/v2/${repository}/blobs/${digest}`, 'docker-content-digest': digest },
    };
  }
  const blob =
    blobsEverywhere === true
      ? store.anywhere(reference)
      : store.blobs.get(`${repository}/${reference}`);
  if (blob === undefined) return error(404, 'BLOB_UNKNOWN');
  if (redirectBlobs === true && method === 'GET')
    return {
      status: 307,
      headers: { location: `${storage}/${repository}/${reference}?signature=secret` },
    };
  return {
    status: 200,
    headers: { 'content-type': 'application/octet-stream', 'docker-content-digest': reference },
    body: blob,
  };
}

function manifests(
  request: PlayRequest,
  store: Store,
  repository: string,
  reference: string,
  options: RegistryOptions,
): PlayAnswer {
  if (request.method === 'PUT') return putManifest(request, store, repository, reference, options);
  if (request.method !== 'GET' && request.method !== 'HEAD') return error(405, 'UNSUPPORTED');
  const found = store.manifest(repository, reference);
  if (options.preventUnsigned === true && isWithheld(request, store, repository, found))
    return error(412, 'PROJECTPOLICYVIOLATION', 'The image is not signed by cosign.');
  if (found === undefined || store.isStale(repository, found.digest, options.staleReads ?? 0))
    return error(404, 'MANIFEST_UNKNOWN');
  if (request.method === 'HEAD' && options.silentHead === true)
    return { status: 200, headers: { 'content-type': found.mediaType, 'content-length': '0' } };
  const step = request.method === 'GET' ? store.settle(repository, reference) : 'done';
  if (step === 'deleted') return error(404, 'MANIFEST_UNKNOWN');
  const mediaType = step === 'untyped' ? 'text/plain; charset=utf-8' : found.mediaType;
  const etag = options.etags === true ? { etag: `"${found.digest}"` } : {};
  return {
    status: 200,
    headers: { 'content-type': mediaType, 'docker-content-digest': found.digest, ...etag },
    body: found.bytes,
  };
}

/**
 * Harbor shows an unsigned image only to a client whose User-Agent says "cosign", and signatures to
 * everybody (goharbor/harbor, src/server/middleware/util, SkipPolicyChecking).
 */
function isWithheld(
  { headers }: PlayRequest,
  store: Store,
  repository: string,
  found: StoredManifest | undefined,
): boolean {
  if (found === undefined || headers['user-agent']?.includes('cosign') === true) return false;
  const isSignature = 'subject' in (JSON.parse(found.bytes.toString('utf8')) as object);
  const isSigned = store
    .all(repository)
    .some((manifest) => describe(manifest, found.digest).length > 0);
  return !isSignature && !isSigned;
}

function putManifest(
  { headers, body }: PlayRequest,
  store: Store,
  repository: string,
  reference: string,
  options: RegistryOptions,
): PlayAnswer {
  const digest = digestOf(body);
  const isTag = !reference.includes(':');
  const present = store.manifest(repository, reference);
  if (!isTag && reference !== digest) return error(400, 'DIGEST_INVALID');
  if (
    isTag &&
    present !== undefined &&
    present.digest !== digest &&
    options.immutableTags !== undefined
  ) {
    return options.immutableTags === 412
      ? error(412, 'PRECONDITION', 'tag is immutable')
      : error(400, 'TAG_INVALID', 'The tag is immutable and cannot be overwritten');
  }
  if (
    options.etags === true &&
    headers['if-match'] !== undefined &&
    headers['if-match'] !== `"${present?.digest ?? ''}"`
  )
    return error(412, 'PRECONDITION_FAILED');
  const content = JSON.parse(body.toString('utf8')) as PushedManifest;
  const blobDigests = [
    ...(content.layers ?? []),
    ...(content.config === undefined ? [] : [content.config]),
  ].map((descriptor) => descriptor.digest);
  if (blobDigests.some((blob) => !store.blobs.has(`${repository}/${blob}`)))
    return error(400, 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry');
  if (isTag && options.unsteadyTags === true && store.isStale(repository, digest, 1))
    return error(404, 'BLOB_UNKNOWN');
  if (isTag || content.subject === undefined) {
    const missing = (content.manifests ?? []).some(
      (child) => store.manifest(repository, child.digest) === undefined,
    );
    if (missing)
      return error(options.unknownIs ?? 400, 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry');
  }
  store.put(repository, isTag ? reference : undefined, {
    digest,
    mediaType: headers['content-type'] ?? types.manifest,
    bytes: body,
  });
  if (isTag && options.unsteadyTags === true) store.unsettle(repository, reference);
  if (isTag) options.onTagPut?.(reference, store);
  const saysSubject =
    content.subject !== undefined &&
    (options.shape === 'api' ||
      options.shape === undefined ||
      options.shape === 'header-without-api');
  return {
    status: 201,
    headers: {
      location: `/v2/${repository}/manifests/${digest}`,
      'docker-content-digest': digest,
      ...(saysSubject ? { 'oci-subject': content.subject.digest } : {}),
    },
  };
}

export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

export interface Content {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/** Puts there what a build makes. */
export interface ImageWriter {
  blob(bytes: Buffer, mediaType: string): Content;
  manifest(mediaType: string, body: object, tag?: string): Content;
  /** One small image. */
  image(platform: object, content: string, tag?: string): Content & { readonly config: Content };
}

export function writeImages(store: Store, repository: string): ImageWriter {
  const describeBytes = (bytes: Buffer, mediaType: string) => ({
    mediaType,
    digest: digestOf(bytes),
    size: bytes.length,
  });
  const writer: ImageWriter = {
    blob(bytes, mediaType) {
      store.blobs.set(`${repository}/${digestOf(bytes)}`, bytes);
      return describeBytes(bytes, mediaType);
    },
    manifest(mediaType, body, tag) {
      const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...body }));
      store.put(repository, tag, { digest: digestOf(bytes), mediaType, bytes });
      return describeBytes(bytes, mediaType);
    },
    image(platform, content, tag) {
      const layer = writer.blob(Buffer.from(content), 'application/vnd.oci.image.layer.v1.tar');
      const rootfs = { type: 'layers', diff_ids: [layer.digest] };
      const config = writer.blob(
        Buffer.from(JSON.stringify({ ...platform, rootfs })),
        'application/vnd.oci.image.config.v1+json',
      );
      return { ...writer.manifest(types.manifest, { config, layers: [layer] }, tag), config };
    },
  };
  return writer;
}

/**
 * Puts a small image there, as a build would: one manifest, or an index of several platforms.
 * @returns its digest and its configuration's
 */
export function pushImage(
  store: Store,
  repository: string,
  options: ImageOptions = {},
): { digest: string; configDigest: string } {
  const { tag, platforms = [], content = 'hello' } = options;
  const writer = writeImages(store, repository);
  const image = (architecture: string, name?: string) =>
    writer.image({ architecture, os: 'linux' }, `${content} on ${architecture}`, name);
  if (platforms.length === 0) {
    const { digest, config } = image('amd64', tag);
    return { digest, configDigest: config.digest };
  }
  const built = platforms.map((architecture) => ({
    ...image(architecture),
    platform: { os: 'linux', architecture },
  }));
  const { digest } = writer.manifest(
    types.index,
    { manifests: built.map(({ config: _, ...descriptor }) => descriptor) },
    tag,
  );
  return { digest, configDigest: built[0]?.config.digest ?? '' };
}
