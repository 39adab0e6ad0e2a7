export const id = 993;
export const ids = [993];
export const modules = {

/***/ 8470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FN: () => (/* binding */ serverOf),
/* harmony export */   Hw: () => (/* binding */ patienceOf),
/* harmony export */   RK: () => (/* binding */ actionVersion),
/* harmony export */   Yr: () => (/* binding */ httpOf),
/* harmony export */   _8: () => (/* binding */ boundMemory),
/* harmony export */   _p: () => (/* binding */ tempOf),
/* harmony export */   j_: () => (/* binding */ readEvent),
/* harmony export */   lb: () => (/* binding */ endRun),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7067);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8500);
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8877);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7406);
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5191);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4715);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1537);
// SPDX-License-Identifier: Apache-2.0
// What the process offers, gathered in one place so that nothing else reads it.









const actionVersion = '0.1.0';
/**
 * Aborted when the job is cancelled (GitHub sends SIGINT, then SIGTERM 7.5 s later), and when all
 * is told: nothing may keep the process alive then.
 */
const ending = new AbortController();
/** Ends every request and every wait that is still under way. */
function endRun() {
    ending.abort();
}
const clock = {
    now: () => Date.now(),
    async sleep(ms) {
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(ms, undefined, { signal: ending.signal }).catch((cause) => {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .SignetError */ .T('CANCELLED', 'the job was cancelled', { cause });
        });
    },
};
/** Where GitHub is: github.com, or an enterprise's own address; without a slash at its end. */
function serverOf(env) {
    const given = (env['GITHUB_SERVER_URL'] ?? '').trim().replace(/\/+$/, '');
    return given === '' ? 'https://github.com' : given;
}
/** The deadline of all waiting, from now on. */
function patienceOf(ms) {
    return {
        deadline: clock.now() + ms,
        clock,
        random: Math.random,
        onWait: ({ url, reason, ms: wait }) => {
            const text = `${reason}; next try in ${(wait / 1000).toFixed(1)} s`;
            // A short pause is nobody's concern; a long one must not look like a job that hangs.
            if (wait < 2_000)
                (0,_log_js__WEBPACK_IMPORTED_MODULE_7__/* .debug */ .Yz)(`${url}: ${text}`);
            else
                (0,_log_js__WEBPACK_IMPORTED_MODULE_7__/* .line */ .n8)('Waiting', `${url}: ${text}`);
        },
    };
}
/**
 * The HTTP client of the run: behind the proxy that the environment names, and ended when the job
 * is cancelled.
 */
function httpOf(env) {
    useProxy(env);
    return (0,_http_client_js__WEBPACK_IMPORTED_MODULE_6__/* .createHttpClient */ .u)({
        fetch,
        userAgent: `signet/${actionVersion}`,
        signal: cancellation(),
        onExchange: _log_js__WEBPACK_IMPORTED_MODULE_7__/* .debugExchange */ .bv,
    });
}
/**
 * Node obeys proxy variables only when told so before it starts, or by this call, which Node 24.14
 * and later have.
 */
function useProxy(env) {
    const named = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some((name) => (env[name] ?? '') !== '');
    if (!named || env['NODE_USE_ENV_PROXY'] === '1')
        return;
    if (typeof node_http__WEBPACK_IMPORTED_MODULE_1__.setGlobalProxyFromEnv === 'function')
        node_http__WEBPACK_IMPORTED_MODULE_1__.setGlobalProxyFromEnv();
    else
        (0,_log_js__WEBPACK_IMPORTED_MODULE_7__/* .warn */ .R8)('This runner’s Node is too old to use the proxy by itself: set NODE_USE_ENV_PROXY to 1 ' +
            'in the step’s "env:".');
}
function cancellation() {
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.on(signal, endRun);
    return ending.signal;
}
const manyImages = 100;
/**
 * Thousands of answers would let V8 grow its heap to what the machine has; with many images, a
 * little time is given for half the memory (issue 4).
 */
function boundMemory({ length }) {
    if (length > manyImages)
        (0,node_v8__WEBPACK_IMPORTED_MODULE_4__.setFlagsFromString)('--optimize-for-size');
}
/**
 * Reads a text file; paths are relative to the workspace, which is where the runner starts the
 * action.
 */
async function readText(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
}
/** The webhook payload of the run; undefined when there is none that can be read. */
async function readEvent(env) {
    const path = env['GITHUB_EVENT_PATH'] ?? '';
    return path === '' ? undefined : (0,_json_js__WEBPACK_IMPORTED_MODULE_8__/* .parseJson */ .q)(await readText(path).catch(() => ''));
}
/** A folder of this job. */
function tempOf(env) {
    return env['RUNNER_TEMP'] ?? (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)();
}


/***/ }),

/***/ 5025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mm: () => (/* binding */ bounded),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   ip: () => (/* binding */ failureOfImages)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7744);
// SPDX-License-Identifier: Apache-2.0
// Turns whatever was thrown into what a person reads: code, fact and fix.


const hintForUnknown = 'This is a fault of the action itself: please report it with the log of a run with debug ' +
    'logging.';
/** Turns anything thrown into a failure; an unknown error is our own fault and says so. */
function failureOf(thrown) {
    if (!(thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T))
        return { code: 'INTERNAL', fact: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(thrown)), hint: hintForUnknown };
    return {
        code: thrown.code,
        fact: `${bounded(thrown.message.split('\n').map(_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj))}${causeOf(thrown)}`,
        hint: thrown.hint?.split('\n').map(_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj).join('\n'),
    };
}
/** Several images' failures as one, because a run shows one error annotation. */
function failureOfImages(failed, total) {
    const [first] = failed;
    if (first !== undefined && failed.length === 1) {
        return {
            ...first.failure,
            fact: total === 1
                ? first.failure.fact
                : `1 of ${total} images is not signed: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(first.name)}\n${first.failure.fact}`,
        };
    }
    const [fact, ...otherFacts] = [...new Set(failed.map(({ failure }) => failure.fact))];
    if (first !== undefined && fact !== undefined && otherFacts.length === 0)
        return {
            ...first.failure,
            fact: `${failed.length} of ${total} images are not signed: ${fact}`,
        };
    const hints = [
        ...new Set(failed.map(({ failure }) => failure.hint).filter((hint) => hint !== undefined)),
    ];
    const codes = [...new Set(failed.map(({ failure }) => failure.code))];
    return {
        code: codes.length === 1 && codes[0] !== undefined ? codes[0] : 'SEVERAL_FAILED',
        fact: bounded([
            `${failed.length} of ${total} images are not signed:`,
            ...failed.map(({ name, failure }) => `- ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(name)}: ${failure.code}: ${failure.fact}`),
        ]),
        hint: hints.length === 0 ? undefined : hints.join('\n'),
    };
}
const limits = { lines: 21, characters: 1000 };
/**
 * A heading and its list, short enough for an annotation and for a summary that GitHub does not
 * drop.
 */
function bounded(lines) {
    const shown = lines
        .slice(0, limits.lines)
        .map((line) => line.length > limits.characters ? `${line.slice(0, limits.characters)}…` : line);
    const more = lines.length - shown.length;
    return [...shown, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n');
}
/** The causes below a failure, as far as they say something new. */
function causeOf(error) {
    const causes = [];
    for (let cause = error.cause; cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T && causes.length < 3; cause = cause.cause) {
        const text = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(cause.message);
        if (!error.message.includes(cause.message))
            causes.push(text);
    }
    return causes.length === 0 ? '' : ` (${causes.join('; ')})`;
}


/***/ }),

/***/ 4184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Do: () => (/* binding */ stepFolder),
/* harmony export */   EY: () => (/* binding */ workflowFile),
/* harmony export */   Sy: () => (/* binding */ writeSummary),
/* harmony export */   n0: () => (/* binding */ setOutputs)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3838);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7406);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8470);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1537);
// SPDX-License-Identifier: Apache-2.0
// The files and outputs that every step leaves behind.






/** The folder is made when something is written. */
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
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .tempOf */ ._p)(env), 'signet-')).catch((error) => {
        (0,_log_js__WEBPACK_IMPORTED_MODULE_5__/* .warn */ .R8)(`Bundles and report cannot be written: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error)}`);
        return undefined;
    });
}
async function writePrivately(path, content) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, content, { mode: 0o600 });
        return path;
    }
    catch (error) {
        (0,_log_js__WEBPACK_IMPORTED_MODULE_5__/* .warn */ .R8)(`${path} cannot be written: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error)}`);
        return undefined;
    }
}
/** Runners before 2.297 have no summaries. */
async function writeSummary(text) {
    await _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .summary */ .z
        .addRaw(text)
        .write()
        .catch((error) => {
        (0,_log_js__WEBPACK_IMPORTED_MODULE_5__/* .debug */ .Yz)(`No job summary: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error)}`);
    });
}
function setOutputs(outputs) {
    for (const [name, value] of Object.entries(outputs))
        _actions_core__WEBPACK_IMPORTED_MODULE_2__/* .setOutput */ .uH(name, value);
}
/** The path in `OWNER/REPO/PATH@REF`, where most failures are corrected. */
function workflowFile(env) {
    return /^[^/@]+\/[^/@]+\/(\.github\/workflows\/[^@]+\.ya?ml)@/.exec(env['GITHUB_WORKFLOW_REF'] ?? '')?.[1];
}


/***/ }),

/***/ 8578:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BS: () => (/* binding */ reportLine),
/* harmony export */   FY: () => (/* binding */ paragraph),
/* harmony export */   Qu: () => (/* binding */ failureBlock),
/* harmony export */   R_: () => (/* binding */ heading),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7744);

function heading(text) {
    return `<h3>${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(text)}</h3>`;
}
function paragraph(text) {
    return text.split('\n').map(_text_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy).join('<br>');
}
/** Code, fact and fix of what failed. */
function failureBlock(failure) {
    if (failure === null)
        return [];
    const { code, message, hint } = failure;
    return [
        `<p><b>${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(code)}</b>: ${paragraph(message)}</p>`,
        ...(hint === null ? [] : [`<p><b>What to do:</b> ${paragraph(hint)}</p>`]),
    ];
}
/** @param rows each a whole `<tr>`; what does not fit is counted in a line below */
function table(columns, rows) {
    if (rows.length === 0)
        return [];
    const { shown, cut } = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .fitting */ ._Q)(rows);
    return [
        `<table><tr>${columns.map((column) => `<th>${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(column)}</th>`).join('')}</tr>`,
        ...shown,
        '</table>',
        ...(cut > 0 ? [`<p>${cut} more are in the report.</p>`] : []),
    ];
}
function details(title, body) {
    return [`<details><summary>${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(title)}</summary>`, ...body, '</details>'];
}
function reportLine(path) {
    return `<p>Report: <code>${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(path)}</code></p>`;
}


/***/ }),

/***/ 4354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $7: () => (/* binding */ readDuration),
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   Kf: () => (/* binding */ readChoice),
/* harmony export */   Nu: () => (/* binding */ readRepository),
/* harmony export */   Vf: () => (/* binding */ readBoolean),
/* harmony export */   _n: () => (/* binding */ problemsIn),
/* harmony export */   eD: () => (/* binding */ readPatience),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   mN: () => (/* binding */ readLogin),
/* harmony export */   ti: () => (/* binding */ readAnnotations),
/* harmony export */   yw: () => (/* binding */ readAll)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6950);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7744);
// SPDX-License-Identifier: Apache-2.0
// Reads single inputs; what is wrong with each is collected, so that all problems are told at once.



function readBoolean({ get, problem }, name) {
    const text = get(name).trim().toLowerCase();
    if (text !== 'true' && text !== 'false')
        problem(`input "${name}" must be true or false, not ${quote(text)}`);
    return text === 'true';
}
/** One of a few words. */
function readChoice({ get, problem }, name, choices) {
    const text = get(name).trim();
    const found = choices.find((choice) => choice === text);
    if (found === undefined)
        problem(`input "${name}" must be ${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}, ` +
            `not ${quote(text)}`);
    return found ?? choices[0];
}
function readRepository({ get, problem }, name) {
    const text = get(name).trim();
    if (text === '')
        return undefined;
    try {
        const { repository, tag, digest } = (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(text);
        if (tag !== undefined || digest !== undefined)
            problem(`input "${name}" names a repository, without tag and digest, not ${quote(text)}`);
        return repository;
    }
    catch (error) {
        problem(`input "${name}": ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(error)}`);
        return undefined;
    }
}
const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** A number and a unit. @returns milliseconds; undefined when the input is empty or wrong */
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
/** How long outages are ridden out, in milliseconds. */
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
function quote(text) {
    const line = (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(text);
    return JSON.stringify(line.length > 80 ? `${line.slice(0, 80)}…` : line);
}
/**
 * Reads with a fresh list of problems.
 * @throws SignetError INPUT_INVALID that lists every problem at once
 */
function readAll(get, read) {
    const problems = [];
    const inputs = read({ get, problem: (text) => problems.push(text) });
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('INPUT_INVALID', listed(problems), {
            hint: 'Correct the "with:" block of this step.',
        });
    return inputs;
}
/** Several problems as one message. */
function listed(problems) {
    return problems.length === 1
        ? (problems[0] ?? '')
        : `${problems.length} problems:\n${problems.map((problem) => `- ${problem}`).join('\n')}`;
}
/** The problems of a message that `listed` made, to be listed together with others. */
function problemsIn(message) {
    const lines = message.split('\n');
    return /^\d+ problems:$/.test(lines[0] ?? '')
        ? lines.slice(1).map((line) => line.replace(/^- /, ''))
        : [message];
}


/***/ }),

/***/ 98:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ readKeyText),
/* harmony export */   s: () => (/* binding */ maskKey)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3838);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
// SPDX-License-Identifier: Apache-2.0
// A key given as text, as a path, or as env://NAME.


/** @throws SignetError INPUT_INVALID, never with the key in it */
async function readKeyText(given, env, readFile) {
    const text = given.trim();
    if (text.includes('-----BEGIN '))
        return text;
    const name = /^env:\/\/([A-Za-z_]\w*)$/.exec(text)?.[1];
    if (name !== undefined) {
        const value = env[name] ?? '';
        if (value === '')
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SignetError */ .T('INPUT_INVALID', `The input "key" names the environment variable ${name}, which is not set`, {
                hint: `Set it in the step's "env:" from a secret.`,
            });
        return decoded(value);
    }
    return readPath(decoded(text), readFile);
}
async function readPath(text, readFile) {
    const scheme = /^(?!env:)([a-z][a-z0-9+.-]{1,15}:\/\/|pkcs11:)/.exec(text)?.[1];
    if (scheme !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SignetError */ .T('INPUT_INVALID', `The input "key" begins with ${scheme}, and keys in a KMS, on a token or behind a URL ` +
            'are not supported', {
            hint: 'Give the key’s text, its path, or env://NAME.',
        });
    // A secret that was pasted without its first line must not be quoted as a path.
    if (text.includes('\n') || text.length > 1024)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SignetError */ .T('INPUT_INVALID', 'The input "key" is neither PEM, nor a path, nor env://NAME', {
            hint: 'Paste the whole key, with its BEGIN and END lines.',
        });
    return readFile(text).catch((cause) => {
        const code = cause instanceof Error && 'code' in cause
            ? String(cause.code)
            : (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .b)(cause).slice(0, 20);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SignetError */ .T('INPUT_INVALID', `The input "key" is neither PEM nor env://NAME, and is no file that can be read (${code})`, {
            hint: 'Give the key’s text, its path relative to the workspace, or env://NAME.',
        });
    });
}
/** The text, unless it is PEM wrapped in base64: `-----BEGIN ` begins so. @throws SignetError */
function decoded(text) {
    if (!text.trim().startsWith('LS0tLS1CRUdJTi'))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SignetError */ .T('INPUT_INVALID', 'The input "key" is PEM wrapped in base64', {
        hint: 'Store the PEM text itself in the secret, as it is in the file.',
    });
}
/**
 * Each line too, because the runner searches its log line by line. Done before the key is parsed.
 */
function maskKey(text) {
    for (const secret of [text, ...text.split('\n').map((line) => line.trim())]) {
        if (secret.length >= 8 && !secret.startsWith('-----'))
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setSecret */ .Pq(secret);
    }
}


/***/ }),

/***/ 1537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Os: () => (/* binding */ group),
/* harmony export */   R8: () => (/* binding */ warn),
/* harmony export */   V4: () => (/* binding */ getInput),
/* harmony export */   Yz: () => (/* binding */ debug),
/* harmony export */   aY: () => (/* binding */ maskInputs),
/* harmony export */   bv: () => (/* binding */ debugExchange),
/* harmony export */   fJ: () => (/* binding */ fail),
/* harmony export */   lm: () => (/* binding */ notice),
/* harmony export */   n8: () => (/* binding */ line)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3838);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7744);
// SPDX-License-Identifier: Apache-2.0
// The lines, groups and annotations of the log.


/** An input as it was given; what it means is decided where it is read. */
function getInput(name) {
    return _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4(name, { trimWhitespace: false });
}
/** Hides the values of inputs before anything can print them. */
function maskInputs(names) {
    for (const secret of names.map(getInput))
        if (secret !== '')
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setSecret */ .Pq(secret);
}
/** One line: a label of fixed width, then text that may come from outside. */
function line(label, text) {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(`${label.padEnd(11)} ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(text)}`);
}
/** Lines that fold away in the log. */
function group(title, facts) {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .startGroup */ .Oh((0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(title));
    for (const [label, text] of facts)
        line(label, text);
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .endGroup */ .N4();
}
/** An annotation that is not a warning. */
function notice(text) {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm((0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(text));
}
function warn(text) {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e((0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(text));
}
function debug(text) {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .debug */ .Yz((0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(text));
}
/** One debug line per request: never headers, bodies or queries. */
function debugExchange({ method, url, outcome, ms, requestId }) {
    debug(`${method} ${url} → ${outcome} in ${Math.round(ms)} ` +
        `ms${requestId === undefined ? '' : ` (request ${requestId})`}`);
}
/**
 * The one error annotation of a run: code, fact and fix; it points to the workflow file, where the
 * fix usually goes.
 */
function fail({ code, fact, hint }, workflowFile) {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3(hint === undefined ? fact : `${fact}\n${hint}`, {
        title: code,
        ...(workflowFile === undefined ? {} : { file: workflowFile }),
    });
    process.exitCode = _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .ExitCode */ .yU.Failure;
}


/***/ }),

/***/ 3844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ openNetwork),
  H: () => (/* binding */ registriesOf)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(3838);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/json.js
var src_json = __webpack_require__(4715);
;// CONCATENATED MODULE: ./build/src/oci/docker-config.js
// SPDX-License-Identifier: Apache-2.0
// Credential files of docker and podman (docker/cli, cli/config; containers-auth.json(5)).


const entrySchema = dist/* looseObject */._H3({
    auth: dist/* optional */.lqM(dist/* string */.YjP()),
    username: dist/* optional */.lqM(dist/* string */.YjP()),
    password: dist/* optional */.lqM(dist/* string */.YjP()),
    identitytoken: dist/* optional */.lqM(dist/* string */.YjP()),
    registrytoken: dist/* optional */.lqM(dist/* string */.YjP()),
});
const configSchema = dist/* looseObject */._H3({
    auths: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* nullish */.cl6(entrySchema)), {}),
    credHelpers: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()), {}),
    credsStore: dist/* optional */.lqM(dist/* string */.YjP()),
});
function parseDockerConfig(text) {
    const json = (0,src_json/* parseJson */.q)(text);
    if (json === undefined)
        return { ok: false, problem: 'it is not JSON' };
    const parsed = dist/* safeParse */.xLC(configSchema, json);
    return parsed.success
        ? { ok: true, config: parsed.output }
        : { ok: false, problem: (0,src_json/* describeIssue */.n)(parsed.issues[0]) };
}
const dockerHub = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];
/** The key under which docker stores Docker Hub, and what its helpers are asked for. */
const dockerHubKey = 'https://index.docker.io/v1/';
/**
 * Looks a registry up: its own helper first (it is authoritative), then an entry that holds a
 * secret, then the store for all; of podman's keys the most special namespace counts first. Hosts
 * are compared exactly (GHSA-pf56-329r-95rw came of comparing their ends).
 */
