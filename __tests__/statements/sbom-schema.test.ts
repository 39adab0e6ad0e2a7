// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import * as v from 'valibot';

import { partsOf } from '../../src/statements/sbom-parts.ts';
import { faultsOfSbom } from '../../src/statements/sbom-schema.ts';
import type { SbomFormat } from '../../src/statements/sbom.ts';
import { cycloneDx, spdx2, spdx3 } from './sboms.ts';

const faultsOf = (document: unknown, format: SbomFormat) => {
  const json = Buffer.from(JSON.stringify(document));
  const members = partsOf(json);
  return faultsOfSbom({ json, members }, format);
};
const spdx23: SbomFormat = { family: 'SPDX', version: '2.3' };
const spdx301: SbomFormat = { family: 'SPDX', version: '3.0.1' };
const cycloneDx16: SbomFormat = { family: 'CycloneDX', version: '1.6' };
const [spdxPackage] = spdx2('2.3').packages;
const [component, os] = cycloneDx('1.6').components;

const schema = (path: string) =>
  v.parse(
    v.record(v.string(), v.unknown()),
    JSON.parse(
      readFileSync(join(import.meta.dirname, '../../schemas/sbom', `${path}.schema.json`), 'utf8'),
    ),
  );
const options = { strict: false, logger: false, formats: { ...fullFormats } } as const;

/** What the package says of whole documents, without anything of ours. */
const whole = {
  spdx2: new Ajv(options).compile(schema('spdx-2/spdx-2.3')),
  spdx3: new Ajv2020(options).compile(schema('spdx-3/spdx-3.0.1')),
  cycloneDx: new Ajv(options)
    .addSchema(
      schema('cyclonedx/jsf-0.82'),
      'http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json',
    )
    .addSchema({ $id: 'http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json', type: 'string' })
    .compile(schema('cyclonedx/bom-1.6')),
};

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The document with one thing changed, at a place that numbers choose. */
function changed(value: unknown, path: readonly number[], change: Change): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return change.value;
  if (Array.isArray(value)) {
    if (value.length === 0) return change.value;
    const at = step % value.length;
    const items = v.parse(v.array(v.unknown()), value);
    if (rest.length === 0 && change.kind === 'repeat') return [...items, items[at]];
    if (rest.length === 0 && change.kind === 'remove') return items.toSpliced(at, 1);
    return items.with(at, changed(items[at], rest, change));
  }
  const entries = Object.entries(v.parse(v.record(v.string(), v.unknown()), value));
  const at = step % (entries.length + 1);
  const [key, member] = entries[at] ?? [change.key, undefined];
  if (rest.length === 0 && change.kind === 'remove')
    return Object.fromEntries(entries.filter(([name]) => name !== key));
  if (rest.length === 0 && change.kind === 'repeat')
    return Object.fromEntries(entries.toReversed());
  return Object.fromEntries([
    ...entries.filter(([name]) => name !== key),
    [key, changed(member, rest, change)],
  ]);
}

interface Change {
  readonly kind: 'replace' | 'remove' | 'repeat';
  readonly key: string;
  readonly value: Json;
}

const changes = fc.record({
  kind: fc.constantFrom('replace', 'remove', 'repeat'),
  key: fc.constantFrom('__proto__x', 'comment', 'name', 'type', 'files', 'annotations', '@graph'),
  value: fc.constantFrom<Json>(null, 1, -1, 'text', 'library', [], ['text'], {}, [{}], true, [[]]),
});

