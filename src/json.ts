// SPDX-License-Identifier: Apache-2.0
// How JSON from outside is read: leniently into `unknown`, then strictly by a schema.
import * as v from 'valibot';

/**
 * Nothing that we read comes near: what is deeper overflows the stack of what walks it, and what
 * holds more objects and arrays takes many times its length in memory.
 */
const maxDepth = 500;
const maxContainers = 250_000;

/**
 * The value of a JSON text, or undefined when it is none; a schema decides what it means.
 * @param containers how many objects and arrays it may hold
 */
export function parseJson(text: string | Uint8Array, containers = maxContainers): unknown {
  const bytes = typeof text === 'string' ? Buffer.from(text) : bufferOf(text);
  if (!isBounded(bytes, containers)) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The same bytes, not copied. */
function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

const quote = 0x22;
const backslash = 0x5c;
/** `[` and `{`, `]` and `}` differ by one bit, which this sets; no byte of a longer character is
 * one of them. */
const brace = 0x20;
const opening = 0x7b;
const closing = 0x7d;

function isBounded(bytes: Buffer, most: number): boolean {
  let depth = 0;
  let count = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) isText = !isText;
    else if (isText) at += byte === backslash ? 1 : 0;
    else if (byte >= 0x5b && (byte | brace) === opening) {
      if (++depth > maxDepth || ++count > most) return false;
    } else if (byte >= 0x5b && (byte | brace) === closing) depth--;
  }
  return true;
}

/** The place and the kind of a schema violation; never the value, which may be anything. */
export function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  // The library expects the key itself where it is missing.
  if (
    path !== null &&
    issue.kind === 'schema' &&
    issue.expected === `"${path.split('.').at(-1) ?? ''}"`
  )
    return `${path} is missing`;
  // A check has words of its own, or the library's, which quote the value.
  const expected =
    issue.expected ?? (issue.message.startsWith('Invalid ') ? 'another value' : issue.message);
  return path === null
    ? `it is not JSON of the expected kind (${expected})`
    : `${path}: expected ${expected}`;
}
