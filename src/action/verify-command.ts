// SPDX-License-Identifier: Apache-2.0
// May import: action/text.
import { shellWord } from './text.ts';

export interface Verification {
  /** `name@sha256:…` */
  readonly image: string;
  readonly subjectAlternativeName: string;
  readonly issuer: string;
  /** Of a private Sigstore; absent for the public-good one. */
  readonly trustedRootFile?: string | undefined;
}

/** A `cosign verify` command for POSIX shells that accepts exactly this identity, ready to paste. */
export function verifyCommand({ image, subjectAlternativeName, issuer, trustedRootFile }: Verification): string {
  return [
    'cosign verify',
    shellWord(image),
    `--certificate-identity=${shellWord(subjectAlternativeName)}`,
    `--certificate-oidc-issuer=${shellWord(issuer)}`,
    ...(trustedRootFile === undefined ? [] : [`--trusted-root=${shellWord(trustedRootFile)}`]),
  ].join(' ');
}