function lookUp(config, registry, path) {
    const server = registry === 'docker.io' ? dockerHubKey : registry;
    const own = Object.entries(config.credHelpers).find(([key]) => sameRegistry(hostOf(key), registry));
    if (own !== undefined)
        return { kind: 'helper', name: own[1], server };
    const entry = entryFor(config, registry, path);
    // A login with a store leaves an empty entry behind as a marker.
    if (entry !== undefined && hasSecret(entry.entry))
        return { kind: 'entry', ...entry };
    return config.credsStore === undefined || config.credsStore === ''
        ? undefined
        : { kind: 'helper', name: config.credsStore, server };
}
function entryFor({ auths }, registry, path) {
    const components = path.split('/');
    const namespaces = components.map((_, index) => `${registry}/${components.slice(0, components.length - index).join('/')}`);
    for (const wanted of namespaces) {
        const entry = Object.hasOwn(auths, wanted) ? auths[wanted] : undefined;
        if (entry != null)
            return { key: wanted, entry };
    }
    const found = Object.entries(auths).find(([key, entry]) => entry != null && sameRegistry(hostOf(key), registry));
    return found?.[1] == null ? undefined : { key: found[0], entry: found[1] };
}
function hasSecret({ auth, password, identitytoken, registrytoken }) {
    return [auth, password, identitytoken, registrytoken].some((secret) => secret !== undefined && secret !== '');
}
/** Keys are hosts, or old URLs with scheme and `/v1/`; a namespace of podman is no host. */
function hostOf(key) {
    const bare = key.replace(/^https?:\/\//, '');
    const [host = '', ...path] = bare.split('/');
    const isNamespace = bare === key &&
        path.join('') !== '' &&
        !/^v[12]$/.test(path.filter((part) => part !== '').join('/'));
    return isNamespace ? '' : host.toLowerCase().replace(/:443$/, '');
}
function sameRegistry(host, registry) {
    const normal = registry.replace(/:443$/, '');
    return host === normal || (dockerHub.includes(host) && dockerHub.includes(normal));
}

;// CONCATENATED MODULE: ./build/src/oci/credentials.js
// SPDX-License-Identifier: Apache-2.0
// Where a registry's credential comes from; each knows its source.





/**
 * The first credential for this repository: inputs, DOCKER_AUTH_CONFIG, docker's file, podman's
 * files, and for ghcr.io the job's own token.
 * @throws SignetError REGISTRY_CREDENTIALS_INVALID when a file or a helper that is responsible is
 * broken
 */
async function findCredential(repository, ports) {
    if (ports.login !== undefined) {
        return {
            credential: masked({ kind: 'basic', ...ports.login, source: 'inputs registry-username and registry-password' }, ports),
            consulted: [],
        };
    }
    const consulted = [];
    for (const { source, read } of sourcesOf(ports)) {
        const text = await read();
        if (text === undefined)
            continue;
        consulted.push(source);
        const credential = await credentialIn(text, source, repository, ports);
        if (credential !== undefined)
            return { credential: masked(credential, ports), consulted };
    }
    if (repository.registry === 'ghcr.io' && ports.githubToken !== '') {
        return {
            credential: masked({
                kind: 'basic',
                username: ports.env['GITHUB_ACTOR'] ?? 'github',
                password: ports.githubToken,
                source: 'input github-token',
            }, ports),
            consulted,
        };
    }
    return { credential: undefined, consulted };
}
function sourcesOf({ env, home, userId, readFile }) {
    const inline = env['DOCKER_AUTH_CONFIG'] ?? '';
    const dockerFolder = env['DOCKER_CONFIG'] ?? (home === undefined ? undefined : (0,external_node_path_.join)(home, '.docker'));
    const runtime = env['XDG_RUNTIME_DIR'] ??
        (userId === undefined ? undefined : (0,external_node_path_.join)('/run/user', String(userId)));
    const config = env['XDG_CONFIG_HOME'] ?? (home === undefined ? undefined : (0,external_node_path_.join)(home, '.config'));
    const files = [
        ...(dockerFolder === undefined ? [] : [(0,external_node_path_.join)(dockerFolder, 'config.json')]),
        ...(env['REGISTRY_AUTH_FILE'] === undefined ? [] : [env['REGISTRY_AUTH_FILE']]),
        ...(runtime === undefined ? [] : [(0,external_node_path_.join)(runtime, 'containers', 'auth.json')]),
        ...(userId === undefined ? [] : [(0,external_node_path_.join)('/run/containers', String(userId), 'auth.json')]),
        ...(config === undefined ? [] : [(0,external_node_path_.join)(config, 'containers', 'auth.json')]),
    ];
    return [
        ...(inline === ''
            ? []
            : [{ source: 'DOCKER_AUTH_CONFIG', read: () => Promise.resolve(inline) }]),
        ...files.map((path) => ({ source: path, read: () => readIfThere(path, readFile) })),
    ];
}
async function readIfThere(path, readFile) {
    try {
        return await readFile(path);
    }
    catch (cause) {
        if (hasCode(cause, 'ENOENT') || hasCode(cause, 'ENOTDIR'))
            return undefined;
        throw broken(`${path} cannot be read: ${(0,errors/* messageOf */.b)(cause)}`, cause);
    }
}
async function credentialIn(text, source, { registry, path }, ports) {
    const parsed = parseDockerConfig(text);
    if (!parsed.ok)
        throw broken(`${source} is no credential file: ${parsed.problem}`);
    const stored = lookUp(parsed.config, registry, path);
    if (stored === undefined)
        return undefined;
    return stored.kind === 'entry'
        ? readEntry(stored.entry, `${source}, entry ${JSON.stringify(stored.key)}`)
        : askHelper(stored, source, ports);
}
function readEntry({ auth, username, password, identitytoken, registrytoken }, source) {
    if (registrytoken)
        return { kind: 'bearer', token: registrytoken, source };
    if (identitytoken)
        return { kind: 'refresh', token: identitytoken, source };
    if (!auth)
        return basic(username ?? '', password ?? '', source);
    // Node decodes anything; a wrong alphabet must not become a wrong password.
    if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(auth))
        throw broken(`${source}: "auth" is not base64`);
    const text = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
    const colon = text.indexOf(':');
    return basic(text.slice(0, Math.max(colon, 0)), text.slice(colon + 1), source);
}
function basic(username, password, source) {
    if (username === '')
        throw broken(`${source}: the user name is empty`);
    return username === '<token>'
        ? { kind: 'refresh', token: password, source }
        : { kind: 'basic', username, password, source };
}
const helperAnswer = dist/* object */.Ikc({ Username: dist/* string */.YjP(), Secret: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1)) });
/** The protocol of docker-credential-helpers: the server on stdin, JSON on stdout. */
async function askHelper({ name, server }, file, { exec }) {
    // The name becomes a file name.
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,100}$/.test(name))
        throw broken(`${file} names a credential helper that cannot exist`);
    const program = `docker-credential-${name}`;
    const { exitCode, stdout } = await exec(program, ['get'], server).catch((cause) => {
        throw broken(hasCode(cause, 'ENOENT')
            ? `${file} names the credential helper ${program}, which is not installed`
            : `${program} failed: ${(0,errors/* messageOf */.b)(cause)}`, cause);
    });
    if (exitCode !== 0) {
        if (/credentials not found/i.test(stdout))
            return undefined;
        throw broken(`${program} get ended with exit code ${exitCode} for ${server}`);
    }
    const parsed = dist/* safeParse */.xLC(helperAnswer, (0,src_json/* parseJson */.q)(stdout));
    if (!parsed.success)
        throw broken(`${program} gave an answer of another form`);
    return basic(parsed.output.Username, parsed.output.Secret, `${program} (named by ${file})`);
}
function masked(credential, { maskSecret }) {
    if (credential.kind !== 'basic')
        maskSecret(credential.token);
    else
        for (const secret of [credential.password, basicHeaderValue(credential)])
            if (secret !== '')
                maskSecret(secret);
    return credential;
}
/** The value of a Basic Authorization header without its scheme (RFC 7617). */
function basicHeaderValue({ username, password, }) {
    return Buffer.from(`${username}:${password}`).toString('base64');
}
function hasCode(error, code) {
    return error instanceof Error && 'code' in error && error.code === code;
}
function broken(what, cause) {
    return new errors/* SignetError */.T('REGISTRY_CREDENTIALS_INVALID', what, {
        hint: 'Log in again before this step (docker/login-action, or your cloud’s login), or pass ' +
            '"registry-username" and "registry-password".',
        cause,
    });
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./build/src/concurrency.js
var concurrency = __webpack_require__(3742);
// EXTERNAL MODULE: ./build/src/image/reference.js
var reference = __webpack_require__(6950);
// EXTERNAL MODULE: ./build/src/oci/artifacts.js
var artifacts = __webpack_require__(256);
// EXTERNAL MODULE: ./build/src/image/digest.js
var image_digest = __webpack_require__(1671);
// EXTERNAL MODULE: ./build/src/oci/manifest.js
var manifest = __webpack_require__(2262);
// EXTERNAL MODULE: ./build/src/oci/referrers.js
var oci_referrers = __webpack_require__(4687);
// EXTERNAL MODULE: ./build/src/oci/shared-tag.js
var shared_tag = __webpack_require__(3311);
;// CONCATENATED MODULE: ./build/src/oci/fallback-tag.js



const busyMs = 15_000;
/**
 * Adds entries to the list in one write, so that neither they nor another writer's are lost.
 * @param first the list as it was read a moment ago
 * @throws SignetError REGISTRY_TAG_UNUSABLE, REGISTRY_TAG_IMMUTABLE, REGISTRY_READ_BACK, REGISTRY_…
 */
async function addToFallbackTag(registry, { image, tag, ownEntries }, entries, first, patience) {
    const list = {
        repository: image.repository,
        tag,
        read: () => (0,oci_referrers/* readTag */.zW)(registry, image, tag),
        write: (content, current) => writeTag(registry, image, tag, content, current),
        merge: (current, mine) => ({
            index: {
                ...(current?.index ?? manifest/* emptyIndex */.gW),
                manifests: (0,manifest/* mergeDescriptors */.PE)(current?.index.manifests ?? [], mine.index.manifests),
            },
            etag: current?.etag,
        }),
        entries: ({ index }) => index.manifests.map(({ digest }) => digest),
        isBusy: ({ index }) => index.manifests.some((listed) => !ownEntries.has(listed.digest) && isRecent(listed, patience.clock.now())),
    };
    const mine = { index: { ...manifest/* emptyIndex */.gW, manifests: entries }, etag: undefined };
    await (0,shared_tag/* addToSharedTag */.s)(registry, list, mine, first, patience);
}
async function writeTag(registry, { repository }, tag, { index }, current) {
    const condition = current?.etag === undefined ? {} : { 'if-match': current.etag };
    const response = await registry.send(repository, {
        method: 'PUT',
        path: `manifests/${tag}`,
        headers: { 'content-type': manifest/* mediaTypes */.Ib.index, ...condition },
        body: (0,manifest/* indexBytes */.EI)(index),
        maxBytes: 64 * 1024,
    });
    return { response, isConditional: current?.etag !== undefined };
}
/** Signatures carry the time of their making. */
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
// SPDX-License-Identifier: Apache-2.0
// Publishes artifacts beside an image: pushes them, lists them, and reads them back as a verifier
// would.










/** Upload sessions that are opened in advance, each for one blob; further ones as they are asked. */
function openSessions(registry, repository, count) {
    const open = () => (0,concurrency/* eager */.no)(registry.startUpload(repository));
    const sessions = Array.from({ length: Math.max(count, 1) }, open);
    const [first = open()] = sessions;
    return { first, take: () => sessions.shift() ?? open() };
}
/** Attaches all artifacts to the subject, with one write of the list. @throws SignetError … */
async function attachReferrers(preparation, artifacts, subject) {
    const { registry, image, listing, config, patience, ownEntries } = preparation;
    const referrers = artifacts.map((artifact) => ({
        artifact,
        ...(0,manifest/* referrerManifest */.Dq)(artifact, subject),
    }));
    for (const { descriptor } of referrers)
        ownEntries.add(descriptor.digest);
    await Promise.all([...referrers.map(({ artifact }) => attach_push(preparation, artifact)), config]);
    const pushed = Promise.all(referrers.map(({ bytes, descriptor }) => (0,push/* pushManifest */.y6)(registry, image.repository, bytes, descriptor, patience)));
    const readAllBack = async () => Promise.all(referrers.map((referrer) => readBack(registry, image.repository, referrer)));
    const entries = referrers.map(({ descriptor }) => descriptor);
    if (listing.kind === 'fallback-tag') {
        const { tag } = listing;
        // The list is read as late as possible, but beside the push of the manifests, which must be
        // there before they are listed.
        const [current] = await Promise.all([
            (0,shared_tag/* takeSnapshot */.W)((0,oci_referrers/* readTag */.zW)(registry, image, tag), patience),
            pushed,
        ]);
        const list = { image, tag, ownEntries };
        await Promise.all([
            addToFallbackTag(registry, list, entries, current, patience),
            readAllBack(),
        ]);
    }
    else {
        await pushed;
        await Promise.all([readListBack(preparation, entries), readAllBack()]);
    }
    return entries.map(({ digest }) => ({ digest, repository: image.repository, listing }));
}
/** Appends the artifact as a layer to the manifest under the image's signature tag. */
async function appendSignature(preparation, artifact) {
    const { registry, image, patience } = preparation;
    const { repository } = image;
    const { bytes, mediaType, annotations } = artifact;
    const tag = (0,signature_tag/* signatureTag */.bG)(image.digest);
    const layer = { mediaType, size: bytes.length, digest: (0,image_digest/* digestOf */.ol)(bytes), annotations };
    const [current] = await Promise.all([
        (0,shared_tag/* takeSnapshot */.W)((0,signature_tag/* readSignatures */.yz)(registry, repository, tag), patience),
        attach_push(preparation, artifact),
    ]);
    const digest = await (0,signature_tag/* appendLayer */.ex)(registry, repository, tag, layer, current, patience);
    const blob = await registry
        .blob(repository, layer.digest, bytes.length, shownLater)
        .catch((cause) => {
        throw otherBytes(repository, cause);
    });
    if (blob === undefined)
        throw notReadBack(repository, 'it is not there');
    return { digest, repository, listing: { kind: 'signature-tag', tag } };
}
async function attach_push({ registry, image, takeSession }, { bytes }) {
    await (0,push/* pushBlob */.Ee)(registry, image.repository, bytes, await takeSession());
}
/** ghcr.io and Docker Hub replicate after they have answered. */
const shownLater = { alsoTransient: [404], alsoTransientFor: 60_000 };
async function readBack(registry, repository, { artifact, descriptor }) {
    const [found, blob] = await Promise.all([
        registry.manifest(repository, descriptor.digest, shownLater),
        registry.blob(repository, (0,image_digest/* digestOf */.ol)(artifact.bytes), artifact.bytes.length, shownLater),
    ]).catch((cause) => {
        throw otherBytes(repository, cause);
    });
    if (found === undefined || blob === undefined)
        throw notReadBack(repository, 'it is not there');
}
async function readListBack({ registry, image, listing, patience }, entries) {
    const look = async () => {
        const listed = (await (0,oci_referrers/* listReferrers */.xt)(registry, image, listing)) ?? [];
        const there = new Set(listed.map(({ digest }) => digest));
        return entries.every(({ digest }) => there.has(digest));
    };
    if (!(await (0,put/* isSeen */.U4)(look, patience)))
        throw notReadBack(image.repository, 'its list of referrers does not show it');
}
/**
 * What is read by digest is hashed as it comes; here, another hash means that the signature is not
 * what was pushed.
 */
function otherBytes(repository, cause) {
    const isOther = cause instanceof errors/* SignetError */.T &&
        (cause.code === 'REGISTRY_RESPONSE_INVALID' || cause.code === 'HTTP_TOO_LARGE');
    return isOther ? notReadBack(repository, 'it gives other bytes', cause) : cause;
}
function notReadBack({ registry, path }, what, cause) {
    return new errors/* SignetError */.T('REGISTRY_READ_BACK', `${registry} took the signature for ${path}, but ${what} when a verifier asks`, {
        hint: 'Verifiers will not find the signature. Run the job again; if it stays, report it to ' +
            'the registry’s operator.',
        cause,
    });
}

// EXTERNAL MODULE: ./build/src/http/retry.js
var retry = __webpack_require__(6092);
// EXTERNAL MODULE: ./build/src/http/url-policy.js
var url_policy = __webpack_require__(8106);
;// CONCATENATED MODULE: ./build/src/oci/challenge.js
// SPDX-License-Identifier: Apache-2.0
// WWW-Authenticate by its grammar (RFC 9110, sections 5.6 and 11.6.1): challenges in one list,
// separated by the same comma as their parameters.
const tokenGrammar = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const token68Grammar = /[A-Za-z0-9._~+/-]+=*(?=[ \t]*(?:,|$))/y;
const quotedGrammar = /"((?:[^"\\]|\\.)*)"/y;
const blankGrammar = /[ \t]*/y;
const commaGrammar = /[ \t,]*/y;
/**
 * Reads all challenges of a header; what follows the first thing that breaks the grammar is left
 * out.
 */
function parseChallenges(header) {
    const text = header.slice(0, 16_384);
    const challenges = [];
    let at = 0;
    const take = (grammar) => {
        grammar.lastIndex = at;
        const match = grammar.exec(text);
        if (match !== null)
            at = grammar.lastIndex;
        return match;
    };
    for (;;) {
        take(commaGrammar);
        const scheme = take(tokenGrammar)?.[0];
        if (scheme === undefined)
            return challenges;
        const parameters = new Map();
        challenges.push({ scheme: scheme.toLowerCase(), parameters });
        if (take(/ +/y) !== null)
            readParameters(parameters, take, () => at, (place) => (at = place));
    }
}
/**
 * Reads `name=value` pairs until the next challenge begins, which is a token that no "=" follows.
 */
