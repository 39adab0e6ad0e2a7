export const id = 757;
export const ids = [757];
export const modules = {

/***/ 9757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runSignStep: () => (/* binding */ runSignStep)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(3838);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/image/discovery.js + 1 modules
var image_discovery = __webpack_require__(9397);
// EXTERNAL MODULE: ./build/src/image/reference.js
var reference = __webpack_require__(6950);
// EXTERNAL MODULE: ./build/src/oci/credentials.js + 1 modules
var oci_credentials = __webpack_require__(1930);
// EXTERNAL MODULE: ./build/src/image/digest.js
var digest = __webpack_require__(1671);
// EXTERNAL MODULE: ./build/src/oci/manifest.js
var manifest = __webpack_require__(2262);
;// CONCATENATED MODULE: ./build/src/oci/no-registries.js
// SPDX-License-Identifier: Apache-2.0
// In the place of registries when nothing is to be pushed: signatures stay in files, and nobody is
// asked.




const noRegistries = {
    resolveTag: (repository, tag) => Promise.reject(new errors/* SignetError */.T('INPUT_INVALID', `"push" is false, so ${(0,reference/* repositoryName */.aR)(repository)}:${tag} cannot be resolved to a digest`, {
        hint: 'Name the image with its digest.',
    })),
    subject: ({ digest }) => Promise.resolve({ mediaType: manifest/* mediaTypes */.Ib.manifest, digest, size: 0 }),
    children: () => Promise.resolve([]),
    list: () => Promise.resolve({ listing: { kind: 'none' }, descriptors: [] }),
    referrers: () => Promise.resolve([]),
    tagged: () => Promise.resolve([]),
    prepare: ({ repository }) => {
        const keep = ({ bytes }) => Promise.resolve({ digest: (0,digest/* digestOf */.ol)(bytes), repository, listing: { kind: 'none' } });
        return Promise.resolve({ attach: keep, append: keep });
    },
    tag: (image) => Promise.reject(new errors/* SignetError */.T('INPUT_INVALID', `"push" is false, so no tag can be pointed at ${(0,reference/* imageName */.tO)(image)}`)),
};

// EXTERNAL MODULE: ./build/src/oci/registries.js + 4 modules
var oci_registries = __webpack_require__(7395);
// EXTERNAL MODULE: ./build/src/lookup/find-signatures.js
var find_signatures = __webpack_require__(4249);
// EXTERNAL MODULE: ./build/src/lookup/resolve-tags.js
var resolve_tags = __webpack_require__(6132);
// EXTERNAL MODULE: ./build/src/concurrency.js
var concurrency = __webpack_require__(3742);
;// CONCATENATED MODULE: ./build/src/sign/publish-tags.js
// SPDX-License-Identifier: Apache-2.0
// Points tags at images that are signed.



/**
 * The images and, for tags in other repositories, the same images there: a tag must never show an
 * image that is not signed in its own repository.
 * @throws SignetError INPUT_INVALID when it is not clear which image a tag is for
 */
function withTagRepositories(pinned, tags) {
    const images = imagesOf(pinned);
    if (images.length < pinned.length)
        return [...pinned];
    const names = new Set(images.map(reference/* imageName */.tO));
    const more = tags
        .flatMap((tag) => targetsOf(tag, images))
        .filter((image) => !names.has((0,reference/* imageName */.tO)(image)));
    const distinct = [...new Map(more.map((image) => [(0,reference/* imageName */.tO)(image), image]))];
    return [
        ...pinned,
        ...distinct.map(([name, value]) => ({
            name,
            image: { ok: true, value },
            origin: 'publish-tags',
        })),
    ];
}
/** The same failure, with what to do where only a tag asked for the image. */
function explainMissing(error) {
    if (!(error instanceof errors/* SignetError */.T) || error.code !== 'IMAGE_NOT_FOUND')
        return error;
    return new errors/* SignetError */.T(error.code, error.message, {
        hint: 'A tag of "publish-tags" is for this repository. Its manifests and blobs must be there ' +
            'already: push the image to both names, or copy it, before this step.',
        cause: error.cause,
    });
}
/** All tags at once; each is read back. */
async function publishTags(pinned, tags, registries) {
    // A bare tag is for the images that were asked for, not for those that another tag's repository
    // added.
    const images = imagesOf(pinned.filter(({ origin }) => origin === 'images'));
    const targets = tags.flatMap(({ repository, tag }) => targetsOf({ repository, tag }, images).map((image) => ({ image, tag })));
    const outcomes = await (0,concurrency/* settle */.G9)(targets, 16, ({ image, tag }) => registries.tag(image, tag));
    return targets.flatMap(({ image, tag }, at) => {
        const asked = outcomes[at];
        if (asked === undefined)
            return [];
        const { before, outcome } = asked.ok ? asked.value : { before: undefined, outcome: asked };
        return [
            { name: `${(0,reference/* repositoryName */.aR)(image.repository)}:${tag}`, digest: image.digest, before, outcome },
        ];
    });
}
function imagesOf(pinned) {
    return pinned.flatMap(({ image }) => (image.ok ? [image.value] : []));
}
/** The image that a tag is for: that of its repository, else the only one there is. */
function targetsOf({ repository, tag }, images) {
    const inRepository = repository === undefined
        ? images
        : images.filter((image) => (0,reference/* repositoryName */.aR)(image.repository) === (0,reference/* repositoryName */.aR)(repository));
    const candidates = inRepository.length > 0 ? inRepository : images;
    const digests = new Set(candidates.map(({ digest }) => digest));
    const [first] = candidates;
    const byRepository = new Set(candidates.map((image) => (0,reference/* repositoryName */.aR)(image.repository)));
    const isClear = repository === undefined ? byRepository.size === candidates.length : digests.size === 1;
    if (first === undefined || !isClear) {
        const name = repository === undefined ? tag : `${(0,reference/* repositoryName */.aR)(repository)}:${tag}`;
        throw new errors/* SignetError */.T('INPUT_INVALID', `The tag ${JSON.stringify(name)} of "publish-tags" could be for ${digests.size} images`, {
            hint: 'Publish the tags of different images in steps of their own.',
        });
    }
    return repository === undefined ? [...candidates] : [{ repository, digest: first.digest }];
}

;// CONCATENATED MODULE: ./build/src/sign/sign.js
// SPDX-License-Identifier: Apache-2.0
// The flow of signing: every image of a request, from its subject to its published signature.






/**
 * As many images as are signed at the same time, children included; as many more are looked up
 * meanwhile, so that they need not wait for that.
 */
const inFlight = 16;
/**
 * Signs every image of the request and publishes each signature beside its image; then, and only
 * when all are signed, points the tags at them.
 */
async function signImages(request, ports) {
    const pinned = withTagRepositories(await (0,resolve_tags/* pinTags */.P)(request.images, ports), request.tags);
    const run = {
        request,
        ports,
        inTurn: (0,concurrency/* atMost */.Tu)(inFlight),
        claimed: new Set(pinned.map(({ name }) => name)),
    };
    const lookUpAhead = (0,concurrency/* ahead */.Uc)(pinned, inFlight, async ({ image }) => lookUp((0,concurrency/* valueOf */.RP)(image), run));
    const outcomes = await (0,concurrency/* settle */.G9)(pinned, inFlight, async ({ name, image, origin }, at) => {
        if (!image.ok)
            return [{ name, outcome: image }];
        const results = await signWithChildren(image.value, lookUpAhead(at), run);
        return origin === 'images' ? results : results.map(explained);
    });
    const images = outcomes.flatMap((outcome, at) => outcome.ok ? outcome.value : [{ name: pinned[at]?.name ?? '', outcome }]);
    const isComplete = images.every(({ outcome }) => outcome.ok);
    return {
        images,
        tags: isComplete ? await publishTags(pinned, request.tags, ports.registries) : [],
    };
}
function explained({ name, outcome }) {
    return {
        name,
        outcome: outcome.ok ? outcome : { ok: false, error: explainMissing(outcome.error) },
    };
}
/**
 * Images are independent: one that fails does not stop the others, and nothing goes on when all is
 * said.
 */
async function signWithChildren(image, lookedUp, run) {
    const { request, ports, inTurn, claimed } = run;
    const own = (0,concurrency/* outcomeOf */.sG)(() => inTurn(async () => signImage(image, await lookedUp, run)));
    const listed = await (0,concurrency/* outcomeOf */.sG)(async () => request.recursive ? ports.registries.children(image) : []);
    const children = (listed.ok ? listed.value : []).filter((child) => !claimed.has((0,reference/* imageName */.tO)(child)) && claimed.add((0,reference/* imageName */.tO)(child)));
    const outcomes = await (0,concurrency/* settle */.G9)(children, children.length, (child) => inTurn(async () => signImage(child, await lookUp(child, run), run)));
    return [
        { name: (0,reference/* imageName */.tO)(image), outcome: await own },
        ...(listed.ok ? [] : [{ name: (0,reference/* imageName */.tO)(image), outcome: listed }]),
        ...outcomes.map((outcome, at) => ({ name: (0,reference/* imageName */.tO)(children[at] ?? image), outcome })),
    ];
}
async function lookUp(image, { request: { signatureRepository, existing, formats }, ports }) {
    (0,resolve_tags/* assertSignable */.C)(image);
    const storage = { ...image, repository: signatureRepository ?? image.repository };
    const [subject, there] = await Promise.all([
        ports.registries.subject(image),
        (0,find_signatures/* findCandidates */.e)(image, storage.repository, existing === 'skip' ? formats : [], ports.registries),
    ]);
    const listed = (0,concurrency/* valueOf */.RP)(there.listed);
    // What cannot be listed is not taken for none: the same signature would be there twice.
    if (there.unlisted.length > 0)
        throw there.unlisted[0];
    return { subject, storage, listed, found: await findOwn(image, there, ports) };
}
async function signImage(image, { subject, storage, listed, found }, { request, ports }) {
    if (!request.formats.includes('bundle'))
        warnIfHidden(image, listed, ports);
    const missing = request.formats.filter((format) => !found.some((signature) => signature.format === format));
    if (missing.length === 0)
        return { image, subject, signatures: found };
    const [attachment, signer] = await Promise.all([
        ports.registries.prepare(storage, listed.listing),
        ports.sigstore.signer(),
    ]);
    const made = await (0,concurrency/* settle */.G9)(missing, missing.length, (format) => signAs(format, { image, subject, signer, attachment }, ports));
    return { image, subject, signatures: [...found, ...allOrNothing(made)] };
}
/** One failure is the image's; what was published before it is said, because it stays there. */
function allOrNothing(made) {
    const failed = made.find((outcome) => !outcome.ok);
    const published = made.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
    const [first] = published;
    if (failed === undefined)
        return published;
    if (first === undefined || !(failed.error instanceof errors/* SignetError */.T))
        throw failed.error;
    const { code, message, hint, cause } = failed.error;
    throw new errors/* SignetError */.T(code, `${message} (its signature in the format "${first.format}" was published)`, { hint, cause });
}
async function signAs(format, { image, subject, signer, attachment }, { sigstore, now }) {
    const signed = await sigstore.sign(image, format, signer);
    const verified = await sigstore.verify(signed, image);
    const publication = format === 'legacy'
        ? await attachment.append(signed)
        : await attachment.attach({ ...signed, annotations: manifestAnnotations(verified, now()) }, subject);
    return { kind: 'made', format, signed, verified, publication };
}
/**
 * Those that cosign writes (cosign, pkg/oci/remote/write.go); the time is the signature's, so that
 * a retry makes the same manifest.
 */
function manifestAnnotations({ time, predicateType }, now) {
    return {
        'org.opencontainers.image.created': (time ?? now).toISOString().replace(/\.\d{3}Z$/, 'Z'),
        'dev.sigstore.bundle.content': 'dsse-envelope',
        'dev.sigstore.bundle.predicateType': predicateType,
    };
}
/**
 * One valid signature of each format; what cannot be read counts as none, and costs one signature
 * more.
 */
async function findOwn(image, { candidates }, { sigstore }) {
    if (candidates.length === 0)
        return [];
    const valid = (await sigstore.own(candidates, image)).filter(({ predicateType }) => find_signatures/* signatureTypes */.i.includes(predicateType));
    return ['bundle', 'legacy'].flatMap((format) => valid
        .filter((signature) => signature.format === format)
        .slice(0, 1)
        .map((verified) => ({ kind: 'found', format, verified })));
}
/** cosign 3 and Kyverno look no further than bundles. */
function warnIfHidden(image, { descriptors }, { tell }) {
    if (descriptors.some(({ artifactType }) => artifactType?.startsWith('application/vnd.dev.sigstore.bundle') === true))
        tell.hiddenByBundle(image);
}

// EXTERNAL MODULE: ./build/src/action/runner/credential-ports.js
var credential_ports = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/src/action/runner/environment.js
var environment = __webpack_require__(8470);
// EXTERNAL MODULE: ./build/src/action/runner/input-readers.js
var input_readers = __webpack_require__(4354);
;// CONCATENATED MODULE: ./build/src/action/sign/inputs.js
// SPDX-License-Identifier: Apache-2.0
// Reads and judges the inputs of the sign action, all problems at once.



/** Reads all inputs. @throws SignetError INPUT_INVALID that lists every problem at once */
function readSignInputs(get) {
    return (0,input_readers/* readAll */.yw)(get, (reader) => judgeTogether(reader, {
        images: get('images'),
        digest: get('digest').trim(),
        annotations: (0,input_readers/* readAnnotations */.ti)(reader),
        instance: readInstance(reader),
        disclosePrivateRepository: (0,input_readers/* readBoolean */.Vf)(reader, 'disclose-private-repository'),
        patienceMs: (0,input_readers/* readDuration */.$7)(reader, 'patience'),
        registryLogin: (0,input_readers/* readLogin */.mN)(reader),
        githubToken: get('github-token'),
        summary: (0,input_readers/* readBoolean */.Vf)(reader, 'summary'),
        formats: readFormats(reader),
        recursive: (0,input_readers/* readBoolean */.Vf)(reader, 'recursive'),
        tags: readTags(reader),
        existing: (0,input_readers/* readChoice */.Kf)(reader, 'existing', ['skip', 'sign']),
        key: readKey(reader),
        transparencyLog: (0,input_readers/* readBoolean */.Vf)(reader, 'transparency-log'),
        signatureRepository: (0,input_readers/* readRepository */.Nu)(reader, 'signature-repository'),
        dockerReference: readDockerReference(reader),
        destination: (0,input_readers/* readBoolean */.Vf)(reader, 'push') ? 'registry' : 'files',
    }));
}
/** What contradicts each other. */
function judgeTogether({ problem }, inputs) {
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
    const format = (0,input_readers/* readChoice */.Kf)(reader, 'format', ['bundle', 'legacy', 'both']);
    return format === 'both' ? ['bundle', 'legacy'] : [format];
}
function readKey({ get, problem }) {
    const text = get('key');
    const password = get('key-password');
    if (text.trim() !== '')
        return { text, password };
    if (password !== '')
        problem('input "key-password" is given without "key" (is the secret set, and available to this ' +
            'event?)');
    return undefined;
}
/** References `name:tag`, or bare tags, which mean the image's own repository. */
function readTags({ get, problem }) {
    const lines = get('publish-tags')
        .split(/[\n,]/)
        .map((text) => text.trim())
        .filter((text) => text !== '');
    const tags = lines.flatMap((text) => {
        if (/^\w[\w.-]{0,127}$/.test(text))
            return [{ repository: undefined, tag: text }];
        if ((0,reference/* isDigestAlone */.GE)(text)) {
            problem(`input "publish-tags": ${(0,input_readers/* quote */.hD)(text)} is a digest, not name:tag; digests belong into ` +
                '"images" or "digest"');
            return [];
        }
        try {
            const { repository, tag, digest } = (0,reference/* parseReference */.F2)(text);
            if (tag !== undefined && digest === undefined)
                return [{ repository, tag }];
            problem(`input "publish-tags": ${(0,input_readers/* quote */.hD)(text)} is not name:tag`);
        }
        catch (error) {
            problem(`input "publish-tags": ${(0,errors/* messageOf */.b)(error)}`);
        }
        return [];
    });
    // Each tag is put once, however often it is named.
    return [
        ...new Map(tags.map((request) => [
            `${request.repository === undefined ? '' : (0,reference/* repositoryName */.aR)(request.repository)}:${request.tag}`,
            request,
        ])).values(),
    ];
}
function readDockerReference({ get, problem }) {
    const text = get('docker-reference').trim();
    if (text.length > 500 || /[\s\u0000-\u001f]/.test(text))
        problem(`input "docker-reference" must be a repository as people pull it, not ${(0,input_readers/* quote */.hD)(text)}`);
    return text;
}
function readInstance({ get, problem }) {
    const signingConfigFile = get('signing-config').trim();
    const trustedRootFile = get('trusted-root').trim();
    const version = get('rekor-version').trim();
    if (version !== '1' && version !== '2')
        problem(`input "rekor-version" must be 1 or 2, not ${(0,input_readers/* quote */.hD)(version)}`);
    if (signingConfigFile === '' && trustedRootFile === '')
        return { kind: 'public-good', rekorVersion: version === '2' ? 2 : 1 };
    if (signingConfigFile === '')
        problem('input "trusted-root" is given without "signing-config": a private Sigstore needs both files');
    if (trustedRootFile === '')
        problem('input "signing-config" is given without "trusted-root": a private Sigstore needs both files');
    return { kind: 'private', signingConfigFile, trustedRootFile };
}

// EXTERNAL MODULE: ./build/src/action/runner/log.js
var log = __webpack_require__(1537);
// EXTERNAL MODULE: ./build/src/action/runner/registry-login.js
var registry_login = __webpack_require__(6988);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
;// CONCATENATED MODULE: ./build/src/identity/claims.js
// SPDX-License-Identifier: Apache-2.0
// What GitHub's ID token says, and the identity that the certificate will carry.



const claims_text = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(2000));
const claimsSchema = dist/* object */.Ikc({
    iss: dist/* pipe */.FsL(claims_text, dist/* url */.OZ5()),
    sub: dist/* pipe */.FsL(claims_text, dist/* minLength */.BpQ(1)),
    aud: dist/* union */.KCZ([claims_text, dist/* pipe */.FsL(dist/* array */.YOg(claims_text), dist/* maxLength */.Ru6(20))]),
    exp: dist/* optional */.lqM(dist/* number */.aig()),
    repository: dist/* optional */.lqM(claims_text),
    repository_visibility: dist/* optional */.lqM(claims_text),
    repository_id: dist/* optional */.lqM(claims_text),
    repository_owner_id: dist/* optional */.lqM(claims_text),
    ref: dist/* optional */.lqM(claims_text),
    sha: dist/* optional */.lqM(claims_text),
    event_name: dist/* optional */.lqM(claims_text),
    workflow_ref: dist/* optional */.lqM(claims_text),
    job_workflow_ref: dist/* optional */.lqM(claims_text),
    runner_environment: dist/* optional */.lqM(claims_text),
    run_id: dist/* optional */.lqM(claims_text),
    run_attempt: dist/* optional */.lqM(claims_text),
});
/**
 * Decodes the claims; the signature is Fulcio's to check.
 * @throws SignetError OIDC_TOKEN_INVALID, OIDC_AUDIENCE; never with the token in it
 */
