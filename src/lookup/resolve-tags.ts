// SPDX-License-Identifier: Apache-2.0
// Turns names into digests, once, keeping who asked for each.
import { settle, type Settled } from '../concurrency.ts';
import { SignetError } from '../errors.ts';
import type { NamedImage } from '../image/named-images.ts';
import { imageName, repositoryName, type Image } from '../image/reference.ts';
import type { Registries } from '../oci/registries.ts';

export interface ResolvedImage {
  /** With its digest, or as it was named when that could not be had. */
  readonly name: string;
  readonly image: Settled<Image>;
  /** Who asked for it: each name that turned out to be this image, in the order given. */
  readonly sources: readonly NamedImage[];
}

export interface ResolvePorts {
  readonly registries: Pick<Registries, 'resolveTag'>;
  readonly notify: { tagResolved(name: string, image: Image): void };
}

/**
 * Resolves each tag once; afterwards only digests count, and images are told apart by repository
 * and digest.
 */
export async function resolveTags(
  images: readonly NamedImage[],
  { registries, notify }: ResolvePorts,
): Promise<ResolvedImage[]> {
  const outcomes = await settle(images, 16, async (source): Promise<Image> => {
    const { repository, digest, tag = 'latest' } = source;
    if (digest !== undefined) return { repository, digest };
    const image = { repository, digest: await registries.resolveTag(repository, tag) };
    assertSignable(image);
    notify.tagResolved(nameOf(source), image);
    return image;
  });
  const byName = new Map<string, ResolvedImage>();
  for (const [at, image] of outcomes.entries()) {
    const source = images[at];
    if (source === undefined) continue;
    const name = image.ok ? imageName(image.value) : nameOf(source);
    const known = byName.get(name) ?? { name, image, sources: [] };
    byName.set(name, { ...known, sources: [...known.sources, source] });
  }
  return [...byName.values()];
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
    { hint: 'Build and push the image with a sha256 digest, as build tools do by default.' },
  );
}

function nameOf({ repository, digest, tag = 'latest' }: NamedImage): string {
  return digest === undefined
    ? `${repositoryName(repository)}:${tag}`
    : imageName({ repository, digest });
}