function readParameters(parameters, take, place, goTo) {
    const start = place();
    if (take(token68Grammar)?.[0].includes('=') === true)
        return;
    goTo(start);
    for (;;) {
        take(commaGrammar);
        const beforeName = place();
        const name = take(tokenGrammar)?.[0];
        take(blankGrammar);
        if (name === undefined || take(/=/y) === null) {
            goTo(beforeName);
            return;
        }
        take(blankGrammar);
        const quoted = take(quotedGrammar)?.[1]?.replace(/\\(.)/g, '$1');
        const value = quoted ?? take(tokenGrammar)?.[0];
        if (value === undefined)
            return;
        if (!parameters.has(name.toLowerCase()))
            parameters.set(name.toLowerCase(), value);
    }
}

// EXTERNAL MODULE: ./build/src/oci/failure.js
var failure = __webpack_require__(9493);
;// CONCATENATED MODULE: ./build/src/oci/authorization.js
// SPDX-License-Identifier: Apache-2.0
// Answers a registry's challenges (distribution, docs/spec/auth/token.md and oauth.md).









function createAuthorizer(ports) {
    const headers = new Map();
    return {
        current: async (repository) => headers.get((0,reference/* repositoryName */.aR)(repository)),
        async answer(repository, refused, used) {
            const key = (0,reference/* repositoryName */.aR)(repository);
            const known = headers.get(key);
            if (known !== undefined && (await known) !== used)
                return known;
            // Another request refused with the same header may have begun to answer while this one
            // waited.
            const latest = headers.get(key);
            if (latest !== undefined && latest !== known)
                return latest;
            const header = answerChallenge(repository, refused, used, ports);
            headers.set(key, header);
            header.catch(() => headers.delete(key));
            return header;
        },
    };
}
async function answerChallenge(repository, refused, used, ports) {
    const { credential, consulted } = await ports.findCredential(repository);
    const challenge = chooseChallenge(parseChallenges(refused.headers.get('www-authenticate') ?? ''));
    const notTaken = (status) => (0,failure/* unauthenticated */.JK)(repository, credential?.source, consulted, status);
    if (challenge === undefined)
        throw notTaken(`status ${refused.status} without a challenge that can be answered`);
    if (challenge.scheme === 'bearer' && credential?.kind !== 'bearer')
        return fetchToken(challenge, refused.url, repository, credential, notTaken, ports);
    const header = fixedHeader(challenge, credential);
    if (header === undefined || header === used)
        throw notTaken(`status ${refused.status}`);
    return header;
}
/** What needs no token service: a login for Basic, or a token that was stored. */
function fixedHeader({ scheme }, credential) {
    if (scheme === 'basic')
        return credential?.kind === 'basic' ? `Basic ${basicHeaderValue(credential)}` : undefined;
    return credential?.kind === 'bearer' ? `Bearer ${credential.token}` : undefined;
}
async function fetchToken(challenge, from, repository, credential, notTaken, ports) {
    const realm = (0,url_policy/* judgeRealm */.vi)(challenge.parameters.get('realm') ?? '', new URL(from.origin));
    const response = await askTokenService(tokenRequest(ports.access, realm, challenge, repository, credential), repository, ports);
    if ([400, 401, 403].includes(response.status))
        throw notTaken(`the token service answers ${response.status}`);
    const token = judgeToken(response, repository);
    ports.maskSecret(token);
    return `Bearer ${token}`;
}
/** Bearer before Basic: where both are offered, the token is the narrower right. */
function chooseChallenge(challenges) {
    return (challenges.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.has('realm')) ??
        challenges.find(({ scheme }) => scheme === 'basic'));
}
/**
 * The scope is ours: that of a challenge may be a placeholder (ghcr.io answers `/v2/` with
 * repository:user/image:pull).
 */
function tokenRequest(access, realm, { parameters }, { path }, credential) {
    const service = parameters.get('service');
    const query = {
        ...(service === undefined ? {} : { service }),
        scope: `repository:${path}:${access}`,
    };
    if (credential?.kind === 'refresh') {
        const body = new URLSearchParams({
            ...query,
            grant_type: 'refresh_token',
            client_id: 'signet',
            refresh_token: credential.token,
        });
        return {
            method: 'POST',
            url: realm,
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: Buffer.from(body.toString()),
            maxBytes: 64 * 1024,
        };
    }
    const url = new URL(realm);
    for (const [name, value] of Object.entries(query))
        url.searchParams.set(name, value);
    return {
        method: 'GET',
        url,
        headers: credential === undefined ? {} : { authorization: `Basic ${basicHeaderValue(credential)}` },
        maxBytes: 64 * 1024,
    };
}
async function askTokenService(request, { registry }, { http, patience }) {
    return (0,retry/* sendPatiently */.zw)(http, request, patience).catch((cause) => {
        if (cause instanceof errors/* SignetError */.T && cause.code === 'CANCELLED')
            throw cause;
        throw new errors/* SignetError */.T('REGISTRY_UNAVAILABLE', `The token service of ${registry} is not available`, {
            hint: 'Run the job again when it is back, or raise the input "patience".',
            cause,
        });
    });
}
const tokenSchema = dist/* object */.Ikc({
    token: dist/* optional */.lqM(dist/* string */.YjP()),
    access_token: dist/* optional */.lqM(dist/* string */.YjP()),
});
function judgeToken(response, repository) {
    if (response.status !== 200)
        throw (0,failure/* refusal */.x5)('issue a token', repository, response);
    const parsed = dist/* safeParse */.xLC(tokenSchema, (0,src_json/* parseJson */.q)(response.body));
    const token = parsed.success ? (parsed.output.token ?? parsed.output.access_token) : undefined;
    if (token === undefined || !/^[\x21-\x7e]{1,65536}$/.test(token)) {
        throw new errors/* SignetError */.T('REGISTRY_RESPONSE_INVALID', `The token service of ${repository.registry} answered without a token`, {
            hint: 'A proxy may answer in its place; otherwise report it to the registry’s operator.',
        });
    }
    return token;
}

// EXTERNAL MODULE: ./build/src/oci/registry.js
var oci_registry = __webpack_require__(1620);
;// CONCATENATED MODULE: ./build/src/oci/subject.js
// SPDX-License-Identifier: Apache-2.0
// What a name or a digest stands for in a registry, and whether it can be signed.





/** How long a registry may take to show an image that was pushed a moment ago, in milliseconds. */
const propagation = { alsoTransient: [404], alsoTransientFor: 5_000 };
/** The digest under a tag. @throws SignetError IMAGE_NOT_FOUND, REGISTRY_… */
async function resolveTag(registry, repository, tag) {
    const found = await registry.manifest(repository, tag, propagation);
    if (found !== undefined)
        return found.digest;
    throw (0,failure/* unknownImage */.SD)(`${(0,reference/* repositoryName */.aR)(repository)}:${tag}`, undefined, registry.purpose);
}
/**
 * The image's descriptor, when the registry has it and it can be signed.
 * @throws SignetError IMAGE_NOT_FOUND, IMAGE_IS_CONFIG, REGISTRY_…
 */
async function findSubject(registry, image) {
    const { repository, digest } = image;
    const response = await registry.send(repository, {
        method: 'HEAD',
        path: `manifests/${digest}`,
        headers: { accept: manifest/* subjectTypes */.Oc.join(', ') },
        maxBytes: manifest/* maxManifestBytes */.rq,
        ...propagation,
    });
    if (response.status === 404) {
        // `docker images` and the metadata's config digest name the configuration, which registries
        // keep as a blob.
        throw (await registry.hasBlob(repository, digest))
            ? configurationNamed(image)
            : (0,failure/* unknownImage */.SD)((0,reference/* imageName */.tO)(image), response, registry.purpose);
    }
    if (response.status !== 200)
        throw (0,failure/* refusal */.x5)(`show ${digest}`, repository, response, registry.purpose);
    const mediaType = (0,oci_registry/* mediaTypeOf */.c0)(response);
    const size = Number(response.headers.get('content-length') ?? '0');
    if (response.headers.get('docker-content-digest') === digest &&
        manifest/* subjectTypes */.Oc.includes(mediaType) &&
        size > 0 &&
        size <= manifest/* maxManifestBytes */.rq)
        return { mediaType, digest, size };
    return inspectSubject(registry, image);
}
/** Where a HEAD does not say enough, the manifest itself does. */
async function inspectSubject(registry, image) {
    const found = await registry.manifest(image.repository, image.digest);
    if (found === undefined)
        throw (0,oci_registry/* invalid */.Gq)(image.repository, `it shows ${image.digest} and does not give it`);
    const judged = (0,manifest/* judgeSubject */.uG)(found.response.body, found.mediaType);
    if (judged.ok)
        return {
            mediaType: judged.mediaType,
            digest: image.digest,
            size: found.response.body.length,
        };
    if (judged.what === 'config')
        throw configurationNamed(image);
    throw new errors/* SignetError */.T('IMAGE_NOT_FOUND', `${(0,reference/* imageName */.tO)(image)} is ${JSON.stringify(found.mediaType.slice(0, 100))}, which is not an ` +
        'image', { hint: 'Pass the digest that the build step reports.' });
}
function configurationNamed(image) {
    return new errors/* SignetError */.T('IMAGE_IS_CONFIG', `${(0,reference/* imageName */.tO)(image)} is an image’s configuration (docker’s "image ID"), not the image`, {
        hint: 'Pass the build step’s output "digest", and set "push: true" there: without a push, ' +
            'that output is the configuration’s digest.',
    });
}

;// CONCATENATED MODULE: ./build/src/oci/tags.js
// SPDX-License-Identifier: Apache-2.0
// Points tags at images that are there.






/**
 * Puts the image's manifest under the tag, byte for byte, and reads it back.
 * @throws SignetError REGISTRY_… when the manifest, or what the tag points at, cannot be read
 */
async function moveTag(registry, image, tag, patience) {
    const { repository, digest } = image;
    const [manifest, before] = await Promise.all([
        registry.manifest(repository, digest),
        registry.manifest(repository, tag),
    ]);
    if (manifest === undefined)
        throw (0,oci_registry/* invalid */.Gq)(repository, `it shows ${digest} and does not give it`);
    if (before?.digest === digest)
        return { before: digest, outcome: { ok: true, value: undefined } };
    const outcome = await (0,concurrency/* outcomeOf */.sG)(async () => {
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
    if ((0,put/* isTaken */.Ck)(response))
        return;
    if (!(0,put/* isImmutable */.t3)(response))
        throw (0,failure/* refusal */.x5)(`point the tag ${tag} at the image`, repository, response);
    throw new errors/* SignetError */.T('REGISTRY_TAG_IMMUTABLE', `${(0,reference/* imageName */.tO)(image)} is signed, but the tag ${(0,reference/* repositoryName */.aR)(repository)}:${tag} exists ` +
        `and cannot be moved: status ${response.status}${(0,failure/* registryWords */.lz)(response)}`, { hint: 'Use a tag that does not exist yet, or change the registry’s immutability rule.' });
}
async function tags_readBack(registry, { repository, digest }, tag, patience) {
    let shown;
    const look = async () => {
        shown = (await registry.manifest(repository, tag))?.digest;
        return shown === digest;
    };
    if (await (0,put/* isSeen */.U4)(look, patience))
        return;
    throw new errors/* SignetError */.T('REGISTRY_READ_BACK', `${(0,reference/* repositoryName */.aR)(repository)}:${tag} was pointed at ${digest}, but shows ` +
        (shown ?? 'nothing'), { hint: 'Another job may have moved the tag; look at who else writes it.' });
}

;// CONCATENATED MODULE: ./build/src/oci/registries.js
// SPDX-License-Identifier: Apache-2.0
// What the flows want of registries, in the order of publishing one referrer.










function openRegistries(ports) {
    const { patience } = ports;
    const registry = new oci_registry/* Registry */.OR({
        http: ports.http,
        patience,
        authorizer: createAuthorizer(ports),
        purpose: ports.access === 'pull' ? 'verify' : 'sign',
    });
    const onceEach = (0,concurrency/* oncePerKey */.G5)();
    const inTurn = serialPerKey();
    const ownEntries = new Set();
    const pushable = new Set();
    return {
        resolveTag: (repository, tag) => resolveTag(registry, repository, tag),
        subject: (image) => findSubject(registry, image),
        children: (image) => (0,artifacts/* readChildren */.KZ)(registry, image),
        list: (image) => (0,artifacts/* listEitherWay */.rU)(registry, image),
        referrers: (repository, listed, wanted) => (0,artifacts/* readReferrers */.tV)(registry, repository, listed, wanted),
        tagged: (repository, tag, wanted) => (0,artifacts/* readTagged */.hq)(registry, repository, tag, wanted),
        tag: (image, tag) => moveTag(registry, image, tag, patience),
        async prepare(image, listing, blobs) {
            const name = (0,reference/* repositoryName */.aR)(image.repository);
            const config = (0,concurrency/* eager */.no)(onceEach(name, () => (0,push/* pushEmptyConfig */.aG)(registry, image.repository)));
            const { first, take: takeSession } = openSessions(registry, image.repository, blobs);
            // Once a repository took an upload, the next images need not wait to learn that it does.
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
            };
            return {
                attach: (artifacts, subject) => inTurn((0,reference/* imageName */.tO)(image), () => attachReferrers(preparation, artifacts, subject)),
                append: (artifact) => inTurn(`${(0,reference/* imageName */.tO)(image)} signatures`, () => appendSignature(preparation, artifact)),
            };
        },
    };
}
/** Work on one image takes turns, because all of it writes the same list. */
function serialPerKey() {
    const limits = new Map();
    return async (key, work) => {
        const limit = limits.get(key) ?? (0,p_limit/* default */.A)(1);
        limits.set(key, limit);
        return limit(work);
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/src/action/runner/environment.js
var environment = __webpack_require__(8470);
;// CONCATENATED MODULE: ./build/src/action/runner/credential-ports.js
// SPDX-License-Identifier: Apache-2.0
// What reading credentials needs of this process.




/** Docker's helpers answer at once; one that waits for a person never will. */
const helperTimeoutMs = 30_000;
function credentialPorts({ registryLogin, githubToken }, env) {
    return {
        env,
        home: homeOf(),
        userId: process.getuid?.(),
        readFile: environment/* readText */.yR,
        exec: runHelper,
        maskSecret: core/* setSecret */.Pq,
        login: registryLogin,
        githubToken,
    };
}
/** A service account may have no home. */
function homeOf() {
    try {
        return (0,external_node_os_.homedir)();
    }
    catch {
        return undefined;
    }
}
async function runHelper(file, args, input) {
    const { getExecOutput } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 1260));
    const running = getExecOutput(file, [...args], {
        input: Buffer.from(input),
        silent: true,
        ignoreReturnCode: true,
    });
    const timeout = Promise.withResolvers();
    const timer = setTimeout(() => {
        timeout.reject(new Error(`no answer within ${helperTimeoutMs / 1000} s`));
    }, helperTimeoutMs);
    try {
        const { exitCode, stdout } = await Promise.race([running, timeout.promise]);
        return { exitCode, stdout };
    }
    catch (cause) {
        // @actions/exec looks the program up itself and says only this when there is none.
        throw (0,errors/* messageOf */.b)(cause).startsWith('Unable to locate executable file')
            ? Object.assign(new Error((0,errors/* messageOf */.b)(cause), { cause }), { code: 'ENOENT' })
            : cause;
    }
    finally {
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./build/src/action/runner/open-registries.js
// SPDX-License-Identifier: Apache-2.0
// Opens the network and the registries for a step.





function openNetwork(patienceMs, env) {
    return { http: (0,environment/* httpOf */.Yr)(env), patience: (0,environment/* patienceOf */.Hw)(patienceMs) };
}
/** Registries with the credentials that the inputs and the runner offer. */
function registriesOf(inputs, env, { http, patience }, access) {
    const credentials = credentialPorts(inputs, env);
    return openRegistries({
        http,
        patience,
        findCredential: (repository) => findCredential(repository, credentials),
        maskSecret: core/* setSecret */.Pq,
        access,
    });
}


/***/ }),

/***/ 6988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ checkLoginScope)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
// SPDX-License-Identifier: Apache-2.0
// Whether the one login that the inputs give may be sent to every registry that the run would ask.

/**
 * A login of inputs is bound to no registry: whoever may add an image to the list could have it
 * sent to a registry of his own.
 * @throws SignetError INPUT_INVALID
 */
function checkLoginScope(login, repositories) {
    if (login === undefined)
        return;
    const registries = [
        ...new Set(repositories.flatMap((repository) => (repository === undefined ? [] : [repository.registry]))),
    ];
    if (registries.length < 2)
        return;
    const shown = [...registries.slice(0, 5), ...(registries.length > 5 ? ['…'] : [])].join(', ');
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('INPUT_INVALID', `"registry-username" and "registry-password" would be sent to ${registries.length} ` +
        `registries (${shown}), but a login is for one`, {
        hint: 'Leave both out, and log in to each registry before this step: docker/login-action ' +
            'binds a login to its registry.',
    });
}


/***/ }),

/***/ 6073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ failureReport),
/* harmony export */   c: () => (/* binding */ reportHead)
/* harmony export */ });
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8470);
// SPDX-License-Identifier: Apache-2.0
// What the reports of all steps have in common.

function reportHead({ startedAt, env, discovery }) {
    return {
        schemaVersion: 1,
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
        actionVersion: _environment_js__WEBPACK_IMPORTED_MODULE_0__/* .actionVersion */ .RK,
    };
}
function failureReport({ code, fact, hint }) {
    return { code, message: fact, hint: hint ?? null };
}


/***/ }),

/***/ 9839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ warnOfSkipped)
/* harmony export */ });
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1537);

/** Targets of a bake that made no image. */
function warnOfSkipped({ skipped = [] }) {
    if (skipped.length === 0)
        return;
    const names = skipped.slice(0, 20).map((target) => JSON.stringify(target));
    (0,_log_js__WEBPACK_IMPORTED_MODULE_0__/* .warn */ .R8)(`Left out, because the bake made no image there: ${names.join(', ')}`);
}


/***/ }),

/***/ 7744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _Q: () => (/* binding */ fitting),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   qy: () => (/* binding */ html),
/* harmony export */   r7: () => (/* binding */ shellWord)
/* harmony export */ });
// SPDX-License-Identifier: Apache-2.0
// Makes text from outside safe for a log, for HTML and for a shell command.
/**
 * Foreign text as one harmless line of a log: control characters become visible, and nothing in it
 * can be taken for a command of the runner, which obeys `::` at the start of a line and `##[`
 * anywhere in it.
 */
function plain(text) {
    return text
        .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .replaceAll('##[', '## [')
        .replace(/^(\s*)::/, '$1: :');
}
/**
 * Foreign text inside HTML of a job summary; also inert as Markdown, because no line can begin in
 * it and its marks are entities.
 */
