// SPDX-License-Identifier: Apache-2.0
// Who must have signed, as the user declares it: data that is compiled for verification.

/** Who must have signed, as the user says it. */
export type DeclaredSigner =
  | { readonly kind: 'key'; readonly key: string }
  | (DeclaredCertificate & { readonly kind: 'identity'; readonly identity: string })
  | (DeclaredCertificate & { readonly kind: 'identity-regexp'; readonly pattern: string })
  | DeclaredWorkflow;

/** What may be said of a certificate, no matter whom it names. */
interface DeclaredCertificate {
  /** Empty means GitHub's. */
  readonly issuer: string;
  readonly source: DeclaredSource;
}

/** A workflow of a repository; what is empty is not asked for. */
export interface DeclaredWorkflow extends DeclaredCertificate {
  readonly kind: 'workflow';
  /** `OWNER/REPOSITORY`; empty means the one that asks. */
  readonly repository: string;
  /** A glob: a file's name, or its path in the repository. */
  readonly workflow: string;
  /** A glob, or a commit. */
  readonly ref: string;
}

/** Where what was signed must come from; what is empty is not said. */
export interface DeclaredSource {
  /** `OWNER/REPOSITORY`; any of them. */
  readonly repositories: readonly string[];
  /** GitHub's ids of repositories; any of them. */
  readonly repositoryIds: readonly string[];
  /** A glob. */
  readonly ref: string;
}

/** Nothing is said of the source. */
export const anySource: DeclaredSource = { repositories: [], repositoryIds: [], ref: '' };

/** The path of a workflow for which its file's name is enough. */
export function workflowPath(workflow: string): string {
  return workflow === '' || workflow.includes('/')
    ? workflow.replace(/^\//, '')
    : `.github/workflows/${workflow}`;
}

/** The repository whose workflow must have signed; empty when nothing says it. */
export function signerRepository({ repository }: DeclaredWorkflow, own: string): string {
  return repository === '' ? own : repository;
}

/**
 * The repositories from which what was signed may come. A reusable workflow signs for anyone who
 * calls it, so without a word of the user only its own repository and the one that asks may.
 */
export function sourceRepositories(
  declared: Exclude<DeclaredSigner, { kind: 'key' }>,
  own: string,
): string[] {
  const { repositories } = declared.source;
  if (repositories.length > 0 || declared.kind !== 'workflow') return [...repositories];
  const names = [signerRepository(declared, own), own].filter((name) => name !== '');
  return [...new Set(names)];
}
