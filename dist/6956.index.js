export const id = 6956;
export const ids = [6956];
export const modules = {

  1551:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    RB: () => (  workflowPath),
    Wy: () => (  workflowBuildType),
    og: () => (  disagreements)
  });
const workflowBuildType = 'https://actions.github.io/buildtypes/workflow/v1';
function disagreements(predicate, certificate) {
    const facts = [...factsOf(predicate, certificate), ...sourcesOf(predicate, certificate)];
    return facts
        .filter(({ path, said }) => said !== undefined || !optional.includes(path))
        .filter(({ said, certified }) => certified === undefined || said !== certified)
        .map(({ path, said, certified }) => `${path} is ${quote(said)}, and certified is ${quote(certified)}`);
}
const github = 'buildDefinition.internalParameters.github';
const workflow = 'buildDefinition.externalParameters.workflow';
const invocationId = 'runDetails.metadata.invocationId';
const optional = [
    `${github}.event_name`,
    `${github}.repository_id`,
    `${github}.repository_owner_id`,
    `${github}.runner_environment`,
    invocationId,
];
function factsOf(predicate, certificate) {
    const certified = {
        'buildDefinition.buildType': workflowBuildType,
        'runDetails.builder.id': certificate.buildSignerUri,
        [`${workflow}.repository`]: certificate.sourceRepository,
        [`${workflow}.ref`]: certificate.sourceRef,
        [`${workflow}.path`]: workflowPath(certificate.buildConfigUri, certificate.sourceRepository),
        [`${github}.event_name`]: certificate.trigger,
        [`${github}.repository_id`]: certificate.sourceRepositoryId,
        [`${github}.repository_owner_id`]: certificate.sourceOwnerId,
        [`${github}.runner_environment`]: certificate.runnerEnvironment,
        [invocationId]: certificate.runUrl,
    };
    return Object.entries(certified).map(([path, fact]) => ({
        path,
        said: valueAt(predicate, path.split('.')),
        certified: fact,
    }));
}
function workflowPath(workflowRef, repository) {
    if (workflowRef === undefined || repository === undefined)
        return undefined;
    const prefix = `${repository}/`;
    const rest = workflowRef.startsWith(prefix) ? workflowRef.slice(prefix.length) : workflowRef;
    return rest.split('@')[0];
}
function sourcesOf(predicate, certificate) {
    const { sourceRepository = '', sourceRef = '', sourceCommit } = certificate;
    const path = 'buildDefinition.resolvedDependencies';
    const listed = valueAt(predicate, path.split('.'));
    const entries = Array.isArray(listed) ? listed : [];
    const certified = sourceRepository === '' || sourceRef === ''
        ? undefined
        : `git+${sourceRepository}@${sourceRef}`;
    const [first, ...others] = entries;
    const sources = [first, ...others.filter((entry) => isOf(sourceRepository, entry))];
    return sources.flatMap((entry) => {
        const at = `${path}[${Math.max(0, entries.indexOf(entry))}]`;
        return [
            { path: `${at}.uri`, said: valueAt(entry, ['uri']), certified },
            {
                path: `${at}.digest.gitCommit`,
                said: valueAt(entry, ['digest', 'gitCommit']),
                certified: sourceCommit,
            },
        ];
    });
}
function isOf(repository, dependency) {
    const uri = valueAt(dependency, ['uri']);
    const name = repository.replace(/^https?:\/\//, '').toLowerCase();
    if (name === '' || typeof uri !== 'string')
        return false;
    const at = uri.toLowerCase().indexOf(name);
    return at >= 0 && /^(?:\.git)?(?:$|[@#/?])/.test(uri.slice(at + name.length).toLowerCase());
}
function valueAt(value, path) {
    const [key, ...rest] = path;
    if (key === undefined)
        return value;
    if (typeof value !== 'object' || value === null)
        return undefined;
    return valueAt(Object.getOwnPropertyDescriptor(value, key)?.value, rest);
}
function quote(value) {
    return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 200);
}


  }),

  6956:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    provenanceLie: () => (  provenanceLie)
  });
  var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4715);
  var _sigstore_workflow_provenance_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1551);


const maxBytes = 8 * 1024 * 1024;
const maxTold = 2;
function provenanceLie(predicate, certificate) {
    if (certificate === undefined)
        return 'no certificate vouches for its provenance';
    const value = predicate.length > maxBytes ? undefined : (0,_json_js__WEBPACK_IMPORTED_MODULE_1__  .q)(predicate);
    const found = (0,_sigstore_workflow_provenance_js__WEBPACK_IMPORTED_MODULE_0__  .og)(value, certificate);
    const more = found.length - maxTold;
    const told = [...found.slice(0, maxTold), ...(more > 0 ? [`and ${more} more`] : [])];
    return found.length === 0
        ? undefined
        : `its provenance contradicts its certificate: ${told.join('; ')}`;
}


  })

};
