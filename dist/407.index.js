export const id = 407;
export const ids = [407];
export const modules = {

/***/ 1407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fetchTargets: () => (/* binding */ fetchTargets)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var tuf_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4706);
/* harmony import */ var tuf_js_dist_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6376);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7406);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6092);
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
        throw unavailable(mirror, `no folder can be made in ${temp}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .b)(cause)}`, cause);
    });
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'root.json'), root);
        const updater = new tuf_js__WEBPACK_IMPORTED_MODULE_2__/* .Updater */ .Sx({
            metadataDir: folder,
            metadataBaseUrl: mirror.href,
            targetDir: folder,
            targetBaseUrl: new URL('targets/', mirror).href,
            fetcher: fetcherOver(http, patience, folder),
        });
        await updater.refresh();
        const texts = await Promise.all(names.map(async (name) => [name, await fetchTarget(updater, name, folder)]));
        return new Map(texts);
    }
    catch (cause) {
        throw cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SignetError */ .T && cause.code === 'CANCELLED'
            ? cause
            : unavailable(mirror, (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .b)(cause), cause);
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
    return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .SignetError */ .T('TRUST_UNAVAILABLE', `Sigstore’s trust root could not be refreshed from ${mirror.origin}: ${what}`, {
        hint: 'Nothing was published. See https://status.sigstore.dev and run the job again; behind ' +
            'a firewall, allow this host.',
        cause,
    });
}


/***/ })

};
