// SPDX-License-Identifier: Apache-2.0
// What is stated about an image, as data: the one place that knows a signature from any other
// statement.
import { dockerReference, type Image } from '../image/reference.ts';
import { simpleSigningType } from '../sigstore/media-types.ts';
import { signaturePredicateType, type StatementSubject } from '../sigstore/statement.ts';

/** A statement in a bundle, as in-toto writes it. */
export interface BundleStatement {
  readonly format: 'bundle';
  readonly predicateType: string;
  /** The image first. */
  readonly subjects: readonly [StatementSubject, ...StatementSubject[]];
  /** The JSON text of an object. */
  readonly predicate: Buffer;
}

/** A simple-signing payload, the layer of a `.sig` manifest. */
export interface LegacyStatement {
  readonly format: 'legacy';
  readonly predicateType: typeof simpleSigningType;
  readonly subjects: readonly [StatementSubject];
  /** What the payload calls the image's repository. */
  readonly dockerReference: string;
}

/** Its format and predicate type tell a statement from the others about the same image. */
export type Statement = BundleStatement | LegacyStatement;

/** What a run states about each of its images. */
export interface StatementRequest {
  readonly formats: readonly Statement['format'][];
  /** Signed with every image. */
  readonly annotations: Readonly<Record<string, string>>;
  /** What a legacy payload calls the image's repository; empty for its own name. */
  readonly dockerReference: string;
}

/** The statements about one image, in the order in which they are told. */
export function statementsFor(image: Image, request: StatementRequest): Statement[] {
  const subject: StatementSubject = { image, annotations: request.annotations };
  return request.formats.map((format) =>
    format === 'bundle'
      ? {
          format,
          predicateType: signaturePredicateType,
          subjects: [subject],
          predicate: Buffer.from('{}'),
        }
      : {
          format,
          predicateType: simpleSigningType,
          subjects: [subject],
          dockerReference: request.dockerReference || dockerReference(image.repository),
        },
  );
}
