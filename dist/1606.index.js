export const id = 1606;
export const ids = [1606,9304,8482];
export const modules = {

  1606:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    verifySigned: () => (  verifySigned)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _signature_layer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4882);
  var _verification_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9304);



function verifySigned({ format, bytes, annotations }, predicateType, trust, expected) {
    const judgement = format === 'bundle'
        ? (0,_verification_js__WEBPACK_IMPORTED_MODULE_2__.judgeBundle)(bytes, trust, expected)
        : (0,_signature_layer_js__WEBPACK_IMPORTED_MODULE_1__  .z)({ payload: bytes, annotations }, trust, expected);
    if (judgement.ok && judgement.signature.predicateType === predicateType)
        return judgement.signature;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('VERIFY_FAILED', judgement.ok
        ? `The signature states ${JSON.stringify(judgement.signature.predicateType)}`
        : `The signature does not verify (${judgement.flaw}): ${judgement.detail}`, {
        hint: 'Nothing was published. For a private Sigstore, check that "trusted-root" belongs to ' +
            '"signing-config". Otherwise please report it with the log of a run with debug logging.',
    });
}


  }),

  4882:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    D: () => (  judgeAttestationLayer),
    z: () => (  judgeSignatureLayer)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _sigstore_bundle__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1040);
  var valibot__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7934);
  var _json_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4715);
  var _flaw_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6144);
  var _log_entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4131);
  var _media_types_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2284);
  var _simple_signing_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8482);
  var _statement_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2925);
  var _verification_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9304);










