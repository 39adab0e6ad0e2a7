// SPDX-License-Identifier: Apache-2.0
// How a registry asks for logins (distribution-spec, docs/spec/auth).
import type { PlayAnswer, PlayRequest } from '../server.ts';

export type RegistryAuth =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  /**
   * `mayPush: false` gives tokens that pull only; a push is then refused with 403 DENIED, as by
   * ghcr.io. `lifetime` is a token's number of requests.
   */
  | {
      readonly kind: 'token';
      readonly username: string;
      readonly password: string;
      readonly mayPush?: boolean;
      readonly lifetime?: number;
    };

const tokens = new Map<string, { scope: string; left: number }>();

/** What is answered instead when the login does not suffice; undefined when it does. */
export function answerChallenge(
  auth: RegistryAuth,
  origin: string,
  request: PlayRequest,
): PlayAnswer | undefined {
  if (auth.kind === 'anonymous') return undefined;
  const header = request.headers['authorization'] ?? '';
  const login = `Basic ${Buffer.from(`${auth.username}:${auth.password}`).toString('base64')}`;
  if (auth.kind === 'basic')
    return header === login ? undefined : refuse('Basic realm="playground"');
  if (request.url.pathname === '/token') return issueToken(auth, header === login, request);
  const token = tokens.get(header.replace(/^Bearer /, ''));
  const isPush = request.method !== 'GET' && request.method !== 'HEAD';
  if (token === undefined || token.left <= 0)
    return refuse(
      `Bearer realm="${origin}/token",service="playground",scope="repository:user/image:pull"`,
    );
  token.left--;
  if (isPush && !token.scope.includes('push'))
    return {
      status: 403,
      body: { errors: [{ code: 'DENIED', message: 'permission_denied: write_package' }] },
    };
  return undefined;
}

function refuse(challenge: string): PlayAnswer {
  return {
    status: 401,
    headers: { 'www-authenticate': challenge },
    body: { errors: [{ code: 'UNAUTHORIZED', message: 'authentication required' }] },
  };
}

function issueToken(
  { mayPush = true, lifetime = Infinity }: Extract<RegistryAuth, { kind: 'token' }>,
  isKnown: boolean,
  { url }: PlayRequest,
): PlayAnswer {
  if (!isKnown)
    return {
      status: 401,
      body: { errors: [{ code: 'UNAUTHORIZED', message: 'incorrect username or password' }] },
    };
  const token = `token-${tokens.size}-${'x'.repeat(20)}`;
  tokens.set(token, {
    scope: mayPush ? (url.searchParams.get('scope') ?? '') : 'pull',
    left: lifetime,
  });
  return { status: 200, body: { token, expires_in: 300 } };
}
