// SPDX-License-Identifier: Apache-2.0
// Where the commands of one page are run: an image, a workspace, and the programs that they call.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { runAction, type ActionResult } from '../playground/runner.ts';
import { peer } from './build.ts';
import type { BuildKit } from './buildkit.ts';
import type { Builder, PushedImage } from './images.ts';
import { writePagePrograms } from './page-programs.ts';
import { mustRun, run, type Environment, type Finished } from './process.ts';
import type { PeerRegistry } from './registries.ts';
import { jobEnvironment } from './signers.ts';
import type { Stack } from './stack.ts';

export type Texts = Readonly<Record<string, string>>;

export interface PageScene {
  readonly stack: Stack;
  readonly registry: PeerRegistry;
  readonly builder: Builder;
  readonly buildkit: BuildKit;
}

export interface Place {
  readonly stack: Stack;
  readonly image: PushedImage;
  readonly folder: string;
  readonly workspace: string;
  /** Where `gh secret set` leaves its secrets, by name. */
  readonly secrets: string;
  /** Of every command. */
  readonly env: Environment;
  /** What a page names, by the names of this place. */
  readonly localize: Localize;
}

type Localize = (text: string) => string;

const ref = 'refs/tags/v1.2.3';
const tags = ['1.2.3', 'v1.2.3'];
/** The exact signer, as the pages name it. */
export const identity = `https://github.com/acme/app/.github/workflows/release.yml@${ref}`;

const examples = resolve(import.meta.dirname, '../examples');

export async function openPlace({ stack, registry, builder, buildkit }: PageScene): Promise<Place> {
  const name = `page-${randomUUID()}`;
  const folder = await mkdtemp(join(stack.folder, 'page-'));
  const [image] = await builder.pushNew([registry], `${name}/acme/app`);
  assert(image !== undefined);
  for (const tag of tags) await mustRun(peer('crane'), ['tag', image.reference, tag]);
  const programs = await writePagePrograms(folder, {
    files: stack.rekorV1,
    issuer: stack.issuer.url,
  });
  const env = { ...programs, ...registry.env, ...jobEnvironment(stack.issuer, 'release', ref) };
  await mustRun(
    peer('buildx'),
    ['create', '--name', 'page', '--driver', 'remote', '--use', buildkit.address],
    { env },
  );
  const localize = localizer(stack, image);
  const workspace = await writeWorkspace(folder, localize);
  return { stack, image, folder, workspace, secrets: join(folder, 'secrets'), env, localize };
}

function localizer({ issuer, urls }: Stack, { repository, digest }: PushedImage): Localize {
  const root = repository.replace(/\/acme\/app$/, '');
  const names = {
    'https://token.actions.githubusercontent.com': issuer.url,
    'https://ghes.corp.example/_services/token': issuer.url,
    'https://fulcio.corp.example': urls.fulcio,
    'https://rekor.corp.example': urls.rekorV1,
    'https://ctlog.corp.example': urls.ctLog,
    'https://tsa.corp.example/api/v1/timestamp': urls.timestampAuthority,
  };
  return (text) =>
    Object.entries(names)
      .reduce((written, [there, here]) => written.replaceAll(there, here), text)
      .replaceAll('acme.azurecr.io/', 'ghcr.io/acme/')
      .replaceAll(/\bghcr\.io\//g, `${root}/`)
      .replaceAll(/sha256:[0-9a-f]*…/g, digest);
}

/** What is in a checkout, and what earlier steps left. */
async function writeWorkspace(folder: string, localize: Localize): Promise<string> {
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

/** Runs one of our actions. @throws AssertionError when it fails */
export async function runOwn(
  { stack: { rekorV1, issuer }, workspace, localize }: Place,
  action: './' | './verify',
  inputs: Texts,
  env: Environment = {},
): Promise<ActionResult> {
  const trust = {
    './': { 'signing-config': rekorV1.signingConfig },
    './verify': { 'certificate-oidc-issuer': issuer.url },
  };
  const result = await runAction({
    action,
    inputs: {
      'trusted-root': rekorV1.trustedRoot,
      ...trust[action],
      ...localizeAll(inputs, localize),
    },
    env: { ...jobEnvironment(issuer, 'release', ref), ...env, GITHUB_WORKSPACE: workspace },
  });
  assert.equal(result.exitCode, 0, result.stdout);
  return result;
}

/** Runs commands as a step does, or a person. */
export async function runCommands(
  { workspace, env, localize }: Place,
  text: string,
  directory = workspace,
  more: Environment = {},
): Promise<Finished> {
  return run('bash', ['-e', '-c', localize(text)], { cwd: directory, env: { ...env, ...more } });
}

export function localizeAll(texts: Texts, localize: Localize): Texts {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, localize(text)]));
}
