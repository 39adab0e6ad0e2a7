export const id = 1836;
export const ids = [1836,8482];
export const modules = {

  1836:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  askLog: () => (  askLog)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/src/image/digest.js
var image_digest = __webpack_require__(1671);
// EXTERNAL MODULE: ./build/src/sigstore/statement.js
var statement = __webpack_require__(2925);
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
// EXTERNAL MODULE: ./build/src/sigstore/rekor-v1-entry.js
var rekor_v1_entry = __webpack_require__(1104);
// EXTERNAL MODULE: ./build/src/sigstore/service-exchange.js
var service_exchange = __webpack_require__(561);
;// CONCATENATED MODULE: ./build/src/sigstore/log-search.js






const entriesPerRequest = 10;
const uuidSchema = dist .FsL(dist .YjP(), dist .yGV(/^(?:[0-9a-f]{64}|[0-9a-f]{80})$/i, 'an entry’s UUID'), dist .PXX());
const uuidsSchema = dist .mee(dist .FsL(dist .YOg(uuidSchema), dist .Ru6(20_000)));
const entriesSchema = dist .mee(dist .FsL(dist .YOg(dist .FsL(dist .g1P(dist .YjP(), dist .L5J()), dist .bIj(1))), 
dist .Ru6(100)));
const mebibyte = 1024 * 1024;
async function searchLog(query, log, ports) {
    const response = await post('api/v1/index/retrieve', query, 2 * mebibyte, log, ports, [501]);
    if (response.status === 501)
        return { kind: 'switched-off' };
    return { kind: 'found', uuids: (0,service_exchange .Wp)('REKOR', uuidsSchema, response) ?? [] };
}
async function readEntries(uuids, log, ports) {
    try {
        const found = await retrieve({ entryUUIDs: uuids }, log, ports);
        return uuids.map((uuid) => {
            const answer = found.get(leafOf(uuid));
            return answer === undefined
                ? { kind: 'unread', uuid, why: 'the log does not have it' }
                : readEntry({ uuid, entry: answer.entry });
        });
    }
    catch (error) {
        if (!isTooLong(error))
            throw error;
        if (uuids.length === 1)
            return uuids.map((uuid) => ({ kind: 'unread', uuid, why: 'too long' }));
    }
    const answers = [];
    for (const uuid of uuids)
        answers.push(...(await readEntries([uuid], log, ports)));
    return answers;
}
async function readEntryAt(logIndex, log, ports) {
    const found = await retrieve({ logIndexes: [Number(logIndex)] }, log, ports);
    const [only] = found.values();
    return only === undefined ? undefined : readEntry(only);
}
async function retrieve(query, log, ports) {
    const response = await post('api/v1/log/entries/retrieve', query, 8 * mebibyte, log, ports);
    const answers = (0,service_exchange .Wp)('REKOR', entriesSchema, response) ?? [];
    return new Map(answers.flatMap((answer) => Object.entries(answer).map(([uuid, entry]) => [leafOf(uuid), { uuid, entry }])));
}
function readEntry({ uuid, entry }) {
    const parsed = dist .xLC(rekor_v1_entry .jI, entry);
    if (!parsed.success)
        return { kind: 'unread', uuid, why: (0,json .n)(parsed.issues[0]) };
    const { body } = parsed.output;
    const leaf = (0,external_node_crypto_.createHash)('sha256').update('\0').update(Buffer.from(body, 'base64')).digest('hex');
    return leaf === leafOf(uuid)
        ? { kind: 'read', uuid, entry: parsed.output }
        : { kind: 'unread', uuid, why: 'the log answers with another entry' };
}
function leafOf(uuid) {
    return uuid.slice(-64).toLowerCase();
}
function isTooLong(error) {
    return (error instanceof errors .Tj &&
        error.cause instanceof errors .Tj &&
        error.cause.code === 'HTTP_TOO_LARGE');
}
async function post(path, body, maxBytes, log, ports, expected = []) {
    return (0,service_exchange .xE)('REKOR', {
        method: 'POST',
        url: (0,service_exchange .X5)(log, path),
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: Buffer.from(JSON.stringify(body)),
        maxBytes,
    }, ports, expected);
}

// EXTERNAL MODULE: ./node_modules/@sigstore/protobuf-specs/dist/index.js
var protobuf_specs_dist = __webpack_require__(9654);
// EXTERNAL MODULE: ./build/src/sigstore/certificate-facts.js
var certificate_facts = __webpack_require__(61);
// EXTERNAL MODULE: ./build/src/sigstore/cryptography.js + 5 modules
var cryptography = __webpack_require__(7633);
// EXTERNAL MODULE: ./build/src/sigstore/log-inclusion.js
var log_inclusion = __webpack_require__(1685);
;// CONCATENATED MODULE: ./build/src/sigstore/recorded-entry.js







function judgeRecordedEntry(entry, trust) {
    const read = (0,rekor_v1_entry .BY)(Buffer.from(entry.body, 'base64'));
    if (!read.ok)
        return { kind: 'unreadable', why: read.why };
    const { body } = read;
    const proven = protobuf_specs_dist.TransparencyLogEntry.fromJSON((0,rekor_v1_entry .UI)(body, entry));
    try {
        (0,log_inclusion .eP)(proven, trust.tlogs, []);
    }
    catch (error) {
        return { kind: 'unreadable', why: `the log does not prove it: ${shortly(error)}` };
    }
    const time = new Date(Number(entry.integratedTime) * 1000);
    return {
        kind: 'proven',
        recorded: {
            logId: entry.logID,
            logIndex: entry.logIndex,
            time,
            kind: body.kind,
            digest: body.digest,
        },
        signers: body.signatures.map(({ verifier }) => judgeSigner(verifier, time, trust)),
    };
}
function judgeSigner(verifier, time, trust) {
    const pem = Buffer.from(verifier, 'base64').toString('latin1');
    try {
        if (!pem.includes('-----BEGIN CERTIFICATE-----'))
            return { kind: 'key', fingerprint: fingerprintOf(pem) };
        const { raw } = new external_node_crypto_.X509Certificate(pem);
        const leaf = (0,cryptography .f6)(Buffer.from(Uint8Array.from(raw).buffer));
        (0,cryptography .Z9)(leaf, [time], trust);
        return { kind: 'certified', certificate: (0,certificate_facts .t)(leaf) };
    }
    catch (error) {
        return { kind: 'self-made', reason: shortly(error) };
    }
}
function fingerprintOf(pem) {
    const der = (0,external_node_crypto_.createPublicKey)(pem).export({ type: 'spki', format: 'der' });
    return (0,external_node_crypto_.createHash)('sha256').update(der).digest('hex');
}
function shortly(error) {
    return (0,errors .bD)(error).slice(0, 300);
}

;// CONCATENATED MODULE: ./build/src/audit/log-canary.js




function keyOfQuery(query) {
    return 'hash' in query ? `hash ${query.hash}` : `subject ${query.subject}`;
}
function chooseCanary(images, logIds) {
    const candidates = images.flatMap(({ digest, signatures }) => signatures.flatMap(({ format, predicateType, signer: { identity }, time, log }) => {
        const entry = log.find(({ logId }) => logIds.includes(logId));
        return entry === undefined || identity === null || time === null || !(0,image_digest .Bc)(digest)
            ? []
            : format === 'bundle' && predicateType === statement.signaturePredicateType
                ? [{ time, canary: { subject: identity, digest, ...entry } }]
                : [];
    }));
    return candidates.toSorted((one, other) => (one.time < other.time ? 1 : -1))[0]?.canary;
}
async function tryIndex(canary, log, trust, ports) {
    if (canary === undefined)
        return { hash: true, subject: true, answers: new Map(), problems: [noCanary] };
    const uuid = await uuidOf(canary, log, trust, ports);
    if (uuid === undefined)
        return unusable(notThere(canary, log));
    const queries = [{ hash: canary.digest }, { subject: canary.subject }];
    const answers = new Map();
    const [knowsHash, knowsSubject] = [
        await asks(queries[0], uuid, log, ports, answers),
        await asks(queries[1], uuid, log, ports, answers),
    ];
    if (knowsHash === undefined || knowsSubject === undefined)
        return unusable(switchedOff(log));
    return {
        hash: knowsHash,
        subject: knowsSubject,
        answers,
        problems: [
            ...(knowsHash ? [] : [silent(log, `the digest ${canary.digest}`, canary)]),
            ...(knowsSubject ? [] : [silent(log, `the name ${canary.subject}`, canary)]),
        ],
    };
}
async function asks(query, uuid, log, ports, answers) {
    const answer = await searchLog(query, log, ports);
    if (answer.kind === 'switched-off')
        return undefined;
    answers.set(keyOfQuery(query), answer.uuids);
    return answer.uuids.some((one) => leafOf(one) === leafOf(uuid));
}
async function uuidOf({ subject, logId, index }, log, trust, ports) {
    const answer = await readEntryAt(index, log, ports);
    if (answer?.kind !== 'read')
        return undefined;
    const judged = judgeRecordedEntry(answer.entry, trust);
    if (judged.kind !== 'proven')
        return undefined;
    const { recorded, signers } = judged;
    const isIt = recorded.logId === logId &&
        recorded.logIndex === index &&
        signers.some((signer) => signer.kind === 'certified' && signer.certificate.subjectAlternativeNames.includes(subject));
    return isIt ? answer.uuid : undefined;
}
const askOperator = 'Nothing is concluded from its silence. If the log is your own, switch its search index on, or ' +
    'leave "log" off.';
const noCanary = {
    code: 'LOG_CANARY_MISSING',
    message: 'No image of the scope has a verified signature in this log, so that its index finds nothing ' +
        'proves nothing',
    hint: 'Sign an image with a workflow that the policy names, and record it in this log.',
};
function notThere({ index }, log) {
    return {
        code: 'LOG_CANARY_UNREAD',
        message: `Rekor at ${log.origin} does not give entry ${index}, ` +
            'which a signature proves to be there',
        hint: 'Name the log that the signatures are in. Nothing is concluded from its silence.',
    };
}
function switchedOff(log) {
    return {
        code: 'LOG_INDEX_OFF',
        message: `The search index of Rekor at ${log.origin} is switched off`,
        hint: askOperator,
    };
}
function silent(log, what, { index }) {
    return {
        code: 'LOG_INDEX_SILENT',
        message: `The search index of Rekor at ${log.origin} does not name entry ${index} for ${what}, ` +
            'though it is there: an index that is empty, or a server before 1.5.4, which knows no names',
        hint: askOperator,
    };
}
function unusable(problem) {
    return { hash: false, subject: false, answers: new Map(), problems: [problem] };
}

// EXTERNAL MODULE: ./build/src/audit/draft.js
var draft = __webpack_require__(1166);
;// CONCATENATED MODULE: ./build/src/audit/log-findings.js

function logFindings({ report, entriesNotOurs, inconsistent, }, images) {
    return {
        report,
        findings: [
            ...entriesNotOurs.map((entry) => entryFinding(entry, images)),
            ...(inconsistent === null ? [] : [inconsistentFinding(report.url, inconsistent)]),
            ...(report.failure === null ? [] : [unansweredFinding(report.url, report.failure)]),
        ],
    };
}
function entryFinding(entry, images) {
    const { uuid, index, signer, time, why, image: name, evidence } = entry;
    const image = images.find((one) => one.image === name);
    return (0,draft .bz)('log-entry-not-ours', {
        subject: name ?? `entry ${index} of the log`,
        repository: image?.repository ?? '',
        reference: uuid,
        environments: image?.environments ?? [],
        message: why,
        evidence: [`entry ${index} of ${time}, ${uuid}`, ...evidence],
        signer: (0,draft .S)(signer),
    });
}
function inconsistentFinding(url, { before, now, why }) {
    const state = ({ treeSize, rootHash }) => `${treeSize ?? 'no'} entries, root ${rootHash ?? 'none'}`;
    return (0,draft .bz)('log-inconsistent', {
        subject: url,
        repository: url,
        reference: '',
        environments: [],
        message: why,
        evidence: [`before: ${state(before)}`, `now: ${state(now)}`],
    });
}
function unansweredFinding(url, { code, message, hint }) {
    return (0,draft .bz)('unknown', {
        subject: url,
        repository: url,
        reference: code,
        environments: [],
        message: `What the log says is not complete: ${message}`,
        ...(hint === null ? {} : { action: hint }),
    });
}
function identitiesIn(images) {
    const signers = images
        .filter(({ verdict }) => verdict === 'verified')
        .flatMap(({ signatures }) => signatures)
        .flatMap(({ signer: { identity, issuer, sourceRepository } }) => identity === null || issuer === null
        ? []
        : [{ subject: identity, issuer, repository: sourceRepository }]);
    return [...new Map(signers.map((one) => [JSON.stringify(one), one])).values()];
}
function loggedImages(images) {
    return images.filter(({ digest }) => digest !== null);
}

// EXTERNAL MODULE: ./build/src/concurrency.js
var concurrency = __webpack_require__(3742);
;// CONCATENATED MODULE: ./build/src/sigstore/log-consistency.js

function verifyConsistency(first, second, proof) {
    if (first.size < 0n || first.size > second.size)
        return false;
    if (first.size === second.size)
        return proof.length === 0 && first.root.equals(second.root);
    if (first.size === 0n)
        return proof.length === 0 && first.root.equals(emptyRoot);
    const isWhole = (first.size & (first.size - 1n)) === 0n;
    const [seed, ...path] = isWhole ? [first.root, ...proof] : proof;
    if (seed === undefined || (isWhole && proof.length === 0))
        return false;
    return climb(first, second, seed, path);
}
function climb(first, second, seed, path) {
    let [fn, sn] = [first.size - 1n, second.size - 1n];
    while (isOdd(fn))
        [fn, sn] = [fn >> 1n, sn >> 1n];
    let [fr, sr] = [seed, seed];
    for (const node of path) {
        if (sn === 0n)
            return false;
        if (isOdd(fn) || fn === sn) {
            fr = hashOf(node, fr);
            sr = hashOf(node, sr);
            while (!isOdd(fn) && fn !== 0n)
                [fn, sn] = [fn >> 1n, sn >> 1n];
        }
        else {
            sr = hashOf(sr, node);
        }
        [fn, sn] = [fn >> 1n, sn >> 1n];
    }
    return sn === 0n && fr.equals(first.root) && sr.equals(second.root);
}
const emptyRoot = (0,external_node_crypto_.createHash)('sha256').digest();
const nodePrefix = Buffer.from([1]);
function isOdd(number) {
    return (number & 1n) === 1n;
}
function hashOf(left, right) {
    return (0,external_node_crypto_.createHash)('sha256').update(nodePrefix).update(left).update(right).digest();
}

;// CONCATENATED MODULE: ./build/src/sigstore/log-checkpoint.js





const treeIdSchema = dist .FsL(dist .YjP(), dist .yGV(/^\d{1,20}$/, 'the ID of a tree'));
const noteSchema = dist .FsL(dist .YjP(), dist .Ru6(20_000));
const stateSchema = dist .Ikc({
    signedTreeHead: noteSchema,
    treeID: treeIdSchema,
    inactiveShards: dist .cl6(dist .FsL(dist .YOg(dist .Ikc({ signedTreeHead: noteSchema, treeID: treeIdSchema })), dist .Ru6(50))),
});
const proofSchema = dist .Ikc({ hashes: dist .FsL(dist .YOg(rekor_v1_entry .PX), dist .Ru6(128)) });
async function readLogState(log, tlogs, ports) {
    const url = (0,service_exchange .X5)(log, 'api/v1/log');
    const response = await (0,service_exchange .xE)('REKOR', { method: 'GET', url, maxBytes: 1024 * 1024 }, ports);
    const { signedTreeHead, treeID, inactiveShards } = (0,service_exchange .Wp)('REKOR', stateSchema, response);
    const now = new Date(ports.patience.clock.now());
    const active = signedCheckpoint({ signedTreeHead, treeID }, tlogs.filter((one) => (0,log_inclusion .Qz)(one, now)));
    if (active === undefined)
        throw (0,service_exchange .k_)('REKOR', url, 'its checkpoint is not signed with a key that is trusted');
    const shards = inactiveShards ?? [];
    const closed = shards.flatMap((shard) => signedCheckpoint(shard, tlogs) ?? []);
    return { active, closed, hasUnproven: closed.length < shards.length };
}
function signedCheckpoint({ signedTreeHead, treeID }, tlogs) {
    try {
        const { origin, logSize, logHash } = (0,log_inclusion .B7)(signedTreeHead, tlogs, () => true);
        const isWhole = logSize >= 0n && logHash.length === 32 && origin.endsWith(` - ${treeID}`);
        return isWhole ? { treeId: treeID, size: logSize, root: logHash } : undefined;
    }
    catch {
        return undefined;
    }
}
async function judgeGrowth(known, state, log, ports) {
    const { active, closed, hasUnproven } = state;
    const trees = [active, ...closed].filter(({ treeId }) => known.treeId === undefined || treeId === known.treeId);
    for (const tree of trees)
        if ((await isExtendedBy(known, tree, log, ports)) ||
            (await isExtendedBy(known, tree, log, ports)))
            return { kind: 'extends', shard: tree === active ? 'active' : 'closed' };
    const [first] = trees;
    if (first === undefined || (known.treeId === undefined && hasUnproven))
        return { kind: 'another-shard' };
    if (first.size < known.size)
        return { kind: 'behind' };
    return {
        kind: 'inconsistent',
        detail: `its tree ${first.treeId} of ${first.size} entries does not begin with the ${known.size} ` +
            `that had the root ${known.root.toString('hex')}`,
    };
}
async function isExtendedBy(known, tree, log, ports) {
    if (tree.size < known.size)
        return false;
    const isPlain = known.size === tree.size || known.size === 0n;
    const proof = isPlain ? [] : await readProof(known, tree, log, ports);
    return verifyConsistency(known, tree, proof);
}
async function readProof(first, last, log, ports) {
    const url = (0,service_exchange .X5)(log, 'api/v1/log/proof');
    url.searchParams.set('firstSize', String(first.size));
    url.searchParams.set('lastSize', String(last.size));
    url.searchParams.set('treeID', last.treeId);
    const response = await (0,service_exchange .xE)('REKOR', { method: 'GET', url, maxBytes: 64 * 1024 }, ports);
    return (0,service_exchange .Wp)('REKOR', proofSchema, response).hashes.map((hash) => Buffer.from(hash, 'hex'));
}

// EXTERNAL MODULE: ./build/src/audit/failure.js
var failure = __webpack_require__(1427);
;// CONCATENATED MODULE: ./build/src/audit/log-failure.js


const hint = 'Nothing is concluded from it: run the audit again when the log answers, or leave "log" off.';
function logFailure(thrown) {
    if (thrown instanceof errors .Tj && thrown.code === 'CANCELLED')
        throw thrown;
    const { cause } = thrown instanceof Error ? thrown : {};
    const known = cause instanceof errors .Tj && cause.code === 'HTTP_UNREACHABLE' ? cause.hint : undefined;
    return { ...(0,failure .O)(thrown), hint: known ?? hint };
}
function failuresOf(outcomes, what) {
    const failed = outcomes.flatMap((outcome) => (outcome.ok ? [] : [logFailure(outcome.error)]));
    return failed.slice(0, 1).map(({ message, ...rest }) => ({
        ...rest,
        message: `${failed.length} of ${outcomes.length} ${what} failed: ${message}`,
    }));
}
function cut(done, all, what) {
    if (done >= all)
        return [];
    return [
        {
            code: 'LOG_CUT',
            message: `Only ${done} of ${all} ${what}`,
            hint: 'Split the scope into several audits.',
        },
    ];
}

;// CONCATENATED MODULE: ./build/src/audit/log-growth.js



function checkpointOf(previous, log) {
    if (previous?.url !== log.href)
        return undefined;
    const { treeSize, rootHash } = previous;
    const isWhole = /^\d{1,19}$/.test(treeSize ?? '') && /^[0-9a-f]{64}$/.test(rootHash ?? '');
    return treeSize === null || rootHash === null || !isWhole
        ? undefined
        : { size: BigInt(treeSize), root: Buffer.from(rootHash, 'hex') };
}
async function checkGrowth(known, log, trust, ports) {
    const remembered = known === undefined ? { treeSize: null, rootHash: null } : reportedCheckpoint(known);
    const read = await (0,concurrency .sG)(async () => {
        const state = await readLogState(log, trust.tlogs, ports);
        return {
            latest: reportedCheckpoint(state.active),
            growth: known === undefined ? undefined : await judgeGrowth(known, state, log, ports),
        };
    });
    if (!read.ok)
        return { checkpoint: remembered, inconsistent: null, problems: [logFailure(read.error)] };
    const { latest, growth } = read.value;
    switch (growth?.kind) {
        case 'inconsistent':
            return {
                checkpoint: remembered,
                inconsistent: { before: remembered, now: latest, why: growth.detail },
                problems: [],
            };
        case 'behind':
            return {
                checkpoint: remembered,
                inconsistent: null,
                problems: [behind(log, remembered, latest)],
            };
        case 'another-shard':
            return { checkpoint: latest, inconsistent: null, problems: [anotherShard(log)] };
        case 'extends':
        case undefined:
            return { checkpoint: latest, inconsistent: null, problems: [] };
    }
}
function reportedCheckpoint({ size, root }) {
    return { treeSize: String(size), rootHash: root.toString('hex') };
}
function behind(log, before, now) {
    return {
        code: 'LOG_BEHIND',
        message: `Rekor at ${log.origin} shows ${now.treeSize ?? 'no'} entries, and showed ` +
            `${before.treeSize ?? 'none'} in the previous audit`,
        hint: 'A replica that lags does so. If it stays, ask who runs the log.',
    };
}
function anotherShard(log) {
    return {
        code: 'LOG_ANOTHER_SHARD',
        message: `Rekor at ${log.origin} no longer proves the shard that the previous audit saw`,
        hint: 'The next audit compares with the shard that it shows now.',
    };
}

;// CONCATENATED MODULE: ./build/src/audit/log-entries.js






const inFlight = 16;
const dayMs = 86_400_000;
async function findEntries({ log, trust, images, identities, canary }, limits, now, ports) {
    const tried = await (0,concurrency .sG)(() => tryIndex(canary, log, trust, ports));
    if (!tried.ok)
        return { entries: [], problems: [logFailure(tried.error)] };
    const index = tried.value;
    const digests = [...new Set(images.flatMap(({ digest }) => ((0,image_digest .Bc)(digest) ? [digest] : [])))];
    const chosen = digestsOfDay(digests.toSorted(), limits.digests, now);
    const subjects = [...new Set(identities.map(({ subject }) => subject))];
    const answers = await askIndex([
        ...(index.subject ? subjects.map((subject) => ({ subject })) : []),
        ...(index.hash ? chosen.map((hash) => ({ hash })) : []),
    ], index, log, ports);
    const named = namedEntries(answers.named);
    const read = await readAll(named.slice(0, limits.entries), log, trust, ports);
    return {
        entries: read.entries,
        problems: [
            ...index.problems,
            ...answers.problems,
            ...read.problems,
            ...cut(chosen.length, digests.length, 'images were looked for in the log'),
            ...cut(Math.min(named.length, limits.entries), named.length, 'entries of the log were read'),
        ],
    };
}
function digestsOfDay(digests, most, now) {
    if (digests.length <= most)
        return digests;
    const start = (Math.floor(now.getTime() / dayMs) * most) % digests.length;
    return [...digests.slice(start), ...digests.slice(0, start)].slice(0, most);
}
async function askIndex(queries, { answers }, log, ports) {
    const ask = whileUp((query) => searchLog(query, log, ports));
    const outcomes = await (0,concurrency .G9)(queries, inFlight, async (query) => {
        const known = answers.get(keyOfQuery(query));
        if (known !== undefined)
            return { query, uuids: known };
        const answer = await ask(query);
        return { query, uuids: answer.kind === 'found' ? answer.uuids : [] };
    });
    return {
        named: outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])),
        problems: failuresOf(outcomes, 'questions to the log’s index'),
    };
}
function whileUp(work) {
    let failures = 0;
    let last;
    return async (item) => {
        if (failures >= inFlight)
            throw last;
        const outcome = await (0,concurrency .sG)(() => work(item));
        failures = outcome.ok ? 0 : failures + 1;
        if (outcome.ok)
            return outcome.value;
        last = outcome.error;
        throw last;
    };
}
function namedEntries(named) {
    const entries = new Map();
    const longest = named.reduce((most, { uuids }) => Math.max(most, uuids.length), 0);
    for (let at = 0; at < longest; at++)
        for (const { query, uuids } of named) {
            const uuid = uuids[at];
            if (uuid === undefined)
                continue;
            const entry = entries.get(leafOf(uuid)) ?? { uuid, digests: new Set() };
            if ('hash' in query)
                entry.digests.add(query.hash);
            entries.set(leafOf(uuid), entry);
        }
    return [...entries.values()];
}
async function readAll(named, log, trust, ports) {
    const byUuid = new Map(named.map((entry) => [entry.uuid, entry]));
    const batches = Array.from({ length: Math.ceil(named.length / entriesPerRequest) }, (_, at) => named.slice(at * entriesPerRequest, (at + 1) * entriesPerRequest).map(({ uuid }) => uuid));
    const read = whileUp(async (uuids) => {
        const answers = await readEntries(uuids, log, ports);
        return answers.map((answer) => ({
            uuid: answer.uuid,
            digests: [...(byUuid.get(answer.uuid)?.digests ?? [])].toSorted(),
            entry: answer.kind === 'read'
                ? judgeRecordedEntry(answer.entry, trust)
                : { kind: 'unreadable', why: answer.why },
        }));
    });
    const outcomes = await (0,concurrency .G9)(batches, inFlight, read);
    return {
        entries: outcomes.flatMap((outcome) => (outcome.ok ? outcome.value : [])),
        problems: failuresOf(outcomes, 'requests for entries of the log'),
    };
}

