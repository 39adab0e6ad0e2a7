export const id = 5339;
export const ids = [5339];
export const modules = {

  61:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    t: () => (  certificateOf),
    w: () => (  readCertificate)
  });
  var _sigstore_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3917);
  var _x509_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5350);


const arc = '1.3.6.1.4.1.57264.1.';
const lastRaw = 6;
const lastKnown = 24;
function readCertificate(der) {
    return certificateOf((0,_x509_js__WEBPACK_IMPORTED_MODULE_1__  .n5)(der));
}
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
const kindsOfNames = ['uri', 'email', 'user'];
function factsOf(x509) {
    const names = (0,_x509_js__WEBPACK_IMPORTED_MODULE_1__  .k9)(x509);
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


  }),

  5339:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    certify: () => (  certify),
    judgeCertificate: () => (  judgeCertificate)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
  var _certificate_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61);
  var _service_exchange_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(561);





const chain = valibot__WEBPACK_IMPORTED_MODULE_4__  .Ikc({
    chain: valibot__WEBPACK_IMPORTED_MODULE_4__  .Ikc({
        certificates: valibot__WEBPACK_IMPORTED_MODULE_4__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__  .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__  .Ru6(20_000))), valibot__WEBPACK_IMPORTED_MODULE_4__  .BpQ(1), valibot__WEBPACK_IMPORTED_MODULE_4__  .Ru6(10)),
    }),
});
const answerSchema = valibot__WEBPACK_IMPORTED_MODULE_4__  .KCZ([
    valibot__WEBPACK_IMPORTED_MODULE_4__  .Ikc({ signedCertificateEmbeddedSct: chain }),
    valibot__WEBPACK_IMPORTED_MODULE_4__  .Ikc({ signedCertificateDetachedSct: chain }),
]);
async function certify({ token, subject, name }, fulcio, ports) {
    const { privateKey, publicKey } = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.generateKeyPairSync)('ec', { namedCurve: 'P-256' });
    const body = {
        credentials: { oidcIdentityToken: token },
        publicKeyRequest: {
            publicKey: { algorithm: 'ECDSA', content: publicKey.export({ type: 'spki', format: 'pem' }) },
            proofOfPossession: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)('sha256', Buffer.from(subject), privateKey).toString('base64'),
        },
    };
    const response = await (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_3__  .xE)('FULCIO', {
        method: 'POST',
        url: (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_3__  .X5)(fulcio, 'api/v2/signingCert'),
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
function judgeCertificate(response, { publicKey, name }, now) {
    const answer = (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_3__  .Wp)('FULCIO', answerSchema, response);
    const { chain } = 'signedCertificateEmbeddedSct' in answer
        ? answer.signedCertificateEmbeddedSct
        : answer.signedCertificateDetachedSct;
    const [leaf = '', ...authorities] = chain.certificates;
    const certificate = readLeaf(leaf, response.url);
    if (!(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(certificate.pem).equals(publicKey))
        throw (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_3__  .k_)('FULCIO', response.url, 'the certificate is for another key');
    if (certificate.subjectAlternativeName === undefined)
        throw (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_3__  .k_)('FULCIO', response.url, 'the certificate names no one');
    if (name !== undefined && !certificate.subjectAlternativeNames.includes(name))
        throw (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_3__  .k_)('FULCIO', response.url, `the certificate names ${JSON.stringify(certificate.subjectAlternativeName)}, and the ` +
            `token ${JSON.stringify(name)}`);
    if (certificate.notAfter < now || certificate.notBefore.getTime() > now.getTime() + 300_000) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('FULCIO_RESPONSE_INVALID', `Fulcio at ${response.url.origin} gave a certificate that is valid from ` +
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
        return (0,_certificate_facts_js__WEBPACK_IMPORTED_MODULE_2__  .w)(Buffer.from(new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(pem).raw));
    }
    catch (cause) {
        throw (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_3__  .k_)('FULCIO', url, 'its first certificate cannot be read', cause);
    }
}


  }),

  561:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Wp: () => (  parseAnswer),
    X5: () => (  endpointOf),
    k_: () => (  invalidAnswer),
    xE: () => (  askService)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _http_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5191);
  var _http_public_url_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1785);
  var _http_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6092);
  var _json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4715);






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
async function askService(service, request, ports, expected = [], transients = []) {
    const response = await (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_2__  .zw)(ports.http, request, ports.patience, transients).catch((error) => {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj ? judgeFailure(service, request, error) : error;
    });
    if ((response.status >= 200 && response.status < 300) || expected.includes(response.status))
        return response;
    if (response.status >= 500 || response.status === 429 || response.status === 408)
        throw unavailable(service, request, `status ${response.status}${wordsOf(response)}`);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj(`${service}_REJECTED`, `${titles[service]} refused: ${request.method} ${(0,_http_public_url_js__WEBPACK_IMPORTED_MODULE_3__  .x)(request.url)}: status ` +
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
function parseAnswer(service, schema, response) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_4__  .xLC(schema, (0,_json_js__WEBPACK_IMPORTED_MODULE_5__  .q)(response.body));
    if (parsed.success)
        return parsed.output;
    throw invalidAnswer(service, response.url, (0,_json_js__WEBPACK_IMPORTED_MODULE_5__  .n)(parsed.issues[0]));
}
function invalidAnswer(service, url, what, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj(`${service}_RESPONSE_INVALID`, `${titles[service]} at ${url.origin} gave an answer that the protocol does not allow: ${what}`, {
        hint: 'Something between the runner and the service may have changed it, such as a proxy. ' +
            'Nothing was published.',
        cause,
    });
}
function unavailable(service, { url }, what, cause) {
    const known = cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj && cause.code === 'HTTP_UNREACHABLE' ? cause.hint : undefined;
    const status = url.hostname.endsWith('.sigstore.dev') ? 'See https://status.sigstore.dev. ' : '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj(`${service}_UNAVAILABLE`, `${titles[service]} at ${url.origin} is not available: ${what}`, {
        hint: known ??
            `${status}Run the job again when it is back, or raise the input "patience". The image ` +
                'stays unsigned until then; signing again does no harm.',
        cause,
    });
}
const wordsSchema = valibot__WEBPACK_IMPORTED_MODULE_4__  .KCZ([valibot__WEBPACK_IMPORTED_MODULE_4__  .Ikc({ message: valibot__WEBPACK_IMPORTED_MODULE_4__  .YjP() }), valibot__WEBPACK_IMPORTED_MODULE_4__  .Ikc({ error: valibot__WEBPACK_IMPORTED_MODULE_4__  .YjP() })]);
function wordsOf(response) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_4__  .xLC(wordsSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_5__  .q)(response.body));
    if (!parsed.success)
        return '';
    const words = 'message' in parsed.output ? parsed.output.message : parsed.output.error;
    return `: ${words.slice(0, 300)}`;
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
