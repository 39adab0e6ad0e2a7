export const id = 6688;
export const ids = [6688];
export const modules = {

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

  5350:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    So: () => (  readGeneralName),
    ZE: () => (  elementsOf),
    ic: () => (  extensionIds),
    k9: () => (  alternativeNames),
    n5: () => (  readX509)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _sigstore_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3917);


const extensionIds = {
    keyUsage: '2.5.29.15',
    subjectAlternativeName: '2.5.29.17',
    basicConstraints: '2.5.29.19',
    nameConstraints: '2.5.29.30',
    extendedKeyUsage: '2.5.29.37',
};
const userName = '1.3.6.1.4.1.57264.1.7';
function readX509(der) {
    const parsed = _sigstore_core__WEBPACK_IMPORTED_MODULE_1__.X509Certificate.parse(der);
    const extensions = new Map();
    for (const { subs } of parsed.extensions) {
        const [id, ...rest] = subs;
        const value = rest.at(-1)?.value;
        const oid = id?.toOID();
        if (oid === undefined || value === undefined)
            throw new Error('an extension cannot be read');
        if (extensions.has(oid))
            throw new Error(`two extensions ${oid}`);
        extensions.set(oid, {
            isCritical: rest.length > 1 && rest[0]?.toBoolean() === true,
            value: Buffer.from(value),
        });
    }
    return {
        der,
        node: new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(der),
        parsed,
        issuer: parsed.issuer,
        subject: parsed.subject,
        notBefore: parsed.notBefore,
        notAfter: parsed.notAfter,
        extensions,
    };
}
function alternativeNames({ extensions }) {
    const extension = extensions.get(extensionIds.subjectAlternativeName);
    return extension === undefined ? [] : elementsOf(extension.value).map(readGeneralName);
}
function elementsOf(value) {
    const sequence = _sigstore_core__WEBPACK_IMPORTED_MODULE_1__.ASN1Obj.parseBuffer(Buffer.from(value));
    if (!sequence.tag.isUniversal() || sequence.tag.number !== 0x10)
        throw new Error('an extension is not a sequence');
    return sequence.subs;
}
const kinds = { 1: 'email', 2: 'dns', 6: 'uri' };
const ipTag = 7;
function readGeneralName(name) {
    const { tag, value } = name;
    if (!tag.isContextSpecific())
        throw new Error('a name cannot be read');
    const kind = kinds[tag.number];
    if (kind !== undefined)
        return { kind, value: ascii(value) };
    if (tag.number === ipTag)
        return { kind: 'ip', value: value.toString('hex') };
    return tag.number === 0 ? readOtherName(name) : { kind: 'other', value: '' };
}
function readOtherName({ subs: [id, holder] }) {
    const text = holder?.subs[0];
    const isUserName = id?.toOID() === userName && text?.tag.isUniversal() === true && text.tag.number === 0x0c;
    if (!isUserName)
        return { kind: 'other', value: '' };
    return { kind: 'user', value: new TextDecoder('utf-8', { fatal: true }).decode(text.value) };
}
function ascii(bytes) {
    if (bytes.some((byte) => byte > 0x7f))
        throw new Error('a name is not ASCII');
    return bytes.toString('latin1');
}


  })

};
