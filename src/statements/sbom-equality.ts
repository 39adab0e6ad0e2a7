// SPDX-License-Identifier: Apache-2.0
// Tells in linear time whether JSON values are equal, as `uniqueItems` of JSON schema asks.

/** Values are equal whatever the order of their keys (JSON Schema core, 4.2.2). */
export function areDifferent(values: readonly unknown[]): boolean {
  return values.length < 2 || new Set(values.map(canonical)).size === values.length;
}

/** One text for all values that are equal. */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.entries(value).map(
    ([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`,
  );
  return `{${members.toSorted().join(',')}}`;
}
