// SPDX-License-Identifier: Apache-2.0
// Reads the inputs that name files to attest. All that is wrong is told at once; no file is opened.
import { signaturePredicateType } from '../sigstore/statement.ts';
import { predicateKeywords, predicateTypeOf } from '../sigstore/predicate-types.ts';

/** Where a problem of the inputs is told. */
export type Problem = (text: string) => void;

/** A line of the input `sbom`. */
export interface SbomLine {
  /** A path or a glob, as it was written. */
  readonly path: string;
  /** `os/arch` or `os/arch/variant`; undefined when the SBOM is about the whole image. */
  readonly platform: string | undefined;
}

/** The input `sbom`: files, or the SBOMs that BuildKit put beside the image. */
export type SbomInput =
  { readonly kind: 'files'; readonly lines: readonly SbomLine[] } | { readonly kind: 'from-build' };

/** A line of the input `attestations`. */
export interface AttestationLine {
  /** A path or a glob, as it was written. */
  readonly path: string;
  readonly predicateType: string;
}

const limits = { lines: 100, lineLength: 4096 };

/**
 * Lines of `PATH`, `GLOB` or `PLATFORM=PATH`, or the word `from-build`. A line that begins
 * `word/word=` names a platform; a path that looks so is written `./word/word=…`.
 */
export function readSbomInput(text: string, problem: Problem): SbomInput {
  const lines = linesOf(text, 'sbom', problem);
  if (lines.includes('from-build')) {
    // Each platform would have two SBOMs, and a policy on their content judge either one.
    if (lines.length > 1) problem('input "sbom": "from-build" stands alone, without files');
    return { kind: 'from-build' };
  }
  const read = lines
    .map((line) => readSbomLine(line, problem))
    .filter((line) => line !== undefined);
  return { kind: 'files', lines: read };
}

function readSbomLine(line: string, problem: Problem): SbomLine | undefined {
  const [, written, path = line] =
    /^(\w[\w.-]*\/[\w.-]+(?:\/[\w.-]+)?)\s*=\s*(.*)$/.exec(line) ?? [];
  if (written !== undefined && !platformForm.test(written)) {
    problem(
      `input "sbom": ${quote(written)} is not a platform such as linux/amd64 or linux/arm/v7 ` +
        `(for a file of this name, write ${quote(`./${line}`)})`,
    );
    return undefined;
  }
  return isPath(path, line, 'sbom', problem) ? { path, platform: written } : undefined;
}

/** As image indexes write it (image-spec, image-index.md: `platform`), by the names of Go. */
const systems =
  'linux|windows|darwin|freebsd|netbsd|openbsd|dragonfly|solaris|illumos|aix|android|ios|js|' +
  'wasip1|plan9|zos';
const platformForm = new RegExp(String.raw`^(?:${systems})/[a-z0-9_]+(?:/[a-z0-9.]+)?$`);

/**
 * Lines of `TYPE=PATH`, where TYPE is a URI or one of cosign’s names and ends at the first `=`,
 * so that the path may have more of them. A URI that has one itself is written `<URI>=PATH`.
 */
export function readAttestationsInput(text: string, problem: Problem): AttestationLine[] {
  return linesOf(text, 'attestations', problem)
    .map((line) => readAttestationLine(line, problem))
    .filter((line) => line !== undefined);
}

function readAttestationLine(line: string, problem: Problem): AttestationLine | undefined {
  const [, enclosed, bare = enclosed, path] =
    /^(?:<([^<>]*)>|([^<=][^=]*?))\s*=\s*(.*)$/.exec(line) ?? [];
  if (bare === undefined || path === undefined) {
    problem(
      `input "attestations": ${quote(line)} is not TYPE=PATH (TYPE ends at the first "="; ` +
        'a URI that has one in it is written <URI>=PATH)',
    );
    return undefined;
  }
  const predicateType = typeOf(bare);
  if (predicateType === undefined)
    problem(
      `input "attestations": the type ${quote(bare)} is neither a URI nor one of ` +
        Object.keys(predicateKeywords).join(', '),
    );
  if (predicateType === signaturePredicateType)
    problem(`input "attestations": ${predicateType} is the signature, which is made anyway`);
  if (!isPath(path, line, 'attestations', problem) || predicateType === undefined) return undefined;
  return { path, predicateType };
}

/** Verifiers compare URIs letter by letter, so that none is changed here. */
function typeOf(text: string): string | undefined {
  if (Object.hasOwn(predicateKeywords, text)) return predicateTypeOf(text);
  return /^[a-z][a-z0-9+.-]*:[!-~]+$/i.test(text) ? predicateTypeOf(text) : undefined;
}

function isPath(path: string, line: string, input: string, problem: Problem): boolean {
  if (path === '') problem(`input "${input}": ${quote(line)} names no file`);
  else if (/[\u0000-\u001f\u007f]/.test(path))
    problem(`input "${input}": ${quote(path)} has a control character in it`);
  else return true;
  return false;
}

function linesOf(text: string, input: string, problem: Problem): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > limits.lines) {
    problem(`input "${input}" has more than ${limits.lines} lines`);
    return [];
  }
  const long = lines.find((line) => line.length > limits.lineLength);
  if (long !== undefined) {
    problem(`input "${input}": ${quote(long)} is longer than ${limits.lineLength} characters`);
    return [];
  }
  for (const line of new Set(lines.filter((each, at) => lines.indexOf(each) !== at)))
    problem(`input "${input}": ${quote(line)} is there twice`);
  return lines;
}

const units: Readonly<Record<string, number>> = {
  '': 1,
  B: 1,
  kB: 1e3,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
};

/**
 * A statement is a text inside another one when it is sent, and a text of this size is the longest
 * one for which that can be made (V8, String::kMaxLength).
 */
const mostBytes = 256 * 2 ** 20;

/** The input `max-statement-size`. @returns bytes; undefined when it is wrong */
export function readMaxStatementSize(text: string, problem: Problem): number | undefined {
  const [, number = '', unit = ''] = /^(\d{1,12})\s?([a-z]*)$/i.exec(text.trim()) ?? [];
  const bytes =
    Object.hasOwn(units, unit) && number !== '' ? Number(number) * (units[unit] ?? 0) : 0;
  if (bytes > 0 && bytes <= mostBytes) return bytes;
  problem(
    'input "max-statement-size" must be a size such as 64MiB, 100MB or 5000000 (bytes), ' +
      `at most 256MiB, not ${quote(text)}`,
  );
  return undefined;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
