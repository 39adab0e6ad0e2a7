// SPDX-License-Identifier: Apache-2.0
// Tells what a file is by its content, never by its name: which SBOM, or what else.
import type { Slice } from '../json-members.ts';
import { isObject, parsed } from './sbom-parts.ts';

/** An SBOM that is attested as it is: JSON whose schema is known here. */
export interface SbomFormat {
  readonly family: 'SPDX' | 'CycloneDX';
  readonly version: string;
}

/** What a JSON object is. */
export type Content =
  | { readonly kind: 'sbom'; readonly format: SbomFormat }
  | { readonly kind: 'openvex' }
  /** Something with the predicate inside it, which a filter of jq takes out. */
  | { readonly kind: 'wrapped'; readonly what: string; readonly filter: string }
  /** An SBOM that nothing here can judge. */
  | { readonly kind: 'unknown sbom'; readonly what: string; readonly target: ConversionTarget }
  | { readonly kind: 'other' };

export type ConversionTarget = 'spdx-json' | 'cyclonedx-json';

/** The members of a JSON object that is judged, and its text. */
export interface JsonObject {
  readonly json: Buffer;
  readonly members: ReadonlyMap<string, Slice>;
}

/** Which URIs are written: those that verifiers look for, or those that name the version too. */
export type PredicateTypeStyle = 'unversioned' | 'versioned';

/** For messages. */
export const knownSboms = 'SPDX JSON 2.2, 2.3 and 3.0, and CycloneDX JSON 1.4 to 1.7';

export function nameOf({ family, version }: SbomFormat): string {
  return `${family} ${version}`;
}

/**
 * SPDX 3 has one URI only (in-toto attestation, spec/predicates/spdx3.md): the unversioned one is
 * said to be SPDX 2 (spdx2.md), and who looks for it would read the wrong model.
 */
export function predicateTypeFor(format: SbomFormat, style: PredicateTypeStyle): string {
  if (format.family === 'SPDX' && format.version.startsWith('3.'))
    return 'https://spdx.dev/Document/v3';
  const base = format.family === 'SPDX' ? 'https://spdx.dev/Document' : 'https://cyclonedx.org/bom';
  return style === 'versioned' ? `${base}/v${format.version}` : base;
}

export function recognize(object: JsonObject): Content {
  return (
    recognizeSpdx2(object) ??
    recognizeCycloneDx(object) ??
    recognizeLinkedData(object) ??
    recognizeWrapped(object) ??
    recognizeSyft(object) ?? { kind: 'other' }
  );
}

/** Members that are longer say nothing of the kind. */
const maxMarkBytes = 4096;

/** A short member, parsed; undefined when it is missing or long. */
export function markOf({ json, members }: JsonObject, key: string): unknown {
  const slice = members.get(key);
  if (slice === undefined || slice.end - slice.start > maxMarkBytes) return undefined;
  return parsed(json, slice);
}

function recognizeSpdx2(object: JsonObject): Content | undefined {
  const version = markOf(object, 'spdxVersion');
  if (typeof version !== 'string') return undefined;
  const [, number = version] = /^SPDX-(\d.*)$/.exec(version) ?? [];
  return number === '2.2' || number === '2.3'
    ? { kind: 'sbom', format: { family: 'SPDX', version: number } }
    : { kind: 'unknown sbom', what: `SPDX ${number.slice(0, 20)}`, target: 'spdx-json' };
}

function recognizeCycloneDx(object: JsonObject): Content | undefined {
  if (markOf(object, 'bomFormat') !== 'CycloneDX') return undefined;
  const version = markOf(object, 'specVersion');
  if (typeof version === 'string' && /^1\.[4-7]$/.test(version))
    return { kind: 'sbom', format: { family: 'CycloneDX', version } };
  const what =
    typeof version === 'string'
      ? `CycloneDX ${version.slice(0, 20)}`
      : 'CycloneDX without "specVersion"';
  return { kind: 'unknown sbom', what, target: 'cyclonedx-json' };
}

