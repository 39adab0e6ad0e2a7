// SPDX-License-Identifier: Apache-2.0
// What the signatures beside an image amount to; pure.
import { SignetError } from '../errors.ts';
import type { NamedImage } from '../image/named-images.ts';
import { signatureTypes, type Finding, type FoundSignature } from '../lookup/find-signatures.ts';
import type { JudgedCandidate } from '../lookup/judge-signatures.ts';
import { provenancePredicateType } from '../sigstore/predicate-types.ts';
import { signaturePredicateType } from '../sigstore/statement.ts';

/** The predicate of a statement that was demanded, in a file. */
export interface KeptPredicate {
  readonly path: string;
  /** Removes the file of what turns out not to be proven. */
  discard(): Promise<void>;
}

/** A signature or statement that holds; `kept` when its predicate was demanded. */
export interface ProvenSignature extends Omit<FoundSignature, 'predicate'> {
  readonly kept?: KeptPredicate;
}

/** What one candidate is worth to a verification. */
export type JudgedStatement =
  | Exclude<JudgedCandidate, { readonly kind: 'signature' }>
  | { readonly kind: 'signature'; readonly signature: ProvenSignature };

/** What is known of an image. Only the first is a success; the last is never taken for unsigned. */
export type Verdict =
  | {
      readonly kind: 'verified';
      readonly signatures: readonly ProvenSignature[];
      /** Those whose predicates were demanded and whose signer stated all, the newest first. */
      readonly statements: readonly ProvenSignature[];
      /** What else lies beside it, and does not count. */
      readonly findings: readonly Finding[];
    }
  | { readonly kind: 'unsigned' }
  | {
      readonly kind: 'untrusted';
      readonly findings: readonly Finding[];
      /** Those that hold, and whose signer did not state all that was demanded. */
      readonly signatures: readonly ProvenSignature[];
    }
  | {
      readonly kind: 'unknown';
      readonly error: unknown;
      /**
       * Where all that could not be read is listed and not there, as after a clean-up: what the
       * rest amounts to.
       */
      readonly rest?: Verdict;
    };

export interface ImageVerdict {
  /** The image as far as it is known: with its digest, or as it was named. */
  readonly name: string;
  /** Who asked for it; for a manifest within an index, who asked for the index. */
  readonly sources: readonly NamedImage[];
  /** The name of the index that it is part of; absent when it was asked for itself. */
  readonly within?: string;
  readonly verdict: Verdict;
}

export interface JudgedSignatures {
  readonly signatures: readonly ProvenSignature[];
  readonly findings: readonly Finding[];
  /** Why something could not be read. */
  readonly unread: readonly unknown[];
}

export function sortOut(judged: readonly JudgedStatement[]): JudgedSignatures {
  return {
    signatures: judged.flatMap((one) => (one.kind === 'signature' ? [one.signature] : [])),
    findings: judged.flatMap((one) => (one.kind === 'finding' ? [one.finding] : [])),
    unread: judged.flatMap((one) => (one.kind === 'unread' ? [one.error] : [])),
  };
}

/**
 * One good signature suffices, whatever lies beside it, with all that was to be stated by the same
 * signer; none is never success.
 */
export function verdictOf(
  { signatures, findings, unread }: JudgedSignatures,
  predicateTypes: readonly string[] = [],
): Verdict {
  const judged = signatures.map((signature) => ({
    signature,
    missing: missingBeside(signature, signatures, predicateTypes),
  }));
  const complete = judged.flatMap(({ signature, missing }) =>
    missing.length === 0 ? [signature] : [],
  );
  if (complete.length > 0)
    return {
      kind: 'verified',
      signatures,
      statements: newestFirst(complete).filter(isKept),
      findings,
    };
  if (unread.length > 0) {
    const error = unread[0];
    if (!unread.every(isMissing)) return { kind: 'unknown', error };
    const rest = verdictOf({ signatures, findings, unread: [] }, predicateTypes);
    return { kind: 'unknown', error, rest };
  }
  if (signatures.length + findings.length === 0) return { kind: 'unsigned' };
  return {
    kind: 'untrusted',
    signatures,
    findings: [
      ...findings,
      ...judged
        .filter(({ signature, missing }) => !isToldBy(findings, signature, missing))
        .map(({ signature, missing }) => incomplete(signature, missing)),
    ],
  };
}

/** Listed, and not there. */
function isMissing(error: unknown): boolean {
  return error instanceof SignetError && error.code === 'REGISTRY_READ_BACK';
}

function isKept({ kept }: ProvenSignature): boolean {
  return kept !== undefined;
}

/** By the trusted time; what has none comes last. */
function newestFirst(signatures: readonly ProvenSignature[]): ProvenSignature[] {
  const timeOf = ({ time }: ProvenSignature) => time?.getTime() ?? 0;
  return signatures.toSorted((one, other) => timeOf(other) - timeOf(one));
}

/**
 * What the signer of one did not state as well: a pattern may let in many signers, who do not vouch
 * for each other.
 */
function missingBeside(
  one: ProvenSignature,
  all: readonly ProvenSignature[],
  predicateTypes: readonly string[],
): string[] {
  const stated = all
    .filter((other) => isSameSigner(one, other))
    .map(({ predicateType }) => predicateType);
  const isSigned = signatureTypes.some((type) => stated.includes(type));
  return [
    ...(isSigned ? [] : [signaturePredicateType]),
    ...predicateTypes.filter((wanted) => !stated.includes(wanted)),
  ];
}

/** A key is one signer: a policy names no more than one. */
function isSameSigner(
  { certificate: one }: Pick<ProvenSignature, 'certificate'>,
  { certificate: other }: Pick<ProvenSignature, 'certificate'>,
): boolean {
  return (
    one?.subjectAlternativeName === other?.subjectAlternativeName && one?.issuer === other?.issuer
  );
}

/** Only a provenance is missing, and there is one by the same signer, which lies. */
function isToldBy(
  findings: readonly Finding[],
  signature: ProvenSignature,
  missing: readonly string[],
): boolean {
  return (
    missing.every((type) => type === provenancePredicateType) &&
    findings.some((finding) => finding.flaw === 'provenance' && isSameSigner(finding, signature))
  );
}

/** It holds, but something else was to be stated. */
function incomplete(
  { manifest, certificate, predicateType }: ProvenSignature,
  missing: readonly string[],
): Finding {
  return {
    manifest,
    certificate,
    flaw: 'predicate-type',
    detail:
      `it states ${JSON.stringify(predicateType)}, and nothing by the same signer states ` +
      missing.map((type) => JSON.stringify(type)).join(', '),
  };
}

/** The images that may be used: asked for, verified, and whole. */
export function usable(verdicts: readonly ImageVerdict[]): string[] {
  const broken = new Set(
    verdicts.flatMap(({ within, verdict }) => (verdict.kind === 'verified' ? [] : [within])),
  );
  return verdicts
    .filter(
      ({ name, within, verdict }) =>
        within === undefined && verdict.kind === 'verified' && !broken.has(name),
    )
    .map(({ name }) => name);
}
