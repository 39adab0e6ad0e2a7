export const id = 309;
export const ids = [309];
export const modules = {

  6676:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    i: () => (  failureOfImages),
    u: () => (  withoutName)
  });
  var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7744);

function failureOfImages(failed, tally) {
    const [first] = failed;
    if (first === undefined)
        return undefined;
    if (failed.length === 1)
        return failureOfOne(first, tally);
    const groups = groupsOf(failed);
    const [only, ...others] = groups;
    if (only !== undefined && others.length === 0)
        return failureOfGroup(only, tally);
    const codes = [...new Set(groups.map(({ failure }) => failure.code))];
    return {
        code: codes.length === 1 ? first.failure.code : tally.codeOf(codes),
        fact: `${failed.length} of ${tally.total} images are not ${tally.missed}`,
        hint: hintOf(groups),
        details: groups.flatMap(linesOf),
    };
}
function failureOfOne({ name, failure }, { total, missed }) {
    const fact = nameOnce(name, failure.fact);
    if (total === 1)
        return { ...failure, fact };
    const named = fact.includes((0,_text_js__WEBPACK_IMPORTED_MODULE_0__  .pj)(name)) ? fact : `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__  .pj)(name)}: ${fact}`;
    return { ...failure, fact: `1 of ${total} images is not ${missed}: ${named}` };
}
function failureOfGroup({ failure, fact, names }, { total, missed }) {
    const count = names.length === total ? `${total}` : `${names.length} of ${total}`;
    return {
        ...failure,
        fact: fact.startsWith(itIs)
            ? `${count} images are ${fact.slice(itIs.length)}`
            : `${count} images are not ${missed}: ${fact}`,
        details: [...failure.details, ...namesByRepository(names)],
    };
}
const itIs = 'it is ';
function groupsOf(failed) {
    const keyed = failed.map(({ name, failure }) => {
        const fact = withoutName(name, failure.fact);
        const key = JSON.stringify([failure.code, fact, failure.hint, failure.details]);
        return { name, failure, fact, key };
    });
    return [...Map.groupBy(keyed, ({ key }) => key).values()].flatMap((alike) => {
        const [first] = alike;
        if (first === undefined)
            return [];
        return [{ failure: first.failure, fact: first.fact, names: alike.map(({ name }) => name) }];
    });
}
function linesOf({ failure, fact, names }) {
    const [first = '', ...others] = names;
    if (others.length === 0)
        return [`- ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__  .pj)(first)}: ${failure.code}: ${fact}`];
    const heading = fact.startsWith(itIs) ? ` are ${fact.slice(itIs.length)}` : `: ${fact}`;
    return [
        `- ${failure.code}: ${names.length} images${heading}`,
        ...namesByRepository(names).map((line) => `  ${line}`),
    ];
}
const namesPerLine = 12;
function namesByRepository(names) {
    const split = names.map((name) => {
        const at = name.indexOf('@');
        return at < 0
            ? { repository: '', short: (0,_text_js__WEBPACK_IMPORTED_MODULE_0__  .pj)(name) }
            : { repository: name.slice(0, at), short: (0,_text_js__WEBPACK_IMPORTED_MODULE_0__  .pj)((0,_text_js__WEBPACK_IMPORTED_MODULE_0__  .VK)(name.slice(at + 1))) };
    });
    return [...Map.groupBy(split, ({ repository }) => repository)].flatMap(([repository, alike]) => Array.from({ length: Math.ceil(alike.length / namesPerLine) }, (_, at) => {
        const part = alike.slice(at * namesPerLine, (at + 1) * namesPerLine);
        const list = part.map(({ short }) => short).join(', ');
        return repository === '' ? `- ${list}` : `- ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__  .pj)(repository)}: ${list}`;
    }));
}
function hintOf(groups) {
    const fixes = [
        ...Map.groupBy(groups.filter(({ failure }) => failure.hint !== undefined), ({ failure }) => failure.hint ?? ''),
    ];
    if (fixes.length === 0)
        return undefined;
    const [[single] = [''], ...others] = fixes;
    if (others.length === 0)
        return single;
    return fixes
        .map(([hint, alike]) => {
        const codes = [...new Set(alike.map(({ failure }) => failure.code))];
        return `${codes.join(', ')}: ${hint}`;
    })
        .join('\n');
}
const digests = /sha256:[0-9a-f]{64}/g;
const uploads = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;
function withoutName(name, fact) {
    const shown = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__  .pj)(name);
    const [repository = '', digest = ''] = shown.split('@');
    const slash = repository.indexOf('/');
    const path = `/v2/${repository.slice(slash + 1)}/`;
    return [
        [shown, 'it'],
        ...(digest === '' ? [] : [[repository, 'its repository']]),
        ...(slash < 0 ? [] : [[path, '/v2/…/']]),
    ]
        .reduce((text, [from = '', to = '']) => (from === '' ? text : text.replaceAll(from, to)), fact)
        .replaceAll(digests, 'sha256:…')
        .replaceAll(uploads, '…');
}
function nameOnce(name, fact) {
    const shown = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__  .pj)(name);
    const end = fact.indexOf(shown) + shown.length;
    const digest = shown.split('@')[1] ?? '';
    if (!fact.includes(shown) || digest === '')
        return fact;
    return fact.slice(0, end) + fact.slice(end).replaceAll(digest, (0,_text_js__WEBPACK_IMPORTED_MODULE_0__  .VK)(digest));
}


  }),

  2634:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    f: () => (  tellNotes),
    s: () => (  resolvedTags)
  });
  var _log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1537);

function tellNotes({ skipped = [], notes }) {
    for (const note of notes.slice(0, 20))
        (0,_log_js__WEBPACK_IMPORTED_MODULE_0__  .n8)('Note', note);
    if (skipped.length === 0)
        return;
    const names = skipped.slice(0, 20).map((target) => JSON.stringify(target));
    (0,_log_js__WEBPACK_IMPORTED_MODULE_0__  .R8)(`Left out, because the bake made no image there: ${names.join(', ')}`);
}
function resolvedTags(what, advice, tell) {
    const resolved = [];
    return {
        add(name, digest) {
            (0,_log_js__WEBPACK_IMPORTED_MODULE_0__  .n8)('Resolved', `${name} → ${digest}`);
            resolved.push(`${name} was resolved to ${digest}`);
        },
        tellAll() {
            const [first] = resolved;
            if (first === undefined)
                return;
            tell(resolved.length === 1
                ? `The tag ${first}, which is what ${what}. ${advice}`
                : `${resolved.length} tags were resolved to digests, which is what ${what}: ` +
                    `${resolved.slice(0, 10).join(', ')}${resolved.length > 10 ? ' …' : ''}. ${advice}`);
        },
    };
}


  }),

  6988:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    k: () => (  checkLoginScope)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);

function checkLoginScope(login, repositories) {
    if (login === undefined)
        return;
    const registries = [
        ...new Set(repositories.flatMap((repository) => (repository === undefined ? [] : [repository.registry]))),
    ];
    if (registries.length < 2)
        return;
    const shown = [...registries.slice(0, 5), ...(registries.length > 5 ? ['…'] : [])].join(', ');
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('INPUT_INVALID', `"registry-username" and "registry-password" would be sent to ${registries.length} ` +
        `registries (${shown}), but a login is for one`, {
        hint: 'Leave both out, and log in to each registry before this step: docker/login-action ' +
            'binds a login to its registry.',
    });
}


  }),

  309:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  runSignStep: () => (  runSignStep)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 8 modules
var core = __webpack_require__(1161);
// EXTERNAL MODULE: ./build/src/image/reference.js
var reference = __webpack_require__(6950);
// EXTERNAL MODULE: ./build/src/concurrency.js
var concurrency = __webpack_require__(3742);
// EXTERNAL MODULE: ./build/src/errors.js
var src_errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/lookup/find-signatures.js
var find_signatures = __webpack_require__(4249);
// EXTERNAL MODULE: ./build/src/sign/parts.js
var parts = __webpack_require__(1005);
;// CONCATENATED MODULE: ./build/src/sign/destination.js





function registryDestination(registries, { signatureRepository, existing }) {
    return {
        resolveTag: (repository, tag) => registries.resolveTag(repository, tag),
        children: (image) => registries.children(image),
        tag: (image, tag) => registries.tag(image, tag),
        built: (image, children, wanted) => (0,parts .P)(image, children, wanted, registries),
        async lookUp(image, judge) {
            const repository = signatureRepository ?? image.repository;
            const [subject, found] = await Promise.all([
                registries.subject(image),
                (0,find_signatures .D)(image, repository, existing, registries, judge),
            ]);
            const { listing, descriptors } = (0,concurrency .RP)(found.listed);
            if (found.unlisted.length > 0)
                throw found.unlisted[0];
            return {
                subject,
                own: found.judged.flatMap((signature) => signature ?? []),
                hasBundles: descriptors.some(({ artifactType }) => isBundle(artifactType)),
                prepare: async (count) => {
                    const attachment = await registries.prepare({ ...image, repository }, listing, count);
                    return {
                        store: async (format, artifacts) => {
                            const publications = format === 'bundle'
                                ? await attachment.attach(artifacts, subject)
                                : await Promise.all(artifacts.map((artifact) => attachment.append(artifact)));
                            return publications.map((publication) => ({ kind: 'registry', ...publication }));
                        },
                    };
                },
            };
        },
    };
}
function isBundle(artifactType) {
    return artifactType?.startsWith('application/vnd.dev.sigstore.bundle') === true;
}
const filesDestination = {
    resolveTag: (repository, tag) => Promise.reject(new src_errors .Tj('INPUT_INVALID', `"push" is false, so ${(0,reference .aR)(repository)}:${tag} cannot be resolved to a digest`, { hint: 'Name the image with its digest.' })),
    children: () => Promise.resolve([]),
    built: () => Promise.resolve([]),
    tag: (image) => Promise.reject(new src_errors .Tj('INPUT_INVALID', `"push" is false, so no tag can be pointed at ${(0,reference .tO)(image)}`, { hint: 'Leave out "publish-tags", or "push: false".' })),
    lookUp: () => Promise.resolve({
        subject: undefined,
        own: [],
        hasBundles: false,
        prepare: () => Promise.resolve({
            store: (_, artifacts) => Promise.resolve(artifacts.map(() => ({ kind: 'files' }))),
        }),
    }),
};

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./build/src/lookup/resolve-tags.js
var resolve_tags = __webpack_require__(6132);
// EXTERNAL MODULE: ./build/src/image/digest.js
var image_digest = __webpack_require__(1671);
;// CONCATENATED MODULE: ./build/src/sign/prove.js


