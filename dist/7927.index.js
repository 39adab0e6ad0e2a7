export const id = 7927;
export const ids = [7927,6688];
export const modules = {

  61:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    t: () => (  certificateOf),
    w: () => (  readCertificate)
  });
  var _sigstore_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3917);
  var _x509_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5350);


const arc = '1.3.6.1.4.1.57264.1.';
const lastRaw = 6;
const lastKnown = 24;
function readCertificate(der) {
    return certificateOf((0,_x509_js__WEBPACK_IMPORTED_MODULE_1__  .n5)(der));
}
function certificateOf(x509) {
    const { node, der, notBefore, notAfter } = x509;
    return {
        der,
        pem: node.toString(),
        serialNumber: node.serialNumber,
        fingerprint: node.fingerprint256,
        notBefore,
        notAfter,
        ...factsOf(x509),
    };
}
const kindsOfNames = ['uri', 'email', 'user'];
function factsOf(x509) {
    const names = (0,_x509_js__WEBPACK_IMPORTED_MODULE_1__  .k9)(x509);
    const sorted = kindsOfNames.flatMap((kind) => names.filter((name) => name.kind === kind));
    const extensions = extensionsOf(x509);
    const fact = (...numbers) => numbers.map((number) => extensions[number]).find((text) => text !== undefined);
    return {
        subjectAlternativeName: sorted[0]?.value,
        subjectAlternativeNames: sorted.map(({ value }) => value),
        issuer: fact(8, 1),
        buildSignerUri: fact(9),
        buildSignerDigest: fact(10),
        runnerEnvironment: fact(11),
        sourceRepository: fact(12, 5),
        sourceCommit: fact(13, 3),
        sourceRef: fact(14, 6),
        sourceRepositoryId: fact(15),
        sourceOwner: fact(16),
        sourceOwnerId: fact(17),
        buildConfigUri: fact(18),
        buildConfigDigest: fact(19),
        trigger: fact(20, 2),
        runUrl: fact(21),
        visibility: fact(22),
        extensions,
    };
}
function extensionsOf(x509) {
    const numbers = Array.from({ length: lastKnown }, (_, index) => index + 1);
    return Object.fromEntries(numbers.flatMap((number) => {
        const text = textOf(x509, number);
        return text === undefined ? [] : [[number, text]];
    }));
}
function textOf({ extensions }, number) {
    const value = extensions.get(`${arc}${number}`)?.value;
    if (value === undefined)
        return undefined;
    if (number <= lastRaw)
        return value.toString('utf8');
    try {
        const text = _sigstore_core__WEBPACK_IMPORTED_MODULE_0__.ASN1Obj.parseBuffer(Buffer.from(value));
        return text.tag.number === 0x0c && text.tag.isUniversal()
            ? text.value.toString('utf8')
            : undefined;
    }
    catch {
        return undefined;
    }
}


  }),

  7633:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  Z9: () => (  judgeCertificate),
  f6: () => (  readSigningCertificate),
  W9: () => (  verifyCryptography)
});

// EXTERNAL MODULE: ./node_modules/@sigstore/verify/dist/error.js
var dist_error = __webpack_require__(6849);
// EXTERNAL MODULE: ./node_modules/@sigstore/verify/dist/key/sct.js
var sct = __webpack_require__(1633);
// EXTERNAL MODULE: ./node_modules/@sigstore/verify/dist/tlog/index.js
var tlog = __webpack_require__(8218);
// EXTERNAL MODULE: ./build/src/sigstore/certificate-facts.js
var certificate_facts = __webpack_require__(61);
// EXTERNAL MODULE: ./node_modules/@sigstore/core/dist/index.js
var dist = __webpack_require__(3917);
// EXTERNAL MODULE: ./build/src/sigstore/x509.js
var x509 = __webpack_require__(5350);
;// CONCATENATED MODULE: ./build/src/sigstore/name-constraints.js

function readNameConstraints(value) {
    const parts = (0,x509 .ZE)(value);
    const isKnown = parts.every(({ tag }) => tag.isContextSpecific(0) || tag.isContextSpecific(1));
    if (parts.length === 0 || !isKnown)
        throw new Error('the name constraints cannot be read');
    const subtrees = (number) => parts
        .filter(({ tag }) => tag.isContextSpecific(number))
        .flatMap(({ subs }) => subs.map(baseOf));
    return { permitted: subtrees(0), excluded: subtrees(1) };
}
function baseOf({ subs: [base] }) {
    if (base === undefined)
        throw new Error('a name constraint cannot be read');
    return (0,x509 .So)(base);
}
function hasUnreadConstraint({ permitted, excluded }) {
    return [...permitted, ...excluded].some(({ kind }) => kind === 'other' || kind === 'user');
}
function isWithin(name, { permitted, excluded }) {
    const ofKind = (names) => names.filter(({ kind }) => kind === name.kind);
    const [allowed, forbidden] = [ofKind(permitted), ofKind(excluded)];
    if (allowed.length === 0 && forbidden.length === 0)
        return true;
    const matches = matcherOf(name);
    return (!forbidden.some(({ value }) => matches(value)) &&
        (allowed.length === 0 || allowed.some(({ value }) => matches(value))));
}
function matcherOf({ kind, value }) {
    switch (kind) {
        case 'dns':
            return (constraint) => isInDomain(value, constraint);
        case 'uri': {
            const host = hostOf(value);
            return (constraint) => isInDomain(host, constraint);
        }
        case 'email':
            return (constraint) => isMailbox(value, constraint);
        case 'ip':
            return (constraint) => isInNetwork(value, constraint);
        case 'user':
        case 'other':
            return () => false;
    }
}
function isInDomain(domain, constraint) {
    if (constraint === '')
        return true;
    const [name, limit] = [domain.toLowerCase(), constraint.toLowerCase()];
    const isLabelled = name !== '' && !name.startsWith('.') && !name.includes('..');
    if (!isLabelled)
        throw new Error('a name has an empty label');
    return limit.startsWith('.')
        ? name.endsWith(limit)
        : name === limit || name.endsWith(`.${limit}`);
}
function isMailbox(mailbox, constraint) {
    const at = mailbox.lastIndexOf('@');
    if (at < 1)
        throw new Error('a mailbox has no domain');
    const [local, domain] = [mailbox.slice(0, at), mailbox.slice(at + 1)];
    const limit = constraint.lastIndexOf('@');
    return limit < 0
        ? isInDomain(domain, constraint)
        : local === constraint.slice(0, limit) &&
            domain.toLowerCase() === constraint.slice(limit + 1).toLowerCase();
}
function hostOf(uri) {
    const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1] ?? '';
    const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
    const isAddress = host.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);
    if (host === '' || isAddress)
        throw new Error('a URI without a domain cannot be constrained');
    return host;
}
function isInNetwork(address, constraint) {
    if (constraint.length !== 2 * address.length)
        return false;
    const bytes = (hex) => [...Buffer.from(hex, 'hex')];
    const [network, mask] = [
        bytes(constraint.slice(0, address.length)),
        bytes(constraint.slice(address.length)),
    ];
    return bytes(address).every((byte, at) => ((byte ^ (network[at] ?? 0)) & (mask[at] ?? 0)) === 0);
}

