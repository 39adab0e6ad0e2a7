// SPDX-License-Identifier: Apache-2.0
// The words of a registry or its token service, in whichever of the usual forms they come.
import * as v from 'valibot';

import type { HttpResponse } from '../http/client.ts';
import { parseJson } from '../json.ts';

type Answer = Pick<HttpResponse, 'headers' | 'body'>;

const text = v.optional(v.fallback(v.pipe(v.string(), v.trim()), ''), '');
/** Its form is free; Gitea and others put the only words there. */
const detail = v.union([
  v.pipe(v.string(), v.trim()),
  v.pipe(
    v.object({ message: v.string() }),
    v.transform(({ message }) => message.trim()),
  ),
  v.pipe(
    v.looseObject({}),
    v.transform((given) => (Object.keys(given).length === 0 ? '' : JSON.stringify(given))),
  ),
]);
const errorSchema = v.object({
  code: text,
  message: text,
  detail: v.optional(v.fallback(detail, ''), ''),
});
const errorListSchema = v.object({ errors: v.pipe(v.array(errorSchema), v.minLength(1)) });

/**
 * The forms in which a refusal gives its reason: the error list (distribution-spec, Error Codes),
 * OAuth 2.0 (RFC 6749, section 5.2), Docker Hub's `details`, and a bare `message`.
 */
const wordsSchema = v.union([
  v.pipe(
    errorListSchema,
    v.transform(({ errors: [first] }) =>
      first === undefined ? [] : [first.code, first.message, first.detail],
    ),
  ),
  v.pipe(
    v.object({ error: text, error_description: text, details: text, message: text }),
    v.transform((given) => [given.error, given.error_description, given.details, given.message]),
  ),
]);

const maxWords = 300;

/** The reason that an answer gives, bounded and on one line; empty when it gives none. */
export function wordsOf(answer: Answer): string {
  const parsed = v.safeParse(wordsSchema, parseJson(answer.body));
  const parts = parsed.success ? parsed.output : [otherWords(answer)];
  const words = [...new Set(parts)].filter((part) => part !== '').join(': ');
  // A second line could be a command to the runner.
  return words
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, maxWords);
}

/** The title of a page, or the text that an answer is. */
function otherWords({ headers, body }: Answer): string {
  const given = body.toString('utf8', 0, 4096);
  if (/^\s*</.test(given)) return /<title[^<>]{0,200}>([^<]{1,300})/i.exec(given)?.[1] ?? '';
  const type = (headers.get('content-type') ?? '').trim().toLowerCase();
  return type.startsWith('text/plain') ? given : '';
}

/** The words, to follow a status. */
export function registryWords(answer: Answer): string {
  const words = wordsOf(answer);
  return words === '' ? '' : `: ${words}`;
}

/** The first code of the error list; undefined when there is none. */
export function firstErrorCode({ body }: Answer): string | undefined {
  const parsed = v.safeParse(errorListSchema, parseJson(body));
  const code = parsed.success ? parsed.output.errors[0]?.code : undefined;
  return code === '' ? undefined : code;
}

/** Whether the error list holds this code. */
export function hasErrorCode({ body }: Answer, code: string): boolean {
  const parsed = v.safeParse(errorListSchema, parseJson(body));
  return parsed.success && parsed.output.errors.some((error) => error.code === code);
}
