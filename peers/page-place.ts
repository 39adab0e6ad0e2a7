// SPDX-License-Identifier: Apache-2.0
// Where the commands of one page are run: an image, a workspace, and who does what steps ask for.
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { runJobs, type Outputs, type ReadyStep } from '../playground/pages/jobs.ts';
import type { Workflow } from '../playground/pages/workflows.ts';
import { runAction, type ActionResult } from '../playground/runner.ts';
import { peer } from './build.ts';
import type { BuildKit } from './buildkit.ts';
import type { Builder, PushedImage } from './images.ts';
import { writePagePrograms } from './page-programs.ts';
import { mustRun, run, type Environment, type Finished } from './process.ts';
import type { PeerRegistry } from './registries.ts';
import { jobEnvironment } from './signers.ts';
import type { Stack } from './stack.ts';

type Texts = Readonly<Record<string, string>>;

export interface PlaceOptions {
  readonly stack: Stack;
  readonly registry: PeerRegistry;
  readonly builder: Builder;
  readonly buildkit: BuildKit;
}

export interface Place {
  readonly image: PushedImage;
  readonly workspace: string;
  /** Where `gh secret set` leaves its secrets, by name. */
  readonly secrets: string;
  /** What a page names, by the names of this place. */
  localize(text: string): string;
  /** @throws AssertionError when an action fails */
  own(action: string, inputs: Texts, env?: Environment): Promise<ActionResult>;
  commands(text: string, directory?: string, env?: Environment): Promise<Finished>;
  /** @throws when a step fails */
  workflow(workflow: Workflow): Promise<WorkflowRun>;
  cosign(...args: string[]): Promise<string>;
}

export interface WorkflowRun {
  /** Of our actions, in order. */
  readonly own: readonly ActionResult[];
  /** What all scripts printed. */
  readonly printed: string;
}

const ref = 'refs/tags/v1.2.3';
const tags = ['1.2.3', 'v1.2.3'];
/** The exact signer, as the pages name it. */
export const identity = `https://github.com/acme/app/.github/workflows/release.yml@${ref}`;

const examples = resolve(import.meta.dirname, '../examples');
let count = 0;

export async function openPlace({
  stack,
  registry,
  builder,
  buildkit,
}: PlaceOptions): Promise<Place> {
  const name = `page-${++count}`;
  const folder = await mkdtemp(join(stack.folder, `${name}-`));
  const [image] = await builder.pushNew([registry], `${name}/acme/app`);
  assert(image !== undefined);
  for (const tag of tags) await mustRun(peer('crane'), ['tag', image.reference, tag]);
  const { rekorV1: files, issuer, urls } = stack;
  const job = jobEnvironment(issuer, 'release', ref);
  const programs = await writePagePrograms(folder, { files, issuer: issuer.url });
  const env = { ...programs, ...registry.env, ...job };
  await mustRun(
    peer('buildx'),
    ['create', '--name', 'page', '--driver', 'remote', '--use', buildkit.address],
    { env },
  );
  const localize = (text: string) =>
    text
      .replaceAll(/\b(?:ghcr\.io|acme\.azurecr\.io)\//g, `${registry.host}/${name}/`)
      .replaceAll(`${name}/app`, `${name}/acme/app`)
      .replaceAll(/sha256:[0-9a-f]*…/g, image.digest)
      .replaceAll('https://token.actions.githubusercontent.com', issuer.url)
      .replaceAll('https://ghes.corp.example/_services/token', issuer.url)
      .replaceAll('https://fulcio.corp.example', urls.fulcio)
      .replaceAll('https://rekor.corp.example', urls.rekorV1)
      .replaceAll('https://ctlog.corp.example', urls.ctLog)
      .replaceAll('https://tsa.corp.example/api/v1/timestamp', urls.timestampAuthority);
  const workspace = await writeWorkspace(folder, localize);
  const place: Place = {
    image,
    workspace,
    secrets: join(folder, 'secrets'),
    localize,
    async own(action, inputs, more = {}) {
      const trust = {
        'trusted-root': files.trustedRoot,
        ...(action === './' ? { 'signing-config': files.signingConfig } : {}),
        ...(action === './verify' ? { 'certificate-oidc-issuer': issuer.url } : {}),
      };
      const local = Object.entries(inputs).map(([key, text]) => [key, localize(text)] as const);
      const result = await runAction({
        action,
        inputs: { ...trust, ...(Object.fromEntries(local) as Texts) },
        env: { ...job, ...more, GITHUB_WORKSPACE: workspace },
      });
      assert.equal(result.exitCode, 0, result.stdout);
      return result;
    },
    commands: async (text, directory = workspace, more = {}) =>
      run('bash', ['-e', '-c', localize(text)], { cwd: directory, env: { ...env, ...more } }),
    workflow: async (workflow) => runWorkflow(workflow, place, folder),
    cosign: async (...args) => mustRun(join(folder, 'bin/cosign'), args, { env }),
  };
  return place;
}

/** What is in a checkout, and what earlier steps left. */
async function writeWorkspace(folder: string, localize: (text: string) => string): Promise<string> {
  const workspace = join(folder, 'workspace');
  await cp(join(examples, 'bake'), workspace, { recursive: true });
  const bake = join(workspace, 'docker-bake.hcl');
  await writeFile(bake, localize(await readFile(bake, 'utf8')));
  const spdx = {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'app',
    documentNamespace: 'https://acme.example/app',
    creationInfo: { created: '2026-01-02T03:04:05Z', creators: ['Tool: peers'] },
    packages: [],
  };
  await writeFile(join(workspace, 'sbom.spdx.json'), JSON.stringify(spdx));
  return workspace;
}

async function runWorkflow(workflow: Workflow, place: Place, folder: string): Promise<WorkflowRun> {
  const runs: ActionResult[] = [];
  const printed: string[] = [];
  const temp = join(folder, 'temp');
  await writePlatformDigests(place.image, join(temp, 'digests'));
  const known = {
    github: { actor: 'octocat', token: 'job-token', repository: 'acme/app' },
    runner: { temp },
  };
  await runJobs(workflow, known, {
    async own(action, { with: inputs, env }) {
      const result = await place.own(action, inputs, env);
      runs.push(result);
      return result.outputs;
    },
    other: async (): Promise<Outputs> => ({ digest: place.image.digest }),
    async script(text, { env, directory }: ReadyStep) {
      const output = join(folder, `output-${printed.length}`);
      await writeFile(output, '');
      const local = Object.entries(env).map(
        ([name, value]) => [name, place.localize(value)] as const,
      );
      const variables = { ...(Object.fromEntries(local) as Texts), GITHUB_OUTPUT: output };
      const { exitCode, stdout, stderr } = await place.commands(text, directory, variables);
      assert.equal(exitCode, 0, `${text}\n${stdout}${stderr}`);
      printed.push(stdout);
      const lines = (await readFile(output, 'utf8')).matchAll(/^(\w+)=(.*)$/gm);
      return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
    },
  });
  return { own: runs, printed: printed.join('') };
}

/** As jobs of a matrix leave them: an empty file for each, named by the digest. */
async function writePlatformDigests({ reference }: PushedImage, folder: string): Promise<void> {
  const index = JSON.parse(await mustRun(peer('crane'), ['manifest', reference])) as {
    readonly manifests: readonly { readonly digest: string }[];
  };
  await mkdir(folder, { recursive: true });
  for (const { digest } of index.manifests)
    await writeFile(join(folder, digest.replace('sha256:', '')), '');
}
