export const id = 482;
export const ids = [482];
export const modules = {

/***/ 8456:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.toMessageSignatureBundle = toMessageSignatureBundle;
exports.toDSSEBundle = toDSSEBundle;
/*
Copyright 2023 The Sigstore Authors.

Licensed under the Apache License, Version 2.0 (the "License");
you may not use this file except in compliance with the License.
You may obtain a copy of the License at

    http://www.apache.org/licenses/LICENSE-2.0

Unless required by applicable law or agreed to in writing, software
distributed under the License is distributed on an "AS IS" BASIS,
WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
See the License for the specific language governing permissions and
limitations under the License.
*/
const protobuf_specs_1 = __webpack_require__(9654);
const bundle_1 = __webpack_require__(7742);
// Message signature bundle - $case: 'messageSignature'
function toMessageSignatureBundle(options) {
    return {
        mediaType: options.certificateChain
            ? bundle_1.BUNDLE_V02_MEDIA_TYPE
            : bundle_1.BUNDLE_V03_MEDIA_TYPE,
        content: {
            $case: 'messageSignature',
            messageSignature: {
                messageDigest: {
                    algorithm: protobuf_specs_1.HashAlgorithm.SHA2_256,
                    digest: options.digest,
                },
                signature: options.signature,
            },
        },
        verificationMaterial: toVerificationMaterial(options),
    };
}
// DSSE envelope bundle - $case: 'dsseEnvelope'
function toDSSEBundle(options) {
    return {
        mediaType: options.certificateChain
            ? bundle_1.BUNDLE_V02_MEDIA_TYPE
            : bundle_1.BUNDLE_V03_MEDIA_TYPE,
        content: {
            $case: 'dsseEnvelope',
            dsseEnvelope: toEnvelope(options),
        },
        verificationMaterial: toVerificationMaterial(options),
    };
}
function toEnvelope(options) {
    return {
        payloadType: options.artifactType,
        payload: options.artifact,
        signatures: [toSignature(options)],
    };
}
function toSignature(options) {
    return {
        keyid: options.keyHint || '',
        sig: options.signature,
    };
}
// Verification material
function toVerificationMaterial(options) {
    return {
        content: toKeyContent(options),
        tlogEntries: [],
        timestampVerificationData: { rfc3161Timestamps: [] },
    };
}
function toKeyContent(options) {
    if (options.certificate) {
        if (options.certificateChain) {
            return {
                $case: 'x509CertificateChain',
                x509CertificateChain: {
                    certificates: [{ rawBytes: options.certificate }],
                },
            };
        }
        else {
            return {
                $case: 'certificate',
                certificate: { rawBytes: options.certificate },
            };
        }
    }
    else {
        return {
            $case: 'publicKey',
            publicKey: {
                hint: options.keyHint || '',
            },
        };
    }
}


/***/ }),

/***/ 7742:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.BUNDLE_V03_MEDIA_TYPE = exports.BUNDLE_V03_LEGACY_MEDIA_TYPE = exports.BUNDLE_V02_MEDIA_TYPE = exports.BUNDLE_V01_MEDIA_TYPE = void 0;
exports.isBundleWithCertificateChain = isBundleWithCertificateChain;
exports.isBundleWithPublicKey = isBundleWithPublicKey;
exports.isBundleWithMessageSignature = isBundleWithMessageSignature;
exports.isBundleWithDsseEnvelope = isBundleWithDsseEnvelope;
exports.BUNDLE_V01_MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle+json;version=0.1';
exports.BUNDLE_V02_MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle+json;version=0.2';
exports.BUNDLE_V03_LEGACY_MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle+json;version=0.3';
exports.BUNDLE_V03_MEDIA_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
// Type guards for bundle variants.
function isBundleWithCertificateChain(b) {
    return b.verificationMaterial.content.$case === 'x509CertificateChain';
}
function isBundleWithPublicKey(b) {
    return b.verificationMaterial.content.$case === 'publicKey';
}
function isBundleWithMessageSignature(b) {
    return b.content.$case === 'messageSignature';
}
function isBundleWithDsseEnvelope(b) {
    return b.content.$case === 'dsseEnvelope';
}


/***/ }),

/***/ 7714:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.ValidationError = void 0;
/*
Copyright 2023 The Sigstore Authors.

Licensed under the Apache License, Version 2.0 (the "License");
you may not use this file except in compliance with the License.
You may obtain a copy of the License at

    http://www.apache.org/licenses/LICENSE-2.0

Unless required by applicable law or agreed to in writing, software
distributed under the License is distributed on an "AS IS" BASIS,
WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
See the License for the specific language governing permissions and
limitations under the License.
*/
class ValidationError extends Error {
    fields;
    constructor(message, fields) {
        super(message);
        this.fields = fields;
    }
}
exports.ValidationError = ValidationError;


/***/ }),

