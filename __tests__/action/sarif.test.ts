// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';

import { renderSarif } from '../../src/action/sarif.ts';
import { hostileText } from './given.ts';
import { finding, verdicts } from './reports.ts';

const text = v.strictObject({ text: v.pipe(v.string(), v.minLength(1)) });
/** What GitHub's code scanning demands of SARIF 2.1.0 (docs.github.com, SARIF support for code scanning). */
const sarifSchema = v.strictObject({
  $schema: v.pipe(v.string(), v.url()),
  version: v.literal('2.1.0'),
  runs: v.tuple([
    v.strictObject({
      tool: v.strictObject({
        driver: v.strictObject({
          name: v.literal('Signet'),
          version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/)),
          rules: v.array(
            v.strictObject({
              id: v.string(),
              shortDescription: text,
              fullDescription: text,
              help: text,
              defaultConfiguration: v.strictObject({ level: v.literal('error') }),
            }),
          ),
        }),
      }),
      results: v.array(
        v.strictObject({
          ruleId: v.string(),
          ruleIndex: v.pipe(v.number(), v.integer(), v.minValue(0)),
          level: v.literal('error'),
          message: text,
          locations: v.tuple([
            v.strictObject({
              physicalLocation: v.strictObject({
                artifactLocation: v.strictObject({ uri: v.pipe(v.string(), v.regex(/^[^\s\\]+$/)) }),
                region: v.strictObject({ startLine: v.literal(1) }),
              }),
              logicalLocations: v.tuple([v.strictObject({ fullyQualifiedName: v.string(), kind: v.literal('resource') })]),
            }),
          ]),
          // The only one that code scanning tells results apart by.
          partialFingerprints: v.strictObject({ primaryLocationLineHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
        }),
      ),
    }),
  ]),
});
const parse = (sarif: string) => v.parse(sarifSchema, JSON.parse(sarif)).runs[0];

describe('findings', () => {
  test('are what code scanning takes, whatever they say', () => {
    fc.assert(
      fc.property(hostileText, (words) => {
        const { results, tool } = parse(renderSarif(verdicts(words), '.github/workflows/release.yml'));
        expect(results.map(({ ruleId }) => ruleId)).toEqual(['unsigned', 'untrusted/workflow', 'untrusted/age', 'unknown']);
        for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      }),
    );
  });

  test('of verified images are none', () => {
    expect(parse(renderSarif(verdicts('x').slice(0, 2), 'deploy'))).toMatchObject({ results: [], tool: { driver: { rules: [] } } });
  });

  test('point to the file that a person edits', () => {
    const [result] = parse(renderSarif(verdicts('x'), 'deploy/my app')).results;
    expect(result?.locations[0].physicalLocation.artifactLocation.uri).toBe('deploy/my%20app');
    const [plain] = parse(renderSarif(verdicts('x'), './deploy')).results;
    expect(plain?.locations[0].physicalLocation.artifactLocation.uri).toBe('deploy');
  });

  test('are told apart by rule and image, and stay the same from run to run', () => {
    const prints = (image: string) =>
      parse(renderSarif(verdicts(image), 'deploy')).results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
    expect(new Set([...prints('a'), ...prints('b')]).size).toBe(8);
    expect(prints('a')).toEqual(prints('a'));
  });

  test('of each kind have a rule in words', () => {
    const kinds = [
      'malformed',
      'log',
      'certificate',
      'timestamp',
      'signature',
      'key',
      'identity',
      'issuer',
      'repository',
      'workflow',
      'ref',
      'digest',
      'predicate-type',
      'annotations',
      'age',
    ];
    const image = { image: 'x', verdict: 'untrusted', signatures: [], findings: kinds.map((flaw) => finding('d', flaw)), failure: null } as const;
    const { rules } = parse(renderSarif([image], 'deploy')).tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(kinds.map((kind) => `untrusted/${kind}`).toSorted());
    for (const { shortDescription, id } of rules) expect(shortDescription.text).not.toBe(id);
  });
});
