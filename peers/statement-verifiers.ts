// SPDX-License-Identifier: Apache-2.0
// Everybody who may be asked what is stated about an image, each called as its documentation says.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { verify, type Bundle } from 'sigstore';

import { startTufMirror } from '../playground/sigstore/tuf.ts';
import { peer, pythonTool } from './build.ts';
import type { Issuer } from './issuer.ts';
import { run, type Finished } from './process.ts';
import type { PeerRegistry } from './registries.ts';
import type { SigstoreFiles } from './sigstore-files.ts';

export interface Asker {
  readonly registry: PeerRegistry;
  readonly files: SigstoreFiles;
  readonly issuer: Issuer;
  /** An empty folder as HOME: no verifier may depend on what this machine trusts. */
  readonly home: string;
}

export interface Cosign {
  readonly name: string;
  readonly program: string;
  readonly flags: readonly string[];
}

export const cosigns: readonly Cosign[] = [
  { name: 'cosign 3.1.3', program: 'cosign3', flags: [] },
  { name: 'cosign 3.0.6', program: 'cosign306', flags: [] },
  {
    name: 'cosign 2.6.4',
    program: 'cosign26',
    flags: ['--new-bundle-format', '--use-signed-timestamps'],
  },
];

/** @param type one of cosign's keywords, or a URI */
export async function verifyAttestation(
  { program, flags }: Cosign,
  { registry, files, issuer, home }: Asker,
  reference: string,
  type: string,
  { identity = issuer.identity(), more = [] }: { identity?: string; more?: readonly string[] } = {},
): Promise<Finished> {
  const signer = ['--certificate-identity', identity, '--certificate-oidc-issuer', issuer.url];
  const trust = ['--trusted-root', files.trustedRoot];
  return run(
    peer(program),
    ['verify-attestation', ...flags, ...trust, ...signer, '--type', type, ...more, reference],
    { env: { ...registry.env, HOME: home } },
  );
}

/** The statements that `cosign verify-attestation` prints when it accepts. */
export function statementsIn({ stdout }: Finished): readonly Stated[] {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => {
      const { payload } = JSON.parse(line) as { readonly payload: string };
      return JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as Stated;
    });
}

export interface Stated {
  readonly subject: readonly { readonly digest: { readonly sha256?: string } }[];
  readonly predicateType: string;
  readonly predicate: unknown;
}

/** What a cautious user demands of GitHub's own verifier. */
export const ghDemands = {
  'signer-workflow': 'github.com/acme/app/.github/workflows/release.yml',
  'source-ref': 'refs/heads/main',
  'source-digest': 'a'.repeat(40),
} as const;

/** @param type gh's own default, provenance, when absent */
export async function verifyWithGh(
  { registry, files, issuer, home }: Asker,
  reference: string,
  type?: string,
  demands: Partial<Record<keyof typeof ghDemands, string>> = {},
): Promise<Finished> {
  const flags = Object.entries({ ...ghDemands, ...demands, repo: 'acme/app' });
  const args = [
    ...['attestation', 'verify', `oci://${reference}`, '--bundle-from-oci'],
    ...['--custom-trusted-root', files.trustedRootLines, '--cert-oidc-issuer', issuer.url],
    ...flags.flatMap(([name, value]) => [`--${name}`, value]),
    ...(type === undefined ? [] : ['--predicate-type', type]),
  ];
  // Any token satisfies gh, which does not use it here.
  const quiet = { GH_TOKEN: 'unused', GH_PROMPT_DISABLED: '1', GH_NO_UPDATE_NOTIFIER: '1' };
  return run(peer('gh'), args, { env: { ...registry.env, ...quiet, HOME: home } });
}

/** Neither of them speaks to a registry. @param digest with its algorithm */
export async function verifyWithPython(
  { files, issuer, home }: Asker,
  bundle: string,
  digest: string,
): Promise<Finished> {
  const signer = ['--cert-identity', issuer.identity(), '--cert-oidc-issuer', issuer.url];
  return run(
    pythonTool('sigstore'),
    [
      '--trust-config',
      files.trustConfig,
      'verify',
      'identity',
      '--bundle',
      bundle,
      ...signer,
      digest,
    ],
    { env: { HOME: home } },
  );
}

/** The npm package, which learns whom to trust over TUF. @throws what it refuses */
export async function verifyWithSigstoreJs(
  { files, issuer, home }: Asker,
  bundles: readonly string[],
): Promise<void> {
  const trustedRoot = await readFile(files.trustedRoot, 'utf8');
  const mirror = await startTufMirror({ targets: { 'trusted_root.json': trustedRoot } });
  try {
    const folder = join(home, 'tuf');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'root.json'), JSON.stringify(mirror.root));
    for (const bundle of bundles) {
      const { identity } = await verify(JSON.parse(await readFile(bundle, 'utf8')) as Bundle, {
        tufMirrorURL: mirror.url,
        tufRootPath: join(folder, 'root.json'),
        tufCachePath: join(folder, 'cache'),
        retry: 0,
        certificateIssuer: issuer.url,
      });
      assert.equal(identity?.subjectAlternativeName, issuer.identity());
    }
  } finally {
    await mirror.close();
  }
}
