// SPDX-License-Identifier: Apache-2.0
// May import: errors, image/digest, sigstore/*. Judges a bundle: the cryptography by @sigstore/verify, the identity and the statement by us.
import { bundleFromJSON, type Bundle } from '@sigstore/bundle';
import { RFC3161Timestamp } from '@sigstore/core';
import { PolicyError, toSignedEntity, VerificationError, Verifier, type TrustMaterial } from '@sigstore/verify';
import * as v from 'valibot';

import { messageOf, SignetError } from '../errors.ts';
import { hexOf, type Digest } from '../image/digest.ts';
import { readCertificate, type Certificate } from './certificate-facts.ts';
import { statementPayloadType } from './statement.ts';

/** What a signature must say. Every field is compared exactly. */
export interface Expectation {
  readonly digest: Digest;
  readonly identity: ExpectedIdentity;
  readonly predicateType: string;
  /** Must be among the signed annotations. */
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface ExpectedIdentity {
  readonly subjectAlternativeName: string;
  readonly issuer: string;
}

export interface VerifiedSignature {
  readonly identity: ExpectedIdentity;
  readonly certificate: Certificate;
  readonly predicateType: string;
  /** The trusted time of signing: the timestamp authority's, else the log's. */
  readonly time: Date;
}

/** Why a bundle does not count. */
export type Flaw = 'malformed' | 'log' | 'certificate' | 'timestamp' | 'signature' | 'identity' | 'issuer' | 'digest' | 'predicate-type' | 'annotations';

export type Judgement = { readonly ok: true; readonly signature: VerifiedSignature } | { readonly ok: false; readonly flaw: Flaw; readonly detail: string };

const limits = { bytes: 8 * 1024 * 1024, logEntries: 32, timestamps: 32, subjects: 1024 };

const statementSchema = v.object({
  _type: v.picklist(['https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1']),
  subject: v.pipe(
    v.array(v.object({ digest: v.record(v.string(), v.string()), annotations: v.optional(v.record(v.string(), v.unknown()), {}) })),
    v.minLength(1),
    v.maxLength(limits.subjects),
  ),
  predicateType: v.pipe(v.string(), v.maxLength(2000)),
});

class Flawed extends Error {
  readonly flaw: Flaw;
  constructor(flaw: Flaw, detail: string) {
    super(detail);
    this.flaw = flaw;
  }
}

/** Verifies the bytes of a bundle. @throws SignetError VERIFY_FAILED */
export function verifyBundle(bytes: Buffer, trust: TrustMaterial, expected: Expectation): VerifiedSignature {
  const judgement = judgeBundle(bytes, trust, expected);
  if (judgement.ok) return judgement.signature;
  throw new SignetError('VERIFY_FAILED', `The bundle does not verify (${judgement.flaw}): ${judgement.detail}`, {
    hint: 'Nothing was published. For a private Sigstore, check that "trusted-root" belongs to "signing-config". Otherwise please report it with the log of a run with debug logging.',
  });
}

/** Judges the bytes of a bundle; whatever they are, the answer is a judgement and not an exception. */
export function judgeBundle(bytes: Buffer, trust: TrustMaterial, expected: Expectation): Judgement {
  try {
    const bundle = readBundle(bytes);
    const certificate = verifyCryptography(bundle, trust);
    const identity = judgeIdentity(certificate, expected.identity);
    const predicateType = judgeStatement(bundle, expected);
    return { ok: true, signature: { identity, certificate, predicateType, time: trustedTime(bundle) } };
  } catch (error) {
    return { ok: false, flaw: error instanceof Flawed ? error.flaw : flawOf(error), detail: messageOf(error).slice(0, 300) };
  }
}

function readBundle(bytes: Buffer): Bundle {
  if (bytes.length > limits.bytes) throw new Flawed('malformed', `it is longer than ${limits.bytes} bytes`);
  const bundle = bundleFromJSON(JSON.parse(bytes.toString('utf8')));
  const { tlogEntries, timestampVerificationData } = bundle.verificationMaterial;
  if (tlogEntries.length > limits.logEntries) throw new Flawed('malformed', `it has ${tlogEntries.length} log entries`);
  if ((timestampVerificationData?.rfc3161Timestamps.length ?? 0) > limits.timestamps) throw new Flawed('malformed', 'it has too many timestamps');
  return bundle;
}

/** Certificate chain at the trusted times, SCT, log entries with their proofs, timestamps, and the signature over the envelope. */
function verifyCryptography(bundle: Bundle, trust: TrustMaterial): Certificate {
  new Verifier(trust, { tlogThreshold: 1, ctlogThreshold: 1, timestampThreshold: 1 }).verify(toSignedEntity(bundle));
  const { content } = bundle.verificationMaterial;
  if (content.$case === 'publicKey') throw new Flawed('certificate', 'it is signed with a key, not with a certificate');
  const leaf = content.$case === 'certificate' ? content.certificate : content.x509CertificateChain.certificates[0];
  if (leaf === undefined) throw new Flawed('certificate', 'it has no certificate');
  return readCertificate(Buffer.from(leaf.rawBytes));
}

/** Exact equality of our own: the library takes a string as an unanchored regular expression (sigstore-js#1556). */
function judgeIdentity({ subjectAlternativeName, issuer }: Certificate, expected: ExpectedIdentity): ExpectedIdentity {
  if (subjectAlternativeName !== expected.subjectAlternativeName) {
    throw new Flawed('identity', `signed by ${JSON.stringify(subjectAlternativeName)}, not by ${JSON.stringify(expected.subjectAlternativeName)}`);
  }
  if (issuer !== expected.issuer) throw new Flawed('issuer', `the issuer is ${JSON.stringify(issuer)}, not ${JSON.stringify(expected.issuer)}`);
  return expected;
}

/** No library looks at the payload: its type, its subjects and what it claims are checked here. */
function judgeStatement(bundle: Bundle, { digest, predicateType, annotations = {} }: Expectation): string {
  if (bundle.content.$case !== 'dsseEnvelope') throw new Flawed('malformed', 'it holds no DSSE envelope');
  const { payloadType, payload } = bundle.content.dsseEnvelope;
  if (payloadType !== statementPayloadType) throw new Flawed('malformed', `the payload is ${JSON.stringify(payloadType)}, no in-toto statement`);
  const parsed = v.safeParse(statementSchema, JSON.parse(payload.toString('utf8')));
  if (!parsed.success) throw new Flawed('malformed', 'the payload is no in-toto statement');
  const subject = parsed.output.subject.find((candidate) => Object.hasOwn(candidate.digest, 'sha256') && candidate.digest['sha256'] === hexOf(digest));
  if (subject === undefined || !digest.startsWith('sha256:')) throw new Flawed('digest', `it is not about ${digest}`);
  if (parsed.output.predicateType !== predicateType) throw new Flawed('predicate-type', `it states ${JSON.stringify(parsed.output.predicateType)}, not ${JSON.stringify(predicateType)}`);
  for (const [key, value] of Object.entries(annotations)) {
    if (!Object.hasOwn(subject.annotations, key) || subject.annotations[key] !== value) throw new Flawed('annotations', `the annotation ${JSON.stringify(key)} is not signed with that value`);
  }
  return predicateType;
}

/** Called after verification, which has checked whichever of the two it is. */
function trustedTime(bundle: Bundle): Date {
  const { timestampVerificationData, tlogEntries } = bundle.verificationMaterial;
  const [timestamp] = timestampVerificationData?.rfc3161Timestamps ?? [];
  if (timestamp !== undefined) return RFC3161Timestamp.parse(Buffer.from(timestamp.signedTimestamp)).signingTime;
  return new Date(Number(tlogEntries[0]?.integratedTime ?? 0) * 1000);
}

function flawOf(error: unknown): Flaw {
  if (error instanceof PolicyError) return 'identity';
  if (!(error instanceof VerificationError)) return 'malformed';
  if (error.code.startsWith('TLOG')) return 'log';
  if (error.code === 'CERTIFICATE_ERROR' || error.code === 'PUBLIC_KEY_ERROR') return 'certificate';
  return error.code === 'TIMESTAMP_ERROR' ? 'timestamp' : 'signature';
}
