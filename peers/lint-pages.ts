// SPDX-License-Identifier: Apache-2.0
// Checks every workflow, and part of one, that the pages show with actionlint, which knows the
// inputs and outputs of these actions and of the common ones.
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';

import { readBlocks, type Block } from '../playground/pages/blocks.ts';
import { completeWorkflow } from '../playground/pages/workflows.ts';
import { buildPeers, peer } from './build.ts';
import { run } from './process.ts';
import { inTemporaryFolder } from './temporary.ts';

const project = resolve(import.meta.dirname, '..');

/** Versions that actionlint knows the inputs of; it looks into no other action. */
const versions: Readonly<Record<string, string>> = {
  'actions/attest-build-provenance': 'v4',
  'actions/attest-sbom': 'v4',
  'actions/checkout': 'v6',
  'actions/download-artifact': 'v8',
  'actions/upload-artifact': 'v7',
  'docker/build-push-action': 'v7',
  'docker/login-action': 'v4',
  'docker/metadata-action': 'v6',
  'docker/setup-buildx-action': 'v4',
};

/** The workflow as someone would commit it beside these actions. */
function workflowFile(block: Block): string | undefined {
  const workflow = completeWorkflow(block);
  if (workflow === undefined) return undefined;
  return stringify(workflow, { lineWidth: 0 })
    .replaceAll(/\bOWNER\/signet(?:\/(\w+))?@<commit>/g, './$1')
    .replaceAll(
      /\b([\w-]+\/[\w./-]+)@<commit>/g,
      (_, action: string) => `${action}@${versions[action] ?? 'a'.repeat(40)}`,
    );
}

/** @returns how many were checked */
async function writeWorkflows(folder: string): Promise<number> {
  const workflows = join(folder, '.github/workflows');
  await mkdir(workflows, { recursive: true });
  await mkdir(join(folder, '.git'));
  for (const name of ['action.yml', 'verify', 'audit', 'dist'])
    await symlink(join(project, name), join(folder, name));
  const files = readBlocks()
    .filter(({ language }) => language === 'yaml')
    .flatMap((block) => {
      const text = workflowFile(block);
      return text === undefined ? [] : [{ name: block.key.replaceAll(/[/# ]/g, '_'), text }];
    });
  for (const { name, text } of files) await writeFile(join(workflows, `${name}.yml`), text);
  return files.length;
}

async function main(): Promise<boolean> {
  await buildPeers(['actionlint']);
  const folder = tmpdir();
  const count = await writeWorkflows(folder);
  const { exitCode, stdout, stderr } = await run(peer('actionlint'), [], { cwd: folder });
  console.log(`${stdout}${stderr}${String(count)} workflows of the pages checked`);
  return exitCode === 0;
}

process.exitCode = (await inTemporaryFolder(main)) ? 0 : 1;
