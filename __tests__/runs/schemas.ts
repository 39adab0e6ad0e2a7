// SPDX-License-Identifier: Apache-2.0
// The reports that runs leave behind, against the schemas that are published.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

import type { ActionResult } from '../../playground/runner.ts';
import { expectSarif } from '../action/verify/sarif-schema.ts';

const ajv = addFormats.default(new Ajv({ strict: true, allErrors: true }));
const schema = (name: string) =>
  ajv.compile(
    JSON.parse(
      readFileSync(join(import.meta.dirname, `../../schemas/${name}.schema.json`), 'utf8'),
    ) as object,
  );
const schemas = {
  sign: schema('report'),
  verify: schema('verify-report'),
  audit: schema('audit-report'),
};

/** The report of a run, which must be as its schema says. */
export function expectReport(
  action: keyof typeof schemas,
  { outputs }: Pick<ActionResult, 'outputs'>,
): unknown {
  const report: unknown = JSON.parse(readFileSync(outputs['report-path'] ?? '', 'utf8'));
  expect(schemas[action](report) || schemas[action].errors).toBe(true);
  return report;
}

interface Findings {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string;
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly locations: readonly [
        { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } },
      ];
    }[];
  }[];
}

/** The findings of a verification, which must be SARIF. */
export function expectFindings({
  outputs,
}: Pick<ActionResult, 'outputs'>): Findings['runs'][number]['results'] {
  const { runs } = expectSarif(readFileSync(outputs['sarif-path'] ?? '', 'utf8')) as Findings;
  return runs.flatMap(({ results }) => results);
}
