// SPDX-License-Identifier: Apache-2.0
// Judges one signature: the cryptography, who signed, and what the signature says.
import type { Bundle } from '@sigstore/bundle';

import type { Digest } from '../image/digest.ts';
import { readBundle } from './bundle.ts';
import type { Certificate } from './certificate-facts.ts';
import { verifyCryptography, type Evidence, type ProvenEntry } from './cryptography.ts';
import { Flawed, type Flaw } from './flaw.ts';
import { simpleSigningType } from './media-types.ts';
import { type SignerPolicy } from './signer-policy.ts';
import { judgeSigner } from './signer-judgement.ts';
import { signaturePredicateType, statementClaims, type SubjectClaims } from './statement.ts';
import type { TrustMaterial } from './trust-material.ts';

export type { Flaw } from './flaw.ts';

/** Who an ID token, a certificate or a user says that someone is. */
export interface ExpectedIdentity {
  readonly subjectAlternativeName: string;
  readonly issuer: string;
}

/** What a signature must prove. */
export interface Expectation {
  readonly digest: Digest;
  readonly signer: SignerPolicy;
  readonly log: 'required' | 'ignored';
  /**
   * Must be among the annotations of a signature, with these values; no other statement needs them.
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /** The trusted time of signing must not be before this. */
  readonly notBefore?: Date | undefined;
}

/** A signature that proves all that was expected. */
export interface VerifiedSignature {
  /** Absent when a key signed. */
  readonly certificate: Certificate | undefined;
  /** What is stated about the image. */
  readonly predicateType: string;
  /**
   * The JSON text of the predicate as it was signed, which keeps what was read in memory; absent
   * for plain signatures, whose predicate says nothing.
   */
  readonly predicate?: (() => Buffer) | undefined;
  /** The repository that a legacy signature names; container engines may compare it. */
  readonly dockerReference: string | undefined;
  /** Absent when a key signed without timestamp. */
  readonly time: Date | undefined;
  readonly logEntries: readonly ProvenEntry[];
}

/** A signature that does not count, with who made it when that is proven. */
export interface Rejection {
  readonly flaw: Flaw;
  readonly detail: string;
  readonly certificate: Certificate | undefined;
}

export type Judgement =
  | { readonly ok: true; readonly signature: VerifiedSignature }
  | ({ readonly ok: false } & Rejection);

/**
 * Judges the bytes of a bundle; whatever they are, the answer is a judgement and not an exception.
 */
export function judgeBundle(bytes: Buffer, trust: TrustMaterial, expected: Expectation): Judgement {
  return judgement(
    () => {
      const bundle = readBundle(bytes);
      return { bundle, artifact: undefined, claims: () => statementClaims(envelopeOf(bundle)) };
    },
    trust,
    expected,
  );
}

/** Something signed, read but not believed. */
export interface Signed {
  readonly bundle: Bundle;
  /** What a message signature is over. */
  readonly artifact: Buffer | undefined;
  /** @throws Flawed */
  readonly claims: () => SubjectClaims;
}

/** Proof first, then the signer, then the claims: nothing that is not proven is looked at. */
export function judgement(
  read: () => Signed,
  trust: TrustMaterial,
  expected: Expectation,
): Judgement {
  let evidence: Evidence | undefined;
  try {
    const { bundle, artifact, claims } = read();
    const publicKey = expected.signer.kind === 'key' ? expected.signer.publicKey : undefined;
    evidence = verifyCryptography(bundle, artifact, trust, { publicKey, log: expected.log });
    if (expected.signer.kind === 'certificate' && evidence.certificate !== undefined)
      judgeSigner(evidence.certificate, expected.signer);
    const { predicateType, predicate, dockerReference } = judgeClaims(claims(), expected);
    judgeAge(evidence.time, expected.notBefore);
    const stated = {
      predicateType,
      predicate: isSignatureType(predicateType) ? undefined : predicate,
    };
    return { ok: true, signature: { ...evidence, ...stated, dockerReference } };
  } catch (error) {
    const certificate = evidence?.certificate;
    return error instanceof Flawed
      ? { ok: false, flaw: error.flaw, detail: error.message, certificate }
      : { ok: false, flaw: 'malformed', detail: 'it cannot be read', certificate };
  }
}

function envelopeOf({ content }: Bundle) {
  if (content.$case !== 'dsseEnvelope') throw new Flawed('malformed', 'it holds no DSSE envelope');
  return content.dsseEnvelope;
}

function judgeClaims(
  claims: SubjectClaims,
  { digest, annotations = {} }: Expectation,
): SubjectClaims {
  const signed = claims.annotationsOf(digest);
  if (signed.length === 0) throw new Flawed('digest', `it is not about ${digest}`);
  // Provenance and the like are made by tools that know nothing of these annotations.
  if (!isSignatureType(claims.predicateType)) return claims;
  const lacking = signed.map((given) =>
    Object.entries(annotations)
      .map(([key, value]) => ({ key, value, found: ownValue(given, key) }))
      .find(({ value, found }) => found !== value),
  );
  const [first] = lacking;
  if (first !== undefined && !lacking.includes(undefined)) {
    const key = quote(first.key);
    const value = quote(first.value);
    throw new Flawed(
      'annotations',
      first.found === undefined
        ? `the annotation ${key} is not signed; it must be ${value}`
        : `the annotation ${key} is signed as ${quote(first.found)}, and must be ${value}`,
    );
  }
  return claims;
}

function isSignatureType(predicateType: string): boolean {
  return [signaturePredicateType, simpleSigningType].includes(predicateType);
}

function ownValue(given: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(given, key) ? given[key] : undefined;
}

function quote(value: unknown): string {
  return JSON.stringify(value).slice(0, 200);
}

function judgeAge(time: Date | undefined, notBefore: Date | undefined): void {
  if (notBefore === undefined || (time !== undefined && time >= notBefore)) return;
  throw new Flawed(
    'age',
    time === undefined
      ? 'nothing proves when it was signed'
      : `it was signed at ${time.toISOString()}, before ${notBefore.toISOString()}`,
  );
}
