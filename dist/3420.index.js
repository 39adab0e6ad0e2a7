export const id = 3420;
export const ids = [3420];
export const modules = {

  7608:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    J: () => (  refused)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);

const refused = (file, what, hint) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('INPUT_INVALID', `The images in ${file} cannot be told for certain: ${what}`, {
    hint,
});


  }),

  6363:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $2: () => (  manifestText),
    Y3: () => (  isFluxOnly),
    kW: () => (  kustomization),
    wn: () => (  imagesOfManifests)
  });
  var _file_refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7608);
  var _yaml_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3524);


const maxBytes = 4 * 1024 * 1024;
function manifestText(bytes, file, refuse = _file_refusal_js__WEBPACK_IMPORTED_MODULE_0__  .J) {
    if (bytes.length > maxBytes)
        throw refuse(file, `it is longer than ${maxBytes} bytes`, 'Split it.');
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw refuse(file, 'it is not UTF-8', 'Save it as UTF-8.');
    }
    const odd = /\0|\r(?!\n)|[\u0085\u2028\u2029\uFEFF]/.exec(text)?.[0];
    if (odd === undefined)
        return text;
    throw refuse(file, `the character U+${odd.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} stands in it`, 'Save it as UTF-8 with plain line ends.');
}
const kubernetes = {
    name: 'Kubernetes',
    tags: {},
    mergesAnywhere: false,
    hint: 'Render templates (helm template, kustomize build) before this step.',
    refuse: _file_refusal_js__WEBPACK_IMPORTED_MODULE_0__  .J,
};
function imagesOfManifests(text, file) {
    if (/^---\S/m.test(text))
        throw (0,_file_refusal_js__WEBPACK_IMPORTED_MODULE_0__  .J)(file, 'a line begins with "---" and goes on', 'Write "---" on a line of its own.');
    const found = [];
    for (const document of (0,_yaml_js__WEBPACK_IMPORTED_MODULE_1__  .g)(text, file, kubernetes)) {
        if (document.kind !== 'mapping')
            throw (0,_file_refusal_js__WEBPACK_IMPORTED_MODULE_0__  .J)(file, 'it holds something that is not a mapping', 'Give manifests only.');
        collect(document, { file, parent: '', resource: noResource, found });
    }
    return found;
}
function isFluxOnly(text, file) {
    const documents = [...(0,_yaml_js__WEBPACK_IMPORTED_MODULE_1__  .g)(text, file, kubernetes)];
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
    throw (0,_file_refusal_js__WEBPACK_IMPORTED_MODULE_0__  .J)(file, `the ${JSON.stringify(key)} of a container or volume is ` +
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
        throw (0,_file_refusal_js__WEBPACK_IMPORTED_MODULE_0__  .J)(file, `the ${JSON.stringify(key)} of ${whose} in line ${entries.get(key)?.line ?? 0} change the ` +
            'images of other manifests in the cluster', 'Write the images into those manifests, or render what is deployed (flux build, argocd app ' +
            'manifests) and give that file.');
}
function kustomization(file) {
    return (0,_file_refusal_js__WEBPACK_IMPORTED_MODULE_0__  .J)(file, 'it is a kustomization', 'Render it (kustomize build … > rendered.yaml) before this step, and give that file.');
}


  }),

  3420:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Fy: () => (  limits),
    Yh: () => (  isManifest),
    referencesInManifests: () => (  referencesInManifests),
    wJ: () => (  imagesOfFile)
  });
  var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
  var _kubernetes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6363);
  var _regular_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3310);