function html(text) {
    return plain(text).replace(/[&<>"'`*_[\]()|~\\@#]/g, (character) => `&#${character.charCodeAt(0)};`);
}
/**
 * The first rows of a table, as many as a summary may have: GitHub drops one above 1 MiB whole, and
 * a summary has up to three tables.
 */
function fitting(rows) {
    const limits = { rows: 200, bytes: 250 * 1024 };
    let bytes = 0;
    const shown = rows
        .slice(0, limits.rows)
        .filter((row) => (bytes += Buffer.byteLength(row)) <= limits.bytes);
    return { shown, cut: rows.length - shown.length };
}
/** Foreign text as one word of a POSIX shell command that a person may paste. */
function shellWord(text) {
    const line = plain(text);
    return /^[A-Za-z0-9_./:@%+=,-]+$/.test(line)
        ? line
        : `'${line.replaceAll("'", String.raw `'\''`)}'`;
}


/***/ }),

/***/ 3742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ oncePerKey),
/* harmony export */   G9: () => (/* binding */ settle),
/* harmony export */   RP: () => (/* binding */ valueOf),
/* harmony export */   no: () => (/* binding */ eager),
/* harmony export */   sG: () => (/* binding */ outcomeOf),
/* harmony export */   yA: () => (/* binding */ keepFresh)
/* harmony export */ });
// SPDX-License-Identifier: Apache-2.0
// Concurrency: independent work side by side, and outcomes as data.
/**
 * Does the work for each item with at most `limit` in flight; one that fails does not stop the
 * others. Results keep the items' order.
 */
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
/** What becomes of one piece of work; it is begun at once. */
async function outcomeOf(work) {
    try {
        return { ok: true, value: await work() };
    }
    catch (error) {
        return { ok: false, error };
    }
}
/** The value, or the error thrown. */
function valueOf(outcome) {
    if (!outcome.ok)
        throw outcome.error;
    return outcome.value;
}
/**
 * Work that is begun now and awaited later: a failure is kept for whoever awaits it, and does not
 * end the process before.
 */
function eager(work) {
    work.catch(() => undefined);
    return work;
}
/** Work that is done once for each key, however many ask for it. */
function oncePerKey() {
    const known = new Map();
    return async (key, work) => {
        const done = known.get(key) ?? work();
        known.set(key, done);
        return done;
    };
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


/***/ }),

/***/ 7406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ SignetError),
/* harmony export */   b: () => (/* binding */ messageOf)
/* harmony export */ });
// SPDX-License-Identifier: Apache-2.0
// The one error of this project, and its codes. Every file may import this one.
/**
 * The one error of this project: `message` states the fact, `hint` what the user does now, `cause`
 * keeps the original. None of them may ever hold a token, a password or an Authorization header.
 */
class SignetError extends Error {
    name = 'SignetError';
    code;
    hint;
    refusal;
    constructor(code, message, { hint, cause, refusal } = {}) {
        super(message, cause === undefined ? undefined : { cause });
        this.code = code;
        this.hint = hint;
        this.refusal = refusal;
    }
}
/** The message of anything that was thrown. */
function messageOf(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}


/***/ }),

/***/ 5191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ createHttpClient),
/* harmony export */   x: () => (/* binding */ publicUrl)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
// SPDX-License-Identifier: Apache-2.0
// The one HTTP client: bounded bodies, one deadline per request, no redirects of its own.

/**
 * The one way out of the process, over `fetch` so that one proxy and one CA setting rule all
 * requests.
 * `send` throws SignetError HTTP_UNREACHABLE, HTTP_TIMEOUT, HTTP_TOO_LARGE or CANCELLED; any status
 * is an answer, not an error.
 */
function createHttpClient({ fetch, userAgent, signal, onExchange }) {
    return {
        async send(request) {
            const started = performance.now();
            const tell = (outcome, requestId) => onExchange?.({
                method: request.method,
                url: publicUrl(request.url),
                outcome,
                ms: performance.now() - started,
                requestId: requestId ?? undefined,
            });
            const timeout = AbortSignal.timeout(request.timeoutMs ?? 30_000);
            try {
                const response = await fetch(request.url, {
                    method: request.method,
                    headers: { 'user-agent': userAgent, 'accept-encoding': 'identity', ...request.headers },
                    body: request.body ?? null,
                    redirect: 'manual',
                    signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
                });
                const body = await readWithin(request.maxBytes, response, request);
                tell(response.status, response.headers.get('x-github-request-id') ?? response.headers.get('x-request-id'));
                return { status: response.status, headers: response.headers, body, url: request.url };
            }
            catch (thrown) {
                const error = thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T
                    ? thrown
                    : judgeFailure(thrown, request, timeout.aborted, signal?.aborted === true);
                tell(error.code);
                throw error;
            }
        },
    };
}
/** A URL as logs and messages may show it: without the query, which may be presigned. */
function publicUrl(url) {
    return `${url.origin}${url.pathname}${url.search === '' ? '' : '?…'}`;
}
async function readWithin(limit, response, request) {
    const chunks = [];
    let total = 0;
    if (response.body === null)
        return Buffer.alloc(0);
    for await (const chunk of response.body) {
        total += chunk.byteLength;
        // Counted while it streams: a small gzip body can become endless (reference: fetch decodes
        // transparently).
        if (total > limit) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('HTTP_TOO_LARGE', `${request.method} ${publicUrl(request.url)}: the answer is longer than ${limit} bytes`, {
                hint: 'Something else may answer in the place of this server, such as a proxy.',
            });
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks, total);
}
function judgeFailure(thrown, request, timedOut, cancelled) {
    const what = `${request.method} ${publicUrl(request.url)}`;
    if (cancelled)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('CANCELLED', 'the job was cancelled', { cause: thrown });
    if (timedOut)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('HTTP_TIMEOUT', `${what}: no complete answer within ${(request.timeoutMs ?? 30_000) / 1000} s`, { cause: thrown });
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('HTTP_UNREACHABLE', `${what}: ${networkReason(thrown)}`, {
        cause: thrown,
    });
}
/**
 * `fetch` says only "fetch failed", and a refusal by a proxy only "Request was cancelled"; the
 * reason is the innermost cause, or in the causes of an AggregateError.
 */
function networkReason(thrown) {
    const innermost = innermostOf(thrown);
    if (!(innermost instanceof Error))
        return 'the connection failed';
    return 'code' in innermost &&
        typeof innermost.code === 'string' &&
        !innermost.message.includes(innermost.code)
        ? `${innermost.message} (${innermost.code})`
        : innermost.message;
}
function innermostOf(thrown, depth = 0) {
    if (thrown instanceof AggregateError)
        return innermostOf(thrown.errors[0], depth + 1);
    return thrown instanceof Error && thrown.cause !== undefined && depth < 5
        ? innermostOf(thrown.cause, depth + 1)
        : thrown;
}


/***/ }),

/***/ 6092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ux: () => (/* binding */ within),
/* harmony export */   zw: () => (/* binding */ sendPatiently)
/* harmony export */ });
/* unused harmony export retryAfterMs */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5191);
// SPDX-License-Identifier: Apache-2.0
// Sends again what failed for a passing reason, until the run’s patience ends.


const transientStatuses = new Set([
    408, 425, 429, 499, 500, 502, 503, 504, 520, 521, 522, 523, 524,
]);
/**
 * Sends a request until it gets a lasting answer or patience ends. Only for requests that may be
 * repeated.
 * `alsoTransient` are statuses that pass by themselves here, such as 404 for what was written a
 * moment ago; they are waited for until `untilThen` only.
 * @returns the first lasting answer, or the last transient one when patience ended
 * @throws SignetError HTTP_UNREACHABLE, HTTP_TIMEOUT (the last try's), HTTP_IMPATIENT when the
 * server asks for a longer wait than is left
 */
async function sendPatiently(http, request, patience, alsoTransient = [], untilThen = patience.deadline) {
    for (let attempt = 0;; attempt++) {
        const outcome = await tryOnce(http, request);
        if (!isTransient(outcome, alsoTransient))
            return unwrap(outcome);
        const deadline = isTransient(outcome, [])
            ? patience.deadline
            : Math.min(untilThen, patience.deadline);
        const left = deadline - patience.clock.now();
        const asked = retryAfter(outcome, patience.clock.now());
        if (asked !== undefined && asked > Math.max(left, 0))
            throw impatient(request, asked, left, outcome);
        // "At once" would be a loop without pause: an asked wait is never shorter than our first.
        const ms = asked === undefined
            ? backoff(attempt, patience.random())
            : Math.max(asked, backoff(0, patience.random()));
        if (ms > left)
            return unwrap(outcome);
        patience.onWait?.({ url: (0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .publicUrl */ .x)(request.url), reason: reasonOf(outcome), ms });
        await patience.clock.sleep(ms);
    }
}
async function tryOnce(http, request) {
    try {
        return { response: await http.send(request) };
    }
    catch (thrown) {
        if (thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T)
            return { failure: thrown };
        throw thrown;
    }
}
function unwrap(outcome) {
    if ('failure' in outcome)
        throw outcome.failure;
    return outcome.response;
}
function isTransient(outcome, also) {
    if ('failure' in outcome)
        return outcome.failure.code === 'HTTP_UNREACHABLE' || outcome.failure.code === 'HTTP_TIMEOUT';
    return transientStatuses.has(outcome.response.status) || also.includes(outcome.response.status);
}
/** The same patience, but for at most `ms` from now. */
function within(ms, patience) {
    return { ...patience, deadline: Math.min(patience.deadline, patience.clock.now() + ms) };
}
function reasonOf(outcome) {
    return 'failure' in outcome ? outcome.failure.message : `status ${outcome.response.status}`;
}
function retryAfter(outcome, now) {
    return 'failure' in outcome
        ? undefined
        : retryAfterMs(outcome.response.headers.get('retry-after'), now);
}
/**
 * Reads Retry-After, in seconds or as a date (RFC 9110, section 10.2.3), as milliseconds from
 * `now`; undefined when it says nothing readable.
 */
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
/**
 * Half a second doubling to 30 s, each drawn from its upper half, so that jobs which failed
 * together do not return together.
 */
function backoff(attempt, random) {
    return Math.min(30_000, 500 * 2 ** Math.min(attempt, 6)) * (0.5 + random / 2);
}
function impatient(request, asked, left, outcome) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('HTTP_IMPATIENT', `${request.method} ${(0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .publicUrl */ .x)(request.url)}: ${reasonOf(outcome)}, and the server asks to ` +
        `wait ${Math.ceil(asked / 1000)} s; ${Math.max(0, Math.floor(left / 1000))} s of patience ` +
        'are left', { hint: 'Run the job again later, or raise the input "patience".' });
}


/***/ }),

/***/ 8106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E2: () => (/* binding */ judgeUploadLocation),
/* harmony export */   Su: () => (/* binding */ judgeRedirect),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   uj: () => (/* binding */ judgeNextPage),
/* harmony export */   vi: () => (/* binding */ judgeRealm)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5191);
// SPDX-License-Identifier: Apache-2.0
// One policy for the four kinds of URL that a registry chooses: realm, redirect, Location and Link.
// Each rule answers an advisory: oras-go GHSA-xf85-363p-868w, GHSA-jxpm-75mh-9fp7,
// GHSA-vh4v-2xq2-g5cg; go-containerregistry#2291, #2337.


/** Names of this machine; plain http is for them only. */
function isLoopback(hostname) {
    return (hostname === 'localhost' ||
        hostname.endsWith('.localhost') ||
        /^127(?:\.\d{1,3}){3}$/.test(hostname) ||
        hostname === '[::1]');
}
/**
 * Where a token is fetched, with credentials: the registry itself, or a public name of the same
 * site.
 * @throws SignetError URL_REFUSED
 */
function judgeRealm(realm, registry) {
    const url = parse('token realm', realm, registry, undefined);
    if (url.origin === registry.origin || sameSite(url.hostname, registry.hostname))
        return url;
    if (isLoopback(url.hostname) && isLoopback(registry.hostname))
        return url;
    throw refused('token realm', url, registry, 'it belongs to another site, and would be sent the credentials');
}
/**
 * Where a GET or HEAD is redirected to. Credentials go along to the same origin only.
 * @throws SignetError URL_REFUSED
 */
function judgeRedirect(location, from) {
    return parse('redirect', location, from, from);
}
/**
 * Where a blob is uploaded to. Credentials go along to the same origin only.
 * @throws SignetError URL_REFUSED
 */
function judgeUploadLocation(location, from) {
    return parse('upload location', location, from, from);
}
/** The next page of a list. @throws SignetError URL_REFUSED */
function judgeNextPage(link, from) {
    const url = parse('next page', link, from, from);
    if (url.origin !== from.origin)
        throw refused('next page', url, from, 'it is on another host');
    return url;
}
function parse(kind, text, from, base) {
    const absolute = base === undefined ? text : URL.parse(text, base.href)?.href;
    if (absolute === undefined || !URL.canParse(absolute))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('URL_REFUSED', `${from.host} sent a ${kind} that is no URL`, { hint });
    const url = new URL(absolute);
    if (url.username !== '' || url.password !== '' || url.hash !== '')
        throw refused(kind, url, from, 'it has a user name or a fragment');
    const isPlain = url.protocol === 'http:' && from.protocol === 'http:' && isLoopback(from.hostname);
    if (url.protocol !== 'https:' && !isPlain)
        throw refused(kind, url, from, 'it is not https');
    if (url.origin !== from.origin && isPrivateName(url.hostname) && !isPrivateName(from.hostname))
        throw refused(kind, url, from, 'it is an address inside a network');
    return url;
}
/**
 * After URL parsing, every way to write an IPv4 address has become four numbers, and v4-mapped ones
 * are in brackets.
 */
function isPrivateName(name) {
    const hostname = name.replace(/\.$/, '');
    return (isLoopback(hostname) ||
        hostname.startsWith('[') ||
        /^\d+(?:\.\d+){3}$/.test(hostname) ||
        /(?:^|\.)(?:internal|local|localhost)$/.test(hostname) ||
        !hostname.includes('.'));
}
/**
 * Whether two names belong to one owner. Without the list of public suffixes, this takes the last
 * two labels, or three where the second-last is a short one that registries sell under (co.uk);
 * names under a suffix that a cloud's customers share belong to one owner each.
 */
function sameSite(one, other) {
    return siteOf(one) === siteOf(other);
}
const sharedSuffixes = [
    'amazonaws.com',
    'amazonaws.com.cn',
    'azurecr.io',
    'pkg.dev',
    'gcr.io',
    'github.io',
    'cloudfront.net',
    'azurewebsites.net',
    'run.app',
    'herokuapp.com',
];
function siteOf(hostname) {
    if (/^\d+(?:\.\d+){3}$/.test(hostname) || hostname.startsWith('['))
        return hostname;
    if (sharedSuffixes.some((suffix) => hostname.endsWith(`.${suffix}`)))
        return hostname;
    const labels = hostname.split('.');
    const secondLast = labels.at(-2) ?? '';
    return labels
        .slice(secondLast.length <= 3 && labels.length > 2 && (labels.at(-1) ?? '').length === 2 ? -3 : -2)
        .join('.');
}
const hint = 'Credentials do not follow there. If the registry is yours, correct its configuration; ' +
    'otherwise report it to its operator.';
function refused(kind, url, from, why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('URL_REFUSED', `${from.host} sent the ${kind} ${(0,_client_js__WEBPACK_IMPORTED_MODULE_1__/* .publicUrl */ .x)(url)}, which is refused: ${why}`, { hint });
}


/***/ }),

/***/ 1671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   ZD: () => (/* binding */ hexOf),
/* harmony export */   _Q: () => (/* binding */ isDigestOf),
/* harmony export */   m: () => (/* binding */ parseDigest),
/* harmony export */   ol: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
// SPDX-License-Identifier: Apache-2.0
// Content digests (OCI image-spec, descriptor.md, Digests).


const grammar = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
function isDigest(text) {
    return typeof text === 'string' && grammar.test(text);
}
/**
 * Reads a digest that a user typed.
 * @throws SignetError INPUT_INVALID that says what is wrong with it
 */
function parseDigest(text) {
    if (isDigest(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SignetError */ .T('INPUT_INVALID', `${JSON.stringify(text)} is not a digest: ${flaw(text)}`);
}
/** The SHA-256 digest of these bytes. */
function digestOf(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}
/** Whether these are the bytes that the digest names, by its own algorithm. */
function isDigestOf(digest, bytes) {
    const algorithm = digest.slice(0, digest.indexOf(':'));
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(bytes).digest('hex') === hexOf(digest);
}
/** The hex part of a digest. */
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


/***/ }),

/***/ 9397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ discoverImages),
  E: () => (/* binding */ nameImages)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/json.js
var src_json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/image/digest.js
var image_digest = __webpack_require__(1671);
;// CONCATENATED MODULE: ./build/src/image/metadata.js
// SPDX-License-Identifier: Apache-2.0
// The `metadata` output of docker/build-push-action and docker/bake-action (buildx
// --metadata-file).




const buildSchema = dist/* looseObject */._H3({
    'image.name': dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(100_000))),
    'containerimage.digest': dist/* optional */.lqM(dist/* string */.YjP()),
    'containerimage.config.digest': dist/* optional */.lqM(dist/* string */.YjP()),
});
const looksLikeBuild = (value) => Object.keys(value).some((key) => key === 'image.name' || key.startsWith('containerimage.') || key.startsWith('buildx.build.'));
/** A target that only checks or caches: buildx ran it, and it made no image. */
const madeNothing = (value) => Object.keys(value).every((key) => key !== 'image.name' && !key.startsWith('containerimage.'));
/** Whether the text is meant to be metadata: references never start with a brace. */
function isMetadata(text) {
    return text.trimStart().startsWith('{');
}
/**
 * Reads the metadata of one build or of all targets of a bake.
 * @throws SignetError INPUT_INVALID, or IMAGE_IS_CONFIG when the build was not pushed
 */
function parseMetadata(text) {
    const json = dist/* safeParse */.xLC(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()), (0,src_json/* parseJson */.q)(text));
    if (!json.success)
        throw new errors/* SignetError */.T('INPUT_INVALID', 'The metadata is not a JSON object', {
            hint: 'Pass the step’s output as it is: ${{ steps.build.outputs.metadata }}',
        });
    // `buildx.build.warnings` lies beside the targets of a bake, as an array.
    const targets = Object.entries(json.output).filter((entry) => typeof entry[1] === 'object' &&
        entry[1] !== null &&
        !Array.isArray(entry[1]) &&
        looksLikeBuild(entry[1]));
    if (looksLikeBuild(Object.fromEntries(Object.entries(json.output).filter(([key]) => key !== 'buildx.build.warnings')))) {
        return {
            kind: 'build-push-action metadata',
            builds: [readBuild(json.output, undefined)],
            skipped: [],
        };
    }
    if (targets.length === 0)
        throw notPushed('The metadata names no build');
    const made = targets.filter(([, value]) => !madeNothing(value));
    // When none made an image, the first of them says why.
    const read = made.length === 0 ? targets : made;
    const skipped = targets.filter((target) => !read.includes(target)).map(([target]) => target);
    return {
        kind: 'bake-action metadata',
        builds: read.map(([target, value]) => readBuild(value, target)),
        skipped,
    };
}
function readBuild(value, target) {
    const whose = target === undefined ? 'The build' : `The target ${JSON.stringify(target)}`;
    const parsed = dist/* safeParse */.xLC(buildSchema, value);
    if (!parsed.success)
        throw new errors/* SignetError */.T('INPUT_INVALID', `${whose} has metadata of another form: ${parsed.issues[0].message}`);
    const { 'image.name': name = '', 'containerimage.digest': digest, 'containerimage.config.digest': config, } = parsed.output;
    if (digest === undefined)
        throw notPushed(`${whose} reports no digest`);
    if (!(0,image_digest/* isDigest */.Bc)(digest))
        throw new errors/* SignetError */.T('INPUT_INVALID', `${whose} reports a digest that is none: ${JSON.stringify(digest.slice(0, 100))}`);
    // With `load` or without `push`, the "digest" is that of the configuration
    // (build-push-action#906).
    if (digest === config)
        throw new errors/* SignetError */.T('IMAGE_IS_CONFIG', `${whose} reports the digest of its configuration (${digest}): the image was not pushed`, { hint: pushHint });
    const names = name
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '');
    if (names.length === 0)
        throw notPushed(`${whose} reports no image name`);
    return { ...(target === undefined ? {} : { target }), names, digest };
}
const pushHint = 'Only an image in a registry has a signature: set "push: true" and "tags:" on the build step.';
function notPushed(what) {
    return new errors/* SignetError */.T('INPUT_INVALID', `${what}, so it was probably not pushed`, {
        hint: pushHint,
    });
}

