// SPDX-License-Identifier: Apache-2.0
// A private Sigstore as policy-controller's TrustRoot, which has one form for each format: log IDs
// are text in the first and bytes in the second, and neither is found by the other's reader
// (policy-controller 0.15.1).
import { createPublicKey } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { createTar } from 'nanotar';

import { readTrustedRoot, type WrittenTrustedRoot } from '../sigstore/trusted-root.ts';
import { tufRepository } from './tuf-repository.ts';

const common = { apiVersion: 'policy.sigstore.dev/v1alpha1', kind: 'TrustRoot' };

/** For bundles: a TUF repository within the resource, as a compressed archive. */
export function bundleTrustRoot(name: string, trustedRoot: string): object {
  const { root, files } = tufRepository({ 'trusted_root.json': trustedRoot });
  const archive = createTar(
    [...files].map(([name, data]) => ({ name, data })),
    { attrs: { mtime: 0, mode: '644', uid: 0, gid: 0, user: '', group: '' } },
  );
  return {
    ...common,
    metadata: { name },
    spec: {
      repository: {
        root: base64(root),
        mirrorFS: gzipSync(archive).toString('base64'),
        targets: 'targets',
        trustedRootTarget: 'trusted_root.json',
      },
    },
  };
}

/** For legacy signatures: keys and certificates one by one. */
export function legacyTrustRoot(name: string, trustedRoot: string): object {
  const root = readTrustedRoot(trustedRoot, 'The trusted root');
  return {
    ...common,
    metadata: { name },
    spec: {
      sigstoreKeys: {
        certificateAuthorities: authorities(root.certificateAuthorities),
        tLogs: logs(root.tlogs),
        ctLogs: logs(root.ctlogs),
        timestampAuthorities: authorities(root.timestampAuthorities),
      },
    },
  };
}

/** Fields that must not be empty, and that nothing is compared with. */
const unnamed = 'unnamed';
const nowhere = 'https://sigstore.invalid';

function filled(text: string | undefined, otherwise: string): string {
  return text === undefined || text === '' ? otherwise : text;
}

function authorities(entries: WrittenTrustedRoot['certificateAuthorities']): object[] {
  return entries.map(({ subject, uri, certChain }) => ({
    subject: {
      organization: filled(subject?.organization, unnamed),
      commonName: filled(subject?.commonName, unnamed),
    },
    uri: filled(uri, nowhere),
    certChain: base64(
      certChain.certificates.map(({ rawBytes }) => certificatePem(rawBytes)).join(''),
    ),
  }));
}

/**
 * The form has no times, so a log whose key is no longer used is left out: what it recorded is
 * refused rather than trusted for ever.
 */
function logs(entries: WrittenTrustedRoot['tlogs']): object[] {
  return entries
    .filter(({ publicKey }) => publicKey.validFor.end === undefined)
    .map(({ baseUrl, publicKey }) => ({
      baseURL: filled(baseUrl, nowhere),
      hashAlgorithm: 'sha-256',
      publicKey: base64(keyPem(publicKey)),
    }));
}

function keyPem({
  rawBytes,
  keyDetails,
}: WrittenTrustedRoot['tlogs'][number]['publicKey']): string {
  const type = keyDetails.startsWith('PKCS1_') ? 'pkcs1' : 'spki';
  return createPublicKey({ key: Buffer.from(rawBytes, 'base64'), format: 'der', type })
    .export({ format: 'pem', type: 'spki' })
    .toString();
}

function certificatePem(rawBytes: string): string {
  const lines =
    Buffer.from(rawBytes, 'base64')
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
