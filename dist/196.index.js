export const id = 196;
export const ids = [196];
export const modules = {

  3196:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  isPlain: () => (  isPlain)
});

var external_node_crypto_ = __webpack_require__(7598);
var dist = __webpack_require__(618);
var valibot_dist = __webpack_require__(5832);
// EXTERNAL MODULE: ./build/src/json.js
var src_json = __webpack_require__(4274);
// EXTERNAL MODULE: ./build/src/sigstore/bundle-limits.js
var bundle_limits = __webpack_require__(7986);
// EXTERNAL MODULE: ./build/src/sigstore/long-bundle.js
var long_bundle = __webpack_require__(6836);
// EXTERNAL MODULE: ./build/src/sigstore/proto-json.js
var proto_json = __webpack_require__(1770);
// EXTERNAL MODULE: ./build/src/sigstore/proto-messages.js
var proto_messages = __webpack_require__(1136);
// EXTERNAL MODULE: ./build/src/sigstore/simple-signing.js
var simple_signing = __webpack_require__(8341);
;// CONCATENATED MODULE: ./build/src/sigstore/plain-reading.js









const plainBundle = valibot_dist .Ikc({
    mediaType: valibot_dist .euz(dist .HM),
    verificationMaterial: valibot_dist .Ikc({
        x509CertificateChain: valibot_dist .lqM(valibot_dist .Vxk()),
        tlogEntries: valibot_dist .lqM(valibot_dist .FsL(valibot_dist .YOg(valibot_dist .L5J()), valibot_dist .Ru6(1)), []),
    }),
    dsseEnvelope: valibot_dist .Ikc({
        payload: valibot_dist .YjP(),
        payloadType: valibot_dist .euz('application/vnd.in-toto+json'),
        signatures: valibot_dist .CxQ([valibot_dist .Ikc({ sig: valibot_dist .YjP() })]),
    }),
});
function isPlainBundle(bytes) {
    if (bytes.length > bundle_limits .S)
        return false;
    try {
        const text = bytes.length > bundle_limits .B ? (0,long_bundle .T)(bytes).rest : bytes;
        const json = text.length > bundle_limits .B ? undefined : readPlainJson(text.toString('utf8'));
        if (json === undefined)
            return false;
        return valibot_dist.is(plainBundle, (0,proto_json .z)(json, proto_messages .gr, 'refused'));
    }
    catch {
        return false;
    }
}
const base64 = valibot_dist .FsL(valibot_dist .YjP(), valibot_dist .yGV(/^[A-Za-z0-9+/]+={0,2}$/));
const plainLog = valibot_dist .rej({
    SignedEntryTimestamp: base64,
    Payload: valibot_dist .rej({
        body: base64,
        integratedTime: valibot_dist .FsL(valibot_dist .aig(), valibot_dist .Y2b()),
        logIndex: valibot_dist .FsL(valibot_dist .aig(), valibot_dist .Y2b()),
        logID: valibot_dist .FsL(valibot_dist .YjP(), valibot_dist .yGV(/^[0-9a-f]{64}$/)),
    }),
});
const plainTimestamp = valibot_dist .rej({ SignedRFC3161Timestamp: base64 });
function isPlainLayer({ payload, annotations }) {
    const { signature, certificate, chain, bundle, timestamp } = simple_signing.annotationNames;
    const holds = (name, judge) => {
        const text = annotations[name];
        return text === undefined || judge(text);
    };
    return (readPlainJson(payload.toString('utf8')) !== undefined &&
        valibot_dist.is(base64, annotations[signature]) &&
        holds(certificate, (text) => text === '' || certificatesIn(text) === 1) &&
        holds(chain, (text) => text === '' || (certificatesIn(text) ?? 0) > 0) &&
        holds(bundle, (text) => valibot_dist.is(plainLog, readPlainJson(text))) &&
        holds(timestamp, (text) => valibot_dist.is(plainTimestamp, readPlainJson(text))));
}
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
function readPlainJson(text) {
    const json = (0,src_json .q)(text);
    return json !== undefined && !hasRepeatedKey(text) ? json : undefined;
}
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

function isPlain({ format, content }) {
    if (!content.ok)
        return false;
    const { bytes, annotations, isAlone } = content.value;
    if (format === 'bundle')
        return isAlone && isPlainBundle(bytes);
    return format === 'legacy' && isPlainLayer({ payload: bytes, annotations });
}


  })

};
