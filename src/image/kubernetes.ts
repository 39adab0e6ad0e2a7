// SPDX-License-Identifier: Apache-2.0
// The images in Kubernetes manifests, as kubectl reads them: what it could read in another way is
// refused, because an image not seen is not verified.
import type { SignetError } from '../errors.ts';
import { refused, type Refuse } from './file-refusal.ts';
import type { YamlReader } from './yaml-survey.ts';
import { readYaml, type YamlEntry, type YamlValue } from './yaml.ts';

const maxBytes = 4 * 1024 * 1024;

/** A reference, and the line of the key that holds it, counted from 1. */
export interface ManifestReference {
  readonly text: string;
  readonly line: number;
}

/**
 * The text of a file of manifests.
 * @throws SignetError INPUT_INVALID unless it is UTF-8 in lines that every parser ends at the same
 * places
 */
export function manifestText(bytes: Uint8Array, file: string, refuse: Refuse = refused): string {
  if (bytes.length > maxBytes)
    throw refuse(file, `it is longer than ${maxBytes} bytes`, 'Split it.');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse(file, 'it is not UTF-8', 'Save it as UTF-8.');
  }
  // kubectl ends lines at these characters, other parsers do not: what one takes for a comment is
  // an image to the other.
  const odd = /\0|\r(?!\n)|[\u0085\u2028\u2029\uFEFF]/.exec(text)?.[0];
  if (odd === undefined) return text;
  throw refuse(
    file,
    `the character U+${odd.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} stands in it`,
    'Save it as UTF-8 with plain line ends.',
  );
}

const kubernetes: YamlReader = {
  name: 'Kubernetes',
  tags: {},
  mergesAnywhere: false,
  hint: 'Render templates (helm template, kustomize build) before this step.',
  refuse: refused,
};

/**
 * The references in one file of manifests, in their order.
 * @throws SignetError INPUT_INVALID when kubectl could see others
 */
export function imagesOfManifests(text: string, file: string): ManifestReference[] {
  // kubectl separates documents before it reads them, by such lines.
  if (/^---\S/m.test(text))
    throw refused(
      file,
      'a line begins with "---" and goes on',
      'Write "---" on a line of its own.',
    );
  const found: ManifestReference[] = [];
  for (const document of readYaml(text, file, kubernetes)) {
    if (document.kind !== 'mapping')
      throw refused(file, 'it holds something that is not a mapping', 'Give manifests only.');
    collect(document, { file, parent: '', resource: noResource, found });
  }
  return found;
}

/** Whether all documents are Flux's Kustomizations, which are called like files of kustomize. */
export function isFluxOnly(text: string, file: string): boolean {
  const documents = [...readYaml(text, file, kubernetes)];
  return (
    documents.length > 0 &&
    documents.every(
      (document) =>
        document.kind === 'mapping' && isFlux(resourceOf(document.entries()) ?? noResource),
    )
  );
}

/** What a manifest says it is; a List holds several of them. */
interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
}

const noResource: Resource = { apiVersion: '', kind: '' };

interface Place {
  readonly file: string;
  /** The key above, with `[]` in a list. */
  readonly parent: string;
  readonly resource: Resource;
  readonly found: ManifestReference[];
}

type Entries = ReadonlyMap<string, YamlEntry>;

/**
 * Every string `image` counts, whatever the kind: resources of others (Argo, Tekton, operators) run
 * containers too.
 */
function collect(value: YamlValue, place: Place): void {
  if (value.kind === 'scalar') return;
  if (value.kind === 'list') {
    for (const item of value.items()) collect(item, { ...place, parent: `${place.parent}[]` });
    return;
  }
  const entries = value.entries();
  const own = resourceOf(entries);
  const resource = own ?? place.resource;
  if (own !== undefined) checkResource(entries, own, place.file);
  if (resource.apiVersion.startsWith('argoproj.io/'))
    checkPatches(entries.get('kustomize'), 'Argo CD', place.file);
  for (const [key, entry] of entries) {
    if (isFileOfConfig(key, entry.value, own ?? noResource)) continue;
    const text = imageIn(key, entry.value, place);
    if (text === undefined) {
      const isForeign = key === 'volumeAttributes' && isImageDriver(entries);
      collect(entry.value, { ...place, resource, parent: isForeign ? 'volume' : key });
    } else if (!isOwnName(place.parent, place.resource)) {
      place.found.push({ text, line: entry.line });
    }
  }
}

const containerLists: readonly string[] = [
  'containers[]',
  'initContainers[]',
  'ephemeralContainers[]',
];

