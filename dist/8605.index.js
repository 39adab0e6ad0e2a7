export const id = 8605;
export const ids = [8605];
export const modules = {

  8605:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  runAuditStep: () => (  runAuditStep)
});

;// CONCATENATED MODULE: ./build/src/audit/changes.js
function changesSince(previous, findings, images, memory) {
    if (previous === undefined)
        return { added: [], resolved: [], changed: [] };
    const before = new Set(previous.findings.map(({ fingerprint }) => fingerprint));
    const now = new Set(findings.map(({ fingerprint }) => fingerprint));
    return {
        added: findings.filter(({ fingerprint }) => !before.has(fingerprint)).map(changedFinding),
        resolved: previous.findings
            .filter(({ fingerprint }) => !now.has(fingerprint))
            .map(changedFinding),
        changed: images.flatMap((image) => {
            const known = memory.of(image.image, image.policy);
            if (known === undefined || known.verdict === image.verdict)
                return [];
            const { image: name, policy, verdict: after } = image;
            return [{ image: name, policy, before: known.verdict, after }];
        }),
    };
}
function changedFinding(one) {
    const { fingerprint, finding, severity, subject, message } = one;
    return { fingerprint, finding, severity, subject, message };
}
function stillOpen(previous, found, isUnknown) {
    return (previous?.findings ?? []).filter((one) => (one.severity === 'incident' || one.severity === 'violation') &&
        !found.has(one.fingerprint) &&
        isUnknown(one));
}
const falsePositive = 'false-positive';
function falsePositivesIn(findings, previous, images, memory) {
    const now = new Set(findings.map(({ fingerprint }) => fingerprint));
    const unchanged = new Set(images
        .filter((image) => isUnchanged(image, memory.of(image.image, image.policy)))
        .map(({ image }) => image));
    const vanished = (previous?.findings ?? []).filter(({ severity, fingerprint, subject }) => severity === 'violation' && !now.has(fingerprint) && unchanged.has(subject));
    return {
        declared: findings.filter(({ exception }) => exception?.reason === falsePositive).length,
        vanished: vanished.length,
    };
}
function isUnchanged(image, known) {
    return (known !== undefined &&
        known.verdict !== 'unknown' &&
        image.verdict !== 'unknown' &&
        known.listDigest === image.listDigest &&
        known.policyDigest === image.policyDigest &&
        known.trustDigest === image.trustDigest &&
        manifestsOf(known) === manifestsOf(image) &&
        known.tags.join() === image.tags.join());
}
function manifestsOf({ signatures, refused }) {
    return [...signatures, ...refused]
        .map(({ manifest }) => manifest)
        .toSorted()
        .join();
}

// EXTERNAL MODULE: ./build/src/glob.js
var glob = __webpack_require__(7183);
// EXTERNAL MODULE: ./build/src/audit/draft.js
var draft = __webpack_require__(1166);
;// CONCATENATED MODULE: ./build/src/audit/exceptions.js


function holds({ expires }, now) {
    return now.toISOString().slice(0, 10) <= expires;
}
function exceptionFor(finding, exceptions, now) {
    const found = exceptions.find((one) => holds(one, now) && isAbout(one, finding));
    if (found === undefined)
        return null;
    const { reason, owner, expires } = found;
    return { reason, owner, expires };
}
function isAbout({ match, finding: excepted }, { finding, subject, repository }) {
    return excepted === finding && [subject, repository].some((name) => (0,glob .T)(match).test(name));
}
function idleExceptions({ exceptions, file }, findings, now) {
    return exceptions
        .filter((one) => holds(one, now) && !findings.some((finding) => isAbout(one, finding)))
        .map(({ match, finding, line }) => `The exception of ${match} from ${finding} (${file}:${line}) excepts nothing today`);
}
function expiredFindings({ exceptions, file }, now) {
    return exceptions
        .filter((one) => !holds(one, now))
        .map((one) => (0,draft .bz)('exception-expired', {
        subject: `${one.finding} of ${one.match}`,
        repository: '',
        reference: `${one.finding} ${one.match}`,
        environments: [],
        message: `The exception of ${one.match} from ${one.finding} ended on ${one.expires}`,
        evidence: [`owner: ${one.owner}`, `reason: ${one.reason}`],
        places: file === '' ? [] : [{ file, line: one.line }],
    }));
}

// EXTERNAL MODULE: ./build/src/lookup/find-signatures.js
var find_signatures = __webpack_require__(4249);
;// CONCATENATED MODULE: ./build/src/audit/memory.js
function memoryOf(previous) {
    const images = previous?.images ?? [];
    const key = (...parts) => JSON.stringify(parts);
    const byName = new Map(images.map((one) => [key(one.image, one.policy), one]));
    const byTag = new Map(images.flatMap((one) => one.tags.map((tag) => [key(one.repository, tag, one.policy), one])));
    const byIndex = Map.groupBy(images, ({ within, policy }) => key(within ?? '', policy));
    return {
        of: (image, policy) => byName.get(key(image, policy)),
        tagged: (repository, tag, policy) => byTag.get(key(repository, tag, policy)),
        within: ({ image, policy }) => byIndex.get(key(image, policy)) ?? [],
        named: (unlisted) => images.filter((image) => mayName(unlisted, image)),
    };
}
function remembered(images, unlisted, memory) {
    const named = images.map((image) => {
        const [tag] = image.tags;
        if (image.digest !== null || tag === undefined || image.failure === null)
            return image;
        const known = memory.tagged(image.repository, tag, image.policy);
        return known === undefined ? image : unseen(known, image.failure);
    });
    const unseenLists = unlisted.flatMap((one) => memory.named(one).map((image) => unseen(image, one.failure)));
    const parts = named.flatMap((image) => image.failure === null ? [] : memory.within(image).map((one) => unseen(one, failureOf(image))));
    const byName = new Map([...unseenLists, ...parts, ...named].map((one) => [
        JSON.stringify([one.image, one.policy]),
        one,
    ]));
    return [...byName].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, image]) => image);
}
function failureOf({ failure }) {
    return failure ?? { code: '', message: '', hint: null };
}
function mayName({ subject, covers, policy, source }, image) {
    if (image.policy !== policy)
        return false;
    const own = image.sources.filter(({ scope, kind }) => scope === source.scope && kind === source.kind);
    switch (covers) {
        case 'repository':
            return own.length > 0 && image.repository === subject;
        case 'file':
            return own.some(({ file }) => file === subject);
        case 'source':
            return own.length > 0;
        case 'reference':
            return false;
    }
}
function proofOf(image) {
    if (image === undefined)
        return [];
    return image.verdict === 'verified' ? image.signatures : image.provenBy;
}
function unseen(known, failure) {
    const { firstSeen: _first, verifiedSince: _since, lastVerified: _last, provenBy: _proof, ...evidence } = known;
    return {
        ...evidence,
        verdict: 'unknown',
        signatures: [],
        refused: [],
        failure,
        listDigest: null,
        trustDigest: null,
        carriedFrom: null,
    };
}
function withHistory(image, previous, now) {
    const isVerified = image.verdict === 'verified';
    const wasVerified = previous?.verifiedSince ?? null;
    const since = isVerified
        ? (wasVerified ?? now)
        : image.verdict === 'unknown'
            ? wasVerified
            : null;
    return {
        ...image,
        firstSeen: previous?.firstSeen ?? now,
        verifiedSince: since,
        lastVerified: isVerified ? (image.carriedFrom ?? now) : (previous?.lastVerified ?? null),
        provenBy: isVerified ? [] : proofOf(previous),
    };
}

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
// EXTERNAL MODULE: ./build/src/image/reference.js
var reference = __webpack_require__(6950);
// EXTERNAL MODULE: ./build/src/verify/verify.js
var verify = __webpack_require__(7826);
// EXTERNAL MODULE: ./build/src/audit/image-evidence.js
var image_evidence = __webpack_require__(1232);
// EXTERNAL MODULE: ./build/src/audit/failure.js
var audit_failure = __webpack_require__(1427);
;// CONCATENATED MODULE: ./build/src/audit/verification.js





const confirmMs = 1_000;
async function verifyOnce(image, known, policy, { material }, ports) {
    const again = { ...known, list: emptyList };
    let verdict = await timed(image, known, policy, material, ports);
    if (isDoubtful(verdict, ports.wasVerified((0,reference .tO)(image), policy.name))) {
        await ports.clock.sleep(confirmMs);
        verdict = await timed(image, again, policy, material, ports);
    }
    const evidence = evidenceOf(verdict);
    if (verdict.kind !== 'untrusted' || !verdict.findings.some(mayHaveEnded))
        return evidence;
    const withEnded = await timed(image, again, policy, withoutEnds(material), ports);
    return withEnded.kind === 'verified' ? ended(evidence) : evidence;
}
function isDoubtful(verdict, wasVerified) {
    if (verdict.kind === 'unknown')
        return verdict.rest !== undefined;
    return verdict.kind !== 'verified' && wasVerified;
}
function mayHaveEnded({ flaw }) {
    return flaw === 'certificate' || flaw === 'log' || flaw === 'timestamp';
}
function ended(evidence) {
    const refused = evidence.refused.map((one) => ({ ...one, flaw: trustEnded }));
    return { ...evidence, refused };
}
const trustEnded = 'trust-ended';
function withoutEnds(material) {
    const open = (all) => all.map((one) => ({ ...one, validFor: { ...one.validFor, end: endOfTime } }));
    return {
        certificateAuthorities: open(material.certificateAuthorities),
        timestampAuthorities: open(material.timestampAuthorities),
        tlogs: open(material.tlogs),
        ctlogs: open(material.ctlogs),
    };
}
const endOfTime = new Date(8.64e15);
const emptyList = { listing: { kind: 'referrers-api' }, descriptors: [] };
async function timed(image, { subject, list }, policy, material, ports) {
    const began = performance.now();
    let cpuMs = 0;
    let first = list;
    const { verdict } = await (0,verify .Z)(image, {
        images: [],
        policy: policy.policy,
        recursive: false,
        signatureRepository: policy.signatureRepository,
        looks: 'bundles-first',
    }, {
        registries: {
            ...ports.registries,
            subject: () => Promise.resolve(subject),
            list(asked) {
                const known = first;
                first = undefined;
                return known === undefined ? ports.registries.list(asked) : Promise.resolve(known);
            },
        },
        trust: () => Promise.resolve(material),
        clock: ports.clock,
        keepPredicate: () => Promise.resolve({ path: '', discard: () => Promise.resolve() }),
        notify: {
            tagResolved: () => undefined,
            judged: (ms) => {
                cpuMs += ms;
            },
        },
    });
    ports.measure(performance.now() - began, cpuMs);
    return verdict;
}
function withoutMissing(rest, error) {
    const evidence = evidenceOf(rest);
    const detail = (0,errors .bD)(error).slice(0, 1000);
    const gone = { manifest: null, flaw: 'missing', detail, signer: null };
    return { ...evidence, refused: [...evidence.refused, gone] };
}
function evidenceOf(verdict) {
    const none = { signatures: [], refused: [], failure: null };
    switch (verdict.kind) {
        case 'unsigned':
            return { ...none, verdict: 'unsigned' };
        case 'unknown':
            return verdict.rest === undefined
                ? { ...none, verdict: 'unknown', failure: (0,audit_failure .O)(verdict.error) }
                : withoutMissing(verdict.rest, verdict.error);
        case 'verified':
        case 'untrusted':
            return {
                verdict: verdict.kind,
                signatures: verdict.signatures.map(image_evidence .S8),
                refused: verdict.findings.map(image_evidence .eb),
                failure: null,
            };
    }
}

;// CONCATENATED MODULE: ./build/src/audit/image-findings.js




function imageFindings(image, context) {
    switch (image.verdict) {
        case 'verified':
            return [...besideGood(image, context), ...unpinned(image)];
        case 'unsigned':
            return [unsignedFinding(image, context), ...unpinned(image)];
        case 'untrusted':
            return [...untrustedFindings(image, context), ...unpinned(image)];
        case 'unknown':
            return isGone(image) ? [goneFinding(image)] : unpinned(image);
    }
}
function isGone({ verdict, failure }) {
    return verdict === 'unknown' && failure?.code === 'IMAGE_NOT_FOUND';
}
function goneFinding(image) {
    return (0,draft .bz)('digest-gone', {
        ...(0,draft .Fh)(image),
        message: `${image.image} is in use, and the registry does not have it`,
        evidence: [image.failure?.message ?? ''],
    });
}
function besideGood(image, { policy, now }) {
    const about = (0,draft .Fh)(image);
    const signatures = image.signatures.filter(isSignature);
    const isOld = signatures.every(({ format }) => format !== 'bundle');
    const newest = newestTime(signatures);
    const oldest = policy.maxAgeMs === undefined ? 0 : now.getTime() - policy.maxAgeMs;
    const isStale = policy.maxAgeMs !== undefined && (newest === undefined || newest < oldest);
    return [
        ...(isOld
            ? [
                (0,draft .bz)('legacy-only', {
                    ...about,
                    message: `${image.image} is signed in the older format only`,
                }),
            ]
            : []),
        ...(isStale
            ? [
                (0,draft .bz)('stale', {
                    ...about,
                    message: newest === undefined
                        ? `Nothing proves when ${image.image} was signed`
                        : `${image.image} was signed at ${new Date(newest).toISOString()}`,
                }),
            ]
            : []),
        ...foreign(image.refused).map(({ signer, refused }) => (0,draft .bz)('foreign-signature', {
            ...about,
            signer,
            message: `${signer} has signed ${image.image} as well`,
            evidence: refused.map(refusedLine),
        })),
    ];
}
function newestTime(signatures) {
    const times = signatures.flatMap(({ time }) => (time === null ? [] : [Date.parse(time)]));
    return times.length === 0 ? undefined : Math.max(...times);
}
function isSignature({ predicateType }) {
    return find_signatures .i.includes(predicateType);
}
function unsignedFinding(image, { previous, index }) {
    const about = (0,draft .Fh)(image);
    if (previous !== undefined && previous.lastVerified !== null)
        return (0,draft .bz)('signature-removed', {
            ...about,
            message: `${image.image} was verified until ${previous.lastVerified} ` + 'and has no signature now',
            evidence: [...removedLines(previous), ...image.refused.map(refusedLine)],
        });
    if (index?.verdict === 'verified')
        return (0,draft .bz)('platform-unsigned', {
            ...about,
            message: `${image.image} is not signed, and the index that holds it is`,
            evidence: [`index: ${index.image}`],
        });
    return (0,draft .bz)('unsigned', {
        ...about,
        message: `${image.image} has no signature`,
        evidence: [
            'looked for by the referrers API, the fallback tag and cosign’s older tag',
            ...image.refused.map(refusedLine),
        ],
    });
}
function removedLines(previous) {
    return signaturesOf(previous).map(({ manifest, signer, log }) => `was ${manifest} by ${(0,draft .S)(signer)}` +
        log.map(({ logId, index }) => `, in log ${logId.slice(0, 16)} at ${index}`).join(''));
}
function untrustedFindings(image, context) {
    const { previous, policy } = context;
    const about = (0,draft .Fh)(image);
    const wasVerified = previous !== undefined && previous.lastVerified !== null;
    const evidence = image.refused.map(refusedLine);
    if (image.refused.length > 0 && image.refused.every(({ flaw }) => flaw === trustEnded))
        return [
            (0,draft .bz)('trust-ended', {
                ...about,
                message: `${image.image} verifies only by what the trusted root no longer trusts`,
                evidence,
            }),
        ];
    if (previous !== undefined && wasVerified && isReplaced(image, previous))
        return [
            (0,draft .bz)('signature-removed', {
                ...about,
                message: `${image.image} was verified until ${previous.lastVerified}, and what signed it ` +
                    'is gone; something else lies there',
                evidence: [...removedLines(previous), ...evidence],
            }),
        ];
    const signers = foreign(image.refused);
    if (image.signatures.length > 0 || isUnmet(image.refused))
        return [statedFinding(image, evidence)];
    if (signers.length > 0)
        return signers.map(({ signer, refused }) => (0,draft .bz)('untrusted-signer', {
            ...about,
            signer,
            message: `${image.image} is signed by ${signer}, not by ${policy.trusted}`,
            evidence: refused.map(refusedLine),
        }));
    return [
        (0,draft .bz)('invalid-signature', {
            ...about,
            message: `The signature of ${image.image} does not hold`,
            evidence,
            ...(wasVerified ? { severity: 'incident' } : {}),
        }),
    ];
}
function statedFinding(image, evidence) {
    const about = (0,draft .Fh)(image);
    const hasSignature = image.signatures.some(isSignature) || image.signatures.length === 0;
    return hasSignature
        ? (0,draft .bz)('policy-unmet', {
            ...about,
            message: `${image.image} is signed, and something that the policy demands is missing`,
            evidence,
        })
        : (0,draft .bz)('attestation-only', {
            ...about,
            message: `${image.image} has statements, and no signature of its own`,
            evidence,
        });
}
function isReplaced(image, previous) {
    const now = new Set([...image.signatures.filter(isSignature), ...image.refused].map(({ manifest }) => manifest));
    const before = signaturesOf(previous);
    return before.length > 0 && before.every(({ manifest }) => !now.has(manifest));
}
function signaturesOf(previous) {
    return proofOf(previous).filter(isSignature);
}
const ofSigner = ['identity', 'issuer', 'repository', 'workflow', 'ref'];
const ofClaims = ['annotations', 'predicate-type', 'provenance', 'age'];
function isUnmet(refused) {
    return refused.some(({ flaw }) => ofClaims.includes(flaw));
}
function foreign(refused) {
    const named = refused.flatMap((one) => one.signer !== null && ofSigner.includes(one.flaw)
        ? [{ signer: (0,draft .S)(one.signer), one }]
        : []);
    return [...Map.groupBy(named, ({ signer }) => signer)].map(([signer, all]) => ({
        signer,
        refused: all.map(({ one }) => one),
    }));
}
function refusedLine({ manifest, flaw, detail }) {
    return `${manifest === null ? '' : `${manifest}: `}${flaw}: ${detail}`;
}
function unpinned(image) {
    const byTag = image.sources.filter(({ isTag, file, kind }) => isTag && file !== null && kind !== 'running');
    return [...Map.groupBy(byTag, ({ name }) => name)].map(([name, sources]) => (0,draft .bz)('unpinned', {
        ...(0,draft .Fh)(image),
        subject: name,
        reference: name,
        message: `${name} is named by a tag`,
        places: sources.flatMap(({ file, line }) => (file === null ? [] : [{ file, line }])),
    }));
}

;// CONCATENATED MODULE: ./build/src/audit/figures.js

const dayMs = 86_400_000;
const worstFirst = ['untrusted', 'unsigned', 'unknown', 'verified'];
function figuresOf({ images, findings, now }) {
    const byImage = [...Map.groupBy(images, ({ image }) => image)];
    const verdicts = byImage.map(([, same]) => worstOf(same));
    const count = (wanted) => verdicts.filter((verdict) => verdict === wanted).length;
    const open = findings.filter(({ exception }) => exception === null);
    const violations = open.filter(({ severity }) => severity === 'violation');
    const verified = count('verified');
    const unknown = count('unknown');
    return {
        images: verdicts.length,
        verified,
        unsigned: count('unsigned'),
        untrusted: count('untrusted'),
        unknown,
        exempted: byImage.filter(([name, same]) => isExempted(name, same, findings)).length,
        coverage: percent(verified, verdicts.length),
        coverageKnown: percent(verified, verdicts.length - unknown),
        incidents: open.filter(({ severity }) => severity === 'incident').length,
        violations: violations.length,
        violationsNew: violations.filter(({ firstSeen }) => now.getTime() - Date.parse(firstSeen) < dayMs).length,
    };
}
function environmentFigures(facts, declared) {
    const names = new Set([
        ...declared.map(({ name }) => name),
        ...facts.images.flatMap(({ environments }) => environments),
    ]);
    return [...names].toSorted().map((environment) => ({
        environment,
        minCoverage: declared.find(({ name }) => name === environment)?.minCoverage ?? null,
        ...figuresOf({
            ...facts,
            images: facts.images.filter(({ environments }) => environments.includes(environment)),
            findings: facts.findings.filter(({ environments }) => environments.includes(environment)),
        }),
    }));
}
function worstOf(same) {
    return worstFirst.find((verdict) => same.some((image) => image.verdict === verdict)) ?? 'unknown';
}
function isExempted(name, same, findings) {
    if (worstOf(same) === 'verified')
        return false;
    const own = findings.filter(({ subject, severity }) => subject === name && (severity === 'violation' || severity === 'incident'));
    return own.length > 0 && own.every(({ exception }) => exception !== null);
}
function percent(part, whole) {
    return whole === 0 ? null : Math.floor((part / whole) * 10_000) / 100;
}
function blindness(images, unlisted) {
    const blind = [...Map.groupBy(images, ({ repository }) => repository).values()].map((own) => {
        const hasAll = own.length > 1 && own.every(isGone);
        return own.filter((one) => one.verdict === 'unknown' && (hasAll || !isGone(one))).length;
    });
    const all = images.length + unlisted;
    const number = blind.reduce((sum, one) => sum + one, unlisted);
    return all === 0 ? 0 : (number / all) * 100;
}
function verificationTimes({ wall, cpu }) {
    if (wall.length === 0)
        return null;
    return {
        count: wall.length,
        wallP50: percentile(wall, 50),
        wallP99: percentile(wall, 99),
        cpuP50: percentile(cpu, 50),
        cpuP99: percentile(cpu, 99),
    };
}
function percentile(samples, wanted) {
    const sorted = samples.toSorted((one, other) => one - other);
    return sorted[Math.max(0, Math.ceil((sorted.length * wanted) / 100) - 1)] ?? 0;
}
const maxPoints = 400;
function withToday(history, figures, now) {
    const day = now.toISOString().slice(0, 10);
    const { images, verified, unknown, coverage, incidents, violations } = figures;
    const today = { day, images, verified, unknown, coverage, incidents, violations };
    return [...history.filter((point) => point.day < day), today].slice(-maxPoints);
}

// EXTERNAL MODULE: ./build/src/audit/finding-classes.js
var finding_classes = __webpack_require__(7481);
;// CONCATENATED MODULE: ./build/src/audit/open-findings.js



function openFindings(drafts, images, { exceptions, previous, isLogSilent, now }) {
    const known = new Map(previous?.findings.map((one) => [one.fingerprint, one]));
    const byFingerprint = Map.groupBy(drafts, ({ fingerprint }) => fingerprint);
    const unseen = new Set(images.flatMap((image) => image.verdict === 'unknown'
        ? [image.image, ...image.tags.map((tag) => `${image.repository}:${tag}`)]
        : []));
    const kept = stillOpen(previous, new Set(byFingerprint.keys()), (one) => one.finding.startsWith('log-') ? isLogSilent : unseen.has(one.subject));
    const found = [...byFingerprint.values()].flatMap((same) => {
        const draft = merged(same);
        if (draft === undefined)
            return [];
        const firstSeen = known.get(draft.fingerprint)?.firstSeen ?? now.toISOString();
        return [{ ...draft, firstSeen }];
    });
    return [...found, ...kept]
        .map((one) => ({ ...one, exception: exceptionFor(one, exceptions, now) }))
        .toSorted(byGravity);
}
function merged([first, ...others]) {
    if (first === undefined)
        return undefined;
    const all = [first, ...others];
    const places = new Map(all.flatMap((one) => one.places.map((place) => [JSON.stringify(place), place])));
    return {
        ...first,
        environments: [...new Set(all.flatMap(({ environments }) => environments))].toSorted(),
        places: [...places.values()],
    };
}
function byGravity(one, other) {
    const rank = ({ severity }) => finding_classes .g.indexOf(severity);
    const text = ({ finding, subject, fingerprint }) => `${finding} ${subject} ${fingerprint}`;
    return rank(one) - rank(other) || (text(one) < text(other) ? -1 : 1);
}

;// CONCATENATED MODULE: ./build/src/audit/signers.js



function judgeSigners(images, { previous, scopes, now }) {
    const known = new Map((previous ?? []).map((one) => [keyOf(one), one]));
    const repositories = new Set((previous ?? []).map(({ repository }) => repository));
    const listed = new Map(scopes.map(({ name, signers }) => [name, signers.map(glob .T)]));
    const findings = new Map();
    for (const image of images.filter(({ verdict }) => verdict === 'verified')) {
        const { repository } = image;
        const isListed = (signer) => image.sources.some(({ scope }) => (listed.get(scope) ?? []).some((pattern) => pattern.test(signer.identity ?? '')));
        for (const { signer } of image.signatures.filter(isSignature)) {
            const name = signerClass(signer);
            const key = keyOf({ repository, signer: name });
            const isFirst = !repositories.has(repository);
            const before = known.get(key) ?? { repository, signer: name, since: now, isKnown: isFirst };
            const entry = before.isKnown ? before : { ...before, isKnown: isListed(signer) };
            known.set(key, entry);
            if (!entry.isKnown && !findings.has(key))
                findings.set(key, newSigner(image, entry));
        }
    }
    const signers = [...known.values()].toSorted((one, other) => keyOf(one) < keyOf(other) ? -1 : 1);
    return { signers, findings: [...findings.values()] };
}
function keyOf({ repository, signer }) {
    return `${repository} ${signer}`;
}
function newSigner(image, { repository, signer, since }) {
    return (0,draft .bz)('new-signer', {
        ...(0,draft .Fh)(image),
        reference: '',
        signer,
        message: `${signer} signs for ${repository}, and never did before ${since}`,
        evidence: [`for example ${image.image}`],
    });
}
function signerClass({ identity, issuer, sourceRepositoryId }) {
    if (identity === null)
        return 'a key';
    const name = identity
        .replace(/@(refs\/(?:heads|tags|pull))\/.*$/s, '@$1/*')
        .replace(/@[0-9a-f]{40}(?:[0-9a-f]{24})?$/, '@commit');
    return [name, issuer ?? '', sourceRepositoryId === null ? '' : `id ${sourceRepositoryId}`]
        .filter((part) => part !== '')
        .join(' ');
}

;// CONCATENATED MODULE: ./build/src/audit/select-tags.js

