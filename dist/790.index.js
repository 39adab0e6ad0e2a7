export const id = 790;
export const ids = [790];
export const modules = {

/***/ 1790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runVerifyStep: () => (/* binding */ runVerifyStep)
});

// EXTERNAL MODULE: ./build/src/concurrency.js
var concurrency = __webpack_require__(3742);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/image/discovery.js + 1 modules
var discovery = __webpack_require__(9397);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/sigstore/signer.js
var signer = __webpack_require__(8836);
// EXTERNAL MODULE: ./build/src/sigstore/signer-policy.js
var signer_policy = __webpack_require__(3231);
;// CONCATENATED MODULE: ./build/src/policy/compile.js
// SPDX-License-Identifier: Apache-2.0
// Compiles who must have signed, from what is declared and from the run itself.




/** Fulcio's extension that names the workflow (fulcio, docs/oid-info.md). */
const buildSigner = '9';
/**
 * A ref begins with `refs/`, or is the commit by which a reusable workflow was called:
 * `release.yml@x.yml` is a file's name.
 */
const beforeRef = '@(?=refs/|[0-9a-f]{40}(?:[0-9a-f]{24})?$)';
/**
 * Workflows lie in one folder, so the first `@refs/` is where the path ends; a ref may have more of
 * them.
 */
const anyPath = '(?:(?!@refs/).)*';
/** @throws SignetError INPUT_INVALID, also when the run does not say whose repository this is */
function signerPolicy(inputs, context, readKey) {
    switch (inputs.kind) {
        case 'key':
            return { kind: 'key', publicKey: parsePublicKey(readKey(inputs.key)) };
        case 'identity':
            return {
                kind: 'certificate',
                subjectAlternativeName: { equals: inputs.identity },
                issuer: issuerOf(inputs.issuer, context),
            };
        case 'identity-regexp':
            return {
                kind: 'certificate',
                subjectAlternativeName: readPattern(inputs.pattern),
                issuer: issuerOf(inputs.issuer, context),
            };
        case 'workflow':
            return workflowPolicy(inputs, context);
    }
}
/**
 * A workflow of a repository, in the name and in the extensions: who signs is the workflow that
 * holds the step, and what it worked on must come from that repository or from this one, because a
 * reusable workflow signs for anybody who calls it.
 */
