// SPDX-License-Identifier: Apache-2.0
// Runs a workflow that a page shows: our actions, and its scripts with the programs of the place.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { runJobs, type Outputs, type ReadyStep } from '../playground/pages/jobs.ts';
import type { Workflow } from '../playground/pages/workflows.ts';
import type { ActionResult } from '../playground/runner.ts';
import { peer } from './build.ts';
import type { PushedImage } from './images.ts';
import { localizeAll, runCommands, runOwn, type Place } from './page-place.ts';
import { mustRun } from './process.ts';

export interface WorkflowRun {
  /** Of our actions, in order. */
  readonly own: readonly ActionResult[];
  /** What all scripts printed. */
  readonly printed: string;
}

/** @throws when a step fails */
export async function runWorkflow(workflow: Workflow, place: Place): Promise<WorkflowRun> {
  const own: ActionResult[] = [];
  let printed = '';
  const temp = await mkdtemp(join(place.folder, 'temp-'));
  await writePlatformDigests(place.image, join(temp, 'digests'));
  const known = {
    github: { actor: 'octocat', token: 'job-token', repository: 'acme/app' },
    runner: { temp },
  };
  await runJobs(workflow, known, {
    async own(action, { with: inputs, env }) {
      assert(action === './' || action === './verify', action);
      const result = await runOwn(place, action, inputs, env);
      own.push(result);
      return result.outputs;
    },
    // Those that build have built, and the others leave nothing that is read.
    other: async () => ({ digest: place.image.digest }),
    async script(text, step) {
      const script = await runScript(place, temp, text, step);
      printed += script.printed;
      return script.outputs;
    },
  });
  return { own, printed };
}

async function runScript(
  place: Place,
  temp: string,
  text: string,
  { env, directory }: ReadyStep,
): Promise<{ readonly printed: string; readonly outputs: Outputs }> {
  const output = join(temp, 'output');
  await writeFile(output, '');
  const variables = { ...localizeAll(env, place.localize), GITHUB_OUTPUT: output };
  const { exitCode, stdout, stderr } = await runCommands(place, text, directory, variables);
  assert.equal(exitCode, 0, `${text}\n${stdout}${stderr}`);
  const lines = (await readFile(output, 'utf8')).matchAll(/^(\w+)=(.*)$/gm);
  const outputs = Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
  return { printed: stdout, outputs };
}

/** As jobs of a matrix leave them: an empty file for each, named by the digest. */
async function writePlatformDigests({ reference }: PushedImage, folder: string): Promise<void> {
  const index = JSON.parse(await mustRun(peer('crane'), ['manifest', reference])) as {
    readonly manifests: readonly { readonly digest: string }[];
  };
  await mkdir(folder);
  for (const { digest } of index.manifests)
    await writeFile(join(folder, digest.replace('sha256:', '')), '');
}
