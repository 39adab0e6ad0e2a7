// SPDX-License-Identifier: Apache-2.0
// Whether an authority of the trusted root has issued a certificate.
import { pathFlaw, type Purpose } from './certificate-rules.ts';
import type { X509 } from './x509.ts';

export interface Validity {
  readonly start: Date;
  readonly end: Date;
}

/** Certificates of which the last is trusted (protobuf-specs, sigstore_trustroot.proto). */
export interface Authority {
  readonly chain: readonly X509[];
  readonly validFor: Validity;
}

export type PathResult =
  | { readonly ok: true; readonly path: readonly X509[] }
  | { readonly ok: false; readonly why: string };

/**
 * A path from the leaf to the last certificate of an authority's chain, be that certificate
 * self-signed or not, in which every rule holds at this time.
 */
export function findPath(
  leaf: X509,
  authorities: readonly Authority[],
  purpose: Purpose,
  time: Date,
): PathResult {
  let why = 'no trusted authority has issued it';
  for (const { chain, validFor } of authorities) {
    if (time < validFor.start || time > validFor.end) continue;
    for (const path of pathsFrom([leaf], chain)) {
      const flaw = flawOf(path, purpose, time);
      if (flaw === undefined) return { ok: true, path };
      why = flaw;
    }
  }
  return { ok: false, why };
}

function flawOf(path: readonly X509[], purpose: Purpose, time: Date): string | undefined {
  try {
    return pathFlaw(path, purpose, time);
  } catch (error) {
    return error instanceof Error ? error.message : 'it cannot be read';
  }
}

/** The chain is bounded, and no certificate is used twice, so this ends. */
function pathsFrom(path: readonly X509[], chain: readonly X509[]): (readonly X509[])[] {
  const [last, anchor] = [path.at(-1), chain.at(-1)];
  if (last === undefined || anchor === undefined) return [];
  return chain
    .filter((candidate) => !path.includes(candidate) && isIssuedBy(last, candidate))
    .flatMap((issuer) =>
      issuer === anchor ? [[...path, issuer]] : pathsFrom([...path, issuer], chain),
    );
}

/** Remembered, because one authority is asked about in every signature of a run. */
const known = new WeakMap<X509, WeakMap<X509, boolean>>();

function isIssuedBy(certificate: X509, issuer: X509): boolean {
  if (!certificate.issuer.equals(issuer.subject)) return false;
  const answers = known.get(certificate) ?? new WeakMap<X509, boolean>();
  known.set(certificate, answers);
  const isSigned = answers.get(issuer) ?? hasSigned(issuer, certificate);
  answers.set(issuer, isSigned);
  return isSigned;
}

function hasSigned(issuer: X509, certificate: X509): boolean {
  try {
    return certificate.node.verify(issuer.node.publicKey);
  } catch {
    return false;
  }
}
