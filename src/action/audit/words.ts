// SPDX-License-Identifier: Apache-2.0
// What the outputs of an audit say alike: which findings count, numbers, places and times.
import { severities } from '../../audit/finding-classes.ts';
import type { AuditFinding, AuditReport, ScopeReport } from '../../audit/report.ts';
import type { Verdict } from '../../audit/image-evidence.ts';

export const verdicts: readonly Verdict[] = ['verified', 'unsigned', 'untrusted', 'unknown'];

/** Those that no exception covers, gravest first. */
export function openFindings({ findings }: AuditReport): AuditFinding[] {
  return gravestFirst(findings.filter(({ exception }) => exception === null));
}

export function gravestFirst<Finding extends Pick<AuditFinding, 'severity'>>(
  findings: readonly Finding[],
): Finding[] {
  return severities.flatMap((each) => findings.filter(({ severity }) => severity === each));
}

export function changeCount({ changes }: AuditReport): number {
  return changes.added.length + changes.resolved.length + changes.changed.length;
}

/**
 * What an audit passes without having checked it; undefined when that is nothing. A repository with
 * a mistyped name is one of many, which "max-unknown" allows.
 */
export function uncheckedInWords(report: AuditReport): string | undefined {
  const [first, ...others] = openFindings(report).filter(({ finding }) => finding === 'unknown');
  if (first === undefined) return undefined;
  const more = others.length === 0 ? '' : ` (and ${counted(others.length, 'more finding')})`;
  const fact = `${first.message}${more}`;
  return `The audit passes, because "max-unknown" allows it: ${fact}. ${first.action}`;
}

/** `98.2 %` */
export function percent(value: number | null): string {
  return value === null ? '–' : `${value} %`;
}

/** `1 image`, `1,203 images` */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${inWords(count)} ${count === 1 ? one : several}`;
}

export function inWords(count: number): string {
  return count.toLocaleString('en-US');
}

/** `89.58 % of 48 images are verified` */
export function coverageInWords({ figures: { images, coverage } }: AuditReport): string {
  return coverage === null
    ? 'no image was audited'
    : `${percent(coverage)} of ${counted(images, 'image')} ${images === 1 ? 'is' : 'are'} verified`;
}

export function placeInWords({ file, line }: AuditFinding['places'][number]): string {
  return line === null ? file : `${file}:${line}`;
}

/** The day of a time. */
export function dayOf(time: string): string {
  return time.slice(0, 10);
}

/** What a scope does not show, a sentence each. */
export function gapsOf({ scope, kind, given, cut, failure }: ScopeReport): string[] {
  const source = `${scope} (${kind} ${given})`;
  return [
    ...(failure === null ? [] : [`${source} could not be listed: ${failure.message}`]),
    ...(cut === null ? [] : [`${source} is not whole: ${cut}`]),
  ];
}

/** Everything that an audit did not see or did not believe, a sentence each. */
export function caveatsOf({ scopes, log, notices }: AuditReport): string[] {
  return [
    ...scopes.flatMap(gapsOf),
    ...(log?.failure == null
      ? []
      : [`What the log ${log.url} says is not complete: ${log.failure.message}`]),
    ...notices,
  ];
}

/** How fast it was; undefined when nothing was verified in this run. */
export function timesInWords({ measured: { verification } }: AuditReport): string | undefined {
  if (verification === null) return undefined;
  const { count, wallP50, wallP99, cpuP50, cpuP99 } = verification;
  return (
    `${counted(count, 'verification')}: half within ${ms(wallP50)}, 99 % within ${ms(wallP99)} ` +
    `(CPU ${ms(cpuP50)} and ${ms(cpuP99)})`
  );
}

/** `1,410 requests (2.1 an image) in 14.2 s` */
export function effortInWords({ measured }: AuditReport): string {
  const { requests, requestsPerImage, durationMs } = measured;
  const each = requestsPerImage === null ? '' : ` (${requestsPerImage.toFixed(1)} an image)`;
  return `${counted(requests, 'request')}${each} in ${(durationMs / 1000).toFixed(1)} s`;
}

function ms(milliseconds: number): string {
  return `${inWords(Math.round(milliseconds))} ms`;
}
