// SPDX-License-Identifier: Apache-2.0
// Before an image is called unsigned, a list under a tag is looked for twice.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startWorld, type World } from '../../playground/world.ts';
import { parseReference } from '../../src/image/reference.ts';
import { fallbackTag } from '../../src/oci/tagged-index.ts';
import { parseTrustedRoot } from '../../src/sigstore/trusted-root.ts';
import { verifyImage } from '../../src/verify/verify.ts';
import { stepsIn } from '../action/step-runs.ts';
import { clientOf, toDigest } from '../oci/setup.ts';
import { workflow } from '../sigstore/setup.ts';

const worlds: World[] = [];
async function start(shape: 'api' | 'none-404-text'): Promise<World> {
  const world = await startWorld({ shape });
  worlds.push(world);
  return world;
}
afterAll(async () => Promise.all(worlds.map((world) => world.close())));

/** The verdict, and how often the list of signatures was looked for. */
async function verdictOf(world: World, name: string) {
  const { repository, digest } = parseReference(name);
  const image = { repository, digest: toDigest(digest) };
  const { registries, patience } = clientOf({ access: 'pull' });
  const before = world.registry.requests.length;
  const { verdict } = await verifyImage(
    image,
    {
      images: [],
      recursive: false,
      policy: {
        signer: {
          kind: 'certificate',
          subjectAlternativeName: { equals: workflow },
          issuer: world.oidc.url,
        },
        log: 'required',
        predicateTypes: [],
        requireProvenance: false,
      },
    },
    {
      registries,
      trust: () =>
        Promise.resolve(
          parseTrustedRoot(JSON.stringify(world.sigstore.trustedRoot), 'trusted-root.json'),
        ),
      clock: patience.clock,
      keepPredicate: () => Promise.reject(new Error('no statement is demanded')),
      notify: { tagResolved: () => undefined },
    },
  );
  const looks = world.registry.requests
    .slice(before)
    .filter(({ path }) => path.endsWith(`manifests/${fallbackTag(image.digest)}`)).length;
  return { verdict: verdict.kind, looks, slept: patience.slept };
}

describe('a registry without the referrers API', () => {
  let world: World;
  let signed: string;
  beforeAll(async () => {
    world = await start('none-404-text');
    const { push, sign } = stepsIn(world);
    signed = push();
    await sign({ images: signed });
  });

  test('that replaces the list at this moment does not make a signed image unsigned', async () => {
    const tag = fallbackTag(toDigest(signed.split('@')[1]));
    world.registry.faults.push({ path: new RegExp(tag), times: 1, fault: { status: 404 } });
    expect(await verdictOf(world, signed)).toEqual({
      verdict: 'verified',
      looks: 2,
      slept: [500],
    });
  });

  test('is asked once where the list is there', async () => {
    expect(await verdictOf(world, signed)).toEqual({ verdict: 'verified', looks: 1, slept: [] });
  });

  test('that has no list at the second look either has no signature', async () => {
    const unsigned = stepsIn(world).push({ content: 'nobody signed this' });
    expect(await verdictOf(world, unsigned)).toEqual({
      verdict: 'unsigned',
      looks: 2,
      slept: [500],
    });
  });

  test('that fails at the second look leaves the image unknown', async () => {
    const tag = fallbackTag(toDigest(signed.split('@')[1]));
    world.registry.faults.push(
      { path: new RegExp(tag), times: 1, fault: { status: 404 } },
      { path: new RegExp(tag), times: 1, fault: { status: 403 } },
    );
    expect((await verdictOf(world, signed)).verdict).toBe('unknown');
    world.registry.faults.length = 0;
  });
});

test('a registry with the referrers API is believed at once', async () => {
  const world = await start('api');
  expect(await verdictOf(world, stepsIn(world).push())).toEqual({
    verdict: 'unsigned',
    looks: 1,
    slept: [],
  });
});
