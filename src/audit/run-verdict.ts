// SPDX-License-Identifier: Apache-2.0
// Whether the step passes: a blind audit never does; pure.
import { blindness } from './figures.ts';
import { isGone } from './image-findings.ts';
import type { Unlisted } from './planned.ts';
import type { AuditFinding, AuditReport, EnvironmentFigures, Figures } from './report.ts';
import type { ImageEvidence } from './image-evidence.ts';

export type FailOn = 'incident' | 'violation' | 'new-violation' | 'operational';

export interface RunLimits {
  /** Empty: the step fails for no finding. */
  readonly failOn: readonly FailOn[];
  /** Percent of the scope that may be unknown. */
  readonly maxUnknown: number;
  /** Percent of all images; undefined when none is demanded. */
  readonly minCoverage: number | undefined;
}

/** After so many runs in a row that could not check something, someone must look. */
const maxBlindRuns = 3;

export interface RunFacts {
  readonly images: readonly ImageEvidence[];
  readonly findings: readonly AuditFinding[];
  readonly environments: readonly EnvironmentFigures[];
  readonly figures: Figures;
  /** Lists that could not be had. */
  readonly unlisted: readonly Pick<Unlisted, 'failure'>[];
  /** The log was to be asked, and did not answer. */
  readonly isLogBlind: boolean;
}

export function judgeRun(
  facts: RunFacts,
  previous: AuditReport | undefined,
  { failOn, maxUnknown, minCoverage }: RunLimits,
): Pick<AuditReport, 'passed' | 'failures' | 'blindRuns'> {
  const { images, findings, environments, figures, unlisted } = facts;
  const open = findings.filter(({ exception }) => exception === null);
  const before = new Set(previous?.findings.map(({ fingerprint }) => fingerprint));
  const count = (kind: FailOn) => open.filter((one) => isOfKind(one, kind, before)).length;
  const blindRuns = isBlind(facts) ? (previous?.blindRuns ?? 0) + 1 : 0;
  const unknown = blindness(images, unlisted.length);
  const failures = [
    ...failOn.flatMap((kind) => {
      const number = count(kind);
      return number === 0 ? [] : [`${number} ${inWords(kind, number)}`];
    }),
    ...(images.length + unlisted.length === 0 ? ['The scope names no image'] : []),
    ...(unknown > maxUnknown
      ? [
          `${oneDecimal(unknown)} % of the scope could not be checked; ` +
            `"max-unknown" is ${maxUnknown} %`,
        ]
      : []),
    ...(blindRuns >= maxBlindRuns
      ? [`This is run ${blindRuns} in a row that could not check everything`]
      : []),
    ...belowMinimum('all images', figures, minCoverage ?? null),
    ...environments.flatMap((one) => belowMinimum(one.environment, one, one.minCoverage)),
  ];
  return { passed: failures.length === 0, failures, blindRuns };
}

/** A name that only a build knows will never be known; all else should be, after some runs. */
function isBlind({ images, unlisted, isLogBlind }: RunFacts): boolean {
  const failures = [...images.filter((image) => !isGone(image)), ...unlisted];
  return isLogBlind || failures.some(({ failure }) => (failure?.code ?? nameless) !== nameless);
}

const nameless = 'NAME_UNRESOLVED';

function isOfKind(
  { severity, fingerprint }: AuditFinding,
  kind: FailOn,
  before: ReadonlySet<string>,
): boolean {
  return kind === 'new-violation'
    ? severity === 'violation' && !before.has(fingerprint)
    : severity === kind;
}

function inWords(kind: FailOn, number: number): string {
  const one = { operational: 'thing that could not be checked', 'new-violation': 'new violation' };
  const many = { operational: 'things that could not be checked' };
  if (kind === 'operational') return number === 1 ? one[kind] : many[kind];
  const word = kind === 'new-violation' ? one[kind] : kind;
  return number === 1 ? word : `${word}s`;
}

function belowMinimum(
  what: string,
  { coverage, images }: Pick<Figures, 'coverage' | 'images'>,
  least: number | null,
): string[] {
  if (least === null || least === 0) return [];
  if (images === 0 || coverage === null) return [`No image of ${what} is in the scope`];
  if (coverage >= least) return [];
  return [`Coverage of ${what} is ${coverage} %, and must be ${least} %`];
}

function oneDecimal(number: number): string {
  return (Math.ceil(number * 10) / 10).toFixed(1);
}
