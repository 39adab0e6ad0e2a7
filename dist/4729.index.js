export const id = 4729;
export const ids = [4729,8482];
export const modules = {

  7858:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    X8: () => (  envelopeJson),
    Yj: () => (  signEnvelope),
    kQ: () => (  encodingHead),
    vv: () => (  withEnvelope)
  });
  var _signer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8836);
  var _statement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2925);


function encodingHead(payloadType, payloadLength) {
    const type = Buffer.from(payloadType);
    return Buffer.concat([
        Buffer.from(`DSSEv1 ${type.length} `),
        type,
        Buffer.from(` ${payloadLength} `),
    ]);
}
function signEnvelope(statement, signer) {
    const length = statement.reduce((sum, part) => sum + part.length, 0);
    const head = encodingHead(_statement_js__WEBPACK_IMPORTED_MODULE_1__.statementPayloadType, length);
    const encoding = Buffer.concat([head, ...statement]);
    return {
        payload: encoding.subarray(head.length),
        signature: (0,_signer_js__WEBPACK_IMPORTED_MODULE_0__  .b_)(signer, encoding),
        signedDigest: (0,_signer_js__WEBPACK_IMPORTED_MODULE_0__  .iW)(signer, encoding),
    };
}
function envelopeJson({ payload, signature }) {
    return {
        payload: payload.toString('base64'),
        payloadType: _statement_js__WEBPACK_IMPORTED_MODULE_1__.statementPayloadType,
        signatures: [{ sig: signature.toString('base64') }],
    };
}
const pieceLength = 768 * 1024;
function withEnvelope(object, { payload, signature }) {
    const head = Buffer.from(`${JSON.stringify(object).slice(0, -1)},"dsseEnvelope":{"payload":"`);
    const rest = {
        payloadType: _statement_js__WEBPACK_IMPORTED_MODULE_1__.statementPayloadType,
        signatures: [{ sig: signature.toString('base64') }],
    };
    const tail = Buffer.from(`",${JSON.stringify(rest).slice(1)}}`);
    const encodedLength = Math.ceil(payload.length / 3) * 4;
    const bytes = Buffer.alloc(head.length + encodedLength + tail.length);
    head.copy(bytes);
    let written = head.length;
    for (let at = 0; at < payload.length; at += pieceLength)
        written += bytes.write(payload.toString('base64', at, at + pieceLength), written, 'latin1');
    tail.copy(bytes, written);
    return bytes;
}


  }),

  4131:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Jc: () => (  base64),
    Y9: () => (  logEntrySchema),
    rc: () => (  int64)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);

const base64 = valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__  .Ru6(1_000_000), valibot__WEBPACK_IMPORTED_MODULE_0__  .yGV(/^[A-Za-z0-9+/]*={0,2}$/, 'base64'));
const int64 = valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  .KCZ([
    valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__  .yGV(/^\d{1,19}$/, 'a non-negative number')),
    valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__  .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_0__  .Wwf(0)),
]), valibot__WEBPACK_IMPORTED_MODULE_0__  .pdi(String));
const logEntrySchema = valibot__WEBPACK_IMPORTED_MODULE_0__  .Ikc({
    logIndex: valibot__WEBPACK_IMPORTED_MODULE_0__  .lqM(int64, '0'),
    logId: valibot__WEBPACK_IMPORTED_MODULE_0__  .Ikc({ keyId: base64 }),
    kindVersion: valibot__WEBPACK_IMPORTED_MODULE_0__  .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_0__  .YjP(), version: valibot__WEBPACK_IMPORTED_MODULE_0__  .YjP() }),
    integratedTime: valibot__WEBPACK_IMPORTED_MODULE_0__  .lqM(int64, '0'),
    inclusionPromise: valibot__WEBPACK_IMPORTED_MODULE_0__  .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__  .Ikc({ signedEntryTimestamp: base64 })),
    inclusionProof: valibot__WEBPACK_IMPORTED_MODULE_0__  .Ikc({
        logIndex: valibot__WEBPACK_IMPORTED_MODULE_0__  .lqM(int64, '0'),
        rootHash: base64,
        treeSize: int64,
        hashes: valibot__WEBPACK_IMPORTED_MODULE_0__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  .YOg(base64), valibot__WEBPACK_IMPORTED_MODULE_0__  .Ru6(64)), []),
        checkpoint: valibot__WEBPACK_IMPORTED_MODULE_0__  .Ikc({ envelope: valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__  .Ru6(20_000)) }),
    }),
    canonicalizedBody: base64,
});



  }),

  3897:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    M: () => (  isRecordedFor),
    S: () => (  judgeRecordedSigner)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934);
  var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4715);
  var _flaw_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6144);
  var _log_entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4131);





