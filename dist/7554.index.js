export const id = 7554;
export const ids = [7554];
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

  8897:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  runVerifyStep: () => (  runVerifyStep)
});

// EXTERNAL MODULE: ./build/src/concurrency.js
var concurrency = __webpack_require__(3742);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/image/discovery.js + 1 modules
var discovery = __webpack_require__(5416);
// EXTERNAL MODULE: ./build/src/image/named-images.js + 1 modules
var named_images = __webpack_require__(2078);
// EXTERNAL MODULE: ./build/src/verify/verify.js
var verify = __webpack_require__(7826);
// EXTERNAL MODULE: ./build/src/action/runner/ending.js
var ending = __webpack_require__(7900);
// EXTERNAL MODULE: ./build/src/action/runner/environment.js + 7 modules
var environment = __webpack_require__(4306);
// EXTERNAL MODULE: ./build/src/action/runner/files.js
var files = __webpack_require__(4184);
// EXTERNAL MODULE: ./build/src/action/runner/log.js
var log = __webpack_require__(1537);
// EXTERNAL MODULE: ./build/src/action/runner/notes.js
var notes = __webpack_require__(2634);
// EXTERNAL MODULE: ./build/src/action/runner/open-registries.js + 15 modules
var open_registries = __webpack_require__(4458);
// EXTERNAL MODULE: ./build/src/action/runner/policy-inputs.js + 2 modules
var policy_inputs = __webpack_require__(2030);
// EXTERNAL MODULE: ./build/src/action/runner/registry-login.js
var registry_login = __webpack_require__(6988);
// EXTERNAL MODULE: ./build/src/action/runner/trusted.js
var runner_trusted = __webpack_require__(2876);
// EXTERNAL MODULE: ./build/src/verify/verdict.js
var verdict = __webpack_require__(3558);
// EXTERNAL MODULE: ./build/src/action/runner/annotation.js
var runner_annotation = __webpack_require__(1986);
// EXTERNAL MODULE: ./build/src/action/runner/documentation.js
var documentation = __webpack_require__(1137);
// EXTERNAL MODULE: ./build/src/action/runner/failure.js
var runner_failure = __webpack_require__(5025);
// EXTERNAL MODULE: ./build/src/action/runner/report.js
var runner_report = __webpack_require__(6073);
// EXTERNAL MODULE: ./build/src/action/runner/image-failures.js
var image_failures = __webpack_require__(6676);
// EXTERNAL MODULE: ./build/src/action/runner/text.js
var runner_text = __webpack_require__(7744);
// EXTERNAL MODULE: ./build/src/action/runner/titles.js
var titles = __webpack_require__(9976);
// EXTERNAL MODULE: ./build/src/glob.js
var glob = __webpack_require__(7183);
// EXTERNAL MODULE: ./build/src/action/runner/signer-words.js
var signer_words = __webpack_require__(2217);
;// CONCATENATED MODULE: ./build/src/action/verify/reasons.js


function reasonsFor(findings, trusted) {
    const groups = [...Map.groupBy(ordered(findings, trusted), (each) => reasonFor(each, trusted))];
    return groups.map(([reason, { length }]) => length === 1 ? reason : `${reason} (${length} signatures)`);
}
const aboutSigner = ['repository', 'workflow', 'ref', 'identity'];
function ordered(findings, { declared }) {
    const rank = ({ flaw }) => {
        if (aboutSigner.includes(flaw))
            return 0;
        return flaw === 'key' && declared.kind !== 'key' ? 2 : 1;
    };
    return findings.toSorted((one, other) => rank(one) - rank(other));
}
function reasonFor(finding, trusted) {
    const { flaw, detail, signer } = finding;
    const identity = signer?.subjectAlternativeName ?? undefined;
    if (trusted.declared.kind === 'key' && (flaw === 'signature' || flaw === 'key'))
        return flaw === 'key' && identity === undefined ? detail : 'not made with this key';
    if (flaw === 'issuer')
        return `${identity === undefined ? '' : `signed by ${identity}: `}${detail}`;
    if (!aboutSigner.includes(flaw) || identity === undefined)
        return detail;
    const who = `signed by ${whoIn(identity, trusted)}`;
    const source = (0,runner_trusted .Vb)(signer?.sourceRepository, trusted);
    const ref = signer?.sourceRef ?? undefined;
    const from = saysSource(trusted) ? `, for ${source}${ref === undefined ? '' : ` on ${ref}`}` : '';
    if (!isOtherSource(finding, trusted))
        return isSourceFlaw(finding, trusted)
            ? `${who}: ${detail}`
            : `${who}${from}, but this step trusts ${(0,runner_trusted .vQ)(trusted)} only${(0,runner_trusted .w8)(trusted)}`;
    const sources = (0,runner_trusted .u0)(trusted).join(' or ');
    return `${who}, for ${source}, but this step trusts what comes from ${sources} only`;
}
function saysSource({ declared }) {
    return declared.kind !== 'key' && (0,runner_trusted .Ir)(declared) !== '';
}
function isSourceFlaw({ flaw, signer }, trusted) {
    if (flaw !== 'repository')
        return false;
    if (trusted.declared.kind !== 'workflow')
        return true;
    const name = (0,runner_trusted .B4)(signer?.subjectAlternativeName, trusted);
    return name !== undefined && (0,runner_trusted .Ft)(name.repository, (0,runner_trusted .ai)(trusted));
}
function isOtherSource(finding, trusted) {
    const source = (0,runner_trusted .Vb)(finding.signer?.sourceRepository, trusted);
    const sources = (0,runner_trusted .u0)(trusted);
    return (isSourceFlaw(finding, trusted) &&
        sources.length > 0 &&
        !sources.some((name) => (0,runner_trusted .Ft)(name, source)));
}
function whoIn(identity, { server }) {
    return (0,signer_words .BC)(identity, server).replace(', on ', ' on ');
}

