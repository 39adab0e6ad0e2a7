export const id = 785;
export const ids = [785];
export const modules = {

  785:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  faultsOfSbom: () => (  faultsOfSbom)
});

var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/src/statements/sbom-equality.js
function areDifferent(values) {
    return values.length < 2 || new Set(values.map(canonical)).size === values.length;
}
function canonical(value) {
    if (typeof value !== 'object' || value === null)
        return JSON.stringify(value);
    if (Array.isArray(value))
        return `[${value.map(canonical).join(',')}]`;
    const members = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`);
    return `{${members.toSorted().join(',')}}`;
}

;// CONCATENATED MODULE: ./build/src/statements/sbom-faults.js
function describeFault(errors, base, name) {
    const depth = ({ instancePath }) => instancePath.split('/').length;
    const deepest = Math.max(...errors.map(depth));
    const error = errors.find((each) => depth(each) === deepest);
    if (error === undefined)
        return `${base} is not as ${name} has it`;
    const path = pathOf(base, error.instancePath);
    return `${path === '' ? 'it' : path} ${words(error, name)}`;
}
function pathOf(base, pointer) {
    const steps = pointer.split('/').slice(1).map(step);
    const path = `${base}${steps.join('')}`.replace(/^\./, '');
    return path.length > 200 ? `${path.slice(0, 199)}…` : path;
}
function step(written) {
    const name = written.replaceAll('~1', '/').replaceAll('~0', '~');
    if (/^\d+$/.test(name))
        return `[${name.slice(0, 20)}]`;
    return /^[\w$@-]{1,60}$/.test(name) ? `.${name}` : `[${quote(name)}]`;
}
function words({ keyword, params, message }, name) {
    const given = params;
    switch (keyword) {
        case 'type':
            return `must be ${kind(given['type'])}`;
        case 'required':
            return `lacks ${quote(given['missingProperty'])}`;
        case 'additionalProperties':
            return `has ${quote(given['additionalProperty'])}, which ${name} does not know`;
        case 'unevaluatedProperties':
            return `has ${quote(given['unevaluatedProperty'])}, which ${name} does not know`;
        case 'enum':
            return `must be one of ${choices(given['allowedValues'])}`;
        case 'const':
            return `must be ${quote(given['allowedValue'])}`;
        case 'format':
            return `is not a ${String(given['format'])}`;
        case 'pattern':
            return `does not match ${String(given['pattern']).slice(0, 100)}`;
        case 'uniqueItems':
            return 'has an element twice';
        default:
            return message ?? `is not as ${name} has it`;
    }
}
function kind(type) {
    const kinds = Array.isArray(type) ? type.map(String) : [String(type)];
    return kinds.map((each) => `${/^[aeiou]/.test(each) ? 'an' : 'a'} ${each}`).join(' or ');
}
function choices(values) {
    const all = Array.isArray(values) ? values.map(quote) : [];
    return `${all.slice(0, 8).join(', ')}${all.length > 8 ? ' …' : ''}`;
}
function quote(value) {
    const text = String(value);
    return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

// EXTERNAL MODULE: ./node_modules/ajv-formats/dist/formats.js
var formats = __webpack_require__(779);
// EXTERNAL MODULE: ./node_modules/ajv/dist/ajv.js
var dist_ajv = __webpack_require__(4844);
// EXTERNAL MODULE: ./node_modules/ajv/dist/2020.js
var _2020 = __webpack_require__(2210);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/src/statements/sbom.js
var sbom = __webpack_require__(8671);
;// CONCATENATED MODULE: ./build/src/statements/sbom-judges.js






const judges = new Map();
function loadJudge(format) {
    return remembered(judges, (0,sbom .Vb)(format), () => format.version.startsWith('3.') ? loadSpdx3() : loadDraft7(format));
}
function remembered(known, name, make) {
    const value = known.get(name) ?? make();
    known.set(name, value);
    return value;
}
const options = {
    strict: false,
    logger: false,
    formats: {
        date: formats .U9.date,
        'date-time': formats .U9['date-time'],
        uri: formats .U9.uri,
    },
};
const json = { type: 'json' };
const draft7Schema = dist ._H3({
    $id: dist .YjP(),
    properties: dist .g1P(dist .YjP(), dist ._H3({ items: dist .lqM(dist .L5J()), uniqueItems: dist .lqM(dist .zMY()) })),
});
async function loadDraft7(format) {
    const ajv = withUniqueItems(new dist_ajv.Ajv(options));
    if (format.family === 'CycloneDX')
        await addCycloneDxSchemas(ajv);
    const { default: file } = await schemaFile((0,sbom .Vb)(format));
    const schema = dist .qgA(draft7Schema, file);
    const rules = new Map();
    const ruleFor = (member) => {
        if (!Object.hasOwn(schema.properties, member))
            return undefined;
        const { items, uniqueItems } = schema.properties[member] ?? {};
        if (items === undefined)
            return undefined;
        const judge = ajv.compile({ $ref: `${schema.$id}#/properties/${member}/items` });
        return { judgeOf: () => judge, areUnique: uniqueItems === true };
    };
    return {
        document: ajv.compile(schema),
        elements: (member) => remembered(rules, member, () => ruleFor(member)),
    };
}
function schemaFile(name) {
    switch (name) {
        case 'SPDX 2.2':
            return __webpack_require__.e(  8734).then(__webpack_require__.t.bind(__webpack_require__, 8734, 17));
        case 'SPDX 2.3':
            return __webpack_require__.e(  5983).then(__webpack_require__.t.bind(__webpack_require__, 5983, 17));
        case 'CycloneDX 1.4':
            return __webpack_require__.e(  5953).then(__webpack_require__.t.bind(__webpack_require__, 5953, 17));
        case 'CycloneDX 1.5':
            return __webpack_require__.e(  3416).then(__webpack_require__.t.bind(__webpack_require__, 3416, 17));
        case 'CycloneDX 1.6':
            return __webpack_require__.e(  1363).then(__webpack_require__.t.bind(__webpack_require__, 1363, 17));
        default:
            return __webpack_require__.e(  6258).then(__webpack_require__.t.bind(__webpack_require__, 6258, 17));
    }
}
async function addCycloneDxSchemas(ajv) {
    const { default: signature } = await __webpack_require__.e(  4341).then(__webpack_require__.t.bind(__webpack_require__, 4341, 17));
    const base = 'http://cyclonedx.org/schema/';
    const text = { type: 'string' };
    ajv
        .addSchema({ ...signature, $id: `${base}jsf-0.82.SNAPSHOT.schema.json` })
        .addSchema({ $id: `${base}spdx.SNAPSHOT.schema.json`, ...text })
        .addSchema({
        $id: `${base}cryptography-defs.SNAPSHOT.schema.json`,
        definitions: { algorithmFamiliesEnum: text, ellipticCurvesEnum: text },
    });
}
const spdx3Schema = dist ._H3({
    $defs: dist ._H3({
        AnyClass: dist .Ikc({ anyOf: dist .YOg(dist .Ikc({ $ref: dist .YjP() })) }),
    }),
});
const typed = dist .Ikc({ type: dist .YjP() });
async function loadSpdx3() {
    const ajv = withUniqueItems(new _2020.Ajv2020(options));
    const { default: file } = await __webpack_require__.e(  6805).then(__webpack_require__.t.bind(__webpack_require__, 6805, 17));
    const id = 'https://spdx.org/schema/3.0.1';
    const schema = dist .qgA(spdx3Schema, file);
    const document = ajv.compile({ ...schema, $id: id });
    const classes = new Set(schema.$defs.AnyClass.anyOf.map(({ $ref }) => $ref.slice('#/$defs/'.length)));
    const classJudges = new Map();
    const judgeOf = (element) => {
        const { success, output } = dist .xLC(typed, element);
        if (!success || !classes.has(output.type))
            return undefined;
        return remembered(classJudges, output.type, () => ajv.compile({ $ref: `${id}#/$defs/${output.type}`, unevaluatedProperties: false }));
    };
    return {
        document,
        elements: (member) => (member === '@graph' ? { judgeOf, areUnique: false } : undefined),
    };
}
function withUniqueItems(ajv) {
    ajv.removeKeyword('uniqueItems').addKeyword({
        keyword: 'uniqueItems',
        type: 'array',
        schemaType: 'boolean',
        validate: (isOn, elements) => !isOn || areDifferent(elements),
    });
    return ajv;
}

