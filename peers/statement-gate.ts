// SPDX-License-Identifier: Apache-2.0
// What the verify action says of statements, and how the largest are signed.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { peakOf } from '../bench/memory.ts';
import { runAction } from '../playground/runner.ts';
import { writeHugeSpdx } from './documents.ts';
import type { PushedImage } from './images.ts';
import { jobEnvironment } from './signers.ts';
import type { Stack } from './stack.ts';
import {
  provenanceType,
  spdxType,
  statedBy,
  type Attested,
  type Check,
} from './statement-checks.ts';

/** A gate that demands statements hands out the predicates of those that are proven. */
export async function askGate(made: Attested, check: Check): Promise<void> {
  const demand = (types: string) =>
    runAction({
      action: 'verify',
      inputs: {
        images: made.image.reference,
        'trusted-root': made.asker.files.trustedRoot,
        'certificate-oidc-issuer': made.asker.issuer.url,
        'signer-workflow': 'release.yml',
        'predicate-types': types,
        'require-provenance': 'true',
      },
      env: jobEnvironment(made.asker.issuer),
    });
  await check('the gate gives the predicates of what it demands', async () => {
    const { exitCode, stdout, outputs } = await demand('spdxjson\ncyclonedx');
    assert.equal(exitCode, 0, stdout);
    const given = JSON.parse(outputs['predicates'] ?? '') as { type: string; path: string }[];
    assert.deepEqual(
      given.map(({ type }) => type).toSorted(),
      ['https://cyclonedx.org/bom', provenanceType, spdxType].toSorted(),
    );
    const sbom = given.find(({ type }) => type === spdxType);
    const [stated] = await statedBy(made, made.image.reference, spdxType);
    assert.deepEqual(JSON.parse(await readFile(sbom?.path ?? '', 'utf8')), stated?.predicate);
  });
  await check('the gate misses a type that nobody stated', async () => {
    const { exitCode, outputs } = await demand('https://example.com/never-stated');
    assert.equal(exitCode, 1);
    assert.match(outputs['verdicts'] ?? '', /"verdict":"untrusted".*"predicate-type"/);
  });
}

/** An SBOM of 60 MB is signed in bounded memory, and read by cosign. */
export async function signHuge(
  { stack, image, folder }: { stack: Stack; image: PushedImage; folder: string },
  read: (files: Stack['rekorV2']) => Promise<void>,
  check: Check,
): Promise<void> {
  const megabytes = 60;
  await check(`an SBOM of ${String(megabytes)} MB in Rekor v2, in less than 512 MB`, async () => {
    const { signingConfig, trustedRoot } = stack.rekorV2;
    const sbom = await writeHugeSpdx(folder, megabytes);
    const peak = await peakOf(
      ({ inputs, env }) =>
        runAction({
          inputs: { ...inputs },
          env: { ...jobEnvironment(stack.issuer), GITHUB_WORKSPACE: folder, ...env },
        }),
      {
        images: image.reference,
        'signing-config': signingConfig,
        'trusted-root': trustedRoot,
        sbom,
      },
    );
    assert(peak < 512, `it took ${peak.toFixed(0)} MB`);
    console.log(`        it took ${peak.toFixed(0)} MB at most`);
    await read(stack.rekorV2);
  });
}
