// SPDX-License-Identifier: Apache-2.0
// A credential as files and helpers store it, with the source that it came from.
import { isUtf8 } from 'node:buffer';

import { SignetError } from '../errors.ts';
import type { AuthEntry } from './docker-config.ts';

export interface Login {
  readonly username: string;
  readonly password: string;
}

export type Credential =
  | (Login & { readonly kind: 'basic'; readonly source: string })
  /**
   * An OAuth2 refresh token, which docker calls identity token; `username` is for token services
   * that take it as a password only.
   */
  | {
      readonly kind: 'refresh';
      readonly token: string;
      readonly username?: string;
      readonly source: string;
    }
  | { readonly kind: 'bearer'; readonly token: string; readonly source: string };

/** @throws SignetError REGISTRY_CREDENTIALS_INVALID when its field `auth` cannot be read */
export function readEntry(entry: AuthEntry, source: string): Credential {
  const registryToken = entry.registrytoken.trim();
  if (registryToken !== '') return { kind: 'bearer', token: registryToken, source };
  const token = entry.identitytoken.trim();
  if (token !== '')
    return refresh(token, entry.auth === '' ? entry : readAuth(entry, source), source);
  return basic(entry.auth === '' ? entry : readAuth(entry, source), source);
}

/** The field `auth`: user and password in base64 (docker/cli, configfile, decodeAuth). */
function readAuth({ auth }: AuthEntry, source: string): Login {
  const text = auth.replace(/[\r\n]/g, '');
  // Node decodes anything; a wrong alphabet must not become a wrong password.
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text))
    throw broken(`${source}: "auth" is not base64`);
  const bytes = Buffer.from(text, 'base64');
  if (!isUtf8(bytes)) throw broken(`${source}: "auth" is not UTF-8 text`);
  const login = bytes.toString('utf8');
  const colon = login.indexOf(':');
  if (colon < 0) throw broken(`${source}: "auth" holds no password, only a user name`);
  if (colon === 0) throw broken(`${source}: the user name is empty`);
  const password = login.slice(colon + 1).replace(/^\0+|\0+$/g, '');
  return { username: login.slice(0, colon), password };
}

export function basic({ username, password }: Login, source: string): Credential {
  return { kind: 'basic', username, password: withoutLineEnd(password), source };
}

export function refresh(
  token: string,
  { username }: Pick<Login, 'username'>,
  source: string,
): Credential {
  return { kind: 'refresh', token, source, ...(username === '' ? {} : { username }) };
}

/** No secret ends in a line break: it comes of `echo`, or of an editor. */
function withoutLineEnd(secret: string): string {
  return secret.replace(/[\r\n]+$/, '');
}

/** The value of a Basic Authorization header without its scheme (RFC 7617). */
export function basicHeaderValue({ username, password }: Login): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}

export function broken(what: string, cause?: unknown): SignetError {
  return new SignetError('REGISTRY_CREDENTIALS_INVALID', what, {
    hint:
      'Log in again before this step (docker/login-action, or your cloud’s login), or pass ' +
      '"registry-username" and "registry-password".',
    cause,
  });
}
