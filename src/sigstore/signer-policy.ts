// SPDX-License-Identifier: Apache-2.0
// Who must have signed.
import type { KeyObject } from 'node:crypto';

import { glob, type Pattern } from '../glob.ts';
import type { Flaw } from './flaw.ts';

/** Text that must be equal, or match from its first to its last character. */
export type Match =
  | { readonly equals: string }
  | { readonly matches: Pattern; /** For people. */ readonly text: string };

/** A demand on what one of Fulcio’s extensions says. */
export interface ExtensionDemand {
  readonly fact: 'sourceRepository' | 'sourceRepositoryId' | 'sourceRef';
  /** For people: `source repository` … */
  readonly name: string;
  readonly flaw: Extract<Flaw, 'repository' | 'workflow' | 'ref'>;
  readonly anyOf: readonly Match[];
}

/** An owner or a repository as it is known today: its name may change hands, its id does not. */
export interface KnownSource {
  readonly what: 'owner' | 'repository';
  readonly url: string;
  readonly id: string;
}

/** A workflow of a repository on GitHub; what is empty may be anything. */
export interface WorkflowPolicy {
  /** Its URL. */
  readonly repository: string;
  /** A glob for the file's path in the repository. */
  readonly path: string;
  /** A glob for the ref, or the commit, at which the workflow was read. */
  readonly ref: string;
}

export interface CertificatePolicy {
  readonly kind: 'certificate';
  /** Any name when absent. */
  readonly subjectAlternativeName?: Match;
  readonly issuer: string;
  readonly workflow?: WorkflowPolicy;
  readonly extensions?: readonly ExtensionDemand[];
  /** What comes from these must have their ids, where the certificate names ids. */
  readonly known?: readonly KnownSource[];
}

/** Exactly one of these. */
export type SignerPolicy =
  CertificatePolicy | { readonly kind: 'key'; readonly publicKey: KeyObject };

/**
 * What was signed comes from one of these repositories, by their URLs (fulcio, docs/oid-info.md,
 * 1.12).
 */
export function fromRepositories(urls: readonly string[]): ExtensionDemand {
  return {
    fact: 'sourceRepository',
    name: 'source repository',
    flaw: 'repository',
    anyOf: urls.map((url) => ({ matches: repositoryAt(url), text: url })),
  };
}

/** What was signed was made for this ref. */
export function fromRef(pattern: string): ExtensionDemand {
  return {
    fact: 'sourceRef',
    name: 'source ref',
    flaw: 'ref',
    anyOf: [{ matches: glob(pattern), text: pattern }],
  };
}

/** What was signed comes from a repository with one of these ids, whatever its name was. */
export function fromIds(ids: readonly string[]): ExtensionDemand {
  return {
    fact: 'sourceRepositoryId',
    name: 'id of the source repository',
    flaw: 'repository',
    anyOf: ids.map((id) => ({ equals: id })),
  };
}

/** GitHub tells repositories apart without regard to case. */
export function repositoryAt(url: string): Pattern {
  return { test: (text) => text.toLowerCase() === url.toLowerCase() };
}