function workflowPolicy({ repository, workflow, ref, issuer }, context) {
    const { server, repository: own } = context;
    const signer = repository === '' ? own : repository;
    if (signer === '')
        throw new errors/* SignetError */.T('INPUT_INVALID', 'Nothing says who must have signed', {
            hint: 'Give "certificate-identity", "signer-repository" or "key".',
        });
    const url = (name) => `${server}/${name}`;
    const path = workflow === ''
        ? anyPath
        : (0,signer_policy/* glob */.TI)(workflow.includes('/') ? workflow.replace(/^\//, '') : `.github/workflows/${workflow}`, anyPath);
    const atRef = `${beforeRef}${ref === '' ? '.*' : (0,signer_policy/* glob */.TI)(ref)}`;
    const from = (0,signer_policy/* repositoryPattern */.Z0)(url(signer));
    const demands = [
        {
            extension: buildSigner,
            name: 'repository of the signing workflow',
            flaw: 'repository',
            anyOf: [(0,signer_policy/* anchored */.X9)(`${from}/.*`, url(signer))],
        },
        {
            extension: buildSigner,
            name: 'signing workflow',
            flaw: 'workflow',
            anyOf: [(0,signer_policy/* anchored */.X9)(`${from}/${path}${beforeRef}.*`, `${url(signer)}/…/${workflow}`)],
        },
        {
            extension: buildSigner,
            name: 'ref of the signing workflow',
            flaw: 'ref',
            anyOf: [(0,signer_policy/* anchored */.X9)(`${anyPath}${atRef}`, `…@${ref}`)],
        },
        (0,signer_policy/* fromRepositories */.lG)([signer, own].filter((name) => name !== '').map(url)),
    ];
    return {
        kind: 'certificate',
        subjectAlternativeName: (0,signer_policy/* anchored */.X9)(`${from}/${path}${atRef}`, `a workflow of ${url(signer)}`),
        issuer: issuerOf(issuer, context),
        extensions: demands,
    };
}
/** GitHub's own issuer, or that of an enterprise at ghe.com. */
function issuerOf(given, { server }) {
    if (given !== '')
        return given;
    const { hostname } = new URL(server);
    return hostname.endsWith('.ghe.com')
        ? `https://token.actions.${hostname}`
        : 'https://token.actions.githubusercontent.com';
}
function readPattern(pattern) {
    try {
        return (0,signer_policy/* anchored */.X9)(pattern);
    }
    catch (cause) {
        throw new errors/* SignetError */.T('INPUT_INVALID', 'The input "certificate-identity-regexp" is no regular expression: ' +
            JSON.stringify(pattern.slice(0, 200)), {
            cause,
            hint: 'It is matched from the first to the last ' +
                `character.${/^\(\?[a-z]+\)/.test(pattern) ? ' In place of (?i)… write (?i:…).' : ''}`,
        });
    }
}
function parsePublicKey(pem) {
    const key = readPublicKey(pem);
    // RSA of sizes that nobody signs with any more may have signed before.
    if (key.asymmetricKeyType === 'rsa' || (0,signer/* algorithmOf */.Hy)(key) !== undefined)
        return key;
    throw new errors/* SignetError */.T('INPUT_INVALID', `The input "key" is ${(0,signer/* kindOf */.I)(key)}, with which no image is signed`, {
        hint: 'Give a public key for ECDSA on P-256, P-384 or P-521, RSA or Ed25519.',
    });
}
function readPublicKey(pem) {
    try {
        if (!pem.includes('PUBLIC KEY-----'))
            throw new Error('no public key');
        return (0,external_node_crypto_.createPublicKey)(pem);
    }
    catch (cause) {
        throw new errors/* SignetError */.T('INPUT_INVALID', 'The input "key" is no public key in PEM', {
            cause,
            hint: 'Give the text of cosign.pub, its path, or env://NAME.',
        });
    }
}

// EXTERNAL MODULE: ./build/src/image/reference.js
var reference = __webpack_require__(6950);
// EXTERNAL MODULE: ./build/src/lookup/find-signatures.js
var find_signatures = __webpack_require__(4249);
// EXTERNAL MODULE: ./build/src/lookup/resolve-tags.js
var resolve_tags = __webpack_require__(6132);
// EXTERNAL MODULE: ./build/src/sigstore/statement.js
var statement = __webpack_require__(2925);
;// CONCATENATED MODULE: ./build/src/verify/verdict.js


/**
 * One good signature suffices, whatever lies beside it, with all that was to be stated by the same
 * signer; none is never success.
 */
function verdictOf({ signatures, findings, unread }, predicateTypes = []) {
    const judged = signatures.map((signature) => ({
        signature,
        missing: missingBeside(signature, signatures, predicateTypes),
    }));
    if (judged.some(({ missing }) => missing.length === 0))
        return { kind: 'verified', signatures };
    if (unread.length > 0)
        return { kind: 'unknown', error: unread[0] };
    if (signatures.length + findings.length === 0)
        return { kind: 'unsigned' };
    return {
        kind: 'untrusted',
        findings: [
            ...findings,
            ...judged.map(({ signature, missing }) => incomplete(signature, missing)),
        ],
    };
}
/**
 * What the signer of one did not state as well: a pattern may let in many signers, who do not vouch
 * for each other.
 */
function missingBeside(one, all, predicateTypes) {
    const stated = all
        .filter((other) => isSameSigner(one, other))
        .map(({ predicateType }) => predicateType);
    const isSigned = find_signatures/* signatureTypes */.i.some((type) => stated.includes(type));
    return [
        ...(isSigned ? [] : [statement.signaturePredicateType]),
        ...predicateTypes.filter((wanted) => !stated.includes(wanted)),
    ];
}
/** A key is one signer: a policy names no more than one. */
function isSameSigner({ certificate: one }, { certificate: other }) {
    return (one?.subjectAlternativeName === other?.subjectAlternativeName && one?.issuer === other?.issuer);
}
/** It holds, but something else was to be stated. */
function incomplete({ manifest, certificate, predicateType }, missing) {
    return {
        manifest,
        certificate,
        flaw: 'predicate-type',
        detail: `it states ${JSON.stringify(predicateType)}, and nothing by the same signer states ` +
            missing.map((type) => JSON.stringify(type)).join(', '),
    };
}
/** The images that may be used: asked for, verified, and whole. */
function usable(verdicts) {
    const broken = new Set(verdicts.flatMap(({ within, verdict }) => (verdict.kind === 'verified' ? [] : [within])));
    return verdicts
        .filter(({ name, within, verdict }) => within === undefined && verdict.kind === 'verified' && !broken.has(name))
        .map(({ name }) => name);
}

;// CONCATENATED MODULE: ./build/src/verify/verify.js





const inFlight = 16;
/** Verifies each image on its own. */
async function verifyImages(request, ports) {
    const images = await (0,resolve_tags/* resolveTags */.y)(request.images, ports);
    const outcomes = await (0,concurrency/* settle */.G9)(images, inFlight, async ({ image }) => verifyWithChildren((0,concurrency/* valueOf */.RP)(image), request, ports));
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
        within: (0,reference/* imageName */.tO)(image),
    }));
    return Promise.all([own, ...parts]);
}
/**
 * Whatever cannot be had makes the verdict unknown, unless a good signature was found without it.
 */
