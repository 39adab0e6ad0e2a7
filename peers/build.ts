// SPDX-License-Identifier: Apache-2.0
// Builds the real services and verifiers once, from the pinned Go modules and Python packages, into
// a folder outside the work tree.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { mustRun } from './process.ts';

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

/**
 * Builds what is missing or was built from other sums; a cold build of all takes about 20 minutes
 * on 2 cores.
 */
export async function buildPeers(names?: readonly string[]): Promise<void> {
  await mkdir(cache, { recursive: true });
  for (const name of names ?? (await readdir(modules)).toSorted()) await buildModule(name);
}

async function buildModule(name: string): Promise<void> {
  const folder = join(modules, name);
  const sum = await sumOf(folder);
  const stamp = join(cache, `${name}.sum`);
  if (existsSync(peer(name)) && existsSync(stamp) && (await readFile(stamp, 'utf8')) === sum)
    return;
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
  await writeFile(stamp, sum);
  console.log(`built ${name} in ${String(Math.round((Date.now() - started) / 1000))} s`);
}

async function sumOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of (await readdir(folder)).toSorted())
    hash.update(`${file}\0`).update(await readFile(join(folder, file)));
  return hash.digest('hex');
}

/** Installs a Python program unless this version is there. */
export async function installPythonTool(name: PythonTool): Promise<void> {
  const program = pythonTool(name);
  if (existsSync(program)) return;
  const environment = resolve(program, '../..');
  await mustRun('python3', ['-m', 'venv', '--clear', environment]);
  await mustRun(
    join(environment, 'bin/pip'),
    ['install', '--quiet', `${name}==${pythonPackages[name]}`],
    { timeoutMs: 10 * 60_000 },
  );
}

if (import.meta.main) {
  const [...names] = process.argv.slice(2);
  const isPython = (name: string): name is PythonTool => name in pythonPackages;
  const goNames = names.filter((name) => !isPython(name));
  if (goNames.length > 0 || names.length === 0)
    await buildPeers(names.length === 0 ? undefined : goNames);
  for (const name of names.length === 0 ? Object.keys(pythonPackages) : names)
    if (isPython(name)) await installPythonTool(name);
}