/***/ 1040:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {

var __webpack_unused_export__;

__webpack_unused_export__ = ({ value: true });
__webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = exports.vw = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = exports.HM = exports.ZZ = exports.qx = exports.Td = __webpack_unused_export__ = __webpack_unused_export__ = void 0;
/*
Copyright 2023 The Sigstore Authors.

Licensed under the Apache License, Version 2.0 (the "License");
you may not use this file except in compliance with the License.
You may obtain a copy of the License at

    http://www.apache.org/licenses/LICENSE-2.0

Unless required by applicable law or agreed to in writing, software
distributed under the License is distributed on an "AS IS" BASIS,
WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
See the License for the specific language governing permissions and
limitations under the License.
*/
var build_1 = __webpack_require__(8456);
__webpack_unused_export__ = ({ enumerable: true, get: function () { return build_1.toDSSEBundle; } });
__webpack_unused_export__ = ({ enumerable: true, get: function () { return build_1.toMessageSignatureBundle; } });
var bundle_1 = __webpack_require__(7742);
Object.defineProperty(exports, "Td", ({ enumerable: true, get: function () { return bundle_1.BUNDLE_V01_MEDIA_TYPE; } }));
Object.defineProperty(exports, "qx", ({ enumerable: true, get: function () { return bundle_1.BUNDLE_V02_MEDIA_TYPE; } }));
Object.defineProperty(exports, "ZZ", ({ enumerable: true, get: function () { return bundle_1.BUNDLE_V03_LEGACY_MEDIA_TYPE; } }));
Object.defineProperty(exports, "HM", ({ enumerable: true, get: function () { return bundle_1.BUNDLE_V03_MEDIA_TYPE; } }));
__webpack_unused_export__ = ({ enumerable: true, get: function () { return bundle_1.isBundleWithCertificateChain; } });
__webpack_unused_export__ = ({ enumerable: true, get: function () { return bundle_1.isBundleWithDsseEnvelope; } });
__webpack_unused_export__ = ({ enumerable: true, get: function () { return bundle_1.isBundleWithMessageSignature; } });
__webpack_unused_export__ = ({ enumerable: true, get: function () { return bundle_1.isBundleWithPublicKey; } });
var error_1 = __webpack_require__(7714);
__webpack_unused_export__ = ({ enumerable: true, get: function () { return error_1.ValidationError; } });
var serialized_1 = __webpack_require__(3404);
Object.defineProperty(exports, "vw", ({ enumerable: true, get: function () { return serialized_1.bundleFromJSON; } }));
__webpack_unused_export__ = ({ enumerable: true, get: function () { return serialized_1.bundleToJSON; } });
__webpack_unused_export__ = ({ enumerable: true, get: function () { return serialized_1.envelopeFromJSON; } });
__webpack_unused_export__ = ({ enumerable: true, get: function () { return serialized_1.envelopeToJSON; } });
var validate_1 = __webpack_require__(9352);
__webpack_unused_export__ = ({ enumerable: true, get: function () { return validate_1.assertBundle; } });
__webpack_unused_export__ = ({ enumerable: true, get: function () { return validate_1.assertBundleLatest; } });
__webpack_unused_export__ = ({ enumerable: true, get: function () { return validate_1.assertBundleV01; } });
__webpack_unused_export__ = ({ enumerable: true, get: function () { return validate_1.assertBundleV02; } });
__webpack_unused_export__ = ({ enumerable: true, get: function () { return validate_1.isBundleV01; } });


/***/ }),

/***/ 3404:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.envelopeToJSON = exports.envelopeFromJSON = exports.bundleToJSON = exports.bundleFromJSON = void 0;
/*
Copyright 2023 The Sigstore Authors.

Licensed under the Apache License, Version 2.0 (the "License");
you may not use this file except in compliance with the License.
You may obtain a copy of the License at

    http://www.apache.org/licenses/LICENSE-2.0

Unless required by applicable law or agreed to in writing, software
distributed under the License is distributed on an "AS IS" BASIS,
WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
See the License for the specific language governing permissions and
limitations under the License.
*/
const protobuf_specs_1 = __webpack_require__(9654);
const bundle_1 = __webpack_require__(7742);
const validate_1 = __webpack_require__(9352);
const bundleFromJSON = (obj) => {
    const bundle = protobuf_specs_1.Bundle.fromJSON(obj);
    switch (bundle.mediaType) {
        case bundle_1.BUNDLE_V01_MEDIA_TYPE:
            (0, validate_1.assertBundleV01)(bundle);
            break;
        case bundle_1.BUNDLE_V02_MEDIA_TYPE:
            (0, validate_1.assertBundleV02)(bundle);
            break;
        default:
            (0, validate_1.assertBundleLatest)(bundle);
            break;
    }
    return bundle;
};
exports.bundleFromJSON = bundleFromJSON;
const bundleToJSON = (bundle) => {
    return protobuf_specs_1.Bundle.toJSON(bundle);
};
exports.bundleToJSON = bundleToJSON;
const envelopeFromJSON = (obj) => {
    return protobuf_specs_1.Envelope.fromJSON(obj);
};
exports.envelopeFromJSON = envelopeFromJSON;
const envelopeToJSON = (envelope) => {
    return protobuf_specs_1.Envelope.toJSON(envelope);
};
exports.envelopeToJSON = envelopeToJSON;


/***/ }),

