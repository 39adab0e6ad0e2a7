// SPDX-License-Identifier: Apache-2.0
// One direction: main → action + flows → {image, identity, sigstore, oci} → http → errors.
// The four siblings know each other only through the types of src/image/digest.ts and
// src/image/reference.ts.
const leaves = '^src/(errors|json|concurrency)[.]ts$';
const flows = '^src/(?!main|errors|json|concurrency)[^/]+[.]ts$';
const types = '^src/image/(digest|reference)[.]ts$';
const own = '^src/';

/**
 * @param {string} sibling A folder that may import itself, the image's types, http and the leaves.
 */
const sibling = (sibling) => ({
  name: `${sibling}-stands-alone`,
  comment: `src/${sibling} knows its siblings only through the image's digest and reference.`,
  severity: 'error',
  from: { path: `^src/${sibling}/` },
  to: { path: own, pathNot: [`^src/${sibling}/`, '^src/http/', types, leaves] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    sibling('image'),
    sibling('identity'),
    sibling('sigstore'),
    sibling('oci'),
    {
      name: 'http-is-below',
      comment: 'The HTTP client knows nothing of what is sent with it.',
      severity: 'error',
      from: { path: '^src/http/' },
      to: { path: own, pathNot: ['^src/http/', leaves] },
    },
    {
      name: 'leaves-import-nothing',
      severity: 'error',
      from: { path: leaves },
      to: { path: own },
    },
    {
      name: 'flows-know-no-runner',
      comment: 'A flow speaks of images and signatures; GitHub and the process are src/action’s.',
      severity: 'error',
      from: { path: flows },
      to: { path: ['^src/action/', '^src/main[.]ts$'] },
    },
    {
      name: 'main-starts-an-action',
      severity: 'error',
      from: { path: '^src/main[.]ts$' },
      to: { path: own, pathNot: '^src/action/' },
    },
    {
      name: 'only-action-knows-the-toolkit',
      comment: 'Everything else runs without GitHub.',
      severity: 'error',
      from: { path: own, pathNot: '^src/action/' },
      to: { path: ['^@actions/', 'node_modules/@actions/'] },
    },
    {
      name: 'src-is-the-product',
      comment: 'What is shipped never needs what is only for tests.',
      severity: 'error',
      from: { path: own },
      to: { path: '^(playground|peers|bench|conformance|__tests__|tools)/' },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      from: { path: own },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-deprecated-core',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['core'], path: '^(punycode|domain|sys|_linklist)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