;// CONCATENATED MODULE: ./build/src/sigstore/certificate-rules.js



const purposes = {
    codeSigning: '1.3.6.1.5.5.7.3.3',
    timeStamping: '1.3.6.1.5.5.7.3.8',
};
const anyPurpose = '2.5.29.37.0';
const understood = new Set([
    ...Object.values(x509 .ic),
    '2.5.29.14',
    '2.5.29.31',
    '2.5.29.32',
    '2.5.29.33',
    '2.5.29.35',
    '2.5.29.54',
    '1.3.6.1.5.5.7.1.1',
]);
const signatureAlgorithms = new Set([
    '1.2.840.10045.4.3.2',
    '1.2.840.10045.4.3.3',
    '1.2.840.10045.4.3.4',
    '1.2.840.113549.1.1.11',
    '1.2.840.113549.1.1.12',
    '1.2.840.113549.1.1.13',
    '1.3.101.112',
]);
const rsaPss = '1.2.840.113549.1.1.10';
const sha2 = /^2\.16\.840\.1\.101\.3\.4\.2\.[123]$/;
function pathFlaw(path, purpose, time) {
    return (firstOf(path, (certificate) => flawOfCertificate(certificate, purpose, time)) ??
        firstOf(path, (certificate, at) => (at === 0 ? undefined : authorityFlaw(certificate, at))) ??
        firstOf(path, (certificate, at) => constraintFlaw(certificate, path.slice(0, at))));
}
function firstOf(path, judge) {
    for (const [at, certificate] of path.entries()) {
        const flaw = judge(certificate, at);
        if (flaw !== undefined)
            return at === 0 ? flaw : `of its authority: ${flaw}`;
    }
    return undefined;
}
function flawOfCertificate({ extensions, notBefore, notAfter, parsed }, purpose, time) {
    if (time < notBefore || time > notAfter)
        return 'it was not valid when it was used';
    const unknown = [...extensions].find(([id, { isCritical }]) => isCritical && !understood.has(id));
    if (unknown !== undefined)
        return `the critical extension ${unknown[0]} is not understood`;
    const allowed = purposesOf(extensions);
    if (allowed !== undefined && !allowed.includes(purpose) && !allowed.includes(anyPurpose))
        return purpose === purposes.codeSigning
            ? 'it is not for signing code'
            : 'it is not for timestamps';
    return hasStrongSignature(parsed.root) ? undefined : 'it is signed with a weak algorithm';
}
function purposesOf(extensions) {
    const extension = extensions.get(x509 .ic.extendedKeyUsage);
    return extension === undefined
        ? undefined
        : (0,x509 .ZE)(extension.value).map((purpose) => purpose.toOID());
}
function hasStrongSignature({ subs: [, algorithm] }) {
    const [id, parameters] = algorithm?.subs ?? [];
    const oid = id?.toOID() ?? '';
    if (oid !== rsaPss)
        return signatureAlgorithms.has(oid);
    const hash = parameters?.subs.find(({ tag }) => tag.isContextSpecific(0));
    return sha2.test(hash?.subs[0]?.subs[0]?.toOID() ?? '');
}
function authorityFlaw({ extensions }, at) {
    const constraints = extensions.get(x509 .ic.basicConstraints);
    const [isAuthority, pathLength] = constraints === undefined ? [] : (0,x509 .ZE)(constraints.value);
    if (isAuthority?.tag.isBoolean() !== true || !isAuthority.toBoolean())
        return 'it is not an authority';
    if (pathLength !== undefined && pathLength.toInteger() < BigInt(at - 1))
        return 'more authorities are below it than it allows';
    const usage = extensions.get(x509 .ic.keyUsage);
    const mayCertify = usage === undefined || dist.ASN1Obj.parseBuffer(Buffer.from(usage.value)).toBitString()[5] === 1;
    return mayCertify ? undefined : 'it may not sign certificates';
}
function constraintFlaw({ extensions }, below) {
    const extension = extensions.get(x509 .ic.nameConstraints);
    if (extension === undefined || below.length === 0)
        return undefined;
    const constraints = readNameConstraints(extension.value);
    if (extension.isCritical && hasUnreadConstraint(constraints))
        return 'a constraint of names is not understood';
    const stranger = below
        .flatMap((certificate) => (0,x509 .k9)(certificate))
        .find((name) => !isWithin(name, constraints));
    return stranger === undefined
        ? undefined
        : `it may not certify the name ${JSON.stringify(stranger.value.slice(0, 300))}`;
}

;// CONCATENATED MODULE: ./build/src/sigstore/certificate-path.js

