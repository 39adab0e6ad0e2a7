export const id = 599;
export const ids = [599];
export const modules = {

  2599:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    verifySigned: () => (  verifySigned)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2895);
  var _simple_signing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8341);
  var _verification_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1834);



function verifySigned({ format, bytes, annotations }, predicateType, trust, expected) {
    const judgement = format === 'bundle'
        ? (0,_verification_js__WEBPACK_IMPORTED_MODULE_2__  .G)(bytes, trust, expected)
        : (0,_simple_signing_js__WEBPACK_IMPORTED_MODULE_1__.judgeSignatureLayer)({ payload: bytes, annotations }, trust, expected);
    if (judgement.ok && judgement.signature.predicateType === predicateType)
        return judgement.signature;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('VERIFY_FAILED', judgement.ok
        ? `The signature states ${JSON.stringify(judgement.signature.predicateType)}`
        : `The signature does not verify (${judgement.flaw}): ${judgement.detail}`, {
        hint: 'Nothing was published. For a private Sigstore, check that "trusted-root" belongs to ' +
            '"signing-config". Otherwise please report it with the log of a run with debug logging.',
    });
}


  })

};
