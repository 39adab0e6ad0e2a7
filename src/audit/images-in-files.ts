// SPDX-License-Identifier: Apache-2.0
// What files name: manifests, and what a cluster says that it runs.
import { messageOf } from '../errors.ts';
import { parseReference } from '../image/reference.ts';
import type { DeclaredScope } from './declared.ts';
import type { AuditFailure, AuditSource, SourceKind } from './image-evidence.ts';
import { sourceOf, type ListedSource } from './listed-source.ts';
import type { PlannedImage, Unlisted } from './planned.ts';

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

export function imagesInFiles(scope: DeclaredScope, found: ImagesInFiles): ListedSource {
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
export function imagesRunning(scope: DeclaredScope, found: RunningInCluster): ListedSource {
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
