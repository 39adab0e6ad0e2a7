// SPDX-License-Identifier: Apache-2.0
// No page shows a block that nothing runs, unless coverage.ts says why.
import { describe, expect, test } from '@jest/globals';

import { blocksIn, languages, readBlocks } from '../playground/pages/blocks.ts';
import {
  otherPrograms,
  scriptsNotRun,
  scriptsOfPeers,
  shellNotRun,
  shellOfPeers,
  yamlNotRun,
} from '../playground/pages/coverage.ts';
import { ownSteps, workflowOf, type Workflow } from '../playground/pages/workflows.ts';

const blocks = readBlocks();
const keysOf = (language: string) =>
  blocks.filter((block) => block.language === language).map(({ key }) => key);
const yaml = blocks
  .filter(({ language }) => language === 'yaml')
  .map((block) => ({ key: block.key, workflow: workflowOf(block) }));

const isRun = (workflow: Workflow | undefined) =>
  workflow !== undefined && ownSteps(workflow).length > 0;
const needsMore = (workflow: Workflow | undefined) =>
  Object.values(workflow?.jobs ?? {}).some(({ steps }) =>
    steps.some(({ run }) => run !== undefined && otherPrograms.test(run)),
  );

describe('every block of the pages', () => {
  test('says in which language it is', () => {
    const known: readonly string[] = languages;
    expect(blocks.length).toBeGreaterThan(60);
    expect(
      blocks.filter(({ language }) => !known.includes(language)).map(({ key }) => key),
    ).toEqual([]);
  });

  test('of commands is run, or listed with the reason', () => {
    const listed = [...shellOfPeers, ...Object.keys(shellNotRun)];
    expect(listed.toSorted()).toEqual(keysOf('sh').toSorted());
  });

  test('of YAML has a step that is run, or is listed with the reason', () => {
    const others = yaml.filter(({ workflow }) => !isRun(workflow)).map(({ key }) => key);
    expect(Object.keys(yamlNotRun).toSorted()).toEqual(others.toSorted());
  });

  test('whose scripts need other programs is run by the peers, or listed with the reason', () => {
    const found = yaml.filter(({ workflow }) => isRun(workflow) && needsMore(workflow));
    const listed = [...scriptsOfPeers, ...Object.keys(scriptsNotRun)];
    expect(listed.toSorted()).toEqual(found.map(({ key }) => key).toSorted());
  });
});

test('a block is known by its heading and its number, also in a list and after a comment', () => {
  const page = '# A b\n\n```sh\n# no heading\n```\n\n1. x\n\n   ```sh\n   ls\n   ```\n';
  expect(blocksIn('p.md', page)).toEqual([
    { key: 'p.md#a-b sh', page: 'p.md', language: 'sh', text: '# no heading\n' },
    { key: 'p.md#a-b sh 2', page: 'p.md', language: 'sh', text: 'ls\n' },
  ]);
});
