// SPDX-License-Identifier: Apache-2.0
// Who does what the steps of the pages ask for: our actions as they are shipped, and stand-ins for
// those that build, push and keep artifacts.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

import { otherPrograms } from '../../playground/pages/coverage.ts';
import type { Context } from '../../playground/pages/expressions.ts';
import {
  runJobs,
  type Outputs,
  type ReadyStep,
  type Workers,
} from '../../playground/pages/jobs.ts';
import type { Workflow } from '../../playground/pages/workflows.ts';
import type { World, WorldResult } from '../../playground/world.ts';
import { buildMetadata, pageWorkspace } from './workspace.ts';

type Texts = Readonly<Record<string, string>>;

/** A run of one of our actions. */
export interface OwnRun {
  /** Its folder, as `./verify`. */
  readonly action: string;
  readonly inputs: Texts;
  readonly result: WorldResult;
  /** Of the registry, where the job's images are. */
  readonly folder: string;
}

/** A folder of the registry with all images of a job, which have one digest, and the job. */
export interface Place {
  readonly world: World;
  readonly folder: string;
  readonly digest: string;
  readonly keys: {
    readonly publicKey: string;
    readonly privateKey: string;
    readonly password: string;
  };
  readonly env: Texts;
}

/** @throws when a step fails */
export async function runIn(place: Place, workflow: Workflow): Promise<readonly OwnRun[]> {
  const runs: OwnRun[] = [];
  const workspace = workspaceOf(place);
  await runJobs(workflow, contextOf(place), {
    own: async (action, step) => {
      const run = await runOwn(place, workspace, action, step);
      runs.push(run);
      if (run.result.exitCode !== 0) throw new Error(run.result.stdout);
      return run.result.outputs;
    },
    ...standIns(place, workspace),
  });
  return runs;
}

export function workspaceOf({ world, folder, digest, keys }: Place): string {
  const localized = (text: string) => localize(text, { world, folder, digest });
  const { trust, oidc } = world;
  return pageWorkspace({ localized, digest, trust, issuer: oidc.url, publicKey: keys.publicKey });
}

const hosts = /\b(?:docker\.io|ghcr\.io|nvcr\.io|registry\.corp\.example|acme\.azurecr\.io)\//g;
const dockerHub = /^acme\//gm;

/** What a page names, by the names of this world. */
function localize(
  text: string,
  { world, folder, digest }: Pick<Place, 'world' | 'folder' | 'digest'>,
) {
  return text
    .replaceAll(hosts, `${world.name(folder)}/`)
    .replaceAll(/sha256:[0-9a-f]*…/g, digest)
    .replaceAll('https://ghes.corp.example/_services/token', world.oidc.url)
    .replaceAll('https://ghes.corp.example/', 'https://github.com/');
}

async function runOwn(
  place: Place,
  workspace: string,
  action: string,
  step: ReadyStep,
): Promise<OwnRun> {
  const { world, folder } = place;
  const inputs = { 'github-token': 'job-token', ...localizeAll(step.with, place) };
  const visibility = 'disclose-private-repository' in inputs ? 'private' : 'public';
  const run = {
    env: { ...place.env, ...step.env, GITHUB_WORKSPACE: workspace },
    event: { repository: { visibility } },
  };
  const start = async () => {
    if (action === './audit')
      return world.audit({ ...run, inputs: { previous: 'artifact', ...inputs } });
    if (action === './verify') return world.verify({ ...run, inputs: withoutIssuer(inputs) });
    return world.sign({ ...run, inputs });
  };
  return { action, inputs, result: await start(), folder };
}

function localizeAll(inputs: Texts, place: Place): Texts {
  const named = Object.entries(inputs).map(([name, value]) => {
    const full = name === 'images' ? value.replaceAll(dockerHub, 'ghcr.io/acme/') : value;
    return [name, localize(full, place)];
  });
  return Object.fromEntries(named) as Texts;
}

/** A world names its own issuer in every gate, which a gate with a key does not take. */
function withoutIssuer(inputs: Texts): Texts {
  return 'key' in inputs ? { ...inputs, 'certificate-oidc-issuer': '' } : inputs;
}

function contextOf({ digest, keys }: Place): Context {
  return {
    github: {
      actor: 'octocat',
      token: 'job-token',
      repository: 'acme/app',
      ref_name: 'v1.2.3',
      base_ref: 'main',
    },
    secrets: {
      COSIGN_PRIVATE_KEY: keys.privateKey,
      COSIGN_PASSWORD: keys.password,
      PASSPHRASE: 'unused',
    },
    vars: { SIGNING_KEY_ID: 'unused' },
    inputs: { image: 'ghcr.io/acme/app', digest },
    runner: { temp: tmpdir() },
  };
}

/** Actions that leave nothing behind that another step reads. */
const silent = [
  'actions/attest-build-provenance',
  'actions/attest-sbom',
  'actions/checkout',
  'docker/login-action',
  'docker/setup-buildx-action',
  'github/codeql-action/upload-sarif',
  'notaryproject/notation-action/setup',
  'notaryproject/notation-action/sign',
  'notaryproject/notation-action/verify',
  'sigstore/cosign-installer',
];

function standIns({ digest }: Place, workspace: string): Omit<Workers, 'own'> {
  const artifacts = mkdtempSync(join(tmpdir(), 'signet-artifacts-'));
  const others: Readonly<Record<string, (inputs: Texts) => Outputs>> = {
    'docker/build-push-action': () => ({ digest, metadata: JSON.stringify(buildMetadata(digest)) }),
    'docker/bake-action': () => ({ metadata: JSON.stringify({ app: buildMetadata(digest) }) }),
    'docker/metadata-action': () => ({ tags: 'ghcr.io/acme/app:1.2.3\nghcr.io/acme/app:latest' }),
    'actions/upload-artifact': ({ name = '', path = '' }) => {
      for (const file of path.split('\n')) keep(resolve(workspace, file), join(artifacts, name));
      return {};
    },
    'actions/download-artifact': ({ name = '', path = '' }) => {
      cpSync(join(artifacts, name), join(workspace, path), { recursive: true });
      return {};
    },
  };
  return {
    other: async (name, step) => {
      const act = others[name];
      if (act === undefined && !silent.includes(name)) throw new Error(`nobody plays ${name}`);
      return act?.(step.with) ?? {};
    },
    script: async (text, step) => runScript(text, step, { digest, workspace }),
  };
}

/** The content of a folder, or one file. */
function keep(path: string, artifact: string): void {
  const into = statSync(path).isDirectory() ? artifact : join(artifact, basename(path));
  cpSync(path, into, { recursive: true });
}

/** Runs what the shell alone can do, and takes the rest as done. */
function runScript(
  text: string,
  { env }: ReadyStep,
  { digest, workspace }: { readonly digest: string; readonly workspace: string },
): Outputs {
  if (otherPrograms.test(text)) return { digest };
  const { status, stderr } = spawnSync('bash', ['-e', '-c', text], {
    cwd: workspace,
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${text} ended with ${status ?? 'nothing'}: ${stderr}`);
  return {};
}
