// SPDX-License-Identifier: Apache-2.0
// What a Fulcio certificate says (fulcio, docs/oid-info.md).
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

const arc = '1.3.6.1.4.1.57264.1.';
/** The extensions 1 to 6 hold raw text; from 8 on they hold a DER UTF8String. */
const lastRaw = 6;
const lastKnown = 24;

/**
 * Reads a certificate from DER, which may have been parsed before.
 * @throws anything when it is no certificate; the caller knows whose it was
 */
export function readCertificate(
  der: Buffer<ArrayBuffer>,
  parsed = X509Certificate.parse(der),
): Certificate {
  const node = new NodeCertificate(der);
  // Where there are two of one kind (RFC 5280, 4.2 forbids it), the first counts, as it does for
  // the library.
  const extensions = Object.fromEntries(parsed.extensions.flatMap(textOf).toReversed());
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

/** One of Fulcio's extensions as its number and text; nothing of another. */
function textOf({ subs }: ASN1Obj): [string, string][] {
  const oid = subs[0]?.toOID() ?? '';
  const value = subs.at(-1)?.value;
  if (value === undefined || !oid.startsWith(arc)) return [];
  const number = oid.slice(arc.length);
  if (!/^[1-9]\d?$/.test(number) || Number(number) > lastKnown) return [];
  if (Number(number) <= lastRaw) return [[number, value.toString('utf8')]];
  const text = ASN1Obj.parseBuffer(Buffer.from(value));
  return text.tag.number === 0x0c && text.tag.isUniversal()
    ? [[number, text.value.toString('utf8')]]
    : [];
}
