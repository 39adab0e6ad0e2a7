// SPDX-License-Identifier: Apache-2.0
// What one source of a scope names, before anything of it is looked at.
import type { DeclaredScope } from './declared.ts';
import type { AuditFailure, AuditSource, SourceKind } from './image-evidence.ts';
import type { PlannedImage, Unlisted } from './planned.ts';

/** What one source names. */
export interface ListedSource {
  readonly images: readonly Omit<PlannedImage, 'policy'>[];
  readonly unlisted: readonly Omit<Unlisted, 'policy'>[];
  /** What was left out, as a sentence. */
  readonly cut: string | null;
  /** Why the whole source could not be listed. */
  readonly failure: AuditFailure | null;
}

/** Where an image was named: by a person, or in a list. */
export function sourceOf(
  { name: scope, environment }: DeclaredScope,
  kind: SourceKind,
  named: Pick<AuditSource, 'name' | 'isTag'> & Partial<Pick<AuditSource, 'file' | 'line'>>,
): AuditSource {
  return { scope, environment, kind, file: null, line: null, ...named };
}
