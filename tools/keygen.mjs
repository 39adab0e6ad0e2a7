// SPDX-License-Identifier: Apache-2.0
// Makes a pair of keys, cosign.key (encrypted with the password in COSIGN_PASSWORD) and cosign.pub,
// in cosign's own forms.
import { generateKeyPairSync, randomBytes, scryptSync } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';

import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';

const password = process.env.COSIGN_PASSWORD ?? '';
if (password === '') refuse('Set COSIGN_PASSWORD: the private key is encrypted with it.');
// Both are looked for before either is written: a private key without its public one helps nobody.
const [privateFile, publicFile] = ['cosign.key', 'cosign.pub'];
const there = [privateFile, publicFile].find((file) => existsSync(file));
if (there !== undefined)
  refuse(`${there} is there already: move it away, or run this in another folder.`);
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
writeFileSync(privateFile, encrypted(privateKey.export({ type: 'pkcs8', format: 'der' })), {
  mode: 0o600,
  flag: 'wx',
});
writeFileSync(publicFile, publicKey.export({ type: 'spki', format: 'pem' }), { flag: 'wx' });
console.log(`cosign.key goes into the secret COSIGN_PRIVATE_KEY (gh secret set
COSIGN_PRIVATE_KEY < cosign.key), and the password into COSIGN_PASSWORD. cosign.pub is
for those who verify.

In the signing step:

  with:
    signer: key
    key: env://COSIGN_PRIVATE_KEY
    key-password: \${{ secrets.COSIGN_PASSWORD }}
  env:
    COSIGN_PRIVATE_KEY: \${{ secrets.COSIGN_PRIVATE_KEY }}`);

/**
 * As "cosign generate-key-pair" writes it (go-securesystemslib, encrypted.go); cosign reads no
 * other encrypted form.
 */
function encrypted(der) {
  const params = { N: 65_536, r: 8, p: 1 };
  const [salt, nonce] = [randomBytes(32), randomBytes(24)];
  const key = scryptSync(password, salt, 32, { ...params, maxmem: 256 * params.N * params.r });
  const json = {
    kdf: { name: 'scrypt', params, salt: salt.toString('base64') },
    cipher: { name: 'nacl/secretbox', nonce: nonce.toString('base64') },
    ciphertext: Buffer.from(xsalsa20poly1305(key, nonce).encrypt(der)).toString('base64'),
  };
  const lines = Buffer.from(JSON.stringify(json))
    .toString('base64')
    .match(/.{1,64}/g);
  return [
    '-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----',
    ...lines,
    '-----END ENCRYPTED SIGSTORE PRIVATE KEY-----',
    '',
  ].join('\n');
}

function refuse(why) {
  console.error(why);
  process.exit(1);
}
