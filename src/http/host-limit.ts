// SPDX-License-Identifier: Apache-2.0
// So many requests to one host at a time, and none while it asks to be left alone.
import pLimit, { type LimitFunction } from 'p-limit';

import type { HttpClient } from './client.ts';
import { isRateLimit, retryAfterMs, type Clock } from './retry.ts';

/** A client that counts what it sends. */
export interface CountingClient extends HttpClient {
  readonly count: () => number;
}

/** A longer wait than this is for the one who was told of it: others may ask another thing. */
const longestPauseMs = 60_000;

/**
 * What one request is told by Retry-After (RFC 9110, section 10.2.3) all others to that host wait
 * for, too: a limit is counted by host, and each refused request would count again.
 */
export function limitHosts(http: HttpClient, perHost: number, clock: Clock): CountingClient {
  const hosts = new Map<string, { readonly slots: LimitFunction; freeAt: number }>();
  let count = 0;
  return {
    count: () => count,
    async send(request) {
      const { host } = request.url;
      const known = hosts.get(host) ?? { slots: pLimit(perHost), freeAt: 0 };
      hosts.set(host, known);
      return known.slots(async () => {
        const wait = known.freeAt - clock.now();
        if (wait > 0) await clock.sleep(wait);
        count += 1;
        const response = await http.send(request);
        const { status, headers } = response;
        const asked = retryAfterMs(headers.get('retry-after'), clock.now());
        const isLimit = status === 429 || status === 503 || isRateLimit(response);
        if (isLimit && asked !== undefined)
          known.freeAt = Math.max(known.freeAt, clock.now() + Math.min(asked, longestPauseMs));
        return response;
      });
    },
  };
}
