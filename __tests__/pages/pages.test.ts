// SPDX-License-Identifier: Apache-2.0
// Every step that the pages show is run as it stands there, and does what the page says of it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { readBlocks } from '../../playground/pages/blocks.ts';
import { ownSteps, workflowOf, type Workflow } from '../../playground/pages/workflows.ts';
import { openSite, type Site } from './site.ts';
import type { OwnRun } from './workers.ts';

const examples = readBlocks().flatMap((block) => {
  const workflow = block.language === 'yaml' ? workflowOf(block) : undefined;
  if (workflow === undefined || ownSteps(workflow).length === 0) return [];
  return [{ key: block.key, workflow, does: whatDoes(workflow) }];
});
/** Pages repeat the simplest steps. */
const distinct = examples.filter(
  ({ does }, at) => examples.findIndex((other) => other.does === does) === at,
);

/** What our steps are given and what is made of their outputs, whatever images are called. */
function whatDoes({ jobs, ...rest }: Workflow): string {
  const own = ownSteps({ jobs, ...rest });
  const given = own.map(({ uses, with: inputs, env }) => ({ uses, ...inputs, env }));
  const ids = own.map(({ id }) => id).filter((id) => id !== undefined);
  const used = JSON.stringify(jobs).matchAll(/\bsteps\.(\w+)\.outputs\.[\w-]+/g);
  const outputs = [...used].filter(([, id = '']) => ids.includes(id)).map(([path]) => path);
  return JSON.stringify({ given, outputs })
    .replaceAll(/\b(?:needs|steps)\.\w+\.outputs\.digest|\binputs\.digest/g, 'digest')
    .replaceAll(/sha256:[0-9a-f]*…/g, 'digest')
    .replaceAll(/\b(?:ghcr\.io\/|acme\.azurecr\.io\/)?(?:acme\/)?(app|worker)\b/g, '$1');
}

/** Whose job it is, where it is not the repository that signs. */
const repositories: Readonly<Record<string, string>> = {
  'docs/verify.md#deploy-from-another-repository yaml': 'acme/deploy',
};

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => site.close());

describe('what a page shows', () => {
  test.each(distinct)('$key', async ({ key, workflow }) => {
    const runs = await site.run(workflow, repositories[key] ?? 'acme/app');
    expect(runs.length).toBeGreaterThan(0);
    for (const run of runs) {
      if (run.action === './') expectSigned(run);
      if (run.action === './verify') expectGate(run);
      if (run.action === './audit') expectAudited(run);
    }
  });
});

function expectSigned({ inputs, result: { outputs }, folder }: OwnRun): void {
  expect(outputs['signed']).toBe(inputs['signature'] === 'false' ? 'false' : 'true');
  const stated = ['sbom', 'provenance', 'attestations'].some((name) => name in inputs);
  expect(outputs['attestations'] !== '[]').toBe(stated);
  expect(outputs['attestation-urls'] !== '').toBe('github-attestations' in inputs);
  if (inputs['push'] === 'false') expect(outputs['bundle-paths']).toMatch(/\.sigstore\.json$/);
  if (inputs['format'] === 'both') expect(outputs['signatures']).toContain('"legacy"');
  if ('publish-tags' in inputs)
    expect(site.world.registry.store.tags.get(`${folder}/acme/app:1.2.3`)).toBe(outputs['digest']);
}

function expectGate({ inputs, result }: OwnRun): void {
  expect(result.outputs).toMatchObject({ verified: 'true', images: expect.stringContaining('@') });
  const demands = ['predicate-types', 'require-provenance'].some((name) => name in inputs);
  expect(result.outputs['predicates'] !== '[]').toBe(demands);
  if ('policies' in inputs)
    expect(existsSync(join(result.outputs['policies-path'] ?? '', 'README.md'))).toBe(true);
}

function expectAudited({ inputs, result: { outputs } }: OwnRun): void {
  if (inputs['mode'] === 'plan') expect(outputs['matrix']).toContain('1/1');
  else if (inputs['mode'] === 'shard') expect(outputs['evidence-path']).not.toBe('');
  else expect(outputs).toMatchObject({ passed: 'true', unsigned: '1', unknown: '0' });
}
