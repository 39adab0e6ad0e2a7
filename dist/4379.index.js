export const id = 4379;
export const ids = [4379,7379];
export const modules = {

  7379:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    enforcedPolicy: () => (  enforcedPolicy),
    pemOf: () => (  pemOf)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7406);
  var _image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6950);
  var _sigstore_predicate_types_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6045);
  var _identity_expression_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4155);





function enforcedPolicy(gate) {
    const repositories = [
        ...new Map(gate.repositories.map((one) => [(0,_image_reference_js__WEBPACK_IMPORTED_MODULE_2__  .aR)(one), one])).entries(),
    ].toSorted(([one], [other]) => (one < other ? -1 : 1));
    const { demands } = gate;
    return {
        name: policyName(repositories.map(([, repository]) => repository)),
        repositories: repositories.map(([, repository]) => repository),
        signer: enforcedSigner(gate.signer),
        formats: gate.formats,
        predicateTypes: demandedTypes(demands),
        log: demands.log,
        trust: gate.trust,
        inexpressible: inexpressibleDemands(gate),
        gateOnly: gateOnly(gate),
    };
}
function demandedTypes({ predicateTypes, requireProvenance }) {
    return [...new Set([...predicateTypes, ...(requireProvenance ? [_sigstore_predicate_types_js__WEBPACK_IMPORTED_MODULE_3__  .pr] : [])])];
}
function policyName(repositories) {
    const slug = (repositories[0]?.path ?? 'images')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, 32)
        .replace(/^-+|-+$/g, '');
    const names = repositories.map(_image_reference_js__WEBPACK_IMPORTED_MODULE_2__  .aR).join('\n');
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(names).digest('hex').slice(0, 8);
    const more = repositories.length > 1 ? `-and-${repositories.length - 1}-more` : '';
    return `${slug}${more}-signed-${hash}`;
}
function enforcedSigner(signer) {
    if (signer.kind === 'key')
        return { kind: 'key', pem: pemOf(signer.publicKey) };
    const { issuer, workflow, subjectAlternativeName: name } = signer;
    if (workflow !== undefined)
        return { kind: 'identity', issuer, subject: (0,_identity_expression_js__WEBPACK_IMPORTED_MODULE_4__  .Cl)(workflow) };
    if (name === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .Tj('INPUT_INVALID', 'The policy names no signer', {
            hint: 'Give "certificate-identity", "signer-repository" or "key".',
        });
    const subject = 'equals' in name ? (0,_identity_expression_js__WEBPACK_IMPORTED_MODULE_4__  .qd)(name.equals) : (0,_identity_expression_js__WEBPACK_IMPORTED_MODULE_4__  .wY)(name.text);
    return { kind: 'identity', issuer, subject };
}
function pemOf(key) {
    return key.export({ type: 'spki', format: 'pem' }).toString();
}
function inexpressibleDemands({ declared, demands }) {
    const source = declared.kind === 'key' ? undefined : declared.source;
    const inputs = [
        ['source-repository', (source?.repositories.length ?? 0) > 0],
        ['source-repository-id', (source?.repositoryIds.length ?? 0) > 0],
        ['source-ref', (source?.ref ?? '') !== ''],
        ['annotations', Object.keys(demands.annotations).length > 0],
        ['max-age', demands.maxAge],
        ['signature-repository', demands.signatureRepository !== undefined],
        ['transparency-log: false', demands.log === 'ignored' && declared.kind !== 'key'],
    ];
    return inputs.flatMap(([input, isGiven]) => (isGiven ? [input] : []));
}
function gateOnly({ signer, demands }) {
    const hasSource = signer.kind === 'certificate' && (signer.extensions ?? []).length > 0;
    return [
        ...(hasSource
            ? [
                'the repository that was built: a reusable workflow of the signer’s repository signs ' +
                    'for others who call it, too',
            ]
            : []),
        ...(signer.kind === 'certificate' && (signer.known ?? []).length > 0
            ? ['the ids of repository and owner, which others who take over a name do not have']
            : []),
        ...(demands.requireProvenance
            ? ['what a provenance says: engines demand one by this signer, and do not compare it']
            : []),
        ...(demandedTypes(demands).length > 0
            ? ['that one and the same signer signed and stated, where the policy names several']
            : []),
        ...(demands.recursive
            ? ['the platforms of an index: engines judge the one manifest that a pod names']
            : []),
    ];
}


  }),

  4155:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Cl: () => (  workflowExpression),
    qd: () => (  exactExpression),
    wY: () => (  wholeExpression)
  });
  var re2js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2856);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _glob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7183);




