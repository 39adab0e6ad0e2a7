// SPDX-License-Identifier: Apache-2.0
// A user's regular expression, in the syntax and with the speed of RE2, as cosign reads it.
import { RE2JS } from 're2js';

import type { Pattern } from '../glob.ts';

/** Two ways to ask an expression. */
export interface Expression {
  /** It must match the whole text: anchored at both ends, also where it has alternatives. */
  readonly whole: Pattern;
  /** It is found somewhere, as cosign takes it. */
  readonly within: Pattern;
}

/** @throws Error when it is not a regular expression, saying what is wrong */
export function readExpression(pattern: string): Expression {
  const compiled = RE2JS.compile(pattern);
  return {
    whole: { test: (text) => compiled.testExact(text) },
    within: { test: (text) => compiled.test(text) },
  };
}
