// SPDX-License-Identifier: Apache-2.0
// Everybody who may be asked whether an image is signed, each called as its documentation says.
import { readFile } from 'node:fs/promises';
import { peer, pythonTool } from './build.ts';
import type { PushedImage } from './images.ts';
import { run, type Environment, type Finished } from './process.ts';
import type { SigstoreFiles } from './sigstore-files.ts';

export interface Question {
  readonly image: PushedImage;
  /** Path of the bundle, for verifiers that do not speak to registries. */
  readonly bundle: string;
  readonly files: SigstoreFiles;
  readonly identity: string;
  readonly issuer: string;
  /** An empty folder as HOME: no verifier may depend on what this machine trusts. */
  readonly home: string;
}

export interface Verifier {
  readonly name: string;
  /** It looks at nothing that is not listed as a bundle. */
  readonly filtersByType?: boolean;
  readonly ask: (question: Question) => Promise<Finished>;
  /** What it says when it refuses for the right reason. */
  readonly refusals: {
    readonly identity: RegExp;
    readonly issuer: RegExp;
    readonly digest: RegExp;
  };
}

export const signaturePredicateType = 'https://sigstore.dev/cosign/sign/v1';

const sigstoreGoRefusals = {
  identity: oneOf(
    'no matching CertificateIdentity',
    'expected SAN value',
    'none of the expected identities matched',
  ),
  issuer: oneOf(
    'no matching CertificateIdentity',
    'expected issuer value',
    'none of the expected identities matched',
  ),
  digest: oneOf(
    'does not match any digest',
    'invalid or missing digest in claim',
    'no matching signatures',
    'no signatures found',
    'no valid',
  ),
};

function oneOf(...words: readonly string[]): RegExp {
  return new RegExp(words.join('|'), 'i');
}

export const verifiers: readonly Verifier[] = [
  cosign('cosign3', 'cosign 3.1.3', []),
  cosign('cosign306', 'cosign 3.0.6', []),
  cosign('cosign26', 'cosign 2.6.4', ['--new-bundle-format', '--use-signed-timestamps']),
  {
    name: 'gh 2.100.0',
    filtersByType: true,
    refusals: {
      // gh names no reason for these two, only whose trust root it verified with; that the right
      // question is accepted tells them from a broken set-up.
      identity: /verifying with issuer "sigstore.local"/,
      issuer: /expected Issuer to be|expected issuer value|no matching CertificateIdentity/i,
      digest: /verifying with issuer "sigstore.local"/,
    },
    ask: async ({ image, files, identity, issuer, home }) => {
      const args = [
        'attestation',
        'verify',
        `oci://${image.reference}`,
        '--bundle-from-oci',
        '--custom-trusted-root',
        files.trustedRootLines,
        '--predicate-type',
        signaturePredicateType,
      ];
      // Any token satisfies gh, which does not use it here.
      const env = {
        ...image.registry.env,
        HOME: home,
        GH_TOKEN: 'unused',
        GH_PROMPT_DISABLED: '1',
        GH_NO_UPDATE_NOTIFIER: '1',
      };
      return run(
        peer('gh'),
        [...args, '--repo', 'acme/app', '--cert-identity', identity, '--cert-oidc-issuer', issuer],
        { env },
      );
    },
  },
  {
    name: 'sigstore-go 1.3.0',
    refusals: sigstoreGoRefusals,
    ask: async ({ image, bundle, files, identity, issuer, home }) => {
      const expected = [
        '-expectedIssuer',
        issuer,
        '-expectedSAN',
        identity,
        '-artifact-digest',
        hex(image),
        '-artifact-digest-algorithm',
        'sha256',
      ];
      return run(
        peer('sigstore-go'),
        ['-trustedrootJSONpath', files.trustedRoot, ...expected, bundle],
        { env: { HOME: home } },
      );
    },
  },
  {
    name: 'sigstore-python 4.5.1',
    refusals: {
      identity: /SANs do not match/i,
      issuer: /OIDCIssuer.* does not match|does not match/i,
      digest: /no subject for digest/i,
    },
    ask: async ({ image, bundle, files, identity, issuer, home }) => {
      const expected = [
        '--bundle',
        bundle,
        '--cert-identity',
        identity,
        '--cert-oidc-issuer',
        issuer,
        `sha256:${hex(image)}`,
      ];
      return run(
        pythonTool('sigstore'),
        ['--trust-config', files.trustConfig, 'verify', 'identity', ...expected],
        { env: { HOME: home } },
      );
    },
  },
];

function cosign(program: string, name: string, flags: readonly string[]): Verifier {
  return {
    name,
    refusals: sigstoreGoRefusals,
    ask: async ({ image, files, identity, issuer, home }) => {
      const expected = ['--certificate-identity', identity, '--certificate-oidc-issuer', issuer];
      const env: Environment = { ...image.registry.env, HOME: home };
      return run(
        peer(program),
        ['verify', ...flags, '--trusted-root', files.trustedRoot, ...expected, image.reference],
        { env },
      );
    },
  };
}

function hex({ digest }: PushedImage): string {
  return digest.slice('sha256:'.length);
}

/** The media type of a bundle, which is also the artifact type under which it is attached. */
export async function bundleMediaType(bundle: string): Promise<string> {
  const { mediaType } = JSON.parse(await readFile(bundle, 'utf8')) as {
    readonly mediaType: string;
  };
  return mediaType;
}
