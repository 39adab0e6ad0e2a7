// SPDX-License-Identifier: Apache-2.0
// Registries of the playground, and clients for them whose time passes only by being slept through.
import { afterEach, expect } from '@jest/globals';

import { createHttpClient } from '../../src/http/client.ts';
import { openTransport } from '../../src/http/transport.ts';
import { digestOf, isDigest, type Digest } from '../../src/image/digest.ts';
import type { Image, Repository } from '../../src/image/reference.ts';
import type { AttachedBlob } from '../../src/oci/layers.ts';
import { createAuthorizer } from '../../src/oci/authorization.ts';
import type { Credential } from '../../src/oci/credential.ts';
import { mediaTypes, type Artifact } from '../../src/oci/manifest.ts';
import {
  anonymousAuthorizer,
  openRegistries,
  type RegistriesPorts,
} from '../../src/oci/registries.ts';
import { Registry } from '../../src/oci/registry.ts';
import { valueOf, type Settled } from '../../src/concurrency.ts';
import type { RegistryAuth } from '../../playground/registry/auth.ts';
import {
  pushImage,
  startRegistry,
  type PlayRegistry,
  type RegistryOptions,
  type RegistryShape,
} from '../../playground/registry/registry.ts';
import {
  serve,
  type PlayAnswer,
  type PlayRequest,
  type PlayServer,
} from '../../playground/server.ts';
import { patienceOf, start as startTime, type Waiting } from '../http/ports.ts';

export const path = 'acme/app';
export const withoutApi: readonly RegistryShape[] = [
  'none-404-text',
  'none-404-json',
  'lying-303',
  'lying-200-html',
  'header-without-api',
];
export const shapes: readonly RegistryShape[] = ['api', 'api-without-header', ...withoutApi];
export const login = { username: 'alice', password: 'correct horse' };
export const tokenAuth = { kind: 'token', ...login } as const;
export const auths: readonly RegistryAuth[] = [
  { kind: 'anonymous' },
  { kind: 'basic', ...login },
  tokenAuth,
];

const servers: PlayServer[] = [];
afterEach(async () => {
  const used = servers.splice(0);
  await Promise.all(used.map((server) => server.close()));
  for (const { requests } of used)
    expect(
      requests.filter(({ method }) => !['GET', 'HEAD', 'POST', 'PUT'].includes(method)),
    ).toEqual([]);
});

/** A registry that is closed after the test, which checks that nothing was ever deleted. */
export async function play(options: RegistryOptions = {}): Promise<PlayRegistry> {
  const server = await startRegistry(options);
  servers.push(server);
  return server;
}

export async function playServer(obey: (request: PlayRequest) => PlayAnswer): Promise<PlayServer> {
  const server = await serve(obey);
  servers.push(server);
  return server;
}

export interface ClientOptions extends Partial<
  Pick<RegistriesPorts, 'findCredential' | 'access' | 'tokenHosts' | 'jobEntries'>
> {
  readonly patienceMs?: number;
  readonly patience?: Waiting;
  readonly credential?: Credential | undefined;
  readonly fetch?: typeof fetch;
}

/**
 * Whoever signs or verifies: both the single requests and what the flows want, each with its own
 * memory.
 */
export function clientOf(options: ClientOptions = {}) {
  const masked: string[] = [];
  const urls: string[] = [];
  const patience = options.patience ?? patienceOf(options.patienceMs ?? 300_000);
  const http = createHttpClient({
    fetch: options.fetch ?? openTransport(),
    userAgent: 'signet-test',
    onExchange: ({ method, url }) => void urls.push(`${method} ${url}`),
  });
  const known: Credential = { kind: 'basic', ...login, source: 'the test' };
  const credential = 'credential' in options ? options.credential : known;
  const ports: RegistriesPorts = {
    http,
    patience,
    findCredential:
      options.findCredential ??
      (() => Promise.resolve({ credential, consulted: ['/docker/config.json'] })),
    maskSecret: (secret) => void masked.push(secret),
    access: options.access ?? 'pull,push',
    tokenHosts: options.tokenHosts ?? [],
    ...(options.jobEntries === undefined ? {} : { jobEntries: options.jobEntries }),
  };
  return {
    registries: openRegistries(ports),
    registry: new Registry({
      http,
      patience,
      authorizer: createAuthorizer(ports),
      anonymous: anonymousAuthorizer(ports),
      purpose: 'sign',
    }),
    patience,
    masked,
    urls,
  };
}

