// SPDX-License-Identifier: Apache-2.0
// The command with which anyone can check a signature.
import { hexOf, type Digest } from '../../image/digest.ts';
import { signaturePredicateType } from '../../sigstore/statement.ts';
import { shellWord } from '../runner/text.ts';

export interface Verification {
  /** `name@sha256:…` */
  readonly image: string;
  readonly signer:
    | { readonly kind: 'key' }
    | {
        readonly kind: 'identity';
        readonly subjectAlternativeName: string;
        readonly issuer: string;
      };
  /** Of a private Sigstore; absent for the public-good one. */
  readonly trustedRootFile?: string | undefined;
  readonly isLogged: boolean;
  readonly signatureRepository?: string | undefined;
  /** The signature as a file, when no registry has it. */
  readonly file?: { readonly bundlePath: string; readonly digest: Digest } | undefined;
}

/** A cosign command for POSIX shells that accepts exactly this signer, ready to paste. */
export function verifyCommand({
  image,
  signer,
  trustedRootFile,
  isLogged,
  signatureRepository,
  file,
}: Verification): string {
  const signerFlags =
    signer.kind === 'key'
      ? ['--key=cosign.pub']
      : [
          `--certificate-identity=${shellWord(signer.subjectAlternativeName)}`,
          `--certificate-oidc-issuer=${shellWord(signer.issuer)}`,
        ];
  return [
    ...(signatureRepository === undefined
      ? []
      : [`COSIGN_REPOSITORY=${shellWord(signatureRepository)}`]),
    ...(file === undefined ? ['cosign verify', shellWord(image)] : offline(file)),
    ...signerFlags,
    ...(trustedRootFile === undefined ? [] : [`--trusted-root=${shellWord(trustedRootFile)}`]),
    ...(isLogged
      ? []
      : [
          '--insecure-ignore-tlog',
          ...(signer.kind === 'identity' ? ['--use-signed-timestamps'] : []),
        ]),
  ].join(' ');
}

/** To cosign, a signature in a file is an attestation of a digest. */
function offline({ bundlePath, digest }: NonNullable<Verification['file']>): string[] {
  return [
    'cosign verify-blob-attestation',
    `--bundle=${shellWord(bundlePath)}`,
    `--type=${signaturePredicateType}`,
    `--digest=${hexOf(digest)}`,
    '--digestAlg=sha256',
  ];
}