const besideImages = /^sha(?:256|512)-[0-9a-f]{64,128}(?:\.(?:sig|att|sbom|[\w-]+))?$/;
function selectTags(tags, selection) {
    const include = selection.include.map(glob .T);
    const exclude = selection.exclude.map(glob .T);
    const chosen = tags.filter((tag) => !besideImages.test(tag) &&
        (include.length === 0 || include.some((pattern) => pattern.test(tag))) &&
        !exclude.some((pattern) => pattern.test(tag)));
    const versioned = chosen
        .flatMap((tag) => {
        const version = readVersion(tag);
        return version === undefined ? [] : [{ tag, version }];
    })
        .toSorted((one, other) => compareVersions(other.version, one.version) || compareTexts(one.tag, other.tag));
    const named = chosen.filter((tag) => readVersion(tag) === undefined).toSorted(compareTexts);
    return [...latest(versioned, selection.latestPerMinor), ...named];
}
function isFullVersion(tag) {
    const version = readVersion(tag);
    return version?.numbers.length === 3 && version.before.length === 0;
}
function latest(versioned, perMinor) {
    if (perMinor === undefined)
        return versioned.map(({ tag }) => tag);
    const counts = new Map();
    return versioned.flatMap(({ tag, version: { numbers } }) => {
        if (numbers.length < 3)
            return [tag];
        const minor = numbers.slice(0, 2).join('.');
        const count = (counts.get(minor) ?? 0) + 1;
        counts.set(minor, count);
        return count <= perMinor ? [tag] : [];
    });
}
function readVersion(tag) {
    const [, numbers, before] = /^v?(\d{1,9}(?:\.\d{1,9}){0,2})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(tag) ?? [];
    if (numbers === undefined)
        return undefined;
    return { numbers: numbers.split('.').map(Number), before: before?.split('.') ?? [] };
}
function compareVersions(one, other) {
    for (let at = 0; at < 3; at++) {
        const difference = (one.numbers[at] ?? 0) - (other.numbers[at] ?? 0);
        if (difference !== 0)
            return difference;
    }
    if (one.before.length === 0 || other.before.length === 0)
        return Number(one.before.length === 0) - Number(other.before.length === 0);
    for (let at = 0; at < Math.max(one.before.length, other.before.length); at++) {
        const difference = compareParts(one.before[at], other.before[at]);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
function compareParts(one, other) {
    if (one === undefined || other === undefined)
        return Number(one !== undefined) - Number(other !== undefined);
    const isNumber = (text) => /^\d+$/.test(text);
    if (isNumber(one) && isNumber(other))
        return Number(one) - Number(other);
    if (isNumber(one) !== isNumber(other))
        return isNumber(one) ? -1 : 1;
    return compareTexts(one, other);
}
function compareTexts(one, other) {
    if (one === other)
        return 0;
    return one < other ? -1 : 1;
}

;// CONCATENATED MODULE: ./build/src/audit/tag-findings.js




const rememberedMs = 90 * 86_400_000;
function judgeTags(context) {
    const known = new Map(context.previous.map((one) => [tag_findings_keyOf(one), one]));
    const judged = namedBy(context).map((tag) => judgeTag(tag, known.get(tag_findings_keyOf(tag)), context));
    const seen = new Set(judged.map(({ tag }) => tag_findings_keyOf(tag)));
    const kept = context.previous.filter((tag) => !seen.has(tag_findings_keyOf(tag)) && context.now.getTime() - Date.parse(tag.lastSeen) < rememberedMs);
    return {
        tags: [...judged.map(({ tag }) => tag), ...kept].toSorted((one, other) => tag_findings_keyOf(one) < tag_findings_keyOf(other) ? -1 : 1),
        findings: judged.flatMap(({ finding }) => finding ?? []),
    };
}
function tag_findings_keyOf({ repository, tag, policy }) {
    return JSON.stringify([repository, tag, policy]);
}
function namedBy({ images }) {
    const all = images.flatMap((image) => {
        const { repository, policy, digest, tags, within } = image;
        if (digest === null || within !== null)
            return [];
        return tags.map((tag) => ({ repository, tag, policy, digest, image }));
    });
    return [...new Map(all.map((one) => [tag_findings_keyOf(one), one])).values()];
}
function judgeTag({ image, ...named }, previous, context) {
    const isSame = previous?.digest === named.digest;
    const proven = provenState(image) ?? (isSame ? previous.proven : null);
    const tag = { ...named, lastSeen: context.now.toISOString(), proven, before: null };
    if (previous === undefined)
        return { tag };
    const before = previous.before ?? (isSame ? null : stateBefore(previous, context));
    if (before === null || before.digest === named.digest)
        return { tag };
    const finding = moveFinding({ image, ...named }, before, !isSame, context);
    return finding === undefined && image.verdict !== 'unknown'
        ? { tag }
        : { tag: { ...tag, before }, ...(finding === undefined ? {} : { finding }) };
}
function provenState({ verdict, digest, signatures }) {
    if (verdict !== 'verified' || digest === null)
        return null;
    const own = signatures.filter(isSignature);
    const newest = newestTime(own);
    const [signature] = own;
    return {
        digest,
        signedAt: newest === undefined ? null : new Date(newest).toISOString(),
        signer: signature === undefined ? null : (0,draft .S)(signature.signer),
    };
}
function stateBefore({ tag, digest, proven }, { immutableTags }) {
    if (proven !== null || !isImmutable(tag, immutableTags))
        return proven;
    return { digest, signedAt: null, signer: null };
}
function moveFinding({ repository, tag, digest, image }, before, hasMoved, { immutableTags }) {
    const subject = `${repository}:${tag}`;
    const facts = {
        subject,
        repository,
        reference: tag,
        environments: image.environments,
        evidence: [
            `before: ${before.digest}${before.signedAt === null ? '' : `, signed ${before.signedAt}`}` +
                (before.signer === null ? '' : ` by ${before.signer}`),
            `now: ${digest}`,
            ...image.refused.map(({ flaw, detail }) => `${flaw}: ${detail}`),
        ],
    };
    const isBad = image.verdict === 'unsigned' || image.verdict === 'untrusted';
    if (isBad && before.signer !== null)
        return (0,draft .bz)('tag-moved-untrusted', {
            ...facts,
            message: `${subject} names another image now, which is ${image.verdict}`,
        });
    if (isImmutable(tag, immutableTags))
        return (0,draft .bz)('immutable-tag-moved', {
            ...facts,
            message: `${subject} should never move, and names another image now`,
        });
    if (image.verdict === 'unknown')
        return undefined;
    const signedAt = newestTime(image.signatures.filter(isSignature));
    if (signedAt !== undefined && before.signedAt !== null && signedAt < Date.parse(before.signedAt))
        return (0,draft .bz)('rollback', {
            ...facts,
            message: `${subject} names an image that was signed ${new Date(signedAt).toISOString()}, before ` +
                'the one that it named last',
        });
    return hasMoved
        ? (0,draft .bz)('tag-moved', { ...facts, message: `${subject} names another image now` })
        : undefined;
}
function isImmutable(tag, globs) {
    return globs === 'semver' ? isFullVersion(tag) : globs.some((pattern) => (0,glob .T)(pattern).test(tag));
}
function deployedFindings(moved, images) {
    return moved.map(({ repository, tag, digest, running }) => {
        const image = images.find((one) => one.repository === repository && one.digest === running);
        return (0,draft .bz)('tag-moved', {
            subject: `${repository}:${tag}`,
            repository,
            reference: `${tag} ${running}`,
            environments: image?.environments ?? [],
            message: `${repository}:${tag} names another image than the one that runs`,
            evidence: [`running: ${running}`, `now: ${digest}`],
        });
    });
}

;// CONCATENATED MODULE: ./build/src/audit/unknown-findings.js


const shown = 5;
function unknownFindings(images, unlisted) {
    const notKnown = [
        ...images.flatMap((image) => image.failure === null || isGone(image)
            ? []
            : [{ ...image, subject: image.image, failure: image.failure }]),
        ...unlisted.map(({ subject, source, failure }) => ({
            subject,
            repository: subject,
            environments: [source.environment],
            sources: [source],
            failure,
        })),
    ];
    const causes = Map.groupBy(notKnown, ({ repository, failure: { code } }) => JSON.stringify([repository, code]));
    return [...causes.values()].flatMap(([first, ...others]) => first === undefined ? [] : [causeFinding(first, [first, ...others])]);
}
function causeFinding(first, all) {
    const { repository, failure } = first;
    const what = all.length === 1 ? first.subject : `${all.length} images of ${repository}`;
    const more = all.length - shown;
    return (0,draft .bz)('unknown', {
        subject: all.length === 1 ? first.subject : repository,
        repository,
        reference: failure.code,
        environments: [...new Set(all.flatMap(({ environments }) => environments))].toSorted(),
        message: `${what} could not be checked: ${failure.message}`,
        evidence: [
            ...all.slice(0, shown).map(({ subject }) => subject),
            ...(more > 0 ? [`and ${more} more`] : []),
        ],
        places: all
            .flatMap(({ sources }) => sources)
            .flatMap(({ file, line }) => (file === null ? [] : [{ file, line }]))
            .slice(0, shown),
        ...(failure.hint === null ? {} : { action: failure.hint }),
    });
}

;// CONCATENATED MODULE: ./build/src/audit/run-verdict.js


const maxBlindRuns = 3;
function judgeRun(facts, previous, { failOn, maxUnknown, minCoverage }) {
    const { images, findings, environments, figures, unlisted } = facts;
    const open = findings.filter(({ exception }) => exception === null);
    const before = new Set(previous?.findings.map(({ fingerprint }) => fingerprint));
    const count = (kind) => open.filter((one) => isOfKind(one, kind, before)).length;
    const blindRuns = isBlind(facts) ? (previous?.blindRuns ?? 0) + 1 : 0;
    const unknown = blindness(images, unlisted.length);
    const failures = [
        ...failOn.flatMap((kind) => {
            const number = count(kind);
            return number === 0 ? [] : [`${number} ${inWords(kind, number)}`];
        }),
        ...(images.length + unlisted.length === 0 ? ['The scope names no image'] : []),
        ...(unknown > maxUnknown
            ? [
                `${oneDecimal(unknown)} % of the scope could not be checked; ` +
                    `"max-unknown" is ${maxUnknown} %`,
            ]
            : []),
        ...(blindRuns >= maxBlindRuns
            ? [`This is run ${blindRuns} in a row that could not check everything`]
            : []),
        ...belowMinimum('all images', figures, minCoverage ?? null),
        ...environments.flatMap((one) => belowMinimum(one.environment, one, one.minCoverage)),
    ];
    return { passed: failures.length === 0, failures, blindRuns };
}
function isBlind({ images, unlisted, isLogBlind }) {
    const failures = [...images.filter((image) => !isGone(image)), ...unlisted];
    return isLogBlind || failures.some(({ failure }) => (failure?.code ?? nameless) !== nameless);
}
const nameless = 'NAME_UNRESOLVED';
function isOfKind({ severity, fingerprint }, kind, before) {
    return kind === 'new-violation'
        ? severity === 'violation' && !before.has(fingerprint)
        : severity === kind;
}
function inWords(kind, number) {
    const one = { operational: 'thing that could not be checked', 'new-violation': 'new violation' };
    const many = { operational: 'things that could not be checked' };
    if (kind === 'operational')
        return number === 1 ? one[kind] : many[kind];
    const word = kind === 'new-violation' ? one[kind] : kind;
    return number === 1 ? word : `${word}s`;
}
function belowMinimum(what, { coverage, images }, least) {
    if (least === null || least === 0)
        return [];
    if (images === 0 || coverage === null)
        return [`No image of ${what} is in the scope`];
    if (coverage >= least)
        return [];
    return [`Coverage of ${what} is ${coverage} %, and must be ${least} %`];
}
function oneDecimal(number) {
    return (Math.ceil(number * 10) / 10).toFixed(1);
}

;// CONCATENATED MODULE: ./build/src/audit/judge.js










function judgeAudit(facts) {
    const { declaration, plan, previous, now } = facts;
    const judged = judgeFindings(facts);
    const { images, findings, memory } = judged;
    const figureFacts = { images, findings, now };
    const figures = figuresOf(figureFacts);
    const environments = environmentFigures(figureFacts, declaration.environments);
    const verdict = judgeRun({
        images,
        findings,
        environments,
        figures,
        unlisted: plan.unlisted,
        isLogBlind: isBlindLog(facts.log),
    }, previous?.report, facts.limits);
    const dueAt = facts.intervalMs === undefined ? undefined : now.getTime() + facts.intervalMs;
    return {
        schemaVersion: 1,
        kind: 'report',
        time: now.toISOString(),
        nextExpected: dueAt === undefined ? null : new Date(dueAt).toISOString(),
        run: facts.run,
        ...verdict,
        figures,
        environments,
        falsePositives: falsePositivesIn(findings, previous?.report, images, memory),
        changes: changesSince(previous?.report, findings, images, memory),
        findings,
        scopes: plan.scopes,
        policies: [...declaration.policies.values()].map(({ name, digest, trusted }) => ({
            name,
            digest,
            trusted,
        })),
        trustDigests: [...new Set(images.flatMap(({ trustDigest }) => trustDigest ?? []))].toSorted(),
        previous: previous?.facts ?? null,
        notices: [...facts.notices, ...declarationNotices(facts, judged)],
        log: facts.log?.report ?? null,
        images,
        tags: judged.tags,
        signers: judged.signers,
        history: withToday(previous?.report.history ?? [], figures, now),
        measured: measuredIn(facts, images.length),
    };
}
function declarationNotices({ declaration, plan, now }, { images, findings }) {
    const isSeen = plan.unlisted.length === 0 && images.every(({ verdict }) => verdict !== 'unknown');
    return [...emptyScopes(plan), ...(isSeen ? idleExceptions(declaration, findings, now) : [])];
}
function emptyScopes({ scopes, unlisted }) {
    return [...Map.groupBy(scopes, ({ scope }) => scope)]
        .filter(([name, sources]) => sources.every(({ images, failure }) => images === 0 && failure === null) &&
        !unlisted.some(({ source }) => source.scope === name))
        .map(([name]) => `The scope ${JSON.stringify(name)} names no image`);
}
function isBlindLog(log) {
    const code = log?.report.failure?.code;
    return code !== undefined && code !== 'LOG_CUT' && code !== 'LOG_RUNS_UNKNOWN';
}
function judgeFindings(facts) {
    const { declaration, plan, evidence, previous, now } = facts;
    const memory = memoryOf(previous?.report);
    const images = remembered(evidence.images, plan.unlisted, memory).map((image) => withHistory(image, memory.of(image.image, image.policy), now.toISOString()));
    const tags = judgeTags({
        immutableTags: declaration.immutableTags,
        previous: previous?.report.tags ?? [],
        images,
        now,
    });
    const signers = judgeSigners(images, {
        previous: previous?.report.signers,
        scopes: declaration.scopes,
        now: now.toISOString(),
    });
    const drafts = [
        ...aboutImages(images, tags, memory, facts),
        ...tags.findings,
        ...deployedFindings(evidence.moved, images),
        ...signers.findings,
        ...expiredFindings(declaration, now),
        ...unknownFindings(images, plan.unlisted),
        ...(facts.log?.findings ?? []),
    ];
    const findings = openFindings(drafts, images, {
        exceptions: declaration.exceptions,
        previous: previous?.report,
        isLogSilent: facts.log !== null && facts.log.report.failure !== null,
        now,
    });
    return { images, tags: tags.tags, signers: signers.signers, findings, memory };
}
function measuredIn({ durationMs, evidence }, images) {
    const { samples } = evidence;
    return {
        durationMs,
        requests: samples.requests,
        requestsPerImage: images === 0 ? null : Math.round((samples.requests / images) * 100) / 100,
        verification: verificationTimes(samples),
    };
}
function aboutImages(images, tags, memory, { declaration: { policies, exceptions }, now }) {
    const byName = new Map(images.map((one) => [JSON.stringify([one.image, one.policy]), one]));
    const takenOver = new Set(tags.findings
        .filter((one) => one.finding === 'tag-moved-untrusted' && exceptionFor(one, exceptions, now) === null)
        .flatMap(({ repository, subject }) => tags.tags
        .filter((tag) => `${tag.repository}:${tag.tag}` === subject)
        .map(({ digest }) => `${repository}@${digest}`)));
    return images.flatMap((image) => {
        const found = imageFindings(image, {
            previous: memory.of(image.image, image.policy),
            index: byName.get(JSON.stringify([image.within, image.policy])),
            policy: policies.get(image.policy) ?? { trusted: image.policy, maxAgeMs: undefined },
            now,
        });
        return takenOver.has(image.image)
            ? found.filter(({ severity }) => severity === 'notice')
            : found;
    });
}

var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/concurrency.js
var concurrency = __webpack_require__(3742);
// EXTERNAL MODULE: ./build/src/image/digest.js
var image_digest = __webpack_require__(1671);
// EXTERNAL MODULE: ./build/src/lookup/resolve-tags.js
var resolve_tags = __webpack_require__(6132);
// EXTERNAL MODULE: ./build/src/oci/manifest.js
var manifest = __webpack_require__(2262);
;// CONCATENATED MODULE: ./build/src/audit/examine.js








async function examine(planned, policy, ports) {
    const repository = { registry: planned.registry, path: planned.path };
    const resolved = await (0,concurrency .sG)(() => resolve(planned, repository, ports.registries));
    if (!resolved.ok)
        return [unknownImage(planned, policy, await toldApart(resolved.error, planned, ports))];
    const { image, subject } = resolved.value;
    const about = { planned, policy };
    const own = await judge(image, subject, about, ports);
    if (!policy.recursive || !(0,manifest .$U)(subject.mediaType))
        return [own];
    const children = await (0,concurrency .sG)(() => ports.registries.children(image));
    if (!children.ok)
        return [{ ...own, verdict: 'unknown', signatures: [], failure: (0,audit_failure .O)(children.error) }];
    const parts = await Promise.all(children.value.map(async (child) => {
        const { digest, mediaType } = child;
        return judge({ repository, digest }, { digest, mediaType, size: 0 }, about, ports);
    }));
    const within = (0,reference .tO)(image);
    return [own, ...parts.map((part) => ({ ...part, within, tags: [] }))];
}
function unknownImage({ registry, path, tag, digest, sources }, policy, failure) {
    const repository = (0,reference .aR)({ registry, path });
    return {
        image: digest === null ? `${repository}:${tag ?? 'latest'}` : `${repository}@${digest}`,
        repository,
        digest,
        policy: policy.name,
        environments: environmentsOf(sources),
        tags: tag === null ? [] : [tag],
        sources,
        verdict: 'unknown',
        signatures: [],
        refused: [],
        failure,
        within: null,
        listDigest: null,
        policyDigest: policy.digest,
        trustDigest: null,
        carriedFrom: null,
    };
}
function environmentsOf(sources) {
    return [...new Set(sources.map(({ environment }) => environment))].toSorted();
}
async function resolve({ tag, digest }, repository, registries) {
    if (digest === null) {
        const subject = await registries.head(repository, tag ?? 'latest');
        const image = { repository, digest: subject.digest };
        (0,resolve_tags .C)(image);
        return { image, subject };
    }
    if (!(0,image_digest .Bc)(digest))
        throw new errors .Tj('INPUT_INVALID', `${digest} is not a digest`);
    const image = { repository, digest };
    (0,resolve_tags .C)(image);
    return { image, subject: await registries.subject(image) };
}
async function toldApart(error, { registry, path, digest }, { registries }) {
    const failure = (0,audit_failure .O)(error);
    if (failure.code !== 'IMAGE_NOT_FOUND')
        return failure;
    if (digest === null)
        return { ...failure, code: 'TAG_NOT_FOUND' };
    const seen = await (0,concurrency .sG)(() => registries.tags({ registry, path }));
    return seen.ok ? failure : { ...failure, code: 'REGISTRY_DENIED' };
}
async function judge(image, subject, about, ports) {
    const { planned, policy } = about;
    const name = (0,reference .tO)(image);
    const base = {
        ...unknownImage(planned, policy, { code: '', message: '', hint: null }),
        image: name,
        digest: image.digest,
        failure: null,
    };
    const outcome = await (0,concurrency .sG)(async () => {
        const trust = await ports.trust(policy);
        const storage = policy.signatureRepository ?? image.repository;
        const list = await ports.registries.list({ ...image, repository: storage }, 'known');
        const listDigest = digestOfList(list);
        const known = { ...base, listDigest, trustDigest: trust.digest };
        const look = () => verifyOnce(image, { subject, list }, policy, trust, ports);
        const earlier = ports.earlier(name, policy.name);
        if (earlier === undefined || !examine_isUnchanged(earlier.image, known))
            return { ...known, ...(await look()) };
        const carried = { ...known, ...verdictIn(earlier.image), carriedFrom: earlier.judgedAt };
        if (list.listing.kind === 'referrers-api')
            return carried;
        const probe = probeOf((0,reference .aR)(storage), look, ports.probes);
        if (probe.isOwn)
            return { ...known, ...(await probe.evidence) };
        return (await probe.isWhole) ? carried : { ...known, ...(await look()) };
    });
    return outcome.ok ? outcome.value : { ...base, failure: (0,audit_failure .O)(outcome.error) };
}
function probeOf(repository, look, probes) {
    const known = probes.get(repository);
    if (known !== undefined)
        return { isOwn: false, isWhole: known };
    const evidence = (0,concurrency .no)(look());
    probes.set(repository, (0,concurrency .no)(evidence.then(({ verdict }) => verdict === 'verified')));
    return { isOwn: true, evidence };
}
function examine_isUnchanged(before, now) {
    return (before.verdict === 'verified' &&
        before.signatures.some(({ format }) => format === 'bundle') &&
        before.listDigest !== null &&
        before.listDigest === now.listDigest &&
        before.policyDigest === now.policyDigest &&
        before.trustDigest === now.trustDigest);
}
function verdictIn({ verdict, signatures, refused, failure }) {
    return { verdict, signatures, refused, failure };
}
function digestOfList({ descriptors }) {
    if (descriptors.length === 0)
        return null;
    const lines = descriptors.map(({ digest, size, artifactType = null, predicateType = null }) => JSON.stringify([digest, size, artifactType, predicateType]));
    return (0,image_digest .ol)(Buffer.from(lines.toSorted().join('\n')));
}

;// CONCATENATED MODULE: ./build/src/audit/shards.js


function shardOf({ registry, path }, of) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(`${registry}/${path}`).digest();
    return (hash.readUInt32BE(0) % of) + 1;
}
function inShard({ images }, { number, of }) {
    return images.filter((image) => shardOf(image, of) === number);
}
function planDigest(plan) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(plan)).digest('hex');
}
function joinShards(shards, plan, policies) {
    const digest = planDigest(plan);
    const own = shards.filter((one) => one.plan === digest);
    const of = own[0]?.shard.of ?? 1;
    const byNumber = new Map(own.filter(({ shard }) => shard.of === of).map((one) => [one.shard.number, one]));
    const missing = Array.from({ length: of }, (_, at) => ({ number: at + 1, of })).filter(({ number }) => !byNumber.has(number));
    const lost = missing.flatMap((shard) => inShard(plan, shard).map((planned) => unknownImage(planned, policies.get(planned.policy) ?? { name: planned.policy, digest: '' }, {
        code: 'CANCELLED',
        message: `The job of shard ${shard.number}/${shard.of} left no evidence`,
        hint: 'Run that job again, and then this one.',
    })));
    const all = [...byNumber.values()];
    const overlooked = unexamined(plan, missing, all).map((planned) => unknownImage(planned, policies.get(planned.policy) ?? { name: planned.policy, digest: '' }, {
        code: 'CANCELLED',
        message: 'Its job left evidence in which this image is not',
        hint: 'Run that job again, and then this one.',
    }));
    const sorted = (values, key) => values.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
    return {
        missing,
        evidence: {
            schemaVersion: 1,
            kind: 'evidence',
            images: sorted([...all.flatMap(({ images }) => images), ...lost, ...overlooked], ({ image, policy }) => JSON.stringify([image, policy])),
            moved: sorted(all.flatMap(({ moved }) => moved), (one) => JSON.stringify(one)),
            samples: {
                wall: all.flatMap(({ samples: { wall } }) => wall),
                cpu: all.flatMap(({ samples: { cpu } }) => cpu),
                requests: all.reduce((sum, { samples: { requests } }) => sum + requests, 0),
            },
        },
    };
}
function unexamined(plan, missing, all) {
    const known = new Set(all.flatMap(({ images }) => images.flatMap(({ repository, digest, tags, policy }) => [...tags.map((tag) => `:${tag}`), `@${digest ?? ''}`].map((reference) => JSON.stringify([repository, reference, policy])))));
    const lost = new Set(missing.flatMap((shard) => inShard(plan, shard)));
    return plan.images.filter((image) => {
        const { registry, path, tag, digest, policy } = image;
        const reference = digest === null ? `:${tag ?? 'latest'}` : `@${digest}`;
        const name = JSON.stringify([`${registry}/${path}`, reference, policy]);
        return !lost.has(image) && !known.has(name);
    });
}

// EXTERNAL MODULE: ./build/src/action/runner/ending.js
var ending = __webpack_require__(7900);
// EXTERNAL MODULE: ./build/src/action/runner/environment.js + 7 modules
var environment = __webpack_require__(4306);
// EXTERNAL MODULE: ./build/src/action/runner/files.js
var files = __webpack_require__(4184);
// EXTERNAL MODULE: ./build/src/action/runner/github.js
var github = __webpack_require__(7032);
// EXTERNAL MODULE: ./build/src/action/runner/log.js
var log = __webpack_require__(1537);
// EXTERNAL MODULE: ./build/src/action/runner/report.js
var runner_report = __webpack_require__(6073);
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/action/runner/annotation.js
var annotation = __webpack_require__(1986);
// EXTERNAL MODULE: ./build/src/action/runner/documentation.js
var documentation = __webpack_require__(1137);
// EXTERNAL MODULE: ./build/src/action/runner/failure.js
var failure = __webpack_require__(5025);
// EXTERNAL MODULE: ./build/src/action/runner/html.js
var html = __webpack_require__(8578);
// EXTERNAL MODULE: ./build/src/action/audit/words.js
var words = __webpack_require__(3573);
;// CONCATENATED MODULE: ./build/src/action/audit/badge.js

const badge_dayMs = 24 * 60 * 60 * 1000;
const longestMs = 7 * badge_dayMs;
function renderBadge(report, now) {
    const badge = {
        schemaVersion: 1,
        label: 'images',
        ...messageOf(report, now),
        cacheSeconds: 3600,
    };
    return `${JSON.stringify(badge, undefined, 2)}\n`;
}
function messageOf(report, now) {
    const { passed, time, figures } = report;
    const { coverage, incidents } = figures;
    if (isOld(report, now))
        return { message: `no audit since ${(0,words .kb)(time)}`, color: 'lightgrey', isError: true };
    const signed = coverage === null ? 'none audited' : `${(0,words .KN)(coverage)} signed`;
    if (incidents > 0)
        return { message: `${(0,words .hS)(incidents, 'incident')}, ${signed}`, color: 'red', isError: true };
    if (!passed)
        return { message: signed, color: 'orange', isError: true };
    if (coverage === null)
        return { message: signed, color: 'lightgrey', isError: false };
    return { message: signed, color: colorOf(coverage), isError: false };
}
function colorOf(coverage) {
    if (coverage === 100)
        return 'brightgreen';
    if (coverage >= 90)
        return 'green';
    return coverage >= 60 ? 'yellow' : 'orange';
}
function isOld({ time, nextExpected }, now) {
    const made = Date.parse(time);
    const allowed = nextExpected === null ? longestMs : 2 * (Date.parse(nextExpected) - made);
    return !(now.getTime() - made <= allowed);
}

;// CONCATENATED MODULE: ./build/src/action/audit/log-lines.js



const limits = { changes: 200, findings: 500, evidence: 20, places: 20, sentences: 100 };
function tellAudit(report) {
    for (const part of auditLog(report)) {
        if (part.kind === 'line')
            (0,log .n8)(part.label, part.text);
        else
            (0,log .Os)(part.title, part.facts);
    }
}
function auditLog(report) {
    const { figures, environments, failures, passed } = report;
    const times = (0,words .bi)(report);
    return [
        ...previousLines(report),
        lineOf('Figures', figuresInWords(figures)),
        ...environments.map((each) => lineOf('Figures', `${each.environment}: ${figuresInWords(each)}`)),
        ...changeParts(report),
        ...findingParts(report),
        ...exceptedParts(report),
        ...within((0,words .Vt)(report), limits.sentences).map((text) => lineOf('Notice', text)),
        ...(times === undefined ? [] : [lineOf('Times', times)]),
        lineOf('Effort', (0,words .J_)(report)),
        ...within(failures, limits.sentences).map((text) => lineOf('Failing', text)),
        lineOf(passed ? 'Done' : 'Failed', (0,words .TX)(report)),
    ];
}
function lineOf(label, text) {
    return { kind: 'line', label, text };
}
function previousLines({ previous }) {
    if (previous === null)
        return [lineOf('Previous', 'none')];
    const { time, run, isVerified } = previous;
    return [
        lineOf('Previous', `${time}${run === null ? '' : `, run ${run}`}, ` +
            (isVerified ? 'signature verified' : 'no signature verified')),
    ];
}
function figuresInWords(figures) {
    const { images, verified, unsigned, untrusted, unknown, coverage } = figures;
    return [
        (0,words .hS)(images, 'image'),
        `${(0,words .r4)(verified)} verified (${(0,words .KN)(coverage)})`,
        `${(0,words .r4)(unsigned)} unsigned`,
        `${(0,words .r4)(untrusted)} untrusted`,
        `${(0,words .r4)(unknown)} unknown`,
        (0,words .hS)(figures.incidents, 'incident'),
        (0,words .hS)(figures.violations, 'violation'),
        ...(figures.violations === 0 ? [] : [`${(0,words .r4)(figures.violationsNew)} of them new`]),
    ].join(', ');
}
function changeParts({ changes }) {
    const { added, resolved, changed } = changes;
    const facts = [
        ...within((0,words .Ln)(added).map(changeInWords), limits.changes).map((text) => [
            'New',
            text,
        ]),
        ...within(resolved.map(changeInWords), limits.changes).map((text) => ['Resolved', text]),
        ...within(changed.map(({ image, before, after }) => `${image}: ${before} → ${after}`), limits.changes).map((text) => ['Verdict', text]),
    ];
    if (facts.length === 0)
        return [lineOf('Changes', 'none')];
    const title = `Changes     ${(0,words .hS)(added.length, 'new finding')}, ${(0,words .r4)(resolved.length)} resolved, ` +
        `${(0,words .hS)(changed.length, 'verdict')} changed`;
    return [{ kind: 'group', title, facts }];
}
function changeInWords({ finding, severity, subject, message }) {
    return `${severity} ${finding}: ${subject}: ${message}`;
}
function findingParts(report) {
    const open = (0,words .lb)(report);
    const shown = open.slice(0, limits.findings);
    const more = open.length - shown.length;
    return [
        ...shown.map(findingGroup),
        ...(more > 0 ? [lineOf('Cut', `${(0,words .hS)(more, 'more finding')}, which the report has`)] : []),
    ];
}
function findingGroup(finding) {
    const { severity, subject, environments, message, evidence, signer, firstSeen } = finding;
    const label = `${severity.charAt(0).toUpperCase()}${severity.slice(1)}`.padEnd(11);
    return {
        kind: 'group',
        title: `${label} ${finding_classes .C[finding.finding].title}: ${subject}`,
        facts: [
            ['Finding', finding.finding],
            ['Fact', message],
            ['Since', firstSeen],
            ...(environments.length === 0 ? [] : [['In', environments.join(', ')]]),
            ...(signer === null ? [] : [['Signer', signer]]),
            ...within(evidence, limits.evidence).map((text) => ['Evidence', text]),
            ...within(finding.places.map(words .cF), limits.places).map((text) => [
                'Named in',
                text,
            ]),
            ['What to do', finding.action],
            ['Id', finding.fingerprint],
        ],
    };
}
function exceptedParts({ findings }) {
    const excepted = findings.flatMap(({ finding, subject, exception }) => exception === null
        ? []
        : [
            `${finding}: ${subject}: ${exception.reason} (${exception.owner}, until ` +
                `${exception.expires})`,
        ]);
    if (excepted.length === 0)
        return [];
    const facts = within(excepted, limits.findings).map((text) => ['Excepted', text]);
    return [{ kind: 'group', title: `Excepted    ${(0,words .hS)(excepted.length, 'finding')}`, facts }];
}
function within(all, most) {
    const more = all.length - most;
    return [...all.slice(0, most), ...(more > 0 ? [`… and ${(0,words .r4)(more)} more`] : [])];
}