function decodeClaims(token, audience) {
    const [header = '', payload = '', signature = '', ...more] = token.split('.');
    const isCompact = more.length === 0 &&
        [header, payload, signature].every((part) => /^[A-Za-z0-9_-]+$/.test(part));
    if (!isCompact || token.length > 20_000)
        throw invalidToken('it is no JSON Web Token');
    const parsed = dist/* safeParse */.xLC(claimsSchema, (0,json/* parseJson */.q)(Buffer.from(payload, 'base64url').toString('utf8')));
    if (!parsed.success)
        throw invalidToken(`the claim ${dist/* getDotPath */.BuJ(parsed.issues[0]) ?? 'set'} is not what GitHub writes`);
    const audiences = [parsed.output.aud].flat();
    if (!audiences.includes(audience)) {
        throw new errors/* SignetError */.T('OIDC_AUDIENCE', `The ID token is for ${JSON.stringify(audiences)}, not for ${JSON.stringify(audience)}`, {
            hint: 'Something between the runner and GitHub answers with a token of its own; Sigstore ' +
                'would refuse it.',
        });
    }
    return parsed.output;
}
/**
 * The identity Fulcio will certify (fulcio, pkg/identity/github/principal.go): the workflow file
 * that holds the job.
 */
function identityOf(claims, serverUrl) {
    const name = (workflowRef) => `${serverUrl}/${workflowRef}`;
    const signer = claims.job_workflow_ref ?? claims.workflow_ref;
    if (signer === undefined)
        throw invalidToken('it names no workflow');
    return {
        subjectAlternativeName: name(signer),
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
            ? { caller: name(claims.workflow_ref) }
            : null,
    };
}
/**
 * Stops before anything of a private repository reaches a public log.
 * @throws SignetError PRIVATE_REPOSITORY
 */
