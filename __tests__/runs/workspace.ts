// SPDX-License-Identifier: Apache-2.0
// The files of a job.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small SBOM. */
export const spdx = {
  spdxVersion: 'SPDX-2.3',
  dataLicense: 'CC0-1.0',
  SPDXID: 'SPDXRef-DOCUMENT',
  name: 'app',
  documentNamespace: 'https://acme.example/sbom/app',
  creationInfo: { created: '2026-01-02T03:04:05Z', creators: ['Tool: none-1.0'] },
  packages: [],
};

/** A workspace with these files, as JSON where they are not text. */
export function workspace(files: Readonly<Record<string, unknown>>): { GITHUB_WORKSPACE: string } {
  const folder = mkdtempSync(join(tmpdir(), 'signet-workspace-'));
  for (const [name, content] of Object.entries(files))
    writeFileSync(
      join(folder, name),
      typeof content === 'string' ? content : JSON.stringify(content, undefined, 2),
    );
  return { GITHUB_WORKSPACE: folder };
}
