// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { renderAuditSummary } from '../../../src/action/audit/summary.ts';
import type { AuditReport } from '../../../src/audit/report.ts';
import { digestOf, hostileText } from '../given.ts';
import { auditReport, cleanReport, findingOf, findings, sha256 } from './outputs-given.ts';
import { reportOfText } from './outputs-text.ts';

/** As a reader sees it: without places where words may be broken. */
const read = (report: AuditReport) =>
  renderAuditSummary(report).replaceAll('<wbr>', '').replaceAll('&nbsp;', ' ');
/** The charts, and what is around them. */
const charts = (summary: string) =>
  [...summary.matchAll(/\n\n```mermaid\n([^`]*)\n```\n\n/g)].map(([, chart = '']) => chart);
const withoutCharts = (summary: string) =>
  summary.replaceAll(/\n\n```mermaid\n[^`]*\n```\n\n/g, '');
const withoutOwnTags = (summary: string) =>
  summary.replaceAll(
    /<\/?(?:h[345]|p|b|ul|li|table|tr|td|th|code|details|summary)>|<w?br>|<th align="left">/g,
    '',
  );

test('the summary of a bad day reads as it should', () => {
  expect(read(auditReport())).toMatchSnapshot();
});

test('the summary of a good day reads as it should', () => {
  expect(read(cleanReport())).toMatchSnapshot();
});

describe('a summary', () => {
  test('tells the result and its reasons, then what changed, then figures, then findings', () => {
    const summary = read(auditReport());
    const inOrder = [
      '<h3>❌ Audit failed: 89.58 % of 48 images are verified</h3>',
      '<li>1 incident is open',
      '<h4>What changed</h4>',
      '<th align="left">New</th>',
      '<th align="left">Resolved</th>',
      'verified → unsigned',
      '<h4>Figures</h4>',
      '<td>❌ 90.32 %</td><td>95 %</td>',
      '<h4>Open findings</h4>',
      '<h5>Signature removed (incident)</h5>',
      '<h5>Unsigned (violation)</h5>',
      '<details><summary>2 notices</summary>',
      '<h4>Notices</h4>',
      'Charts',
      'output <code>report-path</code>',
    ].map((text) => summary.indexOf(text));
    expect(inOrder).not.toContain(-1);
    expect(inOrder).toEqual(inOrder.toSorted((one, other) => one - other));
  });

  test('says of each open finding since when it is and what to do, and not of those excepted', () => {
    const summary = read(auditReport());
    for (const { action, firstSeen, exception } of findings)
      if (exception === null) {
        expect(summary).toContain(action.replaceAll('"', '&#34;').replaceAll('@', '&#64;'));
        expect(summary).toContain(firstSeen.slice(0, 10).replaceAll('-', '&#8209;'));
      }
    expect(summary).not.toContain('library/postgres');
    expect(summary).toContain('1 finding is excepted; the first exception ends on');
  });

  test('says what to do in each row when it is not the same for all of a class', () => {
    const summary = read(
      auditReport({
        findings: ['Sign it.', 'Delete it.'].map((action, at) =>
          findingOf('unsigned', { action, fingerprint: sha256(action), subject: `a:${at}` }),
        ),
      }),
    );
    expect(summary).toContain('<h5>Unsigned (violation, 2 times)</h5>\n<table>');
    expect(summary).toMatch(/a:0.*Sign it\..*\n.*a:1.*Delete it\./);
  });

  test('says what it is compared with, and whether that is to be believed', () => {
    expect(read(auditReport({ previous: null }))).toContain('no earlier report to compare with');
    const previous = { time: '2026-11-25T05:23:40.000Z', run: null, isVerified: false };
    expect(read(cleanReport({ previous }))).toContain(
      'Nothing changed since the audit of 2026-11-25 05:23:40 UTC, whose report bears no ' +
        'signature that was verified.',
    );
  });

  test('says what was not listed, cut, or not asked', () => {
    const failure = { code: 'REGISTRY_DENIED', message: 'status 403', hint: null };
    const given = auditReport();
    const summary = read(
      auditReport({
        scopes: given.scopes.map((scope) => ({ ...scope, failure })),
        log: { url: 'https://log', treeSize: null, rootHash: null, entries: 0, failure },
      }),
    );
    expect(summary).toContain(
      'cluster &#40;manifests deploy/&#41; could not be listed: status 403',
    );
    expect(summary).toContain('is not whole: 20 of 4,120 tags');
    expect(summary).toContain('What the log https://log says is not complete: status 403');
  });
});

