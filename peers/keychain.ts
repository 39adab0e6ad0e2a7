// SPDX-License-Identifier: Apache-2.0
// Reads credential files as go-containerregistry does (that is docker's own code, and what cosign
// and crane use), and compares what both find for a repository.
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import fc from 'fast-check';

import { helperRunner } from '../src/action/runner/credential-ports.ts';
import { SignetError } from '../src/errors.ts';
import { parseReference } from '../src/image/reference.ts';
import { findCredential } from '../src/oci/credentials.ts';
import { type Credential } from '../src/oci/credential.ts';
import { peer } from './build.ts';
import { generatedCase, reportedCases, type Case, type ConfigFile } from './keychain-cases.ts';
import { mustRun } from './process.ts';
import type { Tally } from './tally.ts';

/** What docker would do with a login: the strongest of its parts counts. */
type Login =
  | { readonly kind: 'none' }
  | { readonly kind: 'error'; readonly why: string }
  | { readonly kind: 'bearer' | 'refresh'; readonly token: string }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string };

interface Comparison {
  readonly ours: Login;
  /** Where ours was found. */
  readonly source: string;
  readonly theirs: Login;
  readonly case: Case;
}

/** Differences that are meant, with the reason. Each must occur, or it is to be removed. */
const meant: readonly {
  readonly reason: string;
  readonly applies: (comparison: Comparison) => boolean;
  /** Docker's answer differs from run to run. */
  readonly byChance?: true;
}[] = [
  {
    reason: 'docker refuses the whole file for a slip in any entry; here each entry is on its own',
    applies: ({ ours, theirs }) => theirs.kind === 'error' && ours.kind !== 'error',
  },
  {
    reason:
      'a login that lies in the file was made to be used; docker asks the store for all alone',
    applies: ({ source, case: { config } }) => (config?.credsStore ?? '') !== '' && isEntry(source),
  },
  {
    reason: 'a marker without a secret hides no entry under another name; for docker it does',
    applies: ({ ours, theirs, case: { config } }) =>
      theirs.kind === 'none' && ours.kind !== 'none' && hasMarker(config),
  },
  {
    reason:
      'a registry’s helper rules alone; this keychain looks for the whole repository before it',
    applies: ({ case: { repository, config } }) =>
      config?.auths.some(([key]) => key === repository) === true &&
      config.credHelpers.some(([key]) => repository.startsWith(`${key}/`)),
  },
  {
    reason: 'podman’s namespaces count in docker’s file too',
    applies: ({ source }) => source.endsWith('entry "registry.example/acme"'),
  },
  {
    reason: 'names in any case, with port 443 and the other names of Docker Hub are one registry',
    applies: ({ source }) =>
      /entry "(?:REGISTRY|[^"]*:443|(?:https:\/\/)?(?:registry-1\.|index\.)?docker\.io)/.test(
        source,
      ),
  },
  {
    reason: 'a helper may be named for docker.io, as podman does; docker knows only the old URL',
    applies: ({ case: { repository, config } }) =>
      repository.startsWith('docker.io/') &&
      config?.credHelpers.some(([key]) => key === 'docker.io') === true,
  },
  {
    reason: 'no secret ends in a line break',
    applies: ({ theirs }) => theirs.kind === 'basic' && theirs.password.endsWith('\n'),
  },
  {
    reason: 'a user name without a password is not a login',
    applies: ({ theirs }) => theirs.kind === 'basic' && theirs.password === '',
  },
  {
    reason:
      'of several old URLs docker takes any (maps of Go have no order), here the first counts',
    applies: ({ ours, theirs, source }) =>
      /entry "https?:/.test(source) && ours.kind !== 'error' && theirs.kind !== 'error',
    byChance: true,
  },
];

function isEntry(source: string): boolean {
  return source.includes(', entry "');
}

function hasMarker(config: ConfigFile | undefined): boolean {
  return (config?.auths ?? []).some(([, entry]) => {
    const { auth, password, identitytoken, registrytoken } = (entry ?? {}) as Record<
      string,
      unknown
    >;
    return [auth, password, identitytoken, registrytoken].every(
      (secret) => secret === undefined || secret === null || secret === '',
    );
  });
}

/** Compares reported and generated files; the seed makes every run the same. */
export async function runKeychain(tally: Tally): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'signet-keychain-'));
  try {
    await installHelpers(join(home, 'bin'));
    const seen = new Set<string>();
    for (const reported of reportedCases())
      await tally.check(`credentials: ${reported.name}`, async () => {
        await agree(reported, home, seen);
      });
    await tally.check('credentials: generated files', async () => {
      for (const generated of fc.sample(generatedCase, { seed: 20_261_125, numRuns: 600 }))
        await agree(generated, home, seen);
    });
    await tally.check('credentials: every difference that is meant occurs', () => {
      const stale = meant.filter(({ reason, byChance }) => byChance !== true && !seen.has(reason));
      return stale.length === 0
        ? Promise.resolve()
        : Promise.reject(new Error(stale.map(({ reason }) => reason).join('\n')));
    });
  } finally {
    await rm(home, { recursive: true });
  }
}

