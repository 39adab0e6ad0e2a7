// SPDX-License-Identifier: Apache-2.0
// The processor time of one verification, warm.
import { readFile } from 'node:fs/promises';

import { pushImage } from '../playground/registry/registry.ts';
import { startWorld } from '../playground/world.ts';
import { parseTrustedRoot } from '../src/sigstore/trusted-root.ts';
import { judgeBundle } from '../src/sigstore/verification.ts';

/**
 * Milliseconds per bundle, warm, and nothing waits meanwhile; the best of three passes: noise only
 * ever adds. The system's own count of processor time goes by ticks of 4 ms, which is too coarse.
 */
export async function measureVerification(
  count = 1000,
): Promise<{ readonly p50: number; readonly p99: number }> {
  const world = await startWorld();
  try {
    const { digest } = pushImage(world.registry.store, 'acme/app');
    const { outputs } = await world.sign({
      inputs: { images: `${world.name('acme/app')}@${digest}` },
    });
    const bytes = await readFile(outputs['bundle-paths'] ?? '');
    const trust = parseTrustedRoot(JSON.stringify(world.sigstore.trustedRoot), 'the playground');
    const subjectAlternativeName = { equals: outputs['certificate-identity'] ?? '' };
    const expected = {
      digest: digest as `sha256:${string}`,
      signer: { kind: 'certificate' as const, subjectAlternativeName, issuer: world.oidc.url },
      log: 'required' as const,
    };
    const verify = () => {
      const started = performance.now();
      if (!judgeBundle(bytes, trust, expected).ok) throw new Error('it does not verify');
      return performance.now() - started;
    };
    for (let round = 0; round < 300; round++) verify();
    const passes = Array.from({ length: 3 }, () =>
      Array.from({ length: count }, verify).sort((one, other) => one - other),
    );
    const best = (share: number) =>
      Math.min(...passes.map((times) => times[Math.floor(count * share)] ?? Number.NaN));
    return { p50: best(0.5), p99: best(0.99) };
  } finally {
    await world.close();
  }
}