;// CONCATENATED MODULE: ./build/src/action/verify/fixes.js



const notTheRightOne = 'If not, do not use the image.';
const wrongSigner = 'If the signer is right, correct who is trusted by this step. ' + notTheRightOne;
function fixFor(findings, trusted) {
    const [first] = ordered(findings, trusted);
    const lines = first === undefined ? [] : linesFor(first, trusted);
    if (lines.length > 0)
        return [
            'If that is the right signer:',
            '  with:',
            ...lines.map((line) => `    ${line}`),
            notTheRightOne,
        ].join('\n');
    return first === undefined ? notTheRightOne : otherFix(first, trusted);
}
function otherFix(finding, trusted) {
    switch (finding.flaw) {
        case 'annotations':
        case 'predicate-type':
            return 'Sign what is missing in the workflow that builds the image, or correct the input.';
        case 'provenance':
            return ('Do not use the image before you know which step of its workflow wrote the provenance: ' +
                'the job signed something else than its own certificate says.');
        case 'age':
            return 'Build and sign the image again, or raise the input "max-age".';
        case 'key':
        case 'signature':
            return trusted.declared.kind === 'key'
                ? `Is "key" the public key of the signer? ${notTheRightOne}`
                : `To trust a key, give it as "key" instead of an identity. ${notTheRightOne}`;
        case 'repository':
            if (isSourceFlaw(finding, trusted) && !isOtherSource(finding, trusted))
                return ('If that repository is right, give the id in its certificate as ' +
                    `"source-repository-id". ${notTheRightOne}`);
            return wrongSigner;
        default:
            return wrongSigner;
    }
}
function linesFor(finding, trusted) {
    const { flaw, signer } = finding;
    const { declared } = trusted;
    const identity = signer?.subjectAlternativeName ?? '';
    if (flaw === 'issuer' && signer?.issuer != null)
        return yaml([['certificate-oidc-issuer', signer.issuer]]);
    if (!aboutSigner.includes(flaw) || identity === '')
        return [];
    if (isSourceFlaw(finding, trusted))
        return sourceLines(finding, trusted);
    if (flaw === 'ref' && isSourceRef(finding, trusted))
        return yaml([['source-ref', signer?.sourceRef ?? '']]);
    if (declared.kind === 'identity')
        return yaml([['certificate-identity', identity]]);
    if (declared.kind === 'identity-regexp')
        return regexpLines(declared.pattern, identity, trusted.within);
    const name = (0,runner_trusted .B4)(identity, trusted);
    if (name === undefined || declared.kind !== 'workflow')
        return [];
    return workflowLines(name, declared, trusted);
}
function sourceLines(finding, trusted) {
    const { declared } = trusted;
    const source = (0,runner_trusted .Vb)(finding.signer?.sourceRepository, trusted);
    if (declared.kind === 'key' || !isOtherSource(finding, trusted))
        return [];
    if (!/^[\w.-]+\/[\w.-]+$/.test(source))
        return [];
    return yaml([['source-repository', [...declared.source.repositories, source].join(', ')]]);
}
function isSourceRef({ signer }, trusted) {
    const { declared } = trusted;
    if (declared.kind === 'key' || declared.source.ref === '')
        return false;
    const isRight = (0,glob .T)(declared.source.ref).test(signer?.sourceRef ?? '');
    if (isRight || (signer?.sourceRef ?? '') === '')
        return false;
    const name = (0,runner_trusted .B4)(signer?.subjectAlternativeName, trusted);
    return (declared.kind !== 'workflow' ||
        declared.ref === '' ||
        (name !== undefined && (0,glob .T)(declared.ref).test(name.ref)));
}
function regexpLines(pattern, identity, within) {
    return within?.test(identity) === true
        ? [`certificate-identity-regexp: ${quoted(`.*(?:${pattern}).*`)}`]
        : yaml([['certificate-identity', identity]]);
}
function workflowLines(name, declared, trusted) {
    const isOther = !(0,runner_trusted .Ft)(name.repository, (0,runner_trusted .ai)(trusted));
    const keepsRef = declared.ref === '' || (0,glob .T)(declared.ref).test(name.ref);
    return yaml([
        ...(isOther || declared.repository !== ''
            ? [['signer-repository', name.repository]]
            : []),
        ['signer-workflow', name.workflow],
        ...(keepsRef ? [] : [['signer-ref', name.ref]]),
    ]);
}
function yaml(lines) {
    return lines.some(([, value]) => value.includes('*'))
        ? []
        : lines.map(([name, value]) => `${name}: ${quoted(value)}`);
}
function quoted(value) {
    return /^[A-Za-z][\w./:@-]*$/.test(value) && !value.endsWith(':') ? value : JSON.stringify(value);
}

;// CONCATENATED MODULE: ./build/src/action/verify/failures.js