async function verifyImage(image, { policy, signatureRepository = image.repository }, { registries, trust }) {
    const name = (0,reference/* imageName */.tO)(image);
    // Attestations of the older format have a list of their own, which is read only when statements
    // are demanded.
    const formats = [
        'bundle',
        'legacy',
        ...(policy.predicateTypes.length === 0 ? [] : ['legacy-attestation']),
    ];
    try {
        // The code that judges is loaded while the registry is asked.
        const [{ candidates }, , material, { judgeSignatures }] = await Promise.all([
            (0,find_signatures/* findSignatures */.D)(image, signatureRepository, formats, registries),
            registries.subject(image),
            trust(),
            Promise.all(/* import() */[__webpack_require__.e(917), __webpack_require__.e(187), __webpack_require__.e(482), __webpack_require__.e(455)]).then(__webpack_require__.bind(__webpack_require__, 2455)),
        ]);
        return {
            name,
            verdict: verdictOf(judgeSignatures(candidates, material, { ...policy, digest: image.digest }), policy.predicateTypes),
        };
    }
    catch (error) {
        return { name, verdict: { kind: 'unknown', error } };
    }
}

// EXTERNAL MODULE: ./build/src/action/runner/environment.js
var environment = __webpack_require__(8470);
// EXTERNAL MODULE: ./build/src/action/runner/files.js
var files = __webpack_require__(4184);
// EXTERNAL MODULE: ./build/src/action/runner/key-text.js
var key_text = __webpack_require__(98);
// EXTERNAL MODULE: ./build/src/action/runner/log.js
var log = __webpack_require__(1537);
// EXTERNAL MODULE: ./build/src/action/runner/open-registries.js + 10 modules
var open_registries = __webpack_require__(3844);
// EXTERNAL MODULE: ./build/src/action/runner/registry-login.js
var registry_login = __webpack_require__(6988);
// EXTERNAL MODULE: ./build/src/action/runner/skipped.js
var skipped = __webpack_require__(9839);
// EXTERNAL MODULE: ./build/src/action/runner/failure.js
var runner_failure = __webpack_require__(5025);
// EXTERNAL MODULE: ./build/src/action/runner/report.js
var runner_report = __webpack_require__(6073);
// EXTERNAL MODULE: ./build/src/action/runner/text.js
var runner_text = __webpack_require__(7744);
;// CONCATENATED MODULE: ./build/src/action/verify/report.js


function verdictReport({ name, sources, verdict }) {
    const file = sources.find((source) => source.file !== undefined)?.file;
    return {
        image: name,
        verdict: verdict.kind,
        signatures: verdict.kind === 'verified' ? verdict.signatures.map(signatureReport) : [],
        findings: verdict.kind === 'untrusted' ? verdict.findings.map(findingReport) : [],
        failure: verdict.kind === 'unknown' ? (0,runner_report/* failureReport */.L)((0,runner_failure/* failureOf */.g5)(verdict.error)) : null,
        ...(file === undefined ? {} : { file }),
    };
}
function signatureReport({ manifest, predicateType, certificate, time, logEntries, }) {
    return {
        manifest,
        predicateType,
        signer: signerReport(certificate),
        time: time?.toISOString() ?? null,
        log: logEntries,
    };
}
function findingReport({ manifest, flaw, detail, certificate }) {
    return { manifest, flaw, detail, signer: signerReport(certificate) };
}
/**
 * By Fulcio's extensions (fulcio, docs/oid-info.md), the older ones where the newer are missing.
 */
