export const id = 2459;
export const ids = [2459];
export const modules = {

  2459:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  readStatementFiles: () => (  readStatementFiles)
});

var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/image/regular-file.js
var regular_file = __webpack_require__(3310);
// EXTERNAL MODULE: ./build/src/statements/sbom-parts.js
var sbom_parts = __webpack_require__(816);
// EXTERNAL MODULE: ./build/src/statements/sbom.js
var sbom = __webpack_require__(8671);
;// CONCATENATED MODULE: ./build/src/statements/attested-kind.js


function unlikeItsType(predicateType, object, content) {
    const found = foundIn(content);
    const name = sbomTypeName(predicateType);
    if (name !== undefined)
        return isNamed(content, name) ? undefined : `is ${found}, not ${name}`;
    if (isUnder(predicateType, 'https://openvex.dev/ns'))
        return content.kind === 'openvex'
            ? undefined
            : `is ${found}, not OpenVEX, whose "@context" is https://openvex.dev/ns`;
    if (/^https:\/\/(?:slsa\.dev|in-toto\.io)\//.test(predicateType) || isScan(predicateType))
        if (content.kind === 'sbom' || content.kind === 'openvex')
            return `is ${found}`;
    const missing = (required[predicateType] ?? []).filter((key) => !hasObject(object, key));
    return missing.length === 0
        ? undefined
        : `lacks ${missing.map((key) => JSON.stringify(key)).join(' and ')}, an object that every ` +
            `predicate of the type ${predicateType} has`;
}
const required = {
    'https://slsa.dev/provenance/v1': ['buildDefinition', 'runDetails'],
    'https://slsa.dev/provenance/v0.2': ['builder'],
};
function isScan(predicateType) {
    return (predicateType === 'https://cosign.sigstore.dev/attestation/vuln/v1' ||
        isUnder(predicateType, 'https://in-toto.io/attestation/vulns'));
}
function sbomTypeName(predicateType) {
    const [, base, version] = /^(https:\/\/spdx\.dev\/Document|https:\/\/cyclonedx\.org\/bom)(?:\/v(\d[\d.]*))?$/.exec(predicateType) ?? [];
    if (base === undefined)
        return undefined;
    const family = base.includes('spdx') ? 'SPDX' : 'CycloneDX';
    return version === undefined ? family : `${family} ${version}`;
}
function isNamed(content, name) {
    if (content.kind !== 'sbom')
        return false;
    const given = (0,sbom .Vb)(content.format);
    return given === name || given.startsWith(`${name} `) || given.startsWith(`${name}.`);
}
function isUnder(predicateType, base) {
    return predicateType === base || predicateType.startsWith(`${base}/`);
}
function hasObject({ json, members }, key) {
    const slice = members.get(key);
    return slice !== undefined && (0,sbom_parts .Gv)(json, slice);
}
function foundIn(content) {
    switch (content.kind) {
        case 'sbom':
            return (0,sbom .Vb)(content.format);
        case 'openvex':
            return 'OpenVEX';
        case 'wrapped':
        case 'unknown sbom':
            return content.what;
        case 'other':
            return 'other JSON';
    }
}

var promises_ = __webpack_require__(1455);
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/src/statements/find-files.js



const maxMatches = 100;
async function findFiles(written, workspace, problem) {
    const file = located(written, workspace);
    const isPattern = /[*?[\]{}]/.test(written);
    if (!(0,external_node_path_.isAbsolute)(written) && !file.isInWorkspace) {
        problem(`${quote(written)} leads out of the workspace`);
        return [];
    }
    if (await exists(file.absolute))
        return [file];
    if (!isPattern) {
        problem(`${quote(written)} does not exist${file.isInWorkspace ? ' in the workspace' : ''}`);
        return [];
    }
    if (!file.isInWorkspace) {
        problem(`${quote(written)} is a pattern for files out of the workspace: name each of them`);
        return [];
    }
    return matches(file.name, workspace, problem);
}
async function matches(pattern, workspace, problem) {
    const names = [];
    try {
        for await (const entry of (0,promises_.glob)(pattern, { cwd: workspace, withFileTypes: true })) {
            if (entry.isDirectory())
                continue;
            names.push((0,external_node_path_.resolve)(entry.parentPath, entry.name));
            if (names.length > maxMatches) {
                problem(`${quote(pattern)} matches more than ${maxMatches} files`);
                return [];
            }
        }
    }
    catch (error) {
        problem(`${quote(pattern)} cannot be searched for: ${(0,errors .bD)(error)}`);
    }
    if (names.length === 0)
        problem(`${quote(pattern)} matches no file in the workspace`);
    return names.toSorted().map((name) => located(name, workspace));
}
function located(path, workspace) {
    const absolute = (0,external_node_path_.resolve)(workspace, path);
    const inside = (0,external_node_path_.relative)(workspace, absolute);
    const isInWorkspace = inside !== '..' && !inside.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(inside);
    return {
        name: isInWorkspace && inside !== '' ? inside.replaceAll(external_node_path_.sep, '/') : path,
        absolute,
        isInWorkspace,
    };
}
async function exists(path) {
    try {
        await (0,promises_.lstat)(path);
        return true;
    }
    catch {
        return false;
    }
}
function quote(text) {
    return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}

// EXTERNAL MODULE: ./build/src/statements/json-text.js + 1 modules
var json_text = __webpack_require__(4589);
;// CONCATENATED MODULE: ./build/src/statements/files.js








const maxTotalBytes = 256 * 1024 * 1024;
async function readStatementFiles(request, { workspace }) {
    const problems = [];
    const problem = (text) => problems.push(text);
    const files = [];
    let total = 0;
    for (const wanted of await wantedFiles(request, workspace, problem)) {
        const outcome = await readFile(wanted, request, workspace);
        if (typeof outcome === 'string')
            problem(`${quote(wanted.file.name)} ${outcome}`);
        else if (total + outcome.json.length > maxTotalBytes) {
            problem(`the files together are larger than ${sizeText(maxTotalBytes)}`);
            break;
        }
        else {
            total += outcome.json.length;
            files.push(outcome);
        }
    }
    if (problems.length > 0)
        throw (0,errors .Ul)('STATEMENT_INVALID', problems, {
            hint: 'Correct these files, or the inputs "sbom" and "attestations" that name them. They are ' +
                'read first: nothing was signed.',
        });
    return files;
}
async function wantedFiles({ sboms, attestations }, workspace, problem) {
    const wanted = new Map();
    const want = (about, each) => wanted.set(JSON.stringify([each.kind, about, each.file.absolute]), each);
    for (const { path, platform } of sboms)
        for (const file of await findFiles(path, workspace, problem))
            want(platform ?? '', { kind: 'sbom', platform, file });
    for (const { path, predicateType } of attestations)
        for (const file of await findFiles(path, workspace, problem))
            want(predicateType, { kind: 'attestation', predicateType, file });
    return [...wanted.values()];
}
async function readFile(wanted, request, workspace) {
    const bytes = await bytesOf(wanted.file, workspace, request.maxBytes);
    if (typeof bytes === 'string')
        return bytes;
    const { name } = wanted.file;
    const size = bytes.length;
    const sha256 = (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
    const foreign = (0,sbom .Nw)(bytes.toString('utf8', 0, headBytes));
    if (foreign !== undefined)
        return `is ${foreign.what}, and verifiers read only JSON: ${foreign.cure(name)}`;
    const text = (0,json_text .A)(bytes);
    if (text.kind === 'fault')
        return text.fault;
    const { json } = text;
    const object = { json, members: (0,sbom_parts .CI)(json) };
    const judged = await judge(object, wanted, request.style);
    if (typeof judged === 'string')
        return judged;
    const platform = wanted.kind === 'sbom' ? wanted.platform : undefined;
    return { path: name, kind: wanted.kind, platform, size, sha256, json, ...judged };
}
const headBytes = 64 * 1024;
async function bytesOf({ absolute, isInWorkspace }, workspace, limit) {
    try {
        if (isInWorkspace && !(await (0,regular_file .UO)(absolute, workspace)))
            return 'is a link that leads out of the workspace';
        const content = await (0,regular_file .XF)(absolute, limit);
        if (content.kind === 'not regular')
            return 'is not a regular file, but a folder or a device';
        if (content.kind === 'too long')
            return (`is larger than ${sizeText(limit)}: leave out what no one looks up in it (syft: ` +
                '--select-catalogers -file), or raise "max-statement-size"');
        const { buffer, byteOffset, byteLength } = content.bytes;
        return Buffer.from(buffer, byteOffset, byteLength);
    }
    catch (error) {
        return `cannot be read: ${isNothing(error) ? 'it is a link to nothing' : (0,errors .bD)(error)}`;
    }
}
function isNothing(error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
async function judge(object, wanted, style) {
    const content = (0,sbom .vA)(object);
    const { name } = wanted.file;
    if (content.kind === 'wrapped')
        return `is ${content.what}, not a predicate: ${(0,sbom .WW)(name, content.filter)}`;
    const isSbom = wanted.kind === 'sbom' || isSbomType(wanted.predicateType);
    if (isSbom && content.kind === 'unknown sbom')
        return `is ${content.what}, not ${sbom .K1}: ${(0,sbom .l2)(name, content.target)}`;
    if (wanted.kind === 'attestation') {
        const { predicateType } = wanted;
        const fault = unlikeItsType(predicateType, object, content);
        if (fault !== undefined)
            return `${fault} (it is to be attested as ${predicateType})`;
        return isSbom && content.kind === 'sbom'
            ? judgeSbom(object, content.format, predicateType)
            : { predicateType, describes: describe(content, predicateType) };
    }
    return content.kind === 'sbom'
        ? judgeSbom(object, content.format, (0,sbom .tI)(content.format, style))
        : notAnSbom(content, name);
}
async function judgeSbom(object, format, predicateType) {
    const { faultsOfSbom } = await Promise.all( [__webpack_require__.e(1294), __webpack_require__.e(785)]).then(__webpack_require__.bind(__webpack_require__, 785));
    const faults = await faultsOfSbom(object, format);
    return faults.length === 0
        ? { predicateType, describes: (0,sbom .Vb)(format) }
        : `says that it is ${(0,sbom .Vb)(format)}, and is not: ${faults.join('; ')}`;
}
function describe(content, predicateType) {
    if (content.kind === 'sbom')
        return (0,sbom .Vb)(content.format);
    return content.kind === 'openvex' ? 'OpenVEX' : predicateType;
}
function notAnSbom(content, name) {
    return content.kind === 'openvex'
        ? `is OpenVEX, not an SBOM: write attestations: openvex=${name}`
        : `is not an SBOM: it does not say that it is one of ${sbom .K1}`;
}
function isSbomType(predicateType) {
    return /^https:\/\/(?:spdx\.dev\/Document|cyclonedx\.org\/bom)(?:\/|$)/.test(predicateType);
}
function sizeText(bytes) {
    const mebibytes = bytes / 1024 / 1024;
    return Number.isInteger(mebibytes) ? `${mebibytes} MiB` : `${bytes} bytes`;
}


  }),

  4589:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  A: () => (  compactJson)
});

