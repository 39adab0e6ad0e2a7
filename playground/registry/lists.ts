// SPDX-License-Identifier: Apache-2.0
// The lists that a registry gives: what refers to a manifest, tags and repositories
// (distribution-spec, Listing Referrers, Listing Tags; distribution, _catalog).
import type { PlayAnswer, PlayRequest } from '../server.ts';
import type { Store, StoredManifest } from './store.ts';

/**
 * How it answers when asked for referrers: by the API, with or without saying so on PUT; with 404
 * as text or as JSON; with a redirect to a web page, or with the page itself; or it only says on
 * PUT that it has the API.
 */
export type RegistryShape =
  | 'api'
  | 'api-without-header'
  | 'none-404-text'
  | 'none-404-json'
  | 'lying-303'
  | 'lying-200-html'
  | 'header-without-api';

export const types = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
};
export const error = (
  status: number,
  code: string,
  message = code.toLowerCase().replaceAll('_', ' '),
): PlayAnswer => ({
  status,
  body: { errors: [{ code, message }] },
});

export interface PushedManifest {
  readonly config?: { readonly digest: string };
  readonly layers?: readonly { readonly digest: string }[];
  readonly manifests?: readonly { readonly digest: string }[];
  readonly subject?: { readonly digest: string };
}

export function referrers(
  store: Store,
  repository: string,
  subject: string,
  { shape = 'api' }: { readonly shape?: RegistryShape },
): PlayAnswer {
  if (shape === 'none-404-json') return error(404, 'NOT_FOUND');
  if (shape === 'none-404-text' || shape === 'header-without-api')
    return { status: 404, headers: { 'content-type': 'text/plain' }, body: '404 page not found\n' };
  if (shape === 'lying-303')
    return {
      status: 303,
      headers: { location: 'https://github.com/-/v2/packages/container/referrers' },
    };
  if (shape === 'lying-200-html')
    return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' };
  const listed = store.all(repository).flatMap((manifest) => describe(manifest, subject));
  return {
    status: 200,
    headers: { 'content-type': types.index },
    body: Buffer.from(
      JSON.stringify({ schemaVersion: 2, mediaType: types.index, manifests: listed }),
    ),
  };
}

export function describe({ digest, mediaType, bytes }: StoredManifest, subject: string): object[] {
  const content = JSON.parse(bytes.toString('utf8')) as PushedManifest & {
    artifactType?: string;
    annotations?: object;
  };
  if (content.subject?.digest !== subject) return [];
  return [
    {
      mediaType,
      digest,
      size: bytes.length,
      artifactType: content.artifactType,
      annotations: content.annotations,
    },
  ];
}

interface ListOptions {
  readonly pageSize?: number;
  readonly endlessLists?: boolean;
}

export function tagList(
  request: PlayRequest,
  store: Store,
  repository: string,
  options: ListOptions,
): PlayAnswer {
  const tags = [...store.tags.keys()]
    .filter((key) => key.startsWith(`${repository}:`))
    .map((key) => key.slice(repository.length + 1));
  const isKnown = tags.length > 0 || store.all(repository).length > 0;
  if (!isKnown) return error(404, 'NAME_UNKNOWN', 'repository name not known to registry');
  return page(request, tags, options, (names) => ({ name: repository, tags: names }));
}

export function catalog(request: PlayRequest, store: Store, options: ListOptions): PlayAnswer {
  const names = [...store.tags.keys()].map((key) => key.slice(0, key.lastIndexOf(':')));
  return page(request, [...new Set(names)], options, (repositories) => ({ repositories }));
}

/** In the order of bytes, `n` at most behind `last`, with a Link where there are more. */
function page(
  { url }: PlayRequest,
  all: readonly string[],
  { pageSize, endlessLists }: ListOptions,
  body: (names: readonly string[]) => object,
): PlayAnswer {
  const last = url.searchParams.get('last') ?? '';
  const asked = Number(url.searchParams.get('n') ?? '1000');
  const size = Math.min(asked, pageSize ?? asked);
  const rest = all.toSorted((one, other) => (one < other ? -1 : 1)).filter((name) => name > last);
  const names = endlessLists === true ? all.slice(0, size) : rest.slice(0, size);
  const next = `${url.pathname}?n=${asked}&last=${encodeURIComponent(names.at(-1) ?? '')}`;
  const hasMore = endlessLists === true || rest.length > size;
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      ...(hasMore ? { link: `<${next}>; rel="next"` } : {}),
    },
    body: Buffer.from(JSON.stringify(body(names))),
  };
}