function taskOf(statement, owner, { sigstore, saveBundle, now }) {
    const prove = async () => {
        const signed = await sigstore.sign(statement, await sigstore.signer());
        const verified = await sigstore.verify(signed, statement);
        const { bytes } = signed;
        return {
            artifact: artifactOf(signed, verified, now()),
            save: (0,concurrency .hd)(async () => statement.format === 'bundle'
                ? saveBundle({ ...owner, label: statement.label, bytes })
                : undefined),
            facts: {
                digest: (0,image_digest .ol)(bytes),
                size: bytes.length,
                logEntries: signed.logEntries,
                time: verified.time,
            },
        };
    };
    return { statement, prove: (0,concurrency .hd)(prove) };
}
function artifactOf({ format, bytes, mediaType, annotations }, { time, predicateType }, now) {
    if (format === 'legacy')
        return { bytes, mediaType, annotations };
    return {
        bytes,
        mediaType,
        annotations: {
            'org.opencontainers.image.created': (time ?? now).toISOString().replace(/\.\d{3}Z$/, 'Z'),
            'dev.sigstore.bundle.content': 'dsse-envelope',
            'dev.sigstore.bundle.predicateType': predicateType,
        },
    };
}

// EXTERNAL MODULE: ./build/src/sign/statements.js
var statements = __webpack_require__(1053);
;// CONCATENATED MODULE: ./build/src/sign/plan.js




async function planOf(image, run) {
    const { statements: request, recursive } = run.request;
    const { destination } = run.ports;
    const needed = (0,statements .A9)(request);
    const listed = await (0,concurrency .sG)(async () => needed || recursive ? destination.children(image) : []);
    if (needed)
        (0,concurrency .RP)(listed);
    const children = listed.ok ? listed.value : [];
    const built = await destination.built(image, children, request);
    return {
        targets: [
            targetOf(image, (0,statements .YQ)(image, { children, built }, request), run),
            ...(recursive ? unclaimed(children, run) : []).map((child) => targetOf(child, (0,statements .ho)(child, request), run)),
        ],
        unlisted: listed.ok ? [] : [listed.error],
    };
}
function unclaimed(children, { numbers }) {
    const mine = children.filter((child) => !numbers.has((0,reference .tO)(child)));
    for (const child of mine)
        numbers.set((0,reference .tO)(child), numbers.size + 1);
    return mine;
}
function targetOf(image, statements, { ports, numbers }) {
    const owner = { image, number: numbers.get((0,reference .tO)(image)) ?? 0 };
    return { image, tasks: statements.map((statement) => taskOf(statement, owner, ports)) };
}
function tasksAbout({ digest }, targets) {
    return targets
        .flatMap(({ tasks }) => tasks)
        .filter(({ statement: { subjects } }) => subjects.some(({ image }) => image.digest === digest));
}
function partsOf({ digest }, targets) {
    const subjects = targets.flatMap(({ tasks }) => tasks.flatMap(({ statement }) => statement.subjects.map(({ image }) => image)));
    const distinct = new Map(subjects.map((image) => [image.digest, image]));
    return [...distinct.values()].filter((image) => image.digest !== digest);
}

;// CONCATENATED MODULE: ./build/src/sign/publish-tags.js



function withTagRepositories(named, tags) {
    const images = imagesOf(named);
    if (images.length < named.length)
        return [...named];
    const names = new Set(images.map(reference .tO));
    const more = tags
        .flatMap((tag) => targetsOf(tag, images))
        .filter((image) => !names.has((0,reference .tO)(image)));
    const distinct = [...new Map(more.map((image) => [(0,reference .tO)(image), image]))];
    return [
        ...named,
        ...distinct.map(([name, value]) => ({
            name,
            image: { ok: true, value },
            sources: [],
        })),
    ];
}
function explainMissing(error) {
    if (!(error instanceof src_errors .Tj) || error.code !== 'IMAGE_NOT_FOUND')
        return error;
    return new src_errors .Tj(error.code, error.message, {
        hint: 'A tag of "publish-tags" is for this repository. Its manifests and blobs must be there ' +
            'already: push the image to both names, or copy it, before this step.',
        cause: error.cause,
    });
}
async function publishTags(named, tags, registries) {
    const images = imagesOf(named);
    const targets = tags.flatMap(({ repository, tag }) => targetsOf({ repository, tag }, images).map((image) => ({ image, tag })));
    const outcomes = await (0,concurrency .G9)(targets, 16, ({ image, tag }) => registries.tag(image, tag));
    return targets.flatMap(({ image, tag }, at) => {
        const asked = outcomes[at];
        if (asked === undefined)
            return [];
        const { before, outcome } = asked.ok ? asked.value : { before: undefined, outcome: asked };
        return [
            { name: `${(0,reference .aR)(image.repository)}:${tag}`, digest: image.digest, before, outcome },
        ];
    });
}
function imagesOf(named) {
    return named.flatMap(({ image }) => (image.ok ? [image.value] : []));
}
function targetsOf({ repository, tag }, images) {
    const inRepository = repository === undefined
        ? images
        : images.filter((image) => (0,reference .aR)(image.repository) === (0,reference .aR)(repository));
    const candidates = inRepository.length > 0 ? inRepository : images;
    const digests = new Set(candidates.map(({ digest }) => digest));
    const [first] = candidates;
    const byRepository = new Set(candidates.map((image) => (0,reference .aR)(image.repository)));
    const isClear = repository === undefined ? byRepository.size === candidates.length : digests.size === 1;
    if (first === undefined || !isClear) {
        const name = repository === undefined ? tag : `${(0,reference .aR)(repository)}:${tag}`;
        throw new src_errors .Tj('INPUT_INVALID', `The tag ${JSON.stringify(name)} of "publish-tags" could be for ${digests.size} images`, {
            hint: 'Publish the tags of different images in steps of their own.',
        });
    }
    return repository === undefined ? [...candidates] : [{ repository, digest: first.digest }];
}

// EXTERNAL MODULE: ./build/src/sigstore/statement.js
var sigstore_statement = __webpack_require__(2925);
;// CONCATENATED MODULE: ./build/src/sign/existing.js

function earlierStatements(statement, signatures) {
    const alike = signatures.filter((signature) => isOfType(statement, signature));
    const same = alike.find((signature) => statement.unless === 'same-type' || states(signature, statement));
    return { same, older: same === undefined ? alike : [] };
}
function isOfType(statement, { format, predicateType, dockerReference }) {
    if (format !== statement.format || predicateType !== statement.predicateType)
        return false;
    return statement.format !== 'legacy' || dockerReference === statement.dockerReference;
}
function states({ predicate }, statement) {
    return (statement.format === 'bundle' &&
        statement.predicate !== 'run-provenance' &&
        predicate !== undefined &&
        (0,sigstore_statement.isSamePredicate)(predicate(), statement.predicate));
}

;// CONCATENATED MODULE: ./build/src/sign/subject.js






async function publishBeside(image, planned, ports) {
    (0,resolve_tags .C)(image);
    const [looked, plan] = await Promise.all([
        (0,concurrency .sG)(() => ports.lookUps(() => ports.lookUp(image))),
        (0,concurrency .sG)(() => planned),
    ]);
    const lookup = (0,concurrency .RP)(looked);
    const tasks = (0,concurrency .RP)(plan);
    return ports.signatures(async () => {
        if (lookup.hasBundles && tasks.every(({ statement }) => statement.format === 'legacy'))
            ports.notify.hiddenByBundle(image);
        const { digest: subject } = image;
        const known = tasks.map((task) => ({
            task,
            earlier: earlierStatements(task.statement, lookup.own),
        }));
        const found = known.flatMap(({ task: { statement }, earlier: { same } }) => same === undefined ? [] : [{ kind: 'found', statement, subject, verified: same }]);
        const missing = known.filter(({ earlier }) => earlier.same === undefined);
        const made = missing.length === 0 ? [] : await publish(image, missing, lookup, ports);
        return { subject: lookup.subject, places: [...found, ...made] };
    });
}
async function publish(image, missing, lookup, { signer, large, notify }) {
    const [store] = await Promise.all([lookup.prepare(missing.length), signer()]);
    const groups = [...Map.groupBy(missing, ({ task }) => task.statement.format).values()];
    const made = await (0,concurrency .G9)(groups, groups.length, (group) => {
        const work = () => publishAlike(image, group, { store, notify });
        return group.some(({ task }) => (0,statements .sV)(task.statement)) ? large(work) : work();
    });
    return allOrNothing(made);
}
async function publishAlike(image, group, { store, notify }) {
    const proven = await Promise.all(group.map(async (known) => ({ ...known, ...(await known.task.prove()) })));
    const [{ task } = {}] = group;
    const places = await store.store(task?.statement.format ?? 'bundle', proven.map(({ artifact }) => artifact));
    const dropped = new Set(places.flatMap((place) => (place.kind === 'registry' ? (place.dropped ?? []) : [])));
    if (dropped.size > 0)
        notify.entriesDropped(image, [...dropped]);
    return Promise.all(proven.map(async ({ task: { statement }, save, facts, earlier }, at) => {
        const stored = places[at] ?? { kind: 'files' };
        const path = await save();
        if (stored.kind === 'files' && path === undefined)
            throw keptNowhere(image);
        return {
            kind: 'made',
            statement,
            subject: image.digest,
            facts,
            stored,
            path,
            older: earlier.older,
        };
    }));
}
function keptNowhere(image) {
    return new src_errors .Tj('FILE_UNWRITABLE', `The signature of ${(0,reference .tO)(image)} could be kept nowhere: "push" is false, and its file ` +
        'cannot be written', {
        hint: 'Look at the warning above: the runner’s temporary folder (RUNNER_TEMP) must be ' +
            'writable and not full.',
    });
}
function allOrNothing(made) {
    const failed = made.find((outcome) => !outcome.ok);
    const published = made.flatMap((outcome) => (outcome.ok ? outcome.value : []));
    if (failed === undefined)
        return published;
    const [first] = published;
    if (first === undefined || !(failed.error instanceof src_errors .Tj))
        throw failed.error;
    const { code, message } = failed.error;
    throw new src_errors .Tj(code, `${message} (its signature in the format "${first.statement.format}" was published)`, failed.error);
}

;// CONCATENATED MODULE: ./build/src/sign/sign.js







