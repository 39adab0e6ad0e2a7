// SPDX-License-Identifier: Apache-2.0
// Builds the real services and verifiers once, from the pinned Go modules and Python packages, into
// a folder outside the work tree.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { mustRun } from './process.ts';
import { requireAll } from './requirements.ts';

const modules = resolve(import.meta.dirname, 'modules');

export const cache = resolve(
  process.env['SIGNET_PEERS_CACHE'] ?? join(homedir(), '.cache/signet-peers'),
);

const pythonPackages = { sigstore: '4.5.1', zizmor: '1.32.0' } as const;

export type PythonTool = keyof typeof pythonPackages;

/** Path of a built Go program. */
export function peer(name: string): string {
  return join(cache, name);
}

/** Path of a Python program, in an environment of its own. */
export function pythonTool(name: PythonTool): string {
  return join(cache, `${name}-${pythonPackages[name]}`, 'bin', name);
}

/** All Go programs that can be built. */
export async function peerNames(): Promise<readonly string[]> {
  return (await readdir(modules)).toSorted();
}

/** Those that are missing, or were built from other sums. */
export async function unbuilt(names: readonly string[]): Promise<readonly string[]> {
  const built = await Promise.all(names.map(async (name) => isBuilt(name, await sumOf(name))));
  return names.filter((_, index) => built[index] !== true);
}

/** Builds what is not built; a cold build of all takes about 30 minutes on 2 cores. */
export async function buildPeers(names: readonly string[]): Promise<void> {
  const missing = await unbuilt(names);
  if (missing.length === 0) return;
  await requireAll({ system: ['go'], unbuilt: [], ports: {} });
  console.log(
    `building ${String(missing.length)} programs into ${cache}, once (all of them take about ` +
      `30 minutes on 2 cores):\n  ${missing.join(' ')}`,
  );
  await mkdir(cache, { recursive: true });
  for (const name of missing) await buildModule(name);
}

async function buildModule(name: string): Promise<void> {
  const folder = join(modules, name);
  const sum = await sumOf(name);
  const started = Date.now();
  const tool = /^tool (\S+)$/m.exec(await readFile(join(folder, 'go.mod'), 'utf8'))?.[1] ?? '.';
  const fresh = `${peer(name)}.${String(process.pid)}.new`;
  // Without cgo, containers/image checks GPG signatures by another library; no other module knows
  // the tag.
  const env = {
    CGO_ENABLED: '0',
    GOFLAGS: '-buildvcs=false -mod=readonly -tags=containers_image_openpgp',
  };
  await mustRun('go', ['build', '-o', fresh, tool], { cwd: folder, env, timeoutMs: 20 * 60_000 });
  await rename(fresh, peer(name));
  await writeFile(stampOf(name), sum);
  console.log(`built ${name} in ${String(Math.round((Date.now() - started) / 1000))} s`);
}

async function isBuilt(name: string, sum: string): Promise<boolean> {
  const stamp = stampOf(name);
  return existsSync(peer(name)) && existsSync(stamp) && (await readFile(stamp, 'utf8')) === sum;
}

function stampOf(name: string): string {
  return join(cache, `${name}.sum`);
}

async function sumOf(name: string): Promise<string> {
  const folder = join(modules, name);
  const hash = createHash('sha256');
  for (const file of (await readdir(folder)).toSorted())
    hash.update(`${file}\0`).update(await readFile(join(folder, file)));
  return hash.digest('hex');
}

/** Installs a Python program unless this version is there. */
export async function installPythonTool(name: PythonTool): Promise<void> {
  const program = pythonTool(name);
  if (existsSync(program)) return;
  await requireAll({ system: ['python3'], unbuilt: [], ports: {} });
  const environment = resolve(program, '../..');
  await mustRun('python3', ['-m', 'venv', '--clear', environment]);
  await mustRun(
    join(environment, 'bin/pip'),
    ['install', '--quiet', `${name}==${pythonPackages[name]}`],
    { timeoutMs: 10 * 60_000 },
  );
}

/** Builds and installs these, by name; everything when none is named. */
export async function build(names: readonly string[]): Promise<void> {
  const goNames = await peerNames();
  const pythonNames = Object.keys(pythonPackages).filter(isPythonTool);
  const unknown = names.filter((name) => !goNames.includes(name) && !isPythonTool(name));
  if (unknown.length > 0)
    throw new Error(
      `Nothing to build is called ${unknown.join(', ')}: ` +
        [...goNames, ...pythonNames].join(', '),
    );
  const isWanted = (name: string) => names.length === 0 || names.includes(name);
  await buildPeers(goNames.filter(isWanted));
  for (const name of pythonNames.filter(isWanted)) await installPythonTool(name);
}

function isPythonTool(name: string): name is PythonTool {
  return name in pythonPackages;
}