const pem = valibot__WEBPACK_IMPORTED_MODULE_3__  .FsL(_log_entry_js__WEBPACK_IMPORTED_MODULE_2__  .Jc, valibot__WEBPACK_IMPORTED_MODULE_3__  .pdi((text) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(Buffer.from(text, 'base64').toString('utf8'))));
const certificate = valibot__WEBPACK_IMPORTED_MODULE_3__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ x509Certificate: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ rawBytes: _log_entry_js__WEBPACK_IMPORTED_MODULE_2__  .Jc }) }), valibot__WEBPACK_IMPORTED_MODULE_3__  .pdi(({ x509Certificate: { rawBytes } }) => new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(Buffer.from(rawBytes, 'base64')).publicKey));
const key = valibot__WEBPACK_IMPORTED_MODULE_3__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ publicKey: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ rawBytes: _log_entry_js__WEBPACK_IMPORTED_MODULE_2__  .Jc }) }), valibot__WEBPACK_IMPORTED_MODULE_3__  .pdi(({ publicKey: { rawBytes } }) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: Buffer.from(rawBytes, 'base64'), format: 'der', type: 'spki' })));
const verifier = valibot__WEBPACK_IMPORTED_MODULE_3__  .KCZ([certificate, key]);
const spec = (schema) => valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ spec: schema });
const hashedrekord001 = valibot__WEBPACK_IMPORTED_MODULE_3__  .FsL(spec(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ signature: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ publicKey: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ content: pem }) }) })), valibot__WEBPACK_IMPORTED_MODULE_3__  .pdi((entry) => entry.spec.signature.publicKey.content));
const dsse001 = valibot__WEBPACK_IMPORTED_MODULE_3__  .FsL(spec(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ signatures: valibot__WEBPACK_IMPORTED_MODULE_3__  .CxQ([valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ verifier: pem })]) })), valibot__WEBPACK_IMPORTED_MODULE_3__  .pdi((entry) => entry.spec.signatures[0].verifier));
const intoto002 = valibot__WEBPACK_IMPORTED_MODULE_3__  .FsL(spec(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({
    content: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({
        envelope: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ signatures: valibot__WEBPACK_IMPORTED_MODULE_3__  .CxQ([valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ publicKey: pem })]) }),
    }),
})), valibot__WEBPACK_IMPORTED_MODULE_3__  .pdi((entry) => entry.spec.content.envelope.signatures[0].publicKey));
const hashedrekord002 = valibot__WEBPACK_IMPORTED_MODULE_3__  .FsL(spec(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ hashedRekordV002: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ signature: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ verifier }) }) })), valibot__WEBPACK_IMPORTED_MODULE_3__  .pdi((entry) => entry.spec.hashedRekordV002.signature.verifier));
const dsse002 = valibot__WEBPACK_IMPORTED_MODULE_3__  .FsL(spec(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ dsseV002: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ signatures: valibot__WEBPACK_IMPORTED_MODULE_3__  .CxQ([valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ verifier })]) }) })), valibot__WEBPACK_IMPORTED_MODULE_3__  .pdi((entry) => entry.spec.dsseV002.signatures[0].verifier));
const entrySchema = valibot__WEBPACK_IMPORTED_MODULE_3__  .KCZ([hashedrekord001, dsse001, intoto002, hashedrekord002, dsse002]);
function judgeRecordedSigner(body, signer) {
    if (!isRecordedFor(signer, body))
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_1__  .O('log', 'the log entry records another signer');
}
function isRecordedFor(signer, body) {
    try {
        return valibot__WEBPACK_IMPORTED_MODULE_3__  .qgA(entrySchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_4__  .q)(body)).equals(signer);
    }
    catch {
        return false;
    }
}


  }),

  1104:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    BY: () => (  readRecordedBody),
    PX: () => (  hexSchema),
    UI: () => (  toLogEntry),
    jI: () => (  rekorEntrySchema)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
  var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4715);
  var _log_entry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4131);



const hexSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__  .Ru6(160), valibot__WEBPACK_IMPORTED_MODULE_1__  .yGV(/^[0-9a-f]+$/, 'hexadecimal digits'));
const rekorEntrySchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
    body: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .Jc,
    integratedTime: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .rc,
    logID: hexSchema,
    logIndex: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .rc,
    verification: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
        signedEntryTimestamp: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .Jc,
        inclusionProof: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
            checkpoint: valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__  .Ru6(20_000)),
            hashes: valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .YOg(hexSchema), valibot__WEBPACK_IMPORTED_MODULE_1__  .Ru6(64)),
            logIndex: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .rc,
            rootHash: hexSchema,
            treeSize: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .rc,
        }),
    }),
});
const digestSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
    algorithm: valibot__WEBPACK_IMPORTED_MODULE_1__  .KIO(['sha256', 'sha384', 'sha512']),
    value: hexSchema,
});
const severalOf = (item) => valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .YOg(item), valibot__WEBPACK_IMPORTED_MODULE_1__  .BpQ(1), valibot__WEBPACK_IMPORTED_MODULE_1__  .Ru6(16));
const dsseSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
    kind: valibot__WEBPACK_IMPORTED_MODULE_1__  .euz('dsse'),
    apiVersion: valibot__WEBPACK_IMPORTED_MODULE_1__  .euz('0.0.1'),
    spec: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
        payloadHash: digestSchema,
        signatures: severalOf(valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({ signature: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .Jc, verifier: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .Jc })),
    }),
}), valibot__WEBPACK_IMPORTED_MODULE_1__  .pdi(({ kind, apiVersion, spec }) => ({
    kind,
    version: apiVersion,
    digest: spec.payloadHash,
    signatures: spec.signatures,
})));
const hashedrekordSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
    kind: valibot__WEBPACK_IMPORTED_MODULE_1__  .euz('hashedrekord'),
    apiVersion: valibot__WEBPACK_IMPORTED_MODULE_1__  .euz('0.0.1'),
    spec: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
        data: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({ hash: digestSchema }),
        signature: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
            content: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .Jc,
            publicKey: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({ content: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .Jc }),
        }),
    }),
}), valibot__WEBPACK_IMPORTED_MODULE_1__  .pdi(({ kind, apiVersion, spec: { data, signature } }) => ({
    kind,
    version: apiVersion,
    digest: data.hash,
    signatures: [{ signature: signature.content, verifier: signature.publicKey.content }],
})));
const intoto001Schema = valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
    kind: valibot__WEBPACK_IMPORTED_MODULE_1__  .euz('intoto'),
    apiVersion: valibot__WEBPACK_IMPORTED_MODULE_1__  .euz('0.0.1'),
    spec: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
        content: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({ payloadHash: digestSchema }),
        publicKey: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .Jc,
    }),
}), valibot__WEBPACK_IMPORTED_MODULE_1__  .pdi(({ kind, apiVersion, spec: { content, publicKey } }) => ({
    kind,
    version: apiVersion,
    digest: content.payloadHash,
    signatures: [{ signature: undefined, verifier: publicKey }],
})));
const intoto002Schema = valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
    kind: valibot__WEBPACK_IMPORTED_MODULE_1__  .euz('intoto'),
    apiVersion: valibot__WEBPACK_IMPORTED_MODULE_1__  .euz('0.0.2'),
    spec: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
        content: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
            payloadHash: digestSchema,
            envelope: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
                signatures: severalOf(valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({ sig: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .Jc, publicKey: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .Jc })),
            }),
        }),
    }),
}), valibot__WEBPACK_IMPORTED_MODULE_1__  .pdi(({ kind, apiVersion, spec: { content } }) => ({
    kind,
    version: apiVersion,
    digest: content.payloadHash,
    signatures: content.envelope.signatures.map(({ sig, publicKey }) => ({
        signature: Buffer.from(sig, 'base64').toString('latin1'),
        verifier: publicKey,
    })),
})));
const bodySchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .KCZ([dsseSchema, hashedrekordSchema, intoto001Schema, intoto002Schema]);
const kindSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), apiVersion: valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP() });
function readRecordedBody(bytes) {
    const json = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__  .q)(bytes);
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_1__  .xLC(bodySchema, json);
    if (parsed.success)
        return { ok: true, body: parsed.output };
    const named = valibot__WEBPACK_IMPORTED_MODULE_1__  .xLC(kindSchema, json);
    const why = named.success
        ? `an entry of the kind ${kindText(named.output)}`
        : 'its body says no kind';
    return { ok: false, why: `${why} that is not understood` };
}
const kindText = ({ kind, apiVersion }) => JSON.stringify(`${kind} ${apiVersion}`.slice(0, 100));
function toLogEntry({ kind, version }, { body, integratedTime, logID, logIndex, verification: { signedEntryTimestamp, inclusionProof }, }) {
    const bytes = (text) => Buffer.from(text, 'hex').toString('base64');
    return {
        logIndex,
        logId: { keyId: bytes(logID) },
        kindVersion: { kind, version },
        integratedTime,
        inclusionPromise: { signedEntryTimestamp },
        inclusionProof: {
            logIndex: inclusionProof.logIndex,
            rootHash: bytes(inclusionProof.rootHash),
            treeSize: inclusionProof.treeSize,
            hashes: inclusionProof.hashes.map(bytes),
            checkpoint: { envelope: inclusionProof.checkpoint },
        },
        canonicalizedBody: body,
    };
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

  4729:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);

