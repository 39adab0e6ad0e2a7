export const id = 847;
export const ids = [847];
export const modules = {

  4184:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Do: () => (  stepFolder),
    EY: () => (  workflowFile),
    Sy: () => (  writeSummary),
    n0: () => (  setOutputs)
  });
  var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
  var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
  var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1161);
  var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7406);
  var _environment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4306);
  var _failure_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5025);
  var _log_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1537);







function stepFolder(env) {
    let making;
    return {
        async write(name, content) {
            const folder = await (making ??= makeFolder(env));
            return folder === undefined ? undefined : writePrivately((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name), content);
        },
    };
}
async function makeFolder(env) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_environment_js__WEBPACK_IMPORTED_MODULE_4__  ._p)(env), 'signet-')).catch((error) => {
        (0,_log_js__WEBPACK_IMPORTED_MODULE_6__  .R8)(`Bundles and report cannot be written: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__  .bD)(error)}`);
        return undefined;
    });
}
async function writePrivately(path, content) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, content, { mode: 0o600 });
        return path;
    }
    catch (error) {
        (0,_log_js__WEBPACK_IMPORTED_MODULE_6__  .R8)(`${path} cannot be written: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__  .bD)(error)}`);
        return undefined;
    }
}
async function writeSummary(text) {
    await _actions_core__WEBPACK_IMPORTED_MODULE_2__  .z
        .addRaw(text)
        .write()
        .catch((error) => {
        (0,_log_js__WEBPACK_IMPORTED_MODULE_6__  .Yz)(`No job summary: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__  .bD)(error)}`);
    });
}
function setOutputs(outputs, done) {
    try {
        for (const [name, value] of Object.entries(outputs))
            _actions_core__WEBPACK_IMPORTED_MODULE_2__  .uH(name, value);
        return undefined;
    }
    catch (cause) {
        return (0,_failure_js__WEBPACK_IMPORTED_MODULE_5__  .g)(new _errors_js__WEBPACK_IMPORTED_MODULE_3__  .Tj('FILE_UNWRITABLE', `The outputs cannot be written: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__  .bD)(cause)}. ${done}`, {
            hint: 'Steps that need the outputs cannot run. Is the runner’s disk full?',
            cause,
        }));
    }
}
function workflowFile(env) {
    return /^[^/@]+\/[^/@]+\/(\.github\/workflows\/[^@]+\.ya?ml)@/.exec(env['GITHUB_WORKFLOW_REF'] ?? '')?.[1];
}


  }),

  8578:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    BS: () => (  reportLine),
    C7: () => (  imageCell),
    EC: () => (  preformatted),
    Qu: () => (  failureBlock),
    R_: () => (  heading),
    Yk: () => (  failedFirst),
    aL: () => (  words),
    aY: () => (  code),
    cb: () => (  commonRepository),
    fW: () => (  reasonRow),
    h5: () => (  status),
    mK: () => (  timeInWords),
    nf: () => (  link),
    tp: () => (  table),
    zH: () => (  details)
  });
  var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7744);

function heading(mark, text) {
    return `<h3>${mark} ${words(text)}</h3>`;
}
const longWord = 30;
function words(text) {
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__  .pj)(text)
        .split(' ')
        .map((word) => word.length <= longWord
        ? (0,_text_js__WEBPACK_IMPORTED_MODULE_0__  .qy)(word)
        : (word.match(/[^/@:=,]{1,30}[/@:=,]{0,3}|[/@:=,]{1,3}/gu) ?? []).map(_text_js__WEBPACK_IMPORTED_MODULE_0__  .qy).join('<wbr>'))
        .join(' ');
}
function code(text) {
    return `<code>${words(text)}</code>`;
}
function link(text, url) {
    return url !== null && /^https?:\/\/[^\s"<>]+$/.test(url)
        ? `<a href="${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__  .qy)(url)}">${words(text)}</a>`
        : words(text);
}
function preformatted(text) {
    return `<pre>${text.split('\n').map(_text_js__WEBPACK_IMPORTED_MODULE_0__  .qy).join('\n')}</pre>`;
}
function imageCell({ image, tags }, place) {
    const [name = '', digest] = image.split('@');
    const tagged = tags.map((tag) => `:${tag}`).join(' ');
    return (`<td><b>${words(name)}</b>${words(tagged)}` +
        (digest === undefined ? '' : `<br>${code((0,_text_js__WEBPACK_IMPORTED_MODULE_0__  .VK)(digest))}`) +
        `${place === undefined ? '' : `<br>in ${code(place)}`}</td>`);
}
function commonRepository(images) {
    const names = new Set(images.map(({ image }) => image.replace(/@.*$|:[^:/@]*$/, '')));
    const [only] = names;
    return names.size === 1 ? only : undefined;
}
function failureBlock(failure, { paragraph, isTold }) {
    if (failure === null)
        return [];
    const [fact = '', ...details] = failure.message.split('\n');
    return [
        `<p><b>${link(failure.code, paragraph ?? null)}</b>: ${words(fact)}</p>`,
        ...(isTold || details.length === 0
            ? []
            : ['<ul>', ...details.map((line) => `<li>${words(line.replace(/^- /, ''))}</li>`), '</ul>']),
        ...(failure.hint === null ? [] : ['<p><b>What to do</b></p>', ...fixBlocks(failure.hint)]),
    ];
}
function fixBlocks(hint) {
    const lines = hint.split('\n').filter((text) => text.trim() !== '');
    return lines.flatMap((text, at) => {
        if (!isIndented(text))
            return [`<p>${words(text)}</p>`];
        const opens = !isIndented(lines[at - 1] ?? '');
        const closes = !isIndented(lines[at + 1] ?? '');
        return [`${opens ? '<pre>' : ''}${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__  .qy)(text)}${closes ? '</pre>' : ''}`];
    });
}
function isIndented(text) {
    return text.startsWith('  ');
}
function table(columns, rows, limits) {
    if (rows.length === 0)
        return [];
    const { shown, cut } = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__  ._Q)(rows, limits);
    return [
        `<table><tr>${columns.map((column) => `<th align="left">${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__  .qy)(column)}</th>`).join('')}</tr>`,
        ...shown,
        '</table>',
        ...(cut > 0 ? [`<p>${cut} more are in the report.</p>`] : []),
    ];
}
function status(mark, text) {
    return `<td>${mark}&nbsp;${text.split(' ').map(_text_js__WEBPACK_IMPORTED_MODULE_0__  .qy).join('&nbsp;')}</td>`;
}
function failedFirst(images, isGood) {
    return [...images.filter((image) => !isGood(image)), ...images.filter(isGood)];
}
function reasonRow(columns, text) {
    return `<tr><td></td><td colspan="${columns - 1}">${text}</td></tr>`;
}
function details(title, body) {
    return [`<details><summary>${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__  .qy)(title)}</summary>`, ...body, '</details>'];
}
function timeInWords(time) {
    return time.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC');
}
const reportLine = '<p>The whole report: output <code>report-path</code>; keep it with ' +
    'actions/upload-artifact.</p>';


  }),

  4354:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $7: () => (  readDuration),
    Kf: () => (  readChoice),
    Nu: () => (  readRepository),
    Vf: () => (  readBoolean),
    eD: () => (  readPatience),
    hD: () => (  quote),
    kZ: () => (  readHosts),
    mN: () => (  readLogin),
    rO: () => (  withDefaults),
    ti: () => (  readAnnotations),
    yw: () => (  readAll)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6950);
  var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7744);



function withDefaults(get, defaults) {
    return (name) => {
        const text = get(name);
        return text.trim() === '' && Object.hasOwn(defaults, name) ? (defaults[name] ?? '') : text;
    };
}
function readBoolean({ get, problem }, name) {
    const text = get(name).trim().toLowerCase();
    if (text !== 'true' && text !== 'false')
        problem(`input "${name}" must be true or false, not ${quote(text)}`);
    return text === 'true';
}
function readChoice({ get, problem }, name, choices) {
    const text = get(name).trim();
    const found = choices.find((choice) => choice === text);
    const named = choices.filter((choice) => choice !== '');
    if (found === undefined)
        problem(`input "${name}" must be ${named.slice(0, -1).join(', ')} or ${named.at(-1) ?? ''}, ` +
            `not ${quote(text)}`);
    return found ?? choices[0];
}
function readRepository({ get, problem }, name) {
    const text = get(name).trim();
    if (text === '')
        return undefined;
    try {
        const { repository, tag, digest } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__  .F2)(text);
        if (tag !== undefined || digest !== undefined)
            problem(`input "${name}" names a repository, without tag and digest, not ${quote(text)}`);
        return repository;
    }
    catch (error) {
        problem(`input "${name}": ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .bD)(error)}`);
        return undefined;
    }
}
const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
function readDuration({ get, problem }, name, range) {
    const text = get(name).trim();
    if (text === '')
        return undefined;
    const [, number = '', letter = ''] = /^(\d{1,5})\s?([a-z])$/.exec(text) ?? [];
    const unit = range.units.find((each) => each === letter);
    const ms = unit === undefined ? 0 : Number(number) * units[unit];
    if (ms > 0 && ms <= range.mostMs)
        return ms;
    problem(`input "${name}" must be a time such as ${range.example}, not ${quote(text)}`);
    return undefined;
}
function readPatience(reader) {
    const range = {
        units: ['s', 'm', 'h'],
        example: '90s, 10m or 1h (at most 6h)',
        mostMs: 6 * units.h,
    };
    const ms = readDuration(reader, 'patience', range);
    if (ms === undefined && reader.get('patience').trim() === '')
        reader.problem(`input "patience" must be a time such as ${range.example}, not ""`);
    return ms ?? 0;
}
function readAnnotations({ get, problem }) {
    const annotations = new Map();
    for (const line of get('annotations')
        .split('\n')
        .map((text) => text.trim())) {
        if (line === '')
            continue;
        const at = line.indexOf('=');
        const key = line.slice(0, Math.max(at, 0)).trim();
        if (key === '')
            problem(`input "annotations": ${quote(line)} is not key=value`);
        else if (annotations.has(key))
            problem(`input "annotations": the key ${quote(key)} is given twice`);
        else
            annotations.set(key, line.slice(at + 1).trim());
    }
    return Object.fromEntries(annotations);
}
function readLogin({ get, problem }) {
    const username = get('registry-username').trim();
    const password = get('registry-password');
    if (username === '' && password === '')
        return undefined;
    if (username === '')
        problem('input "registry-password" is given without "registry-username"');
    if (password === '')
        problem('input "registry-username" is given without "registry-password" (is the secret set, and ' +
            'available to this event?)');
    return { username, password };
}
function readHosts({ get, problem }, name) {
    const given = get(name)
        .split(/[\n,]/)
        .map((text) => text.trim())
        .filter((text) => text !== '');
    return given.flatMap((text) => {
        const url = /^(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d+)?$/i.test(text)
            ? URL.parse(`https://${text}`)
            : null;
        if (url !== null)
            return [url.host];
        problem(`input "${name}" names hosts such as auth.example.com, not ${quote(text)}`);
        return [];
    });
}
function quote(text) {
    const line = (0,_text_js__WEBPACK_IMPORTED_MODULE_2__  .pj)(text);
    return JSON.stringify(line.length > 80 ? `${line.slice(0, 80)}…` : line);
}
const correctInputs = 'Correct the "with:" block of this step.';
function readAll(get, read) {
    const problems = [];
    const inputs = read({ get, problem: (text) => problems.push(text) });
    if (problems.length > 0)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .ri)(problems, correctInputs);
    return inputs;
}


  }),

  98:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    j: () => (  readKeyText),
    s: () => (  maskKey)
  });
  var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1161);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);


async function readKeyText(given, env, readFile) {
    const text = given.trim();
    if (text.includes('-----BEGIN '))
        return text;
    const name = /^env:\/\/([A-Za-z_]\w*)$/.exec(text)?.[1];
    if (name !== undefined) {
        const value = env[name] ?? '';
        if (value === '')
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', `The input "key" names the environment variable ${name}, which is not set`, {
                hint: `Set it in the step's "env:" from a secret.`,
            });
        return decoded(value);
    }
    return readPath(decoded(text), readFile);
}
async function readPath(text, readFile) {
    const scheme = /^(?!env:)([a-z][a-z0-9+.-]{1,15}:\/\/|pkcs11:)/.exec(text)?.[1];
    if (scheme !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', `The input "key" begins with ${scheme}, and keys in a KMS, on a token or behind a URL ` +
            'are not supported', {
            hint: 'Give the key’s text, its path, or env://NAME.',
        });
    if (text.includes('\n') || text.length > 1024)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', 'The input "key" is neither PEM, nor a path, nor env://NAME', {
            hint: 'Paste the whole key, with its BEGIN and END lines.',
        });
    return readFile(text).catch((cause) => {
        const code = cause instanceof Error && 'code' in cause
            ? String(cause.code)
            : (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__  .bD)(cause).slice(0, 20);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', `The input "key" is neither PEM nor env://NAME, and is not a file that can be read (${code})`, {
            hint: 'Give the key’s text, its path relative to the workspace, or env://NAME.',
        });
    });
}
function decoded(text) {
    if (!text.trim().startsWith('LS0tLS1CRUdJTi'))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', 'The input "key" is PEM wrapped in base64', {
        hint: 'Store the PEM text itself in the secret, as it is in the file.',
    });
}
function maskKey(text) {
    for (const secret of [text, ...text.split('\n').map((line) => line.trim())]) {
        if (secret.length >= 8 && !secret.startsWith('-----'))
            _actions_core__WEBPACK_IMPORTED_MODULE_0__  .Pq(secret);
    }
}


  }),

  4458:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  X: () => (  openNetwork),
  H: () => (  registriesOf)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 8 modules
var core = __webpack_require__(1161);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/json.js
var src_json = __webpack_require__(4715);
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/oci/credential.js
var oci_credential = __webpack_require__(4994);
;// CONCATENATED MODULE: ./build/src/oci/credential-sources.js



function sourcesOf(ports) {
    const inline = variable(ports.env, 'DOCKER_AUTH_CONFIG');
    const variableSource = inline === undefined
        ? []
        : [{ name: 'DOCKER_AUTH_CONFIG', format: 'docker', read: () => Promise.resolve(inline) }];
    const fileSource = (format, path) => path === undefined ? [] : [{ name: path, format, read: () => readIfThere(path, ports) }];
    return [
        ...variableSource,
        ...fileSource('docker', dockerFile(ports)),
        ...podmanFiles(ports).flatMap((path) => fileSource('podman', path)),
    ];
}
function dockerFile({ env, home }) {
    const folder = variable(env, 'DOCKER_CONFIG') ?? within(home, '.docker');
    return folder === undefined ? undefined : (0,external_node_path_.join)(folder, 'config.json');
}
function podmanFiles({ env, home, userId }) {
    const user = userId === undefined ? undefined : String(userId);
    const runtime = absolute(variable(env, 'XDG_RUNTIME_DIR')) ?? within('/run/user', user);
    const config = absolute(variable(env, 'XDG_CONFIG_HOME')) ?? within(home, '.config');
    return [
        variable(env, 'REGISTRY_AUTH_FILE'),
        within(runtime, 'containers', 'auth.json'),
        within('/run/containers', user, 'auth.json'),
        within(config, 'containers', 'auth.json'),
    ];
}
function variable(env, name) {
    return env[name] === '' ? undefined : env[name];
}
function within(folder, ...path) {
    const parts = path.filter((part) => part !== undefined);
    return absolute(folder) === undefined || parts.length < path.length
        ? undefined
        : (0,external_node_path_.join)(folder ?? '', ...parts);
}
function absolute(path) {
    return path !== undefined && (0,external_node_path_.isAbsolute)(path) ? path : undefined;
}
async function readIfThere(path, { env, readFile }) {
    try {
        return await readFile(path);
    }
    catch (cause) {
        if (hasCode(cause, 'ENOENT'))
            return undefined;
        const isNamed = path === (0,external_node_path_.join)(env['DOCKER_CONFIG'] ?? '', 'config.json');
        if (hasCode(cause, 'ENOTDIR') && isNamed)
            throw (0,oci_credential .mw)('DOCKER_CONFIG names a file; it must name the folder of config.json', cause);
        if (hasCode(cause, 'ENOTDIR'))
            return undefined;
        throw (0,oci_credential .mw)(`${path} cannot be read: ${(0,errors .bD)(cause)}`, cause);
    }
}
function hasCode(error, code) {
    return error instanceof Error && 'code' in error && error.code === code;
}

;// CONCATENATED MODULE: ./build/src/oci/docker-config.js


