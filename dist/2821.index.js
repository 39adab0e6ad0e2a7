export const id = 2821;
export const ids = [2821];
export const modules = {

  1005:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    P: () => (  builtPredicates),
    r: () => (  findPlatform)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6950);


const maxTotalBytes = 256 * 1024 * 1024;
async function builtPredicates(image, children, { buildSbom, provenance, style, maxBytes }, registries) {
    const kinds = [
        ...(buildSbom ? ['sbom'] : []),
        ...(provenance === 'build' ? ['provenance'] : []),
    ];
    if (kinds.length === 0)
        return [];
    const { builtTypes, judgeBuilt } = await __webpack_require__.e(  9096).then(__webpack_require__.bind(__webpack_require__, 9096));
    const perKind = await Promise.all(kinds.map(async (kind) => {
        const limits = { maxBytes, maxTotalBytes };
        const found = await registries.buildStatements(children, builtTypes[kind], limits);
        if (found.statements.length === 0 || found.missing.length > 0)
            throw notStated(image, kind, found.missing);
        return found.statements;
    }));
    return perKind.flat().map(({ platform, ...statement }) => {
        const judged = judgeBuilt(statement, style);
        if (typeof judged === 'string')
            throw unusable(image, statement.manifest, judged);
        return { ...judged, platform };
    });
}
const buildOptions = {
    sbom: '"sbom: true" of docker/build-push-action, or "--attest type=sbom" of buildx',
    provenance: '"provenance: true" of docker/build-push-action, or "--attest type=provenance"',
};
function notStated(image, kind, missing) {
    const platforms = missing.map(({ platform, digest }) => platform ?? digest).slice(0, 20);
    const what = kind === 'sbom' ? 'an SBOM' : 'a provenance';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('BUILD_STATEMENT_MISSING', platforms.length === 0
        ? `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__  .tO)(image)} is not an index, so no build put ${what} beside its platforms`
        : `The build of ${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__  .tO)(image)} put no ${kind === 'sbom' ? 'SBOM' : kind} beside ` +
            platforms.join(', '), {
        hint: `Build with ${buildOptions[kind]}, and push the result as it is (not with "load"), or ` +
            'name files instead of "from-build".',
    });
}
function unusable(image, manifest, fault) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('STATEMENT_INVALID', `What the build of ${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__  .tO)(image)} stated in ${manifest} ${fault}`, { hint: 'Build the image again, or name files instead of "from-build".' });
}
function findPlatform(image, children, platform, path) {
    const wanted = normalized(platform);
    const found = children.filter((child) => child.platform !== undefined && normalized(child.platform) === wanted);
    const [only, second] = found;
    if (only !== undefined && second === undefined)
        return only;
    const there = [...new Set(children.flatMap((child) => child.platform ?? []))];
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('PLATFORM_UNKNOWN', `${path} is for ${platform}, and ${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__  .tO)(image)} ` +
        (second !== undefined
            ? 'has several manifests of that platform'
            : there.length === 0
                ? 'is not an index of platforms'
                : `has only ${there.join(', ')}`), {
        hint: there.length === 0
            ? 'Leave out the platform: a file without one is about the whole image.'
            : `Write one of ${there.join(', ')} before "=", or leave the line out.`,
    });
}
function normalized(platform) {
    return platform.replace(/^(\w+\/arm64)\/v8$/, '$1').replace(/^(\w+\/amd64)\/v1$/, '$1');
}


  }),

  2821:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  l: () => (  openSigstore)
});

// EXTERNAL MODULE: ./build/src/concurrency.js
var concurrency = __webpack_require__(3742);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/src/http/go-url.js
var go_url = __webpack_require__(1074);
// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
;// CONCATENATED MODULE: ./build/src/identity/claims.js




