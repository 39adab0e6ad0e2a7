export const id = 407;
export const ids = [407];
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

/***/ 1407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fetchTargets: () => (/* binding */ fetchTargets)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var tuf_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4706);
/* harmony import */ var tuf_js_dist_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6376);
/* harmony import */ var _concurrency_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3742);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7406);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6092);
/* harmony import */ var _service_exchange_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(561);
// SPDX-License-Identifier: Apache-2.0
// The TUF client (theupdateframework.github.io/specification), over our own HTTP so that one proxy
// and one patience rule it.








/**
 * Refreshes the metadata from the built-in root and fetches targets.
 * @returns the targets' texts by name
 * @throws SignetError TRUST_UNAVAILABLE
 */
async function fetchTargets(mirror, root, names, { http, patience, temp }) {
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temp, 'signet-tuf-')).catch((cause) => {
        throw unavailable(mirror, `no folder can be made in ${temp}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(cause)}`, cause);
    });
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'root.json'), root);
        const updater = new tuf_js__WEBPACK_IMPORTED_MODULE_2__/* .Updater */ .Sx({
            metadataDir: folder,
            metadataBaseUrl: (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_6__/* .endpointOf */ .X5)(mirror, '').href,
            targetDir: folder,
            targetBaseUrl: (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_6__/* .endpointOf */ .X5)(mirror, 'targets/').href,
            fetcher: fetcherOver(http, patience, folder),
        });
        await updater.refresh();
        // Each is awaited, also when one fails: nothing may write into the folder that is removed.
        const texts = await (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_7__/* .settle */ .G9)(names, names.length, async (name) => fetchTarget(updater, name, folder));
        return new Map(texts.map((text, at) => [names[at] ?? '', (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_7__/* .valueOf */ .RP)(text)]));
    }
    catch (cause) {
        throw cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SignetError */ .Tj && cause.code === 'CANCELLED'
            ? cause
            : unavailable(mirror, (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(cause), cause);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
    }
}
async function fetchTarget(updater, name, folder) {
    const info = await updater.getTargetInfo(name);
    if (info === undefined)
        throw new Error(`there is no target ${name}`);
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(await updater.downloadTarget(info, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `target-${name}`)), 'utf8');
}
function fetcherOver(http, patience, folder) {
    const downloadBytes = async (url, maxBytes) => {
        const response = await (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_5__/* .sendPatiently */ .zw)(http, { method: 'GET', url: new URL(url), maxBytes }, patience);
        if (response.status !== 200)
            throw new tuf_js_dist_error_js__WEBPACK_IMPORTED_MODULE_3__.DownloadHTTPError(`GET ${url}: status ${response.status}`, response.status);
        return response.body;
    };
    let downloads = 0;
    return {
        downloadBytes,
        async downloadFile(url, maxBytes, handler) {
            const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `download-${downloads++}`);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, await downloadBytes(url, maxBytes));
            return handler(file);
        },
    };
}
function unavailable(mirror, what, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SignetError */ .Tj('TRUST_UNAVAILABLE', `Sigstore’s trust root could not be refreshed from ${mirror.origin}: ${what}`, {
        hint: 'Nothing was published. See https://status.sigstore.dev and run the job again; behind ' +
            'a firewall, allow this host.',
        cause,
    });
}


/***/ })

};
