export const id = 339;
export const ids = [339];
export const modules = {

/***/ 61:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ certificateOf),
/* harmony export */   w: () => (/* binding */ readCertificate)
/* harmony export */ });
/* harmony import */ var _sigstore_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3917);
/* harmony import */ var _x509_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5350);
// SPDX-License-Identifier: Apache-2.0
// What a Fulcio certificate says (fulcio, docs/oid-info.md).


const arc = '1.3.6.1.4.1.57264.1.';
/** The extensions 1 to 6 hold raw text; from 8 on they hold a DER UTF8String. */
const lastRaw = 6;
const lastKnown = 24;
/**
 * Reads a certificate from DER.
 * @throws Error when it cannot be read; the caller knows whose it was
 */
function readCertificate(der) {
    return certificateOf((0,_x509_js__WEBPACK_IMPORTED_MODULE_1__/* .readX509 */ .n5)(der));
}
/** @throws Error when one of its names cannot be read */
function certificateOf(x509) {
    const { node, der, notBefore, notAfter } = x509;
    return {
        der,
        pem: node.toString(),
        serialNumber: node.serialNumber,
        fingerprint: node.fingerprint256,
        notBefore,
        notAfter,
        ...factsOf(x509),
    };
}
/** In this order a certificate is known by a name of it. */
const kindsOfNames = ['uri', 'email', 'user'];
function factsOf(x509) {
    const names = (0,_x509_js__WEBPACK_IMPORTED_MODULE_1__/* .alternativeNames */ .k9)(x509);
    const sorted = kindsOfNames.flatMap((kind) => names.filter((name) => name.kind === kind));
    const extensions = extensionsOf(x509);
    const fact = (...numbers) => numbers.map((number) => extensions[number]).find((text) => text !== undefined);
    return {
        subjectAlternativeName: sorted[0]?.value,
        subjectAlternativeNames: sorted.map(({ value }) => value),
        issuer: fact(8, 1),
        buildSignerUri: fact(9),
        buildSignerDigest: fact(10),
        runnerEnvironment: fact(11),
        sourceRepository: fact(12, 5),
        sourceCommit: fact(13, 3),
        sourceRef: fact(14, 6),
        sourceRepositoryId: fact(15),
        sourceOwner: fact(16),
        sourceOwnerId: fact(17),
        buildConfigUri: fact(18),
        buildConfigDigest: fact(19),
        trigger: fact(20, 2),
        runUrl: fact(21),
        visibility: fact(22),
        extensions,
    };
}
function extensionsOf(x509) {
    const numbers = Array.from({ length: lastKnown }, (_, index) => index + 1);
    return Object.fromEntries(numbers.flatMap((number) => {
        const text = textOf(x509, number);
        return text === undefined ? [] : [[number, text]];
    }));
}
/** The text of one of Fulcio's extensions; what is not a text is not there. */
function textOf({ extensions }, number) {
    const value = extensions.get(`${arc}${number}`)?.value;
    if (value === undefined)
        return undefined;
    if (number <= lastRaw)
        return value.toString('utf8');
    try {
        const text = _sigstore_core__WEBPACK_IMPORTED_MODULE_0__.ASN1Obj.parseBuffer(Buffer.from(value));
        return text.tag.number === 0x0c && text.tag.isUniversal()
            ? text.value.toString('utf8')
            : undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 5339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   certify: () => (/* binding */ certify),
/* harmony export */   judgeCertificate: () => (/* binding */ judgeCertificate)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
/* harmony import */ var _certificate_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61);
/* harmony import */ var _service_exchange_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(561);
// SPDX-License-Identifier: Apache-2.0
// Buys a certificate from Fulcio (fulcio.proto, POST /api/v2/signingCert).





const chain = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    chain: valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        certificates: valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .maxLength */ .Ru6(20_000))), valibot__WEBPACK_IMPORTED_MODULE_4__/* .minLength */ .BpQ(1), valibot__WEBPACK_IMPORTED_MODULE_4__/* .maxLength */ .Ru6(10)),
    }),
});
/** Fulcio answers in the second form when its CT log is off. */
const answerSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .union */ .KCZ([
    valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ signedCertificateEmbeddedSct: chain }),
    valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ signedCertificateDetachedSct: chain }),
]);
/**
 * Makes a P-256 key in memory and buys a certificate for it.
 * @throws SignetError FULCIO_REJECTED, FULCIO_UNAVAILABLE, FULCIO_RESPONSE_INVALID; never with the
 * token in it
 */
