// SPDX-License-Identifier: Apache-2.0
// The rules of RFC 5280, section 6.1, for a path from a leaf to a trusted certificate;
// @sigstore/verify checks a part of them.
import { ASN1Obj } from '@sigstore/core';

import { hasUnreadConstraint, isWithin, readNameConstraints } from './name-constraints.ts';
import { alternativeNames, elementsOf, extensionIds, type X509 } from './x509.ts';

/** What a path must be good for (RFC 5280, 4.2.1.12). */
export const purposes = {
  codeSigning: '1.3.6.1.5.5.7.3.3',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;
export type Purpose = (typeof purposes)[keyof typeof purposes];

const anyPurpose = '2.5.29.37.0';

/**
 * Extensions that may be critical: those that are judged here, and those that limit nothing when no
 * policy is asked for (RFC 5280, 6.1.1): key identifiers, policies and their mappings,
 * inhibitAnyPolicy, revocation lists, which Sigstore's short life replaces.
 */
const understood: ReadonlySet<string> = new Set([
  ...Object.values(extensionIds),
  '2.5.29.14',
  '2.5.29.31',
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.35',
  '2.5.29.54',
  '1.3.6.1.5.5.7.1.1',
]);

/** SHA-2 and Ed25519; RSA-PSS names its hash in its parameters. */
const signatureAlgorithms: ReadonlySet<string> = new Set([
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.3.101.112',
]);
const rsaPss = '1.2.840.113549.1.1.10';
const sha2 = /^2\.16\.840\.1\.101\.3\.4\.2\.[123]$/;

/**
 * Why this path, leaf first and trusted certificate last, must not be believed; undefined when it
 * may be.
 * @throws Error when a certificate of it cannot be read
 */
export function pathFlaw(path: readonly X509[], purpose: Purpose, time: Date): string | undefined {
  return (
    firstOf(path, (certificate) => flawOfCertificate(certificate, purpose, time)) ??
    firstOf(path, (certificate, at) => (at === 0 ? undefined : authorityFlaw(certificate, at))) ??
    firstOf(path, (certificate, at) => constraintFlaw(certificate, path.slice(0, at)))
  );
}

function firstOf(
  path: readonly X509[],
  judge: (certificate: X509, at: number) => string | undefined,
): string | undefined {
  for (const [at, certificate] of path.entries()) {
    const flaw = judge(certificate, at);
    if (flaw !== undefined) return at === 0 ? flaw : `of its authority: ${flaw}`;
  }
  return undefined;
}

function flawOfCertificate(
  { extensions, notBefore, notAfter, parsed }: X509,
  purpose: Purpose,
  time: Date,
): string | undefined {
  if (time < notBefore || time > notAfter) return 'it was not valid when it was used';
  const unknown = [...extensions].find(([id, { isCritical }]) => isCritical && !understood.has(id));
  if (unknown !== undefined) return `the critical extension ${unknown[0]} is not understood`;
  const allowed = purposesOf(extensions);
  if (allowed !== undefined && !allowed.includes(purpose) && !allowed.includes(anyPurpose))
    return purpose === purposes.codeSigning
      ? 'it is not for signing code'
      : 'it is not for timestamps';
  return hasStrongSignature(parsed.root) ? undefined : 'it is signed with a weak algorithm';
}

/** Undefined when the certificate does not limit them. */
export function purposesOf(extensions: X509['extensions']): readonly string[] | undefined {
  const extension = extensions.get(extensionIds.extendedKeyUsage);
  return extension === undefined
    ? undefined
    : elementsOf(extension.value).map((purpose) => purpose.toOID());
}

/** `Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm, signatureValue }` */
function hasStrongSignature({ subs: [, algorithm] }: ASN1Obj): boolean {
  const [id, parameters] = algorithm?.subs ?? [];
  const oid = id?.toOID() ?? '';
  if (oid !== rsaPss) return signatureAlgorithms.has(oid);
  // RFC 4055, 3.1: [0] is the hash, and SHA-1 when it is absent.
  const hash = parameters?.subs.find(({ tag }) => tag.isContextSpecific(0));
  return sha2.test(hash?.subs[0]?.subs[0]?.toOID() ?? '');
}

/** @param at how many certificates of the path are below it */
function authorityFlaw({ extensions }: X509, at: number): string | undefined {
  const constraints = extensions.get(extensionIds.basicConstraints);
  const [isAuthority, pathLength] = constraints === undefined ? [] : elementsOf(constraints.value);
  if (isAuthority?.tag.isBoolean() !== true || !isAuthority.toBoolean())
    return 'it is not an authority';
  if (pathLength !== undefined && pathLength.toInteger() < BigInt(at - 1))
    return 'more authorities are below it than it allows';
  const usage = extensions.get(extensionIds.keyUsage);
  // The bit keyCertSign is the sixth.
  const mayCertify =
    usage === undefined || ASN1Obj.parseBuffer(Buffer.from(usage.value)).toBitString()[5] === 1;
  return mayCertify ? undefined : 'it may not sign certificates';
}

function constraintFlaw({ extensions }: X509, below: readonly X509[]): string | undefined {
  const extension = extensions.get(extensionIds.nameConstraints);
  if (extension === undefined || below.length === 0) return undefined;
  const constraints = readNameConstraints(extension.value);
  if (extension.isCritical && hasUnreadConstraint(constraints))
    return 'a constraint of names is not understood';
  const stranger = below
    .flatMap((certificate) => alternativeNames(certificate))
    .find((name) => !isWithin(name, constraints));
  return stranger === undefined
    ? undefined
    : `it may not certify the name ${JSON.stringify(stranger.value.slice(0, 300))}`;
}
