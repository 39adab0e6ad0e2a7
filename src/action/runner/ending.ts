// SPDX-License-Identifier: Apache-2.0
// Sees to it that a step ends with an account and an exit code, never with a stack trace.
import { annotationOf } from './annotation.ts';
import { failureOf } from './failure.ts';
import { fail } from './log.ts';

const { promise, reject } = Promise.withResolvers<never>();
// Usually nothing happens, or nothing waits for it any more.
promise.catch(() => undefined);

/**
 * Rejects when something is thrown where nothing waits for it: a step stops its work then, and
 * tells what was done.
 */
export const accident: Promise<never> = promise;

/** Runs a step. What it does not catch itself becomes an error annotation too. */
export async function endWell(step: () => Promise<void>): Promise<void> {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      process.exitCode = 1;
      reject(error);
    });
  process.once('beforeExit', () => {
    reject(new Error('the process had nothing left to wait for'));
  });
  // A log that is no longer read does not stop what is being signed. The step fails all the
  // same, since what it says is lost.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', () => {
      process.exitCode = 1;
    });
  try {
    await step();
  } catch (error) {
    fail(annotationOf(failureOf(error), { place: undefined, env: process.env }));
  }
}
