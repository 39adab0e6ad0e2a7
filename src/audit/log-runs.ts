// SPDX-License-Identifier: Apache-2.0
// Asks GitHub about the workflow runs that entries of the log name.
import { settle, type Settled } from '../concurrency.ts';
import type { AuditFailure } from './image-evidence.ts';
import { cut, failuresOf } from './log-failure.ts';
import { keyOfRun, runsToAsk, type EntryContext, type FoundEntry } from './log-judgement.ts';
import type { RunAnswer, RunReference } from './workflow-run.ts';

export type AskRun = (run: RunReference) => Promise<RunAnswer>;

const inFlight = 16;

/** Asks about each run that an entry names, up to so many. @throws SignetError CANCELLED */
export async function askRuns(
  found: readonly FoundEntry[],
  context: EntryContext,
  most: number,
  ask: AskRun,
): Promise<{
  readonly answers: ReadonlyMap<string, RunAnswer>;
  readonly problems: readonly AuditFailure[];
}> {
  const all = runsToAsk(found, context);
  const asked = all.slice(0, most);
  const outcomes = await settle(
    asked,
    inFlight,
    async (run) => [keyOfRun(run), await ask(run)] as const,
  );
  const answers = new Map(outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])));
  const unknown = [...answers.values()].filter((answer) => answer === 'unknown').length;
  return {
    answers,
    problems: [
      ...refusedRuns(outcomes),
      ...(unknown === 0 ? [] : [unknownRuns(unknown, asked.length)]),
      ...cut(asked.length, all.length, 'workflow runs were asked about'),
    ],
  };
}

/** It is GitHub that does not answer here, and not the log. */
function refusedRuns(outcomes: readonly Settled<unknown>[]): AuditFailure[] {
  return failuresOf(outcomes, 'questions to GitHub about workflow runs').map((failure) => ({
    ...failure,
    code: 'LOG_RUNS_FAILED',
    hint: runsHint,
  }));
}

const runsHint =
  'Give the job "actions: read", and a token that can read the repositories that sign.';

function unknownRuns(unknown: number, asked: number): AuditFailure {
  return {
    code: 'LOG_RUNS_UNKNOWN',
    message: `${unknown} of ${asked} workflow runs named in the log could not be looked up`,
    hint: runsHint,
  };
}
