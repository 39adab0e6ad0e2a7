// SPDX-License-Identifier: Apache-2.0
// The four registries: docker-registry open, with passwords, with tokens behind TLS, and olareg
// with the referrers API.
import { createPrivateKey, randomUUID, sign, X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { peer } from './build.ts';
import { answerOf, freePorts, mustRun, serve, type Environment, type Server } from './process.ts';
import { startTlsFront } from './tls-front.ts';

export interface PeerRegistry {
  readonly name: string;
  /** `127.0.0.1:<port>` */
  readonly host: string;
  /** How it lists signatures. */
  readonly listing: 'referrers-api' | 'fallback-tag';
  /**
   * Its API lists no annotations, and the configuration's media type as the artifact type, so a
   * verifier that filters by type finds nothing (go-containerregistry, pkg/registry/manifest.go).
   */
  readonly listsBareEntries?: boolean;
  readonly login?: { readonly username: string; readonly password: string };
  /** PEM file of the authority that its TLS certificate is from; absent for plain HTTP. */
  readonly authority?: string;
  /** What Go programs need to talk to it: DOCKER_CONFIG and SSL_CERT_FILE. */
  readonly env: Environment;
  /** Folder with Docker's config.json, with the login if there is one. */
  readonly dockerConfig: string;
}

export interface RunningRegistry {
  readonly registry: PeerRegistry;
  readonly server: Server;
}

const login = { username: 'alice', password: 's3cret' };

export async function startOpenRegistry(folder: string): Promise<RunningRegistry> {
  return startDockerRegistry({ folder, name: 'docker-registry' });
}

export async function startPasswordRegistry(folder: string): Promise<RunningRegistry> {
  const passwords = join(folder, 'htpasswd');
  await writeFile(passwords, await mustRun('htpasswd', ['-Bbn', login.username, login.password]));
  return startDockerRegistry({
    folder,
    name: 'docker-registry-htpasswd',
    login,
    auth: `auth: {htpasswd: {realm: peers, path: ${passwords}}}`,
  });
}

/** TLS and the token service are in this process, at one address. */
export async function startTokenRegistry(folder: string): Promise<RunningRegistry> {
  const { certificate, key } = await selfSigned(folder);
  const [port = 0] = await freePorts(1);
  const host = `127.0.0.1:${String(port)}`;
  const auth =
    `auth: {token: {realm: "https://${host}/token", service: peers, issuer: peers, ` +
    `rootcertbundle: ${certificate}}}`;
  const behind = await startDockerRegistry({ folder, name: 'docker-registry-token-tls', auth });
  const files = {
    certificate: await readFile(certificate, 'utf8'),
    key: await readFile(key, 'utf8'),
  };
  const front = await startTlsFront({
    port,
    registryPort: Number(new URL(`http://${behind.registry.host}`).port),
    ...files,
    token: tokenService(files.certificate, files.key),
  });
  const stop = async () => {
    await Promise.all([behind.server.stop(), front.stop()]);
  };
  const clients = await clientFiles(folder, 'token-clients', host, login, certificate);
  return {
    registry: {
      name: behind.registry.name,
      host,
      listing: 'fallback-tag',
      login,
      authority: certificate,
      ...clients,
    },
    server: { ended: behind.server.ended, stop },
  };
}

export async function startOlareg(folder: string): Promise<RunningRegistry> {
  const [port = 0] = await freePorts(1);
  const host = `127.0.0.1:${String(port)}`;
  const args = [
    'serve',
    '--addr',
    '127.0.0.1',
    '--port',
    String(port),
    '--store-type',
    'mem',
    '--api-delete',
    '--api-sparse-image',
    '--api-sparse-index',
  ];
  const server = serve('olareg', peer('olareg'), args, folder);
  await answerOf(`http://${host}/v2/`);
  return {
    registry: {
      name: 'olareg',
      host,
      listing: 'referrers-api',
      ...(await clientFiles(folder, 'olareg', host)),
    },
    server,
  };
}

/** go-containerregistry's registry, in memory, which has both kinds of list in one program. */
export const startGgcr =
  (listing: PeerRegistry['listing']) =>
  async (folder: string): Promise<RunningRegistry> => {
    const [port = 0] = await freePorts(1);
    const host = `127.0.0.1:${String(port)}`;
    const name = `ggcr-${listing}`;
    const args = ['-address', host, `-referrers=${String(listing === 'referrers-api')}`];
    const server = serve(name, peer('ggcr'), args, folder);
    await answerOf(`http://${host}/v2/`);
    return {
      registry: {
        name,
        host,
        listing,
        listsBareEntries: listing === 'referrers-api',
        ...(await clientFiles(folder, name, host)),
      },
      server,
    };
  };

/** What most people run as registry:3. */
export async function startDistribution(folder: string): Promise<RunningRegistry> {
  return startDockerRegistry({ folder, name: 'distribution', program: peer('distribution') });
}

interface DockerRegistry {
  readonly folder: string;
  readonly name: string;
  /** Debian's distribution 2.8 when absent. */
  readonly program?: string;
  readonly auth?: string;
  readonly login?: { readonly username: string; readonly password: string };
}

async function startDockerRegistry({
  folder,
  name,
  program = 'docker-registry',
  auth = '',
  ...rest
}: DockerRegistry): Promise<RunningRegistry> {
  const [port = 0] = await freePorts(1);
  const host = `127.0.0.1:${String(port)}`;
  const lines = [
    'version: 0.1',
    `storage: {filesystem: {rootdirectory: ${join(folder, name)}}, delete: {enabled: true}}`,
    `http: {addr: "${host}", relativeurls: true}`,
    auth,
  ];
  const config = join(folder, `${name}.yml`);
  await writeFile(config, lines.join('\n'));
  const server = serve(name, program, ['serve', config], folder);
  await answerOf(`http://${host}/v2/`);
  return {
    registry: {
      name,
      host,
      listing: 'fallback-tag',
      ...rest,
      ...(await clientFiles(folder, name, host, rest.login)),
    },
    server,
  };
}

async function clientFiles(
  folder: string,
  name: string,
  host: string,
  account?: typeof login,
  authority?: string,
) {
  const dockerConfig = join(folder, `${name}.docker`);
  await mkdir(dockerConfig);
  const auth =
    account === undefined
      ? {}
      : {
          [host]: {
            auth: Buffer.from(`${account.username}:${account.password}`).toString('base64'),
          },
        };
  await writeFile(join(dockerConfig, 'config.json'), JSON.stringify({ auths: auth }));
  return {
    dockerConfig,
    env: {
      DOCKER_CONFIG: dockerConfig,
      ...(authority === undefined ? {} : { SSL_CERT_FILE: authority }),
    },
  };
}

async function selfSigned(folder: string) {
  const certificate = join(folder, 'registry.pem');
  const key = join(folder, 'registry.key');
  const kind = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '30',
    '-subj',
    '/CN=registry',
  ];
  const extensions = [
    '-addext',
    'subjectAltName=IP:127.0.0.1,DNS:localhost',
    '-addext',
    'basicConstraints=critical,CA:TRUE',
  ];
  await mustRun('openssl', [...kind, ...extensions, '-keyout', key, '-out', certificate]);
  return { certificate, key };
}

