export const id = 9762;
export const ids = [9762,6688,3874];
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

  3874:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    selectServices: () => (  selectServices),
    signingConfigSchema: () => (  signingConfigSchema),
    stillOffered: () => (  stillOffered)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);


const service = valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
    url: valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__  .Ru6(2000), valibot__WEBPACK_IMPORTED_MODULE_1__  .OZ5(), valibot__WEBPACK_IMPORTED_MODULE_1__  .z6Y(isSafeUrl, 'an https URL, or http on this machine')),
    majorApiVersion: valibot__WEBPACK_IMPORTED_MODULE_1__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__  .aig(), 0),
    validFor: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({ start: valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), end: valibot__WEBPACK_IMPORTED_MODULE_1__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP()) }),
    operator: valibot__WEBPACK_IMPORTED_MODULE_1__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), ''),
});
const services = valibot__WEBPACK_IMPORTED_MODULE_1__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .YOg(service), valibot__WEBPACK_IMPORTED_MODULE_1__  .Ru6(100)), []);
const choice = valibot__WEBPACK_IMPORTED_MODULE_1__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
    selector: valibot__WEBPACK_IMPORTED_MODULE_1__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__  .KIO(['SERVICE_SELECTOR_UNDEFINED', 'ANY', 'ALL', 'EXACT']), 'SERVICE_SELECTOR_UNDEFINED'),
    count: valibot__WEBPACK_IMPORTED_MODULE_1__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__  .aig()),
}), valibot__WEBPACK_IMPORTED_MODULE_1__  .z6Y(({ selector, count = 1 }) => selector !== 'EXACT' || count >= 1, 'a count of one or more'), valibot__WEBPACK_IMPORTED_MODULE_1__  .pdi(({ selector, count }) => selector === 'EXACT'
    ? { selector, count: count ?? 1 }
    : { selector: selector === 'ALL' ? selector : 'ANY' })), {});
const signingConfigSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_1__  .euz('application/vnd.dev.sigstore.signingconfig.v0.2+json'),
    caUrls: services,
    oidcUrls: services,
    rekorTlogUrls: services,
    rekorTlogConfig: choice,
    tsaUrls: services,
    tsaConfig: choice,
});
function selectServices(config, now, needs = { certificate: true, log: 'any' }) {
    const [fulcio] = needs.certificate
        ? choose('certificate authority', config.caUrls, [1], { selector: 'ANY' }, now)
        : [];
    const logs = needs.log === 'none' ? [] : chooseLogs(config, needs.log, now);
    const timestampAuthorities = (config.tsaUrls.length === 0
        ? []
        : choose('timestamp authority', config.tsaUrls, [1], config.tsaConfig, now)).map(({ url }) => new URL(url));
    if (needs.certificate &&
        timestampAuthorities.length === 0 &&
        !logs.some(({ version }) => version === 1)) {
        throw unusable('it names no timestamp authority, and no log that gives a time (Rekor v2 gives none)');
    }
    return {
        fulcio: fulcio === undefined ? undefined : new URL(fulcio.url),
        logs,
        timestampAuthorities,
    };
}
const logVersions = { any: [2, 1], oldest: [1, 2], v1: [1, 2], v2: [2, 1] };
function chooseLogs({ rekorTlogUrls, rekorTlogConfig }, needed, now) {
    const logs = choose('transparency log', rekorTlogUrls, logVersions[needed], rekorTlogConfig, now).map(({ url, majorApiVersion }) => ({
        url: new URL(url),
        version: majorApiVersion === 2 ? 2 : 1,
    }));
    const isFree = needed === 'any' || needed === 'oldest';
    if (isFree || logs.some(({ version }) => `v${version}` === needed))
        return logs;
    if (needed === 'v2')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('SERVICES_UNUSABLE', 'Large statements are to be recorded in Rekor v2, and the signing config names none', { hint: 'Leave out "large-statements", or use a signing config with Rekor v2.' });
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('SERVICES_UNUSABLE', 'The legacy format needs an entry of Rekor v1, whose promise of inclusion it stores, and ' +
        'the signing config names Rekor v2', {
        hint: 'Set "format: bundle", or use a signing config with Rekor v1.',
    });
}
function stillOffered(used, config, now) {
    const offered = new Set([...config.caUrls, ...config.rekorTlogUrls, ...config.tsaUrls]
        .filter((candidate) => isValidAt(candidate, now))
        .map(({ url }) => new URL(url).href));
    return [
        ...(used.fulcio === undefined ? [] : [used.fulcio]),
        ...used.logs.map(({ url }) => url),
        ...used.timestampAuthorities,
    ].every(({ href }) => offered.has(href));
}
function choose(kind, candidates, versions, choice, now) {
    const valid = candidates.filter((candidate) => isValidAt(candidate, now));
    const version = versions.find((wanted) => valid.some(({ majorApiVersion }) => majorApiVersion === wanted));
    const understood = valid
        .filter(({ majorApiVersion }) => majorApiVersion === version)
        .sort((a, b) => Date.parse(b.validFor.start) - Date.parse(a.validFor.start));
    const onePerOperator = [
        ...Map.groupBy(understood, ({ operator, url }) => operator || url).values(),
    ].flatMap(([first]) => (first === undefined ? [] : [first]));
    const wanted = wantedOf(choice, onePerOperator.length);
    if (onePerOperator.length < wanted)
        throw unusable(`it wants ${wanted} ${kind} services, and offers ${onePerOperator.length} that are valid ` +
            'now and understood');
    return onePerOperator.slice(0, wanted);
}
function wantedOf(choice, offered) {
    if (choice.selector === 'EXACT')
        return choice.count;
    return choice.selector === 'ALL' ? Math.max(1, offered) : 1;
}
function isValidAt({ validFor: { start, end } }, now) {
    return (Date.parse(start) <= now.getTime() && (end === undefined || now.getTime() <= Date.parse(end)));
}
function isSafeUrl(text) {
    if (!URL.canParse(text))
        return false;
    const { protocol, hostname, username, password } = new URL(text);
    return (username === '' &&
        password === '' &&
        (protocol === 'https:' ||
            (protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname))));
}
function unusable(what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('SERVICES_UNUSABLE', `The signing config cannot be used: ${what}`, {
        hint: 'Update the file given as "signing-config"; if none is given, update this action.',
    });
}


  }),

  9352:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    V2: () => (  parseSigningConfig),
    gv: () => (  readTrustedRoot),
    t1: () => (  parseTrustedRoot)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var valibot__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7934);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
  var _json_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4715);
  var _proto_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6954);
  var _proto_messages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4283);
  var _services_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3874);
  var _x509_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5350);








