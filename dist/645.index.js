export const id = 645;
export const ids = [645,874];
export const modules = {

/***/ 3857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ withKnownCertificates),
/* harmony export */   l: () => (/* binding */ knownCertificate)
/* harmony export */ });
/* harmony import */ var _sigstore_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3917);
// SPDX-License-Identifier: Apache-2.0
// The library's certificate, which computes anew what it was asked before; while a chain is built,
// it is asked that dozens of times.

/**
 * A certificate that remembers its encoding, its key, and whose signature it carries. The answers
 * are the library's.
 */
class KnownCertificate extends _sigstore_core__WEBPACK_IMPORTED_MODULE_0__.X509Certificate {
    #der;
    #signedBy = new WeakMap();
    #publicKey;
    constructor({ root }, der) {
        super(root);
        this.#der = der;
    }
    get publicKey() {
        return (this.#publicKey ??= super.publicKey);
    }
    equals(other) {
        return (this === other ||
            this.#der.equals(other instanceof KnownCertificate ? other.#der : other.root.toDER()));
    }
    verify(issuer = this) {
        const known = this.#signedBy.get(issuer) ?? super.verify(issuer);
        this.#signedBy.set(issuer, known);
        return known;
    }
    /** A copy to be changed, which remembers nothing. */
    clone() {
        return new _sigstore_core__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(copyOf(this.root));
    }
}
function copyOf({ tag, value, subs }) {
    return new _sigstore_core__WEBPACK_IMPORTED_MODULE_0__.ASN1Obj(tag, value, subs.map(copyOf));
}
/** The same material; its certificates are used for many signatures. */
function withKnownCertificates(material) {
    const known = ({ certChain, validFor }) => ({
        certChain: certChain.map((certificate) => new KnownCertificate(certificate, certificate.root.toDER())),
        validFor,
    });
    return {
        ...material,
        certificateAuthorities: material.certificateAuthorities.map(known),
        timestampAuthorities: material.timestampAuthorities.map(known),
    };
}
/** The same certificate, which is judged at each of several times. */
function knownCertificate(certificate, der) {
    return new KnownCertificate(certificate, der);
}


/***/ }),

/***/ 3874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   selectServices: () => (/* binding */ selectServices),
/* harmony export */   signingConfigSchema: () => (/* binding */ signingConfigSchema),
/* harmony export */   stillOffered: () => (/* binding */ stillOffered)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
// SPDX-License-Identifier: Apache-2.0
// Which services sign, from a signing config (protobuf-specs, sigstore_trustroot.proto,
// SigningConfig v0.2).


const time = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .isoTimestamp */ .yhX());
const service = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    url: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxLength */ .Ru6(2000), valibot__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ5(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .check */ .z6Y(isSafeUrl, 'an https URL, or http on this machine')),
    majorApiVersion: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .ndf()),
    validFor: valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ start: time, end: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(time) }),
    operator: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), ''),
});
const services = valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(service), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxLength */ .Ru6(100)), []);
const choice = valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    selector: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['ANY', 'ALL', 'EXACT']),
    count: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .minValue */ .Wwf(1))),
}), {
    selector: 'ANY',
});
const signingConfigSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('application/vnd.dev.sigstore.signingconfig.v0.2+json'),
    caUrls: services,
    oidcUrls: services,
    rekorTlogUrls: services,
    rekorTlogConfig: choice,
    tsaUrls: services,
    tsaConfig: choice,
});
/**
 * Chooses by validity, version and selector, as the specification of SigningConfig says: the
 * highest version we understand that has a valid service, one service per operator, the newest
 * first.
 * @throws SignetError SERVICES_UNUSABLE when the config offers too little now
 */
