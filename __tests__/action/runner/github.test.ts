// SPDX-License-Identifier: Apache-2.0
// What stopped a request to GitHub, in words: what GitHub said, or why it said nothing.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, test } from '@jest/globals';

import { openGitHub, refusalIn, refusalText } from '../../../src/action/runner/github.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import { openTransport } from '../../../src/http/transport.ts';

/** What a request throws, without the tries again that cost a user's patience. */
async function thrownBy(url: string): Promise<unknown> {
  const http = createHttpClient({ fetch: openTransport(), userAgent: 'signet-test' });
  const octokit = openGitHub('t', { GITHUB_API_URL: url }, http);
  return octokit
    .request('GET /repos/{owner}/{repo}', { owner: 'a', repo: 'b', request: { retries: 0 } })
    .then(
      () => undefined,
      (error: unknown) => error,
    );
}

async function serve(status: number, message: string) {
  const server = createServer((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ message }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

test('a status is named only where GitHub sent one', async () => {
  const { url, close } = await serve(403, 'Resource not accessible by integration');
  const refused = await thrownBy(url);
  expect(refusalIn(refused)?.status).toBe(403);
  expect(refusalText(refused, () => 'Grant it')).toMatch(/^status 403: Resource .*\. Grant it$/);
  close();
  const unreachable = await thrownBy('http://127.0.0.1:9');
  expect(refusalIn(unreachable)).toBeUndefined();
  expect(refusalText(unreachable, () => 'Grant it')).toMatch(/^(?!.*status)(?!.*Grant it).+/);
});

test('a token that GitHub does not know has the same advice everywhere', async () => {
  const { url, close } = await serve(401, 'Bad credentials');
  expect(refusalText(await thrownBy(url), () => 'Another')).toBe(
    'status 401: Bad credentials. The input "github-token" is empty, wrong or expired',
  );
  close();
});