const keyed = dist .lqM(dist .g1P(dist .YjP(), dist .L5J()), {});
const configSchema = dist .Ikc({
    auths: keyed,
    credHelpers: keyed,
    credsStore: dist .lqM(dist .YjP(), ''),
});
const docker_config_text = dist .lqM(dist .YjP(), '');
const authSchema = dist .Ikc({
    auth: docker_config_text,
    username: docker_config_text,
    password: docker_config_text,
    identitytoken: docker_config_text,
    registrytoken: docker_config_text,
});
function asGoReads(value, names) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return undefined;
    return Object.fromEntries(Object.entries(value).flatMap(([spelling, field]) => {
        const name = names.find((known) => known.toLowerCase() === spelling.toLowerCase());
        return name === undefined || field === null ? [] : [[name, field]];
    }));
}
function parseDockerConfig(content) {
    if (content.startsWith('\uFEFF'))
        return { ok: false, problem: 'it begins with a byte order mark, which JSON does not allow' };
    const json = content.trim() === '' ? {} : (0,src_json .q)(content);
    if (json === undefined)
        return { ok: false, problem: 'it is not JSON' };
    const parsed = dist .xLC(configSchema, asGoReads(json ?? {}, Object.keys(configSchema.entries)));
    return parsed.success
        ? { ok: true, config: parsed.output }
        : { ok: false, problem: (0,src_json .n)(parsed.issues[0]) };
}
const dockerHubKey = 'https://index.docker.io/v1/';
const dockerHub = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];
function entryFor(config, registry, path, format) {
    const keys = keysFor(Object.keys(config.auths), registry, path, format);
    const helper = helperFor(config, registry);
    if (helper?.kind === 'invalid')
        return helper;
    if (helper !== undefined && helper.name !== '') {
        const withToken = storedEntry(config, keys, ({ registrytoken }) => registrytoken !== '');
        return withToken?.kind === 'entry' ? withToken : helper;
    }
    const stored = storedEntry(config, keys, hasSecret);
    return stored === undefined && helper === undefined && config.credsStore !== ''
        ? { kind: 'helper', name: config.credsStore, server: serverOf(registry) }
        : stored;
}
function helperFor({ credHelpers }, registry) {
    const key = namesOf(registry).find((name) => Object.hasOwn(credHelpers, name));
    if (key === undefined)
        return undefined;
    const name = credHelpers[key] ?? '';
    return typeof name === 'string'
        ? { kind: 'helper', name, server: serverOf(registry) }
        : { kind: 'invalid', problem: `credHelpers.${key}: expected string` };
}
function storedEntry({ auths }, keys, isWanted) {
    for (const key of keys) {
        const parsed = dist .xLC(authSchema, asGoReads(auths[key] ?? {}, Object.keys(authSchema.entries)));
        if (!parsed.success)
            return { kind: 'invalid', problem: `auths.${key}: ${(0,src_json .n)(parsed.issues[0])}` };
        if (isWanted(parsed.output))
            return { kind: 'entry', key, entry: parsed.output };
    }
    return undefined;
}
function keysFor(keys, registry, path, format) {
    const components = path.split('/');
    const namespaces = components.map((_, index) => `${registry}/${components.slice(0, components.length - index).join('/')}`);
    const exact = [...namespaces, ...namesOf(registry)].filter((key) => keys.includes(key));
    const names = namesOf(registry);
    const others = keys.filter((key) => names.includes(hostOf(key, format)));
    return [...new Set([...exact, ...others])];
}
function namesOf(registry) {
    const plain = registry.replace(/:443$/, '');
    return dockerHub.includes(plain)
        ? [dockerHubKey, ...dockerHub]
        : [...new Set([registry, plain, `${plain}:443`])];
}
function serverOf(registry) {
    return dockerHub.includes(registry) ? dockerHubKey : registry;
}
function hostOf(key, format) {
    const bare = key.replace(/^https?:\/\//i, '');
    const [given = '', ...rest] = bare.split('/');
    const path = rest.filter((part) => part !== '').join('/');
    if (format === 'podman' && bare === key && path !== '')
        return '';
    const host = given.toLowerCase();
    return dockerHub.includes(host) && !/^(?:v[12])?$/.test(path) ? '' : host;
}
function hasSecret({ auth, password, identitytoken, registrytoken }) {
    return [auth, password, identitytoken, registrytoken].some((secret) => secret !== '');
}

;// CONCATENATED MODULE: ./build/src/oci/credentials.js






async function findCredential(repository, ports) {
    const found = await searchCredential(repository, ports);
    if (found.credential !== undefined)
        maskCredential(found.credential, ports);
    return found;
}
async function searchCredential(repository, ports) {
    if (ports.login !== undefined) {
        const source = 'inputs registry-username and registry-password';
        return { credential: (0,oci_credential .HX)(ports.login, source), consulted: [] };
    }
    const consulted = [];
    for (const source of sourcesOf(ports)) {
        const content = await source.read();
        if (content === undefined)
            continue;
        consulted.push(source.name);
        const credential = await credentialIn(content, source, repository, ports);
        if (credential !== undefined)
            return { credential, consulted };
    }
    return { credential: jobToken(repository, ports), consulted };
}
function jobToken({ registry }, { env, githubToken }) {
    if (registry !== 'ghcr.io' || githubToken === '')
        return undefined;
    const username = variable(env, 'GITHUB_ACTOR') ?? 'github';
    return (0,oci_credential .HX)({ username, password: githubToken }, 'input github-token');
}
async function credentialIn(content, { name: source, format }, { registry, path }, ports) {
    const parsed = parseDockerConfig(content);
    if (!parsed.ok)
        throw (0,oci_credential .mw)(`${source} is not a credential file: ${parsed.problem}`);
    const stored = entryFor(parsed.config, registry, path, format);
    switch (stored?.kind) {
        case undefined:
            return undefined;
        case 'invalid':
            throw (0,oci_credential .mw)(`${source} is not a credential file: ${stored.problem}`);
        case 'entry':
            return (0,oci_credential .hB)(stored.entry, `${source}, entry ${JSON.stringify(stored.key)}`);
        case 'helper':
            return askHelper(stored, source, ports);
    }
}
const helperAnswer = dist .Ikc({
    Username: dist .lqM(dist .YjP(), ''),
    Secret: dist .lqM(dist .YjP(), ''),
});
async function askHelper({ name, server }, file, { exec }) {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,100}$/.test(name))
        throw (0,oci_credential .mw)(`${file} names a credential helper that cannot exist`);
    const program = `docker-credential-${name}`;
    const { exitCode, stdout } = await exec(program, ['get'], server).catch((cause) => {
        throw (0,oci_credential .mw)(hasCode(cause, 'ENOENT')
            ? `${file} names the credential helper ${program}, which is not installed`
            : `${program} failed: ${(0,errors .bD)(cause)}`, cause);
    });
    if (exitCode !== 0) {
        if (/credentials not found/i.test(stdout))
            return undefined;
        throw (0,oci_credential .mw)(`${program} get ended with exit code ${exitCode} for ${server}`);
    }
    const names = Object.keys(helperAnswer.entries);
    const parsed = dist .xLC(helperAnswer, asGoReads((0,src_json .q)(stdout), names));
    if (!parsed.success)
        throw (0,oci_credential .mw)(`${program} gave an answer of another form`);
    const { Username: username, Secret: secret } = parsed.output;
    const source = `${program} (named by ${file})`;
    if (username === '<token>')
        return secret === '' ? undefined : (0,oci_credential .Ow)(secret.trim(), { username: '' }, source);
    return username === '' && secret === ''
        ? undefined
        : (0,oci_credential .HX)({ username, password: secret }, source);
}
function maskCredential(credential, { maskSecret }) {
    const secrets = credential.kind === 'basic'
        ? [credential.password, (0,oci_credential .$X)(credential)]
        : [credential.token];
    for (const secret of secrets)
        if (secret !== '')
            maskSecret(secret);
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./build/src/concurrency.js
var concurrency = __webpack_require__(3742);
// EXTERNAL MODULE: ./build/src/image/reference.js
var reference = __webpack_require__(6950);
// EXTERNAL MODULE: ./build/src/oci/exchange.js
var exchange = __webpack_require__(8070);
// EXTERNAL MODULE: ./build/src/oci/failure.js
var failure = __webpack_require__(9493);
// EXTERNAL MODULE: ./build/src/oci/layers.js
var oci_layers = __webpack_require__(493);
// EXTERNAL MODULE: ./build/src/oci/manifest.js
var manifest = __webpack_require__(2262);
// EXTERNAL MODULE: ./build/src/oci/memory.js
var memory = __webpack_require__(4048);
// EXTERNAL MODULE: ./build/src/oci/referrers.js
var oci_referrers = __webpack_require__(4687);
// EXTERNAL MODULE: ./build/src/oci/tagged-index.js
var tagged_index = __webpack_require__(114);
;// CONCATENATED MODULE: ./build/src/oci/artifacts.js








const maxReferrerBytes = 512 * 1024;
async function listEitherWay(registry, image) {
    const tagged = { kind: 'fallback-tag', tag: (0,tagged_index .f)(image.digest) };
    const byTag = (0,concurrency .no)((0,oci_referrers .xt)(registry, image, tagged));
    const byApi = await (0,oci_referrers .xt)(registry, image, { kind: 'referrers-api' });
    return byApi === undefined
        ? { listing: tagged, descriptors: (await byTag) ?? [] }
        : { listing: { kind: 'referrers-api' }, descriptors: byApi };
}
async function listOneWay(registry, image, known) {
    if (known === undefined)
        return listEitherWay(registry, image);
    const listing = known === 'referrers-api' ? { kind: known } : { kind: known, tag: (0,tagged_index .f)(image.digest) };
    const descriptors = await (0,oci_referrers .xt)(registry, image, listing);
    if (descriptors === undefined && known === 'referrers-api')
        return listEitherWay(registry, image);
    return { listing, descriptors: descriptors ?? [] };
}
async function readReferrers(registry, repository, { descriptors }, wanted, judge) {
    const inTime = (0,oci_layers .k6)(registry, repository);
    const read = (0,oci_layers .p6)(registry, repository, wanted, judge, inTime);
    const left = { bytes: wanted.maxTotalBytes };
    const outcomes = await (0,concurrency .G9)(descriptors.filter((descriptor) => mayHold(descriptor, wanted)), oci_layers .CC, async ({ digest, size }) => {
        const maxBytes = Math.min(Math.max(size, exchange .O), maxReferrerBytes);
        return registry.memory.manifests((0,memory .ck)(maxBytes), async () => {
            const layers = await (0,concurrency .sG)(async () => {
                if (size > maxReferrerBytes)
                    throw (0,failure .Gq)(repository, `${digest} is longer than ${maxReferrerBytes} bytes`);
                left.bytes -= size;
                if (left.bytes < 0)
                    throw (0,oci_layers .Gm)(repository, digest);
                inTime();
                return readLayers(registry, repository, digest, maxBytes);
            });
            return layers.ok ? read(digest, layers.value) : [await judge(layers)];
        });
    });
    return outcomes.flatMap(concurrency .RP);
}
async function readLayers(registry, repository, digest, maxBytes) {
    const found = await registry.manifest(repository, digest, { maxBytes });
    if (found === undefined)
        throw (0,oci_layers .LO)(repository, digest);
    const { body } = found.response;
    const layers = (0,oci_layers .Ng)(body)?.layers ?? ((0,manifest .A1)(body) === undefined ? undefined : []);
    if (layers === undefined)
        throw (0,failure .Gq)(repository, `it lists ${digest} as a referrer, which is not a manifest`);
    return layers;
}
async function readTagged(registry, repository, tag, wanted, judge) {
    return (0,memory .LD)(registry.memory.lists, (maxBytes) => registry.manifest(repository, tag, { maxBytes }), async (found) => {
        if (found === undefined)
            return [];
        const layers = (0,oci_layers .Ng)(found.response.body)?.layers;
        if (layers === undefined)
            throw (0,failure .Gq)(repository, `${tag} is not a manifest`);
        const inTime = (0,oci_layers .k6)(registry, repository);
        return (0,oci_layers .p6)(registry, repository, wanted, judge, inTime)(found.digest, layers);
    });
}
function mayHold({ artifactType }, { isWanted }) {
    return (artifactType === undefined ||
        artifactType === null ||
        artifactType === '' ||
        artifactType === manifest .Ib.empty ||
        isWanted(artifactType));
}

// EXTERNAL MODULE: ./build/src/image/digest.js
var image_digest = __webpack_require__(1671);
// EXTERNAL MODULE: ./build/src/oci/absences.js
var oci_absences = __webpack_require__(4731);
// EXTERNAL MODULE: ./build/src/oci/shared-tag.js
var shared_tag = __webpack_require__(3311);
;// CONCATENATED MODULE: ./build/src/oci/fallback-tag.js





const busyMs = 15_000;
const noJobEntries = {
    earlier: () => Promise.resolve(new Set()),
    add: () => undefined,
};
async function addToFallbackTag(registry, { image, tag, ownEntries, jobEntries }, entries, first, patience) {
    const absences = (0,oci_absences .W)((digest) => lacksManifest(registry, image, digest));
    const list = {
        repository: image.repository,
        tag,
        names: 'manifests',
        read: (wasThere) => (0,tagged_index .z)(registry, image, tag, { wasThere }),
        write: (content, current) => writeTag(registry, image, tag, content, current),
        merge: (current, mine) => ({
            index: {
                ...(current?.index ?? manifest .gW),
                manifests: (0,manifest .PE)(current?.index.manifests ?? [], mine.index.manifests).filter(({ digest }) => !absences.gone.has(digest)),
            },
            etag: current?.etag,
        }),
        recover: async (content) => {
            const listed = content.index.manifests.map(({ digest }) => digest);
            await absences.look(listed.filter((digest) => !ownEntries.has(digest)));
            return list.merge(undefined, content);
        },
        entries: ({ index }) => index.manifests.map(({ digest }) => digest),
        async isBusy({ index }) {
            const recent = index.manifests.filter((listed) => !ownEntries.has(listed.digest) && isRecent(listed, patience.clock.now()));
            if (recent.length === 0)
                return false;
            const earlier = await jobEntries.earlier();
            return recent.some(({ digest }) => !earlier.has(digest));
        },
    };
    const mine = { index: { ...manifest .gW, manifests: entries }, etag: undefined };
    await (0,shared_tag .s)(registry, list, mine, first, patience);
    jobEntries.add(entries.map(({ digest }) => digest));
    return [...absences.gone];
}
async function lacksManifest(registry, { repository }, digest) {
    return registry.memory.manifests((0,memory .NV)(manifest .rq), async () => !(await registry.hasManifest(repository, digest)));
}
async function writeTag(registry, { repository }, tag, { index }, current) {
    const condition = current?.etag === undefined ? {} : { 'if-match': current.etag };
    const response = await registry.send(repository, {
        method: 'PUT',
        path: `manifests/${tag}`,
        headers: { 'content-type': manifest .Ib.index, ...condition },
        body: (0,manifest .EI)(index),
        maxBytes: 64 * 1024,
    });
    return { response, isConditional: current?.etag !== undefined };
}
function isRecent({ annotations }, now) {
    const created = Date.parse(annotations?.['org.opencontainers.image.created'] ?? '');
    return Math.abs(now - created) < busyMs;
}

// EXTERNAL MODULE: ./build/src/oci/push.js
var push = __webpack_require__(5099);
// EXTERNAL MODULE: ./build/src/oci/put.js
var put = __webpack_require__(2202);
// EXTERNAL MODULE: ./build/src/oci/signature-tag.js
var signature_tag = __webpack_require__(5144);
;// CONCATENATED MODULE: ./build/src/oci/attach.js












function openSessions(registry, repository, count) {
    const open = () => (0,concurrency .no)(registry.startUpload(repository));
    const sessions = Array.from({ length: Math.max(count, 1) }, open);
    const [first = open()] = sessions;
    return { first, take: () => sessions.shift() ?? open() };
}
async function attachReferrers(preparation, artifacts, subject) {
    const { registry, image, listing, config, patience, wasListed } = preparation;
    const { ownEntries, jobEntries } = preparation;
    const referrers = artifacts.map((artifact) => ({
        artifact,
        ...(0,manifest .Dq)(artifact, subject),
    }));
    for (const { descriptor } of referrers)
        ownEntries.add(descriptor.digest);
    await Promise.all([...referrers.map(({ artifact }) => attach_push(preparation, artifact)), config]);
    const pushed = Promise.all(referrers.map(({ bytes, descriptor }) => (0,push .y6)(registry, image.repository, bytes, descriptor, patience)));
    const readAllBack = async () => Promise.all(referrers.map((referrer) => readBack(registry, image.repository, referrer)));
    const entries = referrers.map(({ descriptor }) => descriptor);
    const dropped = [];
    if (listing.kind === 'fallback-tag') {
        const { tag } = listing;
        const [current] = await Promise.all([
            (0,shared_tag .W)((0,tagged_index .z)(registry, image, tag, { wasThere: wasListed }), patience),
            pushed,
        ]);
        const list = { image, tag, ownEntries, jobEntries };
        const [gone] = await Promise.all([
            addToFallbackTag(registry, list, entries, current, patience),
            readAllBack(),
        ]);
        dropped.push(...gone);
    }
    else {
        await pushed;
        await Promise.all([readListBack(preparation, referrers), readAllBack()]);
    }
    return entries.map(({ digest }) => ({
        digest,
        repository: image.repository,
        listing,
        ...(dropped.length === 0 ? {} : { dropped }),
    }));
}
async function appendSignature(preparation, artifact) {
    const { registry, image, patience } = preparation;
    const { repository } = image;
    const { bytes, mediaType, annotations } = artifact;
    const tag = (0,signature_tag .bG)(image.digest);
    const layer = { mediaType, size: bytes.length, digest: (0,image_digest .ol)(bytes), annotations };
    const [current] = await Promise.all([
        (0,shared_tag .W)((0,signature_tag .yz)(registry, repository, tag), patience),
        attach_push(preparation, artifact),
    ]);
    const added = { layer, restore: () => attach_push(preparation, artifact) };
    const { digest, dropped } = await (0,signature_tag .ex)(registry, repository, tag, added, current, patience);
    const blob = await registry
        .blob(repository, layer.digest, bytes.length, shownLater)
        .catch((cause) => {
        throw otherBytes(repository, cause);
    });
    if (blob === undefined)
        throw notReadBack(repository, 'it is not there');
    return {
        digest,
        repository,
        listing: { kind: 'signature-tag', tag },
        ...(dropped.length === 0 ? {} : { dropped }),
    };
}
async function attach_push({ registry, image, takeSession }, { bytes }) {
    await (0,push .Ee)(registry, image.repository, bytes, await takeSession());
}
const shownLater = { transient: { statuses: [404], forMs: 60_000 } };
async function readBack(registry, repository, { artifact, descriptor }) {
    const [found, blob] = await Promise.all([
        registry.manifest(repository, descriptor.digest, shownLater),
        registry.blob(repository, (0,image_digest .ol)(artifact.bytes), artifact.bytes.length, shownLater),
    ]).catch((cause) => {
        throw otherBytes(repository, cause);
    });
    if (found === undefined || blob === undefined)
        throw notReadBack(repository, 'it is not there');
}
async function readListBack({ registry, image, listing, patience }, referrers) {
    const look = async () => {
        const listed = (await (0,oci_referrers .xt)(registry, image, listing)) ?? [];
        const there = new Set(listed.map(({ digest }) => digest));
        const absent = referrers.filter(({ descriptor }) => !there.has(descriptor.digest));
        for (const { bytes, descriptor } of absent)
            await (0,push .y6)(registry, image.repository, bytes, descriptor, patience);
        return absent.length === 0;
    };
    if (!(await (0,put .U4)(look, (0,reference .tO)(image), patience)))
        throw notReadBack(image.repository, 'its list of referrers does not show it');
}
function otherBytes(repository, cause) {
    const isOther = cause instanceof errors .Tj &&
        (cause.code === 'REGISTRY_RESPONSE_INVALID' || cause.code === 'HTTP_TOO_LARGE');
    return isOther ? notReadBack(repository, 'it gives other bytes', cause) : cause;
}
function notReadBack({ registry, path }, what, cause) {
    return new errors .Tj('REGISTRY_READ_BACK', `${registry} took the signature for ${path}, but ${what} when a verifier asks`, {
        hint: 'Verifiers will not find the signature. Run the job again; if it stays, report it to ' +
            'the registry’s operator.',
        cause,
    });
}

// EXTERNAL MODULE: ./build/src/oci/advice.js
var advice = __webpack_require__(9675);
;// CONCATENATED MODULE: ./build/src/oci/challenge.js
const token = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const token68 = /[A-Za-z0-9._~+/-]+=+(?=[ \t]*(?:,|$))/y;
const quotedString = /"((?:[^"\\]|\\.)*)"/y;
const equals = /[ \t]*=[ \t]*/y;
const separators = /[ \t,]*/y;
const spaces = / +/y;
class Cursor {
    #text;
    #at = 0;
    constructor(text) {
        this.#text = text;
    }
    take(grammar) {
        grammar.lastIndex = this.#at;
        const match = grammar.exec(this.#text);
        if (match === null)
            return undefined;
        this.#at = grammar.lastIndex;
        return { text: match[0], group: match[1] };
    }
    takePair(first, second) {
        const start = this.#at;
        const taken = this.take(first);
        if (taken !== undefined && this.take(second) !== undefined)
            return taken.text;
        this.#at = start;
        return undefined;
    }
}
function parseChallenges(header) {
    const cursor = new Cursor(header.slice(0, 16_384));
    const challenges = [];
    for (;;) {
        cursor.take(separators);
        const scheme = cursor.take(token)?.text.toLowerCase();
        if (scheme === undefined)
            return challenges;
        const hasMore = cursor.take(spaces) !== undefined;
        challenges.push({ scheme, parameters: hasMore ? readParameters(cursor) : new Map() });
    }
}
function readParameters(cursor) {
    const parameters = new Map();
    if (cursor.take(token68) !== undefined)
        return parameters;
    for (;;) {
        cursor.take(separators);
        const name = cursor.takePair(token, equals)?.toLowerCase();
        if (name === undefined)
            return parameters;
        const value = readValue(cursor);
        if (value === undefined)
            return parameters;
        if (!parameters.has(name))
            parameters.set(name, value);
    }
}
function readValue(cursor) {
    const quoted = cursor.take(quotedString);
    return quoted === undefined ? cursor.take(token)?.text : quoted.group?.replace(/\\(.)/g, '$1');
}

// EXTERNAL MODULE: ./build/src/oci/token-service.js
var token_service = __webpack_require__(1344);
// EXTERNAL MODULE: ./build/src/oci/words.js
var words = __webpack_require__(8250);
;// CONCATENATED MODULE: ./build/src/oci/authorization.js








function createAuthorizer(ports) {
    const headers = new Map();
    const admitted = new Set();
    return {
        current: async (repository) => headers.get((0,reference .aR)(repository)),
        async answer(repository, refused, used) {
            const key = (0,reference .aR)(repository);
            const known = headers.get(key);
            if (known !== undefined && (await known) !== used)
                return known;
            const latest = headers.get(key);
            if (latest !== undefined && latest !== known)
                return latest;
            const header = answerChallenge({ repository, refused, used, admitted }, ports);
            headers.set(key, header);
            header.catch(() => headers.delete(key));
            return header;
        },
    };
}
async function answerChallenge(request, ports) {
    const { repository, refused, used, admitted } = request;
    const lookup = await ports.findCredential(repository);
    const { credential } = lookup;
    const challenge = chooseChallenge(parseChallenges(refused.headers.get('www-authenticate') ?? ''));
    if (challenge?.scheme === 'bearer' && credential?.kind !== 'bearer') {
        const token = await (0,token_service .e)(challenge, refused.url, repository, lookup, ports);
        if (credential !== undefined)
            admitted.add((0,reference .aR)(repository));
        return `Bearer ${token}`;
    }
    const header = challenge && fixedHeader(challenge, credential);
    if (header !== undefined && header !== used)
        return header;
    if (admitted.has((0,reference .aR)(repository)))
        throw denied(repository, lookup, refused);
    const reason = challenge === undefined ? ' without a challenge that can be answered' : '';
    throw (0,failure .JK)(repository, credential?.source, lookup.consulted, `status ${refused.status}${reason}${(0,words .lz)(refused)}`);
}
function fixedHeader({ scheme }, credential) {
    if (scheme === 'basic')
        return credential?.kind === 'basic' ? `Basic ${(0,oci_credential .$X)(credential)}` : undefined;
    return credential?.kind === 'bearer' ? `Bearer ${credential.token}` : undefined;
}
function denied(repository, { credential }, refused) {
    return new errors .Tj('REGISTRY_DENIED', `${repository.registry} gave a token for the login from ${credential?.source ?? 'nowhere'}, ` +
        `and does not let it do this in ${(0,reference .aR)(repository)}: ` +
        `status ${refused.status}${(0,words .lz)(refused)}`, { hint: (0,advice .Xr)(repository) });
}
function chooseChallenge(challenges) {
    return (challenges.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.has('realm')) ??
        challenges.find(({ scheme }) => scheme === 'basic'));
}

;// CONCATENATED MODULE: ./build/src/oci/children.js







const inFlight = 16;
const maxChildren = 1000;
const maxDepth = 4;
async function readChildren(registry, image) {
    return childrenOf(registry, image, new Set([image.digest]), 0);
}
async function childrenOf(registry, image, seen, depth) {
    const { repository } = image;
    const listed = await readIndex(registry, image);
    if (listed.length === 0)
        return [];
    if (depth >= maxDepth)
        throw (0,failure .Gq)(repository, 'an index within an index within an index');
    const children = listed.flatMap((entry) => {
        if (seen.has(entry.digest))
            return [];
        seen.add(entry.digest);
        return [{ repository, index: image.digest, ...entry }];
    });
    if (seen.size > maxChildren + 1)
        throw (0,failure .Gq)(repository, `${image.digest} holds more than ${maxChildren} manifests`);
    const families = await (0,concurrency .G9)(children, inFlight, async (child) => [
        child,
        ...((0,manifest .$U)(child.mediaType) ? await childrenOf(registry, child, seen, depth + 1) : []),
    ]);
    return families.flatMap(concurrency .RP);
}
async function readIndex(registry, image) {
    return (0,memory .LD)(registry.memory.lists, (maxBytes) => registry.manifest(image.repository, image.digest, { maxBytes }), (found) => found === undefined
        ? []
        : judgeIndex(image, found.response.body, found.mediaType).map(entryOf));
}
const platformPart = dist .FsL(dist .YjP(), dist .yGV(/^[\w.-]{1,64}$/));
const platformSchema = dist ._H3({
    platform: dist ._H3({
        os: platformPart,
        architecture: platformPart,
        variant: dist .cl6(dist .KCZ([platformPart, dist .euz('')])),
    }),
});
const attestationSchema = dist ._H3({
    annotations: dist ._H3({
        'vnd.docker.reference.type': dist .euz('attestation-manifest'),
        'vnd.docker.reference.digest': dist .IeY(image_digest .Bc, 'a digest'),
    }),
});
function entryOf(listed) {
    const { digest, mediaType } = listed;
    const attestation = dist .xLC(attestationSchema, listed);
    const describes = attestation.success
        ? attestation.output.annotations['vnd.docker.reference.digest']
        : undefined;
    return { digest, mediaType, platform: platformOf(listed), describes };
}
function platformOf(listed) {
    const parsed = dist .xLC(platformSchema, listed);
    if (!parsed.success)
        return undefined;
    const { os, architecture, variant } = parsed.output.platform;
    if (os === 'unknown' && architecture === 'unknown')
        return undefined;
    return [os, architecture, ...(variant ? [variant] : [])].join('/');
}
function judgeIndex({ repository, digest }, bytes, mediaType) {
    const index = (0,manifest .A1)(bytes);
    const isOne = (0,manifest .$U)(mediaType) ? index : (0,oci_layers .Ng)(bytes);
    if (isOne === undefined || !(0,manifest .uG)(bytes, mediaType).ok)
        throw (0,failure .Gq)(repository, `${digest} is not the ${mediaType} that it is called`);
    return (0,manifest .$U)(mediaType) ? (index?.manifests ?? []) : [];
}

// EXTERNAL MODULE: ./build/src/http/link.js
var http_link = __webpack_require__(3552);
// EXTERNAL MODULE: ./build/src/http/url-policy.js
var url_policy = __webpack_require__(8106);
// EXTERNAL MODULE: ./build/src/oci/response.js
var oci_response = __webpack_require__(4692);
;// CONCATENATED MODULE: ./build/src/oci/enumeration.js









const limits = { pages: 200, names: 100_000, pageBytes: 4 * 1024 * 1024 };
const nameList = dist .YOg(dist .FsL(dist .YjP(), dist .Ru6(512)));
const tagsSchema = dist .Ikc({ tags: dist .cl6(nameList) });
const catalogSchema = dist .Ikc({ repositories: dist .cl6(nameList) });
async function listTags(registry, repository) {
    const read = (response) => namesIn(dist .xLC(tagsSchema, (0,src_json .q)(response.body)), ({ tags }) => tags);
    const listed = await allPages(registry, repository, 'tags/list?n=1000', read);
    return { ...listed, names: listed.names.filter(reference .dz) };
}
async function listRepositories(registry, host) {
    const read = (response) => namesIn(dist .xLC(catalogSchema, (0,src_json .q)(response.body)), (page) => page.repositories);
    return allPages(registry, { registry: host, path: '' }, '_catalog?n=1000', read);
}
function namesIn(parsed, names) {
    return parsed.success ? (names(parsed.output) ?? []) : undefined;
}
async function allPages(registry, repository, path, read) {
    const names = new Set();
    const request = {
        method: 'GET',
        headers: { accept: 'application/json' },
        maxBytes: limits.pageBytes,
    };
    let response = await registry.send(repository, { ...request, path });
    for (let pages = 1;; pages++) {
        if (response.status !== 200)
            throw (0,failure .x5)('list what it has', repository, response, 'verify');
        const page = read(response);
        if (page === undefined)
            throw (0,failure .Gq)(repository, 'its list is not one');
        for (const name of page)
            names.add(name);
        const next = nextPage(repository, response);
        if (next === undefined)
            return { names: [...names], isCut: false };
        if (pages >= limits.pages || names.size >= limits.names)
            return { names: [...names].slice(0, limits.names), isCut: true };
        response = await registry.sendTo(repository, next, request);
    }
}
function nextPage(repository, { headers, url }) {
    const links = (0,http_link .h)(headers.get('link') ?? '');
    if (links === undefined)
        throw (0,failure .Gq)(repository, 'the Link to the next page cannot be read');
    const next = links.find(({ relations }) => relations.includes('next'));
    return next === undefined ? undefined : (0,url_policy .uj)(next.target, url);
}
async function resolveByHead(registry, repository, tag) {
    const head = await registry.send(repository, {
        method: 'HEAD',
        path: `manifests/${tag}`,
        headers: { accept: manifest .Oc.join(', ') },
        maxBytes: manifest .rq,
    });
    const digest = head.headers.get('docker-content-digest') ?? '';
    const mediaType = (0,oci_response .c)(head);
    const size = Number(head.headers.get('content-length') ?? '0');
    if (head.status === 200 && (0,image_digest .Bc)(digest) && manifest .Oc.includes(mediaType) && size > 0)
        return { mediaType, digest, size };
    const found = await registry.lookForManifest(repository, tag);
    if ('missing' in found)
        throw (0,failure .SD)(`${(0,reference .aR)(repository)}:${tag}`, found.missing, registry.purpose);
    return {
        mediaType: found.mediaType,
        digest: found.digest,
        size: found.response.body.length,
    };
}