function selectServices(config, now, needs = { certificate: true, log: 'any' }) {
    const [fulcio] = needs.certificate
        ? choose('certificate authority', config.caUrls, [1], { selector: 'ANY' }, now)
        : [];
    const logs = needs.log === 'none' ? [] : chooseLogs(config, needs.log, now);
    const timestampAuthorities = (config.tsaUrls.length === 0
        ? []
        : choose('timestamp authority', config.tsaUrls, [1], config.tsaConfig, now)).map(({ url }) => new URL(url));
    // A certificate lives for minutes, so something must prove that the signature was made in them; a
    // key needs no time.
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
function chooseLogs({ rekorTlogUrls, rekorTlogConfig }, needed, now) {
    const logs = choose('transparency log', rekorTlogUrls, [2, 1], rekorTlogConfig, now).map(({ url, majorApiVersion }) => ({
        url: new URL(url),
        version: majorApiVersion === 2 ? 2 : 1,
    }));
    if (needed === 'any' || logs.some(({ version }) => version === 1))
        return logs;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('SERVICES_UNUSABLE', 'The legacy format needs an entry of Rekor v1, whose promise of inclusion it stores, and ' +
        'the signing config names Rekor v2', {
        hint: 'Set "format: bundle", or use a signing config with Rekor v1.',
    });
}
/** Whether each service that was used is still offered by this config. */
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
function choose(kind, candidates, versions, { selector, count = 1 }, now) {
    const valid = candidates.filter((candidate) => isValidAt(candidate, now));
    const version = versions.find((wanted) => valid.some(({ majorApiVersion }) => majorApiVersion === wanted));
    const understood = valid
        .filter(({ majorApiVersion }) => majorApiVersion === version)
        .sort((a, b) => Date.parse(b.validFor.start) - Date.parse(a.validFor.start));
    const onePerOperator = [
        ...Map.groupBy(understood, ({ operator, url }) => operator || url).values(),
    ].flatMap(([first]) => (first === undefined ? [] : [first]));
    const wanted = { ANY: 1, ALL: Math.max(1, onePerOperator.length), EXACT: count }[selector];
    if (onePerOperator.length < wanted)
        throw unusable(`it wants ${wanted} ${kind} services, and offers ${onePerOperator.length} that are valid ` +
            'now and understood');
    return onePerOperator.slice(0, wanted);
}
function isValidAt({ validFor: { start, end } }, now) {
    return (Date.parse(start) <= now.getTime() && (end === undefined || now.getTime() <= Date.parse(end)));
}
/** Tokens and certificates travel to these URLs; plain http is for services on this machine. */
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
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('SERVICES_UNUSABLE', `The signing config cannot be used: ${what}`, {
        hint: 'Update the file given as "signing-config"; if none is given, update this action.',
    });
}


/***/ }),

/***/ 645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  noTrust: () => (/* binding */ noTrust),
  openPrivateTrust: () => (/* binding */ openPrivateTrust),
  openPublicGoodTrust: () => (/* binding */ openPublicGoodTrust),
  openTrustMaterial: () => (/* binding */ openTrustMaterial)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
