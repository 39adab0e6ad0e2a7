// SPDX-License-Identifier: Apache-2.0
// Several artifacts of one image, as a signature and its statements are.
import { describe, expect, test } from '@jest/globals';

import { artifact, build, clientOf, paths, play, shapes, verified, withoutApi } from './setup.ts';

const names = ['signature', 'bill of materials', 'provenance'];

async function attachAll(shape: (typeof shapes)[number]) {
  const server = await play({ shape });
  const image = build(server);
  const { registries } = clientOf();
  const [subject, { listing }] = await Promise.all([
    registries.subject(image),
    registries.list(image),
  ]);
  const attachment = await registries.prepare(image, listing, names.length);
  const publications = await attachment.attach(names.map(artifact), subject);
  return { server, image, publications };
}

describe('several artifacts of one image', () => {
  test.each(shapes)('are all found by a verifier: %s', async (shape) => {
    const { image, publications } = await attachAll(shape);
    const { listed, contents } = await verified(image);
    expect(contents.toSorted()).toEqual(
      names.map((name) => artifact(name).bytes.toString()).toSorted(),
    );
    expect(publications.map(({ digest }) => digest).toSorted()).toEqual(
      listed.descriptors.map(({ digest }) => digest).toSorted(),
    );
  });

  test.each(withoutApi)('are listed with one write: %s', async (shape) => {
    const { server } = await attachAll(shape);
    expect(paths(server, /PUT .*manifests\/sha256-/)).toHaveLength(1);
  });

  test('are uploaded over a session each, because registries mix what shares one', async () => {
    const { server } = await attachAll('api');
    const sessions = paths(server, /PUT .*blobs\/uploads/).map(({ path }) => path.split('?')[0]);
    // The empty configuration is the fourth blob.
    expect(sessions).toHaveLength(names.length + 1);
    expect(new Set(sessions).size).toBe(sessions.length);
  });
});
