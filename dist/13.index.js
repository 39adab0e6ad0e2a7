export const id = 13;
export const ids = [13];
export const modules = {

/***/ 1013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  referencesInManifests: () => (/* binding */ referencesInManifests)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/src/image/kubernetes.js
// SPDX-License-Identifier: Apache-2.0
// The images in Kubernetes manifests, as kubectl reads them: what it could read in another way is
// refused, because an image not seen is not verified.


const limits = { bytes: 4 * 1024 * 1024, depth: 100 };
const containerLists = [
    'containers[]',
    'initContainers[]',
    'ephemeralContainers[]',
];
/** Where a string `image` is a name of the user's own, or a disk's. */
const otherNames = ['labels', 'annotations', 'matchLabels', 'rbd'];
/**
 * The text of a file of manifests.
 * @throws SignetError INPUT_INVALID unless it is UTF-8 in lines that every parser ends at the same
 * places
 */
function manifestText(bytes, file) {
    if (bytes.length > limits.bytes)
        throw refused(file, `it is longer than ${limits.bytes} bytes`, 'Split it.');
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw refused(file, 'it is not UTF-8', 'Save it as UTF-8.');
    }
    // kubectl ends lines at these characters, other parsers do not: what one takes for a comment is
    // an image to the other.
    const odd = /\0|\r(?!\n)|[\u0085\u2028\u2029\uFEFF]/.exec(text)?.[0];
    if (odd === undefined)
        return text;
    throw refused(file, `the character U+${odd.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} stands in it`, 'Save it as UTF-8 with plain line ends.');
}
/**
 * The references in one file of manifests, in their order.
 * @throws SignetError INPUT_INVALID when kubectl could see others
 */
function referencesIn(text, file) {
    // kubectl separates documents before it reads them, by such lines.
    if (/^---\S/m.test(text))
        throw refused(file, 'a line begins with "---" and goes on', 'Write "---" on a line of its own.');
    return documentsIn(text, file).flatMap((document) => {
        const plain = toPlain(document, file);
        if (plain === null || plain === undefined)
            return [];
        if (!isRecord(plain) || Array.isArray(plain))
            throw refused(file, 'it holds something that is no mapping', 'Give manifests only.');
        return referencesWithin(plain, { file, parent: '', depth: 0 });
    });
}
function documentsIn(text, file) {
    try {
        // Kubernetes reads merge keys (`<<`), so an image that comes by one is an image.
        const documents = [(0,dist/* parseAllDocuments */.hR)(text, { merge: true })].flat();
        for (const document of documents)
            checkDocument(document, file);
        return documents;
    }
    catch (error) {
        throw error instanceof errors/* SignetError */.T ? error : noYaml(file, (0,errors/* messageOf */.b)(error));
    }
}
/** Refuses what parsers of YAML 1.1 and 1.2 read differently. */
function checkDocument(document, file) {
    const [error] = document.errors;
    if (error !== undefined)
        throw noYaml(file, error.message.split('\n')[0] ?? '');
    (0,dist/* visit */.YR)(document, {
        Node(_, { tag }, path) {
            // Absent unless it is written: it can make another key or value of a text (`!!binary
            // aW1hZ2U=`).
            if (tag !== undefined)
                throw refused(file, `the tag ${JSON.stringify(tag)} is written in it`, 'Leave out YAML tags (“!…”).');
            if (path.length > 2 * limits.depth)
                throw tooDeep(file);
        },
        Pair(_, pair, path) {
            checkKey(pair, path.at(-1), file);
        },
    });
}
function checkKey(pair, map, file) {
    const { key } = pair;
    if (!(0,dist/* isScalar */.jn)(key))
        throw noYaml(file, 'a key is no text, as where {{ … }} is not rendered');
    // To kubectl, a merge changes what stands before it; to other parsers it never does.
    if ((key.value === '<<' || typeof key.value === 'symbol') && (0,dist/* isMap */.jh)(map) && map.items[0] !== pair)
        throw refused(file, 'a merge key "<<" is not the first of its mapping', 'Write one "<<" before the other keys, with a list for several mappings.');
}
/** Aliases that would multiply without end are refused by the parser's own limit. */
function toPlain(document, file) {
    try {
        return document.toJS({ maxAliasCount: 100 });
    }
    catch (error) {
        throw noYaml(file, (0,errors/* messageOf */.b)(error));
    }
}
/**
 * Every string `image` counts, whatever the kind: resources of others (Argo, Tekton, operators) run
 * containers too.
 */
