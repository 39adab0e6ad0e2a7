// SPDX-License-Identifier: Apache-2.0
// May import: bench, peers, playground/runner. How long the action takes from its start to its first request.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { runAction } from '../playground/runner.ts';
import { jobEnvironment } from '../peers/signers.ts';
import { median } from './depth.ts';
import type { World } from './world.ts';

export interface Start {
  /** What this project's code adds to Node's own start, in milliseconds. */
  readonly overBareMs: number;
  /** From start to end of `node -e 0`. */
  readonly bareMs: number;
}

const repeats = 15;
const node = resolve(import.meta.dirname, '../node_modules/.bin/node');

/** Both are run in turns, so that a busy moment of the machine weighs on both. */
export async function measureStart(world: World): Promise<Start> {
  const bare: number[] = [];
  const action: number[] = [];
  for (let left = repeats; left > 0; left--) {
    bare.push(await bareMs());
    action.push(await firstRequestMs(world));
  }
  return { overBareMs: median(action) - median(bare), bareMs: median(bare) };
}

async function bareMs(): Promise<number> {
  const child = spawn(node, ['-e', '0'], { stdio: 'ignore' });
  const started = performance.now();
  await once(child, 'exit');
  return performance.now() - started;
}

async function firstRequestMs({ delays, files, issuer, freshImages }: World): Promise<number> {
  const [image] = await freshImages('referrers-api', 1);
  const inputs = { images: image?.reference ?? '', 'signing-config': files.signingConfig, 'trusted-root': files.trustedRoot };
  delays.arrivals.length = 0;
  let started = Number.NaN;
  await runAction({
    inputs,
    env: jobEnvironment(issuer),
    onStart: () => {
      started = performance.now();
    },
  });
  return (delays.arrivals[0] ?? Number.NaN) - started;
}
