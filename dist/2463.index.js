export const id = 2463;
export const ids = [2463];
export const modules = {

  2463:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    readExpression: () => (  readExpression)
  });
  var re2js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2856);

function readExpression(pattern) {
    const compiled = re2js__WEBPACK_IMPORTED_MODULE_0__  .L3.compile(pattern);
    return {
        whole: { test: (text) => compiled.testExact(text) },
        within: { test: (text) => compiled.test(text) },
    };
}


  })

};
