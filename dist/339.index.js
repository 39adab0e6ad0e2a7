export const id = 339;
export const ids = [339];
export const modules = {

/***/ 61:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ readCertificate)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _sigstore_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3917);
// SPDX-License-Identifier: Apache-2.0
// What a Fulcio certificate says (fulcio, docs/oid-info.md).


const arc = '1.3.6.1.4.1.57264.1.';
/** The extensions 1 to 6 hold raw text; from 8 on they hold a DER UTF8String. */
const lastRaw = 6;
const lastKnown = 24;
/**
 * Reads a certificate from DER, which may have been parsed before.
 * @throws anything when it is no certificate; the caller knows whose it was
 */
function readCertificate(der, parsed = _sigstore_core__WEBPACK_IMPORTED_MODULE_1__.X509Certificate.parse(der)) {
    const node = new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(der);
    // Where there are two of one kind (RFC 5280, 4.2 forbids it), the first counts, as it does for
    // the library.
    const extensions = Object.fromEntries(parsed.extensions.flatMap(textOf).toReversed());
    return {
        der,
        pem: node.toString(),
        serialNumber: node.serialNumber,
        fingerprint: node.fingerprint256,
        notBefore: parsed.notBefore,
        notAfter: parsed.notAfter,
        subjectAlternativeName: parsed.subjectAltName,
        issuer: extensions['8'] ?? extensions['1'],
        extensions,
    };
}
/** One of Fulcio's extensions as its number and text; nothing of another. */
function textOf({ subs }) {
    const oid = subs[0]?.toOID() ?? '';
    const value = subs.at(-1)?.value;
    if (value === undefined || !oid.startsWith(arc))
        return [];
    const number = oid.slice(arc.length);
    if (!/^[1-9]\d?$/.test(number) || Number(number) > lastKnown)
        return [];
    if (Number(number) <= lastRaw)
        return [[number, value.toString('utf8')]];
    const text = _sigstore_core__WEBPACK_IMPORTED_MODULE_1__.ASN1Obj.parseBuffer(Buffer.from(value));
    return text.tag.number === 0x0c && text.tag.isUniversal()
        ? [[number, text.value.toString('utf8')]]
        : [];
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
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934);
/* harmony import */ var _certificate_facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(61);
/* harmony import */ var _service_exchange_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(561);
// SPDX-License-Identifier: Apache-2.0
// Buys a certificate from Fulcio (fulcio.proto, POST /api/v2/signingCert).




const chain = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    chain: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
        certificates: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .maxLength */ .Ru6(20_000))), valibot__WEBPACK_IMPORTED_MODULE_3__/* .minLength */ .BpQ(1), valibot__WEBPACK_IMPORTED_MODULE_3__/* .maxLength */ .Ru6(10)),
    }),
});
/** Fulcio answers in the second form when its CT log is off. */
const answerSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([
    valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ signedCertificateEmbeddedSct: chain }),
    valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ signedCertificateDetachedSct: chain }),
]);
/**
 * Makes a P-256 key in memory and buys a certificate for it.
 * @throws SignetError FULCIO_REJECTED, FULCIO_UNAVAILABLE, FULCIO_RESPONSE_INVALID; never with the
 * token in it
 */
async function certify({ token, subject }, fulcio, ports) {
    const { privateKey, publicKey } = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.generateKeyPairSync)('ec', { namedCurve: 'P-256' });
    const body = {
        credentials: { oidcIdentityToken: token },
        publicKeyRequest: {
            publicKey: { algorithm: 'ECDSA', content: publicKey.export({ type: 'spki', format: 'pem' }) },
            proofOfPossession: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)('sha256', Buffer.from(subject), privateKey).toString('base64'),
        },
    };
    const response = await (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .askService */ .xE)('FULCIO', {
        method: 'POST',
        url: new URL('/api/v2/signingCert', fulcio),
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: Buffer.from(JSON.stringify(body)),
        maxBytes: 128 * 1024,
    }, ports);
    return {
        privateKey,
        publicKey,
        ...judgeCertificate(response, publicKey, new Date(ports.patience.clock.now())),
    };
}
/**
 * The certificate of Fulcio's answer and what is above it, when it is for our key, valid now, and
 * names somebody.
 */