const workflowFolder = '.github/workflows/';
const commit = '[0-9a-f]{40}(?:[0-9a-f]{24})?';
function workflowExpression({ repository, path, ref }) {
    const where = `(?i:${escaped(repository)})`;
    return `^${where}/${escaped(workflowFolder)}${fileExpression(path)}@${refExpression(ref)}$`;
}
function wholeExpression(pattern) {
    const whole = [`^(?:${pattern})$`, `^(?:${pattern}\\E)$`].find(isExpression);
    if (whole === undefined)
        throw inexpressible('"certificate-identity-regexp"', 'is cut');
    return whole;
}
function exactExpression(text) {
    return `^${escaped(text)}$`;
}
function fileExpression(path) {
    const files = stepsAfter(path === '' ? '**' : path, workflowFolder).map((steps) => expressionOf(steps, { '*': '[^/]*', '**': '[^/]*' }));
    return anyOf(files.map((file) => (file === '[^/]*' ? '[^/]+' : file)));
}
function refExpression(ref) {
    if (new RegExp(`^${commit}$`).test(ref))
        return ref;
    const steps = (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__  .c)(ref === '' ? '**' : ref);
    const commits = steps.every(isStar) ? [commit] : [];
    if (commits.length === 0 && steps[0] === '**' && steps.every(isStarOrHex))
        throw inexpressible('"signer-ref"', 'may stand for a commit: begin it with refs/');
    const names = stepsAfter(ref === '' ? '**' : ref, 'refs/').map((rest) => `refs/${expressionOf(rest, { '*': '[^/]*', '**': '.*' })}`);
    return anyOf([...names, ...commits]);
}
const isStar = (step) => step.startsWith('*');
const isStarOrHex = (step) => isStar(step) || /^[0-9a-f]$/.test(step);
function stepsAfter(pattern, start) {
    const steps = (0,_glob_js__WEBPACK_IMPORTED_MODULE_1__  .c)(pattern);
    let places = new Set([0]);
    const addEmptyStars = () => {
        for (const place of places)
            if (isStar(steps[place] ?? ''))
                places.add(place + 1);
    };
    addEmptyStars();
    for (const character of start) {
        const next = [...places].flatMap((place) => {
            const step = steps[place];
            if (step === '**' || (step === '*' && character !== '/'))
                return [place];
            return step === character ? [place + 1] : [];
        });
        places = new Set(next);
        addEmptyStars();
    }
    const isWithinStar = (place) => places.has(place - 1) && isStar(steps[place - 1] ?? '');
    return [...places].filter((place) => !isWithinStar(place)).map((place) => steps.slice(place));
}
function expressionOf(steps, stars) {
    return steps
        .map((step) => (step === '*' || step === '**' ? stars[step] : characterExpression(step)))
        .join('');
}
function characterExpression(character) {
    if (character === '%' || character === '#')
        throw inexpressible('A pattern', `has a ${character}: put a * in its place`);
    const bytes = Buffer.from(character);
    const encoded = [...bytes]
        .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join('');
    if (/^[A-Za-z0-9$&+,/:;=@\-_.~]$/.test(character))
        return escaped(character);
    return /^[\x21-\x7e]$/.test(character) ? `(?:${escaped(character)}|${encoded})` : encoded;
}
function anyOf(expressions) {
    if (expressions.length === 0)
        throw inexpressible('The policy', 'matches no workflow');
    const [first = ''] = expressions;
    return expressions.length === 1 ? first : `(?:${expressions.join('|')})`;
}
function escaped(text) {
    return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}
function isExpression(text) {
    try {
        re2js__WEBPACK_IMPORTED_MODULE_2__  .L3.compile(text);
        return true;
    }
    catch {
        return false;
    }
}
function inexpressible(what, why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('INPUT_INVALID', `No policy can be written for admission engines: ${what} ${why}`, { hint: 'Change it, or leave "policies" out.' });
}


  }),

  4379:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


__webpack_require__.d(__webpack_exports__, {
  enginePolicies: () => (  enginePolicies),
  folderMark: () => (  folderMark),
  policyFiles: () => (  policyFiles)
});

// EXTERNAL MODULE: ./build/src/image/reference.js
var reference = __webpack_require__(6950);
// EXTERNAL MODULE: ./build/src/enforcement/enforced-policy.js
var enforced_policy = __webpack_require__(7379);
;// CONCATENATED MODULE: ./build/src/enforcement/containers.js


function containersPolicy(policy, logKeys) {
    const { signer, formats, repositories, predicateTypes, log } = policy;
    if (signer.kind !== 'key')
        return { kind: 'left-out', reason: 'They know keys only, not the identity of a workflow.' };
    if (!formats.includes('legacy'))
        return {
            kind: 'left-out',
            reason: 'They read the legacy format only. Sign with "format: both" and "recursive: true", and ' +
                'give "policies-format: both".',
        };
    if (predicateTypes.length > 0)
        return { kind: 'left-out', reason: 'They cannot demand statements.' };
    const readable = (logKeys ?? []).filter((key) => key.asymmetricKeyType === 'ec');
    if (log === 'required' && readable.length === 0)
        return {
            kind: 'left-out',
            reason: 'They read logs with ECDSA keys only, and no such log is trusted, or known now.',
        };
    const demand = [
        {
            type: 'sigstoreSigned',
            keyData: base64(signer.pem),
            ...(log === 'ignored'
                ? {}
                : { rekorPublicKeyDatas: readable.map((key) => base64((0,enforced_policy.pemOf)(key))) }),
            signedIdentity: { type: 'matchRepository' },
        },
    ];
    const scopes = repositories.map(reference .aR);
    const json = (value) => `${JSON.stringify(value, undefined, 2)}\n`;
    return {
        kind: 'written',
        files: [
            {
                path: 'containers/policy.json',
                content: json({
                    default: [{ type: 'insecureAcceptAnything' }],
                    transports: { docker: Object.fromEntries(scopes.map((scope) => [scope, demand])) },
                }),
            },
            {
                path: `containers/registries.d/${policy.name}.yaml`,
                content: json({
                    docker: Object.fromEntries(scopes.map((scope) => [scope, { 'use-sigstore-attachments': true }])),
                }),
            },
        ],
        install: `sudo install -m 644 containers/registries.d/${policy.name}.yaml ` +
            '/etc/containers/registries.d/\n' +
            '# Merge transports.docker of containers/policy.json into /etc/containers/policy.json.',
        notes: ['They look at the manifest of their platform: sign with "recursive: true".'],
    };
}
function base64(text) {
    return Buffer.from(text).toString('base64');
}

