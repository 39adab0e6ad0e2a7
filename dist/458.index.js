export const id = 458;
export const ids = [458];
export const modules = {

/***/ 5458:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  isPlain: () => (/* binding */ isPlain)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/@sigstore/bundle/dist/index.js
var dist = __webpack_require__(1040);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var valibot_dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/src/json.js
var src_json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/sigstore/bundle-limits.js
var bundle_limits = __webpack_require__(1795);
// EXTERNAL MODULE: ./build/src/sigstore/long-bundle.js
var long_bundle = __webpack_require__(6753);
// EXTERNAL MODULE: ./build/src/sigstore/proto-json.js
var proto_json = __webpack_require__(6954);
// EXTERNAL MODULE: ./build/src/sigstore/proto-messages.js
var proto_messages = __webpack_require__(4283);
// EXTERNAL MODULE: ./build/src/sigstore/simple-signing.js
var simple_signing = __webpack_require__(8482);
;// CONCATENATED MODULE: ./build/src/sigstore/plain-reading.js
// SPDX-License-Identifier: Apache-2.0
// Whether every verifier reads what is stored, not only a lenient one: an image counts as signed
// before only by a signature that cosign finds and reads.









/** Of a bundle that is the only layer of its manifest. */
const plainBundle = valibot_dist/* object */.Ikc({
    mediaType: valibot_dist/* literal */.euz(dist/* BUNDLE_V03_MEDIA_TYPE */.HM),
    verificationMaterial: valibot_dist/* object */.Ikc({
        // A chain is for older versions.
        x509CertificateChain: valibot_dist/* optional */.lqM(valibot_dist/* undefined */.Vxk()),
        tlogEntries: valibot_dist/* optional */.lqM(valibot_dist/* pipe */.FsL(valibot_dist/* array */.YOg(valibot_dist/* unknown */.L5J()), valibot_dist/* maxLength */.Ru6(1)), []),
    }),
    dsseEnvelope: valibot_dist/* object */.Ikc({
        payload: valibot_dist/* string */.YjP(),
        payloadType: valibot_dist/* literal */.euz('application/vnd.in-toto+json'),
        signatures: valibot_dist/* strictTuple */.CxQ([valibot_dist/* object */.Ikc({ sig: valibot_dist/* string */.YjP() })]),
    }),
});
/**
 * Whether these bytes are a bundle as signers write it: of version 0.3, and without a field that is
 * unknown (Go refuses it) or there twice (readers differ in which one they take).
 */
function isPlainBundle(bytes) {
    if (bytes.length > bundle_limits/* maxBundleBytes */.S)
        return false;
    try {
        const text = bytes.length > bundle_limits/* maxParsedBytes */.B ? (0,long_bundle/* cutPayload */.T)(bytes).rest : bytes;
        const json = text.length > bundle_limits/* maxParsedBytes */.B ? undefined : readPlainJson(text.toString('utf8'));
        if (json === undefined)
            return false;
        return valibot_dist.is(plainBundle, (0,proto_json/* readProtoJson */.z)(json, proto_messages/* bundleMessage */.gr, 'refused'));
    }
    catch {
        return false;
    }
}
const base64 = valibot_dist/* pipe */.FsL(valibot_dist/* string */.YjP(), valibot_dist/* regex */.yGV(/^[A-Za-z0-9+/]+={0,2}$/));
const plainLog = valibot_dist/* strictObject */.rej({
    SignedEntryTimestamp: base64,
    Payload: valibot_dist/* strictObject */.rej({
        body: base64,
        integratedTime: valibot_dist/* pipe */.FsL(valibot_dist/* number */.aig(), valibot_dist/* safeInteger */.Y2b()),
        logIndex: valibot_dist/* pipe */.FsL(valibot_dist/* number */.aig(), valibot_dist/* safeInteger */.Y2b()),
        logID: valibot_dist/* pipe */.FsL(valibot_dist/* string */.YjP(), valibot_dist/* regex */.yGV(/^[0-9a-f]{64}$/)),
    }),
});
const plainTimestamp = valibot_dist/* strictObject */.rej({ SignedRFC3161Timestamp: base64 });
/** Whether the annotations of a `.sig` layer are what cosign parses, each of them. */
function isPlainLayer({ payload, annotations }) {
    const { signature, certificate, chain, bundle, timestamp } = simple_signing.annotationNames;
    const holds = (name, judge) => {
        const text = annotations[name];
        return text === undefined || judge(text);
    };
    return (readPlainJson(payload.toString('utf8')) !== undefined &&
        valibot_dist.is(base64, annotations[signature]) &&
        holds(certificate, (text) => text === '' || certificatesIn(text) === 1) &&
        // cosign 3 writes an empty one.
        holds(chain, (text) => text === '' || (certificatesIn(text) ?? 0) > 0) &&
        holds(bundle, (text) => valibot_dist.is(plainLog, readPlainJson(text))) &&
        holds(timestamp, (text) => valibot_dist.is(plainTimestamp, readPlainJson(text))));
}
/** How many certificates a text of PEM blocks holds; undefined when it holds anything else. */
function certificatesIn(text) {
    const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    const rest = blocks.reduce((left, block) => left.replace(block, ''), text.slice(0, 100_000));
    try {
        for (const block of blocks)
            new external_node_crypto_.X509Certificate(block);
        return rest.trim() === '' ? blocks.length : undefined;
    }
    catch {
        return undefined;
    }
}
/** The value of a JSON text in which no object has one key twice; else undefined. */
function readPlainJson(text) {
    const json = (0,src_json/* parseJson */.q)(text);
    return json !== undefined && !hasRepeatedKey(text) ? json : undefined;
}
/** @param text is JSON */
function hasRepeatedKey(text) {
    const open = [];
    for (const [token, string, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[[\]{}]/g)) {
        if (token === '{' || token === '[')
            open.push(new Set());
        else if (token === '}' || token === ']')
            open.pop();
        else if (string !== undefined && colon !== undefined) {
            const keys = open.at(-1);
            const key = String(JSON.parse(string));
            if (keys?.has(key) === true)
                return true;
            keys?.add(key);
        }
    }
    return false;
}

;// CONCATENATED MODULE: ./build/src/sign/plain-candidate.js

/** cosign reads the only layer of a referrer, and any layer of a `.sig` manifest. */
function isPlain({ format, content }) {
    if (!content.ok)
        return false;
    const { bytes, annotations, isAlone } = content.value;
    if (format === 'bundle')
        return isAlone && isPlainBundle(bytes);
    return format === 'legacy' && isPlainLayer({ payload: bytes, annotations });
}


/***/ })

};
