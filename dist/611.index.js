export const id = 611;
export const ids = [611,861,231];
export const modules = {

/***/ 1861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   judgeCandidates: () => (/* binding */ judgeCandidates)
/* harmony export */ });
/* harmony import */ var _sigstore_simple_signing_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8482);
/* harmony import */ var _sigstore_verification_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8748);


/** Judges each by itself: nothing that lies beside a signature can hide it. */
function judgeCandidates(candidates, trust, expected) {
    const signatures = [];
    const findings = [];
    const unread = [];
    for (const { format, content } of candidates) {
        if (!content.ok) {
            unread.push(content.error);
            continue;
        }
        const { manifest } = content.value;
        const judgement = judge(format, content.value, trust, expected);
        if (judgement.ok)
            signatures.push({ ...judgement.signature, format, manifest });
        else
            findings.push({ flaw: judgement.flaw, detail: judgement.detail, certificate: judgement.certificate, manifest });
    }
    return { signatures, findings, unread };
}
function judge(format, { bytes, annotations }, trust, expected) {
    if (format === 'bundle')
        return (0,_sigstore_verification_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeBundle */ .G)(bytes, trust, expected);
    return (format === 'legacy' ? _sigstore_simple_signing_js__WEBPACK_IMPORTED_MODULE_0__.judgeSignatureLayer : _sigstore_simple_signing_js__WEBPACK_IMPORTED_MODULE_0__.judgeAttestationLayer)({ payload: bytes, annotations }, trust, expected);
}


/***/ }),

/***/ 3231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K1: () => (/* binding */ judgeSigner),
/* harmony export */   TI: () => (/* binding */ glob),
/* harmony export */   X9: () => (/* binding */ anchored)
/* harmony export */ });
/* harmony import */ var _flaw_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6144);

/** A policy's regular expression, anchored at both ends; `text` is how a person knows it. @throws SyntaxError when it is none */
function anchored(pattern, text = pattern) {
    return { matches: new RegExp(`^(?:${pattern})$`, 'u'), text };
}
/** `*` stands for anything but a slash, `**` for anything. */
function glob(pattern) {
    return pattern.replace(/\*\*|\*|[^*]+/g, (part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : RegExp.escape(part)));
}
/** The extensions are told first, because they say best what differs. Our own comparison: libraries take a string as an unanchored regular expression (sigstore-js#1556), or compare DER with text. @throws Flawed */
function judgeSigner({ subjectAlternativeName, issuer, extensions }, policy) {
    if (issuer !== policy.issuer)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_0__/* .Flawed */ .O('issuer', `the issuer is ${quote(issuer)}, not ${quote(policy.issuer)}`);
    for (const { extension, name, flaw, anyOf } of policy.extensions ?? []) {
        const value = extensions[extension];
        if (!anyOf.some((match) => holds(value, match)))
            throw new _flaw_js__WEBPACK_IMPORTED_MODULE_0__/* .Flawed */ .O(flaw, `the ${name} is ${quote(value)}, not ${anyOf.map(describe).join(' or ')}`);
    }
    if (!holds(subjectAlternativeName, policy.subjectAlternativeName)) {
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_0__/* .Flawed */ .O('identity', `signed by ${quote(subjectAlternativeName)}, not by ${describe(policy.subjectAlternativeName)}`);
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


/***/ })

};