// EXTERNAL MODULE: ./build/src/image/reference.js
var reference = __webpack_require__(6950);
;// CONCATENATED MODULE: ./build/src/image/discovery.js
// SPDX-License-Identifier: Apache-2.0
// Finds what was built: the first source that names something wins, and the log says which.






const limits = { bytes: 1024 * 1024, images: 1000 };
/**
 * The images to sign or to verify, told apart by repository and digest.
 * @throws SignetError INPUT_INVALID with every problem at once, IMAGE_IS_CONFIG, IMAGE_NONE
 */
async function discoverImages(request, env, readFile) {
    if (request.images.length > limits.bytes)
        throw new errors/* SignetError */.T('INPUT_INVALID', 'The input "images" is longer than 1 MiB');
    const named = fromInput(request.images) ??
        fromMetadataAction(env) ??
        (await fromArtifactsList(env, readFile));
    if (named === undefined || named.entries.length === 0)
        throw none(request);
    return nameImages(named, request);
}
/**
 * The images that these references name.
 * @throws SignetError INPUT_INVALID with every problem at once
 */
function nameImages(named, request) {
    const problems = [];
    const digest = collect(problems, () => readDigestInput(request.digest));
    const own = named.entries.flatMap((entry) => collect(problems, () => nameImage(entry), entry.file) ?? []);
    // An entry that cannot be read may be the one that the digest is for.
    if (digest !== undefined && own.length === named.entries.length)
        collect(problems, () => {
            checkDigestInput(digest, own);
        });
    const images = withoutRepetition(own.flatMap((image) => collect(problems, () => withDigest(image, digest)) ?? []));
    if (images.length > limits.images)
        problems.push(`${images.length} images are named; at most ${limits.images} can be ` +
            `${request.purpose === 'sign' ? 'signed' : 'verified'} in one step`);
    if (problems.length === 1)
        throw new errors/* SignetError */.T('INPUT_INVALID', problems[0] ?? '');
    if (problems.length > 1)
        throw new errors/* SignetError */.T('INPUT_INVALID', `${problems.length} problems:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    return {
        source: named.source,
        images,
        ...(named.skipped === undefined ? {} : { skipped: named.skipped }),
    };
}
function fromInput(text) {
    if (text.trim() === '')
        return undefined;
    if (!isMetadata(text))
        return { source: 'input "images"', entries: referencesIn(text) };
    const { kind, builds, skipped } = parseMetadata(text);
    const entries = builds.flatMap(({ names, digest }) => names.map((name) => ({ text: name, digest })));
    return { source: kind, entries, ...(skipped.length === 0 ? {} : { skipped }) };
}
/** docker/metadata-action exports its outputs to the environment of later steps. */
function fromMetadataAction(env) {
    const tags = env['DOCKER_METADATA_OUTPUT_TAGS'] ?? '';
    if (tags.trim() !== '')
        return {
            source: 'docker/metadata-action (DOCKER_METADATA_OUTPUT_TAGS)',
            entries: referencesIn(tags),
        };
    const parsed = dist/* safeParse */.xLC(dist/* object */.Ikc({ tags: dist/* pipe */.FsL(dist/* array */.YOg(dist/* string */.YjP()), dist/* minLength */.BpQ(1)) }), (0,src_json/* parseJson */.q)(env['DOCKER_METADATA_OUTPUT_JSON'] ?? ''));
    if (!parsed.success)
        return undefined;
    return {
        source: 'docker/metadata-action (DOCKER_METADATA_OUTPUT_JSON)',
        entries: parsed.output.tags.map((text) => ({ text })),
    };
}
const artifactsSchema = dist/* object */.Ikc({
    version: dist/* literal */.euz(1),
    subjects: dist/* pipe */.FsL(dist/* array */.YOg(dist/* object */.Ikc({ name: dist/* string */.YjP(), digest: dist/* string */.YjP(), kind: dist/* string */.YjP() })), dist/* maxLength */.Ru6(500)),
});
/** The runner's list of what earlier steps of the job declared (actions/runner#4527). */
async function fromArtifactsList(env, readFile) {
    const path = env['GITHUB_ARTIFACTS_LIST'] ?? '';
    if (path === '')
        return undefined;
    const parsed = dist/* safeParse */.xLC(artifactsSchema, (0,src_json/* parseJson */.q)(await readFile(path).catch(() => '')));
    if (!parsed.success)
        return undefined;
    // A digest that is none becomes a problem of its entry: nothing that was listed is left out in
    // silence.
    const subjects = parsed.output.subjects.filter(({ kind }) => kind === 'oci');
    const entries = subjects.map(({ name, digest }) => ({
        text: `${name.replace(/^oci:\/\//, '')}@${digest}`,
    }));
    return { source: 'the runner’s list of artifacts (GITHUB_ARTIFACTS_LIST)', entries };
}
function referencesIn(text) {
    return text
        .split(/[\r\n,]/)
        .map((part) => ({ text: part.trim() }))
        .filter(({ text: part }) => part !== '');
}
function readDigestInput(text) {
    return text === '' ? undefined : (0,image_digest/* parseDigest */.m)(text);
}
/** A digest that none of the images takes was meant to say something that is not done. */
function checkDigestInput(input, images) {
    const digests = new Set(images.map(({ digest }) => digest));
    if (digests.has(undefined) || (digests.size === 1 && digests.has(input)))
        return;
    const [only] = digests;
    throw new errors/* SignetError */.T('INPUT_INVALID', digests.size === 1 && only !== undefined
        ? `The input "digest" is ${input}, but the image is named with ${only}: give one of them`
        : `The input "digest" is for images that are named without one, but all ${digests.size} ` +
            'have their own: leave it out, or name one image');
}
/** A digest in the reference itself must not contradict that of its build. */
function nameImage(entry) {
    if ((0,reference/* isDigestAlone */.GE)(entry.text))
        throw new errors/* SignetError */.T('INPUT_INVALID', `${JSON.stringify(entry.text)} is a digest: write name@sha256:…, or pass it as "digest" ` +
            'with the name in "images"');
    const { repository, tag, digest: own } = (0,reference/* parseReference */.F2)(entry.text);
    if (own !== undefined && entry.digest !== undefined && own !== entry.digest) {
        throw new errors/* SignetError */.T('INPUT_INVALID', `${JSON.stringify(entry.text)} names ${own}, but its build reports ${entry.digest}`);
    }
    const digest = own ?? entry.digest;
    const image = digest === undefined ? { repository, tag: tag ?? 'latest' } : pinned(repository, digest);
    return entry.file === undefined ? image : { ...image, file: entry.file };
}
/** The input "digest" is for images that are named without one. */
function withDigest(image, input) {
    if (image.digest !== undefined || input === undefined)
        return image;
    return {
        ...pinned(image.repository, input),
        ...(image.file === undefined ? {} : { file: image.file }),
    };
}
function pinned(repository, digest) {
    if (!digest.startsWith('sha256:'))
        throw new errors/* SignetError */.T('INPUT_INVALID', `${(0,reference/* imageName */.tO)({ repository, digest })}: signatures of images are about sha256 digests, ` +
            'this is another one');
    return { repository, digest };
}
function withoutRepetition(images) {
    const key = ({ repository, digest, tag = '' }) => `${(0,reference/* repositoryName */.aR)(repository)}${digest === undefined ? `:${tag}` : `@${digest}`}`;
    return [...Map.groupBy(images, key).values()].flatMap(([first]) => first ?? []);
}
function none({ images, digest, purpose }) {
    const what = digest === ''
        ? `Nothing says what to ${purpose}`
        : `The input "digest" says what to ${purpose}, but nothing says in which repository`;
    if (images.trim() !== '')
        return new errors/* SignetError */.T('IMAGE_NONE', `${what}: the input "images" holds commas only`, {
            hint: 'Is a variable in it empty? Write one name@sha256:… per line.',
        });
    return new errors/* SignetError */.T('IMAGE_NONE', `${what}: the input "images" is empty, and neither docker/metadata-action nor the runner’s ` +
        'list of artifacts names an image', {
        hint: purpose === 'sign'
            ? 'Give the build step an id and add to this step:\n  with:\n    images: ${{ ' +
                'steps.build.outputs.metadata }}'
            : 'Add to this step:\n  with:\n    images: ghcr.io/acme/app@sha256:… # or ' +
                'images-from: deploy/',
    });
}
function collect(problems, read, file) {
    try {
        return read();
    }
    catch (error) {
        problems.push(file === undefined ? (0,errors/* messageOf */.b)(error) : `${file}: ${(0,errors/* messageOf */.b)(error)}`);
        return undefined;
    }
}


/***/ }),

/***/ 6950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   GE: () => (/* binding */ isDigestAlone),
/* harmony export */   Sp: () => (/* binding */ dockerReference),
/* harmony export */   aR: () => (/* binding */ repositoryName),
/* harmony export */   dz: () => (/* binding */ isTag),
/* harmony export */   tO: () => (/* binding */ imageName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1671);
// SPDX-License-Identifier: Apache-2.0
// Image references by the grammar of distribution/reference (reference.go, normalize.go).


/** The repository as people write it: `ghcr.io/acme/app`. */
function repositoryName({ registry, path }) {
    return `${registry}/${path}`;
}
/**
 * The repository as simple-signing payloads name it, where Docker Hub has its old host
 * (go-containerregistry, pkg/name).
 */
function dockerReference({ registry, path }) {
    return `${registry === 'docker.io' ? 'index.docker.io' : registry}/${path}`;
}
/** The image as people write it: `ghcr.io/acme/app@sha256:…`. */
function imageName({ repository, digest }) {
    return `${repositoryName(repository)}@${digest}`;
}
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const hostGrammar = new RegExp(String.raw `^(?:${label}(?:\.${label})*|\[[0-9A-Fa-f:]+\])(?::(\d{1,5}))?$`);
const componentGrammar = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagGrammar = /^\w[\w.-]{0,127}$/;
/** Whether the text is a tag by itself (distribution-spec, Pulling manifests). */
function isTag(text) {
    return tagGrammar.test(text);
}
/**
 * Reads `[registry/]path[:tag][@digest]`. With tag and digest, both are kept and the digest rules.
 * @throws SignetError INPUT_INVALID that says what is wrong with it and, where it can be known,
 * what was meant
 */
function parseReference(text) {
    const problem = (what) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('INPUT_INVALID', `${JSON.stringify(withoutUser(text).slice(0, 300))} is not an image: ${what}`);
    if (text === '')
        throw problem('it is empty');
    const foreign = foreignCharacter(text);
    if (foreign !== undefined)
        throw problem(foreign);
    // It has the form of a name and a tag, and nobody means that.
    if (isDigestAlone(text))
        throw problem('it is a digest without its name: write name@sha256:…');
    const [name = '', digestText, ...more] = text.split('@');
    if (more.length > 0)
        throw problem('it has more than one "@"');
    const digest = digestText === undefined ? {} : { digest: readDigest(digestText, problem) };
    const { rest, tag } = splitTag(name, problem);
    return { repository: readRepository(rest, problem), ...tag, ...digest };
}
/** Whether a digest was pasted where a name belongs, whole or nearly so. */
function isDigestAlone(text) {
    return /^sha(?:256|512):[0-9a-f]{32,}$/i.test(text);
}
/** The text as a message may quote it: what stands before an "@" and a host may be a password. */
function withoutUser(text) {
    return text.replace(/^.*@(?=[^@]*\/)/s, '…@');
}
/** Characters that no reference has, each with what it usually means. */
function foreignCharacter(text) {
    if (text.length > 1024)
        return 'it is longer than 1024 characters';
    const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
    if (scheme !== undefined)
        return `leave out ${scheme}`;
    if (/[\s\u0000-\u001f\u007f]/.test(text))
        return 'it has a space or a control character in it';
    if (/[^\u0020-\u007e]/.test(text))
        return 'it has a character outside ASCII in it';
    const odd = /[^A-Za-z0-9._:/@[\]-]/.exec(text)?.[0];
    if (odd !== undefined)
        return `${JSON.stringify(odd)} cannot stand in it`;
    return undefined;
}
function readDigest(text, problem) {
    if (text === '')
        throw problem('the digest after "@" is empty');
    if (text.includes('/'))
        throw problem('a user name or password cannot stand in it');
    try {
        return (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDigest */ .m)(text);
    }
    catch (error) {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T ? problem(error.message) : error;
    }
}
/**
 * The tag is what follows the last colon, unless a slash follows it: then the colon belongs to a
 * port.
 */
function splitTag(name, problem) {
    const at = name.lastIndexOf(':');
    if (at < 0 || name.includes('/', at) || name.endsWith(']'))
        return { rest: name, tag: {} };
    const tag = name.slice(at + 1);
    if (tag === '')
        throw problem('the tag after ":" is empty');
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
    const path = (hasHost ? others : [first, ...others]).join('/');
    checkPath(path, registry, problem);
    if (!hasHost && others.length === 0 && /^[0-9a-f]{64}$/.test(path))
        throw problem('64 hexadecimal digits are a digest without its name');
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
/**
 * Whether a URL takes the name as it is: it would read 0x7f.1 as 127.0.0.1, and refuse 300.1.1.1.
 */
function isHostOfUrl(host) {
    const url = `https://${host}`;
    return (URL.canParse(url) &&
        (host.startsWith('[') || new URL(url).hostname === host.replace(/:\d+$/, '')));
}
function checkPath(path, registry, problem) {
    if (path.length > 255)
        throw problem('the name is longer than 255 characters');
    for (const component of path.split('/')) {
        if (component === '')
            throw problem('a part between two slashes is empty');
        if (/[A-Z]/.test(component))
            throw problem(`repository names are in lower case: ${registry}/${path.toLowerCase()}`);
        if (!componentGrammar.test(component))
            throw problem(`${JSON.stringify(component)} is not a part of a repository’s name`);
    }
}


/***/ }),

/***/ 4715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ describeIssue),
/* harmony export */   q: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);
// SPDX-License-Identifier: Apache-2.0
// How JSON from outside is read: leniently into `unknown`, then strictly by a schema.

/** The value of a JSON text, or undefined when it is none; a schema decides what it means. */
function parseJson(text) {
    try {
        return JSON.parse(typeof text === 'string' ? text : Buffer.from(text).toString('utf8'));
    }
    catch {
        return undefined;
    }
}
/** The place and the kind of a schema violation; never the value, which may be anything. */
function describeIssue(issue) {
    const path = valibot__WEBPACK_IMPORTED_MODULE_0__/* .getDotPath */ .BuJ(issue);
    // A check has words of its own, or the library's, which quote the value.
    const expected = issue.expected ?? (issue.message.startsWith('Invalid ') ? 'another value' : issue.message);
    return path === null
        ? `it is no JSON of the expected kind (${expected})`
        : `${path}: expected ${expected}`;
}


/***/ }),

/***/ 4249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ findSignatures),
/* harmony export */   i: () => (/* binding */ signatureTypes)
/* harmony export */ });
/* harmony import */ var _oci_signature_tag_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5144);
/* harmony import */ var _concurrency_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3742);
/* harmony import */ var _sigstore_media_types_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2284);
/* harmony import */ var _sigstore_statement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2925);




const limits = { maxBytes: 8 * 1024 * 1024, maxTotalBytes: 64 * 1024 * 1024 };
const isBundleType = (mediaType) => mediaType.startsWith('application/vnd.dev.sigstore.bundle');
const bundles = { isWanted: isBundleType, ...limits };
const signatureLayers = {
    isWanted: (mediaType) => mediaType === _sigstore_media_types_js__WEBPACK_IMPORTED_MODULE_2__/* .simpleSigningMediaType */ .K9,
    ...limits,
};
const attestationLayers = {
    isWanted: (mediaType) => mediaType === _sigstore_media_types_js__WEBPACK_IMPORTED_MODULE_2__/* .envelopeMediaType */ .Xi,
    ...limits,
};
/** What counts as a signature; any other statement by the same signer does not. */
const signatureTypes = [_sigstore_statement_js__WEBPACK_IMPORTED_MODULE_1__.signaturePredicateType, _sigstore_media_types_js__WEBPACK_IMPORTED_MODULE_2__/* .simpleSigningType */ .Iy];
/**
 * Looks for all wanted formats at once; each has a list of its own, and one that cannot be had
 * hides no other.
 */
async function findSignatures(image, storage, formats, registries) {
    const list = async (format, read) => ({
        format,
        contents: formats.includes(format) ? await (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeOf */ .sG)(read) : { ok: true, value: [] },
    });
    const listed = (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeOf */ .sG)(() => registries.list({ ...image, repository: storage }));
    const lists = await Promise.all([
        list('bundle', async () => registries.referrers(storage, (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_3__/* .valueOf */ .RP)(await listed), bundles)),
        list('legacy', () => registries.tagged(storage, (0,_oci_signature_tag_js__WEBPACK_IMPORTED_MODULE_0__/* .signatureTag */ .bG)(image.digest), signatureLayers)),
        list('legacy-attestation', () => registries.tagged(storage, (0,_oci_signature_tag_js__WEBPACK_IMPORTED_MODULE_0__/* .attestationTag */ .BJ)(image.digest), attestationLayers)),
    ]);
    return {
        listed: await listed,
        candidates: lists.flatMap(({ format, contents }) => (contents.ok ? contents.value : [contents]).map((content) => ({ format, content }))),
        unlisted: lists.flatMap(({ contents }) => (contents.ok ? [] : [contents.error])),
    };
}


/***/ }),

/***/ 6132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ assertSignable),
/* harmony export */   y: () => (/* binding */ resolveTags)
/* harmony export */ });
/* harmony import */ var _concurrency_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3742);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6950);
// SPDX-License-Identifier: Apache-2.0
// Turns names into digests, once, keeping who asked for each.



/**
 * Resolves each tag once; afterwards only digests count, and images are told apart by repository
 * and digest.
 */
