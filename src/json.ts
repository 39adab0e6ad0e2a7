// SPDX-License-Identifier: Apache-2.0
// How JSON from outside is read: leniently into `unknown`, then strictly by a schema.
import * as v from 'valibot';

/** The value of a JSON text, or undefined when it is none; a schema decides what it means. */
export function parseJson(text: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof text === 'string' ? text : Buffer.from(text).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The place and the kind of a schema violation; never the value, which may be anything. */
export function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  // A check has words of its own, or the library's, which quote the value.
  const expected =
    issue.expected ?? (issue.message.startsWith('Invalid ') ? 'another value' : issue.message);
  return path === null
    ? `it is no JSON of the expected kind (${expected})`
    : `${path}: expected ${expected}`;
}
