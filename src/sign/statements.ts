// SPDX-License-Identifier: Apache-2.0
// What is stated about an image, as data: the one place that knows a signature from any other
// statement.
import { dockerReference, type Image } from '../image/reference.ts';
import { simpleSigningType } from '../sigstore/media-types.ts';
import { signaturePredicateType, type StatementSubject } from '../sigstore/statement.ts';
import type { StatementFile } from '../statements/files.ts';
import { provenancePredicateType } from '../sigstore/predicate-types.ts';
import { findPlatform, type BuiltPredicate, type Parts, type WantedFromBuild } from './parts.ts';

/** What a statement is for people, and what an earlier one by this signer means for it. */
interface Told {
  readonly kind: 'signature' | 'sbom' | 'provenance' | 'attestation';
  /** Where it comes from, in words: `SPDX 2.3 in sbom.spdx.json`. */
  readonly title: string;
  /** Tells its bundle's file from those of the image's other statements. */
  readonly label: string;
  /** Which earlier statement by this signer makes it needless to state it again. */
  readonly unless: 'same-type' | 'same-predicate';
  readonly file: FileFacts | undefined;
  /** The only platform that it is about. */
  readonly platform: string | undefined;
}

/** The file that was stated; its bytes differ from the predicate's, which has no blanks. */
export interface FileFacts {
  readonly path: string;
  readonly size: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
}

/** A statement in a bundle, as in-toto writes it. */
export interface BundleStatement extends Told {
  readonly format: 'bundle';
  readonly predicateType: string;
  readonly subjects: readonly [StatementSubject, ...StatementSubject[]];
  /**
   * The JSON text of an object; `run-provenance` is made of the token's claims as soon as the
   * certificate confirms them.
   */
  readonly predicate: Buffer | 'run-provenance';
}

/** A simple-signing payload, the layer of a `.sig` manifest. */
export interface LegacyStatement extends Told {
  readonly format: 'legacy';
  readonly predicateType: typeof simpleSigningType;
  readonly subjects: readonly [StatementSubject];
  /** What the payload calls the image's repository. */
  readonly dockerReference: string;
}

export type Statement = BundleStatement | LegacyStatement;

/** From here on a statement is large, in bytes: public logs were seen to refuse a few million. */
const largeBytes = 1_000_000;

/** What a run says of itself, and what a legacy signature says, is short. */
export function isLarge(statement: Statement): boolean {
  return (
    statement.format === 'bundle' &&
    statement.predicate !== 'run-provenance' &&
    statement.predicate.length > largeBytes
  );
}

/** What a run states about each of its images. */
export interface StatementRequest extends WantedFromBuild {
  /** Of the signature; none when only other statements are made. */
  readonly formats: readonly Statement['format'][];
  /** Signed with every image. */
  readonly annotations: Readonly<Record<string, string>>;
  /** What a legacy payload calls the image's repository; empty for its own name. */
  readonly dockerReference: string;
  readonly files: readonly StatementFile[];
}

/** Whether a statement is about what is in an index. */
export function needsParts({ files, provenance, buildSbom }: StatementRequest): boolean {
  return (
    provenance === 'build' || buildSbom || files.some(({ platform }) => platform !== undefined)
  );
}

/** The statements about a manifest that is signed because its index is. */
export function signaturesFor(image: Image, request: StatementRequest): Statement[] {
  const subject: StatementSubject = { image, annotations: request.annotations };
  const told = {
    kind: 'signature',
    title: 'signature',
    label: '',
    unless: 'same-type',
    file: undefined,
    platform: undefined,
  } as const;
  return request.formats.map((format) =>
    format === 'bundle'
      ? {
          ...told,
          format,
          predicateType: signaturePredicateType,
          subjects: [subject],
          predicate: Buffer.from('{}'),
        }
      : {
          ...told,
          format,
          predicateType: simpleSigningType,
          subjects: [subject],
          dockerReference: request.dockerReference || dockerReference(image.repository),
        },
  );
}

/**
 * The statements about an image that was asked for, in the order in which they are told.
 * @throws SignetError PLATFORM_UNKNOWN, BUILD_STATEMENT_MISSING
 */
export function statementsFor(image: Image, parts: Parts, request: StatementRequest): Statement[] {
  return [
    ...signaturesFor(image, request),
    ...request.files.map((file, at) => fileStatement(image, file, at, parts)),
    ...(request.provenance === 'run' ? [runProvenance(image)] : []),
    ...parts.built.map((built) => buildStatement(image, built)),
  ];
}

function fileStatement(
  image: Image,
  file: StatementFile,
  at: number,
  { children }: Parts,
): BundleStatement {
  const { kind, describes, path, size, sha256, platform, predicateType, json } = file;
  return {
    format: 'bundle',
    kind,
    title: `${describes} in ${path}`,
    label: `${kind}-${at + 1}`,
    unless: 'same-predicate',
    file: { path, size, sha256 },
    platform,
    predicateType,
    subjects:
      platform === undefined
        ? [subjectOf(image)]
        : [subjectOf(findPlatform(image, children, platform, path)), subjectOf(image)],
    predicate: json,
  };
}

/**
 * Two runs tell of two runs, and policies that find both on one digest disagree which of them
 * counts: the run that built the digest told the truth about it, so an earlier one stays alone.
 */
function runProvenance(image: Image): BundleStatement {
  return {
    format: 'bundle',
    kind: 'provenance',
    title: 'SLSA provenance of this run',
    label: 'provenance',
    unless: 'same-type',
    file: undefined,
    platform: undefined,
    predicateType: provenancePredicateType,
    subjects: [subjectOf(image)],
    predicate: 'run-provenance',
  };
}

/**
 * The build tool's SBOM is found by the platform and by the index. Its provenance stays on the
 * platform: on the index, the workflow's own may be, under the same type.
 */
function buildStatement(
  image: Image,
  { kind, describes, platform, predicateType, json }: BuiltPredicate,
): BundleStatement {
  const name = platform.platform ?? platform.digest;
  const isFoundByIndex = kind === 'sbom';
  return {
    format: 'bundle',
    kind,
    title: `${describes} of ${name}, from the build`,
    label: `${kind}-${name.replaceAll(/[/:]/g, '-')}`,
    unless: kind === 'sbom' ? 'same-predicate' : 'same-type',
    file: undefined,
    platform: platform.platform,
    predicateType,
    subjects: isFoundByIndex ? [subjectOf(platform), subjectOf(image)] : [subjectOf(platform)],
    predicate: json,
  };
}

function subjectOf({ repository, digest }: Image): StatementSubject {
  return { image: { repository, digest }, annotations: {} };
}
