// SPDX-License-Identifier: Apache-2.0
// Signs real images in real registries with a real Sigstore, and asks every verifier that people
// run.
import { buildPeers, installPythonTool } from './build.ts';
import { runCell } from './cells.ts';
import { runEngines } from './engines.ts';
import { runGate } from './gate.ts';
import { openBuilder } from './images.ts';
import { runMixtures } from './mixtures.ts';
import { runModes } from './modes.ts';
import { startStack } from './stack.ts';
import { openTally } from './tally.ts';
import { runWorkflows } from './workflow.ts';
import { runWriters } from './writers.ts';

async function main(): Promise<boolean> {
  await buildPeers();
  await installPythonTool('sigstore');
  const tally = openTally();
  await using stack = await startStack();
  await using builder = await openBuilder();
  for (const registry of stack.registries)
    for (const files of [stack.rekorV1, stack.rekorV2])
      await runCell(registry, files, stack, builder, tally);
  const open = stack.registries.filter(({ login }) => login === undefined);
  for (const registry of open) {
    await runGate(registry, stack, builder, tally);
    await runMixtures(registry, stack, builder, tally);
    await runModes(registry, stack, builder, tally);
    await runEngines(registry, stack, builder, tally);
  }
  for (const registry of open.filter(({ listing }) => listing === 'fallback-tag'))
    await runWriters(registry, stack, tally, Number(process.env['SIGNET_WRITER_ROUNDS'] ?? '2'));
  await runWorkflows(stack, tally);
  return tally.close();
}

process.exitCode = (await main()) ? 0 : 1;
