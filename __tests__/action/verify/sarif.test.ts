// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from 'node:zlib';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';

import { renderSarif } from '../../../src/action/verify/sarif.ts';
import { hostileText } from '../given.ts';
import { finding, verdicts } from '../reports.ts';
import { expectSarif, sarifErrors } from './sarif-schema.ts';

const text = v.strictObject({ text: v.pipe(v.string(), v.minLength(1)) });
/**
 * What GitHub's code scanning demands beyond the schema of SARIF 2.1.0 (docs.github.com, SARIF
 * support for code scanning).
 */
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
          ]),
          // The only one that code scanning tells results apart by.
          partialFingerprints: v.strictObject({
            primaryLocationLineHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
          }),
        }),
      ),
    }),
  ]),
});
const parse = (sarif: string) => v.parse(sarifSchema, expectSarif(sarif)).runs[0];

describe('findings', () => {
  test('are what code scanning takes, whatever they say', () => {
    fc.assert(
      fc.property(hostileText, (words) => {
        const { results, tool } = parse(
          renderSarif(verdicts(words), '.github/workflows/release.yml'),
        );
        expect(results.map(({ ruleId }) => ruleId)).toEqual([
          'unsigned',
          'untrusted/workflow',
          'untrusted/age',
          'unknown',
        ]);
        for (const { ruleId, ruleIndex } of results)
          expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      }),
    );
  });

  test('of verified images are none', () => {
    expect(parse(renderSarif(verdicts('x').slice(0, 2), 'deploy'))).toMatchObject({
      results: [],
      tool: { driver: { rules: [] } },
    });
  });

  test('point to the file that a person edits', () => {
    const [result] = parse(renderSarif(verdicts('x'), 'deploy/my app')).results;
    expect(result?.locations[0].physicalLocation.artifactLocation.uri).toBe('deploy/my%20app');
    const [plain] = parse(renderSarif(verdicts('x'), './deploy')).results;
    expect(plain?.locations[0].physicalLocation.artifactLocation.uri).toBe('deploy');
    const uris = (place: string, files: object) =>
      parse(
        renderSarif(
          verdicts('x').map((image) => ({ ...image, ...files })),
          place,
        ),
      ).results.map(({ locations }) => locations[0].physicalLocation.artifactLocation.uri);
    expect(new Set(uris('deploy', { file: './deploy/my pod.yaml' }))).toEqual(
      new Set(['deploy/my%20pod.yaml']),
    );
    expect(new Set(uris('./', {}))).toEqual(new Set(['.']));
  });

  test('point to the line of the manifest that names the image, where it is known', () => {
    const lines = (place: object) =>
      parse(
        renderSarif(
          verdicts('x').map((image) => ({ ...image, ...place })),
          'deploy',
        ),
      ).results.map(({ locations }) => locations[0].physicalLocation.region.startLine);
    expect(new Set(lines({ file: 'deploy/pod.yaml', line: 7 }))).toEqual(new Set([7]));
    expect(new Set(lines({ file: 'deploy/pod.yaml' }))).toEqual(new Set([1]));
  });

  test('are told apart by rule and image, and stay the same from run to run', () => {
    const prints = (image: string) =>
      parse(renderSarif(verdicts(image), 'deploy')).results.map(
        ({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash,
      );
    expect(new Set([...prints('a'), ...prints('b')]).size).toBe(8);
    expect(prints('a')).toEqual(prints('a'));
  });

  test('of many signatures of an image are one where they are of a kind, because code scanning would keep one of them', () => {
    const findings = [
      ...Array.from({ length: 8 }, (_, at) => finding(`by ${String(at % 7)}`, 'identity')),
      finding('too old', 'age'),
    ];
    const { results } = parse(
      renderSarif(
        [{ image: 'x', verdict: 'untrusted', signatures: [], findings, failure: null, tags: [] }],
        'deploy',
      ),
    );
    expect(results.map(({ ruleId, message }) => [ruleId, message.text])).toEqual([
      ['untrusted/identity', 'x: by 0; by 1; by 2; by 3; by 4; … and 2 more'],
      ['untrusted/age', 'x: too old'],
    ]);
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
    const image = {
      image: 'x',
      verdict: 'untrusted',
      signatures: [],
      findings: kinds.map((flaw) => finding('d', flaw)),
      failure: null,
      tags: [],
    } as const;
    const { rules } = parse(renderSarif([image], 'deploy')).tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(kinds.map((kind) => `untrusted/${kind}`).toSorted());
    for (const { shortDescription, id } of rules) expect(shortDescription.text).not.toBe(id);
  });
});

describe('the schema', () => {
  type Change = (sarif: { $schema: unknown; version: string; runs: Run[] }) => void;
  interface Run {
    tool: { driver: { name?: string; rules: { id?: string; helpUri?: string }[] } };
    results: {
      message?: { text?: string };
      level: string;
      ruleIndex: number;
      kind?: string;
      guid?: string;
      [name: string]: unknown;
    }[];
  }
  const result = (change: (result: Run['results'][number]) => void): Change => {
    return ({ runs }) => {
      for (const one of runs[0]?.results.slice(0, 1) ?? []) change(one);
    };
  };

  test.each<[string, Change, string]>([
    ['another version', (sarif) => (sarif.version = '2.2.0'), '/version enum'],
    ['no version', (sarif) => delete (sarif as Partial<typeof sarif>).version, ' required'],
    ['no runs', (sarif) => delete (sarif as Partial<typeof sarif>).runs, ' required'],
    ['a schema that is no URL', (sarif) => (sarif.$schema = 'the schema'), '/$schema format'],
    [
      'a tool without a name',
      ({ runs }) => delete runs[0]?.tool.driver.name,
      '/runs/0/tool/driver required',
    ],
    [
      'a rule without an ID',
      ({ runs }) => delete runs[0]?.tool.driver.rules[0]?.id,
      '/runs/0/tool/driver/rules/0 required',
    ],
    [
      'a rule twice',
      ({ runs }) => runs[0]?.tool.driver.rules.push(...runs[0].tool.driver.rules),
      '/runs/0/tool/driver/rules uniqueItems',
    ],
    [
      'a result without a message',
      result((one) => delete one.message),
      '/runs/0/results/0 required',
    ],
    [
      'a message without a text',
      result((one) => delete one.message?.text),
      '/runs/0/results/0/message anyOf',
    ],
    [
      'a level that is none',
      result((one) => (one.level = 'fatal')),
      '/runs/0/results/0/level enum',
    ],
    [
      'a place that is no number',
      result((one) => (one.ruleIndex = 0.5)),
      '/runs/0/results/0/ruleIndex type',
    ],
    [
      'a property that is not known',
      result((one) => (one['severity'] = 'high')),
      '/runs/0/results/0 additionalProperties',
    ],
    [
      'a fingerprint that is no text',
      result((one) => (one['partialFingerprints'] = { a: 1 })),
      '/runs/0/results/0/partialFingerprints/a type',
    ],
    [
      'a file with a blank in its name',
      result(
        (one) =>
          (one['locations'] = [{ physicalLocation: { artifactLocation: { uri: 'my app' } } }]),
      ),
      '/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri format',
    ],
  ])('refuses %s', (_, change, error) => {
    const sarif = JSON.parse(renderSarif(verdicts('x'), 'deploy')) as Parameters<Change>[0];
    expect(sarifErrors(sarif)).toEqual([]);
    change(sarif);
    expect(sarifErrors(sarif)).toContain(error);
  });
});

test('findings keep to what GitHub takes, however many and long they are', () => {
  // docs.github.com, "SARIF support for code scanning": 10 MB compressed, 25,000 results in a run
  // of which 5,000 are shown, 1,000 locations of each.
  const many = Array.from({ length: 500 }, (_, at) => verdicts(`x${String(at)}`)).flat();
  const text = renderSarif(many, 'deploy');
  const { results, tool } = parse(text);
  expect(results).toHaveLength(2000);
  expect(tool.driver.rules).toHaveLength(4);
  expect(
    new Set(results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash))
      .size,
  ).toBe(2000);
  expect(gzipSync(text).length).toBeLessThan(10_000_000);
});