describe('an SBOM that is judged element by element', () => {
  test.each([
    ['SPDX 2.3', spdx2('2.3'), spdx23, whole.spdx2],
    ['SPDX 3', spdx3('3.0.1'), spdx301, whole.spdx3],
    ['CycloneDX', cycloneDx('1.6'), cycloneDx16, whole.cycloneDx],
  ])(
    'has faults exactly when the whole has: %s',
    async (_, document, format, judgeWhole) => {
      const verdicts = new Set<boolean>();
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.array(fc.nat(12), { minLength: 1, maxLength: 5 }), changes), {
            maxLength: 2,
          }),
          async (edits) => {
            const edited = edits.reduce<unknown>(
              (before, [path, change]) => changed(before, path, change),
              document,
            );
            fc.pre(typeof edited === 'object' && edited !== null && !Array.isArray(edited));
            const isValid = judgeWhole(edited);
            verdicts.add(isValid);
            const faults = await faultsOf(edited, format);
            expect({ edited, isValid: faults.length === 0 }).toEqual({ edited, isValid });
          },
        ),
        { numRuns: 1000 },
      );
      expect(verdicts.size).toBe(2);
    },
    60_000,
  );

  test.each([
    ['2.2', spdx2('2.2'), { family: 'SPDX', version: '2.2' }],
    ['2.3', spdx2('2.3'), spdx23],
    ['3.0.0', spdx3('3.0.0'), { family: 'SPDX', version: '3.0.0' }],
    ['3.0.1', spdx3('3.0.1'), spdx301],
    ['1.4', cycloneDx('1.4'), { family: 'CycloneDX', version: '1.4' }],
    ['1.5', cycloneDx('1.5'), { family: 'CycloneDX', version: '1.5' }],
    ['1.6', cycloneDx('1.6'), cycloneDx16],
    ['1.7', cycloneDx('1.7'), { family: 'CycloneDX', version: '1.7' }],
  ] as const)('is taken as tools write it: %s', async (_, document, format) => {
    await expect(faultsOf(document, format)).resolves.toEqual([]);
  });

  test('may have a license that is newer than this action', async () => {
    const newer = { ...component, licenses: [{ license: { id: 'New-License-9.0' } }] };
    const document = { ...cycloneDx('1.6'), components: [newer] };
    await expect(faultsOf(document, cycloneDx16)).resolves.toEqual([]);
  });

  test('has the same element nowhere twice, in whatever order its keys are', async () => {
    const again = Object.fromEntries(Object.entries(os ?? {}).toReversed());
    const document = { ...cycloneDx('1.6'), components: [os, component, again] };
    await expect(faultsOf(document, cycloneDx16)).resolves.toEqual([
      'components[2] is there twice',
    ]);
    const nested = { ...cycloneDx('1.6'), components: [{ ...component, components: [os, again] }] };
    await expect(faultsOf(nested, cycloneDx16)).resolves.toEqual([
      'components[0].components has an element twice',
    ]);
  });

  test('of 200 000 elements is compared with itself in a moment', async () => {
    const dependsOn = Array.from({ length: 200_000 }, (_, index) => `ref-${index}`);
    const document = { ...cycloneDx('1.6'), dependencies: [{ ref: 'os', dependsOn }] };
    await expect(faultsOf(document, cycloneDx16)).resolves.toEqual([]);
  });

  test.each<[fault: string, document: unknown, format: SbomFormat]>([
    [
      'packages[1].SPDXID must be a string',
      { packages: [spdxPackage, { ...spdxPackage, SPDXID: 1 }] },
      spdx23,
    ],
    ['packages[0] lacks "name"', { packages: [{ ...spdxPackage, name: undefined }] }, spdx23],
    [
      'packages[0] has "flavour", which SPDX 2.3 does not know',
      { packages: [{ ...spdxPackage, flavour: 1 }] },
      spdx23,
    ],
    ['it has "flavour", which SPDX 2.3 does not know', { flavour: 1 }, spdx23],
    ['packages must be an array', { packages: {} }, spdx23],
    [
      'creationInfo.creators must NOT have fewer than 1 items',
      { creationInfo: { created: '', creators: [] } },
      spdx23,
    ],
    [
      'relationships[0].relationshipType must be one of ',
      { relationships: [{ ...spdx2('2.3').relationships[0], relationshipType: 'x' }] },
      spdx23,
    ],
    ['metadata.timestamp is not a date-time', { metadata: { timestamp: 'today' } }, cycloneDx16],
    ['serialNumber does not match ^urn:uuid:', { serialNumber: '1' }, cycloneDx16],
    [
      'components[0].licenses[0].license.id must be a string',
      { components: [{ ...component, licenses: [{ license: { id: 1 } }] }] },
      cycloneDx16,
    ],
    ['version must be an integer', { version: '1' }, cycloneDx16],
    [
      '@graph[0].type is not that of a class of SPDX 3.0.1',
      { '@graph': [{ type: 'Thing' }] },
      spdx301,
    ],
    ['@graph[0].type is not that of a class of SPDX 3.0.1', { '@graph': ['text'] }, spdx301],
    ['@graph[0] lacks "spdxId"', { '@graph': [{ type: 'Tool', creationInfo: '_:a' }] }, spdx301],
    [
      '@graph[0] has "flavour", which SPDX 3.0.1 does not know',
      { '@graph': [{ ...spdx3('3.0.1')['@graph'][1], flavour: 1 }] },
      spdx301,
    ],
    [
      '@context must be "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"',
      { '@context': 'https://spdx.org/rdf/3.0.1/' },
      spdx301,
    ],
    ['packages[0] has "x y/~", which', { packages: [{ ...spdxPackage, 'x y/~': 1 }] }, spdx23],
  ])('is told by path and in words what is wrong: %s', async (fault, part, format) => {
    const base =
      format === cycloneDx16
        ? cycloneDx('1.6')
        : format === spdx301
          ? spdx3('3.0.1')
          : spdx2('2.3');
    const faults = await faultsOf({ ...base, ...Object(part) }, format);
    expect(faults[0]).toContain(fault);
  });

  test('is told the first faults only', async () => {
    const packages = Array.from({ length: 1000 }, () => ({}));
    await expect(faultsOf({ ...spdx2('2.3'), packages }, spdx23)).resolves.toEqual([
      'packages[0] lacks "SPDXID"',
      'packages[1] lacks "SPDXID"',
      'packages[2] lacks "SPDXID"',
      'and more',
    ]);
  });

  test('has no part that is too large to be parsed', async () => {
    const comment = 'x'.repeat(17 * 1024 * 1024);
    await expect(faultsOf({ ...spdx2('2.3'), comment }, spdx23)).resolves.toEqual([
      '"comment" alone is larger than 16 MiB',
    ]);
    const packages = [{ ...spdxPackage, comment }];
    await expect(faultsOf({ ...spdx2('2.3'), packages }, spdx23)).resolves.toEqual([
      'packages[0] alone is larger than 16 MiB',
    ]);
  });
});