function signerReport(certificate) {
    if (certificate === undefined)
        return null;
    const { subjectAlternativeName = null, issuer = null, extensions } = certificate;
    return {
        subjectAlternativeName,
        issuer,
        sourceRepository: extensions['12'] ?? extensions['5'] ?? null,
        sourceRef: extensions['14'] ?? extensions['6'] ?? null,
        sourceCommit: extensions['13'] ?? extensions['3'] ?? null,
        trigger: extensions['20'] ?? extensions['2'] ?? null,
        run: extensions['21'] ?? null,
    };
}

;// CONCATENATED MODULE: ./build/src/action/verify/sarif.js
// SPDX-License-Identifier: Apache-2.0
// Findings as SARIF 2.1.0 (OASIS), one rule per kind, for code scanning.


/** What each kind of finding means. `untrusted` has one per flaw. */
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
    'untrusted/identity': 'Somebody else signed the image.',
    'untrusted/issuer': 'The signer’s identity comes from another issuer.',
    'untrusted/repository': 'The image was signed from another repository.',
    'untrusted/workflow': 'Another workflow signed the image.',
    'untrusted/ref': 'The image was signed from another ref.',
    'untrusted/digest': 'A signature is about another image.',
    'untrusted/predicate-type': 'A statement that is required is missing.',
    'untrusted/annotations': 'An annotation that is required is not signed.',
    'untrusted/age': 'The signature is older than allowed.',
};
const help = 'If the signer is right, correct the policy of the verify step. If not, do not use the ' +
    'image. An image that is not signed is signed in the workflow that builds it.';
/**
 * Renders the images that are not verified, with all that code scanning demands. `place` is what a
 * person edits, relative to the repository, where no file is known for an image.
 */
function renderSarif(images, place) {
    const results = images.flatMap(resultsOf);
    const rules = [...new Set(results.map(({ rule }) => rule))].toSorted();
    return `${JSON.stringify({
        $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: { driver: { name: 'Signet', version: environment/* actionVersion */.RK, rules: rules.map(ruleOf) } },
                results: results.map(({ rule, image, text, file = place }) => ({
                    ruleId: rule,
                    ruleIndex: rules.indexOf(rule),
                    level: 'error',
                    message: { text: `${image}: ${text}` },
                    locations: [
                        {
                            physicalLocation: {
                                artifactLocation: { uri: uriOf(file) },
                                region: { startLine: 1 },
                            },
                            logicalLocations: [{ fullyQualifiedName: image, kind: 'resource' }],
                        },
                    ],
                    // The only fingerprint that code scanning heeds; it would make one of its own from the
                    // line, and so one alert of all images in a file.
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
function resultsOf({ image, verdict, findings, failure, file }) {
    if (verdict === 'unsigned')
        return [{ rule: 'unsigned', image, text: ruleTexts['unsigned'] ?? '', file }];
    if (verdict === 'unknown')
        return [{ rule: 'unknown', image, text: failure?.message ?? '', file }];
    // Code scanning keeps one alert of what has the same fingerprint, so what many signatures share
    // is one result.
    return [...Map.groupBy(findings, ({ flaw }) => flaw)].map(([flaw, alike]) => ({
        rule: `untrusted/${flaw}`,
        image,
        text: summed(alike.map(({ detail }) => detail)),
        file,
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
// SPDX-License-Identifier: Apache-2.0
// The job summary of a verification: who signed what, when and from which commit, or why it does
// not count.


/** More are in the report. */
const maxFindings = 5;
function renderVerifySummary(report, reportPath) {
    const { images, failure } = report;
    const verified = images.filter(({ verdict }) => verdict === 'verified').length;
    return [
        (0,html/* heading */.R_)(headline(images.length, verified)),
        ...(0,html/* failureBlock */.Qu)(failure),
        ...(0,html/* table */.tp)(['Image', 'Verdict', 'Signer', 'Commit', 'Time', 'Log index'], images.map(row)),
        (0,html/* reportLine */.BS)(reportPath),
        '',
    ].join('\n');
}
function headline(total, verified) {
    if (total === 0)
        return 'Nothing was verified';
    if (verified === total)
        return total === 1 ? 'The image is verified' : `All ${total} images are verified`;
    return `${verified} of ${total} images are verified`;
}
function row({ image, verdict, signatures, findings, failure }) {
    const name = `<td><code>${(0,runner_text/* html */.qy)(image)}</code></td>`;
    if (verdict === 'verified') {
        const [signature] = signatures;
        const cells = [
            'verified',
            summary_signer(signature?.signer ?? null),
            (0,runner_text/* html */.qy)(signature?.signer?.sourceCommit ?? ''),
            (0,runner_text/* html */.qy)(signature?.time ?? ''),
            signature?.log.map(({ index }) => (0,runner_text/* html */.qy)(index)).join(', ') ?? '',
        ];
        return `<tr>${name}${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    }
    const why = verdict === 'unsigned'
        ? 'It carries no signature.'
        : verdict === 'unknown'
            ? (0,html/* paragraph */.FY)(failure?.message ?? '')
            : reasons(findings);
    return `<tr>${name}<td><b>${verdict}</b></td><td colspan="4">${why}</td></tr>`;
}
function reasons(findings) {
    const shown = findings
        .slice(0, maxFindings)
        .map(({ flaw, detail }) => `${(0,runner_text/* html */.qy)(flaw)}: ${(0,runner_text/* html */.qy)(detail)}`);
    const more = findings.length - shown.length;
    return [...shown, ...(more > 0 ? [`… and ${more} more`] : [])].join('<br>');
}
function summary_signer(report) {
    return report === null ? 'the key' : `<code>${(0,runner_text/* html */.qy)(report.subjectAlternativeName ?? '')}</code>`;
}

