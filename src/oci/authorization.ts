// SPDX-License-Identifier: Apache-2.0
// Answers a registry's challenges (distribution, docs/spec/auth/token.md and oauth.md).
import * as v from 'valibot';

import { SignetError } from '../errors.ts';
import type { HttpClient, HttpRequest, HttpResponse } from '../http/client.ts';
import { sendPatiently, type Patience, type Transient } from '../http/retry.ts';
import { judgeRealm } from '../http/url-policy.ts';
import { repositoryName, type Repository } from '../image/reference.ts';
import { parseJson } from '../json.ts';
import { parseChallenges, type Challenge } from './challenge.ts';
import {
  basicHeaderValue,
  type Credential,
  type CredentialLookup,
  type Login,
} from './credentials.ts';
import { pushRight } from './advice.ts';
import { refusal, unauthenticated } from './failure.ts';
import { registryWords } from './words.ts';

export interface AuthorizationPorts {
  readonly http: HttpClient;
  readonly patience: Patience;
  readonly findCredential: (repository: Repository) => Promise<CredentialLookup>;
  readonly maskSecret: (secret: string) => void;
  /** What tokens are asked for: verifying needs no right to push. */
  readonly access: 'pull' | 'pull,push';
  /** Hosts that the user named: token services of another site that may be sent a login. */
  readonly tokenHosts: readonly string[];
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
  /** Repositories for which a token service gave a token to the login. */
  const admitted = new Set<string>();
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
      const header = answerChallenge({ repository, refused, used, admitted }, ports);
      headers.set(key, header);
      header.catch(() => headers.delete(key));
      return header;
    },
  };
}

/** A request that was refused with 401. */
interface RefusedRequest {
  readonly repository: Repository;
  readonly refused: HttpResponse;
  /** The header that it carried. */
  readonly used: string | undefined;
  readonly admitted: Set<string>;
}

