// SPDX-License-Identifier: Apache-2.0
// How a registry lists what refers to an image: by the referrers API, or by an index under a tag
// that clients keep themselves (distribution-spec, Listing Referrers and Referrers Tag Schema).
import { SignetError } from '../errors.ts';
import type { HttpResponse } from '../http/client.ts';
import { parseLinks } from '../http/link.ts';
import { judgeNextPage } from '../http/url-policy.ts';
import { repositoryName, type Image, type Repository } from '../image/reference.ts';
import { invalid, refusal } from './failure.ts';
import { mediaTypes, parseIndex, type ListedDescriptor, type ReferrersIndex } from './manifest.ts';
import { readList } from './memory.ts';
import type { Registry } from './registry.ts';
import { mediaTypeOf } from './response.ts';
import { readTag } from './tagged-index.ts';

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

/**
 * The index in the answer, or undefined when this registry has no referrers API: some answer with a
 * web page, or redirect to one.
 * @throws SignetError REGISTRY_… for every other answer, because a list that cannot be read is
 * not an empty one
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
): Promise<readonly ListedReferrer[] | undefined> {
  if (listing.kind === 'referrers-api') return listByApi(registry, image);
  return readList(
    registry.memory.lists,
    (maxBytes) => readTag(registry, image, listing.tag, { maxBytes }),
    (found) => found && bounded(image, found.index.manifests).map(needed),
  );
}

/** What is needed of an entry to read what it names; the rest is anyone's, of any length. */
export interface ListedReferrer extends Pick<
  ListedDescriptor,
  'mediaType' | 'digest' | 'size' | 'artifactType'
> {
  /** What the list calls the statement of a bundle: anything (cosign, remote/write.go). */
  readonly predicateType?: string;
}

const predicateTypeAnnotation = 'dev.sigstore.bundle.predicateType';
const maxTypeLength = 300;

function needed(entry: ListedDescriptor): ListedReferrer {
  const { mediaType, digest, size, artifactType, annotations } = entry;
  const predicateType = annotations?.[predicateTypeAnnotation] ?? '';
  return predicateType === '' || predicateType.length > maxTypeLength
    ? { mediaType, digest, size, artifactType }
    : { mediaType, digest, size, artifactType, predicateType };
}

/** What is done where more lies beside an image than anyone can read. */
export const crowded =
  'Anyone with push access to the repository can attach something to an image. Look at what is ' +
  'there ("oras discover"), remove what no one needs, or keep signatures in a repository of ' +
  'their own ("signature-repository").';

function bounded(
  { repository, digest }: Image,
  listed: readonly ListedDescriptor[],
  before = 0,
): readonly ListedDescriptor[] {
  if (before + listed.length <= maxEntries) return listed;
  throw new SignetError(
    'REGISTRY_RESPONSE_INVALID',
    `${repositoryName(repository)} lists more than ${maxEntries} referrers of ${digest}, and no ` +
      'more are read',
    { hint: crowded },
  );
}

async function listByApi(
  registry: Registry,
  image: Image,
): Promise<readonly ListedReferrer[] | undefined> {
  const listed: ListedReferrer[] = [];
  const seen = new Set<string>();
  for (let at: URL | undefined; ;) {
    const page: Page = await readPage(registry, image, at, listed.length);
    if (page.entries === undefined && seen.size === 0) return undefined;
    if (page.entries === undefined)
      throw invalid(image.repository, 'the list of referrers breaks off');
    listed.push(...page.entries);
    const { next } = page;
    if (next === undefined) return listed;
    if (seen.has(next.href) || seen.size >= maxPages)
      throw invalid(image.repository, `the list of referrers does not end`);
    seen.add(next.href);
    at = next;
  }
}

interface Page {
  /** Undefined when this registry has no referrers API. */
  readonly entries: readonly ListedReferrer[] | undefined;
  readonly next: URL | undefined;
}

/** The first page, or the one that the registry named next. */
async function readPage(
  registry: Registry,
  image: Image,
  next: URL | undefined,
  before: number,
): Promise<Page> {
  const { repository, digest } = image;
  const request = { method: 'GET' as const, headers: acceptIndex };
  return readList(
    registry.memory.lists,
    (maxBytes) =>
      next === undefined
        ? registry.send(repository, { ...request, maxBytes, path: `referrers/${digest}` })
        : registry.sendTo(repository, next, { ...request, maxBytes }),
    (response) => {
      const index = judgeListing(image, response);
      return {
        entries: index && bounded(image, index.manifests, before).map(needed),
        next: index && nextPage(repository, response),
      };
    },
  );
}

const acceptIndex = { accept: mediaTypes.index };

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
