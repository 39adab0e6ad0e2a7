export const id = 455;
export const ids = [455];
export const modules = {

  2455:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    judgeCandidate: () => (  judgeCandidate)
  });
  var _sigstore_signature_layer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4882);
  var _sigstore_verification_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(531);


function judgeCandidate({ format, content }, trust, expected) {
    if (!content.ok)
        return { kind: 'unread', error: content.error };
    const { manifest } = content.value;
    const judgement = judge(format, content.value, trust, expected);
    if (judgement.ok)
        return { kind: 'signature', signature: { ...judgement.signature, format, manifest } };
    const { flaw, detail, certificate } = judgement;
    return { kind: 'finding', finding: { flaw, detail, certificate, manifest } };
}
function judge(format, { bytes, annotations }, trust, expected) {
    if (format === 'bundle')
        return (0,_sigstore_verification_js__WEBPACK_IMPORTED_MODULE_1__  .G)(bytes, trust, expected);
    return (format === 'legacy' ? _sigstore_signature_layer_js__WEBPACK_IMPORTED_MODULE_0__  .z : _sigstore_signature_layer_js__WEBPACK_IMPORTED_MODULE_0__  .D)({ payload: bytes, annotations }, trust, expected);
}


  })

};
