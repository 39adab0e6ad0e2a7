// SPDX-License-Identifier: Apache-2.0
// Canonical JSON (RFC 8785) for the values that Rekor and TUF sign.

/** JSON with sorted keys and no spaces (RFC 8785, for the values that logs use: no fractions). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  const written = members.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`);
  return `{${written.join(',')}}`;
}
