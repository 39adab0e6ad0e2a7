export const id = 8482;
export const ids = [8482];
export const modules = {

  8482:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    annotationNames: () => (  annotationNames),
    layerAnnotations: () => (  layerAnnotations),
    simpleSigningPayload: () => (  simpleSigningPayload)
  });
  var _media_types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2284);

const annotationNames = {
    signature: 'dev.cosignproject.cosign/signature',
    certificate: 'dev.sigstore.cosign/certificate',
    chain: 'dev.sigstore.cosign/chain',
    bundle: 'dev.sigstore.cosign/bundle',
    timestamp: 'dev.sigstore.cosign/rfc3161timestamp',
};
function simpleSigningPayload(dockerReference, digest, annotations) {
    const critical = {
        identity: { 'docker-reference': dockerReference },
        image: { 'docker-manifest-digest': digest },
        type: _media_types_js__WEBPACK_IMPORTED_MODULE_0__  .Iy,
    };
    const sorted = Object.entries(annotations).toSorted(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
    const members = sorted.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
    const optional = members.length === 0 ? 'null' : `{${members.join(',')}}`;
    const text = `{"critical":${JSON.stringify(critical)},"optional":${optional}}`;
    return Buffer.from(text.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
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


  })

};