const certificateSchema = valibot__WEBPACK_IMPORTED_MODULE_7__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_7__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_7__  .Ru6(20_000), valibot__WEBPACK_IMPORTED_MODULE_7__  .yGV(/^\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*$/, 'one PEM certificate'));
const logBundleSchema = valibot__WEBPACK_IMPORTED_MODULE_7__  .rej({
    SignedEntryTimestamp: _log_entry_js__WEBPACK_IMPORTED_MODULE_3__  .Jc,
    Payload: valibot__WEBPACK_IMPORTED_MODULE_7__  .rej({
        body: _log_entry_js__WEBPACK_IMPORTED_MODULE_3__  .Jc,
        integratedTime: _log_entry_js__WEBPACK_IMPORTED_MODULE_3__  .rc,
        logIndex: _log_entry_js__WEBPACK_IMPORTED_MODULE_3__  .rc,
        logID: valibot__WEBPACK_IMPORTED_MODULE_7__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_7__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_7__  .yGV(/^[0-9a-f]{64}$/, 'a log’s ID')),
    }),
});
const timestampSchema = valibot__WEBPACK_IMPORTED_MODULE_7__  .Ikc({ SignedRFC3161Timestamp: _log_entry_js__WEBPACK_IMPORTED_MODULE_3__  .Jc });
const kindSchema = valibot__WEBPACK_IMPORTED_MODULE_7__  .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_7__  .YjP(), apiVersion: valibot__WEBPACK_IMPORTED_MODULE_7__  .YjP() });
const payloadSchema = valibot__WEBPACK_IMPORTED_MODULE_7__  .Ikc({
    critical: valibot__WEBPACK_IMPORTED_MODULE_7__  .Ikc({
        identity: valibot__WEBPACK_IMPORTED_MODULE_7__  .Ikc({ 'docker-reference': valibot__WEBPACK_IMPORTED_MODULE_7__  .YjP() }),
        image: valibot__WEBPACK_IMPORTED_MODULE_7__  .Ikc({ 'docker-manifest-digest': valibot__WEBPACK_IMPORTED_MODULE_7__  .YjP() }),
        type: valibot__WEBPACK_IMPORTED_MODULE_7__  .euz(_media_types_js__WEBPACK_IMPORTED_MODULE_8__  .Iy),
    }),
    optional: valibot__WEBPACK_IMPORTED_MODULE_7__  .cl6(valibot__WEBPACK_IMPORTED_MODULE_7__  .g1P(valibot__WEBPACK_IMPORTED_MODULE_7__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_7__  .L5J())),
});
const envelopeSchema = valibot__WEBPACK_IMPORTED_MODULE_7__  .Ikc({
    payload: _log_entry_js__WEBPACK_IMPORTED_MODULE_3__  .Jc,
    payloadType: valibot__WEBPACK_IMPORTED_MODULE_7__  .YjP(),
    signatures: valibot__WEBPACK_IMPORTED_MODULE_7__  .CxQ([valibot__WEBPACK_IMPORTED_MODULE_7__  .Ikc({ sig: _log_entry_js__WEBPACK_IMPORTED_MODULE_3__  .Jc })]),
});
function judgeSignatureLayer(layer, trust, expected) {
    const read = () => {
        const signature = parse(_log_entry_js__WEBPACK_IMPORTED_MODULE_3__  .Jc, layer.annotations[_simple_signing_js__WEBPACK_IMPORTED_MODULE_4__.annotationNames.signature], 'the annotation with the signature');
        const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(layer.payload).digest('base64');
        const bundle = asBundle(layer, {
            messageSignature: { messageDigest: { algorithm: 'SHA2_256', digest }, signature },
        });
        return { bundle, artifact: layer.payload, claims: () => payloadClaims(layer.payload) };
    };
    return (0,_verification_js__WEBPACK_IMPORTED_MODULE_6__.judgement)(read, trust, expected);
}
function judgeAttestationLayer(layer, trust, expected) {
    const read = () => {
        const envelope = parse(envelopeSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_9__  .q)(layer.payload), 'the envelope');
        const { [_simple_signing_js__WEBPACK_IMPORTED_MODULE_4__.annotationNames.timestamp]: _, ...annotations } = layer.annotations;
        const bundle = asBundle({ ...layer, annotations }, { dsseEnvelope: envelope });
        return {
            bundle,
            artifact: undefined,
            claims: () => (0,_statement_js__WEBPACK_IMPORTED_MODULE_5__.statementClaims)({
                payload: Buffer.from(envelope.payload, 'base64'),
                payloadType: envelope.payloadType,
            }),
        };
    };
    return (0,_verification_js__WEBPACK_IMPORTED_MODULE_6__.judgement)(read, trust, expected);
}
function asBundle({ annotations }, content) {
    const certificate = annotations[_simple_signing_js__WEBPACK_IMPORTED_MODULE_4__.annotationNames.certificate];
    const signer = certificate === undefined || certificate === ''
        ? { publicKey: { hint: '' } }
        : {
            x509CertificateChain: {
                certificates: [
                    { rawBytes: derOf(parse(certificateSchema, certificate, 'the certificate')) },
                ],
            },
        };
    const log = annotations[_simple_signing_js__WEBPACK_IMPORTED_MODULE_4__.annotationNames.bundle];
    const timestamp = annotations[_simple_signing_js__WEBPACK_IMPORTED_MODULE_4__.annotationNames.timestamp];
    const signedTimestamps = timestamp === undefined
        ? []
        : [
            {
                signedTimestamp: parse(timestampSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_9__  .q)(timestamp), 'the timestamp')
                    .SignedRFC3161Timestamp,
            },
        ];
    return (0,_sigstore_bundle__WEBPACK_IMPORTED_MODULE_1__  .vw)({
        mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
        verificationMaterial: {
            ...signer,
            tlogEntries: log === undefined ? [] : [entryOf(log)],
            timestampVerificationData: { rfc3161Timestamps: signedTimestamps },
        },
        ...content,
    });
}
function entryOf(text) {
    const { SignedEntryTimestamp, Payload } = parse(logBundleSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_9__  .q)(text), 'the log entry');
    const { kind, apiVersion } = parse(kindSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_9__  .q)(Buffer.from(Payload.body, 'base64')), 'the log entry’s body');
    return {
        logIndex: Payload.logIndex,
        logId: { keyId: Buffer.from(Payload.logID, 'hex').toString('base64') },
        kindVersion: { kind, version: apiVersion },
        integratedTime: Payload.integratedTime,
        inclusionPromise: { signedEntryTimestamp: SignedEntryTimestamp },
        canonicalizedBody: Payload.body,
    };
}
function payloadClaims(payload) {
    const json = (0,_json_js__WEBPACK_IMPORTED_MODULE_9__  .q)(payload);
    if (!valibot__WEBPACK_IMPORTED_MODULE_7__.is(payloadSchema, json))
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_2__  .O('malformed', 'the payload cannot be read');
    const { critical, optional } = json;
    const digest = critical.image['docker-manifest-digest'];
    return {
        predicateType: _media_types_js__WEBPACK_IMPORTED_MODULE_8__  .Iy,
        dockerReference: critical.identity['docker-reference'],
        annotationsOf: (wanted) => (digest === wanted ? [optional ?? {}] : []),
    };
}
function derOf(pem) {
    return pem.replace(/-----[A-Z ]+-----|\s/g, '');
}
function parse(schema, value, what) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_7__  .xLC(schema, value);
    if (!parsed.success)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_2__  .O('malformed', `${what} cannot be read`);
    return parsed.output;
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

  9304:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);

