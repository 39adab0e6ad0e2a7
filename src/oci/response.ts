// SPDX-License-Identifier: Apache-2.0
// What an answer is, where registries say it in ways of their own.
import type { HttpResponse } from '../http/client.ts';
import { ownMediaType } from './manifest.ts';

/**
 * What a manifest is. Some registries and proxies call all JSON by one name, or a tag that is being
 * replaced a text (Gitea); then the bytes say it. A type of manifests is not overruled: who says
 * one thing with the bytes and another beside them is refused by who judges both.
 */
export function manifestType(response: HttpResponse): string {
  const named = mediaTypeOf(response);
  return vagueTypes.includes(named) ? (ownMediaType(response.body) ?? named) : named;
}

const vagueTypes = ['', 'application/json', 'application/octet-stream', 'text/plain'];

/** The media type without parameters. */
export function mediaTypeOf({ headers }: HttpResponse): string {
  return (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