// EXTERNAL MODULE: ./build/src/statements/sbom-parts.js
var sbom_parts = __webpack_require__(816);
;// CONCATENATED MODULE: ./build/src/statements/sbom-schema.js






const limits = {
    partBytes: 16 * 1024 * 1024,
    faults: 3,
};
async function faultsOfSbom(object, format) {
    const judge = await loadJudge(format);
    const faults = [];
    for (const fault of judgeParts(object, judge, (0,sbom .Vb)(format))) {
        if (faults.length === limits.faults)
            return [...faults, 'and more'];
        faults.push(fault);
    }
    return faults;
}
function* judgeParts(object, judge, name) {
    const { json, members } = object;
    const long = [];
    const document = [];
    for (const [member, slice] of members) {
        const rule = (0,sbom_parts .cy)(json, slice) ? judge.elements(member) : undefined;
        if (rule !== undefined)
            long.push({ member, slice, rule });
        else if (isTooLarge(slice)) {
            yield `${JSON.stringify(member.slice(0, 60))} ${tooLarge}`;
            return;
        }
        document.push([member, rule === undefined ? patched((0,sbom_parts .Yz)(json, slice)) : []]);
    }
    if (!judge.document(Object.fromEntries(document)))
        yield describeFault(judge.document.errors ?? [], '', name);
    for (const each of long)
        yield* judgeElements(json, each, name);
}
function* judgeElements(json, long, name) {
    const { member, slice, rule } = long;
    const seen = new Set();
    let index = 0;
    for (const part of (0,sbom_parts .px)(json, slice)) {
        const place = `${member}[${index}]`;
        index += 1;
        if (isTooLarge(part)) {
            yield `${place} ${tooLarge}`;
            continue;
        }
        const element = (0,sbom_parts .Yz)(json, part);
        const judge = rule.judgeOf(element);
        if (judge === undefined)
            yield `${place}.type is not that of a class of ${name}`;
        else if (!judge(element))
            yield describeFault(judge.errors ?? [], place, name);
        if (rule.areUnique && isRepeated(element, seen))
            yield `${place} is there twice`;
    }
}
function isRepeated(element, seen) {
    const digest = (0,external_node_crypto_.createHash)('sha256').update(canonical(element)).digest('base64');
    const isKnown = seen.has(digest);
    seen.add(digest);
    return isKnown;
}
const tooLarge = `alone is larger than ${limits.partBytes / 1024 / 1024} MiB`;
function isTooLarge({ start, end }) {
    return end - start > limits.partBytes;
}
function patched(member) {
    return member === 'https://spdx.org/rdf/3.0.0/spdx-context.jsonld'
        ? 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld'
        : member;
}


  })

};
