// SPDX-License-Identifier: Apache-2.0
// The runner's token endpoint on a real socket, and clocks that do not wait.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createHttpClient, type HttpClient } from '../../src/http/client.ts';
import type { Patience } from '../../src/http/retry.ts';

export interface TokenService {
  /** As in ACTIONS_ID_TOKEN_REQUEST_URL. */
  readonly url: string;
  /** What was asked, in order. */
  readonly requests: { readonly path: string; readonly authorization: string | undefined }[];
  close(): Promise<void>;
}

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** Answers each request with the next of `answers`, and goes on with the last one. */
export async function startTokenService(
  ...answers: readonly [Answer, ...Answer[]]
): Promise<TokenService> {
  const requests: TokenService['requests'] = [];
  const server = createServer((request, response) => {
    requests.push({ path: request.url ?? '', authorization: request.headers.authorization });
    const answer = answers[Math.min(requests.length, answers.length) - 1] ?? answers[0];
    answer(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token?api-version=2.0`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return (response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(value));
}

/** Takes the request and goes away without an answer. */
export const reset: Answer = (response) => response.destroy();

export function client(signal?: AbortSignal): HttpClient {
  return createHttpClient({
    fetch,
    userAgent: 'signet-test',
    ...(signal === undefined ? {} : { signal }),
  });
}

/** Patience whose time passes only by being slept through. */
export function patienceOf(ms: number): Patience & { readonly slept: number[] } {
  let now = Date.UTC(2026, 0, 1);
  const slept: number[] = [];
  const clock = {
    now: () => now,
    sleep: async (wait: number) => {
      slept.push(wait);
      now += wait;
    },
  };
  return { deadline: now + ms, clock, random: () => 0.5, slept };
}

/** A token with these claims; nobody here checks its signature. */
export function tokenOf(claims: unknown): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${Buffer.from('signature').toString('base64url')}`;
}