const claims_text = dist .FsL(dist .YjP(), dist .Ru6(2000));
const claimsSchema = dist .Ikc({
    iss: dist .FsL(claims_text, dist .OZ5()),
    sub: dist .FsL(claims_text, dist .BpQ(1)),
    aud: dist .KCZ([claims_text, dist .FsL(dist .YOg(claims_text), dist .Ru6(20))]),
    exp: dist .lqM(dist .aig()),
    repository: dist .lqM(claims_text),
    repository_visibility: dist .lqM(claims_text),
    repository_id: dist .lqM(claims_text),
    repository_owner_id: dist .lqM(claims_text),
    ref: dist .lqM(claims_text),
    sha: dist .lqM(claims_text),
    event_name: dist .lqM(claims_text),
    workflow_ref: dist .lqM(claims_text),
    job_workflow_ref: dist .lqM(claims_text),
    runner_environment: dist .lqM(claims_text),
    run_id: dist .lqM(claims_text),
    run_attempt: dist .lqM(claims_text),
});
function decodeClaims(token, audience) {
    const [header = '', payload = '', signature = '', ...more] = token.split('.');
    const isCompact = more.length === 0 &&
        [header, payload, signature].every((part) => /^[A-Za-z0-9_-]+$/.test(part));
    if (!isCompact || token.length > 20_000)
        throw invalidToken('it is not a JSON Web Token');
    const parsed = dist .xLC(claimsSchema, (0,json .q)(Buffer.from(payload, 'base64url').toString('utf8')));
    if (!parsed.success)
        throw invalidToken(`the claim ${dist .BuJ(parsed.issues[0]) ?? 'set'} is not what GitHub writes`);
    const audiences = [parsed.output.aud].flat();
    if (!audiences.includes(audience)) {
        throw new errors .Tj('OIDC_AUDIENCE', `The ID token is for ${JSON.stringify(audiences)}, not for ${JSON.stringify(audience)}`, {
            hint: 'Something between the runner and GitHub answers with a token of its own; Sigstore ' +
                'would refuse it.',
        });
    }
    return parsed.output;
}
function identityOf(claims, serverUrl) {
    const name = (workflowRef) => `${serverUrl}/${workflowRef}`;
    const certified = (workflowRef) => (0,go_url .D)(name(workflowRef)) ?? name(workflowRef);
    const signer = claims.job_workflow_ref ?? claims.workflow_ref;
    if (signer === undefined)
        throw invalidToken('it names no workflow');
    return {
        subjectAlternativeName: certified(signer),
        issuer: claims.iss,
        repository: claims.repository ?? null,
        repositoryId: claims.repository_id ?? null,
        ownerId: claims.repository_owner_id ?? null,
        ref: claims.ref ?? null,
        commit: claims.sha ?? null,
        event: claims.event_name ?? null,
        visibility: claims.repository_visibility ?? null,
        runnerEnvironment: claims.runner_environment ?? null,
        reusable: claims.workflow_ref !== undefined && claims.workflow_ref !== signer
            ? { caller: certified(claims.workflow_ref) }
            : null,
    };
}
function guardPrivateRepository({ repository, visibility }, { isPublished, disclose }) {
    if (!isPublished || disclose || visibility === 'public')
        return;
    const which = visibility === null
        ? 'GitHub does not say that this repository is public'
        : `${repository ?? 'This repository'} is ${visibility}`;
    throw new errors .Tj('PRIVATE_REPOSITORY', `${which}, and signing would publish its owner, name, workflow and ref in a public log, ` +
        'permanently. Nothing was sent', {
        hint: 'If that is acceptable, set "disclose-private-repository: true". If not, sign with a key ' +
            '("key", and "transparency-log: false" so that nothing is logged), or use a private ' +
            'Sigstore ("signing-config" and "trusted-root").',
    });
}
function guardIssuer({ issuer }, { isPublicAuthority }) {
    if (!isPublicAuthority ||
        /^https:\/\/token\.actions\.(?:githubusercontent\.com|[a-z0-9-]+\.ghe\.com)(?:\/[\w-]+)?$/.test(issuer))
        return;
    throw new errors .Tj('OIDC_ISSUER_UNSUPPORTED', `The public-good Sigstore does not accept ID tokens of ${JSON.stringify(issuer)}`, {
        hint: 'GitHub Enterprise Server needs a private Sigstore: pass its files as "signing-config" ' +
            'and "trusted-root".',
    });
}
function invalidToken(what) {
    return new errors .Tj('OIDC_TOKEN_INVALID', `GitHub’s token service gave an ID token that cannot be used: ${what}`, {
        hint: 'Run the job again; if it stays, something between the runner and GitHub changes the ' +
            'answer.',
    });
}

