export const id = 9096;
export const ids = [9096];
export const modules = {

  9096:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    builtTypes: () => (  builtTypes),
    judgeBuilt: () => (  judgeBuilt)
  });
  var _sigstore_predicate_types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6045);
  var _json_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4589);
  var _sbom_parts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(816);
  var _sbom_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8671);




const builtTypes = {
    sbom: ['https://spdx.dev/Document'],
    provenance: [_sigstore_predicate_types_js__WEBPACK_IMPORTED_MODULE_0__  .pr, 'https://slsa.dev/provenance/v0.2'],
};
function judgeBuilt({ predicateType, json }, style) {
    const text = (0,_json_text_js__WEBPACK_IMPORTED_MODULE_1__  .A)(json);
    if (text.kind === 'fault')
        return text.fault;
    if (!isOneOf(builtTypes.sbom, predicateType))
        return { kind: 'provenance', predicateType, json: text.json, describes: 'provenance' };
    const content = (0,_sbom_js__WEBPACK_IMPORTED_MODULE_3__  .vA)({ json: text.json, members: (0,_sbom_parts_js__WEBPACK_IMPORTED_MODULE_2__  .CI)(text.json) });
    if (content.kind !== 'sbom')
        return 'is not an SBOM that can be attested';
    return {
        kind: 'sbom',
        predicateType: (0,_sbom_js__WEBPACK_IMPORTED_MODULE_3__  .tI)(content.format, style),
        json: text.json,
        describes: (0,_sbom_js__WEBPACK_IMPORTED_MODULE_3__  .Vb)(content.format),
    };
}
function isOneOf(types, type) {
    return types.includes(type);
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
