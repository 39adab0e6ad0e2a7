// SPDX-License-Identifier: Apache-2.0
// A certificate as RFC 5280 lays it out: what Node and @sigstore/core do not tell of it.
import { X509Certificate as NodeCertificate } from 'node:crypto';

import { ASN1Obj, X509Certificate } from '@sigstore/core';

/** A certificate that was read, and is not believed. */
export interface X509 {
  readonly der: Buffer<ArrayBuffer>;
  readonly node: NodeCertificate;
  /** As the library takes it, for the timestamps of certificate transparency. */
  readonly parsed: X509Certificate;
  /** DER of the names, which are compared byte for byte, as Go compares them. */
  readonly issuer: Buffer;
  readonly subject: Buffer;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** By OID. */
  readonly extensions: ReadonlyMap<string, Extension>;
}

export interface Extension {
  readonly isCritical: boolean;
  readonly value: Buffer;
}

/** A subject alternative name of one of the kinds that are compared (RFC 5280, 4.2.1.6). */
export interface GeneralName {
  readonly kind: 'uri' | 'email' | 'dns' | 'ip' | 'user' | 'other';
  /** An address in hex; of the kind `other` nothing. */
  readonly value: string;
}

export const extensionIds = {
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  extendedKeyUsage: '2.5.29.37',
} as const;

/** Fulcio's user names (fulcio, docs/oid-info.md, 1.7). */
const userName = '1.3.6.1.4.1.57264.1.7';

/** @throws Error when it is not a certificate, or has two extensions of one kind (4.2) */
export function readX509(der: Buffer<ArrayBuffer>): X509 {
  const parsed = X509Certificate.parse(der);
  const extensions = new Map<string, Extension>();
  for (const { subs } of parsed.extensions) {
    const [id, ...rest] = subs;
    const value = rest.at(-1)?.value;
    const oid = id?.toOID();
    if (oid === undefined || value === undefined) throw new Error('an extension cannot be read');
    if (extensions.has(oid)) throw new Error(`two extensions ${oid}`);
    extensions.set(oid, {
      isCritical: rest.length > 1 && rest[0]?.toBoolean() === true,
      value: Buffer.from(value),
    });
  }
  return {
    der,
    node: new NodeCertificate(der),
    parsed,
    issuer: parsed.issuer,
    subject: parsed.subject,
    notBefore: parsed.notBefore,
    notAfter: parsed.notAfter,
    extensions,
  };
}

/** The names that a certificate is about, in its order. @throws Error when one cannot be read */
export function alternativeNames({ extensions }: X509): readonly GeneralName[] {
  const extension = extensions.get(extensionIds.subjectAlternativeName);
  return extension === undefined ? [] : elementsOf(extension.value).map(readGeneralName);
}

/** The elements of the sequence that an extension holds. */
export function elementsOf(value: Buffer): readonly ASN1Obj[] {
  const sequence = ASN1Obj.parseBuffer(Buffer.from(value));
  if (!sequence.tag.isUniversal() || sequence.tag.number !== 0x10)
    throw new Error('an extension is not a sequence');
  return sequence.subs;
}

const kinds: Readonly<Record<number, 'email' | 'dns' | 'uri'>> = { 1: 'email', 2: 'dns', 6: 'uri' };
const ipTag = 7;

export function readGeneralName(name: ASN1Obj): GeneralName {
  const { tag, value } = name;
  if (!tag.isContextSpecific()) throw new Error('a name cannot be read');
  const kind = kinds[tag.number];
  if (kind !== undefined) return { kind, value: ascii(value) };
  if (tag.number === ipTag) return { kind: 'ip', value: value.toString('hex') };
  return tag.number === 0 ? readOtherName(name) : { kind: 'other', value: '' };
}

/** `OtherName ::= SEQUENCE { type-id OBJECT IDENTIFIER, value [0] EXPLICIT ANY }` */
function readOtherName({ subs: [id, holder] }: ASN1Obj): GeneralName {
  const text = holder?.subs[0];
  const isUserName =
    id?.toOID() === userName && text?.tag.isUniversal() === true && text.tag.number === 0x0c;
  if (!isUserName) return { kind: 'other', value: '' };
  return { kind: 'user', value: new TextDecoder('utf-8', { fatal: true }).decode(text.value) };
}

/** An IA5String holds seven bits: what has more is refused, never cut to something else. */
function ascii(bytes: Buffer): string {
  if (bytes.some((byte) => byte > 0x7f)) throw new Error('a name is not ASCII');
  return bytes.toString('latin1');
}
