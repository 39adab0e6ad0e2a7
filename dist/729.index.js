export const id = 729;
export const ids = [729];
export const modules = {

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

/***/ 4729:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bundleMediaType: () => (/* binding */ bundleMediaType),
  signPayload: () => (/* binding */ signPayload),
  signStatement: () => (/* binding */ signStatement)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/sigstore/envelope.js
var sigstore_envelope = __webpack_require__(7858);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/src/http/retry.js
var retry = __webpack_require__(6092);
// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/http/client.js
var client = __webpack_require__(5191);
// EXTERNAL MODULE: ./build/src/sigstore/service-exchange.js
var service_exchange = __webpack_require__(561);
;// CONCATENATED MODULE: ./build/src/sigstore/large-proposal.js
// SPDX-License-Identifier: Apache-2.0
// Proposes a large entry to Rekor v1, and tells a log that refuses its size from one that is down.




/** Public logs were seen to drop requests of a few megabytes (rekor#2808, #2915), in bytes. */
const largeRequest = 1_000_000;
/** How long one such request is begun again; each try takes the time that its size needs. */
const largePatienceMs = 3_000;
function isLargeProposal(body) {
    return body.byteLength > largeRequest;
}
/**
 * A log that refuses a request for its size closes the connection or answers as if it were down
 * (502), so it is asked something small: when that is answered and the request fails once more, it
 * is the size.
 * @returns the log's answer, also a conflict (409)
 * @throws SignetError REKOR_TOO_LARGE, REKOR_REJECTED, REKOR_UNAVAILABLE
 */
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
    const brief = { ...(0,retry/* within */.ux)(largePatienceMs, patience), graceMs: timeFor(request, patience) };
    return (0,service_exchange/* askService */.xE)('REKOR', request, { ...ports, patience: brief }, [409, 413]);
}
/** A try that has begun is not cut off while it is sent, unless all patience ends. */
function timeFor(request, { deadline, clock, graceMs = 0 }) {
    return Math.min((0,client/* timeoutOf */.Rq)(request), Math.max(deadline - clock.now(), graceMs));
}
async function askIfAlive(log, ports) {
    const url = (0,service_exchange/* endpointOf */.X5)(log, 'api/v1/log');
    await (0,service_exchange/* askService */.xE)('REKOR', { method: 'GET', url, maxBytes: 64 * 1024 }, ports);
}
function isUnavailable(error) {
    return error instanceof errors/* SignetError */.Tj && error.code === 'REKOR_UNAVAILABLE';
}
function tooLarge({ body }, log, cause) {
    return new errors/* SignetError */.Tj('REKOR_TOO_LARGE', `Rekor at ${log.origin} refuses large statements: it answers small requests, and drops this ` +
        `one of ${(body.byteLength / 1_000_000).toFixed(1)} MB`, {
        hint: 'Set "large-statements: rekor-v2", which records a hash and takes any size, or make the ' +
            'SBOM smaller: with syft, "--select-catalogers -file" leaves out the list of all files.',
        cause,
    });
}

// EXTERNAL MODULE: ./build/src/sigstore/log-entry.js
var log_entry = __webpack_require__(4131);
// EXTERNAL MODULE: ./build/src/sigstore/recorded-signer.js
var recorded_signer = __webpack_require__(3897);
// EXTERNAL MODULE: ./build/src/sigstore/signer.js
var sigstore_signer = __webpack_require__(8836);
;// CONCATENATED MODULE: ./build/src/sigstore/rekor-v1.js
// SPDX-License-Identifier: Apache-2.0
// Rekor v1 (rekor, openapi.yaml; entries of the types dsse 0.0.1 and hashedrekord 0.0.1).










