export const id = 2981;
export const ids = [2981];
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

  2981:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    provenanceOf: () => (  provenanceOf)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _sigstore_predicate_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6045);
  var _sigstore_workflow_provenance_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1551);



const needed = [
    'ref',
    'sha',
    'repository',
    'event_name',
    'job_workflow_ref',
    'workflow_ref',
    'repository_id',
    'repository_owner_id',
    'runner_environment',
    'run_id',
    'run_attempt',
];
function provenanceOf(claims, certificate, server) {
    const provenance = predicateOf(demandClaims(claims), server);
    const differences = (0,_sigstore_workflow_provenance_js__WEBPACK_IMPORTED_MODULE_2__  .og)(provenance, certificate);
    if (differences.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('PROVENANCE_MISMATCH', `The certificate contradicts the ID token that it was issued for: ${differences.join('; ')}`, {
            hint: 'Nothing was signed. On github.com, run the job again. With a private Sigstore, Fulcio ' +
                'must issue certificates for this issuer by its GitHub workflow rules, with the URL of ' +
                'this GitHub.',
        });
    return {
        predicateType: _sigstore_predicate_types_js__WEBPACK_IMPORTED_MODULE_1__  .pr,
        json: Buffer.from(JSON.stringify(provenance)),
    };
}
function demandClaims(claims) {
    const missing = needed.filter((name) => (claims[name] ?? '') === '');
    const given = Object.fromEntries(needed.map((name) => [name, claims[name] ?? '']));
    if (missing.length === 0 && isWhole(given))
        return given;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('PROVENANCE_CLAIMS', `The ID token of ${JSON.stringify(claims.iss)} lacks what a provenance says: ` +
        missing.join(', '), {
        hint: 'GitHub’s own tokens have these claims. Leave out "provenance", or have the issuer of ' +
            'this runner add them.',
    });
}
function isWhole(given) {
    return needed.every((name) => Object.hasOwn(given, name));
}
function predicateOf(claims, server) {
    const { ref, sha, event_name, repository_id, repository_owner_id, runner_environment } = claims;
    const repository = `${server}/${claims.repository}`;
    return {
        buildDefinition: {
            buildType: _sigstore_workflow_provenance_js__WEBPACK_IMPORTED_MODULE_2__  .Wy,
            externalParameters: {
                workflow: { ref, repository, path: (0,_sigstore_workflow_provenance_js__WEBPACK_IMPORTED_MODULE_2__  .RB)(claims.workflow_ref, claims.repository) },
            },
            internalParameters: {
                github: { event_name, repository_id, repository_owner_id, runner_environment },
            },
            resolvedDependencies: [{ uri: `git+${repository}@${ref}`, digest: { gitCommit: sha } }],
        },
        runDetails: {
            builder: { id: `${server}/${claims.job_workflow_ref}` },
            metadata: {
                invocationId: `${repository}/actions/runs/${claims.run_id}/attempts/${claims.run_attempt}`,
            },
        },
    };
}


  })

};
