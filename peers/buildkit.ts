// SPDX-License-Identifier: Apache-2.0
// Builds real two-platform images with BuildKit, which states their SBOMs and provenance itself.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { peer } from './build.ts';
import type { PushedImage } from './images.ts';
import { mustRun, run, serve } from './process.ts';
import type { PeerRegistry } from './registries.ts';

/** What it takes from the system: Debian's crun is older than what BuildKit asks of it. */
export const buildkitTools = ['runc'] as const;

export interface BuiltImage extends PushedImage {
  /** Digests of the manifests, by platform. */
  readonly platforms: Readonly<Record<string, string>>;
}

export interface BuildKit extends AsyncDisposable {
  /**
   * Builds an image of packages that can be found in it and pushes it, with an SBOM and a
   * provenance of each platform.
   * @param form how these are kept: as artifacts, or as images, as before BuildKit 0.29
   */
  push(
    registry: PeerRegistry,
    repository: string,
    form?: 'artifact' | 'image',
  ): Promise<BuiltImage>;
}

const platforms = ['linux/amd64', 'linux/arm64'] as const;

/** A daemon of its own for registries without TLS; it must run as root. */
export async function startBuildKit(
  folder: string,
  registries: readonly PeerRegistry[],
): Promise<BuildKit> {
  const home = join(folder, 'buildkit');
  await mkdir(home);
  const address = `unix://${join(home, 'socket')}`;
  await writeFile(join(home, 'buildkitd.toml'), configuration(home, address, registries));
  const server = serve(
    'buildkitd',
    peer('buildkitd'),
    ['--config', join(home, 'buildkitd.toml'), '--oci-worker-net', 'host'],
    folder,
  );
  const buildctl = (...args: string[]) =>
    mustRun(peer('buildctl'), ['--addr', address, ...args], { timeoutMs: 5 * 60_000 });
  await isUp(address, join(folder, 'log/buildkitd'));
  const context = await writeContext(home);
  return {
    async push(registry, repository, form = 'artifact') {
      const scanner = await pushScanner(buildctl, home, registry);
      const name = `${registry.host}/${repository}`;
      const metadata = join(home, 'metadata.json');
      const options = [
        `platform=${platforms.join(',')}`,
        `attest:sbom=generator=${scanner}`,
        'attest:provenance=mode=max',
      ];
      await buildctl(
        ...buildOf(context),
        ...options.flatMap((option) => ['--opt', option]),
        ...['--metadata-file', metadata],
        ...['--output', output(`${name}:built`, form)],
      );
      const { 'containerimage.digest': digest } = JSON.parse(await readFile(metadata, 'utf8')) as {
        readonly 'containerimage.digest': string;
      };
      const image = { registry, repository: name, digest, reference: `${name}@${digest}` };
      return { ...image, platforms: await platformsOf(image) };
    },
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

function configuration(home: string, address: string, registries: readonly PeerRegistry[]): string {
  return [
    `root = "${join(home, 'root')}"`,
    `[grpc]\naddress = ["${address}"]`,
    '[worker.oci]\nenabled = true\nsnapshotter = "native"\nbinary = "runc"',
    '[worker.containerd]\nenabled = false',
    ...registries.map(({ host }) => `[registry."${host}"]\nhttp = true`),
  ].join('\n');
}

async function isUp(address: string, log: string): Promise<void> {
  for (let left = 100; left > 0; left--) {
    const { exitCode } = await run(peer('buildctl'), ['--addr', address, 'debug', 'workers']);
    if (exitCode === 0) return;
    await delay(100);
  }
  throw new Error(`buildkitd does not answer:\n${(await readFile(log, 'utf8')).slice(-1500)}`);
}

/** Each platform has another package, so that their SBOMs differ. */
async function writeContext(home: string): Promise<string> {
  const context = join(home, 'context');
  for (const platform of platforms) {
    const architecture = platform.split('/')[1] ?? '';
    await mkdir(join(context, architecture), { recursive: true });
    const packages = {
      '': { name: 'app', version: '1.0.0' },
      'node_modules/shared': { version: '1.2.3', license: 'MIT' },
      [`node_modules/for-${architecture}`]: { version: '4.5.6', license: 'MIT' },
    };
    await writeFile(
      join(context, architecture, 'package-lock.json'),
      JSON.stringify({ name: 'app', version: '1.0.0', lockfileVersion: 3, packages }),
    );
  }
  await writeFile(
    join(context, 'Dockerfile'),
    'FROM scratch\nARG TARGETARCH\nCOPY ${TARGETARCH}/package-lock.json /app/package-lock.json\n',
  );
  return context;
}

/** BuildKit pulls its scanner, which runs syft, from where it pushes to. */
async function pushScanner(
  buildctl: (...args: string[]) => Promise<string>,
  home: string,
  { host }: PeerRegistry,
): Promise<string> {
  const context = join(home, 'scanner');
  await mkdir(context, { recursive: true });
  for (const program of ['syft', 'sbom-scanner'])
    await copyFile(peer(program), join(context, program));
  await writeFile(
    join(context, 'Dockerfile'),
    'FROM scratch\nCOPY syft sbom-scanner /\nENTRYPOINT ["/sbom-scanner"]\n',
  );
  const name = `${host}/tools/sbom-scanner:1`;
  await buildctl(...buildOf(context), '--output', output(name));
  return name;
}

function buildOf(context: string): readonly string[] {
  const locals = ['context', 'dockerfile'].flatMap((name) => ['--local', `${name}=${context}`]);
  return ['build', '--progress', 'plain', '--frontend', 'dockerfile.v0', ...locals];
}

function output(name: string, form: 'artifact' | 'image' = 'artifact'): string {
  return `type=image,name=${name},push=true,oci-artifact=${String(form === 'artifact')}`;
}

async function platformsOf({ reference, registry }: PushedImage): Promise<Record<string, string>> {
  const { manifests } = JSON.parse(
    await mustRun(peer('crane'), ['manifest', '--insecure', reference], { env: registry.env }),
  ) as {
    readonly manifests: readonly {
      readonly digest: string;
      readonly platform: { readonly os: string; readonly architecture: string };
    }[];
  };
  return Object.fromEntries(
    manifests.map(({ digest, platform }) => [`${platform.os}/${platform.architecture}`, digest]),
  );
}
