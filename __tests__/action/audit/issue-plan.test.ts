// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  planIssues,
  type ExistingIssue,
  type IssueAction,
} from '../../../src/action/audit/issue-plan.ts';
import { findingClasses, type FindingClass } from '../../../src/audit/finding-classes.ts';
import type { AuditReport } from '../../../src/audit/report.ts';
import { digestOf, hostileText } from '../given.ts';
import { auditReport, cleanReport, findingOf, imageOf, sha256 } from './outputs-given.ts';

/** What GitHub has after these actions. */
function after(
  existing: readonly ExistingIssue[],
  actions: readonly IssueAction[],
): ExistingIssue[] {
  const issues = new Map(existing.map((issue) => [issue.number, issue]));
  for (const action of actions) {
    const number = action.kind === 'file' ? issues.size + 1 : action.number;
    const wasOpen = issues.get(number)?.isOpen ?? true;
    const isOpen = action.kind === 'reopen' || (action.kind !== 'close' && wasOpen);
    issues.set(number, { number, isOpen, ...action.text });
  }
  return [...issues.values()];
}
const run = (report: AuditReport, existing: readonly ExistingIssue[] = [], isTrusted = true) => {
  const { actions, unfiled } = planIssues(report, existing, isTrusted);
  return { kinds: actions.map(({ kind }) => kind), unfiled, issues: after(existing, actions) };
};
const closedByPerson = (issues: readonly ExistingIssue[]) =>
  issues.map((issue) => ({ ...issue, isOpen: false }));

const subject = `ghcr.io/acme/checkout@${digestOf('a')}`;
const repository = 'ghcr.io/acme/checkout';
const incident = (finding: FindingClass = 'signature-removed', name = subject) =>
  findingOf(finding, { subject: name, repository, fingerprint: sha256(`${finding} ${name}`) });
const bad = cleanReport({ findings: [incident()] });
/** The same, with the signature back. */
const good = cleanReport({
  images: [imageOf('verified', { repository, digest: digestOf('a') })],
});

describe('issues', () => {
  test('are one for each incident and one for all violations', () => {
    const violations = ['unsigned', 'untrusted-signer', 'stale', 'unknown'] as const;
    const others = violations.map((name) => findingOf(name));
    const { issues, kinds } = run(
      cleanReport({ findings: [...others, incident(), incident('immutable-tag-moved')] }),
    );
    expect(kinds).toEqual(['file', 'file', 'file']);
    expect(issues.map(({ title }) => title)).toEqual([
      'Signature removed: ghcr.io/acme/checkout@sha256:aaaaaaaaaaaa…',
      'Release tag moved: ghcr.io/acme/checkout@sha256:aaaaaaaaaaaa…',
      'Image signatures: open violations',
    ]);
  });

  test('are changed by no second run over the same state, whatever was found', () => {
    const names = Object.keys(findingClasses) as FindingClass[];
    const found = fc.uniqueArray(
      fc
        .tuple(fc.constantFrom(...names), hostileText, fc.boolean())
        .map(([name, text, isExcepted]) =>
          findingOf(name, {
            ...{ subject: text, repository: text, message: text, evidence: [text], signer: text },
            fingerprint: sha256(`${name} ${text}`),
            exception: isExcepted ? { reason: text, owner: text, expires: text } : null,
          }),
        ),
      { maxLength: 10, selector: ({ fingerprint }) => fingerprint },
    );
    fc.assert(
      fc.property(found, found, fc.boolean(), (before, now, isTrusted) => {
        const first = run(cleanReport({ findings: before }), [], isTrusted);
        const second = run(cleanReport({ findings: now }), first.issues, isTrusted);
        const third = run(cleanReport({ findings: now }), second.issues, isTrusted);
        expect(third).toEqual({ kinds: [], unfiled: 0, issues: second.issues });
      }),
    );
  });

  test('are updated in place when the text changes, also when a person changed it', () => {
    const { issues } = run(bad);
    const changed = cleanReport({ findings: [{ ...incident(), evidence: ['the log has it'] }] });
    expect(run(changed, issues)).toMatchObject({ kinds: ['update'], issues: [{ isOpen: true }] });
    const retitled = issues.map((issue) => ({ ...issue, title: 'Help' }));
    expect(run(bad, retitled).kinds).toEqual(['update']);
    const saved = issues.map((issue) => ({ ...issue, body: issue.body.replaceAll('\n', '\r\n') }));
    expect(run(bad, saved).kinds).toEqual([]);
  });

  test('are at most ten new ones a run; the others are counted and come later', () => {
    const many = Array.from({ length: 23 }, (_, at) => incident('signature-removed', `a:${at}`));
    const report = cleanReport({ findings: [...many, findingOf('unsigned')] });
    const first = run(report);
    expect([first.kinds.length, first.unfiled]).toEqual([10, 14]);
    const second = run(report, first.issues);
    expect([second.kinds.length, second.unfiled]).toEqual([10, 4]);
    const third = run(report, second.issues);
    expect([third.kinds.length, third.unfiled]).toEqual([4, 0]);
    expect(run(report, third.issues).kinds).toEqual([]);
  });

  test('that others wrote are left alone, also with the audit’s label', () => {
    const others = [{ number: 1, isOpen: true, title: 'Signature removed', body: 'Help!' }];
    expect(run(bad, others).kinds).toEqual(['file']);
    expect(run(good, others).kinds).toEqual([]);
  });

  test('that an answer which got lost left twice: the open and older one is kept', () => {
    const [issue] = run(bad).issues;
    if (issue === undefined) throw new Error('none was filed');
    const twice = [
      { ...issue, number: 9, body: `${issue.body}x` },
      { ...issue, number: 8, body: `${issue.body}x` },
      { ...issue, number: 7, isOpen: false },
    ];
    expect(planIssues(bad, twice, true).actions).toMatchObject([{ kind: 'update', number: 8 }]);
  });
});