function findPath(leaf, authorities, purpose, time) {
    let why = 'no trusted authority has issued it';
    for (const { chain, validFor } of authorities) {
        if (time < validFor.start || time > validFor.end)
            continue;
        for (const path of pathsFrom([leaf], chain)) {
            const flaw = flawOf(path, purpose, time);
            if (flaw === undefined)
                return { ok: true, path };
            why = flaw;
        }
    }
    return { ok: false, why };
}
function flawOf(path, purpose, time) {
    try {
        return pathFlaw(path, purpose, time);
    }
    catch (error) {
        return error instanceof Error ? error.message : 'it cannot be read';
    }
}
function pathsFrom(path, chain) {
    const [last, anchor] = [path.at(-1), chain.at(-1)];
    if (last === undefined || anchor === undefined)
        return [];
    return chain
        .filter((candidate) => !path.includes(candidate) && isIssuedBy(last, candidate))
        .flatMap((issuer) => issuer === anchor ? [[...path, issuer]] : pathsFrom([...path, issuer], chain));
}
const known = new WeakMap();
function isIssuedBy(certificate, issuer) {
    if (!certificate.issuer.equals(issuer.subject))
        return false;
    const answers = known.get(certificate) ?? new WeakMap();
    known.set(certificate, answers);
    const isSigned = answers.get(issuer) ?? hasSigned(issuer, certificate);
    answers.set(issuer, isSigned);
    return isSigned;
}
function hasSigned(issuer, certificate) {
    try {
        return certificate.node.verify(issuer.node.publicKey);
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./build/src/sigstore/flaw.js
var flaw = __webpack_require__(6144);
// EXTERNAL MODULE: ./build/src/sigstore/log-inclusion.js
var log_inclusion = __webpack_require__(1685);
// EXTERNAL MODULE: ./build/src/sigstore/recorded-signer.js
var recorded_signer = __webpack_require__(3897);
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/sigstore/envelope.js
var envelope = __webpack_require__(7858);
;// CONCATENATED MODULE: ./build/src/sigstore/signed-content.js



const hashes = { 32: 'sha256', 48: 'sha384', 64: 'sha512' };
const hashesOfCurve = {
    prime256v1: ['sha256'],
    secp384r1: ['sha384', 'sha256'],
    secp521r1: ['sha512', 'sha256'],
};
function signedContent(bundle, artifact) {
    if (bundle.content.$case === 'dsseEnvelope') {
        const { payload, payloadType, signatures } = bundle.content.dsseEnvelope;
        const [signature] = signatures;
        if (signature === undefined || signatures.length !== 1)
            throw new flaw .O('malformed', `the envelope has ${signatures.length} signatures`);
        const head = (0,envelope .kQ)(payloadType, payload.length);
        return contentOf(signature.sig, [head, payload], payload);
    }
    const { messageDigest, signature } = bundle.content.messageSignature;
    if (artifact === undefined)
        throw new flaw .O('malformed', 'it signs a message, not an in-toto statement');
    if (!matches(messageDigest.digest, [artifact]))
        throw new flaw .O('digest', 'it is about another message');
    return contentOf(signature, [artifact], artifact);
}
function contentOf(signature, message, payload) {
    return {
        signature,
        compareSignature: (other) => isSame(other, signature),
        compareDigest: (digest) => matches(digest, [payload]),
        compareSignedDigest: (digest) => matches(digest, message),
        verifySignature: (key) => algorithmsOf(key).some((algorithm) => verifies(algorithm, message, key, signature)),
    };
}
function algorithmsOf({ asymmetricKeyType, asymmetricKeyDetails, }) {
    if (asymmetricKeyType === 'ec')
        return hashesOfCurve[asymmetricKeyDetails?.namedCurve ?? ''] ?? [];
    if (asymmetricKeyType === 'rsa')
        return ['sha256'];
    return asymmetricKeyType === 'ed25519' ? [null] : [];
}
function verifies(algorithm, message, key, signature) {
    try {
        if (algorithm === null)
            return (0,external_node_crypto_.verify)(null, Buffer.concat(message), key, signature);
        const verifying = (0,external_node_crypto_.createVerify)(algorithm);
        for (const part of message)
            verifying.update(part);
        return verifying.verify(key, signature);
    }
    catch {
        return false;
    }
}
function matches(digest, message) {
    const algorithm = hashes[digest.length];
    if (algorithm === undefined)
        return false;
    const hash = (0,external_node_crypto_.createHash)(algorithm);
    for (const part of message)
        hash.update(part);
    return isSame(hash.digest(), digest);
}
function isSame(one, other) {
    return one.length === other.length && (0,external_node_crypto_.timingSafeEqual)(one, other);
}

// EXTERNAL MODULE: ./build/src/sigstore/signer.js
var signer = __webpack_require__(8836);
// EXTERNAL MODULE: ./build/src/sigstore/timestamp-token.js
var timestamp_token = __webpack_require__(7400);
;// CONCATENATED MODULE: ./build/src/sigstore/timestamp-proof.js






function provenTime(der, signature, authorities) {
    const token = readToken(der);
    const { hash, digest } = token.imprint;
    if (!(0,external_node_crypto_.createHash)(hash).update(signature).digest().equals(digest))
        throw new flaw .O('timestamp', 'it is about another signature');
    const isProven = authorities.some((authority) => hasIssued(authority, token));
    if (!isProven)
        throw new flaw .O('timestamp', 'no trusted authority has signed it');
    return token.time;
}
function readToken(der) {
    try {
        return (0,timestamp_token .a)(der);
    }
    catch (error) {
        throw new flaw .O('timestamp', `it cannot be read: ${error instanceof Error ? error.message : ''}`);
    }
}
function hasIssued(authority, token) {
    const [leaf, ...above] = authority.chain;
    if (leaf === undefined || !isNamed(leaf, token) || !isForTimestamps(leaf))
        return false;
    const { ok } = findPath(leaf, [{ ...authority, chain: above }], purposes.timeStamping, token.time);
    return ok && isSignedBy(token, leaf);
}
function isNamed({ issuer, parsed }, { signer }) {
    return issuer.equals(signer.issuer) && parsed.serialNumber.equals(signer.serialNumber);
}
function isForTimestamps({ extensions }) {
    return extensions.get(x509 .ic.extendedKeyUsage)?.isCritical === true;
}
function isSignedBy(token, { node }) {
    try {
        return token.isSignedBy(node.publicKey);
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/src/sigstore/cryptography.js













function verifyCryptography(bundle, artifact, trust, demands) {
    try {
        return prove(bundle, artifact, trust, demands);
    }
    catch (error) {
        throw error instanceof flaw .O
            ? error
            : new flaw .O(cryptography_flawOf(error), error instanceof Error ? error.message.slice(0, 300) : 'unreadable');
    }
}
function prove(bundle, artifact, trust, { publicKey, log }) {
    const signer = readSigner(bundle, publicKey);
    const content = signedContent(bundle, artifact);
    const entries = log === 'required' ? bundle.verificationMaterial.tlogEntries : [];
    const stamped = stampedTimes(bundle, content.signature, trust, publicKey);
    const logged = entries.flatMap(loggedTime);
    const times = [...stamped, ...logged].toSorted((one, other) => one.getTime() - other.getTime());
    if (signer.kind === 'certificate') {
        if (times.length === 0)
            throw new flaw .O('timestamp', 'nothing proves when it was signed');
        judgeCertificate(signer.x509, times, trust);
    }
    judgeEntries(entries, stamped, trust);
    if (log === 'required' && entries.length === 0)
        throw new flaw .O('log', 'it has no entry of a transparency log');
    for (const entry of entries) {
        (0,tlog .Eo)(entry, content);
        (0,recorded_signer .S)(entry.canonicalizedBody, signer.publicKey);
        judgeClaimedPlace(entry);
    }
    if (!content.verifySignature(signer.publicKey))
        throw new flaw .O('signature', 'the signature is not by this signer over these bytes');
    return {
        certificate: signer.kind === 'certificate' ? (0,certificate_facts .t)(signer.x509) : undefined,
        time: times[0],
        logEntries: entries.map(({ logId, logIndex }) => ({
            logId: logId.keyId.toString('hex'),
            index: logIndex,
        })),
    };
}
function readSigner({ verificationMaterial: { content } }, publicKey) {
    if (content.$case === 'publicKey') {
        if (publicKey === undefined)
            throw new flaw .O('key', 'it is signed with a key, not with a certificate');
        return { kind: 'key', publicKey };
    }
    if (publicKey !== undefined)
        throw new flaw .O('key', 'it is signed with a certificate, not with this key');
    const leaf = content.$case === 'certificate'
        ? content.certificate
        : content.x509CertificateChain.certificates[0];
    if (leaf === undefined)
        throw new flaw .O('malformed', 'it has no certificate');
    const x509 = readSigningCertificate(Buffer.from(Uint8Array.from(leaf.rawBytes).buffer));
    return { kind: 'certificate', x509, publicKey: x509.node.publicKey };
}
function readSigningCertificate(der) {
    const x509 = readLeaf(der);
    if (purposesOf(x509.extensions)?.includes(purposes.codeSigning) !== true)
        throw new flaw .O('certificate', 'it is not for signing code');
    if ((0,signer .iI)(x509.node.publicKey))
        throw new flaw .O('certificate', 'its RSA key has fewer than 2048 bits');
    return x509;
}
function readLeaf(der) {
    try {
        return (0,x509 .n5)(der);
    }
    catch (error) {
        throw new flaw .O('malformed', `its certificate cannot be read: ${error instanceof Error ? error.message : ''}`);
    }
}
function judgeCertificate(leaf, times, trust) {
    const paths = times.map((time) => {
        const result = findPath(leaf, trust.certificateAuthorities, purposes.codeSigning, time);
        if (!result.ok)
            throw new flaw .O('certificate', result.why);
        return result.path;
    });
    const issuer = paths.at(-1)?.[1];
    if (issuer === undefined || trust.ctlogs.length === 0)
        return;
    const known = (0,sct .X)(leaf.parsed, issuer.parsed, [
        ...trust.ctlogs.map((log) => ({ ...log, validFor: { ...log.validFor } })),
    ]);
    if (known.length === 0)
        throw new flaw .O('certificate', 'it has no timestamp of a certificate transparency log');
}
function stampedTimes({ verificationMaterial: { timestampVerificationData } }, signature, { timestampAuthorities }, publicKey) {
    if (publicKey !== undefined && timestampAuthorities.length === 0)
        return [];
    const stamps = (timestampVerificationData?.rfc3161Timestamps ?? []).map(({ signedTimestamp }) => signedTimestamp);
    if (hasRepeated(stamps))
        throw new flaw .O('timestamp', 'one timestamp is there twice');
    return stamps.map((stamp) => provenTime(stamp, signature, timestampAuthorities));
}
function loggedTime({ inclusionPromise, integratedTime }) {
    return inclusionPromise === undefined || integratedTime === '0'
        ? []
        : [new Date(Number(integratedTime) * 1000)];
}
function judgeEntries(entries, times, { tlogs }) {
    for (const entry of entries)
        (0,log_inclusion .eP)(entry, tlogs, times);
    if (hasRepeated(entries.map(({ logId, canonicalizedBody }) => Buffer.concat([logId.keyId, canonicalizedBody]))))
        throw new flaw .O('log', 'one entry of a log is there twice');
}
function hasRepeated(items) {
    return new Set(items.map((bytes) => bytes.toString('base64'))).size < items.length;
}
function judgeClaimedPlace({ inclusionProof, inclusionPromise, integratedTime, logIndex, }) {
    if (inclusionProof === undefined)
        return;
    const [, size, root] = (inclusionProof.checkpoint?.envelope ?? '').split('\n');
    const isProven = size === inclusionProof.treeSize && root === inclusionProof.rootHash.toString('base64');
    if (!isProven)
        throw new flaw .O('log', 'the proof is about another tree than the checkpoint');
    if (inclusionPromise === undefined &&
        (logIndex !== inclusionProof.logIndex || integratedTime !== '0'))
        throw new flaw .O('log', 'the entry claims a place or a time that is not proven');
}
function cryptography_flawOf(error) {
    if (!(error instanceof dist_error.VerificationError))
        return 'malformed';
    if (error.code.startsWith('TLOG'))
        return 'log';
    return error.code === 'CERTIFICATE_ERROR' ? 'certificate' : 'signature';
}


  }),

  7858:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    X8: () => (  envelopeJson),
    Yj: () => (  signEnvelope),
    kQ: () => (  encodingHead),
    vv: () => (  withEnvelope)
  });
  var _signer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8836);
  var _statement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2925);


