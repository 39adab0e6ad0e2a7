// SPDX-License-Identifier: Apache-2.0
// How a registry lists what refers to an image: by the referrers API, or by an index under a tag
// that clients keep themselves (distribution-spec, Listing Referrers and Referrers Tag Schema).
import { SignetError } from '../errors.ts';
import type { HttpResponse } from '../http/client.ts';
import { parseLinks } from '../http/link.ts';
import { judgeNextPage } from '../http/url-policy.ts';
import { hexOf, type Digest } from '../image/digest.ts';
import { repositoryName, type Image, type Repository } from '../image/reference.ts';
import { refusal } from './failure.ts';
import {
  maxManifestBytes,
  mediaTypes,
  parseIndex,
  type ListedDescriptor,
  type ReferrersIndex,
} from './manifest.ts';
import { invalid, mediaTypeOf, type Registry } from './registry.ts';

/** Where an image's signatures are listed. */
export type Listing =
  { readonly kind: 'referrers-api' } | { readonly kind: 'fallback-tag'; readonly tag: string };

const maxPages = 20;
const maxEntries = 1000;
/**
 * How registries without the API answer, as go-containerregistry takes it too
 * (pkg/v1/remote/referrers.go); redirects lead to web pages.
 */
const withoutApi: readonly number[] = [301, 302, 303, 307, 308, 400, 404, 405, 406];

/** The tag of the list that clients keep: the algorithm, and at most 64 characters of the rest. */
export function fallbackTag(digest: Digest): string {
  return `${digest.slice(0, digest.indexOf(':'))}-${hexOf(digest).slice(0, 64)}`;
}

/**
 * The index in the answer, or undefined when this registry has no referrers API: some answer with a
 * web page, or redirect to one.
 * @throws SignetError REGISTRY_… for every other answer, because a list that cannot be read is not
 * an empty one
 */
export function judgeListing(
  { repository }: Image,
  response: HttpResponse,
): ReferrersIndex | undefined {
  const { status } = response;
  if (withoutApi.includes(status) || (status === 200 && mediaTypeOf(response) !== mediaTypes.index))
    return undefined;
  if (status !== 200) throw refusal('list the referrers', repository, response);
  const index = parseIndex(response.body);
  if (index === undefined) throw invalid(repository, 'the list of referrers cannot be read');
  return index;
}

/**
 * What a verifier finds for this image; undefined when there is no list.
 * @throws SignetError REGISTRY_TAG_UNUSABLE, REGISTRY_…
 */
export async function listReferrers(
  registry: Registry,
  image: Image,
  listing: Listing,
): Promise<readonly ListedDescriptor[] | undefined> {
  if (listing.kind === 'fallback-tag')
    return bounded(image, (await readTag(registry, image, listing.tag))?.index.manifests);
  return listByApi(registry, image);
}

function bounded<List extends readonly ListedDescriptor[] | undefined>(
  { repository }: Image,
  listed: List,
): List {
  if ((listed?.length ?? 0) > maxEntries)
    throw invalid(repository, `more than ${maxEntries} referrers are listed`);
  return listed;
}

async function listByApi(
  registry: Registry,
  image: Image,
): Promise<readonly ListedDescriptor[] | undefined> {
  const listed: ListedDescriptor[] = [];
  const seen = new Set<string>();
  let response = await firstPage(registry, image);
  for (;;) {
    const page = judgeListing(image, response);
    if (page === undefined && seen.size === 0) return undefined;
    if (page === undefined) throw invalid(image.repository, 'the list of referrers breaks off');
    listed.push(...bounded(image, page.manifests));
    const next = nextPage(image.repository, response);
    if (next === undefined) return listed;
    if (seen.has(next.href) || seen.size >= maxPages || listed.length > maxEntries)
      throw invalid(image.repository, `the list of referrers does not end`);
    seen.add(next.href);
    response = await registry.sendTo(image.repository, next, {
      method: 'GET',
      headers: acceptIndex,
      maxBytes: maxManifestBytes,
    });
  }
}

const acceptIndex = { accept: mediaTypes.index };

async function firstPage(registry: Registry, { repository, digest }: Image): Promise<HttpResponse> {
  return registry.send(repository, {
    method: 'GET',
    path: `referrers/${digest}`,
    headers: acceptIndex,
    maxBytes: maxManifestBytes,
  });
}

/**
 * Where the next page of a list is; undefined after the last one.
 * @throws SignetError REGISTRY_RESPONSE_INVALID when that cannot be read, as the list may go on
 */
export function nextPage(repository: Repository, { headers, url }: HttpResponse): URL | undefined {
  const links = parseLinks(headers.get('link') ?? '');
  if (links === undefined)
    throw invalid(repository, 'the Link to the next page of referrers cannot be read');
  const next = links.find(({ relations }) => relations.includes('next'));
  return next === undefined ? undefined : judgeNextPage(next.target, url);
}

/**
 * The list under the fallback tag, and the strong ETag that it can be replaced by, where the
 * registry gives one.
 */
export interface TaggedIndex {
  readonly index: ReferrersIndex;
  readonly etag: string | undefined;
}

/**
 * Reads the list under the fallback tag; undefined when the tag does not exist.
 * @throws SignetError REGISTRY_TAG_UNUSABLE when it is something else
 */
export async function readTag(
  registry: Registry,
  { repository, digest }: Image,
  tag: string,
): Promise<TaggedIndex | undefined> {
  const found = await registry.manifest(repository, tag);
  if (found === undefined) return undefined;
  const index = found.mediaType === mediaTypes.index ? parseIndex(found.response.body) : undefined;
  if (found.digest === digest)
    throw unusable(repository, tag, 'is the image itself, and not a list of its signatures');
  if (index === undefined)
    throw unusable(
      repository,
      tag,
      `is ${JSON.stringify(found.mediaType.slice(0, 100))}, and not a list of signatures`,
    );
  const etag = found.response.headers.get('etag');
  return {
    index,
    etag: etag !== null && /^"[\x21\x23-\x7e]{1,200}"$/.test(etag) ? etag : undefined,
  };
}

function unusable(repository: Repository, tag: string, what: string): SignetError {
  return new SignetError(
    'REGISTRY_TAG_UNUSABLE',
    `The tag ${repositoryName(repository)}:${tag} ${what}, and is left as it is`,
    {
      hint:
        'This registry has no referrers API, so signatures are listed under this tag. Find out ' +
        'who wrote it, and move or remove it.',
    },
  );
}
