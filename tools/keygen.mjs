// SPDX-License-Identifier: Apache-2.0
// Makes a pair of keys, cosign.key (encrypted with the password in COSIGN_PASSWORD) and cosign.pub, in the forms that cosign and Signet read.
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const password = process.env.COSIGN_PASSWORD ?? '';
if (password === '') {
  console.error('Set COSIGN_PASSWORD: the private key is encrypted with it.');
  process.exit(1);
}
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
// PKCS#8 encrypted by PBES2 (RFC 8018); `cosign import-key-pair` turns it into cosign's own form.
writeFileSync('cosign.key', privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: password }), { mode: 0o600, flag: 'wx' });
writeFileSync('cosign.pub', publicKey.export({ type: 'spki', format: 'pem' }), { flag: 'wx' });
console.log('cosign.key goes into the secret COSIGN_PRIVATE_KEY and the password into COSIGN_PASSWORD; cosign.pub is for those who verify.');
