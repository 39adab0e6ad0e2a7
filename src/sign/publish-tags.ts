// SPDX-License-Identifier: Apache-2.0
// Points tags at images that are signed.
import { SignetError } from '../errors.ts';
import type { Digest } from '../image/digest.ts';
import { imageName, repositoryName, type Image, type Repository } from '../image/reference.ts';
import type { Registries } from '../oci/registries.ts';
import type { ResolvedImage } from '../lookup/resolve-tags.ts';
import { settle, type Settled } from '../concurrency.ts';

/** A tag to publish; without a repository, in that of each image. */
export interface TagRequest {
  readonly repository: Repository | undefined;
  readonly tag: string;
}

/** A tag that was pointed at its image, and what it pointed at before. */
export interface PublishedTag {
  /** `name:tag` */
  readonly name: string;
  readonly digest: Digest;
  /** Known also when the tag could not be moved, or moved away again: use it to roll back. */
  readonly before: Digest | undefined;
  readonly outcome: Settled<void>;
}

/**
 * The images and, for tags in other repositories, the same images there: a tag must never show an
 * image that is not signed in its own repository.
 * @throws SignetError INPUT_INVALID when it is not clear which image a tag is for
 */
export function withTagRepositories(
  named: readonly ResolvedImage[],
  tags: readonly TagRequest[],
): ResolvedImage[] {
  const images = imagesOf(named);
  if (images.length < named.length) return [...named];
  const names = new Set(images.map(imageName));
  const more = tags
    .flatMap((tag) => targetsOf(tag, images))
    .filter((image) => !names.has(imageName(image)));
  const distinct = [...new Map(more.map((image) => [imageName(image), image]))];
  return [
    ...named,
    ...distinct.map(([name, value]): ResolvedImage => ({
      name,
      image: { ok: true, value },
      sources: [],
    })),
  ];
}

/** The same failure, with what to do where only a tag asked for the image. */
export function explainMissing(error: unknown): unknown {
  if (!(error instanceof SignetError) || error.code !== 'IMAGE_NOT_FOUND') return error;
  return new SignetError(error.code, error.message, {
    hint:
      'A tag of "publish-tags" is for this repository. Its manifests and blobs must be there ' +
      'already: push the image to both names, or copy it, before this step.',
    cause: error.cause,
  });
}

/**
 * All tags at once; each is read back.
 * @param named those that were asked for: a bare tag is not for images that another tag's
 * repository added
 */
export async function publishTags(
  named: readonly ResolvedImage[],
  tags: readonly TagRequest[],
  registries: Pick<Registries, 'tag'>,
): Promise<PublishedTag[]> {
  const images = imagesOf(named);
  const targets = tags.flatMap(({ repository, tag }) =>
    targetsOf({ repository, tag }, images).map((image) => ({ image, tag })),
  );
  const outcomes = await settle(targets, 16, ({ image, tag }) => registries.tag(image, tag));
  return targets.flatMap(({ image, tag }, at) => {
    const asked = outcomes[at];
    if (asked === undefined) return [];
    const { before, outcome } = asked.ok ? asked.value : { before: undefined, outcome: asked };
    return [
      { name: `${repositoryName(image.repository)}:${tag}`, digest: image.digest, before, outcome },
    ];
  });
}

function imagesOf(named: readonly ResolvedImage[]): Image[] {
  return named.flatMap(({ image }) => (image.ok ? [image.value] : []));
}

/** The image that a tag is for: that of its repository, else the only one there is. */
function targetsOf({ repository, tag }: TagRequest, images: readonly Image[]): Image[] {
  const inRepository =
    repository === undefined
      ? images
      : images.filter((image) => repositoryName(image.repository) === repositoryName(repository));
  const candidates = inRepository.length > 0 ? inRepository : images;
  const digests = new Set(candidates.map(({ digest }) => digest));
  const [first] = candidates;
  const byRepository = new Set(candidates.map((image) => repositoryName(image.repository)));
  const isClear =
    repository === undefined ? byRepository.size === candidates.length : digests.size === 1;
  if (first === undefined || !isClear) {
    const name = repository === undefined ? tag : `${repositoryName(repository)}:${tag}`;
    throw new SignetError(
      'INPUT_INVALID',
      `The tag ${JSON.stringify(name)} of "publish-tags" could be for ${digests.size} images`,
      {
        hint: 'Publish the tags of different images in steps of their own.',
      },
    );
  }
  return repository === undefined ? [...candidates] : [{ repository, digest: first.digest }];
}
