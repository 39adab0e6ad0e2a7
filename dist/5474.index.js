export const id = 5474;
export const ids = [5474];
export const modules = {

  5474:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);

__webpack_require__.d(__webpack_exports__, {
  fileIssues: () => (  fileIssues),
  tellIssues: () => (  tellIssues)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/src/concurrency.js
var concurrency = __webpack_require__(3742);
// EXTERNAL MODULE: ./build/src/action/runner/github.js
var github = __webpack_require__(7032);
// EXTERNAL MODULE: ./build/src/action/runner/log.js
var log = __webpack_require__(1537);
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/audit/finding-classes.js
var finding_classes = __webpack_require__(7481);
;// CONCATENATED MODULE: ./build/src/action/audit/issue-marks.js


const resolvedLine = '<!-- signet-audit: resolved -->';
function incidentMark({ finding, fingerprint, repository, subject, }) {
    return {
        kind: 'incident',
        finding,
        fingerprint,
        repository: markDigest(repository),
        subject: markDigest(subject),
    };
}
function markDigest(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function keyOf(mark) {
    return mark.kind === 'violations' ? 'violations' : mark.fingerprint;
}
function markLine(mark) {
    if (mark.kind === 'violations')
        return '<!-- signet-audit: violations -->';
    const { finding, fingerprint, repository, subject } = mark;
    return `<!-- signet-audit: incident ${finding} ${fingerprint} ${repository} ${subject} -->`;
}
const hex = '([0-9a-f]{64})';
const incident = new RegExp(`^<!-- signet-audit: incident ([a-z-]+) ${hex} ${hex} ${hex} -->$`);
function readMark(body) {
    const [first = ''] = linesOf(body);
    if (first === markLine({ kind: 'violations' }))
        return { kind: 'violations' };
    const [, finding = '', fingerprint, repository, subject] = incident.exec(first) ?? [];
    if (fingerprint === undefined || repository === undefined || subject === undefined)
        return undefined;
    return isClass(finding)
        ? { kind: 'incident', finding, fingerprint, repository, subject }
        : undefined;
}
function isClass(name) {
    return Object.hasOwn(finding_classes .C, name);
}
function isMarkedResolved(body) {
    return linesOf(body)[1] === resolvedLine;
}
function linesOf(body) {
    return body.trimEnd().split(/\r?\n/);
}

// EXTERNAL MODULE: ./build/src/action/runner/html.js
var html = __webpack_require__(8578);
// EXTERNAL MODULE: ./build/src/action/runner/text.js
var runner_text = __webpack_require__(7744);
// EXTERNAL MODULE: ./build/src/action/audit/words.js
var words = __webpack_require__(3573);
;// CONCATENATED MODULE: ./build/src/action/audit/issue-text.js





const maxBody = 60_000;
const limits = {
    evidence: { rows: 50, bytes: 10 * 1024 },
    violations: { rows: 500, bytes: 50 * 1024 },
    list: 5,
    characters: 400,
    inList: 150,
};
function incidentText(finding) {
    const { title } = finding_classes .C[finding.finding];
    const { subject, message, action, firstSeen, signer, environments, places } = finding;
    return textOf(`${title}: ${shortSubject(subject)}`, incidentMark(finding), [
        `<p>${prose(message)}</p>`,
        '<ul>',
        `<li>About: ${issue_text_name(subject)}</li>`,
        `<li>Since: ${(0,html .aY)((0,html .mK)(firstSeen))}</li>`,
        ...(signer === null ? [] : [`<li>Signer: ${issue_text_name(signer)}</li>`]),
        ...listItem('Environments', environments),
        ...listItem('Named in', places.map(words .cF)),
        `<li>Class: ${(0,html .aY)(finding.finding)}</li>`,
        '</ul>',
        ...evidenceBlocks(finding),
        `<p><b>What to do:</b> ${prose(action)}</p>`,
        ...exceptionLine(finding),
        '<p>The audit keeps this text up to date, and closes the issue when a later one, whose state ' +
            'is proven by its signature, finds nothing of it. When you close it yourself, it stays ' +
            'closed, unless it was resolved and comes back. Write into comments: this text is ' +
            'written anew.</p>',
    ]);
}
function violationsText(open, unknown) {
    const groups = [...Map.groupBy(open, ({ finding }) => finding)].toSorted(([one], [other]) => one < other ? -1 : 1);
    const rows = groups.flatMap(([finding, all]) => {
        const { title, action } = finding_classes .C[finding];
        return [`<p><b>${title}.</b> ${prose(action)}</p>`, ...all.map(violationLine)];
    });
    const { shown, cut: more } = (0,runner_text ._Q)(rows, limits.violations);
    return textOf('Image signatures: open violations', { kind: 'violations' }, [
        `<p>${(0,words .hS)(open.length, 'violation')} ${open.length === 1 ? 'is' : 'are'} open.</p>`,
        ...shown,
        ...(more > 0 ? [`<p>… and ${(0,words .r4)(more)} lines more, which the report has.</p>`] : []),
        ...(unknown > 0
            ? [`<p>${(0,words .hS)(unknown, 'image')} could not be checked, so that more may be.</p>`]
            : []),
        '<p>The audit keeps this list up to date, and closes the issue when none is left. When you ' +
            'close it yourself, it stays closed until none was left and one comes. Write into ' +
            'comments: this text is written anew.</p>',
    ]);
}
function resolvedText({ title, body }, { time }) {
    const [first = '', ...rest] = linesOf(body);
    const note = `<p>Resolved: the audit of ${(0,html .mK)(time)} does not find it any more.</p>`;
    const head = [first, resolvedLine, note].join('\n');
    const whole = [head, ...rest].join('\n');
    return { title, body: whole.length > maxBody ? head : whole };
}
function textOf(title, mark, blocks) {
    return {
        title: (0,runner_text .Jj)((0,runner_text .pj)(title).trim(), 200).toWellFormed(),
        body: [markLine(mark), ...blocks].join('\n').toWellFormed(),
    };
}
function shortSubject(subject) {
    const [before = '', digest] = subject.split('@');
    return digest === undefined ? before : `${before}@${(0,runner_text .VK)(digest)}`;
}
function violationLine({ subject, message, firstSeen, places }) {
    const [place] = places;
    const where = place === undefined ? '' : `, in ${issue_text_name((0,words .cF)(place))}`;
    return `<p>${issue_text_name(subject)}${where}, since ${(0,html .aY)((0,words .kb)(firstSeen))}: ${prose(message)}</p>`;
}
function evidenceBlocks({ evidence }) {
    const lines = evidence
        .map((each) => (0,runner_text .pj)((0,runner_text .Jj)(each, limits.characters)))
        .filter((each) => each.trim() !== '');
    if (lines.length === 0)
        return [];
    const { shown, cut: more } = (0,runner_text ._Q)(lines.map(html .EC), limits.evidence);
    return [
        '<p><b>What proves it</b></p>',
        (0,html .EC)(lines.slice(0, shown.length).join('\n')),
        ...(more > 0 ? [`<p>… and ${(0,words .r4)(more)} lines more, which the report has.</p>`] : []),
    ];
}
function exceptionLine({ exception }) {
    return exception === null
        ? []
        : [
            `<p>Excepted until ${issue_text_name(exception.expires)} by ${issue_text_name(exception.owner)}: ` +
                `${prose(exception.reason)}</p>`,
        ];
}
function listItem(label, all) {
    if (all.length === 0)
        return [];
    const more = all.length - limits.list;
    const shown = all
        .slice(0, limits.list)
        .map((each) => issue_text_name(each, limits.inList))
        .join(', ');
    return [`<li>${label}: ${shown}${more > 0 ? ` and ${(0,words .r4)(more)} more` : ''}</li>`];
}
function issue_text_name(text, most = limits.characters) {
    return (0,html .aY)((0,runner_text .Jj)(text, most));
}
function prose(text) {
    return (0,html .aL)((0,runner_text .Jj)(text, limits.characters))
        .replaceAll('&#64;', '&#64;&#8203;')
        .replaceAll('&#35;', '&#35;&#8203;')
        .replaceAll('://', ':&#8203;//')
        .replace(/\b(GH-|www\.)/gi, '$1&#8203;');
}

;// CONCATENATED MODULE: ./build/src/action/audit/issue-plan.js



const maxNew = 10;
function planIssues(report, existing, isTrustedState) {
    const marked = existing.flatMap((issue) => {
        const mark = readMark(issue.body);
        return mark === undefined ? [] : [{ ...issue, mark }];
    });
    const wanted = wantedIn(report);
    const keys = new Set(wanted.map(({ key }) => key));
    const isSettled = settlement(report);
    const changes = wanted.flatMap(({ key, text, isExcepted }) => {
        const action = actionFor(text, choose(marked, key));
        return action !== undefined && isExcepted && isNew(action) ? [] : (action ?? []);
    });
    const ends = !isTrustedState
        ? []
        : marked
            .filter(({ mark, body }) => !keys.has(keyOf(mark)) && !isMarkedResolved(body))
            .filter(({ mark }) => isSettled(mark))
            .map((issue) => ({
            kind: issue.isOpen ? 'close' : 'settle',
            number: issue.number,
            text: resolvedText(issue, report),
        }));
    const added = changes.filter(isNew);
    return {
        actions: [...ends, ...changes.filter((each) => !isNew(each)), ...added.slice(0, maxNew)],
        unfiled: Math.max(0, added.length - maxNew),
    };
}
function wantedIn(report) {
    const violations = (0,words .lb)(report).filter(({ severity }) => severity === 'violation');
    const incidents = report.findings.filter(({ severity }) => severity === 'incident');
    return [
        ...incidents.map((finding) => ({
            key: finding.fingerprint,
            text: incidentText(finding),
            isExcepted: finding.exception !== null,
        })),
        ...(violations.length === 0
            ? []
            : [
                {
                    key: keyOf({ kind: 'violations' }),
                    text: violationsText(violations, report.figures.unknown),
                    isExcepted: false,
                },
            ]),
    ];
}
function choose(marked, key) {
    const [first] = marked
        .filter(({ mark }) => keyOf(mark) === key)
        .toSorted((one, other) => Number(other.isOpen) - Number(one.isOpen) || one.number - other.number);
    return first;
}
function actionFor(text, issue) {
    if (issue === undefined)
        return { kind: 'file', text };
    const { number, isOpen, title, body } = issue;
    if (!isOpen)
        return isMarkedResolved(body) ? { kind: 'reopen', number, text } : undefined;
    const isSame = title.trim() === text.title && linesOf(body).join('\n') === text.body;
    return isSame ? undefined : { kind: 'update', number, text };
}
function isNew({ kind }) {
    return kind === 'file' || kind === 'reopen';
}
function settlement(report) {
    const { images, scopes, log, figures } = report;
    const blind = new Set([
        ...images.filter(({ verdict }) => verdict === 'unknown'),
        ...(0,words .lb)(report).filter(({ finding }) => finding === 'unknown'),
    ].map(({ repository }) => markDigest(repository)));
    const good = subjectsOf(images.filter(({ verdict }) => verdict === 'verified'));
    const bad = subjectsOf(images.filter(({ verdict }) => verdict !== 'verified'));
    const isListed = figures.images > 0 && scopes.every(({ failure }) => failure === null);
    const isWhole = isListed && scopes.every(({ cut }) => cut === null);
    return (mark) => {
        if (mark.kind === 'violations')
            return isListed && figures.unknown === 0;
        if (mark.finding.startsWith('log-') && log?.failure !== null)
            return false;
        if (blind.has(mark.repository) || bad.has(mark.subject))
            return false;
        return good.has(mark.subject) || isWhole;
    };
}
function subjectsOf(images) {
    return new Set(images.flatMap(({ image, repository, tags }) => [image, ...tags.map((tag) => `${repository}:${tag}`)].map(markDigest)));
}

;// CONCATENATED MODULE: ./build/src/action/audit/issues.js






const label = 'signet-audit';
const pageSize = 100;
const maxPages = 20;
async function fileIssues(report, { octokit, owner, repo, isTrustedState }) {
    const at = { octokit, owner, repo };
    const done = [];
    const listed = await (0,concurrency .sG)(() => listIssues(at));
    if (!listed.ok)
        return { done, unfiled: 0, failure: reasonOf(listed.error) };
    const { actions, unfiled } = planIssues(report, listed.value, isTrustedState);
    for (const action of actions) {
        const outcome = await (0,concurrency .sG)(() => send(action, at));
        if (!outcome.ok) {
            const left = actions.slice(done.length).filter(isNew).length;
            return { done, unfiled: unfiled + left, failure: reasonOf(outcome.error) };
        }
        done.push({ kind: action.kind, number: outcome.value, title: action.text.title });
    }
    return { done, unfiled, failure: undefined };
}
const issues_words = {
    file: 'filed',
    update: 'updated',
    reopen: 'opened again',
    close: 'closed',
    settle: 'noted as resolved',
};
function tellIssues({ done, unfiled, failure }) {
    for (const { kind, number, title } of done)
        (0,log .n8)('Issue', `#${number} ${issues_words[kind]}: ${title}`);
    if (unfiled > 0)
        (0,log .n8)('Issue', `${(0,words .hS)(unfiled, 'issue')} left to the next run`);
    if (failure !== undefined)
        (0,log .R8)(`Issues are not up to date: ${failure}.`);
}
const listSchema = dist .YOg(dist ._H3({
    number: dist .aig(),
    state: dist .YjP(),
    title: dist .YjP(),
    body: dist .cl6(dist .YjP()),
    pull_request: dist .lqM(dist .L5J()),
}));
async function listIssues({ octokit, owner, repo }) {
    const all = [];
    for (let page = 1; page <= maxPages; page++) {
        const { data, headers } = await octokit.request('GET /repos/{owner}/{repo}/issues', {
            owner,
            repo,
            labels: label,
            state: 'all',
            sort: 'created',
            direction: 'asc',
            per_page: pageSize,
            page,
        });
        const parsed = dist .xLC(listSchema, data);
        if (!parsed.success)
            throw new Error('the answer is no list of issues');
        for (const { number, state, title, body, pull_request: pull } of parsed.output)
            if (pull === undefined)
                all.push({ number, isOpen: state === 'open', title, body: body ?? '' });
        if (!(headers.link ?? '').includes('rel="next"'))
            return all;
    }
    throw new Error(`more than ${maxPages * pageSize} issues have the label ${label}`);
}
const createdSchema = dist ._H3({
    number: dist .aig(),
    labels: dist .YOg(dist .KCZ([dist .YjP(), dist ._H3({ name: dist .lqM(dist .YjP()) })])),
});
async function send(action, { octokit, owner, repo }) {
    const { kind, text } = action;
    if (kind !== 'file') {
        const { number } = action;
        await octokit.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
            owner,
            repo,
            issue_number: number,
            ...text,
            ...stateOf(kind),
        });
        return number;
    }
    const { data } = await octokit.request('POST /repos/{owner}/{repo}/issues', {
        owner,
        repo,
        ...text,
        labels: [label],
    });
    const created = dist .xLC(createdSchema, data);
    if (!created.success)
        throw new Error('the answer names no issue');
    const { number, labels } = created.output;
    const names = labels.map((each) => (typeof each === 'string' ? each : each.name));
    if (!names.includes(label))
        throw new Error(`issue #${number} did not get the label ${label}; set it there by hand`);
    return number;
}
function stateOf(kind) {
    if (kind === 'close')
        return { state: 'closed', state_reason: 'completed' };
    if (kind === 'reopen')
        return { state: 'open', state_reason: 'reopened' };
    return {};
}
function reasonOf(error) {
    return (0,github .Kw)(error, (status) => {
        if (status === 403)
            return 'Grant the job "issues: write", beside its other permissions';
        return status === 410 ? 'Switch issues on in the repository’s settings' : undefined;
    });
}


  })

};
