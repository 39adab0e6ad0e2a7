// SPDX-License-Identifier: Apache-2.0
// What GitHub's OpenAPI description allows, and which permission each operation needs
// (docs.github.com, Permissions required for GitHub Apps).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv, type ValidateFunction } from 'ajv';

import type { PlayRequest } from './server.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: { readonly type?: string; readonly enum?: readonly unknown[] };
}

interface Operation {
  readonly parameters: readonly Parameter[];
  readonly body?: object;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** An operation that was asked for, with the values of its path. */
export interface Asked {
  /** `GET /repos/{owner}/{repo}` */
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Of a job's token; a classic token has scopes instead. */
const permissions: Readonly<Record<string, string>> = {
  'GET /repos/{owner}/{repo}': 'metadata: read',
  'GET /repos/{owner}/{repo}/actions/artifacts': 'actions: read',
  'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}': 'actions: read',
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}': 'actions: read',
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}': 'actions: read',
  'GET /orgs/{org}/packages': 'scope read:packages',
  'GET /repos/{owner}/{repo}/issues': 'issues: read',
  'POST /repos/{owner}/{repo}/issues': 'issues: write',
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}': 'issues: write',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': 'issues: write',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels': 'issues: write',
  'POST /repos/{owner}/{repo}/labels': 'issues: write',
  'POST /repos/{owner}/{repo}/attestations': 'attestations: write',
};

let description: Description | undefined;
const validators = new Map<string, ValidateFunction>();

function described(): Description {
  description ??= JSON.parse(
    readFileSync(join(import.meta.dirname, 'github-description.json'), 'utf8'),
  ) as Description;
  return description;
}

/** What was asked for, or what the description has against it. */
export function judgeRequest(request: PlayRequest): Asked | { readonly violation: string } {
  const { method, url, body } = request;
  for (const [path, operations] of Object.entries(described().paths)) {
    const values = valuesIn(path, url.pathname);
    const operation = operations[method.toLowerCase()];
    if (values === undefined || operation === undefined) continue;
    const name = `${method} ${path}`;
    const json: unknown = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
    const flaw =
      parameterFlaw(operation.parameters, values, url.searchParams) ??
      bodyFlaw(name, operation.body, json);
    return flaw === undefined
      ? { name, values, query: url.searchParams, body: json as Asked['body'] }
      : { violation: `${name}: ${flaw}` };
  }
  return { violation: `${method} ${url.pathname} is not in the description` };
}

function valuesIn(template: string, path: string): Record<string, string> | undefined {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const pattern = new RegExp(`^${template.replaceAll(/\{\w+\}/g, '([^/]+)')}$`);
  const found = pattern.exec(path);
  if (found === null) return undefined;
  return Object.fromEntries(
    names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? '')]),
  );
}

function parameterFlaw(
  parameters: readonly Parameter[],
  values: Readonly<Record<string, string>>,
  query: URLSearchParams,
): string | undefined {
  const known = parameters.filter((one) => one.in === 'query');
  const unknown = [...query.keys()].find((name) => !known.some((one) => one.name === name));
  if (unknown !== undefined) return `the parameter ${unknown} is unknown`;
  const missing = known.find(({ name, required }) => required && !query.has(name));
  if (missing !== undefined) return `the parameter ${missing.name} is missing`;
  for (const { name, schema } of parameters) {
    const value = values[name] ?? query.get(name);
    if (value === null) continue;
    if (schema.type === 'integer' && !/^\d+$/.test(value)) return `${name} is not a number`;
    if (schema.enum !== undefined && !schema.enum.includes(value)) return `${name} is ${value}`;
  }
  return Number(query.get('per_page') ?? '1') > 100 ? 'per_page is above 100' : undefined;
}

/** GitHub takes properties that it does not know; a client that sends some has a mistake. */
function bodyFlaw(name: string, schema: object | undefined, body: unknown): string | undefined {
  if (schema === undefined) return undefined;
  const known = validators.get(name);
  const isValid =
    known ?? new Ajv({ strict: false, allErrors: true }).compile({ ...closed(schema) });
  validators.set(name, isValid);
  if (isValid(body)) return undefined;
  return (isValid.errors ?? []).map((one) => `${one.instancePath} ${one.message ?? ''}`).join(', ');
}

function closed(schema: object): object {
  return 'properties' in schema && !('additionalProperties' in schema)
    ? { ...schema, additionalProperties: false }
    : schema;
}

/** Undefined where the token may do it. */
export function missingPermission({ name }: Asked, granted: readonly string[]): string | undefined {
  const needed = permissions[name] ?? 'nothing grants it';
  const stronger = needed.replace(/: read$/, ': write');
  // Every token may read what is public of a repository.
  const all = ['metadata: read', ...granted];
  return all.includes(needed) || all.includes(stronger) ? undefined : needed;
}
