// SPDX-License-Identifier: Apache-2.0
// Starts programs: those that end by themselves, and servers that are ended in every case.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Added to this process's environment; undefined removes a variable. */
  readonly env?: Environment;
  readonly timeoutMs?: number;
}

/** Every process that this one has started and that has not ended. */
const running = new Set<ChildProcess>();

process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.once(signal, () => process.exit(code));
}

/** Runs a program to its end, whatever its verdict. */
export async function run(
  command: string,
  args: readonly string[],
  { cwd, env, timeoutMs = 300_000 }: RunOptions = {},
): Promise<Finished> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  running.add(child);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  try {
    const exitCode = await new Promise<number | null>((done, fail) => {
      child.on('error', fail);
      child.on('close', done);
    });
    return {
      exitCode,
      stdout: Buffer.concat(out).toString(),
      stderr: Buffer.concat(err).toString(),
    };
  } finally {
    running.delete(child);
  }
}

/** Runs a program that must succeed and returns what it printed. */
export async function mustRun(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { exitCode, stdout, stderr } = await run(command, args, options);
  if (exitCode !== 0)
    throw new Error(
      `${command} ${args.join(' ')}\nended with ${String(exitCode)}: ` +
        `${stdout.slice(-1500)}${stderr.slice(-1500)}`,
    );
  return stdout;
}

export interface Server {
  /** How it ended, once it has. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/** Starts a server whose output goes to `<folder>/log/<name>`. */
export function serve(
  name: string,
  command: string,
  args: readonly string[],
  folder: string,
  env: Environment = {},
): Server {
  const log = openSync(join(folder, 'log', name), 'a');
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', log, log],
  });
  running.add(child);
  const ended = new Promise<string>((done) => {
    child.once('error', ({ message }) => {
      running.delete(child);
      done(`did not start: ${message}`);
    });
    child.once('exit', (code, signal) => {
      running.delete(child);
      done(`ended with ${String(code ?? signal)}`);
    });
  });
  return {
    ended,
    async stop() {
      child.kill('SIGTERM');
      const hurry = setTimeout(() => child.kill('SIGKILL'), 3000);
      await ended;
      clearTimeout(hurry);
    },
  };
}

/**
 * Ports of the loopback interface that nobody listens on, all different. They lie below those that
 * the system gives to outgoing connections (32768 and up on Linux): one of those may be taken by
 * any request between the moment it is found free and the moment its server starts.
 */
export async function freePorts(count: number): Promise<readonly number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = randomInt(15_000, 32_000);
    if (!promised.has(port) && (await isFree(port))) {
      promised.add(port);
      ports.push(port);
    }
  }
  return ports;
}

/** What this process has given away, whether or not the server has started. */
const promised = new Set<number>();

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((done) => {
    server.once('error', () => {
      done(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        done(true);
      });
    });
  });
}

/** Waits until a server answers with a status below 500, and returns what it said. */
export async function answerOf(url: string, patienceMs = 30_000): Promise<string> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
      const text = await response.text();
      if (response.status < 500) return text;
    } catch (cause) {
      if (Date.now() > end) throw new Error(`${url} does not answer`, { cause });
    }
    if (Date.now() > end) throw new Error(`${url} does not become ready`);
    await delay(50);
  }
}
