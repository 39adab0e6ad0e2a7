// SPDX-License-Identifier: Apache-2.0
// What a registry lists of itself: the tags of a repository, and its repositories
// (distribution-spec, Listing Tags; distribution, _catalog).
import * as v from 'valibot';

import type { HttpResponse } from '../http/client.ts';
import { parseLinks } from '../http/link.ts';
import { judgeNextPage } from '../http/url-policy.ts';
import { isDigest } from '../image/digest.ts';
import { isTag, repositoryName, type Repository } from '../image/reference.ts';
import { parseJson } from '../json.ts';
import { invalid, refusal, unknownImage } from './failure.ts';
import { maxManifestBytes, subjectTypes, type Descriptor } from './manifest.ts';
import type { Registry } from './registry.ts';
import { mediaTypeOf } from './response.ts';

/** Names in the order in which they were listed. */
export interface Enumeration {
  readonly names: readonly string[];
  /** Whether the list goes on behind what is read of it. */
  readonly isCut: boolean;
}

/** Pages of a thousand; ghcr.io gives a hundred, whatever is asked (artifacthub, smg#2348). */
const limits = { pages: 200, names: 100_000, pageBytes: 4 * 1024 * 1024 };

const nameList = v.array(v.pipe(v.string(), v.maxLength(512)));
// A repository without tags has null in some registries (distribution before 2.7).
const tagsSchema = v.object({ tags: v.nullish(nameList) });
const catalogSchema = v.object({ repositories: v.nullish(nameList) });

/**
 * All tags of a repository, page by page.
 * @throws SignetError REGISTRY_… when the list cannot be had, which never means that it is empty
 */
export async function listTags(registry: Registry, repository: Repository): Promise<Enumeration> {
  const read = (response: HttpResponse) =>
    namesIn(v.safeParse(tagsSchema, parseJson(response.body)), ({ tags }) => tags);
  const listed = await allPages(registry, repository, 'tags/list?n=1000', read);
  return { ...listed, names: listed.names.filter(isTag) };
}

/**
 * The repositories of a registry that tells them; the large public ones do not.
 * @throws SignetError REGISTRY_…
 */
export async function listRepositories(registry: Registry, host: string): Promise<Enumeration> {
  const read = (response: HttpResponse) =>
    namesIn(v.safeParse(catalogSchema, parseJson(response.body)), (page) => page.repositories);
  // The list belongs to no repository.
  return allPages(registry, { registry: host, path: '' }, '_catalog?n=1000', read);
}

/** The names on a page; undefined when it is not one. */
type PageReader = (response: HttpResponse) => readonly string[] | undefined;

function namesIn<Page>(
  parsed: { readonly success: true; readonly output: Page } | { readonly success: false },
  names: (page: Page) => readonly string[] | null | undefined,
): readonly string[] | undefined {
  return parsed.success ? (names(parsed.output) ?? []) : undefined;
}

async function allPages(
  registry: Registry,
  repository: Repository,
  path: string,
  read: PageReader,
): Promise<Enumeration> {
  const names = new Set<string>();
  const request = {
    method: 'GET' as const,
    headers: { accept: 'application/json' },
    maxBytes: limits.pageBytes,
  };
  let response = await registry.send(repository, { ...request, path });
  for (let pages = 1; ; pages++) {
    if (response.status !== 200) throw refusal('list what it has', repository, response, 'verify');
    const page = read(response);
    if (page === undefined) throw invalid(repository, 'its list is not one');
    for (const name of page) names.add(name);
    const next = nextPage(repository, response);
    if (next === undefined) return { names: [...names], isCut: false };
    // A page that leads to itself would never end, and neither would new names without end.
    if (pages >= limits.pages || names.size >= limits.names)
      return { names: [...names].slice(0, limits.names), isCut: true };
    response = await registry.sendTo(repository, next, request);
  }
}

/** @throws SignetError REGISTRY_RESPONSE_INVALID when it cannot be read, as the list may go on */
function nextPage(repository: Repository, { headers, url }: HttpResponse): URL | undefined {
  const links = parseLinks(headers.get('link') ?? '');
  if (links === undefined) throw invalid(repository, 'the Link to the next page cannot be read');
  const next = links.find(({ relations }) => relations.includes('next'));
  return next === undefined ? undefined : judgeNextPage(next.target, url);
}

/**
 * What a tag names, in one request where the registry says enough in the head of its answer: of
 * Docker Hub, only those are not counted as pulls (docs.docker.com, Docker Hub usage and limits).
 * @throws SignetError IMAGE_NOT_FOUND, REGISTRY_…
 */
export async function resolveByHead(
  registry: Registry,
  repository: Repository,
  tag: string,
): Promise<Descriptor> {
  const head = await registry.send(repository, {
    method: 'HEAD',
    path: `manifests/${tag}`,
    headers: { accept: subjectTypes.join(', ') },
    maxBytes: maxManifestBytes,
  });
  const digest = head.headers.get('docker-content-digest') ?? '';
  const mediaType = mediaTypeOf(head);
  const size = Number(head.headers.get('content-length') ?? '0');
  if (head.status === 200 && isDigest(digest) && subjectTypes.includes(mediaType) && size > 0)
    return { mediaType, digest, size };
  // The answer to a HEAD has no words, and not every gateway takes it.
  const found = await registry.lookForManifest(repository, tag);
  if ('missing' in found)
    throw unknownImage(`${repositoryName(repository)}:${tag}`, found.missing, registry.purpose);
  return {
    mediaType: found.mediaType,
    digest: found.digest,
    size: found.response.body.length,
  };
}
