export const id = 4255;
export const ids = [4255];
export const modules = {

  4255:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    publicGood: () => (  publicGood),
    publicityOfServices: () => (  publicityOfServices)
  });
const domains = ['sigstore.dev', 'sigstage.dev'];
const publicGood = {
    logs: [
        'c0d23d6ad406973f9559f3ba2d1ca01f84147d8ffc5b8445c224f98b9591801d',
        'cf1199155bddd051268d1f16ac5c0c75c009f6fb5a63f4177f8e18d7051e3fa0',
    ],
    anchors: [
        '03:A3:8F:FB:1F:45:01:00:C2:59:6D:1D:10:B9:00:AC:' +
            '4D:50:40:58:00:6D:DA:58:19:95:76:BB:EB:9C:73:D0',
        '3B:A7:B6:CC:4E:95:46:9D:4D:33:4B:49:CB:25:7A:D8:' +
            '53:70:76:FA:84:B0:CA:87:FF:4E:CF:E6:A5:46:80:C1',
    ],
};
function publicityOfServices(services, material) {
    const isPublicAuthority = services.some(({ fulcio }) => fulcio !== undefined && (isPublicHost(fulcio) || certifiesPublicly(material)));
    const isPublicLog = services
        .flatMap(({ logs }) => logs)
        .some(({ url }) => isPublicHost(url) || logsPublicly(url, material?.tlogs ?? []));
    return { isPublicAuthority, isPublished: isPublicAuthority || isPublicLog };
}
function isPublicHost({ hostname }) {
    const host = hostname.replace(/\.$/, '');
    return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
function certifiesPublicly(material) {
    const authorities = material?.certificateAuthorities ?? [];
    return (authorities.length > 0 &&
        authorities.every(({ chain }) => isOneOf(publicGood.anchors, chain.at(-1)?.node.fingerprint256)));
}
function logsPublicly({ host }, tlogs) {
    const there = tlogs.filter(({ baseURL }) => URL.canParse(baseURL) && new URL(baseURL).host === host);
    const possible = there.length > 0 ? there : tlogs;
    return (possible.length > 0 &&
        possible.every(({ logID }) => isOneOf(publicGood.logs, logID.toString('hex'))));
}
function isOneOf(known, one) {
    return one !== undefined && known.includes(one);
}


  })

};
