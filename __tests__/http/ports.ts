// SPDX-License-Identifier: Apache-2.0
// Clocks that do not wait, answers without a network, and refusals as values.
import { SignetError } from '../../src/errors.ts';
import type { HttpClient, HttpRequest, HttpResponse } from '../../src/http/client.ts';
import type { Patience, Pause } from '../../src/http/retry.ts';

export const start = Date.UTC(2026, 0, 1);

export type Waiting = Patience & {
  readonly slept: number[];
  readonly waits: { readonly url: string; readonly reason: string; readonly ms: number }[];
  readonly pauses: (Pause & { readonly ms: number })[];
};

/** Patience whose time passes only by being slept through. */
export function patienceOf(ms: number, random: () => number = () => 0.5): Waiting {
  let now = start;
  const slept: number[] = [];
  const waits: Waiting['waits'] = [];
  const pauses: Waiting['pauses'] = [];
  const clock = {
    now: () => now,
    sleep: async (wait: number) => {
      slept.push(wait);
      now += wait;
    },
  };
  return {
    deadline: now + ms,
    clock,
    random,
    slept,
    waits,
    pauses,
    onWait: (wait) => void waits.push(wait),
    onPause: (pause) => void pauses.push(pause),
  };
}

/**
 * Patience of several who work at the same time: time passes when all of them sleep, and the one
 * who wakes first goes on. `leave` is called by who is done.
 */
export function sharedPatience(workers: number, random: () => number): Waiting & { leave(): void } {
  const patience = patienceOf(3_600_000, random);
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  let now = start;
  let working = workers;
  const passTime = () => {
    if (sleepers.length === 0 || sleepers.length < working) return;
    const next = sleepers.reduce((one, other) => (other.at < one.at ? other : one));
    sleepers.splice(sleepers.indexOf(next), 1);
    now = next.at;
    next.wake();
  };
  const sleep = (ms: number) =>
    new Promise<void>((wake) => {
      sleepers.push({ at: now + ms, wake });
      passTime();
    });
  return {
    ...patience,
    clock: { now: () => now, sleep },
    leave() {
      working--;
      passTime();
    },
  };
}

export function answer(
  status: number,
  headers: Record<string, string> = {},
  body = '',
): Omit<HttpResponse, 'url'> {
  return { method: 'GET', status, headers: new Headers(headers), body: Buffer.from(body) };
}

/** Gives each request the next of `outcomes`, and goes on with the last one. */
export function scripted(
  ...outcomes: readonly (Omit<HttpResponse, 'url'> | Error)[]
): HttpClient & { readonly sent: HttpRequest[] } {
  const sent: HttpRequest[] = [];
  return {
    sent,
    async send(request) {
      sent.push(request);
      const outcome =
        outcomes[Math.min(sent.length, outcomes.length) - 1] ?? new Error('no outcome');
      if (outcome instanceof Error) throw outcome;
      return { ...outcome, url: request.url };
    },
  };
}

/** The error that the work ends with. */
export async function refusalOf(work: Promise<unknown>): Promise<SignetError> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof SignetError) return outcome;
  throw new Error('it was not refused', { cause: outcome });
}

/** The error that the function throws. */
export function thrownBy(judge: () => unknown): SignetError {
  try {
    judge();
  } catch (error) {
    if (error instanceof SignetError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}
