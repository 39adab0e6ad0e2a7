export const id = 7727;
export const ids = [7727];
export const modules = {

  2030:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  Fw: () => (  policyDefaults),
  US: () => (  policyOf),
  kE: () => (  readPolicyInputs),
  iq: () => (  trustSource),
  hM: () => (  trustedBy)
});

// EXTERNAL MODULE: ./build/src/policy/compile.js
var compile = __webpack_require__(3301);
// EXTERNAL MODULE: ./build/src/sigstore/predicate-types.js
var predicate_types = __webpack_require__(6045);
// EXTERNAL MODULE: ./build/src/action/runner/environment.js + 7 modules
var environment = __webpack_require__(4306);
// EXTERNAL MODULE: ./build/src/action/runner/input-readers.js
var input_readers = __webpack_require__(4354);
// EXTERNAL MODULE: ./build/src/action/runner/key-text.js
var key_text = __webpack_require__(98);
// EXTERNAL MODULE: ./build/src/http/go-url.js
var go_url = __webpack_require__(1074);
// EXTERNAL MODULE: ./build/src/glob.js
var glob = __webpack_require__(7183);
// EXTERNAL MODULE: ./build/src/policy/declared.js
var declared = __webpack_require__(2516);
;// CONCATENATED MODULE: ./build/src/policy/written-names.js