var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./build/src/statements/open-keys.js
const maxOpenKeys = 250_000;
class OpenKeys {
    #sets = [];
    #count = 0;
    open(depth) {
        return (this.#sets[depth] ??= new Set());
    }
    add(keys, key) {
        if (keys.has(key))
            return 'repeated';
        keys.add(key);
        this.#count += 1;
        return this.#count > maxOpenKeys ? 'too many' : 'added';
    }
    close(keys) {
        this.#count -= keys.size;
        keys.clear();
    }
}

;// CONCATENATED MODULE: ./build/src/statements/json-text.js


const maxDepth = 256;
function compactJson(bytes) {
    if (!(0,external_node_buffer_.isUtf8)(bytes))
        return { kind: 'fault', fault: notUtf8(bytes) };
    try {
        const length = new Compactor(bytes).compact();
        const json = bytes.subarray(0, length);
        return { kind: 'json', json: length < bytes.length / 2 ? Buffer.from(json) : json };
    }
    catch (thrown) {
        if (!(thrown instanceof Fault))
            throw thrown;
        return { kind: 'fault', fault: thrown.message };
    }
}
function notUtf8([first, second]) {
    return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
        ? 'is UTF-16, as ">" of Windows PowerShell writes it: write it as UTF-8'
        : 'is not UTF-8';
}
class Fault extends Error {
}
const code = (character) => character.charCodeAt(0);
const [quote, backslash, colon, comma] = [code('"'), code('\\'), code(':'), code(',')];
const [openObject, closeObject] = [code('{'), code('}')];
const [openArray, closeArray] = [code('['), code(']')];
const [space, tab, lineFeed, carriageReturn] = [code(' '), code('\t'), code('\n'), code('\r')];
const [minus, plus, point, zero, nine] = [code('-'), code('+'), code('.'), code('0'), code('9')];
const exponent = new Set([code('e'), code('E')]);
const escaped = new Set(Buffer.from('"\\/bfnrt'));
const literals = ['true', 'false', 'null'].map((word) => Buffer.from(word));
class Compactor {
    #bytes;
    #keys = new OpenKeys();
    #at = 0;
    #length = 0;
    #line = 1;
    #lineStart = 0;
    constructor(bytes) {
        this.#bytes = bytes;
    }
    compact() {
        if (this.#bytes[0] === 0xef && this.#bytes[1] === 0xbb && this.#bytes[2] === 0xbf)
            this.#at = this.#lineStart = 3;
        this.#skipBlanks();
        const first = this.#bytes[this.#at];
        if (first === undefined)
            throw new Fault('is empty');
        if (first !== openObject)
            throw new Fault(notAnObject(first));
        this.#object(1);
        this.#skipBlanks();
        if (this.#at < this.#bytes.length)
            throw this.#fault('something follows the JSON object');
        return this.#length;
    }
    #value(depth) {
        this.#skipBlanks();
        const byte = this.#bytes[this.#at];
        if (byte === quote)
            this.#string();
        else if (byte === openObject)
            this.#object(depth + 1);
        else if (byte === openArray)
            this.#array(depth + 1);
        else if (byte === minus || isDigit(byte))
            this.#number();
        else
            this.#literal();
    }
    #object(depth) {
        this.#enter(depth);
        if (this.#takes(closeObject))
            return;
        const keys = this.#keys.open(depth);
        do {
            this.#skipBlanks();
            if (this.#bytes[this.#at] !== quote)
                throw this.#fault('a key in quotes must stand here');
            const start = this.#length;
            const isPlain = this.#string();
            const added = this.#keys.add(keys, this.#keyAt(start, isPlain));
            if (added === 'repeated')
                throw this.#repeated(start);
            if (added === 'too many')
                throw new Fault(`has more than ${maxOpenKeys} keys in an object`);
            if (!this.#takes(colon))
                throw this.#fault('":" must follow the key');
            this.#value(depth);
        } while (this.#takes(comma));
        if (!this.#takes(closeObject))
            throw this.#fault('"," or "}" must stand here');
        this.#keys.close(keys);
    }
    #repeated(start) {
        const key = this.#bytes.toString('utf8', start, Math.min(this.#length, start + 80));
        return this.#fault(`the key ${key} is twice in one object`);
    }
    #array(depth) {
        this.#enter(depth);
        if (this.#takes(closeArray))
            return;
        do
            this.#value(depth);
        while (this.#takes(comma));
        if (!this.#takes(closeArray))
            throw this.#fault('"," or "]" must stand here');
    }
    #enter(depth) {
        if (depth > maxDepth)
            throw this.#fault(`it is nested deeper than ${maxDepth}`);
        this.#keep();
    }
    #keyAt(start, isPlain) {
        if (isPlain)
            return this.#bytes.toString('latin1', start + 1, this.#length - 1);
        return String(JSON.parse(this.#bytes.toString('utf8', start, this.#length)));
    }
    #string() {
        const bytes = this.#bytes;
        this.#keep();
        let isPlain = true;
        for (;;) {
            const byte = bytes[this.#at] ?? lineFeed;
            if (byte < space)
                throw this.#fault('a string is cut off, or has a control character in it');
            if (byte === backslash) {
                this.#escape();
                isPlain = false;
                continue;
            }
            if (byte > 0x7f)
                isPlain = false;
            this.#keep();
            if (byte === quote)
                return isPlain;
        }
    }
    #escape() {
        const unit = this.#codeUnit();
        if (unit >= 0xdc00 && unit <= 0xdfff)
            throw this.#fault('half of a surrogate pair stands here');
        if (unit < 0xd800 || unit > 0xdbff)
            return;
        const low = this.#bytes[this.#at] === backslash ? this.#codeUnit() : 0;
        if (low < 0xdc00 || low > 0xdfff)
            throw this.#fault('half of a surrogate pair stands here');
    }
    #codeUnit() {
        this.#keep();
        const byte = this.#bytes[this.#at] ?? 0;
        if (escaped.has(byte)) {
            this.#keep();
            return 0;
        }
        const digits = this.#bytes.toString('latin1', this.#at, this.#at + 5);
        if (!/^u[0-9a-fA-F]{4}$/.test(digits))
            throw this.#fault('"\\" begins no escape of JSON');
        this.#keepAll(digits.length);
        return Number.parseInt(digits.slice(1), 16);
    }
    #number() {
        const start = this.#length;
        if (this.#bytes[this.#at] === minus)
            this.#keep();
        if (this.#bytes[this.#at] === zero)
            this.#keep();
        else
            this.#digits();
        if (this.#bytes[this.#at] === point) {
            this.#keep();
            this.#digits();
        }
        if (exponent.has(this.#bytes[this.#at] ?? 0)) {
            this.#keep();
            const sign = this.#bytes[this.#at];
            if (sign === plus || sign === minus)
                this.#keep();
            this.#digits();
        }
        if (!Number.isFinite(Number(this.#bytes.toString('latin1', start, this.#length))))
            throw this.#fault('the number is too large for a double');
    }
    #digits() {
        if (!isDigit(this.#bytes[this.#at]))
            throw this.#fault('a digit must stand here');
        while (isDigit(this.#bytes[this.#at]))
            this.#keep();
    }
    #literal() {
        const rest = this.#bytes.subarray(this.#at, this.#at + 5);
        const literal = literals.find((word) => rest.subarray(0, word.length).equals(word));
        if (literal === undefined)
            throw this.#fault('a JSON value must stand here');
        this.#keepAll(literal.length);
    }
    #takes(mark) {
        this.#skipBlanks();
        if (this.#bytes[this.#at] !== mark)
            return false;
        this.#keep();
        return true;
    }
    #keep() {
        this.#bytes[this.#length++] = this.#bytes[this.#at++] ?? 0;
    }
    #keepAll(count) {
        for (let kept = 0; kept < count; kept += 1)
            this.#keep();
    }
    #skipBlanks() {
        for (;;) {
            const byte = this.#bytes[this.#at];
            if (byte === lineFeed) {
                this.#line += 1;
                this.#lineStart = this.#at + 1;
            }
            else if (byte !== space && byte !== tab && byte !== carriageReturn)
                return;
            this.#at += 1;
        }
    }
    #fault(what) {
        const column = this.#at - this.#lineStart + 1;
        return new Fault(`is not JSON as verifiers read it: line ${this.#line}, byte ${column}: ${what}`);
    }
}
function isDigit(byte) {
    return byte !== undefined && byte >= zero && byte <= nine;
}
function notAnObject(first) {
    const kind = first === openArray
        ? 'a JSON array'
        : first === quote
            ? 'a JSON string'
            : first === minus || isDigit(first)
                ? 'a JSON number'
                : undefined;
    return kind === undefined
        ? 'is not JSON: it does not begin with "{"'
        : `is ${kind}: verifiers read only JSON objects`;
}


  }),

  816:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    CI: () => (  partsOf),
    Gv: () => (  isObject),
    Yz: () => (  parsed),
    cy: () => (  isArray),
    px: () => (  elementsIn)
  });
  var _json_members_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3729);

const maxMembers = 250_000;
function partsOf(json) {
    return new Map(((0,_json_members_js__WEBPACK_IMPORTED_MODULE_0__  .lS)(json, maxMembers) ?? []).map((member) => [member.name, member]));
}
function elementsIn(json, { start, end }) {
    const elements = (0,_json_members_js__WEBPACK_IMPORTED_MODULE_0__  .ZE)(json.subarray(start, end)) ?? [];
    return elements.map((element) => ({ start: start + element.start, end: start + element.end }));
}
function isArray(json, { start }) {
    return json[start] === openArray;
}
function isObject(json, { start }) {
    return json[start] === openObject;
}
function parsed(json, { start, end }) {
    return JSON.parse(json.toString('utf8', start, end));
}
const [openArray, openObject] = Buffer.from('[{');


  }),

