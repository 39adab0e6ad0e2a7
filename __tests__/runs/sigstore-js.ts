// SPDX-License-Identifier: Apache-2.0
// A verifier that others wrote: sigstore-js, which learns the playground's trusted root over TUF,
// as it does with the public Sigstore.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from '@jest/globals';
import { verify, type Bundle } from 'sigstore';

import { startTufMirror } from '../../playground/sigstore/tuf.ts';
import type { World } from '../../playground/world.ts';

const workflow = /^https:\/\/github\.com\/acme\/(?:app|shared)\/\.github\/workflows\//;

/** Verifies every bundle that the runs of a world left: by certificate, or by this key. */
export async function expectVerifiedBySigstoreJs(world: World, publicKey?: string): Promise<void> {
  const mirror = await startTufMirror({
    targets: { 'trusted_root.json': JSON.stringify(world.sigstore.trustedRoot) },
  });
  const folder = join(world.trust['trusted-root'], '..');
  const root = join(folder, 'tuf-root.json');
  writeFileSync(root, JSON.stringify(mirror.root));
  const bundles = bundlesIn(folder);
  expect(bundles.length).toBeGreaterThan(5);
  for (const bundle of bundles) {
    const { publicKey: hint, tlogEntries, timestampVerificationData } = bundle.verificationMaterial;
    const isLogged = tlogEntries.length > 0;
    const verified = verify(bundle, {
      tufMirrorURL: mirror.url,
      tufRootPath: root,
      tufCachePath: join(folder, 'tuf-cache'),
      retry: 0,
      // Only a key may sign without a log.
      tlogThreshold: hint !== undefined && !isLogged ? 0 : 1,
      ...(hint === undefined
        ? { certificateIssuer: world.oidc.url }
        : { keySelector: () => publicKey }),
    });
    const hasTime = isLogged || (timestampVerificationData?.rfc3161Timestamps.length ?? 0) > 0;
    // It takes nothing without a time, so no signature by a key alone.
    if (!hasTime) await expect(verified).rejects.toThrow('expected 1 timestamps, got 0');
    else if (hint !== undefined) await verified;
    else expect((await verified).identity?.subjectAlternativeName).toMatch(workflow);
  }
  expect(mirror.requests.map(({ status }) => status)).toContain(200);
  await mirror.close();
}

function bundlesIn(folder: string): Bundle[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.sigstore.json'))
    .map((path) => JSON.parse(readFileSync(join(folder, path), 'utf8')) as Bundle);
}
