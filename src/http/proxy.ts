// SPDX-License-Identifier: Apache-2.0
// Reads the proxy that the environment names, and says which requests go through it.
import { SignetError } from '../errors.ts';
import { parseNoProxy, type Exemption } from './no-proxy.ts';
import { isLoopback } from './url-policy.ts';

/** A proxy, and the variable that names it, which is what the user can change. */
export interface Proxy {
  readonly variable: string;
  /** Without user name and password. */
  readonly url: URL;
  /** For the header Proxy-Authorization. */
  readonly authorization: string | undefined;
}

/** The proxy for this URL; undefined when it is asked directly. */
export type ProxyChoice = (url: URL) => Proxy | undefined;

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Only HTTPS_PROXY matters: plain http is for this machine alone, which is never asked through a
 * proxy.
 * @param maskSecret Called with every spelling of a proxy's password before it is parsed.
 * @throws SignetError INPUT_INVALID for a value that is not a proxy's address; never with the value
 */
export function readProxy(env: Env, maskSecret: (secret: string) => void): ProxyChoice {
  for (const name of ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'])
    for (const secret of secretsOf(cleaned(env[name]))) maskSecret(secret);
  const variable = ['https_proxy', 'HTTPS_PROXY'].find((name) => cleaned(env[name]) !== '');
  if (variable === undefined) return () => undefined;
  const proxy = parseProxy(variable, cleaned(env[variable]));
  const isExempt: Exemption = parseNoProxy(cleaned(env['no_proxy']) || cleaned(env['NO_PROXY']));
  return (url) =>
    url.protocol === 'http:' || isLoopback(url.hostname) || isExempt(url) ? undefined : proxy;
}

/** Secrets and env files often add a line break at the end, or quotes around. */
function cleaned(value = ''): string {
  return value
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .trim();
}

/**
 * What must not be printed of a proxy's address: all before its last "@", whatever it is, and the
 * password as it is written, as it is meant, and as it is sent.
 */
function secretsOf(value: string): readonly string[] {
  const [, login = ''] = /^(?:[a-z][a-z\d+.-]*:?\/\/)?(.*)@/is.exec(value) ?? [];
  const colon = login.indexOf(':');
  if (colon < 0) return [];
  const written = login.slice(colon + 1);
  const sent = `${decoded(login.slice(0, colon))}:${decoded(written)}`;
  const spellings = [login, written, decoded(written), encodeURIComponent(decoded(written))];
  return [...new Set([...spellings, Buffer.from(sent).toString('base64')])].filter((secret) =>
    /[^\s:]/.test(secret),
  );
}

function parseProxy(variable: string, value: string): Proxy {
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`);
  const isAddress =
    url !== null &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    `${url.pathname}${url.search}${url.hash}` === '/';
  if (!isAddress) {
    throw new SignetError('INPUT_INVALID', `${variable} is not the address of a proxy`, {
      hint:
        'Write it as http://HOST:PORT, or http://USER:PASSWORD@HOST:PORT with the special ' +
        'characters of user name and password percent-encoded ("/" is %2F, "@" is %40, "#" is ' +
        '%23). SOCKS proxies are not supported.',
    });
  }
  const login = `${decoded(url.username)}:${decoded(url.password)}`;
  url.username = '';
  url.password = '';
  return {
    variable,
    url,
    authorization: login === ':' ? undefined : `Basic ${Buffer.from(login).toString('base64')}`,
  };
}

/** Percent-decoded, where it is percent-encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
