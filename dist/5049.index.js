export const id = 5049;
export const ids = [5049];
export const modules = {

  2777:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    T: () => (  quoted)
  });
function quoted(text) {
    const shown = text.slice(0, maxQuoted);
    return JSON.stringify(shown === text ? shown : `${shown}…`);
}
const maxQuoted = 200;


  }),

  5049:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    imagesOfPods: () => (  imagesOfPods)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7406);
  var _json_members_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3729);
  var _json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4715);
  var _file_image_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2777);
  var _reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6950);






const maxBytes = 64 * 1024 * 1024;
const list = (item) => valibot__WEBPACK_IMPORTED_MODULE_3__  .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__  .YOg(item), []);
const name = valibot__WEBPACK_IMPORTED_MODULE_3__  .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__  .YjP(), '');
const containers = list(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ name, image: name }));
const statuses = list(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({
    name,
    image: name,
    imageID: name,
    volumeMounts: list(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({
        name,
        volumeStatus: valibot__WEBPACK_IMPORTED_MODULE_3__  .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ image: valibot__WEBPACK_IMPORTED_MODULE_3__  .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ imageRef: name }), {}) }), {}),
    })),
}));
const podSchema = valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({
    metadata: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ name, namespace: name }),
    spec: valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({
        containers,
        initContainers: containers,
        ephemeralContainers: containers,
        volumes: list(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ name, image: valibot__WEBPACK_IMPORTED_MODULE_3__  .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({ reference: name })) })),
    }),
    status: valibot__WEBPACK_IMPORTED_MODULE_3__  .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__  .Ikc({
        containerStatuses: statuses,
        initContainerStatuses: statuses,
        ephemeralContainerStatuses: statuses,
    }), {}),
});
function imagesOfPods(content, file) {
    if (content.length > maxBytes)
        throw noPods(file, `it is longer than ${maxBytes} bytes`, 'Write a file for each namespace.');
    const found = new Map();
    for (const pod of podsIn(withoutMark(content), file)) {
        for (const image of imagesOfPod(pod)) {
            const key = JSON.stringify([image.asked, image.running, image.isRunning, image.problem]);
            const same = found.get(key);
            found.set(key, { ...(same ?? image), count: (same?.count ?? 0) + 1 });
        }
    }
    return [...found.values()];
}
function withoutMark(content) {
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    return bytes.subarray(0, 3).equals(Buffer.from('\ufeff')) ? bytes.subarray(3) : bytes;
}
function* podsIn(text, file) {
    const members = (0,_json_members_js__WEBPACK_IMPORTED_MODULE_1__  .lS)(text);
    if (members === undefined)
        throw noPods(file, 'it is not JSON from its beginning to its end, in UTF-8');
    const kind = textAt(text, (0,_json_members_js__WEBPACK_IMPORTED_MODULE_1__  .o8)(members, 'kind'));
    if (kind === 'Pod') {
        yield podIn(text, 'the pod', file);
        return;
    }
    const items = (0,_json_members_js__WEBPACK_IMPORTED_MODULE_1__  .o8)(members, 'items');
    const elements = items && (0,_json_members_js__WEBPACK_IMPORTED_MODULE_1__  .ZE)(text.subarray(items.start, items.end));
    if ((kind !== 'List' && kind !== 'PodList') || items === undefined || elements === undefined)
        throw noPods(file, `it is ${kind === '' ? 'something else' : `a ${(0,_file_image_js__WEBPACK_IMPORTED_MODULE_4__  .T)(kind)}`}`);
    let pods = 0;
    for (const [at, { start, end }] of elements.entries()) {
        const item = text.subarray(items.start + start, items.start + end);
        const own = (0,_json_members_js__WEBPACK_IMPORTED_MODULE_1__  .lS)(item);
        const ownKind = textAt(item, (0,_json_members_js__WEBPACK_IMPORTED_MODULE_1__  .o8)(own, 'kind'));
        if (ownKind !== 'Pod' && !(ownKind === '' && kind === 'PodList'))
            continue;
        pods += 1;
        yield podIn(item, `items.${at}`, file);
    }
    if (pods === 0 && elements.length > 0)
        throw noPods(file, 'it lists other things');
}
function textAt(text, member) {
    const value = member && (0,_json_js__WEBPACK_IMPORTED_MODULE_5__  .q)(text.subarray(member.start, member.end));
    return typeof value === 'string' ? value : '';
}
function podIn(text, place, file) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_3__  .xLC(podSchema, (0,_json_js__WEBPACK_IMPORTED_MODULE_5__  .q)(text));
    if (parsed.success)
        return parsed.output;
    throw noPods(file, `in ${place}, ${(0,_json_js__WEBPACK_IMPORTED_MODULE_5__  .n)(parsed.issues[0])}`);
}
function noPods(file, what, hint = 'Write it with: kubectl get pods --all-namespaces --output json > pods.json') {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .Tj('INPUT_INVALID', `${file} is not a list of pods: ${what}`, { hint });
}
function* imagesOfPod({ metadata, spec, status }) {
    const place = { namespace: metadata.namespace, pod: metadata.name, count: 1 };
    const states = [
        ...status.initContainerStatuses,
        ...status.containerStatuses,
        ...status.ephemeralContainerStatuses,
    ];
    const asked = new Map([...spec.initContainers, ...spec.containers, ...spec.ephemeralContainers].map((container) => [
        container.name,
        container.image,
    ]));
    const idOf = new Map(states.map((state) => [state.name, state.imageID]));
    for (const state of states)
        if ((asked.get(state.name) ?? '') === '')
            asked.set(state.name, state.image);
    for (const [container, image] of asked)
        yield { ...stateOf(image, idOf.get(container) ?? ''), ...place, container };
    for (const volume of spec.volumes) {
        if (volume.image == null)
            continue;
        const ids = states
            .flatMap((state) => state.volumeMounts)
            .filter((mount) => mount.name === volume.name)
            .map((mount) => mount.volumeStatus.image.imageRef);
        const id = ids.find((one) => one !== '') ?? '';
        yield { ...stateOf(volume.image.reference, id), ...place, container: volume.name };
    }
}
function stateOf(asked, id) {
    if (id === '')
        return { asked, running: null, isRunning: false, problem: null };
    const running = runningBy(id);
    if (running.image !== null)
        return { asked, running: running.image, isRunning: true, problem: null };
    const pinned = imageIn(asked);
    return {
        asked,
        running: pinned,
        isRunning: true,
        problem: pinned === null ? running.problem : null,
    };
}
function runningBy(id) {
    const text = id.replace(/^docker-pullable:\/\//, '');
    const local = 'so no registry tells whether it is the one that was asked for';
    if (/^(?:[a-z][\w.+-]*:\/\/)?(?:[a-z0-9]+:)?[0-9a-f]{64}$/i.test(text))
        return { image: null, problem: `the node names it by its own id ${(0,_file_image_js__WEBPACK_IMPORTED_MODULE_4__  .T)(id)}, ${local}` };
    if (/^docker\.io\/library\/import-\d{4}-\d{2}-\d{2}@/.test(text) || text.startsWith('localhost/'))
        return { image: null, problem: `${(0,_file_image_js__WEBPACK_IMPORTED_MODULE_4__  .T)(id)} was loaded into the node, ${local}` };
    try {
        const { repository, digest } = (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__  .F2)(text);
        if (digest !== undefined)
            return { image: (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__  .tO)({ repository, digest }) };
        return { image: null, problem: `the node names it ${(0,_file_image_js__WEBPACK_IMPORTED_MODULE_4__  .T)(id)}, without a digest` };
    }
    catch (error) {
        return { image: null, problem: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .bD)(error) };
    }
}
function imageIn(asked) {
    try {
        const { repository, digest } = (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__  .F2)(asked);
        return digest === undefined ? null : (0,_reference_js__WEBPACK_IMPORTED_MODULE_2__  .tO)({ repository, digest });
    }
    catch {
        return null;
    }
}


  })

};
