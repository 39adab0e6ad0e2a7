// SPDX-License-Identifier: Apache-2.0
// May import: action/text.
import { shellWord } from './text.ts';

export interface Verification {
  /** `name@sha256:…` */
  readonly image: string;
  readonly signer: { readonly kind: 'key' } | { readonly kind: 'identity'; readonly subjectAlternativeName: string; readonly issuer: string };
  /** Of a private Sigstore; absent for the public-good one. */
  readonly trustedRootFile?: string | undefined;
  readonly isLogged: boolean;
  readonly signatureRepository?: string | undefined;
}

/** A `cosign verify` command for POSIX shells that accepts exactly this signer, ready to paste. */
export function verifyCommand({ image, signer, trustedRootFile, isLogged, signatureRepository }: Verification): string {
  const signerFlags =
    signer.kind === 'key'
      ? ['--key=cosign.pub']
      : [`--certificate-identity=${shellWord(signer.subjectAlternativeName)}`, `--certificate-oidc-issuer=${shellWord(signer.issuer)}`];
  return [
    ...(signatureRepository === undefined ? [] : [`COSIGN_REPOSITORY=${shellWord(signatureRepository)}`]),
    'cosign verify',
    shellWord(image),
    ...signerFlags,
    ...(trustedRootFile === undefined ? [] : [`--trusted-root=${shellWord(trustedRootFile)}`]),
    ...(isLogged ? [] : ['--insecure-ignore-tlog', ...(signer.kind === 'identity' ? ['--use-signed-timestamps'] : [])]),
  ].join(' ');
}