// EXTERNAL MODULE: ./build/src/http/retry.js
var retry = __webpack_require__(6092);
// EXTERNAL MODULE: ./build/src/http/url-policy.js
var url_policy = __webpack_require__(8106);
;// CONCATENATED MODULE: ./build/src/identity/github-oidc.js





async function requestToken({ http, patience, env, event, audience, maskSecret, }) {
    const requestUrl = env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '';
    const requestToken = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '';
    if (requestUrl === '' || requestToken === '')
        throw noTokenFor(env, event);
    maskSecret(requestToken);
    const request = {
        method: 'GET',
        url: tokenUrl(requestUrl, audience),
        headers: { authorization: `Bearer ${requestToken}`, accept: 'application/json' },
        maxBytes: 64 * 1024,
    };
    const response = await (0,retry .zw)(http, request, patience).catch((error) => {
        if (error instanceof errors .Tj && error.code === 'CANCELLED')
            throw error;
        if (error instanceof errors .Tj && error.code === 'HTTP_TOO_LARGE')
            throw withoutToken(error);
        throw unreachable('it does not answer', error);
    });
    const token = judgeTokenResponse(response);
    maskSecret(token);
    return token;
}
function judgeTokenResponse(response) {
    const id = response.headers.get('x-github-request-id');
    const status = `status ${response.status}${id === null ? '' : ` (request ${id.slice(0, 100)})`}`;
    if (response.status >= 500 || response.status === 429)
        throw unreachable(status);
    if (response.status !== 200) {
        throw new errors .Tj('OIDC_REJECTED', `GitHub’s token service refused the request for an ID token: ${status}`, {
            hint: 'The permission may have ended with the time limit of the job, or a proxy refused. ' +
                'Run the job again; see https://www.githubstatus.com.',
        });
    }
    const parsed = dist .xLC(dist .Ikc({ value: dist .FsL(dist .YjP(), dist .BpQ(1)) }), (0,json .q)(response.body.toString('utf8')));
    if (!parsed.success)
        throw withoutToken();
    return parsed.output.value;
}
function withoutToken(cause) {
    const fact = 'GitHub’s token service answered without a token';
    return new errors .Tj('OIDC_TOKEN_INVALID', fact, {
        hint: 'Run the job again; if it stays, something between the runner and GitHub changes the ' +
            'answer.',
        cause,
    });
}
function tokenUrl(text, audience) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || !mayHearSecret(url)) {
        throw new errors .Tj('OIDC_UNAVAILABLE', 'ACTIONS_ID_TOKEN_REQUEST_URL is not an https URL', {
            hint: 'The runner sets this variable; do not set it in the workflow.',
        });
    }
    url.searchParams.set('audience', audience);
    return url;
}
function mayHearSecret(url) {
    return (url.username === '' &&
        (url.protocol === 'https:' || (url.protocol === 'http:' && (0,url_policy .U9)(url.hostname))));
}
const pullRequestSchema = dist .Ikc({
    pull_request: dist .Ikc({
        head: dist .Ikc({ repo: dist .mee(dist .Ikc({ full_name: dist .YjP() })) }),
        base: dist .Ikc({ repo: dist .Ikc({ full_name: dist .YjP() }) }),
    }),
});
function noTokenFor(env, event) {
    const pull = dist .xLC(pullRequestSchema, event);
    const guard = 'Sign on push or release, and guard this step:\n';
    if (pull.success &&
        pull.output.pull_request.head.repo?.full_name !== pull.output.pull_request.base.repo.full_name) {
        return new errors .Tj('OIDC_FORK', 'This run is for a pull request from a fork, and GitHub gives such runs no ID token, ' +
            'whatever the workflow’s permissions say', {
            hint: `${guard}  if: github.event_name != 'pull_request' || ` +
                'github.event.pull_request.head.repo.full_name == github.repository',
        });
    }
    if (env['GITHUB_ACTOR'] === 'dependabot[bot]') {
        return new errors .Tj('OIDC_DEPENDABOT', 'This run was started by Dependabot, and such runs start with read-only permissions', {
            hint: 'Grant "id-token: write" in the workflow if such runs should sign. Usually they should ' +
                `not. ${guard}  if: github.actor != 'dependabot[bot]'`,
        });
    }
    return new errors .Tj('OIDC_UNAVAILABLE', 'This job has no permission to get an ID token', {
        hint: 'Grant the job all that it needs, as a job’s "permissions" replace the workflow’s (for ' +
            'a reusable workflow, the calling job must grant it too):\n' +
            '  permissions:\n' +
            '    contents: read\n' +
            '    packages: write # for ghcr.io\n' +
            '    id-token: write',
    });
}
function unreachable(what, cause) {
    return new errors .Tj('OIDC_UNREACHABLE', `GitHub’s token service is not available: ${what}`, {
        hint: (cause instanceof errors .Tj && cause.code === 'HTTP_UNREACHABLE'
            ? cause.hint
            : undefined) ?? 'Run the job again later; see https://www.githubstatus.com.',
        cause,
    });
}