const hex = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(160), dist/* regex */.yGV(/^[0-9a-f]+$/, 'hexadecimal digits'));
const entrySchema = dist/* object */.Ikc({
    body: log_entry/* base64Schema */.Jc,
    integratedTime: log_entry/* int64Schema */.rc,
    logID: hex,
    logIndex: log_entry/* int64Schema */.rc,
    verification: dist/* object */.Ikc({
        signedEntryTimestamp: log_entry/* base64Schema */.Jc,
        inclusionProof: dist/* object */.Ikc({
            checkpoint: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(20_000)),
            hashes: dist/* pipe */.FsL(dist/* array */.YOg(hex), dist/* maxLength */.Ru6(64)),
            logIndex: log_entry/* int64Schema */.rc,
            rootHash: hex,
            treeSize: log_entry/* int64Schema */.rc,
        }),
    }),
});
const answerSchema = dist/* pipe */.FsL(dist/* record */.g1P(dist/* string */.YjP(), entrySchema), dist/* maxEntries */.bIj(1));
const sha256Schema = dist/* object */.Ikc({ algorithm: dist/* literal */.euz('sha256'), value: hex });
const dsseSchema = dist/* object */.Ikc({
    kind: dist/* literal */.euz('dsse'),
    apiVersion: dist/* literal */.euz('0.0.1'),
    spec: dist/* object */.Ikc({
        payloadHash: sha256Schema,
        signatures: dist/* pipe */.FsL(dist/* array */.YOg(dist/* object */.Ikc({ signature: log_entry/* base64Schema */.Jc })), dist/* length */.Bw9(1)),
    }),
});
const hashedrekordSchema = dist/* object */.Ikc({
    kind: dist/* literal */.euz('hashedrekord'),
    apiVersion: dist/* literal */.euz('0.0.1'),
    spec: dist/* object */.Ikc({
        data: dist/* object */.Ikc({ hash: sha256Schema }),
        signature: dist/* object */.Ikc({ content: log_entry/* base64Schema */.Jc }),
    }),
});
/**
 * Records an envelope.
 * @throws SignetError REKOR_REJECTED, REKOR_UNAVAILABLE, REKOR_RESPONSE_INVALID
 */
