// SPDX-License-Identifier: Apache-2.0
// The library's certificate, which computes anew what it was asked before; while a chain is built,
// it is asked that dozens of times.
import { ASN1Obj, X509Certificate } from '@sigstore/core';
import type { TrustMaterial } from '@sigstore/verify';

/**
 * A certificate that remembers its encoding, its key, and whose signature it carries. The answers
 * are the library's.
 */
class KnownCertificate extends X509Certificate {
  readonly #der: Buffer;
  readonly #signedBy = new WeakMap<X509Certificate, boolean>();
  #publicKey: Buffer | undefined;

  constructor({ root }: X509Certificate, der: Buffer) {
    super(root);
    this.#der = der;
  }

  override get publicKey(): Buffer {
    return (this.#publicKey ??= super.publicKey);
  }

  override equals(other: X509Certificate): boolean {
    return (
      this === other ||
      this.#der.equals(other instanceof KnownCertificate ? other.#der : other.root.toDER())
    );
  }

  override verify(issuer: X509Certificate = this): boolean {
    const known = this.#signedBy.get(issuer) ?? super.verify(issuer);
    this.#signedBy.set(issuer, known);
    return known;
  }

  /** A copy to be changed, which remembers nothing. */
  override clone(): X509Certificate {
    return new X509Certificate(copyOf(this.root));
  }
}

function copyOf({ tag, value, subs }: ASN1Obj): ASN1Obj {
  return new ASN1Obj(tag, value, subs.map(copyOf));
}

/** The same material; its certificates are used for many signatures. */
export function withKnownCertificates(material: TrustMaterial): TrustMaterial {
  const known = ({ certChain, validFor }: TrustMaterial['certificateAuthorities'][number]) => ({
    certChain: certChain.map(
      (certificate) => new KnownCertificate(certificate, certificate.root.toDER()),
    ),
    validFor,
  });
  return {
    ...material,
    certificateAuthorities: material.certificateAuthorities.map(known),
    timestampAuthorities: material.timestampAuthorities.map(known),
  };
}

/** The same certificate, which is judged at each of several times. */
export function knownCertificate(certificate: X509Certificate, der: Buffer): X509Certificate {
  return new KnownCertificate(certificate, der);
}