async function certify({ token, subject, name }, fulcio, ports) {
    const { privateKey, publicKey } = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.generateKeyPairSync)('ec', { namedCurve: 'P-256' });
    const body = {
        credentials: { oidcIdentityToken: token },
        publicKeyRequest: {
            publicKey: { algorithm: 'ECDSA', content: publicKey.export({ type: 'spki', format: 'pem' }) },
            proofOfPossession: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)('sha256', Buffer.from(subject), privateKey).toString('base64'),
        },
    };
    const response = await (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_3__/* .askService */ .xE)('FULCIO', {
        method: 'POST',
        url: (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_3__/* .endpointOf */ .X5)(fulcio, 'api/v2/signingCert'),
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: Buffer.from(JSON.stringify(body)),
        maxBytes: 128 * 1024,
    }, ports);
    return {
        privateKey,
        publicKey,
        ...judgeCertificate(response, { publicKey, name }, new Date(ports.patience.clock.now())),
    };
}
/**
 * The certificate of Fulcio's answer and what is above it, when it is for our key, valid now, and
 * bears the name that was asked for. Nothing is signed with another, because what is in a log stays
 * there.
 */
function judgeCertificate(response, { publicKey, name }, now) {
    const answer = (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_3__/* .parseAnswer */ .Wp)('FULCIO', answerSchema, response);
    const { chain } = 'signedCertificateEmbeddedSct' in answer
        ? answer.signedCertificateEmbeddedSct
        : answer.signedCertificateDetachedSct;
    const [leaf = '', ...authorities] = chain.certificates;
    const certificate = readLeaf(leaf, response.url);
    if (!(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(certificate.pem).equals(publicKey))
        throw (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_3__/* .invalidAnswer */ .k_)('FULCIO', response.url, 'the certificate is for another key');
    if (certificate.subjectAlternativeName === undefined)
        throw (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_3__/* .invalidAnswer */ .k_)('FULCIO', response.url, 'the certificate names no one');
    if (name !== undefined && !certificate.subjectAlternativeNames.includes(name))
        throw (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_3__/* .invalidAnswer */ .k_)('FULCIO', response.url, `the certificate names ${JSON.stringify(certificate.subjectAlternativeName)}, and the ` +
            `token ${JSON.stringify(name)}`);
    // Five minutes of grace for a clock that runs behind; verifiers use the log's and the timestamp's
    // time, not this clock.
    if (certificate.notAfter < now || certificate.notBefore.getTime() > now.getTime() + 300_000) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SignetError */ .Tj('FULCIO_RESPONSE_INVALID', `Fulcio at ${response.url.origin} gave a certificate that is valid from ` +
            `${certificate.notBefore.toISOString()} to ${certificate.notAfter.toISOString()}, and ` +
            `this runner’s clock says ${now.toISOString()}`, {
            hint: 'Set this runner’s clock, and keep it right with NTP; if it is right, Fulcio’s is ' +
                'wrong. Nothing was published.',
        });
    }
    return { certificate, chain: authorities.map((pem) => `${pem.trim()}\n`).join('') };
}
function readLeaf(pem, url) {
    try {
        return (0,_certificate_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .readCertificate */ .w)(Buffer.from(new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(pem).raw));
    }
    catch (cause) {
        throw (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_3__/* .invalidAnswer */ .k_)('FULCIO', url, 'its first certificate cannot be read', cause);
    }
}


/***/ }),

/***/ 561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wp: () => (/* binding */ parseAnswer),
/* harmony export */   X5: () => (/* binding */ endpointOf),
/* harmony export */   k_: () => (/* binding */ invalidAnswer),
/* harmony export */   xE: () => (/* binding */ askService)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5191);
/* harmony import */ var _http_public_url_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1785);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6092);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4715);
// SPDX-License-Identifier: Apache-2.0
// What all exchanges with Fulcio, Rekor and the timestamp authority have in common.






/**
 * The address of one of a service's methods. A private Sigstore may have all of its services on one
 * host, each under a path of its own; that path stays, with or without a slash at its end.
 */
function endpointOf(service, path) {
    const url = new URL(service);
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
    return url;
}
const titles = {
    FULCIO: 'Fulcio',
    REKOR: 'Rekor',
    TSA: 'The timestamp authority',
};
/**
 * Sends to a service until it answers; 2xx and the statuses of `expected` are answers.
 * @throws SignetError …_REJECTED for another 4xx, with the service's own words; …_UNAVAILABLE when
 * it stays down; …_RESPONSE_INVALID when it does not stop
 */
