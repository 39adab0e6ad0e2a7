// SPDX-License-Identifier: Apache-2.0
// Policies of every shape that the verify action accepts, read by the engines' own parsers.
import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import fc from 'fast-check';

import {
  enforcedPolicy,
  type GatePolicy,
  type PrivateTrust,
} from '../src/enforcement/enforced-policy.ts';
import { enginePolicies, policyFiles } from '../src/enforcement/policy-files.ts';
import { readableRoot } from '../src/enforcement/trusted-root-text.ts';
import { signerPolicy } from '../src/policy/compile.ts';
import { anySource, type DeclaredSigner } from '../src/policy/declared.ts';
import { peer } from './build.ts';
import { run } from './process.ts';
import type { Stack } from './stack.ts';

type Check = (what: string, body: () => Promise<void>) => Promise<void>;

const count = 300;
/** A fifth of them is for Flux, and more for the others. */
const enough = 20;

const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const odd = fc.constantFrom('yes', 'no', 'on', 'null', '1e3', '0x1', '~', '007', 'true');
const path = fc
  .array(
    fc.oneof(
      word,
      odd.filter((text) => /^[a-z0-9]+$/.test(text)),
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((parts) => parts.join('/'));
const repository = fc.record({
  registry: fc.constantFrom('docker.io', 'ghcr.io', 'registry.example:5000', '127.0.0.1:5000'),
  path,
});
const piece = fc.constantFrom(
  'a',
  'b-c',
  '*',
  '**',
  '.',
  'v1',
  "'",
  '"',
  '(',
  '{',
  '@',
  ': ',
  ' #',
);
const name = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const certificate = {
  issuer: fc.constantFrom('', 'https://issuer.example', 'https://issuer.example/a?b=c&d: e'),
  source: fc.constant(anySource),
};

const declared = (pem: string): fc.Arbitrary<DeclaredSigner> =>
  fc.oneof(
    fc.constant({ kind: 'key' as const, key: pem }),
    fc.record({ ...certificate, kind: fc.constant('identity' as const), identity: name }),
    fc.record({
      ...certificate,
      kind: fc.constant('identity-regexp' as const),
      pattern: fc.constantFrom('.*', 'a|b', "it's", String.raw`\Qa.b`, '(?i)x: #y', 'é+'),
    }),
    fc.record({
      ...certificate,
      kind: fc.constant('workflow' as const),
      repository: fc.constantFrom('', 'Acme/App', 'a.b/c_d'),
      workflow: fc.constantFrom('', 'release.yml', '*.yml', ".github/workflows/it's*.yml"),
      ref: fc.constantFrom('', 'refs/heads/main', 'refs/tags/v*', 'refs/**', 'a'.repeat(40)),
    }),
  );

/** What few engines can say must not keep the others from being asked. */
const seldom = <Value>(given: fc.Arbitrary<Value>, otherwise: Value) =>
  fc.oneof({ arbitrary: given, weight: 1 }, { arbitrary: fc.constant(otherwise), weight: 3 });

const policies = (pem: string, trust: PrivateTrust) =>
  fc.record({
    repositories: fc.array(repository, { minLength: 1, maxLength: 3 }),
    declared: declared(pem),
    formats: fc.constantFrom<GatePolicy['formats']>(['bundle'], ['legacy'], ['bundle', 'legacy']),
    trust: fc.constantFrom<PrivateTrust | undefined>(undefined, trust, {
      ...trust,
      tuf: { mirror: 'https://tuf.example/', root: '{}' },
    }),
    demands: fc.record({
      predicateTypes: seldom(
        fc.subarray(['https://spdx.dev/Document', 'https://a.example/b?c=d#e: f']),
        [],
      ),
      requireProvenance: seldom(fc.constant(true), false),
      annotations: fc.constant({}),
      maxAge: fc.constant(false),
      recursive: fc.boolean(),
      log: fc.constantFrom('required' as const, 'ignored' as const),
      signatureRepository: fc.constant(undefined),
    }),
  });

export async function checkParsers({ folder, bothLogs }: Stack, check: Check): Promise<void> {
  const root = join(folder, 'parsed');
  const pem = await readFile(join(folder, 'rekor-v1.pub'), 'utf8');
  const text = await readFile(bothLogs.trustedRoot, 'utf8');
  const trust = { root: readableRoot(text, bothLogs.trustedRoot), readAt: new Date() };
  const written = { kyverno: 0, 'policy-controller': 0, flux: 0 };
  for (const [index, gate] of fc.sample(policies(pem, trust), count).entries()) {
    const files = await filesOf(gate, pem);
    for (const engine of ['kyverno', 'policy-controller', 'flux'] as const) {
      const content = files.get(`${engine}.yaml`);
      if (content === undefined) continue;
      written[engine]++;
      await mkdir(join(root, engine), { recursive: true });
      // Kyverno reads all of a folder at once, by the names of its policies.
      const unique = content.replace(/^(  name: )/m, `$1p${String(index)}-`);
      await writeFile(join(root, engine, `${String(index)}.yaml`), unique);
    }
  }
  for (const engine of ['policy-controller', 'flux'] as const)
    await check(`${engine} reads policies of all shapes`, async () => {
      assert(written[engine] > enough, `only ${String(written[engine])} were written`);
      for (let index = 0; index < count; index++) await readsOne(engine, root, index);
    });
  await check(`Kyverno reads policies of all shapes`, async () => {
    assert(written.kyverno > enough, `only ${String(written.kyverno)} were written`);
    assert.deepEqual(await readByKyverno(root), written.kyverno);
  });
  await check('Kyverno says when it cannot read a policy', async () => {
    const broken = join(root, 'kyverno', 'broken.yaml');
    const good = await readFile(await firstOf(root), 'utf8');
    await writeFile(broken, good.replace('[attestors.signer]', '[attestors.nobody('));
    const whole = await readByKyverno(root).catch(() => -1);
    await rm(broken);
    assert.notEqual(whole, written.kyverno + 1);
  });
}

async function firstOf(root: string): Promise<string> {
  for (let index = 0; index < count; index++) {
    const path = join(root, 'kyverno', `${String(index)}.yaml`);
    if (
      await readFile(path, 'utf8').then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  throw new Error('no policy was written for Kyverno');
}

async function filesOf(
  gate: Omit<GatePolicy, 'signer'>,
  pem: string,
): Promise<ReadonlyMap<string, string>> {
  const here = {
    server: 'https://github.com',
    repository: 'acme/app',
    repositoryId: '1',
    ownerId: '2',
  };
  const signer = await signerPolicy(gate.declared, here, () => pem);
  const policy = enforcedPolicy({ ...gate, signer });
  const files = policyFiles(policy, enginePolicies(policy, [createPublicKey(pem)]));
  return new Map(files.map(({ path: at, content }) => [at, content]));
}

async function readsOne(engine: 'policy-controller' | 'flux', root: string, index: number) {
  const file = join(root, engine, `${String(index)}.yaml`);
  const content = await readFile(file, 'utf8').catch(() => undefined);
  if (content === undefined) return;
  const { exitCode, stdout, stderr } = await run(peer(engine), ['--policy', file]);
  assert.equal(exitCode, 0, `${stdout}${stderr}\n${content.slice(0, 2000)}`);
}

/** A pod of another registry: each policy is compiled, and none is asked about it. */
async function readByKyverno(root: string): Promise<number> {
  const pod = join(root, 'pod.json');
  const image = `unrelated.invalid/app@sha256:${'0'.repeat(64)}`;
  await writeFile(
    pod,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'pod', namespace: 'default' },
      spec: { containers: [{ name: 'main', image }] },
    }),
  );
  const { stdout, stderr } = await run(peer('kyverno'), [
    'apply',
    join(root, 'kyverno'),
    '--resource',
    pod,
    '--registry',
  ]);
  const applied = /Applying (\d+) policy rule/.exec(stdout)?.[1];
  assert(applied !== undefined && stdout.includes('fail: 0, warn: 0, error: 0'), stdout + stderr);
  return Number(applied);
}
