// SPDX-License-Identifier: Apache-2.0
// What users read must agree with what the actions do: tables, codes, links and examples.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { parseAllDocuments } from 'yaml';

import { actions, stepsIn, unknownInputs } from './workflow-steps.ts';

const project = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(project, path), 'utf8');

const topics = readdirSync(join(project, 'docs'), { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name.replaceAll('\\', '/')}`);
const pages = [
  ...readdirSync(project).filter((name) => name.endsWith('.md')),
  'verify/README.md',
  'audit/README.md',
  'examples/README.md',
  ...topics,
];

const scripts = Object.keys(
  v.parse(v.object({ scripts: v.record(v.string(), v.string()) }), JSON.parse(read('package.json')))
    .scripts,
);

/** The rows of the table whose first column has this title, as cells without their quotes. */
function table(page: string, title: string): string[][] {
  const pattern = new RegExp(String.raw`^\| ${title} \|.*\n\|[ |-]+\n((?:\|.*\n)+)`, 'm');
  const [, rows = ''] = pattern.exec(read(page)) ?? [];
  return rows
    .trimEnd()
    .split('\n')
    .map((row) =>
      row
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

const fenced = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** Markdown without its code blocks, in which `#` is a comment and `[x](y)` may be code. */
const prose = (page: string) => read(page).replaceAll(fenced, '');

/** As GitHub makes anchors of headings. */
function anchors(page: string): string[] {
  return [...prose(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the tables of inputs and outputs', () => {
  test.each(actions)('$page has the inputs of $metadata with their defaults', (action) => {
    expect(table(action.page, 'input').map(([name, preset]) => [name, preset])).toEqual(
      Object.entries(action.inputs).map(([name, { default: preset }]) => [name, preset]),
    );
  });

  test.each(actions)('$page has the outputs of $metadata', (action) => {
    expect(table(action.page, 'output').map(([name]) => name)).toEqual(Object.keys(action.outputs));
  });

  test('stand on one page each, so that they cannot disagree', () => {
    const repeating = pages.filter((page) => /^\| (?:input|output) \|/m.test(read(page)));
    expect(repeating.toSorted()).toEqual(actions.map(({ page }) => page).toSorted());
  });

  test('and every other table: no row is on two pages', () => {
    const inputs = new Set(
      actions.flatMap(({ page }) => table(page, 'input').map(([name = '']) => name)),
    );
    const rows = pages.flatMap((page) =>
      [...new Set(read(page).match(/^\| (?!-).{40,}$/gm))]
        .filter((row) => !inputs.has(row.split('`')[1] ?? ''))
        .map((row) => ({ row, page })),
    );
    expect(rows.length).toBeGreaterThan(100);
    const twice = [...Map.groupBy(rows, ({ row }) => row).values()].filter(
      ({ length }) => length > 1,
    );
    expect(twice.map((all) => all.map(({ page }) => page))).toEqual([]);
  });
});

test('docs/errors.md has a heading for every error code, and for none that does not exist', () => {
  const codes = [...read('src/errors.ts').matchAll(/^ {2}\| '([A-Z_]+)'/gm)].map(
    ([, code]) => code,
  );
  const headings = [...prose('docs/errors.md').matchAll(/^### ([A-Z_]+)$/gm)].map(
    ([, code]) => code,
  );
  expect(codes.length).toBeGreaterThan(30);
  expect(headings.toSorted()).toEqual(codes.toSorted());
});

describe('the paragraph to which a frequent mistake is linked has the way out:', () => {
  const errors = prose('docs/errors.md');
  const paragraph = (code: string) => errors.split(`\n### ${code}\n`)[1]?.split('\n#')[0] ?? '';

  // Each with the transcript of a run in which it was made.
  test.each([
    ['the job may not ask for a token', 'no-id-token', /id-token: write/],
    ['a pull request from a fork is to be signed', 'fork', /`if:`/],
    ['Dependabot is to sign', 'dependabot', /if: github\.actor != 'dependabot\[bot\]'/],
    ['nobody logged in to the registry', 'no-login', /Log in before this step/],
    ['the login is wrong', 'wrong-login', /does not accept the one it got/],
    ['the login may not push', 'may-not-push', /packages: write/],
    ['the image was not pushed', 'not-pushed', /build with `push: true`/],
    ['the image ID was taken for the digest', 'config-digest', /output `digest`/],
    ['inputs are wrong', 'bad-inputs', /inputs\.md#inputs/],
    ['the repository is private', 'private-repository', /privacy\.md#private-repositories/],
    ['tags are immutable', 'immutable-tag', /Exempt \[`sha256-\*`\]/],
    ['an SBOM cannot be read', 'statement-files', /command that converts the file/],
    ['the gate finds no signature', 'verify-unsigned', /workflow that builds the image/],
    ['the gate trusts someone else', 'verify-untrusted-workflow', /who-must-have-signed/],
  ])('%s', (_, transcript, wayOut) => {
    const told = read(`__tests__/transcripts/${transcript}.txt`);
    const [, code = 'no code'] = /^::error [^:]*::([A-Z_]+): /m.exec(told) ?? [];
    expect(paragraph(code)).toMatch(wayOut);
  });
});

describe.each(pages)('%s', (page) => {
  test('names only npm scripts that exist', () => {
    const named = [...read(page).matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name]) => name);
    expect(named.filter((name) => !scripts.includes(name ?? ''))).toEqual([]);
  });

  test('links to pages, files and headings that exist', () => {
    const links = [...prose(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
    const broken = links.filter(([, path = '', anchor]) => {
      const target = relative(project, resolve(project, dirname(page), path));
      const file = path === '' ? page : target;
      if (!existsSync(join(project, file))) return true;
      return anchor !== undefined && !anchors(file).includes(anchor);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  test('has no two headings with one anchor', () => {
    const all = anchors(page);
    expect(all.filter((anchor, index) => all.indexOf(anchor) !== index)).toEqual([]);
  });

  test('shows YAML that parses, and uses only inputs that the actions have', () => {
    const blocks = [...read(page).matchAll(fenced)]
      .filter(([, language]) => language === 'yaml')
      .flatMap(([, , text = '']) => parseAllDocuments(text));
    expect(blocks.flatMap(({ errors }) => errors.map(({ message }) => message))).toEqual([]);
    expect(blocks.flatMap((block) => stepsIn(block.toJS())).flatMap(unknownInputs)).toEqual([]);
  });
});

describe.each(topics.filter((page) => page !== 'docs/README.md'))('%s', (page) => {
  test('starts with something to paste', () => {
    expect(read(page).slice(0, 200)).toMatch(/^# .+\n\n```(?:yaml|sh)\n/);
  });
});

describe.each(topics.filter((page) => page.startsWith('docs/migrate/')))('%s', (page) => {
  test('answers what everyone asks who moves, in the same order on each page', () => {
    expect(prose(page).match(/^## .+$/gm)).toEqual([
      '## Who needs this',
      '## Before and after',
      '## What verifiers change',
      '## Run both for a while',
      '## Roll back',
      '## What you lose',
    ]);
  });
});
