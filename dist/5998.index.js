export const id = 5998;
export const ids = [5998,3874];
export const modules = {

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

  5998:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);

__webpack_require__.d(__webpack_exports__, {
  noTrust: () => (  noTrust),
  openPrivateTrust: () => (  openPrivateTrust),
  openPublicGoodTrust: () => (  openPublicGoodTrust),
  openTrustMaterial: () => (  openTrustMaterial),
  readTrustFile: () => (  readTrustFile)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
;// CONCATENATED MODULE: ./build/src/sigstore/public-good/root.json
const root_namespaceObject =  JSON.parse('{"signatures":[{"keyid":"e71a54d543835ba86adad9460379c7641fb8726d164ea766801a1c522aba7ea2","sig":"3045022065c68f28ebe44d0a4e047a6e287f9669c8e3b31e08536396c67a1483326be8c6022100e7524a889e40de0df84231dd40e1fcc57fbbbf62055c17076568307dbc509046"},{"keyid":"22f4caec6d8e6f9555af66b3d4c3cb06a3bb23fdc7e39c916c61f462e6f52b06","sig":"304502206fedc4a382a0c5155e812c9b7461fe388ef704fef9e093c5c236e20abbf8e6620221008bbec36b63bf9baebc03a83c770cf9387efc90907eb83070b7a875129512d687"},{"keyid":"61643838125b440b40db6942f5cb5a31c0dc04368316eb2aaa58b95904a58222","sig":"30450220468f4219db51c7e815e1e3d33d9987878aa12aeaf331604d5180dd60b19dfb350221009f778ef5e96647c08bd23d63f69c0cce6fc353d747b9d51f35dc0f8678de9fef"},{"keyid":"a687e5bf4fab82b0ee58d46e05c9535145a2c9afb458f43d42b45ca0fdce2a70","sig":"3045022029e2518a7bcac05ec0b227809ce0c969406743412f90dc5255401afb13363f4602210087a64182249e41dd11de91c9f385a33659bd60147a93d13c86b7a64e447f9826"},{"keyid":"183e64f37670dc13ca0d28995a3053f3740954ddce44321a41e46534cf44e632","sig":"30450221008051c456ed2bf48aa5fc5742928ab0904266c1d6bdde5fc75ae20f12d098a95502203cc683bd86793808e6c9f89e2ca93f80b00c6ea64880ac4e37db69e2e86b24e3"}],"signed":{"_type":"root","consistent_snapshot":true,"expires":"2027-04-22T19:27:31Z","keys":{"0c87432c3bf09fd99189fdc32fa5eaedf4e4a5fac7bab73fa04a2e0fc64af6f5":{"keyid_hash_algorithms":["sha256","sha512"],"keytype":"ecdsa","keyval":{"public":"-----BEGIN PUBLIC KEY-----\\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEWRiGr5+j+3J5SsH+Ztr5nE2H2wO7\\nBV+nO3s93gLca18qTOzHY1oWyAGDykMSsGTUBSt9D+An0KfKsD2mfSM42Q==\\n-----END PUBLIC KEY-----\\n"},"scheme":"ecdsa-sha2-nistp256","x-tuf-on-ci-online-uri":"gcpkms:projects/sigstore-root-signing/locations/global/keyRings/root/cryptoKeys/timestamp/cryptoKeyVersions/1"},"183e64f37670dc13ca0d28995a3053f3740954ddce44321a41e46534cf44e632":{"keytype":"ecdsa","keyval":{"public":"-----BEGIN PUBLIC KEY-----\\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEMxpPOJCIZ5otG4106fGJseEQi3V9\\npkMYQ4uyV9Tj1M7WHXIyLG+jkfvuG0glQ1JZbRZZBV3gAR4sojdGHISeow==\\n-----END PUBLIC KEY-----\\n"},"scheme":"ecdsa-sha2-nistp256","x-tuf-on-ci-keyowner":"@lance"},"22f4caec6d8e6f9555af66b3d4c3cb06a3bb23fdc7e39c916c61f462e6f52b06":{"keyid_hash_algorithms":["sha256","sha512"],"keytype":"ecdsa","keyval":{"public":"-----BEGIN PUBLIC KEY-----\\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEzBzVOmHCPojMVLSI364WiiV8NPrD\\n6IgRxVliskz/v+y3JER5mcVGcONliDcWMC5J2lfHmjPNPhb4H7xm8LzfSA==\\n-----END PUBLIC KEY-----\\n"},"scheme":"ecdsa-sha2-nistp256","x-tuf-on-ci-keyowner":"@santiagotorres"},"61643838125b440b40db6942f5cb5a31c0dc04368316eb2aaa58b95904a58222":{"keyid_hash_algorithms":["sha256","sha512"],"keytype":"ecdsa","keyval":{"public":"-----BEGIN PUBLIC KEY-----\\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEinikSsAQmYkNeH5eYq/CnIzLaacO\\nxlSaawQDOwqKy/tCqxq5xxPSJc21K4WIhs9GyOkKfzueY3GILzcMJZ4cWw==\\n-----END PUBLIC KEY-----\\n"},"scheme":"ecdsa-sha2-nistp256","x-tuf-on-ci-keyowner":"@bobcallaway"},"a687e5bf4fab82b0ee58d46e05c9535145a2c9afb458f43d42b45ca0fdce2a70":{"keyid_hash_algorithms":["sha256","sha512"],"keytype":"ecdsa","keyval":{"public":"-----BEGIN PUBLIC KEY-----\\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE0ghrh92Lw1Yr3idGV5WqCtMDB8Cx\\n+D8hdC4w2ZLNIplVRoVGLskYa3gheMyOjiJ8kPi15aQ2//7P+oj7UvJPGw==\\n-----END PUBLIC KEY-----\\n"},"scheme":"ecdsa-sha2-nistp256","x-tuf-on-ci-keyowner":"@joshuagl"},"e71a54d543835ba86adad9460379c7641fb8726d164ea766801a1c522aba7ea2":{"keyid_hash_algorithms":["sha256","sha512"],"keytype":"ecdsa","keyval":{"public":"-----BEGIN PUBLIC KEY-----\\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEXsz3SZXFb8jMV42j6pJlyjbjR8K\\nN3Bwocexq6LMIb5qsWKOQvLN16NUefLc4HswOoumRsVVaajSpQS6fobkRw==\\n-----END PUBLIC KEY-----\\n"},"scheme":"ecdsa-sha2-nistp256","x-tuf-on-ci-keyowner":"@mnm678"}},"roles":{"root":{"keyids":["e71a54d543835ba86adad9460379c7641fb8726d164ea766801a1c522aba7ea2","22f4caec6d8e6f9555af66b3d4c3cb06a3bb23fdc7e39c916c61f462e6f52b06","61643838125b440b40db6942f5cb5a31c0dc04368316eb2aaa58b95904a58222","a687e5bf4fab82b0ee58d46e05c9535145a2c9afb458f43d42b45ca0fdce2a70","183e64f37670dc13ca0d28995a3053f3740954ddce44321a41e46534cf44e632"],"threshold":3},"snapshot":{"keyids":["0c87432c3bf09fd99189fdc32fa5eaedf4e4a5fac7bab73fa04a2e0fc64af6f5"],"threshold":1,"x-tuf-on-ci-expiry-period":3650,"x-tuf-on-ci-signing-period":365},"targets":{"keyids":["e71a54d543835ba86adad9460379c7641fb8726d164ea766801a1c522aba7ea2","22f4caec6d8e6f9555af66b3d4c3cb06a3bb23fdc7e39c916c61f462e6f52b06","61643838125b440b40db6942f5cb5a31c0dc04368316eb2aaa58b95904a58222","a687e5bf4fab82b0ee58d46e05c9535145a2c9afb458f43d42b45ca0fdce2a70","183e64f37670dc13ca0d28995a3053f3740954ddce44321a41e46534cf44e632"],"threshold":3},"timestamp":{"keyids":["0c87432c3bf09fd99189fdc32fa5eaedf4e4a5fac7bab73fa04a2e0fc64af6f5"],"threshold":1,"x-tuf-on-ci-expiry-period":7,"x-tuf-on-ci-signing-period":6}},"spec_version":"1.0","version":16,"x-tuf-on-ci-expiry-period":197,"x-tuf-on-ci-signing-period":46}}');
;// CONCATENATED MODULE: ./build/src/sigstore/public-good/signing_config.v0.2.json
const signing_config_v0_2_namespaceObject =  JSON.parse('{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","caUrls":[{"url":"https://fulcio.sigstore.dev","majorApiVersion":1,"validFor":{"start":"2022-04-13T20:06:15.000Z"},"operator":"sigstore.dev"}],"oidcUrls":[{"url":"https://oauth2.sigstore.dev/auth","majorApiVersion":1,"validFor":{"start":"2022-04-13T20:06:15.000Z"},"operator":"sigstore.dev"}],"rekorTlogUrls":[{"url":"https://rekor.sigstore.dev","majorApiVersion":1,"validFor":{"start":"2021-01-12T11:53:27.000Z"},"operator":"sigstore.dev"}],"tsaUrls":[{"url":"https://timestamp.sigstore.dev/api/v1/timestamp","majorApiVersion":1,"validFor":{"start":"2025-07-04T00:00:00Z"},"operator":"sigstore.dev"}],"rekorTlogConfig":{"selector":"ANY"},"tsaConfig":{"selector":"ANY"}}');
;// CONCATENATED MODULE: ./build/src/sigstore/public-good/signing_config_rekor_v2.v0.2.json
const signing_config_rekor_v2_v0_2_namespaceObject =  JSON.parse('{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json","caUrls":[{"url":"https://fulcio.sigstore.dev","majorApiVersion":1,"validFor":{"start":"2022-04-13T20:06:15.000Z"},"operator":"sigstore.dev"}],"oidcUrls":[{"url":"https://oauth2.sigstore.dev/auth","majorApiVersion":1,"validFor":{"start":"2022-04-13T20:06:15.000Z"},"operator":"sigstore.dev"}],"rekorTlogUrls":[{"url":"https://log2025-1.rekor.sigstore.dev","majorApiVersion":2,"validFor":{"start":"2026-01-01T00:00:00Z"},"operator":"sigstore.dev"},{"url":"https://rekor.sigstore.dev","majorApiVersion":1,"validFor":{"start":"2021-01-12T11:53:27.000Z"},"operator":"sigstore.dev"}],"tsaUrls":[{"url":"https://timestamp.sigstore.dev/api/v1/timestamp","majorApiVersion":1,"validFor":{"start":"2025-07-04T00:00:00Z"},"operator":"sigstore.dev"}],"rekorTlogConfig":{"selector":"ANY"},"tsaConfig":{"selector":"ANY"}}');
// EXTERNAL MODULE: ./build/src/sigstore/trusted-root.js
var trusted_root = __webpack_require__(9352);
;// CONCATENATED MODULE: ./build/src/sigstore/trust.js





const mirror = new URL('https://tuf-repo-cdn.sigstore.dev/');
function openPublicGoodTrust({ rekorVersion, largeRekorVersion = rekorVersion }, ports, from = mirror, root = root_namespaceObject) {
    const usual = publicGoodConfigs[rekorVersion];
    const large = publicGoodConfigs[largeRekorVersion];
    const refreshing = refreshPublicGood(usual.target, large.target, ports, from, root);
    refreshing.catch(() => undefined);
    const builtIn = ({ config }) => (0,trusted_root .V2)(JSON.stringify(config), 'the built-in signing config');
    return {
        signingConfig: builtIn(usual),
        largeSigningConfig: builtIn(large),
        refreshed: () => refreshing,
    };
}
const publicGoodConfigs = {
    1: { target: 'signing_config.v0.2.json', config: signing_config_v0_2_namespaceObject },
    2: { target: 'signing_config_rekor_v2.v0.2.json', config: signing_config_rekor_v2_v0_2_namespaceObject },
};
async function refreshPublicGood(usual, large, ports, from, root) {
    const { fetchTargets } = await Promise.all( [__webpack_require__.e(8908), __webpack_require__.e(4706), __webpack_require__.e(1407)]).then(__webpack_require__.bind(__webpack_require__, 1407));
    const texts = await fetchTargets(from, JSON.stringify(root), [...new Set(['trusted_root.json', usual, large])], ports);
    const configOf = (target) => (0,trusted_root .V2)(texts.get(target) ?? '', `the TUF target ${target}`);
    return {
        signingConfig: configOf(usual),
        largeSigningConfig: configOf(large),
        material: (0,trusted_root .t1)(texts.get('trusted_root.json') ?? '', 'the TUF target trusted_root.json'),
    };
}
async function openPrivateTrust(files, readFile) {
    const [config, root] = await Promise.all([
        readTrustFile(files.signingConfig, 'signing-config', readFile),
        readTrustFile(files.trustedRoot, 'trusted-root', readFile),
    ]);
    const signingConfig = (0,trusted_root .V2)(config, files.signingConfig);
    const material = (0,trusted_root .t1)(root, files.trustedRoot);
    const offers = { signingConfig, largeSigningConfig: signingConfig };
    return { ...offers, refreshed: () => Promise.resolve({ ...offers, material }) };
}
async function readTrustFile(path, input, readFile) {
    return readFile(path).catch((cause) => {
        throw new errors .Tj('TRUST_FILE_INVALID', `The file ${path} cannot be read: ${(0,errors .bD)(cause)}`, {
            hint: /^https?:/i.test(path)
                ? `The input "${input}" is a path: download the file in a step before this one.`
                : `Correct the input "${input}"; paths are relative to the workspace.`,
            cause,
        });
    });
}
async function openTrustMaterial(source, ports, readFile, from = mirror, root = root_namespaceObject) {
    if (source.kind === 'none')
        return noMaterial;
    if (source.kind === 'file')
        return (0,trusted_root .t1)(await readTrustFile(source.path, 'trusted-root', readFile), source.path);
    const { fetchTargets } = await Promise.all( [__webpack_require__.e(8908), __webpack_require__.e(4706), __webpack_require__.e(1407)]).then(__webpack_require__.bind(__webpack_require__, 1407));
    const texts = await fetchTargets(from, JSON.stringify(root), ['trusted_root.json'], ports);
    return (0,trusted_root .t1)(texts.get('trusted_root.json') ?? '', 'the TUF target trusted_root.json');
}
const noMaterial = {
    certificateAuthorities: [],
    timestampAuthorities: [],
    tlogs: [],
    ctlogs: [],
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
const noTrust = {
    signingConfig: noServices,
    largeSigningConfig: noServices,
    refreshed: () => Promise.resolve({
        signingConfig: noServices,
        largeSigningConfig: noServices,
        material: noMaterial,
    }),
};


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


  })

};