// EXTERNAL MODULE: ./build/src/audit/image-evidence.js
var image_evidence = __webpack_require__(1232);
// EXTERNAL MODULE: ./build/src/sigstore/workflow-provenance.js
var workflow_provenance = __webpack_require__(1551);
;// CONCATENATED MODULE: ./build/src/audit/workflow-run.js

function runOf({ runUrl = '' }) {
    const [, repository, id, attempt] = /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/actions\/runs\/(\d{1,20})(?:\/attempts\/(\d{1,6}))?$/.exec(runUrl) ?? [];
    if (repository === undefined || id === undefined)
        return undefined;
    return { repository, id, attempt: attempt === undefined ? undefined : Number(attempt) };
}
const plainEvents = [
    'push',
    'schedule',
    'workflow_dispatch',
    'repository_dispatch',
    'release',
    'merge_group',
];
function contradiction(certificate, run) {
    const { sourceCommit, sourceRepositoryId, trigger = '' } = certificate;
    const named = runOf(certificate);
    const commit = plainEvents.includes(trigger) ? sourceCommit : undefined;
    const differences = [
        differs('run', named?.id, run.id),
        differs('id of the repository', sourceRepositoryId, run.repositoryId),
        differs('commit', commit, run.headSha),
        differs('workflow', ownPath(certificate), run.path.split('@')[0]),
        (named?.attempt ?? 0) > (run.attempts ?? Infinity)
            ? `it names attempt ${named?.attempt ?? 0} of a run that was begun ${run.attempts ?? 0} times`
            : undefined,
    ];
    return differences.find((difference) => difference !== undefined);
}
function ownPath({ buildConfigUri, sourceRepository }) {
    if (sourceRepository === undefined)
        return undefined;
    return buildConfigUri?.startsWith(`${sourceRepository}/`) === true
        ? (0,workflow_provenance .RB)(buildConfigUri, sourceRepository)
        : undefined;
}
function differs(what, certified, known) {
    return certified === undefined || certified === known
        ? undefined
        : `the certificate says that the ${what} is ${quote(certified)}, and GitHub ${quote(known)}`;
}
function quote(text) {
    return JSON.stringify((text ?? '').slice(0, 300));
}