/** Docker's token protocol: Basic credentials in, a signed list of what the bearer may do out. */
function tokenService(certificate: string, key: string) {
  const chain = [new X509Certificate(certificate).raw.toString('base64')];
  const privateKey = createPrivateKey(key);
  const expected = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;
  return (request: IncomingMessage, response: ServerResponse): void => {
    const { searchParams } = new URL(request.url ?? '/', 'https://127.0.0.1');
    const isKnown = request.headers.authorization === expected;
    const header = encode({ typ: 'JWT', alg: 'ES256', x5c: chain });
    const now = Math.floor(Date.now() / 1000);
    const access = searchParams.getAll('scope').flatMap((scope) => accessOf(scope, isKnown));
    const payload = encode({
      iss: 'peers',
      aud: 'peers',
      sub: isKnown ? login.username : '',
      exp: now + 300,
      nbf: now - 5,
      iat: now,
      jti: randomUUID(),
      access,
    });
    const signature = sign('sha256', Buffer.from(`${header}.${payload}`), {
      key: privateKey,
      dsaEncoding: 'ieee-p1363',
    }).toString('base64url');
    response.writeHead(request.headers.authorization === undefined || isKnown ? 200 : 401, {
      'content-type': 'application/json',
    });
    response.end(JSON.stringify({ token: `${header}.${payload}.${signature}`, expires_in: 300 }));
  };
}

/**
 * Nobody may do anything without the password: then a client that forgets it is found out at once.
 */
function accessOf(scope: string, isKnown: boolean) {
  if (!isKnown) return [];
  return scope.split(' ').map((one) => {
    const [type, name, actions = ''] = one.split(':');
    return { type, name, actions: actions.split(',') };
  });
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
