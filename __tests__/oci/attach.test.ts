// SPDX-License-Identifier: Apache-2.0
// Several artifacts of one image, as a signature and its statements are.
import { describe, expect, test } from '@jest/globals';

import type { Store } from '../../playground/registry/store.ts';
import { artifact, build, clientOf, paths, play, shapes, verified, withoutApi } from './setup.ts';

const names = ['signature', 'bill of materials', 'provenance'];

/** Of what is put at the same time, the list keeps what comes first; what is put again, it takes. */
function loseEntries(store: Store): void {
  const kept = { ...store };
  const times = new Map<string, number>();
  const isListed = (digest: string) =>
    digest === [...times.keys()][0] || (times.get(digest) ?? 2) > 1;
  Object.assign(store, {
    put(...args: Parameters<Store['put']>) {
      const [, , { digest }] = args;
      times.set(digest, (times.get(digest) ?? 0) + 1);
      kept.put(...args);
    },
    all: (repository: string) => kept.all(repository).filter(({ digest }) => isListed(digest)),
  });
}

async function attachAll(shape: (typeof shapes)[number], prepareStore?: (store: Store) => void) {
  const server = await play({ shape });
  const image = build(server);
  prepareStore?.(server.store);
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

  test('are all listed by a registry that loses those that are put at the same time', async () => {
    const { server, image } = await attachAll('api', loseEntries);
    expect((await verified(image)).contents).toHaveLength(names.length);
    // Each of the two that were lost is put once more.
    expect(paths(server, /PUT .*manifests\/sha256:/)).toHaveLength(names.length + 2);
  });

  test('are uploaded over a session each, because registries mix what shares one', async () => {
    const { server } = await attachAll('api');
    const sessions = paths(server, /PUT .*blobs\/uploads/).map(({ path }) => path.split('?')[0]);
    // The empty configuration is the fourth blob.
    expect(sessions).toHaveLength(names.length + 1);
    expect(new Set(sessions).size).toBe(sessions.length);
  });
});
