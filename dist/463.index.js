export const id = 463;
export const ids = [463];
export const modules = {

/***/ 2463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readExpression: () => (/* binding */ readExpression)
/* harmony export */ });
/* harmony import */ var re2js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2856);
// SPDX-License-Identifier: Apache-2.0
// A user's regular expression, in the syntax and with the speed of RE2, as cosign reads it.

/** @throws Error when it is not a regular expression, saying what is wrong */
function readExpression(pattern) {
    const compiled = re2js__WEBPACK_IMPORTED_MODULE_0__/* .RE2JS */ .L3.compile(pattern);
    return {
        whole: { test: (text) => compiled.testExact(text) },
        within: { test: (text) => compiled.test(text) },
    };
}


/***/ })

};
