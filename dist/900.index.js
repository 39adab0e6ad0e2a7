export const id = 900;
export const ids = [900];
export const modules = {

  4900:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  storeOnGitHub: () => (  storeOnGitHub)
});

var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/src/concurrency.js
var concurrency = __webpack_require__(3742);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
// EXTERNAL MODULE: ./node_modules/@octokit/core/dist-src/index.js + 12 modules
var dist_src = __webpack_require__(4730);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-retry/dist-bundle/index.js
var dist_bundle = __webpack_require__(9735);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var plugin_throttling_dist_bundle = __webpack_require__(6856);
// EXTERNAL MODULE: ./build/src/http/url-policy.js
var url_policy = __webpack_require__(8106);
// EXTERNAL MODULE: ./build/src/action/runner/environment.js + 7 modules
var environment = __webpack_require__(4306);
// EXTERNAL MODULE: ./build/src/action/runner/log.js
var log = __webpack_require__(1537);
;// CONCATENATED MODULE: ./build/src/action/runner/github.js







function openGitHub(token, env, http) {
    const WithPlugins = dist_src .E.plugin(dist_bundle .L, plugin_throttling_dist_bundle .A);
    const limited = (retryAfter, request, _, tries) => {
        (0,log .Yz)(`GitHub asks to wait ${retryAfter} s before ${request.method ?? 'a request'}`);
        return tries < maxLimited && retryAfter <= longestWait;
    };
    return new WithPlugins({
        auth: token,
        baseUrl: apiOf(env),
        userAgent: 'signet',
        log: { debug: log .Yz, info: log .Yz, warn: log .Yz, error: log .Yz },
        request: { fetch: fetchOver(http) },
        throttle: { onRateLimit: limited, onSecondaryRateLimit: limited },
    });
}
const longestWait = 60;
const maxLimited = 2;
function repositoryOf(env) {
    const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(env['GITHUB_REPOSITORY'] ?? '') ?? [];
    if (owner === undefined || repo === undefined)
        throw new errors .Tj('INPUT_INVALID', 'GITHUB_REPOSITORY does not name a repository', {
            hint: 'The runner sets this variable; do not set it in the workflow.',
        });
    return { owner, repo, page: `${(0,environment .FN)(env)}/${owner}/${repo}` };
}
function apiOf(env) {
    const given = (env['GITHUB_API_URL'] ?? '').trim() || 'https://api.github.com';
    const url = URL.canParse(given) ? new URL(given) : undefined;
    const mayHearToken = url?.protocol === 'https:' || (url?.protocol === 'http:' && (0,url_policy .U9)(url.hostname));
    if (mayHearToken)
        return given.replace(/\/+$/, '');
    throw new errors .Tj('URL_REFUSED', 'GITHUB_API_URL is not an https URL', {
        hint: 'The runner sets this variable; do not set it in the workflow.',
    });
}
const headerNames = [
    'content-type',
    'date',
    'link',
    'retry-after',
    'x-github-request-id',
    'x-ratelimit-remaining',
    'x-ratelimit-reset',
];
const methods = ['GET', 'HEAD', 'POST', 'PUT'];
function fetchOver(http) {
    return async (url, options) => {
        const { headers = {}, body } = options;
        const method = methods.find((each) => each === options.method) ?? 'GET';
        const request = {
            method,
            url: new URL(url),
            headers,
            ...(body === undefined ? {} : { body: Buffer.from(body) }),
            maxBytes: 32 * 1024 * 1024,
        };
        const answer = await http.send(request);
        const fields = headerNames.flatMap((name) => {
            const value = answer.headers.get(name);
            return value === null ? [] : [[name, value]];
        });
        const { status, body: bytes } = answer;
        const content = [204, 205, 304].includes(status) ? null : new Uint8Array(bytes);
        return new Response(content, { status, headers: fields });
    };
}

;// CONCATENATED MODULE: ./build/src/action/sign/github-store.js






const maxBytes = 16 * 1024 * 1024;
const createdSchema = dist .Ikc({ id: dist .KCZ([dist .aig(), dist .FsL(dist .YjP(), dist .Ru6(40))]) });
async function storeOnGitHub(result, token, env, http) {
    const opened = await (0,concurrency .sG)(() => Promise.resolve(openStore(token, env, http)));
    const uploads = [];
    let refusal;
    for (const path of bundlePaths(result)) {
        const outcome = await (0,concurrency .sG)(async () => refusal === undefined ? upload(path, (0,concurrency .RP)(opened)) : failed(path, refusal));
        if (!outcome.ok && !isAboutBundle(outcome.error))
            refusal = reasonOf(outcome.error);
        uploads.push(outcome.ok ? outcome.value : failed(path, reasonOf(outcome.error)));
    }
    return uploads;
}
function openStore(token, env, http) {
    return { repository: repositoryOf(env), octokit: openGitHub(token, env, http) };
}
function failed(path, reason) {
    return { kind: 'failed', path, reason };
}
function isAboutBundle(error) {
    const refused = dist .xLC(refusalSchema, error);
    return refused.success && [413, 422].includes(refused.output.status);
}
function bundlePaths({ images }) {
    const places = images.flatMap(({ outcome }) => outcome.ok ? outcome.value.statements.flatMap((statement) => statement.places) : []);
    return [...new Set(places.flatMap((place) => (place.kind === 'made' ? (place.path ?? []) : [])))];
}
async function upload(path, { repository, octokit }) {
    const { owner, repo, page } = repository;
    const { size } = await (0,promises_.stat)(path);
    if (size > maxBytes)
        return { kind: 'too-large', path, size };
    const bytes = await (0,promises_.readFile)(path);
    const { data } = await octokit.request('POST /repos/{owner}/{repo}/attestations', {
        owner,
        repo,
        bundle: dist .qgA(dist ._H3({}), (0,json .q)(bytes)),
    });
    const created = dist .xLC(createdSchema, data);
    if (!created.success)
        return failed(path, 'the answer names no attestation');
    const url = `${page}/attestations/${encodeURIComponent(created.output.id)}`;
    return { kind: 'stored', path, url };
}
const refusalSchema = dist ._H3({ status: dist .aig(), message: dist .YjP() });
function reasonOf(error) {
    const refused = dist .xLC(refusalSchema, error);
    if (!refused.success)
        return (0,errors .bD)(error);
    const { status, message } = refused.output;
    const words = `status ${status}: ${message.slice(0, 300).replace(/[.]$/, '')}`;
    if (/rate limit/i.test(message))
        return `${words}. Run the job again later`;
    if (status === 401)
        return `${words}. The input "github-token" is empty, wrong or expired`;
    if (status === 403)
        return `${words}. Grant the job "attestations: write", beside its other permissions`;
    if (status === 404)
        return `${words}. Private repositories and GitHub Enterprise Server may have no such store`;
    return words;
}


  })

};