async function recordInRekorV1(envelope, signer, log, ports) {
    const spec = {
        proposedContent: {
            envelope: JSON.stringify((0,sigstore_envelope/* envelopeJson */.X8)(envelope)),
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
/**
 * Records a signature over the bytes of a message.
 * @throws SignetError REKOR_REJECTED, REKOR_UNAVAILABLE, REKOR_RESPONSE_INVALID
 */
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
/**
 * A conflict means that an earlier try of ours arrived although its answer was lost, or that a
 * deterministic key signed the same before, so the entry is fetched (sigstore-js#1708: treating 409
 * as a failure leaves images unsigned).
 */
async function record(proposal, log, ports) {
    const body = Buffer.from(JSON.stringify(proposal.entry));
    const request = {
        method: 'POST',
        url: (0,service_exchange/* endpointOf */.X5)(log, 'api/v1/log/entries'),
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body,
        maxBytes: 1024 * 1024,
    };
    const response = isLargeProposal(body)
        ? await proposeLarge(request, log, ports)
        : await (0,service_exchange/* askService */.xE)('REKOR', request, ports, [409]);
    if (response.status !== 409)
        return judgeEntry(response, proposal);
    const url = conflictingEntry(response, log);
    // The entry may not be readable at once (404) although it exists.
    const existing = await (0,service_exchange/* askService */.xE)('REKOR', { method: 'GET', url, headers: { accept: 'application/json' }, maxBytes: 1024 * 1024 }, { ...ports, patience: (0,retry/* within */.ux)(60_000, ports.patience) }, [], [{ statuses: [404] }]);
    return judgeEntry(existing, proposal);
}
/**
 * Where the entry of a conflict can be read: its UUID is taken from Location and nothing else of it
 * is trusted.
 */
function conflictingEntry(response, log) {
    const uuid = /\/api\/v1\/log\/entries\/([0-9a-f]{64}|[0-9a-f]{80})$/.exec(response.headers.get('location') ?? '')?.[1];
    if (uuid === undefined)
        throw (0,service_exchange/* invalidAnswer */.k_)('REKOR', response.url, 'a conflict without the address of the existing entry');
    return (0,service_exchange/* endpointOf */.X5)(log, `api/v1/log/entries/${uuid}`);
}
/**
 * The entry of the answer, when it records this signature by this signer and not something else.
 */
function judgeEntry(response, { kind, signer, digest, signature }) {
    const [entry] = Object.values((0,service_exchange/* parseAnswer */.Wp)('REKOR', answerSchema, response));
    if (entry === undefined)
        throw (0,service_exchange/* invalidAnswer */.k_)('REKOR', response.url, 'no entry');
    const body = Buffer.from(entry.body, 'base64');
    const recorded = readBody(kind, body, response.url);
    if (recorded.digest !== digest ||
        recorded.signature !== signature.toString('base64') ||
        !(0,recorded_signer/* isRecordedFor */.M)(signer.publicKey, body)) {
        throw (0,service_exchange/* invalidAnswer */.k_)('REKOR', response.url, 'the entry is for another signature');
    }
    return toLogEntry(kind, entry);
}
function readBody(kind, body, url) {
    const parsed = dist/* safeParse */.xLC(dist/* variant */.Oxt('kind', [dsseSchema, hashedrekordSchema]), (0,json/* parseJson */.q)(body));
    if (!parsed.success)
        throw (0,service_exchange/* invalidAnswer */.k_)('REKOR', url, `the recorded body: ${(0,json/* describeIssue */.n)(parsed.issues[0])}`);
    if (parsed.output.kind !== kind)
        throw (0,service_exchange/* invalidAnswer */.k_)('REKOR', url, 'the entry is of another kind');
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
    return Buffer.from((0,sigstore_signer/* verifierPem */.pB)(signer)).toString('base64');
}

;// CONCATENATED MODULE: ./build/src/sigstore/rekor-v2.js
// SPDX-License-Identifier: Apache-2.0
// Rekor v2 (rekor-tiles, CLIENTS.md): a DSSE envelope is recorded as hashedrekord 0.0.2 over its
// encoding.






const bodySchema = dist/* object */.Ikc({
    kind: dist/* literal */.euz('hashedrekord'),
    apiVersion: dist/* literal */.euz('0.0.2'),
    spec: dist/* object */.Ikc({
        hashedRekordV002: dist/* object */.Ikc({
            data: dist/* object */.Ikc({ digest: dist/* string */.YjP() }),
            signature: dist/* object */.Ikc({ content: dist/* string */.YjP() }),
        }),
    }),
});
/**
 * The write waits until a checkpoint covers the entry, so the log asks for at least 20 s
 * (rekor-tiles, CLIENTS.md).
 */
const timeoutMs = 20_000;
/**
 * Records the envelope.
 * @returns 'recorded-before' when an earlier try arrived and its answer was lost: this log has no
 * look-up, so the caller signs again
 * @throws SignetError REKOR_REJECTED, REKOR_UNAVAILABLE, REKOR_RESPONSE_INVALID
 */
async function recordInRekorV2(envelope, signer, log, ports) {
    const request = {
        hashedRekordRequestV002: {
            digest: envelope.signedDigest.toString('base64'),
            signature: {
                content: envelope.signature.toString('base64'),
                verifier: (0,sigstore_signer/* verifierJson */.Xt)(signer),
            },
        },
    };
    const response = await (0,service_exchange/* askService */.xE)('REKOR', {
        method: 'POST',
        url: (0,service_exchange/* endpointOf */.X5)(log, 'api/v2/log/entries'),
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: Buffer.from(JSON.stringify(request)),
        maxBytes: 1024 * 1024,
        timeoutMs,
    }, ports, [409]);
    return response.status === 409 ? 'recorded-before' : rekor_v2_judgeEntry(response, envelope, signer);
}
/**
 * The entry of the answer, when it records this envelope with this signer and not something else.
 */
function rekor_v2_judgeEntry(response, envelope, { publicKey }) {
    const entry = (0,service_exchange/* parseAnswer */.Wp)('REKOR', log_entry/* logEntrySchema */.Y9, response);
    const body = dist/* safeParse */.xLC(bodySchema, (0,json/* parseJson */.q)(Buffer.from(entry.canonicalizedBody, 'base64')));
    if (!body.success)
        throw (0,service_exchange/* invalidAnswer */.k_)('REKOR', response.url, `the recorded body: ${(0,json/* describeIssue */.n)(body.issues[0])}`);
    const { data, signature } = body.output.spec.hashedRekordV002;
    const isOurs = data.digest === envelope.signedDigest.toString('base64') &&
        signature.content === envelope.signature.toString('base64') &&
        (0,recorded_signer/* isRecordedFor */.M)(publicKey, Buffer.from(entry.canonicalizedBody, 'base64'));
    if (!isOurs)
        throw (0,service_exchange/* invalidAnswer */.k_)('REKOR', response.url, 'the entry is for another signature');
    return entry;
}

// EXTERNAL MODULE: ./build/src/sigstore/media-types.js
var media_types = __webpack_require__(2284);
// EXTERNAL MODULE: ./build/src/sigstore/simple-signing.js
var simple_signing = __webpack_require__(8482);
// EXTERNAL MODULE: ./build/src/sigstore/timestamp-token.js
var timestamp_token = __webpack_require__(7400);
;// CONCATENATED MODULE: ./build/src/sigstore/timestamp.js
// SPDX-License-Identifier: Apache-2.0
// RFC 3161 timestamps.



/**
 * `TimeStampReq { version 1, messageImprint { sha256, 32 bytes } }` up to the hash: no nonce and no
 * certificates wanted, as cosign asks.
 */
const requestPrefix = Buffer.from('30360201013031300d0609608648016503040201050004' + '20', 'hex');
/**
 * Has the signature timestamped.
 * @throws SignetError TSA_REJECTED, TSA_UNAVAILABLE, TSA_RESPONSE_INVALID
 */
async function requestTimestamp(signature, url, ports) {
    const imprint = (0,external_node_crypto_.createHash)('sha256').update(signature).digest();
    const response = await (0,service_exchange/* askService */.xE)('TSA', {
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
/**
 * The timestamp of the answer, when it was granted and is about this imprint. Its signature is
 * checked with the trusted root later.
 */
function judgeTimestamp(response, imprint) {
    const der = Buffer.from(response.body);
    const token = readToken(der, response.url);
    if (!token.imprint.digest.equals(imprint))
        throw (0,service_exchange/* invalidAnswer */.k_)('TSA', response.url, 'the timestamp is for another signature');
    return { der, time: token.time };
}
function readToken(der, url) {
    try {
        return (0,timestamp_token/* readTimestampToken */.a)(der);
    }
    catch (cause) {
        throw (0,service_exchange/* invalidAnswer */.k_)('TSA', url, 'it is not a granted timestamp', cause);
    }
}

;// CONCATENATED MODULE: ./build/src/sigstore/sign.js
// SPDX-License-Identifier: Apache-2.0
// Signs in one of cosign's two formats, and gathers what proves when and where it was signed.








/** protobuf-specs, sigstore_bundle.proto. */
const bundleMediaType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
/** Signatures made for one statement before giving up: each conflict of Rekor v2 costs one. */
const maxSignatures = 5;
/**
 * Signs a statement as a v0.3 bundle, then asks all logs and timestamp authorities at the same
 * time.
 * @throws SignetError REKOR_… and TSA_…
 */
async function signStatement(statement, signer, services, ports) {
    for (let attempt = 0; attempt < maxSignatures; attempt++) {
        // A deterministic key would sign the same again: a blank more is the same statement to
        // everyone but the log.
        const envelope = (0,sigstore_envelope/* signEnvelope */.Yj)([...statement, Buffer.alloc(attempt, '\n')], signer);
        const [entries, timestamps] = await Promise.all([
            Promise.all(services.logs.map((log) => sign_record(envelope, signer, log, ports))),
            Promise.all(services.timestampAuthorities.map((url) => requestTimestamp(envelope.signature, url, ports))),
        ]);
        const recorded = entries.filter((entry) => entry !== 'recorded-before');
        if (recorded.length === entries.length)
            return bundleOf(envelope, signer, services, recorded, timestamps);
    }
    throw new errors/* SignetError */.Tj('REKOR_REJECTED', `Rekor says of ${maxSignatures} new signatures that it has recorded them before`, {
        hint: 'The log or a proxy before it answers wrongly. Run the job again.',
    });
}
/**
 * Signs a simple-signing payload as a layer. Needs a log of version 1, or none.
 * @throws SignetError REKOR_… and TSA_…
 */
async function signPayload(payload, signer, services, ports) {
    // Verifiers of this format hash with SHA-256, whatever the key (cosign, pkg/signature/keys.go).
    const signature = (0,sigstore_signer/* signBytes */.b_)(signer, payload, signer.publicKey.asymmetricKeyType === 'ed25519' ? null : 'sha256');
    const logs = services.logs.filter(({ version }) => version === 1).slice(0, 1);
    const [entries, timestamps] = await Promise.all([
        Promise.all(logs.map(({ url }) => recordMessageInRekorV1(payload, signature, signer, url, ports))),
        Promise.all(services.timestampAuthorities
            .slice(0, 1)
            .map((url) => requestTimestamp(signature, url, ports))),
    ]);
    return {
        format: 'legacy',
        mediaType: media_types/* simpleSigningMediaType */.K9,
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
            ...(0,sigstore_signer/* verificationMaterial */.Xe)(signer),
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
        bytes: (0,sigstore_envelope/* withEnvelope */.vv)(bundle, envelope),
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


/***/ })

};
