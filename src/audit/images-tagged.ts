// SPDX-License-Identifier: Apache-2.0
// What tags of repositories name.
import { settle } from '../concurrency.ts';
import { repositoryName, type Repository } from '../image/reference.ts';
import type { Registries } from '../oci/registries.ts';
import type { DeclaredScope, TagSelection } from './declared.ts';
import { auditFailure } from './failure.ts';
import type { SourceKind } from './image-evidence.ts';
import { sourceOf, type ListedSource } from './listed-source.ts';
import type { PlannedImage, Unlisted } from './planned.ts';
import { selectTags } from './select-tags.ts';

const inFlight = 16;

/** A repository whose tags cannot be listed is told, and hides no other. */
export async function imagesTagged(
  scope: DeclaredScope,
  kind: SourceKind,
  repositories: readonly Repository[],
  selection: TagSelection,
  registries: Pick<Registries, 'tags'>,
): Promise<ListedSource> {
  const lists = await settle(repositories, inFlight, (each) => registries.tags(each));
  const images: Omit<PlannedImage, 'policy'>[] = [];
  const unlisted: Omit<Unlisted, 'policy'>[] = [];
  const cut: string[] = [];
  for (const [at, list] of lists.entries()) {
    const repository = repositories[at];
    if (repository === undefined) continue;
    const name = repositoryName(repository);
    if (!list.ok) {
      const asked = sourceOf(scope, kind, { name, isTag: false });
      unlisted.push({
        subject: name,
        covers: 'repository',
        source: asked,
        failure: auditFailure(list.error),
      });
      continue;
    }
    if (list.value.isCut) cut.push(`${name} has more than ${list.value.names.length} tags`);
    for (const tag of selectTags(list.value.names, selection)) {
      const asked = sourceOf(scope, kind, { name: `${name}:${tag}`, isTag: true });
      images.push({ ...repository, tag, digest: null, sources: [asked] });
    }
  }
  return { images, unlisted, cut: cut.length === 0 ? null : cut.join('; '), failure: null };
}