// EXTERNAL MODULE: ./build/src/http/client.js
var client = __webpack_require__(5191);
;// CONCATENATED MODULE: ./build/src/oci/registry.js








const defaultPropagationMs = 5_000;
class Registry {
    #ports;
    #exchange;
    memory = (0,memory .uZ)();
    constructor(ports) {
        this.#ports = ports;
        this.#exchange = new exchange .k(ports);
    }
    get patience() {
        return this.#ports.patience;
    }
    get purpose() {
        return this.#ports.purpose;
    }
    get propagation() {
        const { propagationMs = defaultPropagationMs } = this.#ports;
        return propagationMs === 0 ? {} : { transient: { statuses: [404], forMs: propagationMs } };
    }
    get fastestMs() {
        return this.#exchange.fastestMs;
    }
    async send(repository, request) {
        return this.#exchange.send(repository, request);
    }
    async sendTo(repository, url, request) {
        return this.#exchange.sendTo(repository, url, request);
    }
    async manifest(repository, reference, options) {
        const found = await this.lookForManifest(repository, reference, options);
        return 'missing' in found ? undefined : found;
    }
    async lookForManifest(repository, reference, { maxBytes = manifest .rq, ...options } = {}) {
        const response = await this.send(repository, {
            method: 'GET',
            path: `manifests/${reference}`,
            headers: acceptManifests,
            maxBytes,
            ...options,
        });
        if (response.status === 404)
            return { missing: response };
        if (response.status !== 200)
            throw (0,failure .x5)(`give the manifest ${reference}`, repository, response, this.purpose);
        if (!(0,image_digest .Bc)(reference))
            return { response, digest: (0,image_digest .ol)(response.body), mediaType: (0,oci_response .Y)(response) };
        if (!(0,image_digest ._Q)(reference, response.body))
            throw (0,failure .Gq)(repository, `it gave other bytes for ${reference}`);
        return { response, digest: reference, mediaType: (0,oci_response .Y)(response) };
    }
    async hasManifest(repository, digest) {
        const path = `manifests/${digest}`;
        const response = await this.send(repository, {
            method: 'GET',
            path,
            headers: acceptManifests,
            maxBytes: manifest .rq,
        });
        if (response.status !== 200 && response.status !== 404)
            throw (0,failure .x5)(`give the manifest ${digest}`, repository, response, this.purpose);
        return response.status === 200;
    }
    async hasBlob(repository, digest) {
        return ((await this.send(repository, {
            method: 'HEAD',
            path: `blobs/${digest}`,
            maxBytes: exchange .O,
        })).status === 200);
    }
    async blob(repository, digest, maxBytes, options = {}) {
        const response = await this.send(repository, {
            method: 'GET',
            path: `blobs/${digest}`,
            maxBytes: Math.max(maxBytes, exchange .O),
            timeoutMs: (0,client .lh)(maxBytes),
            ...options,
        });
        if (response.status === 404)
            return undefined;
        if (response.status !== 200)
            throw (0,failure .x5)(`give the blob ${digest}`, repository, response, this.purpose);
        if (response.body.length > maxBytes)
            throw (0,failure .Gq)(repository, `the blob ${digest} is longer than ${maxBytes} bytes`);
        if (!(0,image_digest ._Q)(digest, response.body))
            throw (0,failure .Gq)(repository, `it gave other bytes for ${digest}`);
        return response.body;
    }
    async startUpload(repository) {
        const response = await this.send(repository, {
            method: 'POST',
            path: 'blobs/uploads/',
            headers: { 'content-length': '0' },
            maxBytes: exchange .O,
        });
        const location = response.headers.get('location');
        if (response.status !== 202)
            throw (0,failure .x5)('begin an upload', repository, response);
        if (location === null)
            throw (0,failure .Gq)(repository, 'an upload without a Location');
        return (0,url_policy .E2)(location, response.url);
    }
    async finishUpload(repository, location, bytes, digest) {
        const url = new URL(location);
        url.searchParams.set('digest', digest);
        return this.#exchange.sendUpload(repository, {
            method: 'PUT',
            url,
            headers: { 'content-type': 'application/octet-stream' },
            body: bytes,
            maxBytes: exchange .O,
        });
    }
}
const acceptManifests = { accept: manifest .Oc.join(', ') };

;// CONCATENATED MODULE: ./build/src/oci/subject.js







async function resolveTag(registry, repository, tag) {
    const found = await registry.manifest(repository, tag, registry.propagation);
    if (found !== undefined)
        return found.digest;
    throw (0,failure .SD)(`${(0,reference .aR)(repository)}:${tag}`, undefined, registry.purpose);
}
async function findSubject(registry, image) {
    if ('index' in image)
        return inspectSubject(registry, image);
    const { repository, digest } = image;
    const response = await registry.send(repository, {
        method: 'HEAD',
        path: `manifests/${digest}`,
        headers: { accept: manifest .Oc.join(', ') },
        maxBytes: manifest .rq,
    });
    const mediaType = (0,oci_response .c)(response);
    const size = Number(response.headers.get('content-length') ?? '0');
    if (response.status === 200 &&
        response.headers.get('docker-content-digest') === digest &&
        manifest .Oc.includes(mediaType) &&
        size > 0 &&
        size <= manifest .rq)
        return { mediaType, digest, size };
    return inspectSubject(registry, image, response.status === 200);
}
async function inspectSubject(registry, image, isShown = false) {
    const { repository, digest } = image;
    return (0,memory .LD)(registry.memory.lists, async (maxBytes) => {
        const options = { ...registry.propagation, maxBytes };
        const found = await registry.lookForManifest(repository, digest, options);
        if ('missing' in found && isShown)
            throw (0,failure .Gq)(repository, `it shows ${digest} and does not give it`);
        if ('missing' in found)
            throw await absent(registry, image, found.missing);
        return found;
    }, ({ response, mediaType }) => {
        const judged = (0,manifest .uG)(response.body, mediaType);
        if (!judged.ok)
            throw judged.what === 'config' ? configurationNamed(image) : notAnImage(image, mediaType);
        if ('index' in image && (0,manifest .$U)(judged.mediaType) !== (0,manifest .$U)(image.mediaType))
            throw (0,failure .Gq)(repository, `${digest} is ${judged.mediaType}, and the index ${image.index} calls it ` +
                JSON.stringify(image.mediaType.slice(0, 100)));
        return { mediaType: judged.mediaType, digest, size: response.body.length };
    });
}
async function absent(registry, image, answer) {
    if ('index' in image)
        return absentChild(image);
    return (await isConfiguration(registry, image))
        ? configurationNamed(image)
        : (0,failure .SD)((0,reference .tO)(image), answer, registry.purpose);
}
const maxConfigBytes = 4 * 1024 * 1024;
async function isConfiguration(registry, image) {
    const { repository, digest } = image;
    const blob = await registry.memory.blobs((0,memory .NV)(maxConfigBytes), () => (0,concurrency .sG)(() => registry.blob(repository, digest, maxConfigBytes)));
    if (!blob.ok || blob.value === undefined)
        return false;
    const judged = (0,manifest .uG)(blob.value, '');
    return !judged.ok && judged.what === 'config';
}
function absentChild(child) {
    return new errors .Tj('IMAGE_NOT_FOUND', `${(0,reference .tO)(child)} is not in the registry, though the index ${child.index} names it`, {
        hint: 'The index may have been copied without all of its platforms: copy all of them (for ' +
            'example "crane copy", or "skopeo copy --all"), or leave out "recursive".',
    });
}
function notAnImage(image, mediaType) {
    return new errors .Tj('IMAGE_NOT_FOUND', `${(0,reference .tO)(image)} is ${JSON.stringify(mediaType.slice(0, 100))}, which is not an image`, {
        hint: 'index' in image
            ? `The index ${image.index} names it: leave out "recursive".`
            : 'Pass the digest that the build step reports.',
    });
}
function configurationNamed(image) {
    return new errors .Tj('IMAGE_IS_CONFIG', `${(0,reference .tO)(image)} is an image’s configuration (docker’s "image ID"), not the image`, {
        hint: 'Pass the build step’s output "digest", and set "push: true" there: without a push, ' +
            'that output is the configuration’s digest.',
    });
}

;// CONCATENATED MODULE: ./build/src/oci/tags.js






async function moveTag(registry, image, tag, patience) {
    const { repository, digest } = image;
    const [manifest, before] = await Promise.all([
        registry.manifest(repository, digest),
        registry.manifest(repository, tag),
    ]);
    if (manifest === undefined)
        throw (0,failure .Gq)(repository, `it shows ${digest} and does not give it`);
    if (before?.digest === digest)
        return { before: digest, outcome: { ok: true, value: undefined } };
    const outcome = await (0,concurrency .sG)(async () => {
        await putTag(registry, image, tag, manifest);
        await tags_readBack(registry, image, tag, patience);
    });
    return { before: before?.digest, outcome };
}
async function putTag(registry, image, tag, manifest) {
    const { repository } = image;
    const response = await registry.send(repository, {
        method: 'PUT',
        path: `manifests/${tag}`,
        headers: { 'content-type': manifest.mediaType },
        body: manifest.response.body,
        maxBytes: 64 * 1024,
    });
    if ((0,put .Ck)(response))
        return;
    if (!(0,put .t3)(response))
        throw (0,failure .x5)(`point the tag ${tag} at the image`, repository, response);
    throw new errors .Tj('REGISTRY_TAG_IMMUTABLE', `${(0,reference .tO)(image)} is signed, but the tag ${(0,reference .aR)(repository)}:${tag} exists ` +
        `and cannot be moved: status ${response.status}${(0,words .lz)(response)}`, { hint: 'Use a tag that does not exist yet, or change the registry’s immutability rule.' });
}
async function tags_readBack(registry, { repository, digest }, tag, patience) {
    let shown;
    const look = async () => {
        shown = (await registry.manifest(repository, tag))?.digest;
        return shown === digest;
    };
    if (await (0,put .U4)(look, `${(0,reference .aR)(repository)}:${tag}`, patience))
        return;
    throw new errors .Tj('REGISTRY_READ_BACK', `${(0,reference .aR)(repository)}:${tag} was pointed at ${digest}, but shows ` +
        (shown ?? 'nothing'), { hint: 'Another job may have moved the tag; look at who else writes it.' });
}

;// CONCATENATED MODULE: ./build/src/oci/registries.js













function openRegistries(ports) {
    const { patience, jobEntries = noJobEntries } = ports;
    const registry = new Registry({
        http: ports.http,
        patience,
        authorizer: createAuthorizer(ports),
        anonymous: anonymousAuthorizer(ports),
        purpose: ports.access === 'pull' ? 'verify' : 'sign',
        ...(ports.propagationMs === undefined ? {} : { propagationMs: ports.propagationMs }),
    });
    const ways = new Map();
    const onceEach = (0,concurrency .G5)();
    const inTurn = serialPerKey();
    const ownEntries = new Set();
    const pushable = new Set();
    const listed = new Set();
    return {
        resolveTag: (repository, tag) => resolveTag(registry, repository, tag),
        subject: (image) => findSubject(registry, image),
        children: (image) => readChildren(registry, image),
        async buildStatements(children, predicateTypes, limits) {
            const { readBuildStatements } = await __webpack_require__.e(  4374).then(__webpack_require__.bind(__webpack_require__, 4374));
            return readBuildStatements(registry, children, predicateTypes, limits);
        },
        head: (repository, tag) => resolveByHead(registry, repository, tag),
        tags: (repository) => listTags(registry, repository),
        catalog: (host) => listRepositories(registry, host),
        async list(image, way = 'either') {
            const host = image.repository.registry;
            const known = way === 'known' ? ways.get(host) : undefined;
            const found = await listOneWay(registry, image, known);
            ways.set(host, found.listing.kind);
            if (found.descriptors.length > 0)
                listed.add((0,reference .tO)(image));
            return found;
        },
        referrers: (repository, list, wanted, judge) => readReferrers(registry, repository, list, wanted, judge),
        tagged: (repository, tag, wanted, judge) => readTagged(registry, repository, tag, wanted, judge),
        tag: (image, tag) => moveTag(registry, image, tag, patience),
        async prepare(image, listing, blobs) {
            const name = (0,reference .aR)(image.repository);
            const config = (0,concurrency .no)(onceEach(name, () => (0,push .aG)(registry, image.repository)));
            const { first, take: takeSession } = openSessions(registry, image.repository, blobs);
            if (!pushable.has(name))
                await first;
            pushable.add(name);
            const preparation = {
                registry,
                image,
                listing,
                patience,
                config,
                takeSession,
                ownEntries,
                jobEntries,
                wasListed: listed.has((0,reference .tO)(image)),
            };
            return {
                attach: (artifacts, subject) => inTurn((0,reference .tO)(image), () => attachReferrers(preparation, artifacts, subject)),
                append: (artifact) => inTurn(`${(0,reference .tO)(image)} signatures`, () => appendSignature(preparation, artifact)),
            };
        },
    };
}
function anonymousAuthorizer(ports) {
    const nothing = { credential: undefined, consulted: [] };
    return createAuthorizer({
        ...ports,
        findCredential: () => Promise.resolve(nothing),
        access: 'pull',
    });
}
function serialPerKey() {
    const limits = new Map();
    return async (key, work) => {
        const limit = limits.get(key) ?? (0,p_limit .A)(1);
        limits.set(key, limit);
        return limit(work);
    };
}

var external_node_child_process_ = __webpack_require__(1421);
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/src/action/runner/environment.js + 7 modules
var environment = __webpack_require__(4306);
;// CONCATENATED MODULE: ./build/src/action/runner/credential-ports.js





function credentialPorts({ registryLogin, githubToken }, env) {
    return {
        env,
        home: homeOf(),
        userId: process.getuid?.(),
        readFile: environment .yR,
        exec: helperRunner(withoutSecrets(env)),
        maskSecret: core .Pq,
        login: registryLogin,
        githubToken,
    };
}
function homeOf() {
    try {
        const home = (0,external_node_os_.homedir)();
        return home === '' ? undefined : home;
    }
    catch {
        return undefined;
    }
}
function withoutSecrets(env) {
    const [, keyVariable] = /^env:\/\/(.+)$/.exec((env['INPUT_KEY'] ?? '').trim()) ?? [];
    return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:INPUT|ACTIONS)_/i.test(name) && name !== 'DOCKER_AUTH_CONFIG' && name !== keyVariable));
}
const helperTimeoutMs = 30_000;
function helperRunner(env, timeoutMs = helperTimeoutMs) {
    const options = {
        env,
        cwd: (0,external_node_path_.parse)(process.cwd()).root,
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
        maxBuffer: 1024 * 1024,
        windowsHide: true,
    };
    return (file, args, input) => new Promise((resolve, reject) => {
        const helper = (0,external_node_child_process_.execFile)(file, args, options, (error, stdout) => {
            if (error === null)
                resolve({ exitCode: 0, stdout });
            else if (typeof error.code === 'number')
                resolve({ exitCode: error.code, stdout });
            else
                reject(helperFailure(error, timeoutMs));
        });
        helper.stdin?.on('error', () => undefined);
        helper.stdin?.end(input);
    });
}
function helperFailure(error, timeoutMs) {
    if (typeof error.code === 'string')
        return error;
    return new Error(error.killed === true
        ? `no answer within ${timeoutMs / 1000} s`
        : `it was ended by ${error.signal ?? 'the system'}`);
}

;// CONCATENATED MODULE: ./build/src/action/runner/open-registries.js





function openNetwork(patienceMs, env) {
    return { ...(0,environment .Yr)(env), patience: (0,environment .Hw)(patienceMs) };
}
function registriesOf(inputs, env, { http, patience }, ports) {
    const credentials = credentialPorts(inputs, env);
    return openRegistries({
        http,
        patience,
        findCredential: (repository) => findCredential(repository, credentials),
        maskSecret: core .Pq,
        tokenHosts: inputs.tokenHosts,
        ...ports,
    });
}


  }),

  6073:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Fg: () => (  tagsOf),
    LK: () => (  failureReport),
    Lv: () => (  reportHead)
  });
  var _environment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4306);
  var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5025);


function reportHead({ startedAt, env, discovery }) {
    return {
        schemaVersion: 2,
        startedAt: startedAt.toISOString(),
        durationMs: Date.now() - startedAt.getTime(),
        run: runFacts(env),
        source: discovery?.source ?? null,
    };
}
function runFacts(env) {
    const fact = (name) => env[name] ?? null;
    return {
        repository: fact('GITHUB_REPOSITORY'),
        workflow: fact('GITHUB_WORKFLOW_REF'),
        runId: fact('GITHUB_RUN_ID'),
        runAttempt: fact('GITHUB_RUN_ATTEMPT'),
        event: fact('GITHUB_EVENT_NAME'),
        actor: fact('GITHUB_ACTOR'),
        actionVersion: _environment_js__WEBPACK_IMPORTED_MODULE_0__  .RK,
    };
}
function failureReport(failure) {
    return { code: failure.code, message: (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__  .v)(failure), hint: failure.hint ?? null };
}
function tagsOf(sources) {
    return [...new Set(sources.flatMap(({ tag }) => tag ?? []))];
}


  }),

  2217:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    BC: () => (  identityInWords),
    ax: () => (  fingerprintOf),
    lV: () => (  workflowIn)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

function workflowIn(identity, server) {
    if (!identity.startsWith(`${server}/`))
        return undefined;
    const [, repository, path, ref] = /^([\w.-]+\/[\w.-]+)\/([^@]+)@(refs\/.+|[0-9a-f]{40}|[0-9a-f]{64})$/.exec(identity.slice(server.length + 1)) ?? [];
    if (repository === undefined || path === undefined || ref === undefined)
        return undefined;
    return { repository, workflow: path.replace(/^\.github\/workflows\/(?=[^/]+$)/, ''), ref };
}
function identityInWords(identity, server) {
    const name = workflowIn(identity, server);
    return name === undefined ? identity : `${name.workflow} of ${name.repository}, on ${name.ref}`;
}
function fingerprintOf(publicKey) {
    const der = publicKey.export({ type: 'spki', format: 'der' });
    return `SHA256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(der).digest('hex')}`;
}


  }),

  3742:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    G5: () => (  oncePerKey),
    G9: () => (  settle),
    RP: () => (  valueOf),
    hd: () => (  onDemand),
    no: () => (  eager),
    sG: () => (  outcomeOf),
    yA: () => (  keepFresh)
  });
async function settle(items, limit, work) {
    const results = [];
    const queue = items.entries();
    const worker = async () => {
        for (const [index, item] of queue)
            results[index] = await outcomeOf(() => work(item, index));
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    return results;
}
async function outcomeOf(work) {
    try {
        return { ok: true, value: await work() };
    }
    catch (error) {
        return { ok: false, error };
    }
}
function valueOf(outcome) {
    if (!outcome.ok)
        throw outcome.error;
    return outcome.value;
}
function eager(work) {
    work.catch(() => undefined);
    return work;
}
function onDemand(work) {
    let begun;
    return () => (begun ??= eager(work()));
}
function oncePerKey() {
    const known = new Map();
    return async (key, work) => {
        const done = known.get(key) ?? work();
        known.set(key, done);
        return done;
    };
}
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


  }),

  7183:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    T: () => (  glob),
    c: () => (  globSteps)
  });
function globSteps(pattern) {
    return pattern.match(/\*\*|\*|[^*]/gu) ?? [];
}
function glob(pattern) {
    const steps = globSteps(pattern);
    const withEmptyStars = (places) => {
        const reached = new Set(places);
        for (const place of reached)
            if (steps[place]?.startsWith('*') === true)
                reached.add(place + 1);
        return reached;
    };
    const placesAfter = (text) => {
        let places = withEmptyStars(new Set([0]));
        for (const character of text) {
            const next = [...places].flatMap((place) => {
                const step = steps[place];
                if (step === '**' || (step === '*' && character !== '/'))
                    return [place];
                return step === character ? [place + 1] : [];
            });
            places = withEmptyStars(new Set(next));
            if (places.size === 0)
                break;
        }
        return places;
    };
    return {
        test: (text) => placesAfter(text).has(steps.length),
        canBegin: (start) => placesAfter(start).size > 0,
    };
}


  }),

  1074:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    D: () => (  encodedAsUri)
  });
const kept = {
    path: /^[A-Za-z0-9$&+,/:;=@\-_.~!'()*[\]%]*$/,
    fragment: /^[A-Za-z0-9$&+,/:;=?@\-_.~!'()*[\]%]*$/,
};
const plain = { path: /[A-Za-z0-9$&+,/:;=@\-_.~]/, fragment: /[A-Za-z0-9$&+,/:;=?@\-_.~!()*]/ };
function encodedAsUri(text) {
    if (hasControls(text))
        return undefined;
    const [, origin, path = '', query = '', hash] = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(text) ?? [];
    const [encodedPath, encodedHash] = [encoded(path, 'path'), encoded(hash ?? '', 'fragment')];
    if (origin === undefined || encodedPath === undefined || encodedHash === undefined)
        return undefined;
    if (/[^\x21-\x7e]/.test(query))
        return undefined;
    return `${origin}${encodedPath}${query}${encodedHash === '' ? '' : `#${encodedHash}`}`;
}
function hasControls(text) {
    return Buffer.from(text).some((byte) => byte < 0x20 || byte === 0x7f);
}
function encoded(part, kind) {
    if (/%(?![0-9A-Fa-f]{2})/.test(part))
        return undefined;
    if (kept[kind].test(part))
        return part;
    return [...unescaped(part)]
        .map((byte) => {
        const character = String.fromCharCode(byte);
        return byte < 0x80 && plain[kind].test(character)
            ? character
            : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
        .join('');
}
function unescaped(part) {
    const pieces = part.split(/(%[0-9A-Fa-f]{2})/);
    return Buffer.concat(pieces.map((piece, at) => at % 2 === 1 ? Buffer.from(piece.slice(1), 'hex') : Buffer.from(piece)));
}


  }),

  3552:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    h: () => (  parseLinks)
  });
