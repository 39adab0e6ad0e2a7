// SPDX-License-Identifier: Apache-2.0
// What the process offers, gathered in one place so that nothing else reads it.
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';

import * as core from '@actions/core';

import { SignetError } from '../../errors.ts';
import { createHttpClient, type HttpClient } from '../../http/client.ts';
import { readProxy } from '../../http/proxy.ts';
import type { Clock, Patience } from '../../http/retry.ts';
import { openTransport } from '../../http/transport.ts';
import { parseJson } from '../../json.ts';
import { debug, debugExchange, line } from './log.ts';

export const actionVersion = '0.1.0';

/** Environment variables as the runner set them. */
export type Env = Readonly<Record<string, string | undefined>>;

/**
 * Aborted when the job is cancelled (GitHub sends SIGINT, then SIGTERM 7.5 s later), and when all
 * is told: nothing may keep the process alive then.
 */
const ending = new AbortController();

/** Ends every request and every wait that is still under way. */
export function endRun(): void {
  ending.abort();
}

const clock: Clock = {
  now: () => Date.now(),
  async sleep(ms) {
    await sleep(ms, undefined, { signal: ending.signal }).catch((cause: unknown) => {
      throw new SignetError('CANCELLED', 'the job was cancelled', { cause });
    });
  },
};

/** Where GitHub is: github.com, or an enterprise's own address; without a slash at its end. */
export function serverOf(env: Env): string {
  const given = (env['GITHUB_SERVER_URL'] ?? '').trim().replace(/\/+$/, '');
  return given === '' ? 'https://github.com' : given;
}

/**
 * The same, for what is compared with it or built upon it.
 * @throws SignetError INPUT_INVALID when it is not an address
 */
export function knownServer(env: Env): string {
  const server = serverOf(env);
  if (/^https?:\/\//.test(server) && URL.canParse(server)) return server;
  throw new SignetError(
    'INPUT_INVALID',
    `GITHUB_SERVER_URL is ${JSON.stringify(server.slice(0, 100))}, which is not the address of a ` +
      'server',
    { hint: 'The runner sets it, as in https://github.com: do not set it in the workflow.' },
  );
}

/** The deadline of all waiting, from now on. */
export function patienceOf(ms: number): Patience {
  return {
    deadline: clock.now() + ms,
    graceMs: Math.min(10_000, Math.max(1_000, ms)),
    clock,
    random: Math.random,
    onWait: ({ url, reason, ms: wait }) => {
      const text = `${reason}; next try in ${(wait / 1000).toFixed(1)} s`;
      // A short pause concerns no one; a long one must not look like a job that hangs.
      if (wait <= 1_000) debug(`${url}: ${text}`);
      else line('Waiting', `${url}: ${text}`);
    },
    onPause: ({ where, why, ms: wait }) => {
      line('Waiting', `${where}: ${why}; this takes about ${Math.round(wait / 1000)} s`);
    },
  };
}

/**
 * Harbor lets clients read an unsigned image of a project that forbids pulling such images only if
 * their User-Agent says "cosign" (goharbor/harbor, SkipPolicyChecking).
 */
const userAgent = `signet/${actionVersion} (stores signatures like cosign)`;

/** How a step speaks to servers. */
export interface Http {
  readonly http: HttpClient;
  /** The first request has left: what takes time can begin now. */
  readonly sent: Promise<unknown>;
}

/**
 * The HTTP client of the run: behind the proxy that the environment names, and ended when the job
 * is cancelled.
 * @throws SignetError INPUT_INVALID when the environment does not allow safe requests
 */
export function httpOf(env: Env): Http {
  const proxyFor = readProxy(env, core.setSecret);
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
    throw new SignetError(
      'INPUT_INVALID',
      'NODE_TLS_REJECT_UNAUTHORIZED is 0, so anyone on the way could take the ID token',
      {
        hint:
          'Remove it, and set NODE_EXTRA_CA_CERTS in the step’s "env:" to a file with the ' +
          'certificate of your own certificate authority (PEM).',
      },
    );
  const { promise: sent, resolve } = Promise.withResolvers<undefined>();
  const http = createHttpClient({
    fetch: openTransport(proxyFor, () => {
      resolve(undefined);
    }),
    userAgent,
    signal: cancellation(),
    onExchange: debugExchange,
  });
  return { http, sent };
}

function cancellation(): AbortSignal {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, endRun);
  return ending.signal;
}

const manyImages = 100;

/** Thousands of answers would let V8 grow its heap to what the machine has. */
export function boundMemory({ length }: readonly unknown[]): void {
  if (length > manyImages) saveMemory();
}

/** A little time is given for half the memory. */
export function saveMemory(): void {
  setFlagsFromString('--optimize-for-size');
}

/**
 * Reads a text file; paths are relative to the workspace, which is where the runner starts the
 * action.
 */
export async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8');
}

/** The webhook payload of the run; undefined when there is none that can be read. */
export async function readEvent(env: Env): Promise<unknown> {
  const path = env['GITHUB_EVENT_PATH'] ?? '';
  return path === '' ? undefined : parseJson(await readText(path).catch(() => ''));
}

/** Where paths begin: the runner starts the action in the workspace. */
export function workspaceOf(): string {
  return process.cwd();
}

/** A folder of this job. */
export function tempOf(env: Env): string {
  return env['RUNNER_TEMP'] ?? tmpdir();
}
