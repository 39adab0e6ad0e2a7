// SPDX-License-Identifier: Apache-2.0
// The policy that a gate judged by, as far as admission engines can judge by it too.
import { createHash, type KeyObject } from 'node:crypto';

import { SignetError } from '../errors.ts';
import { repositoryName, type Repository } from '../image/reference.ts';
import type { DeclaredSigner } from '../policy/declared.ts';
import { provenancePredicateType } from '../sigstore/predicate-types.ts';
import type { WrittenTrustedRoot } from '../sigstore/trusted-root.ts';
import type { SignerPolicy } from '../sigstore/signer-policy.ts';
import { exactExpression, wholeExpression, workflowExpression } from './identity-expression.ts';

/** In which of cosign's formats an engine is to look for the signature. */
export type EnforcedFormat = 'bundle' | 'legacy';

/** Whom engines ask for; `subject` is a regular expression (RE2), anchored at both ends. */
export type EnforcedSigner =
  | { readonly kind: 'identity'; readonly issuer: string; readonly subject: string }
  | { readonly kind: 'key'; readonly pem: string };

/** A private Sigstore. */
export interface PrivateTrust {
  readonly root: WrittenTrustedRoot;
  /** What was not yet, or is no longer, in use then is not trusted. */
  readonly readAt: Date;
  /** Where the cluster gets it from, with the TUF root to begin with. */
  readonly tuf?: { readonly mirror: string; readonly root: string } | undefined;
}

/** What a gate demands beside the signer. */
export interface GateDemands {
  readonly predicateTypes: readonly string[];
  readonly requireProvenance: boolean;
  readonly annotations: Readonly<Record<string, string>>;
  readonly maxAge: boolean;
  readonly recursive: boolean;
  readonly log: 'required' | 'ignored';
  readonly signatureRepository: Repository | undefined;
}

export interface GatePolicy {
  readonly repositories: readonly Repository[];
  readonly declared: DeclaredSigner;
  readonly signer: SignerPolicy;
  readonly demands: GateDemands;
  readonly formats: readonly EnforcedFormat[];
  /** Absent for the public-good Sigstore. */
  readonly trust?: PrivateTrust | undefined;
}

export interface EnforcedPolicy {
  /** A name for Kubernetes: `acme-app-signed-0123abcd`; each set of repositories has its own. */
  readonly name: string;
  /** Each once, in order. */
  readonly repositories: readonly Repository[];
  readonly signer: EnforcedSigner;
  readonly formats: readonly EnforcedFormat[];
  /** Beside the signature, by the same signer. */
  readonly predicateTypes: readonly string[];
  readonly log: 'required' | 'ignored';
  readonly trust?: PrivateTrust | undefined;
  /** What the gate was told to demand and no engine can: each is a reason to write nothing. */
  readonly inexpressible: readonly string[];
  /** What the gate looks at of its own accord, and no engine does. */
  readonly gateOnly: readonly string[];
}

/**
 * @throws SignetError INPUT_INVALID when the signer cannot be said as a regular expression
 */
export function enforcedPolicy(gate: GatePolicy): EnforcedPolicy {
  const repositories = [
    ...new Map(gate.repositories.map((one) => [repositoryName(one), one])).entries(),
  ].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const { demands } = gate;
  return {
    name: policyName(repositories.map(([, repository]) => repository)),
    repositories: repositories.map(([, repository]) => repository),
    signer: enforcedSigner(gate.signer),
    formats: gate.formats,
    predicateTypes: demandedTypes(demands),
    log: demands.log,
    trust: gate.trust,
    inexpressible: inexpressibleDemands(gate),
    gateOnly: gateOnly(gate),
  };
}

function demandedTypes({ predicateTypes, requireProvenance }: GateDemands): string[] {
  return [...new Set([...predicateTypes, ...(requireProvenance ? [provenancePredicateType] : [])])];
}

function policyName(repositories: readonly Repository[]): string {
  const slug = (repositories[0]?.path ?? 'images')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 32)
    .replace(/^-+|-+$/g, '');
  const names = repositories.map(repositoryName).join('\n');
  const hash = createHash('sha256').update(names).digest('hex').slice(0, 8);
  const more = repositories.length > 1 ? `-and-${repositories.length - 1}-more` : '';
  return `${slug}${more}-signed-${hash}`;
}

function enforcedSigner(signer: SignerPolicy): EnforcedSigner {
  if (signer.kind === 'key') return { kind: 'key', pem: pemOf(signer.publicKey) };
  const { issuer, workflow, subjectAlternativeName: name } = signer;
  if (workflow !== undefined)
    return { kind: 'identity', issuer, subject: workflowExpression(workflow) };
  if (name === undefined)
    throw new SignetError('INPUT_INVALID', 'The policy names no signer', {
      hint: 'Give "certificate-identity", "signer-repository" or "key".',
    });
  const subject = 'equals' in name ? exactExpression(name.equals) : wholeExpression(name.text);
  return { kind: 'identity', issuer, subject };
}

export function pemOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

/** Inputs that a cluster would not enforce: a policy without them lets in more than the gate. */
function inexpressibleDemands({ declared, demands }: GatePolicy): string[] {
  const source = declared.kind === 'key' ? undefined : declared.source;
  const inputs: [string, boolean][] = [
    ['source-repository', (source?.repositories.length ?? 0) > 0],
    ['source-repository-id', (source?.repositoryIds.length ?? 0) > 0],
    ['source-ref', (source?.ref ?? '') !== ''],
    ['annotations', Object.keys(demands.annotations).length > 0],
    ['max-age', demands.maxAge],
    ['signature-repository', demands.signatureRepository !== undefined],
    ['transparency-log: false', demands.log === 'ignored' && declared.kind !== 'key'],
  ];
  return inputs.flatMap(([input, isGiven]) => (isGiven ? [input] : []));
}

function gateOnly({ signer, demands }: GatePolicy): string[] {
  const hasSource = signer.kind === 'certificate' && (signer.extensions ?? []).length > 0;
  return [
    ...(hasSource
      ? [
          'the repository that was built: a reusable workflow of the signer’s repository signs ' +
            'for others who call it, too',
        ]
      : []),
    ...(signer.kind === 'certificate' && (signer.known ?? []).length > 0
      ? ['the ids of repository and owner, which others who take over a name do not have']
      : []),
    ...(demands.requireProvenance
      ? ['what a provenance says: engines demand one by this signer, and do not compare it']
      : []),
    ...(demandedTypes(demands).length > 0
      ? ['that one and the same signer signed and stated, where the policy names several']
      : []),
    ...(demands.recursive
      ? ['the platforms of an index: engines judge the one manifest that a pod names']
      : []),
  ];
}
