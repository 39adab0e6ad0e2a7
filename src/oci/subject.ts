// SPDX-License-Identifier: Apache-2.0
// What a name or a digest stands for in a registry, and whether it can be signed.
import { outcomeOf } from '../concurrency.ts';
import { SignetError } from '../errors.ts';
import type { HttpResponse } from '../http/client.ts';
import type { Digest } from '../image/digest.ts';
import { imageName, repositoryName, type Image, type Repository } from '../image/reference.ts';
import type { Child } from './children.ts';
import { invalid, unknownImage } from './failure.ts';
import {
  isIndexType,
  judgeSubject,
  maxManifestBytes,
  subjectTypes,
  type Descriptor,
} from './manifest.ts';
import { blobCost, readList } from './memory.ts';
import type { Registry } from './registry.ts';
import { mediaTypeOf } from './response.ts';

/** The digest under a tag. @throws SignetError IMAGE_NOT_FOUND, REGISTRY_… */
export async function resolveTag(
  registry: Registry,
  repository: Repository,
  tag: string,
): Promise<Digest> {
  const found = await registry.manifest(repository, tag, registry.propagation);
  if (found !== undefined) return found.digest;
  throw unknownImage(`${repositoryName(repository)}:${tag}`, undefined, registry.purpose);
}

/**
 * The image's descriptor, when the registry has it and it can be signed. A child is judged by its
 * bytes: were it an index that its own index calls a manifest, what is below would go unseen.
 * @throws SignetError IMAGE_NOT_FOUND, IMAGE_IS_CONFIG, REGISTRY_…
 */
export async function findSubject(registry: Registry, image: Image | Child): Promise<Descriptor> {
  if ('index' in image) return inspectSubject(registry, image);
  const { repository, digest } = image;
  const response = await registry.send(repository, {
    method: 'HEAD',
    path: `manifests/${digest}`,
    headers: { accept: subjectTypes.join(', ') },
    maxBytes: maxManifestBytes,
  });
  const mediaType = mediaTypeOf(response);
  const size = Number(response.headers.get('content-length') ?? '0');
  if (
    response.status === 200 &&
    response.headers.get('docker-content-digest') === digest &&
    subjectTypes.includes(mediaType) &&
    size > 0 &&
    size <= maxManifestBytes
  )
    return { mediaType, digest, size };
  // Some registries and gateways do not take HEAD for manifests (containerd/containerd#6684), and
  // the answer to a HEAD has no words to tell why.
  return inspectSubject(registry, image, response.status === 200);
}

/** Where a HEAD does not say enough, the manifest itself does. */
async function inspectSubject(
  registry: Registry,
  image: Image | Child,
  isShown = false,
): Promise<Descriptor> {
  const { repository, digest } = image;
  return readList(
    registry.memory.lists,
    async (maxBytes) => {
      const options = { ...registry.propagation, maxBytes };
      const found = await registry.lookForManifest(repository, digest, options);
      if ('missing' in found && isShown)
        throw invalid(repository, `it shows ${digest} and does not give it`);
      if ('missing' in found) throw await absent(registry, image, found.missing);
      return found;
    },
    ({ response, mediaType }) => {
      const judged = judgeSubject(response.body, mediaType);
      if (!judged.ok)
        throw judged.what === 'config' ? configurationNamed(image) : notAnImage(image, mediaType);
      if ('index' in image && isIndexType(judged.mediaType) !== isIndexType(image.mediaType))
        throw invalid(
          repository,
          `${digest} is ${judged.mediaType}, and the index ${image.index} calls it ` +
            JSON.stringify(image.mediaType.slice(0, 100)),
        );
      return { mediaType: judged.mediaType, digest, size: response.body.length };
    },
  );
}

/** There is no manifest of this digest: why, as far as it can be known. */
async function absent(
  registry: Registry,
  image: Image | Child,
  answer: HttpResponse,
): Promise<SignetError> {
  if ('index' in image) return absentChild(image);
  // `docker images` and the metadata's config digest name the configuration, which registries
  // keep as a blob. Some say yes to any blob they have anywhere (zot), so it is read.
  return (await isConfiguration(registry, image))
    ? configurationNamed(image)
    : unknownImage(imageName(image), answer, registry.purpose);
}

const maxConfigBytes = 4 * 1024 * 1024;

async function isConfiguration(registry: Registry, image: Image): Promise<boolean> {
  const { repository, digest } = image;
  const blob = await registry.memory.blobs(blobCost(maxConfigBytes), () =>
    outcomeOf(() => registry.blob(repository, digest, maxConfigBytes)),
  );
  if (!blob.ok || blob.value === undefined) return false;
  const judged = judgeSubject(blob.value, '');
  return !judged.ok && judged.what === 'config';
}

/** An index may name what its repository lacks, as after a copy of some platforms only. */
function absentChild(child: Child): SignetError {
  return new SignetError(
    'IMAGE_NOT_FOUND',
    `${imageName(child)} is not in the registry, though the index ${child.index} names it`,
    {
      hint:
        'The index may have been copied without all of its platforms: copy all of them (for ' +
        'example "crane copy", or "skopeo copy --all"), or leave out "recursive".',
    },
  );
}

function notAnImage(image: Image | Child, mediaType: string): SignetError {
  return new SignetError(
    'IMAGE_NOT_FOUND',
    `${imageName(image)} is ${JSON.stringify(mediaType.slice(0, 100))}, which is not an image`,
    {
      hint:
        'index' in image
          ? `The index ${image.index} names it: leave out "recursive".`
          : 'Pass the digest that the build step reports.',
    },
  );
}

function configurationNamed(image: Image): SignetError {
  return new SignetError(
    'IMAGE_IS_CONFIG',
    `${imageName(image)} is an image’s configuration (docker’s "image ID"), not the image`,
    {
      hint:
        'Pass the build step’s output "digest", and set "push: true" there: without a push, ' +
        'that output is the configuration’s digest.',
    },
  );
}
