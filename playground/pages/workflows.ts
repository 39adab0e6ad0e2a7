// SPDX-License-Identifier: Apache-2.0
// Completes what a YAML block shows of a workflow (its jobs, steps or inputs) to a whole one.
import * as v from 'valibot';
import { parse } from 'yaml';

import type { Block } from './blocks.ts';

const scalar = v.union([v.string(), v.number(), v.boolean()]);
const texts = v.record(v.string(), v.pipe(v.nullable(scalar), v.transform(textOf)));

const stepSchema = v.looseObject({
  id: v.optional(v.string()),
  uses: v.optional(v.string()),
  run: v.optional(v.string()),
  if: v.optional(v.string()),
  'working-directory': v.optional(v.string()),
  with: v.optional(texts, {}),
  env: v.optional(texts, {}),
});
/** A matrix that an expression gives, or one that is the product of its lists. */
const included = v.object({ include: v.string() });
const axes = v.record(v.string(), v.array(v.string()));
const jobSchema = v.looseObject({
  outputs: v.optional(texts, {}),
  strategy: v.optional(v.looseObject({ matrix: v.union([included, axes]) })),
  steps: v.array(stepSchema),
});
const workflowSchema = v.looseObject({ jobs: v.record(v.string(), jobSchema) });

export type Step = v.InferOutput<typeof stepSchema>;
export type Job = v.InferOutput<typeof jobSchema>;
export type Workflow = v.InferOutput<typeof workflowSchema>;

type Mapping = Readonly<Record<string, unknown>>;

/** GitHub takes any scalar, and gives an action its text. */
function textOf(value: string | number | boolean | null): string {
  return String(value ?? '');
}

/** The whole workflow as a mapping; undefined when the block is no part of one. */
export function completeWorkflow({ text }: Block): Mapping | undefined {
  const shown: unknown = parse(text);
  return Array.isArray(shown) ? workflowOfJob({ steps: shown }) : workflowOfMapping(shown);
}

/** The same, to be run. */
export function workflowOf(block: Block): Workflow | undefined {
  const whole = completeWorkflow(block);
  return whole === undefined ? undefined : v.parse(workflowSchema, whole);
}

/** The steps of this project's actions, wherever they stand. */
export function ownSteps({ jobs }: Workflow): readonly Step[] {
  return Object.values(jobs).flatMap(({ steps }) => steps.filter((step) => ownAction(step)));
}

/** The folder of the action of this project that a step uses, if it uses one. */
export function ownAction({ uses }: Step): string | undefined {
  const folder = /^OWNER\/signet(|\/\w+)@<commit>$/.exec(uses ?? '')?.[1];
  return folder === undefined ? undefined : `./${folder.slice(1)}`;
}

const jobKeys = ['permissions', 'steps'];
/** Of inputs that a page shows alone. */
const signedStep = { images: 'ghcr.io/acme/app', digest: '${{ steps.build.outputs.digest }}' };

function workflowOfMapping(shown: unknown): Mapping | undefined {
  if (!isMapping(shown) || 'scopes' in shown) return undefined;
  if (isMapping(shown['jobs'])) return { on: 'push', ...shown, jobs: completeJobs(shown['jobs']) };
  if (Object.values(shown).every((job) => isMapping(job) && 'runs-on' in job))
    return { on: 'push', jobs: completeJobs(shown) };
  const entries = Object.entries(shown);
  const inputs = entries.filter(([name]) => !jobKeys.includes(name));
  const step = {
    uses: 'OWNER/signet@<commit>',
    with: Object.fromEntries([...Object.entries(signedStep), ...inputs]),
  };
  const job = Object.fromEntries(entries.filter(([name]) => jobKeys.includes(name)));
  if (inputs.length > 0) return workflowOfJob({ ...job, steps: [step] });
  return workflowOfJob({ steps: [{ run: 'true' }], ...job });
}

function workflowOfJob(job: Mapping): Mapping {
  const inputs = namesIn(job, 'inputs');
  const call = Object.fromEntries(inputs.map((name) => [name, { type: 'string' }]));
  return {
    on: inputs.length === 0 ? 'push' : { workflow_call: { inputs: call } },
    jobs: completeJobs({ job: { 'runs-on': 'ubuntu-latest', ...job } }),
  };
}

/** Adds the jobs that others need and that are not shown. */
function completeJobs(shown: Mapping): Mapping {
  const jobs = Object.entries(shown).map(([name, job]) => [name, completeJob(job)] as const);
  const needed = Object.values(shown).flatMap((job) => neededBy(job));
  const missing = [...namesIn(shown, 'needs'), ...needed.map(String)].filter(
    (name) => !(name in shown),
  );
  return Object.fromEntries([...missing.map((name) => [name, elsewhere] as const), ...jobs]);
}

function neededBy(job: unknown): readonly unknown[] {
  const needs = isMapping(job) ? (job['needs'] ?? []) : [];
  return Array.isArray(needs) ? (needs as readonly unknown[]) : [needs];
}

const elsewhere = {
  'runs-on': 'ubuntu-latest',
  outputs: { digest: '${{ steps.build.outputs.digest }}' },
  steps: [{ id: 'build', uses: 'docker/build-push-action@<commit>' }],
};

/** Adds the steps that are asked for outputs and are not shown, and the jobs' names to `needs`. */
function completeJob(job: unknown): Mapping {
  if (!isMapping(job)) throw new Error('a job is a mapping');
  const steps = [job['steps'] ?? []].flat();
  const ids = steps.map((step) => (isMapping(step) ? step['id'] : undefined));
  const missing = namesIn(job, 'steps').filter((name) => !ids.includes(name));
  const needs = namesIn(job, 'needs');
  return {
    ...(needs.length === 0 ? {} : { needs }),
    ...job,
    steps: [...missing.map(stepBefore), ...steps],
  };
}

const before: Readonly<Record<string, Mapping>> = {
  build: { uses: 'docker/build-push-action@<commit>' },
  meta: { uses: 'docker/metadata-action@<commit>' },
  gate: {
    uses: 'OWNER/signet/verify@<commit>',
    with: { images: 'ghcr.io/acme/app:v1.2.3', 'predicate-types': 'vuln' },
  },
};

function stepBefore(id: string): Mapping {
  const step = before[id];
  if (step === undefined) throw new Error(`steps.${id} is not shown, and nobody knows what it is`);
  return { id, ...step };
}

/** What expressions ask a context for, such as `build` of `steps.build.outputs.digest`. */
function namesIn(value: unknown, context: string): readonly string[] {
  const asked = JSON.stringify(value).matchAll(/\$\{\{(.*?)\}\}|"if":"(.*?)"/g);
  const expressions = [...asked].map(([, shown, condition]) => shown ?? condition ?? '').join(' ');
  const found = expressions.matchAll(new RegExp(String.raw`\b${context}\.([\w-]+)`, 'g'));
  return [...new Set([...found].map(([, name = '']) => name))];
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
