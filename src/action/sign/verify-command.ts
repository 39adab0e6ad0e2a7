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
  /** Signed with the image, and demanded by the command. */
  readonly annotations?: Readonly<Record<string, string>>;
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
  annotations = {},
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
    ...(file === undefined ? Object.entries(annotations).map(annotationFlag) : []),
    ...(trustedRootFile === undefined ? [] : [`--trusted-root=${shellWord(trustedRootFile)}`]),
    ...(isLogged
      ? []
      : [
          '--insecure-ignore-tlog',
          ...(signer.kind === 'identity' ? ['--use-signed-timestamps'] : []),
        ]),
  ].join(' ');
}

/** cosign reads the flag as a line of CSV (pflag, StringSlice). */
function annotationFlag([key, value]: readonly [string, string]): string {
  const text = `${key}=${value}`;
  return `-a ${shellWord(/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)}`;
}

/** The command with one flag per line, for where long lines cannot be read. */
export function brokenCommand(command: string): string {
  const words = command.match(/(?:[^\s'\\]|'[^']*'|\\.)+/g) ?? [];
  const lines: string[] = [];
  for (const word of words) {
    const beginsLine = word.startsWith('-') || /[@:]/.test(word);
    const last = lines.at(-1);
    if (last === undefined || (beginsLine && last !== '-a')) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line, at) => (at === 0 ? line : `  ${line}`)).join(' \\\n');
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