function guardPrivateRepository({ repository, visibility }, { publicLog, disclose }) {
    if (!publicLog || disclose || visibility === 'public')
        return;
    const which = visibility === null
        ? 'GitHub does not say that this repository is public'
        : `${repository ?? 'This repository'} is ${visibility}`;
    throw new errors/* SignetError */.T('PRIVATE_REPOSITORY', `${which}, and signing would publish its owner, name, workflow and ref in a public log, ` +
        'for ever. Nothing was sent', {
        hint: 'If that is acceptable, set "disclose-private-repository: true". If not, use a private ' +
            'Sigstore ("signing-config" and "trusted-root").',
    });
}
/**
 * The public-good Fulcio accepts GitHub's own issuer, also an enterprise's, and none of a GitHub
 * Enterprise Server.
 * @throws SignetError OIDC_ISSUER_UNSUPPORTED
 */
function guardIssuer({ issuer }, { publicGood }) {
    if (!publicGood ||
        /^https:\/\/token\.actions\.(?:githubusercontent\.com|[a-z0-9-]+\.ghe\.com)(?:\/[\w-]+)?$/.test(issuer))
        return;
    throw new errors/* SignetError */.T('OIDC_ISSUER_UNSUPPORTED', `The public-good Sigstore does not accept ID tokens of ${JSON.stringify(issuer)}`, {
        hint: 'GitHub Enterprise Server needs a private Sigstore: pass its files as "signing-config" ' +
            'and "trusted-root".',
    });
}
function invalidToken(what) {
    return new errors/* SignetError */.T('OIDC_TOKEN_INVALID', `GitHub’s token service gave an ID token that cannot be used: ${what}`, {
        hint: 'Run the job again; if it stays, something between the runner and GitHub changes the ' +
            'answer.',
    });
}