__webpack_require__.d(__webpack_exports__, {
  judgeBundle: () => (  judgeBundle),
  judgement: () => (  judgement)
});

// EXTERNAL MODULE: ./node_modules/@sigstore/bundle/dist/index.js
var dist = __webpack_require__(1040);
// EXTERNAL MODULE: ./build/src/sigstore/bundle-limits.js
var bundle_limits = __webpack_require__(1795);
// EXTERNAL MODULE: ./build/src/sigstore/flaw.js
var sigstore_flaw = __webpack_require__(6144);
// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/sigstore/proto-json.js
var proto_json = __webpack_require__(6954);
// EXTERNAL MODULE: ./build/src/sigstore/long-bundle.js
var long_bundle = __webpack_require__(6753);
// EXTERNAL MODULE: ./build/src/sigstore/proto-messages.js
var proto_messages = __webpack_require__(4283);
;// CONCATENATED MODULE: ./build/src/sigstore/bundle.js







const versions = [
    dist .Td,
    dist .qx,
    dist .ZZ,
    dist .HM,
];
const limits = { logEntries: 32, timestamps: 32 };
function readBundle(bytes) {
    if (bytes.length > bundle_limits .S)
        throw new sigstore_flaw .O('malformed', `it is longer than ${bundle_limits .S} bytes`);
    const bundle = bytes.length > bundle_limits .B ? parseLong(bytes) : parse(bytes);
    if (!versions.includes(bundle.mediaType))
        throw new sigstore_flaw .O('malformed', `its version is not known: ${JSON.stringify(bundle.mediaType.slice(0, 100))}`);
    const { tlogEntries, timestampVerificationData } = bundle.verificationMaterial;
    if (tlogEntries.length > limits.logEntries)
        throw new sigstore_flaw .O('malformed', `it has ${tlogEntries.length} log entries`);
    if ((timestampVerificationData?.rfc3161Timestamps.length ?? 0) > limits.timestamps)
        throw new sigstore_flaw .O('malformed', 'it has too many timestamps');
    return bundle;
}
function parseLong(bytes) {
    const { rest, payload } = (0,long_bundle .T)(bytes);
    if (rest.length > bundle_limits .B)
        throw new sigstore_flaw .O('malformed', `it is longer than ${bundle_limits .B} bytes without its payload`);
    const bundle = parse(rest);
    const { content } = bundle;
    if (content.$case !== 'dsseEnvelope' || !content.dsseEnvelope.payload.equals(long_bundle .q))
        throw new sigstore_flaw .O('malformed', 'it is not a Sigstore bundle');
    content.dsseEnvelope.payload = payload();
    return bundle;
}
function parse(bytes) {
    try {
        return (0,dist .vw)((0,proto_json .z)((0,json .q)(bytes), proto_messages .gr));
    }
    catch {
        throw new sigstore_flaw .O('malformed', 'it is not a Sigstore bundle');
    }
}

