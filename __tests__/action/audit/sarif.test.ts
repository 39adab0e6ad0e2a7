// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';

import { renderAuditSarif, sarifNotice } from '../../../src/action/audit/sarif.ts';
import { findingClasses } from '../../../src/audit/finding-classes.ts';
import type { AuditReport } from '../../../src/audit/report.ts';
import { digestOf, hostileText } from '../given.ts';
import { expectSarif } from '../verify/sarif-schema.ts';
import { auditReport, cleanReport, findingOf, sha256 } from './outputs-given.ts';
import { classes, reportOfText } from './outputs-text.ts';

const text = v.strictObject({ text: v.pipe(v.string(), v.minLength(1)) });
const level = v.picklist(['error', 'warning', 'note']);
/** What GitHub's code scanning demands beyond the schema of SARIF, and what we write besides. */
const sarifSchema = v.strictObject({
  $schema: v.pipe(v.string(), v.url()),
  version: v.literal('2.1.0'),
  runs: v.tuple([
    v.strictObject({
      tool: v.strictObject({
        driver: v.strictObject({
          name: v.literal('Signet'),
          version: v.string(),
          rules: v.array(
            v.strictObject({
              id: v.string(),
              name: v.pipe(v.string(), v.regex(/^(?:[A-Z][a-z]+)+$/)),
              shortDescription: text,
              fullDescription: text,
              help: text,
              defaultConfiguration: v.strictObject({ level }),
              properties: v.strictObject({
                tags: v.array(v.string()),
                'security-severity': v.optional(v.pipe(v.string(), v.regex(/^\d\.\d$/))),
              }),
            }),
          ),
        }),
      }),
      automationDetails: v.strictObject({ id: v.literal('signet-audit/') }),
      invocations: v.optional(
        v.tuple([
          v.strictObject({
            executionSuccessful: v.literal(true),
            toolExecutionNotifications: v.array(
              v.strictObject({ level: v.literal('warning'), message: text }),
            ),
          }),
        ]),
      ),
      results: v.array(
        v.strictObject({
          ruleId: v.string(),
          ruleIndex: v.pipe(v.number(), v.integer(), v.minValue(0)),
          level,
          message: text,
          locations: v.pipe(
            v.array(
              v.strictObject({
                physicalLocation: v.strictObject({
                  artifactLocation: v.strictObject({
                    uri: v.pipe(v.string(), v.regex(/^[^\s\\]+$/)),
                  }),
                  region: v.strictObject({
                    startLine: v.pipe(v.number(), v.integer(), v.minValue(1)),
                  }),
                }),
                logicalLocations: v.tuple([
                  v.strictObject({ fullyQualifiedName: v.string(), kind: v.literal('resource') }),
                ]),
              }),
            ),
            v.minLength(1),
            v.maxLength(1000),
          ),
          partialFingerprints: v.strictObject({
            primaryLocationLineHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
          }),
          suppressions: v.array(
            v.strictObject({
              kind: v.literal('external'),
              status: v.literal('accepted'),
              justification: v.string(),
            }),
          ),
        }),
      ),
    }),
  ]),
});
const place = '.github/signet-audit.yml';
const parse = (report: AuditReport) =>
  v.parse(sarifSchema, expectSarif(renderAuditSarif(report, place))).runs[0];

test('the findings of a bad day read as they should', () => {
  const { results, tool, ...run } = parse(auditReport());
  const rule = tool.driver.rules.find(({ id }) => id === 'signature-removed');
  expect({ ...run, rule, results }).toMatchSnapshot();
});

describe('each class of findings', () => {
  test('is a rule, whether it is found or not', () => {
    const { rules } = parse(cleanReport()).tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(classes);
    expect(new Set(rules.map(({ name }) => name)).size).toBe(classes.length);
  });

  test('is as grave as the audit says, and only what judges an image is a matter of security', () => {
    for (const { id, defaultConfiguration, properties } of parse(cleanReport()).tool.driver.rules) {
      const severity = findingClasses[id as keyof typeof findingClasses].severity;
      expect([severity, defaultConfiguration.level, properties['security-severity']]).toEqual(
        {
          incident: [severity, 'error', '9.5'],
          violation: [severity, 'error', '7.5'],
          operational: [severity, 'warning', undefined],
          notice: [severity, 'note', undefined],
        }[severity],
      );
      expect(properties.tags.includes('security')).toBe('security-severity' in properties);
    }
  });
});

