export const id = 7337;
export const ids = [7337];
export const modules = {

  7337:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    signerFromKey: () => (  signerFromKey)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _noble_ciphers_salsa_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6382);
  var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
  var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4715);
  var _signer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8836);






const label = 'ENCRYPTED (?:SIGSTORE|COSIGN) PRIVATE KEY';
const pemGrammar = new RegExp(String.raw `-----BEGIN ${label}-----([A-Za-z0-9+/=\s]+)-----END ${label}-----`);
const bytes = valibot__WEBPACK_IMPORTED_MODULE_3__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__  .Ru6(20_000), valibot__WEBPACK_IMPORTED_MODULE_3__  .K39(), valibot__WEBPACK_IMPORTED_MODULE_3__  .pdi((text) => Buffer.from(text, 'base64')));
const encryptedSchema = valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({
    kdf: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({
        name: valibot__WEBPACK_IMPORTED_MODULE_3__  .euz('scrypt'),
        params: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({
            N: valibot__WEBPACK_IMPORTED_MODULE_3__  .KIO([32_768, 65_536, 131_072]),
            r: valibot__WEBPACK_IMPORTED_MODULE_3__  .euz(8),
            p: valibot__WEBPACK_IMPORTED_MODULE_3__  .euz(1),
        }),
        salt: bytes,
    }),
    cipher: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({
        name: valibot__WEBPACK_IMPORTED_MODULE_3__  .euz('nacl/secretbox'),
        nonce: valibot__WEBPACK_IMPORTED_MODULE_3__  .FsL(bytes, valibot__WEBPACK_IMPORTED_MODULE_3__  .z6Y((nonce) => nonce.length === 24)),
    }),
    ciphertext: bytes,
});
const maxLength = 64 * 1024;
function signerFromKey(text, password) {
    if (text.length > maxLength)
        throw invalid('it is longer than any key', 'Give the key alone: cosign.key as it is.');
    const privateKey = parsePrivateKey(text.trim(), password);
    const publicKey = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(privateKey);
    if ((0,_signer_js__WEBPACK_IMPORTED_MODULE_2__  .Hy)(publicKey) === undefined) {
        throw invalid(`${(0,_signer_js__WEBPACK_IMPORTED_MODULE_2__  .I)(publicKey)} is of no use here`, 'Use ECDSA on P-256, P-384 or P-521, RSA with 2048, 3072 or 4096 bits, or Ed25519.');
    }
    return { privateKey, publicKey, certificate: undefined, chain: '' };
}
function parsePrivateKey(text, password) {
    const encrypted = pemGrammar.exec(text)?.[1];
    if (encrypted !== undefined)
        return parsePkcs8(decrypt(encrypted, password));
    const pem = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----[^]+?-----END \1-----/.exec(text)?.[0] ?? text;
    const isEncrypted = pem.includes('ENCRYPTED');
    try {
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({
            key: pem,
            format: 'pem',
            ...(isEncrypted ? { passphrase: password } : {}),
        });
    }
    catch {
        throw unreadable(pem, isEncrypted, password);
    }
}
function unreadable(pem, isEncrypted, password) {
    if (pem.includes('OPENSSH PRIVATE KEY-----'))
        return invalid('it is an OpenSSH key', 'Make one with "cosign generate-key-pair", or convert a copy: ssh-keygen -p -m PEM -f COPY.');
    if (!pem.includes('PRIVATE KEY-----') && pem.includes('PUBLIC KEY-----'))
        return invalid('it is a public key', 'Give the private key (cosign.key); the public one is for verifying.');
    if (pem.includes('PRIVATE KEY-----') && !isWhole(pem))
        return invalid('the lines of its PEM text are broken: joined, indented, cut, or with \\n for line breaks', 'Put the file into the secret as it is, as "gh secret set NAME < cosign.key" does.');
    if (isEncrypted)
        return notOpened(password);
    return invalid('it is not a private key in PEM', 'Give the whole text with its BEGIN and END lines: cosign’s own format, PKCS#8 or SEC1.');
}
function isWhole(pem) {
    const [first = '', ...rest] = pem.split(/\r?\n/);
    if (!/^-----BEGIN [A-Z ]+-----$/.test(first) ||
        !/^-----END [A-Z ]+-----$/.test(rest.at(-1) ?? '') ||
        rest.some((line) => /^\s+\S/.test(line)))
        return false;
    if (first !== '-----BEGIN ENCRYPTED PRIVATE KEY-----')
        return true;
    const der = Buffer.from(rest.slice(0, -1).join(''), 'base64');
    const length = der[1] === 0x81 ? 3 + (der[2] ?? 0) : 4 + (der[2] ?? 0) * 256 + (der[3] ?? 0);
    return der.length === length;
}
function parsePkcs8(der) {
    try {
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ key: der, format: 'der', type: 'pkcs8' });
    }
    catch {
        throw invalid('what its password opens is not a private key in PKCS#8', 'Give cosign.key as "cosign generate-key-pair" or "cosign import-key-pair" wrote it.');
    }
}
function decrypt(base64, password) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_3__  .xLC(encryptedSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_4__  .q)(Buffer.from(base64, 'base64')));
    if (!parsed.success)
        throw invalid('cosign’s encrypted form cannot be read', 'Give cosign.key as "cosign generate-key-pair" wrote it.');
    const { kdf, cipher, ciphertext } = parsed.output;
    const { N, r, p } = kdf.params;
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.scryptSync)(Buffer.from(password), kdf.salt, 32, { N, r, p, maxmem: 256 * N * r });
    try {
        return Buffer.from((0,_noble_ciphers_salsa_js__WEBPACK_IMPORTED_MODULE_5__  .uT)(key, cipher.nonce).decrypt(ciphertext));
    }
    catch {
        throw notOpened(password);
    }
}
function notOpened(password) {
    return invalid(password === ''
        ? 'it is encrypted, and no "key-password" is given'
        : 'the password does not open it', 'Set "key-password" to the secret that the key was made with (is it available to this event?).');
}
function invalid(what, hint) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('KEY_INVALID', `The input "key" cannot be used: ${what}`, { hint });
}


  })

};
