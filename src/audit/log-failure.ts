// SPDX-License-Identifier: Apache-2.0
// Why the log could not be asked, for someone who audits.
import type { Settled } from '../concurrency.ts';
import { SignetError } from '../errors.ts';
import { auditFailure } from './failure.ts';
import type { AuditFailure } from './image-evidence.ts';

const hint =
  'Nothing is concluded from it: run the audit again when the log answers, or leave "log" off.';

/** The hints of those who sign would say that nothing was signed. @throws SignetError CANCELLED */
export function logFailure(thrown: unknown): AuditFailure {
  if (thrown instanceof SignetError && thrown.code === 'CANCELLED') throw thrown;
  const { cause } = thrown instanceof Error ? thrown : {};
  const known =
    cause instanceof SignetError && cause.code === 'HTTP_UNREACHABLE' ? cause.hint : undefined;
  return { ...auditFailure(thrown), hint: known ?? hint };
}

/** What failed of many, as one problem. @throws SignetError CANCELLED */
export function failuresOf(outcomes: readonly Settled<unknown>[], what: string): AuditFailure[] {
  const failed = outcomes.flatMap((outcome) => (outcome.ok ? [] : [logFailure(outcome.error)]));
  return failed.slice(0, 1).map(({ message, ...rest }) => ({
    ...rest,
    message: `${failed.length} of ${outcomes.length} ${what} failed: ${message}`,
  }));
}

/** What was left out, for it was too much for one audit. */
export function cut(done: number, all: number, what: string): AuditFailure[] {
  if (done >= all) return [];
  return [
    {
      code: 'LOG_CUT',
      message: `Only ${done} of ${all} ${what}`,
      hint: 'Split the scope into several audits.',
    },
  ];
}
