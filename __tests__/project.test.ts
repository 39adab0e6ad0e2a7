// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { parse } from 'yaml';

const project = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(resolve(project, path), 'utf8');
const files = execFileSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
  { cwd: project, encoding: 'utf8' },
)
  .split('\0')
  .filter((path) => path !== '' && existsSync(resolve(project, path)));
const sources = files.filter(
  (path) => /\.(?:ts|mjs|cjs|js|go)$/.test(path) && !path.startsWith('dist/'),
);

/** The paths whose text has something that it must not have, with what was found. */
function finds(pattern: RegExp, paths: readonly string[] = files): string[] {
  return paths.flatMap((path) => {
    const found = pattern.exec(read(path))?.[0];
    return found === undefined ? [] : [`${path}: ${found}`];
  });
}

describe('every source file', () => {
  test('names its license in the first line', () => {
    expect(
      sources.filter((path) => !read(path).startsWith('// SPDX-License-Identifier: Apache-2.0\n')),
    ).toEqual([]);
  });

  test('of the product says in the second line what it is for', () => {
    const product = sources.filter((path) => path.startsWith('src/'));
    expect(product.length).toBeGreaterThan(20);
    const purpose = (path: string) => read(path).split('\n')[1] ?? '';
    expect(product.filter((path) => !/^\/\/ \S.{15,}/.test(purpose(path)))).toEqual([]);
  });

  test('is read without scrolling sideways: no line has over 100 columns', () => {
    const code = sources.filter((path) => !path.startsWith('__tests__/'));
    expect(finds(/^.{101}/mu, code)).toEqual([]);
  });

  test('has no switched-off rule and no work left over', () => {
    expect(
      finds(
        new RegExp(
          [
            'eslint',
            '-disable|@ts-',
            '(?:ignore|expect-error|nocheck)|\\b(?:TO',
            'DO|FIX',
            'ME)\\b',
          ].join(''),
        ),
        sources,
      ),
    ).toEqual([]);
  });
});

describe('no file', () => {
  test('holds a path of the machine that it was written on', () => {
    expect(finds(/(?<![\w.~-])\/(?:work|home|root|Users)\/[\w.-]+/)).toEqual([]);
  });

  test('names a package registry', () => {
    const hosts = [
      ['npm', 'js'],
      ['npm', 'mirror'],
      ['yarn', 'pkg'],
      ['proxy.go', 'lang'],
      ['sum.go', 'lang'],
      ['go', 'proxy.'],
      ['pypi', '.org'],
    ].map((parts) => parts.join('').replace('.', String.raw`\.`));
    expect(finds(new RegExp(hosts.join('|'), 'i'))).toEqual([]);
  });

  test('names the registry that is used here', () => {
    const urls = [
      process.env['npm_config_registry'],
      ...(process.env['GOPROXY'] ?? '').split(/[,|]/),
    ];
    const hosts = urls
      .flatMap((url) => (url !== undefined && URL.canParse(url) ? [new URL(url).host] : []))
      .filter((host) => host !== '');
    expect(files.filter((path) => hosts.some((host) => read(path).includes(host)))).toEqual([]);
  });
});

test('the lock file pins every package by its hash, wherever it is fetched from', () => {
  const lock = v.parse(
    v.object({
      packages: v.record(
        v.string(),
        v.looseObject({ integrity: v.optional(v.string()), resolved: v.optional(v.string()) }),
      ),
    }),
    JSON.parse(read('package-lock.json')),
  );
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  expect(packages.length).toBeGreaterThan(100);
  expect(
    packages.filter(
      ([, { integrity, resolved }]) =>
        resolved !== undefined || integrity?.startsWith('sha512-') !== true,
    ),
  ).toEqual([]);
});

const setting = v.object({
  description: v.pipe(v.string(), v.minLength(10)),
  default: v.optional(v.string()),
});
const actionSchema = v.object({
  inputs: v.record(v.string(), setting),
  outputs: v.record(v.string(), setting),
  runs: v.object({ using: v.literal('node24'), main: v.string(), post: v.optional(v.string()) }),
});
const folders = ['', 'verify/', 'audit/'].filter((folder) => files.includes(`${folder}action.yml`));
const actions = folders.map((folder) => ({
  folder,
  ...v.parse(actionSchema, parse(read(`${folder}action.yml`))),
}));

describe('dist', () => {
  const bundle = files.filter((path) => path.startsWith('dist/'));
  const code = bundle
    .filter((path) => path.endsWith('.js'))
    .map(read)
    .join('\n');

  test('has what the actions start', () => {
    const started = actions.flatMap(({ folder, runs }) =>
      [runs.main, runs.post].flatMap((path) =>
        path === undefined ? [] : [resolve(project, folder, path)],
      ),
    );
    expect(
      started.filter((path) => !bundle.some((name) => resolve(project, name) === path)),
    ).toEqual([]);
  });

  test('carries the root of the public-good Sigstore unchanged', () => {
    const root = v.parse(
      v.object({ signatures: v.array(v.object({ keyid: v.string(), sig: v.string() })) }),
      JSON.parse(read('src/sigstore/public-good/root.json')),
    );
    expect(
      root.signatures.filter(({ keyid, sig }) => !code.includes(keyid) || !code.includes(sig)),
    ).toEqual([]);
  });

  test('has the license of every package that it says it holds', () => {
    const notices = read('dist/THIRD-PARTY.txt');
    const named = [...code.matchAll(/\.\/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g)].map(
      ([, name = '']) => name,
    );
    expect(named.length).toBeGreaterThan(10);
    expect([...new Set(named)].filter((name) => !notices.includes(`\n${name} `))).toEqual([]);
  });
});

test('workflows use actions by full commit, with the release in a comment', () => {
  const workflows = files.filter((path) => /^\.github\/workflows\/.*\.ya?ml$/.test(path));
  const uses = workflows.flatMap((path) =>
    [...read(path).matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, value = '']) => value),
  );
  expect(uses.length).toBeGreaterThan(0);
  expect(
    uses.filter(
      (value) => !/^(?:[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\.\/.*)$/.test(value),
    ),
  ).toEqual([]);
});