const limits = { files: 1000, bytes: 64 * 1024 * 1024, fileBytes: 4 * 1024 * 1024 };
async function referencesInManifests(path) {
    const files = await manifestFiles(path).catch((cause) => {
        throw cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj ? cause : unreadable(path, (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__  .bD)(cause), cause);
    });
    const found = [];
    let bytes = 0;
    for (const file of files) {
        const content = await readManifest(file);
        bytes += content.length;
        if (bytes > limits.bytes)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', `The manifests in ${path} are longer than ${limits.bytes} bytes`, { hint: 'Name a folder further down.' });
        for (const image of imagesOfFile((0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_2__  .$2)(content, file), file))
            found.push({ ...image, file });
    }
    return found;
}
function imagesOfFile(text, file) {
    if (isRecipe(file) && !(0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_2__  .Y3)(text, file))
        throw (0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_2__  .kW)(file);
    return (0,_kubernetes_js__WEBPACK_IMPORTED_MODULE_2__  .wn)(text, file);
}
async function readManifest(file) {
    const content = await (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_3__  .XF)(file, limits.fileBytes).catch((cause) => {
        throw unreadable(file, (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__  .bD)(cause), cause);
    });
    if (content.kind === 'content')
        return content.bytes;
    throw content.kind === 'not regular'
        ? unreadable(file, 'it is not a regular file')
        : new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', `${file} is longer than ${limits.fileBytes} bytes`, {
            hint: 'Split it.',
        });
}
async function manifestFiles(path) {
    if (!(await (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_3__  .lQ)(path)))
        return [path];
    const files = [];
    for (const { file, isLink } of await (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_3__  .nG)(path)) {
        if (!isManifest(file) || (isLink && (await (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_3__  .lQ)(file))))
            continue;
        if (isLink && !(await (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_3__  .UO)(file, path)))
            throw unreadable(file, `it is a link to a file outside of ${path}`);
        files.push(file);
    }
    if (files.length > limits.files)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', `${path} holds more than ${limits.files} manifests`, {
            hint: 'Name a folder further down.',
        });
    return files.toSorted();
}
function isManifest(file) {
    return /\.(?:ya?ml|json)$/i.test(file) || isRecipe(file);
}
function isRecipe(file) {
    return /^kustomization(?:\.ya?ml)?$/i.test((0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(file));
}
function unreadable(path, what, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', `The input "images-from" names ${JSON.stringify(path)}, which cannot be read: ${what}`, {
        cause,
        hint: 'Give a regular file or a folder of them, relative to the workspace.',
    });
}


  }),

  3524:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  g: () => (  readYaml)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
;// CONCATENATED MODULE: ./build/src/image/yaml-survey.js


const maxDepth = 100;
const maxTokens = 1_000_000;
function* surveyYaml(text, file, reader) {
    const lines = new dist .HN();
    lines.addNewLine(0);
    const source = { file, reader, lines };
    for (const { errors, contents } of documentsIn(text, source)) {
        refuseErrors(errors, source);
        if (contents === null || ((0,dist .jn)(contents) && contents.value === null))
            continue;
        const survey = { ...source, contents, anchors: new Map(), targets: new Map() };
        surveyNode(contents, survey, 0);
        yield survey;
    }
}
function* documentsIn(text, source) {
    const { file, lines, reader } = source;
    const parser = new dist .iX(lines.addNewLine);
    const composer = new dist .Dk({ merge: true, uniqueKeys: false, prettyErrors: false });
    let tokens = 0;
    for (const lexeme of new dist .JG().lex(text)) {
        tokens += 1;
        if (tokens > maxTokens)
            throw reader.refuse(file, `it has more than ${maxTokens} YAML tokens`, 'Split it.');
        for (const token of parser.next(lexeme))
            yield* composer.next(token);
        if (parser.stack.length > maxDepth + 5)
            throw tooDeep(source);
    }
    for (const token of parser.end())
        yield* composer.next(token);
    yield* composer.end();
    refuseErrors(composer.streamInfo().errors, source);
}
function refuseErrors(errors, source) {
    const [error] = errors;
    if (error === undefined)
        return;
    throw notYaml(source, error.message.split('\n')[0] ?? '', error.pos[0]);
}
function surveyNode(node, survey, depth) {
    const { file, reader, anchors, targets } = survey;
    if (depth > maxDepth)
        throw tooDeep(survey);
    if ((0,dist .Vj)(node)) {
        if (!anchors.has(node.source))
            throw notYaml(survey, `"*${node.source}" is an alias, and nothing before it is called &${node.source}: text ` +
                'that begins with "*" must stand in quotes', offsetOf(node));
        targets.set(node, anchors.get(node.source));
        return;
    }
    if (!(0,dist .jn)(node) && !(0,dist .jh)(node) && !(0,dist .oP)(node))
        return;
    if (node.tag !== undefined && !Object.hasOwn(reader.tags, node.tag))
        throw reader.refuse(file, `the tag ${JSON.stringify(node.tag)} is written in it`, 'Leave out YAML tags (“!…”).');
    if (node.anchor !== undefined)
        anchors.set(node.anchor, node);
    if ((0,dist .jh)(node))
        surveyMapping(node, survey, depth);
    if ((0,dist .oP)(node))
        for (const item of node.items)
            surveyNode(item, survey, depth + 1);
}
function surveyMapping(node, survey, depth) {
    const { file, reader } = survey;
    const keys = new Set();
    for (const [at, { key, value }] of node.items.entries()) {
        if (!(0,dist .jn)(key))
            throw notYaml(survey, 'a key is not text, as where {{ … }} is not rendered', offsetOf(key));
        if (isMergeLike(key) && at > 0 && !reader.mergesAnywhere)
            throw reader.refuse(file, 'a merge key "<<" is not the first of its mapping', 'Write one "<<" before the other keys, with a list for several mappings.');
        const name = String(key.value);
        if (keys.has(name))
            throw notYaml(survey, `the key ${JSON.stringify(name)} is there twice`, offsetOf(key));
        keys.add(name);
        surveyNode(key, survey, depth + 1);
        surveyNode(value, survey, depth + 1);
    }
}
function offsetOf(node) {
    return (0,dist .Ll)(node) ? node.range?.[0] : undefined;
}
function isMergeLike({ value }) {
    return value === '<<' || typeof value === 'symbol';
}
function tooDeep({ file, reader }) {
    return reader.refuse(file, `it is nested more than ${maxDepth} deep`, reader.hint);
}
function notYaml({ file, reader, lines }, what, offset) {
    const line = offset === undefined ? undefined : lines.linePos(offset).line;
    const where = line === undefined ? '' : `line ${line}: `;
    return new errors .Tj('INPUT_INVALID', `${file} is not YAML that ${reader.name} reads: ${where}${what}`, { hint: reader.hint, place: { file, line } });
}