/***/ 9352:
/***/ ((__unused_webpack_module, exports, __webpack_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.assertBundle = assertBundle;
exports.assertBundleV01 = assertBundleV01;
exports.isBundleV01 = isBundleV01;
exports.assertBundleV02 = assertBundleV02;
exports.assertBundleLatest = assertBundleLatest;
/*
Copyright 2023 The Sigstore Authors.

Licensed under the Apache License, Version 2.0 (the "License");
you may not use this file except in compliance with the License.
You may obtain a copy of the License at

    http://www.apache.org/licenses/LICENSE-2.0

Unless required by applicable law or agreed to in writing, software
distributed under the License is distributed on an "AS IS" BASIS,
WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
See the License for the specific language governing permissions and
limitations under the License.
*/
const error_1 = __webpack_require__(7714);
// Performs basic validation of a Sigstore bundle to ensure that all required
// fields are populated. This is not a complete validation of the bundle, but
// rather a check that the bundle is in a valid state to be processed by the
// rest of the code.
function assertBundle(b) {
    const invalidValues = validateBundleBase(b);
    if (invalidValues.length > 0) {
        throw new error_1.ValidationError('invalid bundle', invalidValues);
    }
}
// Asserts that the given bundle conforms to the v0.1 bundle format.
function assertBundleV01(b) {
    const invalidValues = [];
    invalidValues.push(...validateBundleBase(b));
    invalidValues.push(...validateInclusionPromise(b));
    if (invalidValues.length > 0) {
        throw new error_1.ValidationError('invalid v0.1 bundle', invalidValues);
    }
}
// Type guard to determine if Bundle is a v0.1 bundle.
function isBundleV01(b) {
    try {
        assertBundleV01(b);
        return true;
    }
    catch (e) {
        return false;
    }
}
// Asserts that the given bundle conforms to the v0.2 bundle format.
function assertBundleV02(b) {
    const invalidValues = [];
    invalidValues.push(...validateBundleBase(b));
    invalidValues.push(...validateInclusionProof(b));
    if (invalidValues.length > 0) {
        throw new error_1.ValidationError('invalid v0.2 bundle', invalidValues);
    }
}
// Asserts that the given bundle conforms to the newest (0.3) bundle format.
function assertBundleLatest(b) {
    const invalidValues = [];
    invalidValues.push(...validateBundleBase(b));
    invalidValues.push(...validateInclusionProof(b));
    invalidValues.push(...validateNoCertificateChain(b));
    if (invalidValues.length > 0) {
        throw new error_1.ValidationError('invalid bundle', invalidValues);
    }
}
function validateBundleBase(b) {
    const invalidValues = [];
    // Media type validation
    if (b.mediaType === undefined ||
        (!b.mediaType.match(/^application\/vnd\.dev\.sigstore\.bundle\+json;version=\d\.\d/) &&
            !b.mediaType.match(/^application\/vnd\.dev\.sigstore\.bundle\.v\d\.\d\+json/))) {
        invalidValues.push('mediaType');
    }
    // Content-related validation
    if (b.content === undefined) {
        invalidValues.push('content');
    }
    else {
        switch (b.content.$case) {
            case 'messageSignature':
                if (b.content.messageSignature.messageDigest === undefined) {
                    invalidValues.push('content.messageSignature.messageDigest');
                }
                else {
                    if (b.content.messageSignature.messageDigest.digest.length === 0) {
                        invalidValues.push('content.messageSignature.messageDigest.digest');
                    }
                }
                if (b.content.messageSignature.signature.length === 0) {
                    invalidValues.push('content.messageSignature.signature');
                }
                break;
            case 'dsseEnvelope':
                if (b.content.dsseEnvelope.payload.length === 0) {
                    invalidValues.push('content.dsseEnvelope.payload');
                }
                if (b.content.dsseEnvelope.signatures.length !== 1) {
                    invalidValues.push('content.dsseEnvelope.signatures');
                }
                else {
                    if (b.content.dsseEnvelope.signatures[0].sig.length === 0) {
                        invalidValues.push('content.dsseEnvelope.signatures[0].sig');
                    }
                }
                break;
        }
    }
    // Verification material-related validation
    if (b.verificationMaterial === undefined) {
        invalidValues.push('verificationMaterial');
    }
    else {
        if (b.verificationMaterial.content === undefined) {
            invalidValues.push('verificationMaterial.content');
        }
        else {
            switch (b.verificationMaterial.content.$case) {
                case 'x509CertificateChain':
                    if (b.verificationMaterial.content.x509CertificateChain.certificates
                        .length === 0) {
                        invalidValues.push('verificationMaterial.content.x509CertificateChain.certificates');
                    }
                    b.verificationMaterial.content.x509CertificateChain.certificates.forEach((cert, i) => {
                        if (cert.rawBytes.length === 0) {
                            invalidValues.push(`verificationMaterial.content.x509CertificateChain.certificates[${i}].rawBytes`);
                        }
                    });
                    break;
                case 'certificate':
                    if (b.verificationMaterial.content.certificate.rawBytes.length === 0) {
                        invalidValues.push('verificationMaterial.content.certificate.rawBytes');
                    }
                    break;
            }
        }
        if (b.verificationMaterial.tlogEntries === undefined) {
            invalidValues.push('verificationMaterial.tlogEntries');
        }
        else {
            if (b.verificationMaterial.tlogEntries.length > 0) {
                b.verificationMaterial.tlogEntries.forEach((entry, i) => {
                    if (entry.logId === undefined) {
                        invalidValues.push(`verificationMaterial.tlogEntries[${i}].logId`);
                    }
                    if (entry.kindVersion === undefined) {
                        invalidValues.push(`verificationMaterial.tlogEntries[${i}].kindVersion`);
                    }
                });
            }
        }
    }
    return invalidValues;
}
// Necessary for V01 bundles
function validateInclusionPromise(b) {
    const invalidValues = [];
    if (b.verificationMaterial &&
        b.verificationMaterial.tlogEntries?.length > 0) {
        b.verificationMaterial.tlogEntries.forEach((entry, i) => {
            if (entry.inclusionPromise === undefined) {
                invalidValues.push(`verificationMaterial.tlogEntries[${i}].inclusionPromise`);
            }
        });
    }
    return invalidValues;
}
// Necessary for V02 and later bundles
function validateInclusionProof(b) {
    const invalidValues = [];
    if (b.verificationMaterial &&
        b.verificationMaterial.tlogEntries?.length > 0) {
        b.verificationMaterial.tlogEntries.forEach((entry, i) => {
            if (entry.inclusionProof === undefined) {
                invalidValues.push(`verificationMaterial.tlogEntries[${i}].inclusionProof`);
            }
            else {
                if (entry.inclusionProof.checkpoint === undefined) {
                    invalidValues.push(`verificationMaterial.tlogEntries[${i}].inclusionProof.checkpoint`);
                }
            }
        });
    }
    return invalidValues;
}
// Necessary for V03 and later bundles
function validateNoCertificateChain(b) {
    const invalidValues = [];
    /* istanbul ignore next */
    if (b.verificationMaterial?.content?.$case === 'x509CertificateChain') {
        invalidValues.push('verificationMaterial.content.$case');
    }
    return invalidValues;
}


/***/ }),

/***/ 61:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ readCertificate)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _sigstore_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3917);
// SPDX-License-Identifier: Apache-2.0
// What a Fulcio certificate says (fulcio, docs/oid-info.md).


const arc = '1.3.6.1.4.1.57264.1.';
/** The extensions 1 to 6 hold raw text; from 8 on they hold a DER UTF8String. */
const lastRaw = 6;
const lastKnown = 24;
/**
 * Reads a certificate from DER, which may have been parsed before.
 * @throws anything when it is no certificate; the caller knows whose it was
 */
function readCertificate(der, parsed = _sigstore_core__WEBPACK_IMPORTED_MODULE_1__.X509Certificate.parse(der)) {
    const node = new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(der);
    // Where there are two of one kind (RFC 5280, 4.2 forbids it), the first counts, as it does for
    // the library.
    const extensions = Object.fromEntries(parsed.extensions.flatMap(textOf).toReversed());
    return {
        der,
        pem: node.toString(),
        serialNumber: node.serialNumber,
        fingerprint: node.fingerprint256,
        notBefore: parsed.notBefore,
        notAfter: parsed.notAfter,
        subjectAlternativeName: parsed.subjectAltName,
        issuer: extensions['8'] ?? extensions['1'],
        extensions,
    };
}
/** One of Fulcio's extensions as its number and text; nothing of another. */
function textOf({ subs }) {
    const oid = subs[0]?.toOID() ?? '';
    const value = subs.at(-1)?.value;
    if (value === undefined || !oid.startsWith(arc))
        return [];
    const number = oid.slice(arc.length);
    if (!/^[1-9]\d?$/.test(number) || Number(number) > lastKnown)
        return [];
    if (Number(number) <= lastRaw)
        return [[number, value.toString('utf8')]];
    const text = _sigstore_core__WEBPACK_IMPORTED_MODULE_1__.ASN1Obj.parseBuffer(Buffer.from(value));
    return text.tag.number === 0x0c && text.tag.isUniversal()
        ? [[number, text.value.toString('utf8')]]
        : [];
}


