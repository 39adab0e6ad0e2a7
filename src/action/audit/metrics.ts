// SPDX-License-Identifier: Apache-2.0
// The figures of an audit as OpenMetrics 1.0 text, for a textfile collector or a push gateway.
import { findingClasses } from '../../audit/finding-classes.ts';
import type { AuditReport, Figures } from '../../audit/report.ts';
import { openFindings } from './words.ts';

interface Sample {
  readonly labels: Readonly<Partial<Record<'environment' | 'finding', string>>>;
  readonly value: number;
}

interface Gauge {
  /** Ends with the unit when there is one. */
  readonly name: string;
  readonly unit?: 'ratio' | 'seconds';
  readonly help: string;
  readonly samples: readonly Sample[];
}

export function renderMetrics(report: AuditReport): string {
  const gauges = [...figureGauges(report), findingGauge(report), ...runGauges(report)];
  return [...gauges.filter(({ samples }) => samples.length > 0).flatMap(linesOf), '# EOF', ''].join(
    '\n',
  );
}

/** Without a label: of all images, which is no sum, since an image may be in two environments. */
function figureGauges(report: AuditReport): Gauge[] {
  const rows: readonly { readonly labels: Sample['labels']; readonly figures: Figures }[] = [
    { labels: {}, figures: report.figures },
    ...report.environments.map((figures) => ({
      labels: { environment: figures.environment },
      figures,
    })),
  ];
  const gauge = (
    name: string,
    help: string,
    valueOf: (figures: Figures) => number | null,
  ): Gauge => ({
    name,
    help,
    samples: rows.flatMap(({ labels, figures }) => {
      const value = valueOf(figures);
      return value === null ? [] : [{ labels, value }];
    }),
  });
  return [
    gauge('images_verified', 'Images that are verified.', ({ verified }) => verified),
    gauge('images_unsigned', 'Images without a signature.', ({ unsigned }) => unsigned),
    gauge('images_untrusted', 'Images that no trusted signer signed.', (all) => all.untrusted),
    gauge('images_unknown', 'Images that could not be checked.', ({ unknown }) => unknown),
    {
      ...gauge('coverage_ratio', 'Verified images of all images.', ({ coverage }) =>
        coverage === null ? null : Number((coverage / 100).toFixed(4)),
      ),
      unit: 'ratio',
    },
    gauge('incidents', 'Open incidents.', ({ incidents }) => incidents),
    gauge('violations', 'Open violations.', ({ violations }) => violations),
    gauge('violations_new', 'Violations of the last 24 hours.', (all) => all.violationsNew),
  ];
}

/** Also of classes without findings: a series that ends is no zero. */
function findingGauge(report: AuditReport): Gauge {
  const open = Map.groupBy(openFindings(report), ({ finding }) => finding);
  const counts = new Map<string, number>([...open].map(([name, all]) => [name, all.length]));
  return {
    name: 'findings',
    help: 'Open findings by class.',
    samples: Object.keys(findingClasses).map((finding) => ({
      labels: { finding },
      value: counts.get(finding) ?? 0,
    })),
  };
}

function runGauges({ measured, passed, time }: AuditReport): Gauge[] {
  const { verification } = measured;
  const one = (value: number): Sample[] => [{ labels: {}, value }];
  return [
    {
      name: 'verification_p99_seconds',
      unit: 'seconds',
      help: 'Time within which 99 % of this run’s verifications were made.',
      samples: verification === null ? [] : one(verification.wallP99 / 1000),
    },
    {
      name: 'time_seconds',
      unit: 'seconds',
      help: 'When the audit was made, since 1970.',
      samples: one(Date.parse(time) / 1000),
    },
    { name: 'passed', help: 'Whether the audit passed.', samples: one(passed ? 1 : 0) },
  ];
}

function linesOf({ name, unit, help, samples }: Gauge): string[] {
  const full = `signet_audit_${name}`;
  return [
    `# TYPE ${full} gauge`,
    ...(unit === undefined ? [] : [`# UNIT ${full} ${unit}`]),
    `# HELP ${full} ${help}`,
    ...samples.map(({ labels, value }) => `${full}${labelsText(labels)} ${value}`),
  ];
}

function labelsText(labels: Sample['labels']): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value
    .toWellFormed()
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n');
}
