// SPDX-License-Identifier: Apache-2.0
// Where a registry's credential comes from; each knows its source.
import { join } from 'node:path';

import * as v from 'valibot';

import { messageOf, SignetError } from '../errors.ts';
import type { Repository } from '../image/reference.ts';
import { parseJson } from '../json.ts';
import { lookUp, parseDockerConfig, type AuthEntry, type Stored } from './docker-config.ts';

export type Credential =
  | {
      readonly kind: 'basic';
      readonly username: string;
      readonly password: string;
      readonly source: string;
    }
  /** An OAuth2 refresh token, which docker calls identity token. */
  | { readonly kind: 'refresh'; readonly token: string; readonly source: string }
  | { readonly kind: 'bearer'; readonly token: string; readonly source: string };

/** A credential if there is one, and all the places that were looked at. */
export interface Found {
  readonly credential: Credential | undefined;
  readonly consulted: readonly string[];
}

export interface CredentialPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's home, when there is one. */
  readonly home: string | undefined;
  readonly userId: number | undefined;
  /** @throws when the file cannot be read; an error with `code` ENOENT when it is not there */
  readonly readFile: (path: string) => Promise<string>;
  /** Runs a program without a shell; rejects with `code` ENOENT when there is none of that name. */
  readonly exec: (
    file: string,
    args: readonly string[],
    input: string,
  ) => Promise<{ readonly exitCode: number; readonly stdout: string }>;
  readonly maskSecret: (secret: string) => void;
  /** The inputs registry-username and registry-password. */
  readonly login: { readonly username: string; readonly password: string } | undefined;
  readonly githubToken: string;
}

/**
 * The first credential for this repository: inputs, DOCKER_AUTH_CONFIG, docker's file, podman's
 * files, and for ghcr.io the job's own token.
 * @throws SignetError REGISTRY_CREDENTIALS_INVALID when a file or a helper that is responsible is
 * broken
 */
export async function findCredential(
  repository: Repository,
  ports: CredentialPorts,
): Promise<Found> {
  if (ports.login !== undefined) {
    return {
      credential: masked(
        { kind: 'basic', ...ports.login, source: 'inputs registry-username and registry-password' },
        ports,
      ),
      consulted: [],
    };
  }
  const consulted: string[] = [];
  for (const { source, read } of sourcesOf(ports)) {
    const text = await read();
    if (text === undefined) continue;
    consulted.push(source);
    const credential = await credentialIn(text, source, repository, ports);
    if (credential !== undefined) return { credential: masked(credential, ports), consulted };
  }
  if (repository.registry === 'ghcr.io' && ports.githubToken !== '') {
    return {
      credential: masked(
        {
          kind: 'basic',
          username: ports.env['GITHUB_ACTOR'] ?? 'github',
          password: ports.githubToken,
          source: 'input github-token',
        },
        ports,
      ),
      consulted,
    };
  }
  return { credential: undefined, consulted };
}

interface Source {
  readonly source: string;
  readonly read: () => Promise<string | undefined>;
}

function sourcesOf({ env, home, userId, readFile }: CredentialPorts): Source[] {
  const inline = env['DOCKER_AUTH_CONFIG'] ?? '';
  const dockerFolder =
    env['DOCKER_CONFIG'] ?? (home === undefined ? undefined : join(home, '.docker'));
  const runtime =
    env['XDG_RUNTIME_DIR'] ??
    (userId === undefined ? undefined : join('/run/user', String(userId)));
  const config = env['XDG_CONFIG_HOME'] ?? (home === undefined ? undefined : join(home, '.config'));
  const files = [
    ...(dockerFolder === undefined ? [] : [join(dockerFolder, 'config.json')]),
    ...(env['REGISTRY_AUTH_FILE'] === undefined ? [] : [env['REGISTRY_AUTH_FILE']]),
    ...(runtime === undefined ? [] : [join(runtime, 'containers', 'auth.json')]),
    ...(userId === undefined ? [] : [join('/run/containers', String(userId), 'auth.json')]),
    ...(config === undefined ? [] : [join(config, 'containers', 'auth.json')]),
  ];
  return [
    ...(inline === ''
      ? []
      : [{ source: 'DOCKER_AUTH_CONFIG', read: () => Promise.resolve(inline) }]),
    ...files.map((path) => ({ source: path, read: () => readIfThere(path, readFile) })),
  ];
}