const inFlight = 16;
async function signImages(request, ports) {
    const { destination, notify } = ports;
    const named = await (0,resolve_tags .y)(request.images, { registries: destination, notify });
    const images = withTagRepositories(named, request.tags);
    const run = openRun(request, ports, images);
    const outcomes = await (0,concurrency .G9)(images, 2 * inFlight, (image) => signResolved(image, run));
    const results = outcomes.flatMap((outcome, at) => {
        const { name = '', sources = [] } = images[at] ?? {};
        return outcome.ok ? outcome.value : [{ name, sources, outcome }];
    });
    const isComplete = results.every(({ outcome }) => outcome.ok);
    const tags = isComplete ? await publishTags(named, request.tags, destination) : [];
    return { images: results, tags };
}
function openRun(request, ports, images) {
    const { destination, sigstore, notify } = ports;
    return {
        request,
        ports,
        subjects: {
            lookUp: (image) => destination.lookUp(image, (candidate) => sigstore.own(candidate, image)),
            signer: () => sigstore.signer(),
            lookUps: (0,p_limit .A)(inFlight),
            signatures: (0,p_limit .A)(inFlight),
            large: (0,p_limit .A)(1),
            notify,
        },
        numbers: new Map(images.map(({ name }, at) => [name, at + 1])),
    };
}
async function signResolved({ name, image, sources }, run) {
    if (!image.ok)
        return [{ name, sources, outcome: image }];
    const results = await signWithParts(image.value, run);
    return results.map((result) => ({
        ...result,
        sources,
        outcome: sources.length === 0 ? explained(result.outcome) : result.outcome,
    }));
}
function explained(outcome) {
    return outcome.ok ? outcome : { ok: false, error: explainMissing(outcome.error) };
}
async function signWithParts(image, run) {
    const name = (0,reference .tO)(image);
    const planning = (0,concurrency .no)(planOf(image, run));
    const beside = async (subject) => {
        const tasks = planning.then(({ targets }) => tasksAbout(subject, targets));
        const outcome = await (0,concurrency .sG)(() => publishBeside(subject, tasks, run.subjects));
        return { digest: subject.digest, outcome };
    };
    const own = beside(image);
    const plan = await (0,concurrency .sG)(() => planning);
    if (!plan.ok) {
        const { outcome } = await own;
        return [{ name, outcome: outcome.ok ? plan : outcome }];
    }
    const { targets, unlisted } = plan.value;
    const outcomes = await Promise.all([own, ...partsOf(image, targets).map(beside)]);
    const hasFailed = !outcomes[0].outcome.ok;
    return [
        ...targets.map((target) => ({
            name: (0,reference .tO)(target.image),
            outcome: resultOf(target, outcomes),
        })),
        ...(hasFailed ? [] : unlisted).map((error) => ({
            name,
            outcome: { ok: false, error },
        })),
    ];
}
function resultOf({ image, tasks }, outcomes) {
    const concerned = new Set([
        image.digest,
        ...tasks.flatMap(({ statement }) => statement.subjects.map((subject) => subject.image.digest)),
    ]);
    const beside = outcomes.filter(({ digest }) => concerned.has(digest));
    const failed = beside.find(({ outcome }) => !outcome.ok)?.outcome;
    if (failed?.ok === false)
        return failed;
    const results = beside.map(({ digest, outcome }) => ({ digest, ...(0,concurrency .RP)(outcome) }));
    const places = results.flatMap((result) => result.places);
    return {
        ok: true,
        value: {
            image,
            subject: results.find(({ digest }) => digest === image.digest)?.subject,
            statements: tasks.map(({ statement }) => ({
                statement,
                places: places.filter((place) => place.statement === statement),
            })),
        },
    };
}

// EXTERNAL MODULE: ./build/src/sign/sigstore-session.js + 5 modules
var sigstore_session = __webpack_require__(2821);
// EXTERNAL MODULE: ./build/src/action/runner/environment.js + 7 modules
var environment = __webpack_require__(4306);
var external_node_crypto_ = __webpack_require__(7598);
var promises_ = __webpack_require__(1455);
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/src/image/regular-file.js
var regular_file = __webpack_require__(3310);
// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/action/runner/log.js
var log = __webpack_require__(1537);
;// CONCATENATED MODULE: ./build/src/action/runner/job-entries.js










const maxEntries = 1_000;
const maxBytes = 128 * 1024;
function jobEntriesOf(env) {
    const folder = env['RUNNER_TEMP'] ?? '';
    const path = (0,external_node_path_.join)(folder, 'signet-listed.json');
    const job = ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB'].map((name) => env[name] ?? '');
    const written = [];
    let reading;
    const read = () => (reading ??= folder === '' ? Promise.resolve([]) : readEntries(path, job));
    return {
        earlier: async () => new Set(await read()),
        add: (digests) => void written.push(...digests),
        async save() {
            if (folder === '' || written.length === 0)
                return;
            const entries = [...(await read()), ...written].slice(-maxEntries);
            const saved = await (0,concurrency .sG)(() => replaceFile(path, JSON.stringify({ job, entries })));
            if (!saved.ok)
                (0,log .Yz)(`${path} cannot be written: ${(0,src_errors .bD)(saved.error)}`);
        },
    };
}
const fileSchema = dist .rej({
    job: dist .YOg(dist .YjP()),
    entries: dist .FsL(dist .YOg(dist .IeY(image_digest .Bc, 'a digest')), dist .Ru6(maxEntries)),
});
async function readEntries(path, job) {
    const outcome = await (0,concurrency .sG)(async () => (await (0,promises_.lstat)(path)).isFile() ? (0,regular_file .XF)(path, maxBytes) : undefined);
    if (!outcome.ok || outcome.value?.kind !== 'content')
        return [];
    const parsed = dist .xLC(fileSchema, (0,json .q)(outcome.value.bytes));
    const isOurs = parsed.success && parsed.output.job.join('\n') === job.join('\n');
    return isOurs ? parsed.output.entries : [];
}
async function replaceFile(path, content) {
    const next = `${path}.${(0,external_node_crypto_.randomUUID)()}`;
    await (0,promises_.writeFile)(next, content, { mode: 0o600, flag: 'wx' });
    await (0,promises_.rename)(next, path);
}

// EXTERNAL MODULE: ./build/src/action/runner/key-text.js
var key_text = __webpack_require__(98);
// EXTERNAL MODULE: ./build/src/action/runner/open-registries.js + 15 modules
var open_registries = __webpack_require__(4458);
// EXTERNAL MODULE: ./build/src/action/runner/ending.js
var ending = __webpack_require__(7900);
// EXTERNAL MODULE: ./build/src/action/runner/notes.js
var notes = __webpack_require__(2634);
// EXTERNAL MODULE: ./build/src/action/runner/signer-words.js
var signer_words = __webpack_require__(2217);
// EXTERNAL MODULE: ./build/src/action/runner/files.js
var files = __webpack_require__(4184);
// EXTERNAL MODULE: ./build/src/action/runner/annotation.js
var annotation = __webpack_require__(1986);
// EXTERNAL MODULE: ./build/src/action/runner/documentation.js
var documentation = __webpack_require__(1137);
// EXTERNAL MODULE: ./build/src/action/runner/failure.js
var failure = __webpack_require__(5025);
// EXTERNAL MODULE: ./build/src/action/runner/image-failures.js
var image_failures = __webpack_require__(6676);
// EXTERNAL MODULE: ./build/src/action/runner/report.js
var report = __webpack_require__(6073);
;// CONCATENATED MODULE: ./build/src/action/sign/images-log.js

function tellImages({ images, tags, annotations }) {
    for (const image of images)
        if (image.status !== 'failed')
            tellImage(image, annotations);
    for (const tag of tags)
        if (tag.failure === null)
            tellTag(tag);
}
function tellImage(image, annotations) {
    if (image.signatures.length === 0)
        (0,log .n8)('Attested', image.image);
    else
        tellSignatures(image, annotations);
    for (const statement of image.statements)
        tellStatement(statement);
}
function tellSignatures({ status, image, signatures, verifyCommand }, annotations) {
    (0,log .Os)(`${status === 'signed' ? 'Signed     ' : 'Existing   '} ${image}`, [
        ...Object.entries(annotations).map(([key, value]) => ['Annotated', `${key}=${value}`]),
        ...signatures.flatMap(factsOf),
    ]);
    (0,log .n8)('Verify', verifyCommand);
}
function tellStatement(statement) {
    const { status, kind, title, predicateType, file, places, older } = statement;
    (0,log .Os)(`${status === 'made' ? 'Attested   ' : 'Existing   '} ${title}`, [
        ['Type', predicateType],
        ...(file === null ? [] : [['SHA-256', `${file.sha256} (${file.size} bytes)`]]),
        ...places.flatMap((place) => [
            ['About', place.subject],
            ['Bundle', placeWords(place, statement.bundlePath).join(', listed by ')],
        ]),
        ...proofFacts(statement),
        ...older.map((manifest) => ['Older', `${manifest} says something else, and stays`]),
        ...(status === 'found' && kind === 'provenance'
            ? [['Kept', 'the run that built the image told its provenance']]
            : []),
    ]);
    (0,log .n8)('Verify', statement.verifyCommand);
    if (statement.githubCommand !== null)
        (0,log .n8)('or', statement.githubCommand);
    if (statement.githubUrl !== null)
        (0,log .n8)('On GitHub', statement.githubUrl);
}
function tellTag({ name, digest, previous }) {
    const before = previous === null || previous === digest ? '' : ` (before: ${previous})`;
    (0,log .n8)('Tagged', `${name} → ${digest}${before}`);
}
const listings = {
    'referrers-api': () => 'the referrers API',
    'fallback-tag': (tag) => `the fallback tag ${tag}`,
    'signature-tag': (tag) => `the tag ${tag}`,
    none: () => 'no registry: it is kept as a file only',
};
function factsOf(signature) {
    const { status, format, listing, bundlePath } = signature;
    const readBack = status === 'made' && listing !== 'none' ? '; read back from the registry' : '';
    const [place = '', ...listed] = placeWords(signature, bundlePath);
    return [
        ['Signature', `${place}${format === 'legacy' ? ' (legacy format)' : ''}`],
        ...listed.map((words) => ['Listed by', words]),
        ...proofFacts(signature),
        ['Verified', `signer, digest, proofs${readBack}`],
    ];
}
function placeWords({ digest, repository, listing, tag }, bundlePath) {
    const place = repository === null ? (bundlePath ?? '') : `${repository}@${digest}`;
    const listed = listing === null ? undefined : listings[listing]?.(tag ?? '');
    return listed === undefined ? [place] : [place, listed];
}
function proofFacts({ log, time }) {
    const entries = log.map(({ url, index, link }) => [
        'Log',
        [...(url === null ? [] : [url]), `index ${index}`, ...(link === null ? [] : [link])].join(' '),
    ]);
    return [...entries, ...(time === null ? [] : [['Time', time]])];
}
function tellUploads(uploads) {
    const reasons = new Set(uploads.flatMap((each) => (each.kind === 'failed' ? [each.reason] : [])));
    const failed = uploads.filter(({ kind }) => kind === 'failed').length;
    if (failed > 0)
        (0,log .R8)(`GitHub’s store did not take ${failed} of ${uploads.length} bundles, which are stored as ` +
            `told below all the same: ${[...reasons].slice(0, 3).join('; ')}`);
    for (const upload of uploads)
        if (upload.kind === 'too-large')
            (0,log .lm)(`${upload.path} has ${upload.size} bytes, which is more than the 16 MiB that GitHub’s ` +
                'store takes: it was not uploaded there.');
}

