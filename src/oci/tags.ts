// SPDX-License-Identifier: Apache-2.0
// Points tags at images that are there.
import { outcomeOf, type Settled } from '../concurrency.ts';
import { SignetError } from '../errors.ts';
import type { HttpResponse } from '../http/client.ts';
import type { Patience } from '../http/retry.ts';
import type { Digest } from '../image/digest.ts';
import { imageName, repositoryName, type Image } from '../image/reference.ts';
import { invalid, refusal } from './failure.ts';
import { isImmutable, isSeen, isTaken } from './put.ts';
import type { Registry } from './registry.ts';
import { registryWords } from './words.ts';

export interface MovedTag {
  /** What the tag pointed at before; the image's own digest when there was nothing to do. */
  readonly before: Digest | undefined;
  /**
   * Whether it was moved. On an error, REGISTRY_TAG_IMMUTABLE, REGISTRY_READ_BACK or REGISTRY_…,
   * it may have moved all the same.
   */
  readonly outcome: Settled<void>;
}

/**
 * Puts the image's manifest under the tag, byte for byte, and reads it back.
 * @throws SignetError REGISTRY_… when the manifest, or what the tag points at, cannot be read
 */
export async function moveTag(
  registry: Registry,
  image: Image,
  tag: string,
  patience: Patience,
): Promise<MovedTag> {
  const { repository, digest } = image;
  const [manifest, before] = await Promise.all([
    registry.manifest(repository, digest),
    registry.manifest(repository, tag),
  ]);
  if (manifest === undefined) throw invalid(repository, `it shows ${digest} and does not give it`);
  if (before?.digest === digest) return { before: digest, outcome: { ok: true, value: undefined } };
  const outcome = await outcomeOf(async () => {
    await putTag(registry, image, tag, manifest);
    await readBack(registry, image, tag, patience);
  });
  return { before: before?.digest, outcome };
}

async function putTag(
  registry: Registry,
  image: Image,
  tag: string,
  manifest: { readonly mediaType: string; readonly response: HttpResponse },
): Promise<void> {
  const { repository } = image;
  const response = await registry.send(repository, {
    method: 'PUT',
    path: `manifests/${tag}`,
    headers: { 'content-type': manifest.mediaType },
    body: manifest.response.body,
    maxBytes: 64 * 1024,
  });
  if (isTaken(response)) return;
  if (!isImmutable(response))
    throw refusal(`point the tag ${tag} at the image`, repository, response);
  throw new SignetError(
    'REGISTRY_TAG_IMMUTABLE',
    `${imageName(image)} is signed, but the tag ${repositoryName(repository)}:${tag} exists ` +
      `and cannot be moved: status ${response.status}${registryWords(response)}`,
    { hint: 'Use a tag that does not exist yet, or change the registry’s immutability rule.' },
  );
}

async function readBack(
  registry: Registry,
  { repository, digest }: Image,
  tag: string,
  patience: Patience,
): Promise<void> {
  let shown: Digest | undefined;
  const look = async () => {
    shown = (await registry.manifest(repository, tag))?.digest;
    return shown === digest;
  };
  if (await isSeen(look, `${repositoryName(repository)}:${tag}`, patience)) return;
  throw new SignetError(
    'REGISTRY_READ_BACK',
    `${repositoryName(repository)}:${tag} was pointed at ${digest}, but shows ` +
      (shown ?? 'nothing'),
    { hint: 'Another job may have moved the tag; look at who else writes it.' },
  );
}
