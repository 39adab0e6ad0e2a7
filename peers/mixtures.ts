// SPDX-License-Identifier: Apache-2.0
// What the verify action says of images with several signatures, broken and moved ones, and
// statements that are no signature.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { peer } from './build.ts';
import { agree, cosignVerify, keylessWays, legacyTrust } from './gate.ts';
import type { Builder, PushedImage } from './images.ts';
import { attachWithOras } from './listings.ts';
import { mustRun } from './process.ts';
import type { PeerRegistry } from './registries.ts';
import { jobEnvironment, signWithAction } from './signers.ts';
import type { Stack } from './stack.ts';
import type { Tally } from './tally.ts';

/** Several signatures, broken ones, and statements that are no signature. */
export async function runMixtures(
  registry: PeerRegistry,
  stack: Stack,
  builder: Builder,
  tally: Tally,
): Promise<void> {
  const { env } = registry;
  const [bundle, , , legacy] = keylessWays(stack, env);
  assert(bundle !== undefined && legacy !== undefined);
  const name = `verify, ${registry.name}`;
  const push = async () => {
    const [image] = await builder.pushNew([registry], 'team/gate');
    assert(image !== undefined);
    return image;
  };
  const ask = (
    image: PushedImage,
    expected: string,
    flags: readonly string[] | 'not asked' = bundle.right,
    inputs = bundle.inputs,
  ) => agree(bundle, image, stack, inputs, flags === 'not asked' ? undefined : flags, expected);
  await tally.check(
    `${name}: a good signature behind somebody else's and a broken one`,
    async () => {
      const image = await push();
      const junk = join(stack.folder, 'junk.sigstore.json');
      await writeFile(
        junk,
        JSON.stringify({
          mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
          verificationMaterial: {},
          dsseEnvelope: {},
        }),
      );
      await attachWithOras(junk, image);
      await bundle.sign(image, 'evil');
      await ask(image, 'untrusted');
      await bundle.sign(image);
      await ask(image, 'verified');
    },
  );
  await tally.check(
    `${name}: somebody else's bundle does not hide a good legacy signature (cosign lets it)`,
    async () => {
      const image = await push();
      await legacy.sign(image);
      await bundle.sign(image, 'evil');
      await ask(image, 'verified', 'not asked');
      const { exitCode } = await cosignVerify(image, stack.rekorV1, stack, bundle.right);
      assert.notEqual(
        exitCode,
        0,
        'cosign sees the legacy signature now: say so in docs/verify.md',
      );
    },
  );
  await tally.check(
    `${name}: a signature that was moved to another image is untrusted`,
    async () => {
      const [from, to] = [await push(), await push()];
      const { outputs } = await signWithAction([from], stack.rekorV1, jobEnvironment(stack.issuer));
      await attachWithOras(outputs['bundle-paths'] ?? '', to);
      await ask(to, 'untrusted');
      const [source, target] = [await push(), await push()];
      await legacy.sign(source);
      const tagOf = ({ repository, digest }: PushedImage) =>
        `${repository}:${digest.replace(':', '-')}.sig`;
      await mustRun(peer('crane'), ['copy', '--insecure', tagOf(source), tagOf(target)]);
      await ask(target, 'untrusted');
    },
  );
  await tally.check(
    `${name}: a signature over a message, the manifest itself, is untrusted`,
    async () => {
      const image = await push();
      const [manifest, signature] = [
        join(stack.folder, 'manifest.json'),
        join(stack.folder, 'message.sigstore.json'),
      ];
      await writeFile(
        manifest,
        await mustRun(peer('crane'), ['manifest', '--insecure', image.reference]),
      );
      const trust = [
        '--signing-config',
        stack.rekorV1.signingConfig,
        '--trusted-root',
        stack.rekorV1.trustedRoot,
      ];
      await mustRun(
        peer('cosign3'),
        ['sign-blob', '--yes', ...trust, '--bundle', signature, manifest],
        {
          env: { ...env, GITHUB_ACTIONS: 'true', ...jobEnvironment(stack.issuer) },
        },
      );
      await attachWithOras(signature, image);
      await ask(image, 'untrusted');
    },
  );
  await tally.check(
    `${name}: a mere attestation is no signature (cosign accepts it); with one, the type is found`,
    async () => {
      const image = await push();
      const predicate = join(stack.folder, 'predicate.json');
      await writeFile(predicate, JSON.stringify({ buildDefinition: {}, runDetails: {} }));
      const attest = [
        'attest',
        '--yes',
        '--type',
        'slsaprovenance1',
        '--predicate',
        predicate,
        '--signing-config',
        stack.rekorV1.signingConfig,
        '--trusted-root',
        stack.rekorV1.trustedRoot,
      ];
      await mustRun(peer('cosign3'), [...attest, image.reference], {
        env: { ...env, GITHUB_ACTIONS: 'true', ...jobEnvironment(stack.issuer) },
      });
      await ask(image, 'untrusted', 'not asked');
      assert.equal(
        (await cosignVerify(image, stack.rekorV1, stack, bundle.right)).exitCode,
        0,
        'cosign refuses a mere attestation now: say so in verify/README.md',
      );
      await bundle.sign(image);
      await ask(image, 'verified', bundle.right, {
        ...bundle.inputs,
        'predicate-types': 'slsaprovenance1',
      });
    },
  );
  await tally.check(`${name}: an attestation of the older format is found`, async () => {
    const image = await push();
    const predicate = join(stack.folder, 'custom.json');
    await writeFile(predicate, JSON.stringify({ tested: true }));
    const flags = [
      '--type',
      'custom',
      '--predicate',
      predicate,
      '--fulcio-url',
      stack.urls.fulcio,
      '--rekor-url',
      stack.urls.rekorV1,
    ];
    await mustRun(peer('cosign26'), ['attest', '--yes', ...flags, image.reference], {
      env: {
        ...env,
        ...legacyTrust(stack),
        GITHUB_ACTIONS: 'true',
        ...jobEnvironment(stack.issuer),
      },
    });
    await legacy.sign(image);
    await ask(image, 'verified', 'not asked', { ...bundle.inputs, 'predicate-types': 'custom' });
  });
}