/** The reference under a key, when it is one that holds references. */
function imageIn(key: string, value: YamlValue, { file, parent }: Place): string | undefined {
  const isVolume = key === 'reference' && parent === 'image';
  if (isVolume || (key === 'image' && containerLists.includes(parent)))
    return textOf(value, file, key);
  const text = value.kind === 'scalar' ? value.value : undefined;
  return key === 'image' && typeof text === 'string' && text !== '' ? text : undefined;
}

/** A template that is not rendered makes something else of it, or nothing. */
function textOf(value: YamlValue, file: string, key: string): string {
  const text = value.kind === 'scalar' ? value.value : undefined;
  if (typeof text === 'string' && text.trim() !== '') return text;
  throw refused(
    file,
    `the ${JSON.stringify(key)} of a container or volume is ` +
      (typeof text === 'string' ? 'empty' : 'not text'),
    'Render templates (helm template, kustomize build) before this step; an image that is only ' +
      'known in the cluster cannot be verified here.',
  );
}

/** Mappings whose keys are names of the user's own. */
const ownNames: readonly string[] = [
  'labels',
  'annotations',
  'matchLabels',
  'selector',
  'nodeSelector',
  'volumeAttributes',
];

/** Whether `image` is a name of the user's own there, or that of a disk. */
function isOwnName(parent: string, { apiVersion }: Resource): boolean {
  if (ownNames.includes(parent) || parent === 'rbd') return true;
  // Those of a storage class are its driver's; those of other resources may be a container's.
  return parent === 'parameters' && /^(?:snapshot\.)?storage\.k8s\.io\//.test(apiVersion);
}

/** Some drivers mount images as volumes, named by their attributes (csi-driver-image-populator). */
function isImageDriver(entries: Entries): boolean {
  return /image|container|oci/i.test(stringAt(entries, 'driver'));
}

/** The files in a ConfigMap are called as one likes. */
function isFileOfConfig(key: string, value: YamlValue, { apiVersion, kind }: Resource): boolean {
  return (
    apiVersion === 'v1' &&
    (kind === 'ConfigMap' || kind === 'Secret') &&
    (key === 'data' || key === 'stringData') &&
    value.kind === 'mapping' &&
    [...value.entries().values()].every(
      ({ value: text }) => text.kind === 'scalar' && typeof text.value === 'string',
    )
  );
}

/** Undefined for a mapping within a resource. */
function resourceOf(entries: Entries): Resource | undefined {
  const apiVersion = stringAt(entries, 'apiVersion');
  const kind = stringAt(entries, 'kind');
  return apiVersion === '' && kind === '' ? undefined : { apiVersion, kind };
}

function stringAt(entries: Entries, key: string): string {
  const value = entries.get(key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : '';
}

function isFlux({ apiVersion, kind }: Resource): boolean {
  return kind === 'Kustomization' && apiVersion.startsWith('kustomize.toolkit.fluxcd.io/');
}

/**
 * Of what changes the images of other manifests, none is known. Variables of `postBuild` need no
 * rule: an image with one in it is refused.
 * @throws SignetError INPUT_INVALID
 */
function checkResource(entries: Entries, resource: Resource, file: string): void {
  const { apiVersion, kind } = resource;
  if (
    apiVersion.startsWith('kustomize.config.k8s.io/') ||
    (kind === 'Kustomization' && apiVersion === '')
  )
    throw kustomization(file);
  if (isFlux(resource)) checkPatches(entries.get('spec'), 'Flux', file);
}

const patchKeys = ['images', 'patches', 'patchesStrategicMerge', 'patchesJson6902'];

function checkPatches(entry: YamlEntry | undefined, whose: string, file: string): void {
  if (entry?.value.kind !== 'mapping') return;
  const entries = entry.value.entries();
  const key = patchKeys.find((name) => {
    const value = entries.get(name)?.value;
    return value !== undefined && !(value.kind === 'list' && value.items().length === 0);
  });
  if (key !== undefined)
    throw refused(
      file,
      `the ${JSON.stringify(key)} of ${whose} in line ${entries.get(key)?.line ?? 0} change the ` +
        'images of other manifests in the cluster',
      'Write the images into those manifests, or render what is deployed (flux build, argocd app ' +
        'manifests) and give that file.',
    );
}

/** What kustomize reads names images in ways of its own, and changes those of other files. */
export function kustomization(file: string): SignetError {
  return refused(
    file,
    'it is a kustomization',
    'Render it (kustomize build … > rendered.yaml) before this step, and give that file.',
  );
}
