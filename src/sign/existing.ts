// SPDX-License-Identifier: Apache-2.0
// Which statements about an image this signer has made before; pure.
import type { FoundSignature } from '../lookup/find-signatures.ts';
import { isSamePredicate } from '../sigstore/statement.ts';
import type { Statement } from './statements.ts';

/** What there is of a statement beside one of its subjects. */
export interface EarlierStatements {
  /** It makes stating it again needless. */
  readonly same: FoundSignature | undefined;
  /** Of the same type, with another predicate; they stay. */
  readonly older: readonly FoundSignature[];
}

/** The first that makes the statement needless, or all that say something else. */
export function earlierStatements(
  statement: Statement,
  signatures: readonly FoundSignature[],
): EarlierStatements {
  const alike = signatures.filter((signature) => isOfType(statement, signature));
  const same = alike.find(
    (signature) => statement.unless === 'same-type' || states(signature, statement),
  );
  return { same, older: same === undefined ? alike : [] };
}

function isOfType(
  statement: Statement,
  { format, predicateType, dockerReference }: FoundSignature,
): boolean {
  if (format !== statement.format || predicateType !== statement.predicateType) return false;
  // Container engines compare the name in a legacy signature (containers-policy.json,
  // matchRepository), so one with another is not ours to reuse.
  return statement.format !== 'legacy' || dockerReference === statement.dockerReference;
}

function states({ predicate }: FoundSignature, statement: Statement): boolean {
  return (
    statement.format === 'bundle' &&
    statement.predicate !== 'run-provenance' &&
    predicate !== undefined &&
    isSamePredicate(predicate(), statement.predicate)
  );
}
