// SPDX-License-Identifier: Apache-2.0
// After all tests: their temporary folder goes. A world that is still in it was never closed.
import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';

export default function removeTemporaryFolder() {
  const folder = tmpdir();
  const open = readdirSync(folder).filter((name) => /^signet-(?:world|runner)-/.test(name));
  rmSync(folder, { recursive: true, force: true });
  if (open.length > 0)
    throw new Error(
      `${open.length} worlds of the playground are still open: close each at the end of its test.`,
    );
}
