// SPDX-License-Identifier: Apache-2.0
// A predicate as it is signed: text, so that a large one is neither parsed nor written twice.

/** What a statement says about its subjects (in-toto attestation, spec/v1/predicate.md). */
export interface Predicate {
  readonly predicateType: string;
  /** The JSON text of an object, in UTF-8. */
  readonly json: Buffer;
}
