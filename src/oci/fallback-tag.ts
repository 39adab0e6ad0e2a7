// SPDX-License-Identifier: Apache-2.0
// May import: errors, http, image, oci/*. Adds an entry to the list that clients keep under a tag, so that neither it nor another writer's is lost.
import { SignetError } from '../errors.ts';
import type { HttpResponse } from '../http/client.ts';
import type { Patience } from '../http/retry.ts';
import { repositoryName, type Image, type Repository } from '../image/reference.ts';
import { hasErrorCode, refusal, registryWords } from './failure.ts';
import { emptyIndex, indexBytes, mediaTypes, mergeDescriptors, type Descriptor, type ListedDescriptor } from './manifest.ts';
import { readTag, type TaggedIndex } from './referrers.ts';
import type { Registry } from './registry.ts';

/** Writers that overwrite each other settle within a few rounds, because each waits for a time of its own. */
const maxRounds = 8;

/**
 * Adds the entry to the list under the tag: merge, write, read back, and again while an entry that was there is gone. Registries offer no more than this
 * (If-Match protects nothing on most). Nothing is ever removed or deleted.
 * @param first the list as it was read a moment ago
 * @throws SignetError REGISTRY_TAG_UNUSABLE, REGISTRY_TAG_IMMUTABLE, REGISTRY_READ_BACK, REGISTRY_…
 */
export async function addToTag(registry: Registry, image: Image, tag: string, entry: Descriptor, first: TaggedIndex | undefined, { clock, random }: Patience): Promise<void> {
  let current = first;
  let wanted: readonly ListedDescriptor[] = [entry];
  for (let round = 0; round < maxRounds; round++) {
    wanted = mergeDescriptors(current?.index.manifests ?? [], wanted);
    const response = await writeTag(registry, image, tag, wanted, current);
    if (response.status !== 412 || current?.etag === undefined) judgeWrite(image.repository, tag, response);
    current = await readTag(registry, image, tag);
    const listed = new Set(current?.index.manifests.map(({ digest }) => digest));
    if (wanted.every(({ digest }) => listed.has(digest))) return;
    await clock.sleep(200 * 2 ** Math.min(round, 4) * (0.5 + random()));
  }
  throw new SignetError('REGISTRY_READ_BACK', `The list of signatures under ${repositoryName(image.repository)}:${tag} loses entries while several jobs write to it`, {
    hint: 'Run the job again; jobs that sign the same image should not run at the same time on a registry without the referrers API.',
  });
}

async function writeTag(registry: Registry, { repository }: Image, tag: string, manifests: readonly ListedDescriptor[], current: TaggedIndex | undefined): Promise<HttpResponse> {
  const body = indexBytes({ ...(current?.index ?? emptyIndex), manifests });
  const condition = current?.etag === undefined ? {} : { 'if-match': current.etag };
  return registry.send(repository, { method: 'PUT', path: `manifests/${tag}`, headers: { 'content-type': mediaTypes.index, ...condition }, body, maxBytes: 64 * 1024 });
}

/** Whether the list was taken; an immutable tag has an error of its own (Harbor answers 412, ECR 400 TAG_INVALID, ACR and GAR 409 or 405). */
export function judgeWrite(repository: Repository, tag: string, response: HttpResponse): void {
  if (response.status === 201 || response.status === 200 || response.status === 202) return;
  const isImmutable = [405, 409, 412].includes(response.status) || (response.status === 400 && hasErrorCode(response, 'TAG_INVALID')) || /immutable/i.test(registryWords(response));
  if (!isImmutable) throw refusal(`write the list of signatures ${tag}`, repository, response);
  throw new SignetError(
    'REGISTRY_TAG_IMMUTABLE',
    `The signature was pushed to ${repositoryName(repository)}, but the list under the tag ${tag}, by which verifiers find it, cannot be changed: status ${response.status}${registryWords(response)}`,
    { hint: 'Exempt tags that begin with "sha256-" from the registry’s immutability rule.' },
  );
}