;// CONCATENATED MODULE: ./build/src/audit/log-judgement.js


const runsKeptMs = 400 * 86_400_000;
function keyOfRun({ repository, id }) {
    return `${repository.toLowerCase()} ${id}`;
}
function runsToAsk(found, context) {
    const verified = new Set(context.images.flatMap(({ signatures }) => signatures.flatMap(({ log }) => log.map(({ logId, index }) => `${logId} ${index}`))));
    const isOurs = ourTest(context.identities);
    const asked = found
        .flatMap(certifiedIn)
        .filter((one) => isOurs(one.certificate) && isRecent(one, context.now))
        .flatMap(({ recorded: { logId, logIndex, time }, certificate }) => {
        const run = runOf(certificate);
        const rank = verified.has(`${logId} ${logIndex}`) ? 1 : 0;
        return run === undefined ? [] : [{ run, rank, time: time.getTime() }];
    })
        .toSorted((one, other) => one.rank - other.rank || other.time - one.time);
    const byKey = new Map();
    for (const { run } of asked)
        if (!byKey.has(keyOfRun(run)))
            byKey.set(keyOfRun(run), run);
    return [...byKey.values()];
}
function judgeEntries(found, context, runs) {
    const isOurs = ourTest(context.identities);
    const certified = found.flatMap(certifiedIn);
    const ours = certified.filter(({ certificate }) => isOurs(certificate));
    const foreign = certified.filter(({ certificate }) => !isOurs(certificate));
    const notOurs = [
        ...ours.flatMap((one) => unexplained(one, context, runs)),
        ...foreign.flatMap((one) => besideImage(one, context)),
    ];
    return {
        notOurs: notOurs.toSorted((one, other) => (one.uuid < other.uuid ? -1 : 1)),
        counts: { ...countsOf(found), ours: ours.length, foreign: foreign.length },
    };
}
function countsOf(found) {
    const signers = found.flatMap(({ entry }) => (entry.kind === 'proven' ? entry.signers : []));
    return {
        selfMade: signers.filter(({ kind }) => kind === 'self-made').length,
        keys: signers.filter(({ kind }) => kind === 'key').length,
        unreadable: found.filter(({ entry }) => entry.kind === 'unreadable').length,
    };
}
function certifiedIn({ uuid, digests, entry }) {
    if (entry.kind !== 'proven')
        return [];
    const { recorded, signers } = entry;
    return signers.flatMap((signer) => signer.kind === 'certified'
        ? [{ uuid, digests, recorded, certificate: signer.certificate }]
        : []);
}
function ourTest(identities) {
    const bySubject = Map.groupBy(identities, ({ subject }) => subject);
    return ({ subjectAlternativeNames, issuer, sourceRepository }) => subjectAlternativeNames
        .flatMap((name) => bySubject.get(name) ?? [])
        .some((identity) => identity.issuer === issuer &&
        (identity.repository === null ||
            identity.repository.toLowerCase() === sourceRepository?.toLowerCase()));
}
function isRecent({ recorded: { time } }, now) {
    return now.getTime() - time.getTime() < runsKeptMs;
}
function unexplained(one, context, runs) {
    const named = runOf(one.certificate);
    const run = named === undefined ? undefined : runs.get(keyOfRun(named));
    if (named === undefined || run === undefined || run === 'unknown')
        return [];
    if (run !== 'not-found') {
        const why = contradiction(one.certificate, run);
        return why === undefined ? [] : [notOurs(one, why, context, imagesOf(one, context))];
    }
    if (!isRecent(one, context.now))
        return [];
    const why = `GitHub knows no run ${named.id} of ${named.repository}`;
    return [notOurs(one, why, context, imagesOf(one, context))];
}
function besideImage(one, context) {
    const images = imagesOf(one, context);
    const isBy = (signer) => isSame(signer, one.certificate);
    if (images.some(({ signatures }) => signatures.some(({ signer }) => isBy(signer))))
        return [];
    const beside = images.filter(({ refused }) => refused.some(({ signer }) => isBy(signer)));
    if (beside.length === 0)
        return [];
    const why = 'somebody else signed it, and the signature lies beside the image, too';
    return [notOurs(one, why, context, beside)];
}
function isSame(signer, { subjectAlternativeName, issuer }) {
    return (signer !== null &&
        signer.identity !== null &&
        signer.identity === subjectAlternativeName &&
        signer.issuer === (issuer ?? null));
}
function imagesOf({ digests, recorded }, { images, payloads }) {
    const proven = payloads.imageOf(recorded.digest);
    return images.filter(({ repository, digest }) => digest !== null &&
        (digests.some((one) => one === digest) || proven === `${repository}@${digest}`));
}
function notOurs({ uuid, recorded, certificate }, why, { payloads }, images) {
    const proven = payloads.imageOf(recorded.digest);
    const [named] = images.map(({ repository, digest }) => `${repository}@${digest ?? ''}`);
    const image = proven ?? named ?? null;
    const time = recorded.time.toISOString();
    return {
        uuid,
        index: recorded.logIndex,
        signer: (0,image_evidence .Kv)(certificate),
        time,
        why,
        image,
        evidence: [
            `entry ${uuid} at index ${recorded.logIndex}, taken at ${time}`,
            `certificate ${certificate.fingerprint} of a trusted authority`,
            ...(certificate.runUrl === undefined ? [] : [`names the run ${certificate.runUrl}`]),
            ...(image === null ? ['about nothing that was audited'] : [boundBy(proven, image)]),
        ],
    };
}
function boundBy(proven, image) {
    return proven === undefined
        ? `about ${image} by the word of the log’s index alone`
        : `signs exactly what is signed of ${image}`;
}