__webpack_require__.d(__webpack_exports__, {
  bundleMediaType: () => (  bundleMediaType),
  signPayload: () => (  signPayload),
  signStatement: () => (  signStatement)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/sigstore/envelope.js
var sigstore_envelope = __webpack_require__(7858);
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/src/http/retry.js
var retry = __webpack_require__(6092);
// EXTERNAL MODULE: ./build/src/http/client.js
var client = __webpack_require__(5191);
// EXTERNAL MODULE: ./build/src/sigstore/service-exchange.js
var service_exchange = __webpack_require__(561);
;// CONCATENATED MODULE: ./build/src/sigstore/large-proposal.js




const largeRequest = 1_000_000;
const largePatienceMs = 3_000;
function isLargeProposal(body) {
    return body.byteLength > largeRequest;
}
async function proposeLarge(request, log, ports) {
    const propose = () => proposeOnce(request, ports);
    const response = await propose().catch(async (error) => {
        if (!isUnavailable(error))
            throw error;
        await askIfAlive(log, ports);
        return propose().catch((again) => {
            throw isUnavailable(again) ? tooLarge(request, log, again) : again;
        });
    });
    if (response.status === 413)
        throw tooLarge(request, log);
    return response;
}
async function proposeOnce(request, ports) {
    const { patience } = ports;
    const brief = { ...(0,retry .ux)(largePatienceMs, patience), graceMs: timeFor(request, patience) };
    return (0,service_exchange .xE)('REKOR', request, { ...ports, patience: brief }, [409, 413]);
}
function timeFor(request, { deadline, clock, graceMs = 0 }) {
    return Math.min((0,client .Rq)(request), Math.max(deadline - clock.now(), graceMs));
}
async function askIfAlive(log, ports) {
    const url = (0,service_exchange .X5)(log, 'api/v1/log');
    await (0,service_exchange .xE)('REKOR', { method: 'GET', url, maxBytes: 64 * 1024 }, ports);
}
function isUnavailable(error) {
    return error instanceof errors .Tj && error.code === 'REKOR_UNAVAILABLE';
}
function tooLarge({ body }, log, cause) {
    return new errors .Tj('REKOR_TOO_LARGE', `Rekor at ${log.origin} refuses large statements: it answers small requests, and drops this ` +
        `one of ${(body.byteLength / 1_000_000).toFixed(1)} MB`, {
        hint: 'Set "large-statements: rekor-v2", which records a hash and takes any size, or make the ' +
            'SBOM smaller: with syft, "--select-catalogers -file" leaves out the list of all files.',
        cause,
    });
}

// EXTERNAL MODULE: ./build/src/sigstore/recorded-signer.js
var recorded_signer = __webpack_require__(3897);
// EXTERNAL MODULE: ./build/src/sigstore/rekor-v1-entry.js
var rekor_v1_entry = __webpack_require__(1104);
// EXTERNAL MODULE: ./build/src/sigstore/signer.js
var sigstore_signer = __webpack_require__(8836);
;// CONCATENATED MODULE: ./build/src/sigstore/rekor-v1.js









const answerSchema = dist .FsL(dist .g1P(dist .YjP(), rekor_v1_entry .jI), dist .bIj(1));
async function recordInRekorV1(envelope, signer, log, ports) {
    const spec = {
        proposedContent: {
            envelope: JSON.stringify((0,sigstore_envelope .X8)(envelope)),
            verifiers: [verifierBase64(signer)],
        },
    };
    const digest = (0,external_node_crypto_.createHash)('sha256').update(envelope.payload).digest('hex');
    return record({
        kind: 'dsse',
        entry: { apiVersion: '0.0.1', kind: 'dsse', spec },
        signer,
        digest,
        signature: envelope.signature,
    }, log, ports);
}
async function recordMessageInRekorV1(message, signature, signer, log, ports) {
    const digest = (0,external_node_crypto_.createHash)('sha256').update(message).digest('hex');
    const spec = {
        data: { hash: { algorithm: 'sha256', value: digest } },
        signature: {
            content: signature.toString('base64'),
            publicKey: { content: verifierBase64(signer) },
        },
    };
    return record({
        kind: 'hashedrekord',
        entry: { apiVersion: '0.0.1', kind: 'hashedrekord', spec },
        signer,
        digest,
        signature,
    }, log, ports);
}
async function record(proposal, log, ports) {
    const body = Buffer.from(JSON.stringify(proposal.entry));
    const request = {
        method: 'POST',
        url: (0,service_exchange .X5)(log, 'api/v1/log/entries'),
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body,
        maxBytes: 1024 * 1024,
    };
    const response = isLargeProposal(body)
        ? await proposeLarge(request, log, ports)
        : await (0,service_exchange .xE)('REKOR', request, ports, [409]);
    if (response.status !== 409)
        return judgeEntry(response, proposal);
    const url = conflictingEntry(response, log);
    const existing = await (0,service_exchange .xE)('REKOR', { method: 'GET', url, headers: { accept: 'application/json' }, maxBytes: 1024 * 1024 }, { ...ports, patience: (0,retry .ux)(60_000, ports.patience) }, [], [{ statuses: [404] }]);
    return judgeEntry(existing, proposal);
}
function conflictingEntry(response, log) {
    const uuid = /\/api\/v1\/log\/entries\/([0-9a-f]{64}|[0-9a-f]{80})$/.exec(response.headers.get('location') ?? '')?.[1];
    if (uuid === undefined)
        throw (0,service_exchange .k_)('REKOR', response.url, 'a conflict without the address of the existing entry');
    return (0,service_exchange .X5)(log, `api/v1/log/entries/${uuid}`);
}
function judgeEntry(response, { kind, signer, digest, signature }) {
    const [entry] = Object.values((0,service_exchange .Wp)('REKOR', answerSchema, response));
    if (entry === undefined)
        throw (0,service_exchange .k_)('REKOR', response.url, 'no entry');
    const body = Buffer.from(entry.body, 'base64');
    const recorded = (0,rekor_v1_entry .BY)(body);
    if (!recorded.ok)
        throw (0,service_exchange .k_)('REKOR', response.url, recorded.why);
    if (recorded.body.kind !== kind)
        throw (0,service_exchange .k_)('REKOR', response.url, 'the entry is of another kind');
    const { signatures } = recorded.body;
    if (recorded.body.digest.algorithm !== 'sha256' ||
        recorded.body.digest.value !== digest ||
        signatures.length !== 1 ||
        signatures[0]?.signature !== signature.toString('base64') ||
        !(0,recorded_signer .M)(signer.publicKey, body)) {
        throw (0,service_exchange .k_)('REKOR', response.url, 'the entry is for another signature');
    }
    return (0,rekor_v1_entry .UI)(recorded.body, entry);
}
function verifierBase64(signer) {
    return Buffer.from((0,sigstore_signer .pB)(signer)).toString('base64');
}

// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/sigstore/log-entry.js
var log_entry = __webpack_require__(4131);
;// CONCATENATED MODULE: ./build/src/sigstore/rekor-v2.js






const bodySchema = dist .Ikc({
    kind: dist .euz('hashedrekord'),
    apiVersion: dist .euz('0.0.2'),
    spec: dist .Ikc({
        hashedRekordV002: dist .Ikc({
            data: dist .Ikc({ digest: dist .YjP() }),
            signature: dist .Ikc({ content: dist .YjP() }),
        }),
    }),
});
const timeoutMs = 20_000;
async function recordInRekorV2(envelope, signer, log, ports) {
    const request = {
        hashedRekordRequestV002: {
            digest: envelope.signedDigest.toString('base64'),
            signature: {
                content: envelope.signature.toString('base64'),
                verifier: (0,sigstore_signer .Xt)(signer),
            },
        },
    };
    const response = await (0,service_exchange .xE)('REKOR', {
        method: 'POST',
        url: (0,service_exchange .X5)(log, 'api/v2/log/entries'),
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: Buffer.from(JSON.stringify(request)),
        maxBytes: 1024 * 1024,
        timeoutMs,
    }, ports, [409]);
    return response.status === 409 ? 'recorded-before' : rekor_v2_judgeEntry(response, envelope, signer);
}
function rekor_v2_judgeEntry(response, envelope, { publicKey }) {
    const entry = (0,service_exchange .Wp)('REKOR', log_entry .Y9, response);
    const body = dist .xLC(bodySchema, (0,json .q)(Buffer.from(entry.canonicalizedBody, 'base64')));
    if (!body.success)
        throw (0,service_exchange .k_)('REKOR', response.url, `the recorded body: ${(0,json .n)(body.issues[0])}`);
    const { data, signature } = body.output.spec.hashedRekordV002;
    const isOurs = data.digest === envelope.signedDigest.toString('base64') &&
        signature.content === envelope.signature.toString('base64') &&
        (0,recorded_signer .M)(publicKey, Buffer.from(entry.canonicalizedBody, 'base64'));
    if (!isOurs)
        throw (0,service_exchange .k_)('REKOR', response.url, 'the entry is for another signature');
    return entry;
}

// EXTERNAL MODULE: ./build/src/sigstore/media-types.js
var media_types = __webpack_require__(2284);
// EXTERNAL MODULE: ./build/src/sigstore/simple-signing.js
var simple_signing = __webpack_require__(8482);
// EXTERNAL MODULE: ./build/src/sigstore/timestamp-token.js
var timestamp_token = __webpack_require__(7400);
;// CONCATENATED MODULE: ./build/src/sigstore/timestamp.js



const requestPrefix = Buffer.from('30360201013031300d0609608648016503040201050004' + '20', 'hex');
async function requestTimestamp(signature, url, ports) {
    const imprint = (0,external_node_crypto_.createHash)('sha256').update(signature).digest();
    const response = await (0,service_exchange .xE)('TSA', {
        method: 'POST',
        url,
        headers: {
            'content-type': 'application/timestamp-query',
            accept: 'application/timestamp-reply',
        },
        body: Buffer.concat([requestPrefix, imprint]),
        maxBytes: 64 * 1024,
    }, ports);
    return judgeTimestamp(response, imprint);
}
function judgeTimestamp(response, imprint) {
    const der = Buffer.from(response.body);
    const token = readToken(der, response.url);
    if (!token.imprint.digest.equals(imprint))
        throw (0,service_exchange .k_)('TSA', response.url, 'the timestamp is for another signature');
    return { der, time: token.time };
}
function readToken(der, url) {
    try {
        return (0,timestamp_token .a)(der);
    }
    catch (cause) {
        throw (0,service_exchange .k_)('TSA', url, 'it is not a granted timestamp', cause);
    }
}

;// CONCATENATED MODULE: ./build/src/sigstore/sign.js








const bundleMediaType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const maxSignatures = 5;
async function signStatement(statement, signer, services, ports) {
    for (let attempt = 0; attempt < maxSignatures; attempt++) {
        const envelope = (0,sigstore_envelope .Yj)([...statement, Buffer.alloc(attempt, '\n')], signer);
        const [entries, timestamps] = await Promise.all([
            Promise.all(services.logs.map((log) => sign_record(envelope, signer, log, ports))),
            Promise.all(services.timestampAuthorities.map((url) => requestTimestamp(envelope.signature, url, ports))),
        ]);
        const recorded = entries.filter((entry) => entry !== 'recorded-before');
        if (recorded.length === entries.length)
            return bundleOf(envelope, signer, services, recorded, timestamps);
    }
    throw new errors .Tj('REKOR_REJECTED', `Rekor says of ${maxSignatures} new signatures that it has recorded them before`, {
        hint: 'The log or a proxy before it answers wrongly. Run the job again.',
    });
}
async function signPayload(payload, signer, services, ports) {
    const signature = (0,sigstore_signer .b_)(signer, payload, signer.publicKey.asymmetricKeyType === 'ed25519' ? null : 'sha256');
    const logs = services.logs.filter(({ version }) => version === 1).slice(0, 1);
    const [entries, timestamps] = await Promise.all([
        Promise.all(logs.map(({ url }) => recordMessageInRekorV1(payload, signature, signer, url, ports))),
        Promise.all(services.timestampAuthorities
            .slice(0, 1)
            .map((url) => requestTimestamp(signature, url, ports))),
    ]);
    return {
        format: 'legacy',
        mediaType: media_types .K9,
        bytes: payload,
        annotations: (0,simple_signing.layerAnnotations)(signature, signer, entries[0], timestamps[0]?.der),
        logEntries: recordedEntries(logs, entries),
        services: { ...services, logs },
    };
}
async function sign_record(envelope, signer, { url, version }, ports) {
    return version === 2
        ? recordInRekorV2(envelope, signer, url, ports)
        : recordInRekorV1(envelope, signer, url, ports);
}
function bundleOf(envelope, signer, services, entries, timestamps) {
    const bundle = {
        mediaType: bundleMediaType,
        verificationMaterial: {
            ...(0,sigstore_signer .Xe)(signer),
            tlogEntries: entries,
            timestampVerificationData: {
                rfc3161Timestamps: timestamps.map(({ der }) => ({
                    signedTimestamp: der.toString('base64'),
                })),
            },
        },
    };
    return {
        format: 'bundle',
        mediaType: bundleMediaType,
        bytes: (0,sigstore_envelope .vv)(bundle, envelope),
        annotations: {},
        logEntries: recordedEntries(services.logs, entries),
        services,
    };
}
function recordedEntries(logs, entries) {
    return logs.map(({ url, version }, at) => ({
        url: url.href,
        version,
        index: entries[at]?.logIndex ?? '',
    }));
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


  }),

  7400:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    a: () => (  readTimestampToken)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _sigstore_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3917);