// EXTERNAL MODULE: ./build/src/enforcement/identity-expression.js
var identity_expression = __webpack_require__(4155);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/src/enforcement/engine.js


function resourcesFile(path, comment, resources) {
    const documents = resources.map((resource, index) => {
        const document = new dist .yo(resource, { version: '1.1', aliasDuplicateObjects: false });
        if (index === 0)
            document.commentBefore = comment;
        (0,dist .YR)(document, {
            Scalar(_, node) {
                if (typeof node.value === 'string' && /^[-+]?0o/.test(node.value))
                    node.type = 'QUOTE_SINGLE';
            },
        });
        return document.toString({ lineWidth: 0, directives: false });
    });
    return { path, content: documents.join('---\n') };
}
function expression(text) {
    const scalar = new dist .X5(text);
    scalar.type = 'QUOTE_SINGLE';
    return scalar;
}
function writtenNames(repository) {
    const { registry, path } = repository;
    if (registry !== 'docker.io')
        return [(0,reference .aR)(repository)];
    const short = path.startsWith('library/') ? [path.slice('library/'.length)] : [];
    const shortest = [...short, path];
    return [
        `docker.io/${path}`,
        `index.docker.io/${path}`,
        ...short.flatMap((name) => [`docker.io/${name}`, `index.docker.io/${name}`]),
        ...shortest,
    ];
}

// EXTERNAL MODULE: ./build/src/enforcement/trusted-root-text.js
var trusted_root_text = __webpack_require__(9762);
;// CONCATENATED MODULE: ./build/src/enforcement/flux.js




function fluxPolicy(policy) {
    const refusal = leftOut(policy);
    if (refusal !== undefined)
        return { kind: 'left-out', reason: refusal };
    const { name, repositories, signer, trust } = policy;
    const keyName = `${name}-key`;
    const rootName = `${name}-trusted-root`;
    const verify = {
        provider: 'cosign',
        ...(signer.kind === 'key'
            ? { secretRef: { name: keyName } }
            : {
                matchOIDCIdentity: [
                    {
                        issuer: expression((0,identity_expression .qd)(signer.issuer)),
                        subject: expression(signer.subject),
                    },
                ],
            }),
        ...(trust === undefined ? {} : { trustedRootSecretRef: { name: rootName } }),
    };
    const secrets = [
        ...(signer.kind === 'key' ? [secret(keyName, { 'cosign.pub': signer.pem })] : []),
        ...(trust === undefined
            ? []
            : [secret(rootName, { 'trusted_root.json': (0,trusted_root_text.trustedRootText)(trust.root) })]),
    ];
    const resources = repositories.map((repository, index) => ({
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'OCIRepository',
        metadata: { name: repositories.length === 1 ? name : `${name}-${index + 1}` },
        spec: { interval: '10m', url: `oci://${(0,reference .aR)(repository)}`, verify },
    }));
    return {
        kind: 'written',
        files: [
            resourcesFile('flux.yaml', ' Copy spec.verify into your own OCIRepository; a HelmRelease names it as its chartRef.', [...secrets, ...resources]),
        ],
        install: '# Copy spec.verify of flux.yaml into your OCIRepository, and apply its Secrets, if any.',
        notes: [
            'It is for charts and configuration that Flux pulls; the images of pods are not looked at.',
            'Any statement by the signer passes, a provenance without a signature too.',
            'Where there is no bundle it takes a legacy signature, and judges it loosely: this signer ' +
                'must sign with "format: bundle" only.',
        ],
    };
}
function leftOut({ predicateTypes, formats, signer, log }) {
    if (predicateTypes.length > 0)
        return ('Flux cannot demand statements. Without "predicate-types" and "require-provenance" there ' +
            'is a policy for it.');
    if (formats.includes('legacy'))
        return ('Flux judges legacy signatures too loosely to rely on. Sign what it pulls with "format: ' +
            'bundle", and leave "policies-format" out.');
    return signer.kind === 'key' && log === 'required'
        ? 'Flux never asks for the log when a key signs. With "transparency-log: false" there is a ' +
            'policy for it.'
        : undefined;
}
function secret(name, stringData) {
    return { apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData };
}

// EXTERNAL MODULE: ./build/src/sigstore/statement.js
var statement = __webpack_require__(2925);
;// CONCATENATED MODULE: ./build/src/enforcement/kyverno.js



