// SPDX-License-Identifier: Apache-2.0
// Each class of findings, planted alone in a small organization, is found by the built action, and
// nothing else is found beside it.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import {
  startOrganization,
  type Organization,
  type PlantedClass,
} from '../../playground/plants.ts';
import { findingClasses } from '../../src/audit/finding-classes.ts';
import { auditIn } from './audits.ts';

let organization: Organization;
beforeAll(async () => {
  organization = await startOrganization(mkdtempSync(join(tmpdir(), 'signet-organization-')));
});
afterAll(async () => organization.close());

const audit = (inputs: Readonly<Record<string, string>>) => auditIn(organization.world, inputs);

const ofRegistries = Object.keys(findingClasses).filter(
  (name): name is PlantedClass => !name.startsWith('log-'),
);

describe('planted alone, it is found, and nothing else', () => {
  test.each(ofRegistries)('%s', async (planted) => {
    const { before, happens, after } = await organization.plant(planted);
    const first = before && (await audit(before));
    expect(first?.report.findings ?? []).toEqual([]);
    await happens?.();
    const { report } = await audit({ ...after, previous: first?.path ?? 'none' });
    expect([...new Set(report.findings.map(({ finding }) => finding))]).toEqual([planted]);
    expect(report.notices).toEqual([]);
    const { severity } = findingClasses[planted];
    expect(report.findings.every((finding) => finding.severity === severity)).toBe(true);
  });

  test('none in a clean organization, which passes', async () => {
    const { report, exitCode } = await audit(await organization.clean());
    expect(report.findings).toEqual([]);
    expect(report.figures).toMatchObject({ images: 2, verified: 2, coverage: 100 });
    expect(exitCode).toBe(0);
  });
});