;// CONCATENATED MODULE: ./build/src/image/yaml.js


const maxAliased = 1_000_000;
function* readYaml(text, file, reader) {
    for (const document of surveyYaml(text, file, reader))
        yield yaml_valueOf(document.contents, { ...document, aliased: 0 }, { depth: 0, isAliased: false });
}
function isMerge({ key }) {
    return (0,dist .jn)(key) && isMergeLike(key) && key.type === 'PLAIN';
}
function yaml_valueOf(node, reading, place) {
    const { file, reader } = reading;
    if (place.depth > maxDepth)
        throw tooDeep(reading);
    if (place.isAliased)
        reading.aliased += 1;
    if (reading.aliased > maxAliased)
        throw reader.refuse(file, `its aliases stand for more than ${maxAliased} values`, 'Write out what they stand for, or split the file.');
    const within = { depth: place.depth + 1, isAliased: place.isAliased };
    if ((0,dist .Vj)(node))
        return yaml_valueOf(reading.targets.get(node), reading, { ...within, isAliased: true });
    if (isGone(node, reader))
        return { kind: 'scalar', value: null };
    if ((0,dist .jh)(node))
        return { kind: 'mapping', entries: () => entriesOf(node, reading, within) };
    if ((0,dist .oP)(node))
        return {
            kind: 'list',
            items: () => node.items.map((item) => yaml_valueOf(item, reading, within)),
        };
    return { kind: 'scalar', value: (0,dist .jn)(node) ? node.value : null };
}
function isGone(node, { tags }) {
    const tag = (0,dist .jn)(node) || (0,dist .jh)(node) || (0,dist .oP)(node) ? node.tag : undefined;
    return tag !== undefined && tags[tag] === 'gone';
}
function entriesOf(node, reading, place) {
    const entries = new Map();
    for (const pair of node.items) {
        if (isMerge(pair)) {
            for (const [name, entry] of mergedEntries(pair.value, reading, place))
                if (!entries.has(name))
                    entries.set(name, entry);
        }
        else if ((0,dist .jn)(pair.key)) {
            const { range, value } = pair.key;
            const line = reading.lines.linePos(range?.[0] ?? 0).line;
            entries.set(String(value), { value: yaml_valueOf(pair.value, reading, place), line });
        }
    }
    return entries;
}
function* mergedEntries(source, reading, place) {
    const value = yaml_valueOf(source, reading, { ...place, isAliased: true });
    const mappings = value.kind === 'list' ? value.items() : [value];
    for (const mapping of mappings) {
        if (mapping.kind !== 'mapping')
            throw notYaml(reading, 'a merge key "<<" has no mapping', undefined);
        yield* mapping.entries();
    }
}


  })

};
