// SPDX-License-Identifier: Apache-2.0
// Says in words, with a path, what a schema finds wrong with an SBOM.
import type { ErrorObject } from 'ajv';

/**
 * The most telling of the errors about one value: where alternatives failed, the one that came
 * furthest.
 * @param base where the value is: `packages[3]`, or empty for the document
 * @param name of the format, such as SPDX 2.3
 */
export function describeFault(errors: readonly ErrorObject[], base: string, name: string): string {
  const depth = ({ instancePath }: ErrorObject) => instancePath.split('/').length;
  const deepest = Math.max(...errors.map(depth));
  const error = errors.find((each) => depth(each) === deepest);
  if (error === undefined) return `${base} is not as ${name} has it`;
  const path = pathOf(base, error.instancePath);
  return `${path === '' ? 'it' : path} ${words(error, name)}`;
}

/** `packages[3].SPDXID`, from a JSON pointer (RFC 6901). */
function pathOf(base: string, pointer: string): string {
  const steps = pointer.split('/').slice(1).map(step);
  const path = `${base}${steps.join('')}`.replace(/^\./, '');
  return path.length > 200 ? `${path.slice(0, 199)}…` : path;
}

function step(written: string): string {
  const name = written.replaceAll('~1', '/').replaceAll('~0', '~');
  if (/^\d+$/.test(name)) return `[${name.slice(0, 20)}]`;
  return /^[\w$@-]{1,60}$/.test(name) ? `.${name}` : `[${quote(name)}]`;
}

function words({ keyword, params, message }: ErrorObject, name: string): string {
  const given: Readonly<Record<string, unknown>> = params;
  switch (keyword) {
    case 'type':
      return `must be ${kind(given['type'])}`;
    case 'required':
      return `lacks ${quote(given['missingProperty'])}`;
    case 'additionalProperties':
      return `has ${quote(given['additionalProperty'])}, which ${name} does not know`;
    case 'unevaluatedProperties':
      return `has ${quote(given['unevaluatedProperty'])}, which ${name} does not know`;
    case 'enum':
      return `must be one of ${choices(given['allowedValues'])}`;
    case 'const':
      return `must be ${quote(given['allowedValue'])}`;
    case 'format':
      return `is not a ${String(given['format'])}`;
    case 'pattern':
      return `does not match ${String(given['pattern']).slice(0, 100)}`;
    case 'uniqueItems':
      return 'has an element twice';
    default:
      return message ?? `is not as ${name} has it`;
  }
}

function kind(type: unknown): string {
  const kinds = Array.isArray(type) ? type.map(String) : [String(type)];
  return kinds.map((each) => `${/^[aeiou]/.test(each) ? 'an' : 'a'} ${each}`).join(' or ');
}

function choices(values: unknown): string {
  const all = Array.isArray(values) ? values.map(quote) : [];
  return `${all.slice(0, 8).join(', ')}${all.length > 8 ? ' …' : ''}`;
}

/** Bounded, since it may come from the file. */
function quote(value: unknown): string {
  const text = String(value);
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
