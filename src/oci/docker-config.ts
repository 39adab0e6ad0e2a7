// SPDX-License-Identifier: Apache-2.0
// Credential files of docker and podman (docker/cli, cli/config; containers-auth.json(5)).
import * as v from 'valibot';

import { describeIssue, parseJson } from '../json.ts';

/** Whose rules a file follows: the two programs disagree about keys with a path. */
export type ConfigFormat = 'docker' | 'podman';

const keyed = v.optional(v.record(v.string(), v.unknown()), {});
const configSchema = v.object({
  auths: keyed,
  credHelpers: keyed,
  credsStore: v.optional(v.string(), ''),
});
const text = v.optional(v.string(), '');
const authSchema = v.object({
  auth: text,
  username: text,
  password: text,
  identitytoken: text,
  registrytoken: text,
});

/**
 * An object as docker's decoder reads it: names in any case, `null` like an absent field, and of
 * several spellings the last (Go, encoding/json).
 */
export function asGoReads(value: unknown, names: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([spelling, field]: [string, unknown]) => {
      const name = names.find((known) => known.toLowerCase() === spelling.toLowerCase());
      return name === undefined || field === null ? [] : [[name, field]];
    }),
  );
}

/** A file whose entries are read when their registry is asked for: a slip in one hurts no other. */
export type DockerConfig = v.InferOutput<typeof configSchema>;
export type AuthEntry = v.InferOutput<typeof authSchema>;

/** What a file says about a registry: an entry, a helper to ask, or what cannot be read. */
export type DockerConfigEntry =
  | { readonly kind: 'entry'; readonly key: string; readonly entry: AuthEntry }
  | { readonly kind: 'helper'; readonly name: string; readonly server: string }
  | { readonly kind: 'invalid'; readonly problem: string };

export type ConfigOutcome =
  | { readonly ok: true; readonly config: DockerConfig }
  | { readonly ok: false; readonly problem: string };

/** Reads a file; an empty one is a file without entries, as it is for docker. */
export function parseDockerConfig(content: string): ConfigOutcome {
  if (content.startsWith('\uFEFF'))
    return { ok: false, problem: 'it begins with a byte order mark, which JSON does not allow' };
  const json = content.trim() === '' ? {} : parseJson(content);
  if (json === undefined) return { ok: false, problem: 'it is not JSON' };
  const parsed = v.safeParse(
    configSchema,
    asGoReads(json ?? {}, Object.keys(configSchema.entries)),
  );
  return parsed.success
    ? { ok: true, config: parsed.output }
    : { ok: false, problem: describeIssue(parsed.issues[0]) };
}

/** The key under which docker stores Docker Hub, and what its helpers are asked for. */
const dockerHubKey = 'https://index.docker.io/v1/';
const dockerHub = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];

/**
 * Finds what a file says about a repository. The registry's own helper is authoritative, but for a
 * registry token, which no helper gives (docker/cli, nativeStore.Get). Then come entries that hold
 * a secret, and then the store for all: unlike docker, which asks the store alone, because a login
 * that lies there in plain was made to be used. Hosts are compared whole (GHSA-pf56-329r-95rw came
 * of comparing their ends).
 */
export function entryFor(
  config: DockerConfig,
  registry: string,
  path: string,
  format: ConfigFormat,
): DockerConfigEntry | undefined {
  const keys = keysFor(Object.keys(config.auths), registry, path, format);
  const helper = helperFor(config, registry);
  if (helper?.kind === 'invalid') return helper;
  if (helper !== undefined && helper.name !== '') {
    const withToken = storedEntry(config, keys, ({ registrytoken }) => registrytoken !== '');
    return withToken?.kind === 'entry' ? withToken : helper;
  }
  const stored = storedEntry(config, keys, hasSecret);
  // An empty helper means "none", not "the store for all".
  return stored === undefined && helper === undefined && config.credsStore !== ''
    ? { kind: 'helper', name: config.credsStore, server: serverOf(registry) }
    : stored;
}

/** Keys of helpers are exact names of registries; an empty name is one too. */
function helperFor(
  { credHelpers }: DockerConfig,
  registry: string,
): Exclude<DockerConfigEntry, { kind: 'entry' }> | undefined {
  const key = namesOf(registry).find((name) => Object.hasOwn(credHelpers, name));
  if (key === undefined) return undefined;
  const name = credHelpers[key] ?? '';
  return typeof name === 'string'
    ? { kind: 'helper', name, server: serverOf(registry) }
    : { kind: 'invalid', problem: `credHelpers.${key}: expected string` };
}

/** The best entry that is wanted: a marker that a login with a helper left behind hides nothing. */
function storedEntry(
  { auths }: DockerConfig,
  keys: readonly string[],
  isWanted: (entry: AuthEntry) => boolean,
): Extract<DockerConfigEntry, { kind: 'entry' | 'invalid' }> | undefined {
  for (const key of keys) {
    const parsed = v.safeParse(
      authSchema,
      asGoReads(auths[key] ?? {}, Object.keys(authSchema.entries)),
    );
    if (!parsed.success)
      return { kind: 'invalid', problem: `auths.${key}: ${describeIssue(parsed.issues[0])}` };
    if (isWanted(parsed.output)) return { kind: 'entry', key, entry: parsed.output };
  }
  return undefined;
}

/**
 * The keys that are for a repository, best first: podman's namespaces from the most special one,
 * the registry's exact name, and then old URLs.
 */
function keysFor(
  keys: readonly string[],
  registry: string,
  path: string,
  format: ConfigFormat,
): string[] {
  const components = path.split('/');
  const namespaces = components.map(
    (_, index) => `${registry}/${components.slice(0, components.length - index).join('/')}`,
  );
  const exact = [...namespaces, ...namesOf(registry)].filter((key) => keys.includes(key));
  const names = namesOf(registry);
  const others = keys.filter((key) => names.includes(hostOf(key, format)));
  return [...new Set([...exact, ...others])];
}

/** The names of a registry, docker's own first. Port 443 is the one that https has anyway. */
function namesOf(registry: string): string[] {
  const plain = registry.replace(/:443$/, '');
  return dockerHub.includes(plain)
    ? [dockerHubKey, ...dockerHub]
    : [...new Set([registry, plain, `${plain}:443`])];
}

function serverOf(registry: string): string {
  return dockerHub.includes(registry) ? dockerHubKey : registry;
}

/**
 * The host that a key is for. Old keys are URLs, of which docker drops the path (docker/cli,
 * credentials.ConvertToHostname). It drops the path of every key; for podman, one without a scheme
 * is a namespace. `https://index.docker.io/v1/access-token` is not a login for Docker Hub.
 */
function hostOf(key: string, format: ConfigFormat): string {
  const bare = key.replace(/^https?:\/\//i, '');
  const [given = '', ...rest] = bare.split('/');
  const path = rest.filter((part) => part !== '').join('/');
  if (format === 'podman' && bare === key && path !== '') return '';
  const host = given.toLowerCase();
  return dockerHub.includes(host) && !/^(?:v[12])?$/.test(path) ? '' : host;
}

function hasSecret({ auth, password, identitytoken, registrytoken }: AuthEntry): boolean {
  return [auth, password, identitytoken, registrytoken].some((secret) => secret !== '');
}