const folder = '.github/workflows/';
function readWrittenWorkflow(text) {
    const { file, ref } = splitRef(asCalled(text));
    const at = file.indexOf(folder);
    const [, scheme, host, repository] = /^(https:\/\/)?(?:([\w.-]+(?::\d+)?)\/)?([\w.-]+\/[\w.-]+)\/$/.exec(file.slice(0, Math.max(at, 0))) ?? [];
    if (repository === undefined || (scheme !== undefined && host === undefined))
        return { server: '', repository: '', workflow: file, ref };
    const server = host === undefined ? '' : `https://${host.toLowerCase()}`;
    return { server, repository, workflow: file.slice(at), ref };
}
function asCalled(text) {
    if (!text.startsWith('https://'))
        return text;
    try {
        const decoded = decodeURIComponent(text);
        return (0,go_url .D)(decoded) === text ? decoded : text;
    }
    catch {
        return text;
    }
}
function splitRef(text) {
    const atRef = text.indexOf('@refs/');
    const split = atRef < 0 ? text.lastIndexOf('@') : atRef;
    const [file, ref] = [text.slice(0, Math.max(split, 0)), text.slice(split + 1)];
    const isRef = atRef >= 0 || (/\.ya?ml$/.test(file) && !/\.ya?ml$/.test(ref));
    return isRef ? { file, ref } : { file: text, ref: '' };
}
function workflowProblem(workflow) {
    if (workflow === '')
        return undefined;
    const reversed = (0,glob .T)(Array.from(workflow).toReversed().join(''));
    if (!reversed.canBegin('lmy.') && !reversed.canBegin('lmay.'))
        return 'give the name of the workflow’s file, such as release.yml, not its title';
    return (0,glob .T)((0,declared .RB)(workflow)).canBegin(folder)
        ? undefined
        : `workflows are files in ${folder}: write release.yml or ${folder}release.yml`;
}
const namespaces = ['refs/heads/', 'refs/tags/', 'refs/pull/'];
const isCommit = (text) => /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text);
function refProblem(ref) {
    const pattern = (0,glob .T)(ref);
    if (ref === '' || namespaces.some((space) => pattern.canBegin(space)))
        return undefined;
    return `no ref is called ${JSON.stringify(ref.slice(0, 200))}: write ${refExample(ref)}`;
}
function refExample(ref) {
    if (/^\*+$/.test(ref))
        return 'refs/** for any (a single * does not stand for a slash)';
    if (namespaces.some((space) => `refs/${ref}`.startsWith(space)))
        return `refs/${ref}`;
    const name = ref.replace(/^refs\//, '') || '…';
    return `refs/heads/${name} or refs/tags/${name}`;
}
function canMatchIdentity(pattern) {
    if (pattern.includes('|'))
        return true;
    const [all, literals = ''] = /^\^?((?:(?:[^\\+*?()[\]{}^$]|\\\W)(?![*+?{]))*)/su.exec(pattern) ?? [''];
    const start = literals.replace(/\\(\W)/gsu, (_, character) => character === '.' ? 'x' : character);
    const slash = start.indexOf('/');
    if (slash >= 0)
        return /[:.]$|[@!]/su.test(start.slice(0, slash));
    const isWhole = /^\$?$/.test(pattern.slice(all.length));
    return !isWhole || /[:@!.]/.test(start);
}
function foundAnywhere(pattern) {
    const inner = pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
    const before = inner.startsWith('.*') ? '' : '.*';
    return `${before}${inner}${/(?<!\\)\.\*$/.test(inner) ? '' : '.*'}`;
}

;// CONCATENATED MODULE: ./build/src/action/runner/signer-inputs.js


function readSigner(reader, server) {
    const { get } = reader;
    const text = (name) => get(name).trim();
    const issuer = text('certificate-oidc-issuer');
    switch (readKind(reader)) {
        case 'key':
            refuseForKey(reader);
            return { kind: 'key', key: get('key') };
        case 'identity': {
            const identity = text('certificate-identity');
            return { kind: 'identity', identity, issuer, source: readSource(reader) };
        }
        case 'identity-regexp': {
            const pattern = text('certificate-identity-regexp');
            judgeExpression(reader, pattern);
            return { kind: 'identity-regexp', pattern, issuer, source: readSource(reader) };
        }
        case 'workflow':
            return {
                kind: 'workflow',
                ...readWorkflow(reader, server),
                issuer,
                source: readSource(reader),
            };
    }
}
function readKind({ get, problem }) {
    const ways = [
        { kind: 'key', names: ['key'] },
        { kind: 'identity', names: ['certificate-identity'] },
        { kind: 'identity-regexp', names: ['certificate-identity-regexp'] },
        { kind: 'workflow', names: ['signer-repository', 'signer-workflow', 'signer-ref'] },
    ];
    const given = ways.filter(({ names }) => names.some((name) => get(name).trim() !== ''));
    if (given.length > 1) {
        const all = given.map(({ names }) => listed(names)).join(' and ');
        problem(`the inputs ${all} say who must have signed in different ways; give one`);
    }
    return given[0]?.kind ?? 'workflow';
}
function listed(names) {
    return names.length === 1
        ? names.join('')
        : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
const ofCertificates = [
    'certificate-oidc-issuer',
    'source-repository',
    'source-repository-id',
    'source-ref',
];
function refuseForKey({ get, problem }) {
    for (const name of ofCertificates)
        if (get(name).trim() !== '')
            problem(`input "${name}" means nothing for a key`);
}
const isRepository = (text) => /^[\w.-]+\/[\w.-]+$/.test(text);
function readWorkflow(reader, server) {
    const { get, problem } = reader;
    const repository = get('signer-repository').trim();
    const ref = get('signer-ref').trim();
    const written = readWrittenWorkflow(get('signer-workflow').trim());
    if (repository !== '' && !isRepository(repository))
        problem(`input "signer-repository" must be OWNER/REPOSITORY, not ${(0,input_readers .hD)(repository)}`);
    if (written.server !== '' && written.server !== server.toLowerCase())
        problem(`input "signer-workflow" names a workflow on ${written.server}, and this step trusts ` +
            `those on ${server}: give "certificate-identity" and "certificate-oidc-issuer" instead`);
    const wrongFile = workflowProblem(written.workflow);
    if (wrongFile !== undefined)
        problem(`input "signer-workflow": ${wrongFile}`);
    judgeRef(reader, 'signer-workflow', isCommit(written.ref) ? '' : written.ref);
    judgeRef(reader, 'signer-ref', isCommit(ref) ? '' : ref);
    const isSame = (one, other) => one.toLowerCase() === other.toLowerCase();
    return {
        repository: oneOf(reader, 'signer-repository', repository, written.repository, isSame),
        workflow: written.workflow,
        ref: oneOf(reader, 'signer-ref', ref, written.ref, (one, other) => one === other),
    };
}
function oneOf({ problem }, name, given, written, isSame) {
    if (given !== '' && written !== '' && !isSame(given, written))
        problem(`input "${name}" is ${(0,input_readers .hD)(given)}, but "signer-workflow" says ${(0,input_readers .hD)(written)}; ` +
            'say it once');
    return given === '' ? written : given;
}
function judgeRef({ problem }, name, ref) {
    const wrong = refProblem(ref);
    if (wrong !== undefined)
        problem(`input "${name}": ${wrong}`);
}
function judgeExpression({ problem }, pattern) {
    if (canMatchIdentity(pattern))
        return;
    problem('input "certificate-identity-regexp" must match the whole identity, which begins with ' +
        `https:// for a workflow: write ${(0,input_readers .hD)(foundAnywhere(pattern))}, not ${(0,input_readers .hD)(pattern)}`);
}
function readSource(reader) {
    const { get, problem } = reader;
    const list = (name) => get(name)
        .split(/[\n,]/)
        .map((text) => text.trim())
        .filter((text) => text !== '');
    const repositories = list('source-repository');
    for (const text of repositories.filter((each) => !isRepository(each)))
        problem(`input "source-repository" must be OWNER/REPOSITORY, not ${(0,input_readers .hD)(text)}`);
    const repositoryIds = list('source-repository-id');
    for (const text of repositoryIds.filter((each) => !/^[1-9]\d{0,18}$/.test(each)))
        problem('input "source-repository-id" must be the number that ' +
            `\`gh api repos/OWNER/REPOSITORY --jq .id\` prints, not ${(0,input_readers .hD)(text)}`);
    const ref = get('source-ref').trim();
    judgeRef(reader, 'source-ref', ref);
    return { repositories, repositoryIds, ref };
}

// EXTERNAL MODULE: ./build/src/action/runner/signer-words.js
var signer_words = __webpack_require__(2217);
;// CONCATENATED MODULE: ./build/src/action/runner/policy-inputs.js







const policyDefaults = {
    'require-provenance': 'false',
    recursive: 'false',
    'transparency-log': 'true',
};
function readPolicyInputs(reader, server) {
    const inputs = {
        signer: readSigner(reader, server),
        predicateTypes: readPredicateTypes(reader),
        requireProvenance: (0,input_readers .Vf)(reader, 'require-provenance'),
        annotations: (0,input_readers .ti)(reader),
        recursive: (0,input_readers .Vf)(reader, 'recursive'),
        trustedRootFile: reader.get('trusted-root').trim(),
        signatureRepository: (0,input_readers .Nu)(reader, 'signature-repository'),
        maxAgeMs: (0,input_readers .$7)(reader, 'max-age', {
            units: ['m', 'h', 'd'],
            example: '30m, 12h or 90d',
            mostMs: Infinity,
        }),
        transparencyLog: (0,input_readers .Vf)(reader, 'transparency-log'),
    };
    if (inputs.requireProvenance && inputs.signer.kind === 'key')
        reader.problem('input "require-provenance" compares a provenance with the certificate that it was signed ' +
            'with, and a key has none: use "predicate-types: slsaprovenance1" to demand one that the ' +
            'key signed');
    return inputs;
}
function readPredicateTypes({ get, problem }) {
    const given = get('predicate-types')
        .split(/[\n,]/)
        .map((text) => text.trim())
        .filter((text) => text !== '');
    return given.map((text) => {
        const uri = (0,predicate_types .T4)(text);
        if (uri === undefined)
            problem(`input "predicate-types": ${(0,input_readers .hD)(text)} is neither a URI nor one of ` +
                Object.keys(predicate_types .md).join(', '));
        return uri ?? text;
    });
}
async function policyOf(inputs, env) {
    const key = inputs.signer.kind === 'key' ? await (0,key_text .j)(inputs.signer.key, env, environment .yR) : '';
    return {
        signer: await (0,compile .x)(inputs.signer, contextOf(env), () => key),
        log: inputs.transparencyLog ? 'required' : 'ignored',
        annotations: inputs.annotations,
        notBefore: inputs.maxAgeMs === undefined ? undefined : new Date(Date.now() - inputs.maxAgeMs),
        predicateTypes: inputs.predicateTypes,
        requireProvenance: inputs.requireProvenance,
    };
}
function contextOf(env) {
    return {
        server: (0,environment .DO)(env),
        repository: env['GITHUB_REPOSITORY'] ?? '',
        repositoryId: env['GITHUB_REPOSITORY_ID'] ?? '',
        ownerId: env['GITHUB_REPOSITORY_OWNER_ID'] ?? '',
    };
}
async function trustedBy(declared, { signer }, env) {
    return {
        declared,
        server: (0,environment .DO)(env),
        repository: env['GITHUB_REPOSITORY'] ?? '',
        fingerprint: signer.kind === 'key' ? (0,signer_words .ax)(signer.publicKey) : undefined,
        within: declared.kind === 'identity-regexp'
            ? (await (0,compile .W)(declared.pattern)).within
            : undefined,
    };
}
function trustSource({ trustedRootFile }, { signer, log, notBefore }) {
    if (trustedRootFile !== '')
        return { kind: 'file', path: trustedRootFile };
    return signer.kind === 'key' && log === 'ignored' && notBefore === undefined
        ? { kind: 'none' }
        : { kind: 'public-good' };
}


  }),

  414:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $: () => (  sarifOf)
  });
  var _environment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4306);

