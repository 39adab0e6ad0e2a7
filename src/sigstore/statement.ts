// SPDX-License-Identifier: Apache-2.0
// The in-toto statements that are signed (in-toto attestation, spec/v1/statement.md).
import { isDeepStrictEqual } from 'node:util';

import * as v from 'valibot';

import { hexOf, type Digest } from '../image/digest.ts';
import { repositoryName, type Image } from '../image/reference.ts';
import { describeIssue, parseJson } from '../json.ts';
import { Flawed } from './flaw.ts';
import { lastNamed, membersOf, textWithout } from '../json-members.ts';

/** cosign's predicate type of a plain image signature (cosign, pkg/types/predicate.go). */
export const signaturePredicateType = 'https://sigstore.dev/cosign/sign/v1';

/**
 * The payload type of every in-toto statement in a DSSE envelope (in-toto attestation,
 * spec/v1/envelope.md).
 */
export const statementPayloadType = 'application/vnd.in-toto+json';

/** What a statement is about. */
export interface StatementSubject {
  readonly image: Image;
  /** Signed with the image; cosign writes them for signatures only. */
  readonly annotations: Readonly<Record<string, string>>;
}

/**
 * An in-toto statement (spec/v1/statement.md) in cosign's order of keys, plus the subject's `name`,
 * the repository without a tag, which sigstore-python demands and every verifier accepts.
 * @returns its bytes in parts, because a predicate may have many megabytes
 */
export function statementParts({
  subjects,
  predicateType,
  predicate,
}: {
  readonly subjects: readonly StatementSubject[];
  readonly predicateType: string;
  /** The JSON text of an object. */
  readonly predicate: Buffer;
}): Buffer[] {
  const subject = subjects.map(({ image, annotations }) => ({
    name: repositoryName(image.repository),
    digest: { sha256: hexOf(image.digest) },
    annotations,
  }));
  const head = { _type: 'https://in-toto.io/Statement/v1', subject, predicateType };
  return [
    Buffer.from(`${JSON.stringify(head).slice(0, -1)},"predicate":`),
    predicate,
    Buffer.from('}'),
  ];
}

const statementSchema = v.object({
  _type: v.picklist(['https://in-toto.io/Statement/v1', 'https://in-toto.io/Statement/v0.1']),
  subject: v.pipe(
    v.array(
      v.object({
        digest: v.pipe(v.record(v.string(), v.string()), v.maxEntries(32)),
        annotations: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
      }),
    ),
    v.minLength(1),
    v.maxLength(1024),
  ),
  predicateType: v.pipe(v.string(), v.maxLength(2000)),
});

export type Statement = v.InferOutput<typeof statementSchema>;

interface EnvelopeContent {
  readonly payload: Buffer;
  readonly payloadType: string;
}

/**
 * The statement in an envelope, without its predicate; no library looks at it. @throws Flawed
 */
export function readStatement({ payload, payloadType }: EnvelopeContent): Statement {
  if (payloadType !== statementPayloadType)
    throw new Flawed(
      'malformed',
      `the payload is ${JSON.stringify(payloadType.slice(0, 100))}, no in-toto statement`,
    );
  const statement = parseJson(withoutPredicate(payload));
  // Checked, and kept as it is: a copy of valibot's would lack an annotation named "constructor".
  if (v.is(statementSchema, statement)) return statement;
  const { issues } = v.safeParse(statementSchema, statement);
  throw new Flawed(
    'malformed',
    'the payload is not an in-toto ' +
      `statement${issues === undefined ? '' : `: ${describeIssue(issues[0])}`}`,
  );
}

/** Thousands of subjects fit into this. */
const maxHeadBytes = 4 * 1024 * 1024;

/**
 * Everything but the predicate, which may have many megabytes, and must be JSON too.
 * @returns empty for what is not a statement
 */
function withoutPredicate(payload: Buffer): string {
  const members = membersOf(payload) ?? [];
  const length = members
    .filter(({ name }) => name !== 'predicate')
    .reduce((sum, { start, end }) => sum + end - start, 0);
  return members.length === 0 || length > maxHeadBytes
    ? ''
    : textWithout(payload, members, 'predicate');
}

/** The JSON text of the predicate as it was signed; `null` when there is none. */
function predicateIn(payload: Buffer): Buffer {
  const predicate = lastNamed(membersOf(payload), 'predicate');
  return predicate === undefined
    ? Buffer.from('null')
    : payload.subarray(predicate.start, predicate.end);
}

/** Above this, predicates are compared as they are written. */
const maxParsedBytes = 8 * 1024 * 1024;

/** Whether two JSON texts say the same, whatever the order of their keys and their blanks. */
export function isSamePredicate(one: Buffer, other: Buffer): boolean {
  if (one.equals(other)) return true;
  if (Math.max(one.length, other.length) > maxParsedBytes) return false;
  const [value, otherValue] = [parseJson(one), parseJson(other)];
  return value !== undefined && isDeepStrictEqual(value, otherValue);
}

/** What a signature says about images, in whatever format. */
export interface SubjectClaims {
  readonly predicateType: string;
  /** The JSON text of the predicate, in the memory of the payload; absent without a statement. */
  readonly predicate?: (() => Buffer) | undefined;
  /**
   * The repository that a simple-signing payload names; a statement names none that anyone
   * compares.
   */
  readonly dockerReference: string | undefined;
  /** The annotations of each subject that is this image; empty when nothing is said about it. */
  readonly annotationsOf: (digest: Digest) => readonly Readonly<Record<string, unknown>>[];
}

/**
 * Each subject whose SHA-256 digest is the image's is about that image; a statement may have many.
 * @throws Flawed
 */
export function statementClaims(envelope: EnvelopeContent): SubjectClaims {
  const { predicateType, subject } = readStatement(envelope);
  return {
    predicateType,
    predicate: () => predicateIn(envelope.payload),
    dockerReference: undefined,
    annotationsOf(wanted) {
      if (!wanted.startsWith('sha256:')) return [];
      return subject
        .filter(
          ({ digest }) => Object.hasOwn(digest, 'sha256') && digest['sha256'] === hexOf(wanted),
        )
        .map(({ annotations }) => annotations ?? {});
    },
  };
}
