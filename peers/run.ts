// SPDX-License-Identifier: Apache-2.0
// Signs real images in real registries with a real Sigstore, and asks every verifier that people
// run. `--list` names the parts, `--build` only builds, and names select.
import { parseArgs } from 'node:util';

import { runAudit } from './audit.ts';
import { build, buildPeers, installPythonTool, peerNames } from './build.ts';
import { buildkitTools, startBuildKit } from './buildkit.ts';
import { runCell } from './cells.ts';
import { runCleanedUp } from './cleaned-up.ts';
import { runEnforcement, runParsers } from './enforcement.ts';
import { runEngines } from './engines.ts';
import { runExamples } from './examples.ts';
import { runGate } from './gate.ts';
import { openBuilder, type Builder } from './images.ts';
import { runKeychain } from './keychain.ts';
import { runLog } from './log.ts';
import { runMixtures } from './mixtures.ts';
import { runModes } from './modes.ts';
import { runPage } from './page.ts';
import { runPages } from './pages.ts';
import type { PeerRegistry } from './registries.ts';
import { failureText, requireAll } from './requirements.ts';
import { runSessions } from './sessions.ts';
import { stackPorts, stackTools, startStack, type Stack } from './stack.ts';
import { runStatements } from './statements.ts';
import { openTally, type Tally } from './tally.ts';
import { inTemporaryFolder } from './temporary.ts';
import { runWorkflows } from './workflow.ts';
import { runWriters } from './writers.ts';

interface Part {
  readonly about: string;
  run(stack: Stack, builder: Builder, tally: Tally): Promise<void>;
}

type InRegistry = (
  registry: PeerRegistry,
  stack: Stack,
  builder: Builder,
  tally: Tally,
) => Promise<void>;

const open = ({ registries }: Stack) => registries.filter(({ login }) => login === undefined);

const inOpenRegistries = (run: InRegistry): Part['run'] =>
  async function runInEach(stack, builder, tally) {
    for (const registry of open(stack)) await run(registry, stack, builder, tally);
  };

const parts: Readonly<Record<string, Part>> = {
  sessions: { about: 'one upload session for each blob', run: runAllSessions },
  cells: { about: 'every registry × every log × every verifier', run: runCells },
  gate: { about: 'verify/ beside cosign', run: inOpenRegistries(runGate) },
  mixtures: { about: 'signatures by several tools', run: inOpenRegistries(runMixtures) },
  modes: { about: 'keys, formats, other repositories, files', run: inOpenRegistries(runModes) },
  statements: { about: 'SBOMs, provenance and others × every verifier', run: runAllStatements },
  engines: { about: 'the library of podman and CRI-O', run: inOpenRegistries(runEngines) },
  enforcement: { about: 'written policies × admission engines', run: runAllEnforcement },
  writers: { about: '50 signers of one image; SIGNET_WRITER_ROUNDS repeats', run: runAllWriters },
  cleaned: { about: 'lists whose entries were deleted', run: runAllCleanedUp },
  log: { about: 'what Rekor’s index says of images and signers', run: runAllLogs },
  keychain: { about: 'logins as docker reads them', run: (_, __, tally) => runKeychain(tally) },
  audit: { about: 'audits of real registries', run: runAllAudits },
  page: { about: 'the page of an audit in Chromium', run: (_, __, tally) => runPage(tally) },
  act: { about: 'a whole workflow', run: (stack, _, tally) => runWorkflows(stack, tally) },
  examples: { about: 'the workflows of examples/', run: runExamples },
  pages: { about: 'the commands of the pages', run: runPages },
};

async function runCells(stack: Stack, builder: Builder, tally: Tally): Promise<void> {
  for (const registry of stack.registries)
    for (const files of [stack.rekorV1, stack.rekorV2])
      await runCell(registry, files, stack, builder, tally);
}

async function runAllSessions(stack: Stack, _: Builder, tally: Tally): Promise<void> {
  for (const registry of open(stack)) await runSessions(registry, tally);
}

/** One registry with each kind of list. */
const ordinary = ['docker-registry', 'olareg'];

async function runAllEnforcement(stack: Stack, builder: Builder, tally: Tally): Promise<void> {
  for (const registry of open(stack).filter(({ name }) => ordinary.includes(name)))
    await runEnforcement(registry, stack, builder, tally);
  await runParsers(stack, tally);
}

async function runAllStatements(stack: Stack, _: Builder, tally: Tally): Promise<void> {
  const registries = open(stack).filter(({ name }) => ordinary.includes(name));
  await using buildkit = await startBuildKit(stack.folder, registries);
  for (const registry of registries) await runStatements(registry, stack, buildkit, tally);
}

/** Registries that check what a list names, and let manifests be deleted. */
const deleting = ['docker-registry', 'distribution'];

async function runAllCleanedUp(stack: Stack, _: Builder, tally: Tally): Promise<void> {
  for (const registry of open(stack).filter(({ name }) => deleting.includes(name)))
    await runCleanedUp(registry, tally);
}

async function runAllLogs(stack: Stack, _: Builder, tally: Tally): Promise<void> {
  for (const registry of open(stack).filter(({ name }) => ordinary.includes(name)))
    await runLog(registry, stack, tally);
}

/** Registries that let manifests be deleted. */
const audited = ['docker-registry', 'olareg', 'distribution'];

async function runAllAudits(stack: Stack, builder: Builder, tally: Tally): Promise<void> {
  for (const registry of open(stack).filter(({ name }) => audited.includes(name)))
    await runAudit(registry, stack, builder, tally);
}

async function runAllWriters(stack: Stack, _: Builder, tally: Tally): Promise<void> {
  const rounds = Number(process.env['SIGNET_WRITER_ROUNDS'] ?? '2');
  for (const registry of open(stack).filter(({ listing }) => listing === 'fallback-tag'))
    await runWriters(registry, stack, tally, rounds);
}

async function runParts(chosen: readonly Part[]): Promise<boolean> {
  const programs = await peerNames();
  const system = [
    ...stackTools,
    ...buildkitTools,
    'bash',
    'buildah',
    'chromium',
    'crun',
    'go',
    'jq',
    'python3',
  ];
  await requireAll({ system, unbuilt: [], ports: stackPorts });
  await buildPeers(programs);
  await installPythonTool('sigstore');
  const tally = openTally();
  await using stack = await startStack();
  await using builder = await openBuilder();
  for (const part of chosen) await part.run(stack, builder, tally);
  return tally.close();
}

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { list: { type: 'boolean' }, build: { type: 'boolean' } },
  });
  if (values.build === true) {
    await build(positionals);
    return true;
  }
  const list = Object.entries(parts)
    .map(([name, { about }]) => `  ${name.padEnd(13)}${about}`)
    .join('\n');
  if (values.list === true) {
    console.log(list);
    return true;
  }
  const unknown = positionals.filter((name) => !(name in parts));
  if (unknown.length > 0) throw new Error(`No part is called ${unknown.join(', ')}:\n${list}`);
  const isChosen = (name: string) => positionals.length === 0 || positionals.includes(name);
  return runParts(Object.entries(parts).flatMap(([name, part]) => (isChosen(name) ? part : [])));
}

try {
  process.exitCode = (await inTemporaryFolder(main)) ? 0 : 1;
} catch (error) {
  console.error(failureText(error));
  // What was still being started must not keep this process alive: its end ends it, too.
  process.exit(1);
}
