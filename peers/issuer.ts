// SPDX-License-Identifier: Apache-2.0
// An OpenID Connect issuer with GitHub's claims: discovery, keys, and the runner's token endpoint.
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

export interface Issuer {
  /** The `iss` claim. */
  readonly url: string;
  /**
   * ACTIONS_ID_TOKEN_REQUEST_URL of a job whose workflow file is
   * `.github/workflows/<workflow>.yml`, at that ref.
   */
  tokenUrl(workflow?: string, ref?: string): string;
  /** The identity that Fulcio certifies for that workflow. */
  identity(workflow?: string): string;
  close(): Promise<void>;
}

const repository = 'acme/app';
const main = 'refs/heads/main';
const keyId = 'peers';

export async function startIssuer(port: number): Promise<Issuer> {
  const url = `http://127.0.0.1:${String(port)}`;
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const documents: Readonly<Record<string, unknown>> = {
    '/.well-known/openid-configuration': discovery(url),
    '/jwks': {
      keys: [{ ...publicKey.export({ format: 'jwk' }), kid: keyId, use: 'sig', alg: 'RS256' }],
    },
  };
  const token = (workflow: string, ref: string, audience: string) => {
    const header = encode({ alg: 'RS256', typ: 'JWT', kid: keyId });
    const payload = encode(claims(url, workflow, ref, audience));
    const signature = sign('sha256', Buffer.from(`${header}.${payload}`), privateKey);
    return `${header}.${payload}.${signature.toString('base64url')}`;
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    const document = documents[pathname];
    if (document !== undefined) answer(response, 200, document);
    else if (pathname !== '/token') answer(response, 404, {});
    else if (request.headers.authorization === undefined) answer(response, 401, {});
    else
      answer(response, 200, {
        value: token(
          searchParams.get('workflow') ?? 'release',
          searchParams.get('ref') ?? main,
          searchParams.get('audience') ?? '',
        ),
      });
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url,
    tokenUrl: (workflow = 'release', ref = main) =>
      `${url}/token?${new URLSearchParams({ workflow, ref }).toString()}`,
    identity: (workflow = 'release') => `https://github.com/${workflowRef(workflow, main)}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await delay(0);
    },
  };
}

function workflowRef(workflow: string, ref: string): string {
  return `${repository}/.github/workflows/${workflow}.yml@${ref}`;
}

function discovery(url: string) {
  return {
    issuer: url,
    jwks_uri: `${url}/jwks`,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/exchange`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

function claims(iss: string, workflow: string, ref: string, aud: string) {
  const now = Math.floor(Date.now() / 1000);
  const commit = 'a'.repeat(40);
  return {
    iss,
    aud,
    sub: `repo:${repository}:ref:${ref}`,
    iat: now,
    nbf: now - 5,
    exp: now + 600,
    jti: randomUUID(),
    ref,
    ref_type: 'branch',
    sha: commit,
    repository,
    repository_owner: 'acme',
    repository_id: '1001',
    repository_owner_id: '2002',
    repository_visibility: 'public',
    run_id: '42',
    run_number: '1',
    run_attempt: '1',
    actor: 'octocat',
    actor_id: '3',
    workflow,
    event_name: 'push',
    workflow_ref: workflowRef(workflow, ref),
    workflow_sha: commit,
    job_workflow_ref: workflowRef(workflow, ref),
    job_workflow_sha: commit,
    runner_environment: 'github-hosted',
    environment: '',
  };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