;// CONCATENATED MODULE: ./build/src/audit/log-runs.js



const log_runs_inFlight = 16;
async function askRuns(found, context, most, ask) {
    const all = runsToAsk(found, context);
    const asked = all.slice(0, most);
    const outcomes = await (0,concurrency .G9)(asked, log_runs_inFlight, async (run) => [keyOfRun(run), await ask(run)]);
    const answers = new Map(outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])));
    const unknown = [...answers.values()].filter((answer) => answer === 'unknown').length;
    return {
        answers,
        problems: [
            ...refusedRuns(outcomes),
            ...(unknown === 0 ? [] : [unknownRuns(unknown, asked.length)]),
            ...cut(asked.length, all.length, 'workflow runs were asked about'),
        ],
    };
}
function refusedRuns(outcomes) {
    return failuresOf(outcomes, 'questions to GitHub about workflow runs').map((failure) => ({
        ...failure,
        code: 'LOG_RUNS_FAILED',
        hint: runsHint,
    }));
}
const runsHint = 'Give the job "actions: read", and a token that can read the repositories that sign.';
function unknownRuns(unknown, asked) {
    return {
        code: 'LOG_RUNS_UNKNOWN',
        message: `${unknown} of ${asked} workflow runs named in the log could not be looked up`,
        hint: runsHint,
    };
}