async function resolveTags(images, { registries, notify }) {
    const outcomes = await (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_2__/* .settle */ .G9)(images, 16, async (source) => {
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
        const name = image.ok ? (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .imageName */ .tO)(image.value) : nameOf(source);
        const known = byName.get(name) ?? { name, image, sources: [] };
        byName.set(name, { ...known, sources: [...known.sources, source] });
    }
    return [...byName.values()];
}
/**
 * cosign's statement and every verifier know an image by its SHA-256 digest.
 * @throws SignetError INPUT_INVALID for any other
 */
function assertSignable(image) {
    if (image.digest.startsWith('sha256:'))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('INPUT_INVALID', `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .imageName */ .tO)(image)}: only images with a sha256 digest can be signed and verified`, { hint: 'Build and push the image with a sha256 digest, as build tools do by default.' });
}
function nameOf({ repository, digest, tag = 'latest' }) {
    return digest === undefined
        ? `${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR)(repository)}:${tag}`
        : (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .imageName */ .tO)({ repository, digest });
}


/***/ }),

/***/ 256:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KZ: () => (/* binding */ readChildren),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   hq: () => (/* binding */ readTagged),
/* harmony export */   rU: () => (/* binding */ listEitherWay),
/* harmony export */   tV: () => (/* binding */ readReferrers)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1671);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4715);
/* harmony import */ var _concurrency_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3742);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2262);
/* harmony import */ var _referrers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4687);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1620);
// SPDX-License-Identifier: Apache-2.0
// Reads what is attached to an image, whole and bounded: referrers, and the layers of a tagged
// manifest.








const inFlight = 16;
const maxLayers = 1000;
const maxChildren = 1000;
const layerSchema = valibot__WEBPACK_IMPORTED_MODULE_5__/* .looseObject */ ._H3({
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_5__/* .maxLength */ .Ru6(300)),
    digest: valibot__WEBPACK_IMPORTED_MODULE_5__/* .custom */ .IeY(_image_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc, 'a digest'),
    size: valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_5__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_5__/* .minValue */ .Wwf(0)),
    annotations: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP()))),
});
const manifestSchema = valibot__WEBPACK_IMPORTED_MODULE_5__/* .looseObject */ ._H3({
    schemaVersion: valibot__WEBPACK_IMPORTED_MODULE_5__/* .literal */ .euz(2),
    layers: valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(layerSchema), valibot__WEBPACK_IMPORTED_MODULE_5__/* .maxLength */ .Ru6(maxLayers)),
});
/**
 * A manifest with all that others wrote into it, or undefined when the bytes are
 * not a manifest. A body that is an index too is neither (CVE-2021-41190).
 */
function parseManifest(bytes) {
    // Checked, and kept as it is: a copy of valibot's would lack a field or annotation named
    // "constructor".
    const manifest = (0,_json_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJson */ .q)(bytes);
    return valibot__WEBPACK_IMPORTED_MODULE_5__.is(manifestSchema, manifest) && !('manifests' in manifest) ? manifest : undefined;
}
/**
 * Asks for both kinds of list at once, and believes the registry's own when it has one, as
 * verifiers do.
 * @throws SignetError REGISTRY_… when the list cannot be had, which never means that it is empty
 */
async function listEitherWay(registry, image) {
    const tagged = { kind: 'fallback-tag', tag: (0,_referrers_js__WEBPACK_IMPORTED_MODULE_3__/* .fallbackTag */ .fH)(image.digest) };
    const byTag = (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_7__/* .eager */ .no)((0,_referrers_js__WEBPACK_IMPORTED_MODULE_3__/* .listReferrers */ .xt)(registry, image, tagged));
    const byApi = await (0,_referrers_js__WEBPACK_IMPORTED_MODULE_3__/* .listReferrers */ .xt)(registry, image, { kind: 'referrers-api' });
    return byApi === undefined
        ? { listing: tagged, descriptors: (await byTag) ?? [] }
        : { listing: { kind: 'referrers-api' }, descriptors: byApi };
}
/** All wanted blobs of the listed referrers. */
async function readReferrers(registry, repository, { descriptors }, wanted) {
    const read = layerReader(registry, repository, wanted);
    const referrers = await (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_7__/* .settle */ .G9)(descriptors.filter((descriptor) => mayHold(descriptor, wanted)), inFlight, async ({ digest }) => {
        const found = await registry.manifest(repository, digest);
        if (found === undefined)
            throw missing(repository, digest);
        // An index may refer to an image too, and holds nothing itself.
        const layers = parseManifest(found.response.body)?.layers ??
            ((0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseIndex */ .A1)(found.response.body) === undefined ? undefined : []);
        if (layers === undefined)
            throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_4__/* .invalid */ .Gq)(repository, `it lists ${digest} as a referrer, which is not a manifest`);
        return read(digest, layers);
    });
    return referrers.flatMap((outcome) => (outcome.ok ? outcome.value : [outcome]));
}
/**
 * All wanted layers of the manifest under a tag; none when there is no such tag.
 * @throws SignetError REGISTRY_…
 */
async function readTagged(registry, repository, tag, wanted) {
    const found = await registry.manifest(repository, tag);
    if (found === undefined)
        return [];
    const layers = parseManifest(found.response.body)?.layers;
    if (layers === undefined)
        throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_4__/* .invalid */ .Gq)(repository, `${tag} is not a manifest`);
    return layerReader(registry, repository, wanted)(found.digest, layers);
}
/**
 * Lists of older clients give no artifact type, or that of the empty configuration (cosign before
 * 3.1).
 */
function mayHold({ artifactType }, { isWanted }) {
    return (artifactType === undefined ||
        artifactType === null ||
        artifactType === '' ||
        artifactType === _manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .mediaTypes */ .Ib.empty ||
        isWanted(artifactType));
}
/**
 * Reads the wanted layers of manifests, each by itself. Anyone with push access could attach more
 * than fits into memory (cosign GHSA-vfp6-jrw2-99g9): of all that one reader reads, number and
 * bytes are bounded, what a descriptor says of the size is held to, and a blob that comes again is
 * read once.
 */
function layerReader(registry, repository, { isWanted, maxBytes, maxTotalBytes }) {
    const left = { bytes: maxTotalBytes, layers: maxLayers };
    const blobs = new Map();
    const fetch = async ({ digest, size }) => {
        const bytes = await registry.blob(repository, digest, size);
        if (bytes === undefined)
            throw missing(repository, digest);
        return bytes;
    };
    const read = async (manifest, layer) => {
        const { mediaType, digest, size, annotations } = layer;
        if (size > maxBytes)
            throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_4__/* .invalid */ .Gq)(repository, `${digest} is longer than ${maxBytes} bytes`);
        const known = blobs.get(digest);
        if (left.layers < 1 || (known === undefined && size > left.bytes))
            throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_4__/* .invalid */ .Gq)(repository, `too much is attached to read ${digest} too`);
        left.layers--;
        if (known === undefined)
            left.bytes -= size;
        const blob = known ?? fetch(layer);
        blobs.set(digest, blob);
        return { manifest, mediaType, annotations: annotations ?? {}, bytes: await blob };
    };
    return async (manifest, layers) => (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_7__/* .settle */ .G9)(layers.filter(({ mediaType }) => isWanted(mediaType)), inFlight, (layer) => read(manifest, layer));
}
function missing({ registry, path }, digest) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('REGISTRY_READ_BACK', `${registry} lists ${digest} in ${path}, and does not give it`, {
        hint: 'Run the job again; if it stays, report it to the registry’s operator.',
    });
}
/**
 * The manifests that an index holds, nested ones too, each digest once, without the index itself;
 * none of a plain manifest.
 */
async function readChildren(registry, image, depth = 0) {
    const found = await registry.manifest(image.repository, image.digest);
    const index = found === undefined ? undefined : judgeIndex(image, found.response.body, found.mediaType);
    if (index === undefined)
        return [];
    if (depth >= 4)
        throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_4__/* .invalid */ .Gq)(image.repository, 'an index within an index within an index');
    const nested = await (0,_concurrency_js__WEBPACK_IMPORTED_MODULE_7__/* .settle */ .G9)(index.manifests, inFlight, async ({ digest, mediaType }) => {
        const child = { repository: image.repository, digest };
        return [child, ...(isIndex(mediaType) ? await readChildren(registry, child, depth + 1) : [])];
    });
    const children = nested.flatMap((outcome) => {
        if (!outcome.ok)
            throw outcome.error;
        return outcome.value;
    });
    return [...new Map(children.map((child) => [child.digest, child])).values()];
}
/**
 * The index in the bytes, undefined when they are a manifest. The bytes decide: nobody signed the
 * registry's Content-Type (CVE-2021-41190).
 */
function judgeIndex({ repository, digest }, bytes, mediaType) {
    const index = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .parseIndex */ .A1)(bytes);
    const isOne = isIndex(mediaType) ? index : parseManifest(bytes);
    if (isOne === undefined || !(0,_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeSubject */ .uG)(bytes, mediaType).ok)
        throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_4__/* .invalid */ .Gq)(repository, `${digest} is not the ${mediaType} that it is called`);
    if (index !== undefined && index.manifests.length > maxChildren)
        throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_4__/* .invalid */ .Gq)(repository, `${digest} holds more than ${maxChildren} manifests`);
    return isIndex(mediaType) ? index : undefined;
}
function isIndex(mediaType) {
    return mediaType === _manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .mediaTypes */ .Ib.index || mediaType === _manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .mediaTypes */ .Ib.dockerList;
}


/***/ }),

/***/ 9493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JK: () => (/* binding */ unauthenticated),
/* harmony export */   SD: () => (/* binding */ unknownImage),
/* harmony export */   Ue: () => (/* binding */ hasErrorCode),
/* harmony export */   lz: () => (/* binding */ registryWords),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _http_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5191);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6950);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4715);
// SPDX-License-Identifier: Apache-2.0
// What a registry's refusal means and what the user does about it.





const errorsSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    errors: valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ code: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), ''), message: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), '') })),
});
/** The registry's own words (distribution-spec, Error Codes), bounded and on one line. */
function registryWords(response) {
    const first = firstError(response);
    if (first === undefined)
        return '';
    const words = [first.code, first.message].filter((part) => part !== '').join(': ');
    // A second line could be a command to the runner.
    return `: ${words.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 300)}`;
}
function firstError({ body }) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(errorsSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .q)(body));
    return parsed.success ? parsed.output.errors[0] : undefined;
}
/** Whether the registry's error list holds this code. */
function hasErrorCode({ body }, code) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(errorsSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .q)(body));
    return parsed.success && parsed.output.errors.some((error) => error.code === code);
}
/**
 * An answer that stops the work: 401 and 403 with the fix for this registry, everything else with
 * status and words. `doing` completes "could not …"; only a signer writes, so writing needs no
 * `purpose`.
 */
function refusal(doing, repository, response, purpose = 'sign') {
    const { status, url } = response;
    const fact = `${repository.registry} could not ${doing} in ${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryName */ .aR)(repository)}: status ` +
        `${status}${registryWords(response)} (${(0,_http_client_js__WEBPACK_IMPORTED_MODULE_1__/* .publicUrl */ .x)(url)})`;
    const { code = '' } = firstError(response) ?? {};
    const details = { refusal: { host: url.host, status, code: code === '' ? undefined : code } };
    if (status === 401 || status === 403)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('REGISTRY_DENIED', fact, {
            ...details,
            hint: purpose === 'sign' ? pushRight(repository) : pullRight(repository),
        });
    if (status >= 500 || status === 429)
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('REGISTRY_UNAVAILABLE', fact, {
            ...details,
            hint: 'Run the job again when the registry is back, or raise the input "patience".',
        });
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('REGISTRY_REJECTED', fact, {
        ...details,
        hint: 'If the registry’s words do not help, report this with the registry’s name and version.',
    });
}
/**
 * No credential, or one that the registry does not take. `consulted` is where credentials were
 * looked for.
 */
