// SPDX-License-Identifier: Apache-2.0
// What others put beside an image, or a registry answers in its place, neither hides a signature
// nor is taken for its absence.
import { afterEach, describe, expect, test } from '@jest/globals';

import { type RegistryOptions } from '../../playground/registry/registry.ts';
import { startWorld, type World } from '../../playground/world.ts';
import { digestOf, hexOf, type Digest } from '../../src/image/digest.ts';

const types = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
};
const worlds: World[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

async function prepare(options: RegistryOptions = {}) {
  const world = await startWorld(options);
  worlds.push(world);
  const digest = world.push('acme/app', { platforms: ['amd64', 'arm64'] }).digest as Digest;
  const image = `${world.name('acme/app')}@${digest}`;
  const verdicts = async (inputs: Readonly<Record<string, string>> = {}) => {
    const { outputs } = await world.verify({
      inputs: { images: image, patience: '1s', ...inputs },
    });
    return (JSON.parse(outputs['verdicts'] ?? '[]') as { verdict: string }[]).map(
      ({ verdict }) => verdict,
    );
  };
  const put = (content: object, mediaType: string, tag?: string) => {
    const bytes = Buffer.from(JSON.stringify(content));
    world.registry.store.put('acme/app', tag, { digest: digestOf(bytes), mediaType, bytes });
  };
  return { world, digest, image, verdicts, put };
}

describe('a good signature', () => {
  test('is found behind an index under the legacy tag', async () => {
    const { world, digest, image, verdicts, put } = await prepare();
    await world.sign({ inputs: { images: image } });
    put(
      { schemaVersion: 2, mediaType: types.index, manifests: [] },
      types.index,
      `sha256-${hexOf(digest)}.sig`,
    );
    expect(await verdicts()).toEqual(['verified']);
  });

  test('of the legacy format is found where the list of referrers is something else, or out of order', async () => {
    const { world, digest, image, verdicts, put } = await prepare({ shape: 'none-404-text' });
    await world.sign({ inputs: { images: image, format: 'legacy' } });
    put(
      { schemaVersion: 2, mediaType: types.manifest, layers: [] },
      types.manifest,
      `sha256-${hexOf(digest)}`,
    );
    expect(await verdicts()).toEqual(['verified']);
    world.registry.faults.push({ path: /referrers/, fault: { status: 500 } });
    expect(await verdicts()).toEqual(['verified']);
  });

  test('is found beside a referrer with an overlong type, and is unknown, not absent, past the limit of referrers', async () => {
    const { world, digest, image, verdicts, put } = await prepare();
    await world.sign({ inputs: { images: image } });
    const refer = (more: object) =>
      put(
        { schemaVersion: 2, mediaType: types.manifest, layers: [], subject: { digest }, ...more },
        types.manifest,
      );
    refer({ artifactType: 'application/x.'.padEnd(400, 'y') });
    expect(await verdicts()).toEqual(['verified']);
    for (let count = 0; count < 1000; count++) refer({ annotations: { count: String(count) } });
    expect(await verdicts()).toEqual(['unknown']);
  });
});

describe('a list of referrers that cannot be read', () => {
  test.each([
    [
      'breaks off',
      {
        status: 200,
        headers: { 'content-type': types.index },
        body: '{"schemaVersion":2,"manifests":[',
      },
    ],
    ['is empty of all', { status: 200, headers: { 'content-type': types.index }, body: '' }],
    ['times out', { status: 408 }],
    ['is withheld', { status: 451 }],
  ])(
    'because it %s makes the image unknown, and is not written again elsewhere',
    async (_why, fault) => {
      const { world, image, verdicts } = await prepare();
      await world.sign({ inputs: { images: image } });
      const tags = [...world.registry.store.tags];
      world.registry.faults.push({ path: /referrers/, fault });
      expect(await verdicts()).toEqual(['unknown']);
      const again = await world.sign({ inputs: { images: image, patience: '1s' } });
      expect([again.exitCode, again.outputs['signed']]).toEqual([1, 'false']);
      expect([...world.registry.store.tags]).toEqual(tags);
    },
  );
});

test('a registry that calls an index a manifest does not hide its platforms', async () => {
  const { world, digest, image, verdicts } = await prepare();
  await world.sign({ inputs: { images: image } });
  expect(await verdicts({ recursive: 'true' })).toEqual(['verified', 'unsigned', 'unsigned']);
  const bytes = world.registry.store.manifest('acme/app', digest)?.bytes ?? '';
  world.registry.faults.push({
    method: 'GET',
    path: new RegExp(`manifests/${digest}`),
    fault: {
      status: 200,
      headers: { 'content-type': types.manifest, 'docker-content-digest': digest },
      body: bytes,
    },
  });
  expect(await verdicts({ recursive: 'true' })).toEqual(['unknown']);
});

test('without "recursive", what a registry calls the image decides nothing: its digest does', async () => {
  const { world, digest, image, verdicts } = await prepare();
  const lie = (method: string, mediaType: string) => {
    world.registry.faults.length = 0;
    world.registry.faults.push({
      method,
      path: new RegExp(`manifests/${digest}`),
      fault: {
        status: 200,
        headers: { 'content-type': mediaType, 'docker-content-digest': digest },
        body: world.registry.store.manifest('acme/app', digest)?.bytes ?? '',
      },
    });
  };
  lie('HEAD', types.manifest);
  expect(await verdicts()).toEqual(['unsigned']);
  world.registry.faults.length = 0;
  await world.sign({ inputs: { images: image } });
  lie('HEAD', types.manifest);
  expect(await verdicts()).toEqual(['verified']);
  // A type that no image has is not believed: the bytes are read.
  lie('HEAD', 'text/plain');
  expect(await verdicts()).toEqual(['verified']);
});

test('the verify action asks the registry for no right to push', async () => {
  const { world, image, verdicts } = await prepare({
    auth: { kind: 'token', username: 'me', password: 'secret-word' },
  });
  const login = { 'registry-username': 'me', 'registry-password': 'secret-word' };
  await world.sign({ inputs: { images: image, ...login } });
  const before = world.registry.requests.length;
  expect(await verdicts(login)).toEqual(['verified']);
  const scopes = world.registry.requests
    .slice(before)
    .flatMap(({ path }) => new URL(path, 'http://registry').searchParams.getAll('scope'));
  expect(new Set(scopes)).toEqual(new Set(['repository:acme/app:pull']));
});
