// SPDX-License-Identifier: Apache-2.0
// Where a registry's credential comes from; each knows its source.
import { isUtf8 } from 'node:buffer';
import { isAbsolute, join } from 'node:path';

import * as v from 'valibot';

import { messageOf, SignetError } from '../errors.ts';
import type { Repository } from '../image/reference.ts';
import { parseJson } from '../json.ts';
import {
  asGoReads,
  entryFor,
  parseDockerConfig,
  type AuthEntry,
  type ConfigFormat,
  type DockerConfigEntry,
} from './docker-config.ts';

export interface Login {
  readonly username: string;
  readonly password: string;
}

export type Credential =
  | (Login & { readonly kind: 'basic'; readonly source: string })
  /**
   * An OAuth2 refresh token, which docker calls identity token; `username` is for token services
   * that take it as a password only.
   */
  | {
      readonly kind: 'refresh';
      readonly token: string;
      readonly username?: string;
      readonly source: string;
    }
  | { readonly kind: 'bearer'; readonly token: string; readonly source: string };

/** A credential if there is one, and all the places that were looked at. */
export interface CredentialLookup {
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
  readonly login: Login | undefined;
  readonly githubToken: string;
}

/**
 * The first credential for this repository: inputs, DOCKER_AUTH_CONFIG, docker's file, podman's
 * files, and for ghcr.io the job's own token. A file that says nothing of the registry is passed.
 * @throws SignetError REGISTRY_CREDENTIALS_INVALID when a file or a helper that is responsible is
 * broken
 */
export async function findCredential(
  repository: Repository,
  ports: CredentialPorts,
): Promise<CredentialLookup> {
  const found = await searchCredential(repository, ports);
  if (found.credential !== undefined) maskCredential(found.credential, ports);
  return found;
}

async function searchCredential(
  repository: Repository,
  ports: CredentialPorts,
): Promise<CredentialLookup> {
  if (ports.login !== undefined) {
    const source = 'inputs registry-username and registry-password';
    return { credential: basic(ports.login, source), consulted: [] };
  }
  const consulted: string[] = [];
  for (const source of sourcesOf(ports)) {
    const content = await source.read();
    if (content === undefined) continue;
    consulted.push(source.name);
    const credential = await credentialIn(content, source, repository, ports);
    if (credential !== undefined) return { credential, consulted };
  }
  return { credential: jobToken(repository, ports), consulted };
}

function jobToken(
  { registry }: Repository,
  { env, githubToken }: CredentialPorts,
): Credential | undefined {
  if (registry !== 'ghcr.io' || githubToken === '') return undefined;
  const username = variable(env, 'GITHUB_ACTOR') ?? 'github';
  return basic({ username, password: githubToken }, 'input github-token');
}

interface Source {
  readonly name: string;
  readonly format: ConfigFormat;
  readonly read: () => Promise<string | undefined>;
}

function sourcesOf(ports: CredentialPorts): Source[] {
  const inline = variable(ports.env, 'DOCKER_AUTH_CONFIG');
  const variableSource: Source[] =
    inline === undefined
      ? []
      : [{ name: 'DOCKER_AUTH_CONFIG', format: 'docker', read: () => Promise.resolve(inline) }];
  const fileSource = (format: ConfigFormat, path: string | undefined): Source[] =>
    path === undefined ? [] : [{ name: path, format, read: () => readIfThere(path, ports) }];
  return [
    ...variableSource,
    ...fileSource('docker', dockerFile(ports)),
    ...podmanFiles(ports).flatMap((path) => fileSource('podman', path)),
  ];
}

function dockerFile({ env, home }: CredentialPorts): string | undefined {
  const folder = variable(env, 'DOCKER_CONFIG') ?? within(home, '.docker');
  return folder === undefined ? undefined : join(folder, 'config.json');
}

/** Podman's files in its order (containers-auth.json(5)). */
function podmanFiles({ env, home, userId }: CredentialPorts): (string | undefined)[] {
  const user = userId === undefined ? undefined : String(userId);
  const runtime = absolute(variable(env, 'XDG_RUNTIME_DIR')) ?? within('/run/user', user);
  const config = absolute(variable(env, 'XDG_CONFIG_HOME')) ?? within(home, '.config');
  return [
    variable(env, 'REGISTRY_AUTH_FILE'),
    within(runtime, 'containers', 'auth.json'),
    within('/run/containers', user, 'auth.json'),
    within(config, 'containers', 'auth.json'),
  ];
}

/** A variable; one that is empty is not set, as for docker. */
function variable(env: CredentialPorts['env'], name: string): string | undefined {
  return env[name] === '' ? undefined : env[name];
}

/**
 * A path within a folder. A folder that is relative would lie in the workspace, whose author must
 * not choose credentials and helpers.
 */
