// SPDX-License-Identifier: Apache-2.0
// Statements beside a signature: what is demanded must be proven, and only what is proven is handed
// on to be judged.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startWorld, type World, type WorldResult } from '../../playground/world.ts';
import { expectReport } from './schemas.ts';
import { provenance, stateBeside, type Stated } from './stated.ts';

const slsa = 'https://slsa.dev/provenance/v1';
const vuln = 'https://cosign.sigstore.dev/attestation/vuln/v1';
const spdx = 'https://spdx.dev/Document';
const otherWorkflow = {
  workflow_ref: 'acme/app/.github/workflows/test.yml@refs/heads/main',
  job_workflow_ref: 'acme/app/.github/workflows/test.yml@refs/heads/main',
};

let world: World;
beforeAll(async () => {
  world = await startWorld({ shape: 'api' });
});
afterAll(async () => world.close());

let count = 0;
/** An image that is signed by its release workflow, with these statements beside it. */
async function signed(...statements: readonly Stated[]): Promise<string> {
  const { image } = world.push('acme/app', { content: `image ${count++}` });
  await world.sign({ inputs: { images: image } });
  for (const stated of statements) await stateBeside(world, image, stated);
  return image;
}

const verify = (image: string, inputs: Readonly<Record<string, string>> = {}) =>
  world.verify({ inputs: { images: image, ...inputs } });

const verdictsIn = ({ outputs }: WorldResult) =>
  JSON.parse(outputs['verdicts'] ?? '') as { verdict: string; flaws: string[] }[];

interface Predicate {
  readonly image: string;
  readonly type: string;
  readonly path: string;
  readonly signer: string;
  readonly time: string;
}
const predicatesIn = ({ outputs }: WorldResult) =>
  JSON.parse(outputs['predicates'] ?? '') as Predicate[];
const contents = (run: WorldResult) =>
  predicatesIn(run).map(({ path }) => JSON.parse(readFileSync(path, 'utf8')) as unknown);

/** All that the step left in its folder. */
const filesOf = ({ outputs }: WorldResult) =>
  readdirSync(dirname(outputs['report-path'] ?? '')).toSorted();

describe('a provenance that is demanded', () => {
  const demanded = { 'require-provenance': 'true', 'signer-ref': 'refs/heads/main' };

  test('counts when it says what its certificate says, and its predicate is in a file', async () => {
    const image = await signed({ type: slsa, predicate: provenance({}) });
    const run = await verify(image, demanded);
    expect([run.exitCode, verdictsIn(run)[0]?.verdict]).toEqual([0, 'verified']);
    expect(predicatesIn(run)).toEqual([
      {
        image,
        type: slsa,
        path: expect.stringMatching(/\/signet-[^/]+\/predicate-1\.json$/),
        signer: 'https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main',
        time: expect.stringMatching(/Z$/),
      },
    ]);
    expect(readFileSync(predicatesIn(run)[0]?.path ?? '', 'utf8')).toBe(provenance({}));
    expect(expectReport('verify', run)).toMatchObject({
      schemaVersion: 2,
      images: [
        {
          signatures: expect.arrayContaining([
            expect.objectContaining({ predicateType: slsa, predicate: predicatesIn(run)[0]?.path }),
            expect.objectContaining({ predicate: null }),
          ]),
        },
      ],
    });
  });

  test.each([
    ['ref', { ref: 'refs/tags/v1' }, 'externalParameters.workflow.ref is "refs/tags/v1"'],
    ['repository', { repository: 'https://github.com/acme/other' }, 'acme/other'],
    [
      'builder',
      { builder: 'https://github.com/acme/safe/.github/workflows/b.yml@main' },
      'builder.id',
    ],
    ['commit', { commit: 'b'.repeat(40) }, 'resolvedDependencies[0].digest.gitCommit'],
  ])('that lies about its %s is a finding, and no file', async (_, lie, told) => {
    const image = await signed({ type: slsa, predicate: provenance(lie) });
    const run = await verify(image, demanded);
    expect(verdictsIn(run)).toMatchObject([{ verdict: 'untrusted', flaws: ['provenance'] }]);
    expect(run.stdout).toContain('its provenance contradicts its certificate');
    expect(run.stdout).toContain(told);
    expectReport('verify', run);
    expect([run.exitCode, predicatesIn(run)]).toEqual([1, []]);
    expect(filesOf(run)).toEqual(['verify-report.json', 'verify.sarif']);
  });

  test('that lies hides none that tells the truth', async () => {
    const image = await signed(
      { type: slsa, predicate: provenance({ ref: 'refs/tags/v1' }) },
      { type: slsa, predicate: provenance({}) },
    );
    const run = await verify(image, demanded);
    expect(contents(run)).toEqual([JSON.parse(provenance({}))]);
    const both = await verify(image, { 'predicate-types': 'slsaprovenance1' });
    expect(contents(both)).toHaveLength(2);
  });

  test('does not count by another workflow, that of BuildKit, or none', async () => {
    const foreign = { type: slsa, predicate: provenance({}), claims: otherWorkflow };
    const own = 'https://github.com/acme/app/.github/workflows/test.yml@refs/heads/main';
    const buildkit = {
      type: slsa,
      predicate: JSON.stringify({
        buildDefinition: {
          buildType:
            'https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md',
        },
        runDetails: { builder: { id: '' } },
      }),
    };
    const honest = { ...foreign, predicate: provenance({ builder: own }) };
    const flaws = async (statements: readonly Stated[]) =>
      verdictsIn(await verify(await signed(...statements), demanded))[0]?.flaws;
    expect(await flaws([])).toEqual(['predicate-type']);
    expect(await flaws([foreign])).toEqual(['provenance', 'predicate-type']);
    expect(await flaws([honest])).toEqual(expect.arrayContaining(['predicate-type']));
    expect(await flaws([buildkit])).toEqual(['provenance']);
  });

  test('is refused with a key, before anything is asked', async () => {
    const run = await verify(world.name('acme/app'), {
      'require-provenance': 'true',
      key: 'cosign.pub',
      'certificate-oidc-issuer': '',
    });
    expect(run.stdout).toContain('a key has none');
    expect([run.exitCode, run.requests]).toEqual([1, []]);
  });
});

