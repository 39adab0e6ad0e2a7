// SPDX-License-Identifier: Apache-2.0
// Where the examples of the pages run: a world in which the images that they name were built, and,
// for gates and audits, signed by whom the pages say.
import { generateKeyPairSync } from 'node:crypto';

import { startGitHub } from '../../playground/github.ts';
import type { Claims } from '../../playground/oidc.ts';
import { ownSteps, type Workflow } from '../../playground/pages/workflows.ts';
import { startWorld, type World } from '../../playground/world.ts';
import { asCosignOf } from '../runs/encrypted-keys.ts';
import { runIn, workspaceOf, type OwnRun, type Place } from './workers.ts';

export interface Site {
  readonly world: World;
  /** @param repository whose job it is */
  run(workflow: Workflow, repository: string): Promise<readonly OwnRun[]>;
  close(): Promise<void>;
}

const ref = 'refs/tags/v1.2.3';
const release = '.github/workflows/release.yml';
const password = 'correct horse';
const paths = [
  'acme/worker',
  'acme/api',
  'acme/web',
  'acme/lib',
  'vendor/tool',
  'app',
  'worker',
  'acme/app',
];

export async function openSite(): Promise<Site> {
  const world = await startWorld();
  const github = await startGitHub({ permissions: ['attestations: write', 'actions: read'] });
  github.runs.push({
    id: 42,
    path: release,
    headSha: 'a'.repeat(40),
    headBranch: 'v1.2.3',
    repositoryId: 1001,
  });
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const clear = pair.privateKey.export({ type: 'pkcs8', format: 'der' });
  const keys = {
    publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: asCosignOf(clear, password).pem,
    password,
  };
  const place = (folder: string, repository = 'acme/app'): Place => ({
    world,
    folder,
    digest: stock(world, folder),
    keys,
    env: { ...github.env, ...jobOf(repository) },
  });
  await signAll(place('signed'), place('audited'));
  let count = 0;
  return {
    world,
    run(workflow, repository) {
      const folder = { sign: `job-${++count}`, verify: 'signed', audit: 'audited' };
      return runIn(place(folder[kindOf(workflow)], repository), workflow);
    },
    async close() {
      await Promise.all([world.close(), github.close()]);
    },
  };
}

/** Builds what the pages name; the same in every folder. */
function stock(world: World, folder: string): string {
  const digests = paths.map((path) => {
    const tag = path === 'vendor/tool' ? 'v2' : 'v1.2.3';
    return world.pushBuild(`${folder}/${path}`, { tag }).digest;
  });
  return digests[0] ?? '';
}

function jobOf(repository: string) {
  return {
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_ID: repository === 'acme/app' ? '1001' : '1002',
    GITHUB_REF: ref,
    GITHUB_WORKFLOW_REF: `${repository}/${release}@${ref}`,
  };
}

function claimsOf(repository: string, workflow = `${repository}/${release}@${ref}`): Claims {
  const [owner = ''] = repository.split('/');
  return {
    repository,
    repository_owner: owner,
    ref,
    ref_type: 'tag',
    sub: `repo:${repository}:ref:${ref}`,
    workflow_ref: `${repository}/${release}@${ref}`,
    job_workflow_ref: workflow,
  };
}

/** By everyone whom the pages trust; what is audited only by whom its scopes file names. */
async function signAll(signed: Place, audited: Place): Promise<void> {
  const { world, env, keys } = signed;
  const job = { ...env, GITHUB_WORKSPACE: workspaceOf(signed) };
  const named = ({ folder, digest }: Place, ...repositories: readonly string[]) =>
    repositories.map((path) => `${world.name(`${folder}/${path}`)}@${digest}`).join('\n');
  const sign = async (claims: Claims, images: string, inputs: OwnRun['inputs'] = {}) => {
    world.oidc.setClaims(claims);
    const { exitCode, stdout } = await world.sign({ inputs: { images, ...inputs }, env: job });
    if (exitCode !== 0) throw new Error(stdout);
  };
  const apps = named(signed, 'acme/app', 'app');
  const vendor = claimsOf('vendor/tool', `vendor/tool/${release}@refs/heads/main`);
  await sign(vendor, named(audited, 'vendor/tool'));
  await sign(claimsOf('acme/app', `acme/workflows/.github/workflows/sign.yml@${ref}`), apps);
  await sign(claimsOf('acme/app'), apps, { key: keys.privateKey, 'key-password': password });
  const stated = { provenance: 'true', attestations: 'vuln=grype.json' };
  await sign(claimsOf('acme/app'), `${apps}\n${named(audited, 'acme/app')}`, stated);
}

function kindOf(workflow: Workflow): 'sign' | 'verify' | 'audit' {
  const used = ownSteps(workflow).map(({ uses }) => uses ?? '');
  if (used.some((name) => name.startsWith('OWNER/signet@'))) return 'sign';
  return used.some((name) => name.startsWith('OWNER/signet/audit@')) ? 'audit' : 'verify';
}
