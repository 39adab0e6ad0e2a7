// SPDX-License-Identifier: Apache-2.0
// Answers a registry's challenges (distribution, docs/spec/auth/token.md and oauth.md).
import * as v from 'valibot';

import { SignetError } from '../errors.ts';
import type { HttpClient, HttpRequest, HttpResponse } from '../http/client.ts';
import { sendPatiently, type Patience } from '../http/retry.ts';
import { judgeRealm } from '../http/url-policy.ts';
import { repositoryName, type Repository } from '../image/reference.ts';
import { parseJson } from '../json.ts';
import { parseChallenges, type Challenge } from './challenge.ts';
import { basicHeaderValue, type Credential, type Found } from './credentials.ts';
import { refusal, unauthenticated } from './failure.ts';

export interface AuthorizationPorts {
  readonly http: HttpClient;
  readonly patience: Patience;
  readonly findCredential: (repository: Repository) => Promise<Found>;
  readonly maskSecret: (secret: string) => void;
  /** What tokens are asked for; whoever only verifies needs no right to push. */
  readonly access: 'pull' | 'pull,push';
}

/** Authorization headers per repository: all requests of one repository share one token. */
export interface Authorizer {
  /**
   * The header for the next request, once a challenge has been answered; waits for an answer under
   * way.
   */
  current(repository: Repository): Promise<string | undefined>;
  /**
   * The header that answers a 401. `used` is what the refused request carried, so that of many
   * requests refused together only one fetches a token.
   * @throws SignetError REGISTRY_UNAUTHENTICATED, REGISTRY_UNAVAILABLE, URL_REFUSED …
   */
  answer(repository: Repository, refused: HttpResponse, used: string | undefined): Promise<string>;
}

export function createAuthorizer(ports: AuthorizationPorts): Authorizer {
  const headers = new Map<string, Promise<string>>();
  return {
    current: async (repository) => headers.get(repositoryName(repository)),
    async answer(repository, refused, used) {
      const key = repositoryName(repository);
      const known = headers.get(key);
      if (known !== undefined && (await known) !== used) return known;
      // Another request refused with the same header may have begun to answer while this one
      // waited.
      const latest = headers.get(key);
      if (latest !== undefined && latest !== known) return latest;
      const header = answerChallenge(repository, refused, used, ports);
      headers.set(key, header);
      header.catch(() => headers.delete(key));
      return header;
    },
  };
}

async function answerChallenge(
  repository: Repository,
  refused: HttpResponse,
  used: string | undefined,
  ports: AuthorizationPorts,
): Promise<string> {
  const { credential, consulted } = await ports.findCredential(repository);
  const challenge = chooseChallenge(parseChallenges(refused.headers.get('www-authenticate') ?? ''));
  const notTaken = (status: string) =>
    unauthenticated(repository, credential?.source, consulted, status);
  if (challenge === undefined)
    throw notTaken(`status ${refused.status} without a challenge that can be answered`);
  if (challenge.scheme === 'bearer' && credential?.kind !== 'bearer')
    return fetchToken(challenge, refused.url, repository, credential, notTaken, ports);
  const header = fixedHeader(challenge, credential);
  if (header === undefined || header === used) throw notTaken(`status ${refused.status}`);
  return header;
}

/** What needs no token service: a login for Basic, or a token that was stored. */
function fixedHeader(
  { scheme }: Challenge,
  credential: Credential | undefined,
): string | undefined {
  if (scheme === 'basic')
    return credential?.kind === 'basic' ? `Basic ${basicHeaderValue(credential)}` : undefined;
  return credential?.kind === 'bearer' ? `Bearer ${credential.token}` : undefined;
}

async function fetchToken(
  challenge: Challenge,
  from: URL,
  repository: Repository,
  credential: Exclude<Credential, { kind: 'bearer' }> | undefined,
  notTaken: (status: string) => SignetError,
  ports: AuthorizationPorts,
): Promise<string> {
  const realm = judgeRealm(challenge.parameters.get('realm') ?? '', new URL(from.origin));
  const response = await askTokenService(
    tokenRequest(ports.access, realm, challenge, repository, credential),
    repository,
    ports,
  );
  if ([400, 401, 403].includes(response.status))
    throw notTaken(`the token service answers ${response.status}`);
  const token = judgeToken(response, repository);
  ports.maskSecret(token);
  return `Bearer ${token}`;
}

/** Bearer before Basic: where both are offered, the token is the narrower right. */
function chooseChallenge(challenges: readonly Challenge[]): Challenge | undefined {
  return (
    challenges.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.has('realm')) ??
    challenges.find(({ scheme }) => scheme === 'basic')
  );
}

/**
 * The scope is ours: that of a challenge may be a placeholder (ghcr.io answers `/v2/` with
 * repository:user/image:pull).
 */
function tokenRequest(
  access: AuthorizationPorts['access'],
  realm: URL,
  { parameters }: Challenge,
  { path }: Repository,
  credential: Exclude<Credential, { kind: 'bearer' }> | undefined,
): HttpRequest {
  const service = parameters.get('service');
  const query: Record<string, string> = {
    ...(service === undefined ? {} : { service }),
    scope: `repository:${path}:${access}`,
  };
  if (credential?.kind === 'refresh') {
    const body = new URLSearchParams({
      ...query,
      grant_type: 'refresh_token',
      client_id: 'signet',
      refresh_token: credential.token,
    });
    return {
      method: 'POST',
      url: realm,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(body.toString()),
      maxBytes: 64 * 1024,
    };
  }
  const url = new URL(realm);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return {
    method: 'GET',
    url,
    headers:
      credential === undefined ? {} : { authorization: `Basic ${basicHeaderValue(credential)}` },
    maxBytes: 64 * 1024,
  };
}

async function askTokenService(
  request: HttpRequest,
  { registry }: Repository,
  { http, patience }: AuthorizationPorts,
): Promise<HttpResponse> {
  return sendPatiently(http, request, patience).catch((cause: unknown) => {
    if (cause instanceof SignetError && cause.code === 'CANCELLED') throw cause;
    throw new SignetError(
      'REGISTRY_UNAVAILABLE',
      `The token service of ${registry} is not available`,
      {
        hint: 'Run the job again when it is back, or raise the input "patience".',
        cause,
      },
    );
  });
}

const tokenSchema = v.object({
  token: v.optional(v.string()),
  access_token: v.optional(v.string()),
});

function judgeToken(response: HttpResponse, repository: Repository): string {
  if (response.status !== 200) throw refusal('issue a token', repository, response);
  const parsed = v.safeParse(tokenSchema, parseJson(response.body));
  const token = parsed.success ? (parsed.output.token ?? parsed.output.access_token) : undefined;
  if (token === undefined || !/^[\x21-\x7e]{1,65536}$/.test(token)) {
    throw new SignetError(
      'REGISTRY_RESPONSE_INVALID',
      `The token service of ${repository.registry} answered without a token`,
      {
        hint: 'A proxy may answer in its place; otherwise report it to the registry’s operator.',
      },
    );
  }
  return token;
}
