// SPDX-License-Identifier: Apache-2.0
// Why something that should prove a signature does not.

/** Why a signature does not count. */
export type Flaw =
  | 'malformed'
  | 'log'
  | 'certificate'
  | 'timestamp'
  | 'signature'
  | 'key'
  | 'identity'
  | 'issuer'
  | 'repository'
  | 'workflow'
  | 'ref'
  | 'digest'
  | 'predicate-type'
  | 'provenance'
  | 'annotations'
  | 'age';

/** Thrown inside a judgement only; the judge turns it into an answer. */
export class Flawed extends Error {
  readonly flaw: Flaw;
  constructor(flaw: Flaw, detail: string) {
    super(detail);
    this.flaw = flaw;
  }
}