function unauthenticated({ registry }, source, consulted, status, cause) {
    const fact = source === undefined
        ? `${registry} wants a login, and there is none for it (${status}). Looked in: ` +
            (consulted.length === 0 ? 'no credential file exists' : consulted.join(', '))
        : `${registry} does not take the login from ${source} (${status})`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('REGISTRY_UNAUTHENTICATED', fact, {
        hint: `Log in to ${registry} in a step before this one (docker/login-action; "helm registry ` +
            'login" and its input "scope" store elsewhere), or pass "registry-username" and ' +
            '"registry-password".',
        cause,
    });
}
/** The registry does not know the image. @param response its answer, when it says more */
function unknownImage(name, response, purpose) {
    const answer = response === undefined ? '' : `: status ${response.status}${registryWords(response)}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('IMAGE_NOT_FOUND', `${name} is not in the registry${answer}`, {
        hint: purpose === 'sign'
            ? 'Only pushed images can be signed: set "push: true" on the build step, and sign in ' +
                'the repository it pushed to, in a step after it.'
            : 'Is the name right, and was the image pushed? Without a login, a private image looks ' +
                'as if it were missing.',
    });
}
/** What a person grants so that this registry accepts a push. */
function pushRight({ registry }) {
    if (registry === 'ghcr.io') {
        return ('Grant the job "packages: write" ("packages: read" is enough to verify); if the package ' +
            'existed before this workflow, also open its settings on GitHub and add this repository ' +
            'under "Manage Actions access" with the role Write.');
    }
    if (registry.includes('.ecr.'))
        return ('The role needs ecr:PutImage, ecr:InitiateLayerUpload, ecr:UploadLayerPart, ' +
            'ecr:CompleteLayerUpload, ecr:BatchCheckLayerAvailability and ecr:BatchGetImage.');
    if (registry.endsWith('.pkg.dev') || registry.endsWith('gcr.io'))
        return 'The account needs the role roles/artifactregistry.writer.';
    if (registry.endsWith('.azurecr.io'))
        return 'The identity needs the role AcrPush.';
    if (registry === 'docker.io')
        return ('The access token needs the scope Read & Write, and its user must be a collaborator of ' +
            'the repository.');
    return 'The login needs the right to push to this repository.';
}
/** What a person grants so that this registry lets an image be read. */
function pullRight({ registry }) {
    return registry === 'ghcr.io'
        ? 'Grant the job "packages: read"; a package of another repository must also be opened to ' +
            'this one, in its settings on GitHub under "Manage Actions access".'
        : 'The login needs the right to pull from this repository.';
}


/***/ }),

/***/ 2262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ parseIndex),
/* harmony export */   Dq: () => (/* binding */ referrerManifest),
/* harmony export */   EI: () => (/* binding */ indexBytes),
/* harmony export */   Ib: () => (/* binding */ mediaTypes),
/* harmony export */   Oc: () => (/* binding */ subjectTypes),
/* harmony export */   PE: () => (/* binding */ mergeDescriptors),
/* harmony export */   gW: () => (/* binding */ emptyIndex),
/* harmony export */   i4: () => (/* binding */ emptyConfig),
/* harmony export */   rq: () => (/* binding */ maxManifestBytes),
/* harmony export */   uG: () => (/* binding */ judgeSubject)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1671);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4715);
// SPDX-License-Identifier: Apache-2.0
// Descriptors, manifests and indexes (image-spec, descriptor.md, manifest.md, image-index.md).



const mediaTypes = {
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    index: 'application/vnd.oci.image.index.v1+json',
    dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
    dockerList: 'application/vnd.docker.distribution.manifest.list.v2+json',
    empty: 'application/vnd.oci.empty.v1+json',
};
/** What can be signed: a manifest or an index, of OCI or Docker. */
const subjectTypes = [
    mediaTypes.manifest,
    mediaTypes.index,
    mediaTypes.dockerManifest,
    mediaTypes.dockerList,
];
/** Manifests above this are refused; registries stop there too. */
const maxManifestBytes = 4 * 1024 * 1024;
/**
 * The two bytes that stand for an empty configuration (image-spec, manifest.md, guidance for an
 * empty descriptor).
 */
const emptyConfig = Buffer.from('{}');
/**
 * The manifest that attaches an artifact to its subject, in cosign's order of keys; the same input
 * gives the same bytes.
 */
function referrerManifest({ bytes, mediaType, annotations }, subject) {
    const manifest = Buffer.from(JSON.stringify({
        schemaVersion: 2,
        mediaType: mediaTypes.manifest,
        config: {
            mediaType: mediaTypes.empty,
            size: emptyConfig.length,
            digest: (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(emptyConfig),
        },
        layers: [{ mediaType, size: bytes.length, digest: (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(bytes) }],
        annotations,
        subject: { mediaType: subject.mediaType, size: subject.size, digest: subject.digest },
        artifactType: mediaType,
    }));
    // A list must repeat artifactType and annotations (distribution-spec, listing referrers): filters
    // look at nothing else.
    return {
        bytes: manifest,
        descriptor: {
            mediaType: mediaTypes.manifest,
            digest: (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(manifest),
            size: manifest.length,
            artifactType: mediaType,
            annotations,
        },
    };
}
const digestSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .custom */ .IeY(_image_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc, 'a digest');
const descriptorSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    digest: digestSchema,
    size: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .minValue */ .Wwf(0)),
    artifactType: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    annotations: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()))),
});
const indexSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    schemaVersion: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(2),
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO([mediaTypes.index, mediaTypes.dockerList])),
    manifests: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(descriptorSchema)),
});
/**
 * Reads an index, or undefined when the bytes are none. A body that is an index and a manifest at
 * once is none (CVE-2021-41190).
 */
function parseIndex(bytes) {
    // Checked, and kept as it is: a copy of valibot's would lack a field or annotation named
    // "constructor".
    const index = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .q)(bytes);
    if (!valibot__WEBPACK_IMPORTED_MODULE_1__.is(indexSchema, index) || 'layers' in index || 'config' in index)
        return undefined;
    const { manifests, ...rest } = index;
    const others = Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'schemaVersion' && key !== 'mediaType'));
    return { manifests: manifests ?? [], others };
}
const emptyIndex = { manifests: [], others: {} };
/**
 * An index as bytes. A `subject` at its top would make the list itself a referrer, so it is
 * dropped.
 */
function indexBytes({ manifests, others }) {
    const kept = Object.fromEntries(Object.entries(others).filter(([key]) => key !== 'subject'));
    return Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: mediaTypes.index, manifests, ...kept }));
}
/**
 * All entries of both lists, each digest once, in the first list's order; of two entries for one
 * digest the later, more complete one stays.
 */
function mergeDescriptors(list, more) {
    return [
        ...new Map([...list, ...more].map((descriptor) => [descriptor.digest, descriptor])).values(),
    ];
}
const contentSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    schemaVersion: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()),
});
/**
 * Whether bytes that the registry calls `contentType` are a manifest that can be signed, or what
 * they are instead.
 */
function judgeSubject(bytes, contentType) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(contentSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .q)(bytes));
    if (!parsed.success)
        return { ok: false, what: 'other' };
    const isConfig = 'rootfs' in parsed.output && !('layers' in parsed.output) && !('manifests' in parsed.output);
    if (isConfig)
        return { ok: false, what: 'config' };
    const isAmbiguous = 'manifests' in parsed.output && ('layers' in parsed.output || 'config' in parsed.output);
    const mediaType = parsed.output.mediaType ?? contentType;
    return !isAmbiguous && mediaType === contentType && subjectTypes.includes(mediaType)
        ? { ok: true, mediaType }
        : { ok: false, what: 'other' };
}


/***/ }),

/***/ 5099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ee: () => (/* binding */ pushBlob),
/* harmony export */   aG: () => (/* binding */ pushEmptyConfig),
/* harmony export */   y6: () => (/* binding */ pushManifest)
/* harmony export */ });
/* unused harmony export judgeManifest */
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1671);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9493);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2262);
/* harmony import */ var _put_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2202);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1620);





/** Uploads of one blob before giving up; each has retries of its own. */
const maxUploads = 3;
/**
 * Pushes a blob over the session that was opened for it, if any. A session that has ended
 * meanwhile, or an answer that was lost, is no failure: the blob is looked for, then uploaded anew
 * as a whole.
 */
async function pushBlob(registry, repository, bytes, session) {
    const digest = (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(bytes);
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
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .refusal */ .x5)(`take the blob ${digest}`, repository, response);
}
/** Makes sure that the empty configuration is in the repository. */
async function pushEmptyConfig(registry, repository) {
    if (await registry.hasBlob(repository, (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .emptyConfig */ .i4)))
        return;
    await pushBlob(registry, repository, _manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .emptyConfig */ .i4, undefined);
}
/** Pushes a manifest by its digest, which can be repeated without harm. */
async function pushManifest(registry, repository, bytes, { digest, mediaType }, { clock }) {
    const request = {
        method: 'PUT',
        path: `manifests/${digest}`,
        headers: { 'content-type': mediaType },
        body: bytes,
        maxBytes: 64 * 1024,
    };
    let response = await registry.send(repository, request);
    // A registry that copies its blobs about, as ghcr.io does, may not know the one that it took a
    // moment ago.
    for (let again = 0; again < 3 && isForgetful(response); again++) {
        await clock.sleep(500 * 2 ** again);
        response = await registry.send(repository, request);
    }
    judgeManifest(repository, digest, response);
}
function isForgetful(response) {
    return ((response.status === 400 || response.status === 404) &&
        ['MANIFEST_BLOB_UNKNOWN', 'BLOB_UNKNOWN'].some((code) => (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .hasErrorCode */ .Ue)(response, code)));
}
/** Whether the manifest was taken as it is. */
function judgeManifest(repository, digest, response) {
    if (!(0,_put_js__WEBPACK_IMPORTED_MODULE_3__/* .isTaken */ .Ck)(response))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .refusal */ .x5)('take the signature’s manifest', repository, response);
    const stored = response.headers.get('docker-content-digest');
    if (stored !== null && stored !== digest)
        throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_4__/* .invalid */ .Gq)(repository, `it stored the manifest ${digest} under another digest`);
}


/***/ }),

/***/ 2202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ck: () => (/* binding */ isTaken),
/* harmony export */   PS: () => (/* binding */ saysImmutable),
/* harmony export */   U4: () => (/* binding */ isSeen),
/* harmony export */   t3: () => (/* binding */ isImmutable)
/* harmony export */ });
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6092);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9493);


/** Whether it was taken: 201 by the specification, and 200 or 202 by some registries. */
function isTaken({ status }) {
    return status === 200 || status === 201 || status === 202;
}
/** How registries refuse to change a tag: Harbor with 412, ECR TAG_INVALID, ACR and GAR 409, 405. */
function isImmutable(response) {
    return ([405, 409, 412].includes(response.status) ||
        (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .hasErrorCode */ .Ue)(response, 'TAG_INVALID') ||
        saysImmutable(response));
}
function saysImmutable(response) {
    return /immutable/i.test((0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .registryWords */ .lz)(response));
}
/** How long a registry may take to show what was put a moment ago, in milliseconds. */
const propagationMs = 60_000;
/**
 * Looks again, less and less often, until it is there.
 * @returns false when patience, or a minute, is over before that
 */
async function isSeen(look, patience) {
    const { clock, deadline } = (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .within */ .ux)(propagationMs, patience);
    for (let wait = 250; !(await look()); wait = Math.min(wait * 2, 5_000)) {
        if (clock.now() + wait > deadline)
            return false;
        await clock.sleep(wait);
    }
    return true;
}


/***/ }),

/***/ 4687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fH: () => (/* binding */ fallbackTag),
/* harmony export */   xt: () => (/* binding */ listReferrers),
/* harmony export */   zW: () => (/* binding */ readTag)
/* harmony export */ });
/* unused harmony exports judgeListing, nextPage */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _http_url_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8106);
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1671);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6950);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9493);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2262);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1620);
// SPDX-License-Identifier: Apache-2.0
// How a registry lists what refers to an image: by the referrers API, or by an index under a tag
// that clients keep themselves (distribution-spec, Listing Referrers and Referrers Tag Schema).







const maxPages = 20;
const maxEntries = 1000;
/**
 * How registries without the API answer, as go-containerregistry takes it too
 * (pkg/v1/remote/referrers.go); redirects lead to web pages.
 */
const withoutApi = [301, 302, 303, 307, 308, 400, 404, 405, 406];
/** The tag of the list that clients keep: the algorithm, and at most 64 characters of the rest. */
function fallbackTag(digest) {
    return `${digest.slice(0, digest.indexOf(':'))}-${(0,_image_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .hexOf */ .ZD)(digest).slice(0, 64)}`;
}
/**
 * The index in the answer, or undefined when this registry has no referrers API: some answer with a
 * web page, or redirect to one.
 * @throws SignetError REGISTRY_… for every other answer, because a list that cannot be read is not
 * an empty one
 */
function judgeListing({ repository }, response) {
    const { status } = response;
    if (withoutApi.includes(status) || (status === 200 && (0,_registry_js__WEBPACK_IMPORTED_MODULE_6__/* .mediaTypeOf */ .c0)(response) !== _manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .mediaTypes */ .Ib.index))
        return undefined;
    if (status !== 200)
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .refusal */ .x5)('list the referrers', repository, response);
    const index = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .parseIndex */ .A1)(response.body);
    if (index === undefined)
        throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_6__/* .invalid */ .Gq)(repository, 'the list of referrers cannot be read');
    return index;
}
/**
 * What a verifier finds for this image; undefined when there is no list.
 * @throws SignetError REGISTRY_TAG_UNUSABLE, REGISTRY_…
 */
async function listReferrers(registry, image, listing) {
    if (listing.kind === 'fallback-tag')
        return bounded(image, (await readTag(registry, image, listing.tag))?.index.manifests);
    return listByApi(registry, image);
}
function bounded({ repository }, listed) {
    if ((listed?.length ?? 0) > maxEntries)
        throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_6__/* .invalid */ .Gq)(repository, `more than ${maxEntries} referrers are listed`);
    return listed;
}
async function listByApi(registry, image) {
    const listed = [];
    const seen = new Set();
    let response = await firstPage(registry, image);
    for (;;) {
        const page = judgeListing(image, response);
        if (page === undefined && seen.size === 0)
            return undefined;
        if (page === undefined)
            throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_6__/* .invalid */ .Gq)(image.repository, 'the list of referrers breaks off');
        listed.push(...bounded(image, page.manifests));
        const next = nextPage(response);
        if (next === undefined)
            return listed;
        if (seen.has(next.href) || seen.size >= maxPages || listed.length > maxEntries)
            throw (0,_registry_js__WEBPACK_IMPORTED_MODULE_6__/* .invalid */ .Gq)(image.repository, `the list of referrers does not end`);
        seen.add(next.href);
        response = await registry.sendTo(image.repository, next, {
            method: 'GET',
            headers: acceptIndex,
            maxBytes: _manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .maxManifestBytes */ .rq,
        });
    }
}
const acceptIndex = { accept: _manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .mediaTypes */ .Ib.index };
async function firstPage(registry, { repository, digest }) {
    return registry.send(repository, {
        method: 'GET',
        path: `referrers/${digest}`,
        headers: acceptIndex,
        maxBytes: _manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .maxManifestBytes */ .rq,
    });
}
const linkGrammar = /<([^<>]*)>((?:[ \t]*;[ \t]*[^\s=;,"<>]+(?:[ \t]*=[ \t]*(?:"(?:[^"\\]|\\.)*"|[^\s";,<>]*))?)*)/g;
const relationGrammar = /;[ \t]*([^\s=;,"<>]+)(?:[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s";,<>]*)))?/g;
/**
 * The first link of the relation `next`; of several relations of one link, the first counts (RFC
 * 8288, section 3).
 */
function nextPage({ headers, url }) {
    for (const [, target = '', parameters = ''] of (headers.get('link') ?? '')
        .slice(0, 16_384)
        .matchAll(linkGrammar)) {
        const relation = [...parameters.matchAll(relationGrammar)].find(([, name]) => name?.toLowerCase() === 'rel');
        const names = (relation?.[2] ?? relation?.[3] ?? '').toLowerCase().split(/\s+/);
        if (names.includes('next'))
            return (0,_http_url_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeNextPage */ .uj)(target, url);
    }
    return undefined;
}
/**
 * Reads the list under the fallback tag; undefined when the tag does not exist.
 * @throws SignetError REGISTRY_TAG_UNUSABLE when it is something else
 */
async function readTag(registry, { repository, digest }, tag) {
    const found = await registry.manifest(repository, tag);
    if (found === undefined)
        return undefined;
    const index = found.mediaType === _manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .mediaTypes */ .Ib.index ? (0,_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .parseIndex */ .A1)(found.response.body) : undefined;
    if (found.digest === digest)
        throw unusable(repository, tag, 'is the image itself, and not a list of its signatures');
    if (index === undefined)
        throw unusable(repository, tag, `is ${JSON.stringify(found.mediaType.slice(0, 100))}, and not a list of signatures`);
    const etag = found.response.headers.get('etag');
    return {
        index,
        etag: etag !== null && /^"[\x21\x23-\x7e]{1,200}"$/.test(etag) ? etag : undefined,
    };
}
function unusable(repository, tag, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('REGISTRY_TAG_UNUSABLE', `The tag ${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .repositoryName */ .aR)(repository)}:${tag} ${what}, and is left as it is`, {
        hint: 'This registry has no referrers API, so signatures are listed under this tag. Find out ' +
            'who wrote it, and move or remove it.',
    });
}


/***/ }),

/***/ 1620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gq: () => (/* binding */ invalid),
/* harmony export */   OR: () => (/* binding */ Registry),
/* harmony export */   c0: () => (/* binding */ mediaTypeOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6092);
/* harmony import */ var _http_url_policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8106);
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1671);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9493);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2262);
// SPDX-License-Identifier: Apache-2.0
// Single requests of the distribution API (distribution-spec), authorized and redirected by our
// rules.






const maxRedirects = 5;
const maxErrorBytes = 64 * 1024;
class Registry {
    #ports;
    /** Registries on this machine that turned out to speak TLS. */
    #tlsOnLoopback = new Set();
    #fastestMs = Infinity;
    constructor(ports) {
        this.#ports = ports;
    }
    /** Whom hints speak to. */
    get purpose() {
        return this.#ports.purpose;
    }
    /** The shortest time that an answer took so far: what the way there costs. */
    get fastestMs() {
        return this.#fastestMs;
    }
    /**
     * Sends within a repository; an answer to a GET or HEAD may come from where the registry
     * redirects to.
     */
    async send(repository, { path, ...request }) {
        const url = new URL(`/v2/${repository.path}/${path}`, this.#origin(repository));
        const response = await this.#sendAuthorized(repository, { ...request, url });
        if (await this.#speaksTls(repository, response))
            return this.send(repository, { path, ...request });
        return this.#follow(repository, { ...request, url }, response);
    }
    /**
     * Sends to a URL that the registry gave and our policy allowed, such as the next page of a list.
     */
    async sendTo(repository, url, request) {
        return this.#follow(repository, { ...request, url }, await this.#sendAuthorized(repository, { ...request, url }));
    }
    /**
     * A manifest or an index by tag or digest, with the digest of its bytes; undefined when there is
     * none.
     */
    async manifest(repository, reference, options = {}) {
        const response = await this.send(repository, {
            method: 'GET',
            path: `manifests/${reference}`,
            headers: acceptManifests,
            maxBytes: _manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .maxManifestBytes */ .rq,
            ...options,
        });
        if (response.status === 404)
            return undefined;
        if (response.status !== 200)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .refusal */ .x5)(`give the manifest ${reference}`, repository, response, this.purpose);
        // Everything fetched by digest is hashed here; the registry's own header is compared by nobody
        // (regclient, GHSA-qv35-3gw6-8q4j).
        if (!(0,_image_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .Bc)(reference))
            return { response, digest: (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(response.body), mediaType: mediaTypeOf(response) };
        if (!(0,_image_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigestOf */ ._Q)(reference, response.body))
            throw invalid(repository, `it gave other bytes for ${reference}`);
        return { response, digest: reference, mediaType: mediaTypeOf(response) };
    }
    async hasBlob(repository, digest) {
        return ((await this.send(repository, {
            method: 'HEAD',
            path: `blobs/${digest}`,
            maxBytes: maxErrorBytes,
        })).status === 200);
    }
    /** The bytes of a blob, hashed; undefined when there is none. */
    async blob(repository, digest, maxBytes, options = {}) {
        // A refusal may have more words than a small blob has bytes.
        const response = await this.send(repository, {
            method: 'GET',
            path: `blobs/${digest}`,
            maxBytes: Math.max(maxBytes, maxErrorBytes),
            ...options,
        });
        if (response.status === 404)
            return undefined;
        if (response.status !== 200)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .refusal */ .x5)(`give the blob ${digest}`, repository, response, this.purpose);
        if (response.body.length > maxBytes)
            throw invalid(repository, `the blob ${digest} is longer than ${maxBytes} bytes`);
        if (!(0,_image_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigestOf */ ._Q)(digest, response.body))
            throw invalid(repository, `it gave other bytes for ${digest}`);
        return response.body;
    }
    /** Begins an upload. A login that may not push is found here. @returns where the bytes go */
    async startUpload(repository) {
        const response = await this.send(repository, {
            method: 'POST',
            path: 'blobs/uploads/',
            headers: { 'content-length': '0' },
            maxBytes: maxErrorBytes,
        });
        const location = response.headers.get('location');
        if (response.status !== 202)
            throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_4__/* .refusal */ .x5)('begin an upload', repository, response);
        if (location === null)
            throw invalid(repository, 'an upload without a Location');
        return (0,_http_url_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeUploadLocation */ .E2)(location, response.url);
    }
    /**
     * Ends an upload with all its bytes (distribution-spec, POST then PUT). The answer is judged by
     * the caller.
     */
    async finishUpload(repository, location, bytes, digest) {
        const url = new URL(location);
        url.searchParams.set('digest', digest);
        const request = {
            method: 'PUT',
            url,
            headers: { 'content-type': 'application/octet-stream' },
            body: bytes,
            maxBytes: maxErrorBytes,
        };
        const isOwn = url.origin === this.#origin(repository).origin;
        return isOwn
            ? this.#sendAuthorized(repository, request)
            : this.#sendPatiently(repository, request);
    }
    async #sendAuthorized(repository, request) {
        let header = await this.#ports.authorizer.current(repository);
        let response = await this.#sendPatiently(repository, withAuthorization(request, header));
        // Twice: a token that others share may have expired between its answer and its use.
        for (let answers = 0; response.status === 401 && answers < 2; answers++) {
            header = await this.#ports.authorizer.answer(repository, response, header);
            response = await this.#sendPatiently(repository, withAuthorization(request, header));
        }
        return response;
    }
    /**
     * Only GET and HEAD follow; credentials are left behind at the first other origin and do not come
     * back.
     */
    async #follow(repository, request, first) {
        let response = first;
        let isOwn = true;
        for (let hops = 0; isRedirect(response) && request.method !== 'POST' && request.method !== 'PUT'; hops++) {
            if (hops >= maxRedirects)
                throw invalid(repository, `more than ${maxRedirects} redirects`);
            const url = (0,_http_url_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeRedirect */ .Su)(response.headers.get('location') ?? '', response.url);
            isOwn &&= url.origin === request.url.origin;
            // The referrers API of ghcr.io redirects to a web page of another host; whoever asked
            // decides, nothing is fetched (artifacthub#4785).
            if (!isOwn && /\/referrers\/[^/]*$/.test(request.url.pathname))
                return response;
            response = isOwn
                ? await this.#sendAuthorized(repository, { ...request, url })
                : await this.#sendPatiently(repository, { ...request, url });
        }
        return response;
    }
    async #sendPatiently(repository, request) {
        const { patience } = this.#ports;
        const { alsoTransient = [], alsoTransientFor, ...plain } = request;
        const began = patience.clock.now();
        const sending = (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .sendPatiently */ .zw)(this.#ports.http, plain, patience, alsoTransient, (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .within */ .ux)(alsoTransientFor ?? Infinity, patience).deadline).finally(() => {
            this.#fastestMs = Math.min(this.#fastestMs, patience.clock.now() - began);
        });
        return sending.catch((cause) => {
            if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T &&
                (cause.code === 'HTTP_UNREACHABLE' ||
                    cause.code === 'HTTP_TIMEOUT' ||
                    cause.code === 'HTTP_IMPATIENT')) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('REGISTRY_UNAVAILABLE', `${repository.registry} is not available`, {
                    hint: cause.hint ??
                        'Run the job again when it is back; if it is a private registry, check that this ' +
                            'runner can reach it.',
                    cause,
                });
            }
            throw cause;
        });
    }
    #origin({ registry }) {
        if (registry === 'docker.io')
            return new URL('https://registry-1.docker.io');
        const secure = new URL(`https://${registry}`);
        return (0,_http_url_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(secure.hostname) && !this.#tlsOnLoopback.has(registry)
            ? new URL(`http://${registry}`)
            : secure;
    }
    /**
     * A TLS server answers plain http with 400 and these words (Go, net/http); only registries on
     * this machine are asked so.
     */
    async #speaksTls(repository, { status, url, body }) {
        if (url.protocol !== 'http:' || status !== 400)
            return false;
        // The answer to a HEAD has no words.
        const words = body.length > 0
            ? body
            : (await this.#sendPatiently(repository, {
                method: 'GET',
                url: new URL('/v2/', url),
                maxBytes: maxErrorBytes,
            })).body;
        if (!words.toString('utf8', 0, 200).includes('HTTP request to an HTTPS server'))
            return false;
        this.#tlsOnLoopback.add(repository.registry);
        return true;
    }
}
const acceptManifests = { accept: _manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .subjectTypes */ .Oc.join(', ') };
/** The media type without parameters. */
function mediaTypeOf({ headers }) {
    return (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
/** The registry said something that the specification does not allow. */
function invalid({ registry }, what) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('REGISTRY_RESPONSE_INVALID', `${registry} gave an answer that the specification does not allow: ${what}`, {
        hint: 'A proxy may answer in its place; otherwise report it to the registry’s operator.',
    });
}
function withAuthorization(request, header) {
    return header === undefined
        ? request
        : { ...request, headers: { ...request.headers, authorization: header } };
}
function isRedirect({ status, headers }) {
    return [301, 302, 303, 307, 308].includes(status) && headers.has('location');
}


/***/ }),

