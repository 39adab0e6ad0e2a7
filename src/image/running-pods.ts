// SPDX-License-Identifier: Apache-2.0
// The images of a cluster's pods, from the output of `kubectl get pods -A -o json` (Kubernetes,
// core/v1 PodList): what was asked for, and what the nodes say they run.
import * as v from 'valibot';

import { messageOf, SignetError } from '../errors.ts';
import { elementsOf, lastNamed, membersOf, type Member } from '../json-members.ts';
import { describeIssue, parseJson } from '../json.ts';
import { quoted } from './file-image.ts';
import { imageName, parseReference } from './reference.ts';

const maxBytes = 64 * 1024 * 1024;

/** Containers and volumes that asked for the same and got the same. */
export interface PodImage {
  /** As the pod was written, or rewritten when it was admitted. */
  readonly asked: string;
  /** `registry/name@sha256:…`; null where no node says it. */
  readonly running: string | null;
  /** False while nothing was made of it, as when it cannot be pulled. */
  readonly isRunning: boolean;
  /** Why `running` is null though it runs. */
  readonly problem: string | null;
  /** The first place of them. */
  readonly namespace: string;
  readonly pod: string;
  /** The name of the container, or of the volume. */
  readonly container: string;
  /** How many places there are. */
  readonly count: number;
}

const list = <T extends v.GenericSchema>(item: T) => v.nullish(v.array(item), []);
const name = v.nullish(v.string(), '');
const containers = list(v.object({ name, image: name }));
const statuses = list(
  v.object({
    name,
    image: name,
    imageID: name,
    volumeMounts: list(
      v.object({
        name,
        // Since Kubernetes 1.35 (KEP-5365).
        volumeStatus: v.nullish(
          v.object({ image: v.nullish(v.object({ imageRef: name }), {}) }),
          {},
        ),
      }),
    ),
  }),
);
const podSchema = v.object({
  metadata: v.object({ name, namespace: name }),
  spec: v.object({
    containers,
    initContainers: containers,
    ephemeralContainers: containers,
    volumes: list(v.object({ name, image: v.nullish(v.object({ reference: name })) })),
  }),
  status: v.nullish(
    v.object({
      containerStatuses: statuses,
      initContainerStatuses: statuses,
      ephemeralContainerStatuses: statuses,
    }),
    {},
  ),
});
type Pod = v.InferOutput<typeof podSchema>;

/**
 * The images of all pods, each with what it stands for, in the order in which they are first named.
 * @throws SignetError INPUT_INVALID unless the file is what kubectl writes, to its end
 */
export function imagesOfPods(content: Uint8Array, file: string): PodImage[] {
  if (content.length > maxBytes)
    throw noPods(file, `it is longer than ${maxBytes} bytes`, 'Write a file for each namespace.');
  const found = new Map<string, PodImage>();
  for (const pod of podsIn(withoutMark(content), file)) {
    for (const image of imagesOfPod(pod)) {
      const key = JSON.stringify([image.asked, image.running, image.isRunning, image.problem]);
      const same = found.get(key);
      found.set(key, { ...(same ?? image), count: (same?.count ?? 0) + 1 });
    }
  }
  return [...found.values()];
}

/** Windows PowerShell marks its files. */
function withoutMark(content: Uint8Array): Buffer {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return bytes.subarray(0, 3).equals(Buffer.from('\ufeff')) ? bytes.subarray(3) : bytes;
}

/** One by one: as values, the pods of a large cluster need many times the memory of the file. */
function* podsIn(text: Buffer, file: string): Iterable<Pod> {
  const members = membersOf(text);
  if (members === undefined)
    throw noPods(file, 'it is not JSON from its beginning to its end, in UTF-8');
  const kind = textAt(text, lastNamed(members, 'kind'));
  if (kind === 'Pod') {
    yield podIn(text, 'the pod', file);
    return;
  }
  const items = lastNamed(members, 'items');
  const elements = items && elementsOf(text.subarray(items.start, items.end));
  if ((kind !== 'List' && kind !== 'PodList') || items === undefined || elements === undefined)
    throw noPods(file, `it is ${kind === '' ? 'something else' : `a ${quoted(kind)}`}`);
  let pods = 0;
  for (const [at, { start, end }] of elements.entries()) {
    const item = text.subarray(items.start + start, items.start + end);
    const own = membersOf(item);
    const ownKind = textAt(item, lastNamed(own, 'kind'));
    // The API leaves the kind out in a list of one kind.
    if (ownKind !== 'Pod' && !(ownKind === '' && kind === 'PodList')) continue;
    pods += 1;
    yield podIn(item, `items.${at}`, file);
  }
  if (pods === 0 && elements.length > 0) throw noPods(file, 'it lists other things');
}