;// CONCATENATED MODULE: ./build/src/action/sign/outputs.js
function outputsOf(report, reportPath) {
    const signed = report.images.filter((image) => image.status !== 'failed');
    const signatures = signed.flatMap(({ image, signatures: all }) => all.map((signature) => signatureOutput(image, signature)));
    const attestations = signed.flatMap(({ image, statements: all }) => all.map((statement) => attestationOutput(image, statement)));
    const proofs = signed.map((image) => [...image.signatures, ...image.statements]);
    const [entry] = (proofs[0] ?? []).flatMap(({ log }) => log);
    return {
        signed: String(report.signed),
        images: lines(signed.map(({ image }) => image)),
        digest: signed[0]?.digest ?? '',
        signatures: JSON.stringify(signatures),
        attestations: JSON.stringify(attestations),
        'attestation-urls': lines(proofs.flat().map(({ githubUrl }) => githubUrl)),
        'bundle-paths': lines(proofs.flat().map(({ bundlePath }) => bundlePath)),
        'report-path': reportPath,
        'certificate-identity': report.identity?.subjectAlternativeName ?? '',
        'certificate-issuer': report.identity?.issuer ?? '',
        'log-index': entry?.index ?? '',
        'log-url': entry?.link ?? '',
        'verify-commands': lines(signed.map(({ verifyCommand }) => verifyCommand)),
    };
}
function lines(values) {
    return values.filter((value) => value !== null).join('\n');
}
function signatureOutput(image, { status, format, digest, repository, listing, log, bundlePath }) {
    return {
        image,
        status,
        format,
        artifact: digest,
        repository,
        listing,
        logIndex: log[0]?.index ?? null,
        bundlePath,
    };
}
function attestationOutput(image, { status, kind, predicateType, platform, file, places, log, bundlePath }) {
    return {
        image,
        status,
        kind,
        predicateType,
        platform,
        path: file?.path ?? null,
        sha256: file?.sha256 ?? null,
        artifacts: places.map(({ subject, digest, repository }) => ({
            subject,
            artifact: digest,
            repository,
        })),
        logIndex: log[0]?.index ?? null,
        bundlePath,
    };
}

// EXTERNAL MODULE: ./build/src/action/runner/text.js
var runner_text = __webpack_require__(7744);
;// CONCATENATED MODULE: ./build/src/action/sign/verify-command.js



