// SPDX-License-Identifier: Apache-2.0
// Asks a registry's token service for a token (distribution, docs/spec/auth/token.md and oauth.md).
import * as v from 'valibot';

import { SignetError } from '../errors.ts';
import type { HttpClient, HttpRequest, HttpResponse } from '../http/client.ts';
import { sendPatiently, type Patience, type Transient } from '../http/retry.ts';
import { judgeRealm } from '../http/url-policy.ts';
import type { Repository } from '../image/reference.ts';
import { parseJson } from '../json.ts';
import type { Challenge } from './challenge.ts';
import { basicHeaderValue, type Credential, type Login } from './credential.ts';
import type { CredentialLookup } from './credentials.ts';
import { refusal, unauthenticated } from './failure.ts';
import { registryWords } from './words.ts';

export interface TokenServicePorts {
  readonly http: HttpClient;
  readonly patience: Patience;
  readonly maskSecret: (secret: string) => void;
  /** What tokens are asked for: verifying needs no right to push. */
  readonly access: 'pull' | 'pull,push';
  /** Hosts that the user named: token services of another site that may be sent a login. */
  readonly tokenHosts: readonly string[];
}

/** A credential that a token service is asked with, if there is one. */
type TokenCredential = Exclude<Credential, { kind: 'bearer' }> | undefined;

export async function fetchToken(
  challenge: Challenge,
  from: URL,
  repository: Repository,
  lookup: CredentialLookup,
  ports: TokenServicePorts,
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
    throw unauthenticated(
      repository,
      lookup.credential?.source,
      lookup.consulted,
      `the token service answers ${response.status}${words}`,
    );
  }
  const token = judgeToken(response, repository);
  // Without a login the token is not a secret. A registry that anyone named must not choose what
  // the runner blanks out of the log, and even a friendly one not by a word such as "sha256".
  if (credential !== undefined && token.length >= 8) ports.maskSecret(token);
  return token;
}

/**
 * The scope is ours: that of a challenge may be a placeholder (ghcr.io answers `/v2/` with
 * repository:user/image:pull).
 */
function tokenParameters(
  access: TokenServicePorts['access'],
  { parameters }: Challenge,
  { path }: Repository,
): Record<string, string> {
  const service = parameters.get('service');
  return {
    ...(service === undefined ? {} : { service }),
    scope: path === '' ? 'registry:catalog:*' : `repository:${path}:${access}`,
  };
}

/** By OAuth2 for a refresh token, otherwise by GET. */
async function askTokenService(
  realm: URL,
  parameters: Readonly<Record<string, string>>,
  credential: TokenCredential,
  repository: Repository,
  ports: TokenServicePorts,
): Promise<HttpResponse> {
  if (credential?.kind !== 'refresh')
    return sendToTokenService(simpleRequest(realm, parameters, credential), repository, ports);
  const response = await sendToTokenService(
    oauthRequest(realm, parameters, credential.token),
    repository,
    ports,
  );
  // "If the request to the endpoint returns 404 …, refer to Token Documentation for using the
  // HTTP GET method supported by all token servers" (distribution, oauth.md); others answer 405.
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
  { http, patience }: TokenServicePorts,
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
