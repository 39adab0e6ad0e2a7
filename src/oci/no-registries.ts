// SPDX-License-Identifier: Apache-2.0
// In the place of registries when nothing is to be pushed: signatures stay in files, and nobody is
// asked.
import { SignetError } from '../errors.ts';
import { digestOf } from '../image/digest.ts';
import { imageName, repositoryName } from '../image/reference.ts';
import { mediaTypes } from './manifest.ts';
import type { Registries } from './registries.ts';

export const noRegistries: Registries = {
  resolveTag: (repository, tag) =>
    Promise.reject(
      new SignetError(
        'INPUT_INVALID',
        `"push" is false, so ${repositoryName(repository)}:${tag} cannot be resolved to a digest`,
        {
          hint: 'Name the image with its digest.',
        },
      ),
    ),
  subject: ({ digest }) => Promise.resolve({ mediaType: mediaTypes.manifest, digest, size: 0 }),
  children: () => Promise.resolve([]),
  list: () => Promise.resolve({ listing: { kind: 'none' }, descriptors: [] }),
  referrers: () => Promise.resolve([]),
  tagged: () => Promise.resolve([]),
  prepare: ({ repository }) => {
    const keep = ({ bytes }: { readonly bytes: Buffer }) =>
      Promise.resolve({ digest: digestOf(bytes), repository, listing: { kind: 'none' as const } });
    return Promise.resolve({ attach: keep, append: keep });
  },
  tag: (image) =>
    Promise.reject(
      new SignetError(
        'INPUT_INVALID',
        `"push" is false, so no tag can be pointed at ${imageName(image)}`,
      ),
    ),
};