function sarifOf({ rules, results, category, notifications = [] }) {
    const indexes = new Map(rules.map(({ id }, at) => [id, at]));
    const run = {
        tool: { driver: { name: 'Signet', version: _environment_js__WEBPACK_IMPORTED_MODULE_0__  .RK, rules: rules.map(ruleOf) } },
        ...(category === undefined ? {} : { automationDetails: { id: `${category}/` } }),
        ...(notifications.length === 0 ? {} : { invocations: [invocationWith(notifications)] }),
        results: results.map((result) => resultOf(result, indexes.get(result.rule))),
    };
    const log = {
        $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
        version: '2.1.0',
        runs: [run],
    };
    return `${JSON.stringify(log, undefined, 2)}\n`;
}
function invocationWith(notifications) {
    return {
        executionSuccessful: true,
        toolExecutionNotifications: notifications.map((text) => ({
            level: 'warning',
            message: { text },
        })),
    };
}
function ruleOf({ id, name, summary, description, help, level, properties }) {
    return {
        id,
        ...(name === undefined ? {} : { name }),
        shortDescription: { text: summary },
        fullDescription: { text: description },
        help: { text: help },
        defaultConfiguration: { level },
        ...(properties === undefined ? {} : { properties }),
    };
}
function resultOf(result, ruleIndex) {
    const { rule, level, text, about, places, fingerprint, suppressions } = result;
    return {
        ruleId: rule,
        ruleIndex,
        level,
        message: { text },
        locations: places.map(({ file, line = 1 }) => ({
            physicalLocation: {
                artifactLocation: { uri: uriOf(file) },
                region: { startLine: line },
            },
            logicalLocations: [{ fullyQualifiedName: about, kind: 'resource' }],
        })),
        partialFingerprints: { primaryLocationLineHash: fingerprint },
        ...(suppressions === undefined
            ? {}
            : {
                suppressions: suppressions.map((justification) => ({
                    kind: 'external',
                    status: 'accepted',
                    justification,
                })),
            }),
    };
}
function uriOf(file) {
    const path = file.toWellFormed().replace(/^(?:\.\/+)+/, '');
    return path === '' ? '.' : path.split('/').map(encodeURIComponent).join('/');
}


  }),

  2876:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    B4: () => (  workflowOf),
    Ft: () => (  isSame),
    Ir: () => (  sourceInWords),
    Vb: () => (  nameOf),
    ai: () => (  trustedRepository),
    u0: () => (  sourcesOf),
    vQ: () => (  trustInWords),
    w8: () => (  defaultNote)
  });
  var _policy_declared_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2516);
  var _signer_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2217);


