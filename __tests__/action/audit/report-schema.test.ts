// SPDX-License-Identifier: Apache-2.0
// The schema that is published says what an audit reports, and nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';

import { severities } from '../../../src/audit/finding-classes.ts';
import type { AuditReport } from '../../../src/audit/report.ts';
import { hostileText } from '../given.ts';
import { auditReport, cleanReport, figuresOf, imageOf } from './outputs-given.ts';
import { classes } from './outputs-text.ts';

interface Schema {
  readonly definitions: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
}
const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../schemas/audit-report.schema.json'), 'utf8'),
) as Schema;
const ajv = addFormats.default(new Ajv({ strict: true, allErrors: true }));
const isReport = ajv.compile(schema);

/** What the schema has against it: the place and the rule of each error. */
const errorsOf = (report: unknown) =>
  isReport(report)
    ? []
    : (isReport.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);

const rich = auditReport({
  images: (['verified', 'unsigned', 'untrusted', 'unknown'] as const).map((verdict) =>
    imageOf(verdict),
  ),
  measured: { durationMs: 1, requests: 0, requestsPerImage: null, verification: null },
  log: {
    url: 'https://rekor.example',
    treeSize: null,
    rootHash: null,
    entries: 0,
    failure: { code: 'REKOR_UNAVAILABLE', message: 'status 503', hint: 'Run it again.' },
  },
});

describe('the schema of the report', () => {
  test('takes the reports of good and of bad days', () => {
    const figures = figuresOf({ coverage: null, coverageKnown: null });
    for (const report of [
      auditReport(),
      cleanReport(),
      rich,
      cleanReport({
        previous: null,
        nextExpected: null,
        log: null,
        images: [],
        history: [],
        figures,
      }),
    ])
      expect(errorsOf(report)).toEqual([]);
  });

  test('takes any text where text is foreign', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const [finding] = rich.findings;
        const foreign = { subject: text, repository: text, message: text, evidence: [text] };
        const report = {
          ...rich,
          findings: [{ ...finding, ...foreign, action: text, signer: text }],
          images: [imageOf('verified', { image: text, tags: [text], policy: text })],
        };
        expect(errorsOf(report)).toEqual([]);
      }),
    );
  });

  test('knows the classes and severities that the code knows', () => {
    expect(schema.definitions['findingClass']?.enum).toEqual(classes);
    expect(schema.definitions['severity']?.enum).toEqual(severities);
  });

  test('demands every property, and knows no other', () => {
    const paths = pathsOf(rich);
    expect(paths.length).toBeGreaterThan(150);
    for (const path of paths) {
      const without = structuredClone(rich);
      Reflect.deleteProperty(parentIn(without, path), path.at(-1) ?? '');
      const place = path.slice(0, -1).map((step) => `/${step}`);
      expect(errorsOf(without)).toContain(`${place.join('')} required`);
      const more = structuredClone(rich);
      Reflect.set(parentIn(more, path), 'surprise', 1);
      expect(errorsOf(more)).toContain(`${place.join('')} additionalProperties`);
    }
  });

  type Change = (report: Record<string, never>) => unknown;
  const at = (path: string, value: unknown): Change => {
    return (report) => {
      const steps = path.split('.');
      return Reflect.set(parentIn(report, steps), steps.at(-1) ?? '', value);
    };
  };
  test.each<[string, Change, string]>([
    ['another version', at('schemaVersion', 2), '/schemaVersion const'],
    ['the report of a shard', at('kind', 'shard'), '/kind const'],
    ['a time without a zone', at('time', '2026-11-26T05:24:10'), '/time format'],
    ['a day that is none', at('history.0.day', '2026-13-01'), '/history/0/day format'],
    [
      'an exception without an end',
      at('findings.5.exception.expires', 'never'),
      '/findings/5/exception/expires format',
    ],
    ['more than all', at('figures.coverage', 100.01), '/figures/coverage maximum'],
    ['less than nothing', at('figures.unknown', -1), '/figures/unknown minimum'],
    ['half an image', at('figures.images', 0.5), '/figures/images type'],
    ['a coverage in words', at('figures.coverage', '98.2 %'), '/figures/coverage type'],
    ['a fifth verdict', at('images.0.verdict', 'excepted'), '/images/0/verdict enum'],
    ['a class that is none', at('findings.0.finding', 'odd'), '/findings/0/finding enum'],
    [
      'a severity that is none',
      at('changes.added.0.severity', 'high'),
      '/changes/added/0/severity enum',
    ],
    ['a source of another kind', at('scopes.0.kind', 'guess'), '/scopes/0/kind enum'],
    [
      'a format of another tool',
      at('images.0.signatures.0.format', 'notation'),
      '/images/0/signatures/0/format enum',
    ],
    [
      'a digest in capitals',
      at('images.0.digest', `sha256:${'A'.repeat(64)}`),
      '/images/0/digest pattern',
    ],
    [
      'a fingerprint that is none',
      at('findings.0.fingerprint', 'x'),
      '/findings/0/fingerprint pattern',
    ],
    [
      'a line before the first',
      at('findings.0.places.0.line', 0),
      '/findings/0/places/0/line minimum',
    ],
    [
      'more history than is kept',
      at(
        'history',
        Array.from({ length: 401 }, () => rich.history[0]),
      ),
      '/history maxItems',
    ],
    [
      'times of no verification',
      at('measured.verification', { count: 0, wallP50: 0, wallP99: 0, cpuP50: 0, cpuP99: 0 }),
      '/measured/verification/count minimum',
    ],
  ])('refuses %s', (_, change, error) => {
    const report: unknown = structuredClone(rich);
    change(report as Record<string, never>);
    expect(errorsOf(report)).toContain(error);
  });
});

type Path = readonly string[];

/** Of each property of each object. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    ...(Array.isArray(value) ? [] : [[...path, name]]),
    ...pathsOf(member, [...path, name]),
  ]);
}

function parentIn(report: AuditReport | object, path: Path): object {
  return path.slice(0, -1).reduce((value: unknown, step) => {
    return Reflect.get(value as object, step) as unknown;
  }, report) as object;
}