// EXTERNAL MODULE: ./build/src/image/reference.js
var reference = __webpack_require__(6950);
// EXTERNAL MODULE: ./build/src/sigstore/simple-signing.js
var simple_signing = __webpack_require__(8482);
;// CONCATENATED MODULE: ./build/src/audit/signed-payloads.js






function signedPayloads(images) {
    const byHash = new Map();
    for (const name of images) {
        const image = readImage(name);
        const hashes = image === undefined ? [] : payloadsOf(image).map(sha256);
        for (const hash of hashes)
            if (!byHash.has(hash))
                byHash.set(hash, name);
    }
    return {
        imageOf: ({ algorithm, value }) => (algorithm === 'sha256' ? byHash.get(value) : undefined),
    };
}
function readImage(name) {
    try {
        const { repository, digest } = (0,reference .F2)(name);
        return digest === undefined ? undefined : { repository, digest };
    }
    catch (error) {
        if (error instanceof errors .Tj)
            return undefined;
        throw error;
    }
}
function payloadsOf(image) {
    const cosigns = JSON.stringify({
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ digest: { sha256: (0,image_digest .ZD)(image.digest) }, annotations: {} }],
        predicateType: statement.signaturePredicateType,
        predicate: {},
    });
    return [
        (0,statement.statementParts)({
            subjects: [{ image, annotations: {} }],
            predicateType: statement.signaturePredicateType,
            predicate: Buffer.from('{}'),
        }),
        [Buffer.from(cosigns)],
        [Buffer.from(cosigns.replaceAll(',"', ', "'))],
        [(0,simple_signing.simpleSigningPayload)((0,reference .Sp)(image.repository), image.digest, {})],
    ];
}
function sha256(parts) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const part of parts)
        hash.update(part);
    return hash.digest('hex');
}

