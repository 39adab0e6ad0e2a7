// SPDX-License-Identifier: Apache-2.0
// Private keys: PKCS#8, SEC1 and encrypted PEM, and cosign's own encrypted form
// (go-securesystemslib, encrypted.go).
import { createPrivateKey, createPublicKey, scryptSync, type KeyObject } from 'node:crypto';

import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import * as v from 'valibot';

import { SignetError } from '../errors.ts';
import { parseJson } from '../json.ts';
import { algorithmOf, kindOf, type Signer } from './signer.ts';

const label = 'ENCRYPTED (?:SIGSTORE|COSIGN) PRIVATE KEY';
const pemGrammar = new RegExp(
  String.raw`-----BEGIN ${label}-----([A-Za-z0-9+/=\s]+)-----END ${label}-----`,
);

const bytes = v.pipe(
  v.string(),
  v.maxLength(20_000),
  v.base64(),
  v.transform((text) => Buffer.from(text, 'base64')),
);
/** cosign writes 2^16 and accepts its neighbours; anything else could be made to exhaust memory. */
const encryptedSchema = v.object({
  kdf: v.object({
    name: v.literal('scrypt'),
    params: v.object({
      N: v.picklist([32_768, 65_536, 131_072]),
      r: v.literal(8),
      p: v.literal(1),
    }),
    salt: bytes,
  }),
  cipher: v.object({
    name: v.literal('nacl/secretbox'),
    nonce: v.pipe(
      bytes,
      v.check((nonce) => nonce.length === 24),
    ),
  }),
  ciphertext: bytes,
});

/** The longest key has some 10,000 characters. */
const maxLength = 64 * 1024;

/**
 * The signer of a private key. Neither key nor password is in any message.
 * @throws SignetError KEY_INVALID
 */
export function signerFromKey(text: string, password: string): Signer {
  if (text.length > maxLength)
    throw invalid('it is longer than any key', 'Give the key alone: cosign.key as it is.');
  const privateKey = parsePrivateKey(text.trim(), password);
  const publicKey = createPublicKey(privateKey);
  if (algorithmOf(publicKey) === undefined) {
    throw invalid(
      `${kindOf(publicKey)} is of no use here`,
      'Use ECDSA on P-256, P-384 or P-521, RSA with 2048, 3072 or 4096 bits, or Ed25519.',
    );
  }
  return { privateKey, publicKey, certificate: undefined, chain: '' };
}

function parsePrivateKey(text: string, password: string): KeyObject {
  const encrypted = pemGrammar.exec(text)?.[1];
  if (encrypted !== undefined) return parsePkcs8(decrypt(encrypted, password));
  // Others may stand beside it: its public key, or the curve's parameters.
  const pem = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----[^]+?-----END \1-----/.exec(text)?.[0] ?? text;
  const isEncrypted = pem.includes('ENCRYPTED');
  try {
    return createPrivateKey({
      key: pem,
      format: 'pem',
      ...(isEncrypted ? { passphrase: password } : {}),
    });
  } catch {
    // The original error may quote the input.
    throw unreadable(pem, isEncrypted, password);
  }
}

function unreadable(pem: string, isEncrypted: boolean, password: string): SignetError {
  if (pem.includes('OPENSSH PRIVATE KEY-----'))
    return invalid(
      'it is an OpenSSH key',
      'Make one with "cosign generate-key-pair", or convert a copy: ssh-keygen -p -m PEM -f COPY.',
    );
  if (!pem.includes('PRIVATE KEY-----') && pem.includes('PUBLIC KEY-----'))
    return invalid(
      'it is a public key',
      'Give the private key (cosign.key); the public one is for verifying.',
    );
  if (pem.includes('PRIVATE KEY-----') && !isWhole(pem))
    return invalid(
      'the lines of its PEM text are broken: joined, indented, cut, or with \\n for line breaks',
      'Put the file into the secret as it is, as "gh secret set NAME < cosign.key" does.',
    );
  if (isEncrypted) return notOpened(password);
  return invalid(
    'it is not a private key in PEM',
    'Give the whole text with its BEGIN and END lines: cosign’s own format, PKCS#8 or SEC1.',
  );
}

/** Each mark on a line of its own, nothing indented; of PKCS#8 as many bytes as its DER says. */
function isWhole(pem: string): boolean {
  const [first = '', ...rest] = pem.split(/\r?\n/);
  if (
    !/^-----BEGIN [A-Z ]+-----$/.test(first) ||
    !/^-----END [A-Z ]+-----$/.test(rest.at(-1) ?? '') ||
    rest.some((line) => /^\s+\S/.test(line))
  )
    return false;
  if (first !== '-----BEGIN ENCRYPTED PRIVATE KEY-----') return true;
  const der = Buffer.from(rest.slice(0, -1).join(''), 'base64');
  // No encrypted key is shorter than 128 bytes or longer than 65,535.
  const length = der[1] === 0x81 ? 3 + (der[2] ?? 0) : 4 + (der[2] ?? 0) * 256 + (der[3] ?? 0);
  return der.length === length;
}

function parsePkcs8(der: Buffer): KeyObject {
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } catch {
    throw invalid(
      'what its password opens is not a private key in PKCS#8',
      'Give cosign.key as "cosign generate-key-pair" or "cosign import-key-pair" wrote it.',
    );
  }
}

function decrypt(base64: string, password: string): Buffer {
  const parsed = v.safeParse(encryptedSchema, parseJson(Buffer.from(base64, 'base64')));
  if (!parsed.success)
    throw invalid(
      'cosign’s encrypted form cannot be read',
      'Give cosign.key as "cosign generate-key-pair" wrote it.',
    );
  const { kdf, cipher, ciphertext } = parsed.output;
  const { N, r, p } = kdf.params;
  const key = scryptSync(Buffer.from(password), kdf.salt, 32, { N, r, p, maxmem: 256 * N * r });
  try {
    return Buffer.from(xsalsa20poly1305(key, cipher.nonce).decrypt(ciphertext));
  } catch {
    throw notOpened(password);
  }
}

function notOpened(password: string): SignetError {
  return invalid(
    password === ''
      ? 'it is encrypted, and no "key-password" is given'
      : 'the password does not open it',
    'Set "key-password" to the secret that the key was made with (is it available to this event?).',
  );
}

function invalid(what: string, hint: string): SignetError {
  return new SignetError('KEY_INVALID', `The input "key" cannot be used: ${what}`, { hint });
}
