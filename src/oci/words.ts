// SPDX-License-Identifier: Apache-2.0
// The words of a registry or its token service, in whichever of the usual forms they come.
import * as v from 'valibot';

import type { HttpResponse } from '../http/client.ts';
import { parseJson } from '../json.ts';

const text = v.optional(v.fallback(v.pipe(v.string(), v.trim()), ''), '');
/** The form of `detail` is free; Gitea and others put the only words there. */
const detail = v.union([
  v.pipe(v.string(), v.trim()),
  v.pipe(
    v.object({ message: v.string() }),
    v.transform(({ message }) => message.trim()),
  ),
]);
const errorSchema = v.object({
  code: text,
  message: text,
  detail: v.optional(v.fallback(detail, ''), ''),
});

/**
 * The forms in which a refusal gives its reason: the error list (distribution-spec, Error Codes),
 * OAuth 2.0 (RFC 6749, section 5.2), Docker Hub's `details`, and a bare `message`.
 */
const wordsSchema = v.union([
  v.pipe(
    v.object({ errors: v.pipe(v.array(errorSchema), v.minLength(1)) }),
    v.transform(({ errors: [first] }) =>
      first === undefined ? [] : [first.code, first.message, first.detail],
    ),
  ),
  v.pipe(
    v.object({ error: text, error_description: text, details: text, message: text }),
    v.transform((given) => [given.error, given.error_description, given.details, given.message]),
  ),
]);

/** The reason that an answer gives, bounded and on one line; empty when it gives none. */
export function wordsOf({ headers, body }: Pick<HttpResponse, 'headers' | 'body'>): string {
  const parsed = v.safeParse(wordsSchema, parseJson(body));
  const isText = (headers.get('content-type') ?? '').trim().toLowerCase().startsWith('text/plain');
  const parts = parsed.success ? parsed.output : isText ? [body.toString('utf8', 0, 1200)] : [];
  const words = [...new Set(parts)].filter((part) => part !== '').join(': ');
  // A second line could be a command to the runner.
  return words
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
