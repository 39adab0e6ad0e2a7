export const id = 659;
export const ids = [659];
export const modules = {

  2659:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  runVerifyStep: () => (  runVerifyStep)
});

// EXTERNAL MODULE: ./build/src/concurrency.js
var concurrency = __webpack_require__(3742);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/image/discovery.js + 4 modules
var discovery = __webpack_require__(6581);
// EXTERNAL MODULE: ./build/src/image/named-images.js
var named_images = __webpack_require__(9381);
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/sigstore/signer.js
var signer = __webpack_require__(8836);
// EXTERNAL MODULE: ./build/src/sigstore/signer-policy.js
var signer_policy = __webpack_require__(3231);
;// CONCATENATED MODULE: ./build/src/policy/declared.js
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

;// CONCATENATED MODULE: ./build/src/policy/compile.js





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
    const repository = signerRepository(declared, own);
    if (repository === '')
        throw new errors .Tj('INPUT_INVALID', 'Nothing says who must have signed', {
            hint: 'Give "certificate-identity", "signer-repository" or "key".',
        });
    return {
        repository: `${server}/${repository}`,
        path: workflowPath(declared.workflow),
        ref: declared.ref,
    };
}
function sourceDemands(declared, { server, repository: own }) {
    const { repositoryIds, ref } = declared.source;
    const repositories = sourceRepositories(declared, own);
    return [
        ...(repositories.length === 0
            ? []
            : [(0,signer_policy .lG)(repositories.map((name) => `${server}/${name}`))]),
        ...(repositoryIds.length === 0 ? [] : [(0,signer_policy .Lz)(repositoryIds)]),
        ...(ref === '' ? [] : [(0,signer_policy .KJ)(ref)]),
    ];
}
function knownSources(declared, context) {
    const { server, repository, repositoryId, ownerId } = context;
    const isByName = sourceRepositories(declared, repository).length > 0;
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
    const { readExpression } = await Promise.all( [__webpack_require__.e(856), __webpack_require__.e(463)]).then(__webpack_require__.bind(__webpack_require__, 2463));
    try {
        return readExpression(pattern);
    }
    catch (cause) {
        throw new errors .Tj('INPUT_INVALID', 'The input "certificate-identity-regexp" is not a regular expression: ' +
            (0,errors .bD)(cause).slice(0, 300), {
            cause,
            hint: 'It is read as cosign reads it: in the syntax of RE2, which has no look-ahead and no ' +
                'back-references. It must match from the first to the last character.',
        });
    }
}
function parsePublicKey(pem) {
    const key = readPublicKey(pem);
    const isRsa = key.asymmetricKeyType === 'rsa' && !(0,signer .iI)(key);
    if (isRsa || (0,signer .Hy)(key) !== undefined)
        return key;
    throw new errors .Tj('INPUT_INVALID', `The input "key" is ${(0,signer .I)(key)}, with which no image is signed`, {
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
        return (0,external_node_crypto_.createPublicKey)(pem);
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
    return new errors .Tj('INPUT_INVALID', `The input "key" ${what}`, { hint, cause });
}

// EXTERNAL MODULE: ./build/src/image/reference.js
var reference = __webpack_require__(6950);
// EXTERNAL MODULE: ./build/src/lookup/find-signatures.js
var find_signatures = __webpack_require__(4249);
// EXTERNAL MODULE: ./build/src/lookup/resolve-tags.js
var resolve_tags = __webpack_require__(6132);
// EXTERNAL MODULE: ./build/src/sigstore/predicate-types.js
var predicate_types = __webpack_require__(6045);
// EXTERNAL MODULE: ./build/src/sigstore/statement.js
var statement = __webpack_require__(2925);
;// CONCATENATED MODULE: ./build/src/verify/verdict.js



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
        return { kind: 'verified', signatures, statements: newestFirst(complete).filter(isKept) };
    if (unread.length > 0)
        return { kind: 'unknown', error: unread[0] };
    if (signatures.length + findings.length === 0)
        return { kind: 'unsigned' };
    return {
        kind: 'untrusted',
        findings: [
            ...findings,
            ...judged
                .filter(({ signature, missing }) => !isToldBy(findings, signature, missing))
                .map(({ signature, missing }) => incomplete(signature, missing)),
        ],
    };
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
    const isSigned = find_signatures .i.some((type) => stated.includes(type));
    return [
        ...(isSigned ? [] : [statement.signaturePredicateType]),
        ...predicateTypes.filter((wanted) => !stated.includes(wanted)),
    ];
}
function isSameSigner({ certificate: one }, { certificate: other }) {
    return (one?.subjectAlternativeName === other?.subjectAlternativeName && one?.issuer === other?.issuer);
}
function isToldBy(findings, signature, missing) {
    return (missing.every((type) => type === predicate_types .pr) &&
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

;// CONCATENATED MODULE: ./build/src/verify/verify.js






const inFlight = 16;
async function verifyImages(request, ports) {
    const images = await (0,resolve_tags .y)(request.images, ports);
    const outcomes = await (0,concurrency .G9)(images, inFlight, async ({ image }) => verifyWithChildren((0,concurrency .RP)(image), request, ports));
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
        within: (0,reference .tO)(image),
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
    return { name: (0,reference .tO)(image), verdict };
}
async function verdictOn(image, request, ports) {
    try {
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
async function lookAt(image, { policy, signatureRepository = image.repository }, { registries, trust, keepPredicate }) {
    const predicateTypes = demandedTypes(policy);
    const formats = [
        'bundle',
        'legacy',
        ...(predicateTypes.length === 0 ? [] : ['legacy-attestation']),
    ];
    const judging = (0,concurrency .no)(Promise.all([trust(), Promise.all( [__webpack_require__.e(917), __webpack_require__.e(654), __webpack_require__.e(117), __webpack_require__.e(882), __webpack_require__.e(455)]).then(__webpack_require__.bind(__webpack_require__, 2455))]));
    const judge = async (candidate) => {
        const [material, { judgeCandidate }] = await judging;
        const judged = judgeCandidate(candidate, material, { ...policy, digest: image.digest });
        return judgeStatement(judged, policy, keepPredicate);
    };
    const [{ judged, listed, others }] = await Promise.all([
        (0,find_signatures .D)(image, signatureRepository, { formats, predicateTypes }, registries, judge),
        registries.subject(image),
        judging,
    ]);
    const listing = listed.ok ? listed.value.listing.kind : undefined;
    const verdict = verdictOf(sortOut(judged), predicateTypes);
    if (verdict.kind === 'verified' || others === undefined)
        return { verdict, listing };
    const all = [...judged, ...(await others())];
    return { verdict: verdictOf(sortOut(all), predicateTypes), listing };
}
function demandedTypes({ predicateTypes, requireProvenance }) {
    return [...new Set([...predicateTypes, ...(requireProvenance ? [predicate_types .pr] : [])])];
}
async function judgeStatement(judged, policy, keepPredicate) {
    if (judged.kind !== 'signature')
        return judged;
    const { predicate, ...signature } = judged.signature;
    const { predicateType, certificate, manifest } = signature;
    if (predicate === undefined || !demandedTypes(policy).includes(predicateType))
        return { kind: 'signature', signature };
    const text = predicate();
    const isCompared = policy.requireProvenance && predicateType === predicate_types .pr;
    const lie = isCompared
        ? (await __webpack_require__.e(  956).then(__webpack_require__.bind(__webpack_require__, 6956))).provenanceLie(text, certificate)
        : undefined;
    if (lie !== undefined)
        return { kind: 'finding', finding: { flaw: 'provenance', detail: lie, certificate, manifest } };
    return { kind: 'signature', signature: { ...signature, kept: await keepPredicate(text) } };
}

// EXTERNAL MODULE: ./build/src/action/runner/ending.js
var ending = __webpack_require__(7900);
// EXTERNAL MODULE: ./build/src/action/runner/environment.js + 7 modules
var environment = __webpack_require__(4306);
// EXTERNAL MODULE: ./build/src/action/runner/files.js
var files = __webpack_require__(4184);
// EXTERNAL MODULE: ./build/src/action/runner/key-text.js
var key_text = __webpack_require__(98);
// EXTERNAL MODULE: ./build/src/action/runner/log.js
var log = __webpack_require__(1537);
// EXTERNAL MODULE: ./build/src/action/runner/notes.js
var notes = __webpack_require__(2634);
// EXTERNAL MODULE: ./build/src/action/runner/open-registries.js + 14 modules
var open_registries = __webpack_require__(6486);
// EXTERNAL MODULE: ./build/src/action/runner/registry-login.js
var registry_login = __webpack_require__(6988);
// EXTERNAL MODULE: ./build/src/action/runner/signer-words.js
var signer_words = __webpack_require__(2217);
// EXTERNAL MODULE: ./build/src/action/runner/annotation.js
var runner_annotation = __webpack_require__(1986);
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
;// CONCATENATED MODULE: ./build/src/action/verify/trusted.js


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
            const whose = signerRepository(declared, own);
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
    return declared.kind === 'workflow' && declared.repository === ''
        ? ' (the default: this repository)'
        : '';
}
function sourcesOf({ declared, repository }) {
    return declared.kind === 'key' ? [] : sourceRepositories(declared, repository);
}
function trustedRepository({ declared, repository }) {
    return declared.kind === 'workflow' ? signerRepository(declared, repository) : repository;
}
function nameOf(url, { server }) {
    const text = url ?? 'an unnamed repository';
    return text.startsWith(`${server}/`) ? text.slice(server.length + 1) : text;
}
function workflowOf(identity, { server }) {
    return identity === null || identity === undefined ? undefined : (0,signer_words .lV)(identity, server);
}
function isSame(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}

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
    const source = nameOf(signer?.sourceRepository, trusted);
    const ref = signer?.sourceRef ?? undefined;
    const from = saysSource(trusted) ? `, for ${source}${ref === undefined ? '' : ` on ${ref}`}` : '';
    if (!isOtherSource(finding, trusted))
        return isSourceFlaw(finding, trusted)
            ? `${who}: ${detail}`
            : `${who}${from}, but this step trusts ${trustInWords(trusted)} only${defaultNote(trusted)}`;
    const sources = sourcesOf(trusted).join(' or ');
    return `${who}, for ${source}, but this step trusts what comes from ${sources} only`;
}
function saysSource({ declared }) {
    return declared.kind !== 'key' && sourceInWords(declared) !== '';
}
function isSourceFlaw({ flaw, signer }, trusted) {
    if (flaw !== 'repository')
        return false;
    if (trusted.declared.kind !== 'workflow')
        return true;
    const name = workflowOf(signer?.subjectAlternativeName, trusted);
    return name !== undefined && isSame(name.repository, trustedRepository(trusted));
}
function isOtherSource(finding, trusted) {
    const source = nameOf(finding.signer?.sourceRepository, trusted);
    const sources = sourcesOf(trusted);
    return (isSourceFlaw(finding, trusted) &&
        sources.length > 0 &&
        !sources.some((name) => isSame(name, source)));
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
    const name = workflowOf(identity, trusted);
    if (name === undefined || declared.kind !== 'workflow')
        return [];
    return workflowLines(name, declared, trusted);
}
function sourceLines(finding, trusted) {
    const { declared } = trusted;
    const source = nameOf(finding.signer?.sourceRepository, trusted);
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
    const isRight = (0,signer_policy .TI)(declared.source.ref).test(signer?.sourceRef ?? '');
    if (isRight || (signer?.sourceRef ?? '') === '')
        return false;
    const name = workflowOf(signer?.subjectAlternativeName, trusted);
    return (declared.kind !== 'workflow' ||
        declared.ref === '' ||
        (name !== undefined && (0,signer_policy .TI)(declared.ref).test(name.ref)));
}
function regexpLines(pattern, identity, within) {
    return within?.test(identity) === true
        ? [`certificate-identity-regexp: ${quoted(`.*(?:${pattern}).*`)}`]
        : yaml([['certificate-identity', identity]]);
}
function workflowLines(name, declared, trusted) {
    const isOther = !isSame(name.repository, trustedRepository(trusted));
    const keepsRef = declared.ref === '' || (0,signer_policy .TI)(declared.ref).test(name.ref);
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
    const more = reasons.length - maxReasons;
    const shown = reasons.slice(0, maxReasons).map((reason) => (0,runner_text .Jj)(reason, 400));
    return {
        code: 'IMAGE_UNTRUSTED',
        fact: is(`untrusted: ${[...shown, ...(more > 0 ? [`… and ${more} more`] : [])].join('; ')}`),
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
    if (existing !== workspace && !(await (0,regular_file .U)(existing, workspace)))
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
    const content = await (0,regular_file .X)(path, 4 * 1024 * 1024).catch(() => undefined);
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
        Promise.all( [__webpack_require__.e(856), __webpack_require__.e(760)]).then(__webpack_require__.bind(__webpack_require__, 7379)),
        Promise.all( [__webpack_require__.e(917), __webpack_require__.e(654), __webpack_require__.e(352), __webpack_require__.e(762)]).then(__webpack_require__.bind(__webpack_require__, 9762)),
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
    const { readTrustFile } = await Promise.all( [__webpack_require__.e(917), __webpack_require__.e(654), __webpack_require__.e(352), __webpack_require__.e(998)]).then(__webpack_require__.bind(__webpack_require__, 5998));
    const text = (await readTrustFile(path, input, readFile)).replace(/^\uFEFF/, '');
    if ((0,json .q)(text) !== undefined)
        return text;
    throw new errors .Tj('TRUST_FILE_INVALID', `The file ${path} is not JSON`, {
        hint: `Give "${input}" the file that the Sigstore instance publishes.`,
    });
}
async function writePolicies(name, policy, trust) {
    const { enginePolicies, policyFiles, folderMark } = await Promise.all( [__webpack_require__.e(917), __webpack_require__.e(654), __webpack_require__.e(856), __webpack_require__.e(815), __webpack_require__.e(908), __webpack_require__.e(352), __webpack_require__.e(379)]).then(__webpack_require__.bind(__webpack_require__, 4379));
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
    const results = images.flatMap(resultsOf);
    const rules = [...new Set(results.map(({ rule }) => rule))].toSorted();
    return `${JSON.stringify({
        $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/' +
            'sarif-schema-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: { driver: { name: 'Signet', version: environment .RK, rules: rules.map(ruleOf) } },
                results: results.map(({ rule, image, text, file = place, line = 1 }) => ({
                    ruleId: rule,
                    ruleIndex: rules.indexOf(rule),
                    level: 'error',
                    message: { text: `${image}: ${text}` },
                    locations: [
                        {
                            physicalLocation: {
                                artifactLocation: { uri: uriOf(file) },
                                region: { startLine: line },
                            },
                            logicalLocations: [{ fullyQualifiedName: image, kind: 'resource' }],
                        },
                    ],
                    partialFingerprints: {
                        primaryLocationLineHash: (0,external_node_crypto_.createHash)('sha256')
                            .update(`${rule}\0${image}`)
                            .digest('hex'),
                    },
                })),
            },
        ],
    }, undefined, 2)}\n`;
}
function uriOf(file) {
    const path = file.replace(/^(?:\.\/+)+/, '');
    return path === '' ? '.' : path.split('/').map(encodeURIComponent).join('/');
}
function ruleOf(id) {
    const text = ruleTexts[id] ?? id;
    return {
        id,
        shortDescription: { text },
        fullDescription: { text },
        help: { text: help },
        defaultConfiguration: { level: 'error' },
    };
}
function resultsOf({ image, verdict, findings, failure, file, line }) {
    if (verdict === 'unsigned')
        return [{ rule: 'unsigned', image, text: ruleTexts['unsigned'] ?? '', file, line }];
    if (verdict === 'unknown')
        return [{ rule: 'unknown', image, text: failure?.message ?? '', file, line }];
    return [...Map.groupBy(findings, ({ flaw }) => flaw)].map(([flaw, alike]) => ({
        rule: `untrusted/${flaw}`,
        image,
        text: summed(alike.map(({ detail }) => detail)),
        file,
        line,
    }));
}
const maxDetails = 5;
function summed(details) {
    const distinct = [...new Set(details)];
    const more = distinct.length - maxDetails;
    return [...distinct.slice(0, maxDetails), ...(more > 0 ? [`… and ${more} more`] : [])].join('; ');
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
        ...(0,html .Qu)(failure, images.length > 0),
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
    const more = all.length - summary_maxReasons;
    return [...all.slice(0, summary_maxReasons).map(html .aL), ...(more > 0 ? [`… and ${more} more`] : [])].join('<br>');
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
        trusted: trusted === undefined ? null : trustInWords(trusted),
        images,
        failure: failure === undefined ? null : (0,runner_report .LK)(failure),
    };
    const text = `${JSON.stringify(report, undefined, 2)}\n`;
    const reportPath = (await folder.write('verify-report.json', text)) ?? '';
    const sarif = renderSarif(images, editedPlace(inputs?.imagesFrom ?? '', env));
    const sarifPath = (await folder.write('verify.sarif', sarif)) ?? '';
    progress.resolved.warn();
    for (const image of images)
        tellVerdict(image, trusted);
    if (policies !== undefined)
        tellPolicies(policies, verdicts);
    (0,log .n8)(report.verified ? 'Done' : 'Failed', `${accountOf(images)} in ${(report.durationMs / 1000).toFixed(1)} s`);
    const isWarning = inputs?.onFailure === 'warn' && error === undefined;
    if (inputs?.summary !== false)
        await (0,files .Sy)(renderVerifySummary(report, { trusted, isWarning, policies }));
    const outputs = {
        verified: String(report.verified),
        images: usable(verdicts).join('\n'),
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
        return (0,signer_policy .Df)(decoded) === text ? decoded : text;
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
    const reversed = (0,signer_policy .TI)(Array.from(workflow).toReversed().join(''));
    if (!reversed.canBegin('lmy.') && !reversed.canBegin('lmay.'))
        return 'give the name of the workflow’s file, such as release.yml, not its title';
    return (0,signer_policy .TI)(workflowPath(workflow)).canBegin(folder)
        ? undefined
        : `workflows are files in ${folder}: write release.yml or ${folder}release.yml`;
}
const namespaces = ['refs/heads/', 'refs/tags/', 'refs/pull/'];
const isCommit = (text) => /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text);
function refProblem(ref) {
    const pattern = (0,signer_policy .TI)(ref);
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

;// CONCATENATED MODULE: ./build/src/action/verify/signer-inputs.js


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

;// CONCATENATED MODULE: ./build/src/action/verify/inputs.js



const verifyDefaults = {
    'require-provenance': 'false',
    recursive: 'false',
    'on-failure': 'fail',
    'policies-format': 'bundle',
    'transparency-log': 'true',
    patience: '2m',
    summary: 'true',
};
function readVerifyInputs(get, server) {
    return (0,input_readers .yw)((0,input_readers .rO)(get, verifyDefaults), (reader) => judgeTogether(reader, {
        images: get('images'),
        digest: get('digest').trim(),
        imagesFrom: get('images-from').trim(),
        signer: readSigner(reader, server),
        predicateTypes: readPredicateTypes(reader),
        requireProvenance: (0,input_readers .Vf)(reader, 'require-provenance'),
        annotations: (0,input_readers .ti)(reader),
        recursive: (0,input_readers .Vf)(reader, 'recursive'),
        trustedRootFile: get('trusted-root').trim(),
        signatureRepository: (0,input_readers .Nu)(reader, 'signature-repository'),
        maxAgeMs: (0,input_readers .$7)(reader, 'max-age', {
            units: ['m', 'h', 'd'],
            example: '30m, 12h or 90d',
            mostMs: Infinity,
        }),
        onFailure: (0,input_readers .Kf)(reader, 'on-failure', ['fail', 'warn']),
        policies: get('policies').trim(),
        policiesFormat: (0,input_readers .Kf)(reader, 'policies-format', ['bundle', 'legacy', 'both']),
        tufMirror: readMirror(reader),
        tufRootFile: get('tuf-root').trim(),
        transparencyLog: (0,input_readers .Vf)(reader, 'transparency-log'),
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
    if (inputs.requireProvenance && inputs.signer.kind === 'key')
        problem('input "require-provenance" compares a provenance with the certificate that it was signed ' +
            'with, and a key has none: use "predicate-types: slsaprovenance1" to demand one that the ' +
            'key signed');
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

;// CONCATENATED MODULE: ./build/src/action/verify/step.js




















async function runVerifyStep() {
    const env = process.env;
    const progress = {
        startedAt: new Date(),
        env,
        folder: (0,files .Do)(env),
        resolved: (0,notes .s)('was verified', 'A tag can be moved: deploy the digest.'),
    };
    try {
        await Promise.race([verify(progress), ending .y]);
    }
    catch (error) {
        progress.error = error;
    }
    (0,environment .lb)();
    await giveAccount(progress);
}
async function verify(progress) {
    const { env } = progress;
    const { inputs, policy, discovery, enforced } = await readRequest(progress);
    const network = (0,open_registries .X)(inputs.patienceMs, env);
    const registries = (0,open_registries .H)(inputs, env, network, { access: 'pull' });
    const trust = (0,concurrency .no)(Promise.all( [__webpack_require__.e(917), __webpack_require__.e(654), __webpack_require__.e(352), __webpack_require__.e(998)]).then(__webpack_require__.bind(__webpack_require__, 5998)).then(({ openTrustMaterial }) => openTrustMaterial(trustSource(inputs, policy), { ...network, temp: (0,environment ._p)(env) }, environment .yR)));
    const { recursive, signatureRepository } = inputs;
    const verifying = verifyImages({ images: discovery.images, policy, recursive, signatureRepository }, {
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
    const policy = await policyOf(inputs, env);
    const trusted = await trustedBy(inputs, policy, env);
    progress.trusted = trusted;
    const discovery = await findImages(inputs, env);
    progress.discovery = discovery;
    (0,registry_login .k)(inputs.registryLogin, [
        ...discovery.images.map(({ repository }) => repository),
        inputs.signatureRepository,
    ]);
    (0,log .n8)('Trusted', `${trustInWords(trusted)}${defaultNote(trusted)}`);
    (0,log .n8)('Images', `${discovery.images.length} from ${discovery.source}`);
    (0,notes .f)(discovery);
    (0,environment ._8)(discovery.images);
    const enforced = inputs.policies === '' ? undefined : await enforcedBy(inputs, policy, discovery, environment .yR);
    return { inputs, policy, discovery, enforced };
}
async function policyOf(inputs, env) {
    const key = inputs.signer.kind === 'key' ? await (0,key_text .j)(inputs.signer.key, env, environment .yR) : '';
    return {
        signer: await signerPolicy(inputs.signer, contextOf(env), () => key),
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
async function trustedBy({ signer: declared }, { signer }, env) {
    return {
        declared,
        server: (0,environment .DO)(env),
        repository: env['GITHUB_REPOSITORY'] ?? '',
        fingerprint: signer.kind === 'key' ? (0,signer_words .ax)(signer.publicKey) : undefined,
        within: declared.kind === 'identity-regexp'
            ? (await compileExpression(declared.pattern)).within
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
async function findImages({ images, digest, imagesFrom }, env) {
    if (imagesFrom === '')
        return (0,discovery .y)({ images, digest, purpose: 'verify' }, env, environment .yR);
    if (images.trim() !== '')
        throw new errors .Tj('INPUT_INVALID', 'The inputs "images" and "images-from" are both given', {
            hint: 'Give one of them.',
        });
    const { referencesInManifests } = await Promise.all( [__webpack_require__.e(815), __webpack_require__.e(562)]).then(__webpack_require__.bind(__webpack_require__, 3562));
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


  })

};