function trustInWords(trusted) {
    const { declared, fingerprint } = trusted;
    return declared.kind === 'key'
        ? `the key ${fingerprint ?? 'given as "key"'}`
        : `${signerInWords(declared, trusted)}${sourceInWords(declared)}`;
}
function signerInWords(declared, { repository: own }) {
    switch (declared.kind) {
        case 'identity':
            return declared.identity;
        case 'identity-regexp':
            return `identities that match ${declared.pattern} from the first to the last character`;
        case 'workflow': {
            const { workflow, ref } = declared;
            const whose = (0,_policy_declared_js__WEBPACK_IMPORTED_MODULE_0__  .Rh)(declared, own);
            const which = workflow === '' ? whose : `${workflow} of ${whose}`;
            return `${which}${ref === '' ? '' : ` on ${ref}`}`;
        }
    }
}
function sourceInWords({ source }) {
    const { repositories, repositoryIds, ref } = source;
    const ids = repositoryIds.length === 0 ? '' : `the id ${repositoryIds.join(' or ')}`;
    const names = repositories.join(' or ');
    if (`${names}${ids}${ref}` === '')
        return '';
    const which = names === '' ? ids && `the repository with ${ids}` : `${names}${ids && ` (${ids})`}`;
    return `, for ${which || 'what was built'}${ref === '' ? '' : ` on ${ref}`}`;
}
function defaultNote({ declared }) {
    if (declared.kind !== 'workflow' || declared.repository !== '')
        return '';
    return declared.workflow === '' && declared.ref === ''
        ? ' (the default: this repository)'
        : ' (this repository, as no other is named)';
}
function sourcesOf({ declared, repository }) {
    return declared.kind === 'key' ? [] : (0,_policy_declared_js__WEBPACK_IMPORTED_MODULE_0__  .Up)(declared, repository);
}
function trustedRepository({ declared, repository }) {
    return declared.kind === 'workflow' ? (0,_policy_declared_js__WEBPACK_IMPORTED_MODULE_0__  .Rh)(declared, repository) : repository;
}
function nameOf(url, { server }) {
    const text = url ?? 'an unnamed repository';
    return text.startsWith(`${server}/`) ? text.slice(server.length + 1) : text;
}
function workflowOf(identity, { server }) {
    return identity === null || identity === undefined ? undefined : (0,_signer_words_js__WEBPACK_IMPORTED_MODULE_1__  .lV)(identity, server);
}
function isSame(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}


  }),

  3301:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    W: () => (  compileExpression),
    x: () => (  signerPolicy)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
  var _sigstore_signer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8836);
  var _sigstore_signer_policy_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3231);
  var _declared_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2516);





