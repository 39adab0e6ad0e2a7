// SPDX-License-Identifier: Apache-2.0
// Pushes many small images, each different, the way any client does.
import { randomUUID } from 'node:crypto';

import { createStore } from '../playground/registry/store.ts';
import { pushImage } from '../playground/registry/registry.ts';

/**
 * Pushes images, each with its own content, or one index with as many platforms.
 * @returns their references
 */
export async function pushImages(
  host: string,
  count: number,
  platforms: readonly string[] = [],
): Promise<string[]> {
  const references: string[] = [];
  for (let made = 0; made < count; made++) {
    const store = createStore();
    const { digest } = pushImage(store, 'bench/app', { content: randomUUID(), platforms });
    for (const [name, bytes] of store.blobs)
      await pushBlob(host, name.slice(name.indexOf('sha256:')), bytes);
    // Children before the index that names them.
    for (const manifest of store.all('bench/app'))
      await put(
        `http://${host}/v2/bench/app/manifests/${manifest.digest}`,
        manifest.bytes,
        manifest.mediaType,
      );
    references.push(`${host}/bench/app@${digest}`);
  }
  return references;
}

async function pushBlob(host: string, digest: string, bytes: Buffer): Promise<void> {
  const begun = await fetch(`http://${host}/v2/bench/app/blobs/uploads/`, { method: 'POST' });
  const location = new URL(begun.headers.get('location') ?? '', begun.url);
  location.searchParams.set('digest', digest);
  await put(location.href, bytes, 'application/octet-stream');
}

async function put(url: string, body: Buffer, type: string): Promise<void> {
  const answer = await fetch(url, {
    method: 'PUT',
    body: new Uint8Array(body),
    headers: { 'content-type': type },
  });
  if (answer.status !== 201)
    throw new Error(`PUT ${url}: status ${answer.status}: ${await answer.text()}`);
}