const maxLength = 16_384;
const space = String.raw `[ \t]*`;
const token = String.raw `[!#$%&'*+\-.^_\x60|~\w]+`;
const quoted = String.raw `"(?:[^"\\]|\\.)*"`;
const value = String.raw `(?:${quoted}|[^\s";,]*)`;
const target = new RegExp(String.raw `${space}<([^<>]*)>${space}`, 'y');
const parameter = new RegExp(String.raw `;${space}(?:(${token})${space}(?:=${space}(${value})${space})?)?`, 'y');
const separator = new RegExp(String.raw `(?:${space},)+${space}|${space}$`, 'y');
function parseLinks(header) {
    if (header.length > maxLength)
        return undefined;
    const links = [];
    let at = 0;
    const take = (grammar) => {
        grammar.lastIndex = at;
        const found = grammar.exec(header);
        at += found?.[0].length ?? 0;
        return found ?? undefined;
    };
    take(separator);
    while (at < header.length) {
        const found = take(target);
        if (found === undefined)
            return undefined;
        links.push({ target: found[1] ?? '', relations: relationsIn(() => take(parameter)) });
        if (take(separator) === undefined)
            return undefined;
    }
    return links;
}
function relationsIn(next) {
    let relations;
    for (let found = next(); found !== undefined; found = next()) {
        const [, name = '', text = ''] = found;
        if (name.toLowerCase() === 'rel')
            relations ??= unquoted(text).toLowerCase().split(/\s+/);
    }
    return relations ?? [];
}
function unquoted(text) {
    return text.startsWith('"') ? text.slice(1, -1).replaceAll(/\\(.)/g, '$1') : text;
}


  }),

  6092:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Q1: () => (  pauseFor),
    Vs: () => (  retryAfterMs),
    a5: () => (  isRateLimit),
    ux: () => (  within),
    zw: () => (  sendPatiently)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5191);
  var _public_url_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1785);
  var _network_fault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2693);




const noticeableMs = 1_000;
async function pauseFor({ clock, onPause }, ms, pause) {
    if (ms > noticeableMs)
        onPause?.({ ...pause, ms });
    await clock.sleep(ms);
}
const transientStatuses = new Set([
    408, 425, 429, 499, 500, 502, 503, 504, 520, 521, 522, 523, 524,
]);
const momentMs = 10_000;
const defaultGraceMs = 5_000;
async function sendPatiently(http, request, patience, transients = []) {
    const began = patience.clock.now();
    for (let attempt = 0;; attempt++) {
        const settled = await tryOnce(http, hurried(request, patience));
        const passesMs = passingMs(settled, transients);
        if (passesMs === undefined)
            return unwrap(settled);
        const left = Math.min(began + passesMs, patience.deadline) - patience.clock.now();
        const asked = retryAfter(settled, patience.clock.now());
        if (asked !== undefined && asked > Math.max(left, 0))
            throw impatient(request, asked, left, settled);
        const ms = asked === undefined
            ? backoff(attempt, patience.random())
            : Math.max(asked, backoff(0, patience.random()));
        if (ms > left)
            return unwrap(settled);
        patience.onWait?.({ url: (0,_public_url_js__WEBPACK_IMPORTED_MODULE_3__  .x)(request.url), reason: reasonOf(settled), ms });
        await patience.clock.sleep(ms);
    }
}
function hurried(request, patience) {
    const timeoutMs = (0,_client_js__WEBPACK_IMPORTED_MODULE_1__  .Rq)(request);
    const left = Math.max(patience.deadline - patience.clock.now(), patience.graceMs ?? defaultGraceMs);
    return left < timeoutMs ? { ...request, timeoutMs: left } : request;
}
async function tryOnce(http, request) {
    try {
        return { response: await http.send(request) };
    }
    catch (thrown) {
        if (thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj)
            return { failure: thrown };
        throw thrown;
    }
}
function unwrap(settled) {
    if ('failure' in settled)
        throw settled.failure;
    return settled.response;
}
function passingMs(settled, transients) {
    if ('failure' in settled)
        return failurePassesMs(settled.failure);
    const { status } = settled.response;
    if (transientStatuses.has(status) || isRateLimit(settled.response))
        return Infinity;
    const here = transients.filter(({ statuses }) => statuses.includes(status));
    return here.length === 0 ? undefined : Math.max(...here.map(({ forMs = Infinity }) => forMs));
}
function failurePassesMs(failure) {
    if (failure instanceof _network_fault_js__WEBPACK_IMPORTED_MODULE_2__  .J)
        return { outage: Infinity, moment: momentMs, never: undefined }[failure.lasts];
    return failure.code === 'HTTP_UNREACHABLE' || failure.code === 'HTTP_TIMEOUT'
        ? Infinity
        : undefined;
}
function isRateLimit({ status, headers, body }) {
    if (status !== 403 && status !== 400)
        return false;
    if (status === 403 && headers.has('retry-after'))
        return true;
    return /rate[ -]?limit|TOOMANYREQUESTS|too many requests/i.test(body.toString('utf8', 0, 4096));
}
function within(ms, patience) {
    return { ...patience, deadline: Math.min(patience.deadline, patience.clock.now() + ms) };
}
function reasonOf(settled) {
    return 'failure' in settled ? settled.failure.message : `status ${settled.response.status}`;
}
function retryAfter(settled, now) {
    return 'failure' in settled
        ? undefined
        : retryAfterMs(settled.response.headers.get('retry-after'), now);
}
function retryAfterMs(header, now) {
    if (header === null)
        return undefined;
    const text = header.trim();
    if (/^\d{1,9}$/.test(text))
        return Number(text) * 1000;
    if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text))
        return undefined;
    const date = Date.parse(text);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
function backoff(attempt, random) {
    return Math.min(30_000, 500 * 2 ** Math.min(attempt, 6)) * (0.5 + random / 2);
}
function impatient(request, asked, left, settled) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('HTTP_IMPATIENT', `${request.method} ${(0,_public_url_js__WEBPACK_IMPORTED_MODULE_3__  .x)(request.url)}: ${reasonOf(settled)}, and the server asks to ` +
        `wait ${Math.ceil(asked / 1000)} s; ${Math.max(0, Math.floor(left / 1000))} s of patience ` +
        'are left', { hint: 'Run the job again later, or raise the input "patience".' });
}


  }),

  1671:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Bc: () => (  isDigest),
    ZD: () => (  hexOf),
    _Q: () => (  isDigestOf),
    m: () => (  parseDigest),
    ol: () => (  digestOf)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);


const grammar = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
function isDigest(text) {
    return typeof text === 'string' && grammar.test(text);
}
function parseDigest(text) {
    if (isDigest(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', `${JSON.stringify(text)} is not a digest: ${flaw(text)}`);
}
function digestOf(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}
function isDigestOf(digest, bytes) {
    const algorithm = digest.slice(0, digest.indexOf(':'));
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest('hex') === hexOf(digest);
}
function hexOf(digest) {
    return digest.slice(digest.indexOf(':') + 1);
}
function flaw(text) {
    const [algorithm = '', ...rest] = text.split(':');
    const hex = rest.join(':');
    if (rest.length === 0)
        return 'it must read sha256: and 64 hexadecimal digits';
    if (algorithm !== 'sha256' && algorithm !== 'sha512') {
        return /^sha(?:256|512)$/i.test(algorithm)
            ? `write ${algorithm.toLowerCase()} in lower case`
            : `the algorithm ${JSON.stringify(algorithm)} is not supported, only sha256 is`;
    }
    const wanted = algorithm === 'sha256' ? 64 : 128;
    if (/^[0-9a-fA-F]*$/.test(hex) && hex.length !== wanted)
        return `${algorithm} has ${wanted} hexadecimal digits, this has ${hex.length}`;
    if (/[A-F]/.test(hex))
        return 'hexadecimal digits are written in lower case';
    return `after ${algorithm}: only hexadecimal digits may follow`;
}


  }),

  5382:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  X: () => (  readImagesInput)
});

var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/image/metadata.js
var image_metadata = __webpack_require__(5166);
// EXTERNAL MODULE: ./build/src/image/regular-file.js
var regular_file = __webpack_require__(3310);
;// CONCATENATED MODULE: ./build/src/image/text-parts.js
function* partsOf(text) {
    let at = 0;
    while (at < text.length) {
        if (/[\s,\uFEFF]/.test(text.charAt(at))) {
            at += 1;
            continue;
        }
        const json = jsonAt(text, at);
        if (json !== '')
            yield { kind: 'json', text: json };
        const end = /^(?:#|\$\{\{)/.test(text.slice(at, at + 3)) ? /[\r\n]|$/g : /[\r\n,]|$/g;
        end.lastIndex = at;
        const line = json === '' ? text.slice(at, end.exec(text)?.index) : '';
        if (line !== '')
            yield { kind: 'reference', text: line.trim() };
        at += json.length + line.length;
    }
}
function jsonAt(text, start) {
    const string = /"(?:[^"\\\r\n]|\\.)*"/y;
    string.lastIndex = start;
    const quoted = string.exec(text)?.[0];
    if (quoted !== undefined)
        return quoted;
    const opening = /\{|\[\s*["{[\]]/y;
    opening.lastIndex = start;
    if (!opening.test(text))
        return '';
    return text.slice(start, endOfJson(text, start));
}
function endOfJson(text, start) {
    let depth = 0;
    let isInString = false;
    for (let at = start; at < text.length; at += 1) {
        const character = text.charAt(at);
        if (character === '"')
            isInString = !isInString;
        else if (isInString && character === '\\')
            at += 1;
        else if (!isInString && '[{'.includes(character))
            depth += 1;
        else if (!isInString && ']}'.includes(character))
            depth -= 1;
        if (depth === 0)
            return at + 1;
    }
    return text.length;
}

// EXTERNAL MODULE: ./build/src/image/tool-outputs.js
var tool_outputs = __webpack_require__(7766);
;// CONCATENATED MODULE: ./build/src/image/images-input.js







const limits = {
    inputBytes: 1024 * 1024,
    fileBytes: 8 * 1024 * 1024,
    entries: 10_000,
    problems: 1000,
    depth: 8,
};
async function readImagesInput(text, purpose, problems) {
    if (text.trim() === '')
        return undefined;
    if (text.length > limits.inputBytes)
        throw new errors .Tj('INPUT_INVALID', 'The input "images" is longer than 1 MiB', {
            hint: 'Pass a file of metadata: images: file://metadata.json',
        });
    const reading = {
        purpose,
        kinds: new Set(),
        entries: [],
        skipped: [],
        problems,
        file: '',
    };
    for (const part of partsOf(text)) {
        const path = part.kind === 'reference' ? /^file:\/\/(.*)$/s.exec(part.text)?.[1] : undefined;
        if (path === undefined)
            readPart(part, reading, 0);
        else
            await readFile(path, reading);
    }
    const { kinds, entries, skipped } = reading;
    if (entries.length > limits.entries)
        throw new errors .Tj('INPUT_INVALID', `The input "images" holds more than ${limits.entries} names`, { hint: 'Name each image once, or share them between several steps.' });
    return {
        source: kinds.size === 0 ? 'input "images"' : [...kinds].join(' and '),
        entries,
        ...(skipped.length === 0 ? {} : { skipped }),
    };
}
function readPart(part, reading, depth) {
    if (part.kind === 'reference') {
        add(reading, 'input "images"', [{ text: part.text }]);
        return;
    }
    const value = (0,json .q)(part.text);
    collect(reading, () => {
        if (value === undefined)
            throw incomplete();
        readValue(value, reading, depth + 1);
    });
}
function readValue(value, reading, depth) {
    if (depth > limits.depth)
        throw unusable('JSON nested deeper than any tool writes it');
    if (typeof value === 'string') {
        for (const part of partsOf(value))
            readPart(part, reading, depth);
    }
    else if (Array.isArray(value)) {
        if (value.length > 0 && value.every(tool_outputs .vw))
            use((0,tool_outputs .MN)(value), reading);
        else
            for (const item of value)
                collect(reading, () => {
                    readValue(item, reading, depth + 1);
                });
    }
    else if ((0,tool_outputs .Gv)(value)) {
        readObject(value, reading, depth);
    }
    else {
        throw unusable(`${JSON.stringify(value).slice(0, 40)} in JSON`);
    }
}
function readObject(value, reading, depth) {
    const metadata = (0,image_metadata ._6)(value, reading.purpose);
    if (metadata !== undefined) {
        reading.problems.push(...metadata.problems);
        reading.skipped.push(...metadata.skipped);
        for (const { names, digest } of metadata.builds)
            add(reading, metadata.kind, names.map((text) => ({ text, digest })));
        return;
    }
    const tool = (0,tool_outputs .I6)(value) ?? (0,tool_outputs .IQ)(value);
    if (tool !== undefined)
        use(tool, reading);
    else if ((0,tool_outputs .vw)(value))
        use((0,tool_outputs .MN)([value]), reading);
    else if (typeof value['metadata'] === 'string' && value['metadata'].trim() !== '')
        readValue(value['metadata'], reading, depth + 1);
    else if ((0,tool_outputs .Gv)(value['outputs']))
        readValue(value['outputs'], reading, depth + 1);
    else
        throw unusable(describe(value));
}
function use({ kind, images }, reading) {
    add(reading, kind, images);
}
function add(reading, kind, images) {
    reading.kinds.add(reading.file === '' ? kind : `${kind} in ${reading.file}`);
    for (const image of images)
        if (reading.entries.length <= limits.entries)
            reading.entries.push({ ...image, source: { kind: 'input', input: 'images' } });
}
function collect({ problems }, read) {
    if (problems.length >= limits.problems)
        return;
    try {
        read();
    }
    catch (error) {
        if (!(error instanceof errors .Tj))
            throw error;
        problems.push(error);
    }
}
async function readFile(path, reading) {
    const name = JSON.stringify(`file://${path}`);
    const content = await contentOf(path).catch((cause) => (0,errors .bD)(cause));
    const problem = (what) => {
        reading.problems.push(new errors .Tj('INPUT_INVALID', `The input "images" names ${name}, ${what}`, {
            hint: 'Give the file that "--metadata-file" of buildx wrote, as file://metadata.json ' +
                '(relative to the workspace) or file:///path/metadata.json.',
        }));
    };
    if (typeof content === 'string') {
        problem(`which cannot be read: ${content}`);
        return;
    }
    const text = decode(content);
    if (text === undefined)
        problem('which is not UTF-8');
    else if (text.trim() === '')
        problem('which is empty');
    else
        for (const part of partsOf(text))
            readPart(part, { ...reading, file: path }, 0);
}
async function contentOf(path) {
    if (path === '')
        return 'no path follows file://';
    if (!(0,external_node_path_.isAbsolute)(path) && !(await (0,regular_file .UO)(path, '.')))
        return 'it leads out of the workspace';
    const content = await (0,regular_file .XF)(path, limits.fileBytes);
    if (content.kind === 'content')
        return content.bytes;
    return content.kind === 'too long'
        ? `it is longer than ${limits.fileBytes} bytes`
        : 'it is not a regular file';
}
function decode(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}
function describe(value) {
    const keys = Object.keys(value);
    if (keys.length === 0)
        return 'a JSON object without keys';
    const shown = keys.slice(0, 5).map((key) => JSON.stringify(key.slice(0, 60)));
    return `a JSON object with the keys ${shown.join(', ')}${keys.length > 5 ? ' …' : ''}`;
}
function unusable(what) {
    return new errors .Tj('INPUT_INVALID', `The input "images" holds ${what}, which names no image`, {
        hint: 'Pass the metadata of the build step (images: ${{ steps.build.outputs.metadata }}), a ' +
            'file of it (images: file://metadata.json), or one name@sha256:… per line.',
    });
}
function incomplete() {
    return new errors .Tj('INPUT_INVALID', 'The input "images" holds JSON that is cut off, or not JSON', { hint: 'Pass the step’s output as it is: ${{ steps.build.outputs.metadata }}' });
}


  }),

  5166:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    NC: () => (  isDangling),
    R4: () => (  pushHints),
    _6: () => (  readMetadata)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4715);
  var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1671);




const buildSchema = valibot__WEBPACK_IMPORTED_MODULE_2__  ._H3({
    'image.name': valibot__WEBPACK_IMPORTED_MODULE_2__  .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__  .Ru6(100_000))),
    'containerimage.digest': valibot__WEBPACK_IMPORTED_MODULE_2__  .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__  .YjP()),
    'containerimage.config.digest': valibot__WEBPACK_IMPORTED_MODULE_2__  .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__  .YjP()),
});
const warningsKey = 'buildx.build.warnings';
const looksLikeBuild = (value) => Object.keys(value).some((key) => key === 'image.name' || key.startsWith('containerimage.') || key.startsWith('buildx.build.'));
const madeNothing = (value) => Object.keys(value).every((key) => key !== 'image.name' && !key.startsWith('containerimage.'));
function readMetadata(value, purpose) {
    const own = Object.fromEntries(Object.entries(value).filter(([key]) => key !== warningsKey));
    if (looksLikeBuild(own))
        return { kind: 'build-push-action metadata', skipped: [], ...readBuilds([['', own]], purpose) };
    const targets = Object.entries(value).filter((entry) => typeof entry[1] === 'object' &&
        entry[1] !== null &&
        !Array.isArray(entry[1]) &&
        looksLikeBuild(entry[1]));
    if (targets.length === 0)
        return undefined;
    const { made = [], empty = [] } = Object.groupBy(targets, ([, target]) => madeNothing(target) ? 'empty' : 'made');
    return made.length === 0
        ? { kind: 'bake-action metadata', skipped: [], ...readBuilds(empty.slice(0, 1), purpose) }
        : {
            kind: 'bake-action metadata',
            skipped: empty.map(([target]) => target),
            ...readBuilds(made, purpose),
        };
}
function readBuilds(targets, purpose) {
    const builds = [];
    const problems = [];
    for (const [target, value] of targets) {
        const read = readBuild(value, target, purpose);
        if (read instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj)
            problems.push(read);
        else
            builds.push(read);
    }
    return { builds, problems };
}
function readBuild(value, target, purpose) {
    const whose = target === '' ? 'The build' : `The target ${JSON.stringify(target.slice(0, 100))}`;
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_2__  .xLC(buildSchema, value);
    if (!parsed.success)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('INPUT_INVALID', `${whose} has metadata of another form: ${(0,_json_js__WEBPACK_IMPORTED_MODULE_3__  .n)(parsed.issues[0])}`, { hint: 'Pass the step’s output as it is: ${{ steps.build.outputs.metadata }}' });
    const { 'image.name': name, 'containerimage.digest': digest, 'containerimage.config.digest': config, } = parsed.output;
    if (typeof digest !== 'string')
        return notPushed(`${whose} reports no digest`, purpose);
    if (!(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__  .Bc)(digest))
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('INPUT_INVALID', `${whose} reports ${JSON.stringify(digest.slice(0, 100))}, which is not a digest`, { hint: 'Pass the step’s output as it is: ${{ steps.build.outputs.metadata }}' });
    if (digest === config)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('IMAGE_IS_CONFIG', `${whose} reports the digest of its configuration (${digest}): the image was not pushed`, { hint: pushHints[purpose] });
    const names = (name ?? '')
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '');
    if (names.length === 0)
        return nameless(whose, digest, purpose);
    const real = names.filter((each) => !isDangling(each));
    if (real.length === 0)
        return notPushed(`${whose} has the name that buildx gives to images without a tag`, purpose);
    return { ...(target === '' ? {} : { target }), names: real, digest };
}
function isDangling(name) {
    return /^(?:docker\.io\/)?(?:library\/)?moby-dangling(?:[:@]|$)/.test(name);
}
const pushHints = {
    sign: 'Only an image in a registry has a signature: set "push: true" and "tags:" on the build ' +
        'step.',
    verify: 'Only an image in a registry can be verified: name one that was pushed, as ' +
        'ghcr.io/acme/app@sha256:…',
};
function notPushed(what, purpose) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('INPUT_INVALID', `${what}, so it was probably not pushed`, {
        hint: pushHints[purpose],
    });
}
function nameless(whose, digest, purpose) {
    const hint = 'If it was pushed, name it:\n  with:\n    images: ghcr.io/acme/app\n    digest: ' +
        (purpose === 'sign' ? '${{ steps.build.outputs.digest }}' : digest);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('INPUT_INVALID', `${whose} reports the digest ${digest}, but no name`, {
        hint,
    });
}


  }),

  2078:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  B: () => (  nameAll),
  E: () => (  nameImages)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/image/digest.js
var digest = __webpack_require__(1671);
;// CONCATENATED MODULE: ./build/src/image/digest-input.js


const digestHint = 'Pass the step’s output as it is: digest: ${{ steps.build.outputs.digest }}';
function readDigestInput(input) {
    if (input === '')
        return undefined;
    const text = input.replace(/^"(.*)"$/, '$1');
    const named = /^.+@(sha(?:256|512):[0-9a-f]+)$/.exec(text)?.[1];
    if (named !== undefined)
        throw new errors .Tj('INPUT_INVALID', 'The input "digest" holds a name before its digest', {
            hint: `Give only what follows the "@": ${named}`,
        });
    if (/\s/.test(text))
        throw new errors .Tj('INPUT_INVALID', 'The input "digest" holds more than one word', {
            hint: 'It is one digest, for all names in "images". Images with different digests are ' +
                'named in "images", one name@sha256:… per line.',
        });
    try {
        return (0,digest .m)(text);
    }
    catch (error) {
        if (!(error instanceof errors .Tj))
            throw error;
        throw new errors .Tj('INPUT_INVALID', `The input "digest": ${error.message}`, {
            hint: digestHint,
        });
    }
}
function checkDigestInput(input, named) {
    const digests = new Set(named);
    if (digests.has(undefined) || (digests.size === 1 && digests.has(input)))
        return;
    const [only] = digests;
    throw digests.size === 1 && only !== undefined
        ? new errors .Tj('INPUT_INVALID', `The input "digest" is ${input}, but the image is named with ${only}`, { hint: 'Give one of them: leave out "digest", or the digest in "images".' })
        : new errors .Tj('INPUT_INVALID', 'The input "digest" is for images that are named without one, but all ' +
            `${digests.size} have their own`, { hint: 'Leave it out, or name one image.' });
}
function nameAlone(name, purpose) {
    return new errors .Tj('INPUT_INVALID', `${JSON.stringify(name)} has neither tag nor digest, and the input "digest" is empty`, {
        hint: 'Is "digest" taken from the step or job that built it? In digest: ' +
            '${{ steps.build.outputs.digest }}, "build" is the id of that step; one that does not ' +
            `exist gives an empty text. To ${purpose} a tag all the same, write it: ${name}:latest.`,
    });
}

// EXTERNAL MODULE: ./build/src/image/metadata.js
var metadata = __webpack_require__(5166);
// EXTERNAL MODULE: ./build/src/image/reference-mistakes.js
var reference_mistakes = __webpack_require__(7082);
// EXTERNAL MODULE: ./build/src/image/reference.js
var reference = __webpack_require__(6950);
;// CONCATENATED MODULE: ./build/src/image/named-images.js





