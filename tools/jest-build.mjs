// SPDX-License-Identifier: Apache-2.0
// Before suites that start dist/: it is built where it is not of this source, so they never judge
// another one. A build that fails ends the tests.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export default function buildIfStale({ updateSnapshot }) {
  // "--updateSnapshot" is for transcripts too.
  if (updateSnapshot === 'all') process.env['UPDATE_TRANSCRIPTS'] = '1';
  const build = join(import.meta.dirname, 'build.mjs');
  try {
    execFileSync(process.execPath, [build, '--if-stale'], { stdio: 'inherit' });
  } catch {
    throw new Error('dist/ cannot be built from this source: see "npm run build".');
  }
}