const codes = ['IMAGE_UNTRUSTED', 'IMAGE_UNSIGNED', 'IMAGE_UNKNOWN'];
function failureOfVerdicts(images, trusted) {
    const failed = images.flatMap((image) => {
        const failure = failureOfVerdict(image, trusted);
        return failure === undefined ? [] : [{ name: image.image, failure }];
    });
    return (0,image_failures .i)(failed, {
        total: images.length,
        missed: 'verified',
        codeOf: (found) => codes.find((code) => found.includes(code)) ?? 'IMAGE_UNKNOWN',
    });
}
function failureOfVerdict(image, trusted) {
    const named = image.file === undefined ? '' : `${image.file}: `;
    const is = (what) => (0,runner_text .pj)(`${named}${image.image} is ${what}`);
    switch (image.verdict) {
        case 'verified':
            return undefined;
        case 'unsigned':
            return {
                code: 'IMAGE_UNSIGNED',
                fact: is('unsigned'),
                hint: 'Sign the image in the workflow that builds it, and deploy the digest that was ' +
                    'signed.',
                details: [],
            };
        case 'untrusted':
            return untrusted(image, trusted, is);
        case 'unknown':
            return unknown(image, is);
    }
}
const maxReasons = 5;
function untrusted({ findings }, trusted, is) {
    const reasons = trusted === undefined ? findings.map(({ detail }) => detail) : reasonsFor(findings, trusted);
    const shown = (0,runner_text .Ku)(reasons, maxReasons).map((reason) => (0,runner_text .Jj)(reason, 400));
    return {
        code: 'IMAGE_UNTRUSTED',
        fact: is(`untrusted: ${shown.join('; ')}`),
        hint: trusted === undefined
            ? undefined
            : fixFor(findings, trusted).split('\n').map(runner_text .pj).join('\n'),
        details: [],
    };
}
function unknown({ image, failure }, is) {
    const { code = 'INTERNAL', message = '', hint = null } = failure ?? {};
    const [fact = '', ...details] = message.split('\n');
    return {
        code: 'IMAGE_UNKNOWN',
        fact: is(`unknown: ${code}: ${(0,image_failures .u)(image, fact)}`),
        hint: hint ?? ((0,titles .u)(code) ? 'Run the job again when the cause is gone.' : undefined),
        details,
    };
}

// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/lookup/find-signatures.js
var find_signatures = __webpack_require__(4249);
var promises_ = __webpack_require__(1455);
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/image/regular-file.js
var regular_file = __webpack_require__(3310);
;// CONCATENATED MODULE: ./build/src/action/verify/policy-folder.js