;// CONCATENATED MODULE: ./build/src/sigstore/public-good/root.json
const root_namespaceObject = /*#__PURE__*/JSON.parse('{"signatures":[{"keyid":"e71a54d543835ba86adad9460379c7641fb8726d164ea766801a1c522aba7ea2","sig":"3045022065c68f28ebe44d0a4e047a6e287f9669c8e3b31e08536396c67a1483326be8c6022100e7524a889e40de0df84231dd40e1fcc57fbbbf62055c17076568307dbc509046"},{"keyid":"22f4caec6d8e6f9555af66b3d4c3cb06a3bb23fdc7e39c916c61f462e6f52b06","sig":"304502206fedc4a382a0c5155e812c9b7461fe388ef704fef9e093c5c236e20abbf8e6620221008bbec36b63bf9baebc03a83c770cf9387efc90907eb83070b7a875129512d687"},{"keyid":"61643838125b440b40db6942f5cb5a31c0dc04368316eb2aaa58b95904a58222","sig":"30450220468f4219db51c7e815e1e3d33d9987878aa12aeaf331604d5180dd60b19dfb350221009f778ef5e96647c08bd23d63f69c0cce6fc353d747b9d51f35dc0f8678de9fef"},{"keyid":"a687e5bf4fab82b0ee58d46e05c9535145a2c9afb458f43d42b45ca0fdce2a70","sig":"3045022029e2518a7bcac05ec0b227809ce0c969406743412f90dc5255401afb13363f4602210087a64182249e41dd11de91c9f385a33659bd60147a93d13c86b7a64e447f9826"},{"keyid":"183e64f37670dc13ca0d28995a3053f3740954ddce44321a41e46534cf44e632","sig":"30450221008051c456ed2bf48aa5fc5742928ab0904266c1d6bdde5fc75ae20f12d098a95502203cc683bd86793808e6c9f89e2ca93f80b00c6ea64880ac4e37db69e2e86b24e3"}],"signed":{"_type":"root","consistent_snapshot":true,"expires":"2027-04-22T19:27:31Z","keys":{"0c87432c3bf09fd99189fdc32fa5eaedf4e4a5fac7bab73fa04a2e0fc64af6f5":{"keyid_hash_algorithms":["sha256","sha512"],"keytype":"ecdsa","keyval":{"public":"-----BEGIN PUBLIC KEY-----\\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEWRiGr5+j+3J5SsH+Ztr5nE2H2wO7\\nBV+nO3s93gLca18qTOzHY1oWyAGDykMSsGTUBSt9D+An0KfKsD2mfSM42Q==\\n-----END PUBLIC KEY-----\\n"},"scheme":"ecdsa-sha2-nistp256","x-tuf-on-ci-online-uri":"gcpkms:projects/sigstore-root-signing/locations/global/keyRings/root/cryptoKeys/timestamp/cryptoKeyVersions/1"},"183e64f37670dc13ca0d28995a3053f3740954ddce44321a41e46534cf44e632":{"keytype":"ecdsa","keyval":{"public":"-----BEGIN PUBLIC KEY-----\\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEMxpPOJCIZ5otG4106fGJseEQi3V9\\npkMYQ4uyV9Tj1M7WHXIyLG+jkfvuG0glQ1JZbRZZBV3gAR4sojdGHISeow==\\n-----END PUBLIC KEY-----\\n"},"scheme":"ecdsa-sha2-nistp256","x-tuf-on-ci-keyowner":"@lance"},"22f4caec6d8e6f9555af66b3d4c3cb06a3bb23fdc7e39c916c61f462e6f52b06":{"keyid_hash_algorithms":["sha256","sha512"],"keytype":"ecdsa","keyval":{"public":"-----BEGIN PUBLIC KEY-----\\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEzBzVOmHCPojMVLSI364WiiV8NPrD\\n6IgRxVliskz/v+y3JER5mcVGcONliDcWMC5J2lfHmjPNPhb4H7xm8LzfSA==\\n-----END PUBLIC KEY-----\\n"},"scheme":"ecdsa-sha2-nistp256","x-tuf-on-ci-keyowner":"@santiagotorres"},"61643838125b440b40db6942f5cb5a31c0dc04368316eb2aaa58b95904a58222":{"keyid_hash_algorithms":["sha256","sha512"],"keytype":"ecdsa","keyval":{"public":"-----BEGIN PUBLIC KEY-----\\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEinikSsAQmYkNeH5eYq/CnIzLaacO\\nxlSaawQDOwqKy/tCqxq5xxPSJc21K4WIhs9GyOkKfzueY3GILzcMJZ4cWw==\\n-----END PUBLIC KEY-----\\n"},"scheme":"ecdsa-sha2-nistp256","x-tuf-on-ci-keyowner":"@bobcallaway"},"a687e5bf4fab82b0ee58d46e05c9535145a2c9afb458f43d42b45ca0fdce2a70":{"keyid_hash_algorithms":["sha256","sha512"],"keytype":"ecdsa","keyval":{"public":"-----BEGIN PUBLIC KEY-----\\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE0ghrh92Lw1Yr3idGV5WqCtMDB8Cx\\n+D8hdC4w2ZLNIplVRoVGLskYa3gheMyOjiJ8kPi15aQ2//7P+oj7UvJPGw==\\n-----END PUBLIC KEY-----\\n"},"scheme":"ecdsa-sha2-nistp256","x-tuf-on-ci-keyowner":"@joshuagl"},"e71a54d543835ba86adad9460379c7641fb8726d164ea766801a1c522aba7ea2":{"keyid_hash_algorithms":["sha256","sha512"],"keytype":"ecdsa","keyval":{"public":"-----BEGIN PUBLIC KEY-----\\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEXsz3SZXFb8jMV42j6pJlyjbjR8K\\nN3Bwocexq6LMIb5qsWKOQvLN16NUefLc4HswOoumRsVVaajSpQS6fobkRw==\\n-----END PUBLIC KEY-----\\n"},"scheme":"ecdsa-sha2-nistp256","x-tuf-on-ci-keyowner":"@mnm678"}},"roles":{"root":{"keyids":["e71a54d543835ba86adad9460379c7641fb8726d164ea766801a1c522aba7ea2","22f4caec6d8e6f9555af66b3d4c3cb06a3bb23fdc7e39c916c61f462e6f52b06","61643838125b440b40db6942f5cb5a31c0dc04368316eb2aaa58b95904a58222","a687e5bf4fab82b0ee58d46e05c9535145a2c9afb458f43d42b45ca0fdce2a70","183e64f37670dc13ca0d28995a3053f3740954ddce44321a41e46534cf44e632"],"threshold":3},"snapshot":{"keyids":["0c87432c3bf09fd99189fdc32fa5eaedf4e4a5fac7bab73fa04a2e0fc64af6f5"],"threshold":1,"x-tuf-on-ci-expiry-period":3650,"x-tuf-on-ci-signing-period":365},"targets":{"keyids":["e71a54d543835ba86adad9460379c7641fb8726d164ea766801a1c522aba7ea2","22f4caec6d8e6f9555af66b3d4c3cb06a3bb23fdc7e39c916c61f462e6f52b06","61643838125b440b40db6942f5cb5a31c0dc04368316eb2aaa58b95904a58222","a687e5bf4fab82b0ee58d46e05c9535145a2c9afb458f43d42b45ca0fdce2a70","183e64f37670dc13ca0d28995a3053f3740954ddce44321a41e46534cf44e632"],"threshold":3},"timestamp":{"keyids":["0c87432c3bf09fd99189fdc32fa5eaedf4e4a5fac7bab73fa04a2e0fc64af6f5"],"threshold":1,"x-tuf-on-ci-expiry-period":7,"x-tuf-on-ci-signing-period":6}},"spec_version":"1.0","version":16,"x-tuf-on-ci-expiry-period":197,"x-tuf-on-ci-signing-period":46}}');
;// CONCATENATED MODULE: ./build/src/sigstore/public-good/signing_config.v0.2.json
const signing_config_v0_2_namespaceObject = /*#__PURE__*/JSON.parse('{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","caUrls":[{"url":"https://fulcio.sigstore.dev","majorApiVersion":1,"validFor":{"start":"2022-04-13T20:06:15.000Z"},"operator":"sigstore.dev"}],"oidcUrls":[{"url":"https://oauth2.sigstore.dev/auth","majorApiVersion":1,"validFor":{"start":"2022-04-13T20:06:15.000Z"},"operator":"sigstore.dev"}],"rekorTlogUrls":[{"url":"https://rekor.sigstore.dev","majorApiVersion":1,"validFor":{"start":"2021-01-12T11:53:27.000Z"},"operator":"sigstore.dev"}],"tsaUrls":[{"url":"https://timestamp.sigstore.dev/api/v1/timestamp","majorApiVersion":1,"validFor":{"start":"2025-07-04T00:00:00Z"},"operator":"sigstore.dev"}],"rekorTlogConfig":{"selector":"ANY"},"tsaConfig":{"selector":"ANY"}}');
;// CONCATENATED MODULE: ./build/src/sigstore/public-good/signing_config_rekor_v2.v0.2.json
const signing_config_rekor_v2_v0_2_namespaceObject = /*#__PURE__*/JSON.parse('{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","caUrls":[{"url":"https://fulcio.sigstore.dev","majorApiVersion":1,"validFor":{"start":"2022-04-13T20:06:15.000Z"},"operator":"sigstore.dev"}],"oidcUrls":[{"url":"https://oauth2.sigstore.dev/auth","majorApiVersion":1,"validFor":{"start":"2022-04-13T20:06:15.000Z"},"operator":"sigstore.dev"}],"rekorTlogUrls":[{"url":"https://log2025-1.rekor.sigstore.dev","majorApiVersion":2,"validFor":{"start":"2026-01-01T00:00:00Z"},"operator":"sigstore.dev"},{"url":"https://rekor.sigstore.dev","majorApiVersion":1,"validFor":{"start":"2021-01-12T11:53:27.000Z"},"operator":"sigstore.dev"}],"tsaUrls":[{"url":"https://timestamp.sigstore.dev/api/v1/timestamp","majorApiVersion":1,"validFor":{"start":"2025-07-04T00:00:00Z"},"operator":"sigstore.dev"}],"rekorTlogConfig":{"selector":"ANY"},"tsaConfig":{"selector":"ANY"}}');
// EXTERNAL MODULE: ./node_modules/@sigstore/protobuf-specs/dist/index.js
var dist = __webpack_require__(9654);
// EXTERNAL MODULE: ./node_modules/@sigstore/verify/dist/index.js
var verify_dist = __webpack_require__(4187);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var valibot_dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/src/json.js
var src_json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/sigstore/known-certificate.js
var known_certificate = __webpack_require__(3857);
// EXTERNAL MODULE: ./build/src/sigstore/services.js
var services = __webpack_require__(3874);
;// CONCATENATED MODULE: ./build/src/sigstore/trusted-root.js
// SPDX-License-Identifier: Apache-2.0
// The trusted root (protobuf-specs, sigstore_trustroot.proto) and the signing config, as files or
// TUF targets.







