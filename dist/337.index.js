export const id = 337;
export const ids = [337];
export const modules = {

/***/ 7337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

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
// May import: errors, json, sigstore/signer. Private keys: PKCS#8, SEC1 and encrypted PEM, and cosign's own encrypted form (go-securesystemslib, encrypted.go).






const pemGrammar = /-----BEGIN ENCRYPTED (?:SIGSTORE|COSIGN) PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END ENCRYPTED (?:SIGSTORE|COSIGN) PRIVATE KEY-----/;
const bytes = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .maxLength */ .Ru6(20_000), valibot__WEBPACK_IMPORTED_MODULE_3__/* .base64 */ .K39(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .transform */ .pdi((text) => Buffer.from(text, 'base64')));
/** cosign writes 2^16 and accepts its neighbours; anything else could be made to exhaust memory. */
const encryptedSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    kdf: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('scrypt'), params: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ N: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO([32_768, 65_536, 131_072]), r: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(8), p: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1) }), salt: bytes }),
    cipher: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('nacl/secretbox'), nonce: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(bytes, valibot__WEBPACK_IMPORTED_MODULE_3__/* .check */ .z6Y((nonce) => nonce.length === 24)) }),
    ciphertext: bytes,
});
/**
 * The signer of a private key. Neither key nor password is in any message.
 * @throws SignetError KEY_INVALID
 */
function signerFromKey(text, password) {
    const privateKey = parsePrivateKey(text.trim(), password);
    const publicKey = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(privateKey);
    if ((0,_signer_js__WEBPACK_IMPORTED_MODULE_2__/* .algorithmOf */ .Hy)(publicKey) === undefined) {
        throw invalid(`a key of the kind ${publicKey.asymmetricKeyType ?? 'unknown'} is of no use here`, 'Use ECDSA on P-256, P-384 or P-521, RSA with 2048, 3072 or 4096 bits, or Ed25519.');
    }
    return { privateKey, publicKey, certificate: undefined, chain: '' };
}
function parsePrivateKey(text, password) {
    const encrypted = pemGrammar.exec(text)?.[1];
    if (encrypted !== undefined)
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ key: decrypt(encrypted, password), format: 'der', type: 'pkcs8' });
    if (text.includes('PUBLIC KEY-----'))
        throw invalid('it is a public key', 'Give the private key (cosign.key); the public one is for verifying.');
    try {
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ key: text, format: 'pem', ...(text.includes('ENCRYPTED') ? { passphrase: password } : {}) });
    }
    catch {
        // The original error may quote the input.
        throw text.includes('ENCRYPTED') ? wrongPassword() : invalid('it is no private key in PEM', 'Give the whole text with its BEGIN and END lines: cosign’s own format, PKCS#8 or SEC1.');
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
        throw wrongPassword();
    }
}
function wrongPassword() {
    return invalid('the password does not open it', 'Set "key-password" to the secret that the key was made with (is it available to this event?).');
}
function invalid(what, hint) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SignetError */ .T('KEY_INVALID', `The input "key" cannot be used: ${what}`, { hint });
}


/***/ }),

/***/ 8836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hy: () => (/* binding */ algorithmOf),
/* harmony export */   Xe: () => (/* binding */ verificationMaterial),
/* harmony export */   Xt: () => (/* binding */ verifierJson),
/* harmony export */   b_: () => (/* binding */ signBytes),
/* harmony export */   iW: () => (/* binding */ digestFor),
/* harmony export */   pB: () => (/* binding */ verifierPem)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
// SPDX-License-Identifier: Apache-2.0
// May import: sigstore/certificate-facts. A key that signs, and how bundles and logs name it.

const curves = {
    prime256v1: { hash: 'sha256', keyDetails: 'PKIX_ECDSA_P256_SHA_256' },
    secp384r1: { hash: 'sha384', keyDetails: 'PKIX_ECDSA_P384_SHA_384' },
    secp521r1: { hash: 'sha512', keyDetails: 'PKIX_ECDSA_P521_SHA_512' },
};
/** The algorithm of a key; undefined for kinds that no verifier of images knows. */
function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }) {
    if (asymmetricKeyType === 'ec')
        return curves[asymmetricKeyDetails?.namedCurve ?? ''];
    if (asymmetricKeyType === 'ed25519')
        return { hash: null, keyDetails: 'PKIX_ED25519' };
    const bits = asymmetricKeyDetails?.modulusLength ?? 0;
    if (asymmetricKeyType !== 'rsa' || ![2048, 3072, 4096].includes(bits))
        return undefined;
    return { hash: 'sha256', keyDetails: `PKIX_RSA_PKCS1V15_${bits}_SHA256` };
}
/** The hash that this signer's bundles use; what signs by itself is recorded by SHA-512 (Ed25519). */
function digestFor({ publicKey }, bytes) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithmOf(publicKey)?.hash ?? 'sha512').update(bytes).digest();
}
function signBytes({ privateKey, publicKey }, bytes, hash = algorithmOf(publicKey)?.hash ?? null) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(hash, bytes, privateKey);
}
/** Certificate or public key in PEM, as Rekor v1 wants a verifier. */
function verifierPem({ certificate, publicKey }) {
    return certificate?.pem ?? publicKey.export({ type: 'spki', format: 'pem' }).toString();
}
/** As Rekor v2 wants a verifier (rekor-tiles, verifier.proto). */
function verifierJson({ certificate, publicKey }) {
    const keyDetails = algorithmOf(publicKey)?.keyDetails ?? '';
    return certificate === undefined ? { publicKey: { rawBytes: spki(publicKey).toString('base64') }, keyDetails } : { x509Certificate: { rawBytes: certificate.der.toString('base64') }, keyDetails };
}
/** As a bundle names the signer; a key by cosign's hint (cosign, internal/key/svkeypair.go). */
function verificationMaterial({ certificate, publicKey }) {
    if (certificate !== undefined)
        return { certificate: { rawBytes: certificate.der.toString('base64') } };
    return { publicKey: { hint: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(spki(publicKey)).digest('base64') } };
}
function spki(key) {
    return key.export({ type: 'spki', format: 'der' });
}


/***/ })

};
