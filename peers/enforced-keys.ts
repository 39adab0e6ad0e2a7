// SPDX-License-Identifier: Apache-2.0
// Written policies that name a key, and such that demand statements.
import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

import { runAction } from '../playground/runner.ts';
import { kyverno, policyController, type Setting } from './admission-engines.ts';
import { push, type Scene, type Verdict } from './admission-fixtures.ts';
import { peer } from './build.ts';
import { judges, writePolicies, type Mirror, type WrittenPolicies } from './enforced-policies.ts';
import type { PushedImage } from './images.ts';
import { makeKey } from './modes.ts';
import { run } from './process.ts';
import { jobEnvironment } from './signers.ts';

type Check = (what: string, body: () => Promise<void>) => Promise<void>;
type Inputs = Readonly<Record<string, string>>;

const p256 = 'EC -pkeyopt ec_paramgen_curve:P-256';

/** A key signs in both formats, and for each platform, as container engines need it. */
export async function checkKeys(
  scene: Scene,
  mirror: Mirror,
  setting: Setting,
  check: Check,
): Promise<void> {
  const folder = setting.home;
  const [ours, others] = [
    await makeKey(folder, 'enforced', p256),
    await makeKey(folder, 'others', p256),
  ];
  const signed = (key: string, inputs: Inputs = {}) =>
    sign(scene, { key, format: 'both', recursive: 'true', ...inputs });
  const images = {
    ours: await signed(ours.key),
    unlogged: await signed(ours.key, { 'transparency-log': 'false' }),
    others: await signed(others.key),
    unsigned: await push(scene),
  };
  const of = (image: PushedImage, inputs: Inputs = {}) =>
    writePolicies(scene, image.reference, mirror, {
      key: ours.pub,
      'policies-format': 'both',
      ...inputs,
    });
  const logged = await of(images.ours);
  const any = await of(images.unlogged, { 'transparency-log': 'false' });
  const all = async (policies: WrittenPolicies, image: PushedImage, expected: Verdict) => {
    const pod = { containers: [image.reference] };
    await judges(kyverno, policies.kyverno, pod, expected, setting);
    await judges(policyController, policies.policyController, pod, expected, setting);
    await pulls(policies, image, expected, setting);
  };
  await check('a policy for a key: engines admit what it signed', () =>
    all(logged, images.ours, 'admit'),
  );
  await check(
    'a policy for a key: they deny what another key signed, and what nobody did',
    async () => {
      await all(logged, images.others, 'deny');
      await all(logged, images.unsigned, 'deny');
    },
  );
  await check(
    'a policy for a key: what is in no log is admitted where none is demanded',
    async () => {
      await all(any, images.unlogged, 'admit');
      await all(logged, images.unlogged, 'deny');
      await all(any, images.others, 'deny');
    },
  );
}

async function sign(scene: Scene, inputs: Inputs): Promise<PushedImage> {
  const image = await push(scene);
  const { signingConfig, trustedRoot } = scene.stack.rekorV1;
  const { exitCode, stdout } = await runAction({
    inputs: {
      images: image.reference,
      'signing-config': signingConfig,
      'trusted-root': trustedRoot,
      ...inputs,
    },
    env: jobEnvironment(scene.stack.issuer),
  });
  assert.equal(exitCode, 0, stdout);
  return image;
}

/** The library of podman and CRI-O. */
async function pulls(
  { containers, registriesD }: WrittenPolicies,
  { reference }: PushedImage,
  expected: Verdict,
  { home, env }: Setting,
): Promise<void> {
  const target = await mkdtemp(join(home, 'pulled-'));
  const { exitCode, stderr } = await run(
    peer('containers-image'),
    [containers, registriesD, reference, 'amd64', target],
    { env: { ...env, HOME: home } },
  );
  assert.equal(exitCode === 0 ? 'admit' : 'deny', expected, `containers/image: ${stderr}`);
}

/** A policy with predicate types demands the signature and each of the statements. */
export async function checkStatements(
  scene: Scene,
  mirror: Mirror,
  setting: Setting,
  check: Check,
): Promise<void> {
  const images = {
    whole: await sign(scene, { provenance: 'true' }),
    'without a provenance': await sign(scene, {}),
    'without a signature': await sign(scene, { signature: 'false', provenance: 'true' }),
  };
  const policies = await writePolicies(scene, images.whole.reference, mirror, {
    'certificate-oidc-issuer': scene.stack.issuer.url,
    'signer-workflow': 'release.yml',
    'require-provenance': 'true',
  });
  for (const [engine, policy] of [
    [kyverno, policies.kyverno],
    [policyController, policies.policyController],
  ] as const)
    for (const [what, image] of Object.entries(images)) {
      const expected = what === 'whole' ? 'admit' : 'deny';
      await check(`${engine.name}: a policy that demands a provenance: image ${what}`, () =>
        judges(engine, policy, { containers: [image.reference] }, expected, setting),
      );
    }
}