  8671:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    K1: () => (  knownSboms),
    Nw: () => (  recognizeForeign),
    Vb: () => (  nameOf),
    WW: () => (  extraction),
    l2: () => (  conversion),
    tI: () => (  predicateTypeFor),
    vA: () => (  recognize)
  });
  var _sbom_parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(816);

const knownSboms = 'SPDX JSON 2.2, 2.3 and 3.0, and CycloneDX JSON 1.4 to 1.7';
function nameOf({ family, version }) {
    return `${family} ${version}`;
}
function predicateTypeFor(format, style) {
    if (format.family === 'SPDX' && format.version.startsWith('3.'))
        return 'https://spdx.dev/Document/v3';
    const base = format.family === 'SPDX' ? 'https://spdx.dev/Document' : 'https://cyclonedx.org/bom';
    return style === 'versioned' ? `${base}/v${format.version}` : base;
}
function recognize(object) {
    return (recognizeSpdx2(object) ??
        recognizeCycloneDx(object) ??
        recognizeLinkedData(object) ??
        recognizeWrapped(object) ??
        recognizeSyft(object) ?? { kind: 'other' });
}
const maxMarkBytes = 4096;
function markOf({ json, members }, key) {
    const slice = members.get(key);
    if (slice === undefined || slice.end - slice.start > maxMarkBytes)
        return undefined;
    return (0,_sbom_parts_js__WEBPACK_IMPORTED_MODULE_0__  .Yz)(json, slice);
}
function recognizeSpdx2(object) {
    const version = markOf(object, 'spdxVersion');
    if (typeof version !== 'string')
        return undefined;
    const [, number = version] = /^SPDX-(\d.*)$/.exec(version) ?? [];
    return number === '2.2' || number === '2.3'
        ? { kind: 'sbom', format: { family: 'SPDX', version: number } }
        : { kind: 'unknown sbom', what: `SPDX ${number.slice(0, 20)}`, target: 'spdx-json' };
}
function recognizeCycloneDx(object) {
    if (markOf(object, 'bomFormat') !== 'CycloneDX')
        return undefined;
    const version = markOf(object, 'specVersion');
    if (typeof version === 'string' && /^1\.[4-7]$/.test(version))
        return { kind: 'sbom', format: { family: 'CycloneDX', version } };
    const what = typeof version === 'string'
        ? `CycloneDX ${version.slice(0, 20)}`
        : 'CycloneDX without "specVersion"';
    return { kind: 'unknown sbom', what, target: 'cyclonedx-json' };
}
function recognizeLinkedData(object) {
    const context = markOf(object, '@context');
    const contexts = (Array.isArray(context) ? context : [context]).filter((each) => typeof each === 'string');
    if (contexts.some((each) => /^https?:\/\/openvex\.dev\/ns(?:\/|$)/.test(each)))
        return { kind: 'openvex' };
    for (const each of contexts) {
        const version = /^https?:\/\/spdx\.org\/rdf\/(\d[\w.-]{0,19})\//.exec(each)?.[1];
        if (version === '3.0.0' || version === '3.0.1')
            return { kind: 'sbom', format: { family: 'SPDX', version } };
        if (version !== undefined)
            return { kind: 'unknown sbom', what: `SPDX ${version}`, target: 'spdx-json' };
    }
    return undefined;
}
function recognizeWrapped(object) {
    const type = markOf(object, '_type');
    if (typeof type === 'string' && type.startsWith('https://in-toto.io/Statement/'))
        return { kind: 'wrapped', what: 'an in-toto statement', filter: '.predicate' };
    const inPayload = '.payload | @base64d | fromjson | .predicate';
    if (object.members.has('payloadType') && object.members.has('signatures'))
        return { kind: 'wrapped', what: 'a signed envelope (DSSE)', filter: inPayload };
    const mediaType = markOf(object, 'mediaType');
    return typeof mediaType === 'string' && mediaType.includes('vnd.dev.sigstore.bundle')
        ? { kind: 'wrapped', what: 'a Sigstore bundle', filter: `.dsseEnvelope${inPayload}` }
        : undefined;
}
function recognizeSyft(object) {
    const { json, members } = object;
    const isSyft = ['artifacts', 'descriptor', 'schema'].every((key) => members.has(key));
    const schema = members.get('schema');
    return isSyft && schema !== undefined && (0,_sbom_parts_js__WEBPACK_IMPORTED_MODULE_0__  .Gv)(json, schema)
        ? { kind: 'unknown sbom', what: 'syft’s own JSON', target: 'spdx-json' }
        : undefined;
}
function recognizeForeign(head) {
    const text = head.replace(/^\uFEFF/, '').trimStart();
    if (text.startsWith('{'))
        return undefined;
    if (text.startsWith('<'))
        return recognizeXml(text);
    if (/^SPDXVersion:/m.test(text))
        return { what: 'SPDX in tag-value form', cure: (path) => conversion(path, 'spdx-json') };
    return /^["']?spdxVersion["']?:/m.test(text)
        ? { what: 'SPDX in YAML', cure: pythonConversion }
        : undefined;
}
function recognizeXml(text) {
    if (text.includes('cyclonedx.org/schema/bom'))
        return { what: 'CycloneDX in XML', cure: (path) => conversion(path, 'cyclonedx-json') };
    return text.includes('spdx.org/rdf')
        ? { what: 'SPDX in RDF', cure: pythonConversion }
        : { what: 'XML', cure: () => 'give JSON' };
}
function conversion(path, target) {
    const output = target === 'spdx-json' ? '.spdx.json' : '.cdx.json';
    return `convert it: syft convert ${shell(path)} -o ${target}=${shell(renamed(path, output))}`;
}
function pythonConversion(path) {
    return `convert it: pyspdxtools -i ${shell(path)} -o ${shell(renamed(path, '.spdx.json'))}`;
}
function extraction(path, filter) {
    return `take the predicate out of it: jq '${filter}' ${shell(path)}`;
}
function renamed(path, ending) {
    const output = `${path.replace(/(?:\.(?:spdx|cdx|bom))?\.[a-z]+$/i, '')}${ending}`;
    return output === path ? `converted-${ending.slice(1)}` : output;
}
function shell(word) {
    return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw `'\''`)}'`;
}


  })

};
