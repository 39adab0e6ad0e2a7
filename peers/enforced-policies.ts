// SPDX-License-Identifier: Apache-2.0
// The files that a step of the verify action writes for admission engines.
import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runAction } from '../playground/runner.ts';
import { serve } from '../playground/server.ts';
import { tufRepository } from '../src/enforcement/tuf-repository.ts';
import type { AdmissionEngine, Containers, Setting } from './admission-engines.ts';
import type { Scene, Verdict } from './admission-fixtures.ts';
import { jobEnvironment } from './signers.ts';

/** Paths of the files. */
export interface WrittenPolicies {
  readonly kyverno: string;
  readonly policyController: string;
  readonly flux: string;
  readonly containers: string;
  readonly registriesD: string;
}

/**
 * Writes the policy of a gate that verifies this image, with the private trust of both logs.
 * @param inputs who must have signed, and what else is demanded
 */
export async function writePolicies(
  { stack }: Scene,
  image: string,
  mirror: Mirror,
  inputs: Readonly<Record<string, string>>,
): Promise<WrittenPolicies> {
  const folder = join(await mkdtemp(join(stack.folder, 'policies-')), 'policies');
  const { exitCode, stdout, outputs } = await runAction({
    action: 'verify',
    inputs: {
      images: image,
      'trusted-root': stack.bothLogs.trustedRoot,
      policies: folder,
      'tuf-mirror': mirror.url,
      'tuf-root': mirror.root,
      ...inputs,
    },
    env: jobEnvironment(stack.issuer),
  });
  assert.equal(exitCode, 0, stdout);
  const path = (...names: string[]) => join(outputs['policies-path'] ?? '', ...names);
  return {
    kyverno: path('kyverno.yaml'),
    policyController: path('policy-controller.yaml'),
    flux: path('flux.yaml'),
    containers: path('containers', 'policy.json'),
    registriesD: path('containers', 'registries.d'),
  };
}

export async function judges(
  engine: AdmissionEngine,
  policy: string,
  pod: Containers,
  expected: Verdict,
  setting: Setting,
): Promise<void> {
  const { verdict, words } = await engine.judge(policy, pod, setting);
  assert.equal(verdict, expected, `${engine.name}: ${words}`);
}

export interface Mirror extends AsyncDisposable {
  readonly url: string;
  /** Path of its root. */
  readonly root: string;
}

/** Kyverno takes private trust from a TUF repository. */
export async function startMirror(trustedRoot: string, folder: string): Promise<Mirror> {
  const { root, files } = tufRepository({ 'trusted_root.json': trustedRoot });
  const server = await serve(({ url }) => {
    const body = files.get(url.pathname.slice(1));
    return body === undefined ? { status: 404, body: 'not found' } : { status: 200, body };
  });
  const path = join(folder, 'tuf-root.json');
  await writeFile(path, root);
  return { url: server.url, root: path, [Symbol.asyncDispose]: () => server.close() };
}
