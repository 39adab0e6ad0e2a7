// SPDX-License-Identifier: Apache-2.0
// Turns names into digests, once.
import { SignetError } from '../errors.ts';
import type { NamedImage } from '../image/discovery.ts';
import { imageName, repositoryName, type Image } from '../image/reference.ts';
import type { Registries } from '../oci/registries.ts';
import { settle, type Settled } from '../concurrency.ts';

export interface PinnedImage {
  /** With its digest, or as it was named when that could not be had. */
  readonly name: string;
  readonly image: Settled<Image>;
  /** Which input asked for it. */
  readonly origin: 'images' | 'publish-tags';
}

export interface PinPorts {
  readonly registries: Pick<Registries, 'resolveTag'>;
  readonly tell: { tagResolved(name: string, image: Image): void };
}

/**
 * Resolves each tag once; afterwards only digests count, and images are told apart by repository
 * and digest.
 */
export async function pinTags(
  images: readonly NamedImage[],
  { registries, tell }: PinPorts,
): Promise<PinnedImage[]> {
  const outcomes = await settle(
    images,
    16,
    async ({ repository, digest, tag = 'latest' }): Promise<Image> => {
      if (digest !== undefined) return { repository, digest };
      const image = { repository, digest: await registries.resolveTag(repository, tag) };
      assertSignable(image);
      tell.tagResolved(`${repositoryName(repository)}:${tag}`, image);
      return image;
    },
  );
  const pinned = outcomes.map((image, index): PinnedImage => ({
    name: image.ok ? imageName(image.value) : nameOf(images[index]),
    image,
    origin: 'images',
  }));
  return [...new Map(pinned.map((entry) => [entry.name, entry])).values()];
}

/**
 * cosign's statement and every verifier know an image by its SHA-256 digest.
 * @throws SignetError INPUT_INVALID for any other
 */
export function assertSignable(image: Image): void {
  if (image.digest.startsWith('sha256:')) return;
  throw new SignetError(
    'INPUT_INVALID',
    `${imageName(image)}: only images with a sha256 digest can be signed and verified`,
  );
}

function nameOf(image: NamedImage | undefined): string {
  return image === undefined ? '' : `${repositoryName(image.repository)}:${image.tag ?? 'latest'}`;
}
