// SPDX-License-Identifier: Apache-2.0
// Pushes blobs and manifests (distribution-spec, Push).
import type { HttpResponse } from '../http/client.ts';
import { pauseFor, type Patience } from '../http/retry.ts';
import { digestOf, type Digest } from '../image/digest.ts';
import { repositoryName, type Repository } from '../image/reference.ts';
import { invalid, refusal } from './failure.ts';
import { emptyConfig, type Descriptor } from './manifest.ts';
import { forgotten, isForgetful, isTaken } from './put.ts';
import type { Registry } from './registry.ts';

/** Uploads of one blob before giving up; each has retries of its own. */
const maxUploads = 3;

/**
 * Pushes a blob over the session that was opened for it, if any. A session that has ended
 * meanwhile, or an answer that was lost, is not a failure: the blob is looked for, then sent anew
 * as a whole.
 */
export async function pushBlob(
  registry: Registry,
  repository: Repository,
  bytes: Buffer,
  session: URL | undefined,
): Promise<void> {
  const digest = digestOf(bytes);
  let location = session ?? (await registry.startUpload(repository));
  let response: HttpResponse | undefined;
  for (let upload = 0; upload < maxUploads; upload++) {
    response = await registry.finishUpload(repository, location, bytes, digest);
    if (response.status === 201 || response.status === 204) return;
    if (response.status === 401 || response.status === 403) break;
    if (await registry.hasBlob(repository, digest)) return;
    location = await registry.startUpload(repository);
  }
  if (response !== undefined) throw refusal(`take the blob ${digest}`, repository, response);
}

/** Makes sure that the empty configuration is in the repository. */
export async function pushEmptyConfig(registry: Registry, repository: Repository): Promise<void> {
  if (await registry.hasBlob(repository, digestOf(emptyConfig))) return;
  await pushBlob(registry, repository, emptyConfig, undefined);
}

/** Another write of the same repository is under way (fluxcd/flux2#3714). */
const busy = { statuses: [409], forMs: 4_000 };

/** Pushes a manifest by its digest, which can be repeated without harm. */
export async function pushManifest(
  registry: Registry,
  repository: Repository,
  bytes: Buffer,
  { digest, mediaType }: Descriptor,
  patience: Patience,
): Promise<void> {
  const request = {
    method: 'PUT' as const,
    path: `manifests/${digest}`,
    headers: { 'content-type': mediaType },
    body: bytes,
    maxBytes: 64 * 1024,
    transient: busy,
  };
  let response = await registry.send(repository, request);
  for (let again = 0; again < 3 && isForgetful(response, 'blobs'); again++) {
    await pauseFor(patience, 500 * 2 ** again, {
      where: repositoryName(repository),
      why: forgotten,
    });
    response = await registry.send(repository, request);
  }
  judgeManifest(repository, digest, response);
}

/** Whether the manifest was taken as it is. */
export function judgeManifest(
  repository: Repository,
  digest: Digest,
  response: HttpResponse,
): void {
  if (!isTaken(response)) throw refusal('take the signature’s manifest', repository, response);
  const stored = response.headers.get('docker-content-digest');
  if (stored !== null && stored !== digest)
    throw invalid(repository, `it stored the manifest ${digest} under another digest`);
}
