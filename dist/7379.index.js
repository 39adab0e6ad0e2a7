export const id = 7379;
export const ids = [7379];
export const modules = {

  7379:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    enforcedPolicy: () => (  enforcedPolicy),
    pemOf: () => (  pemOf)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
  var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6950);
  var _sigstore_predicate_types_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6045);
  var _identity_expression_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4155);





function enforcedPolicy(gate) {
    const repositories = [
        ...new Map(gate.repositories.map((one) => [(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__  .aR)(one), one])).entries(),
    ].toSorted(([one], [other]) => (one < other ? -1 : 1));
    const { demands } = gate;
    return {
        name: policyName(repositories.map(([, repository]) => repository)),
        repositories: repositories.map(([, repository]) => repository),
        signer: enforcedSigner(gate.signer),
        formats: gate.formats,
        predicateTypes: demandedTypes(demands),
        log: demands.log,
        trust: gate.trust,
        inexpressible: inexpressibleDemands(gate),
        gateOnly: gateOnly(gate),
    };
}
function demandedTypes({ predicateTypes, requireProvenance }) {
    return [...new Set([...predicateTypes, ...(requireProvenance ? [_sigstore_predicate_types_js__WEBPACK_IMPORTED_MODULE_3__  .pr] : [])])];
}
function policyName(repositories) {
    const slug = (repositories[0]?.path ?? 'images')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, 32)
        .replace(/^-+|-+$/g, '');
    const names = repositories.map(_image_reference_js__WEBPACK_IMPORTED_MODULE_2__  .aR).join('\n');
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(names).digest('hex').slice(0, 8);
    const more = repositories.length > 1 ? `-and-${repositories.length - 1}-more` : '';
    return `${slug}${more}-signed-${hash}`;
}
function enforcedSigner(signer) {
    if (signer.kind === 'key')
        return { kind: 'key', pem: pemOf(signer.publicKey) };
    const { issuer, workflow, subjectAlternativeName: name } = signer;
    if (workflow !== undefined)
        return { kind: 'identity', issuer, subject: (0,_identity_expression_js__WEBPACK_IMPORTED_MODULE_4__  .Cl)(workflow) };
    if (name === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', 'The policy names no signer', {
            hint: 'Give "certificate-identity", "signer-repository" or "key".',
        });
    const subject = 'equals' in name ? (0,_identity_expression_js__WEBPACK_IMPORTED_MODULE_4__  .qd)(name.equals) : (0,_identity_expression_js__WEBPACK_IMPORTED_MODULE_4__  .wY)(name.text);
    return { kind: 'identity', issuer, subject };
}
function pemOf(key) {
    return key.export({ type: 'spki', format: 'pem' }).toString();
}
function inexpressibleDemands({ declared, demands }) {
    const source = declared.kind === 'key' ? undefined : declared.source;
    const inputs = [
        ['source-repository', (source?.repositories.length ?? 0) > 0],
        ['source-repository-id', (source?.repositoryIds.length ?? 0) > 0],
        ['source-ref', (source?.ref ?? '') !== ''],
        ['annotations', Object.keys(demands.annotations).length > 0],
        ['max-age', demands.maxAge],
        ['signature-repository', demands.signatureRepository !== undefined],
        ['transparency-log: false', demands.log === 'ignored' && declared.kind !== 'key'],
    ];
    return inputs.flatMap(([input, isGiven]) => (isGiven ? [input] : []));
}
function gateOnly({ signer, demands }) {
    const hasSource = signer.kind === 'certificate' && (signer.extensions ?? []).length > 0;
    return [
        ...(hasSource
            ? [
                'the repository that was built: a reusable workflow of the signer’s repository signs ' +
                    'for others who call it, too',
            ]
            : []),
        ...(signer.kind === 'certificate' && (signer.known ?? []).length > 0
            ? ['the ids of repository and owner, which others who take over a name do not have']
            : []),
        ...(demands.requireProvenance
            ? ['what a provenance says: engines demand one by this signer, and do not compare it']
            : []),
        ...(demandedTypes(demands).length > 0
            ? ['that one and the same signer signed and stated, where the policy names several']
            : []),
        ...(demands.recursive
            ? ['the platforms of an index: engines judge the one manifest that a pod names']
            : []),
    ];
}


  }),

  4155:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Cl: () => (  workflowExpression),
    qd: () => (  exactExpression),
    wY: () => (  wholeExpression)
  });
  var re2js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2856);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7183);




