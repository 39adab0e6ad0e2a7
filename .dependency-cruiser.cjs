// SPDX-License-Identifier: Apache-2.0
// One direction: main → action/{sign,verify,audit} → action/runner; action → audit →
// {sign,verify} → {lookup,policy,statements,enforcement} → {identity,sigstore,oci} → image → http →
// {errors,json,concurrency,glob}.
const leaves = '^src/(errors|json|json-members|concurrency|glob)[.]ts$';
const own = '^src/';

/**
 * @param {string} name A folder below src/.
 * @param {string[]} below What it may import beside itself and the leaves.
 * @param {string} comment Why.
 */
const folder = (name, below, comment) => ({
  name: `${name.replace('/', '-')}-looks-down`,
  comment,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: own, pathNot: [`^src/${name}/`, leaves, ...below.map((path) => `^src/${path}`)] },
});

const names = 'image/(digest|reference)[.]ts$';
const bottom = ['http/', 'image/', 'identity/', 'sigstore/', 'oci/'];
const flows = ['sign/', 'verify/', 'lookup/', 'policy/', 'statements/', 'enforcement/'];
const everyFlow = ['audit/', ...flows];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    folder('http', [], 'The HTTP client knows nothing of what is sent with it.'),
    folder('image', ['http/'], 'An image is known by its names only.'),
    folder('identity', ['http/', names], 'Siblings share the names of images, and nothing else.'),
    folder('sigstore', ['http/', names], 'Siblings share the names of images, and nothing else.'),
    folder('oci', ['http/', names], 'Siblings share the names of images, and nothing else.'),
    folder(
      'policy',
      ['sigstore/', 'http/go-url[.]ts$'],
      'A policy is data, and compiles to what sigstore/ judges by.',
    ),
    folder(
      'enforcement',
      ['policy/', 'sigstore/', 'http/', names],
      'A policy becomes texts for other engines, without asking anyone.',
    ),
    folder('lookup', bottom, 'What every flow asks first knows no flow.'),
    folder('statements', bottom, 'What is stated beside the signature knows no flow.'),
    folder(
      'sign',
      ['lookup/', 'statements/', ...bottom],
      'A flow knows neither the runner nor another flow.',
    ),
    folder('verify', ['lookup/', 'policy/', ...bottom], 'A flow knows neither runner nor signing.'),
    folder(
      'audit',
      ['verify/', 'lookup/', 'policy/', ...bottom],
      'An audit verifies as verify/ does, and knows no runner.',
    ),
    folder('action/runner', [...flows, ...bottom], 'What all actions share knows none of them.'),
    folder('action/sign', ['action/runner/', ...flows, ...bottom], 'Actions are independent.'),
    folder('action/verify', ['action/runner/', ...flows, ...bottom], 'Actions are independent.'),
    folder('action/audit', ['action/runner/', ...everyFlow, ...bottom], 'Actions are independent.'),
    {
      name: 'leaves-import-nothing',
      severity: 'error',
      from: { path: leaves },
      to: { path: own },
    },
    {
      name: 'main-starts-an-action',
      severity: 'error',
      from: { path: '^src/main[.]ts$' },
      to: { path: own, pathNot: '^src/action/(?:[^/]+/step|runner/ending)[.]ts$' },
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
      comment: 'Types count too: two files that need each other’s types are one.',
      severity: 'error',
      from: {},
      to: { circular: true },
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