;// CONCATENATED MODULE: ./build/src/action/verify/account.js









async function giveAccount(progress) {
    const { env, folder, inputs, error, verdicts = [] } = progress;
    const images = verdicts.map(verdictReport);
    const failure = error === undefined ? failureOfVerdicts(images) : (0,runner_failure/* failureOf */.g5)(error);
    const report = {
        ...(0,runner_report/* reportHead */.c)(progress),
        verified: failure === undefined && images.length > 0,
        images,
        failure: failure === undefined ? null : (0,runner_report/* failureReport */.L)(failure),
    };
    const text = `${JSON.stringify(report, undefined, 2)}\n`;
    const reportPath = (await folder.write('verify-report.json', text)) ?? '';
    const sarif = renderSarif(images, placeOf(inputs?.imagesFrom ?? '', env));
    const sarifPath = (await folder.write('verify.sarif', sarif)) ?? '';
    for (const image of images)
        tellVerdict(image);
    (0,log/* line */.n8)(report.verified ? 'Done' : 'Failed', `${accountOf(images)} in ${(report.durationMs / 1000).toFixed(1)} s`);
    if (inputs?.summary !== false)
        await (0,files/* writeSummary */.Sy)(renderVerifySummary(report, reportPath));
    (0,files/* setOutputs */.n0)({
        verified: String(report.verified),
        images: usable(verdicts).join('\n'),
        verdicts: JSON.stringify(images.map(verdictOutput)),
        'report-path': reportPath,
        'sarif-path': sarifPath,
    });
    if (failure === undefined)
        return;
    if (inputs?.onFailure === 'warn' && error === undefined)
        (0,log/* warn */.R8)(`${failure.code}: ${failure.fact.replaceAll('\n', ' ')}`);
    else
        (0,log/* fail */.fJ)(failure, (0,files/* workflowFile */.EY)(env));
}
function verdictOutput({ image, verdict, signatures, findings }) {
    return {
        image,
        verdict,
        signers: signatures.map(({ signer }) => signer?.subjectAlternativeName ?? null),
        flaws: findings.map(({ flaw }) => flaw),
    };
}
/** What a person edits: the manifests, or the workflow. */
function placeOf(imagesFrom, env) {
    return imagesFrom === '' ? ((0,files/* workflowFile */.EY)(env) ?? '.github/workflows') : imagesFrom;
}
function accountOf(images) {
    if (images.length === 0)
        return 'nothing was verified';
    return (`${images.filter(({ verdict }) => verdict === 'verified').length} of ${images.length} ` +
        'images verified');
}
function tellVerdict({ image, verdict, signatures, findings, failure }) {
    const label = `${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}`.padEnd(11);
    (0,log/* group */.Os)(`${label} ${image}`, [
        ...signatures.flatMap(({ predicateType, signer, time, log }) => [
            ['Statement', predicateType],
            ['Signer', signerText(signer)],
            ...(time === null ? [] : [['Time', time]]),
            ...log.map(({ logId, index }) => ['Log', `${logId.slice(0, 16)} index ${index}`]),
        ]),
        ...findings.map(({ flaw, detail, signer }) => [
            'Refused',
            `${flaw}: ${detail}${signer === null ? '' : ` (signed by ${signerText(signer)})`}`,
        ]),
        ...(failure === null ? [] : [['Unknown', `${failure.code}: ${failure.message}`]]),
    ]);
}
function signerText(signer) {
    if (signer === null)
        return 'the key';
    return [
        signer.subjectAlternativeName ?? 'nobody',
        ...(signer.sourceCommit === null ? [] : [`commit ${signer.sourceCommit}`]),
    ].join(', ');
}
const hints = {
    unsigned: 'Sign the image in the workflow that builds it, and deploy the digest that was signed.',
    untrusted: 'If the signer is right, correct this step’s policy (signer-repository, signer-workflow, ' +
        'certificate-identity …). If not, do not use the image.',
    unknown: 'Nothing is known about the image, so this step fails. Run the job again when the cause is ' +
        'gone.',
};
/** The images that are not verified, the worst kind first in the code. */
function failureOfVerdicts(images) {
    const refused = images.filter(({ verdict }) => verdict !== 'verified');
    if (refused.length === 0)
        return undefined;
    const kinds = ['untrusted', 'unsigned', 'unknown'].filter((kind) => refused.some(({ verdict }) => verdict === kind));
    const code = {
        untrusted: 'IMAGE_UNTRUSTED',
        unsigned: 'IMAGE_UNSIGNED',
        unknown: 'IMAGE_UNKNOWN',
    };
    const [worst = 'unknown'] = kinds;
    const facts = refused.map((image) => (0,runner_text/* plain */.pj)((`${image.file === undefined ? '' : `${image.file}: `}${image.image} is ` +
        `${image.verdict}${why(image)}`).replaceAll('\n', ' ')));
    return {
        code: code[worst],
        fact: (0,runner_failure/* bounded */.Mm)(images.length === 1
            ? facts
            : [
                `${refused.length} of ${images.length} images ` +
                    `${refused.length === 1 ? 'is' : 'are'} not verified:`,
                ...facts.map((fact) => `- ${fact}`),
            ]),
        hint: kinds.map((kind) => hints[kind]).join('\n'),
    };
}
function why({ findings, failure }) {
    if (failure !== null)
        return `: ${failure.code}: ${failure.message}`;
    return findings.length === 0
        ? ''
        : `: ${findings.map(({ flaw, detail }) => `${flaw}: ${detail}`).join('; ')}`;
}

