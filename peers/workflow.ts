// SPDX-License-Identifier: Apache-2.0
// Runs a real workflow with act: build, push, sign, and a step that runs only for a signed image.
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { peer } from './build.ts';
import { buildahEnvironment, writeBuildahStore } from './images.ts';
import { mustRun, run, type Environment, type Finished } from './process.ts';
import type { PeerRegistry } from './registries.ts';
import { jobEnvironment } from './signers.ts';
import type { Stack } from './stack.ts';
import type { Tally } from './tally.ts';

const project = resolve(import.meta.dirname, '..');

export async function runWorkflows(stack: Stack, tally: Tally): Promise<void> {
  const registry = stack.registries[0];
  assert(registry !== undefined);
  console.log('\nact');
  await tally.check('act: a workflow builds, pushes, signs, gates and deploys', () =>
    deploysSigned(stack, registry),
  );
  await tally.check(
    'act: a step gated on `signed` does not run for an image that is not there',
    () => holdsBackUnsigned(stack, registry),
  );
}

async function deploysSigned(stack: Stack, registry: PeerRegistry): Promise<void> {
  const { finished, folder } = await act(stack, registry, '"$(cat digest)"');
  const said = finished.stdout + finished.stderr;
  assert.equal(finished.exitCode, 0, said.slice(-3000));
  const digest = (await readFile(join(folder, 'pushed'), 'utf8')).trim();
  assert(
    said.includes(`deployed the signed image ${registry.host}/team/deployed@${digest}`),
    said.slice(-3000),
  );
  const expected = [
    '--certificate-identity',
    stack.issuer.identity(),
    '--certificate-oidc-issuer',
    stack.issuer.url,
  ];
  await mustRun(peer('cosign3'), [
    'verify',
    '--trusted-root',
    stack.rekorV1.trustedRoot,
    ...expected,
    `${registry.host}/team/deployed@${digest}`,
  ]);
}

async function holdsBackUnsigned(stack: Stack, registry: PeerRegistry): Promise<void> {
  const { finished } = await act(stack, registry, `sha256:${'0'.repeat(64)}`);
  const said = finished.stdout + finished.stderr;
  assert.doesNotMatch(said, /deployed the signed image/);
  assert.match(said, /IMAGE_NOT_FOUND/);
  assert.match(said, /held back, signed=false/);
}

/** A work tree with the action in it, and one run of its workflow. */
async function act(
  stack: Stack,
  registry: PeerRegistry,
  digest: string,
): Promise<{ readonly finished: Finished; readonly folder: string }> {
  const folder = await mkdtemp(join(stack.folder, 'workflow-'));
  await cp(join(project, 'dist'), join(folder, 'dist'), { recursive: true });
  for (const metadata of ['action.yml', 'verify/action.yml'])
    await cp(join(project, metadata), join(folder, metadata));
  await mkdir(join(folder, 'deploy'));
  await writeFile(join(folder, 'deploy/service.yaml'), 'kind: Service\n');
  await mkdir(join(folder, '.github/workflows'), { recursive: true });
  const pushed = join(folder, 'pushed');
  const template = await readFile(join(import.meta.dirname, 'workflow.yml'), 'utf8');
  const values = {
    HOST: registry.host,
    DIGEST: digest,
    PUSHED: pushed,
    SIGNING_CONFIG: stack.rekorV1.signingConfig,
    TRUSTED_ROOT: stack.rekorV1.trustedRoot,
    ISSUER: stack.issuer.url,
    COSIGN: peer('cosign3'),
  };
  const workflow = Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`<${name}>`, value),
    template,
  );
  await writeFile(join(folder, '.github/workflows/release.yml'), workflow);
  await writeFile(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY action.yml /\n');
  await commitAll(folder);
  const home = await mkdtemp(join(stack.folder, 'act-'));
  return {
    folder,
    finished: await run(peer('act'), await actArgs(stack, home), {
      cwd: folder,
      env: actEnvironment(home),
      timeoutMs: 120_000,
    }),
  };
}

async function commitAll(folder: string): Promise<void> {
  const git = (...args: string[]) =>
    mustRun('git', ['-c', 'user.name=peers', '-c', 'user.email=peers@localhost', ...args], {
      cwd: folder,
    });
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', 'https://github.com/acme/app.git');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'release');
}

/** act copies the work tree, so its home and buildah's store lie beside it. */
async function actArgs(stack: Stack, home: string): Promise<readonly string[]> {
  const store = await mkdtemp(join(home, 'buildah-'));
  await writeBuildahStore(store);
  const variables = { ...jobEnvironment(stack.issuer), ...buildahEnvironment(store) };
  const env = Object.entries(variables).flatMap(([name, value]) =>
    value === undefined ? [] : ['--env', `${name}=${value}`],
  );
  return [
    'push',
    '-P',
    'ubuntu-latest=-self-hosted',
    '--no-cache-server',
    '--action-offline-mode',
    ...env,
  ];
}

/** Node 24 first: act runs what it finds. */
function actEnvironment(home: string): Environment {
  return {
    PATH: `${join(project, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
    HOME: home,
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
  };
}
