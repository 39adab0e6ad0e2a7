// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  incidentMark,
  isMarkedResolved,
  keyOf,
  linesOf,
  markLine,
  readMark,
} from '../../../src/action/audit/issue-marks.ts';
import {
  incidentText,
  resolvedText,
  violationsText,
  type IssueText,
} from '../../../src/action/audit/issue-text.ts';
import { openFindings } from '../../../src/action/audit/words.ts';
import type { AuditFinding } from '../../../src/audit/report.ts';
import { hostileText } from '../given.ts';
import { auditReport, findingOf, findings, sha256 } from './outputs-given.ts';

const removed =
  findings.find(({ severity }) => severity === 'incident') ?? findingOf('signature-removed');
const violations = openFindings(auditReport()).filter(({ severity }) => severity === 'violation');
const read = ({ title, body }: IssueText) => `${title}\n\n${body.replaceAll('<wbr>', '')}`;

/** All that can be foreign in a finding. */
const foreign = (text: string, length = 1): Partial<AuditFinding> => ({
  ...{ subject: text, repository: text, message: text, action: text, signer: text },
  environments: Array.from({ length }, () => text),
  evidence: Array.from({ length: 3 * length }, (_, at) => (at % 3 === 1 ? '' : text)),
  places: Array.from({ length }, () => ({ file: text, line: 1 })),
  exception: { reason: text, owner: text, expires: text },
});
const textsOf = (text: string, length = 1) => {
  const given = foreign(text, length);
  const many = Array.from({ length }, () => findingOf('unsigned', given));
  return [incidentText(findingOf('signature-removed', given)), violationsText(many, 1)];
};

describe('an issue', () => {
  test('about an incident reads as it should', () => {
    expect(read(incidentText(removed))).toMatchSnapshot();
  });

  test('about all violations reads as it should', () => {
    expect(read(violationsText(violations, 2))).toMatchSnapshot();
  });

  test('that is resolved says so above its text', () => {
    expect(read(resolvedText(incidentText(removed), auditReport()))).toMatchSnapshot();
  });

  test('says that its incident is excepted, and by whom', () => {
    const exception = { reason: 'we deleted it', owner: '@acme/platform', expires: '2026-12-31' };
    expect(incidentText({ ...removed, exception }).body).toContain(
      'Excepted until <code>2026-12-31</code> by <code>&#64;acme/platform</code>: we deleted it',
    );
  });
});

describe('the hidden comment of an issue', () => {
  test('is found again, whatever the finding says', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const finding = findingOf('signature-removed', foreign(text));
        const { body } = incidentText(finding);
        expect(readMark(body)).toEqual(incidentMark(finding));
        expect(body.match(/<!--|-->/g)).toHaveLength(2);
        const resolved = resolvedText({ title: text, body }, auditReport()).body;
        expect(readMark(resolved)).toEqual(incidentMark(finding));
        expect([isMarkedResolved(body), isMarkedResolved(resolved)]).toEqual([false, true]);
      }),
    );
  });

  test('is found again after an edit on GitHub’s pages, which end lines with CR LF', () => {
    const { body } = incidentText(removed);
    const edited = `${body.replaceAll('\n', '\r\n')}\r\n`;
    expect(readMark(edited)).toEqual(incidentMark(removed));
    expect(linesOf(edited).join('\n')).toBe(body);
  });

  test.each([
    ['no comment', 'Something is wrong with signatures'],
    ['a comment that is not on the first line', `\n${markLine(incidentMark(removed))}`],
    ['more before it', `x${markLine(incidentMark(removed))}`],
    ['more behind it', `${markLine(incidentMark(removed))} x`],
    ['a class that is none', markLine(incidentMark(removed)).replace('removed', 'odd')],
    [
      'a name of every object',
      markLine(incidentMark(removed)).replace(removed.finding, 'constructor'),
    ],
    ['a digest that is none', markLine(incidentMark(removed)).replace(removed.fingerprint, 'x')],
    ['an empty body', ''],
  ])('is not seen in %s', (_, body) => {
    expect(readMark(body)).toBeUndefined();
  });

  test('has the key of what it is about', () => {
    expect(keyOf(incidentMark(removed))).toBe(removed.fingerprint);
    expect(readMark(violationsText(violations, 0).body)).toEqual({ kind: 'violations' });
  });
});

describe('foreign text in an issue', () => {
  /** What is no character, and what is cut between its two halves. */
  const halves = fc.constantFrom('\ud800', `x${'😀'.repeat(300)}`, '😀'.repeat(300));
  const inProse = (body: string) => body.replaceAll(/<(code|pre)>[^]*?<\/\1>/g, '');

  test('mentions nobody, refers to nothing and links to nothing', () => {
    const mentions = fc.constantFrom(
      '@octocat',
      'x @acme/security',
      '#1',
      'acme/app#1',
      'GH-1',
      'https://github.com/acme/app/issues/1',
      'www.example.com',
      `${'x'.repeat(28)}@octocat`,
      `${'x'.repeat(40)}://example.com`,
    );
    fc.assert(
      fc.property(fc.oneof(hostileText, mentions), (text) => {
        for (const { body } of textsOf(text)) {
          expect(body).not.toContain('@');
          // Entities become characters before GitHub looks for mentions, except in code.
          expect(inProse(body)).not.toMatch(
            /&#(?:64|35);(?!&#8203;)|:\/\/|www\.(?!&#8203;)|GH-(?!&#8203;)/i,
          );
        }
      }),
    );
  });

  test('is no Markdown, no HTML and no line of its own', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, halves), (text) => {
        for (const { title, body } of textsOf(text)) {
          const [, ...lines] = body.split('\n');
          expect(lines.join('\n').replaceAll(/<\/?(?:p|b|ul|li|code|pre)>|<wbr>/g, '')).not.toMatch(
            /[<>"`*[\]|]/,
          );
          expect(body).not.toMatch(/\n\s*\n/);
          expect(title).toMatch(/^[^\n\r]{1,200}$/);
          expect(`${title}${body}`.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  test.each([
    ['long', 'x'.repeat(5_000)],
    ['longer when escaped', '@"\u0000'.repeat(2_000)],
    ['full of breaks', '@/#'.repeat(2_000)],
    ['full of breaks', '://'.repeat(2_000)],
    ['of characters of two units', '😀'.repeat(3_000)],
  ])('fits into 60,000 characters when it is %s', (_, text) => {
    for (const issue of textsOf(text, 600)) {
      expect(issue.body.length).toBeLessThanOrEqual(60_000);
      expect(resolvedText(issue, auditReport()).body.length).toBeLessThanOrEqual(65_536);
    }
  });

  test('that is left out is counted', () => {
    const many = Array.from({ length: 2_000 }, (_, at) =>
      findingOf('unsigned', { fingerprint: sha256(String(at)) }),
    );
    const { body } = violationsText(many, 0);
    const shown = body.match(/, since /g)?.length ?? 0;
    expect(shown).toBeGreaterThan(100);
    expect(body).toContain('2,000 violations are open.');
    expect(body).toContain(
      `… and ${(2_000 - shown).toLocaleString('en-US')} lines more, which the report has.`,
    );
  });

  test('is replaced by the mark alone where a person wrote so much that no note would fit', () => {
    const { title, body } = incidentText(removed);
    const long = { title, body: `${body}\n${'x'.repeat(65_000 - body.length)}` };
    const resolved = resolvedText(long, auditReport());
    expect(readMark(resolved.body)).toEqual(incidentMark(removed));
    expect(resolved.body.length).toBeLessThan(1_000);
  });
});
