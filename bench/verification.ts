// SPDX-License-Identifier: Apache-2.0
// May import: playground, src/sigstore. The processor time of one verification, warm.
import { readFile } from 'node:fs/promises';

import { pushImage } from '../playground/registry.ts';
import { startWorld } from '../playground/world.ts';
import { parseTrustedRoot } from '../src/sigstore/trusted-root.ts';
import { judgeBundle } from '../src/sigstore/verification.ts';

/** Milliseconds of processor time per bundle. */
export async function measureVerification(count = 1000): Promise<{ readonly p50: number; readonly p99: number }> {
  const world = await startWorld();
  try {
    const { digest } = pushImage(world.registry.store, 'acme/app');
    const { outputs } = await world.sign({ inputs: { images: `${world.name('acme/app')}@${digest}` } });
    const bytes = await readFile(outputs['bundle-paths'] ?? '');
    const trust = parseTrustedRoot(JSON.stringify(world.sigstore.trustedRoot), 'the playground');
    const subjectAlternativeName = { equals: outputs['certificate-identity'] ?? '' };
    const expected = {
      digest: digest as `sha256:${string}`,
      signer: { kind: 'certificate' as const, subjectAlternativeName, issuer: world.oidc.url },
      log: 'required' as const,
    };
    const times: number[] = [];
    for (let round = -300; round < count; round++) {
      const started = process.threadCpuUsage();
      if (!judgeBundle(bytes, trust, expected).ok) throw new Error('it does not verify');
      const { user, system } = process.threadCpuUsage(started);
      if (round >= 0) times.push((user + system) / 1000);
    }
    times.sort((one, other) => one - other);
    return { p50: times[Math.floor(count * 0.5)] ?? Number.NaN, p99: times[Math.floor(count * 0.99)] ?? Number.NaN };
  } finally {
    await world.close();
  }
}
