// SPDX-License-Identifier: Apache-2.0
// Makes dist/ from src/: TypeScript to build/, then one readable bundle with its lazily loaded
// chunks, and the licenses of what is in it.
// With --check, nothing is written: what would be is compared with dist/, byte for byte.
// With --if-stale, nothing is done where dist/ was built from this source.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';

import ncc from '@vercel/ncc';

import { isDistFresh, sourceFile, sourceHash } from './dist-source.mjs';
import { withoutComments } from './strip-comments.mjs';

const project = resolve(import.meta.dirname, '..');
// Module ids and comments in the bundle are relative to the working folder, and must be the same
// wherever the project lies.
process.chdir(project);

// @actions/core asks for ID tokens with an HTTP client of its own, which is never called here: a
// third of the bundle, and 20 ms of every start. What stands in its place must be cheap to import:
// as an ES module, node:http loads all of fetch for the sake of its exports.
const externals = {
  // Nor does it run programs here, to tell which system this is.
  '@actions/exec': 'node:path',
  '@actions/http-client': 'node:path',
  '@actions/http-client/lib/auth': 'node:path',
};
if (process.argv.includes('--check')) report(differences(await bundle()));
else if (!process.argv.includes('--if-stale')) write(await bundle());
else if (!isDistFresh()) {
  console.log('dist/ is not built from this source: building it first.');
  write(await bundle());
}

/** The files of dist/, name to bytes. */
async function bundle() {
  rmSync('build', { recursive: true, force: true });
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
  });
  const { code, assets, stats } = await ncc(resolve('build/src/main.js'), {
    cache: false,
    quiet: true,
    target: 'es2024',
    externals,
  });
  const made = new Map([['index.js', Buffer.from(withoutComments(code))]]);
  for (const [name, { source }] of Object.entries(assets))
    made.set(name, Buffer.from(name.endsWith('.js') ? withoutComments(String(source)) : source));
  // The other actions start the same bundle, which looks at the name it was started by.
  for (const name of ['verify.js', 'audit.js'])
    made.set(name, Buffer.from("import './index.js';\n"));
  made.set(sourceFile, Buffer.from(`${sourceHash()}\n`));
  made.set('THIRD-PARTY.txt', Buffer.from(notices(stats.compilation)));
  for (const [name, bytes] of made) assertImpersonal(name, bytes.toString('utf8'));
  return made;
}

/**
 * A path of the machine that builds would make the bundle differ from machine to machine, and tell
 * of it.
 */
function assertImpersonal(name, text) {
  const found = [project, homedir()].find((path) =>
    new RegExp(String.raw`(?<![\w.-])${RegExp.escape(path + sep)}`).test(text),
  );
  if (found !== undefined) throw new Error(`${name} holds the path ${found}`);
}

/**
 * Name, version and license of every package that has a module in the bundle, and of the schemas
 * that were copied from others. ncc's own list is of the last chunk only.
 */
function notices(compilation) {
  const schemas = join(sep, 'schemas', 'sbom', sep);
  const packages = new Map();
  const copied = new Set();
  for (const file of bundledFiles(compilation)) {
    if (file.includes(schemas)) copied.add(dirname(file).split(schemas)[1]);
    if (!file.includes(`${sep}node_modules${sep}`)) continue;
    const folder = packageFolder(file);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    packages.set(`${manifest.name} ${manifest.version}`, {
      license: manifest.license,
      texts: licenseTexts(folder, manifest),
    });
  }
  for (const folder of copied) {
    const texts = ['NOTICE', 'LICENSE'].map((name) =>
      licenseText(join('schemas/sbom', folder, name)),
    );
    const [, title, license] = /^(.+)\nSPDX-License-Identifier: (.+)\n/.exec(texts[0]);
    packages.set(title, { license, texts });
  }
  const sorted = [...packages].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const rule = '-'.repeat(80);
  const sections = sorted.map(
    ([title, { license, texts }]) =>
      `${rule}\n${title} (${license})\n${rule}\n\n${texts.join('\n\n')}\n`,
  );
  return `The files in this folder contain the following packages.\n\n${sections.join('\n')}`;
}

function* bundledFiles({ modules, chunkGraph }) {
  for (const module of modules)
    if (chunkGraph.getNumberOfModuleChunks(module) > 0) yield* sourcesOf(module);
}

/** Modules that are joined into one keep their parts in `modules`. */
function* sourcesOf(module) {
  for (const part of module.modules ?? []) yield* sourcesOf(part);
  if (typeof module.resource === 'string') yield module.resource;
}

/**
 * The nearest folder above with a package.json that has a version: others only mark the kind of
 * module.
 */
function packageFolder(file) {
  let folder = dirname(file);
  while (!isPackage(folder)) folder = dirname(folder);
  return folder;
}

function isPackage(folder) {
  const path = join(folder, 'package.json');
  return existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).version !== undefined;
}

function licenseTexts(folder, { name, license, repository }) {
  const names = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file))
    .toSorted();
  // A text that is the same for everybody may be left out of a package; one that names its holder
  // may not.
  if (names.length === 0 && license === 'Apache-2.0')
    return [`From ${repository.url}`, licenseText('LICENSE')];
  if (names.length === 0) throw new Error(`the package ${name} has no license text`);
  return names.map((file) => licenseText(join(folder, file)));
}

function licenseText(path) {
  return readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trim();
}

function write(made) {
  rmSync('dist', { recursive: true, force: true });
  mkdirSync('dist');
  for (const [name, bytes] of made) writeFileSync(join('dist', name), bytes);
}

function report(problems) {
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

function differences(made) {
  const present = existsSync('dist') ? readdirSync('dist') : [];
  const stale = present
    .filter((name) => !made.has(name))
    .map((name) => `dist/${name} is not made by this build`);
  const changed = [...made].filter(
    ([name, bytes]) => !present.includes(name) || !bytes.equals(readFileSync(join('dist', name))),
  );
  const all = [...stale, ...changed.map(([name]) => `dist/${name} is not what this build makes`)];
  return all.length === 0 ? [] : [...all, 'Run "npm run build" and commit dist/.'];
}