;// CONCATENATED MODULE: ./build/src/audit/log-audit.js





const usualLimits = { digests: 2_000, entries: 10_000, runs: 500 };
async function auditLog(question, ports) {
    const { log, trust, images, identities, previous } = question;
    const limits = { ...usualLimits, ...question.limits };
    const now = new Date(ports.patience.clock.now());
    const [growth, found] = await Promise.all([
        checkGrowth(previous, log, trust, ports),
        findEntries(question, limits, now, ports),
    ]);
    const names = images.map(({ repository, digest }) => `${repository}@${digest ?? ''}`);
    const context = { images, identities, payloads: signedPayloads([...new Set(names)]), now };
    const runs = await askRuns(found.entries, context, limits.runs, ports.runs);
    const { notOurs, counts } = judgeEntries(found.entries, context, runs.answers);
    const problems = [...growth.problems, ...found.problems, ...runs.problems];
    const [failure = null, ...others] = problems;
    return {
        report: { url: log.href, ...growth.checkpoint, entries: found.entries.length, failure },
        entriesNotOurs: notOurs,
        inconsistent: growth.inconsistent,
        counts,
        notices: others.map(({ message }) => message),
    };
}

// EXTERNAL MODULE: ./build/src/sigstore/trust.js + 3 modules
var trust = __webpack_require__(5998);
// EXTERNAL MODULE: ./build/src/sigstore/trusted-root.js
var trusted_root = __webpack_require__(9352);
// EXTERNAL MODULE: ./build/src/action/runner/environment.js + 7 modules
var environment = __webpack_require__(4306);
;// CONCATENATED MODULE: ./build/src/action/audit/log.js











const publicLog = new URL('https://rekor.sigstore.dev/');
async function askLog(images, previous, inputs, services, env) {
    const asked = await (0,concurrency .sG)(() => evidenceOf(images, previous, inputs, services, env));
    if (asked.ok)
        return { judged: logFindings(asked.value, images), notices: asked.value.notices };
    const failure = logFailure(asked.error);
    const report = { url: '', treeSize: null, rootHash: null, entries: 0, failure };
    const nothing = { report, entriesNotOurs: [], inconsistent: null };
    return { judged: logFindings(nothing, images), notices: [] };
}
async function evidenceOf(images, previous, { signingConfigFile, trustedRootFile, githubToken }, services, env) {
    const log = await logOf(signingConfigFile);
    const { material } = await services.trust(trustedRootFile === '' ? { kind: 'public-good' } : { kind: 'file', path: trustedRootFile });
    const logged = loggedImages(images);
    const logIds = material.tlogs.map(({ logID }) => logID.toString('hex'));
    const { http, network } = services;
    return auditLog({
        log,
        trust: material,
        images: logged,
        identities: identitiesIn(images),
        canary: chooseCanary(logged, logIds),
        previous: checkpointOf(previous?.log ?? null, log),
    }, {
        http,
        patience: network.patience,
        runs: async (run) => findRun(await services.octokit(githubToken), run, env),
    });
}
async function logOf(signingConfigFile) {
    if (signingConfigFile === '')
        return publicLog;
    const text = await (0,trust.readTrustFile)(signingConfigFile, 'signing-config', environment .yR);
    const { rekorTlogUrls } = (0,trusted_root .V2)(text, signingConfigFile);
    const first = rekorTlogUrls.find(({ majorApiVersion }) => majorApiVersion === 1);
    if (first !== undefined)
        return new URL(first.url);
    throw new errors .Tj('SERVICES_UNUSABLE', 'The signing config names no Rekor v1', {
        hint: 'Only Rekor v1 has an index that can be asked: leave out "log".',
    });
}
const runRoute = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}';
const runSchema = dist .Ikc({
    id: dist .aig(),
    head_sha: dist .YjP(),
    path: dist .YjP(),
    repository: dist .Ikc({ id: dist .aig() }),
    run_attempt: dist .lqM(dist .aig()),
});
async function findRun(octokit, run, env) {
    const own = env['GITHUB_REPOSITORY'] ?? '';
    const [owner = '', repo = ''] = own.split('/');
    if (run.repository.toLowerCase() !== own.toLowerCase())
        return 'unknown';
    try {
        const { data } = await octokit.request(runRoute, { owner, repo, run_id: Number(run.id) });
        const found = dist .qgA(runSchema, data);
        return {
            id: String(found.id),
            headSha: found.head_sha,
            path: found.path,
            repositoryId: String(found.repository.id),
            attempts: found.run_attempt,
        };
    }
    catch (error) {
        const status = dist .xLC(dist .Ikc({ status: dist .aig() }), error);
        if (!status.success || status.output.status !== 404)
            throw error;
    }
    const isSeeing = await octokit
        .request(runRoute, { owner, repo, run_id: Number(env['GITHUB_RUN_ID'] ?? '0') })
        .then(() => true, () => false);
    return isSeeing ? 'not-found' : 'unknown';
}


  }),

  1104:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    BY: () => (  readRecordedBody),
    PX: () => (  hexSchema),
    UI: () => (  toLogEntry),
    jI: () => (  rekorEntrySchema)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
  var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4715);
  var _log_entry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4131);



const hexSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__  .Ru6(160), valibot__WEBPACK_IMPORTED_MODULE_1__  .yGV(/^[0-9a-f]+$/, 'hexadecimal digits'));
const rekorEntrySchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
    body: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .Jc,
    integratedTime: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .rc,
    logID: hexSchema,
    logIndex: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .rc,
    verification: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
        signedEntryTimestamp: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .Jc,
        inclusionProof: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
            checkpoint: valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__  .Ru6(20_000)),
            hashes: valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .YOg(hexSchema), valibot__WEBPACK_IMPORTED_MODULE_1__  .Ru6(64)),
            logIndex: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .rc,
            rootHash: hexSchema,
            treeSize: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .rc,
        }),
    }),
});
const digestSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
    algorithm: valibot__WEBPACK_IMPORTED_MODULE_1__  .KIO(['sha256', 'sha384', 'sha512']),
    value: hexSchema,
});
const severalOf = (item) => valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .YOg(item), valibot__WEBPACK_IMPORTED_MODULE_1__  .BpQ(1), valibot__WEBPACK_IMPORTED_MODULE_1__  .Ru6(16));
const dsseSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
    kind: valibot__WEBPACK_IMPORTED_MODULE_1__  .euz('dsse'),
    apiVersion: valibot__WEBPACK_IMPORTED_MODULE_1__  .euz('0.0.1'),
    spec: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
        payloadHash: digestSchema,
        signatures: severalOf(valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({ signature: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .Jc, verifier: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .Jc })),
    }),
}), valibot__WEBPACK_IMPORTED_MODULE_1__  .pdi(({ kind, apiVersion, spec }) => ({
    kind,
    version: apiVersion,
    digest: spec.payloadHash,
    signatures: spec.signatures,
})));
const hashedrekordSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
    kind: valibot__WEBPACK_IMPORTED_MODULE_1__  .euz('hashedrekord'),
    apiVersion: valibot__WEBPACK_IMPORTED_MODULE_1__  .euz('0.0.1'),
    spec: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
        data: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({ hash: digestSchema }),
        signature: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
            content: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .Jc,
            publicKey: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({ content: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .Jc }),
        }),
    }),
}), valibot__WEBPACK_IMPORTED_MODULE_1__  .pdi(({ kind, apiVersion, spec: { data, signature } }) => ({
    kind,
    version: apiVersion,
    digest: data.hash,
    signatures: [{ signature: signature.content, verifier: signature.publicKey.content }],
})));
const intoto001Schema = valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
    kind: valibot__WEBPACK_IMPORTED_MODULE_1__  .euz('intoto'),
    apiVersion: valibot__WEBPACK_IMPORTED_MODULE_1__  .euz('0.0.1'),
    spec: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
        content: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({ payloadHash: digestSchema }),
        publicKey: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .Jc,
    }),
}), valibot__WEBPACK_IMPORTED_MODULE_1__  .pdi(({ kind, apiVersion, spec: { content, publicKey } }) => ({
    kind,
    version: apiVersion,
    digest: content.payloadHash,
    signatures: [{ signature: undefined, verifier: publicKey }],
})));
const intoto002Schema = valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
    kind: valibot__WEBPACK_IMPORTED_MODULE_1__  .euz('intoto'),
    apiVersion: valibot__WEBPACK_IMPORTED_MODULE_1__  .euz('0.0.2'),
    spec: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
        content: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
            payloadHash: digestSchema,
            envelope: valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
                signatures: severalOf(valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({ sig: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .Jc, publicKey: _log_entry_js__WEBPACK_IMPORTED_MODULE_0__  .Jc })),
            }),
        }),
    }),
}), valibot__WEBPACK_IMPORTED_MODULE_1__  .pdi(({ kind, apiVersion, spec: { content } }) => ({
    kind,
    version: apiVersion,
    digest: content.payloadHash,
    signatures: content.envelope.signatures.map(({ sig, publicKey }) => ({
        signature: Buffer.from(sig, 'base64').toString('latin1'),
        verifier: publicKey,
    })),
})));
const bodySchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .KCZ([dsseSchema, hashedrekordSchema, intoto001Schema, intoto002Schema]);
const kindSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), apiVersion: valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP() });
function readRecordedBody(bytes) {
    const json = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__  .q)(bytes);
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_1__  .xLC(bodySchema, json);
    if (parsed.success)
        return { ok: true, body: parsed.output };
    const named = valibot__WEBPACK_IMPORTED_MODULE_1__  .xLC(kindSchema, json);
    const why = named.success
        ? `an entry of the kind ${kindText(named.output)}`
        : 'its body says no kind';
    return { ok: false, why: `${why} that is not understood` };
}
const kindText = ({ kind, apiVersion }) => JSON.stringify(`${kind} ${apiVersion}`.slice(0, 100));
function toLogEntry({ kind, version }, { body, integratedTime, logID, logIndex, verification: { signedEntryTimestamp, inclusionProof }, }) {
    const bytes = (text) => Buffer.from(text, 'hex').toString('base64');
    return {
        logIndex,
        logId: { keyId: bytes(logID) },
        kindVersion: { kind, version },
        integratedTime,
        inclusionPromise: { signedEntryTimestamp },
        inclusionProof: {
            logIndex: inclusionProof.logIndex,
            rootHash: bytes(inclusionProof.rootHash),
            treeSize: inclusionProof.treeSize,
            hashes: inclusionProof.hashes.map(bytes),
            checkpoint: { envelope: inclusionProof.checkpoint },
        },
        canonicalizedBody: body,
    };
}


  }),

  561:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Wp: () => (  parseAnswer),
    X5: () => (  endpointOf),
    k_: () => (  invalidAnswer),
    xE: () => (  askService)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _http_client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5191);
  var _http_public_url_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1785);
  var _http_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6092);
  var _json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4715);






function endpointOf(service, path) {
    const url = new URL(service);
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
    return url;
}
const titles = {
    FULCIO: 'Fulcio',
    REKOR: 'Rekor',
    TSA: 'The timestamp authority',
};
async function askService(service, request, ports, expected = [], transients = []) {
    const response = await (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_2__  .zw)(ports.http, request, ports.patience, transients).catch((error) => {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj ? judgeFailure(service, request, error) : error;
    });
    if ((response.status >= 200 && response.status < 300) || expected.includes(response.status))
        return response;
    if (response.status >= 500 || response.status === 429 || response.status === 408)
        throw unavailable(service, request, `status ${response.status}${wordsOf(response)}`);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj(`${service}_REJECTED`, `${titles[service]} refused: ${request.method} ${(0,_http_public_url_js__WEBPACK_IMPORTED_MODULE_3__  .x)(request.url)}: status ` +
        `${response.status}${wordsOf(response)}`, {
        hint: service === 'FULCIO'
            ? fulcioHint
            : 'If the cause is not clear from these words, run the job again; if it stays, ' +
                'report it.',
    });
}
function judgeFailure(service, request, error) {
    if (error.code === 'CANCELLED')
        return error;
    if (error.code === 'HTTP_TOO_LARGE')
        return invalidAnswer(service, request.url, 'it is too long', error);
    return unavailable(service, request, error.code === 'HTTP_IMPATIENT'
        ? 'it asks for more patience than there is'
        : 'it does not answer', error);
}
const fulcioHint = 'The token may have expired (it lives five minutes), the runner’s clock may be wrong, or ' +
    'this Sigstore may not accept tokens of this issuer: the public-good one accepts github.com ' +
    'and ghe.com, not GitHub Enterprise Server.';