describe('foreign text in a summary', () => {
  test('holds no tag, no Markdown and no way out of the HTML, whatever it is', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const summary = withoutCharts(renderAuditSummary(reportOfText(text)));
        expect(withoutOwnTags(summary)).not.toMatch(/[<>"]/);
        expect(summary.trimEnd()).not.toMatch(/\n\s*\n/);
        expect(summary).not.toContain('```');
      }),
      { numRuns: 30 },
    );
  });

  test('is in no chart', () => {
    const plain = charts(renderAuditSummary(reportOfText('x')));
    expect(plain).toHaveLength(2);
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(charts(renderAuditSummary(reportOfText(text)))).toEqual(plain);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the charts', () => {
  /** Cells of the table that follows. */
  const tableAfter = (summary: string, chart: string) =>
    [...(summary.split(chart)[1]?.split('</table>')[0] ?? '').matchAll(/<td>([^<]*)<\/td>/g)].map(
      ([, cell]) => cell,
    );

  test('have fixed labels and numbers only, and a table with the same numbers', () => {
    const summary = renderAuditSummary(auditReport());
    const [pie = '', line = ''] = charts(summary);
    expect(pie).toMatch(
      /^pie showData\n {4}title Images by verdict(?:\n {4}"(?:verified|unsigned|untrusted|unknown)" : \d+)+$/,
    );
    expect(line).toMatch(
      /^xychart-beta\n {4}title "Coverage in percent"\n {4}x-axis "Days with an audit" 1 --> \d+\n {4}y-axis "Percent" \d+ --> 100\n {4}line \[[\d.]+(?:, [\d.]+)*\]$/,
    );
    const slices = [...pie.matchAll(/"(\w+)" : (\d+)/g)].flatMap(([, name, count]) => [
      name,
      count,
    ]);
    expect(tableAfter(summary, pie)).toEqual(slices);
    const points = /line \[(.*)\]/.exec(line)?.[1]?.split(', ');
    const cells = tableAfter(summary, line);
    expect(cells.filter((_, at) => at % 6 === 2)).toEqual(points?.map((each) => `${each} %`));
  });

  test('show the last 30 days with a coverage, on a scale that they fit', () => {
    const history = Array.from({ length: 400 }, (_, at) => ({
      ...{ day: '2026-01-01', images: 1, verified: 1, unknown: 0, incidents: 0, violations: 0 },
      coverage: at % 2 === 0 ? null : at / 4,
    }));
    const [, line = ''] = charts(renderAuditSummary(auditReport({ history })));
    expect(line).toContain('1 --> 30');
    expect(line).toContain('y-axis "Percent" 80 --> 100');
    expect(line).toMatch(/, 99.75\]$/);
  });

  test('are left out where there is nothing to show', () => {
    const given = cleanReport();
    const figures = { ...given.figures, images: 0, verified: 0, coverage: null };
    const summary = renderAuditSummary(
      cleanReport({ figures, history: given.history.slice(0, 1) }),
    );
    expect(charts(summary)).toEqual([]);
    expect(summary).not.toContain('Charts');
    expect(summary).toContain('no image was audited');
  });
});

describe('a summary of very much', () => {
  test('has at most 200 findings, the gravest first, and says how many it leaves out', () => {
    const many = Array.from({ length: 20_000 }, (_, at) =>
      findingOf(at < 150 ? 'unpinned' : 'unsigned', { fingerprint: sha256(String(at)) }),
    );
    const summary = renderAuditSummary(
      cleanReport({ findings: [...many, findingOf('signature-removed')] }),
    );
    expect(summary.match(/2026&#8209;/g)).toHaveLength(200);
    expect(summary).toContain('<h5>Signature removed (incident)</h5>');
    expect(summary).toContain('<h5>Unsigned (violation, 19,850 times)</h5>');
    expect(summary).toContain('<p>19,801 of 20,001 findings are only in the report.</p>');
  });

  test('has at most 50 changes of each kind, and says how many it leaves out', () => {
    const { changes } = reportOfText('x', 100);
    const summary = renderAuditSummary(cleanReport({ changes }));
    expect(summary.match(/verified&nbsp;→&nbsp;unknown/g)).toHaveLength(50);
    expect(summary.match(/<tr>/g)?.length).toBeLessThan(180);
    expect(summary.match(/<p>2,150 more are in the report\.<\/p>/g)).toHaveLength(3);
  });

  // GitHub drops a summary above 1 MiB whole.
  test.each([
    ['common names', `ghcr.io/acme/app@${digestOf('a')}`],
    ['long names', 'x'.repeat(10_000)],
    ['names that are longer escaped', '"@\u0000<'.repeat(2_500)],
    ['names that break everywhere', '/:@=,'.repeat(2_000)],
    ['names of three bytes', '漢'.repeat(3_000)],
  ])('stays below 1 MiB with 20,000 images and %s', (_, text) => {
    const report = reportOfText(text, 910);
    expect(report.images.length).toBeGreaterThan(20_000);
    expect(Buffer.byteLength(renderAuditSummary(report))).toBeLessThan(1024 * 1024);
  });
});
