export const id = 1407;
export const ids = [1407];
export const modules = {

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

  1407:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    fetchTargets: () => (  fetchTargets)
  });
  var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
  var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
  var tuf_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4706);
  var tuf_js_dist_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6376);
  var _concurrency_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3742);
  var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7406);
  var _http_retry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6092);
  var _service_exchange_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(561);








async function fetchTargets(mirror, root, names, { http, patience, temp }) {
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temp, 'signet-tuf-')).catch((cause) => {
        throw unavailable(mirror, `no folder can be made in ${temp}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_4__  .bD)(cause)}`, cause);
    });
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'root.json'), root);
        const updater = new tuf_js__WEBPACK_IMPORTED_MODULE_2__  .Sx({
            metadataDir: folder,
            metadataBaseUrl: (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_6__  .X5)(mirror, '').href,
            targetDir: folder,
            targetBaseUrl: (0,_service_exchange_js__WEBPACK_IMPORTED_MODULE_6__  .X5)(mirror, 'targets/').href,
            fetcher: fetcherOver(http, patience, folder),
        });
        await updater.refresh();
        const texts = await (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_7__  .G9)(names, names.length, async (name) => fetchTarget(updater, name, folder));
        return new Map(texts.map((text, at) => [names[at] ?? '', (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_7__  .RP)(text)]));
    }
    catch (cause) {
        throw cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__  .Tj && cause.code === 'CANCELLED'
            ? cause
            : unavailable(mirror, (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__  .bD)(cause), cause);
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
        const response = await (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_5__  .zw)(http, { method: 'GET', url: new URL(url), maxBytes }, patience);
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
    return new _errors_js__WEBPACK_IMPORTED_MODULE_4__  .Tj('TRUST_UNAVAILABLE', `Sigstore’s trust root could not be refreshed from ${mirror.origin}: ${what}`, {
        hint: 'Nothing was published. See https://status.sigstore.dev and run the job again; behind ' +
            'a firewall, allow this host.',
        cause,
    });
}


  })

};