function encodingHead(payloadType, payloadLength) {
    const type = Buffer.from(payloadType);
    return Buffer.concat([
        Buffer.from(`DSSEv1 ${type.length} `),
        type,
        Buffer.from(` ${payloadLength} `),
    ]);
}
function signEnvelope(statement, signer) {
    const length = statement.reduce((sum, part) => sum + part.length, 0);
    const head = encodingHead(_statement_js__WEBPACK_IMPORTED_MODULE_1__.statementPayloadType, length);
    const encoding = Buffer.concat([head, ...statement]);
    return {
        payload: encoding.subarray(head.length),
        signature: (0,_signer_js__WEBPACK_IMPORTED_MODULE_0__  .b_)(signer, encoding),
        signedDigest: (0,_signer_js__WEBPACK_IMPORTED_MODULE_0__  .iW)(signer, encoding),
    };
}
function envelopeJson({ payload, signature }) {
    return {
        payload: payload.toString('base64'),
        payloadType: _statement_js__WEBPACK_IMPORTED_MODULE_1__.statementPayloadType,
        signatures: [{ sig: signature.toString('base64') }],
    };
}
const pieceLength = 768 * 1024;
function withEnvelope(object, { payload, signature }) {
    const head = Buffer.from(`${JSON.stringify(object).slice(0, -1)},"dsseEnvelope":{"payload":"`);
    const rest = {
        payloadType: _statement_js__WEBPACK_IMPORTED_MODULE_1__.statementPayloadType,
        signatures: [{ sig: signature.toString('base64') }],
    };
    const tail = Buffer.from(`",${JSON.stringify(rest).slice(1)}}`);
    const encodedLength = Math.ceil(payload.length / 3) * 4;
    const bytes = Buffer.alloc(head.length + encodedLength + tail.length);
    head.copy(bytes);
    let written = head.length;
    for (let at = 0; at < payload.length; at += pieceLength)
        written += bytes.write(payload.toString('base64', at, at + pieceLength), written, 'latin1');
    tail.copy(bytes, written);
    return bytes;
}


  }),

  4131:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Jc: () => (  base64),
    Y9: () => (  logEntrySchema),
    rc: () => (  int64)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);