const validFor = valibot_dist/* object */.Ikc({
    start: valibot_dist/* pipe */.FsL(valibot_dist/* string */.YjP(), valibot_dist/* isoTimestamp */.yhX()),
    end: valibot_dist/* optional */.lqM(valibot_dist/* pipe */.FsL(valibot_dist/* string */.YjP(), valibot_dist/* isoTimestamp */.yhX())),
});
/**
 * A log key without a start of validity is valid at no time; @sigstore/verify 4.1.3 takes it as
 * valid always.
 */
const log = valibot_dist/* looseObject */._H3({
    publicKey: valibot_dist/* looseObject */._H3({ rawBytes: valibot_dist/* string */.YjP(), validFor }),
    logId: valibot_dist/* looseObject */._H3({ keyId: valibot_dist/* string */.YjP() }),
});
const authority = valibot_dist/* looseObject */._H3({
    certChain: valibot_dist/* looseObject */._H3({
        certificates: valibot_dist/* pipe */.FsL(valibot_dist/* array */.YOg(valibot_dist/* looseObject */._H3({ rawBytes: valibot_dist/* string */.YjP() })), valibot_dist/* minLength */.BpQ(1), valibot_dist/* maxLength */.Ru6(10)),
    }),
});
const list = (item) => valibot_dist/* optional */.lqM(valibot_dist/* pipe */.FsL(valibot_dist/* array */.YOg(item), valibot_dist/* maxLength */.Ru6(100)), []);
const trustedRootSchema = valibot_dist/* looseObject */._H3({
    mediaType: valibot_dist/* pipe */.FsL(valibot_dist/* string */.YjP(), valibot_dist/* regex */.yGV(/^application\/vnd\.dev\.sigstore\.trustedroot(?:\+json;version=0\.1|\.v0\.[12]\+json)$/, 'a trusted root’s media type')),
    tlogs: list(log),
    certificateAuthorities: list(authority),
    ctlogs: list(log),
    timestampAuthorities: list(authority),
});
/**
 * Reads a signing config. `name` is how a person knows the text.
 * @throws SignetError TRUST_FILE_INVALID
 */
