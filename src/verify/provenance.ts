// SPDX-License-Identifier: Apache-2.0
// Whether a provenance says the same as the certificate that it was signed with.
import { parseJson } from '../json.ts';
import type { CertificateFacts } from '../sigstore/certificate-facts.ts';
import { disagreements } from '../sigstore/workflow-provenance.ts';

/** Of a run with many inputs; what is longer is none. */
const maxBytes = 8 * 1024 * 1024;
const maxTold = 2;

/** What is wrong with a provenance by its certificate, in words; undefined when nothing is. */
export function provenanceLie(
  predicate: Buffer,
  certificate: CertificateFacts | undefined,
): string | undefined {
  if (certificate === undefined) return 'no certificate vouches for its provenance';
  const value = predicate.length > maxBytes ? undefined : parseJson(predicate);
  const found = disagreements(value, certificate);
  const more = found.length - maxTold;
  const told = [...found.slice(0, maxTold), ...(more > 0 ? [`and ${more} more`] : [])];
  return found.length === 0
    ? undefined
    : `its provenance contradicts its certificate: ${told.join('; ')}`;
}