// EXTERNAL MODULE: ./build/src/sigstore/signer-policy.js
var signer_policy = __webpack_require__(3231);
;// CONCATENATED MODULE: ./build/src/sign/signer-source.js





const audience = 'sigstore';
function workflowSource(options, ports, modules, publicity) {
    const { http, patience, job, notify } = ports;
    const first = (0,concurrency .no)(identify(options, ports, publicity));
    let unused = first;
    let provenance;
    return {
        async policy() {
            return policyOf((await first).identity);
        },
        async earlierPolicy() {
            const { identity } = await first;
            return { ...policyOf(identity), extensions: fromSameRepository(identity, job.server) };
        },
        async signer(fulcio) {
            const identifying = unused ?? identify(options, ports, publicity);
            unused = undefined;
            const [{ token, claims, identity }, { certify }] = await Promise.all([
                identifying,
                modules.certificate(),
            ]);
            if (fulcio === undefined)
                throw new errors .Tj('SERVICES_UNUSABLE', 'The signing config names no certificate authority', { hint: 'Update the file given as "signing-config".' });
            const { subjectAlternativeName: name } = identity;
            const request = { token, subject: claims.sub, name };
            const signer = await certify(request, fulcio, { http, patience });
            notify.certified(signer.certificate);
            if (options.provenance === 'run') {
                const { provenanceOf } = await __webpack_require__.e(  2981).then(__webpack_require__.bind(__webpack_require__, 2981));
                provenance = provenanceOf(claims, signer.certificate, job.server);
            }
            return signer;
        },
        provenance: () => provenance === undefined
            ? Promise.reject(new Error('the provenance is told before its signer is known'))
            : Promise.resolve(provenance.json),
    };
}
function policyOf({ subjectAlternativeName, issuer }) {
    return {
        kind: 'certificate',
        subjectAlternativeName: { equals: subjectAlternativeName },
        issuer,
    };
}
function fromSameRepository({ repository }, server) {
    if (repository === null)
        return [];
    return [(0,signer_policy .lG)([`${server}/${repository}`])];
}
async function identify({ disclosePrivateRepository }, { http, patience, job, maskSecret, notify }, publicity) {
    const token = await requestToken({
        http,
        patience,
        env: job.env,
        event: await job.event(),
        audience,
        maskSecret,
    });
    const claims = decodeClaims(token, audience);
    const identity = identityOf(claims, job.server);
    notify.identified(identity);
    const { isPublicAuthority, isPublished } = await publicity();
    guardIssuer(identity, { isPublicAuthority });
    guardPrivateRepository(identity, { isPublished, disclose: disclosePrivateRepository });
    return { token, claims, identity };
}
function keySource({ read, password }) {
    const reading = (0,concurrency .no)(Promise.all([Promise.all( [__webpack_require__.e(6382), __webpack_require__.e(7337)]).then(__webpack_require__.bind(__webpack_require__, 7337)), read()]).then(([{ signerFromKey }, pem]) => signerFromKey(pem, password)));
    const policy = async () => ({
        kind: 'key',
        publicKey: (await reading).publicKey,
    });
    return {
        policy,
        earlierPolicy: policy,
        signer: () => reading,
        provenance: () => Promise.reject(new Error('a key tells of no run')),
    };
}

;// CONCATENATED MODULE: ./build/src/sign/sigstore-modules.js

