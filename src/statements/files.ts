// SPDX-License-Identifier: Apache-2.0
// Reads the files that are to be attested, and judges all of them before anything is requested.
import { createHash } from 'node:crypto';

import { allProblems, messageOf } from '../errors.ts';
import { isWithin, readRegularFile } from '../image/regular-file.ts';
import { unlikeItsType } from './attested-kind.ts';
import type { AttestationLine, SbomLine } from './file-inputs.ts';
import { findFiles, quote, type FoundFile } from './find-files.ts';
import { compactJson } from './json-text.ts';
import type { Predicate } from './predicate.ts';
import { partsOf } from './sbom-parts.ts';
import {
  conversion,
  extraction,
  knownSboms,
  nameOf,
  predicateTypeFor,
  recognize,
  recognizeForeign,
  type Content,
  type JsonObject,
  type PredicateTypeStyle,
  type SbomFormat,
} from './sbom.ts';

export interface StatementFilesRequest {
  readonly sboms: readonly SbomLine[];
  readonly attestations: readonly AttestationLine[];
  /** How the types of SBOMs are written; that of an attestation is as the user wrote it. */
  readonly style: PredicateTypeStyle;
  /** Of each file, in bytes. */
  readonly maxBytes: number;
}

/** A file that can be attested, as the predicate of a statement. */
export interface StatementFile extends Predicate {
  /** Relative to the workspace, or absolute where the user wrote it so. */
  readonly path: string;
  readonly kind: 'sbom' | 'attestation';
  /** Such as `SPDX 2.3`; the predicate's type where the content has no name here. */
  readonly describes: string;
  /** `os/arch[/variant]`; undefined when it is about the whole image. */
  readonly platform: string | undefined;
  /** Of the file, in bytes; that of `json`, which has no blanks, is less. */
  readonly size: number;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
}

/** All predicates wait in memory for the certificate. */
const maxTotalBytes = 256 * 1024 * 1024;

/**
 * The files in the order of the inputs, those of a glob by name. Files are read one after another,
 * so that only one is in memory with the blanks in it.
 * @throws SignetError STATEMENT_INVALID that lists what is wrong with all of them
 */
export async function readStatementFiles(
  request: StatementFilesRequest,
  { workspace }: { readonly workspace: string },
): Promise<StatementFile[]> {
  const problems: string[] = [];
  const problem = (text: string) => problems.push(text);
  const files: StatementFile[] = [];
  let total = 0;
  for (const wanted of await wantedFiles(request, workspace, problem)) {
    const outcome = await readFile(wanted, request, workspace);
    if (typeof outcome === 'string') problem(`${quote(wanted.file.name)} ${outcome}`);
    else if (total + outcome.json.length > maxTotalBytes) {
      problem(`the files together are larger than ${sizeText(maxTotalBytes)}`);
      break;
    } else {
      total += outcome.json.length;
      files.push(outcome);
    }
  }
  if (problems.length > 0)
    throw allProblems('STATEMENT_INVALID', problems, {
      hint:
        'Correct these files, or the inputs "sbom" and "attestations" that name them. They are ' +
        'read first: nothing was signed.',
    });
  return files;
}

type WantedFile = { readonly file: FoundFile } & (
  | { readonly kind: 'sbom'; readonly platform: string | undefined }
  | { readonly kind: 'attestation'; readonly predicateType: string }
);

async function wantedFiles(
  { sboms, attestations }: StatementFilesRequest,
  workspace: string,
  problem: (text: string) => void,
): Promise<WantedFile[]> {
  const wanted = new Map<string, WantedFile>();
  // A glob may find again what another line names.
  const want = (about: string, each: WantedFile) =>
    wanted.set(JSON.stringify([each.kind, about, each.file.absolute]), each);
  for (const { path, platform } of sboms)
    for (const file of await findFiles(path, workspace, problem))
      want(platform ?? '', { kind: 'sbom', platform, file });
  for (const { path, predicateType } of attestations)
    for (const file of await findFiles(path, workspace, problem))
      want(predicateType, { kind: 'attestation', predicateType, file });
  return [...wanted.values()];
}

