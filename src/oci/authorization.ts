// SPDX-License-Identifier: Apache-2.0
// Answers a registry's challenges, each answer shared by all requests of a repository.
import { SignetError } from '../errors.ts';
import type { HttpResponse } from '../http/client.ts';
import { repositoryName, type Repository } from '../image/reference.ts';
import { pushRight } from './advice.ts';
import { parseChallenges, type Challenge } from './challenge.ts';
import { basicHeaderValue, type Credential } from './credential.ts';
import type { CredentialLookup } from './credentials.ts';
import { unauthenticated } from './failure.ts';
import { fetchToken, type TokenServicePorts } from './token-service.ts';
import { registryWords } from './words.ts';

export interface AuthorizationPorts extends TokenServicePorts {
  readonly findCredential: (repository: Repository) => Promise<CredentialLookup>;
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
  throw unauthenticated(
    repository,
    credential?.source,
    lookup.consulted,
    `status ${refused.status}${reason}${registryWords(refused)}`,
  );
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

/** Bearer before Basic: where both are offered, the token is the narrower right. */
function chooseChallenge(challenges: readonly Challenge[]): Challenge | undefined {
  return (
    challenges.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.has('realm')) ??
    challenges.find(({ scheme }) => scheme === 'basic')
  );
}
