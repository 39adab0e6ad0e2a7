export const id = 455;
export const ids = [455];
export const modules = {

/***/ 2455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   judgeSignatures: () => (/* binding */ judgeSignatures)
/* harmony export */ });
/* harmony import */ var _sigstore_simple_signing_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8482);
/* harmony import */ var _sigstore_verification_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8748);


/** Judges each by itself: nothing that lies beside a signature can hide it. */
function judgeSignatures(candidates, trust, expected) {
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
            findings.push({
                flaw: judgement.flaw,
                detail: judgement.detail,
                certificate: judgement.certificate,
                manifest,
            });
    }
    return { signatures, findings, unread };
}
function judge(format, { bytes, annotations }, trust, expected) {
    if (format === 'bundle')
        return (0,_sigstore_verification_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeBundle */ .G)(bytes, trust, expected);
    return (format === 'legacy' ? _sigstore_simple_signing_js__WEBPACK_IMPORTED_MODULE_0__.judgeSignatureLayer : _sigstore_simple_signing_js__WEBPACK_IMPORTED_MODULE_0__.judgeAttestationLayer)({ payload: bytes, annotations }, trust, expected);
}


/***/ })

};
