// SPDX-License-Identifier: Apache-2.0
// Which statements about an image this signer has made before; pure.
import type { FoundSignature } from '../lookup/find-signatures.ts';
import type { Statement } from './statements.ts';

/** A statement that need not be made again, and the signature that proves it. */
export interface ExistingStatement {
  readonly kind: 'found';
  readonly statement: Statement;
  readonly verified: FoundSignature;
}

/** The first valid signature of each statement. */
export function existingStatements(
  statements: readonly Statement[],
  signatures: readonly FoundSignature[],
): ExistingStatement[] {
  return statements.flatMap((statement): ExistingStatement[] => {
    const verified = signatures.find((signature) => isOf(statement, signature));
    return verified === undefined ? [] : [{ kind: 'found', statement, verified }];
  });
}

function isOf(
  statement: Statement,
  { format, predicateType, dockerReference }: FoundSignature,
): boolean {
  if (format !== statement.format || predicateType !== statement.predicateType) return false;
  // Container engines compare the name in a legacy signature (containers-policy.json,
  // matchRepository), so one with another is not ours to reuse.
  return statement.format !== 'legacy' || dockerReference === statement.dockerReference;
}