/***/ }),

/***/ 3857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ withKnownCertificates),
/* harmony export */   l: () => (/* binding */ knownCertificate)
/* harmony export */ });
/* harmony import */ var _sigstore_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3917);
// SPDX-License-Identifier: Apache-2.0
// The library's certificate, which computes anew what it was asked before; while a chain is built,
// it is asked that dozens of times.

/**
 * A certificate that remembers its encoding, its key, and whose signature it carries. The answers
 * are the library's.
 */
class KnownCertificate extends _sigstore_core__WEBPACK_IMPORTED_MODULE_0__.X509Certificate {
    #der;
    #signedBy = new WeakMap();
    #publicKey;
    constructor({ root }, der) {
        super(root);
        this.#der = der;
    }
    get publicKey() {
        return (this.#publicKey ??= super.publicKey);
    }
    equals(other) {
        return (this === other ||
            this.#der.equals(other instanceof KnownCertificate ? other.#der : other.root.toDER()));
    }
    verify(issuer = this) {
        const known = this.#signedBy.get(issuer) ?? super.verify(issuer);
        this.#signedBy.set(issuer, known);
        return known;
    }
    /** A copy to be changed, which remembers nothing. */
    clone() {
        return new _sigstore_core__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(copyOf(this.root));
    }
}
function copyOf({ tag, value, subs }) {
    return new _sigstore_core__WEBPACK_IMPORTED_MODULE_0__.ASN1Obj(tag, value, subs.map(copyOf));
}
/** The same material; its certificates are used for many signatures. */
function withKnownCertificates(material) {
    const known = ({ certChain, validFor }) => ({
        certChain: certChain.map((certificate) => new KnownCertificate(certificate, certificate.root.toDER())),
        validFor,
    });
    return {
        ...material,
        certificateAuthorities: material.certificateAuthorities.map(known),
        timestampAuthorities: material.timestampAuthorities.map(known),
    };
}
/** The same certificate, which is judged at each of several times. */
function knownCertificate(certificate, der) {
    return new KnownCertificate(certificate, der);
}


/***/ }),

/***/ 4131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jc: () => (/* binding */ base64),
/* harmony export */   Y9: () => (/* binding */ logEntrySchema),
/* harmony export */   rc: () => (/* binding */ int64)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);
// SPDX-License-Identifier: Apache-2.0
// The transparency log entry of a bundle (protobuf-specs, sigstore_rekor.proto,
// TransparencyLogEntry) as JSON.

const base64 = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(1_000_000), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^[A-Za-z0-9+/]*={0,2}$/, 'base64'));
/** int64 in proto JSON: a string, which some servers write as a number. */
const int64 = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^\d{1,19}$/, 'a non-negative number')),
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0)),
]), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(String));
const logEntrySchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    logIndex: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(int64, '0'),
    logId: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ keyId: base64 }),
    kindVersion: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), version: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    integratedTime: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(int64, '0'),
    inclusionPromise: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ signedEntryTimestamp: base64 })),
    inclusionProof: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        logIndex: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(int64, '0'),
        rootHash: base64,
        treeSize: int64,
        hashes: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(base64), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(64)), []),
        checkpoint: valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ envelope: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(20_000)) }),
    }),
    canonicalizedBody: base64,
});



/***/ }),

/***/ 3897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ isRecordedFor),
/* harmony export */   S: () => (/* binding */ judgeRecordedSigner)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4715);
/* harmony import */ var _flaw_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6144);
/* harmony import */ var _log_entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4131);
// SPDX-License-Identifier: Apache-2.0
// The key that a log entry says it was signed with (rekor, pkg/types; rekor-tiles,
// rekor_service.proto).





const pem = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(_log_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .base64Schema */ .Jc, valibot__WEBPACK_IMPORTED_MODULE_3__/* .transform */ .pdi((text) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(Buffer.from(text, 'base64').toString('utf8'))));
const certificate = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ x509Certificate: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ rawBytes: _log_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .base64Schema */ .Jc }) }), valibot__WEBPACK_IMPORTED_MODULE_3__/* .transform */ .pdi(({ x509Certificate: { rawBytes } }) => new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(Buffer.from(rawBytes, 'base64')).publicKey));
const key = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ publicKey: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ rawBytes: _log_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .base64Schema */ .Jc }) }), valibot__WEBPACK_IMPORTED_MODULE_3__/* .transform */ .pdi(({ publicKey: { rawBytes } }) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: Buffer.from(rawBytes, 'base64'), format: 'der', type: 'spki' })));
const verifier = valibot__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([certificate, key]);
const spec = (schema) => valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ spec: schema });
const hashedrekord001 = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(spec(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ signature: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ publicKey: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ content: pem }) }) })), valibot__WEBPACK_IMPORTED_MODULE_3__/* .transform */ .pdi((entry) => entry.spec.signature.publicKey.content));
const dsse001 = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(spec(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ signatures: valibot__WEBPACK_IMPORTED_MODULE_3__/* .strictTuple */ .CxQ([valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ verifier: pem })]) })), valibot__WEBPACK_IMPORTED_MODULE_3__/* .transform */ .pdi((entry) => entry.spec.signatures[0].verifier));
const intoto002 = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(spec(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    content: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
        envelope: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ signatures: valibot__WEBPACK_IMPORTED_MODULE_3__/* .strictTuple */ .CxQ([valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ publicKey: pem })]) }),
    }),
})), valibot__WEBPACK_IMPORTED_MODULE_3__/* .transform */ .pdi((entry) => entry.spec.content.envelope.signatures[0].publicKey));
const hashedrekord002 = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(spec(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ hashedRekordV002: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ signature: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ verifier }) }) })), valibot__WEBPACK_IMPORTED_MODULE_3__/* .transform */ .pdi((entry) => entry.spec.hashedRekordV002.signature.verifier));
const dsse002 = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(spec(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ dsseV002: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ signatures: valibot__WEBPACK_IMPORTED_MODULE_3__/* .strictTuple */ .CxQ([valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ verifier })]) }) })), valibot__WEBPACK_IMPORTED_MODULE_3__/* .transform */ .pdi((entry) => entry.spec.dsseV002.signatures[0].verifier));
const entrySchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([hashedrekord001, dsse001, intoto002, hashedrekord002, dsse002]);
/**
 * An entry must name the key that signed (GHSA-whqx-f9j3-ch6m); the library compares signature and
 * digest only.
 * @throws Flawed
 */
