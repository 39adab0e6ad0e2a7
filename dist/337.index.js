export const id = 337;
export const ids = [337];
export const modules = {

/***/ 7337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   signerFromKey: () => (/* binding */ signerFromKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _noble_ciphers_salsa_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6382);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4715);
/* harmony import */ var _signer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8836);
// SPDX-License-Identifier: Apache-2.0
// Private keys: PKCS#8, SEC1 and encrypted PEM, and cosign's own encrypted form
// (go-securesystemslib, encrypted.go).






const pemGrammar = /-----BEGIN ENCRYPTED (?:SIGSTORE|COSIGN) PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END ENCRYPTED (?:SIGSTORE|COSIGN) PRIVATE KEY-----/;
const bytes = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .maxLength */ .Ru6(20_000), valibot__WEBPACK_IMPORTED_MODULE_3__/* .base64 */ .K39(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .transform */ .pdi((text) => Buffer.from(text, 'base64')));
/** cosign writes 2^16 and accepts its neighbours; anything else could be made to exhaust memory. */
const encryptedSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    kdf: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
        name: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('scrypt'),
        params: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
            N: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO([32_768, 65_536, 131_072]),
            r: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(8),
            p: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1),
        }),
        salt: bytes,
    }),
    cipher: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
        name: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('nacl/secretbox'),
        nonce: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(bytes, valibot__WEBPACK_IMPORTED_MODULE_3__/* .check */ .z6Y((nonce) => nonce.length === 24)),
    }),
    ciphertext: bytes,
});
/** The longest key has some 10,000 characters. */
const maxLength = 64 * 1024;
/**
 * The signer of a private key. Neither key nor password is in any message.
 * @throws SignetError KEY_INVALID
 */
function signerFromKey(text, password) {
    if (text.length > maxLength)
        throw invalid('it is longer than any key', 'Give the key alone: cosign.key as it is.');
    const privateKey = parsePrivateKey(text.trim(), password);
    const publicKey = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(privateKey);
    if ((0,_signer_js__WEBPACK_IMPORTED_MODULE_2__/* .algorithmOf */ .Hy)(publicKey) === undefined) {
        throw invalid(`${(0,_signer_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOf */ .I)(publicKey)} is of no use here`, 'Use ECDSA on P-256, P-384 or P-521, RSA with 2048, 3072 or 4096 bits, or Ed25519.');
    }
    return { privateKey, publicKey, certificate: undefined, chain: '' };
}
function parsePrivateKey(text, password) {
    const encrypted = pemGrammar.exec(text)?.[1];
    if (encrypted !== undefined)
        return parsePkcs8(decrypt(encrypted, password));
    // Others may stand beside it: its public key, or the curve's parameters.
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
        // The original error may quote the input.
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
/** Each mark on a line of its own, nothing indented; of PKCS#8 as many bytes as its DER says. */
function isWhole(pem) {
    const [first = '', ...rest] = pem.split(/\r?\n/);
    if (!/^-----BEGIN [A-Z ]+-----$/.test(first) ||
        !/^-----END [A-Z ]+-----$/.test(rest.at(-1) ?? '') ||
        rest.some((line) => /^\s+\S/.test(line)))
        return false;
    if (first !== '-----BEGIN ENCRYPTED PRIVATE KEY-----')
        return true;
    const der = Buffer.from(rest.slice(0, -1).join(''), 'base64');
    // No encrypted key is shorter than 128 bytes or longer than 65,535.
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
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(encryptedSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .q)(Buffer.from(base64, 'base64')));
    if (!parsed.success)
        throw invalid('cosign’s encrypted form cannot be read', 'Give cosign.key as "cosign generate-key-pair" wrote it.');
    const { kdf, cipher, ciphertext } = parsed.output;
    const { N, r, p } = kdf.params;
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.scryptSync)(Buffer.from(password), kdf.salt, 32, { N, r, p, maxmem: 256 * N * r });
    try {
        return Buffer.from((0,_noble_ciphers_salsa_js__WEBPACK_IMPORTED_MODULE_5__/* .xsalsa20poly1305 */ .uT)(key, cipher.nonce).decrypt(ciphertext));
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
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SignetError */ .Tj('KEY_INVALID', `The input "key" cannot be used: ${what}`, { hint });
}


/***/ })

};
