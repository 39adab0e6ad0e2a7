// SPDX-License-Identifier: Apache-2.0
// Private keys in every encrypted form, with all that must not be seen of them.
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes, scryptSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';

import { signerFromKey } from '../../src/sigstore/private-key.ts';

export interface EncryptedKey {
  readonly pem: string;
  /** Its lines, its password, the key in clear, and whatever is derived from them. */
  readonly secrets: readonly string[];
}

type Encrypt = (password: string) => EncryptedKey;

const asCosign: Encrypt = (password) => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { pem, secrets } = asCosignOf(
    privateKey.export({ type: 'pkcs8', format: 'der' }),
    password,
  );
  return { pem, secrets: [...secretsOf(pem, password, privateKey), ...secrets] };
};

/** By go-securesystemslib (encrypted.go), as `cosign generate-key-pair` does. */
export function asCosignOf(content: Buffer, password: string): EncryptedKey {
  const [salt, nonce] = [randomBytes(32), randomBytes(24)];
  const derived = scryptSync(password, salt, 32, {
    N: 65_536,
    r: 8,
    p: 1,
    maxmem: 256 * 65_536 * 8,
  });
  const json = {
    kdf: { name: 'scrypt', params: { N: 65_536, r: 8, p: 1 }, salt: salt.toString('base64') },
    cipher: { name: 'nacl/secretbox', nonce: nonce.toString('base64') },
    ciphertext: Buffer.from(xsalsa20poly1305(derived, nonce).encrypt(content)).toString('base64'),
  };
  const lines =
    Buffer.from(JSON.stringify(json))
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  const pem = [
    '-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----',
    ...lines,
    '-----END ENCRYPTED SIGSTORE PRIVATE KEY-----',
    '',
  ].join('\n');
  return { pem, secrets: [...encodings(derived), json.ciphertext] };
}

/** By `npm run keygen`. */
const asKeygen: Encrypt = (password) => {
  const folder = mkdtempSync(join(tmpdir(), 'signet-keygen-'));
  execFileSync(process.execPath, [join(import.meta.dirname, '../../tools/keygen.mjs')], {
    cwd: folder,
    env: { COSIGN_PASSWORD: password },
  });
  const pem = readFileSync(join(folder, 'cosign.key'), 'utf8');
  return { pem, secrets: secretsOf(pem, password, signerFromKey(pem, password).privateKey) };
};

/** PKCS#8 encrypted by PBES2 (RFC 8018). */
const asOpenssl: Encrypt = (password) => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: password })
    .toString();
  return { pem, secrets: secretsOf(pem, password, privateKey) };
};

export const encryptedForms = {
  'cosign writes it': asCosign,
  '"npm run keygen" writes it': asKeygen,
  'OpenSSL writes it': asOpenssl,
} as const satisfies Record<string, Encrypt>;

function secretsOf(pem: string, password: string, privateKey: KeyObject): string[] {
  const lines = pem.split('\n').filter((line) => line.length > 20 && !line.startsWith('-----'));
  const clear = privateKey
    .export({ type: 'pkcs8', format: 'pem' })
    .toString()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('-----'));
  const scalar = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
  return [password, ...lines, ...clear.slice(0, 2), ...encodings(scalar)];
}

function encodings(bytes: Buffer): string[] {
  return [
    bytes.toString('hex'),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    bytes.toString('latin1'),
  ];
}