/** By the context of JSON-LD: SPDX 3 and OpenVEX. */
function recognizeLinkedData(object: JsonObject): Content | undefined {
  const context = markOf(object, '@context');
  const contexts = (Array.isArray(context) ? context : [context]).filter(
    (each) => typeof each === 'string',
  );
  if (contexts.some((each) => /^https?:\/\/openvex\.dev\/ns(?:\/|$)/.test(each)))
    return { kind: 'openvex' };
  for (const each of contexts) {
    const version = /^https?:\/\/spdx\.org\/rdf\/(\d[\w.-]{0,19})\//.exec(each)?.[1];
    if (version === '3.0.0' || version === '3.0.1')
      return { kind: 'sbom', format: { family: 'SPDX', version } };
    if (version !== undefined)
      return { kind: 'unknown sbom', what: `SPDX ${version}`, target: 'spdx-json' };
  }
  return undefined;
}

/** What `cosign download attestation`, `gh attestation download` and BuildKit write. */
function recognizeWrapped(object: JsonObject): Content | undefined {
  const type = markOf(object, '_type');
  if (typeof type === 'string' && type.startsWith('https://in-toto.io/Statement/'))
    return { kind: 'wrapped', what: 'an in-toto statement', filter: '.predicate' };
  const inPayload = '.payload | @base64d | fromjson | .predicate';
  if (object.members.has('payloadType') && object.members.has('signatures'))
    return { kind: 'wrapped', what: 'a signed envelope (DSSE)', filter: inPayload };
  const mediaType = markOf(object, 'mediaType');
  return typeof mediaType === 'string' && mediaType.includes('vnd.dev.sigstore.bundle')
    ? { kind: 'wrapped', what: 'a Sigstore bundle', filter: `.dsseEnvelope${inPayload}` }
    : undefined;
}

function recognizeSyft(object: JsonObject): Content | undefined {
  const { json, members } = object;
  const isSyft = ['artifacts', 'descriptor', 'schema'].every((key) => members.has(key));
  const schema = members.get('schema');
  return isSyft && schema !== undefined && isObject(json, schema)
    ? { kind: 'unknown sbom', what: 'syft’s own JSON', target: 'spdx-json' }
    : undefined;
}

/** What begins as no JSON does, and yet is an SBOM. */
export interface ForeignText {
  readonly what: string;
  readonly cure: (path: string) => string;
}

/** @param head the beginning of the file; a few kilobytes are enough */
export function recognizeForeign(head: string): ForeignText | undefined {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (text.startsWith('{')) return undefined;
  if (text.startsWith('<')) return recognizeXml(text);
  if (/^SPDXVersion:/m.test(text))
    return { what: 'SPDX in tag-value form', cure: (path) => conversion(path, 'spdx-json') };
  return /^["']?spdxVersion["']?:/m.test(text)
    ? { what: 'SPDX in YAML', cure: pythonConversion }
    : undefined;
}

function recognizeXml(text: string): ForeignText {
  if (text.includes('cyclonedx.org/schema/bom'))
    return { what: 'CycloneDX in XML', cure: (path) => conversion(path, 'cyclonedx-json') };
  return text.includes('spdx.org/rdf')
    ? { what: 'SPDX in RDF', cure: pythonConversion }
    : { what: 'XML', cure: () => 'give JSON' };
}

/** As a user runs it. */
export function conversion(path: string, target: ConversionTarget): string {
  const output = target === 'spdx-json' ? '.spdx.json' : '.cdx.json';
  return `convert it: syft convert ${shell(path)} -o ${target}=${shell(renamed(path, output))}`;
}

/** syft reads neither RDF nor YAML; the SPDX tools in Python do. */
function pythonConversion(path: string): string {
  return `convert it: pyspdxtools -i ${shell(path)} -o ${shell(renamed(path, '.spdx.json'))}`;
}

/** As a user runs it. */
export function extraction(path: string, filter: string): string {
  return `take the predicate out of it: jq '${filter}' ${shell(path)}`;
}

/** Another name than before, also where the file has the right one already. */
function renamed(path: string, ending: string): string {
  const output = `${path.replace(/(?:\.(?:spdx|cdx|bom))?\.[a-z]+$/i, '')}${ending}`;
  return output === path ? `converted-${ending.slice(1)}` : output;
}

function shell(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
