// SPDX-License-Identifier: Apache-2.0
// One policy for the four kinds of URL that a registry chooses: realm, redirect, Location and Link.
// Each rule answers an advisory: oras-go GHSA-xf85-363p-868w, GHSA-jxpm-75mh-9fp7,
// GHSA-vh4v-2xq2-g5cg; go-containerregistry#2291, #2337.
import { SignetError } from '../errors.ts';
import { publicUrl } from './client.ts';

/** Names of this machine; plain http is for them only. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname) ||
    hostname === '[::1]'
  );
}

/**
 * Where a token is fetched, with credentials: the registry itself, or a public name of the same
 * site.
 * @throws SignetError URL_REFUSED
 */
export function judgeRealm(realm: string, registry: URL): URL {
  const url = parse('token realm', realm, registry, undefined);
  if (url.origin === registry.origin || sameSite(url.hostname, registry.hostname)) return url;
  if (isLoopback(url.hostname) && isLoopback(registry.hostname)) return url;
  throw refused(
    'token realm',
    url,
    registry,
    'it belongs to another site, and would be sent the credentials',
  );
}

/**
 * Where a GET or HEAD is redirected to. Credentials go along to the same origin only.
 * @throws SignetError URL_REFUSED
 */
export function judgeRedirect(location: string, from: URL): URL {
  return parse('redirect', location, from, from);
}

/**
 * Where a blob is uploaded to. Credentials go along to the same origin only.
 * @throws SignetError URL_REFUSED
 */
export function judgeUploadLocation(location: string, from: URL): URL {
  return parse('upload location', location, from, from);
}

/** The next page of a list. @throws SignetError URL_REFUSED */
export function judgeNextPage(link: string, from: URL): URL {
  const url = parse('next page', link, from, from);
  if (url.origin !== from.origin) throw refused('next page', url, from, 'it is on another host');
  return url;
}

function parse(kind: string, text: string, from: URL, base: URL | undefined): URL {
  const absolute = base === undefined ? text : URL.parse(text, base.href)?.href;
  if (absolute === undefined || !URL.canParse(absolute))
    throw new SignetError('URL_REFUSED', `${from.host} sent a ${kind} that is no URL`, { hint });
  const url = new URL(absolute);
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    throw refused(kind, url, from, 'it has a user name or a fragment');
  const isPlain =
    url.protocol === 'http:' && from.protocol === 'http:' && isLoopback(from.hostname);
  if (url.protocol !== 'https:' && !isPlain) throw refused(kind, url, from, 'it is not https');
  if (url.origin !== from.origin && isPrivateName(url.hostname) && !isPrivateName(from.hostname))
    throw refused(kind, url, from, 'it is an address inside a network');
  return url;
}

/**
 * After URL parsing, every way to write an IPv4 address has become four numbers, and v4-mapped ones
 * are in brackets.
 */
function isPrivateName(name: string): boolean {
  const hostname = name.replace(/\.$/, '');
  return (
    isLoopback(hostname) ||
    hostname.startsWith('[') ||
    /^\d+(?:\.\d+){3}$/.test(hostname) ||
    /(?:^|\.)(?:internal|local|localhost)$/.test(hostname) ||
    !hostname.includes('.')
  );
}

/**
 * Whether two names belong to one owner. Without the list of public suffixes, this takes the last
 * two labels, or three where the second-last is a short one that registries sell under (co.uk);
 * names under a suffix that a cloud's customers share belong to one owner each.
 */
function sameSite(one: string, other: string): boolean {
  return siteOf(one) === siteOf(other);
}

const sharedSuffixes = [
  'amazonaws.com',
  'amazonaws.com.cn',
  'azurecr.io',
  'pkg.dev',
  'gcr.io',
  'github.io',
  'cloudfront.net',
  'azurewebsites.net',
  'run.app',
  'herokuapp.com',
];

function siteOf(hostname: string): string {
  if (/^\d+(?:\.\d+){3}$/.test(hostname) || hostname.startsWith('[')) return hostname;
  if (sharedSuffixes.some((suffix) => hostname.endsWith(`.${suffix}`))) return hostname;
  const labels = hostname.split('.');
  const secondLast = labels.at(-2) ?? '';
  return labels
    .slice(
      secondLast.length <= 3 && labels.length > 2 && (labels.at(-1) ?? '').length === 2 ? -3 : -2,
    )
    .join('.');
}

const hint =
  'Credentials do not follow there. If the registry is yours, correct its configuration; ' +
  'otherwise report it to its operator.';

function refused(kind: string, url: URL, from: URL, why: string): SignetError {
  return new SignetError(
    'URL_REFUSED',
    `${from.host} sent the ${kind} ${publicUrl(url)}, which is refused: ${why}`,
    { hint },
  );
}
