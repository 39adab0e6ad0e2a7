// SPDX-License-Identifier: Apache-2.0
// Runs the workflow of a work tree with act, in this machine instead of a container, offline.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { peer } from './build.ts';
import { buildahEnvironment, writeBuildahStore } from './images.ts';
import { mustRun, run, type Environment, type Finished } from './process.ts';

const project = resolve(import.meta.dirname, '..');

export interface ActRun {
  readonly event: 'push' | 'schedule';
  /** The webhook's payload; what act makes of the work tree when absent. */
  readonly payload?: unknown;
  /** Of each step. */
  readonly env: Environment;
  /** Folders that are served instead of actions, by `owner/repository@ref`. */
  readonly actions?: Readonly<Record<string, string>>;
  /** Who runs the workflow, and the job's token. */
  readonly login?: { readonly username: string; readonly password: string };
  /** Where act and the steps have their home: act copies the work tree, so it lies beside it. */
  readonly parent: string;
  /** In PATH before everything else. */
  readonly programs?: string;
  readonly timeoutMs?: number;
}

export async function commitAll(folder: string): Promise<void> {
  const git = (...args: string[]) =>
    mustRun('git', ['-c', 'user.name=peers', '-c', 'user.email=peers@localhost', ...args], {
      cwd: folder,
    });
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', 'https://github.com/acme/app.git');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'release');
}

export async function act(folder: string, what: ActRun): Promise<Finished> {
  const home = await mkdtemp(join(what.parent, 'act-'));
  const store = await mkdtemp(join(home, 'buildah-'));
  await writeBuildahStore(store);
  const payload = join(home, 'event.json');
  await writeFile(payload, JSON.stringify(what.payload ?? {}));
  const variables = { ...buildahEnvironment(store), ...what.env };
  return run(
    peer('act'),
    [
      what.event,
      ...['-P', 'ubuntu-latest=-self-hosted', '--no-cache-server', '--action-offline-mode'],
      ...(what.payload === undefined ? [] : ['--eventpath', payload]),
      ...loginArgs(what),
      ...pairs('--env', variables),
      ...pairs('--local-repository', what.actions ?? {}),
    ],
    { cwd: folder, env: environment(home, what.programs), timeoutMs: what.timeoutMs ?? 120_000 },
  );
}

function loginArgs({ login }: ActRun): readonly string[] {
  if (login === undefined) return [];
  return ['--actor', login.username, '--secret', `GITHUB_TOKEN=${login.password}`];
}

function pairs(flag: string, values: Environment): readonly string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [flag, `${name}=${value}`],
  );
}

/** Node 24 before the system's: act runs what it finds. */
function environment(home: string, programs?: string): Environment {
  const path = [programs, join(project, 'node_modules/.bin'), process.env['PATH']];
  return {
    PATH: path.filter((part) => part !== undefined).join(':'),
    HOME: home,
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
  };
}
