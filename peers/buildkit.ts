// SPDX-License-Identifier: Apache-2.0
// Builds real two-platform images with BuildKit, which states their SBOMs and provenance itself.
import { copyFile, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
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
  /** `unix://…`, where its clients find it. */
  readonly address: string;
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

type Buildctl = (...args: string[]) => Promise<string>;

/** A daemon of its own, which may push to these registries over plain HTTP. */
export async function startBuildKit(
  folder: string,
  registries: readonly PeerRegistry[],
): Promise<BuildKit> {
  const home = await mkdtemp(join(folder, 'buildkit-'));
  const address = `unix://${join(home, 'socket')}`;
  const settings = join(home, 'buildkitd.toml');
  await writeFile(settings, configuration(home, address, registries));
  const daemon = asRoot(peer('buildkitd'), '--config', settings, '--oci-worker-net', 'host');
  const server = serve('buildkitd', daemon.command, daemon.args, folder);
  await isUp(address, join(folder, 'log/buildkitd'));
  const buildctl: Buildctl = (...args) =>
    mustRun(peer('buildctl'), ['--addr', address, ...args], { timeoutMs: 5 * 60_000 });
  const context = await writeContext(home);
  // Only push() needs it, and it holds syft.
  let scanner: Promise<string> | undefined;
  const scanners = new Map<string, string>();
  return {
    address,
    async push(registry, repository, form = 'artifact') {
      // BuildKit pulls its scanner from where it pushes to.
      const generator = scanners.get(registry.host) ?? `${registry.host}/tools/sbom-scanner:1`;
      scanner ??= writeScanner(home);
      if (!scanners.has(registry.host))
        await buildctl(...buildOf(await scanner), '--output', output(generator));
      scanners.set(registry.host, generator);
      const name = `${registry.host}/${repository}`;
      const digest = await buildImage(buildctl, home, context, generator, `${name}:built`, form);
      const image = { registry, repository: name, digest, reference: `${name}@${digest}` };
      return { ...image, platforms: await platformsOf(image) };
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      const { command, args } = asRoot('rm', '-rf', join(home, 'root'));
      await mustRun(command, args);
    },
  };
}

/** BuildKit mounts what it builds, which only root may do. */
function asRoot(command: string, ...args: string[]) {
  return process.getuid?.() === 0
    ? { command, args }
    : { command: 'sudo', args: [command, ...args] };
}

function configuration(home: string, address: string, registries: readonly PeerRegistry[]): string {
  const [user, group] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  return [
    `root = "${join(home, 'root')}"`,
    `[grpc]\naddress = ["${address}"]\nuid = ${user}\ngid = ${group}`,
    '[worker.oci]\nenabled = true\nsnapshotter = "native"\nbinary = "runc"',
    '[worker.containerd]\nenabled = false',
    ...registries.map(({ host }) => `[registry."${host}"]\nhttp = true`),
  ].join('\n');
}

/** @returns the digest of the index */
async function buildImage(
  buildctl: Buildctl,
  home: string,
  context: string,
  generator: string,
  name: string,
  form: 'artifact' | 'image',
): Promise<string> {
  const metadata = join(home, 'metadata.json');
  const options = [
    `platform=${platforms.join(',')}`,
    `attest:sbom=generator=${generator}`,
    'attest:provenance=mode=max',
  ];
  await buildctl(
    ...buildOf(context),
    ...options.flatMap((option) => ['--opt', option]),
    ...['--metadata-file', metadata, '--output', output(name, form)],
  );
  const { 'containerimage.digest': digest } = JSON.parse(await readFile(metadata, 'utf8')) as {
    readonly 'containerimage.digest': string;
  };
  return digest;
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

/** An image with a scanner by BuildKit's protocol, which runs syft. */
async function writeScanner(home: string): Promise<string> {
  const context = join(home, 'scanner');
  await mkdir(context);
  for (const program of ['syft', 'sbom-scanner'])
    await copyFile(peer(program), join(context, program));
  await writeFile(
    join(context, 'Dockerfile'),
    'FROM scratch\nCOPY syft sbom-scanner /\nENTRYPOINT ["/sbom-scanner"]\n',
  );
  return context;
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
    manifests
      .map(({ digest, platform }) => [`${platform.os}/${platform.architecture}`, digest] as const)
      .filter(([platform]) => platform !== 'unknown/unknown'),
  );
}