// EXTERNAL MODULE: ./build/src/http/retry.js
var retry = __webpack_require__(6092);
// EXTERNAL MODULE: ./build/src/http/url-policy.js
var url_policy = __webpack_require__(8106);
;// CONCATENATED MODULE: ./build/src/identity/github-oidc.js
// SPDX-License-Identifier: Apache-2.0
// The runner's token endpoint (docs.github.com, OpenID Connect reference).





/**
 * Asks the runner for the job's ID token.
 * @throws SignetError OIDC_UNAVAILABLE, OIDC_FORK, OIDC_DEPENDABOT, OIDC_REJECTED,
 * OIDC_UNREACHABLE, OIDC_TOKEN_INVALID
 */
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
    const response = await (0,retry/* sendPatiently */.zw)(http, request, patience).catch((error) => {
        if (error instanceof errors/* SignetError */.T && error.code === 'CANCELLED')
            throw error;
        if (error instanceof errors/* SignetError */.T && error.code === 'HTTP_TOO_LARGE')
            throw withoutToken(error);
        throw unreachable('it does not answer', error);
    });
    const token = judgeTokenResponse(response);
    maskSecret(token);
    return token;
}
/** The token in the answer, which is masked before anybody else sees it. */
function judgeTokenResponse(response) {
    const id = response.headers.get('x-github-request-id');
    const status = `status ${response.status}${id === null ? '' : ` (request ${id.slice(0, 100)})`}`;
    if (response.status >= 500 || response.status === 429)
        throw unreachable(status);
    if (response.status !== 200) {
        throw new errors/* SignetError */.T('OIDC_REJECTED', `GitHub’s token service refused the request for an ID token: ${status}`, {
            hint: 'The job’s permission may have ended with the job’s time limit, or a proxy refused. ' +
                'Run the job again; see https://www.githubstatus.com.',
        });
    }
    const parsed = dist/* safeParse */.xLC(dist/* object */.Ikc({ value: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1)) }), (0,json/* parseJson */.q)(response.body.toString('utf8')));
    if (!parsed.success)
        throw withoutToken();
    return parsed.output.value;
}
function withoutToken(cause) {
    return new errors/* SignetError */.T('OIDC_TOKEN_INVALID', 'GitHub’s token service answered without a token', {
        hint: 'Run the job again; if it stays, something between the runner and GitHub changes the ' +
            'answer.',
        cause,
    });
}
/**
 * The URL has a query already, to which the audience is added. Plain http is for a runner's service
 * on the same machine.
 */
function tokenUrl(text, audience) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || !mayHearSecret(url)) {
        throw new errors/* SignetError */.T('OIDC_UNAVAILABLE', 'ACTIONS_ID_TOKEN_REQUEST_URL is not an https URL', {
            hint: 'The runner sets this variable; do not set it in the workflow.',
        });
    }
    url.searchParams.set('audience', audience);
    return url;
}
function mayHearSecret(url) {
    return (url.username === '' &&
        (url.protocol === 'https:' || (url.protocol === 'http:' && (0,url_policy/* isLoopback */.U9)(url.hostname))));
}
const pullRequestSchema = dist/* object */.Ikc({
    pull_request: dist/* object */.Ikc({
        head: dist/* object */.Ikc({ repo: dist/* nullable */.mee(dist/* object */.Ikc({ full_name: dist/* string */.YjP() })) }),
        base: dist/* object */.Ikc({ repo: dist/* object */.Ikc({ full_name: dist/* string */.YjP() }) }),
    }),
});
/** Why there is no token: the fix differs. */
function noTokenFor(env, event) {
    const pull = dist/* safeParse */.xLC(pullRequestSchema, event);
    const guard = 'Sign on push or release, and guard this step:\n';
    if (pull.success &&
        pull.output.pull_request.head.repo?.full_name !== pull.output.pull_request.base.repo.full_name) {
        return new errors/* SignetError */.T('OIDC_FORK', 'This run is for a pull request from a fork, and GitHub gives such runs no ID token, ' +
            'whatever the workflow’s permissions say', {
            hint: `${guard}  if: github.event_name != 'pull_request' || ` +
                'github.event.pull_request.head.repo.full_name == github.repository',
        });
    }
    if (env['GITHUB_ACTOR'] === 'dependabot[bot]') {
        return new errors/* SignetError */.T('OIDC_DEPENDABOT', 'This run was started by Dependabot, and GitHub gives such runs no ID token unless the ' +
            'workflow’s permissions are raised for them', {
            hint: `${guard}  if: github.actor != 'dependabot[bot]'`,
        });
    }
    return new errors/* SignetError */.T('OIDC_UNAVAILABLE', 'This job has no permission to get an ID token', {
        hint: 'Add to the job (a job’s "permissions" replace the workflow’s; for a reusable workflow, ' +
            'the calling job must grant it too):\n  permissions:\n    id-token: write',
    });
}
function unreachable(what, cause) {
    return new errors/* SignetError */.T('OIDC_UNREACHABLE', `GitHub’s token service is not available: ${what}`, {
        hint: 'Run the job again later; see https://www.githubstatus.com.',
        cause,
    });
}

// EXTERNAL MODULE: ./build/src/sigstore/signer-policy.js
var signer_policy = __webpack_require__(3231);
// EXTERNAL MODULE: ./build/src/action/runner/key-text.js
var key_text = __webpack_require__(98);
;// CONCATENATED MODULE: ./build/src/sign/signer-source.js
// SPDX-License-Identifier: Apache-2.0
// Who signs: the workflow that holds the step, by the job's token, or a key.







