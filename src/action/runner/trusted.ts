// SPDX-License-Identifier: Apache-2.0
// Whom a step that verifies trusts, and how that is said.
import {
  signerRepository,
  sourceRepositories,
  type DeclaredSigner,
} from '../../policy/declared.ts';
import type { Pattern } from '../../glob.ts';
import { workflowIn, type WorkflowName } from './signer-words.ts';

/** Whom this step trusts: what the user declared, and what the run adds to it. */
export interface Trusted {
  readonly declared: DeclaredSigner;
  /** Where GitHub is, without a slash at the end. */
  readonly server: string;
  /** `OWNER/REPOSITORY` of the run, which is trusted when nothing is declared. */
  readonly repository: string;
  /** Of the declared key. */
  readonly fingerprint: string | undefined;
  /** The declared expression as cosign takes it, which looks for it within an identity. */
  readonly within?: Pattern | undefined;
}

/** Whom this step trusts: `release.yml of acme/app on refs/tags/v*`. */
export function trustInWords(trusted: Trusted): string {
  const { declared, fingerprint } = trusted;
  return declared.kind === 'key'
    ? `the key ${fingerprint ?? 'given as "key"'}`
    : `${signerInWords(declared, trusted)}${sourceInWords(declared)}`;
}

type CertificateSigner = Exclude<DeclaredSigner, { kind: 'key' }>;

function signerInWords(declared: CertificateSigner, { repository: own }: Trusted): string {
  switch (declared.kind) {
    case 'identity':
      return declared.identity;
    case 'identity-regexp':
      return `identities that match ${declared.pattern} from the first to the last character`;
    case 'workflow': {
      const { workflow, ref } = declared;
      const whose = signerRepository(declared, own);
      const which = workflow === '' ? whose : `${workflow} of ${whose}`;
      return `${which}${ref === '' ? '' : ` on ${ref}`}`;
    }
  }
}

/** `, for acme/app on refs/heads/main`; nothing when nothing was declared. */
export function sourceInWords({ source }: CertificateSigner): string {
  const { repositories, repositoryIds, ref } = source;
  const ids = repositoryIds.length === 0 ? '' : `the id ${repositoryIds.join(' or ')}`;
  const names = repositories.join(' or ');
  if (`${names}${ids}${ref}` === '') return '';
  const which =
    names === '' ? ids && `the repository with ${ids}` : `${names}${ids && ` (${ids})`}`;
  return `, for ${which || 'what was built'}${ref === '' ? '' : ` on ${ref}`}`;
}

/** Says what was not declared. */
export function defaultNote({ declared }: Trusted): string {
  if (declared.kind !== 'workflow' || declared.repository !== '') return '';
  return declared.workflow === '' && declared.ref === ''
    ? ' (the default: this repository)'
    : ' (this repository, as no other is named)';
}

export function sourcesOf({ declared, repository }: Trusted): string[] {
  return declared.kind === 'key' ? [] : sourceRepositories(declared, repository);
}

export function trustedRepository({ declared, repository }: Trusted): string {
  return declared.kind === 'workflow' ? signerRepository(declared, repository) : repository;
}

export function nameOf(url: string | null | undefined, { server }: Trusted): string {
  const text = url ?? 'an unnamed repository';
  return text.startsWith(`${server}/`) ? text.slice(server.length + 1) : text;
}

export function workflowOf(
  identity: string | null | undefined,
  { server }: Trusted,
): WorkflowName | undefined {
  return identity === null || identity === undefined ? undefined : workflowIn(identity, server);
}

/** GitHub tells repositories apart without regard to case. */
export function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
