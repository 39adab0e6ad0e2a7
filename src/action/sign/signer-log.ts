// SPDX-License-Identifier: Apache-2.0
// What the log says of who signs, as soon as it is known.
import type { Identity } from '../../identity/claims.ts';
import type { Certificate } from '../../sigstore/certificate.ts';
import { group, notice } from '../runner/log.ts';

/** Who signs, before it is known which identity the workflow has. */
export function signerInWords(fingerprint: string | undefined): string {
  if (fingerprint === undefined) return 'the workflow’s identity (keyless)';
  return `the key ${fingerprint}`;
}

/**
 * Who signs. A policy copied from the caller's file never matches a reusable workflow's
 * certificate, so a notice points it out.
 */
export function tellIdentity({ subjectAlternativeName, issuer, reusable }: Identity): void {
  group(`Identity    ${subjectAlternativeName}`, [
    ['Issuer', issuer],
    ...(reusable === null ? [] : [['Caller', reusable.caller] as const]),
  ]);
  if (reusable === null) return;
  notice(
    `This job runs in a reusable workflow, so the signature names ${subjectAlternativeName}, ` +
      `and not the calling ${reusable.caller}. Verify with the first.`,
  );
}

export function tellCertificate({
  serialNumber,
  fingerprint,
  notBefore,
  notAfter,
}: Certificate): void {
  group(`Certificate valid ${notBefore.toISOString()} to ${notAfter.toISOString()}`, [
    ['Serial', serialNumber],
    ['SHA-256', fingerprint],
  ]);
}