function loadModules(sent) {
    const modules = {
        certificate: (0,concurrency .hd)(() => Promise.all( [__webpack_require__.e(3917), __webpack_require__.e(5339)]).then(__webpack_require__.bind(__webpack_require__, 5339))),
        publicity: (0,concurrency .hd)(() => __webpack_require__.e(  4255).then(__webpack_require__.bind(__webpack_require__, 4255))),
        services: (0,concurrency .hd)(() => __webpack_require__.e(  3874).then(__webpack_require__.bind(__webpack_require__, 3874))),
        sign: (0,concurrency .hd)(() => Promise.all( [__webpack_require__.e(3917), __webpack_require__.e(4729)]).then(__webpack_require__.bind(__webpack_require__, 4729))),
        simpleSigning: (0,concurrency .hd)(() => __webpack_require__.e(  8482).then(__webpack_require__.bind(__webpack_require__, 8482))),
        statement: (0,concurrency .hd)(() => Promise.resolve( ).then(__webpack_require__.bind(__webpack_require__, 2925))),
        trust: (0,concurrency .hd)(() => Promise.all( [__webpack_require__.e(3917), __webpack_require__.e(9654), __webpack_require__.e(5998), __webpack_require__.e(6688)]).then(__webpack_require__.bind(__webpack_require__, 5998))),
        selfVerification: (0,concurrency .hd)(() => Promise.all( [__webpack_require__.e(3917), __webpack_require__.e(9654), __webpack_require__.e(7530), __webpack_require__.e(7927), __webpack_require__.e(6024), __webpack_require__.e(1606)]).then(__webpack_require__.bind(__webpack_require__, 1606))),
    };
    void sent.then(() => Object.values(modules).map((load) => load()));
    return modules;
}

// EXTERNAL MODULE: ./build/src/sigstore/signer.js
var sigstore_signer = __webpack_require__(8836);
// EXTERNAL MODULE: ./build/src/sign/statements.js
var statements = __webpack_require__(1053);
;// CONCATENATED MODULE: ./build/src/sign/statement-kinds.js



function kindsOf({ formats, largeStatements }) {
    const usual = formats.map((format) => ({ format, size: 'usual' }));
    return largeStatements === 'rekor-v2' ? [...usual, { format: 'bundle', size: 'large' }] : usual;
}
function kindOf(statement, { largeStatements }) {
    const isApart = largeStatements === 'rekor-v2' && (0,statements .sV)(statement);
    return { format: statement.format, size: isApart ? 'large' : 'usual' };
}
function needsOf({ key, transparencyLog, largeStatements }, { format, size }) {
    const usual = largeStatements === 'rekor-v2' ? 'oldest' : 'any';
    const version = size === 'large' ? 'v2' : format === 'legacy' ? 'v1' : usual;
    return { certificate: key === undefined, log: transparencyLog ? version : 'none' };
}
function configFor(offers, { size }) {
    return size === 'large' ? offers.largeSigningConfig : offers.signingConfig;
}
function judgeFitness(signer, format, { logs }) {
    const unfit = (0,sigstore_signer .oc)(signer, format, logs.map(({ version }) => version));
    if (unfit === undefined)
        return;
    throw new errors .Tj('KEY_INVALID', `The input "key" cannot be used: ${unfit}`, {
        hint: 'Use a key on P-256 or an RSA key, which all logs and verifiers take, or ' +
            '"transparency-log: false".',
    });
}

;// CONCATENATED MODULE: ./build/src/sign/sigstore-session.js




