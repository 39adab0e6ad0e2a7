export const id = 748;
export const ids = [748,231];
export const modules = {

/***/ 1606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verifySigned: () => (/* binding */ verifySigned)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
/* harmony import */ var _media_types_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2284);
/* harmony import */ var _simple_signing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8482);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2925);
/* harmony import */ var _verification_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8748);





/** @throws SignetError VERIFY_FAILED */
function verifySigned({ format, bytes, annotations }, trust, expected) {
    const judgement = format === 'bundle' ? (0,_verification_js__WEBPACK_IMPORTED_MODULE_3__/* .judgeBundle */ .G)(bytes, trust, expected) : (0,_simple_signing_js__WEBPACK_IMPORTED_MODULE_1__.judgeSignatureLayer)({ payload: bytes, annotations }, trust, expected);
    const wanted = format === 'bundle' ? _statement_js__WEBPACK_IMPORTED_MODULE_2__.signaturePredicateType : _media_types_js__WEBPACK_IMPORTED_MODULE_4__/* .simpleSigningType */ .Iy;
    if (judgement.ok && judgement.signature.predicateType === wanted)
        return judgement.signature;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SignetError */ .T('VERIFY_FAILED', judgement.ok
        ? `The signature states ${JSON.stringify(judgement.signature.predicateType)}`
        : `The signature does not verify (${judgement.flaw}): ${judgement.detail}`, {
        hint: 'Nothing was published. For a private Sigstore, check that "trusted-root" belongs to "signing-config". Otherwise please report it with the log of a run with debug logging.',
    });
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