const audience = 'sigstore';
/** The token is asked for at once, beside everything that the registry is asked. */
function workflowSource(request, loading) {
    const { http, patience, tell } = request;
    const first = identify(request);
    first.catch(() => undefined);
    let unused = first;
    return {
        async policy() {
            return policyOf((await first).identity);
        },
        async earlierPolicy() {
            const { identity } = await first;
            return { ...policyOf(identity), extensions: fromSameRepository(identity, request.env) };
        },
        async signer(fulcio) {
            // A token lives for minutes; a certificate that is renewed needs a new one.
            const identifying = unused ?? identify(request);
            unused = undefined;
            const [{ token, subject }, { certify }] = await Promise.all([identifying, loading]);
            if (fulcio === undefined)
                throw new errors/* SignetError */.T('SERVICES_UNUSABLE', 'The signing config names no certificate authority', { hint: 'Update the file given as "signing-config".' });
            const signer = await certify({ token, subject }, fulcio, { http, patience });
            tell.certified(signer.certificate);
            return signer;
        },
    };
}
function policyOf({ subjectAlternativeName, issuer }) {
    return {
        kind: 'certificate',
        subjectAlternativeName: { equals: subjectAlternativeName },
        issuer,
    };
}
/**
 * A reusable workflow signs under its own name for whoever calls it, so the name alone does not say
 * that it was this repository.
 */
function fromSameRepository({ repository }, env) {
    if (repository === null)
        return [];
    return [(0,signer_policy/* fromRepositories */.lG)([`${(0,environment/* serverOf */.FN)(env)}/${repository}`])];
}
/** Gets a token and judges it before it is sent to anybody. */
async function identify({ inputs, http, patience, env, tell, }) {
    const token = await requestToken({
        http,
        patience,
        env,
        event: await (0,environment/* readEvent */.j_)(env),
        audience,
        maskSecret: core/* setSecret */.Pq,
    });
    const claims = decodeClaims(token, audience);
    const identity = identityOf(claims, (0,environment/* serverOf */.FN)(env));
    tell.identified(identity);
    const isPublicGood = inputs.instance.kind === 'public-good';
    guardIssuer(identity, { publicGood: isPublicGood });
    guardPrivateRepository(identity, {
        publicLog: isPublicGood,
        disclose: inputs.disclosePrivateRepository,
    });
    return { token, subject: claims.sub, identity };
}
/** A key names nobody, so neither token nor certificate is asked for. */
function keySource({ text, password }, { env }) {
    const reading = (async () => {
        const { signerFromKey } = await Promise.all(/* import() */[__webpack_require__.e(382), __webpack_require__.e(337)]).then(__webpack_require__.bind(__webpack_require__, 7337));
        const pem = await (0,key_text/* readKeyText */.j)(text, env, environment/* readText */.yR);
        maskKey(pem);
        return signerFromKey(pem, password);
    })();
    reading.catch(() => undefined);
    const policy = async () => ({
        kind: 'key',
        publicKey: (await reading).publicKey,
    });
    return {
        policy,
        earlierPolicy: policy,
        signer: () => reading,
    };
}
/**
 * Each line too, because the runner searches its log line by line. Done before the key is parsed.
 */
function maskKey(text) {
    for (const secret of [text, ...text.split('\n').map((line) => line.trim())]) {
        if (secret.length >= 8 && !secret.startsWith('-----'))
            core/* setSecret */.Pq(secret);
    }
}

// EXTERNAL MODULE: ./build/src/sigstore/signer.js
var sigstore_signer = __webpack_require__(8836);
;// CONCATENATED MODULE: ./build/src/sign/sigstore-modules.js

async function loadSigstore() {
    const [certificate, services, sign, simpleSigning, statement, trust, verification] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(917), __webpack_require__.e(339)]).then(__webpack_require__.bind(__webpack_require__, 5339)),
        __webpack_require__.e(/* import() */ 874).then(__webpack_require__.bind(__webpack_require__, 3874)),
        Promise.all(/* import() */[__webpack_require__.e(917), __webpack_require__.e(187), __webpack_require__.e(482), __webpack_require__.e(619)]).then(__webpack_require__.bind(__webpack_require__, 6619)),
        Promise.all(/* import() */[__webpack_require__.e(917), __webpack_require__.e(187), __webpack_require__.e(482)]).then(__webpack_require__.bind(__webpack_require__, 8482)),
        Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2925)),
        Promise.all(/* import() */[__webpack_require__.e(917), __webpack_require__.e(187), __webpack_require__.e(645)]).then(__webpack_require__.bind(__webpack_require__, 645)),
        Promise.all(/* import() */[__webpack_require__.e(917), __webpack_require__.e(187), __webpack_require__.e(482), __webpack_require__.e(606)]).then(__webpack_require__.bind(__webpack_require__, 1606)),
    ]);
    return {
        ...certificate,
        ...services,
        ...sign,
        ...simpleSigning,
        ...statement,
        ...trust,
        ...verification,
    };
}
/** A key that signs without a log needs no Sigstore. */
async function openTrust(sigstore, { inputs: { instance, key, transparencyLog }, http, patience, env }) {
    if (instance.kind === 'private')
        return sigstore.openPrivateTrust({ signingConfig: instance.signingConfigFile, trustedRoot: instance.trustedRootFile }, environment/* readText */.yR);
    if (key !== undefined && !transparencyLog)
        return sigstore.noTrust;
    return sigstore.openPublicGoodTrust(instance.rekorVersion, { http, patience, temp: (0,environment/* tempOf */._p)(env) });
}

;// CONCATENATED MODULE: ./build/src/sign/sigstore-session.js
// SPDX-License-Identifier: Apache-2.0
// Joins who signs – the job's identity or a key – with Sigstore.





/**
 * A signer with less left is not begun with: a signature must be timestamped while its certificate
 * is valid.
 */
const minimumLeftMs = 120_000;
/** Sigstore as the flow wants it. */
function openSigstore(request) {
    const { inputs, patience } = request;
    const loading = loadSigstore();
    const trusting = loading.then((sigstore) => openTrust(sigstore, request));
    // Awaited together with the token; until then a failure must not end the process.
    trusting.catch(() => undefined);
    const source = inputs.key === undefined ? workflowSource(request, loading) : keySource(inputs.key, request);
    const session = {
        request,
        loading,
        trusting,
        source,
        needs: (format) => needsOf(inputs, format),
    };
    const signer = keepFresh(async () => buySigner(session), ({ certificate }) => certificate === undefined ||
        certificate.notAfter.getTime() - patience.clock.now() > minimumLeftMs);
    return {
        ready: async () => {
            if (inputs.key !== undefined)
                await source.policy();
        },
        signer,
        async own(candidates, image) {
            const [{ judgeCandidates }, material] = await Promise.all([
                Promise.all(/* import() */[__webpack_require__.e(917), __webpack_require__.e(187), __webpack_require__.e(482), __webpack_require__.e(455)]).then(__webpack_require__.bind(__webpack_require__, 2455)),
                materialOf(session),
            ]);
            const { signatures } = judgeCandidates(candidates, material, expectationOf(session, image, await source.earlierPolicy()));
            // Container engines compare the name in a legacy signature (containers-policy.json,
            // matchRepository), so one with another is not ours to reuse.
            return signatures.filter(({ format, dockerReference }) => format !== 'legacy' || dockerReference === referenceOf(inputs, image));
        },
        sign: (image, format, current) => signOnce(session, image, format, current, signer),
        async verify(signed, image) {
            const [{ verifySigned }, material] = await Promise.all([loading, materialOf(session)]);
            return verifySigned(signed, material, expectationOf(session, image, await source.policy()));
        },
    };
}
function needsOf({ key, transparencyLog }, format) {
    return {
        certificate: key === undefined,
        log: !transparencyLog ? 'none' : format === 'legacy' ? 'v1' : 'any',
    };
}
const now = ({ clock }) => new Date(clock.now());
async function buySigner(session, signingConfig) {
    const { request, loading, trusting, source, needs } = session;
    const [sigstore, trust] = await Promise.all([loading, trusting, source.policy()]);
    // The services of every format are chosen before the token is sent anywhere: what cannot be
    // signed is refused now.
    const chosen = request.inputs.formats.map((format) => ({
        format,
        services: sigstore.selectServices(signingConfig ?? trust.signingConfig, now(request.patience), needs(format)),
    }));
    const signer = await source.signer(chosen[0]?.services.fulcio);
    // In one format a key may sign what the log of the other refuses: then nothing is recorded at
    // all.
    for (const { format, services } of chosen)
        judgeFitness(signer, format, services);
    return signer;
}
/** @throws SignetError KEY_INVALID */
function judgeFitness(signer, format, { logs }) {
    const unfit = (0,sigstore_signer/* unfitness */.oc)(signer, format, logs.map(({ version }) => version));
    if (unfit !== undefined)
        throw new errors/* SignetError */.T('KEY_INVALID', `The input "key" cannot be used: ${unfit}`, {
            hint: 'Use a key on P-256 or an RSA key, which all logs and verifiers take, or ' +
                '"transparency-log: false".',
        });
}
/**
 * Signs, and once more when the refreshed signing config no longer lists what was used, or the
 * services took so long that the certificate has expired.
 */
