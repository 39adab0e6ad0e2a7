// SPDX-License-Identifier: Apache-2.0
// What each source of a scope names: lists given, files, registries, organizations and clusters.
import { outcomeOf } from '../concurrency.ts';
import type { NamedImage } from '../image/named-images.ts';
import { repositoryName, type Repository } from '../image/reference.ts';
import type { Registries } from '../oci/registries.ts';
import type { DeclaredScope, DeclaredSource } from './declared.ts';
import { auditFailure } from './failure.ts';
import {
  imagesInFiles,
  imagesRunning,
  type ImagesInFiles,
  type RunningInCluster,
} from './images-in-files.ts';
import { imagesTagged } from './images-tagged.ts';
import { sourceOf, type ListedSource } from './listed-source.ts';
import type { PlannedImage } from './planned.ts';

export interface SourcePorts {
  readonly registries: Pick<Registries, 'tags' | 'catalog'>;
  readonly manifests: (paths: readonly string[]) => Promise<ImagesInFiles>;
  readonly running: (paths: readonly string[]) => Promise<RunningInCluster>;
  /** The repositories of an organization. @throws SignetError */
  readonly organization: (name: string) => Promise<readonly Repository[]>;
}

/** Whatever cannot be listed is told in place of what it may name. */
export async function listSource(
  scope: DeclaredScope,
  source: DeclaredSource,
  ports: SourcePorts,
): Promise<ListedSource> {
  const outcome = await outcomeOf(() => imagesOf(scope, source, ports));
  if (outcome.ok) return outcome.value;
  const failure = auditFailure(outcome.error);
  const given = givenIn(source);
  const asked = sourceOf(scope, source.kind, { name: given, isTag: false });
  const unlisted = [{ subject: given, covers: 'source' as const, source: asked, failure }];
  return { images: [], unlisted, cut: null, failure };
}

/** What was given, for people. */
export function givenIn(source: DeclaredSource): string {
  switch (source.kind) {
    case 'images':
      return source.given;
    case 'manifests':
    case 'running':
      return source.paths.join(', ');
    case 'repositories':
      return source.repositories.map(repositoryName).join(', ');
    case 'organization':
    case 'catalog':
      return source.name;
  }
}

async function imagesOf(
  scope: DeclaredScope,
  source: DeclaredSource,
  ports: SourcePorts,
): Promise<ListedSource> {
  switch (source.kind) {
    case 'images':
      return complete(source.images.map((image) => givenImage(scope, image)));
    case 'manifests':
      return imagesInFiles(scope, await ports.manifests(source.paths));
    case 'running':
      return imagesRunning(scope, await ports.running(source.paths));
    case 'repositories':
      return imagesTagged(scope, source.kind, source.repositories, source, ports.registries);
    case 'organization': {
      const repositories = await ports.organization(source.name);
      return imagesTagged(scope, source.kind, repositories, source, ports.registries);
    }
    case 'catalog': {
      const { names, isCut } = await ports.registries.catalog(source.name);
      const repositories = names.map((path) => ({ registry: source.name, path }));
      const all = await imagesTagged(scope, source.kind, repositories, source, ports.registries);
      const cut = isCut
        ? `The catalog of ${source.name} has more than ${names.length} names`
        : null;
      return { ...all, cut: cut ?? all.cut };
    }
  }
}

function complete(images: ListedSource['images']): ListedSource {
  return { images, unlisted: [], cut: null, failure: null };
}

function givenImage(scope: DeclaredScope, image: NamedImage): Omit<PlannedImage, 'policy'> {
  const { repository, digest = null } = image;
  const tag = digest === null ? (image.tag ?? 'latest') : null;
  const name = `${repositoryName(repository)}${tag === null ? `@${digest ?? ''}` : `:${tag}`}`;
  const source = sourceOf(scope, 'images', { name, isTag: tag !== null });
  return { ...repository, tag, digest, sources: [source] };
}
