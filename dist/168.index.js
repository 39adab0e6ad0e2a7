export const id = 168;
export const ids = [168];
export const modules = {

  3168:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    readExpression: () => (  readExpression)
  });
  var re2js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5934);

function readExpression(pattern) {
    const compiled = re2js__WEBPACK_IMPORTED_MODULE_0__  .L3.compile(pattern);
    return {
        whole: { test: (text) => compiled.testExact(text) },
        within: { test: (text) => compiled.test(text) },
    };
}


  })

};