const maxImages = 1000;
function nameImages(list, request) {
    return nameAll(list, request, []);
}
function nameAll(list, request, problems) {
    const { purpose } = request;
    const digest = collect(problems, () => readDigestInput(request.digest ?? ''));
    const own = list.entries.flatMap((entry) => collect(problems, () => nameImage(entry, purpose), entry.source) ?? []);
    if (digest !== undefined && own.length === list.entries.length && problems.length === 0)
        collect(problems, () => {
            checkDigestInput(digest, own.map((image) => image.digest));
        });
    const images = withoutRepetition(own.flatMap((image) => collect(problems, () => complete(image, digest, request)) ?? []));
    if (images.length > maxImages)
        problems.push(new errors .Tj('INPUT_INVALID', `${images.length} images are named; at most ${maxImages} can be ` +
            `${purpose === 'sign' ? 'signed' : 'verified'} in one step`, { hint: 'Share them between several steps.' }));
    if (problems.length > 0)
        throw asOne(problems);
    return {
        source: list.source,
        images,
        ...(list.skipped === undefined ? {} : { skipped: list.skipped }),
        notes: notesOn(list.entries),
    };
}
function asOne(problems) {
    const [first] = problems;
    if (first !== undefined && problems.length === 1)
        return first;
    const hints = new Set(problems.flatMap(({ hint }) => hint ?? []));
    return (0,errors .ri)(problems.flatMap((error) => error.problems), [...hints].slice(0, 10).join('\n'));
}
function notesOn(entries) {
    const notes = entries.flatMap(({ text }) => {
        const given = (0,reference .iE)(text);
        return given === given.toLowerCase() ? [] : [`${given} taken as ${given.toLowerCase()}`];
    });
    return [...new Set(notes)];
}
function nameImage({ text, digest: built, source }, purpose) {
    checkEntry(text, purpose);
    const { repository, tag, digest: own } = (0,reference .F2)(text);
    if (own !== undefined && built !== undefined && own !== built) {
        throw new errors .Tj('INPUT_INVALID', `${JSON.stringify(text)} names ${own}, but its build reports ${built}`, { hint: 'Pass the output of the build step as it is.' });
    }
    const digest = own ?? built;
    return digest === undefined
        ? { repository, ...(tag === undefined ? {} : { tag }), source }
        : { ...pinned(repository, digest), source };
}
function checkEntry(text, purpose) {
    const shown = JSON.stringify(text.slice(0, 300));
    if ((0,reference_mistakes .GE)(text))
        throw new errors .Tj('INPUT_INVALID', `${shown} is a digest without a name`, {
            hint: 'Write name@sha256:…, or pass it as "digest" with the name in "images".',
        });
    if ((0,metadata .NC)(text))
        throw new errors .Tj('INPUT_INVALID', `${shown} is what buildx calls an image without a tag, so it was probably not pushed`, { hint: metadata .R4[purpose] });
    if (/^[\w.-]+\.json$/.test(text))
        throw new errors .Tj('INPUT_INVALID', `${shown} is the name of a file`, {
            hint: `Write file://${text}`,
        });
}
function complete(image, input, request) {
    const { repository, digest, tag, source } = image;
    if (digest !== undefined)
        return image;
    if (input !== undefined)
        return { ...pinned(repository, input), ...(source === undefined ? {} : { source }) };
    if (tag === undefined && source?.kind === 'input' && request.digest === '')
        throw nameAlone((0,reference .aR)(repository), request.purpose);
    return { ...image, tag: tag ?? 'latest' };
}
function pinned(repository, digest) {
    if (!digest.startsWith('sha256:'))
        throw new errors .Tj('INPUT_INVALID', `${(0,reference .tO)({ repository, digest })}: signatures of images are about sha256 digests, ` +
            'this is another one', { hint: 'Give the image’s sha256 digest, as "docker buildx imagetools inspect" tells it.' });
    return { repository, digest };
}
function withoutRepetition(images) {
    const key = ({ repository, digest, tag = '' }) => `${(0,reference .aR)(repository)}${digest === undefined ? `:${tag}` : `@${digest}`}`;
    return [...Map.groupBy(images, key).values()].flatMap(([first]) => first ?? []);
}
function collect(problems, read, source) {
    try {
        return read();
    }
    catch (error) {
        if (!(error instanceof errors .Tj))
            throw error;
        problems.push(source?.kind === 'file' ? withPlace(error, source) : error);
        return undefined;
    }
}
function withPlace({ code, message }, { file, line }) {
    return new errors .Tj(code, `${file}:${line}: ${message}`, {
        hint: 'Correct that line. Templates are rendered (helm template, kustomize build) before this ' +
            'step.',
    });
}


  }),

  7082:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    GE: () => (  isDigestAlone),
    Hj: () => (  checkForm),
    LA: () => (  emptyHint),
    q: () => (  withoutUser)
  });
function isDigestAlone(text) {
    return /^sha(?:256|512):[0-9a-f]{32,}$/i.test(text);
}
function withoutUser(text) {
    return text.replace(/^.*@(?=[^@]*\/)/s, '…@');
}
function checkForm(text, problem) {
    if (text === '')
        throw problem('it is empty');
    if (text.length > 1024)
        throw problem('it is longer than 1024 characters');
    const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
    if (scheme !== undefined)
        throw problem(`leave out ${scheme}`, 'Images are named without a scheme: ghcr.io/acme/app.');
    for (const { form, what, hint } of misunderstandings)
        if (form.test(text))
            throw problem(what, hint);
    if (/[\u0000-\u001f\u007f]/.test(text))
        throw problem('it has a control character in it');
    if (/[^\u0020-\u007e]/.test(text))
        throw problem('it has a character outside ASCII in it');
    const odd = /[^A-Za-z0-9._:/@[\]-]/.exec(text)?.[0];
    if (odd !== undefined)
        throw problem(`${JSON.stringify(odd)} cannot stand in it`);
    if (isDigestAlone(text))
        throw problem('it is a digest without its name', 'Write it behind the name: name@sha256:….');
}
const emptyHint = 'Is the expression that belongs there empty?';
const misunderstandings = [
    {
        form: /\$\{\{/,
        what: 'the expression in it was not expanded',
        hint: 'GitHub expands ${{ … }} in the workflow file only, not in what a step or a file says.',
    },
    {
        form: /\{\{/,
        what: 'the template in it was not rendered',
        hint: 'Pass the rendered name: ghcr.io/acme/app@sha256:…',
    },
    {
        form: /\$[A-Za-z_{(]/,
        what: 'the variable in it was not replaced',
        hint: '"with:" replaces no shell variables: use ${{ github.repository }} or ${{ env.NAME }}.',
    },
    {
        form: /^#|\s#/,
        what: 'it is a comment, or has one',
        hint: 'Comments are not read: leave it out.',
    },
    {
        form: /^[-*+•]\s/,
        what: 'it begins with the mark of a list',
        hint: 'Leave out the "- ": each line is an image by itself.',
    },
    { form: /["'`]/, what: 'it has a quotation mark in it', hint: 'Leave out the quotation marks.' },
    {
        form: /[\s;]/,
        what: 'it has a space, a line break or a semicolon in it',
        hint: 'Write one image per line, or separate them by commas.',
    },
    {
        form: /^(?:\/|\.{1,2}\/|~\/)/,
        what: 'it begins as a path does',
        hint: `${emptyHint} A file of metadata is named as file://metadata.json or file:///path.`,
    },
    { form: /\/$/, what: 'it ends with a slash', hint: emptyHint },
    { form: /\/[:@]/, what: 'its name ends with a slash', hint: emptyHint },
];


  }),

  6950:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    F2: () => (  parseReference),
    Sp: () => (  dockerReference),
    aR: () => (  repositoryName),
    dz: () => (  isTag),
    iE: () => (  nameOfReference),
    tO: () => (  imageName)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1671);
  var _reference_mistakes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7082);



function repositoryName({ registry, path }) {
    return `${registry}/${path}`;
}
function dockerReference({ registry, path }) {
    return `${registry === 'docker.io' ? 'index.docker.io' : registry}/${path}`;
}
function imageName({ repository, digest }) {
    return `${repositoryName(repository)}@${digest}`;
}
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const hostGrammar = new RegExp(String.raw `^(?:${label}(?:\.${label})*|\[[0-9A-Fa-f:]+\])(?::(\d{1,5}))?$`);
const componentGrammar = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagGrammar = /^\w[\w.-]{0,127}$/;
function isTag(text) {
    return tagGrammar.test(text);
}
function parseReference(text) {
    const problem = (what, hint = usualHint) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('INPUT_INVALID', `${JSON.stringify((0,_reference_mistakes_js__WEBPACK_IMPORTED_MODULE_2__  .q)(text).slice(0, 300))} is not an image: ${what}`, { hint });
    (0,_reference_mistakes_js__WEBPACK_IMPORTED_MODULE_2__  .Hj)(text, problem);
    const [name = '', digestText, ...more] = text.split('@');
    if (more.length > 0)
        throw problem('it has more than one "@"');
    const digest = digestText === undefined ? {} : { digest: readDigest(digestText, problem) };
    const { rest, tag } = splitTag(name, problem);
    return { repository: readRepository(rest, problem), ...tag, ...digest };
}
const usualHint = 'Write ghcr.io/acme/app@sha256:…, one per line or separated by commas.';
function nameOfReference(text) {
    const [name = ''] = text.split('@');
    const at = name.lastIndexOf(':');
    return at < 0 || name.includes('/', at) || name.endsWith(']') ? name : name.slice(0, at);
}
function readDigest(text, problem) {
    if (text === '')
        throw problem('the digest after "@" is empty', 'Is the id in ${{ steps.ID.outputs.digest }} that of the build step, and did it push?');
    if (text.includes('/'))
        throw problem('a user name or password cannot stand in it', 'Log in with docker/login-action, or pass "registry-username" and "registry-password".');
    try {
        return (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__  .m)(text);
    }
    catch (error) {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj ? problem(error.message) : error;
    }
}
function splitTag(name, problem) {
    const at = name.lastIndexOf(':');
    if (at < 0 || name.includes('/', at) || name.endsWith(']'))
        return { rest: name, tag: {} };
    const tag = name.slice(at + 1);
    if (tag === '')
        throw problem('the tag after ":" is empty', _reference_mistakes_js__WEBPACK_IMPORTED_MODULE_2__  .LA);
    if (!tagGrammar.test(tag))
        throw problem(tag.length > 128
            ? 'the tag is longer than 128 characters'
            : `${JSON.stringify(tag)} is not a tag`);
    return { rest: name.slice(0, at), tag: { tag } };
}
function readRepository(name, problem) {
    if (name === '')
        throw problem('the name is missing');
    const [first = '', ...others] = name.split('/');
    const hasHost = others.length > 0 && (first === 'localhost' || /[.:A-Z[]/.test(first));
    const registry = hasHost ? readHost(first, problem) : 'docker.io';
    const given = (hasHost ? others : [first, ...others]).join('/');
    const path = given.toLowerCase();
    if (path !== given && hasHost && !/[.:[]/.test(first) && registry !== 'localhost')
        throw problem(`${JSON.stringify(first)} is taken for a registry, as it has capitals and no dot`, `Begin with the registry: ghcr.io/${registry}/${path}, or docker.io/${registry}/${path}.`);
    checkPath(path, problem);
    if (!hasHost && others.length === 0 && /^[0-9a-f]{64}$/.test(path))
        throw problem('64 hexadecimal digits are a digest without its name', 'Write name@sha256:….');
    return {
        registry,
        path: registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path,
    };
}
function readHost(text, problem) {
    const port = hostGrammar.exec(text)?.[1];
    if (!hostGrammar.test(text))
        throw problem(text.endsWith(':')
            ? `the port after ${JSON.stringify(text)} is empty`
            : `${JSON.stringify(text)} is not a registry’s name`);
    if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535))
        throw problem(`the port ${port} does not exist`);
    const host = text.toLowerCase();
    if (!isHostOfUrl(host))
        throw problem(`${JSON.stringify(text)} is not ` +
            (host.startsWith('[') ? 'an IPv6 address' : 'a registry’s name'));
    return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}
function isHostOfUrl(host) {
    const url = `https://${host}`;
    return (URL.canParse(url) &&
        (host.startsWith('[') || new URL(url).hostname === host.replace(/:\d+$/, '')));
}
function checkPath(path, problem) {
    if (path.length > 255)
        throw problem('the name is longer than 255 characters');
    for (const component of path.split('/')) {
        if (component === '')
            throw problem('a part between two slashes is empty', _reference_mistakes_js__WEBPACK_IMPORTED_MODULE_2__  .LA);
        if (!componentGrammar.test(component))
            throw problem(`${JSON.stringify(component)} is not a part of a repository’s name`);
    }
}


  }),

  3310:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    UO: () => (  isWithin),
    XF: () => (  readRegularFile),
    lQ: () => (  isFolder),
    nG: () => (  filesIn)
  });
  var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
  var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
  var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);



async function readRegularFile(path, limit) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
    try {
        const stats = await handle.stat();
        if (!stats.isFile())
            return { kind: 'not regular' };
        if (stats.size > limit)
            return { kind: 'too long' };
        const chunks = [];
        let length = 0;
        let size = Math.max(stats.size + 1, chunkSize);
        for (;;) {
            const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(size) });
            if (bytesRead === 0)
                return { kind: 'content', bytes: joined(chunks) };
            size = chunkSize;
            length += bytesRead;
            if (length > limit)
                return { kind: 'too long' };
            chunks.push(buffer.subarray(0, bytesRead));
        }
    }
    finally {
        await handle.close();
    }
}
const chunkSize = 64 * 1024;
function joined(chunks) {
    const [only] = chunks;
    return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
}
async function isWithin(path, folder) {
    const [target, root] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(folder)]);
    return target.startsWith(root.endsWith(node_path__WEBPACK_IMPORTED_MODULE_2__.sep) ? root : `${root}${node_path__WEBPACK_IMPORTED_MODULE_2__.sep}`);
}
async function filesIn(folder) {
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder, { withFileTypes: true, recursive: true });
    return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => ({ file: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(entry.parentPath, entry.name), isLink: entry.isSymbolicLink() }));
}
async function isFolder(path) {
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path)).isDirectory();
}


  }),

  7766:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Gv: () => (  isObject),
    I6: () => (  readJib),
    IQ: () => (  readMetadataAction),
    MN: () => (  readArtifacts),
    vw: () => (  isArtifact),
    zI: () => (  imagesOfTags)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1671);


function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function readJib({ image, imageDigest }) {
    if (typeof image !== 'string' || typeof imageDigest !== 'string')
        return undefined;
    return {
        kind: 'jib-image.json',
        images: [{ text: image, digest: checkedDigest(imageDigest, 'jib') }],
    };
}
function readMetadataAction({ tags, ...rest }) {
    const lines = typeof tags === 'string' ? tags.split(/[\r\n,]/) : tags;
    const isTheirs = 'labels' in rest || 'annotations' in rest || 'version' in rest;
    if (!isTheirs || !Array.isArray(lines))
        return undefined;
    const texts = lines.filter((line) => typeof line === 'string');
    return { kind: 'docker/metadata-action', images: imagesOfTags(texts) };
}
function imagesOfTags(lines) {
    const texts = lines.map((line) => line.trim()).filter((line) => line !== '');
    const bare = texts.filter((text) => /^\w[\w.-]*$/.test(text));
    if (bare.length === 0)
        return texts.map((text) => ({ text }));
    const shown = bare
        .slice(0, 5)
        .map((text) => JSON.stringify(text.slice(0, 128)))
        .join(', ');
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('IMAGE_NONE', `docker/metadata-action names ${bare.length === 1 ? 'a tag' : 'tags'} without a repository: ` +
        shown, {
        hint: 'Set "images:" on its step, or name the repository here:\n  with:\n    images: ' +
            'ghcr.io/acme/app\n    digest: ${{ steps.build.outputs.digest }}',
    });
}
function isArtifact(value) {
    return isObject(value) && typeof value['type'] === 'string' && typeof value['name'] === 'string';
}
function readArtifacts(artifacts) {
    const images = artifacts
        .filter(({ type }) => /\bDocker (?:Image|Manifest)\b/i.test(type))
        .map(({ name, extra }) => {
        const digest = isObject(extra) ? (extra['Digest'] ?? '') : '';
        if (digest === '')
            return { text: name };
        return { text: name, digest: checkedDigest(digest, 'goreleaser') };
    });
    if (images.length === 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('INPUT_INVALID', 'goreleaser’s artifacts hold no Docker image', {
            hint: 'Does goreleaser build one ("dockers:"), and was it published, not a snapshot?',
        });
    const published = new Set(images.filter(({ digest }) => digest !== undefined).map(({ text }) => text));
    return {
        kind: 'goreleaser’s artifacts',
        images: images.filter(({ text, digest }) => digest !== undefined || !published.has(text)),
    };
}
function checkedDigest(digest, tool) {
    if ((0,_digest_js__WEBPACK_IMPORTED_MODULE_1__  .Bc)(digest))
        return digest;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('INPUT_INVALID', `${tool} reports ${JSON.stringify(String(digest).slice(0, 100))}, which is not a digest`, { hint: 'Pass its output as it is.' });
}


  }),

  3729:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    ZE: () => (  elementsOf),
    il: () => (  textWithout),
    lS: () => (  membersOf),
    o8: () => (  lastNamed)
  });
const maxDepth = 500;
const usualMembers = 1000;
function membersOf(text, maxMembers = usualMembers) {
    const members = [];
    const record = (at) => {
        const nameEnd = skipString(text, at);
        const start = skipColon(text, nameEnd);
        const end = skipValue(text, start, 1);
        if (members.length >= maxMembers)
            throw new NotJson();
        const name = String(JSON.parse(text.toString('utf8', at, nameEnd)));
        members.push({ name, start, end });
        return end;
    };
    return isWhole(text, bytes.brace, record) ? members : undefined;
}
function elementsOf(text) {
    const elements = [];
    const record = (start) => {
        const end = skipValue(text, start, 1);
        elements.push({ start, end });
        return end;
    };
    return isWhole(text, bytes.bracket, record) ? elements : undefined;
}
function isWhole(text, opening, skipItem) {
    try {
        const start = skipSpace(text, 0);
        return (text[start] === opening && skipSpace(text, skipItems(text, start, skipItem)) === text.length);
    }
    catch (error) {
        if (error instanceof NotJson)
            return false;
        throw error;
    }
}
function textWithout(text, members, name) {
    const kept = members
        .filter((member) => member.name !== name)
        .map((member) => `${JSON.stringify(member.name)}:${text.toString('utf8', member.start, member.end)}`);
    return `{${kept.join(',')}}`;
}
function lastNamed(members, ...names) {
    return members?.findLast(({ name }) => names.includes(name));
}
class NotJson extends Error {
}
const bytes = {
    quote: 0x22,
    comma: 0x2c,
    minus: 0x2d,
    dot: 0x2e,
    zero: 0x30,
    nine: 0x39,
    colon: 0x3a,
    bracket: 0x5b,
    backslash: 0x5c,
    u: 0x75,
    brace: 0x7b,
};
const spaces = [0x20, 0x0a, 0x0d, 0x09];
const escapes = [...Buffer.from('"\\/bfnrt')];
const words = ['true', 'false', 'null'].map((word) => Buffer.from(word));
function skipSpace(text, at) {
    let next = at;
    while (spaces.includes(text[next]))
        next++;
    return next;
}
function skipValue(text, at, depth) {
    const byte = text[at];
    if (byte === bytes.quote)
        return skipString(text, at);
    if (byte !== bytes.brace && byte !== bytes.bracket)
        return skipWord(text, at);
    if (depth >= maxDepth)
        throw new NotJson();
    const value = (from) => skipValue(text, from, depth + 1);
    return skipItems(text, at, byte === bytes.bracket ? value : (from) => value(skipColon(text, skipString(text, from))));
}
function skipItems(text, at, skipItem) {
    const closing = (text[at] ?? 0) + 2;
    let next = skipSpace(text, at + 1);
    if (text[next] === closing)
        return next + 1;
    for (;;) {
        next = skipSpace(text, skipItem(next));
        if (text[next] === closing)
            return next + 1;
        if (text[next] !== bytes.comma)
            throw new NotJson();
        next = skipSpace(text, next + 1);
    }
}
function skipColon(text, at) {
    const colon = skipSpace(text, at);
    if (text[colon] !== bytes.colon)
        throw new NotJson();
    return skipSpace(text, colon + 1);
}
function skipString(text, at) {
    if (text[at] !== bytes.quote)
        throw new NotJson();
    for (let next = at + 1;; next++) {
        const byte = text[next];
        if (byte === bytes.quote)
            return next + 1;
        if (byte === undefined || byte < 0x20)
            throw new NotJson();
        if (byte === bytes.backslash)
            next = skipEscape(text, next + 1);
    }
}
function skipEscape(text, at) {
    if (escapes.includes(text[at]))
        return at;
    if (text[at] !== bytes.u || !/^[0-9A-Fa-f]{4}$/.test(text.toString('latin1', at + 1, at + 5)))
        throw new NotJson();
    return at + 4;
}
function skipWord(text, at) {
    const word = words.find((one) => text.subarray(at, at + one.length).equals(one));
    return word === undefined ? skipNumber(text, at) : at + word.length;
}
function skipNumber(text, at) {
    const start = text[at] === bytes.minus ? at + 1 : at;
    let next = text[start] === bytes.zero ? start + 1 : skipDigits(text, start);
    if (text[next] === bytes.dot)
        next = skipDigits(text, next + 1);
    if (isOneOf(text[next], 'eE'))
        next = skipDigits(text, isOneOf(text[next + 1], '+-') ? next + 2 : next + 1);
    return next;
}
function skipDigits(text, at) {
    let next = at;
    for (let byte = text[next]; isDigit(byte); byte = text[next])
        next++;
    if (next === at)
        throw new NotJson();
    return next;
}
function isDigit(byte) {
    return byte !== undefined && byte >= bytes.zero && byte <= bytes.nine;
}
function isOneOf(byte, characters) {
    return byte !== undefined && characters.includes(String.fromCharCode(byte));
}


  }),

  4249:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    D: () => (  findSignatures),
    i: () => (  signatureTypes)
  });
  var _concurrency_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3742);
  var _oci_signature_tag_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5144);
  var _sigstore_bundle_limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1795);
  var _sigstore_media_types_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2284);
  var _sigstore_statement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2925);





const mebibyte = 1024 * 1024;
const limits = { maxBytes: _sigstore_bundle_limits_js__WEBPACK_IMPORTED_MODULE_2__  .B, maxTotalBytes: 64 * mebibyte };
const isBundleType = (mediaType) => mediaType.startsWith('application/vnd.dev.sigstore.bundle');
const bundles = { isWanted: isBundleType, ...limits };
const statementBundles = {
    isWanted: isBundleType,
    maxBytes: _sigstore_bundle_limits_js__WEBPACK_IMPORTED_MODULE_2__  .S,
    maxTotalBytes: 256 * mebibyte,
};
const signatureLayers = {
    isWanted: (mediaType) => mediaType === _sigstore_media_types_js__WEBPACK_IMPORTED_MODULE_3__  .K9,
    ...limits,
};
const attestationLayers = {
    isWanted: (mediaType) => mediaType === _sigstore_media_types_js__WEBPACK_IMPORTED_MODULE_3__  .Xi,
    ...limits,
};
const signatureTypes = [_sigstore_statement_js__WEBPACK_IMPORTED_MODULE_1__.signaturePredicateType, _sigstore_media_types_js__WEBPACK_IMPORTED_MODULE_3__  .Iy];
async function findSignatures(image, storage, { formats, predicateTypes }, registries, judge) {
    const unlisted = [];
    const list = async (format, read) => formats.includes(format) ? readOne(format, read, judge, unlisted) : [];
    const listed = (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_4__  .sG)(() => registries.list({ ...image, repository: storage }));
    const bundlesOf = (isWanted, filter) => async (each) => {
        const all = (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_4__  .RP)(await listed);
        const chosen = { ...all, descriptors: all.descriptors.filter(isWanted) };
        return registries.referrers(storage, chosen, filter, each);
    };
    const isSought = ({ predicateType }) => predicateType === undefined ||
        predicateTypes === 'all' ||
        [...signatureTypes, ...predicateTypes].includes(predicateType);
    const isPutOff = (one) => !isSought(one);
    const lists = await Promise.all([
        list('bundle', bundlesOf(isSought, predicateTypes.length === 0 ? bundles : statementBundles)),
        list('legacy', (each) => registries.tagged(storage, (0,_oci_signature_tag_js__WEBPACK_IMPORTED_MODULE_0__  .bG)(image.digest), signatureLayers, each)),
        list('legacy-attestation', (each) => registries.tagged(storage, (0,_oci_signature_tag_js__WEBPACK_IMPORTED_MODULE_0__  .BJ)(image.digest), attestationLayers, each)),
    ]);
    const known = await listed;
    const others = () => list('bundle', bundlesOf(isPutOff, statementBundles));
    const hasOthers = known.ok && known.value.descriptors.some(isPutOff);
    return { listed: known, judged: lists.flat(), unlisted, ...(hasOthers ? { others } : {}) };
}
async function readOne(format, read, judge, unlisted) {
    let failed;
    const contents = await (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_4__  .sG)(() => read(async (content) => {
        try {
            return await judge({ format, content });
        }
        catch (error) {
            failed ??= { error };
            throw error;
        }
    }));
    if (failed !== undefined)
        throw failed.error;
    if (contents.ok)
        return contents.value;
    unlisted.push(contents.error);
    return [await judge({ format, content: contents })];
}


  }),

  6132:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    C: () => (  assertSignable),
    y: () => (  resolveTags)
  });
  var _concurrency_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3742);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6950);



