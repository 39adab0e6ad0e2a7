// SPDX-License-Identifier: Apache-2.0
// May import: peers, playground/runner, bench/images. Many processes sign one image at the same time, on a registry whose list of signatures clients keep.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';

import { pushImages } from '../bench/images.ts';
import { runAction } from '../playground/runner.ts';
import type { PeerRegistry } from './registries.ts';
import type { Tally } from './tally.ts';

const writers = 50;

interface Index {
  readonly manifests: readonly { readonly digest: string }[];
}

/** Every signature that was reported as made must be in the list when all have ended. */
export async function runWriters(registry: PeerRegistry, tally: Tally, rounds: number): Promise<void> {
  for (let round = 1; round <= rounds; round++) {
    await tally.check(`${writers} processes sign one image at once, round ${round}: no signature is lost`, () => signAtOnce(registry));
  }
}

async function signAtOnce({ host }: PeerRegistry): Promise<void> {
  const [image = ''] = await pushImages(host, 1);
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const inputs = { images: image, key, existing: 'sign', 'transparency-log': 'false' };
  const runs = await Promise.all(Array.from({ length: writers }, () => runAction({ inputs })));
  const reported = runs
    .filter(({ outputs }) => outputs['signed'] === 'true')
    .map(({ outputs }) => (JSON.parse(outputs['signatures'] ?? '[]') as { artifact: string }[])[0]?.artifact);
  const failed = runs.find(({ exitCode }) => exitCode !== 0);
  assert.equal(failed, undefined, failed?.stdout);
  const listed = await listOf(host, image);
  const lost = reported.filter((digest) => digest === undefined || !listed.has(digest));
  assert.deepEqual(lost, []);
  assert.equal(new Set(reported).size, writers);
}

async function listOf(host: string, image: string): Promise<Set<string>> {
  const tag = image.slice(image.indexOf('sha256:')).replace(':', '-');
  const answer = await fetch(`http://${host}/v2/bench/app/manifests/${tag}`, { headers: { accept: 'application/vnd.oci.image.index.v1+json' } });
  return new Set(((await answer.json()) as Index).manifests.map(({ digest }) => digest));
}
