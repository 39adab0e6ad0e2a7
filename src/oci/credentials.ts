// SPDX-License-Identifier: Apache-2.0
// Finds a registry's credential; each knows its source.
import * as v from 'valibot';

import { messageOf } from '../errors.ts';
import type { Repository } from '../image/reference.ts';
import { parseJson } from '../json.ts';
import {
  hasCode,
  sourcesOf,
  variable,
  type CredentialPorts,
  type Source,
} from './credential-sources.ts';
import {
  basic,
  basicHeaderValue,
  broken,
  readEntry,
  refresh,
  type Credential,
} from './credential.ts';
import { asGoReads, entryFor, parseDockerConfig, type DockerConfigEntry } from './docker-config.ts';

/** A credential if there is one, and all the places that were looked at. */
export interface CredentialLookup {
  readonly credential: Credential | undefined;
  readonly consulted: readonly string[];
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