async function signOnce(session, image, format, signer, renewed) {
    const { request, loading, trusting, needs } = session;
    const { selectServices, stillOffered } = await loading;
    const trust = await trusting;
    const signed = await sigstore_session_signAs(session, image, format, signer, selectServices(trust.signingConfig, now(request.patience), needs(format)));
    const { signingConfig } = await trust.refreshed();
    const isOffered = stillOffered(signed.services, signingConfig, now(request.patience));
    const isValid = signer.certificate === undefined || signer.certificate.notAfter > now(request.patience);
    if (isOffered && isValid)
        return signed;
    const next = isOffered ? await renewed() : await buySigner(session, signingConfig);
    return sigstore_session_signAs(session, image, format, next, selectServices(signingConfig, now(request.patience), needs(format)));
}
async function sigstore_session_signAs({ request, loading }, image, format, signer, services) {
    const { signatureStatement, signStatement, signPayload, simpleSigningPayload } = await loading;
    const { inputs, http, patience } = request;
    const ports = { http, patience };
    if (format === 'bundle')
        return signStatement(signatureStatement(image, inputs.annotations), signer, services, ports);
    return signPayload(simpleSigningPayload(referenceOf(inputs, image), image.digest, inputs.annotations), signer, services, ports);
}
/** How a legacy signature names the image's repository. */
function referenceOf(inputs, { repository }) {
    return inputs.dockerReference || (0,reference/* dockerReference */.Sp)(repository);
}
function expectationOf({ request: { inputs } }, image, signer) {
    return {
        digest: image.digest,
        signer,
        log: inputs.transparencyLog ? 'required' : 'ignored',
        annotations: inputs.annotations,
    };
}
async function materialOf({ trusting }) {
    return (await (await trusting).refreshed()).material;
}
/**
 * One value for all who ask, made anew when it is no longer fresh; many who ask together cause one
 * making.
 */
function keepFresh(make, isFresh) {
    let latest;
    return async () => {
        const known = latest;
        if (known !== undefined && isFresh(await known))
            return known;
        const next = latest === undefined || latest === known ? make() : latest;
        latest = next;
        return next;
    };
}

// EXTERNAL MODULE: ./build/src/action/runner/failure.js
var failure = __webpack_require__(5025);
// EXTERNAL MODULE: ./build/src/action/runner/files.js
var files = __webpack_require__(4184);
;// CONCATENATED MODULE: ./build/src/action/sign/outputs.js
// SPDX-License-Identifier: Apache-2.0
// Sets the outputs that action.yml documents.

