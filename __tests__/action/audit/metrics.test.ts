// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { renderMetrics } from '../../../src/action/audit/metrics.ts';
import type { AuditReport } from '../../../src/audit/report.ts';
import { hostileText } from '../given.ts';
import { readOpenMetrics } from './openmetrics.ts';
import { auditReport, cleanReport, figuresOf } from './outputs-given.ts';
import { classes } from './outputs-text.ts';

const families = (report: AuditReport) => readOpenMetrics(renderMetrics(report));
const samplesOf = (report: AuditReport, name: string) =>
  families(report).find((family) => family.name === `signet_audit_${name}`)?.samples;

describe('the metrics', () => {
  test('of a bad day are what OpenMetrics allows', () => {
    expect(renderMetrics(auditReport())).toMatchSnapshot();
    expect(families(auditReport())).toHaveLength(12);
  });

  test('say each figure for each environment, and without one for all', () => {
    expect(samplesOf(auditReport(), 'images_verified')).toEqual([
      { labels: {}, value: 43 },
      { labels: { environment: 'production' }, value: 28 },
      { labels: { environment: 'staging' }, value: 17 },
    ]);
    expect(samplesOf(auditReport(), 'coverage_ratio')?.map(({ value }) => value)).toEqual([
      0.8958, 0.9032, 0.85,
    ]);
  });

  test('count open findings of each class, also where there is none', () => {
    const samples = samplesOf(auditReport(), 'findings') ?? [];
    expect(samples.map(({ labels }) => labels['finding'])).toEqual(classes);
    const countOf = (name: string) =>
      samples.find(({ labels }) => labels['finding'] === name)?.value;
    // Of two that are unsigned, one is excepted.
    expect(['unsigned', 'signature-removed', 'stale'].map(countOf)).toEqual([1, 1, 0]);
  });

  test('leave out what is not known instead of saying zero', () => {
    const report = cleanReport({
      figures: figuresOf({ coverage: null }),
      environments: [],
      measured: { durationMs: 1, requests: 0, requestsPerImage: null, verification: null },
    });
    expect(samplesOf(report, 'coverage_ratio')).toBeUndefined();
    expect(samplesOf(report, 'verification_p99_seconds')).toBeUndefined();
    expect(samplesOf(report, 'passed')).toEqual([{ labels: {}, value: 1 }]);
  });

  test('keep to the grammar and to their labels, whatever environments are called', () => {
    const environments = fc.uniqueArray(
      hostileText.filter((text) => text !== '' && text.isWellFormed()),
      { maxLength: 5 },
    );
    const percentage = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(environments, percentage, (names, coverage) => {
        const report = auditReport({
          environments: names.map((environment) => ({
            environment,
            ...figuresOf({ coverage }),
            minCoverage: null,
          })),
        });
        const read = families(report);
        for (const { name, type, unit, help, samples } of read) {
          expect([type, help === '']).toEqual(['gauge', false]);
          // A name that says a unit must declare it.
          expect(unit).toBe(/_(ratio|seconds)$/.exec(name)?.[1] ?? '');
          for (const { labels } of samples)
            expect(['environment', 'finding']).toEqual(expect.arrayContaining(Object.keys(labels)));
        }
        const ratios = samplesOf(report, 'coverage_ratio')?.slice(1);
        expect(ratios?.map(({ labels }) => labels['environment'])).toEqual(names);
        for (const { value } of ratios ?? []) expect(value).toBeCloseTo(coverage / 100, 10);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the reader of these tests', () => {
  const good = '# TYPE a_ratio gauge\n# UNIT a_ratio ratio\n# HELP a_ratio A.\na_ratio{b="c"} 1\n';
  const eof = '# EOF\n';

  test('reads what the grammar allows', () => {
    expect(readOpenMetrics(`${good}a_ratio 0.5\n${eof}`)).toEqual([
      {
        name: 'a_ratio',
        type: 'gauge',
        unit: 'ratio',
        help: 'A.',
        samples: [
          { labels: { b: 'c' }, value: 1 },
          { labels: {}, value: 0.5 },
        ],
      },
    ]);
  });

  test.each([
    ['no end', good],
    ['an end in the middle', `${good}${eof}${good}`],
    ['a blank line', `${good}\n${eof}`],
    ['the same series twice', `${good}a_ratio{b="c"} 2\n${eof}`],
    ['an empty label beside none', `${good}a_ratio{b=""} 2\na_ratio 2\n${eof}`],
    ['a name without its unit', `# TYPE a gauge\n# UNIT a ratio\na 1\n${eof}`],
    ['a sample outside of its family', `${good}b 1\n${eof}`],
    ['a family in two parts', `${good}# TYPE b gauge\nb 1\n# HELP a_ratio A.\n${eof}`],
    ['a sample without a type', `# HELP a A.\na 1\n${eof}`],
    ['a quote in a label', `${good}a_ratio{b="""} 1\n${eof}`],
    ['an unknown escape', `${good}a_ratio{b="\\t"} 1\n${eof}`],
    ['two spaces', `${good}a_ratio  1\n${eof}`],
    ['CR LF', `${good}a_ratio 1\r\n${eof}`],
    ['half a character', `${good}a_ratio{b="\ud800"} 1\n${eof}`],
  ])('refuses %s', (_, text) => {
    expect(() => readOpenMetrics(text)).toThrow();
  });
});
