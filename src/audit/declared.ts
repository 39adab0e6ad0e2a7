// SPDX-License-Identifier: Apache-2.0
// What is to be audited, as its owner declares it.
import type { NamedImage } from '../image/named-images.ts';
import type { Repository } from '../image/reference.ts';
import type { TrustSource } from '../sigstore/trust.ts';
import type { Policy } from '../verify/verify.ts';
import type { FindingClass } from './finding-classes.ts';

export interface AuditDeclaration {
  readonly scopes: readonly DeclaredScope[];
  /** By name; sorted. */
  readonly environments: readonly DeclaredEnvironment[];
  readonly policies: ReadonlyMap<string, AuditPolicy>;
  readonly exceptions: readonly DeclaredException[];
  /** Globs for tags that never move. */
  readonly immutableTags: readonly string[] | 'semver';
  /** The scopes file; empty when the scope is given by inputs. */
  readonly file: string;
}

export interface DeclaredScope {
  readonly name: string;
  readonly environment: string;
  /** The name of its policy. */
  readonly policy: string;
  /** It must name images. */
  readonly required: boolean;
  /** Globs for signers that are known, as they are named in reports. */
  readonly signers: readonly string[];
  readonly sources: readonly DeclaredSource[];
}

export type DeclaredSource =
  | {
      readonly kind: 'images';
      readonly given: string;
      readonly images: readonly NamedImage[];
    }
  | { readonly kind: 'manifests' | 'running'; readonly paths: readonly string[] }
  | (TagSelection & {
      readonly kind: 'repositories';
      readonly repositories: readonly Repository[];
    })
  | (TagSelection & { readonly kind: 'organization' | 'catalog'; readonly name: string });

/** Which tags of a repository are looked at. */
export interface TagSelection {
  /** Globs; all tags when empty. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** So many of each minor version, the newest first; other tags are not counted. */
  readonly latestPerMinor: number | undefined;
}

export interface DeclaredEnvironment {
  readonly name: string;
  /** Percent. */
  readonly minCoverage: number | undefined;
}

/** What images must prove, read and compiled. */
export interface AuditPolicy {
  readonly name: string;
  /** Of all that is declared in it. */
  readonly digest: string;
  /** Whom it trusts, in words. */
  readonly trusted: string;
  /** Without an age: what is old is verified, and stale. */
  readonly policy: Policy;
  readonly maxAgeMs: number | undefined;
  readonly recursive: boolean;
  readonly signatureRepository: Repository | undefined;
  readonly trust: TrustSource;
}

export interface DeclaredException {
  /** A glob for what a finding is about: a repository, `name:tag` or `name@digest`. */
  readonly match: string;
  readonly finding: FindingClass;
  readonly reason: string;
  readonly owner: string;
  /** `2026-12-31`: it holds to the end of that day, UTC. */
  readonly expires: string;
  /** Where it stands in the scopes file. */
  readonly line: number;
}
