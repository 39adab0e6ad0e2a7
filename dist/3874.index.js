export const id = 3874;
export const ids = [3874];
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


  })

};
