// SPDX-License-Identifier: Apache-2.0
// May import: nothing. What a Fulcio certificate says (fulcio, docs/oid-info.md).
import { X509Certificate as NodeCertificate } from 'node:crypto';

import { ASN1Obj, X509Certificate } from '@sigstore/core';

/** A leaf certificate and the facts that logs, reports and policies need. */
export interface Certificate {
  readonly der: Buffer<ArrayBuffer>;
  readonly pem: string;
  /** Hex, upper case. */
  readonly serialNumber: string;
  /** SHA-256 of the DER, hex with colons. */
  readonly fingerprint: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly subjectAlternativeName: string | undefined;
  /** The OIDC issuer, from extension 1.8, else from the older 1.1. */
  readonly issuer: string | undefined;
  /** Fulcio's extensions as text, by the last part of their OID (`1.3.6.1.4.1.57264.1.N`). */
  readonly extensions: Readonly<Record<string, string>>;
}

const arc = '1.3.6.1.4.1.57264.1';
/** The extensions 1 to 6 hold raw text; from 8 on they hold a DER UTF8String. */
const rawExtensions = ['1', '2', '3', '4', '5', '6'];
const derExtensions = Array.from({ length: 17 }, (_, index) => String(index + 8));

/** Reads a certificate from DER. @throws anything when it is no certificate; the caller knows whose it was */
export function readCertificate(der: Buffer<ArrayBuffer>): Certificate {
  const parsed = X509Certificate.parse(der);
  const node = new NodeCertificate(der);
  const extensions = Object.fromEntries(
    [...rawExtensions.map((oid) => [oid, rawText(parsed, oid)]), ...derExtensions.map((oid) => [oid, derText(parsed, oid)])].filter(
      ([, text]) => text !== undefined,
    ),
  ) as Record<string, string>;
  return {
    der,
    pem: node.toString(),
    serialNumber: node.serialNumber,
    fingerprint: node.fingerprint256,
    notBefore: parsed.notBefore,
    notAfter: parsed.notAfter,
    subjectAlternativeName: parsed.subjectAltName,
    issuer: extensions['8'] ?? extensions['1'],
    extensions,
  };
}

function rawText(certificate: X509Certificate, oid: string): string | undefined {
  return certificate.extension(`${arc}.${oid}`)?.value.toString('utf8');
}

function derText(certificate: X509Certificate, oid: string): string | undefined {
  const value = certificate.extension(`${arc}.${oid}`)?.value;
  if (value === undefined) return undefined;
  const text = ASN1Obj.parseBuffer(Buffer.from(value));
  return text.tag.number === 0x0c && text.tag.isUniversal() ? text.value.toString('utf8') : undefined;
}
