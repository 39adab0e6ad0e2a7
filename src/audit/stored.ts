// SPDX-License-Identifier: Apache-2.0
// Reads what an earlier run or another job wrote: reports, plans and evidence. Whoever wrote them,
// they are believed only as far as they have the form that this version writes.
import * as v from 'valibot';

import { describeIssue, parseJson } from '../json.ts';
import type { AuditPlan } from './planned.ts';
import type { AuditReport } from './report.ts';
import type { ShardEvidence } from './shards.ts';
import { evidenceSchema, planSchema, reportSchema } from './stored-schemas.ts';

/** Of 20,000 images, each with a dozen. */
const maxContainers = 2_000_000;

/** What was read, or why it was not. */
export type Stored<Content> =
  { readonly ok: true; readonly content: Content } | { readonly ok: false; readonly why: string };

/** A report of this version, with all that it says. */
export function readReport(bytes: Uint8Array): Stored<AuditReport> {
  const value = parseJson(bytes, maxContainers);
  const other = otherKind(value, 'report');
  if (other !== undefined) return { ok: false, why: other };
  const version = v.safeParse(v.looseObject({ schemaVersion: v.number() }), value);
  if (version.success && version.output.schemaVersion > 1)
    return { ok: false, why: `a later version wrote it (${version.output.schemaVersion})` };
  const parsed = v.safeParse(reportSchema, value);
  return parsed.success
    ? { ok: true, content: value as AuditReport }
    : { ok: false, why: describeIssue(parsed.issues[0]) };
}

export function readPlan(bytes: Uint8Array): Stored<AuditPlan> {
  return readAs(planSchema, bytes, 'plan');
}

export function readEvidence(bytes: Uint8Array): Stored<ShardEvidence> {
  return readAs(evidenceSchema, bytes, 'evidence');
}

const kindSchema = v.looseObject({ kind: v.string() });

/** Why a file is not what it was taken for; undefined when it says that it is. */
function otherKind(value: unknown, kind: string): string | undefined {
  if (value === undefined) return 'it is cut off, or not JSON';
  const own = v.safeParse(kindSchema, value);
  return own.success && own.output.kind === kind ? undefined : `it is not the ${kind} of an audit`;
}

/** As it was written, key by key: what is joined from several files is the same as from one. */
function readAs<Content>(
  schema: v.GenericSchema<unknown, Content>,
  bytes: Uint8Array,
  kind: string,
): Stored<Content> {
  const value = parseJson(bytes, maxContainers);
  const other = otherKind(value, kind);
  if (other !== undefined) return { ok: false, why: other };
  if (v.is(schema, value)) return { ok: true, content: value as Content };
  const { issues } = v.safeParse(schema, value);
  return { ok: false, why: issues === undefined ? '' : describeIssue(issues[0]) };
}