function parseSigningConfig(text, name) {
    return parse(services.signingConfigSchema, text, name, 'signing config v0.2');
}
/**
 * Reads a trusted root into what bundles are verified with. `name` is how a person knows the text.
 * @throws SignetError TRUST_FILE_INVALID
 */
function parseTrustedRoot(text, name) {
    const json = parse(trustedRootSchema, text, name, 'trusted root');
    try {
        return (0,known_certificate/* withKnownCertificates */.E)((0,verify_dist/* toTrustMaterial */.jO)(dist.TrustedRoot.fromJSON(json)));
    }
    catch (cause) {
        throw invalid(name, 'trusted root', (0,errors/* messageOf */.b)(cause), cause);
    }
}
function parse(schema, text, name, kind) {
    const json = (0,src_json/* parseJson */.q)(text);
    if (json === undefined)
        throw invalid(name, kind, 'it is not JSON');
    const parsed = valibot_dist/* safeParse */.xLC(schema, json);
    if (!parsed.success)
        throw invalid(name, kind, (0,src_json/* describeIssue */.n)(parsed.issues[0]));
    return parsed.output;
}
function invalid(name, kind, what, cause) {
    return new errors/* SignetError */.T('TRUST_FILE_INVALID', `${name} is no ${kind}: ${what}`, {
        hint: 'Use the files that the Sigstore instance publishes (targets trusted_root.json and ' +
            'signing_config.v0.2.json), or that "cosign trusted-root create" and "cosign ' +
            'signing-config create" write.',
        cause,
    });
}

