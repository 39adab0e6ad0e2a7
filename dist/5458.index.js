export const id = 5458;
export const ids = [5458,8482];
export const modules = {

  5458:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  isPlain: () => (  isPlain)
});

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


  }),

  6954:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    z: () => (  readProtoJson)
  });
class ProtoJsonError extends Error {
    constructor(path, what) {
        super(path === '' ? what : `${path}: ${what}`);
    }
}
function readProtoJson(json, message, unknownFields = 'ignored', path = '') {
    if (typeof json !== 'object' || json === null || Array.isArray(json))
        throw new ProtoJsonError(path, 'expected an object');
    const read = {};
    for (const [key, value] of Object.entries(json)) {
        const name = nameOf(key, message);
        const place = path === '' ? key : `${path}.${key}`;
        if (name === undefined) {
            if (unknownFields === 'refused')
                throw new ProtoJsonError(place, 'expected no such field');
            continue;
        }
        const type = message.fields[name];
        if (value === null || type === undefined)
            continue;
        if (Object.hasOwn(read, name))
            throw new ProtoJsonError(place, 'expected it only once');
        const content = readField(value, type, unknownFields, place);
        if (content !== undefined)
            read[name] = content;
    }
    const chosen = message.oneof?.filter((name) => Object.hasOwn(read, name)) ?? [];
    if (chosen.length > 1)
        throw new ProtoJsonError(path, `expected one of ${chosen.join(' and ')}`);
    return read;
}
function nameOf(key, { fields }) {
    if (Object.hasOwn(fields, key))
        return key;
    return Object.keys(fields).find((name) => snakeCase(name) === key);
}
function snakeCase(name) {
    return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
function readField(value, type, unknownFields, path) {
    switch (type) {
        case 'string':
            return typeof value === 'string' ? value : refuse(path, 'text');
        case 'int32':
        case 'int64':
            return readInteger(value, type, path);
        case 'bytes':
            return readBytes(value, path);
        case 'timestamp':
            return readTimestamp(value, path);
    }
    if ('message' in type)
        return readProtoJson(value, type.message, unknownFields, path);
    if ('enum' in type)
        return readEnum(value, type.enum, path);
    if (!Array.isArray(value))
        return refuse(path, 'a list');
    return value.map((item, at) => {
        const place = `${path}.${at}`;
        return item === null
            ? refuse(place, 'a value')
            : readField(item, type.list, unknownFields, place);
    });
}
function refuse(path, expected) {
    throw new ProtoJsonError(path, `expected ${expected}`);
}
const limits = {
    int32: [-(2n ** 31n), 2n ** 31n - 1n],
    int64: [-(2n ** 63n), 2n ** 63n - 1n],
};
function readInteger(value, type, path) {
    const whole = wholeOf(value);
    const [least, most] = limits[type];
    if (whole === undefined || whole < least || whole > most)
        return refuse(path, `a whole number of the type ${type}`);
    return type === 'int32' ? Number(whole) : whole.toString();
}
function wholeOf(value) {
    if (typeof value === 'string') {
        if (/^-?(?:0|[1-9]\d{0,18})$/.test(value))
            return BigInt(value);
        return /^-?(?:0|[1-9]\d{0,18})(?:\.\d{1,20})?(?:[eE][+-]?\d{1,2})?$/.test(value)
            ? wholeOf(Number(value))
            : undefined;
    }
    return Number.isSafeInteger(value) ? BigInt(value) : undefined;
}
function readBytes(value, path) {
    const isBase64 = typeof value === 'string' &&
        (/^[A-Za-z0-9+/\r\n]*={0,2}[\r\n]*$/.test(value) ||
            /^[A-Za-z0-9_\r\n-]*={0,2}[\r\n]*$/.test(value));
    if (!isBase64)
        return refuse(path, 'base64');
    const text = value.replace(/[\r\n]/g, '');
    const digits = text.replace(/=+$/, '');
    const isWhole = digits.length % 4 !== 1 && (digits.length === text.length || text.length % 4 === 0);
    return isWhole ? Buffer.from(digits, 'base64url').toString('base64') : refuse(path, 'base64');
}
const day = String.raw `\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const minute = String.raw `(?:[01]\d|2[0-3]):[0-5]\d`;
const rfc3339 = new RegExp(String.raw `^(${day}T${minute}:[0-5]\d)(?:\.(\d{1,9}))?(Z|[+-]${minute})$`);
function readTimestamp(value, path) {
    const [, moment, fraction = '', zone] = (typeof value === 'string' ? rfc3339.exec(value) : null) ?? [];
    if (moment === undefined || zone === undefined || moment.startsWith('0000'))
        return refuse(path, 'a time (RFC 3339)');
    const time = Date.parse(`${moment}.${fraction.slice(0, 3).padEnd(3, '0')}${zone}`);
    if (Number.isNaN(time) || new Date(`${moment}Z`).toISOString().slice(0, 19) !== moment)
        return refuse(path, 'a time (RFC 3339)');
    return new Date(time).toISOString();
}
function readEnum(value, names, path) {
    if (typeof value === 'string' && !/^-?\d/.test(value))
        return Object.values(names).includes(value) ? value : undefined;
    const number = Number(readInteger(value, 'int32', path));
    return Object.hasOwn(names, number) ? names[number] : undefined;
}


  }),

  4283:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Ng: () => (  signingConfigMessage),
    Pu: () => (  trustedRootMessage),
    gr: () => (  bundleMessage)
  });
  var _sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9654);

const message = (fields, oneof) => ({
    message: oneof === undefined ? { fields } : { fields, oneof },
});
const list = (type) => ({ list: type });
const timeRange = message({ start: 'timestamp', end: 'timestamp' });
const logId = message({ keyId: 'bytes' });
const certificate = message({ rawBytes: 'bytes' });
const certificateChain = message({ certificates: list(certificate) });
const hashAlgorithm = { enum: namesOf(_sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_0__.HashAlgorithm) };
const logInstance = message({
    baseUrl: 'string',
    hashAlgorithm,
    publicKey: message({
        rawBytes: 'bytes',
        keyDetails: { enum: namesOf(_sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_0__.PublicKeyDetails) },
        validFor: timeRange,
    }),
    logId,
    checkpointKeyId: logId,
    operator: 'string',
});
const certificateAuthority = message({
    subject: message({ organization: 'string', commonName: 'string' }),
    uri: 'string',
    certChain: certificateChain,
    validFor: timeRange,
    operator: 'string',
});
const trustedRootMessage = {
    fields: {
        mediaType: 'string',
        tlogs: list(logInstance),
        certificateAuthorities: list(certificateAuthority),
        ctlogs: list(logInstance),
        timestampAuthorities: list(certificateAuthority),
    },
};
const service = message({
    url: 'string',
    majorApiVersion: 'int32',
    validFor: timeRange,
    operator: 'string',
});
const serviceConfiguration = message({
    selector: { enum: { 0: 'SERVICE_SELECTOR_UNDEFINED', 1: 'ALL', 2: 'ANY', 3: 'EXACT' } },
    count: 'int32',
});
const signingConfigMessage = {
    fields: {
        mediaType: 'string',
        caUrls: list(service),
        oidcUrls: list(service),
        rekorTlogUrls: list(service),
        rekorTlogConfig: serviceConfiguration,
        tsaUrls: list(service),
        tsaConfig: serviceConfiguration,
    },
};
const logEntry = message({
    logIndex: 'int64',
    logId,
    kindVersion: message({ kind: 'string', version: 'string' }),
    integratedTime: 'int64',
    inclusionPromise: message({ signedEntryTimestamp: 'bytes' }),
    inclusionProof: message({
        logIndex: 'int64',
        rootHash: 'bytes',
        treeSize: 'int64',
        hashes: list('bytes'),
        checkpoint: message({ envelope: 'string' }),
    }),
    canonicalizedBody: 'bytes',
});
const logEntryMessage = logEntry.message;
const bundleMessage = {
    fields: {
        mediaType: 'string',
        verificationMaterial: message({
            publicKey: message({ hint: 'string' }),
            x509CertificateChain: certificateChain,
            certificate,
            tlogEntries: list(logEntry),
            timestampVerificationData: message({
                rfc3161Timestamps: list(message({ signedTimestamp: 'bytes' })),
            }),
        }, ['publicKey', 'x509CertificateChain', 'certificate']),
        messageSignature: message({
            messageDigest: message({ algorithm: hashAlgorithm, digest: 'bytes' }),
            signature: 'bytes',
        }),
        dsseEnvelope: message({
            payload: 'bytes',
            payloadType: 'string',
            signatures: list(message({ sig: 'bytes', keyid: 'string' })),
        }),
    },
    oneof: ['messageSignature', 'dsseEnvelope'],
};
function namesOf(values) {
    return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => typeof value === 'number' ? [[value, name]] : []));
}


  }),

  8482:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    annotationNames: () => (  annotationNames),
    layerAnnotations: () => (  layerAnnotations),
    simpleSigningPayload: () => (  simpleSigningPayload)
  });
  var _media_types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2284);

const annotationNames = {
    signature: 'dev.cosignproject.cosign/signature',
    certificate: 'dev.sigstore.cosign/certificate',
    chain: 'dev.sigstore.cosign/chain',
    bundle: 'dev.sigstore.cosign/bundle',
    timestamp: 'dev.sigstore.cosign/rfc3161timestamp',
};
function simpleSigningPayload(dockerReference, digest, annotations) {
    const critical = {
        identity: { 'docker-reference': dockerReference },
        image: { 'docker-manifest-digest': digest },
        type: _media_types_js__WEBPACK_IMPORTED_MODULE_0__  .Iy,
    };
    const sorted = Object.entries(annotations).toSorted(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
    const members = sorted.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
    const optional = members.length === 0 ? 'null' : `{${members.join(',')}}`;
    const text = `{"critical":${JSON.stringify(critical)},"optional":${optional}}`;
    return Buffer.from(text.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
function layerAnnotations(signature, { certificate, chain }, entry, timestamp) {
    return {
        [annotationNames.signature]: signature.toString('base64'),
        ...(entry === undefined ? {} : { [annotationNames.bundle]: logBundle(entry) }),
        ...(certificate === undefined
            ? {}
            : { [annotationNames.certificate]: certificate.pem, [annotationNames.chain]: chain }),
        ...(timestamp === undefined
            ? {}
            : {
                [annotationNames.timestamp]: JSON.stringify({
                    SignedRFC3161Timestamp: timestamp.toString('base64'),
                }),
            }),
    };
}
function logBundle({ inclusionPromise, canonicalizedBody, integratedTime, logIndex, logId, }) {
    const payload = {
        body: canonicalizedBody,
        integratedTime: Number(integratedTime),
        logIndex: Number(logIndex),
        logID: Buffer.from(logId.keyId, 'base64').toString('hex'),
    };
    return JSON.stringify({
        SignedEntryTimestamp: inclusionPromise?.signedEntryTimestamp ?? '',
        Payload: payload,
    });
}


  })

};