async function readIfThere(
  path: string,
  readFile: CredentialPorts['readFile'],
): Promise<string | undefined> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (hasCode(cause, 'ENOENT') || hasCode(cause, 'ENOTDIR')) return undefined;
    throw broken(`${path} cannot be read: ${messageOf(cause)}`, cause);
  }
}

async function credentialIn(
  text: string,
  source: string,
  { registry, path }: Repository,
  ports: CredentialPorts,
): Promise<Credential | undefined> {
  const parsed = parseDockerConfig(text);
  if (!parsed.ok) throw broken(`${source} is no credential file: ${parsed.problem}`);
  const stored = lookUp(parsed.config, registry, path);
  if (stored === undefined) return undefined;
  return stored.kind === 'entry'
    ? readEntry(stored.entry, `${source}, entry ${JSON.stringify(stored.key)}`)
    : askHelper(stored, source, ports);
}

function readEntry(
  { auth, username, password, identitytoken, registrytoken }: AuthEntry,
  source: string,
): Credential {
  if (registrytoken) return { kind: 'bearer', token: registrytoken, source };
  if (identitytoken) return { kind: 'refresh', token: identitytoken, source };
  if (!auth) return basic(username ?? '', password ?? '', source);
  // Node decodes anything; a wrong alphabet must not become a wrong password.
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(auth)) throw broken(`${source}: "auth" is not base64`);
  const text = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
  const colon = text.indexOf(':');
  return basic(text.slice(0, Math.max(colon, 0)), text.slice(colon + 1), source);
}

function basic(username: string, password: string, source: string): Credential {
  if (username === '') throw broken(`${source}: the user name is empty`);
  return username === '<token>'
    ? { kind: 'refresh', token: password, source }
    : { kind: 'basic', username, password, source };
}

const helperAnswer = v.object({ Username: v.string(), Secret: v.pipe(v.string(), v.minLength(1)) });

/** The protocol of docker-credential-helpers: the server on stdin, JSON on stdout. */
async function askHelper(
  { name, server }: Extract<Stored, { kind: 'helper' }>,
  file: string,
  { exec }: CredentialPorts,
): Promise<Credential | undefined> {
  // The name becomes a file name.
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,100}$/.test(name))
    throw broken(`${file} names a credential helper that cannot exist`);
  const program = `docker-credential-${name}`;
  const { exitCode, stdout } = await exec(program, ['get'], server).catch((cause: unknown) => {
    throw broken(
      hasCode(cause, 'ENOENT')
        ? `${file} names the credential helper ${program}, which is not installed`
        : `${program} failed: ${messageOf(cause)}`,
      cause,
    );
  });
  if (exitCode !== 0) {
    if (/credentials not found/i.test(stdout)) return undefined;
    throw broken(`${program} get ended with exit code ${exitCode} for ${server}`);
  }
  const parsed = v.safeParse(helperAnswer, parseJson(stdout));
  if (!parsed.success) throw broken(`${program} gave an answer of another form`);
  return basic(parsed.output.Username, parsed.output.Secret, `${program} (named by ${file})`);
}

function masked(credential: Credential, { maskSecret }: CredentialPorts): Credential {
  if (credential.kind !== 'basic') maskSecret(credential.token);
  else
    for (const secret of [credential.password, basicHeaderValue(credential)])
      if (secret !== '') maskSecret(secret);
  return credential;
}

/** The value of a Basic Authorization header without its scheme (RFC 7617). */
export function basicHeaderValue({
  username,
  password,
}: {
  username: string;
  password: string;
}): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function broken(what: string, cause?: unknown): SignetError {
  return new SignetError('REGISTRY_CREDENTIALS_INVALID', what, {
    hint:
      'Log in again before this step (docker/login-action, or your cloud’s login), or pass ' +
      '"registry-username" and "registry-password".',
    cause,
  });
}
