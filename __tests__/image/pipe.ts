// SPDX-License-Identifier: Apache-2.0
// A named pipe without a writer: to open it in the usual way never ends.
import { spawnSync } from 'node:child_process';

export function makePipe(path: string): void {
  const { status } = spawnSync(command, [path]);
  if (status !== 0) throw new Error(`${command} failed for ${path}`);
}

/** POSIX, which Node.js has no function for. */
const command = 'mkfifo';
