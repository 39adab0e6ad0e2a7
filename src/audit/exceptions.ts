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
  const found = exceptions.find((one) => holds(one, now) && isAbout(one, finding));
  if (found === undefined) return null;
  const { reason, owner, expires } = found;
  return { reason, owner, expires };
}

function isAbout(
  { match, finding: excepted }: DeclaredException,
  { finding, subject, repository }: Pick<FindingDraft, 'finding' | 'subject' | 'repository'>,
): boolean {
  return excepted === finding && [subject, repository].some((name) => glob(match).test(name));
}

/** Those that hold and are not needed, a sentence each. */
export function idleExceptions(
  { exceptions, file }: Pick<AuditDeclaration, 'exceptions' | 'file'>,
  findings: readonly Pick<FindingDraft, 'finding' | 'subject' | 'repository'>[],
  now: Date,
): string[] {
  return exceptions
    .filter((one) => holds(one, now) && !findings.some((finding) => isAbout(one, finding)))
    .map(
      ({ match, finding, line }) =>
        `The exception of ${match} from ${finding} (${file}:${line}) excepts nothing today`,
    );
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
