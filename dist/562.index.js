export const id = 562;
export const ids = [562];
export const modules = {

  3562:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  referencesInManifests: () => (  referencesInManifests)
});

var promises_ = __webpack_require__(1455);
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/src/image/manifest-yaml.js


const maxDepth = 100;
const limits = { tokens: 1_000_000, aliased: 1_000_000 };
function* readYaml(text, file) {
    const lines = new dist .HN();
    lines.addNewLine(0);
    for (const { errors, contents } of documentsIn(text, file, lines)) {
        refuseErrors(errors, file);
        if (contents === null || ((0,dist .jn)(contents) && contents.value === null))
            continue;
        const survey = { file, lines, anchors: new Map(), targets: new Map(), aliased: 0 };
        surveyNode(contents, survey, 0);
        yield manifest_yaml_valueOf(contents, survey, { depth: 0, isAliased: false });
    }
}
function* documentsIn(text, file, lines) {
    const parser = new dist .iX(lines.addNewLine);
    const composer = new dist .Dk({ merge: true, uniqueKeys: false, prettyErrors: false });
    let tokens = 0;
    for (const lexeme of new dist .JG().lex(text)) {
        tokens += 1;
        if (tokens > limits.tokens)
            throw refused(file, `it has more than ${limits.tokens} YAML tokens`, 'Split it.');
        for (const token of parser.next(lexeme))
            yield* composer.next(token);
        if (parser.stack.length > maxDepth + 5)
            throw tooDeep(file);
    }
    for (const token of parser.end())
        yield* composer.next(token);
    yield* composer.end();
    refuseErrors(composer.streamInfo().errors, file);
}
function refuseErrors(errors, file) {
    const [error] = errors;
    if (error !== undefined)
        throw notYaml(file, error.message.split('\n')[0] ?? '');
}
function surveyNode(node, survey, depth) {
    const { file, anchors, targets } = survey;
    if (depth > maxDepth)
        throw tooDeep(file);
    if ((0,dist .Vj)(node)) {
        if (!anchors.has(node.source))
            throw notYaml(file, `nothing is called &${node.source} before`);
        targets.set(node, anchors.get(node.source));
        return;
    }
    if (!(0,dist .jn)(node) && !(0,dist .jh)(node) && !(0,dist .oP)(node))
        return;
    if (node.tag !== undefined)
        throw refused(file, `the tag ${JSON.stringify(node.tag)} is written in it`, 'Leave out YAML tags (“!…”).');
    if (node.anchor !== undefined)
        anchors.set(node.anchor, node);
    if ((0,dist .jh)(node))
        surveyMapping(node, survey, depth);
    if ((0,dist .oP)(node))
        for (const item of node.items)
            surveyNode(item, survey, depth + 1);
}
function surveyMapping(node, survey, depth) {
    const { file } = survey;
    const keys = new Set();
    for (const [at, { key, value }] of node.items.entries()) {
        if (!(0,dist .jn)(key))
            throw notYaml(file, 'a key is not text, as where {{ … }} is not rendered');
        if (isMergeLike(key) && at > 0)
            throw refused(file, 'a merge key "<<" is not the first of its mapping', 'Write one "<<" before the other keys, with a list for several mappings.');
        const name = String(key.value);
        if (keys.has(name))
            throw notYaml(file, `the key ${JSON.stringify(name)} is there twice`);
        keys.add(name);
        surveyNode(key, survey, depth + 1);
        surveyNode(value, survey, depth + 1);
    }
}
function isMergeLike({ value }) {
    return value === '<<' || typeof value === 'symbol';
}
function isMerge({ key }) {
    return (0,dist .jn)(key) && isMergeLike(key) && key.type === 'PLAIN';
}
function manifest_yaml_valueOf(node, survey, place) {
    const { file } = survey;
    if (place.depth > maxDepth)
        throw tooDeep(file);
    if (place.isAliased)
        survey.aliased += 1;
    if (survey.aliased > limits.aliased)
        throw refused(file, `its aliases stand for more than ${limits.aliased} values`, 'Write out what they stand for, or split the file.');
    const within = { depth: place.depth + 1, isAliased: place.isAliased };
    if ((0,dist .Vj)(node))
        return manifest_yaml_valueOf(survey.targets.get(node), survey, { ...within, isAliased: true });
    if ((0,dist .jh)(node))
        return { kind: 'mapping', entries: () => entriesOf(node, survey, within) };
    if ((0,dist .oP)(node))
        return {
            kind: 'list',
            items: () => node.items.map((item) => manifest_yaml_valueOf(item, survey, within)),
        };
    return { kind: 'scalar', value: (0,dist .jn)(node) ? node.value : null };
}
function entriesOf(node, survey, place) {
    const entries = new Map();
    for (const pair of node.items) {
        if (isMerge(pair)) {
            for (const [name, entry] of mergedEntries(pair.value, survey, place))
                if (!entries.has(name))
                    entries.set(name, entry);
        }
        else if ((0,dist .jn)(pair.key)) {
            const { range, value } = pair.key;
            const line = survey.lines.linePos(range?.[0] ?? 0).line;
            entries.set(String(value), { value: manifest_yaml_valueOf(pair.value, survey, place), line });
        }
    }
    return entries;
}
function* mergedEntries(source, survey, place) {
    const value = manifest_yaml_valueOf(source, survey, { ...place, isAliased: true });
    const mappings = value.kind === 'list' ? value.items() : [value];
    for (const mapping of mappings) {
        if (mapping.kind !== 'mapping')
            throw notYaml(survey.file, 'a merge key "<<" has no mapping');
        yield* mapping.entries();
    }
}
function tooDeep(file) {
    return refused(file, `it is nested more than ${maxDepth} deep`, 'Give manifests only.');
}
const renderHint = 'Render templates (helm template, kustomize build) before this step.';
function notYaml(file, what) {
    return new errors .Tj('INPUT_INVALID', `${file} is not YAML that Kubernetes reads: ${what}`, {
        hint: renderHint,
    });
}
function refused(file, what, hint = renderHint) {
    return new errors .Tj('INPUT_INVALID', `The images in ${file} cannot be told for certain: ${what}`, { hint });
}

