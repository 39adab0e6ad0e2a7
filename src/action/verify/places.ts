// SPDX-License-Identifier: Apache-2.0
// Which manifest names each image that was verified.
import type { NamedImage } from '../../image/discovery.ts';
import { imageName, repositoryName } from '../../image/reference.ts';
import type { ImageVerdict } from '../../verify/verify.ts';

/** A verdict and, for images of manifests, the first file that names the image. */
export type PlacedVerdict = ImageVerdict & { readonly file?: string };

/**
 * `resolved` leads from `name:tag` to the image that it was. The parts of an index are where their
 * index is, or another image of the repository.
 */
export function withPlaces(
  verdicts: readonly ImageVerdict[],
  images: readonly NamedImage[],
  resolved: ReadonlyMap<string, string>,
): PlacedVerdict[] {
  const byName = new Map<string, string>();
  const add = (name: string | undefined, file: string) => {
    if (name !== undefined && !byName.has(name)) byName.set(name, file);
  };
  for (const { repository, digest, tag = 'latest', file } of images) {
    if (file === undefined) continue;
    const name =
      digest === undefined
        ? `${repositoryName(repository)}:${tag}`
        : imageName({ repository, digest });
    add(name, file);
    add(resolved.get(name), file);
    add(repositoryName(repository), file);
  }
  return verdicts.map((verdict) => {
    const file = byName.get(verdict.name) ?? byName.get(verdict.name.split('@')[0] ?? '');
    return file === undefined ? verdict : { ...verdict, file };
  });
}