function judgeRecordedSigner(body, signer) {
    if (!isRecordedFor(signer, body))
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_1__/* .Flawed */ .O('log', 'the log entry records another signer');
}
/** Whether the body of an entry names this key. */
function isRecordedFor(signer, body) {
    try {
        return valibot__WEBPACK_IMPORTED_MODULE_3__/* .parse */ .qgA(entrySchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .q)(body)).equals(signer);
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 8482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   annotationNames: () => (/* binding */ annotationNames),
/* harmony export */   judgeAttestationLayer: () => (/* binding */ judgeAttestationLayer),
/* harmony export */   judgeSignatureLayer: () => (/* binding */ judgeSignatureLayer),
/* harmony export */   layerAnnotations: () => (/* binding */ layerAnnotations),
/* harmony export */   simpleSigningPayload: () => (/* binding */ simpleSigningPayload)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _sigstore_bundle__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1040);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7934);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4715);
/* harmony import */ var _flaw_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6144);
/* harmony import */ var _log_entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4131);
/* harmony import */ var _media_types_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2284);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2925);
/* harmony import */ var _verification_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8748);
// SPDX-License-Identifier: Apache-2.0
// cosign’s format before bundles: layers whose annotations hold the signature (cosign,
// specs/SIGNATURE_SPEC.md).









/** The names of the annotations (cosign, pkg/oci/static/signature.go). */
const annotationNames = {
    signature: 'dev.cosignproject.cosign/signature',
    certificate: 'dev.sigstore.cosign/certificate',
    chain: 'dev.sigstore.cosign/chain',
    bundle: 'dev.sigstore.cosign/bundle',
    timestamp: 'dev.sigstore.cosign/rfc3161timestamp',
};
const certificateSchema = valibot__WEBPACK_IMPORTED_MODULE_6__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_6__/* .maxLength */ .Ru6(20_000), valibot__WEBPACK_IMPORTED_MODULE_6__/* .regex */ .yGV(/^\s*-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*$/, 'one PEM certificate'));
/**
 * The set of keys is closed: an unexpected one must not slip past the signature over them
 * (GHSA-fx35-mq7g-6g98).
 */
const logBundleSchema = valibot__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
    SignedEntryTimestamp: _log_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .base64Schema */ .Jc,
    Payload: valibot__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
        body: _log_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .base64Schema */ .Jc,
        integratedTime: _log_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .int64Schema */ .rc,
        logIndex: _log_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .int64Schema */ .rc,
        logID: valibot__WEBPACK_IMPORTED_MODULE_6__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_6__/* .regex */ .yGV(/^[0-9a-f]{64}$/, 'a log’s ID')),
    }),
});
const timestampSchema = valibot__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ SignedRFC3161Timestamp: _log_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .base64Schema */ .Jc });
const kindSchema = valibot__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ kind: valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), apiVersion: valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() });
const payloadSchema = valibot__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
    critical: valibot__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
        identity: valibot__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ 'docker-reference': valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() }),
        image: valibot__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ 'docker-manifest-digest': valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() }),
        type: valibot__WEBPACK_IMPORTED_MODULE_6__/* .literal */ .euz(_media_types_js__WEBPACK_IMPORTED_MODULE_7__/* .simpleSigningType */ .Iy),
    }),
    optional: valibot__WEBPACK_IMPORTED_MODULE_6__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_6__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_6__/* .unknown */ .L5J())),
});
const envelopeSchema = valibot__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
    payload: _log_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .base64Schema */ .Jc,
    payloadType: valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
    signatures: valibot__WEBPACK_IMPORTED_MODULE_6__/* .strictTuple */ .CxQ([valibot__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ sig: _log_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .base64Schema */ .Jc })]),
});
/**
 * The payload that names an image, byte for byte as cosign writes it (sigstore,
 * pkg/signature/payload): sorted annotations, `null` without any, and Go's escapes for HTML.
 */