async function signerPolicy(declared, context, readKey) {
    if (declared.kind === 'key')
        return { kind: 'key', publicKey: parsePublicKey(readKey(declared.key)) };
    return {
        kind: 'certificate',
        issuer: issuerOf(declared.issuer, context),
        ...(await namePolicy(declared, context)),
        extensions: sourceDemands(declared, context),
        known: knownSources(declared, context),
    };
}
async function namePolicy(declared, context) {
    switch (declared.kind) {
        case 'identity':
            return { subjectAlternativeName: { equals: declared.identity } };
        case 'identity-regexp': {
            const { whole } = await compileExpression(declared.pattern);
            return { subjectAlternativeName: { matches: whole, text: declared.pattern } };
        }
        case 'workflow':
            return { workflow: workflowPolicy(declared, context) };
    }
}
function workflowPolicy(declared, { server, repository: own }) {
    const repository = (0,_declared_js__WEBPACK_IMPORTED_MODULE_3__  .Rh)(declared, own);
    if (repository === '')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', 'Nothing says who must have signed', {
            hint: 'Give "certificate-identity", "signer-repository" or "key".',
        });
    return {
        repository: `${server}/${repository}`,
        path: (0,_declared_js__WEBPACK_IMPORTED_MODULE_3__  .RB)(declared.workflow),
        ref: declared.ref,
    };
}
function sourceDemands(declared, { server, repository: own }) {
    const { repositoryIds, ref } = declared.source;
    const repositories = (0,_declared_js__WEBPACK_IMPORTED_MODULE_3__  .Up)(declared, own);
    return [
        ...(repositories.length === 0
            ? []
            : [(0,_sigstore_signer_policy_js__WEBPACK_IMPORTED_MODULE_4__  .lG)(repositories.map((name) => `${server}/${name}`))]),
        ...(repositoryIds.length === 0 ? [] : [(0,_sigstore_signer_policy_js__WEBPACK_IMPORTED_MODULE_4__  .Lz)(repositoryIds)]),
        ...(ref === '' ? [] : [(0,_sigstore_signer_policy_js__WEBPACK_IMPORTED_MODULE_4__  .KJ)(ref)]),
    ];
}
function knownSources(declared, context) {
    const { server, repository, repositoryId, ownerId } = context;
    const isByName = (0,_declared_js__WEBPACK_IMPORTED_MODULE_3__  .Up)(declared, repository).length > 0;
    if (!isByName || repository === '' || declared.source.repositoryIds.length > 0)
        return [];
    const [owner = ''] = repository.split('/');
    const own = [
        { what: 'repository', url: `${server}/${repository}`, id: repositoryId },
        { what: 'owner', url: `${server}/${owner}`, id: ownerId },
    ];
    return own.filter(({ id }) => id !== '');
}
function issuerOf(given, { server }) {
    if (given !== '')
        return given;
    const { hostname } = new URL(server);
    return hostname.endsWith('.ghe.com')
        ? `https://token.actions.${hostname}`
        : 'https://token.actions.githubusercontent.com';
}
async function compileExpression(pattern) {
    const { readExpression } = await Promise.all( [__webpack_require__.e(2856), __webpack_require__.e(2463)]).then(__webpack_require__.bind(__webpack_require__, 2463));
    try {
        return readExpression(pattern);
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', 'The input "certificate-identity-regexp" is not a regular expression: ' +
            (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__  .bD)(cause).slice(0, 300), {
            cause,
            hint: 'It is read as cosign reads it: in the syntax of RE2, which has no look-ahead and no ' +
                'back-references. It must match from the first to the last character.',
        });
    }
}
function parsePublicKey(pem) {
    const key = readPublicKey(pem);
    const isRsa = key.asymmetricKeyType === 'rsa' && !(0,_sigstore_signer_js__WEBPACK_IMPORTED_MODULE_2__  .iI)(key);
    if (isRsa || (0,_sigstore_signer_js__WEBPACK_IMPORTED_MODULE_2__  .Hy)(key) !== undefined)
        return key;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', `The input "key" is ${(0,_sigstore_signer_js__WEBPACK_IMPORTED_MODULE_2__  .I)(key)}, with which no image is signed`, {
        hint: 'Give a public key for ECDSA on P-256, P-384 or P-521, RSA of 2048 bits and more, or ' +
            'Ed25519.',
    });
}
function readPublicKey(pem) {
    const begun = pem.match(/-----BEGIN [A-Z ]*KEY-----/g) ?? [];
    if (begun.some((line) => line.includes('PRIVATE')))
        throw notPublic('is a private key, which does not belong here', giveText);
    if (begun.length > 1)
        throw notPublic(`holds ${begun.length} keys`, 'Give one; for any of several, verify with each.');
    try {
        if (begun.length === 0)
            throw new Error('no public key');
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem);
    }
    catch (cause) {
        if (begun.length === 0)
            throw notPublic('is not a public key in PEM', giveText, cause);
        throw notPublic('is not a whole public key in PEM: its lines are joined, indented or cut, or have \\n for ' +
            'line breaks', 'Put the file into the variable or secret as it is, as ' +
            '"gh secret set NAME < cosign.pub" does.', cause);
    }
}
const giveText = 'Give the text of cosign.pub, its path, or env://NAME.';
function notPublic(what, hint, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', `The input "key" ${what}`, { hint, cause });
}


  }),

  2516:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    RB: () => (  workflowPath),
    Rh: () => (  signerRepository),
    Up: () => (  sourceRepositories)
  });