async function answerChallenge(
  request: RefusedRequest,
  ports: AuthorizationPorts,
): Promise<string> {
  const { repository, refused, used, admitted } = request;
  const lookup = await ports.findCredential(repository);
  const { credential } = lookup;
  const challenge = chooseChallenge(parseChallenges(refused.headers.get('www-authenticate') ?? ''));
  if (challenge?.scheme === 'bearer' && credential?.kind !== 'bearer') {
    const token = await fetchToken(challenge, refused.url, repository, lookup, ports);
    if (credential !== undefined) admitted.add(repositoryName(repository));
    return `Bearer ${token}`;
  }
  const header = challenge && fixedHeader(challenge, credential);
  if (header !== undefined && header !== used) return header;
  if (admitted.has(repositoryName(repository))) throw denied(repository, lookup, refused);
  const reason = challenge === undefined ? ' without a challenge that can be answered' : '';
  throw notTaken(repository, lookup, `status ${refused.status}${reason}${registryWords(refused)}`);
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

function notTaken(
  repository: Repository,
  { credential, consulted }: CredentialLookup,
  status: string,
): SignetError {
  return unauthenticated(repository, credential?.source, consulted, status);
}

/** Gitea answers 401 where a right is missing; the login itself was good enough for a token. */
function denied(
  repository: Repository,
  { credential }: CredentialLookup,
  refused: HttpResponse,
): SignetError {
  return new SignetError(
    'REGISTRY_DENIED',
    `${repository.registry} gave a token for the login from ${credential?.source ?? 'nowhere'}, ` +
      `and does not let it do this in ${repositoryName(repository)}: ` +
      `status ${refused.status}${registryWords(refused)}`,
    { hint: pushRight(repository) },
  );
}

/** A credential that a token service is asked with, if there is one. */
type TokenCredential = Exclude<Credential, { kind: 'bearer' }> | undefined;

async function fetchToken(
  challenge: Challenge,
  from: URL,
  repository: Repository,
  lookup: CredentialLookup,
  ports: AuthorizationPorts,
): Promise<string> {
  const credential = lookup.credential?.kind === 'bearer' ? undefined : lookup.credential;
  const realm = await judgeRealm(
    challenge.parameters.get('realm') ?? '',
    new URL(from.origin),
    credential === undefined
      ? { kind: 'anonymous' }
      : { kind: 'login', tokenHosts: ports.tokenHosts },
  );
  const parameters = tokenParameters(ports.access, challenge, repository);
  const response = await askTokenService(realm, parameters, credential, repository, ports);
  if ([400, 401, 403].includes(response.status)) {
    const words = registryWords(response);
    throw notTaken(repository, lookup, `the token service answers ${response.status}${words}`);
  }
  const token = judgeToken(response, repository);
  // Without a login the token is not a secret. A registry that anyone named must not choose what
  // the runner blanks out of the log, and even a friendly one not by a word such as "sha256".
  if (credential !== undefined && token.length >= 8) ports.maskSecret(token);
  return token;
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
function tokenParameters(
  access: AuthorizationPorts['access'],
  { parameters }: Challenge,
  { path }: Repository,
): Record<string, string> {
  const service = parameters.get('service');
  return {
    ...(service === undefined ? {} : { service }),
    scope: `repository:${path}:${access}`,
  };
}

/** By OAuth2 for a refresh token, otherwise by GET. */
async function askTokenService(
  realm: URL,
  parameters: Readonly<Record<string, string>>,
  credential: TokenCredential,
  repository: Repository,
  ports: AuthorizationPorts,
): Promise<HttpResponse> {
  if (credential?.kind !== 'refresh')
    return sendToTokenService(simpleRequest(realm, parameters, credential), repository, ports);
  const response = await sendToTokenService(
    oauthRequest(realm, parameters, credential.token),
    repository,
    ports,
  );
  // "If the request to the endpoint returns 404 …, refer to Token Documentation for using the HTTP
  // GET method supported by all token servers" (distribution, oauth.md); others answer 405.
  if (response.status !== 404 && response.status !== 405) return response;
  const login = { username: credential.username ?? '', password: credential.token };
  return sendToTokenService(simpleRequest(realm, parameters, login), repository, ports);
}

function oauthRequest(
  url: URL,
  parameters: Readonly<Record<string, string>>,
  refreshToken: string,
): HttpRequest {
  const body = new URLSearchParams({
    ...parameters,
    grant_type: 'refresh_token',
    client_id: 'signet',
    refresh_token: refreshToken,
  });
  return {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(body.toString()),
    maxBytes: 64 * 1024,
  };
}

function simpleRequest(
  realm: URL,
  parameters: Readonly<Record<string, string>>,
  login: Login | undefined,
): HttpRequest {
  const url = new URL(realm);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const headers = login === undefined ? {} : { authorization: `Basic ${basicHeaderValue(login)}` };
  return { method: 'GET', url, headers, maxBytes: 64 * 1024 };
}

/**
 * ghcr.io refuses now and then, without a reason, what it allows a moment later
 * (docker/build-push-action#687).
 */
export const passingDenial: Transient = { statuses: [403], forMs: 4_000 };

async function sendToTokenService(
  request: HttpRequest,
  { registry }: Repository,
  { http, patience }: AuthorizationPorts,
): Promise<HttpResponse> {
  const hasLogin = request.method === 'POST' || request.headers?.['authorization'] !== undefined;
  const transients = hasLogin ? [passingDenial] : [];
  return sendPatiently(http, request, patience, transients).catch((cause: unknown) => {
    if (cause instanceof SignetError && cause.code === 'CANCELLED') throw cause;
    throw new SignetError(
      'REGISTRY_UNAVAILABLE',
      `The token service of ${registry} is not available`,
      {
        hint:
          (cause instanceof SignetError && cause.code === 'HTTP_UNREACHABLE'
            ? cause.hint
            : undefined) ?? 'Run the job again when it is back, or raise the input "patience".',
        cause,
      },
    );
  });
}

/** Some services give one name and leave the other empty or null (token.md allows either). */
const tokenSchema = v.object({ token: v.nullish(v.string()), access_token: v.nullish(v.string()) });

function judgeToken(response: HttpResponse, repository: Repository): string {
  if (response.status !== 200) throw refusal('issue a token', repository, response);
  const parsed = v.safeParse(tokenSchema, parseJson(response.body));
  const given = parsed.success ? [parsed.output.token, parsed.output.access_token] : [];
  const token = given.find((value) => value != null && value !== '');
  if (token == null || !/^[\x21-\x7e]{1,65536}$/.test(token)) {
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