const minimumLeftMs = 120_000;
function openSigstore(options, ports) {
    const modules = loadModules(ports.sent);
    const trusting = (0,concurrency .hd)(() => openTrust(modules, options, ports));
    void (0,concurrency .no)(ports.sent.then(trusting));
    const shared = { options, ports, modules, trusting };
    const source = options.key === undefined
        ? workflowSource(options, ports, modules, () => publicityOf(shared))
        : keySource(options.key);
    const session = { ...shared, source };
    const signer = (0,concurrency .yA)(async () => buySigner(session), ({ certificate }) => certificate === undefined ||
        certificate.notAfter.getTime() - ports.patience.clock.now() > minimumLeftMs);
    return {
        ready: async () => {
            const policy = options.key === undefined ? undefined : await source.policy();
            return policy?.kind === 'key' ? policy.publicKey : undefined;
        },
        signer,
        async own(candidate, image) {
            const [{ judgeCandidate }, material] = await Promise.all([
                Promise.all( [__webpack_require__.e(3917), __webpack_require__.e(9654), __webpack_require__.e(7530), __webpack_require__.e(7927), __webpack_require__.e(6024), __webpack_require__.e(2455)]).then(__webpack_require__.bind(__webpack_require__, 2455)),
                materialOf(session),
            ]);
            const expected = expectationOf(session, image, await source.earlierPolicy());
            const judged = judgeCandidate(candidate, material, expected);
            if (judged.kind !== 'signature')
                return undefined;
            const { isPlain } = await Promise.all( [__webpack_require__.e(9654), __webpack_require__.e(6024), __webpack_require__.e(5458)]).then(__webpack_require__.bind(__webpack_require__, 5458));
            return isPlain(candidate) ? judged.signature : undefined;
        },
        sign: (statement, current) => signOnce(session, statement, current, signer),
        verify: (signed, statement) => verifyOwn(session, signed, statement),
    };
}
async function openTrust({ trust }, { instance, key, transparencyLog, largeStatements }, { http, patience, temp, readFile }) {
    const { openPrivateTrust, openPublicGoodTrust, noTrust } = await trust();
    if (instance.kind === 'private') {
        const { signingConfigFile: signingConfig, trustedRootFile: trustedRoot } = instance;
        return openPrivateTrust({ signingConfig, trustedRoot }, readFile);
    }
    if (key !== undefined && !transparencyLog)
        return noTrust;
    const { rekorVersion } = instance;
    const largeRekorVersion = largeStatements === 'rekor-v2' ? 2 : rekorVersion;
    return openPublicGoodTrust({ rekorVersion, largeRekorVersion }, { http, patience, temp });
}
const now = ({ ports }) => new Date(ports.patience.clock.now());
async function chooseServices(session, offers, kind) {
    const { selectServices } = await session.modules.services();
    return selectServices(configFor(offers, kind), now(session), needsOf(session.options, kind));
}
async function publicityOf(session) {
    const { options, modules, trusting } = session;
    const [{ publicityOfServices }, trust] = await Promise.all([modules.publicity(), trusting()]);
    const services = await Promise.all(kindsOf(options).map((kind) => chooseServices(session, trust, kind)));
    const material = options.instance.kind === 'private' ? (await trust.refreshed()).material : undefined;
    return publicityOfServices(services, material);
}
async function buySigner(session, refreshed) {
    const { options, trusting, source } = session;
    const [trust] = await Promise.all([trusting(), source.policy()]);
    const chosen = await Promise.all(kindsOf(options).map(async (kind) => ({
        format: kind.format,
        services: await chooseServices(session, refreshed ?? trust, kind),
    })));
    const signer = await source.signer(chosen[0]?.services.fulcio);
    for (const { format, services } of chosen)
        judgeFitness(signer, format, services);
    return signer;
}
async function signOnce(session, statement, signer, renewed) {
    const { modules, trusting } = session;
    const { stillOffered } = await modules.services();
    const trust = await trusting();
    const kind = kindOf(statement, session.options);
    const chosen = await chooseServices(session, trust, kind);
    const signed = await signWith(session, statement, signer, chosen);
    const refreshed = await trust.refreshed();
    const isOffered = stillOffered(signed.services, configFor(refreshed, kind), now(session));
    const isValid = signer.certificate === undefined || signer.certificate.notAfter > now(session);
    if (isOffered && isValid)
        return signed;
    const next = isOffered ? await renewed() : await buySigner(session, refreshed);
    const offered = await chooseServices(session, refreshed, kind);
    return signWith(session, statement, next, offered);
}
async function signWith({ modules, ports, source }, statement, signer, services) {
    const { signStatement, signPayload } = await modules.sign();
    if (statement.format === 'bundle') {
        const { statementParts } = await modules.statement();
        const predicate = statement.predicate === 'run-provenance' ? await source.provenance() : statement.predicate;
        return signStatement(statementParts({ ...statement, predicate }), signer, services, ports);
    }
    const { simpleSigningPayload } = await modules.simpleSigning();
    const [{ image, annotations }] = statement.subjects;
    const payload = simpleSigningPayload(statement.dockerReference, image.digest, annotations);
    return signPayload(payload, signer, services, ports);
}
async function verifyOwn(session, signed, { subjects, predicateType }) {
    const [{ verifySigned }, material, policy] = await Promise.all([
        session.modules.selfVerification(),
        materialOf(session),
        session.source.policy(),
    ]);
    const [first, ...others] = subjects;
    const judge = ({ image }) => verifySigned(signed, predicateType, material, expectationOf(session, image, policy));
    for (const other of others)
        judge(other);
    return judge(first);
}
function expectationOf({ options: { transparencyLog, annotations } }, image, signer) {
    return {
        digest: image.digest,
        signer,
        log: transparencyLog ? 'required' : 'ignored',
        annotations,
    };
}
async function materialOf({ trusting }) {
    return (await (await trusting()).refreshed()).material;
}


  }),

  1053:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    A9: () => (  needsParts),
    YQ: () => (  statementsFor),
    ho: () => (  signaturesFor),
    sV: () => (  isLarge)
  });
  var _image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6950);
  var _sigstore_media_types_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2284);
  var _sigstore_statement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2925);
  var _sigstore_predicate_types_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6045);
  var _parts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1005);





