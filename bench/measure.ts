// SPDX-License-Identifier: Apache-2.0
// Requests in line, by the time that a delay of each request adds.
import { delay } from './delay-proxy.ts';

/** Something that is timed on fresh images; `prepare` is not. */
export interface Task {
  readonly prepare: (count: number) => Promise<readonly string[]>;
  readonly run: (images: readonly string[]) => Promise<void>;
}

export interface Measure {
  /** Seconds without any delay. */
  readonly alone: number;
  readonly depth: number;
  /** Seconds at 200 ms delay. */
  readonly wall: number;
}

/**
 * The best of several runs is taken: noise only ever adds. The longer the delay, the less is left
 * of it in the slope, so what takes few requests in line is delayed for longer too.
 */
export async function measure(task: Task, count: number, longest = 200): Promise<Measure> {
  const rounds = count === 1 ? 3 : 2;
  const undelayed = await best(task, count, 0, rounds);
  const wall = await best(task, count, 200, rounds);
  const delayed = longest === 200 ? wall : await best(task, count, longest, rounds);
  return { alone: undelayed, depth: (delayed - undelayed) / (longest / 1000), wall };
}

/** The shortest time in seconds. */
async function best(
  { prepare, run }: Task,
  count: number,
  ms: number,
  rounds: number,
): Promise<number> {
  let shortest = Infinity;
  for (let round = 0; round < rounds; round++) {
    delay.ms = 0;
    const images = await prepare(count);
    delay.ms = ms;
    const started = performance.now();
    await run(images);
    shortest = Math.min(shortest, (performance.now() - started) / 1000);
    // What takes long is not made much longer by noise.
    if (shortest > 10) break;
  }
  delay.ms = 0;
  return shortest;
}