describe('findings', () => {
  /** What is no character, and what is cut between its two halves. */
  const halves = fc.constantFrom('\ud800', `x${'😀'.repeat(300)}`, '😀'.repeat(300));

  test('are what code scanning takes, whatever registries and files say', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, halves), (words) => {
        const { results, tool } = parse(reportOfText(words));
        expect(results).toHaveLength(classes.length + 1);
        for (const { ruleId, ruleIndex, message } of results) {
          expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
          expect(message.text.isWellFormed()).toBe(true);
          // "[words](target)" would be a link (SARIF 2.1.0, 3.11.6).
          expect(message.text.replaceAll(/\\[[\]\\]/g, '')).not.toMatch(/[[\]]/);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('point to every line that names the image, else to the scopes file', () => {
    const places = ({ locations }: ReturnType<typeof parse>['results'][number]) =>
      locations.map(({ physicalLocation: { artifactLocation, region } }) => [
        artifactLocation.uri,
        region.startLine,
      ]);
    const [removed, , signer] = parse(auditReport()).results;
    expect(removed && places(removed)).toEqual([
      ['deploy/checkout.yaml', 31],
      ['deploy/jobs.yaml', 8],
    ]);
    expect(signer && places(signer)).toEqual([[place, 1]]);
    const given = [
      { file: './deploy/my pod.yaml', line: null },
      ...Array.from({ length: 2000 }, (_, at) => ({ file: 'many.yaml', line: at + 1 })),
    ];
    const [many] = parse(
      auditReport({ findings: [findingOf('unsigned', { places: given })] }),
    ).results;
    expect(many && places(many)).toHaveLength(20);
    expect(many && places(many)[0]).toEqual(['deploy/my%20pod.yaml', 1]);
  });

  test('keep their fingerprint, so that an alert stays one from run to run', () => {
    const prints = parse(auditReport()).results.map(
      ({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash,
    );
    expect(prints.toSorted()).toEqual(
      auditReport()
        .findings.map(({ fingerprint }) => fingerprint)
        .toSorted(),
    );
  });

  test('that are excepted come last and are suppressed, with whose word that is', () => {
    const { results } = parse(auditReport());
    expect(results.map(({ suppressions }) => suppressions.length)).toEqual([0, 0, 0, 0, 0, 0, 1]);
    expect(results.at(-1)?.suppressions).toEqual([
      {
        kind: 'external',
        status: 'accepted',
        justification: 'third party, pinned (@acme/platform, until 2026-12-31)',
      },
    ]);
  });
});

describe('more findings than code scanning takes', () => {
  const many = (incidents: number, length: number) =>
    Array.from({ length }, (_, at) =>
      findingOf(at >= length - incidents ? 'signature-removed' : 'unsigned', {
        fingerprint: sha256(String(at)),
        message: randomBytes(300).toString('base64'),
        evidence: [randomBytes(300).toString('base64')],
        subject: `ghcr.io/acme/app@${digestOf('a')}`,
      }),
    );

  test('are cut at 5,000, the gravest kept, and that is said', () => {
    const report = auditReport({ findings: many(7, 5_001) });
    const { results, invocations } = parse(report);
    expect(results).toHaveLength(5_000);
    expect(results.slice(0, 8).map(({ ruleId }) => ruleId)).toEqual([
      ...Array.from({ length: 7 }, () => 'signature-removed'),
      'unsigned',
    ]);
    const said = invocations?.[0].toolExecutionNotifications.map(({ message }) => message.text);
    expect(said).toEqual([sarifNotice(report)]);
    expect(sarifNotice(report)).toBe(
      '5,000 of 5,001 findings are in the SARIF file, the gravest first: code scanning takes no ' +
        'more. All are in the report.',
    );
  });

  test('compress to less than its 10 MB', () => {
    const report = auditReport({ findings: many(0, 6_000) });
    expect(gzipSync(renderAuditSarif(report, place)).length).toBeLessThan(10_000_000);
  });

  test('is not said of exactly 5,000', () => {
    const report = auditReport({ findings: many(0, 5_000) });
    expect(sarifNotice(report)).toBeUndefined();
    expect(parse(report)).not.toHaveProperty('invocations');
  });
});