const ids = {
    signedData: '1.2.840.113549.1.7.2',
    tstInfo: '1.2.840.113549.1.9.16.1.4',
    contentType: '1.2.840.113549.1.9.3',
    messageDigest: '1.2.840.113549.1.9.4',
    rsaPss: '1.2.840.113549.1.1.10',
};
const hashes = {
    '2.16.840.1.101.3.4.2.1': 'sha256',
    '2.16.840.1.101.3.4.2.2': 'sha384',
    '2.16.840.1.101.3.4.2.3': 'sha512',
};
const signatureHashes = {
    '1.2.840.10045.2.1': 'as-digest',
    '1.2.840.10045.4.3.2': 'sha256',
    '1.2.840.10045.4.3.3': 'sha384',
    '1.2.840.10045.4.3.4': 'sha512',
    '1.2.840.113549.1.1.1': 'as-digest',
    '1.2.840.113549.1.1.11': 'sha256',
    '1.2.840.113549.1.1.12': 'sha384',
    '1.2.840.113549.1.1.13': 'sha512',
    [ids.rsaPss]: 'as-digest',
    '1.3.101.112': null,
};
function readTimestampToken(der) {
    const [statusInfo, token] = _sigstore_core__WEBPACK_IMPORTED_MODULE_1__.ASN1Obj.parseBuffer(Buffer.from(der)).subs;
    const status = at(statusInfo, 0).toInteger();
    if (status !== 0n && status !== 1n)
        throw new Error(`status ${status.toString()}`);
    if (at(token, 0).toOID() !== ids.signedData)
        throw new Error('it holds no signed data');
    const signedData = at(token, 1, 0);
    const content = at(signedData, 2);
    if (at(content, 0).toOID() !== ids.tstInfo)
        throw new Error('it signs something else');
    const info = at(content, 1, 0);
    const signers = signedData.subs.at(-1)?.subs ?? [];
    if (signers.length !== 1)
        throw new Error(`it has ${signers.length} signers`);
    const tstInfo = at(info, 0);
    const signer = at(signers.at(0));
    return {
        time: readTime(at(tstInfo, 4)),
        imprint: { hash: hashOf(at(tstInfo, 2, 0)), digest: at(tstInfo, 2, 1).value },
        signer: { issuer: at(signer, 1, 0).value, serialNumber: at(signer, 1, 1).value },
        isSignedBy: (key) => isSigned(signer, info.value, key),
    };
}
function at(object, ...way) {
    const found = way.reduce((inner, index) => inner?.subs[index], object);
    if (found === undefined)
        throw new Error('it is not a timestamp');
    return found;
}
function hashOf(algorithm) {
    const hash = hashes[at(algorithm, 0).toOID()];
    if (hash === undefined)
        throw new Error('its hash is not known');
    return hash;
}
function readTime({ tag, value }) {
    const [, year, month, day, hour, minute, second, fraction = ''] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d+))?Z$/.exec(value.toString('latin1')) ?? [];
    const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
    if (!tag.isGeneralizedTime() || Number.isNaN(time.getTime()))
        throw new Error('its time cannot be read');
    return time;
}
function isSigned(signer, content, key) {
    const [, , digestAlgorithm, attributes, signatureAlgorithm, signature] = signer.subs;
    if (attributes?.tag.isContextSpecific(0) !== true)
        return false;
    const hash = hashOf(at(digestAlgorithm));
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(hash).update(content).digest();
    if (!attributeOf(attributes, ids.messageDigest)?.value.equals(digest))
        return false;
    if (attributeOf(attributes, ids.contentType)?.toOID() !== ids.tstInfo)
        return false;
    const algorithm = at(signatureAlgorithm, 0).toOID();
    const named = signatureHashes[algorithm];
    if (named === undefined)
        return false;
    const signed = Buffer.concat([Buffer.from([0x31]), attributes.toDER().subarray(1)]);
    return verifies(signed, key, at(signature).value, {
        hash: named === 'as-digest' ? hash : named,
        isPss: algorithm === ids.rsaPss,
    });
}
function attributeOf(attributes, id) {
    const [attribute, ...more] = attributes.subs.filter(({ subs: [type] }) => type?.toOID() === id);
    const values = attribute?.subs[1]?.subs ?? [];
    return more.length === 0 && values.length === 1 ? values[0] : undefined;
}
function verifies(signed, key, signature, { hash, isPss }) {
    try {
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(hash, signed, isPss
            ? {
                key,
                padding: node_crypto__WEBPACK_IMPORTED_MODULE_0__.constants.RSA_PKCS1_PSS_PADDING,
                saltLength: node_crypto__WEBPACK_IMPORTED_MODULE_0__.constants.RSA_PSS_SALTLEN_AUTO,
            }
            : key, signature);
    }
    catch {
        return false;
    }
}


  })

};