// EXTERNAL MODULE: ./build/src/action/runner/input-readers.js
var input_readers = __webpack_require__(4354);
;// CONCATENATED MODULE: ./build/src/action/verify/inputs.js

/** Reads all inputs. @throws SignetError INPUT_INVALID that lists every problem at once */
function readVerifyInputs(get) {
    return (0,input_readers/* readAll */.yw)(get, (reader) => judgeTogether(reader, {
        images: get('images'),
        digest: get('digest').trim(),
        imagesFrom: get('images-from').trim(),
        signer: readSigner(reader),
        predicateTypes: readPredicateTypes(reader),
        annotations: (0,input_readers/* readAnnotations */.ti)(reader),
        recursive: (0,input_readers/* readBoolean */.Vf)(reader, 'recursive'),
        trustedRootFile: get('trusted-root').trim(),
        signatureRepository: (0,input_readers/* readRepository */.Nu)(reader, 'signature-repository'),
        maxAgeMs: (0,input_readers/* readDuration */.$7)(reader, 'max-age', {
            units: ['m', 'h', 'd'],
            example: '30m, 12h or 90d',
            mostMs: Infinity,
        }),
        onFailure: (0,input_readers/* readChoice */.Kf)(reader, 'on-failure', ['fail', 'warn']),
        transparencyLog: (0,input_readers/* readBoolean */.Vf)(reader, 'transparency-log'),
        patienceMs: (0,input_readers/* readPatience */.eD)(reader),
        registryLogin: (0,input_readers/* readLogin */.mN)(reader),
        githubToken: get('github-token'),
        summary: (0,input_readers/* readBoolean */.Vf)(reader, 'summary'),
    }));
}
/** What contradicts each other. */
function judgeTogether({ problem }, inputs) {
    // Anyone who can change a manifest could have the password sent to a registry of their own.
    if (inputs.imagesFrom !== '' && inputs.registryLogin !== undefined)
        problem('with "images-from", manifests say which registries get "registry-username": leave it ' +
            'out and log in with docker/login-action, which binds a login to its registry');
    return inputs;
}
function readSigner({ get, problem }) {
    const text = (name) => get(name).trim();
    const issuer = text('certificate-oidc-issuer');
    const workflow = {
        repository: text('signer-repository'),
        workflow: text('signer-workflow'),
        ref: text('signer-ref'),
    };
    const ways = [
        ['key', text('key') !== ''],
        ['certificate-identity', text('certificate-identity') !== ''],
        ['certificate-identity-regexp', text('certificate-identity-regexp') !== ''],
        [
            'signer-repository, signer-workflow and signer-ref',
            Object.values(workflow).some((value) => value !== ''),
        ],
    ];
    const given = ways.flatMap(([name, isGiven]) => (isGiven ? [name] : []));
    if (given.length > 1)
        problem(`the inputs ${given.join(' and ')} say who must have signed in different ways; give one`);
    if (given[0] === 'key') {
        if (issuer !== '')
            problem('input "certificate-oidc-issuer" means nothing for a key');
        return { kind: 'key', key: get('key') };
    }
    if (given[0] === 'certificate-identity')
        return { kind: 'identity', identity: text('certificate-identity'), issuer };
    if (given[0] === 'certificate-identity-regexp')
        return { kind: 'identity-regexp', pattern: text('certificate-identity-regexp'), issuer };
    if (workflow.repository !== '' && !/^[\w.-]+\/[\w.-]+$/.test(workflow.repository))
        problem(`input "signer-repository" must be OWNER/REPOSITORY, not ${(0,input_readers/* quote */.hD)(workflow.repository)}`);
    return { kind: 'workflow', ...workflow, issuer };
}
/** The names that cosign gives to common predicate types (cosign, options/predicate.go). */
const predicateNames = {
    slsaprovenance: 'https://slsa.dev/provenance/v0.2',
    slsaprovenance02: 'https://slsa.dev/provenance/v0.2',
    slsaprovenance1: 'https://slsa.dev/provenance/v1',
    spdx: 'https://spdx.dev/Document',
    spdxjson: 'https://spdx.dev/Document',
    cyclonedx: 'https://cyclonedx.org/bom',
    link: 'https://in-toto.io/Link/v1',
    vuln: 'https://cosign.sigstore.dev/attestation/vuln/v1',
    openvex: 'https://openvex.dev/ns',
    custom: 'https://cosign.sigstore.dev/attestation/v1',
};
function readPredicateTypes({ get, problem }) {
    const given = get('predicate-types')
        .split(/[\n,]/)
        .map((text) => text.trim())
        .filter((text) => text !== '');
    return given.map((text) => {
        const known = Object.hasOwn(predicateNames, text) ? predicateNames[text] : undefined;
        if (known === undefined && !URL.canParse(text))
            problem(`input "predicate-types": ${(0,input_readers/* quote */.hD)(text)} is neither a URI nor one of ` +
                Object.keys(predicateNames).join(', '));
        return known ?? text;
    });
}

