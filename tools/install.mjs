// SPDX-License-Identifier: Apache-2.0
// Makes the documented commands work as the first ones after a clone: installs the locked packages
// when they are not there yet.
import { execSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '..');
const stamp = join(project, 'node_modules/.signet-lock');
const lock = readFileSync(join(project, 'package-lock.json'), 'utf8');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  execSync('npm ci --no-audit --no-fund --loglevel=error', {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeFileSync(stamp, lock);
}
