// SPDX-License-Identifier: Apache-2.0
// Files the issues of an audit at GitHub and keeps them up to date, which is never worth a failed
// audit.
import * as v from 'valibot';

import { outcomeOf } from '../../concurrency.ts';
import type { AuditReport } from '../../audit/report.ts';
import { refusalText, type GitHubRepository, type Octokit } from '../runner/github.ts';
import { line, warn } from '../runner/log.ts';
import { isNew, planIssues, type ExistingIssue, type IssueAction } from './issue-plan.ts';
import { counted } from './words.ts';

export interface IssueFiling extends Pick<GitHubRepository, 'owner' | 'repo'> {
  readonly octokit: Octokit;
  /** Whether the previous report was verified; nothing is closed otherwise. */
  readonly isTrustedState: boolean;
}

export interface FiledIssue {
  readonly kind: IssueAction['kind'];
  readonly number: number;
  readonly title: string;
}

export interface IssueAccount {
  readonly done: readonly FiledIssue[];
  /** How many are left to a later run. */
  readonly unfiled: number;
  /** Why not all was done, as a sentence without a full stop; undefined when it was. */
  readonly failure: string | undefined;
}

/**
 * Whoever may set a label may close issues too, so it is as good a proof as any that an issue with
 * a mark in it is the audit's own.
 */
const label = 'signet-audit';
const pageSize = 100;
const maxPages = 20;

export async function fileIssues(
  report: AuditReport,
  { octokit, owner, repo, isTrustedState }: IssueFiling,
): Promise<IssueAccount> {
  const at: Place = { octokit, owner, repo };
  const done: FiledIssue[] = [];
  const listed = await outcomeOf(() => listIssues(at));
  if (!listed.ok) return { done, unfiled: 0, failure: reasonOf(listed.error) };
  const { actions, unfiled } = planIssues(report, listed.value, isTrustedState);
  // One after another, as GitHub wants writes to come. What one is refused for, so are the others.
  for (const action of actions) {
    const outcome = await outcomeOf(() => send(action, at));
    if (!outcome.ok) {
      const left = actions.slice(done.length).filter(isNew).length;
      return { done, unfiled: unfiled + left, failure: reasonOf(outcome.error) };
    }
    done.push({ kind: action.kind, number: outcome.value, title: action.text.title });
  }
  return { done, unfiled, failure: undefined };
}

const words: Readonly<Record<IssueAction['kind'], string>> = {
  file: 'filed',
  update: 'updated',
  reopen: 'opened again',
  close: 'closed',
  settle: 'noted as resolved',
};

export function tellIssues({ done, unfiled, failure }: IssueAccount): void {
  for (const { kind, number, title } of done) line('Issue', `#${number} ${words[kind]}: ${title}`);
  if (unfiled > 0) line('Issue', `${counted(unfiled, 'issue')} left to the next run`);
  if (failure !== undefined) warn(`Issues are not up to date: ${failure}.`);
}

interface Place extends Pick<GitHubRepository, 'owner' | 'repo'> {
  readonly octokit: Octokit;
}

const listSchema = v.array(
  v.looseObject({
    number: v.number(),
    state: v.string(),
    title: v.string(),
    body: v.nullish(v.string()),
    pull_request: v.optional(v.unknown()),
  }),
);

/** docs.github.com, REST API, "List repository issues". */
async function listIssues({ octokit, owner, repo }: Place): Promise<ExistingIssue[]> {
  const all: ExistingIssue[] = [];
  for (let page = 1; page <= maxPages; page++) {
    const { data, headers } = await octokit.request('GET /repos/{owner}/{repo}/issues', {
      owner,
      repo,
      labels: label,
      state: 'all',
      // Also in this order, none can slip to a page that was read already.
      sort: 'created',
      direction: 'asc',
      per_page: pageSize,
      page,
    });
    const parsed = v.safeParse(listSchema, data);
    if (!parsed.success) throw new Error('the answer is no list of issues');
    for (const { number, state, title, body, pull_request: pull } of parsed.output)
      if (pull === undefined)
        all.push({ number, isOpen: state === 'open', title, body: body ?? '' });
    if (!(headers.link ?? '').includes('rel="next"')) return all;
  }
  // Whoever does not know all of them would file some twice.
  throw new Error(`more than ${maxPages * pageSize} issues have the label ${label}`);
}

const createdSchema = v.looseObject({
  number: v.number(),
  labels: v.array(v.union([v.string(), v.looseObject({ name: v.optional(v.string()) })])),
});

async function send(action: IssueAction, { octokit, owner, repo }: Place): Promise<number> {
  const { kind, text } = action;
  if (kind !== 'file') {
    const { number } = action;
    await octokit.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
      owner,
      repo,
      issue_number: number,
      ...text,
      ...stateOf(kind),
    });
    return number;
  }
  const { data } = await octokit.request('POST /repos/{owner}/{repo}/issues', {
    owner,
    repo,
    ...text,
    labels: [label],
  });
  const created = v.safeParse(createdSchema, data);
  if (!created.success) throw new Error('the answer names no issue');
  const { number, labels } = created.output;
  const names = labels.map((each) => (typeof each === 'string' ? each : each.name));
  // It would not be found again, and filed anew by each run.
  if (!names.includes(label))
    throw new Error(`issue #${number} did not get the label ${label}; set it there by hand`);
  return number;
}

function stateOf(kind: 'update' | 'reopen' | 'close' | 'settle') {
  if (kind === 'close') return { state: 'closed', state_reason: 'completed' } as const;
  if (kind === 'reopen') return { state: 'open', state_reason: 'reopened' } as const;
  return {};
}

/** With the fix where it is known. */
function reasonOf(error: unknown): string {
  return refusalText(error, (status) => {
    if (status === 403) return 'Grant the job "issues: write", beside its other permissions';
    return status === 410 ? 'Switch issues on in the repository’s settings' : undefined;
  });
}
