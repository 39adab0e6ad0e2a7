export const id = 231;
export const ids = [231];
export const modules = {

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