const base64 = valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__  .Ru6(1_000_000), valibot__WEBPACK_IMPORTED_MODULE_0__  .yGV(/^[A-Za-z0-9+/]*={0,2}$/, 'base64'));
const int64 = valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  .KCZ([
    valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__  .yGV(/^\d{1,19}$/, 'a non-negative number')),
    valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__  .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_0__  .Wwf(0)),
]), valibot__WEBPACK_IMPORTED_MODULE_0__  .pdi(String));
const logEntrySchema = valibot__WEBPACK_IMPORTED_MODULE_0__  .Ikc({
    logIndex: valibot__WEBPACK_IMPORTED_MODULE_0__  .lqM(int64, '0'),
    logId: valibot__WEBPACK_IMPORTED_MODULE_0__  .Ikc({ keyId: base64 }),
    kindVersion: valibot__WEBPACK_IMPORTED_MODULE_0__  .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_0__  .YjP(), version: valibot__WEBPACK_IMPORTED_MODULE_0__  .YjP() }),
    integratedTime: valibot__WEBPACK_IMPORTED_MODULE_0__  .lqM(int64, '0'),
    inclusionPromise: valibot__WEBPACK_IMPORTED_MODULE_0__  .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__  .Ikc({ signedEntryTimestamp: base64 })),
    inclusionProof: valibot__WEBPACK_IMPORTED_MODULE_0__  .Ikc({
        logIndex: valibot__WEBPACK_IMPORTED_MODULE_0__  .lqM(int64, '0'),
        rootHash: base64,
        treeSize: int64,
        hashes: valibot__WEBPACK_IMPORTED_MODULE_0__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  .YOg(base64), valibot__WEBPACK_IMPORTED_MODULE_0__  .Ru6(64)), []),
        checkpoint: valibot__WEBPACK_IMPORTED_MODULE_0__  .Ikc({ envelope: valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__  .Ru6(20_000)) }),
    }),
    canonicalizedBody: base64,
});



  }),

  1685:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    B7: () => (  readCheckpointNote),
    Qz: () => (  isUsed),
    eP: () => (  judgeInclusion)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _sigstore_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3917);
  var _sigstore_verify_dist_tlog_checkpoint_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9266);
  var _sigstore_verify_dist_tlog_merkle_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7046);
  var _flaw_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6144);





function judgeInclusion(entry, tlogs, times) {
    const { inclusionPromise, inclusionProof, logId, integratedTime } = entry;
    const logs = tlogs.filter(({ logID }) => logID.equals(logId.keyId));
    if (logs.length === 0)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_4__  .O('log', 'the trusted root does not list its log');
    if (inclusionPromise === undefined && inclusionProof === undefined)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_4__  .O('log', 'nothing proves that a log has it');
    const dates = inclusionPromise === undefined ? times : [new Date(Number(integratedTime) * 1000)];
    const inUse = logs.filter((log) => dates.length === 0 || dates.some((date) => isUsed(log, date)));
    if (inUse.length === 0)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_4__  .O('log', 'its log was not in use when the signature was made');
    if (inclusionPromise !== undefined) {
        const promised = promisedBytes(entry);
        if (!inUse.some((log) => isSigned(promised, log, inclusionPromise.signedEntryTimestamp)))
            throw new _flaw_js__WEBPACK_IMPORTED_MODULE_4__  .O('log', 'the log’s promise to include it is not the log’s');
    }
    if (inclusionProof === undefined)
        return;
    const { checkpoint } = inclusionProof;
    if (checkpoint === undefined)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_4__  .O('log', 'its proof has no checkpoint');
    judgeProof({ ...entry, inclusionProof: { ...inclusionProof, checkpoint } }, inUse);
}
function isUsed({ validFor: { start, end } }, date) {
    return start <= date && date <= end;
}
function promisedBytes(entry) {
    return Buffer.from(_sigstore_core__WEBPACK_IMPORTED_MODULE_1__.json.canonicalize({
        body: entry.canonicalizedBody.toString('base64'),
        integratedTime: Number(entry.integratedTime),
        logIndex: Number(entry.logIndex),
        logID: entry.logId.keyId.toString('hex'),
    }));
}
function judgeProof(entry, logs) {
    const { envelope } = entry.inclusionProof.checkpoint;
    const checkpoint = readCheckpointNote(envelope, logs, (name, log) => bearsName(name, log, entry));
    (0,_sigstore_verify_dist_tlog_merkle_js__WEBPACK_IMPORTED_MODULE_3__.verifyMerkleInclusion)(entry, checkpoint);
}
function readCheckpointNote(envelope, logs, isOwnName) {
    const note = readNote(envelope);
    const [signature] = note.signatures.filter((line) => logs.some((log) => line.hint.equals(log.logID.subarray(0, 4)) &&
        isOwnName(line.name, log) &&
        isSigned(Buffer.from(note.text), log, line.signature)));
    if (signature === undefined)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_4__  .O('log', 'the checkpoint is not signed by the log that the trusted root lists' +
            (note.signatures[0] === undefined
                ? ''
                : `, but by ${JSON.stringify(note.signatures[0].name.slice(0, 100))}`));
    return _sigstore_verify_dist_tlog_checkpoint_js__WEBPACK_IMPORTED_MODULE_2__.LogCheckpoint.fromString(note.text);
}
function readNote(envelope) {
    const split = envelope.indexOf('\n\n');
    const lines = envelope.slice(split + 2).matchAll(/\u2014 (\S+) (\S+)\n/g);
    return {
        text: split < 0 ? '' : envelope.slice(0, split + 1),
        signatures: [...lines].flatMap(([, name = '', text = '']) => {
            const bytes = Buffer.from(text, 'base64');
            return bytes.length < 5
                ? []
                : [{ name, hint: bytes.subarray(0, 4), signature: bytes.subarray(4) }];
        }),
    };
}
function bearsName(name, { baseURL }, { kindVersion }) {
    if (kindVersion.version !== '0.0.2' || kindVersion.kind === 'intoto')
        return true;
    if (!URL.canParse(baseURL))
        return name === baseURL;
    const { host, hostname, pathname } = new URL(baseURL);
    const path = pathname.replace(/\/+$/, '');
    return [host, hostname].some((known) => name === known || name === `${known}${path}`);
}
function isSigned(bytes, { hash, publicKey }, signature) {
    try {
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(hash, bytes, publicKey, signature);
    }
    catch {
        return false;
    }
}


  }),

  6954:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    z: () => (  readProtoJson)
  });
