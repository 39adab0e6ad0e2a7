// SPDX-License-Identifier: Apache-2.0
// The most memory that a run takes, over many images.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { pushImage } from '../playground/registry/registry.ts';
import type { ActionResult, ActionRun } from '../playground/runner.ts';
import { startWorld } from '../playground/world.ts';

export interface Memory {
  /** Megabytes. */
  readonly sign: number;
  readonly verify: number;
}

/** Both actions, over as many images in one run each. */
export async function measureMemory(count = 1000): Promise<Memory> {
  const world = await startWorld({ shape: 'none-404-text' });
  try {
    const repository = world.name('acme/app');
    const images = Array.from({ length: count }, (_, at) => {
      const { digest } = pushImage(world.registry.store, 'acme/app', { content: String(at) });
      return `${repository}@${digest}`;
    });
    const inputs = { images: images.join('\n'), patience: '10m' };
    return {
      sign: await peakOf((run) => world.sign(run), inputs),
      verify: await peakOf((run) => world.verify(run), inputs),
    };
  } finally {
    await world.close();
  }
}

/**
 * The process writes down its own peak as it ends. On Linux, maxRSS begins with what the parent
 * had, so the kernel's own mark is read there.
 */
const preloaded = `
import { readFileSync, writeFileSync } from 'node:fs';
process.on('exit', () => {
  let peak = process.resourceUsage().maxRSS;
  try {
    peak = /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1];
  } catch {}
  writeFileSync(process.env.RUNNER_TEMP + '/peak', String(peak));
});`;

export async function peakOf(
  act: (run: ActionRun) => Promise<ActionResult>,
  inputs: Readonly<Record<string, string>>,
  expected = 0,
): Promise<number> {
  const preload = `data:text/javascript,${encodeURIComponent(preloaded)}`;
  const { exitCode, stdout, temp } = await act({
    inputs,
    env: { NODE_OPTIONS: `--import=${preload}` },
  });
  if (exitCode !== expected) throw new Error(stdout.slice(-2000));
  return Number(await readFile(join(temp, 'peak'), 'utf8')) / 1024;
}
