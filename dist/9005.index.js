export const id = 9005;
export const ids = [9005];
export const modules = {

  7032:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Kw: () => (  refusalText),
    _M: () => (  repositoryOf),
    c3: () => (  refusalIn),
    openGitHub: () => (  openGitHub)
  });
  var _octokit_core__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4730);
  var _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9735);
  var _octokit_plugin_throttling__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6856);
  var valibot__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7934);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _http_url_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8106);
  var _environment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4306);
  var _log_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1537);








function openGitHub(token, env, http) {
    const WithPlugins = _octokit_core__WEBPACK_IMPORTED_MODULE_4__  .E.plugin(_octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_5__  .L, _octokit_plugin_throttling__WEBPACK_IMPORTED_MODULE_6__  .A);
    const limited = (retryAfter, request, _, tries) => {
        (0,_log_js__WEBPACK_IMPORTED_MODULE_3__  .Yz)(`GitHub asks to wait ${retryAfter} s before ${request.method ?? 'a request'}`);
        return tries < maxLimited && retryAfter <= longestWait;
    };
    return new WithPlugins({
        auth: token,
        baseUrl: apiOf(env),
        userAgent: 'signet',
        log: { debug: _log_js__WEBPACK_IMPORTED_MODULE_3__  .Yz, info: _log_js__WEBPACK_IMPORTED_MODULE_3__  .Yz, warn: _log_js__WEBPACK_IMPORTED_MODULE_3__  .Yz, error: _log_js__WEBPACK_IMPORTED_MODULE_3__  .Yz },
        request: { fetch: fetchOver(http) },
        throttle: { onRateLimit: limited, onSecondaryRateLimit: limited },
    });
}
const longestWait = 60;
const maxLimited = 2;
function repositoryOf(env) {
    const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(env['GITHUB_REPOSITORY'] ?? '') ?? [];
    if (owner === undefined || repo === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('INPUT_INVALID', 'GITHUB_REPOSITORY does not name a repository', {
            hint: 'The runner sets this variable; do not set it in the workflow.',
        });
    return { owner, repo, page: `${(0,_environment_js__WEBPACK_IMPORTED_MODULE_2__  .FN)(env)}/${owner}/${repo}` };
}
const refusalSchema = valibot__WEBPACK_IMPORTED_MODULE_7__  ._H3({
    status: valibot__WEBPACK_IMPORTED_MODULE_7__  .aig(),
    message: valibot__WEBPACK_IMPORTED_MODULE_7__  .YjP(),
    response: valibot__WEBPACK_IMPORTED_MODULE_7__  ._H3({}),
});
function refusalIn(error) {
    const refused = valibot__WEBPACK_IMPORTED_MODULE_7__  .xLC(refusalSchema, error);
    if (!refused.success)
        return undefined;
    const { status, message } = refused.output;
    const words = `status ${status}: ${message.slice(0, 300).replace(/[.]$/, '')}`;
    return { status, words, advice: adviceFor(status, message) };
}
function refusalText(error, adviceOn = () => undefined) {
    const refusal = refusalIn(error);
    if (refusal === undefined)
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .bD)(error);
    const advice = refusal.advice ?? adviceOn(refusal.status);
    return advice === undefined ? refusal.words : `${refusal.words}. ${advice}`;
}
function adviceFor(status, message) {
    if (/rate limit/i.test(message))
        return 'Run the job again later';
    if (status === 401)
        return 'The input "github-token" is empty, wrong or expired';
    return undefined;
}
function apiOf(env) {
    const given = (env['GITHUB_API_URL'] ?? '').trim() || 'https://api.github.com';
    const url = URL.canParse(given) ? new URL(given) : undefined;
    const mayHearToken = url?.protocol === 'https:' || (url?.protocol === 'http:' && (0,_http_url_policy_js__WEBPACK_IMPORTED_MODULE_1__  .U9)(url.hostname));
    if (mayHearToken)
        return given.replace(/\/+$/, '');
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('URL_REFUSED', 'GITHUB_API_URL is not an https URL', {
        hint: 'The runner sets this variable; do not set it in the workflow.',
    });
}
const headerNames = [
    'content-type',
    'date',
    'link',
    'location',
    'retry-after',
    'x-github-request-id',
    'x-ratelimit-remaining',
    'x-ratelimit-reset',
];
const methods = ['GET', 'HEAD', 'PATCH', 'POST', 'PUT'];
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


  }),

  9005:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    storeOnGitHub: () => (  storeOnGitHub)
  });
  var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
  var _concurrency_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3742);
  var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4715);
  var _runner_github_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7032);