async function resolveTags(images, { registries, notify }) {
    const outcomes = await (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_2__  .G9)(images, 16, async (source) => {
        const { repository, digest, tag = 'latest' } = source;
        if (digest !== undefined)
            return { repository, digest };
        const image = { repository, digest: await registries.resolveTag(repository, tag) };
        assertSignable(image);
        notify.tagResolved(nameOf(source), image);
        return image;
    });
    const byName = new Map();
    for (const [at, image] of outcomes.entries()) {
        const source = images[at];
        if (source === undefined)
            continue;
        const name = image.ok ? (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__  .tO)(image.value) : nameOf(source);
        const known = byName.get(name) ?? { name, image, sources: [] };
        byName.set(name, { ...known, sources: [...known.sources, source] });
    }
    return [...byName.values()];
}
function assertSignable(image) {
    if (image.digest.startsWith('sha256:'))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('INPUT_INVALID', `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__  .tO)(image)}: only images with a sha256 digest can be signed and verified`, { hint: 'Build and push the image with a sha256 digest, as build tools do by default.' });
}
function nameOf({ repository, digest, tag = 'latest' }) {
    return digest === undefined
        ? `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__  .aR)(repository)}:${tag}`
        : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__  .tO)({ repository, digest });
}


  }),

  4731:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    W: () => (  watchAbsences)
  });
  var _concurrency_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3742);

const inFlight = 16;
function watchAbsences(lacks) {
    const gone = new Set();
    let before = [];
    return {
        gone,
        async look(digests) {
            const looks = await (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_0__  .G9)(digests, inFlight, async (digest) => (await lacks(digest)) ? [digest] : []);
            const absent = looks.flatMap((each) => (each.ok ? each.value : []));
            for (const digest of absent)
                if (before.includes(digest))
                    gone.add(digest);
            before = absent;
        },
    };
}


  }),

  9675:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Xr: () => (  pushRight),
    ik: () => (  adviceOn),
    m$: () => (  isHarborsPolicy)
  });
  var _put_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2202);
  var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8250);


function adviceOn(repository, response, purpose) {
    const { status, url } = response;
    const isOther = !isServedBy(repository, url);
    if (status === 401 && isOther)
        return (`${repository.registry} redirects to ${url.host}, to which no login of another registry is ` +
            'sent: name the image as it is called there.');
    if (isHarborsPolicy(response))
        return ('This Harbor project forbids pulling unsigned images. Harbor lets a signer read them only ' +
            'if its login has the right to push: give the robot account that right.');
    const right = purpose === 'sign' ? pushAdvice(repository, response) : pullRight(repository);
    if (status === 401)
        return right;
    if (status === 403)
        return (`${right} If that right is there, the registry may be asked too often: run the job again ` +
            'later.');
    const specific = purpose === 'sign' ? rejectedPush(repository, response) : rejectedPull(response);
    return (specific ??
        'If the registry’s words do not help, report this with the registry’s name and version.');
}
function isHarborsPolicy(response) {
    return response.status === 412 && (0,_words_js__WEBPACK_IMPORTED_MODULE_1__  .Ue)(response, 'PROJECTPOLICYVIOLATION');
}
function isServedBy({ registry }, { host }) {
    return host === registry || (registry === 'docker.io' && host.endsWith('.docker.io'));
}
function pushAdvice(repository, response) {
    const words = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__  .lz)(response);
    if (/quota|storage limit/i.test(words))
        return 'A quota is reached: free some space, or have it raised.';
    return words === ''
        ? `${pushRight(repository)} Without a reason, it may also be that a quota is reached.`
        : pushRight(repository);
}
function rejectedPull({ status, url }) {
    if (status !== 404 && status !== 405)
        return undefined;
    return url.pathname.endsWith('/_catalog')
        ? 'This registry does not list its repositories, as Docker Hub and ghcr.io do not: name them.'
        : 'Is the name right, and was anything pushed there? Some registries also answer so where ' +
            'the login may not read.';
}
function rejectedPush({ registry }, response) {
    const { status, url } = response;
    const isUpload = url.pathname.includes('/blobs/');
    if (status === 405 && (0,_words_js__WEBPACK_IMPORTED_MODULE_1__  .Ue)(response, 'UNSUPPORTED'))
        return ('This looks like a read-only mirror (a pull-through cache): sign the image in the registry ' +
            'that it mirrors.');
    if ((0,_words_js__WEBPACK_IMPORTED_MODULE_1__  .Ue)(response, 'NAME_UNKNOWN'))
        return registry.includes('.ecr.')
            ? 'Create the repository first ("aws ecr create-repository"): ECR makes none on push, ' +
                'unless a template for it says so.'
            : 'Create the repository first: this registry makes none on push.';
    if ((0,_put_js__WEBPACK_IMPORTED_MODULE_0__  .Te)(response, 'manifests'))
        return ('Something that this manifest names is no longer in the registry, as after a clean-up job, ' +
            'or is not shown yet. What the registry says it has lost is left out; what it does not ' +
            'say is kept. Run the job again; if it stays, look at what is there with an account that ' +
            'may read all of it.');
    if ([301, 302, 303, 307, 308].includes(status) && isUpload)
        return (`${registry} redirects uploads elsewhere, and no login follows: sign the image in the ` +
            'registry that it redirects to.');
    if (status === 415 || (status === 400 && (0,_words_js__WEBPACK_IMPORTED_MODULE_1__  .Ue)(response, 'MANIFEST_INVALID')))
        return ('The registry may be too old for artifacts of this kind (image-spec 1.1): use ' +
            '"format: legacy", or a newer version of the registry.');
    return undefined;
}
function pushRight({ registry }) {
    if (registry === 'ghcr.io') {
        return ('Grant the job "packages: write" ("packages: read" is enough to verify); if the package ' +
            'existed before this workflow, also open its settings on GitHub and add this repository ' +
            'under "Manage Actions access" with the role Write.');
    }
    if (registry.includes('.ecr.'))
        return ('The role needs ecr:PutImage, ecr:InitiateLayerUpload, ecr:UploadLayerPart, ' +
            'ecr:CompleteLayerUpload, ecr:BatchCheckLayerAvailability, ecr:BatchGetImage and ' +
            'ecr:GetDownloadUrlForLayer.');
    if (registry.endsWith('.pkg.dev') || registry.endsWith('gcr.io'))
        return 'The account needs the role roles/artifactregistry.writer.';
    if (registry.endsWith('.azurecr.io'))
        return 'The identity needs the role AcrPush.';
    if (registry === 'docker.io')
        return ('The access token needs the scope Read & Write, and its user must be a collaborator of ' +
            'the repository.');
    return 'The login needs the right to push to this repository.';
}
function pullRight({ registry }) {
    if (registry.includes('.ecr.'))
        return 'The role needs ecr:BatchGetImage and ecr:GetDownloadUrlForLayer.';
    return registry === 'ghcr.io'
        ? 'Grant the job "packages: read"; a package of another repository must also be opened to ' +
            'this one, in its settings on GitHub under "Manage Actions access".'
        : 'The login needs the right to pull from this repository.';
}


  }),

  4994:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $X: () => (  basicHeaderValue),
    HX: () => (  basic),
    Ow: () => (  refresh),
    hB: () => (  readEntry),
    mw: () => (  broken)
  });
  var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);


function readEntry(entry, source) {
    const registryToken = entry.registrytoken.trim();
    if (registryToken !== '')
        return { kind: 'bearer', token: registryToken, source };
    const token = entry.identitytoken.trim();
    if (token !== '')
        return refresh(token, entry.auth === '' ? entry : readAuth(entry, source), source);
    return basic(entry.auth === '' ? entry : readAuth(entry, source), source);
}
function readAuth({ auth }, source) {
    const text = auth.replace(/[\r\n]/g, '');
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text))
        throw broken(`${source}: "auth" is not base64`);
    const bytes = Buffer.from(text, 'base64');
    if (!(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes))
        throw broken(`${source}: "auth" is not UTF-8 text`);
    const login = bytes.toString('utf8');
    const colon = login.indexOf(':');
    if (colon < 0)
        throw broken(`${source}: "auth" holds no password, only a user name`);
    if (colon === 0)
        throw broken(`${source}: the user name is empty`);
    const password = login.slice(colon + 1).replace(/^\0+|\0+$/g, '');
    return { username: login.slice(0, colon), password };
}
function basic({ username, password }, source) {
    return { kind: 'basic', username, password: withoutLineEnd(password), source };
}
function refresh(token, { username }, source) {
    return { kind: 'refresh', token, source, ...(username === '' ? {} : { username }) };
}
function withoutLineEnd(secret) {
    return secret.replace(/[\r\n]+$/, '');
}
function basicHeaderValue({ username, password }) {
    return Buffer.from(`${username}:${password}`).toString('base64');
}
function broken(what, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('REGISTRY_CREDENTIALS_INVALID', what, {
        hint: 'Log in again before this step (docker/login-action, or your cloud’s login), or pass ' +
            '"registry-username" and "registry-password".',
        cause,
    });
}


  }),

  8070:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    O: () => (  roomForErrors),
    k: () => (  Exchange)
  });
  var _concurrency_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3742);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _http_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6092);
  var _http_url_policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8106);
  var _image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6950);
  var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9493);
  var _token_service_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1344);







const maxRedirects = 5;
const roomForErrors = 64 * 1024;
class Exchange {
    #ports;
    #tlsOnLoopback = new Set();
    #fastestMs = Infinity;
    #granted = new Set();
    constructor(ports) {
        this.#ports = ports;
    }
    get fastestMs() {
        return this.#fastestMs;
    }
    async send(repository, { path, ...request }) {
        const within = repository.path === '' ? '' : `${repository.path}/`;
        const url = new URL(`/v2/${within}${path}`, this.#origin(repository));
        const response = await this.#sendAuthorized(repository, { ...request, url });
        if (await this.#speaksTls(repository, response))
            return this.send(repository, { path, ...request });
        return this.#follow(repository, { ...request, url }, response);
    }
    async sendTo(repository, url, request) {
        return this.#follow(repository, { ...request, url }, await this.#sendAuthorized(repository, { ...request, url }));
    }
    async sendUpload(repository, request) {
        return request.url.origin === this.#origin(repository).origin
            ? this.#sendAuthorized(repository, request)
            : this.#sendPatiently(repository, request);
    }
    async #sendAuthorized(repository, request) {
        let header = await this.#ports.authorizer.current(repository);
        let response = await this.#sendPatiently(repository, withAuthorization(request, header));
        for (let answers = 0; response.status === 401 && answers < 2; answers++) {
            header = await this.#ports.authorizer.answer(repository, response, header);
            response = await this.#sendPatiently(repository, withAuthorization(request, header));
        }
        return response;
    }
    async #follow(repository, request, first) {
        let response = first;
        let isOwn = true;
        for (let hops = 0; isRedirect(response) && request.method !== 'POST' && request.method !== 'PUT'; hops++) {
            if (hops >= maxRedirects)
                throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__  .Gq)(repository, `more than ${maxRedirects} redirects`);
            const url = (0,_http_url_policy_js__WEBPACK_IMPORTED_MODULE_2__  .Su)(response.headers.get('location') ?? '', response.url);
            isOwn &&= url.origin === request.url.origin;
            if (!isOwn && /\/referrers\/[^/]*$/.test(request.url.pathname))
                return response;
            response = isOwn
                ? await this.#sendAuthorized(repository, { ...request, url })
                : await this.#sendAnonymously(repository, { ...request, url });
        }
        return response;
    }
    async #sendAnonymously(repository, request) {
        const response = await this.#sendPatiently(repository, request);
        const path = /^\/v2\/(.+)\/(?:manifests|blobs)\/[^/]+$/.exec(request.url.pathname)?.[1];
        if (response.status !== 401 || path === undefined)
            return response;
        const other = { registry: request.url.host, path };
        const header = await (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_6__  .sG)(() => this.#ports.anonymous.answer(other, response, undefined));
        if (header.ok)
            return this.#sendPatiently(repository, withAuthorization(request, header.value));
        if (header.error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj && header.error.code === 'REGISTRY_UNAUTHENTICATED')
            return response;
        throw header.error;
    }
    async #sendPatiently(repository, request) {
        const { patience } = this.#ports;
        const { transient, ...plain } = request;
        const began = patience.clock.now();
        const right = `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__  .aR)(repository)} ${isWrite(request) ? 'push' : 'pull'}`;
        try {
            const response = await (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_1__  .zw)(this.#ports.http, plain, patience, [
                ...(transient === undefined ? [] : [transient]),
                ...(this.#granted.has(right) ? [_token_service_js__WEBPACK_IMPORTED_MODULE_5__  .V] : []),
            ]);
            if (response.status < 300)
                this.#granted.add(right);
            return response;
        }
        catch (cause) {
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__  .hU)(repository, cause);
        }
        finally {
            this.#fastestMs = Math.min(this.#fastestMs, patience.clock.now() - began);
        }
    }
    #origin({ registry }) {
        if (registry === 'docker.io')
            return new URL('https://registry-1.docker.io');
        const secure = new URL(`https://${registry}`);
        return (0,_http_url_policy_js__WEBPACK_IMPORTED_MODULE_2__  .U9)(secure.hostname) && !this.#tlsOnLoopback.has(registry)
            ? new URL(`http://${registry}`)
            : secure;
    }
    async #speaksTls(repository, { status, url, body }) {
        if (url.protocol !== 'http:' || status !== 400)
            return false;
        const words = body.length > 0
            ? body
            : (await this.#sendPatiently(repository, {
                method: 'GET',
                url: new URL('/v2/', url),
                maxBytes: roomForErrors,
            })).body;
        if (!words.toString('utf8', 0, 200).includes('HTTP request to an HTTPS server'))
            return false;
        this.#tlsOnLoopback.add(repository.registry);
        return true;
    }
}
function withAuthorization(request, header) {
    return header === undefined
        ? request
        : { ...request, headers: { ...request.headers, authorization: header } };
}
function isWrite({ method }) {
    return method === 'POST' || method === 'PUT';
}
function isRedirect({ status, headers }) {
    return [301, 302, 303, 307, 308].includes(status) && headers.has('location');
}


  }),

  9493:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Gq: () => (  invalid),
    JK: () => (  unauthenticated),
    SD: () => (  unknownImage),
    hU: () => (  unavailable),
    x5: () => (  refusal)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _http_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5191);
  var _http_public_url_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1785);
  var _http_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6092);
  var _image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6950);
  var _advice_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9675);
  var _words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8250);







