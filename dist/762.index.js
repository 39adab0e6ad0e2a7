export const id = 762;
export const ids = [762];
export const modules = {

  9762:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    keyOf: () => (  keyOf),
    nowhere: () => (  nowhere),
    readableRoot: () => (  readableRoot),
    trustedRootText: () => (  trustedRootText)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _sigstore_trusted_root_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9352);
  var _sigstore_x509_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5350);



const knownKeys = /^PKI?X_(?:ECDSA_P(?:256|384|521)_SHA_(?:256|384|512)|ED25519)$|^PK(?:IX|CS1)_RSA_/;
function readableRoot(text, name) {
    const root = (0,_sigstore_trusted_root_js__WEBPACK_IMPORTED_MODULE_1__  .gv)(text, name);
    return {
        mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
        tlogs: root.tlogs.filter(isReadableLog),
        certificateAuthorities: root.certificateAuthorities.filter(isReadableAuthority),
        ctlogs: root.ctlogs.filter(isReadableLog),
        timestampAuthorities: root.timestampAuthorities.filter(isReadableAuthority),
    };
}
const nowhere = 'https://sigstore.invalid';
function trustedRootText(root) {
    const logs = (entries) => entries.map(({ baseUrl, ...entry }) => ({
        baseUrl: baseUrl === '' ? nowhere : baseUrl,
        hashAlgorithm: hashOf(entry.publicKey.keyDetails),
        ...entry,
    }));
    return JSON.stringify({ ...root, tlogs: logs(root.tlogs), ctlogs: logs(root.ctlogs) }, undefined, 2);
}
function keyOf({ rawBytes, keyDetails }) {
    const type = keyDetails.startsWith('PKCS1_') ? 'pkcs1' : 'spki';
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: Buffer.from(rawBytes, 'base64'), format: 'der', type });
}
function isReadableLog({ publicKey }) {
    return knownKeys.test(publicKey.keyDetails) && succeeds(() => keyOf(publicKey));
}
function isReadableAuthority({ certChain }) {
    return certChain.certificates.every(({ rawBytes }) => succeeds(() => (0,_sigstore_x509_js__WEBPACK_IMPORTED_MODULE_2__  .n5)(Buffer.from(Uint8Array.from(Buffer.from(rawBytes, 'base64')).buffer))));
}
function hashOf(keyDetails) {
    return `SHA2_${/_SHA_?(384|512)$/.exec(keyDetails)?.[1] ?? '256'}`;
}
function succeeds(read) {
    try {
        read();
        return true;
    }
    catch {
        return false;
    }
}


  })

};