/** The file, or what is wrong with it. */
async function readFile(
  wanted: WantedFile,
  request: StatementFilesRequest,
  workspace: string,
): Promise<StatementFile | string> {
  const bytes = await bytesOf(wanted.file, workspace, request.maxBytes);
  if (typeof bytes === 'string') return bytes;
  const { name } = wanted.file;
  const size = bytes.length;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const foreign = recognizeForeign(bytes.toString('utf8', 0, headBytes));
  if (foreign !== undefined)
    return `is ${foreign.what}, and verifiers read only JSON: ${foreign.cure(name)}`;
  const text = compactJson(bytes);
  if (text.kind === 'fault') return text.fault;
  const { json } = text;
  const object = { json, members: partsOf(json) };
  const judged = await judge(object, wanted, request.style);
  if (typeof judged === 'string') return judged;
  const platform = wanted.kind === 'sbom' ? wanted.platform : undefined;
  return { path: name, kind: wanted.kind, platform, size, sha256, json, ...judged };
}

const headBytes = 64 * 1024;

/** The bytes of the file, which are the caller's, or why they are not read. */
async function bytesOf(
  { absolute, isInWorkspace }: FoundFile,
  workspace: string,
  limit: number,
): Promise<Buffer | string> {
  try {
    if (isInWorkspace && !(await isWithin(absolute, workspace)))
      return 'is a link that leads out of the workspace';
    const content = await readRegularFile(absolute, limit);
    if (content.kind === 'not regular') return 'is not a regular file, but a folder or a device';
    if (content.kind === 'too long')
      return (
        `is larger than ${sizeText(limit)}: leave out what no one looks up in it (syft: ` +
        '--select-catalogers -file), or raise "max-statement-size"'
      );
    const { buffer, byteOffset, byteLength } = content.bytes;
    return Buffer.from(buffer, byteOffset, byteLength);
  } catch (error) {
    return `cannot be read: ${isNothing(error) ? 'it is a link to nothing' : messageOf(error)}`;
  }
}

/** The name is there, or it would not be read; what it leads to is not. */
function isNothing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

type Judged = Pick<StatementFile, 'predicateType' | 'describes'>;

async function judge(
  object: JsonObject,
  wanted: WantedFile,
  style: PredicateTypeStyle,
): Promise<Judged | string> {
  const content = recognize(object);
  const { name } = wanted.file;
  if (content.kind === 'wrapped')
    return `is ${content.what}, not a predicate: ${extraction(name, content.filter)}`;
  const isSbom = wanted.kind === 'sbom' || isSbomType(wanted.predicateType);
  if (isSbom && content.kind === 'unknown sbom')
    return `is ${content.what}, not ${knownSboms}: ${conversion(name, content.target)}`;
  if (wanted.kind === 'attestation') {
    const { predicateType } = wanted;
    const fault = unlikeItsType(predicateType, object, content);
    if (fault !== undefined) return `${fault} (it is to be attested as ${predicateType})`;
    return isSbom && content.kind === 'sbom'
      ? judgeSbom(object, content.format, predicateType)
      : { predicateType, describes: describe(content, predicateType) };
  }
  return content.kind === 'sbom'
    ? judgeSbom(object, content.format, predicateTypeFor(content.format, style))
    : notAnSbom(content, name);
}

async function judgeSbom(
  object: JsonObject,
  format: SbomFormat,
  predicateType: string,
): Promise<Judged | string> {
  const { faultsOfSbom } = await import('./sbom-schema.ts');
  const faults = await faultsOfSbom(object, format);
  return faults.length === 0
    ? { predicateType, describes: nameOf(format) }
    : `says that it is ${nameOf(format)}, and is not: ${faults.join('; ')}`;
}

function describe(content: Content, predicateType: string): string {
  if (content.kind === 'sbom') return nameOf(content.format);
  return content.kind === 'openvex' ? 'OpenVEX' : predicateType;
}

function notAnSbom(content: Content, name: string): string {
  return content.kind === 'openvex'
    ? `is OpenVEX, not an SBOM: write attestations: openvex=${name}`
    : `is not an SBOM: it does not say that it is one of ${knownSboms}`;
}

function isSbomType(predicateType: string): boolean {
  return /^https:\/\/(?:spdx\.dev\/Document|cyclonedx\.org\/bom)(?:\/|$)/.test(predicateType);
}

function sizeText(bytes: number): string {
  const mebibytes = bytes / 1024 / 1024;
  return Number.isInteger(mebibytes) ? `${mebibytes} MiB` : `${bytes} bytes`;
}