function verifyCommand({ image, predicateType, signer, trustedRootFile, isLogged, signatureRepository, annotations = {}, file, }) {
    const signerFlags = signer.kind === 'key'
        ? ['--key=cosign.pub']
        : [
            `--certificate-identity=${(0,runner_text .r7)(signer.subjectAlternativeName)}`,
            `--certificate-oidc-issuer=${(0,runner_text .r7)(signer.issuer)}`,
        ];
    return [
        ...(signatureRepository === undefined
            ? []
            : [`COSIGN_REPOSITORY=${(0,runner_text .r7)(signatureRepository)}`]),
        ...(file === undefined ? online(image, predicateType) : offline(file, predicateType)),
        ...signerFlags,
        ...(file === undefined && predicateType === undefined
            ? Object.entries(annotations).map(annotationFlag)
            : []),
        ...(trustedRootFile === undefined ? [] : [`--trusted-root=${(0,runner_text .r7)(trustedRootFile)}`]),
        ...(isLogged
            ? []
            : [
                '--insecure-ignore-tlog',
                ...(signer.kind === 'identity' ? ['--use-signed-timestamps'] : []),
            ]),
    ].join(' ');
}
function annotationFlag([key, value]) {
    const text = `${key}=${value}`;
    return `-a ${(0,runner_text .r7)(/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)}`;
}
function brokenCommand(command) {
    const words = command.match(/(?:[^\s'\\]|'[^']*'|\\.)+/g) ?? [];
    const lines = [];
    for (const word of words) {
        const beginsLine = word.startsWith('-') || /[@:]/.test(word);
        const last = lines.at(-1);
        if (last === undefined || (beginsLine && last !== '-a'))
            lines.push(word);
        else
            lines[lines.length - 1] = `${last} ${word}`;
    }
    return lines.map((line, at) => (at === 0 ? line : `  ${line}`)).join(' \\\n');
}
function githubCommand({ image, predicateType, signer, trustedRootFile, isLogged, signatureRepository, file, }, repository) {
    if (signer.kind === 'key' ||
        predicateType === undefined ||
        repository === undefined ||
        trustedRootFile !== undefined ||
        signatureRepository !== undefined ||
        file !== undefined ||
        !isLogged)
        return undefined;
    return [
        `gh attestation verify ${(0,runner_text .r7)(`oci://${image}`)} --bundle-from-oci`,
        `--repo=${(0,runner_text .r7)(repository)}`,
        `--cert-identity=${(0,runner_text .r7)(signer.subjectAlternativeName)}`,
        `--predicate-type=${(0,runner_text .r7)(predicateType)}`,
    ].join(' ');
}
function online(image, predicateType) {
    return predicateType === undefined
        ? ['cosign verify', (0,runner_text .r7)(image)]
        : ['cosign verify-attestation', (0,runner_text .r7)(image), `--type=${(0,runner_text .r7)(predicateType)}`];
}
function offline({ bundlePath, digest }, predicateType = sigstore_statement.signaturePredicateType) {
    return [
        'cosign verify-blob-attestation',
        `--bundle=${(0,runner_text .r7)(bundlePath)}`,
        `--type=${(0,runner_text .r7)(predicateType)}`,
        `--digest=${(0,image_digest .ZD)(digest)}`,
        '--digestAlg=sha256',
    ];
}

;// CONCATENATED MODULE: ./build/src/action/sign/statement-report.js


function signatureReport(place, image, context) {
    return {
        status: place.kind,
        format: place.statement.format,
        ...placeReport(place, image, context),
        ...proofReport(place, context),
    };
}
function statementReport(result, image, context) {
    const { statement, places } = result;
    const { kind, title, predicateType, file, platform } = statement;
    const made = places.filter((place) => place.kind === 'made');
    const verification = verificationOf(image, result, context);
    const proof = made[0] ?? places[0];
    return {
        status: made.length > 0 ? 'made' : 'found',
        kind,
        title,
        predicateType,
        file: file ?? null,
        platform: platform ?? null,
        places: places.map((place) => ({
            status: place.kind,
            subject: place.subject,
            ...placeReport(place, image, context),
        })),
        older: [...new Set(made.flatMap(({ older }) => older.map(({ manifest }) => manifest)))],
        ...(proof === undefined
            ? { log: [], time: null, bundlePath: null, githubUrl: null }
            : proofReport(proof, context)),
        verifyCommand: verifyCommand(verification),
        githubCommand: githubCommand(verification, context.identity?.repository ?? undefined) ?? null,
    };
}
function verificationOf(image, { statement, places }, { identity, sigstore, isLogged, repository, annotations }) {
    const about = statement.subjects.some((subject) => subject.image.digest === image.digest)
        ? image
        : statement.subjects[0].image;
    const inFile = places.find((place) => place.kind === 'made' && place.stored.kind === 'files');
    return {
        image: (0,reference .tO)(about),
        predicateType: statement.kind === 'signature' ? undefined : statement.predicateType,
        signer: identity === undefined ? { kind: 'key' } : { kind: 'identity', ...identity },
        trustedRootFile: sigstore.trustedRootFile ?? undefined,
        isLogged,
        signatureRepository: repository,
        annotations,
        file: inFile?.kind !== 'made' || inFile.path === undefined
            ? undefined
            : { bundlePath: inFile.path, digest: about.digest },
    };
}
function placeReport(place, image, { repository }) {
    if (place.kind === 'found')
        return {
            digest: place.verified.manifest,
            repository: repository ?? (0,reference .aR)(image.repository),
            listing: null,
            tag: null,
        };
    const { stored, facts } = place;
    if (stored.kind === 'files')
        return { digest: facts.digest, repository: null, listing: 'none', tag: null };
    const { listing } = stored;
    return {
        digest: stored.digest,
        repository: (0,reference .aR)(stored.repository),
        listing: listing.kind,
        tag: 'tag' in listing ? listing.tag : null,
    };
}
function proofReport(place, { sigstore, githubUrls }) {
    if (place.kind === 'found') {
        const { logEntries, time } = place.verified;
        return {
            log: logEntries.map((entry) => foundEntry(entry, sigstore)),
            time: time?.toISOString() ?? null,
            bundlePath: null,
            githubUrl: null,
        };
    }
    const { facts, path } = place;
    return {
        log: facts.logEntries.map(recordedEntry),
        time: facts.time?.toISOString() ?? null,
        bundlePath: path ?? null,
        githubUrl: (path === undefined ? undefined : githubUrls.get(path)) ?? null,
    };
}
function recordedEntry({ url, version, index }) {
    return { url, version, index, link: logLink(url, version, index) };
}
const publicGoodLog = {
    logId: 'c0d23d6ad406973f9559f3ba2d1ca01f84147d8ffc5b8445c224f98b9591801d',
    url: 'https://rekor.sigstore.dev',
    version: 1,
};
function foundEntry({ logId, index }, { instance }) {
    if (instance !== 'public-good' || logId !== publicGoodLog.logId)
        return { url: null, version: null, index, link: null };
    const { url, version } = publicGoodLog;
    return { url, version, index, link: logLink(url, version, index) };
}
function logLink(url, version, index) {
    if (version === 2)
        return new URL(`/api/v2/tile/entries/${tilePath(BigInt(index) / 256n)}`, url).href;
    return new URL(url).host === 'rekor.sigstore.dev'
        ? `https://search.sigstore.dev/?logIndex=${index}`
        : new URL(`/api/v1/log/entries?logIndex=${index}`, url).href;
}
function tilePath(tile) {
    const digits = tile.toString();
    const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
    return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
}

;// CONCATENATED MODULE: ./build/src/action/sign/report.js




function certificateFacts(certificate) {
    return {
        serialNumber: certificate.serialNumber,
        fingerprint: certificate.fingerprint,
        notBefore: certificate.notBefore.toISOString(),
        notAfter: certificate.notAfter.toISOString(),
        extensions: certificate.extensions,
    };
}
function imageReport({ name, outcome, sources }, context) {
    const tags = (0,report .Fg)(sources);
    return outcome.ok
        ? { ...signedReport(name, outcome.value, context), tags }
        : { status: 'failed', image: name, failure: (0,report .LK)((0,failure .g)(outcome.error)), tags };
}
function tagReport({ name, digest, before, outcome }) {
    return {
        name,
        digest,
        previous: before ?? null,
        failure: outcome.ok ? null : (0,report .LK)((0,failure .g)(outcome.error)),
    };
}
function signedReport(name, { image, subject, statements }, context) {
    const [first] = statements;
    const isMade = statements.some(({ places }) => places.some(({ kind }) => kind === 'made'));
    const { signatures = [], others = [] } = Object.groupBy(statements, ({ statement: { kind } }) => kind === 'signature' ? 'signatures' : 'others');
    return {
        status: isMade ? 'signed' : 'existing',
        image: name,
        digest: image.digest,
        subject: subject === undefined
            ? null
            : { digest: subject.digest, mediaType: subject.mediaType, size: subject.size },
        signatures: signatures.flatMap(({ places }) => places.map((place) => signatureReport(place, image, context))),
        statements: others.map((statement) => statementReport(statement, image, context)),
        verifyCommand: first === undefined ? '' : verifyCommand(verificationOf(image, first, context)),
    };
}

// EXTERNAL MODULE: ./build/src/action/runner/html.js
var html = __webpack_require__(8578);
;// CONCATENATED MODULE: ./build/src/action/sign/summary.js





function renderSummary(report, context) {
    const { paragraph } = context;
    const signed = report.images.filter((image) => image.status !== 'failed');
    return [
        (0,html .R_)(report.failure === null ? '✅' : '❌', headline(report, signed)),
        ...(0,html .Qu)(report.failure, { paragraph, isTold: report.images.length > 0 }),
        ...(0,html .tp)(columns, rowsOf(report)),
        ...(0,html .tp)(['Stated', 'Type', 'About', 'Log'], signed.flatMap(statementRows)),
        ...(0,html .tp)(['Tag', 'Now', 'Before'], report.tags.map(tagRow)),
        ...(signed.length === 0
            ? []
            : [
                ...signerLines(report, context.server),
                ...annotationLines(report),
                ...commands(signed),
                ...policyLines(report, signed, context),
            ]),
        html .BS,
        '',
    ].join('\n');
}
function headline({ work, images, tags }, signed) {
    if (images.length === 0)
        return `Nothing was ${work}`;
    const repository = (0,html .cb)(images);
    if (signed.length === 0)
        return images.length === 1 && repository !== undefined
            ? `${repository} is not ${work}`
            : `No image is ${work}`;
    if (signed.length < images.length)
        return `Only ${signed.length} of ${images.length} images are ${work}`;
    const untagged = tags.filter((tag) => tag.failure !== null).length;
    const but = untagged === 0 ? '' : `, but ${untagged} of ${tags.length} tags were not published`;
    return `${successLine(signed, work, repository)}${but}`;
}
function successLine(done, work, repository) {
    const verb = work === 'signed' ? 'Signed' : 'Attested';
    if (repository === undefined)
        return `${verb} all ${done.length} images`;
    if (done.length > 1)
        return `${verb} all ${done.length} images of ${repository}`;
    return done[0]?.status === 'existing'
        ? `${repository} was ${work} already`
        : `${verb} ${repository}`;
}
const columns = ['Status', 'Image', 'Signature', 'Time'];
function rowsOf({ work, images }) {
    const isSigned = ({ status: state }) => state !== 'failed';
    return (0,html .Yk)(images, isSigned).map((image) => image.status === 'failed' && images.length > 1
        ? imageRow(image, work) + (0,html .fW)(columns.length, reasonOf(image))
        : imageRow(image, work));
}
function imageRow(image, work) {
    if (image.status === 'failed')
        return (`<tr>${(0,html .h5)('❌', `not ${work}`)}${(0,html .C7)(image)}` +
            `<td colspan="2">${(0,html .aY)(image.failure.code)}</td></tr>`);
    const state = image.status === 'signed' ? work : `${work} before`;
    return `<tr>${(0,html .h5)('✅', state)}${(0,html .C7)(image)}${signedCells(image)}</tr>`;
}
function reasonOf({ image, failure }) {
    return (0,html .aL)((0,image_failures .u)(image, failure.message).split('\n')[0] ?? '');
}
function signedCells({ signatures }) {
    const times = new Set(signatures.flatMap(({ time }) => (time === null ? [] : [time])));
    const cell = (parts) => `<td>${parts.join('<br>')}</td>`;
    return cell(signatures.map(entryOf)) + cell([...times].map((time) => (0,runner_text .qy)((0,html .mK)(time))));
}
function entryOf({ format, log }) {
    return [(0,html .aL)(format), ...entriesOf(log)].join(', ');
}
function entriesOf(log) {
    const entries = log.map(({ index, link: url }) => (0,html .nf)(`log ${index}`, url));
    return entries.length === 0 ? ['in no log'] : entries;
}
function statementRows({ image, statements }) {
    return statements.map(({ status: state, title, predicateType, platform, log, githubUrl }) => {
        const what = `${(0,html .aL)(title)}${state === 'found' ? ' (before)' : ''}`;
        const about = platform === null ? (0,html .aL)(image.split('@')[0] ?? image) : (0,html .aL)(platform);
        const stored = githubUrl === null ? [] : [(0,html .nf)('on GitHub', githubUrl)];
        return (`<tr><td>${what}</td><td>${(0,html .aY)(predicateType)}</td><td>${about}</td>` +
            `<td>${[...entriesOf(log), ...stored].join('<br>')}</td></tr>`);
    });
}
function tagRow({ name, digest, previous, failure }) {
    const now = failure === null ? (0,html .aY)((0,runner_text .VK)(digest)) : `❌ ${(0,html .aY)(failure.code)}`;
    const before = previous === null ? '' : (0,html .aY)((0,runner_text .VK)(previous));
    return `<tr><td>${(0,html .aL)(name)}</td><td>${now}</td><td>${before}</td></tr>`;
}
function signerLines({ identity, key }, server) {
    if (key !== null)
        return [`<p>Signed with the key ${(0,html .aY)(key.fingerprint)}</p>`];
    if (identity === null)
        return [];
    const { subjectAlternativeName, issuer, reusable } = identity;
    return [
        `<p>Signed by <b>${(0,html .aL)((0,signer_words .BC)(subjectAlternativeName, server))}</b>`,
        `<br>Identity ${(0,html .aY)(subjectAlternativeName)}`,
        `<br>Issuer ${(0,html .aY)(issuer)}`,
        ...(reusable === null ? [] : [`<br>Called by ${(0,html .aY)(reusable.caller)}`]),
        '</p>',
    ];
}
function annotationLines({ annotations }) {
    const all = Object.entries(annotations);
    if (all.length === 0)
        return [];
    const shown = (0,runner_text ._Q)(all.map(([key, value]) => (0,html .aY)(`${key}=${value}`)));
    return [
        `<p>Signed annotations: ${shown.shown.join(', ')}`,
        ...(shown.cut === 0 ? [] : [`and ${shown.cut} more`]),
        '</p>',
    ];
}
function commands(signed) {
    const title = 'Check it yourself';
    const shown = commandBlocks(signed.map(({ verifyCommand }) => verifyCommand));
    const stated = commandBlocks(signed.flatMap(({ statements }) => statements.map(({ verifyCommand }) => verifyCommand)));
    return [
        ...(signed.length === 1 ? [`<p><b>${title}</b></p>`, ...shown] : (0,html .zH)(title, shown)),
        ...(stated.length === 0 ? [] : (0,html .zH)('Check what is stated', stated)),
    ];
}
function commandBlocks(lines) {
    const blocks = [...new Set(lines)].map((line) => (0,html .EC)(brokenCommand(line)));
    return (0,runner_text ._Q)(blocks).shown;
}
function policyLines({ work, identity }, [first], { server, verifyAction }) {
    const name = identity === null ? undefined : (0,signer_words .lV)(identity.subjectAlternativeName, server);
    if (work !== 'signed' || name === undefined || first === undefined)
        return [];
    const step = [
        `- uses: ${verifyAction}`,
        '  with:',
        `    images: ${(0,runner_text .pj)(first.image)}`,
        `    signer-workflow: ${(0,runner_text .pj)(name.workflow)}`,
        `    signer-ref: ${(0,runner_text .pj)(name.ref.replace(/^(refs\/tags\/).*/s, '$1**'))}`,
        '    policies: policies',
    ];
    return (0,html .zH)('Let a cluster admit nothing else: policies for Kyverno and others', [
        (0,html .EC)(step.join('\n')),
    ]);
}

;// CONCATENATED MODULE: ./build/src/action/sign/account.js













async function giveAccount(progress) {
    const { env, folder, inputs } = progress;
    const report = reportOf(progress);
    const reportPath = (await folder.write('report.json', `${JSON.stringify(report, undefined, 2)}\n`)) ?? '';
    progress.resolved.tellAll();
    tellUploads(progress.uploads ?? []);
    tellImages(report);
    const done = accountOf(report, inputs?.tags.length ?? 0);
    (0,log .n8)(report.failure === null ? 'Done' : 'Failed', done);
    const failure = failureOfRun(progress);
    if (inputs?.summary !== false)
        await (0,files .Sy)(renderSummary(report, contextIn(env, failure)));
    const unset = (0,files .n0)(outputsOf(report, reportPath), `This was done all the same: ${done}`);
    const told = failure ?? unset;
    if (told === undefined)
        return;
    const file = (0,files .EY)(env);
    (0,log .fJ)((0,annotation .l)(told, { place: file === undefined ? undefined : { file }, env }));
}
function reportOf(progress) {
    const { identity, fingerprint, certificate, result = { images: [], tags: [] } } = progress;
    const context = contextOf(progress);
    const failure = failureOfRun(progress);
    const work = workOf(progress);
    return {
        ...(0,report .Lv)(progress),
        signed: failure === undefined && result.images.length > 0 && work === 'signed',
        work,
        sigstore: context.sigstore,
        identity: identity ?? null,
        key: fingerprint === undefined ? null : { fingerprint },
        annotations: context.annotations,
        certificate: certificate === undefined ? null : certificateFacts(certificate),
        images: result.images.map((image) => imageReport(image, context)),
        tags: result.tags.map(tagReport),
        failure: failure === undefined ? null : (0,report .LK)(failure),
    };
}
function workOf({ inputs }) {
    return inputs?.formats.length === 0 ? 'attested' : 'signed';
}
function accountOf({ work, images, tags, durationMs }, asked) {
    const seconds = `${(durationMs / 1000).toFixed(1)} s`;
    if (images.length === 0)
        return `nothing was ${work} in ${seconds}`;
    const done = images.filter(({ status }) => status !== 'failed').length;
    const existing = images.filter(({ status }) => status === 'existing').length;
    if (existing === images.length && tags.length === 0)
        return `already ${work}, nothing to do (${seconds})`;
    const untagged = tags.filter(({ failure }) => failure !== null).length;
    const parts = [
        `${done} of ${images.length} images ${work}`,
        ...(existing === 0 ? [] : [`${existing} of them before`]),
        ...(untagged === 0 ? [] : [`${untagged} of ${tags.length} tags not published`]),
        ...(asked > 0 && done < images.length ? ['no tag was moved'] : []),
    ];
    return `${parts.join(', ')} in ${seconds}`;
}
function failureOfRun(progress) {
    const { error, result } = progress;
    if (error !== undefined)
        return (0,failure .g)(error);
    const { images, tags } = result ?? { images: [], tags: [] };
    return failureOfResults(images, workOf(progress)) ?? failureOfTags(tags);
}
function failureOfResults(results, missed) {
    const failed = results.flatMap(({ name, outcome }) => outcome.ok ? [] : [{ name, failure: (0,failure .g)(outcome.error) }]);
    return (0,image_failures .i)(failed, {
        total: results.length,
        missed,
        codeOf: () => 'SEVERAL_FAILED',
    });
}
function failureOfTags(tags) {
    const untagged = tags.flatMap(({ outcome }) => (outcome.ok ? [] : [(0,failure .g)(outcome.error)]));
    const [first] = untagged;
    if (first === undefined)
        return undefined;
    const facts = [...new Set(untagged.map(({ fact }) => fact))];
    return {
        ...first,
        fact: `All images are signed, but ${untagged.length} of ${tags.length} tags were not published`,
        details: facts.map((fact) => `- ${fact}`),
    };
}
function contextOf({ inputs, identity, uploads = [] }) {
    return {
        sigstore: inputs?.instance.kind === 'private'
            ? { instance: 'private', trustedRootFile: inputs.instance.trustedRootFile }
            : { instance: 'public-good', trustedRootFile: null },
        identity,
        isLogged: inputs?.transparencyLog ?? true,
        annotations: inputs?.annotations ?? {},
        githubUrls: new Map(uploads.flatMap((upload) => (upload.kind === 'stored' ? [[upload.path, upload.url]] : []))),
        repository: inputs?.signatureRepository === undefined
            ? undefined
            : (0,reference .aR)(inputs.signatureRepository),
    };
}
function contextIn(env, failure) {
    return {
        server: (0,environment .FN)(env),
        verifyAction: verifyActionOf(env),
        paragraph: failure === undefined ? undefined : (0,documentation .e)(failure.code, env),
    };
}
function verifyActionOf(env) {
    const repository = env['GITHUB_ACTION_REPOSITORY'] ?? '';
    return repository === '' ? './verify' : `${repository}/verify@${env['GITHUB_ACTION_REF'] ?? ''}`;
}

// EXTERNAL MODULE: ./build/src/image/discovery.js + 1 modules
var image_discovery = __webpack_require__(5416);
// EXTERNAL MODULE: ./build/src/action/runner/registry-login.js
var registry_login = __webpack_require__(6988);
// EXTERNAL MODULE: ./build/src/image/reference-mistakes.js
var reference_mistakes = __webpack_require__(7082);
// EXTERNAL MODULE: ./build/src/action/runner/input-readers.js
var input_readers = __webpack_require__(4354);
// EXTERNAL MODULE: ./build/src/sigstore/predicate-types.js
var predicate_types = __webpack_require__(6045);
;// CONCATENATED MODULE: ./build/src/statements/file-inputs.js


const limits = { lines: 100, lineLength: 4096 };
function readSbomInput(text, problem) {
    const lines = linesOf(text, 'sbom', problem);
    if (lines.includes('from-build')) {
        if (lines.length > 1)
            problem('input "sbom": "from-build" stands alone, without files');
        return { kind: 'from-build' };
    }
    const read = lines
        .map((line) => readSbomLine(line, problem))
        .filter((line) => line !== undefined);
    return { kind: 'files', lines: read };
}
function readSbomLine(line, problem) {
    const [, written, path = line] = /^(\w[\w.-]*\/[\w.-]+(?:\/[\w.-]+)?)\s*=\s*(.*)$/.exec(line) ?? [];
    if (written !== undefined && !platformForm.test(written)) {
        problem(`input "sbom": ${quote(written)} is not a platform such as linux/amd64 or linux/arm/v7 ` +
            `(for a file of this name, write ${quote(`./${line}`)})`);
        return undefined;
    }
    return isPath(path, line, 'sbom', problem) ? { path, platform: written } : undefined;
}
const systems = 'linux|windows|darwin|freebsd|netbsd|openbsd|dragonfly|solaris|illumos|aix|android|ios|js|' +
    'wasip1|plan9|zos';
const platformForm = new RegExp(String.raw `^(?:${systems})/[a-z0-9_]+(?:/[a-z0-9.]+)?$`);
function readAttestationsInput(text, problem) {
    return linesOf(text, 'attestations', problem)
        .map((line) => readAttestationLine(line, problem))
        .filter((line) => line !== undefined);
}
function readAttestationLine(line, problem) {
    const [, enclosed, bare = enclosed, path] = /^(?:<([^<>]*)>|([^<=][^=]*?))\s*=\s*(.*)$/.exec(line) ?? [];
    if (bare === undefined || path === undefined) {
        problem(`input "attestations": ${quote(line)} is not TYPE=PATH (TYPE ends at the first "="; ` +
            'a URI that has one in it is written <URI>=PATH)');
        return undefined;
    }
    const predicateType = typeOf(bare);
    if (predicateType === undefined)
        problem(`input "attestations": the type ${quote(bare)} is neither a URI nor one of ` +
            Object.keys(predicate_types .md).join(', '));
    if (predicateType === sigstore_statement.signaturePredicateType)
        problem(`input "attestations": ${predicateType} is the signature, which is made anyway`);
    if (!isPath(path, line, 'attestations', problem) || predicateType === undefined)
        return undefined;
    return { path, predicateType };
}
function typeOf(text) {
    if (Object.hasOwn(predicate_types .md, text))
        return (0,predicate_types .T4)(text);
    return /^[a-z][a-z0-9+.-]*:[!-~]+$/i.test(text) ? (0,predicate_types .T4)(text) : undefined;
}
function isPath(path, line, input, problem) {
    if (path === '')
        problem(`input "${input}": ${quote(line)} names no file`);
    else if (/[\u0000-\u001f\u007f]/.test(path))
        problem(`input "${input}": ${quote(path)} has a control character in it`);
    else
        return true;
    return false;
}
function linesOf(text, input, problem) {
    const lines = text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    if (lines.length > limits.lines) {
        problem(`input "${input}" has more than ${limits.lines} lines`);
        return [];
    }
    const long = lines.find((line) => line.length > limits.lineLength);
    if (long !== undefined) {
        problem(`input "${input}": ${quote(long)} is longer than ${limits.lineLength} characters`);
        return [];
    }
    for (const line of new Set(lines.filter((each, at) => lines.indexOf(each) !== at)))
        problem(`input "${input}": ${quote(line)} is there twice`);
    return lines;
}
const units = {
    '': 1,
    B: 1,
    kB: 1e3,
    KB: 1e3,
    MB: 1e6,
    GB: 1e9,
    KiB: 2 ** 10,
    MiB: 2 ** 20,
    GiB: 2 ** 30,
};
const mostBytes = 256 * 2 ** 20;
function readMaxStatementSize(text, problem) {
    const [, number = '', unit = ''] = /^(\d{1,12})\s?([a-z]*)$/i.exec(text.trim()) ?? [];
    const bytes = Object.hasOwn(units, unit) && number !== '' ? Number(number) * (units[unit] ?? 0) : 0;
    if (bytes > 0 && bytes <= mostBytes)
        return bytes;
    problem('input "max-statement-size" must be a size such as 64MiB, 100MB or 5000000 (bytes), ' +
        `at most 256MiB, not ${quote(text)}`);
    return undefined;
}
function quote(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

;// CONCATENATED MODULE: ./build/src/action/sign/statement-inputs.js



const statementDefaults = {
    signature: 'true',
    provenance: 'false',
    'predicate-type-style': 'unversioned',
    'max-statement-size': '64MiB',
    'large-statements': 'same-log',
    'github-attestations': 'false',
};
function readStatementInputs(reader) {
    const { get, problem } = reader;
    const provenance = (0,input_readers .Kf)(reader, 'provenance', ['false', 'true', 'from-build']);
    return {
        sbom: readSbomInput(get('sbom'), problem),
        attestations: readAttestationsInput(get('attestations'), problem),
        style: (0,input_readers .Kf)(reader, 'predicate-type-style', ['unversioned', 'versioned']),
        maxBytes: readMaxStatementSize(get('max-statement-size'), problem) ?? 0,
        provenance: provenance === 'false' ? 'none' : provenance === 'true' ? 'run' : 'build',
        largeStatements: (0,input_readers .Kf)(reader, 'large-statements', ['same-log', 'rekor-v2']),
        isStoredOnGitHub: (0,input_readers .Vf)(reader, 'github-attestations'),
    };
}
function isStating({ sbom, attestations, provenance }) {
    return (provenance !== 'none' ||
        attestations.length > 0 ||
        sbom.kind === 'from-build' ||
        sbom.lines.length > 0);
}
function judgeStatements(inputs, others, problem) {
    const { sbom, attestations, provenance, isStoredOnGitHub } = inputs;
    const { formats, isPushed, hasKey, hasTags } = others;
    if (formats.length === 0 && !isStating(inputs))
        problem('input "signature" is false, and nothing else is to be stated: set "sbom", "provenance" or ' +
            '"attestations"');
    if (formats.length === 0 && hasTags)
        problem('input "signature" is false, and "publish-tags" would show an image that this step did not ' +
            'sign: publish the tags in the step that signs');
    if (isStating(inputs) && formats.length === 1 && formats[0] === 'legacy')
        problem('input "format" is legacy, and statements are bundles, beside which cosign 3 and Kyverno ' +
            'look at no legacy signature: set "format: both"');
    const hasProvenance = attestations.some(({ predicateType }) => predicateType === predicate_types .pr);
    if (provenance === 'run' && hasProvenance)
        problem('input "attestations" has a provenance, and "provenance" makes another of the same type: ' +
            'policies that find two disagree which of them counts, so leave out one');
    if (hasKey && provenance === 'run')
        problem('input "provenance" tells of this run what its certificate confirms, and a "key" has no ' +
            'certificate: leave out one of them');
    const isFromRegistry = sbom.kind === 'from-build' ||
        provenance === 'build' ||
        sbom.lines.some(({ platform }) => platform !== undefined);
    if (!isPushed && isFromRegistry)
        problem('input "push" is false, so the registry is not asked for platforms or for what the build ' +
            'stated: name files without a platform');
    if (isStoredOnGitHub && hasKey)
        problem('input "github-attestations" stores what a workflow’s certificate proves, and not what a ' +
            '"key" signs');
}

;// CONCATENATED MODULE: ./build/src/action/sign/inputs.js





const signDefaults = {
    ...statementDefaults,
    format: 'bundle',
    recursive: 'false',
    existing: 'skip',
    'transparency-log': 'true',
    push: 'true',
    'rekor-version': '1',
    'disclose-private-repository': 'false',
    patience: '10m',
    summary: 'true',
};
function readSignInputs(get) {
    return (0,input_readers .yw)((0,input_readers .rO)(get, signDefaults), (reader) => judgeTogether(reader, {
        annotations: (0,input_readers .ti)(reader),
        instance: readInstance(reader),
        disclosePrivateRepository: (0,input_readers .Vf)(reader, 'disclose-private-repository'),
        patienceMs: (0,input_readers .eD)(reader),
        registryLogin: (0,input_readers .mN)(reader),
        tokenHosts: (0,input_readers .kZ)(reader, 'token-hosts'),
        githubToken: get('github-token'),
        summary: (0,input_readers .Vf)(reader, 'summary'),
        formats: readFormats(reader),
        statements: readStatementInputs(reader),
        recursive: (0,input_readers .Vf)(reader, 'recursive'),
        tags: readTags(reader),
        existing: (0,input_readers .Kf)(reader, 'existing', ['skip', 'sign']),
        key: readKey(reader),
        transparencyLog: (0,input_readers .Vf)(reader, 'transparency-log'),
        signatureRepository: (0,input_readers .Nu)(reader, 'signature-repository'),
        dockerReference: readDockerReference(reader),
        destination: (0,input_readers .Vf)(reader, 'push') ? 'registry' : 'files',
    }));
}
function judgeTogether({ problem }, inputs) {
    judgeStatements(inputs.statements, {
        formats: inputs.formats,
        isPushed: inputs.destination === 'registry',
        hasKey: inputs.key !== undefined,
        hasTags: inputs.tags.length > 0,
    }, problem);
    if (inputs.destination === 'files') {
        if (inputs.formats.includes('legacy'))
            problem('input "push" is false, which writes bundles, but "format" asks for the legacy format, ' +
                'which is kept in registries only');
        if (inputs.tags.length > 0)
            problem('input "push" is false, so "publish-tags" cannot be');
        if (inputs.signatureRepository !== undefined)
            problem('input "push" is false, so nothing is stored in "signature-repository"');
        if (inputs.recursive)
            problem('input "push" is false, so the registry is not asked what is in an index: name the ' +
                'digests instead of "recursive"');
    }
    if (inputs.dockerReference !== '' && !inputs.formats.includes('legacy'))
        problem('input "docker-reference" is for the legacy format; set "format: legacy" or "format: both"');
    return inputs;
}
function readFormats(reader) {
    const format = (0,input_readers .Kf)(reader, 'format', ['bundle', 'legacy', 'both']);
    if (!(0,input_readers .Vf)(reader, 'signature'))
        return [];
    return format === 'both' ? ['bundle', 'legacy'] : [format];
}
function readKey(reader) {
    const { get, problem } = reader;
    const signer = (0,input_readers .Kf)(reader, 'signer', ['', 'key', 'workflow']);
    const text = get('key');
    const password = get('key-password');
    const isGiven = text.trim() !== '';
    const isSecretMissing = 'is the secret set, and available to this event?';
    if (signer === 'key' && !isGiven)
        problem(`input "signer" is key, and the input "key" is empty: ${isSecretMissing}`);
    else if (!isGiven && password !== '')
        problem(`input "key-password" is given without "key" (${isSecretMissing})`);
    if (signer === 'workflow' && (isGiven || password !== ''))
        problem('input "signer" is workflow, but a key is given too: leave out one of them');
    return isGiven ? { text, password } : undefined;
}
function readTags({ get, problem }) {
    const lines = get('publish-tags')
        .split(/[\n,]/)
        .map((text) => text.trim())
        .filter((text) => text !== '');
    const tags = lines.flatMap((text) => {
        if ((0,reference .dz)(text))
            return [{ repository: undefined, tag: text }];
        if ((0,reference_mistakes .GE)(text)) {
            problem(`input "publish-tags": ${(0,input_readers .hD)(text)} is a digest, not name:tag; digests belong in ` +
                '"images" or "digest"');
            return [];
        }
        try {
            const { repository, tag, digest } = (0,reference .F2)(text);
            if (tag !== undefined && digest === undefined)
                return [{ repository, tag }];
            problem(`input "publish-tags": ${(0,input_readers .hD)(text)} is not name:tag`);
        }
        catch (error) {
            problem(`input "publish-tags": ${(0,src_errors .bD)(error)}`);
        }
        return [];
    });
    return [...new Map(tags.map((request) => [tagName(request), request])).values()];
}
function tagName({ repository, tag }) {
    return `${repository === undefined ? '' : (0,reference .aR)(repository)}:${tag}`;
}
function readDockerReference({ get, problem }) {
    const text = get('docker-reference').trim();
    if (text.length > 500 || /[\s\u0000-\u001f]/.test(text))
        problem(`input "docker-reference" must be a repository as people pull it, not ${(0,input_readers .hD)(text)}`);
    return text;
}
function readInstance({ get, problem }) {
    const signingConfigFile = get('signing-config').trim();
    const trustedRootFile = get('trusted-root').trim();
    const version = get('rekor-version').trim();
    if (version !== '1' && version !== '2')
        problem(`input "rekor-version" must be 1 or 2, not ${(0,input_readers .hD)(version)}`);
    if (signingConfigFile === '' && trustedRootFile === '')
        return { kind: 'public-good', rekorVersion: version === '2' ? 2 : 1 };
    if (signingConfigFile === '')
        problem('input "trusted-root" is given without "signing-config": a private Sigstore needs both files');
    if (trustedRootFile === '')
        problem('input "signing-config" is given without "trusted-root": a private Sigstore needs both files');
    return { kind: 'private', signingConfigFile, trustedRootFile };
}

;// CONCATENATED MODULE: ./build/src/action/sign/signer-log.js

function signerInWords(fingerprint) {
    if (fingerprint === undefined)
        return 'the workflow’s identity (keyless)';
    return `the key ${fingerprint}`;
}
function tellIdentity({ subjectAlternativeName, issuer, reusable }) {
    (0,log .Os)(`Identity    ${subjectAlternativeName}`, [
        ['Issuer', issuer],
        ...(reusable === null ? [] : [['Caller', reusable.caller]]),
    ]);
    if (reusable === null)
        return;
    (0,log .lm)(`This job runs in a reusable workflow, so the signature names ${subjectAlternativeName}, ` +
        `and not the calling ${reusable.caller}. Verify with the first.`);
}
function tellCertificate({ serialNumber, fingerprint, notBefore, notAfter, }) {
    (0,log .Os)(`Certificate valid ${notBefore.toISOString()} to ${notAfter.toISOString()}`, [
        ['Serial', serialNumber],
        ['SHA-256', fingerprint],
    ]);
}

;// CONCATENATED MODULE: ./build/src/action/sign/request.js









async function readRequest(progress) {
    (0,log .aY)(['registry-password', 'github-token', 'key-password']);
    if ((0,log .V4)('key').includes('-----BEGIN '))
        (0,key_text .s)((0,log .V4)('key'));
    const problems = [];
    const attempt = async (read) => {
        try {
            return await read();
        }
        catch (error) {
            problems.push(error);
            return undefined;
        }
    };
    const inputs = await attempt(() => readSignInputs(log .V4));
    const discovery = await attempt(() => (0,image_discovery .y)({ images: (0,log .V4)('images'), digest: (0,log .V4)('digest').trim(), purpose: 'sign' }, progress.env, environment .yR));
    const files = inputs === undefined ? [] : await attempt(() => readFiles(inputs));
    if (inputs === undefined || discovery === undefined || files === undefined)
        throw merged(problems);
    progress.inputs = inputs;
    progress.discovery = discovery;
    (0,registry_login .k)(inputs.registryLogin, [
        ...[...discovery.images, ...inputs.tags].map(({ repository }) => repository),
        inputs.signatureRepository,
    ]);
    (0,environment ._8)(discovery.images);
    return { inputs, discovery, files };
}
async function readFiles({ statements: { sbom, attestations, style, maxBytes }, }) {
    const sboms = sbom.kind === 'files' ? sbom.lines : [];
    if (sboms.length + attestations.length === 0)
        return [];
    (0,environment .zm)();
    const { readStatementFiles } = await __webpack_require__.e(  2459).then(__webpack_require__.bind(__webpack_require__, 2459));
    const request = { sboms, attestations, style, maxBytes };
    return readStatementFiles(request, { workspace: (0,environment .B3)() });
}
function tellRequest({ fingerprint }, discovery, { transparencyLog }) {
    (0,log .n8)('Signer', signerInWords(fingerprint));
    (0,log .n8)('Images', `${discovery.images.length} from ${discovery.source}`);
    (0,notes .f)(discovery);
    if (!transparencyLog)
        (0,log .R8)('No transparency log records these signatures, so you cannot notice those that others ' +
            'make in your name: "transparency-log" is false.');
}
const feltBytes = 5_000_000;
function tellFiles(files, { images }) {
    for (const { kind, path, describes, platform, size, json } of files) {
        const about = platform === undefined ? '' : ` for ${platform}`;
        (0,log .n8)('States', `${describes}${about} from ${path} (${size} bytes)`);
        if (json.length > feltBytes)
            (0,log .R8)(`${path} becomes a statement of ${megabytes(json.length)}, which cosign and Kyverno ` +
                'download whenever they check the image, also for its signature alone: 20 MB cost them ' +
                '2.5 seconds and 0.4 GB of memory. Leave out what no one looks up in it (syft: ' +
                '--select-catalogers -file).');
        const others = new Set(images.map(({ digest, tag = 'latest' }) => digest ?? tag));
        if (kind === 'sbom' && platform === undefined && others.size > 1)
            (0,log .R8)(`${path} is attested for all ${others.size} images, and describes one: sign images with ` +
                'SBOMs of their own in steps of their own.');
    }
}
function megabytes(bytes) {
    return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
function merged(errors) {
    const [first, second] = errors;
    if (second === undefined)
        return first;
    const coded = errors.filter((error) => error instanceof src_errors .Tj);
    const hints = new Set(coded.flatMap(({ hint }) => (hint === undefined ? [] : [hint])));
    return (0,src_errors .ri)(errors.flatMap((error) => (error instanceof src_errors .Tj ? error.problems : [(0,src_errors .bD)(error)])), [...hints].join('\n'));
}

;// CONCATENATED MODULE: ./build/src/action/sign/step.js


















async function runSignStep() {
    const env = process.env;
    const progress = {
        startedAt: new Date(),
        env,
        folder: (0,files .Do)(env),
        resolved: (0,notes .s)('gets signed', tagAdvice, log .R8),
    };
    try {
        await Promise.race([sign(progress), ending .y]);
    }
    catch (error) {
        progress.error = error;
    }
    (0,environment .lb)();
    await giveAccount(progress);
}
async function sign(progress) {
    const { env, folder } = progress;
    const { inputs, discovery, files } = await readRequest(progress);
    const network = (0,open_registries .X)(inputs.patienceMs, env);
    const sigstore = (0,sigstore_session .l)(sessionOptions(inputs, env), sessionPorts(progress, network));
    const publicKey = await sigstore.ready();
    if (publicKey !== undefined)
        progress.fingerprint = (0,signer_words .ax)(publicKey);
    tellRequest(progress, discovery, inputs);
    tellFiles(files, discovery);
    const { annotations, dockerReference, formats, statements, recursive, tags } = inputs;
    const jobEntries = jobEntriesOf(env);
    progress.result = await signImages({
        images: discovery.images,
        statements: {
            annotations,
            dockerReference,
            formats,
            files,
            provenance: statements.provenance,
            buildSbom: statements.sbom.kind === 'from-build',
            style: statements.style,
            maxBytes: statements.maxBytes,
        },
        recursive,
        tags,
    }, {
        destination: inputs.destination === 'files'
            ? filesDestination
            : registryDestination((0,open_registries .H)(inputs, env, network, { access: 'pull,push', jobEntries }), {
                signatureRepository: inputs.signatureRepository,
                existing: {
                    formats: inputs.existing === 'skip' ? formatsOf(inputs) : [],
                    predicateTypes: isStating(statements) ? 'all' : [],
                },
            }),
        sigstore,
        saveBundle: (bundle) => folder.write(bundleName(bundle), bundle.bytes),
        now: () => new Date(network.patience.clock.now()),
        notify: notifyOf(progress),
    }).finally(() => jobEntries.save());
    if (statements.isStoredOnGitHub) {
        const { storeOnGitHub } = await Promise.all( [__webpack_require__.e(3339), __webpack_require__.e(9005)]).then(__webpack_require__.bind(__webpack_require__, 9005));
        const token = inputs.githubToken;
        progress.uploads = await storeOnGitHub(progress.result, token, env, network.http);
    }
}
function formatsOf({ formats, statements }) {
    return isStating(statements) ? [...new Set([...formats, 'bundle'])] : formats;
}
function bundleName({ number, image: { digest }, label }) {
    const parts = [`${number}-${digest.replace(':', '-')}`, label, 'sigstore.json'];
    return parts.filter((part) => part !== '').join('.');
}
const tagAdvice = 'A tag can be moved between build and signature: pass the digest that the build step reports ' +
    '(digest: ${{ steps.build.outputs.digest }}).';
function notifyOf({ resolved }) {
    return {
        tagResolved(name, { digest }) {
            resolved.add(name, digest);
        },
        hiddenByBundle(image) {
            (0,log .R8)(`${(0,reference .tO)(image)} carries a bundle, so cosign 3 and Kyverno will not look at the ` +
                'legacy signature made now. Use "format: both".');
        },
        entriesDropped(image, digests) {
            (0,log .lm)(`${(0,reference .tO)(image)}: its list of signatures named ${digests.slice(0, 5).join(', ')}, ` +
                'which the registry has deleted. The list was written without what is gone.');
        },
    };
}
function sessionOptions(inputs, env) {
    const { instance, key, annotations, transparencyLog, disclosePrivateRepository } = inputs;
    return {
        instance,
        formats: formatsOf(inputs),
        provenance: inputs.statements.provenance,
        largeStatements: inputs.statements.largeStatements,
        annotations,
        transparencyLog,
        disclosePrivateRepository,
        key: key === undefined
            ? undefined
            : { read: () => readMaskedKey(key.text, env), password: key.password },
    };
}
async function readMaskedKey(given, env) {
    const pem = await (0,key_text .j)(given, env, environment .yR);
    (0,key_text .s)(pem);
    return pem;
}
function sessionPorts(progress, { http, patience, sent }) {
    const { env } = progress;
    return {
        http,
        patience,
        sent,
        temp: (0,environment ._p)(env),
        job: { env, event: () => (0,environment .j_)(env), server: (0,environment .DO)(env) },
        readFile: environment .yR,
        maskSecret: core .Pq,
        notify: {
            identified(identity) {
                progress.identity = identity;
                tellIdentity(identity);
            },
            certified(certificate) {
                progress.certificate = certificate;
                tellCertificate(certificate);
            },
        },
    };
}


  }),

  5416:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  y: () => (  discoverImages)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/image/tool-outputs.js
var tool_outputs = __webpack_require__(7766);
;// CONCATENATED MODULE: ./build/src/image/environment.js



function fromMetadataAction(env) {
    const tags = env['DOCKER_METADATA_OUTPUT_TAGS'] ?? '';
    if (tags.trim() !== '')
        return fromEnvironment('DOCKER_METADATA_OUTPUT_TAGS', (0,tool_outputs .zI)(tags.split(/[\r\n,]/)));
    const parsed = dist .xLC(dist .Ikc({ tags: dist .FsL(dist .YOg(dist .YjP()), dist .BpQ(1)) }), (0,json .q)(env['DOCKER_METADATA_OUTPUT_JSON'] ?? ''));
    return parsed.success
        ? fromEnvironment('DOCKER_METADATA_OUTPUT_JSON', (0,tool_outputs .zI)(parsed.output.tags))
        : undefined;
}
function fromEnvironment(variable, images) {
    return {
        source: `docker/metadata-action (${variable})`,
        entries: images.map((image) => ({ ...image, source: { kind: 'environment', variable } })),
    };
}
const artifactsSchema = dist .Ikc({
    version: dist .euz(1),
    subjects: dist .FsL(dist .YOg(dist .Ikc({ name: dist .YjP(), digest: dist .YjP(), kind: dist .YjP() })), dist .Ru6(500)),
});
async function fromArtifactsList(env, readFile) {
    const variable = 'GITHUB_ARTIFACTS_LIST';
    const path = env[variable] ?? '';
    if (path === '')
        return undefined;
    const parsed = dist .xLC(artifactsSchema, (0,json .q)(await readFile(path).catch(() => '')));
    if (!parsed.success)
        return undefined;
    const subjects = parsed.output.subjects.filter(({ kind }) => kind === 'oci');
    const entries = subjects.map(({ name, digest }) => ({
        text: `${name.replace(/^oci:\/\//, '')}@${digest}`,
        source: { kind: 'environment', variable },
    }));
    return { source: `the runner’s list of artifacts (${variable})`, entries };
}

// EXTERNAL MODULE: ./build/src/image/images-input.js + 1 modules
var images_input = __webpack_require__(5382);
// EXTERNAL MODULE: ./build/src/image/named-images.js + 1 modules
var named_images = __webpack_require__(2078);
;// CONCATENATED MODULE: ./build/src/image/discovery.js




async function discoverImages(request, env, readFile) {
    const problems = [];
    const input = await (0,images_input .X)(request.images, request.purpose, problems);
    const list = input ??
        (request.purpose === 'verify'
            ? undefined
            : (fromMetadataAction(env) ?? (await fromArtifactsList(env, readFile))));
    if ((list === undefined || list.entries.length === 0) && problems.length === 0)
        throw none(request, env);
    return (0,named_images .B)(list ?? { source: '', entries: [] }, request, problems);
}
function none({ images, digest, purpose }, env) {
    const what = digest === ''
        ? `Nothing says what to ${purpose}`
        : `The input "digest" says what to ${purpose}, but nothing says in which repository`;
    if (images.trim() !== '')
        return new errors .Tj('IMAGE_NONE', `${what}: the input "images" names none`, {
            hint: 'Is a variable in it empty? Write one name@sha256:… per line.',
        });
    if (purpose === 'verify')
        return new errors .Tj('IMAGE_NONE', `${what}: the inputs "images" and "images-from" are empty`, {
            hint: 'Add to this step:\n  with:\n    images: ghcr.io/acme/app@sha256:… # or ' +
                'images-from: deploy/',
        });
    return new errors .Tj('IMAGE_NONE', `${what}: the input "images" is empty, and neither docker/metadata-action nor the runner’s ` +
        'list of artifacts names an image', { hint: misnamedInput(env) ?? signHint });
}
const signHint = 'Give the build step an id and add to this step:\n  with:\n    images: ghcr.io/acme/app # as ' +
    'the build step names it\n    digest: ${{ steps.build.outputs.digest }}';
function misnamedInput(env) {
    if ((env['INPUT_IMAGE'] ?? '') !== '')
        return 'The input is called "images", not "image".';
    return (env['INPUT_SUBJECT-NAME'] ?? '') === ''
        ? undefined
        : 'What actions/attest calls "subject-name" and "subject-digest" is called "images" and ' +
            '"digest" here.';
}


  }),

  370:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  A: () => (  pLimit)
});


;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		const result = (async () => function_(...arguments_))();

		resolve(result);

		try {
			await result;
		} catch {}

		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		new Promise(internalResolve => {  
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_));  

		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = Array.from(iterable, (value, index) => this(function_, value, index));
				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	return (...arguments_) => limit(() => function_(...arguments_));
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}


  })

};
