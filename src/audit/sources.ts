// SPDX-License-Identifier: Apache-2.0
// What each source of a scope names: lists given, files, registries, organizations and clusters.
import { outcomeOf, settle } from '../concurrency.ts';
import { messageOf } from '../errors.ts';
import type { NamedImage } from '../image/named-images.ts';
import { parseReference, repositoryName, type Repository } from '../image/reference.ts';
import type { Registries } from '../oci/registries.ts';
import type { DeclaredScope, DeclaredSource, TagSelection } from './declared.ts';
import { auditFailure } from './failure.ts';
import type { PlannedImage, Unlisted } from './planned.ts';
import type { AuditFailure, AuditSource, SourceKind } from './report.ts';
import { selectTags } from './select-tags.ts';

/** What one source names. */
export interface ListedSource {
  readonly images: readonly Omit<PlannedImage, 'policy'>[];
  readonly unlisted: readonly Omit<Unlisted, 'policy'>[];
  /** What was left out, as a sentence. */
  readonly cut: string | null;
  /** Why the whole source could not be listed. */
  readonly failure: AuditFailure | null;
}

/** A reference in a file. */
export interface NamedInFile {
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

/** What files name; what cannot be told for certain is told apart, and hides nothing else. */
export interface ImagesInFiles {
  readonly references: readonly NamedInFile[];
  readonly unresolved: readonly (NamedInFile & { readonly why: string })[];
  readonly problems: readonly {
    readonly file: string;
    readonly message: string;
    readonly hint: string | null;
  }[];
}

/** What runs, as a cluster tells it. */
export interface RunningInCluster {
  readonly containers: readonly {
    /** As the pod asks for it. */
    readonly asked: string;
    /** With its digest; null where it is not known what runs. */
    readonly running: string | null;
    /** `namespace/pod/container`, one of them. */
    readonly where: string;
    readonly file: string;
    /** Why it is not known what runs. */
    readonly why: string | null;
  }[];
  readonly problems: ImagesInFiles['problems'];
}

export interface SourcePorts {
  readonly registries: Pick<Registries, 'tags' | 'catalog'>;
  readonly manifests: (paths: readonly string[]) => Promise<ImagesInFiles>;
  readonly running: (paths: readonly string[]) => Promise<RunningInCluster>;
  /** The repositories of an organization. @throws SignetError */
  readonly organization: (name: string) => Promise<readonly Repository[]>;
}

const inFlight = 16;

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

export function sourceOf(
  { name: scope, environment }: DeclaredScope,
  kind: SourceKind,
  named: Pick<AuditSource, 'name' | 'isTag'> & Partial<Pick<AuditSource, 'file' | 'line'>>,
): AuditSource {
  return { scope, environment, kind, file: null, line: null, ...named };
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
      return imagesTagged(scope, source.kind, source.repositories, source, ports);
    case 'organization': {
      const repositories = await ports.organization(source.name);
      return imagesTagged(scope, source.kind, repositories, source, ports);
    }
    case 'catalog': {
      const { names, isCut } = await ports.registries.catalog(source.name);
      const repositories = names.map((path) => ({ registry: source.name, path }));
      const all = await imagesTagged(scope, source.kind, repositories, source, ports);
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

function imagesInFiles(scope: DeclaredScope, found: ImagesInFiles): ListedSource {
  const images: Omit<PlannedImage, 'policy'>[] = [];
  const unlisted: Omit<Unlisted, 'policy'>[] = [];
  for (const { text, file, line } of found.references) {
    const read = readReference(text);
    const source = { name: text, isTag: read.isTag, file, line };
    const asked = sourceOf(scope, 'manifests', source);
    if (read.image === undefined) unlisted.push(reference(text, asked, read.why));
    else images.push({ ...read.image, sources: [asked] });
  }
  for (const { text, file, line, why } of found.unresolved) {
    const asked = sourceOf(scope, 'manifests', { name: text, isTag: false, file, line });
    unlisted.push(reference(text, asked, why));
  }
  return {
    images,
    unlisted: [...unlisted, ...problemsIn(scope, 'manifests', found.problems)],
    cut: null,
    failure: null,
  };
}

function problemsIn(
  scope: DeclaredScope,
  kind: SourceKind,
  problems: ImagesInFiles['problems'],
): Omit<Unlisted, 'policy'>[] {
  return problems.map(({ file, message, hint }) => ({
    subject: file,
    covers: 'file',
    source: sourceOf(scope, kind, { name: file, isTag: false, file }),
    failure: { code: 'INPUT_INVALID', message, hint },
  }));
}

/** `imageID` is the truth: what runs is judged, and what was asked for is kept beside it. */
function imagesRunning(scope: DeclaredScope, found: RunningInCluster): ListedSource {
  const images: Omit<PlannedImage, 'policy'>[] = [];
  const unlisted: Omit<Unlisted, 'policy'>[] = [];
  for (const { asked, running, where, file, why } of found.containers) {
    const wanted = readReference(asked);
    const read = running === null ? wanted : readReference(running);
    const source = sourceOf(scope, 'running', { name: asked, isTag: wanted.isTag, file });
    if (read.image === undefined || (running === null && why !== null))
      unlisted.push(reference(asked, source, `${where}: ${why ?? read.why}`));
    else images.push({ ...read.image, sources: [source] });
  }
  return {
    images,
    unlisted: [...unlisted, ...problemsIn(scope, 'running', found.problems)],
    cut: null,
    failure: null,
  };
}

interface ReadReference {
  readonly image: Omit<PlannedImage, 'policy' | 'sources'> | undefined;
  readonly isTag: boolean;
  readonly why: string;
}

function readReference(text: string): ReadReference {
  try {
    const { repository, tag, digest } = parseReference(text);
    const isTag = digest === undefined;
    return {
      image: { ...repository, tag: isTag ? (tag ?? 'latest') : null, digest: digest ?? null },
      isTag,
      why: '',
    };
  } catch (error) {
    return { image: undefined, isTag: false, why: messageOf(error) };
  }
}

/** One name that says nothing for certain. */
function reference(subject: string, source: AuditSource, why: string): Omit<Unlisted, 'policy'> {
  return { subject, covers: 'reference', source, failure: unreadable(why) };
}

function unreadable(message: string): AuditFailure {
  return {
    code: 'NAME_UNRESOLVED',
    message,
    hint: 'Render templates and set variables before the audit, or name the image in "images".',
  };
}

async function imagesTagged(
  scope: DeclaredScope,
  kind: SourceKind,
  repositories: readonly Repository[],
  selection: TagSelection,
  { registries }: SourcePorts,
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