async function askService(service, request, ports, expected = [], transients = []) {
    const response = await (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .sendPatiently */ .zw)(ports.http, request, ports.patience, transients).catch((error) => {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .Tj ? judgeFailure(service, request, error) : error;
    });
    if ((response.status >= 200 && response.status < 300) || expected.includes(response.status))
        return response;
    if (response.status >= 500 || response.status === 429 || response.status === 408)
        throw unavailable(service, request, `status ${response.status}${wordsOf(response)}`);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .Tj(`${service}_REJECTED`, `${titles[service]} refused: ${request.method} ${(0,_http_public_url_js__WEBPACK_IMPORTED_MODULE_3__/* .publicUrl */ .x)(request.url)}: status ` +
        `${response.status}${wordsOf(response)}`, {
        hint: service === 'FULCIO'
            ? fulcioHint
            : 'If the cause is not clear from these words, run the job again; if it stays, ' +
                'report it.',
    });
}
function judgeFailure(service, request, error) {
    if (error.code === 'CANCELLED')
        return error;
    if (error.code === 'HTTP_TOO_LARGE')
        return invalidAnswer(service, request.url, 'it is too long', error);
    return unavailable(service, request, error.code === 'HTTP_IMPATIENT'
        ? 'it asks for more patience than there is'
        : 'it does not answer', error);
}
const fulcioHint = 'The token may have expired (it lives five minutes), the runner’s clock may be wrong, or ' +
    'this Sigstore may not accept tokens of this issuer: the public-good one accepts github.com ' +
    'and ghe.com, not GitHub Enterprise Server.';
/** Parses a JSON answer by its schema. @throws SignetError …_RESPONSE_INVALID */
function parseAnswer(service, schema, response) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(schema, (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .parseJson */ .q)(response.body));
    if (parsed.success)
        return parsed.output;
    throw invalidAnswer(service, response.url, (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .describeIssue */ .n)(parsed.issues[0]));
}
function invalidAnswer(service, url, what, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .Tj(`${service}_RESPONSE_INVALID`, `${titles[service]} at ${url.origin} gave an answer that the protocol does not allow: ${what}`, {
        hint: 'Something between the runner and the service may have changed it, such as a proxy. ' +
            'Nothing was published.',
        cause,
    });
}
function unavailable(service, { url }, what, cause) {
    // Where the transport knows the cause, it knows the fix.
    const known = cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .Tj && cause.code === 'HTTP_UNREACHABLE' ? cause.hint : undefined;
    const status = url.hostname.endsWith('.sigstore.dev') ? 'See https://status.sigstore.dev. ' : '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .Tj(`${service}_UNAVAILABLE`, `${titles[service]} at ${url.origin} is not available: ${what}`, {
        hint: known ??
            `${status}Run the job again when it is back, or raise the input "patience". The image ` +
                'stays unsigned until then; signing again does no harm.',
        cause,
    });
}
const wordsSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ message: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() }), valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ error: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() })]);
/** The service's own words, if it said any that are fit to show. */
function wordsOf(response) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(wordsSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_5__/* .parseJson */ .q)(response.body));
    if (!parsed.success)
        return '';
    const words = 'message' in parsed.output ? parsed.output.message : parsed.output.error;
    return `: ${words.slice(0, 300)}`;
}


/***/ }),

/***/ 5350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   So: () => (/* binding */ readGeneralName),
/* harmony export */   ZE: () => (/* binding */ elementsOf),
/* harmony export */   ic: () => (/* binding */ extensionIds),
/* harmony export */   k9: () => (/* binding */ alternativeNames),
/* harmony export */   n5: () => (/* binding */ readX509)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _sigstore_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3917);
// SPDX-License-Identifier: Apache-2.0
// A certificate as RFC 5280 lays it out: what Node and @sigstore/core do not tell of it.


const extensionIds = {
    keyUsage: '2.5.29.15',
    subjectAlternativeName: '2.5.29.17',
    basicConstraints: '2.5.29.19',
    nameConstraints: '2.5.29.30',
    extendedKeyUsage: '2.5.29.37',
};
/** Fulcio's user names (fulcio, docs/oid-info.md, 1.7). */
const userName = '1.3.6.1.4.1.57264.1.7';
/** @throws Error when it is not a certificate, or has two extensions of one kind (4.2) */
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
/** The names that a certificate is about, in its order. @throws Error when one cannot be read */
function alternativeNames({ extensions }) {
    const extension = extensions.get(extensionIds.subjectAlternativeName);
    return extension === undefined ? [] : elementsOf(extension.value).map(readGeneralName);
}
/** The elements of the sequence that an extension holds. */
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
/** `OtherName ::= SEQUENCE { type-id OBJECT IDENTIFIER, value [0] EXPLICIT ANY }` */
function readOtherName({ subs: [id, holder] }) {
    const text = holder?.subs[0];
    const isUserName = id?.toOID() === userName && text?.tag.isUniversal() === true && text.tag.number === 0x0c;
    if (!isUserName)
        return { kind: 'other', value: '' };
    return { kind: 'user', value: new TextDecoder('utf-8', { fatal: true }).decode(text.value) };
}
/** An IA5String holds seven bits: what has more is refused, never cut to something else. */
function ascii(bytes) {
    if (bytes.some((byte) => byte > 0x7f))
        throw new Error('a name is not ASCII');
    return bytes.toString('latin1');
}


/***/ })

};