function textAt(text: Buffer, member: Member | undefined): string {
  const value = member && parseJson(text.subarray(member.start, member.end));
  return typeof value === 'string' ? value : '';
}

function podIn(text: Buffer, place: string, file: string): Pod {
  const parsed = v.safeParse(podSchema, parseJson(text));
  if (parsed.success) return parsed.output;
  throw noPods(file, `in ${place}, ${describeIssue(parsed.issues[0])}`);
}

function noPods(
  file: string,
  what: string,
  hint = 'Write it with: kubectl get pods --all-namespaces --output json > pods.json',
): SignetError {
  return new SignetError('INPUT_INVALID', `${file} is not a list of pods: ${what}`, { hint });
}

type State = Pick<PodImage, 'asked' | 'running' | 'isRunning' | 'problem'>;

function* imagesOfPod({ metadata, spec, status }: Pod): Iterable<PodImage> {
  const place = { namespace: metadata.namespace, pod: metadata.name, count: 1 };
  const states = [
    ...status.initContainerStatuses,
    ...status.containerStatuses,
    ...status.ephemeralContainerStatuses,
  ];
  const asked = new Map(
    [...spec.initContainers, ...spec.containers, ...spec.ephemeralContainers].map((container) => [
      container.name,
      container.image,
    ]),
  );
  const idOf = new Map(states.map((state) => [state.name, state.imageID]));
  // Runtimes put another name of the same image into the status, or its id; that is for a pod that
  // says no name itself.
  for (const state of states)
    if ((asked.get(state.name) ?? '') === '') asked.set(state.name, state.image);
  for (const [container, image] of asked)
    yield { ...stateOf(image, idOf.get(container) ?? ''), ...place, container };
  for (const volume of spec.volumes) {
    if (volume.image == null) continue;
    const ids = states
      .flatMap((state) => state.volumeMounts)
      .filter((mount) => mount.name === volume.name)
      .map((mount) => mount.volumeStatus.image.imageRef);
    const id = ids.find((one) => one !== '') ?? '';
    yield { ...stateOf(volume.image.reference, id), ...place, container: volume.name };
  }
}

/** What of an image runs, by the id that the node gives. */
function stateOf(asked: string, id: string): State {
  if (id === '') return { asked, running: null, isRunning: false, problem: null };
  const running = runningBy(id);
  if (running.image !== null)
    return { asked, running: running.image, isRunning: true, problem: null };
  // Whatever the node calls it: a digest that was asked for is never another image.
  const pinned = imageIn(asked);
  return {
    asked,
    running: pinned,
    isRunning: true,
    problem: pinned === null ? running.problem : null,
  };
}

/**
 * containerd and CRI-O give a name with a digest where the image was pulled, and the id of the
 * image otherwise, as CRI-O did for all images in 1.28, and after each restart until 2026
 * (cri-o/cri-o#7149, #9987); cri-dockerd puts a scheme before both.
 */
function runningBy(
  id: string,
): { readonly image: string } | { readonly image: null; readonly problem: string } {
  const text = id.replace(/^docker-pullable:\/\//, '');
  const local = 'so no registry tells whether it is the one that was asked for';
  if (/^(?:[a-z][\w.+-]*:\/\/)?(?:[a-z0-9]+:)?[0-9a-f]{64}$/i.test(text))
    return { image: null, problem: `the node names it by its own id ${quoted(id)}, ${local}` };
  // `ctr image import`, and kind and k3s with it, make up a name from the date.
  if (/^docker\.io\/library\/import-\d{4}-\d{2}-\d{2}@/.test(text) || text.startsWith('localhost/'))
    return { image: null, problem: `${quoted(id)} was loaded into the node, ${local}` };
  try {
    const { repository, digest } = parseReference(text);
    if (digest !== undefined) return { image: imageName({ repository, digest }) };
    return { image: null, problem: `the node names it ${quoted(id)}, without a digest` };
  } catch (error) {
    return { image: null, problem: messageOf(error) };
  }
}

function imageIn(asked: string): string | null {
  try {
    const { repository, digest } = parseReference(asked);
    return digest === undefined ? null : imageName({ repository, digest });
  } catch {
    return null;
  }
}
