// SPDX-License-Identifier: Apache-2.0
// A user's regular expression, in the syntax and with the speed of RE2, as cosign reads it.
import { RE2JS } from 're2js';

import type { Match } from '../sigstore/signer-policy.ts';

/**
 * A pattern for a whole text: it is anchored at both ends, also where it has alternatives.
 * @throws Error when it is not a regular expression, saying what is wrong
 */
export function anchored(pattern: string): Extract<Match, { matches: unknown }> {
  const compiled = RE2JS.compile(pattern);
  return { matches: { test: (text) => compiled.testExact(text) }, text: pattern };
}
