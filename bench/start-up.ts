// SPDX-License-Identifier: Apache-2.0
// How long the action takes from its start to its first request, above an empty program.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { runAction } from '../playground/runner.ts';

const rounds = 15;

/** Milliseconds, the shortest of both: noise only ever adds. */
export async function measureStartUp(): Promise<{
  readonly action: number;
  readonly bare: number;
}> {
  const action: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round++) {
    bare.push(await timeBare());
    action.push(await timeFirstRequest());
  }
  return { action: Math.min(...action), bare: Math.min(...bare) };
}

async function timeBare(): Promise<number> {
  const started = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  return performance.now() - started;
}

async function timeFirstRequest(): Promise<number> {
  let first = 0;
  const server = createServer((_, response) => {
    first ||= performance.now();
    response.writeHead(400).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const started = { at: 0 };
  await runAction({
    inputs: { images: `${host}/acme/app@sha256:${'0'.repeat(64)}`, patience: '1s' },
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://${host}/token`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't',
    },
    onStart: () => {
      started.at = performance.now();
    },
  });
  server.close();
  return first - started.at;
}
