// SPDX-License-Identifier: Apache-2.0
// Plays GitHub's issuer of ID tokens and the runner's endpoint that hands them out.
import { generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto';

import { serve, type PlayServer } from './server.ts';

export type Claims = Readonly<Record<string, unknown>>;

export interface Oidc extends PlayServer {
  /** What the runner sets when a job has `id-token: write`. */
  readonly env: {
    readonly ACTIONS_ID_TOKEN_REQUEST_URL: string;
    readonly ACTIONS_ID_TOKEN_REQUEST_TOKEN: string;
  };
  /** Changes the claims of all later tokens. */
  setClaims(claims: Claims): void;
  token(audience: string, claims?: Claims): string;
  /**
   * The claims of a token that this issuer signed and that has not expired; undefined otherwise.
   */
  check(token: string): Claims | undefined;
}

const requestToken = 'runner-request-token';
const workflow = 'acme/app/.github/workflows/release.yml@refs/heads/main';

/** GitHub's is RSA, which costs as much as the rest of a world; who asks does not look. */
const algorithm = 'ES256';
const dsaEncoding = 'ieee-p1363';

export async function startOidc(): Promise<Oidc> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  let changed: Claims = {};
  const token = (audience: string, claims: Claims = {}) => {
    const payload = { ...standardClaims(server.url, audience), ...changed, ...claims };
    const text = [{ alg: algorithm, typ: 'JWT', kid: 'k1' }, payload]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const signature = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding });
    return `${text}.${signature.toString('base64url')}`;
  };
  const server = await serve(({ url, headers }) => {
    if (url.pathname === '/.well-known/openid-configuration') {
      return {
        status: 200,
        body: {
          issuer: server.url,
          jwks_uri: `${server.url}/jwks`,
          response_types_supported: ['id_token'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: [algorithm],
        },
      };
    }
    if (url.pathname === '/jwks')
      return {
        status: 200,
        body: {
          keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: algorithm, use: 'sig' }],
        },
      };
    if (
      url.pathname !== '/token' ||
      headers['authorization']?.toLowerCase() !== `bearer ${requestToken}`
    )
      return { status: 401, body: { message: 'no' } };
    return {
      status: 200,
      body: { value: token(url.searchParams.get('audience') ?? 'https://github.com/acme') },
    };
  });
  return {
    ...server,
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${server.url}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    },
    setClaims(claims) {
      changed = claims;
    },
    token,
    check(text) {
      const [header = '', payload = '', signature = ''] = text.split('.');
      if (
        !verify(
          'sha256',
          Buffer.from(`${header}.${payload}`),
          { key: publicKey, dsaEncoding },
          Buffer.from(signature, 'base64url'),
        )
      )
        return undefined;
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<
        string,
        unknown
      >;
      return Number(claims['exp']) * 1000 > Date.now() ? claims : undefined;
    },
  };
}

/** As docs.github.com lists them for a push to a public repository. */
function standardClaims(issuer: string, audience: string): Claims {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: issuer,
    aud: audience,
    sub: 'repo:acme/app:ref:refs/heads/main',
    iat: now,
    nbf: now - 5,
    exp: now + 300,
    jti: randomUUID(),
    ref: 'refs/heads/main',
    ref_type: 'branch',
    sha: 'a'.repeat(40),
    repository: 'acme/app',
    repository_owner: 'acme',
    repository_id: '1001',
    repository_owner_id: '2002',
    repository_visibility: 'public',
    run_id: '42',
    run_number: '7',
    run_attempt: '1',
    actor: 'octocat',
    workflow: 'release',
    event_name: 'push',
    workflow_ref: workflow,
    workflow_sha: 'a'.repeat(40),
    job_workflow_ref: workflow,
    job_workflow_sha: 'a'.repeat(40),
    runner_environment: 'github-hosted',
  };
}
