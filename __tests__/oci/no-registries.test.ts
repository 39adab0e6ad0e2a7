// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';

import { digestOf } from '../../src/image/digest.ts';
import { noRegistries } from '../../src/oci/no-registries.ts';
import { refusalOf } from '../http/ports.ts';
import { artifact } from './setup.ts';

const repository = { registry: 'registry.example', path: 'acme/app' };
const image = { repository, digest: digestOf(Buffer.from('image')) };

describe('without a registry', () => {
  test('a signature is kept, and listed nowhere', async () => {
    const subject = await noRegistries.subject(image);
    const listed = await noRegistries.list(image);
    const attachment = await noRegistries.prepare(image, { kind: 'referrers-api' });
    const kept = { digest: digestOf(artifact().bytes), repository, listing: { kind: 'none' } };
    expect(subject.digest).toBe(image.digest);
    expect(listed).toEqual({ listing: { kind: 'none' }, descriptors: [] });
    await expect(attachment.attach(artifact(), subject)).resolves.toEqual(kept);
    await expect(attachment.append(artifact())).resolves.toEqual(kept);
  });

  test('there is nothing that others wrote', async () => {
    const wanted = { isWanted: () => true, maxBytes: 1, maxTotalBytes: 1 };
    await expect(noRegistries.children(image)).resolves.toEqual([]);
    await expect(
      noRegistries.referrers(repository, await noRegistries.list(image), wanted),
    ).resolves.toEqual([]);
    await expect(noRegistries.tagged(repository, 'sigs', wanted)).resolves.toEqual([]);
  });

  test('tags can neither be read nor moved', async () => {
    expect(await refusalOf(noRegistries.resolveTag(repository, 'v1'))).toMatchObject({
      code: 'INPUT_INVALID',
      hint: 'Name the image with its digest.',
    });
    expect(await refusalOf(noRegistries.tag(image, 'v1'))).toMatchObject({ code: 'INPUT_INVALID' });
  });
});
