export const id = 606;
export const ids = [606];
export const modules = {

  1606:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    verifySigned: () => (  verifySigned)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _signature_layer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4882);
  var _verification_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(531);



function verifySigned({ format, bytes, annotations }, predicateType, trust, expected) {
    const judgement = format === 'bundle'
        ? (0,_verification_js__WEBPACK_IMPORTED_MODULE_2__  .G)(bytes, trust, expected)
        : (0,_signature_layer_js__WEBPACK_IMPORTED_MODULE_1__  .z)({ payload: bytes, annotations }, trust, expected);
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