/** Sets every output that action.yml documents; what is not known is empty. */
function setOutputs(report, reportPath) {
    const signed = report.images.filter((image) => image.status !== 'failed');
    const lines = (values) => values.filter((value) => value !== null).join('\n');
    const [first] = signed;
    const entry = first?.signatures.flatMap(({ log }) => log)[0];
    const outputs = {
        signed: String(report.signed),
        images: lines(report.images.map(({ image }) => image)),
        digest: first?.subject.digest ?? '',
        signatures: JSON.stringify(signed.flatMap(({ image, signatures }) => signatures.map((signature) => signatureOutput(image, signature)))),
        'bundle-paths': lines(signed.flatMap(({ signatures }) => signatures.map(({ bundlePath }) => bundlePath))),
        'report-path': reportPath,
        'certificate-identity': report.identity?.subjectAlternativeName ?? '',
        'certificate-issuer': report.identity?.issuer ?? '',
        'log-index': entry?.index ?? '',
        'log-url': entry?.link ?? '',
        'verify-commands': lines(signed.map(({ verifyCommand }) => verifyCommand)),
    };
    for (const [name, value] of Object.entries(outputs))
        core/* setOutput */.uH(name, value);
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

// EXTERNAL MODULE: ./build/src/action/sign/report.js + 1 modules
var sign_report = __webpack_require__(9120);
// EXTERNAL MODULE: ./build/src/action/runner/text.js
var runner_text = __webpack_require__(7744);
;// CONCATENATED MODULE: ./build/src/action/sign/summary.js

/**
 * The job summary: who signed what, how to check it, or why it failed. All foreign text is escaped.
 */
function renderSummary(report, reportPath) {
    const signed = report.images.filter((image) => image.status !== 'failed');
    return [
        heading(report, signed.length),
        ...(report.failure === null ? [] : summary_failure(report.failure)),
        ...(report.images.length === 0 ? [] : table(report.images)),
        ...(report.tags.length === 0 ? [] : tags(report.tags)),
        ...(report.identity === null ? [] : identity(report)),
        ...(signed.every(({ verifyCommand }) => verifyCommand === null)
            ? []
            : details('Verify', commands(signed))),
        `<p>Report: <code>${(0,runner_text/* html */.qy)(reportPath)}</code></p>`,
        '',
    ].join('\n');
}
function heading({ images, tags }, signed) {
    if (images.length === 0)
        return '<h3>Nothing was signed</h3>';
    const untagged = tags.filter((tag) => tag.failure !== null).length;
    if (signed === images.length)
        return ('<h3>Signed ' +
            `${signed === 1 ? 'the image' : `all ${signed} images`}${untagged === 0 ? '' : `, but ${untagged} of ${tags.length} tags were not published`}</h3>`);
    return `<h3>${signed === 0 ? 'No image' : `Only ${signed} of ${images.length} images`} signed</h3>`;
}
function summary_failure({ code, message, hint }) {
    return [
        `<p><b>${(0,runner_text/* html */.qy)(code)}</b>: ${paragraph(message)}</p>`,
        ...(hint === null ? [] : [`<p><b>What to do:</b> ${paragraph(hint)}</p>`]),
    ];
}
function table(images) {
    const { shown, cut } = (0,runner_text/* fitting */._Q)(images.map((image) => `<tr><td><code>${(0,runner_text/* html */.qy)(image.image)}</code></td>${image.status === 'failed' ? failedCells(image.failure.code) : signedCells(image)}</tr>`));
    return [
        '<table><tr><th>Image</th><th>Signature</th><th>Log</th><th>Time</th></tr>',
        ...shown,
        '</table>',
        ...(cut > 0 ? [`<p>${cut} more images are in the report.</p>`] : []),
    ];
}
function signedCells({ status, signatures }) {
    const cell = (parts) => `<td>${parts.filter((part) => part !== '').join('<br>')}</td>`;
    const digests = signatures.map(({ digest, repository, bundlePath, format }) => `<code>${(0,runner_text/* html */.qy)(repository === null ? (bundlePath ?? '') : digest)}</code>${format === 'legacy' ? ' (legacy)' : ''}`);
    const entries = signatures.map(({ log }) => log
        .map(({ index, link }) => link === null ? (0,runner_text/* html */.qy)(index) : `<a href="${(0,runner_text/* html */.qy)(link)}">${(0,runner_text/* html */.qy)(index)}</a>`)
        .join(', '));
    const times = signatures.map(({ time }) => (0,runner_text/* html */.qy)(time ?? ''));
    return `${cell([...(status === 'existing' ? ['was signed already:'] : []), ...digests])}${cell(entries)}${cell(times)}`;
}
function failedCells(code) {
    return `<td colspan="3"><b>not signed</b>: ${(0,runner_text/* html */.qy)(code)}</td>`;
}
function tags(published) {
    const rows = published.map(({ name, digest, previous, failure }) => `<tr><td><code>${(0,runner_text/* html */.qy)(name)}</code></td><td>${failure === null ? `<code>${(0,runner_text/* html */.qy)(digest)}</code>` : (0,runner_text/* html */.qy)(failure.code)}</td><td><code>${(0,runner_text/* html */.qy)(previous ?? '')}</code></td></tr>`);
    return [
        '<table><tr><th>Tag</th><th>Now</th><th>Before</th></tr>',
        ...(0,runner_text/* fitting */._Q)(rows).shown,
        '</table>',
    ];
}
function identity({ identity, certificate }) {
    if (identity === null)
        return [];
    const facts = [
        ['Identity', identity.subjectAlternativeName],
        ['Issuer', identity.issuer],
        ['Calling workflow', identity.reusable?.caller ?? null],
        [
            'Certificate',
            certificate === null
                ? null
                : `${certificate.serialNumber}, valid ${certificate.notBefore} to ${certificate.notAfter}`,
        ],
    ];
    const rows = facts.flatMap(([name, value]) => value === null
        ? []
        : [`<tr><th align="left">${name}</th><td><code>${(0,runner_text/* html */.qy)(value)}</code></td></tr>`]);
    return ['<table>', ...rows, '</table>'];
}
function commands(signed) {
    return [
        '<pre><code>',
        ...(0,runner_text/* fitting */._Q)(signed.flatMap(({ verifyCommand }) => (verifyCommand === null ? [] : [(0,runner_text/* html */.qy)(verifyCommand)]))).shown,
        '</code></pre>',
    ];
}
function details(title, body) {
    return [`<details><summary>${title}</summary>`, ...body, '</details>'];
}
function paragraph(text) {
    return text.split('\n').map(runner_text/* html */.qy).join('<br>');
}

;// CONCATENATED MODULE: ./build/src/action/sign/account.js
// SPDX-License-Identifier: Apache-2.0
// Tells what came of a run: files, log, summary, outputs and the one error, also when it failed.







async function tell(progress) {
    const { env } = progress;
    const { images: results, tags } = progress.result ?? { images: [], tags: [] };
    const folder = await (0,files/* makeFolder */.fc)(env);
    const context = { ...contextOf(progress), bundlePaths: await writeBundles(results, folder) };
    const images = results.map((result) => (0,sign_report/* imageReport */.SM)(result, context));
    const failure = failureOfRun(progress, results, tags) ?? failureOfFiles(images);
    const report = {
        schemaVersion: 1,
        signed: failure === undefined && images.length > 0,
        startedAt: progress.startedAt.toISOString(),
        durationMs: Date.now() - progress.startedAt.getTime(),
        run: (0,files/* runFacts */.pI)(env),
        sigstore: context.sigstore,
        source: progress.discovery?.source ?? null,
        identity: progress.identity ?? null,
        certificate: progress.certificate === undefined ? null : (0,sign_report/* certificateFacts */.lF)(progress.certificate),
        images,
        tags: tags.map(sign_report/* tagReport */.lQ),
        failure: failure === undefined ? null : (0,sign_report/* failureReport */.LK)(failure),
    };
    const reportPath = await (0,files/* writePrivately */.Q9)(folder, 'report.json', `${JSON.stringify(report, undefined, 2)}\n`);
    for (const image of images)
        if (image.status !== 'failed')
            tellSigned(image);
    for (const { name, digest, previous } of report.tags.filter((tag) => tag.failure === null))
        (0,log/* line */.n8)('Tagged', `${name} → ` +
            `${digest}${previous === null || previous === digest ? '' : ` (before: ${previous})`}`);
    (0,log/* line */.n8)(report.signed ? 'Done' : 'Failed', `${accountOf(report)} in ${(report.durationMs / 1000).toFixed(1)} s`);
    if (progress.inputs?.summary !== false)
        await (0,files/* writeSummary */.Sy)(renderSummary(report, reportPath ?? ''));
    setOutputs(report, reportPath ?? '');
    if (failure !== undefined)
        (0,log/* fail */.fJ)(failure, (0,files/* workflowFile */.EY)(env));
}
function accountOf({ images, tags }) {
    if (images.length === 0)
        return 'nothing was signed';
    const existing = images.filter(({ status }) => status === 'existing').length;
    const untagged = tags.filter(({ failure }) => failure !== null).length;
    return [
        `${images.filter(({ status }) => status !== 'failed').length} of ${images.length} images ` +
            'signed',
        ...(existing === 0 ? [] : [`${existing} of them already before`]),
        ...(untagged === 0 ? [] : [`${untagged} of ${tags.length} tags not published`]),
    ].join(', ');
}
function tellSigned({ status, image, signatures, verifyCommand }) {
    (0,log/* group */.Os)(`${status === 'signed' ? 'Signed     ' : 'Existing   '} ${image}`, signatures.flatMap(factsOf));
    if (verifyCommand !== null)
        (0,log/* line */.n8)('Verify', verifyCommand);
}
function factsOf({ status, format, digest, repository, listing, tag, log, time, bundlePath, }) {
    const listings = {
        'referrers-api': 'the referrers API',
        'fallback-tag': `the fallback tag ${tag ?? ''}`,
        'signature-tag': `the tag ${tag ?? ''}`,
        none: 'nobody: it is kept as a file only',
    };
    return [
        [
            'Signature',
            `${repository === null ? (bundlePath ?? 'was not kept, see the warning') : `${repository}@${digest}`}${format === 'legacy' ? ' (legacy format)' : ''}`,
        ],
        ...(listing === null || listings[listing] === undefined
            ? []
            : [['Listed by', listings[listing]]]),
        ...log.map(({ url, index, link }) => [
            'Log',
            `${url === null ? '' : `${url} `}index ${index}${link === null ? '' : ` ${link}`}`,
        ]),
        ...(time === null ? [] : [['Time', time]]),
        [
            'Verified',
            'signer, digest, ' +
                `proofs${status === 'made' && listing !== 'none' ? '; read back from the registry' : ''}`,
        ],
    ];
}
function failureOfRun({ error }, results, tags) {
    if (error !== undefined)
        return (0,failure/* failureOf */.g5)(error);
    const failed = results.flatMap(({ name, outcome }) => outcome.ok ? [] : [{ name, failure: (0,failure/* failureOf */.g5)(outcome.error) }]);
    if (failed.length > 0)
        return (0,failure/* failureOfImages */.ip)(failed, results.length);
    const untagged = tags.flatMap(({ outcome }) => (outcome.ok ? [] : [(0,failure/* failureOf */.g5)(outcome.error)]));
    const [first] = untagged;
    return first === undefined
        ? undefined
        : {
            ...first,
            fact: [
                `All images are signed, but ${untagged.length} of ${tags.length} tags were not ` +
                    'published:',
                ...untagged.map(({ fact }) => `- ${fact}`),
            ].join('\n'),
        };
}
/** A signature that nobody stored is none. */
function failureOfFiles(images) {
    const isLost = ({ listing, bundlePath }) => listing === 'none' && bundlePath === null;
    const lost = images.filter((image) => image.status !== 'failed' && image.signatures.some(isLost));
    if (lost.length === 0)
        return undefined;
    return {
        code: 'FILE_UNWRITABLE',
        fact: `${lost.length} of ${images.length} signatures could be kept nowhere: "push" is false, ` +
            'and their files cannot be written',
        hint: 'Look at the warning above: the runner’s temporary folder (RUNNER_TEMP) must be writable ' +
            'and not full.',
    };
}
function contextOf({ inputs, identity }) {
    const sigstore = inputs?.instance.kind === 'private'
        ? { instance: 'private', trustedRootFile: inputs.instance.trustedRootFile }
        : { instance: 'public-good', trustedRootFile: null };
    return {
        sigstore,
        identity,
        isLogged: inputs?.transparencyLog ?? true,
        repository: inputs?.signatureRepository === undefined
            ? undefined
            : (0,reference/* repositoryName */.aR)(inputs.signatureRepository),
    };
}
/** Bundles as files, numbered, because one digest may be in several repositories. */
async function writeBundles(results, folder) {
    const written = results.flatMap(({ outcome }, at) => {
        if (!outcome.ok)
            return [];
        const { image, signatures } = outcome.value;
        return signatures.map(async (signature) => {
            if (signature.kind === 'found' || signature.format === 'legacy')
                return undefined;
            const path = await (0,files/* writePrivately */.Q9)(folder, `${at + 1}-${image.digest.replace(':', '-')}.sigstore.json`, signature.signed.bytes);
            return path === undefined ? undefined : [signature, path];
        });
    });
    return new Map((await Promise.all(written)).filter((entry) => entry !== undefined));
}

;// CONCATENATED MODULE: ./build/src/action/sign/step.js
// SPDX-License-Identifier: Apache-2.0
// Puts the parts of the sign action together and tells what came of it.

















/**
 * The sign action: inputs, images, signatures, and an account of it that is given on failure too.
 */
async function runSignStep() {
    const progress = { startedAt: new Date(), env: process.env };
    try {
        await sign(progress);
    }
    catch (error) {
        progress.error = error;
    }
    (0,environment/* endRun */.lb)();
    await tell(progress);
}
async function sign(progress) {
    const { env } = progress;
    const { inputs, discovery } = await readRequest(progress);
    const http = (0,environment/* httpOf */.Yr)(env);
    const patience = (0,environment/* patienceOf */.Hw)(inputs.patienceMs);
    const credentials = (0,credential_ports/* credentialPorts */.U)(inputs, env);
    const registries = inputs.destination === 'files'
        ? noRegistries
        : (0,oci_registries/* openRegistries */.c)({
            http,
            patience,
            findCredential: (repository) => (0,oci_credentials/* findCredential */.L)(repository, credentials),
            maskSecret: core/* setSecret */.Pq,
            access: 'pull,push',
        });
    const sigstore = openSigstore({ inputs, http, patience, env, tell: tellTo(progress) });
    await sigstore.ready();
    progress.result = await signImages({ ...inputs, images: discovery.images }, {
        registries,
        sigstore,
        now: () => new Date(patience.clock.now()),
        tell: {
            tagResolved: (name, image) => {
                (0,log/* warn */.R8)(`The tag ${name} was resolved to ${image.digest}, which is what gets signed. A tag ` +
                    'can be moved between build and signature: pass the digest that the build step ' +
                    'reports.');
            },
            hiddenByBundle: (image) => {
                (0,log/* warn */.R8)(`${(0,reference/* imageName */.tO)(image)} carries a bundle, so cosign 3 and Kyverno will not look at ` +
                    'the legacy signature made now. Use "format: both".');
            },
        },
    });
}
/** What is learned of the signer goes to the log at once, and to the report at the end. */
function tellTo(progress) {
    return {
        identified(identity) {
            progress.identity = identity;
            (0,log/* tellIdentity */.Oy)(identity);
        },
        certified(certificate) {
            progress.certificate = certificate;
            (0,log/* tellCertificate */.jT)(certificate);
        },
    };
}
/**
 * Inputs and images are judged together, so that all problems are told at once and before any
 * request.
 */
async function readRequest(progress) {
    const get = (name) => core/* getInput */.V4(name, { trimWhitespace: false });
    for (const name of ['registry-password', 'github-token', 'key-password'])
        if (get(name) !== '')
            core/* setSecret */.Pq(get(name));
    // Before it is parsed: whatever is printed later, no line of a key is.
    if (get('key').includes('-----BEGIN '))
        maskKey(get('key'));
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
    const inputs = await attempt(() => readSignInputs(get));
    const discovery = await attempt(() => (0,image_discovery/* discoverImages */.y)({ images: get('images'), digest: get('digest').trim(), purpose: 'sign' }, progress.env, environment/* readText */.yR));
    if (inputs === undefined || discovery === undefined)
        throw merged(problems);
    progress.inputs = inputs;
    progress.discovery = discovery;
    (0,registry_login/* checkLoginScope */.k)(inputs.registryLogin, [
        ...[...discovery.images, ...inputs.tags].map(({ repository }) => repository),
        inputs.signatureRepository,
    ]);
    (0,log/* line */.n8)('Images', `${discovery.images.length} from ${discovery.source}`);
    (0,log/* warnOfSkipped */.eE)(discovery);
    if (!inputs.transparencyLog)
        (0,log/* warn */.R8)('No transparency log records these signatures, so nobody can notice those that somebody ' +
            'else makes in your name: "transparency-log" is false.');
    (0,environment/* boundMemory */._8)(discovery.images);
    return { inputs, discovery };
}
function merged(problems) {
    const [first, second] = problems;
    if (second === undefined)
        return first;
    const hints = problems.flatMap((problem) => problem instanceof errors/* SignetError */.T && problem.hint !== undefined ? [problem.hint] : []);
    return new errors/* SignetError */.T('INPUT_INVALID', (0,input_readers/* listed */.KE)(problems.flatMap((problem) => (0,input_readers/* problemsIn */._n)((0,errors/* messageOf */.b)(problem)))), { hint: [...new Set(hints)].join('\n') });
}


/***/ })

};
