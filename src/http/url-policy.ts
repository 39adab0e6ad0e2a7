// SPDX-License-Identifier: Apache-2.0
// One policy for the four kinds of URL that a registry chooses: realm, redirect, Location and Link.
// Each rule answers an advisory: oras-go GHSA-xf85-363p-868w, GHSA-jxpm-75mh-9fp7,
// GHSA-vh4v-2xq2-g5cg; go-containerregistry#2291, #2337.
import { SignetError } from '../errors.ts';
import { publicUrl } from './public-url.ts';

/**
 * Names of this machine (RFC 6761, section 6.3, with every name below `localhost`); plain http is
 * for them only.
 */
export function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '');
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    /^127(?:\.\d{1,3}){3}$/.test(name) ||
    name === '[::1]'
  );
}

/** What a token service is sent: nothing, or a login that is for the registry and named hosts. */
export type RealmRequest =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'login'; readonly tokenHosts: readonly string[] };

/**
 * Where a token is fetched. Without a login, that may be any public host. A login goes to the
 * registry's own host, to one of the same site, and to hosts that the user named.
 * @throws SignetError URL_REFUSED
 */
export async function judgeRealm(
  realm: string,
  registry: URL,
  request: RealmRequest,
): Promise<URL> {
  const url = parse('token realm', realm, registry, undefined);
  if (request.kind === 'anonymous' || url.hostname === registry.hostname) return url;
  if (isLoopback(url.hostname) && isLoopback(registry.hostname)) return url;
  if (request.tokenHosts.includes(url.host)) return url;
  if (await isSameSite(url.hostname, registry.hostname)) return url;
  throw new SignetError(
    'URL_REFUSED',
    `The token service of ${registry.host} is ${url.host}, which is on another site and would be ` +
      'sent the login',
    {
      hint:
        `If you know that ${url.host} belongs to the operator of ${registry.host}, allow it in ` +
        `the "with:" block of this step:\n  token-hosts: ${url.host}\nOtherwise report it to ` +
        'the registry’s operator.',
    },
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
    throw new SignetError('URL_REFUSED', `${from.host} sent a ${kind} that is not a URL`, {
      hint,
    });
  const url = new URL(absolute);
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    throw refused(kind, url, from, 'it has a user name or a fragment');
  const isPlain =
    url.protocol === 'http:' &&
    from.protocol === 'http:' &&
    isLoopback(from.hostname) &&
    isLoopback(url.hostname);
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
 * Domains below which each customer of a registry or a cloud has names of their own, and which the
 * public suffix list does not hold.
 */
const sharedDomains = [
  'aliyuncs.com',
  'amazonaws.com',
  'amazonaws.com.cn',
  'azurecr.cn',
  'azurecr.io',
  'cloudapp.azure.com',
  'cloudflarestorage.com',
  'container-registry.com',
  'gcr.io',
  'gitea.cloud',
  'icr.io',
  'jfrog.io',
  'koyeb.app',
  'myhuaweicloud.com',
  'nip.io',
  'ocir.io',
  'openshiftapps.com',
  'ovh.net',
  'pkg.dev',
  'railway.app',
  'scw.cloud',
  'sonatype.app',
  'sslip.io',
  'tencentcloudcr.com',
  'volces.com',
  'vultrcr.com',
  'windows.net',
];

/** A name of Alibaba's own, unlike a customer's (NAME.oss-REGION.aliyuncs.com). */
const alibabaTokenService = /^dockerauth(?:-ee)?\.[a-z]{2}-[a-z0-9-]+\.aliyuncs\.com$/;

/**
 * Whether two names belong to one owner: they have one registrable domain by the public suffix
 * list, whose private part names the suffixes that customers share.
 */
async function isSameSite(service: string, registry: string): Promise<boolean> {
  if (alibabaTokenService.test(service) && registry.endsWith('.aliyuncs.com')) return true;
  if (sharedDomains.some((domain) => service.endsWith(`.${domain}`))) return false;
  const { getDomain } = await import('tldts');
  const [domain, otherDomain] = [service, registry].map((name) =>
    getDomain(name, { allowPrivateDomains: true }),
  );
  return domain != null && domain === otherDomain;
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
