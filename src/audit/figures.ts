// SPDX-License-Identifier: Apache-2.0
// The figures of an audit, each derived here and nowhere else; pure.
import type { DeclaredEnvironment } from './declared.ts';
import type { Samples } from './gather.ts';
import { isGone } from './image-findings.ts';
import type {
  AuditFinding,
  DailyPoint,
  EnvironmentFigures,
  Figures,
  VerificationTimes,
} from './report.ts';
import type { ImageEvidence, Verdict } from './image-evidence.ts';

const dayMs = 86_400_000;

/** The worst is what an image is, whatever other policies say of it. */
const worstFirst: readonly Verdict[] = ['untrusted', 'unsigned', 'unknown', 'verified'];

export interface FigureFacts {
  readonly images: readonly ImageEvidence[];
  readonly findings: readonly AuditFinding[];
  readonly now: Date;
}

/** Of all environments together. */
export function figuresOf({ images, findings, now }: FigureFacts): Figures {
  const byImage = [...Map.groupBy(images, ({ image }) => image)];
  const verdicts = byImage.map(([, same]) => worstOf(same));
  const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  const open = findings.filter(({ exception }) => exception === null);
  const violations = open.filter(({ severity }) => severity === 'violation');
  const verified = count('verified');
  const unknown = count('unknown');
  return {
    images: verdicts.length,
    verified,
    unsigned: count('unsigned'),
    untrusted: count('untrusted'),
    unknown,
    exempted: byImage.filter(([name, same]) => isExempted(name, same, findings)).length,
    coverage: percent(verified, verdicts.length),
    coverageKnown: percent(verified, verdicts.length - unknown),
    incidents: open.filter(({ severity }) => severity === 'incident').length,
    violations: violations.length,
    violationsNew: violations.filter(
      ({ firstSeen }) => now.getTime() - Date.parse(firstSeen) < dayMs,
    ).length,
  };
}

/** Of each environment, by name: declared ones, and those that images are in. */
export function environmentFigures(
  facts: FigureFacts,
  declared: readonly DeclaredEnvironment[],
): EnvironmentFigures[] {
  const names = new Set([
    ...declared.map(({ name }) => name),
    ...facts.images.flatMap(({ environments }) => environments),
  ]);
  return [...names].toSorted().map((environment) => ({
    environment,
    minCoverage: declared.find(({ name }) => name === environment)?.minCoverage ?? null,
    ...figuresOf({
      ...facts,
      images: facts.images.filter(({ environments }) => environments.includes(environment)),
      findings: facts.findings.filter(({ environments }) => environments.includes(environment)),
    }),
  }));
}

function worstOf(same: readonly ImageEvidence[]): Verdict {
  return worstFirst.find((verdict) => same.some((image) => image.verdict === verdict)) ?? 'unknown';
}

/** Not verified, and every finding that counts against it is excepted. */
function isExempted(
  name: string,
  same: readonly ImageEvidence[],
  findings: readonly AuditFinding[],
): boolean {
  if (worstOf(same) === 'verified') return false;
  const own = findings.filter(
    ({ subject, severity }) =>
      subject === name && (severity === 'violation' || severity === 'incident'),
  );
  return own.length > 0 && own.every(({ exception }) => exception !== null);
}

/** Two decimals, never rounded up: 100 means all. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((part / whole) * 10_000) / 100;
}

/**
 * Percent of the images that could not be looked at. An image that is known to be gone was; but
 * where all images of a repository are, it has lost its storage rather than them.
 */
export function blindness(images: readonly ImageEvidence[], unlisted: number): number {
  const blind = [...Map.groupBy(images, ({ repository }) => repository).values()].map((own) => {
    const hasAll = own.length > 1 && own.every(isGone);
    return own.filter((one) => one.verdict === 'unknown' && (hasAll || !isGone(one))).length;
  });
  const all = images.length + unlisted;
  const number = blind.reduce((sum, one) => sum + one, unlisted);
  return all === 0 ? 0 : (number / all) * 100;
}

/** Undefined samples are of no verification. */
export function verificationTimes({ wall, cpu }: Samples): VerificationTimes | null {
  if (wall.length === 0) return null;
  return {
    count: wall.length,
    wallP50: percentile(wall, 50),
    wallP99: percentile(wall, 99),
    cpuP50: percentile(cpu, 50),
    cpuP99: percentile(cpu, 99),
  };
}

/** The smallest sample that so many percent do not exceed. */
function percentile(samples: readonly number[], wanted: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((sorted.length * wanted) / 100) - 1)] ?? 0;
}

const maxPoints = 400;

/** One point a day, the latest of each; the oldest are left out. */
export function withToday(
  history: readonly DailyPoint[],
  figures: Figures,
  now: Date,
): DailyPoint[] {
  const day = now.toISOString().slice(0, 10);
  const { images, verified, unknown, coverage, incidents, violations } = figures;
  const today = { day, images, verified, unknown, coverage, incidents, violations };
  return [...history.filter((point) => point.day < day), today].slice(-maxPoints);
}
