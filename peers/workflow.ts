// SPDX-License-Identifier: Apache-2.0
// Runs a real workflow with act: build, push, sign, and a step that runs only for a signed image.
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { act, commitAll } from './act.ts';
import { peer } from './build.ts';
import { mustRun, type Finished } from './process.ts';
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
  const { finished, folder } = await release(stack, registry, '"$(cat digest)"');
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
  const { finished } = await release(stack, registry, `sha256:${'0'.repeat(64)}`);
  const said = finished.stdout + finished.stderr;
  assert.doesNotMatch(said, /deployed the signed image/);
  assert.match(said, /IMAGE_NOT_FOUND/);
  assert.match(said, /held back, signed=false/);
}

/** A work tree with the action in it, and one run of its workflow. */
async function release(
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
  const env = jobEnvironment(stack.issuer);
  return { folder, finished: await act(folder, { event: 'push', env, parent: stack.folder }) };
}