// EXTERNAL MODULE: ./build/src/sigstore/cryptography.js + 5 modules
var cryptography = __webpack_require__(7633);
// EXTERNAL MODULE: ./build/src/sigstore/media-types.js
var media_types = __webpack_require__(2284);
// EXTERNAL MODULE: ./build/src/http/go-url.js
var go_url = __webpack_require__(1074);
// EXTERNAL MODULE: ./build/src/glob.js
var glob = __webpack_require__(7183);
// EXTERNAL MODULE: ./build/src/sigstore/signer-policy.js
var signer_policy = __webpack_require__(3231);
;// CONCATENATED MODULE: ./build/src/sigstore/signer-judgement.js




function readWorkflowName(uri) {
    const [, repository, rest] = /^(https?:\/\/[^/]+\/[^/]+\/[^/]+)\/(.*)$/su.exec(uri) ?? [];
    if (repository === undefined || rest === undefined)
        return undefined;
    const atRef = rest.indexOf('@refs/');
    const split = atRef < 0 ? rest.lastIndexOf('@') : atRef;
    const ref = rest.slice(split + 1);
    const isRef = atRef >= 0 || /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(ref);
    return {
        repository,
        file: split >= 0 && isRef ? { path: rest.slice(0, split), ref } : undefined,
    };
}
function judgeSigner(certificate, policy) {
    const { issuer, subjectAlternativeNames: names } = certificate;
    if (issuer !== policy.issuer)
        throw new sigstore_flaw .O('issuer', `the issuer is ${quote(issuer)}, not ${quote(policy.issuer)}`);
    if (policy.workflow !== undefined)
        judgeWorkflow(certificate, policy.workflow);
    for (const { fact, name, flaw, anyOf } of policy.extensions ?? []) {
        const value = certificate[fact];
        if (!anyOf.some((match) => holds(value, match)))
            throw new sigstore_flaw .O(flaw, `the ${name} is ${quote(value)}, not ${anyOf.map(describe).join(' or ')}`);
    }
    judgeIds(certificate, policy.known ?? []);
    const { subjectAlternativeName: wanted } = policy;
    if (wanted !== undefined && !names.some((name) => holds(name, wanted)))
        throw new sigstore_flaw .O('identity', `signed by ${describeAll(names)}, not by ${describe(wanted)}`);
}
function judgeIds(certificate, known) {
    const { sourceRepository: repository = '', sourceRepositoryId, sourceOwnerId } = certificate;
    const signed = {
        repository: { url: repository, id: sourceRepositoryId },
        owner: { url: repository.slice(0, repository.lastIndexOf('/')), id: sourceOwnerId },
    };
    for (const { what, url, id } of known) {
        const source = signed[what];
        if ((0,signer_policy .uw)(url).test(source.url) && source.id !== undefined && source.id !== id)
            throw new sigstore_flaw .O('repository', `the ${what} that was called ${quote(source.url)} has the id ${quote(source.id)}, and ` +
                `the one of that name today has ${quote(id)}`);
    }
}
function judgeWorkflow({ buildSignerUri, subjectAlternativeNames: names }, { repository, path, ref }) {
    const signer = buildSignerUri === undefined ? undefined : readWorkflowName(buildSignerUri);
    const is = (what) => `the ${what} of the signing workflow is ${quote(buildSignerUri)}`;
    if (signer === undefined || !(0,signer_policy .uw)(repository).test(signer.repository))
        throw new sigstore_flaw .O('repository', `${is('repository')}, not ${quote(repository)}`);
    if (signer.file === undefined || (path !== '' && !(0,glob .T)(path).test(signer.file.path)))
        throw new sigstore_flaw .O('workflow', `the signing workflow is ${quote(buildSignerUri)}, not ` +
            quote(`${repository}/${path || '…'}`));
    if (ref !== '' && !(0,glob .T)(ref).test(signer.file.ref))
        throw new sigstore_flaw .O('ref', `${is('ref')}, not ${quote(`…@${ref}`)}`);
    const expected = buildSignerUri === undefined ? undefined : (0,go_url .D)(buildSignerUri);
    if (expected === undefined || !names.includes(expected))
        throw new sigstore_flaw .O('identity', `signed by ${describeAll(names)}, and the signing workflow is ${quote(buildSignerUri)}`);
}
function holds(value, match) {
    if (value === undefined)
        return false;
    return 'equals' in match ? value === match.equals : match.matches.test(value);
}
function describe(match) {
    return quote('equals' in match ? match.equals : match.text);
}
function describeAll(names) {
    return names.length === 0 ? quote(undefined) : names.map((name) => quote(name)).join(' and ');
}
function quote(text) {
    return text === undefined ? 'not named' : JSON.stringify(text.slice(0, 300));
}

