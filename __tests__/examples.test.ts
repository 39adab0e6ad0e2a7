// SPDX-License-Identifier: Apache-2.0
// Workflows that users copy must be right as they stand.
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { parse, parseDocument } from 'yaml';

import { readScopesFile } from '../src/action/audit/scopes-file.ts';
import { stepsIn, unknownInputs } from './workflow-steps.ts';

const project = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(project, path), 'utf8');

const names = readdirSync(join(project, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const workflows = names.flatMap((name) => {
  const folder = `examples/${name}/.github/workflows`;
  return readdirSync(join(project, folder)).map((file) => `${folder}/${file}`);
});

test('there is an example for each way to build, for a gate and for an audit', () => {
  expect(names.toSorted()).toEqual(['audit', 'bake', 'build-push', 'buildah', 'gate', 'ko']);
  expect(workflows).toHaveLength(names.length);
});

test('examples/README.md has a line for every example', () => {
  const listed = [...read('examples/README.md').matchAll(/^\| \[[\w-]+\]\(([^)]+)\) \|/gm)];
  expect(listed.map(([, path = '']) => `examples/${path}`).toSorted()).toEqual(
    workflows.toSorted(),
  );
});

describe.each(workflows)('%s', (path) => {
  const text = read(path);

  test('parses, and gives our actions only inputs that they have', () => {
    expect(parseDocument(text).errors).toEqual([]);
    const steps = stepsIn(parse(text));
    expect(steps.filter(({ uses }) => uses.startsWith('OWNER/signet'))).toHaveLength(1);
    expect(steps.flatMap(unknownInputs)).toEqual([]);
  });

  test('pins every action by its commit, with the release beside it', () => {
    const uses = [...text.matchAll(/\buses: (.+)$/gm)].map(([, used = '']) => used);
    const pinned =
      /^(?:OWNER\/signet(?:\/\w+)?@<commit>|[\w/-]+@[0-9a-f]{40} # v\d+(?:\.\d+){1,2})$/;
    expect(uses.filter((used) => !pinned.test(used))).toEqual([]);
  });

  test('grants nothing to the workflow, and says of each permission what it is for', () => {
    expect(text).toMatch(/^permissions: \{\}$/m);
    const [, block = ''] = /^ {4}permissions:\n((?: {6}.+\n)+)/m.exec(text) ?? [];
    const lines = block.trimEnd().split('\n');
    expect(lines.filter((line) => !/^ {6}[\w-]+: (?:read|write) # \w.{10,}/.test(line))).toEqual(
      [],
    );
  });

  test('is run by the peers, which have an action for each that needs Docker or GitHub', () => {
    // act copies the work tree itself.
    const others = stepsIn(parse(text)).filter(
      ({ uses }) => !/^(?:OWNER\/signet|actions\/checkout)/.test(uses),
    );
    const unknown = others.flatMap(({ uses, with: values }) => {
      const known = standInInputs(uses);
      return Object.keys(values).filter((name) => !known.includes(name));
    });
    expect(unknown).toEqual([]);
  });
});

test('the audit example has a scopes file that the audit accepts', async () => {
  const path = 'examples/audit/.github/signet-audit.yml';
  const declared = await readScopesFile(readFileSync(join(project, path)), path, {
    GITHUB_REPOSITORY: 'acme/app',
    GITHUB_SERVER_URL: 'https://github.com',
  });
  expect(declared.scopes.map(({ name }) => name)).toEqual(['what we publish', 'what we deploy']);
});

/** The inputs of what stands in for `owner/repository@ref`; it must be there. */
function standInInputs(uses: string): string[] {
  const repository = /^[^/]+\/([^/@]+)/.exec(uses)?.[1] ?? '';
  const schema = v.object({ inputs: v.optional(v.record(v.string(), v.unknown()), {}) });
  return Object.keys(v.parse(schema, parse(read(`peers/actions/${repository}/action.yml`))).inputs);
}