;// CONCATENATED MODULE: ./build/src/sigstore/trust.js





const mirror = new URL('https://tuf-repo-cdn.sigstore.dev/');
/**
 * The public-good Sigstore: begins with the built-in signing config while its TUF repository is
 * asked for the current one.
 */
function openPublicGoodTrust(rekorVersion, ports, from = mirror, root = root_namespaceObject) {
    const target = rekorVersion === 2 ? 'signing_config_rekor_v2.v0.2.json' : 'signing_config.v0.2.json';
    const refreshing = refreshPublicGood(target, ports, from, root);
    // Awaited only when the first bundle is ready; until then a failure must not end the process.
    refreshing.catch(() => undefined);
    const builtIn = JSON.stringify(rekorVersion === 2 ? signing_config_rekor_v2_v0_2_namespaceObject : signing_config_v0_2_namespaceObject);
    return {
        signingConfig: parseSigningConfig(builtIn, 'the built-in signing config'),
        refreshed: () => refreshing,
    };
}
async function refreshPublicGood(target, ports, from, root) {
    const { fetchTargets } = await Promise.all(/* import() */[__webpack_require__.e(706), __webpack_require__.e(407)]).then(__webpack_require__.bind(__webpack_require__, 1407));
    const texts = await fetchTargets(from, JSON.stringify(root), ['trusted_root.json', target], ports);
    return {
        signingConfig: parseSigningConfig(texts.get(target) ?? '', `the TUF target ${target}`),
        material: parseTrustedRoot(texts.get('trusted_root.json') ?? '', 'the TUF target trusted_root.json'),
    };
}
/** A private Sigstore, described by two files. @throws SignetError TRUST_FILE_INVALID */
async function openPrivateTrust(files, readFile) {
    const [config, root] = await Promise.all([
        readTrustFile(files.signingConfig, 'signing-config', readFile),
        readTrustFile(files.trustedRoot, 'trusted-root', readFile),
    ]);
    const signingConfig = parseSigningConfig(config, files.signingConfig);
    const material = parseTrustedRoot(root, files.trustedRoot);
    return { signingConfig, refreshed: () => Promise.resolve({ signingConfig, material }) };
}
async function readTrustFile(path, input, readFile) {
    return readFile(path).catch((cause) => {
        throw new errors/* SignetError */.T('TRUST_FILE_INVALID', `The file ${path} cannot be read: ${(0,errors/* messageOf */.b)(cause)}`, {
            hint: `Correct the input "${input}"; paths are relative to the workspace.`,
            cause,
        });
    });
}
/** What signatures are verified with. @throws SignetError TRUST_UNAVAILABLE, TRUST_FILE_INVALID */
async function openTrustMaterial(source, ports, readFile, from = mirror, root = root_namespaceObject) {
    if (source.kind === 'none')
        return noMaterial;
    if (source.kind === 'file')
        return parseTrustedRoot(await readTrustFile(source.path, 'trusted-root', readFile), source.path);
    const { fetchTargets } = await Promise.all(/* import() */[__webpack_require__.e(706), __webpack_require__.e(407)]).then(__webpack_require__.bind(__webpack_require__, 1407));
    const texts = await fetchTargets(from, JSON.stringify(root), ['trusted_root.json'], ports);
    return parseTrustedRoot(texts.get('trusted_root.json') ?? '', 'the TUF target trusted_root.json');
}
const noMaterial = {
    certificateAuthorities: [],
    timestampAuthorities: [],
    tlogs: [],
    ctlogs: [],
    publicKey: noKey,
};
const noServices = {
    mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
    caUrls: [],
    oidcUrls: [],
    rekorTlogUrls: [],
    rekorTlogConfig: { selector: 'ANY' },
    tsaUrls: [],
    tsaConfig: { selector: 'ANY' },
};
/** Of a key that signs without log: no service is asked, and nothing but the key is trusted. */
const noTrust = {
    signingConfig: noServices,
    refreshed: () => Promise.resolve({ signingConfig: noServices, material: noMaterial }),
};
function noKey() {
    throw new errors/* SignetError */.T('TRUST_FILE_INVALID', 'The trusted root holds no public keys');
}


/***/ })

};