;// CONCATENATED MODULE: ./build/src/image/kubernetes.js

const maxBytes = 4 * 1024 * 1024;
function manifestText(bytes, file) {
    if (bytes.length > maxBytes)
        throw refused(file, `it is longer than ${maxBytes} bytes`, 'Split it.');
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw refused(file, 'it is not UTF-8', 'Save it as UTF-8.');
    }
    const odd = /\0|\r(?!\n)|[\u0085\u2028\u2029\uFEFF]/.exec(text)?.[0];
    if (odd === undefined)
        return text;
    throw refused(file, `the character U+${odd.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} stands in it`, 'Save it as UTF-8 with plain line ends.');
}
function imagesOfManifests(text, file) {
    if (/^---\S/m.test(text))
        throw refused(file, 'a line begins with "---" and goes on', 'Write "---" on a line of its own.');
    const found = [];
    for (const document of readYaml(text, file)) {
        if (document.kind !== 'mapping')
            throw refused(file, 'it holds something that is not a mapping', 'Give manifests only.');
        collect(document, { file, parent: '', resource: noResource, found });
    }
    return found;
}
function isFluxOnly(text, file) {
    const documents = [...readYaml(text, file)];
    return (documents.length > 0 &&
        documents.every((document) => document.kind === 'mapping' && isFlux(resourceOf(document.entries()) ?? noResource)));
}
const noResource = { apiVersion: '', kind: '' };
function collect(value, place) {
    if (value.kind === 'scalar')
        return;
    if (value.kind === 'list') {
        for (const item of value.items())
            collect(item, { ...place, parent: `${place.parent}[]` });
        return;
    }
    const entries = value.entries();
    const own = resourceOf(entries);
    const resource = own ?? place.resource;
    if (own !== undefined)
        checkResource(entries, own, place.file);
    if (resource.apiVersion.startsWith('argoproj.io/'))
        checkPatches(entries.get('kustomize'), 'Argo CD', place.file);
    for (const [key, entry] of entries) {
        if (isFileOfConfig(key, entry.value, own ?? noResource))
            continue;
        const text = imageIn(key, entry.value, place);
        if (text === undefined) {
            const isForeign = key === 'volumeAttributes' && isImageDriver(entries);
            collect(entry.value, { ...place, resource, parent: isForeign ? 'volume' : key });
        }
        else if (!isOwnName(place.parent, place.resource)) {
            place.found.push({ text, line: entry.line });
        }
    }
}
const containerLists = [
    'containers[]',
    'initContainers[]',
    'ephemeralContainers[]',
];
function imageIn(key, value, { file, parent }) {
    const isVolume = key === 'reference' && parent === 'image';
    if (isVolume || (key === 'image' && containerLists.includes(parent)))
        return textOf(value, file, key);
    const text = value.kind === 'scalar' ? value.value : undefined;
    return key === 'image' && typeof text === 'string' && text !== '' ? text : undefined;
}
function textOf(value, file, key) {
    const text = value.kind === 'scalar' ? value.value : undefined;
    if (typeof text === 'string' && text.trim() !== '')
        return text;
    throw refused(file, `the ${JSON.stringify(key)} of a container or volume is ` +
        (typeof text === 'string' ? 'empty' : 'not text'), 'Render templates (helm template, kustomize build) before this step; an image that is only ' +
        'known in the cluster cannot be verified here.');
}
const ownNames = [
    'labels',
    'annotations',
    'matchLabels',
    'selector',
    'nodeSelector',
    'volumeAttributes',
];
function isOwnName(parent, { apiVersion }) {
    if (ownNames.includes(parent) || parent === 'rbd')
        return true;
    return parent === 'parameters' && /^(?:snapshot\.)?storage\.k8s\.io\//.test(apiVersion);
}
function isImageDriver(entries) {
    return /image|container|oci/i.test(stringAt(entries, 'driver'));
}
function isFileOfConfig(key, value, { apiVersion, kind }) {
    return (apiVersion === 'v1' &&
        (kind === 'ConfigMap' || kind === 'Secret') &&
        (key === 'data' || key === 'stringData') &&
        value.kind === 'mapping' &&
        [...value.entries().values()].every(({ value: text }) => text.kind === 'scalar' && typeof text.value === 'string'));
}
function resourceOf(entries) {
    const apiVersion = stringAt(entries, 'apiVersion');
    const kind = stringAt(entries, 'kind');
    return apiVersion === '' && kind === '' ? undefined : { apiVersion, kind };
}
function stringAt(entries, key) {
    const value = entries.get(key)?.value;
    return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : '';
}
function isFlux({ apiVersion, kind }) {
    return kind === 'Kustomization' && apiVersion.startsWith('kustomize.toolkit.fluxcd.io/');
}
function checkResource(entries, resource, file) {
    const { apiVersion, kind } = resource;
    if (apiVersion.startsWith('kustomize.config.k8s.io/') ||
        (kind === 'Kustomization' && apiVersion === ''))
        throw kustomization(file);
    if (isFlux(resource))
        checkPatches(entries.get('spec'), 'Flux', file);
}
const patchKeys = ['images', 'patches', 'patchesStrategicMerge', 'patchesJson6902'];
function checkPatches(entry, whose, file) {
    if (entry?.value.kind !== 'mapping')
        return;
    const entries = entry.value.entries();
    const key = patchKeys.find((name) => {
        const value = entries.get(name)?.value;
        return value !== undefined && !(value.kind === 'list' && value.items().length === 0);
    });
    if (key !== undefined)
        throw refused(file, `the ${JSON.stringify(key)} of ${whose} in line ${entries.get(key)?.line ?? 0} change the ` +
            'images of other manifests in the cluster', 'Write the images into those manifests, or render what is deployed (flux build, argocd app ' +
            'manifests) and give that file.');
}
function kustomization(file) {
    return refused(file, 'it is a kustomization', 'Render it (kustomize build … > rendered.yaml) before this step, and give that file.');
}

