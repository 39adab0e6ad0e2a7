export const id = 3295;
export const ids = [3295];
export const modules = {

  3295:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    listContainerPackages: () => (  listContainerPackages),
    registryOf: () => (  registryOf)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6950);



const maxPages = 100;
const packagesSchema = valibot__WEBPACK_IMPORTED_MODULE_2__  .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__  .Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_2__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__  .Ru6(300)) }));
function registryOf(server) {
    const { hostname } = new URL(server);
    return hostname.endsWith('.ghe.com') ? `containers.${hostname}` : 'ghcr.io';
}
async function listContainerPackages(octokit, org, registry) {
    const names = [];
    for (let page = 1; page <= maxPages; page++) {
        const found = await packagesOn(octokit, org, page);
        names.push(...found.map(({ name }) => name));
        if (found.length < 100)
            return names.map((name) => (0,_image_reference_js__WEBPACK_IMPORTED_MODULE_1__  .F2)(`${registry}/${org}/${name}`).repository);
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('REGISTRY_RESPONSE_INVALID', `GitHub lists more than ${names.length} packages of ${org}`, { hint: 'Name its repositories in "repositories", in several scopes.' });
}
async function packagesOn(octokit, org, page) {
    try {
        const { data } = await octokit.request('GET /orgs/{org}/packages', {
            org,
            package_type: 'container',
            per_page: 100,
            page,
        });
        return valibot__WEBPACK_IMPORTED_MODULE_2__  .qgA(packagesSchema, data);
    }
    catch (cause) {
        const status = statusOf(cause);
        const isDenied = status === 401 || status === 403 || status === 404;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj(isDenied ? 'REGISTRY_DENIED' : 'REGISTRY_UNAVAILABLE', `GitHub does not list the packages of ${org}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .bD)(cause)}`, {
            cause,
            hint: isDenied
                ? 'Give "packages-token": a classic personal access token with "read:packages" of ' +
                    'someone who sees the organization’s packages. The job’s own token cannot list ' +
                    'them.'
                : 'Run the job again when GitHub’s API is back.',
        });
    }
}
function statusOf(error) {
    const read = valibot__WEBPACK_IMPORTED_MODULE_2__  .xLC(valibot__WEBPACK_IMPORTED_MODULE_2__  .Ikc({ status: valibot__WEBPACK_IMPORTED_MODULE_2__  .aig() }), error);
    return read.success ? read.output.status : undefined;
}


  })

};