function refusal(doing, repository, response, purpose = 'sign') {
    const { status, url } = response;
    const fact = `${repository.registry} could not ${doing} in ${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__  .aR)(repository)}: status ` +
        `${status}${(0,_words_js__WEBPACK_IMPORTED_MODULE_5__  .lz)(response)} (${(0,_http_public_url_js__WEBPACK_IMPORTED_MODULE_6__  .x)(url)})`;
    const code = (0,_words_js__WEBPACK_IMPORTED_MODULE_5__  .i2)(response);
    const details = { refusal: { method: response.method, host: url.host, status, code } };
    const isOutage = (status >= 500 && status !== 501) || status === 429 || (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_2__  .a5)(response);
    if (isOutage)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('REGISTRY_UNAVAILABLE', fact, {
            ...details,
            hint: 'Run the job again when the registry is back, or raise the input "patience".',
        });
    const hint = (0,_advice_js__WEBPACK_IMPORTED_MODULE_4__  .ik)(repository, response, purpose);
    const isDenied = status === 401 || status === 403 || (0,_advice_js__WEBPACK_IMPORTED_MODULE_4__  .m$)(response);
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj(isDenied ? 'REGISTRY_DENIED' : 'REGISTRY_REJECTED', fact, {
        ...details,
        hint,
    });
}
function unauthenticated({ registry }, source, consulted, status, cause) {
    const fact = source === undefined
        ? `${registry} wants a login, and there is none for it (${status}). Looked in: ` +
            (consulted.length === 0 ? 'no credential file exists' : consulted.join(', '))
        : `${registry} does not take the login from ${source} (${status})`;
    const hint = source === undefined
        ? `Log in to ${registry} in a step before this one, with docker/login-action without its ` +
            'input "scope" ("helm registry login" stores the login elsewhere, too), or pass ' +
            '"registry-username" and "registry-password".'
        : 'Is the user name right, and is the password or token right and not expired? Log in ' +
            'again in a step before this one, or correct "registry-username" and "registry-password".';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('REGISTRY_UNAUTHENTICATED', fact, { hint, cause });
}
function unknownImage(name, response, purpose) {
    const answer = response === undefined ? '' : `: status ${response.status}${(0,_words_js__WEBPACK_IMPORTED_MODULE_5__  .lz)(response)}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('IMAGE_NOT_FOUND', `${name} is not in the registry${answer}`, {
        hint: purpose === 'sign'
            ? 'Only pushed images can be signed: set "push: true" on the build step, and sign in ' +
                'the repository it pushed to, in a step after it. Without a login, a private image ' +
                'looks as if it were missing.'
            : 'Is the name right, and was the image pushed? Without a login, a private image looks ' +
                'as if it were missing.',
    });
}
function unavailable({ registry }, cause) {
    const isSilent = cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj &&
        ['HTTP_UNREACHABLE', 'HTTP_TIMEOUT', 'HTTP_IMPATIENT'].includes(cause.code);
    if (!isSilent)
        return cause;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('REGISTRY_UNAVAILABLE', `${registry} is not available`, {
        hint: cause.hint ??
            'Run the job again when it is back; if it is a private registry, check that this ' +
                'runner can reach it.',
        cause,
    });
}
function invalid({ registry }, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('REGISTRY_RESPONSE_INVALID', `${registry} gave an answer that the specification does not allow: ${what}`, {
        hint: 'A proxy may answer in its place; otherwise report it to the registry’s operator.',
    });
}


  }),

  493:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    CC: () => (  inFlight),
    Gm: () => (  tooMuch),
    LO: () => (  missing),
    Ng: () => (  parseManifest),
    k6: () => (  readingTime),
    p6: () => (  layerReader)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7934);
  var _concurrency_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3742);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _image_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1671);
  var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6950);
  var _json_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4715);
  var _exchange_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8070);
  var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9493);
  var _manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2262);
  var _memory_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4048);
  var _referrers_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4687);











const inFlight = 16;
const maxLayers = 1000;
const layerSchema = valibot__WEBPACK_IMPORTED_MODULE_8__  ._H3({
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_8__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_8__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_8__  .Ru6(300)),
    digest: valibot__WEBPACK_IMPORTED_MODULE_8__  .IeY(_image_digest_js__WEBPACK_IMPORTED_MODULE_1__  .Bc, 'a digest'),
    size: valibot__WEBPACK_IMPORTED_MODULE_8__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_8__  .aig(), valibot__WEBPACK_IMPORTED_MODULE_8__  .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_8__  .Wwf(0)),
    annotations: valibot__WEBPACK_IMPORTED_MODULE_8__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_8__  .mee(valibot__WEBPACK_IMPORTED_MODULE_8__  .g1P(valibot__WEBPACK_IMPORTED_MODULE_8__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_8__  .YjP()))),
});
const manifestSchema = valibot__WEBPACK_IMPORTED_MODULE_8__  ._H3({
    schemaVersion: valibot__WEBPACK_IMPORTED_MODULE_8__  .euz(2),
    layers: valibot__WEBPACK_IMPORTED_MODULE_8__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_8__  .YOg(layerSchema), valibot__WEBPACK_IMPORTED_MODULE_8__  .Ru6(maxLayers)),
});
function parseManifest(bytes) {
    const manifest = (0,_json_js__WEBPACK_IMPORTED_MODULE_9__  .q)(bytes);
    return valibot__WEBPACK_IMPORTED_MODULE_8__.is(manifestSchema, manifest) && !('manifests' in manifest) && !(0,_manifest_js__WEBPACK_IMPORTED_MODULE_5__  .s1)(manifest)
        ? manifest
        : undefined;
}
function layerReader(registry, repository, { isWanted, maxBytes, maxTotalBytes }, judge, inTime) {
    const left = { bytes: maxTotalBytes, layers: maxLayers };
    const fetch = async ({ digest, size }, sharing) => {
        if (size > maxBytes)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__  .Gq)(repository, `${digest} is longer than ${maxBytes} bytes`);
        if (left.layers < sharing || size > left.bytes)
            throw tooMuch(repository, digest);
        left.layers -= sharing;
        left.bytes -= size;
        inTime();
        const bytes = await registry.blob(repository, digest, size);
        if (bytes === undefined)
            throw missing(repository, digest);
        return bytes;
    };
    return async (manifest, layers) => {
        const listed = layers.filter(({ mediaType }) => isWanted(mediaType));
        const shared = [...Map.groupBy(listed.entries(), ([, { digest }]) => digest).values()];
        const judged = [];
        const outcomes = await (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_10__  .G9)(shared, inFlight, async (entries) => {
            const [first] = entries;
            if (first === undefined)
                return;
            const room = Math.min(Math.max(first[1].size, _exchange_js__WEBPACK_IMPORTED_MODULE_3__  .O), maxBytes);
            await registry.memory.blobs((0,_memory_js__WEBPACK_IMPORTED_MODULE_6__  .NV)(room), async () => {
                const bytes = await (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_10__  .sG)(() => fetch(first[1], entries.length));
                for (const [at, { mediaType, annotations }] of entries)
                    judged[at] = await judge(bytes.ok
                        ? {
                            ok: true,
                            value: {
                                manifest,
                                mediaType,
                                annotations: annotations ?? {},
                                bytes: bytes.value,
                                isAlone: layers.length === 1,
                            },
                        }
                        : bytes);
            });
        });
        for (const outcome of outcomes)
            (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_10__  .RP)(outcome);
        return judged;
    };
}
const leastReadingMs = 60_000;
function readingTime({ patience }, repository) {
    const { clock, deadline } = patience;
    const began = clock.now();
    const end = Math.max(deadline, began + leastReadingMs);
    return () => {
        const now = clock.now();
        if (now < end)
            return;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('REGISTRY_UNAVAILABLE', `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__  .aR)(repository)}: what is attached was not all read in ` +
            `${Math.round((now - began) / 1000)} s`, { hint: `If the registry is slow, raise the input "patience". ${_referrers_js__WEBPACK_IMPORTED_MODULE_7__  .D4}` });
    };
}
function tooMuch(repository, digest) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('REGISTRY_RESPONSE_INVALID', `${repository.registry}: too much is attached to read ${digest} too`, { hint: _referrers_js__WEBPACK_IMPORTED_MODULE_7__  .D4 });
}
function missing({ registry, path }, digest) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('REGISTRY_READ_BACK', `${registry} lists ${digest} in ${path}, and does not give it`, {
        hint: 'A job that cleans up untagged versions may have deleted it: exempt what refers to ' +
            'images there, and sign the image again. If nothing was deleted, run the job again.',
    });
}


  }),

  2262:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $U: () => (  isIndexType),
    A1: () => (  parseIndex),
    Dq: () => (  referrerManifest),
    EI: () => (  indexBytes),
    Ib: () => (  mediaTypes),
    Oc: () => (  subjectTypes),
    PE: () => (  mergeDescriptors),
    gW: () => (  emptyIndex),
    i4: () => (  emptyConfig),
    rq: () => (  maxManifestBytes),
    s1: () => (  hasLookalike),
    uG: () => (  judgeSubject),
    xg: () => (  ownMediaType)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
  var _image_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1671);
  var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4715);



const mediaTypes = {
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    index: 'application/vnd.oci.image.index.v1+json',
    dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
    dockerList: 'application/vnd.docker.distribution.manifest.list.v2+json',
    empty: 'application/vnd.oci.empty.v1+json',
};
const subjectTypes = [
    mediaTypes.manifest,
    mediaTypes.index,
    mediaTypes.dockerManifest,
    mediaTypes.dockerList,
];
function isIndexType(mediaType) {
    return mediaType === mediaTypes.index || mediaType === mediaTypes.dockerList;
}
const maxManifestBytes = 4 * 1024 * 1024;
const emptyConfig = Buffer.from('{}');
function referrerManifest({ bytes, mediaType, annotations }, subject) {
    const manifest = Buffer.from(JSON.stringify({
        schemaVersion: 2,
        mediaType: mediaTypes.manifest,
        config: {
            mediaType: mediaTypes.empty,
            size: emptyConfig.length,
            digest: (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_0__  .ol)(emptyConfig),
        },
        layers: [{ mediaType, size: bytes.length, digest: (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_0__  .ol)(bytes) }],
        annotations,
        subject: { mediaType: subject.mediaType, size: subject.size, digest: subject.digest },
        artifactType: mediaType,
    }));
    return {
        bytes: manifest,
        descriptor: {
            mediaType: mediaTypes.manifest,
            digest: (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_0__  .ol)(manifest),
            size: manifest.length,
            artifactType: mediaType,
            annotations,
        },
    };
}
const digestSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .IeY(_image_digest_js__WEBPACK_IMPORTED_MODULE_0__  .Bc, 'a digest');
const descriptorSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  ._H3({
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(),
    digest: digestSchema,
    size: valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .aig(), valibot__WEBPACK_IMPORTED_MODULE_1__  .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_1__  .Wwf(0)),
    artifactType: valibot__WEBPACK_IMPORTED_MODULE_1__  .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP()),
    annotations: valibot__WEBPACK_IMPORTED_MODULE_1__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__  .mee(valibot__WEBPACK_IMPORTED_MODULE_1__  .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP()))),
});
const indexSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  ._H3({
    schemaVersion: valibot__WEBPACK_IMPORTED_MODULE_1__  .euz(2),
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_1__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__  .KIO([mediaTypes.index, mediaTypes.dockerList])),
    manifests: valibot__WEBPACK_IMPORTED_MODULE_1__  .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__  .YOg(descriptorSchema)),
});
function parseIndex(bytes) {
    const index = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__  .q)(bytes);
    if (!valibot__WEBPACK_IMPORTED_MODULE_1__.is(indexSchema, index) || 'layers' in index || 'config' in index)
        return undefined;
    if (hasLookalike(index))
        return undefined;
    const { manifests, ...rest } = index;
    const others = Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'schemaVersion' && key !== 'mediaType'));
    return { manifests: manifests ?? [], others };
}
const emptyIndex = { manifests: [], others: {} };
function indexBytes({ manifests, others }) {
    const kept = Object.fromEntries(Object.entries(others).filter(([key]) => key !== 'subject'));
    return Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, manifests, ...kept }));
}
function mergeDescriptors(list, more) {
    return [
        ...new Map([...list, ...more].map((descriptor) => [descriptor.digest, descriptor])).values(),
    ];
}
const meaningful = new Set(['schemaVersion', 'mediaType', 'manifests', 'layers', 'config']);
const folded = new Set([...meaningful].map(foldCase));
function hasLookalike(content) {
    return Object.keys(content).some((key) => !meaningful.has(key) && folded.has(foldCase(key)));
}
function foldCase(text) {
    return text.toUpperCase().toLowerCase();
}
function ownMediaType(bytes) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_1__  .xLC(contentSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_2__  .q)(bytes));
    return parsed.success ? parsed.output.mediaType : undefined;
}
const contentSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  ._H3({
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_1__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP()),
    schemaVersion: valibot__WEBPACK_IMPORTED_MODULE_1__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__  .aig()),
});
function judgeSubject(bytes, contentType) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_1__  .xLC(contentSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_2__  .q)(bytes));
    if (!parsed.success)
        return { ok: false, what: 'other' };
    const isConfig = 'rootfs' in parsed.output && !('layers' in parsed.output) && !('manifests' in parsed.output);
    if (isConfig)
        return { ok: false, what: 'config' };
    const isAmbiguous = hasLookalike(parsed.output) ||
        ('manifests' in parsed.output && ('layers' in parsed.output || 'config' in parsed.output));
    const mediaType = parsed.output.mediaType ?? contentType;
    return !isAmbiguous && mediaType === contentType && subjectTypes.includes(mediaType)
        ? { ok: true, mediaType }
        : { ok: false, what: 'other' };
}


  }),

  4048:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    LD: () => (  readList),
    NV: () => (  blobCost),
    ck: () => (  jsonCost),
    uZ: () => (  openMemory)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2262);


const mebibyte = 1024 * 1024;
function openMemory() {
    return {
        lists: byteBudget(32 * mebibyte),
        manifests: byteBudget(32 * mebibyte),
        blobs: byteBudget(48 * mebibyte),
    };
}
function byteBudget(total) {
    let free = total;
    const waiting = [];
    const admit = () => {
        for (let next = waiting[0]; next !== undefined && next.share <= free; next = waiting[0]) {
            waiting.shift();
            free -= next.share;
            next.begin();
        }
    };
    return async (bytes, work) => {
        const share = Math.min(bytes, total);
        await new Promise((begin) => {
            waiting.push({ share, begin });
            admit();
        });
        try {
            return await work();
        }
        finally {
            free += share;
            admit();
        }
    };
}
const blobCost = (bytes) => 2 * bytes;
const jsonCost = (bytes) => 4 * bytes;
const shortList = 256 * 1024;
async function readList(budget, read, use) {
    const short = await budget(jsonCost(shortList), async () => {
        const found = await unlessTooLong(read(shortList));
        return found === undefined ? undefined : { result: await use(found.content) };
    });
    if (short !== undefined)
        return short.result;
    return budget(jsonCost(_manifest_js__WEBPACK_IMPORTED_MODULE_1__  .rq), async () => use(await read(_manifest_js__WEBPACK_IMPORTED_MODULE_1__  .rq)));
}
async function unlessTooLong(reading) {
    try {
        return { content: await reading };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj && error.code === 'HTTP_TOO_LARGE')
            return undefined;
        throw error;
    }
}


  }),

  5099:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Ee: () => (  pushBlob),
    aG: () => (  pushEmptyConfig),
    y6: () => (  pushManifest)
  });
  var _http_retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6092);
  var _image_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1671);
  var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6950);
  var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9493);
  var _manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2262);
  var _put_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2202);






const maxUploads = 3;
async function pushBlob(registry, repository, bytes, session) {
    const digest = (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_1__  .ol)(bytes);
    let location = session ?? (await registry.startUpload(repository));
    let response;
    for (let upload = 0; upload < maxUploads; upload++) {
        response = await registry.finishUpload(repository, location, bytes, digest);
        if (response.status === 201 || response.status === 204)
            return;
        if (response.status === 401 || response.status === 403)
            break;
        if (await registry.hasBlob(repository, digest))
            return;
        location = await registry.startUpload(repository);
    }
    if (response !== undefined)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__  .x5)(`take the blob ${digest}`, repository, response);
}
async function pushEmptyConfig(registry, repository) {
    if (await registry.hasBlob(repository, (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_1__  .ol)(_manifest_js__WEBPACK_IMPORTED_MODULE_4__  .i4)))
        return;
    await pushBlob(registry, repository, _manifest_js__WEBPACK_IMPORTED_MODULE_4__  .i4, undefined);
}
const busy = { statuses: [409], forMs: 4_000 };
async function pushManifest(registry, repository, bytes, { digest, mediaType }, patience) {
    const request = {
        method: 'PUT',
        path: `manifests/${digest}`,
        headers: { 'content-type': mediaType },
        body: bytes,
        maxBytes: 64 * 1024,
        transient: busy,
    };
    let response = await registry.send(repository, request);
    for (let again = 0; again < 3 && (0,_put_js__WEBPACK_IMPORTED_MODULE_5__  .Te)(response, 'blobs'); again++) {
        await (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_0__  .Q1)(patience, 500 * 2 ** again, {
            where: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__  .aR)(repository),
            why: _put_js__WEBPACK_IMPORTED_MODULE_5__  .Nq,
        });
        response = await registry.send(repository, request);
    }
    judgeManifest(repository, digest, response);
}
function judgeManifest(repository, digest, response) {
    if (!(0,_put_js__WEBPACK_IMPORTED_MODULE_5__  .Ck)(response))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__  .x5)('take the signature’s manifest', repository, response);
    const stored = response.headers.get('docker-content-digest');
    if (stored !== null && stored !== digest)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__  .Gq)(repository, `it stored the manifest ${digest} under another digest`);
}


  }),

  2202:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Ck: () => (  isTaken),
    Nq: () => (  forgotten),
    PS: () => (  saysImmutable),
    Te: () => (  isForgetful),
    U4: () => (  isSeen),
    mi: () => (  replacing),
    t3: () => (  isImmutable)
  });
  var _http_retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6092);
  var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8250);


function isTaken({ status }) {
    return status === 200 || status === 201 || status === 202;
}
const unknownCodes = {
    blobs: ['MANIFEST_BLOB_UNKNOWN', 'BLOB_UNKNOWN'],
    manifests: ['MANIFEST_BLOB_UNKNOWN', 'BLOB_UNKNOWN', 'MANIFEST_UNKNOWN'],
};
function isForgetful(response, named) {
    return ((response.status === 400 || response.status === 404) &&
        unknownCodes[named].some((code) => (0,_words_js__WEBPACK_IMPORTED_MODULE_1__  .Ue)(response, code)));
}
function isImmutable(response) {
    return ([405, 409, 412].includes(response.status) ||
        (0,_words_js__WEBPACK_IMPORTED_MODULE_1__  .Ue)(response, 'TAG_INVALID') ||
        saysImmutable(response));
}
function saysImmutable(response) {
    return /immutable/i.test((0,_words_js__WEBPACK_IMPORTED_MODULE_1__  .lz)(response));
}
const replacing = { transient: { statuses: [404], forMs: 1_000 } };
const forgotten = 'the registry does not know yet what it took a moment ago';
const notShown = 'the registry does not show yet what it took a moment ago';
const propagationMs = 60_000;
async function isSeen(look, where, patience) {
    const { clock, deadline } = (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_0__  .ux)(propagationMs, patience);
    for (let wait = 250; !(await look()); wait = Math.min(wait * 2, 5_000)) {
        if (clock.now() + wait > deadline)
            return false;
        await (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_0__  .Q1)(patience, wait, { where, why: notShown });
    }
    return true;
}


  }),

  4687:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    D4: () => (  crowded),
    xt: () => (  listReferrers)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _http_link_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3552);
  var _http_url_policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8106);
  var _image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6950);
  var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9493);
  var _manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2262);
  var _memory_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4048);
  var _response_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4692);
  var _tagged_index_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(114);









const maxPages = 20;
const maxEntries = 1000;
const withoutApi = [301, 302, 303, 307, 308, 400, 404, 405, 406];
function judgeListing({ repository }, response) {
    const { status } = response;
    if (withoutApi.includes(status) || (status === 200 && (0,_response_js__WEBPACK_IMPORTED_MODULE_7__  .c)(response) !== _manifest_js__WEBPACK_IMPORTED_MODULE_5__  .Ib.index))
        return undefined;
    if (status !== 200)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__  .x5)('list the referrers', repository, response);
    const index = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_5__  .A1)(response.body);
    if (index === undefined)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__  .Gq)(repository, 'the list of referrers cannot be read');
    return index;
}
async function listReferrers(registry, image, listing) {
    if (listing.kind === 'referrers-api')
        return listByApi(registry, image);
    return (0,_memory_js__WEBPACK_IMPORTED_MODULE_6__  .LD)(registry.memory.lists, (maxBytes) => (0,_tagged_index_js__WEBPACK_IMPORTED_MODULE_8__  .z)(registry, image, listing.tag, { maxBytes }), (found) => found && bounded(image, found.index.manifests).map(needed));
}
const predicateTypeAnnotation = 'dev.sigstore.bundle.predicateType';
const maxTypeLength = 300;
function needed(entry) {
    const { mediaType, digest, size, artifactType, annotations } = entry;
    const predicateType = annotations?.[predicateTypeAnnotation] ?? '';
    return predicateType === '' || predicateType.length > maxTypeLength
        ? { mediaType, digest, size, artifactType }
        : { mediaType, digest, size, artifactType, predicateType };
}
const crowded = 'Anyone with push access to the repository can attach something to an image. Look at what is ' +
    'there ("oras discover"), remove what no one needs, or keep signatures in a repository of ' +
    'their own ("signature-repository").';
function bounded({ repository, digest }, listed, before = 0) {
    if (before + listed.length <= maxEntries)
        return listed;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('REGISTRY_RESPONSE_INVALID', `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__  .aR)(repository)} lists more than ${maxEntries} referrers of ${digest}, and no ` +
        'more are read', { hint: crowded });
}
async function listByApi(registry, image) {
    const listed = [];
    const seen = new Set();
    for (let at;;) {
        const page = await readPage(registry, image, at, listed.length);
        if (page.entries === undefined && seen.size === 0)
            return undefined;
        if (page.entries === undefined)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__  .Gq)(image.repository, 'the list of referrers breaks off');
        listed.push(...page.entries);
        const { next } = page;
        if (next === undefined)
            return listed;
        if (seen.has(next.href) || seen.size >= maxPages)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__  .Gq)(image.repository, `the list of referrers does not end`);
        seen.add(next.href);
        at = next;
    }
}
async function readPage(registry, image, next, before) {
    const { repository, digest } = image;
    const request = { method: 'GET', headers: acceptIndex };
    return (0,_memory_js__WEBPACK_IMPORTED_MODULE_6__  .LD)(registry.memory.lists, (maxBytes) => next === undefined
        ? registry.send(repository, { ...request, maxBytes, path: `referrers/${digest}` })
        : registry.sendTo(repository, next, { ...request, maxBytes }), (response) => {
        const index = judgeListing(image, response);
        return {
            entries: index && bounded(image, index.manifests, before).map(needed),
            next: index && nextPage(repository, response),
        };
    });
}
const acceptIndex = { accept: _manifest_js__WEBPACK_IMPORTED_MODULE_5__  .Ib.index };
function nextPage(repository, { headers, url }) {
    const links = (0,_http_link_js__WEBPACK_IMPORTED_MODULE_1__  .h)(headers.get('link') ?? '');
    if (links === undefined)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__  .Gq)(repository, 'the Link to the next page of referrers cannot be read');
    const next = links.find(({ relations }) => relations.includes('next'));
    return next === undefined ? undefined : (0,_http_url_policy_js__WEBPACK_IMPORTED_MODULE_2__  .uj)(next.target, url);
}


  }),

  4692:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Y: () => (  manifestType),
    c: () => (  mediaTypeOf)
  });
  var _manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2262);

function manifestType(response) {
    const named = mediaTypeOf(response);
    return vagueTypes.includes(named) ? ((0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__  .xg)(response.body) ?? named) : named;
}
const vagueTypes = ['', 'application/json', 'application/octet-stream', 'text/plain'];
function mediaTypeOf({ headers }) {
    return (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}


  }),

  3311:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    W: () => (  takeSnapshot),
    s: () => (  addToSharedTag)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _http_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6092);
  var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6950);
  var _failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9493);
  var _put_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2202);
  var _words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8250);






async function takeSnapshot(content, { clock }) {
    return { content: await content, readAt: clock.now() };
}
const times = { fresh: 100, settle: 150, usual: 40, rest: 1_500, most: 180_000 };
const maxRecoveries = 3;
async function addToSharedTag(registry, list, mine, first, patience) {
    const { clock } = patience;
    const where = `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__  .aR)(list.repository)}:${list.tag}`;
    const deadline = clock.now() + times.most;
    let { content: current, readAt } = first;
    let wanted = mine;
    let restedFor = 0;
    let slowness = 0;
    let recoveries = 0;
    let isContended = current !== undefined && (await list.isBusy?.(current)) === true;
    if (isContended)
        tellContended(where, patience);
    while (clock.now() < deadline) {
        const before = current;
        if (!covers(list, current, wanted)) {
            wanted = list.merge(current, wanted);
            await list.stage?.(wanted);
            if (clock.now() - readAt > times.fresh) {
                current = await list.read(current !== undefined);
                const merged = list.merge(current, wanted);
                if (!isSame(list, merged, wanted))
                    await list.stage?.(merged);
                wanted = merged;
            }
            const began = clock.now();
            const written = await list.write(wanted, current);
            if (recoveries < maxRecoveries && (0,_put_js__WEBPACK_IMPORTED_MODULE_4__  .Te)(written.response, list.names)) {
                await (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_1__  .Q1)(patience, 500 * 2 ** recoveries++, { where, why: _put_js__WEBPACK_IMPORTED_MODULE_4__  .Nq });
                wanted = await list.recover(wanted);
                current = await list.read(current !== undefined);
                readAt = clock.now();
                continue;
            }
            judgeWrite(list, written);
            slowness = Math.max(0, clock.now() - began - registry.fastestMs - times.usual);
            restedFor = 0;
        }
        if (isContended)
            await clock.sleep(times.rest * (0.75 + patience.random() / 2));
        else
            await (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_1__  .Q1)(patience, times.settle + 4 * slowness, { where, why: slow });
        current = await list.read(true);
        readAt = clock.now();
        const isWhole = covers(list, current, wanted);
        if (current !== undefined && isWhole && !isContended && covers(list, wanted, current))
            return current;
        if (!isContended)
            tellContended(where, patience);
        isContended = true;
        restedFor = isWhole && isSame(list, before, current) ? restedFor + 1 : 0;
        if (current !== undefined && restedFor >= 2)
            return current;
        wanted = list.merge(current, wanted);
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('REGISTRY_READ_BACK', `The list of signatures under ${where} does not come to rest while several jobs write to it`, {
        hint: 'Run the job again; fewer jobs should sign the same image at the same time on a ' +
            'registry without the referrers API.',
    });
}
const slow = 'the registry is slow, so another job’s write may still be under way';
function tellContended(where, { onPause }) {
    onPause?.({
        where,
        why: 'another job or tool wrote this list of signatures a moment ago, and it is watched until ' +
            'it rests',
        ms: 3 * times.rest,
    });
}
function covers(list, content, wanted) {
    if (content === undefined)
        return false;
    const there = new Set(list.entries(content));
    return list.entries(wanted).every((entry) => there.has(entry));
}
function isSame(list, one, other) {
    return (one !== undefined && other !== undefined && covers(list, one, other) && covers(list, other, one));
}
function judgeWrite({ repository, tag }, { response, isConditional }) {
    if ((0,_put_js__WEBPACK_IMPORTED_MODULE_4__  .Ck)(response))
        return;
    if (isConditional && response.status === 412 && !(0,_put_js__WEBPACK_IMPORTED_MODULE_4__  .PS)(response))
        return;
    if (!(0,_put_js__WEBPACK_IMPORTED_MODULE_4__  .t3)(response))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_3__  .x5)(`write the list of signatures ${tag}`, repository, response);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('REGISTRY_TAG_IMMUTABLE', `The signature was pushed to ${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__  .aR)(repository)}, but the list under the tag ` +
        `${tag}, by which verifiers find it, cannot be changed: status ` +
        `${response.status}${(0,_words_js__WEBPACK_IMPORTED_MODULE_5__  .lz)(response)}`, { hint: 'Exempt tags that begin with "sha256-" from the registry’s immutability rule.' });
}


  }),

  5144:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    BJ: () => (  attestationTag),
    bG: () => (  signatureTag),
    ex: () => (  appendLayer),
    yz: () => (  readSignatures)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _image_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1671);
  var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6950);
  var _absences_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4731);
  var _layers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(493);
  var _manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2262);
  var _memory_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4048);
  var _push_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5099);
  var _put_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2202);
  var _shared_tag_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3311);










function signatureTag(digest) {
    return `${digest.slice(0, digest.indexOf(':'))}-${(0,_image_digest_js__WEBPACK_IMPORTED_MODULE_1__  .ZD)(digest)}.sig`;
}
function attestationTag(digest) {
    return signatureTag(digest).replace(/sig$/, 'att');
}
const configMediaType = 'application/vnd.oci.image.config.v1+json';
const never = '0001-01-01T00:00:00Z';
async function readSignatures(registry, repository, tag, wasThere = false) {
    const found = await registry.manifest(repository, tag, wasThere ? _put_js__WEBPACK_IMPORTED_MODULE_7__  .mi : {});
    if (found === undefined)
        return undefined;
    const manifest = (0,_layers_js__WEBPACK_IMPORTED_MODULE_3__  .Ng)(found.response.body);
    if (manifest === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('REGISTRY_TAG_UNUSABLE', `The tag ${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__  .aR)(repository)}:${tag} holds no signatures, and is left as it is`, {
            hint: 'Signatures in the format "legacy" go under this tag. Find out what else writes it, or ' +
                'set "signature-repository".',
        });
    }
    const { layers, ...others } = manifest;
    return { layers, others, digest: found.digest };
}
async function appendLayer(registry, repository, tag, { layer, restore }, first, patience) {
    const absences = (0,_absences_js__WEBPACK_IMPORTED_MODULE_9__  .W)((digest) => lacksBlob(registry, repository, digest));
    const list = {
        repository,
        tag,
        names: 'blobs',
        read: (wasThere) => readSignatures(registry, repository, tag, wasThere),
        write: async (signatures) => ({
            response: await writeSignatures(registry, repository, tag, signatures),
            isConditional: false,
        }),
        merge: (current, mine) => signaturesOf([
            ...new Map([...(current?.layers ?? []), ...mine.layers].map((each) => [nameOf(each), each])).values(),
        ].filter(({ digest }) => !absences.gone.has(digest)), current?.others ?? mine.others),
        recover: async (signatures) => {
            const others = new Set(signatures.layers.map(({ digest }) => digest));
            others.delete(layer.digest);
            await Promise.all([restore(), list.stage?.(signatures), absences.look([...others])]);
            return list.merge(undefined, signatures);
        },
        stage: (signatures) => (0,_push_js__WEBPACK_IMPORTED_MODULE_6__  .Ee)(registry, repository, render(signatures).config, undefined),
        entries: ({ layers }) => layers.map(nameOf),
    };
    const mine = signaturesOf([layer], {});
    const { digest } = await (0,_shared_tag_js__WEBPACK_IMPORTED_MODULE_8__  .s)(registry, list, mine, first, patience);
    return { digest, dropped: [...absences.gone] };
}
async function lacksBlob(registry, repository, digest) {
    if (await registry.hasBlob(repository, digest))
        return false;
    return registry.memory.blobs((0,_memory_js__WEBPACK_IMPORTED_MODULE_5__  .NV)(_manifest_js__WEBPACK_IMPORTED_MODULE_4__  .rq), async () => (await registry.blob(repository, digest, _manifest_js__WEBPACK_IMPORTED_MODULE_4__  .rq)) === undefined);
}
async function writeSignatures(registry, repository, tag, signatures) {
    const { bytes, mediaType } = render(signatures);
    return registry.send(repository, {
        method: 'PUT',
        path: `manifests/${tag}`,
        headers: { 'content-type': mediaType },
        body: bytes,
        maxBytes: 64 * 1024,
    });
}
function signaturesOf(layers, others) {
    return { layers, others, digest: (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_1__  .ol)(render({ layers, others }).bytes) };
}
function nameOf({ digest, annotations }) {
    return JSON.stringify([digest, Object.entries(annotations ?? {}).toSorted()]);
}
function render({ layers, others }) {
    const config = Buffer.from(JSON.stringify({
        architecture: '',
        created: never,
        history: layers.map(() => ({ created: never })),
        os: '',
        rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
        config: {},
    }));
    const { schemaVersion: _, mediaType = _manifest_js__WEBPACK_IMPORTED_MODULE_4__  .Ib.manifest, config: __, ...rest } = others;
    const type = String(mediaType);
    const bytes = Buffer.from(JSON.stringify({
        schemaVersion: 2,
        mediaType: type,
        config: { mediaType: configMediaType, size: config.length, digest: (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_1__  .ol)(config) },
        layers,
        ...rest,
    }));
    return { config, bytes, mediaType: type };
}


  }),

  114:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    f: () => (  fallbackTag),
    z: () => (  readTag)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _image_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1671);
  var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6950);
  var _manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2262);
  var _put_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2202);





function fallbackTag(digest) {
    return `${digest.slice(0, digest.indexOf(':'))}-${(0,_image_digest_js__WEBPACK_IMPORTED_MODULE_1__  .ZD)(digest).slice(0, 64)}`;
}
const moreLooks = 3;
async function readTag(registry, image, tag, { maxBytes, wasThere = false } = {}) {
    const { clock } = registry.patience;
    const options = wasThere ? { ..._put_js__WEBPACK_IMPORTED_MODULE_4__  .mi, maxBytes } : { maxBytes };
    for (let look = 0;; look++) {
        const found = await registry.manifest(image.repository, tag, options);
        const judged = judgeTagged(image, found);
        if (judged.ok)
            return judged.value;
        if (look >= moreLooks)
            throw unusable(image.repository, tag, judged.what);
        await clock.sleep(100 * 2 ** look);
    }
}
function judgeTagged({ digest }, found) {
    if (found === undefined)
        return { ok: true, value: undefined };
    const { mediaType, response } = found;
    if (found.digest === digest)
        return { ok: false, what: 'is the image itself, and not a list of its signatures' };
    const index = mediaType === _manifest_js__WEBPACK_IMPORTED_MODULE_3__  .Ib.index ? (0,_manifest_js__WEBPACK_IMPORTED_MODULE_3__  .A1)(response.body) : undefined;
    if (index === undefined)
        return {
            ok: false,
            what: `is ${JSON.stringify(mediaType.slice(0, 100))}, and not a list of signatures`,
        };
    const etag = response.headers.get('etag');
    return {
        ok: true,
        value: {
            index,
            etag: etag !== null && /^"[\x21\x23-\x7e]{1,200}"$/.test(etag) ? etag : undefined,
        },
    };
}
function unusable(repository, tag, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('REGISTRY_TAG_UNUSABLE', `The tag ${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__  .aR)(repository)}:${tag} ${what}, and is left as it is`, {
        hint: 'This registry has no referrers API, so signatures are listed under this tag. Run the ' +
            'job again, as another client may be writing it now. If it stays, something else uses ' +
            'the tag: find out what wrote it, or set "signature-repository".',
    });
}


  }),

  1344:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    V: () => (  passingDenial),
    e: () => (  fetchToken)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7934);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _http_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6092);
  var _http_url_policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8106);
  var _json_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4715);
  var _credential_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4994);
  var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9493);
  var _words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8250);








async function fetchToken(challenge, from, repository, lookup, ports) {
    const credential = lookup.credential?.kind === 'bearer' ? undefined : lookup.credential;
    const realm = await (0,_http_url_policy_js__WEBPACK_IMPORTED_MODULE_2__  .vi)(challenge.parameters.get('realm') ?? '', new URL(from.origin), credential === undefined
        ? { kind: 'anonymous' }
        : { kind: 'login', tokenHosts: ports.tokenHosts });
    const parameters = tokenParameters(ports.access, challenge, repository);
    const response = await askTokenService(realm, parameters, credential, repository, ports);
    if ([400, 401, 403].includes(response.status)) {
        const words = (0,_words_js__WEBPACK_IMPORTED_MODULE_5__  .lz)(response);
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__  .JK)(repository, lookup.credential?.source, lookup.consulted, `the token service answers ${response.status}${words}`);
    }
    const token = judgeToken(response, repository);
    if (credential !== undefined && token.length >= 8)
        ports.maskSecret(token);
    return token;
}
function tokenParameters(access, { parameters }, { path }) {
    const service = parameters.get('service');
    return {
        ...(service === undefined ? {} : { service }),
        scope: path === '' ? 'registry:catalog:*' : `repository:${path}:${access}`,
    };
}
async function askTokenService(realm, parameters, credential, repository, ports) {
    if (credential?.kind !== 'refresh')
        return sendToTokenService(simpleRequest(realm, parameters, credential), repository, ports);
    const response = await sendToTokenService(oauthRequest(realm, parameters, credential.token), repository, ports);
    if (response.status !== 404 && response.status !== 405)
        return response;
    const login = { username: credential.username ?? '', password: credential.token };
    return sendToTokenService(simpleRequest(realm, parameters, login), repository, ports);
}
function oauthRequest(url, parameters, refreshToken) {
    const body = new URLSearchParams({
        ...parameters,
        grant_type: 'refresh_token',
        client_id: 'signet',
        refresh_token: refreshToken,
    });
    return {
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: Buffer.from(body.toString()),
        maxBytes: 64 * 1024,
    };
}
function simpleRequest(realm, parameters, login) {
    const url = new URL(realm);
    for (const [name, value] of Object.entries(parameters))
        url.searchParams.set(name, value);
    const headers = login === undefined ? {} : { authorization: `Basic ${(0,_credential_js__WEBPACK_IMPORTED_MODULE_3__  .$X)(login)}` };
    return { method: 'GET', url, headers, maxBytes: 64 * 1024 };
}
const passingDenial = { statuses: [403], forMs: 4_000 };
async function sendToTokenService(request, { registry }, { http, patience }) {
    const hasLogin = request.method === 'POST' || request.headers?.['authorization'] !== undefined;
    const transients = hasLogin ? [passingDenial] : [];
    return (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_1__  .zw)(http, request, patience, transients).catch((cause) => {
        if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj && cause.code === 'CANCELLED')
            throw cause;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('REGISTRY_UNAVAILABLE', `The token service of ${registry} is not available`, {
            hint: (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj && cause.code === 'HTTP_UNREACHABLE'
                ? cause.hint
                : undefined) ?? 'Run the job again when it is back, or raise the input "patience".',
            cause,
        });
    });
}
const tokenSchema = valibot__WEBPACK_IMPORTED_MODULE_6__  .Ikc({ token: valibot__WEBPACK_IMPORTED_MODULE_6__  .cl6(valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP()), access_token: valibot__WEBPACK_IMPORTED_MODULE_6__  .cl6(valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP()) });
function judgeToken(response, repository) {
    if (response.status !== 200)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__  .x5)('issue a token', repository, response);
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_6__  .xLC(tokenSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_7__  .q)(response.body));
    const given = parsed.success ? [parsed.output.token, parsed.output.access_token] : [];
    const token = given.find((value) => value != null && value !== '');
    if (token == null || !/^[\x21-\x7e]{1,65536}$/.test(token)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('REGISTRY_RESPONSE_INVALID', `The token service of ${repository.registry} answered without a token`, {
            hint: 'A proxy may answer in its place; otherwise report it to the registry’s operator.',
        });
    }
    return token;
}


  }),

  8250:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Ue: () => (  hasErrorCode),
    i2: () => (  firstErrorCode),
    lz: () => (  registryWords)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);
  var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4715);


const text = valibot__WEBPACK_IMPORTED_MODULE_0__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__  .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__  .Bqr()), ''), '');
const detail = valibot__WEBPACK_IMPORTED_MODULE_0__  .KCZ([
    valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__  .Bqr()),
    valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  .Ikc({ message: valibot__WEBPACK_IMPORTED_MODULE_0__  .YjP() }), valibot__WEBPACK_IMPORTED_MODULE_0__  .pdi(({ message }) => message.trim())),
    valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  ._H3({}), valibot__WEBPACK_IMPORTED_MODULE_0__  .pdi((given) => (Object.keys(given).length === 0 ? '' : JSON.stringify(given)))),
]);
const errorSchema = valibot__WEBPACK_IMPORTED_MODULE_0__  .Ikc({
    code: text,
    message: text,
    detail: valibot__WEBPACK_IMPORTED_MODULE_0__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__  .NpB(detail, ''), ''),
});
const errorListSchema = valibot__WEBPACK_IMPORTED_MODULE_0__  .Ikc({ errors: valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  .YOg(errorSchema), valibot__WEBPACK_IMPORTED_MODULE_0__  .BpQ(1)) });
const wordsSchema = valibot__WEBPACK_IMPORTED_MODULE_0__  .KCZ([
    valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(errorListSchema, valibot__WEBPACK_IMPORTED_MODULE_0__  .pdi(({ errors: [first] }) => first === undefined ? [] : [first.code, first.message, first.detail])),
    valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  .Ikc({ error: text, error_description: text, details: text, message: text }), valibot__WEBPACK_IMPORTED_MODULE_0__  .pdi((given) => [given.error, given.error_description, given.details, given.message])),
]);
const maxWords = 300;
function wordsOf(answer) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_0__  .xLC(wordsSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_1__  .q)(answer.body));
    const parts = parsed.success ? parsed.output : [otherWords(answer)];
    const words = [...new Set(parts)].filter((part) => part !== '').join(': ');
    return words
        .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
        .trim()
        .slice(0, maxWords);
}
function otherWords({ headers, body }) {
    const given = body.toString('utf8', 0, 4096);
    if (/^\s*</.test(given))
        return /<title[^<>]{0,200}>([^<]{1,300})/i.exec(given)?.[1] ?? '';
    const type = (headers.get('content-type') ?? '').trim().toLowerCase();
    return type.startsWith('text/plain') ? given : '';
}
function registryWords(answer) {
    const words = wordsOf(answer);
    return words === '' ? '' : `: ${words}`;
}
function firstErrorCode({ body }) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_0__  .xLC(errorListSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_1__  .q)(body));
    const code = parsed.success ? parsed.output.errors[0]?.code : undefined;
    return code === '' ? undefined : code;
}
function hasErrorCode({ body }, code) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_0__  .xLC(errorListSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_1__  .q)(body));
    return parsed.success && parsed.output.errors.some((error) => error.code === code);
}


  }),

  1795:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    B: () => (  maxParsedBytes),
    S: () => (  maxBundleBytes)
  });
const maxBundleBytes = 96 * 1024 * 1024;
const maxParsedBytes = 8 * 1024 * 1024;


  }),

  6144:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    O: () => (  Flawed)
  });
class Flawed extends Error {
    flaw;
    constructor(flaw, detail) {
        super(detail);
        this.flaw = flaw;
    }
}


  }),

  2284:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Iy: () => (  simpleSigningType),
    K9: () => (  simpleSigningMediaType),
    Xi: () => (  envelopeMediaType)
  });
const simpleSigningMediaType = 'application/vnd.dev.cosign.simplesigning.v1+json';
const envelopeMediaType = 'application/vnd.dsse.envelope.v1+json';
const simpleSigningType = 'cosign container image signature';


  }),

  6045:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    T4: () => (  predicateTypeOf),
    md: () => (  predicateKeywords),
    pr: () => (  provenancePredicateType)
  });
const provenancePredicateType = 'https://slsa.dev/provenance/v1';
const predicateKeywords = {
    slsaprovenance: 'https://slsa.dev/provenance/v0.2',
    slsaprovenance02: 'https://slsa.dev/provenance/v0.2',
    slsaprovenance1: provenancePredicateType,
    spdx: 'https://spdx.dev/Document',
    spdxjson: 'https://spdx.dev/Document',
    cyclonedx: 'https://cyclonedx.org/bom',
    link: 'https://in-toto.io/Link/v1',
    vuln: 'https://cosign.sigstore.dev/attestation/vuln/v1',
    openvex: 'https://openvex.dev/ns',
    custom: 'https://cosign.sigstore.dev/attestation/v1',
};
function predicateTypeOf(text) {
    if (Object.hasOwn(predicateKeywords, text))
        return predicateKeywords[text];
    return URL.canParse(text) ? text : undefined;
}


  }),

  3231:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    KJ: () => (  fromRef),
    Lz: () => (  fromIds),
    lG: () => (  fromRepositories),
    uw: () => (  repositoryAt)
  });
  var _glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7183);

function fromRepositories(urls) {
    return {
        fact: 'sourceRepository',
        name: 'source repository',
        flaw: 'repository',
        anyOf: urls.map((url) => ({ matches: repositoryAt(url), text: url })),
    };
}
function fromRef(pattern) {
    return {
        fact: 'sourceRef',
        name: 'source ref',
        flaw: 'ref',
        anyOf: [{ matches: (0,_glob_js__WEBPACK_IMPORTED_MODULE_0__  .T)(pattern), text: pattern }],
    };
}
function fromIds(ids) {
    return {
        fact: 'sourceRepositoryId',
        name: 'id of the source repository',
        flaw: 'repository',
        anyOf: ids.map((id) => ({ equals: id })),
    };
}
function repositoryAt(url) {
    return { test: (text) => text.toLowerCase() === url.toLowerCase() };
}


  }),

  8836:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Hy: () => (  algorithmOf),
    I: () => (  kindOf),
    Xe: () => (  verificationMaterial),
    Xt: () => (  verifierJson),
    b_: () => (  signBytes),
    iI: () => (  isShortKey),
    iW: () => (  digestFor),
    oc: () => (  unfitness),
    pB: () => (  verifierPem)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

const curves = {
    prime256v1: { hash: 'sha256', keyDetails: 'PKIX_ECDSA_P256_SHA_256' },
    secp384r1: { hash: 'sha256', keyDetails: 'PKIX_ECDSA_P384_SHA_256' },
    secp521r1: { hash: 'sha256', keyDetails: 'PKIX_ECDSA_P521_SHA_256' },
};
function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails, }) {
    if (asymmetricKeyType === 'ec')
        return curves[asymmetricKeyDetails?.namedCurve ?? ''];
    if (asymmetricKeyType === 'ed25519')
        return { hash: null, keyDetails: 'PKIX_ED25519' };
    const bits = asymmetricKeyDetails?.modulusLength ?? 0;
    if (asymmetricKeyType !== 'rsa' || ![2048, 3072, 4096].includes(bits))
        return undefined;
    return { hash: 'sha256', keyDetails: `PKIX_RSA_PKCS1V15_${bits}_SHA256` };
}
function isShortKey({ asymmetricKeyType, asymmetricKeyDetails }) {
    return ((asymmetricKeyType === 'rsa' || asymmetricKeyType === 'rsa-pss') &&
        (asymmetricKeyDetails?.modulusLength ?? 0) < 2048);
}
function kindOf({ asymmetricKeyType: kind, asymmetricKeyDetails: { namedCurve, modulusLength } = {}, }) {
    if (namedCurve !== undefined)
        return `a key on the curve ${namedCurve}`;
    return modulusLength === undefined
        ? `a key of the kind ${kind ?? 'unknown'}`
        : `a key of the kind ${kind ?? 'unknown'} with ${modulusLength} bits`;
}
function unfitness({ publicKey }, format, logVersions) {
    const { asymmetricKeyType, asymmetricKeyDetails } = publicKey;
    if (asymmetricKeyType === 'ed25519')
        return format === 'legacy' || logVersions.length > 0
            ? 'an Ed25519 key signs bundles without a log only'
            : undefined;
    if (asymmetricKeyType !== 'ec' || asymmetricKeyDetails?.namedCurve === 'prime256v1')
        return undefined;
    const isTaken = format === 'bundle' ? !logVersions.includes(2) : logVersions.length === 0;
    return isTaken
        ? undefined
        : `the log takes no ${format === 'bundle' ? 'envelopes' : 'legacy signatures'} by a key on ` +
            `${asymmetricKeyDetails?.namedCurve ?? 'this curve'} that verifiers take too`;
}
function digestFor({ publicKey }, bytes) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithmOf(publicKey)?.hash ?? 'sha512')
        .update(bytes)
        .digest();
}
function signBytes({ privateKey, publicKey }, bytes, hash = algorithmOf(publicKey)?.hash ?? null) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(hash, bytes, privateKey);
}
function verifierPem({ certificate, publicKey }) {
    return certificate?.pem ?? publicKey.export({ type: 'spki', format: 'pem' }).toString();
}
function verifierJson({ certificate, publicKey }) {
    const keyDetails = algorithmOf(publicKey)?.keyDetails ?? '';
    return certificate === undefined
        ? { publicKey: { rawBytes: spki(publicKey).toString('base64') }, keyDetails }
        : { x509Certificate: { rawBytes: certificate.der.toString('base64') }, keyDetails };
}
function verificationMaterial({ certificate, publicKey }) {
    if (certificate !== undefined)
        return { certificate: { rawBytes: certificate.der.toString('base64') } };
    return { publicKey: { hint: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(spki(publicKey)).digest('base64') } };
}
function spki(key) {
    return key.export({ type: 'spki', format: 'der' });
}


  }),

  2925:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    isSamePredicate: () => (  isSamePredicate),
    readStatement: () => (  readStatement),
    signaturePredicateType: () => (  signaturePredicateType),
    statementClaims: () => (  statementClaims),
    statementParts: () => (  statementParts),
    statementPayloadType: () => (  statementPayloadType)
  });
  var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
  var valibot__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7934);
  var _image_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1671);
  var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6950);
  var _json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4715);
  var _flaw_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6144);
  var _json_members_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3729);







const signaturePredicateType = 'https://sigstore.dev/cosign/sign/v1';
const statementPayloadType = 'application/vnd.in-toto+json';
function statementParts({ subjects, predicateType, predicate, }) {
    const subject = subjects.map(({ image, annotations }) => ({
        name: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__  .aR)(image.repository),
        digest: { sha256: (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_1__  .ZD)(image.digest) },
        annotations,
    }));
    const head = { _type: 'https://in-toto.io/Statement/v1', subject, predicateType };
    return [
        Buffer.from(`${JSON.stringify(head).slice(0, -1)},"predicate":`),
        predicate,
        Buffer.from('}'),
    ];
}
const statementSchema = valibot__WEBPACK_IMPORTED_MODULE_5__  .Ikc({
    _type: valibot__WEBPACK_IMPORTED_MODULE_5__  .KIO(['https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1']),
    subject: valibot__WEBPACK_IMPORTED_MODULE_5__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__  .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__  .Ikc({
        digest: valibot__WEBPACK_IMPORTED_MODULE_5__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__  .g1P(valibot__WEBPACK_IMPORTED_MODULE_5__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_5__  .YjP()), valibot__WEBPACK_IMPORTED_MODULE_5__  .bIj(32)),
        annotations: valibot__WEBPACK_IMPORTED_MODULE_5__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__  .mee(valibot__WEBPACK_IMPORTED_MODULE_5__  .g1P(valibot__WEBPACK_IMPORTED_MODULE_5__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_5__  .L5J()))),
    })), valibot__WEBPACK_IMPORTED_MODULE_5__  .BpQ(1), valibot__WEBPACK_IMPORTED_MODULE_5__  .Ru6(1024)),
    predicateType: valibot__WEBPACK_IMPORTED_MODULE_5__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_5__  .Ru6(2000)),
});
function readStatement({ payload, payloadType }) {
    if (payloadType !== statementPayloadType)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_3__  .O('malformed', `the payload is ${JSON.stringify(payloadType.slice(0, 100))}, no in-toto statement`);
    const statement = (0,_json_js__WEBPACK_IMPORTED_MODULE_6__  .q)(withoutPredicate(payload));
    if (valibot__WEBPACK_IMPORTED_MODULE_5__.is(statementSchema, statement))
        return statement;
    const { issues } = valibot__WEBPACK_IMPORTED_MODULE_5__  .xLC(statementSchema, statement);
    throw new _flaw_js__WEBPACK_IMPORTED_MODULE_3__  .O('malformed', 'the payload is not an in-toto ' +
        `statement${issues === undefined ? '' : `: ${(0,_json_js__WEBPACK_IMPORTED_MODULE_6__  .n)(issues[0])}`}`);
}
const maxHeadBytes = 4 * 1024 * 1024;
function withoutPredicate(payload) {
    const members = (0,_json_members_js__WEBPACK_IMPORTED_MODULE_4__  .lS)(payload) ?? [];
    const length = members
        .filter(({ name }) => name !== 'predicate')
        .reduce((sum, { start, end }) => sum + end - start, 0);
    return members.length === 0 || length > maxHeadBytes
        ? ''
        : (0,_json_members_js__WEBPACK_IMPORTED_MODULE_4__  .il)(payload, members, 'predicate');
}
function predicateIn(payload) {
    const predicate = (0,_json_members_js__WEBPACK_IMPORTED_MODULE_4__  .o8)((0,_json_members_js__WEBPACK_IMPORTED_MODULE_4__  .lS)(payload), 'predicate');
    return predicate === undefined
        ? Buffer.from('null')
        : payload.subarray(predicate.start, predicate.end);
}
const maxParsedBytes = 8 * 1024 * 1024;
function isSamePredicate(one, other) {
    if (one.equals(other))
        return true;
    if (Math.max(one.length, other.length) > maxParsedBytes)
        return false;
    const [value, otherValue] = [(0,_json_js__WEBPACK_IMPORTED_MODULE_6__  .q)(one), (0,_json_js__WEBPACK_IMPORTED_MODULE_6__  .q)(other)];
    return value !== undefined && (0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(value, otherValue);
}
function statementClaims(envelope) {
    const { predicateType, subject } = readStatement(envelope);
    return {
        predicateType,
        predicate: () => predicateIn(envelope.payload),
        dockerReference: undefined,
        annotationsOf(wanted) {
            if (!wanted.startsWith('sha256:'))
                return [];
            return subject
                .filter(({ digest }) => Object.hasOwn(digest, 'sha256') && digest['sha256'] === (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_1__  .ZD)(wanted))
                .map(({ annotations }) => annotations ?? {});
        },
    };
}


  })

};