;// CONCATENATED MODULE: ./build/src/action/audit/metrics.js


function renderMetrics(report) {
    const gauges = [...figureGauges(report), findingGauge(report), ...runGauges(report)];
    return [...gauges.filter(({ samples }) => samples.length > 0).flatMap(linesOf), '# EOF', ''].join('\n');
}
function figureGauges(report) {
    const rows = [
        { labels: {}, figures: report.figures },
        ...report.environments.map((figures) => ({
            labels: { environment: figures.environment },
            figures,
        })),
    ];
    const gauge = (name, help, valueOf) => ({
        name,
        help,
        samples: rows.flatMap(({ labels, figures }) => {
            const value = valueOf(figures);
            return value === null ? [] : [{ labels, value }];
        }),
    });
    return [
        gauge('images_verified', 'Images that are verified.', ({ verified }) => verified),
        gauge('images_unsigned', 'Images without a signature.', ({ unsigned }) => unsigned),
        gauge('images_untrusted', 'Images that no trusted signer signed.', (all) => all.untrusted),
        gauge('images_unknown', 'Images that could not be checked.', ({ unknown }) => unknown),
        {
            ...gauge('coverage_ratio', 'Verified images of all images.', ({ coverage }) => coverage === null ? null : Number((coverage / 100).toFixed(4))),
            unit: 'ratio',
        },
        gauge('incidents', 'Open incidents.', ({ incidents }) => incidents),
        gauge('violations', 'Open violations.', ({ violations }) => violations),
        gauge('violations_new', 'Violations of the last 24 hours.', (all) => all.violationsNew),
    ];
}
function findingGauge(report) {
    const open = Map.groupBy((0,words .lb)(report), ({ finding }) => finding);
    const counts = new Map([...open].map(([name, all]) => [name, all.length]));
    return {
        name: 'findings',
        help: 'Open findings by class.',
        samples: Object.keys(finding_classes .C).map((finding) => ({
            labels: { finding },
            value: counts.get(finding) ?? 0,
        })),
    };
}
function runGauges({ measured, passed, time }) {
    const { verification } = measured;
    const one = (value) => [{ labels: {}, value }];
    return [
        {
            name: 'verification_p99_seconds',
            unit: 'seconds',
            help: 'Time within which 99 % of this run’s verifications were made.',
            samples: verification === null ? [] : one(verification.wallP99 / 1000),
        },
        {
            name: 'time_seconds',
            unit: 'seconds',
            help: 'When the audit was made, since 1970.',
            samples: one(Date.parse(time) / 1000),
        },
        { name: 'passed', help: 'Whether the audit passed.', samples: one(passed ? 1 : 0) },
    ];
}
function linesOf({ name, unit, help, samples }) {
    const full = `signet_audit_${name}`;
    return [
        `# TYPE ${full} gauge`,
        ...(unit === undefined ? [] : [`# UNIT ${full} ${unit}`]),
        `# HELP ${full} ${help}`,
        ...samples.map(({ labels, value }) => `${full}${labelsText(labels)} ${value}`),
    ];
}
function labelsText(labels) {
    const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
    return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
function escaped(value) {
    return value
        .toWellFormed()
        .replaceAll('\\', '\\\\')
        .replaceAll('"', '\\"')
        .replaceAll('\n', '\\n');
}

;// CONCATENATED MODULE: ./build/src/action/audit/outputs.js

function auditOutputs(report) {
    const { figures, passed } = report;
    return {
        passed: String(passed),
        coverage: String(figures.coverage ?? ''),
        verified: String(figures.verified),
        unsigned: String(figures.unsigned),
        untrusted: String(figures.untrusted),
        unknown: String(figures.unknown),
        violations: String(figures.violations),
        'violations-new': String(figures.violationsNew),
        incidents: String(figures.incidents),
        changed: String((0,words .YR)(report) > 0),
    };
}

// EXTERNAL MODULE: ./build/src/action/runner/text.js
var runner_text = __webpack_require__(7744);
;// CONCATENATED MODULE: ./build/src/action/audit/page-text.js


const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}]/gu;
function page_text_text(foreign) {
    return (0,runner_text .qy)(foreign.replace(invisible, (character) => {
        const hex = (character.codePointAt(0) ?? 0).toString(16);
        return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
    }));
}
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
function page_text_name(foreign) {
    const words = page_text_text(foreign).replace(/[^/]\/(?!\/)|&#95;/g, '$&<wbr>');
    return rightToLeft.test(foreign) ? `<bdi>${words}</bdi>` : words;
}
function code(foreign) {
    return `<code>${page_text_text(foreign)}</code>`;
}
function linked(foreign) {
    return isWebAddress(foreign)
        ? `<a href="${(0,runner_text .qy)(foreign)}" rel="noreferrer">${page_text_name(foreign)}</a>`
        : page_text_name(foreign);
}
function linkedWords(foreign) {
    return foreign.split(' ').map(linked).join(' ');
}
function isWebAddress(foreign) {
    return (/^https:\/\/[a-z0-9.-]+(?::\d+)?(?:[/?#][\w\-.~!$&'()*+,;=:/?%#]*)?$/i.test(foreign) &&
        URL.canParse(foreign));
}
function momentOf(foreign) {
    const moment = Date.parse(foreign);
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(foreign) && !Number.isNaN(moment)
        ? moment
        : null;
}
function time(foreign) {
    if (momentOf(foreign) === null)
        return page_text_text(foreign);
    const words = (0,html .mK)(foreign).replace(/:\d\d UTC$/, ' UTC');
    return `<time datetime="${foreign}">${words}</time>`;
}
function age(since, now) {
    const [start, end] = [momentOf(since), momentOf(now)];
    if (start === null || end === null || start > end)
        return '';
    const minutes = Math.floor((end - start) / 60_000);
    if (minutes === 0)
        return 'new in this run';
    const hours = Math.floor(minutes / 60);
    if (hours < 1)
        return `for ${counted(minutes, 'minute')}`;
    return `for ${hours < 48 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day')}`;
}
function number(value) {
    return value.toLocaleString('en-US');
}
function counted(count, one, several = `${one}s`) {
    return `${number(count)} ${count === 1 ? one : several}`;
}
function page_text_percent(value) {
    return value === null ? '–' : `${value.toFixed(2)}&nbsp;%`;
}
function duration(milliseconds) {
    if (milliseconds < 1000)
        return `${number(Math.round(milliseconds))}&nbsp;ms`;
    const seconds = milliseconds / 1000;
    if (seconds < 60)
        return `${seconds.toFixed(1)}&nbsp;s`;
    return `${number(Math.floor(seconds / 60))}&nbsp;min ${Math.floor(seconds % 60)}&nbsp;s`;
}
function imageName(image) {
    const [before = '', digest] = image.split('@');
    return digest === undefined
        ? `<b>${page_text_name(before)}</b>`
        : `<b>${page_text_name(before)}</b> ${code((0,runner_text .VK)(digest))}`;
}
const verdictSigns = {
    verified: '✓',
    unsigned: '○',
    untrusted: '✗',
    unknown: '?',
};
function verdictMark(verdict) {
    return mark(verdict, `${verdictSigns[verdict]} ${verdict}`);
}
const severitySigns = {
    incident: '‼',
    violation: '!',
    operational: '?',
    notice: 'i',
};
function severityMark(severity) {
    return mark(severity, `${severitySigns[severity]} ${severity}`);
}
function mark(kind, words) {
    return `<span class="mark ${kind}">${words.replaceAll(' ', '&nbsp;')}</span>`;
}
function list(items, most = 10) {
    const elements = items.map((item) => `<li>${item}</li>`);
    const [shown, more] = [elements.slice(0, most), elements.slice(most)];
    return [
        '<ul>',
        ...shown,
        '</ul>',
        ...(more.length === 0
            ? []
            : details(`${number(more.length)} more`, ['<ul>', ...more, '</ul>'])),
    ];
}
function details(title, body, isOpen = false) {
    return [`<details${isOpen ? ' open' : ''}><summary>${title}</summary>`, ...body, '</details>'];
}
function section(id, title, body) {
    return [`<section id="${id}">`, `<h2>${title}</h2>`, ...body, '</section>'];
}
function wideTable(caption, columns, rows) {
    return [
        `<div class="box" role="region" aria-label="${caption}" tabindex="0"><table class="wide">`,
        `<caption>${caption}</caption>`,
        `<thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead>`,
        '<tbody>',
        ...rows.map(([first = '', ...cells]) => `<tr><th scope="row">${first}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`),
        '</tbody></table></div>',
    ];
}
function longTable(id, caption, columns, rows) {
    return [
        rows.length > 40
            ? `<div class="box long" role="region" aria-label="${caption}" tabindex="0">`
            : '<div class="box">',
        `<table class="cards" id="${id}"><caption>${caption}</caption>`,
        `<thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead>`,
        '<tbody>',
        ...rows,
        '</tbody></table></div>',
    ];
}

;// CONCATENATED MODULE: ./build/src/action/audit/page-findings.js


const titles = {
    incident: 'Incidents',
    violation: 'Violations',
    operational: 'Could not be checked',
    notice: 'Notices',
};
const captions = {
    incident: 'Incidents need a person now',
    violation: 'Violations need a person this week',
    operational: 'What could not be checked says nothing about the images',
    notice: 'Notices are good to know',
};
function findings(report, environments) {
    const added = new Set(report.changes.added.map(({ fingerprint }) => fingerprint));
    const groups = finding_classes .g.flatMap((severity) => {
        const all = report.findings.filter((finding) => finding.severity === severity);
        if (all.length === 0)
            return [];
        const open = all.filter(({ exception }) => exception === null);
        const excepted = all.filter(({ exception }) => exception !== null);
        const also = excepted.length === 0 ? '' : `, ${number(excepted.length)} excepted`;
        return [
            '<div class="group">',
            `<h3>${mark(severity, severitySigns[severity])} ${titles[severity]}: ` +
                `${number(open.length)} open${also}</h3>`,
            ...longTable(`findings-${severity}`, captions[severity], ['Finding', 'Subject', 'Environments', 'Since'], [...open, ...excepted].map((finding) => row(finding, report.time, environments, added.has(finding.fingerprint)))),
            '</div>',
        ];
    });
    return section('findings', `Findings (${number(report.findings.length)})`, groups.length === 0 ? ['<p>None: nothing was found that needs a person.</p>'] : groups);
}
function row(finding, now, environments, isNew) {
    const { severity, exception, firstSeen, subject, signer } = finding;
    const since = age(firstSeen, now);
    return (`<tr data-severity="${severity}" data-in="${placesIn(finding.environments, environments)}"` +
        `${exception === null ? '' : ' class="excepted"'}>` +
        `<td data-key="${finding.finding}">${fact(finding, isNew)}</td>` +
        `<td>${imageName(subject)}` +
        `${signer === null ? '' : `<br><small>signer ${page_text_name(signer)}</small>`}</td>` +
        `<td>${finding.environments.map(page_text_name).join(', ')}</td>` +
        `<td>${time(firstSeen)}${since === '' ? '' : `<br><small>${since}</small>`}</td></tr>`);
}
function placesIn(names, all) {
    return names.map((name) => all.indexOf(name)).join(' ');
}
function fact(finding, isNew) {
    const { exception, evidence, places, fingerprint } = finding;
    return [
        `<b>${finding_classes .C[finding.finding].title}</b>${isNew ? ` ${mark('new', 'new')}` : ''}`,
        `<p>${page_text_text(finding.message)}</p>`,
        exception === null
            ? `<p><b>What to do:</b> ${page_text_text(finding.action)}</p>`
            : `<p>${mark('unknown', 'Excepted')} until ${page_text_name(exception.expires)} by ` +
                `${page_text_name(exception.owner)}: ${page_text_text(exception.reason)}</p>` +
                `<p><b>What to do otherwise:</b> ${page_text_text(finding.action)}</p>`,
        ...(places.length === 0
            ? []
            : [
                `<p>Named in ${places
                    .slice(0, 3)
                    .map((place) => code(placeName(place)))
                    .join(', ')}${places.length > 3 ? ` and ${number(places.length - 3)} more` : ''}</p>`,
            ]),
        ...details(evidence.length === 0 ? 'Fingerprint' : `Evidence (${counted(evidence.length, 'line')})`, [
            ...(evidence.length === 0
                ? []
                : ['<ul>', ...evidence.map((line) => `<li>${linkedWords(line)}</li>`), '</ul>']),
            ...(places.length > 3
                ? [`<p>Named in ${places.map((place) => code(placeName(place))).join(', ')}</p>`]
                : []),
            `<p><small>Fingerprint ${code(fingerprint)}</small></p>`,
        ], finding.severity === 'incident'),
    ].join('');
}
function placeName({ file, line, }) {
    return line === null ? file : `${file}:${line}`;
}

;// CONCATENATED MODULE: ./build/src/action/audit/page-images.js




function page_images_images(report, environments) {
    const all = (0,html .Yk)(report.images, ({ verdict }) => verdict === 'verified');
    return section('images', `Images (${number(all.length)})`, all.length === 0
        ? ['<p>None: the scopes name no image.</p>']
        : longTable('all-images', 'Images, those that are not verified first', ['Image', 'Verdict', 'Environments', 'Signer', 'Verified since', 'First seen'], all.map((image) => page_images_row(image, environments))));
}
function page_images_row(image, environments) {
    const { verdict, verifiedSince } = image;
    return (`<tr data-verdict="${verdict}" data-in="${placesIn(image.environments, environments)}">` +
        `<td><div>${nameCell(image)}</div>${details('Details', facts(image)).join('')}</td>` +
        `<td data-key="${gravity[verdict]}">${verdictCell(image)}</td>` +
        `<td>${image.environments.map(page_text_name).join(', ')}</td>` +
        `<td>${signerCell(image)}</td>` +
        `<td>${verifiedSince === null ? '' : time(verifiedSince)}</td>` +
        `<td>${time(image.firstSeen)}</td></tr>`);
}
const gravity = {
    untrusted: 1,
    unsigned: 2,
    unknown: 3,
    verified: 4,
};
function verdictCell({ verdict, failure }) {
    return (verdictMark(verdict) + (failure === null ? '' : `<br><small>${page_text_name(failure.code)}</small>`));
}
function nameCell({ image, repository, digest, tags }) {
    if (digest === null)
        return `<b>${page_text_name(image)}</b>`;
    const tagged = tags.map((tag) => page_text_text(`:${tag}`)).join(' ');
    return `<b>${page_text_name(repository)}</b>${tagged}<br>${code((0,runner_text .VK)(digest))}`;
}
function signerCell({ signatures, refused, verdict }) {
    const names = new Set(verdict === 'verified'
        ? signatures.map(({ signer }) => signerName(signer))
        : refused.flatMap(({ signer }) => (signer === null ? [] : signerName(signer))));
    const [first, ...others] = names;
    if (first === undefined)
        return '';
    return ((verdict === 'verified' ? '' : 'not trusted: ') +
        page_text_name(first) +
        (others.length === 0 ? '' : ` and ${number(others.length)} more`));
}
function signerName({ identity }) {
    return identity ?? 'a key';
}
function facts(image) {
    const { digest, sources, signatures, refused, failure, within, carriedFrom } = image;
    return [
        '<dl class="facts">',
        ...page_images_fact('Digest', digest === null ? [] : [code(digest)]),
        ...page_images_fact('Part of', within === null ? [] : [code(within)]),
        ...page_images_fact('Not known because', failure === null ? [] : [failureWords(failure)]),
        ...page_images_fact('Does not count', refused.map(refusedWords)),
        ...page_images_fact('Signatures', signatures.map(signatureWords)),
        ...page_images_fact('Asked for by', sources.map(sourceWords)),
        ...page_images_fact('Policy', [page_text_text(image.policy)]),
        ...page_images_fact('Last verified', image.lastVerified === null || image.verdict === 'verified' ? [] : [time(image.lastVerified)]),
        ...page_images_fact('Verdict', carriedFrom === null ? [] : [`of ${time(carriedFrom)}: nothing has changed since`]),
        '</dl>',
    ];
}
function page_images_fact(title, values) {
    return values.length === 0
        ? []
        : [`<dt>${title}</dt>`, ...values.map((value) => `<dd>${value}</dd>`)];
}
function failureWords({ code: title, message, hint, }) {
    return `${code(title)} ${page_text_text(message)}${hint === null ? '' : `<br>${page_text_text(hint)}`}`;
}
function refusedWords({ flaw, detail, manifest, signer }) {
    const where = manifest === null ? '' : `<br>${code((0,runner_text .VK)(manifest))}`;
    return (`${page_text_name(flaw)}: ${page_text_name(detail)}${where}` +
        (signer === null ? '' : `, by ${signerWords(signer)}`));
}
function signatureWords(signature) {
    const { format, predicateType, time: signed, log, manifest, signer } = signature;
    return (`by ${signerWords(signer)}<br>` +
        `${signed === null ? 'at a time that nothing proves' : time(signed)}, ${format}, ` +
        `${page_text_name(predicateType)}, ${code((0,runner_text .VK)(manifest))}` +
        log.map(({ index }) => `, log entry ${page_text_name(index)}`).join(''));
}
function signerWords(signer) {
    const { issuer, sourceRepository, sourceRepositoryId, sourceRef, sourceCommit, run } = signer;
    return [
        page_text_name(signerName(signer)),
        ...(issuer === null ? [] : [`issuer ${page_text_name(issuer)}`]),
        ...(sourceRepository === null
            ? []
            : [
                `from ${linked(sourceRepository)}` +
                    (sourceRepositoryId === null ? '' : ` (id ${page_text_name(sourceRepositoryId)})`),
            ]),
        ...(sourceRef === null ? [] : [page_text_name(sourceRef)]),
        ...(sourceCommit === null ? [] : [`commit ${page_text_name(sourceCommit)}`]),
        ...(run === null ? [] : [`run ${linked(run)}`]),
    ].join(', ');
}
function sourceWords({ scope, kind, name: written, file, line }) {
    return (`${page_text_name(scope)}, ${kind}: ${code(written)}` +
        (file === null ? '' : ` in ${code(placeName({ file, line }))}`));
}

;// CONCATENATED MODULE: ./build/src/action/audit/page-overview.js


function header(report) {
    const { passed, failures, run, nextExpected } = report;
    const about = run.repository === null ? '' : ` of ${page_text_text(run.repository)}`;
    const outcomeMark = passed ? mark('verified', '✓ Passed') : mark('incident', '✗ Failed');
    return [
        ...(nextExpected === null
            ? []
            : [
                '<p id="late" role="alert" hidden>' +
                    `This report is out of date: the next one was due ${time(nextExpected)} and should ` +
                    'have replaced it. See whether the audit still runs.</p>',
            ]),
        `<header class="${passed ? 'passed' : 'failed'}">`,
        `<h1>Signature audit${about}</h1>`,
        `<p class="outcome">${outcomeMark}</p>`,
        ...(failures.length === 0 ? [] : list(failures.map(page_text_text))),
        '<p>' +
            `Made ${time(report.time)}` +
            (nextExpected === null ? '.' : `; the next one is due ${time(nextExpected)}.`) +
            '</p>',
        ...page_overview_limits(report),
        '</header>',
    ];
}
function page_overview_limits({ scopes, notices, log, blindRuns }) {
    const unlisted = scopes.filter(({ failure }) => failure !== null).length;
    const shortened = scopes.filter(({ cut }) => cut !== null).length;
    const facts = [
        ...(blindRuns > 0
            ? [
                blindRuns === 1
                    ? 'this run could not check everything'
                    : `this run and ${counted(blindRuns - 1, 'run')} before it could not check everything`,
            ]
            : []),
        ...(unlisted > 0 ? [`<a href="#scopes">${counted(unlisted, 'source')} not listed</a>`] : []),
        ...(shortened > 0
            ? [`<a href="#scopes">${counted(shortened, 'source')} listed in part</a>`]
            : []),
        ...(log?.failure == null ? [] : ['<a href="#basis">the log did not answer</a>']),
        ...(notices.length > 0
            ? [`<a href="#notices">${counted(notices.length, 'notice')} about this report</a>`]
            : []),
    ];
    return facts.length === 0 ? [] : [`<p>What limits it: ${facts.join('; ')}.</p>`];
}
function changes({ changes: { added, resolved, changed }, previous, }) {
    if (previous === null)
        return section('changes', 'What has changed', [
            '<p>There is no previous report to compare with.</p>',
        ]);
    const since = `Since the report of ${time(previous.time)}`;
    if (added.length + resolved.length + changed.length === 0)
        return section('changes', 'What has changed', [`<p>${since}: nothing.</p>`]);
    return section('changes', 'What has changed', [
        `<p>${since}:</p>`,
        '<div class="columns">',
        ...block('New findings', added.map(page_overview_changedFinding)),
        ...block('Resolved findings', resolved.map(page_overview_changedFinding)),
        ...block('Changed verdicts', changed.map(({ image, policy, before, after }) => `${verdictMark(before)} → ${verdictMark(after)}<br>${imageName(image)}` +
            `<br><small>policy ${page_text_text(policy)}</small>`)),
        '</div>',
    ]);
}
function block(title, items) {
    return [
        `<div><h3>${title} (${number(items.length)})</h3>`,
        ...(items.length === 0 ? ['<p>None.</p>'] : list(items, 8)),
        '</div>',
    ];
}
function page_overview_changedFinding({ finding, severity, subject, message }) {
    return (`${severityMark(severity)} <b>${finding_classes .C[finding].title}</b><br>` +
        `${imageName(subject)}<br><small>${page_text_text(message)}</small>`);
}
function figures(report) {
    const { figures: all, environments, falsePositives, measured } = report;
    const { verification } = measured;
    const { declared, vanished } = falsePositives;
    return section('figures', 'Figures', [
        '<dl class="tiles">',
        ...tile('Coverage', page_text_percent(all.coverage), coverageNote(all)),
        ...tile('Incidents', number(all.incidents), 'open', all.incidents > 0 ? 'bad' : ''),
        ...tile('Violations', number(all.violations), `open, ${number(all.violationsNew)} of them new within 24 hours`, all.violations > 0 ? 'poor' : ''),
        ...tile('Unknown', number(all.unknown), 'images that could not be checked', all.unknown > 0 ? 'poor' : ''),
        ...tile('False positives', number(declared + vanished), `${number(declared)} declared, ${number(vanished)} vanished without a cause`),
        ...tile('Verification', verification === null
            ? '–'
            : `${duration(verification.wallP50)} / ${duration(verification.wallP99)}`, verification === null
            ? 'nothing was verified in this run'
            : `p50 / p99 of ${counted(verification.count, 'image')}; of the processor ` +
                `${duration(verification.cpuP50)} / ${duration(verification.cpuP99)}`),
        '</dl>',
        ...environmentTable(all, environments),
    ]);
}
function coverageNote({ images, verified, coverageKnown }) {
    return (`${number(verified)} of ${counted(images, 'image')} verified; ` +
        `${page_text_percent(coverageKnown)} of those that could be checked`);
}
function tile(name, value, note, kind = '') {
    return [
        `<div${kind === '' ? '' : ` class="${kind}"`}><dt>${name}</dt>`,
        `<dd class="value">${value}</dd><dd>${note}</dd></div>`,
    ];
}
function environmentTable(all, environments) {
    const row = (name, of, minimum) => [
        name,
        `${page_text_percent(of.coverage)}${bar(of.coverage, minimum)}`,
        minimum === null ? '–' : `${page_text_percent(minimum)} ${minimumMark(of.coverage, minimum)}`,
        ...[of.images, of.verified, of.unsigned, of.untrusted, of.unknown, of.exempted].map(number),
        number(of.incidents),
        `${number(of.violations)} (${number(of.violationsNew)})`,
    ];
    return wideTable('Coverage of each environment', [
        'Environment',
        'Coverage',
        'Minimum',
        'Images',
        'Verified',
        'Unsigned',
        'Untrusted',
        'Unknown',
        'Exempted',
        'Incidents',
        'Violations (new)',
    ], [
        ...environments.map((of) => row(page_text_text(of.environment), of, of.minCoverage)),
        row('All', all, null),
    ]);
}
function minimumMark(coverage, minimum) {
    if (coverage === null)
        return '';
    return coverage >= minimum ? mark('verified', '✓ met') : mark('violation', '✗ missed');
}
function bar(coverage, minimum) {
    if (coverage === null)
        return '';
    return ('<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">' +
        '<rect class="all" width="100" height="6"/>' +
        `<rect class="part" width="${coverage}" height="6"/>` +
        (minimum === null ? '' : `<path class="least" d="M${Math.min(minimum, 99.5)} 0v6"/>`) +
        '</svg>');
}
function measurements({ measured, run }) {
    const facts = [
        ['Workflow', run.workflow],
        ['Run', run.runId === null ? null : `${run.runId}, attempt ${run.runAttempt ?? '1'}`],
        ['Event', run.event],
        ['Started by', run.actor],
        ['Signet', run.actionVersion],
    ];
    return details('This run', [
        '<dl class="facts">',
        ...facts.flatMap(([name, value]) => value === null ? [] : [`<dt>${name}</dt><dd>${page_text_text(value)}</dd>`]),
        `<dt>Took</dt><dd>${duration(measured.durationMs)}</dd>`,
        `<dt>Requests</dt><dd>${number(measured.requests)}` +
            (measured.requestsPerImage === null
                ? '</dd>'
                : `, ${measured.requestsPerImage.toFixed(2)} for each image</dd>`),
        '</dl>',
    ]);
}

;// CONCATENATED MODULE: ./build/src/action/audit/page-basis.js



function scopes({ scopes: all }) {
    return section('scopes', 'Scopes', wideTable('What was asked for, and what came of it', ['Scope', 'Environment', 'Source', 'Policy', 'Images', 'Result'], all.map(({ scope, environment, kind, given, policy, images, cut, failure }) => [
        page_text_text(scope),
        page_text_text(environment),
        `${kind}: ${page_text_name(given)}`,
        page_text_text(policy),
        number(images),
        [
            ...(failure === null
                ? []
                : [`${mark('incident', '✗ not listed')}<br>${failureWords(failure)}`]),
            ...(cut === null ? [] : [`${mark('violation', '! in part')}<br>${page_text_text(cut)}`]),
            ...(failure === null && cut === null ? [mark('verified', '✓ whole')] : []),
        ].join('<br>'),
    ])));
}
function basis(report) {
    const { notices, policies, trustDigests, signers } = report;
    return section('basis', 'What this report rests on', [
        '<h3 id="notices">Notices</h3>',
        ...(notices.length === 0
            ? ['<p>None: everything was believed and complete.</p>']
            : list(notices.map(page_text_text), 20)),
        '<h3>Policies</h3>',
        ...wideTable('Whom each policy trusts', ['Policy', 'Trusts', 'Digest'], policies.map((policy) => [page_text_text(policy.name), page_text_text(policy.trusted), code(policy.digest)])),
        '<h3>Trusted roots</h3>',
        ...(trustDigests.length === 0 ? ['<p>None was needed.</p>'] : list(trustDigests.map(code))),
        '<h3>Previous report</h3>',
        `<p>${previousWords(report)}</p>`,
        '<h3>Transparency log</h3>',
        `<p>${logWords(report)}</p>`,
        '<h3>Signers and run</h3>',
        ...details(`Known signers (${number(signers.length)})`, wideTable('Who has signed for each repository', ['Repository', 'Signer', 'Since', 'Known'], signers.map(({ repository, signer, since, isKnown }) => [
            page_text_text(repository),
            page_text_text(signer),
            time(since),
            isKnown ? '✓ yes' : '✗ not listed',
        ]))),
        ...measurements(report),
    ]);
}
function previousWords({ previous }) {
    if (previous === null)
        return 'None.';
    return (`Of ${time(previous.time)}` +
        (previous.run === null ? ', from a file; ' : `, made by run ${linked(previous.run)}; `) +
        (previous.isVerified
            ? 'this workflow’s own signature was verified on it.'
            : '<b>its signature was not verified.</b>'));
}
function logWords({ log }) {
    if (log === null)
        return 'It was not asked.';
    const { url, treeSize, rootHash, entries, failure } = log;
    return [
        linked(url),
        ...(treeSize === null ? [] : [`${page_text_text(treeSize)} entries in all`]),
        ...(rootHash === null ? [] : [`root hash ${code(rootHash)}`]),
        `${number(entries)} looked at`,
        ...(failure === null ? [] : [`<b>not answered:</b> ${failureWords(failure)}`]),
    ].join(', ');
}

;// CONCATENATED MODULE: ./build/src/action/audit/page-script.js
const pageScript = String.raw `
'use strict';
const filter = document.getElementById('filter');
const count = document.getElementById('count');
const fields = filter.elements;
const tables = [...document.querySelectorAll('table.cards')];
const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);

// Sorting by a column: up first, then down; what is empty stands last.
const collator = new Intl.Collator('en', { numeric: true });

for (const table of tables) {
  for (const header of table.tHead.rows[0].cells) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...header.childNodes);
    button.addEventListener('click', () => sort(table, header));
    header.append(button);
  }
}

function sort(table, header) {
  const isDown = header.getAttribute('aria-sort') === 'ascending';
  for (const other of header.parentElement.cells) other.removeAttribute('aria-sort');
  header.setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
  const body = table.tBodies[0];
  const keyed = [...body.rows].map((row) => ({ row, key: keyOf(row.cells[header.cellIndex]) }));
  keyed.sort(({ key: one }, { key: other }) => {
    if (one === '' || other === '') return (one === '') - (other === '');
    return isDown ? collator.compare(other, one) : collator.compare(one, other);
  });
  const sorted = document.createDocumentFragment();
  for (const { row } of keyed) sorted.append(row);
  body.append(sorted);
}

function keyOf(cell) {
  return cell.dataset.key ?? cell.textContent.trim();
}

// Filtering: a row must hold every word, and have what is chosen where it has such a thing at all.
const texts = new Map();

function textOf(row) {
  if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
  return texts.get(row);
}

function applyFilter() {
  const words = fields.words.value.toLowerCase().split(/\s+/).filter(Boolean);
  const { value: environment } = fields.environment;
  const isShown = (row) =>
    words.every((word) => textOf(row).includes(word)) &&
    (environment === '' || row.dataset.in.split(' ').includes(environment)) &&
    fits(row.dataset.verdict, fields.verdict.value) &&
    fits(row.dataset.severity, fields.severity.value);
  for (const row of rows) row.hidden = !isShown(row);
  for (const table of tables) {
    const group = table.closest('.group, .box');
    group.hidden = [...table.tBodies[0].rows].every((row) => row.hidden);
  }
  count.textContent = counts();
  count.classList.toggle('filtered', rows.some((row) => row.hidden));
}

function fits(value, wanted) {
  return wanted === '' || value === undefined || value === wanted;
}

function counts() {
  const told = (name, key) => {
    const all = rows.filter((row) => key in row.dataset);
    const shown = all.filter((row) => !row.hidden);
    const number = (some) => some.length.toLocaleString('en-US');
    return number(shown) + ' of ' + number(all) + ' ' + name;
  };
  return told('findings', 'severity') + ', ' + told('images', 'verdict') + ' shown';
}

function clearFilter() {
  filter.reset();
  applyFilter();
}

filter.hidden = false;
filter.addEventListener('input', applyFilter);
filter.addEventListener('submit', (event) => event.preventDefault());
document.getElementById('clear').addEventListener('click', clearFilter);
applyFilter();

addEventListener('keydown', (event) => {
  if (event.key === 'Escape') clearFilter();
  const isTyping = event.target.closest('input, select') !== null;
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  fields.words.focus();
});

// On paper everything is open. Newer browsers do it by the style sheet alone.
const opened = [];

addEventListener('beforeprint', () => {
  if (CSS.supports('selector(::details-content)')) return;
  opened.push(...document.querySelectorAll('details:not([open])'));
  for (const details of opened) details.open = true;
});
addEventListener('afterprint', () => {
  for (const details of opened.splice(0)) details.open = false;
});

// A report that should have been replaced by now looks like it, also on a screen left alone.
function judgeAge() {
  const { late } = document.body.dataset;
  if (late === undefined || Date.now() <= Date.parse(late)) return;
  document.body.classList.add('late');
  document.getElementById('late').hidden = false;
}

judgeAge();
setInterval(judgeAge, 60_000);
`;

;// CONCATENATED MODULE: ./build/src/action/audit/page-style.js
const colours = `
:root {
  color-scheme: light dark;
  --ground: #fff; --panel: #f5f7f9; --line: #d3dae1; --ink: #1b2229; --faint: #56616d;
  --link: #0b5cad; --good: #17682f; --poor: #855300; --bad: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #11161b; --panel: #1a2128; --line: #36414c; --ink: #e4eaf0; --faint: #9dabb9;
    --link: #82baf8; --good: #71cf8c; --poor: #eeb54a; --bad: #ff948a;
  }
}`;
const base = `
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 5rem; }
body {
  margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: anywhere;
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif;
}
main, nav { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; }
main { padding-bottom: 4rem; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding-block: .75rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p, ul, dl { margin: .5rem 0; }
ul { padding-left: 1.25rem; }
li { margin: .25rem 0; }
small { color: var(--faint); font-size: .85rem; }
a { color: var(--link); }
code, b, bdi, a { unicode-bidi: isolate; }
code { font: .85em ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
summary { cursor: pointer; color: var(--link); width: fit-content; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
header {
  border: 1px solid var(--line); border-left: 6px solid var(--bad); border-radius: 4px;
  background: var(--panel); padding: 1.25rem 1.5rem; margin-top: .5rem;
}
header.passed { border-left-color: var(--good); }
.outcome { font-size: 1.15rem; }
#late {
  border: 2px solid var(--bad); border-radius: 4px; padding: .75rem 1rem; font-weight: 600;
}
body.late {
  color-scheme: light;
  --ground: #d9d9d9; --panel: #cecece; --line: #8c8c8c; --ink: #1c1c1c; --faint: #3f3f3f;
  --link: #1c1c1c; --good: #1c1c1c; --poor: #1c1c1c; --bad: #1c1c1c;
}
.mark {
  display: inline-block; border: 1px solid; border-radius: 3px; padding: 0 .4em;
  font-size: .85rem; font-weight: 600; line-height: 1.45; color: var(--faint);
}
.mark.verified { color: var(--good); }
.mark.incident, .mark.untrusted { color: var(--bad); }
.mark.violation, .mark.unsigned, .mark.operational { color: var(--poor); }
.mark.incident { background: var(--bad); border-color: var(--bad); color: var(--ground); }
.mark.new { color: var(--ink); }
`;
const parts = `
.columns {
  display: grid; gap: 0 2rem; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr));
}
.columns ul { list-style: none; padding: 0; }
.columns li { border-top: 1px solid var(--line); padding: .5rem 0; margin: 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: .75rem; }
.tiles > div {
  border: 1px solid var(--line); border-top: 3px solid var(--faint); border-radius: 4px;
  padding: .6rem .9rem;
}
.tiles > .bad { border-top-color: var(--bad); }
.tiles > .poor { border-top-color: var(--poor); }
.tiles dt { font-weight: 600; }
.tiles dd { margin: 0; color: var(--faint); font-size: .85rem; }
.tiles .value { font-size: 1.6rem; line-height: 1.3; color: var(--ink); }
.tiles .bad .value { color: var(--bad); }
.bar { display: block; width: 6rem; height: 6px; margin: .3rem 0 .2rem; }
.bar .all { fill: var(--line); }
.bar .part { fill: var(--faint); }
.bar .least { stroke: var(--ink); stroke-width: 2; vector-effect: non-scaling-stroke; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 1.5rem; }
.chart { margin: 0; display: grid; grid-template-columns: auto 1fr; gap: .25rem .5rem; }
.chart figcaption { grid-column: 1 / -1; }
.chart svg { width: 100%; height: 8rem; }
.chart path { fill: none; stroke-width: 2; vector-effect: non-scaling-stroke; }
.chart path { stroke-linecap: round; stroke-linejoin: round; }
.chart .grid { stroke: var(--line); stroke-width: 1; }
.chart .coverage { stroke: var(--good); }
.chart .violations { stroke: var(--poor); }
.chart .incidents { stroke: var(--bad); stroke-dasharray: 3 5; }
.axis, .days { display: flex; justify-content: space-between; color: var(--faint); }
.axis, .days { font-size: .8rem; }
.axis { flex-direction: column; text-align: right; }
.days { grid-column: 2; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .9rem; }
.facts dt { grid-column: 1; color: var(--faint); }
.facts dd { grid-column: 2; margin: 0; }
`;
const tables = `
.box { overflow-x: auto; }
.long { max-height: 85vh; overflow-y: auto; border: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--faint); font-size: .85rem; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; }
tbody > tr { border-top: 1px solid var(--line); }
tbody th { font-weight: 600; }
thead th { font-size: .85rem; vertical-align: bottom; background: var(--ground); }
.wide { overflow-wrap: normal; }
.wide th, .wide td { min-width: 4.5rem; max-width: 26rem; overflow-wrap: break-word; }
/* Rows of equal columns: each is laid out by itself, and only when it comes into sight. */
.cards, .cards caption, .cards thead, .cards tbody { display: block; }
.cards tr {
  display: grid;
  grid-template-columns: minmax(0, 45fr) minmax(0, 24fr) minmax(0, 14fr) minmax(0, 17fr);
}
#all-images tr {
  grid-template-columns: minmax(0, 30fr) 8.5rem minmax(0, 14fr) minmax(0, 24fr)
    8.5rem 7.25rem;
}
.cards tbody tr { content-visibility: auto; contain-intrinsic-size: auto 5.5rem; }
[data-severity] { contain-intrinsic-height: auto 12rem; }
.cards summary:focus-visible { outline-offset: -1px; }
.long caption, .long td:first-child, .long th:first-child { padding-left: .75rem; }
.long thead { position: sticky; top: 0; z-index: 1; }
.cards td p { margin: .25rem 0; }
.excepted { color: var(--faint); }
th > button {
  all: unset; cursor: pointer; color: var(--link);
}
th > button:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
th > button::after { content: ' ↕'; color: var(--faint); }
[aria-sort=ascending] > button::after { content: ' ↑'; color: inherit; }
[aria-sort=descending] > button::after { content: ' ↓'; color: inherit; }
#filter {
  display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; position: sticky; top: 0;
  z-index: 2; background: var(--ground); border-bottom: 1px solid var(--line); padding: .6rem 0;
  margin-top: 2rem;
}
#filter .words { flex: 1 1 14rem; display: flex; gap: .5rem; align-items: center; }
#filter label { max-width: 100%; min-width: 0; }
#filter input { flex: 1; min-width: 6rem; }
input, select, #clear {
  font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--faint);
  border-radius: 4px; padding: .2rem .5rem; max-width: 100%;
}
select { max-width: min(100%, 14rem); }
kbd { border: 1px solid var(--line); border-radius: 3px; padding: 0 .3em; font-size: .8rem; }
#count { flex-basis: 100%; font-size: .85rem; color: var(--faint); }
#count.filtered { color: var(--ink); font-weight: 600; }
`;
const cards = `
@media (max-width: 44rem), print {
  .cards td { display: block; }
  .cards tbody tr { display: flex; flex-direction: column; }
  /* What it is about stands first, and what it says last. */
  [data-severity] td:first-child { order: 1; }
  .cards thead, .cards thead tr { display: flex; flex-wrap: wrap; gap: 0 1rem; }
  .cards thead::before { content: 'Sort by'; font-size: .85rem; color: var(--faint); }
  .cards thead th { padding: 0; position: static; }
  .cards tr { padding: .6rem 0; }
  .cards td { padding-block: .1rem; padding-right: 0; }
  .cards td:empty { display: none; }
  .cards td:nth-child(n + 3)::before { color: var(--faint); font-size: .85rem; }
  .cards td:nth-child(3)::before { content: 'Environments: '; }
  .cards td:nth-child(4)::before { content: 'Since: '; }
  #all-images td:nth-child(4)::before { content: 'Signer: '; }
  #all-images td:nth-child(5)::before { content: 'Verified since: '; }
  #all-images td:nth-child(6)::before { content: 'First seen: '; }
}`;
const wideRows = `
@media screen and (min-width: 44.01rem) {
  #all-images td { grid-row: 1; }
  #all-images tbody td:first-child {
    grid-area: 1 / 1 / 3 / -1; display: grid; grid-template: subgrid / subgrid;
  }
  #all-images td > details { grid-area: 2 / 1 / 3 / -1; }
  #all-images td:nth-child(2) { grid-column: 2; }
  #all-images td:nth-child(3) { grid-column: 3; }
  #all-images td:nth-child(4) { grid-column: 4; }
  #all-images td:nth-child(5) { grid-column: 5; }
  #all-images td:nth-child(6) { grid-column: 6; }
}`;
const phone = `
@media screen and (max-width: 44rem) {
  main, nav { padding-inline: .9rem; }
  header { padding: 1rem; }
  #filter { position: static; }
  #filter label { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
  .facts { display: block; }
  .facts dd { margin: 0 0 .4rem; }
  .tiles { grid-template-columns: 1fr 1fr; gap: .5rem; }
  .tiles > div { padding: .5rem .7rem; }
  .tiles .value { font-size: 1.3rem; }
}`;
const paper = `
@media print {
  @page { margin: 15mm; }
  :root, body.late {
    color-scheme: light;
    --ground: #fff; --panel: #fff; --line: #999; --ink: #000; --faint: #000; --link: #000;
    --good: #000; --poor: #000; --bad: #000;
  }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  nav, #filter > :not(#count), #count:not(.filtered), .cards thead { display: none; }
  #filter { position: static; border: 0; }
  .box, .long { overflow: visible; max-height: none; border: 0; }
  .cards tbody tr { content-visibility: visible; }
  .wide th, .wide td { font-size: 7.5pt; min-width: 0; padding-right: .35rem; }
  .wide .mark { font-size: 7pt; }
  .bar { width: 4rem; }
  .mark.incident { background: none; color: #000; border-width: 2px; }
  a { text-decoration: none; }
  h2, h3, caption { break-after: avoid; }
  tr, li, .tiles > div, figure { break-inside: avoid; }
  details > summary { list-style: none; }
  ::details-content { content-visibility: visible; block-size: auto; }
}`;
const pageStyle = [colours, base, parts, tables, cards, wideRows, phone, paper].join('\n');

;// CONCATENATED MODULE: ./build/src/action/audit/page-trend.js

function trend({ history }) {
    const [first, last] = [history[0], history.at(-1)];
    if (first === undefined || last === undefined)
        return [];
    const most = Math.max(1, ...history.map(({ violations, incidents }) => violations + incidents));
    const covered = history.flatMap(({ coverage }) => coverage ?? []);
    return section('trend', 'Trend', [
        '<div class="charts">',
        ...chart(covered.length === 0
            ? 'Coverage: no images yet'
            : `Coverage: ${page_text_percent(last.coverage)} on the last day; between ` +
                `${page_text_percent(Math.min(...covered))} and ${page_text_percent(Math.max(...covered))}`, ['100&nbsp;%', '0&nbsp;%'], [first.day, last.day], [{ kind: 'coverage', path: pathOf(history, ({ coverage }) => coverage, 100) }]),
        ...chart(`Open findings on the last day: ${counted(last.violations, 'violation')} (line), ` +
            `${counted(last.incidents, 'incident')} (dashes)`, [number(most), '0'], [first.day, last.day], [
            { kind: 'violations', path: pathOf(history, ({ violations }) => violations, most) },
            { kind: 'incidents', path: pathOf(history, ({ incidents }) => incidents, most) },
        ]),
        '</div>',
        ...details(`The same as a table (${counted(history.length, 'day')})`, wideTable('Figures of each day, the latest first', ['Day', 'Coverage', 'Images', 'Verified', 'Unknown', 'Violations', 'Incidents'], history
            .toReversed()
            .map(({ day, coverage, images, verified, unknown, violations, incidents }) => [
            page_text_text(day),
            page_text_percent(coverage),
            ...[images, verified, unknown, violations, incidents].map(number),
        ]))),
    ]);
}
function chart(caption, [top, bottom], [from, to], lines) {
    return [
        '<figure class="chart">',
        `<figcaption>${caption}</figcaption>`,
        `<div class="axis" aria-hidden="true"><span>${top}</span><span>${bottom}</span></div>`,
        `<svg viewBox="-1 -4 102 108" preserveAspectRatio="none" role="img" aria-label="${caption}">`,
        '<path class="grid" d="M0 0h100M0 50h100M0 100h100"/>',
        ...lines.map(({ kind, path }) => `<path class="${kind}" d="${path}"/>`),
        '</svg>',
        `<div class="days"><span>${page_text_text(from)}</span><span>${page_text_text(to)}</span></div>`,
        '</figure>',
    ];
}
function pathOf(history, valueOf, most) {
    const times = history.map(({ day }) => Date.parse(`${day}T00:00:00Z`));
    const start = Math.min(...times);
    const length = Math.max(...times) - start;
    let isDrawing = false;
    return history
        .map((point, at) => {
        const value = valueOf(point);
        const x = length === 0 ? 50 : (((times[at] ?? start) - start) / length) * 100;
        if (value === null || !Number.isFinite(x)) {
            isDrawing = false;
            return '';
        }
        const place = `${round(x)} ${round(100 - (value / most) * 100)}`;
        const step = isDrawing ? `L${place}` : `M${place}h0`;
        isDrawing = true;
        return step;
    })
        .join('');
}
function round(value) {
    return Math.round(value * 100) / 100;
}

;// CONCATENATED MODULE: ./build/src/action/audit/page.js










function renderPage(report) {
    const environments = page_environmentsOf(report);
    const late = lateFrom(report);
    return [
        '<!DOCTYPE html>',
        '<html lang="en">',
        '<head>',
        '<meta charset="utf-8">',
        `<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">`,
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="robots" content="noindex">',
        '<meta name="color-scheme" content="light dark">',
        `<title>${report.passed ? 'Passed' : 'Failed'}: signature audit ` +
            `${page_text_text(report.time.slice(0, 10))}</title>`,
        `<style>${pageStyle}</style>`,
        '</head>',
        late === null ? '<body>' : `<body data-late="${late}">`,
        ...navigation(report),
        '<main>',
        ...header(report),
        ...changes(report),
        ...figures(report),
        '<div>',
        ...filterForm(environments),
        ...findings(report, environments),
        ...page_images_images(report, environments),
        '</div>',
        ...trend(report),
        ...scopes(report),
        ...basis(report),
        '</main>',
        `<script>${pageScript}</script>`,
        '</body>',
        '</html>',
        '',
    ].join('\n');
}
const contentPolicy = [
    "default-src 'none'",
    `script-src ${hashOf(pageScript)}`,
    `style-src ${hashOf(pageStyle)}`,
    "base-uri 'none'",
    "form-action 'none'",
].join('; ');
function hashOf(source) {
    return `'sha256-${(0,external_node_crypto_.createHash)('sha256').update(source).digest('base64')}'`;
}
function page_environmentsOf({ environments, findings, images }) {
    const others = [...findings, ...images].flatMap((of) => of.environments).toSorted();
    return [...new Set([...environments.map(({ environment }) => environment), ...others])];
}
function lateFrom({ time, nextExpected }) {
    const [made, due] = [momentOf(time), momentOf(nextExpected ?? '')];
    return made === null || due === null
        ? null
        : new Date(due + Math.max(0, due - made)).toISOString();
}
function navigation({ findings, images, history }) {
    const places = [
        ['changes', 'Changes'],
        ['figures', 'Figures'],
        ['findings', `Findings (${number(findings.length)})`],
        ['images', `Images (${number(images.length)})`],
        ...(history.length === 0 ? [] : [['trend', 'Trend']]),
        ['scopes', 'Scopes'],
        ['basis', 'Basis'],
    ];
    return [
        '<nav aria-label="Parts of this report">',
        ...places.map(([id, name]) => `<a href="#${id}">${name}</a>`),
        '</nav>',
    ];
}
const verdicts = ['verified', 'unsigned', 'untrusted', 'unknown'];
function filterForm(environments) {
    const choice = (label, name, options) => `<label>${label} <select name="${name}"><option value="">all</option>` +
        options.map(([value, words]) => `<option value="${value}">${words}</option>`).join('') +
        '</select></label>';
    const same = (value) => [value, value];
    return [
        '<form id="filter" role="search" aria-label="Findings and images" autocomplete="off" hidden>',
        '<label class="words">Filter <kbd>/</kbd> ' +
            '<input type="search" name="words" aria-keyshortcuts="/" spellcheck="false"></label>',
        choice('Environment', 'environment', environments.map((name, at) => [String(at), page_text_text(name)])),
        choice('Severity', 'severity', finding_classes .g.map(same)),
        choice('Verdict', 'verdict', verdicts.map(same)),
        '<button type="button" id="clear">Clear <kbd>Esc</kbd></button>',
        '<output id="count"></output>',
        '</form>',
    ];
}

// EXTERNAL MODULE: ./build/src/action/runner/sarif.js
var sarif = __webpack_require__(414);
;// CONCATENATED MODULE: ./build/src/action/audit/sarif.js




const maxResults = 5_000;
const maxPlaces = 20;
const maxEvidence = 5;
const maxCharacters = 300;
const levels = {
    incident: 'error',
    violation: 'error',
    operational: 'warning',
    notice: 'note',
};
const scores = { incident: '9.5', violation: '7.5' };
function renderAuditSarif(report, fallbackPlace) {
    const notice = sarifNotice(report);
    return (0,sarif .$)({
        rules,
        results: inOrder(report)
            .slice(0, maxResults)
            .map((finding) => resultOf(finding, fallbackPlace)),
        category: 'signet-audit',
        ...(notice === undefined ? {} : { notifications: [notice] }),
    });
}
function sarifNotice({ findings }) {
    return findings.length <= maxResults
        ? undefined
        : `${(0,words .r4)(maxResults)} of ${(0,words .hS)(findings.length, 'finding')} are in the SARIF file, ` +
            'the gravest first: code scanning takes no more. All are in the report.';
}
function inOrder(report) {
    const excepted = report.findings.filter(({ exception }) => exception !== null);
    return [...(0,words .lb)(report), ...(0,words .Ln)(excepted)];
}
const classes = Object.keys(finding_classes .C);
const rules = classes.map((id) => {
    const { severity, title, meaning, action } = finding_classes .C[id];
    const score = scores[severity];
    return {
        id,
        name: id.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase()),
        summary: title,
        description: meaning,
        help: `${meaning} ${action}`,
        level: levels[severity],
        properties: {
            tags: score === undefined ? ['supply-chain'] : ['security', 'supply-chain'],
            ...(score === undefined ? {} : { 'security-severity': score }),
        },
    };
});
function resultOf(finding, fallbackPlace) {
    const { places, exception } = finding;
    const known = places
        .slice(0, maxPlaces)
        .map(({ file, line }) => ({ file, line: line ?? undefined }));
    return {
        rule: finding.finding,
        level: levels[finding.severity],
        text: textOf(finding),
        about: safe(finding.subject),
        places: known.length === 0 ? [{ file: fallbackPlace, line: undefined }] : known,
        fingerprint: finding.fingerprint,
        suppressions: exception === null
            ? []
            : [
                `${safe(exception.reason)} (${safe(exception.owner)}, ` +
                    `until ${safe(exception.expires)})`,
            ],
    };
}
function textOf({ subject, message, evidence, action, firstSeen }) {
    const more = evidence.length - maxEvidence;
    return [
        `${subject}: ${message}`,
        `Since ${(0,words .kb)(firstSeen)}.`,
        ...evidence.slice(0, maxEvidence).map((each) => `- ${each}`),
        ...(more > 0 ? [`- … and ${(0,words .r4)(more)} more`] : []),
        `What to do: ${action}`,
    ]
        .map(safe)
        .join('\n');
}
function safe(text) {
    return (0,runner_text .Jj)((0,runner_text .pj)(text), maxCharacters)
        .toWellFormed()
        .replace(/[[\]\\]/g, String.raw `\$&`);
}

;// CONCATENATED MODULE: ./build/src/action/audit/summary-charts.js



const summary_charts_maxPoints = 30;
function charts(report) {
    const blocks = [...pie(report), ...summary_charts_trend(report)];
    return blocks.length === 0 ? [] : (0,html .zH)('Charts', blocks);
}
function pie({ figures }) {
    const counts = words .rY
        .map((verdict) => ({ verdict, count: figures[verdict] }))
        .filter(({ count }) => count > 0);
    if (counts.length === 0)
        return [];
    return [
        ...mermaid([
            'pie showData',
            '    title Images by verdict',
            ...counts.map(({ verdict, count }) => `    "${verdict}" : ${count}`),
        ]),
        ...(0,html .tp)(['Verdict', 'Images'], counts.map(({ verdict, count }) => `<tr><td>${verdict}</td><td>${(0,words .r4)(count)}</td></tr>`)),
    ];
}
function summary_charts_trend({ history }) {
    const points = history.filter(hasCoverage).slice(-summary_charts_maxPoints);
    if (points.length < 2)
        return [];
    const lowest = Math.min(90, ...points.map(({ coverage }) => coverage));
    return [
        ...mermaid([
            'xychart-beta',
            '    title "Coverage in percent"',
            `    x-axis "Days with an audit" 1 --> ${points.length}`,
            `    y-axis "Percent" ${Math.floor(lowest / 10) * 10} --> 100`,
            `    line [${points.map(({ coverage }) => coverage).join(', ')}]`,
        ]),
        ...(0,html .tp)(['', 'Day', 'Coverage', 'Images', 'Incidents', 'Violations'], points.map(pointRow)),
    ];
}
function hasCoverage(point) {
    return point.coverage !== null;
}
function pointRow({ day, coverage, images, incidents, violations }, at) {
    const cells = [String(at + 1), (0,runner_text .qy)(day), (0,words .KN)(coverage)];
    const counts = [images, incidents, violations].map(words .r4);
    return `<tr>${[...cells, ...counts].map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
function mermaid(lines) {
    return ['', '```mermaid', ...lines, '```', ''];
}

;// CONCATENATED MODULE: ./build/src/action/audit/summary-findings.js




const summary_findings_limits = { rows: 200, bytes: 300 * 1024 };
function findingBlocks(report) {
    const open = (0,words .lb)(report);
    const groups = groupsOf(open);
    const { shown } = (0,runner_text ._Q)(groups.flatMap(({ rows }) => rows), summary_findings_limits);
    let room = shown.length;
    const blocks = groups.map((group) => {
        const rows = group.rows.slice(0, room);
        room -= rows.length;
        return { ...group, lines: rows.length === 0 ? [] : classBlock({ ...group, rows }) };
    });
    const grave = blocks.filter(({ severity }) => severity !== 'notice');
    const notices = blocks.filter(({ severity }) => severity === 'notice');
    const noticeLines = notices.flatMap(({ lines }) => lines);
    const noticeCount = notices.reduce((sum, { count }) => sum + count, 0);
    const more = open.length - shown.length;
    return [
        '<h4>Open findings</h4>',
        ...(open.length === 0 ? ['<p>None.</p>'] : []),
        ...grave.flatMap(({ lines }) => lines),
        ...(noticeLines.length === 0 ? [] : (0,html .zH)((0,words .hS)(noticeCount, 'notice'), noticeLines)),
        ...(more > 0
            ? [`<p>${(0,words .r4)(more)} of ${(0,words .hS)(open.length, 'finding')} are only in the report.</p>`]
            : []),
        ...exceptedLine(report),
    ];
}
function groupsOf(open) {
    return [...Map.groupBy(open, ({ finding }) => finding)].map(([name, all]) => {
        const { title, severity } = finding_classes .C[name];
        const [action, ...others] = new Set(all.map((finding) => finding.action));
        const isAlike = others.length === 0;
        return {
            title,
            severity,
            count: all.length,
            action: isAlike ? action : undefined,
            rows: all
                .slice(0, summary_findings_limits.rows)
                .map((finding) => rowOf(finding, isAlike ? [] : [toDo(finding.action)])),
        };
    });
}
function classBlock({ title, severity, count, action, rows }) {
    const times = count === 1 ? '' : `, ${(0,words .r4)(count)} times`;
    return [
        `<h5>${title} (${severity}${times})</h5>`,
        ...(action === undefined ? [] : [`<p>${toDo(action)}</p>`]),
        ...(0,html .tp)(['Where', 'Since', 'What'], rows, summary_findings_limits),
    ];
}
function rowOf(finding, advice) {
    const { subject, firstSeen, message, evidence, places } = finding;
    const [place] = places;
    const what = [
        (0,html .aL)((0,runner_text .Jj)(message, 400)),
        ...evidence.slice(0, 1).map((proof) => (0,html .aL)((0,runner_text .Jj)(proof, 300))),
        ...whereabouts(finding),
        ...advice,
    ];
    return ('<tr>' +
        (0,html .C7)({ image: (0,runner_text .Jj)(subject, 300), tags: [] }, place === undefined ? undefined : (0,runner_text .Jj)((0,words .cF)(place), 200)) +
        `<td>${(0,runner_text .qy)((0,words .kb)(firstSeen)).replaceAll('-', '&#8209;')}</td>` +
        `<td>${what.join('<br>')}</td></tr>`);
}
function whereabouts({ environments, places }) {
    const names = environments.slice(0, 5).map((each) => (0,html .aL)((0,runner_text .Jj)(each, 60)));
    const parts = [
        ...(names.length === 0 ? [] : [`In ${names.join(', ')}`]),
        ...(places.length < 2 ? [] : [`named in ${(0,words .r4)(places.length)} places`]),
    ];
    return parts.length === 0 ? [] : [parts.join('; ')];
}
function toDo(action) {
    return `<b>What to do:</b> ${(0,html .aL)((0,runner_text .Jj)(action, 400))}`;
}
function exceptedLine({ findings }) {
    const days = findings.flatMap(({ exception }) => exception?.expires ?? []).toSorted();
    const [next] = days;
    return next === undefined
        ? []
        : [
            `<p>${(0,words .hS)(days.length, 'finding')} ${days.length === 1 ? 'is' : 'are'} excepted; ` +
                `the first exception ends on ${(0,html .aY)((0,runner_text .Jj)(next, 40))}.</p>`,
        ];
}

;// CONCATENATED MODULE: ./build/src/action/audit/summary.js






const summary_limits = {
    changes: { rows: 50, bytes: 60 * 1024 },
    environments: { rows: 50, bytes: 30 * 1024 },
    sentences: { rows: 20, characters: 400 },
};
function renderAuditSummary(report) {
    const { passed, failures } = report;
    const result = passed ? 'Audit passed' : 'Audit failed';
    return [
        (0,html .R_)(passed ? '✅' : '❌', `${result}: ${(0,words .TX)(report)}`),
        ...sentences(failures),
        ...changeBlocks(report),
        ...figureBlocks(report),
        ...findingBlocks(report),
        ...caveatBlocks(report),
        ...charts(report),
        ...runBlocks(report),
        html .BS,
        '',
    ].join('\n');
}
function sentences(all) {
    if (all.length === 0)
        return [];
    const shown = all.slice(0, summary_limits.sentences.rows);
    const more = all.length - shown.length;
    return [
        '<ul>',
        ...shown.map((each) => `<li>${(0,html .aL)((0,runner_text .Jj)(each, summary_limits.sentences.characters))}</li>`),
        ...(more > 0 ? [`<li>${(0,words .r4)(more)} more are in the report.</li>`] : []),
        '</ul>',
    ];
}
function changeBlocks(report) {
    const { added, resolved, changed } = report.changes;
    return [
        '<h4>What changed</h4>',
        `<p>${comparison(report)}</p>`,
        ...firstRows(['New', 'Where', 'What'], (0,words .Ln)(added), findingRow),
        ...firstRows(['Resolved', 'Where', 'What it was'], resolved, findingRow),
        ...firstRows(['Verdict', 'Image'], changed, imageRow),
    ];
}
function firstRows(columns, items, rowOf) {
    const { shown } = (0,runner_text ._Q)(items.slice(0, summary_limits.changes.rows).map(rowOf), summary_limits.changes);
    const more = items.length - shown.length;
    return [
        ...(0,html .tp)(columns, shown, summary_limits.changes),
        ...(more > 0 ? [`<p>${(0,words .r4)(more)} more are in the report.</p>`] : []),
    ];
}
function comparison(report) {
    const { previous } = report;
    if (previous === null)
        return 'There is no earlier report to compare with, so everything is new to this audit.';
    const since = `since the audit of ${(0,runner_text .qy)((0,html .mK)(previous.time))}`;
    const doubt = previous.isVerified ? '' : ', whose report bears no signature that was verified';
    return (0,words .YR)(report) === 0
        ? `Nothing changed ${since}${doubt}.`
        : `What is different ${since}${doubt}:`;
}
function findingRow({ finding, severity, subject, message }) {
    return (`<tr><td>${finding_classes .C[finding].title}<br>${severity}</td>` +
        (0,html .C7)({ image: (0,runner_text .Jj)(subject, 300), tags: [] }) +
        `<td>${(0,html .aL)((0,runner_text .Jj)(message, 400))}</td></tr>`);
}
function imageRow({ image, before, after }) {
    return (`<tr><td>${before}&nbsp;→&nbsp;${after}</td>` +
        `${(0,html .C7)({ image: (0,runner_text .Jj)(image, 300), tags: [] })}</tr>`);
}
const figureColumns = [
    'Environment',
    'Coverage',
    'Minimum',
    'Images',
    'Verified',
    'Unsigned',
    'Untrusted',
    'Unknown',
    'Incidents',
    'Violations',
    'New',
];
function figureBlocks({ figures, environments, falsePositives }) {
    return [
        '<h4>Figures</h4>',
        ...(0,html .tp)(figureColumns, [
            figureRow('<b>all</b>', figures, null),
            ...environments.map((each) => figureRow((0,html .aL)((0,runner_text .Jj)(each.environment, 100)), each, each.minCoverage)),
        ], summary_limits.environments),
        `<p>${figureWords(figures, falsePositives)}</p>`,
    ];
}
function figureWords({ coverageKnown, exempted, unknown }, { declared, vanished }) {
    return [
        'Coverage is verified images of all images.',
        ...(coverageKnown === null || unknown === 0
            ? []
            : [`Of those that could be checked it is ${(0,words .KN)(coverageKnown)}.`]),
        'New are violations of the last 24 hours.',
        ...(exempted === 0
            ? []
            : [`Exceptions cover ${(0,words .hS)(exempted, 'image')} of those not verified.`]),
        `False positives: ${(0,words .r4)(declared)} declared, ` +
            `${(0,words .r4)(vanished)} vanished without a cause.`,
    ].join(' ');
}
function figureRow(name, figures, minCoverage) {
    const { coverage, images, verified, unsigned, untrusted, unknown } = figures;
    const isLow = minCoverage !== null && coverage !== null && coverage < minCoverage;
    const cells = [
        name,
        isLow ? `❌&nbsp;${share(coverage)}` : share(coverage),
        share(minCoverage),
        ...[images, verified, unsigned, untrusted, unknown].map(words .r4),
        ...[figures.incidents, figures.violations, figures.violationsNew].map(words .r4),
    ];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
function share(value) {
    return (0,words .KN)(value).replace(' ', '&nbsp;');
}
function caveatBlocks(report) {
    const caveats = (0,words .Vt)(report);
    return caveats.length === 0 ? [] : ['<h4>Notices</h4>', ...sentences(caveats)];
}
function runBlocks(report) {
    const { policies, images, nextExpected } = report;
    const carried = images.filter(({ carriedFrom }) => carriedFrom !== null).length;
    const times = (0,words .bi)(report);
    return (0,html .zH)('How it was checked', [
        '<ul>',
        ...policies
            .slice(0, summary_limits.sentences.rows)
            .map(({ name, trusted }) => `<li>${(0,html .aY)((0,runner_text .Jj)(name, 100))}: ${(0,html .aL)((0,runner_text .Jj)(trusted, 400))}</li>`),
        ...(times === undefined ? [] : [`<li>${(0,html .aL)(times)}</li>`]),
        ...(carried === 0
            ? []
            : [`<li>${(0,words .hS)(carried, 'verdict')} carried, since nothing had changed</li>`]),
        `<li>${(0,html .aL)((0,words .J_)(report))}</li>`,
        ...(nextExpected === null
            ? []
            : [`<li>The next audit is due ${(0,runner_text .qy)((0,html .mK)(nextExpected))}</li>`]),
        '</ul>',
    ]);
}

;// CONCATENATED MODULE: ./build/src/action/audit/account.js

















async function giveAccount(progress) {
    const { env, inputs, notices, outputs, report, startedAt } = progress;
    for (const text of notices.slice(0, 10))
        (0,log .lm)(text);
    const seconds = ((Date.now() - startedAt.getTime()) / 1000).toFixed(1);
    if (report !== undefined) {
        tellAudit(report);
        await writeRenderings(report, progress);
        Object.assign(outputs, auditOutputs(report));
        const unchecked = report.passed ? (0,words .Tb)(report) : undefined;
        if (unchecked !== undefined)
            (0,log .R8)(unchecked);
    }
    const failure = failureIn(progress);
    if (report === undefined)
        (0,log .n8)(failure === undefined ? 'Done' : 'Failed', `in ${seconds} s`);
    if (inputs?.summary !== false)
        await (0,files .Sy)(summaryOf(report, failure, env));
    const unset = (0,files .n0)(outputs, 'The report is in the log');
    if (failure !== undefined)
        (0,log .fJ)((0,annotation .l)(failure, { place: placeOf(progress), env }));
    else if (unset !== undefined)
        (0,log .fJ)((0,annotation .l)(unset, { place: undefined, env }));
}
async function writeRenderings(report, { folder, outputs, startedAt, declaration, env }) {
    const file = declaration?.file ?? '';
    const place = file === '' ? ((0,files .EY)(env) ?? '.github/workflows') : file;
    const renderings = {
        'sarif-path': ['audit.sarif', renderAuditSarif(report, place)],
        'html-path': ['report.html', renderPage(report)],
        'badge-path': ['badge.json', renderBadge(report, startedAt)],
        'metrics-path': ['metrics.txt', renderMetrics(report)],
    };
    for (const [output, [name, content]] of Object.entries(renderings)) {
        const path = (await folder.write(name, content)) ?? '';
        outputs[output] = path;
        if (path !== '')
            outputs['path'] = (0,external_node_path_.dirname)(path);
    }
}
function failureIn({ error, report }) {
    if (error !== undefined)
        return (0,failure .g)(error);
    if (report === undefined || report.passed)
        return undefined;
    const [worst] = (0,words .lb)(report);
    return (0,failure .g)((0,errors .Ul)('AUDIT_FAILED', report.failures, {
        hint: worst !== undefined
            ? beginWith(worst)
            : report.images.length === 0
                ? 'See what the scope names: do these repositories have tags, does a glob of "tags" ' +
                    'match them, and do the files name images?'
                : 'See the report: every image, and why it could not be checked.',
    }));
}
function beginWith({ subject, message, action }) {
    const fact = message.startsWith(subject) ? message : `${subject}: ${message}`;
    return `Begin with ${fact}${/[.!?]$/.test(fact) ? '' : '.'} ${action}`;
}
function summaryOf(report, failure, env) {
    if (report !== undefined)
        return renderAuditSummary(report);
    if (failure === undefined)
        return '';
    return [
        (0,html .R_)('❌', 'The audit did not come to a report'),
        ...(0,html .Qu)((0,runner_report .LK)(failure), {
            paragraph: (0,documentation .e)(failure.code, env),
            isTold: false,
        }),
        '',
    ].join('\n');
}
function placeOf({ error, report, declaration, env }) {
    const workflow = (0,files .EY)(env);
    const here = workflow === undefined ? undefined : { file: workflow };
    if (error !== undefined)
        return (error instanceof errors .Tj ? error.place : undefined) ?? here;
    const places = report?.findings.flatMap((finding) => finding.places) ?? [];
    const place = places.find(({ file }) => !/[*?[{]/.test(file));
    if (place !== undefined)
        return { file: place.file, line: place.line ?? undefined };
    const file = declaration?.file ?? '';
    return file === '' ? here : { file };
}

// EXTERNAL MODULE: ./build/src/image/regular-file.js
var regular_file = __webpack_require__(3310);
// EXTERNAL MODULE: ./build/src/action/runner/input-readers.js
var input_readers = __webpack_require__(4354);
// EXTERNAL MODULE: ./build/src/action/runner/policy-inputs.js + 2 modules
var policy_inputs = __webpack_require__(2030);
;// CONCATENATED MODULE: ./build/src/action/audit/inputs.js


const auditDefaults = {
    ...policy_inputs .Fw,
    environment: 'default',
    mode: 'audit',
    'images-per-shard': '400',
    previous: 'artifact',
    'artifact-name': 'signet-audit',
    'full-every': '7d',
    interval: '24h',
    'fail-on': 'incident,new-violation',
    'max-unknown': '5',
    log: 'false',
    issues: 'false',
    'sign-report': 'true',
    'disclose-private-repository': 'false',
    patience: '5m',
    summary: 'true',
};
function readAuditInputs(given) {
    const get = (0,input_readers .rO)(given, auditDefaults);
    return (0,input_readers .yw)(get, (reader) => ({
        mode: readMode(reader),
        scopesFile: get('scopes').trim(),
        environment: get('environment').trim(),
        previous: readPrevious(reader),
        fullEveryMs: readTime(reader, 'full-every'),
        intervalMs: readTime(reader, 'interval'),
        limits: {
            failOn: readFailOn(reader),
            maxUnknown: readPercent(reader, 'max-unknown') ?? 5,
            minCoverage: readPercent(reader, 'min-coverage'),
        },
        log: (0,input_readers .Vf)(reader, 'log'),
        issues: (0,input_readers .Vf)(reader, 'issues'),
        signReport: (0,input_readers .Vf)(reader, 'sign-report'),
        disclosePrivateRepository: (0,input_readers .Vf)(reader, 'disclose-private-repository'),
        ...readSigstoreFiles(reader),
        issuer: get('certificate-oidc-issuer').trim(),
        patienceMs: (0,input_readers .eD)(reader),
        registryLogin: (0,input_readers .mN)(reader),
        tokenHosts: (0,input_readers .kZ)(reader, 'token-hosts'),
        githubToken: get('github-token'),
        packagesToken: get('packages-token'),
        summary: (0,input_readers .Vf)(reader, 'summary'),
    }));
}
function readSigstoreFiles({ get, problem }) {
    const signingConfigFile = get('signing-config').trim();
    const trustedRootFile = get('trusted-root').trim();
    if (signingConfigFile !== '' && trustedRootFile === '')
        problem('input "signing-config" is given without "trusted-root": a private Sigstore needs both files');
    return { signingConfigFile, trustedRootFile };
}
function readMode(reader) {
    const { get, problem } = reader;
    const kind = (0,input_readers .Kf)(reader, 'mode', ['audit', 'plan', 'shard', 'merge']);
    const text = (name) => get(name).trim();
    const needed = (name) => {
        if (text(name) === '')
            problem(`input "mode" is ${kind}, which needs the input "${name}"`);
        return text(name);
    };
    for (const [name, modes] of Object.entries(ofModes))
        if (text(name) !== (auditDefaults[name] ?? '') && !modes.includes(kind))
            problem(`input "${name}" is for "mode: ${modes.join(' or ')}"`);
    switch (kind) {
        case 'audit':
            return { kind };
        case 'plan':
            return { kind, imagesPerShard: readCount(reader, 'images-per-shard', 100_000) };
        case 'shard':
            return { kind, shard: readShard(reader), plan: needed('plan') };
        case 'merge':
            return { kind, plan: needed('plan'), shards: needed('shards') };
    }
}
const ofModes = {
    shard: ['shard'],
    plan: ['shard', 'merge'],
    shards: ['merge'],
    'images-per-shard': ['plan'],
};
const maxShards = 256;
function readShard({ get, problem }) {
    const text = get('shard').trim();
    const [, number = '', of = ''] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
    const shard = { number: Number(number), of: Number(of) };
    if (shard.number >= 1 && shard.number <= shard.of && shard.of <= maxShards)
        return shard;
    problem(`input "shard" must be such as 3/8 (at most ${maxShards} shards), not ${(0,input_readers .hD)(text)}`);
    return { number: 1, of: 1 };
}
function readCount({ get, problem }, name, most) {
    const text = get(name).trim();
    const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    if (count >= 1 && count <= most)
        return count;
    problem(`input "${name}" must be a number from 1 to ${most}, not ${(0,input_readers .hD)(text)}`);
    return 1;
}
function readPrevious({ get }) {
    const text = get('previous').trim();
    if (text === 'none')
        return { kind: 'none' };
    return text === 'artifact'
        ? { kind: 'artifact', name: get('artifact-name').trim() }
        : { kind: 'file', path: text };
}
function readTime(reader, name) {
    const range = { units: ['m', 'h', 'd'], example: '12h or 7d', mostMs: Infinity };
    return (0,input_readers .$7)(reader, name, range) ?? 0;
}
const failOns = ['incident', 'violation', 'new-violation', 'operational'];
function readFailOn({ get, problem }) {
    const given = get('fail-on')
        .split(/[\n,]/)
        .map((text) => text.trim())
        .filter((text) => text !== '');
    if (given.length === 0)
        problem('input "fail-on" names nothing: give never for no finding');
    if (given.length === 1 && given[0] === 'never')
        return [];
    if (given.includes('never')) {
        problem('input "fail-on" has never beside other findings: give it alone, or leave it out');
        return [];
    }
    return given.flatMap((text) => {
        const found = failOns.find((one) => one === text);
        if (found === undefined)
            problem(`input "fail-on" is ${failOns.join(', ')} or never, not ${(0,input_readers .hD)(text)}`);
        return found ?? [];
    });
}
function readPercent({ get, problem }, name) {
    const text = get(name).trim().replace(/\s*%$/, '');
    if (text === '')
        return undefined;
    const percent = /^\d{1,3}(?:\.\d{1,2})?$/.test(text) ? Number(text) : NaN;
    if (percent >= 0 && percent <= 100)
        return percent;
    problem(`input "${name}" must be a percentage from 0 to 100, not ${(0,input_readers .hD)(text)}`);
    return undefined;
}

// EXTERNAL MODULE: ./build/src/action/runner/trusted.js
var runner_trusted = __webpack_require__(2876);
;// CONCATENATED MODULE: ./build/src/action/audit/yaml-reader.js

function keysOf(value, { where, line, problem }, allowed) {
    const name = nameIn(where);
    if (value.kind !== 'mapping') {
        problem(line, `${name} must be a mapping`);
        return undefined;
    }
    const entries = value.entries();
    for (const [key, entry] of entries)
        if (!allowed.includes(key))
            problem(entry.line, `${name} has the unknown key ${(0,input_readers .hD)(key)}; it may have ${allowed.join(', ')}`);
    return { where, line, entries, problem };
}
function nameIn(where) {
    return where === '' ? 'the file' : where.replace(/\.$/, '');
}
function namedEntries(keys, key) {
    const entry = keys.entries.get(key);
    if (entry === undefined || isNull(entry.value))
        return [];
    if (entry.value.kind === 'mapping')
        return [...entry.value.entries()].map(([name, own]) => ({ name, entry: own }));
    keys.problem(entry.line, `${keys.where}${key} must be a mapping of names`);
    return [];
}
function listAt(keys, key) {
    const entry = keys.entries.get(key);
    if (entry === undefined || isNull(entry.value))
        return [];
    if (entry.value.kind === 'list')
        return entry.value.items().map((value) => ({ value, line: lineIn(value) ?? entry.line }));
    keys.problem(entry.line, `${keys.where}${key} must be a list`);
    return [];
}
function lineIn(value) {
    if (value.kind !== 'mapping')
        return undefined;
    return [...value.entries().values()][0]?.line;
}
function textsAt(keys, key) {
    const entry = keys.entries.get(key);
    if (entry === undefined || isNull(entry.value))
        return [];
    const values = entry.value.kind === 'list' ? entry.value.items() : [entry.value];
    const texts = values.flatMap((value) => scalarText(value) ?? []);
    if (texts.length === values.length)
        return texts;
    keys.problem(entry.line, `${keys.where}${key} must be text, or a list of texts`);
    return [];
}
function textAt(keys, key) {
    const entry = keys.entries.get(key);
    if (entry === undefined || isNull(entry.value))
        return undefined;
    const text = scalarText(entry.value);
    if (text === undefined || text.trim() === '')
        keys.problem(entry.line, `${keys.where}${key} must be text`);
    return text;
}
function neededText(keys, key) {
    const text = textAt(keys, key);
    if (text === undefined && !keys.entries.has(key))
        keys.problem(keys.line, `${nameIn(keys.where)} needs ${(0,input_readers .hD)(key)}`);
    return text ?? '';
}
function numberAt(keys, key, { least, most }) {
    const entry = keys.entries.get(key);
    if (entry === undefined || isNull(entry.value))
        return undefined;
    const { value } = entry;
    const number = value.kind === 'scalar' ? value.value : undefined;
    if (typeof number === 'number' && number >= least && number <= most)
        return number;
    keys.problem(entry.line, `${keys.where}${key} must be a number from ${least} to ${most}`);
    return undefined;
}
function booleanAt(keys, key) {
    const entry = keys.entries.get(key);
    if (entry === undefined || isNull(entry.value))
        return false;
    if (entry.value.kind === 'scalar' && typeof entry.value.value === 'boolean')
        return entry.value.value;
    keys.problem(entry.line, `${keys.where}${key} must be true or false`);
    return false;
}
function yaml_reader_lineOf(keys, key) {
    return keys.entries.get(key)?.line ?? keys.line;
}
function isNull(value) {
    return value.kind === 'scalar' && value.value === null;
}
function scalarText(value) {
    if (value.kind !== 'scalar')
        return undefined;
    const { value: content } = value;
    return typeof content === 'string' || typeof content === 'number' || typeof content === 'boolean'
        ? String(content)
        : undefined;
}

;// CONCATENATED MODULE: ./build/src/action/audit/policies.js







const policyKeys = [
    'certificate-identity',
    'certificate-identity-regexp',
    'certificate-oidc-issuer',
    'signer-repository',
    'signer-workflow',
    'signer-ref',
    'source-repository',
    'source-repository-id',
    'source-ref',
    'key',
    'predicate-types',
    'require-provenance',
    'annotations',
    'recursive',
    'trusted-root',
    'signature-repository',
    'max-age',
    'transparency-log',
];
async function auditPolicy(name, get, env) {
    const server = (0,environment .DO)(env);
    const read = (0,input_readers .rO)(get, policy_inputs .Fw);
    const inputs = (0,input_readers .yw)(read, (reader) => (0,policy_inputs .kE)(reader, server));
    const policy = await (0,policy_inputs .US)({ ...inputs, maxAgeMs: undefined }, env);
    const trusted = await (0,policy_inputs .hM)(inputs.signer, policy, env);
    const declared = policyKeys.map((key) => [
        key,
        key === 'key' ? (trusted.fingerprint ?? '') : get(key).trim(),
    ]);
    const context = [server, env['GITHUB_REPOSITORY'] ?? '', env['GITHUB_REPOSITORY_ID'] ?? ''];
    return {
        name,
        digest: (0,image_digest .ol)(Buffer.from(JSON.stringify([declared, context]))),
        trusted: (0,runner_trusted .vQ)(trusted),
        policy,
        maxAgeMs: inputs.maxAgeMs,
        recursive: inputs.recursive,
        signatureRepository: inputs.signatureRepository,
        trust: (0,policy_inputs .iq)(inputs, policy),
    };
}
async function readDeclaredPolicy(name, keys, env) {
    try {
        return await auditPolicy(name, (key) => policies_textOf(keys, key), env);
    }
    catch (error) {
        const problems = error instanceof errors .Tj ? error.problems : [(0,errors .bD)(error)];
        for (const text of problems) {
            const [, input = ''] = /^inputs? "([^"]+)"/.exec(text) ?? [];
            const line = keys.entries.get(input)?.line ?? keys.line;
            keys.problem(line, `${nameIn(keys.where)}: ${text.replace(/^input /, '')}`);
        }
        return undefined;
    }
}
function policies_textOf({ entries, problem, where }, key) {
    const entry = entries.get(key);
    if (entry === undefined)
        return '';
    const { value, line } = entry;
    if (value.kind === 'list') {
        const texts = value.items().map(scalarText);
        if (texts.every((text) => text !== undefined))
            return texts.join('\n');
    }
    else if (value.kind === 'mapping' && key === 'annotations') {
        const pairs = [...value.entries()].map(([name, own]) => [name, scalarText(own.value)]);
        if (pairs.every(([, text]) => text !== undefined))
            return pairs.map(([name, text]) => `${name}=${text ?? ''}`).join('\n');
    }
    else if (value.kind === 'scalar') {
        if (value.value === null)
            return '';
        const text = scalarText(value);
        if (text !== undefined)
            return text;
    }
    problem(line, `${where}${key} must be text`);
    return '';
}

// EXTERNAL MODULE: ./build/src/image/kubernetes.js
var kubernetes = __webpack_require__(6363);
// EXTERNAL MODULE: ./build/src/image/yaml.js + 1 modules
var yaml = __webpack_require__(3524);
// EXTERNAL MODULE: ./build/src/image/images-input.js + 1 modules
var images_input = __webpack_require__(5382);
// EXTERNAL MODULE: ./build/src/image/named-images.js + 1 modules
var named_images = __webpack_require__(2078);
;// CONCATENATED MODULE: ./build/src/action/audit/source-inputs.js





const sourceKeys = [
    'images',
    'manifests',
    'running',
    'repositories',
    'organization',
    'catalog',
    'tags',
    'exclude-tags',
    'latest-per-minor',
];
async function readSources(reader) {
    const selection = readSelection(reader);
    const sources = [
        ...(await readImages(reader)),
        ...readPaths(reader, 'manifests'),
        ...readPaths(reader, 'running'),
        ...readRepositories(reader, selection),
        ...readNames(reader, 'organization', selection),
        ...readNames(reader, 'catalog', selection),
    ];
    const hasTags = sources.some((source) => 'include' in source);
    const isSelecting = selection.include.length + selection.exclude.length > 0 ||
        selection.latestPerMinor !== undefined;
    if (isSelecting && !hasTags)
        reader.problem('tags', '"tags", "exclude-tags" and "latest-per-minor" choose among the tags of "repositories", ' +
            '"organization" or "catalog", and none of these is given');
    return sources;
}
function readSelection({ texts, number }) {
    return {
        include: texts('tags'),
        exclude: texts('exclude-tags'),
        latestPerMinor: number('latest-per-minor'),
    };
}
async function readImages({ texts, problem }) {
    const text = texts('images').join('\n');
    if (text.trim() === '')
        return [];
    const problems = [];
    try {
        const list = await (0,images_input .X)(text, 'verify', problems);
        if (list === undefined)
            return [];
        const { images, source } = (0,named_images .E)(list, { purpose: 'verify' });
        for (const { message } of problems)
            problem('images', `images: ${message}`);
        return [{ kind: 'images', given: source, images }];
    }
    catch (error) {
        const all = error instanceof errors .Tj ? error.problems : [(0,errors .bD)(error)];
        for (const each of all)
            problem('images', `images: ${each}`);
        return [];
    }
}
function readPaths({ texts }, kind) {
    const paths = texts(kind).filter((path) => path.trim() !== '');
    return paths.length === 0 ? [] : [{ kind, paths }];
}
function readRepositories({ texts, problem }, selection) {
    const repositories = texts('repositories').flatMap((text) => {
        try {
            const { repository, tag, digest } = (0,reference .F2)(text);
            if (tag === undefined && digest === undefined)
                return [repository];
            problem('repositories', `repositories: ${(0,input_readers .hD)(text)} has a tag or digest; choose tags with "tags", or name the ` +
                'image in "images"');
        }
        catch (error) {
            problem('repositories', `repositories: ${(0,errors .bD)(error)}`);
        }
        return [];
    });
    const byName = new Map(repositories.map((each) => [(0,reference .aR)(each), each]));
    return byName.size === 0
        ? []
        : [{ kind: 'repositories', repositories: [...byName.values()], ...selection }];
}
const names = {
    organization: { grammar: /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?$/, example: 'acme' },
    catalog: { grammar: /^[\w.-]+(?::\d{1,5})?$/, example: 'registry.acme.example' },
};
function readNames({ texts, problem }, kind, selection) {
    const { grammar, example } = names[kind];
    return texts(kind).flatMap((name) => {
        if (grammar.test(name))
            return [{ kind, name: name.toLowerCase(), ...selection }];
        problem(kind, `${kind}: ${(0,input_readers .hD)(name)} is not a name such as ${example}`);
        return [];
    });
}

;// CONCATENATED MODULE: ./build/src/action/audit/scopes-file.js








const scopesKeys = {
    file: ['environments', 'policies', 'scopes', 'exceptions', 'immutable-tags'],
    environment: ['min-coverage'],
    scope: ['name', 'environment', 'policy', 'required', 'signers', ...sourceKeys],
    exception: ['match', 'finding', 'reason', 'owner', 'expires'],
};
const correct = 'Correct the scopes file; docs/audit.md explains its keys.';
const refuse = (file, what, hint) => new errors .Tj('INPUT_INVALID', `The scopes file ${file} cannot be read: ${what}`, {
    hint,
    place: { file },
});
const signet = {
    name: 'Signet',
    tags: {},
    mergesAnywhere: false,
    hint: 'Is that line, or the one above it, indented like its neighbours, and is every quotation ' +
        'mark closed? docs/audit.md shows a whole file.',
    refuse,
};
const scopes_file_limits = { scopes: 200, exceptions: 1000 };
async function readScopesFile(bytes, file, env) {
    const problems = [];
    const lines = [];
    const problem = (line, text) => {
        if (problems.length >= 100)
            return;
        problems.push(`${file}:${line}: ${text}`);
        lines.push(line);
    };
    const documents = [...(0,yaml .g)((0,kubernetes .$2)(bytes, file, refuse), file, signet)];
    const [document] = documents;
    if (documents.length > 1)
        problem(1, 'it has more than one YAML document');
    const top = document && keysOf(document, { where: '', line: 1, problem }, scopesKeys.file);
    if (document === undefined)
        problem(1, 'it is empty');
    const declared = top === undefined ? undefined : await readDeclaration(top, file, env);
    if (problems.length === 0 && declared !== undefined)
        return declared;
    throw (0,errors .Ul)('INPUT_INVALID', problems, { hint: correct, place: { file, line: lines[0] } });
}
async function readDeclaration(top, file, env) {
    const environments = readEnvironments(top);
    const policies = await readPolicies(top, env);
    const known = {
        environments: new Set(environments.map(({ name }) => name)),
        declared: new Set(namedEntries(top, 'policies').map(({ name }) => name)),
        names: new Set(),
    };
    const scopes = [];
    const given = listAt(top, 'scopes').slice(0, scopes_file_limits.scopes);
    for (const [at, { value, line }] of given.entries()) {
        const where = `scopes[${at}].`;
        const keys = keysOf(value, { where, line, problem: top.problem }, scopesKeys.scope);
        if (keys !== undefined)
            scopes.push(await readScope(keys, known));
    }
    for (const [key, most] of [
        ['scopes', scopes_file_limits.scopes],
        ['exceptions', scopes_file_limits.exceptions],
    ])
        if (listAt(top, key).length > most)
            top.problem(yaml_reader_lineOf(top, key), `it has more than ${most} ${key}: share them between files`);
    if (given.length === 0)
        top.problem(yaml_reader_lineOf(top, 'scopes'), 'it has no "scopes"');
    return {
        scopes,
        environments: environments.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
        policies,
        exceptions: readExceptions(top),
        immutableTags: top.entries.has('immutable-tags') ? textsAt(top, 'immutable-tags') : 'semver',
        file,
    };
}
function readEnvironments(top) {
    return namedEntries(top, 'environments').map(({ name, entry: { value, line } }) => {
        const where = `environments.${name}.`;
        const given = value.kind === 'scalar' && value.value === null ? undefined : value;
        const keys = given && keysOf(given, { where, line, problem: top.problem }, scopesKeys.environment);
        return {
            name,
            minCoverage: keys && numberAt(keys, 'min-coverage', { least: 0, most: 100 }),
        };
    });
}
const defaultPolicy = 'default';
async function readPolicies(top, env) {
    const policies = new Map();
    const declared = namedEntries(top, 'policies');
    for (const { name, entry } of declared) {
        const where = `policies.${name}.`;
        const context = { where, line: entry.line, problem: top.problem };
        const keys = keysOf(entry.value, context, policyKeys);
        if (keys === undefined)
            continue;
        const policy = await readDeclaredPolicy(name, keys, env);
        if (policy !== undefined)
            policies.set(name, policy);
    }
    const names = listAt(top, 'scopes').map(({ value }) => value.kind === 'mapping' ? value.entries().has('policy') : true);
    const isDeclared = declared.some(({ name }) => name === defaultPolicy);
    if (names.includes(false) && !isDeclared) {
        const policy = await orProblem(top, () => auditPolicy(defaultPolicy, () => '', env));
        if (policy !== undefined)
            policies.set(defaultPolicy, policy);
    }
    return policies;
}
async function orProblem(top, read) {
    try {
        return await read();
    }
    catch (error) {
        top.problem(top.line, (0,errors .bD)(error));
        return undefined;
    }
}
async function readScope(keys, known) {
    const policy = textAt(keys, 'policy') ?? defaultPolicy;
    if (keys.entries.has('policy') && policy !== '' && !known.declared.has(policy))
        keys.problem(yaml_reader_lineOf(keys, 'policy'), `no policy is called ${(0,input_readers .hD)(policy)}`);
    const name = neededText(keys, 'name');
    if (name !== '' && known.names.has(name))
        keys.problem(yaml_reader_lineOf(keys, 'name'), `another scope has the name ${(0,input_readers .hD)(name)}`);
    known.names.add(name);
    const environment = textAt(keys, 'environment') ?? 'default';
    const { environments } = known;
    if (environments.size > 0 && environment !== 'default' && !environments.has(environment))
        keys.problem(yaml_reader_lineOf(keys, 'environment'), `${keys.where}environment: ${(0,input_readers .hD)(environment)} is not among "environments": ` +
            [...environments].join(', '));
    const sources = await readSources({
        texts: (name) => textsAt(keys, name),
        number: (name) => numberAt(keys, name, { least: 1, most: 1000 }),
        problem: (name, text) => {
            keys.problem(yaml_reader_lineOf(keys, name), `${keys.where}${text}`);
        },
    });
    if (!sourceKeys.some((key) => keys.entries.has(key)))
        keys.problem(keys.line, `${nameIn(keys.where)} names nothing to audit`);
    return {
        name,
        environment,
        policy,
        required: booleanAt(keys, 'required'),
        signers: textsAt(keys, 'signers'),
        sources,
    };
}
function readExceptions(top) {
    return listAt(top, 'exceptions')
        .slice(0, scopes_file_limits.exceptions)
        .flatMap(({ value, line }, at) => {
        const where = `exceptions[${at}].`;
        const context = { where, line, problem: top.problem };
        const keys = keysOf(value, context, scopesKeys.exception);
        if (keys === undefined)
            return [];
        const finding = neededText(keys, 'finding');
        const expires = neededText(keys, 'expires');
        if (finding !== '' && !isFindingClass(finding))
            keys.problem(yaml_reader_lineOf(keys, 'finding'), `${where}finding must be one of ${Object.keys(finding_classes .C).join(', ')}, ` +
                `not ${(0,input_readers .hD)(finding)}`);
        if (expires !== '' && !isDay(expires))
            keys.problem(yaml_reader_lineOf(keys, 'expires'), `${where}expires must be a date such as 2027-01-31, not ${(0,input_readers .hD)(expires)}`);
        return [
            {
                match: neededText(keys, 'match'),
                finding: isFindingClass(finding) ? finding : 'unsigned',
                reason: neededText(keys, 'reason'),
                owner: neededText(keys, 'owner'),
                expires,
                line,
            },
        ];
    });
}
function isFindingClass(text) {
    return Object.hasOwn(finding_classes .C, text);
}
function isDay(text) {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

;// CONCATENATED MODULE: ./build/src/action/audit/declaration.js







const maxFileBytes = 1024 * 1024;
async function declaration_readDeclaration(inputs, get, env) {
    if (inputs.scopesFile === '')
        return declarationOfInputs(inputs, get, env);
    const others = [...sourceKeys, ...policyKeys, 'environment'].filter((name) => !ofReport.includes(name) && !['', auditDefaults[name]].includes(get(name).trim()));
    if (others.length > 0)
        throw (0,errors .ri)([`the file of "scopes" says what is audited, and so does ${others.map(input_readers .hD).join(', ')}`], 'Write them into the file, or leave out "scopes".');
    const bytes = await bytesOf(inputs.scopesFile);
    return readScopesFile(bytes, inputs.scopesFile, env);
}
const ofReport = ['trusted-root', 'certificate-oidc-issuer'];
async function bytesOf(path) {
    const content = await (0,regular_file .XF)(path, maxFileBytes).catch((cause) => {
        throw unreadable(path, (0,errors .bD)(cause));
    });
    if (content.kind === 'content')
        return content.bytes;
    throw unreadable(path, content.kind === 'too long' ? `it is longer than ${maxFileBytes} bytes` : 'it is not a file');
}
function unreadable(path, why) {
    return new errors .Tj('INPUT_INVALID', `The input "scopes" names ${(0,input_readers .hD)(path)}, which cannot be read: ${why}`, { hint: 'Give a path in the workspace, and check the repository out in a step before.' });
}
async function declarationOfInputs({ environment, limits }, get, env) {
    const problems = [];
    const sources = await readSources({
        texts: (name) => listIn(get(name), name),
        number: (name) => (get(name).trim() === '' ? undefined : Number(get(name))),
        problem: (_, text) => problems.push(`input ${text.startsWith('"') ? text : `"${text.replace(':', '":')}`}`),
    });
    const perMinor = get('latest-per-minor').trim();
    if (perMinor !== '' && !/^[1-9]\d{0,3}$/.test(perMinor))
        problems.push(`input "latest-per-minor" must be a number, not ${(0,input_readers .hD)(perMinor)}`);
    const policy = await policyOrProblems(get, env, problems);
    if (sources.length === 0 && problems.length === 0)
        problems.push('nothing says what to audit: give "scopes", "images", "manifests", "repositories", ' +
            '"organization", "catalog" or "running"');
    if (problems.length > 0 || policy === undefined)
        throw (0,errors .ri)(problems, 'Correct the "with:" block of this step.');
    return {
        scopes: [
            { name: 'inputs', environment, policy: policy.name, required: false, signers: [], sources },
        ],
        environments: [{ name: environment, minCoverage: limits.minCoverage }],
        policies: new Map([[policy.name, policy]]),
        exceptions: [],
        immutableTags: 'semver',
        file: '',
    };
}
async function policyOrProblems(get, env, problems) {
    try {
        return await auditPolicy('default', get, env);
    }
    catch (error) {
        problems.push(...(error instanceof errors .Tj ? error.problems : [(0,errors .bD)(error)]));
        return undefined;
    }
}
function listIn(text, name) {
    if (text.trim() === '')
        return [];
    if (name === 'images')
        return [text];
    return text
        .split(name === 'manifests' || name === 'running' ? /\n/ : /[\n,]/)
        .map((each) => each.trim())
        .filter((each) => each !== '');
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/src/json.js
var json = __webpack_require__(4715);
;// CONCATENATED MODULE: ./build/src/audit/stored-schemas.js


const stored_schemas_text = dist .FsL(dist .YjP(), dist .Ru6(20_000));
const maybe = dist .mee(stored_schemas_text);
const stored_schemas_time = dist .FsL(dist .YjP(), dist .Ru6(40), dist .yhX());
const count = dist .FsL(dist .aig(), dist .Wwf(0));
const texts = dist .FsL(dist .YOg(stored_schemas_text), dist .Ru6(200_000));
const stored_schemas_failure = dist .Ikc({ code: stored_schemas_text, message: stored_schemas_text, hint: maybe });
const kinds = [
    'images',
    'manifests',
    'repositories',
    'organization',
    'catalog',
    'running',
];
const source = dist .Ikc({
    scope: stored_schemas_text,
    environment: stored_schemas_text,
    kind: dist .KIO(kinds),
    name: stored_schemas_text,
    isTag: dist .zMY(),
    file: maybe,
    line: dist .mee(count),
});
const signer = dist .Ikc({
    identity: maybe,
    issuer: maybe,
    sourceRepository: maybe,
    sourceRepositoryId: maybe,
    sourceRef: maybe,
    sourceCommit: maybe,
    run: maybe,
});
const verdict = dist .KIO(['verified', 'unsigned', 'untrusted', 'unknown']);
const signatures = dist .FsL(dist .YOg(dist .Ikc({
    manifest: stored_schemas_text,
    format: dist .KIO(['bundle', 'legacy', 'legacy-attestation']),
    predicateType: stored_schemas_text,
    signer,
    time: dist .mee(stored_schemas_time),
    log: dist .YOg(dist .Ikc({ logId: stored_schemas_text, index: stored_schemas_text })),
})), dist .Ru6(5_000));
const evidenceEntries = {
    image: stored_schemas_text,
    repository: stored_schemas_text,
    digest: maybe,
    policy: stored_schemas_text,
    environments: texts,
    tags: texts,
    sources: dist .FsL(dist .YOg(source), dist .Ru6(200_000)),
    verdict,
    signatures,
    refused: dist .FsL(dist .YOg(dist .Ikc({ manifest: maybe, flaw: stored_schemas_text, detail: stored_schemas_text, signer: dist .mee(signer) })), dist .Ru6(5_000)),
    failure: dist .mee(stored_schemas_failure),
    within: maybe,
    listDigest: maybe,
    policyDigest: stored_schemas_text,
    trustDigest: maybe,
    carriedFrom: dist .mee(stored_schemas_time),
};
const stored_schemas_classes = Object.keys(finding_classes .C);
const findingSchema = dist .Ikc({
    fingerprint: dist .FsL(dist .YjP(), dist .yGV(/^[0-9a-f]{64}$/)),
    finding: dist .KIO(stored_schemas_classes),
    severity: dist .KIO(finding_classes .g),
    subject: stored_schemas_text,
    repository: stored_schemas_text,
    environments: texts,
    message: stored_schemas_text,
    evidence: texts,
    action: stored_schemas_text,
    signer: maybe,
    firstSeen: stored_schemas_time,
    places: dist .YOg(dist .Ikc({ file: stored_schemas_text, line: dist .mee(count) })),
    exception: dist .mee(dist .Ikc({ reason: stored_schemas_text, owner: stored_schemas_text, expires: stored_schemas_text })),
});
const scopeSchema = dist .Ikc({
    scope: stored_schemas_text,
    environment: stored_schemas_text,
    kind: dist .KIO(kinds),
    given: dist .YjP(),
    policy: stored_schemas_text,
    images: count,
    cut: maybe,
    failure: dist .mee(stored_schemas_failure),
});
const before = dist .mee(dist .Ikc({ digest: stored_schemas_text, signedAt: dist .mee(stored_schemas_time), signer: maybe }));
const reportSchema = dist ._H3({
    schemaVersion: dist .euz(1),
    kind: dist .euz('report'),
    time: stored_schemas_time,
    findings: dist .YOg(findingSchema),
    images: dist .YOg(dist .Ikc({
        ...evidenceEntries,
        firstSeen: stored_schemas_time,
        verifiedSince: dist .mee(stored_schemas_time),
        lastVerified: dist .mee(stored_schemas_time),
        provenBy: signatures,
    })),
    tags: dist .YOg(dist .Ikc({
        repository: stored_schemas_text,
        tag: stored_schemas_text,
        policy: stored_schemas_text,
        digest: stored_schemas_text,
        lastSeen: stored_schemas_time,
        proven: before,
        before,
    })),
    signers: dist .YOg(dist .Ikc({ repository: stored_schemas_text, signer: stored_schemas_text, since: stored_schemas_time, isKnown: dist .zMY() })),
    history: dist .FsL(dist .YOg(dist .Ikc({
        day: dist .FsL(dist .YjP(), dist ._$n()),
        images: count,
        verified: count,
        unknown: count,
        coverage: dist .mee(count),
        incidents: count,
        violations: count,
    })), dist .Ru6(400)),
    log: dist .mee(dist .Ikc({
        url: stored_schemas_text,
        treeSize: maybe,
        rootHash: maybe,
        entries: count,
        failure: dist .mee(stored_schemas_failure),
    })),
    blindRuns: count,
});
const planSchema = dist .Ikc({
    schemaVersion: dist .euz(1),
    kind: dist .euz('plan'),
    time: stored_schemas_time,
    declaration: stored_schemas_text,
    shards: dist .FsL(dist .aig(), dist .ndf(), dist .Wwf(1), dist .cGV(256)),
    scopes: dist .YOg(scopeSchema),
    images: dist .YOg(dist .Ikc({
        registry: stored_schemas_text,
        path: stored_schemas_text,
        tag: maybe,
        digest: maybe,
        policy: stored_schemas_text,
        sources: dist .YOg(source),
    })),
    unlisted: dist .YOg(dist .Ikc({
        subject: dist .YjP(),
        covers: dist .KIO(['repository', 'file', 'source', 'reference']),
        policy: stored_schemas_text,
        source,
        failure: stored_schemas_failure,
    })),
});
const samples = dist .FsL(dist .YOg(count), dist .Ru6(1_000_000));
const evidenceSchema = dist .Ikc({
    schemaVersion: dist .euz(1),
    kind: dist .euz('evidence'),
    images: dist .YOg(dist .rej(evidenceEntries)),
    moved: dist .YOg(dist .Ikc({ repository: stored_schemas_text, tag: stored_schemas_text, digest: stored_schemas_text, running: stored_schemas_text })),
    samples: dist .Ikc({ wall: samples, cpu: samples, requests: count }),
    shard: dist .Ikc({ number: count, of: dist .FsL(dist .aig(), dist .Wwf(1), dist .cGV(256)) }),
    plan: stored_schemas_text,
});

;// CONCATENATED MODULE: ./build/src/audit/stored.js



const maxContainers = 2_000_000;
function readReport(bytes) {
    const value = (0,json .q)(bytes, maxContainers);
    const other = otherKind(value, 'report');
    if (other !== undefined)
        return { ok: false, why: other };
    const version = dist .xLC(dist ._H3({ schemaVersion: dist .aig() }), value);
    if (version.success && version.output.schemaVersion > 1)
        return { ok: false, why: `a later version wrote it (${version.output.schemaVersion})` };
    const parsed = dist .xLC(reportSchema, value);
    return parsed.success
        ? { ok: true, content: value }
        : { ok: false, why: (0,json .n)(parsed.issues[0]) };
}
function readPlan(bytes) {
    return readAs(planSchema, bytes, 'plan');
}
function readEvidence(bytes) {
    return readAs(evidenceSchema, bytes, 'evidence');
}
const kindSchema = dist ._H3({ kind: dist .YjP() });
function otherKind(value, kind) {
    if (value === undefined)
        return 'it is cut off, or not JSON';
    const own = dist .xLC(kindSchema, value);
    return own.success && own.output.kind === kind ? undefined : `it is not the ${kind} of an audit`;
}
function readAs(schema, bytes, kind) {
    const value = (0,json .q)(bytes, maxContainers);
    const other = otherKind(value, kind);
    if (other !== undefined)
        return { ok: false, why: other };
    if (dist.is(schema, value))
        return { ok: true, content: value };
    const { issues } = dist .xLC(schema, value);
    return { ok: false, why: issues === undefined ? '' : (0,json .n)(issues[0]) };
}

// EXTERNAL MODULE: ./build/src/policy/compile.js
var compile = __webpack_require__(3301);
// EXTERNAL MODULE: ./build/src/sigstore/signer-policy.js
var signer_policy = __webpack_require__(3231);
;// CONCATENATED MODULE: ./build/src/action/audit/previous.js








const previous_limits = { report: 64 * 1024 * 1024, bundle: 1024 * 1024 };
async function storedAt(path) {
    const content = await (0,regular_file .XF)(path, previous_limits.report).catch((cause) => {
        throw previous_unreadable(path, (0,errors .bD)(cause));
    });
    if (content.kind !== 'content')
        throw previous_unreadable(path, content.kind === 'too long' ? 'it is too long' : 'it is not a file');
    const bundle = await (0,regular_file .XF)(`${path}.sigstore.json`, previous_limits.bundle).catch(() => undefined);
    return {
        report: content.bytes,
        bundle: bundle?.kind === 'content' ? bundle.bytes : undefined,
        run: null,
    };
}
function previous_unreadable(path, why) {
    return new errors .Tj('INPUT_INVALID', `The input "previous" names ${JSON.stringify(path.slice(0, 300))}, ` +
        `which cannot be read: ${why}`, {
        hint: 'Give the path of a report.json, "artifact" for that of the last run, or "none": then ' +
            'everything is new.',
    });
}
async function judgePrevious({ report: bytes, bundle, run }, context) {
    const ignored = (why) => ({
        kind: 'ignored',
        notice: `The previous report is ignored: ${why}`,
    });
    const trust = await (0,concurrency .sG)(context.trust);
    const flaw = trust.ok ? await signatureFlaw(bytes, bundle, trust.value, context) : undefined;
    const isSigned = bundle !== undefined;
    if (flaw !== undefined && (context.isSigned || isSigned))
        return ignored(flaw);
    if (!isSigned && context.isSigned)
        return ignored('it is not signed');
    const read = readReport(bytes);
    if (!read.ok)
        return ignored(read.why);
    const report = read.content;
    const isVerified = trust.ok && flaw === undefined;
    const previous = { report, facts: { time: report.time, run, isVerified } };
    if (isVerified)
        return { kind: 'known', previous };
    const why = trust.ok ? 'has no signature' : `could not be verified (${(0,errors .bD)(trust.error)})`;
    const notice = `The previous report ${why}, so nothing is closed on its word`;
    return { kind: 'known', previous, notice };
}
async function signatureFlaw(report, bundle, material, { env, defaultBranch, issuer }) {
    if (bundle === undefined)
        return 'it is not signed';
    const repositoryId = env['GITHUB_REPOSITORY_ID'] ?? '';
    const workflow = (env['GITHUB_WORKFLOW_REF'] ?? '').replace(/@.*$/s, '');
    if (workflow === '' || repositoryId === '')
        return 'the runner does not say which workflow this is, so no signature can be its own';
    try {
        const [{ judgeBundle }, policy] = await Promise.all([
            Promise.all( [__webpack_require__.e(3917), __webpack_require__.e(9654), __webpack_require__.e(7530), __webpack_require__.e(7927), __webpack_require__.e(6024), __webpack_require__.e(9304)]).then(__webpack_require__.bind(__webpack_require__, 9304)),
            issuedBy(issuer, env),
        ]);
        const judgement = judgeBundle(Buffer.from(bundle), material, {
            digest: (0,image_digest .ol)(report),
            signer: { ...policy, extensions: [(0,signer_policy .Lz)([repositoryId])] },
            log: 'required',
        });
        if (!judgement.ok)
            return judgement.flaw === 'digest'
                ? 'its signature is of another file, or it was changed since'
                : judgement.detail;
        const caller = judgement.signature.certificate?.buildConfigUri;
        const own = `${(0,environment .DO)(env)}/${workflow}@refs/heads/${defaultBranch}`;
        return caller === own ? undefined : `${caller ?? 'an unnamed workflow'} signed it, not ${own}`;
    }
    catch (error) {
        return (0,errors .bD)(error);
    }
}
async function issuedBy(issuer, env) {
    const policy = await (0,compile .x)({
        kind: 'identity',
        identity: '',
        issuer,
        source: { repositories: [], repositoryIds: [], ref: '' },
    }, {
        server: (0,environment .DO)(env),
        repository: env['GITHUB_REPOSITORY'] ?? '',
        repositoryId: env['GITHUB_REPOSITORY_ID'] ?? '',
        ownerId: env['GITHUB_REPOSITORY_OWNER_ID'] ?? '',
    }, () => '');
    const { issuer: own } = policy.kind === 'certificate' ? policy : { issuer: '' };
    return { kind: 'certificate', issuer: own };
}

// EXTERNAL MODULE: ./build/src/http/url-policy.js
var url_policy = __webpack_require__(8106);
// EXTERNAL MODULE: ./node_modules/fflate/esm/index.mjs
var esm = __webpack_require__(1306);
;// CONCATENATED MODULE: ./build/src/action/audit/zip.js

const maxFiles = 100;
function filesInZip(archive, limits) {
    let count = 0;
    const seen = new Set();
    try {
        const files = (0,esm .AO)(archive, {
            filter({ name, originalSize }) {
                count += 1;
                const isTooMuch = count > maxFiles || seen.has(name) || originalSize > (limits[name] ?? 0);
                if (!Object.hasOwn(limits, name))
                    return false;
                if (isTooMuch)
                    throw new Error('it holds more than it may');
                seen.add(name);
                return true;
            },
        });
        return new Map(Object.entries(files));
    }
    catch {
        return new Map();
    }
}

;// CONCATENATED MODULE: ./build/src/action/audit/previous-artifact.js






const previous_artifact_limits = { pages: 20, archive: 64 * 1024 * 1024, bundle: 1024 * 1024, candidates: 10 };
const reportName = 'report.json';
const bundleName = `${reportName}.sigstore.json`;
const id = dist .FsL(dist .aig(), dist .ndf(), dist .Wwf(1));
const artifactsSchema = dist .Ikc({
    total_count: dist .aig(),
    artifacts: dist .YOg(dist .Ikc({
        id,
        name: dist .YjP(),
        expired: dist .zMY(),
        created_at: dist .mee(dist .YjP()),
        workflow_run: dist .cl6(dist .Ikc({
            id,
            repository_id: id,
            head_repository_id: dist .cl6(id),
            head_branch: dist .cl6(dist .YjP()),
        })),
    })),
});
const runSchema = dist .Ikc({
    id,
    path: dist .YjP(),
    event: dist .YjP(),
    html_url: dist .FsL(dist .YjP(), dist .Ru6(500)),
});
async function* previousReports(octokit, http, request) {
    const { owner, repo, workflowPath } = request;
    let looked = 0;
    for (const artifact of await ownArtifacts(octokit, request)) {
        const run = await orUnknown('the run of an artifact', async () => {
            const { data } = await octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', {
                owner,
                repo,
                run_id: artifact.runId,
            });
            return parsed(runSchema, data);
        });
        const isOther = run.path.replace(/@.*$/s, '') !== workflowPath;
        if (isOther || run.event.startsWith('pull_request'))
            continue;
        if (++looked > previous_artifact_limits.candidates)
            return;
        const archive = await orUnknown('the artifact of the previous report', () => download(octokit, http, { owner, repo, artifactId: artifact.id }));
        yield { ...reportIn(archive), run: run.html_url };
    }
}
function reportIn(archive) {
    const wanted = { [reportName]: previous_artifact_limits.archive, [bundleName]: previous_artifact_limits.bundle };
    const files = filesInZip(archive, wanted);
    return { report: files.get(reportName) ?? new Uint8Array(), bundle: files.get(bundleName) };
}
async function ownArtifacts(octokit, { owner, repo, repositoryId, defaultBranch, runId, artifactName }) {
    const found = [];
    for (let page = 1; page <= previous_artifact_limits.pages; page++) {
        const { artifacts } = await orUnknown('the list of artifacts', async () => {
            const { data } = await octokit.request('GET /repos/{owner}/{repo}/actions/artifacts', {
                owner,
                repo,
                name: artifactName,
                per_page: 100,
                page,
            });
            return parsed(artifactsSchema, data);
        });
        for (const { id: artifactId, name, expired, created_at, workflow_run: run } of artifacts) {
            const isOwn = name === artifactName &&
                !expired &&
                run != null &&
                String(run.repository_id) === repositoryId &&
                String(run.head_repository_id ?? '') === repositoryId &&
                run.head_branch === defaultBranch &&
                String(run.id) !== runId;
            if (isOwn)
                found.push({ id: artifactId, runId: run.id, createdAt: created_at ?? '' });
        }
        if (artifacts.length < 100)
            break;
    }
    return found.toSorted((one, other) => one.createdAt === other.createdAt
        ? other.id - one.id
        : one.createdAt < other.createdAt
            ? 1
            : -1);
}
async function download(octokit, http, { owner, repo, artifactId }) {
    const route = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';
    const values = { owner, repo, artifact_id: artifactId, archive_format: 'zip' };
    const { headers } = await octokit.request(route, values);
    const { location } = dist .qgA(redirectSchema, headers);
    const from = octokit.request.endpoint(route, values).url;
    const answer = await http.send({
        method: 'GET',
        url: (0,url_policy .Su)(location, new URL(from)),
        maxBytes: previous_artifact_limits.archive,
        timeoutMs: 120_000,
    });
    if (answer.status !== 200)
        throw new Error(`its storage answers with ${answer.status}`);
    return answer.body;
}
const redirectSchema = dist .Ikc({ location: dist .FsL(dist .YjP(), dist .Ru6(5_000)) });
function parsed(schema, data) {
    const read = dist .xLC(schema, data);
    if (read.success)
        return read.output;
    throw new Error(`GitHub’s answer cannot be used: ${(0,json .n)(read.issues[0])}`);
}
async function orUnknown(what, ask) {
    try {
        return await ask();
    }
    catch (cause) {
        const why = (0,github .Kw)(cause, (status) => status === 403 ? 'Grant the job "actions: read", beside its other permissions' : undefined);
        throw new errors .Tj('PREVIOUS_UNKNOWN', `GitHub does not give ${what}: ${why}`, {
            cause,
            hint: 'The job needs "actions: read". If GitHub is away, run the job again; with ' +
                '"previous: none", nothing is compared.',
        });
    }
}

;// CONCATENATED MODULE: ./build/src/action/audit/lookup.js







async function lookedUpPrevious(inputs, services, { env, notices }) {
    const { previous: source, signReport, trustedRootFile, issuer } = inputs;
    if (source.kind === 'none')
        return undefined;
    const { candidates, defaultBranch } = await locate(source, inputs, services, env);
    const root = trustedRootFile === '' ? { kind: 'public-good' } : { kind: 'file', path: trustedRootFile };
    const context = {
        env,
        defaultBranch,
        issuer,
        isSigned: signReport,
        trust: async () => (await services.trust(root)).material,
    };
    let isNone = true;
    for await (const stored of candidates) {
        isNone = false;
        const outcome = await judgePrevious(stored, context);
        if (outcome.notice !== undefined)
            notices.push(outcome.notice);
        if (outcome.kind === 'ignored')
            continue;
        (0,log .n8)('Previous', outcome.previous.facts.time);
        return outcome.previous;
    }
    if (isNone && source.kind === 'artifact')
        notices.push(`There is no previous report (no artifact "${source.name}" of this workflow on the default ` +
            'branch), so everything is new');
    return undefined;
}
async function locate(source, { githubToken }, services, env) {
    const event = dist .xLC(eventSchema, await (0,environment .j_)(env));
    const known = event.success ? event.output.repository.default_branch : undefined;
    if (source.kind === 'file') {
        return { candidates: [await storedAt(source.path)], defaultBranch: known ?? 'main' };
    }
    const octokit = await services.octokit(githubToken);
    const { owner, repo } = (0,github ._M)(env);
    const defaultBranch = known ?? (await defaultBranchOf(octokit, owner, repo));
    const candidates = previousReports(octokit, services.http, {
        owner,
        repo,
        repositoryId: env['GITHUB_REPOSITORY_ID'] ?? '',
        defaultBranch,
        workflowPath: workflowPath(env),
        runId: env['GITHUB_RUN_ID'] ?? '',
        artifactName: source.name,
    });
    return { candidates, defaultBranch };
}
const eventSchema = dist .Ikc({ repository: dist .Ikc({ default_branch: dist .YjP() }) });
function workflowPath(env) {
    const ref = env['GITHUB_WORKFLOW_REF'] ?? '';
    return /^[^/]+\/[^/]+\/([^@]+)@/.exec(ref)?.[1] ?? '';
}
const repositorySchema = dist .Ikc({ default_branch: dist .FsL(dist .YjP(), dist .Ru6(300)) });
async function defaultBranchOf(octokit, owner, repo) {
    try {
        const { data } = await octokit.request('GET /repos/{owner}/{repo}', { owner, repo });
        return dist .qgA(repositorySchema, data).default_branch;
    }
    catch (cause) {
        throw new errors .Tj('PREVIOUS_UNKNOWN', `GitHub does not say which branch is the default: ${(0,github .Kw)(cause)}`, {
            cause,
            hint: 'Leave out "github-token": the job’s own token is enough. If GitHub is away, run the ' +
                'job again; with "previous: none", nothing is compared.',
        });
    }
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./build/src/http/retry.js
var retry = __webpack_require__(6092);
;// CONCATENATED MODULE: ./build/src/http/host-limit.js


const longestPauseMs = 60_000;
function limitHosts(http, perHost, clock) {
    const hosts = new Map();
    let count = 0;
    return {
        count: () => count,
        async send(request) {
            const { host } = request.url;
            const known = hosts.get(host) ?? { slots: (0,p_limit .A)(perHost), freeAt: 0 };
            hosts.set(host, known);
            return known.slots(async () => {
                const wait = known.freeAt - clock.now();
                if (wait > 0)
                    await clock.sleep(wait);
                count += 1;
                const response = await http.send(request);
                const { status, headers } = response;
                const asked = (0,retry .Vs)(headers.get('retry-after'), clock.now());
                const isLimit = status === 429 || status === 503 || (0,retry .a5)(response);
                if (isLimit && asked !== undefined)
                    known.freeAt = Math.max(known.freeAt, clock.now() + Math.min(asked, longestPauseMs));
                return response;
            });
        },
    };
}

// EXTERNAL MODULE: ./build/src/action/runner/open-registries.js + 15 modules
var open_registries = __webpack_require__(4458);
;// CONCATENATED MODULE: ./build/src/action/audit/services.js





const perHost = 16;
function openServices(inputs, env) {
    const open = (0,open_registries .X)(inputs.patienceMs, env);
    const http = limitHosts(open.http, perHost, open.patience.clock);
    const network = { ...open, http };
    const roots = new Map();
    return {
        network,
        http,
        registries: (0,open_registries .H)(inputs, env, network, { access: 'pull', propagationMs: 0 }),
        trust(source) {
            const key = JSON.stringify(source);
            const known = roots.get(key) ?? (0,concurrency .no)(openTrust(source, env, network));
            roots.set(key, known);
            return known;
        },
        async octokit(token) {
            const { openGitHub } = await Promise.resolve( ).then(__webpack_require__.bind(__webpack_require__, 7032));
            return openGitHub(token, env, http);
        },
    };
}
async function openTrust(source, env, network) {
    const { openTrustMaterial } = await Promise.all( [__webpack_require__.e(3917), __webpack_require__.e(9654), __webpack_require__.e(5998), __webpack_require__.e(6688)]).then(__webpack_require__.bind(__webpack_require__, 5998));
    const material = await openTrustMaterial(source, { ...network, temp: (0,environment ._p)(env) }, environment .yR);
    return { material, digest: digestOfTrust(material) };
}
function digestOfTrust(material) {
    const { certificateAuthorities, timestampAuthorities, tlogs, ctlogs } = material;
    const authorities = [certificateAuthorities, timestampAuthorities].map((all) => all.map(({ chain, validFor }) => [chain.map(({ node }) => node.fingerprint256), validFor]));
    const logs = [tlogs, ctlogs].map((all) => all.map(({ logID, publicKey, validFor }) => [
        logID.toString('hex'),
        publicKey.export({ type: 'spki', format: 'der' }).toString('hex'),
        validFor,
    ]));
    return (0,image_digest .ol)(Buffer.from(JSON.stringify([authorities, logs])));
}

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 8 modules
var core = __webpack_require__(1161);
// EXTERNAL MODULE: ./build/src/sign/sigstore-session.js + 5 modules
var sigstore_session = __webpack_require__(2821);
// EXTERNAL MODULE: ./build/src/sigstore/statement.js
var sigstore_statement = __webpack_require__(2925);
;// CONCATENATED MODULE: ./build/src/action/audit/sign-report.js






async function signReport(report, inputs, env, { http, patience, sent }) {
    const { signingConfigFile, trustedRootFile, disclosePrivateRepository } = inputs;
    const session = (0,sigstore_session .l)({
        instance: signingConfigFile === ''
            ? { kind: 'public-good', rekorVersion: 1 }
            : { kind: 'private', signingConfigFile, trustedRootFile },
        key: undefined,
        formats: ['bundle'],
        provenance: 'none',
        annotations: {},
        transparencyLog: true,
        largeStatements: 'same-log',
        disclosePrivateRepository,
    }, {
        http,
        patience,
        sent,
        temp: (0,environment ._p)(env),
        job: { env, event: () => (0,environment .j_)(env), server: (0,environment .DO)(env) },
        readFile: environment .yR,
        maskSecret: core .Pq,
        notify: { identified: () => undefined, certified: () => undefined },
    });
    const image = { repository: reportRepository(env), digest: (0,image_digest .ol)(report) };
    const statement = {
        format: 'bundle',
        kind: 'signature',
        title: 'the report of an audit',
        label: '',
        unless: 'same-type',
        file: undefined,
        platform: undefined,
        predicateType: sigstore_statement.signaturePredicateType,
        subjects: [{ image, annotations: {} }],
        predicate: Buffer.from('{}'),
    };
    const signed = await session.sign(statement, await session.signer());
    await session.verify(signed, statement);
    return signed.bytes;
}
function reportRepository(env) {
    const { host } = new URL((0,environment .FN)(env));
    return { registry: host, path: `${env['GITHUB_REPOSITORY'] ?? 'unknown'}/report.json` };
}

;// CONCATENATED MODULE: ./build/src/action/audit/source-files.js



const maxPodBytes = 64 * 1024 * 1024;
function filePorts({ packagesToken, githubToken }, services, env) {
    return {
        async manifests(paths) {
            const { referencesInFiles } = await __webpack_require__.e(  2473).then(__webpack_require__.bind(__webpack_require__, 2473));
            return referencesInFiles(paths, (0,environment .B3)());
        },
        running: imagesRunning,
        async organization(name) {
            const { listContainerPackages, registryOf } = await __webpack_require__.e(  3295).then(__webpack_require__.bind(__webpack_require__, 3295));
            const token = packagesToken === '' ? githubToken : packagesToken;
            const octokit = await services.octokit(token);
            return listContainerPackages(octokit, name, registryOf((0,environment .DO)(env)));
        },
    };
}
async function imagesRunning(paths) {
    const { imagesOfPods } = await __webpack_require__.e(  5049).then(__webpack_require__.bind(__webpack_require__, 5049));
    const containers = [];
    const problems = [];
    for (const file of paths) {
        try {
            const content = await (0,regular_file .XF)(file, maxPodBytes);
            if (content.kind !== 'content')
                throw new Error(content.kind === 'too long' ? 'it is too long' : 'it is not a file');
            for (const { asked, running, problem, isRunning, ...place } of imagesOfPods(content.bytes, file)) {
                const where = `${place.namespace}/${place.pod}/${place.container}`;
                containers.push({ asked, running, where, file, why: isRunning ? problem : null });
            }
        }
        catch (error) {
            const hint = (error instanceof errors .Tj ? error.hint : undefined) ??
                `Write it in a step before this one: kubectl get pods -A -o json > ${file}`;
            problems.push({ file, message: (0,errors .bD)(error), hint });
        }
    }
    return { containers, problems };
}

var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./build/src/audit/gather.js





const inFlight = 16;
async function gather(planned, ports) {
    const wall = [];
    const cpu = [];
    const measuring = {
        ...ports,
        measure(wallMs, cpuMs) {
            wall.push(tenths(wallMs));
            cpu.push(tenths(cpuMs));
            ports.measure(wallMs, cpuMs);
        },
    };
    const away = new Map();
    const examined = await (0,concurrency .G9)(planned, inFlight, (one) => examineOne(one, away, measuring));
    const images = examined.flatMap((outcome, at) => {
        const one = planned[at];
        if (outcome.ok)
            return outcome.value;
        return one === undefined ? [] : [failed(one, ports, (0,errors .bD)(outcome.error))];
    });
    const { related, moved } = await relateRunning(images, measuring);
    return {
        schemaVersion: 1,
        kind: 'evidence',
        images: oncePerImage(related),
        moved: moved.toSorted(byText),
        samples: { wall, cpu, requests: ports.requests() },
    };
}
async function examineOne(planned, away, ports) {
    const policy = ports.policies.get(planned.policy);
    if (policy === undefined)
        return [failed(planned, ports, 'its policy is not declared')];
    const known = away.get(planned.registry);
    if (known !== undefined)
        return [unknownImage(planned, policy, known)];
    const images = await examine(planned, policy, ports);
    const failure = images[0]?.failure ?? null;
    if (failure !== null && isOutage(failure) && ports.isOutOfPatience())
        away.set(planned.registry, failure);
    return images;
}
function isOutage({ code }) {
    return code === 'REGISTRY_UNAVAILABLE' || code.startsWith('HTTP_');
}
function failed(planned, ports, message) {
    const policy = ports.policies.get(planned.policy) ?? { name: planned.policy, digest: '' };
    return unknownImage(planned, policy, { code: 'INTERNAL', message, hint: null });
}
function tenths(ms) {
    return Math.round(ms * 10) / 10;
}
function oncePerImage(images) {
    const key = ({ image, policy }) => JSON.stringify([image, policy]);
    return [...Map.groupBy(images, key)]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .flatMap(([, same]) => {
        const [first] = same.toSorted((one, other) => Number(one.within !== null) - Number(other.within !== null));
        if (first === undefined)
            return [];
        return [
            {
                ...first,
                tags: distinct(same.flatMap(({ tags }) => tags)),
                environments: distinct(same.flatMap(({ environments }) => environments)),
                sources: distinctSources(same),
            },
        ];
    });
}
function distinct(texts) {
    return [...new Set(texts)].toSorted();
}
function distinctSources(same) {
    const byText = new Map(same.flatMap(({ sources }) => sources.map((one) => [JSON.stringify(one), one])));
    return [...byText]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([, source]) => source);
}
function byText(one, other) {
    return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
async function relateRunning(images, ports) {
    const asked = images.flatMap((image) => {
        const tags = image.sources.flatMap(({ kind, name, isTag }) => kind === 'running' && isTag && image.digest !== null ? [name] : []);
        return [...new Set(tags)].map((name) => ({ image, name }));
    });
    const related = new Map();
    const moved = [];
    await (0,concurrency .G9)(asked, inFlight, async ({ image, name }) => {
        const { repository, tag = 'latest' } = (0,reference .F2)(name);
        if ((0,reference .aR)(repository) !== image.repository)
            return;
        const { digest } = await ports.registries.head(repository, tag);
        if (digest === image.digest || image.digest === null)
            return;
        const index = { repository, digest };
        const children = await (0,concurrency .sG)(() => ports.registries.children(index));
        if (!children.ok || !children.value.some((child) => child.digest === image.digest)) {
            const running = image.digest;
            moved.push({ repository: image.repository, tag, digest, running });
            return;
        }
        const policy = ports.policies.get(image.policy);
        if (policy === undefined || !(0,image_digest .Bc)(image.digest))
            return;
        const planned = { ...repository, tag: null, digest, policy: image.policy };
        const [own] = await examine({ ...planned, sources: image.sources }, policy, ports);
        if (own !== undefined)
            related.set(image, [
                { ...image, within: (0,reference .tO)(index) },
                { ...own, tags: [tag] },
            ]);
    });
    return { related: images.flatMap((image) => related.get(image) ?? [image]), moved };
}

;// CONCATENATED MODULE: ./build/src/audit/listed-source.js
function sourceOf({ name: scope, environment }, kind, named) {
    return { scope, environment, kind, file: null, line: null, ...named };
}

;// CONCATENATED MODULE: ./build/src/audit/images-in-files.js



function imagesInFiles(scope, found) {
    const images = [];
    const unlisted = [];
    for (const { text, file, line } of found.references) {
        const read = readReference(text);
        const source = { name: text, isTag: read.isTag, file, line };
        const asked = sourceOf(scope, 'manifests', source);
        if (read.image === undefined)
            unlisted.push(images_in_files_reference(text, asked, read.why));
        else
            images.push({ ...read.image, sources: [asked] });
    }
    for (const { text, file, line, why } of found.unresolved) {
        const asked = sourceOf(scope, 'manifests', { name: text, isTag: false, file, line });
        unlisted.push(images_in_files_reference(text, asked, why));
    }
    return {
        images,
        unlisted: [...unlisted, ...problemsIn(scope, 'manifests', found.problems)],
        cut: null,
        failure: null,
    };
}
function problemsIn(scope, kind, problems) {
    return problems.map(({ file, message, hint }) => ({
        subject: file,
        covers: 'file',
        source: sourceOf(scope, kind, { name: file, isTag: false, file }),
        failure: { code: 'INPUT_INVALID', message, hint },
    }));
}
function images_in_files_imagesRunning(scope, found) {
    const images = [];
    const unlisted = [];
    for (const { asked, running, where, file, why } of found.containers) {
        const wanted = readReference(asked);
        const read = running === null ? wanted : readReference(running);
        const source = sourceOf(scope, 'running', { name: asked, isTag: wanted.isTag, file });
        if (read.image === undefined || (running === null && why !== null))
            unlisted.push(images_in_files_reference(asked, source, `${where}: ${why ?? read.why}`));
        else
            images.push({ ...read.image, sources: [source] });
    }
    return {
        images,
        unlisted: [...unlisted, ...problemsIn(scope, 'running', found.problems)],
        cut: null,
        failure: null,
    };
}
function readReference(text) {
    try {
        const { repository, tag, digest } = (0,reference .F2)(text);
        const isTag = digest === undefined;
        return {
            image: { ...repository, tag: isTag ? (tag ?? 'latest') : null, digest: digest ?? null },
            isTag,
            why: '',
        };
    }
    catch (error) {
        return { image: undefined, isTag: false, why: (0,errors .bD)(error) };
    }
}
function images_in_files_reference(subject, source, why) {
    return { subject, covers: 'reference', source, failure: images_in_files_unreadable(why) };
}
function images_in_files_unreadable(message) {
    return {
        code: 'NAME_UNRESOLVED',
        message,
        hint: 'Render templates and set variables before the audit, or name the image in "images".',
    };
}

;// CONCATENATED MODULE: ./build/src/audit/images-tagged.js





const images_tagged_inFlight = 16;
async function imagesTagged(scope, kind, repositories, selection, registries) {
    const lists = await (0,concurrency .G9)(repositories, images_tagged_inFlight, (each) => registries.tags(each));
    const images = [];
    const unlisted = [];
    const cut = [];
    for (const [at, list] of lists.entries()) {
        const repository = repositories[at];
        if (repository === undefined)
            continue;
        const name = (0,reference .aR)(repository);
        if (!list.ok) {
            const asked = sourceOf(scope, kind, { name, isTag: false });
            unlisted.push({
                subject: name,
                covers: 'repository',
                source: asked,
                failure: (0,audit_failure .O)(list.error),
            });
            continue;
        }
        if (list.value.isCut)
            cut.push(`${name} has more than ${list.value.names.length} tags`);
        for (const tag of selectTags(list.value.names, selection)) {
            const asked = sourceOf(scope, kind, { name: `${name}:${tag}`, isTag: true });
            images.push({ ...repository, tag, digest: null, sources: [asked] });
        }
    }
    return { images, unlisted, cut: cut.length === 0 ? null : cut.join('; '), failure: null };
}

;// CONCATENATED MODULE: ./build/src/audit/sources.js






async function listSource(scope, source, ports) {
    const outcome = await (0,concurrency .sG)(() => imagesOf(scope, source, ports));
    if (outcome.ok)
        return outcome.value;
    const failure = (0,audit_failure .O)(outcome.error);
    const given = givenIn(source);
    const asked = sourceOf(scope, source.kind, { name: given, isTag: false });
    const unlisted = [{ subject: given, covers: 'source', source: asked, failure }];
    return { images: [], unlisted, cut: null, failure };
}
function givenIn(source) {
    switch (source.kind) {
        case 'images':
            return source.given;
        case 'manifests':
        case 'running':
            return source.paths.join(', ');
        case 'repositories':
            return source.repositories.map(reference .aR).join(', ');
        case 'organization':
        case 'catalog':
            return source.name;
    }
}
async function imagesOf(scope, source, ports) {
    switch (source.kind) {
        case 'images':
            return complete(source.images.map((image) => givenImage(scope, image)));
        case 'manifests':
            return imagesInFiles(scope, await ports.manifests(source.paths));
        case 'running':
            return images_in_files_imagesRunning(scope, await ports.running(source.paths));
        case 'repositories':
            return imagesTagged(scope, source.kind, source.repositories, source, ports.registries);
        case 'organization': {
            const repositories = await ports.organization(source.name);
            return imagesTagged(scope, source.kind, repositories, source, ports.registries);
        }
        case 'catalog': {
            const { names, isCut } = await ports.registries.catalog(source.name);
            const repositories = names.map((path) => ({ registry: source.name, path }));
            const all = await imagesTagged(scope, source.kind, repositories, source, ports.registries);
            const cut = isCut
                ? `The catalog of ${source.name} has more than ${names.length} names`
                : null;
            return { ...all, cut: cut ?? all.cut };
        }
    }
}
function complete(images) {
    return { images, unlisted: [], cut: null, failure: null };
}
function givenImage(scope, image) {
    const { repository, digest = null } = image;
    const tag = digest === null ? (image.tag ?? 'latest') : null;
    const name = `${(0,reference .aR)(repository)}${tag === null ? `@${digest ?? ''}` : `:${tag}`}`;
    const source = sourceOf(scope, 'images', { name, isTag: tag !== null });
    return { ...repository, tag, digest, sources: [source] };
}

;// CONCATENATED MODULE: ./build/src/audit/plan.js



async function planAudit(declaration, ports) {
    const { scopes } = declaration;
    const listings = [];
    for (const scope of scopes)
        for (const source of scope.sources)
            listings.push({ scope, source, listed: await listSource(scope, source, ports) });
    return {
        schemaVersion: 1,
        kind: 'plan',
        time: ports.now().toISOString(),
        declaration: declarationDigest(declaration),
        shards: 1,
        scopes: listings.map(scopeReport),
        images: joined(listings.flatMap(({ scope: { policy }, listed: { images } }) => images.map((image) => ({ ...image, policy })))),
        unlisted: [
            ...listings.flatMap(({ scope: { policy }, listed: { unlisted } }) => unlisted.map((one) => ({ ...one, policy }))),
            ...plan_emptyScopes(listings),
        ],
    };
}
function declarationDigest({ scopes, policies }) {
    const declared = [scopes, [...policies.values()].map(({ name, digest }) => [name, digest])];
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(declared)).digest('hex');
}
function scopeReport({ scope, source, listed }) {
    return {
        scope: scope.name,
        environment: scope.environment,
        kind: source.kind,
        given: givenIn(source),
        policy: scope.policy,
        images: listed.images.length,
        cut: listed.cut,
        failure: listed.failure,
    };
}
function joined(images) {
    const key = ({ registry, path, tag, digest, policy }) => JSON.stringify([registry, path, digest ?? '', tag ?? '', policy]);
    return [...Map.groupBy(images, key)]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .flatMap(([, [first, ...others]]) => first === undefined
        ? []
        : [{ ...first, sources: [first, ...others].flatMap(({ sources }) => sources) }]);
}
function plan_emptyScopes(listings) {
    return [...Map.groupBy(listings, ({ scope }) => scope)].flatMap(([scope, own]) => {
        const isEmpty = own.every(({ listed }) => listed.images.length === 0);
        const [first] = own;
        if (!scope.required || !isEmpty || first === undefined)
            return [];
        const given = givenIn(first.source);
        return [
            {
                subject: `scope ${scope.name}`,
                covers: 'source',
                policy: scope.policy,
                source: sourceOf(scope, first.source.kind, { name: given, isTag: false }),
                failure: {
                    code: 'IMAGE_NONE',
                    message: `The scope ${JSON.stringify(scope.name)} is required and names no image`,
                    hint: 'Correct what it lists, or leave out "required".',
                },
            },
        ];
    });
}

;// CONCATENATED MODULE: ./build/src/action/audit/stages.js








const maxBytes = 256 * 1024 * 1024;
async function planned(declaration, { registries, network }, files) {
    const now = () => new Date(network.patience.clock.now());
    return planAudit(declaration, { registries, ...files, now });
}
async function gathered({ images, declaration, previous, fullEveryMs }, { registries, network, http, trust }) {
    const { clock, deadline } = network.patience;
    const memory = memoryOf(previous?.report);
    const incidents = new Set((previous?.report.findings ?? [])
        .filter(({ severity }) => severity === 'incident')
        .map(({ subject }) => subject));
    const now = clock.now();
    return gather(images, {
        registries,
        clock,
        policies: declaration.policies,
        probes: new Map(),
        trust: (policy) => trust(policy.trust),
        earlier(name, policy) {
            if (previous?.facts.isVerified !== true || incidents.has(name))
                return undefined;
            const image = memory.of(name, policy);
            if (image === undefined)
                return undefined;
            const judgedAt = image.carriedFrom ?? previous.facts.time;
            return now - Date.parse(judgedAt) < fullEveryMs ? { image, judgedAt } : undefined;
        },
        wasVerified: (name, policy) => (memory.of(name, policy)?.lastVerified ?? null) !== null,
        isOutOfPatience: () => clock.now() >= deadline,
        requests: http.count,
        measure: () => undefined,
    });
}
async function storedPlan(path, declaration) {
    const stored = readPlan(await stages_bytesOf('plan', path));
    if (!stored.ok)
        throw stages_unreadable('plan', path, stored.why);
    if (stored.content.declaration === declarationDigest(declaration))
        return stored.content;
    throw new errors .Tj('INPUT_INVALID', `The plan ${JSON.stringify(path.slice(0, 300))} was made for other scopes or policies than ` +
        'this job has', {
        hint: 'Give the jobs "plan", "shard" and "merge" of one audit the same inputs, and the scopes ' +
            'file of the same commit.',
    });
}
function ownShard(shard, { shards }) {
    if (shard.of === shards)
        return shard;
    throw new errors .Tj('INPUT_INVALID', `The input "shard" is ${shard.number}/${shard.of}, and the plan is for ` +
        (shards === 1 ? '1 job' : `${shards} jobs`), { hint: 'Take the matrix from the output "matrix" of the job that made the plan.' });
}
async function storedShards(folder) {
    const entries = await (0,promises_.readdir)(folder, { recursive: true, withFileTypes: true }).catch((cause) => {
        throw stages_unreadable('shards', folder, (0,errors .bD)(cause));
    });
    const names = entries
        .filter((entry) => entry.isFile() && /^evidence-\d+-of-\d+\.json$/.test(entry.name))
        .map((entry) => (0,external_node_path_.join)(entry.parentPath, entry.name))
        .toSorted();
    const shards = [];
    const notices = [];
    for (const name of names) {
        const stored = readEvidence(await stages_bytesOf('shards', name));
        if (stored.ok)
            shards.push(stored.content);
        else
            notices.push(`${name} cannot be used: ${stored.why}`);
    }
    return { shards, notices };
}
function evidenceName({ number, of }) {
    return `evidence-${number}-of-${of}.json`;
}
async function stages_bytesOf(input, path) {
    const content = await (0,regular_file .XF)(path, maxBytes).catch((cause) => {
        throw stages_unreadable(input, path, (0,errors .bD)(cause));
    });
    if (content.kind === 'content')
        return content.bytes;
    throw stages_unreadable(input, path, content.kind === 'too long' ? 'it is too long' : 'it is not a file');
}
function stages_unreadable(input, path, why) {
    return new errors .Tj('INPUT_INVALID', `The input "${input}" names ${JSON.stringify(path.slice(0, 300))}, ` +
        `which cannot be used: ${why}`, {
        hint: 'Download what the jobs before this one uploaded (actions/download-artifact), and give ' +
            'its path.',
    });
}

;// CONCATENATED MODULE: ./build/src/action/audit/step.js


















async function runAuditStep() {
    const env = process.env;
    const progress = {
        startedAt: new Date(),
        env,
        folder: (0,files .Do)(env),
        notices: [],
        outputs: {},
    };
    try {
        await Promise.race([audit(progress), ending .y]);
    }
    catch (error) {
        progress.error = error;
    }
    (0,environment .lb)();
    await giveAccount(progress);
}
async function audit(progress) {
    const request = await readRequest(progress);
    const services = openServices(request.inputs, progress.env);
    const { mode } = request.inputs;
    (0,environment .zm)();
    switch (mode.kind) {
        case 'plan':
            await writePlan(mode.imagesPerShard, request, services, progress);
            break;
        case 'shard':
            await writeEvidence(mode.shard, mode.plan, request, services, progress);
            break;
        case 'merge': {
            const plan = await storedPlan(mode.plan, request.declaration);
            const { shards, notices } = await storedShards(mode.shards);
            const { evidence } = joinShards(shards, plan, request.declaration.policies);
            progress.notices.push(...notices);
            await conclude(plan, () => Promise.resolve(evidence), request, services, progress);
            break;
        }
        case 'audit': {
            const { declaration, inputs } = request;
            const plan = await planned(declaration, services, filePorts(inputs, services, progress.env));
            await conclude(plan, (previous) => gathered({ images: plan.images, declaration, previous, fullEveryMs: inputs.fullEveryMs }, services), request, services, progress);
        }
    }
}
async function readRequest(progress) {
    (0,log .aY)(['registry-password', 'github-token', 'packages-token']);
    const inputs = readAuditInputs(log .V4);
    progress.inputs = inputs;
    const declaration = await declaration_readDeclaration(inputs, log .V4, progress.env);
    progress.declaration = declaration;
    for (const { name, trusted } of declaration.policies.values())
        (0,log .n8)('Policy', `${name}: ${trusted}`);
    (0,log .n8)('Scopes', declaration.scopes.map(({ name }) => name).join(', '));
    return { inputs, declaration };
}
async function writePlan(imagesPerShard, { inputs, declaration }, services, progress) {
    const plan = await planned(declaration, services, filePorts(inputs, services, progress.env));
    const of = Math.min(256, Math.max(1, Math.ceil(plan.images.length / imagesPerShard)));
    const matrix = Array.from({ length: of }, (_, at) => ({ shard: `${at + 1}/${of}` }));
    (0,log .n8)('Planned', `${(0,words .hS)(plan.images.length, 'image')}, ${(0,words .hS)(of, 'shard')}`);
    progress.outputs['plan-path'] =
        (await progress.folder.write('plan.json', asText({ ...plan, shards: of }))) ?? '';
    progress.outputs['matrix'] = JSON.stringify(matrix);
}
async function writeEvidence(shard, planPath, { inputs, declaration }, services, progress) {
    const plan = await storedPlan(planPath, declaration);
    const images = inShard(plan, ownShard(shard, plan));
    const previous = await lookedUpPrevious(inputs, services, progress);
    (0,log .n8)('Shard', `${shard.number}/${shard.of}: ${images.length} of ${(0,words .hS)(plan.images.length, 'image')}`);
    const evidence = await gathered({ images, declaration, previous, fullEveryMs: inputs.fullEveryMs }, services);
    const text = asText({ ...evidence, shard, plan: planDigest(plan) });
    progress.outputs['evidence-path'] =
        (await progress.folder.write(evidenceName(shard), text)) ?? '';
}
async function conclude(plan, gathering, { inputs, declaration }, services, progress) {
    const previous = await lookedUpPrevious(inputs, services, progress);
    const evidence = await gathering(previous);
    const log = await logSays(evidence, previous, inputs, services, progress);
    const head = (0,runner_report .Lv)(progress);
    const report = judgeAudit({
        declaration,
        plan,
        evidence,
        log,
        previous,
        notices: progress.notices,
        limits: inputs.limits,
        intervalMs: inputs.intervalMs,
        run: head.run,
        durationMs: head.durationMs,
        now: new Date(services.network.patience.clock.now()),
    });
    progress.report = report;
    await keepReport(report, inputs, services, progress);
    if (!inputs.issues)
        return;
    const [{ fileIssues, tellIssues }, octokit] = await Promise.all([
        __webpack_require__.e(  5474).then(__webpack_require__.bind(__webpack_require__, 5474)),
        services.octokit(inputs.githubToken),
    ]);
    const isTrustedState = previous?.facts.isVerified === true;
    tellIssues(await fileIssues(report, { octokit, ...(0,github ._M)(progress.env), isTrustedState }));
}
async function logSays({ images }, previous, inputs, services, { env, notices }) {
    if (!inputs.log)
        return null;
    const { askLog } = await Promise.all( [__webpack_require__.e(3917), __webpack_require__.e(9654), __webpack_require__.e(7530), __webpack_require__.e(7927), __webpack_require__.e(5998), __webpack_require__.e(1836)]).then(__webpack_require__.bind(__webpack_require__, 1836));
    const known = previous?.facts.isVerified === true ? previous.report : undefined;
    const asked = await askLog(images, known, inputs, services, env);
    notices.push(...asked.notices);
    return asked.judged;
}
async function keepReport(report, inputs, { network }, { env, folder, outputs, notices }) {
    const bytes = Buffer.from(asText(report));
    outputs['report-path'] = (await folder.write('report.json', bytes)) ?? '';
    if (!inputs.signReport)
        return;
    try {
        const bundle = await signReport(bytes, inputs, env, network);
        outputs['bundle-path'] = (await folder.write('report.json.sigstore.json', bundle)) ?? '';
    }
    catch (error) {
        if (error instanceof errors .Tj && error.code === 'TRUST_FILE_INVALID')
            throw error;
        notices.push(`The report is not signed, so the next run cannot believe it: ${(0,errors .bD)(error)}`);
    }
}
function asText(value) {
    return `${JSON.stringify(value, undefined, 1)}\n`;
}


  }),

  3573:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    J_: () => (  effortInWords),
    KN: () => (  percent),
    Ln: () => (  gravestFirst),
    TX: () => (  coverageInWords),
    Tb: () => (  uncheckedInWords),
    Vt: () => (  caveatsOf),
    YR: () => (  changeCount),
    bi: () => (  timesInWords),
    cF: () => (  placeInWords),
    hS: () => (  counted),
    kb: () => (  dayOf),
    lb: () => (  openFindings),
    r4: () => (  inWords),
    rY: () => (  verdicts)
  });
  var _audit_finding_classes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7481);

const verdicts = ['verified', 'unsigned', 'untrusted', 'unknown'];
function openFindings({ findings }) {
    return gravestFirst(findings.filter(({ exception }) => exception === null));
}
function gravestFirst(findings) {
    return _audit_finding_classes_js__WEBPACK_IMPORTED_MODULE_0__  .g.flatMap((each) => findings.filter(({ severity }) => severity === each));
}
function changeCount({ changes }) {
    return changes.added.length + changes.resolved.length + changes.changed.length;
}
function uncheckedInWords(report) {
    const [first, ...others] = openFindings(report).filter(({ finding }) => finding === 'unknown');
    if (first === undefined)
        return undefined;
    const more = others.length === 0 ? '' : ` (and ${counted(others.length, 'more finding')})`;
    const fact = `${first.message}${more}`;
    return `The audit passes, because "max-unknown" allows it: ${fact}. ${first.action}`;
}
function percent(value) {
    return value === null ? '–' : `${value} %`;
}
function counted(count, one, several = `${one}s`) {
    return `${inWords(count)} ${count === 1 ? one : several}`;
}
function inWords(count) {
    return count.toLocaleString('en-US');
}
function coverageInWords({ figures: { images, coverage } }) {
    return coverage === null
        ? 'no image was audited'
        : `${percent(coverage)} of ${counted(images, 'image')} ${images === 1 ? 'is' : 'are'} verified`;
}
function placeInWords({ file, line }) {
    return line === null ? file : `${file}:${line}`;
}
function dayOf(time) {
    return time.slice(0, 10);
}
function gapsOf({ scope, kind, given, cut, failure }) {
    const source = `${scope} (${kind} ${given})`;
    return [
        ...(failure === null ? [] : [`${source} could not be listed: ${failure.message}`]),
        ...(cut === null ? [] : [`${source} is not whole: ${cut}`]),
    ];
}
function caveatsOf({ scopes, log, notices }) {
    return [
        ...scopes.flatMap(gapsOf),
        ...(log?.failure == null
            ? []
            : [`What the log ${log.url} says is not complete: ${log.failure.message}`]),
        ...notices,
    ];
}
function timesInWords({ measured: { verification } }) {
    if (verification === null)
        return undefined;
    const { count, wallP50, wallP99, cpuP50, cpuP99 } = verification;
    return (`${counted(count, 'verification')}: half within ${ms(wallP50)}, 99 % within ${ms(wallP99)} ` +
        `(CPU ${ms(cpuP50)} and ${ms(cpuP99)})`);
}
function effortInWords({ measured }) {
    const { requests, requestsPerImage, durationMs } = measured;
    const each = requestsPerImage === null ? '' : ` (${requestsPerImage.toFixed(1)} an image)`;
    return `${counted(requests, 'request')}${each} in ${(durationMs / 1000).toFixed(1)} s`;
}
function ms(milliseconds) {
    return `${inWords(Math.round(milliseconds))} ms`;
}


  }),

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

  1166:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Fh: () => (  aboutImage),
    S: () => (  signerText),
    bz: () => (  draftOf)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _finding_classes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7481);


function draftOf(finding, facts) {
    const { severity, action } = _finding_classes_js__WEBPACK_IMPORTED_MODULE_1__  .C[finding];
    const { subject, repository, reference, environments, message } = facts;
    const signer = facts.signer ?? null;
    return {
        fingerprint: fingerprintOf(finding, repository, reference, signer),
        finding,
        severity: facts.severity ?? severity,
        subject,
        repository,
        environments,
        message,
        evidence: facts.evidence ?? [],
        action: facts.action ?? action,
        signer,
        places: facts.places ?? [],
    };
}
function fingerprintOf(finding, repository, reference, signer) {
    const text = JSON.stringify([finding, repository, reference, signer ?? '']);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}
function aboutImage(image) {
    return {
        subject: image.image,
        repository: image.repository,
        reference: image.digest ?? image.tags[0] ?? '',
        environments: image.environments,
        places: placesOf(image.sources),
    };
}
function placesOf(sources) {
    const places = sources.flatMap(({ file, line }) => (file === null ? [] : [{ file, line }]));
    const byText = new Map(places.map((place) => [JSON.stringify(place), place]));
    return [...byText.values()];
}
function signerText({ identity, issuer }) {
    if (identity === null)
        return 'a key';
    return issuer === null ? identity : `${identity} (${issuer})`;
}


  }),

  1427:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    O: () => (  auditFailure)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);

const most = 2000;
function auditFailure(thrown) {
    const code = thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj ? thrown.code : 'INTERNAL';
    const hint = thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj ? thrown.hint : undefined;
    return {
        code,
        message: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .bD)(thrown).slice(0, most),
        hint: hint?.slice(0, most) ?? null,
    };
}


  }),

  7481:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    C: () => (  findingClasses),
    g: () => (  severities)
  });
const severities = ['incident', 'violation', 'operational', 'notice'];
const findingClasses = {
    'signature-removed': {
        severity: 'incident',
        title: 'Signature removed',
        meaning: 'The image was verified before, is still there, and has no signature now.',
        action: 'Look at retention and clean-up jobs of the registry first, which delete signatures as ' +
            'untagged or odd tags; if none ran, find out who deleted it, and sign the image again.',
    },
    'tag-moved-untrusted': {
        severity: 'incident',
        title: 'Tag moved to an image that is not verified',
        meaning: 'The tag names another image than before, and that one is not verified.',
        action: 'Point the tag back at the image that was verified, and find out who can push to the ' +
            'repository.',
    },
    'immutable-tag-moved': {
        severity: 'incident',
        title: 'Release tag moved',
        meaning: 'A tag that should never move names another image than before.',
        action: 'Compare the two images, tell those who use the tag, and make such tags immutable in the ' +
            'registry.',
    },
    'log-entry-not-ours': {
        severity: 'incident',
        title: 'Signature in the log that no run explains',
        meaning: 'The transparency log holds a signature with your identity that no workflow run made, or a ' +
            'foreign one about an image beside which it also lies.',
        action: 'Look at the run that the certificate names, revoke what could have been used to sign, and ' +
            'treat images with that signature as hostile.',
    },
    'log-inconsistent': {
        severity: 'incident',
        title: 'Log inconsistent',
        meaning: 'The transparency log does not extend what it showed before.',
        action: 'Keep both checkpoints, ask the operator of the log, and do not rely on its entries until ' +
            'it is explained.',
    },
    'invalid-signature': {
        severity: 'violation',
        title: 'Invalid signature',
        meaning: 'There is a signature, and its cryptography does not hold.',
        action: 'Sign the image again, and find out what wrote the signature that does not hold.',
    },
    'untrusted-signer': {
        severity: 'violation',
        title: 'Signed by someone else',
        meaning: 'The image is signed, but not by whom the policy names.',
        action: 'Sign the image with the workflow that the policy names, or name this signer in the policy.',
    },
    'policy-unmet': {
        severity: 'violation',
        title: 'Signed, but not as the policy demands',
        meaning: 'The right signer signed, and an annotation or statement that is demanded is missing.',
        action: 'Sign with what the policy demands, or demand less of these images.',
    },
    'new-signer': {
        severity: 'violation',
        title: 'New signer',
        meaning: 'The policy admits this signer, who never signed for this repository before.',
        action: 'List it under "signers" of the scope if it is yours; make the policy narrower if not.',
    },
    unsigned: {
        severity: 'violation',
        title: 'Unsigned',
        meaning: 'No signature is there, in none of the places where one may be.',
        action: 'Sign the image in the workflow that builds it, or list it as an exception.',
    },
    'attestation-only': {
        severity: 'violation',
        title: 'Statements without a signature',
        meaning: 'Provenance or the like is there, and no signature of the image itself.',
        action: 'Sign the image too: verifiers that ask for a signature refuse it.',
    },
    'platform-unsigned': {
        severity: 'violation',
        title: 'Platform not signed',
        meaning: 'The index is signed, and the image of one platform within it is not.',
        action: 'Sign with "recursive: true", so that each platform has a signature of its own.',
    },
    'trust-ended': {
        severity: 'violation',
        title: 'Trust has ended',
        meaning: 'The signature holds only by a key whose time was over when it was signed.',
        action: 'Sign the image again with what is trusted today.',
    },
    rollback: {
        severity: 'violation',
        title: 'Rolled back',
        meaning: 'The tag names an image that was signed before the one that it named last.',
        action: 'Point the tag at the newer image, unless the rollback is meant.',
    },
    'digest-gone': {
        severity: 'violation',
        title: 'Image gone',
        meaning: 'The image is in use and no longer in the registry: the next node cannot pull it.',
        action: 'Push the image again, or deploy one that is there; then look at retention rules.',
    },
    'exception-expired': {
        severity: 'violation',
        title: 'Exception expired',
        meaning: 'An exception in the scopes file is past its date.',
        action: 'Remove it from the scopes file, or have its owner set a new date.',
    },
    unknown: {
        severity: 'operational',
        title: 'Not known',
        meaning: 'Something could not be checked, which says nothing about the images.',
        action: 'See why, and run the audit again.',
    },
    'tag-moved': {
        severity: 'notice',
        title: 'Tag moved',
        meaning: 'The tag names another image than before, which is verified.',
        action: 'Nothing, when a release moved it; deploy digests to be independent of it.',
    },
    'foreign-signature': {
        severity: 'notice',
        title: 'Foreign signature beside a good one',
        meaning: 'Someone whom the policy does not name has signed the image as well.',
        action: 'Find out who else can push to the repository.',
    },
    'legacy-only': {
        severity: 'notice',
        title: 'Older format only',
        meaning: 'The only signature has the older format, of cosign 2.',
        action: 'Sign with "format: both" or "bundle", as newer verifiers look for bundles.',
    },
    stale: {
        severity: 'notice',
        title: 'Signed long ago',
        meaning: 'The signature is older than the policy’s "max-age".',
        action: 'Build and sign the image again.',
    },
    unpinned: {
        severity: 'notice',
        title: 'Not pinned',
        meaning: 'A file names the image by a tag, which can be moved.',
        action: 'Write the digest behind the name: name:tag@sha256:…',
    },
};


  }),

  1232:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Kv: () => (  signerOf),
    S8: () => (  signatureEvidence),
    eb: () => (  refusedEvidence)
  });
const most = 1000;
function signatureEvidence(signature) {
    const { manifest, format, predicateType, certificate, time, logEntries } = signature;
    return {
        manifest,
        format,
        predicateType: predicateType.slice(0, most),
        signer: signerOf(certificate),
        time: time?.toISOString() ?? null,
        log: logEntries.map(({ logId, index }) => ({ logId, index })),
    };
}
function refusedEvidence({ manifest, flaw, detail, certificate }) {
    return {
        manifest,
        flaw,
        detail: detail.slice(0, most),
        signer: certificate === undefined ? null : signerOf(certificate),
    };
}
function signerOf(certificate) {
    const short = (text) => text?.slice(0, most) ?? null;
    return {
        identity: short(certificate?.subjectAlternativeName),
        issuer: short(certificate?.issuer),
        sourceRepository: short(certificate?.sourceRepository),
        sourceRepositoryId: short(certificate?.sourceRepositoryId),
        sourceRef: short(certificate?.sourceRef),
        sourceCommit: short(certificate?.sourceCommit),
        run: short(certificate?.runUrl),
    };
}


  }),

  7608:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    J: () => (  refused)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);

const refused = (file, what, hint) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('INPUT_INVALID', `The images in ${file} cannot be told for certain: ${what}`, {
    hint,
});


  }),

  6363:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $2: () => (  manifestText),
    Y3: () => (  isFluxOnly),
    kW: () => (  kustomization),
    wn: () => (  imagesOfManifests)
  });
  var _file_refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7608);
  var _yaml_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3524);


const maxBytes = 4 * 1024 * 1024;
function manifestText(bytes, file, refuse = _file_refusal_js__WEBPACK_IMPORTED_MODULE_0__  .J) {
    if (bytes.length > maxBytes)
        throw refuse(file, `it is longer than ${maxBytes} bytes`, 'Split it.');
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw refuse(file, 'it is not UTF-8', 'Save it as UTF-8.');
    }
    const odd = /\0|\r(?!\n)|[\u0085\u2028\u2029\uFEFF]/.exec(text)?.[0];
    if (odd === undefined)
        return text;
    throw refuse(file, `the character U+${odd.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} stands in it`, 'Save it as UTF-8 with plain line ends.');
}
const kubernetes = {
    name: 'Kubernetes',
    tags: {},
    mergesAnywhere: false,
    hint: 'Render templates (helm template, kustomize build) before this step.',
    refuse: _file_refusal_js__WEBPACK_IMPORTED_MODULE_0__  .J,
};
function imagesOfManifests(text, file) {
    if (/^---\S/m.test(text))
        throw (0,_file_refusal_js__WEBPACK_IMPORTED_MODULE_0__  .J)(file, 'a line begins with "---" and goes on', 'Write "---" on a line of its own.');
    const found = [];
    for (const document of (0,_yaml_js__WEBPACK_IMPORTED_MODULE_1__  .g)(text, file, kubernetes)) {
        if (document.kind !== 'mapping')
            throw (0,_file_refusal_js__WEBPACK_IMPORTED_MODULE_0__  .J)(file, 'it holds something that is not a mapping', 'Give manifests only.');
        collect(document, { file, parent: '', resource: noResource, found });
    }
    return found;
}
function isFluxOnly(text, file) {
    const documents = [...(0,_yaml_js__WEBPACK_IMPORTED_MODULE_1__  .g)(text, file, kubernetes)];
    return (documents.length > 0 &&
        documents.every((document) => document.kind === 'mapping' && isFlux(resourceOf(document.entries()) ?? noResource)));
}
const noResource = { apiVersion: '', kind: '' };
function collect(value, place) {
    if (value.kind === 'scalar')
        return;
    if (value.kind === 'list') {
        for (const item of value.items())
            collect(item, { ...place, parent: `${place.parent}[]` });
        return;
    }
    const entries = value.entries();
    const own = resourceOf(entries);
    const resource = own ?? place.resource;
    if (own !== undefined)
        checkResource(entries, own, place.file);
    if (resource.apiVersion.startsWith('argoproj.io/'))
        checkPatches(entries.get('kustomize'), 'Argo CD', place.file);
    for (const [key, entry] of entries) {
        if (isFileOfConfig(key, entry.value, own ?? noResource))
            continue;
        const text = imageIn(key, entry.value, place);
        if (text === undefined) {
            const isForeign = key === 'volumeAttributes' && isImageDriver(entries);
            collect(entry.value, { ...place, resource, parent: isForeign ? 'volume' : key });
        }
        else if (!isOwnName(place.parent, place.resource)) {
            place.found.push({ text, line: entry.line });
        }
    }
}
const containerLists = [
    'containers[]',
    'initContainers[]',
    'ephemeralContainers[]',
];
function imageIn(key, value, { file, parent }) {
    const isVolume = key === 'reference' && parent === 'image';
    if (isVolume || (key === 'image' && containerLists.includes(parent)))
        return textOf(value, file, key);
    const text = value.kind === 'scalar' ? value.value : undefined;
    return key === 'image' && typeof text === 'string' && text !== '' ? text : undefined;
}
function textOf(value, file, key) {
    const text = value.kind === 'scalar' ? value.value : undefined;
    if (typeof text === 'string' && text.trim() !== '')
        return text;
    throw (0,_file_refusal_js__WEBPACK_IMPORTED_MODULE_0__  .J)(file, `the ${JSON.stringify(key)} of a container or volume is ` +
        (typeof text === 'string' ? 'empty' : 'not text'), 'Render templates (helm template, kustomize build) before this step; an image that is only ' +
        'known in the cluster cannot be verified here.');
}
const ownNames = [
    'labels',
    'annotations',
    'matchLabels',
    'selector',
    'nodeSelector',
    'volumeAttributes',
];
function isOwnName(parent, { apiVersion }) {
    if (ownNames.includes(parent) || parent === 'rbd')
        return true;
    return parent === 'parameters' && /^(?:snapshot\.)?storage\.k8s\.io\//.test(apiVersion);
}
function isImageDriver(entries) {
    return /image|container|oci/i.test(stringAt(entries, 'driver'));
}
function isFileOfConfig(key, value, { apiVersion, kind }) {
    return (apiVersion === 'v1' &&
        (kind === 'ConfigMap' || kind === 'Secret') &&
        (key === 'data' || key === 'stringData') &&
        value.kind === 'mapping' &&
        [...value.entries().values()].every(({ value: text }) => text.kind === 'scalar' && typeof text.value === 'string'));
}
function resourceOf(entries) {
    const apiVersion = stringAt(entries, 'apiVersion');
    const kind = stringAt(entries, 'kind');
    return apiVersion === '' && kind === '' ? undefined : { apiVersion, kind };
}
function stringAt(entries, key) {
    const value = entries.get(key)?.value;
    return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : '';
}
function isFlux({ apiVersion, kind }) {
    return kind === 'Kustomization' && apiVersion.startsWith('kustomize.toolkit.fluxcd.io/');
}
function checkResource(entries, resource, file) {
    const { apiVersion, kind } = resource;
    if (apiVersion.startsWith('kustomize.config.k8s.io/') ||
        (kind === 'Kustomization' && apiVersion === ''))
        throw kustomization(file);
    if (isFlux(resource))
        checkPatches(entries.get('spec'), 'Flux', file);
}
const patchKeys = ['images', 'patches', 'patchesStrategicMerge', 'patchesJson6902'];
function checkPatches(entry, whose, file) {
    if (entry?.value.kind !== 'mapping')
        return;
    const entries = entry.value.entries();
    const key = patchKeys.find((name) => {
        const value = entries.get(name)?.value;
        return value !== undefined && !(value.kind === 'list' && value.items().length === 0);
    });
    if (key !== undefined)
        throw (0,_file_refusal_js__WEBPACK_IMPORTED_MODULE_0__  .J)(file, `the ${JSON.stringify(key)} of ${whose} in line ${entries.get(key)?.line ?? 0} change the ` +
            'images of other manifests in the cluster', 'Write the images into those manifests, or render what is deployed (flux build, argocd app ' +
            'manifests) and give that file.');
}
function kustomization(file) {
    return (0,_file_refusal_js__WEBPACK_IMPORTED_MODULE_0__  .J)(file, 'it is a kustomization', 'Render it (kustomize build … > rendered.yaml) before this step, and give that file.');
}


  }),

  3524:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  g: () => (  readYaml)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(7406);
;// CONCATENATED MODULE: ./build/src/image/yaml-survey.js


const maxDepth = 100;
const maxTokens = 1_000_000;
function* surveyYaml(text, file, reader) {
    const lines = new dist .HN();
    lines.addNewLine(0);
    const source = { file, reader, lines };
    for (const { errors, contents } of documentsIn(text, source)) {
        refuseErrors(errors, source);
        if (contents === null || ((0,dist .jn)(contents) && contents.value === null))
            continue;
        const survey = { ...source, contents, anchors: new Map(), targets: new Map() };
        surveyNode(contents, survey, 0);
        yield survey;
    }
}
function* documentsIn(text, source) {
    const { file, lines, reader } = source;
    const parser = new dist .iX(lines.addNewLine);
    const composer = new dist .Dk({ merge: true, uniqueKeys: false, prettyErrors: false });
    let tokens = 0;
    for (const lexeme of new dist .JG().lex(text)) {
        tokens += 1;
        if (tokens > maxTokens)
            throw reader.refuse(file, `it has more than ${maxTokens} YAML tokens`, 'Split it.');
        for (const token of parser.next(lexeme))
            yield* composer.next(token);
        if (parser.stack.length > maxDepth + 5)
            throw tooDeep(source);
    }
    for (const token of parser.end())
        yield* composer.next(token);
    yield* composer.end();
    refuseErrors(composer.streamInfo().errors, source);
}
function refuseErrors(errors, source) {
    const [error] = errors;
    if (error === undefined)
        return;
    throw notYaml(source, error.message.split('\n')[0] ?? '', error.pos[0]);
}
function surveyNode(node, survey, depth) {
    const { file, reader, anchors, targets } = survey;
    if (depth > maxDepth)
        throw tooDeep(survey);
    if ((0,dist .Vj)(node)) {
        if (!anchors.has(node.source))
            throw notYaml(survey, `"*${node.source}" is an alias, and nothing before it is called &${node.source}: text ` +
                'that begins with "*" must stand in quotes', offsetOf(node));
        targets.set(node, anchors.get(node.source));
        return;
    }
    if (!(0,dist .jn)(node) && !(0,dist .jh)(node) && !(0,dist .oP)(node))
        return;
    if (node.tag !== undefined && !Object.hasOwn(reader.tags, node.tag))
        throw reader.refuse(file, `the tag ${JSON.stringify(node.tag)} is written in it`, 'Leave out YAML tags (“!…”).');
    if (node.anchor !== undefined)
        anchors.set(node.anchor, node);
    if ((0,dist .jh)(node))
        surveyMapping(node, survey, depth);
    if ((0,dist .oP)(node))
        for (const item of node.items)
            surveyNode(item, survey, depth + 1);
}
function surveyMapping(node, survey, depth) {
    const { file, reader } = survey;
    const keys = new Set();
    for (const [at, { key, value }] of node.items.entries()) {
        if (!(0,dist .jn)(key))
            throw notYaml(survey, 'a key is not text, as where {{ … }} is not rendered', offsetOf(key));
        if (isMergeLike(key) && at > 0 && !reader.mergesAnywhere)
            throw reader.refuse(file, 'a merge key "<<" is not the first of its mapping', 'Write one "<<" before the other keys, with a list for several mappings.');
        const name = String(key.value);
        if (keys.has(name))
            throw notYaml(survey, `the key ${JSON.stringify(name)} is there twice`, offsetOf(key));
        keys.add(name);
        surveyNode(key, survey, depth + 1);
        surveyNode(value, survey, depth + 1);
    }
}
function offsetOf(node) {
    return (0,dist .Ll)(node) ? node.range?.[0] : undefined;
}
function isMergeLike({ value }) {
    return value === '<<' || typeof value === 'symbol';
}
function tooDeep({ file, reader }) {
    return reader.refuse(file, `it is nested more than ${maxDepth} deep`, reader.hint);
}
function notYaml({ file, reader, lines }, what, offset) {
    const line = offset === undefined ? undefined : lines.linePos(offset).line;
    const where = line === undefined ? '' : `line ${line}: `;
    return new errors .Tj('INPUT_INVALID', `${file} is not YAML that ${reader.name} reads: ${where}${what}`, { hint: reader.hint, place: { file, line } });
}

;// CONCATENATED MODULE: ./build/src/image/yaml.js


const maxAliased = 1_000_000;
function* readYaml(text, file, reader) {
    for (const document of surveyYaml(text, file, reader))
        yield yaml_valueOf(document.contents, { ...document, aliased: 0 }, { depth: 0, isAliased: false });
}
function isMerge({ key }) {
    return (0,dist .jn)(key) && isMergeLike(key) && key.type === 'PLAIN';
}
function yaml_valueOf(node, reading, place) {
    const { file, reader } = reading;
    if (place.depth > maxDepth)
        throw tooDeep(reading);
    if (place.isAliased)
        reading.aliased += 1;
    if (reading.aliased > maxAliased)
        throw reader.refuse(file, `its aliases stand for more than ${maxAliased} values`, 'Write out what they stand for, or split the file.');
    const within = { depth: place.depth + 1, isAliased: place.isAliased };
    if ((0,dist .Vj)(node))
        return yaml_valueOf(reading.targets.get(node), reading, { ...within, isAliased: true });
    if (isGone(node, reader))
        return { kind: 'scalar', value: null };
    if ((0,dist .jh)(node))
        return { kind: 'mapping', entries: () => entriesOf(node, reading, within) };
    if ((0,dist .oP)(node))
        return {
            kind: 'list',
            items: () => node.items.map((item) => yaml_valueOf(item, reading, within)),
        };
    return { kind: 'scalar', value: (0,dist .jn)(node) ? node.value : null };
}
function isGone(node, { tags }) {
    const tag = (0,dist .jn)(node) || (0,dist .jh)(node) || (0,dist .oP)(node) ? node.tag : undefined;
    return tag !== undefined && tags[tag] === 'gone';
}
function entriesOf(node, reading, place) {
    const entries = new Map();
    for (const pair of node.items) {
        if (isMerge(pair)) {
            for (const [name, entry] of mergedEntries(pair.value, reading, place))
                if (!entries.has(name))
                    entries.set(name, entry);
        }
        else if ((0,dist .jn)(pair.key)) {
            const { range, value } = pair.key;
            const line = reading.lines.linePos(range?.[0] ?? 0).line;
            entries.set(String(value), { value: yaml_valueOf(pair.value, reading, place), line });
        }
    }
    return entries;
}
function* mergedEntries(source, reading, place) {
    const value = yaml_valueOf(source, reading, { ...place, isAliased: true });
    const mappings = value.kind === 'list' ? value.items() : [value];
    for (const mapping of mappings) {
        if (mapping.kind !== 'mapping')
            throw notYaml(reading, 'a merge key "<<" has no mapping', undefined);
        yield* mapping.entries();
    }
}


  })

};