const validFor = valibot__WEBPACK_IMPORTED_MODULE_6__  .Ikc({ start: valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(), end: valibot__WEBPACK_IMPORTED_MODULE_6__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP()) });
const logId = valibot__WEBPACK_IMPORTED_MODULE_6__  .Ikc({ keyId: valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP() });
const log = valibot__WEBPACK_IMPORTED_MODULE_6__  .Ikc({
    baseUrl: valibot__WEBPACK_IMPORTED_MODULE_6__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(), ''),
    publicKey: valibot__WEBPACK_IMPORTED_MODULE_6__  .Ikc({
        rawBytes: valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(),
        keyDetails: valibot__WEBPACK_IMPORTED_MODULE_6__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(), 'PUBLIC_KEY_DETAILS_UNSPECIFIED'),
        validFor,
    }),
    logId: valibot__WEBPACK_IMPORTED_MODULE_6__  .lqM(logId),
    checkpointKeyId: valibot__WEBPACK_IMPORTED_MODULE_6__  .lqM(logId),
});
const authority = valibot__WEBPACK_IMPORTED_MODULE_6__  .Ikc({
    subject: valibot__WEBPACK_IMPORTED_MODULE_6__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_6__  .Ikc({
        organization: valibot__WEBPACK_IMPORTED_MODULE_6__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(), ''),
        commonName: valibot__WEBPACK_IMPORTED_MODULE_6__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(), ''),
    })),
    uri: valibot__WEBPACK_IMPORTED_MODULE_6__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(), ''),
    certChain: valibot__WEBPACK_IMPORTED_MODULE_6__  .Ikc({
        certificates: valibot__WEBPACK_IMPORTED_MODULE_6__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_6__  .YOg(valibot__WEBPACK_IMPORTED_MODULE_6__  .Ikc({ rawBytes: valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP() })), valibot__WEBPACK_IMPORTED_MODULE_6__  .BpQ(1), valibot__WEBPACK_IMPORTED_MODULE_6__  .Ru6(10)),
    }),
    validFor: valibot__WEBPACK_IMPORTED_MODULE_6__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_6__  .OH3(validFor), {}),
});
const list = (item) => valibot__WEBPACK_IMPORTED_MODULE_6__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_6__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_6__  .YOg(item), valibot__WEBPACK_IMPORTED_MODULE_6__  .Ru6(100)), []);
const trustedRootSchema = valibot__WEBPACK_IMPORTED_MODULE_6__  .Ikc({
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_6__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_6__  .yGV(/^application\/vnd\.dev\.sigstore\.trustedroot(?:\+json;version=0\.1|\.v0\.[12]\+json)$/, 'a trusted root’s media type')),
    tlogs: list(log),
    certificateAuthorities: list(authority),
    ctlogs: list(log),
    timestampAuthorities: list(authority),
});
function parseSigningConfig(text, name) {
    return parse(text, name, 'signing config v0.2', _proto_messages_js__WEBPACK_IMPORTED_MODULE_3__  .Ng, _services_js__WEBPACK_IMPORTED_MODULE_4__.signingConfigSchema);
}
function readTrustedRoot(text, name) {
    return parse(text, name, 'trusted root', _proto_messages_js__WEBPACK_IMPORTED_MODULE_3__  .Pu, trustedRootSchema);
}
function parseTrustedRoot(text, name) {
    const kind = 'trusted root';
    const root = readTrustedRoot(text, name);
    const readable = (field, entries, read) => {
        const results = entries.map((entry) => attempt(() => read(entry)));
        const found = results.flatMap((result) => (result.ok ? [result.value] : []));
        const [failure] = results.flatMap((result) => (result.ok ? [] : [result.error]));
        if (found.length === 0 && failure !== undefined)
            throw invalid(name, kind, `${field}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__  .bD)(failure)}`, failure);
        return found;
    };
    return {
        tlogs: readable('tlogs', root.tlogs, readLog),
        ctlogs: readable('ctlogs', root.ctlogs, readLog),
        certificateAuthorities: readable('certificateAuthorities', root.certificateAuthorities, readAuthority),
        timestampAuthorities: readable('timestampAuthorities', root.timestampAuthorities, readAuthority),
    };
}
function attempt(make) {
    try {
        return { ok: true, value: make() };
    }
    catch (error) {
        return { ok: false, error };
    }
}
function readLog(entry) {
    const { rawBytes, keyDetails, validFor: validity } = entry.publicKey;
    const id = entry.checkpointKeyId ?? entry.logId;
    if (id === undefined)
        throw new Error('a log has no ID');
    return {
        baseURL: entry.baseUrl,
        logID: Buffer.from(id.keyId, 'base64'),
        publicKey: readKey(Buffer.from(rawBytes, 'base64'), keyDetails),
        hash: hashFor(keyDetails),
        validFor: validityOf(validity),
    };
}
function readKey(der, keyDetails) {
    const type = keyDetails.startsWith('PKCS1_') ? 'pkcs1' : 'spki';
    try {
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: der, format: 'der', type });
    }
    catch (cause) {
        throw new Error(`a key of the kind ${keyDetails} cannot be read`, { cause });
    }
}
function hashFor(keyDetails) {
    if (keyDetails.includes('_PSS'))
        throw new Error(`keys of the kind ${keyDetails} are not known`);
    const size = /_SHA_?(256|384|512)$/.exec(keyDetails)?.[1];
    if (size !== undefined)
        return `sha${size}`;
    if (keyDetails === 'PKIX_ED25519')
        return null;
    if (['PKCS1_RSA_PKCS1V5', 'PKIX_RSA_PKCS1V5'].includes(keyDetails))
        return 'sha256';
    throw new Error(`keys of the kind ${keyDetails} are not known`);
}
function readAuthority(entry) {
    return {
        chain: entry.certChain.certificates.map(({ rawBytes }) => (0,_x509_js__WEBPACK_IMPORTED_MODULE_5__  .n5)(Buffer.from(Uint8Array.from(Buffer.from(rawBytes, 'base64')).buffer))),
        validFor: validityOf(entry.validFor),
    };
}
const ever = { start: new Date(0), end: new Date(8_640_000_000_000_000) };
function validityOf({ start, end, }) {
    return {
        start: start === undefined ? ever.start : new Date(start),
        end: end === undefined ? ever.end : new Date(end),
    };
}
function parse(text, name, kind, message, schema) {
    const json = (0,_json_js__WEBPACK_IMPORTED_MODULE_7__  .q)(text.replace(/^\uFEFF/, ''));
    if (json === undefined)
        throw invalid(name, kind, 'it is not JSON');
    const read = attempt(() => (0,_proto_json_js__WEBPACK_IMPORTED_MODULE_2__  .z)(json, message));
    if (!read.ok)
        throw invalid(name, kind, (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__  .bD)(read.error), read.error);
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_6__  .xLC(schema, read.value);
    if (!parsed.success)
        throw invalid(name, kind, (0,_json_js__WEBPACK_IMPORTED_MODULE_7__  .n)(parsed.issues[0]));
    return parsed.output;
}
function invalid(name, kind, what, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('TRUST_FILE_INVALID', `${name} is not a ${kind}: ${what}`, {
        hint: 'Use the files that the Sigstore instance publishes (targets trusted_root.json and ' +
            'signing_config.v0.2.json), or that "cosign trusted-root create" and "cosign ' +
            'signing-config create" write.',
        cause,
    });
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