function simpleSigningPayload(dockerReference, digest, annotations) {
    const critical = {
        identity: { 'docker-reference': dockerReference },
        image: { 'docker-manifest-digest': digest },
        type: _media_types_js__WEBPACK_IMPORTED_MODULE_7__/* .simpleSigningType */ .Iy,
    };
    const sorted = Object.entries(annotations).toSorted(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
    // Written by hand, because an object would put keys that look like numbers first.
    const members = sorted.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
    const optional = members.length === 0 ? 'null' : `{${members.join(',')}}`;
    const text = `{"critical":${JSON.stringify(critical)},"optional":${optional}}`;
    return Buffer.from(text.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
/** The annotations that hold a signature and its proofs, in cosign's names and forms. */
function layerAnnotations(signature, { certificate, chain }, entry, timestamp) {
    return {
        [annotationNames.signature]: signature.toString('base64'),
        ...(entry === undefined ? {} : { [annotationNames.bundle]: logBundle(entry) }),
        ...(certificate === undefined
            ? {}
            : { [annotationNames.certificate]: certificate.pem, [annotationNames.chain]: chain }),
        ...(timestamp === undefined
            ? {}
            : {
                [annotationNames.timestamp]: JSON.stringify({
                    SignedRFC3161Timestamp: timestamp.toString('base64'),
                }),
            }),
    };
}
function logBundle({ inclusionPromise, canonicalizedBody, integratedTime, logIndex, logId, }) {
    const payload = {
        body: canonicalizedBody,
        integratedTime: Number(integratedTime),
        logIndex: Number(logIndex),
        logID: Buffer.from(logId.keyId, 'base64').toString('hex'),
    };
    return JSON.stringify({
        SignedEntryTimestamp: inclusionPromise?.signedEntryTimestamp ?? '',
        Payload: payload,
    });
}
/** Judges a layer of a `.sig` manifest. */
function judgeSignatureLayer(layer, trust, expected) {
    const read = () => {
        const signature = parse(_log_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .base64Schema */ .Jc, layer.annotations[annotationNames.signature], 'the annotation with the signature');
        const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(layer.payload).digest('base64');
        const bundle = asBundle(layer, {
            messageSignature: { messageDigest: { algorithm: 'SHA2_256', digest }, signature },
        });
        return { bundle, artifact: layer.payload, claims: () => payloadClaims(layer.payload) };
    };
    return (0,_verification_js__WEBPACK_IMPORTED_MODULE_5__/* .judgement */ ._)(read, trust, expected);
}
/** Judges a layer of an `.att` manifest: an envelope with its proofs in annotations. */
function judgeAttestationLayer(layer, trust, expected) {
    const read = () => {
        const envelope = parse(envelopeSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_8__/* .parseJson */ .q)(layer.payload), 'the envelope');
        // cosign timestamps either the signature or the whole envelope here, so only the log's time is
        // believed.
        const { [annotationNames.timestamp]: _, ...annotations } = layer.annotations;
        const bundle = asBundle({ ...layer, annotations }, { dsseEnvelope: envelope });
        return {
            bundle,
            artifact: undefined,
            claims: () => (0,_statement_js__WEBPACK_IMPORTED_MODULE_4__.statementClaims)({
                payload: Buffer.from(envelope.payload, 'base64'),
                payloadType: envelope.payloadType,
            }),
        };
    };
    return (0,_verification_js__WEBPACK_IMPORTED_MODULE_5__/* .judgement */ ._)(read, trust, expected);
}
/** The same proofs as a bundle of version 0.1, so that one verification serves both. */
function asBundle({ annotations }, content) {
    const certificate = annotations[annotationNames.certificate];
    const signer = certificate === undefined || certificate === ''
        ? { publicKey: { hint: '' } }
        : {
            x509CertificateChain: {
                certificates: [
                    { rawBytes: derOf(parse(certificateSchema, certificate, 'the certificate')) },
                ],
            },
        };
    const log = annotations[annotationNames.bundle];
    const timestamp = annotations[annotationNames.timestamp];
    const signedTimestamps = timestamp === undefined
        ? []
        : [
            {
                signedTimestamp: parse(timestampSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_8__/* .parseJson */ .q)(timestamp), 'the timestamp')
                    .SignedRFC3161Timestamp,
            },
        ];
    return (0,_sigstore_bundle__WEBPACK_IMPORTED_MODULE_1__/* .bundleFromJSON */ .vw)({
        mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
        verificationMaterial: {
            ...signer,
            tlogEntries: log === undefined ? [] : [entryOf(log)],
            timestampVerificationData: { rfc3161Timestamps: signedTimestamps },
        },
        ...content,
    });
}
function entryOf(text) {
    const { SignedEntryTimestamp, Payload } = parse(logBundleSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_8__/* .parseJson */ .q)(text), 'the log entry');
    const { kind, apiVersion } = parse(kindSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_8__/* .parseJson */ .q)(Buffer.from(Payload.body, 'base64')), 'the log entry’s body');
    return {
        logIndex: Payload.logIndex,
        logId: { keyId: Buffer.from(Payload.logID, 'hex').toString('base64') },
        kindVersion: { kind, version: apiVersion },
        integratedTime: Payload.integratedTime,
        inclusionPromise: { signedEntryTimestamp: SignedEntryTimestamp },
        canonicalizedBody: Payload.body,
    };
}
function payloadClaims(payload) {
    const json = (0,_json_js__WEBPACK_IMPORTED_MODULE_8__/* .parseJson */ .q)(payload);
    // Checked, and kept as it is, as statements are.
    if (!valibot__WEBPACK_IMPORTED_MODULE_6__.is(payloadSchema, json))
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_2__/* .Flawed */ .O('malformed', 'the payload cannot be read');
    const { critical, optional } = json;
    const digest = critical.image['docker-manifest-digest'];
    return {
        predicateType: _media_types_js__WEBPACK_IMPORTED_MODULE_7__/* .simpleSigningType */ .Iy,
        dockerReference: critical.identity['docker-reference'],
        annotationsOf: (wanted) => (digest === wanted ? [optional ?? {}] : []),
    };
}
function derOf(pem) {
    return pem.replace(/-----[A-Z ]+-----|\s/g, '');
}
function parse(schema, value, what) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_6__/* .safeParse */ .xLC(schema, value);
    if (!parsed.success)
        throw new _flaw_js__WEBPACK_IMPORTED_MODULE_2__/* .Flawed */ .O('malformed', `${what} cannot be read`);
    return parsed.output;
}


/***/ }),

/***/ 8748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ judgeBundle),
  _: () => (/* binding */ judgement)
});

// EXTERNAL MODULE: ./node_modules/@sigstore/bundle/dist/index.js
var dist = __webpack_require__(1040);
// EXTERNAL MODULE: ./build/src/sigstore/flaw.js
var flaw = __webpack_require__(6144);
;// CONCATENATED MODULE: ./build/src/sigstore/bundle.js
// SPDX-License-Identifier: Apache-2.0
// A bundle's bytes, bounded (sigstore-go GHSA-cq38-jh5f-37mq).


