// SPDX-License-Identifier: Apache-2.0
// Plays GitHub's REST API, as far as jobs use it: strict about paths, permissions and shapes, as
// GitHub's OpenAPI description says.
import { serve, type PlayAnswer, type PlayRequest, type PlayServer } from './server.ts';

export interface GitHub extends PlayServer {
  /** What the runner sets. */
  readonly env: { readonly GITHUB_API_URL: string };
  /** What was uploaded, in order. */
  readonly attestations: readonly object[];
}

export interface GitHubOptions {
  readonly token?: string;
  /** What the job's token may do. */
  readonly permissions?: readonly string[];
  readonly repository?: string;
}

const versions = /^application\/vnd\.github(?:\.v3)?\+json$/;

export async function startGitHub({
  token = 'job-token',
  permissions = ['attestations: write'],
  repository = 'acme/app',
}: GitHubOptions = {}): Promise<GitHub> {
  const attestations: object[] = [];
  const refuse = (status: number, message: string): PlayAnswer => ({
    status,
    body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
  });
  const createAttestation = ({ body }: PlayRequest): PlayAnswer => {
    const asked: unknown = JSON.parse(body.toString('utf8'));
    if (typeof asked !== 'object' || asked === null || !('bundle' in asked))
      return refuse(422, 'Invalid request. "bundle" wasn’t supplied.');
    const { bundle } = asked;
    const isBundle =
      typeof bundle === 'object' &&
      bundle !== null &&
      ['mediaType', 'verificationMaterial', 'dsseEnvelope'].every((name) => name in bundle);
    if (!isBundle) return refuse(422, 'Invalid bundle');
    attestations.push(bundle);
    return { status: 201, body: { id: 1000 + attestations.length } };
  };
  const server = await serve((request) => {
    const { method, url, headers } = request;
    if (headers['authorization'] !== `token ${token}`) return refuse(401, 'Bad credentials');
    if (!versions.test(headers['accept'] ?? '')) return refuse(415, 'Unsupported Media Type');
    if (headers['user-agent'] === undefined) return refuse(403, 'Request forbidden');
    if (method !== 'POST' || url.pathname !== `/repos/${repository}/attestations`)
      return refuse(404, 'Not Found');
    return permissions.includes('attestations: write')
      ? createAttestation(request)
      : refuse(403, 'Resource not accessible by integration');
  });
  return { ...server, env: { GITHUB_API_URL: server.url }, attestations };
}