describe('an issue that a person closed', () => {
  test('is not filed again and not opened again', () => {
    const closed = closedByPerson(run(bad).issues);
    expect(run(bad, closed)).toEqual({ kinds: [], unfiled: 0, issues: closed });
  });

  test('comes back when the audit saw it resolved in between', () => {
    const closed = closedByPerson(run(bad).issues);
    const settled = run(good, closed);
    expect(settled.kinds).toEqual(['settle']);
    expect(settled.issues).toMatchObject([{ isOpen: false }]);
    expect(run(good, settled.issues).kinds).toEqual([]);
    expect(run(bad, settled.issues)).toMatchObject({
      kinds: ['reopen'],
      issues: [{ isOpen: true }],
    });
  });

  test('is left alone when it is excepted, and so is what was never filed', () => {
    const exception = { reason: 'known', owner: 'acme', expires: '2026-12-31' };
    const excepted = cleanReport({ findings: [{ ...incident(), exception }] });
    expect(run(excepted).kinds).toEqual([]);
    expect(run(excepted, run(bad).issues).kinds).toEqual(['update']);
    expect(run(excepted, closedByPerson(run(bad).issues)).kinds).toEqual([]);
    expect(run(excepted, run(good, run(bad).issues).issues).kinds).toEqual([]);
  });
});

describe('an issue is closed', () => {
  test('by a clean run whose state is proven, once, and comes back with its incident', () => {
    const closed = run(good, run(bad).issues);
    expect(closed).toMatchObject({ kinds: ['close'], issues: [{ isOpen: false }] });
    expect(run(good, closed.issues).kinds).toEqual([]);
    expect(run(bad, closed.issues).kinds).toEqual(['reopen']);
  });

  test('once only, when a person opened it again', () => {
    const closed = run(good, run(bad).issues).issues;
    const opened = closed.map((issue) => ({ ...issue, isOpen: true }));
    expect(run(good, opened).kinds).toEqual([]);
  });

  test('when what it is about is gone, and everything was listed', () => {
    expect(run(cleanReport(), run(bad).issues).kinds).toEqual(['close']);
  });

  test('when the list is cut, only if what it is about is still in sight', () => {
    const cut = cleanReport().scopes.map((scope) => ({ ...scope, cut: '1 of 2 tags' }));
    expect(run({ ...good, scopes: cut }, run(bad).issues).kinds).toEqual(['close']);
    expect(run(cleanReport({ scopes: cut }), run(bad).issues).kinds).toEqual([]);
  });

  test('by its tag, when it is about one', () => {
    const moved = cleanReport({
      findings: [incident('tag-moved-untrusted', `${repository}:2.4.1`)],
    });
    const cut = cleanReport().scopes.map((scope) => ({ ...scope, cut: '1 of 2 tags' }));
    expect(run({ ...good, scopes: cut }, run(moved).issues).kinds).toEqual(['close']);
  });

  const failure = { code: 'REGISTRY_DENIED', message: 'status 403', hint: null };
  const scopes = cleanReport().scopes.map((scope) => ({ ...scope, failure }));
  test.each<[string, AuditReport]>([
    [
      'an image of its repository is unknown',
      cleanReport({ images: [imageOf('unknown', { repository })] }),
    ],
    [
      'something of its repository is not known',
      cleanReport({ findings: [findingOf('unknown', { repository })] }),
    ],
    [
      'it is there and still not verified',
      cleanReport({ images: [imageOf('unsigned', { repository, digest: digestOf('a') })] }),
    ],
    ['a scope could not be listed', cleanReport({ scopes })],
    ['nothing was audited', cleanReport({ figures: { ...good.figures, images: 0 } })],
  ])('not when %s', (_, report) => {
    const { issues } = run(bad);
    expect(run(report, issues)).toEqual({ kinds: [], unfiled: 0, issues });
  });

  test('not when the state is not proven', () => {
    const { issues } = run(bad);
    expect(run(good, issues, false)).toEqual({ kinds: [], unfiled: 0, issues });
  });

  test('not for an entry of the log when the log was not asked', () => {
    const { issues } = run(cleanReport({ findings: [incident('log-entry-not-ours')] }));
    const log = { ...{ url: 'x', treeSize: null, rootHash: null, entries: 0 }, failure };
    expect(run(cleanReport({ log: null }), issues).kinds).toEqual([]);
    expect(run(cleanReport({ log }), issues).kinds).toEqual([]);
    expect(run(cleanReport(), issues).kinds).toEqual(['close']);
  });
});

describe('the issue of all violations', () => {
  const found = auditReport({ findings: [findingOf('unsigned')] });

  test('is closed when none is left and all was seen', () => {
    expect(run(cleanReport(), run(found).issues).kinds).toEqual(['close']);
  });

  test.each<[string, AuditReport]>([
    ['an image is unknown', cleanReport({ figures: { ...cleanReport().figures, unknown: 1 } })],
    ['nothing was audited', cleanReport({ figures: { ...cleanReport().figures, images: 0 } })],
  ])('stays as it is when none is left, and %s', (_, report) => {
    const { issues } = run(found);
    expect(run(report, issues)).toEqual({ kinds: [], unfiled: 0, issues });
  });

  test('holds no incident, no notice and nothing excepted', () => {
    const { issues } = run(auditReport());
    const list = issues.find(({ title }) => title.startsWith('Image signatures'))?.body;
    expect(list).toContain('2 violations are open.');
    expect(list).toContain('2 images could not be checked');
    expect(list).not.toMatch(/checkout|edge|postgres/);
  });
});
