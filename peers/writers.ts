// SPDX-License-Identifier: Apache-2.0
// Many processes sign one image at the same time, on a registry whose list of signatures clients
// keep.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';

import { pushImages } from '../bench/images.ts';
import { runAction, type ActionResult } from '../playground/runner.ts';
import { peer } from './build.ts';
import { mustRun } from './process.ts';
import type { PeerRegistry } from './registries.ts';
import { jobEnvironment } from './signers.ts';
import type { Stack } from './stack.ts';
import type { Tally } from './tally.ts';

const writers = 50;
/** cosign reads the list, adds its entry and writes it, without a look at what comes of it. */
const besideCosign = { ours: 20, cosigns: 5 };

interface Index {
  readonly manifests: readonly { readonly digest: string }[];
}

/** Every signature that was reported as made must be in the list when all have ended. */
export async function runWriters(
  registry: PeerRegistry,
  stack: Stack,
  tally: Tally,
  rounds: number,
): Promise<void> {
  for (let round = 1; round <= rounds; round++) {
    await tally.check(
      `${writers} processes sign one image at once, round ${round}: no signature is lost`,
      async () => {
        const [image = ''] = await pushImages(registry.host, 1);
        await expectNoneLost(registry, image, await signAtOnce(image, writers));
      },
    );
  }
  await tally.check(
    `${besideCosign.ours} processes sign one image beside ${besideCosign.cosigns} cosigns: ` +
      'none of ours is lost',
    () => signBesideCosign(registry, stack),
  );
}

/** Each process has the same key and makes a signature of its own. */
async function signAtOnce(image: string, count: number): Promise<ActionResult[]> {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  const inputs = { images: image, key, existing: 'sign', 'transparency-log': 'false' };
  return Promise.all(Array.from({ length: count }, () => runAction({ inputs })));
}

async function signBesideCosign(registry: PeerRegistry, { issuer, rekorV1 }: Stack): Promise<void> {
  const [image = ''] = await pushImages(registry.host, 1);
  const trust = ['--signing-config', rekorV1.signingConfig, '--trusted-root', rekorV1.trustedRoot];
  const cosign = () =>
    mustRun(peer('cosign3'), ['sign', '--yes', ...trust, image], {
      env: { GITHUB_ACTIONS: 'true', ...jobEnvironment(issuer) },
    });
  const [runs] = await Promise.all([
    signAtOnce(image, besideCosign.ours),
    ...Array.from({ length: besideCosign.cosigns }, cosign),
  ]);
  await expectNoneLost(registry, image, runs);
}

async function expectNoneLost(
  { host }: PeerRegistry,
  image: string,
  runs: readonly ActionResult[],
): Promise<void> {
  const failed = runs.find(({ exitCode }) => exitCode !== 0);
  assert.equal(failed, undefined, failed?.stdout);
  const reported = runs.map(
    ({ outputs }) =>
      (JSON.parse(outputs['signatures'] ?? '[]') as { artifact: string }[])[0]?.artifact,
  );
  const listed = await listOf(host, image);
  assert.deepEqual(
    reported.filter((digest) => digest === undefined || !listed.has(digest)),
    [],
  );
  assert.equal(new Set(reported).size, runs.length);
}

async function listOf(host: string, image: string): Promise<Set<string>> {
  const tag = image.slice(image.indexOf('sha256:')).replace(':', '-');
  const answer = await fetch(`http://${host}/v2/bench/app/manifests/${tag}`, {
    headers: { accept: 'application/vnd.oci.image.index.v1+json' },
  });
  return new Set(((await answer.json()) as Index).manifests.map(({ digest }) => digest));
}