// EXTERNAL MODULE: ./build/src/sigstore/statement.js
var statement = __webpack_require__(2925);
;// CONCATENATED MODULE: ./build/src/sigstore/verification.js







function judgeBundle(bytes, trust, expected) {
    return judgement(() => {
        const bundle = readBundle(bytes);
        return { bundle, artifact: undefined, claims: () => (0,statement.statementClaims)(envelopeOf(bundle)) };
    }, trust, expected);
}
function judgement(read, trust, expected) {
    let evidence;
    try {
        const { bundle, artifact, claims } = read();
        const publicKey = expected.signer.kind === 'key' ? expected.signer.publicKey : undefined;
        evidence = (0,cryptography .W9)(bundle, artifact, trust, { publicKey, log: expected.log });
        if (expected.signer.kind === 'certificate' && evidence.certificate !== undefined)
            judgeSigner(evidence.certificate, expected.signer);
        const { predicateType, predicate, dockerReference } = judgeClaims(claims(), expected);
        judgeAge(evidence.time, expected.notBefore);
        const stated = {
            predicateType,
            predicate: isSignatureType(predicateType) ? undefined : predicate,
        };
        return { ok: true, signature: { ...evidence, ...stated, dockerReference } };
    }
    catch (error) {
        const certificate = evidence?.certificate;
        return error instanceof sigstore_flaw .O
            ? { ok: false, flaw: error.flaw, detail: error.message, certificate }
            : { ok: false, flaw: 'malformed', detail: 'it cannot be read', certificate };
    }
}
function envelopeOf({ content }) {
    if (content.$case !== 'dsseEnvelope')
        throw new sigstore_flaw .O('malformed', 'it holds no DSSE envelope');
    return content.dsseEnvelope;
}
function judgeClaims(claims, { digest, annotations = {} }) {
    const signed = claims.annotationsOf(digest);
    if (signed.length === 0)
        throw new sigstore_flaw .O('digest', `it is not about ${digest}`);
    if (!isSignatureType(claims.predicateType))
        return claims;
    const lacking = signed.map((given) => Object.entries(annotations)
        .map(([key, value]) => ({ key, value, found: ownValue(given, key) }))
        .find(({ value, found }) => found !== value));
    const [first] = lacking;
    if (first !== undefined && !lacking.includes(undefined)) {
        const key = verification_quote(first.key);
        const value = verification_quote(first.value);
        throw new sigstore_flaw .O('annotations', first.found === undefined
            ? `the annotation ${key} is not signed; it must be ${value}`
            : `the annotation ${key} is signed as ${verification_quote(first.found)}, and must be ${value}`);
    }
    return claims;
}
function isSignatureType(predicateType) {
    return [statement.signaturePredicateType, media_types .Iy].includes(predicateType);
}
function ownValue(given, key) {
    return Object.hasOwn(given, key) ? given[key] : undefined;
}
function verification_quote(value) {
    return JSON.stringify(value).slice(0, 200);
}
function judgeAge(time, notBefore) {
    if (notBefore === undefined || (time !== undefined && time >= notBefore))
        return;
    throw new sigstore_flaw .O('age', time === undefined
        ? 'nothing proves when it was signed'
        : `it was signed at ${time.toISOString()}, before ${notBefore.toISOString()}`);
}


  })

};
