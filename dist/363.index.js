export const id = 363;
export const ids = [363];
export const modules = {

/***/ 6363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   referencesInManifests: () => (/* binding */ referencesInManifests)
/* harmony export */ });
/* unused harmony export referencesIn */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8815);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7406);
// SPDX-License-Identifier: Apache-2.0
// May import: errors. The image references in Kubernetes manifests: those of containers of all kinds, and of image volumes, wherever a pod template is.




const limits = { files: 1000, bytes: 4 * 1024 * 1024, depth: 100 };
const containerLists = ['containers', 'initContainers', 'ephemeralContainers'];
/** Reads a file, or all `.yaml`, `.yml` and `.json` files of a folder and its folders. @throws SignetError INPUT_INVALID */
async function referencesInManifests(path) {
    const files = await manifestFiles(path).catch((cause) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .SignetError */ .T('INPUT_INVALID', `The input "images-from" names ${JSON.stringify(path)}, which cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(cause)}`, {
            cause,
            hint: 'Give a file or a folder, relative to the workspace.',
        });
    });
    if (files.length > limits.files)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .SignetError */ .T('INPUT_INVALID', `${path} holds more than ${limits.files} manifests`, { hint: 'Name a folder further down.' });
    const named = await Promise.all(files.map(async (file) => referencesIn(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8'), file).map((text) => ({ text, file }))));
    return named.flat();
}
async function manifestFiles(path) {
    if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)).isDirectory())
        return [path];
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(path, { withFileTypes: true, recursive: true });
    return entries
        .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/i.test(entry.name))
        .map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name))
        .toSorted();
}
/** The references in one file of manifests, in their order. @throws SignetError INPUT_INVALID when it is no YAML */
function referencesIn(text, file) {
    if (text.length > limits.bytes)
        throw invalid(file, `it is longer than ${limits.bytes} bytes`);
    // Kubernetes reads merge keys (`<<`), so an image that comes by one is an image.
    const documents = (0,yaml__WEBPACK_IMPORTED_MODULE_2__/* .parseAllDocuments */ .hR)(text, { merge: true });
    return [documents].flat().flatMap((document) => {
        const [error] = document.errors;
        if (error !== undefined)
            throw invalid(file, error.message.split('\n')[0] ?? '');
        return referencesWithin(toPlain(document, file), 0);
    });
}
/** Aliases that would multiply without end are refused by the parser's own limit. */
function toPlain(document, file) {
    try {
        return document.toJS({ maxAliasCount: 100 });
    }
    catch (error) {
        throw invalid(file, (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error));
    }
}
function referencesWithin(value, depth) {
    if (depth > limits.depth || typeof value !== 'object' || value === null)
        return [];
    if (Array.isArray(value))
        return value.flatMap((item) => referencesWithin(item, depth + 1));
    return Object.entries(value).flatMap(([key, inner]) => {
        if (containerLists.includes(key) && Array.isArray(inner))
            return inner.flatMap((container) => textAt(container, 'image'));
        if (key === 'volumes' && Array.isArray(inner))
            return inner.flatMap((volume) => (isRecord(volume) ? textAt(volume['image'], 'reference') : []));
        return referencesWithin(inner, depth + 1);
    });
}
function textAt(value, key) {
    const text = isRecord(value) ? value[key] : undefined;
    return typeof text === 'string' && text !== '' ? [text] : [];
}
function isRecord(value) {
    return typeof value === 'object' && value !== null;
}
function invalid(file, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .SignetError */ .T('INPUT_INVALID', `${file} is no YAML: ${what}`, { hint: 'Render templates (helm template, kustomize build) before this step.' });
}


/***/ })

};
