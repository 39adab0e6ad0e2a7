// SPDX-License-Identifier: Apache-2.0
// Builds real two-platform images with buildah and pushes them.
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustRun, type Environment } from './process.ts';
import type { PeerRegistry } from './registries.ts';

export interface PushedImage {
  readonly registry: PeerRegistry;
  /** `host/repository` */
  readonly repository: string;
  readonly digest: string;
  /** `host/repository@sha256:…` */
  readonly reference: string;
}

export interface Builder extends AsyncDisposable {
  /** Builds an image that nobody built before and pushes it to each of the registries. */
  pushNew(registries: readonly PeerRegistry[], repository: string): Promise<readonly PushedImage[]>;
}

/** buildah without a daemon or a user namespace, with a store of its own. */
export function buildahEnvironment(folder: string): Environment {
  return {
    STORAGE_DRIVER: 'vfs',
    BUILDAH_ISOLATION: 'chroot',
    CONTAINERS_STORAGE_CONF: join(folder, 'storage.conf'),
    HOME: folder,
    XDG_RUNTIME_DIR: folder,
  };
}

export async function writeBuildahStore(folder: string): Promise<void> {
  await mkdir(join(folder, 'run'), { recursive: true });
  await writeFile(
    join(folder, 'storage.conf'),
    `[storage]\ndriver = "vfs"\ngraphroot = "${join(folder, 'graph')}"\nrunroot = ` +
      `"${join(folder, 'run')}"\n`,
  );
}

export async function openBuilder(): Promise<Builder> {
  const folder = await mkdtemp(join(tmpdir(), 'signet-buildah-'));
  await writeBuildahStore(folder);
  const buildah = (...args: string[]) =>
    mustRun('buildah', args, { cwd: folder, env: buildahEnvironment(folder) });
  return {
    async pushNew(registries, repository) {
      const name = `localhost/${randomUUID()}`;
      const context = join(folder, 'context');
      await mkdir(context, { recursive: true });
      await writeFile(join(context, 'hello'), name);
      await writeFile(
        join(context, 'Dockerfile'),
        'FROM scratch\nCOPY hello /hello\nCMD ["/hello"]\n',
      );
      await buildah(
        'bud',
        '-q',
        '--platform',
        'linux/amd64,linux/arm64',
        '--manifest',
        name,
        context,
      );
      const pushed: PushedImage[] = [];
      for (const registry of registries)
        pushed.push(await push(buildah, name, registry, repository, folder));
      return pushed;
    },
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function push(
  buildah: (...args: string[]) => Promise<string>,
  name: string,
  registry: PeerRegistry,
  path: string,
  folder: string,
): Promise<PushedImage> {
  const repository = `${registry.host}/${path}`;
  const digestFile = join(folder, 'digest');
  const tls =
    registry.authority === undefined
      ? ['--tls-verify=false']
      : ['--cert-dir', await certificateFolder(folder, registry.authority)];
  const login = ['--authfile', join(registry.dockerConfig, 'config.json')];
  await buildah(
    'manifest',
    'push',
    '-q',
    '--all',
    '--format',
    'oci',
    '--digestfile',
    digestFile,
    ...tls,
    ...login,
    name,
    `docker://${repository}:v1`,
  );
  const digest = (await readFile(digestFile, 'utf8')).trim();
  return { registry, repository, digest, reference: `${repository}@${digest}` };
}

async function certificateFolder(folder: string, authority: string): Promise<string> {
  const certificates = join(folder, 'certificates');
  await mkdir(certificates, { recursive: true });
  await writeFile(join(certificates, 'ca.crt'), await readFile(authority));
  return certificates;
}
