// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { auditLog, tellAudit } from '../../../src/action/audit/log-lines.ts';
import { auditOutputs } from '../../../src/action/audit/outputs.ts';
import { hostileText } from '../given.ts';
import { observe } from '../observed.ts';
import { auditReport, cleanReport, figuresOf } from './outputs-given.ts';
import { classes, reportOfText } from './outputs-text.ts';

describe('the outputs of the step', () => {
  test('are the figures', () => {
    expect(auditOutputs(auditReport())).toEqual({
      passed: 'false',
      coverage: '89.58',
      verified: '43',
      unsigned: '2',
      untrusted: '1',
      unknown: '2',
      violations: '2',
      'violations-new': '1',
      incidents: '1',
      changed: 'true',
    });
  });

  test('say that nothing changed, and no coverage of nothing', () => {
    const figures = figuresOf({ coverage: null });
    expect(auditOutputs(cleanReport({ figures }))).toMatchObject({
      passed: 'true',
      coverage: '',
      changed: 'false',
    });
  });

  test.each(['added', 'resolved', 'changed'] as const)('tell of a change that is %s', (kind) => {
    const { changes } = auditReport();
    const only = { added: [], resolved: [], changed: [], [kind]: changes[kind] };
    expect(auditOutputs(cleanReport({ changes: only }))['changed']).toBe('true');
  });
});

describe('the log', () => {
  const told = async (report = auditReport()) =>
    (
      await observe(() => {
        tellAudit(report);
        return Promise.resolve();
      })
    ).stdout;

  test('of a bad day has all that an auditor asks for', async () => {
    expect(await told()).toMatchSnapshot();
  });

  test('of a good day is short', async () => {
    expect(await told(cleanReport())).toMatchSnapshot();
  });

  test('gives the runner no command and no line that comes from outside', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const stdout = await told(reportOfText(text));
        for (const line of stdout.trimEnd().split('\n')) {
          if (!line.startsWith('::'))
            expect(line).not.toMatch(/##\[|^\s*::|[\r\u2028\u0085\u001b]/);
          else expect(line).toMatch(/^::(?:group::|endgroup::$)/);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('is bounded, and says what it leaves out', () => {
    const many = reportOfText('x', 100);
    const parts = auditLog(many);
    const groups = parts.filter(({ kind }) => kind === 'group');
    expect(groups).toHaveLength(502);
    expect(parts).toContainEqual({
      kind: 'line',
      label: 'Cut',
      text: `${(classes.length * 100 - 500).toLocaleString('en-US')} more findings, which the report has`,
    });
    expect(groups[0]).toMatchObject({
      title: 'Changes     2,200 new findings, 2,200 resolved, 2,200 verdicts changed',
    });
  });
});
