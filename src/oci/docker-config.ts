// SPDX-License-Identifier: Apache-2.0
// Credential files of docker and podman (docker/cli, cli/config; containers-auth.json(5)).
import * as v from 'valibot';

import { describeIssue, parseJson } from '../json.ts';

const entrySchema = v.looseObject({
  auth: v.optional(v.string()),
  username: v.optional(v.string()),
  password: v.optional(v.string()),
  identitytoken: v.optional(v.string()),
  registrytoken: v.optional(v.string()),
});
const configSchema = v.looseObject({
  auths: v.optional(v.record(v.string(), v.nullish(entrySchema)), {}),
  credHelpers: v.optional(v.record(v.string(), v.string()), {}),
  credsStore: v.optional(v.string()),
});

export type DockerConfig = v.InferOutput<typeof configSchema>;
export type AuthEntry = v.InferOutput<typeof entrySchema>;

/** What a file says about a registry: an entry, or the name of a helper to ask. */
export type Stored =
  | { readonly kind: 'entry'; readonly key: string; readonly entry: AuthEntry }
  | { readonly kind: 'helper'; readonly name: string; readonly server: string };

export type Parsed =
  | { readonly ok: true; readonly config: DockerConfig }
  | { readonly ok: false; readonly problem: string };

export function parseDockerConfig(text: string): Parsed {
  const json = parseJson(text);
  if (json === undefined) return { ok: false, problem: 'it is not JSON' };
  const parsed = v.safeParse(configSchema, json);
  return parsed.success
    ? { ok: true, config: parsed.output }
    : { ok: false, problem: describeIssue(parsed.issues[0]) };
}

const dockerHub = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];
/** The key under which docker stores Docker Hub, and what its helpers are asked for. */
const dockerHubKey = 'https://index.docker.io/v1/';

/**
 * Looks a registry up: its own helper first (it is authoritative), then an entry that holds a
 * secret, then the store for all; of podman's keys the most special namespace counts first. Hosts
 * are compared exactly (GHSA-pf56-329r-95rw came of comparing their ends).
 */
export function lookUp(config: DockerConfig, registry: string, path: string): Stored | undefined {
  const server = registry === 'docker.io' ? dockerHubKey : registry;
  const own = Object.entries(config.credHelpers).find(([key]) =>
    sameRegistry(hostOf(key), registry),
  );
  if (own !== undefined) return { kind: 'helper', name: own[1], server };
  const entry = entryFor(config, registry, path);
  // A login with a store leaves an empty entry behind as a marker.
  if (entry !== undefined && hasSecret(entry.entry)) return { kind: 'entry', ...entry };
  return config.credsStore === undefined || config.credsStore === ''
    ? undefined
    : { kind: 'helper', name: config.credsStore, server };
}

function entryFor(
  { auths }: DockerConfig,
  registry: string,
  path: string,
): { key: string; entry: AuthEntry } | undefined {
  const components = path.split('/');
  const namespaces = components.map(
    (_, index) => `${registry}/${components.slice(0, components.length - index).join('/')}`,
  );
  for (const wanted of namespaces) {
    const entry = Object.hasOwn(auths, wanted) ? auths[wanted] : undefined;
    if (entry != null) return { key: wanted, entry };
  }
  const found = Object.entries(auths).find(
    ([key, entry]) => entry != null && sameRegistry(hostOf(key), registry),
  );
  return found?.[1] == null ? undefined : { key: found[0], entry: found[1] };
}

function hasSecret({ auth, password, identitytoken, registrytoken }: AuthEntry): boolean {
  return [auth, password, identitytoken, registrytoken].some(
    (secret) => secret !== undefined && secret !== '',
  );
}

/** Keys are hosts, or old URLs with scheme and `/v1/`; a namespace of podman is no host. */
function hostOf(key: string): string {
  const bare = key.replace(/^https?:\/\//, '');
  const [host = '', ...path] = bare.split('/');
  const isNamespace =
    bare === key &&
    path.join('') !== '' &&
    !/^v[12]$/.test(path.filter((part) => part !== '').join('/'));
  return isNamespace ? '' : host.toLowerCase().replace(/:443$/, '');
}

function sameRegistry(host: string, registry: string): boolean {
  const normal = registry.replace(/:443$/, '');
  return host === normal || (dockerHub.includes(host) && dockerHub.includes(normal));
}
