// SPDX-License-Identifier: Apache-2.0
// A trusted root as engines read it, with what the gate could read of it: they refuse fields,
// media types and keys that they do not know, and the gate leaves such entries out.
import { createPublicKey, type KeyObject } from 'node:crypto';

import { readTrustedRoot, type WrittenTrustedRoot } from '../sigstore/trusted-root.ts';
import { readX509 } from '../sigstore/x509.ts';

type Log = WrittenTrustedRoot['tlogs'][number];
type Authority = WrittenTrustedRoot['certificateAuthorities'][number];

/** sigstore_common.proto, PublicKeyDetails, as sigstore-go knows them. */
const knownKeys =
  /^PKI?X_(?:ECDSA_P(?:256|384|521)_SHA_(?:256|384|512)|ED25519)$|^PK(?:IX|CS1)_RSA_/;

/** @throws SignetError TRUST_FILE_INVALID */
export function readableRoot(text: string, name: string): WrittenTrustedRoot {
  const root = readTrustedRoot(text, name);
  return {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: root.tlogs.filter(isReadableLog),
    certificateAuthorities: root.certificateAuthorities.filter(isReadableAuthority),
    ctlogs: root.ctlogs.filter(isReadableLog),
    timestampAuthorities: root.timestampAuthorities.filter(isReadableAuthority),
  };
}

/** Fields that must not be empty, and that nothing is compared with. */
export const nowhere = 'https://sigstore.invalid';

export function trustedRootText(root: WrittenTrustedRoot): string {
  const logs = (entries: readonly Log[]) =>
    entries.map(({ baseUrl, ...entry }) => ({
      baseUrl: baseUrl === '' ? nowhere : baseUrl,
      hashAlgorithm: hashOf(entry.publicKey.keyDetails),
      ...entry,
    }));
  return JSON.stringify(
    { ...root, tlogs: logs(root.tlogs), ctlogs: logs(root.ctlogs) },
    undefined,
    2,
  );
}

export function keyOf({ rawBytes, keyDetails }: Log['publicKey']): KeyObject {
  const type = keyDetails.startsWith('PKCS1_') ? 'pkcs1' : 'spki';
  return createPublicKey({ key: Buffer.from(rawBytes, 'base64'), format: 'der', type });
}

function isReadableLog({ publicKey }: Log): boolean {
  return knownKeys.test(publicKey.keyDetails) && succeeds(() => keyOf(publicKey));
}

function isReadableAuthority({ certChain }: Authority): boolean {
  return certChain.certificates.every(({ rawBytes }) =>
    succeeds(() => readX509(Buffer.from(Uint8Array.from(Buffer.from(rawBytes, 'base64')).buffer))),
  );
}

function hashOf(keyDetails: string): string {
  return `SHA2_${/_SHA_?(384|512)$/.exec(keyDetails)?.[1] ?? '256'}`;
}

function succeeds(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
