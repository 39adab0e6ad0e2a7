// SPDX-License-Identifier: Apache-2.0
// Which findings are excepted, and which exceptions are past their date; pure.
import { glob } from '../glob.ts';
import type { AuditDeclaration, DeclaredException } from './declared.ts';
import { draftOf, type FindingDraft } from './draft.ts';
import type { FindingException } from './report.ts';

/** Until the end of its day, in UTC. */
function holds({ expires }: DeclaredException, now: Date): boolean {
  return now.toISOString().slice(0, 10) <= expires;
}

/** The exception of a finding; null when it counts. */
export function exceptionFor(
  finding: Pick<FindingDraft, 'finding' | 'subject' | 'repository'>,
  exceptions: readonly DeclaredException[],
  now: Date,
): FindingException | null {
  const names = [finding.subject, finding.repository];
  const found = exceptions.find(
    (one) =>
      one.finding === finding.finding &&
      holds(one, now) &&
      names.some((name) => glob(one.match).test(name)),
  );
  if (found === undefined) return null;
  const { reason, owner, expires } = found;
  return { reason, owner, expires };
}

/** An exception without an end would be a policy that no one sees. */
export function expiredFindings(
  { exceptions, file }: Pick<AuditDeclaration, 'exceptions' | 'file'>,
  now: Date,
): FindingDraft[] {
  return exceptions
    .filter((one) => !holds(one, now))
    .map((one) =>
      draftOf('exception-expired', {
        subject: `${one.finding} of ${one.match}`,
        repository: '',
        reference: `${one.finding} ${one.match}`,
        environments: [],
        message: `The exception of ${one.match} from ${one.finding} ended on ${one.expires}`,
        evidence: [`owner: ${one.owner}`, `reason: ${one.reason}`],
        places: file === '' ? [] : [{ file, line: one.line }],
      }),
    );
}
