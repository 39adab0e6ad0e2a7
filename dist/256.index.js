export const id = 256;
export const ids = [256];
export const modules = {

  97:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Wp: () => (  parseAnswer),
    X5: () => (  endpointOf),
    k_: () => (  invalidAnswer),
    xE: () => (  askService)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5832);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2895);
  var _http_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7920);
  var _http_public_url_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5202);
  var _http_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(217);
  var _json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4274);






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

  8256:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);

__webpack_require__.d(__webpack_exports__, {
  bundleMediaType: () => (  bundleMediaType),
  signPayload: () => (  signPayload),
  signStatement: () => (  signStatement)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(2895);
// EXTERNAL MODULE: ./build/src/sigstore/envelope.js
var sigstore_envelope = __webpack_require__(1793);
var external_node_crypto_ = __webpack_require__(7598);
var dist = __webpack_require__(5832);
// EXTERNAL MODULE: ./build/src/http/retry.js
var retry = __webpack_require__(217);
// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4274);
// EXTERNAL MODULE: ./build/src/http/client.js
var client = __webpack_require__(7920);
// EXTERNAL MODULE: ./build/src/sigstore/service-exchange.js
var service_exchange = __webpack_require__(97);
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

// EXTERNAL MODULE: ./build/src/sigstore/log-entry.js
var log_entry = __webpack_require__(8334);
// EXTERNAL MODULE: ./build/src/sigstore/recorded-signer.js
var recorded_signer = __webpack_require__(2112);
// EXTERNAL MODULE: ./build/src/sigstore/signer.js
var sigstore_signer = __webpack_require__(9943);
;// CONCATENATED MODULE: ./build/src/sigstore/rekor-v1.js










const hex = dist .FsL(dist .YjP(), dist .Ru6(160), dist .yGV(/^[0-9a-f]+$/, 'hexadecimal digits'));
const entrySchema = dist .Ikc({
    body: log_entry .Jc,
    integratedTime: log_entry .rc,
    logID: hex,
    logIndex: log_entry .rc,
    verification: dist .Ikc({
        signedEntryTimestamp: log_entry .Jc,
        inclusionProof: dist .Ikc({
            checkpoint: dist .FsL(dist .YjP(), dist .Ru6(20_000)),
            hashes: dist .FsL(dist .YOg(hex), dist .Ru6(64)),
            logIndex: log_entry .rc,
            rootHash: hex,
            treeSize: log_entry .rc,
        }),
    }),
});
const answerSchema = dist .FsL(dist .g1P(dist .YjP(), entrySchema), dist .bIj(1));
const sha256Schema = dist .Ikc({ algorithm: dist .euz('sha256'), value: hex });
const dsseSchema = dist .Ikc({
    kind: dist .euz('dsse'),
    apiVersion: dist .euz('0.0.1'),
    spec: dist .Ikc({
        payloadHash: sha256Schema,
        signatures: dist .FsL(dist .YOg(dist .Ikc({ signature: log_entry .Jc })), dist .Bw9(1)),
    }),
});
const hashedrekordSchema = dist .Ikc({
    kind: dist .euz('hashedrekord'),
    apiVersion: dist .euz('0.0.1'),
    spec: dist .Ikc({
        data: dist .Ikc({ hash: sha256Schema }),
        signature: dist .Ikc({ content: log_entry .Jc }),
    }),
});
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
    const recorded = readBody(kind, body, response.url);
    if (recorded.digest !== digest ||
        recorded.signature !== signature.toString('base64') ||
        !(0,recorded_signer .M)(signer.publicKey, body)) {
        throw (0,service_exchange .k_)('REKOR', response.url, 'the entry is for another signature');
    }
    return toLogEntry(kind, entry);
}
function readBody(kind, body, url) {
    const parsed = dist .xLC(dist .Oxt('kind', [dsseSchema, hashedrekordSchema]), (0,json .q)(body));
    if (!parsed.success)
        throw (0,service_exchange .k_)('REKOR', url, `the recorded body: ${(0,json .n)(parsed.issues[0])}`);
    if (parsed.output.kind !== kind)
        throw (0,service_exchange .k_)('REKOR', url, 'the entry is of another kind');
    if (parsed.output.kind === 'dsse')
        return {
            digest: parsed.output.spec.payloadHash.value,
            signature: parsed.output.spec.signatures[0]?.signature,
        };
    return {
        digest: parsed.output.spec.data.hash.value,
        signature: parsed.output.spec.signature.content,
    };
}
function toLogEntry(kind, { body, integratedTime, logID, logIndex, verification: { signedEntryTimestamp, inclusionProof }, }) {
    const bytes = (text) => Buffer.from(text, 'hex').toString('base64');
    return {
        logIndex,
        logId: { keyId: bytes(logID) },
        kindVersion: { kind, version: '0.0.1' },
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
function verifierBase64(signer) {
    return Buffer.from((0,sigstore_signer .pB)(signer)).toString('base64');
}

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
var media_types = __webpack_require__(3025);
// EXTERNAL MODULE: ./build/src/sigstore/simple-signing.js
var simple_signing = __webpack_require__(8341);
// EXTERNAL MODULE: ./build/src/sigstore/timestamp-token.js
var timestamp_token = __webpack_require__(9521);
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


  })

};