const allContainers = '(images.containers + images.initContainers + images.ephemeralContainers)';
function kyvernoPolicy(policy) {
    if (!policy.formats.includes('bundle'))
        return {
            kind: 'left-out',
            reason: 'Kyverno reads legacy signatures only in a form that a provenance alone passes, too. ' +
                'Sign with "format: bundle" or "both".',
        };
    const { name, repositories, predicateTypes } = policy;
    const attestations = [statement.signaturePredicateType, ...predicateTypes].map((type, index) => ({
        name: index === 0 ? 'signed' : `statement${index}`,
        intoto: { type },
    }));
    const resource = {
        apiVersion: 'policies.kyverno.io/v1',
        kind: 'ImageValidatingPolicy',
        metadata: { name },
        spec: {
            validationActions: ['Deny'],
            webhookConfiguration: { timeoutSeconds: 30 },
            matchConstraints: {
                resourceRules: [
                    {
                        apiGroups: [''],
                        apiVersions: ['v1'],
                        operations: ['CREATE', 'UPDATE'],
                        resources: ['pods'],
                    },
                ],
            },
            matchImageReferences: repositories
                .flatMap(writtenNames)
                .flatMap((written) => [written, `${written}:*`, `${written}@*`])
                .map((glob) => ({ glob })),
            attestors: [{ name: 'signer', cosign: cosignAttestor(policy) }],
            attestations,
            validations: attestations.map((attestation, index) => ({
                expression: `${allContainers}.map(i, verifyAttestationSignatures(i, ` +
                    `attestations.${attestation.name}, [attestors.signer])).all(e, e > 0)`,
                message: index === 0
                    ? 'the image is not signed by whom the policy names'
                    : `the image has no statement ${attestation.intoto.type} by that signer`,
            })),
        },
    };
    return {
        kind: 'written',
        files: [resourcesFile('kyverno.yaml', ' Needs Kyverno 1.19 or later.', [resource])],
        install: 'kubectl apply --server-side -f kyverno.yaml',
        notes: notesOn(policy),
    };
}
function cosignAttestor({ signer, log, trust }) {
    const ignoresLog = signer.kind === 'key' && log === 'ignored';
    return {
        ...(signer.kind === 'key'
            ? { key: { data: signer.pem } }
            : {
                keyless: {
                    identities: [{ issuer: signer.issuer, subjectRegExp: expression(signer.subject) }],
                },
            }),
        ctlog: ignoresLog ? { insecureIgnoreTlog: true } : { url: 'https://rekor.sigstore.dev' },
        ...(trust === undefined ? {} : trustOf(trust)),
    };
}
function trustOf({ root, tuf }) {
    return {
        ...(tuf === undefined
            ? {}
            : { tuf: { mirror: tuf.mirror, root: { data: Buffer.from(tuf.root).toString('base64') } } }),
        trustedRoot: { value: (0,trusted_root_text.trustedRootText)(root) },
    };
}
function notesOn({ formats, trust }) {
    return [
        ...(formats.includes('legacy') ? ['It reads bundles only, not the legacy format.'] : []),
        ...(trust !== undefined && trust.tuf === undefined
            ? [
                'Before it reads the private trusted root, Kyverno asks the TUF mirror of the public ' +
                    'Sigstore. In a network without it, give "tuf-mirror" and "tuf-root".',
            ]
            : []),
    ];
}

var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./node_modules/nanotar/dist/index.mjs
const tarItemTypeMap = {
  "0": "file",
  "1": "hardLink",
  "2": "symbolicLink",
  "3": "characterDevice",
  "4": "blockDevice",
  "5": "directory",
  "6": "fifo",
  "7": "contiguousFile",
  "g": "globalExtendedHeader",
  "x": "extendedHeader",
  "D": "gnuDirectory",
  "I": "gnuInodeMetadata",
  "K": "gnuLongLinkName",
  "L": "gnuLongFileName",
  "N": "gnuOldLongFileName",
  "M": "gnuMultiVolume",
  "S": "gnuSparseFile",
  "E": "gnuExtendedSparse",
  "A": "solarisAcl",
  "V": "solarisVolumeLabel",
  "X": "solarisOldExtendedHeader"
};

