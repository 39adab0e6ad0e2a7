// SPDX-License-Identifier: Apache-2.0
// All that is different here from GitHub for the workflows of examples/, which are run as written.
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';

import { commitAll } from './act.ts';
import { cache } from './build.ts';
import type { Environment } from './process.ts';
import type { PeerRegistry } from './registries.ts';
import type { SigstoreFiles } from './sigstore-files.ts';

const project = resolve(import.meta.dirname, '..');

export interface Place {
  readonly registry: PeerRegistry;
  readonly issuer: string;
  readonly sigstore: SigstoreFiles;
  readonly folder: string;
}

/** What is written into the files of an example. */
const texts = ({ registry, issuer, sigstore }: Place): readonly (readonly [string, string])[] => [
  ['ghcr.io', registry.host],
  // The registry has no TLS. Others notice by its address; buildah must be told.
  ['buildah login ', 'buildah login --tls-verify=false '],
  ['buildah manifest push ', 'buildah manifest push --tls-verify=false '],
  // The policy of a scopes file says itself which Sigstore it means.
  [
    'ours:\n',
    `ours:\n    certificate-oidc-issuer: ${issuer}\n    trusted-root: ${sigstore.trustedRoot}\n`,
  ],
];

/** Defaults of our own actions: this Sigstore is the public one. */
const defaults = ({ issuer, sigstore }: Place): Readonly<Record<string, Defaults>> => ({
  'action.yml': {
    'signing-config': sigstore.signingConfig,
    'trusted-root': sigstore.trustedRoot,
  },
  'verify/action.yml': {
    'trusted-root': sigstore.trustedRoot,
    'certificate-oidc-issuer': issuer,
  },
  'audit/action.yml': {
    'signing-config': sigstore.signingConfig,
    'trusted-root': sigstore.trustedRoot,
    'certificate-oidc-issuer': issuer,
  },
});

type Defaults = Readonly<Record<string, string>>;

/** Programs that GitHub's runner or the user's own steps bring. */
const programs = {
  kubectl: '#!/bin/sh\necho "kubectl $*"\n',
  ko: '#!/bin/sh\nexec "$PEERS/ko" "$@"\n',
};

/** What the steps are told about this place, most of it for the actions of `actions/`. */
export const variables = (
  { registry, folder }: Place,
  { buildkit, artifacts, base }: { buildkit: string; artifacts: string; base: string },
): Environment => ({
  PEERS: cache,
  PEERS_HOST: registry.host,
  PEERS_BUILDKIT: buildkit,
  PEERS_ARTIFACTS: artifacts,
  // ko takes its base from cgr.dev, and keeps what it compiled in the home of the user.
  KO_DEFAULTBASEIMAGE: base,
  GOCACHE: join(folder, 'go-build'),
  // act does not know these.
  GITHUB_REPOSITORY_ID: '1001',
  GITHUB_REPOSITORY_OWNER_ID: '2002',
});

/** A work tree with the example in it, as a user who copied it has. */
export async function workTreeOf(name: string, place: Place): Promise<string> {
  const example = join(project, 'examples', name);
  const tree = await mkdtemp(join(place.folder, `${name}-`));
  const files = await readdir(example, { recursive: true, withFileTypes: true });
  for (const file of files.filter((each) => each.isFile())) {
    const from = join(file.parentPath, file.name);
    const to = join(tree, from.slice(example.length));
    await mkdir(dirname(to), { recursive: true });
    const text = texts(place).reduce(
      (written, [there, here]) => written.replaceAll(there, here),
      await readFile(from, 'utf8'),
    );
    await writeFile(to, text);
  }
  await commitAll(tree);
  return tree;
}

/** Folders for all actions that the example uses: a copy of ours, and those that stand in. */
export async function actionsOf(tree: string, place: Place): Promise<Record<string, string>> {
  const workflows = join(tree, '.github/workflows');
  const texts = await Promise.all(
    (await readdir(workflows)).map((file) => readFile(join(workflows, file), 'utf8')),
  );
  const used = texts
    .join('\n')
    .matchAll(/\buses: (?<owner>[^/\s]+)\/(?<repository>[^/@\s]+)[^@\s]*@(?<ref>\S+)/g);
  const folders: Record<string, string> = {};
  for (const { groups: { owner = '', repository = '', ref = '' } = {} } of used) {
    // act copies the work tree itself.
    if (repository === 'checkout') continue;
    folders[`${owner}/${repository}@${ref}`] =
      owner === 'OWNER'
        ? await ownActions(place)
        : join(import.meta.dirname, 'actions', repository);
  }
  assert.notDeepEqual(folders, {}, 'the example uses no action');
  return folders;
}

async function ownActions(place: Place): Promise<string> {
  const folder = await mkdtemp(join(place.folder, 'signet-'));
  await cp(join(project, 'dist'), join(folder, 'dist'), { recursive: true });
  for (const [path, values] of Object.entries(defaults(place))) {
    const metadata = parse(await readFile(join(project, path), 'utf8')) as {
      readonly inputs: Record<string, { default: string }>;
    };
    for (const [name, value] of Object.entries(values)) {
      const input = metadata.inputs[name];
      assert(input !== undefined, `${path} has no input ${name}`);
      input.default = value;
    }
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), stringify(metadata));
  }
  return folder;
}

/** @returns their folder, for PATH */
export async function writePrograms({ folder }: Place): Promise<string> {
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  for (const [name, script] of Object.entries(programs))
    await writeFile(join(bin, name), script, { mode: 0o755 });
  return bin;
}