function referencesWithin(value, { file, parent, depth }) {
    if (depth > limits.depth)
        throw tooDeep(file);
    if (!isRecord(value))
        return [];
    if (Array.isArray(value))
        return value.flatMap((item) => referencesWithin(item, { file, parent: `${parent}[]`, depth: depth + 1 }));
    checkKind(value, file);
    const isConfig = value['apiVersion'] === 'v1' && (value['kind'] === 'ConfigMap' || value['kind'] === 'Secret');
    return Object.entries(value).flatMap(([key, inner]) => {
        // The files in a ConfigMap are called as one likes.
        if (isConfig &&
            (key === 'data' || key === 'stringData') &&
            isRecord(inner) &&
            Object.values(inner).every((text) => typeof text === 'string'))
            return [];
        const isVolume = key === 'reference' && parent === 'image';
        if (isVolume || (key === 'image' && containerLists.includes(parent)))
            return [textOf(inner, file, key)];
        if (key === 'image' && typeof inner === 'string' && inner !== '')
            return otherNames.includes(parent) ? [] : [inner];
        return referencesWithin(inner, { file, parent: key, depth: depth + 1 });
    });
}
/** A template that is not rendered makes something else of it, or nothing. */
function textOf(value, file, key) {
    if (typeof value === 'string' && value !== '')
        return value;
    throw refused(file, `the ${JSON.stringify(key)} of a container or volume is ${value === '' ? 'empty' : 'no text'}`);
}
/** @throws SignetError INPUT_INVALID for what only says how to make manifests */
function checkKind({ kind, apiVersion }, file) {
    if (kind === 'Kustomization' ||
        (typeof apiVersion === 'string' && apiVersion.startsWith('kustomize.config.k8s.io/')))
        throw kustomization(file);
}
/** What kustomize reads names images in ways of its own, and changes those of other files. */
function kustomization(file) {
    return refused(file, 'it is a kustomization', 'Render it (kustomize build … > rendered.yaml) before this step, and give that file.');
}
function isRecord(value) {
    return typeof value === 'object' && value !== null;
}
function tooDeep(file) {
    return refused(file, `it is nested more than ${limits.depth} deep`, 'Give manifests only.');
}
const renderHint = 'Render templates (helm template, kustomize build) before this step.';
function noYaml(file, what) {
    return new errors/* SignetError */.T('INPUT_INVALID', `${file} is no YAML: ${what}`, { hint: renderHint });
}
function refused(file, what, hint = renderHint) {
    return new errors/* SignetError */.T('INPUT_INVALID', `The images in ${file} cannot be told for certain: ${what}`, { hint });
}

;// CONCATENATED MODULE: ./build/src/image/manifest-files.js
// SPDX-License-Identifier: Apache-2.0
// The files of manifests that a path names, and the images in them.




const manifest_files_limits = { files: 1000, bytes: 64 * 1024 * 1024 };
/**
 * Reads a file, or all `.yaml`, `.yml` and `.json` files of a folder and its folders.
 * @throws SignetError INPUT_INVALID
 */
async function referencesInManifests(path) {
    const files = await manifestFiles(path).catch((cause) => {
        throw cause instanceof errors/* SignetError */.T ? cause : unreadable(path, cause);
    });
    const named = [];
    // One after another: of a thousand files, only one need be in memory.
    for (const file of files) {
        const bytes = await (0,promises_.readFile)(file).catch((cause) => {
            throw unreadable(file, cause);
        });
        named.push(...referencesIn(manifestText(bytes, file), file).map((text) => ({ text, file })));
    }
    return named;
}
/** As kubectl takes them: links to files are followed, links to folders are not. */
async function manifestFiles(path) {
    const isFolder = (await (0,promises_.stat)(path)).isDirectory();
    const entries = isFolder ? await (0,promises_.readdir)(path, { withFileTypes: true, recursive: true }) : [];
    const found = isFolder
        ? entries
            .filter((entry) => entry.isFile() || entry.isSymbolicLink())
            .map((entry) => (0,external_node_path_.join)(entry.parentPath, entry.name))
        : [path];
    const recipe = found.find((file) => /^kustomization(?:\.ya?ml)?$/i.test((0,external_node_path_.basename)(file)));
    if (recipe !== undefined)
        throw kustomization(recipe);
    const files = isFolder
        ? found.filter((file) => /\.(?:ya?ml|json)$/i.test(file)).toSorted()
        : found;
    if (files.length > manifest_files_limits.files)
        throw new errors/* SignetError */.T('INPUT_INVALID', `${path} holds more than ${manifest_files_limits.files} manifests`, {
            hint: 'Name a folder further down.',
        });
    const facts = await Promise.all(files.map(async (file) => ({ file, stats: await (0,promises_.stat)(file) })));
    // A link to a folder is none of the files that kubectl takes.
    const regular = facts.filter(({ stats }) => !stats.isDirectory());
    if (regular.reduce((sum, { stats }) => sum + stats.size, 0) > manifest_files_limits.bytes)
        throw new errors/* SignetError */.T('INPUT_INVALID', `The manifests in ${path} are longer than ${manifest_files_limits.bytes} bytes`, { hint: 'Name a folder further down.' });
    return regular.map(({ file }) => file);
}
function unreadable(path, cause) {
    return new errors/* SignetError */.T('INPUT_INVALID', `The input "images-from" names ${JSON.stringify(path)}, which cannot be read: ` +
        (0,errors/* messageOf */.b)(cause), {
        cause,
        hint: 'Give a file or a folder, relative to the workspace.',
    });
}


/***/ })

};
