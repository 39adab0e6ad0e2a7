// SPDX-License-Identifier: Apache-2.0
// What a name or a digest stands for in a registry, and whether it can be signed.
import { SignetError } from '../errors.ts';
import type { Digest } from '../image/digest.ts';
import { imageName, repositoryName, type Image, type Repository } from '../image/reference.ts';
import { refusal, unknownImage } from './failure.ts';
import { judgeSubject, maxManifestBytes, subjectTypes, type Descriptor } from './manifest.ts';
import { invalid, mediaTypeOf, type Registry } from './registry.ts';

/** How long a registry may take to show an image that was pushed a moment ago, in milliseconds. */
const propagation = { transient: { statuses: [404], forMs: 5_000 } };

/** The digest under a tag. @throws SignetError IMAGE_NOT_FOUND, REGISTRY_… */
export async function resolveTag(
  registry: Registry,
  repository: Repository,
  tag: string,
): Promise<Digest> {
  const found = await registry.manifest(repository, tag, propagation);
  if (found !== undefined) return found.digest;
  throw unknownImage(`${repositoryName(repository)}:${tag}`, undefined, registry.purpose);
}

/**
 * The image's descriptor, when the registry has it and it can be signed.
 * @throws SignetError IMAGE_NOT_FOUND, IMAGE_IS_CONFIG, REGISTRY_…
 */
export async function findSubject(registry: Registry, image: Image): Promise<Descriptor> {
  const { repository, digest } = image;
  const response = await registry.send(repository, {
    method: 'HEAD',
    path: `manifests/${digest}`,
    headers: { accept: subjectTypes.join(', ') },
    maxBytes: maxManifestBytes,
    ...propagation,
  });
  if (response.status === 404) {
    // `docker images` and the metadata's config digest name the configuration, which registries
    // keep as a blob.
    throw (await registry.hasBlob(repository, digest))
      ? configurationNamed(image)
      : unknownImage(imageName(image), response, registry.purpose);
  }
  if (response.status !== 200)
    throw refusal(`show ${digest}`, repository, response, registry.purpose);
  const mediaType = mediaTypeOf(response);
  const size = Number(response.headers.get('content-length') ?? '0');
  if (
    response.headers.get('docker-content-digest') === digest &&
    subjectTypes.includes(mediaType) &&
    size > 0 &&
    size <= maxManifestBytes
  )
    return { mediaType, digest, size };
  return inspectSubject(registry, image);
}

/** Where a HEAD does not say enough, the manifest itself does. */
async function inspectSubject(registry: Registry, image: Image): Promise<Descriptor> {
  const found = await registry.manifest(image.repository, image.digest);
  if (found === undefined)
    throw invalid(image.repository, `it shows ${image.digest} and does not give it`);
  const judged = judgeSubject(found.response.body, found.mediaType);
  if (judged.ok)
    return {
      mediaType: judged.mediaType,
      digest: image.digest,
      size: found.response.body.length,
    };
  if (judged.what === 'config') throw configurationNamed(image);
  throw new SignetError(
    'IMAGE_NOT_FOUND',
    `${imageName(image)} is ${JSON.stringify(found.mediaType.slice(0, 100))}, which is not an ` +
      'image',
    { hint: 'Pass the digest that the build step reports.' },
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
