// SPDX-License-Identifier: Apache-2.0
// Demanded statements from source, in this process: what __tests__/runs does with the bundle, so
// that coverage sees it.
import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { startWorld, type World } from '../../playground/world.ts';
import { provenanceLie } from '../../src/verify/provenance.ts';
import { provenance, stateBeside } from '../runs/stated.ts';
import { stepsIn, type Steps } from './step-runs.ts';

const slsa = 'https://slsa.dev/provenance/v1';

let world: World;
let { push, sign, verify } = {} as Steps;
beforeAll(async () => {
  world = await startWorld({ shape: 'api' });
  ({ push, sign, verify } = stepsIn(world));
});
afterAll(async () => world.close());

const predicates = (outputs: Readonly<Record<string, string>>) =>
  JSON.parse(outputs['predicates'] ?? '') as { path: string }[];

test('a provenance that agrees with its certificate is proven and handed on; one that lies is not', async () => {
  const images = push({ content: 'provenance' });
  await sign({ images });
  await stateBeside(world, images, { type: slsa, predicate: provenance({ ref: 'refs/tags/v1' }) });
  const lying = await verify({ images, 'require-provenance': 'true' });
  expect(lying.outputs).toMatchObject({ verified: 'false', predicates: '[]' });
  await stateBeside(world, images, { type: slsa, predicate: provenance({}) });
  const { outputs } = await verify({ images, 'require-provenance': 'true' });
  expect(outputs).toMatchObject({ verified: 'true' });
  expect(predicates(outputs).map(({ path }) => readFileSync(path, 'utf8'))).toEqual([
    provenance({}),
  ]);
});

test('what a list calls an SBOM is read before an image is refused', async () => {
  const images = push({ content: 'called otherwise' });
  const type = 'https://sigstore.dev/cosign/sign/v1';
  await stateBeside(world, images, { type, predicate: '{}', called: 'https://spdx.dev/Document' });
  expect((await verify({ images })).outputs).toMatchObject({ verified: 'true' });
});

test('a provenance is nothing without a certificate, as JSON of another kind, or of many megabytes', () => {
  const person = {
    subjectAlternativeName: 'me@example.com',
    subjectAlternativeNames: ['me@example.com'],
    issuer: 'https://issuer.example',
    extensions: {},
  };
  const lie = (text: string) => provenanceLie(Buffer.from(text), person);
  expect(provenanceLie(Buffer.from(provenance({})), undefined)).toMatch(/^no certificate/);
  expect(lie(provenance({}))).toMatch(/contradicts its certificate: .*; .*; and \d+ more$/);
  for (const other of ['null', '[]', '"x"', '{', `{"a":"${'x'.repeat(9_000_000)}"}`])
    expect(lie(other)).toMatch(/is nothing/);
});