const workflowFolder = '.github/workflows/';
const commit = '[0-9a-f]{40}(?:[0-9a-f]{24})?';
function workflowExpression({ repository, path, ref }) {
    const where = `(?i:${escaped(repository)})`;
    return `^${where}/${escaped(workflowFolder)}${fileExpression(path)}@${refExpression(ref)}$`;
}
function wholeExpression(pattern) {
    const whole = [`^(?:${pattern})$`, `^(?:${pattern}\\E)$`].find(isExpression);
    if (whole === undefined)
        throw inexpressible('"certificate-identity-regexp"', 'is cut');
    return whole;
}
function exactExpression(text) {
    return `^${escaped(text)}$`;
}
function fileExpression(path) {
    const files = stepsAfter(path === '' ? '**' : path, workflowFolder).map((steps) => expressionOf(steps, { '*': '[^/]*', '**': '[^/]*' }));
    return anyOf(files.map((file) => (file === '[^/]*' ? '[^/]+' : file)));
}
function refExpression(ref) {
    if (new RegExp(`^${commit}$`).test(ref))
        return ref;
    const steps = (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__  .c)(ref === '' ? '**' : ref);
    const commits = steps.every(isStar) ? [commit] : [];
    if (commits.length === 0 && steps[0] === '**' && steps.every(isStarOrHex))
        throw inexpressible('"signer-ref"', 'may stand for a commit: begin it with refs/');
    const names = stepsAfter(ref === '' ? '**' : ref, 'refs/').map((rest) => `refs/${expressionOf(rest, { '*': '[^/]*', '**': '.*' })}`);
    return anyOf([...names, ...commits]);
}
const isStar = (step) => step.startsWith('*');
const isStarOrHex = (step) => isStar(step) || /^[0-9a-f]$/.test(step);
function stepsAfter(pattern, start) {
    const steps = (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__  .c)(pattern);
    let places = new Set([0]);
    const addEmptyStars = () => {
        for (const place of places)
            if (isStar(steps[place] ?? ''))
                places.add(place + 1);
    };
    addEmptyStars();
    for (const character of start) {
        const next = [...places].flatMap((place) => {
            const step = steps[place];
            if (step === '**' || (step === '*' && character !== '/'))
                return [place];
            return step === character ? [place + 1] : [];
        });
        places = new Set(next);
        addEmptyStars();
    }
    const isWithinStar = (place) => places.has(place - 1) && isStar(steps[place - 1] ?? '');
    return [...places].filter((place) => !isWithinStar(place)).map((place) => steps.slice(place));
}
function expressionOf(steps, stars) {
    return steps
        .map((step) => (step === '*' || step === '**' ? stars[step] : characterExpression(step)))
        .join('');
}
function characterExpression(character) {
    if (character === '%' || character === '#')
        throw inexpressible('A pattern', `has a ${character}: put a * in its place`);
    const bytes = Buffer.from(character);
    const encoded = [...bytes]
        .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join('');
    if (/^[A-Za-z0-9$&+,/:;=@\-_.~]$/.test(character))
        return escaped(character);
    return /^[\x21-\x7e]$/.test(character) ? `(?:${escaped(character)}|${encoded})` : encoded;
}
function anyOf(expressions) {
    if (expressions.length === 0)
        throw inexpressible('The policy', 'matches no workflow');
    const [first = ''] = expressions;
    return expressions.length === 1 ? first : `(?:${expressions.join('|')})`;
}
function escaped(text) {
    return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}
function isExpression(text) {
    try {
        re2js__WEBPACK_IMPORTED_MODULE_2__  .L3.compile(text);
        return true;
    }
    catch {
        return false;
    }
}
function inexpressible(what, why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('INPUT_INVALID', `No policy can be written for admission engines: ${what} ${why}`, { hint: 'Change it, or leave "policies" out.' });
}


  })

};
