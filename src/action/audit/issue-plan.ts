// SPDX-License-Identifier: Apache-2.0
// Judges what becomes of the issues of an audit; pure. One that a person closed stays closed, and
// only an audit that could see what an issue is about says that it is settled.
import type { AuditedImage, AuditReport } from '../../audit/report.ts';
import {
  isMarkedResolved,
  keyOf,
  linesOf,
  markDigest,
  readMark,
  type IssueMark,
} from './issue-marks.ts';
import { incidentText, resolvedText, violationsText, type IssueText } from './issue-text.ts';
import { openFindings } from './words.ts';

export interface ExistingIssue extends IssueText {
  readonly number: number;
  readonly isOpen: boolean;
}

export type IssueAction =
  | { readonly kind: 'file'; readonly text: IssueText }
  | {
      /** `settle` says within a closed one that it is resolved, so that it may come back. */
      readonly kind: 'update' | 'reopen' | 'close' | 'settle';
      readonly number: number;
      readonly text: IssueText;
    };

export interface IssuePlan {
  readonly actions: readonly IssueAction[];
  /** How many would have been filed or opened again, had there been room. */
  readonly unfiled: number;
}

/** What one run may file or open again: people read none when there are too many. */
const maxNew = 10;

/**
 * @param existing those with the audit's label, open and closed
 * @param isTrustedState whether the previous report was verified, so that "no longer there" counts
 */
export function planIssues(
  report: AuditReport,
  existing: readonly ExistingIssue[],
  isTrustedState: boolean,
): IssuePlan {
  const marked = existing.flatMap((issue) => {
    const mark = readMark(issue.body);
    return mark === undefined ? [] : [{ ...issue, mark }];
  });
  const wanted = wantedIn(report);
  const keys = new Set(wanted.map(({ key }) => key));
  const isSettled = settlement(report);
  const changes = wanted.flatMap(({ key, text, isExcepted }) => {
    const action = actionFor(text, choose(marked, key));
    return action !== undefined && isExcepted && isNew(action) ? [] : (action ?? []);
  });
  const ends = !isTrustedState
    ? []
    : marked
        .filter(({ mark, body }) => !keys.has(keyOf(mark)) && !isMarkedResolved(body))
        .filter(({ mark }) => isSettled(mark))
        .map((issue): IssueAction => ({
          kind: issue.isOpen ? 'close' : 'settle',
          number: issue.number,
          text: resolvedText(issue, report),
        }));
  const added = changes.filter(isNew);
  return {
    actions: [...ends, ...changes.filter((each) => !isNew(each)), ...added.slice(0, maxNew)],
    unfiled: Math.max(0, added.length - maxNew),
  };
}

interface Wanted {
  readonly key: string;
  readonly text: IssueText;
  /** Nothing is filed for it, and what is filed already says so. */
  readonly isExcepted: boolean;
}

function wantedIn(report: AuditReport): Wanted[] {
  const violations = openFindings(report).filter(({ severity }) => severity === 'violation');
  const incidents = report.findings.filter(({ severity }) => severity === 'incident');
  return [
    ...incidents.map((finding) => ({
      key: finding.fingerprint,
      text: incidentText(finding),
      isExcepted: finding.exception !== null,
    })),
    ...(violations.length === 0
      ? []
      : [
          {
            key: keyOf({ kind: 'violations' }),
            text: violationsText(violations, report.figures.unknown),
            isExcepted: false,
          },
        ]),
  ];
}

type MarkedIssue = ExistingIssue & { readonly mark: IssueMark };

/** The open one, else the oldest: an answer that got lost may have left two. */
function choose(marked: readonly MarkedIssue[], key: string): MarkedIssue | undefined {
  const [first] = marked
    .filter(({ mark }) => keyOf(mark) === key)
    .toSorted(
      (one, other) => Number(other.isOpen) - Number(one.isOpen) || one.number - other.number,
    );
  return first;
}

function actionFor(text: IssueText, issue: MarkedIssue | undefined): IssueAction | undefined {
  if (issue === undefined) return { kind: 'file', text };
  const { number, isOpen, title, body } = issue;
  if (!isOpen) return isMarkedResolved(body) ? { kind: 'reopen', number, text } : undefined;
  const isSame = title.trim() === text.title && linesOf(body).join('\n') === text.body;
  return isSame ? undefined : { kind: 'update', number, text };
}

/** People are told of it. */
export function isNew({ kind }: IssueAction): boolean {
  return kind === 'file' || kind === 'reopen';
}

/** Whether this report proves that what an issue is about is over, as it is not in the report. */
function settlement(report: AuditReport): (mark: IssueMark) => boolean {
  const { images, scopes, log, figures } = report;
  const blind = new Set(
    [
      ...images.filter(({ verdict }) => verdict === 'unknown'),
      ...openFindings(report).filter(({ finding }) => finding === 'unknown'),
    ].map(({ repository }) => markDigest(repository)),
  );
  const good = subjectsOf(images.filter(({ verdict }) => verdict === 'verified'));
  const bad = subjectsOf(images.filter(({ verdict }) => verdict !== 'verified'));
  const isListed = figures.images > 0 && scopes.every(({ failure }) => failure === null);
  const isWhole = isListed && scopes.every(({ cut }) => cut === null);
  return (mark) => {
    if (mark.kind === 'violations') return isListed && figures.unknown === 0;
    if (mark.finding.startsWith('log-') && log?.failure !== null) return false;
    if (blind.has(mark.repository) || bad.has(mark.subject)) return false;
    // What is not listed any more may only be hidden by an outage or behind too many tags.
    return good.has(mark.subject) || isWhole;
  };
}

function subjectsOf(images: readonly AuditedImage[]): ReadonlySet<string> {
  return new Set(
    images.flatMap(({ image, repository, tags }) =>
      [image, ...tags.map((tag) => `${repository}:${tag}`)].map(markDigest),
    ),
  );
}
