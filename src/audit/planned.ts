// SPDX-License-Identifier: Apache-2.0
// What an audit is going to look at, as data that all shards share.
import type { ScopeReport } from './report.ts';
import type { AuditFailure, AuditSource } from './image-evidence.ts';

/** What is to be looked at; the same for all shards of an audit. */
export interface AuditPlan {
  readonly schemaVersion: 1;
  readonly kind: 'plan';
  readonly time: string;
  /** Digest of the scopes and policies that it was made for. */
  readonly declaration: string;
  /** The jobs that it is shared out among. */
  readonly shards: number;
  readonly scopes: readonly ScopeReport[];
  readonly images: readonly PlannedImage[];
  /** Lists that could not be had: of a repository, or of a whole source. */
  readonly unlisted: readonly Unlisted[];
}

export interface PlannedImage {
  readonly registry: string;
  readonly path: string;
  /** One of both is there. */
  readonly tag: string | null;
  readonly digest: string | null;
  readonly policy: string;
  readonly sources: readonly AuditSource[];
}

/** Something that may name images, and could not be read. */
export interface Unlisted {
  /** A repository, a file, or what the source is called. */
  readonly subject: string;
  /** What it may have named: all that was known of this is remembered. */
  readonly covers: 'repository' | 'file' | 'source' | 'reference';
  readonly policy: string;
  readonly source: AuditSource;
  readonly failure: AuditFailure;
}