// EXTERNAL MODULE: ./build/src/image/regular-file.js
var regular_file = __webpack_require__(3310);
;// CONCATENATED MODULE: ./build/src/image/manifest-files.js





const manifest_files_limits = { files: 1000, bytes: 64 * 1024 * 1024, fileBytes: 4 * 1024 * 1024 };
async function referencesInManifests(path) {
    const files = await manifestFiles(path).catch((cause) => {
        throw cause instanceof errors .Tj ? cause : unreadable(path, (0,errors .bD)(cause), cause);
    });
    const found = [];
    let bytes = 0;
    for (const file of files) {
        const content = await readManifest(file);
        bytes += content.length;
        if (bytes > manifest_files_limits.bytes)
            throw new errors .Tj('INPUT_INVALID', `The manifests in ${path} are longer than ${manifest_files_limits.bytes} bytes`, { hint: 'Name a folder further down.' });
        const text = manifestText(content, file);
        if (isRecipe(file) && !isFluxOnly(text, file))
            throw kustomization(file);
        for (const image of imagesOfManifests(text, file))
            found.push({ ...image, file });
    }
    return found;
}
async function readManifest(file) {
    const content = await (0,regular_file .X)(file, manifest_files_limits.fileBytes).catch((cause) => {
        throw unreadable(file, (0,errors .bD)(cause), cause);
    });
    if (content.kind === 'content')
        return content.bytes;
    throw content.kind === 'not regular'
        ? unreadable(file, 'it is not a regular file')
        : new errors .Tj('INPUT_INVALID', `${file} is longer than ${manifest_files_limits.fileBytes} bytes`, {
            hint: 'Split it.',
        });
}
async function manifestFiles(path) {
    if (!(await (0,promises_.stat)(path)).isDirectory())
        return [path];
    const files = [];
    for (const entry of await (0,promises_.readdir)(path, { withFileTypes: true, recursive: true })) {
        const file = (0,external_node_path_.join)(entry.parentPath, entry.name);
        if (entry.isDirectory() || !(/\.(?:ya?ml|json)$/i.test(file) || isRecipe(file)))
            continue;
        if (entry.isSymbolicLink()) {
            if ((await (0,promises_.stat)(file)).isDirectory())
                continue;
            if (!(await (0,regular_file .U)(file, path)))
                throw unreadable(file, `it is a link to a file outside of ${path}`);
        }
        files.push(file);
    }
    if (files.length > manifest_files_limits.files)
        throw new errors .Tj('INPUT_INVALID', `${path} holds more than ${manifest_files_limits.files} manifests`, {
            hint: 'Name a folder further down.',
        });
    return files.toSorted();
}
function isRecipe(file) {
    return /^kustomization(?:\.ya?ml)?$/i.test((0,external_node_path_.basename)(file));
}
function unreadable(path, what, cause) {
    return new errors .Tj('INPUT_INVALID', `The input "images-from" names ${JSON.stringify(path)}, which cannot be read: ${what}`, {
        cause,
        hint: 'Give a regular file or a folder of them, relative to the workspace.',
    });
}


  })

};
