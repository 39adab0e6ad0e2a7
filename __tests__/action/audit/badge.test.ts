// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';

import { renderBadge } from '../../../src/action/audit/badge.ts';
import type { AuditReport } from '../../../src/audit/report.ts';
import { auditReport, cleanReport, figuresOf, time } from './outputs-given.ts';
import { reportOfText } from './outputs-text.ts';
import { hostileText } from '../given.ts';

/** shields.io, "Endpoint Badge"; it refuses what it does not know. */
const badgeSchema = v.strictObject({
  schemaVersion: v.literal(1),
  label: v.pipe(v.string(), v.minLength(1)),
  message: v.pipe(v.string(), v.minLength(1)),
  color: v.picklist(['brightgreen', 'green', 'yellow', 'orange', 'red', 'lightgrey']),
  isError: v.boolean(),
  cacheSeconds: v.pipe(v.number(), v.integer(), v.minValue(300)),
});
const hour = 60 * 60 * 1000;
const later = (hours: number) => new Date(Date.parse(time) + hours * hour);
const badge = (report: AuditReport, now = later(0)) =>
  v.parse(badgeSchema, JSON.parse(renderBadge(report, now)));
const shown = (report: AuditReport, now?: Date) => {
  const { message, color, isError } = badge(report, now);
  return [message, color, isError];
};

describe('the badge', () => {
  test('says how much is signed', () => {
    expect(shown(cleanReport())).toEqual(['100 % signed', 'brightgreen', false]);
    const figures = (coverage: number | null) =>
      cleanReport({ figures: figuresOf({ coverage, incidents: 0 }) });
    expect(shown(figures(98.2))).toEqual(['98.2 % signed', 'green', false]);
    expect(shown(figures(89.99))).toEqual(['89.99 % signed', 'yellow', false]);
    expect(shown(figures(12))).toEqual(['12 % signed', 'orange', false]);
    expect(shown(figures(null))).toEqual(['none audited', 'lightgrey', false]);
  });

  test('is red with an incident and never green when the audit failed', () => {
    expect(shown(auditReport())).toEqual(['1 incident, 89.58 % signed', 'red', true]);
    expect(shown(cleanReport({ passed: false }))).toEqual(['100 % signed', 'orange', true]);
  });

  test('goes grey when the report is older than twice the time to the next', () => {
    const report = cleanReport({ nextExpected: later(24).toISOString() });
    expect(shown(report, later(48))).toEqual(['100 % signed', 'brightgreen', false]);
    expect(shown(report, later(48.1))).toEqual(['no audit since 2026-11-26', 'lightgrey', true]);
  });

  test('goes grey after a week when nothing says when the next is due', () => {
    const report = cleanReport({ nextExpected: null });
    expect(badge(report, later(7 * 24)).color).toBe('brightgreen');
    expect(badge(report, later(7 * 24 + 1)).color).toBe('lightgrey');
  });

  test('is grey when the report does not say when it was made', () => {
    expect(badge(cleanReport({ time: 'yesterday' })).color).toBe('lightgrey');
  });

  test('holds nothing foreign', () => {
    const plain = badge(reportOfText('x'));
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(badge(reportOfText(text))).toEqual(plain);
      }),
      { numRuns: 20 },
    );
  });
});
