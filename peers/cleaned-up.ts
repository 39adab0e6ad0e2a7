// SPDX-License-Identifier: Apache-2.0
// A clean-up job deletes a signature, and leaves the list that names it: registries of distribution
// take no list that names what they do not have.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';

import { pushImages } from '../bench/images.ts';
import { runAction } from '../playground/runner.ts';
import type { PeerRegistry } from './registries.ts';
import type { Tally } from './tally.ts';

interface Index {
  readonly manifests: readonly { readonly digest: string }[];
}

/** For registries whose list clients keep, and which take DELETE. */
export async function runCleanedUp({ name, host }: PeerRegistry, tally: Tally): Promise<void> {
  await tally.check(`${name}: an image is signed again after a clean-up job`, async () => {
    const [image = ''] = await pushImages(host, 1);
    const [repository = '', digest = ''] = image.slice(host.length + 1).split('@');
    const manifests = `http://${host}/v2/${repository}/manifests`;
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
    const inputs = { images: image, key, existing: 'sign', 'transparency-log': 'false' };
    const sign = async () => {
      const { exitCode, stdout } = await runAction({ inputs });
      assert.equal(exitCode, 0, stdout);
      const answer = await fetch(`${manifests}/${digest.replace(':', '-')}`, {
        headers: { accept: 'application/vnd.oci.image.index.v1+json' },
      });
      return ((await answer.json()) as Index).manifests.map((entry) => entry.digest);
    };
    const [deleted = ''] = await sign();
    const { status } = await fetch(`${manifests}/${deleted}`, { method: 'DELETE' });
    assert.equal(status, 202);
    const left = await sign();
    assert.equal(left.length, 1);
    assert.notEqual(left[0], deleted);
  });
}
