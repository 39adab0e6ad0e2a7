// SPDX-License-Identifier: Apache-2.0
// Runs the jobs of a workflow one after another, as GitHub does, as far as the pages use it.
import { fill, holds, type Context } from './expressions.ts';
import { ownAction, type Job, type Step, type Workflow } from './workflows.ts';

export type Outputs = Readonly<Record<string, string>>;
type Texts = Readonly<Record<string, string>>;

/** A step whose expressions are replaced. */
export interface ReadyStep {
  readonly with: Texts;
  readonly env: Texts;
  /** Of a script; the workspace when undefined. */
  readonly directory: string | undefined;
}

/** Who does what steps ask for. */
export interface Workers {
  /** An action of this project, by its folder. @throws when the step fails */
  own(action: string, step: ReadyStep): Promise<Outputs>;
  /** An action of others, by its name. */
  other(name: string, step: ReadyStep): Promise<Outputs>;
  /** A script. @throws when the step fails */
  script(text: string, step: ReadyStep): Promise<Outputs>;
}

interface Scope {
  readonly known: Context;
  readonly workers: Workers;
}

/** @param known what expressions know before the first step, such as `github` */
export async function runJobs({ jobs }: Workflow, known: Context, workers: Workers): Promise<void> {
  let needs: Context = {};
  for (const [name, job] of Object.entries(jobs)) {
    const outputs = await runJob(job, { known: { ...known, needs }, workers });
    needs = { ...needs, [name]: { outputs, result: 'success' } };
  }
}

async function runJob(job: Job, { known, workers }: Scope): Promise<Outputs> {
  let context = known;
  for (const part of partsOf(job, known)) {
    context = { ...known, ...part };
    for (const step of job.steps) {
      const outputs = await runStep(step, { known: context, workers });
      if (step.id === undefined) continue;
      const steps = typeof context['steps'] === 'object' ? context['steps'] : {};
      context = { ...context, steps: { ...steps, [step.id]: { outputs } } };
    }
  }
  return filled(job.outputs, context);
}

/** A job without a matrix has one part. */
function partsOf({ strategy }: Job, known: Context): readonly Context[] {
  if (strategy === undefined) return [{}];
  const { include, ...lists } = strategy.matrix;
  const entries =
    typeof include === 'string'
      ? (JSON.parse(fill(include, known)) as readonly Texts[])
      : productOf(lists);
  return entries.map((matrix, index) => ({ matrix, strategy: { 'job-index': String(index) } }));
}

function productOf(lists: Readonly<Record<string, readonly string[]>>): readonly Texts[] {
  return Object.entries(lists).reduce<readonly Texts[]>(
    (entries, [axis, values]) =>
      entries.flatMap((entry) => values.map((value) => ({ ...entry, [axis]: value }))),
    [{}],
  );
}

async function runStep(step: Step, { known, workers }: Scope): Promise<Outputs> {
  if (step.if !== undefined && !holds(step.if, known)) return {};
  const folder = step['working-directory'];
  const ready = {
    with: filled(step.with, known),
    env: filled(step.env, known),
    directory: folder === undefined ? undefined : fill(folder, known),
  };
  const own = ownAction(step);
  if (own !== undefined) return workers.own(own, ready);
  if (step.run !== undefined) return workers.script(fill(step.run, known), ready);
  return workers.other((step.uses ?? '').replace('@<commit>', ''), ready);
}

function filled(texts: Texts, known: Context): Texts {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fill(text, known)]));
}
