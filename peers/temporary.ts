// SPDX-License-Identifier: Apache-2.0
// One folder for everything that a run and its programs leave behind.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything temporary goes into a folder that is removed in the end. */
export async function inTemporaryFolder<Result>(body: () => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'signet-'));
  process.env['TMPDIR'] = folder;
  try {
    return await body();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