function parseTar(data, opts) {
  const buffer = data.buffer || data;
  const files = [];
  let offset = 0;
  let nextExtendedHeader;
  let globalExtendedHeader;
  while (offset < buffer.byteLength - 512) {
    let name = _readString(buffer, offset, 100);
    if (name.length === 0) {
      break;
    }
    if (nextExtendedHeader) {
      const longName = nextExtendedHeader.path || nextExtendedHeader.linkpath;
      if (longName) {
        name = longName;
      }
    }
    const mode = _readString(buffer, offset + 100, 8).trim();
    const uid = Number.parseInt(_readString(buffer, offset + 108, 8));
    const gid = Number.parseInt(_readString(buffer, offset + 116, 8));
    const size = _readNumber(buffer, offset + 124, 12);
    const seek = 512 + 512 * Math.trunc(size / 512) + (size % 512 ? 512 : 0);
    const mtime = _readNumber(buffer, offset + 136, 12);
    const _type = _readString(buffer, offset + 156, 1) || "0";
    const type = tarItemTypeMap[_type] || _type;
    switch (type) {
      case "extendedHeader":
      case "globalExtendedHeader": {
        const headers = _parseExtendedHeaders(
          new Uint8Array(buffer, offset + 512, size)
        );
        if (type === "extendedHeader") {
          nextExtendedHeader = headers;
        } else {
          nextExtendedHeader = void 0;
          globalExtendedHeader = {
            ...globalExtendedHeader,
            ...headers
          };
        }
        offset += seek;
        continue;
      }
      case "gnuLongFileName":
      case "gnuOldLongFileName":
      case "gnuLongLinkName": {
        nextExtendedHeader = { path: _readString(buffer, offset + 512, size) };
        offset += seek;
        continue;
      }
    }
    const user = _readString(buffer, offset + 265, 32);
    const group = _readString(buffer, offset + 297, 32);
    name = _sanitizePath(name);
    const meta = {
      name,
      type,
      size,
      attrs: {
        ...globalExtendedHeader,
        ...nextExtendedHeader,
        mode,
        uid,
        gid,
        mtime,
        user,
        group
      }
    };
    nextExtendedHeader = void 0;
    if (opts?.filter && !opts.filter(meta)) {
      offset += seek;
      continue;
    }
    if (opts?.metaOnly) {
      files.push(meta);
      offset += seek;
      continue;
    }
    const data2 = size === 0 ? void 0 : new Uint8Array(buffer, offset + 512, size);
    files.push({
      ...meta,
      data: data2,
      get text() {
        return new TextDecoder().decode(this.data);
      }
    });
    offset += seek;
  }
  return files;
}
async function parseTarGzip(data, opts = {}) {
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(data));
      controller.close();
    }
  }).pipeThrough(new DecompressionStream(opts.compression ?? "gzip"));
  const decompressedData = await new Response(stream).arrayBuffer();
  return parseTar(decompressedData, opts);
}
function _sanitizePath(path) {
  let normalized = path.replace(/\\/g, "/");
  normalized = normalized.replace(/^[a-zA-Z]:\//, "");
  normalized = normalized.replace(/^\/+/, "");
  const hasLeadingDotSlash = normalized.startsWith("./");
  const parts = normalized.split("/");
  const resolved = [];
  for (const part of parts) {
    if (part === "..") {
      resolved.pop();
    } else if (part !== "." && part !== "") {
      resolved.push(part);
    }
  }
  let result = resolved.join("/");
  if (hasLeadingDotSlash && !result.startsWith("./")) {
    result = "./" + result;
  }
  if (path.endsWith("/") && !result.endsWith("/")) {
    result += "/";
  }
  return result;
}
function _readString(buffer, offset, size) {
  const view = new Uint8Array(buffer, offset, size);
  const i = view.indexOf(0);
  const td = new TextDecoder();
  return td.decode(i === -1 ? view : view.slice(0, i));
}
function _readNumber(buffer, offset, size) {
  const view = new Uint8Array(buffer, offset, size);
  let str = "";
  for (let i = 0; i < size; i++) {
    str += String.fromCodePoint(view[i]);
  }
  return Number.parseInt(str, 8);
}
function _parseExtendedHeaders(data) {
  const dataStr = new TextDecoder().decode(data);
  const headers = {};
  for (const line of dataStr.split("\n")) {
    const s = line.split(" ")[1]?.split("=");
    if (s) {
      headers[s[0]] = s[1];
    }
  }
  return headers;
}

function createTar(files, opts = {}) {
  const _files = files.map((file) => {
    const data = _normalizeData(file.data);
    return {
      ...file,
      data,
      size: data?.length || 0
    };
  });
  let tarDataSize = 0;
  for (let i = 0; i < files.length; i++) {
    const size = _files[i].data?.length ?? 0;
    tarDataSize += 512 + 512 * Math.trunc(size / 512);
    if (size % 512) {
      tarDataSize += 512;
    }
  }
  let bufSize = 10240 * Math.trunc(tarDataSize / 10240);
  if (tarDataSize % 10240) {
    bufSize += 10240;
  }
  const buffer = new ArrayBuffer(bufSize);
  let offset = 0;
  for (const file of _files) {
    const isDir = !file.data;
    _writeString(buffer, file.name, offset, 100);
    const mode = file.attrs?.mode ?? opts.attrs?.mode ?? (isDir ? "775" : "664");
    _writeString(buffer, _leftPad(mode, 7), offset + 100, 8);
    const uid = file.attrs?.uid ?? opts.attrs?.uid ?? 1e3;
    _writeString(buffer, _leftPad(uid.toString(8), 7), offset + 108, 8);
    const gid = file.attrs?.gid ?? opts.attrs?.gid ?? 1e3;
    _writeString(buffer, _leftPad(gid.toString(8), 7), offset + 116, 8);
    _writeString(buffer, _leftPad(file.size.toString(8), 11), offset + 124, 12);
    const mtime = file.attrs?.mtime ?? opts.attrs?.mtime ?? Date.now();
    _writeString(
      buffer,
      _leftPad(Math.trunc(mtime / 1e3).toString(8), 11),
      offset + 136,
      12
    );
    const type = isDir ? "5" : "0";
    _writeString(buffer, type, offset + 156, 1);
    _writeString(
      buffer,
      "ustar",
      offset + 257,
      6
    );
    _writeString(
      buffer,
      "00",
      offset + 263,
      2
    );
    const user = file.attrs?.user ?? opts.attrs?.user ?? "";
    _writeString(buffer, user, offset + 265, 32);
    const group = file.attrs?.group ?? opts.attrs?.group ?? "";
    _writeString(buffer, group, offset + 297, 32);
    _writeString(buffer, "        ", offset + 148, 8);
    const header = new Uint8Array(buffer, offset, 512);
    let chksum = 0;
    for (let i = 0; i < 512; i++) {
      chksum += header[i];
    }
    _writeString(buffer, chksum.toString(8), offset + 148, 8);
    if (!isDir) {
      const destArray = new Uint8Array(buffer, offset + 512, file.size);
      for (let byteIdx = 0; byteIdx < file.size; byteIdx++) {
        destArray[byteIdx] = file.data[byteIdx];
      }
      offset += 512 * Math.trunc(file.size / 512);
      if (file.size % 512) {
        offset += 512;
      }
    }
    offset += 512;
  }
  return new Uint8Array(buffer);
}
function createTarGzipStream(files, opts = {}) {
  const buffer = createTar(files, opts);
  return new ReadableStream({
    start(controller) {
      controller.enqueue(buffer);
      controller.close();
    }
  }).pipeThrough(new CompressionStream(opts.compression ?? "gzip"));
}
async function createTarGzip(files, opts = {}) {
  const data = await new Response(createTarGzipStream(files, opts)).arrayBuffer().then((buffer) => new Uint8Array(buffer));
  return data;
}
function _writeString(buffer, str, offset, size) {
  const strView = new Uint8Array(buffer, offset, size);
  const te = new TextEncoder();
  const written = te.encodeInto(str, strView).written;
  for (let i = written; i < size; i++) {
    strView[i] = 0;
  }
}
function _leftPad(input, targetLength) {
  return String(input).padStart(targetLength, "0");
}
function _normalizeData(data) {
  if (data === null || data === void 0) {
    return void 0;
  }
  if (typeof data === "string") {
    return new TextEncoder().encode(data);
  }
  if (data instanceof ArrayBuffer) {
    return new Uint8Array(data);
  }
  return data;
}



var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/@tufjs/models/dist/index.js
var models_dist = __webpack_require__(8908);
;// CONCATENATED MODULE: ./build/src/enforcement/tuf-repository.js


const said = { version: 1, specVersion: '1.0.31', expires: '2100-01-01T00:00:00Z' };
function tufRepository(targets) {
    const { key, signWith } = publicKeyPair(JSON.stringify(targets));
    const root = new models_dist.Metadata(new models_dist.Root({ ...said, consistentSnapshot: true }));
    for (const role of ['root', 'timestamp', 'snapshot', 'targets'])
        root.signed.addKey(key, role);
    const listed = new models_dist.Metadata(new models_dist.Targets(said));
    const contents = Object.entries(targets).map(([path, content]) => {
        listed.signed.addTarget(new models_dist.TargetFile({ path, ...lengthAndHash(content) }));
        return [`targets/${hashOf(content)}.${path}`, content];
    });
    root.sign(signWith);
    const targetsText = signed(listed, signWith);
    const snapshot = new models_dist.Metadata(new models_dist.Snapshot({ ...said, meta: { 'targets.json': metaOf(targetsText) } }));
    const snapshotText = signed(snapshot, signWith);
    const timestamp = new models_dist.Metadata(new models_dist.Timestamp({ ...said, snapshotMeta: metaOf(snapshotText) }));
    const rootText = JSON.stringify(root.toJSON());
    return {
        root: rootText,
        files: new Map([
            ['1.root.json', rootText],
            ['1.targets.json', targetsText],
            ['1.snapshot.json', snapshotText],
            ['timestamp.json', signed(timestamp, signWith)],
            ...contents,
        ]),
    };
}
function signed(metadata, signWith) {
    metadata.sign(signWith);
    return JSON.stringify(metadata.toJSON());
}
function metaOf(text) {
    return new models_dist.MetaFile({ version: 1, ...lengthAndHash(text) });
}
function lengthAndHash(text) {
    return { length: Buffer.byteLength(text), hashes: { sha256: hashOf(text) } };
}
function hashOf(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function publicKeyPair(seedText) {
    const seed = (0,external_node_crypto_.createHash)('sha256').update(seedText).digest();
    const header = Buffer.from('302e020100300506032b657004220420', 'hex');
    const privateKey = (0,external_node_crypto_.createPrivateKey)({
        key: Buffer.concat([header, seed]),
        format: 'der',
        type: 'pkcs8',
    });
    const spki = (0,external_node_crypto_.createPublicKey)(privateKey).export({ format: 'der', type: 'spki' });
    const hex = spki.subarray(-32).toString('hex');
    const keyID = hashOf(`{"keytype":"ed25519","keyval":{"public":"${hex}"},"scheme":"ed25519"}`);
    return {
        key: new models_dist.Key({ keyID, keyType: 'ed25519', scheme: 'ed25519', keyVal: { public: hex } }),
        signWith: (data) => new models_dist.Signature({ keyID, sig: (0,external_node_crypto_.sign)(null, data, privateKey).toString('hex') }),
    };
}

;// CONCATENATED MODULE: ./build/src/enforcement/trust-roots.js




const common = { apiVersion: 'policy.sigstore.dev/v1alpha1', kind: 'TrustRoot' };
function bundleTrustRoot(name, trust) {
    const { root, files } = tufRepository({ 'trusted_root.json': (0,trusted_root_text.trustedRootText)(trust.root) });
    const archive = createTar([...files].map(([name, data]) => ({ name, data })), { attrs: { mtime: 0, mode: '644', uid: 0, gid: 0, user: '', group: '' } });
    return {
        ...common,
        metadata: { name },
        spec: {
            repository: {
                root: trust_roots_base64(root),
                mirrorFS: (0,external_node_zlib_.gzipSync)(archive).toString('base64'),
                targets: 'targets',
                trustedRootTarget: 'trusted_root.json',
            },
        },
    };
}
function legacyTrustRoot(name, { root, readAt }) {
    return {
        ...common,
        metadata: { name },
        spec: {
            sigstoreKeys: {
                certificateAuthorities: authorities(root.certificateAuthorities, readAt),
                tLogs: logs(root.tlogs, readAt, ({ asymmetricKeyType }) => asymmetricKeyType === 'ec'),
                ctLogs: logs(root.ctlogs, readAt, () => true),
                timestampAuthorities: authorities(root.timestampAuthorities, readAt),
            },
        },
    };
}
const unnamed = 'unnamed';
function filled(text, otherwise) {
    return text === undefined || text === '' ? otherwise : text;
}
function isInUse({ start, end }, at) {
    return ((start === undefined || new Date(start) <= at) && (end === undefined || at < new Date(end)));
}
function authorities(entries, at) {
    const inUse = entries.filter(({ validFor }) => isInUse(validFor, at));
    return inUse.map(({ subject, uri, certChain }) => ({
        subject: {
            organization: filled(subject?.organization, unnamed),
            commonName: filled(subject?.commonName, unnamed),
        },
        uri: filled(uri, trusted_root_text.nowhere),
        certChain: trust_roots_base64(certChain.certificates.map(({ rawBytes }) => certificatePem(rawBytes)).join('')),
    }));
}
function logs(entries, at, isReadable) {
    return entries
        .filter(({ publicKey }) => isInUse(publicKey.validFor, at))
        .map(({ baseUrl, publicKey }) => ({ baseUrl, key: (0,trusted_root_text.keyOf)(publicKey) }))
        .filter(({ key }) => isReadable(key))
        .map(({ baseUrl, key }) => ({
        baseURL: filled(baseUrl, trusted_root_text.nowhere),
        hashAlgorithm: 'sha-256',
        publicKey: trust_roots_base64(key.export({ format: 'pem', type: 'spki' }).toString()),
    }));
}
function certificatePem(rawBytes) {
    const lines = Buffer.from(rawBytes, 'base64')
        .toString('base64')
        .match(/.{1,64}/g) ?? [];
    return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
function trust_roots_base64(text) {
    return Buffer.from(text).toString('base64');
}

;// CONCATENATED MODULE: ./build/src/enforcement/policy-controller.js




function policyControllerPolicy(policy) {
    const refusal = policy_controller_leftOut(policy);
    if (refusal !== undefined)
        return { kind: 'left-out', reason: refusal };
    const resource = {
        apiVersion: 'policy.sigstore.dev/v1beta1',
        kind: 'ClusterImagePolicy',
        metadata: { name: policy.name },
        spec: {
            images: policy.repositories
                .map(resolvedName)
                .flatMap((name) => [{ glob: `${name}:**` }, { glob: `${name}@**` }]),
            authorities: [
                ...(readsBundles(policy) ? [bundleAuthority(policy)] : []),
                ...(readsLegacy(policy) ? [legacyAuthority(policy)] : []),
            ],
        },
    };
    return {
        kind: 'written',
        files: [
            resourcesFile('policy-controller.yaml', ' Needs policy-controller 0.15 or later, and namespaces with the label\n' +
                ' policy.sigstore.dev/include=true.', [...trustRootsOf(policy), resource]),
        ],
        install: 'kubectl apply --server-side -f policy-controller.yaml\n' +
            'kubectl label namespace NAMESPACE policy.sigstore.dev/include=true',
        notes: policy_controller_notesOn(policy),
    };
}
function policy_controller_leftOut(policy) {
    if (policy.repositories.some(({ registry }) => !/^[A-Za-z0-9.:-]+$/.test(registry)))
        return 'policy-controller’s globs cannot hold the address of a registry in brackets.';
    if (readsBundles(policy) || readsLegacy(policy))
        return undefined;
    return policy.signer.kind === 'key'
        ? 'policy-controller judges bundles of keyless signers only. Sign with "format: both", and ' +
            'give "policies-format: both".'
        : 'policy-controller judges the signature or the statements of a legacy image, not both.';
}
function readsBundles({ formats, signer }) {
    return formats.includes('bundle') && signer.kind === 'identity';
}
function readsLegacy({ formats, predicateTypes }) {
    return formats.includes('legacy') && predicateTypes.length === 0;
}
function bundleAuthority({ signer, predicateTypes, trust, name }) {
    return {
        name: 'bundle',
        signatureFormat: 'bundle',
        ...keylessOf(signer, trust === undefined ? undefined : `${name}-bundle`),
        attestations: [statement.signaturePredicateType, ...predicateTypes].map((predicateType, index) => ({
            name: index === 0 ? 'signed' : `statement${index}`,
            predicateType,
        })),
    };
}
function legacyAuthority({ signer, trust, name, log }) {
    const trustRootRef = trust === undefined ? undefined : `${name}-legacy`;
    const ctlog = {
        url: 'https://rekor.sigstore.dev',
        ...(trustRootRef === undefined ? {} : { trustRootRef }),
    };
    return {
        name: 'legacy',
        ...(signer.kind === 'key' ? { key: { data: signer.pem } } : keylessOf(signer, trustRootRef)),
        ...(log === 'ignored' ? {} : { ctlog }),
    };
}
function keylessOf(signer, trustRootRef) {
    if (signer.kind === 'key')
        return {};
    return {
        keyless: {
            url: 'https://fulcio.sigstore.dev',
            ...(trustRootRef === undefined ? {} : { trustRootRef }),
            identities: [{ issuer: signer.issuer, subjectRegExp: expression(signer.subject) }],
        },
    };
}
function resolvedName(repository) {
    return repository.registry === 'docker.io'
        ? `index.docker.io/${repository.path}`
        : (0,reference .aR)(repository);
}
function trustRootsOf(policy) {
    const { trust, name } = policy;
    if (trust === undefined)
        return [];
    return [
        ...(readsBundles(policy) ? [bundleTrustRoot(`${name}-bundle`, trust)] : []),
        ...(readsLegacy(policy) ? [legacyTrustRoot(`${name}-legacy`, trust)] : []),
    ];
}
function policy_controller_notesOn(policy) {
    const { signer, formats, trust } = policy;
    return [
        'In a namespace with that label it refuses every image that no policy is about, unless ' +
            'no-match-policy in its ConfigMap config-policy-controller is warn or allow: set that first.',
        'Leave its setting enable-oci11 off, as it is by default: 0.15.1 then judges bundles loosely.',
        ...(signer.kind === 'key' && formats.includes('bundle')
            ? ['It reads the legacy format only: bundles of a key are not judged.']
            : []),
        ...(trust !== undefined && readsBundles(policy)
            ? [
                'In a cluster, 0.15.1 refuses every bundle of a private Sigstore. Sign with "format: ' +
                    'both", and give "policies-format: both": legacy signatures are verified.',
            ]
            : []),
        ...(formats.includes('legacy') && !readsLegacy(policy)
            ? ['It reads bundles only: legacy statements are judged without a legacy signature.']
            : []),
    ];
}

;// CONCATENATED MODULE: ./build/src/enforcement/policy-files.js





const engines = [
    { title: 'Kyverno', needs: '1.19 or later', enforce: kyvernoPolicy },
    { title: 'policy-controller', needs: '0.15 or later', enforce: policyControllerPolicy },
    { title: 'Flux', needs: 'source-controller 1.9 or later', enforce: fluxPolicy },
    { title: 'podman, skopeo, CRI-O', needs: '', enforce: containersPolicy },
];
const folderMark = '<!-- Written by Signet: each run writes these files anew. -->';
function enginePolicies(policy, logKeys) {
    const { inexpressible } = policy;
    return engines.map(({ title, needs, enforce }) => ({
        title,
        needs,
        enforcement: inexpressible.length === 0 ? enforce(policy, logKeys) : unable(inexpressible),
    }));
}
function unable(demands) {
    const inputs = demands.map((input) => `"${input}"`).join(' and ');
    return {
        kind: 'left-out',
        reason: `No policy holds what ${inputs} says, and one without it would let in more.`,
    };
}
function policyFiles(policy, engines) {
    const files = engines.flatMap(({ enforcement }) => enforcement.kind === 'written' ? enforcement.files : []);
    return [{ path: 'README.md', content: readme(policy, engines) }, ...files];
}
function readme(policy, engines) {
    const { signer, repositories, gateOnly } = policy;
    const who = signer.kind === 'key'
        ? ['Signed with this key:', '', fenced('', signer.pem)]
        : [
            'Signed by an identity that matches, from its first to its last character:',
            '',
            fenced('', `${signer.subject}\nissuer ${signer.issuer}\n`),
        ];
    const blocks = [
        `# Policy ${policy.name}`,
        'Written by a step that verifies images, from what it demands. To change it, change the ' +
            'inputs of that step, and run it again.',
        'It is about these repositories, as they are written here; another way to write a registry ' +
            '(capitals, a port) is another registry to some engines:',
        repositories.map((repository) => `- ${(0,reference .aR)(repository)}`).join('\n'),
        ...who.filter((line) => line !== ''),
        ...(gateOnly.length === 0
            ? []
            : [
                'The step looks at more, which no engine does:',
                gateOnly.map((what) => `- ${what}`).join('\n'),
            ]),
        ...engines.flatMap(sectionOf),
    ];
    return `${folderMark}\n\n${blocks.join('\n\n')}\n`;
}
function sectionOf({ title, needs, enforcement }) {
    if (enforcement.kind === 'left-out')
        return [`## ${title}: left out`, enforcement.reason];
    const { install, notes } = enforcement;
    const version = needs === '' ? [] : [`Needs ${needs}.`];
    return [`## ${title}`, ...version, fenced('sh', `${install}\n`), ...notes];
}
function fenced(language, text) {
    const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${text}${fence}`;
}


  })

};
