// SPDX-License-Identifier: Apache-2.0
// What the reports of all steps have in common.
import type { ErrorCode } from '../../errors.ts';
import { actionVersion, type Env } from './environment.ts';
import { messageIn, type Failure } from './failure.ts';

/** The head of every report. Times are RFC 3339 in UTC; nothing in a report is secret. */
export interface ReportHead {
  readonly schemaVersion: 2;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly run: RunFacts;
  /** Where the images were named; null when that is not known. */
  readonly source: string | null;
}

/** The run as the runner describes it; every value is taken as it is and may be absent. */
export interface RunFacts {
  readonly repository: string | null;
  readonly workflow: string | null;
  readonly runId: string | null;
  readonly runAttempt: string | null;
  readonly event: string | null;
  readonly actor: string | null;
  readonly actionVersion: string;
}

export interface FailureReport {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string | null;
}

/** What every step knows of itself, however far it comes. */
export interface StepProgress {
  readonly startedAt: Date;
  readonly env: Env;
  discovery?: { readonly source: string };
  error?: unknown;
}

export function reportHead({ startedAt, env, discovery }: StepProgress): ReportHead {
  return {
    schemaVersion: 2,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    run: runFacts(env),
    source: discovery?.source ?? null,
  };
}

function runFacts(env: Env): RunFacts {
  const fact = (name: string) => env[name] ?? null;
  return {
    repository: fact('GITHUB_REPOSITORY'),
    workflow: fact('GITHUB_WORKFLOW_REF'),
    runId: fact('GITHUB_RUN_ID'),
    runAttempt: fact('GITHUB_RUN_ATTEMPT'),
    event: fact('GITHUB_EVENT_NAME'),
    actor: fact('GITHUB_ACTOR'),
    actionVersion,
  };
}

export function failureReport(failure: Failure): FailureReport {
  return { code: failure.code, message: messageIn(failure), hint: failure.hint ?? null };
}

/** The tags by which an image was named, each once. */
export function tagsOf(sources: readonly { readonly tag?: string }[]): string[] {
  return [...new Set(sources.flatMap(({ tag }) => tag ?? []))];
}