const anySource = { repositories: [], repositoryIds: [], ref: '' };
function workflowPath(workflow) {
    return workflow === '' || workflow.includes('/')
        ? workflow.replace(/^\//, '')
        : `.github/workflows/${workflow}`;
}
function signerRepository({ repository }, own) {
    return repository === '' ? own : repository;
}
function sourceRepositories(declared, own) {
    const { repositories } = declared.source;
    if (repositories.length > 0 || declared.kind !== 'workflow')
        return [...repositories];
    const names = [signerRepository(declared, own), own].filter((name) => name !== '');
    return [...new Set(names)];
}


  }),

  3558:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $I: () => (  sortOut),
    Je: () => (  usable),
    Vj: () => (  verdictOf)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _lookup_find_signatures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4249);
  var _sigstore_predicate_types_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6045);
  var _sigstore_statement_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2925);




function sortOut(judged) {
    return {
        signatures: judged.flatMap((one) => (one.kind === 'signature' ? [one.signature] : [])),
        findings: judged.flatMap((one) => (one.kind === 'finding' ? [one.finding] : [])),
        unread: judged.flatMap((one) => (one.kind === 'unread' ? [one.error] : [])),
    };
}
function verdictOf({ signatures, findings, unread }, predicateTypes = []) {
    const judged = signatures.map((signature) => ({
        signature,
        missing: missingBeside(signature, signatures, predicateTypes),
    }));
    const complete = judged.flatMap(({ signature, missing }) => missing.length === 0 ? [signature] : []);
    if (complete.length > 0)
        return {
            kind: 'verified',
            signatures,
            statements: newestFirst(complete).filter(isKept),
            findings,
        };
    if (unread.length > 0) {
        const error = unread[0];
        if (!unread.every(isMissing))
            return { kind: 'unknown', error };
        const rest = verdictOf({ signatures, findings, unread: [] }, predicateTypes);
        return { kind: 'unknown', error, rest };
    }
    if (signatures.length + findings.length === 0)
        return { kind: 'unsigned' };
    return {
        kind: 'untrusted',
        signatures,
        findings: [
            ...findings,
            ...judged
                .filter(({ signature, missing }) => !isToldBy(findings, signature, missing))
                .map(({ signature, missing }) => incomplete(signature, missing)),
        ],
    };
}
function isMissing(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj && error.code === 'REGISTRY_READ_BACK';
}
function isKept({ kept }) {
    return kept !== undefined;
}
function newestFirst(signatures) {
    const timeOf = ({ time }) => time?.getTime() ?? 0;
    return signatures.toSorted((one, other) => timeOf(other) - timeOf(one));
}
function missingBeside(one, all, predicateTypes) {
    const stated = all
        .filter((other) => isSameSigner(one, other))
        .map(({ predicateType }) => predicateType);
    const isSigned = _lookup_find_signatures_js__WEBPACK_IMPORTED_MODULE_1__  .i.some((type) => stated.includes(type));
    return [
        ...(isSigned ? [] : [_sigstore_statement_js__WEBPACK_IMPORTED_MODULE_3__.signaturePredicateType]),
        ...predicateTypes.filter((wanted) => !stated.includes(wanted)),
    ];
}
function isSameSigner({ certificate: one }, { certificate: other }) {
    return (one?.subjectAlternativeName === other?.subjectAlternativeName && one?.issuer === other?.issuer);
}
function isToldBy(findings, signature, missing) {
    return (missing.every((type) => type === _sigstore_predicate_types_js__WEBPACK_IMPORTED_MODULE_2__  .pr) &&
        findings.some((finding) => finding.flaw === 'provenance' && isSameSigner(finding, signature)));
}
function incomplete({ manifest, certificate, predicateType }, missing) {
    return {
        manifest,
        certificate,
        flaw: 'predicate-type',
        detail: `it states ${JSON.stringify(predicateType)}, and nothing by the same signer states ` +
            missing.map((type) => JSON.stringify(type)).join(', '),
    };
}
function usable(verdicts) {
    const broken = new Set(verdicts.flatMap(({ within, verdict }) => (verdict.kind === 'verified' ? [] : [within])));
    return verdicts
        .filter(({ name, within, verdict }) => within === undefined && verdict.kind === 'verified' && !broken.has(name))
        .map(({ name }) => name);
}


  }),

  7826:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    O: () => (  verifyImages),
    Z: () => (  verifyImage)
  });
  var _concurrency_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3742);
  var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6950);
  var _lookup_find_signatures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4249);
  var _lookup_resolve_tags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6132);
  var _sigstore_predicate_types_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6045);
  var _verdict_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3558);






