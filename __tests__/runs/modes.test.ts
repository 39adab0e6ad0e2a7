// SPDX-License-Identifier: Apache-2.0
// Every way to sign, word by word, and what a verifier finds afterwards.
import { generateKeyPairSync } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { startWorld, type World } from '../../playground/world.ts';
import { expectVerifiedBySigstoreJs } from './sigstore-js.ts';
import { expectTranscript } from './transcript.ts';

type Inputs = Readonly<Record<string, string>>;

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const byKey = { key: publicKey, 'certificate-oidc-issuer': '' };

describe('on a registry whose lists are tags', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ shape: 'none-404-text' });
  });
  afterAll(async () => world.close());
  const push = (repository: string) => world.push(repository, { content: repository }).image;

  /** Signs in this way, compares what was said, and lets somebody verify who expects it. */
  async function signs(mode: string, inputs: Inputs, expected: Inputs = {}): Promise<string> {
    const images = push(`acme/${mode}`);
    const run = await world.sign({ inputs: { images, ...inputs } });
    expect(run.outputs['signed']).toBe('true');
    expectTranscript(`mode-${mode}`, run, world);
    const verified = await world.verify({ inputs: { images, ...expected } });
    expect({ verified: verified.outputs['verified'], stdout: verified.stdout }).toMatchObject({
      verified: 'true',
    });
    return images;
  }

  test('annotations are signed with the image', async () => {
    await signs(
      'annotations',
      { annotations: 'team=release\n10=ten\n9=nine\nconstructor=x' },
      { annotations: 'constructor=x\n9=nine' },
    );
  });

  test('the legacy format alone is for an image that carries no bundle', async () => {
    const image = await signs('legacy', {
      format: 'legacy',
      'docker-reference': 'registry.example/acme/app',
    });
    await world.sign({ inputs: { images: image } });
    expectTranscript(
      'mode-legacy-hidden',
      await world.sign({ inputs: { images: image, format: 'legacy', existing: 'sign' } }),
      world,
    );
  });

  test('a key signs, and names nobody', async () => {
    await signs('key', { key, format: 'both' }, byKey);
  });

  test('a key signs without a log, and says so', async () => {
    const offline = { 'signing-config': '', 'trusted-root': '', 'transparency-log': 'false' };
    await signs(
      'key-without-log',
      { key, ...offline },
      { ...byKey, 'transparency-log': 'false', 'trusted-root': '' },
    );
  });

  test('a key and an identity sign the same image, and each is found', async () => {
    const image = await signs('key-and-identity', { key }, byKey);
    await world.sign({ inputs: { images: image } });
    for (const expected of [{}, byKey])
      expect(
        (await world.verify({ inputs: { images: image, ...expected } })).outputs['verified'],
      ).toBe('true');
  });

  test('another repository stores the signatures', async () => {
    const storage = { 'signature-repository': world.name('acme/signatures') };
    const image = await signs('signature-repository', storage, storage);
    expect((await world.verify({ inputs: { images: image } })).outputs['verdicts']).toContain(
      '"unsigned"',
    );
  });

  test('a legacy signature that names another repository is not taken for signed, and verifies all the same', async () => {
    const storage = { 'signature-repository': world.name('acme/store'), format: 'legacy' };
    const [one, two] = [push('acme/one'), push('acme/two').replace(/@.*/, '')];
    const digest = one.replace(/.*@/, '');
    world.push('acme/two', { content: 'acme/one' });
    const statusOf = async (inputs: Inputs) =>
      (await world.sign({ inputs: { ...storage, ...inputs } })).outputs['signatures'];
    expect(
      await statusOf({ images: one, 'docker-reference': 'registry.example/elsewhere' }),
    ).toContain('"status":"made"');
    expect(await statusOf({ images: one })).toContain('"status":"made"');
    expect(await statusOf({ images: `${two}@${digest}` })).toContain('"status":"made"');
    expect(await statusOf({ images: one })).toContain('"status":"found"');
    expect(
      await statusOf({ images: one, 'docker-reference': 'registry.example/elsewhere' }),
    ).toContain('"status":"found"');
    const inputs = {
      images: `${two}@${digest}`,
      'signature-repository': storage['signature-repository'],
    };
    expect((await world.verify({ inputs })).outputs['verified']).toBe('true');
  });

  test('what a reusable workflow signed for another repository is not taken for signed by this one', async () => {
    const images = push('acme/shared');
    const called = { job_workflow_ref: 'acme/shared/.github/workflows/sign.yml@refs/tags/v3' };
    const statusFor = async (repository: string) => {
      world.oidc.setClaims({ ...called, repository });
      return (await world.sign({ inputs: { images } })).outputs['signatures'];
    };
    expect(await statusFor('acme/other')).toContain('"status":"made"');
    expect(await statusFor('acme/app')).toContain('"status":"made"');
    expect(await statusFor('acme/app')).toContain('"status":"found"');
    world.oidc.setClaims({});
  });

  test('a tag moves from one image to the next, and what it showed before is told', async () => {
    const before = world.push('acme/moved', { content: 'before' }).digest;
    await world.sign({
      inputs: { images: `${world.name('acme/moved')}@${before}`, 'publish-tags': 'latest' },
    });
    const next = world.push('acme/moved', { content: 'next' }).image;
    expectTranscript(
      'mode-tag-moved',
      await world.sign({ inputs: { images: next, 'publish-tags': 'latest' } }),
      world,
    );
  });

  test('a tag in a repository that lacks the image is refused, and nothing is tagged', async () => {
    const image = push('acme/here');
    const run = await world.sign({
      inputs: { images: image, 'publish-tags': `latest\n${world.name('acme/elsewhere')}:latest` },
    });
    expectTranscript('mode-tag-elsewhere', run, world);
    expect(
      [...world.registry.store.tags.keys()].filter(
        (tag) => tag.startsWith('acme/here:latest') || tag.startsWith('acme/elsewhere'),
      ),
    ).toEqual([]);
  });

  test('every bundle that was made above, by key or identity, is verified by sigstore-js too', async () => {
    await expectVerifiedBySigstoreJs(world, publicKey);
  });
});

test('the legacy format is refused before anything is signed where the log gives no promise', async () => {
  const world = await startWorld({ rekorVersion: 2 });
  const images = world.push('acme/app').image;
  expectTranscript(
    'mode-legacy-without-promise',
    await world.sign({ inputs: { images, format: 'both' } }),
    world,
  );
  expect(world.sigstore.requests).toEqual([]);
  await world.close();
});