function judgeCertificate(response, publicKey, now) {
    const answer = (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .parseAnswer */ .Wp)('FULCIO', answerSchema, response);
    const { chain } = 'signedCertificateEmbeddedSct' in answer
        ? answer.signedCertificateEmbeddedSct
        : answer.signedCertificateDetachedSct;
    const [leaf = '', ...authorities] = chain.certificates;
    const certificate = readLeaf(leaf, response.url);
    if (!(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(certificate.pem).equals(publicKey))
        throw (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .invalidAnswer */ .k_)('FULCIO', response.url, 'the certificate is for another key');
    if (certificate.subjectAlternativeName === undefined)
        throw (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .invalidAnswer */ .k_)('FULCIO', response.url, 'the certificate names nobody');
    // Five minutes of grace for a clock that runs behind; verifiers use the log's and the timestamp's
    // time, not this clock.
    if (certificate.notAfter < now || certificate.notBefore.getTime() > now.getTime() + 300_000) {
        throw (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .invalidAnswer */ .k_)('FULCIO', response.url, `the certificate is valid from ${certificate.notBefore.toISOString()} to ` +
            `${certificate.notAfter.toISOString()}, and this runner’s clock says ${now.toISOString()}`);
    }
    return { certificate, chain: authorities.map((pem) => `${pem.trim()}\n`).join('') };
}
function readLeaf(pem, url) {
    try {
        return (0,_certificate_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .readCertificate */ .w)(Buffer.from(new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(pem).raw));
    }
    catch (cause) {
        throw (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .invalidAnswer */ .k_)('FULCIO', url, 'its first certificate cannot be read', cause);
    }
}


/***/ }),

/***/ 561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wp: () => (/* binding */ parseAnswer),
/* harmony export */   k_: () => (/* binding */ invalidAnswer),
/* harmony export */   xE: () => (/* binding */ askService)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5191);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6092);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4715);
// SPDX-License-Identifier: Apache-2.0
// What all exchanges with Fulcio, Rekor and the timestamp authority have in common.





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
async function askService(service, request, ports, expected = [], alsoTransient = []) {
    const response = await (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .sendPatiently */ .zw)(ports.http, request, ports.patience, alsoTransient).catch((error) => {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T ? judgeFailure(service, request, error) : error;
    });
    if ((response.status >= 200 && response.status < 300) || expected.includes(response.status))
        return response;
    if (response.status >= 500 || response.status === 429 || response.status === 408)
        throw unavailable(service, request, `status ${response.status}${wordsOf(response)}`);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T(`${service}_REJECTED`, `${titles[service]} refused: ${request.method} ${(0,_http_client_js__WEBPACK_IMPORTED_MODULE_1__/* .publicUrl */ .x)(request.url)}: status ` +
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
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(schema, (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .q)(response.body));
    if (parsed.success)
        return parsed.output;
    throw invalidAnswer(service, response.url, (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .describeIssue */ .n)(parsed.issues[0]));
}
function invalidAnswer(service, url, what, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T(`${service}_RESPONSE_INVALID`, `${titles[service]} at ${url.origin} gave an answer that the protocol does not allow: ${what}`, {
        hint: 'Something between the runner and the service may have changed it, such as a proxy. ' +
            'Nothing was published.',
        cause,
    });
}
function unavailable(service, { url }, what, cause) {
    const status = url.hostname.endsWith('.sigstore.dev') ? 'See https://status.sigstore.dev. ' : '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T(`${service}_UNAVAILABLE`, `${titles[service]} at ${url.origin} is not available: ${what}`, {
        hint: `${status}Run the job again when it is back, or raise the input "patience". The image ` +
            'stays unsigned until then; signing again does no harm.',
        cause,
    });
}
const wordsSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ message: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() }), valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ error: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() })]);
/** The service's own words, if it said any that are fit to show. */
function wordsOf(response) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(wordsSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .q)(response.body));
    if (!parsed.success)
        return '';
    const words = 'message' in parsed.output ? parsed.output.message : parsed.output.error;
    return `: ${words.slice(0, 300)}`;
}


/***/ })

};
