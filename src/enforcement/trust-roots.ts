// SPDX-License-Identifier: Apache-2.0
// A private Sigstore as policy-controller's TrustRoot, which has one form for each format: log IDs
// are text in the first and bytes in the second, and neither is found by the other's reader
// (policy-controller 0.15.1).
import type { KeyObject } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { createTar } from 'nanotar';

import type { WrittenTrustedRoot } from '../sigstore/trusted-root.ts';
import type { PrivateTrust } from './enforced-policy.ts';
import { keyOf, nowhere, trustedRootText } from './trusted-root-text.ts';
import { tufRepository } from './tuf-repository.ts';

const common = { apiVersion: 'policy.sigstore.dev/v1alpha1', kind: 'TrustRoot' };

/** For bundles: a TUF repository within the resource, as a compressed archive. */
export function bundleTrustRoot(name: string, trust: PrivateTrust): object {
  const { root, files } = tufRepository({ 'trusted_root.json': trustedRootText(trust.root) });
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
export function legacyTrustRoot(name: string, { root, readAt }: PrivateTrust): object {
  return {
    ...common,
    metadata: { name },
    spec: {
      sigstoreKeys: {
        certificateAuthorities: authorities(root.certificateAuthorities, readAt),
        // Another kind of key makes the reconciler refuse the whole resource.
        tLogs: logs(root.tlogs, readAt, ({ asymmetricKeyType }) => asymmetricKeyType === 'ec'),
        ctLogs: logs(root.ctlogs, readAt, () => true),
        timestampAuthorities: authorities(root.timestampAuthorities, readAt),
      },
    },
  };
}

/** Fields that must not be empty, and that nothing is compared with. */
const unnamed = 'unnamed';

function filled(text: string | undefined, otherwise: string): string {
  return text === undefined || text === '' ? otherwise : text;
}

/**
 * The form has no times, so what is not in use is left out: what it vouched for is refused rather
 * than trusted for ever.
 */
function isInUse(
  { start, end }: { readonly start?: string | undefined; readonly end?: string | undefined },
  at: Date,
): boolean {
  return (
    (start === undefined || new Date(start) <= at) && (end === undefined || at < new Date(end))
  );
}

function authorities(entries: WrittenTrustedRoot['certificateAuthorities'], at: Date): object[] {
  const inUse = entries.filter(({ validFor }) => isInUse(validFor, at));
  return inUse.map(({ subject, uri, certChain }) => ({
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

function logs(
  entries: WrittenTrustedRoot['tlogs'],
  at: Date,
  isReadable: (key: KeyObject) => boolean,
): object[] {
  return entries
    .filter(({ publicKey }) => isInUse(publicKey.validFor, at))
    .map(({ baseUrl, publicKey }) => ({ baseUrl, key: keyOf(publicKey) }))
    .filter(({ key }) => isReadable(key))
    .map(({ baseUrl, key }) => ({
      baseURL: filled(baseUrl, nowhere),
      hashAlgorithm: 'sha-256',
      publicKey: base64(key.export({ format: 'pem', type: 'spki' }).toString()),
    }));
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
