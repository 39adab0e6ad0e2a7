// SPDX-License-Identifier: Apache-2.0
// Where credentials are stored, in the order in which docker and podman look.
import { isAbsolute, join } from 'node:path';

import { messageOf } from '../errors.ts';
import { broken, type Login } from './credential.ts';
import type { ConfigFormat } from './docker-config.ts';

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

/** A variable or file that may hold credentials; `read` gives undefined where there is none. */
export interface Source {
  readonly name: string;
  readonly format: ConfigFormat;
  readonly read: () => Promise<string | undefined>;
}

/** @throws SignetError REGISTRY_CREDENTIALS_INVALID, by `read`, when a file cannot be read */
export function sourcesOf(ports: CredentialPorts): Source[] {
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
export function variable(env: CredentialPorts['env'], name: string): string | undefined {
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

/** XDG Base Directory Specification: "encounters a relative path … ignore" */
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

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