const maxBytes = 16 * 1024 * 1024;
const createdSchema = valibot__WEBPACK_IMPORTED_MODULE_2__  .Ikc({ id: valibot__WEBPACK_IMPORTED_MODULE_2__  .KCZ([valibot__WEBPACK_IMPORTED_MODULE_2__  .aig(), valibot__WEBPACK_IMPORTED_MODULE_2__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__  .Ru6(40))]) });
async function storeOnGitHub(result, token, env, http) {
    const opened = await (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_3__  .sG)(() => Promise.resolve(openStore(token, env, http)));
    const uploads = [];
    let refusal;
    for (const path of bundlePaths(result)) {
        const outcome = await (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_3__  .sG)(async () => refusal === undefined ? upload(path, (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_3__  .RP)(opened)) : failed(path, refusal));
        if (!outcome.ok && !isAboutBundle(outcome.error))
            refusal = reasonOf(outcome.error);
        uploads.push(outcome.ok ? outcome.value : failed(path, reasonOf(outcome.error)));
    }
    return uploads;
}
function openStore(token, env, http) {
    return { repository: (0,_runner_github_js__WEBPACK_IMPORTED_MODULE_1__  ._M)(env), octokit: (0,_runner_github_js__WEBPACK_IMPORTED_MODULE_1__.openGitHub)(token, env, http) };
}
function failed(path, reason) {
    return { kind: 'failed', path, reason };
}
function isAboutBundle(error) {
    return [413, 422].includes((0,_runner_github_js__WEBPACK_IMPORTED_MODULE_1__  .c3)(error)?.status ?? 0);
}
function bundlePaths({ images }) {
    const places = images.flatMap(({ outcome }) => outcome.ok ? outcome.value.statements.flatMap((statement) => statement.places) : []);
    return [...new Set(places.flatMap((place) => (place.kind === 'made' ? (place.path ?? []) : [])))];
}
async function upload(path, { repository, octokit }) {
    const { owner, repo, page } = repository;
    const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
    if (size > maxBytes)
        return { kind: 'too-large', path, size };
    const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path);
    const { data } = await octokit.request('POST /repos/{owner}/{repo}/attestations', {
        owner,
        repo,
        bundle: valibot__WEBPACK_IMPORTED_MODULE_2__  .qgA(valibot__WEBPACK_IMPORTED_MODULE_2__  ._H3({}), (0,_json_js__WEBPACK_IMPORTED_MODULE_4__  .q)(bytes)),
    });
    const created = valibot__WEBPACK_IMPORTED_MODULE_2__  .xLC(createdSchema, data);
    if (!created.success)
        return failed(path, 'the answer names no attestation');
    const url = `${page}/attestations/${encodeURIComponent(created.output.id)}`;
    return { kind: 'stored', path, url };
}
function reasonOf(error) {
    return (0,_runner_github_js__WEBPACK_IMPORTED_MODULE_1__  .Kw)(error, (status) => {
        if (status === 403)
            return 'Grant the job "attestations: write", beside its other permissions';
        return status === 404
            ? 'Private repositories and GitHub Enterprise Server may have no such store'
            : undefined;
    });
}


  })

};