;// CONCATENATED MODULE: ./build/src/action/verify/step.js
// SPDX-License-Identifier: Apache-2.0
// Puts the parts of the verify action together; the account of it is given whatever happens.














async function runVerifyStep() {
    const env = process.env;
    const progress = { startedAt: new Date(), env, folder: (0,files/* stepFolder */.Do)(env) };
    try {
        await verify(progress);
    }
    catch (error) {
        progress.error = error;
    }
    (0,environment/* endRun */.lb)();
    await giveAccount(progress);
}
async function verify(progress) {
    const { env } = progress;
    const { inputs, policy, discovery } = await readRequest(progress);
    const network = (0,open_registries/* openNetwork */.X)(inputs.patienceMs, env);
    const registries = (0,open_registries/* registriesOf */.H)(inputs, env, network, 'pull');
    const trust = (0,concurrency/* eager */.no)(Promise.all(/* import() */[__webpack_require__.e(917), __webpack_require__.e(187), __webpack_require__.e(645)]).then(__webpack_require__.bind(__webpack_require__, 645)).then(({ openTrustMaterial }) => openTrustMaterial(trustSource(inputs, policy), { ...network, temp: (0,environment/* tempOf */._p)(env) }, environment/* readText */.yR)));
    const { recursive, signatureRepository } = inputs;
    const verifying = verifyImages({ images: discovery.images, policy, recursive, signatureRepository }, { registries, trust: () => trust, notify });
    // A file that cannot be used is a wrong input, which no "on-failure" makes a warning; the public
    // root may be back when the job runs again.
    const [verdicts] = await Promise.all([
        verifying,
        inputs.trustedRootFile === '' ? undefined : trust,
    ]);
    progress.verdicts = verdicts;
}
const notify = {
    tagResolved(name, { digest }) {
        (0,log/* warn */.R8)(`The tag ${name} was resolved to ${digest}, which is what was verified. A tag can be ` +
            'moved: deploy the digest.');
    },
};
async function readRequest(progress) {
    const { env } = progress;
    (0,log/* maskInputs */.aY)(['registry-password', 'github-token']);
    const inputs = readVerifyInputs(log/* getInput */.V4);
    progress.inputs = inputs;
    const policy = await policyOf(inputs, env);
    const discovery = await findImages(inputs, env);
    progress.discovery = discovery;
    (0,registry_login/* checkLoginScope */.k)(inputs.registryLogin, [
        ...discovery.images.map(({ repository }) => repository),
        inputs.signatureRepository,
    ]);
    (0,log/* line */.n8)('Images', `${discovery.images.length} from ${discovery.source}`);
    (0,skipped/* warnOfSkipped */.e)(discovery);
    (0,environment/* boundMemory */._8)(discovery.images);
    return { inputs, policy, discovery };
}
async function policyOf(inputs, env) {
    const key = inputs.signer.kind === 'key' ? await (0,key_text/* readKeyText */.j)(inputs.signer.key, env, environment/* readText */.yR) : '';
    return {
        signer: signerPolicy(inputs.signer, { server: (0,environment/* serverOf */.FN)(env), repository: env['GITHUB_REPOSITORY'] ?? '' }, () => key),
        log: inputs.transparencyLog ? 'required' : 'ignored',
        annotations: inputs.annotations,
        notBefore: inputs.maxAgeMs === undefined ? undefined : new Date(Date.now() - inputs.maxAgeMs),
        predicateTypes: inputs.predicateTypes,
    };
}
/** A key whose signatures need neither log nor age needs no trusted root. */
function trustSource({ trustedRootFile }, { signer, log, notBefore }) {
    if (trustedRootFile !== '')
        return { kind: 'file', path: trustedRootFile };
    return signer.kind === 'key' && log === 'ignored' && notBefore === undefined
        ? { kind: 'none' }
        : { kind: 'public-good' };
}
async function findImages({ images, digest, imagesFrom }, env) {
    if (imagesFrom === '')
        return (0,discovery/* discoverImages */.y)({ images, digest, purpose: 'verify' }, env, environment/* readText */.yR);
    if (images.trim() !== '')
        throw new errors/* SignetError */.T('INPUT_INVALID', 'The inputs "images" and "images-from" are both given', {
            hint: 'Give one of them.',
        });
    const { referencesInManifests } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(13)]).then(__webpack_require__.bind(__webpack_require__, 1013));
    const entries = await referencesInManifests(imagesFrom);
    if (entries.length === 0)
        throw new errors/* SignetError */.T('IMAGE_NONE', `No manifest in ${imagesFrom} names an image`, {
            hint: 'Images are looked for under keys "image", in files *.yaml, *.yml and *.json.',
        });
    try {
        return (0,discovery/* nameImages */.E)({ source: `manifests in ${imagesFrom}`, entries }, { digest, purpose: 'verify' });
    }
    catch (error) {
        throw new errors/* SignetError */.T('INPUT_INVALID', (0,errors/* messageOf */.b)(error), {
            hint: 'Render templates (helm template, kustomize build) before this step.',
        });
    }
}


/***/ })

};
