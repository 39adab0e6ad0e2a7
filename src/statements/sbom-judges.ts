// SPDX-License-Identifier: Apache-2.0
// Loads the published JSON schema of an SBOM format, and compiles what judges its parts.
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as v from 'valibot';

import { areDifferent } from './sbom-equality.ts';
import { nameOf, type SbomFormat } from './sbom.ts';

/** What judges a document in parts. */
export interface Judge {
  /** Of the document with its arrays empty; none of the schemas wants one that is not. */
  readonly document: ValidateFunction;
  /** How the elements of a member are judged; undefined when it is judged with the document. */
  readonly elements: (member: string) => ElementRule | undefined;
}

export interface ElementRule {
  /** Undefined when no schema is for such an element, which is what is wrong with it. */
  readonly judgeOf: (element: unknown) => ValidateFunction | undefined;
  readonly areUnique: boolean;
}

/** To compile a schema takes 40 to 240 ms, and there may be an SBOM for each platform. */
const judges = new Map<string, Promise<Judge>>();

export function loadJudge(format: SbomFormat): Promise<Judge> {
  return remembered(judges, nameOf(format), () =>
    format.version.startsWith('3.') ? loadSpdx3() : loadDraft7(format),
  );
}

/** What is there by that name; what is not there is made. */
function remembered<Value>(known: Map<string, Value>, name: string, make: () => Value): Value {
  const value = known.get(name) ?? make();
  known.set(name, value);
  return value;
}

/** Formats that are not here (iri-reference, idn-email) count as comments, as draft 7 allows. */
const options = {
  strict: false,
  logger: false,
  formats: {
    date: fullFormats.date,
    'date-time': fullFormats['date-time'],
    uri: fullFormats.uri,
  },
} as const;

const json = { type: 'json' } as const;

const draft7Schema = v.looseObject({
  $id: v.string(),
  properties: v.record(
    v.string(),
    v.looseObject({ items: v.optional(v.unknown()), uniqueItems: v.optional(v.boolean()) }),
  ),
});

async function loadDraft7(format: SbomFormat): Promise<Judge> {
  const ajv = withUniqueItems(new Ajv(options));
  if (format.family === 'CycloneDX') await addCycloneDxSchemas(ajv);
  const { default: file } = await schemaFile(nameOf(format));
  const schema = v.parse(draft7Schema, file);
  const rules = new Map<string, ElementRule | undefined>();
  const ruleFor = (member: string): ElementRule | undefined => {
    if (!Object.hasOwn(schema.properties, member)) return undefined;
    const { items, uniqueItems } = schema.properties[member] ?? {};
    if (items === undefined) return undefined;
    const judge = ajv.compile({ $ref: `${schema.$id}#/properties/${member}/items` });
    return { judgeOf: () => judge, areUnique: uniqueItems === true };
  };
  return {
    document: ajv.compile(schema),
    elements: (member) => remembered(rules, member, () => ruleFor(member)),
  };
}

function schemaFile(name: string): Promise<{ readonly default: unknown }> {
  switch (name) {
    case 'SPDX 2.2':
      return import('../../schemas/sbom/spdx-2/spdx-2.2.schema.json', { with: json });
    case 'SPDX 2.3':
      return import('../../schemas/sbom/spdx-2/spdx-2.3.schema.json', { with: json });
    case 'CycloneDX 1.4':
      return import('../../schemas/sbom/cyclonedx/bom-1.4.schema.json', { with: json });
    case 'CycloneDX 1.5':
      return import('../../schemas/sbom/cyclonedx/bom-1.5.schema.json', { with: json });
    case 'CycloneDX 1.6':
      return import('../../schemas/sbom/cyclonedx/bom-1.6.schema.json', { with: json });
    default:
      return import('../../schemas/sbom/cyclonedx/bom-1.7.schema.json', { with: json });
  }
}

/**
 * The schemas that those of CycloneDX refer to. The lists of license ids and of algorithms grow
 * every few months: a tool that knows a newer list would have its SBOM refused, so that any text
 * may stand there.
 */
async function addCycloneDxSchemas(ajv: Ajv): Promise<void> {
  const { default: signature } = await import('../../schemas/sbom/cyclonedx/jsf-0.82.schema.json', {
    with: json,
  });
  const base = 'http://cyclonedx.org/schema/';
  const text = { type: 'string' };
  ajv
    .addSchema({ ...signature, $id: `${base}jsf-0.82.SNAPSHOT.schema.json` })
    .addSchema({ $id: `${base}spdx.SNAPSHOT.schema.json`, ...text })
    .addSchema({
      $id: `${base}cryptography-defs.SNAPSHOT.schema.json`,
      definitions: { algorithmFamiliesEnum: text, ellipticCurvesEnum: text },
    });
}

const spdx3Schema = v.looseObject({
  $defs: v.looseObject({
    AnyClass: v.object({ anyOf: v.array(v.object({ $ref: v.string() })) }),
  }),
});

const typed = v.object({ type: v.string() });

/**
 * An element is of one of 80 classes, each of which has its own constant as `type`: it is judged by
 * that class alone, which says the same as all of them, faster and in fewer words.
 */
async function loadSpdx3(): Promise<Judge> {
  const ajv = withUniqueItems(new Ajv2020(options));
  const { default: file } = await import('../../schemas/sbom/spdx-3/spdx-3.0.1.schema.json', {
    with: json,
  });
  const id = 'https://spdx.org/schema/3.0.1';
  const schema = v.parse(spdx3Schema, file);
  const document = ajv.compile({ ...schema, $id: id });
  const classes = new Set(
    schema.$defs.AnyClass.anyOf.map(({ $ref }) => $ref.slice('#/$defs/'.length)),
  );
  const classJudges = new Map<string, ValidateFunction>();
  const judgeOf = (element: unknown) => {
    const { success, output } = v.safeParse(typed, element);
    if (!success || !classes.has(output.type)) return undefined;
    return remembered(classJudges, output.type, () =>
      ajv.compile({ $ref: `${id}#/$defs/${output.type}`, unevaluatedProperties: false }),
    );
  };
  return {
    document,
    elements: (member) => (member === '@graph' ? { judgeOf, areUnique: false } : undefined),
  };
}

/** The package compares each element with each other: minutes, where there are 100 000. */
function withUniqueItems<Validator extends Ajv | Ajv2020>(ajv: Validator): Validator {
  ajv.removeKeyword('uniqueItems').addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    validate: (isOn: boolean, elements: readonly unknown[]) => !isOn || areDifferent(elements),
  });
  return ajv;
}
