// SPDX-License-Identifier: Apache-2.0
// Expressions of workflows, as far as the pages use them: names, fromJSON, always(), comparisons
// with a text, and `&&`.

/** What is known by name, such as `steps`. */
export interface Context {
  readonly [name: string]: string | Context;
}

/** Replaces every `${{ … }}` by its text. */
export function fill(text: string, context: Context): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
    textAt(expression.trim(), context),
  );
}

/** Whether a step with this `if` runs after steps that all succeeded. */
export function holds(condition: string, context: Context): boolean {
  return condition.split('&&').every((term) => holdsAlone(term.trim(), context));
}

function holdsAlone(term: string, context: Context): boolean {
  if (term === 'always()') return true;
  const [, path = '', operator, text] = /^([\w.-]+) (==|!=) '([^']*)'$/.exec(term) ?? [];
  if (operator === undefined) throw new Error(`nobody knows whether ${term}`);
  return (textAt(path, context) === text) === (operator === '==');
}

function textAt(expression: string, context: Context): string {
  const path = /^fromJSON\((.*)\)$/.exec(expression)?.[1] ?? expression;
  const found = path
    .split('.')
    .reduce<string | Context | undefined>(
      (from, name) => (typeof from === 'object' ? from[name] : undefined),
      context,
    );
  if (typeof found !== 'string') throw new Error(`nobody knows what ${expression} is`);
  return found;
}
