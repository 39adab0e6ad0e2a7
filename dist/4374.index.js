export const id = 4374;
export const ids = [4374];
export const modules = {

  4374:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  readBuildStatements: () => (  readBuildStatements)
});

// EXTERNAL MODULE: ./build/src/concurrency.js
var concurrency = __webpack_require__(3742);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/image/reference.js
var reference = __webpack_require__(6950);
// EXTERNAL MODULE: ./build/src/oci/layers.js
var oci_layers = __webpack_require__(493);
// EXTERNAL MODULE: ./build/src/oci/manifest.js
var manifest = __webpack_require__(2262);
// EXTERNAL MODULE: ./build/src/oci/memory.js
var memory = __webpack_require__(4048);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/src/json.js
var src_json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/json-members.js
var json_members = __webpack_require__(3729);
;// CONCATENATED MODULE: ./build/src/oci/statement.js



const statementSchema = dist .rej({
    _type: dist .KIO(['https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1']),
    subject: dist .YOg(dist ._H3({ digest: dist .g1P(dist .YjP(), dist .YjP()) })),
    predicateType: dist .FsL(dist .YjP(), dist .BpQ(1), dist .Ru6(1000)),
});
function parseStatement(text) {
    const members = (0,json_members .lS)(text) ?? [];
    const [predicate, second] = members.filter(({ name }) => name === 'predicate');
    if (predicate === undefined || second !== undefined)
        return undefined;
    if (new Set(members.map(({ name }) => name)).size !== members.length)
        return undefined;
    const json = text.subarray(predicate.start, predicate.end);
    const parsed = dist .xLC(statementSchema, (0,src_json .q)((0,json_members .il)(text, members, 'predicate')));
    if (!parsed.success || json[0] !== openObject)
        return undefined;
    const { subject, predicateType } = parsed.output;
    const subjects = subject.flatMap(({ digest }) => digest['sha256'] ?? []);
    return { subjects, predicateType, json };
}
const [openObject] = Buffer.from('{');

;// CONCATENATED MODULE: ./build/src/oci/build-attestations.js







const inFlight = 16;
const statementMediaType = 'application/vnd.in-toto+json';
async function readBuildStatements(registry, children, predicateTypes, limits) {
    const described = new Set(children.map(({ describes }) => describes));
    const platforms = children.filter(({ digest, mediaType, platform, describes }) => describes === undefined &&
        !(0,manifest .$U)(mediaType) &&
        (platform !== undefined || described.has(digest)));
    const wanted = { predicateTypes, ...limits, left: { bytes: limits.maxTotalBytes } };
    const outcomes = await (0,concurrency .G9)(platforms, inFlight, async (platform) => {
        const holders = children.filter(({ describes }) => describes === platform.digest);
        return firstStatement(registry, platform, holders, wanted);
    });
    const found = outcomes.map(concurrency .RP);
    return {
        statements: found.filter((statement) => statement !== undefined),
        missing: platforms.filter((_, at) => found[at] === undefined),
    };
}
async function firstStatement(registry, platform, holders, wanted) {
    for (const holder of holders) {
        const statement = await (0,memory .LD)(registry.memory.lists, (maxBytes) => registry.manifest(holder.repository, holder.digest, { maxBytes }), async (found) => {
            if (found === undefined)
                throw absent(holder, holder.digest);
            const layers = (0,oci_layers .Ng)(found.response.body)?.layers;
            if (layers === undefined)
                throw unusable(holder, 'is not a manifest');
            return statementIn(registry, platform, holder, layers, wanted);
        });
        if (statement !== undefined)
            return statement;
    }
    return undefined;
}
async function statementIn(registry, platform, holder, layers, wanted) {
    for (const layer of layers.filter((each) => mayBeWanted(each, wanted.predicateTypes))) {
        const statement = await readStatement(registry, holder, layer, wanted);
        if (!wanted.predicateTypes.includes(statement.predicateType))
            continue;
        if (!statement.subjects.includes(platform.digest.slice('sha256:'.length)))
            throw unusable(holder, `its layer ${layer.digest} is not about ${platform.digest}`);
        const { predicateType, json } = statement;
        return { platform, predicateType, json, manifest: holder.digest };
    }
    return undefined;
}
function mayBeWanted({ mediaType, annotations }, types) {
    const hint = annotations?.['in-toto.io/predicate-type'];
    return mediaType === statementMediaType && (hint === undefined || types.includes(hint));
}
async function readStatement(registry, holder, { digest, size }, { maxBytes, left }) {
    const room = Math.min(maxBytes, left.bytes);
    if (size > room)
        throw tooLarge(holder, digest, size, room);
    left.bytes -= size;
    return registry.memory.blobs((0,memory .NV)(size), async () => {
        const bytes = await registry.blob(holder.repository, digest, size);
        if (bytes === undefined)
            throw absent(holder, digest);
        const statement = parseStatement(bytes);
        if (statement === undefined)
            throw unusable(holder, `its layer ${digest} is not a statement`);
        return statement;
    });
}
function tooLarge(holder, layer, size, room) {
    return new errors .Tj('REGISTRY_RESPONSE_INVALID', `${(0,reference .tO)(holder)} holds the statement ${layer} of ${size} bytes, where ${room} are left`, { hint: 'Raise "max-statement-size", or have the build write smaller statements.' });
}
function absent(holder, digest) {
    return new errors .Tj('REGISTRY_READ_BACK', `${holder.repository.registry} does not give ${digest}, which holds what the build of ` +
        `${(0,reference .tO)({ ...holder, digest: holder.index })} stated`, {
        hint: 'The index may have been copied without it: copy all of it (for example "crane copy", or ' +
            '"skopeo copy --all"), or build the image again.',
    });
}
function unusable(holder, what) {
    return new errors .Tj('REGISTRY_RESPONSE_INVALID', `${(0,reference .tO)(holder)} is called the statements of a build, and ${what}`, { hint: 'Build the image again with BuildKit, or pass the document as a file.' });
}


  })

};