function parseAnswer(service, schema, response) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_4__  .xLC(schema, (0,_json_js__WEBPACK_IMPORTED_MODULE_5__  .q)(response.body));
    if (parsed.success)
        return parsed.output;
    throw invalidAnswer(service, response.url, (0,_json_js__WEBPACK_IMPORTED_MODULE_5__  .n)(parsed.issues[0]));
}
function invalidAnswer(service, url, what, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj(`${service}_RESPONSE_INVALID`, `${titles[service]} at ${url.origin} gave an answer that the protocol does not allow: ${what}`, {
        hint: 'Something between the runner and the service may have changed it, such as a proxy. ' +
            'Nothing was published.',
        cause,
    });
}
function unavailable(service, { url }, what, cause) {
    const known = cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj && cause.code === 'HTTP_UNREACHABLE' ? cause.hint : undefined;
    const status = url.hostname.endsWith('.sigstore.dev') ? 'See https://status.sigstore.dev. ' : '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj(`${service}_UNAVAILABLE`, `${titles[service]} at ${url.origin} is not available: ${what}`, {
        hint: known ??
            `${status}Run the job again when it is back, or raise the input "patience". The image ` +
                'stays unsigned until then; signing again does no harm.',
        cause,
    });
}
const wordsSchema = valibot__WEBPACK_IMPORTED_MODULE_4__  .KCZ([valibot__WEBPACK_IMPORTED_MODULE_4__  .Ikc({ message: valibot__WEBPACK_IMPORTED_MODULE_4__  .YjP() }), valibot__WEBPACK_IMPORTED_MODULE_4__  .Ikc({ error: valibot__WEBPACK_IMPORTED_MODULE_4__  .YjP() })]);
function wordsOf(response) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_4__  .xLC(wordsSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_5__  .q)(response.body));
    if (!parsed.success)
        return '';
    const words = 'message' in parsed.output ? parsed.output.message : parsed.output.error;
    return `: ${words.slice(0, 300)}`;
}


  }),

  8482:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    annotationNames: () => (  annotationNames),
    layerAnnotations: () => (  layerAnnotations),
    simpleSigningPayload: () => (  simpleSigningPayload)
  });
  var _media_types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2284);

const annotationNames = {
    signature: 'dev.cosignproject.cosign/signature',
    certificate: 'dev.sigstore.cosign/certificate',
    chain: 'dev.sigstore.cosign/chain',
    bundle: 'dev.sigstore.cosign/bundle',
    timestamp: 'dev.sigstore.cosign/rfc3161timestamp',
};
function simpleSigningPayload(dockerReference, digest, annotations) {
    const critical = {
        identity: { 'docker-reference': dockerReference },
        image: { 'docker-manifest-digest': digest },
        type: _media_types_js__WEBPACK_IMPORTED_MODULE_0__  .Iy,
    };
    const sorted = Object.entries(annotations).toSorted(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
    const members = sorted.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
    const optional = members.length === 0 ? 'null' : `{${members.join(',')}}`;
    const text = `{"critical":${JSON.stringify(critical)},"optional":${optional}}`;
    return Buffer.from(text.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
function layerAnnotations(signature, { certificate, chain }, entry, timestamp) {
    return {
        [annotationNames.signature]: signature.toString('base64'),
        ...(entry === undefined ? {} : { [annotationNames.bundle]: logBundle(entry) }),
        ...(certificate === undefined
            ? {}
            : { [annotationNames.certificate]: certificate.pem, [annotationNames.chain]: chain }),
        ...(timestamp === undefined
            ? {}
            : {
                [annotationNames.timestamp]: JSON.stringify({
                    SignedRFC3161Timestamp: timestamp.toString('base64'),
                }),
            }),
    };
}
function logBundle({ inclusionPromise, canonicalizedBody, integratedTime, logIndex, logId, }) {
    const payload = {
        body: canonicalizedBody,
        integratedTime: Number(integratedTime),
        logIndex: Number(logIndex),
        logID: Buffer.from(logId.keyId, 'base64').toString('hex'),
    };
    return JSON.stringify({
        SignedEntryTimestamp: inclusionPromise?.signedEntryTimestamp ?? '',
        Payload: payload,
    });
}


  }),

  1551:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    RB: () => (  workflowPath),
    Wy: () => (  workflowBuildType),
    og: () => (  disagreements)
  });
const workflowBuildType = 'https://actions.github.io/buildtypes/workflow/v1';
function disagreements(predicate, certificate) {
    const facts = [...factsOf(predicate, certificate), ...sourcesOf(predicate, certificate)];
    return facts
        .filter(({ path, said }) => said !== undefined || !optional.includes(path))
        .filter(({ said, certified }) => certified === undefined || said !== certified)
        .map(({ path, said, certified }) => `${path} is ${quote(said)}, and certified is ${quote(certified)}`);
}
const github = 'buildDefinition.internalParameters.github';
const workflow = 'buildDefinition.externalParameters.workflow';
const invocationId = 'runDetails.metadata.invocationId';
const optional = [
    `${github}.event_name`,
    `${github}.repository_id`,
    `${github}.repository_owner_id`,
    `${github}.runner_environment`,
    invocationId,
];
function factsOf(predicate, certificate) {
    const certified = {
        'buildDefinition.buildType': workflowBuildType,
        'runDetails.builder.id': certificate.buildSignerUri,
        [`${workflow}.repository`]: certificate.sourceRepository,
        [`${workflow}.ref`]: certificate.sourceRef,
        [`${workflow}.path`]: workflowPath(certificate.buildConfigUri, certificate.sourceRepository),
        [`${github}.event_name`]: certificate.trigger,
        [`${github}.repository_id`]: certificate.sourceRepositoryId,
        [`${github}.repository_owner_id`]: certificate.sourceOwnerId,
        [`${github}.runner_environment`]: certificate.runnerEnvironment,
        [invocationId]: certificate.runUrl,
    };
    return Object.entries(certified).map(([path, fact]) => ({
        path,
        said: valueAt(predicate, path.split('.')),
        certified: fact,
    }));
}
function workflowPath(workflowRef, repository) {
    if (workflowRef === undefined || repository === undefined)
        return undefined;
    const prefix = `${repository}/`;
    const rest = workflowRef.startsWith(prefix) ? workflowRef.slice(prefix.length) : workflowRef;
    return rest.split('@')[0];
}
function sourcesOf(predicate, certificate) {
    const { sourceRepository = '', sourceRef = '', sourceCommit } = certificate;
    const path = 'buildDefinition.resolvedDependencies';
    const listed = valueAt(predicate, path.split('.'));
    const entries = Array.isArray(listed) ? listed : [];
    const certified = sourceRepository === '' || sourceRef === ''
        ? undefined
        : `git+${sourceRepository}@${sourceRef}`;
    const [first, ...others] = entries;
    const sources = [first, ...others.filter((entry) => isOf(sourceRepository, entry))];
    return sources.flatMap((entry) => {
        const at = `${path}[${Math.max(0, entries.indexOf(entry))}]`;
        return [
            { path: `${at}.uri`, said: valueAt(entry, ['uri']), certified },
            {
                path: `${at}.digest.gitCommit`,
                said: valueAt(entry, ['digest', 'gitCommit']),
                certified: sourceCommit,
            },
        ];
    });
}
function isOf(repository, dependency) {
    const uri = valueAt(dependency, ['uri']);
    const name = repository.replace(/^https?:\/\//, '').toLowerCase();
    if (name === '' || typeof uri !== 'string')
        return false;
    const at = uri.toLowerCase().indexOf(name);
    return at >= 0 && /^(?:\.git)?(?:$|[@#/?])/.test(uri.slice(at + name.length).toLowerCase());
}
function valueAt(value, path) {
    const [key, ...rest] = path;
    if (key === undefined)
        return value;
    if (typeof value !== 'object' || value === null)
        return undefined;
    return valueAt(Object.getOwnPropertyDescriptor(value, key)?.value, rest);
}
function quote(value) {
    return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 200);
}


  })

};
