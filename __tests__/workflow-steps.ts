// SPDX-License-Identifier: Apache-2.0
// The steps of workflows that users copy, and the inputs that our actions have.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import * as v from 'valibot';
import { parse } from 'yaml';

const project = resolve(import.meta.dirname, '..');

export const actions = [
  { uses: 'OWNER/signet', metadata: 'action.yml', page: 'docs/inputs.md' },
  { uses: 'OWNER/signet/verify', metadata: 'verify/action.yml', page: 'verify/README.md' },
  { uses: 'OWNER/signet/audit', metadata: 'audit/action.yml', page: 'audit/README.md' },
].map((action) => ({ ...action, ...settingsOf(action.metadata) }));

function settingsOf(metadata: string) {
  const settings = v.record(v.string(), v.object({ default: v.optional(v.string(), '') }));
  return v.parse(
    v.object({ inputs: settings, outputs: settings }),
    parse(readFileSync(join(project, metadata), 'utf8')),
  );
}

const stepSchema = v.object({
  uses: v.string(),
  with: v.optional(v.record(v.string(), v.unknown()), {}),
});

export type Step = v.InferOutput<typeof stepSchema>;

/** Everything with a `uses`, wherever it stands in an example. */
export function stepsIn(value: unknown): Step[] {
  if (typeof value !== 'object' || value === null) return [];
  const step = v.safeParse(stepSchema, value);
  return [...(step.success ? [step.output] : []), ...Object.values(value).flatMap(stepsIn)];
}

export function unknownInputs({ uses, with: values }: Step): string[] {
  const action = actions.find((known) => known.uses === uses.split('@')[0]);
  return action === undefined ? [] : Object.keys(values).filter((name) => !(name in action.inputs));
}