const readme = 'README.md';
const registries = (0,external_node_path_.join)('containers', 'registries.d');
const always = [
    readme,
    'kyverno.yaml',
    'policy-controller.yaml',
    'flux.yaml',
    (0,external_node_path_.join)('containers', 'policy.json'),
];
async function writePolicyFolder(folder, files, mark) {
    const root = (0,external_node_path_.resolve)((0,environment .B3)(), folder);
    try {
        await refuseWayOut(root);
        await (0,promises_.mkdir)(root, { recursive: true });
        const old = await oldFiles(root);
        if (old.length > 0 && !(await isOurs((0,external_node_path_.join)(root, readme), mark)))
            throw new Error(`it holds another ${old[0] ?? ''}`);
        for (const link of ['containers', registries])
            await removeLink((0,external_node_path_.join)(root, link));
        for (const path of old)
            await (0,promises_.rm)((0,external_node_path_.join)(root, path), { force: true });
        for (const { path, content } of files) {
            const file = (0,external_node_path_.join)(root, path);
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
            await (0,promises_.writeFile)(file, content, { flag: 'wx' });
        }
        return root;
    }
    catch (cause) {
        throw new errors .Tj('FILE_UNWRITABLE', `${root} cannot be written: ${(0,errors .bD)(cause)}`, {
            hint: 'Name a folder for the policies; a path begins at the workspace.',
            cause,
        });
    }
}
async function refuseWayOut(root) {
    const workspace = (0,external_node_path_.resolve)((0,environment .B3)());
    if (!root.startsWith(`${workspace}${external_node_path_.sep}`))
        return;
    let existing = root;
    while (!(await exists(existing)))
        existing = (0,external_node_path_.dirname)(existing);
    if (existing !== workspace && !(await (0,regular_file .UO)(existing, workspace)))
        throw new Error('a link leads out of the workspace');
}
async function oldFiles(root) {
    const names = await (0,promises_.readdir)((0,external_node_path_.join)(root, registries)).catch(() => []);
    const settings = names
        .filter((name) => /-signed-[0-9a-f]{8}\.yaml$/.test(name))
        .map((name) => (0,external_node_path_.join)(registries, name));
    const found = await Promise.all(always.map((path) => exists((0,external_node_path_.join)(root, path))));
    return [...always.filter((_, index) => found[index] === true), ...settings];
}
async function isOurs(path, mark) {
    const content = await (0,regular_file .XF)(path, 4 * 1024 * 1024).catch(() => undefined);
    if (content?.kind !== 'content')
        return false;
    const [first = ''] = Buffer.from(content.bytes)
        .toString()
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/);
    return first === mark;
}
async function removeLink(path) {
    const stats = await (0,promises_.lstat)(path).catch(() => undefined);
    if (stats?.isSymbolicLink() === true)
        await (0,promises_.rm)(path);
}
async function exists(path) {
    return (0,promises_.lstat)(path).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./build/src/action/verify/policies.js





const formatsOf = {
    bundle: ['bundle'],
    legacy: ['legacy'],
    both: ['bundle', 'legacy'],
};
async function enforcedBy(inputs, { signer, log, predicateTypes, requireProvenance }, { images }, readFile) {
    const [{ enforcedPolicy }, { readableRoot }] = await Promise.all([
        Promise.all( [__webpack_require__.e(2856), __webpack_require__.e(7379)]).then(__webpack_require__.bind(__webpack_require__, 7379)),
        Promise.all( [__webpack_require__.e(3917), __webpack_require__.e(9654), __webpack_require__.e(9762)]).then(__webpack_require__.bind(__webpack_require__, 9762)),
    ]);
    const { trustedRootFile, tufMirror, tufRootFile } = inputs;
    return enforcedPolicy({
        repositories: images.map(({ repository }) => repository),
        declared: inputs.signer,
        signer,
        demands: {
            predicateTypes,
            requireProvenance,
            annotations: inputs.annotations,
            maxAge: inputs.maxAgeMs !== undefined,
            recursive: inputs.recursive,
            log,
            signatureRepository: inputs.signatureRepository,
        },
        formats: formatsOf[inputs.policiesFormat],
        trust: trustedRootFile === ''
            ? undefined
            : {
                root: readableRoot(await readJson(trustedRootFile, 'trusted-root', readFile), trustedRootFile),
                readAt: new Date(),
                tuf: tufMirror === ''
                    ? undefined
                    : {
                        mirror: tufMirror,
                        root: await readJson(tufRootFile, 'tuf-root', readFile),
                    },
            },
    });
}
async function readJson(path, input, readFile) {
    const { readTrustFile } = await Promise.all( [__webpack_require__.e(3917), __webpack_require__.e(9654), __webpack_require__.e(5998), __webpack_require__.e(6688)]).then(__webpack_require__.bind(__webpack_require__, 5998));
    const text = (await readTrustFile(path, input, readFile)).replace(/^\uFEFF/, '');
    if ((0,json .q)(text) !== undefined)
        return text;
    throw new errors .Tj('TRUST_FILE_INVALID', `The file ${path} is not JSON`, {
        hint: `Give "${input}" the file that the Sigstore instance publishes.`,
    });
}
async function writePolicies(name, policy, trust) {
    const { enginePolicies, policyFiles, folderMark } = await Promise.all( [__webpack_require__.e(3917), __webpack_require__.e(9654), __webpack_require__.e(8815), __webpack_require__.e(2856), __webpack_require__.e(8908), __webpack_require__.e(9762), __webpack_require__.e(4379)]).then(__webpack_require__.bind(__webpack_require__, 4379));
    const engines = enginePolicies(policy, trust?.tlogs.map(({ publicKey }) => publicKey));
    const files = policyFiles(policy, engines);
    return {
        name,
        folder: await writePolicyFolder(name, files, folderMark),
        engines,
        formats: policy.formats,
    };
}
function tellPolicies({ name, engines, formats }, verdicts) {
    (0,log .Os)(`Policies    ${name}`, engines.map(({ title, enforcement }) => enforcement.kind === 'written'
        ? [title, enforcement.files.map(({ path }) => path).join(', ')]
        : [title, `left out: ${enforcement.reason}`]));
    const reasons = new Set(engines.flatMap(({ enforcement }) => enforcement.kind === 'written' ? [] : [enforcement.reason]));
    if (engines.every(({ enforcement }) => enforcement.kind !== 'written'))
        (0,log .R8)(`No policy was written for any engine: ${[...reasons].slice(0, 3).join(' ')}`);
    const refused = verdicts
        .filter(({ verdict }) => verdict.kind === 'verified')
        .filter((verified) => !isFoundIn(verified, formats))
        .map(({ name }) => name);
    if (refused.length > 0)
        (0,log .R8)(`The policies look for signatures in the format ${formats.join(' and ')}, which ` +
            `${refused.slice(0, 3).join(', ')}${refused.length > 3 ? ' …' : ''} does not have: ` +
            'set "policies-format" to the "format" with which the image is signed.');
}
function isFoundIn({ verdict }, formats) {
    return (verdict.kind !== 'verified' ||
        verdict.signatures.some(({ format, predicateType }) => find_signatures .i.includes(predicateType) && formats.some((one) => one === format)));
}

;// CONCATENATED MODULE: ./build/src/action/verify/predicates.js


function predicateKeeper(folder) {
    let count = 0;
    return async (predicate) => {
        const path = await folder.write(`predicate-${++count}.json`, predicate);
        if (path === undefined)
            throw new errors .Tj('FILE_UNWRITABLE', 'A statement’s predicate cannot be written', {
                hint: 'The runner’s temporary folder (RUNNER_TEMP) must be writable and not full.',
            });
        return { path, discard: () => (0,promises_.rm)(path, { force: true }) };
    };
}
function predicateOutputs(verdicts, keyFingerprint) {
    return verdicts.flatMap(({ name, verdict }) => verdict.kind === 'verified'
        ? verdict.statements.map(({ predicateType, certificate, time, kept }) => ({
            image: name,
            type: predicateType,
            path: kept?.path ?? '',
            signer: certificate?.subjectAlternativeName ?? keyFingerprint ?? null,
            time: time?.toISOString() ?? null,
        }))
        : []);
}

;// CONCATENATED MODULE: ./build/src/action/verify/report.js


function verdictReport({ name, sources, verdict }) {
    return {
        image: name,
        verdict: verdict.kind,
        signatures: verdict.kind === 'verified'
            ? verdict.signatures.map((one) => signatureReport(one, verdict.statements.includes(one)))
            : [],
        findings: verdict.kind === 'untrusted' ? verdict.findings.map(findingReport) : [],
        failure: verdict.kind === 'unknown' ? (0,runner_report .LK)((0,runner_failure .g)(verdict.error)) : null,
        tags: (0,runner_report .Fg)(sources),
        ...sources.map(placeIn).find((place) => place !== undefined),
    };
}
function placeIn({ source }) {
    return source?.kind === 'file' ? { file: source.file, line: source.line } : undefined;
}
function signatureReport({ manifest, predicateType, certificate, time, logEntries, kept }, isComplete) {
    return {
        manifest,
        predicateType,
        signer: signerReport(certificate),
        time: time?.toISOString() ?? null,
        log: logEntries,
        predicate: isComplete ? (kept?.path ?? null) : null,
    };
}
function findingReport({ manifest, flaw, detail, certificate }) {
    return { manifest, flaw, detail, signer: signerReport(certificate) };
}
function signerReport(certificate) {
    if (certificate === undefined)
        return null;
    const { subjectAlternativeName = null, issuer = null } = certificate;
    return {
        subjectAlternativeName,
        issuer,
        sourceRepository: certificate.sourceRepository ?? null,
        sourceRef: certificate.sourceRef ?? null,
        sourceCommit: certificate.sourceCommit ?? null,
        trigger: certificate.trigger ?? null,
        run: certificate.runUrl ?? null,
    };
}

var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/action/runner/sarif.js
var sarif = __webpack_require__(414);
;// CONCATENATED MODULE: ./build/src/action/verify/sarif.js



const ruleTexts = {
    unsigned: 'The image carries no signature.',
    unknown: 'Whether the image is signed could not be found out.',
    'untrusted/malformed': 'A signature cannot be read.',
    'untrusted/log': 'A signature is not proven to be in the transparency log.',
    'untrusted/certificate': 'A signature’s certificate does not come from the trusted authority, or was not valid when ' +
        'it was made.',
    'untrusted/timestamp': 'Nothing trusted proves when a signature was made.',
    'untrusted/signature': 'A signature does not fit what it signs.',
    'untrusted/key': 'A signature was made with another key, or with a certificate instead of a key.',
    'untrusted/identity': 'Someone else signed the image.',
    'untrusted/issuer': 'The signer’s identity comes from another issuer.',
    'untrusted/repository': 'The image was signed from another repository.',
    'untrusted/workflow': 'Another workflow signed the image.',
    'untrusted/ref': 'The image was signed from another ref.',
    'untrusted/digest': 'A signature is about another image.',
    'untrusted/predicate-type': 'A statement that is required is missing.',
    'untrusted/provenance': 'A provenance contradicts the certificate that it was signed with.',
    'untrusted/annotations': 'An annotation that is required is not signed.',
    'untrusted/age': 'The signature is older than allowed.',
};
const help = 'If the signer is right, correct the policy of the verify step. If not, do not use the ' +
    'image. An image that is not signed is signed in the workflow that builds it.';
function renderSarif(images, place) {
    const results = images.flatMap((image) => resultsOf(image, place));
    const rules = [...new Set(results.map(({ rule }) => rule))].toSorted().map(ruleOf);
    return (0,sarif .$)({ rules, results });
}
function ruleOf(id) {
    const text = ruleTexts[id] ?? id;
    return { id, summary: text, description: text, help, level: 'error' };
}
function resultsOf(report, place) {
    const { image, file = place, line } = report;
    return flawsOf(report).map(({ rule, text }) => ({
        rule,
        level: 'error',
        text: `${image}: ${text}`,
        about: image,
        places: [{ file, line }],
        fingerprint: (0,external_node_crypto_.createHash)('sha256').update(`${rule}\0${image}`).digest('hex'),
    }));
}
function flawsOf({ verdict, findings, failure }) {
    if (verdict === 'unsigned')
        return [{ rule: 'unsigned', text: ruleTexts['unsigned'] ?? '' }];
    if (verdict === 'unknown')
        return [{ rule: 'unknown', text: failure?.message ?? '' }];
    return [...Map.groupBy(findings, ({ flaw }) => flaw)].map(([flaw, alike]) => ({
        rule: `untrusted/${flaw}`,
        text: summed(alike.map(({ detail }) => detail)),
    }));
}
const maxDetails = 5;
function summed(details) {
    return (0,runner_text .Ku)([...new Set(details)], maxDetails).join('; ');
}

// EXTERNAL MODULE: ./build/src/action/runner/html.js
var html = __webpack_require__(8578);
;// CONCATENATED MODULE: ./build/src/action/verify/summary.js





const summary_maxReasons = 5;
function renderVerifySummary(report, context) {
    const { images, failure, trusted } = report;
    const mark = failure === null ? '✅' : context.isWarning ? '⚠️' : '❌';
    return [
        (0,html .R_)(mark, headline(images)),
        ...(0,html .Qu)(failure, { paragraph: context.paragraph, isTold: images.length > 0 }),
        ...(0,html .tp)(columns, rowsOf(images, context.trusted)),
        ...(trusted === null ? [] : [`<p>Trusted by this step: ${(0,html .aY)(trusted)}</p>`]),
        ...(context.policies === undefined ? [] : [policiesLine(context.policies)]),
        html .BS,
        '',
    ].join('\n');
}
function policiesLine({ engines, name }) {
    const written = engines.filter(({ enforcement }) => enforcement.kind === 'written');
    const names = written.map(({ title }) => (0,runner_text .qy)(title)).join(', ');
    const whom = names === '' ? 'no engine' : names;
    return `<p>Policies for ${whom}: see README.md in ${(0,html .aY)(name)}.</p>`;
}
function headline(images) {
    const [first] = images;
    if (first === undefined)
        return 'Nothing was verified';
    const repository = (0,html .cb)(images);
    const good = images.filter(({ verdict }) => verdict === 'verified').length;
    if (images.length === 1)
        return `${repository ?? first.image} is ${first.verdict}`;
    const of = repository === undefined ? '' : ` of ${repository}`;
    return good === images.length
        ? `All ${images.length} images${of} are verified`
        : `${good} of ${images.length} images${of} are verified`;
}
const columns = ['Verdict', 'Image', 'Signed by'];
const marks = {
    verified: '✅',
    unsigned: '❌',
    untrusted: '❌',
    unknown: '⚠️',
};
function rowsOf(images, trusted) {
    return (0,html .Yk)(images, ({ verdict }) => verdict === 'verified').map((image) => image.verdict !== 'verified' && images.length > 1
        ? row(image, trusted) + (0,html .fW)(columns.length, why(image, trusted))
        : row(image, trusted));
}
function row(image, trusted) {
    const { verdict, signatures, findings } = image;
    const signer = verdict === 'verified' ? signerCell(signatures[0], trusted) : refusedSigner(findings, trusted);
    return (`<tr>${(0,html .h5)(marks[verdict], verdict)}${(0,html .C7)(image, summary_placeIn(image))}` +
        `<td>${signer}</td></tr>`);
}
function summary_placeIn({ file, line }) {
    return file === undefined || line === undefined ? file : `${file}:${line}`;
}
function why(image, trusted) {
    if (image.verdict === 'unsigned')
        return 'It carries no signature.';
    if (image.failure !== null) {
        const { code: name, message } = image.failure;
        return `${(0,html .aY)(name)}: ${(0,html .aL)((0,image_failures .u)(image.image, message).split('\n')[0] ?? '')}`;
    }
    const all = trusted === undefined
        ? image.findings.map(({ detail }) => detail)
        : reasonsFor(image.findings, trusted);
    return (0,runner_text .Ku)(all, summary_maxReasons).map(html .aL).join('<br>');
}
function refusedSigner(findings, trusted) {
    const known = findings.find(({ signer }) => signer?.subjectAlternativeName != null);
    const identity = known?.signer?.subjectAlternativeName ?? '';
    return (0,html .aL)(known?.flaw === 'issuer' ? identity : (0,signer_words .BC)(identity, trusted?.server ?? ''));
}
function signerCell(signature, trusted) {
    if (signature === undefined)
        return '';
    const { signer, time, log } = signature;
    const identity = signer?.subjectAlternativeName ?? null;
    const facts = [
        ...(signer?.sourceCommit == null ? [] : [`commit ${(0,html .aY)(signer.sourceCommit.slice(0, 12))}`]),
        ...(time === null ? [] : [(0,runner_text .qy)((0,html .mK)(time))]),
        ...log.map(({ index }) => (0,html .aL)(`log ${index}`)),
    ];
    return [
        identity === null
            ? `the key ${(0,html .aY)(trusted?.fingerprint ?? '')}`
            : (0,html .aL)((0,signer_words .BC)(identity, trusted?.server ?? '')),
        ...(facts.length === 0 ? [] : [facts.join(', ')]),
    ].join('<br>');
}

;// CONCATENATED MODULE: ./build/src/action/verify/account.js















async function giveAccount(progress) {
    const { env, folder, inputs, error, trusted, verdicts = [], policies } = progress;
    const images = verdicts.map(verdictReport);
    const failure = error === undefined ? failureOfVerdicts(images, trusted) : (0,runner_failure .g)(error);
    const report = {
        ...(0,runner_report .Lv)(progress),
        verified: failure === undefined && images.length > 0,
        trusted: trusted === undefined ? null : (0,runner_trusted .vQ)(trusted),
        images,
        failure: failure === undefined ? null : (0,runner_report .LK)(failure),
    };
    const text = `${JSON.stringify(report, undefined, 2)}\n`;
    const reportPath = (await folder.write('verify-report.json', text)) ?? '';
    const sarif = renderSarif(images, editedPlace(inputs?.imagesFrom ?? '', env));
    const sarifPath = (await folder.write('verify.sarif', sarif)) ?? '';
    progress.resolved.tellAll();
    for (const image of images)
        tellVerdict(image, trusted);
    if (policies !== undefined)
        tellPolicies(policies, verdicts);
    (0,log .n8)(report.verified ? 'Done' : 'Failed', `${accountOf(images)} in ${(report.durationMs / 1000).toFixed(1)} s`);
    const isWarning = inputs?.onFailure === 'warn' && error === undefined;
    if (inputs?.summary !== false)
        await (0,files .Sy)(renderVerifySummary(report, {
            trusted,
            isWarning,
            policies,
            paragraph: failure === undefined ? undefined : (0,documentation .e)(failure.code, env),
        }));
    const outputs = {
        verified: String(report.verified),
        images: (0,verdict .Je)(verdicts).join('\n'),
        verdicts: JSON.stringify(images.map((image) => verdictOutput(image, trusted))),
        predicates: JSON.stringify(predicateOutputs(verdicts, trusted?.fingerprint)),
        'policies-path': policies?.folder ?? '',
        'report-path': reportPath,
        'sarif-path': sarifPath,
    };
    const unset = (0,files .n0)(outputs, `The verdicts: ${accountOf(images)}`);
    if (failure !== undefined) {
        const annotation = (0,runner_annotation .l)(failure, { place: placeOf(images, env), env });
        if (isWarning)
            (0,log .S9)(annotation);
        else
            (0,log .fJ)(annotation);
    }
    if (unset !== undefined && (failure === undefined || isWarning))
        (0,log .fJ)((0,runner_annotation .l)(unset, { place: undefined, env }));
}
function verdictOutput({ image, verdict, signatures, findings }, trusted) {
    return {
        image,
        verdict,
        signers: signatures.map(({ signer }) => signer?.subjectAlternativeName ?? trusted?.fingerprint ?? null),
        flaws: findings.map(({ flaw }) => flaw),
    };
}
function editedPlace(imagesFrom, env) {
    return imagesFrom === '' ? ((0,files .EY)(env) ?? '.github/workflows') : imagesFrom;
}
function placeOf(images, env) {
    const refused = images.find(({ verdict, file }) => verdict !== 'verified' && file !== undefined);
    if (refused?.file !== undefined)
        return { file: refused.file, line: refused.line };
    const file = (0,files .EY)(env);
    return file === undefined ? undefined : { file };
}
function accountOf(images) {
    if (images.length === 0)
        return 'nothing was verified';
    return (`${images.filter(({ verdict }) => verdict === 'verified').length} of ${images.length} ` +
        'images verified');
}
function tellVerdict(image, trusted) {
    const { verdict, signatures, findings, failure } = image;
    const label = `${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}`.padEnd(11);
    (0,log .Os)(`${label} ${image.image}`, [
        ...signatures.flatMap(({ predicateType, signer, time, log, predicate }) => [
            ['Statement', predicateType],
            ...(predicate === null ? [] : [['Predicate', predicate]]),
            ['Signer', signerText(signer, trusted)],
            ...(time === null ? [] : [['Time', time]]),
            ...log.map(({ logId, index }) => ['Log', `${logId.slice(0, 16)} index ${index}`]),
        ]),
        ...findings.flatMap((finding) => [
            [
                'Refused',
                trusted === undefined ? finding.detail : `${finding.flaw}: ${reasonFor(finding, trusted)}`,
            ],
            ...(finding.signer === null
                ? []
                : [['Signer', signerText(finding.signer, trusted)]]),
        ]),
        ...(failure === null ? [] : [['Unknown', `${failure.code}: ${failure.message}`]]),
    ]);
}
function signerText(signer, trusted) {
    if (signer === null)
        return trusted?.fingerprint === undefined ? 'a key' : `the key ${trusted.fingerprint}`;
    return [
        signer.subjectAlternativeName ?? 'an unnamed identity',
        ...(signer.sourceCommit === null ? [] : [`commit ${signer.sourceCommit}`]),
    ].join(', ');
}

// EXTERNAL MODULE: ./build/src/action/runner/input-readers.js
var input_readers = __webpack_require__(4354);
;// CONCATENATED MODULE: ./build/src/action/verify/inputs.js


const verifyDefaults = {
    ...policy_inputs .Fw,
    'on-failure': 'fail',
    'policies-format': 'bundle',
    patience: '2m',
    summary: 'true',
};
function readVerifyInputs(get, server) {
    return (0,input_readers .yw)((0,input_readers .rO)(get, verifyDefaults), (reader) => judgeTogether(reader, {
        images: get('images'),
        digest: get('digest').trim(),
        imagesFrom: get('images-from').trim(),
        ...(0,policy_inputs .kE)(reader, server),
        onFailure: (0,input_readers .Kf)(reader, 'on-failure', ['fail', 'warn']),
        policies: get('policies').trim(),
        policiesFormat: (0,input_readers .Kf)(reader, 'policies-format', ['bundle', 'legacy', 'both']),
        tufMirror: readMirror(reader),
        tufRootFile: get('tuf-root').trim(),
        patienceMs: (0,input_readers .eD)(reader),
        registryLogin: (0,input_readers .mN)(reader),
        tokenHosts: (0,input_readers .kZ)(reader, 'token-hosts'),
        githubToken: get('github-token'),
        summary: (0,input_readers .Vf)(reader, 'summary'),
    }));
}
function judgeTogether({ problem }, inputs) {
    if (inputs.imagesFrom !== '' && inputs.registryLogin !== undefined)
        problem('with "images-from", manifests say which registries get "registry-username": leave it ' +
            'out and log in with docker/login-action, which binds a login to its registry');
    judgeMirror(problem, inputs);
    return inputs;
}
function judgeMirror(problem, inputs) {
    const { policies, trustedRootFile, tufMirror, tufRootFile } = inputs;
    if ((tufMirror === '') !== (tufRootFile === ''))
        problem('inputs "tuf-mirror" and "tuf-root" belong together: give both, or neither');
    else if (tufMirror !== '' && (policies === '' || trustedRootFile === ''))
        problem('input "tuf-mirror" is for the policies of a private Sigstore: give "policies" and ' +
            '"trusted-root", too');
}
function readMirror({ get, problem }) {
    const given = get('tuf-mirror').trim();
    if (given === '')
        return '';
    if (/^https?:\/\//.test(given) && URL.canParse(given))
        return given;
    problem(`input "tuf-mirror" is ${(0,input_readers .hD)(given)}, not the address of a TUF repository`);
    return '';
}

;// CONCATENATED MODULE: ./build/src/action/verify/step.js


















const deployAdvice = 'A tag can be moved: deploy the digest, as the output "images" has it.';
async function runVerifyStep() {
    const env = process.env;
    const progress = {
        startedAt: new Date(),
        env,
        folder: (0,files .Do)(env),
        resolved: (0,notes .s)('was verified', deployAdvice, (text) => {
            (0,log .n8)('Note', text);
        }),
    };
    try {
        await Promise.race([step_verify(progress), ending .y]);
    }
    catch (error) {
        progress.error = error;
    }
    (0,environment .lb)();
    await giveAccount(progress);
}
async function step_verify(progress) {
    const { env } = progress;
    const { inputs, policy, discovery, enforced } = await readRequest(progress);
    const network = (0,open_registries .X)(inputs.patienceMs, env);
    const registries = (0,open_registries .H)(inputs, env, network, { access: 'pull' });
    const trust = (0,concurrency .no)(Promise.all( [__webpack_require__.e(3917), __webpack_require__.e(9654), __webpack_require__.e(5998), __webpack_require__.e(6688)]).then(__webpack_require__.bind(__webpack_require__, 5998)).then(({ openTrustMaterial }) => openTrustMaterial((0,policy_inputs .iq)(inputs, policy), { ...network, temp: (0,environment ._p)(env) }, environment .yR)));
    const { recursive, signatureRepository } = inputs;
    const verifying = (0,verify .O)({ images: discovery.images, policy, recursive, signatureRepository }, {
        registries,
        trust: () => trust,
        clock: network.patience.clock,
        keepPredicate: predicateKeeper(progress.folder),
        notify: notifyOf(progress),
    });
    const [verdicts] = await Promise.all([
        verifying,
        inputs.trustedRootFile === '' ? undefined : trust,
    ]);
    progress.verdicts = verdicts;
    if (enforced !== undefined)
        await enforce(progress, inputs.policies, enforced, trust);
}
async function enforce(progress, folder, enforced, trust) {
    const isVerified = progress.verdicts?.every(({ verdict }) => verdict.kind === 'verified');
    try {
        const material = await trust.catch(() => undefined);
        progress.policies = await writePolicies(folder, enforced, material);
    }
    catch (error) {
        if (isVerified === true)
            throw error;
        (0,log .R8)(`No policies: ${(0,errors .bD)(error)}`);
    }
}
function notifyOf({ resolved }) {
    return {
        tagResolved(name, { digest }) {
            resolved.add(name, digest);
        },
    };
}
async function readRequest(progress) {
    const { env } = progress;
    (0,log .aY)(['registry-password', 'github-token']);
    const inputs = readVerifyInputs(log .V4, (0,environment .DO)(env));
    progress.inputs = inputs;
    const policy = await (0,policy_inputs .US)(inputs, env);
    const trusted = await (0,policy_inputs .hM)(inputs.signer, policy, env);
    progress.trusted = trusted;
    const discovery = await findImages(inputs, env);
    progress.discovery = discovery;
    (0,registry_login .k)(inputs.registryLogin, [
        ...discovery.images.map(({ repository }) => repository),
        inputs.signatureRepository,
    ]);
    (0,log .n8)('Trusted', `${(0,runner_trusted .vQ)(trusted)}${(0,runner_trusted .w8)(trusted)}`);
    (0,log .n8)('Images', `${discovery.images.length} from ${discovery.source}`);
    (0,notes .f)(discovery);
    (0,environment ._8)(discovery.images);
    const enforced = inputs.policies === '' ? undefined : await enforcedBy(inputs, policy, discovery, environment .yR);
    return { inputs, policy, discovery, enforced };
}
async function findImages({ images, digest, imagesFrom }, env) {
    if (imagesFrom === '')
        return (0,discovery .y)({ images, digest, purpose: 'verify' }, env, environment .yR);
    if (images.trim() !== '')
        throw new errors .Tj('INPUT_INVALID', 'The inputs "images" and "images-from" are both given', {
            hint: 'Give one of them.',
        });
    const { referencesInManifests } = await Promise.all( [__webpack_require__.e(8815), __webpack_require__.e(3420)]).then(__webpack_require__.bind(__webpack_require__, 3420));
    const entries = (await referencesInManifests(imagesFrom)).map(({ text, file, line }) => ({
        text,
        source: { kind: 'file', file, line },
    }));
    if (entries.length === 0)
        throw new errors .Tj('IMAGE_NONE', `No manifest in ${imagesFrom} names an image`, {
            hint: 'Images are looked for under keys "image", in files *.yaml, *.yml and *.json.',
        });
    return (0,named_images .E)({ source: `manifests in ${imagesFrom}`, entries }, { digest, purpose: 'verify' });
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
