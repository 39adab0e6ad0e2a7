// SPDX-License-Identifier: Apache-2.0
// Lists of signatures under a tag, as other tools write them.
import { digestOf } from '../../src/image/digest.ts';
import type { Image } from '../../src/image/reference.ts';
import { mediaTypes } from '../../src/oci/manifest.ts';
import { fallbackTag } from '../../src/oci/tagged-index.ts';
import type { PlayRegistry, RegistryOptions } from '../../playground/registry/registry.ts';
import type { Store } from '../../playground/registry/store.ts';
import { build, path, paths, play } from './setup.ts';

export interface Entry {
  readonly digest: string;
  readonly annotations?: Readonly<Record<string, string>>;
}
export interface List {
  readonly manifests: readonly Entry[];
}

/**
 * The signature of another tool: a manifest, and its entry with a field that only that tool knows.
 */
export function foreign(
  store: Store,
  name: string,
  annotations: Record<string, string> = {},
): Entry {
  const bytes = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      layers: [],
      annotations: { name },
    }),
  );
  store.put(path, undefined, { digest: digestOf(bytes), mediaType: mediaTypes.manifest, bytes });
  return {
    mediaType: mediaTypes.manifest,
    digest: digestOf(bytes),
    size: bytes.length,
    annotations: { name, ...annotations },
    'x-tool': [name],
  } as Entry;
}

export function putList(store: Store, tag: string, content: object): void {
  const bytes = Buffer.from(
    JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, ...content }),
  );
  store.put(path, tag, { digest: digestOf(bytes), mediaType: mediaTypes.index, bytes });
}

export function listAt(store: Store, tag: string): List {
  return JSON.parse(store.manifest(path, tag)?.bytes.toString() ?? '{"manifests":[]}') as List;
}

export async function world(
  options: RegistryOptions = {},
): Promise<{ server: PlayRegistry; image: Image; tag: string }> {
  const server = await play({ shape: 'none-404-text', ...options });
  const image = build(server);
  return { server, image, tag: fallbackTag(image.digest) };
}

export const puts = (server: PlayRegistry) => paths(server, /PUT .*manifests\/sha256-/);