function within(
  folder: string | undefined,
  ...path: readonly (string | undefined)[]
): string | undefined {
  const parts = path.filter((part) => part !== undefined);
  return absolute(folder) === undefined || parts.length < path.length
    ? undefined
    : join(folder ?? '', ...parts);
}

/** XDG Base Directory Specification: "If an implementation encounters a relative path … ignore" */
function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}

async function readIfThere(
  path: string,
  { env, readFile }: CredentialPorts,
): Promise<string | undefined> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return undefined;
    const isNamed = path === join(env['DOCKER_CONFIG'] ?? '', 'config.json');
    if (hasCode(cause, 'ENOTDIR') && isNamed)
      throw broken('DOCKER_CONFIG names a file; it must name the folder of config.json', cause);
    if (hasCode(cause, 'ENOTDIR')) return undefined;
    throw broken(`${path} cannot be read: ${messageOf(cause)}`, cause);
  }
}

async function credentialIn(
  content: string,
  { name: source, format }: Source,
  { registry, path }: Repository,
  ports: CredentialPorts,
): Promise<Credential | undefined> {
  const parsed = parseDockerConfig(content);
  if (!parsed.ok) throw broken(`${source} is not a credential file: ${parsed.problem}`);
  const stored = entryFor(parsed.config, registry, path, format);
  switch (stored?.kind) {
    case undefined:
      return undefined;
    case 'invalid':
      throw broken(`${source} is not a credential file: ${stored.problem}`);
    case 'entry':
      return readEntry(stored.entry, `${source}, entry ${JSON.stringify(stored.key)}`);
    case 'helper':
      return askHelper(stored, source, ports);
  }
}

function readEntry(entry: AuthEntry, source: string): Credential {
  const registryToken = entry.registrytoken.trim();
  if (registryToken !== '') return { kind: 'bearer', token: registryToken, source };
  const token = entry.identitytoken.trim();
  if (token !== '')
    return refresh(token, entry.auth === '' ? entry : readAuth(entry, source), source);
  return basic(entry.auth === '' ? entry : readAuth(entry, source), source);
}

/** The field `auth`: user and password in base64 (docker/cli, configfile, decodeAuth). */
function readAuth({ auth }: AuthEntry, source: string): Login {
  const text = auth.replace(/[\r\n]/g, '');
  // Node decodes anything; a wrong alphabet must not become a wrong password.
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text))
    throw broken(`${source}: "auth" is not base64`);
  const bytes = Buffer.from(text, 'base64');
  if (!isUtf8(bytes)) throw broken(`${source}: "auth" is not UTF-8 text`);
  const login = bytes.toString('utf8');
  const colon = login.indexOf(':');
  if (colon < 0) throw broken(`${source}: "auth" holds no password, only a user name`);
  if (colon === 0) throw broken(`${source}: the user name is empty`);
  const password = login.slice(colon + 1).replace(/^\0+|\0+$/g, '');
  return { username: login.slice(0, colon), password };
}

function basic({ username, password }: Login, source: string): Credential {
  return { kind: 'basic', username, password: withoutLineEnd(password), source };
}

function refresh(token: string, { username }: Pick<Login, 'username'>, source: string): Credential {
  return { kind: 'refresh', token, source, ...(username === '' ? {} : { username }) };
}

/** No secret ends in a line break: it comes of `echo`, or of an editor. */
function withoutLineEnd(secret: string): string {
  return secret.replace(/[\r\n]+$/, '');
}

const helperAnswer = v.object({
  Username: v.optional(v.string(), ''),
  Secret: v.optional(v.string(), ''),
});

/** The protocol of docker-credential-helpers: the server on stdin, JSON on stdout. */
async function askHelper(
  { name, server }: Extract<DockerConfigEntry, { kind: 'helper' }>,
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
  const names = Object.keys(helperAnswer.entries);
  const parsed = v.safeParse(helperAnswer, asGoReads(parseJson(stdout), names));
  if (!parsed.success) throw broken(`${program} gave an answer of another form`);
  const { Username: username, Secret: secret } = parsed.output;
  const source = `${program} (named by ${file})`;
  // docker-credential-helpers, README: the user name "<token>" says that the secret is a token.
  if (username === '<token>')
    return secret === '' ? undefined : refresh(secret.trim(), { username: '' }, source);
  return username === '' && secret === ''
    ? undefined
    : basic({ username, password: secret }, source);
}

/** What the runner keeps out of the log. All of it is the runner's own; no registry chose it. */
function maskCredential(credential: Credential, { maskSecret }: CredentialPorts): void {
  const secrets =
    credential.kind === 'basic'
      ? [credential.password, basicHeaderValue(credential)]
      : [credential.token];
  for (const secret of secrets) if (secret !== '') maskSecret(secret);
}

/** The value of a Basic Authorization header without its scheme (RFC 7617). */
export function basicHeaderValue({ username, password }: Login): string {
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