class ProtoJsonError extends Error {
    constructor(path, what) {
        super(path === '' ? what : `${path}: ${what}`);
    }
}
function readProtoJson(json, message, unknownFields = 'ignored', path = '') {
    if (typeof json !== 'object' || json === null || Array.isArray(json))
        throw new ProtoJsonError(path, 'expected an object');
    const read = {};
    for (const [key, value] of Object.entries(json)) {
        const name = nameOf(key, message);
        const place = path === '' ? key : `${path}.${key}`;
        if (name === undefined) {
            if (unknownFields === 'refused')
                throw new ProtoJsonError(place, 'expected no such field');
            continue;
        }
        const type = message.fields[name];
        if (value === null || type === undefined)
            continue;
        if (Object.hasOwn(read, name))
            throw new ProtoJsonError(place, 'expected it only once');
        const content = readField(value, type, unknownFields, place);
        if (content !== undefined)
            read[name] = content;
    }
    const chosen = message.oneof?.filter((name) => Object.hasOwn(read, name)) ?? [];
    if (chosen.length > 1)
        throw new ProtoJsonError(path, `expected one of ${chosen.join(' and ')}`);
    return read;
}
function nameOf(key, { fields }) {
    if (Object.hasOwn(fields, key))
        return key;
    return Object.keys(fields).find((name) => snakeCase(name) === key);
}
function snakeCase(name) {
    return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
function readField(value, type, unknownFields, path) {
    switch (type) {
        case 'string':
            return typeof value === 'string' ? value : refuse(path, 'text');
        case 'int32':
        case 'int64':
            return readInteger(value, type, path);
        case 'bytes':
            return readBytes(value, path);
        case 'timestamp':
            return readTimestamp(value, path);
    }
    if ('message' in type)
        return readProtoJson(value, type.message, unknownFields, path);
    if ('enum' in type)
        return readEnum(value, type.enum, path);
    if (!Array.isArray(value))
        return refuse(path, 'a list');
    return value.map((item, at) => {
        const place = `${path}.${at}`;
        return item === null
            ? refuse(place, 'a value')
            : readField(item, type.list, unknownFields, place);
    });
}
function refuse(path, expected) {
    throw new ProtoJsonError(path, `expected ${expected}`);
}
const limits = {
    int32: [-(2n ** 31n), 2n ** 31n - 1n],
    int64: [-(2n ** 63n), 2n ** 63n - 1n],
};
function readInteger(value, type, path) {
    const whole = wholeOf(value);
    const [least, most] = limits[type];
    if (whole === undefined || whole < least || whole > most)
        return refuse(path, `a whole number of the type ${type}`);
    return type === 'int32' ? Number(whole) : whole.toString();
}
function wholeOf(value) {
    if (typeof value === 'string') {
        if (/^-?(?:0|[1-9]\d{0,18})$/.test(value))
            return BigInt(value);
        return /^-?(?:0|[1-9]\d{0,18})(?:\.\d{1,20})?(?:[eE][+-]?\d{1,2})?$/.test(value)
            ? wholeOf(Number(value))
            : undefined;
    }
    return Number.isSafeInteger(value) ? BigInt(value) : undefined;
}
function readBytes(value, path) {
    const isBase64 = typeof value === 'string' &&
        (/^[A-Za-z0-9+/\r\n]*={0,2}[\r\n]*$/.test(value) ||
            /^[A-Za-z0-9_\r\n-]*={0,2}[\r\n]*$/.test(value));
    if (!isBase64)
        return refuse(path, 'base64');
    const text = value.replace(/[\r\n]/g, '');
    const digits = text.replace(/=+$/, '');
    const isWhole = digits.length % 4 !== 1 && (digits.length === text.length || text.length % 4 === 0);
    return isWhole ? Buffer.from(digits, 'base64url').toString('base64') : refuse(path, 'base64');
}
const day = String.raw `\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const minute = String.raw `(?:[01]\d|2[0-3]):[0-5]\d`;
const rfc3339 = new RegExp(String.raw `^(${day}T${minute}:[0-5]\d)(?:\.(\d{1,9}))?(Z|[+-]${minute})$`);
function readTimestamp(value, path) {
    const [, moment, fraction = '', zone] = (typeof value === 'string' ? rfc3339.exec(value) : null) ?? [];
    if (moment === undefined || zone === undefined || moment.startsWith('0000'))
        return refuse(path, 'a time (RFC 3339)');
    const time = Date.parse(`${moment}.${fraction.slice(0, 3).padEnd(3, '0')}${zone}`);
    if (Number.isNaN(time) || new Date(`${moment}Z`).toISOString().slice(0, 19) !== moment)
        return refuse(path, 'a time (RFC 3339)');
    return new Date(time).toISOString();
}
function readEnum(value, names, path) {
    if (typeof value === 'string' && !/^-?\d/.test(value))
        return Object.values(names).includes(value) ? value : undefined;
    const number = Number(readInteger(value, 'int32', path));
    return Object.hasOwn(names, number) ? names[number] : undefined;
}


  }),

  4283:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Ng: () => (  signingConfigMessage),
    Pu: () => (  trustedRootMessage),
    gr: () => (  bundleMessage)
  });
  var _sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9654);

const message = (fields, oneof) => ({
    message: oneof === undefined ? { fields } : { fields, oneof },
});
const list = (type) => ({ list: type });
const timeRange = message({ start: 'timestamp', end: 'timestamp' });
const logId = message({ keyId: 'bytes' });
const certificate = message({ rawBytes: 'bytes' });
const certificateChain = message({ certificates: list(certificate) });
const hashAlgorithm = { enum: namesOf(_sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_0__.HashAlgorithm) };
const logInstance = message({
    baseUrl: 'string',
    hashAlgorithm,
    publicKey: message({
        rawBytes: 'bytes',
        keyDetails: { enum: namesOf(_sigstore_protobuf_specs__WEBPACK_IMPORTED_MODULE_0__.PublicKeyDetails) },
        validFor: timeRange,
    }),
    logId,
    checkpointKeyId: logId,
    operator: 'string',
});
const certificateAuthority = message({
    subject: message({ organization: 'string', commonName: 'string' }),
    uri: 'string',
    certChain: certificateChain,
    validFor: timeRange,
    operator: 'string',
});
const trustedRootMessage = {
    fields: {
        mediaType: 'string',
        tlogs: list(logInstance),
        certificateAuthorities: list(certificateAuthority),
        ctlogs: list(logInstance),
        timestampAuthorities: list(certificateAuthority),
    },
};
const service = message({
    url: 'string',
    majorApiVersion: 'int32',
    validFor: timeRange,
    operator: 'string',
});
const serviceConfiguration = message({
    selector: { enum: { 0: 'SERVICE_SELECTOR_UNDEFINED', 1: 'ALL', 2: 'ANY', 3: 'EXACT' } },
    count: 'int32',
});
const signingConfigMessage = {
    fields: {
        mediaType: 'string',
        caUrls: list(service),
        oidcUrls: list(service),
        rekorTlogUrls: list(service),
        rekorTlogConfig: serviceConfiguration,
        tsaUrls: list(service),
        tsaConfig: serviceConfiguration,
    },
};
const logEntry = message({
    logIndex: 'int64',
    logId,
    kindVersion: message({ kind: 'string', version: 'string' }),
    integratedTime: 'int64',
    inclusionPromise: message({ signedEntryTimestamp: 'bytes' }),
    inclusionProof: message({
        logIndex: 'int64',
        rootHash: 'bytes',
        treeSize: 'int64',
        hashes: list('bytes'),
        checkpoint: message({ envelope: 'string' }),
    }),
    canonicalizedBody: 'bytes',
});
const logEntryMessage = logEntry.message;
const bundleMessage = {
    fields: {
        mediaType: 'string',
        verificationMaterial: message({
            publicKey: message({ hint: 'string' }),
            x509CertificateChain: certificateChain,
            certificate,
            tlogEntries: list(logEntry),
            timestampVerificationData: message({
                rfc3161Timestamps: list(message({ signedTimestamp: 'bytes' })),
            }),
        }, ['publicKey', 'x509CertificateChain', 'certificate']),
        messageSignature: message({
            messageDigest: message({ algorithm: hashAlgorithm, digest: 'bytes' }),
            signature: 'bytes',
        }),
        dsseEnvelope: message({
            payload: 'bytes',
            payloadType: 'string',
            signatures: list(message({ sig: 'bytes', keyid: 'string' })),
        }),
    },
    oneof: ['messageSignature', 'dsseEnvelope'],
};
function namesOf(values) {
    return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => typeof value === 'number' ? [[value, name]] : []));
}


  }),

  3897:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    M: () => (  isRecordedFor),
    S: () => (  judgeRecordedSigner)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934);
  var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4715);
  var _flaw_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6144);
  var _log_entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4131);





const pem = valibot__WEBPACK_IMPORTED_MODULE_3__  .FsL(_log_entry_js__WEBPACK_IMPORTED_MODULE_2__  .Jc, valibot__WEBPACK_IMPORTED_MODULE_3__  .pdi((text) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(Buffer.from(text, 'base64').toString('utf8'))));
const certificate = valibot__WEBPACK_IMPORTED_MODULE_3__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ x509Certificate: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ rawBytes: _log_entry_js__WEBPACK_IMPORTED_MODULE_2__  .Jc }) }), valibot__WEBPACK_IMPORTED_MODULE_3__  .pdi(({ x509Certificate: { rawBytes } }) => new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(Buffer.from(rawBytes, 'base64')).publicKey));
const key = valibot__WEBPACK_IMPORTED_MODULE_3__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ publicKey: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ rawBytes: _log_entry_js__WEBPACK_IMPORTED_MODULE_2__  .Jc }) }), valibot__WEBPACK_IMPORTED_MODULE_3__  .pdi(({ publicKey: { rawBytes } }) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: Buffer.from(rawBytes, 'base64'), format: 'der', type: 'spki' })));
const verifier = valibot__WEBPACK_IMPORTED_MODULE_3__  .KCZ([certificate, key]);
const spec = (schema) => valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ spec: schema });
const hashedrekord001 = valibot__WEBPACK_IMPORTED_MODULE_3__  .FsL(spec(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ signature: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ publicKey: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ content: pem }) }) })), valibot__WEBPACK_IMPORTED_MODULE_3__  .pdi((entry) => entry.spec.signature.publicKey.content));
const dsse001 = valibot__WEBPACK_IMPORTED_MODULE_3__  .FsL(spec(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ signatures: valibot__WEBPACK_IMPORTED_MODULE_3__  .CxQ([valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ verifier: pem })]) })), valibot__WEBPACK_IMPORTED_MODULE_3__  .pdi((entry) => entry.spec.signatures[0].verifier));
const intoto002 = valibot__WEBPACK_IMPORTED_MODULE_3__  .FsL(spec(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({
    content: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({
        envelope: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ signatures: valibot__WEBPACK_IMPORTED_MODULE_3__  .CxQ([valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ publicKey: pem })]) }),
    }),
})), valibot__WEBPACK_IMPORTED_MODULE_3__  .pdi((entry) => entry.spec.content.envelope.signatures[0].publicKey));
const hashedrekord002 = valibot__WEBPACK_IMPORTED_MODULE_3__  .FsL(spec(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ hashedRekordV002: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ signature: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ verifier }) }) })), valibot__WEBPACK_IMPORTED_MODULE_3__  .pdi((entry) => entry.spec.hashedRekordV002.signature.verifier));
const dsse002 = valibot__WEBPACK_IMPORTED_MODULE_3__  .FsL(spec(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ dsseV002: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ signatures: valibot__WEBPACK_IMPORTED_MODULE_3__  .CxQ([valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ verifier })]) }) })), valibot__WEBPACK_IMPORTED_MODULE_3__  .pdi((entry) => entry.spec.dsseV002.signatures[0].verifier));
const entrySchema = valibot__WEBPACK_IMPORTED_MODULE_3__  .KCZ([hashedrekord001, dsse001, intoto002, hashedrekord002, dsse002]);
function judgeRecordedSigner(body, signer) {
    if (!isRecordedFor(signer, body))
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_1__  .O('log', 'the log entry records another signer');
}
function isRecordedFor(signer, body) {
    try {
        return valibot__WEBPACK_IMPORTED_MODULE_3__  .qgA(entrySchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_4__  .q)(body)).equals(signer);
    }
    catch {
        return false;
    }
}


  }),

  7400:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    a: () => (  readTimestampToken)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _sigstore_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3917);


const ids = {
    signedData: '1.2.840.113549.1.7.2',
    tstInfo: '1.2.840.113549.1.9.16.1.4',
    contentType: '1.2.840.113549.1.9.3',
    messageDigest: '1.2.840.113549.1.9.4',
    rsaPss: '1.2.840.113549.1.1.10',
};
const hashes = {
    '2.16.840.1.101.3.4.2.1': 'sha256',
    '2.16.840.1.101.3.4.2.2': 'sha384',
    '2.16.840.1.101.3.4.2.3': 'sha512',
};
const signatureHashes = {
    '1.2.840.10045.2.1': 'as-digest',
    '1.2.840.10045.4.3.2': 'sha256',
    '1.2.840.10045.4.3.3': 'sha384',
    '1.2.840.10045.4.3.4': 'sha512',
    '1.2.840.113549.1.1.1': 'as-digest',
    '1.2.840.113549.1.1.11': 'sha256',
    '1.2.840.113549.1.1.12': 'sha384',
    '1.2.840.113549.1.1.13': 'sha512',
    [ids.rsaPss]: 'as-digest',
    '1.3.101.112': null,
};
function readTimestampToken(der) {
    const [statusInfo, token] = _sigstore_core__WEBPACK_IMPORTED_MODULE_1__.ASN1Obj.parseBuffer(Buffer.from(der)).subs;
    const status = at(statusInfo, 0).toInteger();
    if (status !== 0n && status !== 1n)
        throw new Error(`status ${status.toString()}`);
    if (at(token, 0).toOID() !== ids.signedData)
        throw new Error('it holds no signed data');
    const signedData = at(token, 1, 0);
    const content = at(signedData, 2);
    if (at(content, 0).toOID() !== ids.tstInfo)
        throw new Error('it signs something else');
    const info = at(content, 1, 0);
    const signers = signedData.subs.at(-1)?.subs ?? [];
    if (signers.length !== 1)
        throw new Error(`it has ${signers.length} signers`);
    const tstInfo = at(info, 0);
    const signer = at(signers.at(0));
    return {
        time: readTime(at(tstInfo, 4)),
        imprint: { hash: hashOf(at(tstInfo, 2, 0)), digest: at(tstInfo, 2, 1).value },
        signer: { issuer: at(signer, 1, 0).value, serialNumber: at(signer, 1, 1).value },
        isSignedBy: (key) => isSigned(signer, info.value, key),
    };
}
function at(object, ...way) {
    const found = way.reduce((inner, index) => inner?.subs[index], object);
    if (found === undefined)
        throw new Error('it is not a timestamp');
    return found;
}
function hashOf(algorithm) {
    const hash = hashes[at(algorithm, 0).toOID()];
    if (hash === undefined)
        throw new Error('its hash is not known');
    return hash;
}
function readTime({ tag, value }) {
    const [, year, month, day, hour, minute, second, fraction = ''] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d+))?Z$/.exec(value.toString('latin1')) ?? [];
    const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
    if (!tag.isGeneralizedTime() || Number.isNaN(time.getTime()))
        throw new Error('its time cannot be read');
    return time;
}
function isSigned(signer, content, key) {
    const [, , digestAlgorithm, attributes, signatureAlgorithm, signature] = signer.subs;
    if (attributes?.tag.isContextSpecific(0) !== true)
        return false;
    const hash = hashOf(at(digestAlgorithm));
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(hash).update(content).digest();
    if (!attributeOf(attributes, ids.messageDigest)?.value.equals(digest))
        return false;
    if (attributeOf(attributes, ids.contentType)?.toOID() !== ids.tstInfo)
        return false;
    const algorithm = at(signatureAlgorithm, 0).toOID();
    const named = signatureHashes[algorithm];
    if (named === undefined)
        return false;
    const signed = Buffer.concat([Buffer.from([0x31]), attributes.toDER().subarray(1)]);
    return verifies(signed, key, at(signature).value, {
        hash: named === 'as-digest' ? hash : named,
        isPss: algorithm === ids.rsaPss,
    });
}
function attributeOf(attributes, id) {
    const [attribute, ...more] = attributes.subs.filter(({ subs: [type] }) => type?.toOID() === id);
    const values = attribute?.subs[1]?.subs ?? [];
    return more.length === 0 && values.length === 1 ? values[0] : undefined;
}
function verifies(signed, key, signature, { hash, isPss }) {
    try {
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(hash, signed, isPss
            ? {
                key,
                padding: node_crypto__WEBPACK_IMPORTED_MODULE_0__.constants.RSA_PKCS1_PSS_PADDING,
                saltLength: node_crypto__WEBPACK_IMPORTED_MODULE_0__.constants.RSA_PSS_SALTLEN_AUTO,
            }
            : key, signature);
    }
    catch {
        return false;
    }
}


  }),

  5350:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    So: () => (  readGeneralName),
    ZE: () => (  elementsOf),
    ic: () => (  extensionIds),
    k9: () => (  alternativeNames),
    n5: () => (  readX509)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _sigstore_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3917);


const extensionIds = {
    keyUsage: '2.5.29.15',
    subjectAlternativeName: '2.5.29.17',
    basicConstraints: '2.5.29.19',
    nameConstraints: '2.5.29.30',
    extendedKeyUsage: '2.5.29.37',
};
const userName = '1.3.6.1.4.1.57264.1.7';
function readX509(der) {
    const parsed = _sigstore_core__WEBPACK_IMPORTED_MODULE_1__.X509Certificate.parse(der);
    const extensions = new Map();
    for (const { subs } of parsed.extensions) {
        const [id, ...rest] = subs;
        const value = rest.at(-1)?.value;
        const oid = id?.toOID();
        if (oid === undefined || value === undefined)
            throw new Error('an extension cannot be read');
        if (extensions.has(oid))
            throw new Error(`two extensions ${oid}`);
        extensions.set(oid, {
            isCritical: rest.length > 1 && rest[0]?.toBoolean() === true,
            value: Buffer.from(value),
        });
    }
    return {
        der,
        node: new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(der),
        parsed,
        issuer: parsed.issuer,
        subject: parsed.subject,
        notBefore: parsed.notBefore,
        notAfter: parsed.notAfter,
        extensions,
    };
}
function alternativeNames({ extensions }) {
    const extension = extensions.get(extensionIds.subjectAlternativeName);
    return extension === undefined ? [] : elementsOf(extension.value).map(readGeneralName);
}
function elementsOf(value) {
    const sequence = _sigstore_core__WEBPACK_IMPORTED_MODULE_1__.ASN1Obj.parseBuffer(Buffer.from(value));
    if (!sequence.tag.isUniversal() || sequence.tag.number !== 0x10)
        throw new Error('an extension is not a sequence');
    return sequence.subs;
}
const kinds = { 1: 'email', 2: 'dns', 6: 'uri' };
const ipTag = 7;
function readGeneralName(name) {
    const { tag, value } = name;
    if (!tag.isContextSpecific())
        throw new Error('a name cannot be read');
    const kind = kinds[tag.number];
    if (kind !== undefined)
        return { kind, value: ascii(value) };
    if (tag.number === ipTag)
        return { kind: 'ip', value: value.toString('hex') };
    return tag.number === 0 ? readOtherName(name) : { kind: 'other', value: '' };
}
function readOtherName({ subs: [id, holder] }) {
    const text = holder?.subs[0];
    const isUserName = id?.toOID() === userName && text?.tag.isUniversal() === true && text.tag.number === 0x0c;
    if (!isUserName)
        return { kind: 'other', value: '' };
    return { kind: 'user', value: new TextDecoder('utf-8', { fatal: true }).decode(text.value) };
}
function ascii(bytes) {
    if (bytes.some((byte) => byte > 0x7f))
        throw new Error('a name is not ASCII');
    return bytes.toString('latin1');
}


  })

};