export const repositoryOf = ({ host }: PlayServer): Repository => ({ registry: host, path });

export function toDigest(text: string | undefined): Digest {
  if (!isDigest(text)) throw new Error(`${String(text)} is no digest`);
  return text;
}

/** An image as a build pushed it. */
export function build(
  server: PlayRegistry,
  options: Parameters<typeof pushImage>[2] = {},
): Image & { readonly config: Image } {
  const { digest, configDigest } = pushImage(server.store, path, options);
  const repository = repositoryOf(server);
  return {
    repository,
    digest: toDigest(digest),
    config: { repository, digest: toDigest(configDigest) },
  };
}

export const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json';

export function artifact(content = 'a signature'): Artifact {
  return {
    bytes: Buffer.from(JSON.stringify({ content })),
    mediaType: bundleType,
    annotations: {
      'dev.sigstore.bundle.content': 'dsse-envelope',
      'org.opencontainers.image.created': new Date(startTime).toISOString(),
    },
  };
}

/** Signs as the flow does: looks how signatures are listed, prepares, attaches. */
export async function attach(
  { registries }: Pick<ReturnType<typeof clientOf>, 'registries'>,
  image: Image,
  content = artifact(),
) {
  const [subject, { listing }] = await Promise.all([
    registries.subject(image),
    registries.list(image),
  ]);
  const attachment = await registries.prepare(image, listing, 1);
  const [publication] = await attachment.attach([content], subject);
  if (publication === undefined) throw new Error('nothing was attached');
  return publication;
}

/** Keeps a blob as it was read. */
export const asRead = (blob: Settled<AttachedBlob>) => Promise.resolve(blob);

/** What a verifier without any memory of the signing finds. */
export async function verified(image: Image, client = clientOf()) {
  const listed = await client.registries.list(image);
  const found = await client.registries.referrers(
    image.repository,
    listed,
    { isWanted: (type) => type === bundleType, maxBytes: 100_000, maxTotalBytes: 1_000_000 },
    asRead,
  );
  return {
    listed,
    contents: found.map((outcome) => valueOf(outcome).bytes.toString()),
  };
}

/** `fetch` that tells before each request what is asked, and may answer itself. */
export function watched(
  before: (request: { method: string; url: URL; headers: Headers }) => Response | undefined,
): typeof fetch {
  return async (target, init) => {
    const url = new URL(target instanceof Request ? target.url : target);
    return (
      before({ method: init?.method ?? 'GET', url, headers: new Headers(init?.headers) }) ??
      fetch(target, init)
    );
  };
}

export const basicHeader = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;
export const refresh: Credential = {
  kind: 'refresh',
  token: 'identity-token',
  source: '/docker/config.json, entry "x"',
};

/** A registry that has one manifest, and whose challenge and token service answer as told. */
export async function guarded(
  challenge: string | ((url: string) => string),
  token: (request: PlayRequest) => PlayAnswer,
  accepts = 'Bearer good',
) {
  const asked: PlayRequest[] = [];
  const server = await playServer((request) => {
    if (request.url.pathname === '/token') {
      asked.push(request);
      return token(request);
    }
    if (request.headers['authorization'] === accepts)
      return {
        status: 200,
        headers: { 'content-type': 'application/vnd.oci.image.index.v1+json' },
        body: '{}',
      };
    return {
      status: 401,
      headers: {
        'www-authenticate': typeof challenge === 'string' ? challenge : challenge(server.url),
      },
    };
  });
  const get = (options?: ClientOptions) =>
    clientOf(options).registry.manifest(repositoryOf(server), 'latest');
  return { server, asked, get };
}

export const bearer = (url: string) =>
  `Bearer realm="${url}/token",service="registry",scope="repository:user/image:pull"`;
export const goodToken: PlayAnswer = { status: 200, body: { token: 'good' } };

export const paths = (server: PlayServer, pattern: RegExp) =>
  server.requests.filter(({ method, path: asked }) => pattern.test(`${method} ${asked}`));

/** Puts a manifest or an index there as another tool would. */
export function put(
  server: PlayRegistry,
  content: object,
  mediaType: string = mediaTypes.manifest,
  tag?: string,
): { mediaType: string; digest: Digest; size: number } {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, ...content }));
  server.store.put(path, tag, { digest: digestOf(bytes), mediaType, bytes });
  return { mediaType, digest: digestOf(bytes), size: bytes.length };
}