const largeBytes = 1_000_000;
function isLarge(statement) {
    return (statement.format === 'bundle' &&
        statement.predicate !== 'run-provenance' &&
        statement.predicate.length > largeBytes);
}
function needsParts({ files, provenance, buildSbom }) {
    return (provenance === 'build' || buildSbom || files.some(({ platform }) => platform !== undefined));
}
function signaturesFor(image, request) {
    const subject = { image, annotations: request.annotations };
    const told = {
        kind: 'signature',
        title: 'signature',
        label: '',
        unless: 'same-type',
        file: undefined,
        platform: undefined,
    };
    return request.formats.map((format) => format === 'bundle'
        ? {
            ...told,
            format,
            predicateType: _sigstore_statement_js__WEBPACK_IMPORTED_MODULE_1__.signaturePredicateType,
            subjects: [subject],
            predicate: Buffer.from('{}'),
        }
        : {
            ...told,
            format,
            predicateType: _sigstore_media_types_js__WEBPACK_IMPORTED_MODULE_4__  .Iy,
            subjects: [subject],
            dockerReference: request.dockerReference || (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_0__  .Sp)(image.repository),
        });
}
function statementsFor(image, parts, request) {
    return [
        ...signaturesFor(image, request),
        ...request.files.map((file, at) => fileStatement(image, file, at, parts)),
        ...(request.provenance === 'run' ? [runProvenance(image)] : []),
        ...parts.built.map((built) => buildStatement(image, built)),
    ];
}
function fileStatement(image, file, at, { children }) {
    const { kind, describes, path, size, sha256, platform, predicateType, json } = file;
    return {
        format: 'bundle',
        kind,
        title: `${describes} in ${path}`,
        label: `${kind}-${at + 1}`,
        unless: 'same-predicate',
        file: { path, size, sha256 },
        platform,
        predicateType,
        subjects: platform === undefined
            ? [subjectOf(image)]
            : [subjectOf((0,_parts_js__WEBPACK_IMPORTED_MODULE_3__  .r)(image, children, platform, path)), subjectOf(image)],
        predicate: json,
    };
}
function runProvenance(image) {
    return {
        format: 'bundle',
        kind: 'provenance',
        title: 'SLSA provenance of this run',
        label: 'provenance',
        unless: 'same-type',
        file: undefined,
        platform: undefined,
        predicateType: _sigstore_predicate_types_js__WEBPACK_IMPORTED_MODULE_2__  .pr,
        subjects: [subjectOf(image)],
        predicate: 'run-provenance',
    };
}
function buildStatement(image, { kind, describes, platform, predicateType, json }) {
    const name = platform.platform ?? platform.digest;
    const isFoundByIndex = kind === 'sbom';
    return {
        format: 'bundle',
        kind,
        title: `${describes} of ${name}, from the build`,
        label: `${kind}-${name.replaceAll(/[/:]/g, '-')}`,
        unless: kind === 'sbom' ? 'same-predicate' : 'same-type',
        file: undefined,
        platform: platform.platform,
        predicateType,
        subjects: isFoundByIndex ? [subjectOf(platform), subjectOf(image)] : [subjectOf(platform)],
        predicate: json,
    };
}
function subjectOf({ repository, digest }) {
    return { image: { repository, digest }, annotations: {} };
}


  })

};