const inFlight = 16;
async function verifyImages(request, ports) {
    const images = await (0,_lookup_resolve_tags_js__WEBPACK_IMPORTED_MODULE_2__  .y)(request.images, ports);
    const outcomes = await (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_5__  .G9)(images, inFlight, async ({ image }) => verifyWithChildren((0,_concurrency_js__WEBPACK_IMPORTED_MODULE_5__  .RP)(image), request, ports));
    return outcomes.flatMap((outcome, at) => {
        const { name = '', sources = [] } = images[at] ?? {};
        if (outcome.ok)
            return outcome.value.map((verdict) => ({ ...verdict, sources }));
        return [{ name, sources, verdict: { kind: 'unknown', error: outcome.error } }];
    });
}
async function verifyWithChildren(image, request, ports) {
    const own = verifyImage(image, request, ports);
    const children = request.recursive ? await ports.registries.children(image) : [];
    const parts = children.map(async (child) => ({
        ...(await verifyImage(child, request, ports)),
        within: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__  .tO)(image),
    }));
    return Promise.all([own, ...parts]);
}
async function verifyImage(image, request, ports) {
    const kept = [];
    const keepPredicate = async (predicate) => {
        const file = await ports.keepPredicate(predicate);
        kept.push(file);
        return file;
    };
    const verdict = await verdictOn(image, request, { ...ports, keepPredicate });
    const proven = verdict.kind === 'verified' ? verdict.statements.map((one) => one.kept) : [];
    await Promise.all(kept.filter((file) => !proven.includes(file)).map((file) => file.discard()));
    return { name: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__  .tO)(image), verdict };
}
async function verdictOn(image, request, ports) {
    try {
        if (request.looks === 'bundles-first') {
            const { verdict } = await lookAt(image, request, ports, ['bundle']);
            if (verdict.kind === 'verified')
                return verdict;
        }
        const { verdict, listing } = await lookAt(image, request, ports);
        if (verdict.kind !== 'unsigned' || listing !== 'fallback-tag')
            return verdict;
        await ports.clock.sleep(secondLookMs);
        return (await lookAt(image, request, ports)).verdict;
    }
    catch (error) {
        return { kind: 'unknown', error };
    }
}
const secondLookMs = 500;
async function lookAt(image, { policy, signatureRepository = image.repository }, { registries, trust, keepPredicate, notify }, formats = formatsFor(policy)) {
    const predicateTypes = demandedTypes(policy);
    const judging = (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_5__  .no)(Promise.all([trust(), Promise.all( [__webpack_require__.e(3917), __webpack_require__.e(9654), __webpack_require__.e(7530), __webpack_require__.e(7927), __webpack_require__.e(6024), __webpack_require__.e(2455)]).then(__webpack_require__.bind(__webpack_require__, 2455))]));
    const judge = async (candidate) => {
        const [material, { judgeCandidate }] = await judging;
        const began = performance.now();
        const judged = judgeCandidate(candidate, material, { ...policy, digest: image.digest });
        notify.judged?.(performance.now() - began);
        return judgeStatement(judged, policy, keepPredicate);
    };
    const [{ judged, listed, others }] = await Promise.all([
        (0,_lookup_find_signatures_js__WEBPACK_IMPORTED_MODULE_1__  .D)(image, signatureRepository, { formats, predicateTypes }, registries, judge),
        registries.subject(image),
        judging,
    ]);
    const listing = listed.ok ? listed.value.listing.kind : undefined;
    const verdict = (0,_verdict_js__WEBPACK_IMPORTED_MODULE_4__  .Vj)((0,_verdict_js__WEBPACK_IMPORTED_MODULE_4__  .$I)(judged), predicateTypes);
    if (verdict.kind === 'verified' || others === undefined)
        return { verdict, listing };
    const all = [...judged, ...(await others())];
    return { verdict: (0,_verdict_js__WEBPACK_IMPORTED_MODULE_4__  .Vj)((0,_verdict_js__WEBPACK_IMPORTED_MODULE_4__  .$I)(all), predicateTypes), listing };
}
function formatsFor(policy) {
    const statements = demandedTypes(policy).length === 0 ? [] : ['legacy-attestation'];
    return ['bundle', 'legacy', ...statements];
}
function demandedTypes({ predicateTypes, requireProvenance }) {
    return [...new Set([...predicateTypes, ...(requireProvenance ? [_sigstore_predicate_types_js__WEBPACK_IMPORTED_MODULE_3__  .pr] : [])])];
}
async function judgeStatement(judged, policy, keepPredicate) {
    if (judged.kind !== 'signature')
        return judged;
    const { predicate, ...signature } = judged.signature;
    const { predicateType, certificate, manifest } = signature;
    if (predicate === undefined || !demandedTypes(policy).includes(predicateType))
        return { kind: 'signature', signature };
    const text = predicate();
    const isCompared = policy.requireProvenance && predicateType === _sigstore_predicate_types_js__WEBPACK_IMPORTED_MODULE_3__  .pr;
    const lie = isCompared
        ? (await __webpack_require__.e(  6956).then(__webpack_require__.bind(__webpack_require__, 6956))).provenanceLie(text, certificate)
        : undefined;
    if (lie !== undefined)
        return { kind: 'finding', finding: { flaw: 'provenance', detail: lie, certificate, manifest } };
    return { kind: 'signature', signature: { ...signature, kept: await keepPredicate(text) } };
}


  })

};
