// SPDX-License-Identifier: Apache-2.0
// The figures of an audit: whatever was found, they cannot say more than is true.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { percent, verificationTimes, withToday } from '../../src/audit/figures.ts';
import { judgeAudit } from '../../src/audit/judge.ts';
import type { Figures } from '../../src/audit/report.ts';
import { factsOf, imageOf, images, now } from './given.ts';

const all = (report: ReturnType<typeof judgeAudit>): readonly Figures[] => [
  report.figures,
  ...report.environments,
];

describe('the figures of any images', () => {
  test('count each image in one of four verdicts', () => {
    fc.assert(
      fc.property(images, (given) => {
        const { figures } = judgeAudit(factsOf(given));
        const { verified, unsigned, untrusted, unknown } = figures;
        expect(verified + unsigned + untrusted + unknown).toBe(given.length);
        expect(verified).toBe(given.filter(({ verdict }) => verdict === 'verified').length);
        expect(unknown).toBe(given.filter(({ verdict }) => verdict === 'unknown').length);
      }),
    );
  });

  test('are never above 100 %, and 100 % only when all are verified', () => {
    fc.assert(
      fc.property(images, (given) => {
        for (const { coverage, coverageKnown, verified, images: count, unknown } of all(
          judgeAudit(factsOf(given)),
        )) {
          expect(coverage ?? 0).toBeLessThanOrEqual(100);
          expect(coverage === 100).toBe(count > 0 && verified === count);
          expect(coverage === null).toBe(count === 0);
          expect(coverageKnown === null).toBe(count - unknown === 0);
          expect(coverageKnown ?? 0).toBeGreaterThanOrEqual(coverage ?? 0);
        }
      }),
    );
  });

  test('never improve when a signature is taken away', () => {
    fc.assert(
      fc.property(images, fc.nat(), (given, at) => {
        const index = given.length === 0 ? 0 : at % given.length;
        const less = given.map((image, each) =>
          each === index
            ? { ...image, verdict: 'unsigned' as const, signatures: [], failure: null }
            : image,
        );
        const [before, after] = [given, less].map((some) => judgeAudit(factsOf(some)));
        expect(after?.figures.coverage ?? 0).toBeLessThanOrEqual(before?.figures.coverage ?? 0);
        expect(after?.figures.verified).toBeLessThanOrEqual(before?.figures.verified ?? 0);
        const bad = (figures: Figures | undefined) =>
          (figures?.violations ?? 0) + (figures?.incidents ?? 0) + (figures?.unknown ?? 0);
        expect(bad(after?.figures)).toBeGreaterThanOrEqual(bad(before?.figures));
      }),
    );
  });

  test('of an image that two policies judge are those of the worse verdict', () => {
    const good = imageOf();
    const bad = { ...imageOf({ verdict: 'unsigned' }), policy: 'theirs' };
    expect(judgeAudit(factsOf([good, bad])).figures).toMatchObject({
      images: 1,
      verified: 0,
      unsigned: 1,
      coverage: 0,
    });
  });
});

test('a percentage is never rounded up', () => {
  expect([percent(9_999, 10_000), percent(19_999, 20_000), percent(2, 3)]).toEqual([
    99.99, 99.99, 66.66,
  ]);
});

test('percentiles are samples, in whatever order they came', () => {
  const wall = Array.from({ length: 100 }, (_, at) => ((at * 37) % 100) + 1);
  expect(verificationTimes({ wall, cpu: wall, requests: 0 })).toEqual({
    count: 100,
    wallP50: 50,
    wallP99: 99,
    cpuP50: 50,
    cpuP99: 99,
  });
});

test('history has one point a day, of the latest run, for at most 400 days', () => {
  const { figures } = judgeAudit(factsOf([imageOf()]));
  const point = (day: string) => ({ ...withToday([], figures, now)[0], day, images: 7 });
  const days = Array.from({ length: 450 }, (_, at) =>
    new Date(now.getTime() - (450 - at) * 86_400_000).toISOString().slice(0, 10),
  );
  const history = days.map((day) => point(day)) as ReturnType<typeof withToday>;
  const today = withToday([...history, point('2026-11-26') as never], figures, now);
  expect(today).toHaveLength(400);
  expect(today.at(-1)).toMatchObject({ day: '2026-11-26', images: 1 });
  expect(today.filter(({ day }) => day === '2026-11-26')).toHaveLength(1);
});
