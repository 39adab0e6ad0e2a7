// SPDX-License-Identifier: Apache-2.0
// Makes the documented commands work as the first ones after a clone: installs the locked packages
// when they are not there yet, and says so before it begins.
import { execSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '..');
const stamp = join(project, 'node_modules/.signet-lock');
const lock = readFileSync(join(project, 'package-lock.json'), 'utf8');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  const count = Object.keys(JSON.parse(lock).packages).length - 1;
  console.log(`Installing ${count} packages once, as package-lock.json pins them …`);
  const started = Date.now();
  execSync('npm ci --no-audit --no-fund --loglevel=error', {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeFileSync(stamp, lock);
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}