const maxBundleBytes = 8 * 1024 * 1024;
const versions = [
    dist/* BUNDLE_V01_MEDIA_TYPE */.Td,
    dist/* BUNDLE_V02_MEDIA_TYPE */.qx,
    dist/* BUNDLE_V03_LEGACY_MEDIA_TYPE */.ZZ,
    dist/* BUNDLE_V03_MEDIA_TYPE */.HM,
];
const limits = { logEntries: 32, timestamps: 32 };
/** @throws Flawed */
function readBundle(bytes) {
    if (bytes.length > maxBundleBytes)
        throw new flaw/* Flawed */.O('malformed', `it is longer than ${maxBundleBytes} bytes`);
    const bundle = parse(bytes);
    // The library takes later versions too, by the rules of 0.3.
    if (!versions.includes(bundle.mediaType))
        throw new flaw/* Flawed */.O('malformed', `its version is not known: ${JSON.stringify(bundle.mediaType.slice(0, 100))}`);
    const { tlogEntries, timestampVerificationData } = bundle.verificationMaterial;
    if (tlogEntries.length > limits.logEntries)
        throw new flaw/* Flawed */.O('malformed', `it has ${tlogEntries.length} log entries`);
    if ((timestampVerificationData?.rfc3161Timestamps.length ?? 0) > limits.timestamps)
        throw new flaw/* Flawed */.O('malformed', 'it has too many timestamps');
    return bundle;
}
function parse(bytes) {
    try {
        return (0,dist/* bundleFromJSON */.vw)(JSON.parse(bytes.toString('utf8')));
    }
    catch {
        throw new flaw/* Flawed */.O('malformed', 'it is no Sigstore bundle');
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/@sigstore/verify/dist/index.js
var verify_dist = __webpack_require__(4187);
// EXTERNAL MODULE: ./build/src/sigstore/certificate-facts.js
var certificate_facts = __webpack_require__(61);
// EXTERNAL MODULE: ./build/src/sigstore/known-certificate.js
var known_certificate = __webpack_require__(3857);
// EXTERNAL MODULE: ./build/src/sigstore/recorded-signer.js
var recorded_signer = __webpack_require__(3897);
// EXTERNAL MODULE: ./node_modules/@sigstore/core/dist/index.js
var core_dist = __webpack_require__(3917);
;// CONCATENATED MODULE: ./build/src/sigstore/signed-content.js
// SPDX-License-Identifier: Apache-2.0
// The bytes that a signature is over, whatever carries them, and the hashes that may stand for
// them.



/** By length of the digest in bytes. */
const hashes = { 32: 'sha256', 48: 'sha384', 64: 'sha512' };
/**
 * Signers hash with the size of their curve, or with SHA-256 whatever the curve (cosign, legacy
 * format); each is as strong as the weaker of the two.
 */
const hashesOfCurve = {
    prime256v1: ['sha256'],
    secp384r1: ['sha384', 'sha256'],
    secp521r1: ['sha512', 'sha256'],
};
/**
 * What the bundle's signature is over. An artifact is needed for a message signature, and is
 * compared with the digest that the bundle claims.
 * @throws Flawed
 */
function signedContent(bundle, artifact) {
    if (bundle.content.$case === 'dsseEnvelope') {
        const { payload, payloadType, signatures } = bundle.content.dsseEnvelope;
        const [signature] = signatures;
        if (signature === undefined || signatures.length !== 1)
            throw new flaw/* Flawed */.O('malformed', `the envelope has ${signatures.length} signatures`);
        return contentOf(signature.sig, core_dist.dsse.preAuthEncoding(payloadType, payload), payload);
    }
    const { messageDigest, signature } = bundle.content.messageSignature;
    if (artifact === undefined)
        throw new flaw/* Flawed */.O('malformed', 'it signs a message, not an in-toto statement');
    if (!matches(messageDigest.digest, artifact))
        throw new flaw/* Flawed */.O('digest', 'it is about another message');
    return contentOf(signature, artifact, artifact);
}
function contentOf(signature, message, payload) {
    return {
        signature,
        compareSignature: (other) => isSame(other, signature),
        compareDigest: (digest) => matches(digest, payload),
        compareSignedDigest: (digest) => matches(digest, message),
        verifySignature: (key) => algorithmsOf(key).some((algorithm) => verifies(algorithm, message, key, signature)),
    };
}
function algorithmsOf({ asymmetricKeyType, asymmetricKeyDetails, }) {
    if (asymmetricKeyType === 'ec')
        return hashesOfCurve[asymmetricKeyDetails?.namedCurve ?? ''] ?? [];
    if (asymmetricKeyType === 'rsa')
        return ['sha256'];
    return asymmetricKeyType === 'ed25519' ? [null] : [];
}
function verifies(algorithm, message, key, signature) {
    try {
        return (0,external_node_crypto_.verify)(algorithm, message, key, signature);
    }
    catch {
        return false;
    }
}
function matches(digest, bytes) {
    const hash = hashes[digest.length];
    return hash !== undefined && isSame((0,external_node_crypto_.createHash)(hash).update(bytes).digest(), digest);
}
function isSame(one, other) {
    return one.length === other.length && (0,external_node_crypto_.timingSafeEqual)(one, other);
}

;// CONCATENATED MODULE: ./build/src/sigstore/cryptography.js
// SPDX-License-Identifier: Apache-2.0
// Who signed these bytes, when, and where it is recorded: by @sigstore/verify, with the checks that
// it leaves out.







const codeSigning = '1.3.6.1.5.5.7.3.3';
/**
 * Proves certificate chain at the trusted times, SCT, log entries, timestamps, and the signature
 * over envelope or artifact.
 * @throws Flawed
 */
function verifyCryptography(bundle, artifact, trust, demands) {
    try {
        const read = (0,verify_dist/* toSignedEntity */.DC)(bundle, artifact);
        const signer = readSigner(bundle, read.key, demands.publicKey);
        const entity = withDemands({ ...read, signature: signedContent(bundle, artifact), key: signer.key }, demands, trust);
        const thresholds = {
            tlogThreshold: demands.log === 'required' ? 1 : 0,
            ctlogThreshold: 1,
            timestampThreshold: demands.publicKey === undefined ? 1 : 0,
        };
        new verify_dist/* Verifier */.BL(trustedKey(trust, demands.publicKey), thresholds).verify(entity);
        for (const entry of entity.tlogEntries) {
            (0,recorded_signer/* judgeRecordedSigner */.S)(entry.canonicalizedBody, signer.publicKey);
            judgeClaimedPlace(entry);
        }
        return {
            certificate: signer.certificate,
            time: timeOf(entity),
            logEntries: entity.tlogEntries.map(({ logId, logIndex }) => ({
                logId: logId.keyId.toString('hex'),
                index: logIndex,
            })),
        };
    }
    catch (error) {
        throw error instanceof flaw/* Flawed */.O
            ? error
            : new flaw/* Flawed */.O(flawOf(error), error instanceof Error ? error.message.slice(0, 300) : 'unreadable');
    }
}
/**
 * The key that the bundle says it is signed with; of a bundle without certificate it says only a
 * hint, which nobody is bound by.
 */
function readSigner({ verificationMaterial: { content } }, key, publicKey) {
    if (content.$case === 'publicKey' || key.$case === 'public-key') {
        if (publicKey === undefined)
            throw new flaw/* Flawed */.O('key', 'it is signed with a key, not with a certificate');
        return { certificate: undefined, publicKey, key };
    }
    if (publicKey !== undefined)
        throw new flaw/* Flawed */.O('key', 'it is signed with a certificate, not with this key');
    const leaf = content.$case === 'certificate'
        ? content.certificate
        : content.x509CertificateChain.certificates[0];
    if (leaf === undefined)
        throw new flaw/* Flawed */.O('malformed', 'it has no certificate');
    // In memory of its own: a small buffer from Node's pool, kept with the verdict, would keep 64 KiB
    // of it.
    const certificate = (0,certificate_facts/* readCertificate */.w)(Buffer.from(Uint8Array.from(leaf.rawBytes).buffer), key.certificate);
    const node = new external_node_crypto_.X509Certificate(certificate.der);
    // The library reads no extended key usage (RFC 5280, 4.2.1.12): a certificate for servers must
    // not sign code. Without any, Node gives undefined.
    if (![node.keyUsage].flat().includes(codeSigning))
        throw new flaw/* Flawed */.O('certificate', 'it is not for signing code');
    return {
        certificate,
        publicKey: node.publicKey,
        key: { $case: 'certificate', certificate: (0,known_certificate/* knownCertificate */.l)(key.certificate, certificate.der) },
    };
}
/**
 * Without a log, its entries are left out whole, and so are the timestamps of a key's signature
 * where no authority is trusted, since a key needs no time:
 * the library checks everything that is there.
 */
function withDemands(entity, { log, publicKey }, { timestampAuthorities }) {
    const isUndated = publicKey !== undefined && timestampAuthorities.length === 0;
    const timestamps = entity.timestamps.filter(({ $case }) => $case === 'timestamp-authority' ? !isUndated : log === 'required');
    return { ...entity, tlogEntries: log === 'required' ? entity.tlogEntries : [], timestamps };
}
function trustedKey(trust, publicKey) {
    return publicKey === undefined
        ? trust
        : { ...trust, publicKey: () => ({ publicKey, validFor: () => true }) };
}
/**
 * What an entry says of its place must be what is proven: the library goes by the checkpoint alone,
 * and believes an index and a time that nobody promised (CVE-2026-48816). @throws Flawed
 */
function judgeClaimedPlace({ inclusionProof, inclusionPromise, integratedTime, logIndex, }) {
    if (inclusionProof === undefined)
        return;
    const [, size, root] = (inclusionProof.checkpoint?.envelope ?? '').split('\n');
    const isProven = size === inclusionProof.treeSize && root === inclusionProof.rootHash.toString('base64');
    if (!isProven)
        throw new flaw/* Flawed */.O('log', 'the proof is about another tree than the checkpoint');
    if (inclusionPromise === undefined &&
        (logIndex !== inclusionProof.logIndex || integratedTime !== '0'))
        throw new flaw/* Flawed */.O('log', 'the entry claims a place or a time that is not proven');
}
/**
 * The earliest, because who holds a key's signature can have it timestamped again at any time, and
 * so make it look young. Called after verification, which has checked each of them. Of logs, only
 * one that promised inclusion vouches for its time.
 */
function timeOf({ timestamps }) {
    const times = timestamps.flatMap((timestamp) => {
        if (timestamp.$case === 'timestamp-authority')
            return [timestamp.timestamp.signingTime];
        const { inclusionPromise, integratedTime } = timestamp.tlogEntry;
        return inclusionPromise === undefined ? [] : [new Date(Number(integratedTime) * 1000)];
    });
    return times.toSorted((one, other) => one.getTime() - other.getTime())[0];
}
function flawOf(error) {
    if (error instanceof verify_dist/* PolicyError */.pn)
        return 'identity';
    if (!(error instanceof verify_dist/* VerificationError */.mk))
        return 'malformed';
    if (error.code.startsWith('TLOG'))
        return 'log';
    if (error.code === 'CERTIFICATE_ERROR')
        return 'certificate';
    if (error.code === 'PUBLIC_KEY_ERROR')
        return 'key';
    return error.code === 'TIMESTAMP_ERROR' ? 'timestamp' : 'signature';
}

// EXTERNAL MODULE: ./build/src/sigstore/media-types.js
var media_types = __webpack_require__(2284);
// EXTERNAL MODULE: ./build/src/sigstore/signer-policy.js
var signer_policy = __webpack_require__(3231);
// EXTERNAL MODULE: ./build/src/sigstore/statement.js
var statement = __webpack_require__(2925);
;// CONCATENATED MODULE: ./build/src/sigstore/verification.js






/**
 * Judges the bytes of a bundle; whatever they are, the answer is a judgement and not an exception.
 */
function judgeBundle(bytes, trust, expected) {
    return judgement(() => {
        const bundle = readBundle(bytes);
        return { bundle, artifact: undefined, claims: () => (0,statement.statementClaims)(envelopeOf(bundle)) };
    }, trust, expected);
}
/** Proof first, then the signer, then the claims: nothing that is not proven is looked at. */
function judgement(read, trust, expected) {
    let evidence;
    try {
        const { bundle, artifact, claims } = read();
        const publicKey = expected.signer.kind === 'key' ? expected.signer.publicKey : undefined;
        evidence = verifyCryptography(bundle, artifact, trust, { publicKey, log: expected.log });
        if (expected.signer.kind === 'certificate' && evidence.certificate !== undefined)
            (0,signer_policy/* judgeSigner */.K1)(evidence.certificate, expected.signer);
        const { predicateType, dockerReference } = judgeClaims(claims(), expected);
        judgeAge(evidence.time, expected.notBefore);
        return { ok: true, signature: { ...evidence, predicateType, dockerReference } };
    }
    catch (error) {
        const certificate = evidence?.certificate;
        return error instanceof flaw/* Flawed */.O
            ? { ok: false, flaw: error.flaw, detail: error.message, certificate }
            : { ok: false, flaw: 'malformed', detail: 'it cannot be read', certificate };
    }
}
function envelopeOf({ content }) {
    if (content.$case !== 'dsseEnvelope')
        throw new flaw/* Flawed */.O('malformed', 'it holds no DSSE envelope');
    return content.dsseEnvelope;
}
function judgeClaims(claims, { digest, annotations = {} }) {
    const signed = claims.annotationsOf(digest);
    if (signed.length === 0)
        throw new flaw/* Flawed */.O('digest', `it is not about ${digest}`);
    // Provenance and the like are made by tools that know nothing of these annotations.
    if (![statement.signaturePredicateType, media_types/* simpleSigningType */.Iy].includes(claims.predicateType))
        return claims;
    const lacking = signed.map((given) => Object.entries(annotations).find(([key, value]) => !Object.hasOwn(given, key) || given[key] !== value));
    const [first] = lacking;
    if (first !== undefined && !lacking.includes(undefined))
        throw new flaw/* Flawed */.O('annotations', `the annotation ${JSON.stringify(first[0])} is not signed with that value`);
    return claims;
}
function judgeAge(time, notBefore) {
    if (notBefore === undefined || (time !== undefined && time >= notBefore))
        return;
    throw new flaw/* Flawed */.O('age', time === undefined
        ? 'nothing proves when it was signed'
        : `it was signed at ${time.toISOString()}, before ${notBefore.toISOString()}`);
}


/***/ })

};