async function agree(given: Case, home: string, seen: Set<string>): Promise<void> {
  await rm(join(home, 'user'), { recursive: true, force: true });
  const user = join(home, 'user');
  await mkdir(user);
  for (const [path, content] of Object.entries(given.files)) {
    await mkdir(dirname(join(user, path)), { recursive: true });
    await writeFile(join(user, path), content);
  }
  const env = {
    HOME: user,
    PATH: `${join(home, 'bin')}:/usr/bin:/bin`,
    ...Object.fromEntries(
      Object.entries(given.env).map(([name, value]) => [name, value.replaceAll('~', user)]),
    ),
  };
  const [{ login: ours, source }, theirs] = await Promise.all([
    readOurs(given.repository, env),
    readTheirs(given.repository, env, user),
  ]);
  if (isSame(ours, theirs)) return;
  const difference = meant.find(({ applies }) => applies({ ours, source, theirs, case: given }));
  if (difference === undefined)
    throw new Error(
      `${given.repository} with ${JSON.stringify(given.files)} ${JSON.stringify(given.env)}:\n` +
        `ours ${JSON.stringify(ours)} from ${source}\ntheirs ${JSON.stringify(theirs)}`,
    );
  seen.add(difference.reason);
}

function isSame(ours: Login, theirs: Login): boolean {
  if (ours.kind === 'error' && theirs.kind === 'error') return true;
  return JSON.stringify(ours) === JSON.stringify(theirs);
}

async function readOurs(
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly login: Login; readonly source: string }> {
  try {
    const { credential } = await findCredential(parseReference(name).repository, {
      env,
      home: env['HOME'],
      userId: undefined,
      readFile: async (path) => readFile(path, 'utf8'),
      exec: helperRunner(env),
      maskSecret: () => undefined,
      login: undefined,
      githubToken: '',
    });
    return { login: loginOf(credential), source: credential?.source ?? '' };
  } catch (error) {
    if (!(error instanceof SignetError)) throw error;
    return { login: { kind: 'error', why: error.message }, source: '' };
  }
}

function loginOf(credential: Credential | undefined): Login {
  if (credential === undefined) return { kind: 'none' };
  return credential.kind === 'basic'
    ? { kind: 'basic', username: credential.username, password: credential.password }
    : { kind: credential.kind, token: credential.token };
}

async function readTheirs(
  name: string,
  env: Readonly<Record<string, string>>,
  cwd: string,
): Promise<Login> {
  const unset = Object.fromEntries(
    ['DOCKER_CONFIG', 'DOCKER_AUTH_CONFIG', 'XDG_CONFIG_HOME', 'XDG_RUNTIME_DIR'].map((key) => [
      key,
      undefined,
    ]),
  );
  const line = await mustRun(peer('keychain'), [name], { cwd, env: { ...unset, ...env } });
  const found = JSON.parse(line) as Partial<
    Record<'username' | 'password' | 'identitytoken' | 'registrytoken' | 'error', string>
  >;
  if (found.error !== undefined) return { kind: 'error', why: found.error };
  if (found.registrytoken !== undefined) return { kind: 'bearer', token: found.registrytoken };
  if (found.identitytoken !== undefined) return { kind: 'refresh', token: found.identitytoken };
  const { username = '', password = '' } = found;
  return username === '' && password === ''
    ? { kind: 'none' }
    : { kind: 'basic', username, password };
}

/** Helpers know registries, and not the single repositories that this keychain asks for first. */
async function installHelpers(folder: string): Promise<void> {
  const unknown = "echo 'credentials not found in native keychain'; exit 1";
  const answers = {
    good: '{"ServerURL":"x","Username":"helper","Secret":"of-helper"}',
    token: '{"ServerURL":"x","Username":"<token>","Secret":"refresh-of-helper"}',
    nameless: '{"Username":null,"Secret":"of-helper"}',
    lower: '{"serverurl":"x","username":"helper","secret":"of-helper"}',
    empty: '{}',
  };
  await mkdir(folder);
  for (const [name, script] of [
    ...Object.entries(answers).map(([name, json]) => [name, `printf '%s' '${json}'`] as const),
    ['unknown', unknown],
    ['broken', 'exit 127'],
  ] as const) {
    const file = join(folder, `docker-credential-${name}`);
    await writeFile(
      file,
      '#!/bin/sh\nread -r server\n' +
        `case "$server" in */acme/*|*/library/*) ${unknown};; esac\n${script}\n`,
    );
    await chmod(file, 0o755);
  }
}
