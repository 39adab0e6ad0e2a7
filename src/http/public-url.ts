// SPDX-License-Identifier: Apache-2.0
// What of an address may be printed.

/** A URL as logs and messages may show it: without the query, which may be presigned. */
export function publicUrl(url: URL): string {
  // Of schemes that the standard does not know, the origin is "null".
  const origin = url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin;
  return `${origin}${url.pathname}${url.search === '' ? '' : '?…'}`;
}
