// SPDX-License-Identifier: Apache-2.0
// What a Fulcio certificate says (fulcio, docs/oid-info.md).
import { ASN1Obj } from '@sigstore/core';

import { alternativeNames, readX509, type GeneralName, type X509 } from './x509.ts';

/** A leaf certificate and the facts that logs, reports and policies need. */
export interface Certificate extends CertificateFacts {
  readonly der: Buffer<ArrayBuffer>;
  readonly pem: string;
  /** Hex, upper case. */
  readonly serialNumber: string;
  /** SHA-256 of the DER, hex with colons. */
  readonly fingerprint: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** What Fulcio says of who signed; a fact that is not in the certificate is undefined. */
export interface CertificateFacts {
  /**
   * The name by which a certificate is known: its URI, else its mail address, else its user name.
   */
  readonly subjectAlternativeName: string | undefined;
  /** All names of the kinds that Fulcio issues; each is as good as the others. */
  readonly subjectAlternativeNames: readonly string[];
  /** The OIDC issuer, from extension 1.8, else from the older 1.1. */
  readonly issuer: string | undefined;
  /** 1.9: the workflow that holds the step, at its ref. */
  readonly buildSignerUri?: string | undefined;
  /** 1.10 */
  readonly buildSignerDigest?: string | undefined;
  /** 1.11: `github-hosted` or `self-hosted`. */
  readonly runnerEnvironment?: string | undefined;
  /** 1.12, as a URL; the older 1.5 is OWNER/REPO. */
  readonly sourceRepository?: string | undefined;
  /** 1.13, else 1.3. */
  readonly sourceCommit?: string | undefined;
  /** 1.14, else 1.6. */
  readonly sourceRef?: string | undefined;
  /** 1.15: stays when a repository is renamed, and differs when another takes its name. */
  readonly sourceRepositoryId?: string | undefined;
  /** 1.16, as a URL. */
  readonly sourceOwner?: string | undefined;
  /** 1.17: stays when an owner is renamed, and differs when another takes the name. */
  readonly sourceOwnerId?: string | undefined;
  /** 1.18: the workflow that was started, at its ref. */
  readonly buildConfigUri?: string | undefined;
  /** 1.19 */
  readonly buildConfigDigest?: string | undefined;
  /** 1.20, else 1.2: the event. */
  readonly trigger?: string | undefined;
  /** 1.21 */
  readonly runUrl?: string | undefined;
  /** 1.22: the repository's visibility when it was signed. */
  readonly visibility?: string | undefined;
  /** All of them as text, by the last part of their OID (`1.3.6.1.4.1.57264.1.N`). */
  readonly extensions: Readonly<Record<string, string>>;
}

const arc = '1.3.6.1.4.1.57264.1.';
/** The extensions 1 to 6 hold raw text; from 8 on they hold a DER UTF8String. */
const lastRaw = 6;
const lastKnown = 24;

/**
 * Reads a certificate from DER.
 * @throws Error when it cannot be read; the caller knows whose it was
 */
export function readCertificate(der: Buffer<ArrayBuffer>): Certificate {
  return certificateOf(readX509(der));
}

/** @throws Error when one of its names cannot be read */
export function certificateOf(x509: X509): Certificate {
  const { node, der, notBefore, notAfter } = x509;
  return {
    der,
    pem: node.toString(),
    serialNumber: node.serialNumber,
    fingerprint: node.fingerprint256,
    notBefore,
    notAfter,
    ...factsOf(x509),
  };
}

/** In this order a certificate is known by a name of it. */
const kindsOfNames: readonly GeneralName['kind'][] = ['uri', 'email', 'user'];

function factsOf(x509: X509): CertificateFacts {
  const names = alternativeNames(x509);
  const sorted = kindsOfNames.flatMap((kind) => names.filter((name) => name.kind === kind));
  const extensions = extensionsOf(x509);
  const fact = (...numbers: readonly number[]) =>
    numbers.map((number) => extensions[number]).find((text) => text !== undefined);
  return {
    subjectAlternativeName: sorted[0]?.value,
    subjectAlternativeNames: sorted.map(({ value }) => value),
    issuer: fact(8, 1),
    buildSignerUri: fact(9),
    buildSignerDigest: fact(10),
    runnerEnvironment: fact(11),
    sourceRepository: fact(12, 5),
    sourceCommit: fact(13, 3),
    sourceRef: fact(14, 6),
    sourceRepositoryId: fact(15),
    sourceOwner: fact(16),
    sourceOwnerId: fact(17),
    buildConfigUri: fact(18),
    buildConfigDigest: fact(19),
    trigger: fact(20, 2),
    runUrl: fact(21),
    visibility: fact(22),
    extensions,
  };
}

function extensionsOf(x509: X509): Record<string, string> {
  const numbers = Array.from({ length: lastKnown }, (_, index) => index + 1);
  return Object.fromEntries(
    numbers.flatMap((number) => {
      const text = textOf(x509, number);
      return text === undefined ? [] : [[number, text]];
    }),
  );
}

/** The text of one of Fulcio's extensions; what is not a text is not there. */
function textOf({ extensions }: X509, number: number): string | undefined {
  const value = extensions.get(`${arc}${number}`)?.value;
  if (value === undefined) return undefined;
  if (number <= lastRaw) return value.toString('utf8');
  try {
    const text = ASN1Obj.parseBuffer(Buffer.from(value));
    return text.tag.number === 0x0c && text.tag.isUniversal()
      ? text.value.toString('utf8')
      : undefined;
  } catch {
    return undefined;
  }
}