describe('predicates that are demanded', () => {
  test('are each in a file as they were signed, those of one image with the newest first', async () => {
    const scans = ['{"matches":[1],  "matches":[2]}', '{"matches":[]}'];
    const image = await signed(
      { type: vuln, predicate: scans[0] ?? '' },
      { type: spdx, predicate: '{"spdxVersion":"SPDX-2.3"}' },
    );
    await stateBeside(world, image, { type: vuln, predicate: scans[1] ?? '' });
    const run = await verify(image, { 'predicate-types': 'vuln' });
    const found = predicatesIn(run);
    expect(found.map(({ path }) => readFileSync(path, 'utf8')).toSorted()).toEqual(
      scans.toSorted(),
    );
    expect(found.map(({ type }) => type)).toEqual([vuln, vuln]);
    const times = found.map(({ time }) => time);
    expect(times).toEqual(times.toSorted().reverse());
    // What was not demanded was not even read.
    expect(run.stdout).not.toContain(spdx);
  });

  test('of another signer are in no file, even when the policy lets that signer in', async () => {
    const image = await signed(
      { type: vuln, predicate: '{"by":"release"}' },
      { type: vuln, predicate: '{"by":"test"}', claims: otherWorkflow },
    );
    const run = await verify(image, { 'predicate-types': 'vuln' });
    expect(contents(run)).toEqual([{ by: 'release' }]);
    expect(filesOf(run).filter((name) => name.startsWith('predicate'))).toHaveLength(1);
  });

  test('are in no file when the image is not verified', async () => {
    const image = await signed({ type: vuln, predicate: '{}' });
    const run = await verify(image, { 'predicate-types': 'vuln, spdxjson' });
    expect([run.exitCode, predicatesIn(run)]).toEqual([1, []]);
    expect(filesOf(run)).toEqual(['verify-report.json', 'verify.sarif']);
  });

  test('fail the image when they cannot be written', async () => {
    const image = await signed({ type: vuln, predicate: '{}' });
    const missing = `${world.trust['trusted-root']}/none`;
    const run = await world.verify({
      inputs: { images: image, 'predicate-types': 'vuln' },
      env: { RUNNER_TEMP: missing },
    });
    expect(existsSync(missing)).toBe(false);
    expect(verdictsIn(run)).toMatchObject([{ verdict: 'unknown' }]);
    expect(run.stdout).toContain('FILE_UNWRITABLE');
  });
});

describe('what a list calls a statement', () => {
  const blobs = ({ requests }: WorldResult) =>
    requests.filter(({ path }) => path.includes('/blobs/')).length;

  test('spares the plain gate to read it', async () => {
    const plain = await verify(await signed());
    const beside = await verify(await signed({ type: spdx, predicate: '{"files":[]}' }));
    expect([plain.exitCode, beside.exitCode]).toEqual([0, 0]);
    expect(blobs(beside)).toBe(blobs(plain));
    expect(beside.requests.length).toBe(plain.requests.length);
  });

  test('is never what it is: a signature that is called an SBOM is found all the same', async () => {
    const signature = 'https://sigstore.dev/cosign/sign/v1';
    const lying = async (statements: readonly Stated[], inputs = {}) => {
      const { image } = world.push('acme/app', { content: `image ${count++}` });
      for (const stated of statements) await stateBeside(world, image, stated);
      return verdictsIn(await verify(image, inputs))[0]?.verdict;
    };
    expect(await lying([{ type: signature, predicate: '{}', called: spdx }])).toBe('verified');
    expect(await lying([{ type: signature, predicate: '{}', called: null }])).toBe('verified');
    expect(await lying([{ type: spdx, predicate: '{}', called: signature }])).toBe('untrusted');
    expect(await lying([{ type: spdx, predicate: '{}' }])).toBe('untrusted');
    const both = [
      { type: signature, predicate: '{}', called: vuln },
      { type: vuln, predicate: '{}', called: spdx },
    ];
    expect(await lying(both, { 'predicate-types': 'vuln' })).toBe('verified');
    expect(await lying(both, { 'predicate-types': 'spdxjson' })).toBe('untrusted');
  });
});
