// SPDX-License-Identifier: Apache-2.0
// The commands with which anyone can check a signature or another statement.
import { hexOf, type Digest } from '../../image/digest.ts';
import { signaturePredicateType } from '../../sigstore/statement.ts';
import { shellWord } from '../runner/text.ts';

export interface Verification {
  /** `name@sha256:…` */
  readonly image: string;
  /** Of the statement; absent for the signature. */
  readonly predicateType?: string | undefined;
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
  /** The bundle as a file, when no registry has it. */
  readonly file?: { readonly bundlePath: string; readonly digest: Digest } | undefined;
}

/** A cosign command for POSIX shells that accepts exactly this signer, ready to paste. */
export function verifyCommand({
  image,
  predicateType,
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
    ...(file === undefined ? online(image, predicateType) : offline(file, predicateType)),
    ...signerFlags,
    ...(file === undefined && predicateType === undefined
      ? Object.entries(annotations).map(annotationFlag)
      : []),
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

/**
 * GitHub's own command, which needs a workflow's certificate of the public-good Sigstore, and looks
 * beside the image; undefined where it cannot check the statement.
 */
export function githubCommand(
  {
    image,
    predicateType,
    signer,
    trustedRootFile,
    isLogged,
    signatureRepository,
    file,
  }: Verification,
  repository: string | undefined,
): string | undefined {
  if (
    signer.kind === 'key' ||
    predicateType === undefined ||
    repository === undefined ||
    trustedRootFile !== undefined ||
    signatureRepository !== undefined ||
    file !== undefined ||
    !isLogged
  )
    return undefined;
  return [
    `gh attestation verify ${shellWord(`oci://${image}`)} --bundle-from-oci`,
    `--repo=${shellWord(repository)}`,
    `--cert-identity=${shellWord(signer.subjectAlternativeName)}`,
    `--predicate-type=${shellWord(predicateType)}`,
  ].join(' ');
}

function online(image: string, predicateType: string | undefined): string[] {
  return predicateType === undefined
    ? ['cosign verify', shellWord(image)]
    : ['cosign verify-attestation', shellWord(image), `--type=${shellWord(predicateType)}`];
}

/** To cosign, a bundle in a file is an attestation of a digest. */
function offline(
  { bundlePath, digest }: NonNullable<Verification['file']>,
  predicateType: string = signaturePredicateType,
): string[] {
  return [
    'cosign verify-blob-attestation',
    `--bundle=${shellWord(bundlePath)}`,
    `--type=${shellWord(predicateType)}`,
    `--digest=${hexOf(digest)}`,
    '--digestAlg=sha256',
  ];
}
