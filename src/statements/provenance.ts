// SPDX-License-Identifier: Apache-2.0
// stub
import type { Claims } from '../identity/claims.ts';
import type { Certificate } from '../sigstore/certificate.ts';
import type { Predicate } from './predicate.ts';
export const provenancePredicateType = 'https://slsa.dev/provenance/v1';
export function provenanceOf(claims: Claims, certificate: Certificate, server: string): Predicate {
  return { predicateType: provenancePredicateType, json: Buffer.from(JSON.stringify({ claims, server, c: certificate.serialNumber })) };
}
