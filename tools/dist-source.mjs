// SPDX-License-Identifier: Apache-2.0
// Which source dist/ was built from: the build leaves a hash of all that it reads in dist/, and
// whatever starts dist/ can tell without a build whether it is of this source.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

const project = resolve(import.meta.dirname, '..');
/** The file in dist/ that holds the hash. */
export const sourceFile = 'source.sha256';
const builders = ['node_modules/typescript', 'node_modules/@vercel/ncc', 'node_modules/acorn'];

/** A hash of all that dist/ is made from, the same on every machine. */
export function sourceHash() {
  const files = [
    'src/**/*',
    'schemas/sbom/**/*',
    'tsconfig*.json',
    'tools/{build,strip-comments}.mjs',
  ].flatMap((pattern) =>
    globSync(pattern, { cwd: project, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(project.length + 1)),
  );
  const hash = createHash('sha256');
  for (const file of files.toSorted()) {
    hash.update(`${file.replaceAll(sep, '/')}\0`);
    hash.update(`${readFileSync(join(project, file), 'utf8').replaceAll('\r\n', '\n')}\0`);
  }
  return hash.update(JSON.stringify(lockedPackages())).digest('hex');
}

export function isDistFresh() {
  const path = join(project, 'dist', sourceFile);
  return existsSync(path) && readFileSync(path, 'utf8').trim() === sourceHash();
}

/** What is shipped and what builds it: an update of a package for tests leaves dist/ as it is. */
function lockedPackages() {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && (dev !== true || builders.includes(path)))
    .map(([path, { version, integrity }]) => [path, version, integrity]);
}