/***/ 3311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ takeSnapshot),
/* harmony export */   s: () => (/* binding */ addToSharedTag)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6950);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9493);
/* harmony import */ var _put_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2202);
// SPDX-License-Identifier: Apache-2.0
// Adds to what many jobs write under one tag, on registries that offer no atomic change.




/** Reads, and notes the time at which the answer was there. */
async function takeSnapshot(content, { clock }) {
    return { content: await content, readAt: clock.now() };
}
/**
 * Times in milliseconds. What was read is written over at once, or read again. A job that read
 * before our write has written before `settle` is over, so the read-back sees a loss, unless its
 * way to the registry takes longer than that, which cannot be known here. While others write, we
 * stay until the list rests.
 */
const times = { fresh: 100, settle: 150, usual: 40, rest: 1_500, most: 180_000 };
/**
 * Merges our entries into the list, writes, reads back, and again while an entry that was there is
 * gone. Nothing is removed or deleted.
 * @param first what was read a moment ago
 * @throws SignetError REGISTRY_TAG_IMMUTABLE, REGISTRY_READ_BACK, REGISTRY_…
 */
async function addToSharedTag(registry, list, mine, first, { clock, random }) {
    const deadline = clock.now() + times.most;
    let { content: current, readAt } = first;
    let wanted = mine;
    let restedFor = 0;
    let slowness = 0;
    let isContended = current !== undefined && list.isBusy?.(current) === true;
    while (clock.now() < deadline) {
        const before = current;
        if (!covers(list, current, wanted)) {
            wanted = list.merge(current, wanted);
            await list.stage?.(wanted);
            if (clock.now() - readAt > times.fresh) {
                current = await list.read();
                const merged = list.merge(current, wanted);
                if (!isSame(list, merged, wanted))
                    await list.stage?.(merged);
                wanted = merged;
            }
            const began = clock.now();
            judgeWrite(list, await list.write(wanted, current));
            slowness = Math.max(0, clock.now() - began - registry.fastestMs - times.usual);
            restedFor = 0;
        }
        // Where our own write was slow beyond the way there, so are those of others.
        await clock.sleep(isContended ? times.rest * (0.75 + random() / 2) : times.settle + 4 * slowness);
        current = await list.read();
        readAt = clock.now();
        const isWhole = covers(list, current, wanted);
        if (current !== undefined && isWhole && !isContended && covers(list, wanted, current))
            return current;
        // Another writer is at work: stay until two readings in a row are the same.
        isContended = true;
        restedFor = isWhole && isSame(list, before, current) ? restedFor + 1 : 0;
        if (current !== undefined && restedFor >= 2)
            return current;
        wanted = list.merge(current, wanted);
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('REGISTRY_READ_BACK', `The list of signatures under ${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR)(list.repository)}:${list.tag} does not come ` +
        'to rest while several jobs write to it', {
        hint: 'Run the job again; fewer jobs should sign the same image at the same time on a ' +
            'registry without the referrers API.',
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
/** Passes what was written, and what lost to another writer; an immutable tag has its own error. */
function judgeWrite({ repository, tag }, { response, isConditional }) {
    if ((0,_put_js__WEBPACK_IMPORTED_MODULE_3__/* .isTaken */ .Ck)(response))
        return;
    if (isConditional && response.status === 412 && !(0,_put_js__WEBPACK_IMPORTED_MODULE_3__/* .saysImmutable */ .PS)(response))
        return;
    if (!(0,_put_js__WEBPACK_IMPORTED_MODULE_3__/* .isImmutable */ .t3)(response))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .refusal */ .x5)(`write the list of signatures ${tag}`, repository, response);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('REGISTRY_TAG_IMMUTABLE', `The signature was pushed to ${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR)(repository)}, but the list under the tag ` +
        `${tag}, by which verifiers find it, cannot be changed: status ` +
        `${response.status}${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .registryWords */ .lz)(response)}`, { hint: 'Exempt tags that begin with "sha256-" from the registry’s immutability rule.' });
}


/***/ }),

/***/ 5144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ attestationTag),
/* harmony export */   bG: () => (/* binding */ signatureTag),
/* harmony export */   ex: () => (/* binding */ appendLayer),
/* harmony export */   yz: () => (/* binding */ readSignatures)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1671);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6950);
/* harmony import */ var _artifacts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(256);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2262);
/* harmony import */ var _push_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5099);
/* harmony import */ var _shared_tag_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3311);
// SPDX-License-Identifier: Apache-2.0
// The manifest under a tag to which signatures are appended as layers (cosign, pkg/oci/mutate and
// pkg/oci/empty).







/** The tag of an image's signatures (cosign, specs/SIGNATURE_SPEC.md). */
function signatureTag(digest) {
    return `${digest.slice(0, digest.indexOf(':'))}-${(0,_image_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .hexOf */ .ZD)(digest)}.sig`;
}
/** The tag of an image's attestations in the same format. */
function attestationTag(digest) {
    return signatureTag(digest).replace(/sig$/, 'att');
}
const configMediaType = 'application/vnd.oci.image.config.v1+json';
/** cosign writes no time, so that the same signatures make the same bytes. */
const never = '0001-01-01T00:00:00Z';
/** Reads the manifest under the tag. @throws SignetError REGISTRY_TAG_UNUSABLE when it is something else */
async function readSignatures(registry, repository, tag) {
    const found = await registry.manifest(repository, tag);
    if (found === undefined)
        return undefined;
    const manifest = (0,_artifacts_js__WEBPACK_IMPORTED_MODULE_3__/* .parseManifest */ .Ng)(found.response.body);
    if (manifest === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('REGISTRY_TAG_UNUSABLE', `The tag ${(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryName */ .aR)(repository)}:${tag} holds no signatures, and is left as it is`, {
            hint: 'Find out who wrote it, and move or remove it.',
        });
    }
    const { layers, ...others } = manifest;
    return { layers, others, digest: found.digest };
}
/**
 * Appends a layer whose blob is there, changing nobody else's.
 * @returns the digest of the manifest that holds it
 */
async function appendLayer(registry, repository, tag, layer, first, patience) {
    const list = {
        repository,
        tag,
        read: () => readSignatures(registry, repository, tag),
        write: async (signatures) => ({
            response: await writeSignatures(registry, repository, tag, signatures),
            isConditional: false,
        }),
        merge: (current, mine) => signaturesOf([
            ...new Map([...(current?.layers ?? []), ...mine.layers].map((each) => [nameOf(each), each])).values(),
        ], current?.others ?? mine.others),
        stage: (signatures) => (0,_push_js__WEBPACK_IMPORTED_MODULE_5__/* .pushBlob */ .Ee)(registry, repository, render(signatures).config, undefined),
        entries: ({ layers }) => layers.map(nameOf),
    };
    const mine = signaturesOf([layer], {});
    return (await (0,_shared_tag_js__WEBPACK_IMPORTED_MODULE_6__/* .addToSharedTag */ .s)(registry, list, mine, first, patience)).digest;
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
    return { layers, others, digest: (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(render({ layers, others }).bytes) };
}
/** Signatures of one payload share its blob, and differ by their annotations only. */
function nameOf({ digest, annotations }) {
    return JSON.stringify([digest, Object.entries(annotations ?? {}).toSorted()]);
}
/**
 * The manifest's bytes, in cosign's order of keys, and its configuration: an image's, with a layer
 * per signature.
 */
function render({ layers, others }) {
    const config = Buffer.from(JSON.stringify({
        architecture: '',
        created: never,
        history: layers.map(() => ({ created: never })),
        os: '',
        rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
        config: {},
    }));
    const { schemaVersion: _, mediaType = _manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .mediaTypes */ .Ib.manifest, config: __, ...rest } = others;
    const type = String(mediaType);
    const bytes = Buffer.from(JSON.stringify({
        schemaVersion: 2,
        mediaType: type,
        config: { mediaType: configMediaType, size: config.length, digest: (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(config) },
        layers,
        ...rest,
    }));
    return { config, bytes, mediaType: type };
}


/***/ }),

/***/ 6144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ Flawed)
/* harmony export */ });
// SPDX-License-Identifier: Apache-2.0
// Why something that should prove a signature does not.
/** Thrown inside a judgement only; whoever judges turns it into an answer. */
class Flawed extends Error {
    flaw;
    constructor(flaw, detail) {
        super(detail);
        this.flaw = flaw;
    }
}


/***/ }),

/***/ 2284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iy: () => (/* binding */ simpleSigningType),
/* harmony export */   K9: () => (/* binding */ simpleSigningMediaType),
/* harmony export */   Xi: () => (/* binding */ envelopeMediaType)
/* harmony export */ });
// SPDX-License-Identifier: Apache-2.0
// What cosign calls its layers and payloads, apart from the code that reads them, so that looking
// for them loads none of it.
/** A layer of a `.sig` manifest. */
const simpleSigningMediaType = 'application/vnd.dev.cosign.simplesigning.v1+json';
/** A layer of an `.att` manifest. */
const envelopeMediaType = 'application/vnd.dsse.envelope.v1+json';
/**
 * How a simple-signing payload is named where others have a predicate type; also the value of its
 * `critical.type`.
 */
const simpleSigningType = 'cosign container image signature';


/***/ }),

/***/ 3231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K1: () => (/* binding */ judgeSigner),
/* harmony export */   TI: () => (/* binding */ glob),
/* harmony export */   X9: () => (/* binding */ anchored),
/* harmony export */   Z0: () => (/* binding */ repositoryPattern),
/* harmony export */   lG: () => (/* binding */ fromRepositories)
/* harmony export */ });
/* harmony import */ var _flaw_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6144);

/**
 * What was signed comes from one of these repositories, by their URLs (fulcio, docs/oid-info.md,
 * 1.12).
 */
function fromRepositories(urls) {
    return {
        extension: '12',
        name: 'source repository',
        flaw: 'repository',
        anyOf: urls.map((url) => anchored(repositoryPattern(url), url)),
    };
}
/** GitHub tells repositories apart without regard to case. */
function repositoryPattern(url) {
    return `(?i:${RegExp.escape(url)})`;
}
/**
 * A policy's regular expression, anchored at both ends; `text` is how a person knows it.
 * @throws SyntaxError when it is none
 */
function anchored(pattern, text = pattern) {
    // By itself first: "a)|(b" is no pattern, and would leave the anchors.
    const { source } = new RegExp(pattern, 'u');
    return { matches: new RegExp(`^(?:${source})$`, 'u'), text };
}
/** `*` stands for anything but a slash, `**` for anything. */
function glob(pattern, anything = '.*') {
    return pattern.replace(/\*\*|\*|[^*]+/g, (part) => part === '**' ? anything : part === '*' ? '[^/]*' : RegExp.escape(part));
}
/**
 * The extensions are told first, because they say best what differs. Our own comparison: libraries
 * take a string as an unanchored regular expression (sigstore-js#1556), or compare DER with text.
 * @throws Flawed
 */
function judgeSigner({ subjectAlternativeName, issuer, extensions }, policy) {
    if (issuer !== policy.issuer)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_0__/* .Flawed */ .O('issuer', `the issuer is ${quote(issuer)}, not ${quote(policy.issuer)}`);
    for (const { extension, name, flaw, anyOf } of policy.extensions ?? []) {
        const value = extensions[extension];
        if (!anyOf.some((match) => holds(value, match)))
            throw new _flaw_js__WEBPACK_IMPORTED_MODULE_0__/* .Flawed */ .O(flaw, `the ${name} is ${quote(value)}, not ${anyOf.map(describe).join(' or ')}`);
    }
    if (!holds(subjectAlternativeName, policy.subjectAlternativeName)) {
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_0__/* .Flawed */ .O('identity', `signed by ${quote(subjectAlternativeName)}, not by ` +
            describe(policy.subjectAlternativeName));
    }
}
function holds(value, match) {
    if (value === undefined)
        return false;
    return 'equals' in match ? value === match.equals : match.matches.test(value);
}
function describe(match) {
    return quote('equals' in match ? match.equals : match.text);
}
function quote(text) {
    return text === undefined ? 'not named' : JSON.stringify(text.slice(0, 300));
}


/***/ }),

/***/ 8836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hy: () => (/* binding */ algorithmOf),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   Xe: () => (/* binding */ verificationMaterial),
/* harmony export */   Xt: () => (/* binding */ verifierJson),
/* harmony export */   b_: () => (/* binding */ signBytes),
/* harmony export */   iW: () => (/* binding */ digestFor),
/* harmony export */   oc: () => (/* binding */ unfitness),
/* harmony export */   pB: () => (/* binding */ verifierPem)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
// SPDX-License-Identifier: Apache-2.0
// A key that signs, and how bundles and logs name it.

/**
 * `cosign verify --key` hashes with SHA-256 whatever the curve (cosign 3.1.3,
 * pkg/signature/keys.go), so every curve signs with it.
 */
const curves = {
    prime256v1: { hash: 'sha256', keyDetails: 'PKIX_ECDSA_P256_SHA_256' },
    secp384r1: { hash: 'sha256', keyDetails: 'PKIX_ECDSA_P384_SHA_256' },
    secp521r1: { hash: 'sha256', keyDetails: 'PKIX_ECDSA_P521_SHA_256' },
};
/** The algorithm of a key; undefined for kinds that no verifier of images knows. */
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
/** A key as a person knows it: with the curve or the size that is the reason. */
function kindOf({ asymmetricKeyType: kind, asymmetricKeyDetails: { namedCurve, modulusLength } = {}, }) {
    if (namedCurve !== undefined)
        return `a key on the curve ${namedCurve}`;
    return modulusLength === undefined
        ? `a key of the kind ${kind ?? 'unknown'}`
        : `a key of the kind ${kind ?? 'unknown'} with ${modulusLength} bits`;
}
/**
 * Whether the log and the verifiers of a format take this key. Undefined when they do, else why
 * not: logs allow the larger curves only with the larger hashes, which `cosign verify --key` does
 * not use (Rekor v1 does not look at the curve in an envelope's entry), and expect Ed25519
 * prehashed.
 */
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
/**
 * The hash that this signer's bundles use; what signs by itself is recorded by SHA-512 (Ed25519).
 */
function digestFor({ publicKey }, bytes) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithmOf(publicKey)?.hash ?? 'sha512')
        .update(bytes)
        .digest();
}
function signBytes({ privateKey, publicKey }, bytes, hash = algorithmOf(publicKey)?.hash ?? null) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(hash, bytes, privateKey);
}
/** Certificate or public key in PEM, as Rekor v1 wants a verifier. */
function verifierPem({ certificate, publicKey }) {
    return certificate?.pem ?? publicKey.export({ type: 'spki', format: 'pem' }).toString();
}
/** As Rekor v2 wants a verifier (rekor-tiles, verifier.proto). */
function verifierJson({ certificate, publicKey }) {
    const keyDetails = algorithmOf(publicKey)?.keyDetails ?? '';
    return certificate === undefined
        ? { publicKey: { rawBytes: spki(publicKey).toString('base64') }, keyDetails }
        : { x509Certificate: { rawBytes: certificate.der.toString('base64') }, keyDetails };
}
/** As a bundle names the signer; a key by cosign's hint (cosign, internal/key/svkeypair.go). */
function verificationMaterial({ certificate, publicKey }) {
    if (certificate !== undefined)
        return { certificate: { rawBytes: certificate.der.toString('base64') } };
    return { publicKey: { hint: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(spki(publicKey)).digest('base64') } };
}
function spki(key) {
    return key.export({ type: 'spki', format: 'der' });
}


/***/ }),

/***/ 2925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readStatement: () => (/* binding */ readStatement),
/* harmony export */   signaturePredicateType: () => (/* binding */ signaturePredicateType),
/* harmony export */   statementBytes: () => (/* binding */ statementBytes),
/* harmony export */   statementClaims: () => (/* binding */ statementClaims),
/* harmony export */   statementPayloadType: () => (/* binding */ statementPayloadType)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934);
/* harmony import */ var _image_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1671);
/* harmony import */ var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6950);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4715);
/* harmony import */ var _flaw_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6144);
// SPDX-License-Identifier: Apache-2.0
// The in-toto statements that are signed (in-toto attestation, spec/v1/statement.md).





/** cosign's predicate type of a plain image signature (cosign, pkg/types/predicate.go). */
const signaturePredicateType = 'https://sigstore.dev/cosign/sign/v1';
/**
 * The payload type of every in-toto statement in a DSSE envelope (in-toto attestation,
 * spec/v1/envelope.md).
 */
const statementPayloadType = 'application/vnd.in-toto+json';
/**
 * An in-toto statement (spec/v1/statement.md) in cosign's order of keys, plus the subject's `name`,
 * the repository without a tag, which sigstore-python demands and every verifier accepts.
 */
function statementBytes({ subjects, predicateType, predicate, }) {
    const subject = subjects.map(({ image, annotations }) => ({
        name: (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryName */ .aR)(image.repository),
        digest: { sha256: (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .hexOf */ .ZD)(image.digest) },
        annotations,
    }));
    const statement = { _type: 'https://in-toto.io/Statement/v1', subject, predicateType, predicate };
    return Buffer.from(JSON.stringify(statement));
}
const statementSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    _type: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(['https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1']),
    subject: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
        digest: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()), valibot__WEBPACK_IMPORTED_MODULE_3__/* .maxEntries */ .bIj(32)),
        annotations: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J()))),
    })), valibot__WEBPACK_IMPORTED_MODULE_3__/* .minLength */ .BpQ(1), valibot__WEBPACK_IMPORTED_MODULE_3__/* .maxLength */ .Ru6(1024)),
    predicateType: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .maxLength */ .Ru6(2000)),
});
/** The statement in an envelope; no library looks at it. @throws Flawed */
function readStatement({ payload, payloadType, }) {
    if (payloadType !== statementPayloadType)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_2__/* .Flawed */ .O('malformed', `the payload is ${JSON.stringify(payloadType.slice(0, 100))}, no in-toto statement`);
    const statement = (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .q)(payload);
    // Checked, and kept as it is: a copy of valibot's would lack an annotation named "constructor".
    if (valibot__WEBPACK_IMPORTED_MODULE_3__.is(statementSchema, statement))
        return statement;
    const { issues } = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(statementSchema, statement);
    throw new _flaw_js__WEBPACK_IMPORTED_MODULE_2__/* .Flawed */ .O('malformed', 'the payload is no in-toto ' +
        `statement${issues === undefined ? '' : `: ${(0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .describeIssue */ .n)(issues[0])}`}`);
}
/**
 * Each subject whose SHA-256 digest is the image's is about that image; a statement may have many.
 * @throws Flawed
 */
function statementClaims(envelope) {
    const { predicateType, subject } = readStatement(envelope);
    return {
        predicateType,
        dockerReference: undefined,
        annotationsOf(wanted) {
            if (!wanted.startsWith('sha256:'))
                return [];
            return subject
                .filter(({ digest }) => Object.hasOwn(digest, 'sha256') && digest['sha256'] === (0,_image_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .hexOf */ .ZD)(wanted))
                .map(({ annotations }) => annotations ?? {});
        },
    };
}


/***/ })

};
